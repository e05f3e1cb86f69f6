import { DEFAULT_SKEW_ALLOWANCE_MS, DEFAULT_STALE_AFTER_MS } from '../../src/domain/status/build-input.ts';
import { FINDING_CLASSES } from '../../src/domain/status/finding-classes.ts';
import { FINDINGS_LIMIT } from '../../src/domain/status/findings.ts';
import { FOUNDING_RULES } from '../../src/domain/status/founding-rules.ts';
import {
  ALERT_CLEARED_ABOVE,
  ALERT_RAISED_BELOW,
  HEALTH_FORMULA,
  HEALTH_WEIGHTS,
  TERM_NAMES,
} from '../../src/domain/status/health.ts';
import { SUCCESS_RUNS, SUCCESS_WINDOW_LIMITS } from '../../src/domain/status/history.ts';
import { OBJECT_STATUSES } from '../../src/domain/status/object-results.ts';
import { END_HEALTH, LOW_BUDGET } from '../../src/domain/status/observe-connection.ts';
import { durationText } from '../../src/domain/status/observed-time.ts';
import { REASONS, type ReasonRow } from '../../src/domain/status/reasons.ts';
import { WORST_FIRST } from '../../src/domain/status/roll-up.ts';
import { SEVERE, SEVERITY_FORMULA, SEVERITY_WEIGHTS } from '../../src/domain/status/severity.ts';
import { HISTORY_LIMIT } from '../../src/domain/status/status-document.ts';
import {
  COMPONENT_NAMES,
  type ComponentName,
  type StatusState,
} from '../../src/domain/status/status-state.ts';
import { code, type GeneratedFile, markdownPage, markdownTable } from './page.ts';

const COMPONENTS: Readonly<Record<ComponentName, string>> = {
  git_sync: 'The files in Git: commit, branch, counts, what is wrong in them.',
  kubernetes: 'The objects in the cluster, compared with Git: applied, drifted, refused.',
  fabric: 'The network in force: does every switch run what is asked of it?',
  watch: 'How fresh the observation is. For the action: the age of the last look at the cluster.',
  connection:
    'Can both ends be reached and used: address, credentials, certificates, rate budget, circuit breaker.',
};

const STATES: Readonly<Record<StatusState, string>> = {
  error: 'Something failed, or is not safe.',
  syncing: 'A run is under way. Shown in the check; never stored.',
  unknown: 'It could not be read, or contradicts itself. Always with a reason.',
  never_synced: 'No run has succeeded yet.',
  stale: 'It was good, but the last good look is older than the limit.',
  warning: 'It works, with findings.',
  healthy: 'All inputs are fresh and agree.',
};

const TERMS: Readonly<Record<(typeof TERM_NAMES)[number], string>> = {
  freshness:
    '1 while the last look at the cluster is younger than half the stale limit, 0.5 at the limit, 0 from one and a half limits on.',
  success: `Half for the last run on record, half for the share of good ones among the last ${SUCCESS_RUNS} that are not older than ${SUCCESS_WINDOW_LIMITS} stale limits.`,
  validity:
    '1 less 0.1 × the share of manifests with a warning. With any error: 0.5 × the share of manifests without one.',
  drift: '1 less the severity of the drift.',
  convergence: 'The share of switches that run what is asked of them.',
  connection: 'The worst end, after the table below.',
};

/** States, reasons, rules and formulas of the unified status. */
export function statusPage(): GeneratedFile {
  return markdownPage('status', 'The unified status', [
    'One status a fabric: five components, each with a state, a reason, the time of the look and the facts it rests on; one state and one health for the whole. It is stored as `<fabric>/status.json` ([schema](schemas/status-document.json)) with `<fabric>/drift.json` ([schema](schemas/drift-document.json)), `<fabric>/STATUS.md` for people, and `audit.jsonl`.',
    '## Components',
    markdownTable(
      ['component', 'what it is'],
      COMPONENT_NAMES.map((name) => [code(name), COMPONENTS[name]]),
    ),
    '## States and roll-up',
    'The state of the whole is the first of these that any component is in. Until a run that compared with the cluster has succeeded the whole is `never_synced` (or `syncing`); after a run that failed it is `warning` at best. Where Git and cluster do not match, the decision speaks for both.',
    markdownTable(
      ['rank', 'state', 'meaning'],
      WORST_FIRST.map((state, index) => [String(index + 1), code(state), STATES[state]]),
    ),
    '## Reasons',
    'A closed list; a reason belongs to one state.',
    ...COMPONENT_NAMES.map((name) => reasonBlock(name, name)),
    reasonBlock('any', 'Any component'),
    ...ruleBlocks(),
    ...healthBlocks(),
    ...severityBlocks(),
    '## Findings',
    `At most ${FINDINGS_LIMIT} stand in the document, the worst first; all are counted.`,
    markdownTable(
      ['class', 'component', 'meaning', 'what to do'],
      Object.entries(FINDING_CLASSES)
        .filter(([name]) => name !== 'in_sync')
        .map(([name, { component, sentence, next }]) => [code(name), code(component), sentence, next]),
    ),
    ...writingBlocks(),
  ]);
}

