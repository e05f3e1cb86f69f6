import type { Installation, OwnApp } from '../../adapters/probot/app-api.ts';
import { shortcomingsOf } from '../../operations/app-permissions.ts';
import type { Log } from '../../ports/log.ts';

/** Says what the App may not do: as it was registered, and where an owner has not granted all of that (yet). */
export class MissingRights {
  readonly #log: Log;
  readonly #ofApp: ReadonlySet<string>;
  /** By installation; told anew when it changes. */
  readonly #told = new Map<number, string>();

  constructor(log: Log, { permissions, events }: Pick<OwnApp, 'permissions' | 'events'>) {
    this.#log = log;
    const missing = shortcomingsOf(permissions, events);
    for (const { missing: what, had, consequence } of missing) {
      log.warn('a permission of the App is missing; it works on without', {
        missing: what,
        had,
        consequence,
      });
    }
    this.#ofApp = new Set(missing.map(({ missing: what }) => what));
  }

  /** GitHub asks each owner anew for what was added to an App, and until then it is not there. */
  ofInstallation({ id, account, permissions }: Installation): void {
    const lacking = shortcomingsOf(permissions, null).filter(({ missing }) => !this.#ofApp.has(missing));
    const all = lacking.map(({ missing }) => missing).join();
    if ((this.#told.get(id) ?? '') === all) return;
    this.#told.set(id, all);
    for (const { missing, had, consequence } of lacking) {
      const fields = { installation: id, account, missing, had, consequence };
      this.#log.warn('a permission was not granted to the App there; it works on without', fields);
    }
    if (lacking.length === 0)
      this.#log.info('all permissions are granted now', { installation: id, account });
  }
}
