import type { Inventory, InventoryEntry } from '../../domain/resource/inventory.ts';
import { errorFacts } from '../../domain/shared/error-codes.ts';
import { ConfigurationError, ConflictError, KubernetesError } from '../../domain/shared/errors.ts';
import { isJsonObject, type JsonObject } from '../../domain/shared/json.ts';
import type { InventoryStore } from '../../ports/inventory-store.ts';
import { createPlain, getPlain, listPlain, type PlainKind, replacePlain } from './api-client.ts';
import { fabricLabel, managedByLabels, recordName } from './fabric-name.ts';
import type { HttpClient } from './http-client.ts';
import { assignChunks, defaultChunkBytes, mergeChunks, sameEntries } from './inventory-chunks.ts';
import { type ChunkContent, decodeChunk, encodeChunk } from './inventory-format.ts';

export interface InventoryOptions {
  readonly namespace?: string;
  /** Bytes of entries in one ConfigMap. */
  readonly chunkBytes?: number;
}

/** A chunk as it stands in the cluster. */
interface StoredChunk extends ChunkContent {
  readonly resourceVersion: string;
}

type Chunks = ReadonlyMap<number, StoredChunk>;

/** The inventory in ConfigMaps `hedgehog-sync-<fabric>`, `hedgehog-sync-<fabric>.1` and so on, found by their label. */
export class ConfigMapInventory implements InventoryStore {
  readonly #http: HttpClient;
  readonly #place: PlainKind;
  readonly #chunkBytes: number;
  /** What stood in the cluster when an inventory was read: the preconditions of writing it. */
  readonly #stored = new WeakMap<Inventory, Chunks>();

  constructor(http: HttpClient, options: InventoryOptions = {}) {
    this.#http = http;
    const namespace = options.namespace ?? 'default';
    this.#place = { group: '', version: 'v1', plural: 'configmaps', kind: 'ConfigMap', namespace };
    this.#chunkBytes = options.chunkBytes ?? defaultChunkBytes;
  }

  async read(fabric: string): Promise<Inventory> {
    recordName(fabric);
    return this.#inventoryIn(await this.#list(`${fabricLabel}=${fabric}`), fabric);
  }

