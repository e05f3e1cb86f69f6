import { posix } from 'node:path';
import { fabricRegistry } from '../../domain/fabric/registry.ts';
import type { Conclusion } from '../../domain/report/conclusion.ts';
import type { MarkdownContext } from '../../domain/report/markdown-context.ts';
import { type PullFile, pullFile } from '../../domain/report/pull/changed-lines.ts';
import { makePullReport, type PullPlace } from '../../domain/report/pull/make-pull-report.ts';
import type { PullReport } from '../../domain/report/pull/pull-report.ts';
import { suggestionsFor } from '../../domain/report/pull/suggestions.ts';
import type { Mend } from '../../domain/resource/mend.ts';
import { isSyncError } from '../../domain/shared/errors.ts';
import { loadFabric } from '../../operations/load-fabric.ts';
import { planMends } from '../../operations/plan-mends.ts';
import { tellPullRequest } from '../../operations/tell-pull-request.ts';
import type { FinishedRun } from './fabric-run.ts';
import { WRITE_BUDGET } from './github-door.ts';
import { blobUrl } from './run-markdown.ts';
import { isOfApp } from './without-app.ts';

/** What is told of a pull request besides its check. */
export interface ToldPull {
  /** null: the run is of no pull request. */
  readonly report: PullReport | null;
  /** Plain sentences. */
  readonly notes: readonly string[];
}

interface PullEnd {
  readonly conclusion: Conclusion;
  readonly notes: readonly string[];
  /** Another run follows, whose report makes the comment. Suggestions need the files, so they are made here. */
  readonly isFirst: boolean;
}

/**
 * Comment and suggestions of a pull request. From a fork or Dependabot the action has no right to write any, and where the
 * App works for the fabric they are its own: then there is only the report, which becomes a file.
 */
export async function tellPull(
  run: FinishedRun,
  { conclusion, notes, isFirst }: PullEnd,
  markdown: MarkdownContext,
): Promise<ToldPull> {
  const { order, facts } = run;
  const { host, context, github, inputs, log } = order;
  const { pullRequest } = context.payload;
  if (pullRequest === null || host.signal.aborted) return { report: null, notes: [] };
  const { files, note } = await changedFiles(run, pullRequest.number);
  const pull = placeOf(run, pullRequest, files);
  const mends = await mendsOf(run, pull);
  const { digest } = run.doors.local;
  const report = makePullReport({ facts, conclusion, notes, mends, pull, registry: fabricRegistry, digest });
  const mayTell = order.byApp === true || context.untrusted === null;
  const isOwn = mayTell && !isOfApp(inputs);
  if (!isOwn || !inputs.values.comment || github === null) return { report, notes: [] };
  const suggestions = suggestionsFor({
    mends,
    files: files ?? [],
    repositoryPath: pull.repositoryPath,
    sourceLine: (file, line) => run.seen.line(file, line),
  });
  const told = await tellPullRequest(github.forge, {
    report,
    context: {
      sourceUrl: sourceUrlOf(run, markdown),
      runUrl: context.runUrl,
      docsUrl: markdown.docsUrl,
      digest,
      secondHand: false,
    },
    // a secret that was taken out of a suggestion would be committed as asterisks
    suggestions: suggestions.filter(({ body }) => host.redact(body) === body),
    isCommentLater: isFirst,
    writesLeft: () => WRITE_BUDGET - github.writes(),
    log,
  });
  // a token that may do neither is told of once
  return { report, notes: told.comment === null ? told.notes : [...note, ...told.notes] };
}

async function changedFiles(
  { order: { github, log } }: FinishedRun,
  number: number,
): Promise<{ readonly files: readonly PullFile[] | null; readonly note: readonly string[] }> {
  if (github === null) return { files: null, note: [] };
  try {
    return { files: (await github.forge.pulls.changedFiles(number)).map(pullFile), note: [] };
  } catch (error) {
    if (!isSyncError(error)) throw error;
    log.info('the changed files could not be listed', { code: error.code, reason: error.message });
    const note = `GitHub did not list the files of the pull request (${error.code}), so what it changes is not told from what was out of sync before, and nothing is suggested on its lines.`;
    return { files: null, note: [note] };
  }
}

function placeOf(
  { prefix }: FinishedRun,
  {
    number,
    headSha: head,
    baseSha: base,
  }: { readonly number: number; readonly headSha: string; readonly baseSha: string },
  files: readonly PullFile[] | null,
): PullPlace {
  return {
    ...{ number, head, base, files },
    repositoryPath: (file) => {
      if (prefix === null) return null;
      const path = posix.normalize(prefix + file);
      return path.startsWith('../') ? null : path;
    },
    isOfFabric: (path) => prefix !== null && path.startsWith(prefix) && /\.ya?ml$/i.test(path),
  };
}

/** What could be mended in files of the fabric that the pull request changes; it is no reason to fail. */
async function mendsOf(run: FinishedRun, pull: PullPlace): Promise<readonly Mend[]> {
  const { order, settings } = run;
  const { local } = run.doors;
  const paths = new Set(pull.files?.map(({ path }) => path));
  if (![...paths].some(pull.isOfFabric)) return [];
  try {
    const loaded = await loadFabric(local, settings);
    const { mends } = planMends(loaded, local, settings, { fix: true, hydrate: false, spelling: true });
    return mends.filter(({ file }) => paths.has(pull.repositoryPath(file) ?? ''));
  } catch (error) {
    if (!isSyncError(error)) throw error;
    order.log.info('no mends were looked for', { code: error.code, reason: error.message });
    return [];
  }
}

/** The link that the other texts have; for what lies outside of the fabric, at the head. */
function sourceUrlOf({ order: { context }, prefix }: FinishedRun, { sourceUrl }: MarkdownContext) {
  return (path: string, line: number): string | null => {
    if (prefix === null) return null;
    if (path.startsWith(prefix)) return sourceUrl(path.slice(prefix.length), line);
    return `${blobUrl(context, context.checkSha, path)}#L${line}`;
  };
}
