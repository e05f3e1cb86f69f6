import { flagOf } from '../../domain/config/option-types.ts';
import { definitionOf, OPTION_NAMES, type OptionValues } from '../../domain/config/options.ts';
import { sentenceList } from '../../domain/report/layout.ts';
import type { Invocation } from './program.ts';

/** A connection that was given and not used: the user may take the result for one of the cluster. */
export function unusedConnection({ flags }: Pick<Invocation, 'flags'>, values: OptionValues): string[] {
  const given = OPTION_NAMES.filter(
    (name) => definitionOf(name).group === 'Cluster' && flags[name] !== undefined,
  );
  if (given.length === 0) return [];
  const why = values.base === null ? '--offline' : '--base';
  const unused = sentenceList(given.map(flagOf));
  return [
    `the cluster was not asked: with ${why} two states of Git are compared, and ${unused} ${given.length === 1 ? 'has' : 'have'} no effect`,
  ];
}
