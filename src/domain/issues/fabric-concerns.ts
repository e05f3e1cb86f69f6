import { findingSections } from '../report/findings-markdown.ts';
import { fitBytes, plainSection } from '../report/fit-bytes.ts';
import { codeLink, fullSentence, name, sentence } from '../report/markdown-parts.ts';
import { timeText } from '../report/time-text.ts';
import type { ErrorCategory } from '../shared/errors.ts';
import { plural } from '../shared/plural.ts';
import type { RunFacts } from '../status/run-facts.ts';
import type { StatusDocument } from '../status/status-document.ts';
import type { ConcernContext } from './concern-context.ts';
import type { Concern } from './issue-topic.ts';
import { BODY_LIMIT, fingerprintOf, labelsOf, titleText } from './object-concern.ts';

/** The default branch holds manifests with errors: nothing of it is applied, or only a part. */
export function invalidConcern(facts: RunFacts, context: ConcernContext): Concern[] {
  const { validation, fabric } = facts;
  const errors = validation?.diagnostics.filter(({ severity }) => severity === 'error') ?? [];
  if (validation === null || errors.length === 0) return [];
  const opening = `The manifests of fabric ${name(fabric)} have ${plural(errors.length, 'error')}. They are not applied until they are mended.`;
  const sections = findingSections({ ...validation, diagnostics: errors }, context);
  const fit = { bytes: BODY_LIMIT, end: '', elsewhere: '`validate` lists all' };
  return [
    {
      fabric,
      topic: 'invalid',
      fingerprint: fingerprintOf('invalid', fabric, '', context),
      object: null,
      title: titleText(fabric, `${plural(errors.length, 'error')} in the manifests`),
      body: fitBytes([plainSection(opening), ...sections], fit).trimEnd(),
      labels: labelsOf(fabric, 'invalid'),
    },
  ];
}

/** Nobody has looked at the fabric for longer than the limit. The time is that of the last success: it does not move. */
export function staleConcern(document: StatusDocument | null, context: ConcernContext): Concern[] {
  if (document === null || document.state !== 'stale') return [];
  const { fabric, times, reason, next } = document;
  const since = times.succeededAt === null ? 'never' : timeText(times.succeededAt);
  const lines = [
    `Nobody has looked at fabric ${name(fabric)} for too long: its last successful run was ${sentence(since)}.`,
    fullSentence(reason),
    ...(next === '' ? [] : [`**What to do:** ${fullSentence(next)}`]),
  ];
  return [
    {
      fabric,
      topic: 'stale',
      fingerprint: fingerprintOf('stale', fabric, '', context),
      object: null,
      title: titleText(fabric, 'the status is stale'),
      body: lines.join('\n\n'),
      labels: labelsOf(fabric, 'stale'),
    },
  ];
}

/** Faults that no later run mends by itself: somebody has to change a right, a secret or a setting. */
const CRITICAL: ReadonlySet<ErrorCategory | string> = new Set<ErrorCategory>([
  'configuration',
  'authentication',
]);

export function criticalConcern(facts: RunFacts, context: ConcernContext): Concern[] {
  const { failure, fabric } = facts;
  if (failure === null || !CRITICAL.has(failure.category)) return [];
  const lines = [
    `Runs of fabric ${name(fabric)} cannot do their work, and will not by themselves.`,
    `${codeLink(failure.code, context)} ${fullSentence(failure.message)}`,
    `**What to do:** ${fullSentence(failure.help)}`,
  ];
  return [
    {
      fabric,
      topic: 'critical',
      fingerprint: fingerprintOf('critical', fabric, failure.code, context),
      object: null,
      title: titleText(fabric, `runs fail: ${failure.code}`),
      body: lines.join('\n\n'),
      labels: labelsOf(fabric, 'critical'),
    },
  ];
}
