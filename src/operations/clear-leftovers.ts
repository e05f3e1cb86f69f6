import { comparableForm } from '../domain/diff/comparable.ts';
import { type CompareContext, diffAgainstLive } from '../domain/diff/diff-against-live.ts';
import type { Assessment } from '../domain/drift/assessment.ts';
import { leftoverDefaults } from '../domain/plan/default-refill.ts';
import type { KindDefinition } from '../domain/resource/kind.ts';
import { type LiveObject, managedFieldsOf } from '../domain/resource/live-object.ts';
import { isOurs, ownersOf } from '../domain/resource/ownership.ts';
import { type Json, type JsonObject, jsonEquals } from '../domain/shared/json.ts';
import { type FieldPointer, pointerTokens, valueAt } from '../domain/shared/pointer.ts';
import type { Turn } from '../ports/cluster.ts';
import type { ApplySettings, ClusterPorts } from './fabric-ports.ts';
import { addressOf } from './kind-address.ts';
import { sendTied } from './lost-answer.ts';

/** The ports of a run that holds the lock. */
export interface GuardedPorts {
  readonly ports: ClusterPorts;
  readonly settings: ApplySettings;
  /** Of the writes of one object: none goes out when the lock is no longer ours. */
  readonly turn: Turn;
}

/**
 * A field dropped from Git stays after an apply when somebody else owns it, too (kubectl create does). It was applied
 * from here and nobody changed it since, or the object would be held: so it is taken out by a patch. So is what admission
 * once filled in for a field that Git no longer has.
 */
export async function clearLeftovers(
  assessment: Assessment,
  desired: JsonObject,
  written: LiveObject,
  kind: KindDefinition,
  context: GuardedPorts,
): Promise<LiveObject | null> {
  const { cluster } = context.ports;
  const { fieldManager, release } = context.settings;
  const unfollowed = (before: LiveObject | null) =>
    before === null ? [] : leftoverDefaults(desired, before, written, kind, { fieldManager, release });
  const pointers = remainder(desired, written, kind, context);
  const owned = pointers.filter(
    (pointer) =>
      valueAt(desired, pointer) === undefined && wasApplied(assessment, written, pointer, kind, context),
  );
  const leftovers = [...new Set([...owned, ...unfollowed(assessment.live)])];
  if (leftovers.length === 0) return null;
  const patch = removalPatch(leftovers, written.resourceVersion);
  const address = addressOf(kind);
  const options = { fieldManager, dryRun: false, turn: context.turn };
  return await sendTied(cluster, {
    address,
    before: written,
    send: () => cluster.mergePatch(address, written.id.name, patch, options),
    isIn: (now) => {
      const left = new Set(remainder(desired, now, kind, context));
      return !leftovers.some(
        (pointer) => left.has(pointer) || areEqualAt(written.object, now.object, pointer),
      );
    },
  });
}

/**
 * Did the leftover come from here, and is it as it was compared? A label does not move the generation: where the base is
 * not known, only ownership tells that it is ours.
 */
function wasApplied(
  { live, comparison }: Assessment,
  written: LiveObject,
  pointer: FieldPointer,
  kind: KindDefinition,
  { ports, settings }: GuardedPorts,
): boolean {
  if (live === null) return false;
  const form = (object: JsonObject) => comparableForm(object, kind, ports.registry);
  const untouched =
    areEqualAt(live.object, written.object, pointer) ||
    areEqualAt(form(live.object), form(written.object), pointer);
  if (!untouched) return false;
  if (comparison === 'three-way' || !pointer.startsWith('/metadata/')) return true;
  const owners = ownersOf(managedFieldsOf(live.object), live.object, pointer);
  return owners.some((owner) => isOurs(owner, settings.fieldManager));
}

function areEqualAt(before: JsonObject, after: JsonObject, pointer: FieldPointer): boolean {
  const value = valueAt(before, pointer);
  return value !== undefined && jsonEquals(value, valueAt(after, pointer));
}

/** Where the object still differs from Git after the write. */
export function remainder(
  desired: JsonObject,
  written: LiveObject,
  kind: KindDefinition,
  context: GuardedPorts,
): readonly FieldPointer[] {
  const { registry } = context.ports;
  const compare: CompareContext = { registry, kind, fieldManager: context.settings.fieldManager };
  return diffAgainstLive(desired, written, compare).pointers;
}

function removalPatch(pointers: readonly FieldPointer[], resourceVersion: string): JsonObject {
  let patch: JsonObject = { metadata: { resourceVersion } };
  for (const pointer of pointers) patch = withNull(patch, pointerTokens(pointer));
  return patch;
}

function withNull(object: JsonObject, tokens: readonly string[]): JsonObject {
  const [token, ...rest] = tokens;
  if (token === undefined) return object;
  const child = Object.hasOwn(object, token) ? object[token] : undefined;
  const below: Json =
    rest.length === 0
      ? null
      : withNull(typeof child === 'object' && child !== null ? (child as JsonObject) : {}, rest);
  return { ...object, [token]: below };
}
