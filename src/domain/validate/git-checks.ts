import type { KindRegistry } from '../resource/kind.ts';
import type { Manifest } from '../resource/manifest.ts';
import type { ResourceKey } from '../resource/object-id.ts';
import type { FabricRelease } from '../resource/schema.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { type CheckContext, checkManifest, type ManifestCheck } from './check-manifest.ts';
import { indexManifests, type ManifestIndex } from './manifest-index.ts';
import { ruleContext } from './rule-frame.ts';
import { keysOfUnreadable, surveySurroundings } from './surroundings.ts';
import { type Suspects, suspectsAmong } from './suspects.ts';
import type { ParsedDocuments } from './validation.ts';

/** What validation needs of Git alone. */
export interface GitSide {
  readonly parsed: ParsedDocuments;
  readonly registry: KindRegistry;
  /** What reading the directory found, before any parsing. */
  readonly sourceDiagnostics: readonly Diagnostic[];
  /** Fields that came later are findings; absent: every field of the tables is known. */
  readonly release?: FabricRelease | undefined;
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
}

interface Remembered extends GitChecks {
  readonly release: FabricRelease | undefined;
  readonly sourceDiagnostics: readonly Diagnostic[];
}

const remembered = new WeakMap<ParsedDocuments, Remembered>();

/** Forgotten together with the parsed documents. */
export function gitChecksOf({ parsed, registry, sourceDiagnostics, release }: GitSide): GitChecks {
  const known = remembered.get(parsed);
  if (known !== undefined && known.release === release && known.sourceDiagnostics === sourceDiagnostics) {
    return known;
  }
  const made: Remembered = {
    release,
    sourceDiagnostics,
    index: indexManifests(parsed.manifests),
    unreadable: keysOfUnreadable(parsed.unreadable, registry),
    suspects: suspectsIn(parsed, sourceDiagnostics, registry),
    settled: new Map(),
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
  const known = checks.settled.get(manifest);
  if (known !== undefined) return known;
  const check = checkManifest(manifest, registry.find(manifest.id.group, manifest.id.kind), context);
  if (check.settled) checks.settled.set(manifest, check);
  return check;
}

/**
 * Makes the checks of the manifests at `from` to `to` (not included) ahead of time, for instance while a LIST is under
 * way.
 */
export function checkAhead(git: GitSide, from: number, to: number): void {
  const checks = gitChecksOf(git);
  const { index, unreadable, suspects } = checks;
  const { parsed, registry, release } = git;
  const { ignored } = parsed;
  const context: CheckContext = {
    release,
    surroundings: surveySurroundings({ registry, index, unreadable, suspects, ignored }),
    rules: ruleContext(index, undefined),
  };
  for (const manifest of parsed.manifests.slice(from, to)) checkOnce(manifest, registry, checks, context);
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
