import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { runTool, type ToolRun } from './planted-tree.ts';

type Files = Readonly<Record<string, string>>;

const fakePackage = (name: string): Files => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  [`node_modules/${name}/index.js`]: 'module.exports = {};',
});

/** A small house in which every room is used by the rules' leave and nothing is forbidden. */
const cleanHouse: Files = {
  'package.json': JSON.stringify({
    name: 'planted',
    type: 'module',
    dependencies: {
      yaml: '1',
      'json-diff-ts': '1',
      'ipaddr.js': '1',
      picomatch: '1',
      '@kubernetes/client-node': '1',
      commander: '1',
    },
    devDependencies: { ajv: '1' },
  }),
  ...fakePackage('yaml'),
  ...fakePackage('json-diff-ts'),
  ...fakePackage('ipaddr.js'),
  ...fakePackage('picomatch'),
  ...fakePackage('@kubernetes/client-node'),
  ...fakePackage('commander'),
  ...fakePackage('ajv'),
  'src/domain/shared/json.ts': 'export type Json = unknown;\nexport const shared = 1;\n',
  'src/domain/resource/manifest.ts':
    "import type { Json } from '../shared/json.ts';\nexport const manifest = 1;\nexport type M = Json;\n",
  'src/domain/config/options.ts':
    "import { manifest } from '../resource/manifest.ts';\nexport const options = manifest;\n",
  'src/domain/schedule/cron.ts': "import { shared } from '../shared/json.ts';\nexport const cron = shared;\n",
  'src/domain/parse/parse.ts':
    "import { parse } from 'yaml';\nimport { manifest } from '../resource/manifest.ts';\nexport const parsed = [parse, manifest];\n",
  'src/domain/parse/select-files.ts': 'export const select = 1;\n',
  'src/domain/validate/validation.ts': 'export type Validation = number;\n',
  'src/domain/validate/validate.ts':
    "import ip from 'ipaddr.js';\nimport type { Validation } from './validation.ts';\nexport const validate = (): Validation => ip;\n",
  'src/domain/diff/diff.ts': "import { diff as d } from 'json-diff-ts';\nexport const diff = d;\n",
  'src/domain/merge/merge.ts': "import { diff } from '../diff/diff.ts';\nexport const merge = diff;\n",
  'src/domain/drift/drift.ts': "import { merge } from '../merge/merge.ts';\nexport const drift = merge;\n",
  'src/domain/plan/plan.ts': "import { drift } from '../drift/drift.ts';\nexport const plan = drift;\n",
  'src/domain/status/status.ts': "import { plan } from '../plan/plan.ts';\nexport const status = plan;\n",
  'src/domain/fabric/convergence.ts': 'export type Convergence = number;\n',
  'src/domain/fabric/registry.ts':
    "import { manifest } from '../resource/manifest.ts';\nexport const registry = manifest;\n",
  'src/domain/report/text.ts':
    "import type { Convergence } from '../fabric/convergence.ts';\nimport { status } from '../status/status.ts';\nimport type { Validation } from '../validate/validation.ts';\nexport const text = (a: Convergence, b: Validation) => [a, b, status];\n",
  'src/ports/cluster.ts':
    "import type { M } from '../domain/resource/manifest.ts';\nexport type Cluster = M;\n",
  'src/operations/apply.ts':
    "import { registry } from '../domain/fabric/registry.ts';\nimport { plan } from '../domain/plan/plan.ts';\nimport type { Cluster } from '../ports/cluster.ts';\nexport const apply = (c: Cluster) => [c, plan, registry];\n",
  'src/adapters/kubernetes/vendor.ts': "export { KubeConfig } from '@kubernetes/client-node';\n",
  'src/adapters/kubernetes/load-vendor.ts':
    "export async function load(): Promise<typeof import('./vendor.ts')> {\n  return import('./vendor.cjs');\n}\n",
  'src/adapters/kubernetes/cluster.ts':
    "import { request } from 'node:https';\nimport { text } from '../../domain/report/text.ts';\nimport type { Cluster } from '../../ports/cluster.ts';\nimport { load } from './load-vendor.ts';\nexport const cluster = (c: Cluster) => [c, load, request, text];\n",
  'src/adapters/files/source.ts':
    "import picomatch from 'picomatch';\nimport { select } from '../../domain/parse/select-files.ts';\nexport const source = [picomatch, select];\n",
  'src/simulator/server.ts':
    "import { createServer } from 'node:http';\nimport { parse } from 'yaml';\nimport { registry } from '../domain/fabric/registry.ts';\nimport type { Cluster } from '../ports/cluster.ts';\nexport const server = (c: Cluster) => [c, createServer, parse, registry];\n",
  'src/entry/compose.ts':
    "import { cluster } from '../adapters/kubernetes/cluster.ts';\nimport { source } from '../adapters/files/source.ts';\nimport { apply } from '../operations/apply.ts';\nexport const compose = [apply, cluster, source];\n",
  'src/entry/cli/main.ts':
    "import 'commander';\nimport '../../domain/config/options.ts';\nimport '../../domain/parse/parse.ts';\nimport '../../domain/schedule/cron.ts';\nimport '../../domain/validate/validate.ts';\nimport { server } from '../../simulator/server.ts';\nimport { compose } from '../compose.ts';\nexport const main = [compose, server];\n",
  'test/fixtures/fake.ts': 'export const fake = 1;\n',
};

