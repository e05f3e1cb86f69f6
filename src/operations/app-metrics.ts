import { isAlertRaised } from '../domain/status/health.ts';
import type { Queue } from '../ports/queue.ts';
import type { SchedulerState } from './scheduler-state.ts';

/** Counts runs by fabric, mode and how they ended, and what came in. */
export class RunTally {
  readonly #runs = new Map<string, { labels: Labels; count: number }>();
  readonly #events = new Map<string, { labels: Labels; count: number }>();

  count(fabric: string, mode: string, conclusion: string): void {
    add(this.#runs, { fabric, mode, conclusion });
  }

  event(event: string, result: 'taken' | 'twice' | 'left'): void {
    add(this.#events, { event, result });
  }

  samples(): { readonly runs: readonly Sample[]; readonly events: readonly Sample[] } {
    const of = (map: ReadonlyMap<string, { labels: Labels; count: number }>): Sample[] =>
      [...map.values()].map(({ labels, count }) => ({ labels, value: count }));
    return { runs: of(this.#runs), events: of(this.#events) };
  }
}

type Labels = Readonly<Record<string, string>>;

function add(map: Map<string, { labels: Labels; count: number }>, labels: Labels): void {
  const key = JSON.stringify(labels);
  const known = map.get(key) ?? { labels, count: 0 };
  map.set(key, { labels, count: known.count + 1 });
}

interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

interface Family {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** What OpenMetrics calls its text. */
export const METRICS_TYPE = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

/**
 * The App's numbers in the OpenMetrics text format. Written here, because the format is a page of rules and a client
 * library would bring its own registry, clocks and globals.
 */
export async function metricsText(
  queue: Pick<Queue, 'statistics'>,
  state: SchedulerState,
  tally: RunTally,
): Promise<string> {
  const { runs, events } = tally.samples();
  const families = [
    counter('hedgehog_sync_runs', 'Runs of fabrics by how they ended', runs),
    counter('hedgehog_sync_events', 'Events by what became of them', events),
    ...(await queueFamilies(queue)),
    ...scheduleFamilies(state),
  ];
  return `${families.flatMap(familyLines).join('\n')}\n# EOF\n`;
}

async function queueFamilies(queue: Pick<Queue, 'statistics'>): Promise<Family[]> {
  const { pools, counts } = await queue.statistics();
  const jobs = Object.entries(pools).flatMap(([pool, { running, ready, delayed }]) =>
    Object.entries({ running, ready, delayed }).map(([phase, value]) => ({ labels: { pool, phase }, value })),
  );
  const places = Object.entries(pools).map(([pool, { limit }]) => ({ labels: { pool }, value: limit }));
  const totals = Object.entries(counts).map(([result, value]) => ({ labels: { result }, value }));
  return [
    gauge('hedgehog_sync_queue_jobs', 'Jobs in the queue', jobs),
    gauge('hedgehog_sync_queue_places', 'Jobs that a pool runs at a time', places),
    counter('hedgehog_sync_queue_changes', 'What became of jobs', totals),
  ];
}

function scheduleFamilies(state: SchedulerState): Family[] {
  const fabrics = state.fabrics;
  const of = (value: (name: string) => number | null): Sample[] =>
    fabrics.flatMap(({ name }) => {
      const found = value(name);
      return found === null ? [] : [{ labels: { fabric: name }, value: found }];
    });
  const standing = (name: string) => fabrics.find((fabric) => fabric.name === name);
  const record = (name: string) => state.records.get(name);
  const { lastBeatMs } = state;
  return [
    gauge(
      'hedgehog_sync_fabric_health',
      'Health of a fabric, 1 is good',
      of((name) => standing(name)?.health ?? null),
    ),
    gauge(
      'hedgehog_sync_fabric_alert',
      'The health of a fabric is under its limit',
      of((name) => Number(isAlertRaised(record(name)?.alertRaised ?? false, standing(name)?.health ?? null))),
    ),
    gauge(
      'hedgehog_sync_fabric_failures_in_row',
      'Runs of a fabric that failed since the last that did not',
      of((name) => record(name)?.failuresInRow ?? null),
    ),
    gauge(
      'hedgehog_sync_fabric_isolated',
      'A fabric is left alone after repeated failures',
      of((name) => Number((record(name)?.isolation ?? null) !== null)),
    ),
    gauge(
      'hedgehog_sync_last_tick_timestamp_seconds',
      'When the schedule was last looked at',
      lastBeatMs === null ? [] : [{ labels: {}, value: lastBeatMs / 1_000 }],
    ),
  ];
}

function counter(name: string, help: string, samples: readonly Sample[]): Family {
  return { name, type: 'counter', help, samples };
}

function gauge(name: string, help: string, samples: readonly Sample[]): Family {
  return { name, type: 'gauge', help, samples };
}

function familyLines({ name, type, help, samples }: Family): string[] {
  const unit = name.endsWith('_seconds') ? [`# UNIT ${name} seconds`] : [];
  const suffix = type === 'counter' ? '_total' : '';
  return [
    `# TYPE ${name} ${type}`,
    ...unit,
    `# HELP ${name} ${help}.`,
    ...samples.map(({ labels, value }) => `${name}${suffix}${labelText(labels)} ${value}`),
  ];
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
