import type { Node } from 'yaml';
import type { FieldLocator } from '../resource/manifest.ts';
import type { SourceLocation } from '../shared/location.ts';
import { type FieldPointer, pointerTokens } from '../shared/pointer.ts';
import { composeDocument } from './compose-document.ts';
import { placeOf } from './node-path.ts';
import { MAX_KEPT_CHARACTERS } from './parse-limits.ts';
import { locationAt, type SourceText } from './source-text.ts';

/** A document of a file, by its place in the text. */
export interface DocumentRange {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

const MAX_KEPT_TREES = 8;

interface KeptTree {
  readonly range: DocumentRange;
  readonly root: Node | null;
}

/**
 * Syntax trees of the documents that were asked for last. A tree is many times its text, so manifests do not keep theirs:
 * the first question about a document composes it again, and further ones find it here. Of large documents only the last
 * is kept.
 */
export class TreeCache {
  readonly #maxDepth: number;
  #kept: readonly KeptTree[] = [];

  constructor(maxDepth: number) {
    this.#maxDepth = maxDepth;
  }

  root(range: DocumentRange): Node | null {
    const [latest] = this.#kept;
    if (latest?.range === range) return latest.root;
    const known = this.#kept.find((tree) => tree.range === range);
    const others = this.#kept.filter((tree) => tree !== known);
    this.#kept = known === undefined ? withRoomFor(range, others) : others;
    const tree = known ?? { range, root: composeDocument(sliceOf(range), this.#maxDepth).root };
    this.#kept = [tree, ...this.#kept];
    return tree.root;
  }
}

/** The latest trees that may stay when the tree of `range` is added; the others are let go before it is made. */
function withRoomFor(range: DocumentRange, trees: readonly KeptTree[]): readonly KeptTree[] {
  let characters = range.end - range.start;
  const end = trees.findIndex((tree) => {
    characters += tree.range.end - tree.range.start;
    return characters > MAX_KEPT_CHARACTERS;
  });
  return end === -1 ? trees.slice(0, MAX_KEPT_TREES - 1) : trees.slice(0, end);
}

/** Positions of one object: a whole document, or an item of a list (`base` = its tokens in the document). */
export class LazyFieldLocator implements FieldLocator {
  readonly #cache: TreeCache;
  readonly #range: DocumentRange;
  readonly #base: readonly string[];

  constructor(cache: TreeCache, range: DocumentRange, base: readonly string[]) {
    this.#cache = cache;
    this.#range = range;
    this.#base = base;
  }

  at(pointer: FieldPointer): SourceLocation {
    return this.#locate(pointer, 'value');
  }

  keyAt(pointer: FieldPointer): SourceLocation {
    return this.#locate(pointer, 'key');
  }

  #locate(pointer: FieldPointer, part: 'key' | 'value'): SourceLocation {
    const tokens = [...this.#base, ...pointerTokens(pointer)];
    const place = placeOf(this.#cache.root(this.#range), tokens, sliceOf(this.#range));
    return locationAt(this.#range.source, this.#range.start + place[part]);
  }
}

export function sliceOf(range: DocumentRange): string {
  return range.source.text.slice(range.start, range.end);
}
