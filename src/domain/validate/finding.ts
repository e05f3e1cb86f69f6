import type { Manifest } from '../resource/manifest.ts';
import { displayId } from '../resource/object-id.ts';
import type { Schema } from '../resource/schema.ts';
import type { Diagnostic, RelatedLocation, Severity } from '../shared/diagnostic.ts';
import type { FieldPointer } from '../shared/pointer.ts';
import { VALIDATE_CODES, type ValidateCode } from './validate-codes.ts';

/** Something wrong inside one object, before anybody asked where in the file it stands. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly pointer: FieldPointer;
  /** The key is at fault, not its value. */
  readonly onKey: boolean;
  /** Without the object's name, which the diagnostic puts in front where it is missing. */
  readonly message: string;
  readonly help: string;
  readonly related?: readonly RelatedLocation[] | undefined;
  /** It may only follow from something that could not be read, and is told after what is certain. */
  readonly mayFollow?: boolean;
}

export type Emit = (finding: Finding) => void;

export interface FindingText {
  readonly message: string;
  readonly help: string;
}

/** A finding under one of validate's own codes, with the severity of its row. */
export function finding(
  code: ValidateCode,
  pointer: FieldPointer,
  text: FindingText,
  onKey = false,
): Finding {
  return { code, severity: VALIDATE_CODES[code].severity, pointer, onKey, ...text };
}

/** HHS-4017, wherever the key stands. */
export function droppedText(place: string, schema: Schema): FindingText {
  const empty = { object: '{}', map: '{}', list: '[]' } as const;
  const value =
    schema.type === 'object' || schema.type === 'map' || schema.type === 'list'
      ? `Write its content below it, or ${empty[schema.type]} if it is meant to be empty`
      : 'Give it a value';
  return {
    message: `${place} has no value, and the API server drops it without a word`,
    help: `${value}; or remove the key.`,
  };
}

/** Asks the manifest for the position: the only place where validation costs a look at the text. */
export function toDiagnostic(manifest: Manifest, found: Finding): Diagnostic {
  const { kind, namespace, name } = manifest.id;
  const place = found.onKey ? manifest.fields.keyAt(found.pointer) : manifest.fields.at(found.pointer);
  return {
    code: found.code,
    severity: found.severity,
    file: place.file,
    line: place.line,
    column: place.column,
    pointer: found.pointer,
    kind,
    namespace,
    name,
    message: named(manifest, found.message),
    help: found.help,
    ...(found.related === undefined || found.related.length === 0 ? {} : { related: found.related }),
  };
}

/** Rules may name their object themselves; then it is not said twice. */
function named({ id }: Manifest, message: string): string {
  return message.startsWith(`${id.kind} `) ? message : `${displayId(id)}: ${message}`;
}
