import type { SkippedSource } from '../resource/manifest.ts';
import type { ResourceKey } from '../resource/object-id.ts';
import { compareText } from '../shared/compare-text.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import type { JsonObject } from '../shared/json.ts';
import type { CheckContext } from './check-manifest.ts';
import { checkServed } from './check-served.ts';
import { coverageOf, notCheckedWithout, nothingValidated } from './coverage.ts';
import { dragFrom } from './drag.ts';
import { toDiagnostic } from './finding.ts';
import { checkOnce, type GitChecks, type GitSide, gitChecksOf } from './git-checks.ts';
import { ruleContext } from './rule-frame.ts';
import { surveySurroundings } from './surroundings.ts';
import type { ParsedDocuments, SeenDocument, Validation } from './validation.ts';

export interface ValidateInput extends GitSide {
  /** How many files were read. */
  readonly files: number;
  readonly sourceSkipped: readonly SkippedSource[];
  /** Everything the cluster has; absent: no cluster was asked. */
  readonly liveKeys?: ReadonlySet<ResourceKey> | undefined;
  /** The objects as they are live or were at the base commit, for rules about changes. */
  readonly previous?: ReadonlyMap<ResourceKey, JsonObject> | undefined;
  /** Whether the cluster serves a kind in the version of its table; absent: not known. */
  readonly isServed?: ((group: string, kind: string) => boolean) | undefined;
}

interface Checked {
  readonly diagnostics: Diagnostic[];
  /** What may only follow from a document that could not be read. */
  readonly followUps: Diagnostic[];
  readonly invalid: Set<ResourceKey>;
  /** For each object, those it names and Git has. */
  readonly references: Map<ResourceKey, readonly ResourceKey[]>;
}

/** Every check on everything that parsing gave, in one run: all findings, never only the first. */
export function validateFabric(input: ValidateInput): Validation {
  const { parsed, registry } = input;
  const checks = gitChecksOf(input);
  const { unreadable, suspects } = checks;
  const checked = checkManifests(input, checks);
  if (input.isServed !== undefined) {
    const unserved = checkServed(parsed.manifests, input.isServed);
    checked.diagnostics.push(...unserved.diagnostics);
    for (const key of unserved.keys) checked.invalid.add(key);
  }
  for (const key of invalidSinceParsing(parsed, unreadable)) checked.invalid.add(key);
  const onlySuspected = [...suspects.probable].filter((key) => !checked.references.has(key));
  const skipped = [...input.sourceSkipped, ...parsed.skipped];
  const coverage = coverageOf({
    files: input.files,
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
    const file = parsed.unreadable[0]?.file ?? skipped[0]?.file;
    diagnostics.push(nothingValidated(coverage, parsed.unreadable.length, file));
  }
  return {
    documents: documentsOf(parsed),
    manifests: parsed.manifests,
    skipped,
    // the cause comes before what follows from it
    diagnostics: [...diagnostics.sort(compareDiagnostics), ...checked.followUps.sort(compareDiagnostics)],
    invalid: checked.invalid,
    dragged: dragFrom(new Set([...checked.invalid, ...unreadable, ...onlySuspected]), checked.references),
    coverage,
  };
}

function checkManifests(input: ValidateInput, checks: GitChecks): Checked {
  const { parsed, registry, release, liveKeys, previous } = input;
  const { index, unreadable, suspects } = checks;
  const { ignored } = parsed;
  const context: CheckContext = {
    release,
    surroundings: surveySurroundings({ registry, index, unreadable, suspects, ignored, liveKeys }),
    rules: ruleContext(index, previous),
  };
  const checked: Checked = { diagnostics: [], followUps: [], invalid: new Set(), references: new Map() };
  for (const manifest of parsed.manifests) {
    const check = checkOnce(manifest, registry, checks, context);
    if (check.targets !== null) checked.references.set(manifest.key, check.targets);
    if (check.hasErrors) checked.invalid.add(manifest.key);
    for (const found of check.findings) {
      const list = found.mayFollow === true ? checked.followUps : checked.diagnostics;
      list.push(toDiagnostic(manifest, found));
    }
  }
  return checked;
}

function helpOf({ liveKeys, previous, isServed }: ValidateInput) {
  return {
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

function documentsOf(parsed: ParsedDocuments): SeenDocument[] {
  const seen: SeenDocument[] = parsed.manifests.map(({ file, line, id }) => ({
    file,
    line,
    kind: id.kind,
    namespace: id.namespace,
    name: id.name,
  }));
  for (const { file, line, kind, namespace, name } of parsed.unreadable) {
    seen.push({ file, line, kind, namespace, name });
  }
  return seen.sort((a, b) => compareText(a.file, b.file) || a.line - b.line);
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
