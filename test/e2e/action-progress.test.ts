import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  type EmbeddedApiServer,
  startEmbeddedApiServer,
} from '../../src/simulator/kube-apiserver/embedded-api-server.ts';
import { eventFiles } from '../entry/action/event-files.ts';
import { ActionStage } from '../support/action-stage.ts';
import { SERVERS, servers } from './action-fabric.ts';

const LIMIT = 60_000;

let stage: ActionStage;
let server: EmbeddedApiServer;
beforeEach(async () => {
  server = await startEmbeddedApiServer();
  stage = await ActionStage.start();
});
afterEach(async () => {
  await server.stop();
  await stage.stop();
});

test(
  'the check of a long run tells how far it is, and ends with the result',
  async () => {
    const names = Array.from({ length: 8 }, (_, index) => [`server-${index}`, 'x']);
    stage.workspace.write('servers.yaml', servers(Object.fromEntries(names)));
    stage.workspace.commit();
    stage.push();
    server.inject({ method: 'PATCH', path: SERVERS, fault: { type: 'delay', ms: 1_000 } });
    const run = await stage.run({
      event: 'push',
      payload: eventFiles.push(),
      inputs: { kubeconfig: server.kubeconfig(), concurrency: '1' },
    });
    expect(run.code).toBe(0);
    const bodies = stage.fake.requests
      .filter(({ operation }) => operation === 'checks/create' || operation === 'checks/update')
      .map(({ body }) => JSON.parse(body.toString('utf8')) as { status?: string; output: { title: string } });
    const [first, ...updates] = bodies.map(({ status, output }) => `${status ?? 'goes on'}: ${output.title}`);
    expect(first).toBe('in_progress: Syncing: started');
    expect(updates.pop()).toBe('completed: Apply: 8 created');
    // one on a machine that is quick enough
    expect(updates.length).toBeLessThanOrEqual(3);
    expect(updates).toContainEqual(expect.stringMatching(/^goes on: Syncing: apply objects \d of 8/));
    expect(stage.check('hedgehog-sync / lab / apply')).toMatchObject({
      status: 'completed',
      conclusion: 'success',
    });
    expect(stage.fake.writes()).toBeLessThanOrEqual(10);
  },
  LIMIT,
);
