import { findMends, type WrittenObject, wishFor, writtenObjects } from '../domain/edit/find-mends.ts';
import { findMisspelt } from '../domain/edit/find-misspelt.ts';
import { mendFiles } from '../domain/edit/mend-files.ts';
import type { MendEdit, MendWish } from '../domain/edit/mend-wish.ts';
import type { Fill } from '../domain/fabric/hydrate/fills.ts';
import { hydrateFabric } from '../domain/fabric/hydrate/hydrate-fabric.ts';
import { DEFAULT_FABRIC_CONFIG } from '../domain/resource/fabric-config.ts';
import type { Manifest } from '../domain/resource/manifest.ts';
import type { LeftMend, Mend, MendPlan } from '../domain/resource/mend.ts';
import type { Diagnostic } from '../domain/shared/diagnostic.ts';
import type { Json } from '../domain/shared/json.ts';
import { plural } from '../domain/shared/plural.ts';
import { displayPath, isWithin } from '../domain/shared/pointer.ts';
import type { Validation } from '../domain/validate/validation.ts';
import type { SourceFile } from '../ports/manifest-source.ts';
import type { FabricSettings, LocalPorts } from './fabric-ports.ts';
import { type LoadedFabric, parseSnapshot, type ValidationHelp, validateLoaded } from './load-fabric.ts';

/** What is to be mended. */
export interface MendChoice {
  /** What has exactly one right answer. */
  readonly fix: boolean;
  /** Addresses and numbers that were left out. */
  readonly hydrate: boolean;
  /** Misspelt fields, which are nobody's but a person's to mend: only for what is offered. Default: false. */
  readonly spelling?: boolean;
}

export interface PlannedMends extends MendPlan {
  /** What is left to say of the mended files. */
  readonly validation: Validation;
}

/**
 * Everything that can be mended in the files of a fabric, with the files and findings as they are then. Writes nothing, so
 * that a pull request can be offered the same. The mended files, planned again, give nothing more.
 */
export function planMends(
  loaded: LoadedFabric,
  ports: LocalPorts,
  settings: FabricSettings,
  choice: MendChoice,
  help: ValidationHelp = {},
): PlannedMends {
  const { files } = loaded.snapshot;
  const { limits } = settings;
  const validate = (plan: MendPlan) =>
    validateLoaded(withTexts(loaded, plan.texts, ports, settings), ports, settings, help);
  const before = validateLoaded(loaded, ports, settings, help);
  const fixes = choice.fix ? fixesThatHold(loaded, ports, settings) : { wishes: [], left: [] };
  const renames = choice.spelling === true ? findMisspelt(files, ports.registry, limits) : [];
  const wishes = [...fixes.wishes, ...renames];
  const fixed = mendFiles(files, wishes, limits);
  const fills = choice.hydrate
    ? hydrationOf(withTexts(loaded, fixed.texts, ports, settings), ports, settings)
    : { wishes: [], left: [] };
  const plan = fills.wishes.length === 0 ? fixed : mendFiles(files, [...wishes, ...fills.wishes], limits);
  const validation = plan.texts.size === 0 ? before : validate(plan);
  return {
    mends: inOrder(plan.mends.map((mend) => ({ ...mend, answers: answersOf(mend, before, validation) }))),
    left: inOrder([...plan.left, ...fixes.left, ...fills.left]),
    texts: plan.texts,
    validation,
  };
}

interface Wishes {
  readonly wishes: readonly MendWish[];
  readonly left: readonly LeftMend[];
}

/** The fabric as it is with other texts in some of its files. */
export function withTexts(
  loaded: LoadedFabric,
  texts: ReadonlyMap<string, string>,
  ports: LocalPorts,
  settings: FabricSettings,
): LoadedFabric {
  if (texts.size === 0) return loaded;
  const files = loaded.snapshot.files.map(
    ({ path, text }): SourceFile => ({ path, text: texts.get(path) ?? text }),
  );
  const snapshot = { ...loaded.snapshot, files };
  return { snapshot, parsed: parseSnapshot(snapshot, ports, settings) };
}

/** Findings about fields: those of an apiVersion that is not the object's own. */
const OF_SCHEMA = /^HHS-40/;

