import { isJsonObject } from '../shared/json.ts';

/** Characters of a piece, about. */
const PIECE_LENGTH = 65_536;

/**
 * The text of `JSON.stringify(value, null, 2)` and an end of line, in pieces: of a large fabric the text, with all that is
 * made of it on its way out, takes more memory than the manifests. Pieces meet only between two objects of a list that
 * is a member of `value`: one ends with `},`, the next begins with blanks and `{`.
 */
export function* jsonPieces(value: object): Generator<string, void, void> {
  let text = '{';
  let separator = '';
  for (const [name, member] of Object.entries(value)) {
    const head = `${separator}\n  ${JSON.stringify(name)}: `;
    if (Array.isArray(member) && member.length > 0) {
      text += `${head}[`;
      for (const [index, item] of member.entries()) {
        if (index > 0) text += ',';
        if (text.length >= PIECE_LENGTH && text.endsWith('},') && isJsonObject(item)) {
          yield text;
          text = '';
        }
        text += `\n    ${indented(item, '    ') ?? 'null'}`;
      }
      text += '\n  ]';
    } else {
      const told = indented(member, '  ');
      if (told === undefined) continue;
      text += head + told;
    }
    separator = ',';
  }
  yield separator === '' ? '{}\n' : `${text}\n}\n`;
}

/** undefined: it is nothing that JSON can say, and an object leaves it out. */
function indented(value: unknown, by: string): string | undefined {
  // inside a string an end of line is always escaped
  return JSON.stringify(value, null, 2)?.replaceAll('\n', `\n${by}`);
}
