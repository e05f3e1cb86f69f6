import type { Severity } from '../shared/diagnostic.ts';
import { plural } from '../shared/plural.ts';
import type { FieldPointer } from '../shared/pointer.ts';
import { type Emit, type Finding, finding } from './finding.ts';

/** A file may be nothing but mistakes: beyond this many findings on one object the rest is counted, not listed. */
const LISTED = 100;

export interface ObjectFindings {
  readonly emit: Emit;
  /** Pointers of the errors so far. */
  wrong(): FieldPointer[];
  hasErrors(): boolean;
  /** The findings to show; the last one counts those that are not. */
  all(): readonly Finding[];
}

/** Gathers what is found on one object. */
export function objectFindings(): ObjectFindings {
  const listed: Finding[] = [];
  let unlisted = 0;
  let errors = 0;
  let worst: Severity = 'warning';
  return {
    emit(found) {
      if (found.severity === 'error') errors += 1;
      if (listed.length < LISTED) listed.push(found);
      else {
        unlisted += 1;
        if (found.severity === 'error') worst = 'error';
      }
    },
    wrong: () => listed.filter(({ severity }) => severity === 'error').map(({ pointer }) => pointer),
    hasErrors: () => errors > 0,
    all: () => (unlisted === 0 ? listed : [...listed, summary(unlisted, worst)]),
  };
}

function summary(unlisted: number, severity: Severity): Finding {
  const text = {
    message: `${plural(unlisted, 'more finding')} on this object ${unlisted === 1 ? 'is' : 'are'} not listed`,
    help: 'Correct those that are listed, then run again.',
  };
  return { ...finding('HHS-4099', '', text), severity };
}
