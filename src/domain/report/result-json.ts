import type { Assessment } from '../drift/assessment.ts';
import { flatField } from '../drift/flat-field.ts';
import type { ObjectOutcome } from '../plan/outcome.ts';
import type { PlannedChange } from '../plan/plan.ts';
import type { MendReport } from '../resource/mend.ts';
import type { ObjectId } from '../resource/object-id.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import type { Validation } from '../validate/validation.ts';
import type { ErrorFacts } from './error-text.ts';
import { SCHEMA_VERSION } from './json-parts.ts';
import type {
  AppliedObjectJson,
  ApplyJson,
  DiagnosticJson,
  DoctorJson,
  DriftJson,
  ErrorJson,
  ExplainJson,
  PlanJson,
  PlannedObjectJson,
  ValidateJson,
} from './json-schemas.ts';
import { mendsJson } from './mend-json.ts';
import { nextStepsOf } from './next-steps.ts';
import type { ApplyReport, CommandLines, ExplainReport, PlanReport, SetupReport } from './report-models.ts';

const schemaVersion = SCHEMA_VERSION;

/** `mends`: null where nothing was to be mended. */
export function validateJson(
  fabric: string,
  validation: Validation,
  mends: MendReport | null = null,
): ValidateJson {
  const { documents, coverage } = validation;
  return {
    schemaVersion,
    command: 'validate',
    fabric,
    documents: documents.map(({ file, line, kind, namespace, name }) => ({
      file,
      line,
      kind,
      namespace,
      name,
    })),
    diagnostics: validation.diagnostics.map(diagnosticJson),
    skipped: validation.skipped.map(({ file, line, reason, detail }) => ({ file, line, reason, detail })),
    coverage,
    mends: mends === null ? null : mendsJson(mends),
  };
}

export function planJson(report: PlanReport): PlanJson {
  const { plan } = report;
  return {
    schemaVersion,
    command: 'plan',
    fabric: report.fabric,
    comparedWith: report.comparedWith,
    commit: plan.commit,
    planId: plan.id,
    waves: plan.waves,
    objects: plan.changes.map(plannedObjectJson),
    counts: plan.byAction,
    states: plan.byState,
    notices: plan.notices,
    diagnostics: report.validation.diagnostics.map(diagnosticJson),
    coverage: report.validation.coverage,
  };
}

export function driftJson(report: PlanReport): DriftJson {
  const { plan, validation } = report;
  return {
    schemaVersion,
    command: 'drift',
    fabric: report.fabric,
    comparedWith: report.comparedWith,
    commit: plan.commit,
    objects: plan.changes.map(plannedObjectJson),
    counts: plan.byState,
    notices: plan.notices,
    diagnostics: validation.diagnostics.map(diagnosticJson),
    coverage: validation.coverage,
  };
}

export function applyJson(report: ApplyReport): ApplyJson {
  const changes = new Map(report.plan?.changes.map((change) => [change.key, change]));
  const manifests = new Map(report.validation.manifests.map((manifest) => [manifest.key, manifest]));
  return {
    schemaVersion,
    command: 'apply',
    fabric: report.fabric,
    comparedWith: report.comparedWith,
    commit: report.plan?.commit ?? null,
    objects: report.outcomes.map((outcome) => {
      const assessment = changes.get(outcome.key)?.assessment ?? null;
      const manifest = manifests.get(outcome.key) ?? null;
      const place = { file: manifest?.file ?? assessment?.entry?.file ?? null, line: manifest?.line ?? null };
      return appliedObjectJson(outcome, assessment, place);
    }),
    counts: report.counts,
    convergence: report.convergence,
    interrupted: report.interrupted,
    notices: report.plan?.notices ?? [],
    diagnostics: report.validation.diagnostics.map(diagnosticJson),
    coverage: report.validation.coverage,
  };
}

export function explainJson(report: ExplainReport, commands: CommandLines): ExplainJson {
  const { change, steps, decision } = report;
  const { assessment } = change;
  return {
    schemaVersion,
    command: 'explain',
    fabric: report.fabric,
    object: {
      ...identityJson(assessment.id, assessment),
      state: assessment.state,
      reason: assessment.reason,
      comparison: assessment.comparison,
      twoWayReason: assessment.twoWayReason,
      fields: assessment.fields.map(flatField),
    },
    steps,
    decision,
    next: nextStepsOf(change, commands).map(({ gives, how }) => `${gives}: ${how}`),
  };
}

export function doctorJson(report: SetupReport): DoctorJson {
  return { schemaVersion, command: 'doctor', fabric: report.fabric, checks: report.checks };
}

export function errorJson(command: string | null, error: ErrorFacts): ErrorJson {
  const { category, code, message, help, details } = error;
  return { schemaVersion, command, error: { category, code, message, help, details } };
}

function diagnosticJson(diagnostic: Diagnostic): DiagnosticJson {
  const { code, severity, file, line, column, pointer, kind, namespace, name, message, help } = diagnostic;
  const related = relatedJson(diagnostic.related);
  return { code, severity, file, line, column, pointer, kind, namespace, name, message, help, related };
}

function relatedJson(related: Diagnostic['related']): DiagnosticJson['related'] {
  return (related ?? []).map(({ file, line, column, message }) => ({ file, line, column, message }));
}

function identityJson({ group, kind, namespace, name }: ObjectId, { manifest, entry }: Assessment) {
  const file = manifest?.file ?? entry?.file ?? null;
  return { group, kind, namespace, name, file, line: manifest?.line ?? null };
}

/** Written out: a spread before as many fields makes each object ten times as large, and there are thousands. */
function plannedObjectJson(change: PlannedChange): PlannedObjectJson {
  const { assessment } = change;
  const { group, kind, namespace, name, file, line } = identityJson(change.id, assessment);
  return {
    group,
    kind,
    namespace,
    name,
    file,
    line,
    action: change.action,
    state: assessment.state,
    reason: change.reason,
    hold: change.hold,
    wave: change.wave,
    comparison: assessment.comparison,
    twoWayReason: assessment.twoWayReason,
    proof: assessment.proof,
    deleteCandidate: assessment.deleteCandidate,
    dependents: assessment.dependents.map(({ id, pointer, inGit }) => ({
      kind: id.kind,
      namespace: id.namespace,
      name: id.name,
      pointer,
      inGit,
    })),
    deleteBlocks: (assessment.deleteBlocks ?? []).map(({ code, message, help, related }) => ({
      ...{ code, message, help },
      related: relatedJson(related),
    })),
    fields: assessment.fields.map(flatField),
    ignoredFields: (assessment.ignoredFields ?? []).map(({ field, reason, by, expiresMs }) => ({
      ...{ field: flatField(field), reason, by },
      expires: expiresMs === null ? null : new Date(expiresMs).toISOString(),
    })),
  };
}

function appliedObjectJson(
  outcome: ObjectOutcome,
  assessment: Assessment | null,
  place: { readonly file: string | null; readonly line: number | null },
): AppliedObjectJson {
  const { group, kind, namespace, name } = outcome.id;
  return {
    group,
    kind,
    namespace,
    name,
    file: place.file,
    line: place.line,
    outcome: outcome.outcome,
    state: assessment?.state ?? null,
    reason: outcome.reason,
    attempts: outcome.attempts,
    error: outcome.error,
    accepted: outcome.accepted,
    fields: (assessment?.fields ?? []).map(flatField),
  };
}
