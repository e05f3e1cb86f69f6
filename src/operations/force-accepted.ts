import { diffAgainstLive } from '../domain/diff/diff-against-live.ts';
import type { FieldDifference } from '../domain/drift/assessment.ts';
import { acceptedDifferences, acceptWrites } from '../domain/plan/accept-fields.ts';
import { withRefill } from '../domain/plan/default-refill.ts';
import type { Plan, PlannedChange } from '../domain/plan/plan.ts';
import type { LiveObject } from '../domain/resource/live-object.ts';
import { impossible } from '../domain/shared/assert-never.ts';
import { errorFacts } from '../domain/shared/error-codes.ts';
import { ConfigurationError, ConflictError } from '../domain/shared/errors.ts';
import { type Json, jsonEquals } from '../domain/shared/json.ts';
import { type FieldPointer, isWithin } from '../domain/shared/pointer.ts';
import type { GuardedPorts } from './clear-leftovers.ts';
import type { AcceptedField, ClusterPorts } from './fabric-ports.ts';
import { addressOf } from './kind-address.ts';
import { sendTied } from './lost-answer.ts';

/** One held object with the fields that were accepted for it. */
export interface AcceptedObject {
  readonly change: PlannedChange;
  readonly differences: readonly FieldDifference[];
}

/** Matches `--accept-git` to what was found. What matches nothing is an error before the first write: it may be a typing mistake. */
export function matchAccepted(
  plan: Plan,
  accept: readonly AcceptedField[],
  ports: ClusterPorts,
): readonly AcceptedObject[] {
  const found = new Map<string, { change: PlannedChange; differences: Set<FieldDifference> }>();
  for (const wish of accept) {
    const kind = ports.registry.byName(wish.kind)?.kind ?? wish.kind;
    const change = plan.changes.find(
      (candidate) => candidate.id.kind === kind && candidate.id.name === wish.name,
    );
    const differences = change === undefined ? [] : acceptable(change, wish.pointer);
    if (change === undefined || differences.length === 0) throw nothingToAccept(wish, change);
    if (!isAsShown(wish, differences)) throw otherThanShown(wish);
    const entry = found.get(change.key) ?? { change, differences: new Set<FieldDifference>() };
    for (const difference of differences) entry.differences.add(difference);
    found.set(change.key, entry);
  }
  return [...found.values()].map(({ change, differences }) => ({ change, differences: [...differences] }));
}

function acceptable(change: PlannedChange, pointer: FieldPointer | null): readonly FieldDifference[] {
  const { manifest, live } = change.assessment;
  // an update may be refused by other owners, too (an object that others made and this adopted)
  const held = change.hold === 'foreign-change' || change.hold === 'conflict' || change.action === 'update';
  if (!held || manifest === null || live === null) return [];
  return acceptedDifferences(change.assessment, pointer);
}

/** What somebody agreed to is these values, not whatever the field holds by now. */
function isAsShown({ shown, pointer }: AcceptedField, differences: readonly FieldDifference[]): boolean {
  if (shown === undefined) return true;
  const [found, other] = differences;
  if (found === undefined || other !== undefined || found.pointer !== pointer) return false;
  return isSame(found.desired, shown.desired) && isSame(found.live, shown.live);
}

function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return one === undefined || other === undefined ? one === other : jsonEquals(one, other);
}

function otherThanShown({ kind, name, pointer }: AcceptedField): ConflictError {
  return new ConflictError({
    ...errorFacts('HHS-2407'),
    message: `${kind}/${name}:${pointer ?? ''} has other values by now than those that were shown; nothing was written`,
    conflict: 'precondition',
  });
}

function nothingToAccept(wish: AcceptedField, change: PlannedChange | undefined): ConfigurationError {
  const name = `${wish.kind}/${wish.name}${wish.pointer === null ? '' : `:${wish.pointer}`}`;
  const why =
    change === undefined
      ? 'there is no such object in Git or in the cluster'
      : change.action === 'hold'
        ? 'the object is held, but not for that field'
        : `the object is not held (${change.reason})`;
  return new ConfigurationError({
    code: 'HHS-2004',
    message: `--accept-git ${name}: ${why}`,
    help: 'Run drift and copy the command it shows for the field.',
  });
}

/** Gives exactly the accepted fields Git's value; refused by the server if the object moved since it was compared. */
export async function forceAccepted(
  accepted: AcceptedObject,
  { ports, settings, turn }: GuardedPorts,
): Promise<{
  readonly live: LiveObject;
  readonly pointers: readonly FieldPointer[];
  readonly requests: number;
}> {
  const { manifest, live, id } = accepted.change.assessment;
  const kind = ports.registry.find(id.group, id.kind);
  if (manifest === null || live === null || kind === undefined) impossible('nothing to force');
  const address = addressOf(kind);
  const { fieldManager, release } = settings;
  const { cluster, registry } = ports;
  const writes = acceptWrites(manifest.object, live, accepted.differences, fieldManager);
  const { remove } = writes;
  const apply = writes.apply && withRefill(writes.apply, live, kind, { fieldManager, release });
  const isRemoval = (field: FieldDifference) =>
    field.desired === undefined && writes.accepted.includes(field.pointer);
  const isSettled = (now: LiveObject, removal: boolean) => {
    const left = diffAgainstLive(manifest.object, now, { registry, kind, fieldManager }).pointers;
    const wanted = accepted.differences.filter((field) => isRemoval(field) === removal);
    return !wanted.some(({ pointer }) =>
      left.some((one) => isWithin(one, pointer) || isWithin(pointer, one)),
    );
  };
  let current = live;
  let requests = 0;
  if (apply !== null) {
    current = await sendTied(cluster, {
      address,
      before: live,
      send: () => cluster.apply(address, apply, { fieldManager, force: true, dryRun: false, turn }),
      isIn: (now) => isSettled(now, false),
    });
    requests += 1;
  }
  if (remove !== null) {
    const metadata = { ...(remove.metadata as object), resourceVersion: current.resourceVersion };
    const patch = { ...remove, metadata };
    current = await sendTied(cluster, {
      address,
      before: current,
      send: () => cluster.mergePatch(address, id.name, patch, { fieldManager, dryRun: false, turn }),
      isIn: (now) => isSettled(now, true),
    });
    requests += 1;
  }
  return { live: current, pointers: writes.accepted, requests };
}
