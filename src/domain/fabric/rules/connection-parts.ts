import type { RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import type { JsonObject } from '../../shared/json.ts';
import { type Endpoints, endpointsOf } from '../connection-endpoints.ts';
import { DEPRECATED_TYPES, type LinkEnd, splitPort } from '../connection-links.ts';
import { pointerOf, specOf } from '../read.ts';

/** A Connection with MCLAG in it is taken as it is; no other rule looks at it. */
export function isDeprecated({ defaulted }: RuleObject): boolean {
  const spec = specOf(defaulted);
  return DEPRECATED_TYPES.some((type) => pointerOf(spec, type) !== undefined);
}

/** The spec of a Connection that the fabric judges, undefined for MCLAG. */
export function judgedSpec(object: RuleObject): JsonObject | undefined {
  return isDeprecated(object) ? undefined : specOf(object.defaulted);
}

/** The ends of a Connection that the fabric judges, undefined for MCLAG and without a type. Problems and all. */
export function judgedEndpoints(object: RuleObject): Endpoints | undefined {
  return isDeprecated(object) ? undefined : endpointsOf(specOf(object.defaulted));
}

/** An end whose text names a device and a port. */
export interface PlacedEnd extends LinkEnd {
  readonly device: string;
  readonly portName: string;
}

const known = new WeakMap<Endpoints, readonly PlacedEnd[]>();

/** Ends with a device and a port. Remembered with the endpoints: most rules ask for them. */
export function placedEnds(endpoints: Endpoints): readonly PlacedEnd[] {
  const remembered = known.get(endpoints);
  if (remembered !== undefined) return remembered;
  const placed: PlacedEnd[] = [];
  for (const { ends } of endpoints.links) {
    for (const end of ends) {
      const parts = splitPort(end.port);
      if (parts === undefined) continue;
      const { side, role, port, ip, pointer } = end;
      placed.push({ side, role, port, ip, pointer, device: parts.device, portName: parts.port });
    }
  }
  known.set(endpoints, placed);
  return placed;
}

/** Ends at switches, each with the Switch; those at switches that are nowhere are left out. */
export function switchEnds(
  endpoints: Endpoints,
  context: RuleContext,
): { readonly end: PlacedEnd; readonly at: RuleObject }[] {
  return placedEnds(endpoints).flatMap((end) => {
    const at = end.role === 'switch' ? context.find('Switch', end.device) : undefined;
    return at === undefined ? [] : [{ end, at }];
  });
}

/** A place in another object, as in `Switch default/leaf-01 has it here`. */
export function placeIn(
  object: RuleObject,
  pointer: string,
  what: string,
): NonNullable<RuleFinding['related']>[number] {
  return { object, pointer, message: `${displayId(object.id)} ${what}` };
}
