import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import type { HttpRequest } from '../../../src/adapters/kubernetes/http-client.ts';
import { AuthenticationError, ConfigurationError } from '../../../src/domain/shared/errors.ts';
import { type ConnectProxy, startConnectProxy } from '../../support/connect-proxy.ts';
import { type FaultHandler, type FaultServer, startFaultServer } from '../../support/fault-server.ts';
import { FakeClock } from './fake-clock.ts';
import { type ClientRig, clientFor, thrownBy } from './rig.ts';
import { base64, selfSigned } from './self-signed.ts';

const folder = mkdtempSync(join(tmpdir(), 'credentials-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const stops: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const get: HttpRequest = { method: 'GET', path: '/x', repeatable: true };
const what = () => 'reading x';
const fine: FaultHandler = (_, reply) => reply.json({});

async function server(
  handler: FaultHandler,
  tls?: Parameters<typeof startFaultServer>[1],
): Promise<FaultServer> {
  const started = await startFaultServer(handler, tls);
  stops.push(() => started.stop());
  return started;
}

function client(url: string, rig: ClientRig) {
  const made = clientFor(url, rig);
  stops.push(() => made.close());
  return made;
}

/** Takes only the token that `current` names. */
function guarded(current: () => string): FaultHandler {
  return (request, reply) => {
    if (request.headers.authorization === `Bearer ${current()}`) reply.json({});
    else reply.status(401, 'Unauthorized', 'Unauthorized');
  };
}

/** A plugin that prints what is in a file, and leaves the environment it saw and a line for each run. */
function plugin(name: string, output: string): { readonly command: string; readonly args: string[] } {
  const script = join(folder, `${name}.cjs`);
  writeFileSync(join(folder, `${name}.out`), output);
  writeFileSync(
    script,
    `const fs = require('fs'); const base = ${JSON.stringify(join(folder, name))};\n` +
      `fs.appendFileSync(base + '.runs', (process.env.KUBERNETES_EXEC_INFO ?? 'none') + '\\n');\n` +
      `process.stdout.write(fs.readFileSync(base + '.out'));`,
  );
  return { command: process.execPath, args: [script] };
}

function execCredential(token: string, more: object = {}): string {
  return JSON.stringify({
    apiVersion: 'client.authentication.k8s.io/v1',
    kind: 'ExecCredential',
    status: { token, ...more },
  });
}

describe('a token', () => {
  test('goes out in every request', async () => {
    const api = await server(fine);
    await client(api.url, { user: { token: 'abc' } }).send(get, what);
    expect(api.requests[0]?.headers.authorization).toBe('Bearer abc');
  });

  test('in a file is sent without its line end, and read again when it was rotated', async () => {
    const path = join(folder, 'token');
    writeFileSync(path, 'one\n');
    const api = await server(fine);
    const clock = new FakeClock('instant');
    const secrets: string[] = [];
    const http = client(api.url, {
      user: { tokenFile: path },
      clock,
      onSecret: (secret) => secrets.push(secret),
    });
    await http.send(get, what);
    writeFileSync(path, 'two\n');
    await http.send(get, what);
    clock.advance(11_000);
    await http.send(get, what);
    expect(api.requests.map((request) => request.headers.authorization)).toEqual([
      'Bearer one',
      'Bearer one',
      'Bearer two',
    ]);
    expect(secrets).toEqual(['one', 'two']);
  });

  test('in a file is read again at once when it is refused', async () => {
    const path = join(folder, 'refused');
    writeFileSync(path, 'one');
    let wanted = 'one';
    const api = await server(guarded(() => wanted));
    const http = client(api.url, { user: { tokenFile: path } });
    await http.send(get, what);
    wanted = 'two';
    writeFileSync(path, 'two');
    const replies = await Promise.all([http.send(get, what), http.send(get, what), http.send(get, what)]);
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200]);
  });

  test('that stays refused is tried twice, not for ever', async () => {
    const api = await server(guarded(() => 'other'));
    await expect(client(api.url, { user: { token: 'abc' } }).send(get, what)).resolves.toMatchObject({
      status: 401,
    });
    expect(api.requests).toHaveLength(2);
  });

  test.each([
    ['missing', null],
    ['empty', ' \n'],
  ])('in a file that is %s is an error that names the file', async (name, content) => {
    const path = join(folder, `token-${name}`);
    if (content !== null) writeFileSync(path, content);
    const error = await thrownBy(client('http://127.0.0.1:1', { user: { tokenFile: path } }).send(get, what));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ code: 'HHS-2204' });
    expect(String(error)).toContain(path);
  });

  test('that no header can carry is an error that does not show it', async () => {
    const error = await thrownBy(client('http://127.0.0.1:1', { user: { token: 'ab\ncd' } }).send(get, what));
    expect(error).toMatchObject({ code: 'HHS-2201' });
    expect(String(error)).not.toContain('cd');
  });
});