/** Rule, folder, and the line that breaks it, which stands in a file of its own that the program starts. */
const planted: readonly (readonly [rule: string, folder: string, line: string])[] = [
  ['domain-shared', 'src/domain/shared', "import '../resource/manifest.ts';"],
  ['domain-resource', 'src/domain/resource', "import '../diff/diff.ts';"],
  ['domain-config', 'src/domain/config', "import '../diff/diff.ts';"],
  ['domain-schedule', 'src/domain/schedule', "import '../resource/manifest.ts';"],
  ['domain-parse', 'src/domain/parse', "import '../validate/validate.ts';"],
  ['domain-edit', 'src/domain/edit', "import '../validate/validate.ts';"],
  ['domain-commands', 'src/domain/commands', "import '../plan/plan.ts';"],
  ['domain-backport', 'src/domain/backport', "import '../plan/plan.ts';"],
  ['domain-issues', 'src/domain/issues', "import '../validate/validate.ts';"],
  ['domain-validate', 'src/domain/validate', "import '../fabric/registry.ts';"],
  ['domain-diff', 'src/domain/diff', "import '../merge/merge.ts';"],
  ['domain-merge', 'src/domain/merge', "import '../drift/drift.ts';"],
  ['domain-drift', 'src/domain/drift', "import '../plan/plan.ts';"],
  ['domain-plan', 'src/domain/plan', "import '../status/status.ts';"],
  ['domain-status', 'src/domain/status', "import '../fabric/registry.ts';"],
  ['domain-fabric', 'src/domain/fabric', "import '../diff/diff.ts';"],
  ['domain-report', 'src/domain/report', "import type {} from '../validate/validate.ts';"],
  ['domain-report', 'src/domain/report', "import type {} from '../fabric/registry.ts';"],
  ['domain-plan', 'src/domain/plan', "import type {} from '../../ports/cluster.ts';"],
  ['core-no-node', 'src/domain/plan', "import 'node:fs';"],
  ['core-no-node', 'src/operations', "import 'path';"],
  ['core-no-node', 'src/ports', "import type {} from 'node:http';"],
  ['domain-packages', 'src/domain/parse', "import 'picomatch';"],
  ['core-no-packages', 'src/operations', "import 'yaml';"],
  ['ports-see-domain', 'src/ports', "import type {} from '../operations/apply.ts';"],
  ['operations-see-ports', 'src/operations', "import '../adapters/files/source.ts';"],
  ['adapters-apart', 'src/adapters/files', "import '../kubernetes/cluster.ts';"],
  ['adapters-inward', 'src/adapters/kubernetes', "import '../../domain/plan/plan.ts';"],
  ['adapters-inward', 'src/adapters/kubernetes', "import '../../domain/parse/select-files.ts';"],
  ['adapters-inward', 'src/adapters/kubernetes', "import '../../operations/apply.ts';"],
  ['adapters-inward', 'src/adapters/kubernetes', "import '../../simulator/server.ts';"],
  ['adapters-inward-sources', 'src/adapters/files', "import '../../domain/parse/parse.ts';"],
  ['adapter-packages-kubernetes', 'src/adapters/kubernetes', "import 'yaml';"],
  ['adapter-packages-files', 'src/adapters/files', "import '@kubernetes/client-node';"],
  ['adapter-packages-git', 'src/adapters/git', "import 'yaml';"],
  ['adapter-packages-github', 'src/adapters/github', "import 'yaml';"],
  ['adapter-packages-resilience', 'src/adapters/resilience', "import 'yaml';"],
  ['adapter-packages-runner', 'src/adapters/runner', "import 'yaml';"],
  ['adapter-packages-probot', 'src/adapters/probot', "import 'yaml';"],
  ['adapter-packages', 'src/adapters/system', "import 'commander';"],
  ['simulator-inward', 'src/simulator', "import '../adapters/files/source.ts';"],
  ['simulator-packages', 'src/simulator', "import 'picomatch';"],
  ['simulator-for-demo', 'src/entry/action', "import '../../simulator/server.ts';"],
  ['src-stays-inside', 'src/entry', "import '../../test/fixtures/fake.ts';"],
  ['no-dev-packages', 'src/entry', "import 'ajv';"],
  ['no-unresolvable', 'src/entry', "import './gone.ts';"],
  ['types-only', 'src/ports', "import { shared } from '../domain/shared/json.ts';"],
  ['types-only', 'src/simulator', "import { type Cluster as C, x } from '../ports/cluster.ts';"],
  ['types-only', 'src/domain/report', "import { v } from '../validate/validation.ts';"],
  ['import-in-type', 'src/domain/plan', "export type X = import('../../ports/cluster.ts').Cluster;"],
  ['unknown-room', 'src/domain/odds', 'export const ends = 1;'],
  ['core-no-node', 'src/domain/plan', "export const lazy = () => import('node:fs');"],
  ['domain-plan', 'src/domain/plan', "export { x } from '../status/../parse/parse.ts';"],
];

