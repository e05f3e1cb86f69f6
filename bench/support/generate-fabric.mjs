import { stringify } from 'yaml';

/**
 * A valid fabric of exactly `count` objects (at least 10), always the same for the same count. Pods of four spines and
 * eight leaves as a GPU cluster has them: most objects are single-link connections of servers to leaves, then come
 * attachments of VPC subnets to those, servers, fabric connections of eight links, and switches with 64 ports. Objects
 * refer only to earlier ones, so the first objects of a larger fabric are a smaller fabric. Beyond `mostOfUsual` a
 * fabric has not enough ASNs for leaves: more attachments and servers stand around each of them then.
 */
export function generateFabric(count) {
  const objects = [];
  for (const object of endlessFabric(count > mostOfUsual ? crowded : usual)) {
    objects.push(object);
    if (objects.length === count) return objects;
  }
  throw new Error(`a valid fabric of ${count} objects is more than this can make`);
}

/** The files of a fabric directory, about 800 objects each. */
export function filesOf(objects) {
  const perFile = 800;
  const files = [];
  for (let start = 0; start < objects.length; start += perFile) {
    const documents = objects.slice(start, start + perFile).map((object) => stringify(object));
    files.push({
      path: `fabric-${String(files.length + 1).padStart(2, '0')}.yaml`,
      text: documents.join('---\n'),
    });
  }
  return files;
}

const leavesPerPod = 8;
const spinesPerPod = 4;
const linksToEachSpine = 8;
const serversPerLeaf = 8;
const portsPerServer = 8;
const mostOfUsual = 12_000;
const usual = { mostPods: 16, attachmentsPerLeaf: 20, idleServersPerLeaf: 0, network: '10.0.0.0/16' };
const crowded = { mostPods: 53, attachmentsPerLeaf: 64, idleServersPerLeaf: 6, network: '10.0.0.0/14' };

function* endlessFabric(layout) {
  yield wiring('VLANNamespace', 'default', { ranges: [{ from: 1000, to: 2999 }] });
  yield vpcObject('IPv4Namespace', 'default', { subnets: [layout.network] });
  for (let pod = 0; pod < layout.mostPods; pod += 1) {
    for (let spine = 0; spine < spinesPerPod; spine += 1) yield spineSwitch(pod * spinesPerPod + spine);
    for (let leaf = 0; leaf < leavesPerPod; leaf += 1) {
      yield* leafUnit(pod, pod * leavesPerPod + leaf, layout);
    }
  }
}

/** A leaf, its uplinks, a VPC, and its servers with their connections and attachments. */
function* leafUnit(pod, leaf, { attachmentsPerLeaf, idleServersPerLeaf }) {
  yield leafSwitch(leaf);
  for (let spine = 0; spine < spinesPerPod; spine += 1) yield fabricConnection(pod, leaf, spine);
  yield vpc(leaf);
  let attached = 0;
  for (let server = 0; server < serversPerLeaf; server += 1) {
    const name = `compute-${number(leaf * serversPerLeaf + server + 1, 4)}`;
    yield wiring('Server', name, {});
    const connections = [];
    for (let port = 0; port < portsPerServer; port += 1) {
      const connection = serverConnection(name, port, leaf, server * portsPerServer + port);
      connections.push(connection.metadata.name);
      yield connection;
    }
    const wanted = Math.ceil(((server + 1) * attachmentsPerLeaf) / serversPerLeaf) - attached;
    for (const connection of connections.slice(0, wanted)) {
      yield vpcObject('VPCAttachment', `${vpcName(leaf)}-${connection}`, {
        connection,
        subnet: `${vpcName(leaf)}/default`,
      });
    }
    attached += wanted;
  }
  for (let idle = 0; idle < idleServersPerLeaf; idle += 1) {
    yield wiring('Server', `spare-${number(leaf * idleServersPerLeaf + idle + 1, 4)}`, {});
  }
}

