import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import { structOf } from '../../src/domain/fabric/read.ts';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import { parseFiles } from '../../src/domain/parse/parse-files.ts';
import { DEFAULT_PARSE_LIMITS } from '../../src/domain/parse/parse-limits.ts';
import type { FabricConfig } from '../../src/domain/resource/fabric-config.ts';
import type { KindDefinition, KindRegistry } from '../../src/domain/resource/kind.ts';
import type { Manifest } from '../../src/domain/resource/manifest.ts';
import { keyOf, type ResourceKey } from '../../src/domain/resource/object-id.ts';
import { getOwn, isJsonObject, type JsonObject } from '../../src/domain/shared/json.ts';
import { valueAt } from '../../src/domain/shared/pointer.ts';
import { checkDeletes } from '../../src/domain/validate/check-deletes.ts';
import { indexManifests } from '../../src/domain/validate/manifest-index.ts';
import { type KnownObject, ruleObjects } from '../../src/domain/validate/rule-world.ts';
import { validateFabric } from '../../src/domain/validate/validate-fabric.ts';
import type { Validation } from '../../src/domain/validate/validation.ts';
import type { CaseVerdict, DocumentVerdict, VectorCase } from './vector-case.ts';

/** In a case every object is the user's, whoever writes it otherwise; and nothing is taken out of a manifest. */
const everyKind: KindRegistry = {
  ...fabricRegistry,
  kinds: fabricRegistry.kinds.map(asUsers),
  find: (group, kind) => mapped(fabricRegistry.find(group, kind)),
  byName: (name) => mapped(fabricRegistry.byName(name)),
  isFabricMetadataKey: () => false,
};

function asUsers(definition: KindDefinition): KindDefinition {
  return { ...definition, owner: 'user' };
}

function mapped(definition: KindDefinition | undefined): KindDefinition | undefined {
  return everyKind.kinds.find(({ kind, group }) => kind === definition?.kind && group === definition.group);
}

/** Our verdict on a case, from the manifests alone. */
export function judgeCase(vector: VectorCase, config: FabricConfig): CaseVerdict {
  const files = vector.manifests.map((text, at) => ({ path: fileOf(at), text }));
  const parsed = parseFiles(files, { registry: everyKind, limits: DEFAULT_PARSE_LIMITS, digest });
  const target = parsed.manifests.find(({ file }) => file === fileOf(vector.target));
  const validation = validateFabric({
    parsed,
    registry: everyKind,
    sourceDiagnostics: [],
    sourceSkipped: [],
    files: files.length,
    config,
    previous: previousOf(vector, target),
    observed: vector.manifests.flatMap(observedIn),
    strict: true,
  });
  const docs = vector.manifests.map((_, at) => verdictOn(fileOf(at), validation));
  const astray = validation.diagnostics.filter(
    ({ file, line }) =>
      !files.some((one) => one.path === file && line >= 1 && line <= one.text.split('\n').length),
  );
  const blocks =
    vector.phase === 'delete' && target !== undefined ? blocksOf(target, validation, config) : null;
  return {
    target: blocks ?? docs[vector.target] ?? { valid: false, codes: [] },
    docs,
    astray: astray.map(({ code, file, line }) => `${code} ${file}:${line}`),
    defaulted: defaultedOf(vector.manifests[vector.target] ?? '', target),
  };
}

function fileOf(at: number): string {
  return `${at}.yaml`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A document that is no object of the fabric is not taken by the fabric. */
function verdictOn(file: string, validation: Validation): DocumentVerdict {
  const errors = validation.diagnostics.filter((one) => one.file === file && one.severity === 'error');
  const isObject = validation.manifests.some((manifest) => manifest.file === file);
  const codes = [...new Set(errors.map(({ code }) => code))];
  return { valid: isObject && codes.length === 0, codes: isObject ? codes : ['no-object', ...codes] };
}

function previousOf(
  vector: VectorCase,
  target: Manifest | undefined,
): Map<ResourceKey, JsonObject> | undefined {
  if (vector.old === undefined || target === undefined) return undefined;
  const old: unknown = parse(vector.old, { logLevel: 'silent' });
  return isJsonObject(old) ? new Map([[target.key, old]]) : undefined;
}

/** The object with its status, as a cluster would tell of it. */
function observedIn(text: string): KnownObject[] {
  const object = looseObject(text);
  if (object === undefined) return [];
  const [group = ''] = String(getOwn(object, 'apiVersion') ?? '').split('/');
  const id = {
    group,
    kind: String(getOwn(object, 'kind') ?? ''),
    namespace: 'default',
    name: String(valueAt(object, '/metadata/name') ?? ''),
  };
  return [{ id, key: keyOf(id), object }];
}

function looseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = parse(text, { logLevel: 'silent', uniqueKeys: false, version: '1.1' });
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function blocksOf(target: Manifest, validation: Validation, config: FabricConfig): DocumentVerdict {
  const index = indexManifests(validation.manifests);
  const objects = ruleObjects(everyKind, undefined);
  const blocked =
    checkDeletes([target], { registry: everyKind, index, objects, config }).get(target.key) ?? [];
  return { valid: blocked.length === 0, codes: [...new Set(blocked.map(({ code }) => code))] };
}

/** What a tolerant decoder makes of the manifest, defaulted. */
function defaultedOf(text: string, target: Manifest | undefined): JsonObject | null {
  const object = decoded(text, target);
  if (object === undefined) return null;
  const [group = ''] = String(getOwn(object, 'apiVersion') ?? '').split('/');
  const definition = everyKind.find(group, String(getOwn(object, 'kind') ?? ''));
  return definition === undefined ? null : definition.defaulted(object, {});
}

/** Values as we read them; parsing sets the namespace and leaves the status out, so these come from the text. */
function decoded(text: string, target: Manifest | undefined): JsonObject | undefined {
  const loose = looseObject(text);
  if (target === undefined || loose === undefined) return loose;
  const written = structOf(loose, 'metadata');
  const metadata = {
    ...structOf(target.object, 'metadata'),
    namespace: getOwn(written, 'namespace') ?? null,
  };
  const status = getOwn(loose, 'status');
  return { ...target.object, metadata, ...(status === undefined ? {} : { status }) };
}
