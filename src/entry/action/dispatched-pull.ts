import { relative, resolve, sep } from 'node:path';
import { runGit } from '../../adapters/git/run-git.ts';
import { CONFIG_FILE } from '../../domain/config/file/fields.ts';
import type { OptionValues } from '../../domain/config/options.ts';
import { UNTRUSTED_WORDS, untrustedOf } from '../../domain/config/untrusted.ts';
import { CONFIGURATION_CODES } from '../../domain/shared/configuration-codes.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';
import type { PullView } from '../../ports/forge.ts';
import { repositoryRoot } from '../sync-config.ts';
import type { ActionContext } from './action-context.ts';
import { type ActionInputs, inheritedEnvironment } from './action-inputs.ts';
import type { GitHubDoor } from './github-door.ts';

/** A pull request that the App wants to have planned against the cluster. */
export interface DispatchedPull {
  /** As an event `pull_request` would have made it. */
  readonly context: ActionContext;
  /** Paths in which the base has gone on since GitHub merged the two. */
  readonly behind: readonly string[];
}

export interface PullAsked {
  readonly values: Pick<OptionValues, 'pull' | 'mode'>;
  /** Of the run as the runner started it. */
  readonly context: ActionContext;
  readonly github: GitHubDoor | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const GIT_TIMEOUT_MS = 30_000;

/**
 * The pull request of the input `pull`, with what GitHub says of it now; null: none is asked for. Nothing of it is believed
 * that somebody could have written into it: what is checked out must be its head, or the commit in which GitHub merged it.
 * Throws ConfigurationError HHS-1107, and SyncError where GitHub does not answer.
 */
export async function dispatchedPull(asked: PullAsked): Promise<DispatchedPull | null> {
  const { values, context, github } = asked;
  if (values.pull === null) return null;
  const { eventName, payload } = context;
  if (eventName !== 'workflow_dispatch') {
    throw refused(`the input pull goes with a workflow_dispatch only, not with the event ${eventName}`);
  }
  const mode = values.mode === 'auto' ? (payload.inputs.mode ?? 'auto') : values.mode;
  if (!MODES.has(mode))
    throw refused(`the input pull goes with mode plan or validate only, not with ${mode}`);
  if (github === null) throw refused('without a token nobody can be asked for the pull request');
  const number = Number(values.pull);
  const pull = await github.forge.pulls.pull(number);
  if (pull === null) throw refused(`there is no pull request #${number}`);
  const problem = problemOf(pull);
  if (problem !== null) throw refused(`pull request #${number} ${problem}`);
  const baseSha = await github.repository.headOf(pull.base);
  if (baseSha === null) throw refused(`the base of pull request #${number} is gone`);
  const { commit, behind } = await checkedOut(asked, github, pull, baseSha);
  const pullRequest = {
    ...{ number, headSha: pull.headSha, headBranch: pull.head, baseSha },
    fromFork: false,
  };
  return {
    context: {
      ...context,
      eventName: 'pull_request',
      payload: { ...payload, pullRequest },
      ...{ sha: commit, checkSha: pull.headSha, baseSha },
      ...{ ref: `refs/pull/${number}/merge`, branch: pull.head, untrusted: null },
    },
    behind,
  };
}

const MODES: ReadonlySet<string> = new Set(['auto', 'plan', 'validate']);

/** To stand after the pull request; null: it is one of the repository's own people. */
function problemOf({ isOpen, isFork, author }: PullView): string | null {
  if (!isOpen) return 'is closed';
  const untrusted = untrustedOf(isFork, author.login);
  return untrusted === null ? null : `${UNTRUSTED_WORDS[untrusted]}: what it holds must not meet credentials`;
}

/** The commit that lies there. */
async function checkedOut(
  { context, environment }: PullAsked,
  github: GitHubDoor,
  { number, headSha, base }: PullView,
  baseSha: string,
): Promise<Pick<DispatchedPull, 'behind'> & { readonly commit: string }> {
  const directory = repositoryRoot(context.workspace);
  const git = { directory, env: inheritedEnvironment(environment), timeoutMs: GIT_TIMEOUT_MS };
  const answer = await runGit(git, ['rev-list', '--parents', '--max-count=1', 'HEAD']);
  if (!answer.ok) throw refused(`the checkout is no repository of Git (${answer.why})`);
  const [commit = '', ...parents] = Buffer.from(answer.output).toString('utf8').trim().split(' ');
  if (commit === headSha) return { commit, behind: [] };
  const [onto, merged] = parents;
  if (onto === undefined || merged !== headSha || parents.length !== 2) {
    throw refused(
      `commit ${commit.slice(0, 12)}, which is checked out, is neither the head ${headSha.slice(0, 12)} of pull request #${number} nor its merge with the base: it has gone on, or GitHub cannot merge it`,
    );
  }
  if (onto === baseSha) return { commit, behind: [] };
  const behind = await github.repository.changedSince(onto, baseSha);
  if (behind === null) {
    throw refused(`GitHub merged pull request #${number} with a commit that is not one of ${base} any more`);
  }
  return { commit, behind };
}

/**
 * The App tells of such a run, and only of fabrics that it works for by dispatch; and a merge that lacks what the base has
 * gained in the fabric since would be planned as if it took that back. Throws ConfigurationError HHS-1107.
 */
export function assertPlannable(
  { context, behind }: DispatchedPull,
  inputs: Pick<ActionInputs, 'values' | 'configured'>,
): void {
  const { configured } = inputs;
  if (configured?.entry?.app !== 'dispatch' || configured.isProposed === true) {
    throw refused('the input pull is for fabrics with `app: dispatch` in the configuration of the base');
  }
  const root = repositoryRoot(context.workspace);
  const path = relative(root, resolve(context.workspace, inputs.values.path)).split(sep).join('/');
  const isOfFabric = (one: string) => path === '' || one === path || one.startsWith(`${path}/`);
  if (!behind.some((one) => one === CONFIG_FILE || isOfFabric(one))) return;
  throw refused('the base has gone on in this fabric since GitHub merged the pull request with it');
}

function refused(why: string): ConfigurationError {
  return new ConfigurationError({
    code: 'HHS-1107',
    message: `no pull request was looked at: ${why}`,
    help: CONFIGURATION_CODES['HHS-1107'].cure,
  });
}
