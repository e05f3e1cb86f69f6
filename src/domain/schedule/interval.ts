/** `direct`: the app runs the engine itself. `dispatch`: it starts the repository's workflow. */
export type WayOfWorking = 'direct' | 'dispatch';

interface Floor {
  readonly ms: number;
  readonly because: string;
}

const FLOORS: Readonly<Record<WayOfWorking, Floor>> = {
  direct: { ms: 60_000, because: 'the scheduler looks once a minute' },
  dispatch: { ms: 300_000, because: 'each run starts a workflow, which takes minutes and uses up a quota' },
};

/**
 * What is wrong with an interval, as a sentence; null: nothing. Requirement: "sync_interval (default 60 s)": the floor
 * depends on the way of working, and what is below it is an error of the configuration with the reason.
 */
export function intervalProblem(intervalMs: number, way: WayOfWorking): string | null {
  const { ms, because } = FLOORS[way];
  if (Number.isFinite(intervalMs) && intervalMs >= ms) return null;
  return `the interval is less than ${ms / 1000} s: ${because}`;
}
