import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainLogLine } from '../../../src/domain/report/workflow-command.ts';
import { hostileText } from '../../support/hostile-text.ts';

describe('a line for the log of the runner', () => {
  test('begins no workflow command, in either form, and stays one line', () => {
    for (const text of ['::set-output name=a::b', '  ::error::x', '##[error]x', 'a ##[command]b']) {
      expect(plainLogLine(text)).not.toMatch(/^\s*::|##\[/);
    }
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(plainLogLine(text)).not.toMatch(/^\s*::|##\[|[\n\r]/);
      }),
      { numRuns: 1_000 },
    );
  });

  test('leaves what people write as it is', () => {
    expect(plainLogLine('a::b is no command, nor is 12:30')).toBe('a::b is no command, nor is 12:30');
  });
});
