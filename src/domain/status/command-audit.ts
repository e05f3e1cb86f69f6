import { AUDIT_VERSION } from './audit.ts';
import { boundedText } from './bounded-text.ts';

/** What was decided about one command, and what became of it. */
export interface CommandFact {
  /** ISO 8601. */
  readonly at: string;
  /** null: no fabric was meant, or none could be found. */
  readonly fabric: string | null;
  readonly requestId: string;
  /** As written. */
  readonly command: string;
  readonly by: string;
  /** As the forge said when it came; null: not asked. */
  readonly role: string | null;
  /** Issue or pull request; null: it was a button of a check. */
  readonly number: number | null;
  readonly comment: number | null;
  /** Commit of the check whose button it was; absent: it was a comment. */
  readonly check?: string;
  readonly allowed: boolean;
  readonly because: string;
  readonly result: string;
}

/** One line of `audit.jsonl`, without line breaks. */
export function commandAuditLine(fact: CommandFact): string {
  const { at, fabric, requestId, command, by, role, number, comment, check, allowed, because, result } = fact;
  return JSON.stringify({
    version: AUDIT_VERSION,
    at,
    fabric,
    mode: 'command',
    requestId,
    command: boundedText(command),
    by: boundedText(by, 100),
    role,
    number,
    comment,
    ...(check === undefined ? {} : { check }),
    allowed,
    because: boundedText(because),
    result,
  });
}
