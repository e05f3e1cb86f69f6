import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { describeAccess, passwordsIn, secretsOf } from '../../../src/adapters/kubernetes/describe-access.ts';
import { execInfo } from '../../../src/adapters/kubernetes/exec-info.ts';
import { type KubeconfigSources, resolveAccess } from '../../../src/adapters/kubernetes/kubeconfig.ts';
import { ConfigurationError } from '../../../src/domain/shared/errors.ts';
import { kubeconfigText, parseYaml, thrownBy } from './rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const access = (sources: KubeconfigSources) => resolveAccess(sources, parseYaml);
const server = 'https://fabric.example:6443';

async function failure(sources: KubeconfigSources): Promise<ConfigurationError> {
  const error = await thrownBy(() => access(sources));
  if (!(error instanceof ConfigurationError)) throw error;
  return error;
}

describe('where the kubeconfig comes from', () => {
  test('text is taken before a file, a file before paths, paths before the service account', () => {
    const text = kubeconfigText({ server: 'https://text:1' }, {});
    const one = file('one', kubeconfigText({ server: 'https://one:1' }, {}));
    const two = file('two', kubeconfigText({ server: 'https://two:1' }, {}));
    const inCluster = { host: '10.0.0.1', port: '443' };
    const all = { text, file: one, paths: [two], inCluster };
    expect(access(all).server.host).toBe('text:1');
    expect(access({ ...all, text: '' }).server.host).toBe('one:1');
    expect(access({ paths: [two], inCluster }).server.host).toBe('two:1');
    expect(access({ paths: [join(folder, 'none')], inCluster }).server.href).toBe('https://10.0.0.1/');
  });

  test('nothing at all is an error with a cure, not localhost:8080', async () => {
    const error = await failure({ paths: [join(folder, 'none')] });
    expect(error.code).toBe('HHS-2020');
    expect(error.message).toContain(join(folder, 'none'));
    expect(error.help).toContain('--kubeconfig');
  });

  test('a file that was asked for must be there', async () => {
    expect(await failure({ file: join(folder, 'none') })).toMatchObject({ code: 'HHS-2021' });
  });

  test('several files are merged, and the first to name a thing wins', () => {
    const first = file('first', kubeconfigText({ server: 'https://first:1' }, { token: 'a' }));
    const second = file(
      'second',
      'apiVersion: v1\nkind: Config\nclusters:\n- name: other\n  cluster: {server: "https://second:1"}\n' +
        '- name: test\n  cluster: {server: "https://hidden:1"}\nusers: []\n' +
        'contexts:\n- name: other\n  context: {cluster: other, user: test}\ncurrent-context: other\n',
    );
    const paths = [first, join(folder, 'none'), second];
    expect(access({ paths }).server.host).toBe('first:1');
    const other = access({ paths, context: 'other' });
    expect(other.server.host).toBe('second:1');
    expect(other.user).toEqual({ token: 'a' });
  });

  test('an IPv6 service address is bracketed', () => {
    expect(access({ inCluster: { host: 'fd00::1', port: '443' } }).server.hostname).toBe('[fd00::1]');
  });
});

describe('what is in the kubeconfig', () => {
  test('relative paths and commands count from the folder of the file', () => {
    const user = { 'client-certificate': 'c.pem', 'client-key': '/k.pem', exec: { command: './bin/login' } };
    const path = file('deep/config', kubeconfigText({ server, 'certificate-authority': 'ca.pem' }, user));
    const found = access({ file: path });
    expect(found.cluster['certificate-authority']).toBe(join(folder, 'deep/ca.pem'));
    expect(found.user['client-certificate']).toBe(join(folder, 'deep/c.pem'));
    expect(found.user['client-key']).toBe('/k.pem');
    expect(found.user.exec).toEqual({ command: join(folder, 'deep/bin/login') });
  });

  test('a command without a slash is looked up in PATH', () => {
    const path = file('path', kubeconfigText({ server }, { exec: { command: 'login' } }));
    expect(access({ file: path }).user.exec).toEqual({ command: 'login' });
  });

  test('a context that is missing names those that are there', async () => {
    const error = await failure({ text: kubeconfigText({ server }, {}), context: 'prod' });
    expect(error.code).toBe('HHS-2023');
    expect(error.message).toContain('contexts: test');
  });

  test.each([
    ['no current-context', { contexts: [], clusters: [], users: [] }, 'HHS-2023'],
    [
      'a cluster that is missing',
      { 'current-context': 'a', contexts: [{ name: 'a', context: { cluster: 'b' } }] },
      'HHS-2023',
    ],
    [
      'a user that is missing',
      {
        'current-context': 'a',
        clusters: [{ name: 'b', cluster: { server } }],
        contexts: [{ name: 'a', context: { cluster: 'b', user: 'u' } }],
      },
      'HHS-2023',
    ],
    ['another kind', { kind: 'Pod', clusters: [] }, 'HHS-2022'],
    ['nothing of a kubeconfig', { a: 1 }, 'HHS-2022'],
    ['entries without names', { clusters: [{}] }, 'HHS-2022'],
  ])('%s is an error', async (_, config, code) => {
    expect(await failure({ text: JSON.stringify(config) })).toMatchObject({ code });
  });

  test('text that is no YAML is not quoted in the error', async () => {
    const error = await failure({ text: 'token: {very-secret\n: [' });
    expect(error.code).toBe('HHS-2022');
    expect(error.message + String(error.cause)).not.toContain('very-secret');
  });

  test.each(['', 'fabric:6443', 'ftp://fabric', 'https://user:pa55@fabric'])(
    'the address %p is refused',
    async (bad) => {
      const error = await failure({ text: kubeconfigText({ server: bad }, {}) });
      expect(error.code).toBe('HHS-2025');
      expect(error.message).not.toContain('pa55');
    },
  );
});

