import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import { sha256Digest } from '../../adapters/system/sha256-digest.ts';
import { CONFIG_FILE } from '../../domain/config/file/fields.ts';
import { fabricRegistry } from '../../domain/fabric/registry.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';
import { getOwn, isJsonObject, type JsonObject } from '../../domain/shared/json.ts';
import type { RunMode } from '../../domain/status/status-state.ts';
import type { CommandWork, CommentEvent, DefaultBranch, FabricWork } from '../../operations/command-work.ts';
import type { AcceptedField } from '../../operations/fabric-ports.ts';
import { obeyComment } from '../../operations/obey-comment.ts';
import { followUp } from '../../operations/queue-run.ts';
import { actionCommandWork } from '../action/command-work.ts';
import type { AppWorld } from './app-world.ts';
import { DirectPlace } from './direct-run.ts';
import { fabricKey, wayOf } from './fabric-ways.ts';

/** A comment that may hold a command, as GitHub told of it or as it stands now. */
export interface HeardComment {
  readonly event: CommentEvent;
  /** It was taken up before, and the process that did is gone. */
  readonly resume: boolean;
}

/** Obeys what a comment says, by the operation that the action has, too. Throws SyncError where nobody can be told. */
export async function workComment(
  world: AppWorld,
  repository: CoveredRepository,
  { event, resume }: HeardComment,
  requestId: string,
  signal: AbortSignal,
): Promise<void> {
  const { clock, repositories } = world;
  const connection = repositories.connection(repository);
  const log = world.log.child({ requestId, repository: `${repository.owner}/${repository.name}` });
  const work = new CheckoutWork(world, repository, requestId, signal);
  try {
    const { forge, statusStore: store } = connection;
    const report = await obeyComment(
      {
        ...{ forge, repository: connection.repository, store, work, clock, log, signal },
        ...{ registry: fabricRegistry, digest: sha256Digest, random: Math.random },
      },
      event,
      { by: 'app', bound: null, alone: null, configPath: CONFIG_FILE, requestId, resume },
    );
    const answers = report.answers.map(({ command, result }) => `${command}: ${result}`).join(', ');
    log.info('a comment was heard', { comment: event.id, result: report.result, why: report.why, answers });
  } finally {
    await work.release();
    repositories.forget(repository);
  }
}

/** The comment of an `issue_comment`; null: it is none that can be read. */
export function commentOf(payload: JsonObject): CommentEvent | null {
  const objectIn = (object: JsonObject, key: string): JsonObject => {
    const value = getOwn(object, key);
    return isJsonObject(value) ? value : {};
  };
  const comment = objectIn(payload, 'comment');
  const user = objectIn(comment, 'user');
  const [id, body, createdAt, url] = ['id', 'body', 'created_at', 'html_url'].map((key) =>
    getOwn(comment, key),
  );
  const number = getOwn(objectIn(payload, 'issue'), 'number');
  const login = getOwn(user, 'login');
  const isWhole = typeof id === 'number' && typeof number === 'number' && typeof login === 'string';
  if (!isWhole || typeof body !== 'string' || typeof createdAt !== 'string') return null;
  return {
    ...{ action: String(getOwn(payload, 'action') ?? ''), id, number, body, createdAt },
    author: { login, isBot: getOwn(user, 'type') === 'Bot' },
    url: typeof url === 'string' ? url : null,
  };
}

/** Hands for commands: a checkout of the default branch's head, made when the first command needs it. */
class CheckoutWork implements CommandWork {
  readonly #world: AppWorld;
  readonly #repository: CoveredRepository;
  readonly #requestId: string;
  readonly #signal: AbortSignal;
  readonly #places: DirectPlace[] = [];

  constructor(world: AppWorld, repository: CoveredRepository, requestId: string, signal: AbortSignal) {
    this.#world = world;
    this.#repository = repository;
    this.#requestId = requestId;
    this.#signal = signal;
  }

  async open(fabric: string, base: DefaultBranch): Promise<FabricWork> {
    const entry = base.config?.fabrics.find(({ name }) => name === fabric);
    if (entry === undefined || wayOf(entry) !== 'direct') throw notHere(fabric);
    const world = this.#world;
    const place = await DirectPlace.make(world, {
      ...{ repository: this.#repository, fabric, requestId: this.#requestId, signal: this.#signal },
      subject: { of: 'default-branch', head: base.head },
      ...{ mode: 'drift', isQuiet: true },
    });
    this.#places.push(place);
    const { host, read: inputs, context, github, log } = place;
    if (github === null) throw notHere(fabric);
    const basis = { host, inputs, context, github, log, requestId: this.#requestId };
    const opened = await actionCommandWork(basis, CONFIG_FILE).open(fabric, base);
    return { ...opened, run: (mode, accept) => this.#run(opened, mode, accept) };
  }

  async #run(work: FabricWork, mode: RunMode, accept: readonly AcceptedField[]) {
    const { state, clock } = this.#world;
    const key = fabricKey(this.#repository, work.fabric);
    const nowMs = () => Date.parse(clock.now());
    if (mode !== 'apply' && mode !== 'drift') return await work.run(mode, accept);
    state.started(key, nowMs());
    try {
      const report = await work.run(mode, accept);
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

  async release(): Promise<void> {
    await Promise.all(this.#places.map((place) => place.release()));
  }
}

function notHere(fabric: string): ConfigurationError {
  return new ConfigurationError({
    code: 'HHS-1201',
    message: `the App has no access to the cluster of fabric ${fabric}`,
    help: 'In dispatch mode start the workflow for it; in direct mode give the App its kubeconfig.',
  });
}
