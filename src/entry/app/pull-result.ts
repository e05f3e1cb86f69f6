import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import { sha256Digest } from '../../adapters/system/sha256-digest.ts';
import { actionsOf, isButtonFor } from '../../domain/report/check-buttons.ts';
import type { RunResult } from '../../domain/report/result/run-result.ts';
import { tellPullRequest } from '../../operations/tell-pull-request.ts';
import { WRITE_BUDGET } from '../action/github-door.ts';
import { blobUrl, docsUrl } from '../action/run-markdown.ts';
import type { AppWorld } from './app-world.ts';
import { checkOf, tellCheck } from './dispatch-check.ts';
import { fabricKey } from './fabric-ways.ts';

/** A pull request that a run of the workflow has looked at. */
export interface ToldPullOrder {
  readonly repository: CoveredRepository;
  readonly fabric: string;
  /** Of the check, too. */
  readonly requestId: string;
}

/**
 * Why a result does not say how the pull request stands to the cluster, to stand inside a sentence; null: it does. A run
 * that failed is no fault of the pull request, and one that was green without the cluster has seen no more than the App.
 */
export function whyNotSeen({ failure, conclusion, pull }: RunResult): string | null {
  if (failure !== null) return `the run of the workflow failed: ${failure.message} (${failure.code})`;
  if (conclusion === 'cancelled') return 'the run of the workflow was cancelled';
  if (conclusion === 'failure' || pull?.comparedWith === 'cluster') return null;
  return 'the run of the workflow had no access to the cluster';
}

/** The check at the head of the pull request, and the one comment, as the result has them. Throws SyncError. */
export async function tellPullResult(
  world: AppWorld,
  { repository, fabric, requestId }: ToldPullOrder,
  result: RunResult,
  runUrl: string,
): Promise<void> {
  const { pull: report, head, mode } = result;
  if (report === null) return;
  const { forge } = world.repositories.connection(repository);
  const before = forge.writes();
  const buttons = result.check.buttons.filter((button) => isButtonFor(button, 'proposal'));
  const order = { repository, fabric, mode, head, requestId, isQuiet: false };
  await tellCheck(world, order, { ...checkOf(result, order), actions: actionsOf(buttons) });
  const { serverUrl } = world.settings;
  const place = { serverUrl, owner: repository.owner, repo: repository.name };
  await tellPullRequest(forge, {
    report,
    context: {
      sourceUrl: (path, line) => `${blobUrl(place, head, path)}#L${line}`,
      runUrl,
      docsUrl: docsUrl(serverUrl, world.environment),
      digest: sha256Digest,
      secondHand: false,
    },
    // made by the App's own look, which has the files
    suggestions: [],
    writesLeft: () => WRITE_BUDGET - (forge.writes() - before),
    log: world.log.child({ requestId, fabric }),
  });
  world.runs.count(fabricKey(repository, fabric), mode, result.conclusion);
}
