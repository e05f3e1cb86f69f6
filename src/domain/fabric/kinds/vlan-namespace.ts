import { getOwn, isJsonObject, type Json } from '../../shared/json.ts';
import { vlanNamespaceDefaulting } from '../defaulting/vlan-namespace.ts';
import { isFabricKey } from '../fabric-key.ts';
import { defineKind } from '../fabric-kind.ts';
import { vlanNamespaceRules } from '../rules/vlan-namespace.ts';
import { list, object, uint16 } from '../schema-builders.ts';
import { vlanNamespaceWords } from '../words/outside.ts';

export const vlanNamespaceSpec = object({
  ranges: list(object({ from: uint16(), to: uint16() }), { minItems: 1, maxItems: 20 }),
});

const LAST_VLAN = 4094;

/**
 * `to` left out or 0 is `from`; two or more ranges are sorted; and when one range is invalid, the webhook keeps none
 * of them. Ranges of another shape are left to the schema.
 */
function canonicalRanges(value: Json): Json {
  if (!Array.isArray(value)) return value;
  const ranges: { readonly from: number; readonly to: number }[] = [];
  for (const item of value as readonly Json[]) {
    if (!isJsonObject(item)) return value;
    const from = getOwn(item, 'from') ?? 0;
    const to = getOwn(item, 'to') ?? from;
    if (typeof from !== 'number' || typeof to !== 'number') return value;
    ranges.push({ ...item, from, to });
  }
  if (ranges.some(({ from, to }) => from < 1 || to > LAST_VLAN || from > to)) return [];
  return ranges.sort((a, b) => a.from - b.from || a.to - b.to);
}

export const vlanNamespaceKind = defineKind({
  kind: 'VLANNamespace',
  group: 'wiring',
  version: 'v1beta1',
  formerVersions: ['v1alpha2'],
  plural: 'vlannamespaces',
  shortNames: ['vlanns'],
  categories: ['hedgehog', 'wiring', 'fabric'],
  spec: vlanNamespaceSpec,
  words: vlanNamespaceWords,
  rules: vlanNamespaceRules,
  defaulting: vlanNamespaceDefaulting,
  ownsLabel: isFabricKey,
  canonical: { rewrite: { ranges: canonicalRanges } },
});
