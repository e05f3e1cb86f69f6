import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import { actionsOf, checkName } from '../../domain/report/check-buttons.ts';
import { CHECK_TEXT_LIMIT } from '../../domain/report/check-markdown.ts';
import type { CheckReport } from '../../domain/report/check-report.ts';
import { fitBytes, plainSection } from '../../domain/report/fit-bytes.ts';
import { writeMarker } from '../../domain/report/marker.ts';
import { renderProgress } from '../../domain/report/progress-markdown.ts';
import type { RunResult } from '../../domain/report/result/run-result.ts';
import { MOST_BATCHES } from '../action/run-check.ts';
import type { AppWorld } from './app-world.ts';

/** A run of a workflow whose check is the App's. */
export interface TellableOrder {
  readonly repository: CoveredRepository;
  readonly fabric: string;
  readonly mode: 'validate' | 'plan' | 'apply' | 'drift';
  /** Commit of the check. */
  readonly head: string;
  /** Of the check: one that has it already is the one that is told. */
  readonly requestId: string;
  /** Nobody waits for a check of it. */
  readonly isQuiet: boolean;
}

/** The check that a result asks for, marked as ours and within the limits of the forge. */
export function checkOf(
  { conclusion, check }: RunResult,
  { fabric, mode, requestId, head: commit }: Pick<TellableOrder, 'fabric' | 'mode' | 'requestId' | 'head'>,
): CheckReport {
  const { title, summary, text, annotations, buttons } = check;
  const end = writeMarker({ surface: 'check', fabric, mode, requestId, commit });
  const fit = { bytes: CHECK_TEXT_LIMIT, end, elsewhere: 'the run of the workflow shows more' };
  return {
    ...{ conclusion, title, annotations, actions: actionsOf(buttons) },
    summary: fitBytes([plainSection(summary)], fit),
    text: text === '' ? '' : fitBytes([plainSection(text)], fit),
  };
}

/** `report` null: it begins. Throws SyncError. */
export async function tellCheck(
  world: AppWorld,
  { isQuiet, repository, fabric, mode, requestId, head }: TellableOrder,
  report: CheckReport | null,
): Promise<void> {
  if (isQuiet) return;
  const { checks } = world.repositories.connection(repository);
  const startedAt = world.clock.now();
  const about = { fabric, mode, requestId, commit: head, url: null };
  const handle = await checks.begin({
    ...{ name: checkName(fabric, mode), sha: head, externalId: requestId, startedAt },
    detailsUrl: null,
    ...renderProgress({ ...about, startedAt, elapsedMs: 0, step: null }),
  });
  if (report !== null) await checks.complete(handle, report, world.clock.now(), MOST_BATCHES);
}
