import type { InventoryEntry } from '../../domain/resource/inventory.ts';
import { isKey } from '../../domain/resource/object-id.ts';
import { isJsonObject, type Json, type JsonObject } from '../../domain/shared/json.ts';

/** Format of what stands in the ConfigMaps. Raise it only for what an older reader would get wrong. */
export const inventoryFormat = 1;

/** One ConfigMap's worth. Each is whole by itself, so that a run that dies between two writes leaves no rubbish. */
export interface ChunkContent {
  /** Grows with every write of any chunk: where two hold the same key, the higher one is right. */
  readonly revision: number;
  readonly entries: readonly InventoryEntry[];
}

/**
 * `data` of a ConfigMap. `inventory.json` is one JSON document with a line for each entry; commits and files stand once:
 * `"VPC.vpc.githedgehog.com/default/vpc-1": [file, document, commit, generation, uid, digest]`.
 */
export function encodeChunk({ revision, entries }: ChunkContent): JsonObject {
  const files = new TextTable();
  const commits = new TextTable();
  const lines = [...entries]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((entry) => `${JSON.stringify(entry.key)}: ${JSON.stringify(rowOf(entry, files, commits))}`);
  const text =
    `{\n"commits": ${JSON.stringify(commits.texts)},\n"files": ${JSON.stringify(files.texts)},\n` +
    `"entries": {\n${lines.join(',\n')}\n}}\n`;
  return { format: String(inventoryFormat), revision: String(revision), 'inventory.json': text };
}

/** Bytes that an entry takes, about: its line and a share of the tables. */
export function entryBytes(entry: InventoryEntry): number {
  return Buffer.byteLength(entry.key) + entry.uid.length + entry.digest.length + entry.file.length / 4 + 40;
}

function rowOf(entry: InventoryEntry, files: TextTable, commits: TextTable): Json {
  const commit = entry.commit === null ? null : commits.indexOf(entry.commit);
  return [files.indexOf(entry.file), entry.document, commit, entry.generation, entry.uid, entry.digest];
}

class TextTable {
  readonly texts: string[] = [];
  readonly #known = new Map<string, number>();

  indexOf(text: string): number {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    this.#known.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

export type DecodedChunk =
  | { readonly result: 'ok'; readonly content: ChunkContent }
  /** Written by a later release: not to be read, and not to be overwritten. */
  | { readonly result: 'newer'; readonly format: number }
  | { readonly result: 'damaged'; readonly why: string };

export function decodeChunk(data: JsonObject): DecodedChunk {
  const format = numberIn(data.format);
  if (format === null) return damaged('format is no number');
  if (format > inventoryFormat) return { result: 'newer', format };
  const revision = numberIn(data.revision);
  if (format < 1 || revision === null) return damaged('format or revision is no number that is ever written');
  const text = data['inventory.json'];
  if (typeof text !== 'string') return damaged('inventory.json is missing');
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return damaged('inventory.json is no JSON');
  }
  if (!isJsonObject(root) || !isJsonObject(root.entries)) return damaged('inventory.json has no entries');
  const { commits, files } = root;
  if (!isTextList(commits) || !isTextList(files)) return damaged('commits or files is no list of texts');
  const entries: InventoryEntry[] = [];
  const rows = root.entries;
  for (const key of Object.keys(rows)) {
    const entry = entryOf(key, rows[key], files, commits);
    if (entry === null)
      return damaged(`the entry ${JSON.stringify(key.slice(0, 120))} is not as it is written`);
    entries.push(entry);
  }
  return { result: 'ok', content: { revision, entries } };
}

function entryOf(
  key: string,
  row: Json | undefined,
  files: readonly string[],
  commits: readonly string[],
): InventoryEntry | null {
  if (!Array.isArray(row) || row.length !== 6 || !isKey(key)) return null;
  const { 0: fileIndex, 1: document, 2: commitIndex, 3: generation, 4: uid, 5: digest } = row;
  const file = typeof fileIndex === 'number' ? files[fileIndex] : undefined;
  const commit =
    commitIndex === null ? null : typeof commitIndex === 'number' ? commits[commitIndex] : undefined;
  if (file === undefined || commit === undefined) return null;
  if (!isCount(document) || !isCount(generation)) return null;
  if (typeof uid !== 'string' || typeof digest !== 'string') return null;
  return { key, file, document, digest, uid, generation, commit };
}

function damaged(why: string): DecodedChunk {
  return { result: 'damaged', why };
}

function numberIn(value: Json | undefined): number | null {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null;
}

function isCount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isTextList(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
