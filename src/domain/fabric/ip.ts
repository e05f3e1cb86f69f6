import ipaddr from 'ipaddr.js';

/** Addresses and prefixes as the fabric's Go code sees them (`netip`): IPv4 and IPv6 never mix. */

export interface IpAddress {
  readonly family: 4 | 6;
  readonly value: bigint;
}

export interface IpPrefix {
  readonly family: 4 | 6;
  /** As written, host bits included. */
  readonly address: bigint;
  readonly length: number;
  /** First and last address it covers. */
  readonly network: bigint;
  readonly last: bigint;
}

const BITS = { 4: 32, 6: 128 } as const;

/** A bare address; undefined when it is none. Octets of IPv4 have no leading zeros, IPv6 has no zone. */
export function parseAddress(text: string): IpAddress | undefined {
  const short = parseIpv4(text);
  if (short !== undefined) return { family: 4, value: BigInt(short) };
  if (text.length > 45 || !text.includes(':') || text.includes('%') || !ipaddr.IPv6.isValid(text)) {
    return undefined;
  }
  let value = 0n;
  for (const part of ipaddr.IPv6.parse(text).parts) value = value * 65536n + BigInt(part);
  return { family: 6, value };
}

const DOT = 46;
const ZERO = 48;

/** Digit by digit: a fabric has thousands of addresses, and every run reads all of them. */
function parseIpv4(text: string): number | undefined {
  if (text.length < 7 || text.length > 15) return undefined;
  let value = 0;
  let octet = -1;
  let dots = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT) {
      if (octet < 0) return undefined;
      value = value * 256 + octet;
      octet = -1;
      dots += 1;
      continue;
    }
    const digit = code - ZERO;
    if (digit < 0 || digit > 9 || octet === 0) return undefined;
    octet = octet < 0 ? digit : octet * 10 + digit;
    if (octet > 255) return undefined;
  }
  return dots === 3 && octet >= 0 ? value * 256 + octet : undefined;
}

/** `address/length`; undefined when it is none. Host bits may be set. */
export function parsePrefix(text: string): IpPrefix | undefined {
  const slash = text.lastIndexOf('/');
  if (slash < 0) return undefined;
  const lengthText = text.slice(slash + 1);
  if (!/^(?:0|[1-9]\d{0,2})$/.test(lengthText)) return undefined;
  const address = text.slice(0, slash);
  const length = Number(lengthText);
  const short = length > BITS[4] ? undefined : parseIpv4(address);
  if (short !== undefined) return shortPrefix(short, length);
  const parsed = parseAddress(address);
  if (parsed === undefined || length > BITS[parsed.family]) return undefined;
  const size = 1n << BigInt(BITS[parsed.family] - length);
  const network = parsed.value - (parsed.value % size);
  return { family: parsed.family, address: parsed.value, length, network, last: network + size - 1n };
}

/**
 * A prefix as Go's older `net.ParseCIDR` reads it: other than `netip`, it takes a length with leading zeros. The fabric
 * uses it for addresses towards externals.
 */
export function parseCidr(text: string): IpPrefix | undefined {
  return parsePrefix(text.replace(/\/0+(?=\d{1,3}$)/, '/'));
}

function shortPrefix(address: number, length: number): IpPrefix {
  const size = 2 ** (BITS[4] - length);
  const network = address - (address % size);
  return {
    family: 4,
    address: BigInt(address),
    length,
    network: BigInt(network),
    last: BigInt(network + size - 1),
  };
}

export function formatAddress({ family, value }: IpAddress): string {
  if (family === 4) {
    const short = Number(value);
    return `${(short >>> 24) & 255}.${(short >>> 16) & 255}.${(short >>> 8) & 255}.${short & 255}`;
  }
  const parts = Array.from({ length: 8 }, (_, index) => Number((value >> BigInt(112 - 16 * index)) & 65535n));
  return new ipaddr.IPv6(parts).toRFC5952String();
}

export function formatPrefix(prefix: IpPrefix): string {
  return `${formatAddress({ family: prefix.family, value: prefix.address })}/${prefix.length}`;
}

/** The address `offset` after the first one of the prefix; undefined beyond the end of the family. */
export function addressIn(prefix: IpPrefix, offset: bigint): IpAddress | undefined {
  const value = prefix.network + offset;
  return value >> BigInt(BITS[prefix.family]) === 0n ? { family: prefix.family, value } : undefined;
}

export function hasHostBits(prefix: IpPrefix): boolean {
  return prefix.address !== prefix.network;
}

export function overlaps(a: IpPrefix, b: IpPrefix): boolean {
  return a.family === b.family && a.network <= b.last && b.network <= a.last;
}

export function isSubset(inner: IpPrefix, outer: IpPrefix): boolean {
  return inner.family === outer.family && inner.network >= outer.network && inner.last <= outer.last;
}

export function contains(prefix: IpPrefix, address: IpAddress): boolean {
  return prefix.family === address.family && address.value >= prefix.network && address.value <= prefix.last;
}

export function sameAddress(a: IpAddress, b: IpAddress): boolean {
  return a.family === b.family && a.value === b.value;
}

/** Every item with the one that overlaps it and starts before it, in one sweep over the sorted items. */
export function overlappingPairs<T extends { readonly prefix: IpPrefix }>(
  items: readonly T[],
): readonly { readonly item: T; readonly other: T }[] {
  const sorted = [...items].sort((a, b) => comparePrefixes(a.prefix, b.prefix));
  const pairs: { item: T; other: T }[] = [];
  let widest: T | undefined;
  for (const item of sorted) {
    if (widest !== undefined && overlaps(widest.prefix, item.prefix)) pairs.push({ item, other: widest });
    if (
      widest === undefined ||
      widest.prefix.family !== item.prefix.family ||
      item.prefix.last > widest.prefix.last
    ) {
      widest = item;
    }
  }
  return pairs;
}

function comparePrefixes(a: IpPrefix, b: IpPrefix): number {
  if (a.family !== b.family) return a.family - b.family;
  if (a.network !== b.network) return a.network < b.network ? -1 : 1;
  return a.length - b.length;
}
