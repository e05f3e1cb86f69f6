import {
  assessSwitches,
  type ConvergenceReport,
  describeConvergence,
  isConverged,
  type SwitchConvergence,
} from '../domain/fabric/convergence.ts';
import type { AgentStatus } from '../domain/resource/agent-status.ts';
import { isSyncError, KubernetesError } from '../domain/shared/errors.ts';
import type { ClusterPorts } from './fabric-ports.ts';
import { FABRIC_NAMESPACE } from './kind-address.ts';

/** The doors this needs, and no more. */
export interface ConvergencePorts {
  readonly clock: ClusterPorts['clock'];
  readonly progress: ClusterPorts['progress'];
  readonly cluster: Pick<ClusterPorts['cluster'], 'listAgents' | 'watchAgents'>;
}

export interface ConvergenceWait {
  /** Switches that must run it. */
  readonly expected: readonly string[];
  readonly waitMs: number;
  /** The controller may still rewrite Agents for this long after the last write; each Agent that moves starts it anew. */
  readonly settleMs: number;
  readonly signal: AbortSignal;
}

const TICK_MS = 200;

/** One look at the agents, for a run that wrote nothing. */
export async function lookAtSwitches(
  ports: ConvergencePorts,
  expected: readonly string[],
): Promise<ConvergenceReport> {
  const { agents } = await ports.cluster.listAgents(FABRIC_NAMESPACE);
  const known = new Map(agents.map((agent) => [agent.name, agent]));
  const switches = assessSwitches(expected, known, ports.clock.now());
  return { result: 'not-waited', switches, waitedMs: 0, summary: describeConvergence(switches) };
}

/** LIST, then WATCH the Agents until every expected switch runs the newest generation, the limit has passed, or a cancel. */
export async function awaitConvergence(
  ports: ConvergencePorts,
  wait: ConvergenceWait,
): Promise<ConvergenceReport> {
  const { clock } = ports;
  const started = clock.monotonicMs();
  const follower = new AgentFollower(ports, started);
  const stop = new AbortController();
  const abort = () => stop.abort();
  wait.signal.addEventListener('abort', abort, { once: true });
  const following = follower.follow(stop.signal);
  try {
    for (;;) {
      const now = clock.monotonicMs();
      follower.throwIfFailed();
      const switches = assessSwitches(wait.expected, follower.agents, clock.now());
      const settled = follower.listed && now - follower.movedAtMs >= wait.settleMs;
      const done = settled && isConverged(switches);
      const ready = switches.filter((one) => one.state === 'converged').length;
      ports.progress.report('wait for switches', settled ? ready : 0, switches.length);
      const waitedMs = Math.round(now - started);
      if (done) return { result: 'converged', switches, waitedMs, summary: describeConvergence(switches) };
      if (waitedMs >= wait.waitMs || wait.signal.aborted) {
        const result = wait.signal.aborted ? 'cancelled' : 'timed-out';
        const seconds = `${Math.round(waitedMs / 1000)} s`;
        const end =
          result === 'cancelled' ? `when the wait was cancelled after ${seconds}` : `after ${seconds}`;
        if (!follower.listed) {
          return { result, switches: [], waitedMs, summary: `${follower.describeSilence()}, ${end}` };
        }
        return {
          result,
          switches,
          waitedMs,
          summary: `${describeUnsettled(switches, wait.settleMs)}, ${end}`,
        };
      }
      await clock.sleep(TICK_MS, wait.signal).catch(() => undefined);
    }
  } finally {
    wait.signal.removeEventListener('abort', abort);
    stop.abort();
    await following;
  }
}

/** All may look done although the controller had no time yet to ask anything new of them. */
function describeUnsettled(switches: readonly SwitchConvergence[], settleMs: number): string {
  if (!isConverged(switches)) return describeConvergence(switches);
  const seconds = Math.round(settleMs / 1000);
  return `no switch was seen to lag, but the ${seconds} s in which the controller may still change what it asks were not over`;
}

/** Keeps the newest status of each agent; a watch that expired is started again from a fresh list. */
class AgentFollower {
  readonly agents = new Map<string, AgentStatus>();
  readonly #ports: ConvergencePorts;
  movedAtMs: number;
  listed = false;
  #failure: unknown = null;
  #trouble: string | null = null;

  constructor(ports: ConvergencePorts, startedMs: number) {
    this.#ports = ports;
    this.movedAtMs = startedMs;
  }

  throwIfFailed(): void {
    if (this.#failure !== null) throw this.#failure;
  }

  /** Nothing is known of any switch as long as the Agents were not listed, least of all that one has no agent. */
  describeSilence(): string {
    const why = this.#trouble === null ? 'their list has not come' : this.#trouble;
    return `the switches could not be followed: ${why}`;
  }

  async follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const from = await this.#list(signal);
        if (from === null) return;
        for await (const event of this.#ports.cluster.watchAgents(FABRIC_NAMESPACE, from, signal)) {
          if (event.type === 'changed') this.#take(event.agent);
          else if (event.type === 'deleted') this.#drop(event.name);
        }
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof KubernetesError && error.status === 410) continue;
        if (!isSyncError(error) || !error.retryable) {
          this.#failure = error;
          return;
        }
        this.#trouble = error.message;
        await this.#ports.clock.sleep(1000, signal).catch(() => undefined);
      }
    }
  }

  /** null: the wait ended first. A server that hangs is not waited for any longer than the switches are. */
  async #list(signal: AbortSignal): Promise<string | null> {
    const listing = this.#ports.cluster.listAgents(FABRIC_NAMESPACE);
    const list = await Promise.race([listing, untilAborted(signal)]);
    if (list === null) {
      listing.catch(() => undefined);
      return null;
    }
    const { agents, resourceVersion } = list;
    const names = new Set(agents.map((agent) => agent.name));
    for (const name of [...this.agents.keys()]) if (!names.has(name)) this.#drop(name);
    for (const agent of agents) this.#take(agent);
    this.listed = true;
    return resourceVersion;
  }

  #take(agent: AgentStatus): void {
    const known = this.agents.get(agent.name);
    const moved =
      known === undefined ? this.listed : known.generation !== agent.generation || known.uid !== agent.uid;
    if (moved) this.movedAtMs = this.#ports.clock.monotonicMs();
    this.agents.set(agent.name, agent);
  }

  #drop(name: string): void {
    if (this.agents.delete(name)) this.movedAtMs = this.#ports.clock.monotonicMs();
  }
}

function untilAborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
