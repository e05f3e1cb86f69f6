import type { CommandLines, TextContext } from './report-models.ts';
import { createStyle } from './text-style.ts';

/** For sentences that the terminal's texts and the forge's have in common: no colours, each on one line. */
export function unwrappedText({ commandLine, kubectlLine }: CommandLines): TextContext {
  return {
    style: createStyle(false),
    columns: Number.MAX_SAFE_INTEGER,
    sourceLine: () => undefined,
    commandLine,
    kubectlLine,
  };
}
