import type { Runner } from '../../adapters/runner/runner.ts';
import type { Log } from '../../ports/log.ts';
import type { ActionHost } from '../action/action-host.ts';
import type { AppWorld } from './app-world.ts';

/** The process as one run of the App sees it: what an action says to its runner goes into the log. */
export function appHost(
  { environment, clock, redact, keepSecret, issueTurns }: AppWorld,
  { inputs, log, fabric, folder, temp, signal }: AppHostOptions,
): ActionHost {
  return {
    ...{ cwd: folder, environment, clock, temp, signal },
    runner: appRunner(inputs, log),
    redact,
    keepSecret,
    forgetInputs: () => undefined,
    inTurn: (work) => issueTurns.take(fabric, work),
  };
}

export interface AppHostOptions {
  readonly inputs: Readonly<Record<string, string>>;
  readonly log: Log;
  /** Its key. */
  readonly fabric: string;
  /** Of the checkout. */
  readonly folder: string;
  readonly temp: string;
  readonly signal: AbortSignal;
}

function appRunner(inputs: Readonly<Record<string, string>>, log: Log): Runner {
  return {
    input: (name) => inputs[name] ?? '',
    mask: () => undefined,
    output: (name, value) => log.debug('output', { name, value: value.slice(0, 500) }),
    log: (text) => log.debug('told', { text: text.slice(0, 2_000) }),
    debug: (text) => log.debug('told', { text: text.slice(0, 2_000) }),
    annotate: () => undefined,
    remark: (level, title, message) => {
      const fields = { title, text: message.slice(0, 2_000) };
      if (level === 'error') log.warn('remark', fields);
      else log.info('remark', fields);
    },
    summary: () => Promise.resolve(true),
  };
}
