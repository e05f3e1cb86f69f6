/** Where the objects of a kind are served. */
export interface ResourcePlace {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  /** `''`: all namespaces, or a kind that has none. */
  readonly namespace: string;
}

export function collectionPath({ group, version, plural, namespace }: ResourcePlace): string {
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  return namespace === ''
    ? `${root}/${plural}`
    : `${root}/namespaces/${encodeURIComponent(namespace)}/${plural}`;
}

export function objectPath(place: ResourcePlace, name: string): string {
  return `${collectionPath(place)}/${encodeURIComponent(name)}`;
}

/** `?a=1&b=2` of the parameters that are set; `''` when there is none. */
export function queryOf(parameters: Readonly<Record<string, string | number | boolean | null>>): string {
  let query = '';
  for (const name of Object.keys(parameters)) {
    const value = parameters[name] ?? null;
    if (value !== null) query += `${query === '' ? '?' : '&'}${name}=${encodeURIComponent(value)}`;
  }
  return query;
}
