import {
  canonicalJson,
  getOwn,
  isJsonObject,
  type Json,
  type JsonObject,
  setOwn,
} from '../../../domain/shared/json.ts';

/** One step of a path as `fieldsV1` spells it: `f:name`, `k:{"type":"x"}`, `v:"x"` or `i:0`. */
export type PathElement = string;
export type FieldPath = readonly PathElement[];

/** A set of field paths. `members` are the paths that end here, `children` the ones that go on. */
export interface FieldSet {
  readonly members: ReadonlySet<PathElement>;
  readonly children: ReadonlyMap<PathElement, FieldSet>;
}

interface MutableFieldSet extends FieldSet {
  readonly members: Set<PathElement>;
  readonly children: Map<PathElement, MutableFieldSet>;
}

export const EMPTY_FIELD_SET: FieldSet = { members: new Set(), children: new Map() };

export function fieldElement(name: string): PathElement {
  return `f:${name}`;
}

export function valueElement(value: Json): PathElement {
  return `v:${canonicalJson(value)}`;
}

export function keyElement(keys: JsonObject): PathElement {
  return `k:${canonicalJson(keys)}`;
}

/** Collects paths one by one; `set` must not be read before the last `insert`. */
export class FieldSetBuilder {
  readonly #root: MutableFieldSet = { members: new Set(), children: new Map() };

  get set(): FieldSet {
    return this.#root;
  }

  insert(path: FieldPath): void {
    let node = this.#root;
    const last = path.at(-1);
    if (last === undefined) return;
    for (const element of path.slice(0, -1)) {
      let next = node.children.get(element);
      if (next === undefined) {
        next = { members: new Set(), children: new Map() };
        node.children.set(element, next);
      }
      node = next;
    }
    node.members.add(last);
  }
}

export function fieldSetOf(paths: Iterable<FieldPath>): FieldSet {
  const builder = new FieldSetBuilder();
  for (const path of paths) builder.insert(path);
  return builder.set;
}

export function isEmptySet(set: FieldSet): boolean {
  if (set.members.size > 0) return false;
  for (const child of set.children.values()) if (!isEmptySet(child)) return false;
  return true;
}

export function hasPath(set: FieldSet, path: FieldPath): boolean {
  let node: FieldSet | undefined = set;
  for (const element of path.slice(0, -1)) {
    node = node.children.get(element);
    if (node === undefined) return false;
  }
  const last = path.at(-1);
  return last !== undefined && node.members.has(last);
}

export function union(a: FieldSet, b: FieldSet): FieldSet {
  const members = new Set([...a.members, ...b.members]);
  const children = new Map(a.children);
  for (const [element, child] of b.children) {
    const own = children.get(element);
    children.set(element, own === undefined ? child : union(own, child));
  }
  return { members, children };
}

export function intersection(a: FieldSet, b: FieldSet): FieldSet {
  const members = new Set([...a.members].filter((element) => b.members.has(element)));
  const children = new Map<PathElement, FieldSet>();
  for (const [element, child] of a.children) {
    const other = b.children.get(element);
    if (other === undefined) continue;
    const common = intersection(child, other);
    if (!isEmptySet(common)) children.set(element, common);
  }
  return { members, children };
}

/** Paths of `a` that are not in `b`. A path of `b` takes away itself only, not what is below it. */
export function difference(a: FieldSet, b: FieldSet): FieldSet {
  const members = new Set([...a.members].filter((element) => !b.members.has(element)));
  const children = new Map<PathElement, FieldSet>();
  for (const [element, child] of a.children) {
    const other = b.children.get(element);
    const rest = other === undefined ? child : difference(child, other);
    if (!isEmptySet(rest)) children.set(element, rest);
  }
  return { members, children };
}

/** `a` without the paths of `b` and without everything below them. */
export function recursiveDifference(a: FieldSet, b: FieldSet): FieldSet {
  const members = new Set([...a.members].filter((element) => !b.members.has(element)));
  const children = new Map<PathElement, FieldSet>();
  for (const [element, child] of a.children) {
    if (b.members.has(element)) continue;
    const other = b.children.get(element);
    const rest = other === undefined ? child : recursiveDifference(child, other);
    if (!isEmptySet(rest)) children.set(element, rest);
  }
  return { members, children };
}

export function setsEqual(a: FieldSet, b: FieldSet): boolean {
  return isEmptySet(difference(a, b)) && isEmptySet(difference(b, a));
}

/** All paths, sorted: a node before what is below it. */
export function pathsOf(set: FieldSet, prefix: FieldPath = []): FieldPath[] {
  const paths: FieldPath[] = [];
  for (const element of elementsOf(set)) {
    const path = [...prefix, element];
    if (set.members.has(element)) paths.push(path);
    const child = set.children.get(element);
    if (child !== undefined) paths.push(...pathsOf(child, path));
  }
  return paths;
}

export function toFieldsV1(set: FieldSet): JsonObject {
  const fields: Record<string, Json> = {};
  for (const element of elementsOf(set)) {
    const child = set.children.get(element);
    const below = child === undefined || isEmptySet(child) ? undefined : toFieldsV1(child);
    if (below === undefined) setOwn(fields, element, {});
    else setOwn(fields, element, set.members.has(element) ? { '.': {}, ...below } : below);
  }
  return fields;
}

/** undefined: not the `fieldsV1` format. */
export function fromFieldsV1(fields: JsonObject): FieldSet | undefined {
  const builder = new FieldSetBuilder();
  return readFields(fields, [], builder) ? builder.set : undefined;
}

function readFields(fields: JsonObject, path: FieldPath, builder: FieldSetBuilder): boolean {
  const keys = Object.keys(fields);
  if (path.length > 0 && (keys.length === 0 || Object.hasOwn(fields, '.'))) builder.insert(path);
  for (const key of keys) {
    if (key === '.') continue;
    const below = getOwn(fields, key);
    if (!/^[fkvi]:/.test(key) || !isJsonObject(below)) return false;
    if (!readFields(below, [...path, key], builder)) return false;
  }
  return true;
}

/** `.spec.links[0].port`, `.metadata.finalizers[="a"]`: as conflicts and schema errors name a field. */
export function displayFieldPath(path: FieldPath): string {
  return path.map(displayElement).join('');
}

function displayElement(element: PathElement): string {
  const text = element.slice(2);
  if (element.startsWith('f:')) return `.${text}`;
  if (element.startsWith('v:')) return `[=${text}]`;
  if (element.startsWith('i:')) return `[${text}]`;
  const keys: Json = JSON.parse(text);
  if (!isJsonObject(keys)) return `[${text}]`;
  return `[${Object.keys(keys)
    .sort()
    .map((key) => `${key}=${JSON.stringify(getOwn(keys, key))}`)
    .join(',')}]`;
}

function elementsOf(set: FieldSet): PathElement[] {
  return [...new Set([...set.members, ...set.children.keys()])].sort();
}
