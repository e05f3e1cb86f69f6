import { getOwn, isJsonObject, type Json, type JsonObject } from '../../domain/shared/json.ts';
import {
  byText,
  labelsOf,
  listOf,
  mapValues,
  marks,
  partOf,
  sortedTexts,
  specOf,
  textOf,
  withFabricLabels,
  withLabels,
  withSpec,
  withStructs,
} from './object-parts.ts';

const DEFAULT_WORKERS = 4;
const RATE_LIMIT_DEFAULTS = { burst: 50, replenishPerSecond: 5 };
const DEFAULT_IDLE_TIMEOUT = '2m0s';
const TIMED_NAT = ['masquerade', 'portForward'];

export function externalDefaults(object: JsonObject): JsonObject {
  const spec = specOf(object);
  const ipv4Namespace = textOf(spec, 'ipv4Namespace') || 'default';
  return withFabricLabels(withSpec(object, { ...spec, ipv4Namespace }), {
    'fabric.githedgehog.com/ipv4ns': ipv4Namespace,
  });
}

export function externalAttachmentDefaults(object: JsonObject): JsonObject {
  const spec = specOf(object);
  return withFabricLabels(object, {
    'fabric.githedgehog.com/connection': textOf(spec, 'connection'),
    'fabric.githedgehog.com/external': textOf(spec, 'external'),
  });
}

export function externalAttachmentStructs(spec: JsonObject): JsonObject {
  return withStructs(spec, ['switch', 'neighbor']);
}

export function externalPeeringDefaults(object: JsonObject): JsonObject {
  const spec = specOf(object);
  const permit = partOf(spec, 'permit');
  const vpc = sortedTexts(partOf(permit, 'vpc'), 'subnets');
  const external = partOf(permit, 'external');
  const prefixes = [...listOf(external, 'prefixes')].sort((a, b) => byText(prefixOf(a), prefixOf(b)));
  const sorted = Object.hasOwn(external, 'prefixes') ? { ...external, prefixes } : external;
  const next = {
    ...permit,
    ...(Object.hasOwn(permit, 'vpc') ? { vpc } : {}),
    ...(Object.hasOwn(permit, 'external') ? { external: sorted } : {}),
  };
  const labelled = withFabricLabels(object, {
    'fabric.githedgehog.com/vpc': textOf(vpc, 'name'),
    'fabric.githedgehog.com/external': textOf(external, 'name'),
  });
  return Object.hasOwn(spec, 'permit') ? withSpec(labelled, { ...spec, permit: next }) : labelled;
}

export function externalPeeringStructs(spec: JsonObject): JsonObject {
  const permit = withStructs(partOf(spec, 'permit'), ['vpc', 'external']);
  return { ...spec, permit };
}

export function gatewayDefaults(object: JsonObject): JsonObject {
  const spec = specOf(object);
  const logs = partOf(spec, 'logs');
  const tags = partOf(logs, 'tags');
  const groups = listOf(spec, 'groups');
  const named = [...groups].sort((a, b) => byText(groupName(a), groupName(b)));
  const rateLimit = getOwn(logs, 'rateLimit');
  return withSpec(object, {
    ...spec,
    logs: {
      ...logs,
      default: textOf(logs, 'default') || 'info',
      tags: Object.keys(tags).length === 0 ? { all: 'info' } : tags,
      ...(isJsonObject(rateLimit) ? { rateLimit: { ...RATE_LIMIT_DEFAULTS, ...nonZero(rateLimit) } } : {}),
    },
    workers: getOwn(spec, 'workers') || DEFAULT_WORKERS,
    groups: groups.length === 0 ? [{ name: 'default' }] : named,
  });
}

export function gatewayStructs(spec: JsonObject): JsonObject {
  return withStructs(spec, ['logs', 'profiling']);
}

/** Labels of sides that are gone stay: these webhooks clean nothing. */
export function gatewayPeeringDefaults(object: JsonObject): JsonObject {
  const spec = specOf(object);
  const peering = partOf(spec, 'peering');
  const acl = getOwn(spec, 'acl');
  const labels = { ...labelsOf(object), ...marks('vpc.gateway.githedgehog.com', Object.keys(peering)) };
  const next = {
    ...spec,
    gatewayGroup: textOf(spec, 'gatewayGroup') || 'default',
    ...(Object.hasOwn(spec, 'peering') ? { peering: mapValues(peering, withIdleTimeouts) } : {}),
    ...(isJsonObject(acl) ? { acl: aclDefaults(acl) } : {}),
  };
  return withLabels(withSpec(object, next), labels);
}

function aclDefaults(acl: JsonObject): JsonObject {
  const rules = listOf(acl, 'rules').map((rule) =>
    isJsonObject(rule) ? { ...withStructs(rule, ['match']), scope: textOf(rule, 'scope') || 'flow' } : rule,
  );
  const next = { ...acl, default: textOf(acl, 'default') || 'deny-unless-exposed' };
  return Object.hasOwn(acl, 'rules') ? { ...next, rules } : next;
}

function withIdleTimeouts(side: Json): Json {
  if (!isJsonObject(side) || !Object.hasOwn(side, 'expose')) return side;
  const expose = listOf(side, 'expose').map((entry) => {
    if (!isJsonObject(entry) || !Object.hasOwn(entry, 'nat')) return entry;
    const nat = mapValues(partOf(entry, 'nat'), (mode, name) =>
      TIMED_NAT.includes(name) && isJsonObject(mode) ? withIdleTimeout(mode) : mode,
    );
    return { ...entry, nat };
  });
  return { ...side, expose };
}

function withIdleTimeout(mode: JsonObject): JsonObject {
  const given = textOf(mode, 'idleTimeout');
  return given === '' || given === '0s' ? { ...mode, idleTimeout: DEFAULT_IDLE_TIMEOUT } : mode;
}

function nonZero(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== 0));
}

function groupName(group: Json): string {
  return isJsonObject(group) ? textOf(group, 'name') : '';
}

function prefixOf(item: Json): string {
  return isJsonObject(item) ? textOf(item, 'prefix') : '';
}
