import { ok } from '../http/answer.ts';
import type { RepositoryCall, RepositoryOperation } from '../http/call.ts';
import { GitHubError, validationFailed } from '../http/github-error.ts';
import { optionalTexts } from '../http/read-fields.ts';
import type { Issue } from '../state/discussion.ts';
import type { Repository } from '../state/repository.ts';
import { issueIn, READ, WRITE } from './discussion-access.ts';
import { listAnswer } from './page.ts';
import { renderLabel } from './render-issue.ts';
import { store } from './store-issue.ts';

const LABELS = '/repos/{owner}/{repo}/issues/{issue_number}/labels';
const MAX_NAME = 50;

export const LABEL_OPERATIONS: readonly RepositoryOperation[] = [
  {
    id: 'issues/list-labels-for-repo',
    method: 'GET',
    path: '/repos/{owner}/{repo}/labels',
    docs: 'issues/labels#list-labels-for-a-repository',
    needs: READ,
    handle: (call) =>
      listAnswer(call, [...call.repository.labels.values()], '/labels', (name) => renderLabel(call, name)),
  },
  {
    id: 'issues/add-labels',
    method: 'POST',
    path: LABELS,
    docs: 'issues/labels#add-labels-to-an-issue',
    needs: WRITE,
    handle: (call) => {
      const issue = issueIn(call, WRITE);
      const added = knownLabels(call.repository, optionalTexts(call.body, 'labels') ?? []);
      return labelsAnswer(call, store(call, issue, { labels: [...new Set([...issue.labels, ...added])] }));
    },
  },
  {
    id: 'issues/remove-label',
    method: 'DELETE',
    path: `${LABELS}/{name}`,
    docs: 'issues/labels#remove-a-label-from-an-issue',
    needs: WRITE,
    handle: (call) => {
      const issue = issueIn(call, WRITE);
      const name = (call.params.name ?? '').toLowerCase();
      const labels = issue.labels.filter((label) => label.toLowerCase() !== name);
      if (labels.length === issue.labels.length) throw new GitHubError(404, 'Label does not exist');
      return labelsAnswer(call, store(call, issue, { labels }));
    },
  },
];

/** The labels in the repository's spelling; those that it does not have are made. */
export function knownLabels(repository: Repository, names: readonly string[]): readonly string[] {
  const spelt = names.map((name) => {
    if (name.trim() === '') throw validationFailed('Label', 'name', 'missing_field');
    if ([...name].length > MAX_NAME) {
      const message = `name is too long (maximum is ${MAX_NAME} characters)`;
      throw validationFailed('Label', 'name', 'invalid', message);
    }
    return repository.labels.get(name.toLowerCase()) ?? name;
  });
  for (const name of spelt) repository.labels.set(name.toLowerCase(), name);
  return [...new Set(spelt)];
}

function labelsAnswer(call: RepositoryCall, issue: Issue): ReturnType<typeof ok> {
  return ok(issue.labels.map((name) => renderLabel(call, name)));
}
