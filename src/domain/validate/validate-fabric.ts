import type { RuleContext } from '../resource/kind.ts';
import type { SkippedSource } from '../resource/manifest.ts';
import type { ResourceKey } from '../resource/object-id.ts';
import { compareText } from '../shared/compare-text.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import type { JsonObject } from '../shared/json.ts';
import { causesFirst } from './causes-first.ts';
import type { CheckContext } from './check-manifest.ts';
import { checkServed } from './check-served.ts';
import { checkSwaps } from './check-swaps.ts';
import { coverageOf, notCheckedWithout, nothingValidated } from './coverage.ts';
import { dragFrom } from './drag.ts';
import { toDiagnostic } from './finding.ts';
import { checkOnce, type GitChecks, type GitSide, gitChecksOf } from './git-checks.ts';
import { checkLaterFields, type ServedSchema } from './later-fields.ts';
import { type KnownObject, ruleContext, withCluster } from './rule-world.ts';
import { type KeySet, surveySurroundings } from './surroundings.ts';
import type { ParsedDocuments, Validation } from './validation.ts';

export interface ValidateInput extends GitSide {
  /** How many files were read. */
  readonly files: number;
  readonly sourceSkipped: readonly SkippedSource[];
  /** Everything the cluster has; absent: no cluster was asked. */
  readonly liveKeys?: KeySet | undefined;
  /** The objects as they are live or were at the base commit, for rules about changes. */
  readonly previous?: ReadonlyMap<ResourceKey, JsonObject> | undefined;
  /** Objects that only the cluster has and that stay there: rules compare with them, too. */
  readonly others?: readonly KnownObject[] | undefined;
  /** What the controllers keep in the cluster, with status; absent: no cluster was asked. */
  readonly observed?: readonly KnownObject[] | undefined;
  /** A refusal that passes by itself is an error, too: the verdict at this very moment. Default: a warning. */
  readonly strict?: boolean | undefined;
  /** What the cluster knows of the fields of a kind; absent: not asked. */
  readonly schemaOf?: ServedSchema | undefined;
  /** Whether the cluster serves a kind in the version of its table; absent: not known. */
  readonly isServed?: ((group: string, kind: string) => boolean) | undefined;
}

interface Checked {
  readonly diagnostics: Diagnostic[];
  /** What may only follow from a document that could not be read. */
  readonly followUps: Diagnostic[];
  readonly invalid: Set<ResourceKey>;
  /** Of each manifest, in their order: the objects it names and Git has; null where that could not be told. */
  readonly targets: (readonly ResourceKey[] | null)[];
}

/** Every check on everything that parsing gave, in one run: all findings, never only the first. */
export function validateFabric(input: ValidateInput): Validation {
  const { parsed, registry } = input;
  const checks = gitChecksOf(input);
  const checked = checkManifests(input, checks);
  if (input.isServed !== undefined) {
    const unserved = checkServed(parsed.manifests, input.isServed);
    checked.diagnostics.push(...unserved.diagnostics);
    for (const key of unserved.keys) checked.invalid.add(key);
  }
  if (input.schemaOf !== undefined) {
    const later = checkLaterFields(parsed.manifests, registry, input.schemaOf, input.release);
    checked.diagnostics.push(...later.diagnostics);
    for (const key of later.keys) checked.invalid.add(key);
  }
  for (const key of invalidSinceParsing(parsed, checks.unreadable)) checked.invalid.add(key);
  const skipped = [...input.sourceSkipped, ...parsed.skipped];
  const unread = unreadFiles(input);
  const coverage = coverageOf({
    files: input.files,
    unreadFiles: unread.length,
    validated: parsed.manifests.length,
    unreadable: parsed.unreadable.length,
    invalid: parsed.manifests.filter(({ key }) => checked.invalid.has(key)).length,
    skipped,
    notChecked: notCheckedWithout(
      helpOf(input),
      registry,
      new Set(parsed.manifests.map(({ id }) => id.kind)),
    ),
  });
  const diagnostics = [...input.sourceDiagnostics, ...parsed.diagnostics, ...checked.diagnostics];
  if (parsed.manifests.length === 0) {
    const file = parsed.unreadable[0]?.file ?? unread[0] ?? skipped[0]?.file;
    diagnostics.push(nothingValidated(coverage, file));
  }
  return {
    documents: checks.documents,
    manifests: parsed.manifests,
    skipped,
    // the cause comes before what follows from it
    diagnostics: [
      ...causesFirst(diagnostics.sort(compareDiagnostics)),
      ...checked.followUps.sort(compareDiagnostics),
    ],
    invalid: checked.invalid,
    dragged: draggedBy(checked, checks, parsed),
    coverage,
  };
}

