import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { SourceLocation } from '../../shared/location.ts';
import { childPointer } from '../../shared/pointer.ts';
import { closest } from '../../shared/suggest.ts';
import { formatDuration, parseDuration } from '../read-value.ts';
import type {
  FieldDefinition,
  FieldTable,
  ListField,
  SectionField,
  SectionValue,
  TextField,
} from './field-types.ts';
import { fileProblem, looksSecret, quoted, SECRET_KEYS } from './file-problem.ts';
import { entryOf, type PlacedMap, type PlacedScalar, type PlacedValue } from './placed-value.ts';
import { readInstant } from './read-instant.ts';

/** Takes the findings; reading goes on after each. */
export type Tell = (problem: Diagnostic) => void;

/**
 * Reads a mapping by its table: every key that is known, of the sort it should be. What is wrong is told and comes out as
 * null, so that all is told at once.
 */
export function readSection<T extends FieldTable>(
  map: PlacedMap,
  table: T,
  pointer: string,
  tell: Tell,
): SectionValue<T> {
  const values: Record<string, unknown> = {};
  const places = new Map<string, SourceLocation>();
  for (const { key, keyAt } of map.entries)
    if (!Object.hasOwn(table, key)) tell(unknownKey(key, keyAt, pointer, table));
  for (const [key, field] of Object.entries<FieldDefinition>(table)) {
    const entry = entryOf(map, key);
    const inside = childPointer(pointer, key);
    values[key] = null;
    if (entry === undefined) {
      if (field.required === true)
        tell(fileProblem('HHS-1223', map.at, pointer, `the key \`${key}\` is missing`, cureOf(field, key)));
      continue;
    }
    places.set(key, entry.value.at);
    values[key] = readField(entry.value, field, inside, tell);
  }
  // every key of the table was set above, to a value of the type its row says, or to null
  return { values: values as SectionValue<T>['values'], place: { at: map.at, pointer, values: places } };
}

function unknownKey(key: string, at: SourceLocation, pointer: string, table: FieldTable): Diagnostic {
  const inside = childPointer(pointer, key);
  if (SECRET_KEYS.has(key.toLowerCase())) {
    return fileProblem(
      'HHS-1224',
      at,
      inside,
      `the key ${quoted(key)} asks for a secret, which must not stand here`,
    );
  }
  const near = closest(key, Object.keys(table))?.word;
  const help =
    near === undefined ? `Known here: ${Object.keys(table).join(', ')}.` : `Did you mean \`${near}\`?`;
  return fileProblem('HHS-1220', at, inside, `there is no key ${quoted(key)} here`, help);
}

function cureOf(field: FieldDefinition, key: string): string {
  const example = field.example === undefined ? '' : `, such as \`${key}: ${field.example}\``;
  return `Add it: ${field.summary}${example}.`;
}

function readField(value: PlacedValue, field: FieldDefinition, pointer: string, tell: Tell): unknown {
  if (field.kind === 'section') {
    if (value.kind === 'map') return readSection(value, field.fields, pointer, tell);
    return wrongSort(value, 'a mapping with keys of its own', pointer, tell);
  }
  if (field.kind === 'list') {
    return value.kind === 'list'
      ? readList(value.items, field, value.at, pointer, tell)
      : wrongSort(value, 'a list', pointer, tell);
  }
  if (value.kind !== 'scalar' || value.value === null)
    return wrongSort(value, 'a single value', pointer, tell);
  const read = readScalar(value, field);
  if ('value' in read) return read.value;
  const secret = looksSecret(value.text);
  if (secret)
    tell(
      fileProblem('HHS-1224', value.at, pointer, 'the value looks like a secret, which must not stand here'),
    );
  else
    tell(
      fileProblem(
        'HHS-1222',
        value.at,
        pointer,
        `${quoted(value.text)} ${read.problem}`,
        `Give ${read.allowed}.`,
      ),
    );
  return null;
}

function readList(
  items: readonly PlacedValue[],
  field: ListField,
  at: SourceLocation,
  pointer: string,
  tell: Tell,
): unknown[] | null {
  if (items.length > field.most) {
    tell(
      fileProblem(
        'HHS-1222',
        at,
        pointer,
        `${items.length} entries are more than ${field.most}`,
        `Give at most ${field.most}.`,
      ),
    );
    return null;
  }
  if (items.length === 0 && field.atLeastOne === true) {
    tell(fileProblem('HHS-1223', at, pointer, 'the list is empty', 'Add an entry, or delete the file.'));
  }
  const of: TextField | SectionField = field.of;
  return items.flatMap((item, index) => {
    const read = readField(item, of, childPointer(pointer, index), tell);
    return read === null ? [] : [read];
  });
}

function wrongSort(value: PlacedValue, wanted: string, pointer: string, tell: Tell): null {
  const empty = value.kind === 'scalar' && value.value === null;
  const found = empty
    ? 'nothing'
    : value.kind === 'map'
      ? 'a mapping'
      : value.kind === 'list'
        ? 'a list'
        : 'a single value';
  const help = empty ? 'Give it a value, or delete the key.' : `Write ${wanted}.`;
  tell(fileProblem('HHS-1221', value.at, pointer, `${found} stands where ${wanted} is expected`, help));
  return null;
}

type ReadScalar =
  | { readonly value: string | number | boolean }
  | { readonly problem: string; readonly allowed: string };

function readScalar(
  scalar: PlacedScalar,
  field: Exclude<FieldDefinition, ListField | SectionField>,
): ReadScalar {
  const { text } = scalar;
  switch (field.kind) {
    case 'text':
      if (looksSecret(text) || !field.form.pattern.test(text)) {
        return { problem: 'does not have the right form', allowed: field.form.words };
      }
      return { value: text };
    case 'choice': {
      if (field.choices.includes(text)) return { value: text };
      const near = closest(text, field.choices)?.word;
      const meant = near === undefined ? '' : ` (did you mean ${near}?)`;
      return { problem: 'is not one of the choices', allowed: `one of ${field.choices.join(', ')}${meant}` };
    }
    case 'boolean':
      return typeof scalar.value === 'boolean'
        ? { value: scalar.value }
        : { problem: 'is neither true nor false', allowed: 'true or false' };
    case 'integer':
      return bounded(/^\d{1,9}$/.test(text) ? Number(text) : null, field, 'whole number', String);
    case 'duration':
      return bounded(parseDuration(text), field, 'duration such as 90s, 5m or 12h', formatDuration);
    case 'instant': {
      const value = readInstant(text, field.endOfDay);
      if (value !== null) return { value };
      return {
        problem: 'is no day and no instant',
        allowed: 'a day such as 2027-03-31, or an instant with its zone such as 2027-03-31T16:00:00Z',
      };
    }
  }
}

function bounded(
  value: number | null,
  range: { readonly minimum: number; readonly maximum: number },
  form: string,
  show: (value: number) => string,
): ReadScalar {
  const allowed = `a ${form}, from ${show(range.minimum)} to ${show(range.maximum)}`;
  if (value === null) return { problem: `is no ${form.split(' such')[0]}`, allowed };
  if (value < range.minimum) return { problem: 'is too small', allowed };
  return value > range.maximum ? { problem: 'is too large', allowed } : { value };
}
