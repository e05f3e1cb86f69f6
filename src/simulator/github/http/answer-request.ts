import { isJsonObject, type JsonObject } from '../../../domain/shared/json.ts';
import { appOfJwt, looksLikeJwt, undecodable } from '../access/app-jwt.ts';
import type { AppRegistry } from '../access/app-registry.ts';
import { type Budgets, budgetHeaders, type Resource } from '../access/budgets.ts';
import type { BurstWatch } from '../access/secondary-limits.ts';
import { type Caller, callerOfApp, type Tokens, tokenIn } from '../access/tokens.ts';
import { answerGraphql, isMutation } from '../graphql/graphql.ts';
import type { GitHubState } from '../state/github-state.ts';
import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import { notModified } from './entity-tag.ts';
import { checkBurst, checkNeeds, spendBudget, visible } from './gate.ts';
import { errorAnswer, GitHubError, notFound } from './github-error.ts';
import { Links } from './links.ts';
import type { Match, Router } from './router.ts';

export interface GitHubParts {
  readonly state: GitHubState;
  readonly tokens: Tokens;
  readonly budgets: Budgets;
  readonly bursts: BurstWatch;
  readonly router: Router;
  readonly apps: AppRegistry;
  /** Address of the pages for people. */
  readonly html: string;
  /** Where the bytes of an artifact are. */
  blobs(id: number): string;
}

export interface HttpRequest {
  readonly method: string;
  /** Without `/api/v3` and query, escapes as they came. */
  readonly route: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly userAgent: string;
  readonly ifNoneMatch: string | undefined;
  readonly body: Buffer;
  /** Address the client used, with `/api/v3` if it did. */
  readonly api: string;
}

/** GitHub does not talk to programs that do not say who they are. */
const NO_USER_AGENT: Answer = {
  status: 403,
  body: {
    message:
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
    documentation_url: 'https://docs.github.com/rest',
    status: '403',
  },
};

/** What the log says of a request beside its bytes. */
export interface Classified {
  readonly operation: string | null;
  readonly write: boolean;
  readonly caller: string | null;
}

export function classify(parts: GitHubParts, request: HttpRequest): Classified {
  const isGraphql = request.route === '/graphql';
  const match = parts.router.match(request.method, request.route);
  return {
    operation: isGraphql ? 'graphql' : (match?.found.operation.id ?? null),
    write: isGraphql ? isMutation(jsonOrEmpty(request.body)) : !['GET', 'HEAD'].includes(request.method),
    caller: parts.tokens.caller(tokenIn(request.authorization) ?? '')?.name ?? null,
  };
}

/** The answer of GitHub without HTTP, in one synchronous step, so that no two writes ever interleave. */
export function answerRequest(parts: GitHubParts, request: HttpRequest): Answer {
  if (request.userAgent === '') return NO_USER_AGENT;
  const isGraphql = request.route === '/graphql';
  const match = parts.router.match(request.method, request.route);
  const docs = match?.found.operation.docs ?? '';
  let caller: Caller | null = null;
  let answer: Answer;
  const resource: Resource = isGraphql ? 'graphql' : 'core';
  try {
    const forApps = match?.found.scope === 'global' && match.found.operation.forApps === true;
    caller = authenticate(parts, request.authorization, forApps);
    const write = classify(parts, request).write;
    if (match?.found.operation.id !== 'rate-limit/get') {
      spendBudget(parts.budgets, caller, resource);
      checkBurst(parts.bursts, caller, write);
    }
    const known = caller;
    const work = (): Answer =>
      isGraphql ? graphqlAnswer(parts, request, known) : restAnswer(parts, request, known, match);
    answer = known === null ? work() : parts.state.actAs({ login: known.login, app: known.app }, work);
  } catch (error) {
    answer = refusalOf(error, isGraphql, docs);
  }
  const token = tokenIn(request.authorization) ?? '';
  const sent = notModified({ method: request.method, token, known: request.ifNoneMatch }, answer);
  if (sent.status === 304 && caller !== null) parts.budgets.refund(caller, resource);
  return {
    ...sent,
    headers: {
      ...budgetHeaders(parts.budgets.get(caller, resource), resource),
      ...sent.headers,
    },
  };
}

function refusalOf(error: unknown, isGraphql: boolean, docs: string): Answer {
  if (!(error instanceof GitHubError)) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { status: 500, body: { message: `the fake failed: ${message}` } };
  }
  if (isGraphql && error.message.startsWith('API rate limit exceeded')) {
    return { status: 200, body: { errors: [{ type: 'RATE_LIMITED', message: error.message }] } };
  }
  return errorAnswer(error, docs);
}

function authenticate(
  { tokens, apps, state }: GitHubParts,
  authorization: string | undefined,
  forApps: boolean,
): Caller | null {
  const token = tokenIn(authorization) ?? '';
  if (looksLikeJwt(token)) return callerOfApp(appOfJwt(apps, token, Date.parse(state.clock.now())));
  if (forApps) throw undecodable();
  if (authorization === undefined) return null;
  const caller = tokens.caller(token);
  if (caller === undefined) throw new GitHubError(401, 'Bad credentials', { docs: '' });
  return caller;
}

function graphqlAnswer(parts: GitHubParts, request: HttpRequest, caller: Caller | null): Answer {
  if (request.method !== 'POST') throw notFound();
  if (caller === null) {
    throw new GitHubError(401, 'This endpoint requires you to be authenticated.', { docs: '' });
  }
  return answerGraphql(callOf(parts, request, caller, {}), parts.budgets);
}

function restAnswer(
  parts: GitHubParts,
  request: HttpRequest,
  caller: Caller | null,
  match: Match | undefined,
): Answer {
  if (match === undefined) throw notFound();
  const { found, params } = match;
  if (found.scope === 'global') return found.operation.handle(callOf(parts, request, caller, params));
  const repository = visible(parts.state.find(`${params.owner}/${params.repo}`), caller);
  checkNeeds(repository, found.operation.needs, caller);
  return found.operation.handle({ ...callOf(parts, request, caller, params), repository });
}

function callOf(
  parts: GitHubParts,
  request: HttpRequest,
  caller: Caller | null,
  params: Readonly<Record<string, string>>,
): Call {
  return {
    params,
    query: request.query,
    body: readBody(request.body),
    caller,
    state: parts.state,
    links: new Links(request.api, parts.html, parts.blobs),
  };
}

function readBody(bytes: Buffer): JsonObject {
  if (bytes.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new GitHubError(400, 'Problems parsing JSON');
  }
  if (!isJsonObject(value)) throw new GitHubError(400, 'Body should be a JSON object');
  return value;
}

function jsonOrEmpty(bytes: Buffer): JsonObject {
  try {
    return readBody(bytes);
  } catch {
    return {};
  }
}
