import ipaddr from 'ipaddr.js';

/** Texts read the way the fabric's Go code reads them. */

const IPV4_OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
export const IPV4 = new RegExp(`^${IPV4_OCTET}(?:\\.${IPV4_OCTET}){3}$`);

/** The length of a prefix such as `10.0.1.0/24` (`netip.ParsePrefix`), undefined when it is none. Host bits may be set. */
export function prefixLength(text: string): number | undefined {
  const slash = text.lastIndexOf('/');
  if (slash < 0) return undefined;
  const lengthText = text.slice(slash + 1);
  if (!/^(?:0|[1-9]\d{0,2})$/.test(lengthText)) return undefined;
  const length = Number(lengthText);
  const address = text.slice(0, slash);
  if (IPV4.test(address)) return length <= 32 ? length : undefined;
  if (address.length > 45 || !address.includes(':') || address.includes('%')) return undefined;
  return ipaddr.IPv6.isValid(address) && length <= 128 ? length : undefined;
}

/** A MAC address in lower-case colon form (`net.ParseMAC`), undefined when it is none. */
export function canonicalMac(text: string): string | undefined {
  const digits = macDigits(text);
  if (digits === undefined || ![12, 16, 40].includes(digits.length)) return undefined;
  return digits.toLowerCase().replace(/..(?=.)/g, '$&:');
}

function macDigits(text: string): string | undefined {
  if (text.length > 59) return undefined;
  if (/^[0-9a-f]{2}(?::[0-9a-f]{2})+$/i.test(text)) return text.replaceAll(':', '');
  if (/^[0-9a-f]{2}(?:-[0-9a-f]{2})+$/i.test(text)) return text.replaceAll('-', '');
  if (/^[0-9a-f]{4}(?:\.[0-9a-f]{4})+$/i.test(text)) return text.replaceAll('.', '');
  return undefined;
}

const UNIT_NANOSECONDS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};
const LONGEST_NANOSECONDS = 2n ** 63n - 1n;

/** A duration (`time.ParseDuration`) in nanoseconds, undefined when it is none. */
export function durationNanoseconds(text: string): bigint | undefined {
  if (text.length > 64) return undefined;
  const negative = text.startsWith('-');
  const body = /^[-+]/.test(text) ? text.slice(1) : text;
  if (body === '0') return 0n;
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(body)) return undefined;
  let total = 0n;
  for (const [, whole = '', fraction = '', unit = ''] of body.matchAll(/(\d*)(?:\.(\d*))?([a-zµμ]+)/g)) {
    const scale = UNIT_NANOSECONDS[unit] ?? 0n;
    total += BigInt(whole || '0') * scale;
    if (fraction !== '') total += (BigInt(fraction) * scale) / 10n ** BigInt(fraction.length);
  }
  if (total > LONGEST_NANOSECONDS) return undefined;
  return negative ? -total : total;
}

/** Nanoseconds the way Go prints a duration: `5m0s`, `1.5s`, `250ms`. */
export function formatDuration(nanoseconds: bigint): string {
  if (nanoseconds < 0n) return `-${formatDuration(-nanoseconds)}`;
  if (nanoseconds === 0n) return '0s';
  if (nanoseconds < 1_000n) return `${nanoseconds}ns`;
  if (nanoseconds < 1_000_000n) return `${decimal(nanoseconds, 3)}µs`;
  if (nanoseconds < 1_000_000_000n) return `${decimal(nanoseconds, 6)}ms`;
  const minutes = nanoseconds / 60_000_000_000n;
  const seconds = `${decimal(nanoseconds % 60_000_000_000n, 9)}s`;
  if (minutes === 0n) return seconds;
  if (minutes < 60n) return `${minutes}m${seconds}`;
  return `${minutes / 60n}h${minutes % 60n}m${seconds}`;
}

function decimal(value: bigint, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const fraction = (value % scale).toString().padStart(digits, '0').replace(/0+$/, '');
  return `${value / scale}${fraction === '' ? '' : `.${fraction}`}`;
}
