import type { JsonObject } from '../../shared/json.ts';
import { flagOf, listOf, numberOf, pointerOf, structEntriesOf, structOf, textOf } from '../read.ts';
import { parsePortName } from './port-names.ts';

/** What a port of a profile is: where its speed comes from decides what may be set on it. */
export type PortSort = 'management' | 'group' | 'speed' | 'breakout' | 'broken';

export interface ProfilePort {
  readonly name: string;
  readonly sort: PortSort;
  /** The port profile it has, or its group has; `{}` for a management port and where the profile is broken. */
  readonly portProfile: JsonObject;
  /** Name of its pipeline, '' when it has none. */
  readonly pipeline: string;
  /** Why it is broken, as in `its port profile "x" does not exist`; only for `broken`. */
  readonly reason?: string;
}

/** The port of a profile's spec, undefined when there is none of this name. */
export function portOf(profile: JsonObject, name: string): ProfilePort | undefined {
  const port = pointerOf(profile, 'ports', name);
  return port === undefined ? undefined : readPort(profile, name, port);
}

export function portsOf(profile: JsonObject): readonly ProfilePort[] {
  const remembered = portsByProfile.get(profile);
  if (remembered !== undefined) return remembered;
  const ports = structEntriesOf(profile, 'ports').map(([name, port]) => readPort(profile, name, port));
  portsByProfile.set(profile, ports);
  return ports;
}

/** Remembered with the profile: many switches have the same one. */
const portsByProfile = new WeakMap<JsonObject, readonly ProfilePort[]>();

function readPort(profile: JsonObject, name: string, port: JsonObject): ProfilePort {
  const pipeline = textOf(port, 'pipeline');
  const broken = (reason: string): ProfilePort => ({
    name,
    sort: 'broken',
    portProfile: {},
    pipeline,
    reason,
  });
  if (flagOf(port, 'management')) return { name, sort: 'management', portProfile: {}, pipeline };
  const group = textOf(port, 'group');
  if (group !== '') {
    const portProfile = groupProfile(profile, group) ?? {};
    return { name, sort: 'group', portProfile, pipeline };
  }
  const profileName = textOf(port, 'profile');
  if (profileName === '') return broken('it has neither a port profile nor a group');
  const portProfile = pointerOf(profile, 'portProfiles', profileName);
  if (portProfile === undefined) return broken(`its port profile "${profileName}" does not exist`);
  if (pointerOf(portProfile, 'speed') !== undefined) return { name, sort: 'speed', portProfile, pipeline };
  if (pointerOf(portProfile, 'breakout') !== undefined)
    return { name, sort: 'breakout', portProfile, pipeline };
  return broken(`its port profile "${profileName}" has neither speeds nor breakout modes`);
}

/** The port profile of a port group; undefined when the group or its profile does not exist. */
export function groupProfile(profile: JsonObject, group: string): JsonObject | undefined {
  const found = pointerOf(profile, 'portGroups', group);
  return found === undefined ? undefined : pointerOf(profile, 'portProfiles', textOf(found, 'profile'));
}

/** Speeds of a port profile, none for one with breakout modes. */
export function speedsOf(portProfile: JsonObject): readonly string[] {
  const supported = listOf(structOf(portProfile, 'speed'), 'supported');
  return supported.filter((speed): speed is string => typeof speed === 'string');
}

/** Breakout modes of a port profile. */
export function modesOf(portProfile: JsonObject): readonly string[] {
  return Object.keys(structOf(portProfile, 'breakout', 'supported'));
}

/** How many lanes a mode has; undefined when the port profile does not have the mode. */
export function lanesOf(portProfile: JsonObject, mode: string): number | undefined {
  const found = pointerOf(portProfile, 'breakout', 'supported', mode);
  return found === undefined ? undefined : listOf(found, 'offsets').length;
}

/** The mode a breakout port of a switch is in: the switch's own, else the profile's default. */
export function modeOf(port: ProfilePort, switchSpec: JsonObject): string {
  const breakouts = structOf(switchSpec, 'portBreakouts');
  return Object.hasOwn(breakouts, port.name)
    ? textOf(breakouts, port.name)
    : textOf(structOf(port.portProfile, 'breakout'), 'default');
}

/** The ports of a switch under its breakouts, by what may be done with them. */
export interface SwitchPorts {
  /** What a Connection may use. */
  readonly allowed: ReadonlySet<string>;
  /** What can be switched on or located: lanes only for breakout ports, no management ports. */
  readonly available: ReadonlySet<string>;
  /** Where autonegotiation may be set. */
  readonly autoNeg: ReadonlySet<string>;
  /** Where FEC may be set. */
  readonly fec: ReadonlySet<string>;
  /** Ports in a mode they do not have, and broken ones: while there is one, the fabric refuses the whole switch. */
  readonly unusable: readonly ProfilePort[];
  /** How many lanes are in use, in all and by pipeline. */
  readonly lanes: number;
  readonly lanesByPipeline: ReadonlyMap<string, number>;
}

const known = new WeakMap<JsonObject, WeakMap<JsonObject, SwitchPorts>>();

/** Of the specs of a SwitchProfile and a Switch. Remembered with the two. */
export function switchPorts(profile: JsonObject, switchSpec: JsonObject): SwitchPorts {
  const ofProfile = known.get(profile) ?? new WeakMap<JsonObject, SwitchPorts>();
  known.set(profile, ofProfile);
  const remembered = ofProfile.get(switchSpec);
  if (remembered !== undefined) return remembered;
  const made = readSwitchPorts(profile, switchSpec);
  ofProfile.set(switchSpec, made);
  return made;
}

function readSwitchPorts(profile: JsonObject, switchSpec: JsonObject): SwitchPorts {
  const allowed = new Set<string>();
  const available = new Set<string>();
  const autoNeg = new Set<string>();
  const fec = new Set<string>();
  const unusable: ProfilePort[] = [];
  const lanesByPipeline = new Map<string, number>();
  let lanes = 0;
  for (const port of portsOf(profile)) {
    const { name, sort, portProfile, pipeline } = port;
    if (sort === 'management') {
      allowed.add(name);
      continue;
    }
    const count = sort === 'breakout' ? lanesOf(portProfile, modeOf(port, switchSpec)) : 1;
    if (count === undefined || sort === 'broken') unusable.push(port);
    const used = count ?? 0;
    lanes += used;
    if (pipeline !== '') lanesByPipeline.set(pipeline, (lanesByPipeline.get(pipeline) ?? 0) + used);
    const negotiates = flagOf(portProfile, 'autoNegAllowed');
    allowed.add(name);
    if (sort !== 'breakout') {
      available.add(name);
      fec.add(name);
      if (sort === 'speed' && negotiates) autoNeg.add(name);
      continue;
    }
    for (let lane = 1; lane <= used; lane++) {
      for (const set of negotiates ? [allowed, available, fec, autoNeg] : [allowed, available, fec]) {
        set.add(`${name}/${lane}`);
      }
    }
    if (used === 1) fec.add(name);
  }
  return { allowed, available, autoNeg, fec, unusable, lanes, lanesByPipeline };
}

/** Most lanes of a pipeline. */
export function pipelineLimit(profile: JsonObject, pipeline: string): number {
  return numberOf(structOf(profile, 'pipelines', pipeline), 'maxPorts');
}

/** `E1/4/1` for `E1/4` and itself: both name the first lane, so they are one port; other names stay. */
export function samePort(port: string): string {
  const parsed = parsePortName(port);
  return parsed?.sort === 'data' && parsed.lane === undefined ? `${port}/1` : port;
}
