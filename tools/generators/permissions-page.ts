import {
  ACTION_PERMISSIONS,
  APP_PERMISSIONS,
  type NeededPermission,
} from '../../src/domain/config/permission-table.ts';
import { type AccessRule, applyRules, readRules } from './cluster-access.ts';
import { code, type GeneratedFile, markdownPage, markdownTable } from './page.ts';

/** `docs/reference/permissions.md`: every right that is asked for anywhere, and what is missing without it. */
export function permissionsPage(): GeneratedFile {
  return markdownPage('permissions', 'Permissions', [
    'The least that each part works with. What is missing takes away what its row says, and nothing else: a run says what it could not do and goes on.',
    '## The token of a job',
    'Under `permissions:` of the job. A pull request from a fork or from Dependabot gets `read` at most, whatever stands there.',
    gitHubTable(ACTION_PERMISSIONS),
    '## The App',
    'Of its installation. The App compares at its start and names what is missing.',
    gitHubTable(APP_PERMISSIONS),
    '## The cluster, to plan and to look for drift',
    'All in namespace `default`, where the fabric keeps its objects. `hedgehog-sync doctor` asks the API server for each of them. [examples/cluster-access.yaml](../../examples/cluster-access.yaml) grants them.',
    clusterTable(readRules()),
    '## The cluster, to apply',
    'In addition. No right to delete an object of the fabric is asked for, because none is ever deleted.',
    clusterTable(applyRules()),
  ]);
}

export function gitHubTable(needed: readonly NeededPermission[]): string {
  return markdownTable(
    ['permission', 'needed for', 'without it'],
    needed.map(({ permission, level, purpose, consequence }) => [
      code(`${permission}: ${level}`),
      purpose,
      consequence,
    ]),
  );
}

function clusterTable(rules: readonly AccessRule[]): string {
  return markdownTable(
    ['group', 'resources', 'verbs', 'needed for', 'without it'],
    rules.map(({ groups, resources, verbs, purpose, without }) => [
      groups.map((group) => (group === '' ? 'core' : code(group))).join(', '),
      resources.join(', '),
      verbs.join(', '),
      purpose,
      without,
    ]),
  );
}