describe('the description', () => {
  const described = (cluster: object, user: object) =>
    describeAccess(access({ text: kubeconfigText({ server, ...cluster }, user) }));

  test.each([
    [{ token: 'secret' }, 'token'],
    [{ tokenFile: '/t' }, 'token-file'],
    [{ exec: { command: 'x' } }, 'exec'],
    [{ 'client-certificate-data': 'x' }, 'client-certificate'],
    [{ username: 'u', password: 'secret' }, 'basic'],
    [{ 'auth-provider': { name: 'oidc', config: {} } }, 'oidc'],
    [{ 'auth-provider': { name: 'gcp', config: {} } }, 'auth-provider'],
    [{}, 'none'],
  ])('of %j names the way in and no secret', (user, auth) => {
    const description = described({}, user);
    expect(description).toMatchObject({
      auth,
      server: 'fabric.example:6443',
      context: 'test',
      tlsVerified: true,
    });
    expect(JSON.stringify(description)).not.toContain('secret');
  });

  test('says when nobody checks who answers', () => {
    expect(described({ 'insecure-skip-tls-verify': true }, {}).tlsVerified).toBe(false);
    expect(described({ server: 'http://fabric:80' }, {}).tlsVerified).toBe(false);
  });

  test('says who is impersonated and that there is a proxy', () => {
    const description = described({ 'proxy-url': 'http://u:secret@p:1' }, { as: 'admin' });
    expect(description).toMatchObject({ impersonates: 'admin', proxied: true });
    expect(JSON.stringify(description)).not.toContain('secret');
  });
});

test('every credential of a kubeconfig is listed for redaction', () => {
  const user = {
    token: 's-token',
    password: 's-password',
    'client-key-data': 's-key',
    'auth-provider': {
      name: 'oidc',
      config: { 'id-token': 's-id', 'refresh-token': 's-refresh', 'client-secret': 's-c' },
    },
    exec: {
      command: 'x',
      args: ['login', '--client-secret=s-arg', '--password', 's-next', '--token', '--cluster', 'lab'],
      env: [{ name: 'PLUGIN_SECRET', value: 's-env-value' }],
    },
  };
  const text = kubeconfigText({ server, 'proxy-url': 'http://u:s%40proxy@p:1' }, user);
  expect([...secretsOf(access({ text }))].sort()).toEqual(
    [
      ...['s-arg', 's-c', 's-env-value', 's-id', 's-key', 's-next'],
      ...['s-password', 's-refresh', 's-token', 's%40proxy', 's@proxy'],
    ].sort(),
  );
});

test('a password in the address of a proxy is found where it stands, whatever is in it', () => {
  expect(passwordsIn('http://u:a@b:c@p:1/x')).toEqual(['a@b:c', 'a@b:c']);
  expect(passwordsIn('socks5://u:half%@p:1')).toEqual(['half%']);
  for (const address of ['http://p:1', 'http://u@p:1', 'http://u:@p:1', 'http://p/x:y@z', '']) {
    expect(passwordsIn(address)).toEqual([]);
  }
});

test('a plugin is told of the cluster only when it wants to be', () => {
  const ca = file('ca.pem', 'certificate');
  const cluster = { server, 'certificate-authority': ca, 'tls-server-name': 'x' };
  const infoOf = (exec: object): unknown =>
    JSON.parse(execInfo(access({ text: kubeconfigText(cluster, { exec }) })));
  expect(infoOf({ command: 'x', apiVersion: 'client.authentication.k8s.io/v1beta1' })).toEqual({
    apiVersion: 'client.authentication.k8s.io/v1beta1',
    kind: 'ExecCredential',
    spec: { interactive: false },
  });
  expect(infoOf({ command: 'x', provideClusterInfo: true })).toMatchObject({
    spec: {
      cluster: {
        server,
        'tls-server-name': 'x',
        'certificate-authority-data': Buffer.from('certificate').toString('base64'),
      },
    },
  });
});
