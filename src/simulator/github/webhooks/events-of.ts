import type { AppRegistry } from '../access/app-registry.ts';
import { ACTIONS_APP, type App } from '../access/apps.ts';
import type { RepositoryCall } from '../http/call.ts';
import type { Links } from '../http/links.ts';
import type { Author } from '../state/discussion.ts';
import type { GitHubState } from '../state/github-state.ts';
import type { Happening } from '../state/happening.ts';
import { checkEvents, checkRunAsked, checkSuiteAsked } from './check-events.ts';
import { commentEvents, issueEvents } from './discussion-events.ts';
import type { EventSource, WebhookEvent } from './event.ts';
import { pushEvents } from './push-events.ts';
import { mergeGroupEvents, workflowRunEvents } from './run-events.ts';

/** The events that follow from what happened, in GitHub's order. */
export function eventsOf(
  happening: Happening,
  world: { readonly state: GitHubState; readonly links: Links; readonly apps: AppRegistry },
): readonly WebhookEvent[] {
  const { repository, change } = happening;
  const { state, links, apps } = world;
  const call: RepositoryCall = {
    params: {},
    query: new URLSearchParams(),
    body: {},
    caller: null,
    state,
    links,
    repository,
  };
  const from = (author: Author): EventSource => ({ call, actor: happening.actor ?? author });
  const owner: Author = { login: repository.owner, app: null };
  switch (change.what) {
    case 'ref':
      return pushEvents(from(owner), change, apps);
    case 'issue':
      return issueEvents(from(change.after?.author ?? owner), change);
    case 'comment':
      return commentEvents(from((change.after ?? change.before)?.author ?? owner), change);
    case 'check-run':
      return checkEvents(from(botOf(change.after?.app ?? ACTIONS_APP)), change);
    case 'check-run-asked':
      return [checkRunAsked(from(owner), change.run, change.action)];
    case 'check-suite-asked':
      return [checkSuiteAsked(from(owner), change.suite)];
    case 'workflow-run':
      return workflowRunEvents(from(change.after?.actor ?? owner), change);
    case 'merge-group':
      return mergeGroupEvents(from(owner), change);
  }
}

function botOf(app: App): Author {
  return { login: `${app.slug}[bot]`, app };
}
