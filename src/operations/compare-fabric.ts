import { assessCommits } from '../domain/drift/assess-commits.ts';
import { assessFabric } from '../domain/drift/assess-fabric.ts';
import type { Plan } from '../domain/plan/plan.ts';
import { planChanges } from '../domain/plan/plan-changes.ts';
import type { Freeze } from '../domain/resource/freeze.ts';
import type { KindRegistry } from '../domain/resource/kind.ts';
import type { LiveObject } from '../domain/resource/live-object.ts';
import type { Manifest } from '../domain/resource/manifest.ts';
import type { ResourceKey } from '../domain/resource/object-id.ts';
import type { JsonObject } from '../domain/shared/json.ts';
import { gitChecksOf } from '../domain/validate/git-checks.ts';
import type { Validation } from '../domain/validate/validation.ts';
import { readBaseCommit } from './base-commit.ts';
import { withDeleteBlocks } from './block-deletes.ts';
import { checkMeanwhile } from './check-meanwhile.ts';
import { policeComparison, withFindings } from './fabric-policy.ts';
import type { ClusterPorts, FabricSettings, LocalPorts } from './fabric-ports.ts';
import {
  gitSideOf,
  type LoadedFabric,
  loadFabric,
  unreadableKeys,
  type ValidationHelp,
  validateLoaded,
} from './load-fabric.ts';
import { noticeOtherRecord } from './other-record.ts';
import { type ClusterState, readCluster, servedKey } from './read-cluster.ts';
import { recallBase } from './recall-base.ts';
import { sampleByDryRun } from './sample-dry-run.ts';

/** Desired against live at one moment, decided but nothing done. */
export interface ComparedFabric {
  readonly loaded: LoadedFabric;
  readonly validation: Validation;
  readonly plan: Plan;
  readonly cluster: ClusterState;
  /** Records of objects gone on both sides. */
  readonly stale: readonly ResourceKey[];
  /** Nothing may be written now; null: no freeze window of the configuration is in force. */
  readonly freeze: Freeze | null;
}

export async function compareWithCluster(
  ports: ClusterPorts,
  settings: FabricSettings,
  loaded: LoadedFabric,
): Promise<ComparedFabric> {
  const [cluster] = await Promise.all([
    readCluster(ports, settings, loaded.parsed.manifests),
    checkMeanwhile(gitSideOf(loaded, ports, settings), ports.clock),
  ]);
  const isServed = (group: string, kind: string) => cluster.served.has(servedKey(group, kind));
  const validation = validateLoaded(loaded, ports, settings, {
    ...whatIsLive(cluster.live, loaded.parsed.manifests, ports.registry),
    ...(cluster.observed === undefined ? {} : { observed: cluster.observed }),
    isServed,
    schemaOf: cluster.schemaOf,
  });
  const { manifests } = loaded.parsed;
  const checks = gitChecksOf(gitSideOf(loaded, ports, settings));
  const { assessments, stale } = assessFabric({
    manifests,
    live: cluster.live,
    inventory: cluster.inventory,
    ignored: new Set(loaded.parsed.ignored),
    unreadable: hiddenKeys(loaded, () => cluster.inventory.entries.values(), ports),
    base: await recallBase(cluster.inventory, manifests, ports, settings),
    registry: ports.registry,
    fieldManager: settings.fieldManager,
    isServed,
    stored: (manifest) => checks.objects.of(manifest).defaulted,
  });
  const { invalid, dragged } = validation;
  const { policy } = settings;
  const constraints = { invalid, dragged, isServed, ...(policy === undefined ? {} : { policy }) };
  const corrected = await sampleByDryRun(assessments, ports, settings);
  const checked = corrected.size === 0 ? assessments : assessments.map((one) => corrected.get(one) ?? one);
  const policed = policeComparison(checked, policy, ports.clock, 'cluster');
  const told = withDeleteBlocks(policed.assessments, gitSideOf(loaded, ports, settings), cluster.live);
  const { commit } = loaded.snapshot;
  const plan = planChanges(told, constraints, ports.registry, commit, ports.digest);
  const other = await noticeOtherRecord(ports, settings, manifests, cluster);
  return {
    loaded,
    validation: withFindings(validation, policed.findings),
    plan: { ...plan, notices: [...policed.notices, ...other] },
    cluster,
    stale,
    freeze: policed.freeze,
  };
}

