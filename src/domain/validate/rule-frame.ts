import type { KindDefinition, Rule, RuleContext } from '../resource/kind.ts';
import type { Manifest } from '../resource/manifest.ts';
import type { ResourceKey } from '../resource/object-id.ts';
import type { JsonObject } from '../shared/json.ts';
import { type FieldPointer, isWithin } from '../shared/pointer.ts';
import { type Emit, finding } from './finding.ts';
import type { ManifestIndex } from './manifest-index.ts';

export function ruleContext(
  index: ManifestIndex,
  previous: ReadonlyMap<ResourceKey, JsonObject> | undefined,
): RuleContext {
  return {
    find: (kind, name) => index.find(kind, name),
    all: (kind) => index.all(kind),
    previous: (key) => previous?.get(key),
  };
}

/**
 * Runs the semantic rules of a kind on one object. They run also where the schema found errors, so that one run tells
 * everything; what a rule says at or below a field that is already wrong by schema is left out, because it follows
 * from it. Rules about updates run only where there is a previous version.
 */
export function runRules(
  manifest: Manifest,
  definition: KindDefinition,
  context: RuleContext,
  wrong: readonly FieldPointer[],
  emit: Emit,
): void {
  for (const rule of definition.rules) {
    if (rule.needs === 'previous' && context.previous(manifest.key) === undefined) continue;
    runRule(rule, manifest, context, wrong, emit);
  }
}

function runRule(
  rule: Rule,
  manifest: Manifest,
  context: RuleContext,
  wrong: readonly FieldPointer[],
  emit: Emit,
): void {
  guarded(`the rule ${rule.code} (${rule.title})`, emit, () => {
    for (const found of rule.check(manifest, context)) {
      if (wrong.some((pointer) => isWithin(found.pointer, pointer))) continue;
      const { code, severity } = rule;
      emit({ ...found, code, severity, onKey: found.onKey === true });
    }
  });
}

/**
 * A check that fails by itself must neither end the run nor pass as green: it becomes an error on the object it was
 * made for.
 */
export function guarded(what: string, emit: Emit, check: () => void): void {
  try {
    check();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    emit(
      finding('HHS-4402', '', {
        message: `${what} could not be completed: ${reason}`,
        help: 'Correct the other findings of this object first; if this one stays, report it with the manifest.',
      }),
    );
  }
}
