import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { Parcel } from './delivery.ts';

export interface Sent {
  /** 0: no answer. */
  readonly statusCode: number;
  readonly status: string;
  readonly durationMs: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: string;
}

/** One try, signed. What fails is a result, too. */
export function sendDelivery(parcel: Parcel, limitMs: number, signal: AbortSignal): Promise<Sent> {
  const headers = headersOf(parcel);
  const begun = performance.now();
  return new Promise((resolve) => {
    const end = (statusCode: number, status: string, answer = ''): void =>
      resolve({ statusCode, status, answer, headers, durationMs: Math.round(performance.now() - begun) });
    const sending = request(
      parcel.hook.url,
      { method: 'POST', headers, agent: false, signal, timeout: limitMs },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => end(0, 'service connection broke'));
        response.on('end', () => {
          const code = response.statusCode ?? 0;
          const status = code >= 200 && code < 300 ? 'OK' : `Invalid HTTP Response: ${code}`;
          end(code, status, Buffer.concat(chunks).toString('utf8'));
        });
      },
    );
    sending.on('timeout', () => {
      end(0, 'timed out');
      sending.destroy();
    });
    sending.on('error', () => end(0, 'failed to connect to host'));
    sending.end(parcel.body);
  });
}

function headersOf({ hook, guid, event, body }: Parcel): Record<string, string> {
  const sign = (hash: string): string => createHmac(hash, hook.secret).update(body).digest('hex');
  return {
    accept: '*/*',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'GitHub-Hookshot/044aadd',
    'x-github-delivery': guid,
    'x-github-event': event,
    'x-github-hook-id': String(hook.id),
    'x-github-hook-installation-target-id': String(hook.app?.app.id ?? 0),
    'x-github-hook-installation-target-type': hook.app === null ? 'repository' : 'integration',
    'x-hub-signature': `sha1=${sign('sha1')}`,
    'x-hub-signature-256': `sha256=${sign('sha256')}`,
  };
}
