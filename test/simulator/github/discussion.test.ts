import { expect, test } from '@jest/globals';
import { ALL_WRITE, at, expectRefusal, githubStage, REPO } from './stage.ts';

const stage = githubStage();

const ISSUES = `${REPO}/issues`;
const PULLS = `${REPO}/pulls`;

function app(permissions = ALL_WRITE): string {
  return stage.fake.token({ kind: 'app', app: 'hedgehog-sync', permissions });
}

async function openPull(head = 'topic'): Promise<number> {
  if (stage.repository.head(head) === undefined) {
    stage.repository.refs.set(`refs/heads/${head}`, stage.repository.head() ?? '');
    stage.repository.commitFiles(head, { [`${head}.yaml`]: 'a: 1\n' });
  }
  const reply = await stage.send('POST', PULLS, { title: 'Change', head, base: 'main', body: 'why' }, app());
  expect(reply.status).toBe(201);
  return Number(at(reply.body, 'number'));
}

test('an issue is opened, changed, found and closed', async () => {
  const made = await stage.send('POST', ISSUES, { title: 'Drift', body: 'a', labels: ['drift'] });
  expect(made.body).toMatchObject({
    number: 1,
    state: 'open',
    user: { login: 'github-actions[bot]', type: 'Bot' },
  });
  await stage.send('PATCH', `${ISSUES}/1`, { body: 'b', labels: ['drift', 'high'] });
  expect((await stage.send('GET', `${ISSUES}/1`)).body).toMatchObject({
    body: 'b',
    labels: [{ name: 'drift' }, { name: 'high' }],
  });
  const numbers = async (query: string): Promise<unknown> => {
    const { body } = await stage.send('GET', `${ISSUES}?${query}`);
    return Array.isArray(body) ? body.map((each) => at(each, 'number')) : undefined;
  };
  expect(await numbers('labels=high')).toEqual([1]);
  expect(await numbers('labels=other')).toEqual([]);
  const closed = await stage.send('PATCH', `${ISSUES}/1`, { state: 'closed' });
  expect(closed.body).toMatchObject({
    state: 'closed',
    state_reason: 'completed',
    closed_at: expect.any(String),
  });
  expect(await numbers('')).toEqual([]);
  expect(await numbers('state=all&creator=github-actions[bot]')).toEqual([1]);
  const opened = await stage.send('PATCH', `${ISSUES}/1`, { state: 'open' });
  expect(opened.body).toMatchObject({ state: 'open', state_reason: 'reopened', closed_at: null });
});

test('labels are added and taken off one by one', async () => {
  await stage.send('POST', ISSUES, { title: 'Drift' });
  const added = await stage.send('POST', `${ISSUES}/1/labels`, { labels: ['a', 'b', 'a'] });
  expect(added.body).toMatchObject([{ name: 'a' }, { name: 'b' }]);
  expect((await stage.send('DELETE', `${ISSUES}/1/labels/a`)).body).toMatchObject([{ name: 'b' }]);
  expectRefusal(await stage.send('DELETE', `${ISSUES}/1/labels/a`), 404, 'Label does not exist');
});

test('an issue without a title, or with too long a one, is refused', async () => {
  expect((await stage.send('POST', ISSUES, { body: 'x' })).status).toBe(422);
  const reply = await stage.send('POST', ISSUES, { title: ' ' });
  expectRefusal(reply, 422, 'Validation Failed');
  expect(at(reply.body, 'errors')).toEqual([{ resource: 'Issue', code: 'missing_field', field: 'title' }]);
  expect((await stage.send('POST', ISSUES, { title: 'x'.repeat(257) })).status).toBe(422);
  expect((await stage.send('POST', ISSUES, { title: 'x', body: 'y'.repeat(65_537) })).status).toBe(422);
});

test('a comment is made, changed, listed and deleted', async () => {
  await stage.send('POST', ISSUES, { title: 'Drift' });
  const made = await stage.send('POST', `${ISSUES}/1/comments`, { body: 'one' }, app());
  expect(made.body).toMatchObject({ body: 'one', performed_via_github_app: { slug: 'hedgehog-sync' } });
  const url = `${ISSUES}/comments/${String(at(made.body, 'id'))}`;
  expect((await stage.send('PATCH', url, { body: 'two' })).body).toMatchObject({ body: 'two' });
  expect((await stage.send('GET', url)).body).toMatchObject({ body: 'two' });
  expect((await stage.send('GET', `${ISSUES}/1/comments`)).body).toMatchObject([{ body: 'two' }]);
  expect((await stage.send('DELETE', url)).status).toBe(204);
  expect((await stage.send('GET', url)).status).toBe(404);
});

test('a comment of more than 65,536 characters, and an empty one, is refused', async () => {
  await stage.send('POST', ISSUES, { title: 'Drift' });
  const post = (body: string) => stage.send('POST', `${ISSUES}/1/comments`, { body });
  const reply = await post('x'.repeat(65_537));
  expectRefusal(reply, 422, 'Validation Failed');
  expect(at(reply.body, 'errors', 0, 'message')).toBe('Body is too long (maximum is 65536 characters)');
  expect((await post('')).status).toBe(422);
});

