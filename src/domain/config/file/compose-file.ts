import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  type YAMLMap,
} from 'yaml';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { SourceLocation } from '../../shared/location.ts';
import { childPointer } from '../../shared/pointer.ts';
import { fileProblem, quoted } from './file-problem.ts';
import type { PlacedMap, PlacedValue } from './placed-value.ts';

/** UTF-16 units of the whole file. */
export const MAX_FILE_CHARACTERS = 256 * 1024;
const MAX_DEPTH = 16;
/** Values, with aliases written out. */
const MAX_VALUES = 20_000;
const MAX_SYNTAX_PROBLEMS = 20;

export interface ComposedFile {
  /** null: the file is empty, or could not be read at all. */
  readonly root: PlacedValue | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The text as values with places. Bounded in size, depth and aliases; never throws. */
export function composeFile(text: string, file: string): ComposedFile {
  const lines = new LineCounter();
  const locate = (offset: number): SourceLocation => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const tooLarge = (what: string): ComposedFile => ({
    root: null,
    diagnostics: [fileProblem('HHS-1212', { file, line: 1, column: 1 }, '', `the configuration ${what}`)],
  });
  if (text.length > MAX_FILE_CHARACTERS) return tooLarge('is larger than 256 KiB');
  const documents: Document.Parsed[] = [];
  const composer = new Composer(OPTIONS);
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  try {
    for (const lexeme of new Lexer().lex(text)) {
      for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
      if (parser.stack.length > 2 * MAX_DEPTH) return tooLarge('is nested deeper than 16 levels');
    }
    for (const token of parser.end()) documents.push(...composer.next(token));
    documents.push(...composer.end());
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { root: null, diagnostics: [fileProblem('HHS-1211', locate(parser.offset), '', message)] };
  }
  const problems = documents.flatMap(({ errors }) => errors).slice(0, MAX_SYNTAX_PROBLEMS);
  const syntax = problems.map(({ pos, message }) => fileProblem('HHS-1211', locate(pos[0]), '', message));
  const [first, second] = documents;
  if (second !== undefined) {
    const message = 'a second document begins here; the configuration is one';
    syntax.push(fileProblem('HHS-1211', locate(second.range[0]), '', message, 'Delete one of the two.'));
  }
  const contents = first?.contents ?? null;
  if (syntax.length > 0 || first === undefined || contents === null)
    return { root: null, diagnostics: syntax };
  return new Placing(first, locate).place(contents);
}

const OPTIONS = {
  version: '1.2',
  schema: 'core',
  merge: false,
  uniqueKeys: false,
  prettyErrors: false,
  strict: true,
  logLevel: 'silent',
} as const;

class Placing {
  readonly #document: Document.Parsed;
  readonly #locate: (offset: number) => SourceLocation;
  readonly #diagnostics: Diagnostic[] = [];
  /** Anchors that an alias now being written out leads through. */
  readonly #open = new Set<Node>();
  #values = 0;

  constructor(document: Document.Parsed, locate: (offset: number) => SourceLocation) {
    this.#document = document;
    this.#locate = locate;
  }

  place(root: Node): ComposedFile {
    const placed = this.#value(root, '', 0);
    return { root: this.#values > MAX_VALUES ? null : placed, diagnostics: this.#diagnostics };
  }

  #value(
    node: Node | null | undefined,
    pointer: string,
    depth: number,
    alias?: SourceLocation,
  ): PlacedValue | null {
    this.#values += 1;
    const at = alias ?? this.#locate(node?.range?.[0] ?? 0);
    if (this.#values > MAX_VALUES || depth > MAX_DEPTH) {
      const much = this.#values > MAX_VALUES;
      if (!much || this.#values === MAX_VALUES + 1) {
        const message = much
          ? 'the configuration grows too much: aliases repeat too much of it'
          : 'the configuration is nested deeper than 16 levels';
        this.#diagnostics.push(fileProblem('HHS-1212', at, pointer, message));
      }
      return null;
    }
    if (isAlias(node)) return this.#alias(node.source, node.resolve(this.#document), at, pointer, depth);
    if (node?.tag !== undefined && !(node.tag.startsWith('tag:yaml.org,2002:') && isPlainTag(node.tag))) {
      this.#diagnostics.push(fileProblem('HHS-1214', at, pointer, `the tag ${quoted(node.tag)} is not read`));
    }
    if (isMap(node)) return this.#map(node, at, pointer, depth, alias);
    if (isSeq(node)) {
      const items = node.items.map((item, index) =>
        this.#value(item as Node, childPointer(pointer, index), depth + 1, alias),
      );
      return { kind: 'list', items: items.filter((item) => item !== null), at };
    }
    return scalarOf(node, at);
  }

  #alias(
    name: string,
    target: Node | undefined,
    at: SourceLocation,
    pointer: string,
    depth: number,
  ): PlacedValue | null {
    if (target === undefined || this.#open.has(target)) {
      const why = target === undefined ? 'names no anchor before it' : 'leads to itself';
      this.#diagnostics.push(fileProblem('HHS-1214', at, pointer, `the alias ${quoted(`*${name}`)} ${why}`));
      return null;
    }
    this.#open.add(target);
    const value = this.#value(target, pointer, depth, at);
    this.#open.delete(target);
    return value;
  }

  #map(node: YAMLMap, at: SourceLocation, pointer: string, depth: number, alias?: SourceLocation): PlacedMap {
    const entries = new Map<string, PlacedMap['entries'][number]>();
    for (const pair of node.items) {
      const keyNode = pair.key as Node | null;
      const keyAt = alias ?? this.#locate(keyNode?.range?.[0] ?? node.range?.[0] ?? 0);
      const key =
        isScalar(keyNode) && keyNode.value !== null ? (keyNode.source ?? String(keyNode.value)) : null;
      if (key === null || key === '<<') {
        const message = key === null ? 'a key is no simple text' : 'keys are not merged by `<<`';
        this.#diagnostics.push(fileProblem('HHS-1214', keyAt, pointer, message));
        continue;
      }
      const inside = childPointer(pointer, key);
      if (entries.has(key)) {
        this.#diagnostics.push(
          fileProblem('HHS-1213', keyAt, inside, `the key ${quoted(key)} is written twice`),
        );
        continue;
      }
      const value = this.#value(pair.value as Node | null, inside, depth + 1, alias);
      // an empty value stands where its key does
      if (value !== null)
        entries.set(key, { key, keyAt, value: pair.value === null ? { ...value, at: keyAt } : value });
    }
    return { kind: 'map', entries: [...entries.values()], at };
  }
}

function isPlainTag(tag: string): boolean {
  return ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].includes(
    tag.slice('tag:yaml.org,2002:'.length),
  );
}

function scalarOf(node: Node | null | undefined, at: SourceLocation): PlacedValue {
  if (!isScalar(node)) return { kind: 'scalar', value: null, text: '', at };
  const { value } = node;
  const isText = typeof value === 'string';
  const simple = isText || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return { kind: 'scalar', value: simple, text: isText ? value : (node.source ?? String(value ?? '')), at };
}
