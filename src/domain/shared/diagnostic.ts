import type { SourceLocation } from './location.ts';
import type { FieldPointer } from './pointer.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Another place the finding speaks of: the second file of a duplicate, the other end of a reference. */
export interface RelatedLocation extends SourceLocation {
  readonly message: string;
}

/**
 * Something wrong (or worth knowing) in a user's file. Collected, never thrown.
 * `code` is `HHS-3xxx` (parse), `HHS-4xxx` (schema, metadata, references) or a rule's id such as `HHS-VPC-2`.
 * `message` says what is wrong on which object; `help` says what to do.
 */
export interface Diagnostic extends SourceLocation {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly pointer: FieldPointer;
  readonly kind: string | null;
  readonly namespace: string | null;
  readonly name: string | null;
  readonly related?: readonly RelatedLocation[];
}
