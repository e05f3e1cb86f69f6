import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CliRun, runCli } from './run-cli.ts';

/** One object of a plan, apply or drift in JSON. */
export interface JsonRow {
  readonly kind: string;
  readonly name: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly state?: string;
  readonly action?: string;
  readonly outcome?: string;
  readonly fields: readonly {
    readonly pointer: string;
    readonly desired?: unknown;
    readonly base?: unknown;
    readonly live?: unknown;
    readonly manager: string | null;
    readonly operation: string | null;
    readonly time: string | null;
  }[];
}

export interface JsonRun extends CliRun {
  readonly rows: readonly JsonRow[];
  readonly counts: Readonly<Record<string, number>>;
  readonly json: Readonly<Record<string, unknown>>;
}

/** A fabric in a Git repository of its own, and the built CLI pointed at it and at a cluster. */
export class FabricWorkspace {
  readonly root: string;
  readonly fabric: string;
  #kubeconfig = '';

  constructor() {
    this.root = mkdtempSync(join(tmpdir(), 'hedgehog-sync-e2e-'));
    this.fabric = join(this.root, 'fabric');
    mkdirSync(this.fabric);
    this.git('init', '--quiet', '--initial-branch=main');
  }

  /** Copies files (or folders) into the fabric and commits them. */
  add(...paths: readonly string[]): void {
    for (const path of paths)
      cpSync(path, path.endsWith('.yaml') ? join(this.fabric, path.split('/').pop() ?? '') : this.fabric, {
        recursive: true,
      });
    this.commit();
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.fabric, file), text);
  }

  read(file: string): string {
    return readFileSync(join(this.fabric, file), 'utf8');
  }

  /** Replaces text that stands exactly once in the file, and commits. */
  edit(file: string, from: string, to: string): void {
    const text = this.read(file);
    if (text.split(from).length !== 2) throw new Error(`${file} does not hold this exactly once: ${from}`);
    this.write(file, text.replace(from, to));
    this.commit();
  }

  commit(): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', 'change');
  }

  git(...args: readonly string[]): string {
    const identity = [
      '-c',
      'user.name=Test',
      '-c',
      'user.email=test@example.com',
      '-c',
      'commit.gpgSign=false',
    ];
    // fixed times: the same files give the same commit in every workspace
    const date = '2026-01-01T00:00:00Z';
    const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    return execFileSync('git', [...identity, ...args], {
      cwd: this.root,
      encoding: 'utf8',
      stdio: 'pipe',
      env,
    });
  }

  /** Writes a kubeconfig beside the fabric and uses it from now on. */
  useKubeconfig(text: string, name = 'kubeconfig'): string {
    this.#kubeconfig = join(this.root, name);
    writeFileSync(this.#kubeconfig, text);
    return this.#kubeconfig;
  }

  arguments(command: string, more: readonly string[]): string[] {
    return [command, ...more, '--path', this.fabric, '--kubeconfig', this.#kubeconfig, '--fabric', 'e2e'];
  }

  async run(command: string, ...more: readonly string[]): Promise<CliRun> {
    return await runCli(this.arguments(command, more), { cwd: this.root });
  }

  /** The same with `--output json`, parsed; an apply does not wait for switches. */
  async json(command: string, ...more: readonly string[]): Promise<JsonRun> {
    const wait = command === 'apply' && !more.includes('--wait') ? ['--wait', '0'] : [];
    const run = await this.run(command, '--output', 'json', ...wait, ...more);
    let json: Record<string, unknown>;
    try {
      json = JSON.parse(run.stdout) as Record<string, unknown>;
    } catch {
      throw new Error(`${command} printed no JSON (exit ${run.code}): ${run.stdout}${run.stderr}`);
    }
    return {
      ...run,
      json,
      rows: (json.objects ?? []) as readonly JsonRow[],
      counts: (json.counts ?? {}) as Readonly<Record<string, number>>,
    };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Rows that are not in the given state. */
export function rowsNotIn(rows: readonly JsonRow[], state: string): JsonRow[] {
  return rows.filter((row) => row.state !== state);
}
