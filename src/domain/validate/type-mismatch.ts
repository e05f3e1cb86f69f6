import type { Schema } from '../resource/schema.ts';
import { isJsonObject, type Json } from '../shared/json.ts';
import { quote } from './describe-value.ts';

const TRUE_WORDS = new Set(['true', 'yes', 'on', 'y', '1']);
const FALSE_WORDS = new Set(['false', 'no', 'off', 'n', '0']);

/** What to write instead, for a value of the wrong type. */
export function mismatchHelp(value: Json, schema: Schema): string {
  switch (schema.type) {
    case 'string':
      return textHelp(value);
    case 'integer':
    case 'number':
      return numberHelp(value, schema.type === 'integer');
    case 'boolean':
      return booleanHelp(value);
    case 'list':
      return listHelp(value);
    case 'map':
      return mappingHelp(value, '"name: value" pairs');
    case 'object': {
      const names = Object.keys(schema.fields);
      if (names.length === 0) return 'Write {}.';
      const shown = names.slice(0, 6).join(', ');
      return mappingHelp(value, `the fields of it (${shown}${names.length > 6 ? ', …' : ''})`);
    }
  }
}

function textHelp(value: Json): string {
  if (typeof value === 'number') {
    return `YAML reads an unquoted number as a number: put it in quotes as it should read, "${value}".`;
  }
  if (typeof value === 'boolean') {
    const words = value ? 'true, yes, on and y' : 'false, no, off and n';
    return `YAML reads ${words} as a boolean: put the word in quotes.`;
  }
  if (Array.isArray(value)) return 'Write one value, not a list: remove the dash or the brackets.';
  return 'Write one value. A text that contains ": " or starts with { must be in quotes.';
}

function numberHelp(value: Json, whole: boolean): string {
  if (typeof value === 'string') {
    const plain = value.trim();
    if (plain !== '' && Number.isFinite(Number(plain))) return `Remove the quotes: ${Number(plain)}.`;
    return `Write ${whole ? 'digits only' : 'a number'}, without units or quotes.`;
  }
  if (typeof value === 'number') return 'Write a number without a fraction.';
  return `Write one ${whole ? 'whole number' : 'number'}.`;
}

function booleanHelp(value: Json): string {
  const word =
    typeof value === 'string' || typeof value === 'number' ? String(value).trim().toLowerCase() : '';
  if (TRUE_WORDS.has(word)) return 'Write true, without quotes.';
  if (FALSE_WORDS.has(word)) return 'Write false, without quotes.';
  return 'Write true or false, without quotes.';
}

function listHelp(value: Json): string {
  if (isJsonObject(value)) return 'Put a dash in front of each entry: this is a list, not a mapping.';
  if (typeof value === 'string' && value.includes(',')) {
    return 'Write one item a line, each with a dash in front, not one text with commas.';
  }
  if (typeof value === 'string') return `Put a dash in front of it: - ${quote(value)}.`;
  return 'Put it on a line of its own with a dash in front.';
}

function mappingHelp(value: Json, content: string): string {
  if (Array.isArray(value)) return `Remove the dash: it takes ${content}, not a list.`;
  return `Write ${content} below it, indented.`;
}
