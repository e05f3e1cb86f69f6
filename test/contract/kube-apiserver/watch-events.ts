import { expect } from '@jest/globals';
import type { Json, JsonObject } from '../../../src/domain/shared/json.ts';
import type { ContractServer } from './contract-case.ts';
import { asObject, metadata } from './expectations.ts';

export interface WatchEvent {
  readonly type: string;
  readonly object: JsonObject;
}

export interface WatchResult {
  readonly status: number;
  readonly events: readonly WatchEvent[];
}

/** Long enough for every write of a case; a server that owes an event is caught by the stream's end. */
const lifetimeSeconds = 3;

/**
 * Watches until `enough` says so or the server ends the stream, which it is asked to do after a few seconds.
 * `path` has a query already.
 */
export async function watch(
  api: ContractServer,
  path: string,
  enough: (events: readonly WatchEvent[]) => boolean,
  seconds = lifetimeSeconds,
): Promise<WatchResult> {
  const events: WatchEvent[] = [];
  const controller = new AbortController();
  const response = await api.send('GET', `${path}&watch=true&timeoutSeconds=${seconds}`, undefined, {
    signal: controller.signal,
    onLine: (line) => {
      const event = asObject(JSON.parse(line) as Json);
      events.push({ type: String(event.type), object: asObject(event.object) });
      if (enough(events)) controller.abort();
    },
  });
  return { status: response.status, events };
}

/** The first `count` events, which must come. */
export async function watchEvents(
  api: ContractServer,
  path: string,
  count: number,
): Promise<readonly WatchEvent[]> {
  const result = await watch(api, path, (events) => events.length >= count);
  expect(result.status).toBe(200);
  return result.events.slice(0, count);
}

/** `TYPE name` of each, in order. */
export function story(events: readonly WatchEvent[]): string[] {
  return events.map((event) => `${event.type} ${String(metadata(event.object).name)}`);
}
