import type { RuleContext, RuleObject } from '../../resource/kind.ts';
import { type IpPrefix, parsePrefix } from '../ip.ts';
import { listOf, specOf } from '../read.ts';

/** One prefix that an IPv4Namespace hands out. */
export interface NamespaceEntry {
  readonly text: string;
  /** Undefined when the text is none. */
  readonly prefix: IpPrefix | undefined;
}

/** The entries in the order of the manifest. What is no text at all is passed over; null is the empty text. */
export function writtenEntries(namespace: RuleObject): readonly (NamespaceEntry & { readonly at: number })[] {
  return listOf(specOf(namespace.object), 'subnets').flatMap((value, at) => {
    const text = value ?? '';
    return typeof text === 'string' ? [{ at, text, prefix: parsePrefix(text) }] : [];
  });
}

/** Index: the entries of every IPv4Namespace by name, in the order in which the fabric looks at them. */
export function namespaceEntries(context: RuleContext): ReadonlyMap<string, readonly NamespaceEntry[]> {
  const byName = new Map<string, readonly NamespaceEntry[]>();
  for (const namespace of context.all('IPv4Namespace')) {
    if (byName.has(namespace.id.name)) continue;
    const texts = listOf(specOf(namespace.defaulted), 'subnets').filter((text) => typeof text === 'string');
    byName.set(
      namespace.id.name,
      texts.map((text) => ({ text, prefix: parsePrefix(text) })),
    );
  }
  return byName;
}
