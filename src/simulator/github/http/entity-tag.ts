import { createHash } from 'node:crypto';
import type { Answer } from './answer.ts';

/** Puts an entity tag on what was read, and answers 304 to a client that has it already. */
export function notModified(method: string, known: string | undefined, answer: Answer): Answer {
  if (method !== 'GET' || answer.status !== 200) return answer;
  const etag = `"${createHash('sha256').update(JSON.stringify(answer.body)).digest('hex')}"`;
  const headers = { ...answer.headers, etag };
  const isKnown = (known ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
  return isKnown ? { status: 304, headers } : { ...answer, headers };
}
