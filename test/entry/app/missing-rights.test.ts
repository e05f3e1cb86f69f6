import { expect, test } from '@jest/globals';
import { streamLog } from '../../../src/adapters/logging/stream-log.ts';
import { MissingRights } from '../../../src/entry/app/missing-rights.ts';
import type { LogLine } from '../../support/app-process.ts';
import { APP_PERMISSIONS, EVENTS } from '../../support/app-stage.ts';

function told() {
  const lines: LogLine[] = [];
  const log = streamLog({
    write: (line) => lines.push(JSON.parse(line) as LogLine),
    ...{ now: () => '2026-01-01T00:00:00.000Z', format: 'json', level: 'debug' },
  });
  return { log, take: () => lines.splice(0) };
}
const whole = { ...APP_PERMISSIONS, metadata: 'read' } as Record<string, string>;
const there = { id: 7, account: 'acme', suspended: false };

test('each permission and event that an App was registered without is named, with what follows from it', () => {
  for (const permission of Object.keys(APP_PERMISSIONS)) {
    const { log, take } = told();
    new MissingRights(log, { permissions: { ...whole, [permission]: 'none' }, events: EVENTS });
    expect(take()).toMatchObject([
      {
        level: 'warn',
        missing: `${permission}: ${whole[permission]}`,
        consequence: expect.stringMatching(/\w+ \w+/),
      },
    ]);
  }
  for (const event of EVENTS) {
    const { log, take } = told();
    new MissingRights(log, { permissions: whole, events: EVENTS.filter((one) => one !== event) });
    expect(take()).toMatchObject([
      { missing: `event ${event}`, consequence: expect.stringContaining('schedule') },
    ]);
  }
});

test('an installation whose owner has not granted all is named once, and again when that changes', () => {
  const { log, take } = told();
  const rights = new MissingRights(log, { permissions: whole, events: EVENTS });
  expect(take()).toEqual([]);
  rights.ofInstallation({ ...there, permissions: whole });
  expect(take()).toEqual([]);
  const less = { ...whole, checks: 'read' };
  rights.ofInstallation({ ...there, permissions: less });
  rights.ofInstallation({ ...there, permissions: less });
  expect(take()).toMatchObject([{ level: 'warn', account: 'acme', missing: 'checks: write', had: 'read' }]);
  rights.ofInstallation({ ...there, permissions: whole });
  expect(take()).toMatchObject([{ level: 'info', message: 'all permissions are granted now' }]);
});

test('what the App itself lacks is not told once more for each installation', () => {
  const { log, take } = told();
  const permissions = { ...whole, members: 'none' };
  const rights = new MissingRights(log, { permissions, events: EVENTS });
  take();
  rights.ofInstallation({ ...there, permissions });
  expect(take()).toEqual([]);
});
