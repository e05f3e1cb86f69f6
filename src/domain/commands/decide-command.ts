import { ROLES } from '../config/file/command-fields.ts';
import type { Command } from './command.ts';

/** As `ports/forge.ts` has them, from the least on. */
const ORDER = ['none', ...ROLES] as const;
export type Role = (typeof ORDER)[number];

/** Has somebody with role `has` at least the role `needed`? */
export function isRoleEnough(has: Role, needed: Role): boolean {
  return ORDER.indexOf(has) >= ORDER.indexOf(needed);
}

/** What the configuration of the default branch asks of whoever gives this command. */
export interface CommandNeed {
  readonly role: Role;
  /** One of these teams, besides the role; empty: any. `org/team`. */
  readonly teams: readonly string[];
  /** Must own the files by CODEOWNERS. */
  readonly owners: boolean;
}

/** What the forge said about the person, asked when the command came. */
export interface Standing {
  readonly login: string;
  readonly isBot: boolean;
  readonly role: Role;
  /** By `org/team` in lower case; null: it cannot be known. A team that was not asked for is absent. */
  readonly teams: ReadonlyMap<string, boolean | null>;
  /** Owners of the files that the command touches, a list for each file that has owners. Empty: nobody owns them. */
  readonly owners: readonly (readonly string[])[];
}

export type Decision =
  | { readonly allowed: true; readonly because: string }
  | { readonly allowed: false; readonly because: string; readonly help: string };

/** May this person give this command? Pure; every input stands in the audit trail beside the answer. */
export function decideCommand(command: Command, need: CommandNeed, standing: Standing): Decision {
  const name = `/${command.name}`;
  if (standing.isBot) {
    return refused('commands of bots are not obeyed', 'A person with the right has to write it.');
  }
  if (!isRoleEnough(standing.role, need.role)) {
    const has = standing.role === 'none' ? 'no role' : `the role ${standing.role}`;
    return refused(
      `${name} needs the role ${need.role} in this repository, and ${standing.login} has ${has}`,
      `Ask somebody with the role ${need.role} to write it.`,
    );
  }
  const team = teamProblem(name, need.teams, standing);
  if (team !== null) return team;
  const stranger = need.owners ? standing.owners.find((owners) => !owns(owners, standing)) : undefined;
  if (stranger !== undefined) {
    return refused(
      `${name} touches files that ${standing.login} does not own by CODEOWNERS`,
      `Ask one of their owners: ${stranger.length > 0 ? stranger.join(', ') : 'nobody is named there'}.`,
    );
  }
  return { allowed: true, because: `${standing.login} has the role ${standing.role}` };
}

function teamProblem(name: string, teams: readonly string[], standing: Standing): Decision | null {
  if (teams.length === 0) return null;
  const answers = teams.map((team) => standing.teams.get(team.toLowerCase()) ?? null);
  if (answers.includes(true)) return null;
  const list = teams.join(', ');
  if (answers.includes(null)) {
    return refused(
      `${name} is kept for members of ${list}, and whether ${standing.login} is one cannot be seen`,
      'Give the token or App the permission `members: read` of the organisation.',
    );
  }
  return refused(
    `${name} is kept for members of ${list}, and ${standing.login} is none`,
    'Ask one of them to write it.',
  );
}

function owns(owners: readonly string[], { login, teams }: Standing): boolean {
  return owners.some((owner) => {
    const name = owner.slice(1).toLowerCase();
    return name.includes('/') ? teams.get(name) === true : name === login.toLowerCase();
  });
}

function refused(because: string, help: string): Decision {
  return { allowed: false, because, help };
}
