import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { eventFiles } from '../entry/action/event-files.ts';
import { type ActionCall, type ActionRun, ActionStage, STATUS_BRANCH } from '../support/action-stage.ts';
import { describeOnClusters } from '../support/test-cluster.ts';
import { type OpenPullRequest, openPullRequest, servers } from './action-fabric.ts';

const LIMIT = 90_000;
const name = (mode: string) => `hedgehog-sync / lab / ${mode}`;

describeOnClusters('an action that lacks something', (cluster) => {
  let stage: ActionStage;
  beforeEach(async () => {
    await cluster().wipe();
    stage = await ActionStage.start();
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'two' }));
    stage.workspace.commit();
    stage.push();
  }, LIMIT);
  afterEach(async () => await stage.stop());

  const kubeconfig = () => ({ kubeconfig: cluster().kubeconfig() });
  const push = (more: Partial<ActionCall> = {}) =>
    stage.run({
      event: 'push',
      payload: eventFiles.push(),
      ...more,
      inputs: { ...kubeconfig(), ...more.inputs },
    });
  const change = ({ workspace }: ActionStage) =>
    workspace.write('servers.yaml', servers({ 'server-1': 'changed', 'server-2': 'two' }));
  const pullRun = (pull: OpenPullRequest, more: Partial<ActionCall> = {}) =>
    stage.run({
      event: 'pull_request',
      payload: pull.payload,
      sha: pull.merge,
      ref: 'refs/pull/7/merge',
      ...more,
    });

  describe('a pull request without credentials', () => {
    test.each([
      ['a fork', 'mallory/fabrics', {}, 'comes from a fork'],
      ['Dependabot', undefined, { GITHUB_ACTOR: 'dependabot[bot]' }, 'is of Dependabot'],
    ])(
      'of %s is planned against its base without the cluster, even where a kubeconfig lies around',
      async (_who, from, environment, words) => {
        stage.token = stage.fake.token({ kind: 'workflow', permissions: { contents: 'read' } });
        const pull = openPullRequest(stage, change, from === undefined ? {} : { from });
        await cluster().writes();
        const ran = await pullRun(pull, { inputs: kubeconfig(), environment });
        expect(ran).toMatchObject({ code: 0, outputs: { conclusion: 'neutral' } });
        expect(ran.summary).toContain(words);
        expect(ran.summary).toContain('without any credentials');
        expect(ran.summary).toContain('only reads');
        expect(ran.summary).toContain('no credentials for it: the plan compares with');
        expect(ran.stdout).toMatch(/^::notice title=.*,file=fabric\/servers\.yaml,line=6,endLine=6::/m);
        expect(stage.repository.checkRuns.size).toBe(0);
        expect(planOf(ran)).toMatchObject({ comparedWith: { side: 'commit', name: pull.base } });
      },
      LIMIT,
    );

    test(
      'and without its base in the clone is only validated, and says how to get more',
      async () => {
        const pull = openPullRequest(stage, change);
        const payload = eventFiles.pullRequest({ head: pull.head, base: 'd'.repeat(40) });
        const ran = await pullRun(pull, { payload });
        expect(ran).toMatchObject({ code: 0, outputs: { conclusion: 'neutral', 'plan-file': '' } });
        expect(ran.summary).toContain('only validated');
        expect(ran.summary).toContain('fetch-depth: 0');
        expect(stage.check(name('plan'))).toMatchObject({ conclusion: 'neutral' });
      },
      LIMIT,
    );

    test(
      'that asks for an apply is refused, and so is pull_request_target; a check that is required is not waited for',
      async () => {
        const pull = openPullRequest(stage, change);
        const refused = await pullRun(pull, { inputs: { ...kubeconfig(), mode: 'apply' } });
        expect(refused).toMatchObject({ code: 1, outputs: { conclusion: 'failure' } });
        expect(refused.stdout).toContain('::error title=hedgehog-sync HHS-2010::mode apply is refused');
        const target = await pullRun(pull, { event: 'pull_request_target', inputs: kubeconfig() });
        expect(target).toMatchObject({ code: 1 });
        expect(target.summary).toContain('pull\\_request\\_target');
        const checks = [...stage.repository.checkRuns.values()];
        const failed = {
          name: name('plan'),
          headSha: pull.head,
          conclusion: 'failure',
          title: expect.stringContaining('HHS-2010'),
        };
        expect(checks).toMatchObject([failed, failed]);
        const asked = stage.fake.requests.map(({ operation }) => operation);
        expect(asked.filter((operation) => operation?.startsWith('checks/') !== true)).toEqual([]);
      },
      LIMIT,
    );
  });

  describe('events that do nothing', () => {
    test('a comment without a command is left alone, and GitHub is not asked', async () => {
      const ran = await stage.run({ event: 'issue_comment', payload: eventFiles.comment('thank you') });
      expect(ran).toMatchObject({ code: 0, outputs: { conclusion: 'neutral' } });
      expect(ran.stdout).toContain('it holds no command');
      expect(stage.fake.requests).toEqual([]);
    });

    test('an unknown event is an error that names those that are known', async () => {
      const ran = await stage.run({ event: 'release', payload: {} });
      expect(ran).toMatchObject({ code: 1, outputs: { conclusion: 'failure' } });
      expect(ran.stdout).toMatch(/::error title=hedgehog-sync HHS-2009::.*workflow_dispatch/);
    });

    test.each([
      ['a mode that does not exist', { INPUT_MODE: 'aply' }, 'did you mean apply'],
      ['an event file that is not there', { GITHUB_EVENT_PATH: '/nowhere/event.json' }, 'HHS-2011'],
      ['no repository', { GITHUB_REPOSITORY: '' }, 'GITHUB_REPOSITORY'],
      [
        'a kubeconfig that is none',
        { INPUT_KUBECONFIG: 'password-in-the-wrong-place' },
        'neither a kubeconfig',
      ],
    ])('%s is an error with a cure', async (_what, environment, words) => {
      const ran = await stage.run({ event: 'push', payload: eventFiles.push(), environment });
      expect(ran).toMatchObject({ code: 1, outputs: { conclusion: 'failure' } });
      expect(ran.stdout).toContain(words);
      expect(everything(ran)).not.toContain('password-in-the-wrong-place');
      expect(stage.sentToGitHub()).not.toContain('password-in-the-wrong-place');
      expect(ran.outputs['request-id']).toMatch(/^run-\d+-1$/);
      // where nobody knows the commit, there is nothing to say it on
      const isKnown = !('GITHUB_EVENT_PATH' in environment || 'GITHUB_REPOSITORY' in environment);
      const told = [...stage.repository.checkRuns.values()].map(({ conclusion }) => conclusion);
      expect(told).toEqual(isKnown ? ['failure'] : []);
    });
  });

  describe('a token with too few rights', () => {
    test.each([
      ['checks: write', { contents: 'write' } as const],
      ['contents: write', { checks: 'write', contents: 'read' } as const],
    ])(
      'an apply without %s is done all the same, and the summary names the line that grants it',
      async (permission, permissions) => {
        stage.token = stage.fake.token({ kind: 'workflow', permissions });
        const ran = await push();
        expect(ran.code).toBe(0);
        expect(ran.summary).toContain(permission);
        expect(ran.stdout).toContain(`note: `);
        expect(JSON.parse(ran.outputs.counts ?? '')).toMatchObject({ outcomes: { created: 2 } });
        const lacksChecks = permission === 'checks: write';
        expect(stage.check(name('apply')) === undefined).toBe(lacksChecks);
        expect(stage.repository.head(STATUS_BRANCH) === undefined).toBe(!lacksChecks);
      },
      LIMIT,
    );

    test(
      'without a token, or with one that is not accepted, the result stands in summary and outputs',
      async () => {
        const none = await push({ inputs: { token: '' } });
        expect(none).toMatchObject({ code: 0, outputs: { conclusion: 'success', state: '' } });
        expect(none.summary).toContain('no token was given');
        const bad = await push({ inputs: { token: 'ghs_thisTokenWasNeverGivenOutByAnybody00' } });
        expect(bad).toMatchObject({ code: 1, outputs: { conclusion: 'failure' } });
        expect(bad.summary).toContain('There is no check run of this run');
        expect(bad.summary).toContain('The status was not written');
      },
      LIMIT,
    );
  });

  describe('a cluster that cannot be asked', () => {
    test(
      'an apply without a kubeconfig fails with the cure, and the check says so',
      async () => {
        const ran = await push({ inputs: { kubeconfig: '' } });
        expect(ran).toMatchObject({ code: 1, outputs: { conclusion: 'failure', state: 'never_synced' } });
        expect(stage.check(name('apply'))).toMatchObject({
          conclusion: 'failure',
          title: expect.stringContaining('HHS-2020'),
        });
      },
      LIMIT,
    );

    test(
      'a kubeconfig that starts a program is refused unless the program is named as it is written',
      async () => {
        const started = join(stage.workspace.root, 'started');
        const plugin = join(stage.workspace.root, 'login');
        const token = cluster().token();
        const credential = {
          apiVersion: 'client.authentication.k8s.io/v1',
          kind: 'ExecCredential',
          status: { token },
        };
        writeFileSync(plugin, `#!/bin/sh\nenv > '${started}'\necho '${JSON.stringify(credential)}'\n`);
        chmodSync(plugin, 0o755);
        const text = withUser(cluster().kubeconfig(), {
          exec: { apiVersion: 'client.authentication.k8s.io/v1', command: plugin, interactiveMode: 'Never' },
        });
        for (const allowed of ['', 'login', 'aws']) {
          const ran = await push({ inputs: { kubeconfig: text, 'allow-exec': allowed, mode: 'drift' } });
          expect(ran).toMatchObject({ code: 1 });
          expect(ran.summary).toContain('HHS-2013');
          expect(() => stage.workspace.read('../started')).toThrow();
        }
        const ran = await push({
          inputs: { kubeconfig: text, 'allow-exec': `aws\n${plugin}`, mode: 'drift' },
        });
        expect(ran.code).toBe(0);
        const inherited = stage.workspace.read('../started');
        expect(inherited).toContain('GITHUB_ACTIONS=');
        expect(inherited).not.toMatch(/^INPUT_/m);
        expect(inherited).not.toContain(stage.token);
      },
      LIMIT,
    );

    test(
      'the kubeconfig may be a file, or be packed in base64',
      async () => {
        const file = join(stage.workspace.root, 'kubeconfig');
        writeFileSync(file, cluster().kubeconfig());
        const packed = Buffer.from(cluster().kubeconfig()).toString('base64');
        for (const given of ['kubeconfig', file, packed, packed.replaceAll(/(.{76})/g, '$1\n')]) {
          expect(await push({ inputs: { kubeconfig: given, mode: 'drift', status: 'off' } })).toMatchObject({
            code: 0,
          });
        }
      },
      LIMIT,
    );
  });

  test(
    'many findings go out in batches of fifty, worst first, at most four; the rest is counted',
    async () => {
      const many = Object.fromEntries(Array.from({ length: 260 }, (_, index) => [`server-${index}`, 'x']));
      stage.workspace.write('servers.yaml', servers(many).replaceAll('  description:', '  descripton:'));
      stage.workspace.commit();
      stage.push();
      const ran = await push();
      expect(ran).toMatchObject({ code: 1, outputs: { conclusion: 'failure' } });
      const check = stage.check(name('apply'));
      expect(check?.annotations.length).toBe(200);
      expect(check?.annotations.every(({ level }) => level === 'failure')).toBe(true);
      expect(check?.summary).toMatch(/\b60 more remarks/);
      expect(stage.fake.writes()).toBeLessThanOrEqual(10);
      expect(await cluster().writes()).toEqual([]);
    },
    LIMIT,
  );

  test(
    'remarks go to the log, or nowhere, where that is asked for',
    async () => {
      stage.workspace.write('bad.yaml', servers({ 'server-3': 'x' }).replace('description', 'descripton'));
      stage.workspace.commit();
      stage.push();
      const log = await push({ inputs: { annotations: 'log', mode: 'validate' } });
      expect(log.stdout).toMatch(/^::error title=.*,file=fabric\/bad\.yaml,line=6,endLine=6::/m);
      expect(stage.check(name('validate'))?.annotations).toEqual([]);
      const off = await push({ inputs: { annotations: 'off', mode: 'drift' } });
      expect(off.stdout).not.toContain('file=fabric');
      expect(stage.check(name('drift'))?.annotations).toEqual([]);
    },
    LIMIT,
  );
});

function withUser(kubeconfig: string, user: object): string {
  const root = parse(kubeconfig) as { users: { user: object }[] };
  return stringify({ ...root, users: root.users.map((one) => ({ ...one, user })) });
}

function planOf({ files }: ActionRun): unknown {
  return JSON.parse([...files].find(([path]) => path.endsWith('plan.json'))?.[1] ?? 'null');
}

function everything(run: ActionRun): string {
  return [run.stdout, run.stderr, ...run.files.values()].join('\n');
}
