import type { RunFacts } from '../status/run-facts.ts';
import type { StatusDocument } from '../status/status-document.ts';
import { type ChangeGroups, groupChanges } from './change-groups.ts';
import type { MarkdownContext } from './markdown-context.ts';
import type { RunReport } from './run-report.ts';
import { uncheckedOf } from './unchecked.ts';
import { countSeverities } from './validation-text.ts';

/** A run, looked through once: what the answers and the sections are made from. */
export interface RunView {
  readonly facts: RunFacts;
  readonly document: StatusDocument | null;
  readonly groups: ChangeGroups;
  readonly unchecked: readonly string[];
  /** In the files. */
  readonly errors: number;
  /** Objects that this run wrote. */
  readonly wrote: number;
  readonly context: MarkdownContext;
}

export function viewOf({ facts, document }: RunReport, context: MarkdownContext): RunView {
  const groups = groupChanges(facts);
  return {
    facts,
    document,
    groups,
    unchecked: uncheckedOf(facts),
    errors: countSeverities(facts.validation?.diagnostics ?? []).error,
    wrote: groups.written.length,
    context,
  };
}
