import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { OPTIONS } from '../../src/domain/config/options.ts';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import { FABRIC_RELEASES } from '../../src/domain/resource/schema.ts';
import { projectRoot } from '../support/shared.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const page = read('docs/compatibility.md');
const rowsBelow = (heading: string): string[] => {
  const section = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? '';
  return section.split('\n').filter((line) => line.startsWith('| '));
};

test('the compatibility page has a row for each release of the fabric, and the default', () => {
  const first = rowsBelow('Fabric').map((row) => row.split('|')[1]?.trim());
  expect(first.filter((cell) => /^\d\d\.\d\d$/.test(cell ?? ''))).toEqual([...FABRIC_RELEASES].reverse());
  expect(page).toContain(`(default ${OPTIONS['fabric-release'].default})`);
  expect(page).toContain(`all ${fabricRegistry.kinds.length} kinds`);
});

test('the compatibility page names the API server and etcd that the suites run on', () => {
  const modules = read('tools/kube-apiserver/go.mod');
  const server = /k8s\.io\/kubernetes v(\S+)/.exec(modules)?.[1];
  const etcd = /go\.etcd\.io\/etcd\/server\/v3 v(\S+)/.exec(modules)?.[1];
  expect(page).toContain(`| ${server} (kube-apiserver and etcd ${etcd},`);
});

test('the compatibility page names the Node versions that the workflows run', () => {
  for (const [file, job] of [
    ['test', 'unit'],
    ['bundle', 'fresh'],
  ] as const) {
    const versions = parse(read(`.github/workflows/${file}.yml`)).jobs[job].strategy.matrix.node;
    expect(versions).toEqual([20, 24]);
  }
  expect(rowsBelow('Node.js').join('\n')).toContain('Node 20 and 24');
  expect(JSON.parse(read('package.json')).engines.node).toBe('>=20.19');
  expect(read('action.yml')).toContain('using: node24');
});

test('every suite and workflow that the compatibility page names is there', () => {
  const named = [...page.matchAll(/`(test\/[\w./-]+)`/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
  for (const name of ['bundle', 'sample'])
    expect(existsSync(join(projectRoot, `.github/workflows/${name}.yml`))).toBe(true);
});
