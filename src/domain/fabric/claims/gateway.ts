import type { Claim } from '../../resource/claim.ts';
import type { RuleObject } from '../../resource/kind.ts';
import { specOf, textOf } from '../read.ts';
import { hostClaim } from './switch.ts';

/** Protocol and VTEP address (GW-14, GW-15) and the MAC, which is compared as a text (GW-16). */
export function gatewayClaims(object: RuleObject): readonly Claim[] {
  const mac = textOf(specOf(object.defaulted), 'vtepMAC');
  return [
    ...hostClaim(object, 'protocolIP'),
    ...hostClaim(object, 'vtepIP'),
    ...(mac === ''
      ? []
      : [{ space: 'vtepMAC', taken: mac, pointer: '/spec/vtepMAC', what: `the vtepMAC ${mac}` }]),
  ];
}
