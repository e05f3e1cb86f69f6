import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { connectGitHub, type GitHubOptions } from '../../../src/adapters/github/connect.ts';
import { breakerGuard } from '../../../src/adapters/resilience/breaker-guard.ts';
import type { Log, LogFields } from '../../../src/ports/log.ts';
import { badGateway } from '../../../src/simulator/github/http/known-faults.ts';
import { type FaultHandler, startFaultServer } from '../../support/fault-server.ts';
import { FakeClock } from '../kubernetes/fake-clock.ts';
import { silentLog, thrownBy } from '../kubernetes/rig.ts';
import { selfSigned } from '../kubernetes/self-signed.ts';
import { COMPLETED_AT, filesOf, githubRig, type RigOptions, reportWith, startOf } from './rig.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function world(options: RigOptions = {}) {
  const rig = await githubRig(options);
  stops.push(rig.stop);
  return rig;
}

function optionsFor(url: string, more: Partial<GitHubOptions> = {}): GitHubOptions {
  const clock = new FakeClock('instant');
  return {
    token: 'ghs_verysecrettoken',
    apiUrl: url,
    graphqlUrl: `${url}/graphql`,
    owner: 'acme',
    repo: 'net',
    statusBranch: 'hedgehog-sync/status',
    clock,
    log: silentLog,
    guard: breakerGuard({ name: 'github', clock, log: silentLog, random: () => 0.5 }),
    ...more,
  };
}

async function serverThat(handler: FaultHandler, more: Partial<GitHubOptions> = {}) {
  const server = await startFaultServer(handler);
  stops.push(() => server.stop());
  return { server, hub: connectGitHub(optionsFor(server.url, more)) };
}

describe('the repository', () => {
  test('knows its name and asks for its default branch once', async () => {
    const { hub, asked } = await world();
    expect(hub.repository.name).toBe('acme/net');
    await expect(hub.repository.defaultBranch()).resolves.toBe('main');
    await expect(hub.repository.defaultBranch()).resolves.toBe('main');
    expect(asked()).toEqual(['GET repos/get 200']);
  });

  test('tells what changed since a commit, and null where that is no history or too much', async () => {
    const { hub, repository, sha } = await world();
    const { changedSince } = hub.repository;
    await expect(changedSince(sha, sha)).resolves.toEqual([]);
    const next = repository.commitFiles('main', { 'fabrics/net/vpc.yaml': 'kind: Other\n', new: 'x' });
    expect([...((await changedSince(sha, next)) ?? [])].sort()).toEqual(['fabrics/net/vpc.yaml', 'new']);
    await expect(changedSince(next, sha)).resolves.toBeNull();
    await expect(changedSince('f'.repeat(40), next)).resolves.toBeNull();
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`file-${index}`, 'x']));
    const last = repository.commitFiles('main', many);
    await expect(changedSince(next, last)).resolves.toBeNull();
  });

  test('gives the head of a branch, also where another one begins with its name', async () => {
    const { hub, repository, sha } = await world();
    repository.commitFiles('main-2', { a: 'b' });
    await expect(hub.repository.headOf('main')).resolves.toBe(sha);
    await expect(hub.repository.headOf('mai')).resolves.toBeNull();
  });

  test('gives the text of a file as it was at a commit', async () => {
    const { hub, repository, sha } = await world();
    repository.commitFiles('main', { 'fabrics/net/vpc.yaml': 'kind: Later\n' });
    await expect(hub.repository.fileText('fabrics/net/vpc.yaml', sha)).resolves.toBe('kind: VPC\n');
  });

  test.each(['fabrics/net/gone.yaml', 'fabrics/none/vpc.yaml', 'README.md/vpc.yaml', 'fabrics/net'])(
    'has no file %s',
    async (path) => {
      const { hub, sha } = await world();
      await expect(hub.repository.fileText(path, sha)).resolves.toBeNull();
    },
  );

  test('names with blanks, hashes and question marks are names', async () => {
    const { hub, repository } = await world();
    const sha = repository.commitFiles('main', { 'a b/c#d?e%20.yaml': 'text\n' });
    await expect(hub.repository.fileText('a b/c#d?e%20.yaml', sha)).resolves.toBe('text\n');
  });

  test('on GitHub Enterprise Server is asked at the addresses given', async () => {
    const { fake, connect, repository, sha } = await world();
    const hub = connect({ apiUrl: `${fake.url}/api/v3/`, graphqlUrl: `${fake.url}/api/graphql` });
    await hub.checks.begin(startOf(sha));
    const head = repository.commitFiles('hedgehog-sync/status', { a: 'b' });
    await hub.statusStore.commit({ expectedHead: head, files: filesOf('x'), message: 'Status' });
    expect([...new Set(fake.requests.map(({ path }) => path.split('/').slice(0, 3).join('/')))]).toEqual([
      '/api/v3',
      '/api/graphql',
    ]);
  });
});

