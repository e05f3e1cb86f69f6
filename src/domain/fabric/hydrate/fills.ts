import type { Manifest } from '../../resource/manifest.ts';
import { getOwn, type Json, type JsonObject } from '../../shared/json.ts';
import type { FieldPointer } from '../../shared/pointer.ts';
import { formatAddress, type IpPrefix, parsePrefix } from '../ip.ts';

/** A field that is left out, with the value that the fabric's installer gives it. */
export interface Fill {
  readonly manifest: Manifest;
  readonly pointer: FieldPointer;
  readonly value: Json;
}

/** A field that is left out and stays so. */
export interface Unfilled {
  readonly manifest: Manifest;
  readonly pointer: FieldPointer;
  readonly message: string;
  readonly help: string;
}

/** What is filled in, gathered object by object. Values that stand there already are never touched. */
export class Fills {
  readonly filled: Fill[] = [];
  readonly unfilled: Unfilled[] = [];
  readonly #values = new Map<Manifest, Map<FieldPointer, Json>>();

  set(manifest: Manifest, pointer: FieldPointer, value: Json): void {
    this.filled.push({ manifest, pointer, value });
    const known = this.#values.get(manifest) ?? new Map<FieldPointer, Json>();
    this.#values.set(manifest, known.set(pointer, value));
  }

  leave(manifest: Manifest, pointer: FieldPointer, message: string, help: string): void {
    this.unfilled.push({ manifest, pointer, message, help });
  }

  /** What was filled in there, or undefined. */
  valueOf(manifest: Manifest, pointer: FieldPointer): Json | undefined {
    return this.#values.get(manifest)?.get(pointer);
  }
}

/** As Go sees it: absent, null, empty and zero are the same. Anything else was meant, right or wrong. */
export function isLeftOut(object: JsonObject, key: string): boolean {
  const value = getOwn(object, key) ?? null;
  return value === null || value === '' || value === 0 || (Array.isArray(value) && value.length === 0);
}

/** The number of an IPv4 address in front of its length; undefined when there is none. */
export function addressNumber(text: string): bigint | undefined {
  const prefix: IpPrefix | undefined = parsePrefix(text);
  return prefix?.family === 4 ? prefix.address : undefined;
}

export function addressWith(value: bigint, length: number): string {
  return `${formatAddress({ family: 4, value })}/${length}`;
}
