import type { Digest } from '../domain/shared/digest.ts';
import { ageStatus } from '../domain/status/age-status.ts';
import { type ReadStatus, readStatus } from '../domain/status/read-status.ts';
import type { StatusOverview, StoredStatus } from '../domain/status/stored-status.ts';
import type { Clock } from '../ports/clock.ts';
import type { StatusReading, StatusSource } from '../ports/status-source.ts';

export interface StatusDoors {
  readonly source: StatusSource;
  readonly clock: Clock;
  readonly digest: Digest;
}

export interface StatusQuestion {
  /** The fabric that was named; null: none was. */
  readonly fabric: string | null;
  /** Name that the fabric has by its directory: meant where none was named and not the whole clone was asked. */
  readonly named: string;
}

/**
 * The stored statuses as they are worth now: what was good too long ago is stale. A fabric that was asked for and has no
 * status is `absent`. Throws SyncError when the place could not be read.
 */
export async function readStoredStatus(
  { source, clock, digest }: StatusDoors,
  { fabric, named }: StatusQuestion,
): Promise<StatusOverview> {
  const reading = await source.read();
  const readAt = clock.now();
  const known = [...reading.texts.keys()].sort();
  const meant = reading.isWhole ? known : [named];
  const fabrics = (fabric === null ? meant : [fabric]).map((name) =>
    storedStatus(name, reading, digest, readAt),
  );
  return { place: reading.place, commit: reading.commit, readAt, fabrics, known };
}

function storedStatus(name: string, { texts }: StatusReading, digest: Digest, now: string): StoredStatus {
  const read = aged(readStatus(texts.get(name) ?? null, digest), now);
  const fabric = name !== '' ? name : 'document' in read ? read.document.fabric : '';
  return { fabric, read };
}

function aged(read: ReadStatus, now: string): ReadStatus {
  return 'document' in read ? { ...read, document: ageStatus(read.document, now) } : read;
}
