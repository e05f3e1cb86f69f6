import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { NetworkError, TimeoutError } from '../../src/domain/shared/errors.ts';
import { DEFAULT_LIMITS } from '../../src/domain/status/build-input.ts';
import { readStatus } from '../../src/domain/status/read-status.ts';
import type { RunFacts } from '../../src/domain/status/run-facts.ts';
import type { StatusDocument } from '../../src/domain/status/status-document.ts';
import type { ComponentName } from '../../src/domain/status/status-state.ts';
import { type Published, publishStatus } from '../../src/operations/publish-status.ts';
import type { StatusStore } from '../../src/ports/status-store.ts';
import { silentLog } from '../adapters/kubernetes/rig.ts';
import { markdown } from '../domain/report/run-samples.ts';
import { MemoryStatusPlace, MemoryStatusStore, type StatusRights } from '../support/memory-status-store.ts';
import {
  applyOf,
  at,
  digest,
  driftOf,
  endpoint,
  factsOf,
  failureOf,
  planOf,
  switchOf,
} from '../support/status-world.ts';

const STATUS = 'lab/status.json';
const dead = new NetworkError({ code: 'HHS-2120', message: 'no answer from GitHub', help: 'Run again.' });

let place: MemoryStatusPlace;
beforeEach(() => {
  place = new MemoryStatusPlace();
});

/** What a case changes of a publication. */
interface Publishing {
  readonly store?: StatusStore;
  /** Minutes at which it is published. */
  readonly minutes?: number;
  readonly refresh?: (components: readonly ComponentName[]) => Promise<RunFacts>;
  readonly hasSameSources?: (known: string, commit: string) => Promise<boolean>;
  readonly signal?: AbortSignal;
  readonly random?: number;
  readonly pauses?: number[];
}

