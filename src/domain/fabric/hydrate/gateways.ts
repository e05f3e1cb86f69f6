import type { FabricConfig } from '../../resource/fabric-config.ts';
import type { Manifest } from '../../resource/manifest.ts';
import { compareText } from '../../shared/compare-text.ts';
import { getOwn, type Json } from '../../shared/json.ts';
import { childPointer } from '../../shared/pointer.ts';
import { splitPort } from '../connection-links.ts';
import { canonicalMac } from '../go-text.ts';
import { formatAddress } from '../ip.ts';
import { listOf, numberOf, specOf, structOf, structsOf, textOf } from '../read.ts';
import { addressNumber, type Fills, isLeftOut } from './fills.ts';
import type { AddressedLink } from './links.ts';
import { Pool } from './pool.ts';
import { fillHost, type SharedPools } from './switches.ts';

const MAC_START = 'CA:FE:BA:BE:01:';
const MOST_MACS = 0xfen;
const VTEP_MTU = 9036;
const INTERFACE_MTU = 9100;
const HOST = 32;

/** ASN, addresses, MAC, interfaces and neighbors of each gateway that lacks them. Links have their addresses by now. */
export function fillGateways(
  fills: Fills,
  gateways: readonly Manifest[],
  links: readonly AddressedLink[],
  switches: readonly Manifest[],
  pools: SharedPools,
  config: FabricConfig,
): void {
  const ordered = [...gateways].sort((a, b) => compareText(a.id.name, b.id.name));
  const macs = macPool(ordered);
  const asns = asnsOf(fills, switches);
  for (const manifest of ordered) {
    const spec = specOf(manifest.object);
    const { protocolSubnet, vtepSubnet } = config;
    if (isLeftOut(spec, 'asn')) fills.set(manifest, '/spec/asn', config.gatewayASN);
    if (isLeftOut(spec, 'protocolIP'))
      fillHost(fills, manifest, 'protocolIP', pools.protocol, { length: HOST, subnet: protocolSubnet });
    if (isLeftOut(spec, 'vtepIP')) {
      fillHost(fills, manifest, 'vtepIP', pools.vtep, { length: HOST, subnet: vtepSubnet });
      if (isLeftOut(spec, 'vtepMTU')) fills.set(manifest, '/spec/vtepMTU', VTEP_MTU);
    }
    if (isLeftOut(spec, 'vtepMAC')) fillMac(fills, manifest, macs);
    fillInterfaces(fills, manifest, links, asns);
  }
}

function macPool(gateways: readonly Manifest[]): Pool {
  const pool = new Pool(1n, MOST_MACS);
  for (const { object } of gateways) {
    const mac = canonicalMac(textOf(specOf(object), 'vtepMAC')) ?? '';
    if (mac.startsWith(MAC_START.toLowerCase())) pool.take(BigInt(`0x${mac.slice(MAC_START.length)}`));
  }
  return pool;
}

function fillMac(fills: Fills, manifest: Manifest, macs: Pool): void {
  const given = macs.give();
  if (given !== undefined) {
    const last = given.toString(16).toUpperCase().padStart(2, '0');
    fills.set(manifest, '/spec/vtepMAC', MAC_START + last);
    return;
  }
  const message = `no MAC from ${MAC_START}01 to ${MAC_START}FE is free`;
  fills.leave(manifest, '/spec/vtepMAC', message, 'Write a vtepMAC by hand.');
}

/** ASNs by the name of the switch, those that were filled in among them. */
function asnsOf(fills: Fills, switches: readonly Manifest[]): ReadonlyMap<string, number> {
  return new Map(
    switches.map((manifest) => {
      const filled = fills.valueOf(manifest, '/spec/asn');
      return [
        manifest.id.name,
        typeof filled === 'number' ? filled : numberOf(specOf(manifest.object), 'asn'),
      ];
    }),
  );
}

/** An interface without addresses gets that of its link, and the switch at the other end becomes a neighbor. */
function fillInterfaces(
  fills: Fills,
  manifest: Manifest,
  links: readonly AddressedLink[],
  asns: ReadonlyMap<string, number>,
): void {
  const spec = specOf(manifest.object);
  const interfaces = structOf(spec, 'interfaces');
  const neighbors = listOf(spec, 'neighbors');
  const known = new Set(structsOf(spec, 'neighbors').map(({ value }) => textOf(value, 'ip')));
  const added: Json[] = [];
  for (const link of links) {
    const [at, own] = link.ends;
    const place = link.type === 'gateway' ? splitPort(own.port) : undefined;
    if (place?.device !== manifest.id.name || getOwn(interfaces, place.port) === undefined) continue;
    const value = structOf(interfaces, place.port);
    const pointer = childPointer('/spec/interfaces', place.port);
    const address = ipOf(fills, link, own);
    const lacks = isLeftOut(value, 'ips');
    if (address !== '' && lacks) {
      fills.set(manifest, `${pointer}/ips`, [address]);
      if (isLeftOut(value, 'mtu')) fills.set(manifest, `${pointer}/mtu`, INTERFACE_MTU);
    }
    const far = addressNumber(ipOf(fills, link, at));
    const asn = asns.get(splitPort(at.port)?.device ?? '') ?? 0;
    const ip = far === undefined ? '' : formatAddress({ family: 4, value: far });
    if (ip === '' || asn === 0 || known.has(ip) || (!lacks && neighbors.length > 0)) continue;
    known.add(ip);
    added.push({ asn, ip, source: place.port });
  }
  if (added.length > 0) fills.set(manifest, '/spec/neighbors', [...neighbors, ...added]);
}

function ipOf(
  fills: Fills,
  { manifest }: AddressedLink,
  { ip, pointer }: AddressedLink['ends'][number],
): string {
  const filled = fills.valueOf(manifest, `${pointer}/ip`);
  return typeof filled === 'string' ? filled : ip;
}
