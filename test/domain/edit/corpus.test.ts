import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { editDocument } from '../../../src/domain/edit/edit-document.ts';
import { jsonEquals } from '../../../src/domain/shared/json.ts';
import { documentsOf, faultOfEdit } from './edit-oracle.ts';
import { everyEdit, type Trial } from './every-edit.ts';

const folder = join(import.meta.dirname, '../../fixtures/ugly-yaml');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort();

/** Refusals that a file is made for; any other one is a failure. */
const EXPECTED_REFUSALS: readonly (readonly [file: RegExp, reasons: readonly string[]])[] = [
  [/^(?:anchor|alias|tags-list|merge|quoted-anchor)/, ['shared-by-anchor']],
  [/^merge/, ['shared-by-anchor', 'merge-key']],
  [/^(?:explicit-keys-odd|flow-pairs-in-list)/, ['unsupported-syntax']],
];

function mayRefuse(file: string, reason: string): boolean {
  return EXPECTED_REFUSALS.some(([pattern, reasons]) => pattern.test(file) && reasons.includes(reason));
}

describe('the corpus of ugly files', () => {
  test('has at least 150 different files', () => {
    const texts = new Set(files.map((name) => readFileSync(join(folder, name), 'utf8')));
    expect(texts.size).toBe(files.length);
    expect(files.length).toBeGreaterThanOrEqual(150);
  });

  test.each(files.filter((name) => !name.startsWith('broken-')))(
    '%s takes every kind of edit and nothing but the edit, or says why not',
    (name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const faults: string[] = [];
      let edited = 0;
      for (const [document, value] of documentsOf(text).entries()) {
        if (value === undefined) continue;
        for (const trial of everyEdit(value)) {
          const result = editDocument(text, document, [trial.edit], { emptied: 'keep' });
          if (result.result === 'edited') edited += 1;
          const fault =
            result.result === 'edited'
              ? faultOfEdit(text, document, trial, result)
              : result.result === 'unchanged'
                ? jsonEquals(trial.expected, value)
                  ? null
                  : 'nothing was done'
                : mayRefuse(name, result.reason)
                  ? null
                  : `refused: ${result.reason}, ${result.message}`;
          if (fault !== null) faults.push(told(trial, fault));
        }
      }
      expect(faults).toEqual([]);
      expect(edited).toBeGreaterThan(0);
    },
  );

  test.each(files.filter((name) => name.startsWith('broken-')))('%s is refused as a whole', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const result = editDocument(text, 0, [{ op: 'set', pointer: '/metadata/name', value: 'x' }]);
    expect(result).toMatchObject({
      result: 'refused',
      reason: expect.stringMatching('^(?:unreadable|duplicate-key)$'),
    });
    expect(result).toHaveProperty('line', expect.any(Number));
  });
});

function told({ kind, edit }: Trial, fault: string): string {
  return `${kind} ${JSON.stringify(edit)}: ${fault}`;
}
