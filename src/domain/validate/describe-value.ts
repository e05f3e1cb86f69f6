import type { Json } from '../shared/json.ts';

const SHOWN = 60;

/** A value as it is named in a sentence: `the text "abc"`, `the number 7`, `a list`. Long ones are cut. */
export function describeValue(value: Json): string {
  if (value === null) return 'nothing (null)';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return `the text ${quote(value)}`;
    case 'number':
      return `the number ${value}`;
    case 'boolean':
      return `the boolean ${value}`;
    default:
      return 'a mapping';
  }
}

/** In double quotes, control characters escaped, cut to a readable length. */
export function quote(text: string): string {
  const points = [...text.slice(0, SHOWN * 2)];
  const cut = points.length > SHOWN || text.length > SHOWN * 2;
  return JSON.stringify(cut ? `${points.slice(0, SHOWN).join('')}…` : text);
}
