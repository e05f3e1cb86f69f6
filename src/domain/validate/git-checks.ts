import type { FabricConfig } from '../resource/fabric-config.ts';
import type { KindRegistry } from '../resource/kind.ts';
import type { Manifest } from '../resource/manifest.ts';
import type { ResourceKey } from '../resource/object-id.ts';
import type { FabricRelease } from '../resource/schema.ts';
import { compareText } from '../shared/compare-text.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { type CheckContext, checkManifest, type ManifestCheck, withMovingRules } from './check-manifest.ts';
import { indexManifests, type ManifestIndex } from './manifest-index.ts';
import { type RuleObjects, ruleContext, ruleObjects } from './rule-world.ts';
import { keysOfUnreadable, surveySurroundings } from './surroundings.ts';
import { type Suspects, suspectsAmong } from './suspects.ts';
import type { ParsedDocuments, SeenDocument } from './validation.ts';

/** What validation needs of Git alone. */
export interface GitSide {
  readonly parsed: ParsedDocuments;
  readonly registry: KindRegistry;
  /** What reading the directory found, before any parsing. */
  readonly sourceDiagnostics: readonly Diagnostic[];
  /** Fields that came later are findings; absent: every field of the tables is known. */
  readonly release?: FabricRelease | undefined;
  /** What the rules read of the fabric's configuration; absent: the fabric's defaults. */
  readonly config?: FabricConfig | undefined;
}

/**
 * What is known of one state of Git whatever a cluster says. A run validates before it asks the cluster and again with
 * what is live; parsed documents never change, so nothing settled is done twice.
 */
export interface GitChecks {
  readonly index: ManifestIndex;
  readonly unreadable: ReadonlySet<ResourceKey>;
  readonly suspects: Suspects;
  readonly settled: Map<Manifest, ManifestCheck>;
  readonly objects: RuleObjects;
  /** For checks that ask nobody else, with the indexes that the rules made of Git. */
  readonly alone: CheckContext;
  /** Every document, readable or not, by file and line. */
  readonly documents: readonly SeenDocument[];
}

interface Remembered extends GitChecks {
  readonly release: FabricRelease | undefined;
  readonly config: FabricConfig | undefined;
  readonly sourceDiagnostics: readonly Diagnostic[];
}

const remembered = new WeakMap<ParsedDocuments, Remembered>();

/** Forgotten together with the parsed documents. */
export function gitChecksOf({ parsed, registry, sourceDiagnostics, release, config }: GitSide): GitChecks {
  const known = remembered.get(parsed);
  if (
    known !== undefined &&
    known.release === release &&
    known.config === config &&
    known.sourceDiagnostics === sourceDiagnostics
  ) {
    return known;
  }
  const index = indexManifests(parsed.manifests);
  const objects = ruleObjects(registry, release);
  const unreadable = keysOfUnreadable(parsed.unreadable, registry);
  const suspects = suspectsIn(parsed, sourceDiagnostics, registry);
  const { ignored } = parsed;
  const made: Remembered = {
    release,
    config,
    sourceDiagnostics,
    index,
    unreadable,
    suspects,
    settled: new Map(),
    objects,
    alone: {
      release,
      surroundings: surveySurroundings({ registry, index, unreadable, suspects, ignored, config }),
      objects,
      rules: ruleContext({ registry, index, objects, config }),
      widened: false,
      assumed: config === undefined,
      strict: false,
    },
    documents: documentsOf(parsed),
  };
  remembered.set(parsed, made);
  return made;
}

/** Checks one manifest, or says again what was found when nothing can have changed since. */
export function checkOnce(
  manifest: Manifest,
  registry: KindRegistry,
  checks: GitChecks,
  context: CheckContext,
): ManifestCheck {
  const known = context.widened ? undefined : checks.settled.get(manifest);
  const check = known ?? settle(manifest, registry, checks, context);
  return withMovingRules(manifest, registry.find(manifest.id.group, manifest.id.kind), context, check);
}

function settle(
  manifest: Manifest,
  registry: KindRegistry,
  { settled }: GitChecks,
  context: CheckContext,
): ManifestCheck {
  const check = checkManifest(manifest, registry.find(manifest.id.group, manifest.id.kind), context);
  if (check.settled && !context.widened) settled.set(manifest, check);
  return check;
}

/** Fills in the defaults of the manifests at `from` to `to` (not included), which checks and comparison will ask for. */
export function defaultAhead(git: GitSide, from: number, to: number): void {
  const { objects, settled } = gitChecksOf(git);
  for (const manifest of git.parsed.manifests.slice(from, to)) {
    if (settled.has(manifest)) continue;
    try {
      void objects.of(manifest).defaulted;
    } catch {
      // the check that asks for them tells of it
    }
  }
}

/**
 * Makes the checks of the manifests at `from` to `to` (not included) ahead of time, for instance while a LIST is under
 * way.
 */
export function checkAhead(git: GitSide, from: number, to: number): void {
  const checks = gitChecksOf(git);
  const { parsed, registry } = git;
  for (const manifest of parsed.manifests.slice(from, to)) {
    if (!checks.settled.has(manifest)) settle(manifest, registry, checks, checks.alone);
  }
}

/** Left out, because it has neither apiVersion nor kind, although the rest looks like a manifest. */
const LOOKS_LIKE_MANIFEST = 'HHS-3036';

function suspectsIn(
  parsed: ParsedDocuments,
  sourceDiagnostics: readonly Diagnostic[],
  registry: KindRegistry,
): Suspects {
  const doubtful = parsed.diagnostics.filter(({ code }) => code === LOOKS_LIKE_MANIFEST);
  const unread = sourceDiagnostics.filter(({ severity }) => severity === 'error');
  return suspectsAmong(parsed.unreadable, doubtful, unread, registry);
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
