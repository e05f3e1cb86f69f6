import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { HttpClient, HttpRequest } from '../../../src/adapters/kubernetes/http-client.ts';
import { backoffMs, defaultRetryLimits } from '../../../src/adapters/kubernetes/retry-policy.ts';
import { NetworkError, TimeoutError } from '../../../src/domain/shared/errors.ts';
import type { CallGuard } from '../../../src/ports/call-guard.ts';
import { startConnectProxy } from '../../support/connect-proxy.ts';
import { type FaultHandler, type FaultServer, startFaultServer } from '../../support/fault-server.ts';
import { FakeClock } from './fake-clock.ts';
import { type ClientRig, clientFor, thrownBy } from './rig.ts';

const stops: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const get: HttpRequest = { method: 'GET', path: '/x', repeatable: true };
const what = () => 'reading x';
const post: HttpRequest = {
  method: 'POST',
  path: '/x',
  body: { a: 1 },
  repeatable: false,
};

/** Faults for the first requests, then a good answer. */
function faults(...list: readonly FaultHandler[]): FaultHandler {
  return (request, reply) => {
    const fault = list[request.nth];
    if (fault === undefined) reply.json({ ok: true });
    else fault(request, reply);
  };
}

/** Without a proxy requests go over undici, and with one over an agent of Node's kind: both have to do the same. */
const ways = ['directly', 'through a proxy'] as const;

