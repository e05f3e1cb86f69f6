import type { DefaultingContext } from '../../resource/kind.ts';
import type { ObjectSchema } from '../../resource/schema.ts';
import { getOwn, isJsonObject, type Json, type JsonObject, setOwn } from '../../shared/json.ts';
import { type GoFacts, goForm } from './go-form.ts';

/** How the fabric stores a kind. */
export interface Defaulting {
  /** How Go holds the fields of the spec. */
  readonly go: GoFacts;
  /**
   * The kind's mutating webhook: gets the object as Go decoded it, namespace filled in. Absent: the kind has none, and
   * only its form changes.
   */
  readonly webhook?: (object: JsonObject, context: DefaultingContext) => JsonObject;
  /** Whether an empty namespace becomes `default`. Default: true, also where only the offline tool asks for it. */
  readonly fillsNamespace?: boolean;
}

export type Defaulted = (object: JsonObject, context: DefaultingContext) => JsonObject;

/** Makes `KindDefinition.defaulted`: decode, default, encode again. */
export function defaulter(spec: ObjectSchema, status: ObjectSchema, defaulting: Defaulting): Defaulted {
  const { go, webhook, fillsNamespace = true } = defaulting;
  const form = goForm(spec, go);
  const forms: Forms = { spec: form, status: goForm(status, {}) };
  return (object, context) => {
    const decoded = decode(object, forms, fillsNamespace);
    if (webhook === undefined) return decoded;
    const changed = webhook(decoded, context);
    const changedSpec = changed.spec;
    if (changedSpec === decoded.spec || !isJsonObject(changedSpec)) return changed;
    return { ...changed, spec: form(changedSpec) };
  };
}

/** Every object of a fabric lives here. */
const NAMESPACE = 'default';

interface Forms {
  readonly spec: (spec: JsonObject) => JsonObject;
  readonly status: (status: JsonObject) => JsonObject;
}

function decode(object: JsonObject, forms: Forms, fillsNamespace: boolean): JsonObject {
  const spec = getOwn(object, 'spec') ?? null;
  const given = getOwn(object, 'status');
  const decoded = {
    apiVersion: getOwn(object, 'apiVersion') ?? '',
    kind: getOwn(object, 'kind') ?? '',
    metadata: decodeMetadata(getOwn(object, 'metadata') ?? null, fillsNamespace),
    spec: spec === null ? forms.spec({}) : isJsonObject(spec) ? forms.spec(spec) : spec,
  };
  if (!isJsonObject(given)) return decoded;
  const status = forms.status(given);
  return Object.keys(status).length > 0 ? { ...decoded, status } : decoded;
}

/** Fields of Kubernetes' object metadata; others are dropped. */
const METADATA: readonly string[] = [
  'name',
  'generateName',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'labels',
  'annotations',
  'ownerReferences',
  'finalizers',
  'managedFields',
];

function decodeMetadata(metadata: Json, fillsNamespace: boolean): JsonObject {
  const result: Record<string, Json> = {};
  const given = isJsonObject(metadata) ? metadata : {};
  for (const key of METADATA) {
    const value = getOwn(given, key) ?? null;
    if (value === null || value === '') continue;
    const isMap = key === 'labels' || key === 'annotations';
    const kept = isMap && isJsonObject(value) ? withoutNulls(value) : value;
    if (isMap && isJsonObject(kept) && Object.keys(kept).length === 0) continue;
    result[key] = kept;
  }
  if (fillsNamespace) result.namespace ??= NAMESPACE;
  return result;
}

function withoutNulls(map: JsonObject): JsonObject {
  const result: Record<string, Json> = {};
  for (const [key, value] of Object.entries(map)) if (value !== null) setOwn(result, key, value);
  return result;
}
