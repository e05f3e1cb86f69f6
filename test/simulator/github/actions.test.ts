import { expect, test } from '@jest/globals';
import { at, expectRefusal, githubStage, REPO } from './stage.ts';

const stage = githubStage();

const WORKFLOW = `on:
  push:
  workflow_dispatch:
    inputs:
      mode: { type: choice, options: [plan, apply], default: plan }
      reason: { required: true }
jobs: {}
`;

async function dispatch(inputs: object, ref = 'main', workflow = 'sync.yml') {
  stage.repository.commitFiles('main', {
    '.github/workflows/sync.yml': WORKFLOW,
    '.github/workflows/other.yml': 'on: [push]\n',
  });
  return stage.send('POST', `${REPO}/actions/workflows/${workflow}/dispatches`, { ref, inputs });
}

test('a workflow is dispatched with its inputs, those left out at their defaults', async () => {
  expect((await dispatch({ reason: 'test' })).status).toBe(204);
  expect(stage.repository.workflowDispatches).toEqual([
    {
      workflow: 'sync.yml',
      ref: 'main',
      inputs: { mode: 'plan', reason: 'test' },
      login: 'github-actions[bot]',
    },
  ]);
});

test('inputs that the workflow does not declare are refused', async () => {
  const reply = await dispatch({ reason: 'test', force: 'yes', more: '1' });
  expectRefusal(reply, 422, 'Unexpected inputs provided: ["force","more"]');
  expect(stage.repository.workflowDispatches).toEqual([]);
});

test('a required input that is missing, and a choice that there is not, are refused', async () => {
  expectRefusal(await dispatch({}), 422, "Required input 'reason' not provided");
  expectRefusal(
    await dispatch({ reason: 'x', mode: 'destroy' }),
    422,
    "Provided value 'destroy' for input 'mode' not in the list of allowed values",
  );
});

test('a ref that is not there, a workflow that is not there and one without the trigger are refused', async () => {
  expectRefusal(await dispatch({ reason: 'x' }, 'gone'), 422, 'No ref found for: gone');
  expectRefusal(await dispatch({ reason: 'x' }, 'main', 'gone.yml'), 404, 'Not Found');
  expectRefusal(
    await dispatch({}, 'main', 'other.yml'),
    422,
    "Workflow does not have 'workflow_dispatch' trigger",
  );
});

test('a repository dispatch carries at most ten fields', async () => {
  const send = (client_payload: object) =>
    stage.send('POST', `${REPO}/dispatches`, { event_type: 'sync', client_payload });
  expect((await send({ fabric: 'one' })).status).toBe(204);
  expect(stage.repository.repositoryDispatches).toMatchObject([
    { eventType: 'sync', clientPayload: { fabric: 'one' } },
  ]);
  const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`f${index}`, 1]));
  const words = 'Invalid request.\n\nNo more than 10 properties are allowed; 11 were supplied.';
  expectRefusal(await send(many), 422, words);
});

test('dispatching needs its permission', async () => {
  const weak = stage.fake.token({ kind: 'workflow', permissions: { actions: 'read', contents: 'read' } });
  const path = `${REPO}/actions/workflows/sync.yml/dispatches`;
  const reply = await stage.send('POST', path, { ref: 'main' }, weak);
  expectRefusal(reply, 403, 'Resource not accessible by integration');
});

test('the permission of a person on the repository can be asked for', async () => {
  stage.repository.collaborators.set('mona', 'maintain');
  const ask = (login: string) => stage.send('GET', `${REPO}/collaborators/${login}/permission`);
  expect((await ask('mona')).body).toMatchObject({ permission: 'write', role_name: 'maintain' });
  expect((await ask('acme')).body).toMatchObject({ permission: 'admin' });
  expect((await ask('stranger')).body).toMatchObject({
    permission: 'none',
    user: { permissions: { pull: false } },
  });
  expectRefusal(await ask('dependabot[bot]'), 404, 'dependabot[bot] is not a user');
});

test('a commit gets a status', async () => {
  const head = stage.repository.head();
  const path = `${REPO}/statuses/${head}`;
  const reply = await stage.send('POST', path, { state: 'success', context: 'sync', description: 'fine' });
  expect(reply.status).toBe(201);
  expect(at(reply.body, 'context')).toBe('sync');
  expect(stage.repository.statuses).toMatchObject([{ sha: head, state: 'success' }]);
  expect((await stage.send('POST', path, { state: 'good' })).status).toBe(422);
});
