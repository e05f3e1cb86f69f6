import type { FabricConfig } from '../../resource/fabric-config.ts';
import type { Manifest } from '../../resource/manifest.ts';
import { type Fill, Fills, type Unfilled } from './fills.ts';
import { fillGateways } from './gateways.ts';
import { addressedLinks, fillLinks } from './links.ts';
import { fillSwitches, sharedPools } from './switches.ts';

export interface Hydration {
  readonly filled: readonly Fill[];
  readonly unfilled: readonly Unfilled[];
}

/**
 * Addresses, ASNs and what goes with them for everything that lacks them (hedgehog-api.md 10.2). In a fabric without any
 * the values are those of `hhfab`; in one that has some, the next free ones in the same order, and what is there stays.
 * The same fabric gives the same values, in whatever order its files are, and a filled one nothing more.
 */
export function hydrateFabric(manifests: readonly Manifest[], config: FabricConfig): Hydration {
  const fills = new Fills();
  const switches = manifests.filter(({ id }) => id.kind === 'Switch');
  const gateways = manifests.filter(({ id }) => id.kind === 'Gateway');
  const links = addressedLinks(manifests.filter(({ id }) => id.kind === 'Connection'));
  const pools = sharedPools(switches, gateways, config);
  fillSwitches(fills, switches, pools, config);
  fillLinks(fills, links, config);
  fillGateways(fills, gateways, links, switches, pools, config);
  return { filled: fills.filled, unfilled: fills.unfilled };
}
