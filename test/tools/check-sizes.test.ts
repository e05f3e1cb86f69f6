import { beforeAll, describe, expect, test } from '@jest/globals';
import { runTool, type ToolRun } from './planted-tree.ts';

const lines = (count: number, line: string): string => Array(count).fill(line).join('\n');
const functionOf = (count: number): string => `export function long() {\n${lines(count - 2, '  f();')}\n}\n`;

/** Path, text, and the rules that it breaks. */
const files: readonly (readonly [path: string, text: string, rules: readonly string[]])[] = [
  ['src/a/full.ts', `${lines(300, 'f();')}\n`, []],
  ['src/a/overfull.ts', `${lines(301, 'f();')}\n`, ['file-too-long']],
  ['src/a/function-60.ts', functionOf(60), []],
  ['src/a/function-61.ts', functionOf(61), ['function-too-long']],
  ['src/a/arrow-61.ts', `export const long = () => {\n${lines(59, '  f();')}\n};\n`, ['function-too-long']],
  ['src/a/method-61.ts', `class A {\n  long() {\n${lines(59, 'f();')}\n  }\n}\n`, ['function-too-long']],
  ['src/a/table-of-200.ts', `export const table = [\n${lines(198, '  1,')}\n];\n`, []],
  ['src/a/any.ts', 'export let a: any;\nexport let b: readonly any[];\n', ['no-any', 'no-any']],
  ['src/a/word-any.ts', 'export const any = "any";\n', []],
  ['src/a/non-null.ts', 'export const a = f()!.x;\n', ['no-non-null']],
  ['src/a/ignore.ts', '// @ts-ignore for now\nf();\n', ['no-suppression']],
  ['src/a/expect-error.ts', '/* @ts-expect-error */\nf();\n', ['no-suppression']],
  ['src/a/double-cast.ts', 'export const a = f() as unknown as string;\n', ['no-double-cast']],
  ['src/a/cast.ts', 'export const a = f() as unknown;\n', []],
  ['src/a/enum.ts', 'export enum A { B }\n', ['no-enum']],
  ['src/a/default.ts', 'export default function f() {}\n', ['no-default-export']],
  ['src/a/barrel.ts', "export * from './b.ts';\nexport { c } from './c.ts';\n", ['no-barrel']],
  ['src/a/index.ts', 'export const a = 1;\n', ['no-barrel']],
  ['src/adapters/kubernetes/vendor.ts', "export { KubeConfig } from '@kubernetes/client-node';\n", []],
  ['src/adapters/kubernetes/load-vendor.ts', '// @ts-ignore made by the build\nf();\n', []],
];

describe('the check of sizes and habits', () => {
  let run: ToolRun;
  beforeAll(() => {
    run = runTool('check-sizes', Object.fromEntries(files));
  });

  test.each(files)('%s', (path, _text, rules) => {
    const found = run.violations.filter((one) => one.startsWith(`${path}: `));
    expect(found).toEqual(rules.map((rule) => `${path}: ${rule}`));
  });

  test('exits 1 on a violation and 0 without one', () => {
    expect(run.status).toBe(1);
    expect(runTool('check-sizes', { 'src/a/a.ts': 'f();\n' }).status).toBe(0);
    expect(runTool('check-sizes', {}).status).toBe(1);
  });

  test.each(['utils', 'helpers', 'common'])('reports a folder named %s', (name) => {
    const { violations } = runTool('check-sizes', { [`src/domain/${name}/a.ts`]: 'f();\n' });
    expect(violations).toEqual([`src/domain/${name}: no-drawer`]);
  });

  test('reports an exception that is not needed any more', () => {
    const path = 'src/adapters/kubernetes/load-vendor.ts';
    expect(runTool('check-sizes', { [path]: 'f();\n' }).violations).toEqual([`${path}: stale-exception`]);
    const table = 'src/entry/cli/demo/sample-files.ts';
    expect(runTool('check-sizes', { [table]: 'f();\n' }).violations).toEqual([`${table}: stale-exception`]);
    expect(runTool('check-sizes', { [table]: `${lines(301, 'f();')}\n` }).violations).toEqual([]);
  });
});
