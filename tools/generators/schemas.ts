import { flagUsage } from '../../src/domain/config/describe-option.ts';
import { mayComeFrom } from '../../src/domain/config/option-types.ts';
import { definitionOf, OPTION_NAMES, type OptionName } from '../../src/domain/config/options.ts';
import {
  JSON_SHAPES,
  publishedSchema,
  STORED_SHAPES,
  storedSchema,
} from '../../src/domain/report/json-schemas.ts';
import type { Json } from '../../src/domain/shared/json.ts';
import type { GeneratedFile } from './page.ts';

/** The JSON forms of the results and of what is stored, and the options as a schema. */
export function schemaFiles(): GeneratedFile[] {
  const results = (Object.keys(JSON_SHAPES) as (keyof typeof JSON_SHAPES)[]).map((name) =>
    jsonFile(name, publishedSchema(name)),
  );
  const stored = (Object.keys(STORED_SHAPES) as (keyof typeof STORED_SHAPES)[]).map((name) =>
    jsonFile(name, storedSchema(name)),
  );
  return [...results, ...stored, jsonFile('options', optionsSchema())];
}

function jsonFile(name: string, value: Json): GeneratedFile {
  return { path: `docs/reference/schemas/${name}.json`, text: `${JSON.stringify(value, null, 2)}\n` };
}

/** What may be set, with its form; secrets are left out, because no file may hold them. */
function optionsSchema(): Json {
  const names = OPTION_NAMES.filter((name) => {
    const option = definitionOf(name);
    return option.secret !== true && mayComeFrom(option, 'environment') && flagUsage(name, option) !== null;
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'hedgehog-sync options',
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, optionSchema(name)])),
    additionalProperties: false,
  };
}

function optionSchema(name: OptionName): Json {
  const option = definitionOf(name);
  const description = option.summary;
  switch (option.kind) {
    case 'boolean':
      return { description, type: 'boolean', default: option.default };
    case 'choice':
      return { description, type: 'string', enum: option.choices, default: option.default };
    case 'integer':
      return {
        description,
        type: 'integer',
        minimum: option.minimum,
        maximum: option.maximum,
        default: option.default,
      };
    case 'duration':
      return {
        description,
        type: ['string', 'number'],
        pattern: String.raw`^(\d+(\.\d+)?(ms|s|m|h|d)?)+$`,
      };
    case 'list':
      return { description, type: 'array', items: { type: 'string' }, default: option.default };
    case 'string':
      return {
        description,
        type: 'string',
        ...(option.form === undefined ? {} : { pattern: option.form.pattern.source }),
        ...(option.default === null ? {} : { default: option.default }),
      };
  }
}
