import { expect, test } from '@jest/globals';
import { AppRegistry } from '../../src/simulator/github/access/app-registry.ts';
import { Budgets } from '../../src/simulator/github/access/budgets.ts';
import { Tokens } from '../../src/simulator/github/access/tokens.ts';
import type { RequestRecord } from '../../src/simulator/github/http/request-record.ts';
import { rateLimitOperation } from '../../src/simulator/github/rest/accounts.ts';
import { appOperations } from '../../src/simulator/github/rest/apps.ts';
import { deliveryOperations } from '../../src/simulator/github/rest/hook-deliveries.ts';
import { REPOSITORY_OPERATIONS_SERVED } from '../../src/simulator/github/rest/operations.ts';
import { TEAM_OPERATIONS } from '../../src/simulator/github/rest/teams.ts';
import { GitHubState } from '../../src/simulator/github/state/github-state.ts';
import { Webhooks } from '../../src/simulator/github/webhooks/webhooks.ts';
import { SYSTEM_CLOCK } from '../../src/simulator/kube-apiserver/clock.ts';
import { ALL_WRITE, githubStage, REPO } from '../simulator/github/stage.ts';
import { assertJudged, judgeExchange } from './github-judge.ts';
import { knownOperations } from './github-judge-rest.ts';

const stage = githubStage();

/** An exchange that the judge lets pass. */
async function exchange(): Promise<RequestRecord> {
  const body = {
    name: 'plan',
    head_sha: stage.repository.head(),
    output: { title: 'a', summary: 'b', annotations: [] },
  };
  await stage.send('POST', `${REPO}/check-runs`, body);
  return last();
}

async function graphqlExchange(): Promise<RequestRecord> {
  const query = `mutation ($input: CreateCommitOnBranchInput!) {
    createCommitOnBranch(input: $input) { commit { oid } }
  }`;
  const input = {
    branch: { repositoryNameWithOwner: 'acme/fabric', branchName: 'main' },
    expectedHeadOid: stage.repository.head(),
    message: { headline: 'x' },
  };
  await stage.graphql(query, { input });
  return last();
}

function last(): RequestRecord {
  const record = stage.fake.requests.at(-1);
  if (record === undefined) throw new Error('nothing was asked');
  expect(judgeExchange(record)).toEqual([]);
  return record;
}

function withBody(record: RequestRecord, change: (body: Record<string, unknown>) => unknown): RequestRecord {
  const body = change(JSON.parse(record.body.toString()) as Record<string, unknown>);
  return { ...record, body: Buffer.from(JSON.stringify(body)) };
}

function withAnswer(
  record: RequestRecord,
  change: (body: Record<string, unknown>) => unknown,
): RequestRecord {
  const body = change(JSON.parse(record.answerBody) as Record<string, unknown>);
  return { ...record, answerBody: JSON.stringify(body) };
}

function without(name: string): (body: Record<string, unknown>) => unknown {
  return (body) => Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
}

test('the cut of the description knows every operation that is served', () => {
  const state = new GitHubState(SYSTEM_CLOCK);
  const served = [
    ...REPOSITORY_OPERATIONS_SERVED,
    ...TEAM_OPERATIONS,
    ...appOperations(new AppRegistry(SYSTEM_CLOCK), new Tokens(SYSTEM_CLOCK)),
    ...deliveryOperations(new Webhooks(state)),
    rateLimitOperation(new Budgets(SYSTEM_CLOCK)),
  ].map(({ id }) => id);
  expect([...knownOperations()].sort()).toEqual(served.sort());
});

test('a request that was accepted though a required field is missing fails', async () => {
  const record = withBody(await exchange(), without('head_sha'));
  expect(judgeExchange(record)).toEqual([
    `POST ${REPO}/check-runs → 201: body must have required property 'head_sha'`,
  ]);
});

test('51 annotations that were accepted fail', async () => {
  const annotation = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'x' };
  const record = withBody(await exchange(), (body) => ({
    ...body,
    output: { title: 'a', summary: 'b', annotations: Array.from({ length: 51 }, () => annotation) },
  }));
  expect(judgeExchange(record).join()).toContain('must NOT have more than 50 items');
});

test('a field that GitHub would pass over fails, at any depth', async () => {
  const record = await exchange();
  expect(judgeExchange(withBody(record, (body) => ({ ...body, headSha: 'x' }))).join()).toContain(
    'body/headSha is not described',
  );
  const output = { title: 'a', summary: 'b', annotation: [] };
  expect(judgeExchange(withBody(record, (body) => ({ ...body, output }))).join()).toContain(
    'body/output/annotation is not described',
  );
});

