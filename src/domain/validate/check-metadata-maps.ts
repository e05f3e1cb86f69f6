import { isJsonObject, type Json, type JsonObject } from '../shared/json.ts';
import { childPointer } from '../shared/pointer.ts';
import { describeValue, quote } from './describe-value.ts';
import { type Emit, finding } from './finding.ts';
import { annotationKeyProblem, labelKeyProblem, labelValueProblem } from './kubernetes-names.ts';

/** Kubernetes' limit for keys and values of all annotations of an object together. */
const ANNOTATION_BYTES = 262_144;

export function checkLabels(labels: Json, emit: Emit): void {
  if (!isMap(labels, 'labels', emit)) return;
  for (const key of Object.keys(labels)) {
    const pointer = childPointer('/metadata/labels', key);
    const value = labels[key] ?? null;
    const keyProblem = labelKeyProblem(key);
    if (keyProblem !== undefined) {
      const message = `the label key ${quote(key)} is not allowed: ${keyProblem}`;
      const help = 'Write it as name or prefix/name, the name at most 63 letters, digits, -, _ or .';
      emit(finding('HHS-4105', pointer, { message, help }, true));
    }
    if (typeof value !== 'string') emit(notText('HHS-4106', pointer, `the label ${quote(key)}`, value));
    else {
      const problem = labelValueProblem(value);
      if (problem !== undefined) {
        const message = `the value ${quote(value)} of the label ${quote(key)} ${problem}`;
        emit(finding('HHS-4106', pointer, { message, help: 'Correct it, or make it an annotation.' }));
      }
    }
  }
}

export function checkAnnotations(annotations: Json, emit: Emit): void {
  if (!isMap(annotations, 'annotations', emit)) return;
  let bytes = 0;
  for (const key of Object.keys(annotations)) {
    const pointer = childPointer('/metadata/annotations', key);
    const value = annotations[key] ?? null;
    const keyProblem = annotationKeyProblem(key);
    if (keyProblem !== undefined) {
      const message = `the annotation key ${quote(key)} is not allowed: ${keyProblem}`;
      const help = 'Write it as name or prefix/name, the name at most 63 letters, digits, -, _ or .';
      emit(finding('HHS-4107', pointer, { message, help }, true));
    }
    if (typeof value === 'string') bytes += utf8Length(key) + utf8Length(value);
    else emit(notText('HHS-4108', pointer, `the annotation ${quote(key)}`, value));
  }
  if (bytes > ANNOTATION_BYTES) {
    const message = `the annotations have ${bytes} bytes together, at most ${ANNOTATION_BYTES} are allowed`;
    emit(
      finding(
        'HHS-4109',
        '/metadata/annotations',
        { message, help: 'Shorten or remove some of them.' },
        true,
      ),
    );
  }
}

function isMap(value: Json, field: string, emit: Emit): value is JsonObject {
  if (isJsonObject(value)) return true;
  const message = `metadata.${field} must be a mapping, but it is ${describeValue(value)}`;
  const help = 'Write "key: value" pairs below it, indented, without dashes.';
  emit(finding('HHS-4110', `/metadata/${field}`, { message, help }));
  return false;
}

function notText(code: 'HHS-4106' | 'HHS-4108', pointer: string, what: string, value: Json) {
  const scalar = typeof value === 'number' || typeof value === 'boolean';
  return finding(code, pointer, {
    message: `the value of ${what} must be a text, but it is ${describeValue(value)}`,
    help: scalar ? `Put it in quotes: '${value}'.` : "Give it one text as value; '' is the empty one.",
  });
}

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
