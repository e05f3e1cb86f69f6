import { flagOf, specOf, textOf } from '../read.ts';
import type { Defaulting } from './defaulting.ts';
import { withOwnLabels, withSpec } from './metadata.ts';

/**
 * A bare VPC name means its subnet `default`; with a slash and nothing behind it only the label says so. Without a VPC
 * not even labels are cleaned.
 */
export const vpcAttachmentDefaulting: Defaulting = {
  go: {},
  webhook(object) {
    const spec = specOf(object);
    const given = textOf(spec, 'subnet');
    const subnet = given.includes('/') ? given : `${given}/default`;
    const slash = subnet.indexOf('/');
    if (slash === 0) return object;
    return withOwnLabels(withSpec(object, { ...spec, subnet }), {
      'fabric.githedgehog.com/vpc': subnet.slice(0, slash),
      'fabric.githedgehog.com/subnet': subnet.slice(slash + 1) || 'default',
      'fabric.githedgehog.com/connection': textOf(spec, 'connection'),
      ...(flagOf(spec, 'nativeVLAN') ? { 'fabric.githedgehog.com/nativevlan': 'true' } : {}),
    });
  },
};
