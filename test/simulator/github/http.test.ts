import { request } from 'node:http';
import { expect, test } from '@jest/globals';
import {
  abuseDetected,
  badCredentials,
  badGateway,
  budgetExhausted,
  secondaryLimit,
  serverError,
  serviceUnavailable,
  tooManyRequests,
} from '../../../src/simulator/github/http/known-faults.ts';
import { at, expectRefusal, githubStage, REPO } from './stage.ts';

const stage = githubStage();

const runs = `${REPO}/check-runs`;

function newRun(): { name: string; head_sha: string | undefined } {
  return { name: 'plan', head_sha: stage.repository.head() };
}

test('the address of an enterprise server works as well, and answers name it', async () => {
  const reply = await stage.send('GET', `/api/v3${REPO}`);
  expect(at(reply.body, 'url')).toBe(`${stage.fake.url}/api/v3${REPO}`);
  const query = { query: '{ viewer { login } }' };
  const graphql = await stage.send('POST', '/api/graphql', query);
  expect(at(graphql.body, 'data', 'viewer', 'login')).toBe('github-actions[bot]');
});

test('what was read is not sent again to those who have it, and costs them nothing', async () => {
  const first = await stage.send('GET', REPO);
  const again = await fetch(`${stage.fake.url}${REPO}`, {
    headers: { authorization: `token ${stage.token}`, 'if-none-match': first.headers.get('etag') ?? '' },
  });
  expect({ status: again.status, body: await again.text() }).toEqual({ status: 304, body: '' });
  expect(again.headers.get('x-ratelimit-remaining')).toBe(first.headers.get('x-ratelimit-remaining'));
});

test('a tag is of one answer to one token: what changed and what another token asks for is sent in full', async () => {
  const path = `${REPO}/git/matching-refs/heads/`;
  const again = async (etag: string, token: string) => {
    const headers = { authorization: `Bearer ${token}`, 'if-none-match': etag };
    return (await fetch(`${stage.fake.url}${path}`, { headers })).status;
  };
  const tag = (await stage.send('GET', path)).headers.get('etag') ?? '';
  expect(tag).toMatch(/^W\/"[0-9a-f]{64}"$/);
  const other = stage.fake.token({ kind: 'workflow', permissions: { contents: 'write' } });
  expect(await again(tag, stage.token)).toBe(304);
  expect(await again(tag, other)).toBe(200);
  expect(await again('"something"', stage.token)).toBe(200);
  stage.repository.commitFiles('main', { moved: 'yes' });
  expect(await again(tag, stage.token)).toBe(200);
});

test('a body that is no JSON is refused', async () => {
  const response = await fetch(`${stage.fake.url}${runs}`, {
    method: 'POST',
    headers: { authorization: `token ${stage.token}` },
    body: '{',
  });
  expect(await response.json()).toMatchObject({ message: 'Problems parsing JSON', status: '400' });
});

