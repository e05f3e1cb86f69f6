import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { COMMAND_NAMES } from '../../src/domain/commands/command.ts';
import { projectRoot } from '../support/shared.ts';

const text = readFileSync(join(projectRoot, 'examples', 'workflows', 'commands.yml'), 'utf8');
const workflow = parse(text);

interface Job {
  readonly if: string;
  readonly environment: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses: string; readonly with: Readonly<Record<string, unknown>> }[];
}
const jobs: Readonly<Record<string, Job>> = workflow.jobs;

/** Jobs that start for a comment: the conditions are evaluated as GitHub does. */
function jobsFor(body: string, association = 'MEMBER', type = 'User'): string[] {
  const github = { event: { comment: { body, author_association: association, user: { type } } } };
  const contains = (where: string | readonly string[], what: string) => where.includes(what);
  return Object.entries(jobs).flatMap(([name, job]) => {
    const decide = new Function('github', 'contains', 'fromJSON', `return (${job.if});`);
    return decide(github, contains, JSON.parse) === true ? [name] : [];
  });
}

describe('the workflow for commands that users copy', () => {
  test.each(COMMAND_NAMES.map((name) => [name]))('starts exactly one job for /%s', (name) => {
    const writes = ['apply', 'resync', 'accept-git', 'unlock'].includes(name);
    expect(jobsFor(`/${name}`)).toEqual([writes ? 'write' : 'look']);
    expect(jobsFor(`please\n/help\n/${name}`)).toHaveLength(1);
  });

  test('starts nothing for bots and for talk, and asks no reviewer because of a stranger', () => {
    expect(jobsFor('/apply', 'NONE', 'Bot')).toEqual([]);
    expect(jobsFor('looks good to me')).toEqual([]);
    expect(jobsFor('/apply', 'NONE')).toEqual(['look']);
  });

  test('listens to new comments only, and works on the default branch', () => {
    expect(workflow.on).toEqual({ issue_comment: { types: ['created'] } });
    for (const { steps } of Object.values(jobs)) {
      const [checkout] = steps;
      expect(checkout?.uses).toMatch(/^actions\/checkout@[0-9a-f]{40}$/);
      expect(checkout?.with).toEqual({ 'fetch-depth': 0, 'persist-credentials': false });
    }
  });

  test('gives each job the rights that commands need and no other', () => {
    expect(workflow.permissions).toEqual({});
    for (const { permissions } of Object.values(jobs)) {
      expect(permissions).toEqual({ contents: 'write', issues: 'write', 'pull-requests': 'write' });
    }
    expect([jobs.write?.environment, jobs.look?.environment]).toEqual(['fabric-apply', 'fabric-read']);
  });

  test('never puts the text of a comment into a script', () => {
    expect(text).not.toMatch(/\$\{\{[^}]*comment/);
    expect(text).not.toContain('run:');
  });
});
