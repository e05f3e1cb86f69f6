import type { RuleObject } from '../resource/kind.ts';
import { metadataOf } from '../resource/live-object.ts';
import { getOwn, isJsonObject, type Json, type JsonObject } from '../shared/json.ts';
import { childPointer, type FieldPointer } from '../shared/pointer.ts';
import { quote } from './describe-value.ts';
import { type Emit, finding } from './finding.ts';
import { labelKeyProblem, labelValueProblem } from './kubernetes-names.ts';

/**
 * Labels that the fabric's defaulting derives from names in the spec and that Kubernetes does not take: the write fails
 * before any rule is asked. Told on the field the name stands in.
 */
export function checkDerivedLabels(object: RuleObject, emit: Emit): void {
  const labels = labelsOf(object.defaulted);
  const written = labelsOf(object.object);
  for (const [key, value] of Object.entries(labels)) {
    if (typeof value !== 'string' || getOwn(written, key) === value) continue;
    const keyProblem = labelKeyProblem(key);
    const valueProblem = labelValueProblem(value);
    if (keyProblem === undefined && valueProblem === undefined) continue;
    const name = valueProblem === undefined ? key.slice(key.indexOf('/') + 1) : value;
    const problem = valueProblem ?? keyProblem ?? '';
    emit(
      finding('HHS-4111', pointerTo(getOwn(object.object, 'spec') ?? null, '/spec', name) ?? '/spec', {
        message: `the fabric makes the label ${quote(key)} of ${quote(name)}, which ${problem}`,
        help: 'Rename the object that is named here: letters, digits, -, _ and ., at most 63 of them.',
      }),
    );
  }
}

function labelsOf(object: JsonObject): JsonObject {
  const labels = getOwn(metadataOf(object), 'labels');
  return isJsonObject(labels) ? labels : {};
}

/** The first text that is the name, or has it before or after a slash; or the entry whose key it is. */
function pointerTo(value: Json, pointer: FieldPointer, name: string): FieldPointer | undefined {
  if (typeof value === 'string') {
    return value === name || value.startsWith(`${name}/`) || value.endsWith(`/${name}`) ? pointer : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const at = childPointer(pointer, key);
    const found = key === name ? at : pointerTo(member, at, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
