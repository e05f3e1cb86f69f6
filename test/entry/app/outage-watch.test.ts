import { expect, test } from '@jest/globals';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { AppStage } from '../../support/app-stage.ts';
import { PacedClock } from '../../support/paced-clock.ts';
import { useCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';

const LIMIT = 60_000;
const WIDE = { contentPerMinute: 10_000, pointsPerMinute: 100_000 };
const [FAST, STEADY] = [25, 4];
const cluster = useCluster('embedded');

test(
  'while GitHub is away the cluster is watched all the same',
  async () => {
    const clock = new PacedClock(STEADY);
    const stage = await AppStage.start({ kubeconfig: cluster().kubeconfig(), clock, limits: WIDE });
    try {
      stage.workspace.write('servers.yaml', servers({ 'server-1': 'one' }));
      stage.push();
      await stage.startApp();
      await until(
        'the first apply',
        () => stage.check('hedgehog-sync / lab / apply')?.status === 'completed',
      );
      await stage.quiet();
      const told = (message: string) => stage.log.filter((line) => line.message === message).length;
      const back = stage.fake.fault({ fault: { type: 'answer', status: 503 } });
      const ticks = told('tick ended');
      clock.pace = FAST;
      await until('two ticks of the schedule', () => told('tick ended') > ticks + 1);
      clock.pace = STEADY;
      const changes = told('somebody changed the cluster');
      await cluster().editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
      await until('the change is seen', () => told('somebody changed the cluster') > changes, 10_000);
      back();
      clock.pace = FAST;
      await until('it is told', () => stage.status('lab/drift.json')?.includes('by hand'));
      expect(told('somebody changed the cluster')).toBe(changes + 1);
    } finally {
      clock.pace = STEADY;
      await stage.stop();
    }
  },
  2 * LIMIT,
);
