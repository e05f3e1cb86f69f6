export const id = 193;
export const ids = [193];
export const modules = {

/***/ 5876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ fabricRegistry)
});

// UNUSED EXPORTS: fabricKinds

// EXTERNAL MODULE: ./lib/domain/shared/compare-text.js
var compare_text = __webpack_require__(1155);
// EXTERNAL MODULE: ./lib/domain/shared/json.js
var json = __webpack_require__(3600);
;// CONCATENATED MODULE: ./lib/domain/fabric/canonical.js


/**
 * Makes the function that brings a spec into the form in which two specs can be compared: null, zero scalars, empty
 * lists, maps and structs of known fields are absence; lists that the fabric sorts are sorted; what admission
 * rewrites or drops is rewritten or dropped. What admission merely fills in stays absent. Keys of maps and positions
 * in lists are data and stay, whatever their value (but the API server drops a key whose value is null), and so does
 * what does not fit the schema. The input is never altered, and returned itself where nothing changes. The table is
 * compiled when first used.
 */
function canonicalizer(schema, facts) {
    let compiled;
    return (spec) => {
        compiled ??= compile(schema, '', { facts, keep: new Set(facts.keep) });
        const result = compiled(spec);
        return (0,json/* isJsonObject */.OW)(result) ? result : spec;
    };
}
/** Paths of the facts that the schema lacks; they would silently do nothing, so a test holds this empty for each kind. */
function unknownPaths(schema, facts) {
    const paths = [
        ...(facts.keep ?? []),
        ...Object.keys(facts.sort ?? {}),
        ...Object.keys(facts.rewrite ?? {}),
    ];
    return paths.filter((path) => path !== '' && !hasPath(schema, path.split('.')));
}
function hasPath(schema, tokens) {
    const [token, ...rest] = tokens;
    if (token === undefined || schema === undefined)
        return schema !== undefined;
    if (schema.type === 'object')
        return hasPath(schema.fields[token], rest);
    if (schema.type === 'map')
        return token === '*' && hasPath(schema.values, rest);
    return schema.type === 'list' && token === '*' && hasPath(schema.items, rest);
}
const unchanged = (value) => value;
function compile(schema, path, compiler) {
    const steps = [compileShape(schema, path, compiler)];
    const sortBy = compiler.facts.sort?.[path];
    if (sortBy)
        steps.push((value) => sorted(value, sortBy));
    const rewrite = compiler.facts.rewrite?.[path];
    if (rewrite)
        steps.push(rewrite);
    const [first = unchanged, second, third] = steps.filter((step) => step !== unchanged);
    if (!second)
        return first;
    if (!third)
        return (value) => second(first(value));
    return (value) => third(second(first(value)));
}
function compileShape(schema, path, compiler) {
    switch (schema.type) {
        case 'object':
            return compileObject(schema, path, compiler);
        case 'map':
            return compileMap(schema, path, compiler);
        case 'list':
            return compileList(schema, path, compiler);
        default:
            return unchanged;
    }
}
function compileObject(schema, path, compiler) {
    const fields = new Map();
    for (const [name, field] of Object.entries(schema.fields)) {
        const at = path === '' ? name : `${path}.${name}`;
        fields.set(name, { canonical: compile(field, at, compiler), keep: compiler.keep.has(at) });
    }
    return (value) => {
        if (!(0,json/* isJsonObject */.OW)(value))
            return value;
        const keys = Object.keys(value);
        let result;
        for (let index = 0; index < keys.length; index++) {
            const key = keys[index];
            const member = value[key];
            const field = fields.get(key);
            const canonical = field && member !== null ? field.canonical(member) : member;
            const drop = canonical === null || (!field?.keep && isZero(canonical));
            if (result === undefined && (drop || canonical !== member))
                result = copyOf(value, keys, index);
            if (result !== undefined && !drop)
                (0,json/* setOwn */.P5)(result, key, canonical);
        }
        return result ?? value;
    };
}
function compileMap(schema, path, compiler) {
    const canonical = compile(schema.values, path === '' ? '*' : `${path}.*`, compiler);
    return (value) => {
        if (!(0,json/* isJsonObject */.OW)(value))
            return value;
        const keys = Object.keys(value);
        let result;
        for (let index = 0; index < keys.length; index++) {
            const key = keys[index];
            const member = value[key];
            const entry = member === null ? null : canonical(member);
            const drop = entry === null;
            if (result === undefined && (drop || entry !== member))
                result = copyOf(value, keys, index);
            if (result !== undefined && !drop)
                (0,json/* setOwn */.P5)(result, key, entry);
        }
        return result ?? value;
    };
}
function compileList(schema, path, compiler) {
    const canonical = compile(schema.items, path === '' ? '*' : `${path}.*`, compiler);
    return (value) => {
        if (!Array.isArray(value))
            return value;
        let result;
        for (let index = 0; index < value.length; index++) {
            const member = value[index];
            const item = canonical(member);
            if (result === undefined && item !== member)
                result = value.slice(0, index);
            result?.push(item);
        }
        return result ?? value;
    };
}
/** The first `count` members, in a fresh object. */
function copyOf(value, keys, count) {
    const copy = {};
    for (let index = 0; index < count; index++) {
        const key = keys[index];
        (0,json/* setOwn */.P5)(copy, key, value[key]);
    }
    return copy;
}
function isZero(value) {
    if (typeof value !== 'object' || value === null)
        return !value;
    if (Array.isArray(value))
        return value.length === 0;
    for (const key in value)
        if (Object.hasOwn(value, key))
            return false;
    return true;
}
/** Go's order of texts; a list that holds anything else is left as it is. */
function sorted(value, by) {
    if (!Array.isArray(value) || value.length < 2)
        return value;
    const items = value;
    if (!items.every((item) => isSortable(item, by)))
        return value;
    const compare = (a, b) => compareItems(a, b, by);
    for (let index = 1; index < items.length; index++) {
        if (compare(items[index - 1], items[index]) > 0)
            return [...items].sort(compare);
    }
    return value;
}
function isSortable(item, by) {
    if (by.length === 0)
        return typeof item === 'string';
    return (0,json/* isJsonObject */.OW)(item) && by.every((key) => typeof ((0,json/* getOwn */.Ng)(item, key) ?? '') === 'string');
}
function compareItems(a, b, by) {
    if (by.length === 0)
        return (0,compare_text/* compareText */.n)(a, b);
    for (const key of by) {
        const order = (0,compare_text/* compareText */.n)(memberText(a, key), memberText(b, key));
        if (order !== 0)
            return order;
    }
    return 0;
}
function memberText(item, key) {
    const value = (0,json/* isJsonObject */.OW)(item) ? (0,json/* getOwn */.Ng)(item, key) : undefined;
    return typeof value === 'string' ? value : '';
}

;// CONCATENATED MODULE: ./lib/domain/fabric/schema-builders.js
function object(fields, options = {}) {
    return { type: 'object', fields, required: [], ...options };
}
/** Fields that are all of one schema. */
function each(schema, ...names) {
    return Object.fromEntries(names.map((name) => [name, schema]));
}
/** Keys are data (names, ports, addresses); every value has the same shape. */
function map(values) {
    return { type: 'map', values };
}
function list(items, options = {}) {
    return { type: 'list', items, ...options };
}
function string(options = {}) {
    return { type: 'string', ...options };
}
function oneOf(...values) {
    return { type: 'string', enum: values };
}
/** RFC 3339. */
function dateTime() {
    return { type: 'string', format: 'date-time' };
}
function schema_builders_boolean() {
    return { type: 'boolean' };
}
function number() {
    return { type: 'number' };
}
/** An integer whose Go type is not documented or is the machine's own. */
function integer(options = {}) {
    return { type: 'integer', ...options };
}
function uint8(options = {}) {
    return { type: 'integer', width: 'uint8', ...options };
}
function uint16(options = {}) {
    return { type: 'integer', width: 'uint16', ...options };
}
/** The CRDs say `int32` for it, which API servers from 1.36 on enforce although the Go type holds more. */
function uint32(options = {}) {
    return { type: 'integer', format: 'int32', width: 'uint32', ...options };
}
function int32(options = {}) {
    return { type: 'integer', format: 'int32', ...options };
}
function int64(options = {}) {
    return { type: 'integer', format: 'int64', ...options };
}
/** The same schema, known to the CRDs only from `release` on. */
function since(release, schema) {
    return { ...schema, since: release };
}

;// CONCATENATED MODULE: ./lib/domain/fabric/fabric-kind.js


function defineKind(facts) {
    const owner = facts.owner ?? 'user';
    const canonicalFacts = facts.canonical ?? {};
    const byOwner = () => owner === 'controller';
    return {
        kind: facts.kind,
        group: `${facts.group}.githedgehog.com`,
        version: facts.version,
        plural: facts.plural,
        singular: facts.kind.toLowerCase(),
        shortNames: facts.shortNames ?? [],
        categories: facts.categories,
        owner,
        spec: facts.spec,
        status: facts.status ?? object({}),
        required: facts.required ?? [],
        references: facts.references ?? (() => []),
        rules: facts.rules ?? [],
        canonicalSpec: canonicalizer(facts.spec, canonicalFacts),
        canonicalFacts,
        builtInNames: new Set(facts.builtInNames),
        isGenerated: facts.isGenerated ?? byOwner,
        ownsLabel: facts.ownsLabel ?? byOwner,
        ownsAnnotation: facts.ownsAnnotation ?? byOwner,
    };
}
/**
 * Labels that the webhooks of most wiring and vpc kinds delete before writing their own: everything with this text
 * anywhere in the key (`switch.fabric.githedgehog.com/leaf-01` too). What a user puts there never stays.
 */
function isFabricKey(key) {
    return key.includes('fabric.githedgehog.com/');
}

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/agent-config.js

/** Where the observability agent of a switch sends to. */
const target = {
    basicAuth: object({ password: string(), username: string() }),
    bearerToken: string(),
    caPEM: string(),
    certPEM: string(),
    insecureSkipVerify: schema_builders_boolean(),
    labels: map(string()),
    url: string(),
};
/** The settings of older agents, which newer ones ignore. */
const agentAlloy = object({
    agentScrapeIntervalSeconds: integer(),
    collectSyslogEnabled: schema_builders_boolean(),
    controlProxyURL: string(),
    lokiTargets: map(object({ ...target, useControlProxy: schema_builders_boolean() })),
    prometheusTargets: map(object({ ...target, sendIntervalSeconds: integer(), useControlProxy: schema_builders_boolean() })),
    unixExporterCollectors: list(string()),
    unixExporterEnabled: schema_builders_boolean(),
    unixScrapeIntervalSeconds: integer(),
});
const configAlloy = object({
    autoHostname: schema_builders_boolean(),
    hostname: string(),
    kube: object({ events: schema_builders_boolean(), podLogs: schema_builders_boolean() }),
    logFiles: map(object({ pathTargets: list(object({ path: string(), pathExclude: string() })) })),
    proxyURL: string(),
    pyroscope: object({ address: string(), enable: schema_builders_boolean(), port: integer() }),
    scrapes: map(object({
        address: string(),
        intervalSeconds: integer(),
        relabel: list(object({
            action: string(),
            regex: string(),
            replacement: string(),
            separator: string(),
            sourceLabels: list(string()),
            targetLabel: string(),
        })),
        self: object({ enable: schema_builders_boolean() }),
        unix: object({ collectors: list(string()), enable: schema_builders_boolean() }),
    })),
    targets: object({
        loki: map(object({ ...target })),
        prometheus: map(object({ ...target, sendIntervalSeconds: integer() })),
        pyroscope: map(object({ ...target })),
    }),
});
/** What the switch agent is told of the fabric as a whole. */
const agentConfig = object({
    alloy: configAlloy,
    baseVPCCommunity: string(),
    controlVIP: string(),
    defaultMaxPathsEBGP: int32(),
    deploymentID: string(),
    disableBFD: schema_builders_boolean(),
    eslagESIPrefix: string(),
    eslagMACBase: string(),
    fabricMTU: integer(),
    fabricSubnet: string(),
    gatewayASN: int32(),
    gatewayBFD: schema_builders_boolean(),
    gatewayCommunities: map(string()),
    loopbackWorkaround: schema_builders_boolean(),
    mclagSessionSubnet: string(),
    protocolSubnet: string(),
    proxyExternalSubnet: string(),
    serverFacingMTUOffset: integer(),
    spineASN: int32(),
    spineLeaf: object({}),
    vpcLoopbackSubnet: string(),
    vpcPeeringDisabled: schema_builders_boolean(),
    vtepSubnet: string(),
});

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/agent-status.js

const messages = object(each(int64(), 'cap', 'keepal', 'notif', 'open', 'rrefresh', 'update'));
const bgpNeighbor = object({
    connDropped: int64(),
    enabled: schema_builders_boolean(),
    estabTrans: int64(),
    lastEstab: dateTime(),
    lastRead: dateTime(),
    lastReset: dateTime(),
    lastResetReason: string(),
    lastWrite: dateTime(),
    localAS: int32(),
    msgs: object({ rec: messages, sent: messages }),
    peerAS: int32(),
    peerGroup: string(),
    peerPort: integer(),
    peerType: string(),
    prefixes: map(object({ rec: int32(), recPre: int32(), sent: int32() })),
    remoteRouterID: string(),
    shutdownMsg: string(),
    state: string(),
});
const aclUsage = object({
    groupsAvailable: int32(),
    groupsUsed: int32(),
    tablesAvailable: int32(),
    tablesUsed: int32(),
});
const aclStage = object(each(aclUsage, 'lag', 'port', 'rif', 'switch', 'vlan'));
const tableUsage = object(each(int32(), 'dnatEntriesAvailable', 'dnatEntriesUsed', 'fdbEntriesAvailable', 'fdbEntriesUsed', 'ipmcEntriesAvailable', 'ipmcEntriesUsed', 'ipv4NeighborsAvailable', 'ipv4NeighborsUsed', 'ipv4NexthopsAvailable', 'ipv4NexthopsUsed', 'ipv4RoutesAvailable', 'ipv4RoutesUsed', 'ipv6NeighborsAvailable', 'ipv6NeighborsUsed', 'ipv6NexthopsAvailable', 'ipv6NexthopsUsed', 'ipv6RoutesAvailable', 'ipv6RoutesUsed', 'nexthopGroupMembersAvailable', 'nexthopGroupMembersUsed', 'nexthopGroupsAvailable', 'nexthopGroupsUsed', 'snatEntriesAvailable', 'snatEntriesUsed'));
const counters = object({
    clear: dateTime(),
    inb: int64(),
    inbps: number(),
    ind: int64(),
    ine: int64(),
    inpbs: number(),
    inu: integer(),
    outb: int64(),
    outbps: number(),
    outd: int64(),
    oute: int64(),
    outpps: number(),
    outu: integer(),
    queues: map(object(each(int64(), 'b', 'bps', 'db', 'dp', 'ecnb', 'ecnp', 'p', 'pps', 'wreddp'))),
});
const networkInterface = object({
    admin: string(),
    auto: schema_builders_boolean(),
    change: dateTime(),
    counters,
    enabled: schema_builders_boolean(),
    errDisabled: schema_builders_boolean(),
    fec: string(),
    linkFlapCount: int32(),
    lldpNeighbors: list(object(each(string(), 'chassis', 'manuf', 'model', 'name', 'portDescr', 'portID', 'serial', 'sysDescr', 'sysName'))),
    mac: string(),
    oper: string(),
    speed: string(),
});
const nos = object(each(string(), 'asicVersion', 'buildCommit', 'buildDate', 'builtBy', 'configDBVersion', 'distributionVersion', 'hardwareVersion', 'hwskuVersion', 'kernelVersion', 'mfgName', 'platformName', 'productDescription', 'productVersion', 'serialNumber', 'softwareVersion', 'uptime'));
const platform = object({
    fans: map(object({ dir: string(), presence: schema_builders_boolean(), speed: number(), status: schema_builders_boolean() })),
    psus: map(object({
        inCurrent: number(),
        inPower: number(),
        inVoltage: number(),
        outCurrent: number(),
        outPower: number(),
        outVoltage: number(),
        presence: schema_builders_boolean(),
        status: schema_builders_boolean(),
    })),
    temps: map(object({
        alarms: string(),
        critHighThreshold: number(),
        critLowThreshold: number(),
        highThreshold: number(),
        lowThreshold: number(),
        temp: number(),
    })),
});
const transceiver = object({
    cable: string(),
    channels: map(object({ bias: number(), in: number(), out: number() })),
    cmis: string(),
    cmisApp: integer(),
    cmisRev: string(),
    connType: string(),
    descr: string(),
    firmware: string(),
    formFactor: string(),
    length: number(),
    oper: string(),
    present: string(),
    serial: string(),
    temp: number(),
    vendor: string(),
    vendorOUI: string(),
    vendorPart: string(),
    vendorRev: string(),
    voltage: number(),
});
const agentState = object({
    bfdPeers: map(map(object({ fails: int64(), lastUpTime: dateTime(), profile: string(), state: string() }))),
    bgpNeighbors: map(map(bgpNeighbor)),
    breakouts: map(object({ mode: string(), status: string() })),
    criticalResources: object({ aclStats: object({ egress: aclStage, ingress: aclStage }), stats: tableUsage }),
    firmware: map(string()),
    interfaces: map(networkInterface),
    nos,
    platform,
    roce: schema_builders_boolean(),
    transceivers: map(transceiver),
});
/** The API's `metav1.Condition`. */
const condition = object({
    lastTransitionTime: dateTime(),
    message: string({ maxLength: 32768 }),
    observedGeneration: int64({ minimum: 0 }),
    reason: string({ minLength: 1, maxLength: 1024, pattern: '^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$' }),
    status: oneOf('True', 'False', 'Unknown'),
    type: string({
        maxLength: 316,
        pattern: '^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$',
    }),
}, { required: ['lastTransitionTime', 'message', 'reason', 'status', 'type'] });
/** Objects whose status the agent is asked to update. */
const statusUpdates = list(object({ apiVersion: string(), generation: int64(), kind: string(), name: string(), namespace: string() }));
const agentStatus = object({
    bootID: string(),
    conditions: list(condition),
    installID: string(),
    lastAppliedGen: int64(),
    lastAppliedTime: dateTime(),
    lastAttemptGen: int64(),
    lastAttemptTime: dateTime(),
    lastHeartbeat: dateTime(),
    rebootRequired: schema_builders_boolean(),
    runID: string(),
    state: agentState,
    statusUpdates,
    version: string(),
}, { atomic: true, required: ['conditions'] });

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/catalog.js


const catalogSpec = object({
    connectionIDs: map(int32()),
    externalIDs: map(integer()),
    irbVLANs: map(integer()),
    loopbackWorkaroundLinks: map(string()),
    loopbackWorkaroundVLANs: map(integer()),
    portChannelIDs: map(integer()),
    staticExternalSubnetOffsets: map(integer()),
    subnetIDs: map(int32()),
    th5WorkaroundVLANs: map(integer()),
    vpcInfoIDs: map(int32()),
    vpcSubnetVNIs: map(map(int32())),
    vpcVNIs: map(int32()),
});
/** The ids the fabric has dealt out. Losing one renumbers the fabric. */
const catalogKind = defineKind({
    kind: 'Catalog',
    group: 'agent',
    version: 'v1beta1',
    plural: 'catalogs',
    categories: ['hedgehog'],
    spec: catalogSpec,
    owner: 'controller',
});

// EXTERNAL MODULE: ./lib/domain/resource/object-id.js
var object_id = __webpack_require__(4258);
// EXTERNAL MODULE: ./lib/domain/shared/pointer.js
var shared_pointer = __webpack_require__(157);
;// CONCATENATED MODULE: ./lib/domain/fabric/references.js


/**
 * Makes `KindDefinition.references` from a table. A name that is left to its default is an implied reference: it counts
 * for the order of writes. Anything of the wrong shape is passed over; the schema tells of it.
 */
function referTo(...rows) {
    const paths = rows.map((row) => ({ row, tokens: row.at.split('.') }));
    return (object) => {
        const spec = (0,json/* getOwn */.Ng)(object, 'spec');
        const found = [];
        if (!(0,json/* isJsonObject */.OW)(spec))
            return found;
        for (const { row, tokens } of paths) {
            const before = found.length;
            collect(spec, '/spec', tokens, 0, row, found);
            if (row.byDefault === undefined || found.length > before)
                continue;
            const { kind, enforced = true, byDefault: name } = row;
            found.push({ pointer: '/spec', kind, name, enforced, implied: true });
        }
        return found;
    };
}
function collect(value, pointer, tokens, depth, row, found) {
    const token = tokens[depth];
    if (token === undefined) {
        if (!row.keys)
            add(value, pointer, row, found);
        else if ((0,json/* isJsonObject */.OW)(value)) {
            for (const key of Object.keys(value))
                add(key, (0,shared_pointer/* childPointer */.Y2)(pointer, key), row, found);
        }
    }
    else if (token !== '*') {
        const member = (0,json/* isJsonObject */.OW)(value) ? (0,json/* getOwn */.Ng)(value, token) : undefined;
        if (member !== undefined)
            collect(member, `${pointer}/${token}`, tokens, depth + 1, row, found);
    }
    else if (Array.isArray(value)) {
        for (const [index, item] of value.entries()) {
            collect(item, `${pointer}/${index}`, tokens, depth + 1, row, found);
        }
    }
    else if ((0,json/* isJsonObject */.OW)(value)) {
        for (const key of Object.keys(value)) {
            collect(value[key], (0,shared_pointer/* childPointer */.Y2)(pointer, key), tokens, depth + 1, row, found);
        }
    }
}
function add(value, pointer, row, found) {
    if (typeof value !== 'string')
        return;
    const name = row.name ? row.name(value) : value;
    if (!name)
        return;
    found.push({ pointer, kind: row.kind, name, enforced: row.enforced ?? true });
}
/** `leaf-01/E1/1` → `leaf-01`: the device of a port, split at the first slash; undefined when either half is empty. */
function deviceOfPort(port) {
    const slash = port.indexOf('/');
    return slash > 0 && slash < port.length - 1 ? port.slice(0, slash) : undefined;
}

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/connection.js






const IPV4_PREFIX = '^((25[0-5]|(2[0-4]|1\\d|[1-9]|)\\d)\\.?\\b){4}/([1-2]?[0-9]|3[0-2])$';
const IPV4_ADDRESS = '^((25[0-5]|(2[0-4]|1\\d|[1-9]|)\\d)\\.?\\b){4}$';
const end = object({ port: string() });
const addressedEnd = object({ ip: string({ pattern: IPV4_PREFIX }), port: string() });
const connectionSpec = object({
    bundled: object({ fallback: schema_builders_boolean(), links: list(object({ server: end, switch: end })), mtu: uint16() }),
    eslag: object({
        fallback: schema_builders_boolean(),
        links: list(object({ server: end, switch: end }), { minItems: 2 }),
        mtu: uint16(),
    }),
    external: object({ link: object({ switch: end }) }),
    fabric: object({ links: list(object({ leaf: addressedEnd, spine: addressedEnd }), { minItems: 1 }) }),
    gateway: object({ links: list(object({ gateway: addressedEnd, switch: addressedEnd }), { minItems: 1 }) }),
    mclag: object({
        fallback: schema_builders_boolean(),
        links: list(object({ server: end, switch: end }), { minItems: 2 }),
        mtu: uint16(),
    }),
    mclagDomain: object({
        peerLinks: list(object({ switch1: end, switch2: end }), { minItems: 1 }),
        sessionLinks: list(object({ switch1: end, switch2: end }), { minItems: 1 }),
    }),
    mesh: object({ links: list(object({ leaf1: addressedEnd, leaf2: addressedEnd }), { minItems: 1 }) }),
    staticExternal: object({
        link: object({
            switch: object({
                ip: string({ pattern: IPV4_PREFIX }),
                nextHop: string({ pattern: IPV4_ADDRESS }),
                port: string(),
                subnets: list(string()),
                vlan: uint16(),
            }),
        }),
        withinVPC: string(),
    }),
    unbundled: object({ link: object({ server: end, switch: end }), mtu: uint16() }),
    vpcLoopback: object({ links: list(object({ switch1: end, switch2: end }), { minItems: 1 }) }),
});
/** Members that say what the Connection is; the present one is the type even when it is empty. */
const TYPES = [
    'unbundled',
    'bundled',
    'eslag',
    'fabric',
    'mesh',
    'gateway',
    'vpcLoopback',
    'external',
    'staticExternal',
];
/** No longer supported: accepted with a warning, and nothing else of the object is looked at. */
const DEPRECATED_TYPES = ['mclag', 'mclagDomain'];
const SWITCH_ENDS = [
    'unbundled.link.switch',
    'bundled.links.*.switch',
    'eslag.links.*.switch',
    'fabric.links.*.spine',
    'fabric.links.*.leaf',
    'mesh.links.*.leaf1',
    'mesh.links.*.leaf2',
    'gateway.links.*.switch',
    'vpcLoopback.links.*.switch1',
    'vpcLoopback.links.*.switch2',
    'external.link.switch',
    'staticExternal.link.switch',
    'mclag.links.*.switch',
    'mclagDomain.peerLinks.*.switch1',
    'mclagDomain.peerLinks.*.switch2',
    'mclagDomain.sessionLinks.*.switch1',
    'mclagDomain.sessionLinks.*.switch2',
];
const SERVER_ENDS = [
    'unbundled.link.server',
    'bundled.links.*.server',
    'eslag.links.*.server',
    'mclag.links.*.server',
];
const written = referTo(...SWITCH_ENDS.map((at) => portRow('Switch', at)), ...SERVER_ENDS.map((at) => portRow('Server', at)), { ...portRow('Gateway', 'gateway.links.*.gateway'), enforced: false }, { kind: 'VPC', at: 'staticExternal.withinVPC' });
function portRow(kind, at) {
    return { kind, at: `${at}.port`, name: deviceOfPort };
}
function references(object) {
    const found = written(object);
    const unchecked = membersOf(object, DEPRECATED_TYPES).length > 0;
    return unchecked ? found.map((reference) => ({ ...reference, enforced: false })) : found;
}
/** Null is absence. */
function membersOf(object, names) {
    const spec = (0,json/* getOwn */.Ng)(object, 'spec');
    return (0,json/* isJsonObject */.OW)(spec) ? names.filter((name) => ((0,json/* getOwn */.Ng)(spec, name) ?? null) !== null) : [];
}
const deprecatedTypeRule = {
    code: 'HHS-CN-2',
    severity: 'warning',
    needs: 'self',
    title: 'the type is not MCLAG',
    check({ id, object }) {
        return membersOf(object, DEPRECATED_TYPES).map((name) => ({
            pointer: (0,shared_pointer/* childPointer */.Y2)('/spec', name),
            message: `${(0,object_id/* displayId */.kX)(id)}: ${name} is no longer supported; the fabric accepts the object and ignores it`,
            help: 'Move the servers to ESLAG (eslag) or to single links, and remove this Connection.',
            onKey: true,
        }));
    },
};
const someTypeRule = {
    code: 'HHS-CN-4',
    severity: 'error',
    needs: 'self',
    title: 'a connection type is set',
    check({ id, object }) {
        if (membersOf(object, [...TYPES, ...DEPRECATED_TYPES]).length > 0)
            return [];
        return [
            {
                pointer: '/spec',
                message: `${(0,object_id/* displayId */.kX)(id)}: no connection type is set`,
                help: `Set exactly one of ${TYPES.join(', ')} below spec.`,
            },
        ];
    },
};
/** The fabric's own check finds the first type and looks no further, so this is accepted. */
const oneTypeRule = {
    code: 'HHS-CN-4a',
    severity: 'warning',
    needs: 'self',
    title: 'only one connection type is set',
    check({ id, object }) {
        if (membersOf(object, DEPRECATED_TYPES).length > 0)
            return [];
        const types = membersOf(object, TYPES);
        return types.slice(1).map((name) => ({
            pointer: (0,shared_pointer/* childPointer */.Y2)('/spec', name),
            message: `${(0,object_id/* displayId */.kX)(id)}: ${types.join(' and ')} are set; the fabric accepts it, uses one of them and does not look at the rest`,
            help: 'Keep one type, and give each of the others a Connection of its own.',
            onKey: true,
        }));
    },
};
/** No spec field is rewritten by admission. Annotations with the fabric's prefix are removed by it from 26.03 on. */
const connectionKind = defineKind({
    kind: 'Connection',
    group: 'wiring',
    version: 'v1beta1',
    plural: 'connections',
    shortNames: ['conn'],
    categories: ['hedgehog', 'wiring', 'fabric'],
    spec: connectionSpec,
    references,
    rules: [deprecatedTypeRule, someTypeRule, oneTypeRule],
    canonical: { keep: [...TYPES, ...DEPRECATED_TYPES] },
    ownsLabel: isFabricKey,
    ownsAnnotation: isFabricKey,
});

;// CONCATENATED MODULE: ./lib/domain/fabric/name-rules.js

/** Longest name of a VPC, External or IPv4Namespace. */
const LONGEST_SHORT_NAME = 11;
/** The name rule of the kinds whose names are bounded; `code` is the reference's id. */
function shortNameRule(code, more) {
    return {
        code,
        severity: 'error',
        needs: 'self',
        title: `the name has at most ${LONGEST_SHORT_NAME} characters`,
        check({ id }) {
            const findings = [];
            if (id.name.length > LONGEST_SHORT_NAME) {
                findings.push({
                    pointer: '/metadata/name',
                    message: `${(0,object_id/* displayId */.kX)(id)}: the name has ${id.name.length} characters, the fabric takes at most ${LONGEST_SHORT_NAME}`,
                    help: `Choose a name of at most ${LONGEST_SHORT_NAME} characters and use it wherever this one is referred to.`,
                });
            }
            const another = more?.(id.name);
            if (another)
                findings.push(another);
            return findings;
        },
    };
}

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/external.js




const externalSpec = object({
    inboundCommunity: string(),
    ipv4Namespace: string(),
    outboundCommunity: string(),
    static: object({ prefixes: list(string()) }),
});
/** `static`, even an empty one, is what makes an External static. */
const externalKind = defineKind({
    kind: 'External',
    group: 'vpc',
    version: 'v1beta1',
    plural: 'externals',
    shortNames: ['ext'],
    categories: ['hedgehog', 'fabric', 'external'],
    spec: externalSpec,
    ownsLabel: isFabricKey,
    references: referTo({ kind: 'IPv4Namespace', at: 'ipv4Namespace', byDefault: 'default' }),
    canonical: { keep: ['static'] },
    rules: [shortNameRule('HHS-EXT-1')],
});

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/external-attachment.js



const externalAttachmentSpec = object({
    connection: string(),
    external: string(),
    inboundACL: since('26.02', object({
        statements: list(object({
            action: string(),
            dstPrefix: string(),
            icmpCode: uint8(),
            icmpType: uint8(),
            portRangeBegin: uint16(),
            portRangeEnd: uint16(),
            protocol: string(),
            seq: uint16(),
            srcPrefix: string(),
            tcpFilters: object({
                ack: schema_builders_boolean(),
                established: schema_builders_boolean(),
                fin: schema_builders_boolean(),
                notAck: schema_builders_boolean(),
                notFin: schema_builders_boolean(),
                notPsh: schema_builders_boolean(),
                notRst: schema_builders_boolean(),
                notSyn: schema_builders_boolean(),
                notUrg: schema_builders_boolean(),
                psh: schema_builders_boolean(),
                rst: schema_builders_boolean(),
                syn: schema_builders_boolean(),
                urg: schema_builders_boolean(),
            }),
        }, { required: ['action', 'dstPrefix', 'protocol', 'seq', 'srcPrefix'] })),
    })),
    neighbor: object({ asn: uint32(), ip: string() }),
    static: object({ ip: string(), proxy: schema_builders_boolean(), remoteIP: string(), vlan: uint16() }, { required: ['remoteIP'] }),
    switch: object({ ip: string(), vlan: uint16() }),
}, { required: ['neighbor', 'switch'], filled: ['neighbor', 'switch'] });
/** The webhook adds the schema-required `switch: {}` and `neighbor: {}` when they are left out at creation. */
const externalAttachmentKind = defineKind({
    kind: 'ExternalAttachment',
    group: 'vpc',
    version: 'v1beta1',
    plural: 'externalattachments',
    shortNames: ['extattach'],
    categories: ['hedgehog', 'fabric', 'external'],
    spec: externalAttachmentSpec,
    required: ['spec'],
    ownsLabel: isFabricKey,
    references: referTo({ kind: 'External', at: 'external' }, { kind: 'Connection', at: 'connection' }),
    canonical: { keep: ['static', 'inboundACL.statements.*.icmpType', 'inboundACL.statements.*.icmpCode'] },
});

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/external-peering.js



const externalPeeringSpec = object({
    permit: object({
        external: object({ name: string(), prefixes: list(object({ prefix: string() })) }),
        vpc: object({ name: string(), subnets: list(string()) }),
    }),
});
const externalPeeringKind = defineKind({
    kind: 'ExternalPeering',
    group: 'vpc',
    version: 'v1beta1',
    plural: 'externalpeerings',
    shortNames: ['extpeering', 'extpeer'],
    categories: ['hedgehog', 'fabric', 'external'],
    spec: externalPeeringSpec,
    ownsLabel: isFabricKey,
    references: referTo({ kind: 'VPC', at: 'permit.vpc.name' }, { kind: 'External', at: 'permit.external.name' }),
    canonical: { sort: { 'permit.vpc.subnets': [], 'permit.external.prefixes': ['prefix'] } },
});

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/ipv4-namespace.js



const ipv4NamespaceSpec = object({ subnets: list(string(), { minItems: 1, maxItems: 20 }) });
const ipv4NamespaceKind = defineKind({
    kind: 'IPv4Namespace',
    group: 'vpc',
    version: 'v1beta1',
    plural: 'ipv4namespaces',
    shortNames: ['ipns'],
    categories: ['hedgehog', 'fabric'],
    spec: ipv4NamespaceSpec,
    ownsLabel: isFabricKey,
    canonical: { sort: { subnets: [] } },
    rules: [shortNameRule('HHS-IPNS-2')],
});

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/switch.js





const switchSpec = object({
    asn: uint32(),
    boot: object({ mac: string(), serial: string() }),
    description: string(),
    ecmp: object({ roceQPN: schema_builders_boolean() }),
    enableAllPorts: schema_builders_boolean(),
    groups: list(string()),
    ip: string(),
    linkFlapErrDisable: since('26.03', object({
        flapThreshold: uint8({ default: 3, minimum: 1, maximum: 50 }),
        recoveryInterval: uint32({ default: 300, minimum: 0, maximum: 65534 }),
        samplingInterval: uint32({ default: 30, minimum: 1, maximum: 65535 }),
    })),
    portAutoNegs: map(schema_builders_boolean()),
    portBreakouts: map(string()),
    portFECs: since('26.03', map(oneOf('rs', 'fc', 'auto', 'disabled'))),
    portGroupSpeeds: map(string()),
    portLocators: since('26.03', map(string())),
    portSpeeds: map(string()),
    profile: string(),
    protocolIP: string(),
    redundancy: object({ group: string(), type: oneOf('mclag', 'eslag') }),
    roce: schema_builders_boolean(),
    role: oneOf('spine', 'server-leaf', 'border-leaf', 'mixed-leaf', 'virtual-edge'),
    vlanNamespaces: list(string()),
    vtepIP: string(),
}, { required: ['role'] });
/** Speeds of old manifests: `SPEED_10G` is stored as `10G`; each write takes one prefix off. */
function withoutSpeedPrefix(value) {
    return typeof value === 'string' ? value.replace(/^(?:SPEED_)+/, '') : value;
}
/** A list of groups is stored with the redundancy group in it. (A list that is left out is filled, not rewritten.) */
function withRedundancyGroup(spec) {
    if (!(0,json/* isJsonObject */.OW)(spec))
        return spec;
    const groups = (0,json/* getOwn */.Ng)(spec, 'groups');
    const redundancy = (0,json/* getOwn */.Ng)(spec, 'redundancy');
    const group = (0,json/* isJsonObject */.OW)(redundancy) ? (0,json/* getOwn */.Ng)(redundancy, 'group') : undefined;
    if (!Array.isArray(groups) || typeof group !== 'string' || groups.includes(group))
        return spec;
    return { ...spec, groups: sorted([...groups, group], []) };
}
/**
 * `portLocators` never takes part in a comparison: the webhook turns them into points in time and drops the expired.
 * The annotation `fabric.githedgehog.com/route-summ` is the user's.
 */
const switchKind = defineKind({
    kind: 'Switch',
    group: 'wiring',
    version: 'v1beta1',
    plural: 'switches',
    shortNames: ['sw'],
    categories: ['hedgehog', 'wiring', 'fabric'],
    spec: switchSpec,
    ownsLabel: isFabricKey,
    references: referTo({ kind: 'SwitchProfile', at: 'profile' }, { kind: 'SwitchGroup', at: 'groups.*' }, { kind: 'SwitchGroup', at: 'redundancy.group' }, { kind: 'VLANNamespace', at: 'vlanNamespaces.*', byDefault: 'default' }),
    canonical: {
        keep: [
            'linkFlapErrDisable',
            'linkFlapErrDisable.flapThreshold',
            'linkFlapErrDisable.samplingInterval',
            'linkFlapErrDisable.recoveryInterval',
        ],
        sort: { groups: [], vlanNamespaces: [] },
        rewrite: {
            'portSpeeds.*': withoutSpeedPrefix,
            'portGroupSpeeds.*': withoutSpeedPrefix,
            portLocators: () => null,
            '': withRedundancyGroup,
        },
    },
});

// EXTERNAL MODULE: ./lib/domain/resource/live-object.js
var live_object = __webpack_require__(2107);
;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/switch-profile.js




const switchProfileSpec = object({
    config: object({ maxPathsEBGP: uint32() }),
    displayName: string(),
    features: object({
        acls: schema_builders_boolean(),
        ecmpRoCEQPN: schema_builders_boolean(),
        eslag: schema_builders_boolean(),
        l2vni: schema_builders_boolean(),
        l3vni: schema_builders_boolean(),
        mclag: schema_builders_boolean(),
        portLocator: since('26.03', schema_builders_boolean()),
        roce: schema_builders_boolean(),
        subinterfaces: schema_builders_boolean(),
    }),
    maxPorts: uint16(),
    nosType: string(),
    notes: string(),
    otherNames: list(string()),
    pipelines: map(object({ maxPorts: uint16() })),
    platform: string(),
    portGroups: map(object({ nos: string(), profile: string() })),
    portProfiles: map(object({
        autoNegAllowed: schema_builders_boolean(),
        autoNegDefault: schema_builders_boolean(),
        breakout: object({ default: string(), supported: map(object({ offsets: list(string()) })) }),
        speed: object({ default: string(), supported: list(string()) }),
    })),
    ports: map(object({
        baseNOSName: string(),
        group: string(),
        label: string(),
        management: schema_builders_boolean(),
        nos: string(),
        oniePortName: string(),
        pipeline: string(),
        profile: string(),
    })),
    switchSilicon: string(),
});
const BUILT_IN_PROFILES = [
    'dell-s5232f-on',
    'dell-s5248f-on',
    'dell-z9332f-on',
    'celestica-ds2000',
    'celestica-ds3000',
    'celestica-ds4000',
    'celestica-ds4101',
    'celestica-ds5000',
    'edgecore-dcs203',
    'edgecore-dcs204',
    'edgecore-dcs240',
    'edgecore-dcs501',
    'edgecore-eps202',
    'edgecore-eps203',
    'supermicro-sse-c4632sb',
    'vs',
    'celestica-ds2000-clsp',
    'celestica-ds3000-clsp',
    'celestica-ds4000-clsp',
    'celestica-ds4101-clsp',
    'celestica-ds5000-clsp',
    'vs-clsp',
    'cumulus-vx',
];
function isBuiltIn(object) {
    const name = (0,json/* getOwn */.Ng)((0,live_object/* metadataOf */.N)(object), 'name');
    return typeof name === 'string' && BUILT_IN_PROFILES.includes(name);
}
const switchProfileKind = defineKind({
    kind: 'SwitchProfile',
    group: 'wiring',
    version: 'v1beta1',
    plural: 'switchprofiles',
    shortNames: ['sp'],
    categories: ['hedgehog', 'wiring', 'fabric'],
    spec: switchProfileSpec,
    canonical: { keep: ['portProfiles.*.speed', 'portProfiles.*.breakout'] },
    builtInNames: BUILT_IN_PROFILES,
    isGenerated: isBuiltIn,
    ownsAnnotation: (key) => key === 'fabric.githedgehog.com/ports',
});

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/vlan-namespace.js



const vlanNamespaceSpec = object({
    ranges: list(object({ from: uint16(), to: uint16() }), { minItems: 1, maxItems: 20 }),
});
const LAST_VLAN = 4094;
/**
 * `to` left out or 0 is `from`; two or more ranges are sorted; and when one range is invalid, the webhook keeps none
 * of them. Ranges of another shape are left to the schema.
 */
function canonicalRanges(value) {
    if (!Array.isArray(value))
        return value;
    const ranges = [];
    for (const item of value) {
        if (!(0,json/* isJsonObject */.OW)(item))
            return value;
        const from = (0,json/* getOwn */.Ng)(item, 'from') ?? 0;
        const to = (0,json/* getOwn */.Ng)(item, 'to') ?? from;
        if (typeof from !== 'number' || typeof to !== 'number')
            return value;
        ranges.push({ ...item, from, to });
    }
    if (ranges.some(({ from, to }) => from < 1 || to > LAST_VLAN || from > to))
        return [];
    return ranges.sort((a, b) => a.from - b.from || a.to - b.to);
}
const vlanNamespaceKind = defineKind({
    kind: 'VLANNamespace',
    group: 'wiring',
    version: 'v1beta1',
    plural: 'vlannamespaces',
    shortNames: ['vlanns'],
    categories: ['hedgehog', 'wiring', 'fabric'],
    spec: vlanNamespaceSpec,
    ownsLabel: isFabricKey,
    canonical: { rewrite: { ranges: canonicalRanges } },
});

;// CONCATENATED MODULE: ./lib/domain/fabric/entry-rules.js



/** The member of the spec, undefined when there is none or the spec is no object. */
function specMember({ object }, field) {
    const spec = (0,json/* getOwn */.Ng)(object, 'spec');
    return (0,json/* isJsonObject */.OW)(spec) ? (0,json/* getOwn */.Ng)(spec, field) : undefined;
}
/** The map at `spec.<field>`, none when it is something else. */
function mapAt(manifest, field) {
    const entries = specMember(manifest, field);
    return (0,json/* isJsonObject */.OW)(entries) ? [{ pointer: `/spec/${field}`, entries }] : [];
}
/** Entries that are left when the API server has dropped those that are null. */
function keptKeys(entries) {
    return Object.keys(entries).filter((key) => entries[key] !== null);
}
/**
 * A key with nothing after its colon: the API server drops it without a word, before any webhook sees the object.
 * `word` is what an entry is called.
 */
function nullEntryRule(code, word, mapsOf) {
    return {
        code,
        severity: 'warning',
        needs: 'self',
        title: `no ${word} is null`,
        check(manifest) {
            const findings = [];
            for (const { pointer, entries } of mapsOf(manifest)) {
                for (const key of Object.keys(entries)) {
                    if (entries[key] !== null)
                        continue;
                    findings.push({
                        pointer: (0,shared_pointer/* childPointer */.Y2)(pointer, key),
                        message: `${(0,object_id/* displayId */.kX)(manifest.id)}: ${word} "${key}" has no value, and the API server drops it without a word`,
                        help: `Write "${key}: {}" or the fields of the ${word} below "${key}:", or remove the key.`,
                        onKey: true,
                    });
                }
            }
            return findings;
        },
    };
}

// EXTERNAL MODULE: ./node_modules/ipaddr.js/lib/ipaddr.js
var ipaddr = __webpack_require__(8280);
;// CONCATENATED MODULE: ./lib/domain/fabric/go-text.js

/** Texts read the way the fabric's Go code reads them. */
const IPV4_OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^${IPV4_OCTET}(?:\\.${IPV4_OCTET}){3}$`);
/** The length of a prefix such as `10.0.1.0/24` (`netip.ParsePrefix`), undefined when it is none. Host bits may be set. */
function prefixLength(text) {
    const slash = text.lastIndexOf('/');
    if (slash < 0)
        return undefined;
    const lengthText = text.slice(slash + 1);
    if (!/^(?:0|[1-9]\d{0,2})$/.test(lengthText))
        return undefined;
    const length = Number(lengthText);
    const address = text.slice(0, slash);
    if (IPV4.test(address))
        return length <= 32 ? length : undefined;
    if (address.length > 45 || !address.includes(':') || address.includes('%'))
        return undefined;
    return ipaddr.IPv6.isValid(address) && length <= 128 ? length : undefined;
}
/** A MAC address in lower-case colon form (`net.ParseMAC`), undefined when it is none. */
function canonicalMac(text) {
    const digits = macDigits(text);
    if (digits === undefined || ![12, 16, 40].includes(digits.length))
        return undefined;
    return digits.toLowerCase().replace(/..(?=.)/g, '$&:');
}
function macDigits(text) {
    if (text.length > 59)
        return undefined;
    if (/^[0-9a-f]{2}(?::[0-9a-f]{2})+$/i.test(text))
        return text.replaceAll(':', '');
    if (/^[0-9a-f]{2}(?:-[0-9a-f]{2})+$/i.test(text))
        return text.replaceAll('-', '');
    if (/^[0-9a-f]{4}(?:\.[0-9a-f]{4})+$/i.test(text))
        return text.replaceAll('.', '');
    return undefined;
}
const UNIT_NANOSECONDS = {
    ns: 1n,
    us: 1000n,
    µs: 1000n,
    μs: 1000n,
    ms: 1000000n,
    s: 1000000000n,
    m: 60000000000n,
    h: 3600000000000n,
};
const LONGEST_NANOSECONDS = 2n ** 63n - 1n;
/** A duration (`time.ParseDuration`) in nanoseconds, undefined when it is none. */
function durationNanoseconds(text) {
    if (text.length > 64)
        return undefined;
    const negative = text.startsWith('-');
    const body = /^[-+]/.test(text) ? text.slice(1) : text;
    if (body === '0')
        return 0n;
    if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(body))
        return undefined;
    let total = 0n;
    for (const [, whole = '', fraction = '', unit = ''] of body.matchAll(/(\d*)(?:\.(\d*))?([a-zµμ]+)/g)) {
        const scale = UNIT_NANOSECONDS[unit] ?? 0n;
        total += BigInt(whole || '0') * scale;
        if (fraction !== '')
            total += (BigInt(fraction) * scale) / 10n ** BigInt(fraction.length);
    }
    if (total > LONGEST_NANOSECONDS)
        return undefined;
    return negative ? -total : total;
}
/** Nanoseconds the way Go prints a duration: `5m0s`, `1.5s`, `250ms`. */
function formatDuration(nanoseconds) {
    if (nanoseconds < 0n)
        return `-${formatDuration(-nanoseconds)}`;
    if (nanoseconds === 0n)
        return '0s';
    if (nanoseconds < 1000n)
        return `${nanoseconds}ns`;
    if (nanoseconds < 1000000n)
        return `${decimal(nanoseconds, 3)}µs`;
    if (nanoseconds < 1000000000n)
        return `${decimal(nanoseconds, 6)}ms`;
    const minutes = nanoseconds / 60000000000n;
    const seconds = `${decimal(nanoseconds % 60000000000n, 9)}s`;
    if (minutes === 0n)
        return seconds;
    if (minutes < 60n)
        return `${minutes}m${seconds}`;
    return `${minutes / 60n}h${minutes % 60n}m${seconds}`;
}
function decimal(value, digits) {
    const scale = 10n ** BigInt(digits);
    const fraction = (value % scale).toString().padStart(digits, '0').replace(/0+$/, '');
    return `${value / scale}${fraction === '' ? '' : `.${fraction}`}`;
}

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/vpc.js








const vpcSpec = object({
    defaultIsolated: schema_builders_boolean(),
    defaultRestricted: schema_builders_boolean(),
    ipv4Namespace: string(),
    mode: string(),
    permit: list(list(string())),
    staticRoutes: list(object({ nextHops: list(string()), prefix: string() })),
    subnets: map(object({
        dhcp: object({
            enable: schema_builders_boolean(),
            options: object({
                advertisedRoutes: list(object({ destination: string(), gateway: string() })),
                disableDefaultRoute: schema_builders_boolean(),
                dnsServers: list(string()),
                interfaceMTU: uint16(),
                leaseTimeSeconds: uint32(),
                pxeURL: string(),
                timeServers: list(string()),
            }, { required: ['interfaceMTU', 'leaseTimeSeconds'], filled: ['interfaceMTU', 'leaseTimeSeconds'] }),
            range: object({ end: string(), start: string() }),
            relay: string(),
            relayVPC: since('26.02', string()),
            static: map(object({ ip: string() }, { required: ['ip'] })),
        }),
        gateway: string(),
        hostBGP: schema_builders_boolean(),
        hostBGPExtraPrefixes: since('26.03', map(object({
            minPrefixLen: uint8({ minimum: 1, maximum: 32 }),
            maxPrefixLen: uint8({ minimum: 1, maximum: 32 }),
        }))),
        hostBGPMaxPrefixLen: since('26.03', uint8({ minimum: 1, maximum: 32 })),
        hostBGPMinPrefixLen: since('26.03', uint8({ minimum: 1, maximum: 32 })),
        isolated: schema_builders_boolean(),
        restricted: schema_builders_boolean(),
        subnet: string(),
        vlan: uint16(),
    })),
    vlanNamespace: string(),
});
/** Subnets longer than this are refused, and defaulting does not look at their DHCP. */
const LONGEST_PREFIX = 30;
/** With DHCP off the webhook drops `range` and `options`, but only of a subnet that it could read. */
function withoutUnusedDhcp(subnet) {
    if (!(0,json/* isJsonObject */.OW)(subnet))
        return subnet;
    const dhcp = (0,json/* getOwn */.Ng)(subnet, 'dhcp');
    if (!(0,json/* isJsonObject */.OW)(dhcp) || (0,json/* getOwn */.Ng)(dhcp, 'enable') !== undefined)
        return subnet;
    if (!Object.hasOwn(dhcp, 'range') && !Object.hasOwn(dhcp, 'options'))
        return subnet;
    const prefix = (0,json/* getOwn */.Ng)(subnet, 'subnet');
    const length = typeof prefix === 'string' ? prefixLength(prefix) : undefined;
    if (length === undefined || length > LONGEST_PREFIX)
        return subnet;
    const left = without(dhcp, ['range', 'options']);
    return Object.keys(left).length > 0 ? { ...subnet, dhcp: left } : without(subnet, ['dhcp']);
}
function without(object, keys) {
    const left = {};
    for (const key of Object.keys(object))
        if (!keys.includes(key))
            (0,json/* setOwn */.P5)(left, key, object[key]);
    return left;
}
/** One spelling for each MAC. Where two keys are the same MAC, one keeps its own spelling, so that neither is lost. */
function withCanonicalMacs(leases) {
    if (!(0,json/* isJsonObject */.OW)(leases))
        return leases;
    const result = {};
    for (const key of Object.keys(leases).sort()) {
        const mac = canonicalMac(key) ?? key;
        const taken = mac !== key && (Object.hasOwn(leases, mac) || Object.hasOwn(result, mac));
        (0,json/* setOwn */.P5)(result, taken ? key : mac, leases[key]);
    }
    return result;
}
const nameRule = shortNameRule('HHS-VPC-2', (name) => name.startsWith('ext.')
    ? {
        pointer: '/metadata/name',
        message: `VPC default/${name}: names that start with "ext." are those of Externals in gateway peerings`,
        help: 'Choose another name for the VPC.',
    }
    : undefined);
const MOST_SUBNETS = 20;
const subnetCountRule = {
    code: 'HHS-VPC-4',
    severity: 'error',
    needs: 'self',
    title: `a VPC has 1 to ${MOST_SUBNETS} subnets`,
    check(manifest) {
        const subnets = specMember(manifest, 'subnets') ?? null;
        if (subnets !== null && !(0,json/* isJsonObject */.OW)(subnets))
            return [];
        const count = subnets === null ? 0 : keptKeys(subnets).length;
        if (count >= 1 && count <= MOST_SUBNETS)
            return [];
        return [
            {
                pointer: '/spec/subnets',
                message: `${(0,object_id/* displayId */.kX)(manifest.id)}: ${count} subnets, and a VPC has 1 to ${MOST_SUBNETS}`,
                help: count === 0 ? 'Add a subnet below spec.subnets.' : 'Move some of the subnets to another VPC.',
            },
        ];
    },
};
const nullSubnetRule = nullEntryRule('HHS-NULL-1', 'subnet', (manifest) => mapAt(manifest, 'subnets'));
const vpcKind = defineKind({
    kind: 'VPC',
    group: 'vpc',
    version: 'v1beta1',
    plural: 'vpcs',
    categories: ['hedgehog', 'fabric'],
    spec: vpcSpec,
    ownsLabel: isFabricKey,
    references: referTo({ kind: 'IPv4Namespace', at: 'ipv4Namespace', byDefault: 'default' }, { kind: 'VLANNamespace', at: 'vlanNamespace', byDefault: 'default' }, { kind: 'VPC', at: 'subnets.*.dhcp.relayVPC' }),
    canonical: {
        keep: ['subnets.*.isolated', 'subnets.*.restricted'],
        sort: {
            'subnets.*.dhcp.options.dnsServers': [],
            'subnets.*.dhcp.options.timeServers': [],
            'subnets.*.dhcp.options.advertisedRoutes': ['destination', 'gateway'],
        },
        rewrite: { 'subnets.*': withoutUnusedDhcp, 'subnets.*.dhcp.static': withCanonicalMacs },
    },
    rules: [nameRule, subnetCountRule, nullSubnetRule],
});

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/vpc-attachment.js



const vpcAttachmentSpec = object({ connection: string(), nativeVLAN: schema_builders_boolean(), subnet: string() });
/** `vpc-1/default` and `vpc-1` → `vpc-1`. */
function vpcOfSubnet(subnet) {
    const [vpc] = subnet.split('/', 1);
    return vpc;
}
/** A bare VPC name means its subnet `default`, and is stored so. */
function withDefaultSubnet(value) {
    return typeof value === 'string' && value !== '' && !value.includes('/') ? `${value}/default` : value;
}
/** The annotation `fabric.githedgehog.com/p2p-link` is the user's; the labels are not. */
const vpcAttachmentKind = defineKind({
    kind: 'VPCAttachment',
    group: 'vpc',
    version: 'v1beta1',
    plural: 'vpcattachments',
    shortNames: ['vpcattach'],
    categories: ['hedgehog', 'fabric'],
    spec: vpcAttachmentSpec,
    ownsLabel: isFabricKey,
    references: referTo({ kind: 'VPC', at: 'subnet', name: vpcOfSubnet }, { kind: 'Connection', at: 'connection' }),
    canonical: { rewrite: { subnet: withDefaultSubnet } },
});

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/vpc-peering.js






const vpcPeeringSpec = object({
    permit: list(map(object({ subnets: list(string(), { minItems: 1, maxItems: 10 }) })), {
        minItems: 1,
        maxItems: 10,
    }),
    remote: string(),
});
function permitsOf(manifest) {
    const permit = specMember(manifest, 'permit');
    if (!Array.isArray(permit))
        return [];
    return permit.flatMap((entries, index) => (0,json/* isJsonObject */.OW)(entries) ? [{ pointer: `/spec/permit/${index}`, entries }] : []);
}
const twoVpcsRule = {
    code: 'HHS-VP-4',
    severity: 'error',
    needs: 'self',
    title: 'every permit names the same two VPCs',
    check(manifest) {
        const permits = permitsOf(manifest);
        const who = (0,object_id/* displayId */.kX)(manifest.id);
        const help = 'Name the same two VPCs in every item of spec.permit; write "{}" for a VPC with all its subnets.';
        if ((specMember(manifest, 'permit') ?? null) === null) {
            return [{ pointer: '/spec', message: `${who}: no VPCs are permitted to each other`, help }];
        }
        const wrong = permits.filter(({ entries }) => keptKeys(entries).length !== 2);
        if (wrong.length > 0) {
            return wrong.map(({ pointer, entries }) => ({
                pointer,
                message: `${who}: a permit names exactly two VPCs, this one names ${keptKeys(entries).length}`,
                help,
            }));
        }
        const vpcs = new Set(permits.flatMap(({ entries }) => keptKeys(entries)));
        if (vpcs.size <= 2)
            return [];
        const message = `${who}: the permits name ${vpcs.size} VPCs (${[...vpcs].sort().join(', ')}), and a peering is between two`;
        return [{ pointer: '/spec/permit', message, help }];
    },
};
const nullVpcRule = nullEntryRule('HHS-NULL-3', 'VPC', permitsOf);
const vpcPeeringKind = defineKind({
    kind: 'VPCPeering',
    group: 'vpc',
    version: 'v1beta1',
    plural: 'vpcpeerings',
    shortNames: ['vpcpeer'],
    categories: ['hedgehog', 'fabric'],
    spec: vpcPeeringSpec,
    ownsLabel: isFabricKey,
    rules: [twoVpcsRule, nullVpcRule],
    references: referTo({ kind: 'VPC', at: 'permit.*', keys: true }),
});

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/agent.js
















const agentSpec = object({
    alloy: agentAlloy,
    attachedVPCs: map(schema_builders_boolean()),
    catalog: catalogSpec,
    config: agentConfig,
    configuredVPCSubnets: map(schema_builders_boolean()),
    connections: map(connectionSpec),
    description: string(),
    externalAttachments: map(externalAttachmentSpec),
    externalPeerings: map(externalPeeringSpec),
    externals: map(externalSpec),
    ipv4Namespaces: map(ipv4NamespaceSpec),
    powerReset: string(),
    reboot: string(),
    redundancyGroupPeers: list(string()),
    reinstall: string(),
    role: oneOf('spine', 'server-leaf', 'border-leaf', 'mixed-leaf', 'virtual-edge'),
    statusUpdates: statusUpdates,
    switch: switchSpec,
    switchProfile: switchProfileSpec,
    switches: map(switchSpec),
    users: list(object({ name: string(), password: string(), role: string(), sshKeys: list(string()) })),
    version: object(each(string(), 'alloyRepo', 'alloyVersion', 'ca', 'default', 'override', 'password', 'repo', 'username')),
    vlanNamespaces: map(vlanNamespaceSpec),
    vpcAttachments: map(object({ ...vpcAttachmentSpec.fields, annotations: map(string()) })),
    vpcPeers: map(vpcPeeringSpec),
    vpcs: map(vpcSpec),
}, { atomic: true });
/**
 * What a switch is told, and how far it is. The spec holds credentials and password hashes: it is never stored,
 * printed or compared.
 */
const agentKind = defineKind({
    kind: 'Agent',
    group: 'agent',
    version: 'v1beta1',
    plural: 'agents',
    shortNames: ['ag'],
    categories: ['hedgehog'],
    owner: 'controller',
    spec: agentSpec,
    status: agentStatus,
});

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/dhcp-subnet.js


const dhcpSubnetSpec = object({
    advertisedRoutes: list(object({ destination: string(), gateway: string() })),
    cidrBlock: string(),
    circuitID: string(),
    defaultURL: string(),
    disableDefaultRoute: schema_builders_boolean(),
    dnsServers: list(string()),
    endIP: string(),
    gateway: string(),
    interfaceMTU: integer(),
    l3Mode: schema_builders_boolean(),
    leaseTimeSeconds: uint32(),
    onieOnly: schema_builders_boolean(),
    pxeURL: string(),
    startIP: string(),
    static: map(object({ ip: string() }, { required: ['ip'] })),
    subnet: string(),
    timeServers: list(string()),
    vrf: string(),
    ztpBaseURL: string(),
}, {
    atomic: true,
    required: [
        'cidrBlock',
        'circuitID',
        'defaultURL',
        'dnsServers',
        'endIP',
        'gateway',
        'interfaceMTU',
        'leaseTimeSeconds',
        'pxeURL',
        'startIP',
        'subnet',
        'timeServers',
        'vrf',
    ],
});
const dhcpSubnetKind = defineKind({
    kind: 'DHCPSubnet',
    group: 'dhcp',
    version: 'v1beta1',
    plural: 'dhcpsubnets',
    shortNames: ['dhcp'],
    categories: ['hedgehog'],
    spec: dhcpSubnetSpec,
    status: object({
        allocated: map(object({ discover: schema_builders_boolean(), expiry: dateTime(), hostname: string(), ip: string() }, { required: ['ip'] })),
    }, { atomic: true }),
    owner: 'controller',
});

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/gateway.js



const gatewaySpec = object({
    asn: uint32(),
    flowTableCapacity: since('26.02', uint32()),
    groups: list(object({ name: string(), priority: uint32() })),
    interfaces: map(object({ ips: list(string()), kernel: string(), mtu: uint32(), pci: string() })),
    logs: object({
        default: string(),
        rateLimit: since('26.03', object({ burst: uint32({ minimum: 0 }), replenishPerSecond: uint32({ minimum: 0 }) })),
        tags: map(string()),
    }),
    neighbors: list(object({ asn: uint32(), ip: string(), source: string() })),
    profiling: object({ enabled: schema_builders_boolean() }),
    protocolIP: string(),
    vtepIP: string(),
    vtepMAC: string(),
    vtepMTU: uint32(),
    workers: uint8(),
});
const gatewayKind = defineKind({
    kind: 'Gateway',
    group: 'gateway',
    version: 'v1alpha1',
    plural: 'gateways',
    shortNames: ['gw'],
    categories: ['hedgehog', 'hedgehog-gateway'],
    spec: gatewaySpec,
    references: referTo({ kind: 'GatewayGroup', at: 'groups.*.name', byDefault: 'default' }),
    canonical: { keep: ['logs.rateLimit'], sort: { groups: ['name'] } },
});

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/gateway-peering.js







const gatewayPeeringSpec = object({
    acl: since('26.03', object({
        default: oneOf('deny', 'deny-unless-exposed', ''),
        rules: list(object({
            action: oneOf('deny', 'allow'),
            from: string(),
            log: schema_builders_boolean(),
            match: object({
                dst: list(object({ cidr: string(), ports: list(string()), vpcSubnet: string() })),
                proto: string(),
                src: list(object({ cidr: string(), ports: list(string()), vpcSubnet: string() })),
            }),
            name: string(),
            scope: oneOf('flow', 'packet', ''),
            to: string(),
        }, { required: ['action'] })),
    }, { required: ['default'], filled: ['default'] })),
    gatewayGroup: string(),
    peering: map(object({
        expose: list(object({
            as: list(object({ cidr: string(), not: string() })),
            default: schema_builders_boolean(),
            ips: list(object({ cidr: string(), not: string(), vpcSubnet: string() })),
            nat: object({
                masquerade: object({ idleTimeout: string() }),
                portForward: object({
                    idleTimeout: string(),
                    ports: list(object({ as: string(), port: string(), proto: oneOf('tcp', 'udp', '') })),
                }),
                static: object({}),
            }),
        })),
    })),
});
const OWNED_ANNOTATIONS = new Set([
    'gateway.githedgehog.com/vpcs',
    'gateway.githedgehog.com/nat',
]);
const EXTERNAL_PREFIX = 'ext.';
/** A side is the name of a VPC, or `ext.` and the name of an External. */
function vpcOfSide(side) {
    return side.startsWith(EXTERNAL_PREFIX) ? undefined : side;
}
function externalOfSide(side) {
    return side.startsWith(EXTERNAL_PREFIX) ? side.slice(EXTERNAL_PREFIX.length) : undefined;
}
const DEFAULT_IDLE_TIMEOUT = 120000000000n;
/**
 * `300s` and `5m` are one duration, and zero and the default are absence. What is filled in inside a list must not
 * stay in the comparison, because a list differs as a whole.
 */
function canonicalIdleTimeout(value) {
    const duration = typeof value === 'string' ? durationNanoseconds(value) : undefined;
    if (duration === undefined)
        return value;
    return duration === 0n || duration === DEFAULT_IDLE_TIMEOUT ? null : formatDuration(duration);
}
/** `flow` is what a rule without a scope gets. */
function canonicalScope(value) {
    return value === 'flow' ? null : value;
}
const twoSidesRule = {
    code: 'HHS-GP-4',
    severity: 'error',
    needs: 'self',
    title: 'a peering has exactly two sides',
    check(manifest) {
        const peering = specMember(manifest, 'peering') ?? null;
        if (peering !== null && !(0,json/* isJsonObject */.OW)(peering))
            return [];
        const sides = peering === null ? [] : keptKeys(peering);
        if (sides.length === 2)
            return [];
        return [
            {
                pointer: '/spec/peering',
                message: `${(0,object_id/* displayId */.kX)(manifest.id)}: a peering has exactly two sides, this one has ${sides.length}`,
                help: 'Name two sides below spec.peering, each a VPC or "ext." and an External; write "{}" for a side that exposes nothing.',
            },
        ];
    },
};
const nullSideRule = nullEntryRule('HHS-NULL-2', 'side', (manifest) => mapAt(manifest, 'peering'));
const gatewayPeeringKind = defineKind({
    kind: 'GatewayPeering',
    group: 'gateway',
    version: 'v1alpha1',
    plural: 'gatewaypeerings',
    shortNames: ['gwpeer'],
    categories: ['hedgehog', 'hedgehog-gateway'],
    spec: gatewayPeeringSpec,
    references: referTo({ kind: 'GatewayGroup', at: 'gatewayGroup' }, { kind: 'VPC', at: 'peering', keys: true, name: vpcOfSide }, { kind: 'External', at: 'peering', keys: true, name: externalOfSide }),
    canonical: {
        keep: [
            'acl',
            'peering.*.expose.*.nat.static',
            'peering.*.expose.*.nat.masquerade',
            'peering.*.expose.*.nat.portForward',
        ],
        rewrite: {
            'acl.rules.*.scope': canonicalScope,
            'peering.*.expose.*.nat.masquerade.idleTimeout': canonicalIdleTimeout,
            'peering.*.expose.*.nat.portForward.idleTimeout': canonicalIdleTimeout,
        },
    },
    rules: [twoSidesRule, nullSideRule],
    ownsLabel: (key) => key.startsWith('vpc.gateway.githedgehog.com/'),
    ownsAnnotation: (key) => OWNED_ANNOTATIONS.has(key),
});

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/gateway-agent.js




const gatewayAgentSpec = object({
    agentVersion: string(),
    communities: map(string()),
    config: object({ fabricBFD: schema_builders_boolean() }),
    gateway: gatewaySpec,
    groups: map(object({
        members: list(object({ name: string(), priority: uint32(), vtepIP: string() }, { required: ['name', 'priority', 'vtepIP'] })),
    })),
    peerings: map(gatewayPeeringSpec),
    vpcs: map(object({ internalID: string(), subnets: map(object({ cidr: string() })), vni: uint32() })),
}, { atomic: true });
const prefixes = object({ received: int32(), receivedPrePolicy: int32(), sent: int32() });
const gateway_agent_messages = object(each(int64(), 'capability', 'keepalive', 'notification', 'open', 'routeRefresh', 'update'));
const gateway_agent_bgpNeighbor = object({
    connectionsDropped: int64(),
    enabled: schema_builders_boolean(),
    establishedTransitions: int64(),
    ipv4UnicastPrefixes: prefixes,
    ipv6UnicastPrefixes: prefixes,
    l2VPNEVPNPrefixes: prefixes,
    lastResetReason: string(),
    localAS: int32(),
    messages: object({ received: gateway_agent_messages, sent: gateway_agent_messages }),
    peerAS: int32(),
    remoteRouterID: string(),
    sessionState: oneOf('unset', 'idle', 'connect', 'active', 'open', 'established'),
});
const gatewayAgentStatus = object({
    agentVersion: string(),
    lastAppliedGen: int64(),
    lastAppliedTime: dateTime(),
    lastHeartbeat: dateTime(),
    state: object({
        bgp: object({ vrfs: map(object({ neighbors: map(gateway_agent_bgpNeighbor) })) }),
        dataplane: object({ version: string() }),
        frr: object({ lastAppliedGen: int64() }),
        lastCollectedTime: dateTime(),
        peerings: map(object({ b: int64(), bps: number(), d: int64(), p: int64(), pps: number() })),
        vpcs: map(object({ b: int64(), d: int64(), p: int64() })),
    }),
}, { atomic: true });
const gatewayAgentKind = defineKind({
    kind: 'GatewayAgent',
    group: 'gwint',
    version: 'v1alpha1',
    plural: 'gatewayagents',
    shortNames: ['gwag'],
    categories: ['hedgehog', 'hedgehog-gateway'],
    spec: gatewayAgentSpec,
    status: gatewayAgentStatus,
    owner: 'controller',
});

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/gateway-group.js




const gatewayGroupSpec = object({});
const DEFAULT_GROUP = 'default';
/**
 * The controller makes the group `default` once there is a Gateway or a GatewayPeering, so it counts as present, and
 * one that is live but not in Git is nobody's leftover.
 */
const gatewayGroupKind = defineKind({
    kind: 'GatewayGroup',
    group: 'gateway',
    version: 'v1alpha1',
    plural: 'gatewaygroups',
    shortNames: ['gwgr'],
    categories: ['hedgehog', 'hedgehog-gateway'],
    spec: gatewayGroupSpec,
    required: ['metadata'],
    builtInNames: [DEFAULT_GROUP],
    isGenerated: (object) => (0,json/* getOwn */.Ng)((0,live_object/* metadataOf */.N)(object), 'name') === DEFAULT_GROUP,
});

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/server.js


const serverSpec = object({ description: string(), profile: string() });
/** `spec.profile` is looked up by nobody, so it is not a reference. */
const serverKind = defineKind({
    kind: 'Server',
    group: 'wiring',
    version: 'v1beta1',
    plural: 'servers',
    shortNames: ['srv'],
    categories: ['hedgehog', 'wiring', 'fabric'],
    spec: serverSpec,
    ownsLabel: isFabricKey,
});

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/server-profile.js


const serverProfileSpec = object({
    nics: list(object({ name: string(), ports: list(object({ name: string() })) })),
});
/** Not used by the fabric, and no webhook looks at it. */
const serverProfileKind = defineKind({
    kind: 'ServerProfile',
    group: 'wiring',
    version: 'v1beta1',
    plural: 'serverprofiles',
    categories: ['hedgehog', 'wiring', 'fabric'],
    spec: serverProfileSpec,
});

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/switch-group.js


const switchGroupSpec = object({});
/** Its name is all it has: switches list it, and a redundancy group is one. No webhook looks at it. */
const switchGroupKind = defineKind({
    kind: 'SwitchGroup',
    group: 'wiring',
    version: 'v1beta1',
    plural: 'switchgroups',
    shortNames: ['sg'],
    categories: ['hedgehog', 'wiring', 'fabric'],
    spec: switchGroupSpec,
});

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/vpc-info.js


const vpcInfoSpec = object({ subnets: map(object({ cidr: string() })), vni: uint32() });
const vpcInfoKind = defineKind({
    kind: 'VPCInfo',
    group: 'gateway',
    version: 'v1alpha1',
    plural: 'vpcinfos',
    shortNames: ['gwvpc'],
    categories: ['hedgehog', 'hedgehog-gateway'],
    spec: vpcInfoSpec,
    status: object({ internalID: string() }),
    owner: 'controller',
});

;// CONCATENATED MODULE: ./lib/domain/fabric/registry.js






















/** A new kind is one more line here. */
const fabricKinds = [
    switchKind,
    switchGroupKind,
    switchProfileKind,
    serverKind,
    serverProfileKind,
    connectionKind,
    vlanNamespaceKind,
    ipv4NamespaceKind,
    vpcKind,
    vpcAttachmentKind,
    vpcPeeringKind,
    externalKind,
    externalAttachmentKind,
    externalPeeringKind,
    gatewayKind,
    gatewayGroupKind,
    gatewayPeeringKind,
    vpcInfoKind,
    gatewayAgentKind,
    agentKind,
    catalogKind,
    dhcpSubnetKind,
];
/** Every kind of the fabric. The rest of the house gets it as an argument. */
const fabricRegistry = registryOf(fabricKinds);
function registryOf(kinds) {
    const byGroupAndKind = new Map(kinds.map((kind) => [`${kind.group}/${kind.kind}`, kind]));
    const byKind = new Map(kinds.map((kind) => [kind.kind, kind]));
    const byAnyName = new Map(kinds.flatMap((kind) => namesOf(kind).map((name) => [name, kind])));
    return {
        kinds,
        find: (group, kind) => byGroupAndKind.get(`${group}/${kind}`),
        byName: (name) => byAnyName.get(name.toLowerCase()),
        isFabricMetadataKey(map, key, kind) {
            const definition = byKind.get(kind);
            if (!definition)
                return false;
            return map === 'labels' ? definition.ownsLabel(key) : definition.ownsAnnotation(key);
        },
    };
}
/** Also the kubectl form with the group, `vpcs.vpc.githedgehog.com`. */
function namesOf(kind) {
    const names = [kind.singular, kind.plural, ...kind.shortNames];
    return [...names, `${kind.plural}.${kind.group}`].map((name) => name.toLowerCase());
}


/***/ }),

/***/ 2107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ metadataOf),
/* harmony export */   Y: () => (/* binding */ managedFieldsOf)
/* harmony export */ });
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3600);

function metadataOf(object) {
    return (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(object.metadata) ? object.metadata : {};
}
function managedFieldsOf(object) {
    const list = metadataOf(object).managedFields;
    if (!Array.isArray(list))
        return [];
    return list.filter(_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW).map((entry) => ({
        manager: typeof entry.manager === 'string' ? entry.manager : '',
        operation: entry.operation === 'Apply' ? 'Apply' : 'Update',
        apiVersion: typeof entry.apiVersion === 'string' ? entry.apiVersion : '',
        time: typeof entry.time === 'string' ? entry.time : null,
        subresource: typeof entry.subresource === 'string' && entry.subresource !== '' ? entry.subresource : null,
        fields: (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(entry.fieldsV1) ? entry.fieldsV1 : {},
    }));
}


/***/ }),

/***/ 4258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Do: () => (/* binding */ parseKey),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   kX: () => (/* binding */ displayId),
/* harmony export */   q3: () => (/* binding */ compareIds)
/* harmony export */ });
/* harmony import */ var _shared_compare_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1155);

function keyOf(id) {
    return `${id.kind}.${id.group}/${id.namespace}/${id.name}`;
}
function parseKey(key) {
    const match = /^([^./]+)\.([^/]*)\/([^/]*)\/([^/]+)$/.exec(key);
    if (!match)
        return undefined;
    const [, kind = '', group = '', namespace = '', name = ''] = match;
    return { group, kind, namespace, name };
}
/** How a person is told of it: `VPC default/vpc-1`. */
function displayId(id) {
    return `${id.kind} ${id.namespace}/${id.name}`;
}
/** Total order used wherever a list of objects is shown: kind, namespace, name. */
function compareIds(a, b) {
    return (0,_shared_compare_text_js__WEBPACK_IMPORTED_MODULE_0__/* .compareText */ .n)(a.kind, b.kind) || (0,_shared_compare_text_js__WEBPACK_IMPORTED_MODULE_0__/* .compareText */ .n)(a.namespace, b.namespace) || (0,_shared_compare_text_js__WEBPACK_IMPORTED_MODULE_0__/* .compareText */ .n)(a.name, b.name);
}


/***/ }),

/***/ 4251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ assertNever),
/* harmony export */   y: () => (/* binding */ impossible)
/* harmony export */ });
/** Makes a `switch` over a union exhaustive: a new member is a compile error here. */
function assertNever(value) {
    impossible(`no branch for ${JSON.stringify(value)}`);
}
/** This program is wrong, not its input: ends the run and asks for a report. */
function impossible(what) {
    throw new Error(`this must not happen, please report it: ${what}`);
}


/***/ }),

/***/ 3600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ jsonEquals),
/* harmony export */   Ng: () => (/* binding */ getOwn),
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   P5: () => (/* binding */ setOwn),
/* harmony export */   dj: () => (/* binding */ canonicalJson)
/* harmony export */ });
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Own property only: keys such as `__proto__` or `constructor` are data, never the prototype's. */
function getOwn(object, key) {
    return Object.hasOwn(object, key) ? object[key] : undefined;
}
/** A copy of `object` with `key` set as an own property, `__proto__` included. */
function setOwn(target, key, value) {
    if (key === '__proto__') {
        Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
    }
    else {
        target[key] = value;
    }
}
/** Deep equality of JSON values; key order does not matter, list order does. */
function jsonEquals(a, b) {
    if (a === b)
        return true;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
        return false;
    if (Array.isArray(a) || Array.isArray(b)) {
        if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length)
            return false;
        for (let i = 0; i < a.length; i++)
            if (!jsonEquals(a[i], b[i]))
                return false;
        return true;
    }
    const left = a;
    const right = b;
    const keys = Object.keys(left);
    if (keys.length !== Object.keys(right).length)
        return false;
    for (const key of keys) {
        if (!Object.hasOwn(right, key) || !jsonEquals(left[key], right[key]))
            return false;
    }
    return true;
}
/** JSON text with keys sorted at every level: equal values give equal text, so it can be hashed. */
function canonicalJson(value) {
    if (typeof value !== 'object' || value === null)
        return JSON.stringify(value);
    if (Array.isArray(value))
        return `[${value.map(canonicalJson).join(',')}]`;
    const object = value;
    const parts = [];
    for (const key of Object.keys(object).sort()) {
        parts.push(`${JSON.stringify(key)}:${canonicalJson(object[key])}`);
    }
    return `{${parts.join(',')}}`;
}


/***/ }),

/***/ 157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gt: () => (/* binding */ displayPath),
/* harmony export */   Mr: () => (/* binding */ pointerTokens),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   Y2: () => (/* binding */ childPointer),
/* harmony export */   fK: () => (/* binding */ valueAt),
/* harmony export */   rq: () => (/* binding */ pointerOf)
/* harmony export */ });
/* unused harmony export escapeToken */
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3600);

function escapeToken(token) {
    return token.replaceAll('~', '~0').replaceAll('/', '~1');
}
function pointerOf(tokens) {
    let text = '';
    for (const token of tokens)
        text += `/${escapeToken(String(token))}`;
    return text;
}
function childPointer(parent, token) {
    return `${parent}/${escapeToken(String(token))}`;
}
function pointerTokens(pointer) {
    if (pointer === '')
        return [];
    return pointer
        .slice(1)
        .split('/')
        .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
/** The value at `pointer`, or undefined where there is none. */
function valueAt(root, pointer) {
    let value = root;
    for (const token of pointerTokens(pointer)) {
        if (Array.isArray(value))
            value = /^\d+$/.test(token) ? value[Number(token)] : undefined;
        else if ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value))
            value = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getOwn */ .Ng)(value, token);
        else
            return undefined;
        if (value === undefined)
            return undefined;
    }
    return value;
}
/** True when `pointer` is `ancestor` or lies below it. */
function isWithin(pointer, ancestor) {
    return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}
/** `/spec/subnets/default/vlan` as people write it: `spec.subnets.default.vlan`, `spec.links[0].port`. */
function displayPath(pointer) {
    let text = '';
    for (const token of pointerTokens(pointer)) {
        if (/^\d+$/.test(token) && text !== '')
            text += `[${token}]`;
        else if (/^[A-Za-z0-9_-]+$/.test(token))
            text += text === '' ? token : `.${token}`;
        else
            text += `["${token}"]`;
    }
    return text;
}


/***/ }),

/***/ 193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  executeCommand: () => (/* binding */ executeCommand)
});

// EXTERNAL MODULE: ./lib/domain/shared/pointer.js
var shared_pointer = __webpack_require__(157);
;// CONCATENATED MODULE: ./lib/domain/config/object-argument.js

/**
 * Reads `VPC/vpc-1`, `VPC/vpc-1:/spec/subnets/default/vlan` or `VPC/vpc-1:spec.subnets.default.vlan`.
 * `where` is what the user wrote it for (`--accept-git`, `explain`). A field is refused unless `mayHaveField`.
 */
function readObjectArgument(where, text, mayHaveField) {
    const match = /^([^/:\s]+)\/([^/:\s]+)(?::(.*))?$/s.exec(text);
    const [, kind, name, field] = match ?? [];
    if (kind === undefined || name === undefined)
        return refused(where, text, 'is not of the form KIND/NAME', mayHaveField);
    if (field === undefined)
        return { ok: true, value: { kind, name, pointer: null } };
    if (!mayHaveField)
        return refused(where, text, 'names a field, but a whole object is explained', mayHaveField);
    const pointer = readField(field);
    if (pointer === null)
        return refused(where, text, 'has no field path after the colon', mayHaveField);
    return { ok: true, value: { kind, name, pointer } };
}
function refused(where, text, problem, mayHaveField) {
    const example = mayHaveField
        ? 'VPC/vpc-1 or VPC/vpc-1:/spec/subnets/default/vlan; drift shows the commands to copy'
        : 'VPC/vpc-1; plan lists every object';
    const message = `${where}: ${JSON.stringify(text.slice(0, 120))} ${problem}`;
    return { ok: false, facts: { code: 'HHS-2001', message, help: `Write it like ${example}.` } };
}
/** A JSON pointer, or a path as reports show it: `spec.links[0].port`, `metadata.annotations["a/b"]`. */
function readField(text) {
    if (text.startsWith('/'))
        return /^(\/([^~]|~[01])*)$/s.test(text) && text !== '/' ? text : null;
    const tokens = [];
    const pattern = /\.?([^.[\]"]+)|\[(\d+)\]|\["([^"]*)"\]/gy;
    let end = 0;
    for (const match of text.matchAll(pattern)) {
        tokens.push(match[1] ?? match[2] ?? match[3] ?? '');
        end = match.index + match[0].length;
    }
    return tokens.length > 0 && end === text.length ? (0,shared_pointer/* pointerOf */.rq)(tokens) : null;
}

// EXTERNAL MODULE: ./lib/domain/resource/object-id.js
var object_id = __webpack_require__(4258);
// EXTERNAL MODULE: ./lib/domain/report/escape-text.js
var escape_text = __webpack_require__(1226);
// EXTERNAL MODULE: ./lib/domain/report/layout.js
var layout = __webpack_require__(8041);
;// CONCATENATED MODULE: ./lib/domain/report/convergence-text.js


/** The summary, and a line for every switch that is behind; those that are there are only counted. */
function renderConvergence(report, screen) {
    const { style } = screen;
    const behind = report.switches.filter((one) => one.state !== 'converged');
    const paint = behind.length === 0 ? style.green : style.yellow;
    const rows = behind.map((one) => [
        (0,escape_text/* plainText */.w)(one.name),
        stateText(one.state, screen),
        generationText(one),
        heartbeatText(one.heartbeatAgeMs),
    ]);
    const head = ['switch', 'state', 'generation', 'heartbeat'].map(style.dim);
    return [
        ...(0,layout/* wrap */.LV)(paint(`${(0,escape_text/* plainText */.w)(report.summary)}.`), screen.columns, '', '  '),
        ...(rows.length === 0 ? [] : (0,layout/* table */.tp)([head, ...rows], screen.columns)),
        ...(rows.length === 0 ? [] : causes(behind, screen)),
    ];
}
function stateText(state, { style }) {
    return state === 'lagging' ? style.yellow(state) : style.red(state);
}
function generationText(one) {
    if (one.generation === null)
        return 'no agent';
    return `${one.generation} wanted, ${one.lastAppliedGen ?? 'none'} applied`;
}
function heartbeatText(ageMs) {
    return ageMs === null ? 'none' : `${Math.round(ageMs / 1000)} s ago`;
}
const CAUSES = {
    converged: null,
    lagging: 'Lagging: the switch still works on it, or its agent fails; look at the agent log on the switch.',
    silent: 'Silent: the switch has not been heard of lately; check that it is up and reaches the control node.',
    missing: 'Missing: the fabric has made no Agent for the switch; look at the log of the fabric controller.',
};
function causes(behind, { columns }) {
    const states = [...new Set(behind.map((one) => one.state))].sort();
    return states.flatMap((state) => (0,layout/* wrap */.LV)(CAUSES[state] ?? '', columns, '  ', '    '));
}

// EXTERNAL MODULE: ./lib/domain/shared/json.js
var json = __webpack_require__(3600);
;// CONCATENATED MODULE: ./lib/domain/report/show-value.js



/** Longest value in a report; what is longer is cut, and said how large it is. */
const VALUE_LIMIT = 60;
/** A value on one line as a person reads it: `1001`, `"10.0.1.0/24"`, `{vlan: 1001, subnet: "10.0.1.0/24"}`. */
function showValue(value, limit = VALUE_LIMIT) {
    if (value === undefined)
        return '(none)';
    const text = (0,escape_text/* plainText */.w)(flow(value, limit));
    return text.length <= limit ? text : `${(0,layout/* shorten */.ml)(text, limit)}${sizeOf(value)}`;
}
/** Stops soon after `limit`, so that a huge value costs no more than a small one. */
function flow(value, limit) {
    if (typeof value === 'string')
        return JSON.stringify(value.slice(0, limit * 2));
    if (typeof value !== 'object' || value === null)
        return String(value);
    const parts = [];
    let length = 2;
    const entries = Array.isArray(value)
        ? value.map((item) => ['', item])
        : Object.entries(value);
    for (const [key, item] of entries) {
        const part = (key === '' ? '' : `${keyText(key)}: `) + flow(item, limit);
        parts.push(part);
        length += part.length + 2;
        if (length > limit * 2)
            break;
    }
    return (0,json/* isJsonObject */.OW)(value) ? `{${parts.join(', ')}}` : `[${parts.join(', ')}]`;
}
function keyText(key) {
    return /^[A-Za-z0-9_./-]+$/.test(key) ? key : JSON.stringify(key);
}
function sizeOf(value) {
    if (typeof value === 'string')
        return ` (${value.length} characters)`;
    if (Array.isArray(value))
        return ` (${value.length} items)`;
    return (0,json/* isJsonObject */.OW)(value) ? ` (${Object.keys(value).length} fields)` : '';
}

;// CONCATENATED MODULE: ./lib/domain/report/field-text.js




/** `vpcs.yaml:36`, or nothing for an object that is not in Git. */
function placeText(location) {
    return location === null ? '' : `${(0,escape_text/* plainText */.w)(location.file)}:${location.line}`;
}
function pathText(field) {
    return (0,escape_text/* plainText */.w)((0,shared_pointer/* displayPath */.Gt)(field.pointer));
}
/** One line for a change that Git asks for: `spec.vlan: 1001 → 1002  vpcs.yaml:36`. */
function changeLine(field, side, screen) {
    const { style } = screen;
    const before = showValue(side === 'cluster' ? field.live : field.base);
    const after = showValue(field.desired);
    const text = `${pathText(field)}: ${style.red(before)} → ${style.green(after)}  ${style.dim(placeText(field.location))}`;
    return (0,layout/* wrap */.LV)(text.trimEnd(), screen.columns, '      ', '          ');
}
/** The three values below each other, each with where it comes from. */
function threeValues(field, screen) {
    const { style, columns } = screen;
    const base = field.baseKnown ? showValue(field.base) : style.dim('not known');
    const head = `${pathText(field)}${field.conflict ? style.red('  conflict') : ''}`;
    const rows = [
        ['Git', `${style.green(showValue(field.desired))}  ${style.dim(placeText(field.location))}`.trimEnd()],
        ['last applied', base],
        ['cluster', `${style.red(showValue(field.live))}  ${style.dim(blameText(field.blame))}`],
    ];
    return [...(0,layout/* wrap */.LV)(head, columns, '      '), ...(0,layout/* table */.tp)(rows, columns, '        ')];
}
/** Who wrote the live value, and no more than is known. */
function blameText(blame) {
    if (blame === null)
        return 'by whom is not recorded';
    const when = blame.time === null ? 'at an unknown time' : `last write ${(0,escape_text/* plainText */.w)(blame.time)}`;
    return `by ${(0,escape_text/* plainText */.w)(blame.manager)} (${blame.operation}), ${when}`;
}

;// CONCATENATED MODULE: ./lib/domain/report/next-steps.js

/** `KIND/NAME[:POINTER]`, as `--accept-git` and `explain` read it. */
function objectArgument(id, pointer = null) {
    return `${id.kind}/${id.name}${pointer === null ? '' : `:${pointer}`}`;
}
function nextStepsOf(change, context) {
    switch (change.hold) {
        case 'foreign-change':
        case 'conflict':
            return foreignSteps(change.assessment, context);
        case 'delete-off':
            return [{ gives: 'keep it', how: 'put its manifest back into Git' }];
        case 'unmanaged':
            return [{ gives: 'manage it', how: 'write its manifest into Git, and apply' }];
        case 'invalid':
        case 'refers-to-invalid':
            return [{ gives: 'see the errors', how: context.commandLine('validate') }];
        case 'kind-not-served':
            return [{ gives: 'see what is served', how: context.commandLine('doctor') }];
        case 'ignored':
        case null:
            return [];
    }
}
const FIELD_COMMANDS_SHOWN = 4;
function foreignSteps(assessment, context) {
    const { id, manifest, live, fields } = assessment;
    if (manifest === null || live === null) {
        return [{ gives: 'keep it', how: 'put its manifest back into Git with the values of the cluster' }];
    }
    const accept = (pointer) => context.commandLine('apply', ['--accept-git', objectArgument(id, pointer)]);
    const single = fields.length <= FIELD_COMMANDS_SHOWN;
    const commands = single ? fields.map((field) => accept(field.pointer)) : [accept(null)];
    const place = fields.find((field) => field.location !== null)?.location ?? manifest;
    return [
        ...commands.map((how) => ({ gives: "take Git's value", how })),
        {
            gives: "take the cluster's",
            how: `write it at ${(0,escape_text/* plainText */.w)(place.file)}:${place.line}, commit, then ${context.commandLine('apply')}`,
        },
    ];
}

;// CONCATENATED MODULE: ./lib/domain/report/held-text.js






/** An object that is not written: why, the values of each side, and the commands that settle it. */
function heldBlock(change, context) {
    const { assessment } = change;
    return [
        ...headOf(change, context),
        ...assessment.fields.flatMap((field) => threeValues(field, context)),
        ...stepLines(change, context),
    ];
}
/** An object that Git dropped: what would still refer to it comes first, because it decides. */
function candidateBlock(change, context) {
    const { dependents, fields } = change.assessment;
    const needed = dependents.flatMap((dependent) => (0,layout/* wrap */.LV)(`still needed by ${(0,escape_text/* plainText */.w)((0,object_id/* displayId */.kX)(dependent.id))} (${(0,escape_text/* plainText */.w)((0,shared_pointer/* displayPath */.Gt)(dependent.pointer))}, ${dependent.inGit ? 'in Git' : 'in the cluster only'})`, context.columns, '      ', '        '));
    return [
        ...headOf(change, context),
        ...needed,
        ...fields.flatMap((field) => threeValues(field, context)),
        ...stepLines(change, context),
    ];
}
function headOf(change, { style, columns }) {
    const { manifest, entry, state } = change.assessment;
    const place = manifest === null ? (entry === null ? '' : `was in ${(0,escape_text/* plainText */.w)(entry.file)}`) : placeText(manifest);
    const head = `${style.yellow('!')} ${style.bold((0,escape_text/* plainText */.w)((0,object_id/* displayId */.kX)(change.id)))}  ${style.dim(place)}`;
    return [
        ...(0,layout/* wrap */.LV)(head.trimEnd(), columns, '  ', '      '),
        ...(0,layout/* wrap */.LV)(`${state}: ${(0,escape_text/* plainText */.w)(change.reason)}`, columns, '      ', '        '),
    ];
}
/** Commands are never wrapped: they are there to be copied. */
function stepLines(change, context) {
    const { style } = context;
    const rows = nextStepsOf(change, context).map(({ gives, how }) => [`${gives}:`, style.bold(how)]);
    return (0,layout/* table */.tp)(rows, 0, '      ');
}
/** Once a reason, not once an object: comparisons that lack the base, and what that means. */
function twoWayNotes(changes, { columns }) {
    const byReason = new Map();
    for (const { assessment } of changes) {
        if (assessment.comparison === 'three-way' || assessment.ignored)
            continue;
        const reason = assessment.twoWayReason ?? 'the base is not known';
        byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
    }
    return [...byReason].flatMap(([reason, count]) => (0,layout/* wrap */.LV)(`Compared two-way only: ${(0,layout/* plural */.LS)(count, 'object')}, because ${(0,escape_text/* plainText */.w)(reason)}.`, columns, '', '  '));
}

// EXTERNAL MODULE: ./lib/domain/shared/compare-text.js
var compare_text = __webpack_require__(1155);
;// CONCATENATED MODULE: ./lib/domain/report/validation-text.js



/** Findings by file, then what was covered, then the verdict: the last line is what a person has to know. */
function renderValidation(validation, context) {
    const lines = [
        ...renderFindings(validation.diagnostics, context),
        ...renderCoverage(validation.coverage, context),
        ...renderSkipped(validation.skipped, context),
        '',
        verdictOf(validation, context),
    ];
    return `${lines.join('\n')}\n`;
}
function renderFindings(diagnostics, context) {
    const lines = [];
    let file = null;
    for (const diagnostic of diagnostics) {
        if (diagnostic.file !== file) {
            file = diagnostic.file;
            lines.push(context.style.bold((0,escape_text/* plainText */.w)(file)));
        }
        lines.push(...renderFinding(diagnostic, context), '');
    }
    return lines;
}
function renderFinding(diagnostic, context) {
    const { style, columns } = context;
    const place = `${(0,escape_text/* plainText */.w)(diagnostic.file)}:${diagnostic.line}:${diagnostic.column}`;
    const head = `${place} ${severityText(diagnostic.severity, context)} ${diagnostic.code} ${(0,escape_text/* plainText */.w)(diagnostic.message)}`;
    const lines = (0,layout/* wrap */.LV)(head, columns, '  ', '      ');
    const source = context.sourceLine(diagnostic.file, diagnostic.line);
    if (source !== undefined && source.trim() !== '')
        lines.push(...validation_text_frame(source, diagnostic, context));
    lines.push(...(0,layout/* wrap */.LV)(`help: ${(0,escape_text/* plainText */.w)(diagnostic.help)}`, columns, '      ', '            '));
    for (const related of diagnostic.related ?? []) {
        const where = `${(0,escape_text/* plainText */.w)(related.file)}:${related.line}:${related.column}`;
        lines.push(...(0,layout/* wrap */.LV)(`see:  ${style.bold(where)} ${(0,escape_text/* plainText */.w)(related.message)}`, columns, '      ', '            '));
    }
    return lines;
}
/** The line with a mark below the column; a long line is shown around the column only. */
function validation_text_frame(source, diagnostic, { style, columns }) {
    const gutter = `${diagnostic.line} | `;
    const room = Math.max(20, columns - 6 - gutter.length);
    const at = Math.min(Math.max(0, diagnostic.column - 1), source.length);
    const start = at < room - 10 ? 0 : at - Math.floor(room / 2);
    const before = (0,escape_text/* plainText */.w)(source.slice(start, at));
    const shown = (before + (0,escape_text/* plainText */.w)(source.slice(at, start + room))).slice(0, room).trimEnd();
    const pad = ' '.repeat(6);
    return [
        `${pad}${style.dim(gutter)}${shown}`,
        `${pad}${' '.repeat(gutter.length - 2)}${style.dim('|')} ${' '.repeat(before.length)}${style.red('^')}`,
    ];
}
function severityText(severity, { style }) {
    if (severity === 'error')
        return style.red('error');
    return severity === 'warning' ? style.yellow('warning') : style.blue('info');
}
/** `48 documents in 3 files: 47 validated, 1 with errors, 0 skipped`, and what could not be checked. */
function renderCoverage(coverage, screen) {
    const reasons = Object.entries(coverage.skippedByReason)
        .filter(([, count]) => count > 0)
        .sort(([a], [b]) => (0,compare_text/* compareText */.n)(a, b))
        .map(([reason, count]) => `${count} ${reason}`);
    const why = reasons.length === 0 ? '' : ` (${reasons.join(', ')})`;
    const seen = `${(0,layout/* plural */.LS)(coverage.documents, 'document')} in ${(0,layout/* plural */.LS)(coverage.files, 'file')}`;
    const text = `Coverage: ${seen}: ${coverage.validated} validated, ${coverage.invalid} with errors, ${coverage.skipped} skipped${why}.`;
    const unchecked = coverage.notChecked.map((what) => `Not checked: ${(0,escape_text/* plainText */.w)(what)}`);
    return [text, ...unchecked].flatMap((line) => (0,layout/* wrap */.LV)(line, screen.columns, '', '  '));
}
const SKIPPED_SHOWN = 12;
/** Every document that was left out, with the reason; a long list is cut, the counts above are not. */
function renderSkipped(skipped, { style, columns }) {
    const lines = skipped.slice(0, SKIPPED_SHOWN).flatMap((one) => {
        const place = one.line === null ? (0,escape_text/* plainText */.w)(one.file) : `${(0,escape_text/* plainText */.w)(one.file)}:${one.line}`;
        return (0,layout/* wrap */.LV)(`skipped ${place} (${one.reason}): ${(0,escape_text/* plainText */.w)(one.detail)}`, columns, '  ', '    ');
    });
    const more = skipped.length - SKIPPED_SHOWN;
    if (more > 0)
        lines.push(`  and ${more} more; --output json lists all`);
    return lines.map(style.dim);
}
function countSeverities(diagnostics) {
    const counts = { error: 0, warning: 0, info: 0 };
    for (const { severity } of diagnostics)
        counts[severity] += 1;
    return counts;
}
function verdictOf(validation, { style }) {
    const { error, warning } = countSeverities(validation.diagnostics);
    const warnings = warning === 0 ? [] : [(0,layout/* plural */.LS)(warning, 'warning')];
    if (error === 0) {
        const checked = (0,layout/* plural */.LS)(validation.coverage.validated, 'manifest');
        const tail = warnings.length === 0 ? '' : `, ${warnings[0]}`;
        return style.green(`Valid: ${checked} checked${tail}.`);
    }
    const found = (0,layout/* sentenceList */.MT)([(0,layout/* plural */.LS)(error, 'error'), ...warnings]);
    return style.red(`Not valid: ${found}. Mend the files named above; apply writes nothing until then.`);
}

;// CONCATENATED MODULE: ./lib/domain/report/apply-text.js








/** Order of the counts; a count of zero is left out, except where its absence would be a question. */
const COUNTED = [
    'created',
    'configured',
    'deleted',
    'unchanged',
    'held',
    'skipped',
    'refused',
    'failed',
];
const LISTED = ['created', 'configured', 'deleted', 'skipped', 'refused', 'failed'];
/** What was written, what was not and why, what the switches run; the last line is the sum. */
function renderApply(report, context) {
    const { columns } = context;
    const server = (0,escape_text/* plainText */.w)(report.comparedWith.name);
    const lines = [
        ...(0,layout/* wrap */.LV)(`Apply of fabric ${(0,escape_text/* plainText */.w)(report.fabric)} to ${server}`, columns, '', '  '),
        '',
        ...renderFindings(report.validation.diagnostics, context),
        ...(isRefusal(report) ? [] : [...written(report, context), ...held(report, context)]),
        ...renderCoverage(report.validation.coverage, context),
        ...twoWayNotes(report.plan?.changes ?? [], context),
        '',
        ...(report.convergence === null ? [] : renderConvergence(report.convergence, context)),
        ...(report.interrupted === null
            ? []
            : (0,layout/* wrap */.LV)(interruption(report.interrupted, context), columns, '', '  ')),
        ...(0,layout/* wrap */.LV)(summary(report, context), columns, '', '  '),
    ];
    return `${lines.join('\n')}\n`;
}
/** An invalid source: every object is held for the same reason, which is said once. */
function isRefusal(report) {
    const { error } = countSeverities(report.validation.diagnostics);
    return (error > 0 && report.outcomes.every((outcome) => outcome.outcome === 'held' && outcome.attempts === 0));
}
function written(report, context) {
    const changes = new Map(report.plan?.changes.map((change) => [change.key, change]));
    const lines = report.outcomes
        .filter((outcome) => LISTED.includes(outcome.outcome))
        .flatMap((outcome) => outcomeBlock(outcome, changes, context));
    return lines.length === 0 ? [] : [...lines, ''];
}
function outcomeBlock(outcome, changes, context) {
    const { columns, style } = context;
    const change = changes.get(outcome.key);
    const place = style.dim(placeText(change?.assessment.manifest ?? null));
    const head = `${outcomeText(outcome.outcome, context)} ${(0,escape_text/* plainText */.w)((0,object_id/* displayId */.kX)(outcome.id))}  ${place}`;
    const lines = (0,layout/* wrap */.LV)(head.trimEnd(), columns, '  ', '      ');
    const explained = outcome.error !== null || outcome.outcome === 'skipped' || outcome.accepted.length > 0;
    if (explained)
        lines.push(...(0,layout/* wrap */.LV)((0,escape_text/* plainText */.w)(outcome.reason), columns, '      '));
    for (const pointer of outcome.accepted) {
        lines.push(...(0,layout/* wrap */.LV)(`forced ${(0,escape_text/* plainText */.w)((0,shared_pointer/* displayPath */.Gt)(pointer))}`, columns, '      '));
    }
    if (outcome.error !== null) {
        const { code, message, help } = outcome.error;
        lines.push(...(0,layout/* wrap */.LV)(style.red(`${code} ${(0,escape_text/* plainText */.w)(message)}`), columns, '      ', '        '));
        lines.push(...(0,layout/* wrap */.LV)(`help: ${(0,escape_text/* plainText */.w)(help)}`, columns, '      ', '            '));
    }
    if (outcome.outcome === 'configured' && outcome.accepted.length === 0) {
        const fields = change?.assessment.fields ?? [];
        lines.push(...fields.flatMap((field) => changeLine(field, 'cluster', context)));
    }
    return lines;
}
function outcomeText(outcome, { style }) {
    if (outcome === 'created' || outcome === 'configured' || outcome === 'deleted')
        return style.green(outcome);
    return outcome === 'skipped' ? style.yellow(outcome) : style.red(outcome);
}
function held(report, context) {
    const keys = new Set(report.outcomes.filter((outcome) => outcome.outcome === 'held').map((outcome) => outcome.key));
    const changes = report.plan?.changes.filter((change) => keys.has(change.key)) ?? [];
    if (changes.length === 0)
        return [];
    const blocks = changes.flatMap((change) => change.assessment.deleteCandidate ? candidateBlock(change, context) : heldBlock(change, context));
    return ['Held, nothing was written on them:', ...blocks, ''];
}
function interruption(reason, { style }) {
    return style.red(`Stopped early: ${(0,escape_text/* plainText */.w)(reason)}.`);
}
function summary(report, { style }) {
    const counts = COUNTED.filter((outcome) => report.counts[outcome] > 0).map((outcome) => `${report.counts[outcome]} ${outcome}`);
    const sum = counts.length === 0 ? 'nothing was seen' : (0,layout/* sentenceList */.MT)(counts);
    if (isRefusal(report)) {
        const why = 'the source has errors, so nothing was written';
        return style.red(`Apply refused: ${why}. Mend them, or apply the valid part with --partial.`);
    }
    const bad = report.counts.failed + report.counts.refused > 0 || report.interrupted !== null;
    if (bad)
        return style.red(`Apply: ${sum}. Mend what is named above and run apply again.`);
    if (countSeverities(report.validation.diagnostics).error > 0) {
        return style.red(`Apply: ${sum}. The invalid part of the source was left out; validate shows the errors.`);
    }
    if (report.convergence?.result === 'timed-out') {
        const behind = report.convergence.switches.some((one) => one.state !== 'converged');
        const why = behind ? 'not yet in force on every switch' : 'the wait ended before the fabric had settled';
        return style.red(`Apply: ${sum}; accepted by the API server, ${why}.`);
    }
    if (report.counts.held > 0)
        return style.yellow(`Apply: ${sum}. Decide on what is held, as shown above.`);
    return style.green(`Apply: ${sum}.`);
}

;// CONCATENATED MODULE: ./lib/domain/report/plan-text.js






const UNMANAGED_SHOWN = 10;
/** Findings, delete candidates, waves, what is held; then the summary with what to do next. */
function renderPlan(report, context) {
    const { changes } = report.plan;
    const candidates = changes.filter((change) => change.assessment.deleteCandidate);
    const held = changes.filter((change) => change.action === 'hold' && !change.assessment.deleteCandidate && change.hold !== 'unmanaged');
    const lines = [
        ...(0,layout/* wrap */.LV)(headline('Plan', report), context.columns, '', '  '),
        '',
        ...renderFindings(report.validation.diagnostics, context),
        ...section('Gone from Git (deleting is off, so they stay)', candidates, (change) => candidateBlock(change, context)),
        ...waves(changes, report, context),
        ...section('Held', held, (change) => heldBlock(change, context)),
        ...unmanaged(changes, context),
        ...renderCoverage(report.validation.coverage, context),
        ...twoWayNotes(changes, context),
        '',
        ...(0,layout/* wrap */.LV)(plan_text_summary(report, context), context.columns, '', '  '),
    ];
    return `${lines.join('\n')}\n`;
}
/** `Plan of fabric lab-1 against cluster api.example.com:6443, from commit 1a2b3c4d5e6f`. */
function headline(what, report) {
    const { side, name } = report.comparedWith;
    const against = side === 'cluster' ? `cluster ${(0,escape_text/* plainText */.w)(name)}` : `commit ${name.slice(0, 12)}`;
    const { commit } = report.plan;
    const from = commit === null ? 'files that are in no commit' : `commit ${commit.slice(0, 12)}`;
    return `${what} of fabric ${(0,escape_text/* plainText */.w)(report.fabric)} against ${against}, from ${from}`;
}
function section(title, changes, block) {
    if (changes.length === 0)
        return [];
    return [`${title}:`, ...changes.flatMap(block), ''];
}
function waves(changes, report, context) {
    const lines = [];
    for (let wave = 1; wave <= report.plan.waves; wave++) {
        const written = changes.filter((change) => change.wave === wave && (change.action === 'create' || change.action === 'update'));
        const title = report.plan.waves === 1 ? 'Changes' : `Wave ${wave} of ${report.plan.waves}`;
        lines.push(...section(title, written, (change) => writtenBlock(change, report, context)));
    }
    return lines;
}
function writtenBlock(change, report, context) {
    const { style, columns } = context;
    const { manifest, fields, state } = change.assessment;
    const creates = change.action === 'create';
    // against a commit nothing is known of the cluster: an object that was there before is updated, not made
    const updates = !creates || fields.length > 0;
    const sign = updates ? style.yellow('~ update') : style.green('+ create');
    const why = state === 'missing' ? `  (${change.reason})` : '';
    const head = `${sign} ${(0,escape_text/* plainText */.w)((0,object_id/* displayId */.kX)(change.id))}  ${style.dim(placeText(manifest))}${why}`;
    return [
        ...(0,layout/* wrap */.LV)(head, columns, '  ', '      '),
        ...fields.flatMap((field) => changeLine(field, report.comparedWith.side, context)),
    ];
}
function unmanaged(changes, context) {
    const extra = changes.filter((change) => change.hold === 'unmanaged');
    if (extra.length === 0)
        return [];
    const names = extra.slice(0, UNMANAGED_SHOWN).map((change) => (0,escape_text/* plainText */.w)((0,object_id/* displayId */.kX)(change.id)));
    const more = extra.length > UNMANAGED_SHOWN ? [`${extra.length - UNMANAGED_SHOWN} more`] : [];
    const text = `In the cluster only, left alone: ${(0,layout/* sentenceList */.MT)([...names, ...more])}.`;
    return [...(0,layout/* wrap */.LV)(text, context.columns, '', '  '), ''];
}
function plan_text_summary(report, context) {
    const { style } = context;
    const { byAction, changes } = report.plan;
    const creates = changes.filter((change) => change.action === 'create' && change.assessment.fields.length === 0);
    const created = creates.length;
    const updated = byAction.create + byAction.update - created;
    const left = changes.filter((change) => change.hold === 'unmanaged').length;
    const counts = `${created} to create, ${updated} to update, ${byAction.hold - left} held, ${byAction.keep} unchanged`;
    const { error } = countSeverities(report.validation.diagnostics);
    if (error > 0) {
        const text = `Plan: ${counts}. The source has ${(0,layout/* plural */.LS)(error, 'error')}: apply writes nothing until they are mended`;
        return style.red(`${text} (--partial applies the valid part).`);
    }
    if (created + updated + byAction.hold - left === 0)
        return style.green(`Plan: nothing to do. ${counts}.`);
    if (created + updated === 0)
        return style.yellow(`Plan: ${counts}. Decide on what is held, as shown above.`);
    if (report.comparedWith.side === 'commit')
        return style.bold(`Plan: ${counts}.`);
    return `${style.bold(`Plan: ${counts}.`)} Next: ${context.commandLine('apply')}`;
}

;// CONCATENATED MODULE: ./lib/domain/report/drift-text.js







/** What differs between Git and the cluster: what somebody changed first, what only waits for an apply last. */
function renderDrift(report, context) {
    const { changes } = report.plan;
    const groups = groupsOf(changes);
    const block = (change) => change.assessment.deleteCandidate ? candidateBlock(change, context) : heldBlock(change, context);
    const lines = [
        ...(0,layout/* wrap */.LV)(headline('Drift', report), context.columns, '', '  '),
        '',
        ...renderFindings(report.validation.diagnostics, context),
        ...section('Conflicts (Git and cluster changed the same)', groups.conflicts, block),
        ...section('Changed on both sides, in different fields', groups.merges, block),
        ...section('Changed in the cluster', groups.byHand, block),
        ...section('Deleted in the cluster (an apply makes them again)', groups.missing, (change) => shortBlock(change, context)),
        ...section('In the cluster only', groups.extra, (change) => shortBlock(change, context)),
        ...section('Changed in Git, not applied yet', groups.waiting, (change) => waitingBlock(change, context)),
        ...renderCoverage(report.validation.coverage, context),
        ...twoWayNotes(changes, context),
        '',
        ...(0,layout/* wrap */.LV)(drift_text_summary(report, groups, context), context.columns, '', '  '),
    ];
    return `${lines.join('\n')}\n`;
}
function groupsOf(changes) {
    const seen = changes.filter((change) => !change.assessment.ignored);
    const inState = (state) => seen.filter((change) => change.assessment.state === state);
    const both = inState('both_changed');
    const hasConflict = (change) => change.assessment.fields.some((field) => field.conflict);
    return {
        conflicts: both.filter(hasConflict),
        merges: both.filter((change) => !hasConflict(change)),
        byHand: inState('cluster_ahead'),
        missing: inState('missing'),
        extra: inState('extra'),
        waiting: inState('git_ahead'),
    };
}
function shortBlock(change, { style, columns }) {
    const { manifest } = change.assessment;
    const head = `${style.yellow('!')} ${style.bold((0,escape_text/* plainText */.w)((0,object_id/* displayId */.kX)(change.id)))}  ${style.dim(placeText(manifest))}`;
    return (0,layout/* wrap */.LV)(head.trimEnd(), columns, '  ', '      ');
}
function waitingBlock(change, context) {
    const { style, columns } = context;
    const { assessment } = change;
    if (assessment.deleteCandidate)
        return candidateBlock(change, context);
    const head = `${style.green('+')} ${(0,escape_text/* plainText */.w)((0,object_id/* displayId */.kX)(change.id))}  ${style.dim(placeText(assessment.manifest))}  ${(0,escape_text/* plainText */.w)(assessment.reason)}`;
    return [
        ...(0,layout/* wrap */.LV)(head, columns, '  ', '      '),
        ...assessment.fields.flatMap((field) => changeLine(field, 'cluster', context)),
    ];
}
function drift_text_summary(report, groups, context) {
    const { style } = context;
    const parts = [
        count(groups.conflicts, 'in conflict'),
        count(groups.merges, 'changed on both sides'),
        count(groups.byHand, 'changed in the cluster'),
        count(groups.missing, 'deleted there'),
        count(groups.extra, 'in the cluster only'),
    ].flat();
    const gone = groups.waiting.filter((change) => change.assessment.deleteCandidate).length;
    const waiting = groups.waiting.length - gone;
    const inSync = `${(0,layout/* plural */.LS)(report.plan.byState.in_sync, 'object')} in sync`;
    const behind = [
        waiting === 0 ? '' : `; ${(0,layout/* plural */.LS)(waiting, 'object')} changed in Git, to be applied`,
        gone === 0 ? '' : `; ${(0,layout/* plural */.LS)(gone, 'object')} gone from Git, left in the cluster`,
    ].join('');
    const { error } = countSeverities(report.validation.diagnostics);
    const broken = error === 0 ? '' : ` The source has ${(0,layout/* plural */.LS)(error, 'error')}: what they hide was not compared.`;
    if (parts.length > 0) {
        return style.red(`Drift: ${(0,layout/* sentenceList */.MT)(parts)}; ${inSync}${behind}.${broken}`);
    }
    const text = `No drift: ${inSync}${behind}.${broken}`;
    if (error > 0)
        return style.red(text);
    return groups.waiting.length === 0
        ? style.green(text)
        : style.yellow(`${text} Next: ${context.commandLine('plan')}`);
}
function count(changes, what) {
    return changes.length === 0 ? [] : [`${(0,layout/* plural */.LS)(changes.length, 'object')} ${what}`];
}

;// CONCATENATED MODULE: ./lib/domain/report/explain-text.js




/** Inputs, rule, decision, next: why an object is in its state. */
function renderExplanation(report, context) {
    const { style, columns } = context;
    const rows = report.steps.map((step) => [(0,escape_text/* plainText */.w)(step.question), (0,escape_text/* plainText */.w)(step.answer)]);
    const lines = [
        style.bold(`${(0,escape_text/* plainText */.w)((0,object_id/* displayId */.kX)(report.id))} in fabric ${(0,escape_text/* plainText */.w)(report.fabric)}`),
        '',
        ...(0,layout/* table */.tp)(rows, columns),
        ...(report.assessment.fields.length === 0 ? [] : ['']),
        ...report.assessment.fields.flatMap((field) => threeValues(field, context)),
        '',
        ...(0,layout/* wrap */.LV)(`Decision: ${(0,escape_text/* plainText */.w)(report.decision)}`, columns, '', '  '),
        ...report.next.flatMap((step) => (0,layout/* wrap */.LV)(`Next: ${(0,escape_text/* plainText */.w)(step)}`, columns, '', '  ')),
    ];
    return `${lines.join('\n')}\n`;
}

// EXTERNAL MODULE: ./lib/domain/report/result-json.js + 2 modules
var result_json = __webpack_require__(4463);
;// CONCATENATED MODULE: ./lib/domain/report/setup-text.js


/** One line a check, the cure below each that is not right. */
function renderSetup(report, context) {
    const { style, columns } = context;
    const paint = { ok: style.green, warning: style.yellow, failed: style.red, skipped: style.dim };
    const rows = report.checks.flatMap((check) => {
        const line = [paint[check.result](check.result), (0,escape_text/* plainText */.w)(check.name), (0,escape_text/* plainText */.w)(check.detail)];
        return check.cure === '' ? [line] : [line, ['', '', style.bold(`→ ${(0,escape_text/* plainText */.w)(check.cure)}`)]];
    });
    const count = (result) => report.checks.filter((check) => check.result === result).length;
    const failed = count('failed');
    const warnings = count('warning');
    const verdict = failed > 0
        ? style.red(`${(0,layout/* plural */.LS)(failed, 'check')} failed: follow the arrows, then run doctor again.`)
        : warnings > 0
            ? style.yellow(`Ready, with ${(0,layout/* plural */.LS)(warnings, 'warning')}.`)
            : style.green('Ready: everything that a run needs is there.');
    const lines = [
        `Setup for fabric ${(0,escape_text/* plainText */.w)(report.fabric)}`,
        '',
        ...(0,layout/* table */.tp)(rows, columns),
        '',
        ...(0,layout/* wrap */.LV)(verdict, columns),
    ];
    return `${lines.join('\n')}\n`;
}

// EXTERNAL MODULE: ./lib/domain/shared/errors.js
var errors = __webpack_require__(7593);
;// CONCATENATED MODULE: ./lib/domain/fabric/convergence.js

/** An agent beats every 15 s; the fabric's own tools call it lost after a minute. */
const HEARTBEAT_LIMIT_MS = 60_000;
/** Every Switch has one agent of the same name. */
function switchNames(ids) {
    const names = new Set();
    for (const id of ids)
        if (id.kind === 'Switch')
            names.add(id.name);
    return [...names].sort(compare_text/* compareText */.n);
}
/** Where each expected switch stands at `now` (ISO 8601). Agents of switches nobody expects are left out. */
function assessSwitches(expected, agents, now) {
    return expected.map((name) => assessSwitch(name, agents.get(name), now));
}
function assessSwitch(name, agent, now) {
    if (agent === undefined) {
        return { name, state: 'missing', generation: null, lastAppliedGen: null, heartbeatAgeMs: null };
    }
    const beat = agent.lastHeartbeat === null ? Number.NaN : Date.parse(agent.lastHeartbeat);
    const heartbeatAgeMs = Number.isNaN(beat) ? null : Math.max(0, Date.parse(now) - beat);
    const fresh = heartbeatAgeMs !== null && heartbeatAgeMs < HEARTBEAT_LIMIT_MS;
    const applied = agent.generation > 0 && agent.lastAppliedGen === agent.generation;
    const state = !fresh ? 'silent' : applied ? 'converged' : 'lagging';
    return { name, state, generation: agent.generation, lastAppliedGen: agent.lastAppliedGen, heartbeatAgeMs };
}
function isConverged(switches) {
    return switches.every((one) => one.state === 'converged');
}
/** "11 of 12 switches run it; leaf-03 is lagging (generation 4, applied 3)". */
function describeConvergence(switches) {
    const behind = switches.filter((one) => one.state !== 'converged');
    const done = switches.length - behind.length;
    const head = `${done} of ${switches.length} switches run what the fabric asks of them`;
    if (behind.length === 0)
        return head;
    const named = behind.slice(0, 5).map(describeSwitch).join('; ');
    const more = behind.length > 5 ? `; and ${behind.length - 5} more` : '';
    return `${head}: ${named}${more}`;
}
function describeSwitch(one) {
    switch (one.state) {
        case 'missing':
            return `${one.name} has no agent`;
        case 'silent':
            return one.heartbeatAgeMs === null
                ? `${one.name} is silent (no heartbeat yet)`
                : `${one.name} is silent (last heartbeat ${Math.round(one.heartbeatAgeMs / 1000)} s ago)`;
        case 'lagging':
            return `${one.name} is lagging (generation ${one.generation}, applied ${one.lastAppliedGen ?? 'none'})`;
        case 'converged':
            return one.name;
    }
}

;// CONCATENATED MODULE: ./lib/operations/kind-address.js
/** All fabric objects live in this namespace (hedgehog-api.md 1.2). */
const FABRIC_NAMESPACE = 'default';
/** Where the API server keeps the objects of a kind. */
function addressOf(kind) {
    return {
        group: kind.group,
        version: kind.version,
        plural: kind.plural,
        kind: kind.kind,
        namespace: FABRIC_NAMESPACE,
    };
}

;// CONCATENATED MODULE: ./lib/operations/await-convergence.js



const TICK_MS = 200;
/** One look at the agents, for a run that wrote nothing. */
async function lookAtSwitches(ports, expected) {
    const { agents } = await ports.cluster.listAgents(FABRIC_NAMESPACE);
    const known = new Map(agents.map((agent) => [agent.name, agent]));
    const switches = assessSwitches(expected, known, ports.clock.now());
    return { result: 'not-waited', switches, waitedMs: 0, summary: describeConvergence(switches) };
}
/** LIST, then WATCH the Agents until every expected switch runs the newest generation, or the limit has passed. */
async function awaitConvergence(ports, wait) {
    const { clock } = ports;
    const started = clock.monotonicMs();
    const follower = new AgentFollower(ports, started);
    const stop = new AbortController();
    const abort = () => stop.abort();
    wait.signal.addEventListener('abort', abort, { once: true });
    const following = follower.follow(stop.signal);
    try {
        for (;;) {
            const now = clock.monotonicMs();
            follower.throwIfFailed();
            const switches = assessSwitches(wait.expected, follower.agents, clock.now());
            const settled = follower.listed && now - follower.movedAtMs >= wait.settleMs;
            const done = settled && isConverged(switches);
            const ready = switches.filter((one) => one.state === 'converged').length;
            ports.progress.report('wait for switches', settled ? ready : 0, switches.length);
            const waitedMs = Math.round(now - started);
            if (done)
                return { result: 'converged', switches, waitedMs, summary: describeConvergence(switches) };
            if (waitedMs >= wait.waitMs || wait.signal.aborted) {
                const summary = `${describeUnsettled(switches, wait.settleMs)}, after ${Math.round(waitedMs / 1000)} s`;
                return { result: 'timed-out', switches, waitedMs, summary };
            }
            await clock.sleep(TICK_MS, wait.signal).catch(() => undefined);
        }
    }
    finally {
        wait.signal.removeEventListener('abort', abort);
        stop.abort();
        await following;
    }
}
/** All may look done although the controller had no time yet to ask anything new of them. */
function describeUnsettled(switches, settleMs) {
    if (!isConverged(switches))
        return describeConvergence(switches);
    const seconds = Math.round(settleMs / 1000);
    return `no switch was seen to lag, but the ${seconds} s in which the controller may still change what it asks were not over`;
}
/** Keeps the newest status of each agent; a watch that expired is started again from a fresh list. */
class AgentFollower {
    agents = new Map();
    #ports;
    movedAtMs;
    listed = false;
    #failure = null;
    constructor(ports, startedMs) {
        this.#ports = ports;
        this.movedAtMs = startedMs;
    }
    throwIfFailed() {
        if (this.#failure !== null)
            throw this.#failure;
    }
    async follow(signal) {
        while (!signal.aborted) {
            try {
                const from = await this.#list();
                for await (const event of this.#ports.cluster.watchAgents(FABRIC_NAMESPACE, from, signal)) {
                    if (event.type === 'changed')
                        this.#take(event.agent);
                    else if (event.type === 'deleted')
                        this.#drop(event.name);
                }
            }
            catch (error) {
                if (signal.aborted)
                    return;
                if (error instanceof errors/* KubernetesError */.dK && error.status === 410)
                    continue;
                if (!(0,errors/* isSyncError */.qw)(error) || !error.retryable) {
                    this.#failure = error;
                    return;
                }
                await this.#ports.clock.sleep(1000, signal).catch(() => undefined);
            }
        }
    }
    async #list() {
        const { agents, resourceVersion } = await this.#ports.cluster.listAgents(FABRIC_NAMESPACE);
        const names = new Set(agents.map((agent) => agent.name));
        for (const name of [...this.agents.keys()])
            if (!names.has(name))
                this.#drop(name);
        for (const agent of agents)
            this.#take(agent);
        this.listed = true;
        return resourceVersion;
    }
    #take(agent) {
        const known = this.agents.get(agent.name);
        const moved = known === undefined ? this.listed : known.generation !== agent.generation || known.uid !== agent.uid;
        if (moved)
            this.movedAtMs = this.#ports.clock.monotonicMs();
        this.agents.set(agent.name, agent);
    }
    #drop(name) {
        if (this.agents.delete(name))
            this.movedAtMs = this.#ports.clock.monotonicMs();
    }
}

// EXTERNAL MODULE: ./lib/domain/resource/live-object.js
var live_object = __webpack_require__(2107);
;// CONCATENATED MODULE: ./lib/domain/diff/comparable.js


/** Written by kubectl about itself; says nothing of the fabric. */
const CLIENT_ANNOTATIONS = new Set(['kubectl.kubernetes.io/last-applied-configuration']);
/**
 * What of an object can drift, in canonical form: spec, labels and annotations without those that the fabric or a
 * client writes for itself. `spec` and the two maps are always there, so that a difference is never told of them as a
 * whole. The same function is used for desired, base and live.
 */
function comparableForm(object, kind, registry) {
    const metadata = comparableMetadata(object, kind, registry);
    const spec = (0,json/* isJsonObject */.OW)(object.spec) ? kind.canonicalSpec(object.spec) : {};
    return { metadata, spec };
}
function comparableMetadata(object, kind, registry) {
    const metadata = (0,live_object/* metadataOf */.N)(object);
    const form = {};
    for (const map of ['labels', 'annotations']) {
        const entries = (0,json/* isJsonObject */.OW)(metadata[map]) ? metadata[map] : {};
        const kept = {};
        for (const key of Object.keys(entries)) {
            if (map === 'annotations' && CLIENT_ANNOTATIONS.has(key))
                continue;
            if (registry.isFabricMetadataKey(map, key, kind.kind))
                continue;
            (0,json/* setOwn */.P5)(kept, key, entries[key]);
        }
        form[map] = kept;
    }
    return form;
}

// EXTERNAL MODULE: ./node_modules/json-diff-ts/dist/index.cjs
var dist = __webpack_require__(1172);
;// CONCATENATED MODULE: ./lib/domain/diff/diff-pointers.js



/**
 * Pointers at which `left` and `right` differ, smallest units first found: a field, an item's field where two lists
 * have the same length, else the whole list (every list of the fabric is one unit to the API server).
 * Inputs are canonical forms; the order is that of the keys, left's before right's.
 */
function diffPointers(left, right) {
    if ((0,json/* jsonEquals */.A)(left, right))
        return [];
    const pointers = new Set();
    for (const change of (0,dist.diff)(left, right))
        collect(change, '', left, right, pointers);
    return [...pointers];
}
function collect(change, parent, left, right, pointers) {
    const pointer = (0,shared_pointer/* childPointer */.Y2)(parent, change.key);
    const a = (0,shared_pointer/* valueAt */.fK)(left, pointer);
    const b = (0,shared_pointer/* valueAt */.fK)(right, pointer);
    const comparable = ((0,json/* isJsonObject */.OW)(a) && (0,json/* isJsonObject */.OW)(b)) || haveComparableItems(a, b);
    if (change.changes === undefined || !comparable) {
        pointers.add(pointer);
        return;
    }
    for (const child of change.changes)
        collect(child, pointer, left, right, pointers);
}
/** Item by item only where a person would read it so: structs, as many on both sides. */
function haveComparableItems(a, b) {
    return (Array.isArray(a) &&
        Array.isArray(b) &&
        a.length === b.length &&
        a.every(json/* isJsonObject */.OW) &&
        b.every(json/* isJsonObject */.OW));
}

;// CONCATENATED MODULE: ./lib/domain/drift/assess-commits.js




/** Without a cluster: what a change from `base` to `desired` asks for. Live values are not known and not claimed. */
function assessCommits(base, desired, unreadable, ignored, registry) {
    const before = new Map(base.map((manifest) => [manifest.key, manifest]));
    const after = new Map(desired.map((manifest) => [manifest.key, manifest]));
    const assessments = [];
    for (const key of new Set([...after.keys(), ...before.keys()])) {
        const manifest = after.get(key) ?? null;
        const previous = before.get(key) ?? null;
        if (manifest === null && (unreadable.has(key) || ignored.has(key)))
            continue;
        const assessment = assessPair(key, manifest, previous, registry);
        if (assessment !== null)
            assessments.push({ ...assessment, ignored: ignored.has(key) });
    }
    return assessments.sort((a, b) => (0,object_id/* compareIds */.q3)(a.id, b.id));
}
function assessPair(key, manifest, previous, registry) {
    const id = (manifest ?? previous)?.id;
    if (id === undefined)
        return null;
    const common = {
        id,
        key,
        manifest,
        live: null,
        entry: null,
        comparison: 'three-way',
        twoWayReason: null,
        proof: 'canonical',
        refreshInventory: false,
        dependents: [],
        ignored: false,
    };
    if (manifest === null) {
        const reason = 'removed since the base commit';
        return { ...common, state: 'git_ahead', reason, fields: [], deleteCandidate: true };
    }
    if (previous === null) {
        const reason = 'new since the base commit';
        return { ...common, state: 'git_ahead', reason, fields: [], deleteCandidate: false };
    }
    const fields = manifest.digest === previous.digest ? [] : changedFields(manifest, previous, registry);
    const changed = fields.length > 0;
    return {
        ...common,
        state: changed ? 'git_ahead' : 'in_sync',
        reason: changed ? 'changed since the base commit' : 'unchanged since the base commit',
        fields,
        deleteCandidate: false,
    };
}
function changedFields(manifest, previous, registry) {
    const kind = registry.find(manifest.id.group, manifest.id.kind);
    if (kind === undefined)
        return [];
    const wanted = comparableForm(manifest.object, kind, registry);
    const base = comparableForm(previous.object, kind, registry);
    return diffPointers(base, wanted).map((pointer) => {
        const desired = (0,shared_pointer/* valueAt */.fK)(manifest.object, pointer) ?? (0,shared_pointer/* valueAt */.fK)(wanted, pointer);
        const before = (0,shared_pointer/* valueAt */.fK)(previous.object, pointer) ?? (0,shared_pointer/* valueAt */.fK)(base, pointer);
        return {
            pointer,
            ...(desired === undefined ? {} : { desired }),
            ...(before === undefined ? {} : { base: before }),
            baseKnown: true,
            changedBy: 'git',
            conflict: false,
            blame: null,
            location: manifest.fields.at(pointer),
        };
    });
}

;// CONCATENATED MODULE: ./lib/domain/resource/ownership.js


/**
 * How one manager's field set relates to `pointer`. The set's nodes are `f:<key>`; a node without children owns its
 * value. Below a childless node only a *list* (or atomic struct) is owned with it: `f:dhcp: {}` of an empty map owns
 * nothing that somebody puts into the map later.
 */
function coverage(fields, root, tokens) {
    let node = fields;
    let value = root;
    for (const token of tokens) {
        if (Array.isArray(value))
            return 'owns';
        const child = node[`f:${token}`];
        if (!(0,json/* isJsonObject */.OW)(child))
            return 'none';
        node = child;
        value = (0,json/* isJsonObject */.OW)(value) && Object.hasOwn(value, token) ? value[token] : undefined;
    }
    const children = Object.keys(node);
    if (children.length === 0)
        return 'owns';
    return children.includes('.') ? 'owns' : 'owns-below';
}
/** Owners of the field at `pointer` in `object`: of the field itself or, for a struct, of anything below it. */
function ownersOf(entries, object, pointer) {
    const tokens = (0,shared_pointer/* pointerTokens */.Mr)(pointer);
    const owners = [];
    for (const entry of entries) {
        if (entry.subresource !== null)
            continue;
        if (coverage(entry.fields, object, tokens) === 'none')
            continue;
        owners.push({ manager: entry.manager, operation: entry.operation, time: entry.time });
    }
    return owners;
}
/** The owner to name for a difference: somebody else before ourselves, the latest write first. */
function blameOf(owners, fieldManager) {
    const foreign = owners.filter((owner) => !isOurs(owner, fieldManager));
    const candidates = foreign.length > 0 ? foreign : owners;
    let latest = null;
    for (const owner of candidates) {
        if (latest === null || (owner.time ?? '') > (latest.time ?? ''))
            latest = owner;
    }
    return latest;
}
/** Our own writes: server-side applies, and the merge patches that clear what an apply cannot. */
function isOurs(owner, fieldManager) {
    return owner.manager === fieldManager;
}
/** The part of `object` that `fieldManager` owns by apply: what has to be sent again so that nothing of it is dropped. */
function ownedPart(entries, object, fieldManager) {
    const entry = entries.find((candidate) => candidate.manager === fieldManager && candidate.operation === 'Apply' && candidate.subresource === null);
    if (entry === undefined)
        return {};
    const part = extract(entry.fields, object);
    return (0,json/* isJsonObject */.OW)(part) ? part : {};
}
function extract(fields, value) {
    const keys = Object.keys(fields).filter((key) => key.startsWith('f:'));
    if (!(0,json/* isJsonObject */.OW)(value))
        return value;
    // A childless node over a map owns the empty map, not what others put into it.
    if (keys.length === 0)
        return {};
    const part = {};
    for (const key of keys) {
        const name = key.slice(2);
        const child = fields[key];
        if (!Object.hasOwn(value, name) || !(0,json/* isJsonObject */.OW)(child))
            continue;
        const found = extract(child, value[name]);
        if (found !== undefined)
            (0,json/* setOwn */.P5)(part, name, found);
    }
    return part;
}

;// CONCATENATED MODULE: ./lib/domain/diff/diff-against-live.js






/**
 * `wanted` (a desired or a base object) against a live one. What admission put in or took out is no difference:
 * - a live field that `wanted` lacks and nobody owns was filled in by a webhook or the schema;
 * - a field that `wanted` has, live lacks and our own apply still owns was taken out by a webhook.
 * Where an object carries no managed fields at all, nothing is known of either and every difference counts.
 */
function diffAgainstLive(wanted, live, context) {
    const left = comparableForm(wanted, context.kind, context.registry);
    const right = comparableForm(live.object, context.kind, context.registry);
    const raw = diffPointers(left, right);
    if (raw.length === 0)
        return { wanted: left, live: right, pointers: [] };
    const entries = (0,live_object/* managedFieldsOf */.Y)(live.object);
    const pointers = [];
    for (const pointer of raw) {
        const ours = (0,shared_pointer/* valueAt */.fK)(left, pointer);
        const theirs = (0,shared_pointer/* valueAt */.fK)(right, pointer);
        if (ours === undefined)
            pointers.push(...ownedAdditions(pointer, right, live, entries));
        else if (theirs === undefined)
            pointers.push(...realRemovals(pointer, left, live, entries, context));
        else
            pointers.push(pointer);
    }
    const named = collapseLists(pointers, wanted, left);
    return {
        wanted: left,
        live: right,
        pointers: named.filter((pointer) => !readsTheSame(pointer, wanted, live)),
    };
}
function ownedAdditions(pointer, form, live, entries) {
    const value = (0,shared_pointer/* valueAt */.fK)(form, pointer);
    if ((0,json/* isJsonObject */.OW)(value) && Object.keys(value).length > 0) {
        return gather(pointer, value, true, (child) => ownedAdditions(child, form, live, entries));
    }
    const known = entries.length > 0;
    return !known || ownersOf(entries, live.object, pointer).length > 0 ? [pointer] : [];
}
/** Looks below a struct; where every field of it counts whole, the struct itself is the difference. */
function gather(pointer, struct, mayCollapse, look) {
    const children = Object.keys(struct).map((key) => (0,shared_pointer/* childPointer */.Y2)(pointer, key));
    const found = children.map(look);
    const whole = found.every((below, index) => below.length === 1 && below[0] === children[index]);
    return whole && mayCollapse && isNamedStruct(pointer) ? [pointer] : found.flat();
}
/** Canonical form lets one field decide over another (DHCP off drops its range); what is written alike did not move itself. */
function readsTheSame(pointer, wanted, live) {
    const there = (0,shared_pointer/* valueAt */.fK)(live.object, pointer);
    return there !== undefined && (0,json/* jsonEquals */.A)((0,shared_pointer/* valueAt */.fK)(wanted, pointer), there);
}
/** `spec` as a whole and the maps of metadata are no field that a person would name. */
function isNamedStruct(pointer) {
    return pointer.startsWith('/spec/');
}
function realRemovals(pointer, form, live, entries, context) {
    const value = (0,shared_pointer/* valueAt */.fK)(form, pointer);
    if ((0,json/* isJsonObject */.OW)(value) && Object.keys(value).length > 0) {
        const gone = (0,shared_pointer/* valueAt */.fK)(live.object, pointer) === undefined;
        return gather(pointer, value, gone, (child) => realRemovals(child, form, live, entries, context));
    }
    // written as zero: canonical form drops it, but it stands there and did not follow
    if ((0,shared_pointer/* valueAt */.fK)(live.object, pointer) !== undefined)
        return [pointer];
    const stillOurs = ownersOf(entries, live.object, pointer).some((owner) => owner.manager === context.fieldManager && owner.operation === 'Apply');
    return stillOurs ? [] : [pointer];
}
/** Positions in a list that canonical form re-ordered mean nothing in the file: name the list instead. */
function collapseLists(pointers, wanted, form) {
    const result = new Set();
    for (const pointer of pointers)
        result.add(sourcePointer(pointer, wanted, form));
    return [...result];
}
function sourcePointer(pointer, wanted, form) {
    const item = /\/\d+(?=\/|$)/g;
    for (let match = item.exec(pointer); match !== null; match = item.exec(pointer)) {
        const list = pointer.slice(0, match.index);
        const written = (0,shared_pointer/* valueAt */.fK)(wanted, list);
        const canonical = (0,shared_pointer/* valueAt */.fK)(form, list);
        if (Array.isArray(canonical) && !keepsOrder(written, canonical))
            return list;
    }
    return pointer;
}
function keepsOrder(written, canonical) {
    if (!Array.isArray(written) || written.length !== canonical.length)
        return false;
    return written.every((item, index) => {
        const other = canonical[index];
        if (!(0,json/* isJsonObject */.OW)(item) || !(0,json/* isJsonObject */.OW)(other))
            return item === other;
        const key = Object.keys(other).find((name) => typeof other[name] !== 'object');
        return key === undefined || (0,json/* jsonEquals */.A)(item[key], other[key]);
    });
}

;// CONCATENATED MODULE: ./lib/domain/merge/three-way.js





/**
 * Which side moved each field on which desired and live differ. `both` on one field is a conflict; fields that each
 * moved on one side only can be merged. Fields that both sides moved to the same value are no difference.
 */
function classifyThreeWay(base, desired, live, pointers, context) {
    const baseForm = comparableForm(base, context.kind, context.registry);
    const desiredForm = comparableForm(desired, context.kind, context.registry);
    const byGit = diffPointers(baseForm, desiredForm).flatMap((moved) => leaves(moved, baseForm, desiredForm));
    const fromBase = diffAgainstLive(base, live, context);
    const byCluster = fromBase.pointers.flatMap((moved) => leaves(moved, baseForm, fromBase.live));
    return pointers.map((pointer) => {
        const git = byGit.some((moved) => overlaps(moved, pointer));
        const cluster = byCluster.some((moved) => overlaps(moved, pointer));
        return { pointer, changedBy: git && cluster ? 'both' : cluster ? 'cluster' : 'git' };
    });
}
/** A struct that stands on one side only moved field by field: two sides may each have added their own. */
function leaves(pointer, left, right) {
    const [a, b] = [(0,shared_pointer/* valueAt */.fK)(left, pointer), (0,shared_pointer/* valueAt */.fK)(right, pointer)];
    if (a !== undefined && b !== undefined)
        return [pointer];
    return leavesOf(pointer, a ?? b);
}
function leavesOf(pointer, value) {
    if (!(0,json/* isJsonObject */.OW)(value) || Object.keys(value).length === 0)
        return [pointer];
    return Object.keys(value).flatMap((key) => leavesOf((0,shared_pointer/* childPointer */.Y2)(pointer, key), value[key]));
}
function overlaps(a, b) {
    return (0,shared_pointer/* isWithin */.UO)(a, b) || (0,shared_pointer/* isWithin */.UO)(b, a);
}

;// CONCATENATED MODULE: ./lib/domain/drift/assess-object.js







const OPT_OUT_ANNOTATION = 'hedgehog-sync.githedgehog.com/ignore';
/** Does the object (in Git or live) ask to be left alone? */
function isOptedOut(object) {
    const annotations = (0,live_object/* metadataOf */.N)(object).annotations;
    return (0,json/* isJsonObject */.OW)(annotations) && annotations[OPT_OUT_ANNOTATION] === 'true';
}
/** Has Git moved since the apply that the inventory records? */
function gitMoved(manifest, entry) {
    return manifest.digest !== entry.digest;
}
/** Has the live spec moved since that apply? Labels and annotations do not move the generation. */
function liveMoved(live, entry) {
    return live.uid !== entry.uid || live.generation !== entry.generation;
}
/**
 * The state table of the design for one object. null: nothing is left on any side but a record,
 * which the next apply drops; or an object that is none of ours (made by the fabric itself).
 */
function assessObject(sides, context) {
    const { manifest, live, entry } = sides;
    if (manifest === null && live === null)
        return null;
    if (manifest === null)
        return live === null ? null : assessUnwanted(live, entry, sides, context);
    if (live === null)
        return assessAbsent(entry);
    if (entry === null)
        return assessUnrecorded(manifest, live, context);
    return assessRecorded(manifest, live, entry, sides, context);
}
function judged(state, reason, proof, more = {}) {
    return {
        state,
        reason,
        proof,
        fields: [],
        comparison: 'three-way',
        twoWayReason: null,
        refreshInventory: false,
        deleteCandidate: false,
        ...more,
    };
}
function assessAbsent(entry) {
    return entry === null
        ? judged('git_ahead', 'in Git and not in the cluster: new', 'presence')
        : judged('missing', 'applied before and gone from the cluster: somebody deleted it', 'presence');
}
function assessUnwanted(live, entry, sides, context) {
    if (entry === null) {
        if (context.kind.isGenerated(live.object))
            return null;
        return judged('extra', 'in the cluster and not in Git, and never applied from here', 'presence');
    }
    const base = sides.base();
    const moved = liveMoved(live, entry);
    const pointers = base.known ? diffAgainstLive(base.object, live, context).pointers : [];
    if (pointers.length === 0 && (base.known || !moved)) {
        return judged('git_ahead', 'removed from Git and untouched in the cluster since', 'generation', {
            deleteCandidate: true,
        });
    }
    const fields = base.known
        ? pointers.map((pointer) => differenceOf(pointer, 'cluster', null, base.object, live, context))
        : [];
    return judged('both_changed', 'removed from Git and changed in the cluster since', 'generation', {
        deleteCandidate: true,
        fields,
        ...(base.known ? {} : { comparison: 'two-way', twoWayReason: base.reason }),
    });
}
function assessUnrecorded(manifest, live, context) {
    const comparison = diffAgainstLive(manifest.object, live, context);
    if (comparison.pointers.length === 0) {
        return judged('in_sync', 'equal in Git and cluster; the next apply adopts it', 'ownership', {
            refreshInventory: true,
        });
    }
    const fields = comparison.pointers.map((pointer) => differenceOf(pointer, 'unknown', manifest, null, live, context, comparison));
    return judged('both_changed', 'in Git and in the cluster with different values', 'ownership', {
        fields,
        comparison: 'two-way',
        twoWayReason: 'it was never applied from here, so nobody can say which side moved',
    });
}
function assessRecorded(manifest, live, entry, sides, context) {
    const git = gitMoved(manifest, entry);
    const spec = liveMoved(live, entry);
    if (!git && !spec && metadataAgrees(manifest, live, context)) {
        return judged('in_sync', 'neither side moved since the last apply', 'generation');
    }
    const comparison = diffAgainstLive(manifest.object, live, context);
    if (comparison.pointers.length === 0) {
        const reason = git
            ? 'Git and cluster hold the same values now'
            : 'the cluster moved and holds the applied values again';
        return judged('in_sync', reason, 'ownership', { refreshInventory: git || spec });
    }
    if (!git) {
        const fields = comparison.pointers.map((pointer) => differenceOf(pointer, 'cluster', manifest, manifest.object, live, context, comparison));
        return judged('cluster_ahead', 'the cluster was changed since the last apply', 'ownership', { fields });
    }
    return assessGitMoved(manifest, live, spec, sides.base(), comparison, context);
}
function assessGitMoved(manifest, live, specMoved, base, comparison, context) {
    if (!base.known)
        return assessWithoutBase(manifest, live, specMoved, base.reason, comparison, context);
    const split = classifyThreeWay(base.object, manifest.object, live, comparison.pointers, context);
    const fields = split.map((field) => differenceOf(field.pointer, field.changedBy, manifest, base.object, live, context, comparison));
    const state = stateOfSplit(split);
    if (state === 'git_ahead')
        return judged(state, 'Git moved, the cluster is as applied', 'ownership', { fields });
    if (state === 'cluster_ahead') {
        return judged(state, 'the cluster was changed; what Git changed is in force already', 'ownership', {
            fields,
        });
    }
    const conflict = split.some((field) => field.changedBy === 'both');
    const reason = conflict
        ? 'Git and cluster changed the same field to different values'
        : 'Git and cluster changed different fields: they can be merged';
    return judged(state, reason, 'ownership', { fields });
}
function stateOfSplit(split) {
    if (split.every((field) => field.changedBy === 'git'))
        return 'git_ahead';
    if (split.every((field) => field.changedBy === 'cluster'))
        return 'cluster_ahead';
    return 'both_changed';
}
/** Without the base text the generation still proves an untouched spec; only a moved one leaves the question open. */
function assessWithoutBase(manifest, live, specMoved, why, comparison, context) {
    const foreign = comparison.pointers.filter((pointer) => isForeign(pointer, live, context));
    const removed = comparison.pointers.filter((pointer) => (0,shared_pointer/* valueAt */.fK)(live.object, pointer) === undefined);
    const metadata = [...foreign, ...(ownsMetadata(live, context) ? removed : [])];
    const clusterMoved = specMoved || metadata.some((pointer) => pointer.startsWith('/metadata/'));
    const changedBy = clusterMoved ? 'unknown' : 'git';
    const fields = comparison.pointers.map((pointer) => differenceOf(pointer, changedBy, manifest, null, live, context, comparison));
    const more = { fields, comparison: 'two-way', twoWayReason: why };
    return clusterMoved
        ? judged('both_changed', 'Git and cluster both moved since the last apply', 'ownership', more)
        : judged('git_ahead', 'Git moved, the cluster is as applied', 'generation', more);
}
/** Without the base, a label of Git that live lacks may be new in Git or removed by somebody: only a bare object is safe. */
function ownsMetadata(live, context) {
    return (0,live_object/* managedFieldsOf */.Y)(live.object).some((entry) => entry.manager === context.fieldManager && (0,json/* isJsonObject */.OW)(entry.fields['f:metadata']));
}
function isForeign(pointer, live, context) {
    const owners = ownersOf((0,live_object/* managedFieldsOf */.Y)(live.object), live.object, pointer);
    return owners.length > 0 && owners.every((owner) => owner.manager !== context.fieldManager);
}
function metadataAgrees(manifest, live, context) {
    return (0,json/* jsonEquals */.A)(comparableMetadata(manifest.object, context.kind, context.registry), comparableMetadata(live.object, context.kind, context.registry));
}
function differenceOf(pointer, changedBy, manifest, base, live, context, comparison) {
    const desired = manifest === null ? undefined : assess_object_written(manifest.object, comparison?.wanted, pointer);
    const liveValue = assess_object_written(live.object, comparison?.live, pointer);
    const baseValue = base === null ? undefined : (0,shared_pointer/* valueAt */.fK)(base, pointer);
    const owners = ownersOf((0,live_object/* managedFieldsOf */.Y)(live.object), live.object, pointer);
    const blame = liveValue === undefined ? null : blameOf(owners, context.fieldManager);
    return {
        pointer,
        ...(desired === undefined ? {} : { desired }),
        ...(baseValue === undefined ? {} : { base: baseValue }),
        ...(liveValue === undefined ? {} : { live: liveValue }),
        baseKnown: base !== null,
        changedBy,
        conflict: changedBy === 'both' || changedBy === 'unknown',
        blame,
        location: manifest === null ? null : manifest.fields.at(pointer),
    };
}
/** The value as a person wrote it; only where canonical form renamed the key is the canonical one shown. */
function assess_object_written(object, form, pointer) {
    return (0,shared_pointer/* valueAt */.fK)(object, pointer) ?? (form === undefined ? undefined : (0,shared_pointer/* valueAt */.fK)(form, pointer));
}

;// CONCATENATED MODULE: ./lib/domain/drift/assess-fabric.js


/** The state of every object that stands in Git, in the cluster or in the record. Linear in their number. */
function assessFabric(sides) {
    const desired = new Map(sides.manifests.map((manifest) => [manifest.key, manifest]));
    const live = new Map(sides.live.map((object) => [object.key, object]));
    const keys = new Set([...desired.keys(), ...live.keys(), ...sides.inventory.entries.keys()]);
    const dependents = indexDependents(sides);
    const assessments = [];
    const stale = [];
    for (const key of keys) {
        const manifest = desired.get(key) ?? null;
        const object = live.get(key) ?? null;
        const recorded = sides.inventory.entries.get(key) ?? null;
        const id = manifest?.id ?? object?.id ?? (0,object_id/* parseKey */.Do)(key);
        const kind = id === undefined ? undefined : sides.registry.find(id.group, id.kind);
        if (id === undefined || kind === undefined || kind.owner !== 'user')
            continue;
        if (manifest === null && sides.unreadable.has(key))
            continue;
        const served = sides.isServed(id.group, id.kind);
        if (!served && manifest === null)
            continue;
        const entry = served ? recorded : null;
        const ignored = sides.ignored.has(key) || (object !== null && isOptedOut(object.object));
        const context = { registry: sides.registry, kind, fieldManager: sides.fieldManager };
        const verdict = assessObject({ manifest, live: object, entry, base: () => sides.base(key) }, context);
        if (verdict === null) {
            if (entry !== null && object === null && !sides.ignored.has(key))
                stale.push(key);
            continue;
        }
        const unwanted = verdict.deleteCandidate ? (dependents.get(nameKey(id.kind, id.name)) ?? []) : [];
        assessments.push({ id, key, manifest, live: object, entry, ignored, dependents: unwanted, ...verdict });
    }
    assessments.sort((a, b) => (0,object_id/* compareIds */.q3)(a.id, b.id));
    return { assessments, stale };
}
function nameKey(kind, name) {
    return `${kind}/${name}`;
}
/** Who refers to an object: live objects (they block a delete) and manifests. Built only if something may be deleted. */
function indexDependents(sides) {
    const index = new Map();
    const desired = new Set(sides.manifests.map((manifest) => manifest.key));
    const gone = [...sides.inventory.entries.keys()].some((key) => !desired.has(key));
    if (!gone)
        return index;
    const add = (kind, id, object, inGit) => {
        for (const reference of kind?.references(object) ?? []) {
            const target = nameKey(reference.kind, reference.name);
            const list = index.get(target) ?? [];
            list.push({ id, pointer: reference.pointer, inGit });
            index.set(target, list);
        }
    };
    const seen = new Set();
    for (const object of sides.live) {
        seen.add(object.key);
        add(sides.registry.find(object.id.group, object.id.kind), object.id, object.object, desired.has(object.key));
    }
    for (const manifest of sides.manifests) {
        if (seen.has(manifest.key))
            continue;
        add(sides.registry.find(manifest.id.group, manifest.id.kind), manifest.id, manifest.object, true);
    }
    return index;
}

// EXTERNAL MODULE: ./lib/domain/shared/assert-never.js
var assert_never = __webpack_require__(4251);
;// CONCATENATED MODULE: ./lib/domain/plan/reference-graph.js
/** Order from the references in the manifests themselves (hedgehog-api.md 8.1). Linear in nodes and references. */
function buildReferenceGraph(nodes, registry) {
    const byName = new Map(nodes.map((node) => [`${node.id.kind}/${node.id.name}`, node.key]));
    const targets = new Map();
    for (const node of nodes) {
        const references = registry.find(node.id.group, node.id.kind)?.references(node.object) ?? [];
        const found = new Set();
        for (const reference of references) {
            const key = byName.get(`${reference.kind}/${reference.name}`);
            if (key !== undefined && key !== node.key)
                found.add(key);
        }
        targets.set(node.key, [...found]);
    }
    return { targets, waves: reference_graph_layer(targets) };
}
/** Tarjan's components without recursion (a chain may be long), layered as they are completed: targets come first. */
function reference_graph_layer(targets) {
    const waves = new Map();
    const index = new Map();
    const low = new Map();
    const open = [];
    const isOpen = new Set();
    for (const root of targets.keys()) {
        if (index.has(root))
            continue;
        const path = [{ key: root, next: 0 }];
        while (path.length > 0) {
            const visit = path[path.length - 1];
            if (visit.next === 0) {
                index.set(visit.key, index.size);
                low.set(visit.key, index.get(visit.key));
                open.push(visit.key);
                isOpen.add(visit.key);
            }
            const target = targets.get(visit.key)?.[visit.next];
            visit.next += 1;
            if (target !== undefined) {
                if (!index.has(target))
                    path.push({ key: target, next: 0 });
                else if (isOpen.has(target))
                    lower(low, visit.key, index.get(target));
                continue;
            }
            path.pop();
            const parent = path[path.length - 1];
            if (parent !== undefined)
                lower(low, parent.key, low.get(visit.key));
            if (low.get(visit.key) === index.get(visit.key))
                reference_graph_close(visit.key, open, isOpen, targets, waves);
        }
    }
    return waves;
}
function lower(low, key, value) {
    low.set(key, Math.min(low.get(key), value));
}
function reference_graph_close(root, open, isOpen, targets, waves) {
    const members = [];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
        isOpen.delete(key);
        members.push(key);
        if (key === root)
            break;
    }
    let wave = 1;
    for (const member of members) {
        for (const target of targets.get(member) ?? [])
            wave = Math.max(wave, (waves.get(target) ?? 0) + 1);
    }
    for (const member of members)
        waves.set(member, wave);
}

;// CONCATENATED MODULE: ./lib/domain/plan/plan-changes.js




/** An ordered list of changes, as a value. Depends on its input's content only, not on its order. */
function planChanges(assessments, constraints, registry, commit, digest) {
    const decided = assessments.map((assessment) => ({ assessment, ...decide(assessment, constraints) }));
    const written = decided.filter((change) => change.action === 'create' || change.action === 'update');
    const graph = buildReferenceGraph(written.map(({ assessment }) => ({
        key: assessment.key,
        id: assessment.id,
        object: assessment.manifest?.object ?? {},
    })), registry);
    const changes = decided.map(({ assessment, action, reason, hold }) => ({
        id: assessment.id,
        key: assessment.key,
        action,
        reason,
        hold,
        wave: graph.waves.get(assessment.key) ?? 0,
        assessment,
    }));
    changes.sort((a, b) => a.wave - b.wave || (0,object_id/* compareIds */.q3)(a.id, b.id));
    return {
        changes,
        waves: Math.max(0, ...graph.waves.values()),
        byAction: countBy(changes, ['create', 'update', 'delete', 'keep', 'hold'], (change) => change.action),
        byState: countBy(changes, STATES, (change) => change.assessment.state),
        commit,
        id: digest((0,json/* canonicalJson */.dj)(identity(changes, commit))),
    };
}
const STATES = [
    'in_sync',
    'git_ahead',
    'cluster_ahead',
    'both_changed',
    'missing',
    'extra',
];
function decide(assessment, constraints) {
    if (assessment.ignored)
        return hold('ignored', 'opted out by annotation');
    const stopped = stop(assessment, constraints);
    if (stopped !== null)
        return stopped;
    const { state } = assessment;
    switch (state) {
        case 'in_sync':
            return { action: 'keep', reason: assessment.reason, hold: null };
        case 'missing':
            return { action: 'create', reason: `${assessment.reason}; it is made again`, hold: null };
        case 'git_ahead':
            if (assessment.deleteCandidate) {
                return hold('delete-off', `${assessment.reason}; deleting is off, so it stays`);
            }
            return assessment.live === null && assessment.fields.length === 0
                ? { action: 'create', reason: assessment.reason, hold: null }
                : { action: 'update', reason: assessment.reason, hold: null };
        case 'cluster_ahead':
            return hold('foreign-change', assessment.reason);
        case 'both_changed':
            return hold(assessment.fields.some((field) => field.conflict) ? 'conflict' : 'foreign-change', assessment.reason);
        case 'extra':
            return hold('unmanaged', assessment.reason);
        default:
            return (0,assert_never/* assertNever */.x)(state);
    }
}
function stop(assessment, constraints) {
    if (assessment.manifest === null)
        return null;
    if (constraints.invalid.has(assessment.key))
        return hold('invalid', 'the manifest has errors');
    const dragging = constraints.dragged.get(assessment.key);
    if (dragging !== undefined) {
        return hold('refers-to-invalid', `it refers to ${dragging}, which has errors`);
    }
    if (constraints.isServed !== null && !constraints.isServed(assessment.id.group, assessment.id.kind)) {
        return hold('kind-not-served', 'the cluster does not serve this kind');
    }
    return null;
}
function hold(cause, reason) {
    return { action: 'hold', reason, hold: cause };
}
function countBy(changes, keys, of) {
    const counts = Object.fromEntries(keys.map((key) => [key, 0]));
    for (const change of changes)
        counts[of(change)] += 1;
    return counts;
}
function identity(changes, commit) {
    return {
        commit,
        changes: changes
            .filter((change) => change.action !== 'keep')
            .map(({ key, action, assessment }) => [
            key,
            action,
            assessment.manifest?.digest ?? null,
            assessment.live?.uid ?? null,
            assessment.live?.resourceVersion ?? null,
        ]),
    };
}

// EXTERNAL MODULE: ./lib/domain/shared/suggest.js
var suggest = __webpack_require__(1886);
;// CONCATENATED MODULE: ./lib/domain/validate/describe-value.js
const SHOWN = 60;
/** A value as it is named in a sentence: `the text "abc"`, `the number 7`, `a list`. Long ones are cut. */
function describeValue(value) {
    if (value === null)
        return 'nothing (null)';
    if (Array.isArray(value))
        return 'a list';
    switch (typeof value) {
        case 'string':
            return `the text ${quote(value)}`;
        case 'number':
            return `the number ${value}`;
        case 'boolean':
            return `the boolean ${value}`;
        default:
            return 'a mapping';
    }
}
/** In double quotes, control characters escaped, cut to a readable length. */
function quote(text) {
    const points = [...text.slice(0, SHOWN * 2)];
    const cut = points.length > SHOWN || text.length > SHOWN * 2;
    return JSON.stringify(cut ? `${points.slice(0, SHOWN).join('')}…` : text);
}

;// CONCATENATED MODULE: ./lib/domain/validate/validate-codes.js
/** Every code that `validate` itself gives out. Semantic rules bring their own (`HHS-VPC-2`). */
const VALIDATE_CODES = {
    'HHS-4001': {
        severity: 'error',
        title: 'Unknown field',
        cause: 'The kind has no field of this name at this place. The API server would drop it or refuse the object.',
        cure: 'Correct the name or move the field to where it belongs; the finding names the nearest match.',
    },
    'HHS-4002': {
        severity: 'error',
        title: 'Wrong type',
        cause: 'The value is of another type than the field: often YAML made a number or a boolean out of a text.',
        cure: 'Quote texts that look like numbers or booleans, take quotes off numbers, write lists with dashes.',
    },
    'HHS-4003': {
        severity: 'error',
        title: 'Required field is missing',
        cause: 'The schema of the kind demands the field, and the fabric does not fill it.',
        cure: 'Add the field. A key with nothing after the colon counts as missing.',
    },
    'HHS-4004': {
        severity: 'error',
        title: 'Value is not one of the allowed ones',
        cause: 'The field takes only the values of a fixed list, and letter case counts.',
        cure: 'Use one of the values listed in the finding.',
    },
    'HHS-4005': {
        severity: 'error',
        title: 'Value does not have the required form',
        cause: 'The schema gives a pattern for the field, and the value does not match it.',
        cure: 'Write the value in the form that the pattern describes.',
    },
    'HHS-4006': {
        severity: 'error',
        title: 'Number is out of bounds',
        cause: 'The schema gives a smallest or largest value for the field.',
        cure: 'Use a value inside the bounds named in the finding.',
    },
    'HHS-4007': {
        severity: 'error',
        title: 'Integer does not fit',
        cause: 'The fabric stores the field in a type of fixed width, which cannot hold the value.',
        cure: 'Use a value inside the range named in the finding.',
    },
    'HHS-4008': {
        severity: 'warning',
        title: 'Integer that newer API servers refuse',
        cause: 'The fabric takes values up to 4294967295, but its schema says int32, and API servers from 1.36 on enforce that.',
        cure: 'Stay at or below 2147483647 if the cluster runs Kubernetes 1.36 or later.',
    },
    'HHS-4009': {
        severity: 'error',
        title: 'Wrong number of items',
        cause: 'The schema gives a smallest or largest number of items for the list.',
        cure: 'Add or remove items.',
    },
    'HHS-4010': {
        severity: 'error',
        title: 'Wrong length',
        cause: 'The schema gives a smallest or largest length for the text, counted in characters.',
        cure: 'Shorten or lengthen the text.',
    },
    'HHS-4011': {
        severity: 'error',
        title: 'Not a date and time',
        cause: 'The field holds a point in time, as RFC 3339 writes it.',
        cure: 'Write it as 2026-01-31T13:45:00Z.',
    },
    'HHS-4012': {
        severity: 'error',
        title: 'Empty item of a list',
        cause: 'An item of a list has nothing after its dash, which YAML reads as null; the API server refuses it.',
        cure: 'Give it a value, write {} for an empty one, or remove it.',
    },
    'HHS-4013': {
        severity: 'error',
        title: 'Field of a later fabric release',
        cause: 'The field came with a later release than the one this fabric runs.',
        cure: 'Remove the field, or set the release of the fabric if it runs a later one.',
    },
    'HHS-4014': {
        severity: 'warning',
        title: 'Integer too large to be exact',
        cause: 'Beyond 9007199254740991 a number loses its last digits in JSON tools.',
        cure: 'Use a smaller number.',
    },
    'HHS-4015': {
        severity: 'warning',
        title: 'Pattern cannot be evaluated offline',
        cause: 'The schema has a pattern that this program cannot translate, so the value was not checked against it.',
        cure: 'Rely on the API server for this field, and report the pattern.',
    },
    'HHS-4016': {
        severity: 'error',
        title: 'Kind without a schema',
        cause: 'The document names a kind of the fabric for which there is no schema table.',
        cure: 'Check group and kind of the document.',
    },
    'HHS-4017': {
        severity: 'warning',
        title: 'Entry that the server drops',
        cause: 'A key of a mapping has nothing after its colon. The API server drops it, so the entry has no effect.',
        cure: 'Give it a value, or remove the key.',
    },
    'HHS-4099': {
        severity: 'error',
        title: 'More findings than are listed',
        cause: 'One object has so many findings that only the first are listed.',
        cure: 'Correct those that are listed, then run again.',
    },
    'HHS-4101': {
        severity: 'error',
        title: 'Invalid object name',
        cause: 'Names are RFC 1123 subdomains: lower-case letters, digits, - and ., at most 253 characters.',
        cure: 'Rename the object, and with it every reference to it.',
    },
    'HHS-4102': {
        severity: 'error',
        title: 'Wrong namespace',
        cause: 'All fabric objects live in namespace default; the fabric refuses any other.',
        cure: 'Set metadata.namespace to default, or leave it out.',
    },
    'HHS-4103': {
        severity: 'error',
        title: 'Unknown metadata field',
        cause: 'Kubernetes metadata has no field of this name.',
        cure: 'Correct the name; free texts belong under labels or annotations.',
    },
    'HHS-4104': {
        severity: 'warning',
        title: 'Metadata field that does not belong in Git',
        cause: 'The field is set by the server or by controllers, or ties the object to one cluster.',
        cure: 'Remove it from the file.',
    },
    'HHS-4105': {
        severity: 'error',
        title: 'Invalid label key',
        cause: 'A label key is an optional DNS prefix with /, then at most 63 letters, digits, -, _ or .',
        cure: 'Correct the key.',
    },
    'HHS-4106': {
        severity: 'error',
        title: 'Invalid label value',
        cause: 'A label value is a text of at most 63 letters, digits, -, _ or ., or empty.',
        cure: 'Correct the value and quote numbers; put free text into an annotation.',
    },
    'HHS-4107': {
        severity: 'error',
        title: 'Invalid annotation key',
        cause: 'An annotation key is an optional DNS prefix with /, then at most 63 letters, digits, -, _ or .',
        cure: 'Correct the key.',
    },
    'HHS-4108': {
        severity: 'error',
        title: 'Invalid annotation value',
        cause: 'Annotation values are texts; YAML reads an unquoted 0 or true as something else.',
        cure: 'Put the value in quotes.',
    },
    'HHS-4109': {
        severity: 'error',
        title: 'Annotations are too large',
        cause: 'All annotations of an object together may have at most 262144 bytes.',
        cure: 'Shorten or remove annotations.',
    },
    'HHS-4110': {
        severity: 'error',
        title: 'Metadata of the wrong type',
        cause: 'The fields metadata, labels and annotations are mappings; name and namespace are texts.',
        cure: 'Write mappings as key: value, and quote names that look like numbers.',
    },
    'HHS-4201': {
        severity: 'error',
        title: 'Reference to an object that is nowhere',
        cause: 'The fabric demands that the named object exists, and it was not found where this run looked.',
        cure: 'Correct the name, add the object, or run with a cluster if it exists only there.',
    },
    'HHS-4202': {
        severity: 'warning',
        title: 'Unenforced reference to an object that is nowhere',
        cause: 'The cluster accepts the object without the one it names, but it will not work as meant.',
        cure: 'Correct the name or add the object.',
    },
    'HHS-4301': {
        severity: 'error',
        title: 'Kind is not served by the cluster',
        cause: 'The cluster does not know the kind in this version: the CRD is missing or the fabric is of another release.',
        cure: 'Install or upgrade the fabric on the cluster, or leave objects of the kind out.',
    },
    'HHS-4401': {
        severity: 'error',
        title: 'Nothing was validated',
        cause: 'No document of a fabric kind was found, so nothing was checked.',
        cure: 'Check the path, the include and exclude globs, and the list of what was skipped and why.',
    },
    'HHS-4402': {
        severity: 'error',
        title: 'Check could not be completed',
        cause: 'A check failed on this object although its input should have been fit for it; the object counts as invalid.',
        cure: 'Correct the other findings of the object first; if it stays, report it with the manifest.',
    },
};

;// CONCATENATED MODULE: ./lib/domain/validate/finding.js


/** A finding under one of validate's own codes, with the severity of its row. */
function finding(code, pointer, text, onKey = false) {
    return { code, severity: VALIDATE_CODES[code].severity, pointer, onKey, ...text };
}
/** Asks the manifest for the position: the only place where validation costs a look at the text. */
function toDiagnostic(manifest, found) {
    const { kind, namespace, name } = manifest.id;
    const place = found.onKey ? manifest.fields.keyAt(found.pointer) : manifest.fields.at(found.pointer);
    return {
        code: found.code,
        severity: found.severity,
        file: place.file,
        line: place.line,
        column: place.column,
        pointer: found.pointer,
        kind,
        namespace,
        name,
        message: named(manifest, found.message),
        help: found.help,
        ...(found.related === undefined || found.related.length === 0 ? {} : { related: found.related }),
    };
}
/** Rules may name their object themselves; then it is not said twice. */
function named({ id }, message) {
    return message.startsWith(`${id.kind} `) ? message : `${(0,object_id/* displayId */.kX)(id)}: ${message}`;
}

;// CONCATENATED MODULE: ./lib/domain/validate/kubernetes-names.js
const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const PART = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const LONGEST_NAME = 253;
const LONGEST_PART = 63;
/** What is wrong with an object name (RFC 1123 subdomain, at most 253 characters); undefined when nothing is. */
function nameProblem(name) {
    if (name === '')
        return 'is empty';
    if (name.length > LONGEST_NAME)
        return `has ${name.length} characters, at most ${LONGEST_NAME} are allowed`;
    if (NAME.test(name))
        return undefined;
    if (/[A-Z]/.test(name))
        return 'has upper-case letters';
    if (name.includes('_'))
        return 'has an underscore';
    if (/\s/.test(name))
        return 'has a blank';
    if (/^[-.]|[-.]$/.test(name))
        return 'must begin and end with a letter or digit';
    if (/[^-.a-z0-9]/.test(name))
        return 'has characters other than a to z, 0 to 9, - and .';
    return 'has an empty part between dots, or a part that begins or ends with -';
}
/** The nearest legal name, or undefined when nothing of it would be left. */
function legalName(name) {
    const plain = name
        .slice(0, LONGEST_NAME)
        .toLowerCase()
        .replaceAll(/[^-.a-z0-9]+/g, '-')
        .replaceAll(/-*\.[-.]*/g, '.')
        .replaceAll(/^[-.]+|[-.]+$/g, '');
    return nameProblem(plain) === undefined ? plain : undefined;
}
/** What is wrong with the key of a label: `[prefix/]name`; undefined when nothing is. */
function labelKeyProblem(key) {
    const slash = key.indexOf('/');
    const prefix = slash < 0 ? undefined : key.slice(0, slash);
    const name = key.slice(slash + 1);
    if (prefix !== undefined && nameProblem(prefix) !== undefined) {
        return `the part before / ${nameProblem(prefix)}`;
    }
    if (name.includes('/'))
        return 'it has more than one /';
    const problem = partProblem(name);
    if (problem === undefined)
        return undefined;
    return prefix === undefined ? `it ${problem}` : `the part after / ${problem}`;
}
/** As for labels, but the prefix of an annotation may have upper-case letters: the server lowers them before it looks. */
function annotationKeyProblem(key) {
    return labelKeyProblem(key.toLowerCase());
}
/** What is wrong with the value of a label; the empty text is fine. */
function labelValueProblem(value) {
    return value === '' ? undefined : partProblem(value);
}
function partProblem(part) {
    if (part === '')
        return 'is empty';
    if (part.length > LONGEST_PART)
        return `has ${part.length} characters, at most ${LONGEST_PART} are allowed`;
    if (PART.test(part))
        return undefined;
    if (/^[-_.]|[-_.]$/.test(part))
        return 'must begin and end with a letter or digit';
    return 'has characters other than letters, digits, -, _ and .';
}

;// CONCATENATED MODULE: ./lib/domain/validate/check-metadata-maps.js





/** Kubernetes' limit for keys and values of all annotations of an object together. */
const ANNOTATION_BYTES = 262_144;
function checkLabels(labels, emit) {
    if (!isMap(labels, 'labels', emit))
        return;
    for (const key of Object.keys(labels)) {
        const pointer = (0,shared_pointer/* childPointer */.Y2)('/metadata/labels', key);
        const value = labels[key] ?? null;
        const keyProblem = labelKeyProblem(key);
        if (keyProblem !== undefined) {
            const message = `the label key ${quote(key)} is not allowed: ${keyProblem}`;
            const help = 'Write it as name or prefix/name, the name at most 63 letters, digits, -, _ or .';
            emit(finding('HHS-4105', pointer, { message, help }, true));
        }
        if (typeof value !== 'string')
            emit(notText('HHS-4106', pointer, `the label ${quote(key)}`, value));
        else {
            const problem = labelValueProblem(value);
            if (problem !== undefined) {
                const message = `the value ${quote(value)} of the label ${quote(key)} ${problem}`;
                emit(finding('HHS-4106', pointer, { message, help: 'Correct it, or make it an annotation.' }));
            }
        }
    }
}
function checkAnnotations(annotations, emit) {
    if (!isMap(annotations, 'annotations', emit))
        return;
    let bytes = 0;
    for (const key of Object.keys(annotations)) {
        const pointer = (0,shared_pointer/* childPointer */.Y2)('/metadata/annotations', key);
        const value = annotations[key] ?? null;
        const keyProblem = annotationKeyProblem(key);
        if (keyProblem !== undefined) {
            const message = `the annotation key ${quote(key)} is not allowed: ${keyProblem}`;
            const help = 'Write it as name or prefix/name, the name at most 63 letters, digits, -, _ or .';
            emit(finding('HHS-4107', pointer, { message, help }, true));
        }
        if (typeof value === 'string')
            bytes += utf8Length(key) + utf8Length(value);
        else
            emit(notText('HHS-4108', pointer, `the annotation ${quote(key)}`, value));
    }
    if (bytes > ANNOTATION_BYTES) {
        const message = `the annotations have ${bytes} bytes together, at most ${ANNOTATION_BYTES} are allowed`;
        emit(finding('HHS-4109', '/metadata/annotations', { message, help: 'Shorten or remove some of them.' }, true));
    }
}
function isMap(value, field, emit) {
    if ((0,json/* isJsonObject */.OW)(value))
        return true;
    const message = `metadata.${field} must be a mapping, but it is ${describeValue(value)}`;
    const help = 'Write "key: value" pairs below it, indented, without dashes.';
    emit(finding('HHS-4110', `/metadata/${field}`, { message, help }));
    return false;
}
function notText(code, pointer, what, value) {
    const scalar = typeof value === 'number' || typeof value === 'boolean';
    return finding(code, pointer, {
        message: `the value of ${what} must be a text, but it is ${describeValue(value)}`,
        help: scalar ? `Put it in quotes: '${value}'.` : "Give it one text as value; '' is the empty one.",
    });
}
/** Bytes of a text in UTF-8. */
function utf8Length(text) {
    let bytes = 0;
    for (const char of text) {
        const point = char.codePointAt(0) ?? 0;
        bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
    return bytes;
}

;// CONCATENATED MODULE: ./lib/domain/validate/suggest-field.js

/** How many field names or places a help text may list. */
const suggest_field_LISTED = 12;
const PLACES = 2;
/**
 * Where each field name of a kind is at home, by its letters; places as people write them, with `<name>` for any key
 * of a map (`spec.subnets.<name>.vlan`). Made once a schema, on the first unknown field.
 */
const placesOfSchema = new WeakMap();
function placesOf(root) {
    const known = placesOfSchema.get(root);
    if (known !== undefined)
        return known;
    const places = new Map();
    suggest_field_collect(root, 'spec', places);
    placesOfSchema.set(root, places);
    return places;
}
function suggest_field_collect(schema, path, places) {
    switch (schema.type) {
        case 'object':
            for (const [name, child] of Object.entries(schema.fields)) {
                const at = `${path}.${name}`;
                const letters = (0,suggest/* lettersOf */.bi)(name);
                const homes = places.get(letters);
                if (homes === undefined)
                    places.set(letters, [at]);
                else
                    homes.push(at);
                suggest_field_collect(child, at, places);
            }
            return;
        case 'map':
            suggest_field_collect(schema.values, `${path}.<name>`, places);
            return;
        case 'list':
            suggest_field_collect(schema.items, `${path}[]`, places);
            return;
        default:
            return;
    }
}
const METADATA_FIELDS = ['labels', 'annotations', 'namespace', 'name'];
const DOCUMENT_FIELDS = ['metadata', 'spec', 'apiVersion', 'kind'];
/** What to do about an unknown field: another name here, another place, or what is known here. */
function suggestField(unknown) {
    const near = (0,suggest/* closest */.kp)(unknown.key, unknown.siblings);
    if (near?.quality === 'same')
        return `Did you mean "${near.word}"? Letters and their case must be exact.`;
    if (near?.quality === 'number')
        return `Did you mean "${near.word}"?`;
    const elsewhere = placesFor(unknown);
    if (elsewhere !== undefined) {
        return near === undefined ? elsewhere : `${elsewhere} Or did you mean "${near.word}"?`;
    }
    if (near !== undefined)
        return `Did you mean "${near.word}"?`;
    return listOf(unknown.siblings);
}
function placesFor(unknown) {
    const letters = (0,suggest/* lettersOf */.bi)(unknown.key);
    const paths = (placesOf(unknown.root).get(letters) ?? [])
        .filter((path) => path.slice(0, path.lastIndexOf('.')) !== unknown.place)
        .sort((a, b) => nearness(b, unknown.place) - nearness(a, unknown.place));
    if (unknown.place !== 'metadata' && METADATA_FIELDS.includes(unknown.key)) {
        paths.push(`metadata.${unknown.key}`);
    }
    if (unknown.place !== '' && DOCUMENT_FIELDS.includes(unknown.key)) {
        paths.push(`${unknown.key}, at the left margin of the document`);
    }
    if (paths.length === 0)
        return undefined;
    const more = paths.length > PLACES ? ` (and ${paths.length - PLACES} more)` : '';
    const hint = paths.slice(0, PLACES).join(' or ');
    return `It belongs elsewhere: ${hint}${more}.`;
}
/** Length of the common beginning of two paths, in steps. */
function nearness(path, place) {
    const steps = path.split('.');
    const here = place.split('.');
    let same = 0;
    while (same < steps.length && same < here.length && steps[same] === here[same])
        same += 1;
    return same;
}
function listOf(names) {
    if (names.length === 0)
        return 'No field is known here; remove it.';
    const listed = names.slice(0, suggest_field_LISTED).join(', ');
    const more = names.length > suggest_field_LISTED ? ` and ${names.length - suggest_field_LISTED} more` : '';
    return `Known here: ${listed}${more}. Remove or rename it.`;
}
/** The place that `tokens` lead to below `root`, written without the keys of maps and the indexes of lists. */
function genericPath(root, tokens) {
    let schema = root;
    let path = 'spec';
    for (const token of tokens) {
        if (schema?.type === 'object') {
            path += `.${token}`;
            schema = Object.hasOwn(schema.fields, String(token)) ? schema.fields[String(token)] : undefined;
        }
        else if (schema?.type === 'map') {
            path += '.<name>';
            schema = schema.values;
        }
        else if (schema?.type === 'list') {
            path += '[]';
            schema = schema.items;
        }
    }
    return path;
}

;// CONCATENATED MODULE: ./lib/domain/validate/check-metadata.js







/** All fabric objects live here; every validator of the fabric refuses any other. */
const check_metadata_FABRIC_NAMESPACE = 'default';
/** What a manifest may say about itself. */
const FIELDS = ['name', 'namespace', 'labels', 'annotations'];
/** Known to Kubernetes, but not for Git, with the reason. What servers write is taken out before it gets here. */
const UNWANTED = {
    generateName: 'the name is given, so it has no effect',
    finalizers: 'a finalizer blocks deletion until its controller removes it, and Git would put it back',
    ownerReferences: 'they name objects by uid, which differs from cluster to cluster',
    uid: 'the server sets it',
    resourceVersion: 'the server sets it, and it makes every later write a conflict',
    generation: 'the server sets it',
    creationTimestamp: 'the server sets it',
    deletionTimestamp: 'the server sets it',
    deletionGracePeriodSeconds: 'the server sets it',
    managedFields: 'the server keeps it',
    selfLink: 'the server no longer knows it',
};
/** Name, namespace, labels, annotations, and what else stands under `metadata`. */
function checkMetadata(manifest, spec, emit) {
    const metadata = (0,json/* getOwn */.Ng)(manifest.object, 'metadata');
    checkName(manifest.id.name, emit);
    checkNamespace(manifest.id.namespace, emit);
    if (metadata === undefined || metadata === null)
        return;
    if (!(0,json/* isJsonObject */.OW)(metadata)) {
        emit(finding('HHS-4110', '/metadata', {
            message: `metadata must be a mapping, but it is ${describeValue(metadata)}`,
            help: 'Write name: below it, indented.',
        }));
        return;
    }
    for (const key of Object.keys(metadata)) {
        const value = metadata[key];
        if (value === undefined || value === null)
            continue;
        if (key === 'labels')
            checkLabels(value, emit);
        else if (key === 'annotations')
            checkAnnotations(value, emit);
        else if (key === 'name' || key === 'namespace')
            checkText(key, value, emit);
        else
            checkOtherField(key, spec, emit);
    }
}
function checkName(name, emit) {
    const problem = nameProblem(name);
    if (problem === undefined)
        return;
    const legal = legalName(name);
    emit(finding('HHS-4101', '/metadata/name', {
        message: `the name ${quote(name)} ${problem}`,
        help: `${legal === undefined ? 'Use lower-case letters, digits, - and .' : `Use for example "${legal}"`}, and change what refers to it.`,
    }));
}
function checkNamespace(namespace, emit) {
    if (namespace === check_metadata_FABRIC_NAMESPACE)
        return;
    emit(finding('HHS-4102', '/metadata/namespace', {
        message: `the namespace is ${quote(namespace)}, fabric objects live in ${check_metadata_FABRIC_NAMESPACE}`,
        help: `Set metadata.namespace to ${check_metadata_FABRIC_NAMESPACE}, or leave it out.`,
    }));
}
function checkText(key, value, emit) {
    if (typeof value === 'string')
        return;
    emit(finding('HHS-4110', (0,shared_pointer/* childPointer */.Y2)('/metadata', key), {
        message: `metadata.${key} must be a text, but it is ${describeValue(value)}`,
        help: 'Put it in quotes.',
    }));
}
function checkOtherField(key, spec, emit) {
    const pointer = (0,shared_pointer/* childPointer */.Y2)('/metadata', key);
    const reason = Object.hasOwn(UNWANTED, key) ? UNWANTED[key] : undefined;
    if (reason !== undefined) {
        const message = `metadata.${key} does not belong in Git: ${reason}`;
        emit(finding('HHS-4104', pointer, { message, help: 'Remove it from the file.' }, true));
        return;
    }
    const help = suggestField({ key, siblings: FIELDS, place: 'metadata', root: spec });
    emit(finding('HHS-4103', pointer, { message: `metadata has no field ${quote(key)}`, help }, true));
}

// EXTERNAL MODULE: ./lib/domain/resource/schema.js
var resource_schema = __webpack_require__(9686);
;// CONCATENATED MODULE: ./lib/domain/validate/re2-pattern.js
/** POSIX classes as RE2 knows them, written for JavaScript. */
const POSIX = {
    alnum: '0-9A-Za-z',
    alpha: 'A-Za-z',
    blank: '\\t ',
    digit: '0-9',
    lower: 'a-z',
    punct: '!-\\/:-@\\[-`{-~',
    space: '\\t-\\r ',
    upper: 'A-Z',
    word: '0-9A-Za-z_',
    xdigit: '0-9A-Fa-f',
};
const compiled = new Map();
/**
 * A pattern of a CRD (RE2, as the API server evaluates it) as a JavaScript expression, or null where RE2 says
 * something that JavaScript cannot. Kept by its text: patterns come from the tables and are few.
 */
function compilePattern(pattern) {
    const known = compiled.get(pattern);
    if (known !== undefined)
        return known;
    const made = translate(pattern);
    compiled.set(pattern, made);
    return made;
}
function translate(pattern) {
    let source = pattern;
    let flags = '';
    const inline = /^\(\?([is]+)\)/.exec(source);
    if (inline !== null) {
        flags = [...new Set(inline[1])].join('');
        source = source.slice(inline[0].length);
    }
    source = source
        .replaceAll(/\[:(\w+):\]/g, (whole, name) => POSIX[name] ?? whole)
        .replaceAll('(?P<', '(?<')
        .replaceAll(/(?<!\\)((?:\\\\)*)\\A/g, '$1^')
        .replaceAll(/(?<!\\)((?:\\\\)*)\\z/g, '$1$');
    return construct(source, `${flags}u`) ?? construct(source, flags);
}
function construct(source, flags) {
    try {
        return new RegExp(source, flags);
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./lib/domain/validate/type-mismatch.js


const TRUE_WORDS = new Set(['true', 'yes', 'on', 'y', '1']);
const FALSE_WORDS = new Set(['false', 'no', 'off', 'n', '0']);
/** What to write instead, for a value of the wrong type. */
function mismatchHelp(value, schema) {
    switch (schema.type) {
        case 'string':
            return textHelp(value);
        case 'integer':
        case 'number':
            return numberHelp(value, schema.type === 'integer');
        case 'boolean':
            return booleanHelp(value);
        case 'list':
            return listHelp(value);
        case 'map':
            return mappingHelp(value, '"name: value" pairs');
        case 'object': {
            const names = Object.keys(schema.fields);
            if (names.length === 0)
                return 'Write {}.';
            const shown = names.slice(0, 6).join(', ');
            return mappingHelp(value, `the fields of it (${shown}${names.length > 6 ? ', …' : ''})`);
        }
    }
}
function textHelp(value) {
    if (typeof value === 'number') {
        return `YAML reads an unquoted number as a number: put it in quotes as it should read, "${value}".`;
    }
    if (typeof value === 'boolean') {
        const words = value ? 'true, yes, on and y' : 'false, no, off and n';
        return `YAML reads ${words} as a boolean: put the word in quotes.`;
    }
    if (Array.isArray(value))
        return 'Write one value, not a list: remove the dash or the brackets.';
    return 'Write one value. A text that contains ": " or starts with { must be in quotes.';
}
function numberHelp(value, whole) {
    if (typeof value === 'string') {
        const plain = value.trim();
        if (plain !== '' && Number.isFinite(Number(plain)))
            return `Remove the quotes: ${Number(plain)}.`;
        return `Write ${whole ? 'digits only' : 'a number'}, without units or quotes.`;
    }
    if (typeof value === 'number')
        return 'Write a number without a fraction.';
    return `Write one ${whole ? 'whole number' : 'number'}.`;
}
function booleanHelp(value) {
    const word = typeof value === 'string' || typeof value === 'number' ? String(value).trim().toLowerCase() : '';
    if (TRUE_WORDS.has(word))
        return 'Write true, without quotes.';
    if (FALSE_WORDS.has(word))
        return 'Write false, without quotes.';
    return 'Write true or false, without quotes.';
}
function listHelp(value) {
    if ((0,json/* isJsonObject */.OW)(value))
        return 'Put a dash in front of each entry: this is a list, not a mapping.';
    if (typeof value === 'string' && value.includes(',')) {
        return 'Write one item a line, each with a dash in front, not one text with commas.';
    }
    if (typeof value === 'string')
        return `Put a dash in front of it: - ${quote(value)}.`;
    return 'Put it on a line of its own with a dash in front.';
}
function mappingHelp(value, content) {
    if (Array.isArray(value))
        return `Remove the dash: it takes ${content}, not a list.`;
    return `Write ${content} below it, indented.`;
}

;// CONCATENATED MODULE: ./lib/domain/validate/walk.js




/** The place as people write it: `spec.subnets.default.vlan`. */
function here(walk) {
    return (0,shared_pointer/* displayPath */.Gt)((0,shared_pointer/* pointerOf */.rq)(['spec', ...walk.path]));
}
function parentOf(walk) {
    return (0,shared_pointer/* displayPath */.Gt)((0,shared_pointer/* pointerOf */.rq)(['spec', ...walk.path.slice(0, -1)]));
}
function emitAt(walk, code, text, onKey = false) {
    walk.emit(finding(code, (0,shared_pointer/* pointerOf */.rq)(['spec', ...walk.path]), text, onKey));
}
function emitMismatch(value, schema, walk) {
    emitAt(walk, 'HHS-4002', {
        message: `${here(walk)} must be ${nameOfType(schema)}, but it is ${describeValue(value)}`,
        help: mismatchHelp(value, schema),
    });
}
function nameOfType(schema) {
    switch (schema.type) {
        case 'object':
        case 'map':
            return 'a mapping';
        case 'list':
            return 'a list';
        case 'string':
            return 'a text';
        case 'integer':
            return 'a whole number';
        case 'number':
            return 'a number';
        case 'boolean':
            return 'true or false';
    }
}

;// CONCATENATED MODULE: ./lib/domain/validate/check-scalar.js




/** Type and constraints of a value that holds no others. */
function checkScalar(value, schema, walk) {
    switch (schema.type) {
        case 'string':
            if (typeof value === 'string')
                checkString(value, schema, walk);
            else
                emitMismatch(value, schema, walk);
            return;
        case 'integer':
            if (typeof value === 'number' && Number.isInteger(value))
                checkInteger(value, schema, walk);
            else
                emitMismatch(value, schema, walk);
            return;
        case 'number':
            if (typeof value !== 'number')
                emitMismatch(value, schema, walk);
            return;
        case 'boolean':
            if (typeof value !== 'boolean')
                emitMismatch(value, schema, walk);
            return;
    }
}
function checkString(value, schema, walk) {
    if (schema.enum !== undefined && !schema.enum.includes(value))
        emitEnum(value, schema.enum, walk);
    if (schema.pattern !== undefined)
        checkPattern(value, schema.pattern, walk);
    if (schema.minLength !== undefined || schema.maxLength !== undefined)
        checkLength(value, schema, walk);
    if (schema.format === 'date-time' && !isDateTime(value)) {
        emitAt(walk, 'HHS-4011', {
            message: `${here(walk)} must be a date and time, but it is ${describeValue(value)}`,
            help: 'Write it as RFC 3339 has it, with a zone: 2026-01-31T13:45:00Z.',
        });
    }
}
function emitEnum(value, allowed, walk) {
    const near = (0,suggest/* closest */.kp)(value, allowed);
    const values = allowed.map((word) => (word === '' ? '""' : word)).join(', ');
    emitAt(walk, 'HHS-4004', {
        message: `${here(walk)} is ${quote(value)}, which is not allowed`,
        help: `${near === undefined ? '' : `Did you mean "${near.word}"? `}Allowed: ${values}.`,
    });
}
function checkPattern(value, pattern, walk) {
    const expression = compilePattern(pattern);
    if (expression === null) {
        emitAt(walk, 'HHS-4015', {
            message: `${here(walk)} was not checked: its pattern cannot be evaluated offline`,
            help: `The API server checks it against ${pattern}.`,
        });
    }
    else if (!expression.test(value)) {
        emitAt(walk, 'HHS-4005', {
            message: `${here(walk)} is ${quote(value)}, which does not have the required form`,
            help: `It must match ${pattern}${value === '' ? '; remove the field to leave it unset' : ''}.`,
        });
    }
}
function checkLength(value, schema, walk) {
    const { minLength, maxLength } = schema;
    const length = countCodePoints(value);
    if (minLength !== undefined && length < minLength) {
        emitAt(walk, 'HHS-4010', {
            message: `${here(walk)} has ${length} characters, at least ${minLength} are required`,
            help: length === 0 ? 'Give it a value, or remove the field if it is optional.' : 'Write a longer text.',
        });
    }
    if (maxLength !== undefined && length > maxLength) {
        emitAt(walk, 'HHS-4010', {
            message: `${here(walk)} has ${length} characters, at most ${maxLength} are allowed`,
            help: `Shorten it by ${length - maxLength}.`,
        });
    }
}
/** As Kubernetes counts: code points, not UTF-16 units and not bytes. */
function countCodePoints(text) {
    let count = 0;
    for (const _ of text)
        count += 1;
    return count;
}
const DATE_TIME = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
function isDateTime(text) {
    const match = DATE_TIME.exec(text);
    if (match === null)
        return false;
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    return day <= daysIn(year, month);
}
function daysIn(year, month) {
    if (month === 2)
        return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
    return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
const WIDTHS = { uint8: 255, uint16: 65_535, uint32: 4_294_967_295 };
const INT32_MAX = 2_147_483_647;
/** The first number beyond int64, and the last one's negative: both are exact in binary. */
const INT64_LIMIT = 2 ** 63;
function checkInteger(value, schema, walk) {
    if (!checkWidth(value, schema, walk))
        return;
    const { minimum, maximum } = schema;
    if (minimum !== undefined && value < minimum) {
        emitBound(value, `at least ${minimum}`, walk);
    }
    if (maximum !== undefined && value > maximum) {
        emitBound(value, `at most ${maximum}`, walk);
    }
}
function emitBound(value, bound, walk) {
    emitAt(walk, 'HHS-4006', {
        message: `${here(walk)} is ${value}, it must be ${bound}`,
        help: `Use a value of ${bound}.`,
    });
}
/** False when the value does not fit at all; its bounds need no word then. */
function checkWidth(value, schema, walk) {
    const { width, format } = schema;
    if (width !== undefined) {
        if (value < 0 || value > WIDTHS[width])
            return emitUnfit(value, 0, WIDTHS[width], walk);
        if (format === 'int32' && value > INT32_MAX) {
            emitAt(walk, 'HHS-4008', {
                message: `${here(walk)} is ${value}, which API servers from 1.36 on refuse (int32 in the schema)`,
                help: `Use a value up to ${INT32_MAX}; the fabric itself takes up to ${WIDTHS[width]}, older API servers let it pass.`,
            });
        }
        return true;
    }
    if (format === 'int32' && (value < -INT32_MAX - 1 || value > INT32_MAX)) {
        return emitUnfit(value, -INT32_MAX - 1, INT32_MAX, walk);
    }
    if (value < -INT64_LIMIT || value >= INT64_LIMIT) {
        return emitUnfit(value, '-9223372036854775808', '9223372036854775807', walk);
    }
    if (!Number.isSafeInteger(value)) {
        emitAt(walk, 'HHS-4014', {
            message: `${here(walk)} is too large to be kept exactly; it would be sent as ${value}`,
            help: `Use a value between -${Number.MAX_SAFE_INTEGER} and ${Number.MAX_SAFE_INTEGER}.`,
        });
    }
    return true;
}
function emitUnfit(value, least, most, walk) {
    emitAt(walk, 'HHS-4007', {
        message: `${here(walk)} is ${value}, which does not fit: it must be from ${least} to ${most}`,
        help: `Use a whole number from ${least} to ${most}.`,
    });
    return false;
}

;// CONCATENATED MODULE: ./lib/domain/validate/walk-schema.js






/** Checks `spec` against the table of its kind. `undefined` and null are an empty spec. */
function walkSpec(spec, schema, options) {
    const walk = { emit: options.emit, release: options.release, root: schema, path: [] };
    walkValue(spec ?? {}, schema, walk);
}
function walkValue(value, schema, walk) {
    switch (schema.type) {
        case 'object':
            if ((0,json/* isJsonObject */.OW)(value))
                walkObject(value, schema, walk);
            else
                emitMismatch(value, schema, walk);
            return;
        case 'map':
            if ((0,json/* isJsonObject */.OW)(value))
                walkMap(value, schema, walk);
            else
                emitMismatch(value, schema, walk);
            return;
        case 'list':
            if (Array.isArray(value))
                walkList(value, schema, walk);
            else
                emitMismatch(value, schema, walk);
            return;
        default:
            checkScalar(value, schema, walk);
    }
}
function walkObject(value, schema, walk) {
    for (const key of Object.keys(value)) {
        const child = Object.hasOwn(schema.fields, key) ? schema.fields[key] : undefined;
        walk.path.push(key);
        if (child === undefined)
            emitUnknown(value, key, schema, walk);
        else
            walkField(value[key], child, walk);
        walk.path.pop();
    }
    for (const key of schema.required) {
        if (hasValue(value, key) || isFilled(schema, key))
            continue;
        walk.path.push(key);
        emitAt(walk, 'HHS-4003', {
            message: `${here(walk)} is required`,
            help: hasOwnNull(value, key)
                ? 'The key is there with nothing after the colon: give it a value.'
                : `Add "${key}" to ${parentOf(walk)}.`,
        });
        walk.path.pop();
    }
}
/** The API server drops nulls of fields that are not nullable, and no fabric field is: null counts as absent. */
function walkField(value, schema, walk) {
    if (value === undefined || value === null)
        return;
    if (isLater(schema, walk)) {
        emitAt(walk, 'HHS-4013', {
            message: `${here(walk)} exists from fabric release ${schema.since} on, this fabric is at ${walk.release}`,
            help: 'Remove the field, or set the release of the fabric if it runs a later one.',
        }, true);
        return;
    }
    walkValue(value, schema, walk);
}
/**
 * A null under a key of a map: the server drops it where values are scalars, so somebody's entry is lost without a word.
 * Where values are objects it depends on the kind what it means (`{}`, or a webhook that fails): its rules say.
 */
function walkMap(value, schema, walk) {
    for (const key of Object.keys(value)) {
        const child = value[key];
        if (child === undefined)
            continue;
        walk.path.push(key);
        if (child !== null)
            walkValue(child, schema.values, walk);
        else if (isScalar(schema.values))
            emitDropped(walk);
        walk.path.pop();
    }
}
function walkList(value, schema, walk) {
    const { minItems, maxItems } = schema;
    if (minItems !== undefined && value.length < minItems) {
        emitAt(walk, 'HHS-4009', {
            message: `${here(walk)} has ${value.length} items, at least ${minItems} are required`,
            help: `Add ${minItems - value.length} more, or remove the field if it is optional.`,
        });
    }
    if (maxItems !== undefined && value.length > maxItems) {
        emitAt(walk, 'HHS-4009', {
            message: `${here(walk)} has ${value.length} items, at most ${maxItems} are allowed`,
            help: `Remove ${value.length - maxItems} of them.`,
        });
    }
    for (let index = 0; index < value.length; index++) {
        const item = value[index];
        if (item === undefined)
            continue;
        walk.path.push(index);
        if (item === null)
            emitEmpty(walk, schema.items);
        else
            walkValue(item, schema.items, walk);
        walk.path.pop();
    }
}
function hasValue(value, key) {
    return Object.hasOwn(value, key) && value[key] !== null;
}
function hasOwnNull(value, key) {
    return Object.hasOwn(value, key) && value[key] === null;
}
function isFilled(schema, key) {
    return schema.filled?.includes(key) === true || schema.fields[key]?.default !== undefined;
}
function isLater(schema, walk) {
    if (schema.since === undefined || walk.release === undefined)
        return false;
    return resource_schema/* FABRIC_RELEASES */.D.indexOf(schema.since) > resource_schema/* FABRIC_RELEASES */.D.indexOf(walk.release);
}
function isScalar(schema) {
    return schema.type !== 'object' && schema.type !== 'map' && schema.type !== 'list';
}
function emitDropped(walk) {
    emitAt(walk, 'HHS-4017', {
        message: `${here(walk)} has nothing after it; the API server drops such an entry`,
        help: 'Give it a value, or remove the key.',
    });
}
function emitEmpty(walk, schema) {
    const braces = schema.type === 'object' || schema.type === 'map' ? ', write {} if it has no fields,' : '';
    emitAt(walk, 'HHS-4012', {
        message: `${here(walk)} has nothing after it, where ${nameOfType(schema)} is expected`,
        help: `Give the item a value${braces} or remove it.`,
    });
}
function emitUnknown(value, key, schema, walk) {
    const parents = walk.path.slice(0, -1);
    const siblings = Object.keys(schema.fields).filter((name) => !Object.hasOwn(value, name));
    emitAt(walk, 'HHS-4001', {
        message: `${parentOf(walk)} has no field ${quote(key)}`,
        help: suggestField({ key, siblings, place: genericPath(walk.root, parents), root: walk.root }),
    }, true);
}

;// CONCATENATED MODULE: ./lib/domain/validate/check-object.js








/** `status` is left out of manifests; where one is still there it is nobody's mistake. */
const check_object_DOCUMENT_FIELDS = new Set(['apiVersion', 'kind', 'metadata', 'spec', 'status']);
const SUGGESTED = ['metadata', 'spec'];
/** Everything that the object alone shows: fields of the document, metadata, the schema of its kind. */
function checkObject(manifest, definition, release, emit) {
    const { object } = manifest;
    let misspelt = false;
    for (const key of Object.keys(object)) {
        if (check_object_DOCUMENT_FIELDS.has(key))
            continue;
        misspelt ||= (0,suggest/* closest */.kp)(key, ['spec']) !== undefined;
        const unknown = { key, siblings: SUGGESTED, place: '', root: definition.spec };
        const text = { message: `the document has no field ${quote(key)}`, help: suggestField(unknown) };
        emit(finding('HHS-4001', (0,shared_pointer/* childPointer */.Y2)('', key), text, true));
    }
    checkMetadata(manifest, definition.spec, emit);
    const spec = (0,json/* getOwn */.Ng)(object, 'spec');
    if (spec === undefined && misspelt)
        return;
    if ((spec === undefined || spec === null) && definition.required.includes('spec')) {
        const fields = Object.keys(definition.spec.fields).slice(0, 6).join(', ');
        const help = `Add spec with its fields (${fields}).`;
        emit(finding('HHS-4003', '/spec', { message: 'spec is required', help }));
        return;
    }
    walkSpec(spec, definition.spec, { emit, release });
}

;// CONCATENATED MODULE: ./lib/domain/validate/check-object-once.js

/** A manifest never changes, so neither does what is wrong with it alone. Forgotten together with the manifest. */
const remembered = new WeakMap();
/** `checkObject`, its result kept: a run validates before it asks the cluster and again with what is live. */
function checkObjectOnce(manifest, kind, release, emit) {
    let known = remembered.get(manifest);
    if (known === undefined || known.release !== release) {
        const findings = [];
        checkObject(manifest, kind, release, (found) => findings.push(found));
        known = { release, findings };
        remembered.set(manifest, known);
    }
    for (const found of known.findings)
        emit(found);
}
/** Makes the checks that need nothing but the object itself ahead of time, for instance while a LIST is under way. */
function checkAhead(manifests, registry, release) {
    for (const manifest of manifests) {
        const kind = registry.find(manifest.id.group, manifest.id.kind);
        if (kind !== undefined)
            checkObjectOnce(manifest, kind, release, () => undefined);
    }
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var yaml_dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/domain/parse/parse-limits.js
/** Generous for any fabric: its largest kinds are nested 9 levels deep. */
const DEFAULT_PARSE_LIMITS = {
    maxDepth: 100,
    maxAliases: 1_000,
    maxDocumentsPerFile: 20_000,
    maxFileBytes: 10 * 1024 * 1024,
};
/**
 * Lexemes of one document. A syntax tree costs some 400 bytes a lexeme, and the garbage collector lets several of them
 * pile up, so this bounds memory where bytes alone do not (`[a,a,a…`). The largest objects of real fabrics have some 1,600, a switch profile a few thousand.
 */
const MAX_LEXEMES = 20_000;
/** The same for a document of kind `List`: 800 usual objects fit. */
const MAX_LIST_LEXEMES = 80_000;
/** Characters of one document; no object that the API server would store is larger. */
const MAX_DOCUMENT_CHARACTERS = 1024 * 1024;
/** Characters in double quotes of one document: while escapes are resolved, each costs some 30 bytes. */
const MAX_QUOTED_CHARACTERS = 256 * 1024;
/** Characters of the documents whose syntax trees are kept for further questions about positions. */
const MAX_KEPT_CHARACTERS = 128 * 1024;
/** Characters that aliases of one document may add when written out. */
const MAX_ALIAS_GROWTH = 1_000_000;
/** Findings about the values of one document; the rest is only counted. */
const MAX_VALUE_FINDINGS = 50;

;// CONCATENATED MODULE: ./lib/domain/parse/compose-document.js


/** Every scalar stays a text here; `scalar-rules.ts` says what it means, whatever a `%YAML` directive claims. */
const OPTIONS = {
    version: '1.1',
    schema: new yaml_dist/* Schema */.Sj({ schema: 'failsafe', merge: false, resolveKnownTags: false }),
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
    logLevel: 'silent',
};
/** Says that the document may hold many objects; what it really is shows later. */
const LIST = /\bkind["']?\s*:\s*["']?\w*List\b/;
/**
 * The syntax tree of one document (see `splitDocuments`). Depth and size are watched lexeme by lexeme, before anything
 * recursive sees the document. Never throws.
 */
function composeDocument(text, maxDepth) {
    if (text.length > MAX_DOCUMENT_CHARACTERS)
        return stopped('too-large', 0);
    const maxLexemes = LIST.test(text) ? MAX_LIST_LEXEMES : MAX_LEXEMES;
    const parser = new yaml_dist/* Parser */.iX();
    const composer = new yaml_dist/* Composer */.Dk(OPTIONS);
    const documents = [];
    let lexemes = 0;
    let quoted = 0;
    try {
        for (const lexeme of new yaml_dist/* Lexer */.JG().lex(text)) {
            if (lexeme.startsWith('"'))
                quoted += lexeme.length;
            if (++lexemes > maxLexemes || quoted > MAX_QUOTED_CHARACTERS)
                return stopped('too-large', parser.offset);
            for (const token of parser.next(lexeme))
                documents.push(...composer.next(token));
            if (parser.stack.length > maxDepth + 3)
                return stopped('too-deep', parser.offset);
        }
        for (const token of parser.end())
            documents.push(...composer.next(token));
        documents.push(...composer.end());
    }
    catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return { root: null, problems: [{ reason: 'syntax', offset: parser.offset, message }] };
    }
    const [document, second] = documents;
    const stray = documents.length === 0 ? composer.streamInfo().errors : [];
    const problems = [...stray, ...documents.flatMap(({ errors }) => errors)].map(problemOf);
    if (second !== undefined) {
        problems.push({
            reason: 'syntax',
            offset: second.range[0],
            message: 'A second value follows in the same document',
        });
    }
    problems.sort((a, b) => a.offset - b.offset);
    return { root: document?.contents ?? null, problems };
}
function stopped(reason, offset) {
    return { root: null, problems: [{ reason, offset, message: '' }] };
}
function problemOf(error) {
    return {
        reason: error.code === 'TAB_AS_INDENT' ? 'tab' : error.code === 'RESOURCE_EXHAUSTION' ? 'too-deep' : 'syntax',
        offset: error.pos[0],
        message: error.message,
    };
}

;// CONCATENATED MODULE: ./lib/domain/parse/json-size.js
/** Size of a value written out; shared parts are measured once, so that a bomb costs no time. */
function sizeOfJson(sizes, value) {
    if (typeof value === 'string')
        return { characters: value.length + 2, depth: 0 };
    if (typeof value !== 'object' || value === null)
        return { characters: 8, depth: 0 };
    const known = sizes.get(value);
    if (known !== undefined)
        return known;
    let characters = 2;
    let depth = 0;
    for (const [key, item] of Object.entries(value)) {
        const size = sizeOfJson(sizes, item);
        characters += key.length + size.characters + 4;
        depth = Math.max(depth, size.depth);
    }
    const size = { characters, depth: depth + 1 };
    sizes.set(value, size);
    return size;
}

;// CONCATENATED MODULE: ./lib/domain/parse/parse-codes.js
/** `HHS-300x`–`HHS-301x` files and YAML, `HHS-302x` values, `HHS-303x` what the document is, `HHS-304x` whose it is. */
const PARSE_CODES = {
    'HHS-3001': {
        title: 'not valid YAML',
        severity: 'error',
        cause: 'The document breaks the grammar of YAML, so nothing in it can be trusted.',
        cure: 'Mend the line that is named; the lines before it are often where the mistake began.',
    },
    'HHS-3002': {
        title: 'tab used as indentation',
        severity: 'error',
        cause: 'YAML allows only spaces before a key.',
        cure: 'Replace the tab by spaces.',
    },
    'HHS-3003': {
        title: 'key written twice',
        severity: 'error',
        cause: 'A mapping holds the same key more than once; readers differ in which one they keep.',
        cure: 'Delete one of the two, or rename it.',
    },
    'HHS-3004': {
        title: 'character that is not allowed',
        severity: 'error',
        cause: 'The text holds a control character, half a surrogate pair, or a line separator that YAML readers disagree about.',
        cure: 'Delete the character, or write it as an escape in double quotes.',
    },
    'HHS-3005': {
        title: 'alias that cannot be resolved',
        severity: 'error',
        cause: 'An alias names an anchor that does not stand before it in the same document, or that contains the alias.',
        cure: 'Define the anchor earlier in the same document, or write the value out.',
    },
    'HHS-3006': {
        title: 'nested too deeply',
        severity: 'error',
        cause: 'Mappings and lists are nested deeper than the limit, which no manifest of the fabric needs.',
        cure: 'Look for an unclosed bracket; otherwise raise the depth limit.',
    },
    'HHS-3007': {
        title: 'too many aliases',
        severity: 'error',
        cause: 'Aliases are used more often than the limit, or they expand to an unreasonable size.',
        cure: 'Write the values out, or raise the alias limit.',
    },
    'HHS-3008': {
        title: 'document too large',
        severity: 'error',
        cause: 'One document holds more than can be kept in memory safely; the API server would not store it either.',
        cure: 'Split it into documents of one object each, separated by `---`.',
    },
    'HHS-3009': {
        title: 'too many documents in a file',
        severity: 'error',
        cause: 'The file holds more documents than the limit; those beyond it were not read.',
        cure: 'Split the file, or raise the limit.',
    },
    'HHS-3010': {
        title: 'file too large',
        severity: 'error',
        cause: 'The file is larger than the limit and was not read.',
        cure: 'Split the file, exclude it, or raise the limit.',
    },
    'HHS-3011': {
        title: 'file is not UTF-8',
        severity: 'error',
        cause: 'The bytes of the file are not valid UTF-8.',
        cure: 'Save the file as UTF-8.',
    },
    'HHS-3012': {
        title: 'file or directory cannot be read',
        severity: 'error',
        cause: 'The operating system refused to open it.',
        cure: 'Give the account that runs hedgehog-sync the right to read it, or exclude it.',
    },
    'HHS-3013': {
        title: 'symbolic link not followed',
        severity: 'error',
        cause: 'The link leads out of the directory that was given, or to nothing.',
        cure: 'Replace the link by the file itself, or exclude it.',
    },
    'HHS-3014': {
        title: 'too many files',
        severity: 'error',
        cause: 'The directory holds more files, or more bytes in all, than the limit; those beyond it were not read.',
        cure: 'Give a smaller directory, exclude what is not a manifest, or raise the limit.',
    },
    'HHS-3020': {
        title: 'number that cannot be kept',
        severity: 'error',
        cause: 'The number is not finite, or an integer beyond 2^53 - 1, which would lose digits on the way.',
        cure: 'Put it in quotes if it is a text; otherwise use a smaller number.',
    },
    'HHS-3021': {
        title: 'key that is not a text',
        severity: 'error',
        cause: 'Keys of an object are texts; this one is a list, a mapping, null or a decimal number.',
        cure: 'Put the key in quotes.',
    },
    'HHS-3022': {
        title: 'tag that JSON cannot express',
        severity: 'error',
        cause: 'The value carries a YAML tag that has no meaning for Kubernetes, or that does not fit the value.',
        cure: 'Remove the tag.',
    },
    'HHS-3023': {
        title: 'merge of something that is no mapping',
        severity: 'error',
        cause: '`<<` merges a mapping or a list of mappings into its own; it was given something else.',
        cure: 'Give it an alias of a mapping, or quote the key if `<<` is meant.',
    },
    'HHS-3024': {
        title: 'word that is read as true or false',
        severity: 'warning',
        cause: 'Kubernetes reads the unquoted words y, yes, on, n, no and off as booleans, YAML 1.2 as texts.',
        cure: 'Write true or false, or put the word in quotes.',
    },
    'HHS-3025': {
        title: 'key that is read as true or false',
        severity: 'warning',
        cause: 'Kubernetes reads the unquoted keys y, yes, on, n, no and off as `true` or `false`.',
        cure: 'Put the key in quotes.',
    },
    'HHS-3026': {
        title: 'number that is read in two ways',
        severity: 'warning',
        cause: 'Kubernetes reads a leading 0 as octal, 0b as binary, and leaves out underscores; YAML 1.2 does not.',
        cure: 'Write the number in plain decimal digits, or put it in quotes if it is a text.',
    },
    'HHS-3027': {
        title: 'more findings of this kind',
        severity: 'warning',
        cause: 'The document has more findings about its values than are listed.',
        cure: 'Mend those that are listed and run again.',
    },
    'HHS-3030': {
        title: 'fabric kind with a wrong apiVersion',
        severity: 'error',
        cause: 'The kind is one of the fabric, but no fabric serves it under this group and version.',
        cure: 'Use the apiVersion that is named.',
    },
    'HHS-3031': {
        title: 'unknown kind',
        severity: 'error',
        cause: 'The group is one of the fabric, but it has no such kind.',
        cure: 'Use the kind that is named.',
    },
    'HHS-3032': {
        title: 'apiVersion or kind missing',
        severity: 'error',
        cause: 'The document looks like a manifest of the fabric, but apiVersion or kind is missing or not a text.',
        cure: 'Add both.',
    },
    'HHS-3033': {
        title: 'name missing',
        severity: 'error',
        cause: 'A manifest without metadata.name names no object.',
        cure: 'Add metadata.name.',
    },
    'HHS-3034': {
        title: 'name or namespace that is not a text',
        severity: 'error',
        cause: 'YAML reads the unquoted value as a number or boolean, or the value cannot be a name.',
        cure: 'Put it in quotes.',
    },
    'HHS-3035': {
        title: 'list without items',
        severity: 'error',
        cause: 'A document of kind List must hold its objects as a list under `items`.',
        cure: 'Write `items` as a list, or write each object as a document of its own.',
    },
    'HHS-3036': {
        title: 'looks like a manifest',
        severity: 'warning',
        cause: 'The document has metadata and spec, but neither apiVersion nor kind, so it is not used.',
        cure: 'Add apiVersion and kind, or exclude the file.',
    },
    'HHS-3040': {
        title: 'object defined twice',
        severity: 'error',
        cause: 'Two documents define the same object; which one is meant cannot be known.',
        cure: 'Delete one of the two, or rename it.',
    },
    'HHS-3041': {
        title: 'object that the fabric makes itself',
        severity: 'warning',
        cause: 'The controllers of the fabric write this kind; a copy in Git is never applied.',
        cure: 'Delete the document from Git.',
    },
    'HHS-3042': {
        title: 'fields that belong to the server',
        severity: 'warning',
        cause: 'The document was copied from a cluster and holds what the server and the fabric write themselves.',
        cure: 'Delete these fields; they are left out of what is applied.',
    },
};

;// CONCATENATED MODULE: ./lib/domain/parse/scalar-rules.js
const WORDS = new Map([
    ['', null],
    ...spellings(null, '~ null Null NULL'),
    ...spellings(true, 'y Y yes Yes YES true True TRUE on On ON'),
    ...spellings(false, 'n N no No NO false False FALSE off Off OFF'),
    ...spellings('not-finite', '.inf .Inf .INF +.inf +.Inf +.INF -.inf -.Inf -.INF .nan .NaN .NAN'),
]);
const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|[0-9]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** A number that starts with its point: underscores only between digits. */
const POINT_FIRST = /^\.[0-9](?:_?[0-9])*(?:[eE][-+]?[0-9](?:_?[0-9])*)?$/;
function resolvePlain(text) {
    const word = WORDS.get(text);
    if (word === 'not-finite')
        return { is: 'unsafe-number' };
    if (word !== undefined)
        return { is: 'value', value: word };
    const first = text.charCodeAt(0);
    if (first === 0x2e) {
        const digits = text.replaceAll('_', '');
        return POINT_FIRST.test(text) ? numberValue(Number(digits)) : { is: 'value', value: text };
    }
    if (!isDigit(first) && first !== 0x2b && first !== 0x2d)
        return { is: 'value', value: text };
    const digits = text.includes('_') ? text.replaceAll('_', '') : text;
    if (INTEGER.test(digits))
        return integerValue(digits);
    if (FLOAT.test(digits))
        return numberValue(Number(digits));
    return { is: 'value', value: text };
}
/** A leading 0 is octal where only octal digits follow; `08` is no octal and reads as 8. */
function integerValue(digits) {
    const negative = digits.startsWith('-');
    const body = digits.replace(/^[-+]/, '');
    const octal = /^0[oO]?([0-7]+)$/.exec(body);
    const size = octal === null ? Number(body) : Number(`0o${octal[1] ?? '0'}`);
    if (!Number.isSafeInteger(size))
        return { is: 'unsafe-number' };
    return { is: 'value', value: negative && size !== 0 ? -size : size };
}
function numberValue(value) {
    if (!Number.isFinite(value))
        return { is: 'unsafe-number' };
    return { is: 'value', value: value === 0 ? 0 : value };
}
/** Which surprise an unquoted scalar holds: a word that becomes a boolean, a number that YAML 1.2 reads differently. */
function surpriseOf(text) {
    if (text.length <= 3 && /^(?:y|n|yes|no|on|off)$/i.test(text) && WORDS.has(text))
        return 'boolean';
    const first = text.charCodeAt(0);
    if (!isDigit(first) && first !== 0x2b && first !== 0x2d && first !== 0x2e)
        return null;
    if (!text.includes('_') && !/^[-+]?0[0-9bB]/.test(text))
        return null;
    const plain = resolvePlain(text);
    return plain.is === 'value' && typeof plain.value === 'number' && readAsOf12(text) !== plain.value
        ? 'number'
        : null;
}
/** YAML 1.2's core schema for texts that start with a digit or sign; undefined: it reads a text. */
function readAsOf12(text) {
    if (/^[-+]?[0-9]+$/.test(text))
        return Number(text);
    return FLOAT.test(text) ? Number(text) : undefined;
}
function isDigit(code) {
    return code >= 0x30 && code <= 0x39;
}
function spellings(meaning, list) {
    return list.split(' ').map((word) => [word, meaning]);
}

;// CONCATENATED MODULE: ./lib/domain/parse/node-to-json.js







/** A syntax tree as JSON, read as Kubernetes would, with what a person should know about its values. Never throws. */
function nodeToJson(root, limits) {
    const run = {
        limits,
        anchors: new Map(),
        sizes: new WeakMap(),
        path: [],
        problems: [],
        errors: 0,
        warnings: 0,
        atKey: false,
        aliases: 0,
        growth: 0,
        cutShort: false,
    };
    const value = convert(run, root, 0);
    const unlisted = excess(run.errors) + excess(run.warnings);
    if (unlisted > 0) {
        const offset = root?.range?.[0] ?? 0;
        const message = `${unlisted} more findings about values of this document are not listed`;
        run.problems.push({ code: 'HHS-3027', offset, pointer: '', message });
    }
    return { value, problems: run.problems, failed: run.errors > 0, cutShort: run.cutShort };
}
function excess(count) {
    return Math.max(0, count - MAX_VALUE_FINDINGS);
}
function convert(run, node, depth) {
    if (run.cutShort || !(0,yaml_dist/* isNode */.Ll)(node))
        return null;
    if ((0,yaml_dist/* isAlias */.Vj)(node))
        return aliasValue(run, node.source, node, depth);
    const { anchor } = node;
    if (anchor !== undefined)
        run.anchors.set(anchor, undefined);
    const value = (0,yaml_dist/* isScalar */.jn)(node) ? scalarValue(run, node) : collectionValue(run, node, depth);
    if (anchor !== undefined)
        run.anchors.set(anchor, value);
    return value;
}
function collectionValue(run, node, depth) {
    if (depth >= run.limits.maxDepth) {
        report(run, 'HHS-3006', node, `more than ${run.limits.maxDepth} levels of nesting`);
        run.cutShort = true;
        return null;
    }
    if ((0,yaml_dist/* isSeq */.oP)(node)) {
        return node.items.map((item, index) => within(run, index, () => convert(run, item, depth + 1)));
    }
    if ((0,yaml_dist/* isMap */.jh)(node))
        return mappingValue(run, node, depth);
    return null;
}
function mappingValue(run, node, depth) {
    const object = {};
    const merges = [];
    for (const pair of node.items) {
        if (run.cutShort)
            break;
        if (isMergeKey(pair.key)) {
            merges.push(pair);
            continue;
        }
        const key = node_to_json_keyText(run, pair.key, node);
        if (key === null)
            continue;
        const value = within(run, key, () => {
            if (Object.hasOwn(object, key))
                report(run, 'HHS-3003', pair.key, `the key "${shorten(key)}" stands here twice`);
            return convert(run, pair.value, depth + 1);
        });
        if (!Object.hasOwn(object, key))
            (0,json/* setOwn */.P5)(object, key, value);
    }
    for (const pair of merges)
        mergeInto(run, object, pair, depth);
    return object;
}
/** Keys of the mapping itself win over merged ones; of several sources the first wins. */
function mergeInto(run, object, pair, depth) {
    const merged = within(run, '<<', () => convert(run, pair.value, depth + 1));
    const sources = Array.isArray(merged) ? merged : [merged];
    for (const source of sources) {
        if (run.cutShort)
            return;
        if (!(0,json/* isJsonObject */.OW)(source)) {
            report(run, 'HHS-3023', pair.key, '`<<` needs a mapping or a list of mappings');
            return;
        }
        for (const [key, value] of Object.entries(source)) {
            if (!Object.hasOwn(object, key))
                (0,json/* setOwn */.P5)(object, key, value);
        }
    }
}
function isMergeKey(key) {
    return (0,yaml_dist/* isScalar */.jn)(key) && key.value === '<<' && key.type === 'PLAIN';
}
/** The text of a key as JSON has it; null (and a finding) when it is none. */
function node_to_json_keyText(run, key, owner) {
    const place = (0,yaml_dist/* isNode */.Ll)(key) ? key : owner;
    run.atKey = true;
    const value = (0,yaml_dist/* isScalar */.jn)(key) || (0,yaml_dist/* isAlias */.Vj)(key) ? convert(run, key, 0) : undefined;
    run.atKey = false;
    if (typeof value === 'string')
        return value;
    if (typeof value === 'boolean')
        return String(value);
    if (typeof value === 'number' && Number.isInteger(value))
        return String(value);
    if (!run.cutShort)
        report(run, 'HHS-3021', place, 'a key that is not a text');
    return null;
}
function scalarValue(run, node) {
    const text = typeof node.value === 'string' ? node.value : '';
    const tag = node.tag ?? (node.type === 'PLAIN' ? undefined : 'tag:yaml.org,2002:str');
    if (node.type === 'QUOTE_DOUBLE' && /\p{Surrogate}/u.test(text)) {
        report(run, 'HHS-3004', node, 'an escape that is half a surrogate pair and no character');
    }
    if (tag === undefined)
        return plainValue(run, node, text);
    if (tag === '!' || tag === 'tag:yaml.org,2002:str')
        return text;
    return taggedValue(run, node, tag, text);
}
function plainValue(run, node, text) {
    const plain = resolvePlain(text);
    if (plain.is === 'unsafe-number') {
        report(run, 'HHS-3020', node, `the number ${shorten(text)} cannot be kept exactly`);
        return null;
    }
    const surprise = surpriseOf(text);
    if (surprise !== null) {
        const code = surprise === 'number' ? 'HHS-3026' : run.atKey ? 'HHS-3025' : 'HHS-3024';
        report(run, code, node, `unquoted ${shorten(text)} is read as ${String(plain.value)}`);
    }
    return plain.value;
}
const TAGGED_TYPES = {
    'tag:yaml.org,2002:int': (value) => Number.isInteger(value),
    'tag:yaml.org,2002:float': (value) => typeof value === 'number',
    'tag:yaml.org,2002:bool': (value) => typeof value === 'boolean',
    'tag:yaml.org,2002:null': (value) => value === null,
};
function taggedValue(run, node, tag, text) {
    const fits = Object.hasOwn(TAGGED_TYPES, tag) ? TAGGED_TYPES[tag] : undefined;
    const plain = resolvePlain(text);
    if (fits !== undefined && plain.is === 'value' && fits(plain.value))
        return plain.value;
    report(run, 'HHS-3022', node, `the tag ${shorten(tag)} does not fit the value`);
    return null;
}
function aliasValue(run, name, node, depth) {
    const value = run.anchors.get(name);
    if (value === undefined) {
        const why = run.anchors.has(name) ? 'stands inside its own anchor' : 'has no anchor before it';
        report(run, 'HHS-3005', node, `the alias *${shorten(name)} ${why}`);
        return null;
    }
    const size = sizeOfJson(run.sizes, value);
    run.aliases += 1;
    run.growth += size.characters;
    if (run.aliases > run.limits.maxAliases || run.growth > MAX_ALIAS_GROWTH) {
        report(run, 'HHS-3007', node, `aliases stand here too often (limit ${run.limits.maxAliases}) or grow too large`);
        run.cutShort = true;
        return null;
    }
    if (depth + size.depth > run.limits.maxDepth) {
        report(run, 'HHS-3006', node, `more than ${run.limits.maxDepth} levels of nesting`);
        run.cutShort = true;
        return null;
    }
    return value;
}
function within(run, token, work) {
    run.path.push(token);
    const result = work();
    run.path.pop();
    return result;
}
function report(run, code, node, message) {
    const count = PARSE_CODES[code].severity === 'error' ? ++run.errors : ++run.warnings;
    if (count > MAX_VALUE_FINDINGS)
        return;
    const offset = (0,yaml_dist/* isNode */.Ll)(node) ? (node.range?.[0] ?? 0) : 0;
    run.problems.push({ code, offset, pointer: (0,shared_pointer/* pointerOf */.rq)(run.path), message });
}
function shorten(text) {
    return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}

;// CONCATENATED MODULE: ./lib/domain/parse/node-path.js



/**
 * Place of the field that `tokens` name, or of the deepest part of the way to it that exists. What comes through an alias
 * or a merge stands where it is written; an alias itself stands where it is used.
 */
function placeOf(root, tokens, text) {
    let step = { node: root, keyOffset: null };
    for (const [index, token] of tokens.entries()) {
        const next = child(root, resolved(root, step.node), token);
        if (next === undefined)
            return index === 0 ? placeOfStep(step, text) : keyPlace(step, text);
        step = next;
    }
    return placeOfStep(step, text);
}
function keyPlace(step, text) {
    const { key } = placeOfStep(step, text);
    return { key, value: key };
}
function placeOfStep(step, text) {
    const own = (0,yaml_dist/* isNode */.Ll)(step.node) ? step.node.range : null;
    const key = step.keyOffset ?? own?.[0] ?? 0;
    if (own == null || step.keyOffset === null)
        return { key, value: own?.[0] ?? key };
    const empty = (0,yaml_dist/* isScalar */.jn)(step.node) && own[0] === own[1];
    const below = (0,yaml_dist/* isCollection */.P3)(step.node) && !step.node.flow && own[0] > key && text.slice(key, own[0]).includes('\n');
    return { key, value: empty || below ? key : own[0] };
}
/** Merges of merges that are followed; a mapping that merges itself ends here. */
const MERGE_LEVELS = 20;
function child(root, node, token, level = 0) {
    if ((0,yaml_dist/* isSeq */.oP)(node)) {
        const item = /^\d+$/.test(token) ? node.items[Number(token)] : undefined;
        return item === undefined ? undefined : { node: item, keyOffset: null };
    }
    if (!(0,yaml_dist/* isMap */.jh)(node) || level > MERGE_LEVELS)
        return undefined;
    const own = node.items.find((pair) => !isMergeKey(pair.key) && keyIs(root, pair, token));
    if (own !== undefined)
        return stepTo(own);
    for (const pair of node.items) {
        if (!isMergeKey(pair.key))
            continue;
        const merged = resolved(root, pair.value);
        for (const source of (0,yaml_dist/* isSeq */.oP)(merged) ? merged.items : [merged]) {
            const found = child(root, resolved(root, source), token, level + 1);
            if (found !== undefined)
                return found;
        }
    }
    return undefined;
}
function stepTo(pair) {
    const offset = (0,yaml_dist/* isNode */.Ll)(pair.key) ? (pair.key.range?.[0] ?? null) : null;
    return { node: pair.value, keyOffset: offset };
}
function keyIs(root, pair, token) {
    const key = resolved(root, pair.key);
    if (!(0,yaml_dist/* isScalar */.jn)(key) || typeof key.value !== 'string')
        return false;
    if (key.type !== 'PLAIN')
        return key.value === token;
    const plain = resolvePlain(key.value);
    return plain.is === 'value' && String(plain.value) === token;
}
/** The node an alias stands for: the last anchor of that name before it. */
function resolved(root, node) {
    if (!(0,yaml_dist/* isAlias */.Vj)(node) || root === null)
        return node;
    const before = node.range?.[0] ?? 0;
    let found;
    (0,yaml_dist/* visit */.YR)(root, {
        Node: (_key, candidate) => {
            if ((candidate.range?.[0] ?? 0) >= before)
                return yaml_dist/* visit */.YR.BREAK;
            if (!(0,yaml_dist/* isAlias */.Vj)(candidate) && candidate.anchor === node.source)
                found = candidate;
            return undefined;
        },
    });
    return found;
}

;// CONCATENATED MODULE: ./lib/domain/parse/source-text.js
function createSourceText(file, text) {
    let lines = 1;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        lines += 1;
    const lineStarts = new Uint32Array(lines);
    let line = 1;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        lineStarts[line++] = at + 1;
    return { file, text, lineStarts };
}
/** 1-based line of `offset`. */
function lineAt(source, offset) {
    let low = 0;
    let high = source.lineStarts.length - 1;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((source.lineStarts[middle] ?? 0) <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return low + 1;
}
/**
 * Place of `offset`, which may lie at the very end of the text but not behind it. Columns count UTF-16 units from 1, as
 * editors do; a byte order mark has no column, and the end of the file counts to its last line that holds something.
 */
function locationAt(source, offset) {
    let at = Math.max(0, Math.min(offset, source.text.length));
    if (at === source.text.length && at > 0 && source.text[at - 1] === '\n') {
        at -= source.text[at - 2] === '\r' ? 2 : 1;
    }
    const line = lineAt(source, at);
    const start = source.lineStarts[line - 1] ?? 0;
    const mark = source.text.charCodeAt(start) === 0xfeff && at > start ? 1 : 0;
    return { file: source.file, line, column: at - start - mark + 1 };
}

;// CONCATENATED MODULE: ./lib/domain/parse/field-locator.js





const MAX_KEPT_TREES = 8;
/**
 * Syntax trees of the documents that were asked for last. A tree is many times its text, so manifests do not keep theirs:
 * the first question about a document composes it again, and further ones find it here. Of large documents only the last
 * is kept.
 */
class TreeCache {
    #maxDepth;
    #kept = [];
    constructor(maxDepth) {
        this.#maxDepth = maxDepth;
    }
    root(range) {
        const [latest] = this.#kept;
        if (latest?.range === range)
            return latest.root;
        const known = this.#kept.find((tree) => tree.range === range);
        const others = this.#kept.filter((tree) => tree !== known);
        this.#kept = known === undefined ? withRoomFor(range, others) : others;
        const tree = known ?? { range, root: composeDocument(sliceOf(range), this.#maxDepth).root };
        this.#kept = [tree, ...this.#kept];
        return tree.root;
    }
}
/** The latest trees that may stay when the tree of `range` is added; the others are let go before it is made. */
function withRoomFor(range, trees) {
    let characters = range.end - range.start;
    const end = trees.findIndex((tree) => {
        characters += tree.range.end - tree.range.start;
        return characters > MAX_KEPT_CHARACTERS;
    });
    return end === -1 ? trees.slice(0, MAX_KEPT_TREES - 1) : trees.slice(0, end);
}
/** Positions of one object: a whole document, or an item of a list (`base` = its tokens in the document). */
class LazyFieldLocator {
    #cache;
    #range;
    #base;
    constructor(cache, range, base) {
        this.#cache = cache;
        this.#range = range;
        this.#base = base;
    }
    at(pointer) {
        return this.#locate(pointer, 'value');
    }
    keyAt(pointer) {
        return this.#locate(pointer, 'key');
    }
    #locate(pointer, part) {
        const tokens = [...this.#base, ...(0,shared_pointer/* pointerTokens */.Mr)(pointer)];
        const place = placeOf(this.#cache.root(this.#range), tokens, sliceOf(this.#range));
        return locationAt(this.#range.source, this.#range.start + place[part]);
    }
}
function sliceOf(range) {
    return range.source.text.slice(range.start, range.end);
}

;// CONCATENATED MODULE: ./lib/domain/parse/find-duplicates.js

/** Documents that define an object which one before them defines already; each is paired with the first of its object. */
function findDuplicates(claims) {
    const firsts = new Map();
    const duplicates = [];
    for (const claim of claims) {
        const key = (0,object_id/* keyOf */.TN)(claim.id);
        const first = firsts.get(key);
        if (first === undefined)
            firsts.set(key, claim);
        else
            duplicates.push({ later: claim, first });
    }
    return duplicates;
}

;// CONCATENATED MODULE: ./lib/domain/parse/classify-object.js



/** Groups of the vendor whose objects belong to the installer and not to a fabric directory. */
const INSTALLER_GROUPS = new Set(['fabricator.githedgehog.com']);
function classifyObject(value, registry) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return notAManifest('it is no mapping');
    const apiVersion = (0,json/* getOwn */.Ng)(value, 'apiVersion');
    const kind = (0,json/* getOwn */.Ng)(value, 'kind');
    if (typeof apiVersion !== 'string' || apiVersion === '' || typeof kind !== 'string' || kind === '') {
        return classifyIncomplete(value, apiVersion, kind, registry);
    }
    const { group, version } = splitApiVersion(apiVersion);
    const definition = registry.kinds.find((candidate) => candidate.kind === kind);
    if (definition !== undefined)
        return classifyNamed(definition, group, version, apiVersion, registry);
    if (!isVendorGroup(group))
        return foreign(`${shorten(apiVersion)} ${shorten(kind)}`);
    if (!group.endsWith('githedgehog.com') && !knownGroups(registry).has(group)) {
        return foreign(`${shorten(apiVersion)} ${shorten(kind)}`);
    }
    if (INSTALLER_GROUPS.has(group))
        return foreign(`${shorten(apiVersion)} ${shorten(kind)}, which the installer owns`);
    return unknownKind(kind, apiVersion, registry);
}
function classifyNamed(definition, group, version, apiVersion, registry) {
    const right = apiVersionOf(definition);
    const related = group === definition.group || isVendorGroup(group) || isNearGroup(group, registry);
    if (!related)
        return foreign(`${shorten(apiVersion)} ${definition.kind}`);
    if (definition.owner === 'controller') {
        const message = `${definition.kind} is written by the controllers of the fabric`;
        const warning = { code: 'HHS-3041', pointer: '/kind', message };
        return { is: 'skipped', reason: 'controller-owned', detail: message, warning };
    }
    if (group === definition.group && version === definition.version)
        return { is: 'fabric', definition };
    const message = group === definition.group
        ? `${definition.kind} is not served in version ${shorten(version)}`
        : `${definition.kind} is not a kind of ${group === '' ? `apiVersion ${shorten(apiVersion)}` : shorten(group)}`;
    const help = `Write \`apiVersion: ${right}\`; compare the fields with that version as well.`;
    return {
        is: 'refused',
        objection: { code: 'HHS-3030', pointer: '/apiVersion', message, help },
        definition,
    };
}
/** apiVersion or kind is missing: an error where the rest looks like a manifest of the fabric. */
function classifyIncomplete(value, apiVersion, kind, registry) {
    const hasBody = (0,json/* isJsonObject */.OW)((0,json/* getOwn */.Ng)(value, 'metadata')) || (0,json/* isJsonObject */.OW)((0,json/* getOwn */.Ng)(value, 'spec'));
    const named = registry.kinds.find((candidate) => candidate.kind === kind);
    if (named !== undefined && hasBody) {
        const help = `Write \`apiVersion: ${apiVersionOf(named)}\`.`;
        const message = `${named.kind} without an apiVersion`;
        return {
            is: 'refused',
            objection: { code: 'HHS-3032', pointer: '/apiVersion', message, help },
            definition: named,
        };
    }
    if (typeof apiVersion === 'string' && knownGroups(registry).has(splitApiVersion(apiVersion).group)) {
        const message = `an object of ${shorten(apiVersion)} without a kind`;
        return { is: 'refused', objection: { code: 'HHS-3032', pointer: '/kind', message } };
    }
    const both = (0,json/* isJsonObject */.OW)((0,json/* getOwn */.Ng)(value, 'metadata')) && (0,json/* isJsonObject */.OW)((0,json/* getOwn */.Ng)(value, 'spec'));
    const detail = 'it has no apiVersion and kind';
    if (!both)
        return notAManifest(detail);
    const message = 'the document has metadata and spec, but no apiVersion and kind';
    return {
        is: 'skipped',
        reason: 'not-a-manifest',
        detail,
        warning: { code: 'HHS-3036', pointer: '', message },
    };
}
function unknownKind(kind, apiVersion, registry) {
    const names = registry.kinds.filter(({ owner }) => owner === 'user').map((definition) => definition.kind);
    const meant = (0,suggest/* closest */.kp)(kind, names)?.word;
    const definition = registry.kinds.find((candidate) => candidate.kind === meant);
    const help = definition === undefined
        ? `The kinds of a fabric are ${names.join(', ')}.`
        : `Did you mean \`kind: ${definition.kind}\` (\`apiVersion: ${apiVersionOf(definition)}\`)?`;
    const message = `${shorten(apiVersion)} has no kind ${shorten(kind)}`;
    return { is: 'refused', objection: { code: 'HHS-3031', pointer: '/kind', message, help } };
}
function splitApiVersion(apiVersion) {
    const slash = apiVersion.indexOf('/');
    if (slash === -1)
        return { group: '', version: apiVersion };
    return { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}
function apiVersionOf(definition) {
    return `${definition.group}/${definition.version}`;
}
/** A group of the vendor, or meant as one. The vendor's test groups hold things that only share names with the fabric. */
function isVendorGroup(group) {
    return group.toLowerCase().includes('hedgehog') && !/^tests?\./i.test(group);
}
/** No group at all (`apiVersion: v1beta1`), or one with a slip of the pen. */
function isNearGroup(group, registry) {
    if (group === '')
        return true;
    if (group.length > 100)
        return false;
    return [...knownGroups(registry)].some((known) => (0,suggest/* editDistance */.YC)(group, known, 3) <= 3);
}
function knownGroups(registry) {
    return new Set(registry.kinds.map(({ group }) => group));
}
function foreign(what) {
    return { is: 'skipped', reason: 'foreign-kind', detail: `${what} is no kind of the fabric` };
}
function notAManifest(detail) {
    return { is: 'skipped', reason: 'not-a-manifest', detail };
}

;// CONCATENATED MODULE: ./lib/domain/parse/document-context.js






const NO_IDENTITY = { kind: null, namespace: null, name: null };
function identityOf(value) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return NO_IDENTITY;
    const metadata = (0,json/* getOwn */.Ng)(value, 'metadata');
    const inMetadata = (key) => ((0,json/* isJsonObject */.OW)(metadata) ? textOf((0,json/* getOwn */.Ng)(metadata, key)) : null);
    const name = inMetadata('name');
    const kind = textOf((0,json/* getOwn */.Ng)(value, 'kind'));
    return { kind, namespace: name === null ? null : (inMetadata('namespace') ?? 'default'), name };
}
function textOf(value) {
    return typeof value === 'string' && value !== '' && value.length <= 253 ? value : null;
}
/** Offset in the file of the field at `pointer` below `base`. */
function fieldOffset(context, base, pointer, part) {
    const place = placeOf(context.root, [...base, ...(0,shared_pointer/* pointerTokens */.Mr)(pointer)], sliceOf(context.range));
    return context.range.start + place[part];
}
function addFinding(context, identity, finding) {
    const { severity, cure } = PARSE_CODES[finding.code];
    const of = identity.kind === null ? '' : `${identity.kind} ${identity.name ?? 'without a name'}: `;
    context.harvest.diagnostics.push({
        code: finding.code,
        severity,
        message: of + finding.message,
        help: finding.help ?? cure,
        pointer: finding.pointer,
        ...identity,
        ...locationAt(context.range.source, finding.offset),
    });
}
/** The document (or the item of a list) at `offset` of the file cannot be used; its findings say why. */
function addUnreadable(context, identity, offset) {
    const { file, line } = locationAt(context.range.source, offset);
    context.harvest.unreadable.push({ file, line, ...identity });
}
function addSkipped(context, offset, reason, detail) {
    const { file, line } = locationAt(context.range.source, offset);
    context.harvest.skipped.push({ file, line, reason, detail });
}

;// CONCATENATED MODULE: ./lib/domain/parse/clean-object.js


/** What the API server writes into `metadata`, and what only means something in the cluster it came from. */
const SERVER_METADATA = new Set([
    'uid',
    'resourceVersion',
    'generation',
    'creationTimestamp',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'managedFields',
    'ownerReferences',
    'selfLink',
]);
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const IGNORE_ANNOTATION = 'hedgehog-sync.githedgehog.com/ignore';
/** Namespace of every object of a fabric. */
const clean_object_FABRIC_NAMESPACE = 'default';
/** The object without what belongs to the server or the fabric, with its namespace set. */
function cleanObject(value, namespace, definition, registry) {
    const leftOut = [];
    const object = {};
    for (const [key, part] of Object.entries(value)) {
        if (key === 'status')
            leftOut.push('/status');
        else if (key === 'metadata' && (0,json/* isJsonObject */.OW)(part)) {
            object.metadata = cleanMetadata(part, namespace, definition, registry, leftOut);
        }
        else
            (0,json/* setOwn */.P5)(object, key, part);
    }
    return { object, leftOut };
}
function cleanMetadata(metadata, namespace, definition, registry, leftOut) {
    const clean = {};
    for (const [key, part] of Object.entries(metadata)) {
        const pointer = (0,shared_pointer/* childPointer */.Y2)('/metadata', key);
        if (SERVER_METADATA.has(key))
            leftOut.push(pointer);
        else if ((key === 'labels' || key === 'annotations') && (0,json/* isJsonObject */.OW)(part)) {
            const isOwned = (name) => registry.isFabricMetadataKey(key, name, definition.kind) ||
                (key === 'annotations' && name === LAST_APPLIED);
            const kept = cleanMap(part, pointer, isOwned, leftOut);
            if (Object.keys(kept).length > 0 || Object.keys(part).length === 0)
                clean[key] = kept;
        }
        else
            (0,json/* setOwn */.P5)(clean, key, part);
    }
    clean.namespace = namespace;
    return clean;
}
function cleanMap(map, pointer, isOwned, leftOut) {
    const kept = {};
    for (const [name, value] of Object.entries(map)) {
        if (isOwned(name))
            leftOut.push((0,shared_pointer/* childPointer */.Y2)(pointer, name));
        else
            (0,json/* setOwn */.P5)(kept, name, value);
    }
    return kept;
}
/** True when the document asks to be left alone. An unquoted `true` means the same to the person who wrote it. */
function optsOut(value) {
    const metadata = (0,json/* getOwn */.Ng)(value, 'metadata');
    const annotations = (0,json/* isJsonObject */.OW)(metadata) ? (0,json/* getOwn */.Ng)(metadata, 'annotations') : undefined;
    if (!(0,json/* isJsonObject */.OW)(annotations))
        return false;
    const wish = (0,json/* getOwn */.Ng)(annotations, IGNORE_ANNOTATION);
    return wish === 'true' || wish === true;
}

;// CONCATENATED MODULE: ./lib/domain/parse/read-object.js










/**
 * Ends one object as manifest, skipped or unreadable. `base` are its tokens in the document (empty: the document itself);
 * `problems` are the findings about its values, which matter only if the object is the fabric's.
 */
function readObject(context, value, base, problems) {
    const identity = identityOf(value);
    const start = fieldOffset(context, base, '', 'value');
    const verdict = classifyObject(value, context.options.registry);
    if (verdict.is === 'skipped') {
        if (verdict.warning !== undefined)
            addObjection(context, identity, base, verdict.warning);
        addSkipped(context, start, verdict.reason, verdict.detail);
        return;
    }
    const { definition } = verdict;
    const id = (0,json/* isJsonObject */.OW)(value) && definition !== undefined ? idOf(value, definition) : undefined;
    if ((0,json/* isJsonObject */.OW)(value) && optsOut(value) && id !== undefined && !('code' in id)) {
        ignore(context, base, start, id);
        return;
    }
    for (const problem of problems)
        addValueProblem(context, identity, base, problem);
    const failed = problems.some(({ code }) => PARSE_CODES[code].severity === 'error');
    const objection = verdict.is === 'refused' ? verdict.objection : undefined;
    const nameless = id !== undefined && 'code' in id && !failed ? id : undefined;
    if (objection !== undefined)
        addObjection(context, identity, base, objection);
    else if (nameless !== undefined)
        addObjection(context, identity, base, nameless);
    if (failed || objection !== undefined || id === undefined || 'code' in id || definition === undefined) {
        addUnreadable(context, identity, start);
    }
    else if ((0,json/* isJsonObject */.OW)(value)) {
        addManifest(context, value, base, start, id, definition);
    }
}
function addManifest(context, value, base, start, id, definition) {
    const { registry, digest } = context.options;
    const { object: clean, leftOut } = cleanObject(value, id.namespace, definition, registry);
    const [first] = leftOut;
    if (first !== undefined) {
        const names = leftOut.slice(0, 8).map((pointer) => shorten((0,shared_pointer/* displayPath */.Gt)(pointer)));
        const more = leftOut.length > names.length ? ` and ${leftOut.length - names.length} more` : '';
        const message = `left out, because server or fabric write it: ${names.join(', ')}${more}`;
        const offset = fieldOffset(context, base, first, 'key');
        const identity = { kind: id.kind, namespace: id.namespace, name: id.name };
        addFinding(context, identity, { code: 'HHS-3042', offset, pointer: first, message });
    }
    context.harvest.manifests.push({
        id,
        key: (0,object_id/* keyOf */.TN)(id),
        apiVersion: `${definition.group}/${definition.version}`,
        object: clean,
        digest: digest((0,json/* canonicalJson */.dj)(clean)),
        file: context.range.source.file,
        document: context.document,
        line: locationAt(context.range.source, start).line,
        fields: new LazyFieldLocator(context.cache, context.range, base),
    });
}
function ignore(context, base, start, id) {
    const place = locationAt(context.range.source, fieldOffset(context, base, '/metadata/name', 'value'));
    context.harvest.ignored.push({ id, ...place });
    addSkipped(context, start, 'opt-out', `${id.kind} ${id.namespace}/${id.name} carries the ignore annotation`);
}
/** Who the object is, or why that cannot be said. */
function idOf(value, definition) {
    const metadata = (0,json/* getOwn */.Ng)(value, 'metadata');
    if (!(0,json/* isJsonObject */.OW)(metadata)) {
        return { code: 'HHS-3033', pointer: '/metadata', message: 'metadata with a name is missing' };
    }
    const name = (0,json/* getOwn */.Ng)(metadata, 'name') ?? null;
    if (name === null || name === '') {
        const help = Object.hasOwn(metadata, 'generateName')
            ? 'Write metadata.name instead of generateName: an object in Git needs a name that stays.'
            : PARSE_CODES['HHS-3033'].cure;
        return { code: 'HHS-3033', pointer: '/metadata/name', message: 'metadata.name is missing', help };
    }
    const namespace = (0,json/* getOwn */.Ng)(metadata, 'namespace') ?? null;
    const wanted = namespace === null || namespace === '' ? clean_object_FABRIC_NAMESPACE : namespace;
    const checkedName = nameText(name, '/metadata/name');
    const checkedNamespace = nameText(wanted, '/metadata/namespace');
    if (typeof checkedName !== 'string')
        return checkedName;
    if (typeof checkedNamespace !== 'string')
        return checkedNamespace;
    return { group: definition.group, kind: definition.kind, namespace: checkedNamespace, name: checkedName };
}
function nameText(value, pointer) {
    const field = (0,shared_pointer/* displayPath */.Gt)(pointer);
    if (typeof value === 'string') {
        if (!value.includes('/'))
            return value;
        const message = `${field} is ${shorten(JSON.stringify(value))}; a name has no slash`;
        return { code: 'HHS-3034', pointer, message, help: 'Rename the object.' };
    }
    if (typeof value === 'number' || typeof value === 'boolean') {
        const message = `${field} is read as the ${typeof value} ${String(value)}`;
        return { code: 'HHS-3034', pointer, message, help: 'Put it in quotes.' };
    }
    return { code: 'HHS-3034', pointer, message: `${field} is no text`, help: 'Write a text.' };
}
function addObjection(context, identity, base, objection) {
    const { code, pointer, message, help } = objection;
    const offset = fieldOffset(context, base, pointer, 'value');
    addFinding(context, identity, { code, offset, pointer, message, help });
}
/** A finding about a value, its pointer counted from the object that holds it. */
function addValueProblem(context, identity, base, problem) {
    const pointer = problem.pointer.slice((0,shared_pointer/* pointerOf */.rq)(base).length);
    const offset = context.range.start + problem.offset;
    addFinding(context, identity, { code: problem.code, offset, pointer, message: problem.message });
}

;// CONCATENATED MODULE: ./lib/domain/parse/read-document.js









/** Of the errors that follow from one another in a broken document, so many on lines of their own are told. */
const TOLD_SYNTAX_PROBLEMS = 3;
/**
 * Control characters, a lone carriage return, line separators that readers disagree about, a byte order mark inside the
 * text and half surrogate pairs.
 */
const FORBIDDEN = /\p{Cc}(?<![\t\n\r])|[\u2028\u2029\ufffe\uffff]|\r(?!\n|$)|(?!^)\ufeff|\p{Surrogate}/u;
/** Reads one document that is not blank; the result goes to the harvest. Never throws. */
function readDocument(base) {
    const { limits } = base.options;
    const text = sliceOf(base.range);
    const forbidden = FORBIDDEN.exec(text);
    if (forbidden !== null) {
        const context = { ...base, root: null };
        const offset = base.range.start + forbidden.index;
        const message = `the character U+${codePoint(forbidden[0])} must not stand in a manifest`;
        addFinding(context, NO_IDENTITY, { code: 'HHS-3004', offset, pointer: '', message });
        addUnreadable(context, NO_IDENTITY, firstValue(context, text));
        return;
    }
    const { root, problems } = composeDocument(text, limits.maxDepth);
    const context = { ...base, root };
    if (problems.length > 0) {
        refuseSyntax(context, problems, identityOf(nodeToJson(root, limits).value));
        return;
    }
    const conversion = nodeToJson(root, limits);
    if (conversion.cutShort)
        refuseValues(context, conversion.problems, identityOf(conversion.value));
    else if (conversion.value === null && !conversion.failed) {
        addSkipped(context, firstValue(context, text), 'empty', 'the document holds no value');
    }
    else if (isList(conversion.value, base.options.registry))
        readList(context, conversion, conversion.value);
    else
        readObject(context, conversion.value, [], conversion.problems);
}
function codePoint(character) {
    return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
/** Offset in the file of the first line that holds something other than a marker. */
function firstValue(context, text) {
    const at = text.search(/[^\s\uFEFF-]/);
    return context.range.start + (at === -1 ? 0 : at);
}
const SYNTAX_CODES = {
    syntax: 'HHS-3001',
    tab: 'HHS-3002',
    'too-deep': 'HHS-3006',
    'too-large': 'HHS-3008',
};
function refuseSyntax(context, problems, identity) {
    const { maxDepth } = context.options.limits;
    const messages = {
        syntax: ({ message }) => `not valid YAML: ${shorten(message.split('\n', 1)[0] ?? '')}`,
        tab: () => 'a tab stands where only spaces may indent',
        'too-deep': () => `more than ${maxDepth} levels of nesting`,
        'too-large': () => 'the document is too large to be read safely',
    };
    const lines = new Set();
    for (const problem of problems) {
        const offset = Math.min(context.range.start + problem.offset, context.range.end);
        const { line } = locationAt(context.range.source, offset);
        if (lines.size >= TOLD_SYNTAX_PROBLEMS || lines.has(line))
            continue;
        lines.add(line);
        const code = SYNTAX_CODES[problem.reason];
        addFinding(context, identity, { code, offset, pointer: '', message: messages[problem.reason](problem) });
    }
    addUnreadable(context, identity, firstValue(context, sliceOf(context.range)));
}
function refuseValues(context, problems, identity) {
    for (const problem of problems)
        addValueProblem(context, identity, [], problem);
    addUnreadable(context, identity, fieldOffset(context, [], '', 'value'));
}
/** `kind: List` of the core group, and `<Kind>List` where `<Kind>` is one of the fabric. */
function isList(value, registry) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return false;
    const kind = (0,json/* getOwn */.Ng)(value, 'kind');
    const apiVersion = (0,json/* getOwn */.Ng)(value, 'apiVersion');
    if (typeof kind !== 'string' || typeof apiVersion !== 'string' || !kind.endsWith('List'))
        return false;
    if (kind === 'List')
        return splitApiVersion(apiVersion).group === '';
    return registry.kinds.some((definition) => `${definition.kind}List` === kind);
}
/** Every item ends as a document of its own. Items of a typed list may leave out what the list says. */
function readList(context, conversion, list) {
    const items = (0,json/* getOwn */.Ng)(list, 'items') ?? null;
    const start = fieldOffset(context, [], '', 'value');
    if (!Array.isArray(items)) {
        const offset = fieldOffset(context, [], '/items', 'value');
        const message = '`items` of a list is no list';
        addFinding(context, NO_IDENTITY, { code: 'HHS-3035', offset, pointer: '/items', message });
        addUnreadable(context, identityOf(list), start);
        return;
    }
    if (items.length === 0)
        addSkipped(context, start, 'empty', 'a list without items');
    const outside = conversion.problems.filter(({ pointer }) => !/^\/items\/\d/.test(pointer));
    if (outside.length > 0 && conversion.failed) {
        refuseValues(context, outside, identityOf(list));
        return;
    }
    for (const [index, item] of items.entries()) {
        const base = ['items', String(index)];
        const problems = conversion.problems.filter(({ pointer }) => (0,shared_pointer/* isWithin */.UO)(pointer, (0,shared_pointer/* pointerOf */.rq)(base)));
        readObject(context, withListType(item, list), base, problems);
    }
}
function withListType(item, list) {
    const kind = (0,json/* getOwn */.Ng)(list, 'kind');
    const apiVersion = (0,json/* getOwn */.Ng)(list, 'apiVersion');
    if (!(0,json/* isJsonObject */.OW)(item) || typeof kind !== 'string' || typeof apiVersion !== 'string')
        return item;
    if (splitApiVersion(apiVersion).group === '' || Object.hasOwn(item, 'kind'))
        return item;
    return { apiVersion, ...item, kind: kind.slice(0, -'List'.length) };
}

;// CONCATENATED MODULE: ./lib/domain/parse/split-documents.js
/** A marker stands at the start of a line and before a blank; `$` and `^` are the ends of the text (no `m` flag). */
const MARKER = /(?:^|\n)(\uFEFF?)(---|\.\.\.)(?=[ \t\r\n]|$)/g;
/**
 * Cuts a stream into documents. YAML forbids a marker at the start of a line inside any scalar, so the cut is exact, and
 * a broken document cannot take its neighbours with it. What stands before the first marker counts as a document only if
 * it holds a value; directives before a marker belong to the document behind it.
 */
function* splitDocuments(text) {
    const marker = new RegExp(MARKER);
    let start = 0;
    let explicit = false;
    for (let match = marker.exec(text); match !== null; match = marker.exec(text)) {
        const mark = match.index + (match[0].startsWith('\n') ? 1 : 0);
        const opens = match[2] === '---';
        const content = contentOf(text, start, mark);
        if (opens && !explicit && content !== 'value') {
            if (!hasDirective(text, start, mark))
                start = mark;
        }
        else {
            if (explicit || content === 'value')
                yield { start, end: mark, content };
            start = opens ? mark : mark + (match[1] ?? '').length + 3;
        }
        explicit = opens;
    }
    const content = contentOf(text, start, text.length);
    if (explicit || content === 'value')
        yield { start, end: text.length, content };
}
/** A value, or only comments, or nothing at all. Looks no further than the first character of a value. */
function contentOf(text, start, end) {
    let comment = false;
    let at = start;
    if (text.charCodeAt(at) === 0xfeff)
        at++;
    if (text.startsWith('---', at))
        at += 3;
    while (at < end) {
        const newline = text.indexOf('\n', at);
        const stop = newline === -1 || newline > end ? end : newline;
        let first = at;
        while (first < stop && isBlank(text.charCodeAt(first)))
            first++;
        const sign = first < stop ? text[first] : undefined;
        if (sign === '#')
            comment = true;
        else if (sign !== undefined && !(sign === '%' && first === at && !text.startsWith('---', start)))
            return 'value';
        at = stop + 1;
    }
    return comment ? 'comment' : 'nothing';
}
function hasDirective(text, start, end) {
    return `\n${text.slice(start, end)}`.includes('\n%');
}
function isBlank(code) {
    return code === 0x20 || code === 0x09 || code === 0x0d;
}

;// CONCATENATED MODULE: ./lib/domain/parse/parse-files.js







/**
 * Reads the documents of all files. Never throws: what is wrong becomes a diagnostic, and every document ends as exactly
 * one of manifest, skipped or unreadable. Of documents that define the same object the first stays, the later ones are
 * unreadable. Positions of fields are found when they are asked for.
 */
function parseFiles(files, options) {
    const harvest = { manifests: [], skipped: [], diagnostics: [], unreadable: [], ignored: [] };
    const cache = new TreeCache(options.limits.maxDepth);
    for (const file of files)
        parseFile(file, options, harvest, cache);
    return withoutDuplicates(harvest);
}
function parseFile(file, options, harvest, cache) {
    const { limits } = options;
    const source = createSourceText(file.path, file.text);
    if (file.text.length > limits.maxFileBytes) {
        const message = `${file.path} has more than ${limits.maxFileBytes} bytes`;
        refuseFile(harvest, source, 0, 'HHS-3010', message);
        return;
    }
    let documents = 0;
    let listed = 0;
    for (const { start, end, content } of splitDocuments(file.text)) {
        if (content === 'nothing')
            continue;
        if (listed >= limits.maxDocumentsPerFile) {
            const message = `${file.path} has more than ${limits.maxDocumentsPerFile} documents`;
            refuseFile(harvest, source, start, 'HHS-3009', message);
            return;
        }
        listed += 1;
        if (content === 'comment') {
            const { line } = locationAt(source, start);
            harvest.skipped.push({
                file: file.path,
                line,
                reason: 'empty',
                detail: 'the document holds only comments',
            });
            continue;
        }
        const range = { source, start, end };
        readDocument({ options, harvest, cache, range, document: documents });
        documents += 1;
    }
    if (listed === 0) {
        harvest.skipped.push({
            file: file.path,
            line: null,
            reason: 'empty',
            detail: 'the file holds no document',
        });
    }
}
function refuseFile(harvest, source, offset, code, message) {
    const { severity, cure } = PARSE_CODES[code];
    const place = locationAt(source, offset);
    const nobody = { kind: null, namespace: null, name: null };
    harvest.diagnostics.push({ code, severity, message, help: cure, pointer: '', ...nobody, ...place });
    harvest.unreadable.push({ file: source.file, line: place.line, ...nobody });
}
function withoutDuplicates(harvest) {
    const definitions = [
        ...harvest.manifests.map((manifest) => ({
            id: manifest.id,
            file: manifest.file,
            line: manifest.line,
            optedOut: false,
            manifest,
            place: () => manifest.fields.at('/metadata/name'),
        })),
        ...harvest.ignored.map((document) => ({
            id: document.id,
            file: document.file,
            line: document.line,
            optedOut: true,
            place: () => placeOfIgnored(document),
        })),
    ];
    const dropped = new Set();
    for (const { later, first } of findDuplicates(definitions)) {
        if (later.optedOut && first.optedOut)
            continue;
        dropped.add(later);
        reportDuplicate(harvest, later, first);
    }
    const manifests = harvest.manifests.filter((_manifest, index) => {
        const definition = definitions[index];
        return definition === undefined || !dropped.has(definition);
    });
    const ignored = new Set(harvest.ignored.map(({ id }) => (0,object_id/* keyOf */.TN)(id)));
    const { skipped, diagnostics, unreadable } = harvest;
    return { manifests, skipped, diagnostics, unreadable, ignored: [...ignored] };
}
function placeOfIgnored({ file, line, column }) {
    return { file, line, column };
}
function reportDuplicate(harvest, later, first) {
    const code = 'HHS-3040';
    const { kind, namespace, name } = later.id;
    const other = first.place();
    const what = later.optedOut ? ', which this document opts out' : '';
    harvest.diagnostics.push({
        code,
        severity: PARSE_CODES[code].severity,
        message: `${(0,object_id/* displayId */.kX)(later.id)} is defined in ${first.file}:${first.line} already${what}`,
        help: `Keep one of ${first.file}:${first.line} and ${later.file}:${later.line}, or rename one of them.`,
        pointer: '/metadata/name',
        kind,
        namespace,
        name,
        ...later.place(),
        related: [{ ...other, message: `${(0,object_id/* displayId */.kX)(first.id)} is defined here as well` }],
    });
    if (!later.optedOut)
        harvest.unreadable.push({ file: later.file, line: later.line, kind, namespace, name });
}

;// CONCATENATED MODULE: ./lib/domain/validate/check-references.js





/**
 * Looks for every object that `manifest` names. Returns the keys of those that Git has, readable or not: the edges
 * along which an invalid object drags others.
 *
 * An enforced reference that is not found is an error also when no cluster was asked: the webhooks refuse such an
 * object, and the fabric's own offline check counts a directory as the whole truth, too. A directory that leaves part
 * of the fabric to the cluster is checked with a cluster; the help says so. No default is looked up: only names that
 * are written count, so a VPC that leaves its namespaces out is fine on its own.
 *
 * An object that is there but invalid is no finding here: what refers to it is dragged, not wrong.
 */
function checkReferences(manifest, definition, surroundings, emit) {
    const targets = [];
    for (const reference of definition.references(manifest.object)) {
        const { where, key } = surroundings.locate(reference.kind, reference.name);
        if (where === 'nowhere') {
            if (reference.implied !== true)
                emitNowhere(reference, surroundings, emit);
        }
        else if (key !== null && (where === 'git' || where === 'unreadable'))
            targets.push(key);
    }
    return targets;
}
function emitNowhere(reference, surroundings, emit) {
    const { kind, name, pointer, enforced } = reference;
    const target = `${kind} ${check_metadata_FABRIC_NAMESPACE}/${name}`;
    const looked = surroundings.clusterConsulted ? 'neither in Git nor in the cluster' : 'not in Git';
    const meant = surroundings.suggestName(kind, name);
    emit({
        ...finding(enforced ? 'HHS-4201' : 'HHS-4202', pointer, {
            message: `${(0,shared_pointer/* displayPath */.Gt)(pointer)} names ${target}, which is ${looked}`,
            help: helpFor(reference, meant, surroundings),
        }),
        related: relatedTo(kind, meant, surroundings),
    });
}
function helpFor(reference, meant, surroundings) {
    const { kind, name, enforced } = reference;
    const other = surroundings.otherKindOf(kind, name);
    const sentences = [];
    if (meant !== undefined)
        sentences.push(`Did you mean ${kind} ${quote(meant)}?`);
    if (other !== undefined)
        sentences.push(`${quote(name)} is the name of a ${other}, a ${kind} is needed here.`);
    sentences.push(`Correct the name, or add the ${kind}.`);
    if (!enforced)
        sentences.push('The cluster accepts it like this, but it will not work.');
    if (!surroundings.clusterConsulted) {
        sentences.push(`No cluster was asked: if the ${kind} exists only there, run with a cluster.`);
    }
    return sentences.join(' ');
}
function relatedTo(kind, name, surroundings) {
    const manifest = name === undefined ? undefined : surroundings.index.find(kind, name);
    if (manifest === undefined)
        return [];
    const { file, line, column } = manifest.fields.at('/metadata/name');
    return [{ file, line, column, message: `${(0,object_id/* displayId */.kX)(manifest.id)} is here` }];
}

;// CONCATENATED MODULE: ./lib/domain/validate/check-served.js


/** How many of the other objects of a kind a finding lists. */
const check_served_LISTED = 50;
/** One finding for each kind that the cluster does not serve, on its first object, with the count and the others. */
function checkServed(manifests, isServed) {
    const missing = new Map();
    const served = new Set();
    for (const manifest of manifests) {
        const { group, kind } = manifest.id;
        const name = `${kind}.${group}`;
        if (served.has(name))
            continue;
        const known = missing.get(name);
        if (known !== undefined)
            known.push(manifest);
        else if (isServed(group, kind))
            served.add(name);
        else
            missing.set(name, [manifest]);
    }
    const lists = [...missing.values()];
    return {
        diagnostics: lists.flatMap(describeMissing),
        keys: lists.flatMap((list) => list.map((manifest) => manifest.key)),
    };
}
function describeMissing(manifests) {
    const [first, ...others] = manifests;
    if (first === undefined)
        return [];
    const count = manifests.length;
    const which = count === 1 ? '1 object' : `${count} objects`;
    const found = finding('HHS-4301', '/kind', {
        message: `the cluster does not serve ${first.id.kind} in ${first.apiVersion}; ${which} of it cannot be applied`,
        help: 'Install or upgrade the fabric on the cluster (its CRD is missing), or leave these objects out.',
    });
    const related = others.slice(0, check_served_LISTED).map(({ id, file, line }) => ({
        file,
        line,
        column: 1,
        message: `${(0,object_id/* displayId */.kX)(id)} is of the same kind`,
    }));
    return [toDiagnostic(first, { ...found, related })];
}

;// CONCATENATED MODULE: ./lib/domain/validate/coverage.js

/** `documents` counts what holds anything: empty documents and files that were left out whole are only listed. */
function coverageOf(input) {
    const reasons = new Map();
    let skippedDocuments = 0;
    for (const { reason, line } of input.skipped) {
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        if (line !== null && reason !== 'empty')
            skippedDocuments += 1;
    }
    return {
        files: input.files,
        documents: input.validated + input.unreadable + skippedDocuments,
        validated: input.validated,
        invalid: input.invalid,
        skipped: input.skipped.length,
        skippedByReason: Object.fromEntries([...reasons].sort(([a], [b]) => (a < b ? -1 : 1))),
        notChecked: input.notChecked,
    };
}
/** The checks that this run could not make, in words. */
function notCheckedWithout(help, registry) {
    const missing = [];
    if (!help.liveKeys)
        missing.push('references to objects that exist only in the cluster (no cluster was asked)');
    if (!help.served)
        missing.push('whether the cluster serves the kinds (no cluster was asked)');
    const needPrevious = registry.kinds.some(({ rules }) => rules.some(({ needs }) => needs === 'previous'));
    if (!help.previous && needPrevious) {
        missing.push('rules about changes (neither a cluster nor a base commit to compare with)');
    }
    return missing;
}
/** A run that checked nothing must not be green, whatever the reason. */
function nothingValidated(coverage, unreadable, file) {
    const reasons = Object.entries(coverage.skippedByReason).map(([reason, count]) => `${count} ${reason}`);
    const skipped = reasons.length === 0 ? 'nothing skipped' : `skipped: ${reasons.join(', ')}`;
    const { severity, cure } = VALIDATE_CODES['HHS-4401'];
    return {
        code: 'HHS-4401',
        severity,
        file: file ?? '.',
        line: 1,
        column: 1,
        pointer: '',
        kind: null,
        namespace: null,
        name: null,
        message: `no manifest was validated (${coverage.files} files read, ${unreadable} documents unreadable, ${skipped})`,
        help: cure,
    };
}

;// CONCATENATED MODULE: ./lib/domain/validate/drag.js
/**
 * Everything that refers, at any distance, to one of `sources`, with the source it hangs on (the nearest one).
 * `references`: for each key, the keys it names. Sources themselves are not in the result. Linear, safe with rings.
 */
function dragFrom(sources, references) {
    const referrers = reverse(references);
    const cause = new Map();
    const queue = [];
    for (const key of sources) {
        cause.set(key, key);
        queue.push(key);
    }
    const count = queue.length;
    for (let next = 0; next < queue.length; next++) {
        const key = queue[next];
        const source = key === undefined ? undefined : cause.get(key);
        if (key === undefined || source === undefined)
            continue;
        for (const referrer of referrers.get(key) ?? []) {
            if (cause.has(referrer))
                continue;
            cause.set(referrer, source);
            queue.push(referrer);
        }
    }
    for (const key of queue.slice(0, count))
        cause.delete(key);
    return cause;
}
function reverse(references) {
    const referrers = new Map();
    for (const [from, targets] of references) {
        for (const target of targets) {
            const list = referrers.get(target);
            if (list === undefined)
                referrers.set(target, [from]);
            else
                list.push(from);
        }
    }
    return referrers;
}

;// CONCATENATED MODULE: ./lib/domain/validate/manifest-index.js
/** Of two manifests of one name the first counts. */
function indexManifests(manifests) {
    const byKind = new Map();
    for (const manifest of manifests) {
        const { kind, name } = manifest.id;
        const named = byKind.get(kind);
        if (named === undefined)
            byKind.set(kind, new Map([[name, manifest]]));
        else if (!named.has(name))
            named.set(name, manifest);
    }
    const lists = new Map([...byKind].map(([kind, named]) => [kind, [...named.values()]]));
    return {
        find: (kind, name) => byKind.get(kind)?.get(name),
        all: (kind) => lists.get(kind) ?? [],
        names: (kind) => byKind.get(kind)?.keys() ?? [],
    };
}

;// CONCATENATED MODULE: ./lib/domain/validate/object-findings.js

/** A file may be nothing but mistakes: beyond this many findings on one object the rest is counted, not listed. */
const object_findings_LISTED = 100;
/** Gathers what is found on one object. */
function objectFindings() {
    const listed = [];
    let unlisted = 0;
    let errors = 0;
    let worst = 'warning';
    return {
        emit(found) {
            if (found.severity === 'error')
                errors += 1;
            if (listed.length < object_findings_LISTED)
                listed.push(found);
            else {
                unlisted += 1;
                if (found.severity === 'error')
                    worst = 'error';
            }
        },
        wrong: () => listed.filter(({ severity }) => severity === 'error').map(({ pointer }) => pointer),
        hasErrors: () => errors > 0,
        all: () => (unlisted === 0 ? listed : [...listed, object_findings_summary(unlisted, worst)]),
    };
}
function object_findings_summary(unlisted, severity) {
    const text = {
        message: `${unlisted} more findings on this object are not listed`,
        help: 'Correct those that are listed, then run again.',
    };
    return { ...finding('HHS-4099', '', text), severity };
}

;// CONCATENATED MODULE: ./lib/domain/validate/rule-frame.js


function ruleContext(index, previous) {
    return {
        find: (kind, name) => index.find(kind, name),
        all: (kind) => index.all(kind),
        previous: (key) => previous?.get(key),
    };
}
/**
 * Runs the semantic rules of a kind on one object. They run also where the schema found errors, so that one run tells
 * everything; what a rule says at or below a field that is already wrong by schema is left out, because it follows
 * from it. Rules about updates run only where there is a previous version.
 */
function runRules(manifest, definition, context, wrong, emit) {
    for (const rule of definition.rules) {
        if (rule.needs === 'previous' && context.previous(manifest.key) === undefined)
            continue;
        runRule(rule, manifest, context, wrong, emit);
    }
}
function runRule(rule, manifest, context, wrong, emit) {
    guarded(`the rule ${rule.code} (${rule.title})`, emit, () => {
        for (const found of rule.check(manifest, context)) {
            if (wrong.some((pointer) => (0,shared_pointer/* isWithin */.UO)(found.pointer, pointer)))
                continue;
            const { code, severity } = rule;
            emit({ ...found, code, severity, onKey: found.onKey === true });
        }
    });
}
/**
 * A check that fails by itself must neither end the run nor pass as green: it becomes an error on the object it was
 * made for.
 */
function guarded(what, emit, check) {
    try {
        check();
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        emit(finding('HHS-4402', '', {
            message: `${what} could not be completed: ${reason}`,
            help: 'Correct the other findings of this object first; if this one stays, report it with the manifest.',
        }));
    }
}

;// CONCATENATED MODULE: ./lib/domain/validate/surroundings.js



/** Comparisons of names a run may spend on "did you mean": the cost stays linear however many references are broken. */
const SUGGESTION_BUDGET = 100_000;
function surveySurroundings(input) {
    const { index, liveKeys } = input;
    const kinds = new Map(input.registry.kinds.map((definition) => [definition.kind, definition]));
    const ignored = new Set(input.ignored);
    const whereabouts = (definition, name, key) => {
        if (index.find(definition.kind, name) !== undefined)
            return 'git';
        if (input.unreadable.has(key))
            return 'unreadable';
        if (definition.builtInNames.has(name))
            return 'built-in';
        if (liveKeys?.has(key) === true)
            return 'live';
        return ignored.has(key) && liveKeys === undefined ? 'opted-out' : 'nowhere';
    };
    return {
        index,
        clusterConsulted: liveKeys !== undefined,
        locate(kind, name) {
            const definition = kinds.get(kind);
            if (definition === undefined)
                return { where: 'nowhere', key: null };
            const key = keyIn(definition, name);
            return { where: whereabouts(definition, name, key), key };
        },
        suggestName: nameSuggester(index),
        otherKindOf: (kind, name) => [...kinds.keys()].find((other) => other !== kind && index.find(other, name) !== undefined),
    };
}
/** Keys of objects that Git has in a document nobody could read, as far as kind and name are known. */
function keysOfUnreadable(documents, registry) {
    const kinds = new Map(registry.kinds.map((definition) => [definition.kind, definition]));
    const keys = new Set();
    for (const { kind, name } of documents) {
        const definition = kind === null ? undefined : kinds.get(kind);
        if (definition !== undefined && name !== null)
            keys.add(keyIn(definition, name));
    }
    return keys;
}
function keyIn({ group, kind }, name) {
    return (0,object_id/* keyOf */.TN)({ group, kind, namespace: check_metadata_FABRIC_NAMESPACE, name });
}
function nameSuggester(index) {
    const answers = new Map();
    let spent = 0;
    return (kind, name) => {
        const question = `${kind}/${name}`;
        if (answers.has(question))
            return answers.get(question);
        const candidates = index.all(kind).length;
        if (spent + candidates > SUGGESTION_BUDGET)
            return undefined;
        spent += candidates;
        const answer = (0,suggest/* closest */.kp)(name, index.names(kind))?.word;
        answers.set(question, answer);
        return answer;
    };
}

;// CONCATENATED MODULE: ./lib/domain/validate/validate-fabric.js











/** Every check on everything that parsing gave, in one run: all findings, never only the first. */
function validateFabric(input) {
    const { parsed, registry } = input;
    const index = indexManifests(parsed.manifests);
    const unreadable = keysOfUnreadable(parsed.unreadable, registry);
    const surroundings = surveySurroundings({
        registry,
        index,
        unreadable,
        ignored: parsed.ignored,
        liveKeys: input.liveKeys,
    });
    const checked = checkManifests(input, surroundings, ruleContext(index, input.previous));
    if (input.isServed !== undefined) {
        const unserved = checkServed(parsed.manifests, input.isServed);
        checked.diagnostics.push(...unserved.diagnostics);
        for (const key of unserved.keys)
            checked.invalid.add(key);
    }
    for (const key of invalidSinceParsing(parsed, unreadable))
        checked.invalid.add(key);
    const skipped = [...input.sourceSkipped, ...parsed.skipped];
    const coverage = coverageOf({
        files: input.files,
        validated: parsed.manifests.length,
        unreadable: parsed.unreadable.length,
        invalid: parsed.manifests.filter(({ key }) => checked.invalid.has(key)).length,
        skipped,
        notChecked: notCheckedWithout(helpOf(input), registry),
    });
    const diagnostics = [...input.sourceDiagnostics, ...parsed.diagnostics, ...checked.diagnostics];
    if (parsed.manifests.length === 0) {
        const file = parsed.unreadable[0]?.file ?? skipped[0]?.file;
        diagnostics.push(nothingValidated(coverage, parsed.unreadable.length, file));
    }
    return {
        documents: documentsOf(parsed),
        manifests: parsed.manifests,
        skipped,
        diagnostics: diagnostics.sort(compareDiagnostics),
        invalid: checked.invalid,
        dragged: dragFrom(new Set([...checked.invalid, ...unreadable]), checked.references),
        coverage,
    };
}
function checkManifests(input, surroundings, context) {
    const checked = { diagnostics: [], invalid: new Set(), references: new Map() };
    for (const manifest of input.parsed.manifests) {
        const findings = objectFindings();
        const { emit } = findings;
        const { group, kind } = manifest.id;
        const definition = input.registry.find(group, kind);
        if (definition === undefined) {
            const message = `there is no schema for ${kind} in ${manifest.apiVersion}`;
            emit(finding('HHS-4016', '/kind', { message, help: 'Check kind and apiVersion of the document.' }));
        }
        else {
            checkObjectOnce(manifest, definition, input.release, emit);
            const wrong = findings.wrong();
            guarded('the check of references', emit, () => {
                checked.references.set(manifest.key, checkReferences(manifest, definition, surroundings, emit));
            });
            runRules(manifest, definition, context, wrong, emit);
        }
        if (findings.hasErrors())
            checked.invalid.add(manifest.key);
        for (const found of findings.all())
            checked.diagnostics.push(toDiagnostic(manifest, found));
    }
    return checked;
}
function helpOf({ liveKeys, previous, isServed }) {
    return {
        liveKeys: liveKeys !== undefined,
        previous: previous !== undefined,
        served: isServed !== undefined,
    };
}
/**
 * Manifests that parsing had an error on, and those of which Git has a second document that could not be used: which
 * of the two is meant is a guess, so neither is applied.
 */
function invalidSinceParsing(parsed, unreadable) {
    const errors = new Set();
    for (const { severity, file, kind, name } of parsed.diagnostics) {
        if (severity === 'error' && kind !== null && name !== null)
            errors.add(`${file}\n${kind}\n${name}`);
    }
    return parsed.manifests
        .filter(({ key, file, id }) => unreadable.has(key) || errors.has(`${file}\n${id.kind}\n${id.name}`))
        .map(({ key }) => key);
}
function documentsOf(parsed) {
    const seen = parsed.manifests.map(({ file, line, id }) => ({
        file,
        line,
        kind: id.kind,
        namespace: id.namespace,
        name: id.name,
    }));
    for (const { file, line, kind, namespace, name } of parsed.unreadable) {
        seen.push({ file, line, kind, namespace, name });
    }
    return seen.sort((a, b) => (0,compare_text/* compareText */.n)(a.file, b.file) || a.line - b.line);
}
function compareDiagnostics(a, b) {
    return ((0,compare_text/* compareText */.n)(a.file, b.file) ||
        a.line - b.line ||
        a.column - b.column ||
        (0,compare_text/* compareText */.n)(a.code, b.code) ||
        (0,compare_text/* compareText */.n)(a.pointer, b.pointer) ||
        (0,compare_text/* compareText */.n)(a.message, b.message));
}

;// CONCATENATED MODULE: ./lib/operations/load-fabric.js


async function loadFabric(ports, settings) {
    const snapshot = await ports.source.read(settings.selection);
    return { snapshot, parsed: parseSnapshot(snapshot, ports, settings) };
}
function parseSnapshot(snapshot, ports, settings) {
    return parseFiles(snapshot.files, {
        registry: ports.registry,
        limits: settings.limits,
        digest: ports.digest,
    });
}
function validateLoaded(loaded, ports, settings, help = {}) {
    return validateFabric({
        parsed: loaded.parsed,
        files: loaded.snapshot.files.length,
        sourceDiagnostics: loaded.snapshot.diagnostics,
        sourceSkipped: loaded.snapshot.skipped,
        registry: ports.registry,
        release: settings.release,
        ...help,
    });
}
/** Keys that stand in Git but gave no usable manifest: such an object must never look removed. */
function unreadableKeys(parsed, ports) {
    const keys = new Set();
    for (const document of parsed.unreadable) {
        if (document.kind === null || document.name === null)
            continue;
        for (const kind of ports.registry.kinds) {
            if (kind.kind !== document.kind)
                continue;
            const namespace = document.namespace ?? 'default';
            keys.add(`${kind.kind}.${kind.group}/${namespace}/${document.name}`);
        }
    }
    return keys;
}

;// CONCATENATED MODULE: ./lib/operations/run-bounded.js
/** Runs `work` over `items`, at most `limit` at a time; rejects with the first error after all have ended. Order of results is that of items. */
async function runBounded(items, limit, work) {
    const results = new Array(items.length);
    const failures = [];
    let next = 0;
    const lane = async () => {
        for (let index = next++; index < items.length; index = next++) {
            try {
                results[index] = await work(items[index], index);
            }
            catch (error) {
                failures.push(error);
                next = items.length;
            }
        }
    };
    await Promise.all(Array.from({ length: Math.max(1, Math.min(limit, items.length)) }, lane));
    if (failures.length > 0)
        throw failures[0];
    return results;
}

;// CONCATENATED MODULE: ./lib/operations/read-cluster.js



const LIST_CONCURRENCY = 8;
/**
 * Discovery, inventory and lists at once: nobody waits for a list of kinds to ask for what is known anyway. A kind that
 * is not served answers 404 and holds nothing.
 */
async function readCluster(ports, settings) {
    const groups = [...new Set(ports.registry.kinds.map((kind) => kind.group))];
    const kinds = ports.registry.kinds.filter((kind) => kind.owner === 'user');
    const [discovered, inventory, live] = await Promise.all([
        ports.cluster.discover(groups),
        ports.inventory.read(settings.fabric),
        listKinds(ports, kinds),
    ]);
    const served = new Set();
    for (const { group, version, kind } of ports.registry.kinds) {
        const offered = discovered.some((one) => one.group === group && one.kind === kind && one.version === version);
        if (offered)
            served.add(servedKey(group, kind));
    }
    return { live, inventory, served };
}
function servedKey(group, kind) {
    return `${group}/${kind}`;
}
async function listKinds(ports, kinds) {
    let done = 0;
    ports.progress.report('list kinds', 0, kinds.length);
    const lists = await runBounded(kinds, LIST_CONCURRENCY, async (kind) => {
        const items = await listKind(ports, kind);
        done += 1;
        ports.progress.report('list kinds', done, kinds.length, kind.kind);
        return items;
    });
    return lists.flat();
}
async function listKind(ports, kind) {
    try {
        return (await ports.cluster.list(addressOf(kind))).items;
    }
    catch (error) {
        if (error instanceof errors/* KubernetesError */.dK && error.status === 404)
            return [];
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/operations/recall-base.js

/**
 * Git as last applied, for the objects whose text moved since: the files at the recorded commit, read once a commit and
 * trusted only where the recorded hash fits. Otherwise the reason why the comparison can only be two-way.
 */
async function recallBase(inventory, manifests, ports, settings) {
    const desired = new Map(manifests.map((manifest) => [manifest.key, manifest]));
    const moved = [...inventory.entries.values()].filter((entry) => desired.get(entry.key)?.digest !== entry.digest);
    const byCommit = new Map();
    for (const entry of moved) {
        if (entry.commit === null)
            continue;
        const list = byCommit.get(entry.commit) ?? [];
        list.push(entry);
        byCommit.set(entry.commit, list);
    }
    const known = new Map();
    for (const [commit, entries] of byCommit)
        await recallCommit(commit, entries, known, ports, settings);
    return (key) => {
        const found = known.get(key);
        if (found !== undefined)
            return found;
        const entry = inventory.entries.get(key);
        if (entry === undefined)
            return { known: false, reason: 'it was never applied from here' };
        const unchanged = desired.get(key);
        if (unchanged?.digest === entry.digest)
            return { known: true, object: unchanged.object };
        return { known: false, reason: 'it was applied from files that were in no commit' };
    };
}
async function recallCommit(commit, entries, known, ports, settings) {
    const paths = [...new Set(entries.map((entry) => entry.file))];
    const texts = await ports.history.readFiles(commit, paths);
    const short = commit.slice(0, 12);
    if (texts === null) {
        const reason = `commit ${short} cannot be read here (a shallow clone, or history that was rewritten)`;
        for (const entry of entries)
            known.set(entry.key, { known: false, reason });
        return;
    }
    const files = [...texts].map(([path, text]) => ({ path, text }));
    const { registry, digest } = ports;
    const parsed = parseFiles(files, { registry, digest, limits: settings.limits });
    const found = new Map(parsed.manifests.map((manifest) => [manifest.key, manifest]));
    for (const entry of entries) {
        const manifest = found.get(entry.key);
        known.set(entry.key, manifest?.digest === entry.digest
            ? { known: true, object: manifest.object }
            : { known: false, reason: `${entry.file} at commit ${short} does not hold what the record says` });
    }
}

;// CONCATENATED MODULE: ./lib/domain/plan/apply-body.js



/**
 * What a create sends: the manifest without nulls. The API server drops them from a plain create (no field of the fabric
 * is nullable), but refuses them in an apply.
 */
function createBody(desired) {
    const body = withoutNulls(desired);
    const metadata = { ...(0,live_object/* metadataOf */.N)(body) };
    // an empty map of labels says nothing, but moves the resourceVersion at every apply
    for (const map of ['labels', 'annotations']) {
        const entries = metadata[map];
        if ((0,json/* isJsonObject */.OW)(entries) && Object.keys(entries).length === 0)
            delete metadata[map];
    }
    return { ...body, metadata };
}
function withoutNulls(value) {
    const result = {};
    for (const key of Object.keys(value)) {
        const child = value[key];
        if (child !== null)
            (0,json/* setOwn */.P5)(result, key, clean(child));
    }
    return result;
}
function clean(value) {
    if (Array.isArray(value))
        return value.map(clean);
    return (0,json/* isJsonObject */.OW)(value) ? withoutNulls(value) : value;
}
/**
 * What an update sends, tied to the live version that was compared. Server-side apply turns a struct whose last owned
 * field goes into null, which the schema refuses (422); and a required struct that is empty must not be dropped:
 * - `spec: {}` over a filled spec: a merge patch clears the fields instead;
 * - `{}` in Git over a filled struct: left out, which removes what we own in it;
 * - `{}` of ours in live that Git leaves out: sent again, since absent and empty mean the same to the fabric.
 */
function updateWrite(desired, live, spec, fieldManager) {
    const wanted = createBody(desired);
    const liveSpec = (0,json/* isJsonObject */.OW)(live.object.spec) ? live.object.spec : {};
    const wantedSpec = (0,json/* isJsonObject */.OW)(wanted.spec) ? wanted.spec : {};
    const precondition = { resourceVersion: live.resourceVersion };
    if (Object.keys(wantedSpec).length === 0 && Object.keys(liveSpec).length > 0) {
        return { method: 'merge-patch', body: clearingPatch(wanted, live, precondition) };
    }
    const owned = ownedPart((0,live_object/* managedFieldsOf */.Y)(live.object), live.object, fieldManager);
    const ownedSpec = (0,json/* isJsonObject */.OW)(owned.spec) ? owned.spec : {};
    const body = keepEmptyStructs(dropEmptied(wantedSpec, liveSpec, spec), ownedSpec, liveSpec, spec);
    const metadata = { ...(0,live_object/* metadataOf */.N)(wanted), ...precondition };
    return { method: 'apply', body: { ...wanted, metadata, spec: body } };
}
/** Clears every field of spec and brings our labels and annotations along. */
function clearingPatch(wanted, live, precondition) {
    const spec = {};
    if ((0,json/* isJsonObject */.OW)(live.object.spec))
        for (const key of Object.keys(live.object.spec))
            (0,json/* setOwn */.P5)(spec, key, null);
    const metadata = { ...precondition };
    for (const map of ['labels', 'annotations']) {
        const entries = (0,json/* getOwn */.Ng)((0,live_object/* metadataOf */.N)(wanted), map);
        if (entries !== undefined)
            metadata[map] = entries;
    }
    return { metadata, spec };
}
function dropEmptied(wanted, live, schema) {
    const result = {};
    for (const key of Object.keys(wanted)) {
        const value = wanted[key];
        const there = (0,json/* getOwn */.Ng)(live, key);
        if (!(0,json/* isJsonObject */.OW)(value) || !(0,json/* isJsonObject */.OW)(there)) {
            (0,json/* setOwn */.P5)(result, key, value);
        }
        else if (Object.keys(value).length > 0 || Object.keys(there).length === 0) {
            (0,json/* setOwn */.P5)(result, key, dropEmptied(value, there, fieldSchema(schema, key)));
        }
        else if (schema?.type === 'map') {
            // the entry itself means something: it stays as it is, and what is in it is cleared by a patch afterwards
            (0,json/* setOwn */.P5)(result, key, there);
        }
    }
    return result;
}
function keepEmptyStructs(body, owned, live, schema) {
    const result = { ...body };
    for (const key of Object.keys(owned)) {
        const there = (0,json/* getOwn */.Ng)(live, key);
        const mine = (0,json/* getOwn */.Ng)(body, key);
        const ownedValue = (0,json/* getOwn */.Ng)(owned, key);
        if (!(0,json/* isJsonObject */.OW)(there) || !(0,json/* isJsonObject */.OW)(ownedValue))
            continue;
        const isStruct = schema?.type === 'object' && fieldSchema(schema, key)?.type === 'object';
        if (mine === undefined && Object.keys(there).length === 0 && isStruct)
            (0,json/* setOwn */.P5)(result, key, {});
        else if ((0,json/* isJsonObject */.OW)(mine))
            (0,json/* setOwn */.P5)(result, key, keepEmptyStructs(mine, ownedValue, there, fieldSchema(schema, key)));
    }
    return result;
}
function fieldSchema(schema, key) {
    if (schema?.type === 'object')
        return Object.hasOwn(schema.fields, key) ? schema.fields[key] : undefined;
    return schema?.type === 'map' ? schema.values : undefined;
}

;// CONCATENATED MODULE: ./lib/operations/sample-dry-run.js







/**
 * The server's own answer for a sample of objects that the cheaper proofs call in sync: what would an apply change?
 * An object that would change is returned as `cluster_ahead`, proven by dry-run. Needs the apply credential.
 */
async function sampleByDryRun(assessments, ports, settings) {
    const proven = assessments.filter((one) => one.state === 'in_sync' && one.manifest !== null && !one.ignored);
    const sample = spread(proven, settings.dryRunSample);
    let done = 0;
    const answers = await runBounded(sample, settings.concurrency, async (assessment) => {
        const answer = await predict(assessment, ports, settings).catch((error) => {
            if (!(0,errors/* isSyncError */.qw)(error))
                throw error;
            ports.log.warn('an object of the sample could not be checked by dry-run', {
                key: assessment.key,
                category: error.category,
            });
            return null;
        });
        done += 1;
        ports.progress.report('check a sample by dry-run', done, sample.length, assessment.id.name);
        return answer;
    });
    const corrected = new Map();
    answers.forEach((answer, index) => {
        if (answer !== null)
            corrected.set(sample[index], answer);
    });
    return corrected;
}
/** Evenly over the list, so that every kind has its turn; the same objects for the same list. */
function spread(assessments, wanted) {
    const count = Math.min(wanted, assessments.length);
    return Array.from({ length: count }, (_unused, index) => assessments[Math.floor((index * assessments.length) / count)]);
}
async function predict(assessment, ports, settings) {
    const { manifest, live, id } = assessment;
    const kind = ports.registry.find(id.group, id.kind);
    if (manifest === null || live === null || kind === undefined)
        return null;
    const predicted = await ports.cluster.apply(addressOf(kind), createBody(manifest.object), {
        fieldManager: settings.fieldManager,
        force: true,
        dryRun: true,
    });
    const form = (object) => comparableForm(object, kind, ports.registry);
    const [wanted, there] = [form(predicted.object), form(live.object)];
    const pointers = diffPointers(wanted, there);
    if (pointers.length === 0)
        return null;
    return {
        ...assessment,
        state: 'cluster_ahead',
        reason: 'the server says that an apply would change it',
        proof: 'dry-run',
        fields: pointers.map((pointer) => {
            const desired = (0,shared_pointer/* valueAt */.fK)(wanted, pointer);
            const value = (0,shared_pointer/* valueAt */.fK)(there, pointer);
            return {
                pointer,
                ...(desired === undefined ? {} : { desired }),
                ...(value === undefined ? {} : { live: value }),
                baseKnown: false,
                changedBy: 'cluster',
                conflict: false,
                blame: null,
                location: manifest.fields.at(pointer),
            };
        }),
    };
}

;// CONCATENATED MODULE: ./lib/operations/compare-fabric.js









async function compareWithCluster(ports, settings, loaded) {
    const [cluster] = await Promise.all([
        readCluster(ports, settings),
        checkMeanwhile(ports, settings, loaded),
    ]);
    const isServed = (group, kind) => cluster.served.has(servedKey(group, kind));
    const validation = validateLoaded(loaded, ports, settings, {
        liveKeys: new Set(cluster.live.map((object) => object.key)),
        previous: new Map(cluster.live.map((object) => [object.key, object.object])),
        isServed,
    });
    const { manifests } = loaded.parsed;
    const { assessments, stale } = assessFabric({
        manifests,
        live: cluster.live,
        inventory: cluster.inventory,
        ignored: new Set(loaded.parsed.ignored),
        unreadable: hiddenKeys(loaded, cluster.inventory, ports),
        base: await recallBase(cluster.inventory, manifests, ports, settings),
        registry: ports.registry,
        fieldManager: settings.fieldManager,
        isServed,
    });
    const { invalid, dragged } = validation;
    const constraints = { invalid, dragged, isServed };
    const corrected = await sampleByDryRun(assessments, ports, settings);
    const checked = assessments.map((one) => corrected.get(one) ?? one);
    const plan = planChanges(checked, constraints, ports.registry, loaded.snapshot.commit, ports.digest);
    return { loaded, validation, plan, cluster, stale };
}
const SLICE = 250;
/** The server needs its time to list: what can be checked without it is checked in the meantime, slice by slice. */
async function checkMeanwhile(ports, settings, loaded) {
    const { manifests } = loaded.parsed;
    for (let from = 0; from < manifests.length; from += SLICE) {
        await ports.clock.sleep(0);
        checkAhead(manifests.slice(from, from + SLICE), ports.registry, settings.release);
    }
}
/** Objects that a broken document or file may hide. They must not look as if Git had dropped them. */
function hiddenKeys(loaded, inventory, ports) {
    const keys = unreadableKeys(loaded.parsed, ports);
    const broken = brokenFiles(loaded, ports);
    for (const entry of inventory.entries.values())
        if (isBelow(entry.file, broken))
            keys.add(entry.key);
    return keys;
}
/** Files in which an error leaves open which objects they hold. */
function brokenFiles(loaded, ports) {
    const known = new Set(ports.registry.kinds.map((kind) => kind.kind));
    const nameless = loaded.parsed.unreadable.filter(({ name, kind }) => name === null || kind === null || !known.has(kind));
    const unread = loaded.snapshot.diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
    return new Set([...nameless, ...unread].map(({ file }) => file));
}
function isBelow(file, broken) {
    if (broken.has(file))
        return true;
    for (const path of broken)
        if (path === '.' || file.startsWith(`${path}/`))
            return true;
    return false;
}
/** Without a cluster: the base commit stands in for what was applied. */
async function compareWithCommit(ports, settings, ref) {
    const commit = await ports.history.resolve(ref);
    if (commit === null) {
        throw new errors/* ConfigurationError */.j1({
            code: 'HHS-2003',
            message: `the base ${ref} is no commit of this repository`,
            help: 'Name a branch, tag or commit with --base, and fetch it first (a shallow clone holds only the newest).',
        });
    }
    const loaded = await loadFabric(ports, settings);
    const base = parseSnapshot(await ports.history.readRef(commit, settings.selection), ports, settings);
    const previous = new Map(base.manifests.map((manifest) => [manifest.key, manifest.object]));
    const validation = validateLoaded(loaded, ports, settings, { previous });
    const ignored = new Set(loaded.parsed.ignored);
    const unreadable = unreadableKeys(loaded.parsed, ports);
    const broken = brokenFiles(loaded, ports);
    for (const manifest of base.manifests)
        if (isBelow(manifest.file, broken))
            unreadable.add(manifest.key);
    const assessments = assessCommits(base.manifests, loaded.parsed.manifests, unreadable, ignored, ports.registry);
    const { invalid, dragged } = validation;
    const constraints = { invalid, dragged, isServed: null };
    const plan = planChanges(assessments, constraints, ports.registry, loaded.snapshot.commit, ports.digest);
    return { plan, validation, commit };
}

;// CONCATENATED MODULE: ./lib/domain/plan/accept-fields.js




/** Differences that `--accept-git` names: at the pointer or below it; all of them without a pointer. */
function acceptedDifferences(assessment, pointer) {
    return assessment.fields.filter((field) => pointer === null || (0,shared_pointer/* isWithin */.UO)(field.pointer, pointer));
}
/**
 * Forces exactly `differences`. The bodies carry the live resourceVersion: if the object moved since it was shown, the
 * server answers 409 and nothing is forced. Lists are one unit, so a field inside a list forces the whole list.
 */
function acceptWrites(desired, live, differences, fieldManager) {
    const body = structuredCopy(ownedPart((0,live_object/* managedFieldsOf */.Y)(live.object), live.object, fieldManager));
    const patch = {};
    const accepted = new Set();
    let sets = false;
    let removes = false;
    for (const difference of differences) {
        const unit = ownershipUnit(difference.pointer, live.object, desired);
        const inList = unit !== difference.pointer;
        accepted.add(unit);
        if (difference.desired === undefined && !inList) {
            place(patch, (0,shared_pointer/* pointerTokens */.Mr)(unit), null);
            removes = true;
            continue;
        }
        const value = inList
            ? acceptedList(unit, difference, (0,shared_pointer/* valueAt */.fK)(body, unit), live.object)
            : difference.desired;
        place(body, (0,shared_pointer/* pointerTokens */.Mr)(unit), value ?? null);
        sets = true;
    }
    const identity = { apiVersion: desired.apiVersion, kind: desired.kind };
    const metadata = (0,json/* isJsonObject */.OW)(desired.metadata) ? desired.metadata : {};
    const named = { name: metadata.name, namespace: metadata.namespace };
    const version = { resourceVersion: live.resourceVersion };
    const bodyMetadata = (0,json/* isJsonObject */.OW)(body.metadata) ? body.metadata : {};
    const patchMetadata = (0,json/* isJsonObject */.OW)(patch.metadata) ? patch.metadata : {};
    return {
        accepted: [...accepted],
        apply: sets ? { ...identity, ...body, metadata: { ...bodyMetadata, ...named, ...version } } : null,
        remove: removes ? { ...patch, metadata: { ...patchMetadata, ...(sets ? {} : version) } } : null,
    };
}
/**
 * The list as it is live with only the accepted item's field changed: a list is one unit to the server, but a change
 * beside the accepted one was not accepted.
 */
function acceptedList(unit, difference, begun, live) {
    const inside = (0,shared_pointer/* pointerTokens */.Mr)(difference.pointer.slice(unit.length));
    return withValue(begun ?? (0,shared_pointer/* valueAt */.fK)(live, unit) ?? [], inside, difference.desired);
}
function withValue(value, tokens, wanted) {
    const [token, ...rest] = tokens;
    if (token === undefined)
        return wanted ?? null;
    if (Array.isArray(value)) {
        return value.map((item, index) => (String(index) === token ? withValue(item, rest, wanted) : item));
    }
    const result = (0,json/* isJsonObject */.OW)(value) ? { ...value } : {};
    if (rest.length === 0 && wanted === undefined)
        delete result[token];
    else
        (0,json/* setOwn */.P5)(result, token, withValue(result[token] ?? {}, rest, wanted));
    return result;
}
/** The pointer itself, or the outermost list it runs through. */
function ownershipUnit(pointer, live, desired) {
    const tokens = (0,shared_pointer/* pointerTokens */.Mr)(pointer);
    let unit = '';
    for (const token of tokens) {
        if (Array.isArray((0,shared_pointer/* valueAt */.fK)(live, unit)) || Array.isArray((0,shared_pointer/* valueAt */.fK)(desired, unit)))
            return unit;
        unit = `${unit}/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    }
    return unit;
}
function place(target, tokens, value) {
    const [token, ...rest] = tokens;
    if (token === undefined)
        return;
    if (rest.length === 0) {
        (0,json/* setOwn */.P5)(target, token, value);
        return;
    }
    const child = Object.hasOwn(target, token) ? target[token] : undefined;
    const next = (0,json/* isJsonObject */.OW)(child) ? { ...child } : {};
    place(next, rest, value);
    (0,json/* setOwn */.P5)(target, token, next);
}
function structuredCopy(object) {
    const copy = {};
    for (const key of Object.keys(object)) {
        const value = object[key];
        (0,json/* setOwn */.P5)(copy, key, (0,json/* isJsonObject */.OW)(value) ? structuredCopy(value) : value);
    }
    return copy;
}

;// CONCATENATED MODULE: ./lib/operations/force-accepted.js




/** Matches `--accept-git` to what was found. What matches nothing is an error before the first write: it may be a typing mistake. */
function matchAccepted(plan, accept, ports) {
    const found = new Map();
    for (const wish of accept) {
        const kind = ports.registry.byName(wish.kind)?.kind ?? wish.kind;
        const change = plan.changes.find((candidate) => candidate.id.kind === kind && candidate.id.name === wish.name);
        const differences = change === undefined ? [] : acceptable(change, wish.pointer);
        if (change === undefined || differences.length === 0)
            throw nothingToAccept(wish, change);
        const entry = found.get(change.key) ?? { change, differences: new Set() };
        for (const difference of differences)
            entry.differences.add(difference);
        found.set(change.key, entry);
    }
    return [...found.values()].map(({ change, differences }) => ({ change, differences: [...differences] }));
}
function acceptable(change, pointer) {
    const { manifest, live } = change.assessment;
    // an update may be refused by other owners, too (an object that others made and this adopted)
    const held = change.hold === 'foreign-change' || change.hold === 'conflict' || change.action === 'update';
    if (!held || manifest === null || live === null)
        return [];
    return acceptedDifferences(change.assessment, pointer);
}
function nothingToAccept(wish, change) {
    const name = `${wish.kind}/${wish.name}${wish.pointer === null ? '' : `:${wish.pointer}`}`;
    const why = change === undefined
        ? 'there is no such object in Git or in the cluster'
        : change.action === 'hold'
            ? 'the object is held, but not for that field'
            : `the object is not held (${change.reason})`;
    return new errors/* ConfigurationError */.j1({
        code: 'HHS-2004',
        message: `--accept-git ${name}: ${why}`,
        help: 'Run drift and copy the command it shows for the field.',
    });
}
/** Gives exactly the accepted fields Git's value; refused by the server if the object moved since it was compared. */
async function forceAccepted(accepted, ports, settings) {
    const { manifest, live, id } = accepted.change.assessment;
    const kind = ports.registry.find(id.group, id.kind);
    if (manifest === null || live === null || kind === undefined)
        (0,assert_never/* impossible */.y)('nothing to force');
    const address = addressOf(kind);
    const writes = acceptWrites(manifest.object, live, accepted.differences, settings.fieldManager);
    const { fieldManager } = settings;
    let current = live;
    let requests = 0;
    if (writes.apply !== null) {
        current = await ports.cluster.apply(address, writes.apply, { fieldManager, force: true, dryRun: false });
        requests += 1;
    }
    if (writes.remove !== null) {
        const metadata = { ...writes.remove.metadata, resourceVersion: current.resourceVersion };
        const patch = { ...writes.remove, metadata };
        current = await ports.cluster.mergePatch(address, id.name, patch, { fieldManager, dryRun: false });
        requests += 1;
    }
    return { live: current, pointers: writes.accepted, requests };
}

;// CONCATENATED MODULE: ./lib/operations/outcomes.js

/** Outcomes of everything that was not to be written, in the plan's order, with those of what was. */
function heldOutcomes(plan, written) {
    return plan.changes
        .filter((change) => change.assessment.manifest !== null || change.assessment.deleteCandidate)
        .map((change) => {
        const done = written.get(change.key);
        if (done !== undefined)
            return done;
        const kept = change.action === 'keep';
        const skipped = change.hold === 'ignored' || change.action === 'create' || change.action === 'update';
        return {
            id: change.id,
            key: change.key,
            outcome: kept ? 'unchanged' : skipped ? 'skipped' : 'held',
            reason: change.reason,
            attempts: 0,
            error: null,
            accepted: [],
            complete: kept,
        };
    });
}
function outcomeError(error) {
    if (error === null || error === undefined)
        return null;
    if (!(0,errors/* isSyncError */.qw)(error)) {
        const message = error instanceof Error ? error.message : String(error);
        return {
            category: 'unexpected',
            code: 'HHS-1000',
            message,
            help: 'This is a fault of hedgehog-sync: please report it.',
        };
    }
    return { category: error.category, code: error.code, message: error.message, help: error.help };
}

;// CONCATENATED MODULE: ./lib/domain/plan/admission-lag.js

/** A profile of a switch is compiled in or long there: its ports do not turn up later. */
const permanent = /not found in switch profile/i;
const derived = /not ready|retry later|gateway not found for gateway group|failed to find .*\bVNI\b/i;
const dependents = /\bhas (?:[a-z]+ )*(?:attachments|connections|peerings|switches|externals|vpcs)\b/i;
const missing = /\bnot found\b|\bdoes not have subnet\b|\bdoes not exist\b/i;
const notCalled = /failed calling webhook|failed to call webhook/i;
/** What kind of lag a refused write looks like; null: it is permanent. Ask only while a parent was written in this run. */
function admissionLagOf(error) {
    if (error instanceof errors/* ConflictError */.fK) {
        return error.conflict === 'resource-version' && error.retryable ? 'race' : null;
    }
    if (!(error instanceof errors/* KubernetesError */.dK))
        return null;
    const text = error.message;
    if (notCalled.test(text))
        return 'webhook';
    if (!/denied the request/.test(text) || permanent.test(text))
        return null;
    if (derived.test(text))
        return 'controller';
    if (dependents.test(text))
        return 'dependents';
    return missing.test(text) ? 'reference' : null;
}
/** Worth sending again after a pause, as long as a parent of the object was written in this run (hedgehog-api.md 8.4). */
function isAdmissionLag(error) {
    return admissionLagOf(error) !== null;
}

;// CONCATENATED MODULE: ./lib/operations/write-object.js








/** Creates or updates one object, never forced; what admission refuses only because it reads a lagging cache is tried again. */
async function writeObject(change, context) {
    const { ports, settings } = context;
    const { manifest, live } = change.assessment;
    const kind = ports.registry.find(change.id.group, change.id.kind);
    if (manifest === null || kind === undefined)
        (0,assert_never/* impossible */.y)(`${(0,object_id/* displayId */.kX)(change.id)} has nothing to write`);
    let attempts = 0;
    const send = async () => {
        attempts += 1;
        context.assertHeld();
        return live === null
            ? await create(manifest.object, kind, context)
            : await update(manifest.object, live, kind, context);
    };
    try {
        let written = await retryAdmissionLag(send, change, context);
        if (live !== null) {
            const cleared = await clearLeftovers(manifest.object, written, kind, context);
            if (cleared !== null) {
                attempts += 1;
                written = cleared;
            }
        }
        ports.log.debug('object written', { op: 'apply', key: change.key, attempt: attempts });
        const left = remainder(manifest.object, written, kind, context);
        if (left.length > 0) {
            const reason = `written, but somebody else's values stand beside it: ${left.map(shared_pointer/* displayPath */.Gt).join(', ')}`;
            return { outcome: 'held', reason, attempts, live: written, complete: false, error: null };
        }
        return { ...nameResult(live, written), attempts, live: written, complete: true, error: null };
    }
    catch (error) {
        return { ...nameFailure(error), attempts, live: null, complete: false, error };
    }
    finally {
        ports.log.debug('object done', {
            op: 'apply',
            key: change.key,
            attempt: attempts,
            tries: settings.admissionTries,
        });
    }
}
function create(desired, kind, context) {
    const options = { fieldManager: context.settings.fieldManager, force: false, dryRun: false };
    return context.ports.cluster.apply(addressOf(kind), createBody(desired), options);
}
function update(desired, live, kind, context) {
    const { fieldManager } = context.settings;
    const address = addressOf(kind);
    const write = updateWrite(desired, live, kind.spec, fieldManager);
    const { cluster } = context.ports;
    return write.method === 'apply'
        ? applyOverOurselves(cluster, address, write.body, fieldManager)
        : cluster.mergePatch(address, live.id.name, write.body, { fieldManager, dryRun: false });
}
/** A merge patch of ours makes us an owner by Update: that is no other manager, so an apply may take it back. */
async function applyOverOurselves(cluster, address, body, fieldManager) {
    try {
        return await cluster.apply(address, body, { fieldManager, force: false, dryRun: false });
    }
    catch (error) {
        const ours = error instanceof errors/* ConflictError */.fK &&
            error.owners.length > 0 &&
            error.owners.every((owner) => owner.manager === fieldManager);
        if (!ours)
            throw error;
        return await cluster.apply(address, body, { fieldManager, force: true, dryRun: false });
    }
}
/**
 * A field dropped from Git stays after an apply when somebody else owns it, too (kubectl create does). It was applied
 * from here and nobody changed it since, or the object would be held: so it is taken out by a patch.
 */
async function clearLeftovers(desired, written, kind, context) {
    const { ports, settings } = context;
    const pointers = remainder(desired, written, kind, context);
    const leftovers = pointers.filter((pointer) => (0,shared_pointer/* valueAt */.fK)(desired, pointer) === undefined);
    if (leftovers.length === 0)
        return null;
    context.assertHeld();
    const patch = removalPatch(leftovers, written.resourceVersion);
    return await ports.cluster.mergePatch(addressOf(kind), written.id.name, patch, {
        fieldManager: settings.fieldManager,
        dryRun: false,
    });
}
/** Where the object still differs from Git after the write. */
function remainder(desired, written, kind, context) {
    const { registry } = context.ports;
    const compare = { registry, kind, fieldManager: context.settings.fieldManager };
    return diffAgainstLive(desired, written, compare).pointers;
}
function removalPatch(pointers, resourceVersion) {
    let patch = { metadata: { resourceVersion } };
    for (const pointer of pointers)
        patch = withNull(patch, (0,shared_pointer/* pointerTokens */.Mr)(pointer));
    return patch;
}
function withNull(object, tokens) {
    const [token, ...rest] = tokens;
    if (token === undefined)
        return object;
    const child = Object.hasOwn(object, token) ? object[token] : undefined;
    const below = rest.length === 0
        ? null
        : withNull(typeof child === 'object' && child !== null ? child : {}, rest);
    return { ...object, [token]: below };
}
const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 5_000;
async function retryAdmissionLag(send, change, context) {
    let delayMs = FIRST_DELAY_MS;
    for (let attempt = 1;; attempt += 1) {
        try {
            return await send();
        }
        catch (error) {
            const worthIt = attempt < context.settings.admissionTries && isAdmissionLag(error) && context.parentWritten(change);
            if (!worthIt || context.signal.aborted)
                throw error;
            context.ports.log.debug('admission has not caught up', { key: change.key, attempt, delayMs });
            await context.ports.clock.sleep(delayMs, context.signal).catch(() => undefined);
            if (context.signal.aborted)
                throw error;
            delayMs = Math.min(LONGEST_DELAY_MS, delayMs * 1.5);
        }
    }
}
function nameResult(live, written) {
    if (live === null)
        return { outcome: 'created', reason: 'created' };
    if (live.resourceVersion === written.resourceVersion) {
        return { outcome: 'unchanged', reason: 'the server found nothing to change' };
    }
    return { outcome: 'configured', reason: 'brought to what Git says' };
}
/** Held: somebody else stands in the way. Refused: the server will not have it. Failed: nobody knows, try again. */
function nameFailure(error) {
    if (error instanceof errors/* ConflictError */.fK) {
        if (error.conflict === 'field-manager') {
            const owners = [...new Set(error.owners.map((owner) => owner.manager))].join(', ');
            return {
                outcome: 'held',
                reason: `fields are owned by ${owners || 'another manager'}; nothing was overwritten`,
            };
        }
        if (error.conflict === 'resource-version' || error.conflict === 'precondition') {
            return {
                outcome: 'held',
                reason: 'the object moved while this run was under way; nothing was overwritten',
            };
        }
        return { outcome: 'failed', reason: 'it could not be written' };
    }
    if (error instanceof errors/* KubernetesError */.dK) {
        return error.status >= 500
            ? { outcome: 'failed', reason: 'the API server could not do it' }
            : { outcome: 'refused', reason: 'the API server refused it' };
    }
    return {
        outcome: 'failed',
        reason: (0,errors/* isSyncError */.qw)(error) ? 'it could not be written' : 'an unexpected error',
    };
}

;// CONCATENATED MODULE: ./lib/operations/execute-plan.js







const CANCELLED = 'the run was cancelled; objects not listed as written were not';
/** Writes wave after wave, bounded in each; one object's trouble never hides another's. */
async function executePlan(ports, settings, compared, accepted, guard) {
    const forced = new Set(accepted.map((object) => object.change.key));
    const changes = compared.plan.changes.filter((change) => (change.action === 'create' || change.action === 'update') && !forced.has(change.key));
    const graph = buildReferenceGraph(changes.map((change) => ({
        key: change.key,
        id: change.id,
        object: change.assessment.manifest?.object ?? {},
    })), ports.registry);
    const running = { done: new Map(), written: new Map(), broken: new Set(), interrupted: null };
    const context = {
        ports,
        settings,
        signal: guard.signal,
        assertHeld: () => guard.lease.assertHeld(),
        parentWritten: (change) => (graph.targets.get(change.key) ?? []).some((key) => running.written.has(key)),
    };
    await writePasses(changes, graph, running, context);
    for (const object of accepted)
        await acceptOne(object, running, context);
    if (guard.signal.aborted)
        running.interrupted ??= CANCELLED;
    return {
        outcomes: heldOutcomes(compared.plan, running.done),
        written: running.written,
        interrupted: running.interrupted,
    };
}
/**
 * Wave after wave. What admission refused is tried again after the pass as long as the pass got something done: a range
 * that shrinks can only do so after those who use it have changed (hedgehog-api.md 8.2).
 */
async function writePasses(changes, graph, running, context) {
    const { progress } = context.ports;
    let left = changes;
    for (;;) {
        const before = running.written.size;
        let count = 0;
        for (const wave of groupByWave(left)) {
            await runBounded(wave, context.settings.concurrency, async (change) => {
                await writeOne(change, graph, running, context);
                count += 1;
                progress.report('apply objects', count, left.length, change.id.name);
            });
        }
        const again = left.filter((change) => mayStillWork(running.done.get(change.key)));
        const refused = again.some((change) => running.done.get(change.key)?.outcome === 'refused');
        if (running.interrupted !== null || running.written.size === before || !refused)
            return;
        for (const change of again)
            running.broken.delete(change.key);
        left = again;
    }
}
function mayStillWork(done) {
    if (done === undefined || done.outcome === 'skipped')
        return true;
    return done.outcome === 'refused' && done.error?.code === ADMISSION_DENIED;
}
/** The code of a refusal by an admission webhook, see domain/shared/error-codes.ts. */
const ADMISSION_DENIED = 'HHS-2511';
function groupByWave(changes) {
    const waves = new Map();
    for (const change of changes) {
        const wave = waves.get(change.wave) ?? [];
        wave.push(change);
        waves.set(change.wave, wave);
    }
    return [...waves.entries()].sort(([a], [b]) => a - b).map(([, wave]) => wave);
}
async function writeOne(change, graph, running, context) {
    if (context.signal.aborted)
        running.interrupted ??= CANCELLED;
    const parent = (graph.targets.get(change.key) ?? []).find((key) => running.broken.has(key));
    if (running.interrupted !== null || parent !== undefined) {
        const reason = parent === undefined
            ? `not tried: ${running.interrupted}`
            : `not tried: it refers to ${parent}, which could not be written`;
        running.done.set(change.key, outcome(change, { outcome: 'skipped', reason, attempts: 0, live: null, complete: false, error: null }));
        running.broken.add(change.key);
        return;
    }
    const earlier = running.done.get(change.key)?.attempts ?? 0;
    const result = await writeObject(change, context);
    running.done.set(change.key, outcome(change, { ...result, attempts: earlier + result.attempts }));
    if (result.live !== null && result.complete)
        running.written.set(change.key, result.live);
    else if (change.action === 'create')
        running.broken.add(change.key);
    noteLostLease(result.error, running);
}
function noteLostLease(error, running) {
    if (error instanceof errors/* ConflictError */.fK && error.conflict === 'lease') {
        running.interrupted ??= 'the lock was lost to another run, so writing stopped';
    }
}
function outcome(change, result, accepted = [], complete = result.complete) {
    return {
        id: change.id,
        key: change.key,
        outcome: result.outcome,
        reason: result.reason,
        attempts: result.attempts,
        error: outcomeError(result.error),
        accepted,
        complete,
    };
}
/** Forces the accepted fields; the object counts as applied only if nothing foreign is left on it. */
async function acceptOne(object, running, context) {
    const { change } = object;
    if (running.interrupted !== null || context.signal.aborted)
        return;
    try {
        context.assertHeld();
        const { live, pointers, requests } = await forceAccepted(object, context.ports, context.settings);
        const rest = remaining(change, live, context);
        const reason = rest === 0
            ? `Git's value was forced on ${pointers.length} field(s)`
            : `Git's value was forced on ${pointers.length} field(s); ${rest} other difference(s) stay held`;
        if (rest === 0)
            running.written.set(change.key, live);
        const result = {
            outcome: 'configured',
            reason,
            attempts: requests,
            live,
            complete: rest === 0,
            error: null,
        };
        running.done.set(change.key, outcome(change, result, pointers, rest === 0));
    }
    catch (error) {
        const moved = error instanceof errors/* ConflictError */.fK && error.conflict === 'resource-version';
        const reason = moved
            ? 'the object moved since it was compared, so nothing was forced; look at the new difference first'
            : 'the accepted fields could not be forced';
        const failed = {
            outcome: moved ? 'held' : 'failed',
            reason,
            attempts: 1,
            live: null,
            complete: false,
            error,
        };
        running.done.set(change.key, outcome(change, failed));
        noteLostLease(error, running);
    }
}
function remaining(change, live, context) {
    const { ports, settings } = context;
    const kind = ports.registry.find(change.id.group, change.id.kind);
    const { manifest } = change.assessment;
    if (kind === undefined || manifest === null)
        return 0;
    const compare = { registry: ports.registry, kind, fieldManager: settings.fieldManager };
    return diffAgainstLive(manifest.object, live, compare).pointers.length;
}

;// CONCATENATED MODULE: ./lib/operations/record-inventory.js

function entryOf(manifest, live, commit) {
    return {
        key: manifest.key,
        file: manifest.file,
        document: manifest.document,
        digest: manifest.digest,
        uid: live.uid,
        generation: live.generation,
        commit,
    };
}
const TRIES = 3;
/** Writes the record. If somebody wrote it meanwhile, their record is read again and ours is laid over it. */
async function recordInventory(ports, inventory, change) {
    let previous = inventory;
    for (let attempt = 1;; attempt += 1) {
        try {
            await ports.inventory.write(previous, merged(previous, change));
            return;
        }
        catch (error) {
            if (!(error instanceof errors/* ConflictError */.fK) || attempt >= TRIES)
                throw error;
            ports.log.warn('the inventory was written by somebody else; reading it again', { attempt });
            previous = await ports.inventory.read(inventory.fabric);
        }
    }
}
function merged(previous, change) {
    const entries = new Map(previous.entries);
    for (const key of change.drop)
        entries.delete(key);
    for (const [key, entry] of change.set)
        entries.set(key, entry);
    return [...entries.values()];
}

;// CONCATENATED MODULE: ./lib/operations/apply-fabric.js










/**
 * Brings the cluster to what Git says, without overwriting anybody: compare, lock, write in waves, record, wait until
 * the switches run it. An invalid source writes nothing (unless `partial`); an empty plan takes no lock.
 */
async function applyFabric(ports, settings, signal) {
    const loaded = await loadFabric(ports, settings);
    const early = validateLoaded(loaded, ports, settings);
    if (!settings.partial && hasErrors(early, 'source'))
        return refusal(ports, settings, early, null);
    // read before the comparison: a run that takes the lock after this makes the comparison out of date
    const seenVersion = await ports.lease.version(settings.fabric);
    let compared = await compareWithCluster(ports, settings, loaded);
    if (!settings.partial && hasErrors(compared.validation, 'all')) {
        return refusal(ports, settings, compared.validation, compared.plan);
    }
    let accepted = matchAccepted(compared.plan, settings.accept, ports);
    if (!hasWork(compared, accepted))
        return await finish(ports, settings, compared, idle(compared), signal);
    let outdated = false;
    const lease = await ports.lease.acquire({
        fabric: settings.fabric,
        holder: settings.holder,
        durationMs: settings.leaseDurationMs,
        waitMs: settings.leaseWaitMs,
        seenVersion,
        onMoved: () => {
            outdated = true;
        },
        onWait: (holder) => {
            outdated = true;
            ports.progress.report('wait for the lock', 0, 0, holder);
        },
    });
    let execution;
    try {
        if (outdated) {
            compared = await compareWithCluster(ports, settings, loaded);
            accepted = matchAccepted(compared.plan, settings.accept, ports);
        }
        execution = await executePlan(ports, settings, compared, accepted, { lease, signal });
        execution = await record(ports, compared, loaded, execution, lease);
    }
    finally {
        await lease.release();
    }
    return await finish(ports, settings, compared, execution, signal);
}
/** Errors that need no cluster to be certain stop a run before it says a word to one; references are asked again live. */
function hasErrors(validation, which) {
    return validation.diagnostics.some((diagnostic) => diagnostic.severity === 'error' && (which === 'all' || !diagnostic.code.startsWith('HHS-42')));
}
function hasWork(compared, accepted) {
    const { byAction } = compared.plan;
    if (byAction.create + byAction.update + accepted.length + compared.stale.length > 0)
        return true;
    return compared.plan.changes.some((change) => change.action === 'keep' && change.assessment.refreshInventory);
}
function idle(compared) {
    return { outcomes: heldOutcomes(compared.plan, new Map()), written: new Map(), interrupted: null };
}
function refusal(ports, settings, validation, plan) {
    const outcomes = validation.manifests.map((manifest) => ({
        id: manifest.id,
        key: manifest.key,
        outcome: 'held',
        reason: validation.invalid.has(manifest.key)
            ? 'the manifest has errors'
            : 'the source has errors, so nothing is applied; --partial applies the valid part',
        attempts: 0,
        error: null,
        accepted: [],
        complete: false,
    }));
    return {
        command: 'apply',
        fabric: settings.fabric,
        comparedWith: { side: 'cluster', name: ports.cluster.server },
        validation,
        plan,
        outcomes,
        counts: countOutcomes(outcomes),
        convergence: null,
        interrupted: null,
    };
}
/** The record follows what was done, also when the run was cut short. */
async function record(ports, compared, loaded, execution, lease) {
    const set = new Map();
    const { commit } = loaded.snapshot;
    for (const change of compared.plan.changes) {
        const { manifest, live, refreshInventory } = change.assessment;
        if (manifest === null)
            continue;
        const written = execution.written.get(change.key);
        if (written !== undefined)
            set.set(change.key, entryOf(manifest, written, commit));
        else if (change.action === 'keep' && refreshInventory && live !== null) {
            set.set(change.key, entryOf(manifest, live, commit));
        }
    }
    const change = { set, drop: new Set(compared.stale) };
    if (set.size === 0 && change.drop.size === 0)
        return execution;
    try {
        lease.assertHeld();
        await recordInventory(ports, compared.cluster.inventory, change);
        return execution;
    }
    catch (error) {
        if (!(0,errors/* isSyncError */.qw)(error))
            throw error;
        const lost = error instanceof errors/* ConflictError */.fK && error.conflict === 'lease';
        const why = lost ? 'the lock was lost' : error.message;
        const interrupted = `the inventory was not written (${why}); run apply again, it adopts what was written`;
        return { ...execution, interrupted: execution.interrupted ?? interrupted };
    }
}
async function finish(ports, settings, compared, execution, signal) {
    return {
        command: 'apply',
        fabric: settings.fabric,
        comparedWith: { side: 'cluster', name: ports.cluster.server },
        validation: compared.validation,
        plan: compared.plan,
        outcomes: execution.outcomes,
        counts: countOutcomes(execution.outcomes),
        convergence: await observeSwitches(ports, settings, compared, execution, signal),
        interrupted: execution.interrupted,
    };
}
/** "Applied" means in force: wait after a write, take one look otherwise. */
async function observeSwitches(ports, settings, compared, execution, signal) {
    const { served, live } = compared.cluster;
    const agents = ports.registry.byName('agent');
    if (settings.waitMs === 0 || execution.interrupted !== null || agents === undefined)
        return null;
    const written = compared.plan.changes.filter((change) => execution.written.has(change.key));
    const expected = switchNames([...live, ...written].map((object) => object.id));
    if (!served.has(servedKey(agents.group, agents.kind))) {
        const summary = 'the cluster serves no Agents, so nobody can say what the switches run';
        return { result: 'not-waited', switches: [], waitedMs: 0, summary };
    }
    const wrote = execution.written.size > 0;
    const { waitMs, settleMs } = settings;
    try {
        return wrote
            ? await awaitConvergence(ports, { expected, waitMs, settleMs, signal })
            : await lookAtSwitches(ports, expected);
    }
    catch (error) {
        // what was written must be told all the same
        if (!(0,errors/* isSyncError */.qw)(error))
            throw error;
        const summary = `the switches could not be followed: ${error.message}`;
        return { result: wrote ? 'timed-out' : 'not-waited', switches: [], waitedMs: 0, summary };
    }
}
function countOutcomes(outcomes) {
    const counts = {
        created: 0,
        configured: 0,
        unchanged: 0,
        deleted: 0,
        held: 0,
        skipped: 0,
        refused: 0,
        failed: 0,
    };
    for (const outcome of outcomes)
        counts[outcome.outcome] += 1;
    return counts;
}

;// CONCATENATED MODULE: ./lib/operations/diagnose-setup.js



const CLOCK_SKEW_LIMIT_MS = 10_000;
const READ_VERBS = ['get', 'list', 'watch'];
const WRITE_VERBS = ['create', 'patch'];
/** Checks everything a run needs and says what is missing; a check that fails does not hide the others. Writes nothing. */
async function diagnoseSetup(ports, settings, recordNamespace) {
    const checks = [];
    checks.push(await diagnose_setup_guarded('source', () => checkSource(ports, settings)));
    const reached = await diagnose_setup_guarded('API server', () => checkServer(ports));
    checks.push(reached);
    if (reached.result === 'failed') {
        for (const name of ['clock', 'kinds', 'rights to read', 'rights to write', 'inventory']) {
            checks.push({ name, result: 'skipped', detail: 'the API server could not be asked', cure: '' });
        }
        return { command: 'doctor', fabric: settings.fabric, checks };
    }
    checks.push(await diagnose_setup_guarded('clock', () => checkClock(ports)));
    checks.push(await diagnose_setup_guarded('kinds', () => checkKinds(ports)));
    checks.push(...(await checkRights(ports, recordNamespace)));
    checks.push(await diagnose_setup_guarded('inventory', () => checkInventory(ports, settings)));
    return { command: 'doctor', fabric: settings.fabric, checks };
}
async function diagnose_setup_guarded(name, check) {
    try {
        return await check();
    }
    catch (error) {
        if (!(0,errors/* isSyncError */.qw)(error))
            throw error;
        return { name, result: 'failed', detail: error.message, cure: error.help };
    }
}
async function checkSource(ports, settings) {
    const loaded = await loadFabric(ports, settings);
    const { coverage, diagnostics } = validateLoaded(loaded, ports, settings);
    const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
    const detail = `${coverage.documents} documents in ${coverage.files} files, ${errors} errors`;
    const commit = loaded.snapshot.commit;
    if (errors > 0)
        return { name: 'source', result: 'warning', detail, cure: 'hedgehog-sync validate lists them.' };
    if (commit === null) {
        const cure = 'Commit the files: without a commit, later comparisons are two-way only.';
        return { name: 'source', result: 'warning', detail: `${detail}; not at a clean commit`, cure };
    }
    return { name: 'source', result: 'ok', detail: `${detail}, at commit ${commit.slice(0, 12)}`, cure: '' };
}
async function checkServer(ports) {
    const { gitVersion } = await ports.cluster.version();
    return {
        name: 'API server',
        result: 'ok',
        detail: `${ports.cluster.server}, Kubernetes ${gitVersion}`,
        cure: '',
    };
}
async function checkClock(ports) {
    const { serverTime } = await ports.cluster.version();
    if (serverTime === null) {
        return {
            name: 'clock',
            result: 'warning',
            detail: 'the API server sent no date',
            cure: 'Compare the clocks by hand.',
        };
    }
    const skewMs = Math.abs(Date.parse(ports.clock.now()) - Date.parse(serverTime));
    const detail = `${Math.round(skewMs / 1000)} s from the API server's clock`;
    return skewMs <= CLOCK_SKEW_LIMIT_MS
        ? { name: 'clock', result: 'ok', detail, cure: '' }
        : {
            name: 'clock',
            result: 'warning',
            detail,
            cure: 'Set the clock (NTP): the age of a switch heartbeat is measured with it.',
        };
}
async function checkKinds(ports) {
    const groups = [...new Set(ports.registry.kinds.map((kind) => kind.group))];
    const offered = await ports.cluster.discover(groups);
    const missing = ports.registry.kinds.filter((kind) => !offered.some((offer) => serves(offer, kind)));
    const total = ports.registry.kinds.length;
    if (missing.length === 0)
        return { name: 'kinds', result: 'ok', detail: `all ${total} kinds are served`, cure: '' };
    return {
        name: 'kinds',
        result: missing.length === total ? 'failed' : 'warning',
        detail: `${total - missing.length} of ${total} kinds are served; missing: ${missing.map((kind) => kind.kind).join(', ')}`,
        cure: 'Install or upgrade the fabric on this cluster, or choose the right context.',
    };
}
function serves(offer, kind) {
    return offer.group === kind.group && offer.kind === kind.kind && offer.version === kind.version;
}
async function checkRights(ports, recordNamespace) {
    const fabric = ports.registry.kinds.flatMap((kind) => {
        const resource = { group: kind.group, resource: kind.plural, namespace: FABRIC_NAMESPACE };
        const isAgent = ports.registry.byName('agent')?.plural === kind.plural;
        if (kind.owner !== 'user' && !isAgent)
            return [];
        const writes = kind.owner === 'user' ? WRITE_VERBS.map((verb) => ({ verb, ...resource })) : [];
        return [...READ_VERBS.map((verb) => ({ verb, ...resource })), ...writes];
    });
    const record = { group: '', resource: 'configmaps', namespace: recordNamespace };
    const lock = { group: 'coordination.k8s.io', resource: 'leases', namespace: recordNamespace };
    const questions = [
        ...fabric,
        { verb: 'list', ...record },
        ...['create', 'update', 'delete'].map((verb) => ({ verb, ...record })),
        ...['get', 'create', 'update'].map((verb) => ({ verb, ...lock })),
    ];
    try {
        const answers = await ports.cluster.reviewAccess(questions);
        const denied = answers.filter((answer) => !answer.allowed);
        const reads = denied.filter((answer) => isRead(answer.verb));
        const writes = denied.filter((answer) => !isRead(answer.verb));
        return [
            rightsCheck('rights to read', reads, 'plan, drift and doctor need them'),
            rightsCheck('rights to write', writes, 'apply needs them; plan and drift do not'),
        ];
    }
    catch (error) {
        if (!(0,errors/* isSyncError */.qw)(error))
            throw error;
        return [{ name: 'rights to read', result: 'failed', detail: error.message, cure: error.help }];
    }
}
function isRead(verb) {
    return READ_VERBS.includes(verb);
}
function rightsCheck(name, denied, need) {
    if (denied.length === 0)
        return { name, result: 'ok', detail: 'all granted', cure: '' };
    const list = denied.map((question) => `${question.verb} ${question.resource}`);
    const shown = list.slice(0, 8).join(', ');
    const more = list.length > 8 ? ` and ${list.length - 8} more` : '';
    return {
        name,
        result: name === 'rights to read' ? 'failed' : 'warning',
        detail: `not granted: ${shown}${more}`,
        cure: `Grant them to this user with a Role in the namespace; ${need}.`,
    };
}
async function checkInventory(ports, settings) {
    const { entries } = await ports.inventory.read(settings.fabric);
    const detail = entries.size === 0 ? 'nothing was applied yet' : `${entries.size} objects on record`;
    return { name: 'inventory', result: 'ok', detail, cure: '' };
}

;// CONCATENATED MODULE: ./lib/operations/explain-object.js





/** Why an object is in the state it is: what was looked at, which rule applied, what follows. Reads only. */
async function explainObject(ports, settings, wanted) {
    const kind = ports.registry.byName(wanted.kind);
    if (kind === undefined) {
        throw new errors/* ConfigurationError */.j1({
            code: 'HHS-2005',
            message: `${wanted.kind} is no kind of the fabric`,
            help: 'Name a kind, its plural or its short name, e.g. explain VPC/vpc-1. docs/reference/kinds.md lists them.',
        });
    }
    const compared = await compareWithCluster(ports, settings, await loadFabric(ports, settings));
    const change = compared.plan.changes.find((candidate) => candidate.id.kind === kind.kind && candidate.id.name === wanted.name);
    if (change === undefined) {
        throw new errors/* ConfigurationError */.j1({
            code: 'HHS-2006',
            message: `${kind.kind} ${wanted.name} is neither in Git nor in the cluster, and was never applied from here`,
            help: 'Look at the name and at --path; plan lists every object that was seen.',
        });
    }
    return {
        command: 'explain',
        fabric: settings.fabric,
        id: change.id,
        assessment: change.assessment,
        steps: stepsOf(change.assessment),
        decision: `${change.assessment.state}: ${change.assessment.reason}. Apply would ${verbOf(change)}.`,
        next: nextSteps(change),
    };
}
function stepsOf(assessment) {
    const { manifest, live, entry } = assessment;
    const steps = [
        {
            question: 'Is it in Git?',
            answer: manifest === null
                ? 'no'
                : `yes, ${manifest.file}:${manifest.line} (hash ${manifest.digest.slice(0, 12)})`,
        },
        {
            question: 'Was it applied from here?',
            answer: entry === null
                ? 'no record in the inventory'
                : `yes, from ${entry.file} at ${entry.commit?.slice(0, 12) ?? 'no commit'} (hash ${entry.digest.slice(0, 12)}, generation ${entry.generation})`,
        },
        {
            question: 'Is it in the cluster?',
            answer: live === null ? 'no' : `yes, generation ${live.generation}, resourceVersion ${live.resourceVersion}`,
        },
    ];
    if (manifest !== null && entry !== null) {
        const moved = manifest.digest !== entry.digest;
        steps.push({
            question: 'Did Git move since?',
            answer: moved ? 'yes, the hash differs' : 'no, same hash',
        });
    }
    if (live !== null && entry !== null) {
        const answer = live.uid !== entry.uid
            ? 'yes, it was deleted and made anew (another uid)'
            : live.generation !== entry.generation
                ? `yes, generation ${entry.generation} became ${live.generation}`
                : 'its spec did not (same uid and generation)';
        steps.push({ question: 'Did the cluster move since?', answer });
    }
    steps.push({ question: 'How was it compared?', answer: howCompared(assessment) });
    for (const field of assessment.fields) {
        const who = field.blame === null
            ? 'writer not recorded'
            : `last write by ${field.blame.manager} (${field.blame.operation}) ${field.blame.time ?? 'at an unknown time'}`;
        steps.push({
            question: `Who changed ${(0,shared_pointer/* displayPath */.Gt)(field.pointer)}?`,
            answer: `${field.changedBy}; in the cluster: ${who}`,
        });
    }
    return steps;
}
function howCompared(assessment) {
    const proofs = {
        presence: 'it stands on one side only',
        generation: 'by hash, uid and generation',
        ownership: 'field by field; what admission filled in or took out is left out by field ownership',
        canonical: 'field by field in canonical form',
        'dry-run': 'by a dry-run on the server',
    };
    const ways = assessment.twoWayReason === null ? '' : `; two-way only: ${assessment.twoWayReason}`;
    return `${proofs[assessment.proof]}${ways}`;
}
function verbOf(change) {
    return change.action === 'hold' ? `hold it (${change.reason})` : `${change.action} it`;
}
function nextSteps(change) {
    const name = `${change.id.kind}/${change.id.name}`;
    switch (change.hold) {
        case 'foreign-change':
        case 'conflict':
            return [
                `keep Git's value: hedgehog-sync apply --accept-git ${name}`,
                `keep the cluster's value: write it into ${change.assessment.manifest?.file ?? 'Git'} and apply`,
            ];
        case 'delete-off':
            return [`put ${(0,object_id/* displayId */.kX)(change.id)} back into Git, or delete it by hand once nothing depends on it`];
        case 'invalid':
        case 'refers-to-invalid':
            return ['hedgehog-sync validate shows the errors'];
        case 'unmanaged':
            return [`write ${(0,object_id/* displayId */.kX)(change.id)} into Git to manage it, or leave it`];
        case 'kind-not-served':
            return ['install or upgrade the fabric, so that the cluster serves the kind; doctor shows which are'];
        case 'ignored':
            return ['remove the annotation hedgehog-sync.githedgehog.com/ignore to manage it'];
        case null:
            return change.action === 'keep' ? [] : ['hedgehog-sync apply'];
    }
}

;// CONCATENATED MODULE: ./lib/operations/plan-fabric.js


/** What an apply would do now. Reads only: get, list and watch are enough. */
async function planFabric(ports, settings) {
    const loaded = await loadFabric(ports, settings);
    const { plan, validation } = await compareWithCluster(ports, settings, loaded);
    const comparedWith = { side: 'cluster', name: ports.cluster.server };
    return { command: 'plan', fabric: settings.fabric, comparedWith, validation, plan };
}
/** What changed since a base commit, without any cluster. */
async function planAgainstCommit(ports, settings, ref) {
    const { plan, validation, commit } = await compareWithCommit(ports, settings, ref);
    const comparedWith = { side: 'commit', name: commit };
    return { command: 'plan', fabric: settings.fabric, comparedWith, validation, plan };
}
/** Where Git and cluster differ, and who moved. Reads only. */
async function detectDrift(ports, settings) {
    const { comparedWith, validation, plan } = await planFabric(ports, settings);
    return { command: 'drift', fabric: settings.fabric, comparedWith, validation, plan };
}

;// CONCATENATED MODULE: ./lib/operations/validate-source.js

/** Reads, parses and validates a fabric without any cluster. */
async function validateSource(ports, settings) {
    const loaded = await loadFabric(ports, settings);
    return {
        command: 'validate',
        fabric: settings.fabric,
        validation: validateLoaded(loaded, ports, settings),
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
;// CONCATENATED MODULE: ./lib/adapters/files/glob.js

/** Globs as people know them (`**`, `*`, `?`, `{a,b}`), matched against whole paths with `/`. A leading `!` has no meaning. */
function compileGlobs(globs) {
    const matchers = globs.map((glob) => picomatch(glob.replace(/^\.?\//, '').replace(/\/+$/, ''), { dot: true, nonegate: true }));
    return (path) => matchers.some((matches) => matches(path));
}

;// CONCATENATED MODULE: ./lib/domain/parse/decode-text.js
/** Offset of the first byte that is no UTF-8, or null. Over-long forms, surrogates and code points beyond 10FFFF are none. */
function firstInvalidByte(bytes) {
    let at = 0;
    while (at < bytes.length) {
        const lead = bytes[at] ?? 0;
        if (lead < 0x80) {
            at += 1;
            continue;
        }
        const length = sequenceLength(lead, bytes[at + 1] ?? 0);
        if (length === 0)
            return at;
        for (let next = 1; next < length; next++) {
            if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80)
                return at;
        }
        at += length;
    }
    return null;
}
/** Bytes of the sequence that starts with `lead`, or 0 when `lead` and the byte after it start none. */
function sequenceLength(lead, second) {
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef) {
        if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f))
            return 0;
        return 3;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f))
            return 0;
        return 4;
    }
    return 0;
}

;// CONCATENATED MODULE: ./lib/domain/parse/select-files.js



/** Whether a directory of that name is looked into. Hidden ones are not, save the record of the managed layout. */
function isEntered(directoryName) {
    return directoryName !== 'node_modules' && (!directoryName.startsWith('.') || directoryName === '.hnp');
}
/**
 * Which files are manifests to read; everything else is listed with the reason. A symlink inside the root is followed
 * unless its target is read under its own name, so that no document is seen twice.
 */
function selectFiles(entries, rules, compileGlobs) {
    const sorted = entries.toSorted((a, b) => (0,compare_text/* compareText */.n)(a.path, b.path));
    const judge = judgeOf(sorted, rules, compileGlobs);
    const skipped = [];
    const diagnostics = [];
    const candidates = [];
    for (const entry of sorted) {
        const reason = judge(entry);
        if (reason === null)
            candidates.push({ entry, readFrom: entry.path });
        else if (reason.reason !== 'ignored')
            skipped.push({ file: shown(entry), line: null, ...reason });
    }
    const read = new Set(candidates.filter(({ entry }) => entry.type === 'file').map(({ entry }) => entry.path));
    const files = candidates.flatMap((candidate) => {
        if (candidate.entry.type !== 'symlink')
            return [candidate];
        const followed = followLink(candidate.entry, read);
        if ('readFrom' in followed)
            return [{ entry: candidate.entry, readFrom: followed.readFrom }];
        skipped.push({ file: candidate.entry.path, line: null, reason: 'symlink', detail: followed.detail });
        if (followed.problem)
            diagnostics.push(fileProblem('HHS-3013', candidate.entry.path, followed.detail));
        return [];
    });
    const kept = withinBounds(files, rules, diagnostics);
    return {
        files: kept.map(({ entry, readFrom }) => ({ path: entry.path, readFrom })),
        skipped: skipped.toSorted((a, b) => (0,compare_text/* compareText */.n)(a.file, b.file)),
        diagnostics,
    };
}
/** Why an entry is not read, from its path and type alone; null: it is to be read. */
function judgeOf(entries, rules, compileGlobs) {
    const isExcluded = compileGlobs(rules.exclude);
    const isIncluded = rules.include.length === 0 ? () => true : compileGlobs(rules.include);
    const layouts = managedLayouts(entries);
    return (entry) => {
        const { path, type } = entry;
        const name = path.slice(path.lastIndexOf('/') + 1);
        const layout = layoutReason(path, layouts);
        if (layout !== null)
            return layout;
        if (type === 'directory') {
            if (name === '.git')
                return { reason: 'ignored' };
            const detail = name === 'node_modules' ? 'packages are not looked into' : 'a hidden directory is not looked into';
            return { reason: 'excluded', detail };
        }
        if (type === 'special')
            return { reason: 'not-yaml', detail: 'it is no ordinary file' };
        const leadsToDirectory = type === 'symlink' && !isYaml(name) && entry.target?.type !== 'file';
        if (!isYaml(name) && !leadsToDirectory)
            return { reason: 'not-yaml', detail: 'its name does not end in .yaml or .yml' };
        if (name.startsWith('.'))
            return { reason: 'excluded', detail: 'a hidden file is not read' };
        if (withParents(path).some(isExcluded))
            return { reason: 'excluded', detail: 'it matches an exclude glob' };
        if (!withParents(path).some(isIncluded))
            return { reason: 'not-included', detail: 'it matches no include glob' };
        return null;
    };
}
/** Directories (with `/` at the end, or '' for the root) that hold both `.hnp/` and `managed/`. */
function managedLayouts(entries) {
    const roots = (name) => new Set(entries.flatMap(({ path }) => {
        const at = `/${path}`.indexOf(`/${name}/`);
        return at === -1 ? [] : [path.slice(0, at)];
    }));
    const managed = roots('managed');
    return [...roots('.hnp')].filter((root) => managed.has(root));
}
/** In the managed layout the fabric is what stands outside of the tool's records, its inbox and what it does not manage. */
const LAYOUT_PARTS = {
    '.hnp': 'a record of the managed layout, not a manifest',
    raw: 'the inbox of the managed layout: it counts once it stands under managed/',
    unmanaged: 'the managed layout keeps here what does not belong to the fabric',
};
function layoutReason(path, layouts) {
    for (const root of layouts) {
        if (!path.startsWith(root))
            continue;
        const part = path.slice(root.length).split('/', 1)[0] ?? '';
        const detail = Object.hasOwn(LAYOUT_PARTS, part) ? LAYOUT_PARTS[part] : undefined;
        if (detail !== undefined && path !== root + part)
            return { reason: 'layout', detail };
    }
    return path.split('/').includes('.hnp')
        ? { reason: 'excluded', detail: 'a hidden directory is not looked into' }
        : null;
}
function followLink({ target }, read) {
    if (target === undefined || target.type === 'nowhere')
        return { detail: 'the link leads to nothing', problem: true };
    if (target.type === 'outside')
        return { detail: 'the link leads out of the directory', problem: true };
    if (target.type === 'directory') {
        const entered = target.path.split('/').every(isEntered);
        const detail = entered
            ? `${target.path}/ is read under its own name`
            : `the link leads to ${target.path}/, which is not looked into`;
        return { detail, problem: !entered };
    }
    if (read.has(target.path))
        return { detail: `${target.path} is read under its own name`, problem: false };
    read.add(target.path);
    return { readFrom: target.path };
}
function withinBounds(files, rules, diagnostics) {
    const small = files.filter(({ entry }) => {
        if (entry.bytes <= rules.maxFileBytes)
            return true;
        const message = `${entry.bytes} bytes are more than the limit of ${rules.maxFileBytes}`;
        diagnostics.push(fileProblem('HHS-3010', entry.path, message));
        return false;
    });
    let total = 0;
    const end = small.findIndex(({ entry }, index) => {
        total += entry.bytes;
        return index >= rules.maxFiles || total > rules.maxTotalBytes;
    });
    const first = small[end];
    if (first === undefined)
        return small;
    const limit = end >= rules.maxFiles ? `${rules.maxFiles} files` : `${rules.maxTotalBytes} bytes in all`;
    const message = `this file and ${small.length - end - 1} after it were not read: the limit is ${limit}`;
    diagnostics.push(fileProblem('HHS-3014', first.entry.path, message));
    return small.slice(0, end);
}
function withParents(path) {
    const parts = path.split('/');
    return parts.map((_part, index) => parts.slice(0, index + 1).join('/'));
}
function isYaml(name) {
    return /\.ya?ml$/i.test(name);
}
function shown({ path, type }) {
    return type === 'directory' ? `${path}/` : path;
}
/** Text of a file (a byte order mark is kept), or why its bytes are none. */
function textOfBytes(path, bytes) {
    const bad = firstInvalidByte(bytes);
    if (bad === null)
        return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
    let line = 1;
    let start = 0;
    for (let at = bytes.indexOf(0x0a); at !== -1 && at < bad; at = bytes.indexOf(0x0a, at + 1)) {
        line += 1;
        start = at + 1;
    }
    const column = new TextDecoder().decode(bytes.subarray(start, bad)).length + 1;
    const byte = (bytes[bad] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    return { diagnostic: { ...fileProblem('HHS-3011', path, `the byte ${byte} is no UTF-8`), line, column } };
}
/** A file, directory or link of the source that cannot be used as it is. */
function fileProblem(code, path, what) {
    const { severity, cure } = PARSE_CODES[code];
    const nobody = { kind: null, namespace: null, name: null };
    return {
        code,
        severity,
        message: `${path}: ${what}`,
        help: cure,
        pointer: '',
        ...nobody,
        file: path,
        line: 1,
        column: 1,
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./lib/adapters/files/walk-tree.js



/** Open at once: more gain nothing on one disk and could exhaust the descriptors of a small machine. */
const AT_ONCE = 32;
/** Everything below `root` (a real path), links not entered. Reads no file. */
async function walkTree(root) {
    const entries = [];
    const diagnostics = [];
    const open = [''];
    for (let directory = open.pop(); directory !== undefined; directory = open.pop()) {
        const prefix = directory === '' ? '' : `${directory}/`;
        const found = await listDirectory(root, directory);
        if ('diagnostic' in found) {
            diagnostics.push(found.diagnostic);
            continue;
        }
        const children = await mapBounded(found.children, (child) => look(root, prefix + child.name, child));
        for (const child of children) {
            if ('diagnostic' in child)
                diagnostics.push(child.diagnostic);
            else if ('enter' in child)
                open.push(child.enter);
            else
                entries.push(child);
        }
    }
    return { entries, diagnostics };
}
async function listDirectory(root, path) {
    try {
        return { children: await (0,promises_.readdir)((0,external_node_path_.join)(root, path), { withFileTypes: true }) };
    }
    catch (error) {
        return { diagnostic: fileProblem('HHS-3012', path === '' ? '.' : path, whyNot(error)) };
    }
}
async function look(root, path, child) {
    if (child.isDirectory())
        return isEntered(child.name) ? { enter: path } : { path, type: 'directory', bytes: 0 };
    try {
        if (child.isSymbolicLink())
            return await lookAtLink(root, path);
        if (!child.isFile())
            return { path, type: 'special', bytes: 0 };
        return { path, type: 'file', bytes: (await (0,promises_.lstat)((0,external_node_path_.join)(root, path))).size };
    }
    catch (error) {
        return { diagnostic: fileProblem('HHS-3012', path, whyNot(error)) };
    }
}
async function lookAtLink(root, path) {
    const link = { path, type: 'symlink', bytes: 0 };
    let real;
    try {
        real = await (0,promises_.realpath)((0,external_node_path_.join)(root, path));
    }
    catch {
        return { ...link, target: { type: 'nowhere' } };
    }
    const inside = (0,external_node_path_.relative)(root, real);
    if (inside === '..' || inside.startsWith(`..${external_node_path_.sep}`))
        return { ...link, target: { type: 'outside' } };
    const facts = await (0,promises_.stat)(real);
    const target = inside.split(external_node_path_.sep).join('/');
    if (facts.isDirectory())
        return { ...link, target: { type: 'directory', path: target } };
    if (!facts.isFile())
        return { path, type: 'special', bytes: 0 };
    return { ...link, bytes: facts.size, target: { type: 'file', path: target } };
}
/** What the system said, without a path of this machine. */
function whyNot(error) {
    const code = typeof error === 'object' && error !== null && 'code' in error
        ? String(error.code)
        : 'for an unknown reason';
    if (code === 'EACCES' || code === 'EPERM')
        return `permission denied (${code})`;
    if (code === 'ENOENT')
        return `nothing is there (${code})`;
    return `it cannot be read (${code})`;
}
/** `work` on every item, a bounded number at a time; results in the order of the items. */
async function mapBounded(items, work) {
    const results = [];
    for (let at = 0; at < items.length; at += AT_ONCE) {
        results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
    }
    return results;
}

;// CONCATENATED MODULE: ./lib/adapters/files/read-text-file.js




/**
 * One file as text, under the name `path`. Never waits on a pipe, and never takes more than `maxBytes` into memory, even
 * of a file that grows meanwhile. What goes wrong is a diagnostic.
 */
async function readTextFile(absolute, path, maxBytes) {
    try {
        const handle = await (0,promises_.open)(absolute, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
        try {
            return await readHandle(handle, path, maxBytes);
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        return { diagnostic: fileProblem('HHS-3012', path, whyNot(error)) };
    }
}
async function readHandle(handle, path, maxBytes) {
    const facts = await handle.stat();
    if (!facts.isFile())
        return { diagnostic: fileProblem('HHS-3012', path, 'it is no ordinary file') };
    if (facts.size > maxBytes) {
        const message = `${facts.size} bytes are more than the limit of ${maxBytes}`;
        return { diagnostic: fileProblem('HHS-3010', path, message) };
    }
    const buffer = new Uint8Array(facts.size + 1);
    let length = 0;
    while (length < buffer.length) {
        const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
        if (bytesRead === 0)
            break;
        length += bytesRead;
    }
    if (length > facts.size)
        return { diagnostic: fileProblem('HHS-3012', path, 'it grew while it was read') };
    const decoded = textOfBytes(path, buffer.subarray(0, length));
    return 'text' in decoded ? { file: { path, text: decoded.text } } : decoded;
}

;// CONCATENATED MODULE: ./lib/adapters/files/working-tree-source.js







/** The files of a fabric as they lie on disk. */
class WorkingTreeSource {
    #options;
    constructor(options) {
        this.#options = options;
    }
    async read(selection) {
        const { path, headCommit } = this.#options;
        const facts = await factsOf(path);
        // a file that changes between the two is found out later: a base text counts only where its digest fits
        const [commit, found] = await Promise.all([
            headCommit(path),
            facts.isDirectory() ? readDirectory(path, selection) : readOnly(path, selection),
        ]);
        return { ...found, commit };
    }
}
async function readOnly(path, selection) {
    return working_tree_source_gather([await readTextFile(path, (0,external_node_path_.basename)(path), selection.maxFileBytes)], [], []);
}
async function readDirectory(path, selection) {
    const root = await (0,promises_.realpath)(path);
    const walk = await walkTree(root);
    const { files, skipped, diagnostics } = selectFiles(walk.entries, selection, compileGlobs);
    const read = await mapBounded(files, (file) => readTextFile((0,external_node_path_.join)(root, file.readFrom), file.path, selection.maxFileBytes));
    return working_tree_source_gather(read, skipped, [...walk.diagnostics, ...diagnostics]);
}
function working_tree_source_gather(read, skipped, diagnostics) {
    const files = read.flatMap((one) => ('file' in one ? [one.file] : []));
    const unreadable = read.flatMap((one) => ('diagnostic' in one ? [one.diagnostic] : []));
    return { files, skipped, diagnostics: [...diagnostics, ...unreadable] };
}
async function factsOf(path) {
    const help = 'Give the directory, or the file, that holds the manifests of the fabric.';
    let facts;
    try {
        facts = await (0,promises_.stat)(path);
    }
    catch (cause) {
        const message = `The path ${path} cannot be used: ${whyNot(cause)}.`;
        throw new errors/* ConfigurationError */.j1({ code: 'HHS-1101', message, help }, { cause });
    }
    if (facts.isDirectory() || facts.isFile())
        return facts;
    const message = `The path ${path} is neither a directory nor a file.`;
    throw new errors/* ConfigurationError */.j1({ code: 'HHS-1101', message, help });
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./lib/adapters/git/blob-reader.js
/**
 * Reads what `git cat-file --batch` answers: for each name asked, in order, either `<id> <type> <size>` with the bytes and
 * a newline behind it, or one line that ends in ` missing` or ` ambiguous`. Bytes beyond the limit are passed over.
 */
class BlobReader {
    blobs = new Map();
    #names;
    #maxBytes;
    #answered = 0;
    #header = [];
    #body = null;
    constructor(names, maxBytes) {
        this.#names = names;
        this.#maxBytes = maxBytes;
    }
    /** True when every name has its answer. */
    get done() {
        return this.#answered === this.#names.length;
    }
    push(chunk) {
        let rest = chunk;
        while (rest.length > 0)
            rest = this.#body === null ? this.#takeHeader(rest) : this.#takeBody(rest, this.#body);
    }
    #takeHeader(chunk) {
        const newline = chunk.indexOf(0x0a);
        this.#header.push(newline === -1 ? chunk : chunk.subarray(0, newline));
        if (newline === -1)
            return chunk.subarray(chunk.length);
        const line = Buffer.concat(this.#header).toString('utf8');
        this.#header = [];
        const size = / (?:missing|ambiguous)$/.test(line) ? null : /^[0-9a-f]+ [a-z]+ (\d+)$/.exec(line)?.[1];
        if (size === null || size === undefined)
            this.#answered += 1;
        else
            this.#body = { left: Number(size) + 1, chunks: Number(size) > this.#maxBytes ? null : [] };
        return chunk.subarray(newline + 1);
    }
    #takeBody(chunk, body) {
        const taken = chunk.subarray(0, body.left);
        body.chunks?.push(taken);
        body.left -= taken.length;
        if (body.left === 0) {
            const name = this.#names[this.#answered];
            if (name !== undefined && body.chunks !== null)
                this.blobs.set(name, Buffer.concat(body.chunks).subarray(0, -1));
            this.#answered += 1;
            this.#body = null;
        }
        return chunk.subarray(taken.length);
    }
}

;// CONCATENATED MODULE: ./lib/adapters/git/run-git.js


const MAX_OUTPUT = 64 * 1024 * 1024;
/** Runs git without a shell and without ever asking, fetching or writing anything. */
async function runGit(settings, args) {
    return new Promise((resolve) => {
        (0,external_node_child_process_.execFile)(settings.program ?? 'git', [...argumentsOf(settings), ...args], {
            env: environmentOf(settings.env),
            encoding: 'buffer',
            timeout: settings.timeoutMs,
            killSignal: 'SIGKILL',
            maxBuffer: MAX_OUTPUT,
            windowsHide: true,
        }, (error, stdout, stderr) => {
            if (error === null)
                resolve({ ok: true, output: stdout });
            else if (error.code === 'ENOENT')
                resolve({ ok: false, reason: 'missing', why: 'git is not installed' });
            else if (error.killed === true)
                resolve({ ok: false, reason: 'timeout', why: 'git did not end in time' });
            else
                resolve({ ok: false, reason: 'failed', why: firstLine(stderr.toString('utf8')) });
        });
    });
}
/**
 * Contents of the objects that `names` say (`<commit>:<path>`, an object id …), by name, from one process. A name that
 * does not exist, or whose object is larger than `maxBytes`, is absent. null: git could not do it.
 */
async function readBlobs(settings, names, maxBytes) {
    const asked = [...new Set(names)].filter((name) => !/[\n\r\0]/.test(name));
    if (asked.length === 0)
        return new Map();
    return new Promise((resolve) => {
        const child = (0,external_node_child_process_.spawn)(settings.program ?? 'git', [...argumentsOf(settings), 'cat-file', '--batch'], {
            env: environmentOf(settings.env),
            stdio: ['pipe', 'pipe', 'ignore'],
            timeout: settings.timeoutMs,
            killSignal: 'SIGKILL',
            windowsHide: true,
        });
        const reader = new BlobReader(asked, maxBytes);
        child.on('error', () => resolve(null));
        child.stdin.on('error', () => child.kill('SIGKILL'));
        child.stdout.on('data', (chunk) => reader.push(chunk));
        child.on('close', (code) => resolve(code === 0 && reader.done ? reader.blobs : null));
        child.stdin.end(`${asked.join('\n')}\n`);
    });
}
function argumentsOf({ directory }) {
    return ['-C', directory, '-c', 'core.quotepath=off', '-c', 'core.fsmonitor=false', '--no-pager'];
}
/** GIT_DIR and its like are set inside hooks and would make git answer for another repository than the directory's. */
function environmentOf(env) {
    const kept = Object.entries(env).filter(([name]) => !name.startsWith('GIT_') || name.startsWith('GIT_CONFIG_'));
    const own = {
        LC_ALL: 'C',
        // for releases before GIT_NO_LAZY_FETCH: no protocol is called that, so nothing can be fetched
        GIT_ALLOW_PROTOCOL: 'none',
        GIT_LITERAL_PATHSPECS: '1',
        GIT_NO_LAZY_FETCH: '1',
        GIT_NO_REPLACE_OBJECTS: '1',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_TERMINAL_PROMPT: '0',
    };
    const defined = kept.flatMap(([name, value]) => value === undefined ? [] : [[name, value]]);
    return { ...Object.fromEntries(defined), ...own };
}
function firstLine(text) {
    return (text.split('\n', 1)[0] ?? '').slice(0, 200);
}

;// CONCATENATED MODULE: ./lib/adapters/git/tree-listing.js


/** What `git ls-tree -r -z -l` printed, below `prefix` (empty, or with `/` at its end). */
function parseTree(output, prefix) {
    const records = Buffer.from(output).toString('utf8').split('\0');
    return records.flatMap((record) => {
        const match = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t([\s\S]+)$/.exec(record);
        const [, mode = '', id = '', size = '', path = ''] = match ?? [];
        if (match === null || !path.startsWith(prefix))
            return [];
        const type = mode === '120000' ? 'symlink' : mode === '160000' ? 'special' : 'file';
        return [{ path: path.slice(prefix.length), id, type, bytes: size === '-' ? 0 : Number(size) }];
    });
}
/** The tree as the selection of files sees it; `links` holds the texts of the symlinks, by path. */
function entriesOf(objects, links) {
    const tree = treeOf(objects);
    const closed = new Set();
    const entries = [];
    for (const { path, type, bytes } of objects) {
        const hidden = closedDirectory(path);
        if (hidden !== null) {
            if (!closed.has(hidden))
                entries.push({ path: hidden, type: 'directory', bytes: 0 });
            closed.add(hidden);
        }
        else if (type === 'symlink') {
            const target = follow(path, links, tree);
            const size = target.type === 'file' ? (tree.files.get(target.path) ?? 0) : 0;
            entries.push({ path, type, bytes: size, target });
        }
        else
            entries.push({ path, type, bytes });
    }
    return entries;
}
/** The first directory on the way to `path` that is not entered. */
function closedDirectory(path) {
    const parts = path.split('/');
    const at = parts.slice(0, -1).findIndex((part) => !isEntered(part));
    return at === -1 ? null : parts.slice(0, at + 1).join('/');
}
function treeOf(objects) {
    const files = new Map();
    const directories = new Set();
    for (const { path, type, bytes } of objects) {
        if (type === 'file')
            files.set(path, bytes);
        for (let up = external_node_path_.posix.dirname(path); up !== '.'; up = external_node_path_.posix.dirname(up))
            directories.add(up);
    }
    return { files, directories };
}
/** Links that are followed for one path before it counts as a ring. */
const MAX_HOPS = 40;
/** Where the link at `path` finally leads, links on the way included. */
function follow(path, links, tree) {
    let todo = path.split('/');
    let done = [];
    for (let hops = 0; todo.length > 0;) {
        const [part = '', ...rest] = todo;
        todo = rest;
        if (part === '' || part === '.')
            continue;
        if (part === '..') {
            if (done.length === 0)
                return { type: 'outside' };
            done = done.slice(0, -1);
            continue;
        }
        const here = [...done, part];
        const text = links.get(here.join('/'));
        if (text === undefined) {
            done = here;
            continue;
        }
        hops += 1;
        if (hops > MAX_HOPS)
            return { type: 'nowhere' };
        if (text.startsWith('/'))
            return { type: 'outside' };
        todo = [...text.split('/'), ...rest];
    }
    const target = done.join('/');
    if (tree.files.has(target))
        return { type: 'file', path: target };
    return target === '' || tree.directories.has(target)
        ? { type: 'directory', path: target }
        : { type: 'nowhere' };
}

;// CONCATENATED MODULE: ./lib/adapters/git/git-history.js





/** Symlink texts are paths; longer ones lead nowhere. */
const MAX_LINK_BYTES = 4096;
/** The files of a fabric as they were, from the Git repository around its directory. Never fetches. */
class GitHistory {
    #options;
    #git;
    constructor(options) {
        this.#options = options;
        this.#git = { ...options, directory: options.isFile ? (0,external_node_path_.dirname)(options.path) : options.path };
    }
    async readFiles(commit, paths) {
        if (!isSafeRef(commit))
            return null;
        const prefix = await this.#prefix();
        if (prefix === null)
            return null;
        const proof = `${commit}^{commit}`;
        const names = new Map(paths.filter(isPlainPath).map((path) => [path, `${commit}:${prefix}${path}`]));
        const blobs = await readBlobs(this.#git, [proof, ...names.values()], this.#options.maxFileBytes);
        if (blobs?.has(proof) !== true)
            return null;
        const texts = new Map();
        for (const [path, name] of names) {
            const bytes = blobs.get(name);
            const decoded = bytes === undefined ? undefined : textOfBytes(path, bytes);
            if (decoded !== undefined && 'text' in decoded)
                texts.set(path, decoded.text);
        }
        return texts;
    }
    async resolve(ref) {
        if (!isSafeRef(ref))
            return null;
        const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
        const answer = await runGit(this.#git, args);
        const commit = answer.ok ? git_history_textOf(answer.output).trim() : '';
        return /^[0-9a-f]{40,64}$/.test(commit) ? commit : null;
    }
    async readRef(ref, selection) {
        const prefix = await this.#prefix();
        const commit = prefix === null ? null : await this.resolve(ref);
        if (prefix === null || commit === null)
            throw await this.#unknownRef(ref);
        const only = this.#options.isFile ? (0,external_node_path_.basename)(this.#options.path) : '';
        const where = prefix + only === '' ? [] : ['--', prefix + only];
        const listing = await runGit(this.#git, ['ls-tree', '-r', '-z', '-l', '--full-tree', commit, ...where]);
        if (!listing.ok)
            throw unreadable(ref, listing.why);
        const objects = parseTree(listing.output, prefix);
        const links = await this.#linkTexts(objects);
        const selected = this.#options.isFile
            ? onlyFile(objects)
            : selectFiles(entriesOf(objects, links), selection, this.#options.compileGlobs);
        const ids = new Map(objects.map(({ path, id }) => [path, id]));
        const wanted = selected.files.flatMap(({ readFrom }) => ids.get(readFrom) ?? []);
        const blobs = await readBlobs(this.#git, wanted, selection.maxFileBytes);
        if (blobs === null)
            throw unreadable(ref, 'the objects of the commit cannot be read');
        const files = [];
        const diagnostics = [...selected.diagnostics];
        for (const { path, readFrom } of selected.files) {
            const bytes = blobs.get(ids.get(readFrom) ?? '');
            const decoded = bytes === undefined ? undefined : textOfBytes(path, bytes);
            if (decoded === undefined)
                diagnostics.push(fileProblem('HHS-3012', path, 'its object is not in this clone'));
            else if ('text' in decoded)
                files.push({ path, text: decoded.text });
            else
                diagnostics.push(decoded.diagnostic);
        }
        return { files, skipped: selected.skipped, diagnostics, commit };
    }
    /** Path of the directory inside its repository, with `/` at the end; null outside of one. */
    async #prefix() {
        const answer = await runGit(this.#git, ['rev-parse', '--show-prefix']);
        return answer.ok ? git_history_textOf(answer.output).replace(/\n$/, '') : null;
    }
    async #linkTexts(objects) {
        const links = objects.filter(({ type }) => type === 'symlink');
        const ids = links.map(({ id }) => id);
        const blobs = await readBlobs(this.#git, ids, MAX_LINK_BYTES);
        return new Map(links.map(({ path, id }) => [path, git_history_textOf(blobs?.get(id) ?? new Uint8Array())]));
    }
    async #unknownRef(ref) {
        const answer = await runGit(this.#git, ['rev-parse', '--git-dir']);
        const message = answer.ok
            ? `The commit ${JSON.stringify(ref)} cannot be found in the repository of ${this.#options.path}.`
            : `${this.#options.path} has no readable Git repository: ${answer.why}.`;
        const help = answer.ok
            ? 'Check the name; in a shallow clone fetch the history first (in a workflow: `fetch-depth: 0`).'
            : 'Run inside a clone of the repository, with git installed.';
        return new errors/* ConfigurationError */.j1({ code: 'HHS-1102', message, help });
    }
}
/** A file that was named is read whatever its name is. */
function onlyFile(objects) {
    const files = objects.filter(({ type }) => type === 'file').map(({ path }) => ({ path, readFrom: path }));
    return { files, skipped: [], diagnostics: [] };
}
function unreadable(ref, why) {
    const message = `The files at ${JSON.stringify(ref)} cannot be read from Git: ${why}.`;
    return new errors/* ConfigurationError */.j1({
        code: 'HHS-1103',
        message,
        help: 'Check the clone with `git fsck`, or clone it again.',
    });
}
/** No option, no second line; the rest git judges. */
function isSafeRef(ref) {
    return ref !== '' && ref.length <= 1024 && !ref.startsWith('-') && !/[\s\p{Cc}:]/u.test(ref);
}
/** A path below the directory: `<commit>:./x` and `<commit>:../x` would be read from elsewhere. */
function isPlainPath(path) {
    return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
function git_history_textOf(bytes) {
    return Buffer.from(bytes).toString('utf8');
}

;// CONCATENATED MODULE: ./lib/adapters/git/head-commit.js




/**
 * The commit that the files at `path` (absolute; a directory or one file) are at. null outside Git, before the first
 * commit, and when anything there is changed, staged or not tracked, ignored manifests included: then the files are
 * those of no commit.
 */
async function headCommit(program, path) {
    const place = await head_commit_placeOf(path);
    if (place === null)
        return null;
    const args = [
        'status',
        '--porcelain=v2',
        '--branch',
        '-z',
        '--untracked-files=all',
        '--ignored=traditional',
    ];
    const answer = await runGit({ ...program, directory: place.directory }, [...args, '--', place.pathspec]);
    if (!answer.ok)
        return null;
    const records = Buffer.from(answer.output).toString('utf8').split('\0');
    const commit = records.find((record) => record.startsWith('# branch.oid '))?.slice('# branch.oid '.length);
    const rest = records.filter((record) => record !== '' && !record.startsWith('# '));
    if (rest.some((record) => !record.startsWith('! ') || isManifest(record.slice(2))))
        return null;
    return commit !== undefined && /^[0-9a-f]{40,64}$/.test(commit) ? commit : null;
}
async function head_commit_placeOf(path) {
    try {
        const facts = await (0,promises_.stat)(path);
        if (facts.isDirectory())
            return { directory: path, pathspec: '.' };
        return { directory: (0,external_node_path_.dirname)(path), pathspec: (0,external_node_path_.basename)(path) };
    }
    catch {
        return null;
    }
}
/** An ignored file that the working tree reader would read all the same. */
function isManifest(path) {
    const parts = path.split('/');
    return /\.ya?ml$/i.test(path) && parts.slice(0, -1).every(isEntered);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/adapters/system/sha256-digest.js

/** 160 of SHA-256's 256 bits: far from any collision, and short enough to read in an inventory. */
const HEX_CHARS = 40;
/** A `Digest` (domain/shared/digest.ts): the first 160 bits of SHA-256 over the text in UTF-8, in lower-case hex. */
function sha256Digest(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text, 'utf8').digest('hex').slice(0, HEX_CHARS);
}

;// CONCATENATED MODULE: ./lib/adapters/system/system-clock.js
/** Longest time a Node timer can hold; longer sleeps are made of several. */
const LONGEST_TIMER_MS = 2_147_483_647;
/** The machine's own clocks. */
function systemClock() {
    return {
        now: () => new Date().toISOString(),
        monotonicMs: () => performance.now(),
        sleep,
    };
}
async function sleep(ms, signal) {
    let left = ms;
    while (left > LONGEST_TIMER_MS) {
        await sleepOnce(LONGEST_TIMER_MS, signal);
        left -= LONGEST_TIMER_MS;
    }
    await sleepOnce(Math.max(0, left), signal);
}
function sleepOnce(ms, signal) {
    return new Promise((resolve, reject) => {
        if (signal?.aborted) {
            reject(signal.reason);
            return;
        }
        const onAbort = () => {
            clearTimeout(timer);
            reject(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener('abort', onAbort);
            resolve();
        }, ms);
        signal?.addEventListener('abort', onAbort, { once: true });
    });
}

;// CONCATENATED MODULE: ./lib/domain/config/fabric-name.js
/**
 * The name a fabric has when nobody gave one: the last part of its path in lower case, with everything that a
 * Kubernetes name does not allow turned into `-`. `Lab 1` gives `lab-1`, `eslag4.yaml` gives `eslag4`.
 */
function fabricNameOf(lastPathPart) {
    const name = lastPathPart
        .replace(/\.ya?ml$/i, '')
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .slice(0, 63)
        .replaceAll(/^-+|-+$/g, '');
    return name === '' ? 'fabric' : name;
}

// EXTERNAL MODULE: ./lib/domain/fabric/registry.js + 31 modules
var registry = __webpack_require__(5876);
;// CONCATENATED MODULE: ./lib/entry/compose.js











const GIT_TIMEOUT_MS = 30_000;
/** The only place where adapters meet ports. */
async function composeLocal(values, around) {
    const path = (0,external_node_path_.resolve)(around.cwd, values.path);
    const git = { env: around.environment, timeoutMs: GIT_TIMEOUT_MS };
    return {
        registry: registry/* fabricRegistry */.J,
        source: new WorkingTreeSource({ path, headCommit: (place) => headCommit(git, place) }),
        history: new GitHistory({
            path,
            isFile: await isFile(path),
            compileGlobs: compileGlobs,
            maxFileBytes: values['max-file-bytes'],
            ...git,
        }),
        digest: sha256Digest,
        clock: systemClock(),
        log: around.log,
        progress: around.progress,
    };
}
/** The same with a cluster. Loaded only when asked for: the client is the largest part of the program. */
async function composeCluster(values, around) {
    const local = await composeLocal(values, around);
    const { connectCluster } = await __webpack_require__.e(/* import() */ 569).then(__webpack_require__.bind(__webpack_require__, 8569));
    const connected = connectCluster(values, around, local.clock, defaultKubeconfig());
    return { ...local, ...connected };
}
function defaultKubeconfig() {
    return (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.kube', 'config');
}
async function isFile(path) {
    try {
        return (await (0,promises_.stat)(path)).isFile();
    }
    catch {
        return false;
    }
}
/** Option values in the operations' words. */
function settingsOf(values, accept, around) {
    return {
        fabric: values.fabric ?? fabricNameOf((0,external_node_path_.basename)((0,external_node_path_.resolve)(around.cwd, values.path))),
        selection: {
            include: values.include,
            exclude: values.exclude,
            maxFileBytes: values['max-file-bytes'],
            maxFiles: values['max-files'],
            maxTotalBytes: values['max-total-bytes'],
        },
        limits: {
            maxDepth: values['max-depth'],
            maxAliases: values['max-aliases'],
            maxDocumentsPerFile: values['max-documents'],
            maxFileBytes: values['max-file-bytes'],
        },
        fieldManager: values['field-manager'],
        partial: values.partial,
        concurrency: values.concurrency,
        release: values['fabric-release'],
        dryRunSample: values['dry-run-sample'],
        accept,
        holder: `${(0,external_node_os_.hostname)()}/${process.pid}/${Date.now().toString(36)}`,
        leaseDurationMs: values['lease-duration'],
        leaseWaitMs: values['lease-wait'],
        waitMs: values.wait,
        settleMs: values.settle,
        admissionTries: values['admission-tries'],
    };
}

// EXTERNAL MODULE: ./lib/entry/exit-policy.js
var exit_policy = __webpack_require__(7185);
// EXTERNAL MODULE: ./lib/entry/cli/cancellation.js
var cancellation = __webpack_require__(1846);
// EXTERNAL MODULE: ./lib/domain/config/option-types.js
var option_types = __webpack_require__(3234);
// EXTERNAL MODULE: ./lib/domain/config/options.js + 2 modules
var options = __webpack_require__(6372);
;// CONCATENATED MODULE: ./lib/entry/cli/command-line.js


/** Options that say where the fabric and its cluster are, and so belong into every command that is shown to copy. */
const PLACE = [
    'path',
    'fabric',
    'kubeconfig',
    'context',
    'namespace',
    'field-manager',
    'include',
    'exclude',
];
/** A command to copy: the verb, what it is about, and the place this run was given. */
function commandLineOf(verb, more, invocation) {
    const words = ['hedgehog-sync', verb, ...more.map(command_line_quote)];
    const known = (0,options/* optionsOf */.cz)(verb === 'explain' ? 'explain' : verb === 'apply' ? 'apply' : verb === 'validate' ? 'validate' : 'drift');
    for (const name of PLACE) {
        const given = invocation.flags[name];
        if (given === undefined || !known.includes(name) || (0,options/* definitionOf */.Fg)(name).secret === true)
            continue;
        const texts = typeof given === 'string' ? [given] : given === true ? [] : given;
        for (const text of texts)
            words.push((0,option_types/* flagOf */.iP)(name), command_line_quote(text));
    }
    return words.join(' ');
}
function command_line_quote(word) {
    return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

;// CONCATENATED MODULE: ./lib/entry/cli/execute-command.js


















/** Runs one command and prints its answer. Throws SyncError where the world failed. */
async function executeCommand(context) {
    if (context.invocation.command === 'demo')
        return await demo(context);
    const answer = await answerOf(context);
    if (context.values.output === 'json')
        context.print(`${JSON.stringify(answer.json(), null, 2)}\n`);
    else
        context.print(answer.text(textContext(context)));
    return (0,exit_policy/* exitCodeOf */.FO)(answer.meanings);
}
async function answerOf(context) {
    switch (context.invocation.command) {
        case 'validate':
            return await validate(context);
        case 'plan':
            return await plan(context);
        case 'apply':
            return await apply(context);
        case 'drift':
            return await drift(context);
        case 'explain':
            return await explain(context);
        default:
            return await doctor(context);
    }
}
async function validate(context) {
    const { values, around } = context;
    const ports = await localPorts(context);
    const result = await execute_command_readOnly(context, validateSource(ports, settingsOf(values, [], around)));
    return {
        text: (screen) => renderValidation(result.validation, screen),
        json: () => (0,result_json/* validateJson */.TL)(result.fabric, result.validation),
        meanings: (0,exit_policy/* validateMeanings */.vc)(result, values['fail-on-warning']),
    };
}
async function plan(context) {
    const { values, around } = context;
    const settings = settingsOf(values, [], around);
    const offline = values.offline || values.base !== null;
    const planning = offline
        ? planAgainstCommit(await localPorts(context), settings, values.base ?? 'HEAD')
        : withCluster(context, (ports) => planFabric(ports, settings));
    const result = await execute_command_readOnly(context, planning);
    return {
        text: (screen) => renderPlan(result, screen),
        json: () => (0,result_json/* planJson */.iY)(result),
        meanings: (0,exit_policy/* planMeanings */.Qi)(result),
    };
}
async function apply(context) {
    const { values, around, host } = context;
    const settings = settingsOf(values, values['accept-git'].map(acceptedField), around);
    const tell = () => {
        around.progress.report('ending the writes under way; once more to stop at once', 0, 0);
    };
    host.signal.addEventListener('abort', tell, { once: true });
    try {
        const result = await withCluster(context, (ports) => applyFabric({ ...ports, lease: (0,cancellation/* cancellableLease */.$X)(ports.lease, host.signal) }, settings, host.signal));
        return {
            text: (screen) => renderApply(result, screen),
            json: () => (0,result_json/* applyJson */.nn)(result),
            meanings: (0,exit_policy/* applyMeanings */.Tw)(result),
        };
    }
    finally {
        host.signal.removeEventListener('abort', tell);
    }
}
async function drift(context) {
    const settings = settingsOf(context.values, [], context.around);
    const detecting = withCluster(context, (ports) => detectDrift(ports, settings));
    const result = await execute_command_readOnly(context, detecting);
    return {
        text: (screen) => renderDrift(result, screen),
        json: () => (0,result_json/* driftJson */.GR)(result),
        meanings: (0,exit_policy/* driftMeanings */.eY)(result),
    };
}
async function explain(context) {
    const argument = readObjectArgument('explain', context.invocation.object ?? '', false);
    if (!argument.ok)
        throw new errors/* ConfigurationError */.j1(argument.facts);
    const settings = settingsOf(context.values, [], context.around);
    const explaining = withCluster(context, (ports) => explainObject(ports, settings, argument.value));
    const result = await execute_command_readOnly(context, explaining);
    return {
        text: (screen) => renderExplanation(result, screen),
        json: () => (0,result_json/* explainJson */.eP)(result),
        meanings: (0,exit_policy/* explainMeanings */.WC)(result),
    };
}
async function doctor(context) {
    const { values, around } = context;
    const settings = settingsOf(values, [], around);
    const diagnosing = withCluster(context, (ports) => diagnoseSetup(ports, settings, values.namespace));
    const result = await execute_command_readOnly(context, diagnosing).catch((error) => withoutAccess(settings.fabric, error));
    return {
        text: (screen) => renderSetup(result, screen),
        json: () => (0,result_json/* doctorJson */.Go)(result),
        meanings: (0,exit_policy/* doctorMeanings */.mL)(result),
    };
}
/** No cluster to be found is what doctor is asked about, so it is a finding there and no error. */
function withoutAccess(fabric, error) {
    if (!(0,errors/* isSyncError */.qw)(error) || error.category !== 'configuration')
        throw error;
    const { message, help } = error;
    return {
        command: 'doctor',
        fabric,
        checks: [{ name: 'cluster access', result: 'failed', detail: message, cure: help }],
    };
}
/** Work that writes nothing ends at once when the run is cancelled. */
async function execute_command_readOnly({ host }, work) {
    return await (0,cancellation/* unlessCancelled */.MS)(work, host.signal);
}
async function localPorts({ values, around, seen }) {
    const ports = await composeLocal(values, around);
    return { ...ports, source: seen.watch(ports.source) };
}
async function withCluster({ values, around, seen }, work) {
    const ports = await composeCluster(values, around);
    try {
        return await work({ ...ports, source: seen.watch(ports.source) });
    }
    finally {
        ports.cluster.close();
    }
}
function acceptedField(text) {
    const argument = readObjectArgument('--accept-git', text, true);
    if (!argument.ok)
        throw new errors/* ConfigurationError */.j1(argument.facts);
    return argument.value;
}
async function demo({ values, host, screen, print, runCli }) {
    const { runDemo } = await __webpack_require__.e(/* import() */ 623).then(__webpack_require__.bind(__webpack_require__, 5623));
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
function textContext({ invocation, screen, seen }) {
    return {
        ...screen,
        sourceLine: (file, line) => seen.line(file, line),
        commandLine: (verb, more = []) => commandLineOf(verb, more, invocation),
    };
}


/***/ })

};
