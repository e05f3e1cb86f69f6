import type { ConflictPolicy, FreezeWindow, HoldEntry, IgnoreRule } from '../../resource/fabric-policy.ts';
import type { FabricRelease } from '../../resource/schema.ts';
import type { RequestedMode } from '../event-mode.ts';
import type { CommentCommand, Role } from './command-fields.ts';
import type { AppWay, Priority } from './fields.ts';
import type { SectionPlace } from './section-place.ts';

/** One fabric of the configuration, with the defaults in force. */
export interface FabricEntry {
  readonly name: string;
  /** From the root of the repository, without `./` and a `/` at the end; `.` is the root itself. */
  readonly path: string;
  readonly cluster: {
    readonly context: string | null;
    /** Environment of the forge whose secret holds the kubeconfig; never the secret. */
    readonly environment: string | null;
    /** null: the option's default. */
    readonly namespace: string | null;
    readonly fieldManager: string | null;
  };
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[] | null;
  readonly app: AppWay;
  readonly mode: RequestedMode;
  /** ms. */
  readonly interval: number;
  /** null: by its health. */
  readonly priority: Priority | null;
  readonly enabled: boolean;
  readonly conflictPolicy: ConflictPolicy;
  /** null: the option's default. */
  readonly fabricRelease: FabricRelease | null;
  /** Those of the defaults first. */
  readonly ignore: readonly IgnoreRule[];
  readonly freeze: readonly FreezeWindow[];
  readonly hold: readonly HoldEntry[];
  /** Where the entry stands in the file, for whoever points at it or writes to it. */
  readonly place: SectionPlace;
}

export interface CommandPermission {
  readonly role: Role;
  /** `organisation/team`; empty: the role is enough. */
  readonly teams: readonly string[];
}

/** Who may do what by a comment. */
export interface CommandPolicy {
  readonly enabled: boolean;
  readonly codeowners: boolean;
  readonly permissions: Readonly<Record<CommentCommand, CommandPermission>>;
  /** Needed before `/apply`; `required: 0` is none. */
  readonly approvals: CommandPermission & { readonly required: number };
}

/** What `.github/hedgehog-sync.yml` says. */
export interface SyncConfig {
  /** The name under which messages speak of the file. */
  readonly file: string;
  readonly fabrics: readonly FabricEntry[];
  readonly commands: CommandPolicy;
  /** One issue that lists the fabrics; null: it says nothing of it. */
  readonly dashboard: boolean | null;
}
