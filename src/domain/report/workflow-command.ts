import { plainText } from './escape-text.ts';

/**
 * A line for the runner's log that is no command: text from outside that begins with `::`, or holds the older `##[`,
 * would otherwise be obeyed.
 */
export function plainLogLine(text: string): string {
  return plainText(text)
    .replace(/^(\s*):(?=:)/, '$1\\:')
    .replaceAll('##[', '##\\[');
}
