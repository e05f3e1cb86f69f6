import { readObjectArgument } from '../../domain/config/object-argument.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';
import type { AcceptedField } from '../../operations/fabric-ports.ts';
import { FABRIC_NAMESPACE } from '../../operations/kind-address.ts';

/** A field of `--accept-git`. Throws ConfigurationError. */
export function acceptedField(text: string): AcceptedField {
  const argument = readObjectArgument('--accept-git', text, true);
  if (!argument.ok) throw new ConfigurationError(argument.facts);
  const { namespace } = argument.value;
  if (namespace !== null && namespace !== FABRIC_NAMESPACE) {
    throw new ConfigurationError({
      code: 'HHS-2001',
      message: `--accept-git ${text}: no object of a fabric is in namespace ${namespace}`,
      help: `Leave the namespace out: they are all in ${FABRIC_NAMESPACE}.`,
    });
  }
  return argument.value;
}