  async readAll(): Promise<readonly Inventory[]> {
    const items = await this.#list(fabricLabel);
    const inventories: Inventory[] = [];
    for (const fabric of new Set(items.map(fabricOf))) {
      try {
        if (fabric !== null)
          inventories.push(
            this.#inventoryIn(
              items.filter((item) => fabricOf(item) === fabric),
              fabric,
            ),
          );
      } catch (error) {
        // somebody else's record of another release, or damaged: its own runs tell of it
        if (!(error instanceof ConfigurationError)) throw error;
      }
    }
    return inventories;
  }

  async #list(selector: string): Promise<readonly JsonObject[]> {
    const { body } = await listPlain(this.#http, this.#place, selector);
    return Array.isArray(body.items) ? body.items.filter(isJsonObject) : [];
  }

  #inventoryIn(items: readonly JsonObject[], fabric: string): Inventory {
    const main = recordName(fabric);
    const chunks = new Map<number, StoredChunk>();
    for (const item of items) {
      const name = isJsonObject(item.metadata) ? item.metadata.name : undefined;
      const number = typeof name === 'string' ? chunkNumber(main, name) : null;
      if (number !== null) chunks.set(number, this.#decode(item, chunkName(main, number)));
    }
    return this.#remember(fabric, chunks);
  }

  async write(previous: Inventory, entries: readonly InventoryEntry[]): Promise<Inventory> {
    const main = recordName(previous.fabric);
    const before = this.#stored.get(previous) ?? (await this.#rediscover(previous));
    const assigned = assignChunks(before, entries, this.#chunkBytes);
    const revision = 1 + Math.max(0, ...[...before.values()].map((chunk) => chunk.revision));
    const after = new Map(before);
    const changed = [...assigned].filter(
      ([number, wanted]) => !sameEntries(before.get(number)?.entries ?? [], wanted),
    );
    // An entry that moves is written to where it goes before it leaves where it was.
    changed.sort(
      ([a, left], [b, right]) => growth(right, before.get(b)) - growth(left, before.get(a)) || a - b,
    );
    for (const [number, wanted] of changed) {
      const content = { revision, entries: wanted };
      after.set(
        number,
        await this.#store(chunkName(main, number), content, before.get(number) ?? null, previous),
      );
    }
    return this.#remember(previous.fabric, after);
  }

  #remember(fabric: string, chunks: Chunks): Inventory {
    const inventory: Inventory = { fabric, entries: mergeChunks(chunks) };
    this.#stored.set(inventory, chunks);
    return inventory;
  }

  /** For an inventory that was not read here: it must be what stands in the cluster now. */
  async #rediscover(previous: Inventory): Promise<Chunks> {
    const now = await this.read(previous.fabric);
    const chunks = this.#stored.get(now);
    if (chunks === undefined || !sameEntries([...now.entries.values()], [...previous.entries.values()])) {
      throw conflict(recordName(previous.fabric), this.#place.namespace);
    }
    return chunks;
  }

  async #store(
    name: string,
    content: ChunkContent,
    before: StoredChunk | null,
    { fabric }: Inventory,
  ): Promise<StoredChunk> {
    const { namespace } = this.#place;
    const body = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name,
        namespace,
        labels: { [fabricLabel]: fabric, ...managedByLabels },
        ...(before === null ? {} : { resourceVersion: before.resourceVersion }),
      },
      data: encodeChunk(content),
    };
    try {
      const reply =
        before === null
          ? await createPlain(this.#http, this.#place, name, body)
          : await replacePlain(this.#http, this.#place, name, body);
      return { ...content, resourceVersion: versionOf(reply.body) };
    } catch (error) {
      if (before !== null && isGone(error)) throw conflict(name, namespace, error);
      if (!(error instanceof ConflictError)) throw error;
      return await this.#ownWrite(name, content, body.data, error);
    }
  }

  /** A conflict may be with ourselves: an earlier try got through and only its answer was lost. */
  async #ownWrite(
    name: string,
    content: ChunkContent,
    data: JsonObject,
    cause: ConflictError,
  ): Promise<StoredChunk> {
    const { body } = await getPlain(this.#http, this.#place, name);
    const there = isJsonObject(body.data) ? body.data : {};
    const isOurs = Object.keys(data).every((key) => there[key] === data[key]);
    if (!isOurs) throw conflict(name, this.#place.namespace, cause);
    return { ...content, resourceVersion: versionOf(body) };
  }

  #decode(item: JsonObject, name: string): StoredChunk {
    const where = `ConfigMap ${this.#place.namespace}/${name}`;
    const decoded = decodeChunk(isJsonObject(item.data) ? item.data : {});
    if (decoded.result === 'ok') return { ...decoded.content, resourceVersion: versionOf(item) };
    if (decoded.result === 'newer') {
      const message = `${where} holds an inventory of format ${decoded.format}, which this release does not know`;
      throw new ConfigurationError({ ...errorFacts('HHS-2027'), message });
    }
    const message = `${where} holds an inventory that cannot be read: ${decoded.why}`;
    throw new ConfigurationError({ ...errorFacts('HHS-2028'), message });
  }
}

function fabricOf({ metadata }: JsonObject): string | null {
  const labels = isJsonObject(metadata) ? metadata.labels : undefined;
  const fabric = isJsonObject(labels) ? labels[fabricLabel] : undefined;
  return typeof fabric === 'string' ? fabric : null;
}

/** Somebody deleted the ConfigMap that was to be replaced. */
function isGone(error: unknown): boolean {
  return error instanceof KubernetesError && error.code === 'HHS-2503';
}

function growth(wanted: readonly InventoryEntry[], before: StoredChunk | undefined): number {
  return wanted.length - (before?.entries.length ?? 0);
}

/** A fabric's name has no dot, so `hedgehog-sync-lab.1` can never be the main ConfigMap of another fabric. */
function chunkName(main: string, number: number): string {
  return number === 0 ? main : `${main}.${number}`;
}

/** null: something else that carries the label. */
function chunkNumber(main: string, name: string): number | null {
  if (name === main) return 0;
  const digits = name.startsWith(`${main}.`) ? name.slice(main.length + 1) : '';
  return /^[1-9]\d{0,3}$/.test(digits) ? Number(digits) : null;
}

function versionOf(object: JsonObject): string {
  const { metadata } = object;
  const version = isJsonObject(metadata) ? metadata.resourceVersion : undefined;
  return typeof version === 'string' ? version : '';
}

function conflict(name: string, namespace: string, cause?: unknown): ConflictError {
  const message = `the inventory in ConfigMap ${namespace}/${name} was written by somebody else meanwhile`;
  return new ConflictError(
    { ...errorFacts('HHS-2401'), message, conflict: 'resource-version' },
    cause === undefined ? {} : { cause },
  );
}
