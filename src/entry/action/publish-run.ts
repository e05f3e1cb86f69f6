import type { MarkdownContext } from '../../domain/report/markdown-context.ts';
import type { Publication } from '../../domain/report/run-report.ts';
import { errorFacts } from '../../domain/shared/error-codes.ts';
import { ConflictError, isSyncError } from '../../domain/shared/errors.ts';
import { DEFAULT_SKEW_ALLOWANCE_MS } from '../../domain/status/build-input.ts';
import type { RunFacts } from '../../domain/status/run-facts.ts';
import type { StatusDocument } from '../../domain/status/status-document.ts';
import { publishStatus } from '../../operations/publish-status.ts';
import { lookAgain } from '../../operations/run-fabric.ts';
import { isStatusFile } from '../../operations/status-files.ts';
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
  const { host, inputs, context, github, log, isStatusRun, standing } = order;
  const { values } = inputs;
  if (!isStatusRun || values.status === 'off') return unpublished(facts, []);
  if (github === null) return unpublished(facts, ['The status was not written, because no token was given.']);
  if (standing.result === 'superseded') {
    return unpublished(facts, [`The status was not written, because ${standing.message}.`]);
  }
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
      hasSameSources:
        values.status === 'same-branch'
          ? async (known, commit) =>
              (await github.repository.changedSince(known, commit))?.every(isStatusFile) ?? false
          : null,
      refresh: async () => redactFacts(await lookAgain(doors, settings, request, signal), redact),
    },
    signal,
  );
}

function unpublished(facts: RunFacts, notes: readonly string[]): PublishedRun {
  return { facts, document: null, publication: { place: null, commit: null, url: null }, notes };
}

/** Requests that a commit may take when nothing, or one of its steps, has to be repeated: upon a last one, and as the first. */
const WRITES_OF_COMMIT = { next: 3, first: 5 };

/**
 * A branch that many runs write at once, or a GitHub that does not answer, is not fought for without end: one write is kept
 * for the check.
 */
function withinBudget({ statusStore, writes }: GitHubDoor): StatusStore {
  let last = '';
  return {
    place: statusStore.place,
    read: (paths) => statusStore.read(paths),
    commit: async (change) => {
      const wanted = change.expectedHead === null ? WRITES_OF_COMMIT.first : WRITES_OF_COMMIT.next;
      if (writes() + wanted >= WRITE_BUDGET) {
        const message = `${statusStore.place} could not be written in several tries, and this run has used up its writes to GitHub${last}`;
        throw new ConflictError({ ...errorFacts('HHS-2404'), message, conflict: 'precondition' });
      }
      try {
        return await statusStore.commit(change);
      } catch (error) {
        if (isSyncError(error)) last = `; the last try: ${error.message} (${error.code})`;
        throw error;
      }
    },
    writes: () => statusStore.writes(),
  };
}
