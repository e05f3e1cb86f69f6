import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { passwordOf, proxiesOf, proxyFetch } from '../../../src/adapters/github/proxy-fetch.ts';
import { githubRig } from './rig.ts';

const before = { ...process.env };
/** What the proxy was asked to connect with, and as whom. */
const asked: (readonly [host: string, authorization: string | undefined])[] = [];
let proxy: Server;
let target = 0;

beforeAll(async () => {
  proxy = createServer((_request, response) => response.writeHead(405).end());
  proxy.on('connect', (request, socket, head) => {
    asked.push([request.url ?? '', request.headers['proxy-authorization']]);
    const upstream = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  process.env = before;
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
});

test('requests to GitHub go through the proxy that the runner names', async () => {
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const named = `http://user:pass%20word@127.0.0.1:${address.port}`;
  const rig = await githubRig();
  target = Number(new URL(rig.fake.apiUrl).port);
  const apiUrl = `http://github.test:${target}`;
  // the toolkit takes them from the process, as on a runner
  process.env.http_proxy = named;
  process.env.GITHUB_API_URL = apiUrl;
  const fetch = proxyFetch(proxiesOf({ HTTP_PROXY: named }));
  const hub = rig.connect({ apiUrl, graphqlUrl: `${apiUrl}/graphql`, fetch });
  expect(await hub.repository.headOf('main')).toBe(rig.sha);
  const credentials = `Basic ${Buffer.from('user:pass word').toString('base64')}`;
  expect(asked).toEqual([[`github.test:${target}`, credentials]]);
  await rig.stop();
});

test('the names of the environment are those that the runner looks at', () => {
  expect(proxiesOf({})).toEqual([]);
  expect(proxiesOf({ HTTPS_PROXY: 'http://a', https_proxy: '', http_proxy: 'b:1' })).toEqual([
    'http://a',
    'b:1',
  ]);
  expect(proxiesOf({ HTTPS_PROXY: 'http://a', https_proxy: 'http://a' })).toEqual(['http://a']);
});

test('a password in the address is known, so that it can be kept', () => {
  expect(
    ['http://u:p%20%@h:1', 'http://u:p%20q@h:1', 'u:p@h:1', 'http://h:1', 'h:1', 'http://['].map(passwordOf),
  ).toEqual(['p%20%', 'p q', 'p', null, null, null]);
});

test('one that is no address is refused before anything is sent, and is not shown', () => {
  expect(() => proxyFetch(['http://se cret:['])).toThrow(expect.objectContaining({ code: 'HHS-2039' }));
  expect(() => proxyFetch(['http://se cret:['])).not.toThrow(/cret/);
});
