import { basename, dirname } from 'node:path';
import {
  type CompileGlobs,
  type FileSelection,
  fileProblem,
  selectFiles,
  textOfBytes,
} from '../../domain/parse/select-files.ts';
import type { Diagnostic } from '../../domain/shared/diagnostic.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';
import type {
  ManifestHistory,
  SourceFile,
  SourceSelection,
  SourceSnapshot,
} from '../../ports/manifest-source.ts';
import type { GitProgram } from './head-commit.ts';
import { type GitSettings, readBlobs, runGit } from './run-git.ts';
import { entriesOf, parseTree, type TreeObject } from './tree-listing.ts';

export interface GitHistoryOptions extends GitProgram {
  /** Absolute path of the fabric directory, or of its one file. */
  readonly path: string;
  readonly isFile: boolean;
  readonly compileGlobs: CompileGlobs;
  /** Larger files of a recorded commit are left out by `readFiles`. */
  readonly maxFileBytes: number;
}

/** Symlink texts are paths; longer ones lead nowhere. */
const MAX_LINK_BYTES = 4096;

/** The files of a fabric as they were, from the Git repository around its directory. Never fetches. */
export class GitHistory implements ManifestHistory {
  readonly #options: GitHistoryOptions;
  readonly #git: GitSettings;

  constructor(options: GitHistoryOptions) {
    this.#options = options;
    this.#git = { ...options, directory: options.isFile ? dirname(options.path) : options.path };
  }

  async readFiles(commit: string, paths: readonly string[]): Promise<ReadonlyMap<string, string> | null> {
    if (!isSafeRef(commit)) return null;
    const prefix = await this.#prefix();
    if (prefix === null) return null;
    const proof = `${commit}^{commit}`;
    const names = new Map(paths.filter(isPlainPath).map((path) => [path, `${commit}:${prefix}${path}`]));
    const blobs = await readBlobs(this.#git, [proof, ...names.values()], this.#options.maxFileBytes);
    if (blobs?.has(proof) !== true) return null;
    const texts = new Map<string, string>();
    for (const [path, name] of names) {
      const bytes = blobs.get(name);
      const decoded = bytes === undefined ? undefined : textOfBytes(path, bytes);
      if (decoded !== undefined && 'text' in decoded) texts.set(path, decoded.text);
    }
    return texts;
  }

  async resolve(ref: string): Promise<string | null> {
    if (!isSafeRef(ref)) return null;
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
    const answer = await runGit(this.#git, args);
    const commit = answer.ok ? textOf(answer.output).trim() : '';
    return /^[0-9a-f]{40,64}$/.test(commit) ? commit : null;
  }

  async readRef(ref: string, selection: SourceSelection): Promise<SourceSnapshot> {
    const prefix = await this.#prefix();
    const commit = prefix === null ? null : await this.resolve(ref);
    if (prefix === null || commit === null) throw await this.#unknownRef(ref);
    const only = this.#options.isFile ? basename(this.#options.path) : '';
    const where = prefix + only === '' ? [] : ['--', prefix + only];
    const listing = await runGit(this.#git, ['ls-tree', '-r', '-z', '-l', '--full-tree', commit, ...where]);
    if (!listing.ok) throw unreadable(ref, listing.why);
    const objects = parseTree(listing.output, prefix);
    const links = await this.#linkTexts(objects);
    const selected = this.#options.isFile
      ? onlyFile(objects)
      : selectFiles(entriesOf(objects, links), selection, this.#options.compileGlobs);
    const ids = new Map(objects.map(({ path, id }) => [path, id]));
    const wanted = selected.files.flatMap(({ readFrom }) => ids.get(readFrom) ?? []);
    const blobs = await readBlobs(this.#git, wanted, selection.maxFileBytes);
    if (blobs === null) throw unreadable(ref, 'the objects of the commit cannot be read');
    const files: SourceFile[] = [];
    const diagnostics: Diagnostic[] = [...selected.diagnostics];
    for (const { path, readFrom } of selected.files) {
      const bytes = blobs.get(ids.get(readFrom) ?? '');
      const decoded = bytes === undefined ? undefined : textOfBytes(path, bytes);
      if (decoded === undefined)
        diagnostics.push(fileProblem('HHS-3012', path, 'its object is not in this clone'));
      else if ('text' in decoded) files.push({ path, text: decoded.text });
      else diagnostics.push(decoded.diagnostic);
    }
    return { files, skipped: selected.skipped, diagnostics, commit };
  }

  /** Path of the directory inside its repository, with `/` at the end; null outside of one. */
  async #prefix(): Promise<string | null> {
    const answer = await runGit(this.#git, ['rev-parse', '--show-prefix']);
    return answer.ok ? textOf(answer.output).replace(/\n$/, '') : null;
  }

  async #linkTexts(objects: readonly TreeObject[]): Promise<ReadonlyMap<string, string>> {
    const links = objects.filter(({ type }) => type === 'symlink');
    const ids = links.map(({ id }) => id);
    const blobs = await readBlobs(this.#git, ids, MAX_LINK_BYTES);
    return new Map(links.map(({ path, id }) => [path, textOf(blobs?.get(id) ?? new Uint8Array())]));
  }

  async #unknownRef(ref: string): Promise<ConfigurationError> {
    const answer = await runGit(this.#git, ['rev-parse', '--git-dir']);
    const message = answer.ok
      ? `The commit ${JSON.stringify(ref)} cannot be found in the repository of ${this.#options.path}.`
      : `${this.#options.path} has no readable Git repository: ${answer.why}.`;
    const help = answer.ok
      ? 'Check the name; in a shallow clone fetch the history first (in a workflow: `fetch-depth: 0`).'
      : 'Run inside a clone of the repository, with git installed.';
    return new ConfigurationError({ code: 'HHS-1102', message, help });
  }
}

/** A file that was named is read whatever its name is. */
function onlyFile(objects: readonly TreeObject[]): FileSelection {
  const files = objects.filter(({ type }) => type === 'file').map(({ path }) => ({ path, readFrom: path }));
  return { files, skipped: [], diagnostics: [] };
}

function unreadable(ref: string, why: string): ConfigurationError {
  const message = `The files at ${JSON.stringify(ref)} cannot be read from Git: ${why}.`;
  return new ConfigurationError({
    code: 'HHS-1103',
    message,
    help: 'Check the clone with `git fsck`, or clone it again.',
  });
}

/** No option, no second line; the rest git judges. */
function isSafeRef(ref: string): boolean {
  return ref !== '' && ref.length <= 1024 && !ref.startsWith('-') && !/[\s\p{Cc}:]/u.test(ref);
}

/** A path below the directory: `<commit>:./x` and `<commit>:../x` would be read from elsewhere. */
function isPlainPath(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