async function publish(facts: RunFacts, change: Publishing = {}): Promise<Published> {
  const { minutes = 1, random = 0.5, pauses = [] } = change;
  const clock = {
    now: () => at(minutes),
    epochMs: () => Date.parse(at(minutes)),
    monotonicMs: () => 0,
    sleep: async (ms: number, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      pauses.push(ms);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  const store = change.store ?? new MemoryStatusStore(place);
  return await publishStatus(
    { store, clock, log: silentLog, digest, random: () => random },
    {
      facts,
      rules: [],
      limits: DEFAULT_LIMITS,
      context: markdown,
      url: 'https://forge.example/status',
      hasSameSources: change.hasSameSources ?? null,
      refresh: change.refresh ?? (() => Promise.reject(new Error('nobody asked for a second look'))),
    },
    change.signal ?? new AbortController().signal,
  );
}

function stored(): StatusDocument {
  const read = readStatus(place.text(STATUS) ?? null, digest);
  if (read.result !== 'ok') throw new Error(`the stored status is ${read.result}`);
  return read.document;
}

/** The store with one of its calls replaced. */
function storeWith(change: (own: MemoryStatusStore) => Partial<StatusStore>): StatusStore {
  const own = new MemoryStatusStore(place);
  return {
    place: own.place,
    read: (paths) => own.read(paths),
    commit: (commit) => own.commit(commit),
    writes: () => own.writes(),
    ...change(own),
  };
}

const auditRuns = () =>
  (place.text('audit.jsonl') ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).requestId);

describe('a first status', () => {
  test('is four files in one commit that names the run', async () => {
    const facts = driftOf(0, [{ state: 'cluster_ahead' }, { state: 'in_sync' }], { requestId: 'run-first' });
    const { document, publication, notes, failure } = await publish(facts);
    expect(place.commits).toHaveLength(1);
    expect([...(place.head?.files.keys() ?? [])].sort()).toEqual([
      'audit.jsonl',
      'lab/STATUS.md',
      'lab/drift.json',
      'lab/status.json',
    ]);
    expect(place.head?.message).toMatch(
      /^lab: warning after drift\n\nRun: run-first\nhttps.*\n\n\[skip ci\]$/,
    );
    expect(publication).toEqual({
      place: 'branch hedgehog-sync/status',
      commit: place.head?.id,
      url: 'https://forge.example/status',
    });
    expect(stored()).toEqual(document);
    expect(JSON.parse(place.text('lab/drift.json') ?? '')).toMatchObject({ total: 2 });
    expect(place.text('lab/STATUS.md')).toContain('lab');
    expect(auditRuns()).toEqual(['run-first']);
    expect(failure).toBeNull();
    expect(notes).toEqual([expect.stringMatching(/did not exist and is made/)]);
  });

  test('beside that of another fabric leaves it alone, and shares the audit', async () => {
    await publish(factsOf(0));
    const other = factsOf(1, { fabric: 'west' });
    const { notes } = await publish(other);
    expect(notes).toEqual([expect.stringMatching(/no status of this fabric/)]);
    expect(stored().fabric).toBe('lab');
    expect(place.text('west/status.json')).toContain('"west"');
    expect(auditRuns()).toContain(other.requestId);
  });
});

describe('last_validated, last_synced, last_applied times', () => {
  test('an identical run writes nothing: an idle hour gives no commit', async () => {
    await publish(factsOf(0));
    const { publication, notes } = await publish(factsOf(60), { minutes: 61 });
    expect(place.commits).toHaveLength(1);
    expect(publication.commit).toBeNull();
    expect(notes).toEqual([]);
  });

  test('an identical run of the same request id writes nothing either', async () => {
    await publish(factsOf(0, { requestId: 'nightly' }));
    const { publication } = await publish(factsOf(60, { requestId: 'nightly' }), { minutes: 61 });
    expect(publication.commit).toBeNull();
    expect(place.commits).toHaveLength(1);
  });

  test('on a branch of sources its own commits are no news of them; commits of others are', async () => {
    const [first, second] = ['a'.repeat(40), 'b'.repeat(40)];
    await publish(factsOf(0, { commit: first }));
    const own = { minutes: 61, hasSameSources: () => Promise.resolve(true) };
    expect((await publish(factsOf(60, { commit: second }), own)).publication.commit).toBeNull();
    expect(stored().commit).toBe(first);
    const failing = () => Promise.reject(dead);
    for (const hasSameSources of [() => Promise.resolve(false), failing]) {
      place.remove();
      await publish(factsOf(0, { commit: first }));
      await publish(factsOf(60, { commit: second }), { minutes: 61, hasSameSources });
      expect(stored().commit).toBe(second);
    }
  });

  test('a heartbeat follows when half the stale limit has passed, with nothing but the times moved', async () => {
    await publish(factsOf(0));
    const audit = place.text('audit.jsonl');
    const later = 13 * 60;
    await publish(factsOf(later), { minutes: later + 1 });
    expect(place.commits).toHaveLength(2);
    expect(stored().times.heartbeatAt).toBe(at(later + 1));
    expect(stored().history).toHaveLength(1);
    expect(place.text('audit.jsonl')).toBe(audit);
  });

  test('a run in which something moved is written and audited', async () => {
    await publish(factsOf(0));
    const changed = driftOf(10, [{ state: 'cluster_ahead' }, { state: 'in_sync' }]);
    await publish(changed, { minutes: 11 });
    expect(place.commits).toHaveLength(2);
    expect(stored()).toMatchObject({ state: 'warning', lastRun: { requestId: changed.requestId } });
    expect(auditRuns()).toContain(changed.requestId);
  });

  test('what has no room in drift.json is counted there, and a note says how much it is', async () => {
    const many = Array.from({ length: 1_500 }, () => ({ state: 'cluster_ahead' as const }));
    const { notes } = await publish(driftOf(0, many));
    const text = place.text('lab/drift.json') ?? '';
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
    const { objects, omitted } = JSON.parse(text);
    expect(objects.length + omitted.cluster_ahead).toBe(1_500);
    expect(notes).toContainEqual(expect.stringContaining(`does not list ${omitted.cluster_ahead} objects`));
    expect(stored().counts.states).toMatchObject({ cluster_ahead: 1_500 });
    const again = await publish(driftOf(0, many), { minutes: 2 });
    expect([again.publication.commit, again.notes]).toEqual([null, []]);
  });

  test('a run that compared nothing leaves the stored drift as it is', async () => {
    await publish(driftOf(0, [{ state: 'cluster_ahead' }]));
    const drift = place.text('lab/drift.json');
    const failure = failureOf('network', 'HHS-2101');
    const endpoints = [endpoint('cluster', { reached: false, latencyMs: null, failure }), endpoint('git')];
    const nothing = { plan: null, comparedWith: null, switches: null } as const;
    const failed = factsOf(10, { ...nothing, failure, endpoints, meanings: ['error'] });
    await publish(failed, { minutes: 11 });
    expect(place.commits).toHaveLength(2);
    expect(place.text('lab/drift.json')).toBe(drift);
    expect(stored()).toMatchObject({ state: 'error', failure: { code: 'HHS-2101' } });
  });
});

describe('update_fabric_status_atomic: no update is lost', () => {
  const runs = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      applyOf(index, [{ state: 'git_ahead', outcome: 'configured' }, { state: 'in_sync' }], {
        requestId: `parallel-${index}`,
      }),
    );

  test.each([
    ['two', 2, false],
    ['two, of which one makes the place', 2, true],
    ['five', 5, false],
    ['five, of which one makes the place', 5, true],
  ])('%s at once: all end right, and all are in', async (_what, count, isFirst) => {
    if (!isFirst) await publish(factsOf(-60));
    const before = place.commits.length;
    const facts = runs(count);
    const results = await Promise.all(facts.map((one) => publish(one, { minutes: 10 })));
    const ids = facts.map(({ requestId }) => requestId).sort();
    expect(results.map(({ failure }) => failure)).toEqual(facts.map(() => null));
    expect(new Set(results.map(({ publication }) => publication.commit)).size).toBe(count);
    expect(place.commits).toHaveLength(before + count);
    expect(
      auditRuns()
        .filter((id) => id.startsWith('parallel'))
        .sort(),
    ).toEqual(ids);
    const history = stored().history.map(({ requestId }) => requestId);
    expect(history.filter((id) => id.startsWith('parallel')).sort()).toEqual(ids);
    // whoever committed last: the status is of the latest run
    expect(stored().lastRun.requestId).toBe(`parallel-${count - 1}`);
  });

  test('a run that is overtaken by a later one keeps what the later one saw', async () => {
    const early = driftOf(0, [{ state: 'in_sync' }]);
    const late = driftOf(10, [{ state: 'cluster_ahead' }]);
    let isOvertaken = false;
    const store = storeWith((own) => ({
      commit: async (commit) => {
        if (!isOvertaken) {
          isOvertaken = true;
          await publish(late, { minutes: 11 });
        }
        return await own.commit(commit);
      },
    }));
    const { failure } = await publish(early, { store, minutes: 11 });
    expect(failure).toBeNull();
    expect(stored()).toMatchObject({ state: 'warning', lastRun: { requestId: late.requestId } });
    expect(JSON.parse(place.text('lab/drift.json') ?? '')).toMatchObject({ counts: { cluster_ahead: 1 } });
  });

  test('waits longer each time, and not as long as anybody else', async () => {
    const busy = () =>
      storeWith((own) => ({
        commit: async (commit) => {
          place.edit('other/status.json', String(place.commits.length));
          return await own.commit(commit);
        },
      }));
    const [few, many]: [number[], number[]] = [[], []];
    await publish(factsOf(0), { store: busy(), pauses: few, random: 0 });
    const { failure, publication, notes, document } = await publish(factsOf(0), {
      store: busy(),
      pauses: many,
      random: 0.99,
    });
    expect(few).toEqual([100, 200, 400, 800, 1600]);
    expect(many.every((ms, index) => ms > (few[index] ?? 0))).toBe(true);
    expect(failure).toMatchObject({ code: 'HHS-2404' });
    expect(publication.commit).toBeNull();
    expect(notes).toEqual([expect.stringMatching(/^The status was not written to branch .*HHS-2404/)]);
    expect(document.state).toBe('healthy');
    expect(place.text(STATUS)).toBeUndefined();
  });

  test('does not go on trying when the run is to end', async () => {
    place.edit('x', 'y');
    const store = storeWith((own) => ({
      commit: async (commit) => {
        place.edit('x', 'z');
        return await own.commit(commit);
      },
    }));
    const { failure } = await publish(factsOf(0), { store, signal: AbortSignal.abort() });
    expect(failure).toMatchObject({ code: 'HHS-2404' });
    expect(store.writes()).toBe(1);
  });
});