/** A former apiVersion is mended only where the object, but for it, is as the present version wants it. */
function fixesThatHold(loaded: LoadedFabric, ports: LocalPorts, settings: FabricSettings): Wishes {
  const { files } = loaded.snapshot;
  const wishes = findMends(files, ports.registry, settings.limits);
  const versions = wishes.filter(({ reason }) => reason === 'former-version');
  if (versions.length === 0) return { wishes, left: [] };
  const { texts } = mendFiles(files, wishes, settings.limits);
  const { diagnostics } = validateLoaded(withTexts(loaded, texts, ports, settings), ports, settings);
  const objections = diagnostics.filter(({ code, severity }) => severity === 'error' && OF_SCHEMA.test(code));
  const left = new Map<MendWish, LeftMend>();
  for (const wish of versions) {
    const objection = objections.find((one) => isOf(wish, one));
    if (objection === undefined) continue;
    const { file, kind, namespace, name, edits, reason } = wish;
    const pointers = edits.map(({ pointer }) => pointer);
    const line = loaded.parsed.diagnostics.find((one) => isOf(wish, one))?.line ?? objection.line;
    const place = { reason, file, line, kind, namespace, name, pointers };
    const message = `${wish.says(edits)}: more than the version would have to change: ${objection.message}`;
    left.set(wish, { ...place, message, help: objection.help });
  }
  return { wishes: wishes.filter((wish) => !left.has(wish)), left: [...left.values()] };
}

function isOf(wish: Pick<MendWish, 'file' | 'kind' | 'name'>, { file, kind, name }: Diagnostic): boolean {
  return wish.file === file && wish.kind === kind && wish.name === name;
}

function hydrationOf(
  { snapshot, parsed }: LoadedFabric,
  ports: LocalPorts,
  { limits }: FabricSettings,
): Wishes {
  const { filled, unfilled } = hydrateFabric(parsed.manifests, ports.fabricConfig ?? DEFAULT_FABRIC_CONFIG);
  const byManifest = new Map<Manifest, Fill[]>();
  for (const fill of filled) byManifest.set(fill.manifest, [...(byManifest.get(fill.manifest) ?? []), fill]);
  const touched = new Set([...byManifest.keys()].map(({ file }) => file));
  const written = new Map<string, WrittenObject>();
  for (const file of snapshot.files) {
    for (const object of touched.has(file.path) ? writtenObjects(file, ports.registry, limits) : [])
      written.set(nameOf(object.file, object.document, object.kind, object.name), object);
  }
  const wishes = [...byManifest].flatMap(([{ file, document, id }, fills]): MendWish[] => {
    const object = written.get(nameOf(file, document, id.kind, id.name));
    const edits = fills.map(({ pointer, value }): MendEdit => ({ op: 'set', pointer, value }));
    return object === undefined ? [] : [wishFor(object, { reason: 'hydrated', says: filledIn, edits })];
  });
  const left = unfilled.map(({ manifest, pointer, message, help }): LeftMend => {
    const { kind, namespace, name } = manifest.id;
    const { file, line } = manifest.fields.at(pointer);
    return { reason: 'hydrated', file, line, kind, namespace, name, pointers: [pointer], message, help };
  });
  return { wishes, left };
}

function nameOf(file: string, document: number, kind: string | null, name: string | null): string {
  return [file, document, kind, name].join('\n');
}

function filledIn(edits: readonly MendEdit[]): string {
  return edits
    .map((edit) => `${displayPath(edit.pointer)}: ${'value' in edit ? shown(edit.value) : ''}`)
    .join(', ');
}

function shown(value: Json): string {
  if (!Array.isArray(value)) return String(value);
  const plain = value.every((item: Json) => typeof item !== 'object');
  return plain ? value.join(', ') : plural(value.length, 'entry', 'entries');
}

/** Codes of findings on the fields of a mend that are gone with it. */
function answersOf(mend: Mend, before: Validation, after: Validation): string[] {
  const then = before.diagnostics.filter((one) => isOf(mend, one) && isAbout(mend, one));
  if (then.length === 0) return [];
  const now = new Set(after.diagnostics.filter((one) => isOf(mend, one)).map(placeOf));
  return [...new Set(then.filter((one) => !now.has(placeOf(one))).map(({ code }) => code))];
}

function placeOf({ code, pointer }: Diagnostic): string {
  return `${code} ${pointer}`;
}

const WIDE: ReadonlySet<string> = new Set(['', '/metadata', '/spec']);

function isAbout({ pointers }: Mend, { pointer }: Diagnostic): boolean {
  return pointers.some((own) => isWithin(pointer, own) || (!WIDE.has(pointer) && isWithin(own, pointer)));
}

function inOrder<Item extends { readonly file: string; readonly line: number }>(
  items: readonly Item[],
): Item[] {
  return [...items].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
