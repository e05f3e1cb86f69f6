import type {
  KindDefinition,
  RelatedField,
  Rule,
  RuleContext,
  RuleFinding,
  RuleObject,
} from '../resource/kind.ts';
import { displayId } from '../resource/object-id.ts';
import { FABRIC_RELEASES, type FabricRelease } from '../resource/schema.ts';
import type { RelatedLocation } from '../shared/diagnostic.ts';
import { type FieldPointer, isWithin } from '../shared/pointer.ts';
import { type Emit, type Finding, finding } from './finding.ts';

/** Which rules of a kind are asked. */
export type RuleChoice = 'standing' | 'moving' | 'delete';

type ChosenRules = Readonly<Record<RuleChoice, readonly Rule[]>>;

const chosen = new WeakMap<readonly Rule[], ChosenRules>();

/** The rules of a kind by choice. Made once a kind: a run asks for every object. */
export function rulesFor({ rules }: KindDefinition, choice: RuleChoice): readonly Rule[] {
  const known = chosen.get(rules);
  if (known !== undefined) return known[choice];
  const made: ChosenRules = {
    standing: rules.filter((rule) => choiceOf(rule) === 'standing'),
    moving: rules.filter((rule) => choiceOf(rule) === 'moving'),
    delete: rules.filter((rule) => choiceOf(rule) === 'delete'),
  };
  chosen.set(rules, made);
  return made[choice];
}

/**
 * Rules about an object that stands in Git depend on Git (and on others like it); those that move depend on what was
 * there before or on what the cluster is doing at the moment.
 */
function choiceOf({ needs }: Rule): RuleChoice {
  if (needs === 'delete') return 'delete';
  return needs === 'previous' || needs === 'cluster' ? 'moving' : 'standing';
}

export interface RuleRun {
  readonly choice: RuleChoice;
  readonly context: RuleContext;
  /** Pointers that are wrong already. */
  readonly wrong: readonly FieldPointer[];
  /** Nobody gave the fabric's configuration: what depends on it is a warning. */
  readonly assumed?: boolean;
  /** The spec is written as it was before. */
  readonly unchanged?: boolean;
  /** Of the fabric; absent: not known. */
  readonly release?: FabricRelease | undefined;
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
  for (const rule of rulesFor(definition, choice)) {
    if (isLater(rule, run)) continue;
    if (rule.onlyOnChange === true && run.unchanged === true) continue;
    if (rule.needs === 'previous' && context.previous(object.key) === undefined) continue;
    runRule(rule, object, run, emit);
  }
}

function isLater({ since }: Rule, { release }: RuleRun): boolean {
  if (since === undefined || release === undefined) return false;
  return FABRIC_RELEASES.indexOf(since) > FABRIC_RELEASES.indexOf(release);
}

const ASSUMED =
  "The fabric's default configuration was assumed, so this is only a warning: give fabric-config to be certain.";

function notBefore(since: FabricRelease): string {
  return `Fabrics before release ${since} accept it, so this is only a warning: give fabric-release to be certain.`;
}

/** Thousands of objects with dozens of rules each: nothing is made before there is a finding. */
function runRule(rule: Rule, object: RuleObject, run: RuleRun, emit: Emit): void {
  try {
    const found = rule.check(object, run.context);
    if (found.length > 0) report(rule, found, run, emit);
  } catch (error) {
    emit(incomplete(`the rule ${rule.code} (${rule.title})`, error));
  }
}

function report(
  rule: Rule,
  findings: readonly RuleFinding[],
  { wrong, strict, assumed, release }: RuleRun,
  emit: Emit,
): void {
  const { code, since } = rule;
  const guessed = assumed === true && rule.needs === 'config';
  const passes = rule.passes === true && strict !== true;
  const notes = [
    ...(guessed ? [ASSUMED] : []),
    ...(since !== undefined && release === undefined ? [notBefore(since)] : []),
  ];
  const severity = passes || notes.length > 0 ? 'warning' : rule.severity;
  for (const found of findings) {
    if (wrong.some((pointer) => isWithin(found.pointer, pointer))) continue;
    if (found.follows === true && strict !== true) continue;
    const { pointer, message, help, onKey = false, related = [] } = found;
    const onlyThere = related.filter((one) => one.object.manifest === undefined).map(namedOnly);
    emit({
      code,
      severity,
      pointer,
      message,
      help: [help, ...new Set(onlyThere), ...notes].join(' '),
      onKey,
      related: related.flatMap(placeOf),
    });
  }
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
    emit(incomplete(what(), error));
  }
}

function incomplete(what: string, error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  return finding('HHS-4402', '', {
    message: `${what} could not be completed: ${reason}`,
    help: 'Correct the other findings of this object first; if this one stays, report it with the manifest.',
  });
}
