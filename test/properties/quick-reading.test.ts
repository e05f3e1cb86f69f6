import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import { composeDocument } from '../../src/domain/parse/compose-document.ts';
import type { Harvest } from '../../src/domain/parse/document-context.ts';
import { TreeCache } from '../../src/domain/parse/field-locator.ts';
import { nodeToJson } from '../../src/domain/parse/node-to-json.ts';
import { DEFAULT_PARSE_LIMITS } from '../../src/domain/parse/parse-limits.ts';
import { readQuickly } from '../../src/domain/parse/quick-document.ts';
import { readDocument, readThoroughly } from '../../src/domain/parse/read-document.ts';
import { createSourceText } from '../../src/domain/parse/source-text.ts';
import { type DocumentSlice, splitDocuments } from '../../src/domain/parse/split-documents.ts';
import type { Manifest } from '../../src/domain/resource/manifest.ts';
import { isJsonObject, type Json } from '../../src/domain/shared/json.ts';
import { childPointer, type FieldPointer } from '../../src/domain/shared/pointer.ts';
import { sha256 } from '../support/parse-text.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { describeWithShared, projectRoot, sharedRoot } from '../support/shared.ts';
import { mutate, samples } from './mutated-text.ts';
import { randomDocument, randomLines } from './written-documents.ts';

const limits = DEFAULT_PARSE_LIMITS;
const options = { registry: fabricRegistry, limits, digest: sha256 };

/** How many documents there were, and how many of them the quick reader took. */
interface Tally {
  documents: number;
  quick: number;
}

/** Reads every document of the text both ways and holds the results against each other. */
function compare(about: string, text: string, tally: Tally): void {
  for (const slice of splitDocuments(text)) {
    if (slice.content !== 'value') continue;
    const where = `${about}: ${JSON.stringify(text.slice(slice.start, slice.end))}`;
    tally.documents += 1;
    const quick = endOf(text, slice, readDocument);
    const thorough = endOf(text, slice, readThoroughly);
    expect([where, withoutLocators(quick)]).toEqual([where, withoutLocators(thorough)]);
    expect([where, quick.manifests.map(keysAndPlaces)]).toEqual([
      where,
      thorough.manifests.map(keysAndPlaces),
    ]);
    if (compareValues(where, text, slice)) tally.quick += 1;
  }
}

function endOf(text: string, { start, end }: DocumentSlice, read: typeof readThoroughly): Harvest {
  const harvest: Harvest = { manifests: [], skipped: [], diagnostics: [], unreadable: [], ignored: [] };
  const range = { source: createSourceText('fabric.yaml', text), start, end };
  read({ options, harvest, cache: new TreeCache(limits.maxDepth), range, document: 0 });
  return harvest;
}

function withoutLocators({ manifests, ...rest }: Harvest): unknown {
  return { ...rest, manifests: manifests.map(({ fields: _fields, ...manifest }) => manifest) };
}

/** What the quick reader takes is what the library reads, without a word to be said about it. False: it did not take it. */
function compareValues(where: string, text: string, { start, end }: DocumentSlice): boolean {
  const quick = readQuickly(text, start, end, limits.maxDepth);
  if (quick === null) return false;
  const { root, problems } = composeDocument(text.slice(start, end), limits.maxDepth);
  const conversion = nodeToJson(root, limits);
  expect([where, problems, conversion.problems]).toEqual([where, [], []]);
  expect([where, quick.value]).toEqual([where, conversion.value]);
  expect([where, keysOf(quick.value)]).toEqual([where, keysOf(conversion.value)]);
  expect([where, quick.offset - start]).toEqual([where, root?.range[0]]);
  return true;
}

/** Keys in their order, at all levels. */
function keysOf(value: Json): unknown {
  if (Array.isArray(value)) return value.map(keysOf);
  return isJsonObject(value) ? Object.entries(value).map(([key, part]) => [key, keysOf(part)]) : null;
}

function pointersOf(value: Json, pointer: FieldPointer = ''): FieldPointer[] {
  if (typeof value !== 'object' || value === null) return [pointer];
  const parts = Object.entries(value).flatMap(([key, part]) => pointersOf(part, childPointer(pointer, key)));
  return [pointer, ...parts];
}

function keysAndPlaces({ object, fields }: Manifest): unknown {
  const places = pointersOf(object).map((pointer) => [pointer, fields.at(pointer), fields.keyAt(pointer)]);
  return [keysOf(object), places];
}

function compareMany(count: number, textOf: (seed: number) => string): Tally {
  const tally: Tally = { documents: 0, quick: 0 };
  for (let seed = 1; seed <= count; seed++) compare(`seed ${seed}`, textOf(seed), tally);
  return tally;
}

const exampleFolder = join(projectRoot, 'examples', 'sample-fabric');
const examples = readdirSync(exampleFolder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(join(exampleFolder, name), 'utf8'));
const sampleDocuments = [...samples, ...examples].flatMap((text) =>
  [...splitDocuments(text)].map(({ start, end }) => text.slice(start, end)),
);

describe('the quick reader and the library agree about', () => {
  test('documents written in many ways, nearly all of which it takes', () => {
    const { documents, quick } = compareMany(3_000, (seed) => randomDocument(seededRandom(seed)));
    expect(documents).toBe(3_000);
    expect(quick).toBeGreaterThan(documents / 2);
  }, 120_000);

  test('lines put together without sense, some of which it takes', () => {
    const { documents, quick } = compareMany(12_000, (seed) => randomLines(seededRandom(seed)));
    expect(documents).toBeGreaterThan(10_000);
    expect(quick).toBeGreaterThan(documents / 30);
  }, 120_000);

  test('documents of the samples, changed at random, many of which it takes', () => {
    const { documents, quick } = compareMany(2_000, (seed) =>
      mutate(seededRandom(seed).pick(sampleDocuments), seed),
    );
    expect(quick).toBeGreaterThan(documents / 10);
  }, 120_000);

  const ugly = join(projectRoot, 'test', 'fixtures', 'ugly-yaml');

  test.each(readdirSync(ugly))(
    '%s, as it is and changed at random',
    (name) => {
      const text = readFileSync(join(ugly, name), 'utf8');
      const tally: Tally = { documents: 0, quick: 0 };
      compare(name, text, tally);
      for (let seed = 1; seed <= 20; seed++) compare(`${name}, seed ${seed}`, mutate(text, seed), tally);
    },
    120_000,
  );
});

describeWithShared('the quick reader and real fabrics', () => {
  const folder = join(sharedRoot, 'fabrics');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yaml'),
  );

  test('it takes all documents of the large ones', () => {
    const tally: Tally = { documents: 0, quick: 0 };
    for (const name of ['opg-128', 'opg-512']) {
      const text = readFileSync(join(folder, name, 'wiring.yaml'), 'utf8');
      for (const slice of splitDocuments(text)) {
        if (slice.content !== 'value') continue;
        tally.documents += 1;
        if (compareValues(name, text, slice)) tally.quick += 1;
      }
    }
    expect(tally.documents).toBeGreaterThan(700);
    expect(tally.quick).toBe(tally.documents);
  });

  test.each(files)(
    '%s, its documents changed at random',
    (name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const documents = [...splitDocuments(text)].map(({ start, end }) => text.slice(start, end));
      const tally = compareMany(100, (seed) => mutate(seededRandom(seed).pick([...documents, '']), seed));
      expect(tally.documents).toBeGreaterThan(50);
    },
    120_000,
  );
});
