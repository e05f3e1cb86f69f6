import type { Log } from '../../ports/log.ts';
import type { Progress } from '../../ports/progress.ts';

/** Progress as lines of the log: one for each stage, with what it came to before it. */
export function stageLog(log: Log): Progress {
  let stage = '';
  return {
    report(what, _done, total, detail) {
      if (what === stage) return;
      stage = what;
      log.info(what, { ...(total > 0 ? { total } : {}), ...(detail === undefined ? {} : { detail }) });
    },
  };
}

/** Tells several at once. */
export function allOf(listeners: readonly Progress[]): Progress {
  return {
    report: (what, done, total, detail) => {
      for (const listener of listeners) listener.report(what, done, total, detail);
    },
  };
}
