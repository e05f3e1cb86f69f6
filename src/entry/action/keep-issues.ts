import type { MarkdownContext } from '../../domain/report/markdown-context.ts';
import type { Digest } from '../../domain/shared/digest.ts';
import { isSyncError, type SyncError } from '../../domain/shared/errors.ts';
import { plural } from '../../domain/shared/plural.ts';
import { ensureDashboard } from '../../operations/ensure-dashboard.ts';
import { ensureIssues, type JudgedIssues, judgeIssues } from '../../operations/ensure-issues.ts';
import { repositoryRoot } from '../sync-config.ts';
import { hasCommandWorkflow } from './command-workflow.ts';
import type { FinishedRun } from './fabric-run.ts';
import { type GitHubDoor, WRITE_BUDGET } from './github-door.ts';
import type { PublishedRun } from './publish-run.ts';
import { statusPageUrl } from './run-markdown.ts';
import { isOfApp } from './without-app.ts';

/** What became of the issues of a run. */
export interface KeptIssues {
  /** Open ones about the fabric; null: none are kept. */
  readonly open: number | null;
  /** Plain sentences. */
  readonly notes: readonly string[];
}

const NONE: KeptIssues = { open: null, notes: [] };

/** The check must still be completed, which takes at least one write. */
const KEPT_FOR_CHECK = 1;

/** Makes issues and dashboard what a run of the default branch found; every other run keeps none. */
export async function keepIssues(
  run: FinishedRun,
  published: PublishedRun,
  markdown: MarkdownContext,
): Promise<KeptIssues> {
  const { order } = run;
  const { host, inputs, github, isStatusRun, standing } = order;
  const { issues, dashboard } = inputs.values;
  if (!isStatusRun || github === null || !(issues || dashboard)) return NONE;
  // the App keeps them where it works for the fabric
  if (isOfApp(inputs)) return NONE;
  // what this run found is of the past, or not all that there is
  if (standing.result === 'superseded' || host.signal.aborted) return NONE;
  const notes: string[] = [];
  let open: readonly number[] | null = null;
  try {
    const keep = () => issuesOf(run, published, markdown, github, notes);
    if (issues) open = await (host.inTurn === undefined ? keep() : host.inTurn(keep));
    if (dashboard) await keepDashboard(run, published, open, github, notes);
  } catch (error) {
    if (!isSyncError(error)) throw error;
    order.log.info('the issues were not kept', { code: error.code, reason: error.message });
    notes.push(notKept(error));
  }
  return { open: open?.length ?? null, notes };
}

async function issuesOf(
  { order, doors }: FinishedRun,
  { facts, document }: PublishedRun,
  markdown: MarkdownContext,
  github: GitHubDoor,
  notes: string[],
): Promise<readonly number[]> {
  const { digest } = doors.local;
  const report = await ensureIssues(github.forge.discussions, {
    judged: judgedBy(order, digest, { facts, document }, markdown),
    digest,
    now: order.host.clock.now(),
    writes: writesLeft(github),
  });
  if (report.waiting > 0) {
    notes.push(
      `${plural(report.waiting, 'issue')} could not be written within the ${WRITE_BUDGET} writes to GitHub that a run may make; the next run goes on.`,
    );
  }
  return report.open;
}

/** What a run of the default branch says of issues; commands are offered in their texts where somebody obeys. */
export function judgedBy(
  { inputs, context, byApp }: FinishedRun['order'],
  digest: Digest,
  { facts, document }: Pick<PublishedRun, 'facts' | 'document'>,
  markdown: MarkdownContext,
): JudgedIssues {
  const isObeyed = inputs.configured?.config?.commands.enabled !== false;
  const isHeard = byApp === true || isOfApp(inputs) || hasCommandWorkflow(repositoryRoot(context.workspace));
  return judgeIssues(facts, document, { ...markdown, digest, hasCommands: isObeyed && isHeard });
}

async function keepDashboard(
  { order, doors }: FinishedRun,
  { document }: PublishedRun,
  ownIssues: readonly number[] | null,
  github: GitHubDoor,
  notes: string[],
): Promise<void> {
  const { host, inputs, context } = order;
  const { values, configured } = inputs;
  if (document === null) {
    notes.push('The dashboard was not kept, because it is made from the status, which this run has none of.');
    return;
  }
  const branch = values.status === 'same-branch' ? (context.branch ?? '') : values['status-branch'];
  const result = await ensureDashboard(
    { discussions: github.forge.discussions, store: github.statusStore, digest: doors.local.digest },
    {
      fabrics: configured?.config?.fabrics.map(({ name }) => name) ?? [],
      own: document,
      ownIssues,
      statusUrl: (fabric) => statusPageUrl(context, branch, fabric),
      now: host.clock.now(),
      mayWrite: writesLeft(github) > 0,
    },
  );
  if (result === 'waiting') {
    notes.push(
      'The dashboard was not brought up to date, because this run has used up its writes to GitHub.',
    );
  }
}

function writesLeft({ writes }: GitHubDoor): number {
  return WRITE_BUDGET - KEPT_FOR_CHECK - writes();
}

function notKept(error: SyncError): string {
  if (error.category === 'authentication') {
    return 'No issues were kept, because the token may not write them: give the job `issues: write`, or set the input issues to false.';
  }
  return `The issues were not brought up to date (${error.code}): ${error.message}. ${error.help}`;
}
