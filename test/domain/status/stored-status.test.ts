import { describe, expect, test } from '@jest/globals';
import type { StatusState } from '../../../src/domain/status/status-state.ts';
import { type StoredStatus, storedMeanings } from '../../../src/domain/status/stored-status.ts';
import { sampleStatus, snapshot } from './sample-status.ts';

const document = sampleStatus();

function inState(state: StatusState, reasonCode: string): StoredStatus {
  const kubernetes = snapshot('kubernetes', { reasonCode });
  const components = { ...document.components, kubernetes };
  return { fabric: 'lab', read: { result: 'ok', document: { ...document, state, components } } };
}

describe('what a stored status means to a script', () => {
  test.each<[StatusState, string, readonly string[]]>([
    ['healthy', 'objects-in-sync', []],
    ['syncing', 'objects-in-sync', []],
    ['warning', 'objects-git-ahead', ['changes']],
    ['warning', 'objects-drifted', ['drift']],
    ['warning', 'objects-unmanaged', ['drift']],
    ['warning', 'objects-conflict', ['conflict']],
    ['warning', 'objects-in-sync', []],
    ['warning', 'a word of a later release', []],
    ['error', 'objects-drifted', ['error']],
    ['unknown', 'cluster-not-read', ['error']],
    ['stale', 'objects-in-sync', ['error']],
    ['never_synced', 'never-synced', ['error']],
  ])('%s with %s: %j', (state, reason, meanings) => {
    expect(storedMeanings(inState(state, reason))).toEqual(meanings);
  });

  test.each<[string, StoredStatus['read']]>([
    ['absent', { result: 'absent' }],
    ['damaged', { result: 'damaged', why: 'it is no JSON' }],
    ['newer', { result: 'newer', version: 2 }],
    ['edited', { result: 'edited', document, why: 'its digest does not fit its content' }],
  ])('a status that is %s is never good, whatever it says', (_what, read) => {
    expect(storedMeanings({ fabric: 'lab', read })).toEqual(['error']);
  });
});
