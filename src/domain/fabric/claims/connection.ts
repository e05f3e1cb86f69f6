import type { Claim } from '../../resource/claim.ts';
import type { RuleObject } from '../../resource/kind.ts';
import { samePort } from '../profiles/switch-ports.ts';
import { addressedLinks } from '../rules/connection-addresses.ts';
import { judgedEndpoints, judgedSpec, placedEnds } from '../rules/connection-parts.ts';
import { addressText } from './address-range.ts';

/** Ports at both sides (CN-18) and addresses of links (CN-20); the fabric looks only at links that have both. */
export function connectionClaims(object: RuleObject): readonly Claim[] {
  const spec = judgedSpec(object);
  const endpoints = judgedEndpoints(object);
  if (spec === undefined || endpoints === undefined || endpoints.problems.length > 0) return [];
  const ports = placedEnds(endpoints).map(
    ({ device, portName, port, pointer }): Claim => ({
      space: 'port',
      taken: `${device}/${samePort(portName)}`,
      pointer: `${pointer}/port`,
      what: `the port ${port}`,
    }),
  );
  const addresses = addressedLinks(spec).flatMap(({ ends }) => {
    const unchecked = ends.some(({ ip }) => ip === '');
    return ends.flatMap(({ ip, pointer }): Claim[] => {
      const taken = addressText(ip);
      if (taken === undefined) return [];
      return [
        { space: 'address of links', taken, pointer: `${pointer}/ip`, what: `the address ${ip}`, unchecked },
      ];
    });
  });
  return [...ports, ...addresses];
}
