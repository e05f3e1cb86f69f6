export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Structured log: static message, facts in fields (`op`, `key`, `attempt`, `durationMs`, `category` …). Sinks redact. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  child(fields: LogFields): Log;
}
