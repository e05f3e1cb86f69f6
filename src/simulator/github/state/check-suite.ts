import type { App } from '../access/apps.ts';
import type { CheckRun } from './check-run.ts';

/** All checks of one App on one commit. */
export interface CheckSuite {
  readonly id: number;
  readonly app: App;
  readonly headSha: string;
  /** null: no branch stood there. */
  readonly headBranch: string | null;
  /** Commit that the branch was at before the push. */
  readonly before: string | null;
  readonly createdAt: string;
}

/** Follows from App and commit, so that a run finds its suite without being told. */
export function suiteIdOf(app: App, headSha: string): number {
  return Number.parseInt(headSha.slice(0, 8), 16) + app.id;
}

/** As GitHub sums up the runs: completed when all are, with the worst of their conclusions. */
export function suiteState(runs: readonly CheckRun[]): { status: string; conclusion: string | null } {
  if (runs.length === 0) return { status: 'queued', conclusion: null };
  if (runs.some(({ status }) => status !== 'completed')) return { status: 'in_progress', conclusion: null };
  const worst = WORST_FIRST.find((each) => runs.some(({ conclusion }) => conclusion === each));
  return { status: 'completed', conclusion: worst ?? 'success' };
}

const WORST_FIRST = [
  'failure',
  'timed_out',
  'action_required',
  'cancelled',
  'stale',
  'success',
  'neutral',
  'skipped',
] as const;
