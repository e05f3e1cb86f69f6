import type { SourceLocation } from '../../shared/location.ts';

/** Where a section stands, and where the values of its keys do. */
export interface SectionPlace {
  readonly at: SourceLocation;
  readonly pointer: string;
  /** Places of the values that were written; of a key that was left out there is none. */
  readonly values: ReadonlyMap<string, SourceLocation>;
}

/** Where the value of `key` stands; where it was left out, the section. */
export function placeOf(place: SectionPlace, key: string): SourceLocation {
  return place.values.get(key) ?? place.at;
}
