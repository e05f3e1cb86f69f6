import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fitBytes, plainSection, type Section } from '../../../src/domain/report/fit-bytes.ts';
import { tableHead } from '../../../src/domain/report/markdown-parts.ts';
import { byteLength, cutBytes } from '../../../src/domain/shared/byte-length.ts';
import { hostileText } from '../../support/hostile-text.ts';

/** Half a character. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const END = '<!-- end -->';
const encoder = new TextEncoder();
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => text.replaceAll(/\s/g, '_'));
const section: fc.Arbitrary<Section> = fc.record({
  head: word.map((text) => `### ${text}`),
  items: fc.array(
    word.map((text) => `- item ${text}`),
    { maxLength: 40 },
  ),
  layout: fc.constantFrom('list', 'blocks'),
  noun: fc.constant('object'),
});

function list(count: number, head = '### Objects'): Section {
  const items = Array.from({ length: count }, (_, index) => `- object ${index}`);
  return { head, items, layout: 'list', noun: 'object' };
}

describe('bytes of a text', () => {
  test('are those of UTF-8', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(byteLength(text)).toBe(encoder.encode(text).length);
      }),
    );
  });

  test('a cut never halves a character and never exceeds its limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite', maxLength: 50 }), fc.nat(60), (text, limit) => {
        const cut = cutBytes(text, limit);
        expect(byteLength(cut)).toBeLessThanOrEqual(limit);
        expect(cut).not.toMatch(HALF);
        expect(cut === text || cut === '' || (cut.endsWith('…') && text.startsWith(cut.slice(0, -1)))).toBe(
          true,
        );
      }),
    );
  });
});

describe('fitting sections into a budget', () => {
  test('all is there when there is room', () => {
    const text = fitBytes([plainSection('Hello'), list(2)], { bytes: 500, end: END, elsewhere: 'elsewhere' });
    expect(text).toBe(`Hello\n\n### Objects\n\n- object 0\n- object 1\n\n${END}`);
  });

  test('what is left out is counted where it is missing', () => {
    const text = fitBytes([list(100)], { bytes: 200, end: END, elsewhere: 'see the log' });
    const shown = text.match(/- object/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(3);
    expect(text).toContain(`*${100 - shown} more objects left out: see the log.*`);
  });

  test('a long section leaves room for those after it', () => {
    const text = fitBytes([list(10_000, '### Long'), list(3, '### Short')], {
      bytes: 2_000,
      end: END,
      elsewhere: 'log',
    });
    expect(text).toContain('### Short\n\n- object 0\n- object 1\n- object 2');
    expect(byteLength(text)).toBeGreaterThan(1_950);
  });

  test('a table without room for a row is not begun', () => {
    const table: Section = {
      head: `### Rows\n\n${tableHead(['a', 'b'])}`,
      items: [`| ${'x'.repeat(500)} | y |`],
      layout: 'rows',
      noun: 'row',
    };
    const text = fitBytes([table], { bytes: 300, end: END, elsewhere: 'log' });
    expect(text).toBe(`### Rows\n\n*1 row left out: log.*\n\n${END}`);
  });

  test('a budget too small for all heads drops sections from the end and says how many', () => {
    const sections = Array.from({ length: 20 }, (_, index) =>
      plainSection(`Section ${index} ${'x'.repeat(40)}`),
    );
    const text = fitBytes(sections, { bytes: 300, end: END, elsewhere: 'log' });
    const [, dropped = '0'] = /\*(\d+) sections left out: log\.\*/.exec(text) ?? [];
    expect(Number(dropped) + (text.match(/Section \d/g)?.length ?? 0)).toBe(20);
  });

  test('never exceeds the budget, ends with its end, and every item is whole and counted', () => {
    fc.assert(
      fc.property(
        fc.array(section, { maxLength: 6 }),
        fc.integer({ min: 20, max: 3_000 }),
        (sections, bytes) => {
          const text = fitBytes(sections, { bytes, end: END, elsewhere: 'log' });
          expect(byteLength(text)).toBeLessThanOrEqual(bytes);
          expect(text.split('\n').at(-1)).toBe(END);
          const items = sections.flatMap((one) => one.items);
          const shown = text.split('\n').filter((line) => line.startsWith('- item'));
          for (const line of shown) expect(items).toContain(line);
          if (bytes < 1_500) return;
          const counted = [...text.matchAll(/\*(\d+) (?:more )?objects? left out/g)].map(([, count]) =>
            Number(count),
          );
          expect(shown.length + counted.reduce((sum, count) => sum + count, 0)).toBe(items.length);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
