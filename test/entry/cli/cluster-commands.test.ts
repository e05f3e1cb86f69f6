import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DemoRepository } from '../../../src/entry/cli/demo/demo-repository.ts';
import {
  type EmbeddedApiServer,
  startEmbeddedApiServer,
} from '../../../src/simulator/kube-apiserver/embedded-api-server.ts';
import { FabricWorkspace } from '../../support/fabric-workspace.ts';
import { cli } from './captured-host.ts';

const server = (name: string) =>
  `apiVersion: wiring.githedgehog.com/v1beta1\nkind: Server\nmetadata:\n  name: ${name}\nspec:\n  description: ${name}\n`;

describe('with a cluster', () => {
  let api: EmbeddedApiServer;
  let workspace: FabricWorkspace;
  let place: string[];
  const run = async (command: string, ...more: string[]) => await cli([command, ...more, ...place]);
  const recordReads = () =>
    api.requests().filter(({ method, uri }) => method === 'GET' && uri.includes('/configmaps')).length;

  beforeAll(async () => {
    api = await startEmbeddedApiServer();
    workspace = new FabricWorkspace();
    place = ['--path', workspace.fabric, '--kubeconfig', workspace.useKubeconfig(api.kubeconfig())];
    for (const name of ['alpha', 'b', 'c']) workspace.write(`${name}.yaml`, server(name));
    workspace.commit();
    expect(await run('apply', '--fabric', 'lab', '--wait', '0')).toMatchObject({ code: 0 });
    workspace.git('rm', '--quiet', 'fabric/c.yaml');
    workspace.commit();
  });
  afterAll(async () => {
    await api.stop();
    workspace.remove();
  });

  test('explain shows commands that can be pasted, for KIND/NAME and KIND/NAMESPACE/NAME alike', async () => {
    const byName = await run('explain', 'server/c', '--fabric', 'lab');
    expect(byName.stdout).toContain(
      `kubectl delete servers.wiring.githedgehog.com/c -n default --kubeconfig ${workspace.root}/kubeconfig\n`,
    );
    expect(await run('explain', 'Server/default/c', '--fabric', 'lab')).toEqual(byName);
    const json = await run('explain', 'server/c', '--fabric', 'lab', '--output', 'json');
    expect(JSON.parse(json.stdout).next).toContainEqual(
      expect.stringMatching(/^remove it by hand: kubectl delete servers/),
    );
    workspace.write('b.yaml', server('b').replace('description: b', 'description: c'));
    const changed = await run('explain', 'server/b', '--fabric', 'lab');
    workspace.write('b.yaml', server('b'));
    expect(changed.stdout).toContain(
      `do it:  hedgehog-sync apply ${place.slice(0, 2).join(' ')} --fabric lab --kube`,
    );
  });

  test('explain of what is nowhere offers what was meant, and says what lists every object', async () => {
    const { code, stderr } = await run('explain', 'server/default/alhpa', '--fabric', 'lab');
    expect(code).toBe(1);
    expect(stderr).toMatch(/HHS-2006 Server default\/alhpa is neither/);
    expect(stderr).toContain('Did you mean Server/alpha?');
    expect(stderr).toContain('plan --output json lists every object');
    expect(await run('explain', 'server/other/alpha', '--fabric', 'lab')).toMatchObject({ code: 1 });
  });

  test.each(['plan', 'drift', 'apply'])('--run-timeout ends %s that hangs, and says so', async (command) => {
    const undo = api.inject({ method: 'GET', path: '/servers?', fault: { type: 'hang' } });
    const { code, stderr } = await run(command, '--fabric', 'lab', '--run-timeout', '1200ms');
    undo();
    expect([code, stderr]).toEqual([1, expect.stringContaining('HHS-1401')]);
    expect(stderr).toContain('time limit of 1 s');
  });

  test('--run-timeout ends an apply in order, gives the lock back and tells what was done', async () => {
    workspace.write('alpha.yaml', server('alpha').replace('description: alpha', 'description: later'));
    workspace.commit();
    const path = '/servers/alpha';
    const undo = api.inject({ method: 'PATCH', path, fault: { type: 'delay', ms: 7_000 } });
    const late = await run('apply', '--fabric', 'lab', '--run-timeout', '5s', '--wait', '0');
    undo();
    expect(late.code).toBe(1);
    expect(late.stdout).toContain('Stopped early: the run reached its time limit of 5 s');
    expect(late.stdout).not.toContain('cancelled');
    expect(api.store.get('Lease', 'hedgehog-sync-lab')).toMatchObject({ spec: { holderIdentity: '' } });
    workspace.write('alpha.yaml', server('alpha'));
    workspace.commit();
    expect((await run('apply', '--fabric', 'lab', '--wait', '0')).stdout).toContain('1 configured');
  });

  test('--accept-git of another namespace is refused', async () => {
    const { code, stderr } = await run('apply', '--fabric', 'lab', '--accept-git', 'server/other/alpha');
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('no object of a fabric is in namespace other'),
    ]);
  });

  test('a plan of two commits says that the connection it was given has no effect', async () => {
    const { stdout } = await run('plan', '--base', 'HEAD~1');
    expect(stdout).toContain(
      'Note: the cluster was not asked: with --base two states of Git are compared, and --kubeconfig has no effect.',
    );
    expect(stdout).not.toContain('kubectl');
    const alone = await cli(['plan', workspace.fabric, '--offline']);
    expect(alone.stdout).not.toContain('Note:');
  });

  test('a fabric under another name is told of the record, and nobody else is asked for it', async () => {
    api.clearRequests();
    for (const command of ['plan', 'drift']) {
      const { stdout } = await run(command, '--fabric', 'lap');
      expect(stdout).toContain(
        'Note: this run is for fabric lap, of which the cluster has no record; it has one for',
      );
      expect(stdout).toContain('fabric lab, with 2 of the 2 objects that Git and the cluster share.');
    }
    expect(recordReads()).toBe(4);
    api.clearRequests();
    expect((await run('plan', '--fabric', 'lab')).stdout).not.toContain('Note:');
    expect(recordReads()).toBe(1);
    const applied = await run('apply', '--fabric', 'lap', '--wait', '0', '--output', 'json');
    expect(JSON.parse(applied.stdout).notices).toEqual([expect.stringContaining('use --fabric lab')]);
  });
});

