export const id = 829;
export const ids = [829];
export const modules = {

/***/ 1829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startDemoCluster: () => (/* binding */ startDemoCluster)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/domain/shared/assert-never.js
var assert_never = __webpack_require__(4251);
// EXTERNAL MODULE: ./lib/domain/shared/json.js
var json = __webpack_require__(3600);
;// CONCATENATED MODULE: ./lib/simulator/fabric-admission/object-parts.js

function partOf(object, key) {
    const value = (0,json/* getOwn */.Ng)(object, key);
    return (0,json/* isJsonObject */.OW)(value) ? value : {};
}
function listOf(object, key) {
    const value = (0,json/* getOwn */.Ng)(object, key);
    return Array.isArray(value) ? value : [];
}
function textOf(object, key) {
    const value = (0,json/* getOwn */.Ng)(object, key);
    return typeof value === 'string' ? value : '';
}
function textsOf(object, key) {
    return listOf(object, key).filter((item) => typeof item === 'string');
}
function specOf(object) {
    return partOf(object, 'spec');
}
function nameOf(object) {
    return textOf(partOf(object, 'metadata'), 'name');
}
function labelsOf(object) {
    return partOf(partOf(object, 'metadata'), 'labels');
}
function withSpec(object, spec) {
    return { ...object, spec };
}
/** A copy with every value changed by `change`; undefined drops the key. */
function mapValues(object, change) {
    const changed = {};
    for (const [key, value] of Object.entries(object)) {
        const next = change(value, key);
        if (next !== undefined)
            (0,json/* setOwn */.P5)(changed, key, next);
    }
    return changed;
}
function without(object, keys) {
    return mapValues(object, (value, key) => (keys.includes(key) ? undefined : value));
}
/** The same list sorted as the fabric sorts texts: by code unit. Absent stays absent. */
function sortedTexts(object, key) {
    const value = (0,json/* getOwn */.Ng)(object, key);
    return Array.isArray(value) ? { ...object, [key]: [...value].sort(byText) } : object;
}
function byText(a, b) {
    const left = String(a);
    const right = String(b);
    return left < right ? -1 : left > right ? 1 : 0;
}
/** `{}` for the struct members that are absent: what the fabric's own encoder always writes. */
function withStructs(object, keys) {
    const missing = keys.filter((key) => !Object.hasOwn(object, key));
    return missing.length === 0
        ? object
        : { ...object, ...Object.fromEntries(missing.map((key) => [key, {}])) };
}
const FABRIC_KEY = 'fabric.githedgehog.com/';
/** Labels as the wiring and vpc webhooks leave them: theirs deleted first, then written anew. */
function withFabricLabels(object, labels) {
    const kept = mapValues(labelsOf(object), (value, key) => (key.includes(FABRIC_KEY) ? undefined : value));
    return withLabels(object, { ...kept, ...labels });
}
/** Exactly these labels. */
function withLabels(object, labels) {
    const { labels: _before, ...metadata } = partOf(object, 'metadata');
    const next = Object.keys(labels).length === 0 ? metadata : { ...metadata, labels };
    return { ...object, metadata: next };
}
/** `true` for each name, as labels of a list are written. */
function marks(prefix, names) {
    return Object.fromEntries(names.map((name) => [`${prefix}/${name}`, 'true']));
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/clock.js
const SYSTEM_CLOCK = {
    now: () => new Date().toISOString(),
    monotonicMs: () => performance.now(),
};

// EXTERNAL MODULE: ./lib/domain/fabric/registry.js + 159 modules
var registry = __webpack_require__(1362);
// EXTERNAL MODULE: ./lib/domain/resource/live-object.js
var live_object = __webpack_require__(2107);
;// CONCATENATED MODULE: ./lib/simulator/fabric-admission/ipv4.js
/** undefined: not `a.b.c.d/len`. Host bits may be set. */
function parsePrefix(text) {
    const match = /^([^/]+)\/(0|[1-9]\d?)$/.exec(text);
    const address = parseAddress(match?.[1] ?? '');
    const length = Number(match?.[2]);
    if (address === undefined || !(length <= 32))
        return undefined;
    const size = 2 ** (32 - length);
    return { network: Math.floor(address / size) * size, length };
}
/** undefined: not four decimal octets without leading zeros. */
function parseAddress(text) {
    const octets = text.split('.');
    if (octets.length !== 4 ||
        !octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256)) {
        return undefined;
    }
    return octets.reduce((sum, octet) => sum * 256 + Number(octet), 0);
}
function formatAddress(address) {
    return [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join('.');
}
function lastAddress(prefix) {
    return prefix.network + 2 ** (32 - prefix.length) - 1;
}
function containsAddress(prefix, address) {
    return address >= prefix.network && address <= lastAddress(prefix);
}

;// CONCATENATED MODULE: ./lib/simulator/fabric-admission/vpc-defaults.js



const LONGEST_DHCP_PREFIX = 30;
const DEFAULT_MTU = 9036;
const DEFAULT_LEASE_SECONDS = 3600;
const OPTION_LISTS = ['dnsServers', 'timeServers', 'advertisedRoutes'];
function ipv4NamespaceDefaults(object) {
    return withFabricLabels(withSpec(object, sortedTexts(specOf(object), 'subnets')), {});
}
function vpcDefaults(object) {
    const spec = specOf(object);
    const ipv4Namespace = textOf(spec, 'ipv4Namespace') || 'default';
    const vlanNamespace = textOf(spec, 'vlanNamespace') || 'default';
    const subnets = mapValues(partOf(spec, 'subnets'), (subnet) => (0,json/* isJsonObject */.OW)(subnet) ? subnetDefaults(subnet) : subnet);
    const next = {
        ...spec,
        ipv4Namespace,
        vlanNamespace,
        ...(Object.hasOwn(spec, 'subnets') ? { subnets } : {}),
    };
    return withFabricLabels(withSpec(object, next), {
        'fabric.githedgehog.com/ipv4ns': ipv4Namespace,
        'fabric.githedgehog.com/vlanns': vlanNamespace,
    });
}
function vpcStructs(spec) {
    if (!Object.hasOwn(spec, 'subnets'))
        return spec;
    const subnets = mapValues(partOf(spec, 'subnets'), (subnet) => (0,json/* isJsonObject */.OW)(subnet) ? withStructs(subnet, ['dhcp']) : subnet);
    return { ...spec, subnets };
}
function subnetDefaults(subnet) {
    const prefix = parsePrefix(textOf(subnet, 'subnet'));
    if (prefix === undefined)
        return subnet;
    const first = formatAddress(prefix.network + 1);
    const hasGateway = textOf(subnet, 'gateway') !== '' || (0,json/* getOwn */.Ng)(subnet, 'hostBGP') === true;
    const next = hasGateway ? subnet : { ...subnet, gateway: first };
    if (prefix.length > LONGEST_DHCP_PREFIX)
        return next;
    const dhcp = partOf(next, 'dhcp');
    if ((0,json/* getOwn */.Ng)(dhcp, 'enable') !== true) {
        return Object.hasOwn(next, 'dhcp') ? { ...next, dhcp: without(dhcp, ['range', 'options']) } : next;
    }
    const range = partOf(dhcp, 'range');
    const start = textOf(range, 'start') || formatAddress(prefix.network + 2);
    const end = textOf(range, 'end') || formatAddress(lastAddress(prefix));
    return { ...next, dhcp: dhcpDetails({ ...dhcp, range: { ...range, start, end } }) };
}
/** Options that say nothing are dropped, and then static leases keep their spelling. */
function dhcpDetails(dhcp) {
    const options = (0,json/* getOwn */.Ng)(dhcp, 'options');
    if ((0,json/* isJsonObject */.OW)(options)) {
        if (Object.values(options).every(isZero))
            return without(dhcp, ['options']);
        return withCanonicalMacs({ ...dhcp, options: optionDefaults(options) });
    }
    return withCanonicalMacs(dhcp);
}
function optionDefaults(options) {
    let next = {
        ...options,
        interfaceMTU: numberOf(options, 'interfaceMTU') || DEFAULT_MTU,
        leaseTimeSeconds: numberOf(options, 'leaseTimeSeconds') || DEFAULT_LEASE_SECONDS,
    };
    for (const key of OPTION_LISTS) {
        const list = [...listOf(options, key)].sort((a, b) => byText(sortKey(a), sortKey(b)));
        if (key === 'advertisedRoutes' && list.length === 0 && !Object.hasOwn(options, key))
            continue;
        next = { ...next, [key]: list };
    }
    return next;
}
function sortKey(item) {
    return (0,json/* isJsonObject */.OW)(item) ? `${textOf(item, 'destination')} ${textOf(item, 'gateway')}` : String(item);
}
function withCanonicalMacs(dhcp) {
    if (!Object.hasOwn(dhcp, 'static'))
        return dhcp;
    const entries = Object.entries(partOf(dhcp, 'static')).map(([mac, lease]) => [
        mac.toLowerCase().replaceAll('-', ':'),
        lease,
    ]);
    return { ...dhcp, static: Object.fromEntries(entries) };
}
function vpcAttachmentDefaults(object) {
    const spec = specOf(object);
    const given = textOf(spec, 'subnet');
    const subnet = given.includes('/') ? given : `${given}/default`;
    const [vpc = ''] = subnet.split('/', 1);
    if (vpc === '')
        return object;
    return withFabricLabels(withSpec(object, { ...spec, subnet }), {
        'fabric.githedgehog.com/vpc': vpc,
        'fabric.githedgehog.com/subnet': subnet.slice(vpc.length + 1),
        'fabric.githedgehog.com/connection': textOf(spec, 'connection'),
        ...((0,json/* getOwn */.Ng)(spec, 'nativeVLAN') === true ? { 'fabric.githedgehog.com/nativevlan': 'true' } : {}),
    });
}
function vpcPeeringDefaults(object) {
    const pair = peeredVpcs(specOf(object));
    const [vpc1, vpc2] = pair;
    if (pair.length !== 2 || vpc1 === undefined || vpc2 === undefined)
        return withFabricLabels(object, {});
    return withFabricLabels(object, {
        ...marks('vpc.fabric.githedgehog.com', pair),
        'fabric.githedgehog.com/vpc1': vpc1,
        'fabric.githedgehog.com/vpc2': vpc2,
    });
}
/** The VPCs a peering names, sorted. */
function peeredVpcs(spec) {
    const names = listOf(spec, 'permit')
        .filter(json/* isJsonObject */.OW)
        .flatMap((item) => Object.keys(item));
    return [...new Set(names)].sort();
}
function vpcPeeringStructs(spec) {
    const permit = listOf(spec, 'permit').map((item) => (0,json/* isJsonObject */.OW)(item) ? mapValues(item, (side) => side ?? {}) : item);
    return Object.hasOwn(spec, 'permit') ? { ...spec, permit } : spec;
}
function numberOf(object, key) {
    const value = (0,json/* getOwn */.Ng)(object, key);
    return typeof value === 'number' ? value : 0;
}
/** Zero to the fabric's decoder; an explicit empty list is not. */
function isZero(value) {
    return value === '' || value === 0 || value === false || value === null;
}

;// CONCATENATED MODULE: ./lib/simulator/fabric-admission/wiring-defaults.js


/** The two ends of a link by connection type, in the order of the fabric's API. */
const LINK_SIDES = {
    unbundled: ['server', 'switch'],
    bundled: ['server', 'switch'],
    eslag: ['server', 'switch'],
    fabric: ['spine', 'leaf'],
    mesh: ['leaf1', 'leaf2'],
    gateway: ['switch', 'gateway'],
    vpcLoopback: ['switch1', 'switch2'],
    external: ['switch'],
    staticExternal: ['switch'],
};
const TYPE_LABELS = {
    vpcLoopback: 'vpc-loopback',
    staticExternal: 'static-external',
};
const SERVER_SIDES = ['server'];
const UNCOUNTED_SIDES = ['gateway'];
const LINK_FLAP_DEFAULTS = { flapThreshold: 3, samplingInterval: 30, recoveryInterval: 300 };
const HIGHEST_VLAN = 4094;
function switchDefaults(object) {
    const spec = specOf(object);
    const redundancyGroup = textOf(partOf(spec, 'redundancy'), 'group');
    const named = textsOf(spec, 'groups');
    const groups = redundancyGroup === '' || named.includes(redundancyGroup) ? named : [...named, redundancyGroup];
    const vlans = textsOf(spec, 'vlanNamespaces');
    const vlanNamespaces = vlans.length === 0 ? ['default'] : vlans;
    const linkFlap = (0,json/* getOwn */.Ng)(spec, 'linkFlapErrDisable');
    let next = { ...spec, vlanNamespaces, ...(groups.length > 0 ? { groups } : {}) };
    for (const key of ['portGroupSpeeds', 'portSpeeds']) {
        if (Object.hasOwn(spec, key))
            next = { ...next, [key]: mapValues(partOf(spec, key), withoutSpeedPrefix) };
    }
    if ((0,json/* isJsonObject */.OW)(linkFlap))
        next = { ...next, linkFlapErrDisable: { ...LINK_FLAP_DEFAULTS, ...linkFlap } };
    next = sortedTexts(sortedTexts(next, 'groups'), 'vlanNamespaces');
    const profile = textOf(spec, 'profile');
    return withFabricLabels(withSpec(object, next), {
        ...marks('switchgroup.fabric.githedgehog.com', groups),
        ...marks('vlanns.fabric.githedgehog.com', vlanNamespaces),
        'fabric.githedgehog.com/profile': profile,
    });
}
function switchStructs(spec) {
    return withStructs(spec, ['redundancy', 'boot', 'ecmp']);
}
function serverDefaults(object) {
    return withFabricLabels(object, {});
}
/** A range that ends before it starts empties the whole list, without a word. */
function vlanNamespaceDefaults(object) {
    const spec = specOf(object);
    const ranges = listOf(spec, 'ranges').filter(json/* isJsonObject */.OW).map(withRangeEnd);
    const cleaned = withFabricLabels(object, {});
    if (!Object.hasOwn(spec, 'ranges'))
        return cleaned;
    if (!ranges.every(isVlanRange))
        return withSpec(cleaned, without(spec, ['ranges']));
    const sorted = [...ranges].sort((a, b) => vlanOf(a, 'from') - vlanOf(b, 'from') || vlanOf(a, 'to') - vlanOf(b, 'to'));
    return withSpec(cleaned, { ...spec, ranges: sorted });
}
function connectionDefaults(object) {
    const spec = specOf(object);
    if (Object.hasOwn(spec, 'mclag') || Object.hasOwn(spec, 'mclagDomain'))
        return withFabricLabels(object, {});
    const types = Object.keys(LINK_SIDES).filter((type) => (0,json/* isJsonObject */.OW)((0,json/* getOwn */.Ng)(spec, type)));
    const [type] = types;
    if (type === undefined) {
        return withFabricLabels(object, { 'fabric.githedgehog.com/connection-type': '<invalid>' });
    }
    const vpc = textOf(partOf(spec, 'staticExternal'), 'withinVPC');
    const { switches, servers } = endpointsOf({ [type]: partOf(spec, type) });
    return withFabricLabels(object, {
        'fabric.githedgehog.com/connection-type': TYPE_LABELS[type] ?? type,
        ...(vpc === '' ? {} : { 'fabric.githedgehog.com/vpc': vpc }),
        ...marks('switch.fabric.githedgehog.com', switches),
        ...marks('server.fabric.githedgehog.com', servers),
    });
}
/** Which devices a Connection's ports are on. */
function endpointsOf(spec) {
    const switches = new Set();
    const servers = new Set();
    for (const [type, sides] of Object.entries(LINK_SIDES)) {
        for (const link of linksOf(partOf(spec, type))) {
            for (const side of sides) {
                const device = deviceOf(textOf(partOf(link, side), 'port'));
                if (device === undefined || UNCOUNTED_SIDES.includes(side))
                    continue;
                (SERVER_SIDES.includes(side) ? servers : switches).add(device);
            }
        }
    }
    return { switches: [...switches].sort(), servers: [...servers].sort() };
}
/** The single type of a Connection; undefined: none, or more than one. */
function connectionType(spec) {
    const types = Object.keys(LINK_SIDES).filter((type) => (0,json/* isJsonObject */.OW)((0,json/* getOwn */.Ng)(spec, type)));
    return types.length === 1 ? types[0] : undefined;
}
function connectionStructs(spec) {
    return mapValues(spec, (value, type) => {
        const sides = LINK_SIDES[type];
        if (sides === undefined || !(0,json/* isJsonObject */.OW)(value))
            return value;
        const links = (0,json/* getOwn */.Ng)(value, 'links');
        if (Array.isArray(links)) {
            return { ...value, links: links.map((link) => ((0,json/* isJsonObject */.OW)(link) ? withStructs(link, sides) : link)) };
        }
        const link = (0,json/* getOwn */.Ng)(value, 'link');
        return (0,json/* isJsonObject */.OW)(link) ? { ...value, link: withStructs(link, sides) } : value;
    });
}
function linksOf(member) {
    return [...listOf(member, 'links'), (0,json/* getOwn */.Ng)(member, 'link') ?? null].filter(json/* isJsonObject */.OW);
}
/** `leaf-01/E1/1` is on `leaf-01`. */
function deviceOf(port) {
    const slash = port.indexOf('/');
    return slash > 0 && slash < port.length - 1 ? port.slice(0, slash) : undefined;
}
function withoutSpeedPrefix(value) {
    return typeof value === 'string' ? value.replace(/^SPEED_/, '') : value;
}
function withRangeEnd(range) {
    return vlanOf(range, 'to') === 0 ? { ...range, to: vlanOf(range, 'from') } : range;
}
function isVlanRange(range) {
    const from = vlanOf(range, 'from');
    const to = vlanOf(range, 'to');
    return from >= 1 && from <= to && to <= HIGHEST_VLAN;
}
function vlanOf(range, key) {
    const value = (0,json/* getOwn */.Ng)(range, key);
    return typeof value === 'number' ? value : 0;
}

;// CONCATENATED MODULE: ./lib/simulator/agents/agent-spec.js




/** What stands in for the credentials in a real Agent's spec: it may appear in no output, log or file of ours. */
const AGENT_SECRET = 'simulated-agent-secret-3f9a1c';
/**
 * The spec of one switch's Agent: what the switch has to know, and nothing it has not, so that a change moves the
 * generation of the right Agents only.
 */
function agentSpec(sw, world) {
    const name = nameOf(sw);
    const spec = specOf(sw);
    const connections = world
        .all('Connection')
        .filter((connection) => endpointsOf(specOf(connection)).switches.includes(name));
    const here = new Set(connections.map(nameOf));
    const attachments = ofConnections(world, 'VPCAttachment', here);
    const externalAttachments = ofConnections(world, 'ExternalAttachment', here);
    const neighbours = new Set(connections
        .flatMap((connection) => endpointsOf(specOf(connection)).switches)
        .filter((other) => other !== name));
    const externals = new Set(externalAttachments.map((attachment) => textOf(specOf(attachment), 'external')));
    const externalPeerings = world
        .all('ExternalPeering')
        .filter((peering) => externals.has(textOf(partOf(partOf(specOf(peering), 'permit'), 'external'), 'name')));
    const attached = attachedVpcs(attachments, connections);
    const peerings = world
        .all('VPCPeering')
        .filter((peering) => peeredVpcs(specOf(peering)).some((vpc) => attached.has(vpc)));
    const vpcs = new Set([
        ...attached,
        ...peerings.flatMap((peering) => peeredVpcs(specOf(peering))),
        ...externalPeerings.map((peering) => textOf(partOf(partOf(specOf(peering), 'permit'), 'vpc'), 'name')),
    ]);
    const role = textOf(spec, 'role');
    return {
        ...(role === '' ? {} : { role }),
        description: textOf(spec, 'description'),
        switch: spec,
        switches: specsByName([...neighbours].sort().map((other) => world.find('Switch', other))),
        connections: specsByName(connections),
        vpcs: specsByName([...vpcs].sort().map((vpc) => world.find('VPC', vpc))),
        vpcAttachments: specsByName(attachments),
        vpcPeers: specsByName(peerings),
        ipv4Namespaces: specsByName(world.all('IPv4Namespace')),
        vlanNamespaces: specsByName(world.all('VLANNamespace')),
        externals: specsByName(world.all('External')),
        externalAttachments: specsByName(externalAttachments),
        externalPeerings: specsByName(externalPeerings),
        users: [{ name: 'admin', role: 'admin', password: AGENT_SECRET }],
        version: { default: 'v0.1.0', repo: 'registry.example', username: 'agent', password: AGENT_SECRET },
    };
}
function ofConnections(world, kind, connections) {
    return world.all(kind).filter((object) => connections.has(textOf(specOf(object), 'connection')));
}
function attachedVpcs(attachments, connections) {
    const names = attachments.map((attachment) => textOf(specOf(attachment), 'subnet').split('/', 1)[0] ?? '');
    const within = connections.map((connection) => textOf(partOf(specOf(connection), 'staticExternal'), 'withinVPC'));
    return new Set([...names, ...within].filter((name) => name !== ''));
}
function specsByName(objects) {
    return Object.fromEntries(objects.flatMap((object) => {
        const spec = object === undefined ? undefined : (0,json/* getOwn */.Ng)(object, 'spec');
        return object !== undefined && (0,json/* isJsonObject */.OW)(spec) ? [[nameOf(object), spec]] : [];
    }));
}

;// CONCATENATED MODULE: ./lib/simulator/agents/fabric-world.js

/** Kinds whose changes make the controller look at every Agent again. Not VLANNamespace, SwitchGroup or Server. */
const WATCHED_KINDS = new Set([
    'Switch',
    'SwitchProfile',
    'Connection',
    'VPC',
    'VPCAttachment',
    'VPCPeering',
    'External',
    'ExternalAttachment',
    'ExternalPeering',
    'IPv4Namespace',
]);
function worldOf(list) {
    const kinds = new Map();
    const byName = (kind) => {
        const known = kinds.get(kind) ?? new Map(list(kind).map((object) => [nameOf(object), object]));
        kinds.set(kind, known);
        return known;
    };
    return {
        all: (kind) => [...byName(kind).values()],
        find: (kind, name) => byName(kind).get(name),
    };
}

;// CONCATENATED MODULE: ./lib/simulator/agents/fabric-controller.js






const AGENTS = '/apis/agent.githedgehog.com/v1beta1/namespaces/default/agents';
const PROFILES = '/apis/wiring.githedgehog.com/v1beta1/namespaces/default/switchprofiles';
const PROFILE_KIND = 'SwitchProfile';
const MANAGER = 'fabric';
/**
 * Plays the fabric's controller: one Agent a Switch, rewritten a short time after what it depends on changed, and only
 * if its spec really differs. Changes that come close together are taken up in one go. An Agent outlives its Switch.
 */
class FabricController {
    #client;
    #delayMs;
    #unsubscribe;
    #timer;
    constructor(client, delayMs) {
        this.#client = client;
        this.#delayMs = delayMs;
        this.#seedProfiles();
        this.#unsubscribe = client.onChange((kind) => {
            if (WATCHED_KINDS.has(kind))
                this.#schedule();
        });
        this.#schedule();
    }
    stop() {
        this.#unsubscribe();
        if (this.#timer !== undefined)
            clearTimeout(this.#timer);
        this.#timer = undefined;
    }
    #schedule() {
        this.#timer ??= setTimeout(() => {
            this.#timer = undefined;
            this.#rebuild();
        }, this.#delayMs);
    }
    #rebuild() {
        const world = worldOf((kind) => this.#client.list(kind));
        for (const sw of world.all('Switch'))
            this.#ensureAgent(sw, agentSpec(sw, world));
    }
    #ensureAgent(sw, spec) {
        const name = nameOf(sw);
        const labels = labelsOf(sw);
        const live = this.#client.get('Agent', name);
        const agent = {
            apiVersion: 'agent.githedgehog.com/v1beta1',
            kind: 'Agent',
            metadata: { name, namespace: 'default', labels },
            spec,
        };
        if (live === undefined) {
            this.#write('POST', `${AGENTS}?fieldManager=${MANAGER}`, agent);
            return;
        }
        if ((0,json/* jsonEquals */.A)(specOf(live), spec) && (0,json/* jsonEquals */.A)(labelsOf(live), labels))
            return;
        const next = { ...live, metadata: { ...(0,live_object/* metadataOf */.N)(live), labels }, spec };
        this.#write('PUT', `${AGENTS}/${name}?fieldManager=${MANAGER}`, next);
    }
    /** The controller makes the built-in profiles itself; nobody keeps them in Git. */
    #seedProfiles() {
        const profiles = registry/* fabricRegistry */.J.byName(PROFILE_KIND)?.builtInNames ?? new Set();
        for (const name of profiles) {
            if (this.#client.get(PROFILE_KIND, name) !== undefined)
                continue;
            this.#write('POST', `${PROFILES}?fieldManager=${MANAGER}`, {
                apiVersion: 'wiring.githedgehog.com/v1beta1',
                kind: PROFILE_KIND,
                metadata: { name, namespace: 'default' },
                spec: { displayName: name },
            });
        }
    }
    #write(method, path, body) {
        const answer = this.#client.request(method, path, body);
        if (answer.code >= 300) {
            throw new Error(`the simulated controller's ${method} ${path} was answered ${answer.code}: ${messageOf(answer.body)}`);
        }
    }
}
/** Only the server's own words: a body may hold an Agent's spec. */
function messageOf(body) {
    const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : '';
    return String(message).slice(0, 300);
}

;// CONCATENATED MODULE: ./lib/simulator/agents/agent-status.js
/** What an agent writes when, as merge patches of its status. Times are ISO 8601; the API keeps whole seconds. */
function startedStatus(name, generation, now) {
    return {
        version: 'v0.1.0',
        installID: `install-${name}`,
        runID: `run-${name}`,
        bootID: `boot-${name}`,
        lastAttemptGen: generation,
        lastAttemptTime: seconds(now),
        lastAppliedGen: generation,
        lastAppliedTime: seconds(now),
        lastHeartbeat: seconds(now),
        conditions: [],
        state: { nos: { softwareVersion: 'simulated' } },
    };
}
function attemptStatus(generation, now) {
    return {
        lastAttemptGen: generation,
        lastAttemptTime: seconds(now),
        conditions: [condition('False', 'ApplyPending', `Config will be applied, gen=${generation}`, now)],
    };
}
function appliedStatus(generation, now) {
    return {
        lastAppliedGen: generation,
        lastAppliedTime: seconds(now),
        lastHeartbeat: seconds(now),
        conditions: [condition('True', 'ApplySucceeded', `Config applied, gen=${generation}`, now)],
    };
}
function heartbeatStatus(now) {
    return { lastHeartbeat: seconds(now) };
}
function condition(status, reason, message, now) {
    return { type: 'Applied', status, reason, message, lastTransitionTime: seconds(now) };
}
function seconds(now) {
    return `${now.slice(0, 19)}Z`;
}

;// CONCATENATED MODULE: ./lib/simulator/agents/switch-agent.js


