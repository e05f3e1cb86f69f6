import {
  constant,
  fraction,
  integer,
  list,
  nullable,
  object,
  oneOf,
  type Shape,
  type TypeOf,
  text,
} from '../shared/json-shape.ts';
import { statusShape } from '../status/document-shape.ts';
import type { ReadStatus } from '../status/read-status.ts';
import type { StatusDocument } from '../status/status-document.ts';
import { type StatusStats, statusStats } from '../status/status-stats.ts';
import type { StatusOverview, StoredStatus } from '../status/stored-status.ts';
import { SCHEMA_VERSION, version } from './json-parts.ts';

/** The document as it is stored; `status.json` has the same schema. */
const document: Shape<StatusDocument> = { schema: statusShape.schema };

const runStats = object('runs counted together', {
  runs: integer('runs in the history'),
  succeeded: integer('of these, runs that did what they were to do'),
  successRatio: nullable(fraction('succeeded / runs; null: no run')),
  meanMs: nullable(integer('mean duration, ms; null: no run')),
  p95Ms: nullable(integer('95 of 100 runs took at most this long, ms; null: no run')),
});

const stats = object(
  'what the history tells; it holds runs that changed something or came to another result',
  {
    total: runStats,
    byMode: object('by mode', { validate: runStats, plan: runStats, apply: runStats, drift: runStats }),
    weeks: list(
      'drift by week, newest first; weeks without a comparison are left out',
      object('a week, Monday to Sunday, UTC', {
        week: text('ISO 8601, as 2026-W47'),
        compared: integer('runs that compared with the cluster'),
        drifted: integer('of these, runs that found drift'),
        worst: fraction('severity of the worst of them, 1 is worst'),
      }),
    ),
    lastFailure: nullable(
      object('the last run that failed', {
        requestId: text('names the run'),
        mode: text('what the run was to do'),
        endedAt: text('ISO 8601, UTC'),
        failure: nullable(text('code and message; null: it ended with errors in what it found')),
      }),
    ),
    from: nullable(text('end of the oldest run, ISO 8601, UTC')),
    to: nullable(text('end of the newest run, ISO 8601, UTC')),
  },
);

export const statusResultShape = object('result of `status`', {
  schemaVersion: version,
  command: constant('command', 'status'),
  place: text('where it was read'),
  commit: nullable(text('commit it was read at; null: a file, or there is no such branch')),
  readAt: text('time that the statuses are aged to, ISO 8601, UTC'),
  fabrics: list(
    'those that were asked for',
    object('one fabric', {
      fabric: text('name of the fabric'),
      result: oneOf('what the stored text turned out to be', 'ok', 'edited', 'absent', 'newer', 'damaged'),
      why: nullable(text('why it cannot be relied on; null for `ok` and `absent`')),
      status: nullable(document),
      stats: nullable(stats),
    }),
  ),
  known: list('every fabric that has a status there', text('name')),
});

export type StatusResultJson = TypeOf<typeof statusResultShape>;
type FabricJson = StatusResultJson['fabrics'][number];

/** `withStats`: the statistics, too; otherwise they are null. */
export function statusResultJson(overview: StatusOverview, withStats: boolean): StatusResultJson {
  const { place, commit, readAt, fabrics, known } = overview;
  return {
    schemaVersion: SCHEMA_VERSION,
    command: 'status',
    place,
    commit,
    readAt,
    fabrics: fabrics.map((stored) => fabricJson(stored, withStats)),
    known,
  };
}

function fabricJson({ fabric, read }: StoredStatus, withStats: boolean): FabricJson {
  const status = 'document' in read ? read.document : null;
  return {
    fabric,
    result: read.result,
    why: whyOf(read),
    status,
    stats: withStats && status !== null ? statsJson(statusStats(status.history)) : null,
  };
}

function whyOf(read: ReadStatus): string | null {
  if (read.result === 'newer') return `its form ${read.version} is newer than this hedgehog-sync knows`;
  return 'why' in read ? read.why : null;
}

function statsJson({ total, byMode, weeks, lastFailure, from, to }: StatusStats): FabricJson['stats'] {
  return {
    total,
    byMode,
    weeks,
    lastFailure:
      lastFailure === null
        ? null
        : {
            requestId: lastFailure.requestId,
            mode: lastFailure.mode,
            endedAt: lastFailure.endedAt,
            failure: lastFailure.failure,
          },
    from,
    to,
  };
}
