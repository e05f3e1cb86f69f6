import type { Concern, IssueAction, IssueTopic, KnownIssue } from './issue-topic.ts';

/** An issue that was closed longer ago is left in peace, and a new one is opened. */
export const REOPEN_DAYS = 14;
const DAY_MS = 86_400_000;

export interface IssuePlanInput {
  /** What should have an open issue, those about one object the worst first. */
  readonly concerns: readonly Concern[];
  /** Of the same fabric: all open ones and those closed within `REOPEN_DAYS`. */
  readonly known: readonly KnownIssue[];
  /** What this run looked at: an issue on anything else is neither closed nor judged. */
  readonly looked: ReadonlySet<IssueTopic>;
  readonly meaningOf: (concern: Concern) => string;
  /** What solved it, one sentence, for an issue that goes. */
  readonly solvedBy: (issue: KnownIssue) => string;
  /** One issue for many: takes those that have no issue of their own. */
  readonly gather: (concerns: readonly Concern[]) => Concern;
  /** ISO 8601. */
  readonly now: string;
}

/** More new ones at once are one burst. */
export const BURST_ABOVE = 10;

/**
 * What to do about issues, in the order in which it should be done when there is not room for all: new ones first, the
 * worst first, then what changed, then what is solved. Empty when nothing changed in meaning.
 */
export function planIssues(input: IssuePlanInput): readonly IssueAction[] {
  const concerns = withBurst(input);
  const byFingerprint = newestByFingerprint(input.known);
  const wanted = new Set(concerns.map(({ fingerprint }) => fingerprint));
  const kept = new Set(byFingerprint.values());
  const needed = concerns.flatMap((concern) =>
    ensure(concern, byFingerprint.get(concern.fingerprint), input),
  );
  const closed = input.known
    .filter((issue) => issue.isOpen && (!kept.has(issue) || !wanted.has(issue.fingerprint)))
    .filter((issue) => isJudged(issue, input))
    .map((issue): IssueAction => {
      const because = kept.has(issue) ? input.solvedBy(issue) : 'Another issue is open on the same matter.';
      return { action: 'close', issue, because };
    });
  return [...needed, ...closed];
}

function isJudged({ topic }: KnownIssue, { looked }: IssuePlanInput): boolean {
  // a burst holds drift, conflicts and refusals: only a run that looked at all of them may end it
  if (topic === 'many') return looked.has('drift') && looked.has('conflict');
  return looked.has(topic);
}

function ensure(concern: Concern, issue: KnownIssue | undefined, input: IssuePlanInput): IssueAction[] {
  if (issue === undefined) return [{ action: 'open', concern }];
  const isSame = issue.meaning === input.meaningOf(concern);
  if (issue.isOpen) return isSame ? [] : [{ action: 'update', issue, concern }];
  const age = Date.parse(input.now) - Date.parse(issue.closedAt ?? input.now);
  const isRecent = age <= REOPEN_DAYS * DAY_MS;
  return [isRecent ? { action: 'reopen', issue, concern } : { action: 'open', concern }];
}

/** An open one before closed ones, then the newest: the one that people look at. */
function newestByFingerprint(known: readonly KnownIssue[]): ReadonlyMap<string, KnownIssue> {
  const found = new Map<string, KnownIssue>();
  for (const issue of known) {
    const other = found.get(issue.fingerprint);
    if (other === undefined || isBetter(issue, other)) found.set(issue.fingerprint, issue);
  }
  return found;
}

function isBetter(issue: KnownIssue, other: KnownIssue): boolean {
  if (issue.isOpen !== other.isOpen) return issue.isOpen;
  // of two open ones (two runs at once) the older stays: people may have answered there
  return issue.isOpen ? issue.number < other.number : issue.number > other.number;
}

/**
 * Concerns about one object that have no open issue of their own become one when they are more than ten; what is in an
 * open burst stays in it until it is solved, so that nothing flaps around the limit.
 */
function withBurst(input: IssuePlanInput): readonly Concern[] {
  const open = new Set(input.known.filter(({ isOpen }) => isOpen).map(({ fingerprint }) => fingerprint));
  const fresh = input.concerns.filter(({ object, fingerprint }) => object !== null && !open.has(fingerprint));
  const hasBurst = input.known.some(({ topic, isOpen }) => topic === 'many' && isOpen);
  if (fresh.length === 0 || (fresh.length <= BURST_ABOVE && !hasBurst)) return input.concerns;
  const gone = new Set(fresh);
  const rest = input.concerns.filter((concern) => !gone.has(concern));
  return [input.gather(fresh), ...rest];
}
