import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseAllDocuments, stringify } from 'yaml';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import type { TextFile } from '../../src/domain/parse/parse-files.ts';
import { isJsonObject, type Json, type JsonObject } from '../../src/domain/shared/json.ts';
import { validateFabric } from '../../src/domain/validate/validate-fabric.ts';
import type { Validation } from '../../src/domain/validate/validation.ts';
import { parseText } from '../support/parse-text.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { projectRoot } from '../support/shared.ts';
import { mutate } from './mutated-text.ts';
import { mutationCount, mutationTimeout } from './mutation-count.ts';

const MUTATIONS = mutationCount(2_000);
const REORDERINGS = 20;

/** A file of the smallest sensible part of a fabric is mutated: every kind is in it, and each run stays quick. */
const KEPT_OF_A_KIND = 1;

const folder = join(projectRoot, 'examples', 'sample-fabric');
const objects: readonly JsonObject[] = readdirSync(folder)
  .sort()
  .flatMap((name) => parseAllDocuments(readFileSync(join(folder, name), 'utf8')))
  .map((document): unknown => document.toJS())
  .filter(isJsonObject);

function validateFiles(files: readonly TextFile[]): Validation {
  const parsed = parseText(files, {}, fabricRegistry);
  const nothing = { sourceDiagnostics: [], sourceSkipped: [] };
  return validateFabric({ parsed, files: files.length, registry: fabricRegistry, ...nothing });
}

type Random = ReturnType<typeof seededRandom>;

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const result = [...items];
  for (let at = result.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [result[at], result[other]] = [result[other] as Item, result[at] as Item];
  }
  return result;
}

function withKeysShuffled(value: Json, random: Random): Json {
  if (Array.isArray(value)) return value.map((item: Json) => withKeysShuffled(item, random));
  if (!isJsonObject(value)) return value;
  const entries = shuffled(Object.entries(value), random);
  return Object.fromEntries(entries.map(([key, member]) => [key, withKeysShuffled(member, random)]));
}

describe('a valid fabric', () => {
  test('has every object it is made of, and no error', () => {
    const files = objects.map((object, at) => ({ path: `${at}.yaml`, text: stringify(object) }));
    const { diagnostics, manifests } = validateFiles(files);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(manifests).toHaveLength(objects.length);
  });

  test('stays valid however its files, documents and keys are ordered, with the same warnings', () => {
    const told = (validation: Validation) =>
      validation.diagnostics
        .map(({ code, name, pointer, severity }) => [severity, code, name, pointer].join(' '))
        .sort();
    const expected = told(validateFiles([{ path: 'a.yaml', text: textOf(objects) }]));
    for (let seed = 0; seed < REORDERINGS; seed++) {
      const random = seededRandom(seed);
      const mixed = shuffled(objects, random).map((object) => withKeysShuffled(object, random));
      const cut = random.below(mixed.length);
      const files = [
        { path: 'z.yaml', text: textOf(mixed.slice(0, cut)) },
        { path: 'a.yaml', text: textOf(mixed.slice(cut)) },
      ];
      expect([seed, told(validateFiles(files))]).toEqual([seed, expected]);
    }
  });
});

function textOf(documents: readonly Json[]): string {
  return documents.map((document) => `---\n${stringify(document)}`).join('');
}

const NASTY: readonly Json[] = [
  null,
  '',
  0,
  -1,
  4_294_967_296,
  true,
  [],
  {},
  [null],
  [[]],
  { '': null },
  'a/b',
  '/',
  'ext.',
  'leaf-01/E1/1/1/1',
  'E0/0',
  '10.0.0.0/33',
  '10.0.0.1/31',
  '::/0',
  '0.0.0.0/0',
  '255.255.255.255/32',
  'SPEED_',
  '*',
  'x'.repeat(70),
];

/** The object with one place changed: another value, a value from elsewhere, a key gone, renamed or doubled. */
function mutated(value: Json, donor: Json, random: Random): Json {
  if (typeof value !== 'object' || value === null || random.below(4) === 0) {
    return random.below(2) === 0 ? random.pick(NASTY) : pieceOf(donor, random);
  }
  if (Array.isArray(value)) {
    const items: readonly Json[] = value;
    if (items.length === 0) return [random.pick(NASTY)];
    const at = random.below(items.length);
    const item = items[at] ?? null;
    return random.pick<() => Json>([
      () => items.with(at, mutated(item, donor, random)),
      () => items.toSpliced(at, 1),
      () => [...items, item],
    ])();
  }
  const keys = Object.keys(value);
  if (keys.length === 0) return { [random.pick(['', 'a', '__proto__', 'E1/1'])]: random.pick(NASTY) };
  const key = random.pick(keys);
  const { [key]: member = null, ...rest } = value as JsonObject;
  return random.pick<() => Json>([
    () => ({ ...value, [key]: mutated(member, donor, random) }),
    () => ({ ...value, [key]: mutated(member, donor, random) }),
    () => rest,
    () => ({ ...rest, [random.pick(['', 'x/y', 'constructor', random.pick(keys)])]: member }),
  ])();
}

function pieceOf(value: Json, random: Random): Json {
  if (typeof value !== 'object' || value === null || random.below(3) === 0) return value;
  const members = Object.values(value);
  return members.length === 0 ? value : pieceOf(random.pick(members) as Json, random);
}

describe('any change of a fabric', () => {
  const perKind = new Map<string, number>();
  const part = objects.filter(({ kind }) => {
    const count = (perKind.get(String(kind)) ?? 0) + 1;
    perKind.set(String(kind), count);
    return count <= KEPT_OF_A_KIND;
  });

  test(
    `is validated without a check that fails, with findings inside its files, ${MUTATIONS} times`,
    () => {
      for (let seed = 0; seed < MUTATIONS; seed++) {
        const random = seededRandom(seed);
        const at = random.below(part.length);
        const changed = part.with(at, mutated(part[at] ?? {}, random.pick(part), random) as JsonObject);
        expect(faultsOf(textOf(changed), seed)).toEqual({ seed, broken: [], outside: [] });
      }
    },
    mutationTimeout(MUTATIONS),
  );

  test(
    `of its bytes is validated without a throw, with findings inside its files, ${MUTATIONS} times`,
    () => {
      const text = textOf(part);
      for (let seed = 0; seed < MUTATIONS; seed++) {
        expect(faultsOf(mutate(text, seed), seed)).toEqual({ seed, broken: [], outside: [] });
      }
    },
    mutationTimeout(MUTATIONS),
  );
});

/** Checks that failed, and places that are not in the file. */
function faultsOf(text: string, seed: number): unknown {
  const { diagnostics } = validateFiles([{ path: 'fabric.yaml', text }]);
  const lines = text.split('\n');
  const broken = diagnostics.filter(({ code }) => code === 'HHS-4402').map(({ message }) => message);
  const places = diagnostics.flatMap((one) => [one, ...(one.related ?? [])]);
  const outside = places.filter(({ file, line, column }) => {
    const length = lines[line - 1]?.length;
    return file !== 'fabric.yaml' || length === undefined || column < 1 || column > length + 1;
  });
  return { seed, broken, outside };
}
