import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../support/shared.ts';
import { withTree } from './planted-tree.ts';

/** Evaluates an expression with an export of a tool, in a process of its own, and gives the JSON of its value. */
function evaluate(tool: string, name: string, args: readonly unknown[]): unknown {
  const url = JSON.stringify(`file://${join(projectRoot, 'tools', tool)}`);
  const code = `import { ${name} } from ${url}; console.log(JSON.stringify(await ${name}(...${JSON.stringify(args)})))`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

describe('the comparison of a fresh bundle with the committed one', () => {
  const compare = (root: string): unknown =>
    evaluate('house/compare-folders.mjs', 'compareFolders', [join(root, 'fresh'), join(root, 'dist')]);

  test('finds nothing where every byte is the same', () => {
    const files = { 'fresh/cli/index.js': 'a', 'dist/cli/index.js': 'a' };
    expect(withTree(files, compare)).toEqual({ files: 1, faults: [] });
  });

  test('names what differs, what is missing and what is left over', () => {
    const files = {
      'fresh/cli/index.js': 'a\n',
      'dist/cli/index.js': 'a\r\n',
      'fresh/cli/12.index.js': 'b',
      'dist/cli/13.index.js': 'b',
      'fresh/cli/licenses.txt': 'ä',
      'dist/cli/licenses.txt': 'ä',
    };
    expect(withTree(files, compare)).toEqual({
      files: 3,
      faults: ['cli/12.index.js is missing', 'cli/13.index.js is left over', 'cli/index.js differs'],
    });
  });

  test('sees a lost executable bit', () => {
    const files = { 'fresh/cli/index.js': 'a', 'dist/cli/index.js': 'a' };
    const faults = withTree(files, (root) => {
      chmodSync(join(root, 'fresh/cli/index.js'), 0o755);
      return compare(root);
    });
    expect(faults).toEqual({ files: 1, faults: ['cli/index.js differs'] });
  });

  test('reports every file where there is no dist at all', () => {
    const faults = withTree({ 'fresh/cli/index.js': 'a' }, compare);
    expect(faults).toEqual({ files: 1, faults: ['cli/index.js is missing'] });
  });
});

describe('the list of licences', () => {
  const tree = {
    'src/main.ts':
      "import 'plain';\nimport '@scope/deep';\nvoid import('lazy');\nvoid import('./vendor.cjs');\n",
    'node_modules/plain/package.json': '{"name":"plain","license":"MIT","main":"index.js"}',
    'node_modules/plain/index.js': 'console.log(1);',
    'node_modules/plain/LICENSE': 'Do what you like.\r\n',
    'node_modules/@scope/deep/package.json': '{"name":"@scope/deep","license":"ISC","main":"lib/a.js"}',
    'node_modules/@scope/deep/lib/a.js': "require('inner');",
    'node_modules/@scope/deep/licence.md': 'Be kind.',
    'node_modules/@scope/deep/node_modules/inner/package.json': '{"name":"inner","license":"BSD"}',
    'node_modules/@scope/deep/node_modules/inner/index.js': 'console.log(2);',
    'node_modules/lazy/package.json': '{"name":"lazy","main":"index.js"}',
    'node_modules/lazy/index.js': 'console.log(3);',
    'node_modules/lazy/COPYING': 'Copy me.',
    'node_modules/unused/package.json': '{"name":"unused","license":"MIT"}',
    'node_modules/unused/index.js': '',
  };

  test('holds each package that the bundle contains, lazily loaded ones too, and no other', () => {
    const text = withTree(tree, (root) => evaluate('licenses.mjs', 'licensesOf', [root, ['src/main.ts']]));
    expect(text).toBe(
      [
        '@scope/deep\nISC\nBe kind.\n',
        'inner\nBSD\n',
        'lazy\nsee below\nCopy me.\n',
        'plain\nMIT\nDo what you like.\n',
      ].join('\n'),
    );
  });
});
