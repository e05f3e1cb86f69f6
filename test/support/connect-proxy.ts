import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

export interface ConnectProxy {
  readonly url: string;
  /** Asked for so far. */
  readonly tunnels: number;
  stop(): Promise<void>;
}

/** An HTTP proxy that makes tunnels; with `refuse`, one that answers each with that status. */
export async function startConnectProxy(refuse?: number): Promise<ConnectProxy> {
  let tunnels = 0;
  const proxy: Server = createServer();
  proxy.on('connect', (request, socket) => {
    tunnels += 1;
    socket.on('error', () => undefined);
    if (refuse !== undefined) {
      socket.end(`HTTP/1.1 ${refuse} No\r\n\r\n`);
      return;
    }
    const [host = '', port = ''] = (request.url ?? '').split(':');
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(socket);
      socket.pipe(upstream);
      upstream.on('close', () => socket.destroy());
    });
    upstream.on('error', () => {
      if (upstream.bytesRead === 0 && upstream.connecting) socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      else socket.destroy();
    });
    socket.on('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    get tunnels() {
      return tunnels;
    },
    stop: () => new Promise((resolve) => proxy.close(() => resolve())),
  };
}
