import type { FieldDifference } from '../domain/drift/assessment.ts';
import { acceptedDifferences, acceptWrites } from '../domain/plan/accept-fields.ts';
import type { Plan, PlannedChange } from '../domain/plan/plan.ts';
import type { LiveObject } from '../domain/resource/live-object.ts';
import { impossible } from '../domain/shared/assert-never.ts';
import { ConfigurationError } from '../domain/shared/errors.ts';
import type { FieldPointer } from '../domain/shared/pointer.ts';
import type { AcceptedField, ApplySettings, ClusterPorts } from './fabric-ports.ts';
import { addressOf } from './kind-address.ts';

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
  ports: ClusterPorts,
  settings: ApplySettings,
): Promise<{
  readonly live: LiveObject;
  readonly pointers: readonly FieldPointer[];
  readonly requests: number;
}> {
  const { manifest, live, id } = accepted.change.assessment;
  const kind = ports.registry.find(id.group, id.kind);
  if (manifest === null || live === null || kind === undefined) impossible('nothing to force');
  const address = addressOf(kind);
  const writes = acceptWrites(manifest.object, live, accepted.differences, settings.fieldManager);
  const { fieldManager } = settings;
  let current = live;
  let requests = 0;
  if (writes.apply !== null) {
    current = await ports.cluster.apply(address, writes.apply, { fieldManager, force: true, dryRun: false });
    requests += 1;
  }
  if (writes.remove !== null) {
    const metadata = { ...(writes.remove.metadata as object), resourceVersion: current.resourceVersion };
    const patch = { ...writes.remove, metadata };
    current = await ports.cluster.mergePatch(address, id.name, patch, { fieldManager, dryRun: false });
    requests += 1;
  }
  return { live: current, pointers: writes.accepted, requests };
}
