import { describe, expect, test } from '@jest/globals';
import {
  type ActionContext,
  eventFacts,
  isOnDefaultBranch,
  readActionContext,
} from '../../../src/entry/action/action-context.ts';
import { BASE, eventFiles, HEAD, MERGE } from './event-files.ts';

const FOLDERS = { cwd: '/cwd', temp: '/tmp' };

function environment(eventName: string, more: Readonly<Record<string, string>> = {}) {
  return {
    GITHUB_EVENT_NAME: eventName,
    GITHUB_EVENT_PATH: '/event.json',
    GITHUB_REPOSITORY: 'Acme/Fabrics',
    GITHUB_SHA: MERGE,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_RUN_ID: '123',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_WORKSPACE: '/work',
    RUNNER_TEMP: '/runner/temp',
    ...more,
  };
}

function contextOf(
  eventName: string,
  payload: object,
  more: Readonly<Record<string, string>> = {},
): ActionContext {
  return readActionContext(environment(eventName, more), () => JSON.stringify(payload), FOLDERS);
}

function errorOf(work: () => unknown): { code?: string; message: string } {
  try {
    work();
  } catch (error) {
    return error as { code?: string; message: string };
  }
  throw new Error('nothing was thrown');
}

const PULL = { GITHUB_REF: 'refs/pull/7/merge' };

describe('a pull request', () => {
  test('is checked on its head, although the checkout is the merge, and compared with its base', () => {
    expect(contextOf('pull_request', eventFiles.pullRequest(), PULL)).toMatchObject({
      owner: 'Acme',
      repo: 'Fabrics',
      sha: MERGE,
      checkSha: HEAD,
      baseSha: BASE,
      branch: 'change',
      untrusted: null,
    });
  });

  test.each([
    ['of the repository itself, written in other letters', { from: 'acme/FABRICS' }, {}, null],
    ['of a fork', { from: 'mallory/fabrics' }, {}, 'fork'],
    ['of a fork that was deleted', { from: null }, {}, 'fork'],
    ['of Dependabot', { sender: 'dependabot[bot]' }, { GITHUB_ACTOR: 'dependabot[bot]' }, 'dependabot'],
    [
      'of Dependabot, re-run by a person',
      { sender: 'dependabot[bot]' },
      { GITHUB_ACTOR: 'dependabot[bot]', GITHUB_TRIGGERING_ACTOR: 'somebody' },
      'dependabot',
    ],
    ['of Dependabot, but a person pushed', { sender: 'dependabot[bot]' }, { GITHUB_ACTOR: 'somebody' }, null],
  ])('%s', (_what, options, more, untrusted) => {
    const context = contextOf('pull_request', eventFiles.pullRequest(options), { ...PULL, ...more });
    expect(context.untrusted).toBe(untrusted);
  });

  test('is never on the default branch, whatever its ref is called', () => {
    const context = contextOf('pull_request', eventFiles.pullRequest(), { GITHUB_REF: 'refs/heads/main' });
    expect(isOnDefaultBranch(context, 'main')).toBe(false);
  });
});

