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

/** VPCInfos that their controller has not filled in yet make the webhook refuse for a while. */
export function everyVpcInfoReady(code: string): Rule {
  return {
    code,
    severity: 'error',
    needs: 'cluster',
    passes: true,
    title: 'every VPCInfo of the cluster is ready',
    example: 'status: {}   # of a VPCInfo',
    cure: 'Wait until the fabric has filled in the VPCInfo; a run tries again by itself.',
    check(_object, context) {
      const first = context.index(firstUnready);
      if (first === undefined) return [];
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

function firstUnready({ observed }: RuleContext): JsonObject | undefined {
  return observed('VPCInfo')?.find((info) => textOf(structOf(info, 'status'), 'internalID') === '');
}
