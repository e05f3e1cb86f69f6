import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import type { KindDefinition } from '../../src/domain/resource/kind.ts';
import type { Schema } from '../../src/domain/resource/schema.ts';
import { code, type GeneratedFile, markdownPage, markdownTable } from './page.ts';

export function kindsPage(): GeneratedFile {
  const user = fabricRegistry.kinds.filter((kind) => kind.owner === 'user');
  const controller = fabricRegistry.kinds.filter((kind) => kind.owner === 'controller');
  return markdownPage('kinds', 'Kinds', [
    'All objects live in namespace `default`. On command lines a kind may be given by any of its names, in any case.',
    '## Kinds that live in Git',
    kindTable(user),
    '## Kinds that the fabric makes itself',
    'They are never applied and never count as drift; a copy in Git is a finding.',
    kindTable(controller),
    '## Fields',
    ...user.map(fieldsBlock),
  ]);
}

function kindTable(kinds: readonly KindDefinition[]): string {
  const rows = kinds.map((kind) => [
    kind.kind,
    code(`${kind.group}/${kind.version}`),
    [kind.plural, kind.singular, ...kind.shortNames].map(code).join(', '),
    String(kind.rules.length),
  ]);
  return markdownTable(['kind', 'apiVersion', 'names', 'rules'], rows);
}

function fieldsBlock(kind: KindDefinition): string {
  const rows = fieldRows(kind.spec, 'spec').map(([path, type, notes]) => [code(path), type, notes]);
  const table = rows.length === 0 ? 'No fields.' : markdownTable(['field', 'type', 'notes'], rows);
  return `### ${kind.kind}\n\n${table}`;
}

type FieldRow = readonly [path: string, type: string, notes: string];

function fieldRows(schema: Schema, path: string): FieldRow[] {
  switch (schema.type) {
    case 'object':
      return Object.entries(schema.fields).flatMap(([name, field]) => {
        const at = `${path}.${name}`;
        return [rowOf(field, at, schema.required.includes(name)), ...fieldRows(field, at)];
      });
    case 'map':
      return fieldRows(schema.values, `${path}.*`);
    case 'list':
      return fieldRows(schema.items, `${path}[]`);
    default:
      return [];
  }
}

function rowOf(schema: Schema, path: string, required: boolean): FieldRow {
  const notes = [
    ...(required ? ['required'] : []),
    ...(schema.since === undefined ? [] : [`since ${schema.since}`]),
    ...(schema.default === undefined ? [] : [`default ${code(JSON.stringify(schema.default))}`]),
    ...bounds(schema),
  ];
  return [path, typeName(schema), notes.join('; ')];
}

function typeName(schema: Schema): string {
  if (schema.type === 'list') return `list of ${typeName(schema.items)}`;
  if (schema.type === 'map') return `map of ${typeName(schema.values)}`;
  return schema.type;
}

function bounds(schema: Schema): string[] {
  switch (schema.type) {
    case 'string':
      return [
        ...(schema.enum === undefined
          ? []
          : [`one of ${schema.enum.map((value) => code(value === '' ? '""' : value)).join(', ')}`]),
        ...(schema.pattern === undefined ? [] : [`pattern ${code(schema.pattern)}`]),
        ...(schema.maxLength === undefined ? [] : [`at most ${schema.maxLength} characters`]),
      ];
    case 'integer':
      return [
        ...(schema.minimum === undefined ? [] : [`from ${schema.minimum}`]),
        ...(schema.maximum === undefined ? [] : [`to ${schema.maximum}`]),
        ...(schema.width === undefined ? [] : [schema.width]),
      ];
    case 'list':
      return [
        ...(schema.minItems === undefined ? [] : [`at least ${schema.minItems} items`]),
        ...(schema.maxItems === undefined ? [] : [`at most ${schema.maxItems} items`]),
      ];
    default:
      return [];
  }
}
