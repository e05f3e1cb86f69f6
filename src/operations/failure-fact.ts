import { CONFIGURATION_CODES } from '../domain/shared/configuration-codes.ts';
import { isSyncError } from '../domain/shared/errors.ts';
import type { FailureFact } from '../domain/status/run-facts.ts';
import { Cancelled } from './cancellation.ts';

const UNEXPECTED = 'HHS-1300';
const LONGEST_MESSAGE = 300;

/** Any error as a fact of the run. One that nobody expected keeps its first line only: no stack, no quoted body. */
export function failureOf(error: unknown): FailureFact {
  if (isSyncError(error) || error instanceof Cancelled) {
    const { category, code, message, help } = error;
    return { category, code, message, help };
  }
  const text = error instanceof Error ? error.message : String(error);
  const firstLine = text.split('\n')[0] ?? '';
  const { category, cure } = CONFIGURATION_CODES[UNEXPECTED];
  return {
    category,
    code: UNEXPECTED,
    message: `the run ended in a fault of hedgehog-sync: ${firstLine.slice(0, LONGEST_MESSAGE)}`,
    help: cure,
  };
}
