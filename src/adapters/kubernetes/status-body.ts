import type { FieldCause } from '../../domain/shared/errors.ts';
import { getOwn, isJsonObject, type JsonObject } from '../../domain/shared/json.ts';

/** What the API server says in a `Status`; fields that are missing are empty. */
export interface StatusBody {
  readonly reason: string;
  readonly message: string;
  readonly detailsKind: string;
  readonly causes: readonly FieldCause[];
}

/** Long enough for a rule with its values, short enough for a line of a log. */
const MESSAGE_CHARS = 1_000;

export function statusBodyOf(body: JsonObject | null): StatusBody | null {
  if (body === null || getOwn(body, 'kind') !== 'Status') return null;
  const details = getOwn(body, 'details');
  const facts = isJsonObject(details) ? details : {};
  const causes = getOwn(facts, 'causes');
  return {
    reason: textIn(body, 'reason'),
    message: oneLine(textIn(body, 'message')),
    detailsKind: textIn(facts, 'kind'),
    causes: Array.isArray(causes) ? causes.filter(isJsonObject).map(causeOf) : [],
  };
}

function causeOf(cause: JsonObject): FieldCause {
  return {
    field: textIn(cause, 'field'),
    message: oneLine(textIn(cause, 'message')),
    reason: textIn(cause, 'reason'),
  };
}

function textIn(object: JsonObject, key: string): string {
  const value = getOwn(object, key);
  return typeof value === 'string' ? value : '';
}

/** Whole objects are left out: the server quotes what was sent, or what is stored. Control characters could forge lines. */
function oneLine(text: string): string {
  const line = text
    .replaceAll(quotedObject, 'Invalid value: (left out)')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();
  return line.length <= MESSAGE_CHARS ? line : `${line.slice(0, MESSAGE_CHARS)} …`;
}

/** As a Go string of JSON, as JSON, or as Go prints a map. */
const quotedObject = /Invalid value: (?:"[{[](?:[^"\\]|\\.)*"|(?:\{|\[|map\[)[\s\S]*?[}\]](?=: |$))/g;
