import type { OptionDefinition } from './option-types.ts';

/** A value read from text, or what is wrong with the text. */
export type ReadValue =
  | { readonly ok: true; readonly value: string | number | boolean | readonly string[] }
  | { readonly ok: false; readonly problem: string; readonly allowed: string };

const TRUE_WORDS = ['true', '1', 'yes', 'on'];
const FALSE_WORDS = ['false', '0', 'no', 'off'];

/** Text of a flag or of the environment as the option's type. `text` is not empty. */
export function readValue(option: OptionDefinition, text: string): ReadValue {
  switch (option.kind) {
    case 'string':
      return option.form !== undefined && !option.form.pattern.test(text)
        ? refused('does not have the right form', option.form.words)
        : { ok: true, value: text };
    case 'choice':
      return option.choices.includes(text)
        ? { ok: true, value: text }
        : refused('is not one of the choices', option.choices.join(', '));
    case 'integer':
      return bounded(/^-?\d{1,15}$/.test(text) ? Number(text) : null, option, 'whole number', String);
    case 'duration':
      return bounded(parseDuration(text), option, 'duration such as 90s, 2m or 1m30s', formatDuration);
    case 'boolean':
      if (TRUE_WORDS.includes(text.toLowerCase())) return { ok: true, value: true };
      if (FALSE_WORDS.includes(text.toLowerCase())) return { ok: true, value: false };
      return refused('is neither true nor false', 'true, false');
    case 'list':
      return { ok: true, value: splitList(text) };
  }
}

function bounded(
  value: number | null,
  range: { readonly minimum: number; readonly maximum: number },
  form: string,
  show: (value: number) => string,
): ReadValue {
  const allowed = `a ${form} from ${show(range.minimum)} to ${show(range.maximum)}`;
  if (value === null) return refused(`is no ${form.split(' such')[0]}`, allowed);
  if (value < range.minimum) return refused('is too small', allowed);
  if (value > range.maximum) return refused('is too large', allowed);
  return { ok: true, value };
}

function refused(problem: string, allowed: string): ReadValue {
  return { ok: false, problem, allowed };
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `90s`, `2m`, `1m30s`, `500ms`, `1.5h`, or plain seconds, in ms; null when it is none of these. */
export function parseDuration(text: string): number | null {
  if (/^\d{1,9}(\.\d{1,3})?$/.test(text)) return Math.round(Number(text) * 1_000);
  if (!/^(\d{1,9}(\.\d{1,3})?(ms|s|m|h|d))+$/.test(text)) return null;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    total += Number(amount) * (UNITS[unit ?? ''] ?? 0);
  }
  return Math.round(total);
}

/** `90000` as `1m30s`; reads back as the same duration. */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0s';
  let rest = ms;
  let text = '';
  for (const unit of ['h', 'm', 's', 'ms']) {
    const size = UNITS[unit] ?? 1;
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) text += `${count}${unit}`;
  }
  return text;
}

/** Items between commas and line ends; a comma inside braces belongs to the glob. */
function splitList(text: string): string[] {
  const items: string[] = [];
  let item = '';
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth += 1;
    if (character === '}') depth = Math.max(0, depth - 1);
    if (character === '\n' || (character === ',' && depth === 0)) {
      items.push(item);
      item = '';
      depth = 0;
    } else item += character;
  }
  items.push(item);
  return items.map((one) => one.trim()).filter((one) => one !== '');
}
