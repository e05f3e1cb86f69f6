import type { Json, JsonObject } from '../../../domain/shared/json.ts';

/** What goes back to the client; `body` undefined: none at all, as with 204. */
export interface Answer {
  readonly status: number;
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

export function ok(body: Json): Answer {
  return { status: 200, body };
}

export function created(body: JsonObject): Answer {
  const { url } = body;
  return { status: 201, body, ...(typeof url === 'string' && { headers: { location: url } }) };
}

export const NO_CONTENT: Answer = { status: 204 };
