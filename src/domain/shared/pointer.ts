import { getOwn, isJsonObject, type Json } from './json.ts';

/** RFC 6901 JSON Pointer into a manifest, e.g. `/spec/subnets/default/vlan`; `''` is the whole document. */
export type FieldPointer = string;

export function escapeToken(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

export function pointerOf(tokens: readonly (string | number)[]): FieldPointer {
  let text = '';
  for (const token of tokens) text += `/${escapeToken(String(token))}`;
  return text;
}

export function childPointer(parent: FieldPointer, token: string | number): FieldPointer {
  return `${parent}/${escapeToken(String(token))}`;
}

export function pointerTokens(pointer: FieldPointer): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at `pointer`, or undefined where there is none. */
export function valueAt(root: Json, pointer: FieldPointer): Json | undefined {
  let value: Json | undefined = root;
  for (const token of pointerTokens(pointer)) {
    if (Array.isArray(value)) value = /^\d+$/.test(token) ? value[Number(token)] : undefined;
    else if (isJsonObject(value)) value = getOwn(value, token);
    else return undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

/** True when `pointer` is `ancestor` or lies below it. */
export function isWithin(pointer: FieldPointer, ancestor: FieldPointer): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}

/** `/spec/subnets/default/vlan` as people write it: `spec.subnets.default.vlan`, `spec.links[0].port`. */
export function displayPath(pointer: FieldPointer): string {
  let text = '';
  for (const token of pointerTokens(pointer)) {
    if (/^\d+$/.test(token) && text !== '') text += `[${token}]`;
    else if (/^[A-Za-z0-9_-]+$/.test(token)) text += text === '' ? token : `.${token}`;
    else text += `["${token}"]`;
  }
  return text;
}
