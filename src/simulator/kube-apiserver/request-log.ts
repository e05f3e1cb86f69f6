/** One request as the server's audit log has it. */
export interface RequestRecord {
  /** get, list, watch, create, update, patch, delete, deletecollection. */
  readonly verb: string;
  readonly method: string;
  /** Path and query. */
  readonly uri: string;
  /** Status code of the answer; 0 where the connection was cut before one. */
  readonly code: number;
  readonly user: string;
  /** ISO 8601, when the request came in. */
  readonly at: string;
}
