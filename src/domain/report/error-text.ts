import type { SyncError } from '../shared/errors.ts';
import { plainText } from './escape-text.ts';
import { wrap } from './layout.ts';
import type { Screen } from './text-style.ts';

export type ErrorFacts = Pick<SyncError, 'code' | 'category' | 'message' | 'help' | 'details'>;

/** What failed, why, what to do, and the code to look up. */
export function renderError(error: ErrorFacts, { style, columns }: Screen): string {
  const details = Object.entries(error.details).map(
    ([name, value]) => `${plainText(name)}=${plainText(String(value))}`,
  );
  const lines = [
    ...wrap(`${style.red('error')} ${error.code} ${plainText(error.message)}`, columns, '', '  '),
    ...wrap(`help: ${plainText(error.help)}`, columns, '  ', '        '),
    ...(details.length === 0 ? [] : wrap(style.dim(details.join(' ')), columns, '  ')),
  ];
  return `${lines.join('\n')}\n`;
}

/** An error nobody expected: it is ours, and we need to hear of it. `stack` only where it was asked for. */
export function renderUnexpected(message: string, stack: string | null, { style, columns }: Screen): string {
  const lines = [
    ...wrap(`${style.red('error')} HHS-1000 ${plainText(message)}`, columns, '', '  '),
    ...wrap(
      'help: This is a fault of hedgehog-sync, not of your files. Please report it with the command you ran; --verbose shows where it came from.',
      columns,
      '  ',
      '        ',
    ),
    ...(stack === null ? [] : stack.split('\n').map((line) => `  ${plainText(line)}`)),
  ];
  return `${lines.join('\n')}\n`;
}
