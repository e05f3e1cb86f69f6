import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { StatusCommit, StatusStore } from '../../src/ports/status-store.ts';
import type { StatusRights } from '../support/memory-status-store.ts';

/** One place for status files and any number of clients of it. */
export interface StatusStoreRig {
  /** A client of its own, as each run has. */
  open(): StatusStore;
  /** Somebody deletes the branch. */
  remove(): Promise<void>;
  stop(): Promise<void>;
}

const PATHS = ['lab/status.json', 'lab/drift.json', 'lab/STATUS.md', 'audit.jsonl'];
const TEXTS = {
  'lab/status.json': '{\n  "state": "healthy"\n}\n',
  'lab/STATUS.md': '# Grüße — 状態 🦔\r\n\r\n\ttabs, `ticks` and $' + '{braces}\n',
  'audit.jsonl': '{"a":1}\n{"a":2}\n',
};

let runs = 0;

/** Each as of another run: a store may know its own commit by the message. */
function change(expectedHead: string | null, files: Readonly<Record<string, string>>): StatusCommit {
  runs += 1;
  const message = `lab: healthy after drift\n\nRun: run-${runs}\n`;
  return { expectedHead, files: new Map(Object.entries(files)), message };
}

/**
 * What every store of status files must do, on whatever it stands. `start` makes a place that does not exist yet: with
 * rights to write, only to read, or protected against everybody.
 */
export function describeStatusStore(
  name: string,
  start: (rights: StatusRights) => Promise<StatusStoreRig>,
): void {
  describe(`a status store: ${name}`, () => {
    let rig: StatusStoreRig;
    let store: StatusStore;

    async function begin(rights: StatusRights): Promise<void> {
      rig = await start(rights);
      store = rig.open();
    }
    afterEach(async () => {
      await rig.stop();
    });

    /** The head and all texts, as another run sees them. */
    async function seen(): Promise<{ head: string | null; files: Record<string, string> }> {
      const { head, files } = await rig.open().read(PATHS);
      return { head, files: Object.fromEntries(files) };
    }

    describe('with the right to write', () => {
      beforeEach(() => begin('write'));

      test('names its place for messages', () => {
        expect(store.place).toMatch(/^branch \S+$/);
      });

      test('of a place that is not there gives no head and no files', async () => {
        expect(await seen()).toEqual({ head: null, files: {} });
        expect(store.writes()).toBe(0);
      });

      test('makes the place with the first commit, in at most three writes', async () => {
        const commit = await store.commit(change(null, TEXTS));
        expect(commit).toMatch(/^[0-9a-f]{40}$/);
        expect(await seen()).toEqual({ head: commit, files: TEXTS });
        expect(store.writes()).toBeGreaterThanOrEqual(1);
        expect(store.writes()).toBeLessThanOrEqual(3);
      });

      test('changes the files that are named, in one write, and leaves the others', async () => {
        const first = await store.commit(change(null, TEXTS));
        const other = rig.open();
        const files = { 'lab/status.json': '{}\n', 'lab/drift.json': '[]\n' };
        const second = await other.commit(change(first, files));
        expect(second).not.toBe(first);
        expect(await seen()).toEqual({ head: second, files: { ...TEXTS, ...files } });
        expect(other.writes()).toBe(1);
      });

      test('gives only the files that were asked for', async () => {
        await store.commit(change(null, TEXTS));
        const { files } = await store.read(['audit.jsonl', 'lab/none.json']);
        expect(Object.fromEntries(files)).toEqual({ 'audit.jsonl': TEXTS['audit.jsonl'] });
      });

      test('keeps a large text as it is', async () => {
        const text = `${'0123456789abcdef'.repeat(16_384)}\n`;
        const commit = await store.commit(change(null, { 'lab/drift.json': text }));
        expect(await seen()).toEqual({ head: commit, files: { 'lab/drift.json': text } });
      });

      test('refuses a commit upon a head that moved, and writes nothing of it', async () => {
        const first = await store.commit(change(null, TEXTS));
        const second = await rig.open().commit(change(first, { 'audit.jsonl': 'theirs\n' }));
        const late = store.commit(change(first, { 'audit.jsonl': 'ours\n', 'lab/drift.json': 'ours\n' }));
        await expect(late).rejects.toMatchObject({ category: 'conflict', conflict: 'status-head' });
        expect(await seen()).toEqual({ head: second, files: { ...TEXTS, 'audit.jsonl': 'theirs\n' } });
      });

      test('refuses a first commit where there is one by now', async () => {
        const first = await rig.open().commit(change(null, TEXTS));
        const late = store.commit(change(null, { 'audit.jsonl': 'ours\n' }));
        await expect(late).rejects.toMatchObject({ conflict: 'status-head' });
        expect(await seen()).toEqual({ head: first, files: TEXTS });
      });

      test('refuses a commit upon a place that was deleted, and makes it anew from nothing', async () => {
        const first = await store.commit(change(null, TEXTS));
        await rig.remove();
        const late = store.commit(change(first, { 'audit.jsonl': 'ours\n' }));
        await expect(late).rejects.toMatchObject({ conflict: 'status-head' });
        expect(await seen()).toEqual({ head: null, files: {} });
        const again = await store.commit(change(null, { 'audit.jsonl': 'ours\n' }));
        expect(await seen()).toEqual({ head: again, files: { 'audit.jsonl': 'ours\n' } });
      });

      test.each([
        ['first commits', false],
        ['commits upon one head', true],
      ])('of several %s at once takes one, and the others are told', async (_what, exists) => {
        const base = exists ? await store.commit(change(null, TEXTS)) : null;
        const tries = ['a', 'b', 'c'].map((text) =>
          rig.open().commit(change(base, { 'lab/status.json': text, 'audit.jsonl': text })),
        );
        const ended = await Promise.allSettled(tries);
        const taken = ended.flatMap((one, index) =>
          one.status === 'fulfilled' ? [{ commit: one.value, text: ['a', 'b', 'c'][index] }] : [],
        );
        const refused = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
        expect(taken).toHaveLength(1);
        expect(refused).toEqual([
          expect.objectContaining({ conflict: 'status-head' }),
          expect.objectContaining({ conflict: 'status-head' }),
        ]);
        const { head, files } = await seen();
        expect(head).toBe(taken[0]?.commit);
        expect([files['lab/status.json'], files['audit.jsonl']]).toEqual([taken[0]?.text, taken[0]?.text]);
      });

      test('lets nobody see half of a commit', async () => {
        let head: string | null = null;
        const pair = (text: string) => ({ 'lab/status.json': text, 'lab/drift.json': text });
        head = await store.commit(change(head, pair('0')));
        const writing = (async () => {
          for (let round = 1; round <= 5; round += 1) {
            head = await store.commit(change(head, pair(String(round))));
          }
        })();
        for (let look = 0; look < 10; look += 1) {
          const { files } = await seen();
          expect(files['lab/status.json']).toBe(files['lab/drift.json']);
        }
        await writing;
        expect(await seen()).toEqual({ head, files: pair('5') });
      });
    });

    describe.each([
      ['without the right to write', 'read', { category: 'authentication', code: 'HHS-2211' }],
      ['of a protected place', 'protected', { category: 'configuration', code: 'HHS-2030' }],
    ] as const)('%s', (_what, rights, error) => {
      beforeEach(() => begin(rights));

      test('refuses to write, says why, and can still be read', async () => {
        const refused = store.commit(change(null, TEXTS));
        await expect(refused).rejects.toMatchObject(error);
        expect(await seen()).toEqual({ head: null, files: {} });
      });
    });
  });
}
