import { isAdmissionLag } from '../domain/plan/admission-lag.ts';
import { createBody, updateWrite } from '../domain/plan/apply-body.ts';
import type { OutcomeResult } from '../domain/plan/outcome.ts';
import type { PlannedChange } from '../domain/plan/plan.ts';
import type { KindDefinition } from '../domain/resource/kind.ts';
import { type LiveObject, managedFieldsOf } from '../domain/resource/live-object.ts';
import { displayId } from '../domain/resource/object-id.ts';
import { ownersOf } from '../domain/resource/ownership.ts';
import { impossible } from '../domain/shared/assert-never.ts';
import { ConflictError, isSyncError, KubernetesError } from '../domain/shared/errors.ts';
import type { JsonObject } from '../domain/shared/json.ts';
import { displayPath, type FieldPointer, valueAt } from '../domain/shared/pointer.ts';
import type { ApplyOptions, Cluster, KindAddress } from '../ports/cluster.ts';
import { clearLeftovers, type GuardedPorts, remainder } from './clear-leftovers.ts';
import { addressOf } from './kind-address.ts';
import { sendTied } from './lost-answer.ts';

/** What one write (with its retries) came to. */
export interface WriteResult {
  readonly outcome: OutcomeResult;
  readonly reason: string;
  readonly attempts: number;
  /** The object as the server returned it last; null when nothing was written. */
  readonly live: LiveObject | null;
  /** It holds what Git says and nothing of others beside it. */
  readonly complete: boolean;
  readonly error: unknown;
}

export interface WriteContext extends GuardedPorts {
  readonly signal: AbortSignal;
  /** Was something this object refers to written in this run? Then admission may not have seen it yet. */
  parentWritten(change: PlannedChange): boolean;
}

/** The apply went through, and the patch after it did not. */
const NOT_CLEARED = 'written, but what Git no longer has is still in it';

/** Creates or updates one object, never forced; what admission refuses only because it reads a lagging cache is tried again. */
export async function writeObject(change: PlannedChange, context: WriteContext): Promise<WriteResult> {
  const { ports, settings } = context;
  const { manifest, live } = change.assessment;
  const kind = ports.registry.find(change.id.group, change.id.kind);
  if (manifest === null || kind === undefined) impossible(`${displayId(change.id)} has nothing to write`);
  let attempts = 0;
  const send = async (): Promise<LiveObject> => {
    attempts += 1;
    return live === null
      ? await create(manifest.object, kind, context)
      : await update(manifest.object, live, kind, context);
  };
  let written: LiveObject | null = null;
  try {
    written = await retryAdmissionLag(send, change, context);
    if (live !== null) {
      const cleared = await clearLeftovers(change.assessment, manifest.object, written, kind, context);
      if (cleared !== null) {
        attempts += 1;
        written = cleared;
      }
    }
    ports.log.debug('object written', { op: 'apply', key: change.key, attempt: attempts });
    const left = remainder(manifest.object, written, kind, context);
    if (left.length > 0) {
      const reason = `written, but somebody else's values stand beside it: ${left.map(displayPath).join(', ')}`;
      return { outcome: 'held', reason, attempts, live: written, complete: false, error: null };
    }
    const { outcome, reason } = nameResult(live, written);
    return { outcome, reason, attempts, live: written, complete: true, error: null };
  } catch (error) {
    const named = nameFailure(error);
    const reason = written === null ? named.reason : `${NOT_CLEARED}: ${named.reason}`;
    return { ...named, reason, attempts, live: written, complete: false, error };
  } finally {
    ports.log.debug('object done', {
      op: 'apply',
      key: change.key,
      attempt: attempts,
      tries: settings.admissionTries,
    });
  }
}

function create(desired: JsonObject, kind: KindDefinition, context: WriteContext): Promise<LiveObject> {
  const { ports, settings, turn } = context;
  const options = { fieldManager: settings.fieldManager, force: false, dryRun: false, turn };
  return ports.cluster.apply(addressOf(kind), createBody(desired), options);
}

