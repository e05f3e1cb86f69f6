import type { Json, JsonObject } from '../../../src/domain/shared/json.ts';

export const wiring = '/apis/wiring.githedgehog.com/v1beta1';
export const vpcApi = '/apis/vpc.githedgehog.com/v1beta1';
export const agentApi = '/apis/agent.githedgehog.com/v1beta1';
export const dhcpApi = '/apis/dhcp.githedgehog.com/v1beta1';

export const servers = `${wiring}/namespaces/default/servers`;
export const switches = `${wiring}/namespaces/default/switches`;
export const switchGroups = `${wiring}/namespaces/default/switchgroups`;
export const connections = `${wiring}/namespaces/default/connections`;
export const vlanNamespaces = `${wiring}/namespaces/default/vlannamespaces`;
export const vpcs = `${vpcApi}/namespaces/default/vpcs`;
export const vpcPeerings = `${vpcApi}/namespaces/default/vpcpeerings`;
export const externalAttachments = `${vpcApi}/namespaces/default/externalattachments`;
export const agents = `${agentApi}/namespaces/default/agents`;
export const configMaps = '/api/v1/namespaces/default/configmaps';
export const leases = '/apis/coordination.k8s.io/v1/namespaces/default/leases';
export const accessReviews = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

/** Every collection a case writes to: emptied before each case. */
export const writtenCollections = [
  servers,
  switches,
  switchGroups,
  connections,
  vlanNamespaces,
  vpcs,
  vpcPeerings,
  externalAttachments,
  agents,
  configMaps,
  leases,
];

function fabricObject(
  apiPath: string,
  kind: string,
  name: string,
  spec: Json,
  metadata: JsonObject,
): JsonObject {
  return {
    apiVersion: apiPath.slice('/apis/'.length),
    kind,
    metadata: { name, namespace: 'default', ...metadata },
    spec,
  };
}

export function server(name: string, spec: Json = {}, metadata: JsonObject = {}): JsonObject {
  return fabricObject(wiring, 'Server', name, spec, metadata);
}

export function fabricSwitch(name: string, spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return fabricObject(wiring, 'Switch', name, { role: 'spine', ...spec }, metadata);
}

export function switchGroup(name: string): JsonObject {
  return fabricObject(wiring, 'SwitchGroup', name, {}, {});
}

export function connection(name: string, spec: Json): JsonObject {
  return fabricObject(wiring, 'Connection', name, spec, {});
}

export function vlanNamespace(name: string, ranges: Json): JsonObject {
  return fabricObject(wiring, 'VLANNamespace', name, { ranges }, {});
}

export function vpc(name: string, spec: Json, metadata: JsonObject = {}): JsonObject {
  return fabricObject(vpcApi, 'VPC', name, spec, metadata);
}

export function vpcPeering(name: string, permit: Json): JsonObject {
  return fabricObject(vpcApi, 'VPCPeering', name, { permit }, {});
}

export function agent(name: string, spec: Json): JsonObject {
  return fabricObject(agentApi, 'Agent', name, spec, {});
}

export function configMap(name: string, data: JsonObject): JsonObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default' }, data };
}

export function lease(name: string, spec: JsonObject): JsonObject {
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name, namespace: 'default' },
    spec,
  };
}
