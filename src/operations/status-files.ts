import type { MarkdownContext } from '../domain/report/markdown-context.ts';
import { renderStatusPage } from '../domain/report/status-page.ts';
import { appendAudit, auditLine } from '../domain/status/audit.ts';
import { driftDocument } from '../domain/status/drift-document.ts';
import { renderStatusJson } from '../domain/status/render-status.ts';
import type { RunFacts } from '../domain/status/run-facts.ts';
import type { StatusDocument } from '../domain/status/status-document.ts';
import type { StoredFiles } from '../ports/status-store.ts';

/** Lines of audit.jsonl; with a bounded line each, the file stays far below a megabyte. */
export const AUDIT_LINES = 1_000;

export interface StatusPaths {
  readonly status: string;
  readonly drift: string;
  readonly page: string;
  readonly audit: string;
}

export function statusPaths(fabric: string): StatusPaths {
  return {
    status: `${fabric}/status.json`,
    drift: `${fabric}/drift.json`,
    page: `${fabric}/STATUS.md`,
    audit: 'audit.jsonl',
  };
}

const STATUS_FILE = /^([^/]+\/(status\.json|drift\.json|holds\.json|STATUS\.md)|audit\.jsonl)$/;

/** Whether a path of the repository is written by this product, of whichever fabric. */
export function isStatusFile(path: string): boolean {
  return STATUS_FILE.test(path);
}

export interface StatusFiles {
  /** Those whose text is another than the stored one. */
  readonly files: ReadonlyMap<string, string>;
  /** Objects that drift.json does not list, because it would grow too large. */
  readonly omitted: number;
}

/** The files of one commit. */
export function filesToCommit(
  facts: RunFacts,
  document: StatusDocument,
  context: MarkdownContext,
  { files }: StoredFiles,
): StatusFiles {
  const paths = statusPaths(facts.fabric);
  const texts = new Map([
    [paths.status, renderStatusJson(document)],
    [paths.page, renderStatusPage(document, context)],
  ]);
  const drift = driftDocument(facts, files.get(paths.drift) ?? null, document);
  if (drift !== null) texts.set(paths.drift, drift.text);
  const line = auditLine(facts, document);
  if (line !== null) texts.set(paths.audit, appendAudit(files.get(paths.audit) ?? null, line, AUDIT_LINES));
  return {
    files: new Map([...texts].filter(([path, text]) => files.get(path) !== text)),
    omitted: drift?.omitted ?? 0,
  };
}

/** Names the run that wrote it. Nothing is to be built or deployed because a status moved. */
export function commitMessage({ fabric, mode, requestId, url }: RunFacts, document: StatusDocument): string {
  const about = [`Run: ${requestId}`, ...(url === null ? [] : [url])];
  return [`${fabric}: ${document.state} after ${mode}`, '', ...about, '', '[skip ci]'].join('\n');
}
