import { describe, expect, test } from '@jest/globals';
import { REQUESTED_MODES } from '../../../src/domain/config/action-options.ts';
import {
  type ActionMode,
  decideMode,
  type EventFacts,
  type RequestedMode,
} from '../../../src/domain/config/event-mode.ts';
import { RUN_MODES } from '../../../src/domain/status/status-state.ts';

function event(name: string, more: Partial<EventFacts> = {}): EventFacts {
  return {
    name,
    onDefaultBranch: false,
    deleted: false,
    followsPullRequest: false,
    dispatchedMode: null,
    ...more,
  };
}

function outcome(facts: EventFacts, requested: RequestedMode = 'auto'): string {
  const decision = decideMode(facts, requested);
  if (decision.what === 'run') return decision.mode;
  return decision.what === 'refuse' ? decision.facts.code : 'answer';
}

const MODES: readonly ActionMode[] = ['validate', 'plan', 'apply', 'drift'];

describe('auto decides by the event', () => {
  test.each([
    ['pull_request', {}, 'plan'],
    ['merge_group', {}, 'plan'],
    ['push', { onDefaultBranch: true }, 'apply'],
    ['push', {}, 'validate'],
    ['schedule', { onDefaultBranch: true }, 'drift'],
    ['workflow_dispatch', {}, 'drift'],
    ['workflow_dispatch', { dispatchedMode: 'auto' }, 'drift'],
    ['workflow_dispatch', { dispatchedMode: 'apply', onDefaultBranch: true }, 'apply'],
    ['workflow_dispatch', { dispatchedMode: 'validate' }, 'validate'],
    ['issue_comment', { onDefaultBranch: true }, 'answer'],
    ['pull_request_target', { onDefaultBranch: true }, 'HHS-2010'],
    ['release', {}, 'HHS-2009'],
    ['repository_dispatch', { onDefaultBranch: true }, 'HHS-2009'],
    ['workflow_run', { onDefaultBranch: true }, 'HHS-2009'],
    ['', {}, 'HHS-2009'],
    ['constructor', {}, 'HHS-2009'],
    ['push', { deleted: true }, 'answer'],
  ])('%s %j: %s', (name, more, expected) => {
    expect(outcome(event(name, more))).toBe(expected);
  });

  test('a dispatched mode that does not exist is refused with what was probably meant', () => {
    expect(decideMode(event('workflow_dispatch', { dispatchedMode: 'aply' }), 'auto')).toMatchObject({
      what: 'refuse',
      facts: { code: 'HHS-2001', help: expect.stringContaining('did you mean apply?') },
    });
  });
});

describe('an explicit mode goes before auto', () => {
  test.each(['push', 'schedule', 'release', 'repository_dispatch', 'workflow_call'])('for %s', (name) => {
    for (const mode of MODES) expect(outcome(event(name), mode)).toBe(mode);
  });

  test('and before the mode that was dispatched', () => {
    expect(outcome(event('workflow_dispatch', { dispatchedMode: 'apply' }), 'validate')).toBe('validate');
  });

  test('but what was not merged is never applied', () => {
    const names = ['pull_request', 'merge_group', 'pull_request_review', 'pull_request_review_comment'];
    const facts = names.map((name) => event(name));
    facts.push(event('workflow_run', { followsPullRequest: true }));
    for (const one of facts) {
      expect(outcome(one, 'apply')).toBe('HHS-2010');
      expect([outcome(one, 'plan'), outcome(one, 'validate'), outcome(one, 'drift')]).toEqual([
        'plan',
        'validate',
        'drift',
      ]);
    }
  });

  test('and neither pull_request_target nor a comment does anything, whatever is asked for', () => {
    for (const mode of REQUESTED_MODES) {
      expect(outcome(event('pull_request_target'), mode)).toBe('HHS-2010');
      expect(outcome(event('issue_comment'), mode)).toBe('answer');
    }
  });
});

test('every decision gives a reason', () => {
  for (const mode of REQUESTED_MODES) {
    for (const name of ['pull_request', 'push', 'schedule', 'issue_comment', 'pull_request_target', 'x']) {
      const decision = decideMode(event(name), mode);
      const reason =
        decision.what === 'run'
          ? decision.why
          : decision.what === 'answer'
            ? decision.message
            : decision.facts.help;
      expect(reason.length).toBeGreaterThan(10);
    }
  }
});

test('the modes are those that a run knows', () => {
  expect(REQUESTED_MODES).toEqual(['auto', ...RUN_MODES]);
});
