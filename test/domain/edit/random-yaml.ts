import fc from 'fast-check';
import { isPlainSafe } from '../../../src/domain/edit/scalar-text.ts';
import { isJsonObject, type Json } from '../../../src/domain/shared/json.ts';

/** A YAML text as some person or program might have written it, from choices: the same choices give the same text. */
export interface RandomYaml {
  readonly text: string;
  /** Of each document. */
  readonly values: readonly Json[];
}

const TRICKY = [
  'yes',
  'no',
  '0777',
  '1_000',
  '1e3',
  'null',
  '~',
  '2024-01-01',
  '12:30:45',
  'a: b',
  'a #b',
  '- x',
  ' x ',
  '#',
  '',
  '*a',
  '&b',
  '!c',
  '[d',
  '{e',
  '%f',
  '@g',
  "it's",
  '"q"',
  'one\ntwo\n',
  'one\n\n  two',
  'tab\there',
  '---',
  'é😀',
  '0x1F',
  '.5',
  '=',
  '<<',
  '\\',
];
const text = fc.oneof(
  fc.constantFrom(...TRICKY),
  fc.stringMatching(/^[a-z][a-z0-9./-]{0,8}$/),
  fc.string({ maxLength: 6 }),
);
const key = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,6}$/) },
  { weight: 1, arbitrary: fc.constantFrom('a/b', 'E1/1', 'on', '7', 'a: b', '#', 'with space', '<<x', '-') },
);
const scalar: fc.Arbitrary<Json> = fc.oneof(
  text,
  fc.integer({ min: -5000, max: 70000 }),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(1.5, 1e21, -0.25),
);

export const anyValue: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
})).value;

const anyObject: fc.Arbitrary<Json> = fc
  .dictionary(key, anyValue, { minKeys: 1, maxKeys: 4, noNullPrototype: true })
  .map((spec) => ({ kind: 'X', metadata: { name: 'x' }, spec }));

interface Frame {
  readonly step: number;
  readonly dashIndent: number;
  readonly gap: number;
  readonly newline: string;
  readonly flowShare: number;
  readonly commentShare: number;
  readonly quoteShare: number;
  readonly padding: string;
}

const frame: fc.Arbitrary<Frame> = fc.record({
  step: fc.integer({ min: 1, max: 6 }),
  dashIndent: fc.integer({ min: 0, max: 4 }),
  gap: fc.integer({ min: 1, max: 3 }),
  newline: fc.constantFrom('\n', '\n', '\r\n'),
  flowShare: fc.constantFrom(0, 0.2, 0.6),
  commentShare: fc.constantFrom(0, 0.3),
  quoteShare: fc.constantFrom(0, 0.3, 1),
  padding: fc.constantFrom('', ' '),
});

export const randomYaml: fc.Arbitrary<RandomYaml> = fc
  .record({
    values: fc.array(anyObject, { minLength: 1, maxLength: 3 }),
    frame,
    choices: fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
      minLength: 1,
      maxLength: 40,
    }),
    bom: fc.constantFrom('', '', '\ufeff'),
    isFinished: fc.boolean(),
    separator: fc.constantFrom('---', '--- # next', '...\n---', '---\n# comment'),
  })
  .map(({ values, frame, choices, bom, isFinished, separator }) => {
    let turn = 0;
    const writer = new Writer(frame, () => choices[turn++ % choices.length] ?? 0);
    const documents = values.map((value) => writer.map(Object.entries(value as object), 0).join('\n'));
    const joined = documents.join(`\n${separator}\n`) + (isFinished ? '\n' : '');
    return { text: bom + joined.replaceAll('\n', frame.newline), values };
  });

class Writer {
  readonly #frame: Frame;
  readonly #choice: () => number;

  constructor(frame: Frame, choice: () => number) {
    this.#frame = frame;
    this.#choice = choice;
  }

  map(fields: readonly (readonly [string, Json])[], column: number): string[] {
    return fields.flatMap(([name, value]) => {
      const above = this.#comments(column);
      const head = `${' '.repeat(column)}${this.#scalar(name, false, true)}:`;
      return [
        ...above,
        ...this.#behind(
          head,
          value,
          column,
          Array.isArray(value) ? this.#frame.dashIndent : this.#frame.step,
        ),
      ];
    });
  }

  #list(items: readonly Json[], column: number): string[] {
    return items.flatMap((item) => {
      const dash = `${' '.repeat(column)}-`;
      const inner = column + 1 + this.#frame.gap;
      if (isJsonObject(item) && Object.keys(item).length > 0 && this.#choice() >= this.#frame.flowShare) {
        const lines = this.map(Object.entries(item), inner);
        const first = lines.findIndex((line) => !/^\s*(?:#|$)/.test(line));
        if (first === 0)
          return [dash + ' '.repeat(this.#frame.gap) + (lines[0] ?? '').trimStart(), ...lines.slice(1)];
        return [dash, ...lines];
      }
      return [...this.#comments(column), ...this.#behind(dash, item, column, 1 + this.#frame.gap)];
    });
  }

  #behind(head: string, value: Json, column: number, indent: number): string[] {
    const beside = this.#choice() < this.#frame.commentShare ? ' # beside' : '';
    if (Array.isArray(value) && value.length > 0 && this.#choice() >= this.#frame.flowShare) {
      return [head + beside, ...this.#list(value, column + indent)];
    }
    if (isJsonObject(value) && Object.keys(value).length > 0 && this.#choice() >= this.#frame.flowShare) {
      return [head + beside, ...this.map(Object.entries(value), column + indent)];
    }
    if (value === null && this.#choice() < 0.5) return [head + beside];
    if (typeof value === 'string' && /^[a-z]+\n[a-z]+\n$/.test(value) && this.#choice() < 0.5) {
      const pad = ' '.repeat(column + this.#frame.step);
      return [
        `${head} |${beside}`,
        ...value
          .trimEnd()
          .split('\n')
          .map((line) => pad + line),
      ];
    }
    return [`${head} ${this.#flow(value)}${beside}`];
  }

  #flow(value: Json, inFlow = false): string {
    const { padding } = this.#frame;
    if (Array.isArray(value)) {
      const items = value.map((item: Json) => this.#flow(item, true));
      return items.length === 0 ? '[]' : `[${padding}${items.join(', ')}${padding}]`;
    }
    if (isJsonObject(value)) {
      const fields = Object.entries(value).map(
        ([name, field]) => `${this.#scalar(name, true, true)}: ${this.#flow(field, true)}`,
      );
      return fields.length === 0 ? '{}' : `{${padding}${fields.join(', ')}${padding}}`;
    }
    return this.#scalar(value, inFlow, false);
  }

  #scalar(value: Json, inFlow: boolean, isKey: boolean): string {
    if (typeof value !== 'string') return value === null ? 'null' : String(value);
    if (isPlainSafe(value, inFlow) && this.#choice() >= this.#frame.quoteShare) return value;
    if (!isKey && this.#choice() < 0.5 && /^[ -~]*$/.test(value)) return `'${value.replaceAll("'", "''")}'`;
    return JSON.stringify(value).replace(
      /[\u007f-\u00a0\u2028\u2029\ufeff]/g,
      (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
    );
  }

  #comments(column: number): string[] {
    const share = this.#frame.commentShare;
    return [
      ...(this.#choice() < share / 2 ? [''] : []),
      ...(this.#choice() < share ? [`${' '.repeat(column)}# above`] : []),
      ...(this.#choice() < share / 3 ? ['# at the margin'] : []),
    ];
  }
}
