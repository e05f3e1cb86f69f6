import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { APP_PERMISSIONS } from '../../src/domain/config/permission-table.ts';
import { NEEDED_EVENTS, shortcomingsOf } from '../../src/operations/app-permissions.ts';
import { projectRoot } from '../support/shared.ts';

describe('what the App may do', () => {
  const all = Object.fromEntries(APP_PERMISSIONS.map(({ permission, level }) => [permission, level]));

  test('the manifest asks for exactly what is needed', () => {
    const manifest = parse(readFileSync(join(projectRoot, 'app.yml'), 'utf8'));
    expect(manifest.default_permissions).toEqual(all);
    expect(manifest.default_events).toEqual(NEEDED_EVENTS);
  });

  test('what is missing is named with what was had and what follows', () => {
    expect(shortcomingsOf(all, NEEDED_EVENTS)).toEqual([]);
    expect(shortcomingsOf({ ...all, checks: 'read' }, null)).toMatchObject([
      { missing: 'checks: write', had: 'read', consequence: expect.stringContaining('check') },
    ]);
    expect(shortcomingsOf({ ...all, members: 'write' }, ['push'])).toHaveLength(NEEDED_EVENTS.length - 1);
  });
});
