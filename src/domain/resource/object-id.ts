import { compareText } from '../shared/compare-text.ts';

/** Which object: API group (`''` for core), kind, namespace, name. The version is not identity. */
export interface ObjectId {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** `<kind>.<group>/<namespace>/<name>`; unique in a cluster, stable, used as a map key and in the inventory. */
export type ResourceKey = string & { readonly __brand: 'ResourceKey' };

export function keyOf(id: ObjectId): ResourceKey {
  return `${id.kind}.${id.group}/${id.namespace}/${id.name}` as ResourceKey;
}

const KEY = /^([^./]+)\.([^/]*)\/([^/]*)\/([^/]+)$/;

export function isKey(key: string): key is ResourceKey {
  return KEY.test(key);
}

export function parseKey(key: string): ObjectId | undefined {
  const match = KEY.exec(key);
  if (!match) return undefined;
  const [, kind = '', group = '', namespace = '', name = ''] = match;
  return { group, kind, namespace, name };
}

/** How a person is told of it: `VPC default/vpc-1`. */
export function displayId(id: ObjectId): string {
  return `${id.kind} ${id.namespace}/${id.name}`;
}

/** Total order used wherever a list of objects is shown: kind, namespace, name. */
export function compareIds(a: ObjectId, b: ObjectId): number {
  return compareText(a.kind, b.kind) || compareText(a.namespace, b.namespace) || compareText(a.name, b.name);
}