describe('Transaction rollback: a status is never half-written', () => {
  test('a commit whose answer got lost is found, and not made twice', async () => {
    let calls = 0;
    const store = storeWith((own) => ({
      commit: async (commit) => {
        calls += 1;
        await own.commit(commit);
        throw dead;
      },
    }));
    const { publication, failure, notes } = await publish(factsOf(0), { store });
    expect(calls).toBe(1);
    expect(place.commits).toHaveLength(1);
    expect(publication.commit).toBe(place.head?.id);
    expect(failure).toBeNull();
    expect(notes).toEqual([expect.stringContaining('is made')]);
  });

  test('the status of another run of the same request id is not taken for it', async () => {
    await publish(factsOf(0, { requestId: 'nightly' }));
    let calls = 0;
    const store = storeWith((own) => ({
      commit: async (commit) => {
        calls += 1;
        if (calls === 1) throw dead;
        return await own.commit(commit);
      },
    }));
    const drifted = driftOf(5, [{ state: 'cluster_ahead' }], { requestId: 'nightly' });
    const { failure } = await publish(drifted, { store, minutes: 6 });
    expect(failure).toBeNull();
    expect(stored().state).toBe('warning');
    expect(stored().history).toHaveLength(2);
    expect(auditRuns()).toEqual(['nightly', 'nightly']);
  });

  test('a commit that was not made is made on the next try', async () => {
    let calls = 0;
    const store = storeWith((own) => ({
      commit: async (commit) => {
        calls += 1;
        if (calls === 1) throw new TimeoutError({ code: 'HHS-2121', message: 'took too long', help: '' });
        return await own.commit(commit);
      },
    }));
    const { publication, failure } = await publish(factsOf(0), { store });
    expect(failure).toBeNull();
    expect(publication.commit).toBe(place.head?.id);
  });

  test('where nobody can say whether it was made, that is what is said', async () => {
    let isDead = false;
    const store = storeWith((own) => ({
      read: async (paths) => {
        if (isDead) throw dead;
        return await own.read(paths);
      },
      commit: async () => {
        isDead = true;
        throw dead;
      },
    }));
    const { failure, notes } = await publish(factsOf(0), { store });
    expect(failure).toMatchObject({ code: 'HHS-2120' });
    expect(notes).toEqual([expect.stringMatching(/^It is not known whether the status was written/)]);
  });

  test.each([
    ['a breaker that is open sent nothing', 'HHS-2109'],
    ['a budget that is used up let nothing be done', 'HHS-2126'],
    ['a secondary limit let nothing be done', 'HHS-2127'],
    ['an abuse detection let nothing be done', 'HHS-2129'],
  ])('%s, and is not asked again', async (_what, code) => {
    const refusal = new NetworkError({ code, message: 'not now', help: 'Wait.', retryable: true });
    const store = storeWith(() => ({ commit: () => Promise.reject(refusal) }));
    const pauses: number[] = [];
    const { notes } = await publish(factsOf(0), { store, pauses });
    expect(notes).toEqual([expect.stringMatching(/^The status was not written/)]);
    expect(pauses).toEqual([]);
  });

  test('a last status that cannot be read is not written over: the run is told by itself', async () => {
    await publish(driftOf(0, [{ state: 'cluster_ahead' }]));
    const store = storeWith(() => ({ read: () => Promise.reject(dead) }));
    const { document, failure, publication, notes } = await publish(factsOf(10), { store, minutes: 11 });
    expect(place.commits).toHaveLength(1);
    expect(failure).toMatchObject({ code: 'HHS-2120' });
    expect(publication.commit).toBeNull();
    expect(notes).toEqual([expect.stringMatching(/^The status was not written.*no answer.* Run again\.$/)]);
    expect(document).toMatchObject({ fabric: 'lab', state: 'healthy' });
  });

  test('an error that nobody expected is told without a stack', async () => {
    const store = storeWith(() => ({ commit: () => Promise.reject(new TypeError('x is undefined')) }));
    const { failure, notes } = await publish(factsOf(0), { store });
    expect(failure).toMatchObject({ code: 'HHS-1300', category: 'unexpected' });
    expect(notes.join(' ')).not.toContain('publish-status');
  });
});

