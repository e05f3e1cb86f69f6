import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { editDocument } from '../../../src/domain/edit/edit-document.ts';
import { type Json, jsonEquals } from '../../../src/domain/shared/json.ts';
import { documentsOf, faultOfEdit } from './edit-oracle.ts';
import { everyEdit } from './every-edit.ts';
import { anyValue, randomYaml } from './random-yaml.ts';

const runs = { seed: 20_240_601, numRuns: 300 };

describe('random files in random styles', () => {
  test('the generator writes what the parser reads', () => {
    fc.assert(
      fc.property(randomYaml, ({ text, values }) => {
        expect(documentsOf(text)).toEqual(values);
      }),
      runs,
    );
  });

  test('any edit gives exactly the value and touches only its lines', () => {
    fc.assert(
      fc.property(randomYaml, fc.nat(), fc.nat(), ({ text, values }, document, turn) => {
        const index = document % values.length;
        const trials = everyEdit(values[index] ?? null);
        const trial = trials[turn % trials.length];
        if (trial === undefined) return;
        const result = editDocument(text, index, [trial.edit], { emptied: 'keep' });
        if (result.result === 'unchanged') expect(trial.expected).toEqual(values[index]);
        else if (result.result === 'refused') throw new Error(`refused: ${result.reason}: ${result.message}`);
        else expect(faultOfEdit(text, index, trial, result)).toBeNull();
      }),
      runs,
    );
  });

  test('one value turned into any other reads as the other, and doing it again changes nothing', () => {
    fc.assert(
      fc.property(randomYaml, anyValue, ({ text }, value) => {
        const wanted: Json = { kind: 'X', metadata: { name: 'x' }, spec: { value } };
        const result = editDocument(text, 0, [{ op: 'set', pointer: '', value: wanted }]);
        if (result.result === 'refused') throw new Error(`refused: ${result.reason}: ${result.message}`);
        const edited = result.result === 'edited' ? result.text : text;
        expect(jsonEquals(documentsOf(edited)[0], wanted)).toBe(true);
        expect(documentsOf(edited).slice(1)).toEqual(documentsOf(text).slice(1));
        expect(editDocument(edited, 0, [{ op: 'set', pointer: '', value: wanted }])).toEqual({
          result: 'unchanged',
        });
      }),
      runs,
    );
  });

  test('there and back again gives the same value', () => {
    fc.assert(
      fc.property(randomYaml, anyValue, ({ text, values }, value) => {
        const there = editDocument(text, 0, [{ op: 'set', pointer: '/spec/inserted', value }]);
        if (there.result !== 'edited') throw new Error(`not edited: ${JSON.stringify(there)}`);
        const back = editDocument(there.text, 0, [{ op: 'remove', pointer: '/spec/inserted' }], {
          emptied: 'keep',
        });
        if (back.result !== 'edited') throw new Error(`not edited: ${JSON.stringify(back)}`);
        expect(documentsOf(back.text)).toEqual(values);
      }),
      runs,
    );
  });

  test('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom('', '/a', '/a/0', '/-'),
        anyValue,
        (text, pointer, value) => {
          expect(['edited', 'unchanged', 'refused']).toContain(
            editDocument(text, 0, [{ op: 'set', pointer, value }]).result,
          );
        },
      ),
      runs,
    );
  });
});
