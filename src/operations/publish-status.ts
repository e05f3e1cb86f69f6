import type { MarkdownContext } from '../domain/report/markdown-context.ts';
import type { Publication } from '../domain/report/run-report.ts';
import type { Digest } from '../domain/shared/digest.ts';
import { ConflictError, isSyncError } from '../domain/shared/errors.ts';
import { LEFT_ALONE } from '../domain/shared/left-alone.ts';
import type { StatusBuild, StatusLimits } from '../domain/status/build-input.ts';
import { buildStatus } from '../domain/status/build-status.ts';
import type { UserRule } from '../domain/status/conflict.ts';
import { isSameRun } from '../domain/status/history.ts';
import { type ReadStatus, readStatus } from '../domain/status/read-status.ts';
import type { FailureFact, RunFacts } from '../domain/status/run-facts.ts';
import type { StatusDocument } from '../domain/status/status-document.ts';
import type { ComponentName } from '../domain/status/status-state.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { StatusStore, StoredFiles } from '../ports/status-store.ts';
import { failureOf } from './failure-fact.ts';
import { refreshedFacts } from './refreshed-facts.ts';
import { commitMessage, filesToCommit, statusPaths } from './status-files.ts';
import { driftCutShort, newerStatus, notesOnLast, notLookedAgain, notWritten } from './status-notes.ts';

export interface PublishDoors {
  readonly store: StatusStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly digest: Digest;
  /** 0 ≤ x < 1, for jitter. */
  random(): number;
}

export interface PublishRequest {
  readonly facts: RunFacts;
  /** The user's rules, tried before the founding four. */
  readonly rules: readonly UserRule[];
  readonly limits: StatusLimits;
  /** For STATUS.md. */
  readonly context: MarkdownContext;
  /** Page of the status for people, or null. */
  readonly url: string | null;
  /**
   * Where the status lies on a branch of sources: whether `commit` follows upon `known` by commits of a status only. Such a
   * commit is no news of the sources; otherwise each status would be the reason for the next one. null: it lies elsewhere.
   */
  readonly hasSameSources: ((known: string, commit: string) => Promise<boolean>) | null;
  /** Reads once more what the components rest on; called at most once. `lookAgain` of run-fabric.ts is made for it. */
  refresh(components: readonly ComponentName[]): Promise<RunFacts>;
}

export interface Published {
  /** Of this run alone where the last status could not be read. */
  readonly document: StatusDocument;
  readonly publication: Publication;
  /** Plain sentences: what was not written and why, what was found in place of the last status. */
  readonly notes: readonly string[];
  /** What the document was built from: after the second look, where there was one. */
  readonly facts: RunFacts;
  /** Why the status could not be read or written; null: it was, or nothing had to be. */
  readonly failure: FailureFact | null;
}

/** The first try and five more. */
const MOST_TRIES = 6;
const FIRST_WAIT_MS = 200;

/**
 * Builds the status of a run upon the last one, and commits it where it says something new. A run that commits at the
 * same time makes this one read, build and commit again, so that both are in. What the store refuses is told, not thrown.
 */
export async function publishStatus(
  doors: PublishDoors,
  request: PublishRequest,
  signal: AbortSignal,
): Promise<Published> {
  const publishing = new Publishing(doors, request);
  for (let tries = 1; ; tries += 1) {
    const step = await publishing.step();
    if (step.result === 'ended') return step.published;
    const goesOn = tries < MOST_TRIES && (await paused(doors, tries, signal));
    if (!goesOn) return publishing.refused(step.document, step.failure);
  }
}

/** Runs that met once wait for different times, so that they do not meet again. false: the run is to end. */
async function paused(doors: PublishDoors, tries: number, signal: AbortSignal): Promise<boolean> {
  const waitMs = FIRST_WAIT_MS * 2 ** (tries - 1) * (0.5 + doors.random());
  return await doors.clock.sleep(Math.round(waitMs), signal).then(
    () => true,
    () => false,
  );
}

type Reading =
  | { readonly result: 'failed'; readonly failure: FailureFact }
  | { readonly result: 'read'; readonly stored: StoredFiles; readonly last: ReadStatus };

type Step =
  | { readonly result: 'ended'; readonly published: Published }
  /** The branch moved, or nobody knows whether the commit was made: read again. */
  | { readonly result: 'again'; readonly document: StatusDocument; readonly failure: FailureFact };

/** Reads, builds and commits, as often as it takes. */
class Publishing {
  readonly #doors: PublishDoors;
  readonly #request: PublishRequest;
  #facts: RunFacts;
  #document: StatusDocument | null = null;
  #refreshed = false;
  /** Of the second look. */
  #lookNotes: readonly string[] = [];
  /** What was found in place of the last status. */
  #lastNotes: readonly string[] = [];
  /** Of what has no room in the files. */
  #driftNotes: readonly string[] = [];
  /** A try to commit was not answered: it may have been made. */
  #uncertain = false;

  constructor(doors: PublishDoors, request: PublishRequest) {
    this.#doors = doors;
    this.#request = request;
    this.#facts = request.facts;
  }

