import type { KindRegistry, RuleContext } from '../resource/kind.ts';
import type { Manifest, SkippedSource } from '../resource/manifest.ts';
import type { ResourceKey } from '../resource/object-id.ts';
import type { FabricRelease } from '../resource/schema.ts';
import { compareText } from '../shared/compare-text.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import type { JsonObject } from '../shared/json.ts';
import { checkObjectOnce } from './check-object-once.ts';
import { checkReferences } from './check-references.ts';
import { checkServed } from './check-served.ts';
import { coverageOf, notCheckedWithout, nothingValidated } from './coverage.ts';
import { dragFrom } from './drag.ts';
import { finding, toDiagnostic } from './finding.ts';
import { indexManifests } from './manifest-index.ts';
import { objectFindings } from './object-findings.ts';
import { guarded, ruleContext, runRules } from './rule-frame.ts';
import { keysOfUnreadable, type Surroundings, surveySurroundings } from './surroundings.ts';
import type { SeenDocument, Validation } from './validation.ts';

/** What parsing gave: every document in exactly one of `manifests`, `skipped` and `unreadable`. */
export interface ParsedDocuments {
  readonly manifests: readonly Manifest[];
  readonly skipped: readonly SkippedSource[];
  readonly diagnostics: readonly Diagnostic[];
  readonly unreadable: readonly SeenDocument[];
  /** Objects that Git opts out of. */
  readonly ignored: readonly ResourceKey[];
}

export interface ValidateInput {
  readonly parsed: ParsedDocuments;
  /** How many files were read. */
  readonly files: number;
  readonly registry: KindRegistry;
  /** What reading the directory found, before any parsing. */
  readonly sourceDiagnostics: readonly Diagnostic[];
  readonly sourceSkipped: readonly SkippedSource[];
  /** Fields that came later are findings; absent: every field of the tables is known. */
  readonly release?: FabricRelease | undefined;
  /** Everything the cluster has; absent: no cluster was asked. */
  readonly liveKeys?: ReadonlySet<ResourceKey> | undefined;
  /** The objects as they are live or were at the base commit, for rules about changes. */
  readonly previous?: ReadonlyMap<ResourceKey, JsonObject> | undefined;
  /** Whether the cluster serves a kind in the version of its table; absent: not known. */
  readonly isServed?: ((group: string, kind: string) => boolean) | undefined;
}

interface Checked {
  readonly diagnostics: Diagnostic[];
  readonly invalid: Set<ResourceKey>;
  /** For each object, those it names and Git has. */
  readonly references: Map<ResourceKey, readonly ResourceKey[]>;
}

/** Every check on everything that parsing gave, in one run: all findings, never only the first. */
export function validateFabric(input: ValidateInput): Validation {
  const { parsed, registry } = input;
  const index = indexManifests(parsed.manifests);
  const unreadable = keysOfUnreadable(parsed.unreadable, registry);
  const surroundings = surveySurroundings({
    registry,
    index,
    unreadable,
    ignored: parsed.ignored,
    liveKeys: input.liveKeys,
  });
  const checked = checkManifests(input, surroundings, ruleContext(index, input.previous));
  if (input.isServed !== undefined) {
    const unserved = checkServed(parsed.manifests, input.isServed);
    checked.diagnostics.push(...unserved.diagnostics);
    for (const key of unserved.keys) checked.invalid.add(key);
  }
  for (const key of invalidSinceParsing(parsed, unreadable)) checked.invalid.add(key);
  const skipped = [...input.sourceSkipped, ...parsed.skipped];
  const coverage = coverageOf({
    files: input.files,
    validated: parsed.manifests.length,
    unreadable: parsed.unreadable.length,
    invalid: parsed.manifests.filter(({ key }) => checked.invalid.has(key)).length,
    skipped,
    notChecked: notCheckedWithout(helpOf(input), registry),
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
    diagnostics: diagnostics.sort(compareDiagnostics),
    invalid: checked.invalid,
    dragged: dragFrom(new Set([...checked.invalid, ...unreadable]), checked.references),
    coverage,
  };
}

function checkManifests(input: ValidateInput, surroundings: Surroundings, context: RuleContext): Checked {
  const checked: Checked = { diagnostics: [], invalid: new Set(), references: new Map() };
  for (const manifest of input.parsed.manifests) {
    const findings = objectFindings();
    const { emit } = findings;
    const { group, kind } = manifest.id;
    const definition = input.registry.find(group, kind);
    if (definition === undefined) {
      const message = `there is no schema for ${kind} in ${manifest.apiVersion}`;
      emit(finding('HHS-4016', '/kind', { message, help: 'Check kind and apiVersion of the document.' }));
    } else {
      checkObjectOnce(manifest, definition, input.release, emit);
      const wrong = findings.wrong();
      guarded('the check of references', emit, () => {
        checked.references.set(manifest.key, checkReferences(manifest, definition, surroundings, emit));
      });
      runRules(manifest, definition, context, wrong, emit);
    }
    if (findings.hasErrors()) checked.invalid.add(manifest.key);
    for (const found of findings.all()) checked.diagnostics.push(toDiagnostic(manifest, found));
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
