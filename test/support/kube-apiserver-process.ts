import { spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createKubeHttp } from './kube-apiserver-http.ts';

/** `admin` and `other` may do everything, `reader` may get, list and watch everything, `nobody` may do nothing. */
export const apiserverUsers = ['admin', 'other', 'reader', 'nobody'] as const;
export type ApiserverUser = (typeof apiserverUsers)[number];

/** What another process needs to talk to a server that runs already. Plain JSON. */
export interface ApiserverConnection {
  readonly url: string;
  /** Self-signed, so it is its own certificate authority. */
  readonly caFile: string;
  readonly tokens: Readonly<Record<ApiserverUser, string>>;
  readonly etcdUrl: string;
  /** null: started without an audit log. */
  readonly auditFile: string | null;
}

export interface ApiserverProcess {
  readonly connection: ApiserverConnection;
  /** Kills both processes and removes the folder. */
  stop(): Promise<void>;
}

const buildScript = join(dirname(fileURLToPath(import.meta.url)), '../../tools/kube-apiserver/build.sh');
const readyTimeoutMs = 60_000;
const attempts = 3;

/** The folder with kube-apiserver and etcd, or why there is none. Builds them (minutes) when it must and may. */
export function findApiserverBinaries(mayBuild: boolean): { folder: string } | { missing: string } {
  const result = spawnSync('sh', [buildScript, ...(mayBuild ? [] : ['--find'])], { encoding: 'utf8' });
  if (result.status === 0) return { folder: result.stdout.trim() };
  const words = result.error?.message ?? result.stderr.trim();
  if (result.status === 3) return { missing: words };
  throw new Error(`${buildScript} failed with exit status ${result.status}: ${words}`);
}

/**
 * etcd and kube-apiserver on free ports of 127.0.0.1 with throw-away data. They end with this process, however it
 * ends: a shell between us and them waits for the end of its standard input.
 */
export async function startApiserverProcess(binaries: string, audit: boolean): Promise<ApiserverProcess> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce(binaries, audit);
    } catch (error) {
      // Between choosing a free port and using it another process may have taken it.
      if (attempt === attempts) throw error;
    }
  }
}

async function startOnce(binaries: string, audit: boolean): Promise<ApiserverProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'hedgehog-sync-apiserver-'));
  const tokens = writeFiles(folder);
  const [etcdPort, peerPort, apiPort] = await freePorts(3);
  const script = supervisorScript(folder, [
    { name: 'etcd', command: [join(binaries, 'etcd'), ...etcdFlags(folder, etcdPort, peerPort)] },
    {
      name: 'kube-apiserver',
      command: [join(binaries, 'kube-apiserver'), ...apiserverFlags(folder, etcdPort, apiPort, audit)],
    },
  ]);
  const supervisor = spawn('sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  supervisor.unref();
  const ended = new Promise<void>((resolve) => supervisor.once('exit', () => resolve()));
  const stop = async () => {
    supervisor.ref();
    supervisor.stdin.destroy();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const connection: ApiserverConnection = {
    url: `https://127.0.0.1:${apiPort}`,
    caFile: join(folder, 'certs', 'apiserver.crt'),
    tokens,
    etcdUrl: `http://127.0.0.1:${etcdPort}`,
    auditFile: audit ? join(folder, 'audit.log') : null,
  };
  try {
    await untilReady(folder, connection);
  } catch (error) {
    await stop();
    throw error;
  }
  return { connection, stop };
}

/** The files both servers read. Returns the tokens. */
function writeFiles(folder: string): Record<ApiserverUser, string> {
  mkdirSync(join(folder, 'certs'));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(join(folder, 'sa.key'), privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 });
  const tokens = {
    admin: 'admin-token',
    other: 'other-token',
    reader: 'reader-token',
    nobody: 'nobody-token',
  };
  const rows = apiserverUsers.map((user) => {
    const group = user === 'admin' || user === 'other' ? 'system:masters' : `${user}s`;
    return `${tokens[user]},${user},uid-${user},"${group}"`;
  });
  writeFileSync(join(folder, 'tokens.csv'), `${rows.join('\n')}\n`, { mode: 0o600 });
  writeFileSync(
    join(folder, 'audit-policy.json'),
    JSON.stringify({
      apiVersion: 'audit.k8s.io/v1',
      kind: 'Policy',
      omitStages: ['RequestReceived'],
      rules: [{ level: 'None', users: ['system:apiserver'] }, { level: 'Metadata' }],
    }),
  );
  return tokens;
}

