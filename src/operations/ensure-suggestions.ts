import { name } from '../domain/report/markdown-parts.ts';
import { writeMarker } from '../domain/report/marker.ts';
import type { Suggestion } from '../domain/report/pull/suggestions.ts';
import { plural } from '../domain/shared/plural.ts';
import type { PullRequests } from '../ports/forge.ts';

export interface SuggestionsRequest {
  readonly pull: number;
  /** Commit whose lines they are on. */
  readonly head: string;
  readonly fabric: string;
  readonly suggestions: readonly Suggestion[];
  /** Whether a write may be made. */
  readonly mayWrite: boolean;
}

export interface SuggestionsReport {
  readonly result: 'reviewed' | 'unchanged' | 'none' | 'waiting';
  readonly offered: number;
}

/** Offers in one review what was not offered before, on whatever line it stood. Throws SyncError. */
export async function ensureSuggestions(
  pulls: Pick<PullRequests, 'ownRemarks' | 'review'>,
  { pull, head, fabric, suggestions, mayWrite }: SuggestionsRequest,
): Promise<SuggestionsReport> {
  if (suggestions.length === 0) return { result: 'none', offered: 0 };
  const said = new Set((await pulls.ownRemarks(pull)).map(keyOf));
  const fresh = suggestions.filter((one) => !said.has(keyOf(one)));
  if (fresh.length === 0) return { result: 'unchanged', offered: 0 };
  if (!mayWrite) return { result: 'waiting', offered: 0 };
  await pulls.review(pull, head, reviewBody(fabric, head, fresh.length), fresh);
  return { result: 'reviewed', offered: fresh.length };
}

function keyOf({ path, body }: Pick<Suggestion, 'path' | 'body'>): string {
  return `${path}\n${body.replaceAll('\r\n', '\n').trim()}`;
}

function reviewBody(fabric: string, head: string, count: number): string {
  const what = plural(count, 'suggestion');
  const marker = writeMarker({ surface: 'suggestion', fabric, mode: 'plan', requestId: head, commit: head });
  return `hedgehog-sync has ${what} for fabric ${name(fabric)}, to be committed from here.\n\n${marker}`;
}
