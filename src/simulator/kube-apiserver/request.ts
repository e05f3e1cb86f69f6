/** One request, free of HTTP: the server's own code may make one, too. */
export interface ApiRequest {
  readonly method: string;
  /** Decoded per segment later; as sent, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly accept: string;
  readonly userAgent: string;
  readonly body: string;
  readonly user: string;
}

export interface ApiResponse {
  readonly code: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A path under /api or /apis that names objects. */
export interface ResourcePath {
  readonly group: string;
  readonly version: string;
  /** Empty: all namespaces, or a cluster-wide kind. */
  readonly namespace: string;
  readonly plural: string;
  readonly name: string;
  readonly subresource: string;
}

export function jsonResponse(
  code: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): ApiResponse {
  return { code, contentType: 'application/json', body, headers };
}

/** undefined: not a resource path (discovery, health, unknown). */
export function resourcePath(path: string): ResourcePath | undefined {
  const parts = path.split('/').filter((part) => part !== '');
  const root = parts.shift();
  if (root !== 'api' && root !== 'apis') return undefined;
  const group = root === 'api' ? '' : (parts.shift() ?? '');
  const version = parts.shift() ?? '';
  if (parts.length === 0) return undefined;
  const decoded = parts.map(decodeSegment);
  // /namespaces/x is the Namespace itself, /namespaces/x/kind is inside it
  const inside = decoded[0] === 'namespaces' && decoded.length > 2;
  const namespace = inside ? (decoded[1] ?? '') : '';
  const [plural = '', name = '', subresource = '', ...more] = inside ? decoded.slice(2) : decoded;
  if (more.length > 0) return undefined;
  return { group, version, namespace, plural, name, subresource };
}

function decodeSegment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The verb as authorization and the audit log name it. */
export function verbOf(request: Pick<ApiRequest, 'method' | 'query'>, name: string): string {
  switch (request.method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return name === '' ? 'deletecollection' : 'delete';
    default:
      if (isWatch(request.query)) return 'watch';
      return name === '' ? 'list' : 'get';
  }
}

export function isWatch(query: URLSearchParams): boolean {
  const watch = query.get('watch');
  return watch === 'true' || watch === '1';
}
