import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ERROR_CODES, errorFacts } from '../../../src/domain/shared/error-codes.ts';
import { projectRoot } from '../../support/shared.ts';

test('every code says what, why and what to do, in sentences', () => {
  for (const [code, { title, cause, cure }] of Object.entries(ERROR_CODES)) {
    expect(code).toMatch(/^HHS-[12]\d{3}$/);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(cause).toMatch(/\.$/);
    expect(cure).toMatch(/\.$/);
  }
});

test('a code belongs to the class that its number says', () => {
  const classes = { 20: 'configuration', 22: 'authentication', 24: 'conflict', 26: 'github' };
  for (const [code, { category }] of Object.entries(ERROR_CODES)) {
    const wanted = Object.entries(classes).find(([prefix]) => code.startsWith(`HHS-${prefix}`))?.[1];
    if (wanted !== undefined) expect(category).toBe(wanted);
    else expect(['network', 'timeout', 'kubernetes', 'conflict']).toContain(category);
  }
});

test('no code of the table is out of use', () => {
  const tables = join(projectRoot, 'src', 'domain', 'shared');
  const sources = readdirSync(join(projectRoot, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !(entry.parentPath === tables && /-codes?\.ts$/.test(entry.name)))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const unused = Object.keys(ERROR_CODES).filter(
    (code) => !sources.some((text) => text.includes(`'${code}'`)),
  );
  expect(unused).toEqual([]);
});

test('help is what the table says', () => {
  expect(errorFacts('HHS-2101')).toEqual({ code: 'HHS-2101', help: ERROR_CODES['HHS-2101'].cure });
});
