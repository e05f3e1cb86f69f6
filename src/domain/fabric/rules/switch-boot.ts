import type { Rule, RuleContext, RuleFinding } from '../../resource/kind.ts';
import type { JsonObject } from '../../shared/json.ts';
import { canonicalMac } from '../go-text.ts';
import { specOf, structOf, textOf } from '../read.ts';
import { anotherIn, type Groups, groupBy } from './switch-parts.ts';

type Identity = 'serial' | 'mac';

/** In the form in which two spellings of one MAC are equal. */
function identityOf(defaulted: JsonObject, by: Identity): string {
  const text = textOf(structOf(specOf(defaulted), 'boot'), by);
  return by === 'mac' ? (canonicalMac(text) ?? text) : text;
}

function bySerial({ all }: RuleContext): Groups {
  return groupBy(all('Switch'), ({ defaulted }) => [identityOf(defaulted, 'serial')]);
}

function byMac({ all }: RuleContext): Groups {
  return groupBy(all('Switch'), ({ defaulted }) => [identityOf(defaulted, 'mac')]);
}

const IDENTITIES: readonly [Identity, (context: RuleContext) => Groups][] = [
  ['serial', bySerial],
  ['mac', byMac],
];

const recognised: Rule = {
  code: 'HHS-L18',
  severity: 'warning',
  needs: 'references',
  title: 'a switch has a serial number or MAC address to be recognised by, and shares it with no other',
  example: 'boot: {}',
  cure: 'Set boot.serial or boot.mac to that of the device.',
  check(object, context) {
    const { defaulted } = object;
    if (IDENTITIES.every(([by]) => identityOf(defaulted, by) === '')) {
      return [
        {
          pointer: '/spec/boot',
          message: 'the switch has neither boot.serial nor boot.mac, so nothing can install it',
          help: 'Set boot.serial or boot.mac to that of the device.',
        },
      ];
    }
    return IDENTITIES.flatMap(([by, index]): RuleFinding[] => {
      const identity = identityOf(defaulted, by);
      const other = anotherIn(context.index(index), identity, object);
      if (other === undefined) return [];
      const pointer = `/spec/boot/${by}`;
      const what = by === 'mac' ? 'MAC address' : 'serial number';
      return [
        {
          pointer,
          message: `the switch ${other.id.name} has the same ${what} ${identity}; only one of them can be installed`,
          help: `Set the ${what} of each device.`,
          related: [{ object: other, pointer, message: `Switch ${other.id.name} has it here` }],
        },
      ];
    });
  },
};

export const switchBootRules: readonly Rule[] = [recognised];
