import { readSyncConfig } from '../config/file/read-sync-config.ts';
import type { SyncConfig } from '../config/file/sync-config.ts';
import { editDocument } from '../edit/edit-document.ts';
import type { FieldEdit } from '../edit/edit-result.ts';
import type { KindRegistry } from '../resource/kind.ts';
import type { Json } from '../shared/json.ts';
import type { FieldPointer } from '../shared/pointer.ts';

/** A rule as a command asks for it. */
export interface WantedRule {
  readonly kind: string;
  readonly name: string;
  /** null: every field of the object. */
  readonly path: FieldPointer | null;
  readonly reason: string;
  /** `2030-01-31`. */
  readonly expires: string;
}

export type EditedConfig =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string; readonly help: string };

/**
 * The configuration with the rules at the end of the fabric's list, every other byte as it was. The result was read again
 * as a configuration. `text` is what `config` was read from.
 */
export function addIgnoreRules(
  text: string,
  config: SyncConfig,
  fabric: string,
  rules: readonly WantedRule[],
  registry: KindRegistry,
): EditedConfig {
  const entry = config.fabrics.find(({ name }) => name === fabric);
  if (entry === undefined) {
    const message = `${config.file} has no fabric ${fabric}`;
    return { ok: false, message, help: 'Write the fabric into the configuration first.' };
  }
  const list = `${entry.place.pointer}/ignore`;
  const hasList = entry.place.values.has('ignore');
  const edits = rules.map(
    (rule, index): FieldEdit =>
      hasList || index > 0
        ? { op: 'set', pointer: `${list}/-`, value: ruleValue(rule) }
        : { op: 'set', pointer: list, value: [ruleValue(rule)] },
  );
  const edited = editDocument(text, 0, edits);
  if (edited.result === 'unchanged') {
    return { ok: false, message: 'the configuration says it already', help: 'Look at its rules.' };
  }
  if (edited.result === 'refused') {
    return { ok: false, message: `${config.file}:${edited.line} ${edited.message}`, help: edited.help };
  }
  const { config: after, diagnostics } = readSyncConfig(edited.text, config.file, registry);
  const problem = diagnostics.find(({ severity }) => severity === 'error');
  if (after !== null) return { ok: true, text: edited.text };
  return { ok: false, message: problem?.message ?? 'the rule cannot be read', help: problem?.help ?? '' };
}

function ruleValue({ kind, name, path, reason, expires }: WantedRule): Json {
  return { kind, name, ...(path === null ? {} : { path }), reason, expires };
}
