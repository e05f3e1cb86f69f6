import type { FabricPolicy, HoldEntry } from '../resource/fabric-policy.ts';
import type { Freeze } from '../resource/freeze.ts';
import type { ObjectId } from '../resource/object-id.ts';
import { countBy } from '../shared/count-by.ts';
import { PLAN_ACTIONS, type Plan, type PlannedChange } from './plan.ts';

/** Why the configuration lets nothing be written to an object; null: it says nothing of it. */
export function policyStop(
  { enabled, hold }: Pick<FabricPolicy, 'enabled' | 'hold'>,
  id: ObjectId,
): string | null {
  if (!enabled) return 'the fabric is switched off in the configuration (enabled: false)';
  const own = hold.find(({ object }) => object?.kind === id.kind && object.name === id.name);
  const entry = own ?? hold.find(({ object }) => object === null);
  return entry === undefined ? null : holdText(entry);
}

function holdText({ object, by, atMs, reason }: HoldEntry): string {
  const what = object === null ? 'the whole fabric' : 'it';
  const since = atMs === null ? '' : ` since ${dayText(atMs)}`;
  return `${what} is on hold${since}${by === null ? '' : ` (${by})`}: ${reason}`;
}

function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** `nothing is written until 2027-01-04T00:00Z: end of the year`. */
export function freezeText({ reasons, untilMs }: Freeze): string {
  const until = new Date(untilMs).toISOString().replace(/:\d{2}\.\d{3}Z$/, 'Z');
  return `a freeze is in force, nothing is written until ${until}: ${reasons.join('; ')}`;
}

/** The plan of an apply in a freeze: what was to be written, and what could be forced, waits. */
export function freezePlan(plan: Plan, freeze: Freeze): Plan {
  const reason = freezeText(freeze);
  const changes = plan.changes.map((change) =>
    isWaiting(change)
      ? ({ ...change, action: 'hold', hold: 'frozen', reason, wave: 0, refersTo: [] } as const)
      : change,
  );
  return { ...plan, changes, waves: 0, byAction: countBy(changes, PLAN_ACTIONS, ({ action }) => action) };
}

function isWaiting({ action }: PlannedChange): boolean {
  return action === 'create' || action === 'update' || action === 'delete';
}
