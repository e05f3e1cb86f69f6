import { plainText } from '../../domain/report/escape-text.ts';
import type { Log, LogFields } from '../../ports/log.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';
const LEVELS: readonly Level[] = ['debug', 'info', 'warn', 'error'];

export interface StreamLogOptions {
  readonly write: (line: string) => void;
  /** ISO 8601, for the JSON form. */
  readonly now: () => string;
  readonly format: 'text' | 'json';
  /** The least important level that is written. */
  readonly level: Level;
}

/** One line a record: short for a terminal, JSON for machines. What is written passes the sink's redaction. */
export function streamLog(options: StreamLogOptions, bound: LogFields = {}): Log {
  const record =
    (level: Level) =>
    (message: string, fields: LogFields = {}) => {
      if (LEVELS.indexOf(level) < LEVELS.indexOf(options.level)) return;
      const all = { ...bound, ...fields };
      options.write(
        options.format === 'json'
          ? jsonLine(options.now(), level, message, all)
          : textLine(level, message, all),
      );
    };
  return {
    debug: record('debug'),
    info: record('info'),
    warn: record('warn'),
    error: record('error'),
    child: (fields) => streamLog(options, { ...bound, ...fields }),
  };
}

function jsonLine(time: string, level: Level, message: string, fields: LogFields): string {
  return `${JSON.stringify({ time, level, message, ...fields })}\n`;
}

function textLine(level: Level, message: string, fields: LogFields): string {
  const pairs = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}=${plainText(String(value))}`);
  return `${level}: ${plainText(message)}${pairs.join('')}\n`;
}
