import { expect, test } from '@jest/globals';
import { errorFacts } from '../../../src/domain/shared/error-codes.ts';
import { NetworkError } from '../../../src/domain/shared/errors.ts';
import { CURRENT, standingOf } from '../../../src/entry/action/superseded.ts';

const COMMIT = 'a'.repeat(40);
const HEAD = 'b'.repeat(40);

function standing(head: string | null, paths: readonly string[] | null) {
  return standingOf({
    repository: {
      headOf: () => Promise.resolve(head),
      changedSince: () => Promise.resolve(paths),
    },
    branch: 'main',
    commit: COMMIT,
    prefix: 'fabrics/lab/',
  });
}

test('a run of the head of its branch is of what is wanted', async () => {
  expect(await standing(COMMIT, null)).toBe(CURRENT);
});

test('commits that leave the manifests of the fabric alone do not count', async () => {
  const others = ['README.md', 'fabrics/lab/status.json', 'fabrics/east/servers.yaml', 'audit.jsonl'];
  expect(await standing(HEAD, others)).toBe(CURRENT);
});

test.each([
  [
    'changed a manifest',
    HEAD,
    ['fabrics/lab/deep/servers.YML'],
    /^this run is of commit aaaaaaaaaaaa, and main changed manifests since: it is at bbbbbbbbbbbb by now$/,
  ],
  ['was pushed over', HEAD, null, /main went on from there/],
  ['is gone', null, null, /main was deleted/],
])('a branch that %s makes it a run of the past', async (_what, head, paths, words) => {
  expect(await standing(head, paths)).toEqual({
    result: 'superseded',
    message: expect.stringMatching(words),
  });
});

test('where nobody can be asked, that is what is said', async () => {
  const error = new NetworkError({ ...errorFacts('HHS-2120'), message: 'no answer' });
  const repository = {
    headOf: () => Promise.reject(error),
    changedSince: () => Promise.reject(error),
  };
  const unknown = await standingOf({ repository, branch: 'main', commit: COMMIT, prefix: '' });
  expect(unknown).toEqual({
    result: 'unknown',
    note: expect.stringMatching(/could not be asked .*HHS-2120/),
  });
});
