import { afterEach, describe, expect, test } from '@jest/globals';
import { sharedGate } from '../../../src/adapters/github/connect.ts';
import { InstallationGates } from '../../../src/entry/app/installation-gates.ts';
import { FakeClock } from '../kubernetes/fake-clock.ts';
import { type GitHubRig, githubRig, startOf } from './rig.ts';

describe('writes of one installation', () => {
  let rig: GitHubRig | undefined;
  afterEach(async () => await rig?.stop());

  test('are spaced by a second, from whatever run they come', async () => {
    rig = await githubRig();
    const clock = new FakeClock('instant');
    const gate = sharedGate(clock);
    const runs = ['a', 'b', 'c'].map((id) => ({ id, checks: rig?.connect({ gate }).checks }));
    await Promise.all(runs.map(({ id, checks }) => checks?.begin(startOf(rig?.sha ?? '', id))));
    expect(rig.checkRuns()).toHaveLength(3);
    expect(clock.sleeps).toEqual([1_000, 1_000]);
  });

  test('wait for each other, and for no other installation', () => {
    const gates = new InstallationGates(new FakeClock('instant'));
    expect(gates.of(1)).toBe(gates.of(1));
    expect(gates.of(1)).not.toBe(gates.of(2));
  });
});
