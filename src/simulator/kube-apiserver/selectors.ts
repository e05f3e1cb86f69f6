import { isJsonObject, type JsonObject } from '../../domain/shared/json.ts';
import { badRequest } from './api-error.ts';
import { metadataOfObject, metadataText } from './resource-type.ts';

/** Does an object belong to what was asked for? */
export type Selector = (object: JsonObject) => boolean;

interface Requirement {
  readonly key: string;
  readonly operator: 'in' | 'notin' | 'exists' | 'absent';
  readonly values: readonly string[];
}

/** Equality and set selectors: `a=b,c!=d,e in (f,g),!h`. Empty text selects everything. */
export function labelSelector(text: string): Selector {
  const requirements = splitRequirements(text).map(readRequirement);
  return (object) => {
    const { labels } = metadataOfObject(object);
    const own = isJsonObject(labels) ? labels : {};
    return requirements.every((requirement) => satisfies(own, requirement));
  };
}

function satisfies(labels: JsonObject, { key, operator, values }: Requirement): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'exists':
      return value !== undefined;
    case 'absent':
      return value === undefined;
    case 'in':
      return typeof value === 'string' && values.includes(value);
    case 'notin':
      return typeof value !== 'string' || !values.includes(value);
  }
}

function splitRequirements(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let current = '';
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) {
      parts.push(current);
      current = '';
    } else current += character;
  }
  parts.push(current);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function readRequirement(text: string): Requirement {
  const set = /^(\S+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(text);
  if (set !== null) {
    const [, key = '', operator, values = ''] = set;
    const list = values.split(',').map((value) => value.trim());
    return { key, operator: operator === 'in' ? 'in' : 'notin', values: list };
  }
  const equality = /^([^\s=!]+)\s*(==|=|!=)\s*([^\s=!]*)$/.exec(text);
  if (equality !== null) {
    const [, key = '', operator, value = ''] = equality;
    return { key, operator: operator === '!=' ? 'notin' : 'in', values: [value] };
  }
  const presence = /^(!?)\s*([^\s=!]+)$/.exec(text);
  if (presence !== null) {
    const [, negation = '', key = ''] = presence;
    return { key, operator: negation === '' ? 'exists' : 'absent', values: [] };
  }
  const word = text.split(/\s+/)[1] ?? text;
  throw badRequest(`unable to parse requirement: found '${word}', expected: in, notin, =, ==, !=, gt, lt`);
}

/** `metadata.name` and `metadata.namespace`: all that custom resources can be selected by. */
export function fieldSelector(text: string): Selector {
  const wanted = splitRequirements(text).map((part) => {
    const match = /^([^=!]+)(==|=|!=)(.*)$/.exec(part);
    const [, label = part, operator = '=', value = ''] = match ?? [];
    if (label !== 'metadata.name' && label !== 'metadata.namespace') {
      throw badRequest(`field label not supported: ${label}`);
    }
    return { field: label.slice('metadata.'.length), equal: operator !== '!=', value };
  });
  return (object) =>
    wanted.every(({ field, equal, value }) => (metadataText(object, field) === value) === equal);
}

export function both(a: Selector, b: Selector): Selector {
  return (object) => a(object) && b(object);
}
