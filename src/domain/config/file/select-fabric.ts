import type { SyncErrorFacts } from '../../shared/errors.ts';
import { closest } from '../../shared/suggest.ts';
import type { FabricEntry, SyncConfig } from './sync-config.ts';

/** What a run was asked for by flag, input or environment. */
export interface FabricWish {
  /** null: no name was given. */
  readonly fabric: string | null;
  /** Path from the root of the repository; null: it lies outside. Of a run without a path: where it was started. */
  readonly path: string | null;
  /** A path was given, not only the place where the run was started. */
  readonly pathGiven: boolean;
}

export type SelectedFabric =
  /**
   * `entry` null: the configuration says nothing of this path, and no name was given. `part`: the path that was given
   * is only a part of the fabric.
   */
  | { readonly ok: true; readonly entry: FabricEntry | null; readonly part: boolean }
  | { readonly ok: false; readonly facts: SyncErrorFacts };

/** The entry that a run is about: by name, else by path, else the only one there is. */
export function selectFabric(config: SyncConfig, wish: FabricWish): SelectedFabric {
  const byPath =
    wish.path === null ? undefined : config.fabrics.find(({ path }) => lies(wish.path ?? '', path));
  if (wish.fabric !== null) return byName(config, wish, wish.fabric, byPath);
  if (byPath !== undefined) return { ok: true, entry: byPath, part: isPart(wish, byPath) };
  if (wish.pathGiven) return { ok: true, entry: null, part: false };
  const [only, second] = config.fabrics;
  if (only !== undefined && second === undefined) return { ok: true, entry: only, part: false };
  return {
    ok: false,
    facts: {
      code: 'HHS-1237',
      message: `${config.file} has ${config.fabrics.length} fabrics, and nothing says which one is meant`,
      help: `Name one with --fabric: ${names(config)}.`,
    },
  };
}

function byName(
  config: SyncConfig,
  wish: FabricWish,
  name: string,
  byPath: FabricEntry | undefined,
): SelectedFabric {
  const entry = config.fabrics.find((one) => one.name === name);
  if (entry === undefined) {
    const near = closest(
      name,
      config.fabrics.map((one) => one.name),
    )?.word;
    return {
      ok: false,
      facts: {
        code: 'HHS-1236',
        message: `${config.file} has no fabric ${name}`,
        help:
          near === undefined ? `It has ${names(config)}.` : `Did you mean ${near}? It has ${names(config)}.`,
      },
    };
  }
  if (wish.pathGiven && byPath !== undefined && byPath !== entry) {
    return {
      ok: false,
      facts: {
        code: 'HHS-1236',
        message: `the path ${wish.path} belongs to fabric ${byPath.name} of ${config.file}, not to ${name}`,
        help: 'Leave the path or the name out.',
      },
    };
  }
  return { ok: true, entry, part: isPart(wish, byPath) };
}

function isPart({ path, pathGiven }: FabricWish, byPath: FabricEntry | undefined): boolean {
  return pathGiven && byPath !== undefined && path !== byPath.path;
}

/** Is `path` the fabric's own, or a place in it? */
function lies(path: string, fabric: string): boolean {
  return fabric === '.' || path === fabric || path.startsWith(`${fabric}/`);
}

const NAMES_SHOWN = 20;

function names({ fabrics }: SyncConfig): string {
  const shown = fabrics.slice(0, NAMES_SHOWN).map(({ name }) => name);
  const more = fabrics.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
