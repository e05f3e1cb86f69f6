import type { ParseLimits } from '../parse/parse-result.ts';
import { isJsonObject, type Json, jsonEquals } from '../shared/json.ts';
import type { Objection } from './edit-result.ts';
import { type Splice, splice, type TrackedText, trackText } from './line-changes.ts';
import { type Change, changedValue, nextChange, type PositionalLists, replacements } from './next-change.ts';
import { type EditContext, performChange } from './perform-change.ts';
import { hasAliases, readTree, type SourceTree } from './source-tree.ts';
import { valueByTokens } from './wanted-value.ts';
import { offsetOf, whyUnproven } from './why-unproven.ts';

/** Changes of one call. Beyond it the document is another one, and each of them costs a reading. */
const MAX_CHANGES = 1_000;

export interface Goal {
  /** The value of the document after all changes. */
  readonly wanted: Json;
  readonly positional: PositionalLists;
  readonly context: EditContext;
  readonly limits: ParseLimits;
}

/** Change by change, each on the text the one before it left and read again after it, until the document has the value. */
export function editTree(start: SourceTree, goal: Goal): TrackedText | Objection {
  let state = takeReplacements({ tree: start, tracked: trackText(start.text) }, goal);
  for (let count = 0; count <= MAX_CHANGES; count += 1) {
    const change = nextChange(state.tree.value, goal.wanted, goal.positional);
    if (change === undefined) return state.tracked;
    const step = takeStep(state, change, goal);
    if ('reason' in step) return count === 0 ? step : { ...step, offset: offsetOf(start, change.path) };
    state = step;
  }
  return { reason: 'too-many-changes', offset: 0, message: `more than ${MAX_CHANGES} fields would change` };
}

/** All values at once that are replaced where they stand; where that does not read as it should, none. */
function takeReplacements(state: Step, goal: Goal): Step {
  const { tree, tracked } = state;
  const changes = replacements(tree.value, goal.wanted, goal.positional);
  if (changes.length < 2 || hasAliases(tree)) return state;
  const splices: Splice[] = [];
  for (const change of changes) {
    const made = performChange(tree, change, goal.context);
    if (isObjection(made)) return state;
    splices.push(...made);
  }
  splices.sort((a, b) => a.from - b.from);
  if (splices.some(({ from }, at) => from < (splices[at - 1]?.to ?? 0))) return state;
  const next = splice(tracked, splices);
  const read = readTree(next.text, goal.limits);
  const value = changes.reduce(changedValue, tree.value);
  return read !== undefined && jsonEquals(read.value, value) ? { tree: read, tracked: next } : state;
}

interface Step {
  readonly tree: SourceTree;
  readonly tracked: TrackedText;
}

/** The change as it is best written, or in the plainer way where that does not read as it should. */
function takeStep(state: Step, change: Change, goal: Goal): Step | Objection {
  const step = tryStep(state, change, goal);
  if (!('reason' in step)) return step;
  if (change.change === 'move-item') {
    const at = change.to > change.from ? change.to + 1 : change.to;
    const list = valueByTokens(state.tree.value, change.path);
    const value = Array.isArray(list) ? (list[change.from] as Json) : null;
    return takeStep(state, { change: 'insert-item', path: change.path, at, value }, goal);
  }
  const { context } = goal;
  if (!('value' in change) || !hasLines(change.value) || !context.style.blockTexts) return step;
  const style = { ...context.style, blockTexts: false };
  const plainer = tryStep(state, change, { ...goal, context: { ...context, style } });
  return 'reason' in plainer ? step : plainer;
}

function hasLines(value: Json): boolean {
  if (typeof value === 'string') return value.includes('\n');
  if (Array.isArray(value)) return value.some(hasLines);
  return isJsonObject(value) && Object.values(value).some(hasLines);
}

/** The step, if the text then reads as the change says (or already as all that is wanted). */
function tryStep({ tree, tracked }: Step, change: Change, goal: Goal): Step | Objection {
  const splices = performChange(tree, change, goal.context);
  if (isObjection(splices)) return splices;
  const next = splice(tracked, splices);
  const read = readTree(next.text, goal.limits);
  if (read !== undefined) {
    const isStep = jsonEquals(read.value, changedValue(tree.value, change));
    if (isStep || jsonEquals(read.value, goal.wanted)) return { tree: read, tracked: next };
  }
  return whyUnproven(tree, change);
}

function isObjection(result: readonly Splice[] | Objection): result is Objection {
  return 'reason' in result;
}
