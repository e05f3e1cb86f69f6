import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  ANSWER_RESULTS,
  type CommandAnswer,
  plainAnswer,
  receiptOf,
} from '../../../src/domain/commands/answer.ts';
import { readAnswerMark, renderAnswer } from '../../../src/domain/commands/answer-text.ts';
import { needOf } from '../../../src/domain/commands/command-need.ts';
import { helpSection } from '../../../src/domain/commands/help-answer.ts';
import { ignorePull } from '../../../src/domain/commands/ignore-pull.ts';
import { byteLength } from '../../../src/domain/shared/byte-length.ts';
import { HOSTILE_PIECES, hostileText } from '../../support/hostile-text.ts';
import { faultsOf, liveParts, renderHtml } from '../../support/rendered-markdown.ts';

const mark = { commentId: 4711, scope: '', result: 'done', subject: null } as const;
const LIMIT = 65_536;

function inert(markdown: string): void {
  expect(faultsOf(markdown, 'https://forge.example/')).toEqual([]);
  expect(liveParts(renderHtml(markdown))).toEqual([]);
}

describe('an answer', () => {
  test('says what was done, to whom, and what comes next, and is found again by its marker', () => {
    const answer = plainAnswer(
      { command: '/hold', fabric: 'lab' },
      'done',
      ['nothing is written'],
      'release it',
    );
    const text = renderAnswer('mona', [answer], ['no trail'], { ...mark, subject: 'mona/hold' });
    expect(text).toContain('**Done:** `/hold` on fabric `lab`');
    expect(text).toContain('Nothing is written.');
    expect(text).toContain('**What to do next:** Release it.');
    expect(text).toContain('- no trail');
    expect(readAnswerMark(text)).toEqual({ ...mark, subject: 'mona/hold' });
  });

  test.each(HOSTILE_PIECES.map((piece) => [piece]))('makes nothing of %j', (piece) => {
    const answer = plainAnswer({ command: piece, fabric: piece }, 'failed', [piece], piece);
    inert(renderAnswer(piece, [answer, answer], [piece], { ...mark, scope: piece, subject: piece }));
    const rule = { kind: 'VPC', name: 'a', path: '/spec/x', reason: piece, expires: '2030-01-31' };
    const pull = ignorePull(piece, [rule], piece);
    inert(pull.body);
    expect(pull.title).not.toContain('\n');
  });

  test('fits the limit of a comment, whatever it has to say', () => {
    const answers = fc.array(
      fc.record({
        command: hostileText,
        fabric: fc.option(hostileText),
        result: fc.constantFrom(...ANSWER_RESULTS),
        said: fc.array(
          fc.tuple(hostileText, fc.nat(3_000)).map(([text, times]) => text.repeat(times)),
          {
            maxLength: 40,
          },
        ),
        sections: fc.constant<CommandAnswer['sections']>([]),
        next: fc.option(hostileText),
      }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(answers, hostileText, (all, by) => {
        const text = renderAnswer(by, all, [by], mark);
        expect(byteLength(text)).toBeLessThanOrEqual(LIMIT);
        expect(readAnswerMark(text)).toEqual(mark);
      }),
      { numRuns: 40 },
    );
  });

  test('no other text of ours, and no copied form, is taken for one', () => {
    for (const text of ['', '<!-- hedgehog-sync:1 ["answer","","done","x",null] -->', 'nothing']) {
      expect(readAnswerMark(text)).toBeNull();
    }
    expect(readAnswerMark('<!-- hedgehog-sync:1 ["answer","","made up","12",null] -->')).toBeNull();
    expect(readAnswerMark('<!-- hedgehog-sync:1 ["comment","","done","12",null] -->')).toBeNull();
  });

  test('ends with the reaction that fits the worst of it', () => {
    expect(receiptOf(['done', 'partly'])).toBe('+1');
    expect(receiptOf(['done', 'refused'])).toBe('-1');
    expect(receiptOf(['waiting'])).toBe('-1');
    expect(receiptOf(['refused', 'unread'])).toBe('confused');
    expect(receiptOf(['failed'])).toBe('confused');
  });
});

test('the help names each command with what it asks of people', () => {
  const { items } = helpSection((name) => needOf(null, name));
  expect(items).toHaveLength(12);
  expect(items.find((row) => row.includes('`/apply '))).toContain('role `maintain`');
  inert(
    renderAnswer(
      'mona',
      [
        {
          ...plainAnswer({ command: '/help', fabric: null }, 'done', []),
          sections: [helpSection((name) => needOf(null, name))],
        },
      ],
      [],
      mark,
    ),
  );
});
