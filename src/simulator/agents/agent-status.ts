import type { JsonObject } from '../../domain/shared/json.ts';

/** What an agent writes when, as merge patches of its status. Times are ISO 8601; the API keeps whole seconds. */
export function startedStatus(name: string, generation: number, now: string): JsonObject {
  return {
    version: 'v0.1.0',
    installID: `install-${name}`,
    runID: `run-${name}`,
    bootID: `boot-${name}`,
    lastAttemptGen: generation,
    lastAttemptTime: seconds(now),
    lastAppliedGen: generation,
    lastAppliedTime: seconds(now),
    lastHeartbeat: seconds(now),
    conditions: [],
    state: { nos: { softwareVersion: 'simulated' } },
  };
}

export function attemptStatus(generation: number, now: string): JsonObject {
  return {
    lastAttemptGen: generation,
    lastAttemptTime: seconds(now),
    conditions: [condition('False', 'ApplyPending', `Config will be applied, gen=${generation}`, now)],
  };
}

export function appliedStatus(generation: number, now: string): JsonObject {
  return {
    lastAppliedGen: generation,
    lastAppliedTime: seconds(now),
    lastHeartbeat: seconds(now),
    conditions: [condition('True', 'ApplySucceeded', `Config applied, gen=${generation}`, now)],
  };
}

export function heartbeatStatus(now: string): JsonObject {
  return { lastHeartbeat: seconds(now) };
}

function condition(status: 'True' | 'False', reason: string, message: string, now: string): JsonObject {
  return { type: 'Applied', status, reason, message, lastTransitionTime: seconds(now) };
}

function seconds(now: string): string {
  return `${now.slice(0, 19)}Z`;
}
