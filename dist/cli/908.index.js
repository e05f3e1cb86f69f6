export const id = 908;
export const ids = [908];
export const modules = {

/***/ 414:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ readObjectArgument),
/* harmony export */   d: () => (/* binding */ readField)
/* harmony export */ });
/* harmony import */ var _shared_pointer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(157);

/**
 * Reads `VPC/vpc-1`, `VPC/default/vpc-1`, `VPC/vpc-1:/spec/subnets/default/vlan` or `VPC/vpc-1:spec.subnets.default.vlan`.
 * `where` is what the user wrote it for (`--accept-git`, `explain`). A field is refused unless `mayHaveField`.
 */
function readObjectArgument(where, text, mayHaveField) {
    const match = /^([^/:\s]+)\/(?:([^/:\s]+)\/)?([^/:\s]+)(?::(.*))?$/s.exec(text);
    const [, kind, namespace = null, name, field] = match ?? [];
    if (kind === undefined || name === undefined)
        return refused(where, text, 'is not of the form KIND/NAME or KIND/NAMESPACE/NAME', mayHaveField);
    if (field === undefined)
        return { ok: true, value: { kind, namespace, name, pointer: null } };
    if (!mayHaveField)
        return refused(where, text, 'names a field, but a whole object is explained', mayHaveField);
    const pointer = readField(field);
    if (pointer === null)
        return refused(where, text, 'has no field path after the colon', mayHaveField);
    return { ok: true, value: { kind, namespace, name, pointer } };
}
function refused(where, text, problem, mayHaveField) {
    const example = mayHaveField
        ? 'VPC/vpc-1 or VPC/vpc-1:/spec/subnets/default/vlan; drift shows the commands to copy'
        : 'VPC/vpc-1; plan --output json lists every object';
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
    return tokens.length > 0 && end === text.length ? (0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_0__/* .pointerOf */ .rq)(tokens) : null;
}


/***/ }),

/***/ 3454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TP: () => (/* binding */ connectionType),
/* harmony export */   ZH: () => (/* binding */ CONNECTION_TYPES),
/* harmony export */   hP: () => (/* binding */ linksOf),
/* harmony export */   lY: () => (/* binding */ TYPE_FACTS),
/* harmony export */   mL: () => (/* binding */ DEPRECATED_TYPES),
/* harmony export */   yY: () => (/* binding */ splitPort)
/* harmony export */ });
/* harmony import */ var _shared_exact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1131);
/* harmony import */ var _shared_pointer_tree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2734);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6998);



/** Types of a Connection in the order in which the fabric looks for them: the first one that is set counts. */
const CONNECTION_TYPES = [
    'unbundled',
    'bundled',
    'eslag',
    'mclag',
    'mclagDomain',
    'fabric',
    'mesh',
    'gateway',
    'vpcLoopback',
    'external',
    'staticExternal',
];
/** No longer supported: accepted with a warning, and nothing else of the object is looked at. */
const DEPRECATED_TYPES = ['mclag', 'mclagDomain'];
const SERVER_SIDE = { server: 'server', switch: 'switch' };
const TWO_SWITCHES = { switch1: 'switch', switch2: 'switch' };
const TYPE_FACTS = {
    unbundled: { label: 'unbundled', links: ['link'], sides: SERVER_SIDE },
    bundled: { label: 'bundled', links: ['links'], sides: SERVER_SIDE },
    eslag: { label: 'eslag', links: ['links'], sides: SERVER_SIDE },
    mclag: { label: 'mclag', links: ['links'], sides: SERVER_SIDE },
    mclagDomain: { label: 'mclag-domain', links: ['peerLinks', 'sessionLinks'], sides: TWO_SWITCHES },
    fabric: { label: 'fabric', links: ['links'], sides: { spine: 'switch', leaf: 'switch' } },
    mesh: { label: 'mesh', links: ['links'], sides: { leaf1: 'switch', leaf2: 'switch' } },
    gateway: { label: 'gateway', links: ['links'], sides: { switch: 'switch', gateway: 'gateway' } },
    vpcLoopback: { label: 'vpc-loopback', links: ['links'], sides: TWO_SWITCHES },
    external: { label: 'external', links: ['link'], sides: { switch: 'switch' } },
    staticExternal: { label: 'static-external', links: ['link'], sides: { switch: 'switch' } },
};
/** The type of a Connection's spec, undefined when none is set. */
function connectionType(spec) {
    for (const type of CONNECTION_TYPES)
        if ((0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .pointerOf */ .rq)(spec, type) !== undefined)
            return type;
    return undefined;
}
/** The links of one type. A type with a single link always has it, be it empty. */
function linksOf(spec, type) {
    const { links: fields, sides } = TYPE_FACTS[type];
    const member = (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .structOf */ .Tb)(spec, type);
    const links = [];
    for (const field of fields) {
        const at = _shared_pointer_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .SPEC_POINTER */ .C.member(type).member(field);
        if (field === 'link')
            links.push(linkOf((0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .structOf */ .Tb)(member, field), at, sides));
        else {
            for (const { at: index, value } of (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .structsOf */ .SK)(member, field))
                links.push(linkOf(value, at.item(index), sides));
        }
    }
    return (0,_shared_exact_js__WEBPACK_IMPORTED_MODULE_2__/* .exact */ .e)(links);
}
function linkOf(link, at, sides) {
    const ends = [];
    for (const side in sides) {
        const end = (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .structOf */ .Tb)(link, side);
        ends.push({
            side,
            role: sides[side] ?? 'switch',
            port: (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(end, 'port'),
            ip: (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(end, 'ip'),
            pointer: at.member(side).pointer,
        });
    }
    return { pointer: at.pointer, ends: (0,_shared_exact_js__WEBPACK_IMPORTED_MODULE_2__/* .exact */ .e)(ends) };
}
/** `leaf-01/E1/1` → device `leaf-01`, port `E1/1`: split at the first slash; undefined when either half is empty. */
function splitPort(text) {
    const slash = text.indexOf('/');
    if (slash <= 0 || slash === text.length - 1)
        return undefined;
    return { device: text.slice(0, slash), port: text.slice(slash + 1) };
}


/***/ }),

/***/ 3818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BK: () => (/* binding */ prefixLength),
/* harmony export */   EF: () => (/* binding */ canonicalMac),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   uK: () => (/* binding */ durationNanoseconds)
/* harmony export */ });
/* unused harmony export IPV4 */
/* harmony import */ var ipaddr_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8280);

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
    return ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.IPv6.isValid(address) && length <= 128 ? length : undefined;
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


/***/ }),

/***/ 5571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $f: () => (/* binding */ overlaps),
/* harmony export */   A1: () => (/* binding */ parsePrefix),
/* harmony export */   GN: () => (/* binding */ parseCidr),
/* harmony export */   HS: () => (/* binding */ isSubset),
/* harmony export */   M0: () => (/* binding */ formatAddress),
/* harmony export */   Zc: () => (/* binding */ overlappingPairs),
/* harmony export */   _Q: () => (/* binding */ addressIn),
/* harmony export */   gR: () => (/* binding */ contains),
/* harmony export */   or: () => (/* binding */ parseAddress),
/* harmony export */   rd: () => (/* binding */ hasHostBits),
/* harmony export */   s: () => (/* binding */ formatPrefix),
/* harmony export */   xU: () => (/* binding */ sameAddress)
/* harmony export */ });
/* harmony import */ var ipaddr_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8280);

const BITS = { 4: 32, 6: 128 };
/** A bare address; undefined when it is none. Octets of IPv4 have no leading zeros, IPv6 has no zone. */
function parseAddress(text) {
    const short = parseIpv4(text);
    if (short !== undefined)
        return { family: 4, value: BigInt(short) };
    if (text.length > 45 || !text.includes(':') || text.includes('%') || !ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.IPv6.isValid(text)) {
        return undefined;
    }
    let value = 0n;
    for (const part of ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.IPv6.parse(text).parts)
        value = value * 65536n + BigInt(part);
    return { family: 6, value };
}
const DOT = 46;
const ZERO = 48;
/** Digit by digit: a fabric has thousands of addresses, and every run reads all of them. */
function parseIpv4(text) {
    if (text.length < 7 || text.length > 15)
        return undefined;
    let value = 0;
    let octet = -1;
    let dots = 0;
    for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === DOT) {
            if (octet < 0)
                return undefined;
            value = value * 256 + octet;
            octet = -1;
            dots += 1;
            continue;
        }
        const digit = code - ZERO;
        if (digit < 0 || digit > 9 || octet === 0)
            return undefined;
        octet = octet < 0 ? digit : octet * 10 + digit;
        if (octet > 255)
            return undefined;
    }
    return dots === 3 && octet >= 0 ? value * 256 + octet : undefined;
}
/** `address/length`; undefined when it is none. Host bits may be set. */
function parsePrefix(text) {
    const slash = text.lastIndexOf('/');
    if (slash < 0)
        return undefined;
    const lengthText = text.slice(slash + 1);
    if (!/^(?:0|[1-9]\d{0,2})$/.test(lengthText))
        return undefined;
    const address = text.slice(0, slash);
    const length = Number(lengthText);
    const short = length > BITS[4] ? undefined : parseIpv4(address);
    if (short !== undefined)
        return shortPrefix(short, length);
    const parsed = parseAddress(address);
    if (parsed === undefined || length > BITS[parsed.family])
        return undefined;
    const size = 1n << BigInt(BITS[parsed.family] - length);
    const network = parsed.value - (parsed.value % size);
    return { family: parsed.family, address: parsed.value, length, network, last: network + size - 1n };
}
/**
 * A prefix as Go's older `net.ParseCIDR` reads it: other than `netip`, it takes a length with leading zeros. The fabric
 * uses it for addresses towards externals.
 */
function parseCidr(text) {
    return parsePrefix(text.replace(/\/0+(?=\d{1,3}$)/, '/'));
}
function shortPrefix(address, length) {
    const size = 2 ** (BITS[4] - length);
    const network = address - (address % size);
    return {
        family: 4,
        address: BigInt(address),
        length,
        network: BigInt(network),
        last: BigInt(network + size - 1),
    };
}
function formatAddress({ family, value }) {
    if (family === 4) {
        const short = Number(value);
        return `${(short >>> 24) & 255}.${(short >>> 16) & 255}.${(short >>> 8) & 255}.${short & 255}`;
    }
    const parts = Array.from({ length: 8 }, (_, index) => Number((value >> BigInt(112 - 16 * index)) & 65535n));
    return new ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.IPv6(parts).toRFC5952String();
}
function formatPrefix(prefix) {
    return `${formatAddress({ family: prefix.family, value: prefix.address })}/${prefix.length}`;
}
/** The address `offset` after the first one of the prefix; undefined beyond the end of the family. */
function addressIn(prefix, offset) {
    const value = prefix.network + offset;
    return value >> BigInt(BITS[prefix.family]) === 0n ? { family: prefix.family, value } : undefined;
}
function hasHostBits(prefix) {
    return prefix.address !== prefix.network;
}
function overlaps(a, b) {
    return a.family === b.family && a.network <= b.last && b.network <= a.last;
}
function isSubset(inner, outer) {
    return inner.family === outer.family && inner.network >= outer.network && inner.last <= outer.last;
}
function contains(prefix, address) {
    return prefix.family === address.family && address.value >= prefix.network && address.value <= prefix.last;
}
function sameAddress(a, b) {
    return a.family === b.family && a.value === b.value;
}
/** Every item with the one that overlaps it and starts before it, in one sweep over the sorted items. */
function overlappingPairs(items) {
    const sorted = [...items].sort((a, b) => comparePrefixes(a.prefix, b.prefix));
    const pairs = [];
    let widest;
    for (const item of sorted) {
        if (widest !== undefined && overlaps(widest.prefix, item.prefix))
            pairs.push({ item, other: widest });
        if (widest === undefined ||
            widest.prefix.family !== item.prefix.family ||
            item.prefix.last > widest.prefix.last) {
            widest = item;
        }
    }
    return pairs;
}
function comparePrefixes(a, b) {
    if (a.family !== b.family)
        return a.family - b.family;
    if (a.network !== b.network)
        return a.network < b.network ? -1 : 1;
    return a.length - b.length;
}


/***/ }),

/***/ 6998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BB: () => (/* binding */ textEntriesOf),
/* harmony export */   CB: () => (/* binding */ textsOf),
/* harmony export */   Ih: () => (/* binding */ annotationsOf),
/* harmony export */   PC: () => (/* binding */ labelsOf),
/* harmony export */   SK: () => (/* binding */ structsOf),
/* harmony export */   Tb: () => (/* binding */ structOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   iP: () => (/* binding */ flagOf),
/* harmony export */   rI: () => (/* binding */ specOf),
/* harmony export */   rl: () => (/* binding */ numberOf),
/* harmony export */   rq: () => (/* binding */ pointerOf),
/* harmony export */   ty: () => (/* binding */ structEntriesOf)
/* harmony export */ });
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3600);

/**
 * Readers that answer as a decoded Go struct would: what is absent, null or of another type is the zero value. They
 * never throw, so that a rule can run on any object.
 */
const NOTHING = {};
const NONE = [];
function specOf(object) {
    return structOf(object, 'spec');
}
function labelsOf(object) {
    return structOf(structOf(object, 'metadata'), 'labels');
}
function annotationsOf(object) {
    return structOf(structOf(object, 'metadata'), 'annotations');
}
/** A member that is an object, `{}` when there is none. */
function structOf(object, key, second, third) {
    return pointerOf(object, key, second, third) ?? NOTHING;
}
/** A member that is an object, undefined when there is none: for what Go keeps as a pointer. */
function pointerOf(object, key, second, third) {
    const member = memberOf(object, key);
    if (second === undefined || member === undefined)
        return member;
    const inner = memberOf(member, second);
    return third === undefined || inner === undefined ? inner : memberOf(inner, third);
}
function memberOf(object, key) {
    const value = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getOwn */ .Ng)(object, key);
    return (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) ? value : undefined;
}
function textOf(object, key) {
    const value = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getOwn */ .Ng)(object, key);
    return typeof value === 'string' ? value : '';
}
function numberOf(object, key) {
    const value = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getOwn */ .Ng)(object, key);
    return typeof value === 'number' ? value : 0;
}
function flagOf(object, key) {
    return (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getOwn */ .Ng)(object, key) === true;
}
function listOf(object, key) {
    const value = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getOwn */ .Ng)(object, key);
    return Array.isArray(value) ? value : NONE;
}
/** The items of a list that are objects, each with its position in the list. */
function structsOf(object, key) {
    const structs = [];
    for (const [at, value] of listOf(object, key).entries())
        if ((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value))
            structs.push({ at, value });
    return structs;
}
/** The items of a list that are texts, each with its position in the list. */
function textsOf(object, key) {
    const texts = [];
    for (const [at, value] of listOf(object, key).entries()) {
        if (typeof value === 'string')
            texts.push({ at, value });
    }
    return texts;
}
/** The entries of a map whose values are objects. */
function structEntriesOf(object, key) {
    return Object.entries(structOf(object, key)).filter((entry) => (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(entry[1]));
}
/** The entries of a map whose values are texts. */
function textEntriesOf(object, key) {
    return Object.entries(structOf(object, key)).filter((entry) => typeof entry[1] === 'string');
}


/***/ }),

/***/ 1362:
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
    return pathsLacking(schema, paths);
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
/** What Go leaves out of an optional field. */
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

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/go-form.js



/**
 * Makes the function that gives a value the form in which Go writes it after reading it: unknown fields gone, zero
 * values of optional fields left out, structs that are held by value always there. What is of the wrong type stays as it
 * is. An entry of a
 * map that is null is dropped, as the API server drops it. Giving the form twice changes nothing; what has the form
 * already is given back itself, at any depth.
 */
function goForm(schema, facts) {
    let compiled;
    return (value) => {
        compiled ??= objectForm(schema, '', compilerOf(facts));
        const formed = compiled(value);
        return (0,json/* isJsonObject */.OW)(formed) ? formed : value;
    };
}
/** Paths of the facts that the schema lacks; a test holds this empty for each kind. */
function unknownGoPaths(schema, facts) {
    const paths = [...(facts.structs ?? []), ...Object.keys(facts.always ?? {}), ...(facts.pointers ?? [])];
    return pathsLacking(schema, paths);
}
function compilerOf(facts) {
    return {
        structs: new Set(facts.structs),
        always: new Map(Object.entries(facts.always ?? {})),
        pointers: new Set(facts.pointers),
    };
}
function formOf(schema, path, compiler) {
    if (schema.type === 'object')
        return objectForm(schema, path, compiler);
    if (schema.type === 'map')
        return mapForm(schema, path, compiler);
    return schema.type === 'list' ? listForm(schema, path, compiler) : (value) => value;
}
function objectForm(schema, path, compiler) {
    const fields = new Map();
    for (const [name, field] of Object.entries(schema.fields)) {
        fields.set(name, fieldForm(field, path === '' ? name : `${path}.${name}`, compiler));
    }
    const filled = [...fields].filter(([, { empty }]) => empty !== undefined).map(([name]) => name);
    const memberForm = (member, key) => {
        const field = fields.get(key);
        if (field === undefined)
            return undefined;
        const formed = member === null ? null : field.form(member);
        return field.isEmpty(formed) ? field.empty : formed;
    };
    return (value) => {
        if (!(0,json/* isJsonObject */.OW)(value))
            return value;
        const changed = changedMembers(value, memberForm);
        if (changed === undefined && filled.every((name) => Object.hasOwn(value, name)))
            return value;
        const result = {};
        for (const [name, { empty }] of fields) {
            const member = (changed === undefined ? (0,json/* getOwn */.Ng)(value, name) : changed.get(name)) ?? empty;
            if (member !== undefined)
                (0,json/* setOwn */.P5)(result, name, member);
        }
        return result;
    };
}
function fieldForm(field, at, compiler) {
    const form = formOf(field, at, compiler);
    const always = compiler.always.get(at);
    if (always !== undefined)
        return { form, empty: always, isEmpty: isNull };
    if (compiler.structs.has(at))
        return { form, empty: form({}), isEmpty: isNull };
    const byPointer = field.type === 'object' || compiler.pointers.has(at);
    return { form, empty: undefined, isEmpty: byPointer ? isNull : isZero };
}
function mapForm(schema, path, compiler) {
    const at = path === '' ? '*' : `${path}.*`;
    const form = formOf(schema.values, at, compiler);
    const memberForm = (member) => (member === null ? undefined : form(member));
    return (value) => {
        if (!(0,json/* isJsonObject */.OW)(value))
            return value;
        const changed = changedMembers(value, memberForm);
        if (changed === undefined)
            return value;
        const result = {};
        for (const [key, member] of changed)
            (0,json/* setOwn */.P5)(result, key, member);
        return result;
    };
}
/** Every member that is written, in its form; undefined when all of them are what they were. */
function changedMembers(value, form) {
    let changed;
    const keys = Object.keys(value);
    for (let at = 0; at < keys.length; at++) {
        const key = keys[at] ?? '';
        const member = value[key] ?? null;
        const formed = form(member, key);
        if (changed === undefined) {
            if (formed === member)
                continue;
            changed = new Map(keys.slice(0, at).map((before) => [before, value[before] ?? null]));
        }
        if (formed !== undefined)
            changed.set(key, formed);
    }
    return changed;
}
function listForm(schema, path, compiler) {
    const form = formOf(schema.items, path === '' ? '*' : `${path}.*`, compiler);
    const zero = zeroOf(schema.items, form);
    return (value) => (Array.isArray(value) ? formedItems(value, form, zero) : value);
}
function formedItems(items, form, zero) {
    let changed;
    for (let at = 0; at < items.length; at++) {
        const item = items[at] ?? null;
        const formed = item === null ? zero : form(item);
        if (changed === undefined) {
            if (formed === item)
                continue;
            changed = items.slice(0, at);
        }
        changed.push(formed);
    }
    return changed ?? items;
}
/** What null becomes as an item of a list. */
function zeroOf(schema, form) {
    switch (schema.type) {
        case 'object':
            return form({});
        case 'string':
            return '';
        case 'boolean':
            return false;
        case 'integer':
        case 'number':
            return 0;
        default:
            return null;
    }
}
function isNull(value) {
    return value === null;
}

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/defaulting.js


/** Makes `KindDefinition.defaulted`: decode, default, encode again. */
function defaulter(spec, status, defaulting) {
    const { go, webhook, fillsNamespace = true } = defaulting;
    const form = goForm(spec, go);
    const forms = { spec: form, status: goForm(status, {}) };
    return (object, context) => {
        const decoded = decode(object, forms, fillsNamespace);
        if (webhook === undefined)
            return decoded;
        const changed = webhook(decoded, context);
        const changedSpec = changed.spec;
        if (changedSpec === decoded.spec || !(0,json/* isJsonObject */.OW)(changedSpec))
            return changed;
        return { ...changed, spec: form(changedSpec) };
    };
}
/** Every object of a fabric lives here. */
const NAMESPACE = 'default';
function decode(object, forms, fillsNamespace) {
    const spec = (0,json/* getOwn */.Ng)(object, 'spec') ?? null;
    const given = (0,json/* getOwn */.Ng)(object, 'status');
    const decoded = {
        apiVersion: (0,json/* getOwn */.Ng)(object, 'apiVersion') ?? '',
        kind: (0,json/* getOwn */.Ng)(object, 'kind') ?? '',
        metadata: decodeMetadata((0,json/* getOwn */.Ng)(object, 'metadata') ?? null, fillsNamespace),
        spec: spec === null ? forms.spec({}) : (0,json/* isJsonObject */.OW)(spec) ? forms.spec(spec) : spec,
    };
    if (!(0,json/* isJsonObject */.OW)(given))
        return decoded;
    const status = forms.status(given);
    return Object.keys(status).length > 0 ? { ...decoded, status } : decoded;
}
/** Fields of Kubernetes' object metadata; others are dropped. */
const METADATA = [
    'name',
    'generateName',
    'namespace',
    'uid',
    'resourceVersion',
    'generation',
    'creationTimestamp',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'labels',
    'annotations',
    'ownerReferences',
    'finalizers',
    'managedFields',
];
function decodeMetadata(metadata, fillsNamespace) {
    const result = {};
    const given = (0,json/* isJsonObject */.OW)(metadata) ? metadata : {};
    for (const key of METADATA) {
        const value = (0,json/* getOwn */.Ng)(given, key) ?? null;
        if (value === null || value === '')
            continue;
        const isMap = key === 'labels' || key === 'annotations';
        const kept = isMap && (0,json/* isJsonObject */.OW)(value) ? withoutNulls(value) : value;
        if (isMap && (0,json/* isJsonObject */.OW)(kept) && Object.keys(kept).length === 0)
            continue;
        result[key] = kept;
    }
    if (fillsNamespace)
        result.namespace ??= NAMESPACE;
    return result;
}
function withoutNulls(map) {
    const result = {};
    for (const [key, value] of Object.entries(map))
        if (value !== null)
            (0,json/* setOwn */.P5)(result, key, value);
    return result;
}

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/none.js
/** A kind without webhooks. */
const noDefaulting = { go: {} };

// EXTERNAL MODULE: ./lib/domain/shared/pointer.js
var shared_pointer = __webpack_require__(157);
// EXTERNAL MODULE: ./lib/domain/fabric/go-text.js
var go_text = __webpack_require__(3818);
// EXTERNAL MODULE: ./lib/domain/fabric/ip.js
var fabric_ip = __webpack_require__(5571);
;// CONCATENATED MODULE: ./lib/domain/fabric/normal-forms.js




const FORMS = {
    prefix(text) {
        const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
        return prefix && (0,fabric_ip/* formatPrefix */.s)({ ...prefix, address: prefix.network });
    },
    mac: go_text/* canonicalMac */.EF,
    /** Written with colons, small and capital letters are both common: only another separator is odd. */
    'mac-letters': (text) => (/^[0-9a-f]{2}(?::[0-9a-f]{2})+$/i.test(text) ? text : (0,go_text/* canonicalMac */.EF)(text)),
};
/** Says what is written in another form than the normal one, and that form. What is no MAC or prefix at all is no case. */
function normalizer(fields) {
    const rows = fields.map((field) => ({ field, steps: field.at.split('.') }));
    return (object) => rows.flatMap(({ field, steps }) => field.keys === true
        ? at(object, steps).flatMap(({ value, pointer }) => keyForms(value, pointer, field))
        : at(object, steps).flatMap(({ value, pointer }) => valueForm(value, pointer, field)));
}
function at(object, steps) {
    let places = [{ value: object, pointer: '' }];
    for (const step of ['spec', ...steps])
        places = places.flatMap((place) => below(place, step));
    return places;
}
function below({ value, pointer }, step) {
    if (Array.isArray(value)) {
        if (step !== '*')
            return [];
        return value.map((item, index) => ({ value: item, pointer: (0,shared_pointer/* childPointer */.Y2)(pointer, index) }));
    }
    if (!(0,json/* isJsonObject */.OW)(value))
        return [];
    return Object.entries(value)
        .filter(([key]) => step === '*' || key === step)
        .map(([key, field]) => ({ value: field, pointer: (0,shared_pointer/* childPointer */.Y2)(pointer, key) }));
}
function valueForm(value, pointer, { form }) {
    if (typeof value !== 'string')
        return [];
    const normal = FORMS[form](value);
    return normal === undefined || normal === value ? [] : [{ pointer, value: normal }];
}
/** Two keys that mean the same are left alone: which of the entries counts is for a person to say. */
function keyForms(value, pointer, { form }) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return [];
    const keys = Object.keys(value).map((key) => ({ key, normal: FORMS[form](key) ?? key }));
    const counts = new Map();
    for (const { normal } of keys)
        counts.set(normal, (counts.get(normal) ?? 0) + 1);
    return keys
        .filter(({ key, normal }) => key !== normal && counts.get(normal) === 1)
        .map(({ key, normal }) => ({ pointer: (0,shared_pointer/* childPointer */.Y2)(pointer, key), key: normal }));
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
    const status = facts.status ?? object({});
    const defaulting = facts.defaulting ?? noDefaulting;
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
        status,
        required: facts.required ?? [],
        references: facts.references ?? (() => []),
        rules: facts.rules ?? [],
        canonicalSpec: canonicalizer(facts.spec, canonicalFacts),
        canonicalFacts,
        defaulting,
        defaulted: defaulter(facts.spec, status, defaulting),
        anyNamespace: defaulting.fillsNamespace === false,
        webhooks: defaulting.webhook !== undefined,
        referenceRules: facts.references?.rules ?? [],
        ...(facts.formerVersions === undefined ? {} : { formerVersions: facts.formerVersions }),
        ...(facts.normalForms === undefined ? {} : { normalForms: normalizer(facts.normalForms) }),
        ...(facts.words === undefined ? {} : { words: facts.words }),
        ...(facts.claims === undefined ? {} : { claims: facts.claims }),
        ...(facts.builtIns === undefined ? {} : { builtIns: facts.builtIns }),
        builtInNames: new Set(facts.builtInNames),
        isGenerated: facts.isGenerated ?? byOwner,
        ownsLabel: facts.ownsLabel ?? byOwner,
        ownsAnnotation: facts.ownsAnnotation ?? byOwner,
    };
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

// EXTERNAL MODULE: ./lib/domain/fabric/read.js
var fabric_read = __webpack_require__(6998);
;// CONCATENATED MODULE: ./lib/domain/fabric/profiles/port-names.js
/** Undefined when it is none; all numbers are 1 or more. */
function parsePortName(text) {
    const first = text[0];
    if (first !== 'E' && first !== 'M')
        return undefined;
    const management = first === 'M' ? /^M(\d+)$/.exec(text) : null;
    if (management) {
        const number = Number(management[1]);
        return number >= 1 ? { sort: 'management', number } : undefined;
    }
    const data = /^E(\d+)\/(\d+)(?:\/(\d+))?$/.exec(text);
    if (!data)
        return undefined;
    const [asic = 0, port = 0] = [Number(data[1]), Number(data[2])];
    const lane = data[3] === undefined ? undefined : Number(data[3]);
    if (asic < 1 || port < 1 || (lane !== undefined && lane < 1))
        return undefined;
    return { sort: 'data', asic, port, ...(lane === undefined ? {} : { lane }) };
}
/** Speeds a profile may name. */
const SPEEDS = [
    '1G',
    '2.5G',
    '5G',
    '10G',
    '20G',
    '25G',
    '40G',
    '50G',
    '100G',
    '200G',
    '400G',
    '800G',
];
const LANE_COUNTS = ['1', '2', '4', '8'];
/** `4x25G`: lanes and the speed of each; undefined when it is no breakout mode. */
function parseBreakoutMode(text) {
    const cross = text.indexOf('x');
    const lanes = text.slice(0, cross);
    const speed = text.slice(cross + 1);
    if (cross < 0 || !LANE_COUNTS.includes(lanes) || !SPEEDS.includes(speed))
        return undefined;
    return { lanes: Number(lanes), speed };
}

;// CONCATENATED MODULE: ./lib/domain/fabric/profiles/switch-ports.js


/** The port of a profile's spec, undefined when there is none of this name. */
function portOf(profile, name) {
    const port = (0,fabric_read/* pointerOf */.rq)(profile, 'ports', name);
    return port === undefined ? undefined : readPort(profile, name, port);
}
function portsOf(profile) {
    const remembered = portsByProfile.get(profile);
    if (remembered !== undefined)
        return remembered;
    const ports = (0,fabric_read/* structEntriesOf */.ty)(profile, 'ports').map(([name, port]) => readPort(profile, name, port));
    portsByProfile.set(profile, ports);
    return ports;
}
/** Remembered with the profile: many switches have the same one. */
const portsByProfile = new WeakMap();
function readPort(profile, name, port) {
    const pipeline = (0,fabric_read/* textOf */.b6)(port, 'pipeline');
    const broken = (reason) => ({
        name,
        sort: 'broken',
        portProfile: {},
        pipeline,
        reason,
    });
    if ((0,fabric_read/* flagOf */.iP)(port, 'management'))
        return { name, sort: 'management', portProfile: {}, pipeline };
    const group = (0,fabric_read/* textOf */.b6)(port, 'group');
    if (group !== '') {
        const portProfile = groupProfile(profile, group) ?? {};
        return { name, sort: 'group', portProfile, pipeline };
    }
    const profileName = (0,fabric_read/* textOf */.b6)(port, 'profile');
    if (profileName === '')
        return broken('it has neither a port profile nor a group');
    const portProfile = (0,fabric_read/* pointerOf */.rq)(profile, 'portProfiles', profileName);
    if (portProfile === undefined)
        return broken(`its port profile "${profileName}" does not exist`);
    if ((0,fabric_read/* pointerOf */.rq)(portProfile, 'speed') !== undefined)
        return { name, sort: 'speed', portProfile, pipeline };
    if ((0,fabric_read/* pointerOf */.rq)(portProfile, 'breakout') !== undefined)
        return { name, sort: 'breakout', portProfile, pipeline };
    return broken(`its port profile "${profileName}" has neither speeds nor breakout modes`);
}
/** The port profile of a port group; undefined when the group or its profile does not exist. */
function groupProfile(profile, group) {
    const found = (0,fabric_read/* pointerOf */.rq)(profile, 'portGroups', group);
    return found === undefined ? undefined : (0,fabric_read/* pointerOf */.rq)(profile, 'portProfiles', (0,fabric_read/* textOf */.b6)(found, 'profile'));
}
/** Speeds of a port profile, none for one with breakout modes. */
function speedsOf(portProfile) {
    const supported = (0,fabric_read/* listOf */.c3)((0,fabric_read/* structOf */.Tb)(portProfile, 'speed'), 'supported');
    return supported.filter((speed) => typeof speed === 'string');
}
/** Breakout modes of a port profile. */
function modesOf(portProfile) {
    return Object.keys((0,fabric_read/* structOf */.Tb)(portProfile, 'breakout', 'supported'));
}
/** How many lanes a mode has; undefined when the port profile does not have the mode. */
function lanesOf(portProfile, mode) {
    const found = (0,fabric_read/* pointerOf */.rq)(portProfile, 'breakout', 'supported', mode);
    return found === undefined ? undefined : (0,fabric_read/* listOf */.c3)(found, 'offsets').length;
}
/** The mode a breakout port of a switch is in: the switch's own, else the profile's default. */
function modeOf(port, switchSpec) {
    const breakouts = (0,fabric_read/* structOf */.Tb)(switchSpec, 'portBreakouts');
    return Object.hasOwn(breakouts, port.name)
        ? (0,fabric_read/* textOf */.b6)(breakouts, port.name)
        : (0,fabric_read/* textOf */.b6)((0,fabric_read/* structOf */.Tb)(port.portProfile, 'breakout'), 'default');
}
const known = new WeakMap();
/** Of the specs of a SwitchProfile and a Switch. Remembered with the two. */
function switchPorts(profile, switchSpec) {
    const ofProfile = known.get(profile) ?? new WeakMap();
    known.set(profile, ofProfile);
    const remembered = ofProfile.get(switchSpec);
    if (remembered !== undefined)
        return remembered;
    const made = readSwitchPorts(profile, switchSpec);
    ofProfile.set(switchSpec, made);
    return made;
}
function readSwitchPorts(profile, switchSpec) {
    const allowed = new Set();
    const available = new Set();
    const autoNeg = new Set();
    const fec = new Set();
    const unusable = [];
    const lanesByPipeline = new Map();
    let lanes = 0;
    for (const port of portsOf(profile)) {
        const { name, sort, portProfile, pipeline } = port;
        if (sort === 'management') {
            allowed.add(name);
            continue;
        }
        const count = sort === 'breakout' ? lanesOf(portProfile, modeOf(port, switchSpec)) : 1;
        if (count === undefined || sort === 'broken')
            unusable.push(port);
        const used = count ?? 0;
        lanes += used;
        if (pipeline !== '')
            lanesByPipeline.set(pipeline, (lanesByPipeline.get(pipeline) ?? 0) + used);
        const negotiates = (0,fabric_read/* flagOf */.iP)(portProfile, 'autoNegAllowed');
        allowed.add(name);
        if (sort !== 'breakout') {
            available.add(name);
            fec.add(name);
            if (sort === 'speed' && negotiates)
                autoNeg.add(name);
            continue;
        }
        for (let lane = 1; lane <= used; lane++) {
            for (const set of negotiates ? [allowed, available, fec, autoNeg] : [allowed, available, fec]) {
                set.add(`${name}/${lane}`);
            }
        }
        if (used === 1)
            fec.add(name);
    }
    return { allowed, available, autoNeg, fec, unusable, lanes, lanesByPipeline };
}
/** Most lanes of a pipeline. */
function pipelineLimit(profile, pipeline) {
    return numberOf(structOf(profile, 'pipelines', pipeline), 'maxPorts');
}
/** `E1/4/1` for `E1/4` and itself: both name the first lane, so they are one port; other names stay. */
function samePort(port) {
    const parsed = parsePortName(port);
    return parsed?.sort === 'data' && parsed.lane === undefined ? `${port}/1` : port;
}

// EXTERNAL MODULE: ./lib/domain/resource/object-id.js
var object_id = __webpack_require__(4258);
// EXTERNAL MODULE: ./lib/domain/fabric/connection-links.js
var connection_links = __webpack_require__(3454);
// EXTERNAL MODULE: ./lib/domain/shared/exact.js
var exact = __webpack_require__(1131);
;// CONCATENATED MODULE: ./lib/domain/fabric/connection-endpoints.js


/** Most switches of an ESLAG connection. */
const MOST_ESLAG_SWITCHES = 4;
const connection_endpoints_known = new WeakMap();
/** The ends of a Connection's spec, undefined when no type is set. Remembered with the spec. */
function endpointsOf(spec) {
    const remembered = connection_endpoints_known.get(spec);
    if (remembered !== undefined)
        return remembered ?? undefined;
    const type = (0,connection_links/* connectionType */.TP)(spec);
    const endpoints = type === undefined ? null : readEndpoints(spec, type);
    connection_endpoints_known.set(spec, endpoints);
    return endpoints ?? undefined;
}
function readEndpoints(spec, type) {
    const links = (0,connection_links/* linksOf */.hP)(spec, type);
    const ends = [];
    for (const link of links)
        ends.push(...link.ends);
    const switches = devicesOf(ends, 'switch');
    const servers = devicesOf(ends, 'server');
    const problems = countProblems({ type, links, switches, servers });
    problems.push(...repeatedPorts(type, ends));
    for (const end of ends)
        if ((0,connection_links/* splitPort */.yY)(end.port) === undefined)
            problems.push(badName(end));
    return { type, links, switches, servers, problems };
}
/** Devices by name; the part before the slash of a port that has none. */
function devicesOf(ends, role) {
    const devices = [];
    for (const end of ends) {
        if (end.role !== role)
            continue;
        const device = (0,connection_links/* splitPort */.yY)(end.port)?.device ?? '';
        if (!devices.includes(device))
            devices.push(device);
    }
    return (0,exact/* exact */.e)(devices.sort());
}
const COUNT_CODES = {
    unbundled: 'HHS-CN-5',
    bundled: 'HHS-CN-6',
    eslag: 'HHS-CN-7',
    fabric: 'HHS-CN-8',
    mesh: 'HHS-CN-8',
    gateway: 'HHS-CN-8',
    vpcLoopback: 'HHS-CN-8',
};
/** How many switches and servers a type joins, at least and at most. */
const SWITCHES = {
    unbundled: [1, 1],
    bundled: [1, 1],
    eslag: [1, MOST_ESLAG_SWITCHES],
    fabric: [2, 2],
    mesh: [2, 2],
    gateway: [1, 1],
    vpcLoopback: [1, 1],
};
const ONE_SERVER = new Set(['unbundled', 'bundled', 'eslag']);
function countProblems(parts) {
    const { type, switches, servers } = parts;
    const code = COUNT_CODES[type];
    const range = SWITCHES[type];
    if (code === undefined || range === undefined)
        return [];
    const problems = [];
    const pointer = `/spec/${type}`;
    const [least, most] = range;
    if (switches.length < least || switches.length > most) {
        const wanted = least === most ? devices(least, 'switch') : `${least} to ${most} switches`;
        problems.push({ code, pointer, message: countText(type, wanted, switches) });
    }
    if (ONE_SERVER.has(type) && servers.length !== 1) {
        problems.push({ code, pointer, message: countText(type, 'one server', servers) });
    }
    return problems;
}
function devices(count, what) {
    return count === 1 ? `one ${what}` : `two ${what}es`;
}
function countText(type, wanted, names) {
    const listed = names.length === 0 ? '' : ` (${names.map((name) => name || 'without a name').join(', ')})`;
    return `a connection of type ${type} joins ${wanted}, this one has ${names.length}${listed}`;
}
function repeatedPorts(type, ends) {
    const code = COUNT_CODES[type];
    if (code === undefined)
        return [];
    const seen = new Map();
    const problems = [];
    for (const end of ends) {
        const first = seen.get(end.port);
        if (first === undefined)
            seen.set(end.port, end);
        else if ((0,connection_links/* splitPort */.yY)(end.port) !== undefined) {
            const message = `the port ${end.port} is used twice in this connection`;
            problems.push({ code, pointer: `${end.pointer}/port`, message });
        }
    }
    return problems;
}
function badName({ port, pointer }) {
    const message = port === '' ? 'the port is missing' : `"${port}" is no port, a port is <device>/<port>`;
    return { code: 'HHS-CN-9', pointer: `${pointer}/port`, message };
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/connection-parts.js






/** A Connection with MCLAG in it is taken as it is; no other rule looks at it. */
function isDeprecated(object) {
    return judgedParts(object) === undefined;
}
/** The spec of a Connection that the fabric judges, undefined for MCLAG. */
function judgedSpec(object) {
    return judgedParts(object)?.spec;
}
/** The ends of a Connection that the fabric judges, undefined for MCLAG and without a type. Problems and all. */
function judgedEndpoints(object) {
    return judgedParts(object)?.endpoints;
}
const judged = new WeakMap();
/** Remembered with the object: nearly every rule of a Connection begins with it. */
function judgedParts(object) {
    const remembered = judged.get(object);
    if (remembered !== undefined)
        return remembered === 'deprecated' ? undefined : remembered;
    const spec = (0,fabric_read/* specOf */.rI)(object.defaulted);
    const deprecated = connection_links/* DEPRECATED_TYPES */.mL.some((type) => (0,fabric_read/* pointerOf */.rq)(spec, type) !== undefined);
    const parts = deprecated ? undefined : { spec, endpoints: endpointsOf(spec) };
    judged.set(object, parts ?? 'deprecated');
    return parts;
}
const connection_parts_known = new WeakMap();
/** Ends with a device and a port. Remembered with the endpoints: most rules ask for them. */
function placedEnds(endpoints) {
    const remembered = connection_parts_known.get(endpoints);
    if (remembered !== undefined)
        return remembered;
    const found = [];
    for (const { ends } of endpoints.links) {
        for (const end of ends) {
            const parts = (0,connection_links/* splitPort */.yY)(end.port);
            if (parts === undefined)
                continue;
            const { side, role, port, ip, pointer } = end;
            const { device, port: portName } = parts;
            found.push({
                side,
                role,
                port,
                ip,
                pointer,
                device,
                portName,
                key: `${device}/${samePort(portName)}`,
            });
        }
    }
    const placed = (0,exact/* exact */.e)(found);
    connection_parts_known.set(endpoints, placed);
    return placed;
}
/** Ends at switches, each with the Switch; those at switches that are nowhere are left out. */
function switchEnds(endpoints, context) {
    const memory = context.index(switchEndsMemory);
    const remembered = memory.get(endpoints);
    if (remembered !== undefined)
        return remembered;
    const found = [];
    for (const end of placedEnds(endpoints)) {
        const at = end.role === 'switch' ? context.find('Switch', end.device) : undefined;
        if (at !== undefined)
            found.push({ end, at });
    }
    const ends = (0,exact/* exact */.e)(found);
    memory.set(endpoints, ends);
    return ends;
}
const switchEndsMemory = () => new Map();
/** A place in another object, as in `Switch default/leaf-01 has it here`. */
function placeIn(object, pointer, what) {
    return { object, pointer, message: `${(0,object_id/* displayId */.kX)(object.id)} ${what}` };
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/connection-addresses.js





const ADDRESSED = ['fabric', 'mesh', 'gateway'];
const LINK_LENGTH = 31;
const LISTED = 3;
/** Links between devices of the fabric, that is those whose ends have addresses. */
function addressedLinks(spec) {
    const remembered = linksBySpec.get(spec);
    if (remembered !== undefined)
        return remembered;
    const types = ADDRESSED.filter((type) => (0,fabric_read/* pointerOf */.rq)(spec, type) !== undefined);
    const addressed = types.flatMap((type) => (0,connection_links/* linksOf */.hP)(spec, type));
    linksBySpec.set(spec, addressed);
    return addressed;
}
const linksBySpec = new WeakMap();
const parsed = new WeakMap();
/** The ends of each link with their addresses. */
function withPrefixes(addressed) {
    const remembered = parsed.get(addressed);
    if (remembered !== undefined)
        return remembered;
    const made = addressed.map(({ ends }) => ends.map(withPrefix));
    parsed.set(addressed, made);
    return made;
}
function withPrefix(end) {
    const prefix = (0,fabric_ip/* parsePrefix */.A1)(end.ip);
    const address = prefix === undefined ? '' : (0,fabric_ip/* formatAddress */.M0)({ family: prefix.family, value: prefix.address });
    return { end, prefix, address };
}
/** Ends of the links that have both addresses: the fabric looks at no others. */
function fullLinks(spec) {
    const addressed = withPrefixes(addressedLinks(spec));
    return addressed.every(isFull) ? addressed : addressed.filter(isFull);
}
function isFull(ends) {
    return ends.every(({ end }) => end.ip !== '');
}
const bothAddresses = {
    code: 'HHS-L1',
    severity: 'warning',
    needs: 'self',
    title: 'both ends of every fabric, mesh and gateway link have an address',
    example: 'fabric: {links: [{spine: {port: spine-01/E1/1}, leaf: {port: leaf-01/E1/1}}]}',
    cure: 'Give both ends addresses of one /31 of the fabric subnet; validate --hydrate does it.',
    check(object) {
        const spec = judgedSpec(object);
        if (spec === undefined)
            return [];
        return addressedLinks(spec).flatMap(({ ends, pointer }) => {
            const [first, second] = ends.filter(({ ip }) => ip === '');
            if (first === undefined)
                return [];
            const who = second === undefined
                ? `the ${first.side} end of the link has no address`
                : 'the link has no addresses';
            return [
                {
                    pointer: second === undefined ? `${first.pointer}/ip` : pointer,
                    message: `${who}; the fabric accepts it, and the switch applies nothing at all`,
                    help: 'Give both ends addresses of one /31 of the fabric subnet.',
                },
            ];
        });
    },
};
const addressesInFabric = {
    code: 'HHS-CN-19',
    severity: 'error',
    needs: 'config',
    stage: 'validate',
    title: 'addresses of links are of length 31 and in the fabric subnet',
    example: 'leaf: {port: leaf-01/E1/1, ip: 10.0.0.1/24}',
    cure: 'Use addresses with /31 from fabricSubnet of the fabric’s configuration.',
    check(object, { config }) {
        const spec = judgedSpec(object);
        if (spec === undefined)
            return [];
        const links = fullLinks(spec);
        if (links.length === 0)
            return [];
        const within = (0,fabric_ip/* parsePrefix */.A1)(config.fabricSubnet);
        return links.flatMap((ends) => ends.flatMap(({ end, prefix }) => {
            const wrong = addressProblem(prefix, within, config.fabricSubnet);
            if (wrong === undefined)
                return [];
            const help = `Use an address with /${LINK_LENGTH} from the fabric subnet ${config.fabricSubnet}.`;
            return [{ pointer: `${end.pointer}/ip`, message: `the address ${end.ip} ${wrong}`, help }];
        }));
    },
};
function addressProblem(prefix, within, subnet) {
    if (prefix === undefined)
        return 'is no address with a length';
    if (prefix.length !== LINK_LENGTH)
        return `has the length ${prefix.length}, links have ${LINK_LENGTH}`;
    if (within === undefined || (0,fabric_ip/* contains */.gR)(within, { family: prefix.family, value: prefix.address }))
        return undefined;
    return `is not in the fabric subnet ${subnet}`;
}
const sameSubnet = {
    code: 'HHS-CN-21',
    severity: 'error',
    needs: 'self',
    stage: 'validate',
    title: 'the two addresses of a link are the two of one /31',
    example: 'spine: {ip: 172.30.128.1/31}, leaf: {ip: 172.30.128.2/31}',
    cure: 'Use an even address and the next one.',
    check(object) {
        const spec = judgedSpec(object);
        if (spec === undefined)
            return [];
        return fullLinks(spec).flatMap(([one, other]) => {
            if (one?.prefix === undefined || other?.prefix === undefined)
                return [];
            const { prefix } = one;
            const same = prefix.length === other.prefix.length && prefix.network === other.prefix.network;
            if (same && prefix.family === other.prefix.family)
                return [];
            const mate = { ...prefix, address: prefix.address === prefix.network ? prefix.last : prefix.network };
            return [
                {
                    pointer: `${other.end.pointer}/ip`,
                    message: `${other.end.ip} and ${one.end.ip} at the other end are not in one subnet`,
                    help: prefix.length === LINK_LENGTH
                        ? `The other end of ${one.end.ip} is ${(0,fabric_ip/* formatPrefix */.s)(mate)}.`
                        : 'Use the two addresses of one /31.',
                    related: [placeIn(object, `${one.end.pointer}/ip`, 'has the other end here')],
                },
            ];
        });
    },
};
/** Ends of all fabric, mesh and gateway connections by address. */
function indexAddresses(context) {
    const map = new Map();
    for (const object of context.all('Connection')) {
        if (isDeprecated(object))
            continue;
        for (const ends of withPrefixes(addressedLinks((0,fabric_read/* specOf */.rI)(object.defaulted)))) {
            for (const { end, address } of ends) {
                if (address === '')
                    continue;
                const known = map.get(address);
                if (known === undefined)
                    map.set(address, [{ object, end }]);
                else
                    known.push({ object, end });
            }
        }
    }
    return map;
}
const addressesUnused = {
    code: 'HHS-CN-20',
    severity: 'error',
    needs: 'references',
    title: 'no two ends of links have the same address',
    example: 'leaf: {ip: 172.30.128.1/31}  # another link has it',
    cure: 'Give each link a /31 of its own.',
    check(object, context) {
        const spec = judgedSpec(object);
        if (spec === undefined)
            return [];
        const links = fullLinks(spec);
        if (links.length === 0)
            return [];
        const users = context.index(indexAddresses);
        const own = new Map();
        return links.flatMap((ends) => ends.flatMap(({ end, address }) => {
            if (address === '')
                return [];
            const repeated = own.get(address);
            own.set(address, repeated ?? { object, end });
            const others = repeated === undefined ? [] : [repeated];
            for (const use of users.get(address) ?? []) {
                if (others.length === LISTED)
                    break;
                if (use.object.key !== object.key)
                    others.push(use);
            }
            return taken(end, address, others);
        }));
    },
};
function taken(end, address, others) {
    const [first] = others;
    if (first === undefined)
        return [];
    return [
        {
            pointer: `${end.pointer}/ip`,
            message: `the address ${address} is at the ${first.end.side} end of a link of ${(0,object_id/* displayId */.kX)(first.object.id)}, too`,
            help: 'Give one of the two links another /31 of the fabric subnet.',
            related: others.map((use) => placeIn(use.object, `${use.end.pointer}/ip`, 'has it here')),
        },
    ];
}
const connectionAddressRules = [
    bothAddresses,
    addressesInFabric,
    addressesUnused,
    sameSubnet,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/claims/address-range.js

/** All addresses of a prefix. */
function rangeOf({ family, network, last }) {
    return { family, first: network, last };
}
/** The address in front of the length, in the one form that equal addresses share; undefined when it is no prefix. */
function addressText(text) {
    const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
    return prefix === undefined ? undefined : (0,fabric_ip/* formatAddress */.M0)({ family: prefix.family, value: prefix.address });
}

;// CONCATENATED MODULE: ./lib/domain/fabric/claims/connection.js




/** Ports at both sides (CN-18) and addresses of links (CN-20); the fabric looks only at links that have both. */
function connectionClaims(object) {
    const spec = judgedSpec(object);
    const endpoints = judgedEndpoints(object);
    if (spec === undefined || endpoints === undefined || endpoints.problems.length > 0)
        return [];
    const ports = placedEnds(endpoints).map(({ device, portName, port, pointer }) => ({
        space: 'port',
        taken: `${device}/${samePort(portName)}`,
        pointer: `${pointer}/port`,
        what: `the port ${port}`,
    }));
    const addresses = addressedLinks(spec).flatMap(({ ends }) => {
        const unchecked = ends.some(({ ip }) => ip === '');
        return ends.flatMap(({ ip, pointer }) => {
            const taken = addressText(ip);
            if (taken === undefined)
                return [];
            return [
                { space: 'address of links', taken, pointer: `${pointer}/ip`, what: `the address ${ip}`, unchecked },
            ];
        });
    });
    return [...ports, ...addresses];
}

;// CONCATENATED MODULE: ./lib/domain/fabric/fabric-key.js
/**
 * Labels that the webhooks of most wiring and vpc kinds delete before writing their own: everything with this text
 * anywhere in the key (`switch.fabric.githedgehog.com/leaf-01` too). What a user puts there never stays.
 */
function isFabricKey(key) {
    return key.includes('fabric.githedgehog.com/');
}

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/metadata.js


/** `{ 'switch.fabric.githedgehog.com/leaf-01': 'true' }` for each name. */
function marks(prefix, names) {
    const result = {};
    for (const name of names)
        (0,json/* setOwn */.P5)(result, `${prefix}/${name}`, 'true');
    return result;
}
/** The object with the fabric's labels: what stood there with the fabric's prefix is gone, the rest stays. */
function withOwnLabels(object, labels) {
    return withMap(object, 'labels', (key) => !isFabricKey(key), labels);
}
/** The same for annotations. */
function withOwnAnnotations(object, annotations) {
    return withMap(object, 'annotations', (key) => !isFabricKey(key), annotations);
}
/** The object with labels or annotations added, and nothing cleaned. */
function withAdded(object, map, entries) {
    return withMap(object, map, () => true, entries);
}
function withMap(object, map, keep, entries) {
    const metadata = (0,json/* isJsonObject */.OW)(object.metadata) ? object.metadata : {};
    const given = metadata[map] ?? {};
    if (!(0,json/* isJsonObject */.OW)(given))
        return object;
    const kept = Object.keys(given).filter(keep);
    const result = kept.length === 0 ? entries : merged(given, kept, entries);
    const next = {};
    for (const key of Object.keys(metadata))
        if (key !== map)
            (0,json/* setOwn */.P5)(next, key, metadata[key] ?? null);
    if (Object.keys(result).length > 0)
        next[map] = result;
    return { ...object, metadata: next };
}
function merged(given, kept, entries) {
    const result = {};
    for (const key of kept)
        (0,json/* setOwn */.P5)(result, key, given[key] ?? null);
    for (const key of Object.keys(entries))
        (0,json/* setOwn */.P5)(result, key, entries[key] ?? null);
    return result;
}
/** The object with another spec. */
function withSpec(object, spec) {
    return { ...object, spec };
}

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/connection.js




/** What stands in the label of a Connection without a type; no label may hold it, so the API server refuses it. */
const INVALID_TYPE_LABEL = '<invalid>';
/** No field of the spec changes. From 26.03 on the ends stand in annotations, too, and MCLAG gets no type any more. */
const connectionDefaulting = {
    go: { structs: linkStructs() },
    webhook(object, { release }) {
        const spec = (0,fabric_read/* specOf */.rI)(object);
        const endpoints = endpointsOf(spec);
        const newest = release === '26.03';
        const deprecated = connection_links/* DEPRECATED_TYPES */.mL.some((type) => (0,fabric_read/* pointerOf */.rq)(spec, type) !== undefined);
        const labelled = withOwnLabels(object, deprecated && !newest ? {} : labelsOf(spec, endpoints, deprecated));
        if (!newest)
            return labelled;
        const ends = endpoints === undefined || deprecated || endpoints.problems.length > 0 ? undefined : endpoints;
        return withOwnAnnotations(labelled, {
            'fabric.githedgehog.com/switches': (ends?.switches ?? []).join(','),
            'fabric.githedgehog.com/servers': (ends?.servers ?? []).join(','),
        });
    },
};
function labelsOf(spec, endpoints, deprecated) {
    if (endpoints === undefined || deprecated) {
        return { 'fabric.githedgehog.com/connection-type': INVALID_TYPE_LABEL };
    }
    const vpc = (0,fabric_read/* textOf */.b6)((0,fabric_read/* structOf */.Tb)(spec, 'staticExternal'), 'withinVPC');
    const known = endpoints.problems.length === 0;
    return {
        'fabric.githedgehog.com/connection-type': connection_links/* TYPE_FACTS */.lY[endpoints.type].label,
        ...(vpc === '' ? {} : { 'fabric.githedgehog.com/vpc': vpc }),
        ...(known ? marks('switch.fabric.githedgehog.com', endpoints.switches) : {}),
        ...(known ? marks('server.fabric.githedgehog.com', endpoints.servers) : {}),
    };
}
/** Links and their ends are held by value. */
function linkStructs() {
    return Object.entries(connection_links/* TYPE_FACTS */.lY).flatMap(([type, { links, sides }]) => links.flatMap((field) => {
        const link = field === 'link' ? `${type}.link` : `${type}.${field}.*`;
        const ends = Object.keys(sides).map((side) => `${link}.${side}`);
        return field === 'link' ? [link, ...ends] : ends;
    }));
}

// EXTERNAL MODULE: ./lib/domain/shared/pointer-tree.js
var pointer_tree = __webpack_require__(2734);
;// CONCATENATED MODULE: ./lib/domain/fabric/references.js




const NONE = [];
/**
 * Makes `KindDefinition.references` from a table. A name that is left to its default is an implied reference: it counts
 * for the order of writes. Anything of the wrong shape is passed over; the schema tells of it. Remembered with the spec:
 * checks, comparison and plan of one run ask for the same ones.
 */
function referTo(...rows) {
    const paths = rows.map((row) => ({ row, tokens: row.at.split('.') }));
    const known = new WeakMap();
    const references = (object) => {
        const spec = (0,json/* getOwn */.Ng)(object, 'spec');
        if (!(0,json/* isJsonObject */.OW)(spec))
            return NONE;
        const remembered = known.get(spec);
        if (remembered !== undefined)
            return remembered;
        const found = (0,exact/* exact */.e)(collectAll(spec, paths));
        known.set(spec, found);
        return found;
    };
    return Object.assign(references, { rules: rulesOf(rows) });
}
/** Each rule once, with every kind that it looks up. */
function rulesOf(rows) {
    const kinds = new Map();
    for (const { rule, kind } of rows) {
        if (rule !== undefined)
            kinds.set(rule, (kinds.get(rule) ?? new Set()).add(kind));
    }
    return [...kinds].map(([rule, named]) => ({
        code: `HHS-${rule}`,
        title: `every ${[...named].join(' and ')} that is named exists`,
    }));
}
function collectAll(spec, paths) {
    const found = [];
    for (const { row, tokens } of paths) {
        const before = found.length;
        collect(spec, pointer_tree/* SPEC_POINTER */.C, tokens, 0, row, found);
        if (row.byDefault === undefined || found.length > before)
            continue;
        const { kind, enforced = true, byDefault: name } = row;
        found.push({ pointer: '/spec', kind, name, enforced, implied: true, ...codeOf(row) });
    }
    return found;
}
function collect(value, at, tokens, depth, row, found) {
    const token = tokens[depth];
    if (token === undefined) {
        if (!row.keys)
            add(value, at.pointer, row, found);
        else if ((0,json/* isJsonObject */.OW)(value)) {
            for (const key of Object.keys(value))
                add(key, (0,shared_pointer/* childPointer */.Y2)(at.pointer, key), row, found);
        }
    }
    else if (token !== '*') {
        const member = (0,json/* isJsonObject */.OW)(value) ? (0,json/* getOwn */.Ng)(value, token) : undefined;
        if (member !== undefined)
            collect(member, at.member(token), tokens, depth + 1, row, found);
    }
    else if (Array.isArray(value)) {
        for (let index = 0; index < value.length; index++) {
            collect(value[index], at.item(index), tokens, depth + 1, row, found);
        }
    }
    else if ((0,json/* isJsonObject */.OW)(value)) {
        for (const key of Object.keys(value)) {
            collect(value[key], at.below(key), tokens, depth + 1, row, found);
        }
    }
}
function add(value, pointer, row, found) {
    if (typeof value !== 'string')
        return;
    const name = row.name ? row.name(value) : value;
    if (!name)
        return;
    found.push({ pointer, kind: row.kind, name, enforced: row.enforced ?? true, ...codeOf(row) });
}
function codeOf({ rule }) {
    return rule === undefined ? {} : { code: `HHS-${rule}` };
}
/** `leaf-01/E1/1` → `leaf-01`: the device of a port, split at the first slash; undefined when either half is empty. */
function deviceOfPort(port) {
    const slash = port.indexOf('/');
    return slash > 0 && slash < port.length - 1 ? port.slice(0, slash) : undefined;
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/connection-conflicts.js




/** Other users of a port that one finding lists at most. */
const connection_conflicts_LISTED = 3;
function indexUses(context) {
    const byPort = new Map();
    const unclear = [];
    for (const object of context.all('Connection')) {
        if (isDeprecated(object))
            continue;
        const endpoints = endpointsOf((0,fabric_read/* specOf */.rI)(object.defaulted));
        if (endpoints === undefined || endpoints.problems.length > 0) {
            unclear.push(object);
            continue;
        }
        for (const end of placedEnds(endpoints)) {
            const { key } = end;
            const known = byPort.get(key);
            if (known === undefined)
                byPort.set(key, [{ object, end }]);
            else
                known.push({ object, end });
        }
    }
    return { byPort, unclear };
}
const portsUnused = {
    code: 'HHS-CN-18',
    severity: 'error',
    needs: 'references',
    title: 'no port is used by two connections',
    example: 'switch: {port: leaf-01/E1/55/1}  # another connection uses leaf-01/E1/55',
    cure: 'Give each connection ports of its own, on the switch and on the server.',
    check(object, context) {
        const endpoints = judgedEndpoints(object);
        if (endpoints === undefined || endpoints.problems.length > 0)
            return [];
        const { byPort, unclear } = context.index(indexUses);
        const found = [];
        for (const end of placedEnds(endpoints)) {
            const uses = byPort.get(end.key) ?? [];
            if (uses.length === 1 && uses[0]?.object.key === object.key)
                continue;
            const others = uses.filter((use) => use.object.key !== object.key).slice(0, connection_conflicts_LISTED);
            found.push(...used(end, others));
        }
        const [broken] = unclear;
        return found.length > 0 || broken === undefined ? found : [blockedBy(broken)];
    },
};
function used(end, others) {
    const [first] = others;
    if (first === undefined)
        return [];
    const { port } = end;
    const same = first.end.port === port ? port : `${port}, which is the same as ${first.end.port},`;
    return [
        {
            pointer: `${end.pointer}/port`,
            message: `the port ${same} is used by ${(0,object_id/* displayId */.kX)(first.object.id)}, too`,
            help: 'Give one of the two another port, or remove it.',
            related: others.map((use) => placeIn(use.object, `${use.end.pointer}/port`, 'uses it here')),
        },
    ];
}
/** As long as the ends of one connection cannot be told, the fabric takes no other: the one has its own errors. */
function blockedBy(broken) {
    return {
        pointer: '/spec',
        message: `${(0,object_id/* displayId */.kX)(broken.id)} has ends that cannot be told, so the fabric cannot tell which ports are free`,
        help: `Mend or remove ${(0,object_id/* displayId */.kX)(broken.id)} first.`,
        related: [placeIn(broken, '/spec', 'is here')],
        ...(broken.manifest === undefined ? {} : { follows: true }),
    };
}
const portOnce = {
    code: 'HHS-CN-18a',
    severity: 'warning',
    needs: 'self',
    title: 'no port is used twice by one connection under two names',
    example: 'links: [{switch: {port: leaf-01/E1/4}}, {switch: {port: leaf-01/E1/4/1}}]',
    cure: 'Use another port for one of the links.',
    check(object) {
        const endpoints = judgedEndpoints(object);
        if (endpoints === undefined || endpoints.problems.length > 0)
            return [];
        const seen = new Map();
        return placedEnds(endpoints).flatMap((end) => {
            const { key } = end;
            const first = seen.get(key);
            if (first === undefined)
                seen.set(key, end);
            if (first === undefined || first.port === end.port)
                return [];
            return [
                {
                    pointer: `${end.pointer}/port`,
                    message: `${end.port} is the same port as ${first.port}, which this connection uses, too; the fabric does not notice`,
                    help: 'Use another port for one of the two links.',
                    related: [placeIn(object, `${first.pointer}/port`, 'uses it here')],
                },
            ];
        });
    },
};
const connectionConflictRules = [portsUnused, portOnce];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/connection-ends.js


/** The ends are read once a Connection; each rule tells what is its own of it. */
function endRule({ code, title, example, cure }) {
    return {
        code,
        severity: 'error',
        needs: 'self',
        title,
        example,
        cure,
        check(object) {
            const problems = judgedEndpoints(object)?.problems ?? [];
            if (problems.length === 0)
                return [];
            return problems
                .filter((problem) => problem.code === code)
                .map(({ pointer, message }) => ({ pointer, message, help: cure }));
        },
    };
}
const MTU_TYPES = ['unbundled', 'bundled'];
const mtuFits = {
    code: 'HHS-CN-3',
    severity: 'error',
    needs: 'config',
    title: 'the MTU towards a server leaves room for what the fabric adds',
    example: 'unbundled: {mtu: 9100, link: {...}}',
    cure: 'Choose an MTU of at most fabricMTU less serverFacingMTUOffset.',
    check(object, { config }) {
        const spec = judgedSpec(object);
        if (spec === undefined)
            return [];
        const most = config.fabricMTU - config.serverFacingMTUOffset;
        return MTU_TYPES.flatMap((type) => {
            const mtu = (0,fabric_read/* numberOf */.rl)((0,fabric_read/* structOf */.Tb)(spec, type), 'mtu');
            if (mtu <= most)
                return [];
            return [
                {
                    pointer: `/spec/${type}/mtu`,
                    message: `the MTU ${mtu} is greater than ${most}, the fabric’s ${config.fabricMTU} less ${config.serverFacingMTUOffset}`,
                    help: `Choose an MTU of at most ${most}, or leave mtu out.`,
                },
            ];
        });
    },
};
const SPINE_LEAF = 'spine-leaf';
const modeFits = {
    code: 'HHS-CN-13',
    severity: 'error',
    needs: 'config',
    title: 'eslag and gateway connections are in a fabric of mode spine-leaf',
    example: 'eslag: {links: [...]}  # fabricMode is not spine-leaf',
    cure: 'Use another type of connection; or correct fabricMode, if the configuration was given wrong.',
    check(object, { config }) {
        const spec = judgedSpec(object);
        if (spec === undefined || config.fabricMode === SPINE_LEAF)
            return [];
        return ['eslag', 'gateway']
            .filter((type) => (0,fabric_read/* pointerOf */.rq)(spec, type) !== undefined)
            .map((type) => ({
            pointer: `/spec/${type}`,
            message: `connections of type ${type} need the fabric mode ${SPINE_LEAF}, this fabric has ${config.fabricMode}`,
            help: 'Use another type of connection; or correct fabricMode, if the configuration was given wrong.',
            onKey: true,
        }));
    },
};
const connectionEndRules = [
    mtuFits,
    endRule({
        code: 'HHS-CN-5',
        title: 'an unbundled connection joins one server and one switch',
        example: 'unbundled: {link: {server: {port: a/b}, switch: {port: a/b}}}',
        cure: 'Name a port of the server and another of the switch.',
    }),
    endRule({
        code: 'HHS-CN-6',
        title: 'a bundled connection joins one server and one switch, each port once',
        example: 'bundled: {links: []}',
        cure: 'Write a link for each pair of ports, all of one server and one switch; use eslag for several switches.',
    }),
    endRule({
        code: 'HHS-CN-7',
        title: 'an ESLAG connection joins one server and one to four switches, each port once',
        example: 'eslag: {links: [...]}  # links of two servers',
        cure: 'Write a link for each pair of ports, all of one server and of at most four switches.',
    }),
    endRule({
        code: 'HHS-CN-8',
        title: 'a fabric or mesh connection joins two switches, a gateway or vpcLoopback connection has one, and each port is there once',
        example: 'fabric: {links: [{spine: {port: s1/E1/1}, leaf: {port: l1/E1/1}}, {spine: {port: s2/E1/1}, leaf: {port: l1/E1/2}}]}',
        cure: 'Give each pair of switches, and each switch with its gateway, a Connection of its own.',
    }),
    endRule({
        code: 'HHS-CN-9',
        title: 'every port is <device>/<port>',
        example: 'switch: {port: leaf-01}',
        cure: 'Write the name of the device, a slash and the name of its port, such as leaf-01/E1/1.',
    }),
    modeFits,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/connection-eslag.js



const REDUNDANCY = '/spec/redundancy';
/** Undefined when it is no ESLAG connection that can be judged, or one of its switches is not known. */
function membersOf(object, context) {
    const endpoints = judgedEndpoints(object);
    if (endpoints === undefined || endpoints.problems.length > 0)
        return undefined;
    if ((0,fabric_read/* pointerOf */.rq)((0,fabric_read/* specOf */.rI)(object.defaulted), 'eslag') === undefined)
        return undefined;
    const members = new Map();
    for (const { end, at } of switchEnds(endpoints, context)) {
        if (members.has(end.device))
            continue;
        const redundancy = (0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(at.defaulted), 'redundancy');
        members.set(end.device, {
            at,
            end,
            group: (0,fabric_read/* textOf */.b6)(redundancy, 'group'),
            type: (0,fabric_read/* textOf */.b6)(redundancy, 'type'),
        });
    }
    return members.size < endpoints.switches.length ? undefined : [...members.values()];
}
/** The first member that differs from the first one in a field that both have. */
function odd(members, field) {
    const set = members.filter((member) => member[field] !== '');
    const [first] = set;
    const other = set.find((member) => member[field] !== first?.[field]);
    if (first === undefined || other === undefined)
        return [];
    const what = field === 'group' ? 'redundancy group' : 'redundancy type';
    return [
        {
            pointer: `${other.end.pointer}/port`,
            message: `the switches of an ESLAG connection share one ${what}; ${(0,object_id/* displayId */.kX)(first.at.id)} has ${first[field]}, ${(0,object_id/* displayId */.kX)(other.at.id)} has ${other[field]}`,
            help: 'Connect the server to switches of one redundancy group of type eslag.',
            related: [first, other].map(({ at }) => placeIn(at, `${REDUNDANCY}/${field}`, `has its ${what} here`)),
        },
    ];
}
const oneGroup = {
    code: 'HHS-CN-16',
    severity: 'error',
    needs: 'references',
    title: 'the switches of an ESLAG connection are in one redundancy group of type eslag',
    example: 'eslag: {links: [...]}  # leaf-01 and leaf-03 are in different groups',
    cure: 'Connect the server to switches of one redundancy group of type eslag.',
    check(object, context) {
        const members = membersOf(object, context);
        if (members === undefined)
            return [];
        const differing = [...odd(members, 'group'), ...odd(members, 'type')];
        if (differing.length > 0)
            return differing;
        const grouped = members.some(({ group }) => group !== '');
        const wrong = members.find(({ type }) => type !== '' && type !== 'eslag');
        const typed = members.some(({ type }) => type === 'eslag');
        if (grouped && typed)
            return [];
        const message = grouped
            ? `the redundancy group of its switches is of type ${wrong?.type || 'none'}, not eslag`
            : 'none of its switches is in a redundancy group';
        const related = members.map(({ at }) => placeIn(at, REDUNDANCY, 'is here'));
        const help = 'Set redundancy.group and redundancy.type: eslag of these Switches; or use bundled with one switch.';
        return [{ pointer: '/spec/eslag', message, help, related, onKey: true }];
    },
};
const everySwitchInGroup = {
    code: 'HHS-L13',
    severity: 'warning',
    needs: 'references',
    title: 'every switch of an ESLAG connection is in the group, and the links go to different switches',
    example: 'eslag: {links: [...]}  # both links go to leaf-01',
    cure: 'Spread the links over the switches of one redundancy group.',
    check(object, context) {
        const members = membersOf(object, context);
        if (members === undefined || !members.some(({ group }) => group !== ''))
            return [];
        const [first, ...others] = members;
        if (first !== undefined && others.length === 0) {
            const message = `all links go to ${(0,object_id/* displayId */.kX)(first.at.id)}, so the connection fails with it`;
            return [
                {
                    pointer: '/spec/eslag/links',
                    message,
                    help: 'Spread the links over the switches of the group; or use bundled.',
                },
            ];
        }
        return members
            .filter(({ group }) => group === '')
            .map(({ at, end }) => ({
            pointer: `${end.pointer}/port`,
            message: `${(0,object_id/* displayId */.kX)(at.id)} is in no redundancy group, other switches of the connection are; the fabric accepts it, and the link does not work`,
            help: 'Set its redundancy like that of the others, or use another switch.',
            related: [placeIn(at, REDUNDANCY, 'is here')],
        }));
    },
};
const connectionEslagRules = [oneGroup, everySwitchInGroup];

// EXTERNAL MODULE: ./lib/domain/fabric/rules/switch-parts.js
var switch_parts = __webpack_require__(4985);
;// CONCATENATED MODULE: ./lib/domain/fabric/rules/connection-ports.js







/** Ends at switches, the first of each switch. */
function firstEnds(object, context) {
    const endpoints = judgedEndpoints(object);
    if (endpoints === undefined || endpoints.problems.length > 0)
        return [];
    const ends = switchEnds(endpoints, context);
    if (ends.length < 2)
        return ends;
    const seen = new Set();
    return ends.filter(({ at }) => !seen.has(at) && seen.add(at));
}
const profileExists = {
    code: 'HHS-CN-14',
    severity: 'error',
    needs: 'references',
    title: 'the profile of every switch of a connection exists',
    example: 'switch: {port: leaf-01/E1/1}  # leaf-01 has a profile that does not exist',
    cure: 'Correct the profile of the Switch.',
    check(object, context) {
        return firstEnds(object, context).flatMap(({ end, at }) => {
            if ((0,switch_parts/* profileOf */.dp)(at, context) !== undefined)
                return [];
            const profile = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(at.defaulted), 'profile');
            return [
                {
                    pointer: `${end.pointer}/port`,
                    message: `${(0,object_id/* displayId */.kX)(at.id)} has the profile "${profile}", which does not exist, so its ports are not known`,
                    help: `Correct the profile of ${(0,object_id/* displayId */.kX)(at.id)}.`,
                    related: [placeIn(at, '/spec/profile', 'has its profile here')],
                    follows: true,
                },
            ];
        });
    },
};
/** Filled as switches are met: most connections share them. */
const portsMemory = () => new Map();
function portsOfSwitch(at, context) {
    const memory = context.index(portsMemory);
    if (memory.has(at))
        return memory.get(at);
    const profile = (0,switch_parts/* profileOf */.dp)(at, context);
    const known = profile && readPorts((0,fabric_read/* specOf */.rI)(profile.defaulted), (0,fabric_read/* specOf */.rI)(at.defaulted), profile.id.name);
    memory.set(at, known);
    return known;
}
function readPorts(profile, spec, name) {
    const ports = switchPorts(profile, spec);
    const [unusable] = ports.unusable;
    if (unusable === undefined)
        return { ports, trouble: nosTrouble(profile, spec, name) };
    const why = unusable.reason ?? `it does not have the breakout mode "${modeOf(unusable, spec)}"`;
    const message = `the ports of the switch are not known, because of its port ${unusable.name}: ${why}`;
    return {
        ports,
        trouble: { pointer: (0,shared_pointer/* childPointer */.Y2)('/spec/portBreakouts', unusable.name), message, follows: true },
    };
}
/** A number as `strconv.Atoi` reads it. */
const NUMBER = /^[+-]?\d+$/;
/** Breakout ports are called by a base and an offset; both must be numbers. */
function nosTrouble(profile, spec, name) {
    for (const port of portsOf(profile)) {
        if (port.sort !== 'breakout')
            continue;
        const base = (0,fabric_read/* textOf */.b6)((0,fabric_read/* structOf */.Tb)(profile, 'ports', port.name), 'baseNOSName').replace(/^Ethernet/, '');
        const mode = modeOf(port, spec);
        const offsets = (0,fabric_read/* listOf */.c3)((0,fabric_read/* pointerOf */.rq)(port.portProfile, 'breakout', 'supported', mode) ?? {}, 'offsets');
        const wrong = [base, ...offsets].find((text) => typeof text !== 'string' || !NUMBER.test(text));
        if (wrong === undefined)
            continue;
        const what = wrong === base ? 'its base name' : `the offset "${String(wrong)}" of its mode ${mode}`;
        const message = `the profile ${name} gives no names for the lanes of port ${port.name}: ${what} has no number`;
        return { pointer: '/spec/profile', message, follows: false };
    }
    return undefined;
}
const portsExist = {
    code: 'HHS-CN-15',
    severity: 'error',
    needs: 'references',
    title: 'every port of a connection is one that the switch has under its profile and breakouts',
    example: 'switch: {port: leaf-01/E1/99}',
    cure: 'Use a port of the profile; for lanes such as E1/55/2 set portBreakouts of the Switch.',
    check(object, context) {
        const findings = [];
        for (const first of firstEnds(object, context)) {
            const trouble = portsOfSwitch(first.at, context)?.trouble;
            if (trouble !== undefined)
                findings.push(troubledPort(first, trouble));
        }
        const endpoints = judgedEndpoints(object);
        if (findings.length > 0 || endpoints === undefined)
            return findings;
        for (const { end, at } of switchEnds(endpoints, context)) {
            const known = portsOfSwitch(at, context);
            if (known?.ports.allowed.has(end.portName) === false)
                findings.push(unknownPort(end, at));
        }
        return findings;
    },
};
function troubledPort({ end, at }, { pointer, message, follows }) {
    return {
        pointer: `${end.pointer}/port`,
        message: `${(0,object_id/* displayId */.kX)(at.id)}: ${message}`,
        help: `Correct ${(0,object_id/* displayId */.kX)(at.id)} or its profile.`,
        related: [placeIn(at, pointer, 'has it here')],
        ...(follows ? { follows } : {}),
    };
}
function unknownPort({ portName, pointer }, at) {
    const spec = (0,fabric_read/* specOf */.rI)(at.defaulted);
    const parsed = parsePortName(portName);
    const lane = parsed?.sort === 'data' && parsed.lane !== undefined;
    const base = portName.slice(0, portName.lastIndexOf('/'));
    const where = lane
        ? placeIn(at, (0,shared_pointer/* childPointer */.Y2)('/spec/portBreakouts', base), 'has its breakouts here')
        : placeIn(at, '/spec/profile', 'has its profile here');
    return {
        pointer: `${pointer}/port`,
        message: `${(0,object_id/* displayId */.kX)(at.id)} with the profile ${(0,fabric_read/* textOf */.b6)(spec, 'profile')} has no port ${portName}`,
        help: lane
            ? `Set a breakout mode for ${base} in portBreakouts that has this lane, or use another port.`
            : 'Use a port of the profile, such as E1/1.',
        related: [where],
    };
}
const noManagementPort = {
    code: 'HHS-L24',
    severity: 'warning',
    needs: 'self',
    title: 'no connection uses a management port',
    example: 'switch: {port: leaf-01/M1}',
    cure: 'Use a data port, such as E1/1.',
    check(object) {
        const findings = [];
        for (const { ends } of judgedEndpoints(object)?.links ?? []) {
            for (const { role, port, pointer } of ends) {
                const at = port.indexOf('/') + 1;
                if (role !== 'switch' || port[at] !== 'M')
                    continue;
                const name = port.slice(at);
                if (parsePortName(name)?.sort !== 'management')
                    continue;
                findings.push({
                    pointer: `${pointer}/port`,
                    message: `${name} is the management port; the fabric accepts it, and no traffic of the connection goes through it`,
                    help: 'Use a data port of the switch, such as E1/1.',
                });
            }
        }
        return findings;
    },
};
const connectionPortRules = [profileExists, portsExist, noManagementPort];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/connection-roles.js



const SPINE = 'spine';
/** The role a type wants at an end. Undefined: any. */
function wantedRole(type, side) {
    if (type === 'gateway')
        return undefined;
    return type === 'fabric' && side === 'spine' ? 'spine' : 'leaf';
}
const rolesFit = {
    code: 'HHS-L11',
    severity: 'warning',
    needs: 'references',
    title: 'fabric links join a spine and a leaf, mesh links two leaves, and servers and externals are on leaves',
    example: 'unbundled: {link: {server: {port: s/eth0}, switch: {port: spine-01/E1/1}}}',
    cure: 'Use a switch of the other role, or correct the role of the Switch.',
    check(object, context) {
        const endpoints = judgedEndpoints(object);
        if (endpoints === undefined || endpoints.problems.length > 0)
            return [];
        const told = new Set();
        return switchEnds(endpoints, context).flatMap(({ end, at }) => {
            const role = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(at.defaulted), 'role');
            const wanted = wantedRole(endpoints.type, end.side);
            const fits = wanted === undefined || role === '' || (role === SPINE) === (wanted === 'spine');
            if (fits || told.has(end.device))
                return [];
            told.add(end.device);
            return [
                {
                    pointer: `${end.pointer}/port`,
                    message: `the ${end.side} end of a connection of type ${endpoints.type} is on a ${wanted}, and ${(0,object_id/* displayId */.kX)(at.id)} has the role ${role}; the fabric accepts it, and the link does not work`,
                    help: `Use a port of a ${wanted}, or correct the role of the Switch.`,
                    related: [placeIn(at, '/spec/role', 'has its role here')],
                },
            ];
        });
    },
};
const connectionRoleRules = [rolesFit];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/missing-feature.js




const NAMES = {
    subinterfaces: 'sub-interfaces',
    acls: 'access lists',
};
/** What is wrong when a switch without a feature is asked for it; nothing in the fabric refuses it. At most one finding. */
function lacksFeature({ at, feature, pointer, what }, context) {
    const profile = (0,switch_parts/* profileOf */.dp)(at, context);
    if (profile === undefined || (0,fabric_read/* flagOf */.iP)((0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(profile.defaulted), 'features'), feature))
        return [];
    return [
        {
            pointer,
            message: `${what} needs ${NAMES[feature]}, which ${(0,object_id/* displayId */.kX)(at.id)} with the profile ${profile.id.name} does not have`,
            help: 'Use a port of another switch, or do without it; the fabric accepts it, and the switch does not apply it.',
            related: [placeIn(at, '/spec/profile', 'has its profile here')],
        },
    ];
}
/** Whether the switch only exists in a virtual lab. */
function isVirtual(at, context) {
    const profile = (0,switch_parts/* profileOf */.dp)(at, context);
    return profile !== undefined && (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(profile.defaulted), 'switchSilicon') === 'vs';
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vlan-namespace-gap.js


/** What is wrong with a VPC on a switch whose vlanNamespaces lack the one of the VPC; at most one finding. */
function vlanNamespaceGap(vpc, on, pointer) {
    const namespace = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(vpc.defaulted), 'vlanNamespace');
    const listed = (0,fabric_read/* textsOf */.CB)((0,fabric_read/* specOf */.rI)(on.defaulted), 'vlanNamespaces');
    if (namespace === '' || listed.some(({ value }) => value === namespace))
        return [];
    return [
        {
            pointer,
            message: `${(0,object_id/* displayId */.kX)(vpc.id)} would be on ${(0,object_id/* displayId */.kX)(on.id)}, which does not list its VLAN namespace ${namespace}; the fabric accepts it, and the switch gets no configuration any more`,
            help: `Add ${namespace} to the vlanNamespaces of ${(0,object_id/* displayId */.kX)(on.id)}.`,
            related: [
                {
                    object: on,
                    pointer: '/spec/vlanNamespaces',
                    message: `${(0,object_id/* displayId */.kX)(on.id)} lists its VLAN namespaces here`,
                },
                { object: vpc, pointer: '/spec/vlanNamespace', message: `${(0,object_id/* displayId */.kX)(vpc.id)} is in ${namespace}` },
            ],
        },
    ];
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/connection-static.js






const AT = '/spec/staticExternal/link/switch';
/** As a text: that is how the fabric knows it. */
const DEFAULT_ROUTE = '0.0.0.0/0';
const LAST_VLAN = 4094;
/** The switch side of a static external, undefined when the Connection is none. */
function switchSide(object) {
    const spec = judgedSpec(object);
    const member = spec && (0,fabric_read/* pointerOf */.rq)(spec, 'staticExternal');
    return member && (0,fabric_read/* structOf */.Tb)(member, 'link', 'switch');
}
const addressAndNextHop = {
    code: 'HHS-CN-10',
    severity: 'error',
    needs: 'self',
    title: 'a static external has an address with its length, and a next hop within it',
    example: 'staticExternal: {link: {switch: {port: leaf-01/E1/1, ip: 10.0.0.1/24, nextHop: 10.0.1.1}}}',
    cure: 'Write ip as address/length and a nextHop of that subnet.',
    check(object) {
        const side = switchSide(object);
        if (side === undefined)
            return [];
        const findings = [];
        const [ip, nextHop] = [(0,fabric_read/* textOf */.b6)(side, 'ip'), (0,fabric_read/* textOf */.b6)(side, 'nextHop')];
        const prefix = (0,fabric_ip/* parseCidr */.GN)(ip);
        const hop = (0,fabric_ip/* parseAddress */.or)(nextHop);
        if (prefix === undefined) {
            const message = ip === '' ? 'ip is missing' : `"${ip}" is no address with a length`;
            findings.push({
                pointer: `${AT}/ip`,
                message,
                help: 'Write the address of the switch with its length, such as 10.0.0.1/24.',
            });
        }
        if (hop === undefined) {
            const message = nextHop === '' ? 'nextHop is missing' : `"${nextHop}" is no address`;
            findings.push({
                pointer: `${AT}/nextHop`,
                message,
                help: 'Write the address that the subnets are reached through, without a length.',
            });
        }
        else if (prefix !== undefined && !(0,fabric_ip/* contains */.gR)(prefix, hop)) {
            findings.push({
                pointer: `${AT}/nextHop`,
                message: `the next hop ${nextHop} is not in the subnet of ${ip}`,
                help: 'Choose a nextHop of that subnet, or correct ip.',
                related: [{ object, pointer: `${AT}/ip`, message: `${ip} is here` }],
            });
        }
        return findings;
    },
};
function subnetsOf(side) {
    const known = [];
    const unreadable = [];
    for (const { at, value: text } of (0,fabric_read/* textsOf */.CB)(side, 'subnets')) {
        const pointer = `${AT}/subnets/${at}`;
        const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
        if (prefix === undefined)
            unreadable.push({ pointer, text });
        else
            known.push({ pointer, text, prefix });
    }
    return { known, unreadable };
}
const subnetsDisjoint = {
    code: 'HHS-CN-11',
    severity: 'error',
    needs: 'self',
    title: 'subnets of a static external are prefixes that do not overlap; the default route stands alone',
    example: 'subnets: [0.0.0.0/0, 10.0.0.0/8]',
    cure: 'List networks without host bits, each address once, or 0.0.0.0/0 alone.',
    check(object) {
        const side = switchSide(object);
        if (side === undefined)
            return [];
        const { known, unreadable } = subnetsOf(side);
        const routes = known.filter(({ text }) => text === DEFAULT_ROUTE);
        const networks = known.filter(({ text }) => text !== DEFAULT_ROUTE);
        const together = known.length + unreadable.length > 1 ? routes : [];
        return [
            ...unreadable.map(({ pointer, text }) => ({
                pointer,
                message: `"${text}" is no prefix`,
                help: 'Write address/length, such as 10.0.0.0/8.',
            })),
            ...together.map(({ pointer }) => ({
                pointer,
                message: 'the default route does not stand alone',
                help: `Keep ${DEFAULT_ROUTE} alone, it covers the others; or list the networks without it.`,
            })),
            ...networks
                .filter(({ prefix }) => (0,fabric_ip/* hasHostBits */.rd)(prefix))
                .map(({ pointer, text }) => ({
                pointer,
                message: `${text} has bits beyond its length`,
                help: 'Write the network itself: the address with zeros after the length.',
            })),
            ...(0,fabric_ip/* overlappingPairs */.Zc)(networks).map(({ item, other }) => ({
                pointer: item.pointer,
                message: `the subnet ${item.text} overlaps ${other.text}`,
                help: 'Leave the narrower of the two out.',
                related: [{ object, pointer: other.pointer, message: `${other.text} is here` }],
            })),
        ];
    },
};
const subnetsNotReserved = {
    code: 'HHS-CN-12',
    severity: 'error',
    needs: 'config',
    title: 'subnets of a static external do not overlap what the fabric reserves',
    example: 'subnets: [172.16.0.0/12]',
    cure: 'List networks outside reservedSubnets of the fabric’s configuration.',
    check(object, { config }) {
        const side = switchSide(object);
        if (side === undefined)
            return [];
        const reserved = config.reservedSubnets.flatMap((text) => {
            const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
            return prefix === undefined ? [] : [{ text, prefix }];
        });
        return subnetsOf(side).known.flatMap(({ pointer, text, prefix }) => {
            const other = text === DEFAULT_ROUTE ? undefined : reserved.find((one) => (0,fabric_ip/* overlaps */.$f)(one.prefix, prefix));
            if (other === undefined)
                return [];
            return [
                {
                    pointer,
                    message: `the subnet ${text} overlaps ${other.text}, which the fabric reserves for itself`,
                    help: 'Choose networks outside reservedSubnets, or split this one around it.',
                },
            ];
        });
    },
};
const vlanInRange = {
    code: 'HHS-L15',
    severity: 'warning',
    needs: 'self',
    title: 'VLANs towards externals are within 1 to 4094',
    example: 'switch: {port: leaf-01/E1/1, vlan: 5000}',
    cure: 'Choose a VLAN of 1 to 4094, or leave it out for untagged traffic.',
    check(object) {
        const vlan = (0,fabric_read/* numberOf */.rl)(switchSide(object) ?? {}, 'vlan');
        if (vlan <= LAST_VLAN)
            return [];
        return [
            {
                pointer: `${AT}/vlan`,
                message: `${vlan} is no VLAN; the fabric accepts it, and the switch cannot use it`,
                help: `Choose a VLAN of 1 to ${LAST_VLAN}, or leave it out for untagged traffic.`,
            },
        ];
    },
};
const vlanNeedsSubinterfaces = {
    code: 'HHS-L12',
    severity: 'warning',
    needs: 'references',
    title: 'VLANs towards externals are on switches that have sub-interfaces, access lists on those that have ACLs',
    example: 'switch: {port: leaf-01/E1/1, vlan: 100}  # leaf-01 is an edgecore-eps203',
    cure: 'Use a switch with that feature, or do without it.',
    check(object, context) {
        const side = switchSide(object);
        const endpoints = side && endpointsOf((0,fabric_read/* specOf */.rI)(object.defaulted));
        if (endpoints === undefined || (0,fabric_read/* numberOf */.rl)(side ?? {}, 'vlan') === 0)
            return [];
        return switchEnds(endpoints, context).flatMap(({ at }) => lacksFeature({ at, feature: 'subinterfaces', pointer: `${AT}/vlan`, what: 'a VLAN' }, context));
    },
};
const switchHasVlans = {
    code: 'HHS-L5',
    severity: 'warning',
    needs: 'references',
    title: 'switches on which a VPC is reachable list its VLAN namespace',
    example: 'staticExternal: {withinVPC: vpc-1}  # the switch does not list vpc-1’s VLAN namespace',
    cure: 'Add the VLAN namespace to the vlanNamespaces of the switch.',
    check(object, context) {
        const spec = judgedSpec(object) ?? {};
        const vpc = context.find('VPC', (0,fabric_read/* textOf */.b6)((0,fabric_read/* structOf */.Tb)(spec, 'staticExternal'), 'withinVPC'));
        const endpoints = endpointsOf(spec);
        if (vpc === undefined || endpoints === undefined)
            return [];
        return switchEnds(endpoints, context).flatMap(({ at }) => vlanNamespaceGap(vpc, at, '/spec/staticExternal/withinVPC'));
    },
};
const connectionStaticRules = [
    addressAndNextHop,
    subnetsDisjoint,
    subnetsNotReserved,
    vlanInRange,
    vlanNeedsSubinterfaces,
    switchHasVlans,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/connection-types.js





const TYPES = connection_links/* CONNECTION_TYPES */.ZH.filter((type) => !connection_links/* DEPRECATED_TYPES */.mL.includes(type));
const EVERY_TYPE = [...TYPES, ...connection_links/* DEPRECATED_TYPES */.mL];
/** Null is absence. */
function connection_types_membersOf(object, names) {
    const spec = (0,json/* getOwn */.Ng)(object, 'spec');
    return (0,json/* isJsonObject */.OW)(spec) ? names.filter((name) => ((0,json/* getOwn */.Ng)(spec, name) ?? null) !== null) : [];
}
const deprecatedTypeRule = {
    code: 'HHS-CN-2',
    severity: 'warning',
    needs: 'self',
    title: 'the type is not MCLAG',
    example: 'mclagDomain: {peerLinks: [...], sessionLinks: [...]}',
    cure: 'Move the servers to ESLAG (eslag) or to single links, and remove the Connection.',
    check({ id, object }) {
        return connection_types_membersOf(object, connection_links/* DEPRECATED_TYPES */.mL).map((name) => ({
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
    example: 'spec: {}',
    cure: 'Set exactly one connection type below spec.',
    check({ id, object }) {
        if (connection_types_membersOf(object, EVERY_TYPE).length > 0)
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
    example: 'unbundled: {...}\nbundled: {...}',
    cure: 'Keep one type, and give each of the others a Connection of its own.',
    check({ id, object }) {
        if (connection_types_membersOf(object, connection_links/* DEPRECATED_TYPES */.mL).length > 0)
            return [];
        const types = connection_types_membersOf(object, TYPES);
        return types.slice(1).map((name) => ({
            pointer: (0,shared_pointer/* childPointer */.Y2)('/spec', name),
            message: `${(0,object_id/* displayId */.kX)(id)}: ${types.join(' and ')} are set; the fabric accepts it, uses one of them and does not look at the rest`,
            help: 'Keep one type, and give each of the others a Connection of its own.',
            onKey: true,
        }));
    },
};
const keepsType = {
    code: 'HHS-CN-23',
    severity: 'error',
    needs: 'previous',
    onlyOnChange: true,
    title: 'the connection type stays what it was',
    example: 'bundled: {...}  # it was unbundled',
    cure: 'Give the new type a Connection with another name, and remove this one.',
    check({ key, object }, context) {
        const previous = context.previous(key);
        if (previous === undefined)
            return [];
        // defaulting neither adds a type nor takes one away
        const before = (0,connection_links/* connectionType */.TP)((0,fabric_read/* specOf */.rI)(previous.object));
        const type = (0,connection_links/* connectionType */.TP)((0,fabric_read/* specOf */.rI)(object));
        if (before === undefined || type === undefined || before === type)
            return [];
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
const keepsVpc = {
    code: 'HHS-CN-24',
    severity: 'error',
    needs: 'previous',
    onlyOnChange: true,
    title: 'the VPC of a static external stays what it was',
    example: 'staticExternal: {withinVPC: vpc-2}  # it was vpc-1',
    cure: 'Give the Connection within the other VPC another name, and remove this one.',
    check({ key, object }, context) {
        const previous = context.previous(key);
        const before = previous && (0,fabric_read/* pointerOf */.rq)((0,fabric_read/* specOf */.rI)(previous.object), 'staticExternal');
        const member = (0,fabric_read/* pointerOf */.rq)((0,fabric_read/* specOf */.rI)(object), 'staticExternal');
        if (before === undefined || member === undefined)
            return [];
        const [was, is] = [before, member].map((one) => (0,fabric_read/* textOf */.b6)(one, 'withinVPC'));
        if (was === is)
            return [];
        return [
            {
                pointer: '/spec/staticExternal/withinVPC',
                message: `withinVPC changes from ${was || 'none'} to ${is || 'none'}, and the fabric refuses to change it`,
                help: `Keep ${was === '' ? 'it out' : `"${was}"`}; or give the new Connection another name and remove this one.`,
            },
        ];
    },
};
const noStaticExternal = {
    code: 'HHS-L19',
    severity: 'warning',
    needs: 'self',
    title: 'a static external is an External, not a connection of type staticExternal',
    example: 'staticExternal: {link: {...}}',
    cure: 'Use an external Connection with a static External and its ExternalAttachment.',
    check({ defaulted }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        if ((0,fabric_read/* pointerOf */.rq)(spec, 'staticExternal') === undefined)
            return [];
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
const connectionTypeRules = [
    deprecatedTypeRule,
    someTypeRule,
    oneTypeRule,
    keepsType,
    keepsVpc,
    noStaticExternal,
];

// EXTERNAL MODULE: ./lib/domain/shared/plural.js
var plural = __webpack_require__(2716);
;// CONCATENATED MODULE: ./lib/domain/fabric/rules/labelled.js



/** Related places that one finding lists at most. */
const labelled_LISTED = 5;
/**
 * Makes the index of a kind by the labels whose keys start with `prefix`: the way in which the fabric finds what holds
 * on to an object. Call it once a module, so that a run makes the index once.
 */
function labelIndex(kind, prefix) {
    return (context) => {
        const map = new Map();
        for (const object of context.all(kind)) {
            for (const [key, value] of Object.entries((0,fabric_read/* labelsOf */.PC)(object.defaulted))) {
                if (!key.startsWith(prefix))
                    continue;
                const entry = `${key}=${String(value)}`;
                const known = map.get(entry);
                if (known === undefined)
                    map.set(entry, [object]);
                else
                    known.push(object);
            }
        }
        return map;
    };
}
/** The rule that an object stays as long as others are labelled with its name. */
function heldRule({ code, title, cure, kind, label, index }) {
    return {
        code,
        severity: 'error',
        needs: 'delete',
        title,
        cure,
        check({ id }, context) {
            const holders = context.index(index).get(label(id.name)) ?? [];
            const [first] = holders;
            if (first === undefined)
                return [];
            const more = holders.length - 1;
            const others = more === 0 ? '' : ` and ${(0,plural/* plural */.L)(more, `more ${kind}`)}`;
            return [
                {
                    pointer: '/metadata/name',
                    message: `it cannot be deleted while ${(0,object_id/* displayId */.kX)(first.id)}${others} ${more === 0 ? 'uses' : 'use'} it`,
                    help: cure,
                    related: holders.slice(0, labelled_LISTED).map((object) => ({
                        object,
                        pointer: '/metadata/name',
                        message: `${(0,object_id/* displayId */.kX)(object.id)} uses it`,
                    })),
                },
            ];
        },
    };
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/connection.js









const CONNECTION_LABEL = 'fabric.githedgehog.com/connection';
const attachmentsByConnection = labelIndex('VPCAttachment', CONNECTION_LABEL);
const externalAttachmentsByConnection = labelIndex('ExternalAttachment', CONNECTION_LABEL);
const labelOf = (name) => `${CONNECTION_LABEL}=${name}`;
const connectionRules = [
    ...connectionTypeRules,
    ...connectionEndRules,
    ...connectionStaticRules,
    ...connectionPortRules,
    ...connectionEslagRules,
    ...connectionConflictRules,
    ...connectionAddressRules,
    ...connectionRoleRules,
    heldRule({
        code: 'HHS-CN-D1',
        title: 'a connection that is deleted has no VPC attachments',
        cure: 'Delete its VPCAttachments first, or in the same change.',
        kind: 'VPCAttachment',
        label: labelOf,
        index: attachmentsByConnection,
    }),
    heldRule({
        code: 'HHS-CN-D2',
        title: 'a connection that is deleted has no external attachments',
        cure: 'Delete its ExternalAttachments first, or in the same change.',
        kind: 'ExternalAttachment',
        label: labelOf,
        index: externalAttachmentsByConnection,
    }),
];

;// CONCATENATED MODULE: ./lib/domain/resource/change-words.js

const SHOWN = 80;
/** A value as part of a sentence; undefined: it has parts, so it is none. */
function wordOf(value) {
    if (value === undefined || value === null)
        return undefined;
    if (typeof value === 'string')
        return cut(value === '' ? '(empty)' : value);
    if (typeof value !== 'object')
        return String(value);
    if (!Array.isArray(value))
        return undefined;
    if (value.length === 0)
        return 'nothing';
    const words = value.map((item) => (Array.isArray(item) ? undefined : wordOf(item)));
    return words.every((word) => word !== undefined) ? cut(words.join(', ')) : undefined;
}
function cut(text) {
    if (text.length <= SHOWN)
        return text;
    return `${text.slice(0, SHOWN - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
/** Words for a field that nobody has better words for. */
function plainFieldWords(object, { pointer, before, after }) {
    const [was, is] = [wordOf(before), wordOf(after)];
    const what = nameOf(pointer);
    if (after === undefined)
        return `${object} loses ${what}${was === undefined ? '' : ` ${was}`}`;
    if (before === undefined)
        return `${object} gains ${what}${is === undefined ? '' : ` ${is}`}`;
    if (was === undefined || is === undefined)
        return `${object} changes ${what}`;
    return `${object} changes ${what} from ${was} to ${is}`;
}
function nameOf(pointer) {
    const [root, map, key, ...more] = (0,shared_pointer/* pointerTokens */.Mr)(pointer);
    if (root === 'metadata' && more.length === 0 && key !== undefined) {
        if (map === 'labels')
            return `label ${key}`;
        if (map === 'annotations')
            return `annotation ${key}`;
    }
    return (0,shared_pointer/* displayPath */.Gt)(pointer.replace(/^\/spec\//, '/'));
}

;// CONCATENATED MODULE: ./lib/domain/fabric/words/change-table.js



/** How far a struct that comes or goes is looked into. */
const MOST_SENTENCES = 40;
/** Words of a kind from a table. `subject` is what people call it, as in `VPC`. */
function changeTable(subject, rows, presence) {
    const table = rows.map((row) => ({ ...row, tokens: row.at.split('.') }));
    return {
        paths: rows.map(({ at }) => at),
        field: (name, change) => {
            const said = tell(`${subject} ${name}`, table, change, 0);
            return said === undefined ? undefined : said.slice(0, MOST_SENTENCES);
        },
        ...(presence === undefined ? {} : { presence }),
    };
}
const DEEPEST = 8;
function tell(object, table, change, depth) {
    const [root, ...tokens] = (0,shared_pointer/* pointerTokens */.Mr)(change.pointer);
    if (root !== 'spec')
        return undefined;
    const row = table.find((one) => fits(one.tokens, tokens));
    if (row !== undefined)
        return sentences(object, row, tokens, change, table, depth);
    const isKnownBelow = table.some((one) => one.tokens.length > tokens.length && fits(one.tokens, tokens, true));
    return isKnownBelow && depth < DEEPEST ? change_table_below(object, table, change, depth) : undefined;
}
function fits(pattern, tokens, asPrefix = false) {
    if (!asPrefix && pattern.length !== tokens.length)
        return false;
    return tokens.every((token, index) => pattern[index] === '*' || pattern[index] === token);
}
/** A struct without a row of its own, field by field. */
function change_table_below(object, table, { pointer, before, after }, depth) {
    const [was, is] = [before ?? {}, after ?? {}];
    if (!(0,json/* isJsonObject */.OW)(was) || !(0,json/* isJsonObject */.OW)(is))
        return undefined;
    const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].slice(0, MOST_SENTENCES);
    return keys.flatMap((key) => {
        const change = changeOf((0,shared_pointer/* childPointer */.Y2)(pointer, key), (0,json/* getOwn */.Ng)(was, key), (0,json/* getOwn */.Ng)(is, key));
        if ((0,json/* jsonEquals */.A)(change.before, change.after))
            return [];
        return tell(object, table, change, depth + 1) ?? [plainFieldWords(object, change)];
    });
}
function changeOf(pointer, before, after) {
    return {
        pointer,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
    };
}
function sentences(object, row, tokens, change, table, depth) {
    const keys = tokens.filter((_, index) => row.tokens[index] === '*');
    const named = (text) => text.replaceAll(/\{(\d)\}/g, (_, index) => keys[Number(index)] ?? '');
    const owner = row.of === undefined ? object : `${named(row.of)} of ${object}`;
    const what = named(row.what);
    switch (row.as) {
        case 'switch':
            return switched(owner, what, change);
        case 'items':
            return listed(owner, what, row, change);
        case 'part':
            return part(owner, what, row, change, () => change_table_below(object, table, change, depth + 1));
        case 'value':
            return valued(owner, what, row, change);
    }
}
function switched(owner, what, { before, after }) {
    const [was, is] = [before === true, after === true];
    if (was === is)
        return undefined;
    return [`${owner} ${is ? 'gains' : 'loses'} ${what}`];
}
function valued(owner, what, { tell: say }, { before, after }) {
    const word = (value) => value === undefined ? undefined : (say ?? wordOf)(value) || undefined;
    const [was, is] = [word(before), word(after)];
    if (after === undefined)
        return was === undefined ? undefined : [`${owner} loses ${what} ${was}`];
    if (before === undefined)
        return is === undefined ? undefined : [`${owner} gains ${what} ${is}`];
    return was === undefined || is === undefined
        ? undefined
        : [`${owner} changes ${what} from ${was} to ${is}`];
}
function part(owner, what, { tell: say }, { before, after }, inside) {
    if (before !== undefined && after !== undefined)
        return inside();
    const value = after ?? before;
    const about = value === undefined ? undefined : say?.(value);
    const more = about === undefined || about === '' ? '' : ` (${about})`;
    return [`${owner} ${after === undefined ? 'loses' : 'gains'} ${what}${more}`];
}
function listed(owner, what, { tell: say }, { before, after }) {
    const words = (value) => {
        const items = Array.isArray(value) ? value : value === undefined ? [] : undefined;
        const said = items?.map((item) => (say ?? wordOf)(item) || undefined);
        return said?.every((word) => word !== undefined) ? said : undefined;
    };
    const [was, is] = [words(before), words(after)];
    if (was === undefined || is === undefined)
        return undefined;
    const [gone, come] = [was.filter((one) => !is.includes(one)), is.filter((one) => !was.includes(one))];
    const parts = [
        ...(come.length === 0 ? [] : [`gains ${what} ${come.join(', ')}`]),
        ...(gone.length === 0 ? [] : [`loses ${what} ${gone.join(', ')}`]),
    ];
    return [`${owner} ${parts.length === 0 ? `has ${what} in another order` : parts.join(' and ')}`];
}
/** `key: value` of those members that have a word, for what comes or goes as a whole. */
function change_table_membersOf(value, names) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return '';
    return Object.entries(names)
        .flatMap(([key, label]) => {
        const word = wordOf((0,json/* getOwn */.Ng)(value, key));
        return word === undefined ? [] : [label === '' ? word : `${label} ${word}`];
    })
        .join(', ');
}
/** `from to to` of a range; undefined where it has no such ends. */
function change_table_rangeOf(value, from, to) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return undefined;
    const [first, last] = [wordOf((0,json/* getOwn */.Ng)(value, from)), wordOf((0,json/* getOwn */.Ng)(value, to))];
    return first === undefined || last === undefined ? undefined : `${first} to ${last}`;
}
/** Text of a field of the spec; undefined where there is none. */
function specText(object, ...path) {
    let value = (0,json/* getOwn */.Ng)(object, 'spec');
    for (const key of path)
        value = (0,json/* isJsonObject */.OW)(value) ? (0,json/* getOwn */.Ng)(value, key) : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
}

;// CONCATENATED MODULE: ./lib/domain/fabric/words/wiring.js



const switchWords = changeTable('switch', [
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
], (_, object) => {
    const role = specText(object, 'role');
    return role === undefined ? undefined : `as ${role}`;
});
const connectionWords = changeTable('connection', [
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
], (_, object) => between(object));
const ENDS_SHOWN = 4;
/** `(eslag) between server-01, leaf-01 and leaf-02`. */
function between(object) {
    const spec = (0,fabric_read/* specOf */.rI)(object);
    const type = (0,connection_links/* connectionType */.TP)(spec);
    if (type === undefined)
        return undefined;
    const ports = (0,connection_links/* linksOf */.hP)(spec, type).flatMap(({ ends }) => ends.map(({ port }) => port));
    const devices = [...new Set(ports.map((port) => port.split('/', 1)[0] ?? ''))].filter((one) => one !== '');
    const shown = devices.slice(0, ENDS_SHOWN);
    if (shown.length < 2)
        return `(${type})`;
    const more = devices.length - shown.length;
    const all = more > 0 ? [...shown, `${more} more`] : shown;
    return `(${type}) between ${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
const serverWords = changeTable('server', [
    { at: 'description', what: 'the description', as: 'value' },
    { at: 'profile', what: 'the profile', as: 'value' },
]);

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
const written = referTo(...SWITCH_ENDS.map((at) => portRow('Switch', at, 'CN-14')), ...SERVER_ENDS.map((at) => portRow('Server', at, 'CN-17')), { ...portRow('Gateway', 'gateway.links.*.gateway'), enforced: false }, { kind: 'VPC', at: 'staticExternal.withinVPC', rule: 'CN-22' });
function portRow(kind, at, rule) {
    return { kind, at: `${at}.port`, name: deviceOfPort, ...(rule === undefined ? {} : { rule }) };
}
const references = Object.assign((object) => {
    const found = written(object);
    const spec = (0,fabric_read/* specOf */.rI)(object);
    const unchecked = connection_links/* DEPRECATED_TYPES */.mL.some((type) => (0,fabric_read/* pointerOf */.rq)(spec, type) !== undefined);
    return unchecked ? found.map(({ code: _, ...reference }) => ({ ...reference, enforced: false })) : found;
}, { rules: written.rules });
/** No spec field is rewritten by admission. Annotations with the fabric's prefix are removed by it from 26.03 on. */
const connectionKind = defineKind({
    kind: 'Connection',
    group: 'wiring',
    version: 'v1beta1',
    formerVersions: ['v1alpha2'],
    plural: 'connections',
    shortNames: ['conn'],
    categories: ['hedgehog', 'wiring', 'fabric'],
    spec: connectionSpec,
    words: connectionWords,
    defaulting: connectionDefaulting,
    references,
    rules: connectionRules,
    claims: connectionClaims,
    canonical: { keep: connection_links/* CONNECTION_TYPES */.ZH },
    ownsLabel: isFabricKey,
    ownsAnnotation: isFabricKey,
    normalForms: [{ at: 'staticExternal.link.switch.subnets.*', form: 'prefix' }],
});

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/external.js


const externalDefaulting = {
    go: {},
    webhook(object) {
        const spec = (0,fabric_read/* specOf */.rI)(object);
        const ipv4Namespace = (0,fabric_read/* textOf */.b6)(spec, 'ipv4Namespace') || 'default';
        return withOwnLabels(withSpec(object, { ...spec, ipv4Namespace }), {
            'fabric.githedgehog.com/ipv4ns': ipv4Namespace,
        });
    },
};

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

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/external.js




const COMMUNITIES = ['inboundCommunity', 'outboundCommunity'];
const HALF = '(?:6553[0-5]|655[0-2]\\d|654\\d\\d|65[0-4]\\d\\d|6[0-4]\\d{3}|[1-5]\\d{4}|[1-9]\\d{1,3}|\\d)';
const COMMUNITY = new RegExp(`^${HALF}:${HALF}$`);
const communityForm = {
    code: 'HHS-EXT-3',
    severity: 'error',
    needs: 'self',
    title: 'a community is two numbers of 0 to 65535 with a colon between them',
    example: 'inboundCommunity: "65000"',
    cure: 'Write the community as number:number without leading zeros, such as 65102:5000.',
    check({ defaulted }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        if ((0,fabric_read/* pointerOf */.rq)(spec, 'static') !== undefined)
            return [];
        return COMMUNITIES.flatMap((field) => {
            const community = (0,fabric_read/* textOf */.b6)(spec, field);
            if (community === '' || COMMUNITY.test(community))
                return [];
            return [
                {
                    pointer: `/spec/${field}`,
                    message: `"${community}" is no BGP community`,
                    help: 'Write two numbers of 0 to 65535 without leading zeros and a colon between them, such as 65102:5000.',
                },
            ];
        });
    },
};
const staticWithoutCommunities = {
    code: 'HHS-EXT-4',
    severity: 'error',
    needs: 'self',
    title: 'a static external has no communities',
    example: 'inboundCommunity: 65102:5000\nstatic: {prefixes: [0.0.0.0/0]}',
    cure: 'Remove the communities, or remove static when the external speaks BGP.',
    check({ defaulted }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        if ((0,fabric_read/* pointerOf */.rq)(spec, 'static') === undefined)
            return [];
        return COMMUNITIES.filter((field) => (0,fabric_read/* textOf */.b6)(spec, field) !== '').map((field) => ({
            pointer: `/spec/${field}`,
            message: `${field} is set although the external is static`,
            help: `Remove ${field}; or remove static, when routes are learned by BGP.`,
        }));
    },
};
const staticPrefixes = {
    code: 'HHS-EXT-5',
    severity: 'error',
    needs: 'self',
    title: 'a static external has prefixes, and none of them overlaps another',
    example: 'static: {prefixes: [0.0.0.0/0, 10.0.0.0/8]}',
    cure: 'List at least one prefix, and no address twice.',
    check(object) {
        const external = (0,fabric_read/* pointerOf */.rq)((0,fabric_read/* specOf */.rI)(object.defaulted), 'static');
        if (external === undefined)
            return [];
        const written = (0,fabric_read/* textsOf */.CB)(external, 'prefixes');
        if (written.length === 0) {
            const message = 'a static external needs at least one prefix';
            return [
                {
                    pointer: '/spec/static',
                    message,
                    help: 'List what it leads to under static.prefixes, such as 0.0.0.0/0.',
                },
            ];
        }
        const read = written.map(({ at, value }) => ({ at, value, prefix: (0,fabric_ip/* parsePrefix */.A1)(value) }));
        const known = read.flatMap(({ prefix, ...one }) => (prefix === undefined ? [] : [{ ...one, prefix }]));
        const unreadable = read.filter(({ prefix }) => prefix === undefined);
        return [
            ...unreadable.map(({ at, value }) => ({
                pointer: `/spec/static/prefixes/${at}`,
                message: `"${value}" is no prefix`,
                help: 'Write address/length, such as 10.0.0.0/8.',
            })),
            ...(0,fabric_ip/* overlappingPairs */.Zc)(known).map(({ item, other }) => ({
                pointer: `/spec/static/prefixes/${item.at}`,
                message: `the prefix ${item.value} overlaps ${other.value}`,
                help: 'Leave the narrower of the two out, or split the wider one.',
                related: [
                    { object, pointer: `/spec/static/prefixes/${other.at}`, message: `${other.value} is here` },
                ],
            })),
        ];
    },
};
const EXTERNAL_LABEL = 'fabric.githedgehog.com/external';
const attachmentsByExternal = labelIndex('ExternalAttachment', EXTERNAL_LABEL);
const peeringsByExternal = labelIndex('ExternalPeering', EXTERNAL_LABEL);
const external_labelOf = (name) => `${EXTERNAL_LABEL}=${name}`;
const externalRules = [
    shortNameRule('HHS-EXT-1'),
    communityForm,
    staticWithoutCommunities,
    staticPrefixes,
    heldRule({
        code: 'HHS-EXT-D1',
        title: 'an external that is deleted has no attachments',
        cure: 'Delete its ExternalAttachments first, or in the same change.',
        kind: 'ExternalAttachment',
        label: external_labelOf,
        index: attachmentsByExternal,
    }),
    heldRule({
        code: 'HHS-EXT-D2',
        title: 'an external that is deleted has no peerings',
        cure: 'Delete its ExternalPeerings first, or in the same change.',
        kind: 'ExternalPeering',
        label: external_labelOf,
        index: peeringsByExternal,
    }),
];

;// CONCATENATED MODULE: ./lib/domain/fabric/words/outside.js

const externalWords = changeTable('external', [
    { at: 'ipv4Namespace', what: 'IPv4 namespace', as: 'value' },
    { at: 'inboundCommunity', what: 'the inbound community', as: 'value' },
    { at: 'outboundCommunity', what: 'the outbound community', as: 'value' },
    { at: 'static.prefixes', what: 'the static prefix', as: 'items' },
]);
const ipv4NamespaceWords = changeTable('IPv4 namespace', [
    { at: 'subnets', what: 'the prefix', as: 'items' },
]);
const vlanNamespaceWords = changeTable('VLAN namespace', [
    {
        at: 'ranges',
        what: 'the VLANs',
        as: 'items',
        tell: (value) => change_table_rangeOf(value, 'from', 'to'),
    },
    { at: 'ranges.*.from', of: 'range {0}', what: 'the first VLAN', as: 'value' },
    { at: 'ranges.*.to', of: 'range {0}', what: 'the last VLAN', as: 'value' },
]);
const gatewayWords = changeTable('gateway', [
    { at: 'asn', what: 'the ASN', as: 'value' },
    { at: 'protocolIP', what: 'the protocol address', as: 'value' },
    { at: 'vtepIP', what: 'the VTEP address', as: 'value' },
    { at: 'vtepMAC', what: 'the VTEP MAC', as: 'value' },
    { at: 'vtepMTU', what: 'the VTEP MTU', as: 'value' },
    { at: 'workers', what: 'the number of workers', as: 'value' },
    { at: 'profiling.enabled', what: 'profiling', as: 'switch' },
    { at: 'logs.default', what: 'the log level', as: 'value' },
    { at: 'logs.tags.*', what: 'the log level of {0}', as: 'value' },
    { at: 'interfaces.*', what: 'interface {0}', as: 'part' },
    { at: 'interfaces.*.ips', of: 'interface {0}', what: 'the address', as: 'items' },
    { at: 'interfaces.*.mtu', of: 'interface {0}', what: 'the MTU', as: 'value' },
    {
        at: 'neighbors',
        what: 'the neighbour',
        as: 'items',
        tell: (value) => change_table_membersOf(value, { ip: '', asn: 'ASN' }),
    },
    { at: 'neighbors.*.asn', of: 'a neighbour', what: 'the ASN', as: 'value' },
    { at: 'neighbors.*.ip', of: 'a neighbour', what: 'the address', as: 'value' },
    {
        at: 'groups',
        what: 'the group',
        as: 'items',
        tell: (value) => change_table_membersOf(value, { name: '', priority: 'priority' }),
    },
    { at: 'groups.*.priority', of: 'its membership {0}', what: 'the priority', as: 'value' },
]);

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
    formerVersions: ['v1alpha2'],
    plural: 'externals',
    shortNames: ['ext'],
    categories: ['hedgehog', 'fabric', 'external'],
    spec: externalSpec,
    words: externalWords,
    defaulting: externalDefaulting,
    ownsLabel: isFabricKey,
    references: referTo({ kind: 'IPv4Namespace', at: 'ipv4Namespace', byDefault: 'default', rule: 'EXT-6' }),
    canonical: { keep: ['static'] },
    rules: externalRules,
    normalForms: [{ at: 'static.prefixes.*', form: 'prefix' }],
});

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/external-attachment-acl.js



const FIRST_SEQUENCE = 10;
const ACTIONS = ['permit', 'deny', 'discard', 'transit'];
const PROTOCOLS = ['ip', 'tcp', 'udp', 'icmp'];
const PREFIXES = ['srcPrefix', 'dstPrefix'];
/** Each flag with its negation. */
const FLAGS = [
    ['fin', 'notFin'],
    ['syn', 'notSyn'],
    ['rst', 'notRst'],
    ['psh', 'notPsh'],
    ['ack', 'notAck'],
    ['urg', 'notUrg'],
];
function statementsOf({ defaulted }) {
    return (0,fabric_read/* structsOf */.SK)((0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(defaulted), 'inboundACL'), 'statements').map(({ at, value }) => ({
        at: `/spec/inboundACL/statements/${at}`,
        seq: (0,fabric_read/* numberOf */.rl)(value, 'seq'),
        protocol: (0,fabric_read/* textOf */.b6)(value, 'protocol'),
        value,
    }));
}
const statements = {
    code: 'HHS-EA-6',
    severity: 'error',
    needs: 'self',
    title: 'statements of an ACL have a number of their own from 10 on, an action, a protocol and two prefixes',
    example: 'statements: [{seq: 5, action: permit, protocol: tcp, srcPrefix: any, dstPrefix: 10.0.0.1}]',
    cure: 'Number from 10 on; action permit, deny, discard or transit; protocol ip, tcp, udp or icmp; prefixes any or address/length.',
    check(object) {
        const seen = new Map();
        return statementsOf(object).flatMap((statement) => {
            const first = seen.get(statement.seq);
            if (first === undefined)
                seen.set(statement.seq, statement);
            const repeated = first === undefined
                ? []
                : [
                    {
                        pointer: `${statement.at}/seq`,
                        message: `the number ${statement.seq} is there twice`,
                        help: 'Give each statement a number of its own.',
                        related: [{ object, pointer: `${first.at}/seq`, message: `${statement.seq} is here` }],
                    },
                ];
            return [...repeated, ...fieldProblems(statement)];
        });
    },
};
function fieldProblems({ at, seq, protocol, value }) {
    const findings = [];
    if (seq < FIRST_SEQUENCE) {
        const message = `the number ${seq} is kept for the fabric’s own rules`;
        findings.push({ pointer: `${at}/seq`, message, help: `Number statements from ${FIRST_SEQUENCE} on.` });
    }
    const action = (0,fabric_read/* textOf */.b6)(value, 'action');
    if (!ACTIONS.includes(action)) {
        const help = `Choose one of ${ACTIONS.join(', ')}.`;
        findings.push({ pointer: `${at}/action`, message: `"${action}" is no action`, help });
    }
    if (!PROTOCOLS.includes(protocol)) {
        const help = `Choose one of ${PROTOCOLS.join(', ')}.`;
        findings.push({ pointer: `${at}/protocol`, message: `"${protocol}" is no protocol of an ACL`, help });
    }
    for (const field of PREFIXES) {
        const prefix = (0,fabric_read/* textOf */.b6)(value, field);
        if (prefix === 'any' || (0,fabric_ip/* parseCidr */.GN)(prefix) !== undefined)
            continue;
        const message = prefix === '' ? `${field} is missing` : `"${prefix}" is neither any nor a prefix`;
        findings.push({
            pointer: `${at}/${field}`,
            message,
            help: 'Write any, or address/length such as 10.0.0.0/8.',
        });
    }
    return findings;
}
const tcpFlags = {
    code: 'HHS-EA-7',
    severity: 'error',
    needs: 'self',
    title: 'TCP flags stand with tcp only; established stands alone, and no flag with its negation',
    example: 'statements: [{protocol: udp, tcpFilters: {syn: true}}]',
    cure: 'Use tcpFilters with protocol tcp; either established or single flags; a flag or its negation.',
    check(object) {
        return statementsOf(object).flatMap(({ at, protocol, value }) => {
            const filters = (0,fabric_read/* pointerOf */.rq)(value, 'tcpFilters');
            if (filters === undefined)
                return [];
            const pointer = `${at}/tcpFilters`;
            const findings = [];
            if (protocol !== 'tcp') {
                const message = `TCP flags are set for the protocol ${protocol || 'none'}`;
                findings.push({ pointer, message, help: 'Remove tcpFilters, or set protocol to tcp.' });
            }
            const set = FLAGS.flat().filter((flag) => (0,fabric_read/* flagOf */.iP)(filters, flag));
            if ((0,fabric_read/* flagOf */.iP)(filters, 'established') && set.length > 0) {
                const message = `established is set together with ${set.join(', ')}`;
                findings.push({
                    pointer: `${pointer}/established`,
                    message,
                    help: 'Keep established, or the single flags.',
                });
            }
            for (const [flag, negation] of FLAGS) {
                if (!(0,fabric_read/* flagOf */.iP)(filters, flag) || !(0,fabric_read/* flagOf */.iP)(filters, negation))
                    continue;
                const message = `${flag} and ${negation} are both set, so nothing matches`;
                findings.push({ pointer: `${pointer}/${negation}`, message, help: 'Keep one of the two.' });
            }
            return findings;
        });
    },
};
const icmpAndPorts = {
    code: 'HHS-EA-8',
    severity: 'error',
    needs: 'self',
    title: 'ICMP types and codes stand with icmp only, port ranges with tcp and udp and in order',
    example: 'statements: [{protocol: icmp, portRangeBegin: 80}]',
    cure: 'Use icmpType and icmpCode with icmp; portRangeBegin and portRangeEnd together, with tcp or udp.',
    check(object) {
        return statementsOf(object).flatMap((statement) => [
            ...icmpProblems(statement),
            ...portProblems(statement),
        ]);
    },
};
function icmpProblems({ at, protocol, value }) {
    if (protocol === 'icmp')
        return [];
    return ['icmpType', 'icmpCode']
        .filter((field) => (0,json/* getOwn */.Ng)(value, field) !== undefined)
        .map((field) => ({
        pointer: `${at}/${field}`,
        message: `${field} is set for the protocol ${protocol || 'none'}`,
        help: `Remove ${field}, or set protocol to icmp.`,
    }));
}
function portProblems({ at, protocol, value }) {
    const [begin, end] = [(0,fabric_read/* numberOf */.rl)(value, 'portRangeBegin'), (0,fabric_read/* numberOf */.rl)(value, 'portRangeEnd')];
    if (begin === 0 && end === 0)
        return [];
    const findings = [];
    const first = begin === 0 ? 'portRangeEnd' : 'portRangeBegin';
    if (protocol !== 'tcp' && protocol !== 'udp') {
        const message = `ports are set for the protocol ${protocol || 'none'}`;
        findings.push({
            pointer: `${at}/${first}`,
            message,
            help: 'Remove the ports, or set protocol to tcp or udp.',
        });
    }
    if (begin === 0 || begin > end) {
        const message = begin === 0
            ? 'the range has no portRangeBegin'
            : end === 0
                ? 'the range has no portRangeEnd'
                : `the range ${begin}-${end} ends before it begins`;
        const help = 'Set portRangeBegin and portRangeEnd, the lower one first; for one port set both to it.';
        findings.push({ pointer: `${at}/${first}`, message, help });
    }
    return findings;
}
const externalAclRules = [statements, tcpFlags, icmpAndPorts];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/external-attachment-addresses.js


const external_attachment_addresses_LAST_VLAN = 4094;
/** Of the spec of an External or an ExternalAttachment: `static`, even an empty one, makes it static. */
function isStatic(spec) {
    return (0,fabric_read/* pointerOf */.rq)(spec, 'static') !== undefined;
}
/** VLAN of an ExternalAttachment, 0 for untagged. */
function vlanOf(spec) {
    return (0,fabric_read/* numberOf */.rl)((0,fabric_read/* structOf */.Tb)(spec, isStatic(spec) ? 'static' : 'switch'), 'vlan');
}
function missingOr(text, field, what) {
    return text === '' ? `${field} is missing` : `"${text}" is no ${what}`;
}
const WITH_LENGTH = 'address with a length';
const bgpSession = {
    code: 'HHS-EA-3',
    severity: 'error',
    needs: 'self',
    title: 'an attachment without static has the address of the switch, and address and ASN of the neighbour',
    example: 'switch: {ip: 10.0.0.1}\nneighbor: {ip: 10.0.0.2}',
    cure: 'Set switch.ip as address/length, neighbor.asn and neighbor.ip; or static for an external without BGP.',
    check({ defaulted }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        if (isStatic(spec))
            return [];
        const findings = [];
        const ip = (0,fabric_read/* textOf */.b6)((0,fabric_read/* structOf */.Tb)(spec, 'switch'), 'ip');
        const neighbor = (0,fabric_read/* structOf */.Tb)(spec, 'neighbor');
        const other = (0,fabric_read/* textOf */.b6)(neighbor, 'ip');
        if ((0,fabric_ip/* parseCidr */.GN)(ip) === undefined) {
            const message = missingOr(ip, 'switch.ip', WITH_LENGTH);
            const help = 'Write the address of the switch with its length, such as 10.0.0.1/24.';
            findings.push({ pointer: '/spec/switch/ip', message, help });
        }
        if ((0,fabric_read/* numberOf */.rl)(neighbor, 'asn') === 0) {
            const help = 'Write the ASN of the other end of the BGP session.';
            findings.push({ pointer: '/spec/neighbor/asn', message: 'neighbor.asn is missing', help });
        }
        if ((0,fabric_ip/* parseAddress */.or)(other) === undefined) {
            const message = missingOr(other, 'neighbor.ip', 'address');
            const help = 'Write the address of the other end, without a length.';
            findings.push({ pointer: '/spec/neighbor/ip', message, help });
        }
        return findings;
    },
};
const staticWithoutSession = {
    code: 'HHS-EA-4',
    severity: 'error',
    needs: 'self',
    title: 'a static attachment has nothing in switch and neighbor',
    example: 'static: {...}\nswitch: {vlan: 100}',
    cure: 'Move ip and vlan below static, and remove neighbor.',
    check({ defaulted }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        if (!isStatic(spec))
            return [];
        const [near, far] = [(0,fabric_read/* structOf */.Tb)(spec, 'switch'), (0,fabric_read/* structOf */.Tb)(spec, 'neighbor')];
        const fields = [
            ['switch/ip', (0,fabric_read/* textOf */.b6)(near, 'ip') !== ''],
            ['switch/vlan', (0,fabric_read/* numberOf */.rl)(near, 'vlan') !== 0],
            ['neighbor/asn', (0,fabric_read/* numberOf */.rl)(far, 'asn') !== 0],
            ['neighbor/ip', (0,fabric_read/* textOf */.b6)(far, 'ip') !== ''],
        ];
        return fields
            .filter(([, set]) => set)
            .map(([path]) => ({
            pointer: `/spec/${path}`,
            message: `${path.replace('/', '.')} is set although the attachment is static`,
            help: path.startsWith('switch')
                ? 'Remove it here; below static it has its place.'
                : 'Remove it: there is no BGP session.',
        }));
    },
};
const staticAddresses = {
    code: 'HHS-EA-5',
    severity: 'error',
    needs: 'self',
    title: 'a static attachment has a remote address, and either an own one or proxy',
    example: 'static: {remoteIP: 10.0.0.2}',
    cure: 'Set static.remoteIP, and static.ip or static.proxy, not both.',
    check({ defaulted }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        const external = (0,fabric_read/* pointerOf */.rq)(spec, 'static');
        if (external === undefined)
            return [];
        const findings = [];
        const remote = (0,fabric_read/* textOf */.b6)(external, 'remoteIP');
        const ip = (0,fabric_read/* textOf */.b6)(external, 'ip');
        if ((0,fabric_ip/* parseAddress */.or)(remote) === undefined) {
            const message = missingOr(remote, 'static.remoteIP', 'address');
            findings.push({
                pointer: '/spec/static/remoteIP',
                message,
                help: 'Write the address of the other end, without a length.',
            });
        }
        if ((ip !== '') === (0,fabric_read/* flagOf */.iP)(external, 'proxy')) {
            const message = ip === '' ? 'neither static.ip nor static.proxy is set' : 'both static.ip and static.proxy are set';
            const help = 'Set static.ip to the address of the switch with its length, or static.proxy to true.';
            findings.push({ pointer: ip === '' ? '/spec/static' : '/spec/static/proxy', message, help });
        }
        if (ip !== '' && (0,fabric_ip/* parseCidr */.GN)(ip) === undefined) {
            const help = 'Write the address of the switch with its length, such as 10.0.0.1/24.';
            findings.push({ pointer: '/spec/static/ip', message: missingOr(ip, 'static.ip', WITH_LENGTH), help });
        }
        return findings;
    },
};
const ipv4 = {
    code: 'HHS-L2',
    severity: 'warning',
    needs: 'self',
    title: 'the address of the switch towards an external is an IPv4 address',
    example: 'switch: {ip: 2001:db8::1/64}',
    cure: 'Use an IPv4 address.',
    check({ defaulted }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        return ['switch', 'static'].flatMap((member) => {
            const ip = (0,fabric_read/* textOf */.b6)((0,fabric_read/* structOf */.Tb)(spec, member), 'ip');
            if ((0,fabric_ip/* parseCidr */.GN)(ip)?.family !== 6)
                return [];
            return [
                {
                    pointer: `/spec/${member}/ip`,
                    message: `${ip} is no IPv4 address; the fabric accepts it, and the switch cannot use it`,
                    help: 'Use an IPv4 address with its length.',
                },
            ];
        });
    },
};
const neighborNear = {
    code: 'HHS-L15',
    severity: 'warning',
    needs: 'self',
    title: 'the neighbour is in the subnet of the switch’s address, and VLANs are within 1 to 4094',
    example: 'switch: {ip: 10.0.0.1/24}\nneighbor: {ip: 10.0.1.2}',
    cure: 'Use a neighbour of that subnet and a VLAN of 1 to 4094.',
    check(object) {
        const spec = (0,fabric_read/* specOf */.rI)(object.defaulted);
        const findings = [];
        const vlan = vlanOf(spec);
        if (vlan > external_attachment_addresses_LAST_VLAN) {
            findings.push({
                pointer: isStatic(spec) ? '/spec/static/vlan' : '/spec/switch/vlan',
                message: `${vlan} is no VLAN; the fabric accepts it, and the switch cannot use it`,
                help: `Choose a VLAN of 1 to ${external_attachment_addresses_LAST_VLAN}, or leave it out for untagged traffic.`,
            });
        }
        const [near, far] = [(0,fabric_read/* textOf */.b6)((0,fabric_read/* structOf */.Tb)(spec, 'switch'), 'ip'), (0,fabric_read/* textOf */.b6)((0,fabric_read/* structOf */.Tb)(spec, 'neighbor'), 'ip')];
        const [subnet, neighbor] = [(0,fabric_ip/* parsePrefix */.A1)(near), (0,fabric_ip/* parseAddress */.or)(far)];
        if (!isStatic(spec) && subnet !== undefined && neighbor !== undefined && !(0,fabric_ip/* contains */.gR)(subnet, neighbor)) {
            findings.push({
                pointer: '/spec/neighbor/ip',
                message: `the neighbour ${far} is not in the subnet of ${near}, so no session comes up`,
                help: 'Correct the one or the other.',
                related: [{ object, pointer: '/spec/switch/ip', message: `${near} is here` }],
            });
        }
        return findings;
    },
};
const externalAddressRules = [
    bgpSession,
    staticWithoutSession,
    staticAddresses,
    ipv4,
    neighborNear,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/external-switches.js


/** Switches by the name of the External that an ExternalAttachment puts on them. */
function indexSwitches(context) {
    const map = new Map();
    for (const attachment of context.all('ExternalAttachment')) {
        const switches = switchesOfAttachment(attachment, context);
        const external = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(attachment.defaulted), 'external');
        const known = map.get(external) ?? new Set();
        for (const one of switches)
            known.add(one);
        map.set(external, known);
    }
    return map;
}
/** Switches to which an External is attached, as far as they are known. */
function switchesOfExternal(name, context) {
    return [...(context.index(indexSwitches).get(name) ?? [])];
}
/** Switches at the connection of an ExternalAttachment, as far as they are known. */
function switchesOfAttachment({ defaulted }, context) {
    const connection = context.find('Connection', (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), 'connection'));
    if (connection === undefined)
        return [];
    const names = endpointsOf((0,fabric_read/* specOf */.rI)(connection.defaulted))?.switches ?? [];
    return names.flatMap((name) => context.find('Switch', name) ?? []);
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/external-attachment.js








const external_attachment_LISTED = 3;
const bothNamed = {
    code: 'HHS-EA-2',
    severity: 'error',
    needs: 'self',
    title: 'the external and the connection are named',
    example: 'spec: {external: ext}',
    cure: 'Set external and connection.',
    check({ defaulted }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        const fields = [
            ['external', 'External'],
            ['connection', 'Connection of type external'],
        ];
        return fields
            .filter(([field]) => (0,fabric_read/* textOf */.b6)(spec, field) === '')
            .map(([field, kind]) => ({
            pointer: `/spec/${field}`,
            message: `${field} is missing`,
            help: `Name the ${kind}.`,
        }));
    },
};
const sameSort = {
    code: 'HHS-EA-9',
    severity: 'error',
    needs: 'references',
    title: 'an attachment is static exactly when its external is',
    example: 'spec: {external: bgp-external, static: {...}}',
    cure: 'Give both static, or neither.',
    check({ defaulted }, context) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        const external = context.find('External', (0,fabric_read/* textOf */.b6)(spec, 'external'));
        if (external === undefined)
            return [];
        const here = isStatic(spec);
        const there = isStatic((0,fabric_read/* specOf */.rI)(external.defaulted));
        if (here === there)
            return [];
        const name = (0,object_id/* displayId */.kX)(external.id);
        return [
            {
                pointer: here ? '/spec/static' : '/spec/external',
                message: here
                    ? `the attachment is static and ${name} is not`
                    : `${name} is static and the attachment is not`,
                help: here
                    ? 'Describe the BGP session with switch and neighbor instead of static, or name a static External.'
                    : 'Use static instead of switch and neighbor, or name an External without static.',
                related: [placeIn(external, there ? '/spec/static' : '/spec', there ? 'is static' : 'is not static')],
            },
        ];
    },
};
const onExternalConnection = {
    code: 'HHS-EA-10',
    severity: 'error',
    needs: 'references',
    title: 'the connection of an external attachment is of type external',
    example: 'spec: {connection: server-1--unbundled--leaf-01}',
    cure: 'Name a Connection of type external.',
    check({ defaulted }, context) {
        const connection = context.find('Connection', (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), 'connection'));
        if (connection === undefined)
            return [];
        const spec = (0,fabric_read/* specOf */.rI)(connection.defaulted);
        if ((0,fabric_read/* pointerOf */.rq)(spec, 'external') !== undefined)
            return [];
        return [
            {
                pointer: '/spec/connection',
                message: `${(0,object_id/* displayId */.kX)(connection.id)} is of type ${(0,connection_links/* connectionType */.TP)(spec) ?? 'none'}, not external`,
                help: 'Name a Connection of type external.',
                related: [placeIn(connection, '/spec', 'has its type here')],
            },
        ];
    },
};
/** By connection and VLAN. */
function indexVlans(context) {
    const map = new Map();
    for (const object of context.all('ExternalAttachment')) {
        const key = vlanKey(object);
        const known = map.get(key);
        if (known === undefined)
            map.set(key, [object]);
        else
            known.push(object);
    }
    return map;
}
function vlanKey({ defaulted }) {
    const spec = (0,fabric_read/* specOf */.rI)(defaulted);
    return `${vlanOf(spec)} ${(0,fabric_read/* textOf */.b6)(spec, 'connection')}`;
}
function vlanPointer({ defaulted }) {
    return isStatic((0,fabric_read/* specOf */.rI)(defaulted)) ? '/spec/static/vlan' : '/spec/switch/vlan';
}
const vlanUnused = {
    code: 'HHS-EA-11',
    severity: 'error',
    needs: 'references',
    title: 'attachments of one connection have different VLANs',
    example: 'switch: {vlan: 100}  # another attachment of the connection has it',
    cure: 'Give each attachment of the connection a VLAN of its own; one may go without.',
    check(object, context) {
        const spec = (0,fabric_read/* specOf */.rI)(object.defaulted);
        if ((0,fabric_read/* textOf */.b6)(spec, 'connection') === '')
            return [];
        const sharing = context.index(indexVlans).get(vlanKey(object)) ?? [];
        const others = sharing.slice(0, external_attachment_LISTED + 1).filter(({ key }) => key !== object.key);
        const [first] = others;
        if (first === undefined)
            return [];
        const vlan = vlanOf(spec);
        const what = vlan === 0 ? 'no VLAN (untagged)' : `VLAN ${vlan}`;
        return [
            {
                pointer: vlanPointer(object),
                message: `${(0,object_id/* displayId */.kX)(first.id)} has ${what} on the connection ${(0,fabric_read/* textOf */.b6)(spec, 'connection')}, too`,
                help: 'Give one of the two another VLAN, or another connection.',
                related: others.slice(0, external_attachment_LISTED).map((other) => placeIn(other, vlanPointer(other), 'has it here')),
            },
        ];
    },
};
const featuresThere = {
    code: 'HHS-L12',
    severity: 'warning',
    needs: 'references',
    title: 'VLANs towards externals are on switches that have sub-interfaces, access lists on those that have ACLs',
    example: 'switch: {vlan: 100}  # on an edgecore-eps203',
    cure: 'Use a switch with that feature, or do without it.',
    check(object, context) {
        const spec = (0,fabric_read/* specOf */.rI)(object.defaulted);
        const withAcl = (0,fabric_read/* pointerOf */.rq)(spec, 'inboundACL') !== undefined;
        const aclPointer = withAcl ? '/spec/inboundACL' : '/spec/connection';
        return switchesOfAttachment(object, context).flatMap((at) => {
            const vlan = vlanOf(spec) === 0
                ? []
                : lacksFeature({ at, feature: 'subinterfaces', pointer: vlanPointer(object), what: 'a VLAN' }, context);
            // in a virtual lab externals work without
            const skipped = !withAcl && isVirtual(at, context);
            const what = withAcl ? 'inboundACL' : 'an external, which the fabric guards with rules of its own,';
            const acls = skipped ? [] : lacksFeature({ at, feature: 'acls', pointer: aclPointer, what }, context);
            return [...vlan, ...acls];
        });
    },
};
const externalAttachmentRules = [
    bothNamed,
    ...externalAddressRules,
    ...externalAclRules,
    sameSort,
    onExternalConnection,
    vlanUnused,
    featuresThere,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/claims/attachments.js



/** A subnet once on each connection (VA-14), and one native VLAN (VA-15). */
function vpcAttachmentClaims({ defaulted }) {
    const spec = (0,fabric_read/* specOf */.rI)(defaulted);
    const connection = (0,fabric_read/* textOf */.b6)(spec, 'connection');
    const subnet = (0,fabric_read/* textOf */.b6)(spec, 'subnet');
    if (connection === '')
        return [];
    const native = {
        space: 'native VLAN',
        taken: connection,
        pointer: '/spec/nativeVLAN',
        what: `the native VLAN of ${connection}`,
    };
    return [
        {
            space: `subnet on ${connection}`,
            taken: subnet,
            pointer: '/spec/subnet',
            what: `the attachment of ${subnet} to ${connection}`,
        },
        ...((0,fabric_read/* flagOf */.iP)(spec, 'nativeVLAN') ? [native] : []),
    ];
}
/** A VLAN once on each connection, and one attachment without any (EA-11). */
function externalAttachmentClaims(object) {
    const spec = (0,fabric_read/* specOf */.rI)(object.defaulted);
    const connection = (0,fabric_read/* textOf */.b6)(spec, 'connection');
    if (connection === '')
        return [];
    const vlan = vlanOf(spec);
    const what = vlan === 0 ? 'the untagged place' : `the VLAN ${vlan}`;
    return [
        {
            space: `VLAN on ${connection}`,
            taken: String(vlan),
            pointer: vlanPointer(object),
            what: `${what} on ${connection}`,
        },
    ];
}

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/external-attachment.js


const STATEMENT = 'inboundACL.statements.*';
const externalAttachmentDefaulting = {
    go: {
        structs: ['switch', 'neighbor'],
        pointers: [`${STATEMENT}.icmpType`, `${STATEMENT}.icmpCode`],
        always: {
            'static.remoteIP': '',
            [`${STATEMENT}.action`]: '',
            [`${STATEMENT}.dstPrefix`]: '',
            [`${STATEMENT}.protocol`]: '',
            [`${STATEMENT}.seq`]: 0,
            [`${STATEMENT}.srcPrefix`]: '',
        },
    },
    webhook(object) {
        const spec = (0,fabric_read/* specOf */.rI)(object);
        return withOwnLabels(object, {
            'fabric.githedgehog.com/connection': (0,fabric_read/* textOf */.b6)(spec, 'connection'),
            'fabric.githedgehog.com/external': (0,fabric_read/* textOf */.b6)(spec, 'external'),
        });
    },
};

;// CONCATENATED MODULE: ./lib/domain/fabric/words/attachments.js

const vpcAttachmentWords = changeTable('VPC attachment', [
    { at: 'connection', what: 'the connection', as: 'value' },
    { at: 'subnet', what: 'the subnet', as: 'value' },
    { at: 'nativeVLAN', what: 'untagged frames (native VLAN)', as: 'switch' },
], (_, object) => {
    const [subnet, connection] = [specText(object, 'subnet'), specText(object, 'connection')];
    if (subnet === undefined || connection === undefined)
        return undefined;
    const [vpc = '', name = 'default'] = subnet.split('/', 2);
    return `attaching connection ${connection} to subnet ${name} of VPC ${vpc}`;
});
const externalAttachmentWords = changeTable('external attachment', [
    { at: 'connection', what: 'the connection', as: 'value' },
    { at: 'external', what: 'the external', as: 'value' },
    { at: 'switch.ip', what: "the switch's address", as: 'value' },
    { at: 'switch.vlan', what: 'VLAN', as: 'value' },
    { at: 'neighbor.asn', what: "the neighbour's ASN", as: 'value' },
    { at: 'neighbor.ip', what: "the neighbour's address", as: 'value' },
    { at: 'static', what: 'static routing', as: 'part' },
    { at: 'static.ip', what: "the switch's static address", as: 'value' },
    { at: 'static.remoteIP', what: 'the remote address', as: 'value' },
    { at: 'static.vlan', what: 'VLAN', as: 'value' },
    { at: 'static.proxy', what: 'proxy ARP', as: 'switch' },
    { at: 'inboundACL', what: 'an inbound access list', as: 'part' },
], (_, object) => {
    const [external, connection] = [specText(object, 'external'), specText(object, 'connection')];
    if (external === undefined || connection === undefined)
        return undefined;
    return `attaching external ${external} to connection ${connection}`;
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
    formerVersions: ['v1alpha2'],
    plural: 'externalattachments',
    shortNames: ['extattach'],
    categories: ['hedgehog', 'fabric', 'external'],
    spec: externalAttachmentSpec,
    words: externalAttachmentWords,
    rules: externalAttachmentRules,
    claims: externalAttachmentClaims,
    defaulting: externalAttachmentDefaulting,
    required: ['spec'],
    ownsLabel: isFabricKey,
    references: referTo({ kind: 'External', at: 'external', rule: 'EA-9' }, { kind: 'Connection', at: 'connection', rule: 'EA-10' }),
    canonical: { keep: ['static', 'inboundACL.statements.*.icmpType', 'inboundACL.statements.*.icmpCode'] },
});

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/sort.js


/** The object with the list at `key` sorted as texts, or by text members. */
function withSorted(object, key, by = []) {
    const list = (0,json/* getOwn */.Ng)(object, key);
    return Array.isArray(list) ? { ...object, [key]: sorted(list, by) } : object;
}

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/external-peering.js



const externalPeeringDefaulting = {
    go: { structs: ['permit', 'permit.vpc', 'permit.external'] },
    webhook(object) {
        const spec = (0,fabric_read/* specOf */.rI)(object);
        const vpc = (0,fabric_read/* structOf */.Tb)(spec, 'permit', 'vpc');
        const external = (0,fabric_read/* structOf */.Tb)(spec, 'permit', 'external');
        const permit = {
            ...(0,fabric_read/* structOf */.Tb)(spec, 'permit'),
            vpc: withSorted(vpc, 'subnets'),
            external: withSorted(external, 'prefixes', ['prefix']),
        };
        return withOwnLabels(withSpec(object, { ...spec, permit }), {
            'fabric.githedgehog.com/vpc': (0,fabric_read/* textOf */.b6)(vpc, 'name'),
            'fabric.githedgehog.com/external': (0,fabric_read/* textOf */.b6)(external, 'name'),
        });
    },
};

// EXTERNAL MODULE: ./lib/domain/shared/suggest.js
var suggest = __webpack_require__(1886);
;// CONCATENATED MODULE: ./lib/domain/fabric/rules/external-peering.js






const VPC = '/spec/permit/vpc';
const EXTERNAL = '/spec/permit/external';
/** Both lists are sorted by defaulting, so positions are those of the written ones. */
function side({ object }, name) {
    return (0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(object), 'permit', name);
}
function external_peering_nameOf({ defaulted }, name) {
    return (0,fabric_read/* textOf */.b6)((0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(defaulted), 'permit', name), 'name');
}
function ends(object, context) {
    const vpc = context.find('VPC', external_peering_nameOf(object, 'vpc'));
    const external = context.find('External', external_peering_nameOf(object, 'external'));
    return { ...(vpc && { vpc }), ...(external && { external }) };
}
const external_peering_bothNamed = {
    code: 'HHS-EP-2',
    severity: 'error',
    needs: 'self',
    title: 'the VPC and the external are named',
    example: 'permit: {vpc: {name: vpc-1}}',
    cure: 'Set permit.vpc.name and permit.external.name.',
    check(object) {
        const sides = [
            ['vpc', 'VPC', VPC],
            ['external', 'External', EXTERNAL],
        ];
        return sides.flatMap(([name, kind, at]) => external_peering_nameOf(object, name) !== ''
            ? []
            : [
                {
                    pointer: `${at}/name`,
                    message: `permit.${name}.name is missing`,
                    help: `Name the ${kind} that takes part in the peering.`,
                },
            ]);
    },
};
const prefixesSet = {
    code: 'HHS-EP-3',
    severity: 'error',
    needs: 'self',
    title: 'every entry of the prefixes has a prefix',
    example: 'external: {name: ext, prefixes: [{}]}',
    cure: 'Write the prefix, or remove the entry.',
    check(object) {
        return (0,fabric_read/* structsOf */.SK)(side(object, 'external'), 'prefixes')
            .filter(({ value }) => (0,fabric_read/* textOf */.b6)(value, 'prefix') === '')
            .map(({ at }) => ({
            pointer: `${EXTERNAL}/prefixes/${at}/prefix`,
            message: 'the entry has no prefix',
            help: 'Write it as prefix: 0.0.0.0/0, or remove the entry.',
        }));
    },
};
const sameIpv4Namespace = {
    code: 'HHS-EP-6',
    severity: 'error',
    needs: 'references',
    title: 'the VPC and the external are in the same IPv4 namespace',
    example: 'permit: {vpc: {name: vpc-of-lab}, external: {name: ext-of-default}}',
    cure: 'Peer a VPC with an external of its own IPv4 namespace.',
    check(object, context) {
        const { vpc, external } = ends(object, context);
        if (vpc === undefined || external === undefined)
            return [];
        const [ofVpc, ofExternal] = [vpc, external].map(({ defaulted }) => (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), 'ipv4Namespace'));
        if (ofVpc === ofExternal)
            return [];
        const at = '/spec/ipv4Namespace';
        return [
            {
                pointer: EXTERNAL,
                message: `${(0,object_id/* displayId */.kX)(vpc.id)} is in the IPv4 namespace ${ofVpc}, ${(0,object_id/* displayId */.kX)(external.id)} in ${ofExternal}`,
                help: 'Choose a VPC and an External of one IPv4 namespace.',
                related: [
                    { object: vpc, pointer: at, message: `${(0,object_id/* displayId */.kX)(vpc.id)} is in ${ofVpc}` },
                    { object: external, pointer: at, message: `${(0,object_id/* displayId */.kX)(external.id)} is in ${ofExternal}` },
                ],
            },
        ];
    },
};
const subnetsExist = {
    code: 'HHS-EP-7',
    severity: 'error',
    needs: 'references',
    title: 'every subnet that is permitted is one of the VPC',
    example: 'vpc: {name: vpc-1, subnets: [gone]}',
    cure: 'List subnets that the VPC has.',
    check(object, context) {
        const { vpc } = ends(object, context);
        if (vpc === undefined)
            return [];
        const subnets = (0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(vpc.defaulted), 'subnets');
        return (0,fabric_read/* textsOf */.CB)(side(object, 'vpc'), 'subnets').flatMap(({ at, value }) => {
            if (Object.hasOwn(subnets, value))
                return [];
            const meant = (0,suggest/* closest */.kp)(value, Object.keys(subnets))?.word;
            return [
                {
                    pointer: `${VPC}/subnets/${at}`,
                    message: `${(0,object_id/* displayId */.kX)(vpc.id)} has no subnet "${value}"`,
                    help: `${meant === undefined ? '' : `Did you mean "${meant}"? `}Correct the name, or add the subnet to the VPC.`,
                    related: [
                        { object: vpc, pointer: '/spec/subnets', message: `${(0,object_id/* displayId */.kX)(vpc.id)} has its subnets here` },
                    ],
                },
            ];
        });
    },
};
const ipv4Prefixes = {
    code: 'HHS-L3',
    severity: 'warning',
    needs: 'self',
    title: 'every prefix of an external peering is an IPv4 prefix',
    example: 'prefixes: [{prefix: default}]',
    cure: 'Write IPv4 prefixes: what is none reaches the switch as it is.',
    check(object) {
        return (0,fabric_read/* structsOf */.SK)(side(object, 'external'), 'prefixes').flatMap(({ at, value }) => {
            const text = (0,fabric_read/* textOf */.b6)(value, 'prefix');
            if (text === '' || (0,fabric_ip/* parsePrefix */.A1)(text)?.family === 4)
                return [];
            return [
                {
                    pointer: `${EXTERNAL}/prefixes/${at}/prefix`,
                    message: `"${text}" is no IPv4 prefix; nothing refuses it, and the switches cannot use it`,
                    help: 'Write address/length, such as 0.0.0.0/0.',
                },
            ];
        });
    },
};
const permitsSomething = {
    code: 'HHS-L25',
    severity: 'warning',
    needs: 'self',
    title: 'an external peering permits at least one subnet and one prefix',
    example: 'permit: {vpc: {name: vpc-1}, external: {name: ext}}',
    cure: 'List the subnets and the prefixes; an empty list means none.',
    check(object) {
        const lists = [
            [VPC, 'subnets', (0,fabric_read/* textsOf */.CB)(side(object, 'vpc'), 'subnets').length],
            [EXTERNAL, 'prefixes', (0,fabric_read/* structsOf */.SK)(side(object, 'external'), 'prefixes').length],
        ];
        return lists
            .filter(([, , length]) => length === 0)
            .map(([at, field]) => ({
            pointer: `${at}/${field}`,
            message: `no ${field} are listed, so the peering permits nothing`,
            help: `List the ${field} that are permitted; an empty list does not mean all of them.`,
        }));
    },
};
/** The VPC is reachable on every switch that the external is attached to. */
const switchesHaveVlans = {
    code: 'HHS-L5',
    severity: 'warning',
    needs: 'references',
    title: 'switches on which a VPC is reachable list its VLAN namespace',
    example: 'permit: {vpc: {name: vpc-1}, external: {name: ext}}  # ext is attached to a switch without vpc-1’s VLANs',
    cure: 'Add the VLAN namespace to the vlanNamespaces of the switch.',
    check(object, context) {
        const { vpc, external } = ends(object, context);
        if (vpc === undefined || external === undefined)
            return [];
        return switchesOfExternal(external.id.name, context).flatMap((on) => vlanNamespaceGap(vpc, on, `${EXTERNAL}/name`));
    },
};
const externalPeeringRules = [
    external_peering_bothNamed,
    prefixesSet,
    sameIpv4Namespace,
    subnetsExist,
    ipv4Prefixes,
    permitsSomething,
    switchesHaveVlans,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/words/peerings.js



/** `default of VPC a` for each side of a permission. */
function permission(value) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return undefined;
    const sides = Object.entries(value).map(([vpc, side]) => {
        const subnets = (0,json/* isJsonObject */.OW)(side) ? (0,json/* getOwn */.Ng)(side, 'subnets') : undefined;
        return Array.isArray(subnets) ? `${vpc} (${subnets.join(', ')})` : `${vpc} (all subnets)`;
    });
    return sides.join(' with ');
}
function peered(object) {
    const permit = (0,json/* getOwn */.Ng)((0,fabric_read/* specOf */.rI)(object), 'permit');
    const vpcs = Array.isArray(permit)
        ? permit.flatMap((one) => ((0,json/* isJsonObject */.OW)(one) ? Object.keys(one) : []))
        : [];
    const [a, b] = [...new Set(vpcs)];
    return a === undefined || b === undefined ? undefined : `peering VPC ${a} with VPC ${b}`;
}
const vpcPeeringWords = changeTable('peering', [
    { at: 'remote', what: 'the remote switch group', as: 'value' },
    { at: 'permit', what: 'the permission', as: 'items', tell: permission },
    { at: 'permit.*.*.subnets', what: 'in {1} the subnet', as: 'items' },
], (_, object) => peered(object));
const externalPeeringWords = changeTable('external peering', [
    { at: 'permit.vpc.name', what: 'the VPC', as: 'value' },
    { at: 'permit.vpc.subnets', what: 'the subnet', as: 'items' },
    { at: 'permit.external.name', what: 'the external', as: 'value' },
    {
        at: 'permit.external.prefixes',
        what: 'the prefix',
        as: 'items',
        tell: (value) => change_table_membersOf(value, { prefix: '' }),
    },
    { at: 'permit.external.prefixes.*.prefix', what: 'a prefix', as: 'value' },
], (_, object) => {
    const vpc = specText(object, 'permit', 'vpc', 'name');
    const external = specText(object, 'permit', 'external', 'name');
    return vpc === undefined || external === undefined
        ? undefined
        : `peering VPC ${vpc} with external ${external}`;
});
const gatewayPeeringWords = changeTable('gateway peering', [
    { at: 'gatewayGroup', what: 'the gateway group', as: 'value' },
    { at: 'acl.default', what: 'the default of its access list', as: 'value' },
    { at: 'acl.rules.*.action', what: 'in an access rule the action', as: 'value' },
    { at: 'peering.*', what: 'the side of VPC {0}', as: 'part' },
], (_, object) => {
    const [a, b] = Object.keys((0,fabric_read/* structOf */.Tb)(object, 'spec', 'peering'));
    return a === undefined || b === undefined
        ? undefined
        : `peering VPC ${a} with VPC ${b} through a gateway`;
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
    formerVersions: ['v1alpha2'],
    plural: 'externalpeerings',
    shortNames: ['extpeering', 'extpeer'],
    categories: ['hedgehog', 'fabric', 'external'],
    spec: externalPeeringSpec,
    words: externalPeeringWords,
    rules: externalPeeringRules,
    defaulting: externalPeeringDefaulting,
    ownsLabel: isFabricKey,
    references: referTo({ kind: 'VPC', at: 'permit.vpc.name', rule: 'EP-4' }, { kind: 'External', at: 'permit.external.name', rule: 'EP-5' }),
    canonical: { sort: { 'permit.vpc.subnets': [], 'permit.external.prefixes': ['prefix'] } },
    normalForms: [{ at: 'permit.external.prefixes.*.prefix', form: 'prefix' }],
});

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/ipv4-namespace.js



const ipv4NamespaceDefaulting = {
    go: {},
    webhook: (object) => withSpec(withOwnLabels(object, {}), withSorted((0,fabric_read/* specOf */.rI)(object), 'subnets')),
};

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/ipv4-namespace-entries.js


/** The entries in the order of the manifest. What is no text at all is passed over; null is the empty text. */
function writtenEntries(namespace) {
    return (0,fabric_read/* listOf */.c3)((0,fabric_read/* specOf */.rI)(namespace.object), 'subnets').flatMap((value, at) => {
        const text = value ?? '';
        return typeof text === 'string' ? [{ at, text, prefix: (0,fabric_ip/* parsePrefix */.A1)(text) }] : [];
    });
}
/** Index: the entries of every IPv4Namespace by name, in the order in which the fabric looks at them. */
function namespaceEntries(context) {
    const byName = new Map();
    for (const namespace of context.all('IPv4Namespace')) {
        if (byName.has(namespace.id.name))
            continue;
        const texts = (0,fabric_read/* listOf */.c3)((0,fabric_read/* specOf */.rI)(namespace.defaulted), 'subnets').filter((text) => typeof text === 'string');
        byName.set(namespace.id.name, texts.map((text) => ({ text, prefix: (0,fabric_ip/* parsePrefix */.A1)(text) })));
    }
    return byName;
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/ipv4-namespace-reserved.js

/** Index: what the fabric keeps for itself. */
function reservedPrefixes({ config }) {
    return config.reservedSubnets.flatMap((text) => (0,fabric_ip/* parsePrefix */.A1)(text) ?? []);
}
/** The first of `others` that shares an address with the prefix, as text. */
function firstOverlap(prefix, others) {
    const other = others.find((candidate) => (0,fabric_ip/* overlaps */.$f)(candidate, prefix));
    return other === undefined ? undefined : (0,fabric_ip/* formatPrefix */.s)(other);
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-referrers.js


/** An index of the objects of a kind by the value of a label. Make it once, as a constant of a module. */
function vpc_referrers_labelIndex(kind, label) {
    return (context) => {
        const holders = new Map();
        for (const object of context.all(kind)) {
            const value = (0,fabric_read/* labelsOf */.PC)(object.defaulted)[label];
            if (typeof value === 'string')
                push(holders, value, object);
        }
        return holders;
    };
}
/** An index of the objects of a kind by the names behind a label's prefix, where the label says `true`. */
function markIndex(kind, prefix) {
    return (context) => {
        const holders = new Map();
        for (const object of context.all(kind)) {
            for (const [label, value] of Object.entries((0,fabric_read/* labelsOf */.PC)(object.defaulted))) {
                if (value === 'true' && label.startsWith(`${prefix}/`)) {
                    push(holders, label.slice(prefix.length + 1), object);
                }
            }
        }
        return holders;
    };
}
function push(holders, key, object) {
    const list = holders.get(key);
    if (list === undefined)
        holders.set(key, [object]);
    else
        list.push(object);
}
/** Referrers that are named in one finding; the others are counted. */
const NAMED = 5;
/** Why an object must stay: whoever still refers to it. */
function stillUsed(kind, users, how) {
    if (users === undefined || users.length === 0)
        return [];
    return [
        {
            pointer: '/metadata/name',
            message: `${nameSome(users)} ${how}`,
            help: `Delete every such ${kind} first, or move it to another object.`,
            related: relatedTo(users, 'it is used here'),
        },
    ];
}
/** `VPCAttachment default/a, VPCAttachment default/b and 3 more`. */
function nameSome(objects) {
    const names = objects.slice(0, NAMED).map(({ id }) => (0,object_id/* displayId */.kX)(id));
    const more = objects.length - names.length;
    return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
function relatedTo(objects, message) {
    return objects.slice(0, NAMED).map((object) => ({ object, pointer: '/metadata/name', message }));
}

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/vpc.js






/** Defaulting does not look at the DHCP of longer ones. */
const LONGEST_SUBNET = 30;
const DEFAULT_INTERFACE_MTU = 9036;
const DEFAULT_LEASE_SECONDS = 3600;
const OPTIONS = 'subnets.*.dhcp.options';
const vpcDefaulting = {
    go: {
        structs: ['subnets.*.dhcp'],
        pointers: ['subnets.*.isolated', 'subnets.*.restricted'],
        always: {
            [`${OPTIONS}.dnsServers`]: null,
            [`${OPTIONS}.timeServers`]: null,
            [`${OPTIONS}.interfaceMTU`]: 0,
            [`${OPTIONS}.leaseTimeSeconds`]: 0,
            'subnets.*.dhcp.static.*.ip': '',
        },
    },
    webhook(object) {
        const spec = (0,fabric_read/* specOf */.rI)(object);
        const ipv4Namespace = (0,fabric_read/* textOf */.b6)(spec, 'ipv4Namespace') || 'default';
        const vlanNamespace = (0,fabric_read/* textOf */.b6)(spec, 'vlanNamespace') || 'default';
        const subnets = {};
        for (const [name, subnet] of Object.entries((0,fabric_read/* structOf */.Tb)(spec, 'subnets'))) {
            (0,json/* setOwn */.P5)(subnets, name, (0,json/* isJsonObject */.OW)(subnet) ? subnetDefaults(subnet) : subnet);
        }
        const next = { ...spec, ipv4Namespace, vlanNamespace, subnets };
        return withOwnLabels(withSpec(object, next), {
            'fabric.githedgehog.com/ipv4ns': ipv4Namespace,
            'fabric.githedgehog.com/vlanns': vlanNamespace,
        });
    },
};
function subnetDefaults(subnet) {
    const prefix = (0,fabric_ip/* parsePrefix */.A1)((0,fabric_read/* textOf */.b6)(subnet, 'subnet'));
    if (prefix === undefined)
        return subnet;
    const wantsGateway = (0,fabric_read/* textOf */.b6)(subnet, 'gateway') === '' && !(0,fabric_read/* flagOf */.iP)(subnet, 'hostBGP');
    const next = wantsGateway ? { ...subnet, gateway: hostText(prefix, 1n) } : subnet;
    return prefix.length > LONGEST_SUBNET
        ? next
        : { ...next, dhcp: dhcpDefaults((0,fabric_read/* structOf */.Tb)(next, 'dhcp'), prefix) };
}
function hostText(prefix, offset) {
    const address = (0,fabric_ip/* addressIn */._Q)(prefix, offset);
    return address === undefined ? '' : (0,fabric_ip/* formatAddress */.M0)(address);
}
/** With DHCP off range and options are dropped, but not the static leases. */
function dhcpDefaults(dhcp, prefix) {
    if (!(0,fabric_read/* flagOf */.iP)(dhcp, 'enable'))
        return without(without(dhcp, 'range'), 'options');
    const range = (0,fabric_read/* structOf */.Tb)(dhcp, 'range');
    const start = (0,fabric_read/* textOf */.b6)(range, 'start') || hostText(prefix, 2n);
    const end = (0,fabric_read/* textOf */.b6)(range, 'end') || (0,fabric_ip/* formatAddress */.M0)({ family: prefix.family, value: prefix.last });
    const ranged = { ...dhcp, range: { ...range, start, end } };
    const options = (0,fabric_read/* pointerOf */.rq)(dhcp, 'options');
    if (options === undefined)
        return withCanonicalMacs(ranged);
    if (Object.values(options).every(saysNothing))
        return without(ranged, 'options');
    return withCanonicalMacs({ ...ranged, options: optionDefaults(options) });
}
/** Zero to Go; an empty list that is written is not. */
function saysNothing(value) {
    return typeof value !== 'object' ? !value : value === null;
}
function optionDefaults(options) {
    const filled = {
        ...options,
        dnsServers: (0,json/* getOwn */.Ng)(options, 'dnsServers') ?? [],
        timeServers: (0,json/* getOwn */.Ng)(options, 'timeServers') ?? [],
        interfaceMTU: (0,fabric_read/* numberOf */.rl)(options, 'interfaceMTU') || DEFAULT_INTERFACE_MTU,
        leaseTimeSeconds: (0,fabric_read/* numberOf */.rl)(options, 'leaseTimeSeconds') || DEFAULT_LEASE_SECONDS,
    };
    const addresses = withSorted(withSorted(filled, 'dnsServers'), 'timeServers');
    return withSorted(addresses, 'advertisedRoutes', ['destination', 'gateway']);
}
/** One spelling for each MAC; what is none stays as it is. */
function withCanonicalMacs(dhcp) {
    const leases = (0,fabric_read/* pointerOf */.rq)(dhcp, 'static');
    if (leases === undefined)
        return dhcp;
    const canonical = {};
    for (const [mac, lease] of Object.entries(leases))
        (0,json/* setOwn */.P5)(canonical, (0,go_text/* canonicalMac */.EF)(mac) ?? mac, lease);
    return { ...dhcp, static: canonical };
}
function without(object, key) {
    if (!Object.hasOwn(object, key))
        return object;
    const rest = { ...object };
    delete rest[key];
    return rest;
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-subnets.js




const vpc_subnets_known = new WeakMap();
/** The subnets of a VPC; its prefixes are read once. */
function vpcSubnets(vpc) {
    const remembered = vpc_subnets_known.get(vpc);
    if (remembered !== undefined)
        return remembered;
    const written = (0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(vpc.object), 'subnets');
    const subnets = (0,fabric_read/* structEntriesOf */.ty)((0,fabric_read/* specOf */.rI)(vpc.defaulted), 'subnets').map(([name, value]) => readSubnet(name, value, (0,fabric_read/* structOf */.Tb)(written, name)));
    vpc_subnets_known.set(vpc, subnets);
    return subnets;
}
function readSubnet(name, value, written) {
    const pointer = (0,shared_pointer/* childPointer */.Y2)('/spec/subnets', name);
    const text = (0,fabric_read/* textOf */.b6)(value, 'subnet');
    const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
    const extras = (0,fabric_read/* structEntriesOf */.ty)(value, 'hostBGPExtraPrefixes').map(([extra, lengths]) => ({
        text: extra,
        pointer: (0,shared_pointer/* childPointer */.Y2)(`${pointer}/hostBGPExtraPrefixes`, extra),
        value: lengths,
        prefix: (0,fabric_ip/* parsePrefix */.A1)(extra),
    }));
    const hostBgp = (0,fabric_read/* flagOf */.iP)(value, 'hostBGP');
    return { name, pointer, value, written, text, prefix, hostBgp, vlan: (0,fabric_read/* numberOf */.rl)(value, 'vlan'), extras };
}
/** Those whose prefix can be read and is short enough: with the others there is nothing to compare addresses with. */
function usableSubnets(vpc) {
    return vpcSubnets(vpc).filter(isUsable);
}
function isUsable(subnet) {
    return subnet.prefix !== undefined && subnet.prefix.length <= LONGEST_SUBNET;
}
/** Subnets and extra prefixes that can be read. */
function takenPrefixes(vpc) {
    return vpcSubnets(vpc).flatMap((subnet) => [
        ...(subnet.prefix === undefined
            ? []
            : [
                {
                    text: subnet.text,
                    pointer: `${subnet.pointer}/subnet`,
                    onKey: false,
                    prefix: subnet.prefix,
                    what: `the subnet ${subnet.name} (${subnet.text})`,
                },
            ]),
        ...(subnet.hostBgp ? extrasOf(subnet) : []),
    ]);
}
function extrasOf({ name, extras }) {
    return extras.flatMap(({ text, pointer, prefix }) => prefix === undefined
        ? []
        : [{ text, pointer, onKey: true, prefix, what: `the extra prefix ${text} of the subnet ${name}` }]);
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/ipv4-namespace.js







const NAMESPACE_LABEL = 'fabric.githedgehog.com/ipv4ns';
const vpcsOf = vpc_referrers_labelIndex('VPC', NAMESPACE_LABEL);
const externalsOf = vpc_referrers_labelIndex('External', NAMESPACE_LABEL);
const prefixRule = {
    code: 'HHS-IPNS-3',
    severity: 'error',
    needs: 'self',
    title: 'every entry is a prefix',
    example: 'subnets: [10.0.0.0]',
    cure: 'Write address/length, such as 10.0.0.0/16.',
    check(object) {
        return writtenEntries(object).flatMap(({ at, text, prefix }) => prefix === undefined
            ? [
                {
                    pointer: `/spec/subnets/${at}`,
                    message: `"${text}" is no prefix`,
                    help: 'Write address/length, such as 10.0.0.0/16; octets and length without leading zeros.',
                },
            ]
            : []);
    },
};
/** The schema takes twenty. */
const MOST_ENTRIES = 10;
const countRule = {
    code: 'HHS-IPNS-4',
    severity: 'error',
    needs: 'self',
    title: `an IPv4Namespace has at most ${MOST_ENTRIES} entries`,
    example: 'subnets: [10.0.0.0/24, 10.0.1.0/24, …, 10.0.10.0/24]',
    cure: 'Join neighbouring entries, or spread them over two namespaces.',
    check(object) {
        const count = writtenEntries(object).length;
        if (count <= MOST_ENTRIES)
            return [];
        return [
            {
                pointer: '/spec/subnets',
                message: `${count} entries, and the fabric takes at most ${MOST_ENTRIES}`,
                help: 'Join neighbouring entries, or spread them over two namespaces.',
            },
        ];
    },
};
const disjointRule = {
    code: 'HHS-IPNS-5',
    severity: 'error',
    needs: 'self',
    title: 'the entries do not overlap each other',
    example: 'subnets: [10.0.0.0/8, 10.1.0.0/16]',
    cure: 'Keep the wider entry.',
    check(object) {
        const entries = writtenEntries(object).flatMap((entry) => entry.prefix === undefined ? [] : [{ ...entry, prefix: entry.prefix }]);
        return (0,fabric_ip/* overlappingPairs */.Zc)(entries).map(({ item, other }) => ({
            pointer: `/spec/subnets/${item.at}`,
            message: `${item.text} overlaps ${other.text}`,
            help: 'Keep the wider entry, or choose entries that have no address in common.',
            related: [{ object, pointer: `/spec/subnets/${other.at}`, message: `${other.text} stands here` }],
        }));
    },
};
const reservedRule = {
    code: 'HHS-IPNS-6',
    severity: 'error',
    needs: 'config',
    title: 'no entry overlaps what the fabric keeps for itself',
    example: 'subnets: [172.30.0.0/16]',
    cure: 'Choose entries outside the reserved subnets of the fabric’s configuration.',
    check(object, context) {
        const reserved = context.index(reservedPrefixes);
        return writtenEntries(object).flatMap(({ at, text, prefix }) => {
            const taken = prefix === undefined ? undefined : firstOverlap(prefix, reserved);
            if (taken === undefined)
                return [];
            return [
                {
                    pointer: `/spec/subnets/${at}`,
                    message: `${text} overlaps ${taken}, which the fabric keeps for itself`,
                    help: 'Choose an entry outside the fabric’s reserved subnets.',
                },
            ];
        });
    },
};
/** Extra prefixes of subnets for hosts with BGP are not looked at here. */
const stillFitsRule = {
    code: 'HHS-IPNS-7',
    severity: 'error',
    needs: 'previous',
    title: 'after a change every VPC of the namespace still fits',
    example: 'subnets: [10.0.0.0/17]',
    cure: 'Keep the entries that VPCs use, or move their subnets first.',
    check(object, context) {
        const entries = writtenEntries(object);
        const vpcs = context.index(vpcsOf).get(object.id.name) ?? [];
        return vpcs.flatMap((vpc) => {
            const outside = vpcSubnets(vpc).filter(({ prefix }) => prefix !== undefined && !ipv4_namespace_fits(prefix, entries));
            const [first] = outside;
            if (first === undefined)
                return [];
            const who = (0,object_id/* displayId */.kX)(vpc.id);
            const subnets = outside.map(({ name, text }) => `${name} (${text})`).join(', ');
            return [
                {
                    pointer: '/spec/subnets',
                    message: `no entry holds ${subnets} of the ${who}`,
                    help: 'Keep the entries that VPCs use, or change the VPC first.',
                    related: [{ object: vpc, pointer: `${first.pointer}/subnet`, message: `${who} has it here` }],
                },
            ];
        });
    },
};
function ipv4_namespace_fits(prefix, entries) {
    return entries.some((entry) => entry.prefix !== undefined && (0,fabric_ip/* isSubset */.HS)(prefix, entry.prefix));
}
const deleteVpcsRule = {
    code: 'HHS-IPNS-D1',
    severity: 'error',
    needs: 'delete',
    title: 'an IPv4Namespace goes only when no VPC refers to it',
    cure: 'Delete the VPCs of the namespace first.',
    check: ({ id }, context) => stillUsed('VPC', context.index(vpcsOf).get(id.name), 'takes its addresses from it'),
};
const deleteExternalsRule = {
    code: 'HHS-IPNS-D2',
    severity: 'error',
    needs: 'delete',
    title: 'an IPv4Namespace goes only when no External refers to it',
    cure: 'Delete the Externals of the namespace first.',
    check: ({ id }, context) => stillUsed('External', context.index(externalsOf).get(id.name), 'belongs to it'),
};
const ipv4NamespaceRules = [
    shortNameRule('HHS-IPNS-2'),
    prefixRule,
    countRule,
    disjointRule,
    reservedRule,
    stillFitsRule,
    deleteVpcsRule,
    deleteExternalsRule,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/ipv4-namespace.js






const ipv4NamespaceSpec = object({ subnets: list(string(), { minItems: 1, maxItems: 20 }) });
const ipv4NamespaceKind = defineKind({
    kind: 'IPv4Namespace',
    group: 'vpc',
    version: 'v1beta1',
    formerVersions: ['v1alpha2'],
    plural: 'ipv4namespaces',
    shortNames: ['ipns'],
    categories: ['hedgehog', 'fabric'],
    spec: ipv4NamespaceSpec,
    words: ipv4NamespaceWords,
    defaulting: ipv4NamespaceDefaulting,
    ownsLabel: isFabricKey,
    canonical: { sort: { subnets: [] } },
    rules: ipv4NamespaceRules,
    normalForms: [{ at: 'subnets.*', form: 'prefix' }],
});

;// CONCATENATED MODULE: ./lib/domain/fabric/claims/switch.js



/** Addresses that devices of a fabric have once, among switches and gateways. */
function hostClaim({ defaulted }, field, unchecked = false) {
    const text = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), field);
    const taken = addressText(text);
    if (taken === undefined)
        return [];
    return [{ space: field, taken, pointer: `/spec/${field}`, what: `the ${field} ${text}`, unchecked }];
}
/**
 * Management, protocol and VTEP address (SW-26, SW-28, SW-33) and the ASN of a leaf (SW-29). The fabric does not hold the
 * ASN and VTEP address of an MCLAG switch against others, but those of others against it.
 */
function switchClaims(object) {
    const spec = (0,fabric_read/* specOf */.rI)(object.defaulted);
    const leaf = (0,switch_parts/* isLeaf */.xe)(spec);
    const shares = (0,switch_parts/* redundancyOf */.Xg)(spec) === 'mclag';
    const asn = (0,fabric_read/* numberOf */.rl)(spec, 'asn');
    return [
        ...hostClaim(object, 'ip'),
        ...hostClaim(object, 'protocolIP'),
        ...hostClaim(object, 'vtepIP', !leaf || shares),
        ...(leaf && asn !== 0
            ? [
                {
                    space: 'ASN of leaves',
                    taken: String(asn),
                    pointer: '/spec/asn',
                    what: `the ASN ${asn}`,
                    unchecked: shares,
                },
            ]
            : []),
    ];
}

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/switch.js




const LINK_FLAP_DEFAULTS = { flapThreshold: 3, samplingInterval: 30, recoveryInterval: 300 };
/**
 * `portLocators` stays as written: the webhook turns its values into points in time, which nobody can foresee, and a
 * comparison leaves the field out.
 */
const switchDefaulting = {
    go: {
        structs: ['redundancy', 'boot', 'ecmp'],
        pointers: [
            'linkFlapErrDisable.flapThreshold',
            'linkFlapErrDisable.recoveryInterval',
            'linkFlapErrDisable.samplingInterval',
        ],
    },
    webhook(object) {
        const spec = (0,fabric_read/* specOf */.rI)(object);
        const vlans = (0,fabric_read/* textsOf */.CB)(spec, 'vlanNamespaces').map(({ value }) => value);
        const vlanNamespaces = vlans.length === 0 ? ['default'] : vlans;
        const groups = groupsOf(spec);
        const linkFlap = (0,fabric_read/* pointerOf */.rq)(spec, 'linkFlapErrDisable');
        const filled = {
            ...spec,
            ...(groups.length === 0 ? {} : { groups }),
            vlanNamespaces,
            ...(linkFlap === undefined ? {} : { linkFlapErrDisable: { ...LINK_FLAP_DEFAULTS, ...linkFlap } }),
        };
        const speeds = withPlainSpeeds(withPlainSpeeds(filled, 'portSpeeds'), 'portGroupSpeeds');
        const next = withSorted(withSorted(speeds, 'groups'), 'vlanNamespaces');
        return withOwnLabels(withSpec(object, next), {
            ...marks('switchgroup.fabric.githedgehog.com', groups),
            ...marks('vlanns.fabric.githedgehog.com', vlanNamespaces),
            'fabric.githedgehog.com/profile': (0,fabric_read/* textOf */.b6)(spec, 'profile'),
        });
    },
};
/** The groups of a switch, the redundancy group among them. */
function groupsOf(spec) {
    const groups = (0,fabric_read/* textsOf */.CB)(spec, 'groups').map(({ value }) => value);
    const group = (0,fabric_read/* textOf */.b6)((0,fabric_read/* structOf */.Tb)(spec, 'redundancy'), 'group');
    return group === '' || groups.includes(group) ? groups : [...groups, group];
}
const SPEED_PREFIX = 'SPEED_';
/** `SPEED_10G` of old manifests becomes `10G`. */
function withPlainSpeeds(spec, key) {
    const speeds = (0,json/* getOwn */.Ng)(spec, key);
    if (!(0,json/* isJsonObject */.OW)(speeds))
        return spec;
    const plain = {};
    for (const [port, speed] of Object.entries(speeds)) {
        const prefixed = typeof speed === 'string' && speed.startsWith(SPEED_PREFIX);
        (0,json/* setOwn */.P5)(plain, port, prefixed ? speed.slice(SPEED_PREFIX.length) : speed);
    }
    return { ...spec, [key]: plain };
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-addresses.js



function addressOf({ family, address }) {
    return { family, value: address };
}
/** An address, undefined when the text is no prefix. */
function addressIn(text) {
    const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
    return prefix === undefined ? undefined : (0,fabric_ip/* formatAddress */.M0)(addressOf(prefix));
}
const managementInside = {
    code: 'HHS-SW-25',
    severity: 'error',
    needs: 'config',
    stage: 'validate',
    title: 'ip is an address of the management subnet below its DHCP range',
    example: 'ip: 10.0.0.1/24',
    cure: 'Choose an address of the management subnet below the start of its DHCP range.',
    check({ defaulted }, { config }) {
        const text = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), 'ip');
        if (text === '')
            return [];
        const message = managementProblem(text, config);
        if (message === undefined)
            return [];
        const help = `Choose an address of ${config.managementSubnet} below ${config.managementDHCPStart}, with the length of the subnet.`;
        return [{ pointer: '/spec/ip', message, help }];
    },
};
function managementProblem(text, config) {
    const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
    if (prefix === undefined)
        return `ip ${text} is no address with a length`;
    const address = addressOf(prefix);
    const subnet = (0,fabric_ip/* parsePrefix */.A1)(config.managementSubnet);
    if (subnet !== undefined && !(0,fabric_ip/* contains */.gR)(subnet, address)) {
        return `ip ${text} lies outside the management subnet ${config.managementSubnet}`;
    }
    const start = (0,fabric_ip/* parseAddress */.or)(config.managementDHCPStart);
    if (start === undefined || start.family !== address.family || address.value < start.value)
        return undefined;
    return `ip ${text} lies in the DHCP range of the management subnet, which starts at ${config.managementDHCPStart}`;
}
function switchesByAddress({ all }) {
    return (0,switch_parts/* groupBy */.$z)(all('Switch'), ({ defaulted }) => [addressIn((0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), 'ip')) ?? '']);
}
const managementUnique = {
    code: 'HHS-SW-26',
    severity: 'error',
    needs: 'references',
    title: 'ip is neither the address of the control nodes nor that of another switch',
    example: 'ip: 172.30.0.1/21',
    cure: 'Choose a free address of the management subnet.',
    check(object, context) {
        const text = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(object.defaulted), 'ip');
        const address = addressIn(text);
        if (address === undefined)
            return [];
        const help = 'Choose a free address of the management subnet.';
        const findings = [];
        if (address === addressIn(context.config.controlVIP)) {
            const message = `ip ${text} is the address of the control nodes`;
            findings.push({ pointer: '/spec/ip', message, help });
        }
        const other = (0,switch_parts/* anotherIn */.rO)(context.index(switchesByAddress), address, object);
        if (other !== undefined)
            findings.push(takenBy('ip', text, other, help));
        return findings;
    },
};
function takenBy(field, text, other, help) {
    const who = `${other.id.kind} ${other.id.namespace}/${other.id.name}`;
    return {
        pointer: `/spec/${field}`,
        message: `${field} ${text} is in use by ${other.id.kind} ${other.id.name}`,
        help,
        related: [{ object: other, pointer: `/spec/${field}`, message: `${who} has it here` }],
    };
}
function hostProblem(field, text, subnetText) {
    const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
    if (prefix === undefined)
        return `${field} ${text === '' ? 'is missing' : `${text} is no address with a length`}`;
    if (prefix.length !== 32)
        return `${field} ${text} is not a single address, a /32`;
    const subnet = (0,fabric_ip/* parsePrefix */.A1)(subnetText);
    if (subnet === undefined || (0,fabric_ip/* contains */.gR)(subnet, addressOf(prefix)))
        return undefined;
    return `${field} ${text} lies outside of ${subnetText}`;
}
const protocolInside = {
    code: 'HHS-SW-27',
    severity: 'error',
    needs: 'config',
    stage: 'validate',
    title: 'protocolIP is a /32 of the protocol subnet',
    example: 'protocolIP: 172.30.8.0/22',
    cure: 'Choose a /32 of the protocol subnet.',
    check({ defaulted }, { config }) {
        const text = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), 'protocolIP');
        const message = text === '' ? undefined : hostProblem('protocolIP', text, config.protocolSubnet);
        if (message === undefined)
            return [];
        return [{ pointer: '/spec/protocolIP', message, help: `Choose a /32 of ${config.protocolSubnet}.` }];
    },
};
const vtepInside = {
    code: 'HHS-SW-32',
    severity: 'error',
    needs: 'config',
    stage: 'validate',
    title: 'the vtepIP of a leaf is a /32 of the VTEP subnet',
    example: 'vtepIP: 172.30.12.0/24',
    cure: 'Choose a /32 of the VTEP subnet.',
    check({ defaulted }, { config }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        const text = (0,fabric_read/* textOf */.b6)(spec, 'vtepIP');
        if (!(0,switch_parts/* isLeaf */.xe)(spec) || (text === '' && config.fabricMode === 'spine-leaf'))
            return [];
        const message = hostProblem('vtepIP', text, config.vtepSubnet);
        if (message === undefined)
            return [];
        return [{ pointer: '/spec/vtepIP', message, help: `Choose a /32 of ${config.vtepSubnet}.` }];
    },
};
/** The fabric compares texts, and asks gateways only when they are enabled. */
function usersOf(field, { all, config }) {
    const users = [...all('Switch'), ...(config.enableGateway ? all('Gateway') : [])];
    return (0,switch_parts/* groupBy */.$z)(users, ({ defaulted }) => [(0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), field)]);
}
function protocolUsers(context) {
    return usersOf('protocolIP', context);
}
function vtepUsers(context) {
    return usersOf('vtepIP', context);
}
const protocolUnique = {
    code: 'HHS-SW-28',
    severity: 'error',
    needs: 'references',
    title: 'protocolIP is that of no other switch or gateway',
    example: 'protocolIP: 172.30.8.1/32   # in two switches',
    cure: 'Choose a free /32 of the protocol subnet.',
    check(object, context) {
        const text = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(object.defaulted), 'protocolIP');
        const other = (0,switch_parts/* anotherIn */.rO)(context.index(protocolUsers), text, object);
        const help = `Choose a free /32 of ${context.config.protocolSubnet}.`;
        return other === undefined ? [] : [takenBy('protocolIP', text, other, help)];
    },
};
const vtepUnique = {
    code: 'HHS-SW-33',
    severity: 'error',
    needs: 'references',
    title: 'the vtepIP of a leaf is that of no other switch or gateway',
    example: 'vtepIP: 172.30.12.1/32   # in two switches',
    cure: 'Choose a free /32 of the VTEP subnet.',
    check(object, context) {
        const spec = (0,fabric_read/* specOf */.rI)(object.defaulted);
        if (!(0,switch_parts/* isLeaf */.xe)(spec) || (0,switch_parts/* redundancyOf */.Xg)(spec) === 'mclag')
            return [];
        const text = (0,fabric_read/* textOf */.b6)(spec, 'vtepIP');
        const other = (0,switch_parts/* anotherIn */.rO)(context.index(vtepUsers), text, object);
        const help = `Choose a free /32 of ${context.config.vtepSubnet}.`;
        return other === undefined ? [] : [takenBy('vtepIP', text, other, help)];
    },
};
const switchAddressRules = [
    managementInside,
    managementUnique,
    protocolInside,
    protocolUnique,
    vtepInside,
    vtepUnique,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-asn.js


function leavesByAsn({ all }) {
    return (0,switch_parts/* groupBy */.$z)(all('Switch'), ({ defaulted }) => {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        const asn = (0,fabric_read/* numberOf */.rl)(spec, 'asn');
        return (0,switch_parts/* isLeaf */.xe)(spec) && asn !== 0 ? [String(asn)] : [];
    });
}
const leafUnique = {
    code: 'HHS-SW-29',
    severity: 'error',
    needs: 'references',
    title: 'the ASN of a leaf is that of no other leaf',
    example: 'asn: 65101   # in two leaves',
    cure: 'Give each leaf an ASN of its own.',
    check(object, context) {
        const spec = (0,fabric_read/* specOf */.rI)(object.defaulted);
        if (!(0,switch_parts/* isLeaf */.xe)(spec) || (0,switch_parts/* redundancyOf */.Xg)(spec) === 'mclag')
            return [];
        const asn = (0,fabric_read/* numberOf */.rl)(spec, 'asn');
        const other = (0,switch_parts/* anotherIn */.rO)(context.index(leavesByAsn), String(asn), object);
        if (other === undefined)
            return [];
        const { leafASNStart, leafASNEnd } = context.config;
        return [
            {
                pointer: '/spec/asn',
                message: `the ASN ${asn} is in use by the leaf ${other.id.name}`,
                help: `Choose a free ASN from ${leafASNStart} to ${leafASNEnd}.`,
                related: [
                    {
                        object: other,
                        pointer: '/spec/asn',
                        message: `Switch ${other.id.namespace}/${other.id.name} has it here`,
                    },
                ],
            },
        ];
    },
};
const leafRange = {
    code: 'HHS-SW-30',
    severity: 'error',
    needs: 'config',
    stage: 'validate',
    title: 'the ASN of a leaf lies in the range for leaves',
    example: 'role: server-leaf\nasn: 65100',
    cure: 'Choose an ASN of the range for leaves.',
    check({ defaulted }, { config }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        const asn = (0,fabric_read/* numberOf */.rl)(spec, 'asn');
        const { leafASNStart, leafASNEnd } = config;
        if (!(0,switch_parts/* isLeaf */.xe)(spec) || asn === 0 || (asn >= leafASNStart && asn <= leafASNEnd))
            return [];
        return [
            {
                pointer: '/spec/asn',
                message: `the ASN ${asn} lies outside of the range for leaves, ${leafASNStart} to ${leafASNEnd}`,
                help: `Choose a free ASN from ${leafASNStart} to ${leafASNEnd}.`,
            },
        ];
    },
};
const spineAsn = {
    code: 'HHS-SW-31',
    severity: 'error',
    needs: 'config',
    stage: 'validate',
    title: 'a spine has the ASN of the spines',
    example: 'role: spine\nasn: 65101',
    cure: 'Write the ASN that the configuration of the fabric has for spines.',
    check({ defaulted }, { config }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        const asn = (0,fabric_read/* numberOf */.rl)(spec, 'asn');
        if (!(0,switch_parts/* isSpine */.G6)(spec) || asn === 0 || asn === config.spineASN)
            return [];
        const message = `the spine has the ASN ${asn}, and all spines have ${config.spineASN}`;
        return [{ pointer: '/spec/asn', message, help: `Write asn: ${config.spineASN}.` }];
    },
};
const switchAsnRules = [leafUnique, leafRange, spineAsn];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-boot.js



/** In the form in which two spellings of one MAC are equal. */
function identityOf(defaulted, by) {
    const text = (0,fabric_read/* textOf */.b6)((0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(defaulted), 'boot'), by);
    return by === 'mac' ? ((0,go_text/* canonicalMac */.EF)(text) ?? text) : text;
}
function bySerial({ all }) {
    return (0,switch_parts/* groupBy */.$z)(all('Switch'), ({ defaulted }) => [identityOf(defaulted, 'serial')]);
}
function byMac({ all }) {
    return (0,switch_parts/* groupBy */.$z)(all('Switch'), ({ defaulted }) => [identityOf(defaulted, 'mac')]);
}
const IDENTITIES = [
    ['serial', bySerial],
    ['mac', byMac],
];
const recognised = {
    code: 'HHS-L18',
    severity: 'warning',
    needs: 'references',
    title: 'a switch has a serial number or MAC address to be recognised by, and shares it with no other',
    example: 'boot: {}',
    cure: 'Set boot.serial or boot.mac to that of the device.',
    check(object, context) {
        const { defaulted } = object;
        if (IDENTITIES.every(([by]) => identityOf(defaulted, by) === '')) {
            return [
                {
                    pointer: '/spec/boot',
                    message: 'the switch has neither boot.serial nor boot.mac, so nothing can install it',
                    help: 'Set boot.serial or boot.mac to that of the device.',
                },
            ];
        }
        return IDENTITIES.flatMap(([by, index]) => {
            const identity = identityOf(defaulted, by);
            const other = (0,switch_parts/* anotherIn */.rO)(context.index(index), identity, object);
            if (other === undefined)
                return [];
            const pointer = `/spec/boot/${by}`;
            const what = by === 'mac' ? 'MAC address' : 'serial number';
            return [
                {
                    pointer,
                    message: `the switch ${other.id.name} has the same ${what} ${identity}; only one of them can be installed`,
                    help: `Set the ${what} of each device.`,
                    related: [{ object: other, pointer, message: `Switch ${other.id.name} has it here` }],
                },
            ];
        });
    },
};
const switchBootRules = [recognised];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-locators.js





const ALL_PORTS = '*';
const SECOND = 1000000000n;
/** Built-in profiles that have the feature from release 26.03 on; the older ones know nothing of it. */
const BUILT_IN_WITH_LOCATORS = new Set([
    'dell-s5232f-on',
    'dell-s5248f-on',
    'celestica-ds2000',
    'celestica-ds3000',
    'celestica-ds4000',
    'celestica-ds5000',
    'edgecore-dcs203',
    'edgecore-eps203',
    'supermicro-sse-c4632sb',
]);
function hasLocators({ id, defaulted }) {
    const features = (0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(defaulted), 'features');
    return (0,fabric_read/* flagOf */.iP)(features, 'portLocator') || BUILT_IN_WITH_LOCATORS.has(id.name);
}
/** What the fabric looks at: with `*` nothing else, and nothing that is over within the second. */
function keptEntries(spec) {
    const entries = (0,fabric_read/* textEntriesOf */.BB)(spec, 'portLocators');
    const all = entries.filter(([port]) => port === ALL_PORTS);
    return (all.length > 0 ? all : entries).filter(([, until]) => {
        const duration = until === '' ? undefined : (0,go_text/* durationNanoseconds */.uK)(until);
        return duration === undefined || duration >= SECOND;
    });
}
const locators = {
    code: 'HHS-SW-20a',
    severity: 'error',
    needs: 'references',
    title: 'portLocators has ports of a switch that has the feature, each with a duration or a time',
    example: 'portLocators: {E1/1: soon}',
    cure: 'Name a data port or "*", and write nothing, a duration like 10m, or a time like 2026-08-05 18:45:47.',
    check(object, context) {
        const spec = (0,fabric_read/* specOf */.rI)(object.defaulted);
        const entries = keptEntries(spec);
        const profile = (0,switch_parts/* profileOf */.dp)(object, context);
        if (entries.length === 0 || profile === undefined)
            return [];
        const findings = hasLocators(profile) ? [] : [withoutFeature(profile)];
        const available = availableOf(spec, profile);
        return [...findings, ...entries.flatMap((entry) => entryProblems(entry, available, profile))];
    },
};
/** Undefined when the modes are wrong, so that nobody can tell. */
function availableOf(spec, profile) {
    const ports = switchPorts((0,fabric_read/* specOf */.rI)(profile.defaulted), spec);
    return ports.unusable.length === 0 ? ports.available : undefined;
}
function withoutFeature({ id }) {
    return {
        pointer: '/spec/portLocators',
        message: `the profile ${id.name} has no port locators`,
        help: 'Remove portLocators.',
        onKey: true,
    };
}
function entryProblems([port, until], available, { id }) {
    const pointer = (0,shared_pointer/* childPointer */.Y2)('/spec/portLocators', port);
    const findings = [];
    if (port !== ALL_PORTS && available !== undefined && !available.has(port)) {
        const lanes = available.has(`${port}/1`)
            ? `Name its lanes: ${port}/1.`
            : 'Name a data port of the profile.';
        const message = `the profile ${id.name} has no port "${port}" to locate`;
        findings.push({ pointer, message, help: lanes, onKey: true });
    }
    if (until !== '' && (0,go_text/* durationNanoseconds */.uK)(until) === undefined && !isTime(until)) {
        const help = 'Write nothing, a duration like 10m, or a time in UTC like 2026-08-05 18:45:47.';
        findings.push({ pointer, message: `"${until}" is neither a duration nor a time`, help });
    }
    return findings;
}
/** `2026-08-05 18:45:47`, with or without a fraction of the second. */
function isTime(text) {
    const parts = /^(\d{4})-(\d\d)-(\d\d) (\d{1,2}):(\d\d):(\d\d)(?:[.,]\d+)?$/.exec(text);
    if (parts === null)
        return false;
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
    if (hour > 23 || minute > 59 || second > 59)
        return false;
    return day >= 1 && day <= daysOf(year, month);
}
/** None for a month there is not. */
function daysOf(year, month) {
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
const notInGit = {
    code: 'HHS-L17',
    severity: 'warning',
    needs: 'self',
    title: 'a switch in Git has neither portLocators nor portFECs',
    example: 'portLocators: {E1/1: 10m}',
    cure: 'Locate ports with kubectl fabric, and set FEC only as a last resort.',
    check({ object }) {
        const spec = (0,fabric_read/* specOf */.rI)(object);
        return [
            ...warningAt(spec, 'portLocators', {
                message: 'the time of portLocators starts again with every apply, and nobody can compare it with the cluster',
                help: 'Remove portLocators, and locate ports with kubectl fabric.',
            }),
            ...warningAt(spec, 'portFECs', {
                message: 'an entry that is removed from portFECs stays in force on the switch',
                help: 'Set FEC only where the default does not work; to take it back, set another mode first.',
            }),
        ];
    },
};
function warningAt(spec, field, text) {
    const map = (0,fabric_read/* pointerOf */.rq)(spec, field);
    if (map === undefined || Object.keys(map).length === 0)
        return [];
    return [{ pointer: `/spec/${field}`, ...text, onKey: true }];
}
const switchLocatorRules = [locators, notInGit];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-model.js


const DEMANDS = [
    {
        code: 'HHS-SW-21',
        feature: 'roce',
        what: 'RoCE',
        pointer: '/spec/roce',
        isAsked: (spec) => (0,fabric_read/* flagOf */.iP)(spec, 'roce'),
        example: 'profile: celestica-ds2000\nroce: true',
    },
    {
        code: 'HHS-SW-22',
        feature: 'ecmpRoCEQPN',
        what: 'ECMP by RoCE queue pairs',
        pointer: '/spec/ecmp/roceQPN',
        isAsked: (spec) => (0,fabric_read/* flagOf */.iP)((0,fabric_read/* structOf */.Tb)(spec, 'ecmp'), 'roceQPN'),
        example: 'profile: celestica-ds3000\necmp: {roceQPN: true}',
    },
    {
        code: 'HHS-SW-23',
        feature: 'eslag',
        what: 'ESLAG',
        pointer: '/spec/redundancy/type',
        isAsked: (spec) => (0,switch_parts/* redundancyOf */.Xg)(spec) === 'eslag',
        example: 'profile: celestica-ds4000\nredundancy: {group: pair-1, type: eslag}',
    },
];
/** The profile that lacks what is asked of it. */
function lacking(object, context, demand) {
    if (!demand.isAsked((0,fabric_read/* specOf */.rI)(object.defaulted)))
        return undefined;
    const profile = (0,switch_parts/* profileOf */.dp)(object, context);
    if (profile === undefined)
        return undefined;
    return (0,fabric_read/* flagOf */.iP)((0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(profile.defaulted), 'features'), demand.feature) ? undefined : profile;
}
function featureRule(demand) {
    const { code, feature, what, pointer, example } = demand;
    return {
        code,
        severity: 'error',
        needs: 'references',
        title: `${what} is asked only of a switch whose profile has the feature ${feature}`,
        example,
        cure: 'Remove it, or use a switch that can do it.',
        check(object, context) {
            const profile = lacking(object, context, demand);
            if (profile === undefined)
                return [];
            return [
                {
                    pointer,
                    message: `the profile ${profile.id.name} does not do ${what}`,
                    help: 'Remove it, or use a switch whose profile has the feature.',
                    related: (0,switch_parts/* placeInProfile */.s7)(profile, '/spec/features', `what ${profile.id.name} can do`),
                },
            ];
        },
    };
}
/** What only some models can do. */
const switchModelRules = DEMANDS.map(featureRule);

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-cabling.js



/** Ports that Connections use, by the name of the switch. */
function usedPorts(context) {
    const bySwitch = new Map();
    for (const connection of context.all('Connection')) {
        const endpoints = endpointsOf((0,fabric_read/* specOf */.rI)(connection.defaulted));
        if (endpoints === undefined)
            continue;
        const ends = endpoints.links.flatMap((link) => link.ends);
        for (const end of ends) {
            const place = placeOf(end);
            if (place === undefined)
                continue;
            const pointer = `${end.pointer}/port`;
            const used = { port: place.port, connection, pointer };
            const known = bySwitch.get(place.device);
            if (known === undefined)
                bySwitch.set(place.device, [used]);
            else
                known.push(used);
        }
    }
    return bySwitch;
}
function placeOf({ role, port }) {
    return role === 'switch' ? (0,connection_links/* splitPort */.yY)(port) : undefined;
}
/** `E1/5` for `E1/5/2`; other names as they are. */
function withoutLane(port) {
    return port.split('/').slice(0, 2).join('/');
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-modes.js






function modelOf(object, context) {
    const profile = (0,switch_parts/* profileOf */.dp)(object, context);
    if (profile === undefined)
        return undefined;
    const spec = (0,fabric_read/* specOf */.rI)(profile.defaulted);
    return { object: profile, spec, ports: switchPorts(spec, (0,fabric_read/* specOf */.rI)(object.defaulted)) };
}
/** Names in a map of the switch that are not in `possible`. What cannot be told because of a wrong mode is passed over. */
function impossible(spec, field, { ports }, possible) {
    const unusable = new Set(ports.unusable.map(({ name }) => name));
    return Object.keys((0,fabric_read/* structOf */.Tb)(spec, field)).filter((name) => !possible.has(name) && !unusable.has(withoutLane(name)));
}
/** Ports that the profile describes wrongly; those in a wrong mode of the switch's own are told by SW-18. */
function brokenPorts(spec, { ports }) {
    const breakouts = (0,fabric_read/* structOf */.Tb)(spec, 'portBreakouts');
    return ports.unusable.filter(({ name, sort }) => sort === 'broken' || !Object.hasOwn(breakouts, name));
}
const autoNegs = {
    code: 'HHS-SW-19',
    severity: 'error',
    needs: 'references',
    title: 'portAutoNegs has ports whose auto negotiation can be set, and the profile describes every port',
    example: 'portAutoNegs: {E1/1: true}   # E1/1 is in a port group',
    cure: 'Name ports that allow auto negotiation, and a breakout port by its lanes: E1/5/1.',
    check(object, context) {
        const model = modelOf(object, context);
        if (model === undefined)
            return [];
        const spec = (0,fabric_read/* specOf */.rI)(object.defaulted);
        const [broken] = brokenPorts(spec, model);
        const findings = [];
        if (broken !== undefined) {
            const reason = broken.reason ?? 'its default breakout mode is not one it supports';
            findings.push({
                pointer: '/spec/profile',
                message: `the profile ${model.object.id.name} does not describe its port ${broken.name}: ${reason}`,
                help: 'Correct the SwitchProfile, or choose another one.',
                related: (0,switch_parts/* placeInProfile */.s7)(model.object, (0,shared_pointer/* childPointer */.Y2)('/spec/ports', broken.name), 'the port is here'),
            });
        }
        const names = impossible(spec, 'portAutoNegs', model, model.ports.autoNeg);
        return [...findings, ...names.map((name) => autoNegFinding(name, model))];
    },
};
function autoNegFinding(name, { object, ports }) {
    const lanes = ports.autoNeg.has(`${name}/1`);
    return {
        pointer: (0,shared_pointer/* childPointer */.Y2)('/spec/portAutoNegs', name),
        message: `auto negotiation cannot be set on the port ${name} of the profile ${object.id.name}`,
        help: lanes ? `Name its lanes: ${name}/1.` : 'Remove the entry.',
        onKey: true,
    };
}
const fecs = {
    code: 'HHS-SW-20',
    severity: 'error',
    needs: 'references',
    title: 'portFECs has ports of the profile, and a broken-out port by its lanes',
    example: 'portFECs: {M1: rs}',
    cure: 'Name data ports, and the lanes of a broken-out port: E1/53/1.',
    check(object, context) {
        const model = modelOf(object, context);
        if (model === undefined)
            return [];
        const names = impossible((0,fabric_read/* specOf */.rI)(object.defaulted), 'portFECs', model, model.ports.fec);
        return names.map((name) => ({
            pointer: (0,shared_pointer/* childPointer */.Y2)('/spec/portFECs', name),
            message: `FEC cannot be set on the port ${name} of the profile ${model.object.id.name}`,
            help: model.ports.fec.has(`${name}/1`)
                ? `Name its lanes: ${name}/1.`
                : 'Name a data port of the profile.',
            onKey: true,
        }));
    },
};
const fewLanes = {
    code: 'HHS-SW-24',
    severity: 'error',
    needs: 'references',
    title: 'the ports and lanes in use are not more than the switch and each of its pipelines have',
    example: 'portBreakouts: {E1/1: 8x10G, E1/2: 8x10G, E1/3: 8x10G}   # one pipeline of 18',
    cure: 'Break out fewer ports, or ports of another pipeline.',
    check(object, context) {
        const model = modelOf(object, context);
        if (model === undefined)
            return [];
        return laneProblems(model).map((message) => {
            const hasBreakouts = Object.keys((0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(object.defaulted), 'portBreakouts')).length > 0;
            return {
                pointer: hasBreakouts ? '/spec/portBreakouts' : '/spec/profile',
                message,
                help: 'Break out fewer ports, or ports of another pipeline.',
            };
        });
    },
};
function laneProblems({ spec, ports, object }) {
    const model = object.id.name;
    const most = (0,fabric_read/* numberOf */.rl)(spec, 'maxPorts');
    const problems = [];
    if (most > 0 && ports.lanes > most) {
        problems.push(`${ports.lanes} ports and lanes are in use, and the profile ${model} has ${most}`);
    }
    const pipelines = (0,fabric_read/* structOf */.Tb)(spec, 'pipelines');
    if (Object.keys(pipelines).length === 0)
        return problems;
    for (const [name, lanes] of ports.lanesByPipeline) {
        if ((0,json/* getOwn */.Ng)(pipelines, name) === undefined) {
            problems.push(`ports of the profile ${model} name the pipeline "${name}", which it does not have`);
            continue;
        }
        const limit = (0,fabric_read/* numberOf */.rl)((0,fabric_read/* pointerOf */.rq)(pipelines, name) ?? {}, 'maxPorts');
        if (lanes <= limit)
            continue;
        problems.push(`${lanes} ports and lanes of the pipeline ${name} are in use, and it has ${limit} in the profile ${model}`);
    }
    return problems;
}
/** What ports can do in the mode they are in. */
const switchModeRules = [autoNegs, fecs, fewLanes];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-namespaces.js

/** The table of references passes over names that are empty; the fabric does not. */
function emptyNameRule(code, field, what) {
    return {
        code,
        severity: 'error',
        needs: 'references',
        title: `no ${what} has an empty name`,
        example: `${field}: [""]`,
        cure: 'Remove the empty name.',
        check({ object }) {
            return (0,fabric_read/* textsOf */.CB)((0,fabric_read/* specOf */.rI)(object), field)
                .filter(({ value }) => value === '')
                .map(({ at }) => ({
                pointer: `/spec/${field}/${at}`,
                message: `the name of a ${what} is empty`,
                help: 'Remove the empty name.',
            }));
        },
    };
}
function rangesOf({ object, defaulted }, context) {
    const written = (0,fabric_read/* textsOf */.CB)((0,fabric_read/* specOf */.rI)(object), 'vlanNamespaces');
    const named = new Set(written.map(({ value }) => value));
    const implied = (0,fabric_read/* textsOf */.CB)((0,fabric_read/* specOf */.rI)(defaulted), 'vlanNamespaces').filter(({ value }) => !named.has(value));
    const places = [
        ...written.map(({ at, value }) => ({ value, pointer: `/spec/vlanNamespaces/${at}` })),
        ...implied.map(({ value }) => ({ value, pointer: '/spec/vlanNamespaces' })),
    ];
    return places.flatMap(({ value, pointer }) => {
        const namespace = context.find('VLANNamespace', value);
        if (namespace === undefined)
            return [];
        return (0,fabric_read/* structsOf */.SK)((0,fabric_read/* specOf */.rI)(namespace.defaulted), 'ranges').map(({ value: range }) => ({
            from: (0,fabric_read/* numberOf */.rl)(range, 'from'),
            to: (0,fabric_read/* numberOf */.rl)(range, 'to'),
            namespace,
            pointer,
        }));
    });
}
const apart = {
    code: 'HHS-SW-13',
    severity: 'error',
    needs: 'references',
    title: 'the VLANs of the namespaces of a switch do not overlap',
    example: 'vlanNamespaces: [a, b]   # a has the VLANs 1000-1999, b 1500-2500',
    cure: 'Name one of the namespaces only, or give them ranges that are apart.',
    check(object, context) {
        const ranges = rangesOf(object, context).sort((a, b) => a.from - b.from || a.to - b.to);
        let widest;
        for (const range of ranges) {
            if (widest !== undefined && range.from <= widest.to)
                return [overlapOf(widest, range)];
            widest = range;
        }
        return [];
    },
};
function overlapOf(one, other) {
    const twice = one.namespace === other.namespace && one.pointer !== other.pointer;
    const related = [...new Set([one.namespace, other.namespace])].map(rangesHere);
    const message = twice
        ? `the VLAN namespace ${one.namespace.id.name} is named twice`
        : `the VLANs ${switch_namespaces_text(one)} of the namespace ${one.namespace.id.name} and ${switch_namespaces_text(other)} of ${other.namespace.id.name} overlap`;
    const help = twice
        ? 'Name it once.'
        : 'Name one of the namespaces only, or give them ranges that are apart.';
    return { pointer: other.pointer, message, help, related };
}
function rangesHere(object) {
    return { object, pointer: '/spec/ranges', message: `the ranges of ${object.id.name} are here` };
}
function switch_namespaces_text({ from, to }) {
    return from === to ? String(from) : `${from}-${to}`;
}
/** The VLAN namespaces and groups of a switch. */
const switchNamespaceRules = [
    emptyNameRule('HHS-SW-12', 'vlanNamespaces', 'VLAN namespace'),
    apart,
    emptyNameRule('HHS-SW-14', 'groups', 'switch group'),
];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-ports.js




const GROUP_SPEED = {
    what: 'speed',
    field: 'portGroupSpeeds',
    of: 'port group',
    among: 'portGroups',
    member: 'speed',
    valuesOf: speedsOf,
};
const SPEED = {
    what: 'speed',
    field: 'portSpeeds',
    of: 'port',
    among: 'ports',
    member: 'speed',
    valuesOf: speedsOf,
};
const BREAKOUT = {
    what: 'breakout mode',
    field: 'portBreakouts',
    of: 'port',
    among: 'ports',
    member: 'breakout',
    valuesOf: modesOf,
};
/** What is set on each port or group has to be possible there. */
function settingFindings(object, context, setting) {
    const profile = (0,switch_parts/* profileOf */.dp)(object, context);
    if (profile === undefined)
        return [];
    return (0,fabric_read/* textEntriesOf */.BB)((0,fabric_read/* specOf */.rI)(object.defaulted), setting.field).flatMap(([name, value]) => {
        const found = settingProblem(profile, setting, name, value);
        if (found === undefined)
            return [];
        const related = (0,switch_parts/* placeInProfile */.s7)(profile, `/spec/${setting.among}`, `the ${setting.of}s of the profile`);
        return [{ pointer: (0,shared_pointer/* childPointer */.Y2)(`/spec/${setting.field}`, name), ...found, related }];
    });
}
function settingProblem(profile, setting, name, value) {
    const { what, of, among, member, valuesOf } = setting;
    const model = profile.id.name;
    const spec = (0,fabric_read/* specOf */.rI)(profile.defaulted);
    const target = (0,fabric_read/* pointerOf */.rq)(spec, among, name);
    if (target === undefined) {
        const message = `the profile ${model} has no ${of} "${name}"`;
        return { message, help: whichNames(spec, setting), onKey: true };
    }
    const portProfile = (0,fabric_read/* pointerOf */.rq)(spec, 'portProfiles', (0,fabric_read/* textOf */.b6)(target, 'profile'));
    if (portProfile === undefined || (0,fabric_read/* pointerOf */.rq)(portProfile, member) === undefined) {
        const message = `no ${what} can be set on the ${of} ${name} of the profile ${model}`;
        return { message, help: otherWay(target, member, name), onKey: true };
    }
    const values = valuesOf(portProfile);
    if (values.includes(value))
        return undefined;
    return {
        message: `the ${of} ${name} of the profile ${model} has no ${what} "${value}"`,
        help: `Choose one of ${values.join(', ')}.`,
    };
}
function whichNames(spec, { among, of }) {
    const names = Object.keys((0,fabric_read/* pointerOf */.rq)(spec, among) ?? {});
    if (names.length === 0)
        return `The profile has no ${of}s: remove the entry.`;
    return `Name a ${of} as the profile does: ${names[0]} to ${names[names.length - 1]}.`;
}
/** What would do instead, where there is something. */
function otherWay(target, member, name) {
    const group = (0,fabric_read/* textOf */.b6)(target, 'group');
    if (group !== '')
        return `Port ${name} has the speed of its group: set portGroupSpeeds of group ${group}.`;
    if (member === 'breakout')
        return 'Remove the entry: the port cannot be broken out.';
    return 'Set a mode in portBreakouts, where the port can be broken out; otherwise remove the entry.';
}
function settingRule(code, setting, title, example) {
    return {
        code,
        severity: 'error',
        needs: 'references',
        title,
        example,
        cure: `Name what the profile of the switch has, with a ${setting.what} that it lists.`,
        check: (object, context) => settingFindings(object, context, setting),
    };
}
/** Speeds and breakouts. */
const switchPortRules = [
    settingRule('HHS-SW-16', GROUP_SPEED, 'portGroupSpeeds has port groups of the profile, each with a speed it supports', 'portGroupSpeeds: {"1": 40G}'),
    settingRule('HHS-SW-17', SPEED, 'portSpeeds has ports whose speed is set by themselves, each with a speed it supports', 'portSpeeds: {E1/99: 10G}'),
    settingRule('HHS-SW-18', BREAKOUT, 'portBreakouts has ports that can be broken out, each with a mode it supports', 'portBreakouts: {E1/50: 2x100G}'),
];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-redundancy.js


const switch_redundancy_TYPES = ['', 'mclag', 'eslag'];
const knownType = {
    code: 'HHS-SW-9',
    severity: 'error',
    needs: 'self',
    title: 'the redundancy type is eslag or the former mclag',
    example: 'redundancy: {group: pair-1, type: lacp}',
    cure: 'Write type: eslag.',
    check({ defaulted }) {
        const type = (0,switch_parts/* redundancyOf */.Xg)((0,fabric_read/* specOf */.rI)(defaulted));
        if (switch_redundancy_TYPES.includes(type))
            return [];
        const message = `"${type}" is no redundancy type`;
        return [{ pointer: '/spec/redundancy/type', message, help: 'Write eslag.' }];
    },
};
const groupWithType = {
    code: 'HHS-SW-10',
    severity: 'error',
    needs: 'self',
    title: 'redundancy has both a group and a type, or neither',
    example: 'redundancy: {group: pair-1}',
    cure: 'Write both: redundancy: {group: pair-1, type: eslag}.',
    check({ defaulted }) {
        const redundancy = (0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(defaulted), 'redundancy');
        const group = (0,fabric_read/* textOf */.b6)(redundancy, 'group');
        const type = (0,fabric_read/* textOf */.b6)(redundancy, 'type');
        if ((group === '') === (type === ''))
            return [];
        const [there, absent] = group === '' ? ['type', 'group'] : ['group', 'type'];
        return [
            {
                pointer: `/spec/redundancy/${there}`,
                message: `redundancy has a ${there} and no ${absent}`,
                help: `Add ${absent}, or remove ${there}.`,
            },
        ];
    },
};
function groupOf({ defaulted }) {
    return (0,fabric_read/* textOf */.b6)((0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(defaulted), 'redundancy'), 'group');
}
function membersByGroup({ all }) {
    return (0,switch_parts/* groupBy */.$z)(all('Switch'), (one) => [groupOf(one)]);
}
/** Groups and types together, as in `pair-1 eslag`. */
function membersByType({ all }) {
    return (0,switch_parts/* groupBy */.$z)(all('Switch'), (one) => (groupOf(one) === '' ? [] : [typeKey(one)]));
}
function typeKey(object) {
    return `${groupOf(object)} ${(0,switch_parts/* redundancyOf */.Xg)((0,fabric_read/* specOf */.rI)(object.defaulted))}`;
}
const oneType = {
    code: 'HHS-L6',
    severity: 'warning',
    needs: 'references',
    title: 'all switches of a redundancy group have the same redundancy type',
    example: 'redundancy: {group: pair-1, type: mclag}   # another switch: {group: pair-1, type: eslag}',
    cure: 'Give all switches of the group the type eslag.',
    check(object, context) {
        const group = groupOf(object);
        const type = (0,switch_parts/* redundancyOf */.Xg)((0,fabric_read/* specOf */.rI)(object.defaulted));
        if (group === '' || type === '')
            return [];
        const other = switch_redundancy_TYPES.filter((one) => one !== type && one !== '')
            .map((one) => (0,switch_parts/* anotherIn */.rO)(context.index(membersByType), `${group} ${one}`, object))
            .find((one) => one !== undefined);
        if (other === undefined)
            return [];
        const otherType = (0,switch_parts/* redundancyOf */.Xg)((0,fabric_read/* specOf */.rI)(other.defaulted));
        return [
            {
                pointer: '/spec/redundancy/type',
                message: `the group ${group} has switches of the types ${type} and ${otherType}; the fabric accepts it and configures none of them any more`,
                help: 'Give all switches of the group the same type.',
                related: [
                    {
                        object: other,
                        pointer: '/spec/redundancy/type',
                        message: `Switch ${other.id.name} has ${otherType}`,
                    },
                ],
            },
        ];
    },
};
const MOST_MEMBERS = 4;
const fewMembers = {
    code: 'HHS-L13',
    severity: 'warning',
    needs: 'references',
    title: `a redundancy group has at most ${MOST_MEMBERS} switches`,
    example: 'redundancy: {group: pair-1, type: eslag}   # in five switches',
    cure: 'Make a second group.',
    check(object, context) {
        const group = groupOf(object);
        const count = context.index(membersByGroup).get(group)?.length ?? 0;
        if (count <= MOST_MEMBERS)
            return [];
        return [
            {
                pointer: '/spec/redundancy/group',
                message: `the group ${group} has ${count} switches, and a connection can use at most ${MOST_MEMBERS} of them`,
                help: 'Make a second group.',
            },
        ];
    },
};
const nothingDeprecated = {
    code: 'HHS-L19',
    severity: 'warning',
    needs: 'self',
    title: 'a switch has neither MCLAG nor the role virtual-edge',
    example: 'role: virtual-edge',
    cure: 'Use eslag, and one of the roles spine, server-leaf, border-leaf and mixed-leaf.',
    check({ defaulted }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        const mclag = {
            pointer: '/spec/redundancy/type',
            message: 'MCLAG is no longer supported; the fabric accepts it and configures nothing of it',
            help: 'Move the servers to ESLAG, and write type: eslag.',
        };
        const role = {
            pointer: '/spec/role',
            message: 'the role virtual-edge is obsolete: the cluster accepts it, the offline tool of the fabric does not',
            help: 'Choose one of spine, server-leaf, border-leaf and mixed-leaf.',
        };
        return [
            ...((0,switch_parts/* redundancyOf */.Xg)(spec) === 'mclag' ? [mclag] : []),
            ...((0,fabric_read/* textOf */.b6)(spec, 'role') === 'virtual-edge' ? [role] : []),
        ];
    },
};
const switchRedundancyRules = [
    knownType,
    groupWithType,
    oneType,
    fewMembers,
    nothingDeprecated,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-required.js



/** Defaulting fills an empty list, so this is for what it does not take for a list of names. */
const someVlanNamespace = {
    code: 'HHS-SW-2',
    severity: 'error',
    needs: 'self',
    title: 'a switch has at least one VLAN namespace',
    example: 'vlanNamespaces: []',
    cure: 'Leave vlanNamespaces out for "default", or name one.',
    check({ defaulted }) {
        if ((0,fabric_read/* listOf */.c3)((0,fabric_read/* specOf */.rI)(defaulted), 'vlanNamespaces').length > 0)
            return [];
        const help = 'Leave vlanNamespaces out for "default", or name one.';
        return [{ pointer: '/spec/vlanNamespaces', message: 'the switch has no VLAN namespace', help }];
    },
};
const someAsn = {
    code: 'HHS-SW-3',
    severity: 'error',
    needs: 'self',
    title: 'a switch has an ASN',
    example: 'asn: 0',
    cure: 'Set spec.asn: the ASN of the spines for a spine, one of its own for a leaf.',
    check({ defaulted }) {
        if ((0,fabric_read/* numberOf */.rl)((0,fabric_read/* specOf */.rI)(defaulted), 'asn') !== 0)
            return [];
        const help = 'Set spec.asn: the ASN of the spines for a spine, one of its own for a leaf.';
        return [{ pointer: '/spec/asn', message: 'the switch has no ASN', help }];
    },
};
function requiredRule(code, field, what, cure) {
    return {
        code,
        severity: 'error',
        needs: 'self',
        title: `a switch has ${what}`,
        example: `${field}: ""`,
        cure,
        check({ defaulted }) {
            if ((0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), field) !== '')
                return [];
            return [{ pointer: `/spec/${field}`, message: `the switch has no ${field}`, help: cure }];
        },
    };
}
const leafVtep = {
    code: 'HHS-SW-6',
    severity: 'error',
    needs: 'config',
    title: 'a leaf has a VTEP address',
    example: 'role: server-leaf',
    cure: 'Set spec.vtepIP to a /32 of the VTEP subnet.',
    check({ defaulted }, { config }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        if (!(0,switch_parts/* isLeaf */.xe)(spec) || config.fabricMode !== 'spine-leaf' || (0,fabric_read/* textOf */.b6)(spec, 'vtepIP') !== '')
            return [];
        const help = `Set spec.vtepIP to a /32 of ${config.vtepSubnet}.`;
        return [{ pointer: '/spec/vtepIP', message: 'the leaf has no vtepIP', help }];
    },
};
const spineVtep = {
    code: 'HHS-SW-7',
    severity: 'error',
    needs: 'self',
    title: 'a spine has no VTEP address',
    example: 'role: spine\nvtepIP: 172.30.12.1/32',
    cure: 'Remove spec.vtepIP.',
    check({ defaulted }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        if (!(0,switch_parts/* isSpine */.G6)(spec) || (0,fabric_read/* textOf */.b6)(spec, 'vtepIP') === '')
            return [];
        const message = 'a spine has a vtepIP, which is for leaves';
        return [{ pointer: '/spec/vtepIP', message, help: 'Remove spec.vtepIP.', onKey: true }];
    },
};
const MEMBERS = ['flapThreshold', 'samplingInterval', 'recoveryInterval'];
/** Defaulting fills what is left out, so this is for what it does not take for the struct. */
const linkFlap = {
    code: 'HHS-SW-11',
    severity: 'error',
    needs: 'self',
    title: 'linkFlapErrDisable has all three of its members',
    example: 'linkFlapErrDisable: {flapThreshold: null}',
    cure: 'Leave members out to have their defaults, or set them.',
    check({ defaulted }) {
        const linkFlapErrDisable = (0,fabric_read/* pointerOf */.rq)(defaulted, 'spec', 'linkFlapErrDisable');
        if (linkFlapErrDisable === undefined)
            return [];
        return MEMBERS.filter((member) => ((0,json/* getOwn */.Ng)(linkFlapErrDisable, member) ?? null) === null).map((member) => ({
            pointer: `/spec/linkFlapErrDisable/${member}`,
            message: `linkFlapErrDisable has no ${member}`,
            help: 'Leave the member out to have its default, or set it.',
        }));
    },
};
/** What a switch must have, and must not. */
const switchRequiredRules = [
    someVlanNamespace,
    someAsn,
    requiredRule('HHS-SW-4', 'ip', 'a management address', 'Set spec.ip to a free address of the management subnet.'),
    requiredRule('HHS-SW-5', 'protocolIP', 'a protocol address', 'Set spec.protocolIP to a free /32 of the protocol subnet.'),
    leafVtep,
    spineVtep,
    requiredRule('HHS-SW-8', 'profile', 'a profile', 'Set spec.profile to the SwitchProfile of its model.'),
    linkFlap,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-updates.js








/** An empty map is not the same as none here. */
function writtenBreakouts(spec) {
    const breakouts = (0,json/* getOwn */.Ng)(spec, 'portBreakouts');
    if (!(0,json/* isJsonObject */.OW)(breakouts))
        return undefined;
    const kept = Object.entries(breakouts).filter(([, mode]) => mode !== null);
    return Object.fromEntries(kept);
}
const breakoutsStay = {
    code: 'HHS-SW-34',
    severity: 'error',
    needs: 'previous',
    onlyOnChange: true,
    title: 'portBreakouts stays as it is while RoCE is on, before or after the change',
    example: 'roce: true\nportBreakouts: {E1/50: 4x25G}   # new',
    cure: 'Switch RoCE off, change the breakouts in a second step, and switch it on again in a third.',
    check(object, context) {
        const previous = context.previous(object.key);
        if (previous === undefined)
            return [];
        const [before, after] = [(0,fabric_read/* specOf */.rI)(previous.object), (0,fabric_read/* specOf */.rI)(object.object)];
        if (!(0,fabric_read/* flagOf */.iP)(before, 'roce') && !(0,fabric_read/* flagOf */.iP)(after, 'roce'))
            return [];
        const [was, is] = [writtenBreakouts(before), writtenBreakouts(after)];
        if ((0,json/* jsonEquals */.A)(was ?? null, is ?? null))
            return [];
        const onlyForm = Object.keys(was ?? {}).length + Object.keys(is ?? {}).length === 0;
        const form = is === undefined ? 'portBreakouts: {}' : 'no portBreakouts at all';
        return [
            {
                pointer: '/spec/portBreakouts',
                message: 'portBreakouts differs from before, and the fabric refuses that while RoCE is on',
                help: onlyForm
                    ? `Write ${form}, as it was.`
                    : 'Change the breakouts while RoCE is off, in a step of its own: first RoCE off, then the breakouts, then RoCE on.',
            },
        ];
    },
};
const disruptive = {
    code: 'HHS-L20',
    severity: 'warning',
    needs: 'previous',
    onlyOnChange: true,
    title: 'a change neither reboots a switch nor takes ports away from under a connection',
    example: 'roce: true   # was false',
    cure: 'Make the change when the switch, or the connection, may be down.',
    check(object, context) {
        const previous = context.previous(object.key);
        if (previous === undefined)
            return [];
        const findings = [];
        const isOn = (0,fabric_read/* flagOf */.iP)((0,fabric_read/* specOf */.rI)(object.defaulted), 'roce');
        if (isOn !== (0,fabric_read/* flagOf */.iP)((0,fabric_read/* specOf */.rI)(previous.defaulted), 'roce')) {
            findings.push({
                pointer: '/spec/roce',
                message: `RoCE is switched ${isOn ? 'on' : 'off'}, and with that the switch reboots`,
                help: 'Make the change when the switch may be down.',
            });
        }
        return [...findings, ...changedPorts(object, previous, context)];
    },
};
/** Ports whose mode changes while a Connection uses them. */
function changedPorts(object, previous, context) {
    const [before, after] = [(0,fabric_read/* specOf */.rI)(previous.defaulted), (0,fabric_read/* specOf */.rI)(object.defaulted)];
    const names = new Set([
        ...Object.keys((0,fabric_read/* structOf */.Tb)(before, 'portBreakouts')),
        ...Object.keys((0,fabric_read/* structOf */.Tb)(after, 'portBreakouts')),
    ]);
    const changed = [...names].filter((name) => {
        const mode = modeIn(name, after, (0,switch_parts/* profileOf */.dp)(object, context));
        return mode !== modeIn(name, before, (0,switch_parts/* profileOf */.dp)(previous, context));
    });
    if (changed.length === 0)
        return [];
    const used = context.index(usedPorts).get(object.id.name) ?? [];
    return changed.flatMap((name) => {
        const user = used.find(({ port }) => withoutLane(port) === name);
        if (user === undefined)
            return [];
        const { connection, pointer } = user;
        return [
            {
                pointer: (0,shared_pointer/* childPointer */.Y2)('/spec/portBreakouts', name),
                message: `the breakout of port ${name} changes while ${(0,object_id/* displayId */.kX)(connection.id)} uses the port`,
                help: 'Make the change when the connection may be down, and see that its ports still exist.',
                related: [{ object: connection, pointer, message: `${(0,object_id/* displayId */.kX)(connection.id)} uses it here` }],
            },
        ];
    });
}
/** '' when nobody knows the default. */
function modeIn(name, spec, profile) {
    const port = profile === undefined ? undefined : portOf((0,fabric_read/* specOf */.rI)(profile.defaulted), name);
    return port === undefined ? (0,fabric_read/* textOf */.b6)((0,fabric_read/* structOf */.Tb)(spec, 'portBreakouts'), name) : modeOf(port, spec);
}
const SWITCH_LABEL = 'switch.fabric.githedgehog.com/';
const notCabled = heldRule({
    code: 'HHS-SW-D1',
    title: 'a switch is not deleted while a Connection uses it',
    cure: 'Remove the Connections of the switch first.',
    kind: 'Connection',
    label: (name) => `${SWITCH_LABEL}${name}=true`,
    index: labelIndex('Connection', SWITCH_LABEL),
});
const switchUpdateRules = [breakoutsStay, disruptive, notCabled];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-workaround.js








/** Switches of this silicon spend a VLAN of their own on each routed port towards a mesh peer or a gateway. */
const TH5 = 'Broadcom TH5';
/** As many of them as the release notes allow in a mesh. */
const MOST_IN_MESH = 2;
const switch_workaround_LISTED = 3;
function isTh5(object, context) {
    const profile = (0,switch_parts/* profileOf */.dp)(object, context);
    return profile !== undefined && (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(profile.defaulted), 'switchSilicon') === TH5;
}
function typeOf({ connection }) {
    return endpointsOf((0,fabric_read/* specOf */.rI)(connection.defaulted))?.type;
}
/** Switches of that silicon with a mesh link, by name. */
function th5InMesh(context) {
    const ports = context.index(usedPorts);
    const isInMesh = (one) => (ports.get(one.id.name) ?? []).some((port) => typeOf(port) === 'mesh');
    return context
        .all('Switch')
        .filter((one) => isTh5(one, context) && isInMesh(one))
        .sort((a, b) => (0,compare_text/* compareText */.n)(a.id.name, b.id.name));
}
const workaroundVlans = {
    code: 'HHS-L26',
    severity: 'warning',
    needs: 'references',
    title: 'TH5 switches have a workaround VLAN for each mesh and gateway port, and at most two are in a mesh',
    example: 'profile: celestica-ds5000   # the third switch of a mesh with it',
    cure: 'Widen th5WorkaroundVLANRange of the fabric, or use another model in the mesh.',
    check(object, context) {
        if (!isTh5(object, context))
            return [];
        return [...tooFewVlans(object, context), ...tooManyInMesh(object, context)];
    },
};
function tooFewVlans(object, context) {
    const ranges = context.config.th5WorkaroundVLANRange;
    const vlans = ranges.reduce((count, { from, to }) => count + to - from + 1, 0);
    const ports = (context.index(usedPorts).get(object.id.name) ?? []).filter((port) => ['mesh', 'gateway'].includes(typeOf(port) ?? ''));
    if (ports.length <= vlans)
        return [];
    return [
        {
            pointer: '/spec/profile',
            message: `the switch has ${(0,plural/* plural */.L)(ports.length, 'port')} towards mesh peers and gateways, and the fabric has ${(0,plural/* plural */.L)(vlans, 'VLAN')} for those of a TH5 switch`,
            help: 'Widen th5WorkaroundVLANRange of the fabric, or use fewer ports.',
            related: ports
                .slice(vlans, vlans + switch_workaround_LISTED)
                .map(({ connection, pointer }) => placeIn(connection, pointer, 'uses a port here')),
        },
    ];
}
function tooManyInMesh(object, context) {
    const inMesh = context.index(th5InMesh);
    const place = inMesh.findIndex(({ key }) => key === object.key);
    if (place < MOST_IN_MESH)
        return [];
    const others = inMesh.slice(0, MOST_IN_MESH);
    return [
        {
            pointer: '/spec/profile',
            message: `${others.map(({ id }) => (0,object_id/* displayId */.kX)(id)).join(' and ')} are TH5 switches of the mesh already, and it may have two`,
            help: 'Use another model in the mesh, or a spine.',
            related: others.map((one) => placeIn(one, '/spec/profile', 'has its profile here')),
        },
    ];
}
const switchWorkaroundRules = [workaroundVlans];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch.js












const switchRules = [
    ...switchRequiredRules,
    ...switchRedundancyRules,
    ...switchNamespaceRules,
    ...switchPortRules,
    ...switchModeRules,
    ...switchModelRules,
    ...switchLocatorRules,
    ...switchAddressRules,
    ...switchAsnRules,
    ...switchBootRules,
    ...switchUpdateRules,
    ...switchWorkaroundRules,
];

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
    formerVersions: ['v1alpha2'],
    plural: 'switches',
    shortNames: ['sw'],
    categories: ['hedgehog', 'wiring', 'fabric'],
    spec: switchSpec,
    words: switchWords,
    rules: switchRules,
    claims: switchClaims,
    defaulting: switchDefaulting,
    ownsLabel: isFabricKey,
    references: referTo({ kind: 'SwitchProfile', at: 'profile', rule: 'SW-15' }, { kind: 'SwitchGroup', at: 'groups.*', rule: 'SW-14' }, { kind: 'SwitchGroup', at: 'redundancy.group', rule: 'SW-14' }, { kind: 'VLANNamespace', at: 'vlanNamespaces.*', byDefault: 'default', rule: 'SW-12' }),
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
    normalForms: [{ at: 'boot.mac', form: 'mac' }],
});

// EXTERNAL MODULE: ./lib/domain/resource/live-object.js
var live_object = __webpack_require__(2107);
;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/switch-profile.js


const PORTS_ANNOTATION = 'fabric.githedgehog.com/ports';
const switchProfileDefaulting = {
    go: { structs: ['features', 'config'] },
    webhook(object) {
        const summary = portSummary((0,fabric_read/* specOf */.rI)(object));
        return summary === undefined ? object : withAdded(object, 'annotations', { [PORTS_ANNOTATION]: summary });
    },
};
/** `48xSFP28-25G, 8xQSFP28-100G`; undefined when a port has no port profile. */
function portSummary(spec) {
    const counts = new Map();
    for (const [, port] of (0,fabric_read/* structEntriesOf */.ty)(spec, 'ports')) {
        if ((0,fabric_read/* flagOf */.iP)(port, 'management'))
            continue;
        const profile = profileOf(spec, port);
        if (profile === undefined)
            return undefined;
        const name = profile.endsWith('-nb') ? profile.slice(0, -'-nb'.length) : profile;
        counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return [...counts]
        .sort(([, a], [, b]) => b - a)
        .map(([name, count]) => `${count}x${name}`)
        .join(', ');
}
/** The group counts first. */
function profileOf(spec, port) {
    const name = (0,fabric_read/* textOf */.b6)(port, 'group');
    if (name === '')
        return (0,fabric_read/* textOf */.b6)(port, 'profile') || undefined;
    const group = (0,fabric_read/* pointerOf */.rq)(spec, 'portGroups', name);
    return group === undefined ? undefined : (0,fabric_read/* textOf */.b6)(group, 'profile') || undefined;
}

;// CONCATENATED MODULE: ./lib/domain/fabric/profiles/port-profiles.js
/** Lanes of a breakout mode, as offsets of their NOS names. */
const ONE = '0';
const OUTER_TWO = '0,4';
const NEAR_TWO = '0,2';
const FOUR_OF_EIGHT = '0,2,4,6';
const FOUR = '0,1,2,3';
const EIGHT = '0,1,2,3,4,5,6,7';
/** Modes by the offsets of their lanes, separated by blanks. */
function breakout(fallback, modes, { autoNeg } = {}) {
    const supported = Object.entries(modes).flatMap(([offsets, names]) => names.split(' ').map((mode) => [mode, { offsets: offsets.split(',') }]));
    return {
        ...negotiation(autoNeg),
        breakout: { default: fallback, supported: Object.fromEntries(supported) },
    };
}
/** Speeds separated by blanks; the last is the default. */
function speed(speeds, { autoNeg } = {}) {
    const supported = speeds.split(' ');
    return { ...negotiation(autoNeg), speed: { default: supported.at(-1) ?? '', supported } };
}
function negotiation(autoNeg) {
    if (autoNeg === undefined)
        return {};
    return autoNeg === 'on' ? { autoNegAllowed: true, autoNegDefault: true } : { autoNegAllowed: true };
}
const ALLOWED = { autoNeg: 'allowed' };
/**
 * Sorts of ports. Switches have different ones under one name: what stands before the colon is the name in the profile,
 * what stands behind it tells them apart here.
 */
const PORT_PROFILES = {
    'OSFP-2x400G': breakout('2x400G', {
        [ONE]: '1x400G 1x200G 1x100G',
        [OUTER_TWO]: '2x400G 2x200G 2x100G 2x40G',
        [FOUR_OF_EIGHT]: '4x200G 4x100G 4x50G',
        [EIGHT]: '8x100G 8x50G 8x25G 8x10G',
    }, ALLOWED),
    'OSFP-800G': breakout('1x800G', osfpModes('1x800G 1x400G 1x100G 1x50G'), ALLOWED),
    'OSFP-800G:200G': breakout('1x800G', osfpModes('1x800G 1x400G 1x200G 1x100G 1x50G'), ALLOWED),
    'QSFP28-100G': breakout('1x100G', { [ONE]: '1x100G 1x40G', [FOUR]: '4x25G 4x10G' }),
    'QSFP28-100G:wide': breakout('1x100G', {
        [ONE]: '1x100G 1x50G 1x40G 1x25G 1x10G',
        [NEAR_TWO]: '2x50G',
        [FOUR]: '4x25G 4x10G',
    }),
    'QSFP28-100G:negotiating': breakout('1x100G', { [ONE]: '1x100G 1x50G 1x40G', [NEAR_TWO]: '2x50G', [FOUR]: '4x25G 4x10G' }, ALLOWED),
    'QSFP28-100G:speeds': speed('10G 25G 50G 100G'),
    'QSFP28-100G-nb': speed('40G 100G'),
    'QSFP56DD-400G': breakout('1x400G', {
        [ONE]: '1x400G 1x100G 1x50G 1x40G 1x25G 1x10G',
        [OUTER_TWO]: '2x200G 2x100G 2x40G',
        [NEAR_TWO]: '2x50G',
        [FOUR_OF_EIGHT]: '4x100G',
        [FOUR]: '4x10G',
        [EIGHT]: '8x50G 8x25G 8x10G',
    }, ALLOWED),
    'QSFPDD-400G': breakout('1x400G', qsfpddModes('1x400G 1x100G 1x40G 1x25G 1x10G')),
    'QSFPDD-400G:wide': breakout('1x400G', qsfpddModes('1x400G 1x200G 1x100G 1x50G 1x40G 1x25G 1x10G')),
    'RJ45-1G': speed('1G', { autoNeg: 'on' }),
    'RJ45-2.5G': speed('1G 2.5G', { autoNeg: 'on' }),
    'RJ45-10G': speed('1G 10G', { autoNeg: 'on' }),
    'SFP28-10G': speed('1G 10G'),
    'SFP28-25G': speed('10G 25G'),
    'SFP28-25G:from-1G': speed('1G 10G 25G'),
};
function osfpModes(single) {
    return {
        [ONE]: single,
        [OUTER_TWO]: '2x400G 2x200G 2x100G',
        [NEAR_TWO]: '2x50G',
        [FOUR_OF_EIGHT]: '4x200G 4x100G',
        [EIGHT]: '8x100G',
    };
}
function qsfpddModes(single) {
    return {
        [ONE]: single,
        [OUTER_TWO]: '2x200G 2x100G 2x40G',
        [FOUR_OF_EIGHT]: '4x100G',
        [FOUR]: '4x25G 4x10G',
        [EIGHT]: '8x50G 8x25G 8x10G',
    };
}

;// CONCATENATED MODULE: ./lib/domain/fabric/profiles/build-profile.js

/** The SwitchProfile as the fabric's controller writes it. */
function buildProfile(facts) {
    return {
        apiVersion: 'wiring.githedgehog.com/v1beta1',
        kind: 'SwitchProfile',
        metadata: { name: facts.name, namespace: 'default' },
        spec: {
            displayName: facts.displayName,
            ...(facts.otherName === undefined ? {} : { otherNames: [facts.otherName] }),
            switchSilicon: facts.silicon,
            features: Object.fromEntries(facts.features.map((feature) => [feature, true])),
            config: facts.maxPathsEBGP === undefined ? {} : { maxPathsEBGP: facts.maxPathsEBGP },
            ...(facts.notes === undefined ? {} : { notes: facts.notes }),
            nosType: facts.nosType,
            platform: facts.platform,
            ...(facts.maxPorts === undefined ? {} : { maxPorts: facts.maxPorts }),
            ports: build_profile_portsOf(facts),
            ...build_profile_groupsOf(facts),
            portProfiles: portProfilesOf(facts),
            ...pipelinesOf(facts),
        },
    };
}
function build_profile_portsOf(facts) {
    const ports = {
        M1: { nos: 'Management0', management: true, oniePortName: facts.onieName ?? 'eth0' },
    };
    for (const range of facts.ports) {
        for (let number = range.first; number <= range.last; number++) {
            ports[`E1/${number}`] = build_profile_portOf(facts, range, number);
        }
    }
    return ports;
}
function build_profile_portOf(facts, range, number) {
    const label = facts.labels?.[number] ?? String(number);
    const nos = nosName(facts, number);
    if (range.grouped !== undefined)
        return { nos, label, group: groupName(range, range.grouped, number) };
    const profile = build_profile_nameOf(range);
    if (!isBreakout(range))
        return { nos, label, profile };
    return {
        nos: `1/${facts.breakoutNames?.[number] ?? number}`,
        baseNOSName: nos,
        label,
        profile,
        ...(facts.pipelines === undefined ? {} : { pipeline: pipelineOf(facts.pipelines, number) }),
    };
}
function nosName(facts, number) {
    const names = facts.nos.findLast(({ first }) => first <= number);
    return names === undefined ? '' : `Ethernet${names.base + (number - names.first) * names.step}`;
}
function groupName(range, size, number) {
    return String(Math.floor((number - range.first) / size) + 1);
}
/** Name of the port profile in the spec. */
function build_profile_nameOf({ profile }) {
    const [name = profile] = profile.split(':');
    return name;
}
function isBreakout({ profile }) {
    return Object.hasOwn(PORT_PROFILES[profile], 'breakout');
}
function build_profile_groupsOf({ ports }) {
    const groups = {};
    for (const range of ports) {
        if (range.grouped === undefined)
            continue;
        for (let number = range.first; number <= range.last; number += range.grouped) {
            const name = groupName(range, range.grouped, number);
            groups[name] = { nos: name, profile: build_profile_nameOf(range) };
        }
    }
    return Object.keys(groups).length === 0 ? {} : { portGroups: groups };
}
function portProfilesOf({ ports }) {
    return Object.fromEntries(ports.map((range) => [build_profile_nameOf(range), PORT_PROFILES[range.profile]]));
}
const BLOCK = 4;
/** The ports of a block of four: the first and the last share one pipeline, the two between them the next. */
function pipelineOf({ layout, size }, number) {
    if (layout === 'neighbours')
        return String(Math.floor((number - 1) / size) + 1);
    const block = Math.floor((number - 1) / BLOCK);
    const outer = (number - 1) % BLOCK === 0 || number % BLOCK === 0;
    return String(block * 2 + (outer ? 1 : 2));
}
function pipelinesOf({ pipelines, ports }) {
    if (pipelines === undefined)
        return {};
    const names = ports.filter(isBreakout).flatMap(({ first, last }) => {
        const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
        return numbers.map((number) => pipelineOf(pipelines, number));
    });
    return { pipelines: Object.fromEntries(names.map((name) => [name, { maxPorts: pipelines.maxPorts }])) };
}

;// CONCATENATED MODULE: ./lib/domain/fabric/profiles/catalogue.js
const LEAF = ['subinterfaces', 'acls', 'l2vni', 'l3vni', 'roce', 'mclag', 'eslag'];
const VIRTUAL = ['subinterfaces', 'l2vni', 'l3vni', 'roce', 'mclag', 'eslag'];
const catalogue_SPINE = ['acls', 'roce'];
const catalogue_TH5 = ['subinterfaces', 'acls', 'l3vni', 'roce', 'ecmpRoCEQPN'];
const BCM = 'sonic-bcm-base';
const CLS_PLUS = 'sonic-cls-plus-broadcom';
const KVM = 'x86_64-kvm_x86_64-r0';
const NO_SUBINTERFACES = "Doesn't support StaticExternals and ExternalAttachments with VLANs due to the lack of subinterfaces support.";
function ports(first, last, profile, grouped) {
    return { first, last, profile, ...(grouped === undefined ? {} : { grouped }) };
}
const ds2000 = {
    displayName: 'Celestica DS2000',
    otherName: 'Celestica Questone 2a',
    silicon: 'Broadcom TD3-X5 2.0T',
    platform: 'x86_64-cel_ds2000-r0',
    features: ['subinterfaces', 'acls', 'l2vni', 'l3vni', 'mclag', 'eslag'],
    ports: [
        ports(1, 48, 'SFP28-25G'),
        ports(49, 49, 'QSFP28-100G'),
        ports(50, 55, 'QSFP28-100G-nb'),
        ports(56, 56, 'QSFP28-100G'),
    ],
    nos: [
        { first: 1, base: 0, step: 1 },
        { first: 50, base: 52, step: 4 },
    ],
};
const ds3000 = {
    displayName: 'Celestica DS3000',
    otherName: 'Celestica Seastone2',
    silicon: 'Broadcom TD3-X7 3.2T',
    platform: 'x86_64-cel_seastone_2-r0',
    features: LEAF,
    ports: [ports(1, 32, 'QSFP28-100G:negotiating'), ports(33, 33, 'SFP28-10G')],
    nos: [{ first: 1, base: 0, step: 4 }],
};
const ds4000 = {
    displayName: 'Celestica DS4000',
    otherName: 'Celestica Silverstone2',
    silicon: 'Broadcom TH3',
    platform: 'x86_64-cel_silverstone-r0',
    features: catalogue_SPINE,
    ports: [ports(1, 32, 'QSFPDD-400G'), ports(33, 33, 'SFP28-10G')],
    nos: [{ first: 1, base: 0, step: 8 }],
};
const MANAGEMENT_LABELS = { 33: 'M1', 34: 'M2' };
const THIRTY_TWO_AND_TWO = [
    { first: 1, base: 0, step: 8 },
    { first: 34, base: 257, step: 1 },
];
const ds4101 = {
    displayName: 'Celestica DS4101',
    otherName: 'Celestica Greystone',
    silicon: 'Broadcom TH4G',
    platform: 'x86_64-cel_ds4101-r0',
    features: ['acls', 'roce', 'ecmpRoCEQPN'],
    ports: [ports(1, 32, 'OSFP-2x400G'), ports(33, 34, 'SFP28-10G')],
    nos: THIRTY_TWO_AND_TWO,
    labels: MANAGEMENT_LABELS,
};
const ds5000 = {
    displayName: 'Celestica DS5000',
    otherName: 'Celestica Moonstone',
    silicon: 'Broadcom TH5',
    platform: 'x86-64-cls-ds5000-r0',
    features: catalogue_TH5,
    notes: "Doesn't support non-L3 VPC modes due to the lack of L2VNI support.",
    ports: [ports(1, 64, 'OSFP-800G'), ports(65, 66, 'SFP28-25G:from-1G')],
    nos: [
        { first: 1, base: 0, step: 8 },
        { first: 66, base: 513, step: 1 },
    ],
};
const campus = {
    nosType: 'sonic-bcm-campus',
    silicon: 'Broadcom TD3-X3',
    notes: NO_SUBINTERFACES,
    nos: [
        { first: 1, base: 0, step: 1 },
        { first: 54, base: 56, step: 1 },
    ],
    maxPathsEBGP: 16,
};
const virtual = {
    silicon: 'vs',
    platform: KVM,
    features: VIRTUAL,
    ports: [ports(1, 48, 'SFP28-25G', 4)],
    nos: [{ first: 1, base: 0, step: 1 }],
    maxPathsEBGP: 16,
};
const TH3_PIPELINES = { layout: 'neighbours', size: 4, maxPorts: 18 };
/** Always there. */
const STANDARD_PROFILES = [
    {
        name: 'dell-s5232f-on',
        displayName: 'Dell S5232F-ON',
        silicon: 'Broadcom TD3-X7 3.2T',
        nosType: BCM,
        platform: 'x86_64-dellemc_s5232f_c3538-r0',
        features: LEAF,
        ports: [ports(1, 31, 'QSFP28-100G:wide'), ports(32, 32, 'QSFP28-100G-nb'), ports(33, 34, 'SFP28-10G')],
        nos: [
            { first: 1, base: 0, step: 4 },
            { first: 34, base: 129, step: 1 },
        ],
    },
    {
        name: 'dell-s5248f-on',
        displayName: 'Dell S5248F-ON',
        silicon: 'Broadcom TD3-X7 3.2T',
        nosType: BCM,
        platform: 'x86_64-dellemc_s5248f_c3538-r0',
        features: LEAF,
        ports: [ports(1, 48, 'SFP28-25G', 4), ports(49, 56, 'QSFP28-100G:wide')],
        nos: ds2000.nos,
    },
    {
        name: 'dell-z9332f-on',
        displayName: 'Dell Z9332F-ON',
        silicon: 'Broadcom TH3',
        nosType: BCM,
        platform: 'x86_64-dellemc_z9332f_d1508-r0',
        features: catalogue_SPINE,
        ports: [ports(1, 32, 'QSFPDD-400G:wide'), ports(33, 34, 'SFP28-10G')],
        nos: THIRTY_TWO_AND_TWO,
        labels: MANAGEMENT_LABELS,
        maxPorts: 144,
        pipelines: TH3_PIPELINES,
    },
    { ...ds2000, name: 'celestica-ds2000', nosType: BCM },
    { ...ds3000, name: 'celestica-ds3000', nosType: BCM },
    { ...ds4000, name: 'celestica-ds4000', nosType: BCM, maxPorts: 144, pipelines: TH3_PIPELINES },
    {
        ...ds4101,
        name: 'celestica-ds4101',
        nosType: BCM,
        maxPorts: 272,
        pipelines: { layout: 'neighbours', size: 2, maxPorts: 16 },
    },
    {
        ...ds5000,
        name: 'celestica-ds5000',
        nosType: BCM,
        maxPorts: 320,
        pipelines: { layout: 'outer-inner', size: 2, maxPorts: 10 },
    },
    {
        name: 'edgecore-dcs203',
        displayName: 'Edgecore DCS203',
        otherName: 'Edgecore AS7326-56X',
        silicon: 'Broadcom TD3-X7 2.0T',
        nosType: BCM,
        platform: 'x86_64-accton_as7326_56x-r0',
        features: LEAF,
        ports: [
            ports(1, 48, 'SFP28-25G', 12),
            ports(49, 55, 'QSFP28-100G'),
            ports(56, 56, 'QSFP28-100G-nb'),
            ports(57, 58, 'SFP28-10G'),
        ],
        nos: [...ds2000.nos, { first: 58, base: 81, step: 1 }],
        breakoutNames: { 49: 49, 50: 53, 51: 57, 52: 61, 53: 65, 54: 69, 55: 73 },
    },
    {
        name: 'edgecore-dcs204',
        displayName: 'Edgecore DCS204',
        otherName: 'Edgecore AS7726-32X',
        silicon: 'Broadcom TD3-X7 3.2T',
        nosType: BCM,
        platform: 'x86_64-accton_as7726_32x-r0',
        features: LEAF,
        ports: [ports(1, 31, 'QSFP28-100G:wide'), ports(32, 32, 'QSFP28-100G-nb'), ports(33, 34, 'SFP28-10G')],
        nos: [
            { first: 1, base: 0, step: 4 },
            { first: 34, base: 129, step: 1 },
        ],
    },
    {
        name: 'edgecore-dcs240',
        displayName: 'Edgecore DCS240',
        otherName: 'Edgecore AS9726',
        silicon: 'Broadcom TD4',
        nosType: BCM,
        platform: 'x86_64-accton_as9726_32d-r0',
        features: ['subinterfaces', 'acls', 'l2vni', 'l3vni', 'roce', 'eslag'],
        notes: 'Upper 16 ports supply maximum of 24W, lower 16 ports supply maximum of 14W',
        ports: [ports(1, 32, 'QSFP56DD-400G'), ports(33, 34, 'SFP28-10G')],
        nos: THIRTY_TWO_AND_TWO,
        pipelines: TH3_PIPELINES,
    },
    {
        name: 'edgecore-dcs501',
        displayName: 'Edgecore DCS501',
        otherName: 'Edgecore AS7712-32X',
        silicon: 'Broadcom TH',
        nosType: BCM,
        platform: 'x86_64-accton_as7712_32x-r0',
        features: ['acls'],
        ports: [ports(1, 32, 'QSFP28-100G')],
        nos: [{ first: 1, base: 0, step: 4 }],
    },
    {
        ...campus,
        name: 'edgecore-eps202',
        displayName: 'Edgecore EPS202',
        otherName: 'Edgecore AS4630-54PE',
        platform: 'x86_64-accton_as4630_54pe-r0',
        features: ['acls', 'l2vni', 'l3vni', 'eslag'],
        ports: [ports(1, 48, 'RJ45-1G'), ports(49, 52, 'SFP28-25G:from-1G'), ports(53, 54, 'QSFP28-100G')],
        onieName: 'eth2',
    },
    {
        ...campus,
        name: 'edgecore-eps203',
        displayName: 'Edgecore EPS203',
        otherName: 'Edgecore AS4630-54NPE',
        platform: 'x86_64-accton_as4630_54npe-r0',
        features: ['acls', 'l2vni', 'l3vni', 'mclag', 'eslag'],
        ports: [
            ports(1, 36, 'RJ45-2.5G'),
            ports(37, 48, 'RJ45-10G'),
            ports(49, 52, 'SFP28-25G:from-1G'),
            ports(53, 54, 'QSFP28-100G'),
        ],
    },
    {
        name: 'supermicro-sse-c4632sb',
        displayName: 'Supermicro SSE-C4632SB',
        silicon: ds3000.silicon,
        nosType: BCM,
        platform: ds3000.platform,
        features: LEAF,
        ports: ds3000.ports,
        nos: ds3000.nos,
    },
    { ...virtual, name: 'vs', displayName: 'Virtual Switch', nosType: 'sonic-bcm-vs' },
];
/** There where the configuration includes SONiC CLS+. */
const CLS_PLUS_PROFILES = [
    { ...ds2000, name: 'celestica-ds2000-clsp', nosType: CLS_PLUS },
    {
        ...ds3000,
        name: 'celestica-ds3000-clsp',
        nosType: CLS_PLUS,
        ports: [ports(1, 32, 'QSFP28-100G'), ports(33, 33, 'SFP28-10G')],
    },
    { ...ds4000, name: 'celestica-ds4000-clsp', nosType: CLS_PLUS },
    { ...ds4101, name: 'celestica-ds4101-clsp', nosType: CLS_PLUS },
    {
        ...ds5000,
        name: 'celestica-ds5000-clsp',
        nosType: CLS_PLUS,
        ports: [ports(1, 64, 'OSFP-800G:200G'), ports(65, 66, 'SFP28-25G:from-1G')],
    },
    { ...virtual, name: 'vs-clsp', displayName: 'Virtual Switch CLS+', nosType: 'sonic-cls-plus-vs' },
];
/** There where the configuration includes Cumulus. */
const CUMULUS_PROFILES = [
    {
        name: 'cumulus-vx',
        displayName: 'Cumulus VX',
        silicon: 'vs',
        nosType: 'cumulus-vx',
        platform: KVM,
        features: VIRTUAL,
        ports: [ports(1, 32, 'QSFP28-100G:speeds'), ports(33, 33, 'SFP28-10G')],
        nos: [{ first: 1, base: 0, step: 1 }],
    },
];

;// CONCATENATED MODULE: ./lib/domain/fabric/profiles/built-in-profiles.js


const EVERY_PROFILE = [
    ...STANDARD_PROFILES,
    ...CLS_PLUS_PROFILES,
    ...CUMULUS_PROFILES,
];
/** Names of all profiles that the fabric may bring along, whatever the configuration. */
const BUILT_IN_PROFILE_NAMES = EVERY_PROFILE.map(({ name }) => name);
const made = new Map();
/** The profiles that exist under a configuration, by name. Made once for each choice. */
function builtInProfiles(config) {
    const choice = `${config.includeSONiCCLSPlus} ${config.includeCumulus}`;
    const known = made.get(choice);
    if (known !== undefined)
        return known;
    const facts = [
        ...STANDARD_PROFILES,
        ...(config.includeSONiCCLSPlus ? CLS_PLUS_PROFILES : []),
        ...(config.includeCumulus ? CUMULUS_PROFILES : []),
    ];
    const profiles = new Map(facts.map((one) => [one.name, buildProfile(one)]));
    made.set(choice, profiles);
    return profiles;
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-profile-built-in.js




function builtIn({ id }, config) {
    return builtInProfiles(config).get(id.name);
}
const EXTRA_CURE = 'Remove the SwitchProfile and let the switches name a built-in one.';
/**
 * Only a new object is refused; one that is there already goes when the controller starts again. It asks whether there
 * was one before, hence `cluster`: such rules run whenever what was there may be known.
 */
const onlyBuiltIn = {
    code: 'HHS-SP-1',
    severity: 'error',
    needs: 'cluster',
    title: 'a profile is one the fabric brings along, unless it allows others',
    example: 'metadata: {name: my-switch}',
    cure: EXTRA_CURE,
    check(object, { config, previous }) {
        if (config.allowExtraSwitchProfiles || builtIn(object, config) !== undefined)
            return [];
        if (previous(object.key) !== undefined)
            return [];
        return [
            {
                pointer: '/metadata/name',
                message: `"${object.id.name}" is none of the profiles that the fabric brings along, and it takes no others`,
                help: EXTRA_CURE,
            },
        ];
    },
};
const builtInUnchanged = {
    code: 'HHS-SP-23',
    severity: 'error',
    needs: 'config',
    stage: 'webhook',
    title: 'a profile with the name of a built-in one is equal to it',
    example: 'metadata: {name: vs}\nspec: {displayName: My Switch}',
    cure: 'Remove the SwitchProfile: the fabric brings it along.',
    check(object, { config }) {
        const profile = builtIn(object, config);
        if (profile === undefined)
            return [];
        const pointer = firstDifference(comparable((0,fabric_read/* specOf */.rI)(object.defaulted)), comparable((0,fabric_read/* specOf */.rI)(profile)));
        if (pointer === undefined)
            return [];
        return [
            {
                pointer,
                message: `this is not what the built-in profile "${object.id.name}" says, and nobody can change a built-in profile`,
                help: 'Remove the SwitchProfile: the fabric brings it along by itself.',
            },
        ];
    },
};
/**
 * As the fabric stores a built-in profile, less the feature `portLocator`: releases differ in it, and which one compares
 * is not known here.
 */
function comparable(spec) {
    const { portLocator: _, ...features } = (0,fabric_read/* structOf */.Tb)(spec, 'features');
    return { config: {}, ...spec, features };
}
/** The first member in which two specs part; undefined when they are equal. */
function firstDifference(a, b) {
    const keys = [...Object.keys(a), ...Object.keys(b)];
    const key = keys.find((one) => !(0,json/* jsonEquals */.A)((0,json/* getOwn */.Ng)(a, one), (0,json/* getOwn */.Ng)(b, one)));
    return key === undefined ? undefined : (0,shared_pointer/* childPointer */.Y2)('/spec', key);
}
const builtInStays = {
    code: 'HHS-SP-D1',
    severity: 'error',
    needs: 'delete',
    title: 'a built-in profile is not deleted',
    example: 'metadata: {name: vs}',
    cure: 'Leave the profile in the cluster; it need not be in Git.',
    check(object, { config }) {
        if (builtIn(object, config) === undefined)
            return [];
        return [
            {
                pointer: '/metadata/name',
                message: `"${object.id.name}" is a profile that the fabric brings along, and it lets nobody delete it`,
                help: 'Leave it in the cluster; it need not be in Git.',
            },
        ];
    },
};
/** Which profiles there may be. */
const builtInProfileRules = [onlyBuiltIn, builtInUnchanged, builtInStays];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-profile-parts.js


function profilePorts(spec) {
    return (0,fabric_read/* structEntriesOf */.ty)(spec, 'ports').map(([name, port]) => ({
        name,
        pointer: (0,shared_pointer/* childPointer */.Y2)('/spec/ports', name),
        management: (0,fabric_read/* flagOf */.iP)(port, 'management'),
        nos: (0,fabric_read/* textOf */.b6)(port, 'nos'),
        baseNOSName: (0,fabric_read/* textOf */.b6)(port, 'baseNOSName'),
        label: (0,fabric_read/* textOf */.b6)(port, 'label'),
        group: (0,fabric_read/* textOf */.b6)(port, 'group'),
        profile: (0,fabric_read/* textOf */.b6)(port, 'profile'),
        oniePortName: (0,fabric_read/* textOf */.b6)(port, 'oniePortName'),
        pipeline: (0,fabric_read/* textOf */.b6)(port, 'pipeline'),
        portProfile: (0,fabric_read/* pointerOf */.rq)(spec, 'portProfiles', (0,fabric_read/* textOf */.b6)(port, 'profile')),
    }));
}
function dataPorts(spec) {
    return profilePorts(spec).filter(({ management }) => !management);
}
function isBreakoutPort({ portProfile }) {
    return portProfile !== undefined && (0,fabric_read/* pointerOf */.rq)(portProfile, 'breakout') !== undefined;
}
const LARGEST = 2n ** 63n;
/** A whole number in decimal digits, with or without a sign (`strconv.Atoi`); undefined when it is none. */
function wholeNumber(text) {
    if (text.length > 64 || !/^[+-]?[0-9]+$/.test(text))
        return undefined;
    const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
    return value >= -LARGEST && value < LARGEST ? value : undefined;
}
/** `prefix` and a whole number that is not below `least` behind it. */
function isNumbered(text, prefix, least) {
    if (!text.startsWith(prefix))
        return false;
    const number = wholeNumber(text.slice(prefix.length));
    return number !== undefined && number >= least;
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-profile-data-ports.js


const switch_profile_data_ports_profileExists = {
    code: 'HHS-SP-13',
    severity: 'error',
    needs: 'self',
    title: 'the profile of a port is one of portProfiles',
    example: 'ports: {E1/1: {profile: nowhere}}',
    cure: 'Describe the profile below spec.portProfiles, or name one that is there.',
    check({ defaulted }) {
        return dataPorts((0,fabric_read/* specOf */.rI)(defaulted))
            .filter(({ profile, portProfile }) => profile !== '' && portProfile === undefined)
            .map(({ name, pointer, profile }) => ({
            pointer: `${pointer}/profile`,
            message: `the port ${name} names the profile "${profile}", which is not among portProfiles`,
            help: 'Describe the profile below spec.portProfiles, or name one that is there.',
        }));
    },
};
const groupExists = {
    code: 'HHS-SP-17',
    severity: 'error',
    needs: 'self',
    title: 'the group of a port is one of portGroups',
    example: 'ports: {E1/1: {group: "99"}}',
    cure: 'Describe the group below spec.portGroups, or name one that is there.',
    check({ defaulted }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        return dataPorts(spec)
            .filter(({ group }) => group !== '' && (0,fabric_read/* pointerOf */.rq)(spec, 'portGroups', group) === undefined)
            .map(({ name, pointer, group }) => ({
            pointer: `${pointer}/group`,
            message: `the port ${name} names the group "${group}", which is not among portGroups`,
            help: 'Describe the group below spec.portGroups, or name one that is there.',
        }));
    },
};
const breakoutNames = {
    code: 'HHS-SP-14',
    severity: 'error',
    needs: 'self',
    title: 'a breakout port has a nos like 1/4 and a baseNOSName like Ethernet12',
    example: 'ports: {E1/4: {nos: Ethernet12, profile: QSFP28-100G}}',
    cure: 'Write {nos: 1/4, baseNOSName: Ethernet12}.',
    check({ defaulted }) {
        return dataPorts((0,fabric_read/* specOf */.rI)(defaulted)).filter(isBreakoutPort).flatMap(breakoutProblems);
    },
};
function breakoutProblems({ name, pointer, nos, baseNOSName }) {
    const findings = [];
    if (nos !== '' && !(nos.startsWith('1/') && wholeNumber(nos.slice(2)) !== undefined)) {
        findings.push({
            pointer: `${pointer}/nos`,
            message: `the breakout port ${name} has the nos "${nos}", where 1/ and a number is needed`,
            help: 'Write 1/ and the number that the operating system gives the port.',
        });
    }
    if (!isNumbered(baseNOSName, 'Ethernet', 0n)) {
        const said = baseNOSName === '' ? 'has no baseNOSName' : `has the baseNOSName "${baseNOSName}"`;
        findings.push({
            pointer: `${pointer}/baseNOSName`,
            message: `the breakout port ${name} ${said}, where Ethernet and a number is needed`,
            help: 'Write Ethernet and the number of the first lane of the port.',
        });
    }
    return findings;
}
/** Ports whose profile is unknown are passed over: what they need cannot be told. */
const directNames = {
    code: 'HHS-SP-16',
    severity: 'error',
    needs: 'self',
    title: 'a data port that cannot be broken out has a nos like Ethernet8',
    example: 'ports: {E1/3: {nos: eth8, profile: SFP28-25G}}',
    cure: 'Write Ethernet and the number that the operating system gives the port.',
    check({ defaulted }) {
        return dataPorts((0,fabric_read/* specOf */.rI)(defaulted))
            .filter((port) => !isBreakoutPort(port) && (port.profile === '' || port.portProfile !== undefined))
            .filter(({ nos }) => nos !== '' && !isNumbered(nos, 'Ethernet', 0n))
            .map(({ name, pointer, nos }) => ({
            pointer: `${pointer}/nos`,
            message: `the port ${name} has the nos "${nos}", where Ethernet and a number is needed`,
            help: 'Write Ethernet and the number that the operating system gives the port.',
        }));
    },
};
const pipelineExists = {
    code: 'HHS-SP-15',
    severity: 'error',
    needs: 'self',
    title: 'only breakout ports have a pipeline, one of pipelines',
    example: 'ports: {E1/3: {profile: SFP28-25G, pipeline: p0}}',
    cure: 'Describe the pipeline below spec.pipelines, and name it at breakout ports only.',
    check({ defaulted }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        return dataPorts(spec).flatMap((port) => {
            const { name, pipeline, profile, portProfile } = port;
            if (pipeline === '')
                return [];
            const pointer = `${port.pointer}/pipeline`;
            if ((0,fabric_read/* pointerOf */.rq)(spec, 'pipelines', pipeline) === undefined) {
                const message = `the port ${name} names the pipeline "${pipeline}", which is not among pipelines`;
                return [{ pointer, message, help: 'Describe the pipeline below spec.pipelines.' }];
            }
            if (isBreakoutPort(port) || (profile !== '' && portProfile === undefined))
                return [];
            const message = `the port ${name} has a pipeline, but its profile has no breakouts`;
            return [{ pointer, message, help: 'Remove pipeline.', onKey: true }];
        });
    },
};
/** What data ports name, and their names in the operating system. */
const profileDataPortRules = [
    switch_profile_data_ports_profileExists,
    breakoutNames,
    pipelineExists,
    directNames,
    groupExists,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-profile-facts.js

const MOST_OTHER_NAMES = 5;
const NOS_TYPES = [
    'sonic-bcm-base',
    'sonic-bcm-campus',
    'sonic-bcm-vs',
    'sonic-cls-plus-broadcom',
    'sonic-cls-plus-marvell',
    'sonic-cls-plus-vs',
    'cumulus-vx',
    'cumulus-mlx',
];
function switch_profile_facts_requiredRule(code, field, what) {
    return {
        code,
        severity: 'error',
        needs: 'self',
        title: `${field} is set`,
        example: `${field}: ""`,
        cure: `Set spec.${field} to ${what}.`,
        check({ defaulted }) {
            if ((0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), field) !== '')
                return [];
            const pointer = `/spec/${field}`;
            return [{ pointer, message: `${field} is missing`, help: `Set spec.${field} to ${what}.` }];
        },
    };
}
const otherNames = {
    code: 'HHS-SP-4',
    severity: 'error',
    needs: 'self',
    title: `there are at most ${MOST_OTHER_NAMES} other names, none of them empty and none twice`,
    example: 'otherNames: [Box, Box]',
    cure: 'Keep each name once.',
    check({ defaulted }) {
        const names = (0,fabric_read/* textsOf */.CB)((0,fabric_read/* specOf */.rI)(defaulted), 'otherNames');
        const findings = [];
        if (names.length > MOST_OTHER_NAMES) {
            findings.push({
                pointer: '/spec/otherNames',
                message: `${names.length} other names, and the fabric takes at most ${MOST_OTHER_NAMES}`,
                help: `Keep the ${MOST_OTHER_NAMES} that people look for.`,
            });
        }
        const seen = new Set();
        for (const { at, value } of names) {
            const pointer = `/spec/otherNames/${at}`;
            if (value === '')
                findings.push({ pointer, message: 'a name is empty', help: 'Remove the empty name.' });
            else if (seen.has(value)) {
                findings.push({
                    pointer,
                    message: `the name "${value}" is there twice`,
                    help: 'Keep the name once.',
                });
            }
            seen.add(value);
        }
        return findings;
    },
};
const nosType = {
    code: 'HHS-SP-6',
    severity: 'error',
    needs: 'self',
    title: 'nosType is one the fabric knows',
    example: 'nosType: sonic',
    cure: `Choose one of ${NOS_TYPES.join(', ')}.`,
    check({ defaulted }) {
        const type = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), 'nosType');
        if (NOS_TYPES.includes(type))
            return [];
        return [
            {
                pointer: '/spec/nosType',
                message: type === '' ? 'nosType is missing' : `nosType "${type}" is none the fabric knows`,
                help: `Choose one of ${NOS_TYPES.join(', ')}.`,
            },
        ];
    },
};
/** What a profile says of the switch as a whole. */
const profileFactRules = [
    switch_profile_facts_requiredRule('HHS-SP-3', 'displayName', 'the name that people know the switch by'),
    otherNames,
    switch_profile_facts_requiredRule('HHS-SP-5', 'switchSilicon', 'the name of the switch chip'),
    nosType,
    switch_profile_facts_requiredRule('HHS-SP-7', 'platform', 'the platform that the switch asks for when it is installed'),
];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-profile-groups.js



const groups = {
    code: 'HHS-SP-18',
    severity: 'error',
    needs: 'self',
    title: 'a port group is used by a port, has a number as nos and a profile of speeds without auto negotiation',
    example: 'portGroups: {"1": {nos: one, profile: SFP28-25G}}',
    cure: 'Write {nos: "1", profile: ...} and name the group at its ports.',
    check({ defaulted }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        const used = new Set(dataPorts(spec).map(({ group }) => group));
        return (0,fabric_read/* structEntriesOf */.ty)(spec, 'portGroups').flatMap(([name, group]) => {
            const pointer = (0,shared_pointer/* childPointer */.Y2)('/spec/portGroups', name);
            const findings = [];
            if (!used.has(name) || name === '') {
                const help = 'Name the group at its ports, or remove it.';
                findings.push({ pointer, message: `no port is in the group "${name}"`, help, onKey: true });
            }
            const nos = (0,fabric_read/* textOf */.b6)(group, 'nos');
            if ((wholeNumber(nos) ?? 0n) <= 0n) {
                findings.push({
                    pointer: `${pointer}/nos`,
                    message: `the group "${name}" ${nos === '' ? 'has no nos' : `has the nos "${nos}"`}, where a number from 1 is needed`,
                    help: 'Set nos to the number of the group in the operating system of the switch.',
                });
            }
            return [...findings, ...groupProfileProblems(spec, name, (0,fabric_read/* textOf */.b6)(group, 'profile'), pointer)];
        });
    },
};
function groupProfileProblems(spec, name, profileName, pointer) {
    const problem = (message, help) => [{ pointer: `${pointer}/profile`, message, help }];
    const help = 'Name one of spec.portProfiles that has speeds and does not allow auto negotiation.';
    if (profileName === '')
        return problem(`the group "${name}" has no profile`, help);
    const profile = (0,fabric_read/* pointerOf */.rq)(spec, 'portProfiles', profileName);
    const named = `the profile "${profileName}" of the group "${name}"`;
    if (profile === undefined)
        return problem(`${named} is not among portProfiles`, help);
    if ((0,fabric_read/* pointerOf */.rq)(profile, 'speed') === undefined)
        return problem(`${named} has no speeds`, help);
    return (0,fabric_read/* flagOf */.iP)(profile, 'autoNegAllowed') ? problem(`${named} allows auto negotiation`, help) : [];
}
const portProfiles = {
    code: 'HHS-SP-19',
    severity: 'error',
    needs: 'self',
    title: 'a port profile is used, and has either speeds or breakouts',
    example: 'portProfiles: {spare: {}}',
    cure: 'Give the profile speed or breakout, and name it at a port or a group.',
    check({ defaulted }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        const used = new Set(dataPorts(spec).map(({ profile }) => profile));
        for (const [, group] of (0,fabric_read/* structEntriesOf */.ty)(spec, 'portGroups'))
            used.add((0,fabric_read/* textOf */.b6)(group, 'profile'));
        return (0,fabric_read/* structEntriesOf */.ty)(spec, 'portProfiles').flatMap(([name, profile]) => portProfileProblems(name, profile, used.has(name) && name !== ''));
    },
};
function portProfileProblems(name, profile, isUsed) {
    const pointer = (0,shared_pointer/* childPointer */.Y2)('/spec/portProfiles', name);
    const findings = [];
    if (!isUsed) {
        const help = 'Name the profile at a port or a group, or remove it.';
        findings.push({ pointer, message: `no port and no group has the profile "${name}"`, help, onKey: true });
    }
    const speed = (0,fabric_read/* pointerOf */.rq)(profile, 'speed') !== undefined;
    if (speed === ((0,fabric_read/* pointerOf */.rq)(profile, 'breakout') !== undefined)) {
        const message = `the profile "${name}" has ${speed ? 'both speed and' : 'neither speed nor'} breakout`;
        findings.push({ pointer, message, help: 'Keep one of speed and breakout.' });
    }
    if ((0,fabric_read/* flagOf */.iP)(profile, 'autoNegDefault') && !(0,fabric_read/* flagOf */.iP)(profile, 'autoNegAllowed')) {
        findings.push({
            pointer: `${pointer}/autoNegDefault`,
            message: `the profile "${name}" starts with auto negotiation, which it does not allow`,
            help: 'Set autoNegAllowed to true, or leave autoNegDefault out.',
        });
    }
    return findings;
}
const pipelines = {
    code: 'HHS-SP-22',
    severity: 'error',
    needs: 'self',
    title: 'a pipeline has a name and takes at least one port',
    example: 'pipelines: {p0: {maxPorts: 0}}',
    cure: 'Set maxPorts to how many ports and lanes the pipeline takes.',
    check({ defaulted }) {
        return (0,fabric_read/* structEntriesOf */.ty)((0,fabric_read/* specOf */.rI)(defaulted), 'pipelines').flatMap(([name, pipeline]) => {
            const pointer = (0,shared_pointer/* childPointer */.Y2)('/spec/pipelines', name);
            const findings = [];
            if (name === '') {
                const help = 'Give the pipeline a name, and use it at its ports.';
                findings.push({ pointer, message: 'a pipeline has no name', help, onKey: true });
            }
            if ((0,fabric_read/* numberOf */.rl)(pipeline, 'maxPorts') <= 0) {
                const help = 'Set maxPorts to how many ports and lanes the pipeline takes.';
                const message = `the pipeline "${name}" takes no ports`;
                findings.push({ pointer: `${pointer}/maxPorts`, message, help });
            }
            return findings;
        });
    },
};
/** Port groups, port profiles and pipelines as such. */
const profileGroupRules = [groups, portProfiles, pipelines];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-profile-ports.js


/** Finds texts that stand at two ports, at the later one. */
function repeated(object, ports, field) {
    const first = new Map();
    return ports.flatMap((port) => {
        const text = port[field];
        if (text === '')
            return [];
        const other = first.get(text);
        if (other === undefined) {
            first.set(text, port);
            return [];
        }
        return [
            {
                pointer: `${port.pointer}/${field}`,
                message: `the ports ${other.name} and ${port.name} have the same ${field} ${text}`,
                help: `Give each port a ${field} of its own.`,
                related: [
                    { object, pointer: `${other.pointer}/${field}`, message: `port ${other.name} has it here` },
                ],
            },
        ];
    });
}
const named = {
    code: 'HHS-SP-8',
    severity: 'error',
    needs: 'self',
    title: 'every port has a name of at least two characters and a NOS name of its own',
    example: 'ports: {E1/1: {nos: Ethernet0}, E1/2: {nos: Ethernet0}}',
    cure: 'Give each port its own nos, as the operating system of the switch calls it.',
    check(object) {
        const ports = profilePorts((0,fabric_read/* specOf */.rI)(object.defaulted));
        const findings = [];
        for (const { name, nos, pointer } of ports) {
            if (name.length < 2) {
                const message = `"${name}" is no name of a port: it has at least two characters`;
                findings.push({ pointer, message, help: 'Call ports M1, E1/1 and so on.', onKey: true });
            }
            if (nos === '') {
                const help = 'Set nos to what the operating system of the switch calls the port.';
                findings.push({ pointer: `${pointer}/nos`, message: `the port ${name} has no nos`, help });
            }
        }
        return [...findings, ...repeated(object, ports, 'nos'), ...repeated(object, ports, 'baseNOSName')];
    },
};
const NUMBERED = [
    ['nos', 'Management'],
    ['oniePortName', 'eth'],
];
const management = {
    code: 'HHS-SP-9',
    severity: 'error',
    needs: 'self',
    title: 'a management port is called M1, its nos Management0 and its oniePortName eth0, and it has nothing else',
    example: 'ports: {M1: {management: true, nos: Ethernet0, oniePortName: eth0}}',
    cure: 'Write {management: true, nos: Management0, oniePortName: eth0}.',
    check({ defaulted }) {
        return profilePorts((0,fabric_read/* specOf */.rI)(defaulted))
            .filter((port) => port.management)
            .flatMap(managementProblems);
    },
};
function managementProblems(port) {
    const { name, pointer } = port;
    const findings = [];
    if (name.length > 1 && !isNumbered(name, 'M', 1n)) {
        const message = `the management port "${name}" is not called M and a number from 1`;
        findings.push({ pointer, message, help: 'Call the port M1.', onKey: true });
    }
    for (const [field, prefix] of NUMBERED) {
        const text = port[field];
        if ((field === 'nos' && text === '') || isNumbered(text, prefix, 0n))
            continue;
        const said = text === '' ? `has no ${field}` : `has the ${field} "${text}"`;
        findings.push({
            pointer: `${pointer}/${field}`,
            message: `the management port ${name} ${said}, where ${prefix} and a number is needed`,
            help: `Write ${prefix}0.`,
        });
    }
    for (const field of ['group', 'profile', 'baseNOSName']) {
        if (port[field] === '')
            continue;
        const message = `the management port ${name} has a ${field}, which is for data ports`;
        findings.push({ pointer: `${pointer}/${field}`, message, help: `Remove ${field}.`, onKey: true });
    }
    return findings;
}
const dataName = {
    code: 'HHS-SP-10',
    severity: 'error',
    needs: 'self',
    title: 'a data port is called E, the number of the chip, a slash and the number of the port',
    example: 'ports: {E1: {nos: Ethernet0}}',
    cure: 'Call the port E1/1.',
    check({ defaulted }) {
        return dataPorts((0,fabric_read/* specOf */.rI)(defaulted))
            .filter(({ name }) => name.length > 1 && !isDataName(name))
            .map(({ name, pointer }) => ({
            pointer,
            message: `the data port "${name}" is not called like E1/1, with both numbers from 1`,
            help: 'Call it E, the number of the chip, a slash and the number of the port; a management port has management: true.',
            onKey: true,
        }));
    },
};
function isDataName(name) {
    if (!name.startsWith('E'))
        return false;
    const segments = name.slice(1).split('/');
    return segments.length === 2 && segments.every((segment) => (wholeNumber(segment) ?? 0n) >= 1n);
}
const labels = {
    code: 'HHS-SP-11',
    severity: 'error',
    needs: 'self',
    title: 'every data port has a label of its own',
    example: 'ports: {E1/1: {label: "1"}, E1/2: {label: "1"}}',
    cure: 'Set label to what is printed beside the port.',
    check(object) {
        const ports = dataPorts((0,fabric_read/* specOf */.rI)(object.defaulted));
        const without = ports.filter(({ label }) => label === '');
        return [...without.map(withoutLabel), ...repeated(object, ports, 'label')];
    },
};
function withoutLabel({ name, pointer }) {
    const help = 'Set label to what is printed beside the port.';
    return { pointer: `${pointer}/label`, message: `the port ${name} has no label`, help };
}
const profileOrGroup = {
    code: 'HHS-SP-12',
    severity: 'error',
    needs: 'self',
    title: 'a data port has either a profile or a group',
    example: 'ports: {E1/1: {profile: SFP28-25G, group: "1"}}',
    cure: 'Keep group for a port whose speed is set with its group, profile for any other.',
    check({ defaulted }) {
        return dataPorts((0,fabric_read/* specOf */.rI)(defaulted)).flatMap(({ name, pointer, profile, group }) => {
            if ((profile === '') !== (group === ''))
                return [];
            const help = 'Keep group for a port whose speed is set with its group, profile for any other.';
            const message = profile === ''
                ? `the port ${name} has neither a profile nor a group`
                : `the port ${name} has both a profile and a group`;
            return [{ pointer: profile === '' ? pointer : `${pointer}/profile`, message, help }];
        });
    },
};
/** How the ports of a profile are called. */
const profilePortRules = [named, management, dataName, labels, profileOrGroup];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-profile-speeds.js



const SPEED_LIST = SPEEDS.join(', ');
/** Every `speed` or `breakout` of the port profiles. */
function choicesOf(defaulted, what) {
    return (0,fabric_read/* structEntriesOf */.ty)((0,fabric_read/* specOf */.rI)(defaulted), 'portProfiles').flatMap(([name, profile]) => {
        const member = (0,fabric_read/* pointerOf */.rq)(profile, what);
        const pointer = `${(0,shared_pointer/* childPointer */.Y2)('/spec/portProfiles', name)}/${what}`;
        return member === undefined ? [] : [{ what, name, member, pointer }];
    });
}
/** The default has to be there, and among what is supported; `supported` lists that. */
function defaultProblems(choice, supported) {
    const { what, name, member, pointer } = choice;
    const chosen = (0,fabric_read/* textOf */.b6)(member, 'default');
    const findings = [];
    if (supported.length === 0) {
        const message = `the profile "${name}" supports no ${what}`;
        findings.push({ pointer: `${pointer}/supported`, message, help: 'List what the ports can do.' });
    }
    if (chosen !== '' && (supported.length === 0 || supported.includes(chosen)))
        return findings;
    const message = chosen === ''
        ? `the profile "${name}" has no default ${what}`
        : `the default ${what} ${chosen} of the profile "${name}" is not among ${supported.join(', ')}`;
    findings.push({
        pointer: `${pointer}/default`,
        message,
        help: 'Set default to what the ports start with, one of those supported.',
    });
    return findings;
}
const speeds = {
    code: 'HHS-SP-20',
    severity: 'error',
    needs: 'self',
    title: 'a profile of speeds supports its default, and only speeds the fabric knows',
    example: 'portProfiles: {SFP28-25G: {speed: {default: 25G, supported: [10G]}}}',
    cure: `Write speeds like 25G, and the default among those supported. The fabric knows ${SPEED_LIST}.`,
    check({ defaulted }) {
        return choicesOf(defaulted, 'speed').flatMap((choice) => {
            const supported = (0,fabric_read/* textsOf */.CB)(choice.member, 'supported');
            const wrong = supported.filter(({ value }) => !SPEEDS.includes(value));
            return [
                ...defaultProblems(choice, supported.map(({ value }) => value)),
                ...wrong.map(({ at, value }) => ({
                    pointer: `${choice.pointer}/supported/${at}`,
                    message: `the profile "${choice.name}" supports "${value}", which is no speed`,
                    help: `Write one of ${SPEED_LIST}.`,
                })),
            ];
        });
    },
};
const breakouts = {
    code: 'HHS-SP-21',
    severity: 'error',
    needs: 'self',
    title: 'a profile of breakouts supports its default, and every mode has a name like 4x25G and offsets',
    example: 'portProfiles: {QSFP28-100G: {breakout: {default: 1x100G, supported: {4by25G: {offsets: ["0"]}}}}}',
    cure: 'Write modes like 4x25G with an offset for each lane, and the default among them.',
    check({ defaulted }) {
        return choicesOf(defaulted, 'breakout').flatMap((choice) => {
            const modes = (0,fabric_read/* structEntriesOf */.ty)(choice.member, 'supported');
            const names = modes.map(([mode]) => mode);
            return [
                ...defaultProblems(choice, names),
                ...modes.flatMap(([mode, value]) => modeProblems(choice, mode, value)),
            ];
        });
    },
};
function modeProblems({ name, pointer: above }, mode, value) {
    const pointer = (0,shared_pointer/* childPointer */.Y2)(`${above}/supported`, mode);
    const findings = [];
    if (parseBreakoutMode(mode) === undefined) {
        const message = `the profile "${name}" supports "${mode}", which is no breakout mode`;
        const help = `Write 1, 2, 4 or 8, an x and one of ${SPEED_LIST}.`;
        findings.push({ pointer, message, help, onKey: true });
    }
    if ((0,fabric_read/* listOf */.c3)(value, 'offsets').length === 0) {
        const message = `the mode "${mode}" of the profile "${name}" has no offsets`;
        findings.push({ pointer: `${pointer}/offsets`, message, help: 'List one offset for each lane.' });
    }
    return findings;
}
/** What ports can be set to. */
const profileSpeedRules = [speeds, breakouts];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-profile.js






const switchProfileRules = [
    ...profileFactRules,
    ...profilePortRules,
    ...profileDataPortRules,
    ...profileGroupRules,
    ...profileSpeedRules,
    ...builtInProfileRules,
];

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
function isBuiltIn(object) {
    const name = (0,json/* getOwn */.Ng)((0,live_object/* metadataOf */.N)(object), 'name');
    return typeof name === 'string' && BUILT_IN_PROFILE_NAMES.includes(name);
}
const switchProfileKind = defineKind({
    kind: 'SwitchProfile',
    group: 'wiring',
    version: 'v1beta1',
    formerVersions: ['v1alpha2'],
    plural: 'switchprofiles',
    shortNames: ['sp'],
    categories: ['hedgehog', 'wiring', 'fabric'],
    spec: switchProfileSpec,
    rules: switchProfileRules,
    defaulting: switchProfileDefaulting,
    canonical: { keep: ['portProfiles.*.speed', 'portProfiles.*.breakout'] },
    builtInNames: BUILT_IN_PROFILE_NAMES,
    builtIns: builtInProfiles,
    isGenerated: isBuiltIn,
    ownsAnnotation: (key) => key === 'fabric.githedgehog.com/ports',
});

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/vlan-namespace.js



const vlan_namespace_LAST_VLAN = 4094;
/**
 * `to` left out is `from`; ranges are sorted; and when one of them is invalid, none is kept: the webhook looks at the
 * wrong error, so the cluster takes the object with no ranges at all.
 */
const vlanNamespaceDefaulting = {
    go: {},
    webhook(object) {
        const spec = (0,fabric_read/* specOf */.rI)(object);
        const labelled = withOwnLabels(object, {});
        const ranges = (0,fabric_read/* listOf */.c3)(spec, 'ranges');
        if (!ranges.every(json/* isJsonObject */.OW))
            return labelled;
        return withSpec(labelled, { ...spec, ranges: normalRanges(ranges) ?? [] });
    },
};
/** Undefined when one of the ranges is invalid. */
function normalRanges(ranges) {
    const filled = ranges.map((range) => ({
        from: (0,fabric_read/* numberOf */.rl)(range, 'from'),
        to: (0,fabric_read/* numberOf */.rl)(range, 'to') || (0,fabric_read/* numberOf */.rl)(range, 'from'),
    }));
    if (filled.some(({ from, to }) => from < 1 || to > vlan_namespace_LAST_VLAN || from > to))
        return undefined;
    return filled.sort((a, b) => a.from - b.from || a.to - b.to);
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/rewritten.js


/**
 * Whether the object differs from its previous version in what a write sends: spec, labels, annotations. Rules about an
 * update ask it where the fabric refuses any update: what stays as it is, is not sent.
 */
function isRewritten({ key, defaulted }, context) {
    const previous = context.previous(key);
    if (previous === undefined)
        return false;
    return (!(0,json/* jsonEquals */.A)((0,fabric_read/* specOf */.rI)(defaulted), (0,fabric_read/* specOf */.rI)(previous.defaulted)) ||
        lacks((0,fabric_read/* labelsOf */.PC)(previous.defaulted), (0,fabric_read/* labelsOf */.PC)(defaulted)) ||
        lacks((0,fabric_read/* annotationsOf */.Ih)(previous.defaulted), (0,fabric_read/* annotationsOf */.Ih)(defaulted)));
}
/** Whether one of `wanted` is not in `present` with the same value. */
function lacks(present, wanted) {
    return Object.keys(wanted).some((key) => (0,json/* getOwn */.Ng)(present, key) !== (0,json/* getOwn */.Ng)(wanted, key));
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vlan-namespace.js





const FIRST_VLAN = 1;
const rules_vlan_namespace_LAST_VLAN = 4094;
/** Ranges as written, `to` filled in; defaulting sorts them, or drops them all. */
function writtenRanges({ object }) {
    return (0,fabric_read/* structsOf */.SK)((0,fabric_read/* specOf */.rI)(object), 'ranges').map(({ at, value }) => {
        const from = (0,fabric_read/* numberOf */.rl)(value, 'from');
        return { from, to: (0,fabric_read/* numberOf */.rl)(value, 'to') || from, pointer: `/spec/ranges/${at}` };
    });
}
function isValid({ from, to }) {
    return from >= FIRST_VLAN && to <= rules_vlan_namespace_LAST_VLAN && from <= to;
}
function rangeText({ from, to }) {
    return from === to ? `VLAN ${from}` : `VLANs ${from}-${to}`;
}
const validRanges = {
    code: 'HHS-VLNS-2',
    severity: 'warning',
    needs: 'self',
    title: 'every range goes up and stays within 1 to 4094; with one that does not, the fabric keeps no range at all',
    example: 'ranges: [{from: 1999, to: 1000}]',
    cure: 'Write ranges from the lower to the higher VLAN, within 1 to 4094.',
    check(object) {
        return writtenRanges(object).flatMap((range) => {
            if (isValid(range))
                return [];
            const cause = range.from > range.to ? 'ends before it begins' : `is not within ${FIRST_VLAN} to ${rules_vlan_namespace_LAST_VLAN}`;
            return [
                {
                    pointer: range.pointer ?? '/spec/ranges',
                    message: `the range ${range.from}-${range.to} ${cause}; the fabric takes the object without a word and keeps none of its ranges`,
                    help: `Write from and to so that ${FIRST_VLAN} <= from <= to <= ${rules_vlan_namespace_LAST_VLAN}.`,
                },
            ];
        });
    },
};
/** Every range with one that it overlaps, reserved ones included; one sweep. Only pairs with a written range count. */
function overlapping(ranges) {
    const sorted = [...ranges].sort((a, b) => a.from - b.from || a.to - b.to);
    const pairs = [];
    let widest;
    for (const range of sorted) {
        if (widest !== undefined && widest.to >= range.from) {
            if (range.pointer !== undefined)
                pairs.push({ range, other: widest });
            else if (widest.pointer !== undefined)
                pairs.push({ range: widest, other: range });
        }
        if (widest === undefined || range.to > widest.to)
            widest = range;
    }
    return pairs;
}
function vlan_namespace_reservedRule({ code, title, key, own }) {
    return {
        code,
        severity: 'error',
        needs: 'config',
        title,
        example: own ? 'ranges: [{from: 2000, to: 3100}]' : 'ranges: [{from: 3900, to: 3910}]',
        cure: `Choose VLANs outside ${key} of the fabric's configuration, and each of them once.`,
        check(object, { config }) {
            const ranges = writtenRanges(object);
            if (!ranges.every(isValid))
                return [];
            return overlapping([...ranges, ...config[key]]).flatMap(({ range, other }) => {
                if (range.pointer === undefined || (other.pointer !== undefined && !own))
                    return [];
                const what = other.pointer === undefined
                    ? `${rangeText(other)}, which the fabric reserves (${key})`
                    : `${rangeText(other)} of this object`;
                const related = other.pointer === undefined
                    ? {}
                    : { related: [{ object, pointer: other.pointer, message: `${rangeText(other)} are here` }] };
                return [
                    {
                        pointer: range.pointer,
                        message: `${rangeText(range)} overlap ${what}`,
                        help: 'Shorten or split the range so that no VLAN is taken twice.',
                        ...related,
                    },
                ];
            });
        },
    };
}
const IPV4NS_LABEL = 'fabric.githedgehog.com/ipv4ns';
const VLANNS_LABEL = 'fabric.githedgehog.com/vlanns';
const vlan_namespace_SWITCH_LABEL = 'vlanns.fabric.githedgehog.com/';
const vpcsByIpv4Namespace = labelIndex('VPC', IPV4NS_LABEL);
const vpcsByVlanNamespace = labelIndex('VPC', VLANNS_LABEL);
const switchesByVlanNamespace = labelIndex('Switch', vlan_namespace_SWITCH_LABEL);
/** The fabric picks the VPCs by the name of their IPv4 namespace, and asks VLAN 0 of hostBGP subnets, too. */
const vpcsStillFit = {
    code: 'HHS-VLNS-5',
    severity: 'error',
    needs: 'previous',
    title: 'a changed VLAN namespace still has the VLANs of the VPCs whose IPv4 namespace is called like it',
    example: 'ranges: [{from: 1000, to: 1099}]  # a subnet has vlan 1500',
    cure: 'Keep the VLANs that subnets have in the ranges, or move the subnets first.',
    check(object, context) {
        if (!isRewritten(object, context))
            return [];
        const ranges = (0,fabric_read/* structsOf */.SK)((0,fabric_read/* specOf */.rI)(object.defaulted), 'ranges').map(({ value }) => value);
        const vpcs = context.index(vpcsByIpv4Namespace).get(`${IPV4NS_LABEL}=${object.id.name}`) ?? [];
        return vpcs.flatMap((vpc) => (0,fabric_read/* structEntriesOf */.ty)((0,fabric_read/* specOf */.rI)(vpc.defaulted), 'subnets').flatMap(([name, subnet]) => {
            const vlan = (0,fabric_read/* numberOf */.rl)(subnet, 'vlan');
            if (ranges.some((range) => (0,fabric_read/* numberOf */.rl)(range, 'from') <= vlan && vlan <= (0,fabric_read/* numberOf */.rl)(range, 'to')))
                return [];
            return [unfitting(vpc, name, vlan)];
        }));
    },
};
function unfitting(vpc, subnet, vlan) {
    const at = (0,shared_pointer/* childPointer */.Y2)('/spec/subnets', subnet);
    return {
        pointer: '/spec/ranges',
        message: `the subnet ${subnet} of ${(0,object_id/* displayId */.kX)(vpc.id)} has VLAN ${vlan}, which is in none of the ranges; the fabric refuses the change`,
        help: vlan === 0
            ? 'The fabric refuses every change of this VLANNamespace while a subnet without a VLAN (hostBGP) is there: remove that subnet first, and add it again afterwards.'
            : `Keep VLAN ${vlan} in the ranges, or give the subnet another VLAN first.`,
        related: [{ object: vpc, pointer: `${at}/vlan`, message: `${(0,object_id/* displayId */.kX)(vpc.id)} has it here` }],
    };
}
const vlanNamespaceRules = [
    validRanges,
    vlan_namespace_reservedRule({
        code: 'HHS-VLNS-3',
        title: 'the ranges overlap neither each other nor the VLANs that the fabric keeps for VPC interfaces',
        key: 'vpcIRBVLANRange',
        own: true,
    }),
    vlan_namespace_reservedRule({
        code: 'HHS-VLNS-4',
        title: 'the ranges do not overlap the VLANs that the fabric keeps for switches with a TH5 chip',
        key: 'th5WorkaroundVLANRange',
        own: false,
    }),
    vpcsStillFit,
    heldRule({
        code: 'HHS-VLNS-D1',
        title: 'a VLAN namespace that is deleted is listed by no switch',
        cure: 'Take it out of vlanNamespaces of these Switches first.',
        kind: 'Switch',
        label: (name) => `${vlan_namespace_SWITCH_LABEL}${name}=true`,
        index: switchesByVlanNamespace,
    }),
    heldRule({
        code: 'HHS-VLNS-D2',
        title: 'a VLAN namespace that is deleted has no VPCs',
        cure: 'Delete these VPCs first, or give them another vlanNamespace.',
        kind: 'VPC',
        label: (name) => `${VLANNS_LABEL}=${name}`,
        index: vpcsByVlanNamespace,
    }),
];

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/vlan-namespace.js







const vlanNamespaceSpec = object({
    ranges: list(object({ from: uint16(), to: uint16() }), { minItems: 1, maxItems: 20 }),
});
const kinds_vlan_namespace_LAST_VLAN = 4094;
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
    if (ranges.some(({ from, to }) => from < 1 || to > kinds_vlan_namespace_LAST_VLAN || from > to))
        return [];
    return ranges.sort((a, b) => a.from - b.from || a.to - b.to);
}
const vlanNamespaceKind = defineKind({
    kind: 'VLANNamespace',
    group: 'wiring',
    version: 'v1beta1',
    formerVersions: ['v1alpha2'],
    plural: 'vlannamespaces',
    shortNames: ['vlanns'],
    categories: ['hedgehog', 'wiring', 'fabric'],
    spec: vlanNamespaceSpec,
    words: vlanNamespaceWords,
    rules: vlanNamespaceRules,
    defaulting: vlanNamespaceDefaulting,
    ownsLabel: isFabricKey,
    canonical: { rewrite: { ranges: canonicalRanges } },
});

;// CONCATENATED MODULE: ./lib/domain/fabric/claims/vpc.js



/** Prefixes of its IPv4Namespace (VPC-26) and VLANs of its VLANNamespace (VPC-27). */
function vpcClaims(vpc) {
    const spec = (0,fabric_read/* specOf */.rI)(vpc.defaulted);
    const prefixes = takenPrefixes(vpc).map(({ prefix, pointer, onKey, what }) => ({
        space: `prefix of ${(0,fabric_read/* textOf */.b6)(spec, 'ipv4Namespace')}`,
        taken: rangeOf(prefix),
        pointer,
        onKey,
        what,
    }));
    const vlans = vpcSubnets(vpc).flatMap(({ name, vlan, pointer }) => vlan === 0
        ? []
        : [
            {
                space: `VLAN of ${(0,fabric_read/* textOf */.b6)(spec, 'vlanNamespace')}`,
                taken: String(vlan),
                pointer: `${pointer}/vlan`,
                what: `the VLAN ${vlan} of the subnet ${name}`,
            },
        ]);
    return [...prefixes, ...vlans];
}

;// CONCATENATED MODULE: ./lib/domain/fabric/entry-rules.js

/** The member of the spec, undefined when there is none or the spec is no object. */
function specMember({ object }, field) {
    const spec = (0,json/* getOwn */.Ng)(object, 'spec');
    return (0,json/* isJsonObject */.OW)(spec) ? (0,json/* getOwn */.Ng)(spec, field) : undefined;
}
/** Entries that are left when the API server has dropped those that are null. */
function keptKeys(entries) {
    return Object.keys(entries).filter((key) => entries[key] !== null);
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-addresses.js





const vpc_addresses_prefixRule = {
    code: 'HHS-VPC-6',
    severity: 'error',
    needs: 'self',
    title: `every subnet has a prefix of at most ${LONGEST_SUBNET} bits`,
    example: 'subnets: {a: {subnet: 10.0.1.0/31, vlan: 1001}}',
    cure: 'Write the subnet as address/length, such as 10.0.1.0/24.',
    check: (object) => vpcSubnets(object).flatMap(prefixFinding),
};
function prefixFinding({ name, pointer, text, prefix }) {
    const at = { pointer: `${pointer}/subnet` };
    const help = `Write a prefix of at most ${LONGEST_SUBNET} bits, such as 10.0.1.0/24.`;
    if (text === '')
        return [{ ...at, message: `the subnet ${name} has no prefix`, help }];
    if (prefix === undefined) {
        return [{ ...at, message: `"${text}" of the subnet ${name} is no prefix (address/length)`, help }];
    }
    if (prefix.length <= LONGEST_SUBNET)
        return [];
    const message = `the subnet ${name} is a /${prefix.length}, and the longest that the fabric takes is a /${LONGEST_SUBNET}`;
    return [{ ...at, message, help }];
}
const vpc_addresses_reservedRule = {
    code: 'HHS-VPC-7',
    severity: 'error',
    needs: 'config',
    title: 'no subnet overlaps what the fabric keeps for itself',
    example: 'subnets: {a: {subnet: 172.30.8.0/24, vlan: 1001}}',
    cure: 'Choose a prefix outside the reserved subnets of the fabric’s configuration.',
    check(object, context) {
        const reserved = context.index(reservedPrefixes);
        return vpcSubnets(object).flatMap(({ name, pointer, text, prefix }) => {
            const taken = prefix === undefined ? undefined : firstOverlap(prefix, reserved);
            if (taken === undefined)
                return [];
            return [
                {
                    pointer: `${pointer}/subnet`,
                    message: `the subnet ${name} (${text}) overlaps ${taken}, which the fabric keeps for itself`,
                    help: 'Choose a prefix outside the fabric’s reserved subnets.',
                },
            ];
        });
    },
};
const gatewayRule = {
    code: 'HHS-VPC-9',
    severity: 'error',
    needs: 'self',
    title: 'the gateway of a subnet lies inside it',
    example: 'subnets: {a: {subnet: 10.0.1.0/24, gateway: 10.0.2.1, vlan: 1001}}',
    cure: 'Choose an address of the subnet, or leave gateway out for its first one.',
    check: (object) => usableSubnets(object).flatMap((subnet) => gatewayFinding(subnet, subnet.prefix)),
};
function gatewayFinding({ name, pointer, value, text, hostBgp }, prefix) {
    if (hostBgp)
        return [];
    const gateway = (0,fabric_read/* textOf */.b6)(value, 'gateway');
    const address = (0,fabric_ip/* parseAddress */.or)(gateway);
    if (address !== undefined && (0,fabric_ip/* contains */.gR)(prefix, address))
        return [];
    const message = address === undefined
        ? `the gateway "${gateway}" of the subnet ${name} is no address`
        : `the gateway ${gateway} lies outside the subnet ${name} (${text})`;
    const first = (0,fabric_ip/* formatAddress */.M0)({ family: prefix.family, value: prefix.network + 1n });
    const help = `Write an address of ${text}, or leave gateway out for ${first}.`;
    return [{ pointer: `${pointer}/gateway`, message, help }];
}
const vlanRule = {
    code: 'HHS-VPC-10',
    severity: 'error',
    needs: 'self',
    title: 'every subnet that is not for hosts with BGP has a VLAN',
    example: 'subnets: {a: {subnet: 10.0.1.0/24}}',
    cure: 'Choose a free VLAN of the VLANNamespace.',
    check(object) {
        return vpcSubnets(object).flatMap(({ name, pointer, hostBgp, vlan }) => {
            if (hostBgp || vlan !== 0)
                return [];
            const help = 'Write a free VLAN of the VLANNamespace in vlan.';
            return [{ pointer: `${pointer}/vlan`, message: `the subnet ${name} has no VLAN`, help }];
        });
    },
};
const distinctVlansRule = {
    code: 'HHS-VPC-18',
    severity: 'error',
    needs: 'self',
    title: 'the subnets of a VPC have different VLANs',
    example: 'subnets: {a: {subnet: 10.0.1.0/24, vlan: 1001}, b: {subnet: 10.0.2.0/24, vlan: 1001}}',
    cure: 'Give each subnet a VLAN of its own.',
    check(object) {
        const first = new Map();
        return vpcSubnets(object).flatMap((subnet) => {
            const { name, pointer, hostBgp, vlan } = subnet;
            if (hostBgp || vlan === 0)
                return [];
            const other = first.get(vlan);
            if (other === undefined) {
                first.set(vlan, subnet);
                return [];
            }
            return [
                {
                    pointer: `${pointer}/vlan`,
                    message: `the subnets ${other.name} and ${name} have the same VLAN ${vlan}`,
                    help: 'Give each subnet a VLAN of its own.',
                    related: [
                        { object, pointer: `${other.pointer}/vlan`, message: `the subnet ${other.name} has it here` },
                    ],
                },
            ];
        });
    },
};
const vpc_addresses_disjointRule = {
    code: 'HHS-VPC-19',
    severity: 'error',
    needs: 'self',
    title: 'the prefixes of a VPC do not overlap each other',
    example: 'subnets: {a: {subnet: 10.0.0.0/16, vlan: 1001}, b: {subnet: 10.0.1.0/24, vlan: 1002}}',
    cure: 'Choose prefixes that have no address in common.',
    check(object) {
        return (0,fabric_ip/* overlappingPairs */.Zc)(takenPrefixes(object)).map(({ item, other }) => ({
            pointer: item.pointer,
            onKey: item.onKey,
            message: `${item.what} overlaps ${other.what}`,
            help: 'Choose prefixes that have no address in common.',
            related: [{ object, pointer: other.pointer, message: `${other.what} stands here` }],
        }));
    },
};
const vpcAddressRules = [
    vpc_addresses_prefixRule,
    vpc_addresses_reservedRule,
    gatewayRule,
    vlanRule,
    distinctVlansRule,
    vpc_addresses_disjointRule,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-deletes.js

const VPC_LABEL = 'fabric.githedgehog.com/vpc';
const BLOCKS = [
    {
        code: 'HHS-VPC-D1',
        kind: 'VPCAttachment',
        how: 'attaches it to a server',
        index: vpc_referrers_labelIndex('VPCAttachment', VPC_LABEL),
    },
    {
        code: 'HHS-VPC-D2',
        kind: 'VPCPeering',
        how: 'peers it with another VPC',
        index: markIndex('VPCPeering', 'vpc.fabric.githedgehog.com'),
    },
    {
        code: 'HHS-VPC-D3',
        kind: 'ExternalPeering',
        how: 'peers it with an External',
        index: vpc_referrers_labelIndex('ExternalPeering', VPC_LABEL),
    },
    {
        code: 'HHS-VPC-D4',
        kind: 'Connection',
        how: 'has its static external within it',
        index: vpc_referrers_labelIndex('Connection', VPC_LABEL),
    },
];
const vpcDeleteRules = BLOCKS.map(({ code, kind, how, index }) => ({
    code,
    severity: 'error',
    needs: 'delete',
    title: `a VPC goes only when no ${kind} refers to it`,
    cure: `Delete every ${kind} of the VPC first.`,
    check: ({ id }, context) => stillUsed(kind, context.index(index).get(id.name), how),
}));

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-dhcp.js



function dhcpOf({ value }) {
    return (0,fabric_read/* structOf */.Tb)(value, 'dhcp');
}
function hasDhcp(subnet) {
    return (0,fabric_read/* flagOf */.iP)(dhcpOf(subnet), 'enable');
}
const oneSourceRule = {
    code: 'HHS-VPC-11',
    severity: 'error',
    needs: 'self',
    title: 'a subnet has a DHCP server or a DHCP relay, not both',
    example: 'dhcp: {enable: true, relay: 10.0.9.5/32}',
    cure: 'Keep one of enable and relay.',
    check(object) {
        return vpcSubnets(object).flatMap((subnet) => hasDhcp(subnet) && (0,fabric_read/* textOf */.b6)(dhcpOf(subnet), 'relay') !== ''
            ? [
                {
                    pointer: `${subnet.pointer}/dhcp/relay`,
                    message: `the subnet ${subnet.name} has DHCP of its own and a relay`,
                    help: 'Keep one of dhcp.enable and dhcp.relay.',
                },
            ]
            : []);
    },
};
const relayRule = {
    code: 'HHS-VPC-12',
    severity: 'error',
    needs: 'self',
    title: 'a DHCP relay is a prefix, and has one when its VPC is named',
    example: 'dhcp: {relay: 10.0.9.5}',
    cure: 'Write the address of the DHCP server with its length, such as 10.0.9.5/32.',
    check(object) {
        return vpcSubnets(object).flatMap((subnet) => {
            const relay = (0,fabric_read/* textOf */.b6)(dhcpOf(subnet), 'relay');
            const pointer = `${subnet.pointer}/dhcp`;
            const help = 'Write the address of the DHCP server with its length in relay, such as 10.0.9.5/32.';
            if (relay !== '' && (0,fabric_ip/* parsePrefix */.A1)(relay) === undefined) {
                const message = `the DHCP relay "${relay}" of the subnet ${subnet.name} is no prefix (address/length)`;
                return [{ pointer: `${pointer}/relay`, message, help }];
            }
            if (relay !== '' || (0,fabric_read/* textOf */.b6)(dhcpOf(subnet), 'relayVPC') === '')
                return [];
            const message = `the subnet ${subnet.name} names the VPC of a DHCP relay, but no relay`;
            return [{ pointer: `${pointer}/relayVPC`, message, help }];
        });
    },
};
const optionsRule = {
    code: 'HHS-VPC-13',
    severity: 'error',
    needs: 'self',
    title: 'without DHCP there are no DHCP options',
    example: 'subnets: {a: {subnet: 10.0.1.0/31, dhcp: {options: {interfaceMTU: 1500}}}}',
    cure: 'Remove dhcp.options, or set dhcp.enable: true.',
    check(object) {
        return vpcSubnets(object).flatMap((subnet) => {
            if (hasDhcp(subnet))
                return [];
            const options = (0,fabric_read/* structOf */.Tb)(dhcpOf(subnet), 'options');
            return Object.keys(options)
                .filter((field) => saysSomething(options[field] ?? null))
                .map((field) => ({
                pointer: `${subnet.pointer}/dhcp/options/${field}`,
                message: `the subnet ${subnet.name} has the DHCP option ${field}, but no DHCP`,
                help: 'Remove dhcp.options, or set dhcp.enable: true.',
            }));
        });
    },
};
function saysSomething(value) {
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
const RANGE_ENDS = ['start', 'end'];
const unusedRule = {
    code: 'HHS-VPC-17',
    severity: 'error',
    needs: 'self',
    title: 'without DHCP there is no DHCP range and no static lease',
    example: 'dhcp: {static: {"0e:00:00:00:00:01": {ip: 10.0.1.50}}}',
    cure: 'Remove what is left of DHCP, or set dhcp.enable: true.',
    check(object) {
        return vpcSubnets(object).flatMap((subnet) => {
            if (hasDhcp(subnet))
                return [];
            const dhcp = dhcpOf(subnet);
            const range = (0,fabric_read/* structOf */.Tb)(dhcp, 'range');
            const left = RANGE_ENDS.filter((end) => (0,fabric_read/* textOf */.b6)(range, end) !== '').map((end) => `range/${end}`);
            if (Object.keys((0,fabric_read/* structOf */.Tb)(dhcp, 'static')).length > 0)
                left.push('static');
            return left.map((field) => ({
                pointer: `${subnet.pointer}/dhcp/${field}`,
                message: `the subnet ${subnet.name} has dhcp.${field.replace('/', '.')}, but no DHCP`,
                help: 'Remove it, or set dhcp.enable: true.',
                onKey: true,
            }));
        });
    },
};
const vpcDhcpRules = [oneSourceRule, relayRule, optionsRule, unusedRule];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-dhcp-leases.js






/** The fabric compares these addresses as texts; defaulting changes none of them. */
const leasesRule = {
    code: 'HHS-VPC-16',
    severity: 'error',
    needs: 'self',
    title: 'static leases give each MAC an address of its own in the subnet',
    example: 'dhcp: {enable: true, static: {"0e:00:00:00:00:01": {ip: 10.0.1.1}}}',
    cure: 'Write a MAC of six bytes, and an address of the subnet that nobody else has.',
    check: (object) => usableSubnets(object).flatMap((subnet) => hasDhcp(subnet) && !subnet.hostBgp ? leaseFindings(object, subnet) : []),
};
function leaseFindings(object, subnet) {
    const leases = (0,fabric_read/* structEntriesOf */.ty)((0,fabric_read/* structOf */.Tb)(subnet.written, 'dhcp'), 'static');
    const holders = new Map();
    return leases.flatMap(([mac, lease]) => {
        const pointer = (0,shared_pointer/* childPointer */.Y2)(`${subnet.pointer}/dhcp/static`, mac);
        const ip = (0,fabric_read/* textOf */.b6)(lease, 'ip');
        const findings = [];
        if ((0,go_text/* canonicalMac */.EF)(mac) === undefined) {
            findings.push({
                pointer,
                message: `"${mac}" in the static leases of the subnet ${subnet.name} is no MAC address`,
                help: 'Write six bytes, such as 0e:00:00:00:00:01.',
                onKey: true,
            });
        }
        const problem = vpc_dhcp_leases_addressProblem(subnet, ip);
        const help = `Write an address of ${subnet.text} that is neither its first, its last nor the gateway.`;
        if (problem !== undefined) {
            const message = `the static lease of ${mac} in the subnet ${subnet.name} ${problem}`;
            return [...findings, { pointer: `${pointer}/ip`, message, help }];
        }
        const holder = holders.get(ip);
        if (holder === undefined) {
            holders.set(ip, mac);
            return findings;
        }
        const at = `${(0,shared_pointer/* childPointer */.Y2)(`${subnet.pointer}/dhcp/static`, holder)}/ip`;
        findings.push({
            pointer: `${pointer}/ip`,
            message: `${holder} and ${mac} have the same static lease ${ip} in the subnet ${subnet.name}`,
            help: 'Give each MAC an address of its own.',
            related: [{ object, pointer: at, message: `${holder} has it here` }],
        });
        return findings;
    });
}
function vpc_dhcp_leases_addressProblem({ text, prefix, value }, ip) {
    const address = (0,fabric_ip/* parseAddress */.or)(ip);
    if (ip === '')
        return 'has no address';
    if (address === undefined)
        return `is "${ip}", which is no address`;
    if (!(0,fabric_ip/* contains */.gR)(prefix, address))
        return `is ${ip}, which is not in ${text}`;
    if (address.value === prefix.network)
        return `is ${ip}, the address of the network itself`;
    if (ip === (0,fabric_read/* textOf */.b6)(value, 'gateway'))
        return `is ${ip}, which is the gateway`;
    const last = (0,fabric_ip/* formatAddress */.M0)({ family: prefix.family, value: prefix.last });
    return ip === last ? `is ${ip}, the broadcast address` : undefined;
}
const vpcDhcpLeaseRules = [leasesRule];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-dhcp-range.js





const vpc_dhcp_range_RANGE_ENDS = ['start', 'end'];
const rangeRule = {
    code: 'HHS-VPC-14',
    severity: 'error',
    needs: 'self',
    title: 'a DHCP range lies inside its subnet, runs upwards and leaves the gateway out',
    example: 'subnets: {a: {subnet: 10.0.1.0/24, vlan: 1001, dhcp: {enable: true, range: {start: 10.0.2.10}}}}',
    cure: 'Write two addresses of the subnet, the lower one first, neither of them the gateway.',
    check: (object) => withDhcp(usableSubnets(object)).flatMap(rangeFindings),
};
/** A subnet for hosts with BGP must not have DHCP at all. */
function withDhcp(subnets) {
    return subnets.filter((subnet) => hasDhcp(subnet) && !subnet.hostBgp);
}
function rangeFindings(subnet) {
    const range = (0,fabric_read/* structOf */.Tb)(dhcpOf(subnet), 'range');
    const findings = vpc_dhcp_range_RANGE_ENDS.flatMap((end) => endFindings(subnet, end, (0,fabric_read/* textOf */.b6)(range, end)));
    if (findings.length > 0)
        return findings;
    const [start, end] = vpc_dhcp_range_RANGE_ENDS.map((which) => (0,fabric_ip/* parseAddress */.or)((0,fabric_read/* textOf */.b6)(range, which)));
    if (start === undefined || end === undefined || start.value < end.value)
        return [];
    return [
        {
            pointer: `${subnet.pointer}/dhcp/range`,
            message: `the DHCP range of the subnet ${subnet.name} runs from ${(0,fabric_read/* textOf */.b6)(range, 'start')} to ${(0,fabric_read/* textOf */.b6)(range, 'end')}`,
            help: 'Write the lower address in start and a higher one in end.',
        },
    ];
}
function endFindings(subnet, end, text) {
    const { name, pointer, value, prefix, written } = subnet;
    const byDefault = (0,fabric_read/* pointerOf */.rq)(written, 'dhcp', 'range')?.[end] === undefined;
    const what = `the DHCP range of the subnet ${name} ${end}s${byDefault ? ' by default' : ''} with`;
    const found = (message, help) => [
        { pointer: `${pointer}/dhcp/range/${end}`, message, help },
    ];
    const inside = `Write an address of ${subnet.text} in dhcp.range.${end}.`;
    const address = (0,fabric_ip/* parseAddress */.or)(text);
    if (address === undefined)
        return found(`${what} "${text}", which is no address`, inside);
    if (!(0,fabric_ip/* contains */.gR)(prefix, address))
        return found(`${what} ${text}, which is not in ${subnet.text}`, inside);
    if (address.value === prefix.network) {
        return found(`${what} ${text}, the address of the network itself`, inside);
    }
    if (!isGateway(address, value))
        return [];
    return found(`${what} ${text}, which is the gateway`, `Write another address in dhcp.range.${end}, so that the gateway is left out.`);
}
function isGateway(address, subnet) {
    const gateway = (0,fabric_ip/* parseAddress */.or)((0,fabric_read/* textOf */.b6)(subnet, 'gateway'));
    return gateway !== undefined && (0,fabric_ip/* sameAddress */.xU)(gateway, address);
}
const LEAST_MTU = 96;
const MOST_MTU = 9036;
const vpc_dhcp_range_optionsRule = {
    code: 'HHS-VPC-15',
    severity: 'error',
    needs: 'self',
    title: 'DHCP options can be handed out',
    example: 'dhcp: {enable: true, options: {dnsServers: [dns.example.com]}}',
    cure: `Write addresses, an MTU of ${LEAST_MTU} to ${MOST_MTU}, a lease of at least a second, and routes by gateways in the subnet.`,
    check(object) {
        return withDhcp(usableSubnets(object)).flatMap((subnet) => {
            const options = (0,fabric_read/* pointerOf */.rq)(dhcpOf(subnet), 'options');
            if (options === undefined)
                return [];
            const written = (0,fabric_read/* structOf */.Tb)(subnet.written, 'dhcp', 'options');
            return [
                ...serverFindings(subnet, written, 'dnsServers'),
                ...serverFindings(subnet, written, 'timeServers'),
                ...numberFindings(subnet, options),
                ...routeFindings(subnet, written),
            ];
        });
    },
};
function serverFindings({ name, pointer }, written, field) {
    return (0,fabric_read/* listOf */.c3)(written, field).flatMap((server, at) => {
        const text = server ?? '';
        if (typeof text !== 'string' || (0,fabric_ip/* parseAddress */.or)(text) !== undefined)
            return [];
        return [
            {
                pointer: `${pointer}/dhcp/options/${field}/${at}`,
                message: `"${text}" in the ${field} of the subnet ${name} is no address`,
                help: 'Write the address of the server; names are not resolved.',
            },
        ];
    });
}
function numberFindings({ name, pointer }, options) {
    const findings = [];
    const mtu = (0,fabric_read/* numberOf */.rl)(options, 'interfaceMTU');
    if (mtu < LEAST_MTU || mtu > MOST_MTU) {
        findings.push({
            pointer: `${pointer}/dhcp/options/interfaceMTU`,
            message: `the subnet ${name} hands out an MTU of ${mtu}`,
            help: `Write ${LEAST_MTU} to ${MOST_MTU}, or leave it out for ${MOST_MTU}.`,
        });
    }
    if ((0,fabric_read/* numberOf */.rl)(options, 'leaseTimeSeconds') < 1) {
        findings.push({
            pointer: `${pointer}/dhcp/options/leaseTimeSeconds`,
            message: `the leases of the subnet ${name} last no time at all`,
            help: 'Write at least 1, or leave it out for an hour.',
        });
    }
    return findings;
}
function routeFindings(subnet, written) {
    return (0,fabric_read/* structsOf */.SK)(written, 'advertisedRoutes').flatMap(({ at, value }) => {
        const pointer = `${subnet.pointer}/dhcp/options/advertisedRoutes/${at}`;
        const what = `the advertised route ${at + 1} of the subnet ${subnet.name}`;
        const findings = [];
        const destination = (0,fabric_read/* textOf */.b6)(value, 'destination');
        if ((0,fabric_ip/* parsePrefix */.A1)(destination) === undefined) {
            const problem = saidWrongly(value, 'destination', 'is no prefix (address/length)');
            const help = 'Write the destination as a prefix, such as 10.8.0.0/16.';
            findings.push({ pointer: `${pointer}/destination`, message: `${what}: ${problem}`, help });
        }
        const gateway = (0,fabric_read/* textOf */.b6)(value, 'gateway');
        const address = (0,fabric_ip/* parseAddress */.or)(gateway);
        if (address !== undefined && (0,fabric_ip/* contains */.gR)(subnet.prefix, address))
            return findings;
        const problem = address === undefined
            ? saidWrongly(value, 'gateway', 'is no address')
            : `its gateway ${gateway} is not in ${subnet.text}`;
        const help = `Write an address of ${subnet.text} as gateway.`;
        return [...findings, { pointer: `${pointer}/gateway`, message: `${what}: ${problem}`, help }];
    });
}
function saidWrongly(route, field, wrong) {
    const text = (0,json/* getOwn */.Ng)(route, field) ?? '';
    return text === '' ? `it has no ${field}` : `its ${field} "${String(text)}" ${wrong}`;
}
const vpcDhcpRangeRules = [rangeRule, vpc_dhcp_range_optionsRule];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-host-bgp.js




const LONGEST_HOST_PREFIX = 32;
const MOST_EXTRA_PREFIXES = 100;
const dhcpRule = {
    code: 'HHS-VPC-8',
    severity: 'error',
    needs: 'self',
    title: 'a subnet for hosts with BGP has no DHCP',
    example: 'subnets: {a: {subnet: 10.0.1.0/24, hostBGP: true, dhcp: {enable: true}}}',
    cure: 'Turn DHCP off, or leave hostBGP out.',
    check(object) {
        return vpcSubnets(object).flatMap(({ name, pointer, value, hostBgp }) => hostBgp && (0,fabric_read/* flagOf */.iP)((0,fabric_read/* structOf */.Tb)(value, 'dhcp'), 'enable')
            ? [
                {
                    pointer: `${pointer}/dhcp/enable`,
                    message: `the subnet ${name} is for hosts with BGP, and DHCP is enabled in it`,
                    help: 'Turn DHCP off in this subnet, or leave hostBGP out.',
                },
            ]
            : []);
    },
};
const lengthsRule = {
    code: 'HHS-VPC-8a',
    severity: 'error',
    needs: 'config',
    title: 'what hosts with BGP may announce is consistent, and not reserved',
    example: 'subnets: {a: {subnet: 10.0.1.0/24, hostBGP: true, hostBGPMinPrefixLen: 20}}',
    cure: 'Keep subnet length ≤ shortest ≤ longest ≤ 32, and write extra prefixes as IPv4 networks.',
    check: (object, context) => vpcSubnets(object).flatMap((subnet) => subnet.hostBgp ? [...ownLengths(subnet), ...extraPrefixes(subnet, context)] : []),
};
function subnetLengths(value) {
    return {
        min: (0,fabric_read/* numberOf */.rl)(value, 'hostBGPMinPrefixLen') || LONGEST_HOST_PREFIX,
        max: (0,fabric_read/* numberOf */.rl)(value, 'hostBGPMaxPrefixLen') || LONGEST_HOST_PREFIX,
    };
}
function ownLengths({ name, pointer, value, prefix }) {
    if (prefix === undefined)
        return [];
    const fields = { min: `${pointer}/hostBGPMinPrefixLen`, max: `${pointer}/hostBGPMaxPrefixLen` };
    return lengthFindings(`the subnet ${name}`, prefix, subnetLengths(value), fields);
}
function lengthFindings(what, prefix, { min, max }, fields) {
    const help = `Keep ${prefix.length} ≤ shortest ≤ longest ≤ ${LONGEST_HOST_PREFIX}; a length that is left out is inherited or ${LONGEST_HOST_PREFIX}.`;
    if (min > max) {
        const message = `${what}: the shortest accepted prefix is a /${min}, the longest a /${max}`;
        return [{ pointer: fields.min, message, help }];
    }
    if (max > LONGEST_HOST_PREFIX) {
        return [{ pointer: fields.max, message: `${what}: no IPv4 prefix is as long as /${max}`, help }];
    }
    if (min >= prefix.length)
        return [];
    const message = `${what}: the shortest accepted prefix, a /${min}, is wider than the /${prefix.length} it has to lie in`;
    return [{ pointer: fields.min, message, help }];
}
function extraPrefixes(subnet, context) {
    const { name, pointer, extras } = subnet;
    const findings = extras.flatMap((extra) => extraFindings(subnet, extra, context));
    if (extras.length <= MOST_EXTRA_PREFIXES)
        return findings;
    const tooMany = {
        pointer: `${pointer}/hostBGPExtraPrefixes`,
        message: `the subnet ${name} has ${extras.length} extra prefixes, and the fabric takes at most ${MOST_EXTRA_PREFIXES}`,
        help: 'Join neighbouring prefixes, or spread the hosts over more subnets.',
    };
    return [tooMany, ...findings];
}
function extraFindings(subnet, extra, context) {
    const { text, pointer, value, prefix } = extra;
    const at = { pointer, onKey: true };
    const what = `the extra prefix ${text} of the subnet ${subnet.name}`;
    if (prefix === undefined || prefix.family !== 4 || (0,fabric_ip/* hasHostBits */.rd)(prefix)) {
        const why = prefix?.family === 4 ? 'has bits set behind its length' : 'is no IPv4 prefix';
        return [{ ...at, message: `${what} ${why}`, help: 'Write an IPv4 network, such as 10.0.8.0/24.' }];
    }
    const taken = firstOverlap(prefix, context.index(reservedPrefixes));
    const reserved = taken === undefined
        ? []
        : [
            {
                ...at,
                message: `${what} overlaps ${taken}, which the fabric keeps for itself`,
                help: 'Choose a prefix outside the fabric’s reserved subnets.',
            },
        ];
    const inherited = subnetLengths(subnet.value);
    const lengths = {
        min: (0,fabric_read/* numberOf */.rl)(value, 'minPrefixLen') || inherited.min,
        max: (0,fabric_read/* numberOf */.rl)(value, 'maxPrefixLen') || inherited.max,
    };
    const fields = { min: `${pointer}/minPrefixLen`, max: `${pointer}/maxPrefixLen` };
    return [...reserved, ...lengthFindings(what, prefix, lengths, fields)];
}
const HOST_BGP_FIELDS = ['hostBGPExtraPrefixes', 'hostBGPMinPrefixLen', 'hostBGPMaxPrefixLen'];
const onlyHostBgpRule = {
    code: 'HHS-VPC-8b',
    severity: 'error',
    needs: 'self',
    title: 'only subnets for hosts with BGP say what may be announced',
    example: 'subnets: {a: {subnet: 10.0.1.0/24, vlan: 1001, hostBGPMinPrefixLen: 28}}',
    cure: 'Set hostBGP: true, or remove the field.',
    check(object) {
        return vpcSubnets(object).flatMap(({ name, pointer, value, hostBgp }) => HOST_BGP_FIELDS.filter((field) => !hostBgp && Object.hasOwn(value, field)).map((field) => ({
            pointer: `${pointer}/${field}`,
            message: `the subnet ${name} is not for hosts with BGP, and has ${field}`,
            help: `Set hostBGP: true, or remove ${field}.`,
            onKey: true,
        })));
    },
};
const vpcHostBgpRules = [dhcpRule, lengthsRule, onlyHostBgpRule];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-users.js



/** Index: who names a subnet, by VPC and subnet. */
function subnetUses(context) {
    const uses = new Map();
    for (const object of context.all('VPCAttachment')) {
        const place = attachedSubnet(object);
        if (place !== undefined)
            vpc_users_add(uses, place.vpc, place.subnet, { object, pointer: '/spec/subnet' });
    }
    for (const object of context.all('VPCPeering')) {
        for (const { at, value } of (0,fabric_read/* structsOf */.SK)((0,fabric_read/* specOf */.rI)(object.object), 'permit')) {
            for (const [vpc, peer] of (0,fabric_read/* structEntriesOf */.ty)({ permit: value }, 'permit')) {
                const pointer = `${(0,shared_pointer/* childPointer */.Y2)(`/spec/permit/${at}`, vpc)}/subnets`;
                for (const subnet of (0,fabric_read/* textsOf */.CB)(peer, 'subnets')) {
                    vpc_users_add(uses, vpc, subnet.value, { object, pointer: `${pointer}/${subnet.at}` });
                }
            }
        }
    }
    for (const object of context.all('ExternalPeering')) {
        const vpc = (0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(object.object), 'permit', 'vpc');
        for (const { at, value } of (0,fabric_read/* textsOf */.CB)(vpc, 'subnets')) {
            vpc_users_add(uses, (0,fabric_read/* textOf */.b6)(vpc, 'name'), value, { object, pointer: `/spec/permit/vpc/subnets/${at}` });
        }
    }
    for (const object of context.all('GatewayPeering'))
        addGatewayUses(uses, object);
    return uses;
}
function addGatewayUses(uses, object) {
    for (const [side, peer] of (0,fabric_read/* structEntriesOf */.ty)((0,fabric_read/* specOf */.rI)(object.object), 'peering')) {
        for (const expose of (0,fabric_read/* structsOf */.SK)(peer, 'expose')) {
            for (const { at, value } of (0,fabric_read/* structsOf */.SK)(expose.value, 'ips')) {
                const subnet = (0,fabric_read/* textOf */.b6)(value, 'vpcSubnet');
                const ips = `${(0,shared_pointer/* childPointer */.Y2)('/spec/peering', side)}/expose/${expose.at}/ips/${at}`;
                if (subnet !== '')
                    vpc_users_add(uses, side, subnet, { object, pointer: `${ips}/vpcSubnet` });
            }
        }
    }
}
function vpc_users_add(uses, vpc, subnet, use) {
    const ofVpc = uses.get(vpc) ?? new Map();
    uses.set(vpc, ofVpc);
    const list = ofVpc.get(subnet);
    if (list === undefined)
        ofVpc.set(subnet, [use]);
    else
        list.push(use);
}
/** What a VPCAttachment attaches: split at the first slash, undefined when a part or the slash is missing. */
function attachedSubnet(attachment) {
    const text = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(attachment.defaulted), 'subnet');
    const slash = text.indexOf('/');
    return slash <= 0 ? undefined : { vpc: text.slice(0, slash), subnet: text.slice(slash + 1) };
}
/** Index: the switches on which a VPC is attached, by VPC, each with an attachment that does it. */
function attachedSwitches(context) {
    const byVpc = new Map();
    for (const attachment of context.all('VPCAttachment')) {
        const place = attachedSubnet(attachment);
        const connection = context.find('Connection', (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(attachment.defaulted), 'connection'));
        if (place === undefined || connection === undefined)
            continue;
        const switches = byVpc.get(place.vpc) ?? new Map();
        byVpc.set(place.vpc, switches);
        for (const name of endpointsOf((0,fabric_read/* specOf */.rI)(connection.defaulted))?.switches ?? []) {
            if (!switches.has(name))
                switches.set(name, attachment);
        }
    }
    return byVpc;
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-lint.js







const RELATED = 5;
const removedSubnetRule = {
    code: 'HHS-L4',
    severity: 'warning',
    needs: 'previous',
    onlyOnChange: true,
    title: 'no subnet that is still used is removed or renamed',
    example: 'subnets: {}',
    cure: 'Change the objects that name the subnet in the same change, or keep it.',
    check(object, context) {
        const previous = context.previous(object.key);
        if (previous === undefined)
            return [];
        const left = new Set(vpcSubnets(object).map(({ name }) => name));
        const uses = context.index(subnetUses).get(object.id.name);
        return (0,fabric_read/* structEntriesOf */.ty)((0,fabric_read/* specOf */.rI)(previous.defaulted), 'subnets').flatMap(([name]) => {
            const users = left.has(name) ? [] : (uses?.get(name) ?? []);
            if (users.length === 0)
                return [];
            const objects = [...new Set(users.map((use) => use.object))];
            return [
                {
                    pointer: '/spec/subnets',
                    message: `the subnet ${name} is removed or renamed while ${nameSome(objects)} still ${objects.length === 1 ? 'names' : 'name'} it; the cluster lets it happen, and the switches fail on it`,
                    help: `Keep the subnet ${name}, or change what names it in the same change.`,
                    related: users
                        .slice(0, RELATED)
                        .map((use) => ({ ...use, message: `${(0,object_id/* displayId */.kX)(use.object.id)} names it here` })),
                },
            ];
        });
    },
};
const relayNamespaceRule = {
    code: 'HHS-L5',
    severity: 'warning',
    needs: 'references',
    title: 'switches that reach a VPC through a DHCP relay list its VLANNamespace',
    example: 'dhcp: {relay: 10.0.9.5/32, relayVPC: services}',
    cure: 'Add the VLANNamespace of the relay’s VPC to the switches.',
    check(object, context) {
        const own = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(object.defaulted), 'vlanNamespace');
        const switches = context.index(attachedSwitches).get(object.id.name);
        if (switches === undefined)
            return [];
        return vpcSubnets(object).flatMap((subnet) => {
            const relayVpc = context.find('VPC', (0,fabric_read/* textOf */.b6)(dhcpOf(subnet), 'relayVPC'));
            const namespace = relayVpc === undefined ? own : (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(relayVpc.defaulted), 'vlanNamespace');
            if (relayVpc === undefined || namespace === own)
                return [];
            const lacking = [...switches.keys()].flatMap((name) => {
                const one = context.find('Switch', name);
                const listed = one === undefined ? [] : (0,fabric_read/* textsOf */.CB)((0,fabric_read/* specOf */.rI)(one.defaulted), 'vlanNamespaces');
                return one === undefined || listed.some(({ value }) => value === namespace) ? [] : [one];
            });
            if (lacking.length === 0)
                return [];
            return [
                {
                    pointer: `${subnet.pointer}/dhcp/relayVPC`,
                    message: `the DHCP relay brings the ${(0,object_id/* displayId */.kX)(relayVpc.id)} to ${nameSome(lacking)}, without its VLANNamespace ${namespace}`,
                    help: `Add ${namespace} to vlanNamespaces of the switches on which this VPC is attached.`,
                    related: lacking.slice(0, RELATED).map((one) => ({
                        object: one,
                        pointer: '/spec/vlanNamespaces',
                        message: `${(0,object_id/* displayId */.kX)(one.id)} lists these`,
                    })),
                },
            ];
        });
    },
};
/**
 * The range that defaulting fills in ends with the broadcast address, too; only one that is written is told of, for
 * else every subnet with DHCP would have a warning.
 */
const edgeAddressRule = {
    code: 'HHS-L14',
    severity: 'warning',
    needs: 'self',
    title: 'neither the gateway nor the DHCP range takes the first or last address of a subnet',
    example: 'subnets: {a: {subnet: 10.0.1.0/24, gateway: 10.0.1.255, vlan: 1001}}',
    cure: 'Choose an address that hosts may have.',
    check: (object) => usableSubnets(object).flatMap(edgeFindings),
};
function edgeFindings(subnet) {
    const { name, pointer, value, written, prefix, text, hostBgp } = subnet;
    const findings = [];
    const gateway = (0,fabric_ip/* parseAddress */.or)((0,fabric_read/* textOf */.b6)(value, 'gateway'));
    if (!hostBgp && gateway?.family === prefix.family) {
        const which = gateway.value === prefix.network ? 'the network' : gateway.value === prefix.last ? 'broadcasts' : '';
        if (which !== '') {
            findings.push({
                pointer: `${pointer}/gateway`,
                message: `the gateway of the subnet ${name} is the address of ${which} in ${text}; the cluster accepts it, hosts do not`,
                help: `Choose an address between the first and the last of ${text}.`,
            });
        }
    }
    const range = hasDhcp(subnet) ? (0,fabric_read/* pointerOf */.rq)(written, 'dhcp', 'range') : undefined;
    const end = range === undefined ? undefined : (0,fabric_ip/* parseAddress */.or)((0,fabric_read/* textOf */.b6)(range, 'end'));
    if (end?.family === prefix.family && end.value === prefix.last) {
        findings.push({
            pointer: `${pointer}/dhcp/range/end`,
            message: `the DHCP range of the subnet ${name} includes the broadcast address of ${text}`,
            help: 'End the range one address earlier.',
        });
    }
    return findings;
}
const vpcLintRules = [removedSubnetRule, relayNamespaceRule, edgeAddressRule];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-namespaces.js





const insideNamespaceRule = {
    code: 'HHS-VPC-23',
    severity: 'error',
    needs: 'references',
    title: 'every prefix of a VPC lies inside one entry of its IPv4Namespace',
    example: 'subnets: {a: {subnet: 192.168.1.0/24, vlan: 1001}}',
    cure: 'Choose a prefix of the IPv4Namespace, or add an entry to the namespace.',
    // an entry that cannot be read may be the one that was meant
    check(object, context) {
        const name = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(object.defaulted), 'ipv4Namespace');
        const namespace = context.find('IPv4Namespace', name);
        const entries = context.index(namespaceEntries).get(name);
        if (namespace === undefined || entries === undefined || entries.some(isUnreadable))
            return [];
        return takenPrefixes(object).flatMap(({ pointer, onKey, prefix, what }) => {
            if (entries.some((entry) => entry.prefix !== undefined && (0,fabric_ip/* isSubset */.HS)(prefix, entry.prefix)))
                return [];
            const has = entries.length === 0 ? 'has none' : `has ${entries.map(({ text }) => text).join(', ')}`;
            return [
                {
                    pointer,
                    onKey,
                    message: `${what} lies in no entry of the IPv4Namespace ${name}, which ${has}`,
                    help: `Choose a prefix inside one entry, or add an entry to the IPv4Namespace ${name}.`,
                    related: [
                        {
                            object: namespace,
                            pointer: '/spec/subnets',
                            message: 'the IPv4Namespace has its entries here',
                        },
                    ],
                },
            ];
        });
    },
};
function isUnreadable({ prefix }) {
    return prefix === undefined;
}
/** Index: the ranges of every VLANNamespace by name, as the fabric stores them. */
function vlanRanges(context) {
    const byName = new Map();
    for (const namespace of context.all('VLANNamespace')) {
        const ranges = (0,fabric_read/* structsOf */.SK)((0,fabric_read/* specOf */.rI)(namespace.defaulted), 'ranges').map(({ value }) => ({
            from: (0,fabric_read/* numberOf */.rl)(value, 'from'),
            to: (0,fabric_read/* numberOf */.rl)(value, 'to'),
        }));
        if (!byName.has(namespace.id.name))
            byName.set(namespace.id.name, { namespace, ranges });
    }
    return byName;
}
const vlanInNamespaceRule = {
    code: 'HHS-VPC-24',
    severity: 'error',
    needs: 'references',
    title: 'every VLAN of a VPC is in its VLANNamespace',
    example: 'subnets: {a: {subnet: 10.0.1.0/24, vlan: 4094}}',
    cure: 'Choose a VLAN of the VLANNamespace, or add a range to the namespace.',
    check(object, context) {
        const name = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(object.defaulted), 'vlanNamespace');
        const known = context.index(vlanRanges).get(name);
        if (known === undefined)
            return [];
        const { namespace, ranges } = known;
        return vpcSubnets(object).flatMap((subnet) => {
            const { vlan } = subnet;
            if (subnet.hostBgp || vlan === 0 || ranges.some(({ from, to }) => vlan >= from && vlan <= to))
                return [];
            const has = ranges.length === 0
                ? 'has none at all'
                : `has ${ranges.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(', ')}`;
            const help = ranges.length === 0
                ? `Correct the ranges of the VLANNamespace ${name}: one that is wrong empties it.`
                : `Choose a VLAN of the VLANNamespace ${name}, or add a range to it.`;
            return [
                {
                    pointer: `${subnet.pointer}/vlan`,
                    message: `the VLAN ${vlan} of the subnet ${subnet.name} is not in the VLANNamespace ${name}, which ${has}`,
                    help,
                    related: [
                        { object: namespace, pointer: '/spec/ranges', message: 'the VLANNamespace has its ranges here' },
                    ],
                },
            ];
        });
    },
};
/**
 * The fabric reads the entries until one fits, and gives up at the first that it cannot read. The namespace has an error
 * of its own for such an entry.
 */
const readableEntriesRule = {
    code: 'HHS-VPC-23a',
    severity: 'error',
    needs: 'references',
    title: 'the entries of the IPv4Namespace can be read',
    example: 'subnets: [10.0.0.0]',
    cure: 'Correct the entries of the IPv4Namespace.',
    check(object, context) {
        const name = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(object.defaulted), 'ipv4Namespace');
        const namespace = context.find('IPv4Namespace', name);
        const entries = context.index(namespaceEntries).get(name) ?? [];
        const unreadable = entries.findIndex(isUnreadable);
        if (namespace === undefined || unreadable < 0)
            return [];
        const before = entries.slice(0, unreadable);
        const reached = takenPrefixes(object).filter(({ prefix }) => !before.some((entry) => entry.prefix !== undefined && (0,fabric_ip/* isSubset */.HS)(prefix, entry.prefix)));
        const [first] = reached;
        if (first === undefined)
            return [];
        return [
            {
                pointer: first.pointer,
                onKey: first.onKey,
                message: `${(0,plural/* plural */.L)(reached.length, 'prefix', 'prefixes')} cannot be compared with the IPv4Namespace ${name}, because its entry "${entries[unreadable]?.text ?? ''}" is no prefix`,
                help: `Correct the entry of the IPv4Namespace ${name}.`,
                related: [
                    { object: namespace, pointer: '/spec/subnets', message: 'the IPv4Namespace has its entries here' },
                ],
                ...(namespace.manifest === undefined ? {} : { follows: true }),
            },
        ];
    },
};
const vpcNamespaceRules = [
    insideNamespaceRule,
    readableEntriesRule,
    vlanInNamespaceRule,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-others.js




function vpcsBy(context, field) {
    const groups = new Map();
    for (const vpc of context.all('VPC')) {
        const name = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(vpc.defaulted), field);
        const group = groups.get(name);
        if (group === undefined)
            groups.set(name, [vpc]);
        else
            group.push(vpc);
    }
    return groups;
}
/**
 * Index: for every VPC its prefixes that overlap one of another VPC of the same IPv4Namespace. Each VPC that overlaps
 * another is in it; of several prefixes around one prefix the widest is named.
 */
function overlapsByVpc(context) {
    const clashes = new Map();
    const add = (vpc, own, other, theirs) => {
        const list = clashes.get(vpc.key);
        if (list === undefined)
            clashes.set(vpc.key, [{ own, other, theirs }]);
        else
            list.push({ own, other, theirs });
    };
    for (const vpcs of vpcsBy(context, 'ipv4Namespace').values()) {
        const taken = vpcs.flatMap((vpc) => takenPrefixes(vpc).map((held) => ({ vpc, held, prefix: held.prefix })));
        for (const { item, other } of (0,fabric_ip/* overlappingPairs */.Zc)(taken)) {
            if (item.vpc.id.name === other.vpc.id.name)
                continue;
            add(item.vpc, item.held, other.vpc, other.held);
            add(other.vpc, other.held, item.vpc, item.held);
        }
    }
    return clashes;
}
const overlapRule = {
    code: 'HHS-VPC-26',
    severity: 'error',
    needs: 'references',
    title: 'no prefix overlaps one of another VPC of the same IPv4Namespace',
    example: 'subnets: {a: {subnet: 10.0.1.0/24, vlan: 1001}}',
    cure: 'Choose prefixes that are free in the IPv4Namespace.',
    check(object, context) {
        const clashes = context.index(overlapsByVpc).get(object.key) ?? [];
        return clashes.map(({ own, other, theirs }) => ({
            pointer: own.pointer,
            onKey: own.onKey,
            message: `${own.what} overlaps ${theirs.what} of the ${(0,object_id/* displayId */.kX)(other.id)}`,
            help: 'Choose prefixes that are free in the IPv4Namespace.',
            related: [{ object: other, pointer: theirs.pointer, message: `${(0,object_id/* displayId */.kX)(other.id)} has it here` }],
        }));
    },
};
/** Index: the first two VPCs of each IPv4Namespace with a prefix that is none. */
function unreadableByNamespace(context) {
    const found = new Map();
    for (const [namespace, vpcs] of vpcsBy(context, 'ipv4Namespace')) {
        const unreadable = [];
        for (const vpc of vpcs) {
            if (unreadable.length === 2)
                break;
            const subnet = vpcSubnets(vpc).find(vpc_others_isUnreadable);
            if (subnet !== undefined)
                unreadable.push({ vpc, subnet });
        }
        found.set(namespace, unreadable);
    }
    return found;
}
function vpc_others_isUnreadable({ prefix, extras }) {
    return prefix === undefined || extras.some((extra) => extra.prefix === undefined);
}
/** The fabric gives up at a VPC it cannot read. Such a VPC has an error of its own. */
const readableOthersRule = {
    code: 'HHS-VPC-26a',
    severity: 'error',
    needs: 'references',
    title: 'the prefixes of the other VPCs can be read',
    example: 'subnets: {a: {subnet: 10.0.1.0, vlan: 1001}}',
    cure: 'Correct the subnets of the other VPC.',
    check(object, context) {
        const namespace = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(object.defaulted), 'ipv4Namespace');
        const unreadable = context.index(unreadableByNamespace).get(namespace) ?? [];
        const other = unreadable.find(({ vpc }) => vpc.id.name !== object.id.name);
        if (other === undefined)
            return [];
        const who = (0,object_id/* displayId */.kX)(other.vpc.id);
        return [
            {
                pointer: '/spec/subnets',
                message: `the subnets cannot be compared with those of the ${who}, because a prefix there is none`,
                help: `Correct the subnet ${other.subnet.name} of the ${who}.`,
                related: [{ object: other.vpc, pointer: other.subnet.pointer, message: `${who} has it here` }],
                ...(other.vpc.manifest === undefined ? {} : { follows: true }),
            },
        ];
    },
};
/** Index: who uses a VLAN, by VLANNamespace and VLAN. */
function vlanUsers(context) {
    const namespaces = new Map();
    for (const [namespace, vpcs] of vpcsBy(context, 'vlanNamespace')) {
        const users = new Map();
        for (const vpc of vpcs) {
            for (const subnet of vpcSubnets(vpc)) {
                const list = users.get(subnet.vlan);
                if (list === undefined)
                    users.set(subnet.vlan, [{ vpc, subnet }]);
                else
                    list.push({ vpc, subnet });
            }
        }
        namespaces.set(namespace, users);
    }
    return namespaces;
}
const vpc_others_vlanRule = {
    code: 'HHS-VPC-27',
    severity: 'error',
    needs: 'references',
    title: 'no VLAN is used by another VPC of the same VLANNamespace',
    example: 'subnets: {a: {subnet: 10.0.1.0/24, vlan: 1001}}',
    cure: 'Choose a VLAN that no other VPC of the VLANNamespace uses, on whatever switch.',
    check(object, context) {
        const namespace = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(object.defaulted), 'vlanNamespace');
        const users = context.index(vlanUsers).get(namespace);
        return vpcSubnets(object).flatMap(({ name, pointer, vlan }) => {
            // without a VLAN there is a finding already, or none is needed
            if (vlan === 0)
                return [];
            const other = users?.get(vlan)?.find(({ vpc }) => vpc.id.name !== object.id.name);
            if (other === undefined)
                return [];
            const who = (0,object_id/* displayId */.kX)(other.vpc.id);
            return [
                {
                    pointer: `${pointer}/vlan`,
                    message: `the VLAN ${vlan} of the subnet ${name} is that of the subnet ${other.subnet.name} of the ${who}, too`,
                    help: `Choose a VLAN that no other VPC of the VLANNamespace ${namespace} uses, on whatever switch.`,
                    related: [
                        { object: other.vpc, pointer: `${other.subnet.pointer}/vlan`, message: `${who} has it here` },
                    ],
                },
            ];
        });
    },
};
const vpcOthersRules = [overlapRule, readableOthersRule, vpc_others_vlanRule];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-policies.js


const permitRule = {
    code: 'HHS-VPC-20',
    severity: 'error',
    needs: 'self',
    title: 'every permit names two or more different subnets of the VPC',
    example: 'permit: [[a]]',
    cure: 'Name at least two subnets of this VPC in each item of permit, each once.',
    check({ defaulted }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        const subnets = (0,fabric_read/* structOf */.Tb)(spec, 'subnets');
        return (0,fabric_read/* listOf */.c3)(spec, 'permit').flatMap((permit, at) => Array.isArray(permit) || permit === null ? permitFindings(permit ?? [], at, subnets) : []);
    },
};
function permitFindings(permit, at, subnets) {
    const pointer = `/spec/permit/${at}`;
    const help = 'Name at least two subnets of this VPC in each item of permit, each once.';
    if (permit.length < 2) {
        const message = `a permit joins two or more subnets, this one names ${permit.length}`;
        return [{ pointer, message, help }];
    }
    const seen = new Set();
    return permit.flatMap((name, position) => {
        if (typeof name !== 'string')
            return [];
        const place = { pointer: `${pointer}/${position}`, help };
        if ((0,fabric_read/* pointerOf */.rq)(subnets, name) === undefined) {
            return [{ ...place, message: `the VPC has no subnet "${name}"` }];
        }
        if (seen.has(name))
            return [{ ...place, message: `the permit names the subnet ${name} twice` }];
        seen.add(name);
        return [];
    });
}
const staticRoutesRule = {
    code: 'HHS-VPC-21',
    severity: 'error',
    needs: 'self',
    title: 'every static route has a network and a next hop',
    example: 'staticRoutes: [{prefix: 10.42.0.5/24, nextHops: [10.0.1.9]}]',
    cure: 'Write the prefix without bits behind its length, and at least one next hop.',
    check({ defaulted }) {
        return (0,fabric_read/* structsOf */.SK)((0,fabric_read/* specOf */.rI)(defaulted), 'staticRoutes').flatMap(({ at, value }) => {
            const pointer = `/spec/staticRoutes/${at}`;
            const findings = [];
            const wrong = prefixProblem((0,fabric_read/* textOf */.b6)(value, 'prefix'));
            if (wrong !== undefined) {
                const help = 'Write a network as address/length, such as 10.42.0.0/24.';
                findings.push({ pointer: `${pointer}/prefix`, message: `the static route ${at + 1} ${wrong}`, help });
            }
            if ((0,fabric_read/* listOf */.c3)(value, 'nextHops').length > 0)
                return findings;
            const message = `the static route ${at + 1} has no next hop`;
            return [
                ...findings,
                { pointer: `${pointer}/nextHops`, message, help: 'Name at least one address in nextHops.' },
            ];
        });
    },
};
function prefixProblem(text) {
    if (text === '')
        return 'has no prefix';
    const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
    if (prefix === undefined)
        return `goes to "${text}", which is no prefix (address/length)`;
    return (0,fabric_ip/* hasHostBits */.rd)(prefix) ? `goes to ${text}, which has bits set behind its length` : undefined;
}
const vpcPolicyRules = [permitRule, staticRoutesRule];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-reuse.js

const vpc_reuse_LISTED = 3;
/** Speaks only where it is known what was there before: without that, every VPC would look new. */
const createdMeanwhile = {
    code: 'HHS-L22',
    severity: 'warning',
    needs: 'delete',
    title: 'no VPC is made while another one is deleted',
    cure: 'Make the one first and delete the other in a later change, after the switches have taken up the first.',
    check(object, context) {
        if (context.previous(object.key) === undefined)
            return [];
        const created = context
            .all('VPC')
            .filter(({ key, manifest }) => manifest !== undefined && context.previous(key) === undefined);
        const [first] = created;
        if (first === undefined)
            return [];
        return [
            {
                pointer: '/metadata/name',
                message: `${(0,object_id/* displayId */.kX)(first.id)} is made while this VPC is deleted: its VNI can be handed out again before the switches let it go, and their agents get stuck`,
                help: `Make ${first.id.name} first, and delete this VPC in a later change.`,
                related: created.slice(0, vpc_reuse_LISTED).map((one) => ({
                    object: one,
                    pointer: '/metadata/name',
                    message: `${(0,object_id/* displayId */.kX)(one.id)} is new`,
                })),
            },
        ];
    },
};
const vpcReuseRules = [createdMeanwhile];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc.js
















const nameRule = shortNameRule('HHS-VPC-2', (name) => name.startsWith('ext.')
    ? {
        pointer: '/metadata/name',
        message: `VPC default/${name}: names that start with "ext." are those of Externals in gateway peerings`,
        help: 'Choose another name for the VPC.',
    }
    : undefined);
const NAMESPACE_FIELDS = ['ipv4Namespace', 'vlanNamespace'];
/** Defaulting fills both in, so it speaks of no manifest that went through it. */
const namespacesRule = {
    code: 'HHS-VPC-3',
    severity: 'error',
    needs: 'self',
    title: 'a VPC has an IPv4Namespace and a VLANNamespace',
    example: 'ipv4Namespace: default, vlanNamespace: default',
    cure: 'Leave the fields out for the namespaces called default, or name others.',
    check({ defaulted }) {
        return NAMESPACE_FIELDS.filter((field) => (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), field) === '').map((field) => ({
            pointer: `/spec/${field}`,
            message: `${field} is empty`,
            help: `Name one in ${field}, or leave it out for the one called default.`,
        }));
    },
};
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
const MODES = ['', 'l3vni'];
const modeRule = {
    code: 'HHS-VPC-5',
    severity: 'error',
    needs: 'self',
    title: 'the mode is left out or l3vni',
    example: 'mode: l3flat',
    cure: 'Leave mode out for a VPC with a layer 2 network in each subnet, or write l3vni.',
    check({ defaulted }) {
        const mode = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), 'mode');
        if (MODES.includes(mode))
            return [];
        const message = mode === 'l3flat' ? 'the fabric does not support the mode l3flat yet' : `"${mode}" is no mode of a VPC`;
        return [{ pointer: '/spec/mode', message, help: 'Leave mode out, or write l3vni.' }];
    },
};
const vpcRules = [
    nameRule,
    namespacesRule,
    subnetCountRule,
    modeRule,
    ...vpcAddressRules,
    ...vpcHostBgpRules,
    ...vpcDhcpRules,
    ...vpcDhcpRangeRules,
    ...vpcDhcpLeaseRules,
    ...vpcPolicyRules,
    ...vpcNamespaceRules,
    ...vpcOthersRules,
    ...vpcDeleteRules,
    ...vpcLintRules,
    ...vpcReuseRules,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/words/vpc.js



const SUBNET = 'subnet {0}';
function subnetText(subnet) {
    const dhcp = (0,json/* isJsonObject */.OW)(subnet) && (0,json/* getOwn */.Ng)((0,fabric_read/* structOf */.Tb)(subnet, 'dhcp'), 'enable') === true ? ', with DHCP' : '';
    return `${change_table_membersOf(subnet, { subnet: '', vlan: 'VLAN' })}${dhcp}`;
}
function range(value) {
    return change_table_rangeOf(value, 'start', 'end');
}
function route(value) {
    return (0,json/* isJsonObject */.OW)(value) ? change_table_membersOf(value, { prefix: '', nextHops: 'by' }) : undefined;
}
const vpcWords = changeTable('VPC', [
    { at: 'ipv4Namespace', what: 'IPv4 namespace', as: 'value' },
    { at: 'vlanNamespace', what: 'VLAN namespace', as: 'value' },
    { at: 'mode', what: 'mode', as: 'value' },
    { at: 'defaultIsolated', what: 'isolation of its subnets from each other by default', as: 'switch' },
    { at: 'defaultRestricted', what: 'restriction of hosts within its subnets by default', as: 'switch' },
    { at: 'permit', what: 'permission between subnets', as: 'items' },
    { at: 'staticRoutes', what: 'the static route', as: 'items', tell: route },
    { at: 'subnets.*', what: SUBNET, as: 'part', tell: subnetText },
    { at: 'subnets.*.subnet', of: SUBNET, what: 'the prefix', as: 'value' },
    { at: 'subnets.*.vlan', of: SUBNET, what: 'VLAN', as: 'value' },
    { at: 'subnets.*.gateway', of: SUBNET, what: 'the gateway', as: 'value' },
    { at: 'subnets.*.isolated', of: SUBNET, what: 'isolation from the other subnets', as: 'switch' },
    { at: 'subnets.*.restricted', of: SUBNET, what: 'restriction between its hosts', as: 'switch' },
    { at: 'subnets.*.hostBGP', of: SUBNET, what: 'BGP with hosts', as: 'switch' },
    { at: 'subnets.*.dhcp.enable', of: SUBNET, what: 'DHCP', as: 'switch' },
    { at: 'subnets.*.dhcp.relay', of: SUBNET, what: 'the DHCP relay', as: 'value' },
    { at: 'subnets.*.dhcp.relayVPC', of: SUBNET, what: 'the VPC of its DHCP relay', as: 'value' },
    { at: 'subnets.*.dhcp.range', of: SUBNET, what: 'the DHCP range', as: 'value', tell: range },
    { at: 'subnets.*.dhcp.range.start', of: SUBNET, what: 'the first address of DHCP', as: 'value' },
    { at: 'subnets.*.dhcp.range.end', of: SUBNET, what: 'the last address of DHCP', as: 'value' },
    { at: 'subnets.*.dhcp.static.*', of: SUBNET, what: 'the fixed lease of {1}', as: 'part', tell: lease },
    { at: 'subnets.*.dhcp.static.*.ip', of: SUBNET, what: 'the fixed address of {1}', as: 'value' },
    { at: 'subnets.*.dhcp.options.dnsServers', of: SUBNET, what: 'DNS server', as: 'items' },
    { at: 'subnets.*.dhcp.options.timeServers', of: SUBNET, what: 'time server', as: 'items' },
    { at: 'subnets.*.dhcp.options.interfaceMTU', of: SUBNET, what: 'the MTU given by DHCP', as: 'value' },
    {
        at: 'subnets.*.dhcp.options.leaseTimeSeconds',
        of: SUBNET,
        what: 'the lease time',
        as: 'value',
        tell: seconds,
    },
    { at: 'subnets.*.dhcp.options.pxeURL', of: SUBNET, what: 'the PXE address', as: 'value' },
    {
        at: 'subnets.*.dhcp.options.advertisedRoutes',
        of: SUBNET,
        what: 'the route given by DHCP',
        as: 'items',
        tell: (value) => change_table_membersOf(value, { destination: '', gateway: 'by' }),
    },
    {
        at: 'subnets.*.dhcp.options.disableDefaultRoute',
        of: SUBNET,
        what: 'DHCP without a default route',
        as: 'switch',
    },
], (_, object) => {
    const subnets = Object.keys((0,fabric_read/* structOf */.Tb)(object, 'spec', 'subnets'));
    const [first] = subnets;
    if (first === undefined)
        return undefined;
    return subnets.length === 1 ? `with subnet ${first}` : `with ${subnets.length} subnets`;
});
function lease(value) {
    return change_table_membersOf(value, { ip: '' });
}
function seconds(value) {
    return typeof value === 'number' ? `${value} s` : undefined;
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
    const length = typeof prefix === 'string' ? (0,go_text/* prefixLength */.BK)(prefix) : undefined;
    if (length === undefined || length > LONGEST_PREFIX)
        return subnet;
    const left = vpc_without(dhcp, ['range', 'options']);
    return Object.keys(left).length > 0 ? { ...subnet, dhcp: left } : vpc_without(subnet, ['dhcp']);
}
function vpc_without(object, keys) {
    const left = {};
    for (const key of Object.keys(object))
        if (!keys.includes(key))
            (0,json/* setOwn */.P5)(left, key, object[key]);
    return left;
}
/** One spelling for each MAC. Where two keys are the same MAC, one keeps its own spelling, so that neither is lost. */
function vpc_withCanonicalMacs(leases) {
    if (!(0,json/* isJsonObject */.OW)(leases))
        return leases;
    const result = {};
    for (const key of Object.keys(leases).sort()) {
        const mac = (0,go_text/* canonicalMac */.EF)(key) ?? key;
        const taken = mac !== key && (Object.hasOwn(leases, mac) || Object.hasOwn(result, mac));
        (0,json/* setOwn */.P5)(result, taken ? key : mac, leases[key]);
    }
    return result;
}
const vpcKind = defineKind({
    kind: 'VPC',
    group: 'vpc',
    version: 'v1beta1',
    formerVersions: ['v1alpha2'],
    plural: 'vpcs',
    categories: ['hedgehog', 'fabric'],
    spec: vpcSpec,
    words: vpcWords,
    defaulting: vpcDefaulting,
    ownsLabel: isFabricKey,
    references: referTo({ kind: 'IPv4Namespace', at: 'ipv4Namespace', byDefault: 'default', rule: 'VPC-22' }, { kind: 'VLANNamespace', at: 'vlanNamespace', byDefault: 'default', rule: 'VPC-22' }, { kind: 'VPC', at: 'subnets.*.dhcp.relayVPC', rule: 'VPC-25' }),
    canonical: {
        keep: ['subnets.*.isolated', 'subnets.*.restricted'],
        sort: {
            'subnets.*.dhcp.options.dnsServers': [],
            'subnets.*.dhcp.options.timeServers': [],
            'subnets.*.dhcp.options.advertisedRoutes': ['destination', 'gateway'],
        },
        rewrite: { 'subnets.*': withoutUnusedDhcp, 'subnets.*.dhcp.static': vpc_withCanonicalMacs },
    },
    rules: vpcRules,
    claims: vpcClaims,
    normalForms: [
        { at: 'subnets.*.subnet', form: 'prefix' },
        { at: 'subnets.*.hostBGPExtraPrefixes', form: 'prefix', keys: true },
        { at: 'subnets.*.dhcp.static', form: 'mac', keys: true },
        { at: 'subnets.*.dhcp.options.advertisedRoutes.*.destination', form: 'prefix' },
        { at: 'staticRoutes.*.prefix', form: 'prefix' },
    ],
});

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/vpc-attachment.js


/**
 * A bare VPC name means its subnet `default`; with a slash and nothing behind it only the label says so. Without a VPC
 * not even labels are cleaned.
 */
const vpcAttachmentDefaulting = {
    go: {},
    webhook(object) {
        const spec = (0,fabric_read/* specOf */.rI)(object);
        const given = (0,fabric_read/* textOf */.b6)(spec, 'subnet');
        const subnet = given.includes('/') ? given : `${given}/default`;
        const slash = subnet.indexOf('/');
        if (slash === 0)
            return object;
        return withOwnLabels(withSpec(object, { ...spec, subnet }), {
            'fabric.githedgehog.com/vpc': subnet.slice(0, slash),
            'fabric.githedgehog.com/subnet': subnet.slice(slash + 1) || 'default',
            'fabric.githedgehog.com/connection': (0,fabric_read/* textOf */.b6)(spec, 'connection'),
            ...((0,fabric_read/* flagOf */.iP)(spec, 'nativeVLAN') ? { 'fabric.githedgehog.com/nativevlan': 'true' } : {}),
        });
    },
};

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-attachment-switches.js





const CONNECTION = '/spec/connection';
const SERVER_TYPES = ['unbundled', 'bundled', 'eslag'];
function attachedOf({ object, context }) {
    const place = attachedSubnet(object);
    const vpc = place === undefined ? undefined : context.find('VPC', place.vpc);
    const connection = context.find('Connection', (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(object.defaulted), 'connection'));
    if (place === undefined || vpc === undefined || connection === undefined)
        return undefined;
    const subnet = (0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(vpc.defaulted), 'subnets', place.subnet);
    return { vpc, subnet, connection, spec: (0,fabric_read/* specOf */.rI)(connection.defaulted) };
}
/** A rule that is asked when both ends of the attachment are there. */
function rule(facts, check) {
    return {
        ...facts,
        severity: 'error',
        needs: 'references',
        check(object, context) {
            const attached = attachedOf({ object, context });
            return attached === undefined ? [] : check(attached, { object, context });
        },
    };
}
function isServerConnection(spec) {
    return SERVER_TYPES.some((type) => (0,fabric_read/* pointerOf */.rq)(spec, type) !== undefined);
}
function vpc_attachment_switches_modeOf(vpc) {
    return (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(vpc.defaulted), 'mode');
}
const eslagModeRule = rule({
    code: 'HHS-VA-8',
    title: 'only VPCs of the default mode are attached to ESLAG',
    example: 'mode: l3vni',
    cure: 'Attach the VPC to another type of connection, or leave its mode out.',
}, ({ vpc, connection, spec }) => (0,fabric_read/* pointerOf */.rq)(spec, 'eslag') === undefined || vpc_attachment_switches_modeOf(vpc) === ''
    ? []
    : [
        {
            pointer: CONNECTION,
            message: `the ${(0,object_id/* displayId */.kX)(connection.id)} is an ESLAG, and the ${(0,object_id/* displayId */.kX)(vpc.id)} has the mode ${vpc_attachment_switches_modeOf(vpc)}`,
            help: 'Attach the VPC to another type of connection, or leave its mode out.',
            related: [
                { object: vpc, pointer: '/spec/mode', message: 'the VPC has its mode here' },
                { object: connection, pointer: '/spec/eslag', message: 'the Connection is an ESLAG here' },
            ],
        },
    ]);
const hostBgpTypeRule = rule({
    code: 'HHS-VA-9',
    title: 'a subnet for hosts with BGP is attached to single links',
    example: 'hostBGP: true',
    cure: 'Attach the subnet to an unbundled connection.',
}, ({ vpc, subnet, connection, spec }) => !(0,fabric_read/* flagOf */.iP)(subnet, 'hostBGP') || (0,fabric_read/* pointerOf */.rq)(spec, 'unbundled') !== undefined
    ? []
    : [
        {
            pointer: CONNECTION,
            message: `the subnet is for hosts with BGP, and the ${(0,object_id/* displayId */.kX)(connection.id)} is no single link`,
            help: 'Attach the subnet to an unbundled connection.',
            related: [
                { object: connection, pointer: '/spec', message: 'the Connection has its type here' },
                { object: vpc, pointer: '/spec/subnets', message: 'the VPC has its subnets here' },
            ],
        },
    ]);
const hostBgpNativeRule = rule({
    code: 'HHS-VA-9a',
    since: '26.03',
    title: 'a subnet for hosts with BGP is not attached with the native VLAN',
    example: 'nativeVLAN: true',
    cure: 'Leave nativeVLAN out and give the subnet no VLAN.',
}, ({ subnet }, { object }) => !(0,fabric_read/* flagOf */.iP)(subnet, 'hostBGP') || !(0,fabric_read/* flagOf */.iP)((0,fabric_read/* specOf */.rI)(object.defaulted), 'nativeVLAN')
    ? []
    : [
        {
            pointer: '/spec/nativeVLAN',
            message: 'the subnet is for hosts with BGP, which do not take the native VLAN',
            help: 'Leave nativeVLAN out, and the VLAN of the subnet, too: without one its traffic is untagged.',
        },
    ]);
const typeRule = rule({
    code: 'HHS-VA-10',
    title: 'the connection is one of a server',
    example: 'connection: leaf-01--fabric--spine-01',
    cure: 'Name a Connection of type unbundled, bundled or eslag.',
}, ({ connection, spec }) => {
    if (isServerConnection(spec))
        return [];
    const type = (0,connection_links/* connectionType */.TP)(spec);
    return [
        {
            pointer: CONNECTION,
            message: `the ${(0,object_id/* displayId */.kX)(connection.id)} ${type === undefined ? 'has no type' : `is of type ${type}`}, and VPCs are attached to servers`,
            help: `Name a Connection of type ${SERVER_TYPES.join(', ')}.`,
            related: [{ object: connection, pointer: '/spec', message: 'the Connection has its type here' }],
        },
    ];
});
function endsOf(spec) {
    return isServerConnection(spec) ? endpointsOf(spec) : undefined;
}
const vlanNamespaceRule = rule({
    code: 'HHS-VA-11',
    title: 'every switch of the connection is there and lists the VLANNamespace of the VPC',
    example: 'vlanNamespaces: [default]',
    cure: 'Add the VLANNamespace of the VPC to vlanNamespaces of the switches.',
}, ({ vpc, connection, spec }, { context }) => {
    const ends = endsOf(spec);
    const who = (0,object_id/* displayId */.kX)(connection.id);
    const [problem] = ends?.problems ?? [];
    if (problem !== undefined) {
        const message = `the switches of the ${who} are not known: ${problem.message}`;
        const related = [{ object: connection, pointer: problem.pointer, message: 'it stands here' }];
        return [{ pointer: CONNECTION, message, help: `Correct the ${who}.`, related }];
    }
    const namespace = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(vpc.defaulted), 'vlanNamespace');
    return (ends?.switches ?? []).flatMap((name) => {
        const one = context.find('Switch', name);
        if (one === undefined) {
            const message = `the ${who} is on the Switch ${name}, which is not there`;
            const related = [{ object: connection, pointer: '/spec', message: 'the Connection names it here' }];
            return [
                { pointer: CONNECTION, message, help: `Add the Switch ${name}, or correct the ${who}.`, related },
            ];
        }
        if ((0,fabric_read/* textsOf */.CB)((0,fabric_read/* specOf */.rI)(one.defaulted), 'vlanNamespaces').some(({ value }) => value === namespace))
            return [];
        return [
            {
                pointer: CONNECTION,
                message: `the ${(0,object_id/* displayId */.kX)(one.id)} of this connection does not list ${namespace}, the VLANNamespace of the ${(0,object_id/* displayId */.kX)(vpc.id)}`,
                help: `Add ${namespace} to vlanNamespaces of the ${(0,object_id/* displayId */.kX)(one.id)}.`,
                related: [
                    { object: one, pointer: '/spec/vlanNamespaces', message: 'the Switch lists its namespaces here' },
                    { object: vpc, pointer: '/spec/vlanNamespace', message: 'the VPC has its namespace here' },
                ],
            },
        ];
    });
});
function switchesOf({ spec }, context) {
    const ends = endsOf(spec);
    if (ends === undefined || ends.problems.length > 0)
        return [];
    return ends.switches.flatMap((name) => context.find('Switch', name) ?? []);
}
const vpc_attachment_switches_modeRule = rule({
    code: 'HHS-VA-12',
    title: 'the profile of every switch of the connection supports the mode of the VPC',
    example: 'profile: edgecore-dcs501',
    cure: 'Attach the VPC to switches that support its mode, or choose another mode.',
}, (attached, { context }) => switchesOf(attached, context).flatMap((one) => {
    const mode = vpc_attachment_switches_modeOf(attached.vpc);
    const name = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(one.defaulted), 'profile');
    const profile = context.find('SwitchProfile', name);
    const who = (0,object_id/* displayId */.kX)(one.id);
    const related = [
        { object: one, pointer: '/spec/profile', message: 'the Switch names its profile here' },
    ];
    if (profile === undefined) {
        const message = `the ${who} of this connection has the profile "${name}", which is not there`;
        return [{ pointer: CONNECTION, message, help: `Correct the profile of the ${who}.`, related }];
    }
    const features = (0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(profile.defaulted), 'features');
    const lacking = featuresOf(mode).filter((feature) => !(0,fabric_read/* flagOf */.iP)(features, feature));
    if (lacking.length === 0)
        return [];
    const what = mode === '' ? 'the default mode' : `the mode ${mode}`;
    return [
        {
            pointer: CONNECTION,
            message: `the ${who} of this connection cannot take VPCs of ${what}: its profile ${name} lacks ${lacking.join(' and ')}`,
            help: mode === '' && !lacking.includes('l3vni')
                ? 'Set mode: l3vni in the VPC, or attach it elsewhere.'
                : 'Attach the VPC to other switches.',
            related,
        },
    ];
}));
/** Features that a mode needs; a mode that is none has a finding already. */
function featuresOf(mode) {
    if (mode === '')
        return ['l2vni', 'l3vni'];
    return mode === 'l3vni' || mode === 'l3flat' ? ['l3vni'] : [];
}
const hostBgpMclagRule = rule({
    code: 'HHS-VA-13',
    title: 'a subnet for hosts with BGP is not attached to a switch of an MCLAG pair',
    example: 'redundancy: {group: mclag-1, type: mclag}',
    cure: 'Attach the subnet to switches that are in no MCLAG pair.',
}, (attached, { context }) => !(0,fabric_read/* flagOf */.iP)(attached.subnet, 'hostBGP')
    ? []
    : switchesOf(attached, context).flatMap((one) => {
        const redundancy = (0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(one.defaulted), 'redundancy');
        if ((0,fabric_read/* textOf */.b6)(redundancy, 'group') === '' || (0,fabric_read/* textOf */.b6)(redundancy, 'type') !== 'mclag')
            return [];
        return [
            {
                pointer: CONNECTION,
                message: `the subnet is for hosts with BGP, and the ${(0,object_id/* displayId */.kX)(one.id)} is in an MCLAG pair`,
                help: 'Attach the subnet to switches that are in no MCLAG pair.',
                related: [
                    { object: one, pointer: '/spec/redundancy', message: 'the Switch has its redundancy here' },
                ],
            },
        ];
    }));
const vpcAttachmentSwitchRules = [
    eslagModeRule,
    hostBgpTypeRule,
    hostBgpNativeRule,
    typeRule,
    vlanNamespaceRule,
    vpc_attachment_switches_modeRule,
    hostBgpMclagRule,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-attachment.js







const subnetRule = {
    code: 'HHS-VA-2',
    severity: 'error',
    needs: 'self',
    title: 'the subnet is <vpc>/<subnet>',
    example: 'subnet: /default',
    cure: 'Write the VPC, a slash and one of its subnets.',
    check(object) {
        if (attachedSubnet(object) !== undefined)
            return [];
        const text = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(object.object), 'subnet');
        const message = text === '' ? 'no subnet is named' : `"${text}" names no VPC`;
        return [{ pointer: '/spec/subnet', message, help: 'Write the subnet as <vpc>/<subnet>.' }];
    },
};
const connectionRule = {
    code: 'HHS-VA-3',
    severity: 'error',
    needs: 'self',
    title: 'a connection is named',
    example: 'subnet: vpc-1/default',
    cure: 'Name the Connection of the server in connection.',
    check({ defaulted }) {
        if ((0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), 'connection') !== '')
            return [];
        const help = 'Name the Connection of the server in connection.';
        return [{ pointer: '/spec/connection', message: 'no connection is named', help }];
    },
};
const P2P_LINK = 'fabric.githedgehog.com/p2p-link';
const p2pLinkRule = {
    code: 'HHS-VA-4',
    severity: 'error',
    needs: 'self',
    title: `the annotation ${P2P_LINK} is an IPv4 /31`,
    example: `metadata: {annotations: {${P2P_LINK}: 10.250.0.0/30}}`,
    cure: 'Write an IPv4 prefix of 31 bits, or remove the annotation.',
    check({ object }) {
        const text = (0,json/* getOwn */.Ng)((0,fabric_read/* annotationsOf */.Ih)(object), P2P_LINK);
        if (typeof text !== 'string')
            return [];
        const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
        if (prefix?.family === 4 && prefix.length === 31)
            return [];
        return [
            {
                pointer: (0,shared_pointer/* childPointer */.Y2)('/metadata/annotations', P2P_LINK),
                message: `"${text}" in the annotation ${P2P_LINK} is no IPv4 /31`,
                help: 'Write an IPv4 prefix of 31 bits, such as 10.250.0.0/31, or remove the annotation.',
            },
        ];
    },
};
const subnetExistsRule = {
    code: 'HHS-VA-6',
    severity: 'error',
    needs: 'references',
    title: 'the VPC has the subnet',
    example: 'subnet: vpc-1/none',
    cure: 'Name one of the subnets of the VPC; vpc-1 alone means vpc-1/default.',
    check(object, context) {
        const place = attachedSubnet(object);
        const vpc = place === undefined ? undefined : context.find('VPC', place.vpc);
        if (place === undefined || vpc === undefined)
            return [];
        const subnets = (0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(vpc.defaulted), 'subnets');
        if ((0,fabric_read/* pointerOf */.rq)(subnets, place.subnet) !== undefined)
            return [];
        const names = Object.keys(subnets).sort();
        return [
            {
                pointer: '/spec/subnet',
                message: `the ${(0,object_id/* displayId */.kX)(vpc.id)} has no subnet "${place.subnet}"`,
                help: names.length === 0 ? 'Add the subnet to the VPC.' : `Name one of its subnets: ${names.join(', ')}.`,
                related: [{ object: vpc, pointer: '/spec/subnets', message: 'the VPC has its subnets here' }],
            },
        ];
    },
};
const vpc_attachment_CONNECTION_LABEL = 'fabric.githedgehog.com/connection';
/** Index: the attachments of each Connection. */
function vpc_attachment_attachmentsByConnection(context) {
    const connections = new Map();
    for (const attachment of context.all('VPCAttachment')) {
        const connection = (0,json/* getOwn */.Ng)((0,fabric_read/* labelsOf */.PC)(attachment.defaulted), vpc_attachment_CONNECTION_LABEL);
        if (typeof connection !== 'string')
            continue;
        const known = connections.get(connection) ?? { bySubnet: new Map(), native: [] };
        connections.set(connection, known);
        const spec = (0,fabric_read/* specOf */.rI)(attachment.defaulted);
        const subnet = (0,fabric_read/* textOf */.b6)(spec, 'subnet');
        const same = known.bySubnet.get(subnet);
        if (same === undefined)
            known.bySubnet.set(subnet, [attachment]);
        else
            same.push(attachment);
        if ((0,fabric_read/* flagOf */.iP)(spec, 'nativeVLAN'))
            known.native.push(attachment);
    }
    return connections;
}
function siblings(object, context) {
    return context.index(vpc_attachment_attachmentsByConnection).get((0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(object.defaulted), 'connection'));
}
function another(object, candidates) {
    return candidates?.find(({ id }) => id.name !== object.id.name);
}
const onceRule = {
    code: 'HHS-VA-14',
    severity: 'error',
    needs: 'references',
    title: 'a subnet is attached to a connection once',
    example: 'subnet: vpc-1/default, connection: server-01--unbundled--leaf-01',
    cure: 'Remove one of the attachments.',
    check(object, context) {
        const subnet = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(object.defaulted), 'subnet');
        const other = another(object, siblings(object, context)?.bySubnet.get(subnet));
        if (other === undefined)
            return [];
        const who = (0,object_id/* displayId */.kX)(other.id);
        return [
            {
                pointer: '/spec/subnet',
                message: `the ${who} attaches ${subnet} to the same connection`,
                help: 'Remove one of the two.',
                related: [{ object: other, pointer: '/spec/subnet', message: `${who} attaches it here` }],
            },
        ];
    },
};
const oneNativeRule = {
    code: 'HHS-VA-15',
    severity: 'error',
    needs: 'references',
    title: 'a connection has at most one attachment with the native VLAN',
    example: 'nativeVLAN: true',
    cure: 'Keep nativeVLAN in one attachment of the connection.',
    check(object, context) {
        if (!(0,fabric_read/* flagOf */.iP)((0,fabric_read/* specOf */.rI)(object.defaulted), 'nativeVLAN'))
            return [];
        const other = another(object, siblings(object, context)?.native);
        if (other === undefined)
            return [];
        const who = (0,object_id/* displayId */.kX)(other.id);
        return [
            {
                pointer: '/spec/nativeVLAN',
                message: `the ${who} has the native VLAN of the same connection`,
                help: 'Keep nativeVLAN in one attachment of the connection.',
                related: [{ object: other, pointer: '/spec/nativeVLAN', message: `${who} has it here` }],
            },
        ];
    },
};
const vpcAttachmentRules = [
    subnetRule,
    connectionRule,
    p2pLinkRule,
    subnetExistsRule,
    ...vpcAttachmentSwitchRules,
    onceRule,
    oneNativeRule,
];

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
    formerVersions: ['v1alpha2'],
    plural: 'vpcattachments',
    shortNames: ['vpcattach'],
    categories: ['hedgehog', 'fabric'],
    spec: vpcAttachmentSpec,
    words: vpcAttachmentWords,
    rules: vpcAttachmentRules,
    claims: vpcAttachmentClaims,
    defaulting: vpcAttachmentDefaulting,
    ownsLabel: isFabricKey,
    references: referTo({ kind: 'VPC', at: 'subnet', name: vpcOfSubnet, rule: 'VA-5' }, { kind: 'Connection', at: 'connection', rule: 'VA-7' }),
    canonical: { rewrite: { subnet: withDefaultSubnet } },
});

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/vpc-peering.js


const vpcPeeringDefaulting = {
    go: {},
    webhook(object) {
        const [vpc1, vpc2] = peeredVpcs((0,fabric_read/* specOf */.rI)(object)) ?? [];
        if (vpc1 === undefined || vpc2 === undefined)
            return withOwnLabels(object, {});
        return withOwnLabels(object, {
            ...marks('vpc.fabric.githedgehog.com', [vpc1, vpc2]),
            'fabric.githedgehog.com/vpc1': vpc1,
            'fabric.githedgehog.com/vpc2': vpc2,
        });
    },
};
/** The two VPCs of a peering, sorted; undefined when a permit does not name two, or they differ between permits. */
function peeredVpcs(spec) {
    const names = new Set();
    for (const { value } of (0,fabric_read/* structsOf */.SK)(spec, 'permit')) {
        const keys = Object.keys(value);
        if (keys.length !== 2)
            return undefined;
        for (const key of keys)
            names.add(key);
    }
    const [first, second] = [...names].sort();
    return names.size === 2 && first !== undefined && second !== undefined ? [first, second] : undefined;
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-peering-pair.js




/** The two VPCs of a peering; undefined while one is missing. */
function bothVpcs(object, context) {
    const names = peeredVpcs((0,fabric_read/* specOf */.rI)(object.defaulted));
    if (names === undefined)
        return undefined;
    const [first, second] = names.map((name) => context.find('VPC', name));
    return first === undefined || second === undefined ? undefined : [first, second];
}
/** A peering needs two VPCs of the same namespace. */
function sameNamespaceRule(code, kind, field) {
    const help = `Peer VPCs of the same ${kind}.`;
    return {
        code,
        severity: 'error',
        needs: 'references',
        title: `both VPCs have the same ${kind}`,
        example: `${field}: lab`,
        cure: help,
        check(object, context) {
            const vpcs = bothVpcs(object, context);
            if (vpcs === undefined)
                return [];
            const [first, second] = vpcs.map((vpc) => (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(vpc.defaulted), field));
            if (first === second)
                return [];
            const [one, other] = vpcs;
            return [
                {
                    pointer: '/spec/permit',
                    message: `the ${(0,object_id/* displayId */.kX)(one.id)} has the ${kind} ${first}, the ${(0,object_id/* displayId */.kX)(other.id)} has ${second}`,
                    help,
                    related: vpcs.map((vpc) => ({
                        object: vpc,
                        pointer: `/spec/${field}`,
                        message: `${(0,object_id/* displayId */.kX)(vpc.id)} has its ${kind} here`,
                    })),
                },
            ];
        },
    };
}
const subnetsRule = {
    code: 'HHS-VP-8',
    severity: 'error',
    needs: 'references',
    title: 'every subnet that is listed is one of its VPC',
    example: 'permit: [{vpc-1: {subnets: [none]}, vpc-2: {}}]',
    cure: 'List subnets of the VPC, or leave subnets out for all of them.',
    check({ defaulted }, context) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        return (0,fabric_read/* structsOf */.SK)(spec, 'permit').flatMap(({ at, value }) => (0,fabric_read/* structEntriesOf */.ty)({ value }, 'value').flatMap(([name, peer]) => {
            const vpc = context.find('VPC', name);
            const pointer = `${(0,shared_pointer/* childPointer */.Y2)(`/spec/permit/${at}`, name)}/subnets`;
            return vpc === undefined
                ? []
                : (0,fabric_read/* listOf */.c3)(peer, 'subnets').flatMap((subnet, position) => typeof subnet === 'string' ? subnetFinding(vpc, subnet, `${pointer}/${position}`) : []);
        }));
    },
};
function subnetFinding(vpc, name, pointer) {
    const subnets = (0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(vpc.defaulted), 'subnets');
    if ((0,fabric_read/* pointerOf */.rq)(subnets, name) !== undefined)
        return [];
    const names = Object.keys(subnets).sort();
    return [
        {
            pointer,
            message: `the ${(0,object_id/* displayId */.kX)(vpc.id)} has no subnet "${name}"`,
            help: `List subnets of it${names.length === 0 ? '' : ` (${names.join(', ')})`}, or leave subnets out for all of them.`,
            related: [{ object: vpc, pointer: '/spec/subnets', message: 'the VPC has its subnets here' }],
        },
    ];
}
/** Index: what peers a pair of VPCs; the key holds both names, sorted. */
function peeringsByPair(context) {
    const pairs = new Map();
    const add = (names, object) => {
        if (names === undefined || names.length !== 2)
            return;
        const key = [...names].sort().join('/');
        const list = pairs.get(key);
        if (list === undefined)
            pairs.set(key, [object]);
        else
            list.push(object);
    };
    for (const peering of context.all('VPCPeering'))
        add(peeredVpcs((0,fabric_read/* specOf */.rI)(peering.defaulted)), peering);
    for (const peering of context.all('GatewayPeering')) {
        add(Object.keys((0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(peering.defaulted), 'peering')), peering);
    }
    return pairs;
}
const onePeeringRule = {
    code: 'HHS-L16',
    severity: 'warning',
    needs: 'references',
    title: 'two VPCs are peered once, and not through a gateway as well',
    example: 'permit: [{vpc-1: {}, vpc-2: {}}]',
    cure: 'Keep one peering of the two VPCs.',
    check(object, context) {
        const names = peeredVpcs((0,fabric_read/* specOf */.rI)(object.defaulted));
        if (names === undefined)
            return [];
        const all = context.index(peeringsByPair).get(names.join('/')) ?? [];
        const other = all.find(({ key }) => key !== object.key);
        if (other === undefined)
            return [];
        const who = (0,object_id/* displayId */.kX)(other.id);
        const doubled = other.id.kind === object.id.kind ? 'too' : 'through a gateway, which the fabric leaves undefined';
        return [
            {
                pointer: '/spec/permit',
                message: `the ${who} peers ${names.join(' and ')}, ${doubled}`,
                help: other.id.kind === object.id.kind
                    ? 'Write all permits of two VPCs into one peering.'
                    : 'Keep one of the two peerings.',
                related: [{ object: other, pointer: '/spec', message: `${who} peers them here` }],
            },
        ];
    },
};
const vpcPeeringPairRules = [
    sameNamespaceRule('HHS-VP-6', 'IPv4Namespace', 'ipv4Namespace'),
    sameNamespaceRule('HHS-VP-7', 'VLANNamespace', 'vlanNamespace'),
    subnetsRule,
    onePeeringRule,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-peering.js





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
const allowedRule = {
    code: 'HHS-VP-2',
    severity: 'error',
    needs: 'config',
    title: 'the fabric allows VPC peerings',
    example: 'permit: [{vpc-1: {}, vpc-2: {}}]',
    cure: 'Remove the peering, or allow peerings in the fabric’s configuration.',
    check(_object, { config }) {
        if (!config.vpcPeeringDisabled)
            return [];
        const help = 'Remove it, or take vpcPeeringDisabled out of the fabric’s configuration.';
        return [{ pointer: '/spec', message: 'this fabric takes no VPC peerings', help }];
    },
};
const remoteRule = {
    code: 'HHS-VP-3',
    severity: 'error',
    needs: 'self',
    title: 'a peering is not remote',
    example: 'remote: border',
    cure: 'Remove remote.',
    check({ defaulted }) {
        if ((0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), 'remote') === '')
            return [];
        const message = 'remote peering is no longer supported';
        return [{ pointer: '/spec/remote', message, help: 'Remove remote.', onKey: true }];
    },
};
const vpcPeeringRules = [
    allowedRule,
    remoteRule,
    twoVpcsRule,
    ...vpcPeeringPairRules,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/vpc-peering.js







const vpcPeeringSpec = object({
    permit: list(map(object({ subnets: list(string(), { minItems: 1, maxItems: 10 }) })), {
        minItems: 1,
        maxItems: 10,
    }),
    remote: string(),
});
const vpcPeeringKind = defineKind({
    kind: 'VPCPeering',
    group: 'vpc',
    version: 'v1beta1',
    formerVersions: ['v1alpha2'],
    plural: 'vpcpeerings',
    shortNames: ['vpcpeer'],
    categories: ['hedgehog', 'fabric'],
    spec: vpcPeeringSpec,
    words: vpcPeeringWords,
    defaulting: vpcPeeringDefaulting,
    ownsLabel: isFabricKey,
    rules: vpcPeeringRules,
    references: referTo({ kind: 'VPC', at: 'permit.*', keys: true, rule: 'VP-5' }),
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

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/dhcp-subnet.js
const dhcpSubnetDefaulting = {
    fillsNamespace: false,
    go: {
        always: {
            cidrBlock: '',
            circuitID: '',
            defaultURL: '',
            dnsServers: null,
            endIP: '',
            gateway: '',
            interfaceMTU: 0,
            leaseTimeSeconds: 0,
            pxeURL: '',
            startIP: '',
            'static.*.ip': '',
            subnet: '',
            timeServers: null,
            vrf: '',
        },
    },
};

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
    defaulting: dhcpSubnetDefaulting,
    status: object({
        allocated: map(object({ discover: schema_builders_boolean(), expiry: dateTime(), hostname: string(), ip: string() }, { required: ['ip'] })),
    }, { atomic: true }),
    owner: 'controller',
});

;// CONCATENATED MODULE: ./lib/domain/fabric/claims/gateway.js


/** Protocol and VTEP address (GW-14, GW-15) and the MAC, which is compared as a text (GW-16). */
function gatewayClaims(object) {
    const mac = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(object.defaulted), 'vtepMAC');
    return [
        ...hostClaim(object, 'protocolIP'),
        ...hostClaim(object, 'vtepIP'),
        ...(mac === ''
            ? []
            : [{ space: 'vtepMAC', taken: mac, pointer: '/spec/vtepMAC', what: `the vtepMAC ${mac}` }]),
    ];
}

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/gateway.js



const DEFAULT_WORKERS = 4;
const DEFAULT_LOG_LEVEL = 'info';
const DEFAULT_BURST = 50;
const DEFAULT_REPLENISH = 5;
const gatewayDefaulting = {
    go: { structs: ['logs', 'profiling'] },
    webhook(object) {
        const spec = (0,fabric_read/* specOf */.rI)(object);
        const groups = (0,fabric_read/* listOf */.c3)(spec, 'groups').length === 0 ? [{ name: 'default' }] : (0,fabric_read/* listOf */.c3)(spec, 'groups');
        const filled = {
            ...spec,
            logs: logDefaults((0,fabric_read/* structOf */.Tb)(spec, 'logs')),
            workers: (0,fabric_read/* numberOf */.rl)(spec, 'workers') || DEFAULT_WORKERS,
            groups,
        };
        return withSpec(object, withSorted(filled, 'groups', ['name']));
    },
};
function logDefaults(logs) {
    const tags = (0,fabric_read/* structOf */.Tb)(logs, 'tags');
    const rateLimit = (0,fabric_read/* pointerOf */.rq)(logs, 'rateLimit');
    return {
        ...logs,
        default: (0,fabric_read/* textOf */.b6)(logs, 'default') || DEFAULT_LOG_LEVEL,
        tags: Object.keys(tags).length === 0 ? { all: DEFAULT_LOG_LEVEL } : tags,
        ...(rateLimit === undefined
            ? {}
            : {
                rateLimit: {
                    burst: (0,fabric_read/* numberOf */.rl)(rateLimit, 'burst') || DEFAULT_BURST,
                    replenishPerSecond: (0,fabric_read/* numberOf */.rl)(rateLimit, 'replenishPerSecond') || DEFAULT_REPLENISH,
                },
            }),
    };
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/gateway-addresses.js





/** 224.0.0.0/4, 127.0.0.0/8 and 0.0.0.0. */
function isUnicast(address) {
    const first = address >> 24n;
    return address !== 0n && first !== 127n && (first < 224n || first > 239n);
}
function gateway_addresses_hostProblem(field, text, unicast) {
    if (text === '')
        return `${field} is missing`;
    const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
    if (prefix === undefined)
        return `${field} ${text} is no address with a length`;
    if (prefix.family !== 4)
        return `${field} ${text} is no IPv4 address`;
    if (prefix.length !== 32)
        return `${field} ${text} is not a single address, a /32`;
    return unicast && !isUnicast(prefix.address) ? `${field} ${text} is no unicast address` : undefined;
}
function hostRule(code, field, unicast) {
    const what = unicast ? 'a unicast IPv4 address' : 'an IPv4 address';
    return {
        code,
        severity: 'error',
        needs: 'self',
        title: `${field} is ${what} with the length 32`,
        example: `${field}: 172.30.8.23`,
        cure: 'Write one IPv4 address with /32.',
        check({ defaulted }) {
            const message = gateway_addresses_hostProblem(field, (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), field), unicast);
            if (message === undefined)
                return [];
            return [{ pointer: `/spec/${field}`, message, help: 'Write one IPv4 address with /32.' }];
        },
    };
}
const macRule = {
    code: 'HHS-GW-7',
    severity: 'error',
    needs: 'self',
    title: 'vtepMAC is a unicast MAC address other than zero',
    example: 'vtepMAC: "01:00:5e:00:00:01"',
    cure: 'Choose a MAC whose first byte is even, such as ca:fe:ba:be:01:01.',
    check({ defaulted }) {
        const message = macProblem((0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), 'vtepMAC'));
        if (message === undefined)
            return [];
        const help = 'Choose a MAC whose first byte is even, such as ca:fe:ba:be:01:01.';
        return [{ pointer: '/spec/vtepMAC', message, help }];
    },
};
function macProblem(text) {
    if (text === '')
        return 'vtepMAC is missing';
    const mac = (0,go_text/* canonicalMac */.EF)(text);
    if (mac === undefined)
        return `vtepMAC ${text} is no MAC address`;
    if (/^[0:]+$/.test(mac))
        return `vtepMAC ${text} is zero`;
    return Number.parseInt(mac.slice(0, 2), 16) % 2 === 0 ? undefined : `vtepMAC ${text} is no unicast address`;
}
function keyOfPrefix(prefix) {
    return prefix === undefined ? '' : `${prefix.family}/${prefix.address}`;
}
function gateway_addresses_usersOf(field, { all }) {
    return (0,switch_parts/* groupBy */.$z)([...all('Switch'), ...all('Gateway')], ({ defaulted }) => [
        keyOfPrefix((0,fabric_ip/* parsePrefix */.A1)((0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), field))),
    ]);
}
const indexes = {
    protocolIP: (context) => gateway_addresses_usersOf('protocolIP', context),
    vtepIP: (context) => gateway_addresses_usersOf('vtepIP', context),
};
function usersOfMac({ all }) {
    return (0,switch_parts/* groupBy */.$z)(all('Gateway'), ({ defaulted }) => [(0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), 'vtepMAC')]);
}
function uniqueHostRule(code, field) {
    return {
        code,
        severity: 'error',
        needs: 'references',
        title: `${field} is that of no other gateway or switch`,
        example: `${field}: 172.30.8.23/32   # in a gateway and a switch`,
        cure: 'Choose a free address.',
        check(object, context) {
            const text = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(object.defaulted), field);
            const other = (0,switch_parts/* anotherIn */.rO)(context.index(indexes[field]), keyOfPrefix((0,fabric_ip/* parsePrefix */.A1)(text)), object);
            return other === undefined ? [] : [gateway_addresses_takenBy(field, text, other)];
        },
    };
}
const uniqueMacRule = {
    code: 'HHS-GW-16',
    severity: 'error',
    needs: 'references',
    title: 'vtepMAC is that of no other gateway',
    example: 'vtepMAC: ca:fe:ba:be:01:01   # in two gateways',
    cure: 'Choose another MAC.',
    check(object, context) {
        const text = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(object.defaulted), 'vtepMAC');
        const other = (0,switch_parts/* anotherIn */.rO)(context.index(usersOfMac), text, object);
        return other === undefined ? [] : [gateway_addresses_takenBy('vtepMAC', text, other)];
    },
};
function gateway_addresses_takenBy(field, text, other) {
    return {
        pointer: `/spec/${field}`,
        message: `${field} ${text} is in use by ${(0,object_id/* displayId */.kX)(other.id)}`,
        help: field === 'vtepMAC' ? 'Choose another MAC.' : 'Choose a free address.',
        related: [{ object: other, pointer: `/spec/${field}`, message: `${(0,object_id/* displayId */.kX)(other.id)} has it here` }],
    };
}
const gatewayAddressRules = [
    hostRule('HHS-GW-5', 'protocolIP', false),
    hostRule('HHS-GW-6', 'vtepIP', true),
    macRule,
    uniqueHostRule('HHS-GW-14', 'protocolIP'),
    uniqueHostRule('HHS-GW-15', 'vtepIP'),
    uniqueMacRule,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/gateway-common.js

/** The fabric takes no object of the gateway kinds while gateways are off in its configuration. */
function gatewaysEnabled(code) {
    return {
        code,
        severity: 'error',
        needs: 'config',
        title: 'gateways are enabled in the configuration of the fabric',
        example: 'enableGateway: false   # in the configuration of the fabric',
        cure: 'Enable gateways in the configuration of the fabric, or leave the gateway objects out.',
        check(_object, { config }) {
            if (config.enableGateway)
                return [];
            return [
                {
                    pointer: '/kind',
                    message: 'gateways are not enabled in the configuration of the fabric',
                    help: 'Enable gateways in the configuration of the fabric, or leave the gateway objects out.',
                },
            ];
        },
    };
}
const VPC_INFO = 'VPCInfo';
/** VPCInfos that their controller has not filled in yet make the webhook refuse for a while. */
function everyVpcInfoReady(code) {
    return {
        code,
        severity: 'error',
        needs: 'cluster',
        observes: VPC_INFO,
        passes: true,
        title: 'every VPCInfo of the cluster is ready',
        example: 'status: {}   # of a VPCInfo',
        cure: 'Wait until the fabric has filled in the VPCInfo; a run tries again by itself.',
        check(_object, context) {
            const first = firstUnready(context);
            if (first === null)
                return [];
            return [
                {
                    pointer: '/kind',
                    message: `the fabric has not prepared VPCInfo ${(0,fabric_read/* textOf */.b6)((0,fabric_read/* structOf */.Tb)(first, 'metadata'), 'name')} yet`,
                    help: 'Wait until the fabric has filled it in; a run tries again by itself.',
                },
            ];
        },
    };
}
/** Null: all of them are ready. Remembered with the list: each gateway and each peering asks. */
const unready = new WeakMap();
/** An index would be made without the cluster, and may be shared with a run that asks it. */
function firstUnready({ observed }) {
    const infos = observed(VPC_INFO) ?? [];
    const known = unready.get(infos);
    if (known !== undefined)
        return known;
    const first = infos.find((info) => (0,fabric_read/* textOf */.b6)((0,fabric_read/* structOf */.Tb)(info, 'status'), 'internalID') === '') ?? null;
    unready.set(infos, first);
    return first;
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/gateway-interfaces.js



/** As the fabric asks for it: 2 to 10 characters of a Linux interface name. */
const INTERFACE_NAME = /^[a-zA-Z][a-zA-Z0-9_.-]{0,8}[a-zA-Z0-9]$/;
function interfacesOf(object) {
    return (0,fabric_read/* structEntriesOf */.ty)((0,fabric_read/* specOf */.rI)(object), 'interfaces').map(([name, value]) => ({
        name,
        value,
        pointer: (0,shared_pointer/* childPointer */.Y2)('/spec/interfaces', name),
    }));
}
const gateway_interfaces_named = {
    code: 'HHS-GW-9',
    severity: 'error',
    needs: 'self',
    title: 'a gateway has an interface, and names them as Linux can',
    example: 'interfaces: {9eth: {ips: [172.30.128.1/31]}}',
    cure: 'Name an interface with 2 to 10 characters: a letter first, a letter or digit last.',
    check({ defaulted }) {
        if (Object.keys((0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(defaulted), 'interfaces')).length === 0) {
            const help = 'Describe each port that leads to a switch below spec.interfaces.';
            return [{ pointer: '/spec/interfaces', message: 'the gateway has no interface', help }];
        }
        return interfacesOf(defaulted)
            .filter(({ name }) => !INTERFACE_NAME.test(name))
            .map(({ name, pointer }) => ({
            pointer,
            message: `"${name}" is no name of an interface (2 to 10 characters, a letter first)`,
            help: 'Use the name that the interface has on the gateway node.',
            onKey: true,
        }));
    },
};
const addressed = {
    code: 'HHS-GW-10',
    severity: 'error',
    needs: 'self',
    title: 'each interface of a gateway has IPv4 addresses',
    example: 'interfaces: {enp2s1: {ips: []}}',
    cure: 'Give the interface its address on the link, with its length.',
    check({ defaulted }) {
        const help = 'Give the interface its address on the link to the switch, with its length.';
        return interfacesOf(defaulted).flatMap(({ name, value, pointer }) => {
            if ((0,fabric_read/* listOf */.c3)(value, 'ips').length === 0) {
                return [{ pointer: `${pointer}/ips`, message: `the interface ${name} has no address`, help }];
            }
            return (0,fabric_read/* textsOf */.CB)(value, 'ips').flatMap(({ at, value: text }) => {
                const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
                if (prefix?.family === 4)
                    return [];
                const what = prefix === undefined ? 'no address with a length' : 'no IPv4 address';
                return [
                    { pointer: `${pointer}/ips/${at}`, message: `${name} has "${text}", which is ${what}`, help },
                ];
            });
        });
    },
};
const located = {
    code: 'HHS-GW-11',
    severity: 'error',
    needs: 'self',
    title: 'an interface is found by its PCI address or its kernel name, not by both',
    example: 'interfaces: {enp2s1: {pci: "0000:02:01.9"}}',
    cure: 'Write pci as 0000:02:01.0, or the name of the interface in the kernel.',
    check({ defaulted }) {
        return interfacesOf(defaulted).flatMap(({ name, value, pointer }) => {
            const pci = (0,fabric_read/* textOf */.b6)(value, 'pci');
            const kernel = (0,fabric_read/* textOf */.b6)(value, 'kernel');
            if (pci !== '' && kernel !== '') {
                const help = 'Keep one of pci and kernel.';
                return [{ pointer: `${pointer}/kernel`, message: `the interface ${name} has pci and kernel`, help }];
            }
            if (pci !== '' && !isPciAddress(pci)) {
                const help = 'Write it as 0000:02:01.0: four digits, two, two (up to 1f) and one (up to 7).';
                return [{ pointer: `${pointer}/pci`, message: `pci "${pci}" of ${name} is no PCI address`, help }];
            }
            return kernel === '' ? [] : kernelProblem(name, kernel, `${pointer}/kernel`);
        });
    },
};
function isPciAddress(text) {
    if (text.length !== 12)
        return false;
    const match = /^([0-9a-f]+):([0-9a-f]+):([0-9a-f]+)\.([0-9a-f]+)$/i.exec(text);
    if (match === null)
        return false;
    const [domain = 0, bus = 0, device = 0, part = 0] = match
        .slice(1)
        .map((digits) => Number.parseInt(digits, 16));
    return domain <= 0xffff && bus <= 0xff && device <= 0x1f && part <= 7;
}
function kernelProblem(name, kernel, pointer) {
    if (!INTERFACE_NAME.test(kernel)) {
        const message = `kernel "${kernel}" of ${name} is no name of an interface (2 to 10 characters, a letter first)`;
        return [{ pointer, message, help: 'Use the name that the interface has on the gateway node.' }];
    }
    if (kernel !== name)
        return [];
    const help = 'Leave kernel out, or give the interface another name in the map.';
    return [{ pointer, message: `the interface ${name} has the same name in the kernel`, help }];
}
const neighbours = {
    code: 'HHS-GW-12',
    severity: 'error',
    needs: 'self',
    title: 'a gateway has BGP neighbors, each with a unicast IPv4 address and an ASN',
    example: 'neighbors: [{source: enp2s1, ip: 172.30.128.0}]',
    cure: 'Give each neighbor the address of the switch on the link and its ASN.',
    check({ defaulted }) {
        const spec = (0,fabric_read/* specOf */.rI)(defaulted);
        const items = (0,fabric_read/* listOf */.c3)(spec, 'neighbors');
        if (items.length === 0) {
            const help = 'Describe the switch at the other end of each link below spec.neighbors.';
            return [{ pointer: '/spec/neighbors', message: 'the gateway has no BGP neighbor', help }];
        }
        return (0,fabric_read/* structsOf */.SK)(spec, 'neighbors').flatMap(({ at, value }) => {
            const message = neighbourProblem((0,fabric_read/* textOf */.b6)(value, 'ip'));
            if (message !== undefined) {
                const help = 'Write the address of the switch on the link, without a length.';
                return [{ pointer: `/spec/neighbors/${at}/ip`, message, help }];
            }
            if ((0,fabric_read/* numberOf */.rl)(value, 'asn') !== 0)
                return [];
            const lack = `the neighbor ${(0,fabric_read/* textOf */.b6)(value, 'ip')} has no ASN`;
            return [{ pointer: `/spec/neighbors/${at}/asn`, message: lack, help: 'Write the ASN of the switch.' }];
        });
    },
};
function neighbourProblem(text) {
    if (text === '')
        return 'the neighbor has no address';
    const address = (0,fabric_ip/* parseAddress */.or)(text);
    if (address === undefined)
        return `the address "${text}" of the neighbor is none`;
    if (address.family !== 4)
        return `the address ${text} of the neighbor is no IPv4 address`;
    const isGood = address.value !== 0n && address.value >> 28n !== 14n;
    return isGood ? undefined : `the address ${text} of the neighbor is no unicast address`;
}
const oneSort = {
    code: 'HHS-L7',
    severity: 'warning',
    needs: 'self',
    title: 'all interfaces of a gateway are found the same way',
    example: 'interfaces: {enp2s1: {pci: "0000:02:01.0"}, enp2s2: {kernel: eth2}}',
    cure: 'Use pci for all interfaces, or for none.',
    check({ defaulted }) {
        const all = interfacesOf(defaulted).filter(({ value }) => ((0,fabric_read/* textOf */.b6)(value, 'pci') === '') !== ((0,fabric_read/* textOf */.b6)(value, 'kernel') === ''));
        const byPci = all.filter(({ value }) => (0,fabric_read/* textOf */.b6)(value, 'pci') !== '');
        const [odd] = all.filter(({ value }) => (0,fabric_read/* textOf */.b6)(value, 'kernel') !== '');
        if (byPci.length === 0 || odd === undefined)
            return [];
        const message = `the interface ${odd.name} is found by kernel and others by pci; the cluster accepts it and the gateway does not start`;
        return [{ pointer: `${odd.pointer}/kernel`, message, help: 'Use pci for all interfaces, or for none.' }];
    },
};
const gatewayInterfaceRules = [gateway_interfaces_named, addressed, located, neighbours, oneSort];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/gateway-links.js





/** Links of gateway Connections by the name of the gateway. */
function gatewayLinks({ all }) {
    const links = new Map();
    for (const connection of all('Connection')) {
        const spec = (0,fabric_read/* specOf */.rI)(connection.defaulted);
        if ((0,fabric_read/* pointerOf */.rq)(spec, 'gateway') === undefined)
            continue;
        for (const { ends } of (0,connection_links/* linksOf */.hP)(spec, 'gateway')) {
            const gateway = ends.find(({ role }) => role === 'gateway');
            const other = ends.find(({ role }) => role === 'switch');
            const place = gateway === undefined ? undefined : (0,connection_links/* splitPort */.yY)(gateway.port);
            if (gateway === undefined || other === undefined || place === undefined)
                continue;
            const known = links.get(place.device) ?? [];
            known.push({ connection, port: place.port, gateway, switch: other });
            links.set(place.device, known);
        }
    }
    return links;
}
function gateway_links_addressOf(text) {
    const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
    return prefix && (0,fabric_ip/* formatAddress */.M0)({ family: prefix.family, value: prefix.address });
}
const matchesLinks = {
    code: 'HHS-L9',
    severity: 'warning',
    needs: 'references',
    title: 'interfaces and neighbors of a gateway are those of its gateway Connections',
    example: 'interfaces: {enp2s1: {ips: [172.30.128.3/31]}}   # the link has 172.30.128.1/31 at enp2s1',
    cure: 'Give each port of a gateway Connection an interface with its address, and a neighbor with address and ASN of the switch.',
    check(object, context) {
        const links = context.index(gatewayLinks).get(object.id.name) ?? [];
        // without any, the Connections may be elsewhere
        if (links.length === 0)
            return [];
        return [
            ...links.flatMap((link) => [
                ...interfaceFindings(object, link),
                ...neighborFindings(object, link, context),
            ]),
            ...strayFindings(object, links),
        ];
    },
};
const HELP = 'Let the Gateway and its Connection say the same.';
function interfaceFindings(object, link) {
    const { port, gateway } = link;
    const spec = (0,fabric_read/* specOf */.rI)(object.defaulted);
    const related = [placeIn(link.connection, `${gateway.pointer}/port`, 'names it here')];
    const known = (0,fabric_read/* pointerOf */.rq)(spec, 'interfaces', port);
    if (known === undefined) {
        const message = `${link.connection.id.name} leads to the interface ${port}, which the gateway does not have`;
        return [{ pointer: '/spec/interfaces', message, help: HELP, related }];
    }
    const wanted = gateway_links_addressOf(gateway.ip);
    const ips = (0,fabric_read/* textsOf */.CB)(known, 'ips');
    if (wanted === undefined || ips.length === 0 || ips.some(({ value }) => gateway_links_addressOf(value) === wanted))
        return [];
    const pointer = `${(0,shared_pointer/* childPointer */.Y2)('/spec/interfaces', port)}/ips`;
    const message = `the interface ${port} does not have the address ${gateway.ip} of its link`;
    return [{ pointer, message, help: HELP, related: [addressOfLink(link)] }];
}
function addressOfLink({ connection, gateway }) {
    return placeIn(connection, `${gateway.pointer}/ip`, 'has the address here');
}
function neighborFindings(object, link, context) {
    const wanted = gateway_links_addressOf(link.switch.ip);
    const neighbors = (0,fabric_read/* structsOf */.SK)((0,fabric_read/* specOf */.rI)(object.defaulted), 'neighbors');
    if (wanted === undefined || neighbors.length === 0)
        return [];
    const related = [placeIn(link.connection, `${link.switch.pointer}/ip`, 'has the address here')];
    const found = neighbors.find(({ value }) => (0,fabric_read/* textOf */.b6)(value, 'ip') === wanted);
    if (found === undefined) {
        const message = `no neighbor has the address ${wanted} of the switch at ${link.port}`;
        return [{ pointer: '/spec/neighbors', message, help: HELP, related }];
    }
    const device = (0,connection_links/* splitPort */.yY)(link.switch.port)?.device ?? '';
    const at = context.find('Switch', device);
    const asn = at === undefined ? 0 : (0,fabric_read/* numberOf */.rl)((0,fabric_read/* specOf */.rI)(at.defaulted), 'asn');
    const findings = [];
    if (at !== undefined && asn !== 0 && (0,fabric_read/* numberOf */.rl)(found.value, 'asn') !== asn) {
        findings.push({
            pointer: `/spec/neighbors/${found.at}/asn`,
            message: `the neighbor ${wanted} has not the ASN ${asn} of ${device}`,
            help: HELP,
            related: [placeIn(at, '/spec/asn', 'has it here')],
        });
    }
    const source = (0,fabric_read/* textOf */.b6)(found.value, 'source');
    if (source !== '' && source !== link.port) {
        const message = `the neighbor ${wanted} is reached by ${link.port}, not by ${source}`;
        findings.push({ pointer: `/spec/neighbors/${found.at}/source`, message, help: HELP, related });
    }
    return findings;
}
/** What no Connection leads to. */
function strayFindings(object, links) {
    const spec = (0,fabric_read/* specOf */.rI)(object.defaulted);
    const ports = new Set(links.map(({ port }) => port));
    const addresses = new Set(links.map((link) => gateway_links_addressOf(link.switch.ip)));
    const isWhole = !addresses.has(undefined);
    const help = 'Add the gateway Connection, or remove it here.';
    const interfaces = (0,fabric_read/* structEntriesOf */.ty)(spec, 'interfaces')
        .filter(([name]) => !ports.has(name))
        .map(([name]) => ({
        pointer: (0,shared_pointer/* childPointer */.Y2)('/spec/interfaces', name),
        message: `no gateway Connection leads to the interface ${name}`,
        help,
        onKey: true,
    }));
    const neighbors = (0,fabric_read/* structsOf */.SK)(spec, 'neighbors').flatMap(({ at, value }) => {
        const text = (0,fabric_read/* textOf */.b6)(value, 'ip');
        if (!isWhole || (0,fabric_ip/* parseAddress */.or)(text) === undefined || addresses.has(text))
            return [];
        const message = `no link of a gateway Connection has the neighbor ${text}`;
        return [{ pointer: `/spec/neighbors/${at}/ip`, message, help }];
    });
    return [...interfaces, ...neighbors];
}
const gatewayLinkRules = [matchesLinks];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/gateway-subnets.js


const FIELDS = [
    ['protocolIP', 'protocolSubnet'],
    ['vtepIP', 'vtepSubnet'],
];
const insideSubnets = {
    code: 'HHS-L10',
    severity: 'warning',
    needs: 'config',
    title: 'the addresses of a gateway lie in the subnets of the fabric for them',
    example: 'protocolIP: 10.9.0.1/32   # and protocolSubnet is 172.30.8.0/22',
    cure: 'Choose protocolIP from protocolSubnet and vtepIP from vtepSubnet of the fabric; validate --hydrate does it.',
    check({ defaulted }, { config }) {
        return FIELDS.flatMap(([field, subnet]) => {
            const text = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), field);
            const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
            const within = (0,fabric_ip/* parsePrefix */.A1)(config[subnet]);
            if (prefix === undefined || within === undefined)
                return [];
            if ((0,fabric_ip/* contains */.gR)(within, { family: prefix.family, value: prefix.address }))
                return [];
            return [
                {
                    pointer: `/spec/${field}`,
                    message: `${field} ${text} lies outside of ${config[subnet]}; the cluster accepts it`,
                    help: `Choose a free /32 of ${config[subnet]}.`,
                },
            ];
        });
    },
};
const gatewaySubnetRules = [insideSubnets];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/gateway.js








const workers = {
    code: 'HHS-GW-3',
    severity: 'error',
    needs: 'self',
    title: 'a gateway has 1 to 64 workers',
    example: 'workers: 65',
    cure: 'Choose 1 to 64, or leave workers out.',
    check({ defaulted }) {
        const count = (0,fabric_read/* numberOf */.rl)((0,fabric_read/* specOf */.rI)(defaulted), 'workers');
        if (count >= 1 && count <= 64)
            return [];
        const message = `workers is ${count}; a gateway has 1 to 64`;
        return [{ pointer: '/spec/workers', message, help: 'Choose 1 to 64, or leave workers out.' }];
    },
};
const rateLimit = {
    code: 'HHS-GW-4',
    severity: 'error',
    needs: 'self',
    title: 'a rate limit of the logs is above zero',
    example: 'logs: {rateLimit: {burst: 0}}',
    cure: 'Choose numbers above zero, or leave rateLimit out.',
    check({ defaulted }) {
        const limit = (0,fabric_read/* pointerOf */.rq)((0,fabric_read/* specOf */.rI)(defaulted), 'logs', 'rateLimit');
        if (limit === undefined)
            return [];
        return ['burst', 'replenishPerSecond']
            .filter((field) => (0,fabric_read/* numberOf */.rl)(limit, field) <= 0)
            .map((field) => ({
            pointer: `/spec/logs/rateLimit/${field}`,
            message: `${field} is not above zero`,
            help: 'Choose a number above zero, or leave rateLimit out.',
        }));
    },
};
const asnSet = {
    code: 'HHS-GW-8',
    severity: 'error',
    needs: 'self',
    title: 'a gateway has an ASN',
    example: 'asn: 0',
    cure: 'Write the gateway ASN of the fabric.',
    check({ defaulted }, { config }) {
        if ((0,fabric_read/* numberOf */.rl)((0,fabric_read/* specOf */.rI)(defaulted), 'asn') !== 0)
            return [];
        const help = `Write the gateway ASN of the fabric, ${config.gatewayASN}.`;
        return [{ pointer: '/spec/asn', message: 'asn is missing or 0', help }];
    },
};
const asnOfFabric = {
    code: 'HHS-L8',
    severity: 'warning',
    needs: 'config',
    title: 'a gateway has the ASN that the switches expect of gateways',
    example: 'asn: 65000   # and gatewayASN of the fabric is 65534',
    cure: 'Write the gateway ASN of the fabric.',
    check({ defaulted }, { config }) {
        const asn = (0,fabric_read/* numberOf */.rl)((0,fabric_read/* specOf */.rI)(defaulted), 'asn');
        if (asn === 0 || asn === config.gatewayASN)
            return [];
        const message = `asn is ${asn}, and the switches expect ${config.gatewayASN} of every gateway; the cluster accepts it and BGP does not come up`;
        return [{ pointer: '/spec/asn', message, help: `Write ${config.gatewayASN}.` }];
    },
};
const groupsDiffer = {
    code: 'HHS-GW-13',
    severity: 'error',
    needs: 'self',
    title: 'a gateway is in a group, and in each group once',
    example: 'groups: [{name: a}, {name: a}]',
    cure: 'Name each group once.',
    check({ object }) {
        const seen = new Set();
        return (0,fabric_read/* structsOf */.SK)((0,fabric_read/* specOf */.rI)(object), 'groups').flatMap(({ at, value }) => {
            const name = (0,fabric_read/* textOf */.b6)(value, 'name');
            if (!seen.has(name)) {
                seen.add(name);
                return [];
            }
            const message = `the group ${name} is named twice`;
            return [{ pointer: `/spec/groups/${at}/name`, message, help: 'Name each group once.' }];
        });
    },
};
/** The table of references passes over names that are empty; the fabric does not. */
const groupNamed = {
    code: 'HHS-GW-17',
    severity: 'error',
    needs: 'references',
    title: 'every group of a gateway has a name',
    example: 'groups: [{priority: 1}]',
    cure: 'Name the GatewayGroup, or leave groups out for the one called default.',
    check({ object }) {
        return (0,fabric_read/* structsOf */.SK)((0,fabric_read/* specOf */.rI)(object), 'groups')
            .filter(({ value }) => (0,fabric_read/* textOf */.b6)(value, 'name') === '')
            .map(({ at }) => ({
            pointer: `/spec/groups/${at}`,
            message: 'the group has no name',
            help: 'Name the GatewayGroup, or leave groups out for the one called default.',
        }));
    },
};
/** Gateways by the names of their groups. */
function gatewaysByGroup({ all }) {
    return (0,switch_parts/* groupBy */.$z)(all('Gateway'), ({ defaulted }) => [
        ...new Set((0,fabric_read/* structsOf */.SK)((0,fabric_read/* specOf */.rI)(defaulted), 'groups').map(({ value }) => (0,fabric_read/* textOf */.b6)(value, 'name'))),
    ]);
}
const groupNotFull = {
    code: 'HHS-GW-18',
    severity: 'error',
    needs: 'references',
    title: 'a group has no more gateways than the fabric has communities for them',
    example: 'groups: [{name: default}]   # as the eleventh gateway',
    cure: 'Put the gateway into another group.',
    check(object, context) {
        const most = Object.keys(context.config.gatewayCommunities).length;
        const groups = context.index(gatewaysByGroup);
        return (0,fabric_read/* structsOf */.SK)((0,fabric_read/* specOf */.rI)(object.defaulted), 'groups').flatMap(({ value }) => {
            const name = (0,fabric_read/* textOf */.b6)(value, 'name');
            const members = groups.get(name) ?? [];
            const others = members.length - (members.some(({ key }) => key === object.key) ? 1 : 0);
            if (others < most)
                return [];
            const message = `the group ${name} has ${others} other gateways, and the fabric has communities for ${most}`;
            const written = (0,fabric_read/* structsOf */.SK)((0,fabric_read/* specOf */.rI)(object.object), 'groups').find((one) => (0,fabric_read/* textOf */.b6)(one.value, 'name') === name);
            const pointer = written === undefined ? '/spec/groups' : `/spec/groups/${written.at}/name`;
            const [first] = members.filter(({ key }) => key !== object.key);
            const related = first === undefined
                ? []
                : [{ object: first, pointer: '/spec/groups', message: `${(0,object_id/* displayId */.kX)(first.id)} is in it` }];
            return [{ pointer, message, help: 'Put the gateway into another group.', related }];
        });
    },
};
const gatewayRules = [
    gatewaysEnabled('HHS-GW-1'),
    workers,
    rateLimit,
    ...gatewayAddressRules,
    asnSet,
    ...gatewayInterfaceRules,
    groupsDiffer,
    groupNamed,
    groupNotFull,
    everyVpcInfoReady('HHS-GW-19'),
    asnOfFabric,
    ...gatewaySubnetRules,
    ...gatewayLinkRules,
];

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
    words: gatewayWords,
    rules: gatewayRules,
    claims: gatewayClaims,
    defaulting: gatewayDefaulting,
    references: referTo({ kind: 'GatewayGroup', at: 'groups.*.name', byDefault: 'default', rule: 'GW-17' }),
    canonical: { keep: ['logs.rateLimit'], sort: { groups: ['name'] } },
    normalForms: [{ at: 'vtepMAC', form: 'mac-letters' }],
});

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/gateway-peering-sides.js


const EXTERNAL_SIDE = 'ext.';
function sidesOf(object) {
    return (0,fabric_read/* structEntriesOf */.ty)((0,fabric_read/* specOf */.rI)(object), 'peering').map(([name, side]) => {
        const pointer = (0,shared_pointer/* childPointer */.Y2)('/spec/peering', name);
        return {
            name,
            vpc: isExternalSide(name) ? undefined : name,
            pointer,
            exposes: (0,fabric_read/* structsOf */.SK)(side, 'expose').map(({ at, value }) => exposeOf(value, `${pointer}/expose/${at}`)),
        };
    });
}
function isExternalSide(name) {
    return name.startsWith(EXTERNAL_SIDE);
}
/** The other side of a peering that has two. */
function otherSide(sides, name) {
    return sides.length === 2 ? sides.find((side) => side.name !== name) : undefined;
}
function exposeOf(value, pointer) {
    const entries = (key) => (0,fabric_read/* structsOf */.SK)(value, key).map(({ at, value: entry }) => ({
        pointer: `${pointer}/${key}/${at}`,
        cidr: (0,fabric_read/* textOf */.b6)(entry, 'cidr'),
        not: (0,fabric_read/* textOf */.b6)(entry, 'not'),
        vpcSubnet: (0,fabric_read/* textOf */.b6)(entry, 'vpcSubnet'),
    }));
    return {
        pointer,
        isDefault: (0,fabric_read/* flagOf */.iP)(value, 'default'),
        ips: entries('ips'),
        as: entries('as'),
        nat: (0,fabric_read/* pointerOf */.rq)(value, 'nat'),
    };
}
/** Kinds of NAT that a block asks for. */
function natKinds(nat) {
    return ['static', 'masquerade', 'portForward'].filter((kind) => (0,fabric_read/* pointerOf */.rq)(nat, kind) !== undefined);
}
/** The rules of the access list, each with its place. */
function aclRulesOf(object) {
    const acl = (0,fabric_read/* pointerOf */.rq)((0,fabric_read/* specOf */.rI)(object), 'acl');
    if (acl === undefined)
        return [];
    return (0,fabric_read/* structsOf */.SK)(acl, 'rules').map(({ at, value }) => ({ pointer: `/spec/acl/rules/${at}`, value }));
}
/** Both ends that a rule of the access list matches on. */
function gateway_peering_sides_endsOf(rule, pointer) {
    const match = (0,fabric_read/* pointerOf */.rq)(rule, 'match') ?? {};
    return ['src', 'dst'].flatMap((end) => (0,fabric_read/* structsOf */.SK)(match, end).map(({ at, value }) => ({
        end,
        pointer: `${pointer}/match/${end}/${at}`,
        cidr: (0,fabric_read/* textOf */.b6)(value, 'cidr'),
        vpcSubnet: (0,fabric_read/* textOf */.b6)(value, 'vpcSubnet'),
        ports: (0,fabric_read/* listOf */.c3)(value, 'ports').flatMap((port) => (typeof port === 'string' ? [port] : [])),
    })));
}
/** What is wrong with a port or a range of ports as text; undefined: nothing. */
function portProblem(text) {
    if (text !== text.trim())
        return `"${text}" has blanks around it`;
    const [start = '', end, ...more] = text.split('-');
    if (more.length > 0)
        return `"${text}" is no port and no range such as 80-90`;
    if (end === undefined)
        return isPort(start) ? undefined : `"${text}" is no port (1 to 65535)`;
    const [first, last] = [start.trim(), end.trim()];
    if (!isPort(first) || !isPort(last))
        return `"${text}" is no range of ports (1 to 65535)`;
    return Number(first) <= Number(last) ? undefined : `"${text}" ends before it begins`;
}
function isPort(text) {
    const port = /^\+?\d{1,9}$/.test(text) ? Number(text) : 0;
    return port >= 1 && port <= 65_535;
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/prefix-owners.js
/**
 * Answers "whose prefix overlaps this one?" without looking at all of them: two prefixes overlap only when one holds the
 * other, so what holds a prefix is found by its shorter forms, and what it holds stands together in the sorted list.
 */
class PrefixOwners {
    #byText = new Map();
    #sorted;
    constructor(items) {
        this.#sorted = [...items].sort((a, b) => a.prefix.family === b.prefix.family
            ? Number(a.prefix.network > b.prefix.network) - Number(a.prefix.network < b.prefix.network)
            : a.prefix.family - b.prefix.family);
        for (const item of items) {
            const { family, network, length } = item.prefix;
            const key = `${family}/${network}/${length}`;
            const list = this.#byText.get(key);
            if (list === undefined)
                this.#byText.set(key, [item]);
            else
                list.push(item);
        }
    }
    /** One that overlaps and does not belong to `own`. */
    overlapping(prefix, own) {
        return this.#holding(prefix, own) ?? this.#within(prefix, own);
    }
    #holding({ family, network }, own) {
        const bits = family === 4 ? 32 : 128;
        for (let length = 0; length <= bits; length += 1) {
            const size = 1n << BigInt(bits - length);
            const found = this.#byText
                .get(`${family}/${network - (network % size)}/${length}`)
                ?.find((item) => item.owner !== own);
            if (found !== undefined && found.prefix.network <= network && network <= found.prefix.last)
                return found;
        }
        return undefined;
    }
    #within({ family, network, last }, own) {
        let low = 0;
        let high = this.#sorted.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            const item = this.#sorted[middle];
            const isBefore = item !== undefined &&
                (item.prefix.family < family || (item.prefix.family === family && item.prefix.network < network));
            if (isBefore)
                low = middle + 1;
            else
                high = middle;
        }
        for (let at = low; at < this.#sorted.length; at += 1) {
            const item = this.#sorted[at];
            if (item === undefined || item.prefix.family !== family || item.prefix.network > last)
                return undefined;
            if (item.owner !== own)
                return item;
        }
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/gateway-peering-others.js






const SIDE_LABEL = 'vpc.gateway.githedgehog.com/';
function shownBy(side) {
    return side.exposes
        .filter(({ isDefault }) => !isDefault)
        .flatMap(({ ips, as }) => (as.length > 0 ? as : ips))
        .map(({ cidr, pointer }) => ({ text: cidr, pointer }));
}
/** By the name of the side they are shown to, as the labels tell it. */
function shownToSides({ all }) {
    const bySide = new Map();
    for (const peering of all('GatewayPeering')) {
        const sides = sidesOf(peering.defaulted);
        for (const label of Object.keys((0,fabric_read/* labelsOf */.PC)(peering.defaulted))) {
            if (!label.startsWith(SIDE_LABEL))
                continue;
            const name = label.slice(SIDE_LABEL.length);
            const shown = sides.filter((side) => side.name !== name).flatMap(shownBy);
            if (shown.length === 0)
                continue;
            const showings = bySide.get(name) ?? new Map();
            bySide.set(name, showings.set(peering.key, { peering, shown }));
        }
    }
    return new Map([...bySide].map(([name, showings]) => [name, { showings, ...readAll(showings) }]));
}
function readAll(showings) {
    const owned = [];
    const unreadable = new Set();
    for (const owner of showings.values()) {
        for (const { text } of owner.shown) {
            const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
            if (prefix === undefined)
                unreadable.add(owner);
            else
                owned.push({ prefix, owner });
        }
    }
    return { unreadable, prefixes: new PrefixOwners(owned) };
}
const noOverlap = {
    code: 'HHS-GP-15',
    severity: 'error',
    needs: 'references',
    title: 'what several peerings show to one VPC does not overlap',
    example: 'expose: [{ips: [{cidr: 10.0.1.0/24}]}]   # and another peering of the other side shows 10.0.0.0/16',
    cure: 'Show other prefixes, or translate them with as and nat.',
    check(object, context) {
        const sides = sidesOf(object.defaulted);
        return sides.flatMap((side) => {
            const target = otherSide(sides, side.name);
            const known = target && context.index(shownToSides).get(target.name);
            const shown = shownBy(side);
            if (target === undefined || known === undefined || shown.length === 0)
                return [];
            const own = known.showings.get(object.key);
            if (known.showings.size === (own === undefined ? 0 : 1))
                return [];
            return [...clashes(shown, target.name, own, known), ...unread(shown, side, target.name, own, known)];
        });
    },
};
function clashes(shown, target, own, { prefixes }) {
    return shown.flatMap(({ text, pointer }) => {
        const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
        const other = prefix === undefined ? undefined : prefixes.overlapping(prefix, own);
        if (other?.owner === undefined)
            return [];
        const { peering, shown: theirs } = other.owner;
        const place = theirs.find((one) => samePrefix((0,fabric_ip/* parsePrefix */.A1)(one.text), other.prefix));
        const name = (0,object_id/* displayId */.kX)(peering.id);
        return [
            {
                pointer: `${pointer}/cidr`,
                message: `${text} overlaps ${place?.text ?? 'a prefix'}, which ${name} shows to ${target}, too`,
                help: 'Show other prefixes, or translate them with as and nat.',
                related: [
                    {
                        object: peering,
                        pointer: place?.pointer ?? '/spec/peering',
                        message: `${name} shows it here`,
                    },
                ],
            },
        ];
    });
}
function samePrefix(a, b) {
    return a?.family === b.family && a.network === b.network && a.length === b.length;
}
/** The fabric reads the cidr of every entry here, also of those that have none, and gives up on the first. */
function unread(shown, side, target, own, { unreadable }) {
    const empty = shown.find(({ text }) => text === '');
    const [first, second] = unreadable;
    const other = first === own ? second : first;
    const help = 'Write the prefixes as cidr in all peerings of the two sides.';
    const cause = 'uses not or vpcSubnet, which the fabric cannot compare';
    if (empty !== undefined) {
        const message = `${target} has several peerings, and this peering ${cause}`;
        return [{ pointer: empty.pointer, message, help }];
    }
    if (other === undefined)
        return [];
    const who = (0,object_id/* displayId */.kX)(other.peering.id);
    const related = [{ object: other.peering, pointer: '/spec/peering', message: `${who} has it here` }];
    return [
        { pointer: side.pointer, message: `${target} has several peerings, and ${who} ${cause}`, help, related },
    ];
}
const ofTheVpc = {
    code: 'HHS-GP-17',
    severity: 'error',
    needs: 'references',
    title: 'what a VPC shows is part of its subnets',
    example: 'peering: {red: {expose: [{ips: [{cidr: 192.0.2.0/24}]}]}}',
    cure: 'Write prefixes that lie in one subnet of the VPC each, or name the subnet.',
    check({ defaulted }, context) {
        return sidesOf(defaulted).flatMap(({ vpc: name, exposes }) => {
            const vpc = name === undefined ? undefined : context.find('VPC', name);
            if (vpc === undefined)
                return [];
            const subnets = (0,fabric_read/* structEntriesOf */.ty)((0,fabric_read/* specOf */.rI)(vpc.defaulted), 'subnets');
            const prefixes = subnets.flatMap(([, subnet]) => (0,fabric_ip/* parsePrefix */.A1)((0,fabric_read/* textOf */.b6)(subnet, 'subnet')) ?? []);
            const known = (0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(vpc.defaulted), 'subnets');
            const related = [
                { object: vpc, pointer: '/spec/subnets', message: `the subnets of ${(0,object_id/* displayId */.kX)(vpc.id)} are here` },
            ];
            return exposes.flatMap(({ ips }) => ips.flatMap(({ cidr, vpcSubnet, pointer }) => {
                const prefix = (0,fabric_ip/* parsePrefix */.A1)(cidr);
                const help = 'Write a prefix that lies in one subnet of the VPC, or name the subnet in vpcSubnet.';
                if (prefix !== undefined && !prefixes.some((subnet) => (0,fabric_ip/* isSubset */.HS)(prefix, subnet))) {
                    const message = `${cidr} is part of no subnet of ${(0,object_id/* displayId */.kX)(vpc.id)}`;
                    return [{ pointer: `${pointer}/cidr`, message, help, related }];
                }
                if (vpcSubnet === '' || (0,fabric_read/* pointerOf */.rq)(known, vpcSubnet) !== undefined)
                    return [];
                const message = `${(0,object_id/* displayId */.kX)(vpc.id)} has no subnet ${vpcSubnet}`;
                return [{ pointer: `${pointer}/vpcSubnet`, message, help, related }];
            }));
        });
    },
};
const groupHasGateway = {
    code: 'HHS-GP-19',
    severity: 'error',
    needs: 'references',
    stage: 'webhook',
    title: 'the gateway group of a peering has a gateway',
    example: 'gatewayGroup: backup   # and no Gateway is in it',
    cure: 'Put a Gateway into the group, or name a group that has one.',
    check({ defaulted }, context) {
        const group = (0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), 'gatewayGroup');
        if (group === '' || (context.index(gatewaysByGroup).get(group) ?? []).length > 0)
            return [];
        const message = `no Gateway is in the group ${group}, so nobody would carry the traffic`;
        const help = 'Put a Gateway into the group (spec.groups), or name a group that has one.';
        return [{ pointer: '/spec/gatewayGroup', message, help }];
    },
};
const gatewayPeeringOtherRules = [noOverlap, ofTheVpc, groupHasGateway];

;// CONCATENATED MODULE: ./lib/domain/fabric/claims/gateway-peering.js




/** What a side shows to the other, which no other peering may show there (GP-15). */
function gatewayPeeringClaims({ defaulted }) {
    const sides = sidesOf(defaulted);
    return sides.flatMap((side) => {
        const target = otherSide(sides, side.name);
        if (target === undefined)
            return [];
        return shownBy(side).flatMap(({ text, pointer }) => {
            const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
            if (prefix === undefined)
                return [];
            return [
                {
                    space: `prefix shown to ${target.name}`,
                    taken: rangeOf(prefix),
                    pointer: `${pointer}/cidr`,
                    what: `${text}, shown to ${target.name}`,
                },
            ];
        });
    });
}

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/gateway-peering.js




const DEFAULT_IDLE_TIMEOUT = '2m0s';
const TIMED_NAT = ['masquerade', 'portForward'];
const NAT_ANNOTATION = 'gateway.githedgehog.com/nat';
/** With another number of sides than two nothing is filled in. Labels of sides that are gone stay. */
const gatewayPeeringDefaulting = {
    go: {
        structs: ['acl.rules.*.match'],
        always: { 'acl.rules.*.action': '', 'acl.default': '' },
    },
    webhook(object, { release }) {
        const spec = (0,fabric_read/* specOf */.rI)(object);
        const peering = (0,fabric_read/* structOf */.Tb)(spec, 'peering');
        const sides = Object.keys(peering).sort();
        if (sides.length !== 2)
            return object;
        const acl = (0,fabric_read/* pointerOf */.rq)(spec, 'acl');
        const next = {
            ...spec,
            peering: mapStructs(peering, withTimeouts),
            gatewayGroup: (0,fabric_read/* textOf */.b6)(spec, 'gatewayGroup') || 'default',
            ...(acl === undefined ? {} : { acl: aclDefaults(acl) }),
        };
        const labelled = withAdded(withSpec(object, next), 'labels', marks('vpc.gateway.githedgehog.com', sides));
        return release === '26.03' ? withSummary(labelled, sides, peering) : labelled;
    },
};
function mapStructs(map, change) {
    const result = {};
    for (const [key, value] of Object.entries(map))
        (0,json/* setOwn */.P5)(result, key, (0,json/* isJsonObject */.OW)(value) ? change(value) : value);
    return result;
}
function withTimeouts(side) {
    if (!Object.hasOwn(side, 'expose'))
        return side;
    const expose = (0,fabric_read/* listOf */.c3)(side, 'expose').map((item) => {
        const nat = (0,json/* isJsonObject */.OW)(item) ? (0,fabric_read/* pointerOf */.rq)(item, 'nat') : undefined;
        return (0,json/* isJsonObject */.OW)(item) && nat !== undefined ? { ...item, nat: natDefaults(nat) } : item;
    });
    return { ...side, expose };
}
function natDefaults(nat) {
    let next = nat;
    for (const kind of TIMED_NAT) {
        const timed = (0,fabric_read/* pointerOf */.rq)(nat, kind);
        if (timed !== undefined)
            next = { ...next, [kind]: { ...timed, idleTimeout: timeoutText(timed) } };
    }
    return next;
}
/** As Go writes a duration; what is none stays. */
function timeoutText(timed) {
    const written = (0,fabric_read/* textOf */.b6)(timed, 'idleTimeout');
    const nanoseconds = (0,go_text/* durationNanoseconds */.uK)(written);
    if (nanoseconds === undefined)
        return written || DEFAULT_IDLE_TIMEOUT;
    return nanoseconds === 0n ? DEFAULT_IDLE_TIMEOUT : (0,go_text/* formatDuration */.a3)(nanoseconds);
}
function aclDefaults(acl) {
    const rules = (0,fabric_read/* listOf */.c3)(acl, 'rules').map((rule) => (0,json/* isJsonObject */.OW)(rule) ? { ...rule, scope: (0,fabric_read/* textOf */.b6)(rule, 'scope') || 'flow' } : rule);
    return { ...acl, default: (0,fabric_read/* textOf */.b6)(acl, 'default') || 'deny-unless-exposed', rules };
}
/** From 26.03 on the sides and the sorts of NAT stand in annotations. */
function withSummary(object, sides, peering) {
    const sorts = natSorts(peering);
    const summary = { 'gateway.githedgehog.com/vpcs': sides.join(',') };
    const nat = sorts.length === 0 ? {} : { [NAT_ANNOTATION]: sorts.join(',') };
    return withMap(object, 'annotations', (key) => key !== NAT_ANNOTATION, { ...summary, ...nat });
}
const NAT_WORDS = {
    masquerade: 'masquerade',
    portForward: 'port-forward',
    static: 'static',
};
function natSorts(peering) {
    const sorts = new Set();
    for (const side of Object.values(peering).filter(json/* isJsonObject */.OW)) {
        for (const item of (0,fabric_read/* listOf */.c3)(side, 'expose').filter(json/* isJsonObject */.OW)) {
            if ((0,fabric_read/* flagOf */.iP)(item, 'default'))
                continue;
            for (const [kind, word] of Object.entries(NAT_WORDS)) {
                if ((0,fabric_read/* pointerOf */.rq)(item, 'nat', kind) !== undefined)
                    sorts.add(word);
            }
        }
    }
    return [...sorts].sort();
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/gateway-peering-acl.js




const LONGEST_NAME = 64;
const RULE_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const gateway_peering_acl_written = {
    code: 'HHS-GP-13',
    severity: 'error',
    needs: 'self',
    title: 'each rule of the access list can be read, and goes from or to a side of the peering',
    example: 'acl: {rules: [{action: allow, from: nobody}]}',
    cure: 'Name one side or both in from and to; write prefixes, ports and protocols as they are.',
    check({ defaulted }) {
        const sides = sidesOf(defaulted).map(({ name }) => name);
        return aclRulesOf(defaulted).flatMap(({ pointer, value }) => [
            ...nameProblems(value, pointer),
            ...directionProblems(value, pointer, sides),
            ...protocolProblems(value, pointer),
            ...endProblems(value, pointer),
        ]);
    },
};
function nameProblems(rule, pointer) {
    const name = (0,fabric_read/* textOf */.b6)(rule, 'name');
    const isGood = name === '' || (name.length <= LONGEST_NAME && RULE_NAME.test(name));
    if (isGood)
        return [];
    const message = name.length > LONGEST_NAME
        ? `the name of the rule has ${name.length} characters`
        : `"${name}" is no name of a rule`;
    const help = 'Use at most 64 lower-case letters, digits, "-" and ".", with a letter or digit at both ends.';
    return [{ pointer: `${pointer}/name`, message, help }];
}
function directionProblems(rule, pointer, sides) {
    const fields = ['from', 'to'].filter((field) => (0,fabric_read/* textOf */.b6)(rule, field) !== '');
    const help = `Name a side of the peering: ${sides.join(' or ')}.`;
    if (fields.length === 0)
        return [{ pointer, message: 'the rule has neither from nor to', help }];
    return fields
        .filter((field) => !sides.includes((0,fabric_read/* textOf */.b6)(rule, field)))
        .map((field) => ({
        pointer: `${pointer}/${field}`,
        message: `${field} ${(0,fabric_read/* textOf */.b6)(rule, field)} is no side of the peering`,
        help,
    }));
}
function protocolProblems(rule, pointer) {
    const proto = (0,fabric_read/* textOf */.b6)((0,fabric_read/* structOf */.Tb)(rule, 'match'), 'proto');
    if (['', 'tcp', 'udp'].includes(proto) || isInteger(proto))
        return [];
    const help = 'Write tcp, udp or the number of the protocol.';
    return [{ pointer: `${pointer}/match/proto`, message: `proto "${proto}" is no protocol`, help }];
}
/** As Go's `strconv.Atoi` takes it: 64 bits, with or without a sign. */
function isInteger(text) {
    if (!/^[-+]?\d{1,40}$/.test(text))
        return false;
    const value = BigInt(text.replace(/^\+/, ''));
    return BigInt.asIntN(64, value) === value;
}
function endProblems(rule, pointer) {
    return gateway_peering_sides_endsOf(rule, pointer).flatMap((end) => {
        if (end.cidr !== '' && end.vpcSubnet !== '') {
            const message = 'cidr and vpcSubnet stand together';
            return [{ pointer: end.pointer, message, help: 'Keep one of cidr and vpcSubnet.' }];
        }
        const findings = [];
        if (end.cidr !== '' && (0,fabric_ip/* parsePrefix */.A1)(end.cidr) === undefined) {
            const message = `cidr "${end.cidr}" is no prefix (address/length)`;
            findings.push({ pointer: `${end.pointer}/cidr`, message, help: 'Write it like 10.0.1.0/24.' });
        }
        for (const [at, port] of end.ports.entries()) {
            const problem = portProblem(port);
            if (problem === undefined)
                continue;
            const help = 'Write a port or a range such as 80-90.';
            findings.push({ pointer: `${end.pointer}/ports/${at}`, message: `port ${problem}`, help });
        }
        return findings;
    });
}
const subnetsThere = {
    code: 'HHS-GP-18',
    severity: 'error',
    needs: 'references',
    title: 'subnets in the access list are subnets of the VPC they are looked for in',
    example: 'match: {src: [{vpcSubnet: ghost}]}',
    cure: 'Name a subnet of the VPC in from for src, of the VPC in to for dst.',
    check({ defaulted }, context) {
        const sides = sidesOf(defaulted);
        return aclRulesOf(defaulted).flatMap(({ pointer, value }) => gateway_peering_sides_endsOf(value, pointer)
            .filter(({ vpcSubnet }) => vpcSubnet !== '')
            .flatMap(({ end, pointer: at, vpcSubnet }) => {
            const message = subnetProblem(sideOf(value, end, sides), vpcSubnet, context);
            if (message === undefined)
                return [];
            const help = 'Name a subnet of the VPC in from for src, of the VPC in to for dst.';
            return [{ pointer: `${at}/vpcSubnet`, message, help }];
        }));
    },
};
/** src is looked for at `from`, dst at `to`; the one that is not written is the other side. */
function sideOf(rule, end, sides) {
    const [own, other] = end === 'src' ? ['from', 'to'] : ['to', 'from'];
    const name = (0,fabric_read/* textOf */.b6)(rule, own);
    if (name !== '')
        return sides.find((side) => side.name === name);
    return otherSide(sides, (0,fabric_read/* textOf */.b6)(rule, other));
}
function subnetProblem(side, subnet, context) {
    if (side === undefined)
        return undefined;
    if (side.vpc === undefined)
        return `${side.name} is an external and has no subnet ${subnet}`;
    const vpc = context.find('VPC', side.vpc);
    if (vpc === undefined)
        return undefined;
    const known = (0,fabric_read/* pointerOf */.rq)((0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(vpc.defaulted), 'subnets'), subnet) !== undefined;
    return known ? undefined : `${(0,object_id/* displayId */.kX)(vpc.id)} has no subnet ${subnet}`;
}
const portsNeedProtocol = {
    code: 'HHS-L10',
    severity: 'warning',
    needs: 'self',
    title: 'a rule of the access list that names ports names tcp or udp',
    example: 'match: {dst: [{ports: ["80"]}]}',
    cure: 'Add proto: tcp or proto: udp.',
    check({ defaulted }) {
        return aclRulesOf(defaulted).flatMap(({ pointer, value }) => {
            const proto = (0,fabric_read/* textOf */.b6)((0,fabric_read/* structOf */.Tb)(value, 'match'), 'proto');
            const withPorts = gateway_peering_sides_endsOf(value, pointer).find(({ ports }) => ports.length > 0);
            if (withPorts === undefined || proto === 'tcp' || proto === 'udp')
                return [];
            const message = 'the rule names ports, and its proto is neither tcp nor udp; the gateway may refuse it later';
            const help = 'Add proto: tcp or proto: udp.';
            return [{ pointer: `${withPorts.pointer}/ports`, message, help }];
        });
    },
};
const gatewayAclRules = [gateway_peering_acl_written, subnetsThere, portsNeedProtocol];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/gateway-peering-expose.js





function exposeRule({ speak, ...words }) {
    return {
        ...words,
        severity: 'error',
        needs: 'self',
        check: ({ defaulted }) => sidesOf(defaulted).flatMap((side) => side.exposes.flatMap((expose) => speak(expose, side))),
    };
}
const defaultAlone = exposeRule({
    code: 'HHS-GP-5',
    title: 'a block exposes prefixes, or is the default and nothing else',
    example: 'expose: [{default: true, ips: [{cidr: 10.0.1.0/24}]}]',
    cure: 'Name prefixes in ips, or write default: true alone.',
    speak({ isDefault, ips, as, nat, pointer }, { name }) {
        if (isDefault) {
            if (ips.length + as.length === 0 && nat === undefined)
                return [];
            const message = `the default of ${name} stands together with other fields`;
            return [{ pointer: `${pointer}/default`, message, help: 'Write default: true in a block of its own.' }];
        }
        if (ips.length > 0)
            return [];
        const help = 'Name at least one prefix or subnet in ips, or write default: true.';
        return [{ pointer: `${pointer}/ips`, message: `the block of ${name} exposes nothing`, help }];
    },
});
const ipsEntries = exposeRule({
    code: 'HHS-GP-6',
    title: 'each entry of ips is a cidr, a not or a vpcSubnet',
    example: 'ips: [{cidr: 10.0.1.0/24, vpcSubnet: default}]',
    cure: 'Keep one of cidr, not and vpcSubnet; an external has no vpcSubnet.',
    speak: ({ ips }, { vpc }) => ips.flatMap((entry) => {
        if (entry.vpcSubnet !== '' && vpc === undefined) {
            const message = `vpcSubnet ${entry.vpcSubnet} stands on the side of an external, which has no subnets`;
            return [{ pointer: `${entry.pointer}/vpcSubnet`, message, help: 'Write the prefix as cidr.' }];
        }
        return gateway_peering_expose_entryProblems(entry, ['cidr', 'not', 'vpcSubnet']);
    }),
});
const asEntries = exposeRule({
    code: 'HHS-GP-7',
    title: 'each entry of as is a cidr or a not',
    example: 'as: [{cidr: 192.0.2.0/24, not: 192.0.2.1/32}]',
    cure: 'Keep one of cidr and not.',
    speak: ({ as }) => as.flatMap((entry) => gateway_peering_expose_entryProblems(entry, ['cidr', 'not'])),
});
function gateway_peering_expose_entryProblems(entry, fields) {
    const set = fields.filter((field) => entry[field] !== '');
    const choice = fields.join(', ');
    if (set.length !== 1) {
        const message = set.length === 0 ? `the entry has none of ${choice}` : `the entry has ${set.join(' and ')}`;
        return [{ pointer: entry.pointer, message, help: `Write exactly one of ${choice}.` }];
    }
    return ['cidr', 'not']
        .filter((field) => entry[field] !== '' && (0,fabric_ip/* parsePrefix */.A1)(entry[field]) === undefined)
        .map((field) => ({
        pointer: `${entry.pointer}/${field}`,
        message: `${field} "${entry[field]}" is no prefix (address/length)`,
        help: 'Write it like 10.0.1.0/24.',
    }));
}
const translated = exposeRule({
    code: 'HHS-GP-8',
    title: 'as and nat stand together',
    example: 'expose: [{ips: [{cidr: 10.0.1.0/24}], as: [{cidr: 192.0.2.0/24}]}]',
    cure: 'Say with nat how ips become as, or leave both out.',
    speak({ as, nat, pointer, isDefault }) {
        if (isDefault || as.length > 0 === (nat !== undefined))
            return [];
        const help = 'Say with nat how ips become as, or leave both out.';
        return as.length > 0
            ? [{ pointer: `${pointer}/as`, message: 'as is there, and nat is not', help }]
            : [{ pointer: `${pointer}/nat`, message: 'nat is there, and as is not', help }];
    },
});
const knownNat = exposeRule({
    code: 'HHS-GP-9',
    title: 'nat is static, masquerade or portForward',
    example: 'nat: {}',
    cure: 'Keep exactly one of static, masquerade and portForward.',
    speak({ nat, pointer }) {
        if (nat === undefined)
            return [];
        const help = 'Write exactly one of static, masquerade and portForward.';
        const kinds = natKinds(nat);
        if (kinds.length !== 1) {
            const message = kinds.length === 0 ? 'nat does not say of which sort' : `nat has ${kinds.join(' and ')}`;
            return [{ pointer: `${pointer}/nat`, message, help }];
        }
        return kinds.flatMap((kind) => {
            const timeout = (0,fabric_read/* textOf */.b6)((0,fabric_read/* pointerOf */.rq)(nat, kind) ?? {}, 'idleTimeout');
            if (timeout === '' || (0,go_text/* durationNanoseconds */.uK)(timeout) !== undefined)
                return [];
            const message = `idleTimeout "${timeout}" is no duration`;
            return [{ pointer: `${pointer}/nat/${kind}/idleTimeout`, message, help: 'Write it like 2m or 90s.' }];
        });
    },
});
/** Defaulting leaves it out before it is looked at; but the fabric cannot read the object at all. */
function emptyTimeouts({ object }) {
    return sidesOf(object).flatMap(({ exposes }) => exposes.flatMap(({ nat = {}, pointer }) => natKinds(nat)
        .filter((kind) => (0,json/* getOwn */.Ng)((0,fabric_read/* pointerOf */.rq)(nat, kind) ?? {}, 'idleTimeout') === '')
        .map((kind) => ({
        pointer: `${pointer}/nat/${kind}/idleTimeout`,
        message: 'idleTimeout is empty, which is no duration',
        help: 'Write it like 2m or 90s, or leave it out for two minutes.',
    }))));
}
const oneNat = {
    ...knownNat,
    check: (object, context) => [...knownNat.check(object, context), ...emptyTimeouts(object)],
};
const forwarding = exposeRule({
    code: 'HHS-GP-10',
    title: 'port forwarding names ports from 1 to 65535',
    example: 'portForward: {ports: [{port: "0", as: "8080"}]}',
    cure: 'Give each entry port and as, a port or a range such as 80-90.',
    speak({ nat, pointer }) {
        const forward = nat === undefined ? undefined : (0,fabric_read/* pointerOf */.rq)(nat, 'portForward');
        if (forward === undefined)
            return [];
        const ports = (0,fabric_read/* structsOf */.SK)(forward, 'ports');
        const at = `${pointer}/nat/portForward/ports`;
        if (ports.length === 0) {
            return [{ pointer: at, message: 'portForward names no ports', help: 'Name at least one port.' }];
        }
        return ports.flatMap(({ at: index, value }) => [
            ...['port', 'as'].flatMap((field) => {
                const problem = portProblem((0,fabric_read/* textOf */.b6)(value, field));
                const help = 'Write a port or a range such as 80-90.';
                return problem === undefined
                    ? []
                    : [{ pointer: `${at}/${index}/${field}`, message: `${field} ${problem}`, help }];
            }),
            ...(['', 'tcp', 'udp'].includes((0,fabric_read/* textOf */.b6)(value, 'proto'))
                ? []
                : [
                    {
                        pointer: `${at}/${index}/proto`,
                        message: 'proto is neither tcp nor udp',
                        help: 'Write tcp or udp.',
                    },
                ]),
        ]);
    },
});
const STATEFUL = ['masquerade', 'portForward'];
function natsOf(side) {
    return new Set(side.exposes.flatMap(({ nat }) => (nat === undefined ? [] : natKinds(nat))));
}
function isStateful(kinds) {
    return STATEFUL.some((kind) => kinds.has(kind));
}
const oneStateful = {
    code: 'HHS-GP-11',
    severity: 'error',
    needs: 'self',
    title: 'one side of a peering at most translates with state',
    example: 'nat: {masquerade: {}}   # on both sides',
    cure: 'Use masquerade and portForward on one side only.',
    check({ defaulted }) {
        const sides = sidesOf(defaulted).filter((side) => isStateful(natsOf(side)));
        const [first, second] = sides;
        if (first === undefined || second === undefined)
            return [];
        const message = `${first.name} and ${second.name} both translate with state (masquerade or portForward)`;
        return [{ pointer: second.pointer, message, help: 'Use masquerade and portForward on one side only.' }];
    },
};
const notBesideStatic = {
    code: 'HHS-GP-12',
    severity: 'error',
    needs: 'self',
    title: 'static NAT on one side does not meet NAT with state on the other',
    example: 'nat: {static: {}}   # and masquerade on the other side',
    cure: 'Use static on both sides, or leave NAT out on one.',
    check({ defaulted }) {
        const [a, b] = sidesOf(defaulted);
        if (a === undefined || b === undefined)
            return [];
        const clash = [
            [a, b],
            [b, a],
        ].find(([x, y]) => x && y && natsOf(x).has('static') && isStateful(natsOf(y)));
        const [fixed, stateful] = clash ?? [];
        if (fixed === undefined || stateful === undefined)
            return [];
        const message = `${fixed.name} uses static NAT, and ${stateful.name} NAT with state (masquerade or portForward)`;
        const help = 'Use static on both sides, or leave NAT out on one.';
        return [{ pointer: fixed.pointer, message, help }];
    },
};
const gatewayExposeRules = [
    defaultAlone,
    ipsEntries,
    asEntries,
    translated,
    oneNat,
    forwarding,
    oneStateful,
    notBesideStatic,
];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/gateway-peering-lint.js




/** Blocks that show the default route, by the side they show it to. */
function defaultsByTarget({ all }) {
    const targets = new Map();
    for (const peering of all('GatewayPeering')) {
        const sides = sidesOf(peering.defaulted);
        for (const side of sides) {
            const target = otherSide(sides, side.name);
            if (target === undefined)
                continue;
            for (const { isDefault, pointer } of side.exposes) {
                if (!isDefault)
                    continue;
                const known = targets.get(target.name) ?? [];
                known.push({ peering, pointer: `${pointer}/default` });
                targets.set(target.name, known);
            }
        }
    }
    return targets;
}
const oneDefault = {
    code: 'HHS-L10a',
    severity: 'warning',
    needs: 'references',
    title: 'only one peering shows the default route to a VPC',
    example: 'expose: [{default: true}]   # in two peerings of one VPC',
    cure: 'Keep default: true in one of the peerings.',
    check(object, context) {
        const sides = sidesOf(object.defaulted);
        return sides.flatMap((side) => {
            const target = otherSide(sides, side.name);
            const shown = target === undefined ? undefined : context.index(defaultsByTarget).get(target.name);
            if (target === undefined || shown === undefined || shown.length < 2)
                return [];
            return side.exposes.flatMap(({ isDefault, pointer }) => {
                const place = `${pointer}/default`;
                const other = shown.find((one) => one.peering.key !== object.key || one.pointer !== place);
                if (!isDefault || other === undefined)
                    return [];
                const who = (0,object_id/* displayId */.kX)(other.peering.id);
                return [
                    {
                        pointer: place,
                        message: `${target.name} is shown the default route by ${who}, too; which of them counts is not defined`,
                        help: 'Keep default: true in one of the two.',
                        related: [{ object: other.peering, pointer: other.pointer, message: `${who} shows it here` }],
                    },
                ];
            });
        });
    },
};
/** Addresses that the entries name, each once; undefined where it cannot be told. */
function countOf(entries, side, context) {
    const named = [];
    const left = [];
    for (const { cidr, not, vpcSubnet } of entries) {
        const vpc = vpcSubnet === '' || side.vpc === undefined ? undefined : context.find('VPC', side.vpc);
        const subnet = vpc === undefined ? {} : (0,fabric_read/* structOf */.Tb)((0,fabric_read/* specOf */.rI)(vpc.defaulted), 'subnets', vpcSubnet);
        const prefix = (0,fabric_ip/* parsePrefix */.A1)(cidr || not || (0,fabric_read/* textOf */.b6)(subnet, 'subnet'));
        if (prefix === undefined)
            return undefined;
        (cidr === '' && not !== '' ? left : named).push({ prefix });
    }
    const apart = (0,fabric_ip/* overlappingPairs */.Zc)(named).length + (0,fabric_ip/* overlappingPairs */.Zc)(left).length === 0;
    const inside = left.every((out) => named.some(({ prefix }) => (0,fabric_ip/* isSubset */.HS)(out.prefix, prefix)));
    return apart && inside ? sizeOf(named) - sizeOf(left) : undefined;
}
function sizeOf(prefixes) {
    return prefixes.reduce((sum, { prefix }) => sum + prefix.last - prefix.network + 1n, 0n);
}
const equalSizes = {
    code: 'HHS-L10b',
    severity: 'warning',
    needs: 'references',
    title: 'static NAT gives each address exactly one other',
    example: 'ips: [{cidr: 10.0.1.0/24}], as: [{cidr: 192.0.2.0/25}], nat: {static: {}}',
    cure: 'Name as many addresses in as as in ips.',
    check(object, context) {
        return sidesOf(object.defaulted).flatMap((side) => side.exposes.flatMap(({ nat, ips, as, pointer }) => {
            if (nat === undefined || (0,fabric_read/* pointerOf */.rq)(nat, 'static') === undefined || as.length === 0)
                return [];
            const own = countOf(ips, side, context);
            const shown = countOf(as, side, context);
            if (own === undefined || shown === undefined || own === shown)
                return [];
            return [
                {
                    pointer: `${pointer}/as`,
                    message: `static NAT needs as many addresses in as as in ips, and there are ${shown} for ${own}; the gateway may refuse it later`,
                    help: 'Name as many addresses in as as in ips.',
                },
            ];
        }));
    },
};
const gatewayPeeringLintRules = [oneDefault, equalSizes];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/gateway-peering.js









const twoSidesRule = {
    code: 'HHS-GP-4',
    severity: 'error',
    needs: 'self',
    title: 'a peering has exactly two sides',
    example: 'peering: {red: {}}',
    cure: 'Name two sides, each a VPC or "ext." and an External.',
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
const gateway_peering_groupNamed = {
    code: 'HHS-GP-3',
    severity: 'error',
    needs: 'self',
    title: 'a peering names the gateway group that carries it',
    example: 'gatewayGroup: ""   # with a wrong number of sides, when no default is filled in',
    cure: 'Mend the sides, or name the group.',
    check({ defaulted }) {
        if ((0,fabric_read/* textOf */.b6)((0,fabric_read/* specOf */.rI)(defaulted), 'gatewayGroup') !== '')
            return [];
        const help = 'Mend the sides first: the fabric fills the group in only for a peering of two sides.';
        return [{ pointer: '/spec/gatewayGroup', message: 'no gateway group is named', help }];
    },
};
const gatewayPeeringRules = [
    gatewaysEnabled('HHS-GP-1'),
    gateway_peering_groupNamed,
    twoSidesRule,
    ...gatewayExposeRules,
    ...gatewayAclRules,
    ...gatewayPeeringOtherRules,
    everyVpcInfoReady('HHS-GP-20'),
    ...gatewayPeeringLintRules,
];

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
const gateway_peering_DEFAULT_IDLE_TIMEOUT = 120000000000n;
/**
 * `300s` and `5m` are one duration, and zero and the default are absence. What is filled in inside a list must not
 * stay in the comparison, because a list differs as a whole.
 */
function canonicalIdleTimeout(value) {
    const duration = typeof value === 'string' ? (0,go_text/* durationNanoseconds */.uK)(value) : undefined;
    if (duration === undefined)
        return value;
    return duration === 0n || duration === gateway_peering_DEFAULT_IDLE_TIMEOUT ? null : (0,go_text/* formatDuration */.a3)(duration);
}
/** `flow` is what a rule without a scope gets. */
function canonicalScope(value) {
    return value === 'flow' ? null : value;
}
const gatewayPeeringKind = defineKind({
    kind: 'GatewayPeering',
    group: 'gateway',
    version: 'v1alpha1',
    plural: 'gatewaypeerings',
    shortNames: ['gwpeer'],
    categories: ['hedgehog', 'hedgehog-gateway'],
    spec: gatewayPeeringSpec,
    words: gatewayPeeringWords,
    defaulting: gatewayPeeringDefaulting,
    references: referTo({ kind: 'GatewayGroup', at: 'gatewayGroup', byDefault: 'default', rule: 'GP-14' }, { kind: 'VPC', at: 'peering', keys: true, name: vpcOfSide, rule: 'GP-16' }, { kind: 'External', at: 'peering', keys: true, name: externalOfSide, rule: 'GP-16' }),
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
    rules: gatewayPeeringRules,
    claims: gatewayPeeringClaims,
    ownsLabel: (key) => key.startsWith('vpc.gateway.githedgehog.com/'),
    ownsAnnotation: (key) => OWNED_ANNOTATIONS.has(key),
    normalForms: [
        { at: 'peering.*.expose.*.ips.*.cidr', form: 'prefix' },
        { at: 'peering.*.expose.*.ips.*.not', form: 'prefix' },
        { at: 'peering.*.expose.*.as.*.cidr', form: 'prefix' },
        { at: 'peering.*.expose.*.as.*.not', form: 'prefix' },
        { at: 'acl.rules.*.match.src.*.cidr', form: 'prefix' },
        { at: 'acl.rules.*.match.dst.*.cidr', form: 'prefix' },
    ],
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

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/gateway-group.js
/** Its webhook fills in nothing but the namespace. */
const gatewayGroupDefaulting = { go: {}, webhook: (object) => object };

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/gateway-group.js

const gatewayGroupRules = [gatewaysEnabled('HHS-GG-1')];

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/gateway-group.js






const gatewayGroupSpec = object({});
const DEFAULT_GROUP = 'default';
/**
 * The controller makes the group `default` once there is a Gateway or a GatewayPeering, so one that is live but not in
 * Git is nobody's leftover. But the first Gateway is refused without it, so it does not count as present by itself.
 */
const gatewayGroupKind = defineKind({
    kind: 'GatewayGroup',
    group: 'gateway',
    version: 'v1alpha1',
    plural: 'gatewaygroups',
    shortNames: ['gwgr'],
    categories: ['hedgehog', 'hedgehog-gateway'],
    spec: gatewayGroupSpec,
    rules: gatewayGroupRules,
    defaulting: gatewayGroupDefaulting,
    required: ['metadata'],
    builtInNames: [DEFAULT_GROUP],
    builtIns: () => new Map(),
    isGenerated: (object) => (0,json/* getOwn */.Ng)((0,live_object/* metadataOf */.N)(object), 'name') === DEFAULT_GROUP,
});

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/server.js

const serverDefaulting = {
    go: {},
    webhook: (object) => withOwnLabels(object, {}),
};

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/server.js

const SERVER_LABEL = 'server.fabric.githedgehog.com/';
const connectionsByServer = labelIndex('Connection', SERVER_LABEL);
const serverRules = [
    heldRule({
        code: 'HHS-SRV-D1',
        title: 'a server that is deleted has no connections',
        cure: 'Delete its Connections first, or in the same change.',
        kind: 'Connection',
        label: (name) => `${SERVER_LABEL}${name}=true`,
        index: connectionsByServer,
    }),
];

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/server.js






const serverSpec = object({ description: string(), profile: string() });
/** `spec.profile` is looked up by nobody, so it is not a reference. */
const serverKind = defineKind({
    kind: 'Server',
    group: 'wiring',
    version: 'v1beta1',
    formerVersions: ['v1alpha2'],
    plural: 'servers',
    shortNames: ['srv'],
    categories: ['hedgehog', 'wiring', 'fabric'],
    spec: serverSpec,
    words: serverWords,
    rules: serverRules,
    defaulting: serverDefaulting,
    ownsLabel: isFabricKey,
});

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/server-profile.js
const serverProfileRules = [];

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/server-profile.js



const serverProfileSpec = object({
    nics: list(object({ name: string(), ports: list(object({ name: string() })) })),
});
/** Not used by the fabric, and no webhook looks at it. */
const serverProfileKind = defineKind({
    kind: 'ServerProfile',
    group: 'wiring',
    version: 'v1beta1',
    formerVersions: ['v1alpha2'],
    plural: 'serverprofiles',
    categories: ['hedgehog', 'wiring', 'fabric'],
    spec: serverProfileSpec,
    rules: serverProfileRules,
});

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-group.js
const switchGroupRules = [];

;// CONCATENATED MODULE: ./lib/domain/fabric/kinds/switch-group.js



const switchGroupSpec = object({});
/** Its name is all it has: switches list it, and a redundancy group is one. No webhook looks at it. */
const switchGroupKind = defineKind({
    kind: 'SwitchGroup',
    group: 'wiring',
    version: 'v1beta1',
    formerVersions: ['v1alpha2'],
    plural: 'switchgroups',
    shortNames: ['sg'],
    categories: ['hedgehog', 'wiring', 'fabric'],
    spec: switchGroupSpec,
    rules: switchGroupRules,
});

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/vpc-info.js
/** Its webhook fills in nothing but the namespace. */
const vpcInfoDefaulting = { go: {}, webhook: (object) => object };

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-info.js




const vniSet = {
    code: 'HHS-VI-3',
    severity: 'error',
    needs: 'self',
    title: 'a VPCInfo has a VNI',
    example: 'spec: {vni: 0}',
    cure: 'Leave VPCInfos to the fabric, which makes them itself.',
    check({ defaulted }) {
        if ((0,fabric_read/* numberOf */.rl)((0,fabric_read/* specOf */.rI)(defaulted), 'vni') !== 0)
            return [];
        return [{ pointer: '/spec/vni', message: 'vni is missing or 0', help: 'Leave VPCInfos to the fabric.' }];
    },
};
const subnetsParse = {
    code: 'HHS-VI-4',
    severity: 'error',
    needs: 'self',
    title: 'the subnets of a VPCInfo are prefixes',
    example: 'subnets: {default: {cidr: 10.0.0.0}}',
    cure: 'Leave VPCInfos to the fabric, which makes them itself.',
    check({ defaulted }) {
        return (0,fabric_read/* structEntriesOf */.ty)((0,fabric_read/* specOf */.rI)(defaulted), 'subnets')
            .filter(([, subnet]) => (0,fabric_ip/* parsePrefix */.A1)((0,fabric_read/* textOf */.b6)(subnet, 'cidr')) === undefined)
            .map(([name, subnet]) => ({
            pointer: `${(0,shared_pointer/* childPointer */.Y2)('/spec/subnets', name)}/cidr`,
            message: `cidr "${(0,fabric_read/* textOf */.b6)(subnet, 'cidr')}" of the subnet ${name} is no prefix (address/length)`,
            help: 'Leave VPCInfos to the fabric.',
        }));
    },
};
const vpcInfoRules = [gatewaysEnabled('HHS-VI-1'), vniSet, subnetsParse];

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
    rules: vpcInfoRules,
    defaulting: vpcInfoDefaulting,
    status: object({ internalID: string() }),
    owner: 'controller',
});

;// CONCATENATED MODULE: ./lib/domain/fabric/rule-topics.js
/** `codes('SW', 2, '20a')` gives `HHS-SW-2` and `HHS-SW-20a`. */
function codes(prefix, ...numbers) {
    return numbers.map((number) => `HHS-${prefix}-${number}`);
}
/**
 * What the fabric itself demands beyond schemas and references, by topic: the rules each kind needs before a green
 * result covers the topic. A rule that is added to its kind counts as checked by that alone. Rules that only a running
 * cluster can judge are not listed.
 */
const RULE_TOPICS = [
    {
        what: 'VLAN ranges',
        codes: {
            VLANNamespace: codes('VLNS', 2, 3, 4, 5),
            Switch: codes('SW', 13),
            VPC: codes('VPC', 10, 18, 24, 27),
            VPCAttachment: codes('VA', 11, 15),
            ExternalAttachment: codes('EA', 11),
        },
    },
    {
        what: 'overlapping subnets',
        codes: {
            IPv4Namespace: codes('IPNS', 3, 5, 6, 7),
            VPC: codes('VPC', 6, 7, 19, 23, 26),
            Connection: codes('CN', 10, 11, 12),
            External: codes('EXT', 5),
            GatewayPeering: codes('GP', 15, 17),
        },
    },
    {
        what: 'subnet gateways and DHCP',
        codes: { VPC: codes('VPC', 5, 8, '8a', '8b', 9, 11, 12, 13, 14, 15, 16, 17, 20, 21) },
    },
    {
        what: 'addresses and ASNs',
        codes: {
            Switch: codes('SW', 3, 25, 26, 27, 28, 29, 30, 31, 32, 33),
            Connection: codes('CN', 19, 20, 21),
            Gateway: codes('GW', 5, 6, 7, 8, 14, 15, 16),
        },
    },
    {
        what: 'ports of the switch profile',
        codes: {
            Switch: codes('SW', 16, 17, 18, 19, 20, '20a', 21, 22, 23, 24),
            SwitchProfile: codes('SP', 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22),
            Connection: codes('CN', 9, 15, 18),
            VPCAttachment: codes('VA', 12),
        },
    },
    {
        what: 'links and redundancy',
        codes: {
            Switch: codes('SW', 6, 7, 10, 11),
            Connection: codes('CN', 3, 5, 6, 7, 8, 13, 16),
        },
    },
    {
        what: 'what may be attached or peered',
        codes: {
            VPCAttachment: codes('VA', 4, 6, 8, 9, '9a', 10, 13, 14),
            VPCPeering: codes('VP', 2, 3, 6, 7, 8),
            External: codes('EXT', 3, 4),
            ExternalAttachment: codes('EA', 3, 4, 5, 6, 7, 8, 9, 10),
            ExternalPeering: codes('EP', 3, 6, 7),
            Gateway: codes('GW', 3, 4, 9, 10, 11, 12, 13, 18),
            GatewayPeering: codes('GP', 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 18),
        },
    },
    {
        what: 'fields that may not change',
        codes: { Switch: codes('SW', 34), Connection: codes('CN', 23, 24) },
    },
];

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
    const byGroup = new Map();
    for (const kind of kinds) {
        const ofGroup = byGroup.get(kind.group) ?? new Map();
        byGroup.set(kind.group, ofGroup.set(kind.kind, kind));
    }
    const byKind = new Map(kinds.map((kind) => [kind.kind, kind]));
    const byAnyName = new Map(kinds.flatMap((kind) => namesOf(kind).map((name) => [name, kind])));
    return {
        kinds,
        ruleTopics: RULE_TOPICS,
        find: (group, kind) => byGroup.get(group)?.get(kind),
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

/***/ 4985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $z: () => (/* binding */ groupBy),
/* harmony export */   G6: () => (/* binding */ isSpine),
/* harmony export */   Xg: () => (/* binding */ redundancyOf),
/* harmony export */   dp: () => (/* binding */ profileOf),
/* harmony export */   rO: () => (/* binding */ anotherIn),
/* harmony export */   s7: () => (/* binding */ placeInProfile),
/* harmony export */   xe: () => (/* binding */ isLeaf)
/* harmony export */ });
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6998);

const LEAF_ROLES = ['server-leaf', 'border-leaf', 'mixed-leaf'];
/** Of a Switch's spec. The former role `virtual-edge` counts as none of the two. */
function isLeaf(spec) {
    return LEAF_ROLES.includes((0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(spec, 'role'));
}
function isSpine(spec) {
    return (0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(spec, 'role') === 'spine';
}
/** The type of redundancy, '' for none. */
function redundancyOf(spec) {
    return (0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .structOf */ .Tb)(spec, 'redundancy'), 'type');
}
/** The SwitchProfile of a Switch; undefined when there is none of the name, which the table of references tells. */
function profileOf({ defaulted }, context) {
    return context.find('SwitchProfile', (0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .specOf */ .rI)(defaulted), 'profile'));
}
/** `keysOf` gives what an object counts under; '' counts for nothing. */
function groupBy(objects, keysOf) {
    const groups = new Map();
    for (const object of objects) {
        for (const key of keysOf(object)) {
            if (key === '')
                continue;
            const group = groups.get(key);
            if (group === undefined)
                groups.set(key, [object]);
            else
                group.push(object);
        }
    }
    return groups;
}
/** One other object of the group; no more is needed to tell of a clash. */
function anotherIn(groups, key, { key: own }) {
    return groups.get(key)?.find((object) => object.key !== own);
}
/** A place in a SwitchProfile; none for a built-in one, which is in no file and which nobody could change. */
function placeInProfile(profile, pointer, message) {
    return profile.manifest === undefined ? [] : [{ object: profile, pointer, message }];
}


/***/ }),

/***/ 4258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Do: () => (/* binding */ parseKey),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   kX: () => (/* binding */ displayId),
/* harmony export */   m0: () => (/* binding */ isKey),
/* harmony export */   q3: () => (/* binding */ compareIds)
/* harmony export */ });
/* harmony import */ var _shared_compare_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1155);

function keyOf(id) {
    return `${id.kind}.${id.group}/${id.namespace}/${id.name}`;
}
const KEY = /^([^./]+)\.([^/]*)\/([^/]*)\/([^/]+)$/;
function isKey(key) {
    return KEY.test(key);
}
function parseKey(key) {
    const match = KEY.exec(key);
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

/***/ 522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ cronMatches),
/* harmony export */   v: () => (/* binding */ readCron)
/* harmony export */ });
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIELDS = [
    { name: 'minute', from: 0, to: 59 },
    { name: 'hour', from: 0, to: 23 },
    { name: 'day of the month', from: 1, to: 31 },
    { name: 'month', from: 1, to: 12, words: MONTHS },
    { name: 'weekday', from: 0, to: 7, words: WEEKDAYS },
];
/** Reads `minute hour day month weekday` with `*`, lists, ranges, steps and the English names of months and days. */
function readCron(text) {
    const parts = text.trim().split(/\s+/);
    if (parts.length !== FIELDS.length) {
        return { ok: false, problem: 'has not five fields (minute, hour, day of the month, month, weekday)' };
    }
    const sets = [];
    for (const [index, field] of FIELDS.entries()) {
        const values = valuesOf(parts[index] ?? '', field);
        if (values === null) {
            return {
                ok: false,
                problem: `has a ${field.name} that is no number, list, range or step from ${field.from} to ${field.to}`,
            };
        }
        sets.push(values);
    }
    const [minutes, hours, days, months, weekdays] = sets;
    const sundays = weekdays.has(7) ? new Set([...weekdays, 0]) : weekdays;
    const isAny = (part) => part?.startsWith('*') === true;
    return {
        ok: true,
        cron: {
            ...{ minutes, hours, days, months, weekdays: sundays },
            anyDay: isAny(parts[2]),
            anyWeekday: isAny(parts[4]),
        },
    };
}
/** Does the minute that `ms` (since 1970, UTC) lies in fit? */
function cronMatches(cron, ms) {
    const date = new Date(ms);
    if (!cron.minutes.has(date.getUTCMinutes()) || !cron.hours.has(date.getUTCHours()))
        return false;
    if (!cron.months.has(date.getUTCMonth() + 1))
        return false;
    const day = cron.days.has(date.getUTCDate());
    const weekday = cron.weekdays.has(date.getUTCDay());
    return cron.anyDay || cron.anyWeekday ? day && weekday : day || weekday;
}
function valuesOf(text, field) {
    const values = new Set();
    for (const item of text.split(',')) {
        const match = /^(\*|[a-z0-9]{1,3})(?:-([a-z0-9]{1,3}))?(?:\/(\d{1,2}))?$/i.exec(item);
        if (match === null)
            return null;
        const [, first = '', last, step] = match;
        if (first === '*' && last !== undefined)
            return null;
        const from = first === '*' ? field.from : numberOf(first, field);
        const open = first === '*' || step !== undefined ? field.to : from;
        const to = last === undefined ? open : numberOf(last, field);
        const by = step === undefined ? 1 : Number(step);
        if (from === null || to === null || from > to || by < 1)
            return null;
        for (let value = from; value <= to; value += by)
            values.add(value);
    }
    return values;
}
function numberOf(text, { from, to, words }) {
    const word = words?.indexOf(text.toLowerCase()) ?? -1;
    const value = word >= 0 ? word + (words === MONTHS ? 1 : 0) : /^\d+$/.test(text) ? Number(text) : Number.NaN;
    return value >= from && value <= to ? value : null;
}


/***/ }),

/***/ 1131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ exact)
/* harmony export */ });
const NONE = [];
/**
 * The list in its own size. One that grew by `push` keeps room for seventeen items from the first on, which counts where a
 * list is remembered for each of thousands of objects.
 */
function exact(list) {
    return list.length === 0 ? NONE : list.slice();
}


/***/ }),

/***/ 2716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ plural)
/* harmony export */ });
/** `1 object`, `3 objects`. */
function plural(count, one, many = `${one}s`) {
    return `${count} ${count === 1 ? one : many}`;
}


/***/ }),

/***/ 2734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ SPEC_POINTER)
/* harmony export */ });
/* unused harmony export PointerNode */
/* harmony import */ var _pointer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(157);

/** Positions of a list that are remembered; a hostile list may be longer than any fabric's. */
const MOST_ITEMS = 64;
/**
 * A pointer, and the pointers below it that many objects share: each is made once, where a text put together for every
 * object stays in memory in all its parts.
 */
class PointerNode {
    pointer;
    #members = new Map();
    #items = [];
    constructor(pointer) {
        this.pointer = pointer;
    }
    /** Of a field. Remembered, so only for names that stand in our tables. */
    member(name) {
        const known = this.#members.get(name);
        if (known !== undefined)
            return known;
        const made = this.below(name);
        this.#members.set(name, made);
        return made;
    }
    /** Of a position in a list. */
    item(index) {
        const known = this.#items[index];
        if (known !== undefined)
            return known;
        const made = this.below(index);
        // in order, so that the list never has a hole
        if (index === this.#items.length && index < MOST_ITEMS)
            this.#items.push(made);
        return made;
    }
    /** Of a name that a manifest gave. */
    below(token) {
        return new PointerNode((0,_pointer_js__WEBPACK_IMPORTED_MODULE_0__/* .childPointer */ .Y2)(this.pointer, token));
    }
}
/** `/spec` of any object. */
const SPEC_POINTER = new PointerNode('/spec');


/***/ })

};
