import type { Author } from './discussion.ts';

export const RUN_STATUSES = [
  'requested',
  'queued',
  'waiting',
  'pending',
  'in_progress',
  'completed',
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** One run of a workflow. Nothing runs here: whoever plays the runner moves it on. */
export interface WorkflowRun {
  readonly id: number;
  /** File name below `.github/workflows`. */
  readonly workflow: string;
  /** Of the workflow. */
  readonly name: string;
  /** `run-name` of the workflow with its inputs put in. */
  readonly displayTitle: string;
  readonly event: string;
  readonly headBranch: string;
  readonly headSha: string;
  readonly status: RunStatus;
  readonly conclusion: string | null;
  readonly runNumber: number;
  readonly inputs: Readonly<Record<string, string>>;
  readonly actor: Author;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A file that a run left behind. */
export interface Artifact {
  readonly id: number;
  readonly runId: number;
  readonly name: string;
  /** A zip archive. */
  readonly bytes: Buffer;
  readonly expired: boolean;
  readonly createdAt: string;
}
