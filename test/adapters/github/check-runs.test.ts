import { afterEach, describe, expect, test } from '@jest/globals';
import { badGateway } from '../../../src/simulator/github/http/known-faults.ts';
import { thrownBy } from '../kubernetes/rig.ts';
import {
  COMPLETED_AT,
  type GitHubRig,
  githubRig,
  numbersTo,
  type RigOptions,
  reportWith,
  shownNumbers,
  startOf,
} from './rig.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function world(options: RigOptions = {}): Promise<GitHubRig> {
  const rig = await githubRig(options);
  stops.push(rig.stop);
  return rig;
}

const PATCHES = { method: 'PATCH', path: '/check-runs/' };

describe('a check', () => {
  test('is created in progress, with everything it was given', async () => {
    const { hub, sha, checkRuns } = await world();
    const handle = await hub.checks.begin(startOf(sha));
    expect(checkRuns()).toMatchObject([
      {
        id: handle.id,
        name: 'hedgehog-sync / net / plan',
        headSha: sha,
        externalId: 'run-1',
        status: 'in_progress',
        conclusion: null,
        startedAt: '2026-01-01T00:00:00Z',
        detailsUrl: 'https://ci.example.com/runs/1',
        title: 'Planning',
        summary: 'Reading the files.',
      },
    ]);
    expect(handle.url).toMatch(/^https:\/\/github\.com\/acme\/net\//);
    expect(hub.checks.writes()).toBe(1);
  });

  test('of an earlier begin with the same id is found instead of making another', async () => {
    const { hub, connect, sha, checkRuns } = await world();
    const first = await hub.checks.begin(startOf(sha));
    const again = connect();
    await expect(again.checks.begin(startOf(sha))).resolves.toEqual(first);
    expect(again.checks.writes()).toBe(0);
    await again.checks.begin(startOf(sha, 'run-2'));
    expect(checkRuns()).toHaveLength(2);
  });

  test('is found behind a hundred others of its name', async () => {
    const { hub, fake, connect, sha, repository, checkRuns } = await world();
    const first = await hub.checks.begin(startOf(sha, 'run-0'));
    for (const check of checkRuns()) {
      for (let i = 1; i <= 100; i += 1) {
        const id = fake.state.newId();
        repository.checkRuns.set(id, { ...check, id, externalId: `run-${i}` });
      }
    }
    await expect(connect().checks.begin(startOf(sha, 'run-0'))).resolves.toEqual(first);
    expect(checkRuns()).toHaveLength(101);
  });

  test('is made once although the answer to the first POST was lost', async () => {
    const { hub, fake, sha, asked, checkRuns, clock } = await world();
    fake.fault({ method: 'POST', path: '/check-runs', nth: 1, fault: { type: 'reset', after: true } });
    const handle = await hub.checks.begin(startOf(sha));
    expect(checkRuns().map(({ id }) => id)).toEqual([handle.id]);
    expect(asked()).toEqual([
      'GET checks/list-for-ref 200',
      'POST checks/create 0',
      'GET checks/list-for-ref 200',
    ]);
    expect(clock.sleeps).toEqual([500]);
    expect(hub.checks.writes()).toBe(1);
  });

  test('is made by the second POST when the first one never arrived', async () => {
    const { hub, fake, sha, asked, checkRuns } = await world();
    fake.fault({ method: 'POST', path: '/check-runs', nth: 1, fault: badGateway() });
    await hub.checks.begin(startOf(sha));
    expect(checkRuns()).toHaveLength(1);
    expect(asked()).toEqual([
      'GET checks/list-for-ref 200',
      'POST checks/create 502',
      'GET checks/list-for-ref 200',
      'POST checks/create 201',
    ]);
  });

  test('shows progress without losing what it is', async () => {
    const { hub, sha, checkRuns } = await world();
    const handle = await hub.checks.begin(startOf(sha));
    await hub.checks.progress(handle, 'Applying 3 of 9', 'Still at it.');
    expect(checkRuns()).toMatchObject([
      { status: 'in_progress', title: 'Applying 3 of 9', summary: 'Still at it.', externalId: 'run-1' },
    ]);
  });

  test('is not asked twice for progress, and never after its end', async () => {
    const { hub, fake, sha, checkRuns, clock } = await world();
    const handle = await hub.checks.begin(startOf(sha));
    const takeBack = fake.fault({ ...PATCHES, fault: badGateway() });
    fake.clearRequests();
    await expect(hub.checks.progress(handle, 'a', 'b')).rejects.toMatchObject({ code: 'HHS-2125' });
    expect(fake.requests).toHaveLength(1);
    takeBack();
    await hub.checks.complete(handle, reportWith(0), COMPLETED_AT, 4);
    await hub.checks.progress(handle, 'late', 'late');
    expect(checkRuns()).toMatchObject([{ status: 'completed', title: '0 errors' }]);
    expect(clock.sleeps.every((ms) => ms <= 1_000)).toBe(true);
  });

  test('is completed with conclusion, texts and time', async () => {
    const { hub, sha, checkRuns } = await world();
    const handle = await hub.checks.begin(startOf(sha));
    await hub.checks.complete(handle, reportWith(2), COMPLETED_AT, 4);
    expect(checkRuns()).toMatchObject([
      {
        status: 'completed',
        conclusion: 'failure',
        completedAt: '2026-01-01T00:01:00Z',
        title: '2 errors',
        summary: 'What was found.',
        text: 'All of it.',
        annotations: [
          { path: 'fabrics/net/vpc.yaml', startLine: 1, level: 'failure', title: 'HHS-4001 number 1' },
          { startLine: 2 },
        ],
      },
    ]);
    expect(hub.checks.writes()).toBe(2);
  });

  test.each([
    [49, 1],
    [50, 1],
    [51, 2],
    [130, 3],
    [200, 4],
  ])('with %d annotations takes %d requests', async (count, requests) => {
    const { hub, fake, sha, checkRuns } = await world();
    const handle = await hub.checks.begin(startOf(sha));
    fake.clearRequests();
    await hub.checks.complete(handle, reportWith(count), COMPLETED_AT, 4);
    expect(fake.requests).toHaveLength(requests);
    expect(shownNumbers(checkRuns()[0])).toEqual(numbersTo(count));
  });

  test.each([
    [2, 100],
    [1, 50],
    [0, 50],
  ])('allowed %d batches shows the first annotations only', async (batches, shown) => {
    const { hub, sha, checkRuns } = await world();
    const handle = await hub.checks.begin(startOf(sha));
    await hub.checks.complete(handle, reportWith(130), COMPLETED_AT, batches);
    expect(shownNumbers(checkRuns()[0])).toEqual(numbersTo(shown));
  });

  test.each([1, 2, 3])('shows no annotation twice when the answer to batch %d was lost', async (nth) => {
    const { hub, fake, sha, checkRuns } = await world();
    const handle = await hub.checks.begin(startOf(sha));
    fake.fault({ ...PATCHES, nth, fault: { type: 'reset', after: true } });
    await hub.checks.complete(handle, reportWith(130), COMPLETED_AT, 4);
    expect(shownNumbers(checkRuns()[0])).toEqual(numbersTo(130));
    expect(checkRuns()).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
  });

  test('may be completed a second time, also by somebody who does not know how far the first one came', async () => {
    const { hub, fake, connect, sha, checkRuns } = await world();
    const handle = await hub.checks.begin(startOf(sha));
    const takeBack = fake.fault({ ...PATCHES, body: 'number 51"', fault: badGateway() });
    const error = await thrownBy(hub.checks.complete(handle, reportWith(130), COMPLETED_AT, 4));
    expect(error).toMatchObject({ code: 'HHS-2125' });
    expect(String(error)).toContain(
      'adding annotations 51 to 100 to the check hedgehog-sync / net / plan, which is complete',
    );
    expect(checkRuns()).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
    takeBack();
    await connect().checks.complete(handle, reportWith(130), COMPLETED_AT, 4);
    await hub.checks.complete(handle, reportWith(130), COMPLETED_AT, 4);
    expect(shownNumbers(checkRuns()[0])).toEqual(numbersTo(130));
  });

  test('of another App is told apart from a missing right', async () => {
    const { hub, fake, connect, sha } = await world();
    const handle = await hub.checks.begin(startOf(sha));
    const rights = { checks: 'write', contents: 'write' } as const;
    const token = fake.token({ kind: 'app', app: 'hedgehog-sync-app', permissions: rights });
    const other = connect({ token });
    await expect(other.checks.complete(handle, reportWith(0), COMPLETED_AT, 1)).rejects.toMatchObject({
      code: 'HHS-2601',
    });
  });

  test('on a commit that is not there says so', async () => {
    const { hub } = await world();
    const error = await thrownBy(hub.checks.begin(startOf('0'.repeat(40))));
    expect(error).toMatchObject({ code: 'HHS-2605', category: 'github' });
  });
});

describe('without the right to write checks', () => {
  test('the permission and the line that grants it are named', async () => {
    const { hub, sha, checkRuns, fake } = await world({ rights: { contents: 'write' }, isPublic: true });
    const error = await thrownBy(hub.checks.begin(startOf(sha)));
    expect(error).toMatchObject({ code: 'HHS-2210', category: 'authentication', retryable: false });
    expect(String(error)).toContain(
      'creating the check hedgehog-sync / net / plan: GitHub answered 403 (Resource not accessible by integration); the token lacks the permission checks: write',
    );
    expect(error).toHaveProperty('help', expect.stringContaining('`checks: write` under `permissions:`'));
    expect(checkRuns()).toEqual([]);
    expect(hub.checks.writes()).toBe(0);
    expect(fake.requests).toHaveLength(2);
  });

  test('in a private repository the first look is refused, and says the same', async () => {
    const { hub, sha } = await world({ rights: { contents: 'write' } });
    await expect(hub.checks.begin(startOf(sha))).rejects.toMatchObject({ code: 'HHS-2210' });
  });

  test('the token of a person is told that only Apps have checks', async () => {
    const { hub, sha } = await world({ user: true });
    const error = await thrownBy(hub.checks.begin(startOf(sha)));
    expect(error).toMatchObject({ code: 'HHS-2210' });
    expect(String(error)).toContain('only an App or a workflow may do this');
  });
});

describe('buttons of a check', () => {
  const PLAN = { label: 'Plan again', description: 'Look again', identifier: 'plan' };

  test('are sent where the report has some, and left alone where it has no word of them', async () => {
    const { hub, sha, checkRuns, connect } = await world({ app: 'hedgehog-sync' });
    const handle = await hub.checks.begin(startOf(sha));
    await hub.checks.complete(handle, { ...reportWith(1), actions: [PLAN] }, COMPLETED_AT, 1);
    expect(checkRuns()[0]?.actions).toEqual([PLAN]);
    await connect().checks.complete(handle, reportWith(1), COMPLETED_AT, 1);
    expect(checkRuns()[0]?.actions).toEqual([PLAN]);
    await connect().checks.complete(handle, { ...reportWith(1), actions: [] }, COMPLETED_AT, 1);
    expect(checkRuns()[0]?.actions).toEqual([]);
  });

  test('that GitHub would refuse are an error, not a check without them', async () => {
    const { hub, sha } = await world({ app: 'hedgehog-sync' });
    const handle = await hub.checks.begin(startOf(sha));
    const wrong = { ...PLAN, label: 'more than twenty letters' };
    const error = await thrownBy(
      hub.checks.complete(handle, { ...reportWith(0), actions: [wrong] }, COMPLETED_AT, 1),
    );
    expect(error).toMatchObject({ category: 'github', status: 422 });
  });
});
