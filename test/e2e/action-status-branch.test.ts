import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventFiles } from '../entry/action/event-files.ts';
import { type ActionCall, type ActionRun, ActionStage, STATUS_BRANCH } from '../support/action-stage.ts';
import { HASTY } from '../support/fault-lanes.ts';
import { describeOnClusters } from '../support/test-cluster.ts';
import { SERVERS, servers } from './action-fabric.ts';

const LIMIT = 120_000;

describeOnClusters('the branch of the status', (cluster) => {
  let stage: ActionStage;
  beforeEach(async () => {
    await cluster().wipe();
    stage = await ActionStage.start();
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'two' }));
    stage.workspace.commit();
    stage.push();
  }, LIMIT);
  afterEach(async () => await stage.stop());

  const runOn =
    (event: string, payload: object) =>
    async (more: Partial<ActionCall> = {}): Promise<ActionRun> =>
      await stage.run({
        event,
        payload,
        ...more,
        inputs: { kubeconfig: cluster().kubeconfig(), ...more.inputs },
        environment: { ...HASTY, ...more.environment },
      });
  const push = runOn('push', eventFiles.push());
  const schedule = runOn('schedule', eventFiles.schedule());
  const commits = (branch = STATUS_BRANCH) => stage.repository.log(branch).length;
  const status = (fabric = 'lab') => JSON.parse(stage.status(`${fabric}/status.json`) ?? 'null');
  /** Commits that each of so many runs makes. */
  async function commitsOf(count: number, run: () => Promise<unknown>, branch = STATUS_BRANCH) {
    const made: number[] = [];
    for (let round = 0; round < count; round += 1) {
      const before = commits(branch);
      await run();
      made.push(commits(branch) - before);
    }
    return made;
  }

  describe('of an idle fabric', () => {
    test(
      'is not moved by runs that look at what the status itself committed beside the sources',
      async () => {
        const inputs = { status: 'same-branch' };
        expect((await push({ inputs })).code).toBe(0);
        const pullAndLook = async () => {
          for (const [path, text] of stage.repository.files()) {
            mkdirSync(join(stage.workspace.root, dirname(path)), { recursive: true });
            writeFileSync(join(stage.workspace.root, path), text);
          }
          stage.workspace.commit();
          const head = stage.push();
          const before = commits('main');
          const ran = await schedule({ inputs, sha: head });
          expect(ran).toMatchObject({ code: 0, outputs: { conclusion: 'success' } });
          return commits('main') - before;
        };
        expect([await pullAndLook(), await pullAndLook(), await pullAndLook()]).toEqual([0, 0, 0]);
      },
      LIMIT,
    );

    test(
      'is moved once by trouble that stays the same',
      async () => {
        await push();
        await cluster().editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
        expect(await commitsOf(3, () => schedule())).toEqual([1, 0, 0]);
        const kubeconfig = cluster()
          .kubeconfig()
          .replace(/(127\.0\.0\.1|localhost):\d+/, '127.0.0.1:9');
        expect(await commitsOf(4, () => schedule({ inputs: { kubeconfig } }))).toEqual([1, 0, 0, 0]);
        expect(status()).toMatchObject({ state: 'error' });
      },
      LIMIT,
    );
  });

  describe('when the run is of an older commit than the branch of the sources has', () => {
    test(
      'neither the cluster nor the status goes back, and the run says so',
      async () => {
        const older = stage.repository.head() ?? '';
        stage.workspace.edit('servers.yaml', 'description: two', 'description: three');
        const newer = stage.push();
        expect((await push()).code).toBe(0);
        await cluster().writes();
        stage.workspace.git('checkout', '--quiet', older);
        const late = await push({ sha: older });
        expect(late).toMatchObject({ code: 0, outputs: { conclusion: 'neutral' } });
        expect(late.summary).toMatch(/Nothing was applied: this run is of commit .* main changed manifests/);
        const drift = await schedule({ sha: older });
        expect(drift).toMatchObject({ code: 0, outputs: { state: '' } });
        expect(drift.summary).toMatch(/status was not written, because this run is of commit/);
        expect(await cluster().writes()).toEqual([]);
        expect(status()).toMatchObject({ commit: newer, state: 'healthy' });
      },
      LIMIT,
    );

    test(
      'it is applied all the same where the newer commits leave the fabric alone',
      async () => {
        const older = stage.repository.head() ?? '';
        stage.repository.commitFiles('main', {
          'README.md': 'Words.',
          'other/servers.yaml': 'kind: Server\n',
        });
        expect(await push({ sha: older })).toMatchObject({ code: 0, outputs: { conclusion: 'success' } });
        expect(status()).toMatchObject({ commit: older });
      },
      LIMIT,
    );
  });

  describe('with several runs at once', () => {
    test.each([
      ['makes it only once', undefined, '/git/refs'],
      ['puts one commit upon the other', { 'README.md': 'x' }, '/graphql'],
    ])(
      '%s, and nothing of either is lost',
      async (_what, before, path) => {
        if (before !== undefined) stage.repository.commitFiles(STATUS_BRANCH, before);
        // whoever comes first is overtaken
        stage.fake.fault({ method: 'POST', path, nth: 1, fault: { type: 'delay', ms: 2_500 } });
        const ran = await Promise.all(
          ['lab', 'east', 'west'].map((fabric) => schedule({ inputs: { fabric } })),
        );
        expect(ran.map(({ code, outputs }) => [code, outputs.state])).toEqual([
          [0, 'warning'],
          [0, 'warning'],
          [0, 'warning'],
        ]);
        for (const fabric of ['lab', 'east', 'west']) {
          expect(status(fabric)).toMatchObject({ fabric, state: 'warning' });
          expect(stage.status('audit.jsonl')).toContain(`"fabric":"${fabric}"`);
        }
        expect(commits()).toBe(before === undefined ? 3 : 4);
        expect(ran.map(({ summary }) => summary).join('\n')).not.toContain('was not written');
      },
      LIMIT,
    );
  });

  describe('that somebody has touched', () => {
    test(
      'is written upon after a force-push, and says that the history begins there',
      async () => {
        await push();
        stage.repository.commitFiles('other', { 'README.md': 'x' });
        const other = stage.repository.head('other') ?? '';
        stage.repository.refs.set(`refs/heads/${STATUS_BRANCH}`, other);
        const ran = await schedule();
        expect(ran).toMatchObject({ code: 0, outputs: { conclusion: 'success' } });
        expect(ran.summary).toContain('its history begins here');
        expect(stage.repository.log(STATUS_BRANCH)[0]?.parents).toEqual([other]);
      },
      LIMIT,
    );

    test(
      'is made anew when it was deleted, also between reading and writing',
      async () => {
        await push();
        stage.repository.deleteBranch(STATUS_BRANCH);
        const ran = await schedule();
        expect(ran.summary).toContain('did not exist and is made');
        await cluster().editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
        stage.fake.fault({ path: '/graphql', nth: 1, fault: { type: 'delay', ms: 1_500 } });
        const { done } = stage.start({
          event: 'schedule',
          payload: eventFiles.schedule(),
          inputs: { kubeconfig: cluster().kubeconfig() },
          environment: HASTY,
        });
        await until(() => stage.fake.requests.some(({ route }) => route.includes('/contents/audit.jsonl')));
        stage.repository.deleteBranch(STATUS_BRANCH);
        expect(await done).toMatchObject({ code: 0, outputs: { state: 'warning' } });
        expect(status()).toMatchObject({ state: 'warning' });
        expect(commits()).toBe(1);
      },
      LIMIT,
    );

    test(
      'is written anew over an edit, which a note finds again; what a newer release wrote stays',
      async () => {
        await push();
        const text = stage.status('lab/status.json') ?? '';
        const edited = stage.repository.commitFiles(STATUS_BRANCH, {
          'lab/status.json': text.replace('"healthy"', '"warning"'),
        });
        const ran = await schedule();
        expect(ran.summary).toContain('changed by hand');
        expect(ran.stdout).toContain(edited.slice(0, 12));
        expect(status()).toMatchObject({ state: 'healthy' });
        const newer = stage.repository.commitFiles(STATUS_BRANCH, {
          'lab/status.json': text.replace('"version": 1', '"version": 2'),
        });
        const after = await schedule();
        expect(after).toMatchObject({ code: 0 });
        expect(after.summary).toMatch(/status was not written .*HHS\\?-2029/);
        expect(stage.repository.head(STATUS_BRANCH)).toBe(newer);
      },
      LIMIT,
    );

    test.each([['branch'], ['ruleset']] as const)(
      'is left alone where a rule protects it (%s), and a note says so',
      async (by) => {
        await push();
        const head = stage.repository.head(STATUS_BRANCH);
        stage.repository.protect(STATUS_BRANCH, { by, pullRequestRequired: true });
        await cluster().editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
        const ran = await schedule();
        expect(ran).toMatchObject({ code: 0, outputs: { conclusion: 'neutral', state: 'warning' } });
        expect(ran.summary).toMatch(/status was not written .*HHS\\?-2030/);
        expect(stage.repository.head(STATUS_BRANCH)).toBe(head);
      },
      LIMIT,
    );
  });

  describe('elsewhere', () => {
    test(
      'a default branch of another name, an Enterprise server, and a second attempt are no different',
      async () => {
        stage.repository.defaultBranch = 'trunk';
        stage.push('refs/heads/trunk');
        stage.repository.deleteBranch('main');
        const repository = { full_name: 'acme/fabrics', default_branch: 'trunk' };
        const environment = {
          GITHUB_API_URL: `${stage.fake.url}/api/v3`,
          GITHUB_GRAPHQL_URL: `${stage.fake.url}/api/graphql`,
          GITHUB_SERVER_URL: 'https://github.example.com',
          GITHUB_RUN_ID: '77',
        };
        const again = {
          ref: 'refs/heads/trunk',
          payload: eventFiles.push({ ref: 'refs/heads/trunk', repository }),
        };
        const first = await push({ ...again, environment });
        expect(first).toMatchObject({ code: 0, outputs: { conclusion: 'success', state: 'healthy' } });
        expect(first.summary).toContain('https://github.example.com/acme/fabrics/actions/runs/77');
        expect(status()).toMatchObject({ branch: 'trunk' });
        const second = await push({ ...again, environment: { ...environment, GITHUB_RUN_ATTEMPT: '2' } });
        expect(second).toMatchObject({ code: 0, outputs: { 'request-id': 'run-77-2' } });
        const checks = [...stage.repository.checkRuns.values()];
        expect(checks.map(({ externalId, conclusion }) => [externalId, conclusion])).toEqual([
          ['run-77-1', 'success'],
          ['run-77-2', 'success'],
        ]);
        expect(commits()).toBe(1);
        const { GITHUB_SERVER_URL, GITHUB_RUN_ID } = { ...environment, GITHUB_SERVER_URL: stage.fake.url };
        const derived = { GITHUB_SERVER_URL, GITHUB_RUN_ID, GITHUB_API_URL: '', GITHUB_GRAPHQL_URL: '' };
        const third = await schedule({ ref: 'refs/heads/trunk', environment: derived });
        expect(third).toMatchObject({ code: 0, outputs: { conclusion: 'success', state: 'healthy' } });
      },
      LIMIT,
    );
  });
});

async function until(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 5));
}