function reasonBlock(component: ReasonRow['component'], title: string): string {
  const rows = Object.entries(REASONS)
    .filter(([, row]) => row.component === component)
    .map(([name, { state, meaning, next }]) => [code(name), code(state), meaning, next]);
  return `### ${title}\n\n${markdownTable(['reason', 'state', 'meaning', 'what to do'], rows)}`;
}

function ruleBlocks(): string[] {
  const rows = Object.entries(FOUNDING_RULES).map(([kind, { name, when, result, recommendation }]) => [
    code(kind),
    code(name),
    when,
    result,
    recommendation,
  ]);
  return [
    '## Contradictions and rules',
    `Four kinds of contradiction are looked for, and every one is decided: by the user's rules in their order, the first that fits, else by the founding rule of its kind. Each decision is on record with its inputs. The skew allowance is ${durationText(DEFAULT_SKEW_ALLOWANCE_MS)}.`,
    markdownTable(['kind', 'rule', 'when', 'result', 'recommendation'], rows),
    "A rule of the user's names a kind, a component or the state of a candidate (or none of them), and chooses the latest, earliest, worst or best look or a component, sets a state, or asks for the one refresh. No rule makes a component healthy that nobody looked at.",
  ];
}

function healthBlocks(): string[] {
  return [
    '## Health',
    `0 to 1, 1 is good, not known before the first run that succeeded: \`${HEALTH_FORMULA}\`. Each term alone moves it, always in its own direction. The document shows the formula with its numbers. A component has the health of its own terms by the same formula: \`git_sync\` validity, \`kubernetes\` drift and success, \`fabric\` convergence, \`watch\` freshness, \`connection\` connection.`,
    markdownTable(
      ['term', 'weight', 'value'],
      TERM_NAMES.map((name) => [code(name), String(HEALTH_WEIGHTS[name]), TERMS[name]]),
    ),
    markdownTable(
      ['end of the connection', 'value'],
      Object.entries(END_HEALTH).map(([name, value]) => [code(name), String(value)]),
    ),
    `\`budget-low\`: fewer than ${LOW_BUDGET} requests left. An alert is raised below ${ALERT_RAISED_BELOW} and cleared above ${ALERT_CLEARED_ABOVE}; between them it stays as it is.`,
  ];
}

function severityBlocks(): string[] {
  const { missing, objectCap, conflictField, changedField, unmanaged, unmanagedCap } = SEVERITY_WEIGHTS;
  const rows = [
    ['an object that was applied and is gone', String(missing)],
    ['a field that Git and cluster changed to different values', String(conflictField)],
    ['a field that the cluster changed', String(changedField)],
    ['all changed fields of one object together, at most', String(objectCap)],
    ['an object that only the cluster has', String(unmanaged)],
    ['all of those together, at most', String(unmanagedCap)],
  ];
  return [
    '## Severity of the drift',
    `0 to 1, 1 is worst: \`${SEVERITY_FORMULA}\`. One more difference never lowers it. What only Git changed is no drift. From ${SEVERE} on the component \`kubernetes\` is in \`error\`.`,
    markdownTable(['difference', 'weight'], rows),
    `An object by itself is one of ${OBJECT_STATUSES.map(code).join(', ')}.`,
  ];
}

function writingBlocks(): string[] {
  return [
    '## Carried over, stale, written',
    [
      '- What a run did not look at is carried over from the last status with the time of its own look (source `previous`). What it was to look at and could not is `unknown`, with the last known state as evidence.',
      `- Past the stale limit (by default ${durationText(DEFAULT_STALE_AFTER_MS)}) what was good is \`stale\`; readers apply the limit at the time of reading.`,
      '- An identical run writes nothing and adds no history. When the last write is older than half the limit, a heartbeat is written.',
      '- `drift.json` is kept below a megabyte, which GitHub still hands out in one answer: of the objects those that have no room are left out whole, unmanaged ones first, then those that only Git changed. `omitted` counts them by state, and the run says so.',
      '- Two runs at once: the second builds on what the first wrote. Counts, findings and `drift.json` go with the look that stands, component by component.',
      `- The history holds the last ${HISTORY_LIMIT} runs that changed something or came to another result.`,
      '- A status that was changed by hand is written anew: its history and times are kept, its components count as not observed. A status of a newer form is never overwritten.',
    ].join('\n'),
  ];
}
