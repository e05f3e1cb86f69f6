import type { Diagnostic } from '../shared/diagnostic.ts';
import { plural } from '../shared/plural.ts';
import type { Validation } from '../validate/validation.ts';
import { type Evidence, snapshotFor } from './make-snapshot.ts';
import type { RunFacts } from './run-facts.ts';
import type { Snapshot } from './snapshot.ts';

/** The Git side as this run saw it; null: the run ended before it came to read the files. */
export function observeGit(facts: RunFacts): Snapshot | null {
  // what is read later than this belongs to a later commit, so the start is what the commit can be told apart by
  const observedAt = facts.startedAt;
  if (facts.validation !== null) return judgeFiles(facts, facts.validation, observedAt);
  if (facts.failure === null || endedElsewhere(facts)) return null;
  const { code, message } = facts.failure;
  return snapshotFor('git_sync', 'git-unreadable', {
    observedAt,
    reason: message,
    evidence: { ...sourceOf(facts), code },
  });
}

/** The files are not what ended the run: it was cancelled, the fault is ours, or another end failed. */
function endedElsewhere({ failure, endpoints }: RunFacts): boolean {
  if (failure?.category === 'cancelled' || failure?.category === 'unexpected') return true;
  const git = endpoints.find(({ endpoint }) => endpoint === 'git');
  if (git?.failure?.code === failure?.code) return false;
  return endpoints.some(({ endpoint, failure: own }) => endpoint !== 'git' && own?.code === failure?.code);
}

function sourceOf({ commit, branch }: RunFacts): Evidence {
  return { commit, branch };
}

function judgeFiles(facts: RunFacts, validation: Validation, observedAt: string): Snapshot {
  const { coverage, diagnostics } = validation;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  const evidence: Evidence = {
    ...sourceOf(facts),
    files: coverage.files,
    documents: coverage.documents,
    validated: coverage.validated,
    unreadable: coverage.unreadable,
    invalid: coverage.invalid,
    skipped: coverage.skipped,
    errors: errors.length,
    warnings: warnings.length,
    first: firstOf(errors, warnings),
  };
  if (coverage.validated === 0) return snapshotFor('git_sync', 'git-empty', { observedAt, evidence });
  if (errors.length > 0) {
    const where = plural(new Set(errors.map(({ file }) => file)).size, 'file');
    const reason = `${plural(errors.length, 'error')} in ${where}, first ${firstOf(errors, [])}`;
    return snapshotFor('git_sync', 'git-invalid', { observedAt, reason, evidence });
  }
  if (warnings.length > 0) {
    const reason = `every manifest is valid, with ${plural(warnings.length, 'warning')}, first ${firstOf([], warnings)}`;
    return snapshotFor('git_sync', 'git-warnings', { observedAt, reason, evidence });
  }
  const reason = `${plural(coverage.validated, 'manifest')} in ${plural(coverage.files, 'file')}, all valid`;
  return snapshotFor('git_sync', 'git-valid', { observedAt, reason, evidence });
}

/** `HHS-4001 at vpcs.yaml:7`, the worst first. */
function firstOf(errors: readonly Diagnostic[], warnings: readonly Diagnostic[]): string | null {
  const first = errors[0] ?? warnings[0];
  return first === undefined ? null : `${first.code} at ${first.file}:${first.line}`;
}
