import { type CodeExample, vpcWith, words, yaml } from './code-example.ts';

const WEB = ['metadata:', '  name: web'];
const SUBNET = ['spec:', '  subnets:', '    default:', '      subnet: 10.20.1.0/24'];

/** Files and YAML. A test runs every example that is a file and finds the code in it. */
export const FILE_EXAMPLES: Readonly<Record<string, CodeExample>> = {
  'HHS-3001': vpcWith('metadata: {name: web'),
  'HHS-3002': vpcWith('metadata:', '\tname: web'),
  'HHS-3003': vpcWith('metadata:', '  name: web', '  name: data'),
  'HHS-3004': vpcWith(...WEB, '  annotations:', '    note: "a\u0001b"'),
  'HHS-3005': vpcWith(...WEB, 'spec: *shared'),
  'HHS-3006': words(
    'A bracket that is opened and never closed, so that everything below it counts as inside.',
  ),
  'HHS-3007': words(
    'A list of aliases of a list of aliases of a list: a few lines that would expand to millions.',
  ),
  'HHS-3008': words(
    'A dump of the whole cluster (`kubectl get vpc,switch -o yaml`) as one `kind: List` document.',
  ),
  'HHS-3009': words('One generated file with 30,000 documents; `--max-documents` is 20,000.'),
  'HHS-3010': words('`fabric/dump.yaml` has 15 MB; `--max-file-bytes` is 10,485,760.'),
  'HHS-3011': words('A file saved as Latin-1: `ü` is the byte FC there, which UTF-8 does not have.'),
  'HHS-3012': words('`fabric/vpcs.yaml` belongs to root and has the mode 600; the job runs as another user.'),
  'HHS-3013': words('`fabric/vpcs.yaml` is a link to `/etc/fabric/vpcs.yaml`, outside of the directory.'),
  'HHS-3014': words('`--path .` at the root of a repository that holds more than 20,000 files.'),
  'HHS-3020': vpcWith(...WEB, ...SUBNET, '      vlan: .inf'),
  'HHS-3021': vpcWith(...WEB, 'spec:', '  subnets:', '    1.5:', '      subnet: 10.20.1.0/24'),
  'HHS-3022': vpcWith(...WEB, 'spec:', '  mode: !secret abc'),
  'HHS-3023': vpcWith(...WEB, 'spec:', '  <<: l3vni'),
  'HHS-3024': vpcWith(...WEB, 'spec:', '  defaultIsolated: yes'),
  'HHS-3025': vpcWith(...WEB, 'spec:', '  subnets:', '    on:', '      subnet: 10.20.1.0/24'),
  'HHS-3026': vpcWith(...WEB, ...SUBNET, '      vlan: 0100'),
  'HHS-3027': words(
    'A file in which hundreds of values are read in two ways, most often one made by a script.',
  ),
  'HHS-3028': vpcWith(
    ...WEB,
    'spec:',
    '  subnets:',
    '    a: &a',
    '      subnet: 10.20.1.0/24',
    '      vlan: 1001',
    '    b:',
    '      <<: *a',
    '      vlan: 1002',
  ),
  'HHS-3030': yaml('apiVersion: vpc.githedgehog.com/v1', 'kind: VPC', ...WEB),
  'HHS-3031': yaml('apiVersion: vpc.githedgehog.com/v1beta1', 'kind: Vpc', ...WEB),
  'HHS-3032': yaml('apiVersion: vpc.githedgehog.com/v1beta1', ...WEB, ...SUBNET),
  'HHS-3033': vpcWith('metadata:', '  namespace: default', ...SUBNET),
  'HHS-3034': vpcWith('metadata:', '  name: 1001', ...SUBNET),
  'HHS-3035': yaml('apiVersion: v1', 'kind: List', 'items: web'),
  'HHS-3036': yaml(...WEB, ...SUBNET),
  'HHS-3040': vpcWith(
    ...WEB,
    ...SUBNET,
    '---',
    'apiVersion: vpc.githedgehog.com/v1beta1',
    'kind: VPC',
    ...WEB,
    ...SUBNET,
  ),
  'HHS-3041': yaml(
    'apiVersion: agent.githedgehog.com/v1beta1',
    'kind: Agent',
    'metadata:',
    '  name: leaf-01',
  ),
  'HHS-3042': vpcWith(
    ...WEB,
    '  uid: 6f1c3e0e-5b1a-4a57-9d0e-2f5a4c1b7d11',
    '  resourceVersion: "4711"',
    ...SUBNET,
  ),
  'HHS-3043': vpcWith(...WEB, ...SUBNET, 'status:', '  colour: green'),
};
