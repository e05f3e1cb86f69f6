import { parseJson } from '../shared/json.ts';

const SURFACES = [
  'check',
  'progress',
  'job-summary',
  'status',
  'comment',
  'issue',
  'dashboard',
  'answer',
  'back-port',
  'suggestion',
] as const;

/**
 * Which text it is, and of which run: what a later run needs to find its own text again. A text that outlives runs
 * (issue, answer …) is named by what it is about instead; the module that writes it says how.
 */
export interface Marker {
  readonly surface: (typeof SURFACES)[number];
  readonly fabric: string;
  readonly mode: string;
  readonly requestId: string;
  readonly commit: string | null;
}

const VERSION = 1;
const OPEN = `<!-- hedgehog-sync:${VERSION} `;
const CLOSE = ' -->';

/** Fabric names and ids are short; whatever else comes here may not eat the room of the text. */
const FIELD_LIMIT = 100;

/** A comment that no page shows. It is the last line of its text, so nothing from outside can stand after it. */
export function writeMarker({ surface, fabric, mode, requestId, commit }: Marker): string {
  const fields = [surface, fabric, mode, requestId, commit].map(
    (field) => field?.slice(0, FIELD_LIMIT) ?? null,
  );
  return `${OPEN}${asciiJson(fields)}${CLOSE}`;
}

/** Letters, digits and what JSON needs: nothing that ends a comment (`-->`), nothing that a forge could rewrite. */
export function asciiJson(fields: readonly (string | null)[]): string {
  return JSON.stringify(fields).replaceAll(
    /[^A-Za-z0-9 "\\[\],_./:]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The marker of a text of ours; null where there is none, or one of another version. */
export function readMarker(text: string): Marker | null {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const line = lines.findLast((one) => one.startsWith(OPEN) && one.endsWith(CLOSE));
  if (line === undefined) return null;
  return markerOf(line.slice(OPEN.length, line.length - CLOSE.length));
}

function markerOf(json: string): Marker | null {
  const fields = parseJson(json);
  if (!Array.isArray(fields) || fields.length !== 5) return null;
  const [surface, fabric, mode, requestId, commit] = fields as readonly unknown[];
  if (!isSurface(surface) || typeof fabric !== 'string' || typeof mode !== 'string') return null;
  if (typeof requestId !== 'string' || (commit !== null && typeof commit !== 'string')) return null;
  return { surface, fabric, mode, requestId, commit };
}

function isSurface(value: unknown): value is Marker['surface'] {
  return SURFACES.some((surface) => surface === value);
}

/** The line that marks a text as ours, also one of another version or surface; null: there is none. */
export function markerLine(text: string): string | null {
  const lines = text.split('\n').map((line) => line.trimEnd());
  return lines.findLast((line) => /^<!-- hedgehog-sync:\d+ .* -->$/.test(line)) ?? null;
}
