import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOLDS_VERSION, renderHolds } from '../../../src/domain/status/holds.ts';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { AppStage, STATUS_BRANCH } from '../../support/app-stage.ts';
import { type TestCluster, useCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';

const LIMIT = 120_000;
const [APPLY, DRIFT] = ['apply', 'drift'].map((mode) => `hedgehog-sync / lab / ${mode}`) as [string, string];

describe('what a fabric may be done to, for the App', () => {
  let stage: AppStage;
  let cluster: TestCluster;
  const running = useCluster();
  beforeEach(async () => {
    cluster = running();
    stage = await AppStage.start({ kubeconfig: cluster.kubeconfig() });
    stage.repository.collaborators.set('somebody', 'admin');
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'two' }));
  }, LIMIT);
  afterEach(async () => {
    await stage.stop();
  }, LIMIT);

  const issues = () => [...stage.repository.issues.values()].filter(({ pull }) => pull === null);

  /** Texts on the branch of the status, as runs before left them. */
  function stored(files: Readonly<Record<string, string>>): void {
    const { workspace } = stage;
    workspace.git('checkout', '--quiet', '--orphan', STATUS_BRANCH);
    workspace.git('rm', '-r', '--quiet', '--force', '.');
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(workspace.root, path, '..'), { recursive: true });
      writeFileSync(join(workspace.root, path), text);
    }
    stage.push(`refs/heads/${STATUS_BRANCH}`);
    workspace.git('checkout', '--quiet', '--force', 'main');
  }

  test.each([
    [
      'that is on hold as a whole',
      renderHolds({
        ...{ version: HOLDS_VERSION, fabric: 'lab' },
        holds: [
          {
            ...{ object: null, by: 'octocat', at: '2026-01-02T03:04:05Z', until: null },
            ...{ reason: 'racks are moved', comment: null },
          },
        ],
      }),
    ],
    ['whose holds cannot be read', 'no JSON'],
  ])(
    'a fabric %s is looked at when the App starts, and not applied',
    async (_, text) => {
      stage.push();
      stored({ 'lab/holds.json': text });
      await stage.startApp();
      await until('the status', () => stage.status('lab/status.json'));
      await stage.quiet();
      expect(JSON.parse(stage.status('lab/status.json') ?? '{}')).toMatchObject({
        lastRun: { mode: 'drift' },
      });
      expect(stage.check(APPLY)).toBeUndefined();
      expect(await cluster.writes()).toEqual([]);
    },
    LIMIT,
  );

  test(
    'a fabric of mode drift is only compared when its files are pushed',
    async () => {
      stage.configure('direct', '    mode: drift\n');
      const head = stage.push();
      await stage.startApp();
      stage.workspace.write('servers.yaml', servers({ 'server-1': 'other', 'server-2': 'two' }));
      const next = stage.push();
      await until('the check', () => stage.check(DRIFT)?.headSha === next && stage.check(DRIFT)?.conclusion);
      await stage.quiet();
      expect(head).not.toBe(next);
      expect(stage.check(APPLY)).toBeUndefined();
      expect(await cluster.writes()).toEqual([]);
    },
    LIMIT,
  );

  test(
    'an issue of the App offers commands, and what /accept-git solved is closed by that very run',
    async () => {
      stage.push();
      await stage.startApp();
      await until('the first apply', () => stage.check(APPLY)?.status === 'completed');
      await stage.quiet();
      await cluster.editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
      const issue = await until('the issue', () => issues()[0]);
      expect(issue.body).toContain('/accept-git Server/server-1');
      await stage.quiet();
      await stage.asPerson('POST', `/issues/${issue.number}/comments`, {
        body: '/accept-git Server/server-1',
      });
      const answer = await until('the answer', () =>
        [...stage.repository.comments.values()].find(({ body }) => body.includes('**Done:**')),
      );
      // the issue was closed before the answer said so, by no later look
      expect(issues()[0]?.state).toBe('closed');
      expect(answer.author.app).not.toBeNull();
    },
    LIMIT,
  );
});
