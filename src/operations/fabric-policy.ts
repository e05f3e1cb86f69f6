import type { Assessment } from '../domain/drift/assessment.ts';
import { applyIgnoreRules } from '../domain/drift/ignore-rules.ts';
import { ignoredNotices, ruleFindings } from '../domain/drift/rule-findings.ts';
import { freezeText } from '../domain/plan/policy-stop.ts';
import type { FabricPolicy } from '../domain/resource/fabric-policy.ts';
import { type Freeze, freezeAt } from '../domain/resource/freeze.ts';
import type { Diagnostic } from '../domain/shared/diagnostic.ts';
import type { Validation } from '../domain/validate/validation.ts';
import type { Clock } from '../ports/clock.ts';

/** What the configuration makes of a comparison. */
export interface PolicedComparison {
  readonly assessments: readonly Assessment[];
  /** Rules that are over, and (against a cluster) rules that nothing fits. */
  readonly findings: readonly Diagnostic[];
  /** What was ignored, and the freeze that is in force, a sentence each. */
  readonly notices: readonly string[];
  readonly freeze: Freeze | null;
}

/** `side`: only a cluster can show that a rule fits nothing. Without a policy nothing changes. */
export function policeComparison(
  assessments: readonly Assessment[],
  policy: FabricPolicy | undefined,
  clock: Clock,
  side: 'cluster' | 'commit',
): PolicedComparison {
  if (policy === undefined) return { assessments, findings: [], notices: [], freeze: null };
  const nowMs = clock.epochMs();
  const { ignore, conflictPolicy } = policy;
  const result = applyIgnoreRules(assessments, ignore, conflictPolicy, nowMs);
  const freeze = freezeAt(policy.freeze, nowMs);
  return {
    assessments: result.assessments,
    findings: ruleFindings(result.expired, side === 'cluster' ? result.unused : []),
    notices: [...ignoredNotices(result.assessments), ...(freeze === null ? [] : [freezeText(freeze)])],
    freeze,
  };
}

/** Findings about the configuration come first: they may be why others are missing. */
export function withFindings(validation: Validation, findings: readonly Diagnostic[]): Validation {
  return findings.length === 0
    ? validation
    : { ...validation, diagnostics: [...findings, ...validation.diagnostics] };
}
