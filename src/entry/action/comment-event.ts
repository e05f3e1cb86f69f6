import { readFileSync } from 'node:fs';
import { ConfigurationError } from '../../domain/shared/errors.ts';
import { getOwn, isJsonObject, type Json, type JsonObject } from '../../domain/shared/json.ts';
import type { CommentEvent } from '../../operations/command-work.ts';

/** The comment of an `issue_comment`, from the file that the runner names. Throws ConfigurationError HHS-2011. */
export function readCommentEvent(environment: Readonly<Record<string, string | undefined>>): CommentEvent {
  const root = parsed(environment.GITHUB_EVENT_PATH ?? '');
  const comment = objectIn(root, 'comment');
  const author = objectIn(comment, 'user');
  const [id, number] = [getOwn(comment, 'id'), getOwn(objectIn(root, 'issue'), 'number')];
  const [login, createdAt] = [textIn(author, 'login'), textIn(comment, 'created_at')];
  if (typeof id !== 'number' || typeof number !== 'number' || login === null || createdAt === null) {
    throw unusable('its comment has no id, author or time, or belongs to no issue');
  }
  return {
    action: textIn(root, 'action') ?? '',
    id,
    number,
    body: textIn(comment, 'body') ?? '',
    author: { login, isBot: textIn(author, 'type') === 'Bot' },
    createdAt,
    url: textIn(comment, 'html_url'),
  };
}

function parsed(path: string): JsonObject {
  let root: unknown;
  try {
    root = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw unusable('it cannot be read, or is no JSON');
  }
  if (!isJsonObject(root)) throw unusable('it is no JSON object');
  return root;
}

function objectIn(object: JsonObject, key: string): JsonObject {
  const value: Json | undefined = getOwn(object, key);
  return isJsonObject(value) ? value : {};
}

function textIn(object: JsonObject, key: string): string | null {
  const value = getOwn(object, key);
  return typeof value === 'string' && value !== '' ? value : null;
}

function unusable(why: string): ConfigurationError {
  return new ConfigurationError({
    code: 'HHS-2011',
    message: `the event file that GITHUB_EVENT_PATH names cannot be used: ${why}`,
    help: 'Run it as a step of a workflow that listens to issue_comment.',
  });
}
