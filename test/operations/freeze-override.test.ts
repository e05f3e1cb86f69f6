import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SERVERS, servers } from '../e2e/action-fabric.ts';
import { CommandStage } from '../support/command-stage.ts';

const FILE = 'fabric/servers.yaml';
const CONFIG = '.github/hedgehog-sync.yml';
const one = `${SERVERS}/server-1`;

/** `commands`: lines of the section. */
function config(commands: string): string {
  return [
    'version: "1"',
    'fabrics:',
    '  - name: lab',
    '    path: fabric',
    '    freeze: [{ from: 2020-01-01, until: 2999-12-31, reason: no changes over the holidays }]',
    `commands: ${commands}`,
    '',
  ].join('\n');
}

describe('a freeze', () => {
  let stage: CommandStage;
  beforeEach(async () => {
    stage = await CommandStage.start();
    stage.push({ [FILE]: servers({ 'server-1': 'one' }), [CONFIG]: config('{}') });
  });
  afterEach(async () => await stage.stop());
  const isThere = async () => (await stage.cluster.get(one)).status === 200;

  test('keeps /apply and /resync from writing, and says how a person may go past it', async () => {
    for (const command of ['/apply', '/resync']) {
      const { answers } = await stage.say('keeper', command);
      expect(answers).toEqual([expect.stringContaining('a freeze is in force')]);
      expect(answers[0]).toContain('/apply because');
    }
    expect(await isThere()).toBe(false);
  });

  test('is overridden by /apply with a reason, which stands in the answer and in the audit trail', async () => {
    const { answers, report } = await stage.say('keeper', '/apply because the spine in row 3 is down');
    expect(report.answers).toMatchObject([{ result: 'done' }]);
    expect(answers[0]).toContain('no changes over the holidays');
    expect(answers[0]).toContain('the spine in row 3 is down');
    expect(await isThere()).toBe(true);
    expect(stage.audit()).toMatchObject([
      { command: '/apply because the spine in row 3 is down', by: 'keeper', role: 'maintain', allowed: true },
    ]);
  });

  test('is never overridden by somebody below maintain, whatever the configuration says of /apply', async () => {
    stage.push({ [CONFIG]: config('{ permissions: { apply: { role: write } } }') });
    const { answers, report } = await stage.say('writer', '/apply because I want to');
    expect(report.answers).toMatchObject([{ result: 'refused' }]);
    expect(answers[0]).toContain('maintain');
    expect(await isThere()).toBe(false);
  });

  test('needs a reason that says something', async () => {
    const { report } = await stage.say('keeper', '/apply because ');
    expect(report.answers).toMatchObject([{ result: 'unread' }]);
    expect(await isThere()).toBe(false);
  });
});
