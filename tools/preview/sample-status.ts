import { createHash } from 'node:crypto';
import { DEFAULT_LIMITS } from '../../src/domain/status/build-input.ts';
import { buildStatus } from '../../src/domain/status/build-status.ts';
import type { RunFacts } from '../../src/domain/status/run-facts.ts';
import type { StatusDocument } from '../../src/domain/status/status-document.ts';

/** When the runs that are shown ended. */
export const NOW = '2026-03-02T08:00:12.000Z';

/** The status as these runs leave it, one after the other, each built as the action builds it. */
export function statusAfter(runs: readonly RunFacts[]): StatusDocument | null {
  return runs.reduce<StatusDocument | null>((previous, facts) => {
    const { document, refresh } = buildStatus({
      facts,
      previous,
      rules: [],
      limits: DEFAULT_LIMITS,
      now: facts.endedAt,
      digest: (text) => createHash('sha256').update(text).digest('hex'),
      refreshed: false,
    });
    if (refresh.length > 0) throw new Error(`the facts of ${facts.requestId} contradict each other`);
    return document;
  }, null);
}