/** What was to be read and could not be; links that are not followed are among what was skipped. */
function unreadFiles({ sourceDiagnostics, sourceSkipped }: ValidateInput): string[] {
  const skipped = new Set(sourceSkipped.map(({ file }) => file));
  const unread = sourceDiagnostics.filter(({ severity, file }) => severity === 'error' && !skipped.has(file));
  return [...new Set(unread.map(({ file }) => file))];
}

function checkManifests(input: ValidateInput, checks: GitChecks): Checked {
  const { parsed, registry, release, liveKeys, config, others } = input;
  const { index, unreadable, suspects, objects } = checks;
  const { ignored } = parsed;
  const context: CheckContext = {
    release,
    surroundings: surveySurroundings({ registry, index, unreadable, suspects, ignored, liveKeys, config }),
    objects,
    rules: rulesOf(input, checks),
    previous: input.previous,
    widened: others !== undefined && others.length > 0,
    assumed: config === undefined,
    strict: input.strict === true,
  };
  const checked: Checked = { diagnostics: [], followUps: [], invalid: new Set(), targets: [] };
  for (const manifest of parsed.manifests) {
    const check = checkOnce(manifest, registry, checks, context);
    checked.targets.push(check.targets);
    if (check.hasErrors) checked.invalid.add(manifest.key);
    for (const found of check.findings) {
      const list = found.mayFollow === true ? checked.followUps : checked.diagnostics;
      list.push(toDiagnostic(manifest, found));
    }
  }
  if (input.previous === undefined) return checked;
  const { manifests } = parsed;
  for (const swap of checkSwaps({
    manifests,
    registry,
    objects,
    context: context.rules,
    stored: input.previous,
  })) {
    checked.invalid.add(swap.manifest.key);
    checked.diagnostics.push(toDiagnostic(swap.manifest, swap.finding));
  }
  return checked;
}

/** What the cluster adds; where it adds nothing that an index may hold, those of Git alone are good. */
function rulesOf(input: ValidateInput, { index, objects, alone }: GitChecks): RuleContext {
  const { registry, config, previous, others = [], observed } = input;
  if (others.length > 0) return ruleContext({ registry, index, objects, config, previous, others, observed });
  const isAlone = previous === undefined && observed === undefined;
  return isAlone ? alone.rules : withCluster(alone.rules, { previous, observed }, objects);
}

/** Everything that hangs on an object which is invalid, unreadable or probably in a place that could not be read. */
function draggedBy(
  { invalid, targets }: Checked,
  { unreadable, suspects }: GitChecks,
  { manifests }: ParsedDocuments,
): Validation['dragged'] {
  if (invalid.size + unreadable.size + suspects.probable.size === 0) return new Map();
  const references = new Map<ResourceKey, readonly ResourceKey[]>();
  for (const [index, { key }] of manifests.entries()) {
    const named = targets[index] ?? null;
    if (named !== null) references.set(key, named);
  }
  const onlySuspected = [...suspects.probable].filter((key) => !references.has(key));
  return dragFrom(new Set([...invalid, ...unreadable, ...onlySuspected]), references);
}

function helpOf({ liveKeys, previous, isServed, config, observed }: ValidateInput) {
  return {
    config: config !== undefined,
    observed: observed !== undefined,
    liveKeys: liveKeys !== undefined,
    previous: previous !== undefined,
    served: isServed !== undefined,
  };
}

/**
 * Manifests that parsing had an error on, and those of which Git has a second document that could not be used: which
 * of the two is meant is a guess, so neither is applied.
 */
function invalidSinceParsing(
  parsed: ParsedDocuments,
  unreadable: ReadonlySet<ResourceKey>,
): readonly ResourceKey[] {
  const errors = new Set<string>();
  for (const { severity, file, kind, name } of parsed.diagnostics) {
    if (severity === 'error' && kind !== null && name !== null) errors.add(`${file}\n${kind}\n${name}`);
  }
  if (errors.size === 0 && unreadable.size === 0) return [];
  return parsed.manifests
    .filter(({ key, file, id }) => unreadable.has(key) || errors.has(`${file}\n${id.kind}\n${id.name}`))
    .map(({ key }) => key);
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.code, b.code) ||
    compareText(a.pointer, b.pointer) ||
    compareText(a.message, b.message)
  );
}
