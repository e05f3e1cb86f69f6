import { compareText } from '../../shared/compare-text.ts';
import { childPointer } from '../../shared/pointer.ts';
import { fileProblem } from './file-problem.ts';
import type { Tell } from './read-fields.ts';
import { placeOf } from './section-place.ts';
import type { FabricEntry } from './sync-config.ts';

/** What can only be seen of the fabrics together. */
export function checkFabrics(fabrics: readonly FabricEntry[], tell: Tell): void {
  checkNames(fabrics, tell);
  checkPaths(fabrics, tell);
  checkClusters(fabrics, tell);
}

function checkNames(fabrics: readonly FabricEntry[], tell: Tell): void {
  const seen = new Map<string, FabricEntry>();
  for (const fabric of fabrics) {
    const other = seen.get(fabric.name);
    if (other === undefined) seen.set(fabric.name, fabric);
    else
      tell(
        about(
          'HHS-1230',
          fabric,
          'name',
          `a fabric named ${fabric.name} stands at ${line(other, 'name')} already`,
        ),
      );
  }
}

function checkPaths(fabrics: readonly FabricEntry[], tell: Tell): void {
  // as directories: sorted, what lies in another follows right behind it or behind its neighbours in it
  const sorted = [...fabrics].sort((a, b) => compareText(asFolder(a.path), asFolder(b.path)));
  const around: FabricEntry[] = [];
  for (const fabric of sorted) {
    while (around.length > 0 && !asFolder(fabric.path).startsWith(asFolder(around.at(-1)?.path ?? '')))
      around.pop();
    const outer = around.at(-1);
    if (outer !== undefined) {
      const same = outer.path === fabric.path;
      const what = same
        ? `is the path of fabric ${outer.name}, too`
        : `lies in the path of fabric ${outer.name}`;
      tell(about('HHS-1231', fabric, 'path', `${fabric.path} ${what} (${line(outer, 'path')})`));
    }
    around.push(fabric);
  }
}

function asFolder(path: string): string {
  return path === '.' ? '' : `${path}/`;
}

function checkClusters(fabrics: readonly FabricEntry[], tell: Tell): void {
  const seen = new Map<string, FabricEntry>();
  for (const fabric of fabrics) {
    const { context, environment, fieldManager } = fabric.cluster;
    if (context === null && environment === null) continue;
    const key = JSON.stringify([context, environment, fieldManager]);
    const other = seen.get(key);
    if (other === undefined) seen.set(key, fabric);
    else {
      const message = `fabric ${fabric.name} has the cluster and the field manager of fabric ${other.name} (${line(other, 'cluster')})`;
      tell(about('HHS-1232', fabric, 'cluster', message));
    }
  }
}

function line(fabric: FabricEntry, key: string): string {
  return `line ${placeOf(fabric.place, key).line}`;
}

function about(code: Parameters<typeof fileProblem>[0], fabric: FabricEntry, key: string, message: string) {
  return fileProblem(code, placeOf(fabric.place, key), childPointer(fabric.place.pointer, key), message);
}
