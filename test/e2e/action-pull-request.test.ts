import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Issue } from '../../src/simulator/github/state/discussion.ts';
import { eventFiles } from '../entry/action/event-files.ts';
import { type ActionRun, ActionStage, USUAL } from '../support/action-stage.ts';
import { faultsOf, liveParts, renderHtml } from '../support/rendered-markdown.ts';
import { type OpenPullRequest, openPullRequest, servers } from './action-fabric.ts';

const LIMIT = 90_000;
const RIGHTS = { ...USUAL, pull_requests: 'write' } as const;
const OUR_LINKS = 'https://github.com/acme/fabrics/';

describe('a pull request on the action alone', () => {
  let stage: ActionStage;
  beforeEach(async () => {
    stage = await ActionStage.start(RIGHTS);
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'two' }));
    stage.workspace.commit();
    stage.push();
  }, LIMIT);
  afterEach(async () => await stage.stop());

  /** The pull request as the fake has it, from here on open. */
  function register({ head }: OpenPullRequest, change: Partial<Issue> = {}): void {
    const at = stage.repository.now();
    stage.repository.issues.set(7, {
      id: 7007,
      number: 7,
      author: { login: 'somebody', app: null },
      title: 'A change',
      body: null,
      state: 'open',
      stateReason: null,
      labels: [],
      assignees: [],
      createdAt: at,
      updatedAt: at,
      closedAt: null,
      pull: {
        head: 'change',
        headRepository: 'acme/fabrics',
        headSha: head,
        base: 'main',
        draft: false,
        mergedAt: null,
        mergeCommit: null,
      },
      ...change,
    });
  }

  async function run(pull: OpenPullRequest, inputs: Record<string, string> = {}): Promise<ActionRun> {
    const { payload, merge: sha } = pull;
    const before = stage.fake.requests.filter(({ write }) => write).length;
    const ran = await stage.run({ event: 'pull_request', payload, sha, ref: 'refs/pull/7/merge', inputs });
    expect(stage.fake.requests.filter(({ write }) => write).length - before).toBeLessThanOrEqual(10);
    return ran;
  }

  const written = (from = 0) =>
    stage.fake.requests
      .slice(from)
      .filter(({ write }) => write)
      .map(({ operation }) => operation);
  const comments = () =>
    [...stage.repository.comments.values()].map(({ body }) => body.replaceAll('\r\n', '\n'));

  test(
    'gets one comment in words; a second run writes none; a new commit changes it in place',
    async () => {
      const pull = openPullRequest(stage, ({ workspace }) =>
        workspace.edit('servers.yaml', 'description: two', 'description: three'),
      );
      register(pull);
      const first = await run(pull);
      expect(first).toMatchObject({ code: 0 });
      expect(comments()).toHaveLength(1);
      const [body = ''] = comments();
      expect(body).toContain('server server-2 changes the description from two to three');
      expect(body).toContain('the cluster was not asked');
      expect(faultsOf(body, OUR_LINKS)).toEqual([]);
      expect(liveParts(renderHtml(body))).toEqual([]);
      expect(
        JSON.parse([...first.files].find(([file]) => file.endsWith('result.json'))?.[1] ?? ''),
      ).toMatchObject({
        version: 1,
        head: pull.head,
        issues: null,
        pull: { pull: 7, head: pull.head, changes: [{ group: 'update', name: 'server-2', own: true }] },
      });
      expect(first.outputs['result-file']).toMatch(/result\.json$/);

      const requests = stage.fake.requests.length;
      await run(pull);
      expect(written(requests)).toEqual(['checks/create', 'checks/update']);

      stage.workspace.git('checkout', '--quiet', 'change');
      stage.workspace.edit('servers.yaml', 'description: three', 'description: four');
      stage.workspace.commit();
      const moved = { ...pull, head: stage.push('refs/heads/change') };
      // the run of the former commit is late: the pull request has gone on
      const late = await run(pull);
      expect(late.summary).toContain('has gone on from commit');
      expect(comments()).toEqual([body]);
      stage.workspace.git('checkout', '--quiet', '--detach', 'main');
      stage.workspace.git('merge', '--quiet', '--no-ff', '--message', 'Merge', moved.head);
      const merge = stage.push('refs/pull/7/merge');
      const payload = JSON.parse(JSON.stringify(pull.payload).replaceAll(pull.head, moved.head)) as object;
      await run({ ...moved, merge, payload });
      expect(comments()).toHaveLength(1);
      expect(comments()[0]).toContain('from two to four');
    },
    LIMIT,
  );

  test(
    'without effect gets one line, and nothing with `comment: false`',
    async () => {
      const pull = openPullRequest(stage, ({ workspace }) =>
        workspace.edit('servers.yaml', 'description: two', 'description: two # as ever'),
      );
      register(pull);
      await run(pull, { comment: 'false' });
      expect(comments()).toEqual([]);
      await run(pull);
      const [body = ''] = comments();
      expect(body.split('\n').filter((line) => line !== '')).toHaveLength(2);
      expect(body).toContain('**No effect:** merging this changes nothing in fabric `lab`.');
    },
    LIMIT,
  );

  test(
    'is told that its comment is outdated when its base moves, and its next run takes that back',
    async () => {
      const pull = openPullRequest(stage, ({ workspace }) =>
        workspace.edit('servers.yaml', 'description: two', 'description: three'),
      );
      register(pull);
      await run(pull);
      const [body = ''] = comments();
      stage.workspace.git('checkout', '--quiet', 'main');
      stage.workspace.edit('servers.yaml', 'description: one', 'description: first');
      stage.workspace.commit();
      stage.push();
      const push = { event: 'push', payload: eventFiles.push(), inputs: { mode: 'validate', status: 'off' } };
      await stage.run(push);
      expect(comments()[0]).toMatch(/^> \[!WARNING\]\n> \*\*Outdated:\*\*/);
      const requests = stage.fake.requests.length;
      await stage.run(push);
      expect(written(requests)).toEqual(['checks/create', 'checks/update']);
      stage.workspace.git('checkout', '--quiet', '--detach', pull.merge);
      await run(pull);
      expect(comments()).toEqual([body.replace(/runs\/\d+/, 'runs/9004')]);
    },
    LIMIT,
  );

  test(
    'that leaves the fabric alone gets no comment',
    async () => {
      const pull = openPullRequest(stage, ({ workspace }) => workspace.write('notes.txt', 'a note'));
      register(pull);
      await run(pull);
      expect(comments()).toEqual([]);
    },
    LIMIT,
  );

  test(
    'is offered what has one right answer as suggestions on its own lines, once',
    async () => {
      const bad = [
        'apiVersion: wiring.githedgehog.com/v1alpha2',
        'kind: Server',
        'metadata:',
        '  name: server-3',
        '  uid: 7b0c3e1a-0000-4000-8000-000000000000',
        'spec:',
        '  description: x',
        '---',
        'apiVersion: wiring.githedgehog.com/v1beta1',
        'kind: Server',
        'metadata:',
        '  name: server-4',
        'spec:',
        '  descripton: x',
        '',
      ].join('\n');
      const pull = openPullRequest(stage, ({ workspace }) => workspace.write('added.yaml', bad));
      register(pull);
      await run(pull);
      const remarks = [...stage.repository.reviewComments.values()];
      expect(remarks.map(({ path, line, body }) => [path, line, body.split('\n').slice(-3)])).toEqual([
        ['fabric/added.yaml', 1, ['```suggestion', 'apiVersion: wiring.githedgehog.com/v1beta1', '```']],
        ['fabric/added.yaml', 5, [expect.any(String), '```suggestion', '```']],
        ['fabric/added.yaml', 14, ['```suggestion', '  description: x', '```']],
      ]);
      expect(stage.repository.reviews.size).toBe(1);
      const requests = stage.fake.requests.length;
      await run(pull);
      expect(written(requests)).toEqual(['checks/create', 'checks/update']);
    },
    LIMIT,
  );

  test(
    'with a token that may not write says so once, and is concluded all the same',
    async () => {
      stage.token = stage.fake.token({ kind: 'workflow', permissions: USUAL });
      const pull = openPullRequest(stage, ({ workspace }) =>
        workspace.edit('servers.yaml', 'description: two', 'description: three'),
      );
      register(pull);
      const ran = await run(pull);
      expect(ran.code).toBe(0);
      expect(comments()).toEqual([]);
      expect(ran.stdout.match(/pull-requests: write/g)).toHaveLength(1);
      expect(stage.check('hedgehog-sync / lab / plan')).toMatchObject({ status: 'completed' });
    },
    LIMIT,
  );

  test(
    'from a fork leaves a file, from which a second workflow speaks, if it is about the right commit',
    async () => {
      stage.token = stage.fake.token({
        kind: 'workflow',
        permissions: { contents: 'read', pull_requests: 'read' },
      });
      const pull = openPullRequest(
        stage,
        ({ workspace }) => workspace.edit('servers.yaml', 'description: two', 'description: three'),
        { from: 'mallory/fabrics' },
      );
      register(pull);
      const ran = await run(pull);
      expect(comments()).toEqual([]);
      expect(written()).toEqual([]);
      const file = ran.outputs['result-file'] ?? '';

      stage.token = stage.fake.token({ kind: 'workflow', permissions: { pull_requests: 'write' } });
      const report = (head: string, path: string, event = 'pull_request') =>
        stage.run({
          event: 'workflow_run',
          payload: {
            action: 'completed',
            workflow_run: {
              event,
              head_sha: head,
              html_url: 'https://github.com/acme/fabrics/actions/runs/5',
            },
            repository: { full_name: 'acme/fabrics', default_branch: 'main' },
            sender: { login: 'mallory' },
          },
          inputs: { mode: 'report', 'report-file': path, path: '.' },
        });
      expect((await report(pull.head, file, 'push')).code).toBe(0);
      expect((await report(pull.base, file)).stdout).toContain('HHS-1106');
      const evil = join(stage.workspace.root, 'evil.json');
      writeFileSync(evil, '{"version":1}');
      expect(await report(pull.head, evil)).toMatchObject({ code: 1 });
      rmSync(evil);
      symlinkSync(file, evil);
      expect((await report(pull.head, evil)).stdout).toContain('no ordinary file');
      expect(comments()).toEqual([]);
      expect((await report(pull.head, file)).code).toBe(0);
      const [body = ''] = comments();
      expect(body).toContain('server server-2 changes the description from two to three');
      expect(body).toContain('controlled by the pull request itself');
      expect(written()).toEqual(['issues/create-comment']);
      expect((await report(pull.head, file)).stdout).toContain('it says the same as before');
      expect(written()).toHaveLength(1);
    },
    LIMIT,
  );
});
