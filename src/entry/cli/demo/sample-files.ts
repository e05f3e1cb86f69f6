// Made by tools/embed-sample.mjs from examples/sample-fabric. Do not edit.

/** The files of the sample fabric: name to text. */
export const SAMPLE_FILES: Readonly<Record<string, string>> = {
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
