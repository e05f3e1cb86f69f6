import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { moveRun } from '../../../src/simulator/github/state/run-workflow.ts';
import { assertDeliveriesJudged } from '../../support/github-judge.ts';
import { type HookReceiver, hookReceiver, installed } from './hook-receiver.ts';
import { ALL_WRITE, at, githubStage, REPO } from './stage.ts';

const stage = githubStage();
let receiver: HookReceiver;

beforeEach(async () => {
  receiver = await hookReceiver();
  installed(stage.fake, receiver);
});
afterEach(async () => {
  await receiver.stop();
  assertDeliveriesJudged(stage.fake.webhooks.deliveries);
});

/** Names of the events since the last call. */
async function heard(): Promise<readonly string[]> {
  await stage.fake.webhooks.settled();
  const { names } = receiver;
  receiver.clear();
  return names;
}

function app(slug = 'hedgehog-sync'): string {
  return stage.fake.token({ kind: 'app', app: slug, permissions: ALL_WRITE });
}

async function openPull(head = 'topic'): Promise<number> {
  stage.repository.refs.set(`refs/heads/${head}`, stage.repository.head() ?? '');
  stage.repository.commitFiles(head, { [`${head}.yaml`]: 'a: 1\n' });
  await heard();
  const made = await stage.send('POST', `${REPO}/pulls`, { title: 'Change', head, base: 'main' }, app());
  return Number(at(made.body, 'number'));
}

test('an issue tells of its whole life, by whom, and signed', async () => {
  await stage.send('POST', `${REPO}/issues`, { title: 'Drift', labels: ['drift'] }, app());
  await stage.fake.webhooks.settled();
  expect(receiver.received[0]).toMatchObject({
    isSigned: true,
    payload: {
      issue: { number: 1, title: 'Drift' },
      repository: { full_name: 'acme/fabric' },
      sender: { login: 'hedgehog-sync[bot]', type: 'Bot' },
      installation: { id: expect.any(Number) },
    },
  });
  expect(await heard()).toEqual(['issues opened', 'issues labeled']);
  await stage.send('PATCH', `${REPO}/issues/1`, { title: 'More drift', labels: [] });
  await stage.send('PATCH', `${REPO}/issues/1`, { state: 'closed' });
  await stage.send('PATCH', `${REPO}/issues/1`, { state: 'open' });
  await stage.send('PATCH', `${REPO}/issues/1`, { state: 'open' });
  expect(await heard()).toEqual(['issues edited', 'issues unlabeled', 'issues closed', 'issues reopened']);
});

test('comments are made, edited with what they were, and deleted; reactions are no events', async () => {
  await stage.send('POST', `${REPO}/issues`, { title: 'Drift' });
  const made = await stage.send('POST', `${REPO}/issues/1/comments`, { body: '/plan' });
  const url = `${REPO}/issues/comments/${String(at(made.body, 'id'))}`;
  await stage.send('POST', `${url}/reactions`, { content: 'eyes' });
  await stage.send('PATCH', url, { body: '/apply' });
  await stage.fake.webhooks.settled();
  expect(receiver.received.at(-1)?.payload).toMatchObject({
    changes: { body: { from: '/plan' } },
    comment: { body: '/apply' },
    issue: { number: 1 },
  });
  await stage.send('DELETE', url);
  expect(await heard()).toEqual([
    'issues opened',
    'issue_comment created',
    'issue_comment edited',
    'issue_comment deleted',
  ]);
});

test('the payload of an event is what REST shows', async () => {
  const number = await openPull();
  const shown = await stage.send('GET', `${REPO}/pulls/${number}`, undefined, app());
  await stage.fake.webhooks.settled();
  expect(receiver.received.at(-1)?.payload.pull_request).toEqual(shown.body);
});