function etcdFlags(folder: string, port: number, peerPort: number): string[] {
  const client = `http://127.0.0.1:${port}`;
  const peer = `http://127.0.0.1:${peerPort}`;
  return [
    `--data-dir=${join(folder, 'etcd')}`,
    '--unsafe-no-fsync',
    '--log-level=warn',
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
  ];
}

function apiserverFlags(folder: string, etcdPort: number, port: number, audit: boolean): string[] {
  const flags = [
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${join(folder, 'certs')}`,
    '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
    `--service-account-key-file=${join(folder, 'sa.key')}`,
    `--service-account-signing-key-file=${join(folder, 'sa.key')}`,
    `--token-auth-file=${join(folder, 'tokens.csv')}`,
    '--authorization-mode=RBAC',
    '--disable-admission-plugins=ServiceAccount',
    '--service-cluster-ip-range=10.0.0.0/24',
    '--allow-privileged',
    // Pages come from etcd, so that compacting it makes a continue token expire, as an hour does in life.
    '--feature-gates=ListFromCacheSnapshot=false',
  ];
  if (audit) {
    flags.push(
      `--audit-log-path=${join(folder, 'audit.log')}`,
      `--audit-policy-file=${join(folder, 'audit-policy.json')}`,
      '--audit-log-mode=blocking',
      // in one file, however much: marks are places in it
      '--audit-log-maxsize=0',
    );
  }
  return flags;
}

function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** Starts each command, and when standard input ends (stop, or the parent died) kills them and removes the folder. */
function supervisorScript(folder: string, commands: readonly { name: string; command: string[] }[]): string {
  const lines = [`cd ${quote(folder)} || exit 1`];
  for (const { name, command } of commands) {
    lines.push(
      `( ${command.map(quote).join(' ')} >${name}.log 2>&1 & child=$!; echo $child >${name}.pid; wait $child; echo "${name} ended with status $?" >>ended ) &`,
    );
  }
  lines.push(
    'trap : HUP INT TERM',
    'cat >/dev/null',
    `for pid in *.pid; do kill -9 "$(cat "$pid")" 2>/dev/null; done`,
    'wait',
    `cd / && rm -rf ${quote(folder)}`,
  );
  return lines.join('\n');
}

async function freePorts(count: number): Promise<[number, number, number]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  const [first = 0, second = 0, third = 0] = ports;
  return [first, second, third];
}

async function untilReady(folder: string, connection: ApiserverConnection): Promise<void> {
  const giveUpAt = Date.now() + readyTimeoutMs;
  while (Date.now() < giveUpAt) {
    if (existsSync(join(folder, 'ended'))) break;
    if (existsSync(connection.caFile) && (await isReady(connection))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`kube-apiserver did not become ready.\n${lastWords(folder)}`);
}

async function isReady(connection: ApiserverConnection): Promise<boolean> {
  const http = createKubeHttp(connection.url, readFileSync(connection.caFile, 'utf8'));
  try {
    const response = await http.send('GET', '/readyz', undefined, { token: connection.tokens.admin });
    return response.status === 200;
  } catch {
    return false;
  } finally {
    http.close();
  }
}

function lastWords(folder: string): string {
  const parts = ['ended', 'etcd.log', 'kube-apiserver.log'].map((name) => {
    const file = join(folder, name);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return `--- ${name}\n${text.split('\n').slice(-15).join('\n')}`;
  });
  return parts.join('\n');
}
