import { randomUUID } from 'node:crypto';
import { covers } from '../access/app-registry.ts';
import { grants } from '../access/permissions.ts';
import { nodeId } from '../rest/render-people.ts';
import type { GitHubState } from '../state/github-state.ts';
import type { Delivery, Hook, Parcel } from './delivery.ts';
import type { WebhookEvent } from './event.ts';
import { sendDelivery } from './send-delivery.ts';

/** So long GitHub waits for an answer. */
const LIMIT_MS = 10_000;

/** Turns what is held back into the order in which it is sent. */
export type Reorder = <T>(held: readonly T[]) => readonly T[];

/**
 * Sends events to the hooks: each as it happens, one after the other, never again by itself. They can be held back, sent
 * twice and in another order.
 */
export class Webhooks {
  readonly #state: GitHubState;
  readonly #hooks: Hook[] = [];
  readonly #deliveries: Delivery[] = [];
  readonly #stop = new AbortController();
  #held: Parcel[] | null = null;
  #copies = 1;
  #limitMs = LIMIT_MS;
  #last: Promise<void> = Promise.resolve();

  constructor(state: GitHubState) {
    this.#state = state;
  }

  /** `app`: the App that it belongs to; null: a hook that hears of everything. The result takes it back. */
  register(url: string, secret: string, app: Hook['app']): () => void {
    const id = this.#state.newId();
    this.#hooks.push({ id, url, secret, app });
    return () => {
      const index = this.#hooks.findIndex((hook) => hook.id === id);
      if (index >= 0) this.#hooks.splice(index, 1);
    };
  }

  /** The App of a hook is another one from now on (it covers other repositories), or is gone with its hooks (null). */
  changeApp(slug: string, app: Hook['app']): void {
    for (const [index, hook] of [...this.#hooks.entries()].reverse()) {
      if (hook.app?.app.slug !== slug) continue;
      if (app === null) this.#hooks.splice(index, 1);
      else this.#hooks[index] = { ...hook, app };
    }
  }

  get hasHooks(): boolean {
    return this.#hooks.length > 0;
  }

  /** Every try so far that has ended, oldest first. */
  get deliveries(): readonly Delivery[] {
    return this.#deliveries;
  }

  /** From now on each event is sent so many times, under the same id. */
  sendTimes(copies: number): void {
    this.#copies = copies;
  }

  /** How long an answer may take. Default: GitHub's 10 s. */
  waitAtMost(limitMs: number): void {
    this.#limitMs = limitMs;
  }

  /** Keeps events back until `release`. */
  hold(): void {
    this.#held ??= [];
  }

  /** Sends what was held back, in its order or in another one, and goes on as before. */
  release(reorder: Reorder = (held) => held): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const parcel of reorder(held)) this.#queue(parcel, false);
  }

  /** Resolves when everything that was sent until now has ended. */
  async settled(): Promise<void> {
    let last: Promise<void> | undefined;
    while (last !== this.#last) {
      last = this.#last;
      await last;
    }
  }

  tell(event: WebhookEvent): void {
    for (const hook of this.#hooks) {
      if (!hears(hook, event)) continue;
      const parcel = parcelOf(hook, event);
      for (let copy = 0; copy < this.#copies; copy += 1) {
        if (this.#held === null) this.#queue(parcel, false);
        else this.#held.push(parcel);
      }
    }
  }

  /** Sends what an earlier try carried once more; false: there was no such try. */
  redeliver(id: number): boolean {
    const found = this.#deliveries.find((delivery) => delivery.id === id);
    if (found === undefined) return false;
    // the hook may have moved since; an App has one
    const slug = found.hook.app?.app.slug;
    const hook =
      this.#hooks.find(({ id: known }) => known === found.hook.id) ??
      this.#hooks.find(({ app }) => app !== null && app.app.slug === slug) ??
      found.hook;
    this.#queue({ ...found, hook }, true);
    return true;
  }

  stop(): void {
    this.#stop.abort();
    this.#hooks.length = 0;
  }

  #queue(parcel: Parcel, redelivery: boolean): void {
    this.#last = this.#last.then(async () => {
      if (this.#stop.signal.aborted) return;
      const at = this.#state.clock.now();
      const sent = await sendDelivery(parcel, this.#limitMs, this.#stop.signal);
      this.#deliveries.push({ ...parcel, ...sent, id: this.#state.newId(), at, redelivery });
    });
  }
}

/** An App hears of what it may read, in repositories that it is installed on, and has asked for. */
function hears({ app }: Hook, { onlyApp, repository, needs, name }: WebhookEvent): boolean {
  if (app === null) return onlyApp === null;
  if (onlyApp !== null && onlyApp !== app.app.slug) return false;
  if (repository === null) return true;
  if (!covers(app, repository.fullName)) return false;
  if (app.events !== null && !app.events.includes(name)) return false;
  return needs === null || grants(app.permissions, { permission: needs, level: 'read' });
}

function parcelOf(hook: Hook, event: WebhookEvent): Parcel {
  const id = hook.app?.app.installationId ?? null;
  const isAbout = event.repository === null || id === null;
  const installation = isAbout ? {} : { installation: { id, node_id: nodeId('MDIz', id) } };
  return {
    hook,
    guid: randomUUID(),
    event: event.name,
    action: event.action,
    body: JSON.stringify({ ...event.payload, ...installation }),
    repositoryId: event.repository?.id ?? null,
    installationId: id,
  };
}