test('a push moves its pull requests, and asks the App for checks', async () => {
  const before = stage.repository.head();
  const after = stage.repository.commitFiles('main', { 'a.yaml': 'a: 1\n' }, { message: 'By hand' });
  await stage.fake.webhooks.settled();
  expect(receiver.received[0]?.payload).toMatchObject({
    ref: 'refs/heads/main',
    before,
    after,
    created: false,
    forced: false,
    commits: [{ id: after, message: 'By hand', added: ['a.yaml'] }],
  });
  expect(await heard()).toEqual(['push', 'check_suite requested']);
  const number = await openPull();
  expect(await heard()).toEqual(['pull_request opened']);
  stage.repository.commitFiles('topic', { 'a.yaml': 'a: 2\n' });
  expect(await heard()).toEqual(['push', 'pull_request synchronize', 'check_suite requested']);
  await stage.send('PATCH', `${REPO}/pulls/${number}`, { title: 'Another' }, app());
  await stage.send('PATCH', `${REPO}/pulls/${number}`, { state: 'closed' }, app());
  await stage.send('PATCH', `${REPO}/pulls/${number}`, { state: 'open' }, app());
  expect(await heard()).toEqual(['pull_request edited', 'pull_request closed', 'pull_request reopened']);
  stage.repository.deleteBranch('topic');
  await stage.fake.webhooks.settled();
  expect(receiver.received[0]?.payload).toMatchObject({ deleted: true, head_commit: null, commits: [] });
});

test('a merge closes the pull request and pushes', async () => {
  const number = await openPull();
  await heard();
  const merged = await stage.send('PUT', `${REPO}/pulls/${number}/merge`, {}, app());
  expect(merged.body).toMatchObject({ merged: true, sha: stage.repository.head() });
  await stage.fake.webhooks.settled();
  expect(receiver.received[0]?.payload.pull_request).toMatchObject({ merged: true, state: 'closed' });
  expect(await heard()).toEqual(['pull_request closed', 'push', 'check_suite requested']);
  expect((await stage.send('PUT', `${REPO}/pulls/${number}/merge`, {}, app())).status).toBe(405);
});

test('checks are created and completed, and their buttons are heard by their App only', async () => {
  const head_sha = stage.repository.head();
  const actions = [{ label: 'Plan again', description: 'Reads and compares anew', identifier: 'plan' }];
  const made = await stage.send('POST', `${REPO}/check-runs`, { name: 'a', head_sha, actions }, app());
  const id = Number(at(made.body, 'id'));
  await stage.send('PATCH', `${REPO}/check-runs/${id}`, { conclusion: 'success' }, app());
  expect(await heard()).toEqual(['check_run created', 'check_run completed', 'check_suite completed']);
  expect((await stage.send('POST', `${REPO}/check-runs/${id}/rerequest`, undefined, app())).status).toBe(201);
  const suite = Number(at(made.body, 'check_suite', 'id'));
  expect((await stage.send('POST', `${REPO}/check-suites/${suite}/rerequest`, undefined, app())).status).toBe(
    201,
  );
  stage.fake.pages.pressCheck('acme/fabric', id, 'mona', 'plan');
  expect(() => stage.fake.pages.pressCheck('acme/fabric', id, 'mona', 'none')).toThrow('no button none');
  await stage.fake.webhooks.settled();
  expect(receiver.received.at(-1)?.payload).toMatchObject({
    requested_action: { identifier: 'plan' },
    sender: { login: 'mona' },
  });
  expect(await heard()).toEqual([
    'check_run rerequested',
    'check_suite rerequested',
    'check_run requested_action',
  ]);
  const other = await stage.send('POST', `${REPO}/check-runs`, { name: 'b', head_sha }, app('other'));
  await stage.send(
    'POST',
    `${REPO}/check-runs/${String(at(other.body, 'id'))}/rerequest`,
    undefined,
    app('other'),
  );
  expect(await heard()).toEqual(['check_run created']);
});

