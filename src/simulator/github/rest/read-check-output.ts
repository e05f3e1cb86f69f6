import type { JsonObject } from '../../../domain/shared/json.ts';
import { invalidRequest, validationFailed } from '../http/github-error.ts';
import {
  notSupplied,
  oneOf,
  optionalInteger,
  optionalObject,
  optionalObjects,
  optionalText,
  requiredInteger,
  requiredText,
} from '../http/read-fields.ts';
import type { CheckAnnotation } from '../state/check-run.ts';

const MAX_ANNOTATIONS = 50;
const MAX_TEXT = 65_535;
const MAX_ANNOTATION_BYTES = 64 * 1024;
const MAX_TITLE = 255;

export interface CheckOutput {
  readonly title: string | undefined;
  readonly summary: string;
  readonly text: string | undefined;
  readonly annotations: readonly CheckAnnotation[];
}

/** The `output` of a check run; undefined: the body has none. Throws GitHub's 422 for what is past its limits. */
export function readCheckOutput(body: JsonObject): CheckOutput | undefined {
  const output = optionalObject(body, 'output');
  if (output === undefined) return undefined;
  const summary = requiredText(output, 'summary');
  const text = optionalText(output, 'text');
  checkLength('summary', summary);
  if (text !== undefined) checkLength('text', text);
  const annotations = optionalObjects(output, 'annotations') ?? [];
  if (annotations.length > MAX_ANNOTATIONS) {
    throw invalidRequest(
      `No more than ${MAX_ANNOTATIONS} items are allowed; ${annotations.length} were supplied.`,
    );
  }
  return {
    title: optionalText(output, 'title'),
    summary,
    text,
    annotations: annotations.map(readAnnotation),
  };
}

/** The schema counts characters; what stores the text counts bytes and words its refusal differently. */
function checkLength(field: 'summary' | 'text', value: string): void {
  const characters = [...value].length;
  if (characters > MAX_TEXT) {
    throw invalidRequest(`Only ${MAX_TEXT} characters are allowed; ${characters} were supplied.`);
  }
  if (Buffer.byteLength(value) > MAX_TEXT) {
    const message = `${field} exceeds a maximum bytesize of ${MAX_TEXT}`;
    throw validationFailed('CheckRun', field, 'custom', message);
  }
}

function readAnnotation(given: JsonObject): CheckAnnotation {
  const level = oneOf(given, 'annotation_level', ['notice', 'warning', 'failure']);
  if (level === undefined) throw notSupplied('annotation_level');
  const annotation = {
    path: requiredText(given, 'path'),
    startLine: requiredInteger(given, 'start_line'),
    endLine: requiredInteger(given, 'end_line'),
    startColumn: optionalInteger(given, 'start_column') ?? null,
    endColumn: optionalInteger(given, 'end_column') ?? null,
    level,
    message: requiredText(given, 'message'),
    title: optionalText(given, 'title') ?? null,
    rawDetails: optionalText(given, 'raw_details') ?? null,
  };
  checkAnnotation(annotation);
  return annotation;
}

function checkAnnotation(annotation: CheckAnnotation): void {
  const refuse = (field: string, message: string): Error =>
    validationFailed('CheckAnnotation', field, 'custom', message);
  const hasColumns = annotation.startColumn !== null || annotation.endColumn !== null;
  if (hasColumns && annotation.startLine !== annotation.endLine) {
    throw refuse('start_column', 'start_column and end_column are only allowed on one line');
  }
  if (annotation.startLine > annotation.endLine) {
    throw refuse('end_line', 'end_line must not be before start_line');
  }
  if (Buffer.byteLength(annotation.message) > MAX_ANNOTATION_BYTES) {
    throw refuse('message', `message exceeds a maximum bytesize of ${MAX_ANNOTATION_BYTES}`);
  }
  if (annotation.rawDetails !== null && Buffer.byteLength(annotation.rawDetails) > MAX_ANNOTATION_BYTES) {
    throw refuse('raw_details', `raw_details exceeds a maximum bytesize of ${MAX_ANNOTATION_BYTES}`);
  }
  if (annotation.title !== null && annotation.title.length > MAX_TITLE) {
    throw refuse('title', `title is too long (maximum is ${MAX_TITLE} characters)`);
  }
}
