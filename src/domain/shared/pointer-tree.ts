import { childPointer, type FieldPointer } from './pointer.ts';

/** Positions of a list that are remembered; a hostile list may be longer than any fabric's. */
const MOST_ITEMS = 64;

/**
 * A pointer, and the pointers below it that many objects share: each is made once, where a text put together for every
 * object stays in memory in all its parts.
 */
export class PointerNode {
  readonly pointer: FieldPointer;
  readonly #members = new Map<string, PointerNode>();
  readonly #items: PointerNode[] = [];

  constructor(pointer: FieldPointer) {
    this.pointer = pointer;
  }

  /** Of a field. Remembered, so only for names that stand in our tables. */
  member(name: string): PointerNode {
    const known = this.#members.get(name);
    if (known !== undefined) return known;
    const made = this.below(name);
    this.#members.set(name, made);
    return made;
  }

  /** Of a position in a list. */
  item(index: number): PointerNode {
    const known = this.#items[index];
    if (known !== undefined) return known;
    const made = this.below(index);
    // in order, so that the list never has a hole
    if (index === this.#items.length && index < MOST_ITEMS) this.#items.push(made);
    return made;
  }

  /** Of a name that a manifest gave. */
  below(token: string | number): PointerNode {
    return new PointerNode(childPointer(this.pointer, token));
  }
}

/** `/spec` of any object. */
export const SPEC_POINTER = new PointerNode('/spec');
