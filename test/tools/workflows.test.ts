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
  readonly name?: string;
  readonly if?: string;
  readonly 'runs-on'?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number | string;
  readonly needs?: string | readonly string[];
  /** A workflow that the job calls in place of steps. */
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, { readonly inputs?: Readonly<Record<string, unknown>> } | null>>;
  readonly permissions?: unknown;
  readonly concurrency?: { readonly group?: string; readonly 'cancel-in-progress'?: boolean | string };
  readonly env?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const textOf = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const read = (path: string): Workflow => parse(textOf(path));
const jobsOf = (path: string): readonly Job[] => Object.values(read(path).jobs);
const stepsOf = (path: string): readonly Step[] => jobsOf(path).flatMap((job) => job.steps ?? []);
const workflowsIn = (folder: string): string[] =>
  readdirSync(join(projectRoot, folder))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `${folder}/${name}`);

const own = workflowsIn('.github/workflows');
const examples = workflowsIn('examples/workflows');
const all = [...own, ...examples];

const action: {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
} = parse(textOf('action.yml'));
const { scripts, version }: { readonly scripts: Readonly<Record<string, string>>; readonly version: string } =
  JSON.parse(textOf('package.json'));

const reads = { contents: 'read' };
const checks = { contents: 'read', checks: 'write' };
const publishes = { contents: 'write', checks: 'write' };
const answers = { contents: 'write', issues: 'write', 'pull-requests': 'write' };

/** Of a workflow that plans, applies and looks. */
const keeps = { ...publishes, issues: 'write', 'pull-requests': 'write' };
const whole = {
  plan: { ...checks, 'pull-requests': 'write' },
  'plan-without-cluster': reads,
  apply: keeps,
  look: keeps,
};

/** Every right of every job. A job that needs another one is changed here, too, where it is seen. */
const RIGHTS: Readonly<Record<string, Readonly<Record<string, object | undefined>>>> = {
  '.github/workflows/bundle.yml': { fresh: reads },
  '.github/workflows/nightly.yml': { mutations: reads, laws: reads, faults: reads, 'kube-apiserver': reads },
  '.github/workflows/test.yml': { check: reads, unit: reads, 'kube-apiserver': reads, gate: {} },
  '.github/workflows/sample.yml': { offline: checks, embedded: publishes },
  '.github/workflows/release.yml': {
    verify: reads,
    publish: { contents: 'write', 'id-token': 'write', attestations: 'write' },
  },
  'examples/workflows/app-dispatch.yml': {
    apply: { contents: 'write' },
    look: { contents: 'write' },
    pull: { ...reads, 'pull-requests': 'read' },
  },
  'examples/workflows/commands.yml': { write: answers, look: answers },
  'examples/workflows/fork-safe-report.yml': { report: { actions: 'read', 'pull-requests': 'write' } },
  'examples/workflows/fork-safe-validate.yml': { validate: { contents: 'read', 'pull-requests': 'read' } },
  '.github/workflows/fabric.yml': { run: undefined },
  'examples/workflows/hedgehog-sync.yml': whole,
  'examples/workflows/many-fabrics.yml': whole,
  'examples/workflows/pull-request-only.yml': { plan: { ...checks, 'pull-requests': 'write' } },
  'examples/workflows/self-hosted.yml': whole,
};

/** Follows the workflow of a pull request: it must not check anything out. */
const FOLLOWS = 'examples/workflows/fork-safe-report.yml';

/** Called by others, with the rights of the job that calls it. */
const CALLED = '.github/workflows/fabric.yml';

test('every workflow there is has its rights written down', () => {
  expect(Object.keys(RIGHTS).sort()).toEqual(all.toSorted());
});

/** As a workflow writes it. */
const expression = (text: string): string => `\${{ ${text} }}`;

/** This action as a user names it: by its owner and the major version of this release. */
const thisAction = `OWNER/hedgehog-sync@v${version.split('.')[0]}`;
const thisWorkflow = `OWNER/hedgehog-sync/${CALLED}@v${version.split('.')[0]}`;

