import { describe, expect, test } from '@jest/globals';
import { readSyncConfig } from '../../../../src/domain/config/file/read-sync-config.ts';
import { selectFabric } from '../../../../src/domain/config/file/select-fabric.ts';

function config(...fabrics: readonly string[]) {
  const entries = fabrics.map((name) => `  - { name: ${name}, path: fabrics/${name} }\n`);
  const { config: read } = readSyncConfig(`fabrics:\n${entries.join('')}`, 'c.yml');
  if (read === null) throw new Error('the configuration of the test is wrong');
  return read;
}

const both = config('lab', 'prod');
const wish = (fabric: string | null, path: string | null, pathGiven = path !== null) => ({
  fabric,
  path,
  pathGiven,
});

describe('selectFabric', () => {
  test.each([
    ['by name', wish('prod', '.', false), { name: 'prod' }, false],
    ['by its path', wish(null, 'fabrics/lab'), { name: 'lab' }, false],
    ['by the place where the run was started', wish(null, 'fabrics/lab/vpcs', false), { name: 'lab' }, false],
    ['by a path in it, which is only a part', wish(null, 'fabrics/lab/vpcs.yaml'), { name: 'lab' }, true],
    ['by name and path', wish('lab', 'fabrics/lab'), { name: 'lab' }, false],
    ['none for a path that is in no fabric', wish(null, 'elsewhere'), null, false],
    ['none for a path whose name only begins like one', wish(null, 'fabrics/lab-2'), null, false],
  ])('finds it %s', (_, asked, entry, part) => {
    const selected = selectFabric(both, asked);
    expect(selected).toMatchObject({ ok: true, entry, part });
  });

  test('takes the only one there is', () => {
    expect(selectFabric(config('lab'), wish(null, '.', false))).toMatchObject({
      ok: true,
      entry: { name: 'lab' },
    });
  });

  test.each([
    ['a name that is not there', wish('porduct', null), 'HHS-1236', /no fabric porduct/, /It has lab, prod/],
    ['a name that is misspelt', wish('prdo', null), 'HHS-1236', /no fabric prdo/, /Did you mean prod\?/],
    [
      'a name and the path of another',
      wish('lab', 'fabrics/prod'),
      'HHS-1236',
      /belongs to fabric prod/,
      /Leave/,
    ],
    [
      'nothing, where there are several',
      wish(null, '.', false),
      'HHS-1237',
      /has 2 fabrics/,
      /--fabric: lab, prod/,
    ],
  ])('refuses %s', (_, asked, code, message, help) => {
    const selected = selectFabric(both, asked);
    expect(selected).toMatchObject({
      ok: false,
      facts: { code, message: expect.stringMatching(message), help: expect.stringMatching(help) },
    });
  });
});
