import { isJsonObject } from '../../src/domain/shared/json.ts';
import type { VectorCase } from './vector-case.ts';

/** The files given are not what they should be; the message says where. */
export class VectorInputError extends Error {}

const TEXTS = ['id', 'family', 'kind', 'phase', 'config'] as const;

/** Cases of a file of JSON lines; empty lines are left out. Throws VectorInputError with the number of the line. */
export function readCases(text: string): VectorCase[] {
  const cases: VectorCase[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() !== '') cases.push(readCase(line, index + 1));
  }
  return cases;
}

function readCase(line: string, number: number): VectorCase {
  const value = parseJson(line, `line ${number}`);
  const wrong = wrongIn(value);
  if (wrong !== null) throw new VectorInputError(`line ${number} is no case: ${wrong}`);
  return value as VectorCase;
}

export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new VectorInputError(`${what} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function wrongIn(value: unknown): string | null {
  if (!isJsonObject(value)) return 'it is not an object';
  const missing = TEXTS.filter((name) => typeof value[name] !== 'string');
  if (missing.length > 0) return `${missing.join(', ')} must be text`;
  const { manifests, target, valid, docs, old, defaulted } = value;
  if (!Array.isArray(manifests) || !manifests.every((one) => typeof one === 'string')) {
    return 'manifests must be a list of texts';
  }
  if (typeof target !== 'number' || manifests[target] === undefined) {
    return 'target must be a position among the manifests';
  }
  if (typeof valid !== 'boolean') return 'valid must be true or false';
  if (!Array.isArray(docs)) return 'docs must be a list';
  if (defaulted !== null && !isJsonObject(defaulted)) return 'defaulted must be an object or null';
  return old === undefined || typeof old === 'string' ? null : 'old must be text';
}
