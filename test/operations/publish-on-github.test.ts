import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DEFAULT_LIMITS } from '../../src/domain/status/build-input.ts';
import { readStatus } from '../../src/domain/status/read-status.ts';
import type { RunFacts } from '../../src/domain/status/run-facts.ts';
import { publishStatus } from '../../src/operations/publish-status.ts';
import { type GitHubRig, githubRig, STATUS_BRANCH } from '../adapters/github/rig.ts';
import { silentLog } from '../adapters/kubernetes/rig.ts';
import { markdown } from '../domain/report/run-samples.ts';
import { applyOf, at, digest } from '../support/status-world.ts';

let rig: GitHubRig;
beforeEach(async () => {
  rig = await githubRig();
});
afterEach(async () => {
  await rig.stop();
});

function publish(facts: RunFacts) {
  const { statusStore } = rig.connect();
  const clock = {
    now: () => at(60),
    epochMs: () => Date.parse(at(60)),
    monotonicMs: () => rig.clock.monotonicMs(),
    sleep: (ms: number, signal?: AbortSignal) => rig.clock.sleep(ms, signal),
  };
  return publishStatus(
    { store: statusStore, clock, log: silentLog, digest, random: Math.random },
    {
      facts,
      rules: [],
      limits: DEFAULT_LIMITS,
      context: markdown,
      url: null,
      hasSameSources: null,
      refresh: () => Promise.reject(new Error('nobody asked for a second look')),
    },
    new AbortController().signal,
  );
}

test.each([2, 5])('%d runs that publish at once on one branch are all in, in order', async (count) => {
  const runs = Array.from({ length: count }, (_, index) =>
    applyOf(index, [{ state: 'git_ahead', outcome: 'configured' }], { requestId: `parallel-${index}` }),
  );
  const results = await Promise.all(runs.map((facts) => publish(facts)));
  expect(results.map(({ failure }) => failure)).toEqual(runs.map(() => null));
  const files = rig.repository.files(STATUS_BRANCH);
  const read = readStatus(files.get('lab/status.json') ?? null, digest);
  expect(read).toMatchObject({
    result: 'ok',
    document: {
      lastRun: { requestId: `parallel-${count - 1}` },
      history: runs.map(({ requestId }) => ({ requestId })).reverse(),
    },
  });
  expect(files.get('audit.jsonl')?.trim().split('\n')).toHaveLength(count);
  expect(rig.repository.log(STATUS_BRANCH)).toHaveLength(count);
});
