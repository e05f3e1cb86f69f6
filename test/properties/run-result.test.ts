import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inertMarkdown } from '../../src/domain/report/result/inert-markdown.ts';
import { readRunResult } from '../../src/domain/report/result/read-run-result.ts';
import { RESULT_LIMITS } from '../../src/domain/report/result/run-result.ts';
import { byteLength } from '../../src/domain/shared/byte-length.ts';
import { fullReport } from '../domain/report/full-report.ts';
import { poisoned } from '../domain/report/poisoned.ts';
import { resultOf } from '../domain/report/result/result-samples.ts';
import { HOSTILE_PIECES, hostileText } from '../support/hostile-text.ts';
import { proseOf, renderHtml, tokensOf } from '../support/rendered-markdown.ts';
import { mutate } from './mutated-text.ts';
import { mutationCount, mutationTimeout } from './mutation-count.ts';

/** In the address of a link an @ is written as %40, which is the same address. */
function shown(text: string): string {
  return text.trimEnd().replaceAll(/\]\(https:[^)]*\)/g, (target) => target.replaceAll('@', '%40'));
}

describe('the result of a run', () => {
  test('is read whatever stands in the files, and its texts stay as they were rendered', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const report = poisoned(fullReport(), text);
        // a name of a fabric is one
        const { check, ...result } = resultOf(report);
        // a name of a fabric is one, and files of the checkout lie in it
        const annotations = check.annotations.map((one) => ({ ...one, file: 'a.yaml' }));
        const about = { fabric: 'lab', requestId: 'req-1', pull: null };
        const made = { ...result, ...about, check: { ...check, annotations } };
        const read = readRunResult(JSON.stringify(made));
        expect(read.result === 'refused' ? read.why : null).toBeNull();
        if (read.result !== 'ok') return;
        expect(read.run.issues?.concerns.map(({ body }) => body)).toEqual(
          made.issues?.concerns.map(({ body }) => shown(body)),
        );
        const { sections } = made.answer;
        expect(read.run.answer.sections.map(({ items }) => items)).toEqual(
          sections.map(({ items }) => items.map(shown)),
        );
      }),
      { numRuns: 100 },
    );
  });

  test('that somebody has changed is read within its bounds or refused, and never throws', () => {
    const text = JSON.stringify(resultOf());
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const read = readRunResult(mutate(text, seed));
        if (read.result === 'refused') return expect(read.why).toMatch(/^[\x20-\x7e]{1,200}$/);
        const { check, issues } = read.run;
        expect(check.annotations.length).toBeLessThanOrEqual(RESULT_LIMITS.annotations);
        expect(issues?.concerns.length ?? 0).toBeLessThanOrEqual(RESULT_LIMITS.concerns);
        expect(byteLength(JSON.stringify(read.run))).toBeLessThan(2 * RESULT_LIMITS.bytes);
      }),
      { numRuns: 500 },
    );
  });
});

test(
  'markdown of anybody mentions nobody and shows no picture and no HTML but ours',
  () => {
    const lines = fc.array(
      fc.oneof(
        fc.constantFrom(
          ...HOSTILE_PIECES,
          '@admin',
          '```',
          '```sh',
          '`',
          '``',
          '<details>',
          '\\',
          '',
          ' ',
          'text',
        ),
        hostileText,
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', ' ', '', '\n\n'), (pieces, between) => {
        const html = renderHtml(inertMarkdown(pieces.join(between)));
        const mentions = proseOf(html).filter((text) => /(?<![A-Za-z0-9])@[A-Za-z0-9]/.test(text));
        expect(mentions).toEqual([]);
        const tokens = tokensOf(inertMarkdown(pieces.join(between)));
        expect(tokens.filter(({ type }) => type === 'image')).toEqual([]);
        const html_ = tokens.filter(
          ({ type, raw }) =>
            type === 'html' && /<\/?(?!details|summary|span|code|br|sub|sup|kbd)[a-z!]/i.test(raw),
        );
        expect(html_.map(({ raw }) => raw)).toEqual([]);
      }),
      { numRuns: mutationCount(2_000) },
    );
  },
  mutationTimeout(mutationCount(2_000)),
);
