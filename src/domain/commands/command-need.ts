import type { CommentCommand } from '../config/file/command-fields.ts';
import { DEFAULT_ROLES } from '../config/file/command-fields.ts';
import type { CommandPolicy } from '../config/file/sync-config.ts';
import type { Command, CommandName } from './command.ts';
import { type CommandNeed, isRoleEnough } from './decide-command.ts';

/** Commands that change nothing, so that nobody has to own the files for them. */
const READING: ReadonlySet<CommandName> = new Set(['status', 'explain', 'plan', 'help']);

/** What the configuration asks of whoever gives this command. `policy` null: there is no configuration. */
export function needOf(policy: CommandPolicy | null, name: CommandName): CommandNeed {
  if (name === 'help') return { role: 'none', teams: [], owners: false };
  const { role, teams } = permissionOf(policy, name);
  return { role, teams, owners: (policy?.codeowners ?? false) && !READING.has(name) };
}

/**
 * The same for a command with its arguments. An `/apply` with a reason goes past a freeze, which the founding requirements
 * give to maintainers: no configuration makes it less.
 */
export function needOfCommand(
  policy: CommandPolicy | null,
  { name, because }: Pick<Command, 'name' | 'because'>,
): CommandNeed {
  const need = needOf(policy, name);
  const isOverride = name === 'apply' && because !== null;
  return isOverride && !isRoleEnough(need.role, 'maintain') ? { ...need, role: 'maintain' } : need;
}

function permissionOf(policy: CommandPolicy | null, name: CommentCommand) {
  return policy?.permissions[name] ?? { role: DEFAULT_ROLES[name], teams: [] };
}
