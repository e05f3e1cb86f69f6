import { fabricRegistry } from '../../domain/fabric/registry.ts';
import type { FabricConfig } from '../../domain/resource/fabric-config.ts';
import { type JsonObject, jsonEquals } from '../../domain/shared/json.ts';
import type { AdmissionDenial, AdmissionHook } from '../kube-apiserver/admission/admission.ts';
import { blockedBy } from './dependents.ts';
import {
  externalAttachmentDefaults,
  externalAttachmentStructs,
  externalDefaults,
  externalPeeringDefaults,
  externalPeeringStructs,
  gatewayDefaults,
  gatewayPeeringDefaults,
  gatewayStructs,
} from './external-defaults.ts';
import { rulePlayer } from './fabric-rules.ts';
import { specOf, withSpec } from './object-parts.ts';
import { missingReference, openingOf } from './references.ts';
import { brokenRule } from './spec-rules.ts';
import {
  ipv4NamespaceDefaults,
  vpcAttachmentDefaults,
  vpcDefaults,
  vpcPeeringDefaults,
  vpcPeeringStructs,
  vpcStructs,
} from './vpc-defaults.ts';
import {
  connectionDefaults,
  connectionStructs,
  serverDefaults,
  switchDefaults,
  switchStructs,
  vlanNamespaceDefaults,
} from './wiring-defaults.ts';

interface Webhook {
  defaults(object: JsonObject): JsonObject;
  /** Empty structs that the webhook's encoder adds, whenever it sends a patch at all. */
  structs?(spec: JsonObject): JsonObject;
}

const UNCHANGED: Webhook = { defaults: (object) => object };

/** Kinds with a webhook; the others pass untouched. */
const WEBHOOKS: Readonly<Record<string, Webhook>> = {
  Switch: { defaults: switchDefaults, structs: switchStructs },
  Server: { defaults: serverDefaults },
  Connection: { defaults: connectionDefaults, structs: connectionStructs },
  VLANNamespace: { defaults: vlanNamespaceDefaults },
  IPv4Namespace: { defaults: ipv4NamespaceDefaults },
  VPC: { defaults: vpcDefaults, structs: vpcStructs },
  VPCAttachment: { defaults: vpcAttachmentDefaults },
  VPCPeering: { defaults: vpcPeeringDefaults, structs: vpcPeeringStructs },
  External: { defaults: externalDefaults },
  ExternalAttachment: { defaults: externalAttachmentDefaults, structs: externalAttachmentStructs },
  ExternalPeering: { defaults: externalPeeringDefaults, structs: externalPeeringStructs },
  Gateway: { defaults: gatewayDefaults, structs: gatewayStructs },
  GatewayPeering: { defaults: gatewayPeeringDefaults },
  GatewayGroup: UNCHANGED,
};

export interface FabricAdmissionOptions {
  /** Plays every rule of the fabric, with this configuration. Absent: those that a sync tool runs into by what it sends. */
  readonly config?: FabricConfig;
}

/**
 * Plays the fabric's webhooks: fills defaults and labels, refuses other namespaces, references that its (lagging)
 * cache does not hold, and deleting what others still use.
 */
export function fabricAdmission({ config }: FabricAdmissionOptions = {}): AdmissionHook {
  const play = config === undefined ? () => undefined : rulePlayer(fabricRegistry, config);
  return {
    mutate: ({ kind, object }) => fillDefaults(kind, object),
    validate: (request, cache) => {
      const { operation, group, kind, namespace, name, object, live } = request;
      if (WEBHOOKS[kind] === undefined) return undefined;
      if (operation === 'DELETE') return denial(kind, blockedBy(kind, name, cache));
      if (namespace !== 'default') return denial(kind, wrongNamespace(kind));
      const previous = operation === 'UPDATE' ? live : undefined;
      const problem =
        brokenRule(kind, object, previous) ??
        missingReference(fabricRegistry, group, kind, object, cache) ??
        play(request, cache);
      return denial(kind, problem);
    },
  };
}

/** The object as the fabric's mutating webhook leaves it. */
export function fillDefaults(kind: string, object: JsonObject): JsonObject {
  const webhook = WEBHOOKS[kind];
  if (webhook === undefined) return object;
  const filled = webhook.defaults(object);
  if (jsonEquals(filled, object)) return object;
  return webhook.structs === undefined ? filled : withSpec(filled, webhook.structs(specOf(filled)));
}

function wrongNamespace(kind: string): string {
  if (openingOf(kind) === '') return `${kind.toLowerCase()} namespace must be default`;
  return `${openingOf(kind)}failed to validate metadata: invalid resource namespace: only default namespace is currently supported`;
}

function denial(kind: string, message: string | undefined): AdmissionDenial | undefined {
  return message === undefined ? undefined : { webhook: `v${kind.toLowerCase()}.kb.io`, message };
}