describe('a place that refuses', () => {
  test.each<[string, StatusRights, string]>([
    ['for lack of rights', 'read', 'HHS-2211'],
    ['because it is protected', 'protected', 'HHS-2030'],
  ])('%s: a clear word, and the status of the run all the same', async (_why, rights, code) => {
    place = new MemoryStatusPlace(rights);
    const { document, failure, notes, publication } = await publish(factsOf(0));
    expect(failure).toMatchObject({ code });
    expect(notes).toEqual([expect.stringContaining(code)]);
    expect(publication.commit).toBeNull();
    expect(document.state).toBe('healthy');
    expect(place.commits).toEqual([]);
  });
});

describe('a last status that is not as it was left', () => {
  let head: string;
  beforeEach(async () => {
    await publish(driftOf(0, [{ state: 'cluster_ahead' }], { requestId: 'run-before' }));
  });
  afterEach(() => {
    const previous = place.commits.at(-2);
    expect(previous?.id).toBe(head);
  });

  test('changed by hand: it is written anew, its history is kept, and a note names the commit that keeps the text', async () => {
    const text = place.text(STATUS)?.replace('"state": "warning"', '"state": "healthy"') ?? '';
    head = place.edit(STATUS, text);
    const { notes } = await publish(driftOf(1, [{ state: 'cluster_ahead' }]), { minutes: 2 });
    expect(notes).toEqual([expect.stringMatching(/changed by hand .* stays in commit 0+2 of branch/)]);
    expect(stored().state).toBe('warning');
    expect(stored().history.map(({ requestId }) => requestId)).toContain('run-before');
    expect(place.commits.find(({ id }) => id === head)?.files.get(STATUS)).toBe(text);
  });

  test.each([
    ['broken', '{"version": 1,'],
    ['no object', '[]'],
  ])('%s: it is written anew, and a note names the commit that keeps the text', async (_what, text) => {
    head = place.edit(STATUS, text);
    const { notes, publication } = await publish(factsOf(1), { minutes: 2 });
    expect(notes).toEqual([expect.stringMatching(/cannot be read .* stays in commit 0+2 of branch/)]);
    expect(publication.commit).toBe(place.head?.id);
    expect(stored().state).toBe('healthy');
  });
});

