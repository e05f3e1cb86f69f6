import type { JsonObject } from '../../domain/shared/json.ts';
import { nameOf } from '../fabric-admission/object-parts.ts';

/** The objects that Agent specs are made of, by kind and name. */
export interface FabricWorld {
  all(kind: string): readonly JsonObject[];
  find(kind: string, name: string): JsonObject | undefined;
}

/** Kinds whose changes make the controller look at every Agent again. Not VLANNamespace, SwitchGroup or Server. */
export const WATCHED_KINDS: ReadonlySet<string> = new Set([
  'Switch',
  'SwitchProfile',
  'Connection',
  'VPC',
  'VPCAttachment',
  'VPCPeering',
  'External',
  'ExternalAttachment',
  'ExternalPeering',
  'IPv4Namespace',
]);

export function worldOf(list: (kind: string) => readonly JsonObject[]): FabricWorld {
  const kinds = new Map<string, ReadonlyMap<string, JsonObject>>();
  const byName = (kind: string): ReadonlyMap<string, JsonObject> => {
    const known = kinds.get(kind) ?? new Map(list(kind).map((object) => [nameOf(object), object]));
    kinds.set(kind, known);
    return known;
  };
  return {
    all: (kind) => [...byName(kind).values()],
    find: (kind, name) => byName(kind).get(name),
  };
}