describe.each(all)('%s', (path) => {
  test('pins every action by its full commit hash, with the version beside it', () => {
    const uses = textOf(path)
      .split('\n')
      .filter((line) => /^\s*(- )?uses:/.test(line))
      .map((line) => line.trim().replace(/^- /, ''));
    const foreign = uses.filter((line) => line !== 'uses: ./' && line !== `uses: ${thisAction}`);
    const called = `uses: ${thisWorkflow}`;
    expect(foreign.length).toBeGreaterThan(0);
    for (const line of foreign.filter((one) => one !== called))
      expect(line).toMatch(/^uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('pins one action everywhere to the same commit', () => {
    const pins = new Set(
      all.flatMap((one) =>
        [...textOf(one).matchAll(/uses: ([\w-]+\/[\w./-]+)@([0-9a-f]{40})/g)].map(
          (match) => `${match[1]} ${match[2]}`,
        ),
      ),
    );
    expect(pins.size).toBe(new Set([...pins].map((pin) => pin.split(' ')[0])).size);
  });

  test('never keeps the credentials of a checkout', () => {
    const checkouts = stepsOf(path).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    const ofOthers = path === FOLLOWS || jobsOf(path).every((job) => job.uses !== undefined);
    expect(checkouts.length > 0).toBe(!ofOthers);
    for (const step of checkouts) expect(step.with?.['persist-credentials']).toBe(false);
  });

  test('gives no right by default, and to each job exactly what is written down', () => {
    const { permissions, jobs } = read(path);
    expect(permissions).toEqual(path === CALLED ? undefined : {});
    const given = Object.entries(jobs).map(([name, job]) => [name, job.permissions]);
    expect(Object.fromEntries(given)).toEqual(RIGHTS[path]);
  });

  test('limits time', () => {
    for (const job of jobsOf(path).filter(({ uses }) => uses === undefined)) {
      if (path === CALLED) expect(job['timeout-minutes']).toBe(expression('inputs.timeout-minutes'));
      else expect(job['timeout-minutes']).toBeGreaterThan(0);
    }
  });

  test('never runs with the rights of the repository on the code of a stranger', () => {
    expect(Object.keys(read(path).on)).not.toContain('pull_request_target');
    // one that follows another may have rights, because it takes no code from anywhere
    expect('workflow_run' in read(path).on).toBe(path === FOLLOWS);
  });

  test('puts no expression into a shell command, where a text of an event could become code', () => {
    for (const { run } of stepsOf(path)) expect(run ?? '').not.toContain('${{');
    for (const step of stepsOf(path)) expect(step.uses ?? '').not.toMatch(/github-script/);
  });

  test('runs scripts and programs that exist', () => {
    const named = [...textOf(path).matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? '');
    expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
    const programs = [...textOf(path).matchAll(/node ((?:tools|dist)\/[\w./-]+)/g)].map(
      (match) => match[1] ?? '',
    );
    for (const program of programs) expect(textOf(program)).not.toBe('');
  });

  test('gives the action only inputs that it has, and reads only outputs that it has', () => {
    const steps = stepsOf(path).filter(({ uses }) => uses === './' || uses === thisAction);
    const given = steps.flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.filter((name) => !(name in action.inputs))).toEqual([]);
    const ids = stepsOf(path).flatMap((step) =>
      steps.includes(step) && 'id' in step ? [String(step.id)] : [],
    );
    for (const id of ids) {
      const used = [...textOf(path).matchAll(new RegExp(`steps\\.${id}\\.outputs\\.([\\w-]+)`, 'g'))];
      expect(used.map((match) => match[1] ?? '').filter((name) => !(name in action.outputs))).toEqual([]);
    }
  });
});

describe.each(own.filter((path) => path !== CALLED))('%s', (path) => {
  test('uses no secret', () => {
    expect(textOf(path)).not.toContain('secrets.');
  });
});

test.each(own.filter((path) => path !== CALLED && !path.endsWith('release.yml')))(
  '%s replaces a run that is out of date',
  (path) => {
    expect(read(path).concurrency?.group).toContain('github.ref');
    expect(read(path).concurrency?.['cancel-in-progress']).toBe(
      expression("github.event_name == 'pull_request'"),
    );
  },
);

test('one job waits for all the others of the test workflow', () => {
  const { gate, ...others } = read('.github/workflows/test.yml').jobs;
  expect([gate?.needs].flat().sort()).toEqual(Object.keys(others).sort());
});

describe('the workflow that others call', () => {
  const { on, jobs } = read(CALLED);
  const inputs = Object.keys(on.workflow_call?.inputs ?? {});

  test('is called only with inputs that it has, and by jobs that name their rights', () => {
    const calls = examples.flatMap(jobsOf).filter(({ uses }) => uses === thisWorkflow);
    expect(calls.length).toBeGreaterThan(3);
    for (const call of calls) {
      expect(Object.keys(call.with ?? {}).filter((name) => !inputs.includes(name))).toEqual([]);
      expect(call.permissions).toBeDefined();
    }
  });

  test('takes the kubeconfig of the environment that it is told, and no other secret', () => {
    expect(jobs.run?.environment).toBe(expression('inputs.environment'));
    expect(new Set(textOf(CALLED).match(/secrets\.\w+/g))).toEqual(new Set(['secrets.FABRIC_KUBECONFIG']));
  });

  test('never gives a stranger a runner beside the fabric or an environment', () => {
    const stranger = read('examples/workflows/self-hosted.yml').jobs['plan-without-cluster'];
    expect(Object.keys(stranger?.with ?? {})).toEqual(['fabric', 'path']);
  });
});

describe('the release workflow', () => {
  const path = '.github/workflows/release.yml';
  const { on, concurrency, jobs } = read(path);

  test('starts by a tag of three numbers or by hand, and one at a time without being cut off', () => {
    expect(on).toEqual({
      push: { tags: ['v[0-9]+.[0-9]+.[0-9]+'] },
      workflow_dispatch: { inputs: { tag: expect.objectContaining({ required: true }) } },
    });
    expect(concurrency).toEqual({ group: 'release', 'cancel-in-progress': false });
  });

  test('publishes only the commit that was verified, with reviewers in between', () => {
    expect(jobs.publish?.needs).toBe('verify');
    expect(jobs.publish?.environment).toBe('release');
    const checkout = jobs.publish?.steps?.find(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkout?.with?.ref).toBe(expression('needs.verify.outputs.commit'));
  });

  test('installs no package and runs no test where it may write', () => {
    const commands = (jobs.publish?.steps ?? []).flatMap(({ run }) => (run === undefined ? [] : [run]));
    expect(commands.join('\n')).not.toMatch(/\bnp[mx]\b|\byarn\b|curl|wget/);
    expect(jobs.publish?.steps?.every((step) => step.with?.cache === undefined)).toBe(true);
  });

  test('attests the very archive that it releases, before it does', () => {
    const steps = jobs.publish?.steps ?? [];
    const attest = steps.findIndex(({ uses }) => uses?.startsWith('actions/attest-build-provenance@'));
    const publish = steps.findIndex(({ run }) => run?.includes('release-publish.mjs'));
    expect(attest).toBeGreaterThan(0);
    expect(publish).toBeGreaterThan(attest);
    expect(steps[attest]?.with?.['subject-path']).toBe(
      `hedgehog-sync-${expression('steps.plan.outputs.version')}.tar.gz`,
    );
    expect(steps[publish]?.run).toContain('"hedgehog-sync-$VERSION.tar.gz"');
  });

  test('releases what is checked: dist, generated files, house rules and tests', () => {
    const run = (jobs.verify?.steps ?? []).map((step) => step.run ?? '').join('\n');
    for (const command of ['release-plan.mjs', 'check:dist', 'generate:check', 'npm run check', 'npm test']) {
      expect(run).toContain(command);
    }
  });
});
