import { describe, expect, test } from '@jest/globals';
import { NetworkError } from '../../src/domain/shared/errors.ts';
import { renderStatusJson } from '../../src/domain/status/render-status.ts';
import { readStoredStatus, type StatusDoors } from '../../src/operations/read-stored-status.ts';
import { digest, READ_AT, sampleStatus } from '../domain/status/sample-status.ts';

const text = (fabric: string): string => renderStatusJson(sampleStatus({ fabric }));

function doors(texts: Readonly<Record<string, string>>, isWhole = true, now = READ_AT): StatusDoors {
  const reading = { place: 'a place', commit: 'c', texts: new Map(Object.entries(texts)), isWhole };
  return {
    source: { read: async () => reading },
    clock: {
      now: () => now,
      epochMs: () => Date.parse(now),
      monotonicMs: () => 0,
      sleep: async () => undefined,
    },
    digest,
  };
}

const question = { fabric: null, named: 'directory' };
const names = (overview: { readonly fabrics: readonly { readonly fabric: string }[] }): string[] =>
  overview.fabrics.map(({ fabric }) => fabric);

describe('reading the stored status', () => {
  test('at the top of a clone means every fabric, by name', async () => {
    const overview = await readStoredStatus(doors({ prod: text('prod'), lab: text('lab') }), question);
    expect(names(overview)).toEqual(['lab', 'prod']);
    expect(overview).toMatchObject({
      place: 'a place',
      commit: 'c',
      readAt: READ_AT,
      known: ['lab', 'prod'],
    });
  });

  test('in a directory means the fabric that is named so', async () => {
    const overview = await readStoredStatus(
      doors({ directory: text('directory'), lab: text('lab') }, false),
      question,
    );
    expect(names(overview)).toEqual(['directory']);
    expect(overview.fabrics[0]?.read.result).toBe('ok');
  });

  test('of a fabric that was named means that one, wherever it is asked', async () => {
    for (const isWhole of [true, false]) {
      const overview = await readStoredStatus(doors({ lab: text('lab') }, isWhole), {
        ...question,
        fabric: 'lab',
      });
      expect(names(overview)).toEqual(['lab']);
    }
  });

  test('of a fabric without one is absent, and the others are named', async () => {
    const overview = await readStoredStatus(doors({ lab: text('lab') }), { ...question, fabric: 'new' });
    expect(overview.fabrics).toEqual([{ fabric: 'new', read: { result: 'absent' } }]);
    expect(overview.known).toEqual(['lab']);
  });

  test('takes the name of the fabric from a file that has none', async () => {
    const overview = await readStoredStatus(doors({ '': text('lab') }), question);
    expect(names(overview)).toEqual(['lab']);
  });

  test('gives what was good too long ago as stale', async () => {
    const later = '2026-11-21T06:00:01.000Z';
    const { fabrics } = await readStoredStatus(doors({ lab: text('lab') }, true, later), question);
    expect(fabrics[0]?.read).toMatchObject({ result: 'ok', document: { state: 'stale' } });
  });

  test('tells an edited, a newer and a damaged text apart', async () => {
    const { fabrics } = await readStoredStatus(
      doors({ a: text('a').replace('"main"', '"other"'), b: '{"version": 2}', c: '{' }),
      question,
    );
    expect(fabrics.map(({ read }) => read.result)).toEqual(['edited', 'newer', 'damaged']);
  });

  test('throws when the place cannot be read', async () => {
    const error = new NetworkError({ code: 'HHS-2111', message: 'm', help: 'h' });
    const failing = { ...doors({}), source: { read: () => Promise.reject(error) } };
    await expect(readStoredStatus(failing, question)).rejects.toBe(error);
  });
});
