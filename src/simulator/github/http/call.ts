import type { JsonObject } from '../../../domain/shared/json.ts';
import type { Need } from '../access/permissions.ts';
import type { Caller } from '../access/tokens.ts';
import type { GitHubState } from '../state/github-state.ts';
import type { Repository } from '../state/repository.ts';
import type { Answer } from './answer.ts';
import type { Links } from './links.ts';

/** A request for one operation, after all refusals that do not depend on the operation. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Empty where the request has none. */
  readonly body: JsonObject;
  /** null: nobody signed in. */
  readonly caller: Caller | null;
  readonly state: GitHubState;
  readonly links: Links;
}

/** A call for an operation below `/repos/{owner}/{repo}`. */
export interface RepositoryCall extends Call {
  readonly repository: Repository;
}

interface Operation {
  /** GitHub's operation id, as in its OpenAPI description. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** `{name}` takes one segment, `{name*}` the rest of the path. */
  readonly path: string;
  /** Page of the documentation, for refusals. */
  readonly docs: string;
}

export interface RepositoryOperation extends Operation {
  /** Any of these is enough. Empty: everybody who sees the repository. */
  readonly needs: readonly Need[];
  handle(call: RepositoryCall): Answer;
}

export interface GlobalOperation extends Operation {
  /** Asked by an App with a JWT that it signed, and by nobody else. */
  readonly forApps?: boolean;
  handle(call: Call): Answer;
}
