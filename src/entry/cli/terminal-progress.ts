import { plainText } from '../../domain/report/escape-text.ts';
import type { Progress } from '../../ports/progress.ts';
import type { CliHost } from './cli-host.ts';

const REWRITE_MS = 100;

export interface TerminalProgress extends Progress {
  /** Takes the line away, before anything else is printed. */
  clear(): void;
}

/** One line on standard error that is written over; nothing where nobody looks. */
export function terminalProgress(host: CliHost): TerminalProgress {
  let shown = false;
  let lastMs = 0;
  return {
    report(what, done, total, detail) {
      if (!host.showsProgress) return;
      const now = performance.now();
      if (now - lastMs < REWRITE_MS && done !== total) return;
      lastMs = now;
      const count = total > 0 ? ` ${done}/${total}` : '';
      const more = detail === undefined ? '' : ` ${plainText(detail)}`;
      const line = `${what}${count}${more}`.slice(0, Math.max(20, host.columns - 1));
      host.writeError(`\r\u001b[2K${line}`);
      shown = true;
    },
    clear() {
      if (shown) host.writeError('\r\u001b[2K');
      shown = false;
    },
  };
}
