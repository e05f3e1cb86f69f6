import type { RuleContext, RuleObject } from '../../resource/kind.ts';
import type { FieldPointer } from '../../shared/pointer.ts';
import { endpointsOf } from '../connection-endpoints.ts';
import { type LinkEnd, splitPort } from '../connection-links.ts';
import { specOf } from '../read.ts';

/** A port of a switch that a Connection uses. */
export interface UsedPort {
  /** As written, with its lane. */
  readonly port: string;
  readonly connection: RuleObject;
  readonly pointer: FieldPointer;
}

/** Ports that Connections use, by the name of the switch. */
export function usedPorts(context: RuleContext): ReadonlyMap<string, readonly UsedPort[]> {
  const bySwitch = new Map<string, UsedPort[]>();
  for (const connection of context.all('Connection')) {
    const endpoints = endpointsOf(specOf(connection.defaulted));
    if (endpoints === undefined) continue;
    const ends = endpoints.links.flatMap((link) => link.ends);
    for (const end of ends) {
      const place = placeOf(end);
      if (place === undefined) continue;
      const pointer = `${end.pointer}/port`;
      const used = { port: place.port, connection, pointer };
      const known = bySwitch.get(place.device);
      if (known === undefined) bySwitch.set(place.device, [used]);
      else known.push(used);
    }
  }
  return bySwitch;
}

function placeOf({ role, port }: LinkEnd) {
  return role === 'switch' ? splitPort(port) : undefined;
}

/** `E1/5` for `E1/5/2`; other names as they are. */
export function withoutLane(port: string): string {
  return port.split('/').slice(0, 2).join('/');
}
