import { describe, expect, test } from '@jest/globals';
import { policyOfEntry } from '../../../src/domain/config/file/entry-options.ts';
import { readSyncConfig } from '../../../src/domain/config/file/read-sync-config.ts';
import { actionOptions } from '../../../src/domain/config/options.ts';
import { writePastFreeze } from '../../../src/domain/config/past-freeze.ts';
import { resolveOptions } from '../../../src/domain/config/resolve-options.ts';
import type { RunMode } from '../../../src/domain/status/status-state.ts';
import { readPayload } from '../../../src/entry/action/event-payload.ts';
import { type PastFreezeAsked, pastFreeze } from '../../../src/entry/action/past-freeze-input.ts';

const NOW = '2026-06-01T12:00:00Z';
const OVERRIDE = writePastFreeze({
  ...{ by: 'keeper', because: 'the spine is down' },
  until: '2026-06-01T14:00:00.000Z',
});

interface Case {
  readonly override?: string;
  readonly app?: string;
  readonly event?: string;
  readonly sender?: string;
  readonly attempt?: string | undefined;
  readonly mode?: RunMode;
  readonly now?: string;
}

function asked(
  one: Case,
  freeze = '{ from: 2026-01-01, until: 2026-12-31, reason: no changes }',
): PastFreezeAsked {
  const { event = 'workflow_dispatch', sender = 'sync-app[bot]', mode = 'apply', now = NOW } = one;
  const given = { 'past-freeze': one.override ?? OVERRIDE, 'trusted-app': one.app ?? 'sync-app' };
  const resolved = resolveOptions({ flags: {}, inputs: given, environment: {} }, actionOptions());
  if (!resolved.ok) throw new Error('the options are wrong');
  const text = `fabrics:\n  - name: lab\n    path: lab\n    freeze: [${freeze}]\n    hold: [{ what: fabric, reason: racks }]\n`;
  const entry = readSyncConfig(text, 'x.yml').config?.fabrics[0];
  if (entry === undefined) throw new Error('the configuration is wrong');
  return {
    host: {
      environment: 'attempt' in one ? { GITHUB_RUN_ATTEMPT: one.attempt } : { GITHUB_RUN_ATTEMPT: '1' },
      clock: {
        now: () => now,
        epochMs: () => Date.parse(now),
        monotonicMs: () => 0,
        sleep: () => Promise.resolve(),
      },
    },
    inputs: { values: resolved.options.values, policy: policyOfEntry(entry, []) },
    context: {
      eventName: event,
      payload: readPayload(JSON.stringify({ sender: { login: sender } }), 'push'),
    },
    mode,
  };
}

describe('the input past-freeze', () => {
  test('of the App that is named takes the freeze away, and nothing else, and says who and why', () => {
    const found = pastFreeze(asked({}));
    expect(found?.policy).toMatchObject({ freeze: [], hold: [{ object: null }] });
    expect(found?.note).toBe(
      'A freeze is in force (no changes), and keeper went past it because the spine is down.',
    );
  });

  test('says nothing where no freeze is in force', () => {
    expect(pastFreeze(asked({}, '{ from: 2027-01-01, until: 2027-12-31, reason: later }'))?.note).toBeNull();
  });

  test('is not looked for where it is empty', () => {
    expect(pastFreeze(asked({ override: '' }))).toBeNull();
  });

  test.each<[string, Case, string]>([
    ['a person who may start workflows', { sender: 'writer' }, 'was not started by the App'],
    ['a person with the name of the App', { sender: 'sync-app' }, 'was not started by the App'],
    ['a workflow with its own token', { sender: 'github-actions[bot]' }, 'was not started by the App'],
    ['a workflow that names no App', { app: '' }, 'does not say by `trusted-app`'],
    ['a run that was started once more', { attempt: '2' }, 'first attempt'],
    ['a run of which nobody knows the attempt', { attempt: undefined }, 'first attempt'],
    ['another event', { event: 'repository_dispatch' }, 'goes with a workflow_dispatch only'],
    ['a mode that does not apply', { mode: 'drift' }, 'goes with mode apply only'],
    ['a run that waited for too long', { now: '2026-06-01T14:00:00Z' }, 'counted until'],
    ['a text of another form', { override: '{"by":"keeper"}' }, 'is none that the App writes'],
  ])('is refused, and the run with it: %s', (_, one, why) => {
    expect(() => pastFreeze(asked(one))).toThrow(
      expect.objectContaining({ code: 'HHS-2001', message: expect.stringContaining(why) }),
    );
  });
});
