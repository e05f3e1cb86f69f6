import type { Claim } from '../../resource/claim.ts';
import type { RuleObject } from '../../resource/kind.ts';
import { numberOf, specOf, textOf } from '../read.ts';
import { isLeaf, redundancyOf } from '../rules/switch-parts.ts';
import { addressText } from './address-range.ts';

/** Addresses that devices of a fabric have once, among switches and gateways. */
export function hostClaim(
  { defaulted }: RuleObject,
  field: 'ip' | 'protocolIP' | 'vtepIP',
  unchecked = false,
): readonly Claim[] {
  const text = textOf(specOf(defaulted), field);
  const taken = addressText(text);
  if (taken === undefined) return [];
  return [{ space: field, taken, pointer: `/spec/${field}`, what: `the ${field} ${text}`, unchecked }];
}

/**
 * Management, protocol and VTEP address (SW-26, SW-28, SW-33) and the ASN of a leaf (SW-29). The fabric does not hold the
 * ASN and VTEP address of an MCLAG switch against others, but those of others against it.
 */
export function switchClaims(object: RuleObject): readonly Claim[] {
  const spec = specOf(object.defaulted);
  const leaf = isLeaf(spec);
  const shares = redundancyOf(spec) === 'mclag';
  const asn = numberOf(spec, 'asn');
  return [
    ...hostClaim(object, 'ip'),
    ...hostClaim(object, 'protocolIP'),
    ...hostClaim(object, 'vtepIP', !leaf || shares),
    ...(leaf && asn !== 0
      ? [
          {
            space: 'ASN of leaves',
            taken: String(asn),
            pointer: '/spec/asn',
            what: `the ASN ${asn}`,
            unchecked: shares,
          },
        ]
      : []),
  ];
}
