import type { FabricEntry } from '../../domain/config/file/sync-config.ts';
import type { WayOfWorking } from '../../domain/schedule/interval.ts';
import { keyOf } from './app-repositories.ts';

/** Name of a fabric across repositories, for schedule and queue. */
export function fabricKey(
  repository: { readonly owner: string; readonly name: string },
  fabric: string,
): string {
  return `${keyOf(repository)}:${fabric}`;
}

/** The parts of such a name; null: it is none. */
export function readFabricKey(key: string): { owner: string; name: string; fabric: string } | null {
  const [, owner, name, fabric] = /^([^/:]+)\/([^/:]+):([^/:]+)$/.exec(key) ?? [];
  if (owner === undefined || name === undefined || fabric === undefined) return null;
  return { owner, name, fabric };
}

/** How the App works for a fabric; null: it leaves it to the action. */
export function wayOf({ app }: FabricEntry): WayOfWorking | null {
  return app === 'off' ? null : app;
}
