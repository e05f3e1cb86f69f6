import { REQUESTED_MODES } from '../action-options.ts';
import type { RequestedMode } from '../event-mode.ts';
import { composeFile, MAX_FILE_CHARACTERS } from './compose-file.ts';
import { APP_WAYS, type AppWay, FABRIC_FIELDS } from './fields.ts';
import { entryOf, type PlacedMap, type PlacedValue } from './placed-value.ts';
import { type EntryTexts, isFabricsKey, scanEntries } from './scan-entries.ts';

/** What can still be made out of a fabric in a configuration with errors. */
export interface NamedFabric {
  readonly name: string;
  /** `auto` where it says nothing that can be read. */
  readonly mode: RequestedMode;
  /** null: it says nothing that can be read. */
  readonly app: AppWay | null;
}

/**
 * The fabrics whose names can be made out in a configuration that has errors, each once, in the order of the file: enough
 * to end the checks that somebody waits for, and nothing to work by. Where the text is no YAML it is read by its lines.
 * Bounded, and throws nothing.
 */
export function namedFabrics(text: string): readonly NamedFabric[] {
  const { root } = composeFile(text, '');
  const found = root === null ? [] : placedEntries(root);
  const entries = found.length > 0 ? found : scanEntries(text.slice(0, MAX_FILE_CHARACTERS));
  const fabrics = new Map<string, NamedFabric>();
  for (const { name, mode, app } of entries) {
    if (fabrics.size >= MOST_FABRICS) break;
    if (!FABRIC_FIELDS.name.form.pattern.test(name) || fabrics.has(name)) continue;
    fabrics.set(name, {
      name,
      mode: REQUESTED_MODES.find((one) => one === mode) ?? 'auto',
      app: APP_WAYS.find((one) => one === app) ?? null,
    });
  }
  return [...fabrics.values()];
}

const MOST_FABRICS = 200;

function placedEntries(root: PlacedValue): readonly EntryTexts[] {
  if (root.kind !== 'map') return [];
  const list = root.entries.find(({ key }) => isFabricsKey(key))?.value;
  if (list?.kind !== 'list') return [];
  const given = entryOf(root, 'defaults')?.value;
  const defaults = given?.kind === 'map' ? given : null;
  return list.items.flatMap((item) => {
    const name = item.kind === 'map' ? textOf(item, 'name') : null;
    if (item.kind !== 'map' || name === null) return [];
    const said = (key: string) => textOf(item, key) ?? (defaults === null ? null : textOf(defaults, key));
    return [{ name, mode: said('mode'), app: said('app') }];
  });
}

function textOf(map: PlacedMap, key: string): string | null {
  const value = entryOf(map, key)?.value;
  return value?.kind === 'scalar' ? value.text : null;
}
