export const id = 932;
export const ids = [932];
export const modules = {

/***/ 1283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ readTextFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var _domain_parse_select_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7547);
/* harmony import */ var _walk_tree_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5108);




/**
 * One file as text, under the name `path`. Never waits on a pipe, and never takes more than `maxBytes` into memory, even
 * of a file that grows meanwhile. What goes wrong is a diagnostic.
 */
async function readTextFile(absolute, path, maxBytes) {
    try {
        const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(absolute, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
        try {
            return await readHandle(handle, path, maxBytes);
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        return { diagnostic: (0,_domain_parse_select_files_js__WEBPACK_IMPORTED_MODULE_2__/* .fileProblem */ .Wj)('HHS-3012', path, (0,_walk_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .whyNot */ .OB)(error)) };
    }
}
async function readHandle(handle, path, maxBytes) {
    const facts = await handle.stat();
    if (!facts.isFile())
        return { diagnostic: (0,_domain_parse_select_files_js__WEBPACK_IMPORTED_MODULE_2__/* .fileProblem */ .Wj)('HHS-3012', path, 'it is no ordinary file') };
    if (facts.size > maxBytes) {
        const message = `${facts.size} bytes are more than the limit of ${maxBytes}`;
        return { diagnostic: (0,_domain_parse_select_files_js__WEBPACK_IMPORTED_MODULE_2__/* .fileProblem */ .Wj)('HHS-3010', path, message) };
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
        return { diagnostic: (0,_domain_parse_select_files_js__WEBPACK_IMPORTED_MODULE_2__/* .fileProblem */ .Wj)('HHS-3012', path, 'it grew while it was read') };
    const decoded = (0,_domain_parse_select_files_js__WEBPACK_IMPORTED_MODULE_2__/* .textOfBytes */ .gm)(path, buffer.subarray(0, length));
    return 'text' in decoded ? { file: { path, text: decoded.text } } : decoded;
}


/***/ }),

/***/ 5108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ir: () => (/* binding */ walkTree),
/* harmony export */   OB: () => (/* binding */ whyNot),
/* harmony export */   yJ: () => (/* binding */ mapBounded)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4379);
/* harmony import */ var _domain_parse_select_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7547);



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
        return { children: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path), { withFileTypes: true }) };
    }
    catch (error) {
        return { diagnostic: (0,_domain_parse_select_files_js__WEBPACK_IMPORTED_MODULE_2__/* .fileProblem */ .Wj)('HHS-3012', path === '' ? '.' : path, whyNot(error)) };
    }
}
async function look(root, path, child) {
    if (child.isDirectory())
        return (0,_domain_parse_select_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isEntered */ .gb)(child.name) ? { enter: path } : { path, type: 'directory', bytes: 0 };
    try {
        if (child.isSymbolicLink())
            return await lookAtLink(root, path);
        if (!child.isFile())
            return { path, type: 'special', bytes: 0 };
        return { path, type: 'file', bytes: (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path))).size };
    }
    catch (error) {
        return { diagnostic: (0,_domain_parse_select_files_js__WEBPACK_IMPORTED_MODULE_2__/* .fileProblem */ .Wj)('HHS-3012', path, whyNot(error)) };
    }
}
async function lookAtLink(root, path) {
    const link = { path, type: 'symlink', bytes: 0 };
    let real;
    try {
        real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path));
    }
    catch {
        return { ...link, target: { type: 'nowhere' } };
    }
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, real);
    if (inside === '..' || inside.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`))
        return { ...link, target: { type: 'outside' } };
    const facts = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(real);
    const target = inside.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/');
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


/***/ }),

/***/ 1966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b4: () => (/* binding */ readBlobs),
  EO: () => (/* binding */ runGit),
  b3: () => (/* binding */ runGitOnRemote)
});

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
    return execGit(settings, args, environmentOf(settings.env));
}
/** The same for what asks a remote: with the user's own ways of transport and credentials, still without a question. */
async function runGitOnRemote(settings, args) {
    return execGit(settings, args, remoteEnvironmentOf(settings.env));
}
function execGit(settings, args, env) {
    return new Promise((resolve) => {
        (0,external_node_child_process_.execFile)(settings.program ?? 'git', [...argumentsOf(settings), ...args], {
            env,
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
    return { ...definedOf(kept), ...own };
}
/** Variables that point git at another repository than the directory's; the list is git's own (`--local-env-vars`). */
const REPOSITORY_VARIABLES = new Set([
    'GIT_ALTERNATE_OBJECT_DIRECTORIES',
    'GIT_COMMON_DIR',
    'GIT_DIR',
    'GIT_GRAFT_FILE',
    'GIT_IMPLICIT_WORK_TREE',
    'GIT_INDEX_FILE',
    'GIT_NAMESPACE',
    'GIT_OBJECT_DIRECTORY',
    'GIT_PREFIX',
    'GIT_REPLACE_REF_BASE',
    'GIT_SHALLOW_FILE',
    'GIT_WORK_TREE',
]);
function remoteEnvironmentOf(env) {
    const kept = Object.entries(env).filter(([name]) => !REPOSITORY_VARIABLES.has(name));
    return { ...definedOf(kept), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
}
function definedOf(variables) {
    const defined = variables.flatMap(([name, value]) => value === undefined ? [] : [[name, value]]);
    return Object.fromEntries(defined);
}
/** The address of a remote may hold a token: whatever stands before an `@` is left out. */
function firstLine(text) {
    return (text.split('\n', 1)[0] ?? '').replaceAll(/\/\/[^/@\s]*@/g, '//').slice(0, 200);
}


/***/ }),

/***/ 6010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ entriesOf),
/* harmony export */   c: () => (/* binding */ parseTree)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4379);
/* harmony import */ var _domain_parse_select_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7547);


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
    const at = parts.slice(0, -1).findIndex((part) => !(0,_domain_parse_select_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isEntered */ .gb)(part));
    return at === -1 ? null : parts.slice(0, at + 1).join('/');
}
function treeOf(objects) {
    const files = new Map();
    const directories = new Set();
    for (const { path, type, bytes } of objects) {
        if (type === 'file')
            files.set(path, bytes);
        for (let up = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path); up !== '.'; up = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(up))
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


/***/ }),

/***/ 4070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ sha256Digest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** 160 of SHA-256's 256 bits: far from any collision, and short enough to read in an inventory. */
const HEX_CHARS = 40;
/** A `Digest` (domain/shared/digest.ts): the first 160 bits of SHA-256 over the text in UTF-8, in lower-case hex. */
function sha256Digest(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text, 'utf8').digest('hex').slice(0, HEX_CHARS);
}


/***/ }),

/***/ 1484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
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


/***/ }),

/***/ 1171:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ fabricNameOf)
/* harmony export */ });
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


/***/ }),

/***/ 3818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BK: () => (/* binding */ prefixLength),
/* harmony export */   EF: () => (/* binding */ canonicalMac),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   k: () => (/* binding */ IPV4),
/* harmony export */   uK: () => (/* binding */ durationNanoseconds)
/* harmony export */ });
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
/* harmony import */ var _go_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3818);


const BITS = { 4: 32, 6: 128 };
/** A bare address; undefined when it is none. Octets of IPv4 have no leading zeros, IPv6 has no zone. */
function parseAddress(text) {
    if (_go_text_js__WEBPACK_IMPORTED_MODULE_1__/* .IPV4 */ .k.test(text)) {
        const [a = 0, b = 0, c = 0, d = 0] = text.split('.').map(Number);
        return { family: 4, value: BigInt(((a * 256 + b) * 256 + c) * 256 + d) };
    }
    if (text.length > 45 || !text.includes(':') || text.includes('%') || !ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.IPv6.isValid(text)) {
        return undefined;
    }
    let value = 0n;
    for (const part of ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.IPv6.parse(text).parts)
        value = value * 65536n + BigInt(part);
    return { family: 6, value };
}
/** `address/length`; undefined when it is none. Host bits may be set. */
function parsePrefix(text) {
    const slash = text.lastIndexOf('/');
    if (slash < 0)
        return undefined;
    const lengthText = text.slice(slash + 1);
    if (!/^(?:0|[1-9]\d{0,2})$/.test(lengthText))
        return undefined;
    const parsed = parseAddress(text.slice(0, slash));
    const length = Number(lengthText);
    if (parsed === undefined || length > BITS[parsed.family])
        return undefined;
    const size = 1n << BigInt(BITS[parsed.family] - length);
    const network = parsed.value - (parsed.value % size);
    return { family: parsed.family, address: parsed.value, length, network, last: network + size - 1n };
}
function formatAddress({ family, value }) {
    if (family === 4)
        return [24n, 16n, 8n, 0n].map((bits) => (value >> bits) & 255n).join('.');
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

/***/ 4888:
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

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/go-form.js

/**
 * Makes the function that gives a value the form in which Go writes it after reading it: unknown fields gone, zero
 * values of optional fields left out, structs that are held by value always there. What is of the wrong type stays as it
 * is. An entry of a
 * map that is null is dropped, as the API server drops it. Giving the form twice changes nothing.
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
    return paths.filter((path) => !go_form_hasPath(schema, path.split('.')));
}
function go_form_hasPath(schema, tokens) {
    const [token, ...rest] = tokens;
    if (token === undefined || schema === undefined)
        return schema !== undefined;
    if (schema.type === 'object')
        return go_form_hasPath(schema.fields[token], rest);
    if (schema.type === 'map')
        return token === '*' && go_form_hasPath(schema.values, rest);
    return schema.type === 'list' && token === '*' && go_form_hasPath(schema.items, rest);
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
    const fields = Object.entries(schema.fields).map(([name, field]) => fieldForm(name, field, path === '' ? name : `${path}.${name}`, compiler));
    return (value) => {
        if (!(0,json/* isJsonObject */.OW)(value))
            return value;
        const result = {};
        for (const { name, form, empty, isEmpty } of fields) {
            const member = (0,json/* getOwn */.Ng)(value, name) ?? null;
            const formed = member === null ? null : form(member);
            const written = isEmpty(formed) ? empty : formed;
            if (written !== undefined)
                (0,json/* setOwn */.P5)(result, name, written);
        }
        return result;
    };
}
function fieldForm(name, field, at, compiler) {
    const form = formOf(field, at, compiler);
    const always = compiler.always.get(at);
    if (always !== undefined)
        return { name, form, empty: always, isEmpty: (value) => value === null };
    if (compiler.structs.has(at))
        return { name, form, empty: form({}), isEmpty: (value) => value === null };
    const byPointer = field.type === 'object' || compiler.pointers.has(at);
    return { name, form, empty: undefined, isEmpty: byPointer ? (value) => value === null : go_form_isZero };
}
function mapForm(schema, path, compiler) {
    const at = path === '' ? '*' : `${path}.*`;
    const form = formOf(schema.values, at, compiler);
    return (value) => {
        if (!(0,json/* isJsonObject */.OW)(value))
            return value;
        const result = {};
        for (const key of Object.keys(value)) {
            const member = value[key] ?? null;
            if (member !== null)
                (0,json/* setOwn */.P5)(result, key, form(member));
        }
        return result;
    };
}
function listForm(schema, path, compiler) {
    const form = formOf(schema.items, path === '' ? '*' : `${path}.*`, compiler);
    const zero = zeroOf(schema.items, form);
    return (value) => Array.isArray(value) ? value.map((item) => (item === null ? zero : form(item))) : value;
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
function go_form_isZero(value) {
    if (typeof value !== 'object' || value === null)
        return !value;
    return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
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
        return (0,json/* isJsonObject */.OW)(changedSpec) ? { ...changed, spec: form(changedSpec) } : changed;
    };
}
/** Every object of a fabric lives here. */
const NAMESPACE = 'default';
function decode(object, forms, fillsNamespace) {
    const spec = (0,json/* getOwn */.Ng)(object, 'spec') ?? null;
    const given = (0,json/* getOwn */.Ng)(object, 'status');
    const status = (0,json/* isJsonObject */.OW)(given) ? forms.status(given) : {};
    return {
        apiVersion: (0,json/* getOwn */.Ng)(object, 'apiVersion') ?? '',
        kind: (0,json/* getOwn */.Ng)(object, 'kind') ?? '',
        metadata: decodeMetadata((0,json/* getOwn */.Ng)(object, 'metadata') ?? null, fillsNamespace),
        spec: spec === null ? forms.spec({}) : (0,json/* isJsonObject */.OW)(spec) ? forms.spec(spec) : spec,
        ...(Object.keys(status).length > 0 ? { status } : {}),
    };
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
    return fillsNamespace ? { ...result, namespace: result.namespace ?? NAMESPACE } : result;
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

;// CONCATENATED MODULE: ./lib/domain/fabric/read.js

/**
 * Readers that answer as a decoded Go struct would: what is absent, null or of another type is the zero value. They
 * never throw, so that a rule can run on any object.
 */
const NOTHING = {};
const NONE = [];
function specOf(object) {
    return read_structOf(object, 'spec');
}
function labelsOf(object) {
    return read_structOf(read_structOf(object, 'metadata'), 'labels');
}
function annotationsOf(object) {
    return read_structOf(read_structOf(object, 'metadata'), 'annotations');
}
/** A member that is an object, `{}` when there is none. */
function read_structOf(object, ...path) {
    return pointerOf(object, ...path) ?? NOTHING;
}
/** A member that is an object, undefined when there is none: for what Go keeps as a pointer. */
function pointerOf(object, ...path) {
    let value = object;
    for (const key of path)
        value = (0,json/* isJsonObject */.OW)(value) ? (0,json/* getOwn */.Ng)(value, key) : undefined;
    return (0,json/* isJsonObject */.OW)(value) ? value : undefined;
}
function textOf(object, key) {
    const value = (0,json/* getOwn */.Ng)(object, key);
    return typeof value === 'string' ? value : '';
}
function read_numberOf(object, key) {
    const value = (0,json/* getOwn */.Ng)(object, key);
    return typeof value === 'number' ? value : 0;
}
function flagOf(object, key) {
    return (0,json/* getOwn */.Ng)(object, key) === true;
}
function listOf(object, key) {
    const value = (0,json/* getOwn */.Ng)(object, key);
    return Array.isArray(value) ? value : NONE;
}
/** The items of a list that are objects, each with its position in the list. */
function structsOf(object, key) {
    return listOf(object, key).flatMap((value, at) => ((0,json/* isJsonObject */.OW)(value) ? [{ at, value }] : []));
}
/** The items of a list that are texts, each with its position in the list. */
function textsOf(object, key) {
    return listOf(object, key).flatMap((value, at) => (typeof value === 'string' ? [{ at, value }] : []));
}
/** The entries of a map whose values are objects. */
function structEntriesOf(object, key) {
    return Object.entries(read_structOf(object, key)).filter((entry) => (0,json/* isJsonObject */.OW)(entry[1]));
}
/** The entries of a map whose values are texts. */
function textEntriesOf(object, key) {
    return Object.entries(read_structOf(object, key)).filter((entry) => typeof entry[1] === 'string');
}

;// CONCATENATED MODULE: ./lib/domain/fabric/connection-links.js

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
    return CONNECTION_TYPES.find((type) => pointerOf(spec, type) !== undefined);
}
/** The links of one type. A type with a single link always has it, be it empty. */
function linksOf(spec, type) {
    const { links, sides } = TYPE_FACTS[type];
    const member = read_structOf(spec, type);
    return links.flatMap((field) => {
        const at = `/spec/${type}/${field}`;
        if (field === 'link')
            return [linkOf(read_structOf(member, field), at, sides)];
        return structsOf(member, field).map(({ at: index, value }) => linkOf(value, `${at}/${index}`, sides));
    });
}
function linkOf(link, pointer, sides) {
    const ends = Object.entries(sides).map(([side, role]) => {
        const end = read_structOf(link, side);
        return { side, role, port: textOf(end, 'port'), ip: textOf(end, 'ip'), pointer: `${pointer}/${side}` };
    });
    return { pointer, ends };
}
/** `leaf-01/E1/1` → device `leaf-01`, port `E1/1`: split at the first slash; undefined when either half is empty. */
function splitPort(text) {
    const slash = text.indexOf('/');
    if (slash <= 0 || slash === text.length - 1)
        return undefined;
    return { device: text.slice(0, slash), port: text.slice(slash + 1) };
}

;// CONCATENATED MODULE: ./lib/domain/fabric/connection-endpoints.js

/** Most switches of an ESLAG connection. */
const MOST_ESLAG_SWITCHES = 4;
const known = new WeakMap();
/** The ends of a Connection's spec, undefined when no type is set. Remembered with the spec. */
function endpointsOf(spec) {
    const remembered = known.get(spec);
    if (remembered !== undefined)
        return remembered ?? undefined;
    const type = connectionType(spec);
    const endpoints = type === undefined ? null : readEndpoints(spec, type);
    known.set(spec, endpoints);
    return endpoints ?? undefined;
}
function readEndpoints(spec, type) {
    const links = linksOf(spec, type);
    const ends = links.flatMap((link) => link.ends);
    const switches = devicesOf(ends, 'switch');
    const servers = devicesOf(ends, 'server');
    const problems = [...countProblems({ type, links, switches, servers }), ...repeatedPorts(type, ends)];
    for (const end of ends)
        if (splitPort(end.port) === undefined)
            problems.push(badName(end));
    return { type, links, switches, servers, problems };
}
/** Devices by name; the part before the slash of a port that has none. */
function devicesOf(ends, role) {
    const devices = ends.filter((end) => end.role === role).map(({ port }) => splitPort(port)?.device ?? '');
    return [...new Set(devices)].sort();
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
        else if (splitPort(end.port) !== undefined) {
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
    const result = {};
    for (const [key, value] of Object.entries(given))
        if (keep(key))
            (0,json/* setOwn */.P5)(result, key, value);
    for (const [key, value] of Object.entries(entries))
        (0,json/* setOwn */.P5)(result, key, value);
    const rest = { ...metadata };
    delete rest[map];
    return {
        ...object,
        metadata: Object.keys(result).length === 0 ? rest : { ...rest, [map]: result },
    };
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
        const spec = specOf(object);
        const endpoints = endpointsOf(spec);
        const newest = release === '26.03';
        const deprecated = DEPRECATED_TYPES.some((type) => pointerOf(spec, type) !== undefined);
        const labelled = withOwnLabels(object, deprecated && !newest ? {} : connection_labelsOf(spec, endpoints, deprecated));
        if (!newest)
            return labelled;
        const ends = endpoints === undefined || deprecated || endpoints.problems.length > 0 ? undefined : endpoints;
        return withOwnAnnotations(labelled, {
            'fabric.githedgehog.com/switches': (ends?.switches ?? []).join(','),
            'fabric.githedgehog.com/servers': (ends?.servers ?? []).join(','),
        });
    },
};
function connection_labelsOf(spec, endpoints, deprecated) {
    if (endpoints === undefined || deprecated) {
        return { 'fabric.githedgehog.com/connection-type': INVALID_TYPE_LABEL };
    }
    const vpc = textOf(read_structOf(spec, 'staticExternal'), 'withinVPC');
    const known = endpoints.problems.length === 0;
    return {
        'fabric.githedgehog.com/connection-type': TYPE_FACTS[endpoints.type].label,
        ...(vpc === '' ? {} : { 'fabric.githedgehog.com/vpc': vpc }),
        ...(known ? marks('switch.fabric.githedgehog.com', endpoints.switches) : {}),
        ...(known ? marks('server.fabric.githedgehog.com', endpoints.servers) : {}),
    };
}
/** Links and their ends are held by value. */
function linkStructs() {
    return Object.entries(TYPE_FACTS).flatMap(([type, { links, sides }]) => links.flatMap((field) => {
        const link = field === 'link' ? `${type}.link` : `${type}.${field}.*`;
        const ends = Object.keys(sides).map((side) => `${link}.${side}`);
        return field === 'link' ? [link, ...ends] : ends;
    }));
}

// EXTERNAL MODULE: ./lib/domain/shared/pointer.js
var shared_pointer = __webpack_require__(157);
;// CONCATENATED MODULE: ./lib/domain/fabric/references.js


/**
 * Makes `KindDefinition.references` from a table. A name that is left to its default is an implied reference: it counts
 * for the order of writes. Anything of the wrong shape is passed over; the schema tells of it.
 */
function referTo(...rows) {
    const paths = rows.map((row) => ({ row, tokens: row.at.split('.') }));
    const references = (object) => collectAll(object, paths);
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
function collectAll(object, paths) {
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
        found.push({ pointer: '/spec', kind, name, enforced, implied: true, ...codeOf(row) });
    }
    return found;
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
        for (let index = 0; index < value.length; index++) {
            collect(value[index], `${pointer}/${index}`, tokens, depth + 1, row, found);
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

// EXTERNAL MODULE: ./lib/domain/resource/object-id.js
var object_id = __webpack_require__(4258);
// EXTERNAL MODULE: ./lib/domain/fabric/ip.js
var fabric_ip = __webpack_require__(5571);
;// CONCATENATED MODULE: ./lib/domain/fabric/rules/connection-parts.js




/** A Connection with MCLAG in it is taken as it is; no other rule looks at it. */
function isDeprecated({ defaulted }) {
    const spec = specOf(defaulted);
    return DEPRECATED_TYPES.some((type) => pointerOf(spec, type) !== undefined);
}
/** The spec of a Connection that the fabric judges, undefined for MCLAG. */
function judgedSpec(object) {
    return isDeprecated(object) ? undefined : specOf(object.defaulted);
}
/** The ends of a Connection that the fabric judges, undefined for MCLAG and without a type. Problems and all. */
function judgedEndpoints(object) {
    return isDeprecated(object) ? undefined : endpointsOf(specOf(object.defaulted));
}
const connection_parts_known = new WeakMap();
/** Ends with a device and a port. Remembered with the endpoints: most rules ask for them. */
function placedEnds(endpoints) {
    const remembered = connection_parts_known.get(endpoints);
    if (remembered !== undefined)
        return remembered;
    const placed = [];
    for (const { ends } of endpoints.links) {
        for (const end of ends) {
            const parts = splitPort(end.port);
            if (parts === undefined)
                continue;
            const { side, role, port, ip, pointer } = end;
            placed.push({ side, role, port, ip, pointer, device: parts.device, portName: parts.port });
        }
    }
    connection_parts_known.set(endpoints, placed);
    return placed;
}
/** Ends at switches, each with the Switch; those at switches that are nowhere are left out. */
function switchEnds(endpoints, context) {
    return placedEnds(endpoints).flatMap((end) => {
        const at = end.role === 'switch' ? context.find('Switch', end.device) : undefined;
        return at === undefined ? [] : [{ end, at }];
    });
}
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
    return ADDRESSED.filter((type) => pointerOf(spec, type) !== undefined).flatMap((type) => linksOf(spec, type));
}
/** Ends of the links that have both addresses: the fabric looks at no others. */
function fullLinks(spec) {
    return addressedLinks(spec)
        .filter(({ ends }) => ends.every(({ ip }) => ip !== ''))
        .map(({ ends }) => ends.map((end) => ({ end, prefix: (0,fabric_ip/* parsePrefix */.A1)(end.ip) })));
}
function addressOf({ family, address }) {
    return (0,fabric_ip/* formatAddress */.M0)({ family, value: address });
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
        const within = (0,fabric_ip/* parsePrefix */.A1)(config.fabricSubnet);
        return fullLinks(spec).flatMap((ends) => ends.flatMap(({ end, prefix }) => {
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
        for (const { ends } of addressedLinks(specOf(object.defaulted))) {
            for (const end of ends) {
                const prefix = (0,fabric_ip/* parsePrefix */.A1)(end.ip);
                if (prefix === undefined)
                    continue;
                const address = addressOf(prefix);
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
        const users = context.index(indexAddresses);
        const own = new Map();
        return fullLinks(spec).flatMap((ends) => ends.flatMap(({ end, prefix }) => {
            if (prefix === undefined)
                return [];
            const address = addressOf(prefix);
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

;// CONCATENATED MODULE: ./lib/domain/fabric/profiles/port-names.js
/** Undefined when it is none; all numbers are 1 or more. */
function parsePortName(text) {
    const management = /^M(\d+)$/.exec(text);
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
    const port = pointerOf(profile, 'ports', name);
    return port === undefined ? undefined : readPort(profile, name, port);
}
function portsOf(profile) {
    return structEntriesOf(profile, 'ports').map(([name, port]) => readPort(profile, name, port));
}
function readPort(profile, name, port) {
    const pipeline = textOf(port, 'pipeline');
    const broken = (reason) => ({
        name,
        sort: 'broken',
        portProfile: {},
        pipeline,
        reason,
    });
    if (flagOf(port, 'management'))
        return { name, sort: 'management', portProfile: {}, pipeline };
    const group = textOf(port, 'group');
    if (group !== '') {
        const portProfile = groupProfile(profile, group) ?? {};
        return { name, sort: 'group', portProfile, pipeline };
    }
    const profileName = textOf(port, 'profile');
    if (profileName === '')
        return broken('it has neither a port profile nor a group');
    const portProfile = pointerOf(profile, 'portProfiles', profileName);
    if (portProfile === undefined)
        return broken(`its port profile "${profileName}" does not exist`);
    if (pointerOf(portProfile, 'speed') !== undefined)
        return { name, sort: 'speed', portProfile, pipeline };
    if (pointerOf(portProfile, 'breakout') !== undefined)
        return { name, sort: 'breakout', portProfile, pipeline };
    return broken(`its port profile "${profileName}" has neither speeds nor breakout modes`);
}
/** The port profile of a port group; undefined when the group or its profile does not exist. */
function groupProfile(profile, group) {
    const found = pointerOf(profile, 'portGroups', group);
    return found === undefined ? undefined : pointerOf(profile, 'portProfiles', textOf(found, 'profile'));
}
/** Speeds of a port profile, none for one with breakout modes. */
function speedsOf(portProfile) {
    const supported = listOf(read_structOf(portProfile, 'speed'), 'supported');
    return supported.filter((speed) => typeof speed === 'string');
}
/** Breakout modes of a port profile. */
function modesOf(portProfile) {
    return Object.keys(read_structOf(portProfile, 'breakout', 'supported'));
}
/** How many lanes a mode has; undefined when the port profile does not have the mode. */
function lanesOf(portProfile, mode) {
    const found = pointerOf(portProfile, 'breakout', 'supported', mode);
    return found === undefined ? undefined : listOf(found, 'offsets').length;
}
/** The mode a breakout port of a switch is in: the switch's own, else the profile's default. */
function modeOf(port, switchSpec) {
    const breakouts = read_structOf(switchSpec, 'portBreakouts');
    return Object.hasOwn(breakouts, port.name)
        ? textOf(breakouts, port.name)
        : textOf(read_structOf(port.portProfile, 'breakout'), 'default');
}
const switch_ports_known = new WeakMap();
/** Of the specs of a SwitchProfile and a Switch. Remembered with the two. */
function switchPorts(profile, switchSpec) {
    const ofProfile = switch_ports_known.get(profile) ?? new WeakMap();
    switch_ports_known.set(profile, ofProfile);
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
        const negotiates = flagOf(portProfile, 'autoNegAllowed');
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

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/connection-conflicts.js





/** Other users of a port that one finding lists at most. */
const connection_conflicts_LISTED = 3;
function portKey({ device, portName }) {
    return `${device}/${samePort(portName)}`;
}
function indexUses(context) {
    const byPort = new Map();
    const unclear = [];
    for (const object of context.all('Connection')) {
        if (isDeprecated(object))
            continue;
        const endpoints = endpointsOf(specOf(object.defaulted));
        if (endpoints === undefined || endpoints.problems.length > 0) {
            unclear.push(object);
            continue;
        }
        for (const end of placedEnds(endpoints)) {
            const key = portKey(end);
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
        const found = placedEnds(endpoints).flatMap((end) => {
            const others = [];
            for (const use of byPort.get(portKey(end)) ?? []) {
                if (others.length === connection_conflicts_LISTED)
                    break;
                if (use.object.key !== object.key)
                    others.push(use);
            }
            return used(end, others);
        });
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
            const key = portKey(end);
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
        const spec = judgedSpec(object) ?? {};
        const most = config.fabricMTU - config.serverFacingMTUOffset;
        return MTU_TYPES.flatMap((type) => {
            const mtu = read_numberOf(read_structOf(spec, type), 'mtu');
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
            .filter((type) => pointerOf(spec, type) !== undefined)
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
    if (pointerOf(specOf(object.defaulted), 'eslag') === undefined)
        return undefined;
    const members = new Map();
    for (const { end, at } of switchEnds(endpoints, context)) {
        if (members.has(end.device))
            continue;
        const redundancy = read_structOf(specOf(at.defaulted), 'redundancy');
        members.set(end.device, {
            at,
            end,
            group: textOf(redundancy, 'group'),
            type: textOf(redundancy, 'type'),
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

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-parts.js

const LEAF_ROLES = ['server-leaf', 'border-leaf', 'mixed-leaf'];
/** Of a Switch's spec. The obsolete role `virtual-edge` is neither leaf nor spine. */
function isLeaf(spec) {
    return LEAF_ROLES.includes(textOf(spec, 'role'));
}
function isSpine(spec) {
    return textOf(spec, 'role') === 'spine';
}
/** The type of redundancy, '' for none. */
function redundancyOf(spec) {
    return textOf(read_structOf(spec, 'redundancy'), 'type');
}
/** The SwitchProfile of a Switch; undefined when there is none of the name, which the table of references tells. */
function profileOf({ defaulted }, context) {
    return context.find('SwitchProfile', textOf(specOf(defaulted), 'profile'));
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

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/connection-ports.js







/** Ends at switches, the first of each switch. */
function firstEnds(object, context) {
    const endpoints = judgedEndpoints(object);
    if (endpoints === undefined || endpoints.problems.length > 0)
        return [];
    const seen = new Set();
    return switchEnds(endpoints, context).filter(({ at }) => !seen.has(at) && seen.add(at));
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
            if (profileOf(at, context) !== undefined)
                return [];
            const profile = textOf(specOf(at.defaulted), 'profile');
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
    const profile = profileOf(at, context);
    const known = profile && readPorts(specOf(profile.defaulted), specOf(at.defaulted), profile.id.name);
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
        const base = textOf(read_structOf(profile, 'ports', port.name), 'baseNOSName').replace(/^Ethernet/, '');
        const mode = modeOf(port, spec);
        const offsets = listOf(pointerOf(port.portProfile, 'breakout', 'supported', mode) ?? {}, 'offsets');
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
        const troubled = firstEnds(object, context).flatMap(({ end, at }) => {
            const trouble = portsOfSwitch(at, context)?.trouble;
            if (trouble === undefined)
                return [];
            const { pointer, message, follows } = trouble;
            return [
                {
                    pointer: `${end.pointer}/port`,
                    message: `${(0,object_id/* displayId */.kX)(at.id)}: ${message}`,
                    help: `Correct ${(0,object_id/* displayId */.kX)(at.id)} or its profile.`,
                    related: [placeIn(at, pointer, 'has it here')],
                    ...(follows ? { follows } : {}),
                },
            ];
        });
        if (troubled.length > 0)
            return troubled;
        const endpoints = judgedEndpoints(object);
        if (endpoints === undefined)
            return [];
        return switchEnds(endpoints, context).flatMap(({ end, at }) => {
            const known = portsOfSwitch(at, context);
            if (known === undefined || known.ports.allowed.has(end.portName))
                return [];
            return [unknownPort(end, at)];
        });
    },
};
function unknownPort({ portName, pointer }, at) {
    const spec = specOf(at.defaulted);
    const parsed = parsePortName(portName);
    const lane = parsed?.sort === 'data' && parsed.lane !== undefined;
    const base = portName.slice(0, portName.lastIndexOf('/'));
    const where = lane
        ? placeIn(at, (0,shared_pointer/* childPointer */.Y2)('/spec/portBreakouts', base), 'has its breakouts here')
        : placeIn(at, '/spec/profile', 'has its profile here');
    return {
        pointer: `${pointer}/port`,
        message: `${(0,object_id/* displayId */.kX)(at.id)} with the profile ${textOf(spec, 'profile')} has no port ${portName}`,
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
        const ends = judgedEndpoints(object)?.links.flatMap((link) => link.ends) ?? [];
        return ends.flatMap(({ role, port, pointer }) => {
            const name = port.slice(port.indexOf('/') + 1);
            if (role !== 'switch' || parsePortName(name)?.sort !== 'management')
                return [];
            return [
                {
                    pointer: `${pointer}/port`,
                    message: `${name} is the management port; the fabric accepts it, and no traffic of the connection goes through it`,
                    help: 'Use a data port of the switch, such as E1/1.',
                },
            ];
        });
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
            const role = textOf(specOf(at.defaulted), 'role');
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
    const profile = profileOf(at, context);
    if (profile === undefined || flagOf(read_structOf(specOf(profile.defaulted), 'features'), feature))
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
    const profile = profileOf(at, context);
    return profile !== undefined && textOf(specOf(profile.defaulted), 'switchSilicon') === 'vs';
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vlan-namespace-gap.js


/** What is wrong when a VPC is to be reachable on a switch that does not list its VLAN namespace; at most one finding. */
function vlanNamespaceGap(vpc, on, pointer) {
    const namespace = textOf(specOf(vpc.defaulted), 'vlanNamespace');
    const listed = textsOf(specOf(on.defaulted), 'vlanNamespaces');
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
    const member = spec && pointerOf(spec, 'staticExternal');
    return member && read_structOf(member, 'link', 'switch');
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
        const [ip, nextHop] = [textOf(side, 'ip'), textOf(side, 'nextHop')];
        const prefix = (0,fabric_ip/* parsePrefix */.A1)(ip);
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
    for (const { at, value: text } of textsOf(side, 'subnets')) {
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
        const vlan = read_numberOf(switchSide(object) ?? {}, 'vlan');
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
        const endpoints = side && endpointsOf(specOf(object.defaulted));
        if (endpoints === undefined || read_numberOf(side ?? {}, 'vlan') === 0)
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
        const vpc = context.find('VPC', textOf(read_structOf(spec, 'staticExternal'), 'withinVPC'));
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





const TYPES = CONNECTION_TYPES.filter((type) => !DEPRECATED_TYPES.includes(type));
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
        return connection_types_membersOf(object, DEPRECATED_TYPES).map((name) => ({
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
        if (connection_types_membersOf(object, [...TYPES, ...DEPRECATED_TYPES]).length > 0)
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
        if (connection_types_membersOf(object, DEPRECATED_TYPES).length > 0)
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
    title: 'the connection type stays what it was',
    example: 'bundled: {...}  # it was unbundled',
    cure: 'Give the new type a Connection with another name, and remove this one.',
    check({ key, defaulted }, context) {
        const previous = context.previous(key);
        if (previous === undefined)
            return [];
        const before = connectionType(specOf(previous.defaulted));
        const type = connectionType(specOf(defaulted));
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
    title: 'the VPC of a static external stays what it was',
    example: 'staticExternal: {withinVPC: vpc-2}  # it was vpc-1',
    cure: 'Give the Connection within the other VPC another name, and remove this one.',
    check({ key, defaulted }, context) {
        const previous = context.previous(key);
        const before = previous && pointerOf(specOf(previous.defaulted), 'staticExternal');
        const member = pointerOf(specOf(defaulted), 'staticExternal');
        if (before === undefined || member === undefined)
            return [];
        const [was, is] = [before, member].map((one) => textOf(one, 'withinVPC'));
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
        const spec = specOf(defaulted);
        if (pointerOf(spec, 'staticExternal') === undefined)
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
            for (const [key, value] of Object.entries(labelsOf(object.defaulted))) {
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
    const spec = specOf(object);
    const unchecked = DEPRECATED_TYPES.some((type) => pointerOf(spec, type) !== undefined);
    return unchecked ? found.map(({ code: _, ...reference }) => ({ ...reference, enforced: false })) : found;
}, { rules: written.rules });
/** No spec field is rewritten by admission. Annotations with the fabric's prefix are removed by it from 26.03 on. */
const connectionKind = defineKind({
    kind: 'Connection',
    group: 'wiring',
    version: 'v1beta1',
    plural: 'connections',
    shortNames: ['conn'],
    categories: ['hedgehog', 'wiring', 'fabric'],
    spec: connectionSpec,
    defaulting: connectionDefaulting,
    references,
    rules: connectionRules,
    canonical: { keep: CONNECTION_TYPES },
    ownsLabel: isFabricKey,
    ownsAnnotation: isFabricKey,
});

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/external.js


const externalDefaulting = {
    go: {},
    webhook(object) {
        const spec = specOf(object);
        const ipv4Namespace = textOf(spec, 'ipv4Namespace') || 'default';
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
        const spec = specOf(defaulted);
        if (pointerOf(spec, 'static') !== undefined)
            return [];
        return COMMUNITIES.flatMap((field) => {
            const community = textOf(spec, field);
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
        const spec = specOf(defaulted);
        if (pointerOf(spec, 'static') === undefined)
            return [];
        return COMMUNITIES.filter((field) => textOf(spec, field) !== '').map((field) => ({
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
        const external = pointerOf(specOf(object.defaulted), 'static');
        if (external === undefined)
            return [];
        const written = textsOf(external, 'prefixes');
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
    defaulting: externalDefaulting,
    ownsLabel: isFabricKey,
    references: referTo({ kind: 'IPv4Namespace', at: 'ipv4Namespace', byDefault: 'default', rule: 'EXT-6' }),
    canonical: { keep: ['static'] },
    rules: externalRules,
});

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
        const spec = specOf(object);
        return withOwnLabels(object, {
            'fabric.githedgehog.com/connection': textOf(spec, 'connection'),
            'fabric.githedgehog.com/external': textOf(spec, 'external'),
        });
    },
};

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
    return structsOf(read_structOf(specOf(defaulted), 'inboundACL'), 'statements').map(({ at, value }) => ({
        at: `/spec/inboundACL/statements/${at}`,
        seq: read_numberOf(value, 'seq'),
        protocol: textOf(value, 'protocol'),
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
    const action = textOf(value, 'action');
    if (!ACTIONS.includes(action)) {
        const help = `Choose one of ${ACTIONS.join(', ')}.`;
        findings.push({ pointer: `${at}/action`, message: `"${action}" is no action`, help });
    }
    if (!PROTOCOLS.includes(protocol)) {
        const help = `Choose one of ${PROTOCOLS.join(', ')}.`;
        findings.push({ pointer: `${at}/protocol`, message: `"${protocol}" is no protocol of an ACL`, help });
    }
    for (const field of PREFIXES) {
        const prefix = textOf(value, field);
        if (prefix === 'any' || (0,fabric_ip/* parsePrefix */.A1)(prefix) !== undefined)
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
            const filters = pointerOf(value, 'tcpFilters');
            if (filters === undefined)
                return [];
            const pointer = `${at}/tcpFilters`;
            const findings = [];
            if (protocol !== 'tcp') {
                const message = `TCP flags are set for the protocol ${protocol || 'none'}`;
                findings.push({ pointer, message, help: 'Remove tcpFilters, or set protocol to tcp.' });
            }
            const set = FLAGS.flat().filter((flag) => flagOf(filters, flag));
            if (flagOf(filters, 'established') && set.length > 0) {
                const message = `established is set together with ${set.join(', ')}`;
                findings.push({
                    pointer: `${pointer}/established`,
                    message,
                    help: 'Keep established, or the single flags.',
                });
            }
            for (const [flag, negation] of FLAGS) {
                if (!flagOf(filters, flag) || !flagOf(filters, negation))
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
    const [begin, end] = [read_numberOf(value, 'portRangeBegin'), read_numberOf(value, 'portRangeEnd')];
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
    return pointerOf(spec, 'static') !== undefined;
}
/** VLAN of an ExternalAttachment, 0 for untagged. */
function vlanOf(spec) {
    return read_numberOf(read_structOf(spec, isStatic(spec) ? 'static' : 'switch'), 'vlan');
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
        const spec = specOf(defaulted);
        if (isStatic(spec))
            return [];
        const findings = [];
        const ip = textOf(read_structOf(spec, 'switch'), 'ip');
        const neighbor = read_structOf(spec, 'neighbor');
        const other = textOf(neighbor, 'ip');
        if ((0,fabric_ip/* parsePrefix */.A1)(ip) === undefined) {
            const message = missingOr(ip, 'switch.ip', WITH_LENGTH);
            const help = 'Write the address of the switch with its length, such as 10.0.0.1/24.';
            findings.push({ pointer: '/spec/switch/ip', message, help });
        }
        if (read_numberOf(neighbor, 'asn') === 0) {
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
        const spec = specOf(defaulted);
        if (!isStatic(spec))
            return [];
        const [near, far] = [read_structOf(spec, 'switch'), read_structOf(spec, 'neighbor')];
        const fields = [
            ['switch/ip', textOf(near, 'ip') !== ''],
            ['switch/vlan', read_numberOf(near, 'vlan') !== 0],
            ['neighbor/asn', read_numberOf(far, 'asn') !== 0],
            ['neighbor/ip', textOf(far, 'ip') !== ''],
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
        const spec = specOf(defaulted);
        const external = pointerOf(spec, 'static');
        if (external === undefined)
            return [];
        const findings = [];
        const remote = textOf(external, 'remoteIP');
        const ip = textOf(external, 'ip');
        if ((0,fabric_ip/* parseAddress */.or)(remote) === undefined) {
            const message = missingOr(remote, 'static.remoteIP', 'address');
            findings.push({
                pointer: '/spec/static/remoteIP',
                message,
                help: 'Write the address of the other end, without a length.',
            });
        }
        if ((ip !== '') === flagOf(external, 'proxy')) {
            const message = ip === '' ? 'neither static.ip nor static.proxy is set' : 'both static.ip and static.proxy are set';
            const help = 'Set static.ip to the address of the switch with its length, or static.proxy to true.';
            findings.push({ pointer: ip === '' ? '/spec/static' : '/spec/static/proxy', message, help });
        }
        if (ip !== '' && (0,fabric_ip/* parsePrefix */.A1)(ip) === undefined) {
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
        const spec = specOf(defaulted);
        return ['switch', 'static'].flatMap((member) => {
            const ip = textOf(read_structOf(spec, member), 'ip');
            if ((0,fabric_ip/* parsePrefix */.A1)(ip)?.family !== 6)
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
        const spec = specOf(object.defaulted);
        const findings = [];
        const vlan = vlanOf(spec);
        if (vlan > external_attachment_addresses_LAST_VLAN) {
            findings.push({
                pointer: isStatic(spec) ? '/spec/static/vlan' : '/spec/switch/vlan',
                message: `${vlan} is no VLAN; the fabric accepts it, and the switch cannot use it`,
                help: `Choose a VLAN of 1 to ${external_attachment_addresses_LAST_VLAN}, or leave it out for untagged traffic.`,
            });
        }
        const [near, far] = [textOf(read_structOf(spec, 'switch'), 'ip'), textOf(read_structOf(spec, 'neighbor'), 'ip')];
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
        const external = textOf(specOf(attachment.defaulted), 'external');
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
    const connection = context.find('Connection', textOf(specOf(defaulted), 'connection'));
    if (connection === undefined)
        return [];
    const names = endpointsOf(specOf(connection.defaulted))?.switches ?? [];
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
        const spec = specOf(defaulted);
        const fields = [
            ['external', 'External'],
            ['connection', 'Connection of type external'],
        ];
        return fields
            .filter(([field]) => textOf(spec, field) === '')
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
        const spec = specOf(defaulted);
        const external = context.find('External', textOf(spec, 'external'));
        if (external === undefined)
            return [];
        const here = isStatic(spec);
        const there = isStatic(specOf(external.defaulted));
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
        const connection = context.find('Connection', textOf(specOf(defaulted), 'connection'));
        if (connection === undefined)
            return [];
        const spec = specOf(connection.defaulted);
        if (pointerOf(spec, 'external') !== undefined)
            return [];
        return [
            {
                pointer: '/spec/connection',
                message: `${(0,object_id/* displayId */.kX)(connection.id)} is of type ${connectionType(spec) ?? 'none'}, not external`,
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
    const spec = specOf(defaulted);
    return `${vlanOf(spec)} ${textOf(spec, 'connection')}`;
}
function vlanPointer({ defaulted }) {
    return isStatic(specOf(defaulted)) ? '/spec/static/vlan' : '/spec/switch/vlan';
}
const vlanUnused = {
    code: 'HHS-EA-11',
    severity: 'error',
    needs: 'references',
    title: 'attachments of one connection have different VLANs',
    example: 'switch: {vlan: 100}  # another attachment of the connection has it',
    cure: 'Give each attachment of the connection a VLAN of its own; one may go without.',
    check(object, context) {
        const spec = specOf(object.defaulted);
        if (textOf(spec, 'connection') === '')
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
                message: `${(0,object_id/* displayId */.kX)(first.id)} has ${what} on the connection ${textOf(spec, 'connection')}, too`,
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
        const spec = specOf(object.defaulted);
        const withAcl = pointerOf(spec, 'inboundACL') !== undefined;
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
    rules: externalAttachmentRules,
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
        const spec = specOf(object);
        const vpc = read_structOf(spec, 'permit', 'vpc');
        const external = read_structOf(spec, 'permit', 'external');
        const permit = {
            ...read_structOf(spec, 'permit'),
            vpc: withSorted(vpc, 'subnets'),
            external: withSorted(external, 'prefixes', ['prefix']),
        };
        return withOwnLabels(withSpec(object, { ...spec, permit }), {
            'fabric.githedgehog.com/vpc': textOf(vpc, 'name'),
            'fabric.githedgehog.com/external': textOf(external, 'name'),
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
    return read_structOf(specOf(object), 'permit', name);
}
function nameOf({ defaulted }, name) {
    return textOf(read_structOf(specOf(defaulted), 'permit', name), 'name');
}
function ends(object, context) {
    const vpc = context.find('VPC', nameOf(object, 'vpc'));
    const external = context.find('External', nameOf(object, 'external'));
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
        return sides.flatMap(([name, kind, at]) => nameOf(object, name) !== ''
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
        return structsOf(side(object, 'external'), 'prefixes')
            .filter(({ value }) => textOf(value, 'prefix') === '')
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
        const [ofVpc, ofExternal] = [vpc, external].map(({ defaulted }) => textOf(specOf(defaulted), 'ipv4Namespace'));
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
        const subnets = read_structOf(specOf(vpc.defaulted), 'subnets');
        return textsOf(side(object, 'vpc'), 'subnets').flatMap(({ at, value }) => {
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
        return structsOf(side(object, 'external'), 'prefixes').flatMap(({ at, value }) => {
            const text = textOf(value, 'prefix');
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
            [VPC, 'subnets', textsOf(side(object, 'vpc'), 'subnets').length],
            [EXTERNAL, 'prefixes', structsOf(side(object, 'external'), 'prefixes').length],
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
    rules: externalPeeringRules,
    defaulting: externalPeeringDefaulting,
    ownsLabel: isFabricKey,
    references: referTo({ kind: 'VPC', at: 'permit.vpc.name', rule: 'EP-4' }, { kind: 'External', at: 'permit.external.name', rule: 'EP-5' }),
    canonical: { sort: { 'permit.vpc.subnets': [], 'permit.external.prefixes': ['prefix'] } },
});

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/ipv4-namespace.js



const ipv4NamespaceDefaulting = {
    go: {},
    webhook: (object) => withSpec(withOwnLabels(object, {}), withSorted(specOf(object), 'subnets')),
};

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/ipv4-namespace-entries.js


/** The entries in the order of the manifest. What is no text at all is passed over; null is the empty text. */
function writtenEntries(namespace) {
    return listOf(specOf(namespace.object), 'subnets').flatMap((value, at) => {
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
        const texts = listOf(specOf(namespace.defaulted), 'subnets').filter((text) => typeof text === 'string');
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
            const value = labelsOf(object.defaulted)[label];
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
            for (const [label, value] of Object.entries(labelsOf(object.defaulted))) {
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

// EXTERNAL MODULE: ./lib/domain/fabric/go-text.js
var go_text = __webpack_require__(3818);
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
        const spec = specOf(object);
        const ipv4Namespace = textOf(spec, 'ipv4Namespace') || 'default';
        const vlanNamespace = textOf(spec, 'vlanNamespace') || 'default';
        const subnets = {};
        for (const [name, subnet] of Object.entries(read_structOf(spec, 'subnets'))) {
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
    const prefix = (0,fabric_ip/* parsePrefix */.A1)(textOf(subnet, 'subnet'));
    if (prefix === undefined)
        return subnet;
    const wantsGateway = textOf(subnet, 'gateway') === '' && !flagOf(subnet, 'hostBGP');
    const next = wantsGateway ? { ...subnet, gateway: hostText(prefix, 1n) } : subnet;
    return prefix.length > LONGEST_SUBNET
        ? next
        : { ...next, dhcp: dhcpDefaults(read_structOf(next, 'dhcp'), prefix) };
}
function hostText(prefix, offset) {
    const address = (0,fabric_ip/* addressIn */._Q)(prefix, offset);
    return address === undefined ? '' : (0,fabric_ip/* formatAddress */.M0)(address);
}
/** With DHCP off range and options are dropped, but not the static leases. */
function dhcpDefaults(dhcp, prefix) {
    if (!flagOf(dhcp, 'enable'))
        return without(without(dhcp, 'range'), 'options');
    const range = read_structOf(dhcp, 'range');
    const start = textOf(range, 'start') || hostText(prefix, 2n);
    const end = textOf(range, 'end') || (0,fabric_ip/* formatAddress */.M0)({ family: prefix.family, value: prefix.last });
    const ranged = { ...dhcp, range: { ...range, start, end } };
    const options = pointerOf(dhcp, 'options');
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
        interfaceMTU: read_numberOf(options, 'interfaceMTU') || DEFAULT_INTERFACE_MTU,
        leaseTimeSeconds: read_numberOf(options, 'leaseTimeSeconds') || DEFAULT_LEASE_SECONDS,
    };
    const addresses = withSorted(withSorted(filled, 'dnsServers'), 'timeServers');
    return withSorted(addresses, 'advertisedRoutes', ['destination', 'gateway']);
}
/** One spelling for each MAC; what is none stays as it is. */
function withCanonicalMacs(dhcp) {
    const leases = pointerOf(dhcp, 'static');
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
    const written = read_structOf(specOf(vpc.object), 'subnets');
    const subnets = structEntriesOf(specOf(vpc.defaulted), 'subnets').map(([name, value]) => readSubnet(name, value, read_structOf(written, name)));
    vpc_subnets_known.set(vpc, subnets);
    return subnets;
}
function readSubnet(name, value, written) {
    const pointer = (0,shared_pointer/* childPointer */.Y2)('/spec/subnets', name);
    const text = textOf(value, 'subnet');
    const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
    const extras = structEntriesOf(value, 'hostBGPExtraPrefixes').map(([extra, lengths]) => ({
        text: extra,
        pointer: (0,shared_pointer/* childPointer */.Y2)(`${pointer}/hostBGPExtraPrefixes`, extra),
        value: lengths,
        prefix: (0,fabric_ip/* parsePrefix */.A1)(extra),
    }));
    const hostBgp = flagOf(value, 'hostBGP');
    return { name, pointer, value, written, text, prefix, hostBgp, vlan: read_numberOf(value, 'vlan'), extras };
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
            const outside = vpcSubnets(vpc).filter(({ prefix }) => prefix !== undefined && !fits(prefix, entries));
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
function fits(prefix, entries) {
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
    plural: 'ipv4namespaces',
    shortNames: ['ipns'],
    categories: ['hedgehog', 'fabric'],
    spec: ipv4NamespaceSpec,
    defaulting: ipv4NamespaceDefaulting,
    ownsLabel: isFabricKey,
    canonical: { sort: { subnets: [] } },
    rules: ipv4NamespaceRules,
});

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
        const spec = specOf(object);
        const vlans = textsOf(spec, 'vlanNamespaces').map(({ value }) => value);
        const vlanNamespaces = vlans.length === 0 ? ['default'] : vlans;
        const groups = groupsOf(spec);
        const linkFlap = pointerOf(spec, 'linkFlapErrDisable');
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
            'fabric.githedgehog.com/profile': textOf(spec, 'profile'),
        });
    },
};
/** The groups of a switch, the redundancy group among them. */
function groupsOf(spec) {
    const groups = textsOf(spec, 'groups').map(({ value }) => value);
    const group = textOf(read_structOf(spec, 'redundancy'), 'group');
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



function switch_addresses_addressOf({ family, address }) {
    return { family, value: address };
}
/** An address, undefined when the text is no prefix. */
function addressIn(text) {
    const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
    return prefix === undefined ? undefined : (0,fabric_ip/* formatAddress */.M0)(switch_addresses_addressOf(prefix));
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
        const text = textOf(specOf(defaulted), 'ip');
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
    const address = switch_addresses_addressOf(prefix);
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
    return groupBy(all('Switch'), ({ defaulted }) => [addressIn(textOf(specOf(defaulted), 'ip')) ?? '']);
}
const managementUnique = {
    code: 'HHS-SW-26',
    severity: 'error',
    needs: 'references',
    title: 'ip is neither the address of the control nodes nor that of another switch',
    example: 'ip: 172.30.0.1/21',
    cure: 'Choose a free address of the management subnet.',
    check(object, context) {
        const text = textOf(specOf(object.defaulted), 'ip');
        const address = addressIn(text);
        if (address === undefined)
            return [];
        const help = 'Choose a free address of the management subnet.';
        const findings = [];
        if (address === addressIn(context.config.controlVIP)) {
            const message = `ip ${text} is the address of the control nodes`;
            findings.push({ pointer: '/spec/ip', message, help });
        }
        const other = anotherIn(context.index(switchesByAddress), address, object);
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
    if (subnet === undefined || (0,fabric_ip/* contains */.gR)(subnet, switch_addresses_addressOf(prefix)))
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
        const text = textOf(specOf(defaulted), 'protocolIP');
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
        const spec = specOf(defaulted);
        const text = textOf(spec, 'vtepIP');
        if (!isLeaf(spec) || (text === '' && config.fabricMode === 'spine-leaf'))
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
    return groupBy(users, ({ defaulted }) => [textOf(specOf(defaulted), field)]);
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
        const text = textOf(specOf(object.defaulted), 'protocolIP');
        const other = anotherIn(context.index(protocolUsers), text, object);
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
        const spec = specOf(object.defaulted);
        if (!isLeaf(spec) || redundancyOf(spec) === 'mclag')
            return [];
        const text = textOf(spec, 'vtepIP');
        const other = anotherIn(context.index(vtepUsers), text, object);
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
    return groupBy(all('Switch'), ({ defaulted }) => {
        const spec = specOf(defaulted);
        const asn = read_numberOf(spec, 'asn');
        return isLeaf(spec) && asn !== 0 ? [String(asn)] : [];
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
        const spec = specOf(object.defaulted);
        if (!isLeaf(spec) || redundancyOf(spec) === 'mclag')
            return [];
        const asn = read_numberOf(spec, 'asn');
        const other = anotherIn(context.index(leavesByAsn), String(asn), object);
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
        const spec = specOf(defaulted);
        const asn = read_numberOf(spec, 'asn');
        const { leafASNStart, leafASNEnd } = config;
        if (!isLeaf(spec) || asn === 0 || (asn >= leafASNStart && asn <= leafASNEnd))
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
        const spec = specOf(defaulted);
        const asn = read_numberOf(spec, 'asn');
        if (!isSpine(spec) || asn === 0 || asn === config.spineASN)
            return [];
        const message = `the spine has the ASN ${asn}, and all spines have ${config.spineASN}`;
        return [{ pointer: '/spec/asn', message, help: `Write asn: ${config.spineASN}.` }];
    },
};
const switchAsnRules = [leafUnique, leafRange, spineAsn];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-boot.js



/** In the form in which two spellings of one MAC are equal. */
function identityOf(defaulted, by) {
    const text = textOf(read_structOf(specOf(defaulted), 'boot'), by);
    return by === 'mac' ? ((0,go_text/* canonicalMac */.EF)(text) ?? text) : text;
}
function bySerial({ all }) {
    return groupBy(all('Switch'), ({ defaulted }) => [identityOf(defaulted, 'serial')]);
}
function byMac({ all }) {
    return groupBy(all('Switch'), ({ defaulted }) => [identityOf(defaulted, 'mac')]);
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
            const other = anotherIn(context.index(index), identity, object);
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
    const features = read_structOf(specOf(defaulted), 'features');
    return flagOf(features, 'portLocator') || BUILT_IN_WITH_LOCATORS.has(id.name);
}
/** What the fabric looks at: with `*` nothing else, and nothing that is over within the second. */
function keptEntries(spec) {
    const entries = textEntriesOf(spec, 'portLocators');
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
        const spec = specOf(object.defaulted);
        const entries = keptEntries(spec);
        const profile = profileOf(object, context);
        if (entries.length === 0 || profile === undefined)
            return [];
        const findings = hasLocators(profile) ? [] : [withoutFeature(profile)];
        const available = availableOf(spec, profile);
        return [...findings, ...entries.flatMap((entry) => entryProblems(entry, available, profile))];
    },
};
/** Undefined when the modes are wrong, so that nobody can tell. */
function availableOf(spec, profile) {
    const ports = switchPorts(specOf(profile.defaulted), spec);
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
        const spec = specOf(object);
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
    const map = pointerOf(spec, field);
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
        isAsked: (spec) => flagOf(spec, 'roce'),
        example: 'profile: celestica-ds2000\nroce: true',
    },
    {
        code: 'HHS-SW-22',
        feature: 'ecmpRoCEQPN',
        what: 'ECMP by RoCE queue pairs',
        pointer: '/spec/ecmp/roceQPN',
        isAsked: (spec) => flagOf(read_structOf(spec, 'ecmp'), 'roceQPN'),
        example: 'profile: celestica-ds3000\necmp: {roceQPN: true}',
    },
    {
        code: 'HHS-SW-23',
        feature: 'eslag',
        what: 'ESLAG',
        pointer: '/spec/redundancy/type',
        isAsked: (spec) => redundancyOf(spec) === 'eslag',
        example: 'profile: celestica-ds4000\nredundancy: {group: pair-1, type: eslag}',
    },
];
/** The profile that lacks what is asked of it. */
function lacking(object, context, demand) {
    if (!demand.isAsked(specOf(object.defaulted)))
        return undefined;
    const profile = profileOf(object, context);
    if (profile === undefined)
        return undefined;
    return flagOf(read_structOf(specOf(profile.defaulted), 'features'), demand.feature) ? undefined : profile;
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
                    related: placeInProfile(profile, '/spec/features', `what ${profile.id.name} can do`),
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
        const endpoints = endpointsOf(specOf(connection.defaulted));
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
    return role === 'switch' ? splitPort(port) : undefined;
}
/** `E1/5` for `E1/5/2`; other names as they are. */
function withoutLane(port) {
    return port.split('/').slice(0, 2).join('/');
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/switch-modes.js






function modelOf(object, context) {
    const profile = profileOf(object, context);
    if (profile === undefined)
        return undefined;
    const spec = specOf(profile.defaulted);
    return { object: profile, spec, ports: switchPorts(spec, specOf(object.defaulted)) };
}
/** Names in a map of the switch that are not in `possible`. What cannot be told because of a wrong mode is passed over. */
function impossible(spec, field, { ports }, possible) {
    const unusable = new Set(ports.unusable.map(({ name }) => name));
    return Object.keys(read_structOf(spec, field)).filter((name) => !possible.has(name) && !unusable.has(withoutLane(name)));
}
/** Ports that the profile describes wrongly; those in a wrong mode of the switch's own are told by SW-18. */
function brokenPorts(spec, { ports }) {
    const breakouts = read_structOf(spec, 'portBreakouts');
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
        const spec = specOf(object.defaulted);
        const [broken] = brokenPorts(spec, model);
        const findings = [];
        if (broken !== undefined) {
            const reason = broken.reason ?? 'its default breakout mode is not one it supports';
            findings.push({
                pointer: '/spec/profile',
                message: `the profile ${model.object.id.name} does not describe its port ${broken.name}: ${reason}`,
                help: 'Correct the SwitchProfile, or choose another one.',
                related: placeInProfile(model.object, (0,shared_pointer/* childPointer */.Y2)('/spec/ports', broken.name), 'the port is here'),
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
        const names = impossible(specOf(object.defaulted), 'portFECs', model, model.ports.fec);
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
            const hasBreakouts = Object.keys(read_structOf(specOf(object.defaulted), 'portBreakouts')).length > 0;
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
    const most = read_numberOf(spec, 'maxPorts');
    const problems = [];
    if (most > 0 && ports.lanes > most) {
        problems.push(`${ports.lanes} ports and lanes are in use, and the profile ${model} has ${most}`);
    }
    const pipelines = read_structOf(spec, 'pipelines');
    if (Object.keys(pipelines).length === 0)
        return problems;
    for (const [name, lanes] of ports.lanesByPipeline) {
        if ((0,json/* getOwn */.Ng)(pipelines, name) === undefined) {
            problems.push(`ports of the profile ${model} name the pipeline "${name}", which it does not have`);
            continue;
        }
        const limit = read_numberOf(pointerOf(pipelines, name) ?? {}, 'maxPorts');
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
            return textsOf(specOf(object), field)
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
    const written = textsOf(specOf(object), 'vlanNamespaces');
    const named = new Set(written.map(({ value }) => value));
    const implied = textsOf(specOf(defaulted), 'vlanNamespaces').filter(({ value }) => !named.has(value));
    const places = [
        ...written.map(({ at, value }) => ({ value, pointer: `/spec/vlanNamespaces/${at}` })),
        ...implied.map(({ value }) => ({ value, pointer: '/spec/vlanNamespaces' })),
    ];
    return places.flatMap(({ value, pointer }) => {
        const namespace = context.find('VLANNamespace', value);
        if (namespace === undefined)
            return [];
        return structsOf(specOf(namespace.defaulted), 'ranges').map(({ value: range }) => ({
            from: read_numberOf(range, 'from'),
            to: read_numberOf(range, 'to'),
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
    const profile = profileOf(object, context);
    if (profile === undefined)
        return [];
    return textEntriesOf(specOf(object.defaulted), setting.field).flatMap(([name, value]) => {
        const found = settingProblem(profile, setting, name, value);
        if (found === undefined)
            return [];
        const related = placeInProfile(profile, `/spec/${setting.among}`, `the ${setting.of}s of the profile`);
        return [{ pointer: (0,shared_pointer/* childPointer */.Y2)(`/spec/${setting.field}`, name), ...found, related }];
    });
}
function settingProblem(profile, setting, name, value) {
    const { what, of, among, member, valuesOf } = setting;
    const model = profile.id.name;
    const spec = specOf(profile.defaulted);
    const target = pointerOf(spec, among, name);
    if (target === undefined) {
        const message = `the profile ${model} has no ${of} "${name}"`;
        return { message, help: whichNames(spec, setting), onKey: true };
    }
    const portProfile = pointerOf(spec, 'portProfiles', textOf(target, 'profile'));
    if (portProfile === undefined || pointerOf(portProfile, member) === undefined) {
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
    const names = Object.keys(pointerOf(spec, among) ?? {});
    if (names.length === 0)
        return `The profile has no ${of}s: remove the entry.`;
    return `Name a ${of} as the profile does: ${names[0]} to ${names[names.length - 1]}.`;
}
/** What would do instead, where there is something. */
function otherWay(target, member, name) {
    const group = textOf(target, 'group');
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
        const type = redundancyOf(specOf(defaulted));
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
        const redundancy = read_structOf(specOf(defaulted), 'redundancy');
        const group = textOf(redundancy, 'group');
        const type = textOf(redundancy, 'type');
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
    return textOf(read_structOf(specOf(defaulted), 'redundancy'), 'group');
}
function membersByGroup({ all }) {
    return groupBy(all('Switch'), (one) => [groupOf(one)]);
}
/** Groups and types together, as in `pair-1 eslag`. */
function membersByType({ all }) {
    return groupBy(all('Switch'), (one) => (groupOf(one) === '' ? [] : [typeKey(one)]));
}
function typeKey(object) {
    return `${groupOf(object)} ${redundancyOf(specOf(object.defaulted))}`;
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
        const type = redundancyOf(specOf(object.defaulted));
        if (group === '' || type === '')
            return [];
        const other = switch_redundancy_TYPES.filter((one) => one !== type && one !== '')
            .map((one) => anotherIn(context.index(membersByType), `${group} ${one}`, object))
            .find((one) => one !== undefined);
        if (other === undefined)
            return [];
        const otherType = redundancyOf(specOf(other.defaulted));
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
        const spec = specOf(defaulted);
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
            ...(redundancyOf(spec) === 'mclag' ? [mclag] : []),
            ...(textOf(spec, 'role') === 'virtual-edge' ? [role] : []),
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
        if (listOf(specOf(defaulted), 'vlanNamespaces').length > 0)
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
        if (read_numberOf(specOf(defaulted), 'asn') !== 0)
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
            if (textOf(specOf(defaulted), field) !== '')
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
        const spec = specOf(defaulted);
        if (!isLeaf(spec) || config.fabricMode !== 'spine-leaf' || textOf(spec, 'vtepIP') !== '')
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
        const spec = specOf(defaulted);
        if (!isSpine(spec) || textOf(spec, 'vtepIP') === '')
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
        const linkFlapErrDisable = pointerOf(defaulted, 'spec', 'linkFlapErrDisable');
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
    title: 'portBreakouts stays as it is while RoCE is on, before or after the change',
    example: 'roce: true\nportBreakouts: {E1/50: 4x25G}   # new',
    cure: 'Switch RoCE off, change the breakouts in a second step, and switch it on again in a third.',
    check(object, context) {
        const previous = context.previous(object.key);
        if (previous === undefined)
            return [];
        const [before, after] = [specOf(previous.object), specOf(object.object)];
        if (!flagOf(before, 'roce') && !flagOf(after, 'roce'))
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
    title: 'a change neither reboots a switch nor takes ports away from under a connection',
    example: 'roce: true   # was false',
    cure: 'Make the change when the switch, or the connection, may be down.',
    check(object, context) {
        const previous = context.previous(object.key);
        if (previous === undefined)
            return [];
        const findings = [];
        const isOn = flagOf(specOf(object.defaulted), 'roce');
        if (isOn !== flagOf(specOf(previous.defaulted), 'roce')) {
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
    const [before, after] = [specOf(previous.defaulted), specOf(object.defaulted)];
    const names = new Set([
        ...Object.keys(read_structOf(before, 'portBreakouts')),
        ...Object.keys(read_structOf(after, 'portBreakouts')),
    ]);
    const changed = [...names].filter((name) => {
        const mode = modeIn(name, after, profileOf(object, context));
        return mode !== modeIn(name, before, profileOf(previous, context));
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
    const port = profile === undefined ? undefined : portOf(specOf(profile.defaulted), name);
    return port === undefined ? textOf(read_structOf(spec, 'portBreakouts'), name) : modeOf(port, spec);
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
    plural: 'switches',
    shortNames: ['sw'],
    categories: ['hedgehog', 'wiring', 'fabric'],
    spec: switchSpec,
    rules: switchRules,
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
});

// EXTERNAL MODULE: ./lib/domain/resource/live-object.js
var live_object = __webpack_require__(2107);
;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/switch-profile.js


const PORTS_ANNOTATION = 'fabric.githedgehog.com/ports';
const switchProfileDefaulting = {
    go: { structs: ['features', 'config'] },
    webhook(object) {
        const summary = portSummary(specOf(object));
        return summary === undefined ? object : withAdded(object, 'annotations', { [PORTS_ANNOTATION]: summary });
    },
};
/** `48xSFP28-25G, 8xQSFP28-100G`; undefined when a port has no port profile. */
function portSummary(spec) {
    const counts = new Map();
    for (const [, port] of structEntriesOf(spec, 'ports')) {
        if (flagOf(port, 'management'))
            continue;
        const profile = switch_profile_profileOf(spec, port);
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
function switch_profile_profileOf(spec, port) {
    const name = textOf(port, 'group');
    if (name === '')
        return textOf(port, 'profile') || undefined;
    const group = pointerOf(spec, 'portGroups', name);
    return group === undefined ? undefined : textOf(group, 'profile') || undefined;
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
const TH5 = ['subinterfaces', 'acls', 'l3vni', 'roce', 'ecmpRoCEQPN'];
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
    features: TH5,
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
        const pointer = firstDifference(comparable(specOf(object.defaulted)), comparable(specOf(profile)));
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
    const { portLocator: _, ...features } = read_structOf(spec, 'features');
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
    return structEntriesOf(spec, 'ports').map(([name, port]) => ({
        name,
        pointer: (0,shared_pointer/* childPointer */.Y2)('/spec/ports', name),
        management: flagOf(port, 'management'),
        nos: textOf(port, 'nos'),
        baseNOSName: textOf(port, 'baseNOSName'),
        label: textOf(port, 'label'),
        group: textOf(port, 'group'),
        profile: textOf(port, 'profile'),
        oniePortName: textOf(port, 'oniePortName'),
        pipeline: textOf(port, 'pipeline'),
        portProfile: pointerOf(spec, 'portProfiles', textOf(port, 'profile')),
    }));
}
function dataPorts(spec) {
    return profilePorts(spec).filter(({ management }) => !management);
}
function isBreakoutPort({ portProfile }) {
    return portProfile !== undefined && pointerOf(portProfile, 'breakout') !== undefined;
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
        return dataPorts(specOf(defaulted))
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
        const spec = specOf(defaulted);
        return dataPorts(spec)
            .filter(({ group }) => group !== '' && pointerOf(spec, 'portGroups', group) === undefined)
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
        return dataPorts(specOf(defaulted)).filter(isBreakoutPort).flatMap(breakoutProblems);
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
        return dataPorts(specOf(defaulted))
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
        const spec = specOf(defaulted);
        return dataPorts(spec).flatMap((port) => {
            const { name, pipeline, profile, portProfile } = port;
            if (pipeline === '')
                return [];
            const pointer = `${port.pointer}/pipeline`;
            if (pointerOf(spec, 'pipelines', pipeline) === undefined) {
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
            if (textOf(specOf(defaulted), field) !== '')
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
        const names = textsOf(specOf(defaulted), 'otherNames');
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
        const type = textOf(specOf(defaulted), 'nosType');
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
        const spec = specOf(defaulted);
        const used = new Set(dataPorts(spec).map(({ group }) => group));
        return structEntriesOf(spec, 'portGroups').flatMap(([name, group]) => {
            const pointer = (0,shared_pointer/* childPointer */.Y2)('/spec/portGroups', name);
            const findings = [];
            if (!used.has(name) || name === '') {
                const help = 'Name the group at its ports, or remove it.';
                findings.push({ pointer, message: `no port is in the group "${name}"`, help, onKey: true });
            }
            const nos = textOf(group, 'nos');
            if ((wholeNumber(nos) ?? 0n) <= 0n) {
                findings.push({
                    pointer: `${pointer}/nos`,
                    message: `the group "${name}" ${nos === '' ? 'has no nos' : `has the nos "${nos}"`}, where a number from 1 is needed`,
                    help: 'Set nos to the number of the group in the operating system of the switch.',
                });
            }
            return [...findings, ...groupProfileProblems(spec, name, textOf(group, 'profile'), pointer)];
        });
    },
};
function groupProfileProblems(spec, name, profileName, pointer) {
    const problem = (message, help) => [{ pointer: `${pointer}/profile`, message, help }];
    const help = 'Name one of spec.portProfiles that has speeds and does not allow auto negotiation.';
    if (profileName === '')
        return problem(`the group "${name}" has no profile`, help);
    const profile = pointerOf(spec, 'portProfiles', profileName);
    const named = `the profile "${profileName}" of the group "${name}"`;
    if (profile === undefined)
        return problem(`${named} is not among portProfiles`, help);
    if (pointerOf(profile, 'speed') === undefined)
        return problem(`${named} has no speeds`, help);
    return flagOf(profile, 'autoNegAllowed') ? problem(`${named} allows auto negotiation`, help) : [];
}
const portProfiles = {
    code: 'HHS-SP-19',
    severity: 'error',
    needs: 'self',
    title: 'a port profile is used, and has either speeds or breakouts',
    example: 'portProfiles: {spare: {}}',
    cure: 'Give the profile speed or breakout, and name it at a port or a group.',
    check({ defaulted }) {
        const spec = specOf(defaulted);
        const used = new Set(dataPorts(spec).map(({ profile }) => profile));
        for (const [, group] of structEntriesOf(spec, 'portGroups'))
            used.add(textOf(group, 'profile'));
        return structEntriesOf(spec, 'portProfiles').flatMap(([name, profile]) => portProfileProblems(name, profile, used.has(name) && name !== ''));
    },
};
function portProfileProblems(name, profile, isUsed) {
    const pointer = (0,shared_pointer/* childPointer */.Y2)('/spec/portProfiles', name);
    const findings = [];
    if (!isUsed) {
        const help = 'Name the profile at a port or a group, or remove it.';
        findings.push({ pointer, message: `no port and no group has the profile "${name}"`, help, onKey: true });
    }
    const speed = pointerOf(profile, 'speed') !== undefined;
    if (speed === (pointerOf(profile, 'breakout') !== undefined)) {
        const message = `the profile "${name}" has ${speed ? 'both speed and' : 'neither speed nor'} breakout`;
        findings.push({ pointer, message, help: 'Keep one of speed and breakout.' });
    }
    if (flagOf(profile, 'autoNegDefault') && !flagOf(profile, 'autoNegAllowed')) {
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
        return structEntriesOf(specOf(defaulted), 'pipelines').flatMap(([name, pipeline]) => {
            const pointer = (0,shared_pointer/* childPointer */.Y2)('/spec/pipelines', name);
            const findings = [];
            if (name === '') {
                const help = 'Give the pipeline a name, and use it at its ports.';
                findings.push({ pointer, message: 'a pipeline has no name', help, onKey: true });
            }
            if (read_numberOf(pipeline, 'maxPorts') <= 0) {
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
        const ports = profilePorts(specOf(object.defaulted));
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
        return profilePorts(specOf(defaulted))
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
        return dataPorts(specOf(defaulted))
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
        const ports = dataPorts(specOf(object.defaulted));
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
        return dataPorts(specOf(defaulted)).flatMap(({ name, pointer, profile, group }) => {
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
    return structEntriesOf(specOf(defaulted), 'portProfiles').flatMap(([name, profile]) => {
        const member = pointerOf(profile, what);
        const pointer = `${(0,shared_pointer/* childPointer */.Y2)('/spec/portProfiles', name)}/${what}`;
        return member === undefined ? [] : [{ what, name, member, pointer }];
    });
}
/** The default has to be there, and among what is supported; `supported` lists that. */
function defaultProblems(choice, supported) {
    const { what, name, member, pointer } = choice;
    const chosen = textOf(member, 'default');
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
            const supported = textsOf(choice.member, 'supported');
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
            const modes = structEntriesOf(choice.member, 'supported');
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
    if (listOf(value, 'offsets').length === 0) {
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
        const spec = specOf(object);
        const labelled = withOwnLabels(object, {});
        const ranges = listOf(spec, 'ranges');
        if (!ranges.every(json/* isJsonObject */.OW))
            return labelled;
        return withSpec(labelled, { ...spec, ranges: normalRanges(ranges) ?? [] });
    },
};
/** Undefined when one of the ranges is invalid. */
function normalRanges(ranges) {
    const filled = ranges.map((range) => ({
        from: read_numberOf(range, 'from'),
        to: read_numberOf(range, 'to') || read_numberOf(range, 'from'),
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
    return (!(0,json/* jsonEquals */.A)(specOf(defaulted), specOf(previous.defaulted)) ||
        lacks(labelsOf(previous.defaulted), labelsOf(defaulted)) ||
        lacks(annotationsOf(previous.defaulted), annotationsOf(defaulted)));
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
    return structsOf(specOf(object), 'ranges').map(({ at, value }) => {
        const from = read_numberOf(value, 'from');
        return { from, to: read_numberOf(value, 'to') || from, pointer: `/spec/ranges/${at}` };
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
        const ranges = structsOf(specOf(object.defaulted), 'ranges').map(({ value }) => value);
        const vpcs = context.index(vpcsByIpv4Namespace).get(`${IPV4NS_LABEL}=${object.id.name}`) ?? [];
        return vpcs.flatMap((vpc) => structEntriesOf(specOf(vpc.defaulted), 'subnets').flatMap(([name, subnet]) => {
            const vlan = read_numberOf(subnet, 'vlan');
            if (ranges.some((range) => read_numberOf(range, 'from') <= vlan && vlan <= read_numberOf(range, 'to')))
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
    plural: 'vlannamespaces',
    shortNames: ['vlanns'],
    categories: ['hedgehog', 'wiring', 'fabric'],
    spec: vlanNamespaceSpec,
    rules: vlanNamespaceRules,
    defaulting: vlanNamespaceDefaulting,
    ownsLabel: isFabricKey,
    canonical: { rewrite: { ranges: canonicalRanges } },
});

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
    const gateway = textOf(value, 'gateway');
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
    return read_structOf(value, 'dhcp');
}
function hasDhcp(subnet) {
    return flagOf(dhcpOf(subnet), 'enable');
}
const oneSourceRule = {
    code: 'HHS-VPC-11',
    severity: 'error',
    needs: 'self',
    title: 'a subnet has a DHCP server or a DHCP relay, not both',
    example: 'dhcp: {enable: true, relay: 10.0.9.5/32}',
    cure: 'Keep one of enable and relay.',
    check(object) {
        return vpcSubnets(object).flatMap((subnet) => hasDhcp(subnet) && textOf(dhcpOf(subnet), 'relay') !== ''
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
            const relay = textOf(dhcpOf(subnet), 'relay');
            const pointer = `${subnet.pointer}/dhcp`;
            const help = 'Write the address of the DHCP server with its length in relay, such as 10.0.9.5/32.';
            if (relay !== '' && (0,fabric_ip/* parsePrefix */.A1)(relay) === undefined) {
                const message = `the DHCP relay "${relay}" of the subnet ${subnet.name} is no prefix (address/length)`;
                return [{ pointer: `${pointer}/relay`, message, help }];
            }
            if (relay !== '' || textOf(dhcpOf(subnet), 'relayVPC') === '')
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
            const options = read_structOf(dhcpOf(subnet), 'options');
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
            const range = read_structOf(dhcp, 'range');
            const left = RANGE_ENDS.filter((end) => textOf(range, end) !== '').map((end) => `range/${end}`);
            if (Object.keys(read_structOf(dhcp, 'static')).length > 0)
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
    const leases = structEntriesOf(read_structOf(subnet.written, 'dhcp'), 'static');
    const holders = new Map();
    return leases.flatMap(([mac, lease]) => {
        const pointer = (0,shared_pointer/* childPointer */.Y2)(`${subnet.pointer}/dhcp/static`, mac);
        const ip = textOf(lease, 'ip');
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
    if (ip === textOf(value, 'gateway'))
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
    const range = read_structOf(dhcpOf(subnet), 'range');
    const findings = vpc_dhcp_range_RANGE_ENDS.flatMap((end) => endFindings(subnet, end, textOf(range, end)));
    if (findings.length > 0)
        return findings;
    const [start, end] = vpc_dhcp_range_RANGE_ENDS.map((which) => (0,fabric_ip/* parseAddress */.or)(textOf(range, which)));
    if (start === undefined || end === undefined || start.value < end.value)
        return [];
    return [
        {
            pointer: `${subnet.pointer}/dhcp/range`,
            message: `the DHCP range of the subnet ${subnet.name} runs from ${textOf(range, 'start')} to ${textOf(range, 'end')}`,
            help: 'Write the lower address in start and a higher one in end.',
        },
    ];
}
function endFindings(subnet, end, text) {
    const { name, pointer, value, prefix, written } = subnet;
    const byDefault = pointerOf(written, 'dhcp', 'range')?.[end] === undefined;
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
    const gateway = (0,fabric_ip/* parseAddress */.or)(textOf(subnet, 'gateway'));
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
            const options = pointerOf(dhcpOf(subnet), 'options');
            if (options === undefined)
                return [];
            const written = read_structOf(subnet.written, 'dhcp', 'options');
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
    return listOf(written, field).flatMap((server, at) => {
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
    const mtu = read_numberOf(options, 'interfaceMTU');
    if (mtu < LEAST_MTU || mtu > MOST_MTU) {
        findings.push({
            pointer: `${pointer}/dhcp/options/interfaceMTU`,
            message: `the subnet ${name} hands out an MTU of ${mtu}`,
            help: `Write ${LEAST_MTU} to ${MOST_MTU}, or leave it out for ${MOST_MTU}.`,
        });
    }
    if (read_numberOf(options, 'leaseTimeSeconds') < 1) {
        findings.push({
            pointer: `${pointer}/dhcp/options/leaseTimeSeconds`,
            message: `the leases of the subnet ${name} last no time at all`,
            help: 'Write at least 1, or leave it out for an hour.',
        });
    }
    return findings;
}
function routeFindings(subnet, written) {
    return structsOf(written, 'advertisedRoutes').flatMap(({ at, value }) => {
        const pointer = `${subnet.pointer}/dhcp/options/advertisedRoutes/${at}`;
        const what = `the advertised route ${at + 1} of the subnet ${subnet.name}`;
        const findings = [];
        const destination = textOf(value, 'destination');
        if ((0,fabric_ip/* parsePrefix */.A1)(destination) === undefined) {
            const problem = saidWrongly(value, 'destination', 'is no prefix (address/length)');
            const help = 'Write the destination as a prefix, such as 10.8.0.0/16.';
            findings.push({ pointer: `${pointer}/destination`, message: `${what}: ${problem}`, help });
        }
        const gateway = textOf(value, 'gateway');
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
        return vpcSubnets(object).flatMap(({ name, pointer, value, hostBgp }) => hostBgp && flagOf(read_structOf(value, 'dhcp'), 'enable')
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
        min: read_numberOf(value, 'hostBGPMinPrefixLen') || LONGEST_HOST_PREFIX,
        max: read_numberOf(value, 'hostBGPMaxPrefixLen') || LONGEST_HOST_PREFIX,
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
        min: read_numberOf(value, 'minPrefixLen') || inherited.min,
        max: read_numberOf(value, 'maxPrefixLen') || inherited.max,
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
        for (const { at, value } of structsOf(specOf(object.object), 'permit')) {
            for (const [vpc, peer] of structEntriesOf({ permit: value }, 'permit')) {
                const pointer = `${(0,shared_pointer/* childPointer */.Y2)(`/spec/permit/${at}`, vpc)}/subnets`;
                for (const subnet of textsOf(peer, 'subnets')) {
                    vpc_users_add(uses, vpc, subnet.value, { object, pointer: `${pointer}/${subnet.at}` });
                }
            }
        }
    }
    for (const object of context.all('ExternalPeering')) {
        const vpc = read_structOf(specOf(object.object), 'permit', 'vpc');
        for (const { at, value } of textsOf(vpc, 'subnets')) {
            vpc_users_add(uses, textOf(vpc, 'name'), value, { object, pointer: `/spec/permit/vpc/subnets/${at}` });
        }
    }
    for (const object of context.all('GatewayPeering'))
        addGatewayUses(uses, object);
    return uses;
}
function addGatewayUses(uses, object) {
    for (const [side, peer] of structEntriesOf(specOf(object.object), 'peering')) {
        for (const expose of structsOf(peer, 'expose')) {
            for (const { at, value } of structsOf(expose.value, 'ips')) {
                const subnet = textOf(value, 'vpcSubnet');
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
    const text = textOf(specOf(attachment.defaulted), 'subnet');
    const slash = text.indexOf('/');
    return slash <= 0 ? undefined : { vpc: text.slice(0, slash), subnet: text.slice(slash + 1) };
}
/** Index: the switches on which a VPC is attached, by VPC, each with an attachment that does it. */
function attachedSwitches(context) {
    const byVpc = new Map();
    for (const attachment of context.all('VPCAttachment')) {
        const place = attachedSubnet(attachment);
        const connection = context.find('Connection', textOf(specOf(attachment.defaulted), 'connection'));
        if (place === undefined || connection === undefined)
            continue;
        const switches = byVpc.get(place.vpc) ?? new Map();
        byVpc.set(place.vpc, switches);
        for (const name of endpointsOf(specOf(connection.defaulted))?.switches ?? []) {
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
    title: 'no subnet that is still used is removed or renamed',
    example: 'subnets: {}',
    cure: 'Change the objects that name the subnet in the same change, or keep it.',
    check(object, context) {
        const previous = context.previous(object.key);
        if (previous === undefined)
            return [];
        const left = new Set(vpcSubnets(object).map(({ name }) => name));
        const uses = context.index(subnetUses).get(object.id.name);
        return structEntriesOf(specOf(previous.defaulted), 'subnets').flatMap(([name]) => {
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
        const own = textOf(specOf(object.defaulted), 'vlanNamespace');
        const switches = context.index(attachedSwitches).get(object.id.name);
        if (switches === undefined)
            return [];
        return vpcSubnets(object).flatMap((subnet) => {
            const relayVpc = context.find('VPC', textOf(dhcpOf(subnet), 'relayVPC'));
            const namespace = relayVpc === undefined ? own : textOf(specOf(relayVpc.defaulted), 'vlanNamespace');
            if (relayVpc === undefined || namespace === own)
                return [];
            const lacking = [...switches.keys()].flatMap((name) => {
                const one = context.find('Switch', name);
                const listed = one === undefined ? [] : textsOf(specOf(one.defaulted), 'vlanNamespaces');
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
    const gateway = (0,fabric_ip/* parseAddress */.or)(textOf(value, 'gateway'));
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
    const range = hasDhcp(subnet) ? pointerOf(written, 'dhcp', 'range') : undefined;
    const end = range === undefined ? undefined : (0,fabric_ip/* parseAddress */.or)(textOf(range, 'end'));
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
        const name = textOf(specOf(object.defaulted), 'ipv4Namespace');
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
        const ranges = structsOf(specOf(namespace.defaulted), 'ranges').map(({ value }) => ({
            from: read_numberOf(value, 'from'),
            to: read_numberOf(value, 'to'),
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
        const name = textOf(specOf(object.defaulted), 'vlanNamespace');
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
 * The fabric reads the entries until one fits, and gives up at the first that it cannot read. Such an entry is refused
 * itself, so in the cluster this cannot last.
 */
const readableEntriesRule = {
    code: 'HHS-VPC-23a',
    severity: 'error',
    needs: 'references',
    passes: true,
    title: 'the entries of the IPv4Namespace can be read',
    example: 'subnets: [10.0.0.0]',
    cure: 'Correct the entries of the IPv4Namespace.',
    check(object, context) {
        const name = textOf(specOf(object.defaulted), 'ipv4Namespace');
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
        const name = textOf(specOf(vpc.defaulted), field);
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
/** The fabric gives up at a VPC it cannot read. Such a VPC is refused itself, so in the cluster this cannot last. */
const readableOthersRule = {
    code: 'HHS-VPC-26a',
    severity: 'error',
    needs: 'references',
    passes: true,
    title: 'the prefixes of the other VPCs can be read',
    example: 'subnets: {a: {subnet: 10.0.1.0, vlan: 1001}}',
    cure: 'Correct the subnets of the other VPC.',
    check(object, context) {
        const namespace = textOf(specOf(object.defaulted), 'ipv4Namespace');
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
        const namespace = textOf(specOf(object.defaulted), 'vlanNamespace');
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
        const spec = specOf(defaulted);
        const subnets = read_structOf(spec, 'subnets');
        return listOf(spec, 'permit').flatMap((permit, at) => Array.isArray(permit) || permit === null ? permitFindings(permit ?? [], at, subnets) : []);
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
        if (pointerOf(subnets, name) === undefined) {
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
        return structsOf(specOf(defaulted), 'staticRoutes').flatMap(({ at, value }) => {
            const pointer = `/spec/staticRoutes/${at}`;
            const findings = [];
            const wrong = prefixProblem(textOf(value, 'prefix'));
            if (wrong !== undefined) {
                const help = 'Write a network as address/length, such as 10.42.0.0/24.';
                findings.push({ pointer: `${pointer}/prefix`, message: `the static route ${at + 1} ${wrong}`, help });
            }
            if (listOf(value, 'nextHops').length > 0)
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
        return NAMESPACE_FIELDS.filter((field) => textOf(specOf(defaulted), field) === '').map((field) => ({
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
        const mode = textOf(specOf(defaulted), 'mode');
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
];

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
    plural: 'vpcs',
    categories: ['hedgehog', 'fabric'],
    spec: vpcSpec,
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
});

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/vpc-attachment.js


/**
 * A bare VPC name means its subnet `default`; with a slash and nothing behind it only the label says so. Without a VPC
 * not even labels are cleaned.
 */
const vpcAttachmentDefaulting = {
    go: {},
    webhook(object) {
        const spec = specOf(object);
        const given = textOf(spec, 'subnet');
        const subnet = given.includes('/') ? given : `${given}/default`;
        const slash = subnet.indexOf('/');
        if (slash === 0)
            return object;
        return withOwnLabels(withSpec(object, { ...spec, subnet }), {
            'fabric.githedgehog.com/vpc': subnet.slice(0, slash),
            'fabric.githedgehog.com/subnet': subnet.slice(slash + 1) || 'default',
            'fabric.githedgehog.com/connection': textOf(spec, 'connection'),
            ...(flagOf(spec, 'nativeVLAN') ? { 'fabric.githedgehog.com/nativevlan': 'true' } : {}),
        });
    },
};

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/vpc-attachment-switches.js





const CONNECTION = '/spec/connection';
const SERVER_TYPES = ['unbundled', 'bundled', 'eslag'];
function attachedOf({ object, context }) {
    const place = attachedSubnet(object);
    const vpc = place === undefined ? undefined : context.find('VPC', place.vpc);
    const connection = context.find('Connection', textOf(specOf(object.defaulted), 'connection'));
    if (place === undefined || vpc === undefined || connection === undefined)
        return undefined;
    const subnet = read_structOf(specOf(vpc.defaulted), 'subnets', place.subnet);
    return { vpc, subnet, connection, spec: specOf(connection.defaulted) };
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
    return SERVER_TYPES.some((type) => pointerOf(spec, type) !== undefined);
}
function vpc_attachment_switches_modeOf(vpc) {
    return textOf(specOf(vpc.defaulted), 'mode');
}
const eslagModeRule = rule({
    code: 'HHS-VA-8',
    title: 'only VPCs of the default mode are attached to ESLAG',
    example: 'mode: l3vni',
    cure: 'Attach the VPC to another type of connection, or leave its mode out.',
}, ({ vpc, connection, spec }) => pointerOf(spec, 'eslag') === undefined || vpc_attachment_switches_modeOf(vpc) === ''
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
}, ({ vpc, subnet, connection, spec }) => !flagOf(subnet, 'hostBGP') || pointerOf(spec, 'unbundled') !== undefined
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
    title: 'a subnet for hosts with BGP is not attached with the native VLAN',
    example: 'nativeVLAN: true',
    cure: 'Leave nativeVLAN out and give the subnet no VLAN.',
}, ({ subnet }, { object }) => !flagOf(subnet, 'hostBGP') || !flagOf(specOf(object.defaulted), 'nativeVLAN')
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
    const type = connectionType(spec);
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
    const namespace = textOf(specOf(vpc.defaulted), 'vlanNamespace');
    return (ends?.switches ?? []).flatMap((name) => {
        const one = context.find('Switch', name);
        if (one === undefined) {
            const message = `the ${who} is on the Switch ${name}, which is not there`;
            const related = [{ object: connection, pointer: '/spec', message: 'the Connection names it here' }];
            return [
                { pointer: CONNECTION, message, help: `Add the Switch ${name}, or correct the ${who}.`, related },
            ];
        }
        if (textsOf(specOf(one.defaulted), 'vlanNamespaces').some(({ value }) => value === namespace))
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
    const name = textOf(specOf(one.defaulted), 'profile');
    const profile = context.find('SwitchProfile', name);
    const who = (0,object_id/* displayId */.kX)(one.id);
    const related = [
        { object: one, pointer: '/spec/profile', message: 'the Switch names its profile here' },
    ];
    if (profile === undefined) {
        const message = `the ${who} of this connection has the profile "${name}", which is not there`;
        return [{ pointer: CONNECTION, message, help: `Correct the profile of the ${who}.`, related }];
    }
    const features = read_structOf(specOf(profile.defaulted), 'features');
    const lacking = featuresOf(mode).filter((feature) => !flagOf(features, feature));
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
}, (attached, { context }) => !flagOf(attached.subnet, 'hostBGP')
    ? []
    : switchesOf(attached, context).flatMap((one) => {
        const redundancy = read_structOf(specOf(one.defaulted), 'redundancy');
        if (textOf(redundancy, 'group') === '' || textOf(redundancy, 'type') !== 'mclag')
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
        const text = textOf(specOf(object.object), 'subnet');
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
        if (textOf(specOf(defaulted), 'connection') !== '')
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
        const text = (0,json/* getOwn */.Ng)(annotationsOf(object), P2P_LINK);
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
        const subnets = read_structOf(specOf(vpc.defaulted), 'subnets');
        if (pointerOf(subnets, place.subnet) !== undefined)
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
        const connection = (0,json/* getOwn */.Ng)(labelsOf(attachment.defaulted), vpc_attachment_CONNECTION_LABEL);
        if (typeof connection !== 'string')
            continue;
        const known = connections.get(connection) ?? { bySubnet: new Map(), native: [] };
        connections.set(connection, known);
        const spec = specOf(attachment.defaulted);
        const subnet = textOf(spec, 'subnet');
        const same = known.bySubnet.get(subnet);
        if (same === undefined)
            known.bySubnet.set(subnet, [attachment]);
        else
            same.push(attachment);
        if (flagOf(spec, 'nativeVLAN'))
            known.native.push(attachment);
    }
    return connections;
}
function siblings(object, context) {
    return context.index(vpc_attachment_attachmentsByConnection).get(textOf(specOf(object.defaulted), 'connection'));
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
        const subnet = textOf(specOf(object.defaulted), 'subnet');
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
        if (!flagOf(specOf(object.defaulted), 'nativeVLAN'))
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
    plural: 'vpcattachments',
    shortNames: ['vpcattach'],
    categories: ['hedgehog', 'fabric'],
    spec: vpcAttachmentSpec,
    rules: vpcAttachmentRules,
    defaulting: vpcAttachmentDefaulting,
    ownsLabel: isFabricKey,
    references: referTo({ kind: 'VPC', at: 'subnet', name: vpcOfSubnet, rule: 'VA-5' }, { kind: 'Connection', at: 'connection', rule: 'VA-7' }),
    canonical: { rewrite: { subnet: withDefaultSubnet } },
});

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/vpc-peering.js


const vpcPeeringDefaulting = {
    go: {},
    webhook(object) {
        const [vpc1, vpc2] = peeredVpcs(specOf(object)) ?? [];
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
    for (const { value } of structsOf(spec, 'permit')) {
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
    const names = peeredVpcs(specOf(object.defaulted));
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
            const [first, second] = vpcs.map((vpc) => textOf(specOf(vpc.defaulted), field));
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
        const spec = specOf(defaulted);
        return structsOf(spec, 'permit').flatMap(({ at, value }) => structEntriesOf({ value }, 'value').flatMap(([name, peer]) => {
            const vpc = context.find('VPC', name);
            const pointer = `${(0,shared_pointer/* childPointer */.Y2)(`/spec/permit/${at}`, name)}/subnets`;
            return vpc === undefined
                ? []
                : listOf(peer, 'subnets').flatMap((subnet, position) => typeof subnet === 'string' ? subnetFinding(vpc, subnet, `${pointer}/${position}`) : []);
        }));
    },
};
function subnetFinding(vpc, name, pointer) {
    const subnets = read_structOf(specOf(vpc.defaulted), 'subnets');
    if (pointerOf(subnets, name) !== undefined)
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
        add(peeredVpcs(specOf(peering.defaulted)), peering);
    for (const peering of context.all('GatewayPeering')) {
        add(Object.keys(read_structOf(specOf(peering.defaulted), 'peering')), peering);
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
        const names = peeredVpcs(specOf(object.defaulted));
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
        if (textOf(specOf(defaulted), 'remote') === '')
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
    plural: 'vpcpeerings',
    shortNames: ['vpcpeer'],
    categories: ['hedgehog', 'fabric'],
    spec: vpcPeeringSpec,
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

;// CONCATENATED MODULE: ./lib/domain/fabric/defaulting/gateway.js



const DEFAULT_WORKERS = 4;
const DEFAULT_LOG_LEVEL = 'info';
const DEFAULT_BURST = 50;
const DEFAULT_REPLENISH = 5;
const gatewayDefaulting = {
    go: { structs: ['logs', 'profiling'] },
    webhook(object) {
        const spec = specOf(object);
        const groups = listOf(spec, 'groups').length === 0 ? [{ name: 'default' }] : listOf(spec, 'groups');
        const filled = {
            ...spec,
            logs: logDefaults(read_structOf(spec, 'logs')),
            workers: read_numberOf(spec, 'workers') || DEFAULT_WORKERS,
            groups,
        };
        return withSpec(object, withSorted(filled, 'groups', ['name']));
    },
};
function logDefaults(logs) {
    const tags = read_structOf(logs, 'tags');
    const rateLimit = pointerOf(logs, 'rateLimit');
    return {
        ...logs,
        default: textOf(logs, 'default') || DEFAULT_LOG_LEVEL,
        tags: Object.keys(tags).length === 0 ? { all: DEFAULT_LOG_LEVEL } : tags,
        ...(rateLimit === undefined
            ? {}
            : {
                rateLimit: {
                    burst: read_numberOf(rateLimit, 'burst') || DEFAULT_BURST,
                    replenishPerSecond: read_numberOf(rateLimit, 'replenishPerSecond') || DEFAULT_REPLENISH,
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
            const message = gateway_addresses_hostProblem(field, textOf(specOf(defaulted), field), unicast);
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
        const message = macProblem(textOf(specOf(defaulted), 'vtepMAC'));
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
    return groupBy([...all('Switch'), ...all('Gateway')], ({ defaulted }) => [
        keyOfPrefix((0,fabric_ip/* parsePrefix */.A1)(textOf(specOf(defaulted), field))),
    ]);
}
const indexes = {
    protocolIP: (context) => gateway_addresses_usersOf('protocolIP', context),
    vtepIP: (context) => gateway_addresses_usersOf('vtepIP', context),
};
function usersOfMac({ all }) {
    return groupBy(all('Gateway'), ({ defaulted }) => [textOf(specOf(defaulted), 'vtepMAC')]);
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
            const text = textOf(specOf(object.defaulted), field);
            const other = anotherIn(context.index(indexes[field]), keyOfPrefix((0,fabric_ip/* parsePrefix */.A1)(text)), object);
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
        const text = textOf(specOf(object.defaulted), 'vtepMAC');
        const other = anotherIn(context.index(usersOfMac), text, object);
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
/** VPCInfos that their controller has not filled in yet make the webhook refuse for a while. */
function everyVpcInfoReady(code) {
    return {
        code,
        severity: 'error',
        needs: 'cluster',
        passes: true,
        title: 'every VPCInfo of the cluster is ready',
        example: 'status: {}   # of a VPCInfo',
        cure: 'Wait until the fabric has filled in the VPCInfo; a run tries again by itself.',
        check(_object, context) {
            const first = context.index(firstUnready);
            if (first === undefined)
                return [];
            return [
                {
                    pointer: '/kind',
                    message: `the fabric has not prepared VPCInfo ${textOf(read_structOf(first, 'metadata'), 'name')} yet`,
                    help: 'Wait until the fabric has filled it in; a run tries again by itself.',
                },
            ];
        },
    };
}
function firstUnready({ observed }) {
    return observed('VPCInfo')?.find((info) => textOf(read_structOf(info, 'status'), 'internalID') === '');
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/gateway-interfaces.js



/** As the fabric asks for it: 2 to 10 characters of a Linux interface name. */
const INTERFACE_NAME = /^[a-zA-Z][a-zA-Z0-9_.-]{0,8}[a-zA-Z0-9]$/;
function interfacesOf(object) {
    return structEntriesOf(specOf(object), 'interfaces').map(([name, value]) => ({
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
        if (Object.keys(read_structOf(specOf(defaulted), 'interfaces')).length === 0) {
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
            if (listOf(value, 'ips').length === 0) {
                return [{ pointer: `${pointer}/ips`, message: `the interface ${name} has no address`, help }];
            }
            return textsOf(value, 'ips').flatMap(({ at, value: text }) => {
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
            const pci = textOf(value, 'pci');
            const kernel = textOf(value, 'kernel');
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
        const spec = specOf(defaulted);
        const items = listOf(spec, 'neighbors');
        if (items.length === 0) {
            const help = 'Describe the switch at the other end of each link below spec.neighbors.';
            return [{ pointer: '/spec/neighbors', message: 'the gateway has no BGP neighbor', help }];
        }
        return structsOf(spec, 'neighbors').flatMap(({ at, value }) => {
            const message = neighbourProblem(textOf(value, 'ip'));
            if (message !== undefined) {
                const help = 'Write the address of the switch on the link, without a length.';
                return [{ pointer: `/spec/neighbors/${at}/ip`, message, help }];
            }
            if (read_numberOf(value, 'asn') !== 0)
                return [];
            const lack = `the neighbor ${textOf(value, 'ip')} has no ASN`;
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
        const all = interfacesOf(defaulted).filter(({ value }) => (textOf(value, 'pci') === '') !== (textOf(value, 'kernel') === ''));
        const byPci = all.filter(({ value }) => textOf(value, 'pci') !== '');
        const [odd] = all.filter(({ value }) => textOf(value, 'kernel') !== '');
        if (byPci.length === 0 || odd === undefined)
            return [];
        const message = `the interface ${odd.name} is found by kernel and others by pci; the cluster accepts it and the gateway does not start`;
        return [{ pointer: `${odd.pointer}/kernel`, message, help: 'Use pci for all interfaces, or for none.' }];
    },
};
const gatewayInterfaceRules = [gateway_interfaces_named, addressed, located, neighbours, oneSort];

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/gateway.js






const workers = {
    code: 'HHS-GW-3',
    severity: 'error',
    needs: 'self',
    title: 'a gateway has 1 to 64 workers',
    example: 'workers: 65',
    cure: 'Choose 1 to 64, or leave workers out.',
    check({ defaulted }) {
        const count = read_numberOf(specOf(defaulted), 'workers');
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
        const limit = pointerOf(specOf(defaulted), 'logs', 'rateLimit');
        if (limit === undefined)
            return [];
        return ['burst', 'replenishPerSecond']
            .filter((field) => read_numberOf(limit, field) <= 0)
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
        if (read_numberOf(specOf(defaulted), 'asn') !== 0)
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
        const asn = read_numberOf(specOf(defaulted), 'asn');
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
        return structsOf(specOf(object), 'groups').flatMap(({ at, value }) => {
            const name = textOf(value, 'name');
            if (!seen.has(name)) {
                seen.add(name);
                return [];
            }
            const message = `the group ${name} is named twice`;
            return [{ pointer: `/spec/groups/${at}/name`, message, help: 'Name each group once.' }];
        });
    },
};
/** Gateways by the names of their groups. */
function gatewaysByGroup({ all }) {
    return groupBy(all('Gateway'), ({ defaulted }) => [
        ...new Set(structsOf(specOf(defaulted), 'groups').map(({ value }) => textOf(value, 'name'))),
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
        return structsOf(specOf(object.defaulted), 'groups').flatMap(({ value }) => {
            const name = textOf(value, 'name');
            const members = groups.get(name) ?? [];
            const others = members.length - (members.some(({ key }) => key === object.key) ? 1 : 0);
            if (others < most)
                return [];
            const message = `the group ${name} has ${others} other gateways, and the fabric has communities for ${most}`;
            const written = structsOf(specOf(object.object), 'groups').find((one) => textOf(one.value, 'name') === name);
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
    groupNotFull,
    everyVpcInfoReady('HHS-GW-19'),
    asnOfFabric,
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
    rules: gatewayRules,
    defaulting: gatewayDefaulting,
    references: referTo({ kind: 'GatewayGroup', at: 'groups.*.name', byDefault: 'default', rule: 'GW-17' }),
    canonical: { keep: ['logs.rateLimit'], sort: { groups: ['name'] } },
});

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
        const spec = specOf(object);
        const peering = read_structOf(spec, 'peering');
        const sides = Object.keys(peering).sort();
        if (sides.length !== 2)
            return object;
        const acl = pointerOf(spec, 'acl');
        const next = {
            ...spec,
            peering: mapStructs(peering, withTimeouts),
            gatewayGroup: textOf(spec, 'gatewayGroup') || 'default',
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
    const expose = listOf(side, 'expose').map((item) => {
        const nat = (0,json/* isJsonObject */.OW)(item) ? pointerOf(item, 'nat') : undefined;
        return (0,json/* isJsonObject */.OW)(item) && nat !== undefined ? { ...item, nat: natDefaults(nat) } : item;
    });
    return { ...side, expose };
}
function natDefaults(nat) {
    let next = nat;
    for (const kind of TIMED_NAT) {
        const timed = pointerOf(nat, kind);
        if (timed !== undefined)
            next = { ...next, [kind]: { ...timed, idleTimeout: timeoutText(timed) } };
    }
    return next;
}
/** As Go writes a duration; what is none stays. */
function timeoutText(timed) {
    const written = textOf(timed, 'idleTimeout');
    const nanoseconds = (0,go_text/* durationNanoseconds */.uK)(written);
    if (nanoseconds === undefined)
        return written || DEFAULT_IDLE_TIMEOUT;
    return nanoseconds === 0n ? DEFAULT_IDLE_TIMEOUT : (0,go_text/* formatDuration */.a3)(nanoseconds);
}
function aclDefaults(acl) {
    const rules = listOf(acl, 'rules').map((rule) => (0,json/* isJsonObject */.OW)(rule) ? { ...rule, scope: textOf(rule, 'scope') || 'flow' } : rule);
    return { ...acl, default: textOf(acl, 'default') || 'deny-unless-exposed', rules };
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
        for (const item of listOf(side, 'expose').filter(json/* isJsonObject */.OW)) {
            if (flagOf(item, 'default'))
                continue;
            for (const [kind, word] of Object.entries(NAT_WORDS)) {
                if (pointerOf(item, 'nat', kind) !== undefined)
                    sorts.add(word);
            }
        }
    }
    return [...sorts].sort();
}

;// CONCATENATED MODULE: ./lib/domain/fabric/rules/gateway-peering-sides.js


const EXTERNAL_SIDE = 'ext.';
function sidesOf(object) {
    return structEntriesOf(specOf(object), 'peering').map(([name, side]) => {
        const pointer = (0,shared_pointer/* childPointer */.Y2)('/spec/peering', name);
        return {
            name,
            vpc: isExternalSide(name) ? undefined : name,
            pointer,
            exposes: structsOf(side, 'expose').map(({ at, value }) => exposeOf(value, `${pointer}/expose/${at}`)),
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
    const entries = (key) => structsOf(value, key).map(({ at, value: entry }) => ({
        pointer: `${pointer}/${key}/${at}`,
        cidr: textOf(entry, 'cidr'),
        not: textOf(entry, 'not'),
        vpcSubnet: textOf(entry, 'vpcSubnet'),
    }));
    return {
        pointer,
        isDefault: flagOf(value, 'default'),
        ips: entries('ips'),
        as: entries('as'),
        nat: pointerOf(value, 'nat'),
    };
}
/** Kinds of NAT that a block asks for. */
function natKinds(nat) {
    return ['static', 'masquerade', 'portForward'].filter((kind) => pointerOf(nat, kind) !== undefined);
}
/** The rules of the access list, each with its place. */
function aclRulesOf(object) {
    const acl = pointerOf(specOf(object), 'acl');
    if (acl === undefined)
        return [];
    return structsOf(acl, 'rules').map(({ at, value }) => ({ pointer: `/spec/acl/rules/${at}`, value }));
}
/** Both ends that a rule of the access list matches on. */
function gateway_peering_sides_endsOf(rule, pointer) {
    const match = pointerOf(rule, 'match') ?? {};
    return ['src', 'dst'].flatMap((end) => structsOf(match, end).map(({ at, value }) => ({
        end,
        pointer: `${pointer}/match/${end}/${at}`,
        cidr: textOf(value, 'cidr'),
        vpcSubnet: textOf(value, 'vpcSubnet'),
        ports: listOf(value, 'ports').flatMap((port) => (typeof port === 'string' ? [port] : [])),
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
    const name = textOf(rule, 'name');
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
    const fields = ['from', 'to'].filter((field) => textOf(rule, field) !== '');
    const help = `Name a side of the peering: ${sides.join(' or ')}.`;
    if (fields.length === 0)
        return [{ pointer, message: 'the rule has neither from nor to', help }];
    return fields
        .filter((field) => !sides.includes(textOf(rule, field)))
        .map((field) => ({
        pointer: `${pointer}/${field}`,
        message: `${field} ${textOf(rule, field)} is no side of the peering`,
        help,
    }));
}
function protocolProblems(rule, pointer) {
    const proto = textOf(read_structOf(rule, 'match'), 'proto');
    if (['', 'tcp', 'udp'].includes(proto) || /^[-+]?\d{1,18}$/.test(proto))
        return [];
    const help = 'Write tcp, udp or the number of the protocol.';
    return [{ pointer: `${pointer}/match/proto`, message: `proto "${proto}" is no protocol`, help }];
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
    const name = textOf(rule, own);
    if (name !== '')
        return sides.find((side) => side.name === name);
    return otherSide(sides, textOf(rule, other));
}
function subnetProblem(side, subnet, context) {
    if (side === undefined)
        return undefined;
    if (side.vpc === undefined)
        return `${side.name} is an external and has no subnet ${subnet}`;
    const vpc = context.find('VPC', side.vpc);
    if (vpc === undefined)
        return undefined;
    const known = pointerOf(read_structOf(specOf(vpc.defaulted), 'subnets'), subnet) !== undefined;
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
            const proto = textOf(read_structOf(value, 'match'), 'proto');
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
const oneNat = exposeRule({
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
            const timeout = textOf(pointerOf(nat, kind) ?? {}, 'idleTimeout');
            if (timeout === '' || (0,go_text/* durationNanoseconds */.uK)(timeout) !== undefined)
                return [];
            const message = `idleTimeout "${timeout}" is no duration`;
            return [{ pointer: `${pointer}/nat/${kind}/idleTimeout`, message, help: 'Write it like 2m or 90s.' }];
        });
    },
});
const forwarding = exposeRule({
    code: 'HHS-GP-10',
    title: 'port forwarding names ports from 1 to 65535',
    example: 'portForward: {ports: [{port: "0", as: "8080"}]}',
    cure: 'Give each entry port and as, a port or a range such as 80-90.',
    speak({ nat, pointer }) {
        const forward = nat === undefined ? undefined : pointerOf(nat, 'portForward');
        if (forward === undefined)
            return [];
        const ports = structsOf(forward, 'ports');
        const at = `${pointer}/nat/portForward/ports`;
        if (ports.length === 0) {
            return [{ pointer: at, message: 'portForward names no ports', help: 'Name at least one port.' }];
        }
        return ports.flatMap(({ at: index, value }) => [
            ...['port', 'as'].flatMap((field) => {
                const problem = portProblem(textOf(value, field));
                const help = 'Write a port or a range such as 80-90.';
                return problem === undefined
                    ? []
                    : [{ pointer: `${at}/${index}/${field}`, message: `${field} ${problem}`, help }];
            }),
            ...(['', 'tcp', 'udp'].includes(textOf(value, 'proto'))
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
        for (const label of Object.keys(labelsOf(peering.defaulted))) {
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
            const subnets = structEntriesOf(specOf(vpc.defaulted), 'subnets');
            const prefixes = subnets.flatMap(([, subnet]) => (0,fabric_ip/* parsePrefix */.A1)(textOf(subnet, 'subnet')) ?? []);
            const known = read_structOf(specOf(vpc.defaulted), 'subnets');
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
                if (vpcSubnet === '' || pointerOf(known, vpcSubnet) !== undefined)
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
        const group = textOf(specOf(defaulted), 'gatewayGroup');
        if (group === '' || (context.index(gatewaysByGroup).get(group) ?? []).length > 0)
            return [];
        const message = `no Gateway is in the group ${group}, so nobody would carry the traffic`;
        const help = 'Put a Gateway into the group (spec.groups), or name a group that has one.';
        return [{ pointer: '/spec/gatewayGroup', message, help }];
    },
};
const gatewayPeeringOtherRules = [noOverlap, ofTheVpc, groupHasGateway];

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
const groupNamed = {
    code: 'HHS-GP-3',
    severity: 'error',
    needs: 'self',
    title: 'a peering names the gateway group that carries it',
    example: 'gatewayGroup: ""   # with a wrong number of sides, when no default is filled in',
    cure: 'Mend the sides, or name the group.',
    check({ defaulted }) {
        if (textOf(specOf(defaulted), 'gatewayGroup') !== '')
            return [];
        const help = 'Mend the sides first: the fabric fills the group in only for a peering of two sides.';
        return [{ pointer: '/spec/gatewayGroup', message: 'no gateway group is named', help }];
    },
};
const gatewayPeeringRules = [
    gatewaysEnabled('HHS-GP-1'),
    groupNamed,
    twoSidesRule,
    ...gatewayExposeRules,
    ...gatewayAclRules,
    ...gatewayPeeringOtherRules,
    everyVpcInfoReady('HHS-GP-20'),
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
    plural: 'servers',
    shortNames: ['srv'],
    categories: ['hedgehog', 'wiring', 'fabric'],
    spec: serverSpec,
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
        if (read_numberOf(specOf(defaulted), 'vni') !== 0)
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
        return structEntriesOf(specOf(defaulted), 'subnets')
            .filter(([, subnet]) => (0,fabric_ip/* parsePrefix */.A1)(textOf(subnet, 'cidr')) === undefined)
            .map(([name, subnet]) => ({
            pointer: `${(0,shared_pointer/* childPointer */.Y2)('/spec/subnets', name)}/cidr`,
            message: `cidr "${textOf(subnet, 'cidr')}" of the subnet ${name} is no prefix (address/length)`,
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

/***/ 3552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ PARSE_CODES)
/* harmony export */ });
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
    'HHS-3028': {
        title: 'merged key written again',
        severity: 'error',
        cause: 'A key comes with `<<` and stands in the mapping again (or comes twice). YAML allows that, but the strict reader of the fabric refuses such a file.',
        cure: 'Leave the key out of what is merged, or write the mapping out.',
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
    'HHS-3043': {
        title: 'field that the status does not have',
        severity: 'error',
        cause: 'A status is left out when an object is applied, but the fabric’s own check reads it strictly.',
        cure: 'Remove status from the file; its controller writes it.',
    },
};


/***/ }),

/***/ 7547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Wj: () => (/* binding */ fileProblem),
  gb: () => (/* binding */ isEntered),
  AL: () => (/* binding */ selectFiles),
  gm: () => (/* binding */ textOfBytes)
});

// EXTERNAL MODULE: ./lib/domain/shared/compare-text.js
var compare_text = __webpack_require__(1155);
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

// EXTERNAL MODULE: ./lib/domain/parse/parse-codes.js
var parse_codes = __webpack_require__(3552);
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
    const { severity, cure } = parse_codes/* PARSE_CODES */.V[code];
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

/***/ 4932:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  executeCommand: () => (/* binding */ executeCommand)
});

// EXTERNAL MODULE: ./lib/domain/shared/pointer.js
var shared_pointer = __webpack_require__(157);
;// CONCATENATED MODULE: ./lib/domain/config/object-argument.js

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
    return tokens.length > 0 && end === text.length ? (0,shared_pointer/* pointerOf */.rq)(tokens) : null;
}

// EXTERNAL MODULE: ./lib/domain/config/option-types.js
var option_types = __webpack_require__(3234);
// EXTERNAL MODULE: ./lib/domain/config/options.js + 4 modules
var options = __webpack_require__(1190);
// EXTERNAL MODULE: ./lib/domain/fabric/registry.js + 142 modules
var registry = __webpack_require__(4888);
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
var shared_json = __webpack_require__(3600);
// EXTERNAL MODULE: ./lib/domain/shared/plural.js
var plural = __webpack_require__(2716);
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
    return (0,shared_json/* isJsonObject */.OW)(value) ? `{${parts.join(', ')}}` : `[${parts.join(', ')}]`;
}
function keyText(key) {
    return /^[A-Za-z0-9_./-]+$/.test(key) ? key : JSON.stringify(key);
}
function sizeOf(value) {
    if (typeof value === 'string')
        return ` (${value.length} characters)`;
    if (Array.isArray(value))
        return ` (${(0,plural/* plural */.L)(value.length, 'item')})`;
    return (0,shared_json/* isJsonObject */.OW)(value) ? ` (${(0,plural/* plural */.L)(Object.keys(value).length, 'field')})` : '';
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

// EXTERNAL MODULE: ./lib/domain/report/next-steps.js
var next_steps = __webpack_require__(9828);
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
/** An object that Git dropped: what would still refer to it comes first, because it decides. What to do: `removalHint`. */
function candidateBlock(change, context) {
    const { dependents, fields } = change.assessment;
    const needed = dependents.flatMap((dependent) => (0,layout/* wrap */.LV)(`still needed by ${(0,escape_text/* plainText */.w)((0,object_id/* displayId */.kX)(dependent.id))} (${(0,escape_text/* plainText */.w)((0,shared_pointer/* displayPath */.Gt)(dependent.pointer))}, ${dependent.inGit ? 'in Git' : 'in the cluster only'})`, context.columns, '      ', '        '));
    return [...headOf(change, context), ...needed, ...fields.flatMap((field) => threeValues(field, context))];
}
function headOf(change, { style, columns }) {
    const { manifest, entry, state, reason } = change.assessment;
    const place = manifest === null ? (entry === null ? '' : `was in ${(0,escape_text/* plainText */.w)(entry.file)}`) : placeText(manifest);
    const head = `${style.yellow('!')} ${style.bold((0,escape_text/* plainText */.w)((0,object_id/* displayId */.kX)(change.id)))}  ${style.dim(place)}`;
    // what holds it may be something else than its state
    const why = (0,escape_text/* plainText */.w)(change.reason);
    return [
        ...(0,layout/* wrap */.LV)(head.trimEnd(), columns, '  ', '      '),
        ...(0,layout/* wrap */.LV)(change.reason.startsWith(reason) ? `${state}: ${why}` : why, columns, '      ', '        '),
    ];
}
/** Commands are never wrapped: they are there to be copied. */
function stepLines(change, context, indent = '      ') {
    const { style } = context;
    const rows = (0,next_steps/* nextStepsOf */.SL)(change, context).map(({ gives, how }) => [`${gives}:`, style.bold(how)]);
    return (0,layout/* table */.tp)(rows, 0, indent);
}
/** What a person should know of the comparison as a whole. */
function noticeLines({ notices }, { style, columns }) {
    return notices.flatMap((notice) => (0,layout/* wrap */.LV)(style.yellow(`Note: ${(0,escape_text/* plainText */.w)(notice)}.`), columns, '', '  '));
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
    return [...byReason].flatMap(([reason, count]) => (0,layout/* wrap */.LV)(`Compared two-way only: ${(0,plural/* plural */.L)(count, 'object')}, because ${(0,escape_text/* plainText */.w)(reason)}.`, columns, '', '  '));
}

;// CONCATENATED MODULE: ./lib/domain/report/removal-text.js



/** So many commands are shown in all: beyond them it is the same with another name. */
const COMMANDS_SHOWN = 5;
/** Objects that Git dropped and that an apply would have to delete. */
function isCandidate({ assessment }) {
    return assessment.deleteCandidate && !assessment.ignored;
}
/** Once a report: how to remove by hand what Git dropped, in an order that works, and what to do to keep it. */
function removalHint(changes, side, context) {
    const candidates = inDeleteOrder(changes.filter(isCandidate));
    const [first] = candidates;
    if (first === undefined)
        return [];
    const say = (text) => (0,layout/* wrap */.LV)(text, context.columns, '', '  ');
    if (side === 'commit')
        return [...say('To keep what Git dropped, put its manifest back.'), ''];
    const shown = candidates.slice(0, COMMANDS_SHOWN);
    const commands = (needed) => shown
        .filter((candidate) => candidate.needed === needed)
        .map(({ change }) => `  ${context.style.bold((0,next_steps/* deleteLine */.SA)(change.id, context))}`);
    const group = (title, lines) => lines.length === 0 ? [] : [...say(title), ...lines];
    const more = candidates.length - shown.length;
    return [
        ...group('To remove by hand what Git dropped, in this order:', commands(false)),
        ...group('To remove what is still needed, once nothing needs it any more:', commands(true)),
        ...(more === 0 ? [] : [`  and ${more} more in the same way; --output json lists them`]),
        ...say('To keep one, put its manifest back into Git, or leave it to the cluster:'),
        `  ${context.style.bold((0,next_steps/* optOutLine */.io)(first.change.id, context))}`,
        '',
    ];
}
/** What refers comes before what it refers to, as the fabric demands; what has to stay for now comes last. */
function inDeleteOrder(changes) {
    const dependents = new Map(changes.map(({ key, assessment }) => [key, assessment.dependents.map(({ id }) => (0,object_id/* keyOf */.TN)(id))]));
    const order = [];
    const left = new Map(changes.map((change) => [change.key, change]));
    for (let before = -1; before !== order.length;) {
        before = order.length;
        for (const key of [...left.keys()]) {
            if (dependents.get(key)?.some((dependent) => left.has(dependent)))
                continue;
            order.push(key);
            left.delete(key);
        }
    }
    // what is left refers to each other in a ring
    order.push(...left.keys());
    const needed = neededAmong(order, dependents);
    const byKey = new Map(changes.map((change) => [change.key, change]));
    return order
        .flatMap((key) => byKey.get(key) ?? [])
        .map((change) => ({ change, needed: needed.has(change.key) }))
        .sort((a, b) => Number(a.needed) - Number(b.needed));
}
/** Keys to which something refers, at any distance, that is no candidate itself. */
function neededAmong(order, dependents) {
    const needed = new Set();
    for (let before = -1; before !== needed.size;) {
        before = needed.size;
        for (const key of order) {
            const stays = (dependent) => !dependents.has(dependent) || needed.has(dependent);
            if (dependents.get(key)?.some(stays))
                needed.add(key);
        }
    }
    return needed;
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
    const seen = `${(0,plural/* plural */.L)(coverage.documents, 'document')} in ${(0,plural/* plural */.L)(coverage.files, 'file')}`;
    const unread = coverage.unreadable === 0 ? '' : ` ${coverage.unreadable} unreadable,`;
    const text = `Coverage: ${seen}: ${coverage.validated} validated, ${coverage.invalid} with errors,${unread} ${coverage.skipped} skipped${why}.`;
    const unchecked = coverage.notChecked.map((what) => `Not checked: ${(0,escape_text/* plainText */.w)(what)}.`);
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
    const warnings = warning === 0 ? [] : [(0,plural/* plural */.L)(warning, 'warning')];
    if (error === 0) {
        const checked = (0,plural/* plural */.L)(validation.coverage.validated, 'manifest');
        const tail = warnings.length === 0 ? '' : `, ${warnings[0]}`;
        return style.green(`Valid: ${checked} checked${tail}.`);
    }
    const found = (0,layout/* sentenceList */.MT)([(0,plural/* plural */.L)(error, 'error'), ...warnings]);
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
        ...(report.plan === null ? [] : noticeLines(report.plan, context)),
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
    const outcomes = new Map(report.outcomes.filter((outcome) => outcome.outcome === 'held').map((outcome) => [outcome.key, outcome]));
    const changes = (report.plan?.changes ?? [])
        .filter((change) => outcomes.has(change.key))
        .map((change) => whyHeld(change, outcomes.get(change.key)));
    if (changes.length === 0)
        return [];
    const tried = [...outcomes.values()].some((outcome) => outcome.attempts > 0);
    const head = tried ? 'Held:' : 'Held, nothing was written on them:';
    const blocks = changes.flatMap((change) => isCandidate(change) ? candidateBlock(change, context) : heldBlock(change, context));
    return [head, ...blocks, '', ...removalHint(changes, 'cluster', context)];
}
/** What was to be written and met somebody else is held for what happened then, not for what was planned. */
function whyHeld(change, outcome) {
    return outcome === undefined || outcome.attempts === 0 ? change : { ...change, reason: outcome.reason };
}
function interruption(reason, { style }) {
    return style.red(`Stopped early: ${(0,escape_text/* plainText */.w)(reason)}.`);
}
function summary(report, { style }) {
    const counts = COUNTED.filter((outcome) => report.counts[outcome] > 0).map((outcome) => `${report.counts[outcome]} ${outcome}`);
    const sum = counts.length === 0 ? 'nothing was seen' : (0,layout/* sentenceList */.MT)(counts);
    if (isRefusal(report)) {
        // without a plan it was stopped before anybody asked the cluster
        const asked = report.plan === null ? 'the cluster was not asked and ' : '';
        const why = `the source has errors, so ${asked}nothing was written`;
        return style.red(`Apply refused: ${why}. Mend them, or apply the valid part with --partial.`);
    }
    const bad = report.counts.failed + report.counts.refused > 0 || report.interrupted !== null;
    if (bad)
        return style.red(`Apply: ${sum}. Mend what is named above and run apply again.`);
    if (countSeverities(report.validation.diagnostics).error > 0) {
        return style.red(`Apply: ${sum}. The invalid part of the source was left out; validate shows the errors.`);
    }
    if (report.convergence?.result === 'cancelled') {
        return style.red(`Apply: ${sum}; accepted by the API server, but the wait for the switches was cancelled.`);
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








const LEFT_ALONE_SHOWN = 10;
/** Findings, delete candidates, waves, what is held; then the summary with what to do next. */
function renderPlan(report, context) {
    const { changes } = report.plan;
    const candidates = changes.filter(isCandidate);
    const held = changes.filter((change) => change.action === 'hold' && !isCandidate(change) && !isLeftAlone(change));
    const lines = [
        ...(0,layout/* wrap */.LV)(headline('Plan', report), context.columns, '', '  '),
        '',
        ...renderFindings(report.validation.diagnostics, context),
        ...section('Gone from Git (deleting is off, so they stay)', candidates, (change) => candidateBlock(change, context)),
        ...removalHint(changes, report.comparedWith.side, context),
        ...waves(changes, report, context),
        ...section('Held', held, (change) => heldBlock(change, context)),
        ...leftAlone('In the cluster only, left alone', changes, 'unmanaged', context),
        ...leftAlone('Opted out by annotation, left alone', changes, 'ignored', context),
        ...renderCoverage(report.validation.coverage, context),
        ...twoWayNotes(changes, context),
        ...noticeLines(report.plan, context),
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
/** Nobody has to decide on these. */
function isLeftAlone({ hold }) {
    return hold === 'unmanaged' || hold === 'ignored';
}
function leftAlone(title, changes, cause, context) {
    const found = changes.filter((change) => change.hold === cause);
    if (found.length === 0)
        return [];
    const names = found.slice(0, LEFT_ALONE_SHOWN).map((change) => (0,escape_text/* plainText */.w)((0,object_id/* displayId */.kX)(change.id)));
    const more = found.length > LEFT_ALONE_SHOWN ? [`${found.length - LEFT_ALONE_SHOWN} more`] : [];
    return [...(0,layout/* wrap */.LV)(`${title}: ${(0,layout/* sentenceList */.MT)([...names, ...more])}.`, context.columns, '', '  '), ''];
}
function plan_text_summary(report, context) {
    const { style } = context;
    const { byAction, changes } = report.plan;
    const creates = changes.filter((change) => change.action === 'create' && change.assessment.fields.length === 0);
    const created = creates.length;
    const updated = byAction.create + byAction.update - created;
    const left = changes.filter(isLeftAlone).length;
    const counts = `${created} to create, ${updated} to update, ${byAction.hold - left} held, ${byAction.keep} unchanged`;
    const { error } = countSeverities(report.validation.diagnostics);
    if (error > 0) {
        const text = `Plan: ${counts}. The source has ${(0,plural/* plural */.L)(error, 'error')}: apply writes nothing until they are mended`;
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
    const block = (change) => isCandidate(change) ? candidateBlock(change, context) : heldBlock(change, context);
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
        ...removalHint(changes, report.comparedWith.side, context),
        ...renderCoverage(report.validation.coverage, context),
        ...twoWayNotes(changes, context),
        ...noticeLines(report.plan, context),
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
    if (isCandidate(change))
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
    const gone = groups.waiting.filter(isCandidate).length;
    const waiting = groups.waiting.length - gone;
    const inSync = `${(0,plural/* plural */.L)(report.plan.byState.in_sync, 'object')} in sync`;
    const behind = [
        waiting === 0 ? '' : `; ${(0,plural/* plural */.L)(waiting, 'object')} changed in Git, to be applied`,
        gone === 0 ? '' : `; ${(0,plural/* plural */.L)(gone, 'object')} gone from Git, left in the cluster`,
    ].join('');
    const { error } = countSeverities(report.validation.diagnostics);
    const broken = error === 0 ? '' : ` The source has ${(0,plural/* plural */.L)(error, 'error')}: what they hide was not compared.`;
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
    return changes.length === 0 ? [] : [`${(0,plural/* plural */.L)(changes.length, 'object')} ${what}`];
}

;// CONCATENATED MODULE: ./lib/domain/report/explain-text.js





/** Inputs, rule, decision, next: why an object is in its state. */
function renderExplanation(report, context) {
    const { style, columns } = context;
    const { id, assessment } = report.change;
    const next = stepLines(report.change, context, '  ');
    const rows = report.steps.map((step) => [(0,escape_text/* plainText */.w)(step.question), (0,escape_text/* plainText */.w)(step.answer)]);
    const lines = [
        style.bold(`${(0,escape_text/* plainText */.w)((0,object_id/* displayId */.kX)(id))} in fabric ${(0,escape_text/* plainText */.w)(report.fabric)}`),
        '',
        ...(0,layout/* table */.tp)(rows, columns),
        ...(assessment.fields.length === 0 ? [] : ['']),
        ...assessment.fields.flatMap((field) => threeValues(field, context)),
        '',
        ...(0,layout/* wrap */.LV)(`Decision: ${(0,escape_text/* plainText */.w)(report.decision)}`, columns, '', '  '),
        ...(next.length === 0 ? [] : ['', 'Next:', ...next]),
    ];
    return `${lines.join('\n')}\n`;
}

// EXTERNAL MODULE: ./lib/domain/report/result-json.js
var result_json = __webpack_require__(3889);
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
        ? style.red(`${(0,plural/* plural */.L)(failed, 'check')} failed: follow the arrows, then run doctor again.`)
        : warnings > 0
            ? style.yellow(`Ready, with ${(0,plural/* plural */.L)(warnings, 'warning')}.`)
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
;// CONCATENATED MODULE: ./lib/domain/status/meanings.js

/** Each meaning once, the gravest first. */
function sortMeanings(meanings) {
    const found = new Set(meanings);
    return RUN_MEANINGS.filter((meaning) => found.has(meaning));
}
function validateMeanings({ validation }, failOnWarning) {
    const bad = validation.diagnostics.some(({ severity }) => severity === 'error' || (failOnWarning && severity === 'warning'));
    return bad ? ['error'] : [];
}
/** Plan and drift look at the same assessments; what only Git changed is no drift, and stands for changes in a plan. */
function planMeanings({ validation, plan }) {
    return [...invalidMeanings(validation), ...plan.changes.flatMap(objectMeanings)];
}
/** As `planMeanings`; besides, an object that only the cluster has is drift. A plan leaves it alone. */
function driftMeanings(findings) {
    const hasExtra = findings.plan.changes.some(({ assessment }) => assessment.state === 'extra' && !assessment.ignored);
    return hasExtra ? [...planMeanings(findings), 'drift'] : planMeanings(findings);
}
function invalidMeanings(validation) {
    return validation.diagnostics.some(({ severity }) => severity === 'error') ? ['error'] : [];
}
/** What one object's state means. */
function objectMeanings(change) {
    const { state, ignored, fields } = change.assessment;
    if (ignored)
        return [];
    switch (state) {
        case 'in_sync':
        case 'extra':
            return [];
        case 'git_ahead':
            return ['changes'];
        case 'missing':
        case 'cluster_ahead':
            return ['drift'];
        case 'both_changed':
            return fields.some((field) => field.conflict) ? ['conflict'] : ['drift'];
    }
}
/** After an apply only what is left counts: held objects, refusals, switches that do not follow. */
function applyMeanings(findings) {
    if (findings.plan === null || findings.interrupted !== null)
        return ['error'];
    const outcomes = new Map(findings.outcomes.map((outcome) => [outcome.key, outcome]));
    const meanings = [];
    if (findings.outcomes.some(isTrouble))
        meanings.push('error');
    const ended = findings.convergence?.result;
    if (ended === 'timed-out' || ended === 'cancelled')
        meanings.push('error');
    return [...meanings, ...invalidMeanings(findings.validation), ...leftOver(findings.plan, outcomes)];
}
function isTrouble({ outcome }) {
    return outcome === 'refused' || outcome === 'failed';
}
function leftOver(plan, outcomes) {
    return plan.changes.flatMap((change) => {
        const outcome = outcomes.get(change.key);
        if (outcome === undefined || outcome.outcome === 'held') {
            const planned = change.action === 'create' || change.action === 'update';
            // held although it was to be written: somebody moved it or owns a field
            return planned && outcome !== undefined ? ['drift'] : objectMeanings(change);
        }
        if (outcome.accepted.length > 0)
            return outcome.complete ? [] : objectMeanings(change);
        return outcome.outcome === 'skipped' && change.hold !== 'ignored' ? ['error'] : [];
    });
}

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
/** LIST, then WATCH the Agents until every expected switch runs the newest generation, the limit has passed, or a cancel. */
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
                const result = wait.signal.aborted ? 'cancelled' : 'timed-out';
                const seconds = `${Math.round(waitedMs / 1000)} s`;
                const end = result === 'cancelled' ? `when the wait was cancelled after ${seconds}` : `after ${seconds}`;
                if (!follower.listed) {
                    return { result, switches: [], waitedMs, summary: `${follower.describeSilence()}, ${end}` };
                }
                return {
                    result,
                    switches,
                    waitedMs,
                    summary: `${describeUnsettled(switches, wait.settleMs)}, ${end}`,
                };
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
    #trouble = null;
    constructor(ports, startedMs) {
        this.#ports = ports;
        this.movedAtMs = startedMs;
    }
    throwIfFailed() {
        if (this.#failure !== null)
            throw this.#failure;
    }
    /** Nothing is known of any switch as long as the Agents were not listed, least of all that one has no agent. */
    describeSilence() {
        const why = this.#trouble === null ? 'their list has not come' : this.#trouble;
        return `the switches could not be followed: ${why}`;
    }
    async follow(signal) {
        while (!signal.aborted) {
            try {
                const from = await this.#list(signal);
                if (from === null)
                    return;
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
                this.#trouble = error.message;
                await this.#ports.clock.sleep(1000, signal).catch(() => undefined);
            }
        }
    }
    /** null: the wait ended first. A server that hangs is not waited for any longer than the switches are. */
    async #list(signal) {
        const listing = this.#ports.cluster.listAgents(FABRIC_NAMESPACE);
        const list = await Promise.race([listing, untilAborted(signal)]);
        if (list === null) {
            listing.catch(() => undefined);
            return null;
        }
        const { agents, resourceVersion } = list;
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
function untilAborted(signal) {
    return new Promise((resolve) => {
        if (signal.aborted)
            resolve(null);
        else
            signal.addEventListener('abort', () => resolve(null), { once: true });
    });
}

// EXTERNAL MODULE: ./lib/domain/diff/comparable.js
var comparable = __webpack_require__(5668);
// EXTERNAL MODULE: ./lib/domain/diff/diff-pointers.js
var diff_pointers = __webpack_require__(8758);
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
    const wanted = (0,comparable/* comparableForm */.$M)(manifest.object, kind, registry);
    const base = (0,comparable/* comparableForm */.$M)(previous.object, kind, registry);
    return (0,diff_pointers/* diffPointers */.A)(base, wanted).map((pointer) => {
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

// EXTERNAL MODULE: ./lib/domain/drift/assess-object.js + 1 modules
var assess_object = __webpack_require__(846);
;// CONCATENATED MODULE: ./lib/domain/drift/assess-fabric.js


/** The state of every object that stands in Git, in the cluster or in the record. Linear in their number. */
function assessFabric(sides) {
    const { entries } = sides.inventory;
    const desired = new Map();
    for (const manifest of sides.manifests)
        desired.set(manifest.key, manifest);
    const live = new Map();
    for (const object of sides.live)
        live.set(object.key, object);
    const assessOne = assessorOf(sides, desired);
    const assessments = [];
    const stale = [];
    const look = (key) => {
        const result = assessOne(key, desired.get(key) ?? null, live.get(key) ?? null, entries.get(key) ?? null);
        if (result === 'stale')
            stale.push(key);
        else if (result !== null)
            assessments.push(result);
    };
    for (const key of desired.keys())
        look(key);
    for (const key of live.keys())
        if (!desired.has(key))
            look(key);
    for (const key of entries.keys())
        if (!desired.has(key) && !live.has(key))
            look(key);
    assessments.sort((a, b) => (0,object_id/* compareIds */.q3)(a.id, b.id));
    return { assessments, stale };
}
/** `stale`: only a record is left. null: nothing that this run says anything of. */
function assessorOf(sides, desired) {
    const dependents = indexDependents(sides, desired);
    const contexts = new Map();
    const contextOf = (kind) => {
        const known = contexts.get(kind);
        if (known !== undefined)
            return known;
        const served = sides.isServed(kind.group, kind.kind);
        const made = { registry: sides.registry, kind, fieldManager: sides.fieldManager, served };
        contexts.set(kind, made);
        return made;
    };
    return (key, manifest, live, recorded) => {
        const id = manifest?.id ?? live?.id ?? (0,object_id/* parseKey */.Do)(key);
        const kind = id === undefined ? undefined : sides.registry.find(id.group, id.kind);
        if (id === undefined || kind === undefined || kind.owner !== 'user')
            return null;
        if (manifest === null && sides.unreadable.has(key))
            return null;
        const context = contextOf(kind);
        const { served } = context;
        if (!served && manifest === null)
            return null;
        const entry = served ? recorded : null;
        const ignored = sides.ignored.has(key) || (live !== null && (0,assess_object/* isOptedOut */.bz)(live.object));
        const verdict = (0,assess_object/* assessObject */.O8)({ manifest, live, entry, base: () => sides.base(key) }, context);
        if (verdict === null) {
            return entry !== null && live === null && !sides.ignored.has(key) ? 'stale' : null;
        }
        const unwanted = verdict.deleteCandidate ? (dependents.get(nameKey(id.kind, id.name)) ?? []) : NOBODY;
        // written out: a spread of as many fields makes each object several times as large, and there are thousands
        const { state, reason, fields, comparison, twoWayReason, proof, refreshInventory, deleteCandidate } = verdict;
        return {
            id,
            key,
            state,
            reason,
            manifest,
            live,
            entry,
            fields,
            comparison,
            twoWayReason,
            proof,
            refreshInventory,
            deleteCandidate,
            dependents: unwanted,
            ignored,
        };
    };
}
const NOBODY = [];
function nameKey(kind, name) {
    return `${kind}/${name}`;
}
/** Who refers to an object: live objects (they block a delete) and manifests. Built only if something may be deleted. */
function indexDependents(sides, desired) {
    const index = new Map();
    if (!hasOther(sides.inventory.entries, desired))
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
/** Does `keys` hold one that `known` lacks? */
function hasOther(keys, known) {
    for (const key of keys.keys())
        if (!known.has(key))
            return true;
    return false;
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
    const decisions = assessments.map((assessment) => decide(assessment, constraints));
    const written = [];
    for (const [index, { id, key, manifest }] of assessments.entries()) {
        const action = decisions[index]?.action;
        if (action === 'create' || action === 'update')
            written.push({ key, id, object: manifest?.object ?? {} });
    }
    const graph = buildReferenceGraph(written, registry);
    const changes = decisions.map(({ action, reason, hold }, index) => {
        const assessment = assessments[index];
        const { id, key } = assessment;
        return { id, key, action, reason, hold, wave: graph.waves.get(key) ?? 0, assessment };
    });
    changes.sort((a, b) => a.wave - b.wave || (0,object_id/* compareIds */.q3)(a.id, b.id));
    return {
        changes,
        waves: Math.max(0, ...graph.waves.values()),
        byAction: countBy(changes, ['create', 'update', 'delete', 'keep', 'hold'], (change) => change.action),
        byState: countBy(changes, STATES, (change) => change.assessment.state),
        commit,
        notices: [],
        id: digest((0,shared_json/* canonicalJson */.dj)(identity(changes, commit))),
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
        const id = (0,object_id/* parseKey */.Do)(dragging);
        const cause = id === undefined ? dragging : (0,object_id/* displayId */.kX)(id);
        return hold('refers-to-invalid', `it refers to ${cause}, which has errors`);
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

// EXTERNAL MODULE: ./lib/domain/resource/live-object.js
var live_object = __webpack_require__(2107);
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
        title: 'Key without a value',
        cause: 'A key has nothing after its colon (or `null`). The API server drops it without a word, so what was meant has no effect.',
        cure: 'Give it a value ({} or [] for an empty one), or remove the key.',
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
    'HHS-4111': {
        severity: 'error',
        title: 'Name that makes an illegal label',
        cause: 'The fabric’s admission writes labels made of the names in a spec; a name that is no legal label is refused with them.',
        cure: 'Use names of at most 63 letters, digits, -, _ and . for what is referred to.',
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
/** HHS-4017, wherever the key stands. */
function droppedText(place, schema) {
    const empty = { object: '{}', map: '{}', list: '[]' };
    const value = schema.type === 'object' || schema.type === 'map' || schema.type === 'list'
        ? `Write its content below it, or ${empty[schema.type]} if it is meant to be empty`
        : 'Give it a value';
    return {
        message: `${place} has no value, and the API server drops it without a word`,
        help: `${value}; or remove the key.`,
    };
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

;// CONCATENATED MODULE: ./lib/domain/validate/check-derived-labels.js






/**
 * Labels that the fabric's defaulting derives from names in the spec and that Kubernetes does not take: the write fails
 * before any rule is asked. Told on the field the name stands in.
 */
function checkDerivedLabels(object, emit) {
    const labels = labelsOf(object.defaulted);
    const written = labelsOf(object.object);
    for (const [key, value] of Object.entries(labels)) {
        if (typeof value !== 'string' || (0,shared_json/* getOwn */.Ng)(written, key) === value)
            continue;
        const keyProblem = labelKeyProblem(key);
        const valueProblem = labelValueProblem(value);
        if (keyProblem === undefined && valueProblem === undefined)
            continue;
        const name = valueProblem === undefined ? key.slice(key.indexOf('/') + 1) : value;
        const problem = valueProblem ?? keyProblem ?? '';
        emit(finding('HHS-4111', pointerTo((0,shared_json/* getOwn */.Ng)(object.object, 'spec') ?? null, '/spec', name) ?? '/spec', {
            message: `the fabric makes the label ${quote(key)} of ${quote(name)}, which ${problem}`,
            help: 'Rename the object that is named here: letters, digits, -, _ and ., at most 63 of them.',
        }));
    }
}
function labelsOf(object) {
    const labels = (0,shared_json/* getOwn */.Ng)((0,live_object/* metadataOf */.N)(object), 'labels');
    return (0,shared_json/* isJsonObject */.OW)(labels) ? labels : {};
}
/** The first text that is the name, or has it before or after a slash; or the entry whose key it is. */
function pointerTo(value, pointer, name) {
    if (typeof value === 'string') {
        return value === name || value.startsWith(`${name}/`) || value.endsWith(`/${name}`) ? pointer : undefined;
    }
    if (typeof value !== 'object' || value === null)
        return undefined;
    for (const [key, member] of Object.entries(value)) {
        const at = (0,shared_pointer/* childPointer */.Y2)(pointer, key);
        const found = key === name ? at : pointerTo(member, at, name);
        if (found !== undefined)
            return found;
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/domain/shared/suggest.js
var suggest = __webpack_require__(1886);
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
    if ((0,shared_json/* isJsonObject */.OW)(value))
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
    collect(root, 'spec', places);
    placesOfSchema.set(root, places);
    return places;
}
function collect(schema, path, places) {
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
                collect(child, at, places);
            }
            return;
        case 'map':
            collect(schema.values, `${path}.<name>`, places);
            return;
        case 'list':
            collect(schema.items, `${path}[]`, places);
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
function checkMetadata(manifest, definition, emit) {
    const { spec } = definition;
    const metadata = (0,shared_json/* getOwn */.Ng)(manifest.object, 'metadata');
    checkName(manifest.id.name, emit);
    if (definition.anyNamespace !== true)
        checkNamespace(manifest.id.namespace, emit);
    if (metadata === undefined || metadata === null)
        return;
    if (!(0,shared_json/* isJsonObject */.OW)(metadata)) {
        emit(finding('HHS-4110', '/metadata', {
            message: `metadata must be a mapping, but it is ${describeValue(metadata)}`,
            help: 'Write name: below it, indented.',
        }));
        return;
    }
    for (const key of Object.keys(metadata)) {
        const value = metadata[key];
        if (value === undefined)
            continue;
        if (value === null) {
            if (key === 'labels' || key === 'annotations')
                emitDropped(key, emit);
        }
        else if (key === 'labels')
            checkLabels(value, emit);
        else if (key === 'annotations')
            checkAnnotations(value, emit);
        else if (key === 'name' || key === 'namespace')
            checkText(key, value, emit);
        else
            checkOtherField(key, spec, emit);
    }
}
function emitDropped(key, emit) {
    const text = droppedText(`metadata.${key}`, { type: 'map', values: { type: 'string' } });
    emit(finding('HHS-4017', `/metadata/${key}`, text, true));
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
    if ((0,shared_json/* isJsonObject */.OW)(value))
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
            if ((0,shared_json/* isJsonObject */.OW)(value))
                walkObject(value, schema, walk);
            else
                emitMismatch(value, schema, walk);
            return;
        case 'map':
            if ((0,shared_json/* isJsonObject */.OW)(value))
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
        else if (value[key] === null && !isDemanded(schema, key))
            walk_schema_emitDropped(child, walk);
        else
            walkField(value[key], child, walk);
        walk.path.pop();
    }
    for (const key of schema.required) {
        if (hasValue(value, key) || !isDemanded(schema, key))
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
/** The API server drops nulls of fields that are not nullable, and no fabric field is: null counts as absent, and is told of. */
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
function walkMap(value, schema, walk) {
    for (const key of Object.keys(value)) {
        const child = value[key];
        if (child === undefined)
            continue;
        walk.path.push(key);
        if (child === null)
            walk_schema_emitDropped(schema.values, walk);
        else
            walkValue(child, schema.values, walk);
        walk.path.pop();
    }
}
function walkList(value, schema, walk) {
    const { minItems, maxItems } = schema;
    if (minItems !== undefined && value.length < minItems) {
        emitAt(walk, 'HHS-4009', {
            message: `${here(walk)} has ${(0,plural/* plural */.L)(value.length, 'item')}, at least ${minItems} ${minItems === 1 ? 'is' : 'are'} required`,
            help: `Add ${minItems - value.length} more, or remove the field if it is optional.`,
        });
    }
    if (maxItems !== undefined && value.length > maxItems) {
        emitAt(walk, 'HHS-4009', {
            message: `${here(walk)} has ${(0,plural/* plural */.L)(value.length, 'item')}, at most ${maxItems} ${maxItems === 1 ? 'is' : 'are'} allowed`,
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
/** Required, and nobody fills it in. */
function isDemanded({ required, filled, fields }, key) {
    return required.includes(key) && filled?.includes(key) !== true && fields[key]?.default === undefined;
}
function isLater(schema, walk) {
    if (schema.since === undefined || walk.release === undefined)
        return false;
    return resource_schema/* FABRIC_RELEASES */.D.indexOf(schema.since) > resource_schema/* FABRIC_RELEASES */.D.indexOf(walk.release);
}
/** A key with nothing after its colon: whoever wrote it meant something, and it is lost without a word. */
function walk_schema_emitDropped(schema, walk) {
    emitAt(walk, 'HHS-4017', droppedText(here(walk), schema), true);
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
    checkMetadata(manifest, definition, emit);
    const spec = (0,shared_json/* getOwn */.Ng)(object, 'spec');
    if (spec === undefined && (misspelt || !definition.webhooks) && !definition.required.includes('spec'))
        return;
    if ((spec === undefined || spec === null) && definition.required.includes('spec')) {
        const fields = Object.keys(definition.spec.fields).slice(0, 6).join(', ');
        const help = `Add spec with its fields (${fields}).`;
        emit(finding('HHS-4003', '/spec', { message: 'spec is required', help }));
        return;
    }
    if (spec === null)
        emit(finding('HHS-4017', '/spec', droppedText('spec', definition.spec), true));
    walkSpec(spec, definition.spec, { emit, release });
}

;// CONCATENATED MODULE: ./lib/domain/validate/check-references.js






/**
 * Looks for every object that `manifest` names.
 *
 * An enforced reference that is not found is an error also when no cluster was asked: the webhooks refuse such an
 * object, and the fabric's own offline check counts a directory as the whole truth, too. A directory that leaves part
 * of the fabric to the cluster is checked with a cluster; the help says so. A name that is left to the fabric's
 * defaulting is looked up only where a rule demands it.
 *
 * An object that is there but invalid is no finding here: what refers to it is dragged, not wrong.
 */
function checkReferences(manifest, definition, surroundings, emit) {
    const targets = [];
    let settled = true;
    for (const reference of definition.references(manifest.object)) {
        const { where, key } = surroundings.locate(reference.kind, reference.name);
        const foundInGit = where === 'git' || where === 'built-in';
        if (!foundInGit && (reference.implied !== true || where === 'unreadable'))
            settled = false;
        if (where === 'nowhere') {
            if (reference.implied !== true || reference.code !== undefined)
                emitNowhere(reference, surroundings, emit);
        }
        else if (key !== null && (where === 'git' || where === 'unreadable'))
            targets.push(key);
    }
    return { targets, settled };
}
function emitNowhere(reference, surroundings, emit) {
    const { kind, name, pointer, enforced, implied } = reference;
    const target = `${kind} ${check_metadata_FABRIC_NAMESPACE}/${name}`;
    const looked = surroundings.clusterConsulted ? 'neither in Git nor in the cluster' : 'not in Git';
    const meant = surroundings.suggestName(kind, name);
    const suspects = surroundings.suspectsOf(kind, name);
    const help = helpFor(reference, meant, surroundings);
    const how = implied === true ? 'needs, by default,' : 'names';
    const text = `${(0,shared_pointer/* displayPath */.Gt)(pointer)} ${how} ${target}, which is ${looked}`;
    const found = finding(enforced ? 'HHS-4201' : 'HHS-4202', pointer, {
        message: text + causeOf(suspects),
        help: suspects.length === 0 ? help : `Mend that first, and look here again only if this stays. ${help}`,
    });
    emit({
        ...found,
        code: reference.code ?? found.code,
        related: relatedTo(kind, meant, surroundings),
        mayFollow: suspects.length > 0,
    });
}
function causeOf(suspects) {
    const [first] = suspects;
    if (first === undefined)
        return '';
    const others = suspects.length - 1;
    const more = others === 0 ? '' : ` or ${(0,plural/* plural */.L)(others, 'more place')}`;
    return `; this may be caused by ${first.file}:${first.line}${more}, which could not be used`;
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
        sentences.push(`The cluster was not asked: if the ${kind} exists only there, a plan against the cluster finds it.`);
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
        message: `${(0,plural/* plural */.L)(unlisted, 'more finding')} on this object ${unlisted === 1 ? 'is' : 'are'} not listed`,
        help: 'Correct those that are listed, then run again.',
    };
    return { ...finding('HHS-4099', '', text), severity };
}

;// CONCATENATED MODULE: ./lib/domain/validate/rule-frame.js



/**
 * Rules about an object that stands in Git depend on Git (and on others like it); those that move depend on what was
 * there before or on what the cluster is doing at the moment.
 */
function belongs({ needs }, choice) {
    if (needs === 'delete' || choice === 'delete')
        return needs === choice;
    return (needs === 'previous' || needs === 'cluster') === (choice === 'moving');
}
/**
 * Runs semantic rules of a kind on one object. They run also where the schema found errors, so that one run tells
 * everything; what a rule says at or below a field that is already wrong by schema is left out, because it follows
 * from it. Rules about updates run only where there is a previous version.
 */
function runRules(object, definition, run, emit) {
    const { choice, context } = run;
    for (const rule of definition.rules) {
        if (!belongs(rule, choice))
            continue;
        if (rule.needs === 'previous' && context.previous(object.key) === undefined)
            continue;
        runRule(rule, object, run, emit);
    }
}
const ASSUMED = "The fabric's default configuration was assumed, so this is only a warning: give fabric-config to be certain.";
function runRule(rule, object, { context, wrong, strict, assumed }, emit) {
    const { code } = rule;
    const guessed = assumed === true && rule.needs === 'config';
    const passes = rule.passes === true && strict !== true;
    const severity = passes || guessed ? 'warning' : rule.severity;
    const what = () => `the rule ${code} (${rule.title})`;
    guarded(what, emit, () => {
        for (const found of rule.check(object, context)) {
            if (wrong.some((pointer) => (0,shared_pointer/* isWithin */.UO)(found.pointer, pointer)))
                continue;
            if (found.follows === true && strict !== true)
                continue;
            const { pointer, message, help, onKey = false, related = [] } = found;
            const onlyThere = related.filter((one) => one.object.manifest === undefined).map(namedOnly);
            emit({
                code,
                severity,
                pointer,
                message,
                help: [help, ...new Set(onlyThere), ...(guessed ? [ASSUMED] : [])].join(' '),
                onKey,
                related: related.flatMap(placeOf),
            });
        }
    });
}
function placeOf({ object, pointer, message }) {
    return object.manifest === undefined ? [] : [{ ...object.manifest.fields.at(pointer), message }];
}
function namedOnly({ object }) {
    return `${(0,object_id/* displayId */.kX)(object.id)} is not in Git.`;
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
            message: `${what()} could not be completed: ${reason}`,
            help: 'Correct the other findings of this object first; if this one stays, report it with the manifest.',
        }));
    }
}

;// CONCATENATED MODULE: ./lib/domain/validate/check-manifest.js






/** All checks on one manifest but those of what moves; `definition` is undefined when its kind is in no table. */
function checkManifest(manifest, definition, { release, surroundings, objects, rules, strict, assumed }) {
    const findings = objectFindings();
    const { emit } = findings;
    let targets = null;
    let settled = true;
    if (definition === undefined) {
        const message = `there is no schema for ${manifest.id.kind} in ${manifest.apiVersion}`;
        emit(finding('HHS-4016', '/kind', { message, help: 'Check kind and apiVersion of the document.' }));
    }
    else {
        checkObject(manifest, definition, release, emit);
        const wrong = findings.wrong();
        guarded(whatReferences, emit, () => {
            const checked = checkReferences(manifest, definition, surroundings, emit);
            targets = checked.targets;
            settled = checked.settled;
        });
        const object = objects.of(manifest);
        runRules(object, definition, { choice: 'standing', context: rules, wrong, strict, assumed }, emit);
        if (!findings.hasErrors()) {
            guarded(whatLabels, emit, () => checkDerivedLabels(object, emit));
        }
    }
    return { findings: findings.all(), hasErrors: findings.hasErrors(), targets, settled };
}
/** The check with what rules about changes and about the state of the cluster add to it. */
function withMovingRules(manifest, definition, { objects, rules, strict, assumed }, check) {
    if (definition === undefined || !definition.rules.some(isMoving))
        return check;
    const added = objectFindings();
    const wrong = check.findings.filter(({ severity }) => severity === 'error').map(({ pointer }) => pointer);
    const run = { choice: 'moving', context: rules, wrong, strict, assumed };
    runRules(objects.of(manifest), definition, run, added.emit);
    const findings = added.all();
    if (findings.length === 0)
        return check;
    const hasErrors = check.hasErrors || added.hasErrors();
    return { ...check, findings: [...check.findings, ...findings], hasErrors };
}
function isMoving({ needs }) {
    return needs === 'previous' || needs === 'cluster';
}
function whatReferences() {
    return 'the check of references';
}
function whatLabels() {
    return 'the check of derived labels';
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

;// CONCATENATED MODULE: ./lib/domain/resource/fabric-config.js
/** What the fabric's installer writes when nobody says otherwise (release 26.03). */
const DEFAULT_FABRIC_CONFIG = {
    vpcIRBVLANRange: [{ from: 3000, to: 3899 }],
    th5WorkaroundVLANRange: [{ from: 3900, to: 3999 }],
    vpcPeeringDisabled: false,
    reservedSubnets: [
        '172.30.0.0/21',
        '172.30.128.0/17',
        '172.30.8.0/22',
        '172.30.12.0/22',
        '172.30.96.0/19',
        '172.30.95.0/31',
        '172.30.16.0/22',
    ],
    fabricMode: 'spine-leaf',
    fabricMTU: 9100,
    serverFacingMTUOffset: 64,
    allowExtraSwitchProfiles: false,
    includeSONiCCLSPlus: false,
    includeCumulus: false,
    controlVIP: '172.30.0.1/32',
    managementSubnet: '172.30.0.0/21',
    managementDHCPStart: '172.30.4.0',
    managementDHCPEnd: '172.30.7.254',
    protocolSubnet: '172.30.8.0/22',
    vtepSubnet: '172.30.12.0/22',
    fabricSubnet: '172.30.128.0/17',
    spineASN: 65100,
    leafASNStart: 65101,
    leafASNEnd: 65533,
    gatewayASN: 65534,
    enableGateway: false,
    gatewayCommunities: Object.fromEntries(Array.from({ length: 10 }, (_, rank) => [String(rank), `50001:${rank}`])),
};
/**
 * What is taken where nobody gave a configuration: the defaults, with everything enabled that a directory can only hold
 * because its fabric has it. What a rule then finds in numbers and prefixes is a warning, not an error.
 */
const ASSUMED_FABRIC_CONFIG = {
    ...DEFAULT_FABRIC_CONFIG,
    enableGateway: true,
    allowExtraSwitchProfiles: true,
    includeSONiCCLSPlus: true,
    includeCumulus: true,
};

;// CONCATENATED MODULE: ./lib/domain/validate/rule-world.js



function ruleObjects(registry, release) {
    const known = new WeakMap();
    return {
        of(manifest) {
            const remembered = known.get(manifest);
            if (remembered !== undefined)
                return remembered;
            const made = ruleObject(manifest, registry.find(manifest.id.group, manifest.id.kind), release, manifest);
            known.set(manifest, made);
            return made;
        },
        ofOther: (other) => ruleObject(other, registry.find(other.id.group, other.id.kind), release),
    };
}
function ruleObject({ id, key, object }, definition, release, manifest) {
    let defaulted;
    return {
        id,
        key,
        object,
        manifest,
        get defaulted() {
            defaulted ??= definition === undefined ? object : definition.defaulted(object, { release });
            return defaulted;
        },
    };
}
function ruleContext(world) {
    const { registry, index, objects, previous, observed } = world;
    const config = world.config ?? ASSUMED_FABRIC_CONFIG;
    const others = new Map();
    for (const other of world.others ?? [])
        namesOf(others, other.id.kind).set(other.id.name, objects.ofOther(other));
    const builtIns = new Map();
    const builtInsOf = (kind) => {
        const known = builtIns.get(kind);
        if (known !== undefined)
            return known;
        const named = builtInObjects(registry, kind, config, objects);
        builtIns.set(kind, named);
        return named;
    };
    const lists = new Map();
    const made = new Map();
    const context = {
        config,
        find(kind, name) {
            const manifest = index.find(kind, name);
            if (manifest !== undefined)
                return objects.of(manifest);
            return others.get(kind)?.get(name) ?? builtInsOf(kind).get(name);
        },
        all(kind) {
            const known = lists.get(kind);
            if (known !== undefined)
                return known;
            const onlyThere = [...(others.get(kind)?.values() ?? [])].filter(({ id }) => index.find(kind, id.name) === undefined);
            const all = [...index.all(kind).map((manifest) => objects.of(manifest)), ...onlyThere];
            lists.set(kind, all);
            return all;
        },
        index(build) {
            if (!made.has(build))
                made.set(build, build(context));
            return made.get(build);
        },
        previous(key) {
            const object = previous?.get(key);
            const id = (0,object_id/* parseKey */.Do)(key);
            return object === undefined || id === undefined ? undefined : objects.ofOther({ id, key, object });
        },
        observed: (kind) => observed?.filter(({ id }) => id.kind === kind).map(({ object }) => object),
    };
    return context;
}
function namesOf(map, kind) {
    const known = map.get(kind);
    if (known !== undefined)
        return known;
    const made = new Map();
    map.set(kind, made);
    return made;
}
function builtInObjects(registry, kind, config, objects) {
    const named = new Map();
    const definition = registry.kinds.find((candidate) => candidate.kind === kind);
    for (const [name, object] of definition?.builtIns?.(config) ?? []) {
        const id = { group: definition?.group ?? '', kind, namespace: check_metadata_FABRIC_NAMESPACE, name };
        named.set(name, objects.ofOther({ id, key: (0,object_id/* keyOf */.TN)(id), object }));
    }
    return named;
}

;// CONCATENATED MODULE: ./lib/domain/validate/surroundings.js




/** Comparisons of names a run may spend on "did you mean": the cost stays linear however many references are broken. */
const SUGGESTION_BUDGET = 100_000;
function surveySurroundings(input) {
    const { index, liveKeys } = input;
    const kinds = new Map(input.registry.kinds.map((definition) => [definition.kind, definition]));
    const ignored = new Set(input.ignored);
    const config = input.config ?? ASSUMED_FABRIC_CONFIG;
    const isBuiltIn = ({ builtIns, builtInNames }, name) => builtIns === undefined ? builtInNames.has(name) : builtIns(config).has(name);
    const elsewhere = (definition, name, key) => {
        if (input.unreadable.has(key))
            return 'unreadable';
        if (isBuiltIn(definition, name))
            return 'built-in';
        if (liveKeys?.has(key) === true)
            return 'live';
        if (input.suspects.probable.has(key))
            return 'unreadable';
        return ignored.has(key) && liveKeys === undefined ? 'opted-out' : 'nowhere';
    };
    return {
        index,
        clusterConsulted: liveKeys !== undefined,
        locate(kind, name) {
            const definition = kinds.get(kind);
            if (definition === undefined)
                return { where: 'nowhere', key: null };
            const manifest = index.find(kind, name);
            // thousands of references: the key that is there costs nothing to keep
            if (manifest?.id.namespace === check_metadata_FABRIC_NAMESPACE)
                return { where: 'git', key: manifest.key };
            const key = keyIn(definition, name);
            return { where: manifest === undefined ? elsewhere(definition, name, key) : 'git', key };
        },
        suspectsOf: input.suspects.holding,
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

;// CONCATENATED MODULE: ./lib/domain/validate/suspects.js



/** `doubtful`: documents that were left out although they look like manifests. */
function suspectsAmong(unreadable, doubtful, unread, registry) {
    const kinds = registry.kinds.filter(({ owner }) => owner === 'user');
    const names = kinds.map(({ kind }) => kind);
    const known = new Set(registry.kinds.map(({ kind }) => kind));
    const probable = new Set();
    const byKind = new Map(names.map((name) => [name, [...unread]]));
    for (const document of unreadable) {
        const { kind, name } = document;
        if (kind !== null && name !== null && known.has(kind))
            continue;
        const meant = meantKinds(kind, names);
        for (const definition of kinds.filter((one) => meant.includes(one.kind))) {
            if (name === null)
                byKind.get(definition.kind)?.push(document);
            else
                probable.add((0,object_id/* keyOf */.TN)({ group: definition.group, kind: definition.kind, namespace: check_metadata_FABRIC_NAMESPACE, name }));
        }
    }
    return {
        probable,
        holding: (kind, name) => [
            ...(byKind.get(kind) ?? []),
            ...doubtful.filter((document) => document.name === null || document.name === name),
        ],
    };
}
/** A misspelt kind is the nearest one; one that is missing, or resembles none, may be any. */
function meantKinds(kind, names) {
    if (kind === null)
        return names;
    if (names.includes(kind))
        return [kind];
    const meant = (0,suggest/* closest */.kp)(kind, names)?.word;
    return meant === undefined ? names : [meant];
}

;// CONCATENATED MODULE: ./lib/domain/validate/git-checks.js






const remembered = new WeakMap();
/** Forgotten together with the parsed documents. */
function gitChecksOf({ parsed, registry, sourceDiagnostics, release, config }) {
    const known = remembered.get(parsed);
    if (known !== undefined &&
        known.release === release &&
        known.config === config &&
        known.sourceDiagnostics === sourceDiagnostics) {
        return known;
    }
    const made = {
        release,
        config,
        sourceDiagnostics,
        index: indexManifests(parsed.manifests),
        unreadable: keysOfUnreadable(parsed.unreadable, registry),
        suspects: suspectsIn(parsed, sourceDiagnostics, registry),
        settled: new Map(),
        objects: ruleObjects(registry, release),
        documents: documentsOf(parsed),
    };
    remembered.set(parsed, made);
    return made;
}
/** Checks one manifest, or says again what was found when nothing can have changed since. */
function checkOnce(manifest, registry, checks, context) {
    const definition = registry.find(manifest.id.group, manifest.id.kind);
    const known = context.widened ? undefined : checks.settled.get(manifest);
    const check = known ?? checkManifest(manifest, definition, context);
    if (check.settled && !context.widened)
        checks.settled.set(manifest, check);
    return withMovingRules(manifest, definition, context, check);
}
/**
 * Makes the checks of the manifests at `from` to `to` (not included) ahead of time, for instance while a LIST is under
 * way.
 */
function checkAhead(git, from, to) {
    const checks = gitChecksOf(git);
    const { index, unreadable, suspects, objects } = checks;
    const { parsed, registry, release, config } = git;
    const { ignored } = parsed;
    const context = {
        release,
        surroundings: surveySurroundings({ registry, index, unreadable, suspects, ignored, config }),
        objects,
        rules: ruleContext({ registry, index, objects, config }),
        widened: false,
        assumed: config === undefined,
        strict: false,
    };
    for (const manifest of parsed.manifests.slice(from, to))
        checkOnce(manifest, registry, checks, context);
}
/** Left out, because it has neither apiVersion nor kind, although the rest looks like a manifest. */
const LOOKS_LIKE_MANIFEST = 'HHS-3036';
function suspectsIn(parsed, sourceDiagnostics, registry) {
    const doubtful = parsed.diagnostics.filter(({ code }) => code === LOOKS_LIKE_MANIFEST);
    const unread = sourceDiagnostics.filter(({ severity }) => severity === 'error');
    return suspectsAmong(parsed.unreadable, doubtful, unread, registry);
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

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
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
    schema: new dist/* Schema */.Sj({ schema: 'failsafe', merge: false, resolveKnownTags: false }),
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
    const parser = new dist/* Parser */.iX();
    const composer = new dist/* Composer */.Dk(OPTIONS);
    const documents = [];
    let lexemes = 0;
    let quoted = 0;
    try {
        for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
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

// EXTERNAL MODULE: ./lib/domain/parse/parse-codes.js
var parse_codes = __webpack_require__(3552);
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
        const message = `${(0,plural/* plural */.L)(unlisted, 'more finding')} about values of this document ${unlisted === 1 ? 'is' : 'are'} not listed`;
        run.problems.push({ code: 'HHS-3027', offset, pointer: '', message });
    }
    return { value, problems: run.problems, failed: run.errors > 0, cutShort: run.cutShort };
}
function excess(count) {
    return Math.max(0, count - MAX_VALUE_FINDINGS);
}
function convert(run, node, depth) {
    if (run.cutShort || !(0,dist/* isNode */.Ll)(node))
        return null;
    if ((0,dist/* isAlias */.Vj)(node))
        return aliasValue(run, node.source, node, depth);
    const { anchor } = node;
    if (anchor !== undefined)
        run.anchors.set(anchor, undefined);
    const value = (0,dist/* isScalar */.jn)(node) ? scalarValue(run, node) : collectionValue(run, node, depth);
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
    if ((0,dist/* isSeq */.oP)(node)) {
        return node.items.map((item, index) => within(run, index, () => convert(run, item, depth + 1)));
    }
    if ((0,dist/* isMap */.jh)(node))
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
            (0,shared_json/* setOwn */.P5)(object, key, value);
    }
    for (const pair of merges)
        mergeInto(run, object, pair, node, depth);
    return object;
}
/**
 * Keys of the mapping itself win over merged ones; of several sources the first wins. The fabric's own reader takes no
 * key twice, wherever it comes from, so such a key is a finding, but not one that leaves the value open.
 */
function mergeInto(run, object, pair, owner, depth) {
    const merged = within(run, '<<', () => convert(run, pair.value, depth + 1));
    const sources = Array.isArray(merged) ? merged : [merged];
    for (const source of sources) {
        if (run.cutShort)
            return;
        if (!(0,shared_json/* isJsonObject */.OW)(source)) {
            report(run, 'HHS-3023', pair.key, '`<<` needs a mapping or a list of mappings');
            return;
        }
        for (const [key, value] of Object.entries(source)) {
            if (!Object.hasOwn(object, key)) {
                (0,shared_json/* setOwn */.P5)(object, key, value);
                continue;
            }
            const own = owner.items.find((item) => (0,dist/* isScalar */.jn)(item.key) && item.key.value === key)?.key ?? pair.key;
            const message = `the key "${shorten(key)}" comes with \`<<\` and stands here again`;
            within(run, key, () => report(run, 'HHS-3028', own, message));
        }
    }
}
function isMergeKey(key) {
    return (0,dist/* isScalar */.jn)(key) && key.value === '<<' && key.type === 'PLAIN';
}
/** The text of a key as JSON has it; null (and a finding) when it is none. */
function node_to_json_keyText(run, key, owner) {
    const place = (0,dist/* isNode */.Ll)(key) ? key : owner;
    run.atKey = true;
    const value = (0,dist/* isScalar */.jn)(key) || (0,dist/* isAlias */.Vj)(key) ? convert(run, key, 0) : undefined;
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
    const count = parse_codes/* PARSE_CODES */.V[code].severity === 'error' ? ++run.errors : ++run.warnings;
    if (count > MAX_VALUE_FINDINGS)
        return;
    const offset = (0,dist/* isNode */.Ll)(node) ? (node.range?.[0] ?? 0) : 0;
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
function node_path_placeOf(root, tokens, text) {
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
    const own = (0,dist/* isNode */.Ll)(step.node) ? step.node.range : null;
    const key = step.keyOffset ?? own?.[0] ?? 0;
    if (own == null || step.keyOffset === null)
        return { key, value: own?.[0] ?? key };
    const empty = (0,dist/* isScalar */.jn)(step.node) && own[0] === own[1];
    const below = (0,dist/* isCollection */.P3)(step.node) && !step.node.flow && own[0] > key && text.slice(key, own[0]).includes('\n');
    return { key, value: empty || below ? key : own[0] };
}
/** Merges of merges that are followed; a mapping that merges itself ends here. */
const MERGE_LEVELS = 20;
function child(root, node, token, level = 0) {
    if ((0,dist/* isSeq */.oP)(node)) {
        const item = /^\d+$/.test(token) ? node.items[Number(token)] : undefined;
        return item === undefined ? undefined : { node: item, keyOffset: null };
    }
    if (!(0,dist/* isMap */.jh)(node) || level > MERGE_LEVELS)
        return undefined;
    const own = node.items.find((pair) => !isMergeKey(pair.key) && keyIs(root, pair, token));
    if (own !== undefined)
        return stepTo(own);
    for (const pair of node.items) {
        if (!isMergeKey(pair.key))
            continue;
        const merged = resolved(root, pair.value);
        for (const source of (0,dist/* isSeq */.oP)(merged) ? merged.items : [merged]) {
            const found = child(root, resolved(root, source), token, level + 1);
            if (found !== undefined)
                return found;
        }
    }
    return undefined;
}
function stepTo(pair) {
    const offset = (0,dist/* isNode */.Ll)(pair.key) ? (pair.key.range?.[0] ?? null) : null;
    return { node: pair.value, keyOffset: offset };
}
function keyIs(root, pair, token) {
    const key = resolved(root, pair.key);
    if (!(0,dist/* isScalar */.jn)(key) || typeof key.value !== 'string')
        return false;
    if (key.type !== 'PLAIN')
        return key.value === token;
    const plain = resolvePlain(key.value);
    return plain.is === 'value' && String(plain.value) === token;
}
/** The node an alias stands for: the last anchor of that name before it. */
function resolved(root, node) {
    if (!(0,dist/* isAlias */.Vj)(node) || root === null)
        return node;
    const before = node.range?.[0] ?? 0;
    let found;
    (0,dist/* visit */.YR)(root, {
        Node: (_key, candidate) => {
            if ((candidate.range?.[0] ?? 0) >= before)
                return dist/* visit */.YR.BREAK;
            if (!(0,dist/* isAlias */.Vj)(candidate) && candidate.anchor === node.source)
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
        const place = node_path_placeOf(this.#cache.root(this.#range), tokens, sliceOf(this.#range));
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
    if (!(0,shared_json/* isJsonObject */.OW)(value))
        return notAManifest('it is no mapping');
    const apiVersion = (0,shared_json/* getOwn */.Ng)(value, 'apiVersion');
    const kind = (0,shared_json/* getOwn */.Ng)(value, 'kind');
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
    const hasBody = (0,shared_json/* isJsonObject */.OW)((0,shared_json/* getOwn */.Ng)(value, 'metadata')) || (0,shared_json/* isJsonObject */.OW)((0,shared_json/* getOwn */.Ng)(value, 'spec'));
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
        const { group } = splitApiVersion(apiVersion);
        const kinds = registry.kinds.filter((one) => one.group === group && one.owner === 'user');
        const message = `an object of ${shorten(apiVersion)} without a kind`;
        const help = `Write its kind: ${kinds.map((one) => one.kind).join(', ')}.`;
        return { is: 'refused', objection: { code: 'HHS-3032', pointer: '/kind', message, help } };
    }
    const both = (0,shared_json/* isJsonObject */.OW)((0,shared_json/* getOwn */.Ng)(value, 'metadata')) && (0,shared_json/* isJsonObject */.OW)((0,shared_json/* getOwn */.Ng)(value, 'spec'));
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
    if (!(0,shared_json/* isJsonObject */.OW)(value))
        return NO_IDENTITY;
    const metadata = (0,shared_json/* getOwn */.Ng)(value, 'metadata');
    const inMetadata = (key) => ((0,shared_json/* isJsonObject */.OW)(metadata) ? textOf((0,shared_json/* getOwn */.Ng)(metadata, key)) : null);
    const name = inMetadata('name');
    const kind = textOf((0,shared_json/* getOwn */.Ng)(value, 'kind'));
    return { kind, namespace: name === null ? null : (inMetadata('namespace') ?? 'default'), name };
}
/** A text with blanks is no name, but what an unclosed quote made of the lines after it. */
function textOf(value) {
    return typeof value === 'string' && value.length <= 253 && /^\S+$/.test(value) ? value : null;
}
/** Offset in the file of the field at `pointer` below `base`. */
function fieldOffset(context, base, pointer, part) {
    const place = node_path_placeOf(context.root, [...base, ...(0,shared_pointer/* pointerTokens */.Mr)(pointer)], sliceOf(context.range));
    return context.range.start + place[part];
}
function addFinding(context, identity, finding) {
    const { severity, cure } = parse_codes/* PARSE_CODES */.V[finding.code];
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
        else if (key === 'metadata' && (0,shared_json/* isJsonObject */.OW)(part)) {
            object.metadata = cleanMetadata(part, namespace, definition, registry, leftOut);
        }
        else
            (0,shared_json/* setOwn */.P5)(object, key, part);
    }
    return { object, leftOut };
}
function cleanMetadata(metadata, namespace, definition, registry, leftOut) {
    const clean = {};
    for (const [key, part] of Object.entries(metadata)) {
        const pointer = (0,shared_pointer/* childPointer */.Y2)('/metadata', key);
        if (SERVER_METADATA.has(key))
            leftOut.push(pointer);
        else if ((key === 'labels' || key === 'annotations') && (0,shared_json/* isJsonObject */.OW)(part)) {
            const isOwned = (name) => registry.isFabricMetadataKey(key, name, definition.kind) ||
                (key === 'annotations' && name === LAST_APPLIED);
            const kept = cleanMap(part, pointer, isOwned, leftOut);
            if (Object.keys(kept).length > 0 || Object.keys(part).length === 0)
                clean[key] = kept;
        }
        else
            (0,shared_json/* setOwn */.P5)(clean, key, part);
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
            (0,shared_json/* setOwn */.P5)(kept, name, value);
    }
    return kept;
}
/** True when the document asks to be left alone. An unquoted `true` means the same to the person who wrote it. */
function optsOut(value) {
    const metadata = (0,shared_json/* getOwn */.Ng)(value, 'metadata');
    const annotations = (0,shared_json/* isJsonObject */.OW)(metadata) ? (0,shared_json/* getOwn */.Ng)(metadata, 'annotations') : undefined;
    if (!(0,shared_json/* isJsonObject */.OW)(annotations))
        return false;
    const wish = (0,shared_json/* getOwn */.Ng)(annotations, IGNORE_ANNOTATION);
    return wish === 'true' || wish === true;
}

;// CONCATENATED MODULE: ./lib/domain/parse/read-object.js










/** Errors that leave no doubt about the values: the object is read, and invalid. */
const CERTAIN = new Set(['HHS-3028']);
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
    const id = (0,shared_json/* isJsonObject */.OW)(value) && definition !== undefined ? idOf(value, definition) : undefined;
    if ((0,shared_json/* isJsonObject */.OW)(value) && optsOut(value) && id !== undefined && !('code' in id)) {
        ignore(context, base, start, id);
        return;
    }
    for (const problem of problems)
        addValueProblem(context, identity, base, problem);
    const failed = problems.some(({ code }) => parse_codes/* PARSE_CODES */.V[code].severity === 'error' && !CERTAIN.has(code));
    const objection = verdict.is === 'refused' ? verdict.objection : undefined;
    const nameless = id !== undefined && 'code' in id && !failed ? id : undefined;
    if (objection !== undefined)
        addObjection(context, identity, base, objection);
    else if (nameless !== undefined)
        addObjection(context, identity, base, nameless);
    if (failed || objection !== undefined || id === undefined || 'code' in id || definition === undefined) {
        addUnreadable(context, identity, start);
    }
    else if ((0,shared_json/* isJsonObject */.OW)(value)) {
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
    addStatusFindings(context, value, base, id, definition);
    context.harvest.manifests.push({
        id,
        key: (0,object_id/* keyOf */.TN)(id),
        apiVersion: `${definition.group}/${definition.version}`,
        object: clean,
        digest: digest((0,shared_json/* canonicalJson */.dj)(clean)),
        file: context.range.source.file,
        document: context.document,
        line: locationAt(context.range.source, start).line,
        fields: new LazyFieldLocator(context.cache, context.range, base),
    });
}
function addStatusFindings(context, value, base, id, { status: schema }) {
    const status = (0,shared_json/* getOwn */.Ng)(value, 'status');
    if (!(0,shared_json/* isJsonObject */.OW)(status))
        return;
    const identity = { kind: id.kind, namespace: id.namespace, name: id.name };
    for (const key of Object.keys(status).filter((name) => !Object.hasOwn(schema.fields, name))) {
        const pointer = (0,shared_pointer/* childPointer */.Y2)('/status', key);
        const offset = fieldOffset(context, base, pointer, 'key');
        const message = `the status of a ${id.kind} has no field ${shorten(JSON.stringify(key))}`;
        addFinding(context, identity, { code: 'HHS-3043', offset, pointer, message });
    }
}
function ignore(context, base, start, id) {
    const place = locationAt(context.range.source, fieldOffset(context, base, '/metadata/name', 'value'));
    context.harvest.ignored.push({ id, ...place });
    addSkipped(context, start, 'opt-out', `${id.kind} ${id.namespace}/${id.name} carries the ignore annotation`);
}
/** Who the object is, or why that cannot be said. */
function idOf(value, definition) {
    const metadata = (0,shared_json/* getOwn */.Ng)(value, 'metadata');
    if (!(0,shared_json/* isJsonObject */.OW)(metadata)) {
        return { code: 'HHS-3033', pointer: '/metadata', message: 'metadata with a name is missing' };
    }
    const name = (0,shared_json/* getOwn */.Ng)(metadata, 'name') ?? null;
    if (name === null || name === '') {
        const help = Object.hasOwn(metadata, 'generateName')
            ? 'Write metadata.name instead of generateName: an object in Git needs a name that stays.'
            : parse_codes/* PARSE_CODES */.V['HHS-3033'].cure;
        return { code: 'HHS-3033', pointer: '/metadata/name', message: 'metadata.name is missing', help };
    }
    const namespace = (0,shared_json/* getOwn */.Ng)(metadata, 'namespace') ?? null;
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
const ALL_FORBIDDEN = new RegExp(FORBIDDEN, 'gu');
/** Reads one document that is not blank; the result goes to the harvest. Never throws. */
function readDocument(base) {
    const { limits } = base.options;
    const text = sliceOf(base.range);
    const forbidden = FORBIDDEN.exec(text);
    if (forbidden !== null) {
        const context = { ...base, root: null };
        const offset = base.range.start + forbidden.index;
        const message = `the character U+${codePoint(forbidden[0])} must not stand in a manifest`;
        const legible = composeDocument(text.replaceAll(ALL_FORBIDDEN, ' '), limits.maxDepth);
        const identity = identityOf(nodeToJson(legible.root, limits).value);
        addFinding(context, identity, { code: 'HHS-3004', offset, pointer: '', message });
        addUnreadable(context, identity, firstValue(context, text));
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
    if (!(0,shared_json/* isJsonObject */.OW)(value))
        return false;
    const kind = (0,shared_json/* getOwn */.Ng)(value, 'kind');
    const apiVersion = (0,shared_json/* getOwn */.Ng)(value, 'apiVersion');
    if (typeof kind !== 'string' || typeof apiVersion !== 'string' || !kind.endsWith('List'))
        return false;
    if (kind === 'List')
        return splitApiVersion(apiVersion).group === '';
    return registry.kinds.some((definition) => `${definition.kind}List` === kind);
}
/** Every item ends as a document of its own. Items of a typed list may leave out what the list says. */
function readList(context, conversion, list) {
    const items = (0,shared_json/* getOwn */.Ng)(list, 'items') ?? null;
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
    const kind = (0,shared_json/* getOwn */.Ng)(list, 'kind');
    const apiVersion = (0,shared_json/* getOwn */.Ng)(list, 'apiVersion');
    if (!(0,shared_json/* isJsonObject */.OW)(item) || typeof kind !== 'string' || typeof apiVersion !== 'string')
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
    const { severity, cure } = parse_codes/* PARSE_CODES */.V[code];
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
        severity: parse_codes/* PARSE_CODES */.V[code].severity,
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

;// CONCATENATED MODULE: ./lib/domain/validate/check-served.js



/** How many of the other objects of a kind a finding lists. */
const check_served_LISTED = 50;
/** One finding for each kind that the cluster does not serve, on its first object, with the count and the others. */
function checkServed(manifests, isServed) {
    const missing = new Map();
    const served = new Set();
    let last = null;
    for (const manifest of manifests) {
        const { group, kind } = manifest.id;
        // one kind mostly stands together
        if (last?.kind === kind && last.group === group)
            continue;
        const name = `${kind}.${group}`;
        const known = missing.get(name);
        if (known !== undefined)
            known.push(manifest);
        else if (served.has(name) || isServed(group, kind)) {
            served.add(name);
            last = manifest.id;
        }
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
    const found = finding('HHS-4301', '/kind', {
        message: `the cluster does not serve ${first.id.kind} in ${first.apiVersion}; ${(0,plural/* plural */.L)(manifests.length, 'object')} of it cannot be applied`,
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
        unreadable: input.unreadable,
        invalid: input.invalid,
        skipped: input.skipped.length,
        skippedByReason: Object.fromEntries([...reasons].sort(([a], [b]) => (a < b ? -1 : 1))),
        notChecked: input.notChecked,
    };
}
/** The checks that this run did not make on objects of these kinds, in words. */
function notCheckedWithout(help, registry, kinds) {
    const missing = [];
    const topics = uncheckedTopics(registry, kinds);
    if (topics.length > 0) {
        missing.push(`rules of the fabric on ${topics.join(', ')} (the cluster checks them at the apply)`);
    }
    if (!help.config && registry.kinds.some(({ kind, rules }) => kinds.has(kind) && rules.some(readsConfig))) {
        missing.push("rules about the fabric's configuration (its defaults were assumed; fabric-config gives the true one)");
    }
    if (!help.liveKeys)
        missing.push('references to objects that exist only in the cluster (the cluster was not asked)');
    if (!help.served)
        missing.push('whether the cluster serves the kinds (the cluster was not asked)');
    const needPrevious = registry.kinds.some(({ rules }) => rules.some(({ needs }) => needs === 'previous'));
    if (!help.previous && needPrevious) {
        missing.push('rules about changes (neither a cluster nor a base commit to compare with)');
    }
    return missing;
}
function readsConfig({ needs }) {
    return needs === 'config';
}
/** Topics of which a kind that is there lacks a rule. */
function uncheckedTopics(registry, kinds) {
    const known = new Map(registry.kinds.map(({ kind, rules }) => [kind, new Set(rules.map(({ code }) => code))]));
    return (registry.ruleTopics ?? [])
        .filter(({ codes }) => Object.entries(codes).some(([kind, wanted]) => kinds.has(kind) && wanted.some((code) => known.get(kind)?.has(code) !== true)))
        .map(({ what }) => what);
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
        message: `no manifest was validated (${(0,plural/* plural */.L)(coverage.files, 'file')} read, ${(0,plural/* plural */.L)(unreadable, 'document')} unreadable, ${skipped})`,
        help: cure,
    };
}

;// CONCATENATED MODULE: ./lib/domain/validate/drag.js
/**
 * Everything that refers, at any distance, to one of `sources`, with the source it hangs on (the nearest one).
 * `references`: for each key, the keys it names. Sources themselves are not in the result. Linear, safe with rings.
 */
function dragFrom(sources, references) {
    const cause = new Map();
    const queue = [];
    for (const key of sources) {
        cause.set(key, key);
        queue.push(key);
    }
    const count = queue.length;
    if (count === 0)
        return cause;
    const referrers = reverse(references);
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

;// CONCATENATED MODULE: ./lib/domain/validate/validate-fabric.js








/** Every check on everything that parsing gave, in one run: all findings, never only the first. */
function validateFabric(input) {
    const { parsed, registry } = input;
    const checks = gitChecksOf(input);
    const checked = checkManifests(input, checks);
    if (input.isServed !== undefined) {
        const unserved = checkServed(parsed.manifests, input.isServed);
        checked.diagnostics.push(...unserved.diagnostics);
        for (const key of unserved.keys)
            checked.invalid.add(key);
    }
    for (const key of invalidSinceParsing(parsed, checks.unreadable))
        checked.invalid.add(key);
    const skipped = [...input.sourceSkipped, ...parsed.skipped];
    const coverage = coverageOf({
        files: input.files,
        validated: parsed.manifests.length,
        unreadable: parsed.unreadable.length,
        invalid: parsed.manifests.filter(({ key }) => checked.invalid.has(key)).length,
        skipped,
        notChecked: notCheckedWithout(helpOf(input), registry, new Set(parsed.manifests.map(({ id }) => id.kind))),
    });
    const diagnostics = [...input.sourceDiagnostics, ...parsed.diagnostics, ...checked.diagnostics];
    if (parsed.manifests.length === 0) {
        const file = parsed.unreadable[0]?.file ?? skipped[0]?.file;
        diagnostics.push(nothingValidated(coverage, parsed.unreadable.length, file));
    }
    return {
        documents: checks.documents,
        manifests: parsed.manifests,
        skipped,
        // the cause comes before what follows from it
        diagnostics: [...diagnostics.sort(compareDiagnostics), ...checked.followUps.sort(compareDiagnostics)],
        invalid: checked.invalid,
        dragged: draggedBy(checked, checks, parsed),
        coverage,
    };
}
function checkManifests(input, checks) {
    const { parsed, registry, release, liveKeys, config, previous, others, observed } = input;
    const { index, unreadable, suspects, objects } = checks;
    const { ignored } = parsed;
    const context = {
        release,
        surroundings: surveySurroundings({ registry, index, unreadable, suspects, ignored, liveKeys, config }),
        objects,
        rules: ruleContext({ registry, index, objects, config, previous, others, observed }),
        widened: others !== undefined && others.length > 0,
        assumed: config === undefined,
        strict: input.strict === true,
    };
    const checked = { diagnostics: [], followUps: [], invalid: new Set(), targets: [] };
    for (const manifest of parsed.manifests) {
        const check = checkOnce(manifest, registry, checks, context);
        checked.targets.push(check.targets);
        if (check.hasErrors)
            checked.invalid.add(manifest.key);
        for (const found of check.findings) {
            const list = found.mayFollow === true ? checked.followUps : checked.diagnostics;
            list.push(toDiagnostic(manifest, found));
        }
    }
    return checked;
}
/** Everything that hangs on an object which is invalid, unreadable or probably in a place that could not be read. */
function draggedBy({ invalid, targets }, { unreadable, suspects }, { manifests }) {
    if (invalid.size + unreadable.size + suspects.probable.size === 0)
        return new Map();
    const references = new Map();
    for (const [index, { key }] of manifests.entries()) {
        const named = targets[index] ?? null;
        if (named !== null)
            references.set(key, named);
    }
    const onlySuspected = [...suspects.probable].filter((key) => !references.has(key));
    return dragFrom(new Set([...invalid, ...unreadable, ...onlySuspected]), references);
}
function helpOf({ liveKeys, previous, isServed, config }) {
    return {
        config: config !== undefined,
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
    if (errors.size === 0 && unreadable.size === 0)
        return [];
    return parsed.manifests
        .filter(({ key, file, id }) => unreadable.has(key) || errors.has(`${file}\n${id.kind}\n${id.name}`))
        .map(({ key }) => key);
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
        ...gitSideOf(loaded, ports, settings),
        files: loaded.snapshot.files.length,
        sourceSkipped: loaded.snapshot.skipped,
        ...help,
    });
}
function gitSideOf(loaded, ports, settings) {
    return {
        parsed: loaded.parsed,
        sourceDiagnostics: loaded.snapshot.diagnostics,
        registry: ports.registry,
        release: settings.release,
        ...(ports.fabricConfig === undefined ? {} : { config: ports.fabricConfig }),
    };
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

;// CONCATENATED MODULE: ./lib/operations/other-record.js



/**
 * A fabric without a record whose objects are live all the same was probably applied under another name: says under
 * which. Asks the cluster once more only then, and never fails a run.
 */
async function noticeOtherRecord(ports, { fabric }, manifests, { inventory, live }) {
    if (inventory.entries.size > 0)
        return [];
    const there = new Set(live.map((object) => object.key));
    const unrecorded = manifests.filter(({ key }) => there.has(key));
    if (unrecorded.length === 0)
        return [];
    const shared = (other) => unrecorded.filter(({ key }) => other.entries.has(key)).length;
    try {
        const [nearest] = (await ports.inventory.readAll())
            .filter((other) => other.fabric !== fabric)
            .map((other) => ({ name: other.fabric, count: shared(other) }))
            .filter(({ count }) => count > 0)
            .sort((a, b) => b.count - a.count || (0,compare_text/* compareText */.n)(a.name, b.name));
        if (nearest === undefined)
            return [];
        const those = `${nearest.count} of the ${(0,plural/* plural */.L)(unrecorded.length, 'object')} that Git and the cluster share`;
        return [
            `this run is for fabric ${fabric}, of which the cluster has no record; it has one for fabric ${nearest.name}, with ${those}. If that is this fabric, use --fabric ${nearest.name}`,
        ];
    }
    catch (error) {
        if (!(0,errors/* isSyncError */.qw)(error))
            throw error;
        ports.log.debug('records of other fabrics could not be read', { code: error.code });
        return [];
    }
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
async function readCluster(ports, settings, manifests) {
    const groups = [...new Set(ports.registry.kinds.map((kind) => kind.group))];
    const kinds = largestFirst(ports, manifests);
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
/** A kind of many objects is many pages, one after the other: begun last, it would keep everybody waiting. */
function largestFirst(ports, manifests) {
    const counts = new Map();
    for (const { id } of manifests) {
        const key = servedKey(id.group, id.kind);
        counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const expected = ({ group, kind }) => counts.get(servedKey(group, kind)) ?? 0;
    return ports.registry.kinds
        .filter((kind) => kind.owner === 'user')
        .sort((a, b) => expected(b) - expected(a));
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
    const desired = new Map();
    for (const manifest of manifests)
        desired.set(manifest.key, manifest);
    const byCommit = new Map();
    for (const entry of inventory.entries.values()) {
        if (entry.commit === null || desired.get(entry.key)?.digest === entry.digest)
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

// EXTERNAL MODULE: ./lib/domain/resource/ownership.js
var ownership = __webpack_require__(372);
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
        if ((0,shared_json/* isJsonObject */.OW)(entries) && Object.keys(entries).length === 0)
            delete metadata[map];
    }
    return { ...body, metadata };
}
function withoutNulls(value) {
    const result = {};
    for (const key of Object.keys(value)) {
        const child = value[key];
        if (child !== null)
            (0,shared_json/* setOwn */.P5)(result, key, clean(child));
    }
    return result;
}
function clean(value) {
    if (Array.isArray(value))
        return value.map(clean);
    return (0,shared_json/* isJsonObject */.OW)(value) ? withoutNulls(value) : value;
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
    const liveSpec = (0,shared_json/* isJsonObject */.OW)(live.object.spec) ? live.object.spec : {};
    const wantedSpec = (0,shared_json/* isJsonObject */.OW)(wanted.spec) ? wanted.spec : {};
    const precondition = { resourceVersion: live.resourceVersion };
    if (Object.keys(wantedSpec).length === 0 && Object.keys(liveSpec).length > 0) {
        return { method: 'merge-patch', body: clearingPatch(wanted, live, precondition) };
    }
    const owned = (0,ownership/* ownedPart */.JZ)((0,live_object/* managedFieldsOf */.Y)(live.object), live.object, fieldManager);
    const ownedSpec = (0,shared_json/* isJsonObject */.OW)(owned.spec) ? owned.spec : {};
    const body = keepEmptyStructs(dropEmptied(wantedSpec, liveSpec, spec), ownedSpec, liveSpec, spec);
    const metadata = { ...(0,live_object/* metadataOf */.N)(wanted), ...precondition };
    return { method: 'apply', body: { ...wanted, metadata, spec: body } };
}
/** Clears every field of spec and brings our labels and annotations along. */
function clearingPatch(wanted, live, precondition) {
    const spec = {};
    if ((0,shared_json/* isJsonObject */.OW)(live.object.spec))
        for (const key of Object.keys(live.object.spec))
            (0,shared_json/* setOwn */.P5)(spec, key, null);
    const metadata = { ...precondition };
    for (const map of ['labels', 'annotations']) {
        const entries = (0,shared_json/* getOwn */.Ng)((0,live_object/* metadataOf */.N)(wanted), map);
        if (entries !== undefined)
            metadata[map] = entries;
    }
    return { metadata, spec };
}
function dropEmptied(wanted, live, schema) {
    const result = {};
    for (const key of Object.keys(wanted)) {
        const value = wanted[key];
        const there = (0,shared_json/* getOwn */.Ng)(live, key);
        if (!(0,shared_json/* isJsonObject */.OW)(value) || !(0,shared_json/* isJsonObject */.OW)(there)) {
            (0,shared_json/* setOwn */.P5)(result, key, value);
        }
        else if (Object.keys(value).length > 0 || Object.keys(there).length === 0) {
            (0,shared_json/* setOwn */.P5)(result, key, dropEmptied(value, there, fieldSchema(schema, key)));
        }
        else if (schema?.type === 'map') {
            // the entry itself means something: it stays as it is, and what is in it is cleared by a patch afterwards
            (0,shared_json/* setOwn */.P5)(result, key, there);
        }
    }
    return result;
}
function keepEmptyStructs(body, owned, live, schema) {
    const result = { ...body };
    for (const key of Object.keys(owned)) {
        const there = (0,shared_json/* getOwn */.Ng)(live, key);
        const mine = (0,shared_json/* getOwn */.Ng)(body, key);
        const ownedValue = (0,shared_json/* getOwn */.Ng)(owned, key);
        if (!(0,shared_json/* isJsonObject */.OW)(there) || !(0,shared_json/* isJsonObject */.OW)(ownedValue))
            continue;
        const isStruct = schema?.type === 'object' && fieldSchema(schema, key)?.type === 'object';
        if (mine === undefined && Object.keys(there).length === 0 && isStruct)
            (0,shared_json/* setOwn */.P5)(result, key, {});
        else if ((0,shared_json/* isJsonObject */.OW)(mine))
            (0,shared_json/* setOwn */.P5)(result, key, keepEmptyStructs(mine, ownedValue, there, fieldSchema(schema, key)));
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
    if (settings.dryRunSample === 0)
        return new Map();
    const proven = assessments.filter((one) => one.state === 'in_sync' && one.manifest !== null && !one.ignored);
    const sample = spread(proven, settings.dryRunSample);
    let done = 0;
    const answers = await runBounded(sample, settings.concurrency, async (assessment) => {
        const answer = await predict(assessment, ports, settings).catch((error) => {
            if (!(0,errors/* isSyncError */.qw)(error))
                throw error;
            ports.log.warn('an object of the sample could not be checked by dry-run', {
                key: assessment.key,
                code: error.code,
                reason: error.message,
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
    const form = (object) => (0,comparable/* comparableForm */.$M)(object, kind, ports.registry);
    const [wanted, there] = [form(predicted.object), form(live.object)];
    const pointers = (0,diff_pointers/* diffPointers */.A)(wanted, there);
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
        readCluster(ports, settings, loaded.parsed.manifests),
        checkMeanwhile(ports, settings, loaded),
    ]);
    const isServed = (group, kind) => cluster.served.has(servedKey(group, kind));
    const validation = validateLoaded(loaded, ports, settings, {
        ...whatIsLive(cluster.live, loaded.parsed.manifests, ports.registry),
        isServed,
    });
    const { manifests } = loaded.parsed;
    const { assessments, stale } = assessFabric({
        manifests,
        live: cluster.live,
        inventory: cluster.inventory,
        ignored: new Set(loaded.parsed.ignored),
        unreadable: hiddenKeys(loaded, () => cluster.inventory.entries.values(), ports),
        base: await recallBase(cluster.inventory, manifests, ports, settings),
        registry: ports.registry,
        fieldManager: settings.fieldManager,
        isServed,
    });
    const { invalid, dragged } = validation;
    const constraints = { invalid, dragged, isServed };
    const corrected = await sampleByDryRun(assessments, ports, settings);
    const checked = corrected.size === 0 ? assessments : assessments.map((one) => corrected.get(one) ?? one);
    const plan = planChanges(checked, constraints, ports.registry, loaded.snapshot.commit, ports.digest);
    const notices = await noticeOtherRecord(ports, settings, manifests, cluster);
    return { loaded, validation, plan: { ...plan, notices }, cluster, stale };
}
/** The live side as validation asks for it. What the fabric makes itself is no neighbour that rules compare with. */
function whatIsLive(live, manifests, registry) {
    const byKey = new Map();
    for (const { key, object } of live)
        byKey.set(key, object);
    const inGit = new Set(manifests.map(({ key }) => key));
    const others = live.filter(({ id, key, object }) => !inGit.has(key) && registry.find(id.group, id.kind)?.isGenerated(object) === false);
    return { liveKeys: byKey, previous: byKey, others };
}
const SLICE = 250;
/** The server needs its time to list: what can be checked without it is checked in the meantime, slice by slice. */
async function checkMeanwhile(ports, settings, loaded) {
    const { manifests } = loaded.parsed;
    const git = gitSideOf(loaded, ports, settings);
    for (let from = 0; from < manifests.length; from += SLICE) {
        await ports.clock.sleep(0);
        checkAhead(git, from, from + SLICE);
    }
}
/**
 * Objects that a broken document or file may hide. They must not look as if Git had dropped them. A broken file in which
 * nothing stood before may be another one under a new name: it may hide anything.
 */
function hiddenKeys(loaded, known, ports) {
    const keys = unreadableKeys(loaded.parsed, ports);
    const broken = brokenFiles(loaded, ports);
    if (broken.size === 0)
        return keys;
    const files = new Set();
    for (const { file } of known())
        files.add(file);
    const hidesAnything = [...broken].some((path) => ![...files].some((file) => isBelow(file, path)));
    for (const { key, file } of known()) {
        if (hidesAnything || [...broken].some((path) => isBelow(file, path)))
            keys.add(key);
    }
    return keys;
}
/** A document that may be a manifest with its first lines gone, see domain/parse/parse-codes.ts. */
const HEADLESS = 'HHS-3036';
/** Files in which an error leaves open which objects they hold. */
function brokenFiles(loaded, ports) {
    const known = new Set(ports.registry.kinds.map((kind) => kind.kind));
    const nameless = loaded.parsed.unreadable.filter(({ name, kind }) => name === null || kind === null || !known.has(kind));
    const unread = loaded.snapshot.diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
    const headless = loaded.parsed.diagnostics.filter(({ code }) => code === HEADLESS);
    return new Set([...nameless, ...unread, ...headless].map(({ file }) => file));
}
function isBelow(file, path) {
    return path === '.' || file === path || file.startsWith(`${path}/`);
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
    const unreadable = hiddenKeys(loaded, () => base.manifests, ports);
    const assessments = assessCommits(base.manifests, loaded.parsed.manifests, unreadable, ignored, ports.registry);
    const { invalid, dragged } = validation;
    const constraints = { invalid, dragged, isServed: null };
    const plan = planChanges(assessments, constraints, ports.registry, loaded.snapshot.commit, ports.digest);
    return { plan, validation, commit };
}

// EXTERNAL MODULE: ./lib/domain/diff/diff-against-live.js
var diff_against_live = __webpack_require__(5452);
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
    const body = structuredCopy((0,ownership/* ownedPart */.JZ)((0,live_object/* managedFieldsOf */.Y)(live.object), live.object, fieldManager));
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
    const metadata = (0,shared_json/* isJsonObject */.OW)(desired.metadata) ? desired.metadata : {};
    const named = { name: metadata.name, namespace: metadata.namespace };
    const version = { resourceVersion: live.resourceVersion };
    const bodyMetadata = (0,shared_json/* isJsonObject */.OW)(body.metadata) ? body.metadata : {};
    const patchMetadata = (0,shared_json/* isJsonObject */.OW)(patch.metadata) ? patch.metadata : {};
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
    const result = (0,shared_json/* isJsonObject */.OW)(value) ? { ...value } : {};
    if (rest.length === 0 && wanted === undefined)
        delete result[token];
    else
        (0,shared_json/* setOwn */.P5)(result, token, withValue(result[token] ?? {}, rest, wanted));
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
        (0,shared_json/* setOwn */.P5)(target, token, value);
        return;
    }
    const child = Object.hasOwn(target, token) ? target[token] : undefined;
    const next = (0,shared_json/* isJsonObject */.OW)(child) ? { ...child } : {};
    place(next, rest, value);
    (0,shared_json/* setOwn */.P5)(target, token, next);
}
function structuredCopy(object) {
    const copy = {};
    for (const key of Object.keys(object)) {
        const value = object[key];
        (0,shared_json/* setOwn */.P5)(copy, key, (0,shared_json/* isJsonObject */.OW)(value) ? structuredCopy(value) : value);
    }
    return copy;
}

;// CONCATENATED MODULE: ./lib/operations/lost-answer.js

/**
 * The object after a write. The answer to a try may get lost after the server had done it; the repeated request then runs
 * into its own write and is refused as if somebody else had moved the object. What is live now tells which it was.
 * Costs one list of the kind, and only then. Throws what `send` throws, or why the list could not be had.
 */
async function sendTied(cluster, write) {
    try {
        return await write.send();
    }
    catch (error) {
        const mayBeOurs = error instanceof errors/* ConflictError */.fK && error.conflict === 'resource-version' && error.repeated;
        if (!mayBeOurs)
            throw error;
        const { items } = await cluster.list(write.address);
        const now = items.find((object) => object.uid === write.before.uid);
        if (now === undefined || !write.isIn(now))
            throw error;
        return now;
    }
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
    const { fieldManager } = settings;
    const { cluster, registry } = ports;
    const writes = acceptWrites(manifest.object, live, accepted.differences, fieldManager);
    const { apply, remove } = writes;
    const isRemoval = (field) => field.desired === undefined && writes.accepted.includes(field.pointer);
    const isSettled = (now, removal) => {
        const left = (0,diff_against_live/* diffAgainstLive */.J)(manifest.object, now, { registry, kind, fieldManager }).pointers;
        const wanted = accepted.differences.filter((field) => isRemoval(field) === removal);
        return !wanted.some(({ pointer }) => left.some((one) => (0,shared_pointer/* isWithin */.UO)(one, pointer) || (0,shared_pointer/* isWithin */.UO)(pointer, one)));
    };
    let current = live;
    let requests = 0;
    if (apply !== null) {
        current = await sendTied(cluster, {
            address,
            before: live,
            send: () => cluster.apply(address, apply, { fieldManager, force: true, dryRun: false }),
            isIn: (now) => isSettled(now, false),
        });
        requests += 1;
    }
    if (remove !== null) {
        const metadata = { ...remove.metadata, resourceVersion: current.resourceVersion };
        const patch = { ...remove, metadata };
        current = await sendTied(cluster, {
            address,
            before: current,
            send: () => cluster.mergePatch(address, id.name, patch, { fieldManager, dryRun: false }),
            isIn: (now) => isSettled(now, true),
        });
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

;// CONCATENATED MODULE: ./lib/operations/run-ordered.js

/**
 * Runs `work` over `items`, at most `limit` at a time, each as soon as everything in its `after` has ended (well or not;
 * `work` looks for itself). Of those that may begin the first in `items` does, so lanes are filled from the front and no
 * lane waits for the end of a wave. Keys in `after` that are no item do not count. Rejects with the first error after
 * all that had begun have ended; throws where items wait for each other in a ring.
 */
async function runOrdered(items, limit, work) {
    const waiting = countWaits(items);
    const ready = waiting.counts.flatMap((count, index) => (count === 0 ? [index] : []));
    let begun = 0;
    let failure = null;
    await new Promise((resolve) => {
        let running = 0;
        const finish = (index) => {
            running -= 1;
            for (const follower of waiting.followers[index] ?? []) {
                const left = (waiting.counts[follower] ?? 0) - 1;
                waiting.counts[follower] = left;
                if (left === 0)
                    insert(ready, follower);
            }
            advance();
        };
        const advance = () => {
            while (failure === null && running < Math.max(1, limit) && ready.length > 0) {
                const index = ready.shift();
                running += 1;
                begun += 1;
                work(items[index].item).then(() => finish(index), (error) => {
                    failure ??= { error };
                    finish(index);
                });
            }
            if (running === 0)
                resolve();
        };
        advance();
    });
    if (failure !== null)
        throw failure.error;
    if (begun < items.length)
        (0,assert_never/* impossible */.y)('items wait for each other in a ring');
}
function countWaits(items) {
    const places = new Map(items.map(({ key }, index) => [key, index]));
    const counts = [];
    const followers = items.map(() => []);
    for (const [index, { after }] of items.entries()) {
        const targets = new Set(after.flatMap((key) => places.get(key) ?? []));
        targets.delete(index);
        counts.push(targets.size);
        for (const target of targets)
            followers[target]?.push(index);
    }
    return { counts, followers };
}
/** Keeps the list of what may begin in the order of the items. */
function insert(ready, index) {
    let low = 0;
    let high = ready.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (ready[middle] < index)
            low = middle + 1;
        else
            high = middle;
    }
    ready.splice(low, 0, index);
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

;// CONCATENATED MODULE: ./lib/operations/clear-leftovers.js








/**
 * A field dropped from Git stays after an apply when somebody else owns it, too (kubectl create does). It was applied
 * from here and nobody changed it since, or the object would be held: so it is taken out by a patch.
 */
async function clearLeftovers(assessment, desired, written, kind, context) {
    const { cluster } = context.ports;
    const { fieldManager } = context.settings;
    const pointers = remainder(desired, written, kind, context);
    const leftovers = pointers.filter((pointer) => (0,shared_pointer/* valueAt */.fK)(desired, pointer) === undefined && wasApplied(assessment, written, pointer, kind, context));
    if (leftovers.length === 0)
        return null;
    context.assertHeld();
    const patch = removalPatch(leftovers, written.resourceVersion);
    const address = addressOf(kind);
    return await sendTied(cluster, {
        address,
        before: written,
        send: () => cluster.mergePatch(address, written.id.name, patch, { fieldManager, dryRun: false }),
        isIn: (now) => {
            const left = new Set(remainder(desired, now, kind, context));
            return !leftovers.some((pointer) => left.has(pointer));
        },
    });
}
/**
 * Did the leftover come from here, and is it as it was compared? A label does not move the generation: where the base is
 * not known, only ownership tells that it is ours.
 */
function wasApplied({ live, comparison }, written, pointer, kind, { ports, settings }) {
    if (live === null)
        return false;
    const form = (object) => (0,comparable/* comparableForm */.$M)(object, kind, ports.registry);
    const untouched = areEqualAt(live.object, written.object, pointer) ||
        areEqualAt(form(live.object), form(written.object), pointer);
    if (!untouched)
        return false;
    if (comparison === 'three-way' || !pointer.startsWith('/metadata/'))
        return true;
    const owners = (0,ownership/* ownersOf */.K2)((0,live_object/* managedFieldsOf */.Y)(live.object), live.object, pointer);
    return owners.some((owner) => (0,ownership/* isOurs */.MU)(owner, settings.fieldManager));
}
function areEqualAt(before, after, pointer) {
    const value = (0,shared_pointer/* valueAt */.fK)(before, pointer);
    return value !== undefined && (0,shared_json/* jsonEquals */.A)(value, (0,shared_pointer/* valueAt */.fK)(after, pointer));
}
/** Where the object still differs from Git after the write. */
function remainder(desired, written, kind, context) {
    const { registry } = context.ports;
    const compare = { registry, kind, fieldManager: context.settings.fieldManager };
    return (0,diff_against_live/* diffAgainstLive */.J)(desired, written, compare).pointers;
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
            const cleared = await clearLeftovers(change.assessment, manifest.object, written, kind, context);
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
    return sendTied(cluster, {
        address,
        before: live,
        send: () => write.method === 'apply'
            ? applyOverOurselves(cluster, address, write.body, fieldManager)
            : cluster.mergePatch(address, live.id.name, write.body, { fieldManager, dryRun: false }),
        isIn: (now) => {
            const left = remainder(desired, now, kind, context);
            return write.method === 'apply' ? isApplied(desired, now, left, fieldManager) : left.length === 0;
        },
    });
}
/** An apply of ours is in: Git's values are there, and of what Git dropped only that is left which others own. */
function isApplied(desired, now, left, fieldManager) {
    const entries = (0,live_object/* managedFieldsOf */.Y)(now.object);
    const isOurApply = (owner) => owner.manager === fieldManager && owner.operation === 'Apply';
    return (entries.some(isOurApply) &&
        left.every((pointer) => (0,shared_pointer/* valueAt */.fK)(desired, pointer) === undefined && !(0,ownership/* ownersOf */.K2)(entries, now.object, pointer).some(isOurApply)));
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
/** Writes each object after what it refers to, a bounded number at a time; one object's trouble never hides another's. */
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
 * Pass after pass. What admission refused is tried again after the pass as long as the pass got something done: a range
 * that shrinks can only do so after those who use it have changed (hedgehog-api.md 8.2).
 */
async function writePasses(changes, graph, running, context) {
    const { progress } = context.ports;
    let left = changes;
    for (;;) {
        const before = running.written.size;
        let count = 0;
        await runOrdered(inOrder(left, graph), context.settings.concurrency, async (change) => {
            await writeOne(change, graph, running, context);
            count += 1;
            progress.report('apply objects', count, left.length, change.id.name);
        });
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
/** Each after what it refers to. Objects of one ring share a wave and do not wait for each other. */
function inOrder(changes, graph) {
    const waves = new Map(changes.map((change) => [change.key, change.wave]));
    return [...changes]
        .sort((a, b) => a.wave - b.wave)
        .map((change) => {
        const targets = graph.targets.get(change.key) ?? [];
        const after = targets.filter((key) => (waves.get(key) ?? change.wave) < change.wave);
        return { key: change.key, item: change, after };
    });
}
async function writeOne(change, graph, running, context) {
    if (context.signal.aborted)
        running.interrupted ??= CANCELLED;
    const parent = (graph.targets.get(change.key) ?? []).find((key) => running.broken.has(key));
    const earlier = running.done.get(change.key);
    if (running.interrupted !== null || parent !== undefined) {
        running.broken.add(change.key);
        // what was refused in an earlier pass stays refused: "not tried" would not be true
        if (earlier !== undefined && earlier.attempts > 0)
            return;
        const reason = parent === undefined
            ? `not tried: ${running.interrupted}`
            : `not tried: it refers to ${parent}, which could not be written`;
        running.done.set(change.key, outcome(change, { outcome: 'skipped', reason, attempts: 0, live: null, complete: false, error: null }));
        return;
    }
    const result = await writeObject(change, context);
    const attempts = (earlier?.attempts ?? 0) + result.attempts;
    running.done.set(change.key, outcome(change, { ...result, attempts }));
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
        const forced = `Git's value was forced on ${(0,plural/* plural */.L)(pointers.length, 'field')}`;
        const held = `${(0,plural/* plural */.L)(rest, 'other difference')} ${rest === 1 ? 'stays' : 'stay'} held`;
        const reason = rest === 0 ? forced : `${forced}; ${held}`;
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
    return (0,diff_against_live/* diffAgainstLive */.J)(manifest.object, live, compare).pointers.length;
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
            if (!settings.partial && hasErrors(compared.validation, 'all')) {
                return refusal(ports, settings, compared.validation, compared.plan);
            }
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

// EXTERNAL MODULE: ./lib/operations/cancellation.js
var cancellation = __webpack_require__(2791);
;// CONCATENATED MODULE: ./lib/operations/diagnose-setup.js




const CLOCK_SKEW_LIMIT_MS = 10_000;
const READ_VERBS = ['get', 'list', 'watch'];
const WRITE_VERBS = ['create', 'patch'];
/** Checks that an API server has to answer. */
const CLUSTER_CHECKS = ['clock', 'kinds', 'rights to read', 'rights to write', 'inventory'];
/** Checks everything a run needs and says what is missing; a check that fails does not hide the others. Writes nothing. */
async function diagnoseSetup(ports, settings, recordNamespace) {
    const checks = [];
    checks.push(await diagnose_setup_guarded('source', () => checkSource(ports, settings)));
    const reached = await diagnose_setup_guarded('API server', () => checkServer(ports));
    checks.push(reached);
    if (reached.result === 'failed') {
        checks.push(...notDone(CLUSTER_CHECKS, 'the API server could not be asked'));
        return { command: 'doctor', fabric: settings.fabric, checks };
    }
    checks.push(await diagnose_setup_guarded('clock', () => checkClock(ports)));
    checks.push(await diagnose_setup_guarded('kinds', () => checkKinds(ports)));
    checks.push(...(await checkRights(ports, recordNamespace)));
    checks.push(await diagnose_setup_guarded('inventory', () => checkInventory(ports, settings)));
    return { command: 'doctor', fabric: settings.fabric, checks };
}
/** The same where no cluster could be found to ask: `failure` says why. */
async function diagnoseWithoutCluster(ports, settings, failure) {
    const checks = [
        await diagnose_setup_guarded('source', () => checkSource(ports, settings)),
        { name: 'cluster access', result: 'failed', detail: failure.message, cure: failure.help },
        ...notDone(['API server', ...CLUSTER_CHECKS], 'no cluster to ask'),
    ];
    return { command: 'doctor', fabric: settings.fabric, checks };
}
function notDone(names, why) {
    return names.map((name) => ({ name, result: 'skipped', detail: `not done: ${why}`, cure: '' }));
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
    const detail = `${(0,plural/* plural */.L)(coverage.documents, 'document')} in ${(0,plural/* plural */.L)(coverage.files, 'file')}, ${(0,plural/* plural */.L)(errors, 'error')}`;
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
    const detail = entries.size === 0 ? 'nothing was applied yet' : `${(0,plural/* plural */.L)(entries.size, 'object')} on record`;
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
    const named = compared.plan.changes.filter(({ id }) => id.kind === kind.kind);
    const change = named.find(({ id }) => id.name === wanted.name && (wanted.namespace ?? id.namespace) === id.namespace);
    if (change === undefined) {
        const place = wanted.namespace === null ? '' : `${wanted.namespace}/`;
        const meant = (0,suggest/* closest */.kp)(wanted.name, named.map(({ id }) => id.name))?.word;
        const question = meant === undefined ? '' : `Did you mean ${kind.kind}/${meant}? `;
        throw new errors/* ConfigurationError */.j1({
            code: 'HHS-2006',
            message: `${kind.kind} ${place}${wanted.name} is neither in Git nor in the cluster, and was never applied from here`,
            help: `${question}Look at the name and at --path; plan --output json lists every object that was seen.`,
        });
    }
    return {
        command: 'explain',
        fabric: settings.fabric,
        change,
        steps: stepsOf(change.assessment),
        decision: decisionOf(change),
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
    steps.push(...dependentStep(assessment));
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
function dependentStep({ deleteCandidate, dependents }) {
    if (!deleteCandidate)
        return [];
    const names = dependents.map(({ id, inGit }) => `${(0,object_id/* displayId */.kX)(id)} (${inGit ? 'in Git' : 'in the cluster only'})`);
    const answer = names.length === 0 ? 'no' : names.join(', ');
    return [{ question: 'Does anything still refer to it?', answer }];
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
/** The state with the row of the table that gave it, and what an apply makes of it; a reason is not said twice. */
function decisionOf({ action, reason, assessment }) {
    const why = `${assessment.state}: ${assessment.reason}`;
    if (action === 'keep')
        return `${why}. An apply would leave it as it is.`;
    if (action !== 'hold')
        return `${why}. An apply would ${action} it.`;
    const more = reason.startsWith(assessment.reason) ? reason.slice(assessment.reason.length + 2) : reason;
    return `${why}. An apply would hold it${more === '' ? '' : `: ${more}`}.`;
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
var external_node_path_ = __webpack_require__(4379);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
;// CONCATENATED MODULE: ./lib/adapters/files/glob.js

/** Globs as people know them (`**`, `*`, `?`, `{a,b}`), matched against whole paths with `/`. A leading `!` has no meaning. */
function compileGlobs(globs) {
    const matchers = globs.map((glob) => picomatch(glob.replace(/^\.?\//, '').replace(/\/+$/, ''), { dot: true, nonegate: true }));
    return (path) => matchers.some((matches) => matches(path));
}

// EXTERNAL MODULE: ./lib/domain/parse/select-files.js + 1 modules
var select_files = __webpack_require__(7547);
// EXTERNAL MODULE: ./lib/adapters/files/read-text-file.js
var read_text_file = __webpack_require__(1283);
// EXTERNAL MODULE: ./lib/adapters/files/walk-tree.js
var walk_tree = __webpack_require__(5108);
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
    return gather([await (0,read_text_file/* readTextFile */.G)(path, (0,external_node_path_.basename)(path), selection.maxFileBytes)], [], []);
}
async function readDirectory(path, selection) {
    const root = await (0,promises_.realpath)(path);
    const walk = await (0,walk_tree/* walkTree */.Ir)(root);
    const { files, skipped, diagnostics } = (0,select_files/* selectFiles */.AL)(walk.entries, selection, compileGlobs);
    const read = await (0,walk_tree/* mapBounded */.yJ)(files, (file) => (0,read_text_file/* readTextFile */.G)((0,external_node_path_.join)(root, file.readFrom), file.path, selection.maxFileBytes));
    return gather(read, skipped, [...walk.diagnostics, ...diagnostics]);
}
function gather(read, skipped, diagnostics) {
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
        const message = `The path ${path} cannot be used: ${(0,walk_tree/* whyNot */.OB)(cause)}.`;
        throw new errors/* ConfigurationError */.j1({ code: 'HHS-1101', message, help }, { cause });
    }
    if (facts.isDirectory() || facts.isFile())
        return facts;
    const message = `The path ${path} is neither a directory nor a file.`;
    throw new errors/* ConfigurationError */.j1({ code: 'HHS-1101', message, help });
}

// EXTERNAL MODULE: ./lib/adapters/git/run-git.js + 1 modules
var run_git = __webpack_require__(1966);
// EXTERNAL MODULE: ./lib/adapters/git/tree-listing.js
var tree_listing = __webpack_require__(6010);
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
        const blobs = await (0,run_git/* readBlobs */.b4)(this.#git, [proof, ...names.values()], this.#options.maxFileBytes);
        if (blobs?.has(proof) !== true)
            return null;
        const texts = new Map();
        for (const [path, name] of names) {
            const bytes = blobs.get(name);
            const decoded = bytes === undefined ? undefined : (0,select_files/* textOfBytes */.gm)(path, bytes);
            if (decoded !== undefined && 'text' in decoded)
                texts.set(path, decoded.text);
        }
        return texts;
    }
    async resolve(ref) {
        if (!isSafeRef(ref))
            return null;
        const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
        const answer = await (0,run_git/* runGit */.EO)(this.#git, args);
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
        const listing = await (0,run_git/* runGit */.EO)(this.#git, ['ls-tree', '-r', '-z', '-l', '--full-tree', commit, ...where]);
        if (!listing.ok)
            throw unreadable(ref, listing.why);
        const objects = (0,tree_listing/* parseTree */.c)(listing.output, prefix);
        const links = await this.#linkTexts(objects);
        const selected = this.#options.isFile
            ? onlyFile(objects)
            : (0,select_files/* selectFiles */.AL)((0,tree_listing/* entriesOf */.M)(objects, links), selection, this.#options.compileGlobs);
        const ids = new Map(objects.map(({ path, id }) => [path, id]));
        const wanted = selected.files.flatMap(({ readFrom }) => ids.get(readFrom) ?? []);
        const blobs = await (0,run_git/* readBlobs */.b4)(this.#git, wanted, selection.maxFileBytes);
        if (blobs === null)
            throw unreadable(ref, 'the objects of the commit cannot be read');
        const files = [];
        const diagnostics = [...selected.diagnostics];
        for (const { path, readFrom } of selected.files) {
            const bytes = blobs.get(ids.get(readFrom) ?? '');
            const decoded = bytes === undefined ? undefined : (0,select_files/* textOfBytes */.gm)(path, bytes);
            if (decoded === undefined)
                diagnostics.push((0,select_files/* fileProblem */.Wj)('HHS-3012', path, 'its object is not in this clone'));
            else if ('text' in decoded)
                files.push({ path, text: decoded.text });
            else
                diagnostics.push(decoded.diagnostic);
        }
        return { files, skipped: selected.skipped, diagnostics, commit };
    }
    /** Path of the directory inside its repository, with `/` at the end; null outside of one. */
    async #prefix() {
        const answer = await (0,run_git/* runGit */.EO)(this.#git, ['rev-parse', '--show-prefix']);
        return answer.ok ? git_history_textOf(answer.output).replace(/\n$/, '') : null;
    }
    async #linkTexts(objects) {
        const links = objects.filter(({ type }) => type === 'symlink');
        const ids = links.map(({ id }) => id);
        const blobs = await (0,run_git/* readBlobs */.b4)(this.#git, ids, MAX_LINK_BYTES);
        return new Map(links.map(({ path, id }) => [path, git_history_textOf(blobs?.get(id) ?? new Uint8Array())]));
    }
    async #unknownRef(ref) {
        const answer = await (0,run_git/* runGit */.EO)(this.#git, ['rev-parse', '--git-dir']);
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
    const answer = await (0,run_git/* runGit */.EO)({ ...program, directory: place.directory }, [...args, '--', place.pathspec]);
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
    return /\.ya?ml$/i.test(path) && parts.slice(0, -1).every(select_files/* isEntered */.gb);
}

// EXTERNAL MODULE: ./lib/adapters/system/sha256-digest.js
var sha256_digest = __webpack_require__(4070);
// EXTERNAL MODULE: ./lib/adapters/system/system-clock.js
var system_clock = __webpack_require__(1484);
// EXTERNAL MODULE: ./lib/domain/config/fabric-name.js
var fabric_name = __webpack_require__(1171);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/domain/fabric/go-text.js
var go_text = __webpack_require__(3818);
// EXTERNAL MODULE: ./lib/domain/fabric/ip.js
var ip = __webpack_require__(5571);
;// CONCATENATED MODULE: ./lib/domain/fabric/fabric-config.js





/** Reads `config.yaml` of the fabric's own ConfigMap. Only the keys of `FabricConfig` are looked at. */
function parseFabricConfig(text) {
    const value = yamlValue(text);
    if (value === undefined)
        return { result: 'invalid', problems: ['the text is not YAML'] };
    return (0,shared_json/* isJsonObject */.OW)(value)
        ? readFabricConfig(value)
        : { result: 'invalid', problems: ['the text is no mapping'] };
}
/** Undefined when it is no YAML. Errors are not passed on: they quote the text. */
function yamlValue(text) {
    try {
        const document = (0,dist/* parseDocument */.Tp)(text, { logLevel: 'silent', prettyErrors: false });
        return document.errors.length > 0 ? undefined : (document.toJS({ maxAliasCount: 100 }) ?? null);
    }
    catch {
        return undefined;
    }
}
/** A configuration from its keys as the fabric writes them; what is left out has the default. Other keys are passed over. */
function readFabricConfig(value) {
    const problems = [];
    const read = (key, as, take, fallback) => {
        const json = (0,shared_json/* getOwn */.Ng)(value, key) ?? null;
        if (json === null)
            return fallback;
        const taken = take(json);
        if (taken === undefined)
            problems.push(`${key} must be ${as}`);
        return taken ?? fallback;
    };
    const base = DEFAULT_FABRIC_CONFIG;
    const flag = (key) => read(key, 'true or false', asBoolean, base[key]);
    const count = (key) => read(key, 'a number', asNumber, base[key]);
    const prefix = (key) => read(key, 'a prefix', asPrefix, base[key]);
    const address = (key) => read(key, 'an address', asAddress, base[key]);
    const vlans = (key) => read(key, 'a list of VLAN ranges', asRanges, base[key]);
    const config = {
        vpcIRBVLANRange: vlans('vpcIRBVLANRange'),
        th5WorkaroundVLANRange: vlans('th5WorkaroundVLANRange'),
        vpcPeeringDisabled: flag('vpcPeeringDisabled'),
        reservedSubnets: read('reservedSubnets', 'a list of prefixes', asPrefixes, base.reservedSubnets),
        fabricMode: read('fabricMode', 'a text', asText, base.fabricMode),
        fabricMTU: count('fabricMTU'),
        serverFacingMTUOffset: count('serverFacingMTUOffset'),
        allowExtraSwitchProfiles: flag('allowExtraSwitchProfiles'),
        includeSONiCCLSPlus: flag('includeSONiCCLSPlus'),
        includeCumulus: flag('includeCumulus'),
        controlVIP: prefix('controlVIP'),
        managementSubnet: prefix('managementSubnet'),
        managementDHCPStart: address('managementDHCPStart'),
        managementDHCPEnd: address('managementDHCPEnd'),
        protocolSubnet: prefix('protocolSubnet'),
        vtepSubnet: prefix('vtepSubnet'),
        fabricSubnet: prefix('fabricSubnet'),
        spineASN: count('spineASN'),
        leafASNStart: count('leafASNStart'),
        leafASNEnd: count('leafASNEnd'),
        gatewayASN: count('gatewayASN'),
        enableGateway: flag('enableGateway'),
        gatewayCommunities: read('gatewayCommunities', 'a mapping', asTexts, base.gatewayCommunities),
    };
    return problems.length === 0 ? { result: 'ok', config } : { result: 'invalid', problems };
}
const asBoolean = (json) => (typeof json === 'boolean' ? json : undefined);
const asText = (json) => (typeof json === 'string' ? json : undefined);
const asNumber = (json) => typeof json === 'number' && Number.isInteger(json) && json >= 0 ? json : undefined;
const asPrefix = (json) => typeof json === 'string' && (0,go_text/* prefixLength */.BK)(json) !== undefined ? json : undefined;
const asAddress = (json) => typeof json === 'string' && (0,ip/* parseAddress */.or)(json) !== undefined ? json : undefined;
function asPrefixes(json) {
    if (!Array.isArray(json))
        return undefined;
    const prefixes = json.map((item) => asPrefix(item));
    return prefixes.every((item) => item !== undefined) ? prefixes : undefined;
}
function asTexts(json) {
    if (!(0,shared_json/* isJsonObject */.OW)(json))
        return undefined;
    const texts = {};
    for (const [key, item] of Object.entries(json)) {
        if (typeof item !== 'string')
            return undefined;
        texts[key] = item;
    }
    return texts;
}
const LAST_VLAN = 4094;
function asRanges(json) {
    if (!Array.isArray(json))
        return undefined;
    const ranges = [];
    for (const item of json) {
        if (!(0,shared_json/* isJsonObject */.OW)(item))
            return undefined;
        const from = asNumber(item.from ?? 0) ?? 0;
        const to = asNumber(item.to ?? 0) || from;
        if (from < 1 || to > LAST_VLAN || from > to)
            return undefined;
        ranges.push({ from, to });
    }
    return fabric_config_merged(ranges.sort((a, b) => a.from - b.from || a.to - b.to));
}
/** Sorted ranges with those that touch or overlap made one, the way the controller does it: the later end counts. */
function fabric_config_merged(ranges) {
    const result = [];
    for (const range of ranges) {
        const last = result.at(-1);
        if (last !== undefined && range.from <= last.to + 1)
            result[result.length - 1] = { from: last.from, to: range.to };
        else
            result.push(range);
    }
    return result;
}

;// CONCATENATED MODULE: ./lib/entry/read-fabric-config.js




const MOST_BYTES = 1024 * 1024;
/** The configuration in a file; undefined: none was named. Throws ConfigurationError HHS-2014, never with a value in it. */
function readFabricConfigFile(file, cwd) {
    if (file === null)
        return undefined;
    const read = parseFabricConfig(read_fabric_config_textOf((0,external_node_path_.resolve)(cwd, file), file));
    if (read.result === 'ok')
        return read.config;
    throw cannotBeUsed(file, read.problems.join('; '));
}
function read_fabric_config_textOf(path, file) {
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch (error) {
        throw cannotBeUsed(file, error instanceof Error && 'code' in error ? `it cannot be read (${error.code})` : 'it cannot be read');
    }
    if (text.length > MOST_BYTES)
        throw cannotBeUsed(file, 'it is larger than 1 MiB');
    return text;
}
function cannotBeUsed(file, why) {
    return new errors/* ConfigurationError */.j1({
        code: 'HHS-2014',
        message: `the fabric's configuration in ${file} cannot be used: ${why}`,
        help: "Give the text under config.yaml of the fabric's ConfigMap fabric-ctrl-config, or leave fabric-config out.",
    });
}

;// CONCATENATED MODULE: ./lib/entry/compose.js












const GIT_TIMEOUT_MS = 30_000;
/** The only place where adapters meet ports. */
async function composeLocal(values, around) {
    const path = (0,external_node_path_.resolve)(around.cwd, values.path);
    const git = { env: around.environment, timeoutMs: GIT_TIMEOUT_MS };
    const fabricConfig = readFabricConfigFile(values['fabric-config'], around.cwd);
    return {
        registry: registry/* fabricRegistry */.J,
        ...(fabricConfig === undefined ? {} : { fabricConfig }),
        source: new WorkingTreeSource({ path, headCommit: (place) => headCommit(git, place) }),
        history: new GitHistory({
            path,
            isFile: await isFile(path),
            compileGlobs: compileGlobs,
            maxFileBytes: values['max-file-bytes'],
            ...git,
        }),
        digest: sha256_digest/* sha256Digest */.s,
        clock: (0,system_clock/* systemClock */.m)(),
        log: around.log,
        progress: around.progress,
    };
}
/** The same with a cluster. Loaded only when asked for: the client is the largest part of the program. */
async function composeCluster(values, around) {
    const local = await composeLocal(values, around);
    const { connectCluster } = await __webpack_require__.e(/* import() */ 837).then(__webpack_require__.bind(__webpack_require__, 1837));
    const { ports } = connectCluster(values, around, local.clock, defaultKubeconfig());
    return { ...local, cluster: ports.cluster, inventory: ports.inventory, lease: ports.lease };
}
/** Where kubectl looks when nothing else is said. */
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
        fabric: values.fabric ?? (0,fabric_name/* fabricNameOf */.m)((0,external_node_path_.basename)((0,external_node_path_.resolve)(around.cwd, values.path))),
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

// EXTERNAL MODULE: ./lib/entry/exit-policy.js + 1 modules
var exit_policy = __webpack_require__(6760);
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
/** A kubectl command to copy about one object; without a kubeconfig of its own it goes where kubectl goes anyway. */
function kubectlLineOf(verb, id, more, registry, { kubeconfig, context }) {
    const plural = registry.find(id.group, id.kind)?.plural ?? id.kind.toLowerCase();
    const words = ['kubectl', verb, command_line_quote(`${plural}.${id.group}/${id.name}`), '-n', command_line_quote(id.namespace)];
    words.push(...more.map(command_line_quote));
    const isList = kubeconfig?.includes(external_node_path_.delimiter) === true;
    if (kubeconfig !== null && !isList)
        words.push('--kubeconfig', command_line_quote(kubeconfig));
    if (context !== null)
        words.push('--context', command_line_quote(context));
    return kubeconfig !== null && isList
        ? `KUBECONFIG=${command_line_quote(kubeconfig)} ${words.join(' ')}`
        : words.join(' ');
}
function command_line_quote(word) {
    return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

;// CONCATENATED MODULE: ./lib/entry/cli/execute-command.js
























/** Runs one command and prints its answer. Throws SyncError where the world failed. */
async function executeCommand(context) {
    if (context.invocation.command === 'demo')
        return await demo(context);
    if (context.invocation.command === 'status')
        return await execute_command_status(context);
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
        meanings: validateMeanings(result, values['fail-on-warning']),
    };
}
async function plan(context) {
    const { values, around } = context;
    const settings = settingsOf(values, [], around);
    const offline = values.offline || values.base !== null;
    const planning = offline
        ? planAgainstCommit(await localPorts(context), settings, values.base ?? 'HEAD')
        : withCluster(context, (ports) => planFabric(ports, settings));
    const planned = await execute_command_readOnly(context, planning);
    const notices = [...planned.plan.notices, ...(offline ? unusedConnection(context) : [])];
    const result = { ...planned, plan: { ...planned.plan, notices } };
    return {
        text: (screen) => renderPlan(result, screen),
        json: () => (0,result_json/* planJson */.iY)(result),
        meanings: planMeanings(result),
    };
}
/** A connection that was given and not used: the user may take the result for one of the cluster. */
function unusedConnection({ invocation, values }) {
    const given = options/* OPTION_NAMES */.TM.filter((name) => (0,options/* definitionOf */.Fg)(name).group === 'Cluster' && invocation.flags[name] !== undefined);
    if (given.length === 0)
        return [];
    const why = values.base === null ? '--offline' : '--base';
    const flags = (0,layout/* sentenceList */.MT)(given.map(option_types/* flagOf */.iP));
    return [
        `the cluster was not asked: with ${why} two states of Git are compared, and ${flags} ${given.length === 1 ? 'has' : 'have'} no effect`,
    ];
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
            meanings: applyMeanings(result),
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
        meanings: driftMeanings(result),
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
        json: () => (0,result_json/* explainJson */.eP)(result, commandLines(context)),
        meanings: objectMeanings(result.change),
    };
}
async function doctor(context) {
    const { values, around } = context;
    const settings = settingsOf(values, [], around);
    const diagnosing = withCluster(context, (ports) => diagnoseSetup(ports, settings, values.namespace));
    const result = await execute_command_readOnly(context, diagnosing).catch((error) => withoutAccess(context, error));
    return {
        text: (screen) => renderSetup(result, screen),
        json: () => (0,result_json/* doctorJson */.Go)(result),
        meanings: (0,exit_policy/* doctorMeanings */.mL)(result),
    };
}
/** No cluster to be found is what doctor is asked about, so it is a finding there and no error. */
async function withoutAccess(context, error) {
    if (!(0,errors/* isSyncError */.qw)(error) || error.category !== 'configuration')
        throw error;
    const settings = settingsOf(context.values, [], context.around);
    return await diagnoseWithoutCluster(await localPorts(context), settings, error);
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
    const { namespace } = argument.value;
    if (namespace !== null && namespace !== FABRIC_NAMESPACE) {
        throw new errors/* ConfigurationError */.j1({
            code: 'HHS-2001',
            message: `--accept-git ${text}: no object of a fabric is in namespace ${namespace}`,
            help: `Leave the namespace out: they are all in ${FABRIC_NAMESPACE}.`,
        });
    }
    return argument.value;
}
async function execute_command_status(context) {
    const { runStatus } = await __webpack_require__.e(/* import() */ 520).then(__webpack_require__.bind(__webpack_require__, 7520));
    return await runStatus(context);
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
function textContext(context) {
    const { screen, seen } = context;
    return { ...screen, ...commandLines(context), sourceLine: (file, line) => seen.line(file, line) };
}
function commandLines({ invocation, values, host }) {
    // kubectl reads KUBECONFIG itself, but knows nothing of our own variables
    const kubeconfig = values.kubeconfig === host.environment.KUBECONFIG ? null : values.kubeconfig;
    const place = { kubeconfig, context: values.context };
    return {
        commandLine: (verb, more = []) => commandLineOf(verb, more, invocation),
        kubectlLine: (verb, id, more = []) => kubectlLineOf(verb, id, more, registry/* fabricRegistry */.J, place),
    };
}


/***/ })

};
