import type { Branches, Discussions, Forge, PullRequests } from '../../ports/forge.ts';

type Redact = (text: string) => string;

/** What is written passes the redaction once more. Files of commits do not: they are the repository's own, byte for byte. */
export function redactedForge(forge: Forge, redact: Redact): Forge {
  return {
    discussions: redactedDiscussions(forge.discussions, redact),
    pulls: redactedPulls(forge.pulls, redact),
    branches: redactedBranches(forge.branches, redact),
    people: forge.people,
    workflows: forge.workflows,
    writes: () => forge.writes(),
  };
}

function redactedDiscussions(discussions: Discussions, redact: Redact): Discussions {
  return {
    openIssues: (label) => discussions.openIssues(label),
    closedIssues: (label, after) => discussions.closedIssues(label, after),
    issue: (number) => discussions.issue(number),
    openIssue: ({ title, body, labels }) =>
      discussions.openIssue({ title: redact(title), body: redact(body), labels }),
    editIssue: (number, edit) => discussions.editIssue(number, { ...edit, ...textsOf(edit, redact) }),
    comments: (number, since) => discussions.comments(number, since),
    recentComments: (since) => discussions.recentComments(since),
    comment: (number, body) => discussions.comment(number, redact(body)),
    editComment: (id, body) => discussions.editComment(id, redact(body)),
    react: (id, content) => discussions.react(id, content),
    ownReactions: (id) => discussions.ownReactions(id),
  };
}

function redactedPulls(pulls: PullRequests, redact: Redact): PullRequests {
  return {
    pull: (number) => pulls.pull(number),
    pullsFrom: (branch) => pulls.pullsFrom(branch),
    openPull: (pull) => pulls.openPull({ ...pull, title: redact(pull.title), body: redact(pull.body) }),
    editPull: (number, edit) => pulls.editPull(number, { ...edit, ...textsOf(edit, redact) }),
    changedFiles: (number) => pulls.changedFiles(number),
    review: (number, commit, body, remarks) =>
      pulls.review(
        number,
        commit,
        redact(body),
        remarks.map((remark) => ({ ...remark, body: redact(remark.body) })),
      ),
    ownRemarks: (number) => pulls.ownRemarks(number),
  };
}

function redactedBranches(branches: Branches, redact: Redact): Branches {
  return {
    head: (branch) => branches.head(branch),
    create: (branch, commit) => branches.create(branch, commit),
    reset: (branch, commit) => branches.reset(branch, commit),
    commit: (change) => branches.commit({ ...change, message: redact(change.message) }),
    replace: (change) => branches.replace({ ...change, message: redact(change.message) }),
    commitsAhead: (base, branch) => branches.commitsAhead(base, branch),
    delete: (branch) => branches.delete(branch),
  };
}

function textsOf(
  { title, body }: { readonly title?: string; readonly body?: string },
  redact: Redact,
): { title?: string; body?: string } {
  return {
    ...(title === undefined ? {} : { title: redact(title) }),
    ...(body === undefined ? {} : { body: redact(body) }),
  };
}
