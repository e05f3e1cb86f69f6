import { Octokit } from '@octokit/rest';
import { isSyncError, type SyncError } from '../../domain/shared/errors.ts';
import { namingWhat } from '../../domain/shared/left-alone.ts';
import type { RepeatingGuard } from '../../ports/call-guard.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { AnswerFacts } from './answer-facts.ts';
import { conditionalFetch } from './conditional-fetch.ts';
import { Contact } from './contact.ts';
import { errorOfAnswer } from './github-errors.ts';
import type { GitHubMemory } from './github-memory.ts';
import type { GitHubPlace } from './github-place.ts';
import { graphqlError } from './graphql-errors.ts';
import { mayHaveHappened, noAnswerError, timeLimitError, unreadableError } from './no-answer.ts';
import type { RequestSubject } from './subject.ts';
import { WriteGate, type WriteTally } from './write-gate.ts';

export interface GitHubClientOptions {
  readonly place: GitHubPlace;
  /** Or what gives a fresh one; asked before each request, so it should remember. It throws SyncError. */
  readonly token: string | (() => Promise<string>);
  readonly guard: RepeatingGuard;
  readonly clock: Clock;
  readonly log: Log;
  readonly fetch?: typeof globalThis.fetch;
  readonly limitMs: number;
  readonly writeRestMs: number;
  /** Shared with others who write with the same rights. Absent: one of its own. */
  readonly gate?: WriteGate;
  /** Of a process that stays. Absent: every request is answered anew. */
  readonly memory?: GitHubMemory;
}

/** Handed to each request: its time limit, and its way where that is a special one. */
export interface RequestParameters {
  readonly request: { readonly signal: AbortSignal; readonly fetch?: typeof globalThis.fetch };
}

/** Sends one request, through Octokit's methods, which know the paths and the types. */
export type Send<T> = (octokit: Octokit, parameters: RequestParameters) => Promise<Sent<T>>;

/** What the caller needs of the answer; throws when it is not there, which means that it is no answer of GitHub. */
export type Take<T, R> = (data: T) => R;

export interface Sent<T> {
  readonly status: number;
  readonly headers: AnswerFacts['headers'];
  readonly data: T;
}

/**
 * Requests to one repository. Each attempt has a time limit and goes through the guard; nothing is repeated here but what
 * is asked for. Octokit's own retry and throttling plugins are left out: they repeat writes that were not answered, and
 * wait as long as they are told.
 */
export class GitHubClient {
  readonly place: GitHubPlace;
  readonly contact: Contact;
  readonly #octokit: Octokit;
  readonly #options: GitHubClientOptions;
  readonly #gate: WriteGate;
  /** For what is asked for again and again. */
  readonly #polled: { readonly fetch?: typeof globalThis.fetch };

