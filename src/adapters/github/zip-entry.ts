import { crc32, inflateRawSync } from 'node:zlib';
import { errorFacts } from '../../domain/shared/error-codes.ts';
import { GitHubError, isSyncError } from '../../domain/shared/errors.ts';

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * One file of a zip archive; null: there is none of this name. Only the directory at the end is believed: what writes an
 * archive as a stream puts no sizes before the data. `what`: the attempt in words, for the error.
 */
export function zipEntry(archive: Buffer, file: string, mostBytes: number, what: string): Buffer | null {
  try {
    const entry = entriesOf(archive).find(({ name }) => name === file);
    if (entry === undefined) return null;
    if (entry.isEncrypted) throw unreadableArtifact(what, `${file} in it is encrypted`);
    if (entry.size > mostBytes) throw unreadableArtifact(what, `${file} in it is too large`);
    const bytes = unpacked(archive, entry, mostBytes);
    if (bytes.length === entry.size && crc32(bytes) === entry.checksum) return bytes;
  } catch (error) {
    if (isSyncError(error)) throw error;
  }
  throw unreadableArtifact(what, 'the archive is broken');
}

export function unreadableArtifact(what: string, why: string): GitHubError {
  return new GitHubError({ ...errorFacts('HHS-2607'), message: `${what}: ${why}`, status: 200 });
}

function entriesOf(archive: Buffer): readonly Entry[] {
  const end = endOf(archive);
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (archive.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new RangeError('no entry');
    const nameLength = archive.readUInt16LE(at + 28);
    entries.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      isEncrypted: (archive.readUInt16LE(at + 8) & 1) === 1,
      method: archive.readUInt16LE(at + 10),
      checksum: archive.readUInt32LE(at + 16),
      packedSize: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

/** The end is followed by a comment at most. */
function endOf(archive: Buffer): number {
  const first = Math.max(0, archive.length - END_SIZE - LONGEST_COMMENT);
  for (let at = archive.length - END_SIZE; at >= first; at -= 1) {
    if (archive.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  throw new RangeError('no end');
}

function unpacked(archive: Buffer, { offset, packedSize, method }: Entry, mostBytes: number): Buffer {
  if (archive.readUInt32LE(offset) !== LOCAL_SIGNATURE) throw new RangeError('no data');
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const packed = archive.subarray(start, start + packedSize);
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new RangeError('unknown method');
  return inflateRawSync(packed, { maxOutputLength: mostBytes });
}
