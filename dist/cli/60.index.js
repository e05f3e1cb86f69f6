export const id = 60;
export const ids = [60];
export const modules = {

/***/ 4060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startDemo: () => (/* binding */ startDemo)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(4379);
// EXTERNAL MODULE: ./lib/domain/shared/assert-never.js
var assert_never = __webpack_require__(4251);
// EXTERNAL MODULE: ./lib/domain/shared/errors.js
var errors = __webpack_require__(7593);
;// CONCATENATED MODULE: ./lib/entry/cli/demo/sample-files.js
// Made by tools/embed-sample.mjs from examples/sample-fabric. Do not edit.
/** The files of the sample fabric: name to text. */
const SAMPLE_FILES = {
    'attachments.yaml': `# Which subnet is on which server port.
---
apiVersion: vpc.githedgehog.com/v1beta1
kind: VPCAttachment
metadata:
  name: web--default--server-01--eslag--leaf-01--leaf-02
  namespace: default
spec:
  subnet: web/default
  connection: server-01--eslag--leaf-01--leaf-02
---
apiVersion: vpc.githedgehog.com/v1beta1
kind: VPCAttachment
metadata:
  name: web--default--server-02--eslag--leaf-01--leaf-02
  namespace: default
spec:
  subnet: web/default
  connection: server-02--eslag--leaf-01--leaf-02
---
apiVersion: vpc.githedgehog.com/v1beta1
kind: VPCAttachment
metadata:
  name: data--default--server-03--eslag--leaf-03--leaf-04
  namespace: default
spec:
  subnet: data/default
  connection: server-03--eslag--leaf-03--leaf-04
---
apiVersion: vpc.githedgehog.com/v1beta1
kind: VPCAttachment
metadata:
  name: data--default--server-04--eslag--leaf-03--leaf-04
  namespace: default
spec:
  subnet: data/default
  connection: server-04--eslag--leaf-03--leaf-04
---
apiVersion: vpc.githedgehog.com/v1beta1
kind: VPCAttachment
metadata:
  name: data--backup--server-08--unbundled--leaf-08
  namespace: default
spec:
  subnet: data/backup
  connection: server-08--unbundled--leaf-08
---
apiVersion: vpc.githedgehog.com/v1beta1
kind: VPCAttachment
metadata:
  name: batch--default--server-05--eslag--leaf-05--leaf-06
  namespace: default
spec:
  subnet: batch/default
  connection: server-05--eslag--leaf-05--leaf-06
---
apiVersion: vpc.githedgehog.com/v1beta1
kind: VPCAttachment
metadata:
  name: batch--default--server-06--unbundled--leaf-05
  namespace: default
spec:
  subnet: batch/default
  connection: server-06--unbundled--leaf-05
`,
    'connections.yaml': `# Servers and the provider on their switch ports.
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: server-01--eslag--leaf-01--leaf-02
  namespace: default
spec:
  eslag:
    links:
      - server:
          port: server-01/enp2s1
        switch:
          port: leaf-01/E1/1
      - server:
          port: server-01/enp2s2
        switch:
          port: leaf-02/E1/1
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: server-02--eslag--leaf-01--leaf-02
  namespace: default
spec:
  eslag:
    links:
      - server:
          port: server-02/enp2s1
        switch:
          port: leaf-01/E1/2
      - server:
          port: server-02/enp2s2
        switch:
          port: leaf-02/E1/2
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: server-03--eslag--leaf-03--leaf-04
  namespace: default
spec:
  eslag:
    links:
      - server:
          port: server-03/enp2s1
        switch:
          port: leaf-03/E1/1
      - server:
          port: server-03/enp2s2
        switch:
          port: leaf-04/E1/1
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: server-04--eslag--leaf-03--leaf-04
  namespace: default
spec:
  eslag:
    links:
      - server:
          port: server-04/enp2s1
        switch:
          port: leaf-03/E1/2
      - server:
          port: server-04/enp2s2
        switch:
          port: leaf-04/E1/2
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: server-05--eslag--leaf-05--leaf-06
  namespace: default
spec:
  eslag:
    links:
      - server:
          port: server-05/enp2s1
        switch:
          port: leaf-05/E1/1
      - server:
          port: server-05/enp2s2
        switch:
          port: leaf-06/E1/1
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: server-06--unbundled--leaf-05
  namespace: default
spec:
  unbundled:
    link:
      server:
        port: server-06/enp2s1
      switch:
        port: leaf-05/E1/5
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: server-07--bundled--leaf-07
  namespace: default
spec:
  bundled:
    links:
      - server:
          port: server-07/enp2s1
        switch:
          port: leaf-07/E1/5
      - server:
          port: server-07/enp2s2
        switch:
          port: leaf-07/E1/6
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: server-08--unbundled--leaf-08
  namespace: default
spec:
  unbundled:
    link:
      server:
        port: server-08/enp2s1
      switch:
        port: leaf-08/E1/5
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: border-01--external
  namespace: default
spec:
  external:
    link:
      switch:
        port: border-01/E1/1
`,
    'external.yaml': `# The way out, through the first border leaf.
---
apiVersion: vpc.githedgehog.com/v1beta1
kind: External
metadata:
  name: internet
  namespace: default
spec:
  ipv4Namespace: default
  inboundCommunity: 65102:5000
  outboundCommunity: 64102:5000
---
apiVersion: vpc.githedgehog.com/v1beta1
kind: ExternalAttachment
metadata:
  name: border-01--internet
  namespace: default
spec:
  external: internet
  connection: border-01--external
  switch:
    vlan: 300
    ip: 192.0.2.2/30
  neighbor:
    asn: 64102
    ip: 192.0.2.1
---
apiVersion: vpc.githedgehog.com/v1beta1
kind: ExternalPeering
metadata:
  name: web--internet
  namespace: default
spec:
  permit:
    vpc:
      name: web
      subnets:
        - default
    external:
      name: internet
      prefixes:
        - prefix: 0.0.0.0/0
`,
    'fabric-links.yaml': `# One link from each spine to each leaf.
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-01--fabric--leaf-01
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-01/E1/1
          ip: 172.30.128.0/31
        leaf:
          port: leaf-01/E1/41
          ip: 172.30.128.1/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-01--fabric--leaf-02
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-01/E1/2
          ip: 172.30.128.2/31
        leaf:
          port: leaf-02/E1/41
          ip: 172.30.128.3/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-01--fabric--leaf-03
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-01/E1/3
          ip: 172.30.128.4/31
        leaf:
          port: leaf-03/E1/41
          ip: 172.30.128.5/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-01--fabric--leaf-04
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-01/E1/4
          ip: 172.30.128.6/31
        leaf:
          port: leaf-04/E1/41
          ip: 172.30.128.7/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-01--fabric--leaf-05
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-01/E1/5
          ip: 172.30.128.8/31
        leaf:
          port: leaf-05/E1/41
          ip: 172.30.128.9/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-01--fabric--leaf-06
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-01/E1/6
          ip: 172.30.128.10/31
        leaf:
          port: leaf-06/E1/41
          ip: 172.30.128.11/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-01--fabric--leaf-07
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-01/E1/7
          ip: 172.30.128.12/31
        leaf:
          port: leaf-07/E1/41
          ip: 172.30.128.13/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-01--fabric--leaf-08
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-01/E1/8
          ip: 172.30.128.14/31
        leaf:
          port: leaf-08/E1/41
          ip: 172.30.128.15/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-01--fabric--border-01
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-01/E1/9
          ip: 172.30.128.16/31
        leaf:
          port: border-01/E1/41
          ip: 172.30.128.17/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-01--fabric--border-02
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-01/E1/10
          ip: 172.30.128.18/31
        leaf:
          port: border-02/E1/41
          ip: 172.30.128.19/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-02--fabric--leaf-01
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-02/E1/1
          ip: 172.30.128.20/31
        leaf:
          port: leaf-01/E1/42
          ip: 172.30.128.21/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-02--fabric--leaf-02
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-02/E1/2
          ip: 172.30.128.22/31
        leaf:
          port: leaf-02/E1/42
          ip: 172.30.128.23/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-02--fabric--leaf-03
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-02/E1/3
          ip: 172.30.128.24/31
        leaf:
          port: leaf-03/E1/42
          ip: 172.30.128.25/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-02--fabric--leaf-04
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-02/E1/4
          ip: 172.30.128.26/31
        leaf:
          port: leaf-04/E1/42
          ip: 172.30.128.27/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-02--fabric--leaf-05
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-02/E1/5
          ip: 172.30.128.28/31
        leaf:
          port: leaf-05/E1/42
          ip: 172.30.128.29/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-02--fabric--leaf-06
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-02/E1/6
          ip: 172.30.128.30/31
        leaf:
          port: leaf-06/E1/42
          ip: 172.30.128.31/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-02--fabric--leaf-07
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-02/E1/7
          ip: 172.30.128.32/31
        leaf:
          port: leaf-07/E1/42
          ip: 172.30.128.33/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-02--fabric--leaf-08
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-02/E1/8
          ip: 172.30.128.34/31
        leaf:
          port: leaf-08/E1/42
          ip: 172.30.128.35/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-02--fabric--border-01
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-02/E1/9
          ip: 172.30.128.36/31
        leaf:
          port: border-01/E1/42
          ip: 172.30.128.37/31
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Connection
metadata:
  name: spine-02--fabric--border-02
  namespace: default
spec:
  fabric:
    links:
      - spine:
          port: spine-02/E1/10
          ip: 172.30.128.38/31
        leaf:
          port: border-02/E1/42
          ip: 172.30.128.39/31
`,
    'namespaces.yaml': `# What the tenants may use: VLANs and addresses.
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: VLANNamespace
metadata:
  name: default
  namespace: default
spec:
  ranges:
    - from: 1000
      to: 1999
---
apiVersion: vpc.githedgehog.com/v1beta1
kind: IPv4Namespace
metadata:
  name: default
  namespace: default
spec:
  subnets:
    - 10.20.0.0/16
`,
    'peerings.yaml': `# The web servers reach the databases, and nothing else.
---
apiVersion: vpc.githedgehog.com/v1beta1
kind: VPCPeering
metadata:
  name: web--data
  namespace: default
spec:
  permit:
    - web: {}
      data:
        subnets:
          - default
`,
    'servers.yaml': `# Everything with a cable to a leaf.
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Server
metadata:
  name: server-01
  namespace: default
spec:
  description: web, rack 1
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Server
metadata:
  name: server-02
  namespace: default
spec:
  description: web, rack 1
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Server
metadata:
  name: server-03
  namespace: default
spec:
  description: database, rack 2
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Server
metadata:
  name: server-04
  namespace: default
spec:
  description: database, rack 2
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Server
metadata:
  name: server-05
  namespace: default
spec:
  description: batch, rack 3
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Server
metadata:
  name: server-06
  namespace: default
spec:
  description: batch, rack 3
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Server
metadata:
  name: server-07
  namespace: default
spec:
  description: storage, rack 4
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Server
metadata:
  name: server-08
  namespace: default
spec:
  description: backup, rack 4
`,
    'switches.yaml': `# Two spines, four racks with a pair of leaves each, two border leaves.
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: SwitchGroup
metadata:
  name: rack-1
  namespace: default
spec: {}
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: SwitchGroup
metadata:
  name: rack-2
  namespace: default
spec: {}
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: SwitchGroup
metadata:
  name: rack-3
  namespace: default
spec: {}
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: SwitchGroup
metadata:
  name: rack-4
  namespace: default
spec: {}
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Switch
metadata:
  name: spine-01
  namespace: default
spec:
  role: spine
  description: Spine 1
  profile: vs
  boot:
    mac: 0c:20:12:fe:00:01
  asn: 65100
  ip: 172.30.0.8/21
  protocolIP: 172.30.8.1/32
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Switch
metadata:
  name: spine-02
  namespace: default
spec:
  role: spine
  description: Spine 2
  profile: vs
  boot:
    mac: 0c:20:12:fe:00:02
  asn: 65100
  ip: 172.30.0.9/21
  protocolIP: 172.30.8.2/32
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Switch
metadata:
  name: leaf-01
  namespace: default
spec:
  role: server-leaf
  description: Rack 1, left
  profile: vs
  boot:
    mac: 0c:20:12:fe:01:01
  groups:
    - rack-1
  redundancy:
    group: rack-1
    type: eslag
  asn: 65101
  ip: 172.30.0.10/21
  protocolIP: 172.30.8.3/32
  vtepIP: 172.30.12.0/32
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Switch
metadata:
  name: leaf-02
  namespace: default
spec:
  role: server-leaf
  description: Rack 1, right
  profile: vs
  boot:
    mac: 0c:20:12:fe:01:02
  groups:
    - rack-1
  redundancy:
    group: rack-1
    type: eslag
  asn: 65102
  ip: 172.30.0.11/21
  protocolIP: 172.30.8.4/32
  vtepIP: 172.30.12.1/32
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Switch
metadata:
  name: leaf-03
  namespace: default
spec:
  role: server-leaf
  description: Rack 2, left
  profile: vs
  boot:
    mac: 0c:20:12:fe:01:03
  groups:
    - rack-2
  redundancy:
    group: rack-2
    type: eslag
  asn: 65103
  ip: 172.30.0.12/21
  protocolIP: 172.30.8.5/32
  vtepIP: 172.30.12.2/32
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Switch
metadata:
  name: leaf-04
  namespace: default
spec:
  role: server-leaf
  description: Rack 2, right
  profile: vs
  boot:
    mac: 0c:20:12:fe:01:04
  groups:
    - rack-2
  redundancy:
    group: rack-2
    type: eslag
  asn: 65104
  ip: 172.30.0.13/21
  protocolIP: 172.30.8.6/32
  vtepIP: 172.30.12.3/32
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Switch
metadata:
  name: leaf-05
  namespace: default
spec:
  role: server-leaf
  description: Rack 3, left
  profile: vs
  boot:
    mac: 0c:20:12:fe:01:05
  groups:
    - rack-3
  redundancy:
    group: rack-3
    type: eslag
  asn: 65105
  ip: 172.30.0.14/21
  protocolIP: 172.30.8.7/32
  vtepIP: 172.30.12.4/32
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Switch
metadata:
  name: leaf-06
  namespace: default
spec:
  role: server-leaf
  description: Rack 3, right
  profile: vs
  boot:
    mac: 0c:20:12:fe:01:06
  groups:
    - rack-3
  redundancy:
    group: rack-3
    type: eslag
  asn: 65106
  ip: 172.30.0.15/21
  protocolIP: 172.30.8.8/32
  vtepIP: 172.30.12.5/32
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Switch
metadata:
  name: leaf-07
  namespace: default
spec:
  role: server-leaf
  description: Rack 4, left
  profile: vs
  boot:
    mac: 0c:20:12:fe:01:07
  groups:
    - rack-4
  redundancy:
    group: rack-4
    type: eslag
  asn: 65107
  ip: 172.30.0.16/21
  protocolIP: 172.30.8.9/32
  vtepIP: 172.30.12.6/32
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Switch
metadata:
  name: leaf-08
  namespace: default
spec:
  role: server-leaf
  description: Rack 4, right
  profile: vs
  boot:
    mac: 0c:20:12:fe:01:08
  groups:
    - rack-4
  redundancy:
    group: rack-4
    type: eslag
  asn: 65108
  ip: 172.30.0.17/21
  protocolIP: 172.30.8.10/32
  vtepIP: 172.30.12.7/32
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Switch
metadata:
  name: border-01
  namespace: default
spec:
  role: border-leaf
  description: Border leaf 1
  profile: vs
  boot:
    mac: 0c:20:12:fe:02:01
  asn: 65109
  ip: 172.30.0.18/21
  protocolIP: 172.30.8.11/32
  vtepIP: 172.30.12.8/32
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: Switch
metadata:
  name: border-02
  namespace: default
spec:
  role: border-leaf
  description: Border leaf 2
  profile: vs
  boot:
    mac: 0c:20:12:fe:02:02
  asn: 65110
  ip: 172.30.0.19/21
  protocolIP: 172.30.8.12/32
  vtepIP: 172.30.12.9/32
`,
    'vpcs.yaml': `# Tenant networks. The gateway and what DHCP hands out are left to the fabric.
---
apiVersion: vpc.githedgehog.com/v1beta1
kind: VPC
metadata:
  name: web
  namespace: default
spec:
  subnets:
    default:
      subnet: 10.20.1.0/24
      vlan: 1001
      dhcp:
        enable: true
        range:
          start: 10.20.1.10
          end: 10.20.1.199
---
apiVersion: vpc.githedgehog.com/v1beta1
kind: VPC
metadata:
  name: data
  namespace: default
spec:
  subnets:
    default:
      subnet: 10.20.2.0/24
      vlan: 1002
    backup:
      subnet: 10.20.3.0/24
      gateway: 10.20.3.254
      vlan: 1003
---
apiVersion: vpc.githedgehog.com/v1beta1
kind: VPC
metadata:
  name: batch
  namespace: default
spec:
  subnets:
    default:
      subnet: 10.20.4.0/24
      vlan: 1004
      dhcp:
        enable: true
`,
};

;// CONCATENATED MODULE: ./lib/entry/cli/demo/demo-repository.js







/** The sample fabric in a Git repository of its own, in a temporary folder. */
class DemoRepository {
    /** Everything of the demo is below, and nobody else may look into it. */
    folder;
    /** Outside the repository, so that no commit ever holds the credentials. */
    kubeconfig;
    /** The fabric directory, in the repository. */
    fabric;
    #root;
    constructor() {
        this.folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'hedgehog-sync-demo-'));
        this.kubeconfig = (0,external_node_path_.join)(this.folder, 'kubeconfig');
        this.#root = (0,external_node_path_.join)(this.folder, 'repository');
        this.fabric = (0,external_node_path_.join)(this.#root, 'fabric');
        (0,external_node_fs_.mkdirSync)(this.fabric, { recursive: true });
        for (const [name, text] of Object.entries(SAMPLE_FILES))
            (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(this.fabric, name), text);
        this.#git('init', '--quiet', '--initial-branch=main');
        this.commit('The fabric');
    }
    writeKubeconfig(text) {
        (0,external_node_fs_.writeFileSync)(this.kubeconfig, text, { mode: 0o600 });
    }
    edit(file, from, to) {
        const path = (0,external_node_path_.join)(this.fabric, file);
        const text = (0,external_node_fs_.readFileSync)(path, 'utf8');
        if (text.split(from).length !== 2)
            (0,assert_never/* impossible */.y)(`${file} does not hold the text exactly once: ${from}`);
        (0,external_node_fs_.writeFileSync)(path, text.replace(from, to));
    }
    commit(message) {
        this.#git('add', '--all');
        this.#git('commit', '--quiet', '--allow-empty', '--message', message);
    }
    lineOf(file, wanted) {
        const lines = (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(this.fabric, file), 'utf8').split('\n');
        return lines.findIndex((line) => line.includes(wanted)) + 1;
    }
    remove() {
        (0,external_node_fs_.rmSync)(this.folder, { recursive: true, force: true });
    }
    #git(...args) {
        const identity = [
            '-c',
            'user.name=Demo',
            '-c',
            'user.email=demo@example.com',
            '-c',
            'commit.gpgSign=false',
        ];
        try {
            (0,external_node_child_process_.execFileSync)('git', [...identity, ...args], { cwd: this.#root, stdio: 'pipe' });
        }
        catch (cause) {
            throw new errors/* ConfigurationError */.j1({
                code: 'HHS-2007',
                message: `the demo could not run git ${args[0] ?? ''}`,
                help: 'The demo keeps its sample in a Git repository: install git and run it again.',
            }, { cause });
        }
    }
}

;// CONCATENATED MODULE: ./lib/entry/cli/demo/demo-stage.js
function check(what, ok, found) {
    return { what, ok, found: ok ? '' : shorten(found) };
}
function shorten(value) {
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
    return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

;// CONCATENATED MODULE: ./lib/entry/cli/demo/demo-stages.js

const WEB = '/apis/vpc.githedgehog.com/v1beta1/namespaces/default/vpcs/web';
const HAND_EDIT = { spec: { subnets: { default: { dhcp: { range: { end: '10.20.1.99' } } } } } };
const POINTER = '/spec/subnets/default/dhcp/range/end';
/** The story: a mistake found on its line, the fix, the rollout, a hand edit with blame, and the way back. */
function demoStages(objects) {
    return [
        brokenManifest(),
        fixed(objects),
        planned(objects),
        applied(objects),
        appliedAgain(objects),
        drifted(),
        held(),
        accepted(),
        clean(),
    ];
}
function brokenManifest() {
    return {
        title: 'A typing mistake is found on its line, before anything touches the cluster',
        command: 'hedgehog-sync validate',
        async play(ground) {
            ground.edit('vpcs.yaml', '      subnet: 10.20.2.0/24\n', '      sbunet: 10.20.2.0/24\n');
            const run = await ground.run(['validate']);
            const line = ground.lineOf('vpcs.yaml', 'sbunet');
            return shown(run, [
                exits(run, 1),
                check(`names vpcs.yaml line ${line}`, run.stdout.includes(`vpcs.yaml:${line}:`), run.stdout),
                check('says what was meant', run.stdout.includes('subnet'), run.stdout),
            ]);
        },
    };
}
function fixed(objects) {
    return {
        title: 'Fixed: every document was checked',
        command: 'hedgehog-sync validate',
        async play(ground) {
            ground.edit('vpcs.yaml', '      sbunet: 10.20.2.0/24\n', '      subnet: 10.20.2.0/24\n');
            const run = await ground.run(['validate']);
            const text = await json(ground, ['validate']);
            return shown(run, [exits(run, 0), check(`${objects} validated`, validated(text) === objects, text)]);
        },
    };
}
function planned(objects) {
    return {
        title: 'The plan: what an apply would do, in the order of the references',
        command: 'hedgehog-sync plan',
        async play(ground) {
            const run = await ground.run(['plan']);
            const plan = await json(ground, ['plan']);
            return shown(run, [
                exits(run, 2),
                check(`${objects} objects to create`, states(plan, 'git_ahead').length === objects, plan),
            ]);
        },
    };
}
function applied(objects) {
    return {
        title: 'Applied, and waited for: one switch takes its time, and only then it counts',
        command: 'hedgehog-sync apply',
        async play(ground) {
            const run = await ground.run(['apply']);
            return shown(run, [
                exits(run, 0),
                check(`${objects} created`, run.stdout.includes(`${objects} created`), run.stdout),
                check('12 of 12 switches converged', run.stdout.includes('12 of 12 switches'), run.stdout),
            ]);
        },
    };
}
function appliedAgain(objects) {
    return {
        title: 'Applied again: nothing to do, so nothing is written',
        command: 'hedgehog-sync apply',
        async play(ground) {
            const run = await ground.run(['apply']);
            return shown(run, [
                exits(run, 0),
                check(`${objects} unchanged`, run.stdout.includes(`${objects} unchanged`), run.stdout),
            ]);
        },
    };
}
function drifted() {
    return {
        title: 'Somebody edits a DHCP range in the cluster by hand: drift, with who and where',
        command: 'hedgehog-sync drift',
        async play(ground) {
            await ground.editInCluster(WEB, HAND_EDIT);
            const run = await ground.run(['drift']);
            const found = await json(ground, ['drift']);
            const drift = states(found, 'cluster_ahead');
            const [object] = drift;
            const [field] = object?.fields ?? [];
            const line = ground.lineOf('vpcs.yaml', 'end: 10.20.1.199');
            return shown(run, [
                exits(run, 3),
                check('exactly one object drifted', drift.length === 1 && object?.name === 'web', drift),
                check('exactly one field', object?.fields.length === 1 && field?.pointer === POINTER, object),
                check('both values', field?.desired === '10.20.1.199' && field.live === '10.20.1.99', field),
                check('by whom and when', field?.manager === 'kubectl-edit' && field.time !== null, field),
                check(`on vpcs.yaml line ${line}`, run.stdout.includes(`vpcs.yaml:${line}`), run.stdout),
            ]);
        },
    };
}
function held() {
    return {
        title: 'An apply does not overwrite it: the object is held',
        command: 'hedgehog-sync apply',
        async play(ground) {
            const run = await ground.run(['apply']);
            return shown(run, [exits(run, 3), check('1 held', run.stdout.includes('1 held'), run.stdout)]);
        },
    };
}
function accepted() {
    return {
        title: 'Git is right: that one field, and nothing else, is forced',
        command: `hedgehog-sync apply --accept-git VPC/web:${POINTER}`,
        async play(ground) {
            const run = await ground.run(['apply', '--accept-git', `VPC/web:${POINTER}`]);
            return shown(run, [
                exits(run, 0),
                check('1 configured', run.stdout.includes('1 configured'), run.stdout),
            ]);
        },
    };
}
function clean() {
    return {
        title: 'Clean again',
        command: 'hedgehog-sync drift',
        async play(ground) {
            const run = await ground.run(['drift']);
            return shown(run, [exits(run, 0)]);
        },
    };
}
function shown(run, checks) {
    return { output: run.stdout, checks };
}
function exits(run, code) {
    return check(`exit code ${code}`, run.code === code, `exit code ${run.code}: ${run.stderr}${run.stdout}`);
}
async function json(ground, args) {
    const run = await ground.run([...args, '--output', 'json']);
    try {
        return JSON.parse(run.stdout);
    }
    catch {
        return run.stdout + run.stderr;
    }
}
function states(plan, state) {
    const objects = plan?.objects;
    return Array.isArray(objects) ? objects.filter((one) => one.state === state) : [];
}
function validated(result) {
    return result?.coverage?.validated ?? -1;
}

;// CONCATENATED MODULE: ./lib/entry/cli/demo/demo-text.js
const WIDTH = 100;
/** One stage for a person: what happens, the command, its output, what was checked. */
function stepText(report, number, color) {
    const paint = (code, text) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
    const rule = '─'.repeat(WIDTH);
    const checks = report.checks.map((one) => one.ok ? `  ${paint(32, '✓')} ${one.what}` : `  ${paint(31, '✗')} ${one.what}; found: ${one.found}`);
    const seconds = (report.durationMs / 1000).toFixed(1);
    return [
        '',
        paint(2, rule),
        paint(1, `${number}. ${report.title}`),
        '',
        paint(36, `$ ${report.command}`),
        report.output.trimEnd(),
        '',
        ...checks,
        paint(2, `  (${seconds} s)`),
        '',
    ].join('\n');
}

;// CONCATENATED MODULE: ./lib/entry/cli/demo/run-demo.js





/** One switch that needs longer than the others; the rollout is done only when it is. */
const SLOW_SWITCH = 'leaf-05';
const SLOW_MS = 6_000;
/**
 * The whole job on a sample fabric against the embedded API server: no cluster, no network, no token. Each stage is
 * asserted; the result is the exit code, 1 where one was not as it should be.
 */
async function runDemo(host) {
    const { startDemoCluster } = await __webpack_require__.e(/* import() */ 829).then(__webpack_require__.bind(__webpack_require__, 1829));
    const repository = new DemoRepository();
    const cluster = await startDemoCluster({ slowSwitch: SLOW_SWITCH, slowMs: SLOW_MS });
    const { kubeconfig } = repository;
    repository.writeKubeconfig(cluster.kubeconfig());
    const ground = {
        run: (args) => {
            const place = ['--path', repository.fabric, '--fabric', 'demo'];
            return host.run([...args, ...place, ...(args[0] === 'validate' ? [] : ['--kubeconfig', kubeconfig])]);
        },
        edit: (file, from, to) => repository.edit(file, from, to),
        commit: (message) => repository.commit(message),
        editInCluster: (path, patch) => cluster.editByHand(path, patch),
        lineOf: (file, text) => repository.lineOf(file, text),
    };
    try {
        const reports = await playStages(ground, host);
        const failed = reports.flatMap((report) => report.checks).filter((one) => !one.ok).length;
        if (host.json)
            host.write(`${JSON.stringify({ schemaVersion: 1, failed, stages: reports }, null, 2)}\n`);
        else
            host.write(closing(reports, failed));
        if (host.keep)
            await keepRunning(host, repository);
        return failed === 0 && !host.signal.aborted ? 0 : 1;
    }
    finally {
        await cluster.stop();
        if (!host.keep)
            repository.remove();
    }
}
async function playStages(ground, host) {
    const reports = [];
    for (const stage of demoStages(countObjects())) {
        if (host.signal.aborted)
            break;
        const started = performance.now();
        const { output, checks } = await stage.play(ground);
        const durationMs = Math.round(performance.now() - started);
        const report = { title: stage.title, command: stage.command, output, checks, durationMs };
        reports.push(report);
        if (!host.json)
            host.write(stepText(report, reports.length, host.color));
    }
    return reports;
}
function countObjects() {
    const texts = Object.values(SAMPLE_FILES);
    return texts.reduce((sum, text) => sum + (text.match(/^kind:/gm)?.length ?? 0), 0);
}
function closing(reports, failed) {
    const checks = reports.reduce((sum, report) => sum + report.checks.length, 0);
    return failed === 0
        ? `\nAll ${reports.length} stages went as they should (${checks} checks).\n`
        : `\n${failed} of ${checks} checks failed: this is a fault of hedgehog-sync, please report it.\n`;
}
async function keepRunning(host, { fabric, kubeconfig }) {
    const files = (0,external_node_fs_.readdirSync)(fabric).length;
    host.write([
        '',
        'The API server is still running. In another terminal, edit the cluster behind our back and see who is noticed:',
        '',
        `  kubectl --kubeconfig ${kubeconfig} --context kubectl edit vpc web`,
        `  hedgehog-sync drift --path ${fabric} --kubeconfig ${kubeconfig} --fabric demo`,
        '',
        `The ${files} files of the fabric are in ${fabric}: change one, then run plan and apply in place of drift.`,
        'Ctrl-C ends the server and leaves the files there.',
        '',
    ].join('\n'));
    if (host.signal.aborted)
        return;
    await new Promise((resolve) => host.signal.addEventListener('abort', () => resolve(), { once: true }));
}

;// CONCATENATED MODULE: ./lib/entry/cli/demo/start-demo.js

/** The demo runs commands as a person would: each with a host of its own, whose output it reads. */
async function startDemo({ values, host, screen, print, runCli }) {
    return await runDemo({
        json: values.json,
        keep: values.keep,
        color: screen.style.bold('x') !== 'x',
        signal: host.signal,
        write: print,
        run: async (args) => {
            let stdout = '';
            let stderr = '';
            const code = await runCli(args, {
                ...host,
                environment: { PATH: host.environment.PATH, HOME: host.environment.HOME, NO_COLOR: '1' },
                write: (text) => {
                    stdout += text;
                },
                writeError: (text) => {
                    stderr += text;
                },
                isTerminal: false,
                showsProgress: false,
            });
            return { code, stdout, stderr };
        },
    });
}


/***/ })

};
