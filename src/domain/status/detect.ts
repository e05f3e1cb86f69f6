import type { StatusConflict } from './conflict.ts';
import type { Contradiction } from './contradictions.ts';
import type { Candidates } from './gather.ts';
import type { Components } from './roll-up.ts';
import type { Snapshot } from './snapshot.ts';
import { COMPONENT_NAMES } from './status-state.ts';

/** Components that nobody ever looked at. */
export function detectMissing(candidates: Candidates): readonly StatusConflict[] {
  return COMPONENT_NAMES.filter((name) => candidates[name].length === 0).map((name) => ({
    kind: 'missing',
    components: [name],
    message: `nothing was ever observed of ${name}`,
    candidates: [],
  }));
}

/** Components of which two looks say different things, and neither is clearly out of date. */
export function detectTimestamps(candidates: Candidates): readonly StatusConflict[] {
  return COMPONENT_NAMES.filter((name) => disagree(candidates[name])).map((name) => ({
    kind: 'timestamp',
    components: [name],
    message: `${name} was seen as ${candidates[name].map(sightingText).join(' and as ')}`,
    candidates: candidates[name],
  }));
}

function disagree(candidates: readonly Snapshot[]): boolean {
  const [first, ...rest] = candidates;
  return rest.some(({ state, reasonCode }) => state !== first?.state || reasonCode !== first.reasonCode);
}

/** Facts of this run that cannot both be true, by component. */
export function detectInconsistent(
  contradictions: readonly Contradiction[],
  settled: Components,
): readonly StatusConflict[] {
  return COMPONENT_NAMES.flatMap((name): StatusConflict[] => {
    const messages = contradictions
      .filter(({ component }) => component === name)
      .map(({ message }) => message);
    if (messages.length === 0 || settled[name].source !== 'run') return [];
    return [
      { kind: 'inconsistent', components: [name], message: messages.join('; '), candidates: [settled[name]] },
    ];
  });
}

/** Git says that all is well, and the cluster says that it is not. */
export function detectMismatch({ git_sync, kubernetes }: Components): StatusConflict | null {
  const gitIsWell = git_sync.state === 'healthy' || git_sync.state === 'warning';
  if (!gitIsWell || kubernetes.state !== 'error') return null;
  return {
    kind: 'state_mismatch',
    components: ['git_sync', 'kubernetes'],
    message: `Git is ${git_sync.state} (${git_sync.reason}), and the cluster is not (${kubernetes.reason})`,
    candidates: [git_sync, kubernetes],
  };
}

/** `git_sync healthy at 2026-01-01T00:00:00.000Z (run)`. */
export function candidateText(snapshot: Snapshot): string {
  return `${snapshot.component} ${sightingText(snapshot)} (${snapshot.source})`;
}

function sightingText({ state, observedAt }: Snapshot): string {
  return `${state} at ${observedAt ?? 'no time'}`;
}
