import { PARSE_CODES } from '../../src/domain/parse/parse-codes.ts';
import { CONFIGURATION_CODES } from '../../src/domain/shared/configuration-codes.ts';
import { ERROR_CODES } from '../../src/domain/shared/error-codes.ts';
import { VALIDATE_CODES } from '../../src/domain/validate/validate-codes.ts';
import { type GeneratedFile, markdownPage, sentence } from './page.ts';

interface CodeRow {
  readonly title: string;
  readonly cause: string;
  readonly cure: string;
}

function codeBlock(id: string, row: CodeRow, tag: string): string {
  return [
    `### ${id}`,
    `**${sentence(row.title)}** (${tag})`,
    sentence(row.cause),
    `*What to do:* ${sentence(row.cure)}`,
  ].join('\n\n');
}

function blocksOf<T extends CodeRow>(
  codes: Readonly<Record<string, T>>,
  tagOf: (row: T) => string,
): string[] {
  return Object.entries(codes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, row]) => codeBlock(id, row, tagOf(row)));
}

/** Findings in files. */
export function diagnosticsPage(): GeneratedFile {
  return markdownPage('diagnostics', 'Findings by code', [
    'What `validate` can find in a file, and what to do about it. Every finding names file, line and column. What fails outside the files is in [errors.md](errors.md).',
    '## Files and YAML (HHS-3xxx)',
    ...blocksOf(PARSE_CODES, (row) => row.severity),
    '## Schemas, metadata and references (HHS-4xxx)',
    ...blocksOf(VALIDATE_CODES, (row) => row.severity),
    '## Rules of the fabric',
    'They carry the number of the rule of the fabric that they stand for (`HHS-VPC-9`): see [rules.md](rules.md).',
  ]);
}

/** What fails outside the files. */
export function errorsPage(): GeneratedFile {
  return markdownPage('errors', 'Errors by code', [
    'What can fail besides the files, and what to do about it. All of them exit with 1. Findings in files are in [diagnostics.md](diagnostics.md).',
    ...blocksOf<CodeRow & { readonly category: string }>(
      { ...CONFIGURATION_CODES, ...ERROR_CODES },
      (row) => row.category,
    ),
  ]);
}
