import { expect, test } from '@jest/globals';
import { ALL_WRITE, at, expectRefusal, githubStage, REPO } from './stage.ts';

const stage = githubStage();

const annotation = {
  path: 'fabric/vpc.yaml',
  start_line: 1,
  end_line: 1,
  annotation_level: 'failure',
  message: 'no',
};

async function begin(more: object = {}, token?: string): Promise<number> {
  const head_sha = stage.repository.head();
  const reply = await stage.send('POST', `${REPO}/check-runs`, { name: 'plan', head_sha, ...more }, token);
  expect(reply.status).toBe(201);
  return Number(at(reply.body, 'id'));
}

test('a check run begins queued and is completed by its conclusion', async () => {
  const id = await begin({ external_id: 'run-1', details_url: 'https://example.com/1' });
  expect(stage.repository.checkRuns.get(id)).toMatchObject({
    status: 'queued',
    externalId: 'run-1',
    conclusion: null,
  });
  const reply = await stage.send('PATCH', `${REPO}/check-runs/${id}`, { conclusion: 'neutral' });
  expect(reply.body).toMatchObject({
    status: 'completed',
    conclusion: 'neutral',
    app: { slug: 'github-actions' },
  });
  expect(at(reply.body, 'completed_at')).toEqual(expect.any(String));
  expect((await stage.send('GET', `${REPO}/check-runs/${id}`)).body).toEqual(reply.body);
});

test('annotations of several requests add up and can be listed', async () => {
  const id = await begin({ output: { title: 'a', summary: 'b', annotations: [annotation] } });
  const output = { title: 'c', summary: 'd', text: 'e', annotations: [{ ...annotation, title: 't' }] };
  const reply = await stage.send('PATCH', `${REPO}/check-runs/${id}`, { output });
  expect(at(reply.body, 'output')).toMatchObject({
    title: 'c',
    summary: 'd',
    text: 'e',
    annotations_count: 2,
  });
  const listed = await stage.send('GET', `${REPO}/check-runs/${id}/annotations`);
  expect(listed.body).toMatchObject([{ title: null }, { title: 't', message: 'no' }]);
});

test('a run without head_sha is refused', async () => {
  const reply = await stage.send('POST', `${REPO}/check-runs`, { name: 'plan' });
  expectRefusal(reply, 422, 'Invalid request.\n\n"head_sha" wasn\'t supplied.');
});

test('a run on a commit that is not there is refused', async () => {
  const head_sha = 'f'.repeat(40);
  const reply = await stage.send('POST', `${REPO}/check-runs`, { name: 'plan', head_sha });
  expectRefusal(reply, 422, `No commit found for SHA: ${head_sha}`);
});

test('51 annotations are refused and nothing is stored', async () => {
  const id = await begin();
  const output = { title: 'a', summary: 'b', annotations: Array.from({ length: 51 }, () => annotation) };
  const reply = await stage.send('PATCH', `${REPO}/check-runs/${id}`, { output });
  expectRefusal(reply, 422, 'Invalid request.\n\nNo more than 50 items are allowed; 51 were supplied.');
  expect(stage.repository.checkRuns.get(id)?.annotations).toEqual([]);
});

test('a summary of more than 65,535 characters is refused, and one of fewer characters but more bytes, too', async () => {
  const id = await begin();
  const update = (summary: string) =>
    stage.send('PATCH', `${REPO}/check-runs/${id}`, { output: { title: 'a', summary } });
  expectRefusal(
    await update('x'.repeat(65_536)),
    422,
    'Invalid request.\n\nOnly 65535 characters are allowed; 65536 were supplied.',
  );
  const reply = await update('ä'.repeat(40_000));
  expectRefusal(reply, 422, 'Validation Failed');
  expect(at(reply.body, 'errors')).toEqual([
    {
      resource: 'CheckRun',
      code: 'custom',
      field: 'summary',
      message: 'summary exceeds a maximum bytesize of 65535',
    },
  ]);
  expect((await update('x'.repeat(65_535))).status).toBe(200);
});

test('an annotation over two lines may have no columns', async () => {
  const id = await begin();
  const wide = { ...annotation, end_line: 2, start_column: 1, end_column: 2 };
  const output = { title: 'a', summary: 'b', annotations: [wide] };
  expectRefusal(await stage.send('PATCH', `${REPO}/check-runs/${id}`, { output }), 422, 'Validation Failed');
});

test('a completed run needs a conclusion, and only GitHub concludes stale', async () => {
  const id = await begin();
  const update = (body: object) => stage.send('PATCH', `${REPO}/check-runs/${id}`, body);
  expectRefusal(
    await update({ status: 'completed' }),
    422,
    'Invalid request.\n\n"conclusion" wasn\'t supplied.',
  );
  expect((await update({ conclusion: 'stale' })).status).toBe(422);
  expect((await update({ conclusion: 'fine' })).status).toBe(422);
});

test('a field of the wrong type is refused', async () => {
  const reply = await stage.send('POST', `${REPO}/check-runs`, {
    name: 7,
    head_sha: stage.repository.head(),
  });
  expectRefusal(reply, 422, "Invalid request.\n\nFor 'properties/name', 7 is not a string.");
});

test('only the App that made a run may change it', async () => {
  const id = await begin();
  const other = stage.fake.token({ kind: 'app', app: 'hedgehog-sync', permissions: ALL_WRITE });
  const reply = await stage.send('PATCH', `${REPO}/check-runs/${id}`, { conclusion: 'success' }, other);
  expectRefusal(
    reply,
    403,
    'Invalid app_id `15368` - check run can only be modified by the GitHub App that created it.',
  );
  expect(stage.repository.checkRuns.get(id)?.conclusion).toBeNull();
});

test('a person has no check runs, whatever they may do', async () => {
  const person = stage.fake.token({ kind: 'user', login: 'mona', permissions: ALL_WRITE });
  const body = { name: 'plan', head_sha: stage.repository.head() };
  const reply = await stage.send('POST', `${REPO}/check-runs`, body, person);
  expectRefusal(reply, 403, 'You must authenticate via a GitHub App.');
});

test('the runs of a commit are listed by name, App and status; of one name and App the newest', async () => {
  const other = stage.fake.token({ kind: 'app', app: 'hedgehog-sync', permissions: ALL_WRITE });
  await begin();
  const second = await begin();
  const third = await begin({ name: 'drift', conclusion: 'success' });
  const fourth = await begin({}, other);
  const ids = async (query: string): Promise<unknown> => {
    const reply = await stage.send('GET', `${REPO}/commits/main/check-runs?${query}`);
    const runs = at(reply.body, 'check_runs');
    expect(reply.status).toBe(200);
    return Array.isArray(runs) ? runs.map((run) => at(run, 'id')) : undefined;
  };
  expect(await ids('')).toEqual([fourth, third, second]);
  expect(await ids('check_name=plan&app_id=15368')).toEqual([second]);
  expect(await ids('status=completed')).toEqual([third]);
  expect(await ids('filter=all&per_page=2&page=2')).toHaveLength(2);
});

test('pages are linked to each other', async () => {
  for (const name of ['a', 'b', 'c']) await begin({ name });
  const reply = await stage.send('GET', `${REPO}/commits/main/check-runs?per_page=2`);
  expect(reply.headers.get('link')).toContain('page=2>; rel="next"');
  expect(at(reply.body, 'total_count')).toBe(3);
});
