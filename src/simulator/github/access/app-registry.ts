import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { ServerClock } from '../../kube-apiserver/clock.ts';
import { toSeconds } from '../git/object-format.ts';
import { type App, appNamed } from './apps.ts';
import { type Permissions, permissionsOf } from './permissions.ts';

export interface InstallOptions {
  readonly slug: string;
  readonly permissions: Partial<Permissions>;
  /** Names of the events that it gets beside those about its installation. Default: all. */
  readonly events?: readonly string[];
  /** Whose repositories. Default: `acme`. */
  readonly account?: string;
  /** Full names. Absent: all of the account. */
  readonly repositories?: readonly string[];
}

/** An App that proves by its key who it is, and its one installation. */
export interface InstalledApp {
  readonly app: App;
  readonly clientId: string;
  /** PEM, as GitHub hands it out once. */
  readonly privateKey: string;
  readonly publicKey: KeyObject;
  readonly permissions: Permissions;
  /** null: all. */
  readonly events: readonly string[] | null;
  readonly account: string;
  /** null: all of the account. */
  readonly repositories: readonly string[] | null;
  readonly createdAt: string;
}

/** Apps that can sign in. */
export class AppRegistry {
  readonly #clock: ServerClock;
  readonly #apps = new Map<string, InstalledApp>();

  constructor(clock: ServerClock) {
    this.#clock = clock;
  }

  install(options: InstallOptions): InstalledApp {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const app = appNamed(options.slug);
    const installed: InstalledApp = {
      app,
      clientId: `Iv23${options.slug}`,
      privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
      publicKey,
      permissions: permissionsOf(options.permissions),
      events: options.events ?? null,
      account: options.account ?? 'acme',
      repositories: options.repositories ?? null,
      createdAt: toSeconds(this.#clock.now()),
    };
    this.#apps.set(options.slug, installed);
    return installed;
  }

  /** The App as it is from now on; its key stays. */
  change(slug: string, change: Partial<Pick<InstalledApp, 'repositories' | 'permissions'>>): InstalledApp {
    const changed = { ...this.named(slug), ...change };
    this.#apps.set(slug, changed);
    return changed;
  }

  /** The App as it was. */
  uninstall(slug: string): InstalledApp {
    const known = this.named(slug);
    this.#apps.delete(slug);
    return known;
  }

  /** Throws where there is none, for tests. */
  named(slug: string): InstalledApp {
    const found = this.#apps.get(slug);
    if (found === undefined) throw new Error(`the App ${slug} is not installed`);
    return found;
  }

  /** By the number or the client id that a JWT names. */
  byIssuer(issuer: string): InstalledApp | undefined {
    return this.all().find(({ app, clientId }) => String(app.id) === issuer || clientId === issuer);
  }

  all(): readonly InstalledApp[] {
    return [...this.#apps.values()];
  }
}

/** Whether the installation covers the repository. */
export function covers({ repositories, account }: InstalledApp, fullName: string): boolean {
  if (repositories !== null) return repositories.includes(fullName);
  return fullName.toLowerCase().startsWith(`${account.toLowerCase()}/`);
}
