import { PARSE_CODES } from '../../src/domain/parse/parse-codes.ts';
import { CONFIGURATION_CODES } from '../../src/domain/shared/configuration-codes.ts';
import { ERROR_CODES } from '../../src/domain/shared/error-codes.ts';
import { VALIDATE_CODES } from '../../src/domain/validate/validate-codes.ts';
import type { CodeExample } from './examples/code-example.ts';
import { CONFIG_EXAMPLES } from './examples/config-examples.ts';
import { ERROR_EXAMPLES } from './examples/error-examples.ts';
import { FILE_EXAMPLES } from './examples/file-examples.ts';
import { OBJECT_EXAMPLES } from './examples/object-examples.ts';
import { code, type GeneratedFile, markdownPage, markdownTable, sentence } from './page.ts';

interface CodeRow {
  readonly title: string;
  readonly cause: string;
  readonly cure: string;
  readonly severity?: string;
  readonly category?: string;
}

type CodeTable = Readonly<Record<string, CodeRow>>;

const ERRORS: CodeTable = { ...CONFIGURATION_CODES, ...ERROR_CODES };
const EXAMPLES: Readonly<Record<string, CodeExample>> = {
  ...CONFIG_EXAMPLES,
  ...ERROR_EXAMPLES,
  ...FILE_EXAMPLES,
  ...OBJECT_EXAMPLES,
};

/** Codes that are met in files. */
export const FINDING_CODES: CodeTable = { ...PARSE_CODES, ...VALIDATE_CODES };

/** The name of a code with a link to its page, for pages in `docs/reference`. */
export function codeCell(value: string): string {
  return `[${code(value)}](codes/${value}.md)`;
}

/** One page for each code that is not a rule of the fabric. */
export function codePages(): readonly GeneratedFile[] {
  return [
    ...Object.entries(FINDING_CODES).map(([value, row]) => codePage(value, row, 'diagnostics')),
    ...Object.entries(ERRORS).map(([value, row]) => codePage(value, row, 'errors')),
  ];
}

function codePage(value: string, row: CodeRow, index: 'diagnostics' | 'errors'): GeneratedFile {
  const kind = row.severity === undefined ? `An error (${row.category})` : `A finding (${row.severity})`;
  const of = index === 'diagnostics' ? 'of files and objects' : 'of a run';
  return markdownPage(`codes/${value}`, `${value}: ${sentence(row.title).replace(/\.$/, '')}`, [
    `${kind} ${of}. [All of them](../${index}.md)`,
    '## Cause',
    sentence(row.cause),
    ...exampleBlocks(value),
    '## What to do',
    sentence(row.cure),
  ]);
}

/** None for a code that was just added; a test asks for its example. */
function exampleBlocks(value: string): string[] {
  const example = EXAMPLES[value];
  if (example === undefined) return [];
  return ['## Example', 'words' in example ? example.words : fenced('yaml', visible(example.yaml))];
}

export function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.replace(/\n$/, '')}\n\`\`\``;
}

/** A control character would vanish on the page. */
function visible(text: string): string {
  return text.replaceAll('\u0001', '\u2401').replaceAll('\t', '\u2192   ');
}

function table(codes: CodeTable, column: 'severity' | 'category'): string {
  const rows = Object.entries(codes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, row]) => [codeCell(value), sentence(row.title), row[column] ?? '']);
  return markdownTable(['code', 'what is wrong', column], rows);
}

/** Findings in files. */
export function diagnosticsPage(): GeneratedFile {
  return markdownPage('diagnostics', 'Findings by code', [
    'What `validate` can find in a file. Each code has a page with its cause, an example and the cure. Every finding names file, line and column. What fails outside the files is in [errors.md](errors.md).',
    '## Files and YAML (HHS-3xxx)',
    table(PARSE_CODES, 'severity'),
    '## Schemas, metadata and references (HHS-4xxx)',
    table(VALIDATE_CODES, 'severity'),
    '## Rules of the fabric',
    'They carry the number of the rule of the fabric that they stand for (`HHS-VPC-9`): see [rules.md](rules.md).',
  ]);
}

/** What fails outside the files. */
export function errorsPage(): GeneratedFile {
  return markdownPage('errors', 'Errors by code', [
    'What can fail besides the files. Each code has a page with its cause, an example and the cure. All of them exit with 1, but warnings about the configuration file. Findings in files are in [diagnostics.md](diagnostics.md).',
    table(ERRORS, 'category'),
  ]);
}
