import type { KindRegistry } from '../../resource/kind.ts';
import { compareText } from '../../shared/compare-text.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { checkFabrics } from './check-fabrics.ts';
import { COMMENT_COMMANDS, type CommentCommand, DEFAULT_ROLES } from './command-fields.ts';
import { composeFile } from './compose-file.ts';
import type { FieldValue } from './field-types.ts';
import { FILE_FIELDS } from './fields.ts';
import { fileProblem } from './file-problem.ts';
import { readSection, type Tell } from './read-fields.ts';
import { freezeWindows, holdEntries, ignoreRules } from './read-policy.ts';
import type { CommandPermission, CommandPolicy, FabricEntry, SyncConfig } from './sync-config.ts';

export interface ReadSyncConfig {
  /** null: there are errors. Half a configuration might lack the very rule that keeps something from being written. */
  readonly config: SyncConfig | null;
  /** All findings at once, in the order of the file; warnings only, where there is a configuration. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Time between two looks where nobody says otherwise, ms. */
const DEFAULT_INTERVAL = 5 * 60_000;

const MAX_FINDINGS = 200;

/**
 * Reads the text of `.github/hedgehog-sync.yml`. The text must be that of the *base* branch: what a pull request proposes
 * must not decide about the pull request. `fileName` is how findings name the file. With `registry`, kinds are looked
 * up in it. Bounded, and throws nothing, whatever the text is.
 */
export function readSyncConfig(
  text: string,
  fileName: string,
  registry: KindRegistry | null = null,
): ReadSyncConfig {
  const { root, diagnostics: composed } = composeFile(text, fileName);
  const found: Diagnostic[] = [...composed];
  const tell: Tell = (problem) => {
    if (found.length < MAX_FINDINGS) found.push(problem);
  };
  const read = root === null ? null : fileOf(root, tell);
  if (root === null && found.length === 0) {
    const at = { file: fileName, line: 1, column: 1 };
    tell(
      fileProblem(
        'HHS-1223',
        at,
        '',
        'the configuration is empty',
        'Name the fabrics of the repository, or delete the file.',
      ),
    );
  }
  const fabrics = read === null ? [] : fabricsOf(read, registry, tell);
  checkFabrics(fabrics, tell);
  const config = read === null ? null : configOf(read, fileName, fabrics);
  const hasErrors = found.some(({ severity }) => severity === 'error');
  return { config: hasErrors ? null : config, diagnostics: found.sort(compareFindings) };
}

function configOf({ values }: FileValue, file: string, fabrics: readonly FabricEntry[]): SyncConfig {
  return { file, fabrics, commands: commandsOf(values.commands), dashboard: values.dashboard };
}

type FileValue = ReturnType<typeof readSection<typeof FILE_FIELDS>>;

function fileOf(root: NonNullable<ReturnType<typeof composeFile>['root']>, tell: Tell): FileValue | null {
  if (root.kind === 'map') return readSection(root, FILE_FIELDS, '', tell);
  tell(
    fileProblem(
      'HHS-1221',
      root.at,
      '',
      'the configuration is no mapping',
      'Begin with `fabrics:` and a list of fabrics.',
    ),
  );
  return null;
}

function fabricsOf({ values }: FileValue, registry: KindRegistry | null, tell: Tell): FabricEntry[] {
  const defaults = values.defaults?.values;
  // read once: an error in the defaults is one error, however many fabrics there are
  const ignore = ignoreRules(defaults?.ignore ?? null, registry, tell);
  const freeze = freezeWindows(defaults?.freeze ?? null, tell);
  return (values.fabrics ?? []).flatMap(({ values: own, place }) => {
    const cluster = own.cluster?.values;
    const entry = {
      cluster: {
        context: cluster?.context ?? null,
        environment: cluster?.environment ?? null,
        namespace: cluster?.namespace ?? null,
        fieldManager: cluster?.['field-manager'] ?? null,
      },
      include: own.include,
      exclude: own.exclude,
      app: own.app ?? defaults?.app ?? 'off',
      mode: own.mode ?? defaults?.mode ?? 'auto',
      interval: own.interval ?? defaults?.interval ?? DEFAULT_INTERVAL,
      priority: own.priority ?? defaults?.priority ?? null,
      enabled: own.enabled ?? defaults?.enabled ?? true,
      conflictPolicy: own['conflict-policy'] ?? defaults?.['conflict-policy'] ?? 'hold',
      fabricRelease: own['fabric-release'] ?? defaults?.['fabric-release'] ?? null,
      ignore: [...ignore, ...ignoreRules(own.ignore, registry, tell)],
      freeze: [...freeze, ...freezeWindows(own.freeze, tell)],
      hold: holdEntries(own.hold, registry, tell),
      place,
    } as const;
    if (own.name === null || own.path === null) return [];
    return [{ ...entry, name: own.name, path: tidyPath(own.path) }];
  });
}

/** `./fabrics//lab/` is `fabrics/lab`. */
function tidyPath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 ? '.' : parts.join('/');
}

function commandsOf(section: FieldValue<(typeof FILE_FIELDS)['commands']> | null): CommandPolicy {
  const values = section?.values;
  const given = values?.permissions?.values;
  const approvals = values?.approvals?.values;
  const permission = (command: CommentCommand): CommandPermission => ({
    role: given?.[command]?.values.role ?? DEFAULT_ROLES[command],
    teams: given?.[command]?.values.teams ?? [],
  });
  const permissions = Object.fromEntries(COMMENT_COMMANDS.map((command) => [command, permission(command)]));
  return {
    enabled: values?.enabled ?? true,
    codeowners: values?.codeowners ?? false,
    // every command was set above
    permissions: permissions as CommandPolicy['permissions'],
    approvals: {
      required: approvals?.required ?? 0,
      role: approvals?.role ?? 'write',
      teams: approvals?.teams ?? [],
    },
  };
}

function compareFindings(a: Diagnostic, b: Diagnostic): number {
  return a.line - b.line || a.column - b.column || compareText(a.code, b.code);
}