describe('what is known of the way to GitHub', () => {
  test('is nothing before it was asked', async () => {
    const { hub } = await world();
    expect(hub.repository.endpoint()).toEqual({
      endpoint: 'github',
      asked: false,
      reached: false,
      latencyMs: null,
      breaker: 'closed',
      failure: null,
      budgetLeft: null,
      insecure: false,
    });
  });

  test('comes with the answers: reached, how fast, and how many requests are left', async () => {
    const { hub, fake, token } = await world();
    fake.setBudget(token, 'core', 40);
    await hub.repository.defaultBranch();
    expect(hub.repository.endpoint()).toMatchObject({
      asked: true,
      reached: true,
      budgetLeft: 39,
      failure: null,
    });
    expect(hub.repository.endpoint().latencyMs).toBeGreaterThanOrEqual(0);
  });

  test('an outage is a failure until the next answer', async () => {
    const { hub, fake } = await world();
    const takeBack = fake.fault({ fault: { type: 'reset' } });
    await thrownBy(hub.repository.defaultBranch());
    expect(hub.repository.endpoint()).toMatchObject({
      asked: true,
      reached: false,
      failure: { category: 'network', code: 'HHS-2122' },
    });
    takeBack();
    await hub.repository.defaultBranch();
    expect(hub.repository.endpoint()).toMatchObject({ reached: true, failure: null });
  });

  test('a revoked token is a failure of authentication', async () => {
    const { hub, fake, token } = await world();
    fake.revoke(token);
    await expect(hub.repository.defaultBranch()).rejects.toMatchObject({ code: 'HHS-2212' });
    expect(hub.repository.endpoint()).toMatchObject({
      reached: true,
      failure: { category: 'authentication', code: 'HHS-2212' },
    });
  });

  test('a missing right says nothing of the way', async () => {
    const { hub, sha } = await world({ rights: { contents: 'read' } });
    await thrownBy(hub.checks.begin(startOf(sha)));
    expect(hub.repository.endpoint()).toMatchObject({ reached: true, failure: null });
  });

  test('the breaker opens after five failures, and GitHub is left alone', async () => {
    const { hub, fake, clock } = await world();
    fake.fault({ fault: badGateway() });
    for (let i = 0; i < 2; i += 1) await thrownBy(hub.repository.headOf('main'));
    expect(hub.repository.endpoint().breaker).toBe('open');
    const count = fake.requests.length;
    expect(count).toBe(5);
    const error = await thrownBy(hub.repository.headOf('main'));
    expect(error).toMatchObject({ code: 'HHS-2109' });
    expect(String(error)).toContain('reading branch main: GitHub failed 5 times in a row');
    expect(fake.requests).toHaveLength(count);
    clock.advance(300_000);
    await thrownBy(hub.repository.headOf('main'));
    expect(fake.requests).toHaveLength(count + 1);
  });

  test('plain HTTP to another machine is insecure', () => {
    const at = (url: string) => connectGitHub(optionsFor(url)).repository.endpoint().insecure;
    expect(at('http://ghe.example.com/api/v3')).toBe(true);
    expect(at('https://ghe.example.com/api/v3')).toBe(false);
    expect(at('http://127.0.0.1:4000')).toBe(false);
  });
});

