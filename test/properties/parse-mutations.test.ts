import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { ParseResult } from '../../src/domain/parse/parse-result.ts';
import type { SourceLocation } from '../../src/domain/shared/location.ts';
import { parseText } from '../support/parse-text.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { projectRoot } from '../support/shared.ts';

/** Errors about which document all is known: it is read, and invalid. */
const READABLE: ReadonlySet<string> = new Set(['HHS-3028', 'HHS-3043']);

const MUTATIONS = 5_000;

const samples = ['small-fabric.yaml', 'from-cluster.yaml'].map((name) =>
  readFileSync(join(projectRoot, 'test', 'fixtures', 'parse', name), 'utf8'),
);

const NASTY = [
  ...': - ? | > & * ! % @ ` { } [ ] , # " \' ~ \\ < << = .'.split(' '),
  ...[
    '---\n',
    '...\n',
    '\n---',
    '\t',
    '\r',
    '\r\n',
    '\uFEFF',
    '\0',
    '\u2028',
    '\uD800',
    '\x85',
    '\x1b',
    '😀',
  ],
  ...[
    '__proto__: {a: 1}\n',
    'constructor: 1\n',
    '*spec',
    '&spec ',
    '<<: *nic',
    '<<: [*nic, *spec]',
    '? [a]\n: b\n',
  ],
  ...[
    '1e400',
    '.nan',
    '0777',
    'yes',
    '9007199254740993',
    '!!binary ',
    '!!set ',
    '!x!y ',
    '"\\ud800"',
    '\\u0000',
  ],
  ...[
    '%YAML 1.2\n',
    '%YAML 9\n',
    'kind: List\n',
    'items: 5\n',
    'apiVersion: 5\n',
    'metadata:\n',
    '[[[[[[[[',
    '{{{{',
  ],
  ...['[a,'.repeat(120), '- '.repeat(120), '? '.repeat(120), '{a: '.repeat(120), '|+9\n', '>-\n', '"', "'"],
];

function mutate(text: string, seed: number): string {
  const random = seededRandom(seed);
  let mutated = text;
  for (let round = random.below(4); round >= 0; round--) {
    const at = random.below(mutated.length + 1);
    const length = random.pick([0, 1, 2, 5, 20, 200]);
    const [before, cut, after] = [
      mutated.slice(0, at),
      mutated.slice(at, at + length),
      mutated.slice(at + length),
    ];
    const lines = mutated.split('\n');
    const line = random.below(lines.length);
    const mutants: readonly (() => string)[] = [
      () => before + after,
      () => before,
      () => before + cut + cut + after,
      () => before + random.pick(NASTY) + after,
      () => before + random.pick(NASTY) + cut + random.pick(NASTY) + after,
      () => before + String.fromCharCode(random.below(0x180)) + after,
      () => lines.with(line, ` ${lines[line] ?? ''}`).join('\n'),
      () => lines.with(line, (lines[line] ?? '').slice(1)).join('\n'),
      () => lines.with(line, lines[random.below(lines.length)] ?? '').join('\n'),
      () => mutated.replaceAll('\n', '\r\n'),
      () => before + random.pick(samples) + after,
    ];
    mutated = random.pick(mutants)();
  }
  return mutated;
}

function lieInside(text: string, places: readonly SourceLocation[]): boolean {
  const lines = text.split('\n');
  return places.every(({ file, line, column }) => {
    const length = lines[line - 1]?.length;
    return file === 'fabric.yaml' && length !== undefined && column >= 1 && column <= length + 1;
  });
}

function placesOf(result: ParseResult): SourceLocation[] {
  const ofManifests = result.manifests.flatMap(({ fields }) => [
    fields.at(''),
    fields.at('/metadata/name'),
    fields.keyAt('/spec/mclag/links/1/server/port'),
    fields.at('/spec/nowhere/0'),
  ]);
  const related = result.diagnostics.flatMap((diagnostic) => diagnostic.related ?? []);
  const documents = [...result.manifests, ...result.unreadable].map(({ file, line }) => ({
    file,
    line,
    column: 1,
  }));
  return [...result.diagnostics, ...related, ...ofManifests, ...documents];
}

describe('mutated files', () => {
  test('the samples themselves are read as they should be', () => {
    expect(samples.map((text) => parseText(text).manifests.map(({ id }) => id.name))).toEqual([
      ['leaf-01', 'server-01', 'server-01--mclag--leaf-01--leaf-02', 'vpc-1'],
      ['vpc-2'],
    ]);
  });

  test(`${MUTATIONS} of them are read without a throw, with every finding inside the file`, () => {
    let unreadable = 0;
    let manifests = 0;
    for (let seed = 1; seed <= MUTATIONS; seed++) {
      const text = mutate(samples[seed % samples.length] ?? '', seed);
      const about = `seed ${seed}`;
      const result = parseText(text);
      expect([about, lieInside(text, placesOf(result))]).toEqual([about, true]);
      const errors = result.diagnostics.filter(
        ({ severity, code }) => severity === 'error' && !READABLE.has(code),
      );
      expect([about, result.unreadable.length === 0 || errors.length > 0]).toEqual([about, true]);
      expect([about, errors.length === 0 || result.unreadable.length > 0]).toEqual([about, true]);
      expect(new Set(result.manifests.map(({ key }) => key)).size).toBe(result.manifests.length);
      unreadable += result.unreadable.length;
      manifests += result.manifests.length;
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(unreadable).toBeGreaterThan(MUTATIONS / 4);
    expect(manifests).toBeGreaterThan(MUTATIONS / 4);
  }, 120_000);
});
