import { type ShownField, writeAccepted } from '../../domain/config/accepted-fields.ts';
import { writePastFreeze } from '../../domain/config/past-freeze.ts';
import { ConfigurationError, isSyncError } from '../../domain/shared/errors.ts';
import {
  type CommentEvent,
  type ElsewhereEnd,
  type ElsewhereOrder,
  type RunElsewhere,
  RunPending,
} from '../../operations/command-work.ts';
import type { AcceptedField } from '../../operations/fabric-ports.ts';
import { answerOf } from '../../operations/make-run-result.ts';
import { followUp } from '../../operations/queue-run.ts';
import type { AppWorld } from './app-world.ts';
import { fabricKey } from './fabric-ways.ts';
import { endOf, type KeptOrder, keepByResult } from './keep-by-result.ts';
import { tellPullResult, whyNotSeen } from './pull-result.ts';
import { findRun, lookAtRun, startRun, unusableError, type WaitedRun } from './workflow-runs.ts';

/** The comment that the work is for. */
export interface WorkedComment extends Pick<CommentEvent, 'id' | 'createdAt'> {
  /** It was taken up before. */
  readonly resume: boolean;
  /** Run that is waited for; null: none yet. */
  readonly waited: WaitedRun | null;
}

/**
 * Runs of commands by a workflow of the repository. Each has a request id that follows from its comment and its place in it,
 * so that whoever takes the comment up again, also after a crash, finds the run instead of starting another.
 */
export class ElsewhereWork implements RunElsewhere {
  readonly #world: AppWorld;
  readonly #place: KeptOrder;
  readonly #comment: WorkedComment | null;

  constructor(world: AppWorld, place: KeptOrder, comment: WorkedComment | null) {
    this.#world = world;
    this.#place = place;
    this.#comment = comment;
  }

  async begun(position: number): Promise<boolean> {
    return (await this.#begun(position)) !== null;
  }

  async run({ mode, accept, beyond, position, pull }: ElsewhereOrder): Promise<ElsewhereEnd> {
    const { repository, fabric } = this.#place;
    const wanted = pull === undefined ? {} : { pull };
    const order = { repository, fabric, mode, requestId: this.#requestId(position), ...wanted };
    const begun = await this.#begun(position);
    if (begun === null) {
      const waited = await startRun(this.#world, {
        ...{ ...order, accept: acceptText(accept) },
        ...(beyond === undefined ? {} : { pastFreeze: writePastFreeze(beyond.freeze) }),
      });
      this.#started(mode);
      throw new RunPending(waited);
    }
    return await this.#look(order, begun);
  }

  async #look(order: Parameters<typeof lookAtRun>[1], begun: WaitedRun): Promise<ElsewhereEnd> {
    try {
      const looked = await lookAtRun(this.#world, order, begun);
      if (!('run' in looked)) throw new RunPending(looked);
      if (!('result' in looked)) throw unusableError(looked);
      const { result, run } = looked;
      if (order.pull === undefined) {
        await keepByResult(this.#world, this.#place, result);
        await this.#ended(order.mode, endOf(result), result.conclusion);
      } else if (whyNotSeen(result) === null) {
        await tellPullResult(this.#world, order, result, run.url);
      }
      return { ...answerOf(result), failure: result.failure, head: result.head };
    } catch (error) {
      const isOver = isSyncError(error) && error.category !== 'network' && error.category !== 'timeout';
      if (isOver) await this.#ended(order.mode, 'failed', 'failure');
      throw error;
    }
  }

  #requestId(position: number): string {
    return `comment-${this.#comment?.id ?? 0}-${position}`;
  }

  async #begun(position: number): Promise<WaitedRun | null> {
    const comment = this.#comment;
    const requestId = this.#requestId(position);
    if (comment === null || comment.waited?.requestId === requestId) return comment?.waited ?? null;
    if (!comment.resume) return null;
    return await findRun(this.#world, this.#place.repository, requestId, comment.createdAt);
  }

  get #key(): string {
    return fabricKey(this.#place.repository, this.#place.fabric);
  }

  #started(mode: ElsewhereOrder['mode']): void {
    const { state, clock } = this.#world;
    if (mode === 'apply' || mode === 'drift') state.started(this.#key, clock.epochMs());
  }

  async #ended(
    mode: ElsewhereOrder['mode'],
    end: ReturnType<typeof endOf>,
    conclusion: Parameters<AppWorld['runs']['count']>[2],
  ): Promise<void> {
    const { state, clock, runs, repositories } = this.#world;
    runs.count(this.#key, mode, conclusion);
    repositories.forget(this.#place.repository);
    if (mode !== 'apply' && mode !== 'drift') return;
    state.ended(this.#key, end, clock.epochMs());
    await followUp(this.#world, state, this.#key);
  }
}

function acceptText(accept: readonly AcceptedField[]): string | null {
  if (accept.length === 0) return null;
  const shown = accept.flatMap(({ shown: values, ...field }): ShownField[] =>
    values === undefined ? [] : [{ ...field, shown: values }],
  );
  const text = writeAccepted(shown);
  if (text !== null) return text;
  throw new ConfigurationError({
    code: 'HHS-2004',
    message: 'the values of so many fields do not fit into the start of a workflow',
    help: 'Accept fewer fields at once: name them with their path.',
  });
}
