import type { Assessment, DeleteBlock } from '../drift/assessment.ts';
import { sentenceList } from './layout.ts';

/** Of one object: beyond them it is the same with another name, and the rule names how many. */
const BLOCKS_SHOWN = 5;

/**
 * Why the fabric would refuse to delete a candidate, a sentence a rule without a full stop, and where Git has what
 * holds on to it: `VPCAttachment default/a attaches it to a server (tenants.yaml:12)`.
 */
export function deleteBlocksOf({ deleteBlocks = [] }: Assessment): readonly { code: string; why: string }[] {
  return deleteBlocks.slice(0, BLOCKS_SHOWN).map((block) => ({ code: block.code, why: whyOf(block) }));
}

function whyOf({ message, related = [] }: DeleteBlock): string {
  const places = [...new Set(related.map(({ file, line }) => `${file}:${line}`))];
  const at = places.length === 0 ? 'not in Git' : sentenceList(places.slice(0, BLOCKS_SHOWN));
  return `${message} (${at})`;
}
