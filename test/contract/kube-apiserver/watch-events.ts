import { expect } from '@jest/globals';
import { isJsonObject, type Json, type JsonObject } from '../../../src/domain/shared/json.ts';
import type { ContractServer } from './contract-case.ts';
import { metadata } from './expectations.ts';

export interface WatchEvent {
  readonly type: string;
  readonly object: JsonObject;
}

export interface WatchResult {
  readonly status: number;
  readonly events: readonly WatchEvent[];
}

/** Long enough for every write of a case; a server that owes an event is caught by the stream's end. */
const lifetimeSeconds = 2;

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
      events.push(eventOf(line));
      if (enough(events)) controller.abort();
    },
  });
  return { status: response.status, events };
}

/** Never throws: it runs inside the response's own callback, where a failed expectation would be lost. */
function eventOf(line: string): WatchEvent {
  try {
    const event = JSON.parse(line) as Json;
    if (isJsonObject(event) && isJsonObject(event.object)) {
      return { type: String(event.type), object: event.object };
    }
  } catch {
    return { type: `not JSON: ${line.slice(0, 40)}`, object: { metadata: {} } };
  }
  return { type: `not an event: ${line.slice(0, 40)}`, object: { metadata: {} } };
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
