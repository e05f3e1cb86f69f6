import type { SyncErrorFacts } from '../shared/errors.ts';
import { closest } from '../shared/suggest.ts';
import { REQUESTED_MODES } from './action-options.ts';

export type RequestedMode = (typeof REQUESTED_MODES)[number];
export type ActionMode = Exclude<RequestedMode, 'auto'>;

/** What a run by a fabric's own policy does: what a push to the default branch leads to, and `/resync` once more. */
export function policyMode(requested: RequestedMode | 'report'): ActionMode {
  return requested === 'auto' || requested === 'report' ? 'apply' : requested;
}

/** What the event that started a workflow says about what may be done. */
export interface EventFacts {
  /** `GITHUB_EVENT_NAME`. */
  readonly name: string;
  /** The ref of the run is the default branch. */
  readonly onDefaultBranch: boolean;
  /** The ref is gone: a push that deleted it. */
  readonly deleted: boolean;
  /** A `workflow_run` that follows a workflow of a pull request: what it checks out may be the pull request's. */
  readonly followsPullRequest: boolean;
  /** Input `mode` that somebody gave to a workflow_dispatch; null: none. */
  readonly dispatchedMode: string | null;
}

export type EventDecision =
  | { readonly what: 'run'; readonly mode: ActionMode; readonly why: string }
  /** Nothing is done, and that is right. */
  | { readonly what: 'answer'; readonly message: string }
  | { readonly what: 'refuse'; readonly facts: SyncErrorFacts };

/** Events whose code comes from a pull request, so that nothing of it may reach the cluster. */
const PULL_REQUEST_EVENTS = [
  'pull_request',
  'merge_group',
  'pull_request_review',
  'pull_request_review_comment',
];

/** Events that `auto` knows, for messages. */
const SERVED = 'pull_request, merge_group, push, schedule and workflow_dispatch';

/** Decides what a run does. An explicit mode goes before `auto`, but a pull request never applies. */
export function decideMode(event: EventFacts, requested: RequestedMode): EventDecision {
  if (event.name === 'pull_request_target') return refuse('HHS-2010', TARGET);
  if (event.name === 'issue_comment') {
    return { what: 'answer', message: 'a comment is read for commands; by itself it starts no run' };
  }
  if (event.deleted) return { what: 'answer', message: 'the ref was deleted, so there is nothing to check' };
  const decision = requested === 'auto' ? automatic(event) : explicit(event, requested);
  if (decision.what === 'run' && decision.mode === 'apply' && isPullRequest(event)) {
    return refuse('HHS-2010', neverApplies(event));
  }
  return decision;
}

function automatic(event: EventFacts): EventDecision {
  switch (event.name) {
    case 'pull_request':
    case 'merge_group':
      return run('plan', `${event.name} is validated and planned`);
    case 'push':
      return event.onDefaultBranch
        ? run('apply', 'a push to the default branch is applied')
        : run('validate', 'a push to another branch, or a tag, is validated');
    case 'schedule':
      return run('drift', 'a schedule looks for drift');
    case 'workflow_dispatch':
      return dispatched(event.dispatchedMode ?? '');
    default:
      return refuse('HHS-2009', {
        message: `the event ${JSON.stringify(event.name)} says nothing about what is to be done`,
        help: `Start the workflow by ${SERVED}, or say it with the input mode.`,
      });
  }
}

function dispatched(text: string): EventDecision {
  if (text === '' || text === 'auto')
    return run('drift', 'a workflow_dispatch without a mode looks for drift');
  const mode = REQUESTED_MODES.find((one): one is ActionMode => one === text && one !== 'auto');
  if (mode !== undefined) return run(mode, `the workflow_dispatch asks for ${mode}`);
  const near = closest(text, REQUESTED_MODES);
  return refuse('HHS-2001', {
    message: `the input mode of the workflow_dispatch: ${JSON.stringify(text.slice(0, 80))} is not one of the choices`,
    help: `Give one of ${REQUESTED_MODES.join(', ')}${near === undefined ? '' : ` (did you mean ${near.word}?)`}.`,
  });
}

function explicit(event: EventFacts, mode: ActionMode): EventDecision {
  return run(mode, `the input mode asks for ${mode} (event ${event.name})`);
}

function isPullRequest(event: EventFacts): boolean {
  return PULL_REQUEST_EVENTS.includes(event.name) || event.followsPullRequest;
}

function run(mode: ActionMode, why: string): EventDecision {
  return { what: 'run', mode, why };
}

interface Refusal {
  readonly message: string;
  readonly help: string;
}

const TARGET: Refusal = {
  message:
    'pull_request_target is refused: it runs with the rights and secrets of the repository, and whoever opens a pull request could have them used on files of their own',
  help: 'Use pull_request; from a fork it is validated without secrets.',
};

function neverApplies(event: EventFacts): Refusal {
  const what = event.followsPullRequest ? 'a workflow_run that follows a pull request' : event.name;
  return {
    message: `mode apply is refused for ${what}: what was not merged is never applied`,
    help: 'Leave the input mode out: auto plans on a pull request and applies after the merge.',
  };
}

function refuse(code: string, { message, help }: Refusal): EventDecision {
  return { what: 'refuse', facts: { code, message, help } };
}
