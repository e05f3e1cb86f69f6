import type { ConcernContext } from '../domain/issues/concern-context.ts';
import { concernsOf } from '../domain/issues/concerns.ts';
import { gatherConcerns } from '../domain/issues/gather-concerns.ts';
import { markIssue, meaningOf, readIssueMark } from '../domain/issues/issue-marker.ts';
import type { Concern, IssueAction, IssueTopic, KnownIssue } from '../domain/issues/issue-topic.ts';
import { planIssues, REOPEN_DAYS } from '../domain/issues/plan-issues.ts';
import { type SolvedWords, solvedBy, solvedObjects } from '../domain/issues/solved-by.ts';
import { sentence } from '../domain/report/markdown-parts.ts';
import { timeText } from '../domain/report/time-text.ts';
import type { Digest } from '../domain/shared/digest.ts';
import type { RunFacts } from '../domain/status/run-facts.ts';
import type { StatusDocument } from '../domain/status/status-document.ts';
import type { Discussions, IssueView } from '../ports/forge.ts';

/** Every issue of ours has it; by it they are found again. */
export const ISSUE_LABEL = 'hedgehog-sync';

const DAY_MS = 86_400_000;

/** What a run says of issues: everything that planning them needs, without what only its own process can do. */
export interface JudgedIssues {
  readonly fabric: string;
  /** `meaning`: equal as long as the text means the same. */
  readonly concerns: readonly { readonly concern: Concern; readonly meaning: string }[];
  readonly looked: ReadonlySet<IssueTopic>;
  readonly solved: SolvedWords;
}

export interface IssuesRequest {
  readonly judged: JudgedIssues;
  readonly digest: Digest;
  /** ISO 8601. */
  readonly now: string;
  /** Writes to the forge that this may use. What does not fit waits for the next run. */
  readonly writes: number;
}

export interface IssuesReport {
  readonly opened: readonly number[];
  readonly updated: readonly number[];
  readonly closed: readonly number[];
  /** Could not be done within the writes. */
  readonly waiting: number;
  /** Of the fabric, open now; in ascending order. */
  readonly open: readonly number[];
}

/** `document`: the status after the run; null: the run looks at none. */
export function judgeIssues(
  facts: RunFacts,
  document: StatusDocument | null,
  context: ConcernContext,
): JudgedIssues {
  const { fabric, commit } = facts;
  const { concerns, looked } = concernsOf(facts, document, context);
  const meanings = meaningsWithoutLinks(facts, document, context);
  return {
    fabric,
    concerns: concerns.map((concern) => ({
      concern,
      meaning: meanings.get(concern.fingerprint) ?? meaningOf(concern, context.digest),
    })),
    looked,
    solved: { fabric, commit, objects: solvedObjects(facts) },
  };
}

/** Makes the open issues of a fabric what the run found. No write when nothing changed in meaning. Throws SyncError. */
export async function ensureIssues(
  discussions: Discussions,
  { judged, digest, now, writes }: IssuesRequest,
): Promise<IssuesReport> {
  const { fabric, looked } = judged;
  const concerns = judged.concerns.map(({ concern }) => concern);
  const views = new Map<number, IssueView>();
  for (const view of await discussions.openIssues(ISSUE_LABEL)) views.set(view.number, view);
  const meanings = new Map(judged.concerns.map((one) => [one.concern.fingerprint, one.meaning] as const));
  const meaning = (concern: Concern) => meanings.get(concern.fingerprint) ?? meaningOf(concern, digest);
  const known = () => [...views.values()].flatMap((view) => knownIssue(view, fabric));
  const planned = () =>
    planIssues({
      concerns,
      known: known(),
      looked,
      now,
      meaningOf: meaning,
      solvedBy: solvedBy(judged.solved, { digest }),
      gather: (many) => gatherConcerns(fabric, many, { digest }),
    });
  let actions = planned();
  // a closed one counts only where one would be opened: it may be opened again instead
  if (actions.some(({ action }) => action === 'open')) {
    const closedAfter = new Date(Date.parse(now) - REOPEN_DAYS * DAY_MS).toISOString();
    for (const view of await discussions.closedIssues(ISSUE_LABEL, closedAfter)) views.set(view.number, view);
    actions = planned();
  }
  const done = actions.slice(0, Math.max(0, writes));
  const report = { opened: [] as number[], updated: [] as number[], closed: [] as number[] };
  for (const action of done) {
    const number = await perform(discussions, action, views, { meaning, now });
    if (action.action === 'close') report.closed.push(number);
    else if (action.action === 'update') report.updated.push(number);
    else report.opened.push(number);
  }
  const closed = new Set(report.closed);
  const stayed = known().filter(({ isOpen, number }) => isOpen && !closed.has(number));
  const open = new Set([...stayed.map(({ number }) => number), ...report.opened]);
  return { ...report, waiting: actions.length - done.length, open: [...open].sort((a, b) => a - b) };
}

/** A link to a line names the commit of the run: that the branch moved on is no change of meaning. */
function meaningsWithoutLinks(
  facts: RunFacts,
  document: StatusDocument | null,
  context: ConcernContext,
): ReadonlyMap<string, string> {
  const { concerns } = concernsOf(facts, document, { ...context, sourceUrl: () => null });
  return new Map(
    concerns.map((concern) => [concern.fingerprint, meaningOf(concern, context.digest)] as const),
  );
}

/** A marker that somebody else copied into an issue of theirs counts for nothing. */
function knownIssue(view: IssueView, fabric: string): KnownIssue[] {
  const mark = readIssueMark(view.body);
  if (mark === null || mark.fabric !== fabric || view.isPullRequest || !view.author.isOurs) return [];
  const { number, isOpen, createdAt, closedAt } = view;
  const { topic, fingerprint, meaning } = mark;
  return [{ number, topic, fingerprint, meaning, isOpen, createdAt, closedAt }];
}

async function perform(
  discussions: Discussions,
  action: IssueAction,
  views: ReadonlyMap<number, IssueView>,
  { meaning, now }: { readonly meaning: (concern: Concern) => string; readonly now: string },
): Promise<number> {
  if (action.action === 'open') {
    const { concern } = action;
    const { title, labels } = concern;
    return (await discussions.openIssue({ title, labels, body: bodyOf(concern, now, meaning(concern)) }))
      .number;
  }
  const { issue } = action;
  if (action.action === 'close') {
    const body = solvedBody(views.get(issue.number)?.body ?? '', action.because);
    await discussions.editIssue(issue.number, { body, state: 'completed' });
    return issue.number;
  }
  const { concern } = action;
  const edit = { title: concern.title, body: bodyOf(concern, issue.createdAt, meaning(concern)) };
  await discussions.editIssue(issue.number, action.action === 'reopen' ? { ...edit, state: 'open' } : edit);
  return issue.number;
}

function bodyOf(concern: Concern, firstSeen: string, meaning: string): string {
  return [
    concern.body,
    `First seen ${sentence(timeText(firstSeen))}. This issue is kept up to date, and closes itself when it is solved.`,
    markIssue(concern, meaning),
  ].join('\n\n');
}

const SOLVED = /^> \*\*Solved:\*\* .*\n\n/;

/** The text stays as it was last, with what solved it on top. */
function solvedBody(body: string, because: string): string {
  const rest = body.replaceAll('\r\n', '\n').replace(SOLVED, '');
  return `> **Solved:** ${sentence(because)}\n\n${rest}`;
}
