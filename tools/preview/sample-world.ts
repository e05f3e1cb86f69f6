import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assessFabric } from '../../src/domain/drift/assess-fabric.ts';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import { parseFiles, type TextFile } from '../../src/domain/parse/parse-files.ts';
import { DEFAULT_PARSE_LIMITS } from '../../src/domain/parse/parse-limits.ts';
import type { ParseResult } from '../../src/domain/parse/parse-result.ts';
import type { Plan } from '../../src/domain/plan/plan.ts';
import { planChanges } from '../../src/domain/plan/plan-changes.ts';
import type { InventoryEntry } from '../../src/domain/resource/inventory.ts';
import type { LiveObject } from '../../src/domain/resource/live-object.ts';
import type { Manifest } from '../../src/domain/resource/manifest.ts';
import { isJsonObject, type JsonObject } from '../../src/domain/shared/json.ts';
import { validateFabric } from '../../src/domain/validate/validate-fabric.ts';
import type { Validation } from '../../src/domain/validate/validation.ts';

export const COMMIT = '5f3c9a1be07d4c2f8a6e19d3b7405c8812fe6a90';
const MANAGER = 'hedgehog-sync';

/** A change of a file, as text. */
export interface TextEdit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** What somebody did to a live object by hand: a field set, or the object deleted. */
export interface LiveEdit {
  readonly kind: string;
  readonly name: string;
  readonly set?: { readonly path: readonly string[]; readonly value: string | number };
  readonly by?: string;
  readonly at?: string;
}

export interface World {
  readonly validation: Validation;
  readonly plan: Plan;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}

/** The sample fabric: applied once as it stands in examples/, then changed in Git and in the cluster. */
export function sampleWorld(
  folder: string,
  inGit: readonly TextEdit[] = [],
  inCluster: readonly LiveEdit[] = [],
  clusterOnly: readonly string[] = [],
): World {
  const applied = readSample(folder);
  const base = parse(applied);
  const parsed = parse(applied.map((file) => edited(file, inGit)));
  const live = [
    ...base.manifests.flatMap((manifest) => liveObject(manifest, inCluster)),
    ...strangers(base, clusterOnly),
  ];
  const validation = validateFabric({
    parsed,
    files: applied.length,
    registry: fabricRegistry,
    sourceDiagnostics: [],
    sourceSkipped: [],
    liveKeys: new Set(live.map(({ key }) => key)),
    isServed: () => true,
    previous: new Map(live.map((object) => [object.key, object.object])),
  });
  const byKey = new Map(base.manifests.map((manifest) => [manifest.key, manifest]));
  const { assessments } = assessFabric({
    manifests: parsed.manifests,
    live,
    inventory: { fabric: 'lab-1', entries: new Map(base.manifests.map((one) => [one.key, recorded(one)])) },
    ignored: new Set(),
    unreadable: new Set(),
    base: (key) => {
      const manifest = byKey.get(key);
      return manifest === undefined
        ? { known: false, reason: 'it was never applied from here' }
        : { known: true, object: manifest.object };
    },
    registry: fabricRegistry,
    fieldManager: MANAGER,
    isServed: () => true,
  });
  const { invalid, dragged } = validation;
  const constraints = { invalid, dragged, isServed: () => true };
  return { validation, plan: planChanges(assessments, constraints, fabricRegistry, COMMIT, digest) };
}

function readSample(folder: string): TextFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => ({ path: name, text: readFileSync(join(folder, name), 'utf8') }));
}

function parse(files: readonly TextFile[]): ParseResult {
  return parseFiles(files, { registry: fabricRegistry, limits: DEFAULT_PARSE_LIMITS, digest });
}

function edited(file: TextFile, edits: readonly TextEdit[]): TextFile {
  let { text } = file;
  for (const { from, to, file: path } of edits) {
    if (path !== file.path) continue;
    if (!text.includes(from)) throw new Error(`${path} does not hold ${JSON.stringify(from)}`);
    text = text.replace(from, to);
  }
  return { ...file, text };
}

function recorded({ key, file, document, digest: hash }: Manifest): InventoryEntry {
  return { key, file, document, digest: hash, uid: `uid-${key}`, generation: 1, commit: COMMIT };
}

function liveObject(manifest: Manifest, edits: readonly LiveEdit[]): LiveObject[] {
  const mine = edits.filter(({ kind, name }) => kind === manifest.id.kind && name === manifest.id.name);
  if (mine.some(({ set }) => set === undefined)) return [];
  const object = structuredClone(manifest.object) as Record<string, unknown>;
  const entries = [
    entry(MANAGER, 'Apply', '2026-03-01T09:00:00Z', { 'f:spec': owned(manifest.object.spec) }),
  ];
  for (const { set, by = 'kubectl-edit', at = '2026-03-02T07:41:00Z' } of mine) {
    if (set === undefined) continue;
    put(object, set.path, set.value);
    entries.push(entry(by, 'Update', at, nested(set.path)));
  }
  return [asLive(manifest, object as JsonObject, entries, mine.length > 0 ? 2 : 1)];
}

function asLive(
  { id, key }: Manifest,
  object: JsonObject,
  managedFields: readonly JsonObject[],
  generation: number,
): LiveObject {
  const uid = `uid-${key}`;
  const metadata = {
    ...(isJsonObject(object.metadata) ? object.metadata : {}),
    uid,
    generation,
    managedFields,
  };
  return { id, key, uid, resourceVersion: '100', generation, object: { ...object, metadata } };
}

/** Objects that only the cluster has: copies of VPC web under other names. */
function strangers({ manifests }: ParseResult, names: readonly string[]): LiveObject[] {
  const pattern = manifests.find(({ id }) => id.kind === 'VPC');
  if (pattern === undefined) return [];
  return names.map((name) => {
    const id = { ...pattern.id, name };
    const key = pattern.key.replace(/[^/]+$/, name) as Manifest['key'];
    const metadata = { name, namespace: id.namespace };
    return asLive({ ...pattern, id, key }, { ...pattern.object, metadata }, [], 1);
  });
}

function entry(manager: string, operation: string, time: string, fieldsV1: JsonObject): JsonObject {
  return { manager, operation, time, apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1 };
}

function owned(value: unknown): JsonObject {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [`f:${key}`, owned(child)]));
}

function nested(path: readonly string[]): JsonObject {
  const [first, ...rest] = path;
  return first === undefined ? {} : { [`f:${first}`]: nested(rest) };
}

function put(object: Record<string, unknown>, path: readonly string[], value: string | number): void {
  let at = object;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[path[path.length - 1] ?? ''] = value;
}
