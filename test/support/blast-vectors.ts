import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFabricConfig } from '../../src/domain/fabric/fabric-config.ts';
import type { FabricConfig } from '../../src/domain/resource/fabric-config.ts';
import type { JsonObject } from '../../src/domain/shared/json.ts';
import { sharedRoot } from './shared.ts';

/** A change that was made on a real fabric, and what the fabric said to it. */
export interface BlastVector {
  readonly id: string;
  readonly fabric: string;
  readonly op: 'create' | 'update' | 'delete' | 'multi';
  readonly kind: string;
  readonly name: string;
  /** Manifests as in files. */
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
  readonly via?: 'apply' | 'replace' | 'delete';
  readonly admitted: boolean;
  readonly message: string;
  /** What a PUT of the same manifest would have been answered, where that differs. */
  readonly replace?: { readonly admitted: boolean };
}

/** An update with both of its manifests. */
export interface UpdateVector extends BlastVector {
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** Does a bare apply do it? `put`: recorded through a PUT; `refused`: only a PUT is admitted. */
  readonly how: 'apply' | 'put' | 'refused';
}

/** Every single update that the fabric admits as an apply or as a PUT. */
export function admittedUpdates(): readonly UpdateVector[] {
  const text = readFileSync(join(sharedRoot, 'vectors', 'blast-dev.jsonl'), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line): UpdateVector[] => {
      const vector: BlastVector = JSON.parse(line);
      const { before, after, op, via, admitted, replace } = vector;
      if (op !== 'update' || before === null || after === null) return [];
      if (admitted) return [{ ...vector, before, after, how: via === 'replace' ? 'put' : 'apply' }];
      return replace?.admitted === true ? [{ ...vector, before, after, how: 'refused' }] : [];
    });
}

/** The configuration that a captured fabric ran with. */
export function captureConfig(fabric: string): FabricConfig {
  const read = (path: string): Record<string, JsonObject> =>
    JSON.parse(readFileSync(join(sharedRoot, path), 'utf8')) as Record<string, JsonObject>;
  const live = read(`live/${fabric}.json`);
  const named = read('vectors/configs.json')[String(live.config)];
  const config = readFabricConfig({ ...named, ...live.configOverride });
  if (config.result === 'invalid') throw new Error(`${fabric}: ${config.problems.join('; ')}`);
  return config.config;
}
