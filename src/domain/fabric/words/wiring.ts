import type { JsonObject } from '../../shared/json.ts';
import { connectionType, linksOf } from '../connection-links.ts';
import { specOf } from '../read.ts';
import { changeTable, specText } from './change-table.ts';

export const switchWords = changeTable(
  'switch',
  [
    { at: 'role', what: 'the role', as: 'value' },
    { at: 'asn', what: 'the ASN', as: 'value' },
    { at: 'ip', what: 'the management address', as: 'value' },
    { at: 'protocolIP', what: 'the protocol address', as: 'value' },
    { at: 'vtepIP', what: 'the VTEP address', as: 'value' },
    { at: 'profile', what: 'the profile', as: 'value' },
    { at: 'description', what: 'the description', as: 'value' },
    { at: 'boot.mac', what: 'the MAC it boots by', as: 'value' },
    { at: 'boot.serial', what: 'the serial number it boots by', as: 'value' },
    { at: 'groups', what: 'the group', as: 'items' },
    { at: 'vlanNamespaces', what: 'the VLAN namespace', as: 'items' },
    { at: 'redundancy.group', what: 'the redundancy group', as: 'value' },
    { at: 'redundancy.type', what: 'the redundancy type', as: 'value' },
    { at: 'roce', what: 'RoCE', as: 'switch' },
    { at: 'ecmp.roceQPN', what: 'ECMP by RoCE queue pair', as: 'switch' },
    { at: 'enableAllPorts', what: 'all ports enabled', as: 'switch' },
    { at: 'portBreakouts.*', of: 'port {0}', what: 'the breakout', as: 'value' },
    { at: 'portSpeeds.*', of: 'port {0}', what: 'the speed', as: 'value' },
    { at: 'portGroupSpeeds.*', of: 'port group {0}', what: 'the speed', as: 'value' },
    { at: 'portAutoNegs.*', of: 'port {0}', what: 'auto-negotiation', as: 'switch' },
    { at: 'portFECs.*', of: 'port {0}', what: 'error correction', as: 'value' },
    { at: 'portLocators.*', of: 'port {0}', what: 'the locator light until', as: 'value' },
  ],
  (_, object) => {
    const role = specText(object, 'role');
    return role === undefined ? undefined : `as ${role}`;
  },
);

export const connectionWords = changeTable(
  'connection',
  [
    { at: 'bundled.mtu', what: 'the MTU', as: 'value' },
    { at: 'eslag.mtu', what: 'the MTU', as: 'value' },
    { at: 'mclag.mtu', what: 'the MTU', as: 'value' },
    { at: 'unbundled.mtu', what: 'the MTU', as: 'value' },
    { at: 'bundled.fallback', what: 'LACP fallback', as: 'switch' },
    { at: 'eslag.fallback', what: 'LACP fallback', as: 'switch' },
    { at: 'mclag.fallback', what: 'LACP fallback', as: 'switch' },
    { at: '*.links.*.*.port', of: 'the {2} end of link {1}', what: 'the port', as: 'value' },
    { at: '*.links.*.*.ip', of: 'the {2} end of link {1}', what: 'the address', as: 'value' },
    { at: '*.link.*.port', of: 'the {1} end', what: 'the port', as: 'value' },
    { at: 'staticExternal.link.switch.ip', what: "the switch's address", as: 'value' },
    { at: 'staticExternal.link.switch.nextHop', what: 'the next hop', as: 'value' },
    { at: 'staticExternal.link.switch.vlan', what: 'VLAN', as: 'value' },
    { at: 'staticExternal.link.switch.subnets', what: 'the outside prefix', as: 'items' },
    { at: 'staticExternal.withinVPC', what: 'the VPC that it is within', as: 'value' },
    { at: 'unbundled', what: 'its single link', as: 'part' },
    { at: 'bundled', what: 'its bundle', as: 'part' },
    { at: 'eslag', what: 'its ESLAG bundle', as: 'part' },
    { at: 'mclag', what: 'its MCLAG bundle', as: 'part' },
    { at: 'external', what: 'its link to the outside', as: 'part' },
    { at: 'staticExternal', what: 'its static link to the outside', as: 'part' },
  ],
  (_, object) => between(object),
);

const ENDS_SHOWN = 4;

/** `(eslag) between server-01, leaf-01 and leaf-02`. */
function between(object: JsonObject): string | undefined {
  const spec = specOf(object);
  const type = connectionType(spec);
  if (type === undefined) return undefined;
  const ports = linksOf(spec, type).flatMap(({ ends }) => ends.map(({ port }) => port));
  const devices = [...new Set(ports.map((port) => port.split('/', 1)[0] ?? ''))].filter((one) => one !== '');
  const shown = devices.slice(0, ENDS_SHOWN);
  if (shown.length < 2) return `(${type})`;
  const more = devices.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  return `(${type}) between ${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

export const serverWords = changeTable('server', [
  { at: 'description', what: 'the description', as: 'value' },
  { at: 'profile', what: 'the profile', as: 'value' },
]);
