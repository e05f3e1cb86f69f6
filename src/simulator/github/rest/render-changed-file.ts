import type { JsonObject } from '../../../domain/shared/json.ts';
import type { ChangedFile } from '../git/changed-files.ts';
import { unifiedDiff } from '../git/unified-diff.ts';
import type { RepositoryCall } from '../http/call.ts';

/** GitHub leaves the patch of what is binary or too large out. */
const MAX_PATCH = 400_000;

/** `commit`: where the newer side of the file is. */
export function renderChangedFile(
  { links, repository }: RepositoryCall,
  commit: string,
  file: ChangedFile,
): JsonObject {
  const { before, after } = file;
  const patch = before === null || after === null ? '' : unifiedDiff(before, after);
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: file.blob,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: links.page(repository, `/blob/${commit}/${path}`),
    raw_url: links.page(repository, `/raw/${commit}/${path}`),
    contents_url: links.repo(repository, `/contents/${path}?ref=${commit}`),
    ...(patch !== '' && patch.length <= MAX_PATCH && { patch }),
  };
}
