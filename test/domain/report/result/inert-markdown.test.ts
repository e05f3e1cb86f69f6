import { describe, expect, test } from '@jest/globals';
import { inertMarkdown } from '../../../../src/domain/report/result/inert-markdown.ts';
import { fullReport, surfacesOf } from '../full-report.ts';

test('what our own renderers write stays as it is', () => {
  for (const { text } of surfacesOf(fullReport())) {
    const lines = text.split('\n').filter((line) => !line.startsWith('<!--'));
    expect(inertMarkdown(lines.join('\n'))).toBe(lines.join('\n'));
  }
});

describe('does nothing any more:', () => {
  test.each([
    ['ask @admin', 'ask @\u200badmin'],
    ['<img src=x onerror=y>', '<\u200bimg src=x onerror=y>'],
    ['<details onclick=x>', '<\u200bdetails onclick=x>'],
    ['![x](https://evil.example/p.png)', '&#33;[x](https://evil.example/p.png)'],
    ['\\` @admin `', '\\` @\u200badmin `'],
    ['`` @admin `', '`` @\u200badmin `'],
    ['a\n```\n@admin\n```', 'a\n\u200b```\n@\u200badmin\n\u200b```'],
    ['a <b> c ![x](y)', 'a &lt;b> c &#33;[x](y)'],
    ['`\n`@admin`', '`\n`@\u200badmin`'],
    ['www.x.example/`@admin`', 'www.x.example/`@\u200badmin`'],
    ['~~~\n![x](https://evil.example/p.png)', '\u200b~~~\n!\u200b[x](https://evil.example/p.png)'],
    ['``` sh\n\n```\n\n@admin', '\u200b``` sh\n\n```\n\n@admin\n```'],
    ['<summary>`@admin`</summary>', '<summary>`@\u200badmin`</summary>'],
    ['<details>\n```\n@admin', '<details>\n\u200b```\n@\u200badmin'],
  ])('%j', (text, inert) => {
    expect(inertMarkdown(text)).toBe(inert);
  });
});

test('code is left alone, and a fence is ended', () => {
  expect(inertMarkdown('`@admin` and ``a`@b``')).toBe('`@admin` and ``a`@b``');
  expect(inertMarkdown('```sh\n@admin <b>\n```\n\n@x')).toBe('```sh\n@admin <b>\n```\n\n@\u200bx');
  expect(inertMarkdown('```text\nopen')).toBe('```text\nopen\n```');
});
