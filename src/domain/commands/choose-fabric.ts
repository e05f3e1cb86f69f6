import type { Command } from './command.ts';

/** `problem`: a plain sentence, with its cure. */
export type ChosenFabric = { readonly fabric: string } | { readonly problem: string; readonly help: string };

const NAMES_SHOWN = 20;

/**
 * The fabric that a command is about: named, else that of the issue or pull request it stands on (`about`), else the only
 * one. `known`: the fabrics of the repository.
 */
export function chooseFabric(
  command: Pick<Command, 'fabric'>,
  about: string | null,
  known: readonly string[],
): ChosenFabric {
  const wanted = command.fabric ?? (about !== null && known.includes(about) ? about : null);
  const [first] = known;
  if (wanted !== null) {
    if (known.includes(wanted)) return { fabric: wanted };
    return { problem: `there is no fabric ${wanted} in the configuration`, help: listOf(known) };
  }
  if (first !== undefined && known.length === 1) return { fabric: first };
  return {
    problem: `${known.length} fabrics are configured, and nothing says which one is meant`,
    help: `Name it with \`--fabric NAME\`. ${listOf(known)}`,
  };
}

function listOf(known: readonly string[]): string {
  const shown = known.slice(0, NAMES_SHOWN).map((name) => `\`${name}\``);
  const more = known.length - shown.length;
  return `The repository has ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
