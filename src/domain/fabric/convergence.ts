import type { AgentStatus } from '../resource/agent-status.ts';
import type { ObjectId } from '../resource/object-id.ts';
import { compareText } from '../shared/compare-text.ts';

/** How far one switch is (hedgehog-api.md 9.1). */
export type ConvergenceState = 'converged' | 'lagging' | 'silent' | 'missing';

export interface SwitchConvergence {
  readonly name: string;
  readonly state: ConvergenceState;
  readonly generation: number | null;
  readonly lastAppliedGen: number | null;
  /** Age of the last heartbeat by our clock, ms; null when there is none. */
  readonly heartbeatAgeMs: number | null;
}

export interface ConvergenceReport {
  /**
   * `not-waited`: the wait is off or nothing was written and only one look was taken. `cancelled`: whoever runs it ended
   * the wait; nobody knows yet whether the switches follow.
   */
  readonly result: 'converged' | 'timed-out' | 'cancelled' | 'not-waited';
  /** Empty where the Agents could not be listed: then nothing is known of any switch. */
  readonly switches: readonly SwitchConvergence[];
  readonly waitedMs: number;
  /** One sentence for people. */
  readonly summary: string;
}

/** An agent beats every 15 s; the fabric's own tools call it lost after a minute. */
export const HEARTBEAT_LIMIT_MS = 60_000;

/** Every Switch has one agent of the same name. */
export function switchNames(ids: Iterable<ObjectId>): string[] {
  const names = new Set<string>();
  for (const id of ids) if (id.kind === 'Switch') names.add(id.name);
  return [...names].sort(compareText);
}

/** Where each expected switch stands at `now` (ISO 8601). Agents of switches nobody expects are left out. */
export function assessSwitches(
  expected: readonly string[],
  agents: ReadonlyMap<string, AgentStatus>,
  now: string,
): SwitchConvergence[] {
  return expected.map((name) => assessSwitch(name, agents.get(name), now));
}

function assessSwitch(name: string, agent: AgentStatus | undefined, now: string): SwitchConvergence {
  if (agent === undefined) {
    return { name, state: 'missing', generation: null, lastAppliedGen: null, heartbeatAgeMs: null };
  }
  const beat = agent.lastHeartbeat === null ? Number.NaN : Date.parse(agent.lastHeartbeat);
  const heartbeatAgeMs = Number.isNaN(beat) ? null : Math.max(0, Date.parse(now) - beat);
  const fresh = heartbeatAgeMs !== null && heartbeatAgeMs < HEARTBEAT_LIMIT_MS;
  const applied = agent.generation > 0 && agent.lastAppliedGen === agent.generation;
  const state = !fresh ? 'silent' : applied ? 'converged' : 'lagging';
  return { name, state, generation: agent.generation, lastAppliedGen: agent.lastAppliedGen, heartbeatAgeMs };
}

export function isConverged(switches: readonly SwitchConvergence[]): boolean {
  return switches.every((one) => one.state === 'converged');
}

/** "11 of 12 switches run it; leaf-03 is lagging (generation 4, applied 3)". */
export function describeConvergence(switches: readonly SwitchConvergence[]): string {
  const behind = switches.filter((one) => one.state !== 'converged');
  const done = switches.length - behind.length;
  const head = `${done} of ${switches.length} switches run what the fabric asks of them`;
  if (behind.length === 0) return head;
  const named = behind.slice(0, 5).map(describeSwitch).join('; ');
  const more = behind.length > 5 ? `; and ${behind.length - 5} more` : '';
  return `${head}: ${named}${more}`;
}

function describeSwitch(one: SwitchConvergence): string {
  switch (one.state) {
    case 'missing':
      return `${one.name} has no agent`;
    case 'silent':
      return one.heartbeatAgeMs === null
        ? `${one.name} is silent (no heartbeat yet)`
        : `${one.name} is silent (last heartbeat ${Math.round(one.heartbeatAgeMs / 1000)} s ago)`;
    case 'lagging':
      return `${one.name} is lagging (generation ${one.generation}, applied ${one.lastAppliedGen ?? 'none'})`;
    case 'converged':
      return one.name;
  }
}
