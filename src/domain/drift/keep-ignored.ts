import type { LiveObject } from '../resource/live-object.ts';
import type { Manifest } from '../resource/manifest.ts';
import { isJsonObject, type Json, type JsonObject, setOwn } from '../shared/json.ts';
import { type FieldPointer, pointerTokens, valueAt } from '../shared/pointer.ts';
import type { Assessment } from './assessment.ts';

/** A generation that no object has: whoever reads the record has to compare the fields. */
const NO_GENERATION = 0;

/**
 * The generation that the record may keep of a write. Where differences were ignored, live is not what Git says, so it
 * must not prove anything later: when the rule is gone, they are drift.
 */
export function recordedGeneration(
  { ignoredFields = [] }: Assessment,
  live: Pick<LiveObject, 'generation'>,
): number {
  return ignoredFields.length === 0 ? live.generation : NO_GENERATION;
}

/**
 * The manifest as it is written: with the live value in each ignored field, so that an apply neither changes it nor runs
 * into who owns it. Digest and identity stay those of Git.
 */
export function manifestToWrite({ manifest, live, ignoredFields = [] }: Assessment): Manifest | null {
  if (manifest === null || live === null || ignoredFields.length === 0) return manifest;
  let { object } = manifest;
  for (const { field } of ignoredFields) object = withLiveValue(object, live.object, field.pointer);
  return { ...manifest, object };
}

function withLiveValue(object: JsonObject, live: JsonObject, pointer: FieldPointer): JsonObject {
  const value = placed(object, pointerTokens(pointer), valueAt(live, pointer));
  return isJsonObject(value) ? value : object;
}

/** `value` with `wanted` at the path; undefined takes what is there away. */
function placed(
  value: Json | undefined,
  tokens: readonly string[],
  wanted: Json | undefined,
): Json | undefined {
  const [token, ...rest] = tokens;
  if (token === undefined) return wanted;
  if (Array.isArray(value)) {
    const items = value.map((item: Json, index) =>
      String(index) === token ? placed(item, rest, wanted) : item,
    );
    if (Number(token) === value.length && wanted !== undefined) items.push(placed(undefined, rest, wanted));
    return items.filter((item): item is Json => item !== undefined);
  }
  const result: Record<string, Json> = {};
  if (isJsonObject(value)) for (const key of Object.keys(value)) setOwn(result, key, value[key] as Json);
  else if (wanted === undefined) return value;
  const inside = placed(Object.hasOwn(result, token) ? result[token] : undefined, rest, wanted);
  if (inside === undefined) delete result[token];
  else setOwn(result, token, inside);
  return result;
}
