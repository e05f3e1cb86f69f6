import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startEmbeddedApiServer } from '../../src/simulator/kube-apiserver/embedded-api-server.ts';
import {
  type CuttingProxy,
  kubeconfigFor,
  type PassingRequest,
  startCuttingProxy,
} from '../support/cutting-proxy.ts';
import { FabricWorkspace } from '../support/fabric-workspace.ts';
import { startCli } from '../support/run-cli.ts';
import { projectRoot } from '../support/shared.ts';

const LIMIT = 300_000;
type Server = Awaited<ReturnType<typeof startEmbeddedApiServer>>;
type Cut = (request: PassingRequest, writes: number) => boolean;

const kinds = [
  'wiring.githedgehog.com/v1beta1/namespaces/default/switches',
  'wiring.githedgehog.com/v1beta1/namespaces/default/servers',
  'wiring.githedgehog.com/v1beta1/namespaces/default/connections',
  'vpc.githedgehog.com/v1beta1/namespaces/default/vpcs',
  'vpc.githedgehog.com/v1beta1/namespaces/default/vpcattachments',
  'vpc.githedgehog.com/v1beta1/namespaces/default/externalpeerings',
];

interface Item {
  readonly metadata: { readonly name: string; readonly generation?: number };
  readonly spec?: unknown;
  readonly data?: unknown;
}

function isObjectWrite(request: PassingRequest): boolean {
  return request.method === 'PATCH' && request.path.includes('githedgehog.com/');
}

/** The steps of an apply, as requests. */
const steps: Readonly<Record<string, (request: PassingRequest) => boolean>> = {
  discovery: (request) => request.path.startsWith('/apis') && !request.path.includes('namespaces'),
  'a list': (request) => request.method === 'GET' && request.path.includes('/switches?'),
  'the inventory read': (request) => request.method === 'GET' && request.path.includes('/configmaps'),
  'the lock': (request) => request.method !== 'GET' && request.path.includes('/leases'),
  'the first write': isObjectWrite,
  'the inventory write': (request) => request.method !== 'GET' && request.path.includes('/configmaps'),
  'freeing the lock': (request) =>
    request.method !== 'GET' &&
    request.path.includes('/leases') &&
    request.body.includes('"holderIdentity":""'),
};

