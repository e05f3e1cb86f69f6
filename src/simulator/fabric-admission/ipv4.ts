/** An IPv4 prefix as numbers: network address with the host bits cleared, and length. */
export interface Ipv4Prefix {
  readonly network: number;
  readonly length: number;
}

/** undefined: not `a.b.c.d/len`. Host bits may be set. */
export function parsePrefix(text: string): Ipv4Prefix | undefined {
  const match = /^([^/]+)\/(0|[1-9]\d?)$/.exec(text);
  const address = parseAddress(match?.[1] ?? '');
  const length = Number(match?.[2]);
  if (address === undefined || !(length <= 32)) return undefined;
  const size = 2 ** (32 - length);
  return { network: Math.floor(address / size) * size, length };
}

/** undefined: not four decimal octets without leading zeros. */
export function parseAddress(text: string): number | undefined {
  const octets = text.split('.');
  if (
    octets.length !== 4 ||
    !octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256)
  ) {
    return undefined;
  }
  return octets.reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join('.');
}

export function lastAddress(prefix: Ipv4Prefix): number {
  return prefix.network + 2 ** (32 - prefix.length) - 1;
}

export function containsAddress(prefix: Ipv4Prefix, address: number): boolean {
  return address >= prefix.network && address <= lastAddress(prefix);
}
