import { metadataOf } from '../../domain/resource/live-object.ts';
import type { JsonObject } from '../../domain/shared/json.ts';
import type { ServerClock } from '../kube-apiserver/clock.ts';
import type { InProcessClient } from '../kube-apiserver/embedded-api-server.ts';
import { appliedStatus, attemptStatus, heartbeatStatus, startedStatus } from './agent-status.ts';

/**
 * `good` applies soon, `slow` later, `stuck` attempts and never succeeds, `silent` reported once, long ago, and is not
 * heard of again.
 */
export type AgentBehaviour = 'good' | 'slow' | 'stuck' | 'silent';

export interface AgentTimes {
  readonly applyMs: number;
  readonly slowMs: number;
  readonly heartbeatMs: number;
}

const AGENTS = '/apis/agent.githedgehog.com/v1beta1/namespaces/default/agents';
const SILENT_FOR_MS = 600_000;

/** The agent on one switch: reads its Agent object, pretends to configure the switch, reports in the status. */
export class SwitchAgent {
  readonly #name: string;
  readonly #client: InProcessClient;
  readonly #clock: ServerClock;
  readonly #times: AgentTimes;
  readonly #heartbeat: NodeJS.Timeout;
  #behaviour: AgentBehaviour;
  #working: NodeJS.Timeout | undefined;
  #attempted = 0;
  #applied = 0;

  constructor(
    name: string,
    client: InProcessClient,
    options: { readonly clock: ServerClock; readonly times: AgentTimes; readonly behaviour: AgentBehaviour },
  ) {
    this.#name = name;
    this.#client = client;
    this.#clock = options.clock;
    this.#times = options.times;
    this.#behaviour = options.behaviour;
    this.#heartbeat = setInterval(() => this.#beat(), options.times.heartbeatMs);
  }

  /** Takes effect with the next generation, or at once on one that is not applied yet. */
  behave(behaviour: AgentBehaviour): void {
    this.#behaviour = behaviour;
    this.#cancel();
    this.#attempted = this.#applied;
    this.generationMoved();
  }

  /** To be called after every change of the Agent object. */
  generationMoved(): void {
    const generation = this.#generation();
    if (generation === 0 || generation <= this.#attempted || this.#behaviour === 'silent') return;
    if (this.#working !== undefined) return;
    this.#attempted = generation;
    this.#write(attemptStatus(generation, this.#clock.now()));
    if (this.#behaviour === 'stuck') return;
    const ms = this.#behaviour === 'slow' ? this.#times.slowMs : this.#times.applyMs;
    this.#working = setTimeout(() => {
      this.#working = undefined;
      this.#applied = generation;
      this.#write(appliedStatus(generation, this.#clock.now()));
      this.generationMoved();
    }, ms);
  }

  stop(): void {
    clearInterval(this.#heartbeat);
    this.#cancel();
  }

  /** Reports for the first time. The switch knows no configuration yet: generation 0 of the Agent. */
  start(): void {
    const now = this.#clock.now();
    const since =
      this.#behaviour === 'silent' ? new Date(Date.parse(now) - SILENT_FOR_MS).toISOString() : now;
    this.#write(startedStatus(this.#name, 0, since));
    this.generationMoved();
  }

  /** Not while it is busy applying, as on a real switch. */
  #beat(): void {
    if (this.#behaviour === 'silent' || this.#working !== undefined) return;
    this.#write(heartbeatStatus(this.#clock.now()));
  }

  #cancel(): void {
    if (this.#working !== undefined) clearTimeout(this.#working);
    this.#working = undefined;
  }

  #generation(): number {
    const agent = this.#client.get('Agent', this.#name);
    const generation = agent === undefined ? 0 : metadataOf(agent).generation;
    return typeof generation === 'number' ? generation : 0;
  }

  #write(status: JsonObject): void {
    const path = `${AGENTS}/${this.#name}/status?fieldManager=agent`;
    const answer = this.#client.request('PATCH', path, { status }, 'application/merge-patch+json');
    // the Agent may have been deleted under us
    if (answer.code >= 300 && answer.code !== 404) {
      throw new Error(`the simulated agent of ${this.#name} could not write its status: ${answer.code}`);
    }
  }
}