test('a reaction counts once for each account', async () => {
  await stage.send('POST', ISSUES, { title: 'Drift' });
  const made = await stage.send('POST', `${ISSUES}/1/comments`, { body: 'one' });
  const url = `${ISSUES}/comments/${String(at(made.body, 'id'))}`;
  const react = (token?: string) => stage.send('POST', `${url}/reactions`, { content: 'eyes' }, token);
  expect((await react()).status).toBe(201);
  expect((await react()).status).toBe(200);
  expect((await react(app())).status).toBe(201);
  expect((await stage.send('GET', `${url}/reactions`)).body).toHaveLength(2);
  expect((await stage.send('GET', url)).body).toMatchObject({ reactions: { eyes: 2, total_count: 2 } });
  expect((await stage.send('POST', `${url}/reactions`, { content: 'shrug' })).status).toBe(422);
});

test('the permission for pull requests opens comments on them, but not on issues', async () => {
  await stage.send('POST', ISSUES, { title: 'Drift' });
  const number = await openPull();
  const narrow = app({ pull_requests: 'write' });
  const post = (to: number) => stage.send('POST', `${ISSUES}/${to}/comments`, { body: 'x' }, narrow);
  expect((await post(number)).status).toBe(201);
  const refused = await post(1);
  expectRefusal(refused, 403, 'Resource not accessible by integration');
  expect(refused.headers.get('x-accepted-github-permissions')).toBe('issues=write');
});

test('a pull request follows its branch until it is closed', async () => {
  const number = await openPull();
  const head = stage.repository.commitFiles('topic', { 'fabric/vpc.yaml': 'kind: Other\n' });
  const pull = await stage.send('GET', `${PULLS}/${number}`);
  expect(pull.body).toMatchObject({
    head: { ref: 'topic', sha: head, repo: { full_name: 'acme/fabric' } },
    base: { ref: 'main', sha: stage.repository.head() },
    commits: 2,
    changed_files: 2,
    merged: false,
  });
  expect((await stage.send('GET', `${PULLS}/${number}/files`)).body).toMatchObject([
    { filename: 'fabric/vpc.yaml', status: 'modified', additions: 1, deletions: 1 },
    { filename: 'topic.yaml', status: 'added' },
  ]);
  await stage.send('PATCH', `${PULLS}/${number}`, { state: 'closed', title: 'Closed' }, app());
  stage.repository.commitFiles('topic', { late: 'x' });
  const closed = await stage.send('GET', `${PULLS}/${number}`);
  expect(closed.body).toMatchObject({ state: 'closed', title: 'Closed', head: { sha: head } });
});

test('pull requests are listed by branch, and are issues as well', async () => {
  const number = await openPull();
  await openPull('other');
  const list = await stage.send('GET', `${PULLS}?head=acme:topic&base=main`);
  expect(list.body).toMatchObject([{ number }]);
  expect((await stage.send('GET', `${PULLS}?state=closed`)).body).toEqual([]);
  expect((await stage.send('GET', `${ISSUES}/${number}`)).body).toMatchObject({
    pull_request: { url: `${stage.fake.url}${PULLS}/${number}` },
  });
  const issue = await stage.send('POST', ISSUES, { title: 'Drift' });
  expect((await stage.send('GET', `${PULLS}/${String(at(issue.body, 'number'))}`)).status).toBe(404);
});

test('a second pull request for a branch, one without commits and one of no branch are refused', async () => {
  await openPull();
  const open = (head: string, base = 'main') => stage.send('POST', PULLS, { title: 'x', head, base }, app());
  const twin = await open('topic');
  expect(at(twin.body, 'errors', 0, 'message')).toBe('A pull request already exists for acme:topic.');
  stage.repository.refs.set('refs/heads/same', stage.repository.head() ?? '');
  expect(at((await open('same')).body, 'errors', 0, 'message')).toBe('No commits between main and same');
  expect(at((await open('gone')).body, 'errors', 0)).toMatchObject({ field: 'head', code: 'invalid' });
  expect(at((await open('same', 'gone')).body, 'errors', 0)).toMatchObject({
    field: 'base',
    code: 'invalid',
  });
});

test('workflows may open pull requests only where the repository allows it', async () => {
  stage.repository.commitFiles('topic', { a: 'b' });
  stage.repository.refs.set('refs/heads/main', stage.repository.head('topic') ?? '');
  stage.repository.commitFiles('topic', { c: 'd' });
  const body = { title: 'x', head: 'topic', base: 'main' };
  const refused = await stage.send('POST', PULLS, body);
  expectRefusal(refused, 403, 'GitHub Actions is not permitted to create or approve pull requests.');
  stage.repository.workflowsMayOpenPullRequests = true;
  expect((await stage.send('POST', PULLS, body)).status).toBe(201);
});

test('a pull request can come from a fork', async () => {
  const fork = stage.fake.state.addRepository({ owner: 'mona', name: 'fabric', forkOf: stage.repository });
  const sha = fork.commitFiles('main', { 'fabric/new.yaml': 'x' });
  const reply = await stage.send('POST', PULLS, { title: 'x', head: 'mona:main', base: 'main' }, app());
  expect(reply.body).toMatchObject({
    head: { sha, label: 'mona:main', repo: { full_name: 'mona/fabric', fork: true } },
    base: { repo: { full_name: 'acme/fabric' } },
    changed_files: 1,
  });
});
