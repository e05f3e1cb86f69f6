import type { ConvergenceReport, ConvergenceState, SwitchConvergence } from '../fabric/convergence.ts';
import { plainText } from './escape-text.ts';
import { table, wrap } from './layout.ts';
import type { Screen } from './text-style.ts';

/** The summary, and a line for every switch that is behind; those that are there are only counted. */
export function renderConvergence(report: ConvergenceReport, screen: Screen): string[] {
  const { style } = screen;
  const behind = report.switches.filter((one) => one.state !== 'converged');
  const paint = behind.length === 0 ? style.green : style.yellow;
  const rows = behind.map((one) => [
    plainText(one.name),
    stateText(one.state, screen),
    generationText(one),
    heartbeatText(one.heartbeatAgeMs),
  ]);
  const head = ['switch', 'state', 'generation', 'heartbeat'].map(style.dim);
  return [
    ...wrap(paint(`${plainText(report.summary)}.`), screen.columns, '', '  '),
    ...(rows.length === 0 ? [] : table([head, ...rows], screen.columns)),
    ...(rows.length === 0 ? [] : causes(behind, screen)),
  ];
}

function stateText(state: ConvergenceState, { style }: Screen): string {
  return state === 'lagging' ? style.yellow(state) : style.red(state);
}

function generationText(one: SwitchConvergence): string {
  if (one.generation === null) return 'no agent';
  return `${one.generation} wanted, ${one.lastAppliedGen ?? 'none'} applied`;
}

function heartbeatText(ageMs: number | null): string {
  return ageMs === null ? 'none' : `${Math.round(ageMs / 1000)} s ago`;
}

const CAUSES: Readonly<Record<ConvergenceState, string | null>> = {
  converged: null,
  lagging: 'Lagging: the switch still works on it, or its agent fails; look at the agent log on the switch.',
  silent:
    'Silent: the switch has not been heard of lately; check that it is up and reaches the control node.',
  missing: 'Missing: the fabric has made no Agent for the switch; look at the log of the fabric controller.',
};

function causes(behind: readonly SwitchConvergence[], { columns }: Screen): string[] {
  const states = [...new Set(behind.map((one) => one.state))].sort();
  return states.flatMap((state) => wrap(CAUSES[state] ?? '', columns, '  ', '    '));
}
