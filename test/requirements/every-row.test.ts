import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { describeWithShared, projectRoot, sharedRoot } from '../support/shared.ts';

/** Rows that need a part of the product which neither the status nor the scheduler is. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['categorized differences', 'the impact classes'],
  ['Tier 1: status_sync_orchestrator', 'the run of a fabric, which ends with one status'],
  ['Tier 2: git_sync_fabric', 'the run of a fabric'],
  ['Tier 2: kubernetes_sync_fabric', 'the run of a fabric'],
  ['Tier 2: status_reconciliation_fabric', 'the run of a fabric'],
  ['Tier 2: drift_detection_fabric', 'the run of a fabric'],
  ['Tier 3: validate_git_connectivity', 'the preflight of a run'],
  ['Tier 3: fetch_repository_changes', 'the repository of the forge'],
  ['Tier 3: process_crd_batch (50)', 'the engine'],
  ['Tier 3: kubernetes_resource_sync', 'the engine'],
  ['Tier 3: update_fabric_status_atomic', 'the contract of the status store'],
  ['scheduler_enabled, scheduler_priority, scheduler_metadata, active_sync_tasks', 'the configuration'],
  ['Rate limiting, task annotations', 'the adapter of GitHub'],
  ['Result compression and persistence', 'the status branch and the artifact'],
  ['Connection pooling, minimal queries', 'the adapter of Kubernetes'],
  ['update_fabric_status', 'the contract of the status store'],
  ['detect_fabric_drift', 'the engine'],
  ['git_validate_repository', 'the preflight of a run'],
  ['refresh_fabric_cache', 'the engine, which asks what is served in each run'],
  ['propagate_status_update', 'the app'],
  ['batch_propagate_status_updates', 'the app'],
  ['validate_fabric_status_consistency', 'the unified status'],
  ['validate_all_fabric_status_consistency', 'the unified status'],
  ['real_time_status_monitor', 'the app'],
  ['cleanup_stale_status_data', 'the status branch'],
  ['start_periodic_sync --bootstrap / --status / --manual-trigger --fabric-id / --json', 'the command line'],
  ['Plugin bootstrap at load, graceful when parts are missing', 'the start of the app'],
  ['Database lock on fabric', 'the Lease'],
  ['Admin interface fields', 'the dashboard issue'],
  [
    'Celery Beat, workers, migrations, container restart; log tail commands',
    'the guide to deploying the app',
  ],
]);

const SECTIONS = [
  'States',
  'Status types (components)',
  'Conflict rules',
  'Health',
  'Scheduler tiers, tasks, queues',
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
  test('every row on states, components, conflicts, health and the scheduler has a test of its name, or a reason why not', () => {
    const folder = join(projectRoot, 'test', 'requirements');
    const tests = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const requirements = readFileSync(join(sharedRoot, 'reference', 'requirements.md'), 'utf8');
    const names = SECTIONS.flatMap((section) => rowsOf(section, requirements));
    const isTested = (name: string) =>
      tests.some((text) => text.includes(`'${name}: `) || text.includes(`"${name}: `));
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => !isTested(name)).sort()).toEqual([...ELSEWHERE.keys()].sort());
  });
});
