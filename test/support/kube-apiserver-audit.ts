import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { isJsonObject, type Json } from '../../src/domain/shared/json.ts';

/** One request as the server saw it, when it was answered. */
export interface AuditEntry {
  /** get, list, watch, create, update, patch, delete, deletecollection. */
  readonly verb: string;
  /** Path and query, so `dryRun=All` and `limit=500` can be seen. */
  readonly uri: string;
  readonly code: number;
  readonly user: string;
  readonly stage: string;
}

export const auditMarkerPath = '/version?audit-marker=';

/** The place from which {@link auditEntriesSince} reads on. */
export function auditPosition(file: string): number {
  return statSync(file).size;
}

/** Answered requests after `position`, in the order of their answers; our own markers are left out. */
export function auditEntriesSince(file: string, position: number): AuditEntry[] {
  const text = bytesSince(file, position).toString('utf8');
  const entries: AuditEntry[] = [];
  for (const line of text.split('\n')) {
    if (!line.endsWith('}')) continue;
    const entry = entryOf(JSON.parse(line) as Json);
    if (entry.stage === 'ResponseComplete' && !entry.uri.startsWith(auditMarkerPath)) entries.push(entry);
  }
  return entries;
}

/** Whether the marker request stands in the log after `position`. */
export function hasAuditMarker(file: string, position: number, marker: string): boolean {
  return bytesSince(file, position).includes(`${auditMarkerPath}${marker}"`);
}

/** Not the whole file: a long run writes some hundred megabytes, and reading those has the reader collect its garbage. */
function bytesSince(file: string, position: number): Buffer {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(Math.max(0, fstatSync(handle).size - position));
    let read = 0;
    while (read < bytes.length) {
      const got = readSync(handle, bytes, read, bytes.length - read, position + read);
      if (got === 0) break;
      read += got;
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(handle);
  }
}

function entryOf(event: Json): AuditEntry {
  const record = isJsonObject(event) ? event : {};
  const user = isJsonObject(record.user) ? record.user.username : undefined;
  const status = isJsonObject(record.responseStatus) ? record.responseStatus.code : undefined;
  return {
    verb: String(record.verb ?? ''),
    uri: String(record.requestURI ?? ''),
    code: typeof status === 'number' ? status : 0,
    user: String(user ?? ''),
    stage: String(record.stage ?? ''),
  };
}
