import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { addArtifact, moveRun } from '../../src/simulator/github/state/run-workflow.ts';
import type { GitHubRig } from '../adapters/github/rig.ts';
import { forgeRig } from './forge-rig.ts';

const WORKFLOW = `name: Sync
run-name: hedgehog-sync \${{ inputs.mode }} \${{ github.event.inputs.request-id }}
on:
  workflow_dispatch:
    inputs:
      mode: { default: plan }
      request-id: { required: true }
jobs: {}
`;
const LONG_AGO = '2020-01-01T00:00:00.000Z';

let rig: GitHubRig;
beforeEach(async () => {
  rig = await forgeRig({ files: { '.github/workflows/sync.yml': WORKFLOW } });
});
afterEach(() => rig.stop());

async function start(requestId: string): Promise<number> {
  const { workflows } = rig.hub.forge;
  await workflows.dispatch('sync.yml', 'main', { mode: 'apply', 'request-id': requestId });
  return (await workflows.runOf('sync.yml', requestId, LONG_AGO))?.id ?? 0;
}

test('a workflow is started, and its run is found by the request id and followed to its end', async () => {
  const { workflows } = rig.hub.forge;
  await start('req-1');
  const id = await start('req-2');
  const seen = async () => workflows.runOf('sync.yml', 'req-2', LONG_AGO);
  expect(await seen()).toMatchObject({ id, state: 'waiting', conclusion: null });
  moveRun(rig.repository, id, { status: 'in_progress' });
  expect(await seen()).toMatchObject({ id, state: 'running', conclusion: null });
  moveRun(rig.repository, id, { status: 'completed', conclusion: 'success' });
  expect(await seen()).toMatchObject({ id, state: 'ended', conclusion: 'success' });
  expect(await workflows.runOf('sync.yml', 'req-3', LONG_AGO)).toBeNull();
  expect(await workflows.runOf('sync.yml', 'req-2', '2099-01-01T00:00:00.000Z')).toBeNull();
});

test('a run is found by whoever asked for it with a clock that is minutes ahead', async () => {
  const id = await start('req-1');
  const ahead = new Date(Date.now() + 5 * 60_000).toISOString();
  expect(await rig.hub.forge.workflows.runOf('sync.yml', 'req-1', ahead)).toMatchObject({ id });
});

test('inputs that the workflow does not declare are refused, and named', async () => {
  const inputs = { 'request-id': 'req-1', fabric: 'net' };
  const refused = rig.hub.forge.workflows.dispatch('sync.yml', 'main', inputs);
  await expect(refused).rejects.toMatchObject({
    category: 'github',
    status: 422,
    message: expect.stringMatching(/Unexpected inputs provided; fabric/),
  });
  await expect(refused).rejects.not.toThrow(/request-id/);
});

test('a dispatch whose answer was lost is not repeated', async () => {
  rig.fake.fault({ method: 'POST', path: '/dispatches', fault: { type: 'reset', after: true } });
  await expect(
    rig.hub.forge.workflows.dispatch('sync.yml', 'main', { 'request-id': 'req-1' }),
  ).rejects.toMatchObject({ category: 'network' });
  expect(rig.repository.workflowDispatches).toHaveLength(1);
  expect(await rig.hub.forge.workflows.runOf('sync.yml', 'req-1', LONG_AGO)).not.toBeNull();
});

test('a file of the newest artifact of a name is read', async () => {
  const id = await start('req-1');
  const { fake, repository, hub } = rig;
  const text = JSON.stringify({ text: 'Grüße '.repeat(10_000) });
  addArtifact(fake.state, repository, id, 'result', { 'result.json': 'first' });
  addArtifact(fake.state, repository, id, 'result', { 'other.txt': 'x', 'result.json': text, empty: '' });
  const { workflows } = hub.forge;
  expect(await workflows.artifactText(id, 'result', 'result.json')).toBe(text);
  expect(await workflows.artifactText(id, 'result', 'empty')).toBe('');
  expect(await workflows.artifactText(id, 'result', 'none.json')).toBeNull();
  expect(await workflows.artifactText(id, 'none', 'result.json')).toBeNull();
});

test('the token is not shown to the store of artifacts, which is another host', async () => {
  const id = await start('req-1');
  addArtifact(rig.fake.state, rig.repository, id, 'result', { a: 'text' });
  const asked: { host: string; authorization: string | null }[] = [];
  const watching: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    asked.push({ host: new URL(request.url).host, authorization: request.headers.get('authorization') });
    return fetch(input, init);
  };
  const { workflows } = rig.connect({ fetch: watching }).forge;
  expect(await workflows.artifactText(id, 'result', 'a')).toBe('text');
  const elsewhere = asked.filter(({ host }) => host !== new URL(rig.fake.url).host);
  expect(elsewhere).toEqual([{ host: expect.stringMatching(/^127/), authorization: null }]);
});

test('what is no archive, is broken, or grows beyond all bounds is refused', async () => {
  const id = await start('req-1');
  const { fake, repository, hub } = rig;
  const good = addArtifact(fake.state, repository, id, 'bomb', { a: Buffer.alloc(11 * 1024 * 1024) });
  const put = (name: string, bytes: Buffer): void => {
    const artifact = { ...good, id: fake.state.newId(), name, bytes };
    repository.artifacts.set(artifact.id, artifact);
  };
  put('cut', good.bytes.subarray(0, good.bytes.length - 30));
  put('text', Buffer.from('this is not a zip'));
  put('empty', Buffer.alloc(0));
  for (const name of ['bomb', 'cut', 'text', 'empty']) {
    const read = hub.forge.workflows.artifactText(id, name, 'a');
    await expect(read).rejects.toMatchObject({ code: 'HHS-2607', message: expect.stringContaining(name) });
  }
});

test('an artifact that has expired is as if it were not there', async () => {
  const id = await start('req-1');
  const artifact = addArtifact(rig.fake.state, rig.repository, id, 'result', { a: 'text' });
  rig.repository.artifacts.set(artifact.id, { ...artifact, expired: true });
  expect(await rig.hub.forge.workflows.artifactText(id, 'result', 'a')).toBeNull();
});
