import type { RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { exact } from '../../shared/exact.ts';
import type { JsonObject } from '../../shared/json.ts';
import { type Endpoints, endpointsOf } from '../connection-endpoints.ts';
import { DEPRECATED_TYPES, type LinkEnd, splitPort } from '../connection-links.ts';
import { samePort } from '../profiles/switch-ports.ts';
import { pointerOf, specOf } from '../read.ts';

/** A Connection with MCLAG in it is taken as it is; no other rule looks at it. */
export function isDeprecated(object: RuleObject): boolean {
  return judgedParts(object) === undefined;
}

/** The spec of a Connection that the fabric judges, undefined for MCLAG. */
export function judgedSpec(object: RuleObject): JsonObject | undefined {
  return judgedParts(object)?.spec;
}

/** The ends of a Connection that the fabric judges, undefined for MCLAG and without a type. Problems and all. */
export function judgedEndpoints(object: RuleObject): Endpoints | undefined {
  return judgedParts(object)?.endpoints;
}

interface JudgedParts {
  readonly spec: JsonObject;
  readonly endpoints: Endpoints | undefined;
}

const judged = new WeakMap<RuleObject, JudgedParts | 'deprecated'>();

/** Remembered with the object: nearly every rule of a Connection begins with it. */
function judgedParts(object: RuleObject): JudgedParts | undefined {
  const remembered = judged.get(object);
  if (remembered !== undefined) return remembered === 'deprecated' ? undefined : remembered;
  const spec = specOf(object.defaulted);
  const deprecated = DEPRECATED_TYPES.some((type) => pointerOf(spec, type) !== undefined);
  const parts = deprecated ? undefined : { spec, endpoints: endpointsOf(spec) };
  judged.set(object, parts ?? 'deprecated');
  return parts;
}

/** An end whose text names a device and a port. */
export interface PlacedEnd extends LinkEnd {
  readonly device: string;
  readonly portName: string;
  /** Device and port, `E1/4` and `E1/4/1` being one. */
  readonly key: string;
}

const known = new WeakMap<Endpoints, readonly PlacedEnd[]>();

/** Ends with a device and a port. Remembered with the endpoints: most rules ask for them. */
export function placedEnds(endpoints: Endpoints): readonly PlacedEnd[] {
  const remembered = known.get(endpoints);
  if (remembered !== undefined) return remembered;
  const found: PlacedEnd[] = [];
  for (const { ends } of endpoints.links) {
    for (const end of ends) {
      const parts = splitPort(end.port);
      if (parts === undefined) continue;
      const { side, role, port, ip, pointer } = end;
      const { device, port: portName } = parts;
      found.push({
        side,
        role,
        port,
        ip,
        pointer,
        device,
        portName,
        key: `${device}/${samePort(portName)}`,
      });
    }
  }
  const placed = exact(found);
  known.set(endpoints, placed);
  return placed;
}

/** An end, and the Switch it is at. */
export interface SwitchEnd {
  readonly end: PlacedEnd;
  readonly at: RuleObject;
}

/** Ends at switches, each with the Switch; those at switches that are nowhere are left out. */
export function switchEnds(endpoints: Endpoints, context: RuleContext): readonly SwitchEnd[] {
  const memory = context.index(switchEndsMemory);
  const remembered = memory.get(endpoints);
  if (remembered !== undefined) return remembered;
  const found: SwitchEnd[] = [];
  for (const end of placedEnds(endpoints)) {
    const at = end.role === 'switch' ? context.find('Switch', end.device) : undefined;
    if (at !== undefined) found.push({ end, at });
  }
  const ends = exact(found);
  memory.set(endpoints, ends);
  return ends;
}

const switchEndsMemory = (): Map<Endpoints, readonly SwitchEnd[]> => new Map();

/** A place in another object, as in `Switch default/leaf-01 has it here`. */
export function placeIn(
  object: RuleObject,
  pointer: string,
  what: string,
): NonNullable<RuleFinding['related']>[number] {
  return { object, pointer, message: `${displayId(object.id)} ${what}` };
}
