import type { Rule } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';

const LISTED = 3;

/** Speaks only where it is known what was there before: without that, every VPC would look new. */
const createdMeanwhile: Rule = {
  code: 'HHS-L22',
  severity: 'warning',
  needs: 'delete',
  title: 'no VPC is made while another one is deleted',
  cure: 'Make the one first and delete the other in a later change, after the switches have taken up the first.',
  check(object, context) {
    if (context.previous(object.key) === undefined) return [];
    const created = context
      .all('VPC')
      .filter(({ key, manifest }) => manifest !== undefined && context.previous(key) === undefined);
    const [first] = created;
    if (first === undefined) return [];
    return [
      {
        pointer: '/metadata/name',
        message: `${displayId(first.id)} is made while this VPC is deleted: its VNI can be handed out again before the switches let it go, and their agents get stuck`,
        help: `Make ${first.id.name} first, and delete this VPC in a later change.`,
        related: created.slice(0, LISTED).map((one) => ({
          object: one,
          pointer: '/metadata/name',
          message: `${displayId(one.id)} is new`,
        })),
      },
    ];
  },
};

export const vpcReuseRules: readonly Rule[] = [createdMeanwhile];
