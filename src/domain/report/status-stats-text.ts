import { plural } from '../shared/plural.ts';
import type { HistoryEntry } from '../status/status-document.ts';
import { RUN_MODES } from '../status/status-state.ts';
import { type RunStats, type StatusStats, statusStats } from '../status/status-stats.ts';
import type { StatusOverview, StoredStatus } from '../status/stored-status.ts';
import { plainText } from './escape-text.ts';
import { table, wrap } from './layout.ts';
import type { Screen } from './text-style.ts';
import { durationText, timeText } from './time-text.ts';

/** What the histories tell: runs, success, durations, drift by week, the last failure. */
export function renderStatusStats(overview: StatusOverview, screen: Screen): string {
  const blocks = overview.fabrics.map((stored) => fabricStats(stored, screen).join('\n'));
  if (blocks.length === 0)
    blocks.push(`No status on ${plainText(overview.place)}, so there is nothing to count.`);
  return `${blocks.join('\n\n')}\n`;
}

function fabricStats({ fabric, read }: StoredStatus, screen: Screen): string[] {
  const name = `Fabric ${plainText(fabric)}`;
  if (!('document' in read)) return [`${name}: no history to count (the status is ${read.result})`];
  const stats = statusStats(read.document.history);
  const { from, to } = stats;
  if (from === null || to === null) return [`${name}: no run in the history`];
  const note =
    'Counted are the runs in the history: those that changed something or came to another result than the one before.';
  return [
    `${name}: ${plural(stats.total.runs, 'run')} from ${timeText(from)} to ${timeText(to)}`,
    '',
    ...modeTable(stats, screen),
    ...weekTable(stats, screen),
    ...failureText(stats.lastFailure, screen),
    '',
    ...wrap(screen.style.dim(note), screen.columns),
  ];
}

function modeTable({ total, byMode }: StatusStats, { style, columns }: Screen): string[] {
  const head = ['mode', 'runs', 'succeeded', 'mean', '95 % within'].map(style.dim);
  const rows = RUN_MODES.flatMap((mode) => (byMode[mode].runs === 0 ? [] : [runRow(mode, byMode[mode])]));
  return table([head, ...rows, runRow('all', total)], columns);
}

function runRow(name: string, { runs, succeeded, successRatio, meanMs, p95Ms }: RunStats): string[] {
  const ratio = successRatio === null ? '' : ` (${Math.floor(successRatio * 100)} %)`;
  const time = (ms: number | null) => (ms === null ? '-' : durationText(ms));
  return [name, String(runs), `${succeeded}${ratio}`, time(meanMs), time(p95Ms)];
}

function weekTable({ weeks }: StatusStats, { style, columns }: Screen): string[] {
  if (weeks.length === 0) return ['', 'Drift: no run has compared with the cluster.'];
  const head = ['week', 'compared', 'with drift', 'worst severity'].map(style.dim);
  const rows = weeks.map(({ week, compared, drifted, worst }) => [
    week,
    String(compared),
    String(drifted),
    worst.toFixed(2),
  ]);
  return ['', ...table([head, ...rows], columns)];
}

function failureText(last: HistoryEntry | null, { columns }: Screen): string[] {
  if (last === null) return ['', 'No run in the history has failed.'];
  const why = last.failure ?? 'it ended with errors in what it found';
  const text = `Last failure: ${last.mode} ${plainText(last.requestId)} at ${timeText(last.endedAt)}: ${plainText(why)}`;
  return ['', ...wrap(text, columns, '', '  ')];
}
