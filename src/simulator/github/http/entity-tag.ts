import { createHash } from 'node:crypto';
import type { Answer } from './answer.ts';

/**
 * Puts an entity tag on what was read, and answers 304 to a client that has it already. As with GitHub a tag is good for the
 * one token that it was given to: the next token of the same installation is sent everything once more.
 */
export function notModified(
  { method, token, known }: { method: string; token: string; known: string | undefined },
  answer: Answer,
): Answer {
  if (method !== 'GET' || answer.status !== 200) return answer;
  const digest = createHash('sha256')
    .update(`${token} ${JSON.stringify(answer.body)}`)
    .digest('hex');
  const tag = `"${digest}"`;
  const headers = { ...answer.headers, etag: `W/${tag}` };
  const isKnown = (known ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
  return isKnown ? { status: 304, headers } : { ...answer, headers };
}
