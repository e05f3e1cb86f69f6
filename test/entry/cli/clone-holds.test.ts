import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOLDS_VERSION, type Hold, renderHolds } from '../../../src/domain/status/holds.ts';
import {
  type EmbeddedApiServer,
  startEmbeddedApiServer,
} from '../../../src/simulator/kube-apiserver/embedded-api-server.ts';
import { FabricWorkspace } from '../../support/fabric-workspace.ts';
import { cli } from './captured-host.ts';

const BRANCH = 'hedgehog-sync/status';
const server = (name: string, words: string) =>
  `apiVersion: wiring.githedgehog.com/v1beta1\nkind: Server\nmetadata:\n  name: ${name}\nspec:\n  description: ${words}\n`;

describe('what /hold stopped, for a person at the command line', () => {
  let api: EmbeddedApiServer;
  let workspace: FabricWorkspace;
  let place: string[];
  beforeEach(async () => {
    api = await startEmbeddedApiServer();
    workspace = new FabricWorkspace();
    place = ['--path', workspace.fabric, '--kubeconfig', workspace.useKubeconfig(api.kubeconfig())];
    for (const name of ['alpha', 'beta']) workspace.write(`${name}.yaml`, server(name, 'one'));
    workspace.commit();
  });
  afterEach(async () => {
    await api.stop();
    workspace.remove();
  });

  const run = async (command: string) =>
    await cli([command, '--fabric', 'lab', '--output', 'json', ...place], {
      environment: { PATH: process.env.PATH ?? '' },
    });
  const apply = async () => {
    const { code, stdout } = await cli(
      ['apply', '--fabric', 'lab', '--wait', '0', '--output', 'json', ...place],
      { environment: { PATH: process.env.PATH ?? '' } },
    );
    return { code, stdout };
  };

  /** The branch of the status as the clone has it. */
  function stored(text: string): void {
    workspace.git('checkout', '--quiet', '--orphan', BRANCH);
    workspace.git('rm', '-r', '--quiet', '--cached', '.');
    mkdirSync(join(workspace.root, 'lab'));
    writeFileSync(join(workspace.root, 'lab', 'holds.json'), text);
    workspace.git('add', 'lab');
    workspace.git('commit', '--quiet', '--message', 'holds');
    workspace.git('checkout', '--quiet', '--force', 'main');
  }
  const hold = (object: Hold['object']): Hold => ({
    ...{ object, by: 'octocat', at: '2026-01-02T03:04:05Z', until: null },
    ...{ reason: 'racks are moved', comment: null },
  });
  const holds = (...held: readonly Hold[]) =>
    renderHolds({ version: HOLDS_VERSION, fabric: 'lab', holds: [...held] });

  test('an object on hold is not written, and the plan says so, too', async () => {
    stored(holds(hold({ kind: 'Server', name: 'alpha' })));
    expect((await run('plan')).stdout).toContain('racks are moved');
    const { stdout } = await apply();
    expect(stdout).toContain('racks are moved');
    expect(JSON.parse(stdout)).toMatchObject({ counts: { created: 1, held: 1 } });
  });

  test('holds that cannot be read stop the whole apply, with code and place', async () => {
    stored('no JSON');
    const { code, stdout } = await apply();
    expect(code).not.toBe(0);
    expect(stdout).toContain('HHS-2035');
    expect(stdout).toContain(`branch ${BRANCH} of this clone`);
    expect(JSON.parse(stdout)).toMatchObject({ counts: { created: 0, held: 2 } });
  });

  test('without a branch of the status nothing is on hold', async () => {
    expect((await apply()).code).toBe(0);
  });
});
