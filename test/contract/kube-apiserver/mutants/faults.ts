import { isJsonObject, type Json, type JsonObject } from '../../../../src/domain/shared/json.ts';
import {
  always,
  type Call,
  type Change,
  edit,
  type Mutant,
  mishears,
  misspeaks,
  reads,
  type When,
  withBody,
} from './wire.ts';

/** Acts as if a query parameter was not there. */
export function ignores(parameter: string, when: When = always): Mutant {
  return mishears(`ignores ${parameter}`, when, ({ query }) => {
    const changed = new URLSearchParams(query);
    changed.delete(parameter);
    return { query: changed };
  });
}

/** Acts as if a query parameter had another value. */
export function assumes(parameter: string, value: string, when: When = always): Mutant {
  return mishears(`takes ${parameter} for ${value}`, when, ({ query }) => {
    const changed = new URLSearchParams(query);
    changed.set(parameter, value);
    return { query: changed };
  });
}

/** Changes a field of a body it is sent before it looks at it; undefined removes the field. */
export function takesIn(fault: string, path: readonly string[], change: Change, when: When = always): Mutant {
  return mishears(
    fault,
    (call) => isJsonObject(bodyOf(call)) && when(call),
    (call) => ({ body: edit(bodyOf(call), path, change) }),
  );
}

/** Leaves a field of a body out before it looks at it. */
export function drops(path: string, when: When = always): Mutant {
  return takesIn(`drops ${path} without a word`, path.split('.'), () => undefined, when);
}

function bodyOf(call: Call): Json | undefined {
  return typeof call.body === 'string' ? undefined : call.body;
}

const succeeded = (status: number) => status >= 200 && status < 300;

/** Gives a field another value in single objects that it answers with. */
export function shows(fault: string, path: readonly string[], change: Change, when: When = always): Mutant {
  return misspeaks(fault, when, (response) => {
    const { body } = response;
    if (!succeeded(response.status) || !isJsonObject(body) || Array.isArray(body.items)) return response;
    return withBody(response, edit(body, path, change) ?? null);
  });
}

/** Changes the lists it answers with. */
export function lists(fault: string, path: readonly string[], change: Change): Mutant {
  return misspeaks(fault, reads, (response) => {
    const { body } = response;
    if (!isJsonObject(body) || !('items' in body)) return response;
    return withBody(response, edit(body, path, change) ?? null);
  });
}

/** Changes what it says in a refusal. */
export function refuses(fault: string, path: readonly string[], change: Change, when: When = always): Mutant {
  return misspeaks(fault, when, (response) =>
    isJsonObject(response.body) && response.body.status === 'Failure'
      ? withBody(response, edit(response.body, path, change) ?? null)
      : response,
  );
}

/** Answers with another code, in the header and in the body. */
export function answers(code: number, instead: number, when: When = always): Mutant {
  return misspeaks(`answers ${code} instead of ${instead}`, when, (response) => {
    if (response.status !== instead) return response;
    const { body } = response;
    const told = isJsonObject(body) && body.code === instead ? { ...body, code } : body;
    return { ...withBody(response, told), status: code };
  });
}

/** Gives another reason for a refusal. */
export function blames(reason: string, instead: string): Mutant {
  return misspeaks(`calls ${instead} ${reason}`, always, (response) => {
    const { body } = response;
    if (!isJsonObject(body) || body.reason !== instead) return response;
    return withBody(response, { ...body, reason });
  });
}

/** Puts the object into another field of the causes of a refusal. */
export function pointsAt(field: string): Mutant {
  return refuses(`finds every fault at ${field}`, ['details', 'causes', '*', 'field'], () => field);
}

export function withoutCauses(): Mutant {
  return refuses('gives no causes', ['details', 'causes'], () => undefined);
}

export function keepsOneCause(): Mutant {
  return refuses('stops at the first fault', ['details', 'causes'], (causes) =>
    Array.isArray(causes) ? causes.slice(0, 1) : causes,
  );
}

/** Changes the `fieldsV1` of one entry of managedFields, found by `manager operation`, in every object it shows. */
export function owns(
  fault: string,
  owner: string,
  path: readonly string[],
  change: Change,
  when: When = always,
): Mutant {
  return entries(
    fault,
    (entry) =>
      `${String(entry.manager)} ${String(entry.operation)}` === owner
        ? asEntry(edit(entry, ['fieldsV1', ...path], change), entry)
        : entry,
    when,
  );
}

/** Changes or leaves out the entries of managedFields in every object it shows. */
export function entries(
  fault: string,
  change: (entry: JsonObject) => JsonObject | null,
  when: When = always,
): Mutant {
  return shows(
    fault,
    ['metadata', 'managedFields'],
    (list) => {
      if (!Array.isArray(list)) return list;
      return list
        .filter(isJsonObject)
        .map(change)
        .filter((entry) => entry !== null);
    },
    when,
  );
}

function asEntry(changed: Json | undefined, fallback: JsonObject): JsonObject {
  return isJsonObject(changed) ? changed : fallback;
}

/** Moves a counter on in each answer to a write, though nothing happened. */
export function moves(field: 'resourceVersion' | 'generation', when: When): Mutant {
  return shows(
    `moves ${field} with every write`,
    ['metadata', field],
    (value) => (typeof value === 'number' ? value + 1 : String(Number(value) + 1)),
    when,
  );
}

/** Never moves the generation. */
export function freezesGeneration(): Mutant {
  return shows('never moves the generation', ['metadata', 'generation'], () => 1);
}

/** Does what the client asked, whoever the client is. */
export function trusts(user: string, when: When = always): Mutant {
  return mishears(`lets everybody do what ${user} may`, when, ({ options }) => ({
    options: { ...options, token: `${user}-token` },
  }));
}

/** Says that a write succeeded, and does nothing. */
export function pretends(when: When): Mutant {
  return { ...assumes('dryRun', 'All', when), fault: 'says yes and does nothing' };
}

export const nothing: Change = () => undefined;
export const to =
  (value: Json): Change =>
  () =>
    value;
