import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A real kube-apiserver with etcd and the CRDs made from our tables, by the harness of the tests (TypeScript, so it is
 * compiled into lib/ first; two folders below the root it finds the build script). Ends with this process.
 */
export async function startApiserver() {
  const { startKubeApiserver } = await loadHarness();
  const server = await startKubeApiserver({ crds: 'generated' });
  await untilIdle(server);
  return server;
}

let harness = null;

function loadHarness() {
  harness ??= compileHarness();
  return harness;
}

async function compileHarness() {
  const outfile = join(root, 'lib/bench/kube-apiserver.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['test/support/kube-apiserver.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  return await import(outfile);
}

/** Which requests the server answered since the mark, by class. Exact: from its audit log. */
export async function requestsSince(server, mark) {
  const counts = {};
  for (const entry of await server.auditSince(mark)) {
    const name = classOf(entry);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function classOf({ verb, uri }) {
  const path = uri.split('?')[0];
  const reads = verb === 'get' || verb === 'list' || verb === 'watch';
  if (path.includes('githedgehog.com/') && path.includes('/namespaces/')) {
    if (uri.includes('dryRun=')) return 'dry-run';
    if (reads) return verb === 'list' ? 'LIST' : `${verb.toUpperCase()} of objects`;
    return 'object write';
  }
  if (path.includes('/configmaps')) return reads ? 'inventory read' : 'inventory write';
  if (path.includes('/leases')) return reads ? 'lease read' : 'lease write';
  return reads ? 'discovery' : 'other write';
}

/** `34 LIST, 1 inventory read`, for the notes of a line. */
export function requestsText(counts) {
  return Object.entries(counts)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}

export function writesOf(counts) {
  return Object.entries(counts).reduce((sum, [name, count]) => sum + (name.endsWith('write') ? count : 0), 0);
}

const idleShare = 0.08;
const ticksPerSecond = 100;

/**
 * After it has started and been given CRDs, a server still computes schemas for seconds. Waits until both processes
 * use almost no CPU (Linux tells), or for the usual time.
 */
export async function untilIdle(server) {
  const folder = dirname(server.auditFile);
  const giveUpAt = Date.now() + 30_000;
  const windowMs = 500;
  let before = cpuTicks(folder);
  if (before === null) {
    await sleep(5_000);
    return;
  }
  while (Date.now() < giveUpAt) {
    await sleep(windowMs);
    const now = cpuTicks(folder) ?? before;
    if ((now - before) / ticksPerSecond < (idleShare * windowMs) / 1000) return;
    before = now;
  }
}

function cpuTicks(folder) {
  try {
    return ['etcd', 'kube-apiserver'].reduce((sum, name) => {
      const pid = readFileSync(join(folder, `${name}.pid`), 'utf8').trim();
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return sum + Number(fields[11]) + Number(fields[12]);
    }, 0);
  } catch {
    return null;
  }
}
