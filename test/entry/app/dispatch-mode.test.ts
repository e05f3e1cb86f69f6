import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addArtifact, moveRun } from '../../../src/simulator/github/state/run-workflow.ts';
import { resultOf } from '../../domain/report/result/result-samples.ts';
import { servers } from '../../e2e/action-fabric.ts';
import { AppStage } from '../../support/app-stage.ts';
import { until } from '../../support/until.ts';

const LIMIT = 90_000;
const APPLY = 'hedgehog-sync / lab / apply';

describe('the App in dispatch mode', () => {
  let stage: AppStage;
  beforeEach(async () => {
    stage = await AppStage.start({ kubeconfig: '', way: 'dispatch' });
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one' }));
    stage.workflow('hedgehog-sync.yml', ['mode', 'fabric', 'request-id', 'accept']);
    stage.push();
  }, LIMIT);
  afterEach(async () => await stage.stop(), LIMIT);

  test(
    'it starts the workflow with mode, fabric and request, waits for it, and tells its result: check, remarks, buttons, issues',
    async () => {
      await stage.startApp();
      const asked = await until('the workflow was started', () => stage.repository.workflowDispatches.at(-1));
      const { inputs } = asked;
      expect(inputs).toMatchObject({ mode: 'apply', fabric: 'lab' });
      expect(stage.check(APPLY)).toMatchObject({ status: 'in_progress', externalId: inputs['request-id'] });
      const run = await until('the run', () => [...stage.repository.workflowRuns.values()].at(-1));
      moveRun(stage.repository, run.id, { status: 'in_progress' });
      const requestId = inputs['request-id'] ?? '';
      const about = { fabric: 'lab', mode: 'apply', requestId, head: run.headSha, pull: null } as const;
      const text = JSON.stringify({ ...resultOf(), ...about });
      addArtifact(stage.fake.state, stage.repository, run.id, `hedgehog-sync-${requestId}`, {
        'result.json': text,
      });
      moveRun(stage.repository, run.id, { status: 'completed', conclusion: 'failure' });
      const check = await until('the check is complete', () => {
        const found = stage.check(APPLY);
        return found?.status === 'completed' ? found : undefined;
      });
      expect(check).toMatchObject({ conclusion: 'failure', title: resultOf().check.title });
      expect(check.summary).toContain('<!-- hedgehog-sync:1 ["check","lab","apply"');
      expect(check.annotations).toHaveLength(resultOf().check.annotations.length);
      expect(check.actions.map(({ identifier }) => identifier)).toEqual(['accept-cluster', 'resync', 'plan']);
      const issues = () => [...stage.repository.issues.values()];
      await until('the issues', () => issues().length > 0);
      await stage.quiet();
      const bodies = resultOf().issues?.concerns.map(({ body }) => body.slice(0, 40)) ?? [];
      for (const { body } of issues()) expect(bodies).toContain((body ?? '').slice(0, 40));
      expect(stage.repository.workflowDispatches).toHaveLength(1);
    },
    LIMIT,
  );
});
