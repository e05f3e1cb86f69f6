import { resolve } from 'node:path';
import { parse } from 'yaml';
import { configText } from '../../../domain/config/file/config-sample.ts';
import { CONFIG_FILE } from '../../../domain/config/file/fields.ts';
import { readSyncConfig } from '../../../domain/config/file/read-sync-config.ts';
import type { FoundFabric } from '../../../domain/config/init/find-fabrics.ts';
import { WORKFLOW_FILE, workflowText } from '../../../domain/config/init/workflow-text.ts';
import type { OptionValues } from '../../../domain/config/options.ts';
import { fabricRegistry } from '../../../domain/fabric/registry.ts';
import { sentenceList } from '../../../domain/report/layout.ts';
import { impossible } from '../../../domain/shared/assert-never.ts';
import { ConfigurationError } from '../../../domain/shared/errors.ts';
import { plural } from '../../../domain/shared/plural.ts';
import { EXIT_CODES } from '../../exit-policy.ts';
import type { Surroundings } from '../../surroundings.ts';
import { repositoryRoot } from '../../sync-config.ts';
import type { CliHost } from '../cli-host.ts';
import { type Checkout, lookAround } from './look-around.ts';
import { type PlannedFile, planFile, writePlanned } from './planned-file.ts';

export interface InitContext {
  readonly values: OptionValues;
  readonly around: Surroundings;
  readonly host: CliHost;
  print(text: string): void;
}

/** Looks, asks, shows and writes. Throws ConfigurationError where there is no fabric to be found. */
export async function runInit(context: InitContext): Promise<number> {
  const { values, around, print, host } = context;
  const root = repositoryRoot(resolve(around.cwd, values.path));
  const checkout = await lookAround(root, values, around);
  if (checkout.fabrics.length === 0) throw nothingFound(root);
  print(`${foundText(checkout)}\n`);
  const isAsking = host.ask !== undefined && !values.yes;
  const names = isAsking ? await askNames(checkout.fabrics, context) : checkout.fabrics;
  const branch = isAsking ? await askBranch(checkout, context) : checkout.defaultBranch;
  if (names === null || branch === null) return left(context, 'Nothing was written.');
  const files = [
    planFile(root, CONFIG_FILE, checkedConfig(configText(names)), values.overwrite),
    planFile(
      root,
      WORKFLOW_FILE,
      checkedWorkflow(workflowText({ fabrics: names, branch })),
      values.overwrite,
    ),
  ];
  for (const file of files) print(`${fileText(file, !values.yes)}\n`);
  const toWrite = files.filter(({ action }) => action === 'create' || action === 'overwrite');
  const kept = files.filter(({ action }) => action === 'keep');
  if (toWrite.length > 0 && !values.yes) {
    if (!isAsking)
      return left(
        context,
        'Nothing was written: nobody can be asked here. `hedgehog-sync init --yes` writes it.',
      );
    const answer = await host.ask?.(`Write ${sentenceList(toWrite.map(({ path }) => path))}? [Y/n] `);
    if (!/^(y|yes|)$/i.test((answer ?? 'n').trim())) return left(context, 'Nothing was written.');
  }
  for (const file of toWrite) writePlanned(file);
  print(`${endText(checkout, toWrite, kept)}\n`);
  return kept.length > 0 ? EXIT_CODES.changes : EXIT_CODES.clean;
}

function left({ print }: InitContext, sentence: string): number {
  print(`${sentence}\n`);
  return EXIT_CODES.changes;
}

function nothingFound(root: string): ConfigurationError {
  return new ConfigurationError({
    code: 'HHS-1101',
    message: `no manifest of a fabric was found below ${root}`,
    help: 'Run it in the repository that holds the manifests; validate says why a file is not read.',
  });
}

