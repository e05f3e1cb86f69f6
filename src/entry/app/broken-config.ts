import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import { CONFIG_FILE } from '../../domain/config/file/fields.ts';
import { readSyncConfig } from '../../domain/config/file/read-sync-config.ts';
import { fabricRegistry } from '../../domain/fabric/registry.ts';
import type { CheckReport } from '../../domain/report/check-report.ts';
import {
  type ConfigurationErrors,
  renderConfigurationErrors,
  renderConfigurationMended,
} from '../../domain/report/configuration-check.ts';
import type { UnbegunRun } from '../../domain/report/refusal-markdown.ts';
import { blobUrl, docsUrl } from '../action/run-markdown.ts';
import type { BrokenConfig, HeadReading } from './app-repositories.ts';
import type { AppWorld } from './app-world.ts';
import { changedPaths, headOf, type ProposedSubject } from './subject-jobs.ts';

/** A reading of which it is known that the configuration has errors. */
export type BrokenReading = HeadReading & { readonly head: string; readonly broken: BrokenConfig };

/** What a check is told where nothing can be looked at. */
export interface ConfigurationVerdict {
  /** Commit that the check stands on. */
  readonly sha: string;
  /** Equal as long as the check says the same. */
  readonly meaning: string;
  render(run: UnbegunRun): CheckReport;
}

/** The errors at the head of the default branch itself. */
export function verdictAtHead(world: AppWorld, reading: BrokenReading): ConfigurationVerdict {
  const { repository, head, diagnostics } = reading;
  const found = { diagnostics, place: 'default-branch', note: null, isInDiff: true } as const;
  return errorsAt(world, repository, { sha: head, linesOf: head }, found);
}

/** What is said of something that is proposed: that it mends the configuration, or what is wrong. Throws SyncError. */
export async function verdictOf(
  world: AppWorld,
  reading: BrokenReading,
  subject: ProposedSubject,
): Promise<ConfigurationVerdict> {
  const { repository, broken, head: base, diagnostics } = reading;
  const { repository: git } = world.repositories.connection(repository);
  const sha = headOf(subject);
  const asItIs = (note: string | null) => {
    const found = { diagnostics, place: 'default-branch', note, isInDiff: false } as const;
    return errorsAt(world, repository, { sha, linesOf: base }, found);
  };
  const text = await git.fileText(CONFIG_FILE, sha);
  if (text === null || text === broken.text) return asItIs(null);
  if (subject.of === 'pull' && subject.baseBranch !== repository.defaultBranch) return asItIs(OTHER_BASE);
  const held = await heldIn(world, reading, subject);
  if (!held.isChanged) return asItIs(null);
  const own = readSyncConfig(text, CONFIG_FILE, fabricRegistry);
  if (own.config === null) {
    const found = { diagnostics: own.diagnostics, place: 'proposal', note: null, isInDiff: true } as const;
    return errorsAt(world, repository, { sha, linesOf: sha }, found);
  }
  if (!held.hasHead) return asItIs(BEHIND);
  return { sha, meaning: 'mended', render: (run) => renderConfigurationMended(CONFIG_FILE, run) };
}

const OTHER_BASE =
  'only the default branch says which fabrics there are, and this change is not meant for it';
const BEHIND =
  'whether this change mends it cannot be told, because its branch lacks the head of the default branch, or changes too many files: bring it up to date';

/**
 * `hasHead`: it stands upon the head of the default branch, so that its file is the one that a merge leaves. A merge group
 * always does. `isChanged`: the configuration is among what it changes.
 */
async function heldIn(
  world: AppWorld,
  { repository, head: base }: BrokenReading,
  subject: ProposedSubject,
): Promise<{ readonly hasHead: boolean; readonly isChanged: boolean }> {
  if (subject.of !== 'pull') return { hasHead: true, isChanged: true };
  const { repository: git } = world.repositories.connection(repository);
  const { number, headSha } = subject.pull;
  const upon = await git.changedSince(base, headSha);
  const paths = upon ?? (await changedPaths(world, repository, { of: 'pull', number }));
  return { hasHead: upon !== null, isChanged: paths === null || paths.includes(CONFIG_FILE) };
}

function errorsAt(
  { settings, environment }: AppWorld,
  { owner, name: repo }: CoveredRepository,
  { sha, linesOf }: { readonly sha: string; readonly linesOf: string },
  found: Omit<ConfigurationErrors, 'file'>,
): ConfigurationVerdict {
  const { serverUrl } = settings;
  const context = {
    sourceUrl: (file: string, line: number) =>
      `${blobUrl({ serverUrl, owner, repo }, linesOf, file)}#L${line}`,
    docsUrl: docsUrl(serverUrl, environment),
  };
  return {
    sha,
    meaning: JSON.stringify([found.place, found.note, found.diagnostics.map(meaningOf)]),
    render: (run) => renderConfigurationErrors({ file: CONFIG_FILE, ...found }, run, context),
  };
}

function meaningOf({ line, column, code, message }: HeadReading['diagnostics'][number]) {
  return [line, column, code, message];
}
