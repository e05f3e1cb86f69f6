import type { AddressRange } from '../../resource/claim.ts';
import { formatAddress, type IpPrefix, parsePrefix } from '../ip.ts';

/** All addresses of a prefix. */
export function rangeOf({ family, network, last }: IpPrefix): AddressRange {
  return { family, first: network, last };
}

/** The address in front of the length, in the one form that equal addresses share; undefined when it is no prefix. */
export function addressText(text: string): string | undefined {
  const prefix = parsePrefix(text);
  return prefix === undefined ? undefined : formatAddress({ family: prefix.family, value: prefix.address });
}