function spineSwitch(index) {
  const breakouts = Array.from({ length: 64 }, (_, port) => [`E1/${port + 1}`, '1x800G']);
  return wiring('Switch', spineName(index), {
    ...switchBasics(index, 0),
    asn: 65100,
    portBreakouts: Object.fromEntries(breakouts),
    role: 'spine',
  });
}

function leafSwitch(index) {
  const breakouts = Array.from({ length: 64 }, (_, port) => [
    `E1/${port + 1}`,
    port < 32 ? '2x400G' : '1x800G',
  ]);
  return wiring('Switch', leafName(index), {
    ...switchBasics(index, 256),
    asn: 65101 + index,
    portBreakouts: Object.fromEntries(breakouts),
    role: 'server-leaf',
    vtepIP: `${address('172.30.12.0', index)}/32`,
  });
}

function switchBasics(index, offset) {
  const device = offset + index;
  return {
    boot: { mac: `02:00:00:00:${hex(device >> 8)}:${hex(device & 255)}` },
    ecmp: {},
    ip: `${address('172.30.0.10', device)}/21`,
    profile: 'celestica-ds5000',
    protocolIP: `${address('172.30.8.0', device)}/32`,
    redundancy: {},
  };
}

function fabricConnection(pod, leaf, spineInPod) {
  const spine = spineName(pod * spinesPerPod + spineInPod);
  const links = Array.from({ length: linksToEachSpine }, (_, link) => {
    const pair = (leaf * spinesPerPod + spineInPod) * linksToEachSpine + link;
    const leafPort = 33 + spineInPod * linksToEachSpine + link;
    const spinePort = 1 + (leaf % leavesPerPod) * linksToEachSpine + link;
    return {
      leaf: { ip: `${address('172.30.128.0', pair * 2 + 1)}/31`, port: `${leafName(leaf)}/E1/${leafPort}` },
      spine: { ip: `${address('172.30.128.0', pair * 2)}/31`, port: `${spine}/E1/${spinePort}` },
    };
  });
  return wiring('Connection', `${spine}-fabric-${leafName(leaf)}`, { fabric: { links } });
}

function serverConnection(server, port, leaf, lane) {
  const serverPort = `be${port}-port0`;
  const leafPort = `E1/${Math.floor(lane / 2) + 1}/${(lane % 2) + 1}`;
  return wiring('Connection', `${server}-${serverPort}-unbundled-${leafName(leaf)}`, {
    unbundled: {
      link: {
        server: { port: `${server}/${serverPort}` },
        switch: { port: `${leafName(leaf)}/${leafPort}` },
      },
    },
  });
}

function vpc(leaf) {
  const network = `10.${leaf >> 8}.${leaf & 255}`;
  return vpcObject('VPC', vpcName(leaf), {
    // switches of this model take no VPCs of the default mode
    mode: 'l3vni',
    subnets: {
      default: {
        dhcp: { enable: true, range: { end: `${network}.250`, start: `${network}.10` } },
        gateway: `${network}.1`,
        subnet: `${network}.0/24`,
        vlan: 1001 + leaf,
      },
    },
  });
}

const spineName = (index) => `be-spine-${number(index + 1, 3)}`;
const leafName = (index) => `be-rail-leaf-${number(index + 1, 3)}`;
const vpcName = (leaf) => `vpc-${number(leaf + 1, 3)}`;
const number = (value, digits) => String(value).padStart(digits, '0');
const hex = (value) => value.toString(16).padStart(2, '0');

function address(first, offset) {
  const sum = first.split('.').reduce((all, part) => all * 256 + Number(part), 0) + offset;
  return [24, 16, 8, 0].map((shift) => Math.floor(sum / 2 ** shift) % 256).join('.');
}

const wiring = (kind, name, spec) => fabricObject('wiring', kind, name, spec);
const vpcObject = (kind, name, spec) => fabricObject('vpc', kind, name, spec);

function fabricObject(group, kind, name, spec) {
  return {
    apiVersion: `${group}.githedgehog.com/v1beta1`,
    kind,
    metadata: { name, namespace: 'default' },
    spec,
  };
}
