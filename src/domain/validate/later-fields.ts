import type { KindRegistry } from '../resource/kind.ts';
import type { Manifest } from '../resource/manifest.ts';
import type { ResourceKey } from '../resource/object-id.ts';
import { FABRIC_RELEASES, type FabricRelease, type ObjectSchema, type Schema } from '../resource/schema.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { getOwn, isJsonObject, type Json, type JsonObject } from '../shared/json.ts';
import { childPointer, displayPath, type FieldPointer } from '../shared/pointer.ts';
import { finding, toDiagnostic } from './finding.ts';

/** A field that not every release has. Tokens below `spec`, `*` for any map key or list position. */
interface LaterPath {
  readonly tokens: readonly string[];
  readonly since: FabricRelease;
}

/** The schema that a cluster serves for a kind, as OpenAPI has it; undefined: it tells nothing of it. */
export type ServedSchema = (group: string, kind: string) => JsonObject | undefined;

const known = new WeakMap<ObjectSchema, readonly LaterPath[]>();

function laterPathsOf(schema: ObjectSchema): readonly LaterPath[] {
  const remembered = known.get(schema);
  if (remembered !== undefined) return remembered;
  const paths: LaterPath[] = [];
  collect(schema, [], paths);
  known.set(schema, paths);
  return paths;
}

function collect(schema: Schema, tokens: readonly string[], paths: LaterPath[]): void {
  if (schema.since !== undefined) paths.push({ tokens, since: schema.since });
  else if (schema.type === 'map') collect(schema.values, [...tokens, '*'], paths);
  else if (schema.type === 'list') collect(schema.items, [...tokens, '*'], paths);
  else if (schema.type === 'object') {
    for (const [name, field] of Object.entries(schema.fields)) collect(field, [...tokens, name], paths);
  }
}

/** Where `value` has the path. */
function placesOf(value: Json | undefined, tokens: readonly string[], pointer: FieldPointer): FieldPointer[] {
  const [token, ...rest] = tokens;
  if (value === undefined || value === null) return [];
  if (token === undefined) return [pointer];
  if (token !== '*') {
    const member = isJsonObject(value) ? getOwn(value, token) : undefined;
    return placesOf(member, rest, childPointer(pointer, token));
  }
  const members = typeof value === 'object' ? Object.entries<Json>(value as JsonObject) : [];
  return members.flatMap(([key, member]) => placesOf(member, rest, childPointer(pointer, key)));
}

/** `group/version` of kinds of which a manifest has a field that not every release has: whose schemas are worth a look. */
export function groupsToAsk(manifests: readonly Manifest[], registry: KindRegistry): ReadonlySet<string> {
  const groups = new Set<string>();
  for (const { id, object } of manifests) {
    const definition = registry.find(id.group, id.kind);
    if (definition === undefined || groups.has(`${id.group}/${definition.version}`)) continue;
    const spec = getOwn(object, 'spec');
    if (laterPathsOf(definition.spec).some(({ tokens }) => placesOf(spec, tokens, '').length > 0)) {
      groups.add(`${id.group}/${definition.version}`);
    }
  }
  return groups;
}

/** Fields of later releases that the schemas of the cluster do not have: it refuses the object, or drops the field. */
export function checkLaterFields(
  manifests: readonly Manifest[],
  registry: KindRegistry,
  served: ServedSchema,
  release?: FabricRelease,
): { readonly diagnostics: readonly Diagnostic[]; readonly keys: readonly ResourceKey[] } {
  const diagnostics: Diagnostic[] = [];
  const keys = new Set<ResourceKey>();
  for (const manifest of manifests) {
    const { id, object, key } = manifest;
    const definition = registry.find(id.group, id.kind);
    const schema = definition && served(id.group, id.kind);
    if (definition === undefined || schema === undefined) continue;
    for (const { tokens, since } of laterPathsOf(definition.spec)) {
      const places = placesOf(getOwn(object, 'spec'), tokens, '/spec');
      // of a field that is later than the release of the fabric there is a finding already
      if (isLater(since, release) || places.length === 0 || !lacks(schema, ['spec', ...tokens])) continue;
      keys.add(key);
      diagnostics.push(...places.map((pointer) => toDiagnostic(manifest, unknownField(pointer, since))));
    }
  }
  return { diagnostics, keys: [...keys] };
}

function isLater(since: FabricRelease, release: FabricRelease | undefined): boolean {
  return release !== undefined && FABRIC_RELEASES.indexOf(since) > FABRIC_RELEASES.indexOf(release);
}

function unknownField(pointer: FieldPointer, since: FabricRelease) {
  const message = `the cluster does not know ${displayPath(pointer)}, which came with fabric release ${since}`;
  return finding('HHS-4013', pointer, { message, help: 'Remove the field, or upgrade the fabric.' }, true);
}

/** Certainly: where a schema says nothing of what is below it, nobody can tell. */
function lacks(schema: JsonObject, tokens: readonly string[]): boolean {
  const [token, ...rest] = tokens;
  if (token === undefined) return false;
  if (token === '*') {
    const below = getOwn(schema, 'additionalProperties') ?? getOwn(schema, 'items');
    return isJsonObject(below) && lacks(below, rest);
  }
  const properties = getOwn(schema, 'properties');
  if (!isJsonObject(properties)) return false;
  const below = getOwn(properties, token);
  return below === undefined || (isJsonObject(below) && lacks(below, rest));
}
