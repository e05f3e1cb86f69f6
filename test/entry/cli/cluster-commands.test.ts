import { statSync } from 'node:fs';
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
