import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import { CONFIG_FILE } from '../../domain/config/file/fields.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';
import type { RunMode } from '../../domain/status/status-state.ts';
import type { CommandWork, DefaultBranch, FabricWork, RunBeyond } from '../../operations/command-work.ts';
import type { AcceptedField } from '../../operations/fabric-ports.ts';
import { followUp } from '../../operations/queue-run.ts';
import { actionCommandWork } from '../action/command-work.ts';
import type { AppWorld } from './app-world.ts';
import { keepDashboardSoon } from './dashboard-jobs.ts';
import { DirectPlace } from './direct-run.ts';
import { ElsewhereWork, type WorkedComment } from './elsewhere-work.ts';
import { fabricKey, wayOf } from './fabric-ways.ts';
import type { KeptOrder } from './keep-by-result.ts';

/** Hands for commands: a checkout of the default branch's head, made when the first command needs it. */
export class CheckoutWork implements CommandWork {
  readonly #world: AppWorld;
  readonly #repository: CoveredRepository;
  readonly #requestId: string;
  readonly #signal: AbortSignal;
  readonly #comment: WorkedComment | null;
  readonly #places: DirectPlace[] = [];
  readonly #opened = new Set<string>();
  #config: DefaultBranch['config'] = null;

  constructor(
    world: AppWorld,
    repository: CoveredRepository,
    requestId: string,
    signal: AbortSignal,
    comment: WorkedComment | null = null,
  ) {
    this.#world = world;
    this.#repository = repository;
    this.#requestId = requestId;
    this.#signal = signal;
    this.#comment = comment;
  }

  async open(fabric: string, base: DefaultBranch): Promise<FabricWork> {
    const entry = base.config?.fabrics.find(({ name }) => name === fabric);
    const way = entry === undefined ? null : wayOf(entry);
    if (way === null) throw notHere(fabric);
    const world = this.#world;
    this.#opened.add(fabric);
    this.#config = base.config;
    const place = await DirectPlace.make(world, {
      ...{ repository: this.#repository, fabric, requestId: this.#requestId, signal: this.#signal },
      subject: { of: 'default-branch', head: base.head },
      ...{ mode: 'drift', isQuiet: true },
    });
    this.#places.push(place);
    const { host, read: inputs, context, github, log } = place;
    if (github === null) throw notHere(fabric);
    const basis = { host, inputs, context, github, log, requestId: this.#requestId, byApp: true };
    const opened = await actionCommandWork(basis, CONFIG_FILE).open(fabric, base);
    if (way === 'direct') return { ...opened, run: (...asked) => this.#run(opened, ...asked) };
    const order: KeptOrder = {
      ...{ repository: this.#repository, fabric },
      open: (head) => this.open(fabric, head),
    };
    return {
      ...opened,
      // whatever this machine may have: the fabric is run by its workflow
      doors: { ...opened.doors, cluster: null },
      elsewhere: new ElsewhereWork(world, order, this.#comment),
      run: () => Promise.reject(notHere(fabric)),
    };
  }

  async #run(work: FabricWork, mode: RunMode, accept: readonly AcceptedField[], beyond?: RunBeyond) {
    const { state, clock } = this.#world;
    const key = fabricKey(this.#repository, work.fabric);
    const nowMs = () => clock.epochMs();
    if (mode !== 'apply' && mode !== 'drift') return await work.run(mode, accept, beyond);
    state.started(key, nowMs());
    try {
      const report = await work.run(mode, accept, beyond);
      const { failure } = report.facts;
      const isCut = failure?.category === 'cancelled';
      state.ended(key, isCut ? 'cancelled' : failure === null ? 'succeeded' : 'failed', nowMs());
      return report;
    } catch (error) {
      state.ended(key, 'failed', nowMs());
      throw error;
    } finally {
      await followUp(this.#world, state, key);
    }
  }

  /** Whatever the command did: the next look leaves nothing out. */
  async release(): Promise<void> {
    for (const fabric of this.#opened) this.#world.settled.forget(fabricKey(this.#repository, fabric));
    await Promise.all(this.#places.map((place) => place.release()));
    if (this.#opened.size > 0) await keepDashboardSoon(this.#world, this.#repository, this.#config, true);
  }
}

function notHere(fabric: string): ConfigurationError {
  return new ConfigurationError({
    code: 'HHS-1201',
    message: `the App has no access to the cluster of fabric ${fabric}`,
    help: 'In direct mode give the App its kubeconfig; in dispatch mode the workflow has it.',
  });
}
