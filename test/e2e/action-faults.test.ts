import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GitHubFaultRule } from '../../src/simulator/github/http/faults.ts';
import { FAULTS, FURTHER_FAULTS, inLanes, LASTING, type NamedFault } from '../support/fault-lanes.ts';
import { type Trial, type TrialEnd, tryRun } from '../support/fault-trial.ts';
import { embeddedCluster, type TestCluster } from '../support/test-cluster.ts';
import { SERVERS, servers } from './action-fabric.ts';

const LIMIT = 900_000;
/** Runs at once, each with a cluster and a GitHub of its own. */
const WIDTH = 4;
/**
 * Minutes are too long for every run of the tests: by default those faults that once broke something. `more`: every
 * fault at each request; `all`: once and for ever, in every run.
 */
const chosen = process.env.HEDGEHOG_SYNC_TEST_FAULTS;
const isWhole = chosen === 'all';
const QUICK: ReadonlySet<string> = new Set(['403 without the right', '500', 'a reset after the deed']);
const FABRIC = {
  files: { 'servers.yaml': servers({ 'server-1': 'one', 'server-2': 'two' }) },
  objects: [`${SERVERS}/server-1`, `${SERVERS}/server-2`],
} as const;

/** A run that is made with each fault, as it is without one. */
interface Known {
  readonly trial: Trial;
  readonly well: TrialEnd;
}

interface Case {
  readonly what: string;
  readonly rule: GitHubFaultRule;
  /** It is over before the run is. */
  readonly passes: boolean;
}

describe('GitHub failing at each request of a run of the built action', () => {
  const clusters: { readonly cluster: TestCluster; stop(): Promise<void> }[] = [];
  const known = new Map<string, Known>();
  const clusterOf = (lane: number): TestCluster => {
    const running = clusters[lane];
    if (running === undefined) throw new Error(`lane ${lane} has no cluster`);
    return running.cluster;
  };
  const knownOf = (name: string): Known => {
    const found = known.get(name);
    if (found === undefined) throw new Error(`${name} was not prepared`);
    return found;
  };
  beforeAll(async () => {
    while (clusters.length < WIDTH) clusters.push(await embeddedCluster());
    const first: Trial = { ...FABRIC, mode: 'drift', runId: '9001', status: null };
    const { status } = await tryRun({ ...first, runId: '8001' }, clusterOf(0), []);
    const apply: Trial = { ...first, mode: 'apply' };
    const applied = await Promise.all(clusters.map(({ cluster }) => tryRun(apply, cluster, [])));
    const runs: Readonly<Record<string, Trial>> = {
      'a later drift run': { ...first, status },
      'the first drift run': first,
    };
    for (const [name, trial] of Object.entries(runs)) {
      known.set(name, { trial, well: await tryRun(trial, clusterOf(0), []) });
    }
    for (const well of applied) known.set('a first apply', { trial: apply, well });
  }, LIMIT);
  afterAll(async () => {
    for (const { stop } of clusters) await stop();
  });

  /** Problems of all cases, each with its place. */
  async function problemsOf({ trial, well }: Known, cases: readonly Case[]): Promise<readonly string[]> {
    expect(cases.length).toBeGreaterThan(0);
    const found: string[] = [];
    await inLanes(cases, WIDTH, async ({ what, rule, passes }, lane) => {
      const end = await tryRun(trial, clusterOf(lane), [rule]);
      const problems = [...end.problems, ...(passes ? noticedProblems(end, well) : [])];
      found.push(...problems.map((problem) => `${what}: ${problem}`));
    });
    return found;
  }

  // an apply comes last, because it takes away what the others look at
  describe.each([['a later drift run'], ['the first drift run'], ['a first apply']])('%s', (name) => {
    test('is green, complete and without a word of trouble while GitHub is well', () => {
      const { trial, well } = knownOf(name);
      expect(well).toMatchObject({ problems: [], isWritten: true, conclusion: 'success' });
      expect(notesOf(well)).toEqual(trial.status === null ? [expect.stringContaining('is made')] : []);
    });

    test.each(faultsFor(name).map((fault) => [fault.name, fault] as const))(
      '%s: it ends right, or says exactly what was not done',
      async (_name, fault) => {
        const one = knownOf(name);
        const left =
          isWhole || name !== 'the first drift run' ? [] : operationsOf(knownOf('a later drift run'));
        expect(await problemsOf(one, casesOf(fault, one.well, left))).toEqual([]);
      },
      LIMIT,
    );
  });
});

/** An apply asks GitHub for the same as a drift run: it is only looked at what becomes of the cluster. */
function faultsFor(name: string): readonly NamedFault[] {
  if (isWhole) return [...FAULTS, ...FURTHER_FAULTS];
  const faults = chosen === 'more' ? FAULTS : FAULTS.filter((fault) => QUICK.has(fault.name));
  return name === 'a first apply' ? faults.filter((fault) => LASTING.has(fault.name)) : faults;
}

/** The fault at each request once, and at each try of it. `left`: operations that another run was tried with. */
function casesOf({ name, fault, passes }: NamedFault, well: TrialEnd, left: readonly string[]): Case[] {
  return well.requests.flatMap(({ method, route, operation }, index) => {
    if (left.includes(String(operation))) return [];
    const what = `request ${index + 1}, ${method} ${route}`;
    const once = { what: `${what}, once`, rule: { nth: index + 1, fault: fault() }, passes };
    const always = {
      what: `${what}, each time`,
      rule: { method, path: route, fault: fault() },
      passes: false,
    };
    return isWhole || LASTING.has(name) ? [once, always] : [once];
  });
}

function operationsOf({ well }: Known): readonly string[] {
  return well.requests.map(({ operation }) => String(operation));
}

/** The same result as without the fault, and not a word of it. */
function noticedProblems(end: TrialEnd, well: TrialEnd): string[] {
  const usual = notesOf(well);
  const notes = notesOf(end).filter((note) => !usual.includes(note));
  const isSame = end.conclusion === well.conclusion && end.isWritten === well.isWritten;
  return [
    ...notes.map((note) => `it passes, and is told: ${note}`),
    ...(isSame ? [] : [`${end.conclusion} at the end`]),
  ];
}

function notesOf({ run }: TrialEnd): string[] {
  return run.stdout.split('\n').filter((line) => line.startsWith('note: '));
}
