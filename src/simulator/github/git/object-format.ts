/** File, executable, link, folder, submodule. */
export type TreeMode = '100644' | '100755' | '120000' | '040000' | '160000';

export interface TreeEntry {
  readonly name: string;
  readonly mode: TreeMode;
  readonly id: string;
}

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** ISO 8601, to the second, UTC. */
  readonly date: string;
}

export interface CommitData {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

/** Bytes of a tree object, entries in git's order: byte by byte, folders as if their names ended in a slash. */
export function encodeTree(entries: readonly TreeEntry[]): Buffer {
  const sorted = sortEntries(entries);
  return Buffer.concat(
    sorted.flatMap(({ name, mode, id }) => [
      Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`),
      Buffer.from(id, 'hex'),
    ]),
  );
}

export function sortEntries(entries: readonly TreeEntry[]): readonly TreeEntry[] {
  const key = ({ name, mode }: TreeEntry): Buffer => Buffer.from(mode === '040000' ? `${name}/` : name);
  return [...entries].sort((left, right) => Buffer.compare(key(left), key(right)));
}

export function encodeCommit(commit: CommitData): Buffer {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${signatureText(commit.author)}`,
    `committer ${signatureText(commit.committer)}`,
  ];
  return Buffer.from(`${lines.join('\n')}\n\n${commit.message}`);
}

function signatureText({ name, email, date }: Signature): string {
  return `${name} <${email}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
}

/** GitHub's times: to the second, UTC. */
export function toSeconds(iso: string): string {
  return new Date(Math.floor(Date.parse(iso) / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}
