import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { projectRoot } from '../support/shared.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly name?: string;
  readonly on?: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency?: { readonly group?: string };
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(projectRoot, '.github', 'workflows');
const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
const read = (name: string): Workflow => parse(textOf(name));
const jobsOf = (name: string): readonly Job[] => Object.values(read(name).jobs);
const scripts: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(projectRoot, 'package.json'), 'utf8'),
).scripts;

test('there are workflows for tests and for the bundle', () => {
  expect(files).toEqual(expect.arrayContaining(['test.yml', 'bundle.yml']));
});

describe.each(files)('%s', (name) => {
  test('pins every action by its full commit hash, with the version beside it', () => {
    const uses = textOf(name)
      .split('\n')
      .filter((line) => /\buses:/.test(line))
      .map((line) => line.trim());
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/^- uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('never keeps the credentials of a checkout', () => {
    const checkouts = jobsOf(name).flatMap((job) =>
      job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')),
    );
    expect(checkouts.length).toBeGreaterThan(0);
    for (const step of checkouts) expect(step.with?.['persist-credentials']).toBe(false);
  });

  test('gives no right by default and only reading to a job', () => {
    expect(read(name).permissions).toEqual({});
    for (const { permissions } of jobsOf(name)) {
      expect([{}, { contents: 'read' }]).toContainEqual(permissions);
    }
  });

  test('limits time, and replaces a run that is out of date', () => {
    expect(read(name).concurrency?.group).toContain('github.ref');
    for (const job of jobsOf(name)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  test('never runs with secrets on the code of a stranger', () => {
    expect(Object.keys(read(name).on ?? {})).not.toContain('pull_request_target');
    expect(textOf(name)).not.toContain('secrets.');
  });

  test('puts no text of an event into a shell command', () => {
    for (const { run } of jobsOf(name).flatMap((job) => job.steps)) expect(run ?? '').not.toContain('${{');
  });

  test('runs scripts that exist', () => {
    const named = [...textOf(name).matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? '');
    expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
  });
});

test('one job waits for all the others of the test workflow', () => {
  const { jobs } = read('test.yml');
  const { gate, ...others } = jobs as Readonly<Record<string, Job & { readonly needs?: readonly string[] }>>;
  expect([...(gate?.needs ?? [])].sort()).toEqual(Object.keys(others).sort());
});
