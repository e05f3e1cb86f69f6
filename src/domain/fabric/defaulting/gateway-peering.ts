import { isJsonObject, type Json, type JsonObject, setOwn } from '../../shared/json.ts';
import { durationNanoseconds, formatDuration } from '../go-text.ts';
import { flagOf, listOf, pointerOf, specOf, structOf, textOf } from '../read.ts';
import type { Defaulting } from './defaulting.ts';
import { marks, withAdded, withMap, withSpec } from './metadata.ts';

const DEFAULT_IDLE_TIMEOUT = '2m0s';
const TIMED_NAT = ['masquerade', 'portForward'] as const;
const NAT_ANNOTATION = 'gateway.githedgehog.com/nat';

/** With another number of sides than two nothing is filled in. Labels of sides that are gone stay. */
export const gatewayPeeringDefaulting: Defaulting = {
  go: {
    structs: ['acl.rules.*.match'],
    always: { 'acl.rules.*.action': '', 'acl.default': '' },
  },
  webhook(object, { release }) {
    const spec = specOf(object);
    const peering = structOf(spec, 'peering');
    const sides = Object.keys(peering).sort();
    if (sides.length !== 2) return object;
    const acl = pointerOf(spec, 'acl');
    const next = {
      ...spec,
      peering: mapStructs(peering, withTimeouts),
      gatewayGroup: textOf(spec, 'gatewayGroup') || 'default',
      ...(acl === undefined ? {} : { acl: aclDefaults(acl) }),
    };
    const labelled = withAdded(withSpec(object, next), 'labels', marks('vpc.gateway.githedgehog.com', sides));
    return release === '26.03' ? withSummary(labelled, sides, peering) : labelled;
  },
};

function mapStructs(map: JsonObject, change: (value: JsonObject) => JsonObject): JsonObject {
  const result: Record<string, Json> = {};
  for (const [key, value] of Object.entries(map))
    setOwn(result, key, isJsonObject(value) ? change(value) : value);
  return result;
}

function withTimeouts(side: JsonObject): JsonObject {
  if (!Object.hasOwn(side, 'expose')) return side;
  const expose = listOf(side, 'expose').map((item) => {
    const nat = isJsonObject(item) ? pointerOf(item, 'nat') : undefined;
    return isJsonObject(item) && nat !== undefined ? { ...item, nat: natDefaults(nat) } : item;
  });
  return { ...side, expose };
}

function natDefaults(nat: JsonObject): JsonObject {
  let next = nat;
  for (const kind of TIMED_NAT) {
    const timed = pointerOf(nat, kind);
    if (timed !== undefined) next = { ...next, [kind]: { ...timed, idleTimeout: timeoutText(timed) } };
  }
  return next;
}

/** As Go writes a duration; what is none stays. */
function timeoutText(timed: JsonObject): string {
  const written = textOf(timed, 'idleTimeout');
  const nanoseconds = durationNanoseconds(written);
  if (nanoseconds === undefined) return written || DEFAULT_IDLE_TIMEOUT;
  return nanoseconds === 0n ? DEFAULT_IDLE_TIMEOUT : formatDuration(nanoseconds);
}

function aclDefaults(acl: JsonObject): JsonObject {
  const rules = listOf(acl, 'rules').map((rule) =>
    isJsonObject(rule) ? { ...rule, scope: textOf(rule, 'scope') || 'flow' } : rule,
  );
  return { ...acl, default: textOf(acl, 'default') || 'deny-unless-exposed', rules };
}

/** From 26.03 on the sides and the sorts of NAT stand in annotations. */
function withSummary(object: JsonObject, sides: readonly string[], peering: JsonObject): JsonObject {
  const sorts = natSorts(peering);
  const summary = { 'gateway.githedgehog.com/vpcs': sides.join(',') };
  const nat = sorts.length === 0 ? {} : { [NAT_ANNOTATION]: sorts.join(',') };
  return withMap(object, 'annotations', (key) => key !== NAT_ANNOTATION, { ...summary, ...nat });
}

const NAT_WORDS: Readonly<Record<string, string>> = {
  masquerade: 'masquerade',
  portForward: 'port-forward',
  static: 'static',
};

function natSorts(peering: JsonObject): string[] {
  const sorts = new Set<string>();
  for (const side of Object.values(peering).filter(isJsonObject)) {
    for (const item of listOf(side, 'expose').filter(isJsonObject)) {
      if (flagOf(item, 'default')) continue;
      for (const [kind, word] of Object.entries(NAT_WORDS)) {
        if (pointerOf(item, 'nat', kind) !== undefined) sorts.add(word);
      }
    }
  }
  return [...sorts].sort();
}
