import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import { sha256Digest } from '../../adapters/system/sha256-digest.ts';
import { CONFIG_FILE } from '../../domain/config/file/fields.ts';
import { fabricRegistry } from '../../domain/fabric/registry.ts';
import { getOwn, isJsonObject, type JsonObject } from '../../domain/shared/json.ts';
import type { CommentEvent, ObeyProgress } from '../../operations/command-work.ts';
import { type CommandReport, obeyComment } from '../../operations/obey-comment.ts';
import type { AppWorld } from './app-world.ts';
import { CheckoutWork } from './checkout-work.ts';
import type { WaitedRun } from './workflow-runs.ts';

/** A comment that may hold a command, as GitHub told of it or as it stands now. */
export interface HeardComment {
  readonly event: CommentEvent;
  /** It was taken up before, and the process that did is gone. */
  readonly resume: boolean;
  /** How far it came before it had to wait for a run, and for which; null: it did not. */
  readonly waiting: { readonly waited: WaitedRun; readonly progress: ObeyProgress } | null;
}

/** Obeys what a comment says, by the operation that the action has, too. Throws SyncError where nobody can be told. */
export async function workComment(
  world: AppWorld,
  repository: CoveredRepository,
  { event, resume, waiting }: HeardComment,
  requestId: string,
  signal: AbortSignal,
): Promise<CommandReport> {
  const { clock, repositories } = world;
  const connection = repositories.connection(repository);
  const log = world.log.child({ requestId, repository: `${repository.owner}/${repository.name}` });
  const { id, createdAt } = event;
  const comment = { id, createdAt, resume, waited: waiting?.waited ?? null };
  const work = new CheckoutWork(world, repository, requestId, signal, comment);
  try {
    const { forge, statusStore: store } = connection;
    const report = await obeyComment(
      {
        ...{ forge, repository: connection.repository, store, work, clock, log, signal },
        ...{ registry: fabricRegistry, digest: sha256Digest, random: Math.random },
      },
      event,
      {
        ...{ by: 'app', bound: null, alone: null, configPath: CONFIG_FILE, requestId, resume },
        ...(waiting === null ? {} : { progress: waiting.progress }),
      },
    );
    const answers = report.answers.map(({ command, result }) => `${command}: ${result}`).join(', ');
    log.info('a comment was heard', { comment: event.id, result: report.result, why: report.why, answers });
    return report;
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