describe('a credential plugin', () => {
  test('is run once, is told of its surroundings, and its token is announced', async () => {
    const api = await server(fine);
    const secrets: string[] = [];
    const exec = {
      ...plugin('once', execCredential('from-plugin')),
      apiVersion: 'client.authentication.k8s.io/v1',
    };
    const http = client(api.url, { user: { exec }, onSecret: (secret) => secrets.push(secret) });
    await Promise.all([http.send(get, what), http.send(get, what)]);
    await http.send(get, what);
    expect(new Set(api.requests.map((request) => request.headers.authorization))).toEqual(
      new Set(['Bearer from-plugin']),
    );
    expect(secrets).toEqual(['from-plugin']);
    const { readFileSync } = await import('node:fs');
    const runs = readFileSync(join(folder, 'once.runs'), 'utf8').trim().split('\n');
    expect(runs).toHaveLength(1);
    expect(JSON.parse(runs[0] ?? '')).toMatchObject({ kind: 'ExecCredential', spec: { interactive: false } });
  });

  test('is run again when its token is refused', async () => {
    let wanted = 'one';
    const api = await server(guarded(() => wanted));
    const exec = plugin('again', execCredential('one'));
    const http = client(api.url, { user: { exec } });
    await http.send(get, what);
    wanted = 'two';
    plugin('again', execCredential('two'));
    await expect(http.send(get, what)).resolves.toMatchObject({ status: 200 });
  });

  test('that is missing is named', async () => {
    const exec = { command: 'no-such-plugin-anywhere' };
    const error = await thrownBy(client('http://127.0.0.1:1', { user: { exec } }).send(get, what));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ code: 'HHS-2203' });
    expect(String(error)).toMatch(/no-such-plugin-anywhere.*ENOENT/);
  });

  test('that fails is quoted without anything that could be a credential', async () => {
    const script = `console.error('please log in, ${'A1b2'.repeat(10)} has expired'); process.exit(3)`;
    const exec = { command: process.execPath, args: ['-e', script] };
    const error = await thrownBy(client('http://127.0.0.1:1', { user: { exec } }).send(get, what));
    expect(String(error)).toContain('please log in, *** has expired');
  });

  test.each([
    ['no JSON', 'hello', 'no JSON'],
    ['no credential', '{}', 'no ExecCredential'],
  ])('that prints %s is said to', async (name, output, words) => {
    const exec = plugin(name.replace(' ', '-'), output);
    const error = await thrownBy(client('http://127.0.0.1:1', { user: { exec } }).send(get, what));
    expect(String(error)).toContain(words);
  });

  test('that hangs is given up', async () => {
    const exec = { command: process.execPath, args: ['-e', 'setTimeout(() => {}, 1500)'] };
    const rig = { user: { exec }, fetchLimitMs: 100 };
    const error = await thrownBy(client('http://127.0.0.1:1', rig).send(get, what));
    expect(error).toMatchObject({ code: 'HHS-2203' });
  });
});

