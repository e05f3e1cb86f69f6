import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { actionOptions, isActionInput, OPTION_NAMES } from '../../../src/domain/config/options.ts';
import { resolveOptions } from '../../../src/domain/config/resolve-options.ts';
import { withConfiguration } from '../../../src/entry/action/action-configuration.ts';
import type { ActionContext } from '../../../src/entry/action/action-context.ts';
import type { ActionInputs } from '../../../src/entry/action/action-inputs.ts';
import { FabricWorkspace } from '../../support/fabric-workspace.ts';

let workspace: FabricWorkspace;
let base = '';
beforeEach(() => {
  workspace = new FabricWorkspace();
  mkdirSync(join(workspace.root, '.github'));
  mkdirSync(join(workspace.root, 'other'));
  writeFileSync(join(workspace.root, 'other/x.yaml'), '');
});
afterEach(() => workspace.remove());

/** Writes the file and commits it; gives the commit. */
function commit(text: string): string {
  writeFileSync(join(workspace.root, '.github/hedgehog-sync.yml'), text);
  writeFileSync(join(workspace.fabric, 'x.yaml'), `# ${text.length}\n`);
  workspace.git('add', '--all');
  workspace.git('commit', '--quiet', '--message', 'x');
  return workspace.git('rev-parse', 'HEAD').trim();
}

async function configured(
  baseSha: string | null,
  inputs: Readonly<Record<string, string>> = {},
): Promise<ActionInputs> {
  const texts = Object.fromEntries(
    OPTION_NAMES.filter(isActionInput).map((name) => [name, inputs[name] ?? '']),
  );
  const resolution = { flags: {}, inputs: texts, environment: {} };
  const resolved = resolveOptions(resolution, actionOptions());
  if (!resolved.ok) throw new Error('the inputs of the test are wrong');
  const { values } = resolved.options;
  const context = { workspace: workspace.root, baseSha } as ActionContext;
  return await withConfiguration({ values, given: {}, kubeconfigGiven: false, resolution }, context, null, {
    PATH: process.env.PATH,
  });
}

const LAB = 'fabrics: [{ name: lab, path: fabric, hold: [{ what: fabric, reason: moving }] }]\n';
const FREE = 'fabrics: [{ name: lab, path: fabric }]\n';

describe('the configuration of a run of the action', () => {
  test('is that of the checkout, outside of pull requests', async () => {
    commit(LAB);
    const { values, policy } = await configured(null);
    expect(values).toMatchObject({ fabric: 'lab', path: 'fabric' });
    expect(policy?.hold).toHaveLength(1);
  });

  test('gives way to inputs', async () => {
    commit('fabrics: [{ name: lab, path: fabric, mode: drift, cluster: { namespace: ours } }]\n');
    expect((await configured(null)).values).toMatchObject({ mode: 'drift', namespace: 'ours' });
    expect((await configured(null, { mode: 'plan' })).values).toMatchObject({
      mode: 'plan',
      namespace: 'ours',
    });
  });

  test('with errors stops a run', async () => {
    commit('fabrics: []\n');
    await expect(configured(null)).rejects.toMatchObject({ code: 'HHS-1210' });
  });

  test('of a pull request is that of its base: it cannot take a hold away', async () => {
    base = commit(LAB);
    commit(FREE);
    const { policy } = await configured(base);
    expect(policy?.hold).toHaveLength(1);
    expect((await configured(null)).policy?.hold).toEqual([]);
  });

  test('tells what is wrong in the file that a pull request proposes, on its line', async () => {
    base = commit(LAB);
    commit('fabrics:\n  - { name: lab, path: fabric, intervall: 5m }\n');
    const { policy, values } = await configured(base);
    expect(values.fabric).toBe('lab');
    expect(policy?.diagnostics).toMatchObject([
      { code: 'HHS-1220', file: '../.github/hedgehog-sync.yml', line: 2 },
    ]);
  });

  test('lets a pull request mend a file that is broken at its base', async () => {
    base = commit('fabrics: []\n');
    commit(LAB);
    const { policy, values } = await configured(base);
    expect(values).toMatchObject({ fabric: 'lab', path: 'fabric' });
    expect(policy?.diagnostics).toEqual([]);
  });

  test('lets a pull request bring a fabric that its base does not have', async () => {
    base = commit(LAB);
    commit(`${FREE.trimEnd().slice(0, -1)}, { name: other, path: other }]\n`);
    expect((await configured(base, { fabric: 'other' })).values).toMatchObject({
      fabric: 'other',
      path: 'other',
    });
    await expect(configured(null, { fabric: 'nowhere' })).rejects.toMatchObject({ code: 'HHS-1236' });
  });

  test('is not needed', async () => {
    const { values } = await configured(null, { path: 'fabric' });
    expect(values).toMatchObject({ path: 'fabric', fabric: null });
  });
});
