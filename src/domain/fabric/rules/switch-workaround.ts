import type { Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { compareText } from '../../shared/compare-text.ts';
import { plural } from '../../shared/plural.ts';
import { endpointsOf } from '../connection-endpoints.ts';
import { specOf, textOf } from '../read.ts';
import { placeIn } from './connection-parts.ts';
import { type UsedPort, usedPorts } from './switch-cabling.ts';
import { profileOf } from './switch-parts.ts';

/** Switches of this silicon spend a VLAN of their own on each routed port towards a mesh peer or a gateway. */
const TH5 = 'Broadcom TH5';
/** As many of them as the release notes allow in a mesh. */
const MOST_IN_MESH = 2;
const LISTED = 3;

function isTh5(object: RuleObject, context: RuleContext): boolean {
  const profile = profileOf(object, context);
  return profile !== undefined && textOf(specOf(profile.defaulted), 'switchSilicon') === TH5;
}

function typeOf({ connection }: UsedPort): string | undefined {
  return endpointsOf(specOf(connection.defaulted))?.type;
}

/** Switches of that silicon with a mesh link, by name. */
function th5InMesh(context: RuleContext): readonly RuleObject[] {
  const ports = context.index(usedPorts);
  const isInMesh = (one: RuleObject) =>
    (ports.get(one.id.name) ?? []).some((port) => typeOf(port) === 'mesh');
  return context
    .all('Switch')
    .filter((one) => isTh5(one, context) && isInMesh(one))
    .sort((a, b) => compareText(a.id.name, b.id.name));
}

const workaroundVlans: Rule = {
  code: 'HHS-L26',
  severity: 'warning',
  needs: 'references',
  title: 'TH5 switches have a workaround VLAN for each mesh and gateway port, and at most two are in a mesh',
  example: 'profile: celestica-ds5000   # the third switch of a mesh with it',
  cure: 'Widen th5WorkaroundVLANRange of the fabric, or use another model in the mesh.',
  check(object, context) {
    if (!isTh5(object, context)) return [];
    return [...tooFewVlans(object, context), ...tooManyInMesh(object, context)];
  },
};

function tooFewVlans(object: RuleObject, context: RuleContext): RuleFinding[] {
  const ranges = context.config.th5WorkaroundVLANRange;
  const vlans = ranges.reduce((count, { from, to }) => count + to - from + 1, 0);
  const ports = (context.index(usedPorts).get(object.id.name) ?? []).filter((port) =>
    ['mesh', 'gateway'].includes(typeOf(port) ?? ''),
  );
  if (ports.length <= vlans) return [];
  return [
    {
      pointer: '/spec/profile',
      message: `the switch has ${plural(ports.length, 'port')} towards mesh peers and gateways, and the fabric has ${plural(vlans, 'VLAN')} for those of a TH5 switch`,
      help: 'Widen th5WorkaroundVLANRange of the fabric, or use fewer ports.',
      related: ports
        .slice(vlans, vlans + LISTED)
        .map(({ connection, pointer }) => placeIn(connection, pointer, 'uses a port here')),
    },
  ];
}

function tooManyInMesh(object: RuleObject, context: RuleContext): RuleFinding[] {
  const inMesh = context.index(th5InMesh);
  const place = inMesh.findIndex(({ key }) => key === object.key);
  if (place < MOST_IN_MESH) return [];
  const others = inMesh.slice(0, MOST_IN_MESH);
  return [
    {
      pointer: '/spec/profile',
      message: `${others.map(({ id }) => displayId(id)).join(' and ')} are TH5 switches of the mesh already, and it may have two`,
      help: 'Use another model in the mesh, or a spine.',
      related: others.map((one) => placeIn(one, '/spec/profile', 'has its profile here')),
    },
  ];
}

export const switchWorkaroundRules: readonly Rule[] = [workaroundVlans];
