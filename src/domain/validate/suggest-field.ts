import type { ObjectSchema, Schema } from '../resource/schema.ts';
import { closest, lettersOf } from '../shared/suggest.ts';

/** How many field names or places a help text may list. */
const LISTED = 12;
const PLACES = 2;

/**
 * Where each field name of a kind is at home, by its letters; places as people write them, with `<name>` for any key
 * of a map (`spec.subnets.<name>.vlan`). Made once a schema, on the first unknown field.
 */
const placesOfSchema = new WeakMap<ObjectSchema, ReadonlyMap<string, readonly string[]>>();

function placesOf(root: ObjectSchema): ReadonlyMap<string, readonly string[]> {
  const known = placesOfSchema.get(root);
  if (known !== undefined) return known;
  const places = new Map<string, string[]>();
  collect(root, 'spec', places);
  placesOfSchema.set(root, places);
  return places;
}

function collect(schema: Schema, path: string, places: Map<string, string[]>): void {
  switch (schema.type) {
    case 'object':
      for (const [name, child] of Object.entries(schema.fields)) {
        const at = `${path}.${name}`;
        const letters = lettersOf(name);
        const homes = places.get(letters);
        if (homes === undefined) places.set(letters, [at]);
        else homes.push(at);
        collect(child, at, places);
      }
      return;
    case 'map':
      collect(schema.values, `${path}.<name>`, places);
      return;
    case 'list':
      collect(schema.items, `${path}[]`, places);
      return;
    default:
      return;
  }
}

export interface UnknownField {
  readonly key: string;
  /** Names the place knows. */
  readonly siblings: readonly string[];
  /** The place as people write it, `spec.subnets.<name>`; `''` is the document. */
  readonly place: string;
  /** The `spec` schema of the kind, for "right field, wrong place". */
  readonly root: ObjectSchema;
}

const METADATA_FIELDS = ['labels', 'annotations', 'namespace', 'name'];
const DOCUMENT_FIELDS = ['metadata', 'spec', 'apiVersion', 'kind'];

/** What to do about an unknown field: another name here, another place, or what is known here. */
export function suggestField(unknown: UnknownField): string {
  const near = closest(unknown.key, unknown.siblings);
  if (near?.quality === 'same') return `Did you mean "${near.word}"? Letters and their case must be exact.`;
  if (near?.quality === 'number') return `Did you mean "${near.word}"?`;
  const elsewhere = placesFor(unknown);
  if (elsewhere !== undefined) {
    return near === undefined ? elsewhere : `${elsewhere} Or did you mean "${near.word}"?`;
  }
  if (near !== undefined) return `Did you mean "${near.word}"?`;
  return listOf(unknown.siblings);
}

function placesFor(unknown: UnknownField): string | undefined {
  const letters = lettersOf(unknown.key);
  const paths = (placesOf(unknown.root).get(letters) ?? [])
    .filter((path) => path.slice(0, path.lastIndexOf('.')) !== unknown.place)
    .sort((a, b) => nearness(b, unknown.place) - nearness(a, unknown.place));
  if (unknown.place !== 'metadata' && METADATA_FIELDS.includes(unknown.key)) {
    paths.push(`metadata.${unknown.key}`);
  }
  if (unknown.place !== '' && DOCUMENT_FIELDS.includes(unknown.key)) {
    paths.push(`${unknown.key}, at the left margin of the document`);
  }
  if (paths.length === 0) return undefined;
  const more = paths.length > PLACES ? ` (and ${paths.length - PLACES} more)` : '';
  const hint = paths.slice(0, PLACES).join(' or ');
  return `It belongs elsewhere: ${hint}${more}.`;
}

/** Length of the common beginning of two paths, in steps. */
function nearness(path: string, place: string): number {
  const steps = path.split('.');
  const here = place.split('.');
  let same = 0;
  while (same < steps.length && same < here.length && steps[same] === here[same]) same += 1;
  return same;
}

function listOf(names: readonly string[]): string {
  if (names.length === 0) return 'No field is known here; remove it.';
  const listed = names.slice(0, LISTED).join(', ');
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : '';
  return `Known here: ${listed}${more}. Remove or rename it.`;
}

/** The place that `tokens` lead to below `root`, written without the keys of maps and the indexes of lists. */
export function genericPath(root: ObjectSchema, tokens: readonly (string | number)[]): string {
  let schema: Schema | undefined = root;
  let path = 'spec';
  for (const token of tokens) {
    if (schema?.type === 'object') {
      path += `.${token}`;
      schema = Object.hasOwn(schema.fields, String(token)) ? schema.fields[String(token)] : undefined;
    } else if (schema?.type === 'map') {
      path += '.<name>';
      schema = schema.values;
    } else if (schema?.type === 'list') {
      path += '[]';
      schema = schema.items;
    }
  }
  return path;
}
