import { getOwn, isJsonObject, type JsonObject } from '../../domain/shared/json.ts';
import { nameOf, partOf, specOf, textOf } from '../fabric-admission/object-parts.ts';
import { peeredVpcs } from '../fabric-admission/vpc-defaults.ts';
import { endpointsOf } from '../fabric-admission/wiring-defaults.ts';
import type { FabricWorld } from './fabric-world.ts';

/** What stands in for the credentials in a real Agent's spec: it may appear in no output, log or file of ours. */
export const AGENT_SECRET = 'simulated-agent-secret-3f9a1c';

/**
 * The spec of one switch's Agent: what the switch has to know, and nothing it has not, so that a change moves the
 * generation of the right Agents only.
 */
export function agentSpec(sw: JsonObject, world: FabricWorld): JsonObject {
  const name = nameOf(sw);
  const spec = specOf(sw);
  const connections = world
    .all('Connection')
    .filter((connection) => endpointsOf(specOf(connection)).switches.includes(name));
  const here = new Set(connections.map(nameOf));
  const attachments = ofConnections(world, 'VPCAttachment', here);
  const externalAttachments = ofConnections(world, 'ExternalAttachment', here);
  const neighbours = new Set(
    connections
      .flatMap((connection) => endpointsOf(specOf(connection)).switches)
      .filter((other) => other !== name),
  );
  const externals = new Set(externalAttachments.map((attachment) => textOf(specOf(attachment), 'external')));
  const externalPeerings = world
    .all('ExternalPeering')
    .filter((peering) =>
      externals.has(textOf(partOf(partOf(specOf(peering), 'permit'), 'external'), 'name')),
    );
  const attached = attachedVpcs(attachments, connections);
  const peerings = world
    .all('VPCPeering')
    .filter((peering) => peeredVpcs(specOf(peering)).some((vpc) => attached.has(vpc)));
  const vpcs = new Set([
    ...attached,
    ...peerings.flatMap((peering) => peeredVpcs(specOf(peering))),
    ...externalPeerings.map((peering) => textOf(partOf(partOf(specOf(peering), 'permit'), 'vpc'), 'name')),
  ]);
  const role = textOf(spec, 'role');
  return {
    ...(role === '' ? {} : { role }),
    description: textOf(spec, 'description'),
    switch: spec,
    switches: specsByName([...neighbours].sort().map((other) => world.find('Switch', other))),
    connections: specsByName(connections),
    vpcs: specsByName([...vpcs].sort().map((vpc) => world.find('VPC', vpc))),
    vpcAttachments: specsByName(attachments),
    vpcPeers: specsByName(peerings),
    ipv4Namespaces: specsByName(world.all('IPv4Namespace')),
    vlanNamespaces: specsByName(world.all('VLANNamespace')),
    externals: specsByName(world.all('External')),
    externalAttachments: specsByName(externalAttachments),
    externalPeerings: specsByName(externalPeerings),
    users: [{ name: 'admin', role: 'admin', password: AGENT_SECRET }],
    version: { default: 'v0.1.0', repo: 'registry.example', username: 'agent', password: AGENT_SECRET },
  };
}

function ofConnections(world: FabricWorld, kind: string, connections: ReadonlySet<string>): JsonObject[] {
  return world.all(kind).filter((object) => connections.has(textOf(specOf(object), 'connection')));
}

function attachedVpcs(attachments: readonly JsonObject[], connections: readonly JsonObject[]): Set<string> {
  const names = attachments.map((attachment) => textOf(specOf(attachment), 'subnet').split('/', 1)[0] ?? '');
  const within = connections.map((connection) =>
    textOf(partOf(specOf(connection), 'staticExternal'), 'withinVPC'),
  );
  return new Set([...names, ...within].filter((name) => name !== ''));
}

function specsByName(objects: readonly (JsonObject | undefined)[]): JsonObject {
  return Object.fromEntries(
    objects.flatMap((object) => {
      const spec = object === undefined ? undefined : getOwn(object, 'spec');
      return object !== undefined && isJsonObject(spec) ? [[nameOf(object), spec]] : [];
    }),
  );
}
