import { parseDocument } from 'yaml';
import { DEFAULT_FABRIC_CONFIG, type FabricConfig, type VlanRange } from '../resource/fabric-config.ts';
import { getOwn, isJsonObject, type Json, type JsonObject } from '../shared/json.ts';
import { prefixLength } from './go-text.ts';
import { contains, parseAddress, parsePrefix } from './ip.ts';

/** A configuration, or the keys whose values cannot be used; values are never repeated, some of them are secrets. */
export type ReadFabricConfig =
  | { readonly result: 'ok'; readonly config: FabricConfig }
  | { readonly result: 'invalid'; readonly problems: readonly string[] };

/** Reads `config.yaml` of the fabric's own ConfigMap. Only the keys of `FabricConfig` are looked at. */
export function parseFabricConfig(text: string): ReadFabricConfig {
  const value = yamlValue(text);
  if (value === undefined) return { result: 'invalid', problems: ['the text is not YAML'] };
  return isJsonObject(value)
    ? readFabricConfig(value)
    : { result: 'invalid', problems: ['the text is no mapping'] };
}

/** Undefined when it is no YAML. Errors are not passed on: they quote the text. */
function yamlValue(text: string): unknown {
  try {
    const document = parseDocument(text, { logLevel: 'silent', prettyErrors: false });
    return document.errors.length > 0 ? undefined : (document.toJS({ maxAliasCount: 100 }) ?? null);
  } catch {
    return undefined;
  }
}

/** A configuration from its keys as the fabric writes them; what is left out has the default. Other keys are passed over. */
export function readFabricConfig(value: JsonObject): ReadFabricConfig {
  const problems: string[] = [];
  const read = <T>(
    key: keyof FabricConfig,
    as: string,
    take: (json: Json) => T | undefined,
    fallback: T,
  ): T => {
    const json = getOwn(value, key) ?? null;
    if (json === null) return fallback;
    const taken = take(json);
    if (taken === undefined) problems.push(`${key} must be ${as}`);
    return taken ?? fallback;
  };
  const base = DEFAULT_FABRIC_CONFIG;
  const flag = (key: Keys<boolean>) => read(key, 'true or false', asBoolean, base[key]);
  const count = (key: Keys<number>) => read(key, 'a number', asNumber, base[key]);
  const prefix = (key: Keys<string>) => read(key, 'a prefix', asPrefix, base[key]);
  const address = (key: Keys<string>) => read(key, 'an address', asAddress, base[key]);
  const vlans = (key: Keys<readonly VlanRange[]>) => read(key, 'a list of VLAN ranges', asRanges, base[key]);
  const config: FabricConfig = {
    vpcIRBVLANRange: vlans('vpcIRBVLANRange'),
    th5WorkaroundVLANRange: vlans('th5WorkaroundVLANRange'),
    vpcPeeringDisabled: flag('vpcPeeringDisabled'),
    reservedSubnets: read('reservedSubnets', 'a list of prefixes', asPrefixes, base.reservedSubnets),
    fabricMode: read('fabricMode', 'a text', asText, base.fabricMode),
    fabricMTU: count('fabricMTU'),
    serverFacingMTUOffset: count('serverFacingMTUOffset'),
    allowExtraSwitchProfiles: flag('allowExtraSwitchProfiles'),
    includeSONiCCLSPlus: flag('includeSONiCCLSPlus'),
    includeCumulus: flag('includeCumulus'),
    controlVIP: prefix('controlVIP'),
    managementSubnet: prefix('managementSubnet'),
    managementDHCPStart: address('managementDHCPStart'),
    managementDHCPEnd: address('managementDHCPEnd'),
    protocolSubnet: prefix('protocolSubnet'),
    vtepSubnet: prefix('vtepSubnet'),
    fabricSubnet: prefix('fabricSubnet'),
    spineASN: count('spineASN'),
    leafASNStart: count('leafASNStart'),
    leafASNEnd: count('leafASNEnd'),
    gatewayASN: count('gatewayASN'),
    enableGateway: flag('enableGateway'),
    gatewayCommunities: read('gatewayCommunities', 'a mapping', asTexts, base.gatewayCommunities),
  };
  problems.push(...managementProblems(config));
  return problems.length === 0 ? { result: 'ok', config } : { result: 'invalid', problems };
}

/** The range that DHCP gives away lies in the management subnet, its start before its end. */
function managementProblems({
  managementSubnet,
  managementDHCPStart,
  managementDHCPEnd,
}: FabricConfig): string[] {
  const subnet = parsePrefix(managementSubnet);
  const [start, end] = [parseAddress(managementDHCPStart), parseAddress(managementDHCPEnd)];
  if (subnet === undefined || start === undefined || end === undefined) return [];
  if (!contains(subnet, start) || !contains(subnet, end)) {
    return ['managementDHCPStart and managementDHCPEnd must be addresses of managementSubnet'];
  }
  return start.value < end.value ? [] : ['managementDHCPStart must come before managementDHCPEnd'];
}

/** Keys of a configuration whose values are of type T. */
type Keys<T> = {
  [K in keyof FabricConfig]: FabricConfig[K] extends T ? K : never;
}[keyof FabricConfig];

const asBoolean = (json: Json) => (typeof json === 'boolean' ? json : undefined);
const asText = (json: Json) => (typeof json === 'string' ? json : undefined);
const asNumber = (json: Json) =>
  typeof json === 'number' && Number.isInteger(json) && json >= 0 ? json : undefined;
const asPrefix = (json: Json) =>
  typeof json === 'string' && prefixLength(json) !== undefined ? json : undefined;
const asAddress = (json: Json) =>
  typeof json === 'string' && parseAddress(json) !== undefined ? json : undefined;

function asPrefixes(json: Json): readonly string[] | undefined {
  if (!Array.isArray(json)) return undefined;
  const prefixes = json.map((item: Json) => asPrefix(item));
  return prefixes.every((item) => item !== undefined) ? prefixes : undefined;
}

function asTexts(json: Json): Readonly<Record<string, string>> | undefined {
  if (!isJsonObject(json)) return undefined;
  const texts: Record<string, string> = {};
  for (const [key, item] of Object.entries(json)) {
    if (typeof item !== 'string') return undefined;
    texts[key] = item;
  }
  return texts;
}

const LAST_VLAN = 4094;

function asRanges(json: Json): readonly VlanRange[] | undefined {
  if (!Array.isArray(json)) return undefined;
  const ranges: VlanRange[] = [];
  for (const item of json as readonly Json[]) {
    if (!isJsonObject(item)) return undefined;
    const from = asNumber(item.from ?? 0) ?? 0;
    const to = asNumber(item.to ?? 0) || from;
    if (from < 1 || to > LAST_VLAN || from > to) return undefined;
    ranges.push({ from, to });
  }
  return merged(ranges.sort((a, b) => a.from - b.from || a.to - b.to));
}

/** Sorted ranges with those that touch or overlap made one, the way the controller does it: the later end counts. */
function merged(ranges: readonly VlanRange[]): VlanRange[] {
  const result: VlanRange[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    if (last !== undefined && range.from <= last.to + 1)
      result[result.length - 1] = { from: last.from, to: range.to };
    else result.push(range);
  }
  return result;
}
