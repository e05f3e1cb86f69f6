import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from '../../../src/domain/report/escape-text.ts';
import { showInvisible } from '../../../src/domain/report/invisible-characters.ts';
import { code, escapeMarkdown, link } from '../../../src/domain/report/markdown-escape.ts';
import { plainMarkdown } from '../../../src/domain/report/plain-markdown.ts';

describe('markdown for a log', () => {
  test('loses its markup, and nothing of what it says', () => {
    const line = link(code('vpcs.yaml:12'), 'https://github.com/acme/fabrics/blob/main/vpcs.yaml#L12');
    expect(plainMarkdown(`**No.** Mend ${line} (did you mean ${code('a|b')}?)<br>now`)).toBe(
      'No. Mend vpcs.yaml:12 (did you mean a|b?) now',
    );
  });

  test.each<readonly [string, (text: string) => string]>([
    ['text', escapeMarkdown],
    ['code', (text) => code(text.trim())],
    ['the label of a link', (text) => link(code(text.trim()), 'https://example.com/(x)')],
  ])('%s from outside reads as it was written', (_what, write) => {
    const shown = (text: string) => showInvisible(plainText(text));
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[ a-f0-9`*_[\]()<>&$#@~|\\.:-]{1,60}$/),
    );
    fc.assert(
      fc.property(
        text.filter((one) => shown(one).trim() === shown(one.trim()) && one.trim() !== ''),
        (one) => {
          expect(plainMarkdown(write(one))).toBe(shown(one).trim());
        },
      ),
      { numRuns: 500 },
    );
  });
});