function foundText({ fabrics, defaultBranch, branchFrom, repository, workflows }: Checkout): string {
  const lines = [
    `Found ${plural(fabrics.length, 'fabric')}:`,
    ...fabrics.map(({ name, path, objects }) => `  ${name}  ${path}  (${plural(objects, 'object')})`),
    `Default branch: ${defaultBranch} (${branchFrom})`,
    ...(repository === null ? [] : [`Repository: ${repository}`]),
    ...(workflows.length === 0 ? [] : [`Workflows that use hedgehog-sync already: ${workflows.join(', ')}`]),
    '',
  ];
  return lines.join('\n');
}

const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** null: broken off. */
async function askNames(
  fabrics: readonly FoundFabric[],
  { host, print }: InitContext,
): Promise<FoundFabric[] | null> {
  const named: FoundFabric[] = [];
  for (const fabric of fabrics) {
    for (;;) {
      const answer = await host.ask?.(
        `Name of the fabric in ${fabric.path} (- leaves it out) [${fabric.name}] `,
      );
      if (answer === null || answer === undefined) return null;
      const name = answer.trim() === '' ? fabric.name : answer.trim();
      if (name === '-') break;
      if (NAME.test(name) && !named.some((other) => other.name === name)) {
        named.push({ ...fabric, name });
        break;
      }
      print('Lower-case letters, digits and -, at most 63, and no name twice.\n');
    }
  }
  return named.length === 0 ? null : named;
}

async function askBranch({ defaultBranch }: Checkout, { host, print }: InitContext): Promise<string | null> {
  for (;;) {
    const answer = await host.ask?.(`Branch that is applied [${defaultBranch}] `);
    if (answer === null || answer === undefined) return null;
    const branch = answer.trim() === '' ? defaultBranch : answer.trim();
    if (/^[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}$/.test(branch)) return branch;
    print('The name of a branch: letters, digits, _, ., / and -.\n');
  }
}

/** What is written must be what is read. */
function checkedConfig(text: string): string {
  const { diagnostics } = readSyncConfig(text, CONFIG_FILE, fabricRegistry);
  const [first] = diagnostics;
  if (first !== undefined)
    impossible(`the new ${CONFIG_FILE} is wrong: line ${first.line}: ${first.message}`);
  return text;
}

function checkedWorkflow(text: string): string {
  const workflow: unknown = parse(text);
  if (typeof workflow !== 'object' || workflow === null || !('jobs' in workflow)) {
    impossible('the new workflow has no jobs');
  }
  return text;
}

const HEADS: Readonly<Record<PlannedFile['action'], string>> = {
  create: 'to be written',
  overwrite: 'to be written over what is there',
  same: 'is there already, and the same',
  keep: 'is there already and stays as it is (--overwrite replaces it)',
};

/** `isShown`: somebody decides by it, and there is something to decide; the file itself is there to be read otherwise. */
function fileText({ path, action, text }: PlannedFile, isShown: boolean): string {
  const head = `${path}: ${HEADS[action]}`;
  if (action === 'same' || !isShown) return `${head}\n`;
  const lines = text.trimEnd().split('\n');
  return [head, ...lines.map((line) => (line === '' ? '  |' : `  | ${line}`)), ''].join('\n');
}

function endText(
  { repository }: Checkout,
  written: readonly PlannedFile[],
  kept: readonly PlannedFile[],
): string {
  const settings =
    repository === null
      ? 'Settings > Environments'
      : `https://github.com/${repository}/settings/environments`;
  return [
    written.length === 0 ? 'Nothing was written.' : `Written: ${written.map(({ path }) => path).join(', ')}.`,
    ...(kept.length === 0 ? [] : [`Left as they are: ${kept.map(({ path }) => path).join(', ')}.`]),
    'Next:',
    '  1. put the owner of hedgehog-sync, as in its address on GitHub, in place of OWNER in both files',
    `  2. make the environments fabric-read and fabric-apply, each with its secret FABRIC_KUBECONFIG: ${settings}`,
    '  3. hedgehog-sync validate, then commit both files and open a pull request',
    '',
  ].join('\n');
}
