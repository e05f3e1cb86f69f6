import type { FabricRelease, ObjectSchema, Schema } from '../resource/schema.ts';
import type { Json } from '../shared/json.ts';
import { displayPath, pointerOf } from '../shared/pointer.ts';
import { describeValue } from './describe-value.ts';
import { type Emit, type FindingText, finding } from './finding.ts';
import { mismatchHelp } from './type-mismatch.ts';
import type { ValidateCode } from './validate-codes.ts';

export interface WalkOptions {
  readonly emit: Emit;
  /** Fields that came later than this release are findings; absent: all fields of the tables are known. */
  readonly release?: FabricRelease | undefined;
}

/**
 * One walk over one `spec`. The place is a stack of keys: a pointer is only written when there is a finding.
 * The walk goes where the schema goes, so its depth is the schema's, whatever the value holds.
 */
export interface Walk extends WalkOptions {
  readonly root: ObjectSchema;
  /** Keys below `/spec`. */
  readonly path: (string | number)[];
}

/** The place as people write it: `spec.subnets.default.vlan`. */
export function here(walk: Walk): string {
  return displayPath(pointerOf(['spec', ...walk.path]));
}

export function parentOf(walk: Walk): string {
  return displayPath(pointerOf(['spec', ...walk.path.slice(0, -1)]));
}

export function emitAt(walk: Walk, code: ValidateCode, text: FindingText, onKey = false): void {
  walk.emit(finding(code, pointerOf(['spec', ...walk.path]), text, onKey));
}

export function emitMismatch(value: Json, schema: Schema, walk: Walk): void {
  emitAt(walk, 'HHS-4002', {
    message: `${here(walk)} must be ${nameOfType(schema)}, but it is ${describeValue(value)}`,
    help: mismatchHelp(value, schema),
  });
}

export function nameOfType(schema: Schema): string {
  switch (schema.type) {
    case 'object':
    case 'map':
      return 'a mapping';
    case 'list':
      return 'a list';
    case 'string':
      return 'a text';
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
  }
}