const plantedPath = (index: number): string => `${planted[index]?.[1]}/planted-${index}.ts`;

function plantAll(): Files {
  const added = planted.map(([, , line], index): [string, string] => [plantedPath(index), `${line}\n`]);
  const started = added.map(([path]) => `import '${path.replace('src/', '../../')}';\n`);
  const main = 'src/entry/cli/main.ts';
  return { ...cleanHouse, ...Object.fromEntries(added), [main]: started.join('') + cleanHouse[main] };
}

describe('the import rule', () => {
  let run: ToolRun;
  beforeAll(() => {
    run = runTool('check-imports', plantAll());
  });

  test('a house that keeps it passes, and every file was seen', () => {
    const clean = runTool('check-imports', cleanHouse);
    const files = Object.keys(cleanHouse).filter((path) => path.startsWith('src/'));
    expect(clean.output).toContain(`${files.length} files, 0 violations`);
    expect(clean.status).toBe(0);
  });

  test.each(planted.map((one, index) => [...one, index] as const))(
    'reports a violation of %s planted in %s, and it alone: %s',
    (rule, _folder, _line, index) => {
      const path = plantedPath(index);
      expect(run.violations.filter((one) => one.startsWith(`${path}: `))).toEqual([`${path}: ${rule}`]);
    },
  );

  test('reports nothing but what was planted', () => {
    expect(run.violations).toHaveLength(planted.length);
    expect(run.status).toBe(1);
  });

  test('has a planted violation for each of its rules', () => {
    const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');
    const elsewhere = ['no-cycles', 'no-dead-module'];
    const rules = forbidden.map(({ name }: { readonly name: string }) => name);
    const tried = new Set([...planted.map(([rule]) => rule), ...elsewhere]);
    expect(rules.filter((name: string) => !tried.has(name))).toEqual([]);
  });

  test('names both files of a ring, types included', () => {
    const ring = runTool('check-imports', {
      ...cleanHouse,
      'src/domain/resource/manifest.ts': `import type {} from './more.ts';\n${cleanHouse['src/domain/resource/manifest.ts']}`,
      'src/domain/resource/more.ts': "import type {} from './manifest.ts';\n",
    });
    expect(ring.violations).toEqual(['src/domain/resource/manifest.ts: no-cycles']);
    expect(ring.output).toContain('src/domain/resource/more.ts');
  });

  test('reports modules that no program reaches, also when they reach each other', () => {
    const result = runTool('check-imports', {
      ...cleanHouse,
      'src/domain/plan/island.ts': "import './islet.ts';\n",
      'src/domain/plan/islet.ts': 'export const islet = 1;\n',
    });
    expect(result.violations).toEqual([
      'src/domain/plan/island.ts: no-dead-module',
      'src/domain/plan/islet.ts: no-dead-module',
    ]);
  });

  test('gives the line of the import', () => {
    const late = "import '../drift/drift.ts';\n\nimport 'node:fs';\nexport const plan = 1;\n";
    const { output } = runTool('check-imports', { ...cleanHouse, 'src/domain/plan/plan.ts': late });
    expect(output).toContain('src/domain/plan/plan.ts:3: core-no-node: imports fs.');
  });

  test('reports files that dependency-cruiser passes over', () => {
    const result = runTool('check-imports', {
      ...cleanHouse,
      'src/domain/node_modules/hidden.ts': 'export const hidden = 1;\n',
    });
    expect(result.violations).toContain('src/domain/node_modules/hidden.ts: file-unseen');
    expect(result.status).toBe(1);
  });

  test('fails when there is nothing to see or the program starts elsewhere', () => {
    expect(runTool('check-imports', { 'package.json': '{}' }).status).toBe(1);
    const { 'src/entry/cli/main.ts': main = '', ...rest } = cleanHouse;
    const result = runTool('check-imports', { ...rest, 'src/entry/cli/start.ts': main });
    expect(result.violations).toContain('src/entry/cli/main.ts: no-start-point');
  });
});
