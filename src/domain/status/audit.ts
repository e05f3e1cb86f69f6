import { displayId } from '../resource/object-id.ts';
import { boundedText } from './bounded-text.ts';
import { writtenBy } from './count-run.ts';
import { isSameRun } from './history.ts';
import type { RunFacts } from './run-facts.ts';
import type { StatusDocument } from './status-document.ts';

/** Version of a line of `audit.jsonl`. */
export const AUDIT_VERSION = 1;
/** Objects that a line names; the rest is counted. */
export const AUDIT_OBJECTS = 20;

/**
 * What a run did, as one line of JSON without line breaks; null: it neither wrote to the cluster nor changed the state of
 * the fabric. At most a few kilobytes, whatever the run did.
 */
export function auditLine(facts: RunFacts, document: StatusDocument): string | null {
  const at = document.history.findIndex((entry) => isSameRun(entry, facts));
  const entry = document.history[at];
  const written = writtenBy(facts.outcomes);
  const before = at === -1 ? null : (document.history[at + 1]?.state ?? null);
  const hasMoved = entry !== undefined && entry.state !== before;
  if (written.length === 0 && !hasMoved) return null;
  const accepted = facts.outcomes.filter((outcome) => outcome.accepted.length > 0);
  const { failure, interrupted, startedAt, endedAt, mode, requestId, commit, branch, url } = facts;
  return JSON.stringify({
    version: AUDIT_VERSION,
    at: endedAt,
    startedAt,
    fabric: facts.fabric,
    mode,
    requestId,
    commit,
    branch,
    url: url === null ? null : boundedText(url),
    state: entry?.state ?? document.state,
    stateBefore: before,
    written: written.length,
    objects: written
      .slice(0, AUDIT_OBJECTS)
      .map(({ id, outcome }) => ({ object: boundedText(displayId(id), 150), outcome })),
    acceptedGit: accepted.slice(0, AUDIT_OBJECTS).map(({ id, accepted: fields }) => ({
      object: boundedText(displayId(id), 150),
      fields: fields.length,
    })),
    interrupted: interrupted === null ? null : boundedText(interrupted),
    failure: failure === null ? null : boundedText(`${failure.code}: ${failure.message}`),
  });
}

/** The text of `audit.jsonl` with the line at its end, cut to the newest `keep` lines. A line that is there is not added again. */
export function appendAudit(text: string | null, line: string, keep: number): string {
  const lines = (text ?? '').split('\n').filter((one) => one.trim() !== '');
  const all = lines.includes(line) ? lines : [...lines, line];
  return `${all.slice(Math.max(0, all.length - keep)).join('\n')}\n`;
}
