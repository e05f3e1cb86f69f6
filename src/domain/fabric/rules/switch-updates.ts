import type { Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { getOwn, isJsonObject, type Json, type JsonObject, jsonEquals } from '../../shared/json.ts';
import { childPointer } from '../../shared/pointer.ts';
import { modeOf, portOf } from '../profiles/switch-ports.ts';
import { flagOf, specOf, structOf, textOf } from '../read.ts';
import { heldRule, labelIndex } from './labelled.ts';
import { usedPorts, withoutLane } from './switch-cabling.ts';
import { profileOf } from './switch-parts.ts';

/** An empty map is not the same as none here. */
function writtenBreakouts(spec: JsonObject): JsonObject | undefined {
  const breakouts = getOwn(spec, 'portBreakouts');
  if (!isJsonObject(breakouts)) return undefined;
  const kept: [string, Json][] = Object.entries(breakouts).filter(([, mode]) => mode !== null);
  return Object.fromEntries(kept);
}

const breakoutsStay: Rule = {
  code: 'HHS-SW-34',
  severity: 'error',
  needs: 'previous',
  onlyOnChange: true,
  title: 'portBreakouts stays as it is while RoCE is on, before or after the change',
  example: 'roce: true\nportBreakouts: {E1/50: 4x25G}   # new',
  cure: 'Switch RoCE off, change the breakouts in a second step, and switch it on again in a third.',
  check(object, context) {
    const previous = context.previous(object.key);
    if (previous === undefined) return [];
    const [before, after] = [specOf(previous.object), specOf(object.object)];
    if (!flagOf(before, 'roce') && !flagOf(after, 'roce')) return [];
    const [was, is] = [writtenBreakouts(before), writtenBreakouts(after)];
    if (jsonEquals(was ?? null, is ?? null)) return [];
    const onlyForm = Object.keys(was ?? {}).length + Object.keys(is ?? {}).length === 0;
    const form = is === undefined ? 'portBreakouts: {}' : 'no portBreakouts at all';
    return [
      {
        pointer: '/spec/portBreakouts',
        message: 'portBreakouts differs from before, and the fabric refuses that while RoCE is on',
        help: onlyForm
          ? `Write ${form}, as it was.`
          : 'Change the breakouts while RoCE is off, in a step of its own: first RoCE off, then the breakouts, then RoCE on.',
      },
    ];
  },
};

const disruptive: Rule = {
  code: 'HHS-L20',
  severity: 'warning',
  needs: 'previous',
  onlyOnChange: true,
  title: 'a change neither reboots a switch nor takes ports away from under a connection',
  example: 'roce: true   # was false',
  cure: 'Make the change when the switch, or the connection, may be down.',
  check(object, context) {
    const previous = context.previous(object.key);
    if (previous === undefined) return [];
    const findings: RuleFinding[] = [];
    const isOn = flagOf(specOf(object.defaulted), 'roce');
    if (isOn !== flagOf(specOf(previous.defaulted), 'roce')) {
      findings.push({
        pointer: '/spec/roce',
        message: `RoCE is switched ${isOn ? 'on' : 'off'}, and with that the switch reboots`,
        help: 'Make the change when the switch may be down.',
      });
    }
    return [...findings, ...changedPorts(object, previous, context)];
  },
};

/** Ports whose mode changes while a Connection uses them. */
function changedPorts(object: RuleObject, previous: RuleObject, context: RuleContext): RuleFinding[] {
  const [before, after] = [specOf(previous.defaulted), specOf(object.defaulted)];
  const names = new Set([
    ...Object.keys(structOf(before, 'portBreakouts')),
    ...Object.keys(structOf(after, 'portBreakouts')),
  ]);
  const changed = [...names].filter((name) => {
    const mode = modeIn(name, after, profileOf(object, context));
    return mode !== modeIn(name, before, profileOf(previous, context));
  });
  if (changed.length === 0) return [];
  const used = context.index(usedPorts).get(object.id.name) ?? [];
  return changed.flatMap((name) => {
    const user = used.find(({ port }) => withoutLane(port) === name);
    if (user === undefined) return [];
    const { connection, pointer } = user;
    return [
      {
        pointer: childPointer('/spec/portBreakouts', name),
        message: `the breakout of port ${name} changes while ${displayId(connection.id)} uses the port`,
        help: 'Make the change when the connection may be down, and see that its ports still exist.',
        related: [{ object: connection, pointer, message: `${displayId(connection.id)} uses it here` }],
      },
    ];
  });
}

/** '' when nobody knows the default. */
function modeIn(name: string, spec: JsonObject, profile: RuleObject | undefined): string {
  const port = profile === undefined ? undefined : portOf(specOf(profile.defaulted), name);
  return port === undefined ? textOf(structOf(spec, 'portBreakouts'), name) : modeOf(port, spec);
}

const SWITCH_LABEL = 'switch.fabric.githedgehog.com/';

const notCabled = heldRule({
  code: 'HHS-SW-D1',
  title: 'a switch is not deleted while a Connection uses it',
  cure: 'Remove the Connections of the switch first.',
  kind: 'Connection',
  label: (name) => `${SWITCH_LABEL}${name}=true`,
  index: labelIndex('Connection', SWITCH_LABEL),
});

export const switchUpdateRules: readonly Rule[] = [breakoutsStay, disruptive, notCabled];
