import type { BoundedMemory } from './bounded-memory.ts';

/** An answer that came with a tag. */
export interface KnownAnswer {
  readonly tag: string;
  readonly type: string;
  readonly text: string;
}

type Fetch = typeof globalThis.fetch;

/**
 * Asks on the condition that the answer is another one than that of last time. GitHub then says 304, which does not count
 * against the hourly limit, and what came last time comes again, with the headers of now. Its tags hold for one token: with
 * the next one everything is sent once more.
 */
export function conditionalFetch(answers: BoundedMemory<KnownAnswer>, fetch: Fetch): Fetch {
  return async (input, init) => {
    if (typeof input !== 'string') return await fetch(input, init);
    const known = answers.get(input);
    const headers = new Headers(init?.headers);
    if (known !== undefined) headers.set('if-none-match', known.tag);
    const response = await fetch(input, { ...init, headers: Object.fromEntries(headers) });
    if (response.status === 304 && known !== undefined) return sameAsBefore(known, response.headers);
    const tag = response.headers.get('etag');
    if (response.status !== 200 || tag === null) return response;
    // a body that was cut off throws here, so that half an answer is never kept
    const text = await response.text();
    answers.keep(input, { tag, type: response.headers.get('content-type') ?? '', text });
    return new Response(text, { status: 200, headers: response.headers });
  };
}

function sameAsBefore({ text, type }: KnownAnswer, now: Headers): Response {
  const headers = new Headers(now);
  headers.set('content-type', type);
  return new Response(text, { status: 200, headers });
}