test('a status of a newer version is never written over, and a note says so', async () => {
  place.edit(STATUS, '{"version": 99, "state": "splendid"}\n');
  const { publication, notes, failure, document } = await publish(factsOf(0));
  expect(place.commits).toHaveLength(1);
  expect(publication.commit).toBeNull();
  expect(failure).toMatchObject({ code: 'HHS-2029' });
  expect(notes).toEqual([expect.stringMatching(/not written .*HHS-2029.* version 99/)]);
  expect(document.fabric).toBe('lab');
});

test('a place that was deleted begins anew, and a note says so', async () => {
  await publish(factsOf(0));
  place.remove();
  const { notes } = await publish(factsOf(1), { minutes: 2 });
  expect(place.commits).toHaveLength(1);
  expect(notes).toEqual([expect.stringMatching(/did not exist.*history begins anew/)]);
});

describe('Data inconsistency → refresh and re-validate', () => {
  /** Counts that do not add up. */
  function miscounted(minutes = 0): RunFacts {
    const plan = planOf([{ state: 'in_sync' }]);
    return factsOf(minutes, { plan: { ...plan, byState: { ...plan.byState, in_sync: 7 } } });
  }

  test('the facts are read once more, and the status is of the second look', async () => {
    const asked: (readonly ComponentName[])[] = [];
    const facts = miscounted();
    const { facts: used, document } = await publish(facts, {
      refresh: async (components) => {
        asked.push(components);
        return driftOf(0.5, [{ state: 'cluster_ahead' }], { meanings: ['drift'] });
      },
    });
    expect(asked).toEqual([['kubernetes']]);
    expect(used).toMatchObject({ requestId: facts.requestId, meanings: ['drift'], endedAt: at(0.6) });
    expect(document).toMatchObject({ state: 'warning', lastRun: { requestId: facts.requestId } });
    expect(stored()).toEqual(document);
  });

  test('at most once a run, also where others commit in between', async () => {
    let looks = 0;
    let isOvertaken = false;
    const store = storeWith((own) => ({
      commit: async (commit) => {
        if (!isOvertaken) place.edit('other/status.json', '{}');
        isOvertaken = true;
        return await own.commit(commit);
      },
    }));
    const { document, failure } = await publish(miscounted(), {
      store,
      refresh: async () => {
        looks += 1;
        return miscounted(0.5);
      },
    });
    expect(looks).toBe(1);
    expect(failure).toBeNull();
    expect(document.state).not.toBe('healthy');
    expect(document.inconsistencies).not.toEqual([]);
  });

  test('a second look that fails is said, and nothing becomes green by it', async () => {
    const { document, notes, facts } = await publish(miscounted(), {
      refresh: async () => factsOf(0.5, { plan: null, failure: failureOf('network', 'HHS-2101') }),
    });
    expect(notes[0]).toMatch(/contradict each other, and a second look failed \(HHS-2101\)/);
    expect(document.state).not.toBe('healthy');
    expect(facts.failure).toBeNull();
  });

  test('of an apply keeps what was done, and the switches are those of the second look', async () => {
    const behind = [switchOf('leaf-01', 'lagging')];
    const done = applyOf(0, [{ state: 'git_ahead', outcome: 'configured' }], {
      convergence: { result: 'converged', switches: [], waitedMs: 5, summary: 'all' },
      switches: behind,
    });
    const { facts, document } = await publish(done, {
      refresh: async () => driftOf(0.5, [{ state: 'in_sync' }], { switches: behind, outcomes: [] }),
    });
    expect(facts).toMatchObject({
      mode: 'apply',
      outcomes: [{ outcome: 'configured' }],
      plan: { byState: { in_sync: 1 } },
      convergence: { result: 'not-waited', switches: [{ name: 'leaf-01' }] },
      switches: behind,
    });
    expect(document.inconsistencies).toEqual([]);
  });
});
