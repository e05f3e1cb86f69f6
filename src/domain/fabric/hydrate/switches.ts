import type { FabricConfig } from '../../resource/fabric-config.ts';
import type { Manifest } from '../../resource/manifest.ts';
import { compareText } from '../../shared/compare-text.ts';
import { parseAddress, parsePrefix } from '../ip.ts';
import { numberOf, specOf, structOf, textOf } from '../read.ts';
import { isLeaf, isSpine } from '../rules/switch-parts.ts';
import { addressNumber, addressWith, type Fills, isLeftOut } from './fills.ts';
import { Pool } from './pool.ts';

const FREE_HELP = 'Widen it in the configuration of the fabric, or write the value by hand.';

/** Spines first, then by role and name: the order in which the installer gives out values. */
export function inSwitchOrder(switches: readonly Manifest[]): readonly Manifest[] {
  const rank = (one: Manifest) => (isSpine(specOf(one.object)) ? 0 : 1);
  return [...switches].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      compareText(textOf(specOf(a.object), 'role'), textOf(specOf(b.object), 'role')) ||
      compareText(a.id.name, b.id.name),
  );
}

/**
 * Pools of the addresses that switches and gateways share. Nodes of the installer have management addresses, too: the
 * first control node, and one for each gateway.
 */
export interface SharedPools {
  readonly management: Pool;
  readonly protocol: Pool;
  readonly vtep: Pool;
}

/** The control node has the first address, three after that of the control plane. */
const FIRST_AFTER_VIP = 4n;
const CONTROL_NODES = 1;

export function sharedPools(
  switches: readonly Manifest[],
  gateways: readonly Manifest[],
  config: FabricConfig,
): SharedPools {
  const vip = addressNumber(config.controlVIP) ?? 0n;
  const nodes = BigInt(CONTROL_NODES + gateways.length);
  const dhcp = parseAddress(config.managementDHCPStart)?.value ?? 0n;
  const pools = {
    management: new Pool(vip + FIRST_AFTER_VIP + nodes, dhcp - 1n),
    protocol: poolOf(config.protocolSubnet),
    vtep: poolOf(config.vtepSubnet),
  };
  for (const { object } of [...switches, ...gateways]) {
    const spec = specOf(object);
    pools.management.take(addressNumber(textOf(spec, 'ip')));
    pools.protocol.take(addressNumber(textOf(spec, 'protocolIP')));
    pools.vtep.take(addressNumber(textOf(spec, 'vtepIP')));
  }
  return pools;
}

function poolOf(subnet: string): Pool {
  const prefix = parsePrefix(subnet);
  return new Pool(prefix?.network ?? 1n, prefix?.last ?? 0n);
}

const HOST = 32;

export function fillHost(
  fills: Fills,
  manifest: Manifest,
  field: 'ip' | 'protocolIP' | 'vtepIP',
  pool: Pool,
  { length, subnet }: { readonly length: number; readonly subnet: string },
): bigint | undefined {
  const pointer = `/spec/${field}`;
  const value = pool.give();
  if (value !== undefined) fills.set(manifest, pointer, addressWith(value, length));
  else fills.leave(manifest, pointer, `no address of ${subnet} is free for ${field}`, FREE_HELP);
  return value;
}

/** Management, protocol and VTEP address and the ASN of each switch that lacks them. */
export function fillSwitches(
  fills: Fills,
  switches: readonly Manifest[],
  pools: SharedPools,
  config: FabricConfig,
): void {
  const ordered = inSwitchOrder(switches);
  const asns = asnPool(ordered, config);
  const shared = new SharedByGroup(ordered);
  const length = parsePrefix(config.managementSubnet)?.length ?? HOST;
  for (const manifest of ordered) {
    const spec = specOf(manifest.object);
    if (!isLeaf(spec) && !isSpine(spec)) {
      const message = `the role "${textOf(spec, 'role')}" is neither that of a leaf nor of a spine, so no values are chosen`;
      fills.leave(manifest, '/spec/role', message, 'Write spine, server-leaf, border-leaf or mixed-leaf.');
      continue;
    }
    const { managementSubnet, protocolSubnet, vtepSubnet } = config;
    if (isLeftOut(spec, 'ip'))
      fillHost(fills, manifest, 'ip', pools.management, { length, subnet: managementSubnet });
    if (isLeftOut(spec, 'protocolIP'))
      fillHost(fills, manifest, 'protocolIP', pools.protocol, { length: HOST, subnet: protocolSubnet });
    if (isLeftOut(spec, 'asn')) fillAsn(fills, manifest, asns, shared, config);
    if (!isLeaf(spec) || !isLeftOut(spec, 'vtepIP')) continue;
    const known = shared.known(manifest, 'vtepIP');
    if (known !== undefined) fills.set(manifest, '/spec/vtepIP', known);
    else {
      const given = fillHost(fills, manifest, 'vtepIP', pools.vtep, { length: HOST, subnet: vtepSubnet });
      if (given !== undefined) shared.learn(manifest, 'vtepIP', addressWith(given, HOST));
    }
  }
}

function asnPool(switches: readonly Manifest[], { leafASNStart, leafASNEnd }: FabricConfig): Pool {
  const pool = new Pool(BigInt(leafASNStart), BigInt(leafASNEnd));
  for (const { object } of switches) {
    const asn = numberOf(specOf(object), 'asn');
    if (Number.isInteger(asn)) pool.take(BigInt(asn));
  }
  return pool;
}

function fillAsn(
  fills: Fills,
  manifest: Manifest,
  pool: Pool,
  shared: SharedByGroup,
  { spineASN, leafASNStart, leafASNEnd }: FabricConfig,
): void {
  const pointer = '/spec/asn';
  if (isSpine(specOf(manifest.object))) {
    fills.set(manifest, pointer, spineASN);
    return;
  }
  const known = shared.known(manifest, 'asn');
  const given = known ?? pool.give()?.toString();
  if (given === undefined) {
    fills.leave(manifest, pointer, `no ASN from ${leafASNStart} to ${leafASNEnd} is free`, FREE_HELP);
    return;
  }
  shared.learn(manifest, 'asn', given);
  fills.set(manifest, pointer, Number(given));
}

/** The two switches of an MCLAG group share ASN and VTEP address. */
class SharedByGroup {
  readonly #values = new Map<string, string>();

  constructor(switches: readonly Manifest[]) {
    for (const manifest of switches) {
      const spec = specOf(manifest.object);
      const asn = numberOf(spec, 'asn');
      if (asn !== 0) this.learn(manifest, 'asn', String(asn));
      const vtep = textOf(spec, 'vtepIP');
      if (vtep !== '') this.learn(manifest, 'vtepIP', vtep);
    }
  }

  known(manifest: Manifest, field: string): string | undefined {
    const group = groupOf(manifest);
    return group === undefined ? undefined : this.#values.get(`${group} ${field}`);
  }

  learn(manifest: Manifest, field: string, value: string): void {
    const group = groupOf(manifest);
    if (group !== undefined && !this.#values.has(`${group} ${field}`))
      this.#values.set(`${group} ${field}`, value);
  }
}

function groupOf({ object }: Manifest): string | undefined {
  const redundancy = structOf(specOf(object), 'redundancy');
  const group = textOf(redundancy, 'group');
  return textOf(redundancy, 'type') === 'mclag' && group !== '' ? group : undefined;
}
