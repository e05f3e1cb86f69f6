import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import {
  ACTION_PERMISSIONS,
  APP_PERMISSIONS,
  permissionRows,
} from '../../../src/domain/config/permission-table.ts';
import { shortcomingsOf } from '../../../src/operations/app-permissions.ts';
import { projectRoot } from '../../support/shared.ts';

const all = Object.fromEntries(APP_PERMISSIONS.map(({ permission, level }) => [permission, level]));

describe('the preflight table', () => {
  test('tells of each permission what is needed, what is there and what follows', () => {
    const rows = permissionRows(APP_PERMISSIONS, { ...all, checks: 'read', members: 'none' });
    expect(rows.filter(({ isMissing }) => isMissing)).toEqual([
      expect.objectContaining({ permission: 'checks', level: 'write', had: 'read' }),
      expect.objectContaining({ permission: 'members', level: 'read', had: 'none' }),
    ]);
    expect(rows).toHaveLength(APP_PERMISSIONS.length);
  });

  test('takes what GitHub does not list, or calls by a name unknown here, for not given', () => {
    const { metadata, ...others } = all;
    expect(metadata).toBe('read');
    expect(permissionRows(APP_PERMISSIONS, others).filter(({ isMissing }) => isMissing)).toHaveLength(1);
    expect(
      permissionRows(APP_PERMISSIONS, { ...all, issues: 'triage' }).find(({ isMissing }) => isMissing),
    ).toMatchObject({ permission: 'issues', had: 'triage' });
  });

  test('takes more than is needed for enough', () => {
    const admin = Object.fromEntries(Object.keys(all).map((name) => [name, 'admin']));
    expect(permissionRows(APP_PERMISSIONS, admin).some(({ isMissing }) => isMissing)).toBe(false);
  });

  test('has a purpose and a consequence in every row', () => {
    for (const { purpose, consequence } of [...ACTION_PERMISSIONS, ...APP_PERMISSIONS]) {
      expect(purpose).not.toBe('');
      expect(consequence).not.toBe('');
    }
  });
});

test('the manifest of the App asks for exactly what the table says', () => {
  const { default_permissions: asked } = parse(readFileSync(join(projectRoot, 'app.yml'), 'utf8'));
  expect(asked).toEqual(all);
});

test('an installation with everything lacks nothing, and one with nothing lacks every row', () => {
  expect(shortcomingsOf(all, null)).toEqual([]);
  expect(shortcomingsOf({}, null).map(({ missing }) => missing)).toEqual(
    APP_PERMISSIONS.map(({ permission, level }) => `${permission}: ${level}`),
  );
});
