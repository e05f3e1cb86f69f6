import type { JsonObject } from '../../src/domain/shared/json.ts';

/** One line of a file of cases. */
export interface VectorCase {
  readonly id: string;
  readonly family: string;
  readonly kind: string;
  readonly phase: 'create' | 'update' | 'delete';
  /** Name of a configuration. */
  readonly config: string;
  /** YAML texts: the whole cluster. */
  readonly manifests: readonly string[];
  /** Position of the object under test among the manifests. */
  readonly target: number;
  /** YAML text of the stored object, for an update. */
  readonly old?: string;
  readonly valid: boolean;
  readonly localOnly: boolean;
  readonly stage: string;
  readonly error: string;
  /** Verdict of a create of every manifest. */
  readonly docs: readonly { readonly valid: boolean; readonly stage?: string; readonly error?: string }[];
  /** The object after defaulting; null when it cannot be decoded. */
  readonly defaulted: JsonObject | null;
}

/** What was found on one document. */
export interface DocumentVerdict {
  readonly valid: boolean;
  /** Codes of the errors, each once. */
  readonly codes: readonly string[];
}

export interface CaseVerdict {
  readonly target: DocumentVerdict;
  readonly docs: readonly DocumentVerdict[];
  /** Findings that lie in no manifest of the case. */
  readonly astray: readonly string[];
  readonly defaulted: JsonObject | null;
}
