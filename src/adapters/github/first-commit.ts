import type { StatusCommit } from '../../ports/status-store.ts';
import { messageText } from './create-commit.ts';
import type { GitHubClient } from './github-client.ts';
import type { RequestSubject } from './subject.ts';
import { oidOf } from './taken.ts';
import type { WriteTally } from './write-gate.ts';

/** A commit with these files and no parents, on no branch yet. Sending its parts again does no harm: they are named by content. */
export async function createOrphan(
  client: GitHubClient,
  tally: WriteTally,
  change: StatusCommit,
): Promise<string> {
  const { owner, repo } = client.place;
  const files = [...change.files].map(([path, content]) => ({
    path,
    content,
    mode: '100644' as const,
    type: 'blob' as const,
  }));
  const tree = await client.repeat(() =>
    client.writeOnce(
      writing('writing the files of the status'),
      tally,
      (octokit, parameters) => octokit.rest.git.createTree({ owner, repo, ...parameters, tree: files }),
      ({ sha }) => oidOf(sha),
    ),
  );
  const message = messageText(change.message);
  return client.repeat(() =>
    client.writeOnce(
      writing('writing the first commit of the status'),
      tally,
      (octokit, parameters) =>
        octokit.rest.git.createCommit({ owner, repo, ...parameters, message, tree, parents: [] }),
      ({ sha }) => oidOf(sha),
    ),
  );
}

/** One attempt. Refused where the branch is there. */
export async function createRef(
  client: GitHubClient,
  tally: WriteTally,
  branch: string,
  sha: string,
): Promise<void> {
  const { owner, repo } = client.place;
  await client.writeOnce(
    writing(`making branch ${branch}`),
    tally,
    (octokit, parameters) =>
      octokit.rest.git.createRef({ owner, repo, ...parameters, ref: `refs/heads/${branch}`, sha }),
    ({ object }) => oidOf(object.sha),
  );
}

/** Reads went well by now, so a 404 to a write is GitHub's word for a missing right. */
function writing(what: string): RequestSubject {
  return { what, permission: 'contents: write', notFound: 'HHS-2211' };
}
