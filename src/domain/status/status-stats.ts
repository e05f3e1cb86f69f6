import type { HistoryEntry } from './status-document.ts';
import type { RunMode } from './status-state.ts';

/** Runs counted together. Ratios and times are null where there is no run. */
export interface RunStats {
  readonly runs: number;
  readonly succeeded: number;
  /** 0 to 1. */
  readonly successRatio: number | null;
  readonly meanMs: number | null;
  /** 95 of 100 runs took at most this long (nearest rank). */
  readonly p95Ms: number | null;
}

/** Drift in one week, by ISO 8601: Monday to Sunday, UTC. */
export interface WeekStats {
  /** `2026-W47`. */
  readonly week: string;
  /** Runs that compared with the cluster: those that know a severity of their own. */
  readonly compared: number;
  /** Of these, runs that found drift. */
  readonly drifted: number;
  /** 0 to 1, of the worst of them. */
  readonly worst: number;
}

/** What the history tells. It holds only runs that changed something or came to another result than the one before. */
export interface StatusStats {
  readonly total: RunStats;
  readonly byMode: Readonly<Record<RunMode, RunStats>>;
  /** Newest first; weeks without a comparison are left out. */
  readonly weeks: readonly WeekStats[];
  readonly lastFailure: HistoryEntry | null;
  /** End of the oldest and of the newest run; null when there is none. */
  readonly from: string | null;
  readonly to: string | null;
}

/** `history` as the document holds it: newest first. */
export function statusStats(history: readonly HistoryEntry[]): StatusStats {
  return {
    total: runStats(history),
    byMode: {
      validate: statsOfMode(history, 'validate'),
      plan: statsOfMode(history, 'plan'),
      apply: statsOfMode(history, 'apply'),
      drift: statsOfMode(history, 'drift'),
    },
    weeks: weeksOf(history),
    lastFailure: history.find(({ succeeded }) => !succeeded) ?? null,
    from: history.at(-1)?.endedAt ?? null,
    to: history[0]?.endedAt ?? null,
  };
}

function statsOfMode(history: readonly HistoryEntry[], mode: RunMode): RunStats {
  return runStats(history.filter((entry) => entry.mode === mode));
}

function runStats(entries: readonly HistoryEntry[]): RunStats {
  const runs = entries.length;
  const succeeded = entries.filter((entry) => entry.succeeded).length;
  if (runs === 0) return { runs, succeeded, successRatio: null, meanMs: null, p95Ms: null };
  const durations = entries.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
  const sum = durations.reduce((total, ms) => total + ms, 0);
  return {
    runs,
    succeeded,
    successRatio: succeeded / runs,
    meanMs: Math.round(sum / runs),
    p95Ms: durations[Math.ceil(0.95 * runs) - 1] ?? null,
  };
}

function weeksOf(history: readonly HistoryEntry[]): readonly WeekStats[] {
  const weeks = new Map<string, WeekStats>();
  for (const { endedAt, severity } of history) {
    if (severity === null) continue;
    const week = isoWeek(endedAt);
    const before = weeks.get(week) ?? { week, compared: 0, drifted: 0, worst: 0 };
    weeks.set(week, {
      week,
      compared: before.compared + 1,
      drifted: before.drifted + (severity > 0 ? 1 : 0),
      worst: Math.max(before.worst, severity),
    });
  }
  return [...weeks.values()].sort((a, b) => (a.week < b.week ? 1 : -1));
}

const DAY_MS = 86_400_000;

/** The week belongs to the year that its Thursday is in. */
export function isoWeek(iso: string): string {
  const day = Math.floor(Date.parse(iso) / DAY_MS);
  // day 0 (1970-01-01) was a Thursday
  const thursday = day - ((day + 3) % 7) + 3;
  const year = new Date(thursday * DAY_MS).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1) / DAY_MS) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
