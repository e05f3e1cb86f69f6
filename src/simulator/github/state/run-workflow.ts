import { zipArchive } from '../git/zip-archive.ts';
import type { Author } from './discussion.ts';
import type { GitHubState } from './github-state.ts';
import type { Repository } from './repository.ts';
import type { Artifact, WorkflowRun } from './workflow-run.ts';

export interface RunStart {
  /** File name below `.github/workflows`. */
  readonly workflow: string;
  readonly name: string;
  readonly displayTitle: string;
  readonly event: string;
  readonly headBranch: string;
  readonly headSha: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly actor: Author;
}

/** A queued run. */
export function startRun(state: GitHubState, repository: Repository, start: RunStart): WorkflowRun {
  const now = repository.now();
  const earlier = [...repository.workflowRuns.values()].filter(({ workflow }) => workflow === start.workflow);
  const run: WorkflowRun = {
    inputs: {},
    ...start,
    id: state.newId(),
    status: 'queued',
    conclusion: null,
    runNumber: earlier.length + 1,
    createdAt: now,
    updatedAt: now,
  };
  repository.workflowRuns.set(run.id, run);
  return run;
}

/** Moves a run on, as a runner does. */
export function moveRun(
  repository: Repository,
  id: number,
  change: Pick<WorkflowRun, 'status'> & Partial<Pick<WorkflowRun, 'conclusion'>>,
): WorkflowRun {
  const run = repository.workflowRuns.get(id);
  if (run === undefined) throw new Error(`there is no run ${id}`);
  const moved = { ...run, ...change, updatedAt: repository.now() };
  repository.workflowRuns.set(id, moved);
  return moved;
}

/** Uploads files as one artifact of the run. */
export function addArtifact(
  state: GitHubState,
  repository: Repository,
  runId: number,
  name: string,
  files: Readonly<Record<string, string | Buffer>>,
): Artifact {
  const artifact: Artifact = {
    id: state.newId(),
    runId,
    name,
    bytes: zipArchive(files),
    expired: false,
    createdAt: repository.now(),
  };
  repository.artifacts.set(artifact.id, artifact);
  return artifact;
}
