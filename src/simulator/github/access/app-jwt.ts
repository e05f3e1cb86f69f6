import { createVerify } from 'node:crypto';
import { getOwn, isJsonObject, type JsonObject } from '../../../domain/shared/json.ts';
import { GitHubError } from '../http/github-error.ts';
import type { AppRegistry, InstalledApp } from './app-registry.ts';

const LONGEST_SECONDS = 600;
/** Clocks may differ by as much. */
const DRIFT_SECONDS = 60;

export function looksLikeJwt(token: string): boolean {
  return token.split('.').length === 3;
}

/** The App that signed the token. Throws the 401 with which GitHub refuses it. */
export function appOfJwt(apps: AppRegistry, token: string, nowMs: number): InstalledApp {
  const [head = '', body = '', signature = ''] = token.split('.');
  const claims = jsonIn(body);
  if (claims === undefined || getOwn(jsonIn(head) ?? {}, 'alg') !== 'RS256') throw undecodable();
  const app = apps.byIssuer(String(getOwn(claims, 'iss') ?? ''));
  if (app === undefined) throw refused('Integration not found', 404);
  const isSigned = createVerify('RSA-SHA256')
    .update(`${head}.${body}`)
    .verify(app.publicKey, Buffer.from(signature, 'base64url'));
  if (!isSigned) throw undecodable();
  checkTimes(claims, nowMs / 1_000);
  return app;
}

function checkTimes(claims: JsonObject, now: number): void {
  const issued = getOwn(claims, 'iat');
  const expires = getOwn(claims, 'exp');
  if (typeof issued !== 'number' || issued > now + DRIFT_SECONDS) {
    throw refused(
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
  if (typeof expires !== 'number' || expires <= now) {
    throw refused(
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (expires > now + LONGEST_SECONDS + DRIFT_SECONDS) {
    throw refused("'Expiration time' claim ('exp') is too far in the future");
  }
}

export function undecodable(): GitHubError {
  return refused('A JSON web token could not be decoded');
}

function refused(message: string, status = 401): GitHubError {
  return new GitHubError(status, message, { docs: '' });
}

function jsonIn(part: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
