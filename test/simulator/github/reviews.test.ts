import { expect, test } from '@jest/globals';
import { ALL_WRITE, at, expectRefusal, githubStage, REPO } from './stage.ts';

const stage = githubStage();
const FILE = 'fabric/vpc.yaml';

function app(): string {
  return stage.fake.token({ kind: 'app', app: 'hedgehog-sync', permissions: ALL_WRITE });
}

async function openPull(): Promise<string> {
  stage.repository.refs.set('refs/heads/topic', stage.repository.head() ?? '');
  stage.repository.commitFiles('topic', { [FILE]: 'kind: VPC\nname: a\n' });
  await stage.send('POST', `${REPO}/pulls`, { title: 'Change', head: 'topic', base: 'main' }, app());
  return `${REPO}/pulls/1`;
}

test('a review shows its remarks, with the hunk that they stand in', async () => {
  const pull = await openPull();
  const comments = [{ path: FILE, line: 2, side: 'RIGHT', body: '```suggestion\nname: b\n```' }];
  const made = await stage.send('POST', `${pull}/reviews`, { event: 'COMMENT', body: 'Look.', comments });
  expect(made.body).toMatchObject({
    state: 'COMMENTED',
    body: 'Look.',
    user: { login: 'github-actions[bot]' },
  });
  expect((await stage.send('GET', `${pull}/reviews`)).body).toEqual([made.body]);
  expect((await stage.send('GET', `${pull}/comments`)).body).toMatchObject([
    {
      path: FILE,
      line: 2,
      original_line: 2,
      diff_hunk: '@@ -1 +1,2 @@\n kind: VPC\n+name: a',
      pull_request_review_id: at(made.body, 'id'),
    },
  ]);
  expect(at((await stage.send('GET', pull)).body, 'review_comments')).toBe(1);
});

test('a review without event waits, and nobody sees its remarks', async () => {
  const pull = await openPull();
  const comments = [{ path: FILE, line: 2, body: 'Later.' }];
  const made = await stage.send('POST', `${pull}/reviews`, { comments });
  expect(at(made.body, 'state')).toBe('PENDING');
  expect((await stage.send('GET', `${pull}/comments`)).body).toEqual([]);
});

test.each([
  ['a line that no hunk has', { path: FILE, line: 3 }, 'Line could not be resolved'],
  ['a line of the wrong side', { path: FILE, line: 2, side: 'LEFT' }, 'Line could not be resolved'],
  ['a file that is not changed', { path: 'README.md', line: 1 }, 'Path could not be resolved'],
  [
    'an end before the start',
    { path: FILE, line: 1, start_line: 2 },
    'Start line must precede the end line.',
  ],
])('%s refuses the whole review', async (_, place, why) => {
  const pull = await openPull();
  const comments = [
    { path: FILE, line: 2, body: 'fine' },
    { ...place, body: 'not fine' },
  ];
  const reply = await stage.send('POST', `${pull}/reviews`, { event: 'COMMENT', body: 'Look.', comments });
  expectRefusal(reply, 422, 'Unprocessable Entity');
  expect(at(reply.body, 'errors')).toEqual([why]);
  expect(stage.repository.reviews.size).toBe(0);
  expect(stage.repository.reviewComments.size).toBe(0);
});

test('a review needs words, a commit of the pull request, and somebody else to approve', async () => {
  const pull = await openPull();
  const send = (body: object) => stage.send('POST', `${pull}/reviews`, body, app());
  expect((await send({ event: 'COMMENT', body: ' ' })).status).toBe(422);
  expect((await send({ event: 'COMMENT', body: 'x', commit_id: stage.repository.head() })).status).toBe(422);
  expectRefusal(await send({ event: 'APPROVE' }), 422, 'Unprocessable Entity');
});

test('a check has at most three buttons, with short texts', async () => {
  const button = { label: 'Plan again', description: 'Reads and compares anew', identifier: 'plan' };
  const send = (actions: readonly object[]) =>
    stage.send('POST', `${REPO}/check-runs`, { name: 'a', head_sha: stage.repository.head(), actions });
  expect((await send([button, button, button])).status).toBe(201);
  expect((await send([button, button, button, button])).status).toBe(422);
  expect((await send([{ ...button, label: 'x'.repeat(21) }])).status).toBe(422);
  expect((await send([{ ...button, description: 'x'.repeat(41) }])).status).toBe(422);
  expect((await send([{ ...button, identifier: 'x'.repeat(21) }])).status).toBe(422);
});

test('suites of a commit are listed by App', async () => {
  const head_sha = stage.repository.head() ?? '';
  await stage.send('POST', `${REPO}/check-runs`, { name: 'a', head_sha, conclusion: 'failure' });
  await stage.send('POST', `${REPO}/check-runs`, { name: 'a', head_sha }, app());
  const list = await stage.send('GET', `${REPO}/commits/main/check-suites`);
  expect(list.body).toMatchObject({
    total_count: 2,
    check_suites: [
      { status: 'completed', conclusion: 'failure', app: { slug: 'github-actions' }, head_branch: 'main' },
      { status: 'in_progress', conclusion: null, app: { slug: 'hedgehog-sync' } },
    ],
  });
  const id = String(at(list.body, 'check_suites', 0, 'id'));
  expect((await stage.send('GET', `${REPO}/check-suites/${id}`)).body).toMatchObject({ head_sha });
  expect((await stage.send('GET', `${REPO}/check-suites/1`)).status).toBe(404);
});

test('a label keeps the spelling that it was made with, and is made on the way', async () => {
  await stage.send('POST', `${REPO}/issues`, { title: 'One', labels: ['Drift'] });
  const second = await stage.send('POST', `${REPO}/issues`, { title: 'Two', labels: ['drift', 'high'] });
  expect(second.body).toMatchObject({ labels: [{ name: 'Drift' }, { name: 'high' }] });
  expect((await stage.send('GET', `${REPO}/labels`)).body).toMatchObject([
    { name: 'Drift' },
    { name: 'high' },
  ]);
  expect((await stage.send('GET', `${REPO}/issues?labels=DRIFT`)).body).toHaveLength(2);
  const long = await stage.send('POST', `${REPO}/issues`, { title: 'x', labels: ['x'.repeat(51)] });
  expectRefusal(long, 422, 'Validation Failed');
});
