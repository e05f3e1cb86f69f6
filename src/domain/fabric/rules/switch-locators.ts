import type { Rule, RuleFinding, RuleObject } from '../../resource/kind.ts';
import type { JsonObject } from '../../shared/json.ts';
import { childPointer } from '../../shared/pointer.ts';
import { durationNanoseconds } from '../go-text.ts';
import { switchPorts } from '../profiles/switch-ports.ts';
import { flagOf, pointerOf, specOf, structOf, textEntriesOf } from '../read.ts';
import { profileOf } from './switch-parts.ts';

const ALL_PORTS = '*';
const SECOND = 1_000_000_000n;

/** Built-in profiles that have the feature from release 26.03 on; the older ones know nothing of it. */
const BUILT_IN_WITH_LOCATORS: ReadonlySet<string> = new Set([
  'dell-s5232f-on',
  'dell-s5248f-on',
  'celestica-ds2000',
  'celestica-ds3000',
  'celestica-ds4000',
  'celestica-ds5000',
  'edgecore-dcs203',
  'edgecore-eps203',
  'supermicro-sse-c4632sb',
]);

function hasLocators({ id, defaulted }: RuleObject): boolean {
  const features = structOf(specOf(defaulted), 'features');
  return flagOf(features, 'portLocator') || BUILT_IN_WITH_LOCATORS.has(id.name);
}

type Entry = readonly [port: string, until: string];

/** What the fabric looks at: with `*` nothing else, and nothing that is over within the second. */
function keptEntries(spec: JsonObject): readonly Entry[] {
  const entries = textEntriesOf(spec, 'portLocators');
  const all = entries.filter(([port]) => port === ALL_PORTS);
  return (all.length > 0 ? all : entries).filter(([, until]) => {
    const duration = until === '' ? undefined : durationNanoseconds(until);
    return duration === undefined || duration >= SECOND;
  });
}

const locators: Rule = {
  code: 'HHS-SW-20a',
  severity: 'error',
  needs: 'references',
  title: 'portLocators has ports of a switch that has the feature, each with a duration or a time',
  example: 'portLocators: {E1/1: soon}',
  cure: 'Name a data port or "*", and write nothing, a duration like 10m, or a time like 2026-08-05 18:45:47.',
  check(object, context) {
    const spec = specOf(object.defaulted);
    const entries = keptEntries(spec);
    const profile = profileOf(object, context);
    if (entries.length === 0 || profile === undefined) return [];
    const findings: RuleFinding[] = hasLocators(profile) ? [] : [withoutFeature(profile)];
    const available = availableOf(spec, profile);
    return [...findings, ...entries.flatMap((entry) => entryProblems(entry, available, profile))];
  },
};

/** Undefined when the modes are wrong, so that nobody can tell. */
function availableOf(spec: JsonObject, profile: RuleObject): ReadonlySet<string> | undefined {
  const ports = switchPorts(specOf(profile.defaulted), spec);
  return ports.unusable.length === 0 ? ports.available : undefined;
}

function withoutFeature({ id }: RuleObject): RuleFinding {
  return {
    pointer: '/spec/portLocators',
    message: `the profile ${id.name} has no port locators`,
    help: 'Remove portLocators.',
    onKey: true,
  };
}

function entryProblems(
  [port, until]: Entry,
  available: ReadonlySet<string> | undefined,
  { id }: RuleObject,
): RuleFinding[] {
  const pointer = childPointer('/spec/portLocators', port);
  const findings: RuleFinding[] = [];
  if (port !== ALL_PORTS && available !== undefined && !available.has(port)) {
    const lanes = available.has(`${port}/1`)
      ? `Name its lanes: ${port}/1.`
      : 'Name a data port of the profile.';
    const message = `the profile ${id.name} has no port "${port}" to locate`;
    findings.push({ pointer, message, help: lanes, onKey: true });
  }
  if (until !== '' && durationNanoseconds(until) === undefined && !isTime(until)) {
    const help = 'Write nothing, a duration like 10m, or a time in UTC like 2026-08-05 18:45:47.';
    findings.push({ pointer, message: `"${until}" is neither a duration nor a time`, help });
  }
  return findings;
}

/** `2026-08-05 18:45:47`, with or without a fraction of the second. */
function isTime(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d) (\d{1,2}):(\d\d):(\d\d)(?:[.,]\d+)?$/.exec(text);
  if (parts === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  if (hour > 23 || minute > 59 || second > 59) return false;
  return day >= 1 && day <= daysOf(year, month);
}

/** None for a month there is not. */
function daysOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

const notInGit: Rule = {
  code: 'HHS-L17',
  severity: 'warning',
  needs: 'self',
  title: 'a switch in Git has neither portLocators nor portFECs',
  example: 'portLocators: {E1/1: 10m}',
  cure: 'Locate ports with kubectl fabric, and set FEC only as a last resort.',
  check({ object }) {
    const spec = specOf(object);
    return [
      ...warningAt(spec, 'portLocators', {
        message:
          'the time of portLocators starts again with every apply, and nobody can compare it with the cluster',
        help: 'Remove portLocators, and locate ports with kubectl fabric.',
      }),
      ...warningAt(spec, 'portFECs', {
        message: 'an entry that is removed from portFECs stays in force on the switch',
        help: 'Set FEC only where the default does not work; to take it back, set another mode first.',
      }),
    ];
  },
};

function warningAt(
  spec: JsonObject,
  field: string,
  text: Pick<RuleFinding, 'message' | 'help'>,
): RuleFinding[] {
  const map = pointerOf(spec, field);
  if (map === undefined || Object.keys(map).length === 0) return [];
  return [{ pointer: `/spec/${field}`, ...text, onKey: true }];
}

export const switchLocatorRules: readonly Rule[] = [locators, notInGit];
