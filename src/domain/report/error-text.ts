import { CONFIGURATION_CODES } from '../shared/configuration-codes.ts';
import { plainText } from './escape-text.ts';
import { wrap } from './layout.ts';
import type { Screen } from './text-style.ts';

/** An error as people and programs are told of it; a `SyncError` is one. */
export interface ErrorFacts {
  readonly category: string;
  readonly code: string;
  readonly message: string;
  readonly help: string;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

/** An error nobody expected: it is ours, and we need to hear of it. */
export function unexpectedFacts(message: string): ErrorFacts {
  const { category, cure } = CONFIGURATION_CODES['HHS-1000'];
  const help = `This is a fault of hedgehog-sync, not of your files. ${cure}`;
  return { category, code: 'HHS-1000', message, help, details: {} };
}

/** What failed, why, what to do, and the code to look up; `stack` only where it was asked for. */
export function renderError(
  error: ErrorFacts,
  { style, columns }: Screen,
  stack: string | null = null,
): string {
  const details = Object.entries(error.details).map(
    ([name, value]) => `${plainText(name)}=${plainText(String(value))}`,
  );
  const lines = [
    ...wrap(`${style.red('error')} ${error.code} ${plainText(error.message)}`, columns, '', '  '),
    ...wrap(`help: ${plainText(error.help)}`, columns, '  ', '        '),
    ...(details.length === 0 ? [] : wrap(style.dim(details.join(' ')), columns, '  ')),
    ...(stack === null ? [] : stack.split('\n').map((line) => `  ${plainText(line)}`)),
  ];
  return `${lines.join('\n')}\n`;
}
