import { lstatSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sha256Digest } from '../../adapters/system/sha256-digest.ts';
import { CONFIG_FILE } from '../../domain/config/file/fields.ts';
import type { OptionValues } from '../../domain/config/options.ts';
import { fabricRegistry } from '../../domain/fabric/registry.ts';
import type { PullReport } from '../../domain/report/pull/pull-report.ts';
import { readRunResult } from '../../domain/report/result/read-run-result.ts';
import { RESULT_LIMITS } from '../../domain/report/result/run-result.ts';
import { CONFIGURATION_CODES } from '../../domain/shared/configuration-codes.ts';
import { ConfigurationError, isSyncError } from '../../domain/shared/errors.ts';
import { readDefaultBranch } from '../../operations/default-branch.ts';
import { tellPullRequest } from '../../operations/tell-pull-request.ts';
import type { Log } from '../../ports/log.ts';
import type { ActionContext } from './action-context.ts';
import type { ActionHost } from './action-host.ts';
import { type GitHubDoor, WRITE_BUDGET } from './github-door.ts';
import { blobUrl, docsUrl } from './run-markdown.ts';

export interface PullReporting {
  readonly host: ActionHost;
  readonly context: ActionContext;
  readonly github: GitHubDoor | null;
  readonly log: Log;
  readonly values: Pick<OptionValues, 'report-file'>;
}

/**
 * Says on a pull request what the run before left as an artifact. That run was controlled by the pull request, which may
 * come from anybody: the file says nothing but what is shown, and is about the very commit that GitHub says the run was
 * of. Gives what was done, to stand alone. Throws ConfigurationError HHS-1106.
 */
export async function reportPull({ host, context, github, log, values }: PullReporting): Promise<string> {
  const { followed } = context.payload;
  if (context.eventName !== 'workflow_run' || followed === null) {
    throw unusable('mode report follows another workflow, so it runs on the event workflow_run only');
  }
  if (!/^pull_request$/.test(context.payload.followedEvent ?? '')) {
    return 'the run before was of no pull request, so there is nothing to say on one';
  }
  if (github === null) throw unusable('without a token nothing can be said on a pull request');
  const report = reportIn(values['report-file'], context);
  if (report.head !== followed.headSha) {
    throw unusable('it is about another commit than the run that it comes from');
  }
  if (await isOfAppThere(github, report.fabric)) {
    return 'the App works for this fabric, and says itself what there is to say';
  }
  const told = await tellPullRequest(github.forge, {
    report,
    context: {
      sourceUrl: (path, line) => `${blobUrl(context, report.head, path)}#L${line}`,
      runUrl: followed.url,
      docsUrl: docsUrl(context.serverUrl, host.environment),
      digest: sha256Digest,
      secondHand: true,
    },
    // they would be the pull request's own words on its own lines
    suggestions: [],
    writesLeft: () => WRITE_BUDGET - github.writes(),
    log,
  });
  const [note] = told.notes;
  return (note ?? `the comment on pull request #${report.pull}: ${WORDS[told.comment ?? 'none']}`).replace(
    /\.$/,
    '',
  );
}

/** By the configuration of the default branch. A token that may not read it belongs to a repository without the App's. */
async function isOfAppThere({ repository }: GitHubDoor, fabric: string): Promise<boolean> {
  try {
    const { config } = await readDefaultBranch({ repository, registry: fabricRegistry }, CONFIG_FILE);
    const entry = config?.fabrics.find(({ name }) => name === fabric);
    return entry !== undefined && entry.app !== 'off';
  } catch (error) {
    if (!isSyncError(error)) throw error;
    return false;
  }
}

const WORDS = {
  created: 'it was written',
  updated: 'it was brought up to date',
  unchanged: 'it says the same as before',
  none: 'there is nothing to say',
  waiting: 'it could not be written',
} as const;

function reportIn(file: string | null, { workspace }: ActionContext): PullReport {
  if (file === null) throw unusable('the input report-file is missing');
  const read = readRunResult(textOf(resolve(workspace, file)));
  if (read.result === 'refused') throw unusable(read.why);
  if (read.run.pull === null) throw unusable('it says nothing of a pull request');
  return read.run.pull;
}

/** A link in an artifact could lead to a file of this runner. */
function textOf(path: string): string {
  try {
    const facts = lstatSync(path);
    if (!facts.isFile()) throw unusable('it is no ordinary file');
    if (facts.size > RESULT_LIMITS.bytes) throw unusable('it is too large');
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw unusable('the file cannot be read');
  }
}

function unusable(why: string): ConfigurationError {
  return new ConfigurationError({
    code: 'HHS-1106',
    message: `the report about the pull request was not used: ${why}`,
    help: CONFIGURATION_CODES['HHS-1106'].cure,
  });
}
