import { flagOf } from '../../domain/config/option-types.ts';
import { definitionOf, type OptionName, optionsOf } from '../../domain/config/options.ts';
import type { Invocation } from './program.ts';

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

/** A command to copy: the verb, what it is about, and the place this run was given. */
export function commandLineOf(verb: string, more: readonly string[], invocation: Invocation): string {
  const words = ['hedgehog-sync', verb, ...more.map(quote)];
  const known = optionsOf(
    verb === 'explain' ? 'explain' : verb === 'apply' ? 'apply' : verb === 'validate' ? 'validate' : 'drift',
  );
  for (const name of PLACE) {
    const given = invocation.flags[name];
    if (given === undefined || !known.includes(name) || definitionOf(name).secret === true) continue;
    const texts = typeof given === 'string' ? [given] : given === true ? [] : given;
    for (const text of texts) words.push(flagOf(name), quote(text));
  }
  return words.join(' ');
}

function quote(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
