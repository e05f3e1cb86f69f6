import type { Assessment } from '../drift/assessment.ts';
import type { PlannedChange } from '../plan/plan.ts';
import type { ObjectId } from '../resource/object-id.ts';
import type { FieldPointer } from '../shared/pointer.ts';
import { plainText } from './escape-text.ts';
import type { TextContext } from './report-models.ts';

/** What a person can do about an object, as a word on what it gives and a command or an edit. */
export interface NextStep {
  readonly gives: string;
  readonly how: string;
}

/** `KIND/NAME[:POINTER]`, as `--accept-git` and `explain` read it. */
export function objectArgument(id: ObjectId, pointer: FieldPointer | null = null): string {
  return `${id.kind}/${id.name}${pointer === null ? '' : `:${pointer}`}`;
}

export function nextStepsOf(change: PlannedChange, context: TextContext): readonly NextStep[] {
  switch (change.hold) {
    case 'foreign-change':
    case 'conflict':
      return foreignSteps(change.assessment, context);
    case 'delete-off':
      return [{ gives: 'keep it', how: 'put its manifest back into Git' }];
    case 'unmanaged':
      return [{ gives: 'manage it', how: 'write its manifest into Git, and apply' }];
    case 'invalid':
    case 'refers-to-invalid':
      return [{ gives: 'see the errors', how: context.commandLine('validate') }];
    case 'kind-not-served':
      return [{ gives: 'see what is served', how: context.commandLine('doctor') }];
    case 'ignored':
    case null:
      return [];
  }
}

const FIELD_COMMANDS_SHOWN = 4;

function foreignSteps(assessment: Assessment, context: TextContext): readonly NextStep[] {
  const { id, manifest, live, fields } = assessment;
  if (manifest === null || live === null) {
    return [{ gives: 'keep it', how: 'put its manifest back into Git with the values of the cluster' }];
  }
  const accept = (pointer: FieldPointer | null) =>
    context.commandLine('apply', ['--accept-git', objectArgument(id, pointer)]);
  const single = fields.length <= FIELD_COMMANDS_SHOWN;
  const commands = single ? fields.map((field) => accept(field.pointer)) : [accept(null)];
  const place = fields.find((field) => field.location !== null)?.location ?? manifest;
  return [
    ...commands.map((how) => ({ gives: "take Git's value", how })),
    {
      gives: "take the cluster's",
      how: `write it at ${plainText(place.file)}:${place.line}, commit, then ${context.commandLine('apply')}`,
    },
  ];
}
