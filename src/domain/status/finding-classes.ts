import type { ObjectState } from '../drift/assessment.ts';
import type { ComponentName } from './status-state.ts';

/** A class of things worth a person's look: which component's look it comes from, a sentence, and what to do next. */
export interface FindingClass {
  readonly component: Extract<ComponentName, 'git_sync' | 'kubernetes' | 'fabric'>;
  readonly sentence: string;
  readonly next: string;
}

function row(component: FindingClass['component'], sentence: string, next: string): FindingClass {
  return { component, sentence, next };
}

/** Closed list, the worst first; a finding's `state` is one of these words. */
export const FINDING_CLASSES = {
  failed: row('kubernetes', 'It could not be written.', 'Look at the error, then apply again.'),
  refused: row('kubernetes', 'The cluster refused it.', 'Mend what the refusal names, then apply again.'),
  invalid: row('git_sync', 'The manifest has an error.', 'Mend the line; `validate` shows all errors.'),
  conflict: row(
    'kubernetes',
    'Git and cluster changed the same field to different values.',
    "Decide: write the cluster's value into Git, or apply with --accept-git.",
  ),
  missing: row(
    'kubernetes',
    'It was applied and is gone from the cluster.',
    'Apply makes it again; remove it from Git if it is meant to be gone.',
  ),
  both_changed: row(
    'kubernetes',
    'Git and cluster both changed it, in different fields or without a known base.',
    "Compare the fields; write the cluster's values into Git, or apply with --accept-git.",
  ),
  cluster_ahead: row(
    'kubernetes',
    'Somebody changed it in the cluster.',
    "Take the change into Git, or take Git's value with apply --accept-git.",
  ),
  no_agent: row(
    'fabric',
    'The switch has no agent in the cluster.',
    'Check that the switch is registered and its agent installed.',
  ),
  silent: row(
    'fabric',
    'The agent of the switch gives no sign of life.',
    'Check the switch, its management port and its agent.',
  ),
  lagging: row(
    'fabric',
    'The switch does not run the newest generation yet.',
    'Wait; if it stays, look at the log of its agent.',
  ),
  git_ahead: row('kubernetes', 'Git changed it, and it is not applied.', 'Run apply.'),
  warning: row('git_sync', 'The manifest has a warning.', 'Read it; nothing is held because of it.'),
  extra: row(
    'kubernetes',
    'It is in the cluster and not in Git.',
    'Take it into Git, or opt it out by annotation.',
  ),
  in_sync: row('kubernetes', 'Git and cluster agree.', 'Nothing to do.'),
} as const satisfies Readonly<Record<string, FindingClass>> & Readonly<Record<ObjectState, FindingClass>>;

export type FindingState = keyof typeof FINDING_CLASSES;

export const FINDING_STATES = Object.keys(FINDING_CLASSES) as readonly FindingState[];

export function isFindingState(word: string): word is FindingState {
  return Object.hasOwn(FINDING_CLASSES, word);
}
