import { readdirSync } from 'node:fs';
import { DemoRepository } from './demo-repository.ts';
import type { CommandRun, DemoGround, StageReport } from './demo-stage.ts';
import { demoStages } from './demo-stages.ts';
import { stepText } from './demo-text.ts';
import { SAMPLE_FILES } from './sample-files.ts';

/** What the demo needs of the program around it. */
export interface DemoHost {
  /** Runs the CLI in this process with its output caught. */
  run(args: readonly string[]): Promise<CommandRun>;
  write(text: string): void;
  readonly json: boolean;
  readonly keep: boolean;
  readonly color: boolean;
  readonly signal: AbortSignal;
}

/** One switch that needs longer than the others; the rollout is done only when it is. */
const SLOW_SWITCH = 'leaf-05';
const SLOW_MS = 6_000;

/**
 * The whole job on a sample fabric against the embedded API server: no cluster, no network, no token. Each stage is
 * asserted; the result is the exit code, 1 where one was not as it should be.
 */
export async function runDemo(host: DemoHost): Promise<number> {
  const { startDemoCluster } = await import('./demo-cluster.ts');
  const repository = new DemoRepository();
  const cluster = await startDemoCluster({ slowSwitch: SLOW_SWITCH, slowMs: SLOW_MS });
  const { kubeconfig } = repository;
  repository.writeKubeconfig(cluster.kubeconfig());
  const ground: DemoGround = {
    run: (args) => {
      const place = ['--path', repository.fabric, '--fabric', 'demo'];
      return host.run([...args, ...place, ...(args[0] === 'validate' ? [] : ['--kubeconfig', kubeconfig])]);
    },
    edit: (file, from, to) => repository.edit(file, from, to),
    commit: (message) => repository.commit(message),
    editInCluster: (path, patch) => cluster.editByHand(path, patch),
    lineOf: (file, text) => repository.lineOf(file, text),
  };
  try {
    const reports = await playStages(ground, host);
    const failed = reports.flatMap((report) => report.checks).filter((one) => !one.ok).length;
    if (host.json) host.write(`${JSON.stringify({ schemaVersion: 1, failed, stages: reports }, null, 2)}\n`);
    else host.write(closing(reports, failed));
    if (host.keep) await keepRunning(host, repository);
    return failed === 0 && !host.signal.aborted ? 0 : 1;
  } finally {
    await cluster.stop();
    if (!host.keep) repository.remove();
  }
}

async function playStages(ground: DemoGround, host: DemoHost): Promise<StageReport[]> {
  const reports: StageReport[] = [];
  for (const stage of demoStages(countObjects())) {
    if (host.signal.aborted) break;
    const started = performance.now();
    const { output, checks } = await stage.play(ground);
    const durationMs = Math.round(performance.now() - started);
    const report = { title: stage.title, command: stage.command, output, checks, durationMs };
    reports.push(report);
    if (!host.json) host.write(stepText(report, reports.length, host.color));
  }
  return reports;
}

function countObjects(): number {
  const texts = Object.values(SAMPLE_FILES);
  return texts.reduce((sum, text) => sum + (text.match(/^kind:/gm)?.length ?? 0), 0);
}

function closing(reports: readonly StageReport[], failed: number): string {
  const checks = reports.reduce((sum, report) => sum + report.checks.length, 0);
  return failed === 0
    ? `\nAll ${reports.length} stages went as they should (${checks} checks).\n`
    : `\n${failed} of ${checks} checks failed: this is a fault of hedgehog-sync, please report it.\n`;
}

async function keepRunning(host: DemoHost, { fabric, kubeconfig }: DemoRepository): Promise<void> {
  const files = readdirSync(fabric).length;
  host.write(
    [
      '',
      'The API server is still running. In another terminal, edit the cluster behind our back and see who is noticed:',
      '',
      `  kubectl --kubeconfig ${kubeconfig} --context kubectl edit vpc web`,
      `  hedgehog-sync drift --path ${fabric} --kubeconfig ${kubeconfig} --fabric demo`,
      '',
      `The ${files} files of the fabric are in ${fabric}: change one, then run plan and apply in place of drift.`,
      'Ctrl-C ends the server and leaves the files there.',
      '',
    ].join('\n'),
  );
  if (host.signal.aborted) return;
  await new Promise<void>((resolve) =>
    host.signal.addEventListener('abort', () => resolve(), { once: true }),
  );
}
