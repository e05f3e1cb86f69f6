import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { impossible } from '../../../domain/shared/assert-never.ts';
import { ConfigurationError } from '../../../domain/shared/errors.ts';
import { SAMPLE_FILES } from './sample-files.ts';

/** The sample fabric in a Git repository of its own, in a temporary folder. */
export class DemoRepository {
  /** Everything of the demo is below, and nobody else may look into it. */
  readonly folder: string;
  /** Outside the repository, so that no commit ever holds the credentials. */
  readonly kubeconfig: string;
  /** The fabric directory, in the repository. */
  readonly fabric: string;
  readonly #root: string;

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'hedgehog-sync-demo-'));
    this.kubeconfig = join(this.folder, 'kubeconfig');
    this.#root = join(this.folder, 'repository');
    this.fabric = join(this.#root, 'fabric');
    mkdirSync(this.fabric, { recursive: true });
    for (const [name, text] of Object.entries(SAMPLE_FILES)) writeFileSync(join(this.fabric, name), text);
    this.#git('init', '--quiet', '--initial-branch=main');
    this.commit('The fabric');
  }

  writeKubeconfig(text: string): void {
    writeFileSync(this.kubeconfig, text, { mode: 0o600 });
  }

  edit(file: string, from: string, to: string): void {
    const path = join(this.fabric, file);
    const text = readFileSync(path, 'utf8');
    if (text.split(from).length !== 2) impossible(`${file} does not hold the text exactly once: ${from}`);
    writeFileSync(path, text.replace(from, to));
  }

  commit(message: string): void {
    this.#git('add', '--all');
    this.#git('commit', '--quiet', '--allow-empty', '--message', message);
  }

  lineOf(file: string, wanted: string): number {
    const lines = readFileSync(join(this.fabric, file), 'utf8').split('\n');
    return lines.findIndex((line) => line.includes(wanted)) + 1;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #git(...args: readonly string[]): void {
    const identity = [
      '-c',
      'user.name=Demo',
      '-c',
      'user.email=demo@example.com',
      '-c',
      'commit.gpgSign=false',
    ];
    try {
      execFileSync('git', [...identity, ...args], { cwd: this.#root, stdio: 'pipe' });
    } catch (cause) {
      throw new ConfigurationError(
        {
          code: 'HHS-2007',
          message: `the demo could not run git ${args[0] ?? ''}`,
          help: 'The demo keeps its sample in a Git repository: install git and run it again.',
        },
        { cause },
      );
    }
  }
}
