import type { JsonObject } from '../../../domain/shared/json.ts';
import type { TreeEntry } from '../git/object-format.ts';
import type { RepositoryCall } from '../http/call.ts';

/** A tree and, if `recursive`, everything below it, folders before what is in them. */
export function renderTree(call: RepositoryCall, id: string, recursive: boolean): JsonObject {
  const { links, repository } = call;
  const items: JsonObject[] = [];
  const walk = (tree: string, prefix: string): void => {
    for (const entry of repository.objects.tree(tree) ?? []) {
      items.push(renderEntry(call, entry, `${prefix}${entry.name}`));
      if (recursive && entry.mode === '040000') walk(entry.id, `${prefix}${entry.name}/`);
    }
  };
  walk(id, '');
  return { sha: id, url: links.repo(repository, `/git/trees/${id}`), tree: items, truncated: false };
}

function renderEntry(
  { links, repository }: RepositoryCall,
  { id, mode }: TreeEntry,
  path: string,
): JsonObject {
  if (mode === '160000') return { path, mode, type: 'commit', sha: id };
  if (mode === '040000') {
    return { path, mode, type: 'tree', sha: id, url: links.repo(repository, `/git/trees/${id}`) };
  }
  const size = repository.objects.blob(id)?.length ?? 0;
  return { path, mode, type: 'blob', sha: id, size, url: links.repo(repository, `/git/blobs/${id}`) };
}
