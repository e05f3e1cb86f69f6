import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import {
  type FileHandle,
  link,
  lstat,
  mkdir,
  open,
  readFile,
  realpath,
  rename,
  stat,
  unlink,
} from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { FileReplaced, FileReplacement, ManifestWriter } from '../../ports/manifest-writer.ts';
import { whyNot } from './walk-tree.ts';

/** Why a file stays as it is; its message goes to the user. */
class Refusal extends Error {}

/** Writes files of a fabric where they lie on disk. */
export class WorkingTreeWriter implements ManifestWriter {
  readonly #path: string;

  /** `path` as the source has it: absolute, a directory or one file. */
  constructor(path: string) {
    this.#path = path;
  }

  async replace(files: readonly FileReplacement[]): Promise<readonly FileReplaced[]> {
    const results: FileReplaced[] = [];
    for (const file of files) {
      const refused = await this.#replaceOne(file).then(
        () => null,
        (error: unknown) => (error instanceof Refusal ? error.message : whyNotWritten(error)),
      );
      results.push({ path: file.path, refused });
    }
    return results;
  }

  async #replaceOne({ path, before, after }: FileReplacement): Promise<void> {
    if (before === null) {
      await this.#makeOne(path, after);
      return;
    }
    const target = await this.#targetOf(path);
    const facts = await lstat(target);
    if (!facts.isFile()) throw new Refusal('it is no ordinary file');
    const bytes = new TextEncoder().encode(after);
    const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      await writeNew(temporary, bytes, facts.mode & 0o7777);
      // as late as can be: between this look and the change of names nothing else is done
      if ((await readFile(target, 'utf8')) !== before)
        throw new Refusal('it was changed since it was read: run again');
      await rename(temporary, target);
    } catch (error) {
      await unlink(temporary).catch(() => undefined);
      throw error;
    }
  }

  async #makeOne(path: string, text: string): Promise<void> {
    const whole = await realpath(this.#path);
    if (!(await stat(whole)).isDirectory()) throw new Refusal('the fabric is one file');
    const parts = path.split('/');
    if (parts.some((part) => part === '' || part === '.' || part === '..')) {
      throw new Refusal('it lies outside of the directory of the fabric');
    }
    const folder = join(whole, ...parts.slice(0, -1));
    const existing = await nearestFolder(folder);
    // a link on the way may lead anywhere
    if (!isInside(whole, await realpath(existing))) {
      throw new Refusal('it lies outside of the directory of the fabric');
    }
    await mkdir(folder, { recursive: true });
    const target = join(folder, parts.at(-1) ?? '');
    const temporary = join(folder, `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      await writeNew(temporary, new TextEncoder().encode(text), 0o644);
      // unlike a change of names, this does not take the place of a file that came meanwhile
      await link(temporary, target);
    } finally {
      await unlink(temporary).catch(() => undefined);
    }
  }

  /** The file itself, behind links that stay inside the root. */
  async #targetOf(path: string): Promise<string> {
    const whole = await realpath(this.#path);
    if (!(await stat(whole)).isDirectory()) {
      if (path !== basename(this.#path)) throw new Refusal('it is not the file that was read');
      return whole;
    }
    const target = await realpath(join(whole, ...path.split('/')));
    const inside = relative(whole, target);
    if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`)) {
      throw new Refusal('it lies outside of the directory of the fabric');
    }
    return target;
  }
}

function isInside(whole: string, path: string): boolean {
  const inside = relative(whole, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`);
}

async function nearestFolder(folder: string): Promise<string> {
  const facts = await stat(folder).catch(() => null);
  if (facts === null) return await nearestFolder(dirname(folder));
  if (!facts.isDirectory()) throw new Refusal('a file stands where a directory would have to be');
  return folder;
}

async function writeNew(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const handle: FileHandle = await open(
    path,
    constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL,
    mode,
  );
  try {
    await handle.writeFile(bytes);
    // the mask of the process may have taken something away
    await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function whyNotWritten(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'EEXIST') return 'it came into being since the files were read: run again';
  if (['EROFS', 'ENOSPC', 'EDQUOT'].includes(code)) return `it cannot be written (${code})`;
  return whyNot(error);
}
