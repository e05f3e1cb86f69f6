import type { KindDefinition, KindRegistry } from '../resource/kind.ts';
import type { Manifest } from '../resource/manifest.ts';
import type { ObjectId } from '../resource/object-id.ts';
import { compareText } from '../shared/compare-text.ts';

/** What Git has, as far as the layout goes. */
export type PlacedManifest = Pick<Manifest, 'file' | 'id'>;

/** As the API server takes it: nothing that leads out of a directory. */
const NAME = /^[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$/;

/**
 * File for an object that Git does not have, relative to the fabric, by the layout that is there:
 * - beside its kind: a file of its own where each object of the kind has one, else the file that has most of them;
 * - a kind that Git has none of: as the other kinds are kept, a directory each or a file each;
 * - everything in one file: that file. Nothing at all: a file named after the kind.
 * Of the managed layout (`raw/`, `managed/`, `unmanaged/`) only what is managed counts. null: the kind is not known, or
 * the name is none.
 */
export function placeObject(
  object: Pick<ObjectId, 'group' | 'kind' | 'name'>,
  manifests: readonly PlacedManifest[],
  registry: KindRegistry,
): string | null {
  const definition = registry.find(object.group, object.kind);
  if (definition === undefined || definition.owner !== 'user' || !NAME.test(object.name)) return null;
  const layout = layoutOf(manifests, registry);
  const own = layout.files.filter(({ kinds }) => kinds.has(definition));
  if (own.length > 0) return besideItsKind(object.name, definition, own);
  const [only, second] = layout.files;
  if (only !== undefined && second === undefined && only.kinds.size > 1) return only.path;
  return amongOthers(object.name, definition, layout);
}

interface KnownFile {
  readonly path: string;
  /** With '/' at the end; '' is the fabric itself. */
  readonly directory: string;
  /** Without its ending. */
  readonly stem: string;
  readonly ending: string;
  /** Names of the objects by kind. */
  readonly kinds: ReadonlyMap<KindDefinition, readonly string[]>;
  readonly objects: number;
}

interface Layout {
  readonly files: readonly KnownFile[];
  /** Where files of the fabric belong when no other file says so. */
  readonly root: string;
}

function layoutOf(manifests: readonly PlacedManifest[], registry: KindRegistry): Layout {
  const managed = managedRoot(manifests);
  const byPath = new Map<string, Map<KindDefinition, string[]>>();
  for (const { file, id } of manifests) {
    const definition = registry.find(id.group, id.kind);
    if (definition === undefined || (managed !== null && isUnmanaged(file, managed))) continue;
    const kinds = byPath.get(file) ?? new Map<KindDefinition, string[]>();
    kinds.set(definition, [...(kinds.get(definition) ?? []), id.name]);
    byPath.set(file, kinds);
  }
  const files = [...byPath].sort(([a], [b]) => compareText(a, b)).map(([path, kinds]) => fileOf(path, kinds));
  return { files, root: managed === null ? commonRoot(files) : `${managed}managed/` };
}

function fileOf(path: string, kinds: ReadonlyMap<KindDefinition, readonly string[]>): KnownFile {
  const directory = path.slice(0, path.lastIndexOf('/') + 1);
  const [, stem = '', ending = '.yaml'] = /^(.*?)(\.ya?ml)?$/i.exec(path.slice(directory.length)) ?? [];
  const objects = [...kinds.values()].reduce((sum, names) => sum + names.length, 0);
  return { path, directory, stem, ending, kinds, objects };
}

/** Directory that holds `managed/` beside `raw/` or `unmanaged/`, or `managed/` alone of all; null: no managed layout. */
function managedRoot(manifests: readonly PlacedManifest[]): string | null {
  for (const { file } of manifests) {
    const at = `/${file}`.indexOf('/managed/');
    if (at !== -1) return file.slice(0, at);
  }
  return null;
}

function isUnmanaged(file: string, root: string): boolean {
  const part = file.startsWith(root) ? file.slice(root.length).split('/', 1)[0] : null;
  return part === 'raw' || part === 'unmanaged';
}

/** The directory with most files. */
function commonRoot(files: readonly KnownFile[]): string {
  return mostOf(files.map(({ directory }) => directory)) ?? '';
}

function besideItsKind(name: string, definition: KindDefinition, own: readonly KnownFile[]): string {
  const single = own.filter((file) => file.objects === 1 && nameIn(file, definition) !== null);
  if (single.length * 2 > own.length) {
    const directory = mostOf(single.map((file) => file.directory)) ?? '';
    const [model] = single.filter((file) => file.directory === directory);
    const [before, after] = (model === undefined ? null : nameIn(model, definition)) ?? ['', ''];
    return `${directory}${before}${name}${after}${model?.ending ?? '.yaml'}`;
  }
  const count = (file: KnownFile) => file.kinds.get(definition)?.length ?? 0;
  const [fullest] = [...own].sort((a, b) => count(b) - count(a) || compareText(a.path, b.path));
  return fullest?.path ?? `${definition.plural}.yaml`;
}

/** What stands before and after the object's name in the name of its file. */
function nameIn({ stem, kinds }: KnownFile, definition: KindDefinition): [string, string] | null {
  const [name] = kinds.get(definition) ?? [];
  const at = name === undefined ? -1 : stem.lastIndexOf(name);
  return name === undefined || at === -1 ? null : [stem.slice(0, at), stem.slice(at + name.length)];
}

/** How a kind of its own is kept. */
interface Habit {
  readonly as: 'folder' | 'file';
  readonly parent: string;
  readonly spelling: Spelling;
}

type Spelling = 'plural' | 'singular' | 'kind';

function amongOthers(name: string, definition: KindDefinition, { files, root }: Layout): string {
  const ending = mostOf(files.map((file) => file.ending)) ?? '.yaml';
  const habits = files.flatMap((file) => habitOf(file) ?? []);
  const usual = mostOf(habits.map(habitKey));
  const habit = habits.find((one) => habitKey(one) === usual);
  const { as, parent, spelling } = habit ?? { as: 'file', parent: root, spelling: 'plural' };
  const word = definition[spelling];
  return as === 'folder' ? `${parent}${word}/${name}${ending}` : `${parent}${word}${ending}`;
}

/** null: the file holds several kinds, or is named after none. */
function habitOf({ kinds, directory, stem }: KnownFile): Habit | null {
  const [kind, second] = kinds.keys();
  if (kind === undefined || second !== undefined) return null;
  const folder = /([^/]+)\/$/.exec(directory)?.[1] ?? '';
  const parent = directory.slice(0, directory.length - folder.length - 1);
  const asFolder = spellingOf(folder, kind);
  if (asFolder !== null) return { as: 'folder', parent, spelling: asFolder };
  const asFile = spellingOf(stem, kind);
  return asFile === null ? null : { as: 'file', parent: directory, spelling: asFile };
}

function habitKey({ as, parent, spelling }: Habit): string {
  return JSON.stringify([as, spelling, parent]);
}

/** How the kind is written there; null: it is not. */
function spellingOf(text: string, { kind, plural, singular }: KindDefinition): Spelling | null {
  if (text === plural) return 'plural';
  if (text === singular) return 'singular';
  return text === kind ? 'kind' : null;
}

/** The most frequent; of equals the first in order of the alphabet. null: there is none. */
function mostOf(texts: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [first] = [...counts].sort(([a, one], [b, other]) => other - one || compareText(a, b));
  return first?.[0] ?? null;
}
