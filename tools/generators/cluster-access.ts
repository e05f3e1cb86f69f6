import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import type { KindDefinition } from '../../src/domain/resource/kind.ts';
import type { GeneratedFile } from './page.ts';

/** What one rule of a Role grants. */
export interface AccessRule {
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** What it is for, and what does not work without it: a comment in the manifest, a row on the page. */
  readonly purpose: string;
  readonly without: string;
  readonly remark?: readonly string[];
}

const RECORD = { groups: [''], resources: ['configmaps'] };
const LOCK = { groups: ['coordination.k8s.io'], resources: ['leases'] };
const READS = ['get', 'list', 'watch'];

/** Rights of somebody who plans and looks for drift: nothing in them can change anything. */
export function readRules(kinds: readonly KindDefinition[] = fabricRegistry.kinds): readonly AccessRule[] {
  const ofSwitches = kinds.filter((kind) => isAboutSwitches(kind, kinds));
  const others = kinds.filter((kind) => !ofSwitches.includes(kind));
  return [
    ...byGroup(others).map(([group, resources]) => ({
      groups: [group],
      resources,
      verbs: READS,
      purpose: 'the objects of the fabric',
      without: 'nothing can be compared',
    })),
    ...byGroup(ofSwitches).map(([group, resources], index) => ({
      groups: [group],
      resources,
      verbs: READS,
      purpose: 'what the switches and gateways run',
      without: 'everything but the look at the switches works, and each run says so',
      ...(index === 0 ? { remark: AGENT_REMARK } : {}),
    })),
    {
      ...RECORD,
      verbs: ['list'],
      purpose: 'the record of what was applied',
      without: 'who changed what cannot be told',
    },
    {
      ...LOCK,
      verbs: ['get'],
      purpose: 'who holds the lock',
      without: 'a run does not say that another one is under way',
    },
  ];
}

const AGENT_REMARK = [
  'What the switches run. hedgehog-sync reads the status only and never shows a spec, but the spec of an Agent holds',
  'credentials of its switch, and who has this right can read it: keep the kubeconfig as secret as those. Without this',
  'rule everything but the look at the switches works, and each run says so.',
];

/** What an apply needs besides; it deletes no object of the fabric, so it has no right to. */
export function applyRules(kinds: readonly KindDefinition[] = fabricRegistry.kinds): readonly AccessRule[] {
  return [
    ...byGroup(kinds.filter(({ owner }) => owner === 'user')).map(([group, resources]) => ({
      groups: [group],
      resources,
      verbs: ['create', 'patch'],
      purpose: 'what lives in Git',
      without: 'nothing can be applied',
    })),
    {
      ...RECORD,
      verbs: ['create', 'update', 'delete'],
      purpose: 'the record of what was applied',
      without: 'nothing is applied, because it could not be told afterwards',
      remark: ['a record that shrinks drops a ConfigMap of its own'],
    },
    {
      ...LOCK,
      verbs: ['create', 'update'],
      purpose: 'the lock',
      without: 'nothing is applied, because two runs could meet',
    },
  ];
}

/** Kinds of groups in which nothing lives in Git, but the DHCP leases, are what agents tell of. */
function isAboutSwitches({ group }: KindDefinition, kinds: readonly KindDefinition[]): boolean {
  return (
    /^(agent|gwint)\./.test(group) && !kinds.some((kind) => kind.group === group && kind.owner === 'user')
  );
}

function byGroup(kinds: readonly KindDefinition[]): [string, string[]][] {
  const groups = [...new Set(kinds.map(({ group }) => group))].sort();
  return groups.map((group) => [
    group,
    kinds
      .filter((kind) => kind.group === group)
      .map(({ plural }) => plural)
      .sort(),
  ]);
}

function role(name: string, comment: string, rules: readonly AccessRule[]): string {
  const lines = [
    ...(comment === '' ? [] : [`# ${comment}`]),
    'apiVersion: rbac.authorization.k8s.io/v1',
    'kind: Role',
    'metadata:',
    `  name: ${name}`,
    '  namespace: default',
    'rules:',
    ...rules.flatMap((rule, index) => ruleLines(rule, rules[index - 1])),
  ];
  return lines.join('\n');
}

function ruleLines(rule: AccessRule, before: AccessRule | undefined): string[] {
  const { groups, resources, verbs, purpose, remark } = rule;
  const list = (items: readonly string[]) => items.map((item) => (item === '' ? "''" : item)).join(', ');
  const named =
    resources.length > 1
      ? ['    resources:', ...resources.map((one) => `      - ${one}`)]
      : [`    resources: [${list(resources)}]`];
  return [
    ...(purpose === before?.purpose ? [] : (remark ?? [purpose])).map((line) => `  # ${line}`),
    `  - apiGroups: [${list(groups)}]`,
    ...named,
    `    verbs: [${list(verbs)}]`,
  ];
}

function account(name: string): string {
  return `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ${name}\n  namespace: default`;
}

function binding(name: string, users: readonly string[]): string {
  return [
    'apiVersion: rbac.authorization.k8s.io/v1',
    'kind: RoleBinding',
    'metadata:',
    `  name: ${name}`,
    '  namespace: default',
    'roleRef:',
    '  apiGroup: rbac.authorization.k8s.io',
    '  kind: Role',
    `  name: ${name}`,
    'subjects:',
    ...users.flatMap((user) => ['  - kind: ServiceAccount', `    name: ${user}`, '    namespace: default']),
  ].join('\n');
}

const READ = 'hedgehog-sync-read';
const APPLY = 'hedgehog-sync-apply';

const HEAD = [
  '# Generated by tools/generate.mjs from the kinds of the fabric. Do not edit.',
  '#',
  '# Who hedgehog-sync is in the cluster: one user that looks, one that also writes. For a record in another namespace than',
  '# `default` (option `namespace`), move the rules for configmaps and leases there. docs/action.md makes kubeconfigs of it.',
].join('\n');

/** `examples/cluster-access.yaml`: the least that plan and apply work with. */
export function clusterAccess(): GeneratedFile {
  const documents = [
    `${HEAD}\n${account(READ)}`,
    account(APPLY),
    role(READ, 'plan and drift need no more than this; nothing in it can change anything', readRules()),
    role(
      APPLY,
      'apply, in addition; it deletes no object of the fabric, so it has no right to',
      applyRules(),
    ),
    binding(READ, [READ, APPLY]),
    binding(APPLY, [APPLY]),
  ];
  return { path: 'examples/cluster-access.yaml', text: `${documents.join('\n---\n')}\n` };
}
