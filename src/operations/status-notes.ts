import { CONFIGURATION_CODES } from '../domain/shared/configuration-codes.ts';
import { plural } from '../domain/shared/plural.ts';
import type { ReadStatus } from '../domain/status/read-status.ts';
import type { FailureFact } from '../domain/status/run-facts.ts';

/** What was found in place of a last status that can be built upon. `head`: the commit it was read at. */
export function notesOnLast(last: ReadStatus, head: string | null, place: string): string[] {
  const commit = head === null ? place : `commit ${head.slice(0, 12)} of ${place}`;
  switch (last.result) {
    case 'ok':
      return [];
    case 'absent':
      return [
        head === null
          ? `There was no status yet: ${place} did not exist and is made. If it was deleted, the history begins anew.`
          : `There was no status of this fabric in ${place} yet: its history begins here.`,
      ];
    case 'edited':
      return [
        `The last status was changed by hand (${clause(last.why)}): it is written anew, and the changed text stays in ${commit}.`,
      ];
    case 'damaged':
      return [
        `The last status cannot be read (${clause(last.why)}): it is written anew, and the damaged text stays in ${commit}.`,
      ];
    case 'newer':
      return [];
  }
}

/** A status that is not ours to overwrite. */
export function newerStatus(version: number, place: string): FailureFact {
  const { category, cure } = CONFIGURATION_CODES['HHS-2029'];
  const message = `the last status in ${place} is of version ${version}, which only a newer hedgehog-sync knows`;
  return { category, code: 'HHS-2029', message, help: cure };
}

/** `uncertain`: a try to write was not answered, and nobody could look. */
export function notWritten(failure: FailureFact, place: string, uncertain: boolean): string {
  const what = uncertain
    ? `It is not known whether the status was written to ${place}`
    : `The status was not written to ${place}`;
  return `${what} (${failure.code}): ${sentence(failure.message)} ${sentence(failure.help)}`.trim();
}

/** So many objects have no room in drift.json. */
export function driftCutShort(omitted: number): string {
  const objects = plural(omitted, 'object');
  return `drift.json would grow too large, so it does not list ${objects}, unmanaged ones first; \`hedgehog-sync drift\` shows all.`;
}

export function notLookedAgain(failure: FailureFact): string {
  return `Facts of this run contradict each other, and a second look failed (${failure.code}): ${sentence(failure.message)}`;
}

function sentence(text: string): string {
  return text === '' || /[.!?]$/.test(text) ? text : `${text}.`;
}

/** To stand inside another sentence. */
function clause(text: string): string {
  return text.replace(/[.!?]$/, '');
}
