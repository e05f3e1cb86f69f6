import { diffAgainstLive } from '../domain/diff/diff-against-live.ts';
import type { ObjectOutcome } from '../domain/plan/outcome.ts';
import type { PlannedChange } from '../domain/plan/plan.ts';
import { chainsBehind, type ReferenceGraph } from '../domain/plan/reference-graph.ts';
import type { LiveObject } from '../domain/resource/live-object.ts';
import type { ResourceKey } from '../domain/resource/object-id.ts';
import { ConflictError } from '../domain/shared/errors.ts';
import { plural } from '../domain/shared/plural.ts';
import type { HeldLease } from '../ports/lease.ts';
import type { ComparedFabric } from './compare-fabric.ts';
import type { ApplySettings, ClusterPorts } from './fabric-ports.ts';
import { type AcceptedObject, forceAccepted } from './force-accepted.ts';
import { heldOutcomes, outcomeError } from './outcomes.ts';
import type { RecordedLive } from './record-inventory.ts';
import { runOrdered } from './run-ordered.ts';
import { type WriteContext, type WriteResult, writeObject } from './write-object.ts';
import { WriteTurns } from './write-turns.ts';

export interface Execution {
  readonly outcomes: readonly ObjectOutcome[];
  /** Objects that now hold what Git says, as far as the inventory may record them. */
  readonly written: ReadonlyMap<ResourceKey, RecordedLive>;
  readonly interrupted: string | null;
}

const CANCELLED = 'the run was cancelled; objects not listed as written were not';

/** What all writes of a run share. */
interface ExecuteContext extends Omit<WriteContext, 'turn'> {
  readonly lease: HeldLease;
  readonly turns: WriteTurns;
}

interface Running {
  readonly done: Map<ResourceKey, ObjectOutcome>;
  readonly written: Map<ResourceKey, RecordedLive>;
  readonly broken: Set<ResourceKey>;
  interrupted: string | null;
}

/** Writes each object after what it refers to, a bounded number at a time; one object's trouble never hides another's. */
export async function executePlan(
  ports: ClusterPorts,
  settings: ApplySettings,
  compared: ComparedFabric,
  accepted: readonly AcceptedObject[],
  guard: { readonly lease: HeldLease; readonly signal: AbortSignal },
): Promise<Execution> {
  const forced = new Set(accepted.map((object) => object.change.key));
  const changes = compared.plan.changes.filter(
    (change) => (change.action === 'create' || change.action === 'update') && !forced.has(change.key),
  );
  const graph = graphOf(changes);
  const running: Running = { done: new Map(), written: new Map(), broken: new Set(), interrupted: null };
  const context: ExecuteContext = {
    ports,
    settings,
    ...guard,
    turns: new WriteTurns(settings.concurrency),
    parentWritten: (change) => (graph.targets.get(change.key) ?? []).some((key) => running.written.has(key)),
  };
  await writePasses(changes, graph, running, context);
  for (const object of accepted) await acceptOne(object, running, context);
  if (guard.signal.aborted) running.interrupted ??= CANCELLED;
  return {
    outcomes: heldOutcomes(compared.plan, running.done),
    written: running.written,
    interrupted: running.interrupted,
  };
}

/** Of what is written without force: objects that are forced come after all others, so nobody waits for them. */
function graphOf(changes: readonly PlannedChange[]): ReferenceGraph {
  const written = new Set(changes.map(({ key }) => key));
  return {
    targets: new Map(changes.map(({ key, refersTo }) => [key, refersTo.filter((one) => written.has(one))])),
    waves: new Map(changes.map(({ key, wave }) => [key, wave])),
  };
}

/**
 * Pass after pass. What admission refused is tried again after the pass as long as the pass got something done: a range
 * that shrinks can only do so after those who use it have changed (hedgehog-api.md 8.2).
 */
async function writePasses(
  changes: readonly PlannedChange[],
  graph: ReferenceGraph,
  running: Running,
  context: ExecuteContext,
): Promise<void> {
  const { progress } = context.ports;
  let left = changes;
  for (;;) {
    const before = running.written.size;
    let count = 0;
    await runOrdered(inOrder(left, graph), lanesFor(context.settings), async (change) => {
      await writeOne(change, graph, running, context);
      count += 1;
      progress.report('apply objects', count, left.length, change.id.name);
    });
    const again = left.filter((change) => mayStillWork(running.done.get(change.key)));
    const refused = again.some((change) => running.done.get(change.key)?.outcome === 'refused');
    if (running.interrupted !== null || running.written.size === before || !refused) return;
    for (const change of again) running.broken.delete(change.key);
    left = again;
  }
}

/**
 * More than may be at the server at a time: the next write stands ready while an answer is looked at. Not where writes are
 * asked for one at a time: there each answer is looked at before the next one goes out.
 */
function lanesFor({ concurrency }: ApplySettings): number {
  return concurrency + Math.floor(concurrency / 2);
}

function mayStillWork(done: ObjectOutcome | undefined): boolean {
  if (done === undefined || done.outcome === 'skipped') return true;
  return done.outcome === 'refused' && done.error?.code === ADMISSION_DENIED;
}

/** The code of a refusal by an admission webhook, see domain/shared/error-codes.ts. */
const ADMISSION_DENIED = 'HHS-2511';

/**
 * Each after what it refers to; of those that may be written at once, first the one with the longest chain behind it, so
 * that the lanes do not run empty while many wait for few. Objects of one ring share a wave and do not wait for each other.
 */
