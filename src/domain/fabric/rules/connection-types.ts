import type { Rule } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { getOwn, isJsonObject, type JsonObject } from '../../shared/json.ts';
import { childPointer } from '../../shared/pointer.ts';
import { CONNECTION_TYPES, connectionType, DEPRECATED_TYPES } from '../connection-links.ts';
import { pointerOf, specOf, textOf } from '../read.ts';

const TYPES = CONNECTION_TYPES.filter((type) => !DEPRECATED_TYPES.includes(type));
const EVERY_TYPE = [...TYPES, ...DEPRECATED_TYPES];

/** Null is absence. */
function membersOf(object: JsonObject, names: readonly string[]): string[] {
  const spec = getOwn(object, 'spec');
  return isJsonObject(spec) ? names.filter((name) => (getOwn(spec, name) ?? null) !== null) : [];
}

const deprecatedTypeRule: Rule = {
  code: 'HHS-CN-2',
  severity: 'warning',
  needs: 'self',
  title: 'the type is not MCLAG',
  example: 'mclagDomain: {peerLinks: [...], sessionLinks: [...]}',
  cure: 'Move the servers to ESLAG (eslag) or to single links, and remove the Connection.',
  check({ id, object }) {
    return membersOf(object, DEPRECATED_TYPES).map((name) => ({
      pointer: childPointer('/spec', name),
      message: `${displayId(id)}: ${name} is no longer supported; the fabric accepts the object and ignores it`,
      help: 'Move the servers to ESLAG (eslag) or to single links, and remove this Connection.',
      onKey: true,
    }));
  },
};

const someTypeRule: Rule = {
  code: 'HHS-CN-4',
  severity: 'error',
  needs: 'self',
  title: 'a connection type is set',
  example: 'spec: {}',
  cure: 'Set exactly one connection type below spec.',
  check({ id, object }) {
    if (membersOf(object, EVERY_TYPE).length > 0) return [];
    return [
      {
        pointer: '/spec',
        message: `${displayId(id)}: no connection type is set`,
        help: `Set exactly one of ${TYPES.join(', ')} below spec.`,
      },
    ];
  },
};

/** The fabric's own check finds the first type and looks no further, so this is accepted. */
const oneTypeRule: Rule = {
  code: 'HHS-CN-4a',
  severity: 'warning',
  needs: 'self',
  title: 'only one connection type is set',
  example: 'unbundled: {...}\nbundled: {...}',
  cure: 'Keep one type, and give each of the others a Connection of its own.',
  check({ id, object }) {
    if (membersOf(object, DEPRECATED_TYPES).length > 0) return [];
    const types = membersOf(object, TYPES);
    return types.slice(1).map((name) => ({
      pointer: childPointer('/spec', name),
      message: `${displayId(id)}: ${types.join(' and ')} are set; the fabric accepts it, uses one of them and does not look at the rest`,
      help: 'Keep one type, and give each of the others a Connection of its own.',
      onKey: true,
    }));
  },
};

const keepsType: Rule = {
  code: 'HHS-CN-23',
  severity: 'error',
  needs: 'previous',
  onlyOnChange: true,
  title: 'the connection type stays what it was',
  example: 'bundled: {...}  # it was unbundled',
  cure: 'Give the new type a Connection with another name, and remove this one.',
  check({ key, object }, context) {
    const previous = context.previous(key);
    if (previous === undefined) return [];
    // defaulting neither adds a type nor takes one away
    const before = connectionType(specOf(previous.object));
    const type = connectionType(specOf(object));
    if (before === undefined || type === undefined || before === type) return [];
    return [
      {
        pointer: `/spec/${type}`,
        message: `the type changes from ${before} to ${type}, and the fabric refuses to change the type of a Connection`,
        help: 'Give the new one another name and remove this one with its attachments; or keep the type.',
        onKey: true,
      },
    ];
  },
};

const keepsVpc: Rule = {
  code: 'HHS-CN-24',
  severity: 'error',
  needs: 'previous',
  onlyOnChange: true,
  title: 'the VPC of a static external stays what it was',
  example: 'staticExternal: {withinVPC: vpc-2}  # it was vpc-1',
  cure: 'Give the Connection within the other VPC another name, and remove this one.',
  check({ key, object }, context) {
    const previous = context.previous(key);
    const before = previous && pointerOf(specOf(previous.object), 'staticExternal');
    const member = pointerOf(specOf(object), 'staticExternal');
    if (before === undefined || member === undefined) return [];
    const [was, is] = [before, member].map((one) => textOf(one, 'withinVPC'));
    if (was === is) return [];
    return [
      {
        pointer: '/spec/staticExternal/withinVPC',
        message: `withinVPC changes from ${was || 'none'} to ${is || 'none'}, and the fabric refuses to change it`,
        help: `Keep ${was === '' ? 'it out' : `"${was}"`}; or give the new Connection another name and remove this one.`,
      },
    ];
  },
};

const noStaticExternal: Rule = {
  code: 'HHS-L19',
  severity: 'warning',
  needs: 'self',
  title: 'a static external is an External, not a connection of type staticExternal',
  example: 'staticExternal: {link: {...}}',
  cure: 'Use an external Connection with a static External and its ExternalAttachment.',
  check({ defaulted }) {
    const spec = specOf(defaulted);
    if (pointerOf(spec, 'staticExternal') === undefined) return [];
    return [
      {
        pointer: '/spec/staticExternal',
        message: 'connections of type staticExternal are on their way out; the fabric still takes them',
        help: 'Use a Connection of type external, an External with static, and an ExternalAttachment with static.',
        onKey: true,
      },
    ];
  },
};

export const connectionTypeRules: readonly Rule[] = [
  deprecatedTypeRule,
  someTypeRule,
  oneTypeRule,
  keepsType,
  keepsVpc,
  noStaticExternal,
];
