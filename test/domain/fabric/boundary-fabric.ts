/** A small fabric of every kind, one manifest a name, to change one text in. */
export const BOUNDARY_FABRIC: Readonly<Record<string, string>> = {
  vlans: doc('wiring', 'VLANNamespace', 'default', 'ranges: [{from: 1000, to: 2999}]'),
  'more-vlans': doc('wiring', 'VLANNamespace', 'more', 'ranges:\n  - from: 4000\n    to: 4094'),
  prefixes: doc('vpc', 'IPv4Namespace', 'default', 'subnets: [10.60.0.0/16]'),
  'more-prefixes': doc('vpc', 'IPv4Namespace', 'more', 'subnets: [10.0.0.0/11]'),
  pair: doc('wiring', 'SwitchGroup', 'pair', '{}'),
  leaf: switchDoc('leaf', 'server-leaf', 'dell-s5248f-on', 65101, 11, 'vtepIP: 172.30.12.11/32'),
  other: switchDoc(
    'other',
    'server-leaf',
    'dell-s5248f-on',
    65102,
    12,
    'vtepIP: 172.30.12.12/32\n  groups: [pair]\n  redundancy: {group: pair, type: eslag}',
  ),
  spine: switchDoc('spine', 'spine', 'celestica-ds4000', 65100, 13, 'description: top'),
  host: doc('wiring', 'Server', 'host', '{}'),
  far: doc('wiring', 'Server', 'far', '{}'),
  single: doc(
    'wiring',
    'Connection',
    'single',
    'unbundled:\n    link: {server: {port: host/nic1}, switch: {port: leaf/E1/3}}',
  ),
  multi: doc(
    'wiring',
    'Connection',
    'multi',
    'eslag:\n    links:\n    - {server: {port: far/nic1}, switch: {port: other/E1/5}}\n    - {server: {port: far/nic2}, switch: {port: other/E1/6}}',
  ),
  uplink: doc(
    'wiring',
    'Connection',
    'uplink',
    'fabric:\n    links:\n    - spine: {port: spine/E1/1, ip: 172.30.128.0/31}\n      leaf: {port: leaf/E1/49, ip: 172.30.128.1/31}',
  ),
  outside: doc('wiring', 'Connection', 'outside', 'external: {link: {switch: {port: leaf/E1/9}}}'),
  fixed: doc(
    'wiring',
    'Connection',
    'fixed',
    'staticExternal:\n    link:\n      switch: {port: leaf/E1/10, ip: 198.51.100.1/24, nextHop: 198.51.100.9, subnets: [203.0.113.0/24]}',
  ),
  one: doc(
    'vpc',
    'VPC',
    'one',
    'subnets:\n    a: {subnet: 10.60.1.0/24, vlan: 1001}\n    b: {subnet: 10.60.2.0/24, vlan: 1002}',
  ),
  two: doc(
    'vpc',
    'VPC',
    'two',
    "subnets:\n    a:\n      subnet: 10.60.3.0/24\n      gateway: ''\n      vlan: 1003\n      dhcp:\n        enable: true\n        range: {start: 10.60.3.50, end: ''}",
  ),
  speaker: doc('vpc', 'VPC', 'speaker', 'subnets:\n    a: {subnet: 10.60.4.0/24, hostBGP: true}'),
  attached: doc('vpc', 'VPCAttachment', 'attached', 'subnet: one/a\n  connection: single'),
  peers: doc('vpc', 'VPCPeering', 'peers', 'permit:\n  - one: {subnets: [a]}\n    two: {subnets: [a]}'),
  wan: doc('vpc', 'External', 'wan', 'inboundCommunity: 65102:1\n  outboundCommunity: 50000:50001'),
  isp: doc('vpc', 'External', 'isp', 'static: {prefixes: [0.0.0.0/0]}'),
  'wan-at': doc(
    'vpc',
    'ExternalAttachment',
    'wan-at',
    'external: wan\n  connection: outside\n  switch: {ip: 192.0.2.129/30, vlan: 30}\n  neighbor: {asn: 64999, ip: 192.0.2.130}\n  inboundACL:\n    statements:\n    - {seq: 10, action: permit, protocol: tcp, srcPrefix: any, dstPrefix: any}',
  ),
  'wan-peer': doc(
    'vpc',
    'ExternalPeering',
    'wan-peer',
    'permit:\n    vpc: {name: one, subnets: [a]}\n    external: {name: wan, prefixes: [{prefix: 0.0.0.0/0}]}',
  ),
  'gw-group': doc('gateway', 'GatewayGroup', 'default', '{}'),
  gw: doc(
    'gateway',
    'Gateway',
    'gw',
    'protocolIP: 172.30.8.201/32\n  vtepIP: 172.30.12.201/32\n  vtepMAC: ca:fe:ba:be:01:01\n  asn: 65534\n  workers: 2\n  interfaces:\n    enp3s1:\n      ips: [172.30.128.41/31]\n      kernel: ens5\n  neighbors:\n  - {ip: 172.30.128.40, asn: 65100}\n  groups:\n  - {name: default, priority: 1}',
  ),
  gateways: doc(
    'gateway',
    'GatewayPeering',
    'gateways',
    'gatewayGroup: default\n  peering:\n    one:\n      expose:\n      - ips: [{cidr: 10.60.1.0/24}]\n        as: [{cidr: 192.0.2.0/24}]\n        nat: {masquerade: {}}\n    two:\n      expose:\n      - ips: [{cidr: 10.60.3.0/24}]\n  acl:\n    default: deny\n    rules:\n    - {action: allow, from: one, to: two, match: {proto: tcp}}',
  ),
};

function doc(group: string, kind: string, name: string, spec: string): string {
  const version = group === 'gateway' ? 'v1alpha1' : 'v1beta1';
  const below = spec === '{}' ? 'spec: {}' : `spec:\n  ${spec}`;
  return `apiVersion: ${group}.githedgehog.com/${version}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: default\n${below}\n`;
}

function switchDoc(name: string, role: string, profile: string, asn: number, host: number, more: string) {
  const spec = `role: ${role}\n  profile: ${profile}\n  asn: ${asn}\n  ip: 172.30.0.${host}/21\n  protocolIP: 172.30.8.${host}/32\n  ${more}\n  boot: {serial: ${name}}`;
  return doc('wiring', 'Switch', name, spec);
}
