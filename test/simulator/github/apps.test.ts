import { createSign, generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { InstalledApp } from '../../../src/simulator/github/access/app-registry.ts';
import { type HookReceiver, hookReceiver, installed } from './hook-receiver.ts';
import { at, expectRefusal, githubStage, REPO } from './stage.ts';

let now = Date.parse('2026-05-01T00:00:00Z');
const clock = { now: () => new Date(now).toISOString(), monotonicMs: () => now };
const stage = githubStage({ clock });
let receiver: HookReceiver;
let app: InstalledApp;

beforeEach(async () => {
  receiver = await hookReceiver();
  app = installed(stage.fake, receiver);
});
afterEach(() => receiver.stop());

interface Claims {
  readonly iss?: string | number;
  readonly iat?: number;
  readonly exp?: number;
}

function jwt(claims: Claims = {}, key = app.privateKey, alg = 'RS256'): string {
  const seconds = Math.floor(now / 1000);
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = { iss: app.app.id, iat: seconds - 30, exp: seconds + 570, ...claims };
  const text = `${encode({ alg, typ: 'JWT' })}.${encode(body)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
}

test('an App proves by its key who it is, by number or client id', async () => {
  const reply = await stage.send('GET', '/app', undefined, jwt());
  expect(reply.body).toMatchObject({
    id: app.app.id,
    slug: 'hedgehog-sync',
    permissions: { checks: 'write', metadata: 'read' },
  });
  expect((await stage.send('GET', '/app', undefined, jwt({ iss: app.clientId }))).status).toBe(200);
});

test('a JWT of another key, too long, too old, from the future or of another kind is refused', async () => {
  const seconds = Math.floor(now / 1000);
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const pem = other.export({ type: 'pkcs1', format: 'pem' }).toString();
  const ask = (token: string) => stage.send('GET', '/app', undefined, token);
  const undecodable = 'A JSON web token could not be decoded';
  expectRefusal(await ask(jwt({}, pem)), 401, undecodable);
  expectRefusal(await ask(jwt({}, app.privateKey, 'none')), 401, undecodable);
  expectRefusal(await ask('a.b.c'), 401, undecodable);
  expectRefusal(await ask(stage.token), 401, undecodable);
  expectRefusal(
    await ask(jwt({ exp: seconds + 3600 })),
    401,
    "'Expiration time' claim ('exp') is too far in the future",
  );
  expect((await ask(jwt({ exp: seconds - 1 }))).status).toBe(401);
  expect((await ask(jwt({ iat: seconds + 300 }))).status).toBe(401);
  expectRefusal(await ask(jwt({ iss: 1 })), 404, 'Integration not found');
});

test('installations are listed and found by repository', async () => {
  const list = await stage.send('GET', '/app/installations', undefined, jwt());
  expect(list.body).toMatchObject([{ id: app.app.installationId, account: { login: 'acme' } }]);
  const one = await stage.send('GET', `/app/installations/${app.app.installationId}`, undefined, jwt());
  expect(one.status).toBe(200);
  expect((await stage.send('GET', `${REPO}/installation`, undefined, jwt())).body).toEqual(one.body);
  expect((await stage.send('GET', '/repos/acme/none/installation', undefined, jwt())).status).toBe(404);
  expect((await stage.send('GET', '/app/installations/1', undefined, jwt())).status).toBe(404);
});

async function mint(body: object = {}): Promise<{ status: number; token: string; body: unknown }> {
  const path = `/app/installations/${app.app.installationId}/access_tokens`;
  const reply = await stage.send('POST', path, body, jwt());
  return { status: reply.status, token: String(at(reply.body, 'token')), body: reply.body };
}

test('a token of the installation works for an hour', async () => {
  const { status, token, body } = await mint();
  expect(status).toBe(201);
  expect(body).toMatchObject({ repository_selection: 'all', expires_at: '2026-05-01T01:00:00Z' });
  const made = await stage.send('POST', `${REPO}/issues`, { title: 'Drift' }, token);
  expect(made.body).toMatchObject({ user: { login: 'hedgehog-sync[bot]' } });
  const list = await stage.send('GET', '/installation/repositories', undefined, token);
  expect(list.body).toMatchObject({ total_count: 1, repositories: [{ full_name: 'acme/fabric' }] });
  now += 3_600_000;
  expectRefusal(await stage.send('GET', `${REPO}/issues`, undefined, token), 401, 'Bad credentials');
});

test('a token can have less than was granted, never more', async () => {
  const { token } = await mint({ permissions: { issues: 'read' }, repositories: ['fabric'] });
  expect((await stage.send('GET', `${REPO}/issues`, undefined, token)).status).toBe(200);
  expect((await stage.send('POST', `${REPO}/issues`, { title: 'x' }, token)).status).toBe(403);
  expect((await mint({ permissions: { administration: 'write' } })).status).toBe(422);
  expect((await mint({ repositories: ['none'] })).status).toBe(422);
});

test('the JWT itself opens no repository', async () => {
  expect((await stage.send('GET', `${REPO}/issues`, undefined, jwt())).status).toBe(404);
});

test('failed deliveries are found, and sent again on demand', async () => {
  receiver.answer(503);
  await stage.send('POST', `${REPO}/issues`, { title: 'One' });
  await stage.send('POST', `${REPO}/issues`, { title: 'Two' });
  await stage.fake.webhooks.settled();
  const list = await stage.send('GET', '/app/hook/deliveries?per_page=1', undefined, jwt());
  expect(list.body).toMatchObject([
    { event: 'issues', action: 'opened', status_code: 503, redelivery: false },
  ]);
  const next = /<([^>]+)>; rel="next"/.exec(list.headers.get('link') ?? '')?.[1] ?? '';
  const second = await stage.send('GET', next.slice(stage.fake.url.length), undefined, jwt());
  const id = String(at(second.body, 0, 'id'));
  const whole = await stage.send('GET', `/app/hook/deliveries/${id}`, undefined, jwt());
  expect(whole.body).toMatchObject({ request: { payload: { issue: { title: 'One' } } } });
  receiver.answer(200);
  receiver.clear();
  expect((await stage.send('POST', `/app/hook/deliveries/${id}/attempts`, undefined, jwt())).status).toBe(
    202,
  );
  await stage.fake.webhooks.settled();
  expect(receiver.received).toMatchObject([{ guid: at(second.body, 0, 'guid'), isSigned: true }]);
  const after = await stage.send('GET', '/app/hook/deliveries', undefined, jwt());
  expect(after.body).toMatchObject([{ status_code: 200, redelivery: true }, {}, {}]);
  expect((await stage.send('GET', '/app/hook/deliveries/1', undefined, jwt())).status).toBe(404);
});
