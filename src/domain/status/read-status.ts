import { hasShape, shapeFault } from '../shared/check-shape.ts';
import type { Digest } from '../shared/digest.ts';
import { isJsonObject, parseJson } from '../shared/json.ts';
import { statusShape } from './document-shape.ts';
import { distrust, salvage } from './salvage-status.ts';
import { isSealed } from './seal.ts';
import { STATUS_VERSION, type StatusDocument } from './status-document.ts';

/** What a stored `status.json` turned out to be. `why` is one sentence for people. */
export type ReadStatus =
  | { readonly result: 'absent' }
  | { readonly result: 'ok'; readonly document: StatusDocument }
  /** Changed by hand: history and times are kept, the components count as not observed. */
  | { readonly result: 'edited'; readonly document: StatusDocument; readonly why: string }
  /** Written by a newer release: never to be overwritten. */
  | { readonly result: 'newer'; readonly version: number }
  | { readonly result: 'damaged'; readonly why: string };

/** Reads a stored status. Never throws: whatever the text is, the answer says what may be done with it. */
export function readStatus(text: string | null, digest: Digest): ReadStatus {
  if (text === null || text.trim() === '') return { result: 'absent' };
  const value = parseJson(text);
  if (value === undefined) return { result: 'damaged', why: 'it is no JSON' };
  if (!isJsonObject(value)) return { result: 'damaged', why: 'it is no JSON object' };
  const { version } = value;
  if (typeof version === 'number' && version > STATUS_VERSION) return { result: 'newer', version };
  if (version !== STATUS_VERSION) {
    return { result: 'damaged', why: `its version is ${JSON.stringify(version ?? null)}` };
  }
  if (hasShape(statusShape, value)) {
    if (isSealed(value, digest)) return { result: 'ok', document: value };
    return { result: 'edited', document: distrust(value), why: 'its digest does not fit its content' };
  }
  const document = salvage(value);
  const why = shapeFault(statusShape, value) ?? 'its form is not known';
  return document === null ? { result: 'damaged', why } : { result: 'edited', document, why };
}
