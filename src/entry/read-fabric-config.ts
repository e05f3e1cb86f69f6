import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseFabricConfig } from '../domain/fabric/fabric-config.ts';
import type { FabricConfig } from '../domain/resource/fabric-config.ts';
import { ConfigurationError } from '../domain/shared/errors.ts';

const MOST_BYTES = 1024 * 1024;

/** The configuration in a file; undefined: none was named. Throws ConfigurationError HHS-2014, never with a value in it. */
export function readFabricConfigFile(file: string | null, cwd: string): FabricConfig | undefined {
  if (file === null) return undefined;
  const read = parseFabricConfig(textOf(resolve(cwd, file), file));
  if (read.result === 'ok') return read.config;
  throw cannotBeUsed(file, read.problems.join('; '));
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

function cannotBeUsed(file: string, why: string): ConfigurationError {
  return new ConfigurationError({
    code: 'HHS-2014',
    message: `the fabric's configuration in ${file} cannot be used: ${why}`,
    help: "Give the text under config.yaml of the fabric's ConfigMap fabric-ctrl-config, or leave fabric-config out.",
  });
}
