import type { Json } from '../../../domain/shared/json.ts';
import type { Answer } from '../http/answer.ts';
import type { RepositoryCall } from '../http/call.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** The `Link` header, where there are other pages. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The page that `page` and `per_page` (default 30, at most 100) ask for. `below`: the path after the repository. */
export function pageOf<T>(call: RepositoryCall, all: readonly T[], below: string): Page<T> {
  return pagesOf(call.query, all, call.links.repo(call.repository, below));
}

/** The same for a list anywhere. `url`: of the list, without query. */
export function pagesOf<T>(asked: URLSearchParams, all: readonly T[], url: string): Page<T> {
  const size = Math.min(Math.max(numberIn(asked, 'per_page', 30), 1), 100);
  const page = Math.max(numberIn(asked, 'page', 1), 1);
  const last = Math.max(Math.ceil(all.length / size), 1);
  const link = (number: number, rel: string): string => {
    const query = new URLSearchParams(asked);
    query.set('page', String(number));
    return `<${url}?${query}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev'), link(1, 'first')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
  ];
  return {
    items: all.slice((page - 1) * size, page * size),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

/** A plain list as the answer. */
export function listAnswer<T>(
  call: RepositoryCall,
  all: readonly T[],
  below: string,
  render: (item: T) => Json,
): Answer {
  const { items, headers } = pageOf(call, all, below);
  return { status: 200, body: items.map(render), headers };
}

function numberIn(query: URLSearchParams, name: string, fallback: number): number {
  const value = Number.parseInt(query.get(name) ?? '', 10);
  return Number.isNaN(value) ? fallback : value;
}
