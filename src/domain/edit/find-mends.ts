import { type Classification, classifyObject, splitApiVersion } from '../parse/classify-object.ts';
import { cleanObject, FABRIC_NAMESPACE, optsOut } from '../parse/clean-object.ts';
import { composeDocument } from '../parse/compose-document.ts';
import { type Identity, identityOf } from '../parse/document-context.ts';
import { nodeToJson } from '../parse/node-to-json.ts';
import type { TextFile } from '../parse/parse-files.ts';
import type { ParseLimits } from '../parse/parse-result.ts';
import { isList, withListType } from '../parse/read-document.ts';
import type { KindDefinition, KindRegistry } from '../resource/kind.ts';
import type { NormalForm } from '../resource/mend.ts';
import { getOwn, isJsonObject, type Json, type JsonObject } from '../shared/json.ts';
import { displayPath, type FieldPointer } from '../shared/pointer.ts';
import type { MendEdit, MendWish } from './mend-wish.ts';
import { documentSchema } from './object-order.ts';
import { isCertain, valueSlices } from './prove.ts';

/** An object as it is written, whatever becomes of it. */
export interface WrittenObject extends Identity {
  readonly file: string;
  readonly document: number;
  readonly base: FieldPointer;
  readonly value: JsonObject;
  readonly definition: KindDefinition;
  readonly verdict: Classification;
}

/**
 * Every object of a kind of the fabric that can be read with certainty, also in versions that are refused. Those that ask
 * to be left alone, and those of other programs, are not among them.
 */
export function writtenObjects(
  { path, text }: TextFile,
  registry: KindRegistry,
  limits: ParseLimits,
): readonly WrittenObject[] {
  return valueSlices(text).flatMap(({ start, end }, document) => {
    const { root, problems } = composeDocument(text.slice(start, end), limits.maxDepth);
    if (problems.length > 0) return [];
    const conversion = nodeToJson(root, limits);
    if (!isCertain(conversion)) return [];
    return objectsIn(conversion.value, registry).flatMap(({ value, base }): WrittenObject[] => {
      const verdict = classifyObject(value, registry);
      const definition = verdict.is === 'skipped' ? undefined : verdict.definition;
      if (definition === undefined || !isJsonObject(value) || optsOut(value)) return [];
      return [{ ...identityOf(value), file: path, document, base, value, definition, verdict }];
    });
  });
}

function objectsIn(
  value: Json,
  registry: KindRegistry,
): { readonly value: Json; readonly base: FieldPointer }[] {
  if (!isList(value, registry)) return [{ value, base: '' }];
  const items = getOwn(value, 'items');
  if (!Array.isArray(items)) return [];
  return items.map((item: Json, index) => ({ value: withListType(item, value), base: `/items/${index}` }));
}

/** Everything in the files that has exactly one right answer. */
export function findMends(
  files: readonly TextFile[],
  registry: KindRegistry,
  limits: ParseLimits,
): readonly MendWish[] {
  return files.flatMap((file) =>
    writtenObjects(file, registry, limits).flatMap((object) => [
      ...formerVersion(object),
      ...serverOwned(object, registry),
      ...normalForms(object),
    ]),
  );
}

/** A wish about an object, with the fields that all of them share. */
export function wishFor(object: WrittenObject, wish: Pick<MendWish, 'reason' | 'says' | 'edits'>): MendWish {
  const { file, document, base, kind, namespace, name, definition } = object;
  return {
    ...wish,
    file,
    document,
    base,
    kind,
    namespace,
    name,
    schema: documentSchema(definition),
  };
}

const FORMER_VERSION = 'HHS-3030';

function formerVersion(object: WrittenObject): MendWish[] {
  const { value, verdict, definition } = object;
  if (verdict.is !== 'refused' || verdict.objection.code !== FORMER_VERSION) return [];
  const written = getOwn(value, 'apiVersion');
  if (typeof written !== 'string') return [];
  const { group, version } = splitApiVersion(written);
  if (group !== definition.group || definition.formerVersions?.includes(version) !== true) return [];
  const right = `${group}/${definition.version}`;
  return [
    wishFor(object, {
      reason: 'former-version',
      says: () => `apiVersion: ${right} instead of ${written}`,
      edits: [{ op: 'set', pointer: '/apiVersion', value: right }],
    }),
  ];
}

function serverOwned(object: WrittenObject, registry: KindRegistry): MendWish[] {
  const { value, definition } = object;
  const { leftOut } = cleanObject(value, FABRIC_NAMESPACE, definition, registry);
  if (leftOut.length === 0) return [];
  return [
    wishFor(object, {
      reason: 'server-owned',
      says: removed,
      edits: leftOut.map((pointer) => ({ op: 'remove', pointer })),
    }),
  ];
}

const SHOWN = 8;

function removed(edits: readonly MendEdit[]): string {
  const names = edits.slice(0, SHOWN).map(({ pointer }) => displayPath(pointer));
  const more = edits.length > SHOWN ? ` and ${edits.length - SHOWN} more` : '';
  return `without ${names.join(', ')}${more}`;
}

function normalForms(object: WrittenObject): MendWish[] {
  const forms = object.definition.normalForms?.(object.value) ?? [];
  return forms.map((form) =>
    wishFor(object, {
      reason: 'normal-form',
      says: () => `${displayPath(form.pointer)}: ${'key' in form ? form.key : form.value}`,
      edits: [editOf(form)],
    }),
  );
}

function editOf(form: NormalForm): MendEdit {
  const { pointer } = form;
  return 'key' in form ? { op: 'rename', pointer, key: form.key } : { op: 'set', pointer, value: form.value };
}
