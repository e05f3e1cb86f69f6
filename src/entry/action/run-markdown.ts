import type { OptionName, OptionValues } from '../../domain/config/options.ts';
import type { FlagValue } from '../../domain/config/resolve-options.ts';
import { fabricRegistry } from '../../domain/fabric/registry.ts';
import type { DescribeChange } from '../../domain/report/describe-change.ts';
import type { MarkdownContext } from '../../domain/report/markdown-context.ts';
import { commandLineOf, kubectlLineOf } from '../command-line.ts';
import type { ActionContext } from './action-context.ts';
import type { AnnotationPlaces } from './place-annotations.ts';

export interface MarkdownSources {
  readonly context: ActionContext;
  readonly values: OptionValues;
  /** Inputs that were given, as texts. */
  readonly given: Readonly<Partial<Record<OptionName, string>>>;
  readonly places: AnnotationPlaces;
  /** Of the fabric in the repository; null: it is not in it. */
  readonly prefix: string | null;
  /** Commit of the files; null: of none. */
  readonly sourceCommit: string | null;
  /** What a planned change means; absent: its values are shown alone. */
  readonly describe?: DescribeChange;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Links, paths and commands for the texts of a run. */
export function markdownContext(sources: MarkdownSources): MarkdownContext {
  const { context, values, places, prefix, sourceCommit, environment } = sources;
  const flags = placeFlags(sources);
  const kubectl = { kubeconfig: null, context: values.context };
  return {
    failOn: values['fail-on'],
    ...(sources.describe === undefined ? {} : { describe: sources.describe }),
    ...(context.payload.pullRequest === null ? {} : { headCommit: context.payload.pullRequest.headSha }),
    docsUrl: docsUrl(context.serverUrl, environment),
    annotationPath: places.annotationPath,
    sourceUrl: (file, line) => {
      if (prefix === null) return null;
      // the head of a pull request stays; the merge commit that was checked out may be gone tomorrow
      const isAtHead = places.annotationPath(file, line) !== null;
      const commit = isAtHead ? context.checkSha : sourceCommit;
      return commit === null ? null : `${blobUrl(context, commit, prefix + file)}#L${line}`;
    },
    commandLine: (verb, more = []) => commandLineOf(verb, more, flags),
    kubectlLine: (verb, id, more = []) => kubectlLineOf(verb, id, more, fabricRegistry, kubectl),
  };
}

type RepositoryPlace = Pick<ActionContext, 'serverUrl' | 'owner' | 'repo'>;

/** Page of the status for people. */
export function statusPageUrl(context: RepositoryPlace, branch: string, fabric: string): string {
  return blobUrl(context, branch, `${fabric}/STATUS.md`);
}

/** Page of a file at a commit or branch. */
export function blobUrl({ serverUrl, owner, repo }: RepositoryPlace, ref: string, path: string): string {
  const escaped = (text: string) => text.split('/').map(encodeURIComponent).join('/');
  return `${serverUrl}/${owner}/${repo}/blob/${escaped(ref)}/${escaped(path)}`;
}

/** Where a person stands who copies a command: in the repository, with a kubeconfig of their own. */
function placeFlags({ given, values }: MarkdownSources): Partial<Record<OptionName, FlagValue>> {
  const flags: Partial<Record<OptionName, FlagValue>> = {};
  for (const name of ['path', 'fabric', 'context', 'namespace', 'field-manager'] as const) {
    const text = given[name];
    if (text !== undefined) flags[name] = text;
  }
  for (const name of ['include', 'exclude'] as const) {
    if (values[name].length > 0) flags[name] = values[name];
  }
  return flags;
}

/** The pages of the release that runs; unknown for an action in the repository itself, or one that was mirrored. */
export function docsUrl(serverUrl: string, environment: MarkdownSources['environment']): string {
  const repository = environment.GITHUB_ACTION_REPOSITORY ?? '';
  const ref = environment.GITHUB_ACTION_REF ?? '';
  if (serverUrl !== 'https://github.com' || repository === '' || ref === '') return '';
  return `${serverUrl}/${repository}/blob/${ref}/docs`;
}
