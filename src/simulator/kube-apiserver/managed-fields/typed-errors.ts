import { isJsonObject, type Json } from '../../../domain/shared/json.ts';
import { displayFieldPath, type FieldPath, fieldElement } from './field-set.ts';
import {
  asList,
  asMap,
  fieldSchema,
  itemElement,
  type ListMergeSchema,
  type MapMergeSchema,
  type MergeSchema,
  resolveSchema,
} from './merge-schema.ts';

/**
 * Why `value` cannot be read as its type, as the API server words it (Go syntax included); null: it can.
 * Server-side apply checks this before anything else and answers 500.
 */
export function typedErrors(value: Json, schema: MergeSchema): string | null {
  const errors = walk(value, schema, []);
  if (errors.length === 0) return null;
  return errors.length === 1 ? (errors[0] ?? '') : `errors:\n${errors.map((line) => `  ${line}`).join('\n')}`;
}

function walk(value: Json, schema: MergeSchema, path: FieldPath): string[] {
  const resolved = resolveSchema(schema, value);
  if (value === null) return [];
  if (resolved.type === 'map') return walkMap(value, resolved, path);
  if (resolved.type === 'list') return walkList(value, resolved, path);
  const problem = scalarProblem(value, resolved.scalar);
  return problem === null ? [] : [`${displayFieldPath(path)}: ${problem}`];
}

function scalarProblem(value: Json, scalar: 'string' | 'numeric' | 'boolean' | 'untyped'): string | null {
  if (scalar === 'string' && typeof value !== 'string') {
    return `expected string, got &value.valueUnstructured{Value:${goSyntax(value)}}`;
  }
  if (scalar === 'numeric' && typeof value !== 'number') {
    return `expected numeric (int or float), got ${goType(value)}`;
  }
  if (scalar === 'boolean' && typeof value !== 'boolean') return `expected boolean, got &{${goText(value)}}`;
  return null;
}

function walkMap(value: Json, schema: MapMergeSchema, path: FieldPath): string[] {
  const map = asMap(value);
  if (map === undefined) return [`${displayFieldPath(path)}: expected map, got &{${goText(value)}}`];
  const errors: string[] = [];
  for (const key of Object.keys(map).sort()) {
    const below = [...path, fieldElement(key)];
    const type = fieldSchema(schema, key);
    if (type === undefined) {
      errors.push(`${displayFieldPath(below)}: field not declared in schema`);
      break;
    }
    errors.push(...walk(map[key] ?? null, type, below));
  }
  return errors;
}

function walkList(value: Json, schema: ListMergeSchema, path: FieldPath): string[] {
  const list = asList(value);
  if (list === undefined) return [`${displayFieldPath(path)}: expected list, got &{${goText(value)}}`];
  const errors: string[] = [];
  const seen = new Set<string>();
  for (const [index, item] of list.entries()) {
    let element = `i:${index}`;
    if (schema.relationship !== 'atomic') {
      const key = itemElement(schema, item);
      if (key === undefined) {
        const names = schema.keys.map((name) => JSON.stringify(name)).join(' ');
        errors.push(
          `${displayFieldPath(path)}: element ${index}: associative list with keys has an element that omits all key fields [${names}] (and doesn't have default values for any key fields)`,
        );
        continue;
      }
      if (seen.has(key)) {
        errors.push(`${displayFieldPath(path)}: duplicate entries for key ${displayFieldPath([key])}`);
      }
      seen.add(key);
      element = key;
    }
    errors.push(...walk(item, schema.items, [...path, element]));
  }
  return errors;
}

function goType(value: Json): string {
  if (Array.isArray(value)) return '[]interface {}';
  if (isJsonObject(value)) return 'map[string]interface {}';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

/** `%#v` of Go. */
function goSyntax(value: Json): string {
  if (value === null) return 'interface {}(nil)';
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`;
  if (isJsonObject(value)) {
    const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${goSyntax(item)}`);
    return `map[string]interface {}{${entries.sort().join(', ')}}`;
  }
  return JSON.stringify(value);
}

/** `%v` of Go. */
function goText(value: Json): string {
  if (value === null) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`;
  if (isJsonObject(value)) {
    const entries = Object.entries(value).map(([key, item]) => `${key}:${goText(item)}`);
    return `map[${entries.sort().join(' ')}]`;
  }
  return String(value);
}