function inOrder(changes: readonly PlannedChange[], graph: ReferenceGraph) {
  const { targets, waves } = graph;
  const chains = chainsBehind(graph);
  const chainOf = ({ key }: PlannedChange) => chains.get(key) ?? 0;
  return [...changes]
    .sort((a, b) => chainOf(b) - chainOf(a) || a.wave - b.wave)
    .map((change) => {
      const after = (targets.get(change.key) ?? []).filter(
        (key) => (waves.get(key) ?? change.wave) < change.wave,
      );
      return { key: change.key, item: change, after };
    });
}

async function writeOne(
  change: PlannedChange,
  graph: ReferenceGraph,
  running: Running,
  context: ExecuteContext,
): Promise<void> {
  const parent = (graph.targets.get(change.key) ?? []).find((key) => running.broken.has(key));
  if (parent !== undefined)
    return skip(change, `it refers to ${parent}, which could not be written`, running);
  const { ports, settings, signal, parentWritten } = context;
  if (signal.aborted) running.interrupted ??= CANCELLED;
  if (running.interrupted !== null) return skip(change, running.interrupted, running);
  const turn = context.turns.of(mayGo(running, context));
  const result = await writeObject(change, { ports, settings, signal, parentWritten, turn });
  if (result.error instanceof NotBegun) return skip(change, result.error.message, running);
  const earlier = running.done.get(change.key)?.attempts ?? 0;
  running.done.set(change.key, outcome(change, result, { attempts: earlier + result.attempts }));
  if (result.live !== null && result.complete) running.written.set(change.key, recordedOf(result.live));
  else if (change.action === 'create') running.broken.add(change.key);
  noteLostLease(result.error, running);
}

/** The run was interrupted before a write went out. */
class NotBegun extends Error {}

/** Asked before each request for one object. What has begun is brought to its end, as long as the lock is ours. */
function mayGo(running: Running, { signal, lease }: ExecuteContext): () => void {
  let hasBegun = false;
  return () => {
    if (signal.aborted) running.interrupted ??= CANCELLED;
    if (!hasBegun && running.interrupted !== null) throw new NotBegun(running.interrupted);
    try {
      lease.assertHeld();
    } catch (error) {
      // also where the write is told as what an earlier try of it came to
      noteLostLease(error, running);
      throw hasBegun || running.interrupted === null ? error : new NotBegun(running.interrupted);
    }
    hasBegun = true;
  };
}

function skip(change: PlannedChange, why: string, running: Running): void {
  running.broken.add(change.key);
  // what was refused in an earlier pass stays refused: "not tried" would not be true
  if ((running.done.get(change.key)?.attempts ?? 0) > 0) return;
  const reason = `not tried: ${why}`;
  running.done.set(
    change.key,
    outcome(change, { outcome: 'skipped', reason, attempts: 0, live: null, complete: false, error: null }),
  );
}

function recordedOf({ uid, generation }: LiveObject): RecordedLive {
  return { uid, generation };
}

function noteLostLease(error: unknown, running: Running): void {
  if (error instanceof ConflictError && error.conflict === 'lease') {
    running.interrupted ??= 'the lock was lost to another run, so writing stopped';
  }
}

function outcome(
  change: PlannedChange,
  result: WriteResult,
  told: { readonly attempts?: number; readonly accepted?: readonly string[] } = {},
): ObjectOutcome {
  return {
    id: change.id,
    key: change.key,
    outcome: result.outcome,
    reason: result.reason,
    attempts: told.attempts ?? result.attempts,
    error: outcomeError(result.error),
    accepted: told.accepted ?? [],
    complete: result.complete,
  };
}

/** Forces the accepted fields; the object counts as applied only if nothing foreign is left on it. */
async function acceptOne(object: AcceptedObject, running: Running, context: ExecuteContext): Promise<void> {
  const { change } = object;
  if (running.interrupted !== null || context.signal.aborted) return;
  try {
    const { ports, settings, turns } = context;
    const turn = turns.of(mayGo(running, context));
    const { live, pointers, requests } = await forceAccepted(object, { ports, settings, turn });
    const rest = remaining(change, live, context);
    const forced = `Git's value was forced on ${plural(pointers.length, 'field')}`;
    const held = `${plural(rest, 'other difference')} ${rest === 1 ? 'stays' : 'stay'} held`;
    const reason = rest === 0 ? forced : `${forced}; ${held}`;
    if (rest === 0) running.written.set(change.key, recordedOf(live));
    const result: WriteResult = {
      outcome: 'configured',
      reason,
      attempts: requests,
      live,
      complete: rest === 0,
      error: null,
    };
    running.done.set(change.key, outcome(change, result, { accepted: pointers }));
  } catch (error) {
    if (error instanceof NotBegun) return;
    const moved = error instanceof ConflictError && error.conflict === 'resource-version';
    const reason = moved
      ? 'the object moved since it was compared, so nothing was forced; look at the new difference first'
      : 'the accepted fields could not be forced';
    const failed: WriteResult = {
      outcome: moved ? 'held' : 'failed',
      reason,
      attempts: 1,
      live: null,
      complete: false,
      error,
    };
    running.done.set(change.key, outcome(change, failed));
    noteLostLease(error, running);
  }
}

function remaining(
  change: PlannedChange,
  live: LiveObject,
  context: Pick<ExecuteContext, 'ports' | 'settings'>,
): number {
  const { ports, settings } = context;
  const kind = ports.registry.find(change.id.group, change.id.kind);
  const { manifest } = change.assessment;
  if (kind === undefined || manifest === null) return 0;
  const compare = { registry: ports.registry, kind, fieldManager: settings.fieldManager };
  return diffAgainstLive(manifest.object, live, compare).pointers.length;
}
