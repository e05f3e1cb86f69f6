import type { AppRegistry, InstalledApp, InstallOptions } from '../access/app-registry.ts';
import type { Links } from '../http/links.ts';
import type { GitHubState } from '../state/github-state.ts';
import { installationEvent, repositoriesEvent } from './installation-events.ts';
import type { Webhooks } from './webhooks.ts';

interface AppWorld {
  readonly state: GitHubState;
  readonly links: Links;
  readonly apps: AppRegistry;
  readonly webhooks: Webhooks;
}

/** Installs Apps and takes them away, as the owner of an organisation does on the pages of GitHub. */
export class AppControl {
  readonly #world: AppWorld;

  constructor(world: AppWorld) {
    this.#world = world;
  }

  /** Its hook, if it has one, is registered afterwards; `announce` then tells that it was installed. */
  install(options: InstallOptions): InstalledApp {
    return this.#world.apps.install(options);
  }

  /** Sends the event of its installation. */
  announce(slug: string): void {
    const { state, links, apps, webhooks } = this.#world;
    webhooks.tell(installationEvent(state, links, apps.named(slug), 'created'));
  }

  uninstall(slug: string): void {
    const { state, links, apps, webhooks } = this.#world;
    webhooks.tell(installationEvent(state, links, apps.uninstall(slug), 'deleted'));
    webhooks.changeApp(slug, null);
  }

  /** Full names; null: all of the account. */
  cover(slug: string, repositories: readonly string[] | null): InstalledApp {
    const { state, links, apps, webhooks } = this.#world;
    const before = apps.named(slug);
    const after = apps.change(slug, { repositories });
    webhooks.changeApp(slug, after);
    const event = repositoriesEvent(state, links, before, after);
    if (event !== null) webhooks.tell(event);
    return after;
  }
}
