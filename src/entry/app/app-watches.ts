import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { connectKubernetes } from '../../adapters/kubernetes/connect.ts';
import { fabricRegistry } from '../../domain/fabric/registry.ts';
import { fabricJob } from '../../operations/fabric-job.ts';
import { failureOf } from '../../operations/failure-fact.ts';
import { watchFabric } from '../../operations/watch-fabric.ts';
import { kubeconfigFor } from './app-settings.ts';
import type { AppWorld } from './app-world.ts';
import { readFabricKey, wayOf } from './fabric-ways.ts';

interface RunningWatch {
  readonly stop: AbortController;
  /** What it was made from: another context or file makes another watch. */
  readonly of: string;
}

/** Watches on the clusters of fabrics in direct mode: a change by hand is looked at in seconds. */
export class AppWatches {
  readonly #world: AppWorld;
  readonly #running = new Map<string, RunningWatch>();

  constructor(world: AppWorld) {
    this.#world = world;
  }

  /** Makes the watches those of the fabrics that are known now. Never rejects. */
  async follow(): Promise<void> {
    const { state } = this.#world;
    const wanted = new Map<string, { readonly file: string; readonly context: string | null }>();
    const unread = new Set<string>();
    for (const { name, enabled } of state.fabrics) {
      try {
        const access = enabled ? await this.#accessOf(name) : null;
        if (access !== null) wanted.set(name, access);
      } catch {
        unread.add(name);
      }
    }
    for (const [name, { stop, of }] of this.#running) {
      // GitHub is away: what is changed by hand meanwhile must not be missed
      if (unread.has(name)) continue;
      const access = wanted.get(name);
      if (access !== undefined && JSON.stringify(access) === of) continue;
      stop.abort();
      this.#running.delete(name);
    }
    for (const [name, access] of wanted) if (!this.#running.has(name)) this.#start(name, access);
  }

  stop(): void {
    for (const { stop } of this.#running.values()) stop.abort();
    this.#running.clear();
  }

  async #accessOf(key: string): Promise<{ file: string; context: string | null } | null> {
    const place = readFabricKey(key);
    const { repositories, settings } = this.#world;
    const repository = place === null ? null : await repositories.find(place.owner, place.name);
    if (place === null || repository === null) return null;
    const { config } = await repositories.read(repository);
    const entry = config?.fabrics.find(({ name }) => name === place.fabric);
    const file = kubeconfigFor(settings, repository, place.fabric);
    if (entry === undefined || file === null || wayOf(entry) !== 'direct') return null;
    return { file, context: entry.cluster.context };
  }

  #start(fabric: string, access: { readonly file: string; readonly context: string | null }): void {
    const { clock, queue, keepSecret } = this.#world;
    const log = this.#world.log.child({ fabric });
    const stop = new AbortController();
    this.#running.set(fabric, { stop, of: JSON.stringify(access) });
    try {
      const { cluster } = connectKubernetes({
        sources: {
          text: readFileSync(access.file, 'utf8'),
          paths: [],
          ...(access.context === null ? {} : { context: access.context }),
        },
        parseYaml: parse,
        ...{ clock, log, random: Math.random, recordNamespace: 'default' },
        onSecret: (secret) => keepSecret(secret),
      });
      stop.signal.addEventListener('abort', () => cluster.close(), { once: true });
      const changed = async () => {
        log.info('somebody changed the cluster');
        const job = { fabric, operation: 'drift', priority: 'high', cause: 'watch', delayMs: 0 } as const;
        await queue.add(fabricJob(job));
      };
      void watchFabric({ cluster, registry: fabricRegistry, clock, log }, changed, stop.signal);
    } catch (error) {
      log.warn('the cluster is not watched', {
        code: failureOf(error).code,
        reason: failureOf(error).message,
      });
    }
  }
}
