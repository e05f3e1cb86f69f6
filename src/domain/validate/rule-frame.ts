import type { KindDefinition, RelatedField, Rule, RuleContext, RuleObject } from '../resource/kind.ts';
import { displayId } from '../resource/object-id.ts';
import type { RelatedLocation } from '../shared/diagnostic.ts';
import { type FieldPointer, isWithin } from '../shared/pointer.ts';
import { type Emit, finding } from './finding.ts';

/** Which rules of a kind are asked. */
export type RuleChoice = 'standing' | 'moving' | 'delete';

/**
 * Rules about an object that stands in Git depend on Git (and on others like it); those that move depend on what was
 * there before or on what the cluster is doing at the moment.
 */
function belongs({ needs }: Rule, choice: RuleChoice): boolean {
  if (needs === 'delete' || choice === 'delete') return needs === choice;
  return (needs === 'previous' || needs === 'cluster') === (choice === 'moving');
}

export interface RuleRun {
  readonly choice: RuleChoice;
  readonly context: RuleContext;
  /** Pointers that are wrong already. */
  readonly wrong: readonly FieldPointer[];
  /** Nobody gave the fabric's configuration: what depends on it is a warning. */
  readonly assumed?: boolean;
  /** What passes by itself, and what only follows from errors of others, is an error all the same. */
  readonly strict?: boolean;
}

/**
 * Runs semantic rules of a kind on one object. They run also where the schema found errors, so that one run tells
 * everything; what a rule says at or below a field that is already wrong by schema is left out, because it follows
 * from it. Rules about updates run only where there is a previous version.
 */
export function runRules(object: RuleObject, definition: KindDefinition, run: RuleRun, emit: Emit): void {
  const { choice, context } = run;
  for (const rule of definition.rules) {
    if (!belongs(rule, choice)) continue;
    if (rule.needs === 'previous' && context.previous(object.key) === undefined) continue;
    runRule(rule, object, run, emit);
  }
}

const ASSUMED =
  "The fabric's default configuration was assumed, so this is only a warning: give fabric-config to be certain.";

function runRule(
  rule: Rule,
  object: RuleObject,
  { context, wrong, strict, assumed }: RuleRun,
  emit: Emit,
): void {
  const { code } = rule;
  const guessed = assumed === true && rule.needs === 'config';
  const passes = rule.passes === true && strict !== true;
  const severity = passes || guessed ? 'warning' : rule.severity;
  const what = () => `the rule ${code} (${rule.title})`;
  guarded(what, emit, () => {
    for (const found of rule.check(object, context)) {
      if (wrong.some((pointer) => isWithin(found.pointer, pointer))) continue;
      if (found.follows === true && strict !== true) continue;
      const { pointer, message, help, onKey = false, related = [] } = found;
      const onlyThere = related.filter((one) => one.object.manifest === undefined).map(namedOnly);
      emit({
        code,
        severity,
        pointer,
        message,
        help: [help, ...new Set(onlyThere), ...(guessed ? [ASSUMED] : [])].join(' '),
        onKey,
        related: related.flatMap(placeOf),
      });
    }
  });
}

function placeOf({ object, pointer, message }: RelatedField): RelatedLocation[] {
  return object.manifest === undefined ? [] : [{ ...object.manifest.fields.at(pointer), message }];
}

function namedOnly({ object }: RelatedField): string {
  return `${displayId(object.id)} is not in Git.`;
}

/**
 * A check that fails by itself must neither end the run nor pass as green: it becomes an error on the object it was
 * made for.
 */
export function guarded(what: () => string, emit: Emit, check: () => void): void {
  try {
    check();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    emit(
      finding('HHS-4402', '', {
        message: `${what()} could not be completed: ${reason}`,
        help: 'Correct the other findings of this object first; if this one stays, report it with the manifest.',
      }),
    );
  }
}
