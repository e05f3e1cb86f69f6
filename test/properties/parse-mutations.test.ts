import { describe, expect, test } from '@jest/globals';
import type { ParseResult } from '../../src/domain/parse/parse-result.ts';
import type { SourceLocation } from '../../src/domain/shared/location.ts';
import { parseText } from '../support/parse-text.ts';
import { mutate, samples } from './mutated-text.ts';
import { mutationCount, mutationTimeout } from './mutation-count.ts';

/** Errors about which document all is known: it is read, and invalid. */
const READABLE: ReadonlySet<string> = new Set(['HHS-3028', 'HHS-3043']);

const MUTATIONS = mutationCount(5_000);

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

  test(
    `${MUTATIONS} of them are read without a throw, with every finding inside the file`,
    () => {
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
    },
    mutationTimeout(MUTATIONS),
  );
});