/** A small generator with a fixed seed, so that a failing point can be run again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

describe('an apply that is killed', () => {
  let workspace: FabricWorkspace;
  let reference: string;

  function sample(): FabricWorkspace {
    const fresh = new FabricWorkspace();
    fresh.add(join(projectRoot, 'examples', 'sample-fabric'));
    return fresh;
  }

  beforeAll(async () => {
    workspace = sample();
    const server = await startEmbeddedApiServer({});
    workspace.useKubeconfig(server.kubeconfig());
    const run = await workspace.json('apply');
    expect(run).toMatchObject({ code: 0, counts: { created: 69 } });
    reference = await endState(server);
    await server.stop();
  }, LIMIT);
  afterAll(() => workspace.remove());

  async function endState(server: Server): Promise<string> {
    const proxy = await startCuttingProxy(server.url);
    const read = async (path: string) => {
      const answer = await fetch(`${proxy.url}${path}`, {
        headers: { authorization: `Bearer ${tokenOf(server)}` },
      });
      return ((await answer.json()) as { items: Item[] }).items;
    };
    const state: unknown[] = [];
    for (const kind of kinds) {
      for (const { metadata, spec } of await read(`/apis/${kind}`)) {
        state.push([kind, metadata.name, metadata.generation, spec]);
      }
    }
    const records = (await read('/api/v1/namespaces/default/configmaps')).flatMap(entriesOf).sort();
    await proxy.stop();
    return JSON.stringify([state, records]);
  }

  async function killAt(when: 'before' | 'after', cut: Cut): Promise<{ killed: boolean; same: boolean }> {
    const own = sample();
    const server = await startEmbeddedApiServer({});
    let kill: () => void = () => undefined;
    let killed = false;
    let writes = -1;
    const pass = (request: PassingRequest): boolean => {
      if (killed) return true;
      if (!cut(request, writes)) return false;
      killed = true;
      kill();
      return true;
    };
    const proxy: CuttingProxy = await startCuttingProxy(server.url, {
      hooks: {
        before: (request) => {
          if (isObjectWrite(request)) writes += 1;
          return when === 'before' ? pass(request) : killed;
        },
        after: (request) => (when === 'after' ? pass(request) : killed),
      },
    });
    own.useKubeconfig(kubeconfigFor(proxy.url, tokenOf(server)), 'cut');
    const args = own.arguments('apply', ['--wait', '0', '--lease-duration', '6s', '--lease-wait', '60s']);
    const { child, done } = startCli(args, { cwd: own.root });
    kill = () => child.kill('SIGKILL');
    await done;
    await proxy.stop();
    own.useKubeconfig(server.kubeconfig(), 'whole');
    const again = await own.json('apply', '--lease-wait', '60s');
    const same = again.code === 0 && (await endState(server)) === reference;
    await server.stop();
    own.remove();
    return { killed, same };
  }

  const points = Object.keys(steps).flatMap((step) => [
    [`before ${step}`, 'before', step] as const,
    [`after ${step}`, 'after', step] as const,
  ]);

  test.concurrent.each(points)(
    '%s, and run again, ends as an undisturbed run',
    async (_name, when, step) => {
      const matches = steps[step] as (request: PassingRequest) => boolean;
      expect(await killAt(when, (request) => matches(request))).toEqual({ killed: true, same: true });
    },
    LIMIT,
  );

  const random = seeded(20_261_121);
  const seededPoints = Array.from(
    { length: 20 },
    (_unused, index) =>
      [index % 2 === 0 ? ('before' as const) : ('after' as const), Math.floor(random() * 69)] as const,
  );

  test.concurrent.each(seededPoints)(
    '%s write %i, and run again, ends as an undisturbed run',
    async (when, nth) => {
      const result = await killAt(when, (request, writes) => isObjectWrite(request) && writes >= nth);
      expect(result).toEqual({ killed: true, same: true });
    },
    LIMIT,
  );

  test(
    'a cancelled run frees the lock, records what it did and says so',
    async () => {
      const server = await startEmbeddedApiServer({});
      let stop: () => void = () => undefined;
      let writes = 0;
      const proxy = await startCuttingProxy(server.url, {
        hooks: {
          before: (request) => {
            if (isObjectWrite(request)) {
              writes += 1;
              if (writes === 10) stop();
            }
            return false;
          },
        },
      });
      workspace.useKubeconfig(kubeconfigFor(proxy.url, tokenOf(server)), 'cancelled');
      const { child, done } = startCli(workspace.arguments('apply', ['--wait', '0']), {
        cwd: workspace.root,
      });
      stop = () => child.kill('SIGTERM');
      const run = await done;
      expect(run.code).toBe(1);
      expect(run.stdout + run.stderr).toMatch(/cancelled/);
      await proxy.stop();
      workspace.useKubeconfig(server.kubeconfig(), 'whole');
      const started = Date.now();
      const again = await workspace.json('apply', '--lease-duration', '60s', '--lease-wait', '0');
      expect(again.code).toBe(0);
      expect(again.counts.unchanged).toBeGreaterThanOrEqual(10);
      expect(Date.now() - started).toBeLessThan(60_000);
      expect(await endState(server)).toBe(reference);
      await server.stop();
    },
    LIMIT,
  );

  test(
    'two runs at once: one waits, nothing is lost or written twice',
    async () => {
      const server = await startEmbeddedApiServer({});
      const proxy = await startCuttingProxy(server.url);
      workspace.useKubeconfig(kubeconfigFor(proxy.url, tokenOf(server)), 'both');
      const args = workspace.arguments('apply', ['--wait', '0', '--lease-wait', '60s', '--output', 'json']);
      const runs = await Promise.all([
        startCli(args, { cwd: workspace.root }).done,
        startCli(args, { cwd: workspace.root }).done,
      ]);
      expect(runs.map((run) => run.code)).toEqual([0, 0]);
      expect(proxy.seen.filter(isObjectWrite).length).toBe(69);
      expect(await endState(server)).toBe(reference);
      await proxy.stop();
      await server.stop();
    },
    LIMIT,
  );

  test(
    'two runs at once without patience: the second leaves with a clear word',
    async () => {
      const server = await startEmbeddedApiServer({});
      let second: Promise<Awaited<ReturnType<typeof startCli>['done']>> | undefined;
      const proxy = await startCuttingProxy(server.url, {
        hooks: {
          before: (request) => {
            if (isObjectWrite(request) && second === undefined) {
              workspace.useKubeconfig(server.kubeconfig(), 'second');
              const args = workspace.arguments('apply', ['--wait', '0', '--lease-wait', '0']);
              second = startCli(args, { cwd: workspace.root }).done;
              void second.then(() => undefined);
              return false;
            }
            return false;
          },
          after: () => false,
        },
      });
      workspace.useKubeconfig(kubeconfigFor(proxy.url, tokenOf(server)), 'first');
      server.inject({ method: 'PATCH', times: 1, fault: { type: 'delay', ms: 4000 } });
      const first = await startCli(workspace.arguments('apply', ['--wait', '0']), { cwd: workspace.root })
        .done;
      expect(first.code).toBe(0);
      const left = await second;
      expect(left?.code).toBe(1);
      expect(left?.stderr ?? '').toMatch(/held|holds|lock/);
      await proxy.stop();
      await server.stop();
    },
    LIMIT,
  );
});

function tokenOf(server: Server): string {
  return /token: (\S+)/.exec(server.kubeconfig())?.[1] ?? '';
}

interface StoredInventory {
  readonly commits: readonly string[];
  readonly files: readonly string[];
  readonly entries: Readonly<Record<string, readonly [number, number, number, number, string, string]>>;
}

/** What the record says of each object, without what differs from run to run: uids and the order of its tables. */
function entriesOf({ data }: Item): string[] {
  const text = (data as Record<string, string> | undefined)?.['inventory.json'];
  if (text === undefined) throw new Error('a record without inventory.json');
  const { commits, files, entries } = JSON.parse(text) as StoredInventory;
  return Object.entries(entries).map(([key, [file, document, commit, generation, _uid, hash]]) =>
    [key, files[file], document, commits[commit], generation, hash].join(' '),
  );
}
