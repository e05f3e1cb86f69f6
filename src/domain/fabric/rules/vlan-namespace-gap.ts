import type { RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import type { FieldPointer } from '../../shared/pointer.ts';
import { specOf, textOf, textsOf } from '../read.ts';

/** What is wrong with a VPC on a switch whose vlanNamespaces lack the one of the VPC; at most one finding. */
export function vlanNamespaceGap(vpc: RuleObject, on: RuleObject, pointer: FieldPointer): RuleFinding[] {
  const namespace = textOf(specOf(vpc.defaulted), 'vlanNamespace');
  const listed = textsOf(specOf(on.defaulted), 'vlanNamespaces');
  if (namespace === '' || listed.some(({ value }) => value === namespace)) return [];
  return [
    {
      pointer,
      message: `${displayId(vpc.id)} would be on ${displayId(on.id)}, which does not list its VLAN namespace ${namespace}; the fabric accepts it, and the switch gets no configuration any more`,
      help: `Add ${namespace} to the vlanNamespaces of ${displayId(on.id)}.`,
      related: [
        {
          object: on,
          pointer: '/spec/vlanNamespaces',
          message: `${displayId(on.id)} lists its VLAN namespaces here`,
        },
        { object: vpc, pointer: '/spec/vlanNamespace', message: `${displayId(vpc.id)} is in ${namespace}` },
      ],
    },
  ];
}
