import type { ComponentName, StatusState } from './status-state.ts';

/** One row of the closed list of reasons; `docs/reference/status.md` is made from it. */
export interface ReasonRow {
  /** `any`: may stand at every component. */
  readonly component: ComponentName | 'any';
  /** A reason belongs to one state; `any` only for the state that a rule of the user's sets. */
  readonly state: StatusState | 'any';
  readonly meaning: string;
  /** What a person does next, one sentence; empty when nothing. */
  readonly next: string;
}

const RUN_AGAIN = 'Nothing by hand: the next run that looks at it settles it.';
const LOOK_AT_DRIFT =
  "Take one side for each object below: write the cluster's value into Git, or force Git's with apply --accept-git.";

function row<const C extends ReasonRow['component'], const S extends ReasonRow['state']>(
  component: C,
  state: S,
  meaning: string,
  next = '',
) {
  return { component, state, meaning, next };
}

/** Why a component is in its state. */
export const REASONS = {
  'git-valid': row('git_sync', 'healthy', 'All files were read, and every manifest is valid.'),
  'git-warnings': row(
    'git_sync',
    'warning',
    'Every manifest is valid, with warnings.',
    'Read the warnings; nothing is held because of them.',
  ),
  'git-invalid': row(
    'git_sync',
    'error',
    'Files have errors, so Git as it is cannot be applied as a whole.',
    'Mend the files; `validate` shows every error with its line.',
  ),
  'git-empty': row(
    'git_sync',
    'error',
    'Not one manifest was validated.',
    'Check the path of the fabric and its include and exclude patterns.',
  ),
  'git-unreadable': row(
    'git_sync',
    'error',
    'The files could not be read.',
    'Do what the message says; nothing was compared or written.',
  ),
  'objects-in-sync': row('kubernetes', 'healthy', 'Git and cluster agree on every object.'),
  'objects-git-ahead': row(
    'kubernetes',
    'warning',
    'Git holds changes that are not applied, and nobody changed the cluster.',
    'Apply: a push to the default branch does it, the workflow by hand with mode apply, or hedgehog-sync apply.',
  ),
  'objects-unmanaged': row(
    'kubernetes',
    'warning',
    'The cluster has objects that are not in Git.',
    'Take them into Git, or opt them out by annotation.',
  ),
  'objects-drifted': row(
    'kubernetes',
    'warning',
    'Somebody changed or deleted objects in the cluster.',
    LOOK_AT_DRIFT,
  ),
  'objects-conflict': row(
    'kubernetes',
    'warning',
    'Git and cluster changed the same field to different values; apply holds these objects.',
    LOOK_AT_DRIFT,
  ),
  'objects-far-off': row(
    'kubernetes',
    'error',
    'The cluster is far from Git: the severity of the drift is 0.5 or more.',
    'Find out who changes the cluster before anything is applied; then take one side object by object.',
  ),
  'objects-refused': row(
    'kubernetes',
    'error',
    'The cluster refused objects.',
    'Mend what the refusal names, then apply again.',
  ),
  'objects-failed': row(
    'kubernetes',
    'error',
    'Objects could not be written.',
    'Look at the error of each object, then apply again: what was written already stays.',
  ),
  'apply-ended-early': row(
    'kubernetes',
    'error',
    'The apply ended before everything was written.',
    'Do what the message says, then apply again: it goes on where it ended.',
  ),
  'objects-none': row(
    'kubernetes',
    'unknown',
    'There was no object to compare, neither in Git nor in the cluster.',
    'Check the path of the fabric and the cluster that is asked.',
  ),
  'cluster-not-read': row(
    'kubernetes',
    'unknown',
    'The run was to compare with the cluster and could not.',
    'Mend what the connection says, then run again.',
  ),
  'switches-converged': row('fabric', 'healthy', 'Every switch runs what the fabric asks of it.'),
  'no-switches': row('fabric', 'healthy', 'The fabric has no switch that could lag.'),
  'switches-behind': row(
    'fabric',
    'warning',
    'Switches do not run what the fabric asks of them (yet), or are silent.',
    'Look at the switches named; one that stays behind needs its agent looked at.',
  ),
  'switches-not-in-force': row(
    'fabric',
    'error',
    'What was applied is not in force: switches did not follow in time.',
    'Look at the agents of the switches named; then run drift to see whether they caught up.',
  ),
  'switches-all-silent': row(
    'fabric',
    'error',
    'No switch gives a sign of life.',
    'Check the management network and the agents.',
  ),
  'switches-not-awaited': row(
    'fabric',
    'unknown',
    'The wait for the switches was cancelled, so nobody knows whether they follow.',
    'Run drift to see where they are.',
  ),
  'switches-not-listed': row(
    'fabric',
    'unknown',
    'The agents of the switches could not be listed.',
    'Check that the cluster serves Agents and that the credentials may list them: `doctor` shows both.',
  ),
  'scan-fresh': row('watch', 'healthy', 'The cluster was looked at within the limit.'),
  'scan-late': row(
    'watch',
    'stale',
    'The last look at the cluster is older than the limit.',
    'See why scheduled runs stopped: a forge switches schedules off in a quiet repository.',
  ),
  connected: row('connection', 'healthy', 'Every end that was asked answered.'),
  'connection-insecure': row(
    'connection',
    'warning',
    'Certificates are not verified.',
    'Put the right certificate authority into the kubeconfig and remove insecure-skip-tls-verify.',
  ),
  'budget-low': row(
    'connection',
    'warning',
    'The rate budget of an end is nearly used up.',
    'Wait for the next hour, or find out what else uses the same token.',
  ),
  'breaker-probing': row(
    'connection',
    'warning',
    'An end failed several times and is being tried with one request.',
    RUN_AGAIN,
  ),
  'breaker-open': row(
    'connection',
    'error',
    'An end failed five times in a row and is left alone for five minutes.',
    'Look at the end itself; it is tried again by itself.',
  ),
  'access-refused': row(
    'connection',
    'error',
    'An end answered and refused the credentials, or a right is missing.',
    'Renew the credentials, or grant the right that the message names.',
  ),
  'end-unusable': row(
    'connection',
    'error',
    'An end could not be used as it is configured.',
    'Do what the message says.',
  ),
  'end-unreachable': row(
    'connection',
    'error',
    'An end could not be reached.',
    'Check the address and the way there from where the run takes place.',
  ),
  'never-synced': row(
    'any',
    'never_synced',
    'No run has looked at it yet, and none has succeeded.',
    'Run drift or apply once; plan changes nothing.',
  ),
  'never-observed': row(
    'any',
    'unknown',
    'Runs have succeeded, but none of them looked at it, or their record is gone.',
    'Run drift: it looks at everything and changes nothing.',
  ),
  'record-not-trusted': row(
    'any',
    'unknown',
    'The stored status was changed by hand, so it does not count as observed.',
    'Run drift: it looks at everything and changes nothing.',
  ),
  'observation-old': row(
    'any',
    'stale',
    'It was good when it was last looked at, but that is longer ago than the limit.',
    'Run drift once, and see why scheduled runs stopped: a forge switches schedules off in a quiet repository.',
  ),
  'facts-contradict': row(
    'any',
    'unknown',
    'What the run found contradicts itself, also after it was read once more.',
    'Run again; if it stays, report it with the decisions shown below.',
  ),
  'run-under-way': row('any', 'syncing', 'A run is looking at it right now.', 'Wait for the run.'),
  'set-by-rule': row('any', 'any', 'A rule of yours sets this state.', 'See the rule named.'),
} as const satisfies Readonly<Record<string, ReasonRow>>;

export type ReasonCode = keyof typeof REASONS;

export const REASON_CODES = Object.keys(REASONS) as readonly ReasonCode[];

export function isReasonCode(code: string): code is ReasonCode {
  return Object.hasOwn(REASONS, code);
}

/** What to do next about a reason; '' also for a code of another release. */
export function nextOf(code: string): string {
  return isReasonCode(code) ? REASONS[code].next : '';
}
