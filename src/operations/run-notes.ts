import type { RunFacts } from '../domain/status/run-facts.ts';

/** What a run looked at less of than its mode promises, and why: a plain sentence each. `base`: as in the request. */
export function notesOfRun(facts: RunFacts, base: string | null): string[] {
  return [...comparisonNotes(facts, base), ...applyNotes(facts), ...switchNotes(facts)];
}

function comparisonNotes(
  { mode, failure, comparedWith, endpoints }: RunFacts,
  base: string | null,
): string[] {
  const isOffline = endpoints.some(({ endpoint, asked }) => endpoint === 'cluster' && !asked);
  if (mode !== 'plan' || failure !== null || !isOffline) return [];
  const start = 'The cluster was not asked, because this run has no credentials for it';
  if (comparedWith === 'commit')
    return [`${start}: the plan compares with ${base === null ? 'a commit' : commitText(base)}.`];
  if (base === null) return [`${start}: the files were only validated.`];
  return [
    `${start}: the files were only validated, because ${commitText(base)} cannot be read here (a workflow needs \`fetch-depth: 0\`).`,
  ];
}

function applyNotes({ mode, failure, validation, plan, outcomes }: RunFacts): string[] {
  if (mode !== 'apply' || failure === null || outcomes.length > 0) return [];
  if (failure.category === 'unexpected') {
    return [
      'It is not known what was applied: look at the log, and run again, which tells what is left to do.',
    ];
  }
  if (validation === null) return [`Nothing was applied (${failure.code}): the files could not be read.`];
  const found =
    plan === null ? 'The files were validated only.' : 'Validation and drift were looked at all the same.';
  return [`Nothing was applied (${failure.code}). ${found}`];
}

function switchNotes({ comparedWith, switches }: RunFacts): string[] {
  if (comparedWith !== 'cluster' || switches !== null) return [];
  return ['The switches could not be looked at, so nothing is said of what they run.'];
}

function commitText(commit: string): string {
  return `commit \`${commit.slice(0, 12)}\``;
}
