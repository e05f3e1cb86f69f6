import type { CliHost } from '../../../src/entry/cli/cli-host.ts';
import { runCli } from '../../../src/entry/cli/run-cli.ts';

export interface Captured {
  readonly host: CliHost;
  readonly stdout: () => string;
  readonly stderr: () => string;
}

/** A host whose outputs are kept; no terminal unless told otherwise. */
export function capturedHost(change: Partial<CliHost> = {}): Captured {
  let stdout = '';
  let stderr = '';
  const host: CliHost = {
    cwd: process.cwd(),
    environment: {},
    write: (text) => {
      stdout += text;
    },
    writeError: (text) => {
      stderr += text;
    },
    isTerminal: false,
    showsProgress: false,
    columns: 200,
    signal: new AbortController().signal,
    ...change,
  };
  return { host, stdout: () => stdout, stderr: () => stderr };
}

export async function cli(args: readonly string[], change: Partial<CliHost> = {}) {
  const captured = capturedHost(change);
  const code = await runCli(args, captured.host);
  return { code, stdout: captured.stdout(), stderr: captured.stderr() };
}
