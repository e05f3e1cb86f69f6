import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { codeLink } from '../../../src/domain/report/markdown-parts.ts';
import { projectRoot } from '../../support/shared.ts';

test.each(['HHS-2020', 'HHS-1101', 'HHS-4001', 'HHS-VA-6', 'HHS-L18'])('%s is linked to its page', (code) => {
  const markdown = codeLink(code, { docsUrl: 'https://forge.example/docs' });
  expect(markdown).toBe(`[\`${code}\`](https://forge.example/docs/reference/codes/${code}.md)`);
  const text = readFileSync(join(projectRoot, 'docs', 'reference', 'codes', `${code}.md`), 'utf8');
  expect(text).toMatch(new RegExp(`^# ${code}: `, 'm'));
});

test('there is no link where the documents are nowhere', () => {
  expect(codeLink('HHS-2020', { docsUrl: '' })).toBe('`HHS-2020`');
});

test('the page on how to run commands has the heading that checks link to', () => {
  const source = readFileSync(join(projectRoot, 'src', 'domain', 'report', 'run-sections.ts'), 'utf8');
  const [, anchor = ''] = /action\.md#([\w-]+)/.exec(source) ?? [];
  const page = readFileSync(join(projectRoot, 'docs', 'action.md'), 'utf8');
  const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
  expect(headings).toContain(anchor);
});
