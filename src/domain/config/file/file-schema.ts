import type { Json, JsonObject } from '../../shared/json.ts';
import type { FieldDefinition, FieldTable } from './field-types.ts';
import { FILE_FIELDS } from './fields.ts';

/** Name of the schema among the published ones. */
export const SCHEMA_NAME = 'sync-config';

/** Where editors find the schema: the line that `init` writes at the top of the file. */
export const SCHEMA_URL = `https://raw.githubusercontent.com/OWNER/hedgehog-sync/v0/docs/reference/schemas/${SCHEMA_NAME}.json`;

/** The line by which editors check the file while it is written. */
export function schemaLine(url: string = SCHEMA_URL): string {
  return `# yaml-language-server: $schema=${url}`;
}

/** JSON Schema of `.github/hedgehog-sync.yml`, from the table that the reader reads by. */
export function fileSchema(): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'hedgehog-sync configuration',
    ...sectionSchema('The configuration of a repository: .github/hedgehog-sync.yml', FILE_FIELDS),
  };
}

function sectionSchema(description: string, table: FieldTable): JsonObject {
  const required = Object.keys(table).filter((key) => table[key]?.required === true);
  return {
    description,
    type: 'object',
    properties: Object.fromEntries(Object.entries(table).map(([key, field]) => [key, fieldSchema(field)])),
    additionalProperties: false,
    ...(required.length === 0 ? {} : { required }),
  };
}

const DURATION = String.raw`^(\d+(\.\d+)?|(\d+(\.\d+)?(ms|s|m|h|d))+)$`;
const INSTANT = String.raw`^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2}))?$`;

function fieldSchema(field: FieldDefinition): Json {
  const description = describe(field);
  switch (field.kind) {
    case 'section':
      return sectionSchema(description, field.fields);
    case 'list':
      return {
        description,
        type: 'array',
        items: fieldSchema(field.of),
        maxItems: field.most,
        ...(field.atLeastOne === true ? { minItems: 1 } : {}),
      };
    case 'boolean':
      return { description, type: 'boolean' };
    case 'integer':
      return { description, type: 'integer', minimum: field.minimum, maximum: field.maximum };
    case 'choice':
      return { description, enum: [...field.choices, ...field.choices.flatMap(asNumber)] };
    case 'text':
      return { description, type: 'string', pattern: field.form.pattern.source };
    case 'duration':
      return { description, type: ['string', 'number'], pattern: DURATION };
    case 'instant':
      return { description, type: 'string', pattern: INSTANT };
  }
}

/** A choice such as 26.03 is a number where it stands without quotes; an editor sees 26.03 and 1. */
function asNumber(choice: string): number[] {
  return /^\d+(\.\d+)?$/.test(choice) ? [Number(choice)] : [];
}

function describe({ summary, detail, absent }: FieldDefinition): string {
  const parts = [summary, ...(absent === undefined ? [] : [`left out: ${absent}`])];
  return [`${parts.join('; ')}.`, ...(detail === undefined ? [] : [detail])].join(' ');
}
