import type { Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import type { JsonObject } from '../../shared/json.ts';
import { childPointer } from '../../shared/pointer.ts';
import { parsePortName } from '../profiles/port-names.ts';
import { modeOf, portsOf, type SwitchPorts, switchPorts } from '../profiles/switch-ports.ts';
import { listOf, pointerOf, specOf, structOf, textOf } from '../read.ts';
import { judgedEndpoints, type PlacedEnd, placeIn, type SwitchEnd, switchEnds } from './connection-parts.ts';
import { profileOf } from './switch-parts.ts';

/** Ends at switches, the first of each switch. */
function firstEnds(object: RuleObject, context: RuleContext): readonly SwitchEnd[] {
  const endpoints = judgedEndpoints(object);
  if (endpoints === undefined || endpoints.problems.length > 0) return [];
  const ends = switchEnds(endpoints, context);
  if (ends.length < 2) return ends;
  const seen = new Set<RuleObject>();
  return ends.filter(({ at }) => !seen.has(at) && seen.add(at));
}

const profileExists: Rule = {
  code: 'HHS-CN-14',
  severity: 'error',
  needs: 'references',
  title: 'the profile of every switch of a connection exists',
  example: 'switch: {port: leaf-01/E1/1}  # leaf-01 has a profile that does not exist',
  cure: 'Correct the profile of the Switch.',
  check(object, context) {
    return firstEnds(object, context).flatMap(({ end, at }): RuleFinding[] => {
      if (profileOf(at, context) !== undefined) return [];
      const profile = textOf(specOf(at.defaulted), 'profile');
      return [
        {
          pointer: `${end.pointer}/port`,
          message: `${displayId(at.id)} has the profile "${profile}", which does not exist, so its ports are not known`,
          help: `Correct the profile of ${displayId(at.id)}.`,
          related: [placeIn(at, '/spec/profile', 'has its profile here')],
          follows: true,
        },
      ];
    });
  },
};

/** What the fabric cannot tell the ports of a switch for. `follows`: the switch has an error of its own for it. */
interface PortsTrouble {
  readonly pointer: string;
  readonly message: string;
  readonly follows: boolean;
}

interface KnownPorts {
  readonly ports: SwitchPorts;
  readonly trouble: PortsTrouble | undefined;
}

/** Filled as switches are met: most connections share them. */
const portsMemory = (): Map<RuleObject, KnownPorts | undefined> => new Map();

function portsOfSwitch(at: RuleObject, context: RuleContext): KnownPorts | undefined {
  const memory = context.index(portsMemory);
  if (memory.has(at)) return memory.get(at);
  const profile = profileOf(at, context);
  const known = profile && readPorts(specOf(profile.defaulted), specOf(at.defaulted), profile.id.name);
  memory.set(at, known);
  return known;
}

function readPorts(profile: JsonObject, spec: JsonObject, name: string): KnownPorts {
  const ports = switchPorts(profile, spec);
  const [unusable] = ports.unusable;
  if (unusable === undefined) return { ports, trouble: nosTrouble(profile, spec, name) };
  const why = unusable.reason ?? `it does not have the breakout mode "${modeOf(unusable, spec)}"`;
  const message = `the ports of the switch are not known, because of its port ${unusable.name}: ${why}`;
  return {
    ports,
    trouble: { pointer: childPointer('/spec/portBreakouts', unusable.name), message, follows: true },
  };
}

/** A number as `strconv.Atoi` reads it. */
const NUMBER = /^[+-]?\d+$/;

/** Breakout ports are called by a base and an offset; both must be numbers. */
function nosTrouble(profile: JsonObject, spec: JsonObject, name: string): PortsTrouble | undefined {
  for (const port of portsOf(profile)) {
    if (port.sort !== 'breakout') continue;
    const base = textOf(structOf(profile, 'ports', port.name), 'baseNOSName').replace(/^Ethernet/, '');
    const mode = modeOf(port, spec);
    const offsets = listOf(pointerOf(port.portProfile, 'breakout', 'supported', mode) ?? {}, 'offsets');
    const wrong = [base, ...offsets].find((text) => typeof text !== 'string' || !NUMBER.test(text));
    if (wrong === undefined) continue;
    const what = wrong === base ? 'its base name' : `the offset "${String(wrong)}" of its mode ${mode}`;
    const message = `the profile ${name} gives no names for the lanes of port ${port.name}: ${what} has no number`;
    return { pointer: '/spec/profile', message, follows: false };
  }
  return undefined;
}

const portsExist: Rule = {
  code: 'HHS-CN-15',
  severity: 'error',
  needs: 'references',
  title: 'every port of a connection is one that the switch has under its profile and breakouts',
  example: 'switch: {port: leaf-01/E1/99}',
  cure: 'Use a port of the profile; for lanes such as E1/55/2 set portBreakouts of the Switch.',
  check(object, context) {
    const findings: RuleFinding[] = [];
    for (const first of firstEnds(object, context)) {
      const trouble = portsOfSwitch(first.at, context)?.trouble;
      if (trouble !== undefined) findings.push(troubledPort(first, trouble));
    }
    const endpoints = judgedEndpoints(object);
    if (findings.length > 0 || endpoints === undefined) return findings;
    for (const { end, at } of switchEnds(endpoints, context)) {
      const known = portsOfSwitch(at, context);
      if (known?.ports.allowed.has(end.portName) === false) findings.push(unknownPort(end, at));
    }
    return findings;
  },
};

function troubledPort({ end, at }: SwitchEnd, { pointer, message, follows }: PortsTrouble): RuleFinding {
  return {
    pointer: `${end.pointer}/port`,
    message: `${displayId(at.id)}: ${message}`,
    help: `Correct ${displayId(at.id)} or its profile.`,
    related: [placeIn(at, pointer, 'has it here')],
    ...(follows ? { follows } : {}),
  };
}

function unknownPort({ portName, pointer }: PlacedEnd, at: RuleObject): RuleFinding {
  const spec = specOf(at.defaulted);
  const parsed = parsePortName(portName);
  const lane = parsed?.sort === 'data' && parsed.lane !== undefined;
  const base = portName.slice(0, portName.lastIndexOf('/'));
  const where = lane
    ? placeIn(at, childPointer('/spec/portBreakouts', base), 'has its breakouts here')
    : placeIn(at, '/spec/profile', 'has its profile here');
  return {
    pointer: `${pointer}/port`,
    message: `${displayId(at.id)} with the profile ${textOf(spec, 'profile')} has no port ${portName}`,
    help: lane
      ? `Set a breakout mode for ${base} in portBreakouts that has this lane, or use another port.`
      : 'Use a port of the profile, such as E1/1.',
    related: [where],
  };
}

const noManagementPort: Rule = {
  code: 'HHS-L24',
  severity: 'warning',
  needs: 'self',
  title: 'no connection uses a management port',
  example: 'switch: {port: leaf-01/M1}',
  cure: 'Use a data port, such as E1/1.',
  check(object) {
    const findings: RuleFinding[] = [];
    for (const { ends } of judgedEndpoints(object)?.links ?? []) {
      for (const { role, port, pointer } of ends) {
        const at = port.indexOf('/') + 1;
        if (role !== 'switch' || port[at] !== 'M') continue;
        const name = port.slice(at);
        if (parsePortName(name)?.sort !== 'management') continue;
        findings.push({
          pointer: `${pointer}/port`,
          message: `${name} is the management port; the fabric accepts it, and no traffic of the connection goes through it`,
          help: 'Use a data port of the switch, such as E1/1.',
        });
      }
    }
    return findings;
  },
};

export const connectionPortRules: readonly Rule[] = [profileExists, portsExist, noManagementPort];
