import { expect, test } from '@jest/globals';
import { ALL_WRITE, at, expectRefusal, githubStage, type Reply } from './stage.ts';

const stage = githubStage();

const COMMIT = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid url } ref { name target { oid } } }
}`;

interface Change {
  readonly head?: string | undefined;
  readonly branch?: string;
  readonly additions?: Readonly<Record<string, string>>;
  readonly deletions?: readonly string[];
  readonly token?: string;
}

function commit({ head, branch, additions, deletions, token }: Change): Promise<Reply> {
  const input = {
    branch: { repositoryNameWithOwner: 'acme/fabric', branchName: branch ?? 'main' },
    expectedHeadOid: head ?? stage.repository.head(),
    message: { headline: 'Status', body: 'of the fabric' },
    fileChanges: {
      additions: Object.entries(additions ?? {}).map(([path, text]) => ({
        path,
        contents: Buffer.from(text).toString('base64'),
      })),
      deletions: (deletions ?? []).map((path) => ({ path })),
    },
  };
  return stage.graphql(COMMIT, { input }, token);
}

function expectError(reply: Reply, type: string, message: string): void {
  expect(reply).toMatchObject({
    status: 200,
    body: {
      data: { createCommitOnBranch: null },
      errors: [{ type, message, path: ['createCommitOnBranch'] }],
    },
  });
}

test('a commit puts and removes files at once and is made by the bot of the App', async () => {
  const head = stage.repository.head();
  const reply = await commit({ additions: { 'fabric/status.json': '{}\n' }, deletions: ['README.md'] });
  expect(at(reply.body, 'data', 'createCommitOnBranch', 'commit', 'oid')).toBe(stage.repository.head());
  expect([...stage.repository.files().keys()]).toEqual(['fabric/status.json', 'fabric/vpc.yaml']);
  expect(stage.repository.log()[0]).toMatchObject({
    parents: [head],
    message: 'Status\n\nof the fabric',
    author: {
      name: 'github-actions[bot]',
      email: '41898282+github-actions[bot]@users.noreply.github.com',
    },
    committer: { name: 'GitHub', email: 'noreply@github.com' },
  });
});

test('a commit on another head than expected is stale data, and nothing is written', async () => {
  const head = stage.repository.head();
  const moved = stage.repository.commitFiles('main', { x: 'y' });
  const reply = await commit({ head, additions: { a: 'b' } });
  expectError(
    reply,
    'STALE_DATA',
    `Expected branch to point to "${head}" but it did not.  Pull and try again.`,
  );
  expect(stage.repository.head()).toBe(moved);
});

test('of two commits on the same head one is refused', async () => {
  const head = stage.repository.head();
  const replies = await Promise.all([
    commit({ head, additions: { a: '1' } }),
    commit({ head, additions: { b: '2' } }),
  ]);
  const errors = replies.map(({ body }) => at(body, 'errors', 0, 'type'));
  expect(errors.sort()).toEqual(['STALE_DATA', undefined]);
  expect(stage.repository.log()).toHaveLength(2);
});

test('a branch protected in the classic way names the rule as its own type', async () => {
  stage.repository.protect('main', { by: 'branch', pullRequestRequired: true });
  const reply = await commit({ additions: { a: 'b' } });
  expectError(reply, 'BRANCH_PROTECTION_RULE_VIOLATION', 'Changes must be made through a pull request.');
});

test('a branch under a ruleset says so in its message', async () => {
  stage.repository.protect('main', { by: 'ruleset', pullRequestRequired: true });
  const reply = await commit({ additions: { a: 'b' } });
  expectError(
    reply,
    'UNPROCESSABLE',
    'Repository rule violations found\n\nChanges must be made through a pull request.\n\n',
  );
  stage.repository.protect('main', {
    by: 'ruleset',
    pullRequestRequired: true,
    bypass: ['github-actions[bot]'],
  });
  expect(at((await commit({ additions: { a: 'b' } })).body, 'errors')).toBeUndefined();
});

test('without the right to write contents the commit is forbidden', async () => {
  const reader = stage.fake.token({ kind: 'workflow', permissions: { contents: 'read' } });
  const reply = await commit({ additions: { a: 'b' }, token: reader });
  expectError(reply, 'FORBIDDEN', 'Resource not accessible by integration');
});

test('a repository or branch that is not there is not found', async () => {
  expect(at((await commit({ branch: 'gone' })).body, 'errors', 0, 'type')).toBe('NOT_FOUND');
  const stranger = stage.fake.token({
    kind: 'workflow',
    permissions: ALL_WRITE,
    repositories: ['acme/other'],
  });
  const reply = await commit({ token: stranger });
  expectError(reply, 'NOT_FOUND', "Could not resolve to a Repository with the name 'acme/fabric'.");
});

test('a file that is not there cannot be deleted', async () => {
  const reply = await commit({ deletions: ['nothing'] });
  const head = stage.repository.head();
  expectError(
    reply,
    'NOT_FOUND',
    `A path was requested for deletion which does not exist as of commit oid \`${head}\``,
  );
});

