import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../support/seeded-random.ts';
import { projectRoot } from '../support/shared.ts';

export const samples = ['small-fabric.yaml', 'from-cluster.yaml'].map((name) =>
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

/** `text` with up to four changes: parts cut, doubled, moved or replaced by something nasty. The same seed gives the same. */
export function mutate(text: string, seed: number): string {
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