describe('with a cluster and a configuration', () => {
  let api: EmbeddedApiServer;
  let workspace: FabricWorkspace;
  const run = async (command: string, ...more: string[]) =>
    await cli([command, ...more, '--kubeconfig', `${workspace.root}/kubeconfig`], { cwd: workspace.root });
  const configure = (...lines: string[]) => {
    const entry = [
      'fabrics:',
      '  - name: lab',
      '    path: fabric',
      ...lines.map((line) => `    ${line}`),
      '',
    ];
    mkdirSync(`${workspace.root}/.github`, { recursive: true });
    writeFileSync(`${workspace.root}/.github/hedgehog-sync.yml`, entry.join('\n'));
  };

  beforeAll(async () => {
    api = await startEmbeddedApiServer();
    workspace = new FabricWorkspace();
    workspace.useKubeconfig(api.kubeconfig());
    for (const name of ['alpha', 'b']) workspace.write(`${name}.yaml`, server(name));
    workspace.commit();
  });
  afterAll(async () => {
    await api.stop();
    workspace.remove();
  });

  test('an apply in a freeze writes nothing, says until when, and exits 2', async () => {
    configure('freeze: [{ from: 2000-01-01, until: 2100-12-31, reason: the end of the year }]');
    api.clearRequests();
    const { code, stdout } = await run('apply', '--wait', '0');
    expect(stdout).toContain(
      'a freeze is in force, nothing is written until 2101-01-01T00:00Z: the end of the year',
    );
    expect(code).toBe(2);
    expect(api.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
    const plan = await run('plan');
    expect([plan.code, plan.stdout]).toEqual([2, expect.stringContaining('2 to create')]);
  });

  test('a hold and an ignore rule are told with their reasons, in text and in JSON', async () => {
    configure('hold: [{ what: server/b, reason: racks move, by: octocat }]');
    const applied = await run('apply', '--wait', '0');
    expect(applied.stdout).toContain('it is on hold (octocat): racks move');
    expect(applied.code).toBe(2);
    const patch = { spec: { description: 'theirs' } };
    const path = '/apis/wiring.githedgehog.com/v1beta1/namespaces/default/servers/alpha?fieldManager=netbox';
    api.store.request('PATCH', path, patch, 'application/merge-patch+json');
    expect((await run('drift')).code).toBe(3);
    configure('ignore: [{ manager: netbox, reason: NetBox writes it, expires: 2100-01-01 }]');
    const drift = await run('drift');
    expect(drift.stdout).toContain(
      '1 difference ignored (NetBox writes it): Server default/alpha spec.description.',
    );
    expect(drift.code).toBe(2);
    const json = await run('drift', '--output', 'json');
    const { objects } = JSON.parse(json.stdout) as { readonly objects: readonly { readonly name: string }[] };
    expect(objects.find(({ name }) => name === 'alpha')).toMatchObject({
      state: 'in_sync',
      fields: [],
      ignoredFields: [
        {
          field: { pointer: '/spec/description', desired: 'alpha', live: 'theirs', manager: 'netbox' },
          ...{ reason: 'NetBox writes it', by: 'rule', expires: '2100-01-02T00:00:00.000Z' },
        },
      ],
    });
    configure('ignore: [{ manager: nobody, reason: because }]');
    expect((await run('drift')).stdout).toContain('HHS-1241');
  });
});

test('the demo keeps its credentials out of its repository, and to itself', () => {
  const repository = new DemoRepository();
  try {
    repository.writeKubeconfig('secret');
    expect(statSync(repository.kubeconfig).mode & 0o777).toBe(0o600);
    expect(repository.kubeconfig.startsWith(repository.folder)).toBe(true);
    expect(repository.fabric.startsWith(`${repository.folder}/repository/`)).toBe(true);
    expect(repository.kubeconfig).not.toContain('/repository/');
  } finally {
    repository.remove();
  }
});
