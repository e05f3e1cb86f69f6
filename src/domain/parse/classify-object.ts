import type { KindDefinition, KindRegistry } from '../resource/kind.ts';
import type { SkippedSource } from '../resource/manifest.ts';
import { getOwn, isJsonObject, type Json, type JsonObject } from '../shared/json.ts';
import type { FieldPointer } from '../shared/pointer.ts';
import { closest, editDistance } from '../shared/suggest.ts';
import { shorten } from './node-to-json.ts';
import type { ParseCodeId } from './parse-codes.ts';

/** Something wrong with what the object says it is. */
export interface Objection {
  readonly code: ParseCodeId;
  readonly pointer: FieldPointer;
  readonly message: string;
  /** What to do here; absent: the cure of the code's table. */
  readonly help?: string;
}

/** What an object is to the fabric. */
export type Classification =
  | { readonly is: 'fabric'; readonly definition: KindDefinition }
  | {
      readonly is: 'skipped';
      readonly reason: SkippedSource['reason'];
      readonly detail: string;
      readonly warning?: Objection;
    }
  | { readonly is: 'refused'; readonly objection: Objection; readonly definition?: KindDefinition };

/** Groups of the vendor whose objects belong to the installer and not to a fabric directory. */
const INSTALLER_GROUPS: ReadonlySet<string> = new Set(['fabricator.githedgehog.com']);

export function classifyObject(value: Json, registry: KindRegistry): Classification {
  if (!isJsonObject(value)) return notAManifest('it is no mapping');
  const apiVersion = getOwn(value, 'apiVersion');
  const kind = getOwn(value, 'kind');
  if (typeof apiVersion !== 'string' || apiVersion === '' || typeof kind !== 'string' || kind === '') {
    return classifyIncomplete(value, apiVersion, kind, registry);
  }
  const { group, version } = splitApiVersion(apiVersion);
  const definition = registry.kinds.find((candidate) => candidate.kind === kind);
  if (definition !== undefined) return classifyNamed(definition, group, version, apiVersion, registry);
  if (!isVendorGroup(group)) return foreign(`${shorten(apiVersion)} ${shorten(kind)}`);
  if (!group.endsWith('githedgehog.com') && !knownGroups(registry).has(group)) {
    return foreign(`${shorten(apiVersion)} ${shorten(kind)}`);
  }
  if (INSTALLER_GROUPS.has(group))
    return foreign(`${shorten(apiVersion)} ${shorten(kind)}, which the installer owns`);
  return unknownKind(kind, apiVersion, registry);
}

function classifyNamed(
  definition: KindDefinition,
  group: string,
  version: string,
  apiVersion: string,
  registry: KindRegistry,
): Classification {
  const right = apiVersionOf(definition);
  const related = group === definition.group || isVendorGroup(group) || isNearGroup(group, registry);
  if (!related) return foreign(`${shorten(apiVersion)} ${definition.kind}`);
  if (definition.owner === 'controller') {
    const message = `${definition.kind} is written by the controllers of the fabric`;
    const warning: Objection = { code: 'HHS-3041', pointer: '/kind', message };
    return { is: 'skipped', reason: 'controller-owned', detail: message, warning };
  }
  if (group === definition.group && version === definition.version) return { is: 'fabric', definition };
  const message =
    group === definition.group
      ? `${definition.kind} is not served in version ${shorten(version)}`
      : `${definition.kind} is not a kind of ${group === '' ? `apiVersion ${shorten(apiVersion)}` : shorten(group)}`;
  const help = `Write \`apiVersion: ${right}\`; compare the fields with that version as well.`;
  return {
    is: 'refused',
    objection: { code: 'HHS-3030', pointer: '/apiVersion', message, help },
    definition,
  };
}

/** apiVersion or kind is missing: an error where the rest looks like a manifest of the fabric. */
function classifyIncomplete(
  value: JsonObject,
  apiVersion: Json | undefined,
  kind: Json | undefined,
  registry: KindRegistry,
): Classification {
  const hasBody = isJsonObject(getOwn(value, 'metadata')) || isJsonObject(getOwn(value, 'spec'));
  const named = registry.kinds.find((candidate) => candidate.kind === kind);
  if (named !== undefined && hasBody) {
    const help = `Write \`apiVersion: ${apiVersionOf(named)}\`.`;
    const message = `${named.kind} without an apiVersion`;
    return {
      is: 'refused',
      objection: { code: 'HHS-3032', pointer: '/apiVersion', message, help },
      definition: named,
    };
  }
  if (typeof apiVersion === 'string' && knownGroups(registry).has(splitApiVersion(apiVersion).group)) {
    const { group } = splitApiVersion(apiVersion);
    const kinds = registry.kinds.filter((one) => one.group === group && one.owner === 'user');
    const message = `an object of ${shorten(apiVersion)} without a kind`;
    const help = `Write its kind: ${kinds.map((one) => one.kind).join(', ')}.`;
    return { is: 'refused', objection: { code: 'HHS-3032', pointer: '/kind', message, help } };
  }
  const both = isJsonObject(getOwn(value, 'metadata')) && isJsonObject(getOwn(value, 'spec'));
  const detail = 'it has no apiVersion and kind';
  if (!both) return notAManifest(detail);
  const message = 'the document has metadata and spec, but no apiVersion and kind';
  return {
    is: 'skipped',
    reason: 'not-a-manifest',
    detail,
    warning: { code: 'HHS-3036', pointer: '', message },
  };
}

function unknownKind(kind: string, apiVersion: string, registry: KindRegistry): Classification {
  const names = registry.kinds.filter(({ owner }) => owner === 'user').map((definition) => definition.kind);
  const meant = closest(kind, names)?.word;
  const definition = registry.kinds.find((candidate) => candidate.kind === meant);
  const help =
    definition === undefined
      ? `The kinds of a fabric are ${names.join(', ')}.`
      : `Did you mean \`kind: ${definition.kind}\` (\`apiVersion: ${apiVersionOf(definition)}\`)?`;
  const message = `${shorten(apiVersion)} has no kind ${shorten(kind)}`;
  return { is: 'refused', objection: { code: 'HHS-3031', pointer: '/kind', message, help } };
}

export function splitApiVersion(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf('/');
  if (slash === -1) return { group: '', version: apiVersion };
  return { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

function apiVersionOf(definition: KindDefinition): string {
  return `${definition.group}/${definition.version}`;
}

/** A group of the vendor, or meant as one. The vendor's test groups hold things that only share names with the fabric. */
function isVendorGroup(group: string): boolean {
  return group.toLowerCase().includes('hedgehog') && !/^tests?\./i.test(group);
}

/** No group at all (`apiVersion: v1beta1`), or one with a slip of the pen. */
function isNearGroup(group: string, registry: KindRegistry): boolean {
  if (group === '') return true;
  if (group.length > 100) return false;
  return [...knownGroups(registry)].some((known) => editDistance(group, known, 3) <= 3);
}

function knownGroups(registry: KindRegistry): Set<string> {
  return new Set(registry.kinds.map(({ group }) => group));
}

function foreign(what: string): Classification {
  return { is: 'skipped', reason: 'foreign-kind', detail: `${what} is no kind of the fabric` };
}

function notAManifest(detail: string): Classification {
  return { is: 'skipped', reason: 'not-a-manifest', detail };
}
