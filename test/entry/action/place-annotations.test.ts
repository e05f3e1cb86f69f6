import { describe, expect, test } from '@jest/globals';
import type { Annotation } from '../../../src/domain/report/check-report.ts';
import { errorFacts } from '../../../src/domain/shared/error-codes.ts';
import { NetworkError } from '../../../src/domain/shared/errors.ts';
import { type PlaceOptions, placeAnnotations } from '../../../src/entry/action/place-annotations.ts';

const HEAD = 'a'.repeat(40);
const MERGE = 'b'.repeat(40);
const checkout = new Map([
  ['same.yaml', 'one\ntwo\nthree\n'],
  ['moved.yaml', '# new\none\ntwo\n'],
  ['gone.yaml', 'one\n'],
]);
const atHead = new Map([
  ['same.yaml', 'one\r\ntwo\r\nthree\r\n'],
  ['moved.yaml', 'one\ntwo\n'],
]);

function remark(file: string, startLine: number): Annotation {
  return { file, startLine, endLine: startLine, level: 'failure', title: 't', message: 'm' };
}

function place(more: Partial<PlaceOptions> = {}) {
  return placeAnnotations({
    annotations: [remark('same.yaml', 2), remark('moved.yaml', 2), remark('gone.yaml', 1)],
    sourceCommit: MERGE,
    checkSha: HEAD,
    prefix: 'fabrics/lab/',
    sourceLine: (file, line) => checkout.get(file)?.split('\n')[line - 1],
    localTexts: (commit) => Promise.resolve(commit === HEAD ? atHead : null),
    remoteText: null,
    ...more,
  });
}

describe('a remark on a line', () => {
  test('stands in the repository where head and checkout have the same line, and nowhere else', async () => {
    const { annotationPath, notes } = await place();
    expect(annotationPath('same.yaml', 2)).toBe('fabrics/lab/same.yaml');
    expect([
      annotationPath('moved.yaml', 2),
      annotationPath('gone.yaml', 1),
      annotationPath('same.yaml', 9),
    ]).toEqual([null, null, null]);
    expect(notes).toEqual([expect.stringMatching(/^2 remarks could not be placed .* other lines there/)]);
  });

  test('stands everywhere when the checkout is the commit of the check; nobody is asked', async () => {
    const fail = () => Promise.reject(new Error('asked'));
    const { annotationPath, notes } = await place({ sourceCommit: HEAD, localTexts: fail, remoteText: fail });
    expect([annotationPath('moved.yaml', 99), notes]).toEqual(['fabrics/lab/moved.yaml', []]);
  });

  test('is compared with what GitHub has where the clone does not hold the head', async () => {
    const asked: string[] = [];
    const { annotationPath } = await place({
      localTexts: () => Promise.resolve(null),
      remoteText: (path, commit) => {
        asked.push(`${path}@${commit}`);
        return Promise.resolve(atHead.get(path.replace('fabrics/lab/', '')) ?? null);
      },
    });
    expect(annotationPath('same.yaml', 2)).toBe('fabrics/lab/same.yaml');
    expect(annotationPath('gone.yaml', 1)).toBeNull();
    expect(asked).toEqual(['same', 'moved', 'gone'].map((name) => `fabrics/lab/${name}.yaml@${HEAD}`));
  });

  test.each([
    ['nobody can be asked', null, 'fetch-depth: 2'],
    [
      'GitHub does not answer',
      () => Promise.reject(new NetworkError({ ...errorFacts('HHS-2101'), message: 'down' })),
      'HHS-2101',
    ],
  ])('stands nowhere when %s, and a note says why', async (_when, remoteText, words) => {
    const { annotationPath, notes } = await place({ localTexts: () => Promise.resolve(null), remoteText });
    expect(annotationPath('same.yaml', 2)).toBeNull();
    expect(notes.join()).toContain(words);
  });

  test('does not cost a request for each of very many files', async () => {
    const annotations = Array.from({ length: 11 }, (_, index) => remark(`${index}.yaml`, 1));
    let asked = 0;
    const { notes } = await place({
      annotations,
      localTexts: () => Promise.resolve(null),
      remoteText: () => {
        asked += 1;
        return Promise.resolve(null);
      },
    });
    expect([asked, notes.join()]).toEqual([0, expect.stringContaining('11 files are too many')]);
  });

  test('of a fabric outside of the checkout stands nowhere', async () => {
    const { annotationPath, notes } = await place({ prefix: null });
    expect([annotationPath('same.yaml', 1), notes.length]).toEqual([null, 1]);
    expect((await place({ prefix: null, annotations: [] })).notes).toEqual([]);
  });
});