test('an input that does not fit its type is refused before anything is done', async () => {
  const input = {
    branch: { repositoryNameWithOwner: 'acme/fabric', branchName: 'main' },
    message: { headline: 'x' },
    fileChanges: { additions: [{ path: 'a' }] },
  };
  const reply = await stage.graphql(COMMIT, { input });
  expect(reply).toMatchObject({ status: 200, body: { errors: [{ message: expect.any(String) }] } });
  const message = at(reply.body, 'errors', 0, 'message');
  expect(message).toContain('expectedHeadOid (Expected value to not be null)');
  expect(message).toContain('fileChanges.additions.0.contents');
});

test('a field that the schema does not have is refused before anything is done', async () => {
  const head = stage.repository.head();
  const query = COMMIT.replace('oid url', 'oid sha');
  const input = {
    branch: { repositoryNameWithOwner: 'acme/fabric', branchName: 'main' },
    expectedHeadOid: head,
    message: { headline: 'x' },
  };
  const reply = await stage.graphql(query, { input });
  expect(at(reply.body, 'errors', 0, 'message')).toBe("Field 'sha' doesn't exist on type 'Commit'");
  expect(stage.repository.head()).toBe(head);
});

test('a branch can be named by the id of its ref', async () => {
  const query =
    '{ repository(owner: "acme", name: "fabric") { defaultBranchRef { id name target { oid } } } }';
  const reply = await stage.graphql(query, {});
  const ref = at(reply.body, 'data', 'repository', 'defaultBranchRef');
  expect(ref).toMatchObject({ name: 'main', target: { oid: stage.repository.head() } });
  const input = {
    branch: { id: at(ref, 'id') },
    expectedHeadOid: stage.repository.head(),
    message: { headline: 'x' },
  };
  const made = await stage.graphql(COMMIT, { input });
  expect(at(made.body, 'data', 'createCommitOnBranch', 'ref', 'name')).toBe('main');
});

test('files and refs can be asked for with fragments, aliases and variables', async () => {
  const query = `query Files($owner: String!, $path: String!) {
    repository(owner: $owner, name: "fabric") {
      file: object(expression: $path) { __typename ...Text }
      gone: object(expression: "main:nothing") { oid }
      ref(qualifiedName: "refs/heads/main") { target { ... on Commit { messageHeadline } } }
    }
    rateLimit { remaining resetAt }
  }
  fragment Text on Blob { text }`;
  const reply = await stage.graphql(query, { owner: 'acme', path: 'main:README.md' });
  expect(at(reply.body, 'data')).toMatchObject({
    repository: {
      file: { __typename: 'Blob', text: 'Hello\n' },
      gone: null,
      ref: { target: { messageHeadline: 'First commit' } },
    },
    rateLimit: { remaining: 999 },
  });
});

test('a request that is no GraphQL is answered with errors', async () => {
  const reply = await stage.graphql('{ repository( }', {});
  expect(at(reply.body, 'errors', 0, 'message')).toContain('Parse error');
  stage.fake.clearRequests();
});

test('GraphQL needs somebody who signed in, and has its own budget', async () => {
  const query = '{ viewer { login } }';
  expectRefusal(await stage.graphql(query, {}, 'wrong'), 401, 'Bad credentials');
  expect((await stage.graphql(query, {}, null)).status).toBe(401);
  stage.fake.setBudget(stage.token, 'graphql', 0);
  const reply = await stage.graphql(query, {});
  expect(reply.body).toEqual({
    errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for installation ID 1000000.' }],
  });
  expect(reply.headers.get('x-ratelimit-resource')).toBe('graphql');
});
