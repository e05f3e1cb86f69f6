import type { JsonObject } from '../shared/json.ts';
import type { SourceLocation } from '../shared/location.ts';
import type { FieldPointer } from '../shared/pointer.ts';
import type { ObjectId, ResourceKey } from './object-id.ts';

/**
 * Positions inside one document. Computed when first asked for, by `parse`, which alone knows the text.
 * `at` is for the value and falls back to the nearest ancestor that exists; `keyAt` is for the key (unknown field).
 */
export interface FieldLocator {
  at(pointer: FieldPointer): SourceLocation;
  keyAt(pointer: FieldPointer): SourceLocation;
}

/** One desired object: what a document of a file says, without what belongs to the server. */
export interface Manifest {
  readonly id: ObjectId;
  readonly key: ResourceKey;
  readonly apiVersion: string;
  /** As it will be applied: namespace set, server-owned fields left out. */
  readonly object: JsonObject;
  /** Hash of `object` in canonical JSON. Equal digests mean equal desired state. */
  readonly digest: string;
  readonly file: string;
  /** 0-based position of the document in its file, counted over documents that hold something. */
  readonly document: number;
  readonly line: number;
  readonly fields: FieldLocator;
}

/** A document or file that is not part of the fabric, and why. Counted in the coverage. */
export interface SkippedSource {
  readonly file: string;
  /** null when the whole file was left out. */
  readonly line: number | null;
  readonly reason:
    | 'empty'
    | 'not-a-manifest'
    | 'foreign-kind'
    | 'excluded'
    | 'not-included'
    | 'not-yaml'
    | 'opt-out'
    | 'layout'
    | 'symlink'
    | 'controller-owned';
  readonly detail: string;
}
