import { readObjectArgument } from '../config/object-argument.ts';
import { asciiJson } from '../report/marker.ts';
import { parseJson } from '../shared/json.ts';
import type { FieldPointer } from '../shared/pointer.ts';
import type { DriftObject } from '../status/drift-shape.ts';

/** `KIND/NAME[:PATH]` of a command; pointer null: the whole object. */
export interface AskedObject {
  readonly kind: string;
  readonly name: string;
  readonly pointer: FieldPointer | null;
}

/** What a back-port takes: everything that the cluster changed, or what people asked for. */
export type Asked = 'all' | readonly AskedObject[];

const OPEN = '<!-- hedgehog-sync-asked:1 ';
const CLOSE = ' -->';
const LIMIT = 200;

/** A hidden line of the pull request, so that a renewed one takes what was asked for before, too. */
export function writeAsked(asked: Asked): string {
  return `${OPEN}${asciiJson(asked === 'all' ? [] : asked.slice(0, LIMIT).map(argumentOf))}${CLOSE}`;
}

/** null: the text has no such line. */
export function readAsked(text: string): Asked | null {
  const line = text
    .split('\n')
    .map((one) => one.trim())
    .findLast((one) => one.startsWith(OPEN) && one.endsWith(CLOSE));
  if (line === undefined) return null;
  const words = parseJson(line.slice(OPEN.length, line.length - CLOSE.length));
  if (!Array.isArray(words)) return null;
  if (words.length === 0) return 'all';
  const objects = words.slice(0, LIMIT).flatMap((word): AskedObject[] => {
    const read = readObjectArgument('back-port', String(word), true);
    return read.ok ? [{ kind: read.value.kind, name: read.value.name, pointer: read.value.pointer }] : [];
  });
  return objects.length === 0 ? null : objects;
}

/** What either of both asks for. */
export function joinAsked(one: Asked, other: Asked | null): Asked {
  if (other === null || one === 'all') return one;
  if (other === 'all') return other;
  const known = new Set(one.map(argumentOf));
  return [...one, ...other.filter((object) => !known.has(argumentOf(object)))];
}

export function argumentOf({ kind, name, pointer }: AskedObject): string {
  return `${kind}/${name}${pointer === null ? '' : `:${pointer}`}`;
}

/**
 * The part of the drift that is asked for. Without names only what somebody changed is meant: an object that nobody
 * manages is taken when it is named.
 */
export function askedPart(objects: readonly DriftObject[], asked: Asked): readonly DriftObject[] {
  if (asked === 'all') return objects.filter(({ state }) => state !== 'extra' && state !== 'git_ahead');
  return objects.flatMap((object) => {
    const wishes = asked.filter(({ kind, name }) => kind === object.kind && name === object.name);
    if (wishes.length === 0) return [];
    if (wishes.some(({ pointer }) => pointer === null)) return [object];
    const fields = object.fields.filter(({ pointer }) =>
      wishes.some((wish) => covers(wish.pointer, pointer)),
    );
    return fields.length === 0 ? [] : [{ ...object, fields }];
  });
}

function covers(wish: FieldPointer | null, pointer: FieldPointer): boolean {
  return wish === null || pointer === wish || pointer.startsWith(`${wish}/`);
}