const switch_agent_AGENTS = '/apis/agent.githedgehog.com/v1beta1/namespaces/default/agents';
const SILENT_FOR_MS = 600_000;
/** The agent on one switch: reads its Agent object, pretends to configure the switch, reports in the status. */
class SwitchAgent {
    #name;
    #client;
    #clock;
    #times;
    #heartbeat;
    #behaviour;
    #working;
    #attempted = 0;
    #applied = 0;
    constructor(name, client, options) {
        this.#name = name;
        this.#client = client;
        this.#clock = options.clock;
        this.#times = options.times;
        this.#behaviour = options.behaviour;
        this.#heartbeat = setInterval(() => this.#beat(), options.times.heartbeatMs);
    }
    /** Takes effect with the next generation, or at once on one that is not applied yet. */
    behave(behaviour) {
        this.#behaviour = behaviour;
        this.#cancel();
        this.#attempted = this.#applied;
        this.generationMoved();
    }
    /** To be called after every change of the Agent object. */
    generationMoved() {
        const generation = this.#generation();
        if (generation === 0 || generation <= this.#attempted || this.#behaviour === 'silent')
            return;
        if (this.#working !== undefined)
            return;
        this.#attempted = generation;
        this.#write(attemptStatus(generation, this.#clock.now()));
        if (this.#behaviour === 'stuck')
            return;
        const ms = this.#behaviour === 'slow' ? this.#times.slowMs : this.#times.applyMs;
        this.#working = setTimeout(() => {
            this.#working = undefined;
            this.#applied = generation;
            this.#write(appliedStatus(generation, this.#clock.now()));
            this.generationMoved();
        }, ms);
    }
    stop() {
        clearInterval(this.#heartbeat);
        this.#cancel();
    }
    /** Reports for the first time. The switch knows no configuration yet: generation 0 of the Agent. */
    start() {
        const now = this.#clock.now();
        const since = this.#behaviour === 'silent' ? new Date(Date.parse(now) - SILENT_FOR_MS).toISOString() : now;
        this.#write(startedStatus(this.#name, 0, since));
        this.generationMoved();
    }
    /** Not while it is busy applying, as on a real switch. */
    #beat() {
        if (this.#behaviour === 'silent' || this.#working !== undefined)
            return;
        this.#write(heartbeatStatus(this.#clock.now()));
    }
    #cancel() {
        if (this.#working !== undefined)
            clearTimeout(this.#working);
        this.#working = undefined;
    }
    #generation() {
        const agent = this.#client.get('Agent', this.#name);
        const generation = agent === undefined ? 0 : (0,live_object/* metadataOf */.N)(agent).generation;
        return typeof generation === 'number' ? generation : 0;
    }
    #write(status) {
        const path = `${switch_agent_AGENTS}/${this.#name}/status?fieldManager=agent`;
        const answer = this.#client.request('PATCH', path, { status }, 'application/merge-patch+json');
        // the Agent may have been deleted under us
        if (answer.code >= 300 && answer.code !== 404) {
            throw new Error(`the simulated agent of ${this.#name} could not write its status: ${answer.code}`);
        }
    }
}

;// CONCATENATED MODULE: ./lib/simulator/agents/fabric-simulation.js




const DEFAULT_TIMES = { applyMs: 50, slowMs: 5000, heartbeatMs: 15_000 };
const DEFAULT_CONTROLLER_DELAY_MS = 70;
/** A controller and one agent a switch on an embedded API server. */
function startFabricSimulation(client, options = {}) {
    const clock = options.clock ?? SYSTEM_CLOCK;
    const times = {
        applyMs: options.applyMs ?? DEFAULT_TIMES.applyMs,
        slowMs: options.slowMs ?? DEFAULT_TIMES.slowMs,
        heartbeatMs: options.heartbeatMs ?? DEFAULT_TIMES.heartbeatMs,
    };
    const behaviours = new Map(Object.entries(options.behaviours ?? {}));
    const agents = new Map();
    const behaviourOf = (name) => behaviours.get(name) ?? 'good';
    const takeUp = (name) => {
        const known = agents.get(name);
        if (known !== undefined) {
            known.generationMoved();
            return;
        }
        const agent = new SwitchAgent(name, client, { clock, times, behaviour: behaviourOf(name) });
        // known before it starts: its first report is a change that comes back here
        agents.set(name, agent);
        agent.start();
    };
    const unsubscribe = client.onChange((kind, name, type) => {
        if (kind !== 'Agent')
            return;
        if (type !== 'DELETED')
            takeUp(name);
        else {
            agents.get(name)?.stop();
            agents.delete(name);
        }
    });
    for (const agent of client.list('Agent'))
        takeUp(nameOf(agent));
    const controller = new FabricController(client, options.controllerDelayMs ?? DEFAULT_CONTROLLER_DELAY_MS);
    return {
        setBehaviour(switchName, behaviour) {
            behaviours.set(switchName, behaviour);
            agents.get(switchName)?.behave(behaviour);
        },
        stop() {
            unsubscribe();
            controller.stop();
            for (const agent of agents.values())
                agent.stop();
            agents.clear();
        },
    };
}

;// CONCATENATED MODULE: ./lib/simulator/fabric-admission/dependents.js

const DEPENDENCIES = {
    VLANNamespace: [
        {
            by: 'Switch',
            label: 'vlanns.fabric.githedgehog.com',
            named: 'in-key',
            message: 'VLANNamespace has switches',
        },
        {
            by: 'VPC',
            label: 'fabric.githedgehog.com/vlanns',
            named: 'in-value',
            message: 'VLANNamespace has VPCs',
        },
    ],
    IPv4Namespace: [
        {
            by: 'VPC',
            label: 'fabric.githedgehog.com/ipv4ns',
            named: 'in-value',
            message: 'IPv4Namespace has VPCs',
        },
        {
            by: 'External',
            label: 'fabric.githedgehog.com/ipv4ns',
            named: 'in-value',
            message: 'IPv4Namespace has externals',
        },
    ],
    Switch: [
        {
            by: 'Connection',
            label: 'switch.fabric.githedgehog.com',
            named: 'in-key',
            message: 'switch has connections',
        },
    ],
    Server: [
        {
            by: 'Connection',
            label: 'server.fabric.githedgehog.com',
            named: 'in-key',
            message: 'server has connections',
        },
    ],
    Connection: [
        {
            by: 'VPCAttachment',
            label: 'fabric.githedgehog.com/connection',
            named: 'in-value',
            message: 'connection has attachments',
        },
        {
            by: 'ExternalAttachment',
            label: 'fabric.githedgehog.com/connection',
            named: 'in-value',
            message: 'connection has external attachments',
        },
    ],
    VPC: [
        {
            by: 'VPCAttachment',
            label: 'fabric.githedgehog.com/vpc',
            named: 'in-value',
            message: 'VPC has attachments',
        },
        { by: 'VPCPeering', label: 'vpc.fabric.githedgehog.com', named: 'in-key', message: 'VPC has peerings' },
        {
            by: 'ExternalPeering',
            label: 'fabric.githedgehog.com/vpc',
            named: 'in-value',
            message: 'VPC has external peerings',
        },
        {
            by: 'Connection',
            label: 'fabric.githedgehog.com/vpc',
            named: 'in-value',
            message: 'VPC has static external connections (using withingVPC option)',
        },
    ],
    External: [
        {
            by: 'ExternalAttachment',
            label: 'fabric.githedgehog.com/external',
            named: 'in-value',
            message: 'external has attachments',
        },
        {
            by: 'ExternalPeering',
            label: 'fabric.githedgehog.com/external',
            named: 'in-value',
            message: 'external has peerings',
        },
    ],
};
/** Why the object may not be deleted; undefined: nothing holds on to it. */
function blockedBy(kind, name, cache) {
    const found = (DEPENDENCIES[kind] ?? []).find(({ by, label, named }) => cache.all(by).some((object) => {
        const labels = labelsOf(object);
        return named === 'in-key' ? Object.hasOwn(labels, `${label}/${name}`) : labels[label] === name;
    }));
    return found?.message;
}

;// CONCATENATED MODULE: ./lib/simulator/fabric-admission/external-defaults.js


const DEFAULT_WORKERS = 4;
const RATE_LIMIT_DEFAULTS = { burst: 50, replenishPerSecond: 5 };
const DEFAULT_IDLE_TIMEOUT = '2m0s';
const TIMED_NAT = ['masquerade', 'portForward'];
function externalDefaults(object) {
    const spec = specOf(object);
    const ipv4Namespace = textOf(spec, 'ipv4Namespace') || 'default';
    return withFabricLabels(withSpec(object, { ...spec, ipv4Namespace }), {
        'fabric.githedgehog.com/ipv4ns': ipv4Namespace,
    });
}
function externalAttachmentDefaults(object) {
    const spec = specOf(object);
    return withFabricLabels(object, {
        'fabric.githedgehog.com/connection': textOf(spec, 'connection'),
        'fabric.githedgehog.com/external': textOf(spec, 'external'),
    });
}
function externalAttachmentStructs(spec) {
    return withStructs(spec, ['switch', 'neighbor']);
}
function externalPeeringDefaults(object) {
    const spec = specOf(object);
    const permit = partOf(spec, 'permit');
    const vpc = sortedTexts(partOf(permit, 'vpc'), 'subnets');
    const external = partOf(permit, 'external');
    const prefixes = [...listOf(external, 'prefixes')].sort((a, b) => byText(prefixOf(a), prefixOf(b)));
    const sorted = Object.hasOwn(external, 'prefixes') ? { ...external, prefixes } : external;
    const next = {
        ...permit,
        ...(Object.hasOwn(permit, 'vpc') ? { vpc } : {}),
        ...(Object.hasOwn(permit, 'external') ? { external: sorted } : {}),
    };
    const labelled = withFabricLabels(object, {
        'fabric.githedgehog.com/vpc': textOf(vpc, 'name'),
        'fabric.githedgehog.com/external': textOf(external, 'name'),
    });
    return Object.hasOwn(spec, 'permit') ? withSpec(labelled, { ...spec, permit: next }) : labelled;
}
function externalPeeringStructs(spec) {
    const permit = withStructs(partOf(spec, 'permit'), ['vpc', 'external']);
    return { ...spec, permit };
}
function gatewayDefaults(object) {
    const spec = specOf(object);
    const logs = partOf(spec, 'logs');
    const tags = partOf(logs, 'tags');
    const groups = listOf(spec, 'groups');
    const named = [...groups].sort((a, b) => byText(groupName(a), groupName(b)));
    const rateLimit = (0,json/* getOwn */.Ng)(logs, 'rateLimit');
    return withSpec(object, {
        ...spec,
        logs: {
            ...logs,
            default: textOf(logs, 'default') || 'info',
            tags: Object.keys(tags).length === 0 ? { all: 'info' } : tags,
            ...((0,json/* isJsonObject */.OW)(rateLimit) ? { rateLimit: { ...RATE_LIMIT_DEFAULTS, ...nonZero(rateLimit) } } : {}),
        },
        workers: (0,json/* getOwn */.Ng)(spec, 'workers') || DEFAULT_WORKERS,
        groups: groups.length === 0 ? [{ name: 'default' }] : named,
    });
}
function gatewayStructs(spec) {
    return withStructs(spec, ['logs', 'profiling']);
}
/** Labels of sides that are gone stay: these webhooks clean nothing. */
function gatewayPeeringDefaults(object) {
    const spec = specOf(object);
    const peering = partOf(spec, 'peering');
    const acl = (0,json/* getOwn */.Ng)(spec, 'acl');
    const labels = { ...labelsOf(object), ...marks('vpc.gateway.githedgehog.com', Object.keys(peering)) };
    const next = {
        ...spec,
        gatewayGroup: textOf(spec, 'gatewayGroup') || 'default',
        ...(Object.hasOwn(spec, 'peering') ? { peering: mapValues(peering, withIdleTimeouts) } : {}),
        ...((0,json/* isJsonObject */.OW)(acl) ? { acl: aclDefaults(acl) } : {}),
    };
    return withLabels(withSpec(object, next), labels);
}
function aclDefaults(acl) {
    const rules = listOf(acl, 'rules').map((rule) => (0,json/* isJsonObject */.OW)(rule) ? { ...withStructs(rule, ['match']), scope: textOf(rule, 'scope') || 'flow' } : rule);
    const next = { ...acl, default: textOf(acl, 'default') || 'deny-unless-exposed' };
    return Object.hasOwn(acl, 'rules') ? { ...next, rules } : next;
}
function withIdleTimeouts(side) {
    if (!(0,json/* isJsonObject */.OW)(side) || !Object.hasOwn(side, 'expose'))
        return side;
    const expose = listOf(side, 'expose').map((entry) => {
        if (!(0,json/* isJsonObject */.OW)(entry) || !Object.hasOwn(entry, 'nat'))
            return entry;
        const nat = mapValues(partOf(entry, 'nat'), (mode, name) => TIMED_NAT.includes(name) && (0,json/* isJsonObject */.OW)(mode) ? withIdleTimeout(mode) : mode);
        return { ...entry, nat };
    });
    return { ...side, expose };
}
function withIdleTimeout(mode) {
    const given = textOf(mode, 'idleTimeout');
    return given === '' || given === '0s' ? { ...mode, idleTimeout: DEFAULT_IDLE_TIMEOUT } : mode;
}
function nonZero(object) {
    return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== 0));
}
function groupName(group) {
    return (0,json/* isJsonObject */.OW)(group) ? textOf(group, 'name') : '';
}
function prefixOf(item) {
    return (0,json/* isJsonObject */.OW)(item) ? textOf(item, 'prefix') : '';
}

// EXTERNAL MODULE: ./lib/domain/resource/object-id.js
var object_id = __webpack_require__(4258);
;// CONCATENATED MODULE: ./lib/simulator/fabric-admission/references.js


/** What a webhook says before the cause, by kind. */
const OPENINGS = {
    Switch: 'error validating switch: ',
    Connection: 'error validating connection: ',
    VPC: 'failed to validate vpc: ',
    VPCAttachment: 'failed to validate vpc attachment: ',
    VPCPeering: 'failed to validate vpc peering: ',
    External: 'error validating external: ',
    ExternalAttachment: 'failed to validate external attachment: ',
    ExternalPeering: 'failed to validate external peering: ',
    VLANNamespace: 'failed to validate vlannamespace: ',
    IPv4Namespace: 'failed to validate ipv4namespace: ',
    Server: 'failed to validate server: ',
    SwitchProfile: 'error validating switchprofile: ',
};
const WORDS = {
    VLANNamespace: 'VLANNamespace',
    IPv4Namespace: 'IPv4Namespace',
    SwitchProfile: 'switch profile',
    SwitchGroup: 'switch group',
    GatewayGroup: 'gateway group',
};
function openingOf(kind) {
    return OPENINGS[kind] ?? '';
}
/** The first enforced reference that the cache does not hold, in the webhook's words; undefined: all are there. */
function missingReference(registry, group, kind, object, cache) {
    const definition = registry.find(group, kind);
    if (definition === undefined)
        return undefined;
    for (const reference of definition.references(object)) {
        if (!reference.enforced || cache.find(reference.kind, reference.name) !== undefined)
            continue;
        if (registry.byName(reference.kind)?.builtInNames.has(reference.name))
            continue;
        return `${openingFor(kind, reference.kind)}${absence(kind, reference.kind, reference.name)}`;
    }
    return kind === 'VPCAttachment' ? missingSubnet(object, cache) : undefined;
}
/** A Connection's VPC is looked up by the webhook itself, outside its validator. */
function openingFor(kind, target) {
    return kind === 'Connection' && target === 'VPC' ? '' : openingOf(kind);
}
function absence(kind, target, name) {
    const word = WORDS[target] ?? target.toLowerCase();
    if (kind !== 'Switch')
        return `${word} ${name} not found`;
    return target === 'VLANNamespace'
        ? `specified ${word} ${name} does not exist`
        : `${word} ${name} does not exist`;
}
function missingSubnet(object, cache) {
    const [vpc = '', ...rest] = textOf(specOf(object), 'subnet').split('/');
    const subnet = rest.join('/');
    const found = cache.find('VPC', vpc);
    if (found === undefined || (0,json/* isJsonObject */.OW)((0,json/* getOwn */.Ng)(partOf(specOf(found), 'subnets'), subnet)))
        return undefined;
    return `${openingOf('VPCAttachment')}subnet ${subnet} not found in vpc ${vpc}`;
}

;// CONCATENATED MODULE: ./lib/simulator/fabric-admission/fabric-rules.js



/** The fabric's rules as this project knows them, for a cluster with that configuration. */
function rulePlayer(registry, config) {
    const known = new WeakMap();
    const builtIns = new Map();
    const seen = (kind, name, object) => {
        const remembered = known.get(object);
        if (remembered !== undefined)
            return remembered;
        const definition = registry.byName(kind);
        const id = { group: definition?.group ?? '', kind, namespace: 'default', name };
        const made = {
            id,
            key: (0,object_id/* keyOf */.TN)(id),
            object,
            defaulted: definition?.defaulted(object, {}) ?? object,
        };
        known.set(object, made);
        return made;
    };
    const builtIn = (kind, name) => {
        const all = builtIns.get(kind) ?? registry.byName(kind)?.builtIns?.(config) ?? new Map();
        builtIns.set(kind, all);
        return all.get(name);
    };
    return ({ operation, group, kind, name, object, live }, cache) => {
        const definition = registry.find(group, kind);
        if (definition === undefined)
            return undefined;
        const target = seen(kind, name, object);
        const made = new Map();
        const context = {
            config,
            find(wanted, called) {
                if (wanted === kind && called === name)
                    return target;
                const there = cache.find(wanted, called) ?? builtIn(wanted, called);
                return there === undefined ? undefined : seen(wanted, called, there);
            },
            all(wanted) {
                const others = cache
                    .all(wanted)
                    .map((one) => seen(wanted, nameOf(one), one))
                    .filter((one) => one.key !== target.key);
                return wanted === kind ? [...others, target] : others;
            },
            index(build) {
                if (!made.has(build))
                    made.set(build, build(context));
                return made.get(build);
            },
            previous: (key) => (key === target.key && live !== undefined ? seen(kind, name, live) : undefined),
            observed: () => undefined,
        };
        for (const rule of definition.rules) {
            if (!isAsked(rule, operation, live !== undefined))
                continue;
            const [found] = rule.check(target, context);
            if (found !== undefined)
                return `${openingOf(kind)}${rule.code}: ${found.message}`;
        }
        return undefined;
    };
}
function isAsked(rule, operation, hasLive) {
    if (rule.severity !== 'error' || rule.needs === 'cluster')
        return false;
    if (operation === 'DELETE' || rule.needs === 'delete')
        return operation === 'DELETE' && rule.needs === 'delete';
    return rule.needs !== 'previous' || hasLive;
}

;// CONCATENATED MODULE: ./lib/simulator/fabric-admission/spec-rules.js





/**
 * The few rules on an object's own fields that a sync tool runs into by what it sends, not by what the user wrote:
 * defaults that no longer fit, and what may not change. All other rules are the fabric's own.
 */
