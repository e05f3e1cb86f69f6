import type { KindRegistry, Rule } from '../resource/kind.ts';
import type { SkippedSource } from '../resource/manifest.ts';
import type { Coverage } from '../shared/coverage.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { plural } from '../shared/plural.ts';
import { VALIDATE_CODES } from './validate-codes.ts';

export interface CoverageInput {
  /** How many files were read. */
  readonly files: number;
  /** Files and directories that were to be read and could not be; each hides at least a document. */
  readonly unreadFiles: number;
  readonly validated: number;
  readonly unreadable: number;
  readonly invalid: number;
  readonly skipped: readonly SkippedSource[];
  readonly notChecked: readonly string[];
}

/** `documents` counts what holds anything: empty documents and files that were left out whole are only listed. */
export function coverageOf(input: CoverageInput): Coverage {
  const reasons = new Map<string, number>();
  let skippedDocuments = 0;
  for (const { reason, line } of input.skipped) {
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    if (line !== null && reason !== 'empty') skippedDocuments += 1;
  }
  const unreadable = input.unreadable + input.unreadFiles;
  return {
    files: input.files + input.unreadFiles,
    documents: input.validated + unreadable + skippedDocuments,
    validated: input.validated,
    unreadable,
    invalid: input.invalid,
    skipped: input.skipped.length,
    skippedByReason: Object.fromEntries([...reasons].sort(([a], [b]) => (a < b ? -1 : 1))),
    notChecked: input.notChecked,
  };
}

export interface Help {
  readonly liveKeys: boolean;
  readonly previous: boolean;
  readonly served: boolean;
  readonly config: boolean;
  /** What controllers keep is known as far as rules read it. */
  readonly observed: boolean;
}

/** The checks that this run did not make on objects of these kinds, in words. */
export function notCheckedWithout(help: Help, registry: KindRegistry, kinds: ReadonlySet<string>): string[] {
  const missing: string[] = [];
  const topics = uncheckedTopics(registry, kinds);
  if (topics.length > 0) {
    missing.push(`rules of the fabric on ${topics.join(', ')} (the cluster checks them at the apply)`);
  }
  if (!help.config && registry.kinds.some(({ kind, rules }) => kinds.has(kind) && rules.some(readsConfig))) {
    missing.push(
      "rules about the fabric's configuration (its defaults were assumed; fabric-config gives the true one)",
    );
  }
  if (!help.liveKeys)
    missing.push('references to objects that exist only in the cluster (the cluster was not asked)');
  const unseen = help.liveKeys && !help.observed ? observedBy(registry, kinds) : [];
  if (unseen.length > 0) {
    missing.push(`whether every ${unseen.join(' and ')} is ready (the credential may not list them)`);
  }
  if (!help.served) missing.push('whether the cluster serves the kinds (the cluster was not asked)');
  const needPrevious = registry.kinds.some(({ rules }) => rules.some(({ needs }) => needs === 'previous'));
  if (!help.previous && needPrevious) {
    missing.push('rules about changes (neither a cluster nor a base commit to compare with)');
  }
  return missing;
}

/** Kinds of controllers' objects that rules of the kinds read. */
function observedBy(registry: KindRegistry, kinds: ReadonlySet<string>): string[] {
  const rules = registry.kinds
    .filter(({ kind }) => kinds.has(kind))
    .flatMap((definition) => definition.rules);
  return [...new Set(rules.flatMap(({ observes }) => observes ?? []))].sort();
}

function readsConfig({ needs }: Rule): boolean {
  return needs === 'config';
}

/** Topics of which a kind that is there lacks a rule. */
function uncheckedTopics(registry: KindRegistry, kinds: ReadonlySet<string>): string[] {
  const known = new Map(
    registry.kinds.map(({ kind, rules }) => [kind, new Set(rules.map(({ code }) => code))]),
  );
  return (registry.ruleTopics ?? [])
    .filter(({ codes }) =>
      Object.entries(codes).some(
        ([kind, wanted]) => kinds.has(kind) && wanted.some((code) => known.get(kind)?.has(code) !== true),
      ),
    )
    .map(({ what }) => what);
}

/** A run that checked nothing must not be green, whatever the reason. */
export function nothingValidated(coverage: Coverage, file: string | undefined): Diagnostic {
  const reasons = Object.entries(coverage.skippedByReason).map(([reason, count]) => `${count} ${reason}`);
  const skipped = reasons.length === 0 ? 'nothing skipped' : `skipped: ${reasons.join(', ')}`;
  const { severity, cure } = VALIDATE_CODES['HHS-4401'];
  return {
    code: 'HHS-4401',
    severity,
    file: file ?? '.',
    line: 1,
    column: 1,
    pointer: '',
    kind: null,
    namespace: null,
    name: null,
    message: `no manifest was validated (${plural(coverage.files, 'file')} seen, ${plural(coverage.unreadable, 'document')} unreadable, ${skipped})`,
    help: cure,
  };
}
