import type { FieldDifference } from '../drift/assessment.ts';
import { flatField } from '../drift/flat-field.ts';
import { metadataOf } from '../resource/live-object.ts';
import { compareIds } from '../resource/object-id.ts';
import type { Digest } from '../shared/digest.ts';
import { canonicalJson, isJsonObject, type Json, type JsonObject, setOwn } from '../shared/json.ts';
import type { DriftField, DriftObject } from './drift-shape.ts';
import { type ComparedFacts, type ObjectResult, objectResults } from './object-results.ts';

/** Every object on which Git and cluster do not agree after the run, in a stable order. */
export function driftObjects(facts: ComparedFacts): readonly DriftObject[] {
  return objectResults(facts)
    .flatMap((result) => {
      const { state } = result;
      return state === null || state === 'in_sync' ? [] : [{ result, state }];
    })
    .sort((a, b) => compareIds(a.result.change.id, b.result.change.id))
    .map(({ result, state }) => driftObject(result, state));
}

/**
 * Identifies what differs, with its values: equal where a second look found the same. Versions and times of writes are left
 * out, because they move without a value moving.
 */
export function differencesDigest(objects: readonly DriftObject[], digest: Digest): string | null {
  if (objects.length === 0) return null;
  const values = objects.map(({ resourceVersion: _, fields, ...object }) => ({
    ...object,
    fields: fields.map(({ time: _time, ...field }) => field),
  }));
  return digest(canonicalJson(values)).slice(0, 16);
}

function driftObject(result: ObjectResult, state: DriftObject['state']): DriftObject {
  const { change, conflict, status } = result;
  const { assessment, id } = change;
  const { manifest, live, entry } = assessment;
  const { group, kind, namespace, name } = id;
  return {
    group,
    version: versionOf(manifest?.apiVersion ?? live?.object.apiVersion),
    kind,
    namespace,
    name,
    file: manifest?.file ?? entry?.file ?? null,
    document: manifest?.document ?? entry?.document ?? null,
    line: manifest?.line ?? null,
    state,
    status,
    reason: assessment.reason,
    conflict,
    deleteCandidate: assessment.deleteCandidate,
    comparison: assessment.comparison,
    twoWayReason: assessment.twoWayReason,
    resourceVersion: live?.resourceVersion ?? null,
    fields: assessment.fields.map(driftField),
    live: manifest === null && live !== null ? asManifest(live.object) : null,
  };
}

function versionOf(apiVersion: Json | undefined): string | null {
  if (typeof apiVersion !== 'string') return null;
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

const SIDES = ['desired', 'base', 'live'] as const;

function driftField(field: FieldDifference): DriftField {
  const { pointer, ...facts } = flatField(field);
  return { pointer, sides: SIDES.filter((side) => field[side] !== undefined), ...facts };
}

const METADATA_OF_GIT = ['name', 'namespace', 'labels', 'annotations'];
/** Written by kubectl apply: a second copy of the whole object. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** A live object without what belongs to the server. */
function asManifest(object: JsonObject): JsonObject {
  const manifest: Record<string, Json> = {};
  for (const [key, value] of Object.entries(object)) {
    if (key === 'status') continue;
    setOwn(manifest, key, key === 'metadata' ? ownMetadata(metadataOf(object)) : value);
  }
  return manifest;
}

function ownMetadata(metadata: JsonObject): JsonObject {
  const own: Record<string, Json> = {};
  for (const key of METADATA_OF_GIT) {
    const value = metadata[key];
    if (value === undefined || value === null) continue;
    own[key] = key === 'annotations' && isJsonObject(value) ? withoutCopy(value) : value;
  }
  return own;
}

function withoutCopy(annotations: JsonObject): JsonObject {
  const { [LAST_APPLIED]: _, ...others } = annotations;
  return others;
}
