import { describe, expect, test } from '@jest/globals';
import { LoopbackServer, type Serve, sendHalf } from '../../../src/simulator/http/loopback-server.ts';

async function withServer<T>(
  serve: Serve,
  use: (url: string, server: LoopbackServer) => Promise<T>,
): Promise<T> {
  const server = new LoopbackServer(serve);
  try {
    return await use(await server.listen(0), server);
  } finally {
    await server.stop();
  }
}

describe('a server on the loopback interface', () => {
  test('answers, and closes the connection of a request that it cannot answer', async () => {
    const serve: Serve = async ({ url }, response) => {
      if (url === '/bad') throw new Error('no answer');
      response.end('good');
    };
    await withServer(serve, async (url) => {
      expect(await (await fetch(url)).text()).toBe('good');
      await expect(fetch(`${url}/bad`)).rejects.toThrow();
    });
  });

  test('ends what is open when it is stopped, and says so to what is under way', async () => {
    let arrived = (): void => undefined;
    const underWay = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    await withServer(
      async () => arrived(),
      async (url, server) => {
        const request = expect(fetch(url)).rejects.toThrow();
        await underWay;
        expect(server.isStopped).toBe(false);
        await server.stop();
        expect(server.isStopped).toBe(true);
        await request;
      },
    );
  });

  test('sends half of an answer and no more', async () => {
    await withServer(
      async (_message, response) => sendHalf(response, { status: 200, headers: {}, body: '0123456789' }),
      async (url) => {
        const answer = await fetch(url);
        expect(answer.headers.get('content-length')).toBe('10');
        await expect(answer.text()).rejects.toThrow();
      },
    );
  });
});
