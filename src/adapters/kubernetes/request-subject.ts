/** What a request was about, for messages: which right it needs, on what. */
export interface RequestSubject {
  /** RBAC verb. */
  readonly verb: 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete';
  readonly group: string;
  /** Plural. */
  readonly resource: string;
  readonly kind: string;
  /** `''` for what has no namespace. */
  readonly namespace: string;
  /** null: all of them. */
  readonly name: string | null;
  /** The request held a resourceVersion or uid that live must have. */
  readonly preconditioned: boolean;
}

const deeds: Readonly<Record<RequestSubject['verb'], string>> = {
  get: 'reading',
  list: 'listing',
  watch: 'watching',
  create: 'creating',
  update: 'updating',
  patch: 'applying',
  delete: 'deleting',
};

/** `applying VPC default/vpc-1`, `listing vpcs.vpc.githedgehog.com`. */
export function attemptOf(subject: RequestSubject): string {
  const { namespace, name, kind } = subject;
  if (name === null) return `${deeds[subject.verb]} ${resourceOf(subject)}`;
  return `${deeds[subject.verb]} ${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}

function resourceOf({ resource, group }: RequestSubject): string {
  return group === '' ? resource : `${resource}.${group}`;
}

/** The right as one would write it into a Role. */
export function rightOf(subject: RequestSubject, verb: string): string {
  const group = subject.group === '' ? 'the core group' : `API group ${subject.group}`;
  const where = subject.namespace === '' ? 'in the whole cluster' : `in namespace ${subject.namespace}`;
  return `verb ${verb} on ${subject.resource} of ${group} ${where}`;
}
