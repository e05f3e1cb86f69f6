import type { SourceLocation } from '../../shared/location.ts';

/** A value of the configuration with its place. Keys are data: nothing here is an object keyed by them. */
export type PlacedValue = PlacedScalar | PlacedList | PlacedMap;

export interface PlacedScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As it is written; of a quoted or block text its content. */
  readonly text: string;
  readonly at: SourceLocation;
}

export interface PlacedList {
  readonly kind: 'list';
  readonly items: readonly PlacedValue[];
  readonly at: SourceLocation;
}

export interface PlacedMap {
  readonly kind: 'map';
  /** In the order of the file; a key that is written twice is here once, with its first value. */
  readonly entries: readonly {
    readonly key: string;
    readonly keyAt: SourceLocation;
    readonly value: PlacedValue;
  }[];
  readonly at: SourceLocation;
}

/** The value of a key; undefined: there is none. */
export function entryOf(map: PlacedMap, key: string): PlacedMap['entries'][number] | undefined {
  return map.entries.find((entry) => entry.key === key);
}