test('a query parameter that is not described, or of the wrong type, fails', async () => {
  await stage.send('GET', `${REPO}/commits/main/check-runs?filter=all`);
  const record = last();
  const asked = (query: string) =>
    judgeExchange({ ...record, path: `${REPO}/commits/main/check-runs?${query}` }).join();
  expect(asked('name=x')).toContain('query parameter name is not described');
  expect(asked('filter=some')).toContain('must be equal to one of the allowed values');
  expect(asked('app_id=x')).toContain('must be integer');
});

test('an answer that is not of the described form fails', async () => {
  const record = await exchange();
  expect(judgeExchange(withAnswer(record, without('app'))).join()).toContain("required property 'app'");
  expect(judgeExchange(withAnswer(record, (body) => ({ ...body, status: 'done' }))).join()).toContain(
    'answer/status must be equal to one of the allowed values',
  );
  expect(judgeExchange({ ...record, answerBody: 'no JSON' }).join()).toContain('no JSON');
  expect(judgeExchange({ ...record, status: 202 }).join()).toContain('status is not described');
});

test('a refusal that is not of the form of refusals fails', async () => {
  await stage.send('GET', `${REPO}/contents/nothing`);
  const record = last();
  expect(judgeExchange(withAnswer(record, without('message'))).join()).toContain("property 'message'");
});

test('an operation that the cut does not know fails, served or not', async () => {
  const record = await exchange();
  const other = { ...record, route: `${REPO}/zen`, path: `${REPO}/zen` };
  expect(judgeExchange(other).join()).toContain('no such operation');
  await stage.send('GET', `${REPO}/zen`);
  const unserved = stage.fake.requests.at(-1);
  expect(unserved === undefined ? [] : judgeExchange(unserved)).toHaveLength(1);
  expect(() => assertJudged(stage.fake.requests)).toThrow('not as GitHub describes itself');
  stage.fake.clearRequests();
});

test('an operation under another name than its own fails', async () => {
  const record = await exchange();
  expect(judgeExchange({ ...record, operation: 'checks/get' }).join()).toContain('but it is checks/create');
});

test('a GraphQL request that is not valid against the schema fails', async () => {
  const record = await graphqlExchange();
  const query = 'mutation { createCommitOnBranch(input: { message: { headline: "x" } }) { commit { sha } } }';
  const problems = judgeExchange(withBody(record, () => ({ query }))).join();
  expect(problems).toContain('expectedHeadOid');
  expect(problems).toContain('Cannot query field "sha"');
});

test('GraphQL variables that do not fit their type fail', async () => {
  const record = await graphqlExchange();
  const wrong = withBody(record, (body) => ({
    ...body,
    variables: { input: { message: { headline: 'x' } } },
  }));
  expect(judgeExchange(wrong).join()).toContain('expectedHeadOid');
});

test('a GraphQL answer without what was asked for, or with more, fails', async () => {
  const record = await graphqlExchange();
  const answered = (commit: unknown) =>
    judgeExchange(withAnswer(record, () => ({ data: { createCommitOnBranch: { commit } } }))).join();
  expect(answered({})).toContain('commit.oid');
  expect(answered({ oid: 7 })).toContain('commit.oid');
  expect(answered({ oid: 'a'.repeat(40), url: 'x' })).toContain('url was not asked for');
});

test('what a fault answered is not judged, but what was asked is', async () => {
  stage.fake.fault({ fault: { type: 'answer', status: 200, body: { non: 'sense' } } });
  await stage.send('POST', `${REPO}/check-runs`, { name: 'plan', head_sha: 'x' });
  const record = last();
  expect(judgeExchange(withBody(record, without('name'))).join()).toContain("property 'name'");
});

test('a client that does not name itself fails', async () => {
  const record = await exchange();
  expect(judgeExchange({ ...record, headers: {} }).join()).toContain('no User-Agent');
});

test('tokens of every kind are handed out', () => {
  const kinds = [
    stage.fake.token({ kind: 'workflow', permissions: ALL_WRITE }),
    stage.fake.token({ kind: 'app', app: 'x' }),
    stage.fake.token({ kind: 'user', login: 'mona' }),
  ];
  expect(kinds).toEqual([
    expect.stringMatching(/^ghs_\w{36}$/),
    expect.stringMatching(/^ghs_/),
    expect.stringMatching(/^ghp_/),
  ]);
});
