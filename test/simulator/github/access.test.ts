import { expect, test } from '@jest/globals';
import { at, expectRefusal, githubStage, REPO } from './stage.ts';

const stage = githubStage({ limits: { contentPerMinute: 5, pointsPerMinute: 60 } });

const FILE = `${REPO}/contents/README.md`;

test('a token that nobody handed out, or that was revoked, is answered 401', async () => {
  expectRefusal(await stage.send('GET', REPO, undefined, 'ghs_wrong'), 401, 'Bad credentials');
  stage.fake.revoke(stage.token);
  expectRefusal(await stage.send('GET', REPO), 401, 'Bad credentials');
});

test('a private repository is not there for those who may not see it', async () => {
  expectRefusal(await stage.send('GET', REPO, undefined, null), 404, 'Not Found');
  const elsewhere = stage.fake.token({ kind: 'workflow', repositories: ['acme/other'] });
  expectRefusal(await stage.send('GET', REPO, undefined, elsewhere), 404, 'Not Found');
});

test('a permission that is missing is refused with the permission that would do', async () => {
  const weak = stage.fake.token({ kind: 'workflow', permissions: { contents: 'read', checks: 'read' } });
  const body = { name: 'plan', head_sha: stage.repository.head() };
  const reply = await stage.send('POST', `${REPO}/check-runs`, body, weak);
  expectRefusal(reply, 403, 'Resource not accessible by integration');
  expect(reply.headers.get('x-accepted-github-permissions')).toBe('checks=write');
  expect((await stage.send('GET', `${REPO}/commits/main/check-runs`, undefined, weak)).status).toBe(200);
  const none = stage.fake.token({ kind: 'workflow' });
  expectRefusal(
    await stage.send('GET', FILE, undefined, none),
    403,
    'Resource not accessible by integration',
  );
  expect((await stage.send('GET', REPO, undefined, none)).status).toBe(200);
});

test('a person reads another word for the same refusal', async () => {
  const person = stage.fake.token({ kind: 'user', login: 'mona', permissions: { contents: 'read' } });
  const ref = { ref: 'refs/heads/x', sha: stage.repository.head() };
  const reply = await stage.send('POST', `${REPO}/git/refs`, ref, person);
  expectRefusal(reply, 403, 'Resource not accessible by personal access token');
});

test('what is public is read by everybody and written by those with the right', async () => {
  const open = stage.fake.state.addRepository({
    owner: 'acme',
    name: 'open',
    private: false,
    files: { 'README.md': 'x' },
  });
  expect((await stage.send('GET', '/repos/acme/open/contents/README.md', undefined, null)).status).toBe(200);
  const ref = { ref: 'refs/heads/x', sha: open.head() };
  const reply = await stage.send('POST', '/repos/acme/open/git/refs', ref, null);
  expectRefusal(reply, 401, 'Requires authentication');
});

test('every answer says what is left of the budget, and an empty one refuses', async () => {
  const first = await stage.send('GET', REPO);
  expect(first.headers.get('x-ratelimit-limit')).toBe('1000');
  expect(first.headers.get('x-ratelimit-remaining')).toBe('999');
  stage.fake.setBudget(stage.token, 'core', 1, 120);
  expect((await stage.send('GET', REPO)).status).toBe(200);
  const refused = await stage.send('GET', REPO);
  expectRefusal(refused, 403, 'API rate limit exceeded for installation ID 1000000.');
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
  expect(Number(refused.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000);
});

test('asking for the budget costs nothing', async () => {
  stage.fake.setBudget(stage.token, 'core', 0);
  const reply = await stage.send('GET', '/rate_limit');
  expect(reply.status).toBe(200);
  expect(at(reply.body, 'resources', 'core')).toMatchObject({ remaining: 0 });
  expect(at(reply.body, 'resources', 'graphql')).toMatchObject({ remaining: 1000 });
});

test('too many writes in a minute meet the secondary limit, with a time to wait', async () => {
  const blob = () => stage.send('POST', `${REPO}/git/blobs`, { content: 'x' });
  for (let count = 0; count < 5; count += 1) expect((await blob()).status).toBe(201);
  const reply = await blob();
  expect(reply.status).toBe(403);
  expect(at(reply.body, 'message')).toContain('You have exceeded a secondary rate limit');
  expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(Number(reply.headers.get('x-ratelimit-remaining'))).toBeGreaterThan(0);
  expect((await stage.send('GET', REPO)).status).toBe(200);
});

test('too many requests of any kind in a minute meet it, too', async () => {
  for (let count = 0; count < 60; count += 1) expect((await stage.send('GET', REPO)).status).toBe(200);
  expect((await stage.send('GET', REPO)).status).toBe(403);
});

test('a protected branch is refused by REST in the words of its kind of rule', async () => {
  const base = stage.repository.head();
  const next = stage.repository.commitFiles('other', { a: 'b' });
  stage.repository.refs.set('refs/heads/topic', base ?? '');
  const child = stage.repository.commitFiles('topic', { c: 'd' });
  const move = (sha: string) => stage.send('PATCH', `${REPO}/git/refs/heads/main`, { sha });
  stage.repository.protect('main', { by: 'branch', pullRequestRequired: true });
  expectRefusal(await move(child), 422, 'Changes must be made through a pull request.');
  stage.repository.protect('main', { by: 'ruleset', pullRequestRequired: true });
  const words = 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n';
  expectRefusal(await move(child), 422, words);
  const before = await stage.send('GET', FILE);
  const put = { message: 'm', content: '', sha: at(before.body, 'sha') };
  expectRefusal(await stage.send('PUT', FILE, put), 409, words);
  stage.repository.protect('new', { by: 'ruleset', creationRestricted: true });
  const made = await stage.send('POST', `${REPO}/git/refs`, { ref: 'refs/heads/new', sha: next });
  expect(at(made.body, 'message')).toContain('Cannot create ref due to creations being restricted.');
  expect((await stage.send('GET', `${REPO}/branches/main`)).body).toMatchObject({ protected: true });
});
