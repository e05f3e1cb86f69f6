import type { Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { getOwn, type JsonObject } from '../../shared/json.ts';
import { childPointer } from '../../shared/pointer.ts';
import { type SwitchPorts, switchPorts } from '../profiles/switch-ports.ts';
import { numberOf, pointerOf, specOf, structOf } from '../read.ts';
import { withoutLane } from './switch-cabling.ts';
import { placeInProfile, profileOf } from './switch-parts.ts';

interface Model {
  readonly object: RuleObject;
  readonly spec: JsonObject;
  readonly ports: SwitchPorts;
}

function modelOf(object: RuleObject, context: RuleContext): Model | undefined {
  const profile = profileOf(object, context);
  if (profile === undefined) return undefined;
  const spec = specOf(profile.defaulted);
  return { object: profile, spec, ports: switchPorts(spec, specOf(object.defaulted)) };
}

/** Names in a map of the switch that are not in `possible`. What cannot be told because of a wrong mode is passed over. */
function impossible(
  spec: JsonObject,
  field: 'portAutoNegs' | 'portFECs',
  { ports }: Model,
  possible: ReadonlySet<string>,
): string[] {
  const unusable = new Set(ports.unusable.map(({ name }) => name));
  return Object.keys(structOf(spec, field)).filter(
    (name) => !possible.has(name) && !unusable.has(withoutLane(name)),
  );
}

/** Ports that the profile describes wrongly; those in a wrong mode of the switch's own are told by SW-18. */
function brokenPorts(spec: JsonObject, { ports }: Model) {
  const breakouts = structOf(spec, 'portBreakouts');
  return ports.unusable.filter(({ name, sort }) => sort === 'broken' || !Object.hasOwn(breakouts, name));
}

const autoNegs: Rule = {
  code: 'HHS-SW-19',
  severity: 'error',
  needs: 'references',
  title: 'portAutoNegs has ports whose auto negotiation can be set, and the profile describes every port',
  example: 'portAutoNegs: {E1/1: true}   # E1/1 is in a port group',
  cure: 'Name ports that allow auto negotiation, and a breakout port by its lanes: E1/5/1.',
  check(object, context) {
    const model = modelOf(object, context);
    if (model === undefined) return [];
    const spec = specOf(object.defaulted);
    const [broken] = brokenPorts(spec, model);
    const findings: RuleFinding[] = [];
    if (broken !== undefined) {
      const reason = broken.reason ?? 'its default breakout mode is not one it supports';
      findings.push({
        pointer: '/spec/profile',
        message: `the profile ${model.object.id.name} does not describe its port ${broken.name}: ${reason}`,
        help: 'Correct the SwitchProfile, or choose another one.',
        related: placeInProfile(model.object, childPointer('/spec/ports', broken.name), 'the port is here'),
      });
    }
    const names = impossible(spec, 'portAutoNegs', model, model.ports.autoNeg);
    return [...findings, ...names.map((name) => autoNegFinding(name, model))];
  },
};

function autoNegFinding(name: string, { object, ports }: Model): RuleFinding {
  const lanes = ports.autoNeg.has(`${name}/1`);
  return {
    pointer: childPointer('/spec/portAutoNegs', name),
    message: `auto negotiation cannot be set on the port ${name} of the profile ${object.id.name}`,
    help: lanes ? `Name its lanes: ${name}/1.` : 'Remove the entry.',
    onKey: true,
  };
}

const fecs: Rule = {
  code: 'HHS-SW-20',
  severity: 'error',
  needs: 'references',
  title: 'portFECs has ports of the profile, and a broken-out port by its lanes',
  example: 'portFECs: {M1: rs}',
  cure: 'Name data ports, and the lanes of a broken-out port: E1/53/1.',
  check(object, context) {
    const model = modelOf(object, context);
    if (model === undefined) return [];
    const names = impossible(specOf(object.defaulted), 'portFECs', model, model.ports.fec);
    return names.map((name) => ({
      pointer: childPointer('/spec/portFECs', name),
      message: `FEC cannot be set on the port ${name} of the profile ${model.object.id.name}`,
      help: model.ports.fec.has(`${name}/1`)
        ? `Name its lanes: ${name}/1.`
        : 'Name a data port of the profile.',
      onKey: true,
    }));
  },
};

const fewLanes: Rule = {
  code: 'HHS-SW-24',
  severity: 'error',
  needs: 'references',
  title: 'the ports and lanes in use are not more than the switch and each of its pipelines have',
  example: 'portBreakouts: {E1/1: 8x10G, E1/2: 8x10G, E1/3: 8x10G}   # one pipeline of 18',
  cure: 'Break out fewer ports, or ports of another pipeline.',
  check(object, context) {
    const model = modelOf(object, context);
    if (model === undefined) return [];
    return laneProblems(model).map((message) => {
      const hasBreakouts = Object.keys(structOf(specOf(object.defaulted), 'portBreakouts')).length > 0;
      return {
        pointer: hasBreakouts ? '/spec/portBreakouts' : '/spec/profile',
        message,
        help: 'Break out fewer ports, or ports of another pipeline.',
      };
    });
  },
};

function laneProblems({ spec, ports, object }: Model): string[] {
  const model = object.id.name;
  const most = numberOf(spec, 'maxPorts');
  const problems: string[] = [];
  if (most > 0 && ports.lanes > most) {
    problems.push(`${ports.lanes} ports and lanes are in use, and the profile ${model} has ${most}`);
  }
  const pipelines = structOf(spec, 'pipelines');
  if (Object.keys(pipelines).length === 0) return problems;
  for (const [name, lanes] of ports.lanesByPipeline) {
    if (getOwn(pipelines, name) === undefined) {
      problems.push(`ports of the profile ${model} name the pipeline "${name}", which it does not have`);
      continue;
    }
    const limit = numberOf(pointerOf(pipelines, name) ?? {}, 'maxPorts');
    if (lanes <= limit) continue;
    problems.push(
      `${lanes} ports and lanes of the pipeline ${name} are in use, and it has ${limit} in the profile ${model}`,
    );
  }
  return problems;
}

/** What ports can do in the mode they are in. */
export const switchModeRules: readonly Rule[] = [autoNegs, fecs, fewLanes];
