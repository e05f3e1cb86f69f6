import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addArtifact, moveRun, startRun } from '../../../src/simulator/github/state/run-workflow.ts';
import { servers } from '../../e2e/action-fabric.ts';
import { AppStage, until } from '../../support/app-stage.ts';

const LIMIT = 90_000;
const APPLY = 'hedgehog-sync / lab / apply';

describe('the App in dispatch mode', () => {
  let stage: AppStage;
  beforeEach(async () => {
    stage = await AppStage.start({ kubeconfig: '', way: 'dispatch' });
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one' }));
    stage.workflow('hedgehog-sync.yml', ['mode', 'fabric', 'request-id']);
    stage.push();
  }, LIMIT);
  afterEach(async () => await stage.stop(), LIMIT);

  const dispatched = () => stage.repository.workflowDispatches.at(-1);

  test(
    'it starts the workflow with mode, fabric and request, waits for it, and tells how it ended in a check of its own',
    async () => {
      await stage.startApp();
      const asked = await until('the workflow was started', dispatched);
      const inputs = asked.inputs as Record<string, string>;
      expect(inputs).toMatchObject({ mode: 'apply', fabric: 'lab' });
      expect(stage.check(APPLY)).toMatchObject({ status: 'in_progress', externalId: inputs['request-id'] });
      const run =
        [...stage.repository.workflowRuns.values()].at(-1) ??
        startRun(stage.fake.state, stage.repository, {
          ...{ workflow: 'hedgehog-sync.yml', name: 'hedgehog-sync', event: 'workflow_dispatch' },
          displayTitle: `hedgehog-sync ${inputs['request-id']}`,
          ...{ headBranch: 'main', headSha: stage.repository.head() ?? '', actor: { login: 'x', app: null } },
        });
      moveRun(stage.repository, run.id, { status: 'in_progress' });
      const name = `hedgehog-sync-${inputs['request-id']}`;
      addArtifact(stage.fake.state, stage.repository, run.id, name, { 'result.json': '{}' });
      moveRun(stage.repository, run.id, { status: 'completed', conclusion: 'success' });
      const check = await until('the check is complete', () => {
        const found = stage.check(APPLY);
        return found?.status === 'completed' ? found : undefined;
      });
      expect(check).toMatchObject({ conclusion: 'success' });
      expect(stage.repository.workflowDispatches).toHaveLength(1);
    },
    LIMIT,
  );
});
