import { readAccepted } from '../../domain/config/accepted-fields.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';
import type { RunMode } from '../../domain/status/status-state.ts';
import type { AcceptedField } from '../../operations/fabric-ports.ts';
import type { ActionInputs } from './action-inputs.ts';

/** What a person accepted by a command, as the App hands it over. Throws ConfigurationError HHS-2001. */
export function acceptedFields(
  { values: { accept: given } }: Pick<ActionInputs, 'values'>,
  mode: RunMode,
): readonly AcceptedField[] {
  if (given === null) return [];
  const fields = readAccepted(given);
  if (fields !== null && mode === 'apply') return fields;
  const message =
    fields === null
      ? 'the input accept is no list of accepted fields'
      : `the input accept goes with mode apply only, not with ${mode}`;
  throw new ConfigurationError({
    code: 'HHS-2001',
    message,
    help: 'Leave it to the App, which fills it for /accept-git; by hand use the option --accept-git of the command line.',
  });
}
