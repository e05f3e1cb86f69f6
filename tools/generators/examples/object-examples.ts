import { type CodeExample, vpcWith, words, yaml } from './code-example.ts';

const WEB = ['metadata:', '  name: web'];
const SUBNET = ['spec:', '  subnets:', '    default:', '      subnet: 10.20.1.0/24', '      vlan: 1001'];
const DHCP = [...SUBNET, '      dhcp:', '        enable: true'];

/** Schemas, metadata and references. A test runs every example that is a file and finds the code in it. */
export const OBJECT_EXAMPLES: Readonly<Record<string, CodeExample>> = {
  'HHS-4001': vpcWith(...WEB, 'spec:', '  subnet:', '    default: {subnet: 10.20.1.0/24, vlan: 1001}'),
  'HHS-4002': vpcWith(...WEB, 'spec:', '  subnets:', '    default:', '      vlan: "1001"'),
  'HHS-4003': vpcWith(...WEB, ...DHCP, '        static:', '          "0e:00:00:00:00:01": {}'),
  'HHS-4004': yaml(
    'apiVersion: wiring.githedgehog.com/v1beta1',
    'kind: Switch',
    'metadata:',
    '  name: leaf-01',
    'spec:',
    '  role: leaf',
  ),
  'HHS-4005': yaml(
    'apiVersion: wiring.githedgehog.com/v1beta1',
    'kind: Connection',
    'metadata:',
    '  name: spine-01--fabric--leaf-01',
    'spec:',
    '  fabric:',
    '    links:',
    '      - spine: {port: spine-01/E1/1, ip: 172.30.128.0-31}',
    '        leaf: {port: leaf-01/E1/1, ip: 172.30.128.1/31}',
  ),
  'HHS-4006': words(
    'A number below the smallest or above the largest value of the schema, such as a port of 70000.',
  ),
  'HHS-4007': vpcWith(
    ...WEB,
    'spec:',
    '  subnets:',
    '    default:',
    '      subnet: 10.20.1.0/24',
    '      vlan: 70000',
  ),
  'HHS-4008': words('`leaseTimeSeconds: 4294967295` on a cluster with Kubernetes 1.36.'),
  'HHS-4009': words('A list that must have at least one item, written as `[]`.'),
  'HHS-4010': words('A name of 64 characters in a field that takes 63.'),
  'HHS-4011': words('`lastAppliedTime: yesterday` in a document that was copied from a cluster and edited.'),
  'HHS-4012': vpcWith(...WEB, 'spec:', '  permit:', '    -'),
  'HHS-4013': words('`relayVPC` in a subnet, with `--fabric-release 26.01`: the field came with 26.02.'),
  'HHS-4014': words('`9007199254740993` without quotes: many readers make `9007199254740992` of it.'),
  'HHS-4015': words(
    'A cluster of a later release whose schema has a pattern in a grammar that is not known here.',
  ),
  'HHS-4016': words('A kind that a later release added to a group of the fabric.'),
  'HHS-4017': vpcWith(...WEB, ...SUBNET, '      gateway:'),
  'HHS-4099': words(
    'One object with hundreds of unknown fields, most often because it is indented by one level too much.',
  ),
  'HHS-4101': vpcWith('metadata:', '  name: Web_1', ...SUBNET),
  'HHS-4102': vpcWith(...WEB, '  namespace: tenants', ...SUBNET),
  'HHS-4103': vpcWith(...WEB, '  lables: {team: blue}', ...SUBNET),
  'HHS-4104': vpcWith(...WEB, '  generateName: web-', ...SUBNET),
  'HHS-4105': vpcWith(...WEB, '  labels: {"my team": blue}', ...SUBNET),
  'HHS-4106': vpcWith(...WEB, '  labels: {team: "blue and green"}', ...SUBNET),
  'HHS-4107': vpcWith(...WEB, '  annotations: {"my note": text}', ...SUBNET),
  'HHS-4108': vpcWith(...WEB, '  annotations: {reviewed: true}', ...SUBNET),
  'HHS-4109': words('A whole configuration file pasted into an annotation.'),
  'HHS-4110': vpcWith(...WEB, '  labels: [blue]', ...SUBNET),
  'HHS-4111': words(
    'A `Switch` in a group whose name has 70 characters: the fabric writes a label for each group.',
  ),
  'HHS-4201': words(
    'A name in a spec that no object has. References that a rule of the fabric demands carry the code of that rule (`HHS-VA-5`) instead.',
  ),
  'HHS-4202': words(
    'A VPC whose `relay` speaks of something that no file defines: the cluster takes it, and nothing works.',
  ),
  'HHS-4203': words(
    'VPC `web` goes from VLAN 1001 to 1002 and VPC `data` from 1002 to 1001, in the same commit.',
  ),
  'HHS-4301': words('A `GatewayPeering` in Git, and a cluster that was installed without gateways.'),
  'HHS-4401': words(
    '`--path fabrics` where the manifests are in `fabric/`, or a directory with Helm templates only.',
  ),
  'HHS-4402': words('An object that is so unusual that a check of the fabric’s rules fails on it.'),
};
