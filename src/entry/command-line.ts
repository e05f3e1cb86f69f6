import { delimiter } from 'node:path';
import { flagOf } from '../domain/config/option-types.ts';
import { definitionOf, type OptionName, optionsOf } from '../domain/config/options.ts';
import type { FlagValue } from '../domain/config/resolve-options.ts';
import { plainText } from '../domain/report/escape-text.ts';
import type { KindRegistry } from '../domain/resource/kind.ts';
import type { ObjectId } from '../domain/resource/object-id.ts';

/** Options that say where the fabric and its cluster are, and so belong into every command that is shown to copy. */
const PLACE: readonly OptionName[] = [
  'path',
  'fabric',
  'kubeconfig',
  'context',
  'namespace',
  'field-manager',
  'include',
  'exclude',
];

/** A command to copy: the verb, what it is about, and the place this run was given, as flags. */
export function commandLineOf(
  verb: string,
  more: readonly string[],
  flags: Readonly<Partial<Record<OptionName, FlagValue>>>,
): string {
  const words = ['hedgehog-sync', verb, ...more.map(quote)];
  const known = optionsOf(
    verb === 'explain' ? 'explain' : verb === 'apply' ? 'apply' : verb === 'validate' ? 'validate' : 'drift',
  );
  for (const name of PLACE) {
    const given = flags[name];
    if (given === undefined || !known.includes(name) || definitionOf(name).secret === true) continue;
    const texts = typeof given === 'string' ? [given] : given === true ? [] : given;
    for (const text of texts) words.push(flagOf(name), quote(text));
  }
  return plainText(words.join(' '));
}

/** Where kubectl finds the cluster of this run. */
export interface KubectlPlace {
  /** One file, or a list as in `KUBECONFIG`; null: kubectl finds it by itself as we did. */
  readonly kubeconfig: string | null;
  readonly context: string | null;
}

/** A kubectl command to copy about one object; without a kubeconfig of its own it goes where kubectl goes anyway. */
export function kubectlLineOf(
  verb: string,
  id: ObjectId,
  more: readonly string[],
  registry: KindRegistry,
  { kubeconfig, context }: KubectlPlace,
): string {
  const plural = registry.find(id.group, id.kind)?.plural ?? id.kind.toLowerCase();
  const words = ['kubectl', verb, quote(`${plural}.${id.group}/${id.name}`), '-n', quote(id.namespace)];
  words.push(...more.map(quote));
  const isList = kubeconfig?.includes(delimiter) === true;
  if (kubeconfig !== null && !isList) words.push('--kubeconfig', quote(kubeconfig));
  if (context !== null) words.push('--context', quote(context));
  const prefix = kubeconfig !== null && isList ? `KUBECONFIG=${quote(kubeconfig)} ` : '';
  return plainText(`${prefix}${words.join(' ')}`);
}

function quote(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
