import type { Section } from '../report/fit-bytes.ts';
import { code } from '../report/markdown-escape.ts';
import { row, sentence, tableHead } from '../report/markdown-parts.ts';
import { COMMAND_NAMES } from './command.ts';
import { COMMAND_TABLE } from './command-table.ts';
import type { CommandNeed } from './decide-command.ts';

/** The commands as a table, with what each asks of whoever gives it. */
export function helpSection(needOf: (name: (typeof COMMAND_NAMES)[number]) => CommandNeed): Section {
  return {
    head: tableHead(['Command', 'What it does', 'Needs']),
    items: COMMAND_NAMES.map((command) => {
      const { form, does } = COMMAND_TABLE[command];
      return row([code(form), sentence(does), needText(needOf(command))]);
    }),
    layout: 'rows',
    noun: 'command',
    foot: 'A command stands alone on its line and begins it. `--fabric NAME` says which fabric is meant where there are several.',
  };
}

function needText({ role, teams, owners }: CommandNeed): string {
  const parts = [
    ...(role === 'none' ? ['nothing'] : [`role ${code(role)}`]),
    ...(teams.length === 0 ? [] : [`a member of ${teams.map(code).join(' or ')}`]),
    ...(owners ? ['owner of the files (CODEOWNERS)'] : []),
  ];
  return parts.join(', ');
}
