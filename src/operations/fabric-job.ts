import {
  OPERATION_KINDS,
  type OperationKind,
  PRIORITIES,
  type Priority,
} from '../domain/schedule/fabric-standing.ts';
import type { PlannedRun } from '../domain/schedule/plan-tick.ts';
import { poolOf } from '../domain/schedule/pools.ts';
import { priorityRank } from '../domain/schedule/priority.ts';
import { getOwn, type JsonObject } from '../domain/shared/json.ts';
import type { JobRequest } from '../ports/queue.ts';

/** Name of the jobs that do something for a fabric. */
export const FABRIC_JOB = 'sync-fabric';

export interface FabricJob {
  readonly fabric: string;
  readonly operation: OperationKind;
  readonly priority: Priority;
  /** Why: a cause of the schedule, or what a person or an event asked for. */
  readonly cause: string;
  readonly delayMs: number;
}

/**
 * A scheduled and a requested run of the same operation are the same work: they have one key, and the sooner one counts.
 * The queue tries it once; a run that fails is scheduled again with the fabric's own pauses.
 */
export function fabricJob({ fabric, operation, priority, cause, delayMs }: FabricJob): JobRequest {
  return {
    name: FABRIC_JOB,
    payload: { fabric, operation, priority, cause },
    pool: poolOf(operation),
    key: `${FABRIC_JOB}/${fabric}/${operation}`,
    fabric,
    priority: priorityRank(priority),
    delayMs,
    retry: { tries: 1, firstDelayMs: 0, longestDelayMs: 0 },
  };
}

export function jobOfRun({ fabric, operation, priority, cause, delayMs }: PlannedRun): JobRequest {
  return fabricJob({ fabric, operation, priority, cause, delayMs });
}

/** What a fabric's job was asked for; null: the payload is none of ours (another version wrote it). */
export function readFabricJob(payload: JsonObject): Omit<FabricJob, 'delayMs'> | null {
  const fabric = getOwn(payload, 'fabric');
  const cause = getOwn(payload, 'cause');
  const operation = OPERATION_KINDS.find((known) => known === getOwn(payload, 'operation'));
  const priority = PRIORITIES.find((known) => known === getOwn(payload, 'priority'));
  if (typeof fabric !== 'string' || typeof cause !== 'string') return null;
  return operation === undefined || priority === undefined ? null : { fabric, operation, priority, cause };
}