  constructor(options: GitHubClientOptions) {
    const { place, token, fetch, log, memory } = options;
    this.place = place;
    this.#options = options;
    this.contact = new Contact(place, options.guard);
    this.#gate = options.gate ?? new WriteGate(options.clock, options.writeRestMs);
    this.#polled =
      memory === undefined ? {} : { fetch: conditionalFetch(memory.answers, fetch ?? globalThis.fetch) };
    // Octokit writes to the console otherwise
    const octokitLog = {
      debug: silent,
      info: silent,
      warn: () => log.debug('GitHub calls a request deprecated'),
      error: silent,
    };
    this.#octokit = new Octokit({
      ...(typeof token === 'string' && { auth: token }),
      baseUrl: place.apiUrl,
      userAgent: 'hedgehog-sync',
      log: octokitLog,
      request: { log: octokitLog, ...(fetch === undefined ? {} : { fetch }) },
    });
    if (typeof token !== 'string') {
      this.#octokit.hook.before('request', async (request) => {
        request.headers.authorization = `token ${await token()}`;
      });
    }
  }

  /** A read, tried again where that can help. Throws SyncError. */
  read<T, R>(subject: RequestSubject, send: Send<T>, take: Take<T, R>): Promise<R> {
    return this.repeat(() => this.readOnce(subject, send, take));
  }

  readOnce<T, R>(subject: RequestSubject, send: Send<T>, take: Take<T, R>): Promise<R> {
    return this.#attempt(subject, this.#options.limitMs, send, take);
  }

  /** One attempt. `tally` counts it unless it was refused. */
  async writeOnce<T, R>(
    subject: RequestSubject,
    tally: WriteTally,
    send: Send<T>,
    take: Take<T, R>,
    limitMs = this.#options.limitMs,
  ): Promise<R> {
    return this.#gate.run(async () => {
      tally.count += 1;
      try {
        return await this.#attempt(subject, limitMs, send, take);
      } catch (error) {
        if (isSyncError(error) && wroteNothing(error)) tally.count -= 1;
        throw error;
      }
    });
  }

  /** Runs a whole step again where its error allows that; see RepeatingGuard. */
  async repeat<T>(work: (tried: number) => Promise<T>): Promise<T> {
    try {
      return await this.#options.guard.repeat(work);
    } catch (error) {
      if (isSyncError(error)) this.contact.failed(error);
      throw error;
    }
  }

  async #attempt<T, R>(
    subject: RequestSubject,
    limitMs: number,
    send: Send<T>,
    take: Take<T, R>,
  ): Promise<R> {
    try {
      return await this.#options.guard.attempt(() => this.#exchange(subject, limitMs, send, take));
    } catch (error) {
      throw namingWhat(error, () => subject.what);
    }
  }

  /** What is taken of the answer, or a SyncError made from facts only: what Octokit throws holds the whole request. */
  async #exchange<T, R>(
    subject: RequestSubject,
    limitMs: number,
    send: Send<T>,
    take: Take<T, R>,
  ): Promise<R> {
    const { clock, log } = this.#options;
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), limitMs);
    const begun = clock.monotonicMs();
    const answered = (answer: AnswerFacts): void => {
      const durationMs = Math.round(clock.monotonicMs() - begun);
      this.contact.answered(answer, durationMs);
      log.debug('GitHub answered', { op: subject.what, status: answer.status, durationMs });
    };
    try {
      const way = subject.polled === true ? this.#polled : {};
      const request = { signal: stop.signal, ...way };
      const { status, headers, ...sent } = await send(this.#octokit, { request });
      const data = wholeData(sent.data, headers);
      const answer = { status, headers, body: data };
      if (typeof data !== 'object' || data === null)
        throw this.#unusable(subject, limitMs, answer, stop.signal);
      answered(answer);
      const refused = graphqlError(subject, answer, clock.now());
      if (refused !== null) throw refused;
      return this.#taken(subject, data, take);
    } catch (error) {
      if (isSyncError(error)) throw error;
      const answer = answerIn(error);
      if (answer !== null) answered(answer);
      else this.contact.notAnswered();
      if (answer !== null) throw errorOfAnswer(subject, answer, clock.now());
      if (stop.signal.aborted) throw timeLimitError(subject, this.place.host, limitMs);
      throw noAnswerError(subject, this.place.host, error);
    } finally {
      clearTimeout(timer);
    }
  }

  #taken<T, R>(subject: RequestSubject, data: T, take: Take<T, R>): R {
    try {
      return take(data);
    } catch {
      throw unreadableError(subject, this.place.host, false);
    }
  }

  /** Octokit hands half an answer, or one that is no JSON, on as a text. */
  #unusable(subject: RequestSubject, limitMs: number, answer: AnswerFacts, signal: AbortSignal): SyncError {
    this.contact.notAnswered();
    if (signal.aborted) return timeLimitError(subject, this.place.host, limitMs);
    return unreadableError(subject, this.place.host, isJson(answer.headers));
  }
}

function silent(): void {}

/** Octokit's own parser gives up on a string of many megabytes, and hands the whole answer on as a text. */
function wholeData<T>(data: T, headers: AnswerFacts['headers']): T {
  if (typeof data !== 'string' || !isJson(headers)) return data;
  try {
    return JSON.parse(data);
  } catch {
    return data;
  }
}

function isJson(headers: AnswerFacts['headers']): boolean {
  return String(headers['content-type'] ?? '').startsWith('application/json');
}

/** The answer that Octokit's error carries; null: there was none. */
function answerIn(error: unknown): AnswerFacts | null {
  if (typeof error !== 'object' || error === null || !('response' in error)) return null;
  const { response } = error;
  if (typeof response !== 'object' || response === null || !('status' in response)) return null;
  const { status } = response;
  if (typeof status !== 'number') return null;
  const headers = 'headers' in response && isHeaders(response.headers) ? response.headers : {};
  return { status, headers, body: 'data' in response ? response.data : null };
}

function isHeaders(value: unknown): value is AnswerFacts['headers'] {
  return typeof value === 'object' && value !== null;
}

/** A refusal, a limit, or a request that was never sent. */
function wroteNothing(error: SyncError): boolean {
  return !mayHaveHappened(error);
}
