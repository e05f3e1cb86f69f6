import type { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { selectFiles } from '../../domain/parse/select-files.ts';
import type { SkippedSource } from '../../domain/resource/manifest.ts';
import type { Diagnostic } from '../../domain/shared/diagnostic.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';
import type { ManifestSource, SourceSelection, SourceSnapshot } from '../../ports/manifest-source.ts';
import { compileGlobs } from './glob.ts';
import { type ReadText, readTextFile } from './read-text-file.ts';
import { mapBounded, walkTree, whyNot } from './walk-tree.ts';

export interface WorkingTreeOptions {
  /** Absolute path of the fabric directory, or of one file of manifests (read whatever its name is). */
  readonly path: string;
  /** The commit that the files at a path are at, or null; see `headCommit` of the git adapter. */
  readonly headCommit: (path: string) => Promise<string | null>;
}

/** The files of a fabric as they lie on disk. */
export class WorkingTreeSource implements ManifestSource {
  readonly #options: WorkingTreeOptions;

  constructor(options: WorkingTreeOptions) {
    this.#options = options;
  }

  async read(selection: SourceSelection): Promise<SourceSnapshot> {
    const { path, headCommit } = this.#options;
    const facts = await factsOf(path);
    // a file that changes between the two is found out later: a base text counts only where its digest fits
    const [commit, found] = await Promise.all([
      headCommit(path),
      facts.isDirectory() ? readDirectory(path, selection) : readOnly(path, selection),
    ]);
    return { ...found, commit };
  }
}

type Found = Omit<SourceSnapshot, 'commit'>;

async function readOnly(path: string, selection: SourceSelection): Promise<Found> {
  return gather([await readTextFile(path, basename(path), selection.maxFileBytes)], [], []);
}

async function readDirectory(path: string, selection: SourceSelection): Promise<Found> {
  const root = await realpath(path);
  const walk = await walkTree(root);
  const { files, skipped, diagnostics } = selectFiles(walk.entries, selection, compileGlobs);
  const read = await mapBounded(files, (file) =>
    readTextFile(join(root, file.readFrom), file.path, selection.maxFileBytes),
  );
  return gather(read, skipped, [...walk.diagnostics, ...diagnostics]);
}

function gather(
  read: readonly ReadText[],
  skipped: readonly SkippedSource[],
  diagnostics: readonly Diagnostic[],
): Found {
  const files = read.flatMap((one) => ('file' in one ? [one.file] : []));
  const unreadable = read.flatMap((one) => ('diagnostic' in one ? [one.diagnostic] : []));
  return { files, skipped, diagnostics: [...diagnostics, ...unreadable] };
}

async function factsOf(path: string): Promise<Stats> {
  const help = 'Give the directory, or the file, that holds the manifests of the fabric.';
  let facts: Stats;
  try {
    facts = await stat(path);
  } catch (cause) {
    const message = `The path ${path} cannot be used: ${whyNot(cause)}.`;
    throw new ConfigurationError({ code: 'HHS-1101', message, help }, { cause });
  }
  if (facts.isDirectory() || facts.isFile()) return facts;
  const message = `The path ${path} is neither a directory nor a file.`;
  throw new ConfigurationError({ code: 'HHS-1101', message, help });
}
