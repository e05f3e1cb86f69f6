import { describe, expect, test } from '@jest/globals';
import { NetworkError } from '../../../../src/domain/shared/errors.ts';
import type { StatusOverview } from '../../../../src/domain/status/stored-status.ts';
import { watchStatus } from '../../../../src/entry/cli/status/watch-status.ts';
import type { Log } from '../../../../src/ports/log.ts';
import { driftedStatus, sampleOverview, sampleStatus } from '../../../domain/status/sample-status.ts';

const well = sampleOverview({
  fabrics: [{ fabric: 'lab', read: { result: 'ok', document: sampleStatus() } }],
});
const drifted = sampleOverview({
  fabrics: [{ fabric: 'lab', read: { result: 'ok', document: driftedStatus() } }],
});
const none = sampleOverview({ fabrics: [] });
const broken = new NetworkError({ code: 'HHS-2111', message: 'no answer', help: 'h' });

interface Watched {
  readonly last: StatusOverview;
  /** Of each look: names of the fabrics that changed. */
  readonly shown: readonly (readonly string[])[];
  readonly errors: readonly string[];
  readonly pauses: readonly number[];
}

/** Watches a script of looks; the signal aborts during the pause after the last one. */
async function watch(looks: readonly (StatusOverview | Error)[]): Promise<Watched> {
  const cancel = new AbortController();
  const shown: (readonly string[])[] = [];
  const errors: string[] = [];
  const pauses: number[] = [];
  let at = 0;
  const look = async (): Promise<StatusOverview> => {
    const seen = looks[at++];
    if (seen instanceof Error) throw seen;
    if (seen === undefined) throw new Error('the script is over');
    return seen;
  };
  const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
    pauses.push(ms);
    if (at < looks.length) return;
    cancel.abort(new Error('Ctrl-C'));
    throw signal?.reason;
  };
  const silent = (): void => undefined;
  const log: Log = {
    debug: silent,
    info: silent,
    warn: silent,
    error: (_message, fields) => errors.push(String(fields?.why)),
    child: () => log,
  };
  const view = {
    show: (_seen: StatusOverview, changed: StatusOverview['fabrics']) =>
      shown.push(changed.map(({ fabric }) => fabric)),
  };
  const last = await watchStatus(look, view, {
    intervalMs: 10_000,
    clock: { sleep },
    log,
    signal: cancel.signal,
  });
  return { last, shown, errors, pauses };
}

describe('watching a status', () => {
  test('shows the first look as a change, and then only what changed', async () => {
    const { shown, last, pauses } = await watch([well, well, drifted, drifted]);
    expect(shown).toEqual([['lab'], [], ['lab'], []]);
    expect(last).toBe(drifted);
    expect(pauses).toEqual([10_000, 10_000, 10_000, 10_000]);
  });

  test('takes a status that only grew older for no change, and one that went stale for one', async () => {
    const document = sampleStatus();
    const older = { ...document, health: { ...document.health, value: 0.9 } };
    const stale = { ...older, state: 'stale' } as const;
    const look = (one: typeof document): StatusOverview =>
      sampleOverview({ fabrics: [{ fabric: 'lab', read: { result: 'ok', document: one } }] });
    const { shown } = await watch([look(document), look(older), look(stale)]);
    expect(shown).toEqual([['lab'], [], ['lab']]);
  });

  test('tells of a fabric that is gone', async () => {
    expect((await watch([well, none])).shown).toEqual([['lab'], ['lab']]);
  });

  test('goes on after a look that failed, and tells each trouble once', async () => {
    const { shown, errors, last } = await watch([well, broken, broken, drifted, broken]);
    expect(errors).toEqual(['no answer', 'no answer']);
    expect(shown).toEqual([['lab'], ['lab']]);
    expect(last).toBe(drifted);
  });

  test('ends with the error of the first look, and with a fault of ours at any', async () => {
    await expect(watch([broken])).rejects.toBe(broken);
    await expect(watch([well, new Error('a fault')])).rejects.toThrow('a fault');
  });
});
