import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { AppStage } from '../../support/app-stage.ts';
import { describeOnClusters, type TestCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';
import { WorkflowRunner } from '../../support/workflow-runner.ts';

const LIMIT = 120_000;
const APPLY = 'hedgehog-sync / lab / apply';
const INPUTS = ['mode', 'fabric', 'request-id', 'accept'];

describeOnClusters(
  'a change by hand, with the App in dispatch mode and the built action as its runner',
  (running) => {
    let stage: AppStage;
    let cluster: TestCluster;
    let runner: WorkflowRunner;
    beforeEach(async () => {
      cluster = running();
      await cluster.wipe();
      // the App has no way to the cluster
      stage = await AppStage.start({ kubeconfig: '', way: 'dispatch' });
      stage.repository.collaborators.set('somebody', 'admin');
      stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'two' }));
      stage.workflow('hedgehog-sync.yml', INPUTS);
      stage.push();
      runner = new WorkflowRunner(stage, cluster.kubeconfig());
      await stage.startApp();
      await until('the first apply', () => stage.check(APPLY)?.status === 'completed', 60_000);
      await idle();
    }, LIMIT);
    afterEach(async () => {
      await runner.stop();
      await stage.stop();
    }, LIMIT);

    const issues = () => [...stage.repository.issues.values()].filter(({ pull }) => pull === null);
    const openIssue = () => issues().find(({ state }) => state === 'open');
    const answers = () => [...stage.repository.comments.values()].filter(({ author }) => author.app !== null);
    const description = async () => JSON.stringify((await cluster.get(`${SERVERS}/server-1`)).body);

    /** No run of the workflow is under way, and nothing waits for one. */
    async function idle(): Promise<void> {
      await until(
        'all runs are told',
        async () => {
          // what the App fetches is what GitHub has
          stage.fetchFromGitHub();
          await stage.quiet();
          const isRunning = [...stage.repository.workflowRuns.values()].some(
            ({ status }) => status !== 'completed',
          );
          const page = await (await fetch(`http://127.0.0.1:${stage.app?.port}/metrics`)).text();
          const isWaiting =
            /hedgehog_sync_queue_jobs\{pool="(sync_kubernetes|sync_micro)",phase="delayed"\} [1-9]/.test(
              page,
            );
          return !isRunning && !isWaiting;
        },
        60_000,
      );
    }

    async function comment(number: number, body: string): Promise<string> {
      const before = answers().length;
      await stage.asPerson('POST', `/issues/${number}/comments`, { body });
      const answer = await until(
        'the answer',
        () => {
          const found = answers()[before];
          return found !== undefined && !found.body.includes('Under way') ? found : undefined;
        },
        60_000,
      );
      await idle();
      return answer.body;
    }

    /** The App looks at every fabric when it starts. */
    async function driftSeen() {
      await cluster.editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
      await stage.app?.stop();
      await stage.startApp();
      const issue = await until('the issue', openIssue, 60_000);
      await idle();
      return issue;
    }

    test(
      'the first run applies; drift becomes an issue; /resync overwrites nothing; /accept-git puts Git back and closes it',
      async () => {
        const [first] = runner.jobs;
        expect(first?.run.inputs).toMatchObject({ mode: 'apply', fabric: 'lab' });
        expect(stage.check(APPLY)).toMatchObject({ conclusion: 'success', title: 'Apply: 2 created' });
        expect(JSON.parse(stage.status('lab/status.json') ?? '{}')).toMatchObject({ state: 'healthy' });
        // nothing of the action's own
        expect([...stage.repository.checkRuns.values()].map(({ name }) => name)).toEqual([APPLY]);
        const issue = await driftSeen();
        expect(issue.body).toContain('by hand');
        expect(issue.body).toContain('kubectl-edit');
        expect(issue.body).toContain('description');
        const resynced = await comment(issue.number, '/resync');
        expect(resynced).toContain('Done, with something left');
        expect(await description()).toContain('by hand');
        expect(openIssue()?.number).toBe(issue.number);
        const accepted = await comment(issue.number, '/accept-git Server/server-1');
        expect(accepted).toContain('✅ **Done:**');
        expect(await description()).toContain('"description":"one"');
        expect(openIssue()).toBeUndefined();
        expect(runner.jobs.at(-1)?.run.inputs.accept).toContain('/spec/description');
        const audit = (stage.status('audit.jsonl') ?? '').trim().split('\n');
        expect(audit.filter((line) => line.includes('/accept-git'))).toHaveLength(1);
      },
      LIMIT,
    );

    test(
      '/accept-cluster makes a pull request with the one line; merged, the next run is in sync and the issue is closed',
      async () => {
        const issue = await driftSeen();
        const answer = await comment(issue.number, '/accept-cluster');
        expect(answer).toContain('A pull request writes 1 field');
        const pull = await until('the pull request', () =>
          [...stage.repository.issues.values()].find((one) => one.pull !== null && one.state === 'open'),
        );
        stage.fetchFromGitHub();
        expect(stage.workspace.git('diff', '--numstat', 'main', `origin/${pull.pull?.head}`)).toMatch(
          /^1\t1\tfabric\/servers\.yaml\n$/,
        );
        await stage.asPerson('PUT', `/pulls/${pull.number}/merge`, {});
        stage.fetchFromGitHub();
        await until('the issue is closed', () => openIssue() === undefined, 60_000);
        await idle();
        expect(JSON.parse(stage.status('lab/status.json') ?? '{}')).toMatchObject({ state: 'healthy' });
        expect(await description()).toContain('by hand');
      },
      LIMIT,
    );
  },
);
