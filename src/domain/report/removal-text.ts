import type { PlannedChange } from '../plan/plan.ts';
import { keyOf, type ResourceKey } from '../resource/object-id.ts';
import { wrap } from './layout.ts';
import { deleteLine, optOutLine } from './next-steps.ts';
import type { ComparedSide, TextContext } from './report-models.ts';

/** So many commands are shown in all: beyond them it is the same with another name. */
const COMMANDS_SHOWN = 5;

/** Objects that Git dropped and that an apply would have to delete. */
export function isCandidate({ assessment }: PlannedChange): boolean {
  return assessment.deleteCandidate && !assessment.ignored;
}

/** Once a report: how to remove by hand what Git dropped, in an order that works, and what to do to keep it. */
export function removalHint(
  changes: readonly PlannedChange[],
  side: ComparedSide['side'],
  context: TextContext,
): string[] {
  const candidates = inDeleteOrder(changes.filter(isCandidate));
  const [first] = candidates;
  if (first === undefined) return [];
  const say = (text: string) => wrap(text, context.columns, '', '  ');
  if (side === 'commit') return [...say('To keep what Git dropped, put its manifest back.'), ''];
  const shown = candidates.slice(0, COMMANDS_SHOWN);
  const commands = (needed: boolean) =>
    shown
      .filter((candidate) => candidate.needed === needed)
      .map(({ change }) => `  ${context.style.bold(deleteLine(change.id, context))}`);
  const group = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [...say(title), ...lines];
  const more = candidates.length - shown.length;
  return [
    ...group('To remove by hand what Git dropped, in this order:', commands(false)),
    ...group('To remove what is still needed, once nothing needs it any more:', commands(true)),
    ...(more === 0 ? [] : [`  and ${more} more in the same way; --output json lists them`]),
    ...say('To keep one, put its manifest back into Git, or leave it to the cluster:'),
    `  ${context.style.bold(optOutLine(first.change.id, context))}`,
    '',
  ];
}

interface Candidate {
  readonly change: PlannedChange;
  /** Something refers to it, at any distance, that is to stay. */
  readonly needed: boolean;
}

/** What refers comes before what it refers to, as the fabric demands; what has to stay for now comes last. */
function inDeleteOrder(changes: readonly PlannedChange[]): Candidate[] {
  const dependents = new Map(
    changes.map(({ key, assessment }) => [key, assessment.dependents.map(({ id }) => keyOf(id))]),
  );
  const order: ResourceKey[] = [];
  const left = new Map(changes.map((change) => [change.key, change]));
  for (let before = -1; before !== order.length; ) {
    before = order.length;
    for (const key of [...left.keys()]) {
      if (dependents.get(key)?.some((dependent) => left.has(dependent))) continue;
      order.push(key);
      left.delete(key);
    }
  }
  // what is left refers to each other in a ring
  order.push(...left.keys());
  const needed = neededAmong(order, dependents);
  const byKey = new Map(changes.map((change) => [change.key, change]));
  return order
    .flatMap((key) => byKey.get(key) ?? [])
    .map((change) => ({ change, needed: needed.has(change.key) || isRefused(change) }))
    .sort((a, b) => Number(a.needed) - Number(b.needed));
}

function isRefused({ assessment: { deleteBlocks = [] } }: PlannedChange): boolean {
  return deleteBlocks.length > 0;
}

/** Keys to which something refers, at any distance, that is no candidate itself. */
function neededAmong(
  order: readonly ResourceKey[],
  dependents: ReadonlyMap<ResourceKey, readonly ResourceKey[]>,
): ReadonlySet<ResourceKey> {
  const needed = new Set<ResourceKey>();
  for (let before = -1; before !== needed.size; ) {
    before = needed.size;
    for (const key of order) {
      const stays = (dependent: ResourceKey) => !dependents.has(dependent) || needed.has(dependent);
      if (dependents.get(key)?.some(stays)) needed.add(key);
    }
  }
  return needed;
}
