import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { codeLink } from '../../../src/domain/report/markdown-parts.ts';
import { projectRoot } from '../../support/shared.ts';

test.each([
  ['HHS-2020', 'errors'],
  ['HHS-1101', 'errors'],
  ['HHS-4001', 'diagnostics'],
  ['HHS-VA-6', 'rules'],
  ['HHS-L18', 'rules'],
])('%s is linked to its heading on the page of the %s', (code, page) => {
  const markdown = codeLink(code, { docsUrl: 'https://forge.example/docs' });
  expect(markdown).toBe(
    `[\`${code}\`](https://forge.example/docs/reference/${page}.md#${code.toLowerCase()})`,
  );
  const text = readFileSync(join(projectRoot, 'docs', 'reference', `${page}.md`), 'utf8');
  expect(text).toMatch(new RegExp(`^### ${code}$`, 'm'));
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
