import type { Json, JsonObject } from '../../shared/json.ts';
import { PORT_PROFILES } from './port-profiles.ts';
import type { PortRange, ProfileFacts } from './profile-facts.ts';

/** The SwitchProfile as the fabric's controller writes it. */
export function buildProfile(facts: ProfileFacts): JsonObject {
  return {
    apiVersion: 'wiring.githedgehog.com/v1beta1',
    kind: 'SwitchProfile',
    metadata: { name: facts.name, namespace: 'default' },
    spec: {
      displayName: facts.displayName,
      ...(facts.otherName === undefined ? {} : { otherNames: [facts.otherName] }),
      switchSilicon: facts.silicon,
      features: Object.fromEntries(facts.features.map((feature) => [feature, true])),
      config: facts.maxPathsEBGP === undefined ? {} : { maxPathsEBGP: facts.maxPathsEBGP },
      ...(facts.notes === undefined ? {} : { notes: facts.notes }),
      nosType: facts.nosType,
      platform: facts.platform,
      ...(facts.maxPorts === undefined ? {} : { maxPorts: facts.maxPorts }),
      ports: portsOf(facts),
      ...groupsOf(facts),
      portProfiles: portProfilesOf(facts),
      ...pipelinesOf(facts),
    },
  };
}

function portsOf(facts: ProfileFacts): JsonObject {
  const ports: Record<string, Json> = {
    M1: { nos: 'Management0', management: true, oniePortName: facts.onieName ?? 'eth0' },
  };
  for (const range of facts.ports) {
    for (let number = range.first; number <= range.last; number++) {
      ports[`E1/${number}`] = portOf(facts, range, number);
    }
  }
  return ports;
}

function portOf(facts: ProfileFacts, range: PortRange, number: number): JsonObject {
  const label = facts.labels?.[number] ?? String(number);
  const nos = nosName(facts, number);
  if (range.grouped !== undefined) return { nos, label, group: groupName(range, range.grouped, number) };
  const profile = nameOf(range);
  if (!isBreakout(range)) return { nos, label, profile };
  return {
    nos: `1/${facts.breakoutNames?.[number] ?? number}`,
    baseNOSName: nos,
    label,
    profile,
    ...(facts.pipelines === undefined ? {} : { pipeline: pipelineOf(facts.pipelines, number) }),
  };
}

function nosName(facts: ProfileFacts, number: number): string {
  const names = facts.nos.findLast(({ first }) => first <= number);
  return names === undefined ? '' : `Ethernet${names.base + (number - names.first) * names.step}`;
}

function groupName(range: PortRange, size: number, number: number): string {
  return String(Math.floor((number - range.first) / size) + 1);
}

/** Name of the port profile in the spec. */
function nameOf({ profile }: PortRange): string {
  const [name = profile] = profile.split(':');
  return name;
}

function isBreakout({ profile }: PortRange): boolean {
  return Object.hasOwn(PORT_PROFILES[profile], 'breakout');
}

function groupsOf({ ports }: ProfileFacts): JsonObject {
  const groups: Record<string, Json> = {};
  for (const range of ports) {
    if (range.grouped === undefined) continue;
    for (let number = range.first; number <= range.last; number += range.grouped) {
      const name = groupName(range, range.grouped, number);
      groups[name] = { nos: name, profile: nameOf(range) };
    }
  }
  return Object.keys(groups).length === 0 ? {} : { portGroups: groups };
}

function portProfilesOf({ ports }: ProfileFacts): JsonObject {
  return Object.fromEntries(ports.map((range) => [nameOf(range), PORT_PROFILES[range.profile]]));
}

const BLOCK = 4;

/** The ports of a block of four: the first and the last share one pipeline, the two between them the next. */
function pipelineOf({ layout, size }: NonNullable<ProfileFacts['pipelines']>, number: number): string {
  if (layout === 'neighbours') return String(Math.floor((number - 1) / size) + 1);
  const block = Math.floor((number - 1) / BLOCK);
  const outer = (number - 1) % BLOCK === 0 || number % BLOCK === 0;
  return String(block * 2 + (outer ? 1 : 2));
}

function pipelinesOf({ pipelines, ports }: ProfileFacts): JsonObject {
  if (pipelines === undefined) return {};
  const names = ports.filter(isBreakout).flatMap(({ first, last }) => {
    const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    return numbers.map((number) => pipelineOf(pipelines, number));
  });
  return { pipelines: Object.fromEntries(names.map((name) => [name, { maxPorts: pipelines.maxPorts }])) };
}
