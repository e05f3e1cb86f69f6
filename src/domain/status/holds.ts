import type { HoldEntry } from '../resource/fabric-policy.ts';
import { hasShape } from '../shared/check-shape.ts';
import { parseJson } from '../shared/json.ts';
import { constant, list, nullable, object, type TypeOf, text } from '../shared/json-shape.ts';

/** Version of the form of `<fabric>/holds.json`. */
export const HOLDS_VERSION = 1;
/** Holds of one fabric; more are refused. */
export const HOLDS_LIMIT = 500;

const holdShape = object('what nothing is written to', {
  object: nullable(object('an object; null: the whole fabric', { kind: text('kind'), name: text('name') })),
  by: text('account that gave the command'),
  at: text('ISO 8601, UTC'),
  until: nullable(text('first instant at which it is over, ISO 8601, UTC; null: until it is released')),
  reason: text('why'),
  comment: nullable(text('page of the comment')),
});

export const holdsShape = object('what `/hold` stopped in one fabric', {
  version: constant('version of this form', HOLDS_VERSION),
  fabric: text('name of the fabric'),
  holds: list('in the order in which they were given', holdShape),
});

export type HoldsDocument = TypeOf<typeof holdsShape>;
export type Hold = TypeOf<typeof holdShape>;

export type ReadHolds =
  | { readonly result: 'ok'; readonly document: HoldsDocument }
  | { readonly result: 'damaged'; readonly why: string };

export function holdsPath(fabric: string): string {
  return `${fabric}/holds.json`;
}

/** Reads the text of a stored `holds.json`; null is a fabric that nobody ever held. Never throws. */
export function readHolds(text: string | null, fabric: string): ReadHolds {
  if (text === null || text.trim() === '') {
    return { result: 'ok', document: { version: HOLDS_VERSION, fabric, holds: [] } };
  }
  const value = parseJson(text);
  if (value === undefined) return { result: 'damaged', why: 'it is no JSON' };
  return hasShape(holdsShape, value)
    ? { result: 'ok', document: value }
    : { result: 'damaged', why: 'its form is not known' };
}

export function renderHolds(document: HoldsDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** With the holds put in; one on the same object gives way. Those that are over go. */
export function withHolds(document: HoldsDocument, added: readonly Hold[], nowMs: number): HoldsDocument {
  const keys = new Set(added.map(keyOf));
  const kept = document.holds.filter((hold) => isInForce(hold, nowMs) && !keys.has(keyOf(hold)));
  return { ...document, holds: [...kept, ...added] };
}

/** Without the holds on these objects; null is that of the whole fabric. Those that are over go, too. */
export function withoutHolds(
  document: HoldsDocument,
  objects: readonly Hold['object'][],
  nowMs: number,
): { readonly document: HoldsDocument; readonly released: readonly Hold[] } {
  const keys = new Set(objects.map((one) => keyOf({ object: one })));
  const inForce = document.holds.filter((hold) => isInForce(hold, nowMs));
  const released = inForce.filter((hold) => keys.has(keyOf(hold)));
  const holds = inForce.filter((hold) => !keys.has(keyOf(hold)));
  return { document: { ...document, holds }, released };
}

/** As the planner takes them, those that are in force. */
export function holdEntriesIn(document: HoldsDocument, nowMs: number): readonly HoldEntry[] {
  const location = { file: holdsPath(document.fabric), line: 1, column: 1 };
  return document.holds
    .filter((hold) => isInForce(hold, nowMs))
    .map(({ object: held, by, at, until, reason }) => {
      const atMs = Date.parse(at);
      const why = until === null ? reason : `${reason} (until ${until})`;
      return { object: held, by, atMs: Number.isFinite(atMs) ? atMs : null, reason: why, location };
    });
}

function isInForce({ until }: Hold, nowMs: number): boolean {
  const untilMs = until === null ? Number.NaN : Date.parse(until);
  // a time that cannot be read ends nothing
  return !(untilMs <= nowMs);
}

function keyOf({ object: held }: Pick<Hold, 'object'>): string {
  return held === null ? '' : `${held.kind}/${held.name}`;
}
