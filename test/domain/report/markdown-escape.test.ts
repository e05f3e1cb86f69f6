import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from '../../../src/domain/report/escape-text.ts';
import { showInvisible } from '../../../src/domain/report/invisible-characters.ts';
import { code, escapeMarkdown, fence, link } from '../../../src/domain/report/markdown-escape.ts';
import { row, sentence, tableHead } from '../../../src/domain/report/markdown-parts.ts';
import { hostileText } from '../../support/hostile-text.ts';
import { faultsOf, liveParts, renderHtml, tablesOf, visibleText } from '../../support/rendered-markdown.ts';

const NO_LINK = 'none://';
const RUNS = { numRuns: 2_000 };
const readable = (text: string) => showInvisible(plainText(text));
const blanks = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('text from outside in markdown', () => {
  test.each([
    ['@team', 'a mention'],
    ['see #123 and o/r#4', 'an issue'],
    ['GH-12', 'an issue by its old name'],
    ['deadbeefcafe', 'a commit'],
    ['http://evil.example and www.evil.example', 'a link'],
    ['a@b.example', 'a mail address'],
    [':tada:', 'a picture'],
    ['$x$ and $$y$$', 'a formula'],
  ])('%j does not become %s', (text) => {
    const html = renderHtml(`Said: ${escapeMarkdown(text)}`);
    expect(liveParts(html)).toEqual([]);
    expect(visibleText(html).trim()).toBe(`Said: ${text}`);
  });

  test('reads as it was written and does nothing, whatever it is', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const markdown = escapeMarkdown(text);
        expect(markdown).not.toMatch(/[\n\r\u2028\u2029\u202a-\u202e]/);
        const html = renderHtml(markdown);
        expect(blanks(visibleText(html))).toBe(blanks(readable(text)));
        expect(liveParts(html)).toEqual([]);
        expect(faultsOf(markdown, NO_LINK)).toEqual([]);
        expect(
          html === '' ||
            /^<p>(?:(?!<p>|<h\d|<ul|<ol|<blockquote|<pre|<em>|<strong>|<del>|<a |<img)[\s\S])*<\/p>\n$/.test(
              html,
            ),
        ).toBe(true);
      }),
      RUNS,
    );
  });

  test('stays in its cell of a table', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        const markdown = `${tableHead(['a', 'b', 'c'])}\n${row([escapeMarkdown(one), code(other), 'last'])}`;
        const [table, ...more] = tablesOf(markdown);
        expect(more).toEqual([]);
        expect(table?.rows.map((cells) => cells.length)).toEqual([3]);
        expect(table?.rows[0]?.[2]?.text).toBe('last');
        expect(liveParts(renderHtml(markdown))).toEqual([]);
        expect(visibleText(renderHtml(markdown))).toContain(
          other === '' ? '(empty)' : readable(other).trim(),
        );
      }),
      RUNS,
    );
  });

  test('what a sentence sets in backticks is code, and nothing else of it is markup', () => {
    expect(sentence('run `kubectl get` for @team')).toBe('run `kubectl get` for @&#8203;team');
    fc.assert(
      fc.property(hostileText, (text) => {
        const html = renderHtml(`Says: ${sentence(text)}`);
        expect(liveParts(html)).toEqual([]);
        expect(faultsOf(`Says: ${sentence(text)}`, NO_LINK)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('code', () => {
  test('is exact to the letter, outside tables as well', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const html = renderHtml(`x ${code(text)} y`);
        const [, inner = ''] = /<code>([\s\S]*)<\/code>/.exec(html) ?? [];
        expect(visibleText(inner)).toBe(text === '' ? '(empty)' : readable(text));
        expect(liveParts(html)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('a block is closed whatever it holds, and holds it unchanged', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 4 }), (lines) => {
        const markdown = `before\n\n${fence(lines, 'sh')}\n\nafter`;
        expect(faultsOf(markdown, NO_LINK)).toEqual([]);
        const html = renderHtml(markdown);
        const [, inner = ''] = /<code[^>]*>([\s\S]*)<\/code>/.exec(html) ?? [];
        // the reader drops empty lines at the end of a block
        expect(visibleText(inner).trimEnd()).toBe(lines.map(readable).join('\n').trimEnd());
        expect(html).toMatch(/<p>after<\/p>\n$/);
      }),
      RUNS,
    );
  });
});

describe('links', () => {
  test('lead to http and https only', () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//evil.example',
      '',
      'file:///etc/passwd',
      null,
    ]) {
      expect(link('label', url)).toBe('label');
    }
    expect(link('label', 'https://forge.example/a b(c)')).toBe('[label](https://forge.example/a%20b%28c%29)');
  });

  test('cannot be left by what stands in their address', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const markdown = `a ${link('label', `https://forge.example/${text}`)} b`;
        expect(faultsOf(markdown, 'https://forge.example/')).toEqual([]);
        expect(renderHtml(markdown)).toMatch(/^<p>a <a href="[^"]*">label<\/a> b<\/p>\n$/);
      }),
      RUNS,
    );
  });
});
