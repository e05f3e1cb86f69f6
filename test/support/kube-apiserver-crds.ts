import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { generateCrd } from '../../src/domain/fabric/crd.ts';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import { FABRIC_RELEASES, type FabricRelease } from '../../src/domain/resource/schema.ts';
import { isJsonObject, type Json, type JsonObject } from '../../src/domain/shared/json.ts';
import type { KubeHttp } from './kube-apiserver-http.ts';

const sharedFolder = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/crds');
const establishTimeoutMs = 30_000;

export function hasSharedCrds(): boolean {
  return existsSync(sharedFolder);
}

/** The fabric's own CRDs from the reference data beside the checkout. */
export function readSharedCrds(): JsonObject[] {
  return readdirSync(sharedFolder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => parse(readFileSync(join(sharedFolder, name), 'utf8')) as JsonObject);
}

/** CRDs made from our own tables: every kind we know, as `release` (default: the newest) has it. */
export function generateCrds(
  release: FabricRelease = FABRIC_RELEASES[FABRIC_RELEASES.length - 1] ?? '26.03',
): JsonObject[] {
  return fabricRegistry.kinds.map((kind) => generateCrd(kind, release));
}

/** Creates the CRDs and waits until discovery lists every kind, so that the next request finds it served. */
export async function installCrds(http: KubeHttp, token: string, crds: readonly JsonObject[]): Promise<void> {
  const collection = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  await Promise.all(
    crds.map(async (crd) => {
      const response = await http.send('POST', collection, crd, { token });
      if (response.status !== 201 && response.status !== 409) {
        throw new Error(
          `CRD ${nameOf(crd)} was refused with ${response.status}: ${response.text.slice(0, 500)}`,
        );
      }
    }),
  );
  const waiting = new Set(crds.map(nameOf));
  const giveUpAt = Date.now() + establishTimeoutMs;
  while (waiting.size > 0) {
    if (Date.now() > giveUpAt) throw new Error(`not served in time: ${[...waiting].join(', ')}`);
    const groups = new Set([...waiting].map((name) => name.slice(name.indexOf('.') + 1)));
    for (const group of groups) {
      for (const plural of await servedPlurals(http, token, group)) waiting.delete(`${plural}.${group}`);
    }
    if (waiting.size > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Plurals that answer a LIST in every version of the group: listed *and* served. */
async function servedPlurals(http: KubeHttp, token: string, group: string): Promise<string[]> {
  const versions = items((await http.send('GET', `/apis/${group}`, undefined, { token })).body, 'versions');
  const served: string[] = [];
  for (const version of versions) {
    const prefix = `/apis/${group}/${String(version.version)}`;
    const resources = items((await http.send('GET', prefix, undefined, { token })).body, 'resources');
    for (const { name } of resources) {
      if (typeof name !== 'string' || name.includes('/')) continue;
      const list = await http.send('GET', `${prefix}/${name}?limit=1`, undefined, { token });
      if (list.status === 200) served.push(name);
    }
  }
  return served;
}

function items(body: Json, key: string): JsonObject[] {
  const list = isJsonObject(body) ? body[key] : undefined;
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

function nameOf(crd: JsonObject): string {
  return isJsonObject(crd.metadata) ? String(crd.metadata.name) : '';
}
