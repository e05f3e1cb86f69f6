import type { JsonObject } from '../../../src/domain/shared/json.ts';
import { isJsonObject } from '../../../src/domain/shared/json.ts';
import type { FaultHandler, FaultReply, FaultRequest } from '../../support/fault-server.ts';

/** Objects by path with resourceVersions and nothing else: enough for ConfigMaps and Leases. */
export class TinyStore {
  readonly objects = new Map<string, JsonObject>();
  /** Looked at before each request; true: it has answered already. */
  fault: ((request: FaultRequest, reply: FaultReply, store: TinyStore) => boolean) | null = null;
  readonly writes: string[] = [];
  #version = 100;

  readonly handler: FaultHandler = (request, reply) => {
    if (this.fault?.(request, reply, this) !== true) this.serve(request, reply);
  };

  /** Does what is asked, and answers unless `reply` is null. */
  serve(request: FaultRequest, reply: FaultReply | null): void {
    const [path = ''] = request.path.split('?');
    if (request.method === 'GET') this.#read(request.path, reply);
    else this.#write(request.method, path, JSON.parse(request.body), reply);
  }

  put(path: string, object: JsonObject): JsonObject {
    this.#version += 1;
    const metadata = isJsonObject(object.metadata) ? object.metadata : {};
    const stored = { ...object, metadata: { uid: 'u', ...metadata, resourceVersion: String(this.#version) } };
    this.objects.set(path, stored);
    return stored;
  }

  #read(url: string, reply: FaultReply | null): void {
    const [path = '', query = ''] = url.split('?');
    const object = this.objects.get(path);
    if (object !== undefined) reply?.json(object);
    else if (/(configmaps|leases)$/.test(path)) {
      const selector = decodeURIComponent(/labelSelector=([^&]*)/.exec(query)?.[1] ?? '').split('=');
      const [label = '', wanted] = selector;
      const isSelected = (value: unknown) => (wanted === undefined ? value !== undefined : value === wanted);
      const items = [...this.objects.entries()]
        .filter(([key, item]) => key.startsWith(`${path}/`) && isSelected(labelOf(item, label)))
        .map(([, item]) => item);
      reply?.json({ kind: 'List', metadata: { resourceVersion: String(this.#version) }, items });
    } else reply?.status(404, 'NotFound', 'not found', { details: { kind: 'x', name: 'y' } });
  }

  #write(method: string, path: string, body: JsonObject, reply: FaultReply | null): void {
    const metadata = isJsonObject(body.metadata) ? body.metadata : {};
    const key = method === 'POST' ? `${path}/${String(metadata.name)}` : path;
    const there = this.objects.get(key);
    if (method === 'POST' && there !== undefined) {
      reply?.status(409, 'AlreadyExists', 'already exists');
      return;
    }
    if (method === 'PUT' && there === undefined) {
      reply?.status(404, 'NotFound', 'not found', { details: { kind: 'x', name: 'y' } });
      return;
    }
    if (method === 'PUT' && isJsonObject(there?.metadata)) {
      if (there.metadata.resourceVersion !== metadata.resourceVersion) {
        reply?.status(409, 'Conflict', 'the object has been modified');
        return;
      }
    }
    this.writes.push(`${method} ${key.split('/').pop()}`);
    const stored = this.put(key, body);
    reply?.json(stored, method === 'POST' ? 201 : 200);
  }
}

function labelOf(object: JsonObject, label: string): unknown {
  const metadata = isJsonObject(object.metadata) ? object.metadata : {};
  return isJsonObject(metadata.labels) ? metadata.labels[label] : undefined;
}
