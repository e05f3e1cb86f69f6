import { isJsonObject, type Json, type JsonObject } from '../../../../src/domain/shared/json.ts';
import type { KubeRequestOptions, KubeResponse, KubeSend } from '../../../support/kube-apiserver-http.ts';

/** A server with one fault: the right server behind a wire that changes requests or answers. */
export interface Mutant {
  /** Ends the sentence "a server that …". */
  readonly fault: string;
  readonly wire: (send: KubeSend) => KubeSend;
}

/** A request in its parts. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Json | string | undefined;
  readonly options: KubeRequestOptions;
}

export type When = (call: Call) => boolean;

export const always: When = () => true;
export const method =
  (...methods: readonly string[]): When =>
  (call) =>
    methods.includes(call.method);
export const reads = method('GET');
export const posts = method('POST');
export const puts = method('PUT');
export const deletes = method('DELETE');
export const writes = method('POST', 'PUT', 'PATCH');
export const applies: When = (call) => call.options.contentType === 'application/apply-patch+yaml';
export const merges: When = (call) => call.options.contentType === 'application/merge-patch+json';
export const dryRuns: When = (call) => call.query.has('dryRun');
export const watches: When = (call) => call.query.has('watch');
export const at =
  (part: string): When =>
  (call) =>
    call.path.includes(part);
export const both =
  (...conditions: readonly When[]): When =>
  (call) =>
    conditions.every((condition) => condition(call));

function split(method_: string, path: string, body: Call['body'], options: KubeRequestOptions): Call {
  const mark = path.indexOf('?');
  return {
    method: method_,
    path: mark < 0 ? path : path.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : path.slice(mark + 1)),
    body,
    options,
  };
}

function pass(send: KubeSend, call: Call): Promise<KubeResponse> {
  const query = call.query.toString();
  return send(call.method, query === '' ? call.path : `${call.path}?${query}`, call.body, call.options);
}

/** A fault in what the server takes in. */
export function mishears(fault: string, when: When, change: (call: Call) => Partial<Call>): Mutant {
  return {
    fault,
    wire: (send) => (verb, path, body, options) => {
      const call = split(verb, path, body, options);
      return pass(send, when(call) ? { ...call, ...change(call) } : call);
    },
  };
}

/** A fault in what the server gives back. `again` sends another request to the right server. */
export function misspeaks(
  fault: string,
  when: When,
  change: (
    response: KubeResponse,
    call: Call,
    again: (call: Call) => Promise<KubeResponse>,
  ) => KubeResponse | Promise<KubeResponse>,
): Mutant {
  return {
    fault,
    wire: (send) => async (verb, path, body, options) => {
      const call = split(verb, path, body, options);
      const response = await pass(send, call);
      return when(call) ? change(response, call, (other) => pass(send, other)) : response;
    },
  };
}

/** A fault in the events of a watch; null leaves an event out. */
export function mistells(fault: string, change: (event: JsonObject) => JsonObject | null): Mutant {
  return {
    fault,
    wire: (send) => (verb, path, body, options) => {
      const { onLine } = options;
      if (onLine === undefined) return send(verb, path, body, options);
      const changed = (line: string) => {
        const event = JSON.parse(line) as Json;
        const told = isJsonObject(event) ? change(event) : event;
        if (told !== null) onLine(JSON.stringify(told));
      };
      return send(verb, path, body, { ...options, onLine: changed });
    },
  };
}

export function withBody(response: KubeResponse, body: Json): KubeResponse {
  return { ...response, body, text: JSON.stringify(body) };
}

export type Change = (value: Json | undefined) => Json | undefined;

/** A copy with the value at `path` changed; undefined removes it. Parents that are missing are made. */
export function edit(value: Json | undefined, path: readonly string[], change: Change): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      key === '*' || key === String(index) ? (edit(item, rest, change) ?? null) : item,
    );
  }
  const object: JsonObject = isJsonObject(value) ? value : {};
  const changed = edit(object[key], rest, change);
  const { [key]: _former, ...others } = object;
  return changed === undefined ? others : { ...object, [key]: changed };
}
