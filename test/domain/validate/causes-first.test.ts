import { expect, test } from '@jest/globals';
import { causesFirst } from '../../../src/domain/validate/causes-first.ts';
import { finding } from '../report/sample-reports.ts';

const at = (name: string | null, code: string, line: number) => ({ ...finding, name, code, line });

test('a misspelt name comes before what follows from it on the same object, and nothing else moves', () => {
  const sorted = [
    at('a', 'HHS-VPC-6', 1),
    at('b', 'HHS-VPC-6', 5),
    at('b', 'HHS-4001', 6),
    at('b', 'HHS-VPC-27', 7),
    at('b', 'HHS-4001', 8),
    at('c', 'HHS-4001', 9),
  ];
  expect(causesFirst(sorted).map(({ line }) => line)).toEqual([1, 6, 8, 5, 7, 9]);
});
