/** One switch agent without its spec, which holds credentials and never leaves the adapter. */
export interface AgentStatus {
  readonly name: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly generation: number;
  readonly lastAppliedGen: number | null;
  readonly lastAttemptGen: number | null;
  /** ISO 8601. */
  readonly lastHeartbeat: string | null;
  readonly rebootRequired: boolean;
}