describe('other ways in', () => {
  test('user name and password', async () => {
    const api = await server(fine);
    await client(api.url, { user: { username: 'u', password: 'p' } }).send(get, what);
    expect(api.requests[0]?.headers.authorization).toBe(`Basic ${base64('u:p')}`);
  });

  test('nobody', async () => {
    const api = await server(fine);
    await client(api.url, { user: {} }).send(get, what);
    expect(api.requests[0]?.headers.authorization).toBeUndefined();
  });

  test('an OIDC token that is still good', async () => {
    const api = await server(fine);
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'none' })}.${part({ exp: 4_000_000_000 })}.x`;
    const user = { 'auth-provider': { name: 'oidc', config: { 'id-token': token } } };
    await client(api.url, { user }).send(get, what);
    expect(api.requests[0]?.headers.authorization).toBe(`Bearer ${token}`);
  });

  test('impersonation with several groups', async () => {
    const api = await server(fine);
    const user = {
      token: 'a',
      as: 'ann',
      'as-groups': ['x', 'y'],
      'as-uid': '7',
      'as-user-extra': { r: ['1'] },
    };
    await client(api.url, { user }).send(get, what);
    expect(api.requests[0]?.headers).toMatchObject({
      'impersonate-user': 'ann',
      'impersonate-group': 'x, y',
      'impersonate-uid': '7',
      'impersonate-extra-r': '1',
    });
  });
});

const pair = selfSigned('127.0.0.1');
const named = selfSigned('fabric.example');
const withTls = pair === null || named === null ? describe.skip : describe;

withTls('TLS', () => {
  const serving = pair ?? { key: '', cert: '' };
  const other = named ?? { key: '', cert: '' };

  test('a server of the known authority is trusted, and its connection is kept', async () => {
    const api = await server(fine, serving);
    const http = client(api.url, { cluster: { 'certificate-authority-data': base64(serving.cert) } });
    for (let i = 0; i < 3; i += 1) await http.send(get, what);
    expect(api.connections).toBe(1);
  });

  test('the authority counts for a context without a user, too', async () => {
    const api = await server(fine, serving);
    const cluster = { 'certificate-authority-data': base64(serving.cert) };
    await expect(client(api.url, { cluster, user: {} }).send(get, what)).resolves.toMatchObject({
      status: 200,
    });
  });

  test('another authority is refused at once', async () => {
    const api = await server(fine, serving);
    const clock = new FakeClock('instant');
    const http = client(api.url, { cluster: { 'certificate-authority-data': base64(other.cert) }, clock });
    expect(await thrownBy(http.send(get, what))).toMatchObject({ code: 'HHS-2104' });
    expect(clock.sleeps).toEqual([]);
  });

  test('another name is refused, unless it is the one that is asked for', async () => {
    const api = await server(fine, other);
    const cluster = { 'certificate-authority-data': base64(other.cert) };
    const refused = client(api.url, { cluster });
    for (let i = 0; i < 2; i += 1) {
      expect(await thrownBy(refused.send(get, what))).toMatchObject({ code: 'HHS-2104' });
    }
    const asked = client(api.url, { cluster: { ...cluster, 'tls-server-name': 'fabric.example' } });
    await expect(asked.send(get, what)).resolves.toMatchObject({ status: 200 });
  });

  test('verification can be switched off', async () => {
    const api = await server(fine, serving);
    const http = client(api.url, { cluster: { 'insecure-skip-tls-verify': true } });
    await expect(http.send(get, what)).resolves.toMatchObject({ status: 200 });
  });

  test('a client certificate is shown to the server', async () => {
    const api = await server(fine, { ...serving, requestCert: true, ca: other.cert });
    const cluster = { 'certificate-authority-data': base64(serving.cert) };
    const user = { 'client-certificate-data': base64(other.cert), 'client-key-data': base64(other.key) };
    await expect(client(api.url, { cluster, user }).send(get, what)).resolves.toMatchObject({ status: 200 });
    expect(await thrownBy(client(api.url, { cluster }).send(get, what))).toBeInstanceOf(Error);
  });

  test('a client certificate that is none is told at once', async () => {
    const user = { 'client-certificate-data': base64('no PEM'), 'client-key-data': base64('no PEM') };
    const clock = new FakeClock('instant');
    const api = await server(fine, serving);
    const error = await thrownBy(client(api.url, { user, clock }).send(get, what));
    expect(error).toMatchObject({ code: 'HHS-2104' });
    expect(clock.sleeps).toEqual([]);
  });

  test('a certificate file that is missing is an error that names the kubeconfig', async () => {
    const user = { 'client-certificate': '/nowhere/c.pem', 'client-key': '/nowhere/k.pem' };
    const error = await thrownBy(client('https://127.0.0.1:1', { user }).send(get, what));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ code: 'HHS-2024' });
  });

  test('a proxy is used with one tunnel for all requests', async () => {
    const api = await server(fine, serving);
    const proxy = await proxyFor();
    const cluster = { 'certificate-authority-data': base64(serving.cert), 'proxy-url': proxy.url };
    const http = client(api.url, { cluster });
    for (let i = 0; i < 4; i += 1) await http.send(get, what);
    expect(proxy.tunnels).toBe(1);
    expect(api.connections).toBe(1);
  });

  test('a proxy that refuses is said to', async () => {
    const proxy = await proxyFor(403);
    const http = client('https://127.0.0.1:9', { cluster: { 'proxy-url': proxy.url } });
    const error = await thrownBy(http.send(get, what));
    expect(error).toMatchObject({ code: 'HHS-2101' });
    expect(String(error)).toContain('the proxy answered 403');
  });
});

async function proxyFor(refuse?: number): Promise<ConnectProxy> {
  const proxy = await startConnectProxy(refuse);
  stops.push(() => proxy.stop());
  return proxy;
}
