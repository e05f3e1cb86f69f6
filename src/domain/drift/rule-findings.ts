import type { IgnoreRule } from '../resource/fabric-policy.ts';
import { displayId } from '../resource/object-id.ts';
import { CONFIG_FILE_CODES } from '../shared/config-file-codes.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { plural } from '../shared/plural.ts';
import { displayPath, pointerOf } from '../shared/pointer.ts';
import type { Assessment } from './assessment.ts';

/** Rules of the configuration that have no effect, as warnings on their lines. */
export function ruleFindings(expired: readonly IgnoreRule[], unused: readonly IgnoreRule[]): Diagnostic[] {
  return [
    ...expired.map((rule) => {
      const since = new Date(rule.expiresMs ?? 0).toISOString().slice(0, 16);
      return finding('HHS-1240', rule, `the ignore rule for ${ruleText(rule)} ended at ${since}Z`);
    }),
    ...unused.map((rule) =>
      finding('HHS-1241', rule, `the ignore rule for ${ruleText(rule)} fits no difference`),
    ),
  ];
}

function finding(code: 'HHS-1240' | 'HHS-1241', rule: IgnoreRule, message: string): Diagnostic {
  const { severity, cure } = CONFIG_FILE_CODES[code];
  const { file, line, column } = rule.location;
  return {
    ...{ code, severity, message, help: cure, pointer: rule.pointer, file, line, column },
    ...{ kind: null, namespace: null, name: null },
  };
}

/** `Switch leaf-*, field spec.description, written by netbox`. */
export function ruleText({ kind, name, path, manager }: IgnoreRule): string {
  const object = [kind ?? (name === null ? '' : 'every'), name ?? ''].filter((part) => part !== '').join(' ');
  const field = path === null ? '' : `field ${displayPath(pointerOf(path))}`;
  const writer = manager === null ? '' : `written by ${manager}`;
  return [object, field, writer].filter((part) => part !== '').join(', ');
}

const SHOWN_FOR_EACH_REASON = 5;

/** What was ignored, a sentence for each reason. */
export function ignoredNotices(assessments: readonly Assessment[]): string[] {
  const byReason = new Map<string, string[]>();
  const add = (reason: string, what: string) => byReason.set(reason, [...(byReason.get(reason) ?? []), what]);
  for (const { id, ignoredFields = [], ignoredBecause } of assessments) {
    if (ignoredBecause !== undefined) add(ignoredBecause, displayId(id));
    for (const { field, reason } of ignoredFields)
      add(reason, `${displayId(id)} ${displayPath(field.pointer)}`);
  }
  return [...byReason].map(([reason, list]) => {
    const shown = list.slice(0, SHOWN_FOR_EACH_REASON).join(', ');
    const more =
      list.length > SHOWN_FOR_EACH_REASON ? ` and ${list.length - SHOWN_FOR_EACH_REASON} more` : '';
    return `${plural(list.length, 'difference')} ignored (${reason}): ${shown}${more}`;
  });
}
