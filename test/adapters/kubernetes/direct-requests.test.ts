import { createServer, type Server, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { HttpRequest } from '../../../src/adapters/kubernetes/http-client.ts';
import { TimeoutError } from '../../../src/domain/shared/errors.ts';
import { type FaultHandler, startFaultServer } from '../../support/fault-server.ts';
import { FakeClock } from './fake-clock.ts';
import { type ClientRig, clientFor, thrownBy } from './rig.ts';

const stops: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const get: HttpRequest = { method: 'GET', path: '/x', repeatable: true, canAskForLess: true };
const what = () => 'reading x';

async function world(handler: FaultHandler, rig: ClientRig) {
  const server = await startFaultServer(handler);
  stops.push(() => server.stop());
  const client = clientFor(server.url, rig);
  stops.push(() => client.close());
  return { server, client };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Takes connections and says nothing, so that no TLS connection ever comes about. */
async function silentServer(): Promise<{ readonly url: string; readonly sockets: Set<Socket> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.resume();
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return { url: `https://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, sockets };
}

describe('a connection that does not come about', () => {
  test('is given up with its socket, and its place is free again', async () => {
    const { url, sockets } = await silentServer();
    const client = clientFor(url, { options: { maxSockets: 1 } });
    stops.push(() => client.close());
    for (let i = 0; i < 2; i += 1) {
      const error = await thrownBy(client.send({ ...get, limitMs: 60 }, what));
      expect(error).toBeInstanceOf(TimeoutError);
      expect(String(error)).toContain('no connection within 60 ms');
      await until(() => sockets.size === 0);
    }
  });

  test('hands its place to a request that waits for one', async () => {
    const { url, sockets } = await silentServer();
    const client = clientFor(url, { options: { maxSockets: 1 } });
    stops.push(() => client.close());
    let seen = 0;
    const short = thrownBy(client.send({ ...get, limitMs: 60 }, what));
    await until(() => sockets.size === 1);
    const [first] = sockets;
    const long = thrownBy(client.send({ ...get, limitMs: 10_000 }, what));
    await short;
    await until(() => {
      seen = [...sockets].filter((socket) => socket !== first).length;
      return seen === 1;
    });
    client.close();
    expect(await long).toMatchObject({ code: 'HHS-2103', retryable: false });
    await until(() => sockets.size === 0);
  });
});

// an agent of Node's kind counts a connection when it is there, and a tunnel takes its time: it keeps to no limit
describe('connections', () => {
  test('are no more than allowed', async () => {
    const { client, server } = await world((_, reply) => reply.json({}), { options: { maxSockets: 2 } });
    await Promise.all(Array.from({ length: 20 }, () => client.send(get, what)));
    expect(server.connections).toBe(2);
  });

  test('a request that waits for one too long is ended, and the others go on', async () => {
    const held: (() => void)[] = [];
    const { client, server } = await world((_, reply) => void held.push(() => reply.json({})), {
      options: { maxSockets: 1 },
    });
    const first = client.send(get, what);
    while (held.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const late = await thrownBy(client.send({ ...get, limitMs: 30, canAskForLess: true }, what));
    expect(late).toBeInstanceOf(TimeoutError);
    expect(String(late)).toContain('no connection within 30 ms');
    const third = client.send(get, what);
    held[0]?.();
    await expect(first).resolves.toMatchObject({ status: 200 });
    while (held.length === 1) await new Promise((resolve) => setTimeout(resolve, 5));
    held[1]?.();
    await expect(third).resolves.toMatchObject({ status: 200 });
    expect(server.requests).toHaveLength(2);
  });
});

describe('what goes wrong on a connection', () => {
  test('that is refused, while others wait for it, is told to each of them', async () => {
    const { server, client } = await world((_, reply) => reply.json({}), { options: { maxSockets: 1 } });
    await server.stop();
    const errors = await Promise.all([1, 2, 3].map(() => thrownBy(client.send(get, what))));
    for (const error of errors) expect(error).toMatchObject({ code: 'HHS-2101' });
  });

  test('that is cut, while others wait for it, harms none of them', async () => {
    const { client } = await world(
      (request, reply) => (request.nth % 2 === 1 ? reply.reset() : reply.json({ ok: true })),
      { options: { maxSockets: 1 } },
    );
    const sent = await Promise.all([1, 2, 3, 4].map(() => client.send(get, what)));
    for (const answer of sent) expect(answer).toMatchObject({ body: { ok: true } });
  });

  test('makes no other one that nobody asked for', async () => {
    const { server, client } = await world((_, reply) => reply.hang(), {});
    await thrownBy(client.send({ ...get, limitMs: 50 }, what));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.connections).toBe(1);
  });

  test('is no news when it was idle: the next request makes one anew, at once', async () => {
    const clock = new FakeClock('instant');
    const { server, client } = await world((_, reply) => reply.json({}), { clock });
    await client.send(get, what);
    server.resetAll();
    // the reset is there before the loop turns again, as after long work
    const until = Date.now() + 30;
    while (Date.now() < until);
    await expect(client.send(get, what)).resolves.toMatchObject({ status: 200 });
    expect(clock.sleeps).toEqual([]);
  });
});

const hasVersion6 = Object.values(networkInterfaces()).some((list) =>
  list?.some(({ address }) => address === '::1'),
);
if (!hasVersion6) console.warn('SKIPPED: an address of IP version 6 is reached: this machine has none');

(hasVersion6 ? test : test.skip)('an address of IP version 6 is reached', async () => {
  const server = await startFaultServer((_, reply) => reply.json({ ok: true }), undefined, '::1');
  stops.push(() => server.stop());
  const client = clientFor(server.url);
  stops.push(() => client.close());
  await expect(client.send(get, what)).resolves.toMatchObject({ body: { ok: true } });
});

test('a path before the API is kept', async () => {
  const server = await startFaultServer((_, reply) => reply.json({}));
  stops.push(() => server.stop());
  const client = clientFor(`${server.url}/k8s/clusters/one/`);
  stops.push(() => client.close());
  await client.send(get, what);
  expect(server.requests[0]?.path).toBe('/k8s/clusters/one/x');
});

test('a header with several values is sent as several', async () => {
  const server = await startFaultServer((_, reply) => reply.json({}));
  stops.push(() => server.stop());
  const client = clientFor(server.url, { user: { token: 't', as: 'admin', 'as-groups': ['one', 'two'] } });
  stops.push(() => client.close());
  await client.send(get, what);
  expect(server.requests[0]?.headers).toMatchObject({
    'impersonate-user': 'admin',
    'impersonate-group': 'one, two',
    authorization: 'Bearer t',
    accept: 'application/json',
    'user-agent': 'hedgehog-sync',
  });
});
