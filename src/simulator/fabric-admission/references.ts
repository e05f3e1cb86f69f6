import type { KindRegistry } from '../../domain/resource/kind.ts';
import { getOwn, isJsonObject, type JsonObject } from '../../domain/shared/json.ts';
import type { AdmissionCache } from '../kube-apiserver/admission/admission.ts';
import { partOf, specOf, textOf } from './object-parts.ts';

/** What a webhook says before the cause, by kind. */
const OPENINGS: Readonly<Record<string, string>> = {
  Switch: 'error validating switch: ',
  Connection: 'error validating connection: ',
  VPC: 'failed to validate vpc: ',
  VPCAttachment: 'failed to validate vpc attachment: ',
  VPCPeering: 'failed to validate vpc peering: ',
  External: 'error validating external: ',
  ExternalAttachment: 'failed to validate external attachment: ',
  ExternalPeering: 'failed to validate external peering: ',
  VLANNamespace: 'failed to validate vlannamespace: ',
  IPv4Namespace: 'failed to validate ipv4namespace: ',
  Server: 'failed to validate server: ',
  SwitchProfile: 'error validating switchprofile: ',
};
const WORDS: Readonly<Record<string, string>> = {
  VLANNamespace: 'VLANNamespace',
  IPv4Namespace: 'IPv4Namespace',
  SwitchProfile: 'switch profile',
  SwitchGroup: 'switch group',
  GatewayGroup: 'gateway group',
};

export function openingOf(kind: string): string {
  return OPENINGS[kind] ?? '';
}

/** The first enforced reference that the cache does not hold, in the webhook's words; undefined: all are there. */
export function missingReference(
  registry: KindRegistry,
  group: string,
  kind: string,
  object: JsonObject,
  cache: AdmissionCache,
): string | undefined {
  const definition = registry.find(group, kind);
  if (definition === undefined) return undefined;
  for (const reference of definition.references(object)) {
    if (!reference.enforced || cache.find(reference.kind, reference.name) !== undefined) continue;
    if (registry.byName(reference.kind)?.builtInNames.has(reference.name)) continue;
    return `${openingFor(kind, reference.kind)}${absence(kind, reference.kind, reference.name)}`;
  }
  return kind === 'VPCAttachment' ? missingSubnet(object, cache) : undefined;
}

/** A Connection's VPC is looked up by the webhook itself, outside its validator. */
function openingFor(kind: string, target: string): string {
  return kind === 'Connection' && target === 'VPC' ? '' : openingOf(kind);
}

function absence(kind: string, target: string, name: string): string {
  const word = WORDS[target] ?? target.toLowerCase();
  if (kind !== 'Switch') return `${word} ${name} not found`;
  return target === 'VLANNamespace'
    ? `specified ${word} ${name} does not exist`
    : `${word} ${name} does not exist`;
}

function missingSubnet(object: JsonObject, cache: AdmissionCache): string | undefined {
  const [vpc = '', ...rest] = textOf(specOf(object), 'subnet').split('/');
  const subnet = rest.join('/');
  const found = cache.find('VPC', vpc);
  if (found === undefined || isJsonObject(getOwn(partOf(specOf(found), 'subnets'), subnet))) return undefined;
  return `${openingOf('VPCAttachment')}subnet ${subnet} not found in vpc ${vpc}`;
}
