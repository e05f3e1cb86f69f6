import { appendAudit } from '../domain/status/audit.ts';
import { type CommandFact, commandAuditLine } from '../domain/status/command-audit.ts';
import { changeStored } from './change-stored.ts';
import type { ObeyPorts } from './command-work.ts';
import { failureOf } from './failure-fact.ts';
import { AUDIT_LINES, statusPaths } from './status-files.ts';

/** One commit with a line for each decision. Why there is none, as a plain sentence; null: all is well. */
export async function auditCommands(ports: ObeyPorts, facts: readonly CommandFact[]): Promise<string | null> {
  const [first] = facts;
  if (first === undefined) return null;
  if (ports.store === null)
    return 'No status is kept (status: off), so the decision stands in no audit trail.';
  const { audit } = statusPaths('');
  const lines = facts.map(commandAuditLine);
  const message = [`Commands by ${first.by}`, '', `Run: ${first.requestId}`, '', '[skip ci]'].join('\n');
  try {
    await changeStored(
      { ...ports, store: ports.store },
      {
        paths: [audit],
        message,
        change: ({ files }) => {
          const before = files.get(audit) ?? null;
          const after = lines.reduce<string | null>(
            (text, line) => appendAudit(text, line, AUDIT_LINES),
            before,
          );
          return after === null || after === before ? new Map() : new Map([[audit, after]]);
        },
      },
    );
    return null;
  } catch (error) {
    const { code, message: reason } = failureOf(error);
    return `The decision could not be written to the audit trail (${code}): ${reason}.`;
  }
}
