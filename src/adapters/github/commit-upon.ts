import { messageText } from './create-commit.ts';
import type { GitHubClient } from './github-client.ts';
import type { RequestSubject } from './subject.ts';
import { oidOf, textOf } from './taken.ts';
import type { WriteTally } from './write-gate.ts';

export interface UponRequest {
  readonly client: GitHubClient;
  readonly tally: WriteTally;
  /** Of the writes. */
  readonly subject: RequestSubject;
  readonly parent: string;
  /** Texts by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly message: string;
}

type FileMode = '100644' | '100755';

/**
 * A commit with these files upon another one, on no branch yet. Sending its parts again does no harm: nothing names them.
 * A file keeps its mode; a link becomes the file that it was read as.
 */
export async function commitUpon(request: UponRequest): Promise<string> {
  const { client, tally, subject, parent, files, message } = request;
  const { owner, repo } = client.place;
  const base = await treeOf(request);
  const executable = await executablesOf(request, base);
  const tree = await client.repeat(() =>
    client.writeOnce(
      subject,
      tally,
      (octokit, parameters) =>
        octokit.rest.git.createTree({
          ...{ owner, repo, ...parameters },
          base_tree: base,
          tree: [...files].map(([path, content]) => {
            const mode: FileMode = executable.has(path) ? '100755' : '100644';
            return { path, mode, type: 'blob' as const, content };
          }),
        }),
      ({ sha }) => oidOf(sha),
    ),
  );
  return await client.repeat(() =>
    client.writeOnce(
      subject,
      tally,
      (octokit, parameters) =>
        octokit.rest.git.createCommit({
          ...{ owner, repo, ...parameters },
          message: messageText(message),
          tree,
          parents: [parent],
        }),
      ({ sha }) => oidOf(sha),
    ),
  );
}

function treeOf({ client, parent }: UponRequest): Promise<string> {
  const { owner, repo } = client.place;
  return client.read(
    reading(`reading commit ${parent}`),
    (octokit, parameters) => octokit.rest.git.getCommit({ owner, repo, ...parameters, commit_sha: parent }),
    ({ tree }) => oidOf(tree.sha),
  );
}

/** Paths that may be run. A tree that GitHub does not list whole tells of the others only. */
function executablesOf({ client }: UponRequest, tree: string): Promise<ReadonlySet<string>> {
  const { owner, repo } = client.place;
  return client.read(
    reading('listing the files of the repository'),
    (octokit, parameters) =>
      octokit.rest.git.getTree({ owner, repo, ...parameters, tree_sha: tree, recursive: '1' }),
    (found) => new Set(found.tree.filter(({ mode }) => mode === '100755').map(({ path }) => textOf(path))),
  );
}

function reading(what: string): RequestSubject {
  return { what, permission: 'contents: read', notFound: 'HHS-2602' };
}
