/**
 * The name a fabric has when nobody gave one: the last part of its path in lower case, with everything that a
 * Kubernetes name does not allow turned into `-`. `Lab 1` gives `lab-1`, `eslag4.yaml` gives `eslag4`.
 */
export function fabricNameOf(lastPathPart: string): string {
  const name = lastPathPart
    .replace(/\.ya?ml$/i, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replaceAll(/^-+|-+$/g, '');
  return name === '' ? 'fabric' : name;
}
