import type { Rule } from '../../resource/kind.ts';
import { heldRule, labelIndex } from './labelled.ts';

const SERVER_LABEL = 'server.fabric.githedgehog.com/';
const connectionsByServer = labelIndex('Connection', SERVER_LABEL);

export const serverRules: readonly Rule[] = [
  heldRule({
    code: 'HHS-SRV-D1',
    title: 'a server that is deleted has no connections',
    cure: 'Delete its Connections first, or in the same change.',
    kind: 'Connection',
    label: (name) => `${SERVER_LABEL}${name}=true`,
    index: connectionsByServer,
  }),
];