describe('other events', () => {
  test('a merge group is checked on its head and compared with its base', () => {
    const ref = 'refs/heads/gh-readonly-queue/main/pr-7';
    const context = contextOf('merge_group', eventFiles.mergeGroup(), { GITHUB_REF: ref });
    expect(context).toMatchObject({ checkSha: HEAD, baseSha: BASE, branch: ref.slice(11), untrusted: null });
    expect(isOnDefaultBranch(context, 'main')).toBe(false);
  });

  test.each([
    ['refs/heads/main', 'main', true],
    ['refs/heads/topic/main', 'topic/main', false],
    ['refs/tags/main', null, false],
    ['', null, false],
  ])('a push to %s', (ref, branch, onDefault) => {
    const context = contextOf('push', eventFiles.push(), { GITHUB_REF: ref });
    expect(context).toMatchObject({ checkSha: MERGE, baseSha: null, branch });
    expect(context.payload.defaultBranch).toBe('main');
    expect(isOnDefaultBranch(context, 'main')).toBe(onDefault);
    expect(isOnDefaultBranch(context, null)).toBe(false);
  });

  test('a schedule is one of the default branch, although its payload does not name it', () => {
    const context = contextOf('schedule', eventFiles.schedule());
    expect(context.payload.defaultBranch).toBeNull();
    expect(eventFacts(context, null).onDefaultBranch).toBe(true);
  });

  test.each([
    [{ mode: 'apply', fabric: 'lab', count: 3 }, 'apply'],
    [{ mode: '' }, null],
    [null, null],
  ])('a workflow_dispatch with the inputs %j', (inputs, mode) => {
    const context = contextOf('workflow_dispatch', eventFiles.dispatch(inputs));
    expect(eventFacts(context, 'main')).toMatchObject({ onDefaultBranch: true, dispatchedMode: mode });
  });

  test('a push that deleted its ref says so; a workflow_run says what it follows', () => {
    const deleted = contextOf('push', eventFiles.push({ deleted: true }));
    expect(eventFacts(deleted, 'main').deleted).toBe(true);
    const follows = (event: string) =>
      eventFacts(contextOf('workflow_run', eventFiles.workflowRun(event)), 'main').followsPullRequest;
    expect([follows('pull_request'), follows('pull_request_target'), follows('push')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('a comment is read without a fault', () => {
    expect(contextOf('issue_comment', eventFiles.comment())).toMatchObject({ eventName: 'issue_comment' });
  });
});

describe('addresses', () => {
  test('are those of github.com when nothing is said', () => {
    expect(contextOf('push', eventFiles.push())).toMatchObject({
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
      graphqlUrl: 'https://api.github.com/graphql',
      runUrl: 'https://github.com/Acme/Fabrics/actions/runs/123',
      defaultRequestId: 'run-123-2',
    });
  });

  test('of an Enterprise server are taken as given, or follow from the server', () => {
    const server = { GITHUB_SERVER_URL: 'https://git.example.com/' };
    const follows = {
      serverUrl: 'https://git.example.com',
      apiUrl: 'https://git.example.com/api/v3',
      graphqlUrl: 'https://git.example.com/api/graphql',
      runUrl: 'https://git.example.com/Acme/Fabrics/actions/runs/123',
    };
    expect(contextOf('push', eventFiles.push(), server)).toMatchObject(follows);
    const given = {
      ...server,
      GITHUB_API_URL: 'http://127.0.0.1:1/',
      GITHUB_GRAPHQL_URL: 'http://127.0.0.1:1/gql',
    };
    expect(contextOf('push', eventFiles.push(), given)).toMatchObject({
      apiUrl: 'http://127.0.0.1:1',
      graphqlUrl: 'http://127.0.0.1:1/gql',
    });
  });
});

describe('surroundings that are not those of a step', () => {
  test.each([
    ['GITHUB_EVENT_NAME', '', 'HHS-2012'],
    ['GITHUB_REPOSITORY', '', 'HHS-2012'],
    ['GITHUB_REPOSITORY', 'acme', 'HHS-2012'],
    ['GITHUB_REPOSITORY', 'acme/../x', 'HHS-2012'],
    ['GITHUB_SHA', 'main', 'HHS-2012'],
    ['GITHUB_EVENT_PATH', '', 'HHS-2012'],
    ['GITHUB_API_URL', 'file:///etc', 'HHS-2012'],
  ])('%s = %j is named', (name, value, code) => {
    const error = errorOf(() => contextOf('push', eventFiles.push(), { [name]: value }));
    expect(error).toMatchObject({ code });
    expect(error.message).toContain(name);
  });

  test('an event file that is missing is named with the reason', () => {
    const gone = Object.assign(new Error('secret text'), { code: 'ENOENT' });
    const error = errorOf(() =>
      readActionContext(
        environment('push'),
        () => {
          throw gone;
        },
        FOLDERS,
      ),
    );
    expect(error).toMatchObject({
      code: 'HHS-2011',
      message: 'the event file /event.json cannot be read (ENOENT)',
    });
  });

  test.each([
    ['no JSON', 'push', '{'],
    ['no object', 'push', '[]'],
    ['a pull request without its part', 'pull_request', '{}'],
    ['a pull request without a head', 'pull_request', '{"pull_request":{"number":1,"base":{}}}'],
    [
      'a head that is no commit',
      'pull_request',
      JSON.stringify({ pull_request: { number: 1, base: { sha: BASE }, head: { sha: 'x; rm -rf' } } }),
    ],
    ['a merge group without its commits', 'merge_group', '{"merge_group":{}}'],
  ])('an event file with %s is refused, and nothing of it is shown', (_what, event, text) => {
    const error = errorOf(() => readActionContext(environment(event), () => text, FOLDERS));
    expect(error).toMatchObject({ code: 'HHS-2011' });
    expect(error.message).not.toContain('rm -rf');
  });

  test('keys of an event file are data', () => {
    const text = '{"__proto__":{"deleted":true},"inputs":{"__proto__":"x","mode":"plan"}}';
    const context = readActionContext(environment('workflow_dispatch'), () => text, FOLDERS);
    expect([context.payload.deleted, context.payload.inputs.mode]).toEqual([false, 'plan']);
  });
});
