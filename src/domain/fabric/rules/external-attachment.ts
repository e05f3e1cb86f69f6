import type { Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { connectionType } from '../connection-links.ts';
import { pointerOf, specOf, textOf } from '../read.ts';
import { placeIn } from './connection-parts.ts';
import { externalAclRules } from './external-attachment-acl.ts';
import { externalAddressRules, isStatic, vlanOf } from './external-attachment-addresses.ts';
import { switchesOfAttachment } from './external-switches.ts';
import { isVirtual, lacksFeature } from './missing-feature.ts';

const LISTED = 3;

const bothNamed: Rule = {
  code: 'HHS-EA-2',
  severity: 'error',
  needs: 'self',
  title: 'the external and the connection are named',
  example: 'spec: {external: ext}',
  cure: 'Set external and connection.',
  check({ defaulted }) {
    const spec = specOf(defaulted);
    const fields = [
      ['external', 'External'],
      ['connection', 'Connection of type external'],
    ] as const;
    return fields
      .filter(([field]) => textOf(spec, field) === '')
      .map(([field, kind]) => ({
        pointer: `/spec/${field}`,
        message: `${field} is missing`,
        help: `Name the ${kind}.`,
      }));
  },
};

const sameSort: Rule = {
  code: 'HHS-EA-9',
  severity: 'error',
  needs: 'references',
  title: 'an attachment is static exactly when its external is',
  example: 'spec: {external: bgp-external, static: {...}}',
  cure: 'Give both static, or neither.',
  check({ defaulted }, context) {
    const spec = specOf(defaulted);
    const external = context.find('External', textOf(spec, 'external'));
    if (external === undefined) return [];
    const here = isStatic(spec);
    const there = isStatic(specOf(external.defaulted));
    if (here === there) return [];
    const name = displayId(external.id);
    return [
      {
        pointer: here ? '/spec/static' : '/spec/external',
        message: here
          ? `the attachment is static and ${name} is not`
          : `${name} is static and the attachment is not`,
        help: here
          ? 'Describe the BGP session with switch and neighbor instead of static, or name a static External.'
          : 'Use static instead of switch and neighbor, or name an External without static.',
        related: [placeIn(external, there ? '/spec/static' : '/spec', there ? 'is static' : 'is not static')],
      },
    ];
  },
};

const onExternalConnection: Rule = {
  code: 'HHS-EA-10',
  severity: 'error',
  needs: 'references',
  title: 'the connection of an external attachment is of type external',
  example: 'spec: {connection: server-1--unbundled--leaf-01}',
  cure: 'Name a Connection of type external.',
  check({ defaulted }, context) {
    const connection = context.find('Connection', textOf(specOf(defaulted), 'connection'));
    if (connection === undefined) return [];
    const spec = specOf(connection.defaulted);
    if (pointerOf(spec, 'external') !== undefined) return [];
    return [
      {
        pointer: '/spec/connection',
        message: `${displayId(connection.id)} is of type ${connectionType(spec) ?? 'none'}, not external`,
        help: 'Name a Connection of type external.',
        related: [placeIn(connection, '/spec', 'has its type here')],
      },
    ];
  },
};

/** By connection and VLAN. */
function indexVlans(context: RuleContext): ReadonlyMap<string, readonly RuleObject[]> {
  const map = new Map<string, RuleObject[]>();
  for (const object of context.all('ExternalAttachment')) {
    const key = vlanKey(object);
    const known = map.get(key);
    if (known === undefined) map.set(key, [object]);
    else known.push(object);
  }
  return map;
}

function vlanKey({ defaulted }: RuleObject): string {
  const spec = specOf(defaulted);
  return `${vlanOf(spec)} ${textOf(spec, 'connection')}`;
}

export function vlanPointer({ defaulted }: RuleObject): string {
  return isStatic(specOf(defaulted)) ? '/spec/static/vlan' : '/spec/switch/vlan';
}

const vlanUnused: Rule = {
  code: 'HHS-EA-11',
  severity: 'error',
  needs: 'references',
  title: 'attachments of one connection have different VLANs',
  example: 'switch: {vlan: 100}  # another attachment of the connection has it',
  cure: 'Give each attachment of the connection a VLAN of its own; one may go without.',
  check(object, context) {
    const spec = specOf(object.defaulted);
    if (textOf(spec, 'connection') === '') return [];
    const sharing = context.index(indexVlans).get(vlanKey(object)) ?? [];
    const others = sharing.slice(0, LISTED + 1).filter(({ key }) => key !== object.key);
    const [first] = others;
    if (first === undefined) return [];
    const vlan = vlanOf(spec);
    const what = vlan === 0 ? 'no VLAN (untagged)' : `VLAN ${vlan}`;
    return [
      {
        pointer: vlanPointer(object),
        message: `${displayId(first.id)} has ${what} on the connection ${textOf(spec, 'connection')}, too`,
        help: 'Give one of the two another VLAN, or another connection.',
        related: others.slice(0, LISTED).map((other) => placeIn(other, vlanPointer(other), 'has it here')),
      },
    ];
  },
};

const featuresThere: Rule = {
  code: 'HHS-L12',
  severity: 'warning',
  needs: 'references',
  title:
    'VLANs towards externals are on switches that have sub-interfaces, access lists on those that have ACLs',
  example: 'switch: {vlan: 100}  # on an edgecore-eps203',
  cure: 'Use a switch with that feature, or do without it.',
  check(object, context) {
    const spec = specOf(object.defaulted);
    const withAcl = pointerOf(spec, 'inboundACL') !== undefined;
    const aclPointer = withAcl ? '/spec/inboundACL' : '/spec/connection';
    return switchesOfAttachment(object, context).flatMap((at): RuleFinding[] => {
      const vlan =
        vlanOf(spec) === 0
          ? []
          : lacksFeature(
              { at, feature: 'subinterfaces', pointer: vlanPointer(object), what: 'a VLAN' },
              context,
            );
      // in a virtual lab externals work without
      const skipped = !withAcl && isVirtual(at, context);
      const what = withAcl ? 'inboundACL' : 'an external, which the fabric guards with rules of its own,';
      const acls = skipped ? [] : lacksFeature({ at, feature: 'acls', pointer: aclPointer, what }, context);
      return [...vlan, ...acls];
    });
  },
};

export const externalAttachmentRules: readonly Rule[] = [
  bothNamed,
  ...externalAddressRules,
  ...externalAclRules,
  sameSort,
  onExternalConnection,
  vlanUnused,
  featuresThere,
];
