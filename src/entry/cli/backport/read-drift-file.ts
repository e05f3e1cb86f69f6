import { readFileSync, statSync } from 'node:fs';
import { hasShape, shapeFault } from '../../../domain/shared/check-shape.ts';
import { CONFIGURATION_CODES } from '../../../domain/shared/configuration-codes.ts';
import { ConfigurationError } from '../../../domain/shared/errors.ts';
import { isJsonObject } from '../../../domain/shared/json.ts';
import { DRIFT_VERSION, type DriftDocument, driftDocumentShape } from '../../../domain/status/drift-shape.ts';

/** The action writes up to a megabyte. */
const MOST_BYTES = 16 * 1024 * 1024;

/** A stored drift. `shown`: the file as the user wrote it. Throws ConfigurationError HHS-1105. */
export function readDriftFile(path: string, shown: string): DriftDocument {
  const value = parsed(textOf(path, shown), shown);
  if (isJsonObject(value) && typeof value.version === 'number' && value.version > DRIFT_VERSION) {
    throw unusable(
      `${shown} has version ${value.version} of the form, and this release reads up to ${DRIFT_VERSION}`,
    );
  }
  if (hasShape(driftDocumentShape, value)) return value;
  throw unusable(`${shown} is no stored drift: ${shapeFault(driftDocumentShape, value) ?? ''}`);
}

function textOf(path: string, shown: string): string {
  try {
    if (statSync(path).size > MOST_BYTES) throw unusable(`${shown} is larger than 16 MiB`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    const why =
      typeof error === 'object' && error !== null && 'code' in error ? ` (${String(error.code)})` : '';
    throw unusable(`${shown} cannot be read${why}`);
  }
}

function parsed(text: string, shown: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unusable(`${shown} is no JSON`);
  }
}

function unusable(message: string): ConfigurationError {
  return new ConfigurationError({ code: 'HHS-1105', message, help: CONFIGURATION_CODES['HHS-1105'].cure });
}