const pair = selfSigned('127.0.0.1');
const testTls = pair === null ? test.skip : test;

describe('no usable answer', () => {
  test('nobody listens', async () => {
    const server = await startFaultServer((_, reply) => reply.json({}));
    await server.stop();
    const hub = connectGitHub(optionsFor(server.url));
    const error = await thrownBy(hub.repository.defaultBranch());
    expect(error).toMatchObject({ code: 'HHS-2120', category: 'network' });
    expect(String(error)).toMatch(/127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/);
  });

  test('a host name that does not exist is said at once', async () => {
    const clock = new FakeClock('instant');
    const options = optionsFor('https://no-such-host.invalid', { clock });
    await expect(connectGitHub(options).repository.defaultBranch()).rejects.toMatchObject({
      code: expect.stringMatching(/^HHS-212[01]$/),
    });
  });

  testTls('a certificate that nobody vouches for', async () => {
    const server = await startFaultServer((_, reply) => reply.json({}), pair ?? undefined);
    stops.push(() => server.stop());
    const hub = connectGitHub(optionsFor(server.url));
    await expect(hub.repository.defaultBranch()).rejects.toMatchObject({
      code: 'HHS-2123',
      retryable: false,
    });
    expect(server.requests).toHaveLength(0);
  });

  test('a hang is ended by the time limit, three times', async () => {
    const { hub, server } = await serverThat((_, reply) => reply.hang(), { requestLimitMs: 1_000 });
    const error = await thrownBy(hub.repository.defaultBranch());
    expect(error).toMatchObject({ code: 'HHS-2128', category: 'timeout' });
    expect(String(error)).toContain('gave no complete answer within 1 s');
    expect(server.requests).toHaveLength(3);
  });

  test('an answer that begins and never ends is ended by the time limit, too', async () => {
    const { hub } = await serverThat((_, reply) => reply.stream().raw('{"default_branch":'), {
      requestLimitMs: 300,
    });
    await expect(hub.repository.defaultBranch()).rejects.toMatchObject({ code: 'HHS-2128' });
  });

  test('a login page is no GitHub, and is not asked twice', async () => {
    const { hub, server } = await serverThat((_, reply) =>
      reply.text('<html>log in</html>', 200, 'text/html'),
    );
    const error = await thrownBy(hub.repository.defaultBranch());
    expect(error).toMatchObject({ code: 'HHS-2124', retryable: false });
    expect(String(error)).not.toContain('html>');
    expect(server.requests).toHaveLength(1);
  });
});

describe('an answer that is JSON, and not from GitHub', () => {
  test.each([{}, [], { data: null }, { sha: 'x', id: 'y', check_runs: [{}], tree: 1, default_branch: 5 }])(
    '%j',
    async (body) => {
      const { hub } = await serverThat((_, reply) => reply.json(body));
      const [sha, files] = ['a'.repeat(40), filesOf('x')];
      for (const work of [
        () => hub.checks.begin(startOf(sha)),
        () => hub.checks.complete({ id: 1, url: null }, reportWith(1), COMPLETED_AT, 1),
        () => hub.statusStore.commit({ expectedHead: null, files, message: 'm' }),
        () => hub.statusStore.commit({ expectedHead: sha, files, message: 'm' }),
        () => hub.repository.defaultBranch(),
      ]) {
        await expect(work()).rejects.toMatchObject({ code: expect.stringMatching(/^HHS-(2124|2404|2109)$/) });
      }
    },
  );
});

