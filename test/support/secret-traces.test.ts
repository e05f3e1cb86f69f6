import { describe, expect, test } from '@jest/globals';
import { plainText } from '../../src/domain/report/escape-text.ts';
import { escapeMarkdown } from '../../src/domain/report/markdown-escape.ts';
import { SECRET_FORMS, tracesOf } from './secret-traces.ts';

const SECRET = 'cluster_token/with+odd=chars&more~<0123456789abcdef>';

describe('the search for secrets', () => {
  describe.each(SECRET_FORMS)('finds one that was written %s', (_how, write) => {
    const said = `before ${write(SECRET)} after`;

    test.each<readonly [string, string]>([
      ['and left so', said],
      ['in a log', plainText(said)],
      ['in markdown', escapeMarkdown(said)],
      ['in the body of a request', JSON.stringify({ text: said })],
      ['in markdown in the body of a request', JSON.stringify({ text: escapeMarkdown(said) })],
    ])('%s', (_where, text) => {
      expect(tracesOf(text, { token: SECRET })).not.toEqual([]);
    });
  });

  test('finds nothing where there is nothing', () => {
    expect(tracesOf(`before *** after ${SECRET.slice(0, 20)}`, { token: SECRET })).toEqual([]);
  });
});
