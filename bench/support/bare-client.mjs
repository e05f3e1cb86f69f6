import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';

/**
 * The least that a client can do, which is what ours is measured against: requests over kept-alive connections, with
 * nothing looked at but the status.
 */
export class BareClient {
  #agent;
  #url;
  #headers;

  constructor({ url, caFile, tokens }, maxSockets) {
    this.#agent = new Agent({ keepAlive: true, maxSockets, ca: readFileSync(caFile, 'utf8') });
    this.#url = new URL(url);
    this.#headers = { authorization: `Bearer ${tokens.admin}`, accept: 'application/json' };
  }

  /** The body as text. Throws for anything but 2xx. */
  send(method, path, body, contentType) {
    const headers = { ...this.#headers };
    if (body !== undefined) {
      headers['content-type'] = contentType;
      headers['content-length'] = Buffer.byteLength(body);
    }
    const { hostname, port } = this.#url;
    return new Promise((resolve, reject) => {
      const sent = request({ method, hostname, port, path, headers, agent: this.#agent }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode >= 200 && response.statusCode < 300) resolve(text);
          else reject(new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 300)}`));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** Every object of a collection, in pages of 500. */
  async list(path) {
    const items = [];
    let next = '';
    do {
      const page = JSON.parse(await this.send('GET', `${path}?limit=500${next}`));
      for (const item of page.items) items.push(item);
      const token = page.metadata.continue;
      next = token ? `&continue=${encodeURIComponent(token)}` : '';
    } while (next !== '');
    return items;
  }

  /** `options`: more of the query. */
  apply(path, body, fieldManager, options = '') {
    const query = `fieldManager=${fieldManager}${options}`;
    return this.send('PATCH', `${path}?${query}`, body, 'application/apply-patch+yaml');
  }

  close() {
    this.#agent.destroy();
  }
}

/** Runs `work` over all items, `limit` at a time. */
export async function inLanes(items, limit, work) {
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const item = items[next];
      next += 1;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: limit }, lane));
}
