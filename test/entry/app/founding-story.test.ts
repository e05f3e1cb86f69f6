import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { AppStage } from '../../support/app-stage.ts';
import { describeOnClusters, type TestCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';

const LIMIT = 120_000;

describeOnClusters('a change by hand, with the App in direct mode', (running) => {
  let stage: AppStage;
  let cluster: TestCluster;
  beforeEach(async () => {
    cluster = running();
    await cluster.wipe();
    stage = await AppStage.start({ kubeconfig: cluster.kubeconfig() });
    stage.repository.collaborators.set('somebody', 'admin');
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'two' }));
    stage.push();
    await stage.startApp();
    await until('the first apply', () => stage.check('hedgehog-sync / lab / apply')?.status === 'completed');
    await stage.quiet();
  }, LIMIT);
  afterEach(async () => {
    await stage.stop();
  }, LIMIT);

  const issues = () => [...stage.repository.issues.values()].filter(({ pull }) => pull === null);
  const openIssue = () => issues().find(({ state }) => state === 'open');

  test(
    'it becomes an issue in seconds; /accept-git puts Git back, and the issue closes itself',
    async () => {
      await cluster.editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
      const issue = await until('the issue', openIssue);
      expect(issue.body).toContain('by hand');
      expect(issue.body).toContain('kubectl-edit');
      await stage.quiet();
      await stage.asPerson('POST', `/issues/${issue.number}/comments`, {
        body: '/accept-git Server/server-1',
      });
      await until('Git is back', async () =>
        JSON.stringify((await cluster.get(`${SERVERS}/server-1`)).body).includes('"description":"one"'),
      );
      await until('the issue is closed', () => openIssue() === undefined);
      const answers = [...stage.repository.comments.values()].filter(({ author }) => author.app !== null);
      expect(answers).toHaveLength(1);
      await stage.quiet();
      const writes = stage.fake.writes();
      await stage.asPerson('POST', `/issues/${issue.number}/comments`, { body: 'thanks' });
      await stage.quiet();
      expect(stage.fake.writes() - writes).toBe(1);
    },
    LIMIT,
  );

  test(
    '/accept-cluster makes a pull request with the one line; merged, all is in sync and the issue is closed',
    async () => {
      await cluster.editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
      const issue = await until('the issue', openIssue);
      await stage.quiet();
      await stage.asPerson('POST', `/issues/${issue.number}/comments`, { body: '/accept-cluster' });
      const pull = await until('the pull request', () =>
        [...stage.repository.issues.values()].find((one) => one.pull !== null && one.state === 'open'),
      );
      await stage.quiet();
      stage.fetchFromGitHub();
      expect(stage.workspace.git('diff', '--numstat', 'main', `origin/${pull.pull?.head}`)).toMatch(
        /^1\t1\tfabric\/servers\.yaml\n$/,
      );
      await stage.asPerson('PUT', `/pulls/${pull.number}/merge`, {});
      stage.fetchFromGitHub();
      await until('the issue is closed', () => openIssue() === undefined, 60_000);
      await stage.quiet();
      expect(JSON.parse(stage.status('lab/status.json') ?? '{}')).toMatchObject({ state: 'healthy' });
    },
    LIMIT,
  );
});
