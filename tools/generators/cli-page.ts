import { COMMAND_TABLE } from '../../src/domain/config/commands.ts';
import { defaultText, flagUsage } from '../../src/domain/config/describe-option.ts';
import { COMMANDS, type CommandName } from '../../src/domain/config/option-types.ts';
import { definitionOf, optionsOf } from '../../src/domain/config/options.ts';
import { EXIT_CODES, EXIT_MEANINGS, type ExitMeaning } from '../../src/entry/exit-policy.ts';
import { code, type GeneratedFile, markdownPage, markdownTable } from './page.ts';

export function cliPage(): GeneratedFile {
  const introduction = [
    'The result goes to standard output, progress and log to standard error. What is wrong in a file is part of the result; what fails in the world is an error with a code, a cause and a cure.',
    'The options are described in [options.md](options.md), the exit codes in [exit-codes.md](exit-codes.md), the JSON forms in [schemas](schemas).',
  ];
  return markdownPage('cli', 'Command line', [...introduction, ...COMMANDS.map(commandBlock)]);
}

function commandBlock(name: CommandName): string {
  const { detail, arguments: places, examples } = COMMAND_TABLE[name];
  const usage = ['hedgehog-sync', name, '[options]', ...places].join(' ');
  const lines = examples.map(({ line, what }) => `# ${what}\n${line}`).join('\n');
  const rows = optionsOf(name).flatMap((option) => {
    const definition = definitionOf(option);
    const flag = flagUsage(option, definition);
    if (flag === null) return [];
    const fallback = defaultText(definition);
    return [[code(flag), definition.summary, fallback === null ? '' : code(fallback)]];
  });
  return [
    `## ${name}`,
    `    ${usage}`,
    detail,
    `\`\`\`sh\n${lines}\n\`\`\``,
    markdownTable(['option', 'what it does', 'default'], rows),
  ].join('\n\n');
}

export function exitCodesPage(): GeneratedFile {
  const rows = Object.entries(EXIT_CODES).map(([meaning, exit]) => [
    String(exit),
    meaning,
    EXIT_MEANINGS[meaning as ExitMeaning],
  ]);
  return markdownPage('exit-codes', 'Exit codes', [
    markdownTable(['code', 'name', 'when'], rows),
    'When several hold, the first of 1, 4, 3, 2 decides.',
    [
      '- `validate`: 0 or 1. Nothing to validate is 1.',
      '- `plan`: 2 when an apply would write, 3 or 4 when an object is held because of somebody else.',
      '- `drift`: 3 or 4 also for objects that are only in the cluster; 2 when only Git moved.',
      '- `apply`: what is left afterwards. 1 also when an object was refused, the run was cut short, or a switch does not run it in time.',
      '- `status`: 0 when it is healthy, when a run is under way, and for a warning without a difference between Git and cluster; 2, 3 and 4 for a warning because of one; 1 for everything that nobody can vouch for: error, unknown, stale, never synced, edited by hand, damaged, written by a newer release, or none at all. Of several fabrics the worst; of `--watch` what was seen last.',
      '- `backport`: 2 when a dry run would write, 4 when a field was left because both sides, or Git, moved it, 3 when something else could not be taken, 1 when a file could not be written.',
      '- `explain`: the state of the object. `doctor`: 1 when a check failed. `demo`: 1 when a stage is not as it should be.',
    ].join('\n'),
  ]);
}
