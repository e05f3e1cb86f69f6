import { nameOf } from '../fabric-admission/object-parts.ts';
import { type ServerClock, SYSTEM_CLOCK } from '../kube-apiserver/clock.ts';
import type { InProcessClient } from '../kube-apiserver/embedded-api-server.ts';
import { FabricController } from './fabric-controller.ts';
import { type AgentBehaviour, type AgentTimes, SwitchAgent } from './switch-agent.ts';

export interface FabricSimulationOptions {
  /** How long after a change the controller rewrites Agents. Default: 70 ms. */
  readonly controllerDelayMs?: number;
  /** How long a good agent needs to apply. Default: 50 ms. */
  readonly applyMs?: number;
  /** How long a slow one needs. Default: 5 s. */
  readonly slowMs?: number;
  /** Default: 15 s. */
  readonly heartbeatMs?: number;
  /** By switch name; all others are good. */
  readonly behaviours?: Readonly<Record<string, AgentBehaviour>>;
  readonly clock?: ServerClock;
}

export interface FabricSimulation {
  setBehaviour(switchName: string, behaviour: AgentBehaviour): void;
  /** Stops the controller and all agents; their objects stay. Idempotent. */
  stop(): void;
}

const DEFAULT_TIMES: AgentTimes = { applyMs: 50, slowMs: 5000, heartbeatMs: 15_000 };
const DEFAULT_CONTROLLER_DELAY_MS = 70;

/** A controller and one agent a switch on an embedded API server. */
export function startFabricSimulation(
  client: InProcessClient,
  options: FabricSimulationOptions = {},
): FabricSimulation {
  const clock = options.clock ?? SYSTEM_CLOCK;
  const times: AgentTimes = {
    applyMs: options.applyMs ?? DEFAULT_TIMES.applyMs,
    slowMs: options.slowMs ?? DEFAULT_TIMES.slowMs,
    heartbeatMs: options.heartbeatMs ?? DEFAULT_TIMES.heartbeatMs,
  };
  const behaviours = new Map(Object.entries(options.behaviours ?? {}));
  const agents = new Map<string, SwitchAgent>();
  const behaviourOf = (name: string): AgentBehaviour => behaviours.get(name) ?? 'good';
  const takeUp = (name: string): void => {
    const known = agents.get(name);
    if (known !== undefined) {
      known.generationMoved();
      return;
    }
    const agent = new SwitchAgent(name, client, { clock, times, behaviour: behaviourOf(name) });
    // known before it starts: its first report is a change that comes back here
    agents.set(name, agent);
    agent.start();
  };
  const unsubscribe = client.onChange((kind, name, type) => {
    if (kind !== 'Agent') return;
    if (type !== 'DELETED') takeUp(name);
    else {
      agents.get(name)?.stop();
      agents.delete(name);
    }
  });
  for (const agent of client.list('Agent')) takeUp(nameOf(agent));
  const controller = new FabricController(client, options.controllerDelayMs ?? DEFAULT_CONTROLLER_DELAY_MS);
  return {
    setBehaviour(switchName, behaviour) {
      behaviours.set(switchName, behaviour);
      agents.get(switchName)?.behave(behaviour);
    },
    stop() {
      unsubscribe();
      controller.stop();
      for (const agent of agents.values()) agent.stop();
      agents.clear();
    },
  };
}
