import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { eventFiles } from '../entry/action/event-files.ts';
import { cli } from '../entry/cli/captured-host.ts';
import { type ActionRun, ActionStage, STATUS_BRANCH } from '../support/action-stage.ts';
import { projectRoot } from '../support/shared.ts';
import { openPullRequest } from './action-fabric.ts';

const LIMIT = 120_000;

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

const workflow = parse(readFileSync(join(projectRoot, '.github/workflows/sample.yml'), 'utf8'));

/** The steps of a job that do something by themselves; the checkout and the Node of the test stand in for the others. */
function stepsOf(job: string): readonly Step[] {
  const steps: readonly Step[] = workflow.jobs[job].steps;
  return steps.filter(({ uses }) => uses === undefined || uses === './');
}

describe("the repository's own workflow on its sample fabric", () => {
  let stage: ActionStage;
  let folder = '';
  const groups: number[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sample-workflow-'));
    stage = await ActionStage.start();
    const sample = join('examples', 'sample-fabric');
    cpSync(join(projectRoot, sample), join(stage.workspace.root, sample), { recursive: true });
    stage.workspace.commit();
    stage.push();
  }, LIMIT);

  afterEach(async () => {
    // what a step has left running ends with the job
    for (const group of groups.splice(0)) endGroup(group);
    await stage.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** One step as a runner runs it: `bash -e`, outputs by file. */
  async function shell(step: Step, env: Readonly<Record<string, string>>) {
    const output = join(folder, `output-${groups.length}`);
    writeFileSync(output, '');
    const child = spawn('bash', ['-e', '-o', 'pipefail', '-c', step.run ?? ''], {
      cwd: projectRoot,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env.PATH, HOME: folder, RUNNER_TEMP: folder, GITHUB_OUTPUT: output, ...env },
    });
    if (child.pid !== undefined) groups.push(child.pid);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
    const lines = readFileSync(output, 'utf8').split('\n').filter(Boolean);
    return { code, stderr, outputs: Object.fromEntries(lines.map((line) => line.split('=', 2))) };
  }

  /** Runs the steps of a job in order; what each action step came to, by mode and order. */
  async function job(name: string, call: { event: string; payload: object; sha?: string; ref?: string }) {
    const outputs: Record<string, Readonly<Record<string, string>>> = {};
    const filled = (values: Readonly<Record<string, string>> = {}) =>
      Object.fromEntries(
        Object.entries(values).map(([key, text]) => [
          key,
          text.replaceAll(
            /\$\{\{ steps\.(\w+)\.outputs\.([\w-]+) \}\}/g,
            (_all, id, output) => outputs[id]?.[output] ?? '',
          ),
        ]),
      );
    const runs: ActionRun[] = [];
    for (const step of stepsOf(name)) {
      if (step.uses === './') {
        const ran = await stage.run({ ...call, inputs: filled(step.with) });
        runs.push(ran);
        expect({ code: ran.code, stdout: ran.code === 0 ? '' : ran.stdout }).toEqual({ code: 0, stdout: '' });
        if (step.id !== undefined) outputs[step.id] = ran.outputs;
      } else {
        const ran = await shell(step, filled(step.env));
        expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
        if (step.id !== undefined) outputs[step.id] = ran.outputs;
      }
    }
    return runs;
  }

  test(
    'on a push applies against the embedded server, is well, and sees a change by hand',
    async () => {
      const [applied, drifted] = await job('embedded', { event: 'push', payload: eventFiles.push() });
      expect(applied?.outputs).toMatchObject({ conclusion: 'success', state: 'healthy', severity: '0' });
      expect(drifted?.outputs.conclusion).toBe('neutral');
      expect(Number(drifted?.outputs.severity)).toBeGreaterThan(0);
      expect(stage.check('hedgehog-sync / demo / apply')?.conclusion).toBe('success');
      expect(stage.check('hedgehog-sync / demo / drift')?.title).toContain('Drift: ');
      expect(stage.repository.log(STATUS_BRANCH)).toHaveLength(1);
      const file = join(folder, 'status.json');
      writeFileSync(file, stage.status('demo/status.json') ?? '');
      const shown = await cli(['status', '--file', file]);
      expect(shown).toMatchObject({ code: 0, stderr: '' });
      expect(shown.stdout).toMatch(/^Fabric demo: healthy, health \d\.\d\d\n/);
    },
    LIMIT,
  );

  test(
    'on a pull request validates and plans without a cluster',
    async () => {
      const file = join(stage.workspace.root, 'examples/sample-fabric/vpcs.yaml');
      const pull = openPullRequest(stage, () => {
        writeFileSync(file, readFileSync(file, 'utf8').replace('vlan: 1001', 'vlan: 1009'));
      });
      const runs = await job('offline', {
        event: 'pull_request',
        payload: pull.payload,
        sha: pull.merge,
        ref: 'refs/pull/7/merge',
      });
      expect(runs.map(({ outputs }) => outputs.conclusion)).toEqual(['success', 'neutral']);
      expect(stage.check('hedgehog-sync / sample / validate')?.headSha).toBe(pull.head);
      expect(stage.check('hedgehog-sync / sample / plan')?.title).toContain('1 to update');
    },
    LIMIT,
  );
});

/** Ends what a step has started, whatever it was; nothing where it has ended by itself. */
function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // the whole group has ended
  }
}
