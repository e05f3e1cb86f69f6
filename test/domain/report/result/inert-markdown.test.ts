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
    ['ask @admin', 'ask @&#8203;admin'],
    ['<img src=x onerror=y>', '&lt;img src=x onerror=y>'],
    ['<details onclick=x>', '&lt;details onclick=x>'],
    ['![x](https://evil.example/p.png)', '&#33;[x](https://evil.example/p.png)'],
    ['\\` @admin `', '\\` @&#8203;admin `'],
    ['`` @admin `', '`` @&#8203;admin `'],
    ['a\n```\n@admin\n```', 'a\n```\n@&#8203;admin\n```'],
    ['<summary>`@admin`</summary>', '<summary>`@&#8203;admin`</summary>'],
    ['<details>\n```\n@admin', '<details>\n```\n@&#8203;admin'],
  ])('%j', (text, inert) => {
    expect(inertMarkdown(text)).toBe(inert);
  });
});

test('code is left alone, and a fence is ended', () => {
  expect(inertMarkdown('`@admin` and ``a`@b``')).toBe('`@admin` and ``a`@b``');
  expect(inertMarkdown('```sh\n@admin <b>\n```\n\n@x')).toBe('```sh\n@admin <b>\n```\n\n@&#8203;x');
  expect(inertMarkdown('```text\nopen')).toBe('```text\nopen\n```');
});
