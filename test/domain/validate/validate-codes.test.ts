import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { VALIDATE_CODES } from '../../../src/domain/validate/validate-codes.ts';
import { projectRoot } from '../../support/shared.ts';

const room = join(projectRoot, 'src/domain/validate');
const texts = readdirSync(room)
  .filter((name) => name !== 'validate-codes.ts')
  .map((name) => readFileSync(join(room, name), 'utf8'))
  .join('\n');

test('every code of the table is given out somewhere', () => {
  expect(Object.keys(VALIDATE_CODES).filter((code) => !texts.includes(`'${code}'`))).toEqual([]);
});

test('every row says what, why and what to do, and no two say the same', () => {
  const rows = Object.values(VALIDATE_CODES);
  for (const { title, cause, cure } of rows) {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(cause).toMatch(/^[A-Z]/);
    expect(cure).toMatch(/^[A-Z].*\.$/);
  }
  expect(new Set(rows.map(({ title }) => title)).size).toBe(rows.length);
});