describe('the token and what is sent', () => {
  test('appear in no error, no log and no console, whatever happens', async () => {
    const shown: string[] = [];
    const write = (message: string, fields?: LogFields) =>
      void shown.push(message, JSON.stringify(fields ?? {}));
    const printers = (['debug', 'info', 'log', 'warn', 'error'] as const).map((name) =>
      jest.spyOn(console, name).mockImplementation(() => undefined),
    );
    const log: Log = { debug: write, info: write, warn: write, error: write, child: () => log };
    const token = 'ghs_verysecrettoken';
    const secrets = [
      token,
      Buffer.from(token).toString('base64'),
      'secret of the summary',
      'secret of the file',
    ];
    const answers: FaultHandler[] = [
      (request, reply) => reply.json({ message: `echo ${JSON.stringify(request)}` }, 401),
      (request, reply) =>
        reply.json({ message: `Validation Failed: ${request.body}`, errors: [request.body] }, 422),
      (request, reply) => reply.json({ errors: [{ type: 'X', message: request.body }] }, 200),
      (request, reply) =>
        reply.json({ message: request.headers.authorization }, 403, { deprecation: 'true' }),
      (request, reply) => reply.text(String(request.headers.authorization), 502, 'text/plain'),
      (request, reply) => reply.json({ it: request.headers.authorization }, 200, { deprecation: 'true' }),
      (_, reply) => reply.reset(),
      (_, reply) => reply.hang(),
    ];
    for (const answer of answers) {
      const { hub } = await serverThat(answer, { log, requestLimitMs: 40 });
      const start = { ...startOf('a'.repeat(40)), summary: 'secret of the summary' };
      const report = reportWith(1, { summary: 'secret of the summary' });
      for (const work of [
        () => hub.checks.begin(start),
        () => hub.checks.complete({ id: 1, url: null }, report, COMPLETED_AT, 1),
        () =>
          hub.statusStore.commit({
            expectedHead: 'b'.repeat(40),
            files: filesOf('secret of the file'),
            message: 'm',
          }),
        () =>
          hub.statusStore.commit({ expectedHead: null, files: filesOf('secret of the file'), message: 'm' }),
        () => hub.repository.defaultBranch(),
      ]) {
        const error = await work().then(
          () => null,
          (thrown: unknown) => thrown,
        );
        for (let each = error; each instanceof Error; each = each.cause) {
          shown.push(String(each), each.stack ?? '', JSON.stringify({ ...each }));
        }
      }
      shown.push(JSON.stringify(hub.repository.endpoint()));
    }
    expect(shown.length).toBeGreaterThan(100);
    for (const printer of printers) {
      expect(printer).not.toHaveBeenCalled();
      printer.mockRestore();
    }
    for (const secret of secrets) expect(shown.filter((text) => text.includes(secret))).toEqual([]);
  });

  test('the token goes out in the authorisation header only', async () => {
    const { hub, fake, token, sha } = await world();
    await hub.checks.begin(startOf(sha));
    await hub.statusStore.commit({ expectedHead: null, files: filesOf('x'), message: 'Status' });
    expect(fake.requests.length).toBeGreaterThan(4);
    for (const { raw } of fake.requests) expect(raw.toString('utf8')).not.toContain(token);
  });
});

describe('Error classes: configuration (HHS-20xx): an address that cannot be used', () => {
  test.each<[string, Partial<GitHubOptions>]>([
    ['no address', { apiUrl: 'api.github.com' }],
    ['another protocol', { apiUrl: 'file:///etc/passwd' }],
    ['a password in it', { apiUrl: 'https://mona:hunter2@ghe.example.com/api/v3' }],
    ['a password in the other one', { graphqlUrl: 'https://mona:hunter2@ghe.example.com/api/graphql' }],
    ['no owner', { owner: '' }],
    ['a path for a name', { repo: '../../user' }],
  ])('%s', async (_, more) => {
    const error = await thrownBy(() => connectGitHub(optionsFor('https://api.github.com', more)));
    expect(error).toMatchObject({ code: 'HHS-2032', category: 'configuration' });
    expect(String(error)).not.toContain('hunter2');
  });
});
