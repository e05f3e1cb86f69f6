import type { RuleContext } from '../../resource/kind.ts';
import { formatPrefix, type IpPrefix, overlaps, parsePrefix } from '../ip.ts';

/** Index: what the fabric keeps for itself. */
export function reservedPrefixes({ config }: RuleContext): readonly IpPrefix[] {
  return config.reservedSubnets.flatMap((text) => parsePrefix(text) ?? []);
}

/** The first of `others` that shares an address with the prefix, as text. */
export function firstOverlap(prefix: IpPrefix, others: readonly IpPrefix[]): string | undefined {
  const other = others.find((candidate) => overlaps(candidate, prefix));
  return other === undefined ? undefined : formatPrefix(other);
}
