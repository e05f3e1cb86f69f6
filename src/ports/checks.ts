import type { CheckReport } from '../domain/report/check-report.ts';

/** A check run of the forge that this run may write to. */
export interface CheckHandle {
  readonly id: number;
  readonly url: string | null;
}

export interface CheckStart {
  /** `hedgehog-sync / <fabric> / <mode>`. */
  readonly name: string;
  readonly sha: string;
  /** Names the run: a second begin with it finds the first one's check instead of making another. */
  readonly externalId: string;
  readonly startedAt: string;
  readonly detailsUrl: string | null;
  readonly title: string;
  readonly summary: string;
}

/** Check runs. Every method throws SyncError; `AuthenticationError` HHS-2210 names the permission that is missing. */
export interface Checks {
  begin(start: CheckStart): Promise<CheckHandle>;
  progress(handle: CheckHandle, title: string, summary: string): Promise<void>;
  /** Title, summary, conclusion and annotations in batches; `batches` bounds how many requests may be used. */
  complete(handle: CheckHandle, report: CheckReport, completedAt: string, batches: number): Promise<void>;
  /** Requests so far that wrote something, for the budget of a run. */
  writes(): number;
}
