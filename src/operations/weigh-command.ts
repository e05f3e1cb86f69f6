import { CODE_OWNERS_PATHS, ownersOf, readCodeOwners } from '../domain/commands/code-owners.ts';
import type { Command } from '../domain/commands/command.ts';
import { needOfCommand } from '../domain/commands/command-need.ts';
import { type CommandNeed, type Decision, decideCommand } from '../domain/commands/decide-command.ts';
import type { KindRegistry } from '../domain/resource/kind.ts';
import type { People, Role } from '../ports/forge.ts';
import type { Repository } from '../ports/repository.ts';
import type { CommentEvent, DefaultBranch, FabricWork, ObeyAs } from './command-work.ts';
import { loadFabric } from './load-fabric.ts';

interface WeighPorts {
  readonly forge: { readonly people: People };
  readonly repository: Pick<Repository, 'fileText'>;
  readonly registry: KindRegistry;
}

export interface Weighed {
  readonly decision: Decision;
  readonly role: Role;
}

/** Asks the forge now what the person may do, and decides. `open`: the fabric it is about; null: none. Throws SyncError. */
export async function weighCommand(
  ports: WeighPorts,
  command: Command,
  { author }: Pick<CommentEvent, 'author'>,
  base: DefaultBranch,
  { configPath }: Pick<ObeyAs, 'configPath'>,
  open: (() => Promise<FabricWork>) | null,
): Promise<Weighed> {
  const need = needOfCommand(base.config?.commands ?? null, command);
  const { login, isBot } = author;
  const role =
    need.role === 'none' && need.teams.length === 0 ? 'none' : await ports.forge.people.roleOf(login);
  const owners = need.owners ? await ownersAsked(ports, command, base, configPath, open) : [];
  const teams = await membership(ports.forge.people, login, need, owners);
  const decision = decideCommand(command, need, { login, isBot, role, teams, owners });
  return { decision, role };
}

async function membership(
  people: People,
  login: string,
  need: CommandNeed,
  owners: readonly (readonly string[])[],
): Promise<ReadonlyMap<string, boolean | null>> {
  const owning = owners.flat().flatMap((owner) => (owner.includes('/') ? [owner.slice(1)] : []));
  const names = new Set([...need.teams, ...owning].map((team) => team.toLowerCase()));
  const answers = new Map<string, boolean | null>();
  for (const team of names) answers.set(team, await people.isMember(team, login));
  return answers;
}

/** Owners of the files that hold what the command is about. */
async function ownersAsked(
  ports: WeighPorts,
  command: Command,
  base: DefaultBranch,
  configPath: string,
  open: (() => Promise<FabricWork>) | null,
): Promise<readonly (readonly string[])[]> {
  const rules = await codeOwners(ports, base.head);
  if (rules === null) return [];
  const files = [
    ...(open === null ? [] : await touchedFiles(ports.registry, command, await open())),
    ...(command.name === 'ignore' ? [configPath] : []),
  ];
  const found = new Map<string, readonly string[]>();
  for (const file of files) {
    const owners = ownersOf(rules, file);
    if (owners !== null && owners.length > 0) found.set(owners.join(' '), owners);
  }
  return [...found.values()];
}

async function codeOwners({ repository }: WeighPorts, head: string) {
  for (const path of CODE_OWNERS_PATHS) {
    const text = await repository.fileText(path, head);
    if (text !== null) return readCodeOwners(text);
  }
  return null;
}

/** Files of the objects that are named; all files of the fabric where none is, or one of them stands in no file. */
async function touchedFiles(
  registry: KindRegistry,
  command: Command,
  { doors, settings, directory }: FabricWork,
): Promise<readonly string[]> {
  const { parsed, snapshot } = await loadFabric(doors.local, settings);
  const named = command.objects.map(({ kind, name }) => {
    const known = registry.byName(kind)?.kind ?? kind;
    return parsed.manifests.find(({ id }) => id.kind === known && id.name === name)?.file;
  });
  const isKnown = named.length > 0 && !named.includes(undefined);
  const files = isKnown ? named.flatMap((file) => file ?? []) : snapshot.files.map(({ path }) => path);
  return [...new Set(files)].map((file) => (directory === '' ? file : `${directory}/${file}`));
}
