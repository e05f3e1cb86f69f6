import type { Claim } from '../../resource/claim.ts';
import type { RuleObject } from '../../resource/kind.ts';
import { flagOf, specOf, textOf } from '../read.ts';
import { vlanPointer } from '../rules/external-attachment.ts';
import { vlanOf } from '../rules/external-attachment-addresses.ts';

/** A subnet once on each connection (VA-14), and one native VLAN (VA-15). */
export function vpcAttachmentClaims({ defaulted }: RuleObject): readonly Claim[] {
  const spec = specOf(defaulted);
  const connection = textOf(spec, 'connection');
  const subnet = textOf(spec, 'subnet');
  if (connection === '') return [];
  const native: Claim = {
    space: 'native VLAN',
    taken: connection,
    pointer: '/spec/nativeVLAN',
    what: `the native VLAN of ${connection}`,
  };
  return [
    {
      space: `subnet on ${connection}`,
      taken: subnet,
      pointer: '/spec/subnet',
      what: `the attachment of ${subnet} to ${connection}`,
    },
    ...(flagOf(spec, 'nativeVLAN') ? [native] : []),
  ];
}

/** A VLAN once on each connection, and one attachment without any (EA-11). */
export function externalAttachmentClaims(object: RuleObject): readonly Claim[] {
  const spec = specOf(object.defaulted);
  const connection = textOf(spec, 'connection');
  if (connection === '') return [];
  const vlan = vlanOf(spec);
  const what = vlan === 0 ? 'the untagged place' : `the VLAN ${vlan}`;
  return [
    {
      space: `VLAN on ${connection}`,
      taken: String(vlan),
      pointer: vlanPointer(object),
      what: `${what} on ${connection}`,
    },
  ];
}
