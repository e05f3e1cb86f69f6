import type { AdmissionCache } from '../kube-apiserver/admission/admission.ts';
import { labelsOf } from './object-parts.ts';

interface Dependency {
  /** Who holds on to the object. */
  readonly by: string;
  /** Label that names the object: as its value, or in the key with value `true`. */
  readonly label: string;
  readonly named: 'in-value' | 'in-key';
  readonly message: string;
}

const DEPENDENCIES: Readonly<Record<string, readonly Dependency[]>> = {
  VLANNamespace: [
    {
      by: 'Switch',
      label: 'vlanns.fabric.githedgehog.com',
      named: 'in-key',
      message: 'VLANNamespace has switches',
    },
    {
      by: 'VPC',
      label: 'fabric.githedgehog.com/vlanns',
      named: 'in-value',
      message: 'VLANNamespace has VPCs',
    },
  ],
  IPv4Namespace: [
    {
      by: 'VPC',
      label: 'fabric.githedgehog.com/ipv4ns',
      named: 'in-value',
      message: 'IPv4Namespace has VPCs',
    },
    {
      by: 'External',
      label: 'fabric.githedgehog.com/ipv4ns',
      named: 'in-value',
      message: 'IPv4Namespace has externals',
    },
  ],
  Switch: [
    {
      by: 'Connection',
      label: 'switch.fabric.githedgehog.com',
      named: 'in-key',
      message: 'switch has connections',
    },
  ],
  Server: [
    {
      by: 'Connection',
      label: 'server.fabric.githedgehog.com',
      named: 'in-key',
      message: 'server has connections',
    },
  ],
  Connection: [
    {
      by: 'VPCAttachment',
      label: 'fabric.githedgehog.com/connection',
      named: 'in-value',
      message: 'connection has attachments',
    },
    {
      by: 'ExternalAttachment',
      label: 'fabric.githedgehog.com/connection',
      named: 'in-value',
      message: 'connection has external attachments',
    },
  ],
  VPC: [
    {
      by: 'VPCAttachment',
      label: 'fabric.githedgehog.com/vpc',
      named: 'in-value',
      message: 'VPC has attachments',
    },
    { by: 'VPCPeering', label: 'vpc.fabric.githedgehog.com', named: 'in-key', message: 'VPC has peerings' },
    {
      by: 'ExternalPeering',
      label: 'fabric.githedgehog.com/vpc',
      named: 'in-value',
      message: 'VPC has external peerings',
    },
    {
      by: 'Connection',
      label: 'fabric.githedgehog.com/vpc',
      named: 'in-value',
      message: 'VPC has static external connections (using withingVPC option)',
    },
  ],
  External: [
    {
      by: 'ExternalAttachment',
      label: 'fabric.githedgehog.com/external',
      named: 'in-value',
      message: 'external has attachments',
    },
    {
      by: 'ExternalPeering',
      label: 'fabric.githedgehog.com/external',
      named: 'in-value',
      message: 'external has peerings',
    },
  ],
};

/** Why the object may not be deleted; undefined: nothing holds on to it. */
export function blockedBy(kind: string, name: string, cache: AdmissionCache): string | undefined {
  const found = (DEPENDENCIES[kind] ?? []).find(({ by, label, named }) =>
    cache.all(by).some((object) => {
      const labels = labelsOf(object);
      return named === 'in-key' ? Object.hasOwn(labels, `${label}/${name}`) : labels[label] === name;
    }),
  );
  return found?.message;
}
