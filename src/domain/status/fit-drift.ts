import { byteLength } from '../shared/byte-length.ts';
import type { DriftDocument, DriftObject } from './drift-shape.ts';

/**
 * UTF-8 bytes that `drift.json` may have: what GitHub still shows, compares and hands out in one answer. A document many
 * times as large could be committed, but not read back.
 */
export const DRIFT_BYTES = 1_000_000;

/** From what is left out first (Git lost nothing by it) to what is left out last (Git and people work on it). */
const LEFT_OUT: readonly DriftObject['state'][] = [
  'extra',
  'git_ahead',
  'missing',
  'cluster_ahead',
  'both_changed',
];

/** Around the objects: the document without any, and a count for each state. */
const FRAME_BYTES = 300;

/** The text of the document, two spaces, newline at the end. */
export function driftText(document: DriftDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * The document within so many bytes: of the objects those that have no room are left out whole, unmanaged ones first, and
 * counted by state. It stays as it is where it fits.
 */
export function fitDrift(document: DriftDocument, limit = DRIFT_BYTES): DriftDocument {
  if (byteLength(driftText(document)) <= limit) return document;
  let room = limit - FRAME_BYTES - byteLength(driftText({ ...document, objects: [] }));
  const kept = new Set<DriftObject>();
  for (const object of wanted(document.objects)) {
    const bytes = bytesOf(object);
    if (bytes > room) continue;
    room -= bytes;
    kept.add(object);
  }
  const omitted: Record<string, number> = {};
  for (const object of document.objects) {
    if (!kept.has(object)) omitted[object.state] = (omitted[object.state] ?? 0) + 1;
  }
  return { ...document, omitted, objects: document.objects.filter((object) => kept.has(object)) };
}

/** The objects, those first that are to be listed first; of one state in their order. */
function wanted(objects: readonly DriftObject[]): DriftObject[] {
  return [...objects].sort((a, b) => LEFT_OUT.indexOf(b.state) - LEFT_OUT.indexOf(a.state));
}

/** As it stands in the list: indented by four, with a comma and a line break. */
function bytesOf(object: DriftObject): number {
  const text = JSON.stringify(object, null, 2);
  return byteLength(text) + 4 * text.split('\n').length + 2;
}

/** Objects that are not listed. */
export function omittedOf({ omitted }: DriftDocument): number {
  return Object.values(omitted).reduce((sum, count) => sum + count, 0);
}
