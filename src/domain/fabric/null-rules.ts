import type { Rule, RuleFinding } from '../resource/kind.ts';
import { displayId } from '../resource/object-id.ts';
import { getOwn, isJsonObject } from '../shared/json.ts';
import { childPointer } from '../shared/pointer.ts';

/**
 * A key with nothing after its colon in a map whose entries the webhook follows without looking: the call fails with
 * an internal error that names no field (hedgehog-api.md 1.9).
 */
export function nullEntryRule(code: string, field: string, word: string): Rule {
  return {
    code,
    severity: 'error',
    needs: 'self',
    title: `no ${word} is null`,
    check({ id, object }) {
      const findings: RuleFinding[] = [];
      const spec = getOwn(object, 'spec');
      const entries = isJsonObject(spec) ? getOwn(spec, field) : undefined;
      if (!isJsonObject(entries)) return findings;
      for (const key of Object.keys(entries)) {
        if (entries[key] !== null) continue;
        findings.push({
          pointer: childPointer(`/spec/${field}`, key),
          message: `${displayId(id)}: ${word} "${key}" is null, and the fabric's webhook fails on it with an internal error`,
          help: `Write the ${word}'s fields below "${key}:", or remove the key.`,
        });
      }
      return findings;
    },
  };
}
