import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { projectRoot } from '../support/shared.ts';

/** The workflow that users copy: who may do what with which credential. */
const text = readFileSync(join(projectRoot, 'examples', 'workflows', 'hedgehog-sync.yml'), 'utf8');
const workflow = parse(text);
const jobs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = workflow.jobs;

interface Event {
  readonly event_name: string;
  /** Owner and name of the repository that the pull request comes from. */
  readonly from?: string;
  readonly author?: string;
  readonly mode?: string;
}

/** Jobs that run for an event: the conditions are evaluated as GitHub does (`==`, `!=`, `&&`, `||`, brackets). */
function jobsFor(event: Event): string[] {
  const github = {
    event_name: event.event_name,
    repository: 'owner/lab',
    event: {
      pull_request: { head: { repo: { full_name: event.from } }, user: { login: event.author } },
    },
  };
  return Object.entries(jobs).flatMap(([name, job]) => {
    const decide = new Function('github', 'inputs', `return (${String(job.if)});`);
    return decide(github, { mode: event.mode }) === true ? [name] : [];
  });
}

describe('the workflow that users copy', () => {
  test.each<[string, Event, string]>([
    ['a branch of the repository', { event_name: 'pull_request', from: 'owner/lab', author: 'ann' }, 'plan'],
    ['a fork', { event_name: 'pull_request', from: 'stranger/lab', author: 'bob' }, 'plan-without-cluster'],
    ['a fork that is gone', { event_name: 'pull_request', author: 'bob' }, 'plan-without-cluster'],
    [
      'Dependabot',
      { event_name: 'pull_request', from: 'owner/lab', author: 'dependabot[bot]' },
      'plan-without-cluster',
    ],
    ['a merge queue', { event_name: 'merge_group' }, 'plan'],
    ['a push', { event_name: 'push' }, 'apply'],
    ['the schedule', { event_name: 'schedule' }, 'look'],
    ['a start by hand', { event_name: 'workflow_dispatch', mode: 'drift' }, 'look'],
    ['a start by hand that applies', { event_name: 'workflow_dispatch', mode: 'apply' }, 'apply'],
  ])('runs exactly one job for %s', (_what, event, job) => {
    expect(jobsFor(event)).toEqual([job]);
  });

  test('has the events that it has jobs for, and no other', () => {
    expect(Object.keys(workflow.on).sort()).toEqual([
      'merge_group',
      'pull_request',
      'push',
      'schedule',
      'workflow_dispatch',
    ]);
    expect(workflow.on.push).toEqual({ branches: ['main'] });
  });

  test('takes the inputs that a request of the app sends', () => {
    const { inputs } = workflow.on.workflow_dispatch;
    expect(Object.keys(inputs)).toEqual(['mode', 'fabric', 'request-id']);
    expect(inputs.mode).toMatchObject({ type: 'choice', default: 'drift' });
    expect(workflow['run-name']).toContain('inputs.request-id');
  });

  test('never cuts a run off, and never lets a run of one kind push out one of another', () => {
    expect(workflow.concurrency['cancel-in-progress']).toBe(false);
    expect(workflow.concurrency.group).toContain('github.event_name');
  });

  test('gives a stranger no secret, no environment, no right to write and no runner of ours', () => {
    const job = jobs['plan-without-cluster'];
    expect(JSON.stringify(job)).not.toMatch(/secrets\.|environment|write|vars\./);
    expect(job?.['runs-on']).toBe('ubuntu-latest');
  });

  test('takes every kubeconfig from a protected environment', () => {
    const holders = Object.entries(jobs).filter(([, job]) => JSON.stringify(job).includes('secrets.'));
    expect(holders.map(([name, job]) => [name, job.environment])).toEqual([
      ['plan', 'fabric-read'],
      ['apply', 'fabric-apply'],
      ['look', 'fabric-read'],
    ]);
    expect(new Set(text.match(/secrets\.\w+/g))).toEqual(new Set(['secrets.FABRIC_KUBECONFIG']));
  });

  test('can only apply with the credential that may', () => {
    const steps = jobs.look?.steps as readonly { readonly with?: { readonly mode?: string } }[];
    expect(steps.at(-1)?.with?.mode).toBe(`\${{ inputs.mode || 'drift' }}`);
    expect(jobsFor({ event_name: 'workflow_dispatch', mode: 'apply' })).not.toContain('look');
  });

  test('fetches the history that the comparison with the last applied commit needs', () => {
    for (const job of Object.values(jobs)) {
      const [checkout] = job.steps as readonly { readonly with?: Readonly<Record<string, unknown>> }[];
      expect(checkout?.with?.['fetch-depth']).toBe(0);
    }
  });
});
