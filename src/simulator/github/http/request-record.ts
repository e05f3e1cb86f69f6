/** One request as it came and what was answered. */
export interface RequestRecord {
  readonly method: string;
  /** Path with query, as the client wrote it. */
  readonly path: string;
  /** Without `/api/v3` and without query. */
  readonly route: string;
  /** GitHub's id of the operation; null: there is none for this path. `graphql` for GraphQL. */
  readonly operation: string | null;
  /** Whether it asked to change something: any method but GET, and of GraphQL the mutations. */
  readonly write: boolean;
  /** Of the answer; 0: the connection was cut, or nothing was ever answered. */
  readonly status: number;
  /** Names in small letters; the value of `authorization` is taken out. */
  readonly headers: Readonly<Record<string, string>>;
  /** Who asked: the name of the token, not the token; null: nobody. */
  readonly caller: string | null;
  readonly body: Buffer;
  /** Request line, headers (without the value of `authorization`) and body as they came: for the hunt for secrets. */
  readonly raw: Buffer;
  readonly answerHeaders: Readonly<Record<string, string>>;
  /** Text of the answer; empty for none. */
  readonly answerBody: string;
  /** An injected fault stood in for the answer. */
  readonly fault: boolean;
  /** Whether the request was carried out (a fault can take only the answer away). */
  readonly carriedOut: boolean;
  /** ISO 8601, when it came in. */
  readonly at: string;
}
