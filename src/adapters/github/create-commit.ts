import { getOwn, isJsonObject } from '../../domain/shared/json.ts';
import type { GitHubClient } from './github-client.ts';
import type { RequestSubject } from './subject.ts';
import { oidOf } from './taken.ts';
import type { WriteTally } from './write-gate.ts';

const mutation = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) {
    commit {
      oid
    }
  }
}`;

export interface CommitRequest {
  readonly client: GitHubClient;
  readonly tally: WriteTally;
  readonly subject: RequestSubject;
  readonly branch: string;
  readonly expectedHead: string;
  /** Texts by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths that are there at the expected head. */
  readonly deleted: readonly string[];
  readonly message: string;
}

/**
 * One attempt to put a commit on a branch that stands at `expectedHead`. GitHub signs it. Returns its id; throws
 * ConflictError `status-head` when the branch stands elsewhere.
 */
export async function createCommit(change: CommitRequest): Promise<string> {
  const { client, tally, subject, branch, expectedHead } = change;
  const { owner, repo, graphqlUrl } = client.place;
  const { headline, body } = partsOf(change.message);
  const additions = [...change.files].map(([path, text]) => ({
    path,
    contents: Buffer.from(text, 'utf8').toString('base64'),
  }));
  const input = {
    branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: branch },
    expectedHeadOid: expectedHead,
    message: body === '' ? { headline } : { headline, body },
    fileChanges: {
      ...(additions.length > 0 && { additions }),
      ...(change.deleted.length > 0 && { deletions: change.deleted.map((path) => ({ path })) }),
    },
  };
  return client.writeOnce(
    subject,
    tally,
    async (octokit, parameters) => {
      const request = { method: 'POST', url: graphqlUrl, query: mutation, variables: { input } } as const;
      const { status, headers, data } = await octokit.request({ ...request, ...parameters });
      return { status, headers, data: data as unknown };
    },
    oidIn,
  );
}

/** The message as Git will hold it: a first line, an empty one, the rest. A lost answer is found again by it. */
export function messageText(message: string): string {
  const { headline, body } = partsOf(message);
  return body === '' ? headline : `${headline}\n\n${body}`;
}

function partsOf(message: string): { readonly headline: string; readonly body: string } {
  const [headline = '', ...rest] = message.trim().split('\n');
  return { headline: headline.trim(), body: rest.join('\n').trim() };
}

function oidIn(answer: unknown): string {
  let value = answer;
  for (const key of ['data', 'createCommitOnBranch', 'commit', 'oid']) {
    value = isJsonObject(value) ? getOwn(value, key) : undefined;
  }
  return oidOf(value);
}
