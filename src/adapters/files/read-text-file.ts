import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { fileProblem, textOfBytes } from '../../domain/parse/select-files.ts';
import type { Diagnostic } from '../../domain/shared/diagnostic.ts';
import type { SourceFile } from '../../ports/manifest-source.ts';
import { whyNot } from './walk-tree.ts';

export type ReadText = { readonly file: SourceFile } | { readonly diagnostic: Diagnostic };

/**
 * One file as text, under the name `path`. Never waits on a pipe, and never takes more than `maxBytes` into memory, even
 * of a file that grows meanwhile. What goes wrong is a diagnostic.
 */
export async function readTextFile(absolute: string, path: string, maxBytes: number): Promise<ReadText> {
  try {
    const handle = await open(absolute, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return await readHandle(handle, path, maxBytes);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { diagnostic: fileProblem('HHS-3012', path, whyNot(error)) };
  }
}

async function readHandle(handle: FileHandle, path: string, maxBytes: number): Promise<ReadText> {
  const facts = await handle.stat();
  if (!facts.isFile()) return { diagnostic: fileProblem('HHS-3012', path, 'it is no ordinary file') };
  if (facts.size > maxBytes) {
    const message = `${facts.size} bytes are more than the limit of ${maxBytes}`;
    return { diagnostic: fileProblem('HHS-3010', path, message) };
  }
  const buffer = new Uint8Array(facts.size + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  if (length > facts.size) return { diagnostic: fileProblem('HHS-3012', path, 'it grew while it was read') };
  const decoded = textOfBytes(path, buffer.subarray(0, length));
  return 'text' in decoded ? { file: { path, text: decoded.text } } : decoded;
}
