import type { ErrorCategory } from './errors.ts';

/** One row of the error reference: what the code means, why it comes up, what to do. */
export interface ErrorCode {
  readonly category: ErrorCategory;
  readonly title: string;
  readonly cause: string;
  readonly cure: string;
}

export function errorRow(category: ErrorCategory, title: string, cause: string, cure: string): ErrorCode {
  return { category, title, cause, cure };
}
