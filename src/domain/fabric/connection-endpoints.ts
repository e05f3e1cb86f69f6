import { exact } from '../shared/exact.ts';
import type { JsonObject } from '../shared/json.ts';
import type { FieldPointer } from '../shared/pointer.ts';
import {
  type ConnectionType,
  connectionType,
  type Link,
  type LinkEnd,
  linksOf,
  splitPort,
} from './connection-links.ts';

/** Most switches of an ESLAG connection. */
const MOST_ESLAG_SWITCHES = 4;

/** Why the ends of a Connection do not fit its type. `code` is the rule that says so. */
export interface EndpointProblem {
  readonly code: 'HHS-CN-5' | 'HHS-CN-6' | 'HHS-CN-7' | 'HHS-CN-8' | 'HHS-CN-9';
  readonly pointer: FieldPointer;
  /** As in `a bundled connection has one switch, this one has 2 (leaf-01, leaf-02)`. */
  readonly message: string;
}

/** The ends of a Connection. Devices are sorted. */
export interface Endpoints {
  readonly type: ConnectionType;
  readonly links: readonly Link[];
  readonly switches: readonly string[];
  readonly servers: readonly string[];
  /** Empty when the ends fit the type: only then does the fabric label the Connection with its devices. */
  readonly problems: readonly EndpointProblem[];
}

const known = new WeakMap<JsonObject, Endpoints | null>();

/** The ends of a Connection's spec, undefined when no type is set. Remembered with the spec. */
export function endpointsOf(spec: JsonObject): Endpoints | undefined {
  const remembered = known.get(spec);
  if (remembered !== undefined) return remembered ?? undefined;
  const type = connectionType(spec);
  const endpoints = type === undefined ? null : readEndpoints(spec, type);
  known.set(spec, endpoints);
  return endpoints ?? undefined;
}

function readEndpoints(spec: JsonObject, type: ConnectionType): Endpoints {
  const links = linksOf(spec, type);
  const ends: LinkEnd[] = [];
  for (const link of links) ends.push(...link.ends);
  const switches = devicesOf(ends, 'switch');
  const servers = devicesOf(ends, 'server');
  const problems = countProblems({ type, links, switches, servers });
  problems.push(...repeatedPorts(type, ends));
  for (const end of ends) if (splitPort(end.port) === undefined) problems.push(badName(end));
  return { type, links, switches, servers, problems };
}

/** Devices by name; the part before the slash of a port that has none. */
function devicesOf(ends: readonly LinkEnd[], role: LinkEnd['role']): readonly string[] {
  const devices: string[] = [];
  for (const end of ends) {
    if (end.role !== role) continue;
    const device = splitPort(end.port)?.device ?? '';
    if (!devices.includes(device)) devices.push(device);
  }
  return exact(devices.sort());
}

const COUNT_CODES: Readonly<Partial<Record<ConnectionType, EndpointProblem['code']>>> = {
  unbundled: 'HHS-CN-5',
  bundled: 'HHS-CN-6',
  eslag: 'HHS-CN-7',
  fabric: 'HHS-CN-8',
  mesh: 'HHS-CN-8',
  gateway: 'HHS-CN-8',
  vpcLoopback: 'HHS-CN-8',
};

/** How many switches and servers a type joins, at least and at most. */
const SWITCHES: Readonly<Partial<Record<ConnectionType, readonly [least: number, most: number]>>> = {
  unbundled: [1, 1],
  bundled: [1, 1],
  eslag: [1, MOST_ESLAG_SWITCHES],
  fabric: [2, 2],
  mesh: [2, 2],
  gateway: [1, 1],
  vpcLoopback: [1, 1],
};
const ONE_SERVER: ReadonlySet<ConnectionType> = new Set(['unbundled', 'bundled', 'eslag']);

function countProblems(parts: Omit<Endpoints, 'problems'>): EndpointProblem[] {
  const { type, switches, servers } = parts;
  const code = COUNT_CODES[type];
  const range = SWITCHES[type];
  if (code === undefined || range === undefined) return [];
  const problems: EndpointProblem[] = [];
  const pointer = `/spec/${type}`;
  const [least, most] = range;
  if (switches.length < least || switches.length > most) {
    const wanted = least === most ? devices(least, 'switch') : `${least} to ${most} switches`;
    problems.push({ code, pointer, message: countText(type, wanted, switches) });
  }
  if (ONE_SERVER.has(type) && servers.length !== 1) {
    problems.push({ code, pointer, message: countText(type, 'one server', servers) });
  }
  return problems;
}

function devices(count: number, what: string): string {
  return count === 1 ? `one ${what}` : `two ${what}es`;
}

function countText(type: ConnectionType, wanted: string, names: readonly string[]): string {
  const listed = names.length === 0 ? '' : ` (${names.map((name) => name || 'without a name').join(', ')})`;
  return `a connection of type ${type} joins ${wanted}, this one has ${names.length}${listed}`;
}

function repeatedPorts(type: ConnectionType, ends: readonly LinkEnd[]): EndpointProblem[] {
  const code = COUNT_CODES[type];
  if (code === undefined) return [];
  const seen = new Map<string, LinkEnd>();
  const problems: EndpointProblem[] = [];
  for (const end of ends) {
    const first = seen.get(end.port);
    if (first === undefined) seen.set(end.port, end);
    else if (splitPort(end.port) !== undefined) {
      const message = `the port ${end.port} is used twice in this connection`;
      problems.push({ code, pointer: `${end.pointer}/port`, message });
    }
  }
  return problems;
}

function badName({ port, pointer }: LinkEnd): EndpointProblem {
  const message = port === '' ? 'the port is missing' : `"${port}" is no port, a port is <device>/<port>`;
  return { code: 'HHS-CN-9', pointer: `${pointer}/port`, message };
}
