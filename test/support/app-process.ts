import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { nodeBinary } from './node-binary.ts';
import { projectRoot } from './shared.ts';
import { until } from './until.ts';

/** The built bundle; another one can be named while it is worked on. */
const appBundle = process.env.HEDGEHOG_SYNC_TEST_APP_BUNDLE ?? join(projectRoot, 'dist', 'app', 'index.js');

/** A line of the log, as JSON. */
export type LogLine = Readonly<Record<string, unknown>> & {
  readonly message: string;
  readonly level: string;
};

/** What surrounds the process: its variables, its folder, and who calls its webhook. */
export interface AppSurroundings {
  readonly folder: string;
  environment(): Readonly<Record<string, string>>;
  hook(port: number): void;
}

/** The built App as a process of its own. */
export class AppProcess {
  readonly child: ChildProcess;
  readonly #since: number;
  readonly lines: LogLine[];
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  stderr = '';
  stdout = '';

  constructor(
    stage: AppSurroundings,
    environment: Readonly<Record<string, string>> = {},
    lines: LogLine[] = [],
  ) {
    this.lines = lines;
    this.#since = lines.length;
    this.child = spawn(nodeBinary, [appBundle], {
      cwd: stage.folder,
      env: { ...stage.environment(), LOG_FORMAT: 'json', NODE_ENV: 'production', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let rest = '';
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('{')) this.lines.push(JSON.parse(line) as LogLine);
    });
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    this.ended = new Promise((resolve) =>
      this.child.on('close', (code, signal) => resolve({ code, signal })),
    );
  }

  /** It listens, and its webhook is called from now on. */
  async listening(stage: AppSurroundings): Promise<number> {
    const line = await until('the process listens', () => {
      if (this.child.exitCode !== null) throw new Error(`it ended: ${this.stdout}${this.stderr}`);
      return this.told('the app listens');
    });
    const port = Number(line.port);
    stage.hook(port);
    return port;
  }

  async ready(): Promise<void> {
    await until('the process is ready', () => this.told('the app is ready'));
  }

  told(message: string): LogLine | undefined {
    return this.lines.slice(this.#since).find((line) => line.message === message);
  }

  async kill(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    this.child.kill(signal);
    return await this.ended;
  }
}
