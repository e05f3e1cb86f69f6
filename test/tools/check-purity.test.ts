import { beforeAll, describe, expect, test } from '@jest/globals';
import { runTool, type ToolRun } from './planted-tree.ts';

const impure: readonly (readonly [rule: string, line: string])[] = [
  ['no-global', 'export const a = process.env.HOME;'],
  ['no-global', 'export const a = fetch("http://x");'],
  ['no-global', 'export function a() { console.log(1); }'],
  ['no-global', 'export const a = { console };'],
  ['no-global', 'setTimeout(() => 1, 1);'],
  ['no-global', 'setInterval(() => 1, 1);'],
  ['no-global', 'export const a = Buffer.from("x");'],
  ['no-global', 'export const a = performance.now();'],
  ['no-global', 'export const a = globalThis.process;'],
  ['no-global', 'export const a = crypto.randomUUID();'],
  ['no-global', 'export const a = import.meta.dirname;'],
  ['no-global', 'export class A { now = process.hrtime; }'],
  ['no-clock-or-chance', 'export const a = Date.now();'],
  ['no-clock-or-chance', "export const a = Date['now']();"],
  ['no-clock-or-chance', 'export const a = [1].map(Math.random);'],
  ['no-clock', 'export const a = new Date();'],
  ['no-clock', 'export const a = new Date;'],
  ['no-clock', 'export const a = Date();'],
  ['no-plain-error', 'export function a() { throw new Error("x"); }'],
  ['no-plain-error', 'export function a() { throw Error("x"); }'],
];

const pure: readonly string[] = [
  'export const a = new Date(0);',
  'export const a = Date.parse("2026-01-01");',
  'export const a = (fetch: () => void) => fetch();',
  'export const a = (console: { log(): void }) => console.log();',
  'export const a = { process: 1 }.process;',
  'export class A { fetch() { return 1; } }',
  'export type A = typeof fetch;',
  'export class SyncError extends Error {} export function a() { throw new SyncError("x"); }',
  'export const a = Math.max(1, 2); // Date.now() in a comment',
  'export const a = "process.env";',
];

const rooms = ['src/domain/plan', 'src/ports', 'src/operations'];

describe('the purity check', () => {
  let run: ToolRun;
  beforeAll(() => {
    const faults = impure.map(([, line], index) => [`${rooms[index % 3]}/impure-${index}.ts`, line]);
    const fine = pure.map((line, index) => [`${rooms[index % 3]}/pure-${index}.ts`, line]);
    run = runTool('check-purity', Object.fromEntries([...faults, ...fine]));
  });

  test.each(impure.map((one, index) => [...one, index] as const))('reports %s: %s', (rule, _line, index) => {
    const path = `${rooms[index % 3]}/impure-${index}.ts`;
    expect(run.violations.filter((one) => one.startsWith(`${path}: `))).toEqual([`${path}: ${rule}`]);
  });

  test.each(pure.map((line, index) => [line, index] as const))('lets pass: %s', (_line, index) => {
    expect(run.violations.filter((one) => one.includes(`/pure-${index}.ts`))).toEqual([]);
  });

  test('exits 1 on a violation and 0 without one, and leaves the shell of the program alone', () => {
    expect(run.status).toBe(1);
    const clean = runTool('check-purity', {
      'src/domain/plan/plan.ts': 'export const plan = 1;',
      'src/adapters/system/clock.ts': 'export const now = Date.now();',
      'src/domain/shared/assert-never.ts': 'export function assertNever() { throw new Error("x"); }',
    });
    expect(clean.output).toContain('2 files, 0 violations');
    expect(clean.status).toBe(0);
  });

  test('gives the line, also behind letters of more than one byte and comments', () => {
    const text = '// größer ≥ 1\n/* 🦔\n */\n\nexport const ä = "ö";\nexport const a = Date.now();\n';
    const { output } = runTool('check-purity', { 'src/domain/plan/plan.ts': text });
    expect(output).toContain('src/domain/plan/plan.ts:6: no-clock-or-chance');
  });

  test('fails where there is nothing to check', () => {
    expect(runTool('check-purity', {}).status).toBe(1);
  });
});
