import type { Rule } from '../../resource/kind.ts';
import { connectionAddressRules } from './connection-addresses.ts';
import { connectionConflictRules } from './connection-conflicts.ts';
import { connectionEndRules } from './connection-ends.ts';
import { connectionEslagRules } from './connection-eslag.ts';
import { connectionPortRules } from './connection-ports.ts';
import { connectionRoleRules } from './connection-roles.ts';
import { connectionStaticRules } from './connection-static.ts';
import { connectionTypeRules } from './connection-types.ts';
import { heldRule, labelIndex } from './labelled.ts';

const CONNECTION_LABEL = 'fabric.githedgehog.com/connection';
const attachmentsByConnection = labelIndex('VPCAttachment', CONNECTION_LABEL);
const externalAttachmentsByConnection = labelIndex('ExternalAttachment', CONNECTION_LABEL);
const labelOf = (name: string): string => `${CONNECTION_LABEL}=${name}`;

export const connectionRules: readonly Rule[] = [
  ...connectionTypeRules,
  ...connectionEndRules,
  ...connectionStaticRules,
  ...connectionPortRules,
  ...connectionEslagRules,
  ...connectionConflictRules,
  ...connectionAddressRules,
  ...connectionRoleRules,
  heldRule({
    code: 'HHS-CN-D1',
    title: 'a connection that is deleted has no VPC attachments',
    cure: 'Delete its VPCAttachments first, or in the same change.',
    kind: 'VPCAttachment',
    label: labelOf,
    index: attachmentsByConnection,
  }),
  heldRule({
    code: 'HHS-CN-D2',
    title: 'a connection that is deleted has no external attachments',
    cure: 'Delete its ExternalAttachments first, or in the same change.',
    kind: 'ExternalAttachment',
    label: labelOf,
    index: externalAttachmentsByConnection,
  }),
];
