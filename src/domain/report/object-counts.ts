import { OBJECT_STATES, type ObjectState } from '../drift/assessment.ts';
import { capital } from '../shared/capital.ts';
import type { Section } from './fit-bytes.ts';
import { row, tableHead } from './markdown-parts.ts';
import { OUTCOMES } from './run-counts.ts';

/** Columns as people call them. */
const STATE_TITLES: Readonly<Record<ObjectState, string>> = {
  in_sync: 'In sync',
  git_ahead: 'Git ahead',
  cluster_ahead: 'Cluster ahead',
  both_changed: 'Both changed',
  missing: 'Deleted in cluster',
  extra: 'In cluster only',
};

type Counts = Readonly<Record<string, number>>;

/**
 * How many objects were in which state, and what became of them; the numbers of each table sum to what was seen. Those of a
 * run are of the same moment; a status keeps what its last apply did beside what was seen since.
 */
export function countSections(
  states: Counts | null,
  outcomes: Counts | null,
  of: 'run' | 'status' = 'run',
): Section[] {
  const titles =
    of === 'run'
      ? (['As the run found them', 'What became of them'] as const)
      : (['As they were seen last', 'What the last apply did'] as const);
  const found = states === null ? null : table(states, OBJECT_STATES, (state) => STATE_TITLES[state]);
  const became = outcomes === null ? null : table(outcomes, OUTCOMES, capital);
  if (found === null && became === null) return [];
  const items = [
    ...(found === null ? [] : [became === null ? found : `${titles[0]}:\n\n${found}`]),
    ...(became === null ? [] : [`${titles[1]}:\n\n${became}`]),
  ];
  const seen = sum(states ?? outcomes ?? {});
  return [{ head: `### Objects: ${seen} seen`, items, layout: 'blocks', noun: 'table' }];
}

function table<Key extends string>(
  counts: Counts,
  keys: readonly Key[],
  titleOf: (key: Key) => string,
): string {
  return `${tableHead(keys.map(titleOf))}\n${row(keys.map((key) => String(counts[key] ?? 0)))}`;
}

function sum(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
