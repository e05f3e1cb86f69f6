import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Json } from '../../src/domain/shared/json.ts';

export interface KubeResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON; null where there is none or it is not JSON. */
  readonly body: Json;
}

export interface KubeRequestOptions {
  readonly token?: string;
  readonly contentType?: string;
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends a response that never ends (a watch) with what came until then. */
  readonly signal?: AbortSignal;
  /** Called with each line of the body as it comes, for watches. */
  readonly onLine?: (line: string) => void;
}

export type KubeSend = (
  method: string,
  path: string,
  body: Json | string | undefined,
  options: KubeRequestOptions,
) => Promise<KubeResponse>;

export interface KubeHttp {
  readonly send: KubeSend;
  close(): void;
}

/** A plain HTTP client for one API server: no retries, no opinions. `ca`: PEM text that vouches for an https server. */
export function createKubeHttp(url: string, ca: string | undefined): KubeHttp {
  const secure = url.startsWith('https:');
  const agent = secure
    ? new HttpsAgent({ keepAlive: true, ...(ca === undefined ? {} : { ca }) })
    : new HttpAgent({ keepAlive: true });
  const open = secure ? httpsRequest : httpRequest;

  function send(
    method: string,
    path: string,
    body: Json | string | undefined,
    options: KubeRequestOptions,
  ): Promise<KubeResponse> {
    const payload = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const headers: Record<string, string> = { accept: options.accept ?? 'application/json' };
    if (options.token !== undefined) headers.authorization = `Bearer ${options.token}`;
    if (payload !== undefined) {
      headers['content-type'] = options.contentType ?? 'application/json';
      headers['content-length'] = String(Buffer.byteLength(payload));
    }
    Object.assign(headers, options.headers);
    return new Promise((resolve, reject) => {
      const request = open(new URL(path, url), { method, agent, headers }, (response) => {
        let text = '';
        let unread = '';
        const finish = () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: parse(text) });
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
          if (options.onLine === undefined) return;
          const lines = (unread + chunk).split('\n');
          unread = lines.pop() ?? '';
          for (const line of lines) options.onLine(line);
        });
        response.on('end', finish);
        response.on('error', (error) => (options.signal?.aborted ? finish() : reject(error)));
        options.signal?.addEventListener('abort', () => response.destroy(), { once: true });
        response.on('close', () => (options.signal?.aborted ? finish() : undefined));
      });
      request.on('error', reject);
      request.end(payload);
    });
  }

  return { send, close: () => agent.destroy() };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}
