import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { describeWithShared, projectRoot, sharedRoot } from '../support/shared.ts';

/** Rows that are shown where what they are about is tested: the file, and the name of a test in it. */
const ELSEWHERE: ReadonlyMap<string, readonly [file: string, test: string]> = new Map([
  [
    'Tier 1: status_sync_orchestrator',
    ['operations/publish-status', 'is four files in one commit that names the run'],
  ],
  [
    'Tier 3: fetch_repository_changes',
    [
      'adapters/github/connect',
      'tells what changed since a commit, and null where that is no history or too much',
    ],
  ],
  [
    'scheduler_enabled, scheduler_priority, scheduler_metadata, active_sync_tasks',
    ['domain/config/file/read-sync-config', 'reads every part, with the defaults in force'],
  ],
  [
    'Result compression and persistence',
    ['domain/status/fit-drift', 'lists every object as long as there is room'],
  ],
  [
    'propagate_status_update',
    ['operations/publish-status', 'a run in which something moved is written and audited'],
  ],
  [
    'batch_propagate_status_updates',
    ['operations/publish-status', 'an identical run writes nothing: an idle hour gives no commit'],
  ],
  [
    'validate_all_fabric_status_consistency',
    ['operations/schedule-fabrics', 'a fabric that cannot be read is told, and hides no other'],
  ],
  [
    'real_time_status_monitor',
    [
      'entry/app/founding-story',
      'it becomes an issue in seconds; /accept-git puts Git back, and the issue closes itself',
    ],
  ],
  [
    'Celery Beat, workers, migrations, container restart; log tail commands',
    ['docs/guides', 'the guide on the App names exactly the variables that the App reads'],
  ],
  ['FabricDiscoveryError', ['operations/run-failures', 'FabricDiscoveryError: ']],
  ['TaskOrchestrationError', ['operations/run-failures', 'TaskOrchestrationError: ']],
  ['SchedulerTimeoutError', ['operations/run-failures', 'SchedulerTimeoutError: ']],
  ['Configuration errors', ['operations/run-failures', 'Configuration errors: ']],
  ['Network errors', ['operations/run-failures', 'Network errors: ']],
  ['Authentication errors', ['operations/run-failures', 'Authentication errors: ']],
  ['Parsing errors', ['operations/run-failures', 'Parsing errors: ']],
  ['Database errors', ['operations/run-failures', 'Database errors: ']],
  ['retry_with_backoff', ['operations/run-failures', 'retry_with_backoff: ']],
  [
    'Error logging, status persistence, manual retry',
    [
      'entry/app/again-events',
      'the checks of the head of the default branch: one more apply, which writes nothing to the cluster',
    ],
  ],
]);

/** Rows on a part of the product that is not there yet. */
const LATER = ['categorized differences'];

const SECTIONS = [
  'States',
  'Status types (components)',
  'Conflict rules',
  'Health',
  'Scheduler tiers, tasks, queues',
  'Error classes and recovery',
];

/** First column names the founding document, the second the row. */
function rowsOf(section: string, text: string): string[] {
  const body = text.split(`### ${section}\n`)[1]?.split('\n### ')[0] ?? '';
  return body.split('\n').flatMap((line) => {
    const [, document, name] = line.split('|').map((cell) => cell.trim());
    return document !== undefined && /^S\d$/.test(document) && name !== undefined ? [name] : [];
  });
}

describeWithShared('the requirements', () => {
  test('every row on states, components, conflicts, health, the scheduler and errors has a test of its name, or names the test that shows it', () => {
    const folder = join(projectRoot, 'test', 'requirements');
    const tests = readdirSync(folder)
      .filter((name) => !import.meta.url.endsWith(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
    const requirements = readFileSync(join(sharedRoot, 'reference', 'requirements.md'), 'utf8');
    const names = SECTIONS.flatMap((section) => rowsOf(section, requirements));
    const isTested = (name: string) =>
      tests.some((text) => text.includes(`'${name}: `) || text.includes(`"${name}: `));
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => !isTested(name)).sort()).toEqual([...ELSEWHERE.keys(), ...LATER].sort());
  });

  test.each([...ELSEWHERE])('%s is shown where it says', (_row, [file, name]) => {
    expect(readFileSync(join(projectRoot, 'test', `${file}.test.ts`), 'utf8')).toContain(name);
  });
});