describe.each(ways)('%s', (way) => {
  async function clientOf(url: string, rig: ClientRig = {}): Promise<HttpClient> {
    if (way === 'directly') return clientFor(url, rig);
    const proxy = await startConnectProxy();
    stops.push(() => proxy.stop());
    return clientFor(url, { ...rig, cluster: { 'proxy-url': proxy.url } });
  }

  async function world(
    handler: FaultHandler,
    rig: ClientRig = {},
  ): Promise<{ readonly server: FaultServer; readonly client: HttpClient; readonly clock: FakeClock }> {
    const server = await startFaultServer(handler);
    stops.push(() => server.stop());
    const clock = new FakeClock('instant');
    const client = await clientOf(server.url, { clock, ...rig });
    stops.push(() => client.close());
    return { server, client, clock };
  }

  describe('a request that goes wrong', () => {
    test('is sent again after a reset', async () => {
      const { client, server } = await world(faults((_, reply) => reply.reset()));
      await expect(client.send(get, what)).resolves.toMatchObject({
        status: 200,
        body: { ok: true },
        tries: 2,
      });
      expect(server.requests).toHaveLength(2);
    });

    test('is sent again after half an answer', async () => {
      const { client } = await world(faults((_, reply) => reply.truncate('{"ok":true}', 5)));
      await expect(client.send(get, what)).resolves.toMatchObject({ body: { ok: true }, tries: 2 });
    });

    test('is sent again when the answer is complete by its length, but half a JSON text', async () => {
      const { client } = await world(faults((_, reply) => reply.text('{"ok":', 200, 'application/json')));
      await expect(client.send(get, what)).resolves.toMatchObject({ body: { ok: true }, tries: 2 });
    });

    test.each([429, 500, 502, 503, 504])('is sent again after status %d', async (status) => {
      const { client } = await world(faults((_, reply) => reply.status(status, 'Any', 'try later')));
      await expect(client.send(get, what)).resolves.toMatchObject({ status: 200, tries: 2 });
    });

    test('waits as long as Retry-After says', async () => {
      const slow: FaultHandler = (_, reply) => reply.json({}, 429, { 'retry-after': '7' });
      const { client, clock } = await world(faults(slow));
      await client.send(get, what);
      expect(clock.sleeps).toEqual([7_000 + 0.5 * 1_000]);
    });

    test('reads a Retry-After date against the clock of the server', async () => {
      const headers = {
        date: 'Sat, 21 Nov 2026 04:00:00 GMT',
        'retry-after': 'Sat, 21 Nov 2026 04:00:03 GMT',
      };
      const { client, clock } = await world(faults((_, reply) => reply.json({}, 503, headers)));
      await client.send(get, what);
      expect(clock.sleeps).toEqual([3_000 + 0.5 * 1_000]);
    });

    test('is not kept waiting for an hour', async () => {
      const { client } = await world((_, reply) => reply.json({}, 429, { 'retry-after': '3600' }));
      await expect(client.send(get, what)).resolves.toMatchObject({ status: 429, tries: 1 });
    });

    test('retry_with_exponential_backoff (3, 1.0, 60.0): waits twice as long from try to try, with jitter', async () => {
      const { client, clock, server } = await world((_, reply) => reply.status(503, 'Any', 'down'));
      await expect(client.send(get, what)).resolves.toMatchObject({ status: 503, tries: 3 });
      expect(server.requests).toHaveLength(3);
      expect(clock.sleeps).toEqual([500, 1_000]);
    });

    test('is never waited for longer than a minute, however often it is repeated', () => {
      const longest = [1, 6, 7, 20].map((tried) => backoffMs(tried, defaultRetryLimits, () => 1));
      expect(longest).toEqual([1_000, 32_000, 60_000, 60_000]);
    });

    test('says after how many tries it gave up on resets', async () => {
      const { client } = await world((_, reply) => reply.reset());
      const error = await thrownBy(client.send(get, what));
      expect(error).toBeInstanceOf(NetworkError);
      expect(error).toMatchObject({ code: 'HHS-2103', retryable: true });
      expect(String(error)).toMatch(/reading x: 127\.0\.0\.1:\d+ cut the connection .* after 3 tries/);
    });

    test('takes a turn for every try, and gives it back before anything is made of the answer', async () => {
      const { client } = await world(
        faults(
          (_, reply) => reply.reset(),
          (_, reply) => reply.status(503, 'Any', 'down'),
        ),
      );
      const told: string[] = [];
      const turn = {
        take: () => Promise.resolve(void told.push('take')),
        end: () => void told.push('end'),
      };
      const onText = () => told.push('text') === 0;
      await client.send({ ...get, turn, onText }, what);
      expect(told).toEqual(['take', 'end', 'take', 'end', 'take', 'end', 'text']);
    });

    test('is not sent without its turn; what a try before it came to is told', async () => {
      const { client, server } = await world((_, reply) => reply.status(503, 'Any', 'down'));
      const lost = new Error('the lock was lost');
      let turns = 0;
      const turnsFor = (most: number) => ({
        take: () => (turns++ < most ? Promise.resolve() : Promise.reject(lost)),
        end: () => undefined,
      });
      await expect(client.send({ ...get, turn: turnsFor(0) }, what)).rejects.toBe(lost);
      expect(server.requests).toHaveLength(0);
      turns = 0;
      const asked: string[] = [];
      const guard: CallGuard = {
        name: 'cluster',
        state: () => 'closed',
        attempt: (work) => {
          asked.push('guard');
          return work();
        },
      };
      const guarded = await clientOf(server.url, { options: { guard } });
      stops.push(() => guarded.close());
      await expect(guarded.send({ ...get, turn: turnsFor(0) }, what)).rejects.toBe(lost);
      expect(asked).toEqual([]);
      turns = 0;
      await expect(client.send({ ...get, turn: turnsFor(2) }, what)).resolves.toMatchObject({
        status: 503,
        tries: 2,
      });
      expect(server.requests).toHaveLength(2);
    });

    test('that must not be repeated is sent once when the connection breaks', async () => {
      const { client, server } = await world((_, reply) => reply.reset());
      await expect(client.send(post, what)).rejects.toBeInstanceOf(NetworkError);
      expect(server.requests).toHaveLength(1);
    });

    test('that must not be repeated is sent again after 429, which did nothing, but not after 503', async () => {
      const { client, server } = await world(
        faults(
          (_, reply) => reply.status(429, 'TooManyRequests', 'slow down'),
          (_, reply) => reply.status(503, 'Any', 'down'),
        ),
      );
      await expect(client.send(post, what)).resolves.toMatchObject({ status: 503, tries: 2 });
      expect(server.requests).toHaveLength(2);
    });

    test('that found nobody listening is tried again whatever it is', async () => {
      const server = await startFaultServer((_, reply) => reply.json({}));
      await server.stop();
      const clock = new FakeClock('instant');
      const client = await clientOf(server.url, { clock });
      const error = await thrownBy(client.send(post, what));
      expect(error).toMatchObject({ code: 'HHS-2101' });
      expect(clock.sleeps).toHaveLength(2);
    });

    test('does not repeat a webhook that cannot be called: whoever knows what was written does', async () => {
      const text = 'Internal error occurred: failed calling webhook "v.kb.io": connect: connection refused';
      const { client, server } = await world((_, reply) => reply.status(500, 'InternalError', text));
      await expect(client.send(get, what)).resolves.toMatchObject({ status: 500 });
      expect(server.requests).toHaveLength(1);
    });

    test.each([
      ['etcdserver: request timed out', 2],
      ['failed to create typed patch object: .spec.x: field not declared in schema', 1],
    ])('that writes and got 500 "%s" is sent %d time(s)', async (text, tries) => {
      const { client } = await world(faults((_, reply) => reply.status(500, 'InternalError', text)));
      await expect(client.send({ ...post, repeatable: true }, what)).resolves.toMatchObject({ tries });
    });

    test('is ended by its time limit, and a hung server gets two tries only', async () => {
      const { client, server } = await world((_, reply) => reply.hang(), { options: { limitMs: 400 } });
      const error = await thrownBy(client.send(get, what));
      expect(error).toBeInstanceOf(TimeoutError);
      expect(error).toMatchObject({ code: 'HHS-2110' });
      expect(server.requests).toHaveLength(2);
    });

    test('is ended by its time limit when the answer begins and never ends', async () => {
      const { client } = await world((_, reply) => reply.stream().raw('{"a":'), { options: { limitMs: 40 } });
      await expect(client.send(get, what)).rejects.toBeInstanceOf(TimeoutError);
    });
  });

  describe('connections', () => {
    test('are kept, and eight requests at once need eight', async () => {
      const { client, server } = await world((_, reply) => reply.json({}));
      for (let i = 0; i < 5; i += 1) await client.send(get, what);
      expect(server.connections).toBe(1);
      for (let i = 0; i < 3; i += 1)
        await Promise.all(Array.from({ length: 8 }, () => client.send(get, what)));
      expect(server.connections).toBeLessThanOrEqual(8);
    });

    test('that the server reset while they were idle cost no pause', async () => {
      const { client, clock } = await world(
        faults(
          (_, reply) => reply.json({}),
          (_, reply) => reply.reset(),
        ),
      );
      await client.send(get, what);
      await expect(client.send(get, what)).resolves.toMatchObject({ status: 200, tries: 2 });
      expect(clock.sleeps).toEqual([]);
    });

    test('that the server closed while they were idle are made anew', async () => {
      const { client, server, clock } = await world((_, reply) => reply.json({}));
      await client.send(get, what);
      server.dropIdle();
      await new Promise((resolve) => setTimeout(resolve, 20));
      await expect(client.send(get, what)).resolves.toMatchObject({ status: 200, tries: 1 });
      expect(server.connections).toBe(2);
      expect(clock.sleeps).toEqual([]);
    });

    test('are kept after a DELETE that says what it means', async () => {
      const { client, server } = await world((_, reply) => reply.json({}));
      for (let i = 0; i < 3; i += 1) await client.send({ ...post, method: 'DELETE' }, what);
      expect(server.requests.map(({ body }) => body)).toEqual(Array(3).fill('{"a":1}'));
      expect(server.connections).toBe(1);
    });

    test('are not asked again when the answer closes them', async () => {
      const { client, server } = await world((_, reply) => reply.json({}, 200, { connection: 'close' }));
      for (let i = 0; i < 3; i += 1) await client.send(get, what);
      expect(server.connections).toBe(3);
    });

    test('are cut with the client: what is under way and what waits are told so', async () => {
      const { client, server } = await world((_, reply) => reply.hang(), { options: { maxSockets: 1 } });
      const sent = [client.send(get, what), client.send(get, what)].map((one) => thrownBy(one));
      while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      client.close();
      for (const error of await Promise.all(sent)) {
        expect(error).toMatchObject({ code: 'HHS-2103', retryable: false });
      }
    });

    test('are closed with the client, and a request after that is refused', async () => {
      const { client } = await world((_, reply) => reply.json({}));
      client.close();
      await expect(client.send(get, what)).rejects.toMatchObject({ code: 'HHS-2103', retryable: false });
    });

    test('a pause is ended when the client is closed', async () => {
      const { client } = await world((_, reply) => reply.reset(), { clock: new FakeClock('manual') });
      const sent = client.send(get, what);
      const closed = expect(sent).rejects.toBeInstanceOf(NetworkError);
      setTimeout(() => client.close(), 30);
      await closed;
    });
  });

  describe('an answer', () => {
    test('that is too large is refused and not asked for again', async () => {
      const { client, server } = await world((_, reply) => reply.json({ text: 'x'.repeat(5_000) }), {
        options: { maxAnswerBytes: 1_000 },
      });
      await expect(client.send(get, what)).rejects.toMatchObject({ code: 'HHS-2106' });
      expect(server.requests).toHaveLength(1);
    });

    test('is unpacked when it comes packed, and only so far', async () => {
      const packed = gzipSync(JSON.stringify({ text: 'x'.repeat(5_000) }));
      const handler: FaultHandler = (_, reply) => reply.bytes(packed, { 'content-encoding': 'gzip' });
      const open = await world(handler, { options: { gzip: true } });
      await expect(open.client.send(get, what)).resolves.toMatchObject({ body: { text: 'x'.repeat(5_000) } });
      expect(open.server.requests[0]?.headers['accept-encoding']).toBe('gzip');
      const bounded = await world(handler, { options: { gzip: true, maxAnswerBytes: 1_000 } });
      await expect(bounded.client.send(get, what)).rejects.toMatchObject({ code: 'HHS-2106' });
    });

    test('of a login page is no answer of an API server', async () => {
      const { client, server } = await world((_, reply) =>
        reply.text('<html>log in</html>', 200, 'text/html'),
      );
      const error = await thrownBy(client.send(get, what));
      expect(error).toMatchObject({ code: 'HHS-2105' });
      expect(String(error)).not.toContain('html>');
      expect(server.requests).toHaveLength(1);
    });

    test('is read by the first of two headers of one name', async () => {
      const twice: Record<string, string[]> = { 'retry-after': ['2', '9'] };
      const { client, clock } = await world(faults((_, reply) => reply.json({}, 429, twice)));
      await expect(client.send(get, what)).resolves.toMatchObject({ status: 200, tries: 2 });
      expect(clock.sleeps).toEqual([2_000 + 0.5 * 1_000]);
    });

    test('that redirects is not followed with the credentials', async () => {
      const { client } = await world((_, reply) => reply.json({}, 302, { location: 'http://127.0.0.1:1/' }));
      await expect(client.send(get, what)).rejects.toMatchObject({ code: 'HHS-2105' });
    });

    test('of a gateway page with a bad status keeps its status', async () => {
      const { client } = await world((_, reply) => reply.text('<html>502</html>', 502, 'text/html'));
      await expect(client.send(get, what)).resolves.toMatchObject({ status: 502, body: null });
    });
  });

  test('no error shows the token or the body that was sent', async () => {
    const { client } = await world((_, reply) => reply.reset(), { user: { token: 'very-secret-token' } });
    const error = await thrownBy(client.send({ ...post, body: { password: 'very-secret-body' } }, what));
    const shown = JSON.stringify(error, Object.getOwnPropertyNames(error)) + String(error);
    expect(shown).not.toContain('very-secret');
  });
});
