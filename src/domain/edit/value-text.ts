import { isJsonObject, type Json, type JsonObject } from '../shared/json.ts';
import { blockText, keyText, type ScalarStyle, scalarText } from './scalar-text.ts';
import type { TextStyle } from './text-style.ts';

/** How the value itself is to be written, where those around it show it. */
export interface ValueHint {
  readonly flow?: boolean | undefined;
  readonly scalar?: Partial<Pick<ScalarStyle, 'mark' | 'always'>> | undefined;
  /** It was a folded block. */
  readonly folded?: boolean | undefined;
  /** It was a block: several lines stay one. */
  readonly block?: boolean | undefined;
}

/**
 * Written text: `inline` stands on the line of its key or dash (may be empty), `below` on lines of their own, indented and
 * without line ends.
 */
export interface WrittenValue {
  readonly inline: string;
  readonly below: readonly string[];
}

export function isEmptyCollection(value: Json): boolean {
  return Array.isArray(value) ? value.length === 0 : isJsonObject(value) && Object.keys(value).length === 0;
}

export function isCollectionValue(value: Json): value is readonly Json[] | JsonObject {
  return typeof value === 'object' && value !== null;
}

/** On one line, in brackets. */
export function flowText(value: Json, style: TextStyle, hint: ValueHint = {}): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const items = value.map((item: Json) => flowText(item, style));
    return `[${style.listPadding}${items.join(style.flowComma)}${style.listPadding}]`;
  }
  if (isJsonObject(value)) {
    const fields = Object.entries(value).map(([key, field]) => flowField(key, field, style));
    if (fields.length === 0) return '{}';
    return `{${style.mapPadding}${fields.join(style.flowComma)}${style.mapPadding}}`;
  }
  return scalarText(value as string | number | boolean | null, scalarStyle(style, true, hint));
}

export function flowField(key: string, value: Json, style: TextStyle, hint: ValueHint = {}): string {
  const name = keyText(key, { mark: style.mark, always: style.quoteKeys, inFlow: true });
  const colon = /^["']/.test(name) ? style.flowColon : ': ';
  return name + colon + flowText(value, style, hint);
}

function scalarStyle(style: TextStyle, inFlow: boolean, hint: ValueHint): ScalarStyle {
  return { mark: style.mark, always: style.quoteTexts, ...hint.scalar, inFlow };
}

/** A value behind a key of column `column`. */
export function fieldValue(
  key: string,
  value: Json,
  column: number,
  style: TextStyle,
  hint: ValueHint = {},
): WrittenValue {
  const flow = hint.flow ?? style.flowKeys.has((Array.isArray(value) ? '[' : '{') + key);
  return blockValue(value, column, style, { ...hint, flow }, (list) =>
    list ? column + style.dashIndent : column + style.step,
  );
}

/** A value behind a dash of column `column`, whose lines stand two or more columns further right. */
export function itemValue(value: Json, column: number, style: TextStyle, hint: ValueHint = {}): WrittenValue {
  return blockValue(value, column, style, hint, () => column + 1 + style.dashGap);
}

function blockValue(
  value: Json,
  column: number,
  style: TextStyle,
  hint: ValueHint,
  indentOf: (list: boolean) => number,
): WrittenValue {
  if (isCollectionValue(value) && !isEmptyCollection(value)) {
    if (hint.flow === true) return { inline: flowText(value, style), below: [] };
    return { inline: '', below: blockLines(value, indentOf(Array.isArray(value)), style) };
  }
  if (style.blockTexts && typeof value === 'string' && (hint.block === true || /\n[^\n]/.test(value))) {
    const block = blockText(value, hint.folded);
    const indent = ' '.repeat(column + style.step);
    if (block !== null) {
      return { inline: block.header, below: block.lines.map((line) => (line === '' ? '' : indent + line)) };
    }
  }
  if (isCollectionValue(value)) return { inline: flowText(value, style), below: [] };
  return {
    inline: scalarText(value as string | number | boolean | null, scalarStyle(style, false, hint)),
    below: [],
  };
}

/** The lines of a collection that is not empty, each indented by at least `column` spaces. */
export function blockLines(value: readonly Json[] | JsonObject, column: number, style: TextStyle): string[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => itemLines(item, column, style));
  return Object.entries(value).flatMap(([key, field]) => fieldLines(key, field, column, style));
}

export function fieldLines(
  key: string,
  value: Json,
  column: number,
  style: TextStyle,
  hint: ValueHint = {},
): string[] {
  const name = keyText(key, { mark: style.mark, always: style.quoteKeys, inFlow: false });
  const { inline, below } = fieldValue(key, value, column, style, hint);
  return [`${' '.repeat(column)}${name}:${inline === '' ? '' : ` ${inline}`}`, ...below];
}

/** A collection starts on the line of its dash. */
export function itemLines(value: Json, column: number, style: TextStyle, hint: ValueHint = {}): string[] {
  const { inline, below } = itemValue(value, column, style, hint);
  const dash = `${' '.repeat(column)}-${' '.repeat(style.dashGap)}`;
  if (inline !== '') return [dash + inline, ...below];
  const [first = '', ...rest] = below;
  return [dash + first.slice(dash.length), ...rest];
}