test('a workflow run is told from its request to its end', async () => {
  const file = 'name: Sync\non: workflow_dispatch\njobs: {}\n';
  stage.repository.commitFiles('main', { '.github/workflows/sync.yml': file });
  await heard();
  await stage.send('POST', `${REPO}/actions/workflows/sync.yml/dispatches`, { ref: 'main' });
  const [run] = stage.repository.workflowRuns.values();
  moveRun(stage.repository, run?.id ?? 0, { status: 'in_progress' });
  moveRun(stage.repository, run?.id ?? 0, { status: 'completed', conclusion: 'failure' });
  expect(await heard()).toEqual([
    'workflow_run requested',
    'workflow_run in_progress',
    'workflow_run completed',
  ]);
});

test('a merge queue asks for checks on a branch of its own', async () => {
  const number = await openPull();
  await heard();
  const group = stage.fake.pages.enqueue('acme/fabric', number, 'mona');
  expect(stage.repository.files(group.headSha).has('topic.yaml')).toBe(true);
  await stage.fake.webhooks.settled();
  expect(receiver.received.at(-1)?.payload).toMatchObject({
    merge_group: { head_sha: group.headSha, base_ref: 'refs/heads/main' },
  });
  stage.fake.pages.dropFromQueue('acme/fabric', group, 'dequeued', 'mona');
  expect(await heard()).toEqual([
    'push',
    'check_suite requested',
    'merge_group checks_requested',
    'merge_group destroyed',
    'push',
  ]);
});

test('the App hears of its installation, and of nothing after it', async () => {
  stage.fake.state.addRepository({ owner: 'acme', name: 'other', files: { a: 'b' } });
  stage.fake.apps.announce('hedgehog-sync');
  stage.fake.apps.cover('hedgehog-sync', ['acme/other']);
  await stage.send('POST', `${REPO}/issues`, { title: 'Not covered' });
  stage.fake.apps.cover('hedgehog-sync', null);
  stage.fake.apps.uninstall('hedgehog-sync');
  await stage.send('POST', `${REPO}/issues`, { title: 'Gone' });
  expect(await heard()).toEqual([
    'installation created',
    'installation_repositories removed',
    'installation_repositories added',
    'installation deleted',
  ]);
});

test('an App hears only of what it may read and has asked for', async () => {
  const other = await hookReceiver();
  const permissions = { issues: 'read', checks: 'read' } as const;
  stage.fake.apps.install({ slug: 'narrow', permissions, events: ['issues', 'push'] });
  stage.fake.webhooks.register(other.url, 'another', 'narrow');
  await stage.send('POST', `${REPO}/issues`, { title: 'Drift' });
  await stage.send('POST', `${REPO}/issues/1/comments`, { body: 'x' });
  stage.repository.commitFiles('main', { 'a.yaml': 'a: 1\n' });
  await stage.fake.webhooks.settled();
  expect(other.names).toEqual(['issues opened']);
  expect(other.received[0]?.isSigned).toBe(false);
  await other.stop();
});

test('events can come late, in another order and twice', async () => {
  stage.fake.webhooks.hold();
  stage.fake.webhooks.sendTimes(2);
  await stage.send('POST', `${REPO}/issues`, { title: 'One' });
  await stage.send('POST', `${REPO}/issues`, { title: 'Two' });
  expect(await heard()).toEqual([]);
  stage.fake.webhooks.release((held) => [...held].reverse());
  await stage.fake.webhooks.settled();
  const titles = receiver.received.map(({ payload }) => at(payload, 'issue', 'title'));
  expect(titles).toEqual(['Two', 'Two', 'One', 'One']);
  expect(new Set(receiver.received.map(({ guid }) => guid)).size).toBe(2);
});

test('a delivery that failed is kept, whoever failed, and is never sent again by itself', async () => {
  receiver.answer(500);
  await stage.send('POST', `${REPO}/issues`, { title: 'One' });
  await heard();
  await receiver.stop();
  await stage.send('POST', `${REPO}/issues`, { title: 'Two' });
  await stage.fake.webhooks.settled();
  expect(stage.fake.webhooks.deliveries.map(({ statusCode, status }) => [statusCode, status])).toEqual([
    [500, 'Invalid HTTP Response: 500'],
    [0, 'failed to connect to host'],
  ]);
});
