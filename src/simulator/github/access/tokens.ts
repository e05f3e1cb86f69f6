import { randomUUID } from 'node:crypto';
import type { ServerClock } from '../../kube-apiserver/clock.ts';
import { ACTIONS_APP, type App, appNamed, botLogin } from './apps.ts';
import { type Permissions, permissionsOf } from './permissions.ts';

/** Which token to hand out. Repositories: full names; absent: all of them. */
export type TokenRequest =
  /** A workflow's GITHUB_TOKEN. */
  | {
      readonly kind: 'workflow';
      readonly permissions?: Partial<Permissions>;
      readonly repositories?: readonly string[];
    }
  /** An installation token of an App of one's own. */
  | {
      readonly kind: 'app';
      readonly app: string;
      /** ISO 8601. Absent: it never expires. */
      readonly expiresAt?: string;
      readonly permissions?: Partial<Permissions>;
      readonly repositories?: readonly string[];
    }
  /** A personal access token. */
  | {
      readonly kind: 'user';
      readonly login: string;
      readonly permissions?: Partial<Permissions>;
      readonly repositories?: readonly string[];
    };

/** Who asks, and what they may do. */
export interface Caller {
  /** Stable name for budgets and the request log; never the token. */
  readonly name: string;
  readonly login: string;
  /** Number in the sentence of an exhausted budget. */
  readonly id: number;
  /** null: a person. */
  readonly app: App | null;
  readonly permissions: Permissions;
  readonly repositories: readonly string[] | null;
  /** `jwt`: the App itself, which may do nothing in repositories. */
  readonly kind: TokenRequest['kind'] | 'jwt';
}

interface IssuedToken {
  readonly caller: Caller;
  readonly expiresAt: string | null;
}

/** All tokens handed out. */
export class Tokens {
  readonly #clock: ServerClock;
  readonly #issued = new Map<string, IssuedToken>();

  constructor(clock: ServerClock) {
    this.#clock = clock;
  }

  /** The token; it looks like GitHub's, so that what hunts for secrets by their shape finds it. */
  create(request: TokenRequest): string {
    const letters = (randomUUID() + randomUUID()).replaceAll('-', '').slice(0, 36);
    const token = `${request.kind === 'user' ? 'ghp' : 'ghs'}_${letters}`;
    const expiresAt = request.kind === 'app' ? (request.expiresAt ?? null) : null;
    this.#issued.set(token, { caller: callerOf(request, this.#issued.size + 1), expiresAt });
    return token;
  }

  /** undefined: no such token, or it has expired. */
  caller(token: string): Caller | undefined {
    const issued = this.#issued.get(token);
    if (issued === undefined) return undefined;
    const { caller, expiresAt } = issued;
    const isOver = expiresAt !== null && Date.parse(expiresAt) <= Date.parse(this.#clock.now());
    return isOver ? undefined : caller;
  }

  /** From now on the token is answered 401. */
  revoke(token: string): void {
    this.#issued.delete(token);
  }
}

function callerOf(request: TokenRequest, serial: number): Caller {
  const app = request.kind === 'user' ? null : request.kind === 'app' ? appNamed(request.app) : ACTIONS_APP;
  const login = request.kind === 'user' ? request.login : botLogin(app ?? ACTIONS_APP);
  return {
    name: `${request.kind}-${serial}`,
    login,
    id: app?.installationId ?? userId(login),
    app,
    permissions: permissionsOf(request.permissions ?? {}),
    repositories: request.repositories ?? null,
    kind: request.kind,
  };
}

/** An App that signed in by its key. */
export function callerOfApp({ app }: { readonly app: App }): Caller {
  return {
    name: `jwt-${app.slug}`,
    login: botLogin(app),
    id: app.id,
    app,
    permissions: permissionsOf({}),
    repositories: [],
    kind: 'jwt',
  };
}

/** Follows from the login, so that it is the same in every run. */
export function userId(login: string): number {
  return [...login].reduce((sum, letter) => (sum * 33 + letter.charCodeAt(0)) % 9_000_000, 5) + 1_000;
}

/** The token in an Authorization header; undefined: none, or another scheme. */
export function tokenIn(authorization: string | undefined): string | undefined {
  return /^(?:bearer|token)\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1];
}
