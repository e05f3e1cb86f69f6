import { describe, expect, test } from '@jest/globals';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { AppStage } from '../../support/app-stage.ts';
import { openIssue, seatPeople } from '../../support/app-talk.ts';
import { useCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';

const LIMIT = 60_000;
const APPLY = 'hedgehog-sync / lab / apply';

describe('issues of a fabric', () => {
  const cluster = useCluster('embedded');

  test(
    'a run and a command that find one drift at once open one issue',
    async () => {
      const stage = await AppStage.start({ kubeconfig: cluster().kubeconfig() });
      try {
        seatPeople(stage);
        stage.workspace.write('servers.yaml', servers({ 'server-1': 'one' }));
        stage.push();
        await stage.startApp();
        await until('the first apply', () => stage.check(APPLY)?.status === 'completed');
        await stage.quiet();
        const number = await openIssue(stage, 'writer');
        const opening = () =>
          stage.fake.requests.filter(
            ({ operation, caller }) => operation === 'issues/create' && caller?.startsWith('app-') === true,
          );
        // long enough for the command to look for open issues, find none, and open one, too
        stage.fake.fault({
          method: 'POST',
          path: /\/issues$/,
          times: 1,
          fault: { type: 'delay', ms: 6_000 },
        });
        await cluster().editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
        await until('the look lists the issues', () => stage.told().includes('somebody changed the cluster'));
        await stage.asPerson('POST', `/issues/${number}/comments`, { body: '/plan' }, 'triager');
        await until('the answer', () =>
          [...stage.repository.comments.values()].some(
            ({ author, body }) => author.app !== null && body.includes('"done"'),
          ),
        );
        await stage.quiet();
        expect(opening()).toHaveLength(1);
        const open = [...stage.repository.issues.values()].filter(
          ({ pull, state, author }) => pull === null && state === 'open' && author.app !== null,
        );
        expect(open).toHaveLength(1);
      } finally {
        await stage.stop();
      }
    },
    LIMIT,
  );
});
