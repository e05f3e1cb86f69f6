import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { errorFacts } from '../../domain/shared/error-codes.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';
import { getOwn, isJsonObject, type Json, type JsonObject } from '../../domain/shared/json.ts';
import { type KubeconfigText, type ParseYaml, parseKubeconfig } from './kubeconfig-shape.ts';
import { errorName } from './thrown.ts';

/** Fields that name files, resolved from the folder of the kubeconfig they stand in, as kubectl does. */
const clusterFiles = ['certificate-authority'];
const userFiles = ['client-certificate', 'client-key', 'tokenFile'];

/** One kubeconfig; its relative paths are made absolute. */
export function readKubeconfigFile(path: string, parseYaml: ParseYaml): KubeconfigText {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ConfigurationError(
      { ...errorFacts('HHS-2021'), message: `the kubeconfig ${path} cannot be read (${errorName(cause)})` },
      { cause },
    );
  }
  const config = parseKubeconfig(text, `the kubeconfig ${path}`, parseYaml);
  const folder = dirname(resolve(path));
  return {
    ...config,
    clusters: mapValues(config.clusters, (cluster) => withAbsolute(cluster, clusterFiles, folder)),
    users: mapValues(config.users, (user) =>
      withAbsoluteCommand(withAbsolute(user, userFiles, folder), folder),
    ),
  };
}

/** Files as in KUBECONFIG: missing ones are passed over, and the first to name a thing wins. null: none is there. */
export function readKubeconfigFiles(paths: readonly string[], parseYaml: ParseYaml): KubeconfigText | null {
  const found: KubeconfigText[] = [];
  for (const path of paths) {
    try {
      found.push(readKubeconfigFile(path, parseYaml));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  return found.length === 0 ? null : found.reduce(merged);
}

function merged(first: KubeconfigText, second: KubeconfigText): KubeconfigText {
  return {
    clusters: new Map([...second.clusters, ...first.clusters]),
    users: new Map([...second.users, ...first.users]),
    contexts: new Map([...second.contexts, ...first.contexts]),
    currentContext: first.currentContext ?? second.currentContext,
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof ConfigurationError && errorName(error.cause) === 'ENOENT';
}

function withAbsolute(entry: JsonObject, fields: readonly string[], folder: string): JsonObject {
  const changed: Record<string, Json> = { ...entry };
  for (const field of fields) {
    const path = getOwn(entry, field);
    if (typeof path === 'string' && path !== '')
      changed[field] = isAbsolute(path) ? path : join(folder, path);
  }
  return changed;
}

/** A command with a slash is a path from the kubeconfig's folder; one without is looked up in PATH. */
function withAbsoluteCommand(user: JsonObject, folder: string): JsonObject {
  const exec = getOwn(user, 'exec');
  if (!isJsonObject(exec)) return user;
  const command = getOwn(exec, 'command');
  if (typeof command !== 'string' || !/[/\\]/.test(command) || isAbsolute(command)) return user;
  return { ...user, exec: { ...exec, command: join(folder, command) } };
}

function mapValues<T>(map: ReadonlyMap<string, T>, change: (value: T) => T): ReadonlyMap<string, T> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}
