import type { KindDefinition } from '../resource/kind.ts';
import { keyOf, type ObjectId } from '../resource/object-id.ts';
import { canonicalJson, getOwn, isJsonObject, type Json, type JsonObject } from '../shared/json.ts';
import { childPointer, displayPath, type FieldPointer, pointerOf } from '../shared/pointer.ts';
import { classifyObject, type Objection } from './classify-object.ts';
import { cleanObject, FABRIC_NAMESPACE, optsOut } from './clean-object.ts';
import {
  addFinding,
  addSkipped,
  addUnreadable,
  type DocumentContext,
  fieldOffset,
  type Identity,
  identityOf,
} from './document-context.ts';
import { LazyFieldLocator } from './field-locator.ts';
import { shorten, type ValueProblem } from './node-to-json.ts';
import { PARSE_CODES } from './parse-codes.ts';
import { locationAt } from './source-text.ts';

/** Errors that leave no doubt about the values: the object is read, and invalid. */
const CERTAIN: ReadonlySet<string> = new Set(['HHS-3028']);

/**
 * Ends one object as manifest, skipped or unreadable. `base` are its tokens in the document (empty: the document itself);
 * `problems` are the findings about its values, which matter only if the object is the fabric's.
 */
export function readObject(
  context: DocumentContext,
  value: Json,
  base: readonly string[],
  problems: readonly ValueProblem[],
): void {
  // asked for by findings only, which most objects have none of
  const identity = () => identityOf(value);
  const start = fieldOffset(context, base, '', 'value');
  const verdict = classifyObject(value, context.options.registry);
  if (verdict.is === 'skipped') {
    if (verdict.warning !== undefined) addObjection(context, identity(), base, verdict.warning);
    addSkipped(context, start, verdict.reason, verdict.detail);
    return;
  }
  const { definition } = verdict;
  const id = isJsonObject(value) && definition !== undefined ? idOf(value, definition) : undefined;
  if (isJsonObject(value) && optsOut(value) && id !== undefined && !('code' in id)) {
    ignore(context, base, start, id);
    return;
  }
  for (const problem of problems) addValueProblem(context, identity(), base, problem);
  const failed = problems.some(({ code }) => PARSE_CODES[code].severity === 'error' && !CERTAIN.has(code));
  const objection = verdict.is === 'refused' ? verdict.objection : undefined;
  const nameless = id !== undefined && 'code' in id && !failed ? id : undefined;
  if (objection !== undefined) addObjection(context, identity(), base, objection);
  else if (nameless !== undefined) addObjection(context, identity(), base, nameless);
  if (failed || objection !== undefined || id === undefined || 'code' in id || definition === undefined) {
    addUnreadable(context, identity(), start);
  } else if (isJsonObject(value)) {
    addManifest(context, value, base, start, id, definition);
  }
}

function addManifest(
  context: DocumentContext,
  value: JsonObject,
  base: readonly string[],
  start: number,
  id: ObjectId,
  definition: KindDefinition,
): void {
  const { registry, digest } = context.options;
  const { object: clean, leftOut } = cleanObject(value, id.namespace, definition, registry);
  const [first] = leftOut;
  if (first !== undefined) {
    const names = leftOut.slice(0, 8).map((pointer) => shorten(displayPath(pointer)));
    const more = leftOut.length > names.length ? ` and ${leftOut.length - names.length} more` : '';
    const message = `left out, because server or fabric write it: ${names.join(', ')}${more}`;
    const offset = fieldOffset(context, base, first, 'key');
    const identity = { kind: id.kind, namespace: id.namespace, name: id.name };
    addFinding(context, identity, { code: 'HHS-3042', offset, pointer: first, message });
  }
  addStatusFindings(context, value, base, id, definition);
  context.harvest.manifests.push({
    id,
    key: keyOf(id),
    apiVersion: `${definition.group}/${definition.version}`,
    object: clean,
    digest: digest(canonicalJson(clean)),
    file: context.range.source.file,
    document: context.document,
    line: locationAt(context.range.source, start).line,
    fields: new LazyFieldLocator(context.cache, context.range, base),
  });
}

