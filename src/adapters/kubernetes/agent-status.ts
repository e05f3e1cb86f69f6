import type { AgentStatus } from '../../domain/resource/agent-status.ts';
import { isJsonObject, type Json, type JsonObject } from '../../domain/shared/json.ts';
import type { KindAddress } from '../../ports/cluster.ts';

/** Where the fabric keeps the agents of its switches. */
export function agentAddress(namespace: string): KindAddress {
  return { group: 'agent.githedgehog.com', version: 'v1beta1', plural: 'agents', kind: 'Agent', namespace };
}

export function isAgentAddress(address: { readonly group: string; readonly plural: string }): boolean {
  return address.plural === 'agents' && address.group === 'agent.githedgehog.com';
}

/** kubectl apply keeps a copy of all that it was given here, the spec included. */
const copyOfSpec = 'kubectl.kubernetes.io/last-applied-configuration';

/** The spec holds registry credentials and password hashes: it ends here. */
export function withoutSpec(object: JsonObject): JsonObject {
  const { spec: _spec, ...rest } = object;
  const metadata = isJsonObject(object.metadata) ? object.metadata : {};
  if (!isJsonObject(metadata.annotations) || !(copyOfSpec in metadata.annotations)) return rest;
  const { [copyOfSpec]: _copy, ...annotations } = metadata.annotations;
  return { ...rest, metadata: { ...metadata, annotations } };
}

export function agentStatusOf(object: JsonObject): AgentStatus {
  const metadata = isJsonObject(object.metadata) ? object.metadata : {};
  const status = isJsonObject(object.status) ? object.status : {};
  return {
    name: textOr(metadata.name, ''),
    uid: textOr(metadata.uid, ''),
    resourceVersion: textOr(metadata.resourceVersion, ''),
    generation: numberOr(metadata.generation, 0),
    lastAppliedGen: numberOr(status.lastAppliedGen, null),
    lastAttemptGen: numberOr(status.lastAttemptGen, null),
    lastHeartbeat: textOr(status.lastHeartbeat, null),
    rebootRequired: status.rebootRequired === true,
  };
}

function textOr<T>(value: Json | undefined, otherwise: T): string | T {
  return typeof value === 'string' ? value : otherwise;
}

function numberOr<T>(value: Json | undefined, otherwise: T): number | T {
  return typeof value === 'number' ? value : otherwise;
}