function brokenRule(kind, object, live) {
    if (kind === 'VPC')
        return vpcProblem(object);
    if (kind === 'Connection' && live !== undefined)
        return connectionProblem(object, live);
    return undefined;
}
function vpcProblem(object) {
    for (const [name, subnet] of Object.entries(partOf(specOf(object), 'subnets'))) {
        if (!(0,json/* isJsonObject */.OW)(subnet))
            continue;
        const prefix = parsePrefix(textOf(subnet, 'subnet'));
        if (prefix === undefined || (0,json/* getOwn */.Ng)(subnet, 'hostBGP') === true)
            continue;
        const gateway = textOf(subnet, 'gateway');
        const opening = `${openingOf('VPC')}subnet ${name}:`;
        const isInside = (text) => containsAddress(prefix, parseAddress(text) ?? -1);
        if (!isInside(gateway))
            return `${opening} gateway ${gateway} is not in the subnet`;
        const dhcp = partOf(subnet, 'dhcp');
        if ((0,json/* getOwn */.Ng)(dhcp, 'enable') !== true)
            continue;
        for (const edge of ['start', 'end']) {
            const address = textOf(partOf(dhcp, 'range'), edge);
            if (!isInside(address))
                return `${opening} dhcp range ${edge} ${address} is not in the subnet`;
        }
    }
    return undefined;
}
function connectionProblem(object, live) {
    const spec = specOf(object);
    const before = specOf(live);
    if (connectionType(spec) !== connectionType(before))
        return 'connection type is immutable';
    const within = textOf(partOf(spec, 'staticExternal'), 'withinVPC');
    if (within !== textOf(partOf(before, 'staticExternal'), 'withinVPC')) {
        return 'StaticExternal.WithinVPC is immutable';
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/simulator/fabric-admission/fabric-admission.js










const UNCHANGED = { defaults: (object) => object };
/** Kinds with a webhook; the others pass untouched. */
const WEBHOOKS = {
    Switch: { defaults: switchDefaults, structs: switchStructs },
    Server: { defaults: serverDefaults },
    Connection: { defaults: connectionDefaults, structs: connectionStructs },
    VLANNamespace: { defaults: vlanNamespaceDefaults },
    IPv4Namespace: { defaults: ipv4NamespaceDefaults },
    VPC: { defaults: vpcDefaults, structs: vpcStructs },
    VPCAttachment: { defaults: vpcAttachmentDefaults },
    VPCPeering: { defaults: vpcPeeringDefaults, structs: vpcPeeringStructs },
    External: { defaults: externalDefaults },
    ExternalAttachment: { defaults: externalAttachmentDefaults, structs: externalAttachmentStructs },
    ExternalPeering: { defaults: externalPeeringDefaults, structs: externalPeeringStructs },
    Gateway: { defaults: gatewayDefaults, structs: gatewayStructs },
    GatewayPeering: { defaults: gatewayPeeringDefaults },
    GatewayGroup: UNCHANGED,
};
/**
 * Plays the fabric's webhooks: fills defaults and labels, refuses other namespaces, references that its (lagging)
 * cache does not hold, and deleting what others still use.
 */
function fabricAdmission({ config } = {}) {
    const play = config === undefined ? () => undefined : rulePlayer(registry/* fabricRegistry */.J, config);
    return {
        mutate: ({ kind, object }) => fillDefaults(kind, object),
        validate: (request, cache) => {
            const { operation, group, kind, namespace, name, object, live } = request;
            if (WEBHOOKS[kind] === undefined)
                return undefined;
            if (operation === 'DELETE')
                return denial(kind, blockedBy(kind, name, cache));
            if (namespace !== 'default')
                return denial(kind, wrongNamespace(kind));
            const previous = operation === 'UPDATE' ? live : undefined;
            const problem = brokenRule(kind, object, previous) ??
                missingReference(registry/* fabricRegistry */.J, group, kind, object, cache) ??
                play(request, cache);
            return denial(kind, problem);
        },
    };
}
/** The object as the fabric's mutating webhook leaves it. */
function fillDefaults(kind, object) {
    const webhook = WEBHOOKS[kind];
    if (webhook === undefined)
        return object;
    const filled = webhook.defaults(object);
    if ((0,json/* jsonEquals */.A)(filled, object))
        return object;
    return webhook.structs === undefined ? filled : withSpec(filled, webhook.structs(specOf(filled)));
}
function wrongNamespace(kind) {
    if (openingOf(kind) === '')
        return `${kind.toLowerCase()} namespace must be default`;
    return `${openingOf(kind)}failed to validate metadata: invalid resource namespace: only default namespace is currently supported`;
}
function denial(kind, message) {
    return message === undefined ? undefined : { webhook: `v${kind.toLowerCase()}.kb.io`, message };
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/simulator/http/fault-rules.js
/** Rules in the order they were given; the first that fits wins. Each counts the requests it fits, also those it loses. */
class FaultRules {
    #rules = [];
    /** The result takes the rule back. */
    add(rule) {
        const active = { rule, seen: 0, hits: 0 };
        this.#rules.push(active);
        return () => {
            const index = this.#rules.indexOf(active);
            if (index >= 0)
                this.#rules.splice(index, 1);
        };
    }
    faultFor(target) {
        let found;
        for (const active of this.#rules) {
            const { rule } = active;
            if (!isHit(rule, target))
                continue;
            if (rule.times !== undefined && active.hits >= rule.times)
                continue;
            active.seen += 1;
            if (found !== undefined || (rule.nth !== undefined && active.seen !== rule.nth))
                continue;
            active.hits += 1;
            found = rule.fault;
        }
        return found;
    }
}
function isHit(rule, { method, uri, body }) {
    if (rule.method !== undefined && rule.method !== method)
        return false;
    if (rule.path !== undefined && !fits(uri, rule.path))
        return false;
    return rule.body === undefined || fits(body, rule.body);
}
function fits(text, pattern) {
    return typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text);
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/api-error.js
/** A request the server answers with a `Status`. `reason` is empty where the real server gives none. */
class ApiError extends Error {
    name = 'ApiError';
    code;
    reason;
    details;
    /** A token with which an expired list can be read on, inconsistently. */
    continueToken;
    /** What decoding had to warn of before the refusal, for the Warning header. */
    warnings;
    constructor(code, reason, message, details, extra) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.details = details;
        this.continueToken = extra?.continueToken;
        this.warnings = extra?.warnings ?? [];
    }
    withWarnings(warnings) {
        const { code, reason, message, details, continueToken } = this;
        return new ApiError(code, reason, message, details, { continueToken, warnings });
    }
    /** The `Status` object as it goes over the wire. */
    get body() {
        return {
            kind: 'Status',
            apiVersion: 'v1',
            metadata: this.continueToken === undefined ? {} : { continue: this.continueToken },
            status: 'Failure',
            message: this.message,
            ...(this.reason === '' ? {} : { reason: this.reason }),
            ...(this.details === undefined ? {} : { details: detailsBody(this.details) }),
            code: this.code,
        };
    }
}
function detailsBody(details) {
    const body = {};
    if (details.name !== undefined && details.name !== '')
        body.name = details.name;
    if (details.group !== undefined && details.group !== '')
        body.group = details.group;
    if (details.kind !== undefined && details.kind !== '')
        body.kind = details.kind;
    if (details.causes !== undefined)
        body.causes = details.causes.map(({ reason, message, field }) => ({
            reason,
            message,
            ...(field === '' ? {} : { field }),
        }));
    if (details.retryAfterSeconds !== undefined)
        body.retryAfterSeconds = details.retryAfterSeconds;
    return body;
}
function qualified(subject) {
    return subject.group === '' ? subject.resource : `${subject.resource}.${subject.group}`;
}
function detailsOf(subject) {
    return { name: subject.name, group: subject.group, kind: subject.resource };
}
function badRequest(message) {
    return new ApiError(400, 'BadRequest', message);
}
function notFound(subject) {
    return new ApiError(404, 'NotFound', `${qualified(subject)} "${subject.name}" not found`, detailsOf(subject));
}
function alreadyExists(subject) {
    const message = `${qualified(subject)} "${subject.name}" already exists`;
    return new ApiError(409, 'AlreadyExists', message, detailsOf(subject));
}
function conflict(subject, cause) {
    const message = `Operation cannot be fulfilled on ${qualified(subject)} "${subject.name}": ${cause}`;
    return new ApiError(409, 'Conflict', message, detailsOf(subject));
}
function invalid(subject, causes) {
    const lines = [...new Set(causes.map((cause) => `${cause.field}: ${cause.message}`))];
    const text = lines.length === 1 ? (lines[0] ?? '') : `[${lines.join(', ')}]`;
    const message = `${qualified(subject)} "${subject.name}" is invalid: ${text}`;
    return new ApiError(422, 'Invalid', message, { ...detailsOf(subject), causes });
}
function forbiddenBecause(subject, cause) {
    const name = subject.name === '' ? '' : ` "${subject.name}"`;
    return new ApiError(403, 'Forbidden', `${qualified(subject)}${name} is forbidden: ${cause}`, detailsOf(subject));
}
function expired(message, continueToken) {
    return new ApiError(410, 'Expired', message, undefined, continueToken === undefined ? {} : { continueToken });
}
function unsupportedMediaType(accepted) {
    const message = `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`;
    return new ApiError(415, 'UnsupportedMediaType', message);
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/access/access.js

const READS = ['get', 'list', 'watch'];
const PUBLIC_PATHS = ['/version', '/version/', '/healthz', '/livez', '/readyz'];
/** Who everybody is where no tokens were given out. */
const EVERYBODY = { token: '', user: 'admin', role: 'admin' };
const ANONYMOUS = { token: '', user: 'system:anonymous', role: 'nobody' };
class AccessControl {
    #grants;
    constructor(grants) {
        this.#grants = grants;
    }
    /** Who a request is from, by its Authorization header. Throws 401 for a token nobody has. */
    authenticate(authorization) {
        if (this.#grants.length === 0)
            return EVERYBODY;
        const token = /^Bearer\s+(.*)$/i.exec(authorization)?.[1];
        if (token === undefined)
            return ANONYMOUS;
        const grant = this.#grants.find((candidate) => candidate.token === token);
        if (grant === undefined)
            throw new ApiError(401, 'Unauthorized', 'Unauthorized');
        return grant;
    }
    mayAccess(grant, access) {
        if (grant.role === 'admin')
            return true;
        if (grant !== ANONYMOUS && isSelfReview(access))
            return true;
        if (grant.role === 'reader' && READS.includes(access.verb))
            return true;
        return (grant.rules ?? []).some((rule) => includesOrAny(rule.verbs, access.verb) &&
            includesOrAny(rule.groups, access.group) &&
            includesOrAny(rule.resources, access.resource));
    }
    mayVisit(grant, path) {
        if (grant.role === 'admin' || PUBLIC_PATHS.some((open) => path === open))
            return true;
        return grant !== ANONYMOUS && (path === '/' || /^\/apis?(\/|$)/.test(path));
    }
    /** Throws the 403 that names user, verb and resource. */
    checkAccess(grant, verb, path) {
        const resource = path.subresource === '' ? path.plural : `${path.plural}/${path.subresource}`;
        const access = { verb, group: path.group, resource, namespace: path.namespace };
        if (this.mayAccess(grant, access))
            return;
        const where = path.namespace === '' ? 'at the cluster scope' : `in the namespace "${path.namespace}"`;
        const cause = `User "${grant.user}" cannot ${verb} resource "${resource}" in API group "${path.group}" ${where}`;
        throw forbiddenBecause({ group: path.group, resource: path.plural, name: path.name }, cause);
    }
    checkVisit(grant, path, method) {
        if (this.mayVisit(grant, path))
            return;
        const verb = method === 'GET' ? 'get' : method.toLowerCase();
        throw new ApiError(403, 'Forbidden', `forbidden: User "${grant.user}" cannot ${verb} path "${path}"`, {});
    }
}
function includesOrAny(list, value) {
    return list.length === 0 || list.includes(value);
}
function isSelfReview(access) {
    return access.group === 'authorization.k8s.io' && access.resource.startsWith('selfsubject');
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/managed-fields/field-set.js

const EMPTY_FIELD_SET = { members: new Set(), children: new Map() };
function fieldElement(name) {
    return `f:${name}`;
}
function valueElement(value) {
    return `v:${(0,json/* canonicalJson */.dj)(value)}`;
}
function keyElement(keys) {
    return `k:${(0,json/* canonicalJson */.dj)(keys)}`;
}
/** Collects paths one by one; `set` must not be read before the last `insert`. */
class FieldSetBuilder {
    #root = { members: new Set(), children: new Map() };
    get set() {
        return this.#root;
    }
    insert(path) {
        let node = this.#root;
        const last = path.at(-1);
        if (last === undefined)
            return;
        for (const element of path.slice(0, -1)) {
            let next = node.children.get(element);
            if (next === undefined) {
                next = { members: new Set(), children: new Map() };
                node.children.set(element, next);
            }
            node = next;
        }
        node.members.add(last);
    }
}
function fieldSetOf(paths) {
    const builder = new FieldSetBuilder();
    for (const path of paths)
        builder.insert(path);
    return builder.set;
}
function isEmptySet(set) {
    if (set.members.size > 0)
        return false;
    for (const child of set.children.values())
        if (!isEmptySet(child))
            return false;
    return true;
}
function hasPath(set, path) {
    let node = set;
    for (const element of path.slice(0, -1)) {
        node = node.children.get(element);
        if (node === undefined)
            return false;
    }
    const last = path.at(-1);
    return last !== undefined && node.members.has(last);
}
function union(a, b) {
    const members = new Set([...a.members, ...b.members]);
    const children = new Map(a.children);
    for (const [element, child] of b.children) {
        const own = children.get(element);
        children.set(element, own === undefined ? child : union(own, child));
    }
    return { members, children };
}
function intersection(a, b) {
    const members = new Set([...a.members].filter((element) => b.members.has(element)));
    const children = new Map();
    for (const [element, child] of a.children) {
        const other = b.children.get(element);
        if (other === undefined)
            continue;
        const common = intersection(child, other);
        if (!isEmptySet(common))
            children.set(element, common);
    }
    return { members, children };
}
/** Paths of `a` that are not in `b`. A path of `b` takes away itself only, not what is below it. */
function difference(a, b) {
    const members = new Set([...a.members].filter((element) => !b.members.has(element)));
    const children = new Map();
    for (const [element, child] of a.children) {
        const other = b.children.get(element);
        const rest = other === undefined ? child : difference(child, other);
        if (!isEmptySet(rest))
            children.set(element, rest);
    }
    return { members, children };
}
/** `a` without the paths of `b` and without everything below them. */
function recursiveDifference(a, b) {
    const members = new Set([...a.members].filter((element) => !b.members.has(element)));
    const children = new Map();
    for (const [element, child] of a.children) {
        if (b.members.has(element))
            continue;
        const other = b.children.get(element);
        const rest = other === undefined ? child : recursiveDifference(child, other);
        if (!isEmptySet(rest))
            children.set(element, rest);
    }
    return { members, children };
}
function setsEqual(a, b) {
    return isEmptySet(difference(a, b)) && isEmptySet(difference(b, a));
}
/** All paths, sorted: a node before what is below it. */
function pathsOf(set, prefix = []) {
    const paths = [];
    for (const element of elementsOf(set)) {
        const path = [...prefix, element];
        if (set.members.has(element))
            paths.push(path);
        const child = set.children.get(element);
        if (child !== undefined)
            paths.push(...pathsOf(child, path));
    }
    return paths;
}
function toFieldsV1(set) {
    const fields = {};
    for (const element of elementsOf(set)) {
        const child = set.children.get(element);
        const below = child === undefined || isEmptySet(child) ? undefined : toFieldsV1(child);
        if (below === undefined)
            (0,json/* setOwn */.P5)(fields, element, {});
        else
            (0,json/* setOwn */.P5)(fields, element, set.members.has(element) ? { '.': {}, ...below } : below);
    }
    return fields;
}
/** undefined: not the `fieldsV1` format. */
function fromFieldsV1(fields) {
    const builder = new FieldSetBuilder();
    return readFields(fields, [], builder) ? builder.set : undefined;
}
function readFields(fields, path, builder) {
    const keys = Object.keys(fields);
    if (path.length > 0 && (keys.length === 0 || Object.hasOwn(fields, '.')))
        builder.insert(path);
    for (const key of keys) {
        if (key === '.')
            continue;
        const below = (0,json/* getOwn */.Ng)(fields, key);
        if (!/^[fkvi]:/.test(key) || !(0,json/* isJsonObject */.OW)(below))
            return false;
        if (!readFields(below, [...path, key], builder))
            return false;
    }
    return true;
}
/** `.spec.links[0].port`, `.metadata.finalizers[="a"]`: as conflicts and schema errors name a field. */
function displayFieldPath(path) {
    return path.map(displayElement).join('');
}
function displayElement(element) {
    const text = element.slice(2);
    if (element.startsWith('f:'))
        return `.${text}`;
    if (element.startsWith('v:'))
        return `[=${text}]`;
    if (element.startsWith('i:'))
        return `[${text}]`;
    const keys = JSON.parse(text);
    if (!(0,json/* isJsonObject */.OW)(keys))
        return `[${text}]`;
    return `[${Object.keys(keys)
        .sort()
        .map((key) => `${key}=${JSON.stringify((0,json/* getOwn */.Ng)(keys, key))}`)
        .join(',')}]`;
}
function elementsOf(set) {
    return [...new Set([...set.members, ...set.children.keys()])].sort();
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/managed-fields/merge-schema.js


const ANY = { type: 'any' };
const STRING = { type: 'scalar', scalar: 'string' };
const NUMERIC = { type: 'scalar', scalar: 'numeric' };
const BOOLEAN = { type: 'scalar', scalar: 'boolean' };
const UNTYPED = { type: 'scalar', scalar: 'untyped' };
const STRING_MAP = mapOf(STRING);
const ANY_MAP = { type: 'map', fields: new Map(), elements: ANY, atomic: false };
const ANY_LIST = { type: 'list', relationship: 'atomic', keys: [], items: ANY };
function mapOf(elements) {
    return { type: 'map', fields: new Map(), elements, atomic: false };
}
function structOf(fields, atomic = false) {
    return { type: 'map', fields: new Map(Object.entries(fields)), elements: undefined, atomic };
}
function atomicListOf(items) {
    return { type: 'list', relationship: 'atomic', keys: [], items };
}
/** The schema to walk `value` with: `any` takes the value's own shape. */
function resolveSchema(schema, value) {
    if (schema.type !== 'any')
        return schema;
    if (Array.isArray(value))
        return ANY_LIST;
    if ((0,json/* isJsonObject */.OW)(value))
        return ANY_MAP;
    return { type: 'scalar', scalar: 'untyped' };
}
/** Type of a map's key; undefined: the schema does not declare it. */
function fieldSchema(map, key) {
    return map.fields.get(key) ?? map.elements;
}
/** How an item of a non-atomic list is addressed; undefined: it lacks every key field. */
function itemElement(list, item) {
    if (list.relationship === 'set')
        return valueElement(item);
    if (!(0,json/* isJsonObject */.OW)(item))
        return undefined;
    const keys = {};
    for (const key of list.keys) {
        const value = Object.hasOwn(item, key) ? item[key] : undefined;
        if (value !== undefined)
            keys[key] = value;
    }
    return Object.keys(keys).length === 0 ? undefined : keyElement(keys);
}
/**
 * Adds the parents that the schema names (struct fields, not map keys) of every path as members, so that removing the
 * last field of a struct removes the struct.
 */
function withNamedParents(set, schema) {
    const members = new Set(set.members);
    const children = new Map();
    for (const [element, child] of set.children) {
        const name = element.startsWith('f:') ? element.slice(2) : undefined;
        let below;
        if (schema?.type === 'map' && name !== undefined) {
            if (schema.fields.has(name))
                members.add(fieldElement(name));
            below = fieldSchema(schema, name);
        }
        else if (schema?.type === 'list' && name === undefined) {
            below = schema.items;
        }
        else if (schema?.type === 'any') {
            below = schema;
        }
        children.set(element, withNamedParents(child, below));
    }
    return { members, children };
}
function asMap(value) {
    return (0,json/* isJsonObject */.OW)(value) ? value : undefined;
}
function asList(value) {
    return Array.isArray(value) ? value : undefined;
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/writes/json-type.js
/** The type of a JSON value in the words of Go's decoder. */
function jsonType(value) {
    if (Array.isArray(value))
        return 'array';
    if (value === null)
        return 'null';
    return typeof value === 'boolean' ? 'bool' : typeof value;
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/schema/metadata-codec.js



const FIELDS = {
    name: 'string',
    generateName: 'string',
    namespace: 'string',
    selfLink: 'string',
    uid: 'string',
    resourceVersion: 'string',
    generation: 'integer',
    creationTimestamp: 'time',
    deletionTimestamp: 'time',
    deletionGracePeriodSeconds: 'integer',
    labels: 'stringMap',
    annotations: 'stringMap',
    ownerReferences: 'owners',
    finalizers: 'strings',
    managedFields: 'managers',
};
const OWNER = structOf({
    apiVersion: STRING,
    kind: STRING,
    name: STRING,
    uid: STRING,
    controller: UNTYPED,
    blockOwnerDeletion: UNTYPED,
}, true);
const METADATA_MERGE_SCHEMA = structOf({
    name: STRING,
    generateName: STRING,
    namespace: STRING,
    selfLink: STRING,
    uid: STRING,
    resourceVersion: STRING,
    generation: NUMERIC,
    creationTimestamp: UNTYPED,
    deletionTimestamp: UNTYPED,
    deletionGracePeriodSeconds: NUMERIC,
    labels: STRING_MAP,
    annotations: STRING_MAP,
    ownerReferences: { type: 'list', relationship: 'map', keys: ['uid'], items: OWNER },
    finalizers: { type: 'list', relationship: 'set', keys: [], items: STRING },
    managedFields: { type: 'list', relationship: 'atomic', keys: [], items: UNTYPED },
});
/** Metadata as the server's own type reads it: nulls and empty values gone, unknown fields dropped and told. */
function decodeMetadata(value) {
    if (value === undefined || value === null)
        return { ok: true, metadata: {}, unknown: [] };
    if (!(0,json/* isJsonObject */.OW)(value)) {
        return {
            ok: false,
            message: `json: cannot unmarshal ${jsonType(value)} into Go value of type v1.ObjectMeta`,
        };
    }
    const metadata = {};
    const unknown = [];
    for (const [key, item] of Object.entries(value)) {
        const type = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
        if (type === undefined) {
            unknown.push(`metadata.${key}`);
            continue;
        }
        const wrong = mismatch(item, type);
        if (wrong !== null) {
            const message = `json: cannot unmarshal ${wrong.given} into Go struct field ObjectMeta.${key} of type ${wrong.wanted}`;
            return { ok: false, message };
        }
        const kept = normalised(item, type);
        if (kept !== undefined)
            (0,json/* setOwn */.P5)(metadata, key, kept);
    }
    return { ok: true, metadata, unknown: unknown.sort() };
}
function mismatch(value, type) {
    if (value === null)
        return null;
    switch (type) {
        case 'string':
            return typeof value === 'string' ? null : { given: jsonType(value), wanted: 'string' };
        case 'integer':
            return Number.isInteger(value) ? null : { given: jsonType(value), wanted: 'int64' };
        case 'time':
            return typeof value === 'string' ? null : { given: jsonType(value), wanted: 'string' };
        case 'strings':
            if (!Array.isArray(value))
                return { given: jsonType(value), wanted: '[]string' };
            return elementMismatch(value);
        case 'stringMap':
            if (!(0,json/* isJsonObject */.OW)(value))
                return { given: jsonType(value), wanted: 'map[string]string' };
            return elementMismatch(Object.values(value));
        case 'owners':
            return Array.isArray(value) ? null : { given: jsonType(value), wanted: '[]v1.OwnerReference' };
        case 'managers':
            return Array.isArray(value) ? null : { given: jsonType(value), wanted: '[]v1.ManagedFieldsEntry' };
    }
}
function elementMismatch(values) {
    const wrong = values.find((item) => item !== null && typeof item !== 'string');
    return wrong === undefined ? null : { given: jsonType(wrong), wanted: 'string' };
}
function normalised(value, type) {
    if (value === null || value === '')
        return undefined;
    if (Array.isArray(value)) {
        if (value.length === 0)
            return undefined;
        return type === 'strings' ? value.map((item) => item ?? '') : value;
    }
    if (!(0,json/* isJsonObject */.OW)(value))
        return value;
    const entries = Object.entries(value);
    if (entries.length === 0)
        return undefined;
    if (entries.every(([, item]) => item !== null))
        return value;
    const filled = {};
    for (const [key, item] of entries)
        (0,json/* setOwn */.P5)(filled, key, item ?? '');
    return filled;
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/schema/structural-schema.js


const BOUNDS = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'];
const TYPES = ['object', 'array', 'string', 'integer', 'number', 'boolean'];
function readStructuralSchema(document) {
    const source = (0,json/* isJsonObject */.OW)(document) ? document : {};
    const type = TYPES.find((candidate) => candidate === source.type) ?? '';
    const listType = source['x-kubernetes-list-type'];
    return {
        type,
        format: structural_schema_textOf(source.format),
        properties: propertiesOf(source.properties),
        additional: (0,json/* isJsonObject */.OW)(source.additionalProperties)
            ? readStructuralSchema(source.additionalProperties)
            : undefined,
        items: source.items === undefined ? undefined : readStructuralSchema(source.items),
        required: structural_schema_textsOf(source.required),
        enumeration: structural_schema_listOf(source.enum),
        pattern: typeof source.pattern === 'string' ? new RegExp(source.pattern) : undefined,
        bounds: boundsOf(source),
        defaultValue: source.default,
        nullable: source.nullable === true,
        preserveUnknown: source['x-kubernetes-preserve-unknown-fields'] === true,
        intOrString: source['x-kubernetes-int-or-string'] === true,
        atomicMap: source['x-kubernetes-map-type'] === 'atomic',
        listType: listType === 'set' || listType === 'map' ? listType : 'atomic',
        listKeys: structural_schema_textsOf(source['x-kubernetes-list-map-keys']),
    };
}
/** How server-side apply sees the same type. */
function mergeSchemaOf(schema) {
    if (schema.intOrString)
        return UNTYPED;
    switch (schema.type) {
        case 'string':
            return STRING;
        case 'integer':
        case 'number':
            return NUMERIC;
        case 'boolean':
            return BOOLEAN;
        case 'array': {
            const items = schema.items === undefined ? ANY : mergeSchemaOf(schema.items);
            if (schema.listType === 'atomic')
                return atomicListOf(items);
            return { type: 'list', relationship: schema.listType, keys: schema.listKeys, items };
        }
        case 'object': {
            const fields = new Map([...schema.properties].map(([name, child]) => [name, mergeSchemaOf(child)]));
            if (fields.size === 0 && schema.preserveUnknown)
                return ANY;
            const elements = schema.preserveUnknown
                ? ANY
                : schema.additional === undefined
                    ? undefined
                    : mergeSchemaOf(schema.additional);
            return { type: 'map', fields, elements, atomic: schema.atomicMap };
        }
        default:
            return ANY;
    }
}
/** Type of a key of an object; undefined: the key is unknown and gets pruned. */
function propertySchema(schema, key) {
    return schema.properties.get(key) ?? schema.additional;
}
function propertiesOf(value) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return new Map();
    return new Map(Object.entries(value).map(([name, child]) => [name, readStructuralSchema(child)]));
}
function boundsOf(source) {
    const entries = BOUNDS.flatMap((name) => {
        const bound = source[name];
        return typeof bound === 'number' ? [[name, bound]] : [];
    });
    return Object.fromEntries(entries);
}
function structural_schema_listOf(value) {
    return Array.isArray(value) ? value : [];
}
function structural_schema_textsOf(value) {
    return structural_schema_listOf(value).filter((item) => typeof item === 'string');
}
function structural_schema_textOf(value) {
    return typeof value === 'string' ? value : '';
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/resource-type.js




function apiVersionOf(type) {
    return type.group === '' ? type.version : `${type.group}/${type.version}`;
}
/** Identity of a type in the store, whatever the version: `switches.wiring.githedgehog.com`. */
function resourceId(type) {
    return type.group === '' ? type.plural : `${type.plural}.${type.group}`;
}
/** Errors of storage name the plural, errors of validation the kind. */
function resourceSubject(type, name) {
    return { group: type.group, resource: type.plural, name };
}
function kindSubject(type, name) {
    return { group: type.group, resource: type.kind, name };
}
/** The merge schema of a whole object: the type's own top-level fields plus apiVersion, kind and metadata. */
function objectMergeSchema(schema) {
    const own = mergeSchemaOf(schema);
    const fields = new Map(own.type === 'map' ? own.fields : []);
    fields.set('apiVersion', STRING);
    fields.set('kind', STRING);
    fields.set('metadata', METADATA_MERGE_SCHEMA);
    return { type: 'map', fields, elements: undefined, atomic: false };
}
function fieldScope(type, subresource) {
    const ignoredFields = subresource === 'status' ? ['metadata', 'spec'] : type.hasStatus && type.custom ? ['status'] : [];
    return {
        schema: type.mergeSchema,
        apiVersion: apiVersionOf(type),
        subresource,
        ignoredFields,
        emptyObject: type.emptyObject,
    };
}
/** `metadata` of any object, with its text fields read safely. */
function metadataText(object, field) {
    const metadata = metadataOfObject(object);
    const value = Object.hasOwn(metadata, field) ? metadata[field] : undefined;
    return typeof value === 'string' ? value : '';
}
function metadataOfObject(object) {
    return (0,json/* isJsonObject */.OW)(object.metadata) ? object.metadata : {};
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/admission/lagging-cache.js

/** Caught up at the latest then, although nobody asks. */
const MAX_PENDING = 1000;
/** The store as it was `lagMs` ago: what a controller sees that hears of changes through a watch. */
class LaggingCache {
    #objects = new Map();
    #clock;
    #lagMs;
    #pending = [];
    constructor(store, clock, lagMs) {
        this.#clock = clock;
        this.#lagMs = lagMs;
        store.events.subscribe((event) => {
            this.#pending.push(event);
            if (this.#pending.length > MAX_PENDING)
                this.#catchUp();
        });
    }
    find(kind, name) {
        this.#catchUp();
        return this.#objects.get(kind)?.get(name);
    }
    all(kind) {
        this.#catchUp();
        return [...(this.#objects.get(kind)?.values() ?? [])];
    }
    #catchUp() {
        const until = this.#clock.monotonicMs() - this.#lagMs;
        let seen = 0;
        for (const event of this.#pending) {
            if (event.at > until)
                break;
            this.#take(event);
            seen += 1;
        }
        if (seen > 0)
            this.#pending = this.#pending.slice(seen);
    }
    #take({ type, stored }) {
        const { kind } = stored.object;
        if (typeof kind !== 'string')
            return;
        const objects = this.#objects.get(kind) ?? new Map();
        this.#objects.set(kind, objects);
        const name = metadataText(stored.object, 'name');
        if (type === 'DELETED')
            objects.delete(name);
        else
            objects.set(name, stored.object);
    }
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/causes.js
/** `shown` is the value as the server prints it: strings quoted. */
function invalidValue(field, shown, detail) {
    return { reason: 'FieldValueInvalid', message: `Invalid value: ${shown}: ${detail}`, field };
}
function required(field, detail = '') {
    const message = detail === '' ? 'Required value' : `Required value: ${detail}`;
    return { reason: 'FieldValueRequired', message, field };
}
function unsupported(field, value, supported) {
    const list = supported.map((item) => JSON.stringify(item)).join(', ');
    return {
        reason: 'FieldValueNotSupported',
        message: `Unsupported value: ${JSON.stringify(value)}: supported values: ${list}`,
        field,
    };
}
function forbidden(field, detail) {
    return { reason: 'FieldValueForbidden', message: `Forbidden: ${detail}`, field };
}
function tooLong(field, bytes) {
    return { reason: 'FieldValueTooLong', message: `Too long: may not be more than ${bytes} bytes`, field };
}
function tooMany(field, count, most) {
    return {
        reason: 'FieldValueTooMany',
        message: `Too many: ${count}: must have at most ${most} items`,
        field,
    };
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/access/access-review.js



/** Answers a SelfSubjectAccessReview. Throws 422 where it asks nothing, or two things. */
function reviewAccess(control, grant, review) {
    const spec = (0,json/* isJsonObject */.OW)(review.spec) ? review.spec : {};
    const resource = (0,json/* isJsonObject */.OW)(spec.resourceAttributes) ? spec.resourceAttributes : undefined;
    const path = (0,json/* isJsonObject */.OW)(spec.nonResourceAttributes) ? spec.nonResourceAttributes : undefined;
    if ((resource === undefined) === (path === undefined)) {
        const detail = 'exactly one of nonResourceAttributes or resourceAttributes must be specified';
        throw invalid({ group: 'authorization.k8s.io', resource: '', name: '' }, [
            invalidValue('spec.resourceAttributes', 'null', detail),
        ]);
    }
    const allowed = resource === undefined
        ? control.mayVisit(grant, access_review_textOf(path?.path))
        : control.mayAccess(grant, {
            verb: access_review_textOf(resource.verb),
            group: access_review_textOf(resource.group),
            resource: resourceName(resource),
            namespace: access_review_textOf(resource.namespace),
        });
    return {
        kind: 'SelfSubjectAccessReview',
        apiVersion: 'authorization.k8s.io/v1',
        metadata: {},
        spec,
        status: { allowed },
    };
}
function resourceName(attributes) {
    const subresource = access_review_textOf(attributes.subresource);
    return subresource === '' ? access_review_textOf(attributes.resource) : `${access_review_textOf(attributes.resource)}/${subresource}`;
}
function access_review_textOf(value) {
    return typeof value === 'string' ? value : '';
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/request.js
function jsonResponse(code, body, headers = {}) {
    return { code, contentType: 'application/json', body, headers };
}
/** undefined: not a resource path (discovery, health, unknown). */
function resourcePath(path) {
    const parts = path.split('/').filter((part) => part !== '');
    const root = parts.shift();
    if (root !== 'api' && root !== 'apis')
        return undefined;
    const group = root === 'api' ? '' : (parts.shift() ?? '');
    const version = parts.shift() ?? '';
    if (parts.length === 0)
        return undefined;
    const decoded = parts.map(decodeSegment);
    // /namespaces/x is the Namespace itself, /namespaces/x/kind is inside it
    const inside = decoded[0] === 'namespaces' && decoded.length > 2;
    const namespace = inside ? (decoded[1] ?? '') : '';
    const [plural = '', name = '', subresource = '', ...more] = inside ? decoded.slice(2) : decoded;
    if (more.length > 0)
        return undefined;
    return { group, version, namespace, plural, name, subresource };
}
function decodeSegment(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** The verb as authorization and the audit log name it. */
function verbOf(request, name) {
    switch (request.method) {
        case 'POST':
            return 'create';
        case 'PUT':
            return 'update';
        case 'PATCH':
            return 'patch';
        case 'DELETE':
            return name === '' ? 'deletecollection' : 'delete';
        default:
            if (isWatch(request.query))
                return 'watch';
            return name === '' ? 'list' : 'get';
    }
}
function isWatch(query) {
    const watch = query.get('watch');
    return watch === 'true' || watch === '1';
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/reads/discovery.js


const OBJECT_VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];
const STATUS_VERBS = ['get', 'patch', 'update'];
const REVIEW_GROUP = 'authorization.k8s.io';
const AGGREGATED = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';
const VERSION = {
    major: '1',
    minor: '36',
    emulationMajor: '1',
    emulationMinor: '36',
    minCompatibilityMajor: '1',
    minCompatibilityMinor: '35',
    gitVersion: 'v1.36.3',
    gitCommit: '',
    gitTreeState: 'clean',
    buildDate: '1970-01-01T00:00:00Z',
    goVersion: 'go1.26.8',
    compiler: 'gc',
    platform: 'linux/amd64',
};
/** Answers /api, /apis and what is below them as far as it is discovery; undefined: it is not, or nobody serves it. */
function discovery(types, request) {
    const parts = request.path.split('/').filter((part) => part !== '');
    const [root, group, version, ...rest] = parts;
    if (rest.length > 0)
        return undefined;
    const aggregated = request.accept.includes('as=APIGroupDiscoveryList');
    if (root === 'api') {
        if (version !== undefined)
            return undefined;
        const core = types.filter((type) => type.group === '');
        if (group === undefined)
            return aggregated ? groupDiscovery(core) : answer(coreVersions());
        return group === 'v1' ? answer(resourceList('v1', core)) : undefined;
    }
    if (root !== 'apis')
        return undefined;
    const grouped = types.filter((type) => type.group !== '');
    if (group === undefined)
        return aggregated ? groupDiscovery(grouped) : answer(groupList(grouped));
    const own = grouped.filter((type) => type.group === group);
    if (version === undefined) {
        const found = groupsOf(grouped).find((candidate) => candidate.name === group);
        return found === undefined ? undefined : answer({ kind: 'APIGroup', apiVersion: 'v1', ...found });
    }
    const served = own.filter((type) => type.version === version);
    if (group === REVIEW_GROUP && version === 'v1')
        return answer(reviewList());
    return served.length === 0 ? undefined : answer(resourceList(`${group}/${version}`, served));
}
function answer(body) {
    return jsonResponse(200, JSON.stringify(body));
}
function coreVersions() {
    return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] };
}
function groupList(types) {
    return { kind: 'APIGroupList', apiVersion: 'v1', groups: groupsOf(types) };
}
function groupsOf(types) {
    const versions = new Map([[REVIEW_GROUP, ['v1']]]);
    for (const type of types) {
        const known = versions.get(type.group) ?? [];
        if (!known.includes(type.version))
            versions.set(type.group, [...known, type.version]);
    }
    return [...versions].map(([name, list]) => {
        const entries = list.map((version) => ({ groupVersion: `${name}/${version}`, version }));
        const [preferredVersion] = entries;
        return { name, versions: entries, ...(preferredVersion === undefined ? {} : { preferredVersion }) };
    });
}
function resourceList(groupVersion, types) {
    return {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion,
        resources: types.flatMap((type) => {
            const common = { namespaced: type.namespaced, kind: type.kind };
            const own = {
                name: type.plural,
                singularName: type.singular,
                ...common,
                verbs: OBJECT_VERBS,
                ...names(type),
            };
            if (!type.hasStatus)
                return [own];
            return [own, { name: `${type.plural}/status`, singularName: '', ...common, verbs: STATUS_VERBS }];
        }),
    };
}
function reviewList() {
    const resource = {
        name: 'selfsubjectaccessreviews',
        singularName: 'selfsubjectaccessreview',
        namespaced: false,
        kind: 'SelfSubjectAccessReview',
        verbs: ['create'],
    };
    const groupVersion = `${REVIEW_GROUP}/v1`;
    return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources: [resource] };
}
function groupDiscovery(types) {
    const groups = new Map();
    for (const type of types) {
        const versions = groups.get(type.group) ?? new Map();
        groups.set(type.group, versions);
        versions.set(type.version, [...(versions.get(type.version) ?? []), type]);
    }
    const items = [...groups].map(([group, versions]) => ({
        metadata: group === '' ? {} : { name: group },
        versions: [...versions].map(([version, own]) => ({
            version,
            resources: own.map(discoveredResource),
            freshness: 'Current',
        })),
    }));
    const body = { kind: 'APIGroupDiscoveryList', apiVersion: 'apidiscovery.k8s.io/v2', metadata: {}, items };
    return { code: 200, contentType: AGGREGATED, body: JSON.stringify(body), headers: {} };
}
function discoveredResource(type) {
    const responseKind = type.custom
        ? { group: type.group, version: type.version, kind: type.kind }
        : { group: '', version: '', kind: type.kind };
    const subresources = [{ subresource: 'status', responseKind, verbs: STATUS_VERBS }];
    return {
        resource: type.plural,
        responseKind,
        scope: type.namespaced ? 'Namespaced' : 'Cluster',
        singularResource: type.singular,
        verbs: OBJECT_VERBS,
        ...names(type),
        ...(type.hasStatus ? { subresources } : {}),
    };
}
function names(type) {
    return {
        ...(type.shortNames.length > 0 ? { shortNames: type.shortNames } : {}),
        ...(type.categories.length > 0 ? { categories: type.categories } : {}),
    };
}
/** The paths that / lists. */
function rootPaths(types) {
    const groups = types.filter((type) => type.group !== '');
    const paths = groups.flatMap((type) => [`/apis/${type.group}`, `/apis/${apiVersionOf(type)}`]);
    return [
        ...new Set(['/api', '/api/v1', '/apis', ...paths, '/healthz', '/livez', '/readyz', '/version']),
    ].sort();
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/selectors.js



/** Equality and set selectors: `a=b,c!=d,e in (f,g),!h`. Empty text selects everything. */
function labelSelector(text) {
    const requirements = splitRequirements(text).map(readRequirement);
    return (object) => {
        const { labels } = metadataOfObject(object);
        const own = (0,json/* isJsonObject */.OW)(labels) ? labels : {};
        return requirements.every((requirement) => satisfies(own, requirement));
    };
}
function satisfies(labels, { key, operator, values }) {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    switch (operator) {
        case 'exists':
            return value !== undefined;
        case 'absent':
            return value === undefined;
        case 'in':
            return typeof value === 'string' && values.includes(value);
        case 'notin':
            return typeof value !== 'string' || !values.includes(value);
    }
}
function splitRequirements(text) {
    const parts = [];
    let depth = 0;
    let current = '';
    for (const character of text) {
        if (character === '(')
            depth += 1;
        if (character === ')')
            depth -= 1;
        if (character === ',' && depth === 0) {
            parts.push(current);
            current = '';
        }
        else
            current += character;
    }
    parts.push(current);
    return parts.map((part) => part.trim()).filter((part) => part !== '');
}
function readRequirement(text) {
    const set = /^(\S+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(text);
    if (set !== null) {
        const [, key = '', operator, values = ''] = set;
        const list = values.split(',').map((value) => value.trim());
        return { key, operator: operator === 'in' ? 'in' : 'notin', values: list };
    }
    const equality = /^([^\s=!]+)\s*(==|=|!=)\s*([^\s=!]*)$/.exec(text);
    if (equality !== null) {
        const [, key = '', operator, value = ''] = equality;
        return { key, operator: operator === '!=' ? 'notin' : 'in', values: [value] };
    }
    const presence = /^(!?)\s*([^\s=!]+)$/.exec(text);
    if (presence !== null) {
        const [, negation = '', key = ''] = presence;
        return { key, operator: negation === '' ? 'exists' : 'absent', values: [] };
    }
    const word = text.split(/\s+/)[1] ?? text;
    throw badRequest(`unable to parse requirement: found '${word}', expected: in, notin, =, ==, !=, gt, lt`);
}
/** `metadata.name` and `metadata.namespace`: all that custom resources can be selected by. */
function fieldSelector(text) {
    const wanted = splitRequirements(text).map((part) => {
        const match = /^([^=!]+)(==|=|!=)(.*)$/.exec(part);
        const [, label = part, operator = '=', value = ''] = match ?? [];
        if (label !== 'metadata.name' && label !== 'metadata.namespace') {
            throw badRequest(`field label not supported: ${label}`);
        }
        return { field: label.slice('metadata.'.length), equal: operator !== '!=', value };
    });
    return (object) => wanted.every(({ field, equal, value }) => (metadataText(object, field) === value) === equal);
}
function both(a, b) {
    return (object) => a(object) && b(object);
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/reads/object-reads.js




/** GET of one object or its status. */
function readObject(store, type, path, request) {
    const stored = store.get(resourceId(type), type.namespaced ? path.namespace : '', path.name);
    if (stored === undefined)
        throw notFound(resourceSubject(type, path.name));
    return jsonResponse(200, wantsMetadata(request) ? JSON.stringify(metadataOnly(stored.object)) : stored.text);
}
/** LIST, in pages where asked for. */
function listObjects(store, pages, type, path, request) {
    const { query } = request;
    checkRevision(store, query);
    const selector = selectorOf(query);
    const namespace = type.namespaced && path.namespace !== '' ? path.namespace : undefined;
    const scope = `${resourceId(type)} ${namespace ?? '*'} ${query.get('labelSelector') ?? ''} ${query.get('fieldSelector') ?? ''}`;
    const page = pages.page(scope, store.revision, () => {
        const all = store.list(resourceId(type), namespace);
        return selector === undefined ? all : all.filter((stored) => selector(stored.object));
    }, {
        // a list from the cache comes whole
        limit: query.get('resourceVersion') === '0' ? 0 : limitOf(query),
        continueToken: query.get('continue') ?? '',
    });
    const metadata = { resourceVersion: String(page.revision) };
    const wantsOnlyMetadata = wantsMetadata(request);
    if (page.continueToken !== '' || (type.custom && !wantsOnlyMetadata))
        metadata.continue = page.continueToken;
    if (page.remaining > 0 && selector === undefined)
        metadata.remainingItemCount = page.remaining;
    if (wantsOnlyMetadata) {
        const items = page.items.map((stored) => metadataOnly(stored.object));
        const list = { kind: 'PartialObjectMetadataList', apiVersion: 'meta.k8s.io/v1', metadata };
        return jsonResponse(200, JSON.stringify({ ...list, items: items.length > 0 ? items : null }));
    }
    const head = JSON.stringify({ apiVersion: apiVersionOf(type), kind: type.listKind, metadata });
    const items = page.items.map((stored) => itemText(type, stored)).join(',');
    return jsonResponse(200, `${head.slice(0, -1)},"items":[${items}]}`);
}
/** undefined: everything is wanted. */
function selectorOf(query) {
    const labels = query.get('labelSelector') ?? '';
    const fields = query.get('fieldSelector') ?? '';
    if (labels === '' && fields === '')
        return undefined;
    return both(labelSelector(labels), fieldSelector(fields));
}
/** Items of custom resources say their kind, those of the server's own types do not. */
function itemText(type, stored) {
    if (type.custom)
        return stored.text;
    const { apiVersion: _version, kind: _kind, ...item } = stored.object;
    return JSON.stringify(item);
}
function limitOf(query) {
    const text = query.get('limit') ?? '';
    if (text === '')
        return 0;
    if (!/^\d+$/.test(text)) {
        throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
    }
    return Number(text);
}
function checkRevision(store, query) {
    const text = query.get('resourceVersion') ?? '';
    if (text === '' || text === '0')
        return;
    if ((query.get('continue') ?? '') !== '') {
        throw badRequest('specifying resource version is not allowed when using continue');
    }
    if (!/^\d+$/.test(text)) {
        const shown = JSON.stringify(text);
        throw badRequest(`invalid resource version: resourceVersion: Invalid value: ${shown}: strconv.ParseUint: parsing ${shown}: invalid syntax`);
    }
    if (Number(text) <= store.revision)
        return;
    const message = `Timeout: Too large resource version: ${text}, current: ${store.revision}`;
    throw new ApiError(504, 'Timeout', message, {
        causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version', field: '' }],
        retryAfterSeconds: 1,
    });
}
function wantsMetadata(request) {
    return request.accept.includes('as=PartialObjectMetadata');
}
function metadataOnly(object) {
    return { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: metadataOfObject(object) };
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/reads/openapi.js

const ROOT = '/openapi/v3';
const QUERY = ['fieldValidation', 'dryRun', 'fieldManager', 'force'];
/**
 * Answers `/openapi/v3` and the document of a group's version below it; undefined: it is neither. It says no more than
 * what kubectl looks for before it edits, creates or applies: that a PATCH of a kind takes `fieldValidation`.
 */
function openapi(types, path) {
    if (path === ROOT) {
        const paths = [...new Set(types.map(folderOf))].map((folder) => [
            folder,
            { serverRelativeURL: `${ROOT}/${folder}` },
        ]);
        return openapi_answer({ paths: Object.fromEntries(paths) });
    }
    const own = types.filter((type) => path === `${ROOT}/${folderOf(type)}`);
    if (own.length === 0)
        return undefined;
    return openapi_answer({
        openapi: '3.0.0',
        info: { title: 'Kubernetes', version: 'v1' },
        paths: Object.fromEntries(own.map((type) => [pathOf(type), { patch: operationOf(type) }])),
    });
}
function folderOf({ group, version }) {
    return group === '' ? `api/${version}` : `apis/${group}/${version}`;
}
function pathOf(type) {
    const namespace = type.namespaced ? '/namespaces/{namespace}' : '';
    return `/${folderOf(type)}${namespace}/${type.plural}/{name}`;
}
function operationOf({ group, version, kind }) {
    return {
        parameters: QUERY.map((name) => ({ name, in: 'query', schema: { type: 'string' } })),
        responses: { '200': { description: 'OK' } },
        'x-kubernetes-group-version-kind': { group, version, kind },
    };
}
function openapi_answer(body) {
    return jsonResponse(200, JSON.stringify(body));
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/reads/watch-stream.js




const DEFAULT_TIMEOUT_SECONDS = 1800;
const BOOKMARK_LEAD_MS = 100;
/** Starts a watch; the result stops it. Throws ApiError before the first byte where the request is wrong. */
function openWatch(store, options, sink) {
    const { query, type, namespace } = options;
    const resource = resourceId(type);
    const selector = selectorOf(query) ?? (() => true);
    const revision = startOf(query);
    const timers = [];
    let unsubscribe = () => undefined;
    const stop = () => {
        unsubscribe();
        for (const timer of timers)
            clearTimeout(timer);
    };
    const deliver = (event) => {
        if (event.stored.resource !== resource)
            return;
        if (namespace !== undefined && event.stored.namespace !== namespace)
            return;
        const line = eventLine(event, selector);
        if (line !== undefined)
            sink.send(line);
    };
    const bookmarks = query.get('allowWatchBookmarks') === 'true';
    const bookmark = (annotations) => {
        if (bookmarks)
            sink.send(bookmarkLine(type, store.revision, annotations));
    };
    if (revision === undefined || query.get('sendInitialEvents') === 'true') {
        for (const stored of store.list(resource, namespace)) {
            if (selector(stored.object))
                sink.send(objectLine('ADDED', stored));
        }
        if (query.get('resourceVersion') !== '0')
            bookmark({ 'k8s.io/initial-events-end': 'true' });
    }
    else {
        const past = store.events.since(revision);
        if (past === undefined) {
            const error = expired(`too old resource version: ${revision} (${store.events.compactedRevision})`);
            sink.send(JSON.stringify({ type: 'ERROR', object: error.body }));
            sink.end();
            return stop;
        }
        for (const event of past)
            deliver(event);
    }
    unsubscribe = store.events.subscribe(deliver);
    const timeoutMs = (Number(query.get('timeoutSeconds')) || DEFAULT_TIMEOUT_SECONDS) * 1000;
    timers.push(setInterval(() => bookmark(), options.bookmarkIntervalMs));
    timers.push(setTimeout(() => bookmark(), timeoutMs - BOOKMARK_LEAD_MS));
    timers.push(setTimeout(() => {
        stop();
        sink.end();
    }, timeoutMs));
    return stop;
}
/** undefined: start with what there is. */
function startOf(query) {
    const text = query.get('resourceVersion') ?? '';
    if (text === '' || text === '0')
        return undefined;
    if (/^\d+$/.test(text))
        return Number(text);
    const shown = JSON.stringify(text);
    throw new ApiError(500, '', `resourceVersion: Invalid value: ${shown}: strconv.ParseUint: parsing ${shown}: invalid syntax`);
}
/** Seen through a selector, an object that starts to match is added, one that stops to match is deleted. */
function eventLine(event, selector) {
    const { stored, previous } = event;
    const was = previous !== undefined && selector(previous.object);
    const is = event.type !== 'DELETED' && selector(stored.object);
    if (is)
        return objectLine(was ? 'MODIFIED' : 'ADDED', stored);
    if (!was || previous === undefined)
        return undefined;
    const metadata = { ...metadataOfObject(previous.object), resourceVersion: String(stored.revision) };
    return `{"type":"DELETED","object":${(0,json/* canonicalJson */.dj)({ ...previous.object, metadata })}}`;
}
function objectLine(type, stored) {
    return `{"type":"${type}","object":${stored.text}}`;
}
function bookmarkLine(type, revision, annotations) {
    const metadata = {
        resourceVersion: String(revision),
        ...(annotations === undefined ? {} : { annotations }),
    };
    const object = { apiVersion: apiVersionOf(type), kind: type.kind, metadata };
    return JSON.stringify({ type: 'BOOKMARK', object });
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/storage/list-pages.js


const EXPIRED = 'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.';
const KEPT_SNAPSHOTS = 64;
/** Pages of a list: every page comes from the state in which the first one was read, until that state is forgotten. */
class ListPages {
    #snapshots = new Map();
    /** `scope` names the list (kind, namespace, selectors); `read` gives what it holds now. */
    page(scope, revision, read, options) {
        const token = options.continueToken === '' ? undefined : readToken(options.continueToken);
        const at = token === undefined || token.revision < 0 ? revision : token.revision;
        const all = token === undefined || token.revision < 0 ? read() : this.#snapshots.get(`${scope}@${at}`);
        if (all === undefined)
            throw expired(EXPIRED, writeToken({ revision: -1, start: token?.start ?? '' }));
        const from = token === undefined ? 0 : all.findIndex((stored) => positionOf(stored) >= token.start);
        const rest = from < 0 ? [] : all.slice(from);
        const items = options.limit > 0 ? rest.slice(0, options.limit) : rest;
        const last = items.at(-1);
        const remaining = rest.length - items.length;
        if (remaining === 0 || last === undefined) {
            return { items, revision: at, continueToken: '', remaining: 0 };
        }
        this.#keep(`${scope}@${at}`, all);
        const next = writeToken({ revision: at, start: `${positionOf(last)}\u0000` });
        return { items, revision: at, continueToken: next, remaining };
    }
    /** Every continue token handed out so far becomes too old. */
    expireAll() {
        this.#snapshots.clear();
    }
    #keep(key, all) {
        this.#snapshots.delete(key);
        this.#snapshots.set(key, all);
        const [oldest] = this.#snapshots.keys();
        if (this.#snapshots.size > KEPT_SNAPSHOTS && oldest !== undefined)
            this.#snapshots.delete(oldest);
    }
}
function positionOf(stored) {
    return `${stored.namespace}/${stored.name}`;
}
function writeToken(token) {
    const body = { v: 'meta.k8s.io/v1', rv: token.revision, start: token.start };
    return Buffer.from(JSON.stringify(body)).toString('base64url');
}
function readToken(text) {
    let body;
    try {
        body = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    }
    catch {
        throw badRequest('invalid continue token: continue key is not valid: it is not an encoded token');
    }
    if (!(0,json/* isJsonObject */.OW)(body) || typeof body.rv !== 'number' || typeof body.start !== 'string') {
        throw badRequest('invalid continue token: continue key is not valid: unrecognized encoded version');
    }
    return { revision: body.rv, start: body.start };
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/types/own-type.js


function ownType(own) {
    const { openApi, ...rest } = own;
    const schema = readStructuralSchema(openApi);
    return {
        listKind: `${own.kind}List`,
        shortNames: [],
        categories: [],
        custom: false,
        hasStatus: false,
        schema,
        mergeSchema: objectMergeSchema(schema),
        emptyObject: {},
        tracksGeneration: false,
        allowsUnconditionalUpdate: true,
        decodeProblem: () => null,
        normalise: (object) => object,
        rules: () => [],
        ...rest,
    };
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/types/cluster-wide.js




const OPEN = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
const CRD_STATUS = {
    ...OPEN,
    properties: {
        conditions: {
            type: 'array',
            'x-kubernetes-list-type': 'map',
            'x-kubernetes-list-map-keys': ['type'],
            items: OPEN,
        },
    },
};
const NAMESPACE = ownType({
    group: '',
    version: 'v1',
    kind: 'Namespace',
    plural: 'namespaces',
    singular: 'namespace',
    shortNames: ['ns'],
    namespaced: false,
    emptyObject: { spec: { finalizers: ['kubernetes'] }, status: { phase: 'Active' } },
    openApi: { type: 'object', properties: { spec: OPEN, status: OPEN } },
    normalise: (object) => {
        const metadata = metadataOfObject(object);
        const labels = (0,json/* isJsonObject */.OW)(metadata.labels) ? metadata.labels : {};
        return {
            ...object,
            metadata: {
                ...metadata,
                labels: { ...labels, 'kubernetes.io/metadata.name': metadataText(object, 'name') },
            },
            spec: { finalizers: ['kubernetes'] },
            status: { phase: 'Active' },
        };
    },
});
const CUSTOM_RESOURCE_DEFINITION = ownType({
    group: 'apiextensions.k8s.io',
    version: 'v1',
    kind: 'CustomResourceDefinition',
    plural: 'customresourcedefinitions',
    singular: 'customresourcedefinition',
    shortNames: ['crd', 'crds'],
    categories: ['api-extensions'],
    namespaced: false,
    hasStatus: true,
    tracksGeneration: true,
    allowsUnconditionalUpdate: false,
    emptyObject: { spec: { names: {} }, status: { acceptedNames: {}, storedVersions: [] } },
    openApi: { type: 'object', properties: { spec: OPEN, status: CRD_STATUS } },
    rules: (object) => {
        const spec = (0,json/* isJsonObject */.OW)(object.spec) ? object.spec : {};
        const names = (0,json/* isJsonObject */.OW)(spec.names) ? spec.names : {};
        const name = metadataText(object, 'name');
        if (name === `${String(names.plural)}.${String(spec.group)}`)
            return [];
        const detail = 'must be spec.names.plural+"."+spec.group';
        return [invalidValue('metadata.name', JSON.stringify(name), detail)];
    },
});

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/types/config-map.js




const TEXTS = { type: 'object', additionalProperties: { type: 'string' } };
const CONFIG_KEY = /^[-._a-zA-Z0-9]+$/;
const CONFIG_KEY_TEXT = "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";
const MAX_CONFIG_BYTES = 1_048_576;
const CONFIG_MAP = ownType({
    group: '',
    version: 'v1',
    kind: 'ConfigMap',
    plural: 'configmaps',
    singular: 'configmap',
    shortNames: ['cm'],
    namespaced: true,
    openApi: { type: 'object', properties: { data: TEXTS, binaryData: TEXTS, immutable: { type: 'boolean' } } },
    decodeProblem: (object) => textMapProblem(object, 'data') ?? textMapProblem(object, 'binaryData'),
    normalise: (object) => withoutEmpty(object, ['data', 'binaryData', 'immutable']),
    rules: configMapRules,
});
function textMapProblem(object, field) {
    const value = object[field];
    if (value === undefined || value === null)
        return null;
    const struct = `Go struct field ConfigMap.${field} of type`;
    if (!(0,json/* isJsonObject */.OW)(value))
        return `json: cannot unmarshal ${jsonType(value)} into ${struct} map[string]string`;
    const wrong = Object.values(value).find((item) => item !== null && typeof item !== 'string');
    return wrong === undefined ? null : `json: cannot unmarshal ${jsonType(wrong)} into ${struct} string`;
}
function configMapRules(object, live) {
    const causes = [];
    let size = 0;
    for (const field of ['data', 'binaryData']) {
        const map = (0,json/* isJsonObject */.OW)(object[field]) ? object[field] : {};
        for (const [key, value] of Object.entries(map)) {
            size += Buffer.byteLength(String(value));
            if (!CONFIG_KEY.test(key)) {
                causes.push(invalidValue(`${field}[${key}]`, JSON.stringify(key), CONFIG_KEY_TEXT));
            }
        }
    }
    if (size > MAX_CONFIG_BYTES) {
        const message = `Too long: may not be more than ${MAX_CONFIG_BYTES} bytes`;
        causes.push({ reason: 'FieldValueTooLong', message, field: '[]' });
    }
    if (live?.immutable === true && JSON.stringify(live.data) !== JSON.stringify(object.data)) {
        causes.push(forbidden('data', 'field is immutable when `immutable` is set'));
    }
    return causes;
}
function withoutEmpty(object, fields) {
    const entries = Object.entries(object).flatMap(([key, value]) => {
        if (!fields.includes(key))
            return [[key, value]];
        if (value === null || ((0,json/* isJsonObject */.OW)(value) && Object.keys(value).length === 0))
            return [];
        return [[key, value]];
    });
    return Object.fromEntries(entries);
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/types/custom-type.js



/** The served versions of a CustomResourceDefinition document as types. */
function typesOfCrd(document) {
    const spec = objectOf(document.spec);
    const names = objectOf(spec.names);
    const versions = Array.isArray(spec.versions) ? spec.versions.filter(json/* isJsonObject */.OW) : [];
    return versions
        .filter((version) => version.served !== false)
        .map((version) => {
        const kind = custom_type_textOf(names.kind);
        const schema = readStructuralSchema(objectOf(version.schema).openAPIV3Schema);
        return {
            group: custom_type_textOf(spec.group),
            version: custom_type_textOf(version.name),
            kind,
            listKind: custom_type_textOf(names.listKind) || `${kind}List`,
            plural: custom_type_textOf(names.plural),
            singular: custom_type_textOf(names.singular) || kind.toLowerCase(),
            shortNames: custom_type_textsOf(names.shortNames),
            categories: custom_type_textsOf(names.categories),
            namespaced: spec.scope !== 'Cluster',
            custom: true,
            hasStatus: objectOf(version.subresources).status !== undefined,
            schema,
            mergeSchema: objectMergeSchema(schema),
            emptyObject: {},
            tracksGeneration: true,
            allowsUnconditionalUpdate: false,
            decodeProblem: () => null,
            normalise: (object) => object,
            rules: () => [],
        };
    });
}
/** `status` of an established CRD. */
function establishedStatus(document, now) {
    const spec = objectOf(document.spec);
    const versions = Array.isArray(spec.versions) ? spec.versions.filter(json/* isJsonObject */.OW) : [];
    const condition = (type, reason, message) => ({
        type,
        status: 'True',
        lastTransitionTime: now,
        reason,
        message,
    });
    return {
        conditions: [
            condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
            condition('Established', 'InitialNamesAccepted', 'the initial names have been accepted'),
        ],
        acceptedNames: objectOf(spec.names),
        storedVersions: versions
            .filter((version) => version.storage === true)
            .map((version) => custom_type_textOf(version.name)),
    };
}
function objectOf(value) {
    return (0,json/* isJsonObject */.OW)(value) ? value : {};
}
function custom_type_textOf(value) {
    return typeof value === 'string' ? value : '';
}
function custom_type_textsOf(value) {
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/types/lease.js




const MICRO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}(Z|[+-]\d\d:\d\d)$/;
const LEASE = ownType({
    group: 'coordination.k8s.io',
    version: 'v1',
    kind: 'Lease',
    plural: 'leases',
    singular: 'lease',
    namespaced: true,
    allowsUnconditionalUpdate: false,
    emptyObject: { spec: {} },
    openApi: {
        type: 'object',
        properties: {
            spec: {
                type: 'object',
                properties: {
                    holderIdentity: { type: 'string' },
                    leaseDurationSeconds: { type: 'integer' },
                    acquireTime: { type: 'string' },
                    renewTime: { type: 'string' },
                    leaseTransitions: { type: 'integer' },
                    strategy: { type: 'string' },
                    preferredHolder: { type: 'string' },
                },
            },
        },
    },
    decodeProblem: leaseProblem,
    normalise: (object) => ({ ...object, spec: withoutNulls((0,json/* isJsonObject */.OW)(object.spec) ? object.spec : {}) }),
    rules: leaseRules,
});
function leaseProblem(object) {
    const spec = (0,json/* isJsonObject */.OW)(object.spec) ? object.spec : {};
    for (const field of ['acquireTime', 'renewTime']) {
        const value = spec[field];
        if (typeof value === 'string' && !MICRO_TIME.test(value)) {
            return `parsing time ${JSON.stringify(value)} as "2006-01-02T15:04:05.000000Z07:00": ${timeRemainder(value)}`;
        }
    }
    for (const field of ['leaseDurationSeconds', 'leaseTransitions']) {
        const value = spec[field];
        if (value !== undefined && value !== null && typeof value !== 'number') {
            return `json: cannot unmarshal ${jsonType(value)} into Go struct field LeaseSpec.spec.${field} of type int32`;
        }
    }
    const holder = spec.holderIdentity;
    if (holder !== undefined && holder !== null && typeof holder !== 'string') {
        return `json: cannot unmarshal ${jsonType(holder)} into Go struct field LeaseSpec.spec.holderIdentity of type string`;
    }
    return null;
}
function timeRemainder(value) {
    const seconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(.*)$/.exec(value);
    return seconds === null
        ? `cannot parse ${JSON.stringify(value)} as "2006"`
        : `cannot parse ${JSON.stringify(seconds[1] ?? '')} as ".000000"`;
}
function leaseRules(object) {
    const spec = (0,json/* isJsonObject */.OW)(object.spec) ? object.spec : {};
    const causes = [];
    if (typeof spec.leaseDurationSeconds === 'number' && spec.leaseDurationSeconds <= 0) {
        const shown = String(spec.leaseDurationSeconds);
        causes.push(invalidValue('spec.leaseDurationSeconds', shown, 'must be greater than 0'));
    }
    if (typeof spec.leaseTransitions === 'number' && spec.leaseTransitions < 0) {
        const shown = String(spec.leaseTransitions);
        causes.push(invalidValue('spec.leaseTransitions', shown, 'must be greater than or equal to 0'));
    }
    return causes;
}
function withoutNulls(object) {
    return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/types/type-catalogue.js





const BUILTIN_TYPES = [CONFIG_MAP, NAMESPACE, LEASE, CUSTOM_RESOURCE_DEFINITION];
/** The kinds that are served: the server's own and those of the CRDs it was given. */
class TypeCatalogue {
    #custom = new Map();
    get all() {
        return [...BUILTIN_TYPES, ...[...this.#custom.values()].flat()];
    }
    /** By path: group, version and plural. */
    find(group, version, plural) {
        return this.all.find((type) => type.group === group && type.version === version && type.plural === plural);
    }
    /** By kind; for code in the same process. */
    byKind(kind) {
        return this.all.find((type) => type.kind === kind);
    }
    register(crd) {
        this.#custom.set(metadataText(crd, 'name'), typesOfCrd(crd));
    }
    unregister(crdName) {
        const types = this.#custom.get(crdName) ?? [];
        this.#custom.delete(crdName);
        return types;
    }
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/managed-fields/managers.js


function managerId(manager) {
    const version = manager.operation === 'Apply' ? '' : manager.apiVersion;
    return JSON.stringify([manager.manager, manager.operation, version, manager.subresource]);
}
/** undefined: an entry is not in the format, so the API server ignores the whole list. */
function decodeManagers(entries) {
    const managers = new Map();
    for (const entry of entries) {
        const state = decodeEntry(entry);
        if (state === undefined)
            return undefined;
        managers.set(managerId(state), state);
    }
    return managers;
}
function decodeEntry(entry) {
    if (!(0,json/* isJsonObject */.OW)(entry))
        return undefined;
    const { operation } = entry;
    if (operation !== 'Apply' && operation !== 'Update')
        return undefined;
    if (entry.fieldsType !== undefined && entry.fieldsType !== 'FieldsV1')
        return undefined;
    const apiVersion = managers_textOf(entry.apiVersion);
    if (apiVersion === '')
        return undefined;
    const set = fromFieldsV1((0,json/* isJsonObject */.OW)(entry.fieldsV1) ? entry.fieldsV1 : {});
    if (set === undefined)
        return undefined;
    return {
        manager: managers_textOf(entry.manager),
        operation,
        apiVersion,
        subresource: managers_textOf(entry.subresource),
        time: typeof entry.time === 'string' ? entry.time : null,
        set,
    };
}
/** Sorted as the API server stores them: appliers first, then by time, name, version, subresource. */
function encodeManagers(managers) {
    return [...managers.values()].sort(compareManagers).map((state) => ({
        apiVersion: state.apiVersion,
        fieldsType: 'FieldsV1',
        fieldsV1: toFieldsV1(state.set),
        manager: state.manager,
        operation: state.operation,
        ...(state.subresource === '' ? {} : { subresource: state.subresource }),
        ...(state.time === null ? {} : { time: toSeconds(state.time) }),
    }));
}
function compareManagers(a, b) {
    return (compareText(a.operation, b.operation) ||
        compareNumbers(instant(a.time), instant(b.time)) ||
        compareText(a.manager, b.manager) ||
        compareText(a.apiVersion, b.apiVersion) ||
        compareText(a.subresource, b.subresource));
}
/** ISO 8601 in UTC without fractions, as the API server writes times. */
function toSeconds(time) {
    return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
/** In whole seconds: what is stored has no more. */
function instant(time) {
    return time === null ? Number.NEGATIVE_INFINITY : Math.floor(Date.parse(time) / 1000);
}
function compareNumbers(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function managers_textOf(value) {
    return typeof value === 'string' ? value : '';
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/managed-fields/compare.js



const NO_CHANGE = {
    added: EMPTY_FIELD_SET,
    removed: EMPTY_FIELD_SET,
    modified: EMPTY_FIELD_SET,
};
function compare(before, after, schema) {
    const out = {
        added: new FieldSetBuilder(),
        removed: new FieldSetBuilder(),
        modified: new FieldSetBuilder(),
    };
    walk(before, after, schema, [], out);
    return { added: out.added.set, removed: out.removed.set, modified: out.modified.set };
}
/** A comparison without what lies at or below the paths of `excluded`. */
function excludeFields(comparison, excluded) {
    return {
        added: recursiveDifference(comparison.added, excluded),
        removed: recursiveDifference(comparison.removed, excluded),
        modified: recursiveDifference(comparison.modified, excluded),
    };
}
function walk(before, after, schema, path, out) {
    const resolved = resolveSchema(schema, after ?? before);
    if (isLeaf(before, after, resolved)) {
        if (before === undefined)
            out.added.insert(path);
        else if (after === undefined)
            out.removed.insert(path);
        else if (!(0,json/* jsonEquals */.A)(before, after))
            out.modified.insert(path);
        return;
    }
    if (resolved.type === 'map')
        walkMap(before, after, resolved, path, out);
    else if (resolved.type === 'list')
        walkList(before, after, resolved, path, out);
    if (before === undefined)
        out.added.insert(path);
    else if (after === undefined)
        out.removed.insert(path);
}
/** Scalars and atomic values, a change of shape, and containers that are empty on both sides, are compared whole. */
function isLeaf(before, after, schema) {
    if (schema.type === 'scalar')
        return true;
    const read = schema.type === 'map' ? asMap : asList;
    for (const side of [before, after]) {
        if (side !== undefined && side !== null && read(side) === undefined)
            return true;
    }
    if (schema.type === 'map' ? schema.atomic : schema.relationship === 'atomic')
        return true;
    return sizeOf(before) === 0 && sizeOf(after) === 0;
}
function sizeOf(value) {
    if (typeof value !== 'object' || value === null)
        return 0;
    return Array.isArray(value) ? value.length : Object.keys(value).length;
}
function walkMap(before, after, schema, path, out) {
    const left = asMap(before) ?? {};
    const right = asMap(after) ?? {};
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
        const below = [...path, fieldElement(key)];
        walk((0,json/* getOwn */.Ng)(left, key), (0,json/* getOwn */.Ng)(right, key), fieldSchema(schema, key) ?? UNTYPED, below, out);
    }
}
function walkList(before, after, schema, path, out) {
    const left = itemsByElement(asList(before) ?? [], schema);
    const right = itemsByElement(asList(after) ?? [], schema);
    for (const element of new Set([...left.keys(), ...right.keys()])) {
        walk(left.get(element), right.get(element), schema.items, [...path, element], out);
    }
}
function itemsByElement(items, schema) {
    const map = new Map();
    for (const item of items) {
        const element = itemElement(schema, item);
        if (element !== undefined)
            map.set(element, item);
    }
    return map;
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/managed-fields/conflicts.js

function conflictsOf(sets) {
    return sets
        .flatMap(([state, set]) => pathsOf(set).map((path) => ({ manager: describe(state), field: displayFieldPath(path) })))
        .sort((a, b) => (a.manager === b.manager ? 0 : a.manager < b.manager ? -1 : 1));
}
function conflictMessage(conflicts) {
    const [first] = conflicts;
    if (conflicts.length === 1 && first !== undefined) {
        return `Apply failed with 1 conflict: conflict with ${first.manager}: ${first.field}`;
    }
    const managers = [...new Set(conflicts.map((conflict) => conflict.manager))];
    const parts = managers.map((manager) => {
        const fields = conflicts
            .filter((conflict) => conflict.manager === manager)
            .map(({ field }) => `- ${field}`);
        return `conflicts with ${manager}:\n${fields.join('\n')}`;
    });
    return `Apply failed with ${conflicts.length} conflicts: ${parts.join('\n')}`;
}
function describe(state) {
    let text = JSON.stringify(state.manager);
    if (state.subresource !== '')
        text += ` with subresource ${JSON.stringify(state.subresource)}`;
    return state.operation === 'Update' ? `${text} using ${state.apiVersion}` : text;
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/managed-fields/merge.js




/** `applied` laid over `live`: what `applied` does not name stays. */
function merge(live, applied, schema) {
    return mergeValue(live, applied, schema) ?? null;
}
function mergeValue(live, applied, schema) {
    const resolved = resolveSchema(schema, applied ?? live);
    if (resolved.type === 'scalar' || isLeaf(live, applied, resolved)) {
        return applied !== undefined ? applied : live;
    }
    return resolved.type === 'map' ? mergeMap(live, applied, resolved) : mergeList(live, applied, resolved);
}
function mergeMap(live, applied, schema) {
    const left = asMap(live) ?? {};
    const right = asMap(applied) ?? {};
    const out = {};
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
        const value = mergeValue((0,json/* getOwn */.Ng)(left, key), (0,json/* getOwn */.Ng)(right, key), fieldSchema(schema, key) ?? UNTYPED);
        if (value !== undefined)
            (0,json/* setOwn */.P5)(out, key, value);
    }
    return out;
}
function mergeList(live, applied, schema) {
    const left = itemsByElement(asList(live) ?? [], schema);
    const right = itemsByElement(asList(applied) ?? [], schema);
    const out = [];
    for (const element of new Set([...left.keys(), ...right.keys()])) {
        const value = mergeValue(left.get(element), right.get(element), schema.items);
        if (value !== undefined)
            out.push(value);
    }
    return out;
}
/**
 * `value` without the paths of `removed`. A map or list that loses its last entry this way becomes null, not empty:
 * the API server does the same, and its validation then refuses the null (422 `spec: Invalid value: "null"`).
 */
function removeFields(value, removed, schema) {
    const resolved = resolveSchema(schema, value);
    if (resolved.type === 'scalar')
        return value;
    if (resolved.type === 'list')
        return removeFromList(value, removed, resolved);
    return removeFromMap(value, removed, resolved);
}
function removeFromMap(value, removed, schema) {
    const map = asMap(value);
    if (map === undefined)
        return null;
    const out = {};
    let kept = 0;
    for (const [key, item] of Object.entries(map)) {
        const element = fieldElement(key);
        if (removed.members.has(element))
            continue;
        const below = removed.children.get(element);
        const rest = below === undefined || isEmptySet(below)
            ? item
            : removeFields(item, below, fieldSchema(schema, key) ?? UNTYPED);
        (0,json/* setOwn */.P5)(out, key, rest);
        kept += 1;
    }
    return kept > 0 ? out : null;
}
function removeFromList(value, removed, schema) {
    const out = [];
    for (const item of asList(value) ?? []) {
        const element = schema.relationship === 'atomic' ? undefined : itemElement(schema, item);
        if (element !== undefined && removed.members.has(element))
            continue;
        const below = element === undefined ? undefined : removed.children.get(element);
        out.push(below === undefined || isEmptySet(below) ? item : removeFields(item, below, schema.items));
    }
    return out.length > 0 ? out : null;
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/managed-fields/to-field-set.js


/** The paths that `value` sets: what an applier of it owns. */
function toFieldSet(value, schema) {
    const builder = new FieldSetBuilder();
    to_field_set_walk(value, schema, [], builder);
    return builder.set;
}
function to_field_set_walk(value, schema, path, builder) {
    const resolved = resolveSchema(schema, value);
    if (resolved.type === 'scalar') {
        builder.insert(path);
        return;
    }
    if (resolved.type === 'list') {
        if (resolved.relationship === 'atomic') {
            builder.insert(path);
            return;
        }
        for (const item of asList(value) ?? []) {
            const element = itemElement(resolved, item);
            if (element === undefined)
                continue;
            const below = [...path, element];
            to_field_set_walk(item, resolved.items, below, builder);
            builder.insert(below);
        }
        return;
    }
    if (resolved.atomic) {
        builder.insert(path);
        return;
    }
    const map = asMap(value);
    if (map === undefined)
        return;
    for (const [key, item] of Object.entries(map)) {
        const below = [...path, fieldElement(key)];
        to_field_set_walk(item, fieldSchema(resolved, key) ?? UNTYPED, below, builder);
        const entries = asMap(item);
        const isEmpty = item === null || (entries !== undefined && Object.keys(entries).length === 0);
        if (isEmpty || !resolved.fields.has(key))
            builder.insert(below);
    }
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/managed-fields/updater.js







/** Server-side apply of `applied` over `live`, after structured-merge-diff: merge, prune what was dropped, move ownership. */
function applyConfiguration(live, applied, schema, managers, writer, force) {
    const last = managers.get(writer.id);
    const owned = recursiveDifference(toFieldSet(applied, schema), writer.ignored);
    const withWriter = new Map(managers);
    withWriter.set(writer.id, { ...writer.state, time: last?.time ?? null, set: owned });
    const merged = merge(live, applied, schema);
    const pruned = prune(merged, schema, withWriter, last?.set ?? EMPTY_FIELD_SET);
    const comparison = excludeFields(compare(live, pruned, schema), writer.ignored);
    const moved = moveOwnership(withWriter, comparison, writer.id, force);
    if (!moved.ok)
        return moved;
    return { ok: true, object: pruned, managers: moved.managers, changed: !(0,json/* jsonEquals */.A)(live, pruned) };
}
/** Ownership after any other write that turned `before` into `after`. */
function recordUpdate(before, after, schema, managers, writer) {
    const comparison = excludeFields(compare(before, after, schema), writer.ignored);
    const moved = moveOwnership(managers, comparison, writer.id, true);
    if (!moved.ok)
        return managers;
    const own = moved.managers.get(writer.id)?.set ?? EMPTY_FIELD_SET;
    const set = union(union(difference(own, comparison.removed), comparison.modified), comparison.added);
    const next = new Map(moved.managers);
    if (isEmptySet(set))
        next.delete(writer.id);
    else
        next.set(writer.id, { ...writer.state, time: null, set });
    return next;
}
function moveOwnership(managers, comparison, writerId, force) {
    const changed = union(comparison.modified, comparison.added);
    const conflicts = [];
    const next = new Map();
    for (const [id, state] of managers) {
        if (id === writerId) {
            next.set(id, state);
            continue;
        }
        const conflict = intersection(state.set, changed);
        if (!isEmptySet(conflict))
            conflicts.push([state, conflict]);
        next.set(id, { ...state, set: difference(difference(state.set, conflict), comparison.removed) });
    }
    if (!force && conflicts.length > 0)
        return { ok: false, conflicts: conflictsOf(conflicts) };
    for (const [id, state] of next)
        if (isEmptySet(state.set))
            next.delete(id);
    return { ok: true, managers: next };
}
/** Removes what the writer owned before and no longer names, unless another manager owns it too. */
function prune(merged, schema, managers, last) {
    if (isEmptySet(last))
        return merged;
    const lastNamed = withNamedParents(last, schema);
    const stripped = removeFields(merged, lastNamed, schema);
    let owned = EMPTY_FIELD_SET;
    for (const state of managers.values())
        owned = union(owned, state.set);
    const all = withNamedParents(toFieldSet(merged, schema), schema);
    const kept = union(withNamedParents(toFieldSet(stripped, schema), schema), withNamedParents(owned, schema));
    const withOwned = removeFields(merged, difference(all, kept), schema);
    const left = withNamedParents(toFieldSet(withOwned, schema), schema);
    return removeFields(merged, intersection(difference(all, left), lastNamed), schema);
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/managed-fields/field-manager.js




const STRIPPED = fieldSetOf([
    ['f:apiVersion'],
    ['f:kind'],
    ['f:metadata'],
    ...[
        'name',
        'namespace',
        'creationTimestamp',
        'selfLink',
        'uid',
        'generation',
        'managedFields',
        'resourceVersion',
    ].map((name) => ['f:metadata', `f:${name}`]),
]);
const FIRST_APPLY_MANAGER = 'before-first-apply';
const MAX_UPDATE_MANAGERS = 10;
const ANCIENT_MANAGER = 'ancient-changes';
/** `live` is undefined for a create. The result carries the managed fields; `now` is ISO 8601. */
function applyManaged(scope, live, applied, options) {
    const base = withoutManagedFields(live ?? scope.emptyObject);
    let managers = live === undefined ? new Map() : managersOf(live, scope);
    if (managers.size === 0) {
        managers = track(scope, scope.emptyObject, base, managers, FIRST_APPLY_MANAGER, options.now);
    }
    const writer = writerOf(scope, options.manager, 'Apply');
    const result = applyConfiguration(base, applied, scope.schema, managers, writer, options.force);
    if (!result.ok)
        return result;
    const next = strip(new Map(result.managers));
    const own = next.get(writer.id);
    if (own !== undefined && result.changed)
        next.set(writer.id, { ...own, time: options.now });
    const object = (0,json/* isJsonObject */.OW)(result.object) ? result.object : {};
    return { ok: true, object: withManagers(object, next) };
}
/** Any write that is not an apply. `next` may carry managed fields of its own: they are taken as sent, `[{}]` clears them. */
function updateManaged(scope, live, next, options) {
    const before = withoutManagedFields(live ?? scope.emptyObject);
    const after = withoutManagedFields(next);
    const managers = managersForUpdate(scope, live, next);
    if (managers.size === 0 && live !== undefined)
        return after;
    return withManagers(after, track(scope, before, after, managers, options.manager, options.now));
}
function managersForUpdate(scope, live, next) {
    const fromLive = live === undefined ? new Map() : managersOf(live, scope);
    if (scope.subresource !== '')
        return fromLive;
    const sent = entriesOf(next);
    if (sent.length === 1 && (0,json/* isJsonObject */.OW)(sent[0]) && Object.keys(sent[0]).length === 0)
        return new Map();
    const decoded = decodeManagers(sent);
    return decoded === undefined || decoded.size === 0 ? fromLive : ofVersion(decoded, scope);
}
/** An update under a name of its own first, so that only a manager that really took something gets a new time. */
function track(scope, before, after, managers, manager, now) {
    const writer = writerOf(scope, manager, 'Update');
    const current = { ...writer, id: 'current-operation' };
    const next = strip(new Map(recordUpdate(before, after, scope.schema, managers, current)));
    const taken = next.get(current.id);
    if (taken === undefined)
        return next;
    next.delete(current.id);
    const previous = next.get(writer.id);
    const set = previous === undefined ? taken.set : union(previous.set, taken.set);
    next.set(writer.id, { ...writer.state, set, time: now });
    return capped(next);
}
function writerOf(scope, manager, operation) {
    const state = { manager, operation, apiVersion: scope.apiVersion, subresource: scope.subresource };
    return {
        id: managerId(state),
        state,
        ignored: fieldSetOf(scope.ignoredFields.map((name) => [`f:${name}`])),
    };
}
function strip(managers) {
    for (const [id, state] of managers) {
        const set = difference(state.set, STRIPPED);
        if (isEmptySet(set))
            managers.delete(id);
        else
            managers.set(id, { ...state, set });
    }
    return managers;
}
/** The server keeps ten updaters and merges the oldest of the rest into one. */
function capped(managers) {
    const updaters = [...managers].filter(([, state]) => state.operation === 'Update');
    if (updaters.length <= MAX_UPDATE_MANAGERS)
        return managers;
    updaters.sort(([, a], [, b]) => Date.parse(a.time ?? '1970-01-01') - Date.parse(b.time ?? '1970-01-01'));
    let ancient;
    for (const [id, state] of updaters.slice(0, updaters.length - MAX_UPDATE_MANAGERS + 1)) {
        managers.delete(id);
        const set = ancient === undefined ? state.set : union(ancient.set, state.set);
        ancient = { ...state, manager: ANCIENT_MANAGER, set };
    }
    if (ancient !== undefined)
        managers.set(managerId(ancient), ancient);
    return managers;
}
function managersOf(object, scope) {
    return ofVersion(decodeManagers(entriesOf(object)) ?? new Map(), scope);
}
/** Entries of a version that is not served are dropped, as the API server does. */
function ofVersion(managers, scope) {
    return new Map([...managers].filter(([, state]) => state.apiVersion === scope.apiVersion));
}
function entriesOf(object) {
    const entries = (0,json/* isJsonObject */.OW)(object.metadata) ? object.metadata.managedFields : undefined;
    return Array.isArray(entries) ? entries : [];
}
function withoutManagedFields(object) {
    if (!(0,json/* isJsonObject */.OW)(object.metadata) || object.metadata.managedFields === undefined)
        return object;
    const { managedFields: _dropped, ...metadata } = object.metadata;
    return { ...object, metadata };
}
function withManagers(object, managers) {
    if (managers.size === 0)
        return object;
    const metadata = (0,json/* isJsonObject */.OW)(object.metadata) ? object.metadata : {};
    return { ...object, metadata: { ...metadata, managedFields: encodeManagers(managers) } };
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/types/type-lifecycle.js





/** What the controllers of a cluster do about CustomResourceDefinitions and Namespaces, done at once. */
class TypeLifecycle {
    #types;
    #parts;
    constructor(types, parts) {
        this.#types = types;
        this.#parts = parts;
    }
    seedNamespace(name) {
        const { store, clock, newUid } = this.#parts;
        const metadata = { name, uid: newUid(), creationTimestamp: toSeconds(clock.now()) };
        const object = { apiVersion: 'v1', kind: NAMESPACE.kind, metadata };
        store.put(resourceId(NAMESPACE), NAMESPACE.normalise(object));
    }
    /** The kinds of a CRD are served from now on; its status says so in a write of the server's own. */
    establish(crd) {
        this.#types.register(crd);
        const { store, clock } = this.#parts;
        const live = store.get(resourceId(CUSTOM_RESOURCE_DEFINITION), '', metadataText(crd, 'name'));
        if (live === undefined || live.object.status !== undefined)
            return;
        const next = { ...live.object, status: establishedStatus(crd, toSeconds(clock.now())) };
        const scope = fieldScope(CUSTOM_RESOURCE_DEFINITION, 'status');
        const by = { manager: 'kube-apiserver', now: clock.now() };
        store.put(live.resource, updateManaged(scope, live.object, next, by));
    }
    /** What a deleted CRD or Namespace held goes with it. */
    forgetContents(type, name) {
        if (type !== CUSTOM_RESOURCE_DEFINITION && type !== NAMESPACE)
            return;
        const { store } = this.#parts;
        const types = type === NAMESPACE ? this.#types.all : this.#types.unregister(name);
        for (const held of types) {
            for (const stored of store.list(resourceId(held), type === NAMESPACE ? name : undefined)) {
                store.delete(stored.resource, stored.namespace, stored.name);
            }
        }
    }
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/admission/admission.js

function denied(denial) {
    const message = `admission webhook ${JSON.stringify(denial.webhook)} denied the request: ${denial.message}`;
    return new ApiError(403, 'Forbidden', message);
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/schema/metadata-rules.js


const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const NAME_PART = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const SUBDOMAIN_TEXT = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const LABEL_VALUE_TEXT = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const CHARACTERS_TEXT = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const MAX_NAME = 253;
const MAX_LABEL = 63;
const MAX_ANNOTATIONS = 262_144;
/** What the server demands of a name, labels and annotations, whatever the kind. */
function metadataCauses(metadata) {
    return [
        ...nameCauses(metadata.name),
        ...labelCauses(metadata.labels),
        ...annotationCauses(metadata.annotations),
        ...ownerCauses(metadata.ownerReferences),
    ];
}
function nameCauses(name) {
    const field = 'metadata.name';
    if (typeof name !== 'string' || name === '')
        return [required(field, 'name or generateName is required')];
    const shown = JSON.stringify(name);
    const causes = [];
    if (name.length > MAX_NAME)
        causes.push(invalidValue(field, shown, `must be no more than ${MAX_NAME} characters`));
    if (!SUBDOMAIN.test(name))
        causes.push(invalidValue(field, shown, SUBDOMAIN_TEXT));
    return causes;
}
function labelCauses(labels) {
    if (!(0,json/* isJsonObject */.OW)(labels))
        return [];
    const field = 'metadata.labels';
    return Object.entries(labels).flatMap(([key, value]) => {
        const causes = keyProblems(key, 'label').map((text) => invalidValue(field, JSON.stringify(key), text));
        if (typeof value !== 'string')
            return causes;
        const shown = JSON.stringify(value);
        if (value.length > MAX_LABEL) {
            causes.push(invalidValue(field, shown, `must be no more than ${MAX_LABEL} bytes`));
        }
        if (!LABEL_VALUE.test(value))
            causes.push(invalidValue(field, shown, LABEL_VALUE_TEXT));
        return causes;
    });
}
function annotationCauses(annotations) {
    if (!(0,json/* isJsonObject */.OW)(annotations))
        return [];
    const field = 'metadata.annotations';
    const causes = Object.keys(annotations).flatMap((key) => keyProblems(key.toLowerCase(), 'annotation').map((text) => invalidValue(field, JSON.stringify(key), text)));
    let size = 0;
    for (const [key, value] of Object.entries(annotations))
        size += key.length + String(value).length;
    if (size > MAX_ANNOTATIONS) {
        const message = `Too long: may not be more than ${MAX_ANNOTATIONS} bytes`;
        causes.push({ reason: 'FieldValueTooLong', message, field });
    }
    return causes;
}
function ownerCauses(owners) {
    if (!Array.isArray(owners))
        return [];
    return owners.filter(json/* isJsonObject */.OW).flatMap((owner) => ['apiVersion', 'kind', 'name', 'uid'].flatMap((name) => {
        if (typeof owner[name] === 'string' && owner[name] !== '')
            return [];
        const text = name === 'apiVersion' ? 'version must not be empty' : 'must not be empty';
        return [invalidValue(`metadata.ownerReferences.${name}`, '""', text)];
    }));
}
/** A qualified name: an optional DNS subdomain, a slash, a name part. */
function keyProblems(key, what) {
    const parts = key.split('/');
    if (parts.length > 2) {
        const text = `a valid ${what} key ${CHARACTERS_TEXT} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`;
        return [text];
    }
    const name = parts.at(-1) ?? '';
    const prefix = parts.length === 2 ? (parts[0] ?? '') : undefined;
    const problems = [];
    if (prefix === '')
        problems.push('prefix part must be non-empty');
    else if (prefix !== undefined) {
        if (prefix.length > MAX_NAME)
            problems.push(`prefix part must be no more than ${MAX_NAME} bytes`);
        if (!SUBDOMAIN.test(prefix))
            problems.push(`prefix part ${SUBDOMAIN_TEXT}`);
    }
    if (name === '')
        problems.push('name part must be non-empty');
    if (name.length > MAX_LABEL)
        problems.push(`name part must be no more than ${MAX_LABEL} bytes`);
    if (!NAME_PART.test(name))
        problems.push(`name part ${CHARACTERS_TEXT}`);
    return problems;
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/schema/validate.js




const DATE_TIME = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[tT ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([zZ]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
/** Everything the schema has against `value`, with the causes worded as the API server words them. */
function validateValue(value, schema, path) {
    if (value === null && (schema.nullable || schema.type === ''))
        return [];
    const type = typeCauses(value, schema, path);
    if (schema.intOrString)
        return type;
    if (value === null)
        return type;
    return [
        ...type,
        ...enumCauses(value, schema, path),
        ...(typeof value === 'string' ? stringCauses(value, schema, path) : []),
        ...(typeof value === 'number' ? numberCauses(value, schema, path) : []),
        ...(Array.isArray(value) && schema.type === 'array' ? listCauses(value, schema, path) : []),
        ...((0,json/* isJsonObject */.OW)(value) && schema.type === 'object' ? objectCauses(value, schema, path) : []),
    ];
}
function typeCauses(value, schema, path) {
    if (schema.intOrString) {
        if (typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value)))
            return [];
        return [wrongType(path, typeName(value), 'integer,string')];
    }
    if (schema.type === '')
        return [];
    const given = typeName(value);
    if (given === schema.type || (given === 'integer' && schema.type === 'number')) {
        return given === 'string' ? formatCauses(value, schema, path) : integerCauses(value, schema, path);
    }
    if (given === 'number' && schema.type === 'integer') {
        const formatted = schema.format === 'int32' || schema.format === 'int64';
        const cause = formatted ? wrongType(path, 'float64', schema.format) : wrongType(path, given, schema.type);
        return [cause, notAnInteger(schema, path)];
    }
    return [wrongType(path, given, schema.type)];
}
function integerCauses(value, schema, path) {
    if (typeof value !== 'number' || schema.type !== 'integer')
        return [];
    if (schema.format === 'int32' && (value > 2_147_483_647 || value < -2_147_483_648)) {
        return [notAnInteger(schema, path)];
    }
    if (Math.abs(value) >= 2 ** 63) {
        return [wrongType(path, 'float64', schema.format || 'integer'), notAnInteger(schema, path)];
    }
    return [];
}
function notAnInteger(schema, path) {
    const format = schema.format === '' ? '(default format)' : `with format ${schema.format}`;
    return invalidValue('<nil>', '""', `Checked value must be of type integer ${format} in ${path}`);
}
function formatCauses(value, schema, path) {
    if (schema.format !== 'date-time' || typeof value !== 'string' || DATE_TIME.test(value))
        return [];
    return [wrongType(path, value, 'date-time')];
}
function wrongType(path, given, wanted) {
    const shown = JSON.stringify(given);
    return {
        reason: 'FieldValueTypeInvalid',
        message: `Invalid value: ${shown}: ${path} in body must be of type ${wanted}: ${shown}`,
        field: path,
    };
}
function enumCauses(value, schema, path) {
    if (schema.enumeration.length === 0)
        return [];
    if (schema.enumeration.some((allowed) => (0,json/* jsonEquals */.A)(allowed, value)))
        return [];
    return [unsupported(path, value, schema.enumeration)];
}
/** The first that fails; the server looks no further either. */
function stringCauses(value, schema, path) {
    const { minLength, maxLength } = schema.bounds;
    const length = [...value].length;
    const shown = JSON.stringify(value);
    if (maxLength !== undefined && length > maxLength)
        return [tooLong(path, maxLength)];
    if (minLength !== undefined && length < minLength) {
        return [invalidValue(path, shown, `${path} in body should be at least ${minLength} chars long`)];
    }
    if (schema.pattern !== undefined && !schema.pattern.test(value)) {
        return [invalidValue(path, shown, `${path} in body should match '${schema.pattern.source}'`)];
    }
    return [];
}
function numberCauses(value, schema, path) {
    const { minimum, maximum } = schema.bounds;
    const causes = [];
    if (maximum !== undefined && value > maximum) {
        causes.push(invalidValue(path, String(value), `${path} in body should be less than or equal to ${maximum}`));
    }
    if (minimum !== undefined && value < minimum) {
        causes.push(invalidValue(path, String(value), `${path} in body should be greater than or equal to ${minimum}`));
    }
    return causes;
}
function listCauses(value, schema, path) {
    const { minItems, maxItems } = schema.bounds;
    const causes = [];
    if (maxItems !== undefined && value.length > maxItems)
        causes.push(tooMany(path, value.length, maxItems));
    if (minItems !== undefined && value.length < minItems) {
        const detail = `${path} in body should have at least ${minItems} items`;
        causes.push(invalidValue(path, String(value.length), detail));
    }
    const { items } = schema;
    if (items !== undefined) {
        for (const [index, item] of value.entries())
            causes.push(...validateValue(item, items, `${path}[${index}]`));
    }
    return [...causes, ...duplicateCauses(value, schema, path)];
}
function duplicateCauses(value, schema, path) {
    if (schema.listType === 'atomic')
        return [];
    const seen = new Set();
    const causes = [];
    for (const [index, item] of value.entries()) {
        const identity = schema.listType === 'set' ? item : pick(item, schema.listKeys);
        const text = keyElement({ identity });
        if (seen.has(text)) {
            const message = `Duplicate value: ${JSON.stringify(identity)}`;
            causes.push({ reason: 'FieldValueDuplicate', message, field: `${path}[${index}]` });
        }
        seen.add(text);
    }
    return causes;
}
function pick(item, keys) {
    if (!(0,json/* isJsonObject */.OW)(item))
        return item;
    return Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(item, key) ? [[key, item[key] ?? null]] : [])));
}
function objectCauses(value, schema, path) {
    const causes = [];
    for (const key of Object.keys(value).sort()) {
        const child = propertySchema(schema, key);
        const below = path === '' ? key : `${path}.${key}`;
        if (child !== undefined)
            causes.push(...validateValue(value[key] ?? null, child, below));
    }
    for (const key of [...schema.required].sort()) {
        if (!Object.hasOwn(value, key))
            causes.push(required(path === '' ? key : `${path}.${key}`));
    }
    return causes;
}
function typeName(value) {
    if (value === null)
        return 'null';
    if (Array.isArray(value))
        return 'array';
    if (typeof value === 'number')
        return Number.isInteger(value) ? 'integer' : 'number';
    return typeof value;
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/schema/defaults.js


/** Fills CRD defaults below what is there; null counts as absent where a field with a default may not be null. */
function applyDefaults(value, schema) {
    if (Array.isArray(value)) {
        const { items } = schema;
        return items === undefined ? value : value.map((item) => applyDefaults(item, items));
    }
    if (!(0,json/* isJsonObject */.OW)(value))
        return value;
    const filled = {};
    for (const [key, item] of Object.entries(value)) {
        const child = propertySchema(schema, key);
        if (child === undefined)
            (0,json/* setOwn */.P5)(filled, key, item);
        else if (item === null && !child.nullable && child.defaultValue !== undefined)
            continue;
        else
            (0,json/* setOwn */.P5)(filled, key, applyDefaults(item, child));
    }
    for (const [key, child] of schema.properties) {
        if (child.defaultValue === undefined || Object.hasOwn(filled, key))
            continue;
        (0,json/* setOwn */.P5)(filled, key, applyDefaults(child.defaultValue, child));
    }
    return filled;
}
/**
 * Drops nulls that the schema does not allow, as the server does when it decodes a POST, a PUT or a patched object
 * (a server-side apply keeps them, and validation refuses them). List items stay.
 */
function dropNulls(value, schema) {
    if (Array.isArray(value)) {
        const { items } = schema;
        return items === undefined ? value : value.map((item) => dropNulls(item, items));
    }
    return (0,json/* isJsonObject */.OW)(value) ? dropObjectNulls(value, schema) : value;
}
function dropObjectNulls(value, schema) {
    const kept = {};
    for (const [key, item] of Object.entries(value)) {
        const child = propertySchema(schema, key);
        if (child === undefined)
            (0,json/* setOwn */.P5)(kept, key, item);
        else if (item !== null || child.nullable)
            (0,json/* setOwn */.P5)(kept, key, dropNulls(item, child));
    }
    return kept;
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/schema/prune.js


/** Drops the fields that the schema does not declare and tells which. */
function pruneUnknown(value, schema, path = '') {
    if ((0,json/* isJsonObject */.OW)(value))
        return pruneObject(value, schema, path);
    if (!Array.isArray(value) || schema.items === undefined)
        return { value, unknown: [] };
    const { items } = schema;
    const results = value.map((item, index) => pruneUnknown(item, items, `${path}[${index}]`));
    const unknown = results.flatMap((result) => result.unknown);
    return { value: unknown.length === 0 ? value : results.map((result) => result.value), unknown };
}
function pruneObject(value, schema, path) {
    if (schema.type !== 'object')
        return { value, unknown: [] };
    const kept = {};
    const unknown = [];
    for (const [key, item] of Object.entries(value)) {
        const below = path === '' ? key : `${path}.${key}`;
        const child = propertySchema(schema, key);
        if (child === undefined) {
            if (schema.preserveUnknown)
                (0,json/* setOwn */.P5)(kept, key, item);
            else
                unknown.push(below);
            continue;
        }
        const result = pruneUnknown(item, child, below);
        (0,json/* setOwn */.P5)(kept, key, result.value);
        unknown.push(...result.unknown);
    }
    return { value: unknown.length === 0 ? value : kept, unknown: unknown.sort() };
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/writes/write-options.js


const MAX_MANAGER = 128;
const VALIDATIONS = ['', 'Ignore', 'Strict', 'Warn'];
/** Reads and checks the query of a write. Throws the 422 of the options object (`PatchOptions` …). */
function writeOptions(request, optionsKind, isApply = false) {
    const { query } = request;
    const manager = query.get('fieldManager') ?? '';
    const force = query.get('force') === 'true';
    const validation = query.get('fieldValidation') ?? '';
    const dryRun = query.getAll('dryRun').filter((value) => value !== '');
    const causes = [];
    if (optionsKind === 'PatchOptions') {
        if (isApply && manager === '')
            causes.push(required('fieldManager', 'is required for apply patch'));
        if (!isApply && query.has('force')) {
            causes.push(forbidden('force', 'may not be specified for non-apply patch'));
        }
    }
    causes.push(...managerCauses(manager));
    if (dryRun.some((value) => value !== 'All')) {
        const message = `Unsupported value: ${JSON.stringify(dryRun)}: supported values: "All"`;
        causes.push({ reason: 'FieldValueNotSupported', message, field: 'dryRun' });
    }
    if (!VALIDATIONS.includes(validation))
        causes.push(unsupported('fieldValidation', validation, VALIDATIONS));
    if (causes.length > 0)
        throw invalid({ group: 'meta.k8s.io', resource: optionsKind, name: '' }, causes);
    return {
        fieldManager: manager === '' ? defaultManager(request.userAgent) : manager,
        force,
        dryRun: dryRun.length > 0,
        fieldValidation: validation === 'Strict' || validation === 'Ignore' ? validation : 'Warn',
    };
}
function managerCauses(manager) {
    if (manager.length > MAX_MANAGER)
        return [tooLong('fieldManager', MAX_MANAGER)];
    const position = [...manager].findIndex((character) => /\p{C}/u.test(character));
    if (position < 0)
        return [];
    const code = ([...manager][position]?.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const detail = `invalid character U+${code} (at position ${position})`;
    return [invalidValue('fieldManager', JSON.stringify(manager), detail)];
}
/** Without a field manager the server takes the first part of the user agent. */
function defaultManager(userAgent) {
    const name = userAgent.split('/')[0] ?? '';
    return name === '' ? 'unknown' : name.slice(0, MAX_MANAGER);
}
/** No header at all where there is nothing to warn of. */
function warningHeaders(problems) {
    if (problems.length === 0)
        return {};
    return { warning: problems.map((problem) => `299 - ${JSON.stringify(problem)}`).join(', ') };
}
function strictError(problems) {
    return `strict decoding error: ${problems.join(', ')}`;
}
function undecodable(kind, version, problem) {
    const message = `${kind} in version ${JSON.stringify(version)} cannot be handled as a ${kind}: ${problem}`;
    return new ApiError(400, 'BadRequest', message);
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/writes/decode-object.js







/**
 * Reads `raw` as an object of `type`: metadata normalised, fields that the schema does not know dropped and told,
 * defaults filled. `nulls` says whether nulls that the schema forbids are dropped (all writes but apply) or kept.
 */
function decodeObject(type, raw, nulls) {
    const { apiVersion, kind, metadata, ...rest } = raw;
    const decoded = decodeMetadata(metadata);
    if (!decoded.ok)
        return { ok: false, problem: decoded.message };
    const problem = type.decodeProblem(rest);
    if (problem !== null)
        return { ok: false, problem };
    const pruned = pruneUnknown(rest, type.schema);
    let body = pruned.value;
    if (type.custom) {
        if (nulls === 'drop')
            body = dropNulls(body, type.schema);
        body = applyDefaults(body, type.schema);
    }
    const object = {
        apiVersion: apiVersion ?? apiVersionOf(type),
        kind: kind ?? type.kind,
        metadata: decoded.metadata,
        ...((0,json/* isJsonObject */.OW)(body) ? body : {}),
    };
    const unknown = [...decoded.unknown, ...pruned.unknown].sort().map((path) => `unknown field "${path}"`);
    return { ok: true, object: type.custom ? object : type.normalise(object), unknown };
}
/** Throws 400 where the body of a POST or PUT is of another kind or version. */
function checkBodyType(type, raw) {
    const expected = apiVersionOf(type);
    if (!type.custom) {
        if (raw.kind !== undefined && raw.kind !== type.kind) {
            const given = String(raw.kind);
            const problem = `converting (${String(raw.apiVersion)}.${given}) to (core.${type.kind}): unknown conversion`;
            throw badRequest(`${given} in version ${JSON.stringify(type.version)} cannot be handled as a ${type.kind}: ${problem}`);
        }
        if (raw.apiVersion !== undefined && raw.apiVersion !== expected) {
            const version = String(raw.apiVersion);
            throw undecodable(type.kind, version, `no kind "${type.kind}" is registered for version "${version}"`);
        }
        return;
    }
    if (raw.kind === undefined || raw.kind === '') {
        const text = JSON.stringify(raw).slice(0, 200);
        throw badRequest(`the object provided is unrecognized (must be of type ${type.kind}): Object 'Kind' is missing in '${text}'`);
    }
    if (raw.apiVersion !== expected) {
        const given = typeof raw.apiVersion === 'string' ? raw.apiVersion : '';
        throw badRequest(`the API version in the data (${given}) does not match the expected API version (${expected})`);
    }
}
/** Throws 400 where the object's name or namespace is not the URL's. */
function checkIdentity(object, name, namespace) {
    if (name !== '') {
        const given = metadataText(object, 'name');
        if (given === '') {
            throw badRequest(`the name of the object (${name} based on URL) was undeterminable: name must be provided`);
        }
        if (given !== name) {
            throw badRequest(`the name of the object (${given}) does not match the name on the URL (${name})`);
        }
    }
    const given = metadataText(object, 'namespace');
    if (given !== '' && given !== namespace) {
        throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
    }
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/writes/admit.js









/** The object as the mutating hooks leave it, pruned and defaulted again. */
function mutate(context, target, object, live, dryRun) {
    if (!isAdmitted(target))
        return object;
    const operation = live === undefined ? 'CREATE' : 'UPDATE';
    let mutated = object;
    for (const hook of context.hooks) {
        if (hook.mutate === undefined)
            continue;
        mutated = hook.mutate(admissionRequest(target, operation, mutated, live, dryRun), context.cache);
    }
    if (mutated === object)
        return object;
    const decoded = decodeObject(target.type, mutated, 'keep');
    if (!decoded.ok)
        throw undecodable(target.type.kind, target.type.version, decoded.problem);
    return decoded.object;
}
/** Throws the 403 of the first validating hook that says no. */
function validateByHooks(context, target, operation, object, live, dryRun) {
    if (!isAdmitted(target))
        return;
    for (const hook of context.hooks) {
        const denial = hook.validate?.(admissionRequest(target, operation, object, live, dryRun), context.cache);
        if (denial !== undefined)
            throw denied(denial);
    }
}
/** Throws 422 with everything that metadata rules and schema have against the object. */
function validateObject(type, object, live, extra = []) {
    const name = metadataOfObject(object).name;
    const kind = typeof object.kind === 'string' ? object.kind : type.kind;
    const causes = [...extra];
    if (type.custom && kind !== type.kind) {
        const message = `Invalid value: ${JSON.stringify(kind)}: must be ${type.kind}`;
        causes.push({ reason: 'FieldValueInvalid', message, field: 'kind' });
    }
    causes.push(...metadataCauses(metadataOfObject(object)), ...type.rules(object, live));
    if (type.custom)
        causes.push(...schemaCauses(type, object, live));
    if (causes.length === 0)
        return;
    throw invalid({ group: type.group, resource: kind, name: typeof name === 'string' ? name : '' }, causes);
}
/** What did not change is not held against a write, even where the schema would refuse it today. */
function schemaCauses(type, object, live) {
    const { apiVersion: _a, kind: _k, metadata: _m, ...body } = object;
    const causes = validateValue(body, { ...type.schema, required: ownRequired(type) }, '');
    if (causes.length === 0 || live === undefined)
        return causes;
    const { apiVersion: _la, kind: _lk, metadata: _lm, ...before } = live;
    const known = new Set(validateValue(before, { ...type.schema, required: ownRequired(type) }, '').map((cause) => `${cause.field} ${cause.message}`));
    return causes.filter((cause) => !known.has(`${cause.field} ${cause.message}`));
}
function ownRequired(type) {
    return type.schema.required.filter((name) => !['apiVersion', 'kind', 'metadata'].includes(name));
}
/** Hooks stand in for webhooks on custom resources; those name the main resource, not its status. */
function isAdmitted(target) {
    return target.type.custom && target.subresource === '';
}
/** Throws 404 where a namespaced object is to be created in a namespace that is not there. */
function checkNamespace(context, target) {
    if (!target.type.namespaced)
        return;
    if (context.store.get(resourceId(NAMESPACE), '', target.namespace) !== undefined)
        return;
    throw notFound({ group: '', resource: NAMESPACE.plural, name: target.namespace });
}
function admissionRequest(target, operation, object, live, dryRun) {
    const name = (0,json/* isJsonObject */.OW)(object.metadata) ? object.metadata.name : undefined;
    return {
        operation,
        group: target.type.group,
        kind: target.type.kind,
        namespace: target.namespace,
        name: typeof name === 'string' ? name : target.name,
        object,
        live,
        dryRun,
    };
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/managed-fields/typed-errors.js



/**
 * Why `value` cannot be read as its type, as the API server words it (Go syntax included); null: it can.
 * Server-side apply checks this before anything else and answers 500.
 */
function typedErrors(value, schema) {
    const errors = typed_errors_walk(value, schema, []);
    if (errors.length === 0)
        return null;
    return errors.length === 1 ? (errors[0] ?? '') : `errors:\n${errors.map((line) => `  ${line}`).join('\n')}`;
}
function typed_errors_walk(value, schema, path) {
    const resolved = resolveSchema(schema, value);
    if (value === null)
        return [];
    if (resolved.type === 'map')
        return typed_errors_walkMap(value, resolved, path);
    if (resolved.type === 'list')
        return typed_errors_walkList(value, resolved, path);
    const problem = scalarProblem(value, resolved.scalar);
    return problem === null ? [] : [`${displayFieldPath(path)}: ${problem}`];
}
function scalarProblem(value, scalar) {
    if (scalar === 'string' && typeof value !== 'string') {
        return `expected string, got &value.valueUnstructured{Value:${goSyntax(value)}}`;
    }
    if (scalar === 'numeric' && typeof value !== 'number') {
        return `expected numeric (int or float), got ${goType(value)}`;
    }
    if (scalar === 'boolean' && typeof value !== 'boolean')
        return `expected boolean, got &{${goText(value)}}`;
    return null;
}
function typed_errors_walkMap(value, schema, path) {
    const map = asMap(value);
    if (map === undefined)
        return [`${displayFieldPath(path)}: expected map, got &{${goText(value)}}`];
    const errors = [];
    for (const key of Object.keys(map).sort()) {
        const below = [...path, fieldElement(key)];
        const type = fieldSchema(schema, key);
        if (type === undefined) {
            errors.push(`${displayFieldPath(below)}: field not declared in schema`);
            break;
        }
        errors.push(...typed_errors_walk(map[key] ?? null, type, below));
    }
    return errors;
}
function typed_errors_walkList(value, schema, path) {
    const list = asList(value);
    if (list === undefined)
        return [`${displayFieldPath(path)}: expected list, got &{${goText(value)}}`];
    const errors = [];
    const seen = new Set();
    for (const [index, item] of list.entries()) {
        let element = `i:${index}`;
        if (schema.relationship !== 'atomic') {
            const key = itemElement(schema, item);
            if (key === undefined) {
                const names = schema.keys.map((name) => JSON.stringify(name)).join(' ');
                errors.push(`${displayFieldPath(path)}: element ${index}: associative list with keys has an element that omits all key fields [${names}] (and doesn't have default values for any key fields)`);
                continue;
            }
            if (seen.has(key)) {
                errors.push(`${displayFieldPath(path)}: duplicate entries for key ${displayFieldPath([key])}`);
            }
            seen.add(key);
            element = key;
        }
        errors.push(...typed_errors_walk(item, schema.items, [...path, element]));
    }
    return errors;
}
function goType(value) {
    if (Array.isArray(value))
        return '[]interface {}';
    if ((0,json/* isJsonObject */.OW)(value))
        return 'map[string]interface {}';
    return typeof value === 'boolean' ? 'bool' : typeof value;
}
/** `%#v` of Go. */
function goSyntax(value) {
    if (value === null)
        return 'interface {}(nil)';
    if (Array.isArray(value))
        return `[]interface {}{${value.map(goSyntax).join(', ')}}`;
    if ((0,json/* isJsonObject */.OW)(value)) {
        const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${goSyntax(item)}`);
        return `map[string]interface {}{${entries.sort().join(', ')}}`;
    }
    return JSON.stringify(value);
}
/** `%v` of Go. */
function goText(value) {
    if (value === null)
        return '<nil>';
    if (Array.isArray(value))
        return `[${value.map(goText).join(' ')}]`;
    if ((0,json/* isJsonObject */.OW)(value)) {
        const entries = Object.entries(value).map(([key, item]) => `${key}:${goText(item)}`);
        return `map[${entries.sort().join(' ')}]`;
    }
    return String(value);
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/writes/persist.js






const SUFFIX_LETTERS = 'bcdfghjklmnpqrstvwxz2456789';
/** From a decoded object with its managed fields to a stored one. A dry run stops short of the store. */
function persistNew(context, target, object, { dryRun, isNormal }) {
    const { type, namespace } = target;
    checkNamespace(context, target);
    const mutated = mutate(context, target, object, undefined, dryRun);
    const uid = context.newUid();
    const { resourceVersion: _rv, selfLink: _link, deletionTimestamp: _gone, ...metadata } = metadataOfObject(mutated);
    const generateName = metadataText(mutated, 'generateName');
    const name = metadataText(mutated, 'name') || (generateName && `${generateName}${suffixOf(uid)}`);
    const { status, ...desired } = mutated;
    const created = {
        ...(type.hasStatus ? desired : mutated),
        ...(status !== undefined && !type.hasStatus ? { status } : {}),
        metadata: {
            ...metadata,
            ...(name === '' ? {} : { name }),
            ...(type.namespaced ? { namespace } : {}),
            uid,
            creationTimestamp: toSeconds(context.clock.now()),
            ...(type.tracksGeneration ? { generation: 1 } : {}),
        },
    };
    validateObject(type, created, undefined);
    validateByHooks(context, target, 'CREATE', created, undefined, dryRun);
    if (context.store.get(resourceId(type), type.namespaced ? namespace : '', name) !== undefined) {
        throw alreadyExists(resourceSubject(type, name));
    }
    return dryRun ? created : context.store.put(resourceId(type), created, isNormal).object;
}
/** From a decoded object with its managed fields to the next state of `live`; a write that changes nothing writes nothing. */
function persistChange(context, target, live, object, { dryRun, isNormal }) {
    const { type } = target;
    const mutated = mutate(context, target, object, live.object, dryRun);
    persist_checkRevision(target, live, mutated);
    const next = nextState(target, live.object, mutated);
    validateObject(type, next, live.object, uidCauses(mutated, live.object));
    validateByHooks(context, target, 'UPDATE', next, live.object, dryRun);
    if (isFinished(next)) {
        if (!dryRun)
            context.store.delete(live.resource, live.namespace, live.name);
        return next;
    }
    const isSame = equalButForTimes(next, live.object);
    if (isSame && isNormal && live.isNormal)
        return live.object;
    const changed = isSame ? live.object : next;
    return dryRun ? changed : context.store.put(live.resource, changed, isNormal).object;
}
function persist_checkRevision(target, live, object) {
    const { type } = target;
    const subject = resourceSubject(type, live.name);
    const revision = metadataText(object, 'resourceVersion');
    if (revision === '') {
        if (type.allowsUnconditionalUpdate)
            return;
        throw invalid(subject, [
            invalidValue('metadata.resourceVersion', '0', 'must be specified for an update'),
        ]);
    }
    if (revision === String(live.revision))
        return;
    if (!/^\d+$/.test(revision)) {
        throw new ApiError(400, 'BadRequest', `resourceVersion: Invalid value: ${JSON.stringify(revision)}`);
    }
    const cause = 'the object has been modified; please apply your changes to the latest version and try again';
    throw conflict(subject, cause);
}
function uidCauses(object, live) {
    const uid = metadataText(object, 'uid');
    if (uid === '' || uid === metadataText(live, 'uid'))
        return [];
    const cause = invalidValue('metadata.uid', JSON.stringify(uid), 'field is immutable');
    // the real server lists it twice, once for metadata and once for the custom resource
    return [cause, cause];
}
/** What the endpoint may change comes from `object`, all else from `live`. */
function nextState(target, live, object) {
    const { type, subresource } = target;
    const { managedFields } = metadataOfObject(object);
    const before = metadataOfObject(live);
    if (subresource === 'status') {
        const { managedFields: _own, ...metadata } = before;
        const { status: _status, ...rest } = live;
        return {
            ...rest,
            ...(object.status === undefined ? {} : { status: object.status }),
            metadata: { ...metadata, ...(managedFields === undefined ? {} : { managedFields }) },
        };
    }
    const { status: given, ...desired } = object;
    const status = type.hasStatus ? live.status : given;
    const next = { ...desired, ...(status === undefined ? {} : { status }) };
    const moved = type.tracksGeneration && !(0,json/* jsonEquals */.A)(withoutSystemFields(next), withoutSystemFields(live));
    const generation = typeof before.generation === 'number' ? before.generation : 0;
    const { deletionTimestamp: _d, deletionGracePeriodSeconds: _g, ...metadata } = metadataOfObject(next);
    return {
        ...next,
        metadata: {
            ...metadata,
            ...persist_pick(before, ['creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds']),
            name: metadataText(live, 'name'),
            ...(type.namespaced ? { namespace: metadataText(live, 'namespace') } : {}),
            uid: metadataText(live, 'uid'),
            resourceVersion: metadataText(live, 'resourceVersion'),
            ...(type.tracksGeneration ? { generation: moved ? generation + 1 : generation } : {}),
        },
    };
}
/** Marked for deletion, and the last finalizer is gone. */
function isFinished(object) {
    const { deletionTimestamp, finalizers } = metadataOfObject(object);
    return deletionTimestamp !== undefined && !(Array.isArray(finalizers) && finalizers.length > 0);
}
/** A write that would only move the times in managedFields is no write; entry is compared with entry, in their order. */
function equalButForTimes(a, b) {
    return (0,json/* jsonEquals */.A)(withoutTimes(a), withoutTimes(b));
}
function withoutTimes(object) {
    const metadata = metadataOfObject(object);
    const { managedFields } = metadata;
    if (!Array.isArray(managedFields))
        return object;
    const entries = managedFields.filter(json/* isJsonObject */.OW).map(({ time: _time, ...entry }) => entry);
    return { ...object, metadata: { ...metadata, managedFields: entries } };
}
function withoutSystemFields(object) {
    const { metadata: _metadata, status: _status, apiVersion: _a, kind: _k, ...desired } = object;
    return desired;
}
function persist_pick(object, keys) {
    return Object.fromEntries(keys.flatMap((key) => {
        const value = object[key];
        return value === undefined ? [] : [[key, value]];
    }));
}
/** Five letters for a generated name, from a fresh uid. */
function suffixOf(uid) {
    const digits = Number.parseInt(uid.replaceAll('-', '').slice(0, 12), 16);
    let rest = digits;
    let text = '';
    for (let index = 0; index < 5; index++) {
        text += SUFFIX_LETTERS[rest % SUFFIX_LETTERS.length] ?? '';
        rest = Math.floor(rest / SUFFIX_LETTERS.length);
    }
    return text;
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/writes/duplicate-fields.js
/**
 * Paths of keys that stand twice in one object of a JSON text (`spec.description`), which JSON.parse hides.
 * `text` must be valid JSON.
 */
function duplicateFields(text) {
    const found = [];
    const scopes = [];
    let position = 0;
    while (position < text.length) {
        const character = text.charAt(position);
        const scope = scopes.at(-1);
        if (character === '"') {
            const end = endOfString(text, position);
            if (scope?.keys !== undefined && scope.expectsKey) {
                const key = JSON.parse(text.slice(position, end));
                readKey(scope, String(key), found);
            }
            position = end;
            continue;
        }
        if (character === '{' || character === '[')
            scopes.push(duplicate_fields_open(character, scope));
        else if (character === '}' || character === ']')
            scopes.pop();
        else if (character === ',' && scope !== undefined) {
            if (scope.keys === undefined)
                scope.index += 1;
            else
                scope.expectsKey = true;
        }
        position += 1;
    }
    return found;
}
function duplicate_fields_open(character, parent) {
    const isObject = character === '{';
    const path = parent === undefined ? '' : childPath(parent);
    return { path, keys: isObject ? new Set() : undefined, key: '', index: 0, expectsKey: isObject };
}
function childPath(scope) {
    if (scope.keys === undefined)
        return `${scope.path}[${scope.index}]`;
    return scope.path === '' ? scope.key : `${scope.path}.${scope.key}`;
}
function readKey(scope, key, found) {
    scope.key = key;
    scope.expectsKey = false;
    if (scope.keys?.has(key))
        found.push(childPath(scope));
    scope.keys?.add(key);
}
function endOfString(text, start) {
    let position = start + 1;
    while (position < text.length && text.charAt(position) !== '"') {
        position += text.charAt(position) === '\\' ? 2 : 1;
    }
    return position + 1;
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/writes/read-body.js






const EXPONENT = /^[-+]?(?:[0-9][0-9_]*)(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/;
/** YAML 1.1 without base 60 and timestamps, and with `e1` a word: what Go's parser makes of plain scalars. */
const YAML_OPTIONS = {
    version: '1.1',
    merge: true,
    uniqueKeys: true,
    customTags: (tags) => tags.flatMap((tag) => {
        if (typeof tag === 'string' || tag.collection !== undefined)
            return [tag];
        if (tag.format === 'TIME' || tag.tag === 'tag:yaml.org,2002:timestamp')
            return [];
        return [tag.format === 'EXP' ? { ...tag, test: EXPONENT } : tag];
    }),
};
const OBJECT_TYPES = ['application/json', 'application/yaml', 'application/vnd.kubernetes.protobuf'];
function mediaType(contentType) {
    return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}
/** The body of a POST or PUT. Throws 415, or 400 where it is no object. */
function readObjectBody(body, contentType, kind, version) {
    const type = mediaType(contentType) || 'application/json';
    if (type === 'application/yaml')
        return { object: readYaml(body).object, duplicates: [] };
    if (type !== 'application/json')
        throw unsupportedMediaType(OBJECT_TYPES);
    const unrecognized = `the object provided is unrecognized (must be of type ${kind}): couldn't get version/kind; json parse error`;
    let value;
    try {
        value = JSON.parse(body);
    }
    catch (error) {
        const shown = body === '' ? '<empty>' : body.slice(0, 80);
        throw badRequest(`${unrecognized}: ${jsonProblem(body, error)} (${shown})`);
    }
    if (!(0,json/* isJsonObject */.OW)(value)) {
        throw badRequest(`${unrecognized}: json: cannot unmarshal ${jsonType(value)} into Go value of type struct`);
    }
    const huge = /[:[,]\s*(-?\d+(?:\.\d+)?[eE][+-]?\d{3,})/.exec(body)?.[1];
    if (huge !== undefined && !Number.isFinite(Number(huge))) {
        throw undecodable(kind, version, `json: cannot unmarshal number ${huge} into Go value of type float64`);
    }
    return { object: value, duplicates: duplicateFields(body).map((path) => `duplicate field "${path}"`) };
}
/** The body of a server-side apply: the first YAML document. JSON is YAML. */
function readYaml(body) {
    // JSON is by far the usual body, and its own parser is much faster
    if (body.startsWith('{')) {
        try {
            const value = JSON.parse(body);
            if ((0,json/* isJsonObject */.OW)(value) && duplicateFields(body).length === 0)
                return { object: value, duplicates: [] };
        }
        catch {
            // not JSON: YAML flow style, or an error that the YAML parser words; it knows the lines of keys given twice, too
        }
    }
    const documents = (0,dist/* parseAllDocuments */.hR)(body, YAML_OPTIONS);
    const document = Array.isArray(documents) ? documents[0] : undefined;
    if (document === undefined)
        return { object: {}, duplicates: [] };
    const duplicates = [];
    for (const error of document.errors) {
        if (error.code !== 'DUPLICATE_KEY') {
            throw badRequest(`error decoding YAML: error converting YAML to JSON: yaml: ${error.message.split('\n')[0]}`);
        }
        const line = error.linePos?.[0].line ?? 0;
        const key = /^["']?([^"':]*)/.exec(body.slice(error.pos[0]))?.[1] ?? '';
        duplicates.push(`line ${line}: key ${JSON.stringify(key.trim())} already set in map`);
    }
    const value = JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 100 }) ?? null));
    if (value === null)
        return { object: {}, duplicates };
    if (!(0,json/* isJsonObject */.OW)(value)) {
        const reason = `json: cannot unmarshal ${jsonType(value)} into Go value of type map[string]interface {}`;
        throw badRequest(`error decoding YAML: error unmarshaling JSON: while decoding JSON: ${reason}`);
    }
    return { object: value, duplicates };
}
/** The body of a merge patch or JSON patch. */
function readPatchBody(body) {
    try {
        return JSON.parse(body);
    }
    catch (error) {
        throw badRequest(`error decoding patch: ${jsonProblem(body, error)}`);
    }
}
/** In the words of Go's parser where they differ for a truncated text. */
function jsonProblem(body, error) {
    const text = error instanceof Error ? error.message : String(error);
    if (body === '' || /Unexpected end|Unterminated/i.test(text))
        return 'unexpected end of JSON input';
    const position = /at position (\d+)/.exec(text)?.[1];
    if (position !== undefined && Number(position) >= body.trimEnd().length)
        return 'unexpected end of JSON input';
    const character = /Unexpected token '?(.)'?/.exec(text)?.[1];
    return character === undefined ? text : `invalid character '${character}' looking for beginning of value`;
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/writes/write-context.js

/** Carries out what follows decoding. A refusal on the way takes the warnings with it, as the answer would have. */
function withWarnings(warnings, write) {
    try {
        return { ...write(), warnings };
    }
    catch (error) {
        throw error instanceof ApiError ? error.withWarnings(warnings) : error;
    }
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/writes/apply.js











/** Server-side apply, of the object or its status. */
function applyObject(context, target, body, options) {
    const { type } = target;
    const { object: applied, duplicates } = readYaml(body);
    checkApplied(target, applied);
    const live = context.store.get(resourceId(type), type.namespaced ? target.namespace : '', target.name);
    if (live === undefined && target.subresource !== '')
        throw notFound(resourceSubject(type, target.name));
    const managed = applyManaged(fieldScope(type, target.subresource), live?.object, applied, {
        manager: options.fieldManager,
        force: options.force,
        now: context.clock.now(),
    });
    if (!managed.ok)
        throw applyConflict(managed.conflicts);
    // the real server, too, looks for them last
    if (options.fieldValidation === 'Strict' && duplicates.length > 0)
        throw duplicateKeys(duplicates);
    checkIdentity(managed.object, target.name, target.namespace);
    const decoded = decodeObject(type, managed.object, 'keep');
    if (!decoded.ok)
        throw undecodable(type.kind, type.version, decoded.problem);
    const warnings = options.fieldValidation === 'Warn' ? duplicates : [];
    const how = { dryRun: options.dryRun, isNormal: isStoredNormal(target, managed.object, decoded.object) };
    return withWarnings(warnings, () => live === undefined
        ? { code: 201, object: persistNew(context, target, decoded.object, how) }
        : { code: 200, object: persistChange(context, target, live, decoded.object, how) });
}
/** The real server stores the labels and annotations of an applied custom resource as merged, not as decoded. */
function isStoredNormal({ type, subresource }, merged, decoded) {
    if (!type.custom || subresource !== '')
        return true;
    const before = metadataOfObject(merged);
    const after = metadataOfObject(decoded);
    return ['labels', 'annotations'].every((key) => {
        const stored = before[key];
        const read = after[key];
        return stored === undefined || read === undefined ? stored === read : (0,json/* jsonEquals */.A)(stored, read);
    });
}
function duplicateKeys(duplicates) {
    const lines = duplicates.map((line) => `  ${line}`).join('\n');
    return badRequest(`error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n${lines}`);
}
function checkApplied(target, applied) {
    const { type } = target;
    const version = typeof applied.apiVersion === 'string' ? applied.apiVersion : '';
    const kind = typeof applied.kind === 'string' ? applied.kind : '';
    if (kind !== type.kind || version !== apiVersionOf(type)) {
        throw badRequest(`invalid object type: ${version === '' ? '/' : displayVersion(version)}, Kind=${kind}`);
    }
    const metadata = (0,json/* isJsonObject */.OW)(applied.metadata) ? applied.metadata : {};
    if (metadata.managedFields !== undefined && metadata.managedFields !== null) {
        throw badRequest('metadata.managedFields must be nil');
    }
    const errors = typedErrors(applied, type.mergeSchema);
    if (errors !== null) {
        const message = `failed to create typed patch object (${apply_describe(type, applied)}): ${errors}`;
        throw new ApiError(500, '', message);
    }
    checkIdentity(applied, target.name, target.namespace);
}
function apply_describe(type, applied) {
    const identity = `${metadataText(applied, 'namespace')}/${metadataText(applied, 'name')}`;
    return `${identity}; ${displayVersion(apiVersionOf(type))}, Kind=${type.kind}`;
}
/** Go prints the core group as an empty one: `/v1`. */
function displayVersion(apiVersion) {
    return apiVersion.includes('/') ? apiVersion : `/${apiVersion}`;
}
function applyConflict(conflicts) {
    const causes = conflicts.map(({ manager, field }) => ({
        reason: 'FieldManagerConflict',
        message: `conflict with ${manager}`,
        field,
    }));
    return new ApiError(409, 'Conflict', conflictMessage(conflicts), { causes });
}

// EXTERNAL MODULE: ./lib/domain/shared/pointer.js
var shared_pointer = __webpack_require__(157);
;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/writes/json-patch.js


/** RFC 7386. */
function mergePatch(target, patch) {
    if (!(0,json/* isJsonObject */.OW)(patch))
        return patch;
    const merged = {};
    const base = (0,json/* isJsonObject */.OW)(target) ? target : {};
    for (const [key, value] of Object.entries(base))
        (0,json/* setOwn */.P5)(merged, key, value);
    for (const [key, value] of Object.entries(patch)) {
        if (value === null)
            delete merged[key];
        else
            (0,json/* setOwn */.P5)(merged, key, mergePatch((0,json/* getOwn */.Ng)(base, key) ?? null, value));
    }
    return merged;
}
/** RFC 6902. undefined: an operation could not be carried out (a failed test, a missing path). */
function jsonPatch(target, operations) {
    let value = target;
    for (const operation of operations) {
        if (value === undefined || !(0,json/* isJsonObject */.OW)(operation))
            return undefined;
        value = applyOperation(value, operation);
    }
    return value;
}
function applyOperation(target, operation) {
    const path = tokensOf(operation.path);
    const from = tokensOf(operation.from);
    if (path === undefined)
        return undefined;
    const { value } = operation;
    switch (operation.op) {
        case 'add':
            return value === undefined ? undefined : add(target, path, value);
        case 'remove':
            return remove(target, path);
        case 'replace': {
            if (value === undefined || read(target, path) === undefined)
                return undefined;
            const removed = path.length === 0 ? target : remove(target, path);
            return removed === undefined ? undefined : add(removed, path, value);
        }
        case 'test':
            return value !== undefined && (0,json/* jsonEquals */.A)(read(target, path), value) ? target : undefined;
        case 'copy':
        case 'move': {
            const moved = from === undefined ? undefined : read(target, from);
            if (from === undefined || moved === undefined)
                return undefined;
            const base = operation.op === 'move' ? remove(target, from) : target;
            return base === undefined ? undefined : add(base, path, moved);
        }
        default:
            return undefined;
    }
}
function tokensOf(pointer) {
    return typeof pointer === 'string' && (pointer === '' || pointer.startsWith('/'))
        ? (0,shared_pointer/* pointerTokens */.Mr)(pointer)
        : undefined;
}
function read(target, path) {
    let value = target;
    for (const token of path) {
        if (Array.isArray(value))
            value = value[Number(token)];
        else
            value = (0,json/* isJsonObject */.OW)(value) ? (0,json/* getOwn */.Ng)(value, token) : undefined;
        if (value === undefined)
            return undefined;
    }
    return value;
}
function add(target, path, value) {
    const [token, ...rest] = path;
    if (token === undefined)
        return value;
    if (Array.isArray(target)) {
        const index = token === '-' ? target.length : Number(token);
        if (!Number.isInteger(index) || index < 0 || index > target.length)
            return undefined;
        if (rest.length === 0)
            return [...target.slice(0, index), value, ...target.slice(index)];
        return replaceItem(target, index, (item) => add(item, rest, value));
    }
    if (!(0,json/* isJsonObject */.OW)(target))
        return undefined;
    const child = rest.length === 0 ? value : addBelow((0,json/* getOwn */.Ng)(target, token), rest, value);
    return child === undefined ? undefined : withKey(target, token, child);
}
function addBelow(child, rest, value) {
    return child === undefined ? undefined : add(child, rest, value);
}
function remove(target, path) {
    const [token, ...rest] = path;
    if (token === undefined)
        return undefined;
    if (Array.isArray(target)) {
        const index = Number(token);
        if (!Number.isInteger(index) || index < 0 || index >= target.length)
            return undefined;
        if (rest.length === 0)
            return target.filter((_item, at) => at !== index);
        return replaceItem(target, index, (item) => remove(item, rest));
    }
    const child = (0,json/* isJsonObject */.OW)(target) ? (0,json/* getOwn */.Ng)(target, token) : undefined;
    if (!(0,json/* isJsonObject */.OW)(target) || child === undefined)
        return undefined;
    if (rest.length > 0) {
        const left = remove(child, rest);
        return left === undefined ? undefined : withKey(target, token, left);
    }
    const { [token]: _removed, ...left } = target;
    return left;
}
function replaceItem(list, index, change) {
    const item = list[index];
    const changed = item === undefined ? undefined : change(item);
    return changed === undefined ? undefined : list.map((other, at) => (at === index ? changed : other));
}
function withKey(object, key, value) {
    const copy = {};
    for (const [name, item] of Object.entries(object))
        (0,json/* setOwn */.P5)(copy, name, item);
    (0,json/* setOwn */.P5)(copy, key, value);
    return copy;
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/writes/object-writes.js













const PATCH_TYPES = [
    'application/json-patch+json',
    'application/merge-patch+json',
    'application/apply-patch+yaml',
];
const STRATEGIC = 'application/strategic-merge-patch+json';
/** POST. */
function createObject(context, target, request) {
    const options = writeOptions(request, 'CreateOptions');
    const { object, problems } = readAndDecode(target, request, options);
    return withWarnings(problems, () => {
        checkIdentity(object, '', target.namespace);
        if (metadataText(object, 'resourceVersion') !== '') {
            throw new ApiError(500, '', 'resourceVersion should not be set on objects to be created');
        }
        const managed = updateManaged(fieldScope(target.type, ''), undefined, object, {
            manager: options.fieldManager,
            now: context.clock.now(),
        });
        const { dryRun } = options;
        return { code: 201, object: persistNew(context, target, managed, { dryRun, isNormal: true }) };
    });
}
/** PUT, of the object or its status. */
function replaceObject(context, target, request) {
    const options = writeOptions(request, 'UpdateOptions');
    const { object, problems } = readAndDecode(target, request, options);
    return withWarnings(problems, () => {
        checkIdentity(object, target.name, target.namespace);
        const live = liveObject(context, target);
        const uid = metadataText(object, 'uid');
        const stored = metadataText(live.object, 'uid');
        if (uid !== '' && uid !== stored) {
            throw conflict(resourceSubject(target.type, target.name), `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${stored}`);
        }
        return { code: 200, object: change(context, target, live, object, options) };
    });
}
/** PATCH of every kind. */
function patchObject(context, target, request) {
    const type = mediaType(request.contentType);
    const isApply = type === 'application/apply-patch+yaml';
    const known = PATCH_TYPES.includes(type) || (type === STRATEGIC && !target.type.custom);
    if (!known) {
        if (target.type.custom)
            throw unsupportedMediaType(PATCH_TYPES);
        throw new ApiError(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {});
    }
    const options = writeOptions(request, 'PatchOptions', isApply);
    if (isApply)
        return applyObject(context, target, request.body, options);
    const live = liveObject(context, target);
    const patched = patchedObject(live.object, readPatchBody(request.body), type);
    const decoded = decodeObject(target.type, patched, 'drop');
    const problems = decoded.ok ? decoded.unknown : [];
    if (!decoded.ok || (options.fieldValidation === 'Strict' && problems.length > 0)) {
        const problem = decoded.ok ? strictError(problems) : decoded.problem;
        const shown = JSON.stringify((0,json/* canonicalJson */.dj)(patched));
        throw invalid({ group: '', resource: '', name: '' }, [invalidValue('patch', shown, problem)]);
    }
    return withWarnings(options.fieldValidation === 'Warn' ? problems : [], () => {
        checkIdentity(decoded.object, target.name, target.namespace);
        return { code: 200, object: change(context, target, live, decoded.object, options) };
    });
}
function patchedObject(live, patch, type) {
    if (type === 'application/json-patch+json') {
        if (!Array.isArray(patch)) {
            throw badRequest(`error decoding patch: json: cannot unmarshal ${jsonType(patch)} into Go value of type []handlers.jsonPatchOp`);
        }
        const patched = jsonPatch(live, patch);
        if (patched !== undefined && (0,json/* isJsonObject */.OW)(patched))
            return patched;
        throw new ApiError(422, 'Invalid', 'the server rejected our request due to an error in our request', {});
    }
    if (!(0,json/* isJsonObject */.OW)(patch)) {
        throw badRequest(`error decoding patch: json: cannot unmarshal ${jsonType(patch)} into Go value of type map[string]interface {}`);
    }
    const patched = mergePatch(live, patch);
    return (0,json/* isJsonObject */.OW)(patched) ? patched : {};
}
function change(context, target, live, object, options) {
    const managed = updateManaged(fieldScope(target.type, target.subresource), live.object, object, {
        manager: options.fieldManager,
        now: context.clock.now(),
    });
    return persistChange(context, target, live, managed, { dryRun: options.dryRun, isNormal: true });
}
function readAndDecode(target, request, options) {
    const { type } = target;
    const body = readObjectBody(request.body, request.contentType, type.kind, type.version);
    checkBodyType(type, body.object);
    const decoded = decodeObject(type, body.object, 'drop');
    if (!decoded.ok)
        throw undecodable(type.kind, type.version, decoded.problem);
    const problems = [...body.duplicates, ...decoded.unknown];
    if (options.fieldValidation === 'Strict' && problems.length > 0) {
        throw undecodable(type.kind, type.version, strictError(problems));
    }
    return { object: decoded.object, problems: options.fieldValidation === 'Warn' ? problems : [] };
}
function liveObject(context, target) {
    const { type, namespace, name } = target;
    const live = context.store.get(resourceId(type), type.namespaced ? namespace : '', name);
    if (live === undefined)
        throw notFound(resourceSubject(type, name));
    return live;
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/writes/delete.js







/** DELETE of one object: a `Status`, or the object itself where finalizers hold it back. */
function deleteObject(context, target, request) {
    const { dryRun } = writeOptions(request, 'DeleteOptions');
    const options = readDeleteOptions(request.body);
    const live = liveObject(context, target);
    checkPreconditions(target, live, options);
    const foreground = options.propagationPolicy === 'Foreground';
    return delete_remove(context, target, live, { dryRun, foreground });
}
/** Carries out a deletion that was decided on. */
function delete_remove(context, target, live, options) {
    validateByHooks(context, target, 'DELETE', live.object, live.object, options.dryRun);
    const metadata = metadataOfObject(live.object);
    const own = Array.isArray(metadata.finalizers) ? metadata.finalizers : [];
    const finalizers = options.foreground ? [...own, 'foregroundDeletion'] : own;
    if (finalizers.length > 0) {
        if (metadata.deletionTimestamp !== undefined)
            return live.object;
        const generation = typeof metadata.generation === 'number' ? metadata.generation : undefined;
        const marked = {
            ...live.object,
            metadata: {
                ...metadata,
                finalizers,
                deletionGracePeriodSeconds: 0,
                deletionTimestamp: toSeconds(context.clock.now()),
                ...(generation === undefined ? {} : { generation: generation + 1 }),
            },
        };
        return options.dryRun ? marked : context.store.put(live.resource, marked).object;
    }
    if (!options.dryRun)
        context.store.delete(live.resource, live.namespace, live.name);
    const { group, plural } = target.type;
    return {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Success',
        details: {
            name: live.name,
            ...(group === '' ? {} : { group }),
            kind: plural,
            uid: metadataText(live.object, 'uid'),
        },
    };
}
function readDeleteOptions(body) {
    if (body === '')
        return {};
    let value;
    try {
        value = JSON.parse(body);
    }
    catch {
        const shown = body.charAt(0);
        throw badRequest(`couldn't get version/kind; json parse error: invalid character '${shown}' looking for beginning of value`);
    }
    return (0,json/* isJsonObject */.OW)(value) ? value : {};
}
function checkPreconditions(target, live, options) {
    const preconditions = (0,json/* isJsonObject */.OW)(options.preconditions) ? options.preconditions : {};
    const subject = kindSubject(target.type, live.name);
    const uid = metadataText(live.object, 'uid');
    if (typeof preconditions.uid === 'string' && preconditions.uid !== uid) {
        throw conflict(subject, `the UID in the precondition (${preconditions.uid}) does not match the UID in record (${uid}). The object might have been deleted and then recreated`);
    }
    const revision = String(live.revision);
    if (typeof preconditions.resourceVersion === 'string' && preconditions.resourceVersion !== revision) {
        throw conflict(subject, `the ResourceVersion in the precondition (${preconditions.resourceVersion}) does not match the ResourceVersion in record (${revision}). The object might have been modified`);
    }
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/api-server.js

















const REVIEWS = 'selfsubjectaccessreviews';
const ACCEPTABLE = ['json', 'yaml', 'protobuf', '*/*', 'application/*'];
const HEALTH_PATHS = ['/healthz', '/livez', '/readyz'];
/** The API without HTTP: a request in, an answer out, in one synchronous step, so that no two writes ever interleave. */
class ApiServer {
    pages = new ListPages();
    #parts;
    #types = new TypeCatalogue();
    #context;
    #lifecycle;
    constructor(parts) {
        this.#parts = parts;
        const { store, clock, hooks, cache, newUid } = parts;
        this.#context = { store, clock, hooks, cache, newUid };
        this.#lifecycle = new TypeLifecycle(this.#types, parts);
        for (const name of ['default', 'kube-system'])
            this.#lifecycle.seedNamespace(name);
    }
    /** Serves the kinds of a CustomResourceDefinition, as a POST of it would. */
    installCrd(document) {
        const body = JSON.stringify({ ...document, status: undefined });
        const path = `/apis/${apiVersionOf(CUSTOM_RESOURCE_DEFINITION)}/${CUSTOM_RESOURCE_DEFINITION.plural}`;
        const response = this.handle({
            method: 'POST',
            path,
            query: new URLSearchParams({ fieldManager: 'crd-installer' }),
            contentType: 'application/json',
            accept: '',
            userAgent: '',
            body,
            user: 'system:apiserver',
        });
        if (response.code !== 201)
            throw new Error(`CRD ${metadataText(document, 'name')} refused: ${response.body}`);
    }
    kind(kind) {
        return this.#types.byKind(kind);
    }
    /** Throws the 401 or 403 of a request that may not be made. */
    authorize(grant, request) {
        const path = resourcePath(request.path);
        if (path === undefined)
            this.#parts.access.checkVisit(grant, request.path, request.method);
        else
            this.#parts.access.checkAccess(grant, verbOf(request, path.name), path);
    }
    /** Everything but watches. Never throws. */
    handle(request, grant) {
        try {
            return this.#answer(request, grant);
        }
        catch (error) {
            return errorResponse(error);
        }
    }
    /** undefined: the request is no watch. Throws ApiError where it is refused. */
    watch(request) {
        const path = resourcePath(request.path);
        if (path === undefined || request.method !== 'GET' || !isWatch(request.query))
            return undefined;
        const type = this.#types.find(path.group, path.version, path.plural);
        if (type === undefined)
            return undefined;
        const { query } = request;
        if (path.name !== '')
            query.set('fieldSelector', `metadata.name=${path.name}`);
        const namespace = path.namespace === '' ? undefined : path.namespace;
        const { store, bookmarkIntervalMs } = this.#parts;
        return (sink) => openWatch(store, { type, namespace, query, bookmarkIntervalMs }, sink);
    }
    #answer(request, grant) {
        if (request.accept !== '' && !ACCEPTABLE.some((type) => request.accept.includes(type)))
            throw notAcceptable();
        const path = resourcePath(request.path);
        if (path === undefined)
            return this.#answerPath(request);
        if (path.plural === REVIEWS && path.group === 'authorization.k8s.io') {
            return this.#answerReview(request, grant);
        }
        const type = this.#types.find(path.group, path.version, path.plural);
        if (type === undefined ||
            (path.subresource !== '' && !(type.hasStatus && path.subresource === 'status'))) {
            return discovery(this.#types.all, request) ?? pageNotFound();
        }
        return request.method === 'GET' ? this.#read(type, path, request) : this.#write(type, path, request);
    }
    #answerPath(request) {
        if (HEALTH_PATHS.some((path) => request.path === path || request.path.startsWith(`${path}/`))) {
            return { code: 200, contentType: 'text/plain; charset=utf-8', body: 'ok', headers: {} };
        }
        if (request.path === '/version' || request.path === '/version/') {
            return jsonResponse(200, JSON.stringify(VERSION));
        }
        if (request.path === '/')
            return jsonResponse(200, JSON.stringify({ paths: rootPaths(this.#types.all) }));
        return discovery(this.#types.all, request) ?? openapi(this.#types.all, request.path) ?? pageNotFound();
    }
    #answerReview(request, grant) {
        const { object } = readObjectBody(request.body, request.contentType, 'SelfSubjectAccessReview', 'v1');
        const asker = grant ?? { token: '', user: request.user, role: 'admin' };
        return jsonResponse(201, JSON.stringify(reviewAccess(this.#parts.access, asker, object)));
    }
    #read(type, path, request) {
        const { store } = this.#parts;
        return path.name === ''
            ? listObjects(store, this.pages, type, path, request)
            : readObject(store, type, path, request);
    }
    #write(type, path, request) {
        const target = {
            type,
            namespace: path.namespace,
            name: path.name,
            subresource: path.subresource === 'status' ? 'status' : '',
        };
        if (request.method === 'DELETE')
            return this.#delete(target, request);
        if (request.method !== 'POST' && path.name === '')
            throw badRequest('name must be provided');
        if (request.method === 'POST' && target.subresource !== '')
            throw notSupported(type, 'create');
        const result = this.#carryOut(target, request);
        if (type === CUSTOM_RESOURCE_DEFINITION && !writeOptions(request, 'DeleteOptions').dryRun) {
            this.#lifecycle.establish(result.object);
        }
        return jsonResponse(result.code, (0,json/* canonicalJson */.dj)(result.object), warningHeaders(result.warnings));
    }
    #carryOut(target, request) {
        switch (request.method) {
            case 'POST':
                return createObject(this.#context, target, request);
            case 'PUT':
                return replaceObject(this.#context, target, request);
            case 'PATCH':
                return patchObject(this.#context, target, request);
            default:
                throw notSupported(target.type, request.method.toLowerCase());
        }
    }
    #delete(target, request) {
        if (target.subresource !== '')
            throw notSupported(target.type, 'delete');
        if (target.name !== '') {
            const object = deleteObject(this.#context, target, request);
            if (object.status === 'Success')
                this.#lifecycle.forgetContents(target.type, target.name);
            return jsonResponse(200, (0,json/* canonicalJson */.dj)(object));
        }
        const { dryRun } = writeOptions(request, 'DeleteOptions');
        const path = resourcePath(request.path);
        if (path === undefined)
            return pageNotFound();
        const list = listObjects(this.#parts.store, this.pages, target.type, path, request);
        const body = JSON.parse(list.body);
        const items = (0,json/* isJsonObject */.OW)(body) ? body.items : [];
        for (const item of Array.isArray(items) ? items : []) {
            if (!(0,json/* isJsonObject */.OW)(item))
                continue;
            const name = metadataText(item, 'name');
            const namespace = metadataText(item, 'namespace');
            const live = this.#parts.store.get(resourceId(target.type), namespace, name);
            if (live !== undefined)
                delete_remove(this.#context, { ...target, namespace, name }, live, { dryRun, foreground: false });
        }
        return list;
    }
}
function errorResponse(error) {
    const known = error instanceof ApiError
        ? error
        : new ApiError(500, 'InternalError', `Internal error occurred: ${error instanceof Error ? error.message : String(error)}`);
    const retry = known.details?.retryAfterSeconds;
    const headers = {
        ...(retry === undefined ? {} : { 'retry-after': String(retry) }),
        ...warningHeaders(known.warnings),
    };
    return jsonResponse(known.code, JSON.stringify(known.body), headers);
}
function notSupported(type, verb) {
    const subject = resourceSubject(type, '');
    const kind = subject.group === '' ? type.plural : `${type.plural}.${type.group}`;
    const message = `${verb} is not supported on resources of kind "${kind}"`;
    return new ApiError(405, 'MethodNotAllowed', message, { group: type.group, kind: type.plural });
}
function notAcceptable() {
    const types = 'application/json, application/yaml, application/vnd.kubernetes.protobuf';
    return new ApiError(406, 'NotAcceptable', `only the following media types are accepted: ${types}`);
}
function pageNotFound() {
    return { code: 404, contentType: 'text/plain; charset=utf-8', body: '404 page not found\n', headers: {} };
}

// EXTERNAL MODULE: ./lib/domain/resource/schema.js
var resource_schema = __webpack_require__(9686);
;// CONCATENATED MODULE: ./lib/domain/fabric/crd.js

/**
 * The CustomResourceDefinition of a kind as the CRDs of `release` have it in structure: names, scope, schema, status
 * subresource. Descriptions and printer columns are left out.
 */
function generateCrd(kind, release) {
    return {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: `${kind.plural}.${kind.group}` },
        spec: {
            group: kind.group,
            names: {
                ...(kind.categories.length > 0 ? { categories: kind.categories } : {}),
                kind: kind.kind,
                listKind: `${kind.kind}List`,
                plural: kind.plural,
                ...(kind.shortNames.length > 0 ? { shortNames: kind.shortNames } : {}),
                singular: kind.singular,
            },
            scope: 'Namespaced',
            versions: [
                {
                    name: kind.version,
                    schema: { openAPIV3Schema: rootSchema(kind, release) },
                    served: true,
                    storage: true,
                    subresources: { status: {} },
                },
            ],
        },
    };
}
function rootSchema(kind, release) {
    return {
        properties: {
            apiVersion: { type: 'string' },
            kind: { type: 'string' },
            metadata: { type: 'object' },
            spec: openApiSchema(kind.spec, release),
            status: openApiSchema(kind.status, release),
        },
        ...(kind.required.length > 0 ? { required: kind.required } : {}),
        type: 'object',
    };
}
function openApiSchema(schema, release) {
    const fallback = schema.default === undefined ? {} : { default: schema.default };
    switch (schema.type) {
        case 'object':
            return { ...fallback, ...objectSchema(schema, release) };
        case 'map':
            return { ...fallback, additionalProperties: openApiSchema(schema.values, release), type: 'object' };
        case 'list':
            return { ...fallback, ...listSchema(schema, release) };
        case 'string': {
            const { enum: values, format, maxLength, minLength, pattern } = schema;
            return {
                ...fallback,
                ...present({ enum: values, format, maxLength, minLength, pattern }),
                type: 'string',
            };
        }
        case 'integer': {
            const { format, maximum, minimum } = schema;
            return { ...fallback, ...present({ format, maximum, minimum }), type: 'integer' };
        }
        default:
            return { ...fallback, type: schema.type };
    }
}
function objectSchema(schema, release) {
    const properties = {};
    for (const [name, field] of Object.entries(schema.fields)) {
        if (isKnown(field, release))
            properties[name] = openApiSchema(field, release);
    }
    const required = schema.required.filter((name) => Object.hasOwn(properties, name));
    return {
        ...(Object.keys(properties).length > 0 ? { properties } : {}),
        ...(required.length > 0 ? { required } : {}),
        type: 'object',
        ...(schema.atomic ? { 'x-kubernetes-map-type': 'atomic' } : {}),
    };
}
function listSchema(schema, release) {
    const { maxItems, minItems } = schema;
    return { items: openApiSchema(schema.items, release), ...present({ maxItems, minItems }), type: 'array' };
}
function isKnown(schema, release) {
    return (schema.since === undefined || resource_schema/* FABRIC_RELEASES */.D.indexOf(schema.since) <= resource_schema/* FABRIC_RELEASES */.D.indexOf(release));
}
function present(members) {
    const kept = {};
    for (const [key, value] of Object.entries(members))
        if (value !== undefined)
            kept[key] = value;
    return kept;
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/fabric-crds.js



/** The CRDs of every kind of the fabric, generated from our own tables. Default: the newest release. */
function fabricCrds(release = resource_schema/* FABRIC_RELEASES */.D[resource_schema/* FABRIC_RELEASES */.D.length - 1] ?? '26.03') {
    return registry/* fabricRegistry */.J.kinds.map((kind) => generateCrd(kind, release));
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
;// CONCATENATED MODULE: ./lib/simulator/http/loopback-server.js

/** An HTTP server on the loopback interface. */
class LoopbackServer {
    #server;
    #stopped = false;
    constructor(serve) {
        this.#server = (0,external_node_http_.createServer)((message, response) => {
            serve(message, response).catch(() => response.destroy());
        });
        this.#server.keepAliveTimeout = 60_000;
    }
    /** What was under way when it was stopped must not be answered any more. */
    get isStopped() {
        return this.#stopped;
    }
    /** Resolves with the URL. `port` 0 takes a free one. */
    async listen(port) {
        await new Promise((resolve, reject) => {
            this.#server.once('error', reject);
            this.#server.listen(port, '127.0.0.1', resolve);
        });
        const address = this.#server.address();
        if (address === null || typeof address === 'string')
            throw new Error('the server listens on no port');
        return `http://127.0.0.1:${address.port}`;
    }
    /** Ends open connections at once. */
    async stop() {
        this.#stopped = true;
        const closed = new Promise((resolve) => this.#server.close(() => resolve()));
        this.#server.closeAllConnections();
        await closed;
    }
}
/** An answer that announces its whole body and stops in the middle of it. */
function sendHalf(response, answer) {
    const bytes = Buffer.from(answer.body);
    response.writeHead(answer.status, { ...answer.headers, 'content-length': bytes.length });
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/http-listener.js




const MAX_BODY_BYTES = 3_145_728;
/** HTTP on the loopback interface around an ApiServer. */
class HttpListener {
    #parts;
    #server;
    #stopWatches = new Set();
    constructor(parts) {
        this.#parts = parts;
        this.#server = new LoopbackServer(async (message, response) => {
            try {
                await this.#serve(message, response);
            }
            catch (error) {
                if (response.headersSent)
                    response.destroy();
                else
                    send(response, errorResponse(error));
            }
        });
    }
    /** Resolves with the URL. `port` 0 takes a free one. */
    async listen(port) {
        return await this.#server.listen(port);
    }
    /** Ends watches and open connections at once. */
    async stop() {
        for (const stop of [...this.#stopWatches])
            stop();
        await this.#server.stop();
    }
    async #serve(message, response) {
        const at = this.#parts.clock.now();
        unfoldToken(message);
        const anonymous = readRequest(message, await readBody(message));
        let request = anonymous;
        let grant;
        let refusal;
        try {
            grant = this.#parts.access.authenticate(message.headers.authorization ?? '');
            request = { ...anonymous, user: grant.user };
            if (Buffer.byteLength(request.body) > MAX_BODY_BYTES)
                throw tooLarge();
            this.#parts.api.authorize(grant, request);
        }
        catch (error) {
            refusal = error;
        }
        const record = (code) => this.#parts.record(recordOf(message, request, code, at));
        if (refusal !== undefined || grant === undefined) {
            this.#answer(response, errorResponse(refusal), record);
            return;
        }
        const fault = this.#parts.faults.faultFor({
            method: request.method,
            uri: message.url ?? '/',
            body: request.body,
        });
        if (fault?.type === 'delay')
            await new Promise((resolve) => setTimeout(resolve, fault.ms));
        else if (fault !== undefined) {
            this.#fail(fault, request, grant, response, record);
            return;
        }
        if (this.#server.isStopped || response.destroyed)
            return;
        let watch;
        try {
            watch = this.#parts.api.watch(request);
        }
        catch (error) {
            this.#answer(response, errorResponse(error), record);
            return;
        }
        if (watch === undefined)
            this.#answer(response, this.#parts.api.handle(request, grant), record);
        else
            this.#stream(watch, response, record);
    }
    #answer(response, answer, record) {
        record(answer.code);
        send(response, answer);
    }
    #stream(start, response, record) {
        let stopWatch = () => undefined;
        const stop = () => {
            this.#stopWatches.delete(stop);
            stopWatch();
        };
        this.#stopWatches.add(stop);
        response.once('close', stop);
        try {
            stopWatch = start({
                send: (line) => {
                    if (!response.headersSent)
                        openStream(response);
                    response.write(`${line}\n`);
                },
                end: () => {
                    if (!response.headersSent)
                        openStream(response);
                    response.end();
                },
            });
        }
        catch (error) {
            stop();
            this.#answer(response, errorResponse(error), record);
            return;
        }
        record(200);
        if (!response.headersSent)
            openStream(response);
        response.flushHeaders();
    }
    #fail(fault, request, grant, response, record) {
        switch (fault.type) {
            case 'status': {
                const details = fault.retryAfterSeconds === undefined ? undefined : { retryAfterSeconds: fault.retryAfterSeconds };
                const message = fault.message ?? 'the server was told to fail this request';
                this.#answer(response, errorResponse(new ApiError(fault.code, fault.reason ?? '', message, details)), record);
                return;
            }
            case 'reset':
                if (fault.after)
                    record(this.#parts.api.handle(request, grant).code);
                else
                    record(0);
                response.socket?.resetAndDestroy();
                return;
            case 'truncate': {
                const answer = this.#parts.api.handle(request, grant);
                record(answer.code);
                const headers = { 'content-type': answer.contentType };
                sendHalf(response, { status: answer.code, headers, body: answer.body });
                return;
            }
            case 'hang':
                record(0);
                return;
        }
    }
}
function openStream(response) {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache, private' });
}
function send(response, answer) {
    const body = Buffer.from(answer.body);
    response.writeHead(answer.code, {
        'content-type': answer.contentType,
        'content-length': body.length,
        'cache-control': 'no-cache, private',
        ...answer.headers,
    });
    response.end(body);
}
function tooLarge() {
    const message = `Request entity too large: limit is ${MAX_BODY_BYTES}`;
    return new ApiError(413, 'RequestEntityTooLarge', message);
}
/** Bytes past the limit are read and thrown away, so that the client gets its answer. */
async function readBody(message) {
    const chunks = [];
    let size = 0;
    for await (const chunk of message) {
        const bytes = Buffer.from(chunk);
        if (size <= MAX_BODY_BYTES)
            chunks.push(bytes);
        size += bytes.length;
    }
    return Buffer.concat(chunks).toString('utf8');
}
/** Where a token may stand in the path: clients of Kubernetes send no Authorization header over plain HTTP. */
const TOKEN_PATH = '/as/';
/** `/as/TOKEN/api/…` becomes `/api/…` with the token in the header. */
function unfoldToken(message) {
    const [, token, path] = /^\/as\/([^/?]+)(\/.*)?$/.exec(message.url ?? '') ?? [];
    if (token === undefined)
        return;
    message.url = path ?? '/';
    message.headers.authorization ??= `Bearer ${decodeURIComponent(token)}`;
}
function readRequest(message, body) {
    const url = message.url ?? '/';
    const mark = url.indexOf('?');
    return {
        method: message.method ?? 'GET',
        path: mark < 0 ? url : url.slice(0, mark),
        query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)),
        contentType: message.headers['content-type'] ?? '',
        accept: message.headers.accept ?? '',
        userAgent: message.headers['user-agent'] ?? '',
        body,
        user: 'system:anonymous',
    };
}
function recordOf(message, request, code, at) {
    const path = resourcePath(request.path);
    return {
        verb: path === undefined ? request.method.toLowerCase() : verbOf(request, path.name),
        method: request.method,
        uri: message.url ?? '',
        code,
        user: request.user,
        at,
    };
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/storage/event-log.js
/** The recent past, from which watches are replayed, and who wants to hear of the next event. */
class EventLog {
    #limit;
    #listeners = new Set();
    #undelivered = [];
    #delivering = false;
    #events = [];
    #compacted = 0;
    constructor(limit) {
        this.#limit = limit;
    }
    /** Revisions below this can no longer be watched from. */
    get compactedRevision() {
        return this.#compacted;
    }
    append(event) {
        this.#events.push(event);
        if (this.#events.length > this.#limit * 2)
            this.#drop(this.#events.length - this.#limit);
        this.#undelivered.push(event);
        if (!this.#delivering)
            this.#deliver();
    }
    /** A listener may write in its turn: that event waits until everybody has heard of the one before. */
    #deliver() {
        this.#delivering = true;
        try {
            for (let next = this.#undelivered.shift(); next !== undefined; next = this.#undelivered.shift()) {
                for (const listener of [...this.#listeners])
                    listener(next);
            }
        }
        finally {
            this.#delivering = false;
        }
    }
    /** undefined: the past since `revision` is no longer known. */
    since(revision) {
        if (revision < this.#compacted)
            return undefined;
        return this.#events.filter((event) => event.stored.revision > revision);
    }
    subscribe(listener) {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }
    /** Forgets everything up to and with `revision`. */
    compact(revision) {
        this.#compacted = Math.max(this.#compacted, revision);
        this.#events = this.#events.filter((event) => event.stored.revision > revision);
    }
    #drop(count) {
        const last = this.#events[count - 1];
        if (last !== undefined)
            this.#compacted = last.stored.revision;
        this.#events = this.#events.slice(count);
    }
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/storage/object-store.js



/** All objects of all kinds under one revision counter. Synchronous: a read and the write that follows are one step. */
class ObjectStore {
    events;
    #objects = new Map();
    #sorted = new Map();
    #clock;
    #revision = 1;
    constructor(clock, eventLimit) {
        this.#clock = clock;
        this.events = new EventLog(eventLimit);
    }
    /** Revision of the last write to anything. */
    get revision() {
        return this.#revision;
    }
    get(resource, namespace, name) {
        return this.#objects.get(resource)?.get(keyOf(namespace, name));
    }
    /** In key order: namespace, then name. `namespace` undefined: all. */
    list(resource, namespace) {
        let all = this.#sorted.get(resource);
        if (all === undefined) {
            all = [...(this.#objects.get(resource)?.entries() ?? [])]
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([, stored]) => stored);
            this.#sorted.set(resource, all);
        }
        return namespace === undefined ? all : all.filter((stored) => stored.namespace === namespace);
    }
    /** Stores `object` at the next revision and tells the watchers. */
    put(resource, object, isNormal = true) {
        const stored = this.#next(resource, object, isNormal);
        const key = keyOf(stored.namespace, stored.name);
        const kind = this.#objects.get(resource) ?? new Map();
        this.#objects.set(resource, kind);
        const previous = kind.get(key);
        kind.set(key, stored);
        this.#sorted.delete(resource);
        this.#tell({ type: previous === undefined ? 'ADDED' : 'MODIFIED', stored, previous });
        return stored;
    }
    delete(resource, namespace, name) {
        const kind = this.#objects.get(resource);
        const previous = kind?.get(keyOf(namespace, name));
        if (kind === undefined || previous === undefined)
            return undefined;
        kind.delete(keyOf(namespace, name));
        this.#sorted.delete(resource);
        const stored = this.#next(resource, previous.object, previous.isNormal);
        this.#tell({ type: 'DELETED', stored, previous });
        return stored;
    }
    #next(resource, object, isNormal) {
        this.#revision += 1;
        const metadata = { ...metadataOfObject(object), resourceVersion: String(this.#revision) };
        const versioned = { ...object, metadata };
        return {
            resource,
            namespace: metadataText(object, 'namespace'),
            name: metadataText(object, 'name'),
            revision: this.#revision,
            object: versioned,
            text: (0,json/* canonicalJson */.dj)(versioned),
            isNormal,
        };
    }
    #tell(event) {
        this.events.append({ ...event, at: this.#clock.monotonicMs() });
    }
}
function keyOf(namespace, name) {
    return `${namespace}/${name}`;
}

;// CONCATENATED MODULE: ./lib/simulator/kube-apiserver/embedded-api-server.js










const DEFAULT_CACHE_LAG_MS = 30;
const DEFAULT_BOOKMARK_INTERVAL_MS = 60_000;
const DEFAULT_EVENT_LIMIT = 20_000;
/**
 * A Kubernetes API server in this process, over real HTTP on the loopback interface, with the kinds of the given CRDs.
 * It holds everything in memory and answers as kube-apiserver 1.36 does; test/contract runs one suite on both.
 */
async function startEmbeddedApiServer(options = {}) {
    const clock = options.clock ?? SYSTEM_CLOCK;
    const tokens = options.tokens ?? [{ token: (0,external_node_crypto_.randomUUID)(), user: 'admin', role: 'admin' }];
    const store = new ObjectStore(clock, options.eventLimit ?? DEFAULT_EVENT_LIMIT);
    const access = new AccessControl(tokens);
    const faults = new FaultRules();
    const records = [];
    const api = new ApiServer({
        store,
        clock,
        access,
        hooks: options.admission ?? [],
        cache: new LaggingCache(store, clock, options.cacheLagMs ?? DEFAULT_CACHE_LAG_MS),
        bookmarkIntervalMs: options.bookmarkIntervalMs ?? DEFAULT_BOOKMARK_INTERVAL_MS,
        newUid: () => (0,external_node_crypto_.randomUUID)(),
    });
    for (const crd of options.crds ?? fabricCrds())
        api.installCrd(crd);
    store.events.compact(store.revision);
    const record = (entry) => {
        records.push(entry);
    };
    const listener = new HttpListener({ api, access, faults, clock, record });
    const url = await listener.listen(options.port ?? 0);
    let stopping;
    return {
        url,
        store: inProcessClient(api, store),
        kubeconfig: (token) => kubeconfigText(url, token ?? tokens[0]?.token ?? ''),
        requests: () => [...records],
        clearRequests: () => {
            records.length = 0;
        },
        inject: (rule) => faults.add(rule),
        stop: () => {
            stopping ??= listener.stop();
            return stopping;
        },
    };
}
function inProcessClient(api, store) {
    const resourceOf = (kind) => {
        const type = api.kind(kind);
        if (type === undefined)
            throw new Error(`no kind ${kind} is served`);
        return type.group === '' ? type.plural : `${type.plural}.${type.group}`;
    };
    return {
        request(method, path, body, contentType = 'application/json') {
            const mark = path.indexOf('?');
            const answer = api.handle({
                method,
                path: mark < 0 ? path : path.slice(0, mark),
                query: new URLSearchParams(mark < 0 ? '' : path.slice(mark + 1)),
                contentType,
                accept: 'application/json',
                userAgent: 'in-process',
                body: body === undefined ? '' : JSON.stringify(body),
                user: 'in-process',
            });
            const isJson = answer.contentType.startsWith('application/json');
            const parsed = isJson ? JSON.parse(answer.body) : answer.body;
            return { code: answer.code, body: parsed };
        },
        get: (kind, name) => {
            const resource = resourceOf(kind);
            return (store.get(resource, 'default', name) ?? store.get(resource, '', name))?.object;
        },
        list: (kind) => store.list(resourceOf(kind)).map((stored) => stored.object),
        onChange: (listener) => store.events.subscribe((event) => {
            const { kind } = event.stored.object;
            if (typeof kind === 'string')
                listener(kind, event.stored.name, event.type);
        }),
        expireHistory: () => {
            store.events.compact(store.revision);
            api.pages.expireAll();
        },
    };
}
function kubeconfigText(server, token) {
    const name = 'embedded';
    const inPath = 'kubectl';
    const user = token === '' ? {} : { token };
    const prefix = token === '' ? '' : `${TOKEN_PATH}${encodeURIComponent(token)}`;
    return (0,dist/* stringify */.As)({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [
            { name, cluster: { server } },
            { name: inPath, cluster: { server: `${server}${prefix}` } },
        ],
        users: [{ name, user }],
        contexts: [
            { name, context: { cluster: name, user: name, namespace: 'default' } },
            { name: inPath, context: { cluster: inPath, user: name, namespace: 'default' } },
        ],
        'current-context': name,
    });
}

;// CONCATENATED MODULE: ./lib/entry/cli/demo/demo-cluster.js





/** An API server with the fabric's admission, its controller and an agent for each switch, all in this process. */
async function startDemoCluster(options) {
    const ours = { token: (0,external_node_crypto_.randomUUID)(), user: 'demo', role: 'admin' };
    const other = { token: (0,external_node_crypto_.randomUUID)(), user: 'somebody-else', role: 'admin' };
    const server = await startEmbeddedApiServer({ tokens: [ours, other], admission: [fabricAdmission()] });
    const simulation = startFabricSimulation(server.store, {
        behaviours: { [options.slowSwitch]: 'slow' },
        slowMs: options.slowMs,
    });
    return {
        kubeconfig: () => server.kubeconfig(ours.token),
        async editByHand(path, patch) {
            const answer = await fetch(`${server.url}${path}?fieldManager=kubectl-edit`, {
                method: 'PATCH',
                headers: {
                    authorization: `Bearer ${other.token}`,
                    'content-type': 'application/merge-patch+json',
                },
                body: JSON.stringify(patch),
            });
            if (!answer.ok)
                (0,assert_never/* impossible */.y)(`the edit by hand was answered ${answer.status}: ${await answer.text()}`);
        },
        async stop() {
            simulation.stop();
            await server.stop();
        },
    };
}


/***/ })

};
