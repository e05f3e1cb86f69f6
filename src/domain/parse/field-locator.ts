import type { Node } from 'yaml';
import type { FieldLocator } from '../resource/manifest.ts';
import type { SourceLocation } from '../shared/location.ts';
import { type FieldPointer, pointerTokens } from '../shared/pointer.ts';
import { composeDocument } from './compose-document.ts';
import { placeOf } from './node-path.ts';
import { locationAt, type SourceText } from './source-text.ts';

/** A document of a file, by its place in the text. */
export interface DocumentRange {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

const KEPT_TREES = 4;

/**
 * Syntax trees of the documents that were asked for last. A tree is many times its text, so manifests do not keep theirs:
 * the first question about a document composes it again, and further ones find it here.
 */
export class TreeCache {
  readonly #maxDepth: number;
  readonly #kept: { range: DocumentRange; root: Node | null }[] = [];

  constructor(maxDepth: number) {
    this.#maxDepth = maxDepth;
  }

  root(range: DocumentRange): Node | null {
    const at = this.#kept.findIndex((entry) => entry.range === range);
    const entry =
      at === -1
        ? { range, root: composeDocument(sliceOf(range), this.#maxDepth).root }
        : this.#kept.splice(at, 1)[0];
    if (entry === undefined) return null;
    this.#kept.unshift(entry);
    this.#kept.length = Math.min(this.#kept.length, KEPT_TREES);
    return entry.root;
  }
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
