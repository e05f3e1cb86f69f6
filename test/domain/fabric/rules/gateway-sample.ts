import type { JsonObject } from '../../../../src/domain/shared/json.ts';
import { type Around, found } from '../rule-world.ts';

export const GOOD: JsonObject = {
  protocolIP: '172.30.8.200/32',
  vtepIP: '172.30.12.200/32',
  vtepMAC: 'ca:fe:ba:be:01:01',
  asn: 65534,
  interfaces: { enp2s1: { ips: ['172.30.128.1/31'] } },
  neighbors: [{ source: 'enp2s1', ip: '172.30.128.0', asn: 65100 }],
};

export function onGateway(change: JsonObject, around: Around = {}): string[] {
  const config = { enableGateway: true, ...around.config };
  return found('Gateway', 'gw', { ...GOOD, ...change }, { ...around, config });
}
