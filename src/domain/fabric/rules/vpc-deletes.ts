import type { Rule } from '../../resource/kind.ts';
import { labelIndex, markIndex, stillUsed } from './vpc-referrers.ts';

const VPC_LABEL = 'fabric.githedgehog.com/vpc';

interface Block {
  readonly code: string;
  readonly kind: string;
  /** As in `VPCAttachment default/a … attaches it`. */
  readonly how: string;
  readonly index: ReturnType<typeof labelIndex>;
}

const BLOCKS: readonly Block[] = [
  {
    code: 'HHS-VPC-D1',
    kind: 'VPCAttachment',
    how: 'attaches it to a server',
    index: labelIndex('VPCAttachment', VPC_LABEL),
  },
  {
    code: 'HHS-VPC-D2',
    kind: 'VPCPeering',
    how: 'peers it with another VPC',
    index: markIndex('VPCPeering', 'vpc.fabric.githedgehog.com'),
  },
  {
    code: 'HHS-VPC-D3',
    kind: 'ExternalPeering',
    how: 'peers it with an External',
    index: labelIndex('ExternalPeering', VPC_LABEL),
  },
  {
    code: 'HHS-VPC-D4',
    kind: 'Connection',
    how: 'has its static external within it',
    index: labelIndex('Connection', VPC_LABEL),
  },
];

export const vpcDeleteRules: readonly Rule[] = BLOCKS.map(({ code, kind, how, index }) => ({
  code,
  severity: 'error',
  needs: 'delete',
  title: `a VPC goes only when no ${kind} refers to it`,
  cure: `Delete every ${kind} of the VPC first.`,
  check: ({ id }, context) => stillUsed(kind, context.index(index).get(id.name), how),
}));