function addStatusFindings(
  context: DocumentContext,
  value: JsonObject,
  base: readonly string[],
  id: ObjectId,
  { status: schema }: KindDefinition,
): void {
  const status = getOwn(value, 'status');
  if (!isJsonObject(status)) return;
  const identity = { kind: id.kind, namespace: id.namespace, name: id.name };
  for (const key of Object.keys(status).filter((name) => !Object.hasOwn(schema.fields, name))) {
    const pointer = childPointer('/status', key);
    const offset = fieldOffset(context, base, pointer, 'key');
    const message = `the status of a ${id.kind} has no field ${shorten(JSON.stringify(key))}`;
    addFinding(context, identity, { code: 'HHS-3043', offset, pointer, message });
  }
}

function ignore(context: DocumentContext, base: readonly string[], start: number, id: ObjectId): void {
  const place = locationAt(context.range.source, fieldOffset(context, base, '/metadata/name', 'value'));
  context.harvest.ignored.push({ id, key: keyOf(id), ...place });
  addSkipped(
    context,
    start,
    'opt-out',
    `${id.kind} ${id.namespace}/${id.name} carries the ignore annotation`,
  );
}

/** Who the object is, or why that cannot be said. */
function idOf(value: JsonObject, definition: KindDefinition): ObjectId | Objection {
  const metadata = getOwn(value, 'metadata');
  if (!isJsonObject(metadata)) {
    return { code: 'HHS-3033', pointer: '/metadata', message: 'metadata with a name is missing' };
  }
  const name = getOwn(metadata, 'name') ?? null;
  if (name === null || name === '') {
    const help = Object.hasOwn(metadata, 'generateName')
      ? 'Write metadata.name instead of generateName: an object in Git needs a name that stays.'
      : PARSE_CODES['HHS-3033'].cure;
    return { code: 'HHS-3033', pointer: '/metadata/name', message: 'metadata.name is missing', help };
  }
  const namespace = getOwn(metadata, 'namespace') ?? null;
  const wanted = namespace === null || namespace === '' ? FABRIC_NAMESPACE : namespace;
  const checkedName = nameText(name, '/metadata/name');
  const checkedNamespace = nameText(wanted, '/metadata/namespace');
  if (typeof checkedName !== 'string') return checkedName;
  if (typeof checkedNamespace !== 'string') return checkedNamespace;
  return { group: definition.group, kind: definition.kind, namespace: checkedNamespace, name: checkedName };
}

function nameText(value: Json, pointer: FieldPointer): string | Objection {
  if (typeof value === 'string' && !value.includes('/')) return value;
  const field = displayPath(pointer);
  if (typeof value === 'string') {
    const message = `${field} is ${shorten(JSON.stringify(value))}; a name has no slash`;
    return { code: 'HHS-3034', pointer, message, help: 'Rename the object.' };
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    const message = `${field} is read as the ${typeof value} ${String(value)}`;
    return { code: 'HHS-3034', pointer, message, help: 'Put it in quotes.' };
  }
  return { code: 'HHS-3034', pointer, message: `${field} is no text`, help: 'Write a text.' };
}

function addObjection(
  context: DocumentContext,
  identity: Identity,
  base: readonly string[],
  objection: Objection,
): void {
  const { code, pointer, message, help } = objection;
  const offset = fieldOffset(context, base, pointer, 'value');
  addFinding(context, identity, { code, offset, pointer, message, help });
}

/** A finding about a value, its pointer counted from the object that holds it. */
export function addValueProblem(
  context: DocumentContext,
  identity: Identity,
  base: readonly string[],
  problem: ValueProblem,
): void {
  const pointer = problem.pointer.slice(pointerOf(base).length);
  const offset = context.range.start + problem.offset;
  addFinding(context, identity, { code: problem.code, offset, pointer, message: problem.message });
}
