import type { Json } from '../../../domain/shared/json.ts';
import { GraphqlSyntaxError, type Location, type Token, tokensOf } from './tokens.ts';

/** A value as written; variables are filled in when the request is carried out. */
export type Value =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'plain'; readonly value: Json }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Value> };

export interface Field {
  readonly kind: 'field';
  /** Name in the answer. */
  readonly alias: string;
  readonly name: string;
  readonly args: ReadonlyMap<string, Value>;
  readonly selections: readonly Selection[];
  readonly location: Location;
}

export type Selection =
  | Field
  | { readonly kind: 'inline'; readonly type: string | null; readonly selections: readonly Selection[] }
  | { readonly kind: 'spread'; readonly name: string };

export interface OperationNode {
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly name: string | null;
  readonly selections: readonly Selection[];
}

export interface Fragment {
  readonly type: string;
  readonly selections: readonly Selection[];
}

export interface GraphqlDocument {
  readonly operations: readonly OperationNode[];
  readonly fragments: ReadonlyMap<string, Fragment>;
}

/** Throws GraphqlSyntaxError. Directives are not served. */
export function parseDocument(text: string): GraphqlDocument {
  return new Parser(tokensOf(text)).document();
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  document(): GraphqlDocument {
    const operations: OperationNode[] = [];
    const fragments = new Map<string, Fragment>();
    while (this.#peek().kind !== 'end') {
      if (this.#peek().text !== 'fragment') {
        operations.push(this.#operation());
        continue;
      }
      this.#next();
      const name = this.#name();
      this.#expect('on');
      fragments.set(name, { type: this.#name(), selections: this.#selections() });
    }
    return { operations, fragments };
  }

  #operation(): OperationNode {
    if (this.#peek().text === '{') return { type: 'query', name: null, selections: this.#selections() };
    const type = this.#name();
    if (type !== 'query' && type !== 'mutation' && type !== 'subscription')
      throw this.#unexpected(this.#tokens[this.#at - 1]);
    const name = this.#peek().kind === 'name' ? this.#name() : null;
    if (this.#take('(')) this.#skipVariableDefinitions();
    return { type, name, selections: this.#selections() };
  }

  /** Their types say what the schema says anyway. */
  #skipVariableDefinitions(): void {
    while (!this.#take(')')) if (this.#next().kind === 'end') throw this.#unexpected(this.#peek());
  }

  #selections(): readonly Selection[] {
    this.#expect('{');
    const selections: Selection[] = [];
    while (!this.#take('}')) selections.push(this.#take('...') ? this.#fragment() : this.#field());
    return selections;
  }

  #fragment(): Selection {
    if (this.#take('on')) return { kind: 'inline', type: this.#name(), selections: this.#selections() };
    if (this.#peek().text === '{') return { kind: 'inline', type: null, selections: this.#selections() };
    return { kind: 'spread', name: this.#name() };
  }

  #field(): Field {
    const { location } = this.#peek();
    const alias = this.#name();
    const name = this.#take(':') ? this.#name() : alias;
    const args = this.#take('(') ? this.#fields(')') : new Map<string, Value>();
    const selections = this.#peek().text === '{' ? this.#selections() : [];
    return { kind: 'field', alias, name, args, selections, location };
  }

  #fields(end: string): ReadonlyMap<string, Value> {
    const fields = new Map<string, Value>();
    while (!this.#take(end)) {
      const name = this.#name();
      this.#expect(':');
      fields.set(name, this.#value());
    }
    return fields;
  }

  #value(): Value {
    if (this.#take('$')) return { kind: 'variable', name: this.#name() };
    if (this.#take('{')) return { kind: 'object', fields: this.#fields('}') };
    if (this.#take('[')) {
      const items: Value[] = [];
      while (!this.#take(']')) items.push(this.#value());
      return { kind: 'list', items };
    }
    return { kind: 'plain', value: plainValue(this.#next()) };
  }

  #peek(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new GraphqlSyntaxError('Unexpected end of document');
    return token;
  }

  #next(): Token {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }

  #take(text: string): boolean {
    const token = this.#peek();
    if (token.kind === 'string' || token.text !== text) return false;
    this.#at += 1;
    return true;
  }

  #expect(text: string): void {
    if (!this.#take(text)) throw this.#unexpected(this.#peek());
  }

  #name(): string {
    const token = this.#next();
    if (token.kind !== 'name') throw this.#unexpected(token);
    return token.text;
  }

  #unexpected(token: Token | undefined): GraphqlSyntaxError {
    if (token === undefined || token.kind === 'end')
      return new GraphqlSyntaxError('Unexpected end of document');
    const { line, column } = token.location;
    return new GraphqlSyntaxError(
      `Parse error on ${JSON.stringify(token.text)} (${token.kind}) at [${line}, ${column}]`,
    );
  }
}

/** Enum values stand for their names. */
function plainValue(token: Token): Json {
  if (token.kind === 'number') return Number(token.text);
  if (token.kind === 'string') {
    return token.text.startsWith('"""') ? token.text.slice(3, -3) : String(JSON.parse(token.text));
  }
  if (token.kind !== 'name') throw new GraphqlSyntaxError(`Parse error on ${JSON.stringify(token.text)}`);
  const known: Readonly<Record<string, Json>> = { true: true, false: false, null: null };
  return known[token.text] ?? (token.text === 'null' ? null : token.text);
}
