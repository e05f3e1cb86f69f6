import { afterEach, describe, expect, test } from '@jest/globals';
import type { HttpClient, HttpRequest } from '../../../src/adapters/kubernetes/http-client.ts';
import { breakerGuard } from '../../../src/adapters/resilience/breaker-guard.ts';
import type { NetworkError } from '../../../src/domain/shared/errors.ts';
import type { CallGuard } from '../../../src/ports/call-guard.ts';
import { type FaultHandler, type FaultServer, startFaultServer } from '../../support/fault-server.ts';
import { FakeClock } from './fake-clock.ts';
import { clientFor, silentLog, thrownBy } from './rig.ts';

const stops: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

interface GuardedWorld {
  readonly server: FaultServer;
  readonly client: HttpClient;
  readonly clock: FakeClock;
  readonly guard: CallGuard;
}

async function world(handler: FaultHandler, tries = 5): Promise<GuardedWorld> {
  const server = await startFaultServer(handler);
  const clock = new FakeClock('instant');
  const guard = breakerGuard({ name: 'cluster', clock, log: silentLog, random: () => 0.5 });
  const options = { guard, limitMs: 1_000, retry: { tries } };
  const client = clientFor(server.url, { clock, options });
  stops.push(
    () => server.stop(),
    () => client.close(),
  );
  return { server, client, clock, guard };
}

const get: HttpRequest = { method: 'GET', path: '/x', repeatable: true };
const what = () => 'reading x';

describe('a guarded client', () => {
  test.each<[string, FaultHandler]>([
    ['resets', (_, reply) => reply.reset()],
    ['hangs', (_, reply) => reply.hang()],
    ['answers 500', (_, reply) => reply.status(500, 'InternalError', 'etcdserver: no leader')],
    ['answers 503', (_, reply) => reply.status(503, 'ServiceUnavailable', 'down')],
    ['answers 429', (_, reply) => reply.status(429, 'TooManyRequests', 'slow down')],
    ['answers with a login page', (_, reply) => reply.text('<html>', 200, 'text/html')],
  ])('asks no more when a server %s five times in a row', async (_, handler) => {
    const { client, server, guard } = await world(handler, 1);
    for (let i = 0; i < 5; i += 1) await client.send(get, what).catch(() => undefined);
    expect(guard.state()).toBe('open');
    const error = await thrownBy(client.send(get, what));
    expect(error).toMatchObject({ code: 'HHS-2109', category: 'network' });
    expect(String(error)).toContain('reading x: the API server failed 5 times in a row');
    expect(server.requests).toHaveLength(5);
  });

  test('tells its own failure when the breaker, opened by others meanwhile, lets it try no more', async () => {
    const { client, server, guard } = await world((_, reply) => reply.reset(), 3);
    const errors = [await thrownBy(client.send(get, what)), await thrownBy(client.send(get, what))];
    expect(guard.state()).toBe('open');
    expect(server.requests).toHaveLength(5);
    expect(errors.map((error) => (error as NetworkError).code)).toEqual(['HHS-2103', 'HHS-2103']);
    expect(String(errors[1])).toContain('2 tries');
    expect(await thrownBy(client.send(get, what))).toMatchObject({ code: 'HHS-2109' });
  });

  test('counts each single try', async () => {
    const { client, server, guard } = await world((_, reply) => reply.status(503, 'Any', 'down'));
    await expect(client.send(get, what)).resolves.toMatchObject({ status: 503, tries: 5 });
    expect(guard.state()).toBe('open');
    expect(server.requests).toHaveLength(5);
  });

  test.each<[string, FaultHandler]>([
    ['401', (_, reply) => reply.status(401, 'Unauthorized', 'no')],
    ['403', (_, reply) => reply.status(403, 'Forbidden', 'no')],
    ['404', (_, reply) => reply.status(404, 'NotFound', 'no')],
    ['409', (_, reply) => reply.status(409, 'Conflict', 'no')],
    ['410', (_, reply) => reply.status(410, 'Expired', 'no')],
    ['422', (_, reply) => reply.status(422, 'Invalid', 'no')],
    [
      'a webhook that is down',
      (_, reply) => reply.status(500, 'InternalError', 'failed calling webhook "v": refused'),
    ],
  ])('goes on after any number of refusals: %s', async (_, handler) => {
    const { client, server, guard } = await world(handler, 1);
    for (let i = 0; i < 8; i += 1) await client.send(get, what);
    expect(guard.state()).toBe('closed');
    // 401 is answered by one more try with a credential that was read again
    expect(server.requests.length).toBeGreaterThanOrEqual(8);
  });

  test('takes 500 to a write that the server will never take for a refusal', async () => {
    const text = 'failed to create typed patch object: .spec.x: field not declared in schema';
    const { client, guard } = await world((_, reply) => reply.status(500, 'InternalError', text), 1);
    for (let i = 0; i < 8; i += 1) await client.send({ ...get, method: 'PATCH', body: {} }, what);
    expect(guard.state()).toBe('closed');
  });

  test('asks again after 300 s, and goes on when it is answered', async () => {
    let isDown = true;
    const { client, clock, guard } = await world((_, reply) => {
      if (isDown) reply.reset();
      else reply.json({ ok: true });
    });
    await thrownBy(client.send(get, what));
    isDown = false;
    await expect(client.send(get, what)).rejects.toMatchObject({ code: 'HHS-2109' });
    clock.advance(300_000);
    await expect(client.send(get, what)).resolves.toMatchObject({ status: 200, tries: 1 });
    expect(guard.state()).toBe('closed');
  });

  test('holds no idle connections that were closed against the server', async () => {
    let drop = false;
    const { client, guard } = await world((request, reply) => {
      if (drop && request.connection < 8) reply.reset();
      else reply.json({ ok: true });
    });
    await Promise.all(Array.from({ length: 8 }, () => client.send(get, what)));
    drop = true;
    for (let i = 0; i < 2; i += 1) await client.send(get, what).catch(() => undefined);
    expect(guard.state()).toBe('closed');
  });
});
