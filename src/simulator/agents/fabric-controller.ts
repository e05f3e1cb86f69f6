import { fabricRegistry } from '../../domain/fabric/registry.ts';
import { metadataOf } from '../../domain/resource/live-object.ts';
import { type JsonObject, jsonEquals } from '../../domain/shared/json.ts';
import { labelsOf, nameOf, specOf } from '../fabric-admission/object-parts.ts';
import type { InProcessClient } from '../kube-apiserver/embedded-api-server.ts';
import { agentSpec } from './agent-spec.ts';
import { WATCHED_KINDS, worldOf } from './fabric-world.ts';

const AGENTS = '/apis/agent.githedgehog.com/v1beta1/namespaces/default/agents';
const PROFILES = '/apis/wiring.githedgehog.com/v1beta1/namespaces/default/switchprofiles';
const PROFILE_KIND = 'SwitchProfile';
const MANAGER = 'fabric';

/**
 * Plays the fabric's controller: one Agent a Switch, rewritten a short time after what it depends on changed, and only
 * if its spec really differs. Changes that come close together are taken up in one go. An Agent outlives its Switch.
 */
export class FabricController {
  readonly #client: InProcessClient;
  readonly #delayMs: number;
  readonly #unsubscribe: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(client: InProcessClient, delayMs: number) {
    this.#client = client;
    this.#delayMs = delayMs;
    this.#seedProfiles();
    this.#unsubscribe = client.onChange((kind) => {
      if (WATCHED_KINDS.has(kind)) this.#schedule();
    });
    this.#schedule();
  }

  stop(): void {
    this.#unsubscribe();
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#rebuild();
    }, this.#delayMs);
  }

  #rebuild(): void {
    const world = worldOf((kind) => this.#client.list(kind));
    for (const sw of world.all('Switch')) this.#ensureAgent(sw, agentSpec(sw, world));
  }

  #ensureAgent(sw: JsonObject, spec: JsonObject): void {
    const name = nameOf(sw);
    const labels = labelsOf(sw);
    const live = this.#client.get('Agent', name);
    const agent = {
      apiVersion: 'agent.githedgehog.com/v1beta1',
      kind: 'Agent',
      metadata: { name, namespace: 'default', labels },
      spec,
    };
    if (live === undefined) {
      this.#write('POST', `${AGENTS}?fieldManager=${MANAGER}`, agent);
      return;
    }
    if (jsonEquals(specOf(live), spec) && jsonEquals(labelsOf(live), labels)) return;
    const next = { ...live, metadata: { ...metadataOf(live), labels }, spec };
    this.#write('PUT', `${AGENTS}/${name}?fieldManager=${MANAGER}`, next);
  }

  /** The controller makes the built-in profiles itself; nobody keeps them in Git. */
  #seedProfiles(): void {
    const profiles = fabricRegistry.byName(PROFILE_KIND)?.builtInNames ?? new Set<string>();
    for (const name of profiles) {
      if (this.#client.get(PROFILE_KIND, name) !== undefined) continue;
      this.#write('POST', `${PROFILES}?fieldManager=${MANAGER}`, {
        apiVersion: 'wiring.githedgehog.com/v1beta1',
        kind: PROFILE_KIND,
        metadata: { name, namespace: 'default' },
        spec: { displayName: name },
      });
    }
  }

  #write(method: string, path: string, body: JsonObject): void {
    const answer = this.#client.request(method, path, body);
    if (answer.code >= 300) {
      throw new Error(
        `the simulated controller's ${method} ${path} was answered ${answer.code}: ${messageOf(answer.body)}`,
      );
    }
  }
}

/** Only the server's own words: a body may hold an Agent's spec. */
function messageOf(body: unknown): string {
  const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : '';
  return String(message).slice(0, 300);
}
