import type { JsonObject } from '../../../domain/shared/json.ts';
import type { FoundEntry } from '../git/tree-files.ts';
import type { RepositoryCall } from '../http/call.ts';

/** An item of a folder, and a file before its content is added. `ref`: as asked for. */
export function renderContent(
  { links, repository }: RepositoryCall,
  path: string,
  { id, mode }: FoundEntry,
  ref: string,
): JsonObject {
  const escaped = path.split('/').map(encodeURIComponent).join('/');
  const isFolder = mode === '040000';
  const url = links.repo(repository, `/contents/${escaped}?ref=${encodeURIComponent(ref)}`);
  const git = links.repo(repository, `/git/${isFolder ? 'trees' : 'blobs'}/${id}`);
  const html = links.page(repository, `/${isFolder ? 'tree' : 'blob'}/${ref}/${escaped}`);
  return {
    name: path.split('/').at(-1) ?? '',
    path,
    sha: id,
    size: repository.objects.blob(id)?.length ?? 0,
    url,
    html_url: html,
    git_url: git,
    download_url: isFolder ? null : links.page(repository, `/raw/${ref}/${escaped}`),
    type: isFolder ? 'dir' : 'file',
    _links: { self: url, git, html },
  };
}
