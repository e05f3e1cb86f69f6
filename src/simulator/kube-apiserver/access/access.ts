import { ApiError, forbiddenBecause } from '../api-error.ts';
import type { ResourcePath } from '../request.ts';

/** `admin`: everything. `reader`: get, list, watch. `nobody`: discovery and questions about its own rights. */
export type Role = 'admin' | 'reader' | 'nobody';

/** What a token may do beyond its role. Empty lists mean any. */
export interface AccessRule {
  readonly verbs: readonly string[];
  readonly groups: readonly string[];
  readonly resources: readonly string[];
}

export interface TokenGrant {
  readonly token: string;
  readonly user: string;
  readonly role: Role;
  readonly rules?: readonly AccessRule[];
}

export interface ResourceAccess {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly namespace: string;
}

const READS = ['get', 'list', 'watch'];
const PUBLIC_PATHS = ['/version', '/version/', '/healthz', '/livez', '/readyz'];
/** Who everybody is where no tokens were given out. */
const EVERYBODY: TokenGrant = { token: '', user: 'admin', role: 'admin' };
const ANONYMOUS: TokenGrant = { token: '', user: 'system:anonymous', role: 'nobody' };

export class AccessControl {
  readonly #grants: readonly TokenGrant[];

  constructor(grants: readonly TokenGrant[]) {
    this.#grants = grants;
  }

  /** Who a request is from, by its Authorization header. Throws 401 for a token nobody has. */
  authenticate(authorization: string): TokenGrant {
    if (this.#grants.length === 0) return EVERYBODY;
    const token = /^Bearer\s+(.*)$/i.exec(authorization)?.[1];
    if (token === undefined) return ANONYMOUS;
    const grant = this.#grants.find((candidate) => candidate.token === token);
    if (grant === undefined) throw new ApiError(401, 'Unauthorized', 'Unauthorized');
    return grant;
  }

  mayAccess(grant: TokenGrant, access: ResourceAccess): boolean {
    if (grant.role === 'admin') return true;
    if (grant !== ANONYMOUS && isSelfReview(access)) return true;
    if (grant.role === 'reader' && READS.includes(access.verb)) return true;
    return (grant.rules ?? []).some(
      (rule) =>
        includesOrAny(rule.verbs, access.verb) &&
        includesOrAny(rule.groups, access.group) &&
        includesOrAny(rule.resources, access.resource),
    );
  }

  mayVisit(grant: TokenGrant, path: string): boolean {
    if (grant.role === 'admin' || PUBLIC_PATHS.some((open) => path === open)) return true;
    return grant !== ANONYMOUS && (path === '/' || /^\/apis?(\/|$)/.test(path));
  }

  /** Throws the 403 that names user, verb and resource. */
  checkAccess(grant: TokenGrant, verb: string, path: ResourcePath): void {
    const resource = path.subresource === '' ? path.plural : `${path.plural}/${path.subresource}`;
    const access = { verb, group: path.group, resource, namespace: path.namespace };
    if (this.mayAccess(grant, access)) return;
    const where = path.namespace === '' ? 'at the cluster scope' : `in the namespace "${path.namespace}"`;
    const cause = `User "${grant.user}" cannot ${verb} resource "${resource}" in API group "${path.group}" ${where}`;
    throw forbiddenBecause({ group: path.group, resource: path.plural, name: path.name }, cause);
  }

  checkVisit(grant: TokenGrant, path: string, method: string): void {
    if (this.mayVisit(grant, path)) return;
    const verb = method === 'GET' ? 'get' : method.toLowerCase();
    throw new ApiError(403, 'Forbidden', `forbidden: User "${grant.user}" cannot ${verb} path "${path}"`, {});
  }
}

function includesOrAny(list: readonly string[], value: string): boolean {
  return list.length === 0 || list.includes(value);
}

function isSelfReview(access: ResourceAccess): boolean {
  return access.group === 'authorization.k8s.io' && access.resource.startsWith('selfsubject');
}
