import { basename, relative, resolve, sep } from 'node:path';
import { sha256Digest } from '../../adapters/system/sha256-digest.ts';
import { fabricNameOf } from '../../domain/config/fabric-name.ts';
import { CONFIG_FILE } from '../../domain/config/file/fields.ts';
import { fabricRegistry } from '../../domain/fabric/registry.ts';
import type { CheckConclusion } from '../../domain/report/check-report.ts';
import { escapeMarkdown } from '../../domain/report/markdown-escape.ts';
import { type CommandReport, obeyComment } from '../../operations/obey-comment.ts';
import { repositoryRoot } from '../sync-config.ts';
import { actionCommandWork, type CommandBasis } from './command-work.ts';
import { readCommentEvent } from './comment-event.ts';
import type { GitHubDoor } from './github-door.ts';
import { emptyOutputs } from './run-outputs.ts';

type Basis = Omit<CommandBasis, 'github'> & { readonly github: GitHubDoor | null };

/** Obeys the comment that started the workflow. Throws SyncError where nobody can be told. */
export async function obeyInAction(basis: Basis): Promise<CheckConclusion> {
  const { host, inputs, context, github, requestId, log } = basis;
  if (github === null)
    return await tell(basis, { result: 'ignored', why: 'no token was given', answers: [] });
  const event = readCommentEvent(host.environment);
  const { values } = inputs;
  const root = repositoryRoot(context.workspace);
  const configPath =
    values.config === null
      ? CONFIG_FILE
      : relative(root, resolve(context.workspace, values.config)).split(sep).join('/');
  const { clock, signal } = host;
  const report = await obeyComment(
    {
      forge: github.forge,
      repository: github.repository,
      store: values.status === 'off' ? null : github.statusStore,
      work: actionCommandWork({ ...basis, github }, configPath),
      registry: fabricRegistry,
      digest: sha256Digest,
      clock,
      log,
      random: Math.random,
      signal,
    },
    event,
    {
      by: 'action',
      bound: values.fabric,
      alone: values.fabric ?? fabricNameOf(basename(resolve(context.workspace, values.path))),
      configPath,
      requestId,
      // a job that is started once more takes up what the first one left
      resume: Number(host.environment.GITHUB_RUN_ATTEMPT ?? '1') > 1,
    },
  );
  return await tell(basis, report);
}

async function tell(
  { host, requestId }: Basis,
  { result, why, answers }: CommandReport,
): Promise<CheckConclusion> {
  const { runner } = host;
  const lines =
    result === 'answered'
      ? answers.map(
          ({ command, fabric, result: how }) => `${command}${fabric === null ? '' : ` (${fabric})`}: ${how}`,
        )
      : [`Nothing was done: ${why}.`];
  for (const line of lines) runner.log(host.redact(line));
  const shown = lines.map((line) => `- ${escapeMarkdown(host.redact(line))}`).join('\n');
  await runner.summary(`## hedgehog-sync: commands\n\n${shown}\n`);
  const conclusion = conclusionOf(answers.map((answer) => answer.result));
  for (const [name, value] of Object.entries(emptyOutputs(conclusion, requestId))) runner.output(name, value);
  return conclusion;
}

/** What was refused was dealt with; only what went wrong fails the step. */
function conclusionOf(results: readonly CommandReport['answers'][number]['result'][]): CheckConclusion {
  if (results.includes('failed')) return 'failure';
  return results.some((result) => result === 'done' || result === 'partly') ? 'success' : 'neutral';
}
