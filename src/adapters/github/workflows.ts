import type { Octokit } from '@octokit/rest';
import { isSyncError, type SyncError } from '../../domain/shared/errors.ts';
import { namesRequest } from '../../domain/shared/names-request.ts';
import type { WorkflowRun, Workflows } from '../../ports/forge.ts';
import { downloadBytes, type Fetch } from './download.ts';
import type { ForgeParts } from './forge-parts.ts';
import { mayHaveHappened } from './no-answer.ts';
import { listOf, readPages, withoutBody } from './pages.ts';
import type { Permission, RequestSubject } from './subject.ts';
import { textOf, wholeOf } from './taken.ts';
import { unreadableArtifact, zipEntry } from './zip-entry.ts';

/** Of an artifact, packed or unpacked. */
const MOST_BYTES = 10 * 1024 * 1024;
const RUN_PAGES = 3;
const ARTIFACT_PAGES = 3;
/** How far the machine's clock may be ahead of GitHub's. The request tells a run apart, the time only keeps the list short. */
const MOST_AHEAD_MS = 10 * 60_000;

type Runs = Awaited<ReturnType<Octokit['rest']['actions']['listWorkflowRuns']>>['data'];
type Run = Runs['workflow_runs'][number];

export class GitHubWorkflows implements Workflows {
  readonly #parts: ForgeParts;
  readonly #fetch: Fetch;

  constructor(parts: ForgeParts, fetch: Fetch) {
    this.#parts = parts;
    this.#fetch = fetch;
  }

  /** Where no answer came the run may have begun, and shows itself only later: that is thrown, not tried again. */
  async dispatch(workflow: string, ref: string, inputs: Readonly<Record<string, string>>): Promise<void> {
    const { client, tally, repository } = this.#parts;
    const subject = {
      ...subjectOf(`starting workflow ${workflow}`, 'actions: write'),
      names: Object.keys(inputs),
    };
    const doubt = await client.repeat(async (): Promise<SyncError | null> => {
      try {
        await client.writeOnce(
          subject,
          tally,
          (octokit, parameters) =>
            withoutBody(
              octokit.rest.actions.createWorkflowDispatch({
                ...repository,
                ...parameters,
                workflow_id: workflow,
                ref,
                inputs,
              }),
            ),
          () => undefined,
        );
        return null;
      } catch (error) {
        if (isSyncError(error) && mayHaveHappened(error)) return error;
        throw error;
      }
    });
    if (doubt !== null) throw doubt;
  }

  async runOf(workflow: string, requestId: string, since: string): Promise<WorkflowRun | null> {
    const { client, repository } = this.#parts;
    const runs = await readPages<Runs, Run>(client, {
      subject: subjectOf(`looking for the run of workflow ${workflow}`, 'actions: read'),
      most: RUN_PAGES,
      send: (octokit, parameters) =>
        octokit.rest.actions.listWorkflowRuns({
          ...repository,
          ...parameters,
          workflow_id: workflow,
          event: 'workflow_dispatch',
          created: `>=${wholeSeconds(Date.parse(since) - MOST_AHEAD_MS)}`,
        }),
      items: ({ workflow_runs: found }) => listOf(found),
    });
    const run = runs.find(
      ({ name, display_title: title }) =>
        namesRequest(title, requestId) || namesRequest(name ?? '', requestId),
    );
    return run === undefined ? null : viewOf(run);
  }

  async artifactText(runId: number, artifact: string, file: string): Promise<string | null> {
    const { client, repository } = this.#parts;
    const what = `reading artifact ${artifact} of run ${runId}`;
    const subject = subjectOf(what, 'actions: read');
    const found = await readPages(client, {
      subject,
      most: ARTIFACT_PAGES,
      send: (octokit, parameters) =>
        octokit.rest.actions.listWorkflowRunArtifacts({
          ...repository,
          ...parameters,
          run_id: runId,
          name: artifact,
        }),
      items: ({ artifacts }) => listOf(artifacts),
    });
    // a run that is repeated leaves another one of the same name
    const newest = found
      .filter(({ name, expired }) => name === artifact && !expired)
      .sort((left, right) => right.id - left.id)[0];
    if (newest === undefined) return null;
    if (newest.size_in_bytes > MOST_BYTES) throw unreadableArtifact(what, 'it is larger than 10 MB');
    const bytes = await downloadBytes(this.#parts, this.#fetch, {
      subject,
      artifactId: wholeOf(newest.id),
      most: MOST_BYTES,
    });
    return zipEntry(bytes, file, MOST_BYTES, what)?.toString('utf8') ?? null;
  }
}

function viewOf(run: Run): WorkflowRun {
  const status = run.status ?? 'queued';
  return {
    id: wholeOf(run.id),
    state: status === 'completed' ? 'ended' : status === 'in_progress' ? 'running' : 'waiting',
    conclusion: run.conclusion,
    url: textOf(run.html_url),
    branch: run.head_branch,
    head: textOf(run.head_sha),
  };
}

function subjectOf(what: string, permission: Permission): RequestSubject {
  return { what, permission, notFound: 'HHS-2602' };
}

/** As GitHub compares times of runs. */
function wholeSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
