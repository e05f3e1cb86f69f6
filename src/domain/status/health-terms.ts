import { plural } from '../shared/plural.ts';
import { ageOf } from './age-snapshot.ts';
import { combineTerms, formulaText, HEALTH_WEIGHTS, roundHealth, TERM_NAMES } from './health.ts';
import { recentRuns } from './history.ts';
import { END_HEALTH, END_WORDS, recordedEnds } from './observe-connection.ts';
import { durationText } from './observed-time.ts';
import type { Components } from './roll-up.ts';
import type { Health, HealthTerm, HistoryEntry, StatusCounts } from './status-document.ts';

/** Everything the health is computed from: all of it stands in the document, so any reader gets the same. */
export interface HealthInput {
  readonly components: Components;
  readonly counts: StatusCounts;
  readonly severity: number | null;
  readonly history: readonly HistoryEntry[];
  readonly succeededAt: string | null;
  readonly now: string;
  readonly staleAfterMs: number;
  readonly skewAllowanceMs: number;
}

type Reading = Pick<HealthTerm, 'value' | 'because'>;

/** null before the first run that succeeded: a new fabric is not shown as perfect. */
export function healthOf(input: HealthInput): Health {
  const readings: Readonly<Record<HealthTerm['name'], Reading>> = {
    freshness: freshness(input),
    success: success(input),
    validity: validity(input),
    drift: drift(input.severity),
    convergence: convergence(input.counts),
    connection: connection(input.components),
  };
  const terms = TERM_NAMES.map((name) => ({ name, ...readings[name], weight: HEALTH_WEIGHTS[name] }));
  const value = input.succeededAt === null ? null : roundHealth(combineTerms(terms));
  const of = (...names: readonly HealthTerm['name'][]) =>
    roundHealth(combineTerms(terms.filter(({ name }) => names.includes(name))));
  return {
    value,
    terms,
    formula: value === null ? 'not known: no run has succeeded yet' : formulaText(terms),
    components: {
      git_sync: of('validity'),
      kubernetes: of('drift', 'success'),
      fabric: of('convergence'),
      watch: of('freshness'),
      connection: of('connection'),
    },
  };
}

/** 1 up to half the stale limit, 0.5 at the limit, 0 from one and a half limits on. */
export function freshnessAt(ageMs: number, staleAfterMs: number): number {
  return Math.min(1, Math.max(0, 1.5 - ageMs / staleAfterMs));
}

function freshness(input: HealthInput): Reading {
  const { watch } = input.components;
  if (watch.observedAt === null) return { value: null, because: 'the cluster was never looked at' };
  const age = ageOf(watch, input);
  if (age === null) return { value: 0, because: `the last look is dated ${watch.observedAt}, in the future` };
  const value = freshnessAt(age, input.staleAfterMs);
  const because = `the cluster was looked at ${durationText(age)} ago, the limit is ${durationText(input.staleAfterMs)}`;
  return { value, because };
}

function success({ history, now, staleAfterMs }: HealthInput): Reading {
  const runs = recentRuns(history, now, staleAfterMs);
  const [newest] = runs;
  if (newest === undefined) return { value: null, because: 'no run is on record' };
  const good = runs.filter(({ succeeded }) => succeeded).length;
  const value = 0.5 * Number(newest.succeeded) + 0.5 * (good / runs.length);
  const last = newest.succeeded ? 'the last run on record succeeded' : 'the last run on record failed';
  return { value, because: `${last}, ${good} of the ${runs.length} latest did` };
}

function validity({ components, counts }: HealthInput): Reading {
  const { documents, invalid, skipped, errors, warnings } = counts;
  if (components.git_sync.source === 'default') return { value: null, because: 'the files were never read' };
  const relevant = documents - skipped;
  if (relevant <= 0) return { value: 0, because: 'no manifest was read' };
  const because = `${relevant - Math.min(relevant, invalid)} of ${plural(relevant, 'manifest')} valid, ${plural(warnings, 'warning')}`;
  if (errors > 0 || invalid > 0) {
    return { value: 0.5 * (1 - Math.min(1, invalid / relevant)), because };
  }
  return { value: 1 - 0.1 * Math.min(1, warnings / relevant), because };
}

function drift(severity: number | null): Reading {
  if (severity === null) return { value: null, because: 'never compared with the cluster' };
  return { value: 1 - severity, because: `1 less the severity of the drift, ${severity}` };
}

function convergence({ switches }: StatusCounts): Reading {
  if (switches === null) return { value: null, because: 'the switches were never looked at' };
  const { expected, converged } = switches;
  const value = expected === 0 ? 1 : converged / expected;
  return { value, because: `${converged} of ${plural(expected, 'switch', 'switches')}` };
}

function connection({ connection: snapshot }: Components): Reading {
  const ends = recordedEnds(snapshot.evidence);
  if (ends.length === 0) return { value: null, because: 'no end was ever asked' };
  const value = Math.min(...ends.map(({ is }) => END_HEALTH[is]));
  return { value, because: ends.map(({ endpoint, is }) => `${endpoint}: ${END_WORDS[is]}`).join(', ') };
}
