import type { Reference, ReferenceRule } from '../resource/kind.ts';
import { exact } from '../shared/exact.ts';
import { getOwn, isJsonObject, type Json, type JsonObject } from '../shared/json.ts';
import { childPointer, type FieldPointer } from '../shared/pointer.ts';
import { type PointerNode, SPEC_POINTER } from '../shared/pointer-tree.ts';

/** One place of a spec that names another object. */
export interface ReferenceRow {
  /** Kind of the object that is named. */
  readonly kind: string;
  /** Path below `spec`, dotted, `*` for any map key or list position. */
  readonly at: string;
  /** The names are the keys of the map at `at`, not its value; the pointer is that of the key's value. */
  readonly keys?: boolean;
  /** The name inside the text that was found; undefined when this text names nothing of this kind. */
  readonly name?: (text: string) => string | undefined;
  /** false: nothing enforces it in the cluster. Default: true. */
  readonly enforced?: boolean;
  /** The name that the fabric's defaulting fills in where none is written. */
  readonly byDefault?: string;
  /** Id of the rule that demands the object, without its prefix: `SW-15`. */
  readonly rule?: string;
}

/** `KindDefinition.references`, and the rules that it stands for. */
export interface References {
  (object: JsonObject): readonly Reference[];
  readonly rules: readonly ReferenceRule[];
}

const NONE: readonly Reference[] = [];

/**
 * Makes `KindDefinition.references` from a table. A name that is left to its default is an implied reference: it counts
 * for the order of writes. Anything of the wrong shape is passed over; the schema tells of it. Remembered with the spec:
 * checks, comparison and plan of one run ask for the same ones.
 */
export function referTo(...rows: ReferenceRow[]): References {
  const paths = rows.map((row) => ({ row, tokens: row.at.split('.') }));
  const known = new WeakMap<JsonObject, readonly Reference[]>();
  const references = (object: JsonObject): readonly Reference[] => {
    const spec = getOwn(object, 'spec');
    if (!isJsonObject(spec)) return NONE;
    const remembered = known.get(spec);
    if (remembered !== undefined) return remembered;
    const found = exact(collectAll(spec, paths));
    known.set(spec, found);
    return found;
  };
  return Object.assign(references, { rules: rulesOf(rows) });
}

/** Each rule once, with every kind that it looks up. */
function rulesOf(rows: readonly ReferenceRow[]): ReferenceRule[] {
  const kinds = new Map<string, Set<string>>();
  for (const { rule, kind } of rows) {
    if (rule !== undefined) kinds.set(rule, (kinds.get(rule) ?? new Set()).add(kind));
  }
  return [...kinds].map(([rule, named]) => ({
    code: `HHS-${rule}`,
    title: `every ${[...named].join(' and ')} that is named exists`,
  }));
}

function collectAll(
  spec: JsonObject,
  paths: readonly { readonly row: ReferenceRow; readonly tokens: readonly string[] }[],
): readonly Reference[] {
  const found: Reference[] = [];
  for (const { row, tokens } of paths) {
    const before = found.length;
    collect(spec, SPEC_POINTER, tokens, 0, row, found);
    if (row.byDefault === undefined || found.length > before) continue;
    const { kind, enforced = true, byDefault: name } = row;
    found.push({ pointer: '/spec', kind, name, enforced, implied: true, ...codeOf(row) });
  }
  return found;
}

function collect(
  value: Json | undefined,
  at: PointerNode,
  tokens: readonly string[],
  depth: number,
  row: ReferenceRow,
  found: Reference[],
): void {
  const token = tokens[depth];
  if (token === undefined) {
    if (!row.keys) add(value, at.pointer, row, found);
    else if (isJsonObject(value)) {
      for (const key of Object.keys(value)) add(key, childPointer(at.pointer, key), row, found);
    }
  } else if (token !== '*') {
    const member = isJsonObject(value) ? getOwn(value, token) : undefined;
    if (member !== undefined) collect(member, at.member(token), tokens, depth + 1, row, found);
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      collect(value[index], at.item(index), tokens, depth + 1, row, found);
    }
  } else if (isJsonObject(value)) {
    for (const key of Object.keys(value)) {
      collect(value[key], at.below(key), tokens, depth + 1, row, found);
    }
  }
}

function add(value: Json | undefined, pointer: FieldPointer, row: ReferenceRow, found: Reference[]): void {
  if (typeof value !== 'string') return;
  const name = row.name ? row.name(value) : value;
  if (!name) return;
  found.push({ pointer, kind: row.kind, name, enforced: row.enforced ?? true, ...codeOf(row) });
}

function codeOf({ rule }: ReferenceRow): { readonly code?: string } {
  return rule === undefined ? {} : { code: `HHS-${rule}` };
}

/** `leaf-01/E1/1` → `leaf-01`: the device of a port, split at the first slash; undefined when either half is empty. */
export function deviceOfPort(port: string): string | undefined {
  const slash = port.indexOf('/');
  return slash > 0 && slash < port.length - 1 ? port.slice(0, slash) : undefined;
}
