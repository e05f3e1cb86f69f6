import { OPT_OUT_ANNOTATION } from '../drift/assess-object.ts';
import type { Assessment } from '../drift/assessment.ts';
import type { PlannedChange } from '../plan/plan.ts';
import type { ObjectId } from '../resource/object-id.ts';
import type { FieldPointer } from '../shared/pointer.ts';
import { plainText } from './escape-text.ts';
import type { CommandLines } from './report-models.ts';

/** What a person can do about an object, as a word on what it gives and a command or an edit. */
export interface NextStep {
  readonly gives: string;
  readonly how: string;
}

/** `KIND/NAME[:POINTER]`, as `--accept-git` and `explain` read it. */
export function objectArgument(id: ObjectId, pointer: FieldPointer | null = null): string {
  return `${id.kind}/${id.name}${pointer === null ? '' : `:${pointer}`}`;
}

/** The one place that knows what to do next about an object; every command is whole and can be pasted. */
export function nextStepsOf(change: PlannedChange, commands: CommandLines): readonly NextStep[] {
  if (change.assessment.deleteCandidate && !change.assessment.ignored)
    return candidateSteps(change, commands);
  switch (change.hold) {
    case 'foreign-change':
    case 'conflict':
      return foreignSteps(change.assessment, commands);
    case 'unmanaged':
      return [
        { gives: 'take it into Git', how: commands.commandLine('backport', [objectArgument(change.id)]) },
      ];
    case 'invalid':
    case 'refers-to-invalid':
      return [{ gives: 'see the errors', how: commands.commandLine('validate') }];
    case 'kind-not-served':
      return [{ gives: 'see what is served', how: commands.commandLine('doctor') }];
    case 'ignored':
      return [{ gives: 'manage it', how: optInText(change.assessment) }];
    case 'on-hold':
      return [{ gives: 'resume writing', how: 'take the hold out of the configuration (comment: /release)' }];
    case 'frozen':
      return [
        { gives: 'do it', how: `${commands.commandLine('apply')}, once the freeze is over` },
        { gives: 'do it now', how: 'write /apply because REASON in a comment (role maintain)' },
      ];
    case 'delete-off':
      return [];
    case null:
      return change.action === 'keep' ? [] : [{ gives: 'do it', how: commands.commandLine('apply') }];
  }
}

function optInText({ ignoredBecause }: Assessment): string {
  return ignoredBecause === undefined
    ? `remove the annotation ${OPT_OUT_ANNOTATION}`
    : 'remove the ignore rule from the configuration';
}

/** For one object by itself; a report says the same once for all of them (`removalHint`). */
function candidateSteps({ id, assessment }: PlannedChange, commands: CommandLines): readonly NextStep[] {
  const { entry, dependents } = assessment;
  const from = entry === null ? '' : ` (it was in ${plainText(entry.file)})`;
  const when = dependents.length === 0 ? '' : ', once nothing needs it';
  return [
    { gives: `remove it by hand${when}`, how: deleteLine(id, commands) },
    { gives: 'keep it', how: `put its manifest back into Git${from}` },
    { gives: 'leave it to the cluster', how: optOutLine(id, commands) },
  ];
}

export function deleteLine(id: ObjectId, commands: CommandLines): string {
  return commands.kubectlLine('delete', id);
}

export function optOutLine(id: ObjectId, commands: CommandLines): string {
  return commands.kubectlLine('annotate', id, [`${OPT_OUT_ANNOTATION}=true`]);
}

const FIELD_COMMANDS_SHOWN = 4;

function foreignSteps(assessment: Assessment, commands: CommandLines): readonly NextStep[] {
  const { id, manifest, live, fields } = assessment;
  if (manifest === null || live === null) {
    return [{ gives: 'keep it', how: 'put its manifest back into Git with the values of the cluster' }];
  }
  const accept = (pointer: FieldPointer | null) =>
    commands.commandLine('apply', ['--accept-git', objectArgument(id, pointer)]);
  const single = fields.length <= FIELD_COMMANDS_SHOWN;
  const lines = single ? fields.map((field) => accept(field.pointer)) : [accept(null)];
  return [
    ...lines.map((how) => ({ gives: "take Git's value", how })),
    // the files only: the command itself says what follows
    { gives: "take the cluster's", how: commands.commandLine('backport', [objectArgument(id)]) },
  ];
}