function update(
  desired: JsonObject,
  live: LiveObject,
  kind: KindDefinition,
  context: WriteContext,
): Promise<LiveObject> {
  const { fieldManager, release } = context.settings;
  const address = addressOf(kind);
  const write = updateWrite(desired, live, kind, { fieldManager, release });
  const { cluster } = context.ports;
  const options = { fieldManager, dryRun: false, turn: context.turn };
  return sendTied(cluster, {
    address,
    before: live,
    send: () =>
      write.method === 'apply'
        ? applyOverOurselves(cluster, address, write.body, options)
        : cluster.mergePatch(address, live.id.name, write.body, options),
    isIn: (now) => {
      const left = remainder(desired, now, kind, context);
      return write.method === 'apply' ? isApplied(desired, now, left, fieldManager) : left.length === 0;
    },
  });
}

/** An apply of ours is in: Git's values are there, and of what Git dropped only that is left which others own. */
function isApplied(
  desired: JsonObject,
  now: LiveObject,
  left: readonly FieldPointer[],
  fieldManager: string,
): boolean {
  const entries = managedFieldsOf(now.object);
  const isOurApply = (owner: { readonly manager: string; readonly operation: string }) =>
    owner.manager === fieldManager && owner.operation === 'Apply';
  return (
    entries.some(isOurApply) &&
    left.every(
      (pointer) =>
        valueAt(desired, pointer) === undefined && !ownersOf(entries, now.object, pointer).some(isOurApply),
    )
  );
}

/** A merge patch of ours makes us an owner by Update: that is no other manager, so an apply may take it back. */
async function applyOverOurselves(
  cluster: Cluster,
  address: KindAddress,
  body: JsonObject,
  options: Omit<ApplyOptions, 'force'>,
): Promise<LiveObject> {
  try {
    return await cluster.apply(address, body, { ...options, force: false });
  } catch (error) {
    const ours =
      error instanceof ConflictError &&
      error.owners.length > 0 &&
      error.owners.every((owner) => owner.manager === options.fieldManager);
    if (!ours) throw error;
    return await cluster.apply(address, body, { ...options, force: true });
  }
}

const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 5_000;

async function retryAdmissionLag(
  send: () => Promise<LiveObject>,
  change: PlannedChange,
  context: WriteContext,
): Promise<LiveObject> {
  let delayMs = FIRST_DELAY_MS;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      const worthIt =
        attempt < context.settings.admissionTries && isAdmissionLag(error) && context.parentWritten(change);
      if (!worthIt || context.signal.aborted) throw error;
      context.ports.log.debug('admission has not caught up', { key: change.key, attempt, delayMs });
      await context.ports.clock.sleep(delayMs, context.signal).catch(() => undefined);
      if (context.signal.aborted) throw error;
      delayMs = Math.min(LONGEST_DELAY_MS, delayMs * 1.5);
    }
  }
}

function nameResult(live: LiveObject | null, written: LiveObject): Pick<WriteResult, 'outcome' | 'reason'> {
  if (live === null) return { outcome: 'created', reason: 'created' };
  if (live.resourceVersion === written.resourceVersion) {
    return { outcome: 'unchanged', reason: 'the server found nothing to change' };
  }
  return { outcome: 'configured', reason: 'brought to what Git says' };
}

/** Held: somebody else stands in the way. Refused: the server will not have it. Failed: nobody knows, try again. */
function nameFailure(error: unknown): Pick<WriteResult, 'outcome' | 'reason'> {
  if (error instanceof ConflictError) {
    if (error.conflict === 'field-manager') {
      const owners = [...new Set(error.owners.map((owner) => owner.manager))].join(', ');
      return {
        outcome: 'held',
        reason: `fields are owned by ${owners || 'another manager'}; nothing was overwritten`,
      };
    }
    if (error.conflict === 'resource-version' || error.conflict === 'precondition') {
      return {
        outcome: 'held',
        reason: 'the object moved while this run was under way; nothing was overwritten',
      };
    }
    return { outcome: 'failed', reason: 'it could not be written' };
  }
  if (error instanceof KubernetesError) {
    return error.status >= 500
      ? { outcome: 'failed', reason: 'the API server could not do it' }
      : { outcome: 'refused', reason: 'the API server refused it' };
  }
  return {
    outcome: 'failed',
    reason: isSyncError(error) ? 'it could not be written' : 'an unexpected error',
  };
}
