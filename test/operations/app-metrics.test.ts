import { describe, expect, test } from '@jest/globals';
import { POOLS } from '../../src/domain/schedule/pools.ts';
import { metricsText, RunTally } from '../../src/operations/app-metrics.ts';
import { SchedulerState } from '../../src/operations/scheduler-state.ts';
import { memoryQueueRig } from '../support/memory-queue-rig.ts';

describe('the numbers of the App', () => {
  test('are OpenMetrics: each family once with type and help, counters end in _total, labels are escaped', async () => {
    const { queue } = memoryQueueRig(10, POOLS);
    const tally = new RunTally();
    tally.count('acme/f:"x"\\', 'apply', 'success');
    tally.count('acme/f:"x"\\', 'apply', 'success');
    tally.event('push', 'taken');
    const text = await metricsText(queue, new SchedulerState(0), tally);
    expect(text).toContain(
      'hedgehog_sync_runs_total{fabric="acme/f:\\"x\\"\\\\",mode="apply",conclusion="success"} 2\n',
    );
    expect(text.endsWith('\n# EOF\n')).toBe(true);
    const lines = text.trimEnd().split('\n');
    const families = lines.filter((line) => line.startsWith('# TYPE ')).map((line) => line.split(' ')[2]);
    expect(new Set(families).size).toBe(families.length);
    const sample = /^[a-z_]+(\{([a-z_]+="([^"\\\n]|\\["\\n])*",?)+\})? -?[0-9.e+]+$/;
    for (const line of lines.filter((one) => !one.startsWith('#'))) expect(line).toMatch(sample);
  });
});