/** The live side as validation asks for it. What the fabric makes itself is no neighbour that rules compare with. */
function whatIsLive(
  live: readonly LiveObject[],
  manifests: readonly Manifest[],
  registry: KindRegistry,
): Pick<ValidationHelp, 'liveKeys' | 'previous' | 'others'> {
  const byKey = new Map<ResourceKey, JsonObject>();
  for (const { key, object } of live) byKey.set(key, object);
  const inGit = new Set(manifests.map(({ key }) => key));
  const others = live.filter(
    ({ id, key, object }) =>
      !inGit.has(key) && registry.find(id.group, id.kind)?.isGenerated(object) === false,
  );
  return { liveKeys: byKey, previous: byKey, others };
}

/** An object as it was known, and the file it stood in. */
interface KnownObject {
  readonly key: ResourceKey;
  readonly file: string;
}

/**
 * Objects that a broken document or file may hide. They must not look as if Git had dropped them. A broken file in which
 * nothing stood before may be another one under a new name: it may hide anything.
 */
function hiddenKeys(
  loaded: LoadedFabric,
  known: () => Iterable<KnownObject>,
  ports: LocalPorts,
): Set<ResourceKey> {
  const keys = unreadableKeys(loaded.parsed, ports);
  const broken = brokenFiles(loaded, ports);
  if (broken.size === 0) return keys;
  const files = new Set<string>();
  for (const { file } of known()) files.add(file);
  const hidesAnything = [...broken].some((path) => ![...files].some((file) => isBelow(file, path)));
  for (const { key, file } of known()) {
    if (hidesAnything || [...broken].some((path) => isBelow(file, path))) keys.add(key);
  }
  return keys;
}

/** A document that may be a manifest with its first lines gone, see domain/parse/parse-codes.ts. */
const HEADLESS = 'HHS-3036';

/** Files in which an error leaves open which objects they hold. */
function brokenFiles(loaded: LoadedFabric, ports: LocalPorts): Set<string> {
  const known = new Set(ports.registry.kinds.map((kind) => kind.kind));
  const nameless = loaded.parsed.unreadable.filter(
    ({ name, kind }) => name === null || kind === null || !known.has(kind),
  );
  const unread = loaded.snapshot.diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  const headless = loaded.parsed.diagnostics.filter(({ code }) => code === HEADLESS);
  return new Set([...nameless, ...unread, ...headless].map(({ file }) => file));
}

function isBelow(file: string, path: string): boolean {
  return path === '.' || file === path || file.startsWith(`${path}/`);
}

/** Without a cluster: the base commit stands in for what was applied. */
export async function compareWithCommit(
  ports: LocalPorts,
  settings: FabricSettings,
  ref: string,
): Promise<{ readonly plan: Plan; readonly validation: Validation; readonly commit: string }> {
  const loaded = await loadFabric(ports, settings);
  const { commit, parsed: base, previous } = await readBaseCommit(ports, settings, ref);
  const validation = validateLoaded(loaded, ports, settings, { previous });
  const ignored = new Set(loaded.parsed.ignored);
  const unreadable = hiddenKeys(loaded, () => base.manifests, ports);
  const assessments = assessCommits(
    base.manifests,
    loaded.parsed.manifests,
    unreadable,
    ignored,
    ports.registry,
  );
  const { invalid, dragged } = validation;
  const { policy } = settings;
  const constraints = { invalid, dragged, isServed: null, ...(policy === undefined ? {} : { policy }) };
  const policed = policeComparison(assessments, policy, ports.clock, 'commit');
  const { commit: head } = loaded.snapshot;
  const dropped = base.manifests.filter(({ key }) => !ignored.has(key));
  const told = withDeleteBlocks(policed.assessments, gitSideOf(loaded, ports, settings), dropped);
  const plan = planChanges(told, constraints, ports.registry, head, ports.digest);
  return {
    plan: { ...plan, notices: policed.notices },
    validation: withFindings(validation, policed.findings),
    commit,
  };
}
