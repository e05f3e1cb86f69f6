import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseFabricConfig } from '../domain/fabric/fabric-config.ts';
import type { FabricConfig } from '../domain/resource/fabric-config.ts';
import { ConfigurationError } from '../domain/shared/errors.ts';

const MOST_BYTES = 1024 * 1024;

/** In the place of a file: the ConfigMap of the cluster. A file of this name is `./cluster`. */
export const FROM_CLUSTER = 'cluster';
const CONFIG_MAP = 'ConfigMap fab/fabric-ctrl-config';

/**
 * The configuration in a file; undefined: none was named, or it is in the cluster. Throws ConfigurationError HHS-2014,
 * never with a value in it.
 */
export function readFabricConfigFile(file: string | null, cwd: string): FabricConfig | undefined {
  if (file === null || file === FROM_CLUSTER) return undefined;
  return used(file, textOf(resolve(cwd, file), file));
}

/** The configuration that the fabric itself runs with, when `option` asks for it. Throws as above, and what the cluster says. */
export async function readFabricConfigOf(
  option: string | null,
  cluster: { fabricConfigText(): Promise<string | null> },
): Promise<FabricConfig | undefined> {
  if (option !== FROM_CLUSTER) return undefined;
  const text = await cluster.fabricConfigText();
  if (text === null) throw cannotBeUsed(CONFIG_MAP, 'it is not there, or has no key config.yaml');
  return used(CONFIG_MAP, text);
}

function used(place: string, text: string): FabricConfig {
  const read = parseFabricConfig(text);
  if (read.result === 'ok') return read.config;
  throw cannotBeUsed(place, read.problems.join('; '));
}

function textOf(path: string, file: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw cannotBeUsed(
      file,
      error instanceof Error && 'code' in error ? `it cannot be read (${error.code})` : 'it cannot be read',
    );
  }
  if (text.length > MOST_BYTES) throw cannotBeUsed(file, 'it is larger than 1 MiB');
  return text;
}

function cannotBeUsed(place: string, why: string): ConfigurationError {
  return new ConfigurationError({
    code: 'HHS-2014',
    message: `the fabric's configuration in ${place} cannot be used: ${why}`,
    help: "Give the text under config.yaml of the fabric's ConfigMap fabric-ctrl-config, or leave fabric-config out.",
  });
}
