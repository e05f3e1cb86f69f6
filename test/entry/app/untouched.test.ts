import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { enqueuePull } from '../../../src/simulator/github/state/merge-queue.ts';
import { servers } from '../../e2e/action-fabric.ts';
import { AppStage } from '../../support/app-stage.ts';
import { type TestCluster, useCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';

const LIMIT = 120_000;
const PLAN = 'hedgehog-sync / lab / plan';
const OFF = 'hedgehog-sync / resting / plan';

describe('fabrics that a proposal does not touch', () => {
  let stage: AppStage;
  let cluster: TestCluster;
  const running = useCluster();
  beforeEach(async () => {
    cluster = running();
    stage = await AppStage.start({ kubeconfig: cluster.kubeconfig() });
    stage.configure('direct', '  - name: resting\n    path: resting\n    app: direct\n    enabled: false\n');
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one' }));
    stage.push();
    await stage.startApp();
    await until('the apply', () => stage.check('hedgehog-sync / lab / apply')?.status === 'completed');
    await stage.quiet();
  }, LIMIT);
  afterEach(async () => {
    await stage.stop();
  }, LIMIT);

  const runs = (name: string) => [...stage.repository.checkRuns.values()].filter((run) => run.name === name);
  const ended = (name: string, count: number) => () =>
    runs(name).length === count && runs(name).every(({ status }) => status === 'completed');

  test(
    'their checks end in one line, in pull request, merge group and re-run; the cluster is not asked',
    async () => {
      const { workspace } = stage;
      workspace.git('checkout', '--quiet', '-b', 'readme');
      writeFileSync(join(workspace.root, 'README.md'), 'words\n');
      const head = stage.push('refs/heads/readme');
      workspace.git('checkout', '--quiet', 'main');
      const number = await stage.openPull('readme');
      await until('the checks', () => ended(PLAN, 1)() && ended(OFF, 1)());
      await stage.quiet();
      expect(stage.check(PLAN)).toMatchObject({
        headSha: head,
        conclusion: 'neutral',
        title: 'It changes nothing of this fabric, so nothing was looked at',
      });
      expect(stage.check(OFF)).toMatchObject({
        conclusion: 'neutral',
        title: expect.stringContaining('switched off'),
      });
      expect([...stage.repository.comments.values()]).toEqual([]);
      const group = enqueuePull(stage.fake.state, stage.repository, number);
      stage.fetchFromGitHub();
      await until('the checks of the group', () => ended(PLAN, 2)() && ended(OFF, 2)());
      expect(stage.check(PLAN)).toMatchObject({ headSha: group.headSha, conclusion: 'neutral' });
      await stage.quiet();
      stage.fake.pages.pressCheck('acme/fabrics', stage.check(PLAN)?.id ?? 0, 'somebody');
      await until('the check of the re-run', ended(PLAN, 3));
      expect(stage.check(PLAN)).toMatchObject({ headSha: group.headSha, conclusion: 'neutral' });
    },
    LIMIT,
  );

  test(
    'a fabric that an earlier push of the pull request touched is looked at, so that its comment is put right',
    async () => {
      const { workspace } = stage;
      workspace.git('checkout', '--quiet', '-b', 'change');
      workspace.write('servers.yaml', servers({ 'server-1': 'proposed' }));
      stage.push('refs/heads/change');
      const number = await stage.openPull('change');
      await until('the plan', ended(PLAN, 1));
      const comments = () => [...stage.repository.comments.values()];
      await until('the comment', () => comments().length === 1);
      await stage.quiet();
      workspace.write('servers.yaml', servers({ 'server-1': 'one' }));
      writeFileSync(join(workspace.root, 'README.md'), 'words\n');
      const head = stage.push('refs/heads/change');
      await until('the second plan', ended(PLAN, 2));
      await stage.quiet();
      expect(stage.check(PLAN)).toMatchObject({ headSha: head, conclusion: 'success' });
      expect(comments()).toHaveLength(1);
      expect(comments()[0]?.body).not.toContain('proposed');
      expect(number).toBeGreaterThan(0);
    },
    LIMIT,
  );
});
