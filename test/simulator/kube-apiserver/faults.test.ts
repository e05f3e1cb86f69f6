import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type EmbeddedApiServer,
  startEmbeddedApiServer,
} from '../../../src/simulator/kube-apiserver/embedded-api-server.ts';
import { apply, call, SERVERS, SWITCHES, server } from '../kube-client.ts';

describe('injected faults', () => {
  let embedded: EmbeddedApiServer;
  let url: string;
  beforeEach(async () => {
    embedded = await startEmbeddedApiServer({ tokens: [] });
    ({ url } = embedded);
  });
  afterEach(() => embedded.stop());

  const create = (name: string) => apply(url, `${SERVERS}/${name}`, server(name, {}));

  test('a status takes the place of the answer, with Retry-After', async () => {
    const fault = { type: 'status', code: 429, reason: 'TooManyRequests', retryAfterSeconds: 2 } as const;
    embedded.inject({ method: 'PATCH', times: 1, fault });
    const refused = await create('a');
    expect([refused.code, refused.headers.get('retry-after')]).toEqual([429, '2']);
    expect(embedded.store.get('Server', 'a')).toBeUndefined();
    expect((await create('a')).code).toBe(201);
  });

  test('a rule hits what it names: method, path, the nth', async () => {
    embedded.inject({ path: /switches/, nth: 2, fault: { type: 'status', code: 503 } });
    const codes: number[] = [];
    for (const path of [SWITCHES, SERVERS, SWITCHES, SWITCHES])
      codes.push((await call(url, 'GET', path)).code);
    expect(codes).toEqual([200, 200, 503, 200]);
  });

  test('a rule can be taken back', async () => {
    const takeBack = embedded.inject({ fault: { type: 'status', code: 500 } });
    expect((await call(url, 'GET', SERVERS)).code).toBe(500);
    takeBack();
    expect((await call(url, 'GET', SERVERS)).code).toBe(200);
  });

  test('a reset loses the request, or only its answer', async () => {
    embedded.inject({ path: '/servers/a', times: 1, fault: { type: 'reset' } });
    embedded.inject({ path: '/servers/b', times: 1, fault: { type: 'reset', after: true } });
    await expect(create('a')).rejects.toThrow();
    await expect(create('b')).rejects.toThrow();
    expect(embedded.store.get('Server', 'a')).toBeUndefined();
    expect(embedded.store.get('Server', 'b')).toBeDefined();
    expect(embedded.requests().map(({ code }) => code)).toEqual([0, 201]);
  });

  test('a truncated answer breaks off in its body, after the request was carried out', async () => {
    embedded.inject({ times: 1, fault: { type: 'truncate' } });
    await expect(create('a')).rejects.toThrow();
    expect(embedded.store.get('Server', 'a')).toBeDefined();
  });

  test('a hanging request ends when the client gives up', async () => {
    embedded.inject({ times: 1, fault: { type: 'hang' } });
    await expect(call(url, 'GET', SERVERS, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
    expect((await call(url, 'GET', SERVERS)).code).toBe(200);
  });

  test('a delayed request is answered in the end', async () => {
    embedded.inject({ times: 1, fault: { type: 'delay', ms: 20 } });
    expect((await call(url, 'GET', SERVERS)).code).toBe(200);
  });
});
