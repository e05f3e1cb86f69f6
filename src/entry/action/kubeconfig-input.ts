import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { passwordsIn } from '../../adapters/kubernetes/describe-access.ts';
import { secretArguments } from '../../adapters/kubernetes/secret-arguments.ts';
import { isJsonObject, type Json, type JsonObject } from '../../domain/shared/json.ts';

/** The input `kubeconfig`: its text, the file that holds it, or something else, which may be a secret all the same. */
export type KubeconfigInput =
  | { readonly form: 'text'; readonly text: string }
  | { readonly form: 'file'; readonly path: string; readonly text: string }
  | { readonly form: 'neither' };

const LOOKS_LIKE_TEXT =
  /\n|^\s*\{|^\s*(apiVersion|kind|clusters|contexts|users|current-context|preferences)\s*:/;

/** Tells text (plain or in base64, which may be broken into lines) from a file. */
export function readKubeconfigInput(given: string, cwd: string): KubeconfigInput {
  const text = decoded(given);
  if (text !== null) return { form: 'text', text };
  if (LOOKS_LIKE_TEXT.test(given)) return { form: 'text', text: given };
  const path = resolve(cwd, given);
  const content = textOfFile(path);
  return content === null ? { form: 'neither' } : { form: 'file', path, text: content };
}

function textOfFile(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function decoded(given: string): string | null {
  const packed = given.replaceAll(/\s/g, '');
  if (!/^[A-Za-z0-9+/_-]{40,}={0,2}$/.test(packed)) return null;
  const text = Buffer.from(packed, 'base64').toString('utf8');
  return LOOKS_LIKE_TEXT.test(text) && !text.includes('\ufffd') ? text : null;
}

/** Fields of a user that are no secret: names and places. */
const PUBLIC_FIELDS: ReadonlySet<string> = new Set([
  'apiVersion',
  'as',
  'client-certificate',
  'client-certificate-data',
  'client-key',
  'command',
  'installHint',
  'interactiveMode',
  'name',
  'tokenFile',
  'username',
]);

/** Lines of a kubeconfig that say nothing: masking them would blot out every other text that holds them. */
const PLAIN_LINE =
  /^(- )?(apiVersion|kind|name|cluster|clusters|context|contexts|current-context|user|users|namespace|preferences|server|exec|command|args|interactiveMode|provideClusterInfo|insecure-skip-tls-verify|tls-server-name)\s*:/;

/**
 * What in a kubeconfig's text must never be shown: its lines (but for those every kubeconfig has), and each credential in
 * it, keys in base64 also as the text they are.
 */
export function kubeconfigSecrets(text: string): string[] {
  const root = parsed(text);
  const users = root !== null && Array.isArray(root.users) ? root.users : null;
  // what cannot be read is masked line by line
  const lines = text.split('\n').map((line) => line.trim());
  const telling = users === null ? lines : lines.filter((line) => !PLAIN_LINE.test(line));
  const found = [...telling, ...(users ?? []).flatMap(secretsIn), ...proxyPasswords(root?.clusters)];
  return found.filter((secret) => secret !== '');
}

function parsed(text: string): JsonObject | null {
  try {
    const root: unknown = parse(text);
    return isJsonObject(root) ? root : null;
  } catch {
    return null;
  }
}

/** The one place outside of the users where a kubeconfig may hold a credential. */
function proxyPasswords(clusters: Json | undefined): string[] {
  if (typeof clusters === 'string') return passwordsIn(clusters);
  if (Array.isArray(clusters)) return clusters.flatMap(proxyPasswords);
  return isJsonObject(clusters) ? Object.values(clusters).flatMap(proxyPasswords) : [];
}

function secretsIn(value: Json): string[] {
  if (typeof value === 'string') return [value, ...keysIn(value)];
  if (Array.isArray(value)) return value.flatMap(secretsIn);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([field, inner]) => {
    if (field === 'args' && Array.isArray(inner)) return secretArguments(inner);
    return PUBLIC_FIELDS.has(field) ? [] : secretsIn(inner);
  });
}

/** A key in base64, as the PEM text that it is. */
function keysIn(value: string): string[] {
  const text = Buffer.from(value, 'base64').toString('utf8');
  return text.startsWith('-----BEGIN') ? [text] : [];
}
