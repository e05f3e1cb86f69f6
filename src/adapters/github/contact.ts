import type { SyncError } from '../../domain/shared/errors.ts';
import type { CallGuard } from '../../ports/call-guard.ts';
import type { Repository } from '../../ports/repository.ts';
import type { AnswerFacts } from './answer-facts.ts';
import { budgetLeft } from './github-errors.ts';
import type { GitHubPlace } from './github-place.ts';

type EndpointFact = ReturnType<Repository['endpoint']>;

/** What is learned of the way to GitHub by the requests that are made anyway. */
export class Contact {
  readonly #place: GitHubPlace;
  readonly #guard: CallGuard;
  #asked = false;
  #reached = false;
  #latencyMs: number | null = null;
  #budgetLeft: number | null = null;
  #failure: EndpointFact['failure'] = null;

  constructor(place: GitHubPlace, guard: CallGuard) {
    this.#place = place;
    this.#guard = guard;
  }

  answered(answer: AnswerFacts, durationMs: number): void {
    this.#asked = true;
    this.#reached = true;
    this.#latencyMs ??= durationMs;
    this.#budgetLeft = budgetLeft(answer) ?? this.#budgetLeft;
    if (answer.status < 400) this.#failure = null;
  }

  notAnswered(): void {
    this.#asked = true;
    this.#reached = false;
  }

  /** A call ended with it. A refusal for another reason than the token says nothing of the way. */
  failed(error: SyncError): void {
    const { category, code, message, help } = error;
    this.#asked = true;
    if (category === 'network' || category === 'timeout' || tokenCodes.has(code)) {
      this.#failure = { category, code, message, help };
    }
  }

  fact(): EndpointFact {
    return {
      endpoint: 'github',
      asked: this.#asked,
      reached: this.#reached,
      latencyMs: this.#latencyMs,
      breaker: this.#guard.state(),
      failure: this.#failure,
      budgetLeft: this.#budgetLeft,
      insecure: this.#place.insecure,
    };
  }
}

const tokenCodes = new Set(['HHS-2212', 'HHS-2213', 'HHS-2215']);
