import type { Rule, RuleContext } from '../../resource/kind.ts';
import type { JsonObject } from '../../shared/json.ts';
import { structOf, textOf } from '../read.ts';

/** The fabric takes no object of the gateway kinds while gateways are off in its configuration. */
export function gatewaysEnabled(code: string): Rule {
  return {
    code,
    severity: 'error',
    needs: 'config',
    title: 'gateways are enabled in the configuration of the fabric',
    example: 'enableGateway: false   # in the configuration of the fabric',
    cure: 'Enable gateways in the configuration of the fabric, or leave the gateway objects out.',
    check(_object, { config }) {
      if (config.enableGateway) return [];
      return [
        {
          pointer: '/kind',
          message: 'gateways are not enabled in the configuration of the fabric',
          help: 'Enable gateways in the configuration of the fabric, or leave the gateway objects out.',
        },
      ];
    },
  };
}

const VPC_INFO = 'VPCInfo';

/** VPCInfos that their controller has not filled in yet make the webhook refuse for a while. */
export function everyVpcInfoReady(code: string): Rule {
  return {
    code,
    severity: 'error',
    needs: 'cluster',
    observes: VPC_INFO,
    passes: true,
    title: 'every VPCInfo of the cluster is ready',
    example: 'status: {}   # of a VPCInfo',
    cure: 'Wait until the fabric has filled in the VPCInfo; a run tries again by itself.',
    check(_object, context) {
      const first = firstUnready(context);
      if (first === null) return [];
      return [
        {
          pointer: '/kind',
          message: `the fabric has not prepared VPCInfo ${textOf(structOf(first, 'metadata'), 'name')} yet`,
          help: 'Wait until the fabric has filled it in; a run tries again by itself.',
        },
      ];
    },
  };
}

/** Null: all of them are ready. Remembered with the list: each gateway and each peering asks. */
const unready = new WeakMap<readonly JsonObject[], JsonObject | null>();

/** An index would be made without the cluster, and may be shared with a run that asks it. */
function firstUnready({ observed }: RuleContext): JsonObject | null {
  const infos = observed(VPC_INFO) ?? [];
  const known = unready.get(infos);
  if (known !== undefined) return known;
  const first = infos.find((info) => textOf(structOf(info, 'status'), 'internalID') === '') ?? null;
  unready.set(infos, first);
  return first;
}
