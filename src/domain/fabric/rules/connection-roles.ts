import type { Rule, RuleFinding } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { specOf, textOf } from '../read.ts';
import { judgedEndpoints, placeIn, switchEnds } from './connection-parts.ts';

const SPINE = 'spine';

/** The role a type wants at an end. Undefined: any. */
function wantedRole(type: string, side: string): 'spine' | 'leaf' | undefined {
  if (type === 'gateway') return undefined;
  return type === 'fabric' && side === 'spine' ? 'spine' : 'leaf';
}

const rolesFit: Rule = {
  code: 'HHS-L11',
  severity: 'warning',
  needs: 'references',
  title:
    'fabric links join a spine and a leaf, mesh links two leaves, and servers and externals are on leaves',
  example: 'unbundled: {link: {server: {port: s/eth0}, switch: {port: spine-01/E1/1}}}',
  cure: 'Use a switch of the other role, or correct the role of the Switch.',
  check(object, context) {
    const endpoints = judgedEndpoints(object);
    if (endpoints === undefined || endpoints.problems.length > 0) return [];
    const told = new Set<string>();
    return switchEnds(endpoints, context).flatMap(({ end, at }): RuleFinding[] => {
      const role = textOf(specOf(at.defaulted), 'role');
      const wanted = wantedRole(endpoints.type, end.side);
      const fits = wanted === undefined || role === '' || (role === SPINE) === (wanted === 'spine');
      if (fits || told.has(end.device)) return [];
      told.add(end.device);
      return [
        {
          pointer: `${end.pointer}/port`,
          message: `the ${end.side} end of a connection of type ${endpoints.type} is on a ${wanted}, and ${displayId(at.id)} has the role ${role}; the fabric accepts it, and the link does not work`,
          help: `Use a port of a ${wanted}, or correct the role of the Switch.`,
          related: [placeIn(at, '/spec/role', 'has its role here')],
        },
      ];
    });
  },
};

export const connectionRoleRules: readonly Rule[] = [rolesFit];
