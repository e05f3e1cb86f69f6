import { type PastFreeze, readPastFreeze } from '../../domain/config/past-freeze.ts';
import type { FabricPolicy } from '../../domain/resource/fabric-policy.ts';
import { freezeAt } from '../../domain/resource/freeze.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';
import type { RunMode } from '../../domain/status/status-state.ts';
import type { ActionContext } from './action-context.ts';
import type { ActionHost } from './action-host.ts';
import type { ActionInputs } from './action-inputs.ts';

export interface PastFreezeAsked {
  readonly host: Pick<ActionHost, 'environment' | 'clock'>;
  readonly inputs: Pick<ActionInputs, 'values' | 'policy'>;
  readonly context: Pick<ActionContext, 'eventName' | 'payload'>;
  readonly mode: RunMode;
}

export interface Unfrozen {
  /** Without freeze windows; holds and everything else stay. Absent: there is none. */
  readonly policy?: FabricPolicy;
  /** Whole sentence; null: no freeze was in force. */
  readonly note: string | null;
}

/**
 * The policy of a run that somebody lets go past a freeze, as the App hands it over; null: nobody does. Whoever may start a
 * workflow may give it any input, and may start a run once more: so this one is believed only of the App that the workflow
 * names, of the run that it started itself, and for a while. Throws ConfigurationError HHS-2001.
 */
export function pastFreeze(asked: PastFreezeAsked): Unfrozen | null {
  const { host, inputs } = asked;
  const given = inputs.values['past-freeze'];
  if (given === null) return null;
  const override = readPastFreeze(given);
  const nowMs = host.clock.epochMs();
  const problem = override === null ? 'is none that the App writes' : problemOf(asked, override, nowMs);
  if (override === null || problem !== null) throw refused(problem ?? '');
  const { policy } = inputs;
  const freeze = policy === undefined ? null : freezeAt(policy.freeze, nowMs);
  const { by, because } = override;
  return {
    ...(policy === undefined ? {} : { policy: { ...policy, freeze: [] } }),
    note:
      freeze === null
        ? null
        : `A freeze is in force (${freeze.reasons.join('; ')}), and ${by} went past it because ${because}.`,
  };
}

/** To stand after "the input past-freeze"; null: it counts. */
function problemOf(
  { host, inputs, context, mode }: PastFreezeAsked,
  { until }: PastFreeze,
  nowMs: number,
): string | null {
  if (mode !== 'apply') return `goes with mode apply only, not with ${mode}`;
  const { eventName, payload } = context;
  if (eventName !== 'workflow_dispatch') return `goes with a workflow_dispatch only, not with ${eventName}`;
  const app = inputs.values['trusted-app'];
  if (app === null)
    return 'is not believed, because the workflow does not say by `trusted-app` whose it must be';
  if (payload.sender?.toLowerCase() !== `${app.replace(/\[bot\]$/, '').toLowerCase()}[bot]`)
    return `is not believed, because the workflow was not started by the App ${app}`;
  if (host.environment.GITHUB_RUN_ATTEMPT !== '1')
    return 'counts for the first attempt of a run only, and this one was started once more';
  return nowMs < Date.parse(until) ? null : `counted until ${until} only`;
}

function refused(why: string): ConfigurationError {
  return new ConfigurationError({
    code: 'HHS-2001',
    message: `the input past-freeze ${why}`,
    help: 'Leave it to the App, which fills it for `/apply because REASON`; the workflow must name that App in `trusted-app`, as examples/workflows/app-dispatch.yml does.',
  });
}
