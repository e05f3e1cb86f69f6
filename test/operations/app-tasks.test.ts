import { describe, expect, test } from '@jest/globals';
import { writeMarker } from '../../src/domain/report/marker.ts';
import { type AppIdentity, taskOf } from '../../src/operations/app-tasks.ts';

const SELF: AppIdentity = { id: 7, slug: 'our-app', statusBranch: 'hedgehog-sync/status' };
const SHA = 'a'.repeat(40);
const repository = { name: 'fabrics', owner: { login: 'acme' }, default_branch: 'main' };
const place = { installation: 3, owner: 'acme', name: 'fabrics' };
const person = { login: 'somebody', type: 'User' };
const ours = { login: 'our-app[bot]', type: 'Bot' };

function task(name: string, payload: object): unknown {
  return taskOf(
    { id: 'd', name, payload: { repository, installation: { id: 3 }, sender: person, ...payload } },
    SELF,
  );
}
const marked = writeMarker({ surface: 'issue', fabric: 'lab', mode: '-', requestId: 'r', commit: null });

describe('what an event asks for', () => {
  test('a push asks for the default branch, another branch, or only says that the status is another one', () => {
    const push = (ref: string, more: object = {}) =>
      task('push', { ref, after: SHA, deleted: false, ...more });
    expect(push('refs/heads/main')).toEqual({ task: 'default-branch', repository: place });
    expect(push('refs/heads/topic')).toMatchObject({ task: 'branch', branch: 'topic', sha: SHA });
    expect(push('refs/heads/hedgehog-sync/status')).toEqual({ task: 'status', repository: place });
    expect(push('refs/heads/gh-readonly-queue/main/pr-1')).toBeNull();
    expect(push('refs/tags/v1')).toBeNull();
    expect(push('refs/heads/main', { deleted: true, after: '0'.repeat(40) })).toBeNull();
  });

  test('a pull request is looked at when its commits or its base changed', () => {
    const pull = (action: string, more: object = {}) => task('pull_request', { action, number: 5, ...more });
    for (const action of ['opened', 'synchronize', 'reopened', 'ready_for_review']) {
      expect(pull(action)).toEqual({ task: 'pull', repository: place, number: 5 });
    }
    expect(pull('edited', { changes: { base: { ref: { from: 'x' } } } })).toMatchObject({ task: 'pull' });
    expect(pull('edited', { changes: { title: {} } })).toBeNull();
    expect(pull('labeled')).toBeNull();
    expect(pull('closed')).toBeNull();
  });

  test('a comment counts when a person created it and it begins a line with a command', () => {
    const comment = (body: string, more: object = {}) =>
      task('issue_comment', { action: 'created', comment: { id: 1, body }, ...more });
    expect(comment('/plan')).toMatchObject({ task: 'comment' });
    expect(comment('please\n/plan')).toMatchObject({ task: 'comment' });
    expect(comment('the path a/b')).toBeNull();
    expect(comment('/plan', { action: 'edited' })).toBeNull();
    expect(comment('/plan', { sender: ours })).toBeNull();
    expect(comment(`/plan\n${marked}`)).toBeNull();
  });

  test('an issue of ours that somebody else changed is put right; what we did ourselves is not looked at', () => {
    const issue = (action: string, body: string, sender = person) =>
      task('issues', { action, issue: { number: 2, body }, sender });
    expect(issue('closed', `text\n${marked}`)).toEqual({ task: 'issue', repository: place, fabric: 'lab' });
    expect(issue('closed', `text\n${marked}`, ours)).toBeNull();
    expect(issue('closed', 'of somebody else')).toBeNull();
    expect(issue('labeled', marked)).toBeNull();
  });

  test('a check counts when it is ours and is asked for', () => {
    const check = (action: string, app: number, more: object = {}) =>
      task('check_run', {
        action,
        check_run: {
          name: 'hedgehog-sync / lab / plan',
          head_sha: SHA,
          app: { id: app },
          pull_requests: [{ number: 5 }],
        },
        ...more,
      });
    expect(check('rerequested', 7)).toMatchObject({ task: 'check', pulls: [5], button: null, sha: SHA });
    expect(check('requested_action', 7, { requested_action: { identifier: 'resync' } })).toMatchObject({
      button: 'resync',
    });
    expect(check('rerequested', 8)).toBeNull();
    expect(check('completed', 7)).toBeNull();
    expect(
      task('check_suite', {
        action: 'rerequested',
        check_suite: { head_sha: SHA, app: { id: 7 }, head_branch: 'x' },
      }),
    ).toMatchObject({ task: 'check-suite', branch: 'x' });
    expect(
      task('check_suite', { action: 'requested', check_suite: { head_sha: SHA, app: { id: 7 } } }),
    ).toBeNull();
  });

  test('installations, merge groups and workflow runs', () => {
    expect(task('installation', { action: 'created', repository: undefined })).toEqual({
      task: 'installations',
    });
    expect(task('installation_repositories', { action: 'added' })).toEqual({ task: 'installations' });
    expect(
      task('merge_group', {
        action: 'checks_requested',
        merge_group: { head_sha: SHA, base_sha: 'b'.repeat(40) },
      }),
    ).toMatchObject({ task: 'merge-group', head: SHA });
    expect(
      task('merge_group', { action: 'destroyed', merge_group: { head_sha: SHA, base_sha: SHA } }),
    ).toBeNull();
    expect(task('workflow_run', { action: 'completed', workflow_run: { display_title: 'x' } })).toMatchObject(
      {
        task: 'workflow-run',
      },
    );
    expect(task('workflow_run', { action: 'requested', workflow_run: {} })).toBeNull();
  });

  test.each([null, 'text', [], {}, { repository: 1 }, { __proto__: { ref: 'refs/heads/main' } }])(
    'a payload of another form asks for nothing: %p',
    (payload) => {
      for (const name of ['push', 'pull_request', 'check_run', 'issue_comment', 'constructor', '__proto__']) {
        expect(taskOf({ id: 'd', name, payload }, SELF)).toBeNull();
      }
    },
  );
});
