import type { GlobalOperation, RepositoryOperation } from './call.ts';

export type AnyOperation =
  | { readonly scope: 'repository'; readonly operation: RepositoryOperation }
  | { readonly scope: 'global'; readonly operation: GlobalOperation };

export interface Match {
  readonly found: AnyOperation;
  readonly params: Readonly<Record<string, string>>;
}

interface Route {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly found: AnyOperation;
}

/** Finds the operation of a path; the first that fits in the order given. */
export class Router {
  readonly #routes: readonly Route[];

  constructor(repository: readonly RepositoryOperation[], global: readonly GlobalOperation[]) {
    this.#routes = [
      ...repository.map((operation) => routeOf({ scope: 'repository', operation })),
      ...global.map((operation) => routeOf({ scope: 'global', operation })),
    ];
  }

  match(method: string, path: string): Match | undefined {
    for (const { pattern, names, found } of this.#routes) {
      if (found.operation.method !== method) continue;
      const parts = pattern.exec(path);
      if (parts === null) continue;
      const params = names.map((name, index) => [name, decode(parts[index + 1] ?? '')]);
      return { found, params: Object.fromEntries(params) };
    }
    return undefined;
  }
}

function routeOf(found: AnyOperation): Route {
  const names: string[] = [];
  const source = found.operation.path.replace(/\{(\w+)(\*?)\}|[.+?^$()|[\]\\]/g, (text, name, rest) => {
    if (name === undefined) return `\\${text}`;
    names.push(name);
    return rest === '*' ? '(.*)' : '([^/]+)';
  });
  return { pattern: new RegExp(`^${source}$`), names, found };
}

/** A broken escape stands for itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
