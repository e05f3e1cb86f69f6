import { errorFacts } from '../../domain/shared/error-codes.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';
import { getOwn, isJsonObject, type Json, type JsonObject } from '../../domain/shared/json.ts';

/** A kubeconfig as text has it, names kept as in the file; entries by name. */
export interface KubeconfigText {
  readonly clusters: ReadonlyMap<string, JsonObject>;
  readonly users: ReadonlyMap<string, JsonObject>;
  readonly contexts: ReadonlyMap<string, JsonObject>;
  readonly currentContext: string | null;
}

/** Text of a YAML or JSON document as a value. Handed in, so that this folder needs no YAML library of its own. */
export type ParseYaml = (text: string) => unknown;

/** `source` names the kubeconfig in messages; its text never shows up in them. */
export function parseKubeconfig(text: string, source: string, parseYaml: ParseYaml): KubeconfigText {
  const root = parsed(text, source, parseYaml);
  const kind = getOwn(root, 'kind');
  if (kind !== undefined && kind !== 'Config') throw notValid(source, `its kind is not Config`);
  if (!('clusters' in root) && !('contexts' in root) && !('users' in root)) {
    throw notValid(source, 'it has no clusters, contexts or users');
  }
  const current = getOwn(root, 'current-context');
  return {
    clusters: entries(root, 'clusters', 'cluster', source),
    users: entries(root, 'users', 'user', source),
    contexts: entries(root, 'contexts', 'context', source),
    currentContext: typeof current === 'string' && current !== '' ? current : null,
  };
}

function parsed(text: string, source: string, parseYaml: ParseYaml): JsonObject {
  let root: unknown;
  try {
    root = parseYaml(text);
  } catch {
    // The parser's message quotes the text, and the text holds credentials: it is not passed on.
    throw notValid(source, 'it is neither YAML nor JSON');
  }
  if (!isJsonObject(root)) throw notValid(source, 'it is not a map');
  return root;
}

function entries(
  root: JsonObject,
  list: string,
  field: string,
  source: string,
): ReadonlyMap<string, JsonObject> {
  const items: Json = getOwn(root, list) ?? [];
  if (!Array.isArray(items)) throw notValid(source, `${list} is not a list`);
  const found = new Map<string, JsonObject>();
  for (const item of items) {
    const name = isJsonObject(item) ? getOwn(item, 'name') : undefined;
    if (!isJsonObject(item) || typeof name !== 'string')
      throw notValid(source, `an entry of ${list} has no name`);
    const value = getOwn(item, field) ?? {};
    if (!isJsonObject(value)) throw notValid(source, `${field} of ${name} is not a map`);
    if (!found.has(name)) found.set(name, value);
  }
  return found;
}

function notValid(source: string, why: string): ConfigurationError {
  return new ConfigurationError({ ...errorFacts('HHS-2022'), message: `${source} cannot be used: ${why}` });
}
