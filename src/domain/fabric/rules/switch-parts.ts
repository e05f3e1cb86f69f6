import type { RelatedField, RuleContext, RuleObject } from '../../resource/kind.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { FieldPointer } from '../../shared/pointer.ts';
import { specOf, structOf, textOf } from '../read.ts';

const LEAF_ROLES: readonly string[] = ['server-leaf', 'border-leaf', 'mixed-leaf'];

/** Of a Switch's spec. The former role `virtual-edge` counts as none of the two. */
export function isLeaf(spec: JsonObject): boolean {
  return LEAF_ROLES.includes(textOf(spec, 'role'));
}

export function isSpine(spec: JsonObject): boolean {
  return textOf(spec, 'role') === 'spine';
}

/** The type of redundancy, '' for none. */
export function redundancyOf(spec: JsonObject): string {
  return textOf(structOf(spec, 'redundancy'), 'type');
}

/** The SwitchProfile of a Switch; undefined when there is none of the name, which the table of references tells. */
export function profileOf({ defaulted }: RuleObject, context: RuleContext): RuleObject | undefined {
  return context.find('SwitchProfile', textOf(specOf(defaulted), 'profile'));
}

/** Objects by what they have in common. */
export type Groups = ReadonlyMap<string, readonly RuleObject[]>;

/** `keysOf` gives what an object counts under; '' counts for nothing. */
export function groupBy(
  objects: readonly RuleObject[],
  keysOf: (object: RuleObject) => readonly string[],
): Groups {
  const groups = new Map<string, RuleObject[]>();
  for (const object of objects) {
    for (const key of keysOf(object)) {
      if (key === '') continue;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [object]);
      else group.push(object);
    }
  }
  return groups;
}

/** One other object of the group; no more is needed to tell of a clash. */
export function anotherIn(groups: Groups, key: string, { key: own }: RuleObject): RuleObject | undefined {
  return groups.get(key)?.find((object) => object.key !== own);
}

/** A place in a SwitchProfile; none for a built-in one, which is in no file and which nobody could change. */
export function placeInProfile(profile: RuleObject, pointer: FieldPointer, message: string): RelatedField[] {
  return profile.manifest === undefined ? [] : [{ object: profile, pointer, message }];
}
