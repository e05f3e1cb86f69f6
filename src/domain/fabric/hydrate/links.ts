import type { FabricConfig } from '../../resource/fabric-config.ts';
import type { Manifest } from '../../resource/manifest.ts';
import { compareText } from '../../shared/compare-text.ts';
import { type LinkEnd, linksOf } from '../connection-links.ts';
import { parsePrefix } from '../ip.ts';
import { pointerOf, specOf } from '../read.ts';
import { addressNumber, addressWith, type Fills } from './fills.ts';
import { Pool } from './pool.ts';

const ADDRESSED = ['fabric', 'mesh', 'gateway'] as const;
const LENGTH = 31;

/** The two ends of a link between devices of the fabric, in the order in which they get their addresses. */
export interface AddressedLink {
  readonly manifest: Manifest;
  readonly type: (typeof ADDRESSED)[number];
  readonly ends: readonly [LinkEnd, LinkEnd];
}

/** Links that have addresses at both ends, over the Connections by name. */
export function addressedLinks(connections: readonly Manifest[]): readonly AddressedLink[] {
  const ordered = [...connections].sort((a, b) => compareText(a.id.name, b.id.name));
  return ordered.flatMap((manifest) => {
    const spec = specOf(manifest.object);
    return ADDRESSED.filter((type) => pointerOf(spec, type) !== undefined).flatMap((type) =>
      linksOf(spec, type).flatMap(({ ends: [first, second] }): AddressedLink[] =>
        first === undefined || second === undefined ? [] : [{ manifest, type, ends: [first, second] }],
      ),
    );
  });
}

/** A /31 for each link without addresses; where one end has its own, the other one of the same /31. */
export function fillLinks(
  fills: Fills,
  links: readonly AddressedLink[],
  { fabricSubnet }: FabricConfig,
): void {
  const subnet = parsePrefix(fabricSubnet);
  const pool = new Pool(subnet?.network ?? 1n, subnet?.last ?? 0n, 2n);
  for (const { ends } of links) for (const { ip } of ends) pool.take(addressNumber(ip));
  for (const { manifest, ends } of links) {
    const lacking = ends.filter(({ ip }) => ip === '');
    const [one] = lacking;
    if (one === undefined) continue;
    if (lacking.length === 1) fillMate(fills, manifest, ends, pool);
    else {
      const first = pool.give();
      if (first === undefined) {
        const help = 'Widen fabricSubnet of the fabric, or write the addresses by hand.';
        fills.leave(manifest, `${one.pointer}/ip`, `no /31 of ${fabricSubnet} is free for the link`, help);
        continue;
      }
      for (const [at, { pointer }] of ends.entries())
        fills.set(manifest, `${pointer}/ip`, addressWith(first + BigInt(at), LENGTH));
    }
  }
}

function fillMate(fills: Fills, manifest: Manifest, ends: readonly LinkEnd[], pool: Pool): void {
  const lacking = ends.find(({ ip }) => ip === '');
  const given = ends.find(({ ip }) => ip !== '');
  if (lacking === undefined || given === undefined) return;
  const prefix = parsePrefix(given.ip);
  const mate = prefix === undefined ? undefined : prefix.network + prefix.last - prefix.address;
  if (prefix?.family === 4 && prefix.length === LENGTH && mate !== undefined && pool.isFree(mate)) {
    pool.take(mate);
    fills.set(manifest, `${lacking.pointer}/ip`, addressWith(mate, LENGTH));
    return;
  }
  const message = `the other end has ${given.ip}, and no address of the same /31 is free`;
  fills.leave(manifest, `${lacking.pointer}/ip`, message, 'Give both ends the two addresses of one /31.');
}
