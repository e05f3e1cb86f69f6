import type { OptionValues } from '../../../domain/config/options.ts';
import type { Screen } from '../../../domain/report/text-style.ts';
import type { CliHost } from '../cli-host.ts';
import { runDemo } from './run-demo.ts';

export interface DemoSurroundings {
  readonly values: Pick<OptionValues, 'json' | 'keep'>;
  readonly host: CliHost;
  readonly screen: Screen;
  print(text: string): void;
  runCli(args: readonly string[], host: CliHost): Promise<number>;
}

/** The demo runs commands as a person would: each with a host of its own, whose output it reads. */
export async function startDemo({ values, host, screen, print, runCli }: DemoSurroundings): Promise<number> {
  return await runDemo({
    json: values.json,
    keep: values.keep,
    color: screen.style.bold('x') !== 'x',
    signal: host.signal,
    write: print,
    run: async (args) => {
      let stdout = '';
      let stderr = '';
      const code = await runCli(args, {
        ...host,
        environment: { PATH: host.environment.PATH, HOME: host.environment.HOME, NO_COLOR: '1' },
        write: (text) => {
          stdout += text;
        },
        writeError: (text) => {
          stderr += text;
        },
        isTerminal: false,
        showsProgress: false,
      });
      return { code, stdout, stderr };
    },
  });
}
