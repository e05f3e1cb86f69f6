/** A request that GraphQL's grammar does not allow. */
export class GraphqlSyntaxError extends Error {}

export interface Location {
  readonly line: number;
  readonly column: number;
}

export interface Token {
  readonly kind: 'name' | 'punctuation' | 'string' | 'number' | 'end';
  readonly text: string;
  readonly location: Location;
}

const LEXEMES =
  /([\s,\ufeff]+|#[^\n]*)|([_A-Za-z][_0-9A-Za-z]*)|(\.{3}|[!$&():=@[\]{|}])|("""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let lineStart = 0;
  let at = 0;
  while (at < text.length) {
    LEXEMES.lastIndex = at;
    const match = LEXEMES.exec(text);
    if (match === null)
      throw new GraphqlSyntaxError(
        `Parse error on ${JSON.stringify(text[at])} at [${line}, ${at - lineStart + 1}]`,
      );
    const [whole, blank, name, punctuation, string] = match;
    if (blank === undefined) {
      const kind =
        name !== undefined
          ? 'name'
          : punctuation !== undefined
            ? 'punctuation'
            : string !== undefined
              ? 'string'
              : 'number';
      tokens.push({ kind, text: whole, location: { line, column: at - lineStart + 1 } });
    }
    for (const [index, letter] of [...whole].entries()) {
      if (letter !== '\n') continue;
      line += 1;
      lineStart = at + index + 1;
    }
    at += whole.length;
  }
  return [...tokens, { kind: 'end', text: '', location: { line, column: at - lineStart + 1 } }];
}
