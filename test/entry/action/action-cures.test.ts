import { expect, test } from '@jest/globals';
import { inWorkflowWords } from '../../../src/entry/action/action-cures.ts';

const failure = {
  category: 'configuration',
  code: 'HHS-2020',
  message: 'none',
  help: 'Give --kubeconfig.',
} as const;

test('a cure speaks of inputs where the command line speaks of options, and is left alone elsewhere', () => {
  const { help, ...rest } = inWorkflowWords(failure);
  expect(help).toContain('input `kubeconfig`');
  expect(help).toContain('environment');
  expect(rest).toEqual({ category: 'configuration', code: 'HHS-2020', message: 'none' });
  const other = { ...failure, code: 'HHS-2201' };
  expect(inWorkflowWords(other)).toBe(other);
});
