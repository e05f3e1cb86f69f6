import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import { parseFiles } from '../../src/domain/parse/parse-files.ts';
import type { LiveObject } from '../../src/domain/resource/live-object.ts';
import type { Manifest } from '../../src/domain/resource/manifest.ts';
import { keyOf } from '../../src/domain/resource/object-id.ts';
import type { JsonObject } from '../../src/domain/shared/json.ts';
import { sharedRoot } from './shared.ts';

export interface Capture {
  readonly name: string;
  readonly manifests: readonly Manifest[];
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Every live object of the capture, generated ones included. */
  readonly objects: readonly JsonObject[];
  /** Key of the fabric's configuration in vectors/configs.json. */
  readonly config: string;
}

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 40);
export const wideLimits = {
  maxDepth: 100,
  maxAliases: 1000,
  maxDocumentsPerFile: 100_000,
  maxFileBytes: 100_000_000,
};

export function captureNames(): string[] {
  return readdirSync(join(sharedRoot, 'live'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => basename(name, '.json'));
}

/** A real fabric as its own webhooks and controller left it, with the manifests it came from. */
export function readCapture(name: string): Capture {
  const live = JSON.parse(readFileSync(join(sharedRoot, 'live', `${name}.json`), 'utf8')) as {
    config: string;
    files: string[];
    tenants: string | null;
    objects: JsonObject[];
    generated: JsonObject[];
  };
  const paths = live.files.map((file) => join(sharedRoot, file));
  if (live.tenants !== null) paths.push(join(sharedRoot, 'live', live.tenants));
  const files = paths.map((path) => ({ path: basename(path), text: readFileSync(path, 'utf8') }));
  const parsed = parseFiles(files, { registry: fabricRegistry, digest, limits: wideLimits });
  return {
    name,
    manifests: parsed.manifests,
    files,
    objects: [...live.objects, ...live.generated],
    config: live.config,
  };
}

export function toLive(object: JsonObject): LiveObject {
  const metadata = object.metadata as JsonObject;
  const id = {
    group: String(object.apiVersion).split('/')[0] ?? '',
    kind: String(object.kind),
    namespace: String(metadata.namespace),
    name: String(metadata.name),
  };
  return {
    id,
    key: keyOf(id),
    uid: String(metadata.uid),
    resourceVersion: String(metadata.resourceVersion),
    generation: Number(metadata.generation),
    object,
  };
}
