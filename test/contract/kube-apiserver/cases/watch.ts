import { expect } from '@jest/globals';
import type { JsonObject } from '../../../../src/domain/shared/json.ts';
import type { ContractCase, ContractServer } from '../contract-case.ts';
import {
  applied,
  appliedFirst,
  apply,
  create,
  expectRefusal,
  metadata,
  patched,
  read,
} from '../expectations.ts';
import { server, servers } from '../fabric-objects.ts';
import { story, watch, watchEvents } from '../watch-events.ts';

/** Where a watch may start so that it sees only what comes. */
async function now(api: ContractServer): Promise<string> {
  return String(metadata(await read(api, servers)).resourceVersion);
}

export const watchCases: readonly ContractCase[] = [
  {
    id: 'watch/order',
    title: 'tells of a create, a change and a delete in their order',
    async run(api) {
      const from = await now(api);
      await create(api, servers, server('a'));
      await patched(api, `${servers}/a`, { spec: { description: 'changed' } });
      await create(api, servers, server('b'));
      await api.send('DELETE', `${servers}/a`);
      const events = await watchEvents(api, `${servers}?resourceVersion=${from}`, 4);
      expect(story(events)).toEqual(['ADDED a', 'MODIFIED a', 'ADDED b', 'DELETED a']);
      expect(events[1]?.object.spec).toEqual({ description: 'changed' });
    },
  },
  {
    id: 'watch/live',
    title: 'tells of what happens while it is open',
    async run(api) {
      const from = await now(api);
      const watching = watchEvents(api, `${servers}?resourceVersion=${from}`, 2);
      await create(api, servers, server('a'));
      await patched(api, `${servers}/a`, { metadata: { labels: { rack: 'one' } } });
      expect(story(await watching)).toEqual(['ADDED a', 'MODIFIED a']);
    },
  },
  {
    id: 'watch/from-the-middle',
    title: 'leaves out what was before the resourceVersion',
    async run(api) {
      await create(api, servers, server('a'));
      const from = metadata(await create(api, servers, server('b'))).resourceVersion;
      await create(api, servers, server('c'));
      const events = await watchEvents(api, `${servers}?resourceVersion=${String(from)}`, 1);
      expect(story(events)).toEqual(['ADDED c']);
    },
  },
  {
    id: 'watch/without-version',
    title: 'starts with what is there when no resourceVersion is given',
    async run(api) {
      await create(api, servers, server('a'));
      await create(api, servers, server('b'));
      expect(story(await watchEvents(api, `${servers}?`, 2)).sort()).toEqual(['ADDED a', 'ADDED b']);
    },
  },
  {
    id: 'watch/whole-objects',
    title: 'sends the object as a GET gives it',
    async run(api) {
      const from = await now(api);
      await create(api, servers, server('a', { description: 'one' }));
      const [event] = await watchEvents(api, `${servers}?resourceVersion=${from}`, 1);
      expect(event?.object).toEqual(await read(api, `${servers}/a`));
    },
  },
  {
    id: 'watch/deleted-object',
    title: 'sends the last state of what was deleted, at the version of the deletion',
    async run(api) {
      const created = await create(api, servers, server('a', { description: 'last words' }));
      const from = String(metadata(created).resourceVersion);
      await api.send('DELETE', `${servers}/a`);
      const [event] = await watchEvents(api, `${servers}?resourceVersion=${from}`, 1);
      expect(event?.type).toBe('DELETED');
      expect(event?.object.spec).toEqual({ description: 'last words' });
      const last = metadata(event?.object ?? {});
      expect(last.uid).toBe(metadata(created).uid);
      expect(Number(last.resourceVersion)).toBeGreaterThan(Number(from));
    },
  },
  {
    id: 'watch/no-event-without-change',
    title: 'says nothing of dry-runs, refusals and writes that change nothing',
    async run(api) {
      await appliedFirst(api, servers, server('a', { description: 'one' }));
      const from = await now(api);
      await applied(api, servers, server('a', { description: 'one' }));
      await applied(api, servers, server('a', { description: 'two' }), { query: '&dryRun=All' });
      await apply(api, servers, server('a', { description: 'two' }), { manager: 'else' });
      await create(api, servers, server('b'));
      expect(story(await watchEvents(api, `${servers}?resourceVersion=${from}`, 1))).toEqual(['ADDED b']);
    },
  },
  {
    id: 'watch/bookmarks',
    title: 'sends a bookmark with the resourceVersion reached, before the end, when asked',
    async run(api) {
      const from = await now(api);
      await create(api, servers, server('a'));
      let second: Promise<JsonObject> | undefined;
      const path = `${servers}?allowWatchBookmarks=true&resourceVersion=${from}`;
      const { events } = await watch(
        api,
        path,
        (seen) => {
          second ??= create(api, servers, server('b'));
          return seen.some(({ type }) => type === 'BOOKMARK');
        },
        4,
      );
      const reached = metadata((await second) ?? {}).resourceVersion;
      expect(events.map(({ type }) => type)).toEqual(['ADDED', 'ADDED', 'BOOKMARK']);
      const bookmark = events[2]?.object ?? {};
      expect(bookmark).toMatchObject({ kind: 'Server', apiVersion: 'wiring.githedgehog.com/v1beta1' });
      expect(metadata(bookmark).name).toBeUndefined();
      expect(Number(metadata(bookmark).resourceVersion)).toBeGreaterThanOrEqual(Number(reached));
    },
  },
  {
    id: 'watch/no-bookmarks',
    title: 'sends no bookmarks unasked',
    async run(api) {
      const { status, events } = await watch(
        api,
        `${servers}?resourceVersion=${await now(api)}`,
        () => false,
        3,
      );
      expect(status).toBe(200);
      expect(events).toEqual([]);
    },
  },
  {
    id: 'watch/timeout',
    title: 'ends by itself when its time is over',
    async run(api) {
      const from = await now(api);
      const abort = AbortSignal.timeout(5000);
      const path = `${servers}?watch=true&resourceVersion=${from}&timeoutSeconds=1`;
      const response = await api.send('GET', path, undefined, { signal: abort });
      expect([response.status, abort.aborted]).toEqual([200, false]);
    },
  },
  {
    id: 'watch/label',
    title: 'tells of an object that comes into the selection as added and of one that leaves it as deleted',
    async run(api) {
      const rack = (name: string | null) => ({ metadata: { labels: { rack: name } } });
      await create(api, servers, server('a'));
      const from = await now(api);
      await patched(api, `${servers}/a`, rack('one'));
      await patched(api, `${servers}/a`, { spec: { description: 'inside' } });
      await patched(api, `${servers}/a`, rack('two'));
      const path = `${servers}?labelSelector=rack%3Done&resourceVersion=${from}`;
      expect(story(await watchEvents(api, path, 3))).toEqual(['ADDED a', 'MODIFIED a', 'DELETED a']);
    },
  },
  {
    id: 'watch/one-object',
    title: 'tells of one object only when its name is selected',
    async run(api) {
      const from = await now(api);
      await create(api, servers, server('a'));
      await create(api, servers, server('b'));
      const path = `${servers}?fieldSelector=metadata.name%3Db&resourceVersion=${from}`;
      expect(story(await watchEvents(api, path, 1))).toEqual(['ADDED b']);
    },
  },
  {
    id: 'watch/too-old',
    title: 'sends an ERROR event with 410 Expired for a resourceVersion that is forgotten',
    async run(api) {
      await create(api, servers, server('a'));
      await api.forgetHistory();
      const { status, events } = await watch(api, `${servers}?resourceVersion=1`, (seen) => seen.length > 0);
      expect(status).toBe(200);
      expect(events[0]?.type).toBe('ERROR');
      expect(events[0]?.object).toMatchObject({ kind: 'Status', code: 410, reason: 'Expired' });
    },
  },
  {
    id: 'watch/forbidden',
    title: 'forbids to watch like to read',
    async run(api) {
      const path = `${servers}?watch=true&timeoutSeconds=1`;
      const status = expectRefusal(
        await api.send('GET', path, undefined, { user: 'nobody' }),
        403,
        'Forbidden',
      );
      expect(status.message).toContain('cannot watch resource "servers"');
    },
  },
];
