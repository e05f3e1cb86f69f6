import type { Rule, RuleFinding } from '../resource/kind.ts';
import type { Manifest } from '../resource/manifest.ts';
import { displayId } from '../resource/object-id.ts';
import { getOwn, isJsonObject, type Json, type JsonObject } from '../shared/json.ts';
import { childPointer, type FieldPointer } from '../shared/pointer.ts';

/** A map of a spec, with its pointer. */
export interface EntryMap {
  readonly pointer: FieldPointer;
  readonly entries: JsonObject;
}

/** The member of the spec, undefined when there is none or the spec is no object. */
export function specMember({ object }: Manifest, field: string): Json | undefined {
  const spec = getOwn(object, 'spec');
  return isJsonObject(spec) ? getOwn(spec, field) : undefined;
}

/** The map at `spec.<field>`, none when it is something else. */
export function mapAt(manifest: Manifest, field: string): readonly EntryMap[] {
  const entries = specMember(manifest, field);
  return isJsonObject(entries) ? [{ pointer: `/spec/${field}`, entries }] : [];
}

/** Entries that are left when the API server has dropped those that are null. */
export function keptKeys(entries: JsonObject): string[] {
  return Object.keys(entries).filter((key) => entries[key] !== null);
}

/**
 * A key with nothing after its colon: the API server drops it without a word, before any webhook sees the object.
 * `word` is what an entry is called.
 */
export function nullEntryRule(
  code: string,
  word: string,
  mapsOf: (manifest: Manifest) => readonly EntryMap[],
): Rule {
  return {
    code,
    severity: 'warning',
    needs: 'self',
    title: `no ${word} is null`,
    check(manifest) {
      const findings: RuleFinding[] = [];
      for (const { pointer, entries } of mapsOf(manifest)) {
        for (const key of Object.keys(entries)) {
          if (entries[key] !== null) continue;
          findings.push({
            pointer: childPointer(pointer, key),
            message: `${displayId(manifest.id)}: ${word} "${key}" has no value, and the API server drops it without a word`,
            help: `Write "${key}: {}" or the fields of the ${word} below "${key}:", or remove the key.`,
            onKey: true,
          });
        }
      }
      return findings;
    },
  };
}