  async step(): Promise<Step> {
    const reading = await this.#read();
    if (reading.result === 'failed') {
      const document = this.#document ?? (await this.#build(null)).document;
      return { result: 'ended', published: this.refused(document, reading.failure) };
    }
    const { stored, last } = reading;
    if (this.#document !== null && holds(last, this.#document, this.#facts)) {
      return this.#ended(this.#document, stored.head);
    }
    const { place } = this.#doors.store;
    this.#lastNotes = notesOnLast(last, stored.head, place);
    await this.#passStatusCommits(documentOf(last));
    const { document, change } = await this.#build(documentOf(last));
    if (last.result === 'newer') {
      return { result: 'ended', published: this.refused(document, newerStatus(last.version, place)) };
    }
    if (change === 'none' && last.result === 'ok') return this.#ended(document, null);
    return await this.#commit(document, stored);
  }

  /** The commit of the sources is the one before the commits of the status. */
  async #passStatusCommits(previous: StatusDocument | null): Promise<void> {
    const { hasSameSources } = this.#request;
    const { commit } = this.#facts;
    const known = previous?.commit ?? null;
    if (hasSameSources === null || known === null || commit === null || known === commit) return;
    // not known is taken for news
    const isSame = await hasSameSources(known, commit).catch(() => false);
    if (isSame) this.#facts = factsAt(this.#facts, known);
  }

  async #read(): Promise<Reading> {
    const { store, digest } = this.#doors;
    const { status, drift, audit } = statusPaths(this.#facts.fabric);
    try {
      const stored = await store.read([status, drift, audit]);
      return { result: 'read', stored, last: readStatus(stored.files.get(status) ?? null, digest) };
    } catch (error) {
      return { result: 'failed', failure: failureOf(error) };
    }
  }

  /** The facts are read once more where they contradict each other; at most once a run. */
  async #build(previous: StatusDocument | null): Promise<StatusBuild> {
    let build = this.#buildUpon(previous);
    if (build.refresh.length > 0 && !this.#refreshed) {
      this.#doors.log.info('the facts are read once more', { components: build.refresh.join(' ') });
      const again = await this.#request.refresh(build.refresh);
      if (again.failure === null) this.#facts = refreshedFacts(this.#facts, again);
      else this.#lookNotes = [notLookedAgain(again.failure)];
      await this.#passStatusCommits(previous);
      this.#refreshed = true;
      build = this.#buildUpon(previous);
    }
    this.#document = build.document;
    return build;
  }

  #buildUpon(previous: StatusDocument | null): StatusBuild {
    const { rules, limits } = this.#request;
    const { clock, digest } = this.#doors;
    const [facts, refreshed] = [this.#facts, this.#refreshed];
    return buildStatus({ facts, previous, rules, limits, now: clock.now(), digest, refreshed });
  }

  async #commit(document: StatusDocument, stored: StoredFiles): Promise<Step> {
    const { store, log } = this.#doors;
    const { files, omitted } = filesToCommit(this.#facts, document, this.#request.context, stored);
    this.#driftNotes = omitted === 0 ? [] : [driftCutShort(omitted)];
    const message = commitMessage(this.#facts, document);
    try {
      const commit = await store.commit({ expectedHead: stored.head, files, message });
      log.info('the status was written', { commit });
      return this.#ended(document, commit);
    } catch (error) {
      const failure = failureOf(error);
      log.info('the status was not written', { code: failure.code, reason: failure.message });
      this.#uncertain ||= isUnanswered(error);
      if (isMoved(error) || isUnanswered(error)) return { result: 'again', document, failure };
      return { result: 'ended', published: this.refused(document, failure) };
    }
  }

  #ended(document: StatusDocument, commit: string | null): Step {
    const notes = [...this.#lookNotes, ...this.#lastNotes, ...this.#driftNotes];
    return { result: 'ended', published: this.#published(document, commit, notes, null) };
  }

  refused(document: StatusDocument, failure: FailureFact): Published {
    const note = notWritten(failure, this.#doors.store.place, this.#uncertain);
    return this.#published(document, null, [...this.#lookNotes, note], failure);
  }

  #published(
    document: StatusDocument,
    commit: string | null,
    notes: readonly string[],
    failure: FailureFact | null,
  ): Published {
    const publication = { place: this.#doors.store.place, commit, url: this.#request.url };
    return { document, publication, notes, facts: this.#facts, failure };
  }
}

/** An edited one keeps its history; of what it says of the components nothing is believed. */
function documentOf(last: ReadStatus): StatusDocument | null {
  return last.result === 'ok' || last.result === 'edited' ? last.document : null;
}

function factsAt(facts: RunFacts, commit: string): RunFacts {
  const { plan } = facts;
  return { ...facts, commit, plan: plan === null ? null : { ...plan, commit } };
}

/** This run's own commit, whose answer got lost, is in: as the last one, or under what others built upon it. */
function holds(last: ReadStatus, sent: StatusDocument, facts: RunFacts): boolean {
  if (last.result !== 'ok') return false;
  const { digest, history } = last.document;
  return digest === sent.digest || history.some((entry) => isSameRun(entry, facts));
}

function isMoved(error: unknown): boolean {
  return error instanceof ConflictError && error.conflict === 'status-head';
}

/** The breaker kept the request from being sent, or a limit from being carried out: nothing was written, and more haste is none. */
const NOT_TAKEN: ReadonlySet<string> = new Set([LEFT_ALONE, 'HHS-2126', 'HHS-2127', 'HHS-2129']);

function isUnanswered(error: unknown): boolean {
  if (!isSyncError(error) || NOT_TAKEN.has(error.code)) return false;
  return error.category === 'network' || error.category === 'timeout';
}
