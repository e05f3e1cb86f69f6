import { runCli } from './run-cli.ts';

/** Lines in a pipe are not wrapped: whoever reads them searches by lines. */
const UNWRAPPED = 100_000;

/** Starts the command line: the only place that touches the process itself. */
const cancel = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    if (cancel.signal.aborted) process.exit(1);
    cancel.abort(new Error(`cancelled by ${name}`));
  });
}
for (const stream of [process.stdout, process.stderr]) {
  // a reader that closed the pipe early (| head) is no error, and must not end an apply in the middle
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = 1;
  });
}

/** Of the person at the terminal; Ctrl-D and Ctrl-C are no answer. */
async function ask(question: string): Promise<string | null> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const closed = new Promise<null>((resolve) => lines.once('close', () => resolve(null)));
  try {
    return await Promise.race([lines.question(question, { signal: cancel.signal }), closed]);
  } catch {
    return null;
  } finally {
    lines.close();
  }
}

const isAnswering = process.stdin.isTTY === true && process.stdout.isTTY === true;
const code = await runCli(process.argv.slice(2), {
  cwd: process.cwd(),
  environment: process.env,
  write: (text) => void process.stdout.write(text),
  writeError: (text) => void process.stderr.write(text),
  isTerminal: process.stdout.isTTY === true,
  showsProgress: process.stderr.isTTY === true,
  columns: process.stdout.isTTY === true ? process.stdout.columns : UNWRAPPED,
  signal: cancel.signal,
  ...(isAnswering ? { ask } : {}),
});
process.exitCode = Math.max(code, Number(process.exitCode ?? 0));
// what a cancelled run left under way may not keep the process alive
if (cancel.signal.aborted) {
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise<void>((resolve) => stream.write('', () => resolve()));
  }
  process.exit();
}