test('a client that does not name itself is refused', async () => {
  const status = await new Promise((resolve, reject) => {
    const call = request(`${stage.fake.url}${REPO}`, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on('error', reject);
    call.end();
  });
  expect(status).toBe(403);
  stage.fake.clearRequests();
});

test('the log has every request with its bytes, but no token', async () => {
  await stage.send('POST', runs, newRun());
  const record = stage.fake.requests[0];
  expect(record).toMatchObject({
    method: 'POST',
    path: runs,
    operation: 'checks/create',
    write: true,
    status: 201,
    caller: 'workflow-1',
    fault: false,
    carriedOut: true,
  });
  const raw = record?.raw.toString() ?? '';
  expect(raw).toContain(`POST ${runs} HTTP/1.1`);
  expect(raw).toContain('"name":"plan"');
  expect(raw).toContain('authorization: ***');
  expect(JSON.stringify(record)).not.toContain(stage.token);
});

test('writes are counted, reads and GraphQL queries are not', async () => {
  await stage.send('GET', REPO);
  await stage.graphql('{ viewer { login } }', {});
  await stage.send('POST', runs, newRun());
  await stage.graphql('mutation { createCommitOnBranch(input: {}) { clientMutationId } }', {});
  expect(stage.fake.writes()).toBe(2);
});

test('the nth matching request is answered as told, the others as ever', async () => {
  stage.fake.fault({ method: 'GET', path: REPO, nth: 2, fault: serverError() });
  const statuses = [];
  for (let count = 0; count < 3; count += 1) statuses.push((await stage.send('GET', REPO)).status);
  expect(statuses).toEqual([200, 500, 200]);
});

test.each([
  ['bad credentials', badCredentials(), 401, 'Bad credentials'],
  ['an abuse detection', abuseDetected(), 403, expect.stringContaining('abuse detection')],
  ['an exhausted budget', budgetExhausted(2_000_000_000), 403, expect.stringContaining('API rate limit')],
  ['a secondary limit', secondaryLimit(7), 403, expect.stringContaining('secondary rate limit')],
  ['too many requests', tooManyRequests(7), 429, 'Too many requests'],
  ['a broken server', serverError(), 500, 'Server Error'],
  ['an overloaded server', serviceUnavailable(7), 503, 'Service unavailable'],
])('%s can be brought about', async (_name, fault, status, message) => {
  const takeBack = stage.fake.fault({ fault });
  const reply = await stage.send('GET', REPO);
  expect({ status: reply.status, message: at(reply.body, 'message') }).toEqual({ status, message });
  takeBack();
  expect((await stage.send('GET', REPO)).status).toBe(200);
});

test('a fault can take only the answer away', async () => {
  stage.fake.fault({ path: '/check-runs', times: 1, fault: badGateway(true) });
  const reply = await stage.send('POST', runs, newRun());
  expect(reply.status).toBe(502);
  expect(stage.repository.checkRuns.size).toBe(1);
  expect(stage.fake.requests[0]).toMatchObject({ status: 502, fault: true, carriedOut: true });
});

test('a connection is reset before or after the effect', async () => {
  stage.fake.fault({ path: '/check-runs', nth: 1, fault: { type: 'reset' } });
  stage.fake.fault({ path: '/check-runs', nth: 2, fault: { type: 'reset', after: true } });
  await expect(stage.send('POST', runs, newRun())).rejects.toThrow('fetch failed');
  expect(stage.repository.checkRuns.size).toBe(0);
  await expect(stage.send('POST', runs, newRun())).rejects.toThrow('fetch failed');
  expect(stage.repository.checkRuns.size).toBe(1);
});

test('an answer stops in the middle of its body', async () => {
  stage.fake.fault({ fault: { type: 'truncate' } });
  await expect(stage.send('GET', REPO)).rejects.toThrow();
});

test('a server that hangs answers nobody, and stops all the same', async () => {
  stage.fake.fault({ body: 'createCommitOnBranch', fault: { type: 'hang' } });
  const controller = new AbortController();
  const answer = fetch(stage.fake.graphqlUrl, {
    method: 'POST',
    headers: { authorization: `token ${stage.token}` },
    body: JSON.stringify({ query: 'mutation { createCommitOnBranch(input: {}) { clientMutationId } }' }),
    signal: controller.signal,
  });
  while (stage.fake.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(stage.fake.requests[0]).toMatchObject({ status: 0, fault: true, carriedOut: false });
  controller.abort();
  await expect(answer).rejects.toThrow();
  stage.fake.clearRequests();
});

test('a delay only delays', async () => {
  stage.fake.fault({ fault: { type: 'delay', ms: 5 } });
  expect((await stage.send('GET', REPO)).status).toBe(200);
});

test('a path that GitHub does not have is not found', async () => {
  expectRefusal(await stage.send('GET', `${REPO}/nothing`), 404, 'Not Found');
  stage.fake.clearRequests();
});
