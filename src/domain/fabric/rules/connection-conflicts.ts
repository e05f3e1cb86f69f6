import type { Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { endpointsOf } from '../connection-endpoints.ts';
import { specOf } from '../read.ts';
import { isDeprecated, judgedEndpoints, type PlacedEnd, placedEnds, placeIn } from './connection-parts.ts';

/** Other users of a port that one finding lists at most. */
const LISTED = 3;

interface Use {
  readonly object: RuleObject;
  readonly end: PlacedEnd;
}

interface Uses {
  /** By device and port, `E1/4` and `E1/4/1` being one. */
  readonly byPort: ReadonlyMap<string, readonly Use[]>;
  /** Connections whose ends cannot be told. */
  readonly unclear: readonly RuleObject[];
}

function indexUses(context: RuleContext): Uses {
  const byPort = new Map<string, Use[]>();
  const unclear: RuleObject[] = [];
  for (const object of context.all('Connection')) {
    if (isDeprecated(object)) continue;
    const endpoints = endpointsOf(specOf(object.defaulted));
    if (endpoints === undefined || endpoints.problems.length > 0) {
      unclear.push(object);
      continue;
    }
    for (const end of placedEnds(endpoints)) {
      const { key } = end;
      const known = byPort.get(key);
      if (known === undefined) byPort.set(key, [{ object, end }]);
      else known.push({ object, end });
    }
  }
  return { byPort, unclear };
}

const portsUnused: Rule = {
  code: 'HHS-CN-18',
  severity: 'error',
  needs: 'references',
  title: 'no port is used by two connections',
  example: 'switch: {port: leaf-01/E1/55/1}  # another connection uses leaf-01/E1/55',
  cure: 'Give each connection ports of its own, on the switch and on the server.',
  check(object, context) {
    const endpoints = judgedEndpoints(object);
    if (endpoints === undefined || endpoints.problems.length > 0) return [];
    const { byPort, unclear } = context.index(indexUses);
    const found: RuleFinding[] = [];
    for (const end of placedEnds(endpoints)) {
      const uses = byPort.get(end.key) ?? [];
      if (uses.length === 1 && uses[0]?.object.key === object.key) continue;
      const others = uses.filter((use) => use.object.key !== object.key).slice(0, LISTED);
      found.push(...used(end, others));
    }
    const [broken] = unclear;
    return found.length > 0 || broken === undefined ? found : [blockedBy(broken)];
  },
};

function used(end: PlacedEnd, others: readonly Use[]): RuleFinding[] {
  const [first] = others;
  if (first === undefined) return [];
  const { port } = end;
  const same = first.end.port === port ? port : `${port}, which is the same as ${first.end.port},`;
  return [
    {
      pointer: `${end.pointer}/port`,
      message: `the port ${same} is used by ${displayId(first.object.id)}, too`,
      help: 'Give one of the two another port, or remove it.',
      related: others.map((use) => placeIn(use.object, `${use.end.pointer}/port`, 'uses it here')),
    },
  ];
}

/** As long as the ends of one connection cannot be told, the fabric takes no other: the one has its own errors. */
function blockedBy(broken: RuleObject): RuleFinding {
  return {
    pointer: '/spec',
    message: `${displayId(broken.id)} has ends that cannot be told, so the fabric cannot tell which ports are free`,
    help: `Mend or remove ${displayId(broken.id)} first.`,
    related: [placeIn(broken, '/spec', 'is here')],
    ...(broken.manifest === undefined ? {} : { follows: true }),
  };
}

const portOnce: Rule = {
  code: 'HHS-CN-18a',
  severity: 'warning',
  needs: 'self',
  title: 'no port is used twice by one connection under two names',
  example: 'links: [{switch: {port: leaf-01/E1/4}}, {switch: {port: leaf-01/E1/4/1}}]',
  cure: 'Use another port for one of the links.',
  check(object) {
    const endpoints = judgedEndpoints(object);
    if (endpoints === undefined || endpoints.problems.length > 0) return [];
    const seen = new Map<string, PlacedEnd>();
    return placedEnds(endpoints).flatMap((end): RuleFinding[] => {
      const { key } = end;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, end);
      if (first === undefined || first.port === end.port) return [];
      return [
        {
          pointer: `${end.pointer}/port`,
          message: `${end.port} is the same port as ${first.port}, which this connection uses, too; the fabric does not notice`,
          help: 'Use another port for one of the two links.',
          related: [placeIn(object, `${first.pointer}/port`, 'uses it here')],
        },
      ];
    });
  },
};

export const connectionConflictRules: readonly Rule[] = [portsUnused, portOnce];
