import type { MarkdownContext } from '../../domain/report/markdown-context.ts';
import type { Publication } from '../../domain/report/run-report.ts';
import { errorFacts } from '../../domain/shared/error-codes.ts';
import { ConflictError } from '../../domain/shared/errors.ts';
import { DEFAULT_SKEW_ALLOWANCE_MS } from '../../domain/status/build-input.ts';
import type { RunFacts } from '../../domain/status/run-facts.ts';
import type { StatusDocument } from '../../domain/status/status-document.ts';
import { publishStatus } from '../../operations/publish-status.ts';
import { lookAgain } from '../../operations/run-fabric.ts';
import type { StatusStore } from '../../ports/status-store.ts';
import type { FinishedRun } from './fabric-run.ts';
import { type GitHubDoor, WRITE_BUDGET } from './github-door.ts';
import { redactFacts } from './redact-facts.ts';
import { statusPageUrl } from './run-markdown.ts';

/** What became of the status, or of the run that has none. */
export interface PublishedRun {
  readonly facts: RunFacts;
  readonly document: StatusDocument | null;
  readonly publication: Publication;
  readonly notes: readonly string[];
}

/** Writes the status of a run on the default branch; every other run has none. */
export async function publishRun(run: FinishedRun, markdown: MarkdownContext): Promise<PublishedRun> {
  const { order, facts, doors, settings, request } = run;
  const { host, inputs, context, github, log, isStatusRun } = order;
  const { values } = inputs;
  if (!isStatusRun || values.status === 'off') return unpublished(facts, []);
  if (github === null) return unpublished(facts, ['The status was not written, because no token was given.']);
  if (host.signal.aborted) {
    return unpublished(facts, [
      'The status was not written, because the run was cancelled; the next run writes it.',
    ]);
  }
  const branch = values.status === 'same-branch' ? (context.branch ?? '') : values['status-branch'];
  const { clock, signal } = host;
  const redact = (text: string) => host.redact(text);
  const { digest } = doors.local;
  return await publishStatus(
    { store: withinBudget(github), clock, log, digest, random: Math.random },
    {
      facts,
      rules: [],
      limits: { staleAfterMs: values['stale-after'], skewAllowanceMs: DEFAULT_SKEW_ALLOWANCE_MS },
      context: markdown,
      url: statusPageUrl(context, branch, facts.fabric),
      refresh: async () => redactFacts(await lookAgain(doors, settings, request, signal), redact),
    },
    signal,
  );
}

function unpublished(facts: RunFacts, notes: readonly string[]): PublishedRun {
  return { facts, document: null, publication: { place: null, commit: null, url: null }, notes };
}

/** A branch that many runs write at once is not fought for without end: one write is kept for the check. */
function withinBudget({ statusStore, writes }: GitHubDoor): StatusStore {
  return {
    place: statusStore.place,
    read: (paths) => statusStore.read(paths),
    commit: (change) => {
      if (writes() < WRITE_BUDGET - 1) return statusStore.commit(change);
      const message = `${statusStore.place} moved each time it was to be written, and this run has used up its writes to GitHub`;
      return Promise.reject(
        new ConflictError({ ...errorFacts('HHS-2404'), message, conflict: 'precondition' }),
      );
    },
    writes: () => statusStore.writes(),
  };
}
