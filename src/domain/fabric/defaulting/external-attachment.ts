import { specOf, textOf } from '../read.ts';
import type { Defaulting } from './defaulting.ts';
import { withOwnLabels } from './metadata.ts';

const STATEMENT = 'inboundACL.statements.*';

export const externalAttachmentDefaulting: Defaulting = {
  go: {
    structs: ['switch', 'neighbor'],
    pointers: [`${STATEMENT}.icmpType`, `${STATEMENT}.icmpCode`],
    always: {
      'static.remoteIP': '',
      [`${STATEMENT}.action`]: '',
      [`${STATEMENT}.dstPrefix`]: '',
      [`${STATEMENT}.protocol`]: '',
      [`${STATEMENT}.seq`]: 0,
      [`${STATEMENT}.srcPrefix`]: '',
    },
  },
  webhook(object) {
    const spec = specOf(object);
    return withOwnLabels(object, {
      'fabric.githedgehog.com/connection': textOf(spec, 'connection'),
      'fabric.githedgehog.com/external': textOf(spec, 'external'),
    });
  },
};
