export const id = 11;
export const ids = [11];
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

/***/ 7530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ WorkingTreeWriter)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4379);
/* harmony import */ var _walk_tree_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5108);





/** Why a file stays as it is; its message goes to the user. */
class Refusal extends Error {
}
/** Writes files of a fabric where they lie on disk. */
class WorkingTreeWriter {
    #path;
    /** `path` as the source has it: absolute, a directory or one file. */
    constructor(path) {
        this.#path = path;
    }
    async replace(files) {
        const results = [];
        for (const file of files) {
            const refused = await this.#replaceOne(file).then(() => null, (error) => (error instanceof Refusal ? error.message : whyNotWritten(error)));
            results.push({ path: file.path, refused });
        }
        return results;
    }
    async #replaceOne({ path, before, after }) {
        if (before === null) {
            await this.#makeOne(path, after);
            return;
        }
        const target = await this.#targetOf(path);
        const facts = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(target);
        if (!facts.isFile())
            throw new Refusal('it is no ordinary file');
        const bytes = new TextEncoder().encode(after);
        const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(target), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(target)}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.tmp`);
        try {
            await writeNew(temporary, bytes, facts.mode & 0o7777);
            // as late as can be: between this look and the change of names nothing else is done
            if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(target, 'utf8')) !== before)
                throw new Refusal('it was changed since it was read: run again');
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(temporary, target);
        }
        catch (error) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.unlink)(temporary).catch(() => undefined);
            throw error;
        }
    }
    async #makeOne(path, text) {
        const whole = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(this.#path);
        if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(whole)).isDirectory())
            throw new Refusal('the fabric is one file');
        const parts = path.split('/');
        if (parts.some((part) => part === '' || part === '.' || part === '..')) {
            throw new Refusal('it lies outside of the directory of the fabric');
        }
        const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(whole, ...parts.slice(0, -1));
        const existing = await nearestFolder(folder);
        // a link on the way may lead anywhere
        if (!isInside(whole, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(existing))) {
            throw new Refusal('it lies outside of the directory of the fabric');
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(folder, { recursive: true });
        const target = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, parts.at(-1) ?? '');
        const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, `.${(0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(target)}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.tmp`);
        try {
            await writeNew(temporary, new TextEncoder().encode(text), 0o644);
            // unlike a change of names, this does not take the place of a file that came meanwhile
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.link)(temporary, target);
        }
        finally {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.unlink)(temporary).catch(() => undefined);
        }
    }
    /** The file itself, behind links that stay inside the root. */
    async #targetOf(path) {
        const whole = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(this.#path);
        if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(whole)).isDirectory()) {
            if (path !== (0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(this.#path))
                throw new Refusal('it is not the file that was read');
            return whole;
        }
        const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(whole, ...path.split('/')));
        const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.relative)(whole, target);
        if (inside === '' || inside === '..' || inside.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_3__.sep}`)) {
            throw new Refusal('it lies outside of the directory of the fabric');
        }
        return target;
    }
}
function isInside(whole, path) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.relative)(whole, path);
    return inside !== '..' && !inside.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_3__.sep}`);
}
async function nearestFolder(folder) {
    const facts = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(folder).catch(() => null);
    if (facts === null)
        return await nearestFolder((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(folder));
    if (!facts.isDirectory())
        throw new Refusal('a file stands where a directory would have to be');
    return folder;
}
async function writeNew(path, bytes, mode) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_EXCL, mode);
    try {
        await handle.writeFile(bytes);
        // the mask of the process may have taken something away
        await handle.chmod(mode);
        await handle.sync();
    }
    finally {
        await handle.close();
    }
}
function whyNotWritten(error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    if (code === 'EEXIST')
        return 'it came into being since the files were read: run again';
    if (['EROFS', 'ENOSPC', 'EDQUOT'].includes(code))
        return `it cannot be written (${code})`;
    return (0,_walk_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .whyNot */ .OB)(error);
}


/***/ }),

/***/ 6423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ CloneStatusSource)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4379);
/* harmony import */ var _domain_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7593);
/* harmony import */ var _run_git_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1966);
/* harmony import */ var _tree_listing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6010);




/** The statuses on a branch of a local clone: its own branch, or the remote-tracking one, whichever is ahead. */
class CloneStatusSource {
    #options;
    #git;
    constructor(options) {
        this.#options = options;
        this.#git = { ...options, directory: options.isFile ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(options.path) : options.path };
    }
    async read() {
        const isWhole = await this.#isTop();
        const { branch, remote, fetch } = this.#options;
        const isThere = fetch ? await this.#fetch() : true;
        const found = isThere ? await this.#branch() : null;
        const place = `branch ${found?.name ?? (fetch ? `${remote}/${branch}` : branch)}`;
        if (found === null)
            return { place, commit: null, texts: new Map(), isWhole };
        return { place, commit: found.commit, texts: await this.#texts(found.commit), isWhole };
    }
    /** Files beside the statuses, as the clone has them. Outside of a clone, or without the branch, there are none. */
    async stored(paths) {
        const isClone = (await (0,_run_git_js__WEBPACK_IMPORTED_MODULE_2__/* .runGit */ .EO)(this.#git, ['rev-parse', '--git-dir'])).ok;
        const found = isClone ? await this.#branch() : null;
        if (found === null)
            return { head: null, files: new Map() };
        const wanted = new Set(paths);
        return { head: found.commit, files: await this.#files(found.commit, (path) => wanted.has(path)) };
    }
    /** Is the path the top of the clone? Throws outside of one. */
    async #isTop() {
        const answer = await (0,_run_git_js__WEBPACK_IMPORTED_MODULE_2__/* .runGit */ .EO)(this.#git, ['rev-parse', '--show-prefix']);
        if (answer.ok)
            return !this.#options.isFile && textOf(answer.output).trim() === '';
        throw new _domain_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1({
            code: 'HHS-1102',
            message: `the status could not be read from ${this.#options.path}: ${answer.why}`,
            help: 'Run it inside a clone of the repository, give --path, or give the status with --file.',
        });
    }
    /** Brings the remote-tracking branch up to date. false: the remote has no such branch. */
    async #fetch() {
        const { branch, remote } = this.#options;
        const known = await (0,_run_git_js__WEBPACK_IMPORTED_MODULE_2__/* .runGit */ .EO)(this.#git, ['config', '--get', `remote.${remote}.url`]);
        if (!known.ok) {
            throw new _domain_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1({
                code: 'HHS-2001',
                message: `--remote ${remote}: the clone has no remote of this name`,
                help: 'Name one that `git remote` lists.',
            });
        }
        const asked = await (0,_run_git_js__WEBPACK_IMPORTED_MODULE_2__/* .runGitOnRemote */ .b3)(this.#git, ['ls-remote', remote, `refs/heads/${branch}`]);
        if (!asked.ok)
            throw this.#unreachable(asked.why);
        const there = textOf(asked.output).split('\t')[0] ?? '';
        if (there === '')
            return false;
        const here = (await this.#branches()).find(({ name }) => name === this.#trackingName());
        if (here?.commit === there)
            return true;
        const refs = `+refs/heads/${branch}:refs/remotes/${remote}/${branch}`;
        // --no-filter: a clone without file contents needs those of this branch
        const quiet = ['--quiet', '--no-tags', '--no-filter', '--no-recurse-submodules', '--no-auto-gc'];
        const fetched = await (0,_run_git_js__WEBPACK_IMPORTED_MODULE_2__/* .runGitOnRemote */ .b3)(this.#git, ['fetch', ...quiet, remote, refs]);
        if (!fetched.ok)
            throw this.#unreachable(fetched.why);
        return true;
    }
    /** The one that holds the other; where they went apart, the remote's. */
    async #branch() {
        const all = await this.#branches();
        const tracking = all.find(({ name }) => name === this.#trackingName());
        const own = all.find((one) => one !== tracking);
        if (own === undefined || tracking === undefined)
            return own ?? tracking ?? null;
        const args = ['merge-base', '--is-ancestor', tracking.commit, own.commit];
        const isAhead = own.commit !== tracking.commit && (await (0,_run_git_js__WEBPACK_IMPORTED_MODULE_2__/* .runGit */ .EO)(this.#git, args)).ok;
        return isAhead ? own : tracking;
    }
    #trackingName() {
        return `${this.#options.remote}/${this.#options.branch}`;
    }
    async #branches() {
        const { branch } = this.#options;
        const own = `refs/heads/${branch}`;
        const tracking = `refs/remotes/${this.#trackingName()}`;
        const answer = await (0,_run_git_js__WEBPACK_IMPORTED_MODULE_2__/* .runGit */ .EO)(this.#git, [
            'for-each-ref',
            '--format=%(objectname) %(refname)',
            own,
            tracking,
        ]);
        if (!answer.ok)
            throw this.#unreadable(answer.why);
        return textOf(answer.output)
            .split('\n')
            .flatMap((line) => {
            const [commit = '', ref = ''] = line.split(' ');
            if (ref === own)
                return [{ name: branch, commit }];
            return ref === tracking ? [{ name: this.#trackingName(), commit }] : [];
        });
    }
    /** `<fabric>/status.json` at the top of the tree; links are not followed. */
    async #texts(commit) {
        const files = await this.#files(commit, (path) => /^[^/]+\/status\.json$/.test(path));
        return new Map([...files].map(([path, text]) => [path.slice(0, path.indexOf('/')), text]));
    }
    async #files(commit, isWanted) {
        const { maxBytes } = this.#options;
        const listing = await (0,_run_git_js__WEBPACK_IMPORTED_MODULE_2__/* .runGit */ .EO)(this.#git, ['ls-tree', '-r', '-z', '-l', '--full-tree', commit]);
        if (!listing.ok)
            throw this.#unreadable(listing.why);
        const files = (0,_tree_listing_js__WEBPACK_IMPORTED_MODULE_3__/* .parseTree */ .c)(listing.output, '').filter(({ path, type }) => type === 'file' && isWanted(path));
        const large = files.find(({ bytes }) => bytes > maxBytes);
        if (large !== undefined) {
            throw this.#unreadable(`${large.path} has ${large.bytes} bytes, more than ${maxBytes}`);
        }
        const blobs = await (0,_run_git_js__WEBPACK_IMPORTED_MODULE_2__/* .readBlobs */ .b4)(this.#git, files.map(({ id }) => id), maxBytes);
        const texts = new Map();
        for (const { path, id } of files) {
            const blob = blobs?.get(id);
            if (blob === undefined)
                throw this.#unreadable(`this clone does not hold the content of ${path}`);
            texts.set(path, textOf(blob));
        }
        return texts;
    }
    #unreadable(why) {
        return new _domain_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1({
            code: 'HHS-1102',
            message: `the status on branch ${this.#options.branch} could not be read: ${why}`,
            help: 'Give --fetch to get the branch anew, or look at it with git.',
        });
    }
    #unreachable(why) {
        return new _domain_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .NetworkError */ .Dr({
            code: 'HHS-2111',
            message: `remote ${this.#options.remote} could not be asked for branch ${this.#options.branch}: ${why}`,
            help: `Try \`git fetch ${this.#options.remote}\`; without --fetch the status is read as the clone has it.`,
            retryable: true,
        });
    }
}
function textOf(bytes) {
    return new TextDecoder().decode(bytes);
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
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', text, 'hex').slice(0, HEX_CHARS);
}


/***/ }),

/***/ 1484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8474);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8500);


/** Longest time a Node timer can hold; longer sleeps are made of several. */
const LONGEST_TIMER_MS = 2_147_483_647;
/** The machine's own clocks. */
function systemClock() {
    return {
        now: () => new Date().toISOString(),
        epochMs: () => Date.now(),
        monotonicMs: () => performance.now(),
        sleep,
    };
}
async function sleep(ms, signal) {
    if (ms <= 0)
        return await letOthersRun(signal);
    let left = ms;
    while (left > LONGEST_TIMER_MS) {
        await sleepOnce(LONGEST_TIMER_MS, signal);
        left -= LONGEST_TIMER_MS;
    }
    await sleepOnce(left, signal);
}
/** Not by a timer: it would idle for a millisecond at the least, and between slices of work that adds up. */
async function letOthersRun(signal) {
    signal?.throwIfAborted();
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setImmediate)();
    signal?.throwIfAborted();
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
        if (signal === undefined)
            return;
        // each write that waits for admission sleeps on the signal of its run: more than ten are no leak, as Node would warn
        (0,node_events__WEBPACK_IMPORTED_MODULE_0__.setMaxListeners)(Number.POSITIVE_INFINITY, signal);
        signal.addEventListener('abort', onAbort, { once: true });
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

/***/ 7920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ recordedGeneration),
/* harmony export */   G: () => (/* binding */ manifestToWrite)
/* harmony export */ });
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3600);
/* harmony import */ var _shared_pointer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(157);


/** A generation that no object has: whoever reads the record has to compare the fields. */
const NO_GENERATION = 0;
/**
 * The generation that the record may keep of a write. Where differences were ignored, live is not what Git says, so it
 * must not prove anything later: when the rule is gone, they are drift.
 */
function recordedGeneration({ ignoredFields = [] }, live) {
    return ignoredFields.length === 0 ? live.generation : NO_GENERATION;
}
/**
 * The manifest as it is written: with the live value in each ignored field, so that an apply neither changes it nor runs
 * into who owns it. Digest and identity stay those of Git.
 */
function manifestToWrite({ manifest, live, ignoredFields = [] }) {
    if (manifest === null || live === null || ignoredFields.length === 0)
        return manifest;
    let { object } = manifest;
    for (const { field } of ignoredFields)
        object = withLiveValue(object, live.object, field.pointer);
    return { ...manifest, object };
}
function withLiveValue(object, live, pointer) {
    const value = placed(object, (0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_0__/* .pointerTokens */ .Mr)(pointer), (0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(live, pointer));
    return (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value) ? value : object;
}
/** `value` with `wanted` at the path; undefined takes what is there away. */
function placed(value, tokens, wanted) {
    const [token, ...rest] = tokens;
    if (token === undefined)
        return wanted;
    if (Array.isArray(value)) {
        const items = value.map((item, index) => String(index) === token ? placed(item, rest, wanted) : item);
        if (Number(token) === value.length && wanted !== undefined)
            items.push(placed(undefined, rest, wanted));
        return items.filter((item) => item !== undefined);
    }
    const result = {};
    if ((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value))
        for (const key of Object.keys(value))
            (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .setOwn */ .P5)(result, key, value[key]);
    else if (wanted === undefined)
        return value;
    const inside = placed(Object.hasOwn(result, token) ? result[token] : undefined, rest, wanted);
    if (inside === undefined)
        delete result[token];
    else
        (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .setOwn */ .P5)(result, token, inside);
    return result;
}


/***/ }),

/***/ 1176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ editDocument),
  i: () => (/* binding */ editText)
});

// EXTERNAL MODULE: ./lib/domain/parse/parse-limits.js
var parse_limits = __webpack_require__(748);
// EXTERNAL MODULE: ./lib/domain/shared/json.js
var json = __webpack_require__(3600);
// EXTERNAL MODULE: ./lib/domain/shared/pointer.js
var shared_pointer = __webpack_require__(157);
// EXTERNAL MODULE: ./lib/domain/edit/edit-result.js
var edit_result = __webpack_require__(2531);
// EXTERNAL MODULE: ./lib/domain/edit/line-changes.js
var line_changes = __webpack_require__(1051);
// EXTERNAL MODULE: ./lib/domain/edit/prove.js
var prove = __webpack_require__(6403);
// EXTERNAL MODULE: ./lib/domain/edit/scalar-text.js
var scalar_text = __webpack_require__(5949);
// EXTERNAL MODULE: ./lib/domain/edit/source-tree.js
var source_tree = __webpack_require__(4569);
;// CONCATENATED MODULE: ./lib/domain/edit/align-lists.js


const INSERT = 0.6;
const REMOVE = 0.6;
/** More than to remove the one and insert the other. */
const UNLIKE = 1.3;
/** Pairs of items that are compared; beyond it, items are taken one for one. */
const MAX_PAIRS = 250_000;
/**
 * The cheapest way from `have` to `want`: equal items stay, alike ones are changed where they stand, the rest is removed
 * and inserted. In order of the lists. `isPositional`: an item is known to have changed where it stands.
 */
function alignLists(have, want, isPositional = false) {
    if (isPositional && have.length === want.length)
        return oneForOne(have.length, want.length);
    const shorter = Math.min(have.length, want.length);
    let head = 0;
    while (head < shorter && (0,json/* jsonEquals */.A)(have[head], want[head]))
        head += 1;
    let tail = 0;
    while (tail < shorter - head && (0,json/* jsonEquals */.A)(have[have.length - 1 - tail], want[want.length - 1 - tail]))
        tail += 1;
    const [rows, columns] = [have.length - head - tail, want.length - head - tail];
    const middle = rows * columns > MAX_PAIRS
        ? oneForOne(rows, columns)
        : cheapest(have.slice(head, head + rows), want.slice(head, head + columns));
    return [
        ...keepAll(head, 0, 0),
        ...middle.map((step) => shifted(step, head)),
        ...keepAll(tail, have.length - tail, want.length - tail),
    ];
}
function keepAll(count, at, to) {
    return Array.from({ length: count }, (_none, index) => ({ step: 'keep', at: at + index, to: to + index }));
}
function shifted(step, by) {
    return step.step === 'remove'
        ? { ...step, at: step.at + by }
        : { ...step, at: step.at + by, to: step.to + by };
}
function oneForOne(rows, columns) {
    const both = Math.min(rows, columns);
    return [
        ...Array.from({ length: both }, (_none, at) => ({ step: 'change', at, to: at })),
        ...Array.from({ length: columns - both }, (_none, at) => ({ step: 'insert', at: rows, to: both + at })),
        ...Array.from({ length: rows - both }, (_none, at) => ({ step: 'remove', at: both + at })),
    ];
}
function cheapest(have, want) {
    const left = have.map(leavesOf);
    const right = want.map(leavesOf);
    const width = want.length + 1;
    const costs = new Float64Array((have.length + 1) * width);
    const changes = new Float64Array((have.length + 1) * width);
    for (let at = have.length; at >= 0; at -= 1) {
        for (let to = want.length; to >= 0; to -= 1) {
            const here = at * width + to;
            const removed = at < have.length ? REMOVE + (costs[here + width] ?? 0) : Infinity;
            const inserted = to < want.length ? INSERT + (costs[here + 1] ?? 0) : Infinity;
            let changed = Infinity;
            if (at < have.length && to < want.length) {
                changes[here] = changeCost(have[at] ?? null, want[to] ?? null, left[at], right[to]);
                changed = (changes[here] ?? 0) + (costs[here + width + 1] ?? 0);
            }
            const best = Math.min(removed, inserted, changed);
            costs[here] = best === Infinity ? 0 : best;
        }
    }
    return walkBack(have.length, want.length, costs, changes);
}
function walkBack(rows, columns, costs, changes) {
    const width = columns + 1;
    const steps = [];
    let [at, to] = [0, 0];
    while (at < rows || to < columns) {
        const here = at * width + to;
        const cost = costs[here] ?? 0;
        const change = changes[here] ?? 0;
        if (at < rows && to < columns && isSame(cost, change + (costs[here + width + 1] ?? 0))) {
            steps.push({ step: change === 0 ? 'keep' : 'change', at: at++, to: to++ });
        }
        else if (at < rows && isSame(cost, REMOVE + (costs[here + width] ?? 0))) {
            steps.push({ step: 'remove', at: at++ });
        }
        else
            steps.push({ step: 'insert', at, to: to++ });
    }
    return steps;
}
function isSame(a, b) {
    return Math.abs(a - b) < 1e-9;
}
/** Items that share less than a third are others, not changed ones. */
function changeCost(a, b, left, right) {
    if ((0,json/* jsonEquals */.A)(a, b))
        return 0;
    if (left === undefined || right === undefined)
        return left === right ? 1 : UNLIKE;
    let shared = 0;
    for (const [leaf, count] of left)
        shared += Math.min(count, right.get(leaf) ?? 0);
    const likeness = (2 * shared) / (sizeOf(left) + sizeOf(right));
    return likeness < 1 / 3 ? UNLIKE : 1 - 0.9 * likeness;
}
function sizeOf(leaves) {
    let size = 0;
    for (const count of leaves.values())
        size += count;
    return size;
}
/** undefined for a scalar. */
function leavesOf(value) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    const leaves = new Map();
    const gather = (part, path) => {
        if (Array.isArray(part) && part.length > 0)
            for (const item of part)
                gather(item, `${path}/*`);
        else if ((0,json/* isJsonObject */.OW)(part) && Object.keys(part).length > 0) {
            for (const [key, field] of Object.entries(part))
                gather(field, (0,shared_pointer/* childPointer */.Y2)(path, key));
        }
        else {
            const leaf = `${path}=${JSON.stringify(part)}`;
            leaves.set(leaf, (leaves.get(leaf) ?? 0) + 1);
        }
    };
    gather(value, '');
    return leaves;
}

// EXTERNAL MODULE: ./lib/domain/edit/value-text.js
var value_text = __webpack_require__(5838);
// EXTERNAL MODULE: ./lib/domain/edit/wanted-value.js
var wanted_value = __webpack_require__(482);
;// CONCATENATED MODULE: ./lib/domain/edit/next-change.js





/** The first of the changes that lead from `have` to `want`; undefined when they are equal. */
function nextChange(have, want, positional, path = []) {
    if ((0,json/* jsonEquals */.A)(have, want))
        return undefined;
    const filled = !(0,value_text/* isEmptyCollection */.KL)(have) && !(0,value_text/* isEmptyCollection */.KL)(want);
    if (filled && Array.isArray(have) && Array.isArray(want))
        return listChange(have, want, positional, path);
    if (filled && (0,json/* isJsonObject */.OW)(have) && (0,json/* isJsonObject */.OW)(want))
        return mapChange(have, want, positional, path);
    return { change: 'replace', path, value: want };
}
/** Fields go before others are added, as long as some stay: the mapping must not run empty on the way. */
function mapChange(have, want, positional, path) {
    for (const [key, value] of Object.entries(have)) {
        const wanted = (0,json/* getOwn */.Ng)(want, key);
        const change = wanted === undefined ? undefined : nextChange(value, wanted, positional, [...path, key]);
        if (change !== undefined)
            return change;
    }
    const gone = Object.keys(have).filter((key) => !Object.hasOwn(want, key));
    const [first] = gone;
    if (first !== undefined && gone.length < Object.keys(have).length)
        return { change: 'remove-field', path, key: first };
    for (const [key, value] of Object.entries(want)) {
        if (!Object.hasOwn(have, key))
            return { change: 'insert-field', path, key, value };
    }
    return undefined;
}
function listChange(have, want, positional, path) {
    const steps = alignLists(have, want, positional.has((0,shared_pointer/* pointerOf */.rq)(path)));
    for (const step of steps) {
        if (step.step !== 'change')
            continue;
        const change = nextChange(have[step.at] ?? null, want[step.to] ?? null, positional, [
            ...path,
            String(step.at),
        ]);
        if (change !== undefined)
            return change;
    }
    return moved(have, want, steps, path) ?? added(want, steps, path);
}
function moved(have, want, steps, path) {
    for (const inserted of steps) {
        if (inserted.step !== 'insert')
            continue;
        const from = steps.find(({ step, at }) => step === 'remove' && (0,json/* jsonEquals */.A)(have[at], want[inserted.to]))?.at;
        if (from === undefined)
            continue;
        const to = inserted.at > from ? inserted.at - 1 : inserted.at;
        if (to !== from)
            return { change: 'move-item', path, from, to };
    }
    return undefined;
}
/** As in mappings: items go first where some stay. */
function added(want, steps, path) {
    const removed = steps.find(({ step }) => step === 'remove');
    const stay = steps.some(({ step }) => step === 'keep' || step === 'change');
    if (removed !== undefined && stay)
        return { change: 'remove-item', path, at: removed.at };
    for (const step of steps) {
        if (step.step === 'insert')
            return { change: 'insert-item', path, at: step.at, value: want[step.to] ?? null };
    }
    return removed === undefined ? undefined : { change: 'remove-item', path, at: removed.at };
}
/** All values that only have to be replaced where they stand: such changes do not get in each other's way. */
function replacements(have, want, positional, path = []) {
    if ((0,json/* jsonEquals */.A)(have, want))
        return [];
    if ((0,json/* isJsonObject */.OW)(have) && (0,json/* isJsonObject */.OW)(want)) {
        return Object.entries(have).flatMap(([key, value]) => {
            const wanted = (0,json/* getOwn */.Ng)(want, key);
            return wanted === undefined ? [] : replacements(value, wanted, positional, [...path, key]);
        });
    }
    if (Array.isArray(have) && Array.isArray(want)) {
        return alignLists(have, want, positional.has((0,shared_pointer/* pointerOf */.rq)(path))).flatMap((step) => step.step === 'change'
            ? replacements(have[step.at] ?? null, want[step.to] ?? null, positional, [...path, String(step.at)])
            : []);
    }
    const isPlain = typeof have !== 'object' && typeof want !== 'object';
    return isPlain ? [{ change: 'replace', path, value: want }] : [];
}
/** The value of the document after the change. */
function changedValue(value, change) {
    return changedAt(value, change, 0);
}
function changedAt(value, change, depth) {
    const token = change.path[depth];
    if (token !== undefined) {
        if (Array.isArray(value)) {
            return value.map((item, at) => String(at) === token ? changedAt(item, change, depth + 1) : item);
        }
        if (!(0,json/* isJsonObject */.OW)(value))
            return value;
        return (0,wanted_value/* withField */.ZH)(value, token, changedAt((0,json/* getOwn */.Ng)(value, token) ?? null, change, depth + 1));
    }
    if (change.change === 'replace')
        return change.value;
    if ((0,json/* isJsonObject */.OW)(value)) {
        if (change.change === 'insert-field')
            return (0,wanted_value/* withField */.ZH)(value, change.key, change.value);
        return change.change === 'remove-field' ? (0,wanted_value/* withField */.ZH)(value, change.key, undefined) : value;
    }
    return Array.isArray(value) ? changedList(value, change) : value;
}
function changedList(list, change) {
    if (change.change === 'insert-item')
        return list.toSpliced(change.at, 0, change.value);
    if (change.change === 'remove-item')
        return list.toSpliced(change.at, 1);
    if (change.change !== 'move-item')
        return list;
    return list.toSpliced(change.from, 1).toSpliced(change.to, 0, list[change.from] ?? null);
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/domain/edit/entry-lines.js



/** Column of `offset` in spaces, 0-based. A byte order mark takes none. */
function columnOf(text, offset) {
    const start = (0,line_changes/* lineStart */.PT)(text, offset);
    return offset - start - (text.charCodeAt(start) === 0xfeff && offset > start ? 1 : 0);
}
/** True when nothing but indentation stands before the offset on its line. */
function isFirstOnLine(text, offset) {
    return /^\ufeff? *$/.test(text.slice((0,line_changes/* lineStart */.PT)(text, offset), offset));
}
/** Offset behind the last line of an entry, line end included. Blank lines behind a block of text are not its own, unless it keeps them. */
function entryLinesEnd(text, entry) {
    const block = lastBlockScalar(entry.node);
    if (block !== null) {
        const end = (0,source_tree/* contentEnd */.XA)(block);
        return end > 0 && text[end - 1] === '\n' ? end : (0,line_changes/* lineEnd */.kd)(text, end);
    }
    return (0,line_changes/* lineEnd */.kd)(text, entry.end);
}
/** The block of text that the value ends with, if it does. */
function lastBlockScalar(node) {
    if ((0,source_tree/* isBlockScalar */.a5)(node))
        return node;
    if (!(0,source_tree/* isBlockCollection */.QY)(node))
        return null;
    const last = (0,dist/* isSeq */.oP)(node)
        ? node.items.at(-1)
        : (0,dist/* isMap */.jh)(node)
            ? node.items.at(-1)?.value
            : null;
    return lastBlockScalar((last ?? null));
}
/** The same and the comments right below it that are indented deeper than the entry: they belong to it. */
function entryExtentEnd(text, entry) {
    const column = columnOf(text, entry.start);
    let end = entryLinesEnd(text, entry);
    for (;;) {
        const comment = /^( *)#/.exec(text.slice(end, (0,line_changes/* lineEnd */.kd)(text, end)));
        if (comment === null || (comment[1] ?? '').length <= column)
            return end;
        end = (0,line_changes/* lineEnd */.kd)(text, end);
    }
}
/** Start of the comments that stand right above the line of `entry`, at its column; the start of the line where there are none. */
function commentsStart(text, entry, floor) {
    const indent = ' '.repeat(columnOf(text, entry.start));
    let start = (0,line_changes/* lineStart */.PT)(text, entry.start);
    while (start > floor) {
        const above = (0,line_changes/* lineStart */.PT)(text, start - 1);
        if (above < floor || !text.slice(above, start).startsWith(`${indent}#`))
            break;
        start = above;
    }
    return start;
}
/**
 * Start of what goes when `entry` goes: with the comments right above it, if they speak of nothing else. They do not when
 * a blank line, another comment or the end of the collection follows; where the next entry follows directly, they may be
 * about both and stay. Those at the head of a document stay always.
 */
function removalStart(text, entry, neighbours, isRoot) {
    const own = (0,line_changes/* lineStart */.PT)(text, entry.start);
    if (isRoot && neighbours.above === undefined)
        return own;
    const floor = neighbours.above === undefined ? 0 : entryLinesEnd(text, neighbours.above);
    const start = commentsStart(text, entry, floor);
    const { below } = neighbours;
    if (start === own || below === undefined)
        return start;
    return (0,line_changes/* lineStart */.PT)(text, below.start) === entryExtentEnd(text, entry) ? own : start;
}
/** The line end that is used around `offset`. */
function newlineAt(text, offset, otherwise) {
    const before = text.lastIndexOf('\n', offset - 1);
    const at = before === -1 ? text.indexOf('\n', offset) : before;
    if (at === -1)
        return otherwise;
    return text[at - 1] === '\r' ? '\r\n' : '\n';
}
/** `lines` put behind the line that ends at `offset` (a line start, or the end of the text). */
function linesBehind(text, offset, lines, otherwise) {
    const newline = newlineAt(text, offset, otherwise);
    const joined = lines.join(newline);
    const unfinished = offset > 0 && text[offset - 1] !== '\n';
    return unfinished ? newline + joined : joined + newline;
}
function isInline(node) {
    return !isEmptyNode(node) && !isBlockScalar(node) && !isBlockCollection(node);
}

;// CONCATENATED MODULE: ./lib/domain/edit/block-entries.js






/** `lines` as a new entry behind the entry of index `behind`, -1 for the front. `linesAt`: the entry, indented to a column. */
function insertBlockEntry(text, entries, behind, linesAt, style) {
    const [first] = entries;
    const last = entries[behind];
    if (last !== undefined) {
        const offset = entryExtentEnd(text, last);
        const column = columnOf(text, first?.start ?? last.start);
        return [{ from: offset, to: offset, text: linesBehind(text, offset, linesAt(column), style.newline) }];
    }
    if (first === undefined)
        return [];
    const column = columnOf(text, first.start);
    const newline = newlineAt(text, (0,line_changes/* lineEnd */.kd)(text, first.start), style.newline);
    if (isFirstOnLine(text, first.start)) {
        const offset = commentsStart(text, first, 0);
        const from = offset === 0 && text.charCodeAt(0) === 0xfeff ? 1 : offset;
        return [{ from, to: from, text: linesAt(column).join(newline) + newline }];
    }
    const inline = linesAt(column).join(newline).trimStart() + newline + ' '.repeat(column);
    return [{ from: first.start, to: first.start, text: inline }];
}
/** Takes an entry away that is not the only one, with its lines and the comments that are clearly its own. */
function removeBlockEntry(text, entries, at, isRoot) {
    const entry = entries[at];
    if (entry === undefined)
        return [];
    const end = entryExtentEnd(text, entry);
    if (isFirstOnLine(text, entry.start)) {
        const neighbours = { above: entries[at - 1], below: entries[at + 1] };
        const start = removalStart(text, entry, neighbours, isRoot);
        const from = start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
        return [{ from, to: end, text: '' }];
    }
    const next = text.slice(end).search(/[^ \r\n]/);
    return [{ from: entry.start, to: next === -1 ? end : end + next, text: '' }];
}
/** Cuts an item out with its comments and puts it elsewhere; undefined where items do not stand on lines of their own. */
function moveBlockEntry(text, entries, from, to, style) {
    const entry = entries[from];
    const others = entries.toSpliced(from, 1);
    const behind = others[to - 1];
    const before = others[to];
    if (entry === undefined || !isFirstOnLine(text, entry.start))
        return undefined;
    const neighbours = { above: entries[from - 1], below: entries[from + 1] };
    const start = removalStart(text, entry, neighbours, false);
    const end = entryExtentEnd(text, entry);
    const chunk = text.slice(start, end).replace(/\r?\n$/, '');
    let target;
    if (behind !== undefined)
        target = entryExtentEnd(text, behind);
    else if (before !== undefined && isFirstOnLine(text, before.start)) {
        target = commentsStart(text, before, 0);
    }
    else
        return undefined;
    if (target > start && target < end)
        return undefined;
    return [
        { from: start, to: end, text: '' },
        { from: target, to: target, text: linesBehind(text, target, [chunk], style.newline) },
    ];
}
/** How entries around a new one are written. */
function hintFrom(siblings, value) {
    const alike = siblings.filter(({ node }) => {
        if (!(0,dist/* isCollection */.P3)(node))
            return false;
        return node.items.length > 0 && (0,json/* isJsonObject */.OW)(value) === (0,dist/* isMap */.jh)(node);
    });
    const last = alike.at(-1)?.node;
    if ((0,dist/* isCollection */.P3)(last) && !(0,value_text/* isEmptyCollection */.KL)(value))
        return { flow: last.flow === true };
    const text = siblings.map(({ node }) => node).findLast((node) => (0,dist/* isScalar */.jn)(node) && isTextNode(node));
    if (typeof value !== 'string' || !(0,dist/* isScalar */.jn)(text))
        return {};
    if (text.type === 'QUOTE_DOUBLE')
        return { scalar: { mark: 'double', always: true } };
    if (text.type === 'QUOTE_SINGLE')
        return { scalar: { mark: 'single', always: true } };
    return { scalar: { always: false } };
}
/** A text that shows a habit: plain, or in quotes that it does not need. */
function isTextNode(node) {
    if (typeof node.value !== 'string')
        return false;
    if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')
        return (0,scalar_text/* isPlainSafe */.aj)(node.value, true);
    return node.type === 'PLAIN' && (0,scalar_text/* isPlainSafe */.aj)(node.value, true);
}

;// CONCATENATED MODULE: ./lib/domain/edit/flow-entries.js


/** The style of one collection in brackets that holds something, for what is put into it. */
function localFlowStyle(text, entries, style) {
    const [first, second] = entries;
    const between = first !== undefined && second !== undefined ? text.slice(first.end, second.start) : undefined;
    const keys = entries.flatMap(({ keyNode }) => (keyNode?.range == null ? [] : [text[keyNode.range[0]]]));
    const quoted = keys.filter((sign) => sign === '"' || sign === "'");
    const tight = entries.some(({ head, node }) => node?.range != null && node.range[0] === head && text[head - 1] === ':');
    return {
        ...style,
        flowComma: between !== undefined && /^, *$/.test(between) ? between : style.flowComma,
        flowColon: tight ? ':' : style.flowColon,
        quoteKeys: keys.length === 0 ? style.quoteKeys : quoted.length === keys.length,
        mark: quoted[0] === '"' ? 'double' : quoted[0] === "'" ? 'single' : style.mark,
    };
}
/** `written` as a new entry behind the one of index `behind`, -1 for the front. The collection holds something. */
function insertFlowEntry(text, entries, behind, written, style) {
    const [first] = entries;
    if (first === undefined)
        return [];
    const anchor = entries[Math.max(behind, 0)] ?? first;
    const indent = ' '.repeat(columnOf(text, anchor.start));
    const ownLines = entries.every((entry) => hasOwnLines(text, entry));
    if (!ownLines) {
        if (behind < 0)
            return [{ from: first.start, to: first.start, text: `${written}${style.flowComma}` }];
        return [
            {
                from: anchor.end,
                to: anchor.end,
                text: `${afterColon(text, anchor.end)}${style.flowComma}${written}`,
            },
        ];
    }
    const newline = newlineAt(text, (0,line_changes/* lineEnd */.kd)(text, anchor.start), style.newline);
    if (behind < 0) {
        const from = (0,line_changes/* lineStart */.PT)(text, first.start);
        return [{ from, to: from, text: `${indent}${written},${newline}` }];
    }
    if (anchor.comma !== null) {
        const from = (0,line_changes/* lineEnd */.kd)(text, anchor.comma);
        return [{ from, to: from, text: `${indent}${written},${newline}` }];
    }
    const from = (0,line_changes/* lineEnd */.kd)(text, anchor.end);
    return [
        { from: anchor.end, to: anchor.end, text: ',' },
        { from, to: from, text: `${indent}${written}${newline}` },
    ];
}
/** Takes an entry away that is not the only one. */
function removeFlowEntry(text, entries, at) {
    const entry = entries[at];
    const above = entries[at - 1];
    const below = entries[at + 1];
    if (entry === undefined)
        return [];
    const isLast = below === undefined;
    const danglingComma = isLast && entry.comma === null && above?.comma != null
        ? [{ from: above.comma, to: above.comma + 1, text: '' }]
        : [];
    if (hasOwnLines(text, entry)) {
        const gone = {
            from: (0,line_changes/* lineStart */.PT)(text, entry.start),
            to: (0,line_changes/* lineEnd */.kd)(text, entry.comma ?? entry.end),
            text: '',
        };
        return [...danglingComma, gone];
    }
    if (below !== undefined) {
        const commaEnd = (entry.comma ?? entry.end) + 1;
        if (!text.slice(entry.end, below.start).includes('\n'))
            return [{ from: entry.start, to: below.start, text: '' }];
        const before = above === undefined ? entry.start : blanksBefore(text, entry.start);
        return [{ from: before, to: commaEnd, text: '' }];
    }
    if (above === undefined)
        return [];
    if (!text.slice(above.end, entry.start).includes('#'))
        return [{ from: above.end, to: entry.end, text: afterColon(text, above.end) }];
    return [...danglingComma, { from: entry.start, to: (entry.comma ?? entry.end - 1) + 1, text: '' }];
}
function blanksBefore(text, offset) {
    let at = offset;
    while (text[at - 1] === ' ')
        at -= 1;
    return at;
}
/** A colon right before a comma or bracket is part of a text to some readers. */
function afterColon(text, offset) {
    return text[offset - 1] === ':' ? ' ' : '';
}
/** Each slot keeps its commas and comments and gets the text of the item that now stands there. */
function moveFlowEntry(text, entries, from, to) {
    const moving = entries[from];
    if (moving === undefined)
        return [];
    const sorted = entries.toSpliced(from, 1).toSpliced(to, 0, moving);
    return entries.flatMap((slot, at) => {
        const taken = sorted[at];
        if (taken === undefined || taken === slot)
            return [];
        return [{ from: slot.start, to: slot.end, text: text.slice(taken.start, taken.end) }];
    });
}
/** Nothing else stands on its lines but a comma and a comment. */
function hasOwnLines(text, entry) {
    const behind = (entry.comma ?? entry.end - 1) + 1;
    return (isFirstOnLine(text, entry.start) &&
        /^[ \t]*(?:#.*)?\r?\n$/.test(text.slice(behind, (0,line_changes/* lineEnd */.kd)(text, behind))));
}

// EXTERNAL MODULE: ./lib/domain/edit/locate.js
var locate = __webpack_require__(6863);
// EXTERNAL MODULE: ./lib/domain/edit/object-order.js
var object_order = __webpack_require__(1911);
// EXTERNAL MODULE: ./lib/domain/parse/scalar-rules.js
var scalar_rules = __webpack_require__(7708);
;// CONCATENATED MODULE: ./lib/domain/edit/replace-value.js







/** Puts `value` where the value of an entry stands. Comments on the line stay. */
function replaceValue(text, site, entry, value, style) {
    const written = write(text, site, entry, value, style);
    if (entry.isBarePair)
        return [{ from: entry.start, to: entry.end, text: written.inline }];
    const place = written.inline === '' ? withoutLines(text, entry, extentOf(text, entry)) : extentOf(text, entry);
    const header = /^[|>]/.test(written.inline) && text[place.inlineTo] === '\t' ? `${written.inline} ` : written.inline;
    const [inlineFrom, inline] = inlinePart(text, entry, header, place);
    const splices = [{ from: inlineFrom, to: place.inlineTo, text: inline }];
    if (entry.tag !== null)
        splices.push(tagGone(text, entry.tag, inlineFrom));
    if (written.below.length > 0) {
        const below = [...commentBehind(text, entry, written.below), ...written.below];
        const lines = linesBehind(text, place.belowFrom, below, style.newline);
        splices.push({ from: place.belowFrom, to: place.belowTo, text: lines });
    }
    else if (place.belowTo > place.belowFrom) {
        splices.push({ from: place.belowFrom, to: place.belowTo, text: '' });
    }
    return splices;
}
/** A comment behind a value that stood on a line of its own stays above the lines that take its place. */
function commentBehind(text, entry, below) {
    const { valueFrom, inlineTo } = extentOf(text, entry);
    if (valueFrom < (0,line_changes/* lineEnd */.kd)(text, entry.head) || (0,source_tree/* isBlockCollection */.QY)(entry.node))
        return [];
    const comment = text.slice(inlineTo, (0,line_changes/* lineEnd */.kd)(text, inlineTo)).trim();
    const indent = /^ */.exec(below[0] ?? '')?.[0] ?? '';
    return comment.startsWith('#') ? [indent + comment] : [];
}
function extentOf(text, entry) {
    const { node, head } = entry;
    if ((0,source_tree/* isEmptyNode */.md)(node))
        return onLine(text, head, head);
    const start = node?.range?.[0] ?? head;
    if ((0,source_tree/* isBlockScalar */.a5)(node)) {
        const header = /^[|>][-+0-9]*/.exec(text.slice(start))?.[0].length ?? 0;
        const belowFrom = (0,line_changes/* lineEnd */.kd)(text, start);
        return {
            valueFrom: start,
            inlineTo: start + header,
            belowFrom,
            belowTo: Math.max(belowFrom, (0,source_tree/* contentEnd */.XA)(node)),
        };
    }
    if ((0,source_tree/* isBlockCollection */.QY)(node)) {
        const belowFrom = (0,line_changes/* lineEnd */.kd)(text, head);
        if (start >= belowFrom) {
            return { valueFrom: head, inlineTo: head, belowFrom, belowTo: entryExtentEnd(text, entry) };
        }
        return onLine(text, start, blockEnd(text, entry));
    }
    return onLine(text, start, (0,source_tree/* contentEnd */.XA)(node));
}
/** A value on lines below its key makes room as a whole; a comment behind the key stays. */
function withoutLines(text, entry, place) {
    const belowFrom = (0,line_changes/* lineEnd */.kd)(text, entry.head);
    if (place.valueFrom < belowFrom)
        return place;
    return {
        valueFrom: entry.head,
        inlineTo: entry.head,
        belowFrom,
        belowTo: Math.max(place.belowTo, belowFrom),
    };
}
/** The value of an entry that starts beside its dash and goes on below: to the end of its last line. */
function blockEnd(text, entry) {
    const end = entryExtentEnd(text, entry);
    if (text[end - 1] !== '\n')
        return end;
    return text[end - 2] === '\r' ? end - 2 : end - 1;
}
function onLine(text, valueFrom, inlineTo) {
    const belowFrom = (0,line_changes/* lineEnd */.kd)(text, inlineTo);
    return { valueFrom, inlineTo, belowFrom, belowTo: belowFrom };
}
function inlinePart(text, entry, inline, place) {
    const colon = entry.hasSign ? '' : ':';
    if (inline === '')
        return [entry.head, colon];
    if (place.inlineTo > place.valueFrom)
        return [place.valueFrom, inline];
    const tail = /^[,\]}]|^\s|^$/.test(text.slice(place.inlineTo, place.inlineTo + 1)) ? '' : ' ';
    return [entry.head, `${colon} ${inline}${tail}`];
}
/** The tag said what the value before was. */
function tagGone(text, tag, limit) {
    const end = tag.offset + tag.source.length;
    const from = text[tag.offset - 1] === ' ' ? tag.offset - 1 : tag.offset;
    const to = from === tag.offset && text[end] === ' ' && end < limit ? end + 1 : end;
    return { from, to, text: '' };
}
function write(text, site, entry, value, style) {
    const hint = hintOf(site.node, value);
    if (site.inFlow)
        return { inline: (0,value_text/* flowText */.KH)(value, style, hint), below: [] };
    const column = columnOf(text, entry.start);
    if (!(0,dist/* isSeq */.oP)(site.parent))
        return (0,value_text/* fieldValue */.ag)(entry.key ?? '', value, column, style, hint);
    const written = (0,value_text/* itemValue */.R$)(value, column, style, hint);
    if (written.inline !== '' || written.below.length === 0)
        return written;
    const end = (0,source_tree/* isEmptyNode */.md)(entry.node) ? entry.head : extentOf(text, entry).inlineTo;
    const rest = text.slice(end, (0,line_changes/* lineEnd */.kd)(text, end));
    const isBeside = (0,source_tree/* isBlockCollection */.QY)(entry.node)
        ? (entry.node.range?.[0] ?? 0) < (0,line_changes/* lineEnd */.kd)(text, entry.head)
        : true;
    if (entry.isAnchored || !isBeside || rest.trim() !== '')
        return written;
    const from = (0,source_tree/* isEmptyNode */.md)(entry.node) ? entry.head : extentOf(text, entry).valueFrom;
    const gap = from > entry.head && !text.slice(entry.head, from).includes('\n') ? from - entry.head : 1;
    const beside = (0,value_text/* itemValue */.R$)(value, column, { ...style, dashGap: gap }, hint);
    const [first = '', ...others] = beside.below;
    return { inline: first.trimStart(), below: others };
}
/** New text is written as what it takes the place of. */
function hintOf(node, value) {
    const flow = (0,dist/* isCollection */.P3)(node) && node.flow === true && node.items.length > 0 ? { flow: true } : {};
    if ((0,value_text/* isCollectionValue */.ME)(value)) {
        const sameForm = (0,dist/* isCollection */.P3)(node) && (0,source_tree/* isBlockCollection */.QY)(node) && !(0,value_text/* isEmptyCollection */.KL)(value);
        return sameForm ? { flow: false } : flow;
    }
    if (!(0,dist/* isScalar */.jn)(node) || typeof value !== 'string' || (0,json/* isJsonObject */.OW)(value))
        return {};
    if (node.type === 'QUOTE_DOUBLE')
        return { scalar: { mark: 'double', always: true } };
    if (node.type === 'QUOTE_SINGLE')
        return { scalar: { mark: 'single', always: true } };
    if ((0,source_tree/* isBlockScalar */.a5)(node))
        return { block: true, folded: node.type === 'BLOCK_FOLDED' };
    const plain = typeof node.value === 'string' ? (0,scalar_rules/* resolvePlain */.Rg)(node.value) : undefined;
    return plain?.is === 'value' && typeof plain.value === 'string' ? { scalar: { always: false } } : {};
}

;// CONCATENATED MODULE: ./lib/domain/edit/perform-change.js











/** The pieces of text that make the change; an objection where it cannot be written. */
function performChange(tree, change, context) {
    const location = (0,locate/* locate */.x)(tree, change.path);
    switch (location.found) {
        case 'objection':
            return location.objection;
        case 'alias':
            return performChange(tree, writtenOut(tree, change, location.at), context);
        case 'merged':
            return isMerged(tree, change, location.at);
        case 'site': {
            const { site } = location;
            if (change.change === 'replace') {
                if (site.entry === null)
                    return unsupported(site.node, change, 'the document itself would be replaced');
                if (!site.entry.hasSign && !site.inFlow)
                    return unsupported(site.node, change, 'its key stands alone after a `?`');
                return replaceValue(tree.text, site, site.entry, change.value, context.style);
            }
            if ((0,dist/* isAlias */.Vj)(site.node))
                return performChange(tree, writtenOut(tree, change, change.path.length), context);
            if (!(0,dist/* isCollection */.P3)(site.node))
                return unsupported(site.node, change, 'it is no mapping and no list');
            const entries = (0,source_tree/* entriesOf */.Mc)(tree, site.node);
            if (entries === undefined || entries.length === 0) {
                return unsupported(site.node, change, 'its parts cannot be told apart');
            }
            return changeEntries(tree, { node: site.node, entries }, change, context);
        }
    }
}
function unsupported(node, change, why) {
    const where = (0,shared_pointer/* displayPath */.Gt)((0,shared_pointer/* pointerOf */.rq)(change.path));
    const message = `${where === '' ? 'the document' : where} is not edited: ${why}`;
    return { reason: 'unsupported-syntax', offset: node?.range?.[0] ?? 0, message };
}
/** The alias stays the only one that changes: it gives way to the value itself. */
function writtenOut(tree, change, at) {
    const path = change.path.slice(0, at);
    return { change: 'replace', path, value: (0,wanted_value/* valueByTokens */.X3)(changedValue(tree.value, change), path) ?? null };
}
/** A field of the mapping itself would win over the merged one, but the fabric takes no key that stands twice. */
function isMerged(tree, change, at) {
    const place = (0,locate/* locate */.x)(tree, change.path.slice(0, at));
    const node = place.found === 'site' ? place.site.node : null;
    const field = (0,shared_pointer/* displayPath */.Gt)((0,shared_pointer/* pointerOf */.rq)(change.path.slice(0, at + 1)));
    return {
        reason: 'merge-key',
        offset: node?.range?.[0] ?? 0,
        message: `${field} comes from a merge (\`<<\`)`,
    };
}
function changeEntries(tree, owner, change, context) {
    const { text } = tree;
    const { node, entries } = owner;
    const flow = node.flow === true;
    if (flow && node.srcToken?.type !== 'flow-collection')
        return unsupported(node, change, 'a pair without braces in a list');
    switch (change.change) {
        case 'insert-field': {
            const schema = (0,object_order/* schemaAt */.lv)(context.schema, change.path.slice(context.base.length));
            const behind = (0,object_order/* placeOfKey */.qQ)(entries.map(({ key }) => key), change.key, schema);
            return insertEntry(text, owner, behind, change, context.style);
        }
        case 'insert-item':
            return insertEntry(text, owner, change.at - 1, change, context.style);
        case 'remove-field': {
            const at = entries.findIndex(({ key }) => key === change.key);
            if (at !== -1)
                return removeEntry(text, owner, at, change);
            return isMerged(tree, { ...change, path: [...change.path, change.key] }, change.path.length);
        }
        case 'remove-item':
            return removeEntry(text, owner, change.at, change);
        case 'move-item':
            return moveEntry(text, owner, change, context.style);
    }
}
function insertEntry(text, { node, entries }, behind, change, fileStyle) {
    const { key, value } = change;
    const near = entries[behind] === undefined ? entries : entries.slice(0, behind + 1);
    const hint = hintFrom(near, value);
    if (node.flow === true) {
        const style = localFlowStyle(text, entries, fileStyle);
        const written = key === undefined ? (0,value_text/* flowText */.KH)(value, style, hint) : (0,value_text/* flowField */.xv)(key, value, style, hint);
        return insertFlowEntry(text, entries, behind, written, style);
    }
    const style = { ...fileStyle, quoteKeys: localFlowStyle(text, entries, fileStyle).quoteKeys };
    const linesAt = (column) => key === undefined ? (0,value_text/* itemLines */.Lt)(value, column, style, hint) : (0,value_text/* fieldLines */.AI)(key, value, column, style, hint);
    return insertBlockEntry(text, entries, behind, linesAt, style);
}
function removeEntry(text, { node, entries }, at, change) {
    if (entries.length < 2)
        return unsupported(node, change, 'it would run empty');
    if (node.flow === true)
        return removeFlowEntry(text, entries, at);
    return removeBlockEntry(text, entries, at, (0,dist/* isMap */.jh)(node) && change.path.length === 0);
}
function moveEntry(text, { node, entries }, change, style) {
    if (node.flow === true)
        return moveFlowEntry(text, entries, change.from, change.to);
    const splices = moveBlockEntry(text, entries, change.from, change.to, style);
    return splices ?? unsupported(node, change, 'its items do not stand on lines of their own');
}

// EXTERNAL MODULE: ./lib/domain/parse/node-path.js
var node_path = __webpack_require__(3596);
// EXTERNAL MODULE: ./lib/domain/parse/node-to-json.js + 1 modules
var node_to_json = __webpack_require__(775);
;// CONCATENATED MODULE: ./lib/domain/edit/why-unproven.js




/** An edit that does not give what it should: most often the place is used by others. */
function whyUnproven(tree, change) {
    const path = 'key' in change ? [...change.path, change.key] : change.path;
    const offset = offsetOf(tree, path);
    const where = (0,shared_pointer/* displayPath */.Gt)((0,shared_pointer/* pointerOf */.rq)(path));
    const anchors = anchorsAround(tree, offset);
    const [used] = anchors;
    if (used !== undefined) {
        const message = `${where} is part of the anchor &${used}, whose value is used elsewhere as well`;
        return { reason: 'shared-by-anchor', offset, message };
    }
    if (change.change === 'remove-field' && hasMerge(tree.root)) {
        return {
            reason: 'merge-key',
            offset,
            message: `without ${where} the merge (\`<<\`) would give its value`,
        };
    }
    return {
        reason: 'unproven',
        offset,
        message: `the change of ${where} would not give exactly what is wanted`,
    };
}
/** Names of anchors around or inside the value at `offset` that an alias uses. */
function anchorsAround(tree, offset) {
    const aliases = new Set();
    const named = [];
    (0,dist/* visit */.YR)(tree.root, {
        Node: (_key, node) => {
            if ((0,dist/* isAlias */.Vj)(node))
                aliases.add(node.source);
            else if (node.anchor !== undefined)
                named.push({ name: node.anchor, node });
        },
    });
    return named
        .filter(({ name, node }) => {
        const [start, , end] = node.range ?? [0, 0, 0];
        return aliases.has(name) && start <= Math.max(offset, start) && offset <= end;
    })
        .map(({ name }) => name);
}
function hasMerge(root) {
    let found = false;
    (0,dist/* visit */.YR)(root, {
        Map: (_key, map) => {
            found ||= (0,dist/* isMap */.jh)(map) && map.items.some(({ key }) => (0,dist/* isScalar */.jn)(key) && (0,node_to_json/* isMergeKey */.yJ)(key));
        },
    });
    return found;
}
function offsetOf(tree, path) {
    return (0,node_path/* placeOf */.$)(tree.root, path, tree.text).value;
}

;// CONCATENATED MODULE: ./lib/domain/edit/take-steps.js







/** Changes of one call. Beyond it the document is another one, and each of them costs a reading. */
const MAX_CHANGES = 1_000;
/** Change by change, each on the text the one before it left and read again after it, until the document has the value. */
function editTree(start, goal) {
    let state = takeReplacements({ tree: start, tracked: (0,line_changes/* trackText */.Vd)(start.text) }, goal);
    for (let count = 0; count <= MAX_CHANGES; count += 1) {
        const change = nextChange(state.tree.value, goal.wanted, goal.positional);
        if (change === undefined)
            return state.tracked;
        const step = takeStep(state, change, goal);
        if ('reason' in step)
            return count === 0 ? step : { ...step, offset: offsetOf(start, change.path) };
        state = step;
    }
    return { reason: 'too-many-changes', offset: 0, message: `more than ${MAX_CHANGES} fields would change` };
}
/** All values at once that are replaced where they stand; where that does not read as it should, none. */
function takeReplacements(state, goal) {
    const { tree, tracked } = state;
    const changes = replacements(tree.value, goal.wanted, goal.positional);
    if (changes.length < 2 || (0,source_tree/* hasAliases */.RK)(tree))
        return state;
    const splices = [];
    for (const change of changes) {
        const made = performChange(tree, change, goal.context);
        if (isObjection(made))
            return state;
        splices.push(...made);
    }
    splices.sort((a, b) => a.from - b.from);
    if (splices.some(({ from }, at) => from < (splices[at - 1]?.to ?? 0)))
        return state;
    const next = (0,line_changes/* splice */.V4)(tracked, splices);
    const read = (0,source_tree/* readTree */.Zc)(next.text, goal.limits);
    const value = changes.reduce(changedValue, tree.value);
    return read !== undefined && (0,json/* jsonEquals */.A)(read.value, value) ? { tree: read, tracked: next } : state;
}
/** The change as it is best written, or in the plainer way where that does not read as it should. */
function takeStep(state, change, goal) {
    const step = tryStep(state, change, goal);
    if (!('reason' in step))
        return step;
    if (change.change === 'move-item') {
        const at = change.to > change.from ? change.to + 1 : change.to;
        const list = (0,wanted_value/* valueByTokens */.X3)(state.tree.value, change.path);
        const value = Array.isArray(list) ? list[change.from] : null;
        return takeStep(state, { change: 'insert-item', path: change.path, at, value }, goal);
    }
    const { context } = goal;
    if (!('value' in change) || !hasLines(change.value) || !context.style.blockTexts)
        return step;
    const style = { ...context.style, blockTexts: false };
    const plainer = tryStep(state, change, { ...goal, context: { ...context, style } });
    return 'reason' in plainer ? step : plainer;
}
function hasLines(value) {
    if (typeof value === 'string')
        return value.includes('\n');
    if (Array.isArray(value))
        return value.some(hasLines);
    return (0,json/* isJsonObject */.OW)(value) && Object.values(value).some(hasLines);
}
/** The step, if the text then reads as the change says (or already as all that is wanted). */
function tryStep({ tree, tracked }, change, goal) {
    const splices = performChange(tree, change, goal.context);
    if (isObjection(splices))
        return splices;
    const next = (0,line_changes/* splice */.V4)(tracked, splices);
    const read = (0,source_tree/* readTree */.Zc)(next.text, goal.limits);
    if (read !== undefined) {
        const isStep = (0,json/* jsonEquals */.A)(read.value, changedValue(tree.value, change));
        if (isStep || (0,json/* jsonEquals */.A)(read.value, goal.wanted))
            return { tree: read, tracked: next };
    }
    return whyUnproven(tree, change);
}
function isObjection(result) {
    return 'reason' in result;
}

// EXTERNAL MODULE: ./lib/domain/edit/text-style.js
var text_style = __webpack_require__(1334);
;// CONCATENATED MODULE: ./lib/domain/edit/edit-document.js












/**
 * Edits one document of a YAML text by the smallest changes, in the style of the text. `document` counts, from 0, the
 * documents that hold a value, as manifests do. The result has been read again by the parser: the document has exactly the
 * wanted value, all others have theirs, and outside the lines told every byte is as before. What cannot be done so is
 * refused with a reason; never throws.
 */
function editDocument(text, document, edits, options = {}) {
    const limits = options.limits ?? parse_limits/* DEFAULT_PARSE_LIMITS */.tN;
    const slice = (0,prove/* valueSlices */.jJ)(text)[document];
    if (slice === undefined)
        return (0,edit_result/* refuse */.T)('no-document', 1, `the file has no document ${document + 1}`);
    const edited = editText(text.slice(slice.start, slice.end), text, edits, options);
    if ('unchanged' in edited)
        return { result: 'unchanged' };
    if ('reason' in edited) {
        const { reason, offset, message } = edited;
        return (0,edit_result/* refuse */.T)(reason, (0,line_changes/* newlinesIn */.td)(text, 0, slice.start + offset) + 1, message);
    }
    return finish(text, slice, document, edited.value, edited.tracked, limits);
}
/** The same for the text of one document alone. `file` is looked at for its style only. */
function editText(before, file, edits, options = {}) {
    const limits = options.limits ?? parse_limits/* DEFAULT_PARSE_LIMITS */.tN;
    const read = (0,prove/* readValue */.wK)(before, limits);
    if (!('value' in read))
        return { ...read, reason: read.fault };
    const tree = (0,source_tree/* readTree */.Zc)(before, limits);
    if (tree === undefined)
        return { reason: 'unreadable', offset: 0, message: 'the document cannot be read' };
    const wanted = (0,wanted_value/* wantedValue */.rA)(read.value, edits, options);
    if (!('value' in wanted)) {
        return { reason: wanted.fault, offset: offsetOf(tree, wanted.tokens), message: wanted.message };
    }
    if ((0,json/* jsonEquals */.A)(read.value, wanted.value))
        return { unchanged: true };
    const unwritable = (0,scalar_text/* unwritablePart */.Rt)(wanted.value);
    if (unwritable !== null) {
        return { reason: 'value-not-writable', offset: 0, message: `${unwritable} cannot be written exactly` };
    }
    const context = {
        style: (0,text_style/* detectStyle */.bg)(before, file),
        schema: options.schema,
        base: (0,shared_pointer/* pointerTokens */.Mr)(options.base ?? ''),
    };
    const positional = positionalLists(edits, context.base);
    const edited = editTree(tree, { wanted: wanted.value, positional, context, limits });
    return 'reason' in edited ? edited : { tracked: edited, value: wanted.value };
}
function finish(text, slice, document, value, edited, limits) {
    const after = text.slice(0, slice.start) + edited.text + text.slice(slice.end);
    const whole = {
        before: text,
        text: after,
        pieces: [
            { from: 0, to: slice.start },
            ...edited.pieces.map((piece) => 'text' in piece ? piece : { from: piece.from + slice.start, to: piece.to + slice.start }),
            { from: slice.end, to: text.length },
        ],
    };
    const lines = (0,line_changes/* lineChanges */.Yf)(whole, 1);
    const fault = (0,prove/* faultOf */.Kl)({ before: text, after, document, value, lines, limits });
    if (fault === null)
        return { result: 'edited', text: after, lines };
    return (0,edit_result/* refuse */.T)('unproven', lines[0]?.from ?? 1, `the edit was not made: ${fault}`);
}
/** Lists in which an edit goes to an item by its place, or below it. */
function positionalLists(edits, base) {
    const lists = new Set();
    for (const { pointer } of edits) {
        const tokens = [...base, ...(0,shared_pointer/* pointerTokens */.Mr)(pointer)];
        for (const [at, token] of tokens.entries())
            if (/^\d+$/.test(token))
                lists.add((0,shared_pointer/* pointerOf */.rq)(tokens.slice(0, at)));
    }
    return lists;
}


/***/ }),

/***/ 2531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ refuse)
/* harmony export */ });
const HELP = {
    'no-document': 'Read the file again: its documents have moved since.',
    unreadable: 'Mend the document first; `validate` names what is wrong with it.',
    'duplicate-key': 'Delete one of the two keys, then try again.',
    'no-parent': 'Write the field by hand, at the place where it belongs now.',
    'shared-by-anchor': 'Write the value out where the alias stands, or change the anchor by hand for all its users.',
    'merge-key': 'Change the mapping that is merged, or write the fields out and delete the `<<`.',
    'value-not-writable': 'Correct the value in the cluster; YAML cannot hold it as it is.',
    'too-many-changes': 'Replace the document by hand.',
    'unsupported-syntax': 'Write the place in the usual form (`key: value`), or make the change by hand.',
    unproven: 'Make the change by hand, and report the file, please.',
};
function refuse(reason, line, message) {
    return { result: 'refused', reason, line, message, help: HELP[reason] };
}


/***/ }),

/***/ 1051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cz: () => (/* binding */ applyLineChanges),
/* harmony export */   PT: () => (/* binding */ lineStart),
/* harmony export */   V4: () => (/* binding */ splice),
/* harmony export */   Vd: () => (/* binding */ trackText),
/* harmony export */   Yf: () => (/* binding */ lineChanges),
/* harmony export */   kd: () => (/* binding */ lineEnd),
/* harmony export */   td: () => (/* binding */ newlinesIn)
/* harmony export */ });
function trackText(text) {
    return { before: text, text, pieces: [{ from: 0, to: text.length }] };
}
/** `splices` count in `tracked.text` and do not overlap. */
function splice(tracked, splices) {
    let { text } = tracked;
    let pieces = tracked.pieces;
    for (const one of [...splices].sort((a, b) => b.from - a.from || b.to - a.to)) {
        text = text.slice(0, one.from) + one.text + text.slice(one.to);
        pieces = [
            ...cut(pieces, 0, one.from),
            { text: one.text },
            ...cut(pieces, one.to, Number.MAX_SAFE_INTEGER),
        ];
    }
    return { before: tracked.before, text, pieces };
}
/** The pieces that make up [from, to) of the text. */
function cut(pieces, from, to) {
    const found = [];
    let at = 0;
    for (const piece of pieces) {
        const length = 'text' in piece ? piece.text.length : piece.to - piece.from;
        const [start, end] = [Math.max(from - at, 0), Math.min(to - at, length)];
        if (start < end) {
            found.push('text' in piece
                ? { text: piece.text.slice(start, end) }
                : { from: piece.from + start, to: piece.from + end });
        }
        at += length;
    }
    return found;
}
/** What was done, in whole lines of the text before. `firstLine`: number of its first line. */
function lineChanges(tracked, firstLine) {
    const { before } = tracked;
    const changes = [];
    let line = firstLine;
    let at = 0;
    for (const { from, to, text } of wholeLines(before, changedParts(tracked))) {
        if (before.slice(from, to) === text)
            continue;
        line += newlinesIn(before, at, from);
        const unfinished = to > from && before[to - 1] !== '\n';
        const lines = newlinesIn(before, from, to);
        changes.push({ from: line, to: line + lines + (unfinished ? 1 : 0) - 1, text });
        line += lines;
        at = to;
    }
    return changes;
}
function changedParts({ before, pieces }) {
    const parts = [];
    let at = 0;
    let added = '';
    for (const piece of [...pieces, { from: before.length, to: before.length }]) {
        if ('text' in piece) {
            added += piece.text;
            continue;
        }
        if (piece.from > at || added !== '')
            parts.push({ from: at, to: piece.from, text: added });
        at = piece.to;
        added = '';
    }
    return parts;
}
/** The same changes, widened to whole lines and joined where they meet in one. */
function wholeLines(before, parts) {
    const lines = [];
    for (const part of parts) {
        const last = lines.at(-1);
        const meets = last !== undefined && lineStart(before, part.from) < last.to;
        const from = meets ? last.from : lineStart(before, part.from);
        const kept = meets
            ? last.text.slice(0, last.text.length - (last.to - part.from))
            : before.slice(from, part.from);
        const text = kept + part.text;
        const clean = isLineStart(before, part.to) && (text === '' || text.endsWith('\n'));
        const to = clean ? part.to : lineEnd(before, part.to);
        if (meets)
            lines.pop();
        lines.push({ from, to, text: text + before.slice(part.to, to) });
    }
    return lines;
}
/** `text` with the changes made: the same as the edited text, where the changes tell all of it. */
function applyLineChanges(text, changes) {
    const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    let result = '';
    let next = 1;
    for (const { from, to, text: replacement } of changes) {
        result += lines.slice(next - 1, from - 1).join('') + replacement;
        next = to + 1;
    }
    return result + lines.slice(next - 1).join('');
}
function lineStart(text, offset) {
    return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}
/** Offset behind the line that holds `offset`: of the next line, or the end of the text. */
function lineEnd(text, offset) {
    const newline = text.indexOf('\n', offset);
    return newline === -1 ? text.length : newline + 1;
}
function isLineStart(text, offset) {
    return offset === 0 || text[offset - 1] === '\n';
}
function newlinesIn(text, from, to) {
    let count = 0;
    for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1))
        count += 1;
    return count;
}


/***/ }),

/***/ 6863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ locate)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _source_tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4569);


/** Follows a path that leads to a value of the document. Does not look through aliases and merges. */
function locate(tree, path) {
    let site = { entry: null, node: tree.root, inFlow: false, parent: null };
    for (const [at, token] of path.entries()) {
        const { node } = site;
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
            return { found: 'alias', at };
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isCollection */ .P3)(node))
            return objection(site, 'it is no mapping and no list');
        const entries = (0,_source_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .entriesOf */ .Mc)(tree, node);
        if (entries === undefined)
            return objection(site, 'its parts cannot be told apart');
        const entry = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) ? entries[Number(token)] : entries.find(({ key }) => key === token);
        if (entry === undefined) {
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) && entries.some(({ isMerge }) => isMerge))
                return { found: 'merged', at };
            return objection(site, `${token} is not written as a field`);
        }
        site = { entry, node: entry.node, inFlow: site.inFlow || node.flow === true, parent: node };
    }
    return { found: 'site', site };
}
function objection(site, message) {
    const offset = site.entry?.start ?? site.node?.range?.[0] ?? 0;
    return { found: 'objection', objection: { reason: 'unsupported-syntax', offset, message } };
}


/***/ }),

/***/ 1911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ad: () => (/* binding */ isNeeded),
/* harmony export */   L8: () => (/* binding */ documentSchema),
/* harmony export */   lv: () => (/* binding */ schemaAt),
/* harmony export */   qQ: () => (/* binding */ placeOfKey)
/* harmony export */ });
const TEXT = { type: 'string' };
const TEXTS = { type: 'map', values: TEXT };
/** What a whole manifest of the kind may hold, in the order in which people write it. */
function documentSchema(definition) {
    const metadata = {
        type: 'object',
        fields: { name: TEXT, namespace: TEXT, labels: TEXTS, annotations: TEXTS },
        required: ['name'],
    };
    return {
        type: 'object',
        fields: { apiVersion: TEXT, kind: TEXT, metadata, spec: definition.spec },
        required: ['apiVersion', 'kind', 'metadata', ...definition.required],
    };
}
function schemaAt(schema, tokens) {
    let at = schema;
    for (const token of tokens) {
        if (at?.type === 'object')
            at = Object.hasOwn(at.fields, token) ? at.fields[token] : undefined;
        else if (at?.type === 'map')
            at = at.values;
        else if (at?.type === 'list')
            at = at.items;
        else
            return undefined;
    }
    return at;
}
/** True when `key` must stay in `parent` though its map is empty: it is demanded, or the key itself says something. */
function isNeeded(parent, key) {
    if (parent?.type === 'map')
        return true;
    if (parent?.type !== 'object')
        return false;
    return parent.required.includes(key) && !(parent.filled ?? []).includes(key);
}
/** Where a new key goes: behind the sibling of that index, -1 for the front. */
function placeOfKey(siblings, key, schema) {
    const end = siblings.length - 1;
    const order = schema?.type === 'object' ? Object.keys(schema.fields) : [];
    if (order.includes(key)) {
        const ranks = siblings.map((name) => (name === null ? -1 : order.indexOf(name)));
        const known = ranks.filter((rank) => rank !== -1);
        if (known.length > 0 && isAscending(known)) {
            const rank = order.indexOf(key);
            const before = lastIndexWhere(ranks, (other) => other !== -1 && other < rank);
            return before === -1 ? ranks.findIndex((other) => other > rank) - 1 : before;
        }
    }
    const names = siblings.filter((name) => name !== null);
    const run = schema?.type === 'map' ? 2 : 3;
    if (names.length < run ||
        !names.every((name, at) => at === 0 || compareNames(names[at - 1] ?? '', name) < 0)) {
        return end;
    }
    const behind = lastIndexWhere(siblings, (name) => name !== null && compareNames(name, key) < 0);
    return behind === -1 ? siblings.findIndex((name) => name !== null) - 1 : behind;
}
function isAscending(ranks) {
    return ranks.every((rank, at) => at === 0 || (ranks[at - 1] ?? 0) < rank);
}
function lastIndexWhere(items, holds) {
    for (let at = items.length - 1; at >= 0; at -= 1)
        if (holds(items[at]))
            return at;
    return -1;
}
/** As people sort: numbers inside names by their size. */
function compareNames(a, b) {
    const [left, right] = [a.match(/\d+|\D+/g) ?? [], b.match(/\d+|\D+/g) ?? []];
    for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
        const [x, y] = [left[at] ?? '', right[at] ?? ''];
        if (x === y)
            continue;
        if (/^\d/.test(x) && /^\d/.test(y) && Number(x) !== Number(y))
            return Number(x) - Number(y);
        return x < y ? -1 : 1;
    }
    return left.length - right.length;
}


/***/ }),

/***/ 6403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kl: () => (/* binding */ faultOf),
/* harmony export */   jJ: () => (/* binding */ valueSlices),
/* harmony export */   te: () => (/* binding */ isCertain),
/* harmony export */   wK: () => (/* binding */ readValue)
/* harmony export */ });
/* harmony import */ var _parse_compose_document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9300);
/* harmony import */ var _parse_field_locator_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1379);
/* harmony import */ var _parse_node_to_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(775);
/* harmony import */ var _parse_parse_codes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3552);
/* harmony import */ var _parse_read_document_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8018);
/* harmony import */ var _parse_source_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9575);
/* harmony import */ var _parse_split_documents_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7291);
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3600);
/* harmony import */ var _line_changes_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1051);









/** Nothing is a manifest here: only what makes a document unreadable is of interest. */
const NO_KINDS = {
    kinds: [],
    find: () => undefined,
    byName: () => undefined,
    isFabricMetadataKey: () => false,
};
/** Codes about files and YAML; the others speak of what the document means. */
const ABOUT_TEXT = /^HHS-30[01]/;
/** What the parser reads in one document, with all its bounds and bans. Offsets count in `text`. */
function readValue(text, limits) {
    const harvest = { manifests: [], skipped: [], diagnostics: [], unreadable: [], ignored: [] };
    const range = { source: (0,_parse_source_text_js__WEBPACK_IMPORTED_MODULE_5__/* .createSourceText */ .$y)('', text), start: 0, end: text.length };
    const options = { registry: NO_KINDS, limits, digest: () => '' };
    (0,_parse_read_document_js__WEBPACK_IMPORTED_MODULE_4__/* .readDocument */ .u0)({ options, harvest, cache: new _parse_field_locator_js__WEBPACK_IMPORTED_MODULE_1__/* .TreeCache */ .vp(limits.maxDepth), range, document: 0 });
    const error = harvest.diagnostics.find(({ code, severity }) => severity === 'error' && ABOUT_TEXT.test(code));
    if (error !== undefined) {
        const offset = (range.source.lineStarts[error.line - 1] ?? 0) + error.column - 1;
        const fault = error.code === 'HHS-3003' ? 'duplicate-key' : 'unreadable';
        return { fault, offset, message: error.message };
    }
    const { root } = (0,_parse_compose_document_js__WEBPACK_IMPORTED_MODULE_0__/* .composeDocument */ .w)(text, limits.maxDepth);
    const conversion = (0,_parse_node_to_json_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeToJson */ .A4)(root, limits);
    const { value, problems } = conversion;
    if (isCertain(conversion)) {
        return { value, errors: problems.filter(({ code }) => _parse_parse_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .PARSE_CODES */ .V[code].severity === 'error').length };
    }
    const first = problems.find(({ code }) => _parse_parse_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .PARSE_CODES */ .V[code].severity === 'error' && code !== MERGED_AGAIN);
    const fault = first?.code === 'HHS-3003' ? 'duplicate-key' : 'unreadable';
    return { fault, offset: first?.offset ?? 0, message: first?.message ?? 'its values cannot be read' };
}
/** True when every value is known: a key that a merge brings again is an error, but leaves no doubt. */
function isCertain({ failed, problems }) {
    return (!failed ||
        problems.every(({ code }) => _parse_parse_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .PARSE_CODES */ .V[code].severity !== 'error' ? code !== 'HHS-3027' : code === MERGED_AGAIN));
}
const MERGED_AGAIN = 'HHS-3028';
/** The documents that hold a value, as they are counted in manifests. */
function valueSlices(text) {
    return [...(0,_parse_split_documents_js__WEBPACK_IMPORTED_MODULE_6__/* .splitDocuments */ .Z)(text)].filter(({ content }) => content === 'value');
}
/**
 * null when the edit did what was wanted and nothing else: the document reads as exactly the value, every other document
 * reads as before, and the lines told are all that changed. Otherwise what went wrong.
 */
function faultOf({ before, after, document, value, lines, limits }) {
    if ((0,_line_changes_js__WEBPACK_IMPORTED_MODULE_7__/* .applyLineChanges */ .Cz)(before, lines) !== after)
        return 'more lines changed than were meant to';
    const then = valueSlices(before);
    const now = valueSlices(after);
    if (then.length !== now.length)
        return 'the file would have another number of documents';
    for (const [index, slice] of now.entries()) {
        const text = after.slice(slice.start, slice.end);
        const other = then[index];
        const was = other === undefined ? '' : before.slice(other.start, other.end);
        if (index !== document && text === was)
            continue;
        const read = readValue(text, limits);
        if (index === document) {
            if (!('value' in read))
                return `the document could not be read any more: ${read.message}`;
            if (!(0,_shared_json_js__WEBPACK_IMPORTED_MODULE_8__/* .jsonEquals */ .A)(read.value, value))
                return 'the document would not read as what was wanted';
            const earlier = readValue(was, limits);
            if (!('value' in earlier) || read.errors > earlier.errors)
                return 'the document would be refused by the fabric';
        }
        else if (!isSameReading(read, readValue(was, limits)))
            return 'another document of the file would change';
    }
    return null;
}
function isSameReading(a, b) {
    return 'value' in a && 'value' in b && (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_8__/* .jsonEquals */ .A)(a.value, b.value);
}


/***/ }),

/***/ 5949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pu: () => (/* binding */ keyText),
/* harmony export */   Rt: () => (/* binding */ unwritablePart),
/* harmony export */   aj: () => (/* binding */ isPlainSafe),
/* harmony export */   dK: () => (/* binding */ blockText),
/* harmony export */   ws: () => (/* binding */ scalarText)
/* harmony export */ });
/* harmony import */ var _parse_scalar_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7708);
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3600);


/** Control and other characters that nobody sees: only as escapes. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\ufffe\uffff]/u;
const ALL_UNSEEN = new RegExp(UNSEEN, 'gu');
const INDICATORS = '-?:,[]{}#&*!|>\'"%@`=<~.';
/** Read alike by Kubernetes, but not by every tool: dates, times and numbers of base 60. */
const READ_OTHERWISE = /^\d{4}-\d|^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?$/;
/** A scalar on one line that the parser and Kubernetes read as exactly `value`. */
function scalarText(value, style) {
    if (typeof value !== 'string')
        return value === null ? 'null' : String(value);
    if (!style.always && isPlainSafe(value, style.inFlow))
        return value;
    if (style.mark === 'single' && !UNSEEN.test(value))
        return `'${value.replaceAll("'", "''")}'`;
    return doubleQuoted(value);
}
function keyText(key, style) {
    return scalarText(key, style);
}
function isPlainSafe(text, inFlow) {
    const plain = (0,_parse_scalar_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .resolvePlain */ .Rg)(text);
    if (plain.is !== 'value' || plain.value !== text || (0,_parse_scalar_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .surpriseOf */ .lX)(text) !== null)
        return false;
    if (READ_OTHERWISE.test(text) || UNSEEN.test(text))
        return false;
    if (INDICATORS.includes(text[0] ?? '-') || /^\s|\s$|: |:$| #|\t/.test(text))
        return false;
    return !(inFlow && /[,[\]{}]/.test(text));
}
function doubleQuoted(text) {
    return JSON.stringify(text).replace(ALL_UNSEEN, (character) => {
        const code = character.codePointAt(0) ?? 0;
        const digits = code.toString(16);
        return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
    });
}
/** null: this text cannot stand in a block exactly. */
function blockText(text, folded = false) {
    const body = text.replace(/\n+$/, '');
    const ends = text.length - body.length;
    const lines = body.split('\n');
    if (body === '' ||
        lines.some((line) => /^\s+$/.test(line)) ||
        /^[ \t]/.test(lines.find((line) => line !== '') ?? ' '))
        return null;
    if (/[^\P{Cc}\n\t]|[\u2028\u2029\ufeff\ufffe\uffff]/u.test(text))
        return null;
    const chomp = ends === 0 ? '-' : ends === 1 ? '' : '+';
    if (folded && lines.length === 1 && ends < 2)
        return { header: `>${chomp}`, lines };
    return { header: `|${chomp}`, lines: [...lines, ...Array(Math.max(0, ends - 1)).fill('')] };
}
/** What in the value no YAML gives exactly: half a surrogate pair, or a number beyond what JSON keeps. */
function unwritablePart(value) {
    if (typeof value === 'string')
        return /\p{Surrogate}/u.test(value) ? 'a text with half a surrogate pair' : null;
    if (typeof value === 'number') {
        const plain = (0,_parse_scalar_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .resolvePlain */ .Rg)(String(value));
        return plain.is === 'value' && plain.value === value ? null : `the number ${value}`;
    }
    if (Array.isArray(value))
        return firstOf(value);
    if (!(0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value))
        return null;
    return firstOf(Object.keys(value)) ?? firstOf(Object.values(value));
}
function firstOf(values) {
    for (const value of values) {
        const found = unwritablePart(value);
        if (found !== null)
            return found;
    }
    return null;
}


/***/ }),

/***/ 4569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mc: () => (/* binding */ entriesOf),
/* harmony export */   QY: () => (/* binding */ isBlockCollection),
/* harmony export */   RK: () => (/* binding */ hasAliases),
/* harmony export */   XA: () => (/* binding */ contentEnd),
/* harmony export */   Zc: () => (/* binding */ readTree),
/* harmony export */   a5: () => (/* binding */ isBlockScalar),
/* harmony export */   md: () => (/* binding */ isEmptyNode)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _parse_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(775);
/* harmony import */ var _prove_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6403);



/** As the parser composes (every scalar a text), but with the tokens of each node, which say where its signs stand. */
const OPTIONS = {
    version: '1.1',
    schema: new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Schema */ .Sj({ schema: 'failsafe', merge: false, resolveKnownTags: false }),
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
    logLevel: 'silent',
    keepSourceTokens: true,
};
/** undefined: it does not parse, or holds values that the parser refuses. The text has passed the parser's bounds before. */
function readTree(text, limits) {
    const documents = [];
    try {
        const composer = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Composer */ .Dk(OPTIONS);
        for (const token of new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX().parse(text))
            documents.push(...composer.next(token));
        documents.push(...composer.end());
    }
    catch {
        return undefined;
    }
    const [document, second] = documents;
    if (document === undefined || second !== undefined || document.errors.length > 0)
        return undefined;
    const conversion = (0,_parse_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .nodeToJson */ .A4)(document.contents, limits);
    return (0,_prove_js__WEBPACK_IMPORTED_MODULE_2__/* .isCertain */ .te)(conversion) ? { text, root: document.contents, value: conversion.value } : undefined;
}
/** True when a value may stand in more places than one. */
function hasAliases({ root }) {
    let found = false;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(root, {
        Alias: () => {
            found = true;
            return yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK;
        },
    });
    return found;
}
/** The entries of a collection; undefined where its signs cannot be told apart (a pair without brackets in a list). */
function entriesOf(tree, node) {
    const token = node.srcToken;
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
        return mapEntries(tree, node, token?.type === 'flow-collection' ? token : undefined);
    if (token?.type === 'block-seq') {
        const items = token.items.filter(({ start }) => start.some(({ type }) => type === 'seq-item-ind'));
        return items.length === node.items.length
            ? items.map((item, at) => listEntry(item, node.items[at]))
            : undefined;
    }
    if (token?.type !== 'flow-collection')
        return undefined;
    const items = token.items.filter((item) => isFilled(item));
    if (items.length !== node.items.length)
        return undefined;
    return items.map((item, at) => {
        const value = node.items[at];
        const pair = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(value) && value.srcToken === undefined ? value.items[0] : undefined;
        const entry = listEntry(item, value);
        const end = pair === undefined ? entry.end : (pairEntry(tree, pair)?.end ?? entry.end);
        return { ...entry, isBarePair: pair !== undefined, end, comma: commaBehind(token, item) };
    });
}
function isFilled({ start, key, sep, value }) {
    return (key != null || value !== undefined || (sep ?? []).length > 0 || start.some(({ type }) => isProperty(type)));
}
function isProperty(type) {
    return type === 'anchor' || type === 'tag' || type === 'explicit-key-ind';
}
function mapEntries(tree, map, flow) {
    const entries = [];
    for (const pair of map.items) {
        const entry = pairEntry(tree, pair);
        if (entry === undefined)
            return undefined;
        const item = pair.srcToken;
        entries.push({
            ...entry,
            comma: flow === undefined || item === undefined ? null : commaBehind(flow, item),
        });
    }
    return entries;
}
function commaBehind(flow, item) {
    const next = flow.items[flow.items.indexOf(item) + 1];
    return next?.start.find(({ type }) => type === 'comma')?.offset ?? null;
}
function pairEntry(tree, pair) {
    const item = pair.srcToken;
    if (item === undefined)
        return undefined;
    const keyNode = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(pair.key) ? pair.key : null;
    const node = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(pair.value) ? pair.value : null;
    const signs = (item.sep ?? []).filter(isSign);
    const first = item.start.find((token) => isSign(token) && token.type !== 'comma') ?? item.key ?? signs[0];
    const keyEnd = keyNode === null ? (first?.offset ?? 0) : contentEnd(keyNode);
    const head = signs.reduce((end, { offset, source }) => Math.max(end, offset + source.length), keyEnd);
    return {
        key: (0,_parse_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isMergeKey */ .yJ)(pair.key) ? null : keyOf(tree, pair.key),
        isMerge: (0,_parse_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isMergeKey */ .yJ)(pair.key),
        keyNode,
        node,
        start: first?.offset ?? 0,
        head,
        tag: signs.find(({ type }) => type === 'tag') ?? null,
        isAnchored: signs.some(({ type }) => type === 'anchor'),
        hasSign: signs.some(({ type }) => type === 'map-value-ind'),
        isBarePair: false,
        end: Math.max(head, isEmptyNode(node) ? 0 : contentEnd(node)),
        comma: null,
    };
}
function listEntry(item, value) {
    const node = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(value) ? value : null;
    const signs = item.start.filter((token) => isSign(token) && token.type !== 'comma');
    const start = signs[0]?.offset ?? node?.range?.[0] ?? 0;
    const head = signs.reduce((end, { offset, source }) => Math.max(end, offset + source.length), start);
    return {
        key: null,
        isMerge: false,
        keyNode: null,
        node,
        start,
        head,
        tag: signs.find(({ type }) => type === 'tag') ?? null,
        isAnchored: signs.some(({ type }) => type === 'anchor'),
        hasSign: true,
        isBarePair: false,
        end: Math.max(head, isEmptyNode(node) ? 0 : contentEnd(node)),
        comma: null,
    };
}
function isSign({ type }) {
    return type !== 'space' && type !== 'newline' && type !== 'comment';
}
/** The key as JSON has it. */
function keyOf(tree, key) {
    const node = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(key) ? aliased(tree.root ?? null, key.source, key.range?.[0] ?? 0) : key;
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        return null;
    const { value } = (0,_parse_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .nodeToJson */ .A4)(node, KEY_LIMITS);
    return value === null ? null : String(value);
}
const KEY_LIMITS = { maxDepth: 1, maxAliases: 0, maxDocumentsPerFile: 1, maxFileBytes: 1 };
function aliased(root, name, before) {
    let found;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(root, {
        Node: (_key, node) => {
            if ((node.range?.[0] ?? 0) >= before)
                return yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK;
            if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) && node.anchor === name)
                found = node;
            return undefined;
        },
    });
    return found;
}
function isEmptyNode(node) {
    return node === null || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.range != null && node.range[0] === node.range[1]);
}
function isBlockScalar(node) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}
function isBlockCollection(node) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isCollection */ .P3)(node) && node.flow !== true;
}
/** End of the last sign of a value, without comments and blanks behind it. Of a block of text: of its last line. */
function contentEnd(node) {
    if (isBlockCollection(node)) {
        const last = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) ? node.items.at(-1) : undefined;
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(last) && !isEmptyNode(last) ? contentEnd(last) : lastSign(node);
        const pair = node.items.at(-1);
        const value = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(pair?.value) ? pair.value : null;
        if (!isEmptyNode(value))
            return contentEnd(value);
        return lastSign(node);
    }
    return node?.range?.[1] ?? 0;
}
/** End of the last sign of a block collection whose last value is empty. */
function lastSign(node) {
    const token = node.srcToken;
    if (token?.type !== 'block-map' && token?.type !== 'block-seq')
        return node.range?.[1] ?? 0;
    const ends = token.items.flatMap((item) => {
        const own = [...item.start, ...(item.sep ?? [])].filter(isSign);
        return [...own.map(({ offset, source }) => offset + source.length), tokenEnd(item.key)];
    });
    return Math.max(...ends);
}
function tokenEnd(token) {
    return token != null && 'source' in token ? token.offset + token.source.length : 0;
}


/***/ }),

/***/ 1334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bg: () => (/* binding */ detectStyle),
/* harmony export */   eK: () => (/* binding */ DEFAULT_STYLE)
/* harmony export */ });
/* unused harmony export mostCommon */
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3600);
/* harmony import */ var _scalar_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5949);


const DEFAULT_STYLE = {
    newline: '\n',
    step: 2,
    dashIndent: 2,
    dashGap: 1,
    mark: 'double',
    quoteTexts: false,
    quoteKeys: false,
    mapPadding: '',
    listPadding: '',
    flowComma: ', ',
    flowColon: ': ',
    flowKeys: new Set(),
    blockTexts: true,
};
/** Characters of the rest of the file that are looked at where the document itself gives no hint. */
const LOOKED_AT = 64 * 1024;
/** The style of `document`; where it shows none, that of the file around it; where that shows none, the default. */
function detectStyle(document, file) {
    return { ...styleOf(document, styleOf(file.slice(0, LOOKED_AT), DEFAULT_STYLE)), ...jsonStyle(document) };
}
/** A document that is JSON stays JSON. */
function jsonStyle(document) {
    const text = document.replace(/^\ufeff?(?:---\s)?/, '').trim();
    if (!/^[[{]/.test(text) || !isJson(text))
        return {};
    return {
        mark: 'double',
        quoteTexts: true,
        quoteKeys: true,
        flowComma: /,\S/.test(text) && !/, /.test(text) ? ',' : ', ',
        flowColon: /":\S/.test(text) ? ':' : ': ',
    };
}
function isJson(text) {
    return (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(text) !== undefined;
}
const OPENING = /^( *)((?:- +)*)[^\s#-][^#]*:[ \t]*(?:[&!][^\s]*[ \t]*)*(?:#.*)?$/;
function styleOf(text, otherwise) {
    const lines = text.split('\n');
    const bare = lines.map((line) => line.replace(/\r$/, '')).filter((line) => !/^\s*(?:#|$)/.test(line));
    const steps = [];
    const dashes = [];
    const gaps = [];
    for (const [at, line] of bare.entries()) {
        const gap = /^ *-( +)\S/.exec(line)?.[1];
        if (gap !== undefined)
            gaps.push(gap.length);
        const opening = OPENING.exec(line);
        const next = bare[at + 1];
        if (opening === null || next === undefined)
            continue;
        const column = (opening[1] ?? '').length + (opening[2] ?? '').length;
        const inner = next.search(/[^ ]/) - column;
        if (/^ *-(?: |$)/.test(next)) {
            if (inner >= 0)
                dashes.push(inner);
        }
        else if (inner > 0)
            steps.push(inner);
    }
    return {
        ...quotesOf(bare, otherwise),
        newline: mostCommon(lines.slice(0, -1).map((line) => (line.endsWith('\r') ? '\r\n' : '\n'))) ??
            otherwise.newline,
        step: mostCommon(steps) ?? otherwise.step,
        dashIndent: mostCommon(dashes) ?? otherwise.dashIndent,
        dashGap: mostCommon(gaps) ?? otherwise.dashGap,
    };
}
const ENTRY = /^ *(?:- +)*(["']?)([\w./-]+)\1[ \t]*:(?:[ \t]+(.*))?$/;
function quotesOf(lines, otherwise) {
    const marks = [];
    const texts = [];
    const keys = [];
    const flowKeys = new Set(otherwise.flowKeys);
    for (const line of lines) {
        const entry = ENTRY.exec(line);
        const value = entry === null ? /^ *- +(.*)$/.exec(line)?.[1] : entry[3];
        if (entry !== null)
            keys.push(entry[1] !== '');
        const bracket = entry === null ? undefined : /^([[{])\s*[^\s\]}]/.exec(value ?? '')?.[1];
        if (bracket !== undefined)
            flowKeys.add(bracket + (entry?.[2] ?? ''));
        const quoted = /^(["'])(.*?)\1/.exec(value ?? '');
        if (quoted !== null) {
            marks.push(quoted[1] === '"' ? 'double' : 'single');
            if ((0,_scalar_text_js__WEBPACK_IMPORTED_MODULE_0__/* .isPlainSafe */ .aj)(quoted[2] ?? '', false))
                texts.push(true);
        }
        else if (/^[A-Za-z]/.test(value ?? '') && (0,_scalar_text_js__WEBPACK_IMPORTED_MODULE_0__/* .isPlainSafe */ .aj)((value ?? '').replace(/\s+#.*$/, ''), false))
            texts.push(false);
    }
    const all = lines.join('\n');
    return {
        ...otherwise,
        mark: mostCommon(marks) ?? otherwise.mark,
        quoteTexts: mostCommon(texts) ?? otherwise.quoteTexts,
        quoteKeys: mostCommon(keys) ?? otherwise.quoteKeys,
        mapPadding: paddingOf(all, /(?:[:-] |^|[[,])\{( ?)[^\s}]/gm) ?? otherwise.mapPadding,
        listPadding: paddingOf(all, /(?:[:-] |^|[[,])\[( ?)[^\s\]]/gm) ?? otherwise.listPadding,
        flowKeys,
    };
}
function paddingOf(text, pattern) {
    return mostCommon([...text.matchAll(pattern)].map((match) => (match[1] === ' ' ? ' ' : '')));
}
/** The first of those that come up most often. */
function mostCommon(items) {
    const counts = new Map();
    for (const item of items)
        counts.set(item, (counts.get(item) ?? 0) + 1);
    let best;
    for (const [item, count] of counts)
        if (best === undefined || count > (counts.get(best) ?? 0))
            best = item;
    return best;
}


/***/ }),

/***/ 5838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AI: () => (/* binding */ fieldLines),
/* harmony export */   B4: () => (/* binding */ blockLines),
/* harmony export */   KH: () => (/* binding */ flowText),
/* harmony export */   KL: () => (/* binding */ isEmptyCollection),
/* harmony export */   Lt: () => (/* binding */ itemLines),
/* harmony export */   ME: () => (/* binding */ isCollectionValue),
/* harmony export */   R$: () => (/* binding */ itemValue),
/* harmony export */   ag: () => (/* binding */ fieldValue),
/* harmony export */   xv: () => (/* binding */ flowField)
/* harmony export */ });
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3600);
/* harmony import */ var _scalar_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5949);


function isEmptyCollection(value) {
    return Array.isArray(value) ? value.length === 0 : (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value) && Object.keys(value).length === 0;
}
function isCollectionValue(value) {
    return typeof value === 'object' && value !== null;
}
/** On one line, in brackets. */
function flowText(value, style, hint = {}) {
    if (Array.isArray(value)) {
        if (value.length === 0)
            return '[]';
        const items = value.map((item) => flowText(item, style));
        return `[${style.listPadding}${items.join(style.flowComma)}${style.listPadding}]`;
    }
    if ((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value)) {
        const fields = Object.entries(value).map(([key, field]) => flowField(key, field, style));
        if (fields.length === 0)
            return '{}';
        return `{${style.mapPadding}${fields.join(style.flowComma)}${style.mapPadding}}`;
    }
    return (0,_scalar_text_js__WEBPACK_IMPORTED_MODULE_0__/* .scalarText */ .ws)(value, scalarStyle(style, true, hint));
}
function flowField(key, value, style, hint = {}) {
    const name = (0,_scalar_text_js__WEBPACK_IMPORTED_MODULE_0__/* .keyText */ .Pu)(key, { mark: style.mark, always: style.quoteKeys, inFlow: true });
    const colon = /^["']/.test(name) ? style.flowColon : ': ';
    return name + colon + flowText(value, style, hint);
}
function scalarStyle(style, inFlow, hint) {
    return { mark: style.mark, always: style.quoteTexts, ...hint.scalar, inFlow };
}
/** A value behind a key of column `column`. */
function fieldValue(key, value, column, style, hint = {}) {
    const flow = hint.flow ?? style.flowKeys.has((Array.isArray(value) ? '[' : '{') + key);
    return blockValue(value, column, style, { ...hint, flow }, (list) => list ? column + style.dashIndent : column + style.step);
}
/** A value behind a dash of column `column`, whose lines stand two or more columns further right. */
function itemValue(value, column, style, hint = {}) {
    return blockValue(value, column, style, hint, () => column + 1 + style.dashGap);
}
function blockValue(value, column, style, hint, indentOf) {
    if (isCollectionValue(value) && !isEmptyCollection(value)) {
        if (hint.flow === true)
            return { inline: flowText(value, style), below: [] };
        return { inline: '', below: blockLines(value, indentOf(Array.isArray(value)), style) };
    }
    if (style.blockTexts && typeof value === 'string' && (hint.block === true || /\n[^\n]/.test(value))) {
        const block = (0,_scalar_text_js__WEBPACK_IMPORTED_MODULE_0__/* .blockText */ .dK)(value, hint.folded);
        const indent = ' '.repeat(column + style.step);
        if (block !== null) {
            return { inline: block.header, below: block.lines.map((line) => (line === '' ? '' : indent + line)) };
        }
    }
    if (isCollectionValue(value))
        return { inline: flowText(value, style), below: [] };
    return {
        inline: (0,_scalar_text_js__WEBPACK_IMPORTED_MODULE_0__/* .scalarText */ .ws)(value, scalarStyle(style, false, hint)),
        below: [],
    };
}
/** The lines of a collection that is not empty, each indented by at least `column` spaces. */
function blockLines(value, column, style) {
    if (Array.isArray(value))
        return value.flatMap((item) => itemLines(item, column, style));
    return Object.entries(value).flatMap(([key, field]) => fieldLines(key, field, column, style));
}
function fieldLines(key, value, column, style, hint = {}) {
    const name = (0,_scalar_text_js__WEBPACK_IMPORTED_MODULE_0__/* .keyText */ .Pu)(key, { mark: style.mark, always: style.quoteKeys, inFlow: false });
    const { inline, below } = fieldValue(key, value, column, style, hint);
    return [`${' '.repeat(column)}${name}:${inline === '' ? '' : ` ${inline}`}`, ...below];
}
/** A collection starts on the line of its dash. */
function itemLines(value, column, style, hint = {}) {
    const { inline, below } = itemValue(value, column, style, hint);
    const dash = `${' '.repeat(column)}-${' '.repeat(style.dashGap)}`;
    if (inline !== '')
        return [dash + inline, ...below];
    const [first = '', ...rest] = below;
    return [dash + first.slice(dash.length), ...rest];
}


/***/ }),

/***/ 482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X3: () => (/* binding */ valueByTokens),
/* harmony export */   ZH: () => (/* binding */ withField),
/* harmony export */   rA: () => (/* binding */ wantedValue)
/* harmony export */ });
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3600);
/* harmony import */ var _shared_pointer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(157);
/* harmony import */ var _object_order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1911);



/** The value of the whole document after all edits. */
function wantedValue(value, edits, options) {
    const base = (0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_1__/* .pointerTokens */ .Mr)(options.base ?? '');
    let wanted = { value };
    for (const edit of edits) {
        if (!('value' in wanted))
            return wanted;
        const tokens = [...base, ...(0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_1__/* .pointerTokens */ .Mr)(edit.pointer)];
        if (edit.op === 'set')
            wanted = setAt(wanted.value, tokens, 0, edit.value);
        else if (valueByTokens(wanted.value, tokens) !== undefined) {
            wanted = { value: removeAt(wanted.value, tokens, options, base.length) };
        }
    }
    return wanted;
}
function setAt(value, tokens, depth, wanted) {
    const token = tokens[depth];
    if (token === undefined)
        return { value: wanted };
    if (Array.isArray(value)) {
        const index = token === '-' ? value.length : /^(?:0|[1-9]\d*)$/.test(token) ? Number(token) : -1;
        if (index < 0 || index > value.length) {
            return noParent(tokens, depth, `the list has ${value.length} items and none at ${token}`);
        }
        const item = setAt(value[index], tokens, depth + 1, wanted);
        return 'value' in item ? { value: withItem(value, index, item.value) } : item;
    }
    const map = value ?? {};
    if (!(0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(map))
        return noParent(tokens, depth, 'it is neither a mapping nor a list');
    const child = setAt((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .getOwn */ .Ng)(map, token), tokens, depth + 1, wanted);
    return 'value' in child ? { value: withField(map, token, child.value) } : child;
}
function noParent(tokens, depth, why) {
    const where = (0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_1__/* .displayPath */ .Gt)((0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_1__/* .pointerOf */ .rq)(tokens.slice(0, depth)));
    const message = `${(0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_1__/* .displayPath */ .Gt)((0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_1__/* .pointerOf */ .rq)(tokens))} cannot be set in ${where === '' ? 'the document' : where}: ${why}`;
    return { fault: 'no-parent', tokens: tokens.slice(0, depth), message };
}
function withItem(list, index, item) {
    const copy = [...list];
    copy[index] = item;
    return copy;
}
function withField(map, key, value) {
    const copy = {};
    for (const [name, field] of Object.entries(map))
        if (name !== key || value !== undefined)
            (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .setOwn */ .P5)(copy, name, field);
    if (value === undefined)
        return withoutField(copy, key);
    (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .setOwn */ .P5)(copy, key, value);
    return copy;
}
function withoutField(map, key) {
    const copy = {};
    for (const [name, field] of Object.entries(map))
        if (name !== key)
            (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .setOwn */ .P5)(copy, name, field);
    return copy;
}
/** Without the field, and without the maps that hold nothing any more, as far as nobody needs them. */
function removeAt(root, tokens, options, objectDepth) {
    let value = without(root, tokens);
    if (options.emptied === 'keep')
        return value;
    for (let depth = tokens.length - 1; depth > objectDepth; depth -= 1) {
        const path = tokens.slice(0, depth);
        const left = valueByTokens(value, path);
        if (!(0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(left) || Object.keys(left).length > 0)
            return value;
        if (Array.isArray(valueByTokens(value, path.slice(0, -1))))
            return value;
        const parent = (0,_object_order_js__WEBPACK_IMPORTED_MODULE_0__/* .schemaAt */ .lv)(options.schema, path.slice(objectDepth, -1));
        if ((0,_object_order_js__WEBPACK_IMPORTED_MODULE_0__/* .isNeeded */ .Ad)(parent, path.at(-1) ?? ''))
            return value;
        value = without(value, path);
    }
    return value;
}
function without(value, tokens) {
    const [token, ...rest] = tokens;
    if (token === undefined)
        return value;
    if (Array.isArray(value)) {
        const index = Number(token);
        if (rest.length === 0)
            return value.filter((_item, at) => at !== index);
        return value.map((item, at) => (at === index ? without(item, rest) : item));
    }
    if (!(0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value))
        return value;
    if (rest.length === 0)
        return withoutField(value, token);
    const child = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .getOwn */ .Ng)(value, token);
    return child === undefined ? value : withField(value, token, without(child, rest));
}
/** As `valueAt`, by tokens. */
function valueByTokens(root, tokens) {
    let value = root;
    for (const token of tokens) {
        if (Array.isArray(value))
            value = /^\d+$/.test(token) ? value[Number(token)] : undefined;
        else if ((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value))
            value = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .getOwn */ .Ng)(value, token);
        else
            return undefined;
    }
    return value;
}


/***/ }),

/***/ 1838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ splitApiVersion),
/* harmony export */   q: () => (/* binding */ classifyObject)
/* harmony export */ });
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3600);
/* harmony import */ var _shared_suggest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1886);
/* harmony import */ var _node_to_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(775);



/** Groups of the vendor whose objects belong to the installer and not to a fabric directory. */
const INSTALLER_GROUPS = new Set(['fabricator.githedgehog.com']);
function classifyObject(value, registry) {
    if (!(0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value))
        return notAManifest('it is no mapping');
    const apiVersion = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .getOwn */ .Ng)(value, 'apiVersion');
    const kind = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .getOwn */ .Ng)(value, 'kind');
    if (typeof apiVersion !== 'string' || apiVersion === '' || typeof kind !== 'string' || kind === '') {
        return classifyIncomplete(value, apiVersion, kind, registry);
    }
    const { group, version } = splitApiVersion(apiVersion);
    const definition = registry.kinds.find((candidate) => candidate.kind === kind);
    if (definition !== undefined)
        return classifyNamed(definition, group, version, apiVersion, registry);
    if (!isVendorGroup(group))
        return foreign(`${(0,_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)(apiVersion)} ${(0,_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)(kind)}`);
    if (!group.endsWith('githedgehog.com') && !knownGroups(registry).has(group)) {
        return foreign(`${(0,_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)(apiVersion)} ${(0,_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)(kind)}`);
    }
    if (INSTALLER_GROUPS.has(group))
        return foreign(`${(0,_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)(apiVersion)} ${(0,_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)(kind)}, which the installer owns`);
    return unknownKind(kind, apiVersion, registry);
}
function classifyNamed(definition, group, version, apiVersion, registry) {
    const right = apiVersionOf(definition);
    const related = group === definition.group || isVendorGroup(group) || isNearGroup(group, registry);
    if (!related)
        return foreign(`${(0,_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)(apiVersion)} ${definition.kind}`);
    if (definition.owner === 'controller') {
        const message = `${definition.kind} is written by the controllers of the fabric`;
        const warning = { code: 'HHS-3041', pointer: '/kind', message };
        return { is: 'skipped', reason: 'controller-owned', detail: message, warning };
    }
    if (group === definition.group && version === definition.version)
        return { is: 'fabric', definition };
    const message = group === definition.group
        ? `${definition.kind} is not served in version ${(0,_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)(version)}`
        : `${definition.kind} is not a kind of ${group === '' ? `apiVersion ${(0,_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)(apiVersion)}` : (0,_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)(group)}`;
    const help = `Write \`apiVersion: ${right}\`; compare the fields with that version as well.`;
    return {
        is: 'refused',
        objection: { code: 'HHS-3030', pointer: '/apiVersion', message, help },
        definition,
    };
}
/** apiVersion or kind is missing: an error where the rest looks like a manifest of the fabric. */
function classifyIncomplete(value, apiVersion, kind, registry) {
    const hasBody = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .getOwn */ .Ng)(value, 'metadata')) || (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .getOwn */ .Ng)(value, 'spec'));
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
        const message = `an object of ${(0,_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)(apiVersion)} without a kind`;
        const help = `Write its kind: ${kinds.map((one) => one.kind).join(', ')}.`;
        return { is: 'refused', objection: { code: 'HHS-3032', pointer: '/kind', message, help } };
    }
    const both = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .getOwn */ .Ng)(value, 'metadata')) && (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .getOwn */ .Ng)(value, 'spec'));
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
    const meant = (0,_shared_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(kind, names)?.word;
    const definition = registry.kinds.find((candidate) => candidate.kind === meant);
    const help = definition === undefined
        ? `The kinds of a fabric are ${names.join(', ')}.`
        : `Did you mean \`kind: ${definition.kind}\` (\`apiVersion: ${apiVersionOf(definition)}\`)?`;
    const message = `${(0,_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)(apiVersion)} has no kind ${(0,_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)(kind)}`;
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
    return [...knownGroups(registry)].some((known) => (0,_shared_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .editDistance */ .YC)(group, known, 3) <= 3);
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


/***/ }),

/***/ 5305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ FABRIC_NAMESPACE),
/* harmony export */   Ny: () => (/* binding */ optsOut),
/* harmony export */   jv: () => (/* binding */ cleanObject)
/* harmony export */ });
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3600);
/* harmony import */ var _shared_pointer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(157);


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
const FABRIC_NAMESPACE = 'default';
/** The object without what belongs to the server or the fabric, with its namespace set. */
function cleanObject(value, namespace, definition, registry) {
    const leftOut = [];
    const object = {};
    for (const [key, part] of Object.entries(value)) {
        if (key === 'status')
            leftOut.push('/status');
        else if (key === 'metadata' && (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(part)) {
            object.metadata = cleanMetadata(part, namespace, definition, registry, leftOut);
        }
        else
            (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .setOwn */ .P5)(object, key, part);
    }
    return { object, leftOut };
}
function cleanMetadata(metadata, namespace, definition, registry, leftOut) {
    const clean = {};
    for (const [key, part] of Object.entries(metadata)) {
        if (SERVER_METADATA.has(key))
            leftOut.push((0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_1__/* .childPointer */ .Y2)('/metadata', key));
        else if ((key === 'labels' || key === 'annotations') && (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(part)) {
            const isOwned = (name) => registry.isFabricMetadataKey(key, name, definition.kind) ||
                (key === 'annotations' && name === LAST_APPLIED);
            const kept = cleanMap(part, (0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_1__/* .childPointer */ .Y2)('/metadata', key), isOwned, leftOut);
            if (Object.keys(kept).length > 0 || Object.keys(part).length === 0)
                clean[key] = kept;
        }
        else
            (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .setOwn */ .P5)(clean, key, part);
    }
    clean.namespace = namespace;
    return clean;
}
function cleanMap(map, pointer, isOwned, leftOut) {
    const kept = {};
    for (const [name, value] of Object.entries(map)) {
        if (isOwned(name))
            leftOut.push((0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_1__/* .childPointer */ .Y2)(pointer, name));
        else
            (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .setOwn */ .P5)(kept, name, value);
    }
    return kept;
}
/** True when the document asks to be left alone. An unquoted `true` means the same to the person who wrote it. */
function optsOut(value) {
    const metadata = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getOwn */ .Ng)(value, 'metadata');
    const annotations = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(metadata) ? (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getOwn */ .Ng)(metadata, 'annotations') : undefined;
    if (!(0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(annotations))
        return false;
    const wish = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getOwn */ .Ng)(annotations, IGNORE_ANNOTATION);
    return wish === 'true' || wish === true;
}


/***/ }),

/***/ 9300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ composeDocument)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _parse_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(748);


/** Every scalar stays a text here; `scalar-rules.ts` says what it means, whatever a `%YAML` directive claims. */
const OPTIONS = {
    version: '1.1',
    schema: new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Schema */ .Sj({ schema: 'failsafe', merge: false, resolveKnownTags: false }),
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
    if (text.length > _parse_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_DOCUMENT_CHARACTERS */ .SW)
        return stopped('too-large', 0);
    const maxLexemes = LIST.test(text) ? _parse_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_LIST_LEXEMES */ .id : _parse_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_LEXEMES */ .nR;
    const parser = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX();
    const composer = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Composer */ .Dk(OPTIONS);
    const documents = [];
    let lexemes = 0;
    let quoted = 0;
    try {
        for (const lexeme of new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG().lex(text)) {
            if (lexeme.startsWith('"'))
                quoted += lexeme.length;
            if (++lexemes > maxLexemes || quoted > _parse_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_QUOTED_CHARACTERS */ .LU)
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


/***/ }),

/***/ 1165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ addSkipped),
/* harmony export */   D8: () => (/* binding */ addUnreadable),
/* harmony export */   T5: () => (/* binding */ NO_IDENTITY),
/* harmony export */   Xd: () => (/* binding */ addFinding),
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   qU: () => (/* binding */ fieldOffset)
/* harmony export */ });
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3600);
/* harmony import */ var _shared_pointer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(157);
/* harmony import */ var _field_locator_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1379);
/* harmony import */ var _node_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3596);
/* harmony import */ var _parse_codes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3552);
/* harmony import */ var _source_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9575);






const NO_IDENTITY = { kind: null, namespace: null, name: null };
function identityOf(value) {
    if (!(0,_shared_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(value))
        return NO_IDENTITY;
    const metadata = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_3__/* .getOwn */ .Ng)(value, 'metadata');
    const inMetadata = (key) => ((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(metadata) ? textOf((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_3__/* .getOwn */ .Ng)(metadata, key)) : null);
    const name = inMetadata('name');
    const kind = textOf((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_3__/* .getOwn */ .Ng)(value, 'kind'));
    return { kind, namespace: name === null ? null : (inMetadata('namespace') ?? 'default'), name };
}
/** A text with blanks is no name, but what an unclosed quote made of the lines after it. */
function textOf(value) {
    return typeof value === 'string' && value.length <= 253 && /^\S+$/.test(value) ? value : null;
}
/** Offset in the file of the field at `pointer` below `base`. */
function fieldOffset(context, base, pointer, part) {
    const { range, tree } = context;
    if (base.length === 0 && pointer === '')
        return range.start + tree.valueOffset;
    const place = (0,_node_path_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$)(tree.root(), [...base, ...(0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_4__/* .pointerTokens */ .Mr)(pointer)], (0,_field_locator_js__WEBPACK_IMPORTED_MODULE_0__/* .sliceOf */ .Mz)(range));
    return range.start + place[part];
}
function addFinding(context, identity, finding) {
    const { severity, cure } = _parse_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .PARSE_CODES */ .V[finding.code];
    const of = identity.kind === null ? '' : `${identity.kind} ${identity.name ?? 'without a name'}: `;
    context.harvest.diagnostics.push({
        code: finding.code,
        severity,
        message: of + finding.message,
        help: finding.help ?? cure,
        pointer: finding.pointer,
        ...identity,
        ...(0,_source_text_js__WEBPACK_IMPORTED_MODULE_5__/* .locationAt */ .dz)(context.range.source, finding.offset),
    });
}
/** The document (or the item of a list) at `offset` of the file cannot be used; its findings say why. */
function addUnreadable(context, identity, offset) {
    const { file, line } = (0,_source_text_js__WEBPACK_IMPORTED_MODULE_5__/* .locationAt */ .dz)(context.range.source, offset);
    context.harvest.unreadable.push({ file, line, ...identity });
}
function addSkipped(context, offset, reason, detail) {
    const { file, line } = (0,_source_text_js__WEBPACK_IMPORTED_MODULE_5__/* .locationAt */ .dz)(context.range.source, offset);
    context.harvest.skipped.push({ file, line, reason, detail });
}


/***/ }),

/***/ 1379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mz: () => (/* binding */ sliceOf),
/* harmony export */   vp: () => (/* binding */ TreeCache),
/* harmony export */   zV: () => (/* binding */ LazyFieldLocator)
/* harmony export */ });
/* harmony import */ var _shared_pointer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(157);
/* harmony import */ var _compose_document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9300);
/* harmony import */ var _node_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3596);
/* harmony import */ var _parse_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(748);
/* harmony import */ var _source_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9575);





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
        const tree = known ?? { range, root: (0,_compose_document_js__WEBPACK_IMPORTED_MODULE_0__/* .composeDocument */ .w)(sliceOf(range), this.#maxDepth).root };
        this.#kept = [tree, ...this.#kept];
        return tree.root;
    }
}
/** The latest trees that may stay when the tree of `range` is added; the others are let go before it is made. */
function withRoomFor(range, trees) {
    let characters = range.end - range.start;
    const end = trees.findIndex((tree) => {
        characters += tree.range.end - tree.range.start;
        return characters > _parse_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_KEPT_CHARACTERS */ .V$;
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
        const tokens = [...this.#base, ...(0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_3__/* .pointerTokens */ .Mr)(pointer)];
        const place = (0,_node_path_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$)(this.#cache.root(this.#range), tokens, sliceOf(this.#range));
        return (0,_source_text_js__WEBPACK_IMPORTED_MODULE_4__/* .locationAt */ .dz)(this.#range.source, this.#range.start + place[part]);
    }
}
function sliceOf(range) {
    return range.source.text.slice(range.start, range.end);
}


/***/ }),

/***/ 3596:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ placeOf)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _node_to_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(775);
/* harmony import */ var _scalar_rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7708);



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
    const own = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(step.node) ? step.node.range : null;
    const key = step.keyOffset ?? own?.[0] ?? 0;
    if (own == null || step.keyOffset === null)
        return { key, value: own?.[0] ?? key };
    const empty = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(step.node) && own[0] === own[1];
    const below = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isCollection */ .P3)(step.node) && !step.node.flow && own[0] > key && text.slice(key, own[0]).includes('\n');
    return { key, value: empty || below ? key : own[0] };
}
/** Merges of merges that are followed; a mapping that merges itself ends here. */
const MERGE_LEVELS = 20;
function child(root, node, token, level = 0) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
        const item = /^\d+$/.test(token) ? node.items[Number(token)] : undefined;
        return item === undefined ? undefined : { node: item, keyOffset: null };
    }
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) || level > MERGE_LEVELS)
        return undefined;
    const own = node.items.find((pair) => !(0,_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isMergeKey */ .yJ)(pair.key) && keyIs(root, pair, token));
    if (own !== undefined)
        return stepTo(own);
    for (const pair of node.items) {
        if (!(0,_node_to_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isMergeKey */ .yJ)(pair.key))
            continue;
        const merged = resolved(root, pair.value);
        for (const source of (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(merged) ? merged.items : [merged]) {
            const found = child(root, resolved(root, source), token, level + 1);
            if (found !== undefined)
                return found;
        }
    }
    return undefined;
}
function stepTo(pair) {
    const offset = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(pair.key) ? (pair.key.range?.[0] ?? null) : null;
    return { node: pair.value, keyOffset: offset };
}
function keyIs(root, pair, token) {
    const key = resolved(root, pair.key);
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) || typeof key.value !== 'string')
        return false;
    if (key.type !== 'PLAIN')
        return key.value === token;
    const plain = (0,_scalar_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .resolvePlain */ .Rg)(key.value);
    return plain.is === 'value' && String(plain.value) === token;
}
/** The node an alias stands for: the last anchor of that name before it. */
function resolved(root, node) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) || root === null)
        return node;
    const before = node.range?.[0] ?? 0;
    let found;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(root, {
        Node: (_key, candidate) => {
            if ((candidate.range?.[0] ?? 0) >= before)
                return yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK;
            if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(candidate) && candidate.anchor === node.source)
                found = candidate;
            return undefined;
        },
    });
    return found;
}


/***/ }),

/***/ 775:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yJ: () => (/* binding */ isMergeKey),
  C$: () => (/* binding */ keyOfValue),
  A4: () => (/* binding */ nodeToJson),
  ml: () => (/* binding */ shorten)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/domain/shared/json.js
var json = __webpack_require__(3600);
// EXTERNAL MODULE: ./lib/domain/shared/plural.js
var plural = __webpack_require__(2716);
// EXTERNAL MODULE: ./lib/domain/shared/pointer.js
var pointer = __webpack_require__(157);
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
// EXTERNAL MODULE: ./lib/domain/parse/parse-limits.js
var parse_limits = __webpack_require__(748);
// EXTERNAL MODULE: ./lib/domain/parse/scalar-rules.js
var scalar_rules = __webpack_require__(7708);
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
    return Math.max(0, count - parse_limits/* MAX_VALUE_FINDINGS */.MM);
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
        const key = keyText(run, pair.key, node);
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
        if (!(0,json/* isJsonObject */.OW)(source)) {
            report(run, 'HHS-3023', pair.key, '`<<` needs a mapping or a list of mappings');
            return;
        }
        for (const [key, value] of Object.entries(source)) {
            if (!Object.hasOwn(object, key)) {
                (0,json/* setOwn */.P5)(object, key, value);
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
function keyText(run, key, owner) {
    const place = (0,dist/* isNode */.Ll)(key) ? key : owner;
    run.atKey = true;
    const value = (0,dist/* isScalar */.jn)(key) || (0,dist/* isAlias */.Vj)(key) ? convert(run, key, 0) : undefined;
    run.atKey = false;
    const text = value === undefined ? null : keyOfValue(value);
    if (text === null && !run.cutShort)
        report(run, 'HHS-3021', place, 'a key that is not a text');
    return text;
}
/** What JSON has for a key that reads as `value`; null for one that is no text. */
function keyOfValue(value) {
    if (typeof value === 'string')
        return value;
    return typeof value === 'boolean' || Number.isInteger(value) ? String(value) : null;
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
    const plain = (0,scalar_rules/* resolvePlain */.Rg)(text);
    if (plain.is === 'unsafe-number') {
        report(run, 'HHS-3020', node, `the number ${shorten(text)} cannot be kept exactly`);
        return null;
    }
    const surprise = (0,scalar_rules/* surpriseOf */.lX)(text);
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
    const plain = (0,scalar_rules/* resolvePlain */.Rg)(text);
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
    if (run.aliases > run.limits.maxAliases || run.growth > parse_limits/* MAX_ALIAS_GROWTH */.iU) {
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
    if (count > parse_limits/* MAX_VALUE_FINDINGS */.MM)
        return;
    const offset = (0,dist/* isNode */.Ll)(node) ? (node.range?.[0] ?? 0) : 0;
    run.problems.push({ code, offset, pointer: (0,pointer/* pointerOf */.rq)(run.path), message });
}
function shorten(text) {
    return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
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

/***/ 1096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ parseFiles)
});

// EXTERNAL MODULE: ./lib/domain/resource/object-id.js
var object_id = __webpack_require__(4258);
// EXTERNAL MODULE: ./lib/domain/parse/field-locator.js
var field_locator = __webpack_require__(1379);
;// CONCATENATED MODULE: ./lib/domain/parse/find-duplicates.js
/** Documents that define an object which one before them defines already; each is paired with the first of its object. */
function findDuplicates(claims) {
    const firsts = new Map();
    const duplicates = [];
    for (const claim of claims) {
        const first = firsts.get(claim.key);
        if (first === undefined)
            firsts.set(claim.key, claim);
        else
            duplicates.push({ later: claim, first });
    }
    return duplicates;
}

// EXTERNAL MODULE: ./lib/domain/parse/parse-codes.js
var parse_codes = __webpack_require__(3552);
// EXTERNAL MODULE: ./lib/domain/parse/read-document.js + 5 modules
var read_document = __webpack_require__(8018);
// EXTERNAL MODULE: ./lib/domain/parse/source-text.js
var source_text = __webpack_require__(9575);
// EXTERNAL MODULE: ./lib/domain/parse/split-documents.js
var split_documents = __webpack_require__(7291);
;// CONCATENATED MODULE: ./lib/domain/parse/parse-files.js







/** Letters, signs and line feeds only: nothing that a closer look at characters would find. */
const PLAIN_ASCII = /^[\n\x20-\x7e]*$/;
/**
 * Reads the documents of all files. Never throws: what is wrong becomes a diagnostic, and every document ends as exactly
 * one of manifest, skipped or unreadable. Of documents that define the same object the first stays, the later ones are
 * unreadable. Positions of fields are found when they are asked for.
 */
function parseFiles(files, options) {
    const harvest = { manifests: [], skipped: [], diagnostics: [], unreadable: [], ignored: [] };
    const cache = new field_locator/* TreeCache */.vp(options.limits.maxDepth);
    for (const file of files)
        parseFile(file, options, harvest, cache);
    return withoutDuplicates(harvest);
}
function parseFile(file, options, harvest, cache) {
    const { limits } = options;
    const source = (0,source_text/* createSourceText */.$y)(file.path, file.text);
    if (file.text.length > limits.maxFileBytes) {
        const message = `${file.path} has more than ${limits.maxFileBytes} bytes`;
        refuseFile(harvest, source, 0, 'HHS-3010', message);
        return;
    }
    const isAscii = PLAIN_ASCII.test(file.text);
    let documents = 0;
    let listed = 0;
    for (const { start, end, content } of (0,split_documents/* splitDocuments */.Z)(file.text)) {
        if (content === 'nothing')
            continue;
        if (listed >= limits.maxDocumentsPerFile) {
            const message = `${file.path} has more than ${limits.maxDocumentsPerFile} documents`;
            refuseFile(harvest, source, start, 'HHS-3009', message);
            return;
        }
        listed += 1;
        if (content === 'comment') {
            const { line } = (0,source_text/* locationAt */.dz)(source, start);
            harvest.skipped.push({
                file: file.path,
                line,
                reason: 'empty',
                detail: 'the document holds only comments',
            });
            continue;
        }
        const range = { source, start, end };
        (0,read_document/* readDocument */.u0)({ options, harvest, cache, range, document: documents, isAscii });
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
    const place = (0,source_text/* locationAt */.dz)(source, offset);
    const nobody = { kind: null, namespace: null, name: null };
    harvest.diagnostics.push({ code, severity, message, help: cure, pointer: '', ...nobody, ...place });
    harvest.unreadable.push({ file: source.file, line: place.line, ...nobody });
}
function withoutDuplicates(harvest) {
    const dropped = new Set();
    for (const { later, first } of findDuplicates([...harvest.manifests, ...harvest.ignored])) {
        if (optsOut(later) && optsOut(first))
            continue;
        dropped.add(later);
        reportDuplicate(harvest, later, first);
    }
    const manifests = harvest.manifests.filter((manifest) => !dropped.has(manifest));
    const ignored = new Set(harvest.ignored.map(({ key }) => key));
    const { skipped, diagnostics, unreadable } = harvest;
    return { manifests, skipped, diagnostics, unreadable, ignored: [...ignored] };
}
function optsOut(definition) {
    return !('fields' in definition);
}
function placeOf(definition) {
    if (!optsOut(definition))
        return definition.fields.at('/metadata/name');
    const { file, line, column } = definition;
    return { file, line, column };
}
function reportDuplicate(harvest, later, first) {
    const code = 'HHS-3040';
    const { kind, namespace, name } = later.id;
    const other = placeOf(first);
    const what = optsOut(later) ? ', which this document opts out' : '';
    harvest.diagnostics.push({
        code,
        severity: parse_codes/* PARSE_CODES */.V[code].severity,
        message: `${(0,object_id/* displayId */.kX)(later.id)} is defined in ${first.file}:${first.line} already${what}`,
        help: `Keep one of ${first.file}:${first.line} and ${later.file}:${later.line}, or rename one of them.`,
        pointer: '/metadata/name',
        kind,
        namespace,
        name,
        ...placeOf(later),
        related: [{ ...other, message: `${(0,object_id/* displayId */.kX)(first.id)} is defined here as well` }],
    });
    if (!optsOut(later))
        harvest.unreadable.push({ file: later.file, line: later.line, kind, namespace, name });
}


/***/ }),

/***/ 748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LU: () => (/* binding */ MAX_QUOTED_CHARACTERS),
/* harmony export */   MM: () => (/* binding */ MAX_VALUE_FINDINGS),
/* harmony export */   SW: () => (/* binding */ MAX_DOCUMENT_CHARACTERS),
/* harmony export */   V$: () => (/* binding */ MAX_KEPT_CHARACTERS),
/* harmony export */   iU: () => (/* binding */ MAX_ALIAS_GROWTH),
/* harmony export */   id: () => (/* binding */ MAX_LIST_LEXEMES),
/* harmony export */   nR: () => (/* binding */ MAX_LEXEMES),
/* harmony export */   tN: () => (/* binding */ DEFAULT_PARSE_LIMITS)
/* harmony export */ });
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


/***/ }),

/***/ 8018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Lv: () => (/* binding */ isList),
  u0: () => (/* binding */ readDocument),
  d_: () => (/* binding */ withListType)
});

// UNUSED EXPORTS: readThoroughly

// EXTERNAL MODULE: ./lib/domain/shared/json.js
var json = __webpack_require__(3600);
// EXTERNAL MODULE: ./lib/domain/shared/pointer.js
var shared_pointer = __webpack_require__(157);
// EXTERNAL MODULE: ./lib/domain/parse/classify-object.js
var classify_object = __webpack_require__(1838);
// EXTERNAL MODULE: ./lib/domain/parse/compose-document.js
var compose_document = __webpack_require__(9300);
// EXTERNAL MODULE: ./lib/domain/parse/document-context.js
var document_context = __webpack_require__(1165);
// EXTERNAL MODULE: ./lib/domain/parse/field-locator.js
var field_locator = __webpack_require__(1379);
// EXTERNAL MODULE: ./lib/domain/parse/node-to-json.js + 1 modules
var node_to_json = __webpack_require__(775);
// EXTERNAL MODULE: ./lib/domain/parse/parse-limits.js
var parse_limits = __webpack_require__(748);
;// CONCATENATED MODULE: ./lib/domain/parse/quick-cursor.js
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE_DOUBLE = 0x22;
const HASH = 0x23;
const QUOTE_SINGLE = 0x27;
const COMMA = 0x2c;
const DASH = 0x2d;
const COLON = 0x3a;
const BRACKET_OPEN = 0x5b;
const BACKSLASH = 0x5c;
const BRACKET_CLOSE = 0x5d;
const BRACE_OPEN = 0x7b;
const BRACE_CLOSE = 0x7d;
function fail(cursor) {
    cursor.failed = true;
    cursor.column = -1;
    cursor.at = cursor.end;
    return null;
}
/** From the start of a line to the next value, over empty lines and comments. A tab before a value fails. */
function toNextValue(cursor) {
    const { text, end } = cursor;
    let { at } = cursor;
    while (at < end) {
        const lineStart = at;
        while (text.charCodeAt(at) === SPACE)
            at++;
        const code = text.charCodeAt(at);
        if (code === HASH)
            at = lineEnd(text, at, end);
        else if (code === RETURN && text.charCodeAt(at + 1) === LINE_FEED)
            at += 1;
        else if (at < end && code !== LINE_FEED) {
            cursor.lineStart = lineStart;
            cursor.column = at - lineStart;
            cursor.at = at;
            if (code < SPACE)
                fail(cursor);
            return;
        }
        at += 1;
    }
    cursor.at = end;
    cursor.column = -1;
}
/** From behind a value over the rest of its line, which may hold a comment only, to the next value. */
function toNextLine(cursor) {
    const { text, end } = cursor;
    let { at } = cursor;
    while (text.charCodeAt(at) === SPACE)
        at++;
    const code = text.charCodeAt(at);
    if (code === HASH && text.charCodeAt(at - 1) === SPACE)
        at = lineEnd(text, at, end);
    else if (code === RETURN && text.charCodeAt(at + 1) === LINE_FEED)
        at += 1;
    else if (at < end && code !== LINE_FEED) {
        fail(cursor);
        return;
    }
    cursor.at = at + 1;
    toNextValue(cursor);
}
function lineEnd(text, at, end) {
    const newline = text.indexOf('\n', at);
    return newline === -1 || newline > end ? end : newline;
}
/** A space, an end of line (or of the text: NaN), or what else can follow an indicator; tabs fail later. */
function isGap(code) {
    return !(code > SPACE);
}
/** A dash that makes an item of a list. */
function isDash(cursor) {
    return (cursor.text.charCodeAt(cursor.at) === DASH &&
        (cursor.at + 1 >= cursor.end || isGap(cursor.text.charCodeAt(cursor.at + 1))));
}

// EXTERNAL MODULE: ./lib/domain/parse/scalar-rules.js
var scalar_rules = __webpack_require__(7708);
;// CONCATENATED MODULE: ./lib/domain/parse/quick-scalar.js



/** YAML gives up on a key whose colon stands further than 1024 characters behind its start. */
const MAX_KEY_CHARACTERS = 1000;
/** Signs that mean something else than themselves at the start of an unquoted scalar, or are odd there. */
const NO_PLAIN_START = new Set([...'?:,[]{}#&*!|>\'"%@`'].map((sign) => sign.charCodeAt(0)));
/** Reads the scalar that starts here, up to and without what follows it. */
function readScalar(cursor, inFlow) {
    const code = cursor.text.charCodeAt(cursor.at);
    if (code === QUOTE_DOUBLE || code === QUOTE_SINGLE)
        return readQuoted(cursor, code);
    const plain = readPlain(cursor, inFlow);
    return plain === null ? null : plainValue(cursor, plain);
}
/** What an unquoted scalar means; one that a person has to be told about fails. */
function plainValue(cursor, text) {
    if ((0,scalar_rules/* isPlainText */.KA)(text))
        return text;
    const resolved = (0,scalar_rules/* resolvePlain */.Rg)(text);
    return resolved.is !== 'value' || (0,scalar_rules/* surpriseOf */.lX)(text) !== null ? fail(cursor) : resolved.value;
}
/** Reads a key and its colon. What is no key of one line, or one that a person has to be told about, fails. */
function readKey(cursor, inFlow) {
    const start = cursor.at;
    const { text } = cursor;
    const value = readScalar(cursor, inFlow);
    const { at } = cursor;
    if (text.charCodeAt(at) !== COLON || !isGap(text.charCodeAt(at + 1)) || at - start > MAX_KEY_CHARACTERS) {
        return fail(cursor);
    }
    cursor.at = at + 1;
    const key = (0,node_to_json/* keyOfValue */.C$)(value);
    // `<<` merges, unless it is quoted
    return key === null || key === '<<' ? fail(cursor) : key;
}
function readPlain(cursor, inFlow) {
    const { text, at: start } = cursor;
    const first = text.charCodeAt(start);
    if (NO_PLAIN_START.has(first))
        return fail(cursor);
    if (first === DASH && !isInsidePlain(text.charCodeAt(start + 1), inFlow))
        return fail(cursor);
    let stop = plainEnd(cursor, inFlow);
    cursor.at = stop;
    if (stop === -1)
        return fail(cursor);
    while (text.charCodeAt(stop - 1) === SPACE)
        stop--;
    // blanks before a colon are allowed, and rare
    if (stop < cursor.at && text.charCodeAt(cursor.at) === COLON)
        return fail(cursor);
    return text.slice(start, stop);
}
/** Offset of what ends the unquoted scalar: a colon, a comment, a line's end, in brackets their signs; -1 fails. */
function plainEnd({ text, at: start, end }, inFlow) {
    for (let at = start; at < end; at++) {
        const code = text.charCodeAt(at);
        if (code > COLON) {
            if (inFlow && isFlowSign(code))
                return at;
        }
        else if (code === COLON) {
            if (!isInsidePlain(text.charCodeAt(at + 1), inFlow))
                return at;
        }
        else if (code === HASH) {
            if (text.charCodeAt(at - 1) === SPACE)
                return at;
        }
        else if (code === LINE_FEED) {
            return at;
        }
        else if (code < SPACE) {
            return code === RETURN && text.charCodeAt(at + 1) === LINE_FEED ? at : -1;
        }
        else if (code === COMMA && inFlow) {
            return at;
        }
    }
    return end;
}
/** Whether a dash or colon before this character is part of an unquoted scalar. */
function isInsidePlain(next, inFlow) {
    return !isGap(next) && !(inFlow && (next === COMMA || isFlowSign(next)));
}
function isFlowSign(code) {
    return code === BRACKET_OPEN || code === BRACKET_CLOSE || code === BRACE_OPEN || code === BRACE_CLOSE;
}
function readQuoted(cursor, quote) {
    const { text, end } = cursor;
    const start = cursor.at + 1;
    let doubled = false;
    for (let at = start; at < end; at++) {
        const code = text.charCodeAt(at);
        if (code === quote) {
            if (quote === QUOTE_DOUBLE || text.charCodeAt(at + 1) !== QUOTE_SINGLE) {
                cursor.at = at + 1;
                const content = text.slice(start, at);
                return doubled ? content.replaceAll("''", "'") : content;
            }
            doubled = true;
            at += 1;
        }
        else if (code < SPACE || (code === BACKSLASH && quote === QUOTE_DOUBLE)) {
            return fail(cursor);
        }
    }
    return fail(cursor);
}

;// CONCATENATED MODULE: ./lib/domain/parse/quick-flow.js



function isFlowStart(code) {
    return code === BRACKET_OPEN || code === BRACE_OPEN;
}
/** `[a, b]` or `{a: b}` on one line, every item with a value, nothing behind the last comma. `room`: levels still allowed. */
function readFlow(cursor, room) {
    if (room <= 0)
        return fail(cursor);
    const isList = cursor.text.charCodeAt(cursor.at) === BRACKET_OPEN;
    const close = isList ? BRACKET_CLOSE : BRACE_CLOSE;
    const list = [];
    const object = {};
    cursor.at += 1;
    if (skipSpaces(cursor) === close) {
        cursor.at += 1;
        return isList ? list : object;
    }
    while (!cursor.failed) {
        if (isList)
            list.push(readFlowValue(cursor, room));
        else
            readFlowPair(cursor, object, room);
        const sign = skipSpaces(cursor);
        cursor.at += 1;
        if (sign === close)
            return isList ? list : object;
        if (sign !== COMMA)
            fail(cursor);
        else
            skipSpaces(cursor);
    }
    return null;
}
function readFlowPair(cursor, object, room) {
    const key = readKey(cursor, true);
    if (key === null || Object.hasOwn(object, key)) {
        fail(cursor);
        return;
    }
    skipSpaces(cursor);
    (0,json/* setOwn */.P5)(object, key, readFlowValue(cursor, room));
}
function readFlowValue(cursor, room) {
    if (isFlowStart(cursor.text.charCodeAt(cursor.at)))
        return readFlow(cursor, room - 1);
    const start = cursor.at;
    const value = readScalar(cursor, true);
    return cursor.at === start ? fail(cursor) : value;
}
/** The first character that is no space. */
function skipSpaces(cursor) {
    let code = cursor.text.charCodeAt(cursor.at);
    while (code === SPACE) {
        cursor.at += 1;
        code = cursor.text.charCodeAt(cursor.at);
    }
    return code;
}

;// CONCATENATED MODULE: ./lib/domain/parse/quick-document.js






/** A lexeme covers half a character at least, so that no document this large is beyond its bound. */
const MAX_CHARACTERS = parse_limits/* MAX_LEXEMES */.nR / 2 - 10;
/**
 * Reads the document between `start` and `end` if it is written the way nearly all manifests are: mappings and lists in
 * lines indented by spaces, scalars and brackets that end on their line, comments. Null for everything else, and for
 * everything that a person has to be told about (errors, duplicate keys, `yes`, large numbers): that takes the long way,
 * which alone knows what to say. The text must hold no character that manifests must not have.
 */
function readQuickly(text, start, end, maxDepth) {
    if (end - start > MAX_CHARACTERS)
        return null;
    const isMarked = text.charCodeAt(start) === 0xfeff;
    const at = isMarked ? start + 1 : start;
    const cursor = { text, end, at, lineStart: at, column: 0, failed: false };
    if (text.startsWith('---', at)) {
        cursor.at += 3;
        toNextLine(cursor);
    }
    else if (isMarked)
        return null;
    else
        toNextValue(cursor);
    const offset = cursor.at;
    if (cursor.column !== 0)
        return null;
    // half, because the long way counts some levels twice
    const value = readBlock(cursor, 0, Math.floor(maxDepth / 2));
    return cursor.failed || cursor.at < end ? null : { value, offset };
}
/** The mapping or list whose first line is here, indented by `indent`. `room`: levels still allowed. */
function readBlock(cursor, indent, room) {
    if (room <= 0)
        return fail(cursor);
    return isDash(cursor) ? readList(cursor, indent, room) : readMapping(cursor, indent, room);
}
function readMapping(cursor, indent, room) {
    const object = {};
    do {
        const start = cursor.at;
        const isUsual = isUsualEntry(cursor);
        const key = isUsual ? usualKey(cursor) : readKey(cursor, false);
        if (key === null || Object.hasOwn(object, key))
            return fail(cursor);
        const from = start + key.length + 1;
        const value = isUsual ? usualValue(cursor, from, indent, room) : readValue(cursor, indent, room);
        (0,json/* setOwn */.P5)(object, key, value);
    } while (cursor.column === indent);
    return cursor.column > indent ? fail(cursor) : object;
}
/**
 * A key of letters with an unquoted value of letters and digits or none, up to the next line's value: most lines are so,
 * and one pattern reads them faster than a loop over characters until that has been compiled, in a short run never.
 */
const USUAL_ENTRY = /[A-Za-z][\w./-]*:(?: [A-Za-z\d][\w./-]*(?::[\w./-]+)*)?\r?\n *(?=[^\s#])/y;
/** The match ends at `USUAL_ENTRY.lastIndex`. */
function isUsualEntry({ text, at }) {
    USUAL_ENTRY.lastIndex = at;
    return USUAL_ENTRY.test(text);
}
/** The key of a usual entry, the cursor before the next line's value. */
function usualKey(cursor) {
    const { text, at } = cursor;
    const stop = USUAL_ENTRY.lastIndex;
    const key = text.slice(at, text.indexOf(':', at));
    if (key.length > MAX_KEY_CHARACTERS || !(0,scalar_rules/* isPlainText */.KA)(key))
        return null;
    cursor.at = stop;
    cursor.lineStart = text.indexOf('\n', at) + 1;
    cursor.column = stop < cursor.end ? stop - cursor.lineStart : -1;
    return key;
}
/** The value behind the colon that ends at `from`, on its line or from the cursor on. */
function usualValue(cursor, from, indent, room) {
    const { text, lineStart } = cursor;
    const stop = text.charCodeAt(lineStart - 2) === RETURN ? lineStart - 2 : lineStart - 1;
    return from === stop
        ? readBelow(cursor, indent, true, room)
        : plainValue(cursor, text.slice(from + 1, stop));
}
/** What stands behind a key and its colon. */
function readValue(cursor, indent, room) {
    if (!isLineDone(cursor))
        return readInline(cursor, room);
    toNextLine(cursor);
    return readBelow(cursor, indent, true, room);
}
function readList(cursor, indent, room) {
    const list = [];
    do {
        cursor.at += 1;
        list.push(readItem(cursor, indent, room));
    } while (cursor.column === indent && isDash(cursor));
    return cursor.column > indent ? fail(cursor) : list;
}
/** Skips spaces behind a colon or dash; true where nothing but a comment follows on the line. */
function isLineDone(cursor) {
    const { text } = cursor;
    let { at } = cursor;
    while (text.charCodeAt(at) === SPACE)
        at++;
    cursor.at = at;
    const code = text.charCodeAt(at);
    return code === LINE_FEED || code === RETURN || code === HASH || at >= cursor.end;
}
/** What starts on the line after that of a key or dash that is indented by `indent`; null if nothing does. */
function readBelow(cursor, indent, isKey, room) {
    const isListBeside = isKey && cursor.column === indent && isDash(cursor);
    return cursor.column > indent || isListBeside ? readBlock(cursor, cursor.column, room - 1) : null;
}
/** What stands behind a key on its line. */
function readInline(cursor, room) {
    const isFlow = isFlowStart(cursor.text.charCodeAt(cursor.at));
    const value = isFlow ? readFlow(cursor, room - 1) : readScalar(cursor, false);
    toNextLine(cursor);
    return value;
}
/** What stands behind a dash: as behind a key, or the first line of a mapping or list. */
function readItem(cursor, indent, room) {
    if (isLineDone(cursor)) {
        toNextLine(cursor);
        return readBelow(cursor, indent, false, room);
    }
    const { text, at: start } = cursor;
    const column = start - cursor.lineStart;
    if (isDash(cursor) || isUsualEntry(cursor))
        return readBlock(cursor, column, room - 1);
    if (isFlowStart(text.charCodeAt(start)))
        return readInline(cursor, room);
    const value = readScalar(cursor, false);
    if (text.charCodeAt(cursor.at) === COLON && isGap(text.charCodeAt(cursor.at + 1))) {
        cursor.at = start;
        return readBlock(cursor, column, room - 1);
    }
    toNextLine(cursor);
    return value;
}

// EXTERNAL MODULE: ./lib/domain/resource/object-id.js
var object_id = __webpack_require__(4258);
// EXTERNAL MODULE: ./lib/domain/parse/clean-object.js
var clean_object = __webpack_require__(5305);
// EXTERNAL MODULE: ./lib/domain/parse/parse-codes.js
var parse_codes = __webpack_require__(3552);
// EXTERNAL MODULE: ./lib/domain/parse/source-text.js
var source_text = __webpack_require__(9575);
;// CONCATENATED MODULE: ./lib/domain/parse/read-object.js










/** Errors that leave no doubt about the values: the object is read, and invalid. */
const CERTAIN = new Set(['HHS-3028']);
/**
 * Ends one object as manifest, skipped or unreadable. `base` are its tokens in the document (empty: the document itself);
 * `problems` are the findings about its values, which matter only if the object is the fabric's.
 */
function readObject(context, value, base, problems) {
    // asked for by findings only, which most objects have none of
    const identity = () => (0,document_context/* identityOf */.cu)(value);
    const start = (0,document_context/* fieldOffset */.qU)(context, base, '', 'value');
    const verdict = (0,classify_object/* classifyObject */.q)(value, context.options.registry);
    if (verdict.is === 'skipped') {
        if (verdict.warning !== undefined)
            addObjection(context, identity(), base, verdict.warning);
        (0,document_context/* addSkipped */.CA)(context, start, verdict.reason, verdict.detail);
        return;
    }
    const { definition } = verdict;
    const id = (0,json/* isJsonObject */.OW)(value) && definition !== undefined ? idOf(value, definition) : undefined;
    if ((0,json/* isJsonObject */.OW)(value) && (0,clean_object/* optsOut */.Ny)(value) && id !== undefined && !('code' in id)) {
        ignore(context, base, start, id);
        return;
    }
    for (const problem of problems)
        addValueProblem(context, identity(), base, problem);
    const failed = problems.some(({ code }) => parse_codes/* PARSE_CODES */.V[code].severity === 'error' && !CERTAIN.has(code));
    const objection = verdict.is === 'refused' ? verdict.objection : undefined;
    const nameless = id !== undefined && 'code' in id && !failed ? id : undefined;
    if (objection !== undefined)
        addObjection(context, identity(), base, objection);
    else if (nameless !== undefined)
        addObjection(context, identity(), base, nameless);
    if (failed || objection !== undefined || id === undefined || 'code' in id || definition === undefined) {
        (0,document_context/* addUnreadable */.D8)(context, identity(), start);
    }
    else if ((0,json/* isJsonObject */.OW)(value)) {
        addManifest(context, value, base, start, id, definition);
    }
}
function addManifest(context, value, base, start, id, definition) {
    const { registry, digest } = context.options;
    const { object: clean, leftOut } = (0,clean_object/* cleanObject */.jv)(value, id.namespace, definition, registry);
    const [first] = leftOut;
    if (first !== undefined) {
        const names = leftOut.slice(0, 8).map((pointer) => (0,node_to_json/* shorten */.ml)((0,shared_pointer/* displayPath */.Gt)(pointer)));
        const more = leftOut.length > names.length ? ` and ${leftOut.length - names.length} more` : '';
        const message = `left out, because server or fabric write it: ${names.join(', ')}${more}`;
        const offset = (0,document_context/* fieldOffset */.qU)(context, base, first, 'key');
        const identity = { kind: id.kind, namespace: id.namespace, name: id.name };
        (0,document_context/* addFinding */.Xd)(context, identity, { code: 'HHS-3042', offset, pointer: first, message });
    }
    addStatusFindings(context, value, base, id, definition);
    context.harvest.manifests.push({
        id,
        key: (0,object_id/* keyOf */.TN)(id),
        apiVersion: `${definition.group}/${definition.version}`,
        object: clean,
        digest: digest((0,json/* canonicalJson */.dj)(clean)),
        file: context.range.source.file,
        document: context.document,
        line: (0,source_text/* locationAt */.dz)(context.range.source, start).line,
        fields: new field_locator/* LazyFieldLocator */.zV(context.cache, context.range, base),
    });
}
function addStatusFindings(context, value, base, id, { status: schema }) {
    const status = (0,json/* getOwn */.Ng)(value, 'status');
    if (!(0,json/* isJsonObject */.OW)(status))
        return;
    const identity = { kind: id.kind, namespace: id.namespace, name: id.name };
    for (const key of Object.keys(status).filter((name) => !Object.hasOwn(schema.fields, name))) {
        const pointer = (0,shared_pointer/* childPointer */.Y2)('/status', key);
        const offset = (0,document_context/* fieldOffset */.qU)(context, base, pointer, 'key');
        const message = `the status of a ${id.kind} has no field ${(0,node_to_json/* shorten */.ml)(JSON.stringify(key))}`;
        (0,document_context/* addFinding */.Xd)(context, identity, { code: 'HHS-3043', offset, pointer, message });
    }
}
function ignore(context, base, start, id) {
    const place = (0,source_text/* locationAt */.dz)(context.range.source, (0,document_context/* fieldOffset */.qU)(context, base, '/metadata/name', 'value'));
    context.harvest.ignored.push({ id, key: (0,object_id/* keyOf */.TN)(id), ...place });
    (0,document_context/* addSkipped */.CA)(context, start, 'opt-out', `${id.kind} ${id.namespace}/${id.name} carries the ignore annotation`);
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
            : parse_codes/* PARSE_CODES */.V['HHS-3033'].cure;
        return { code: 'HHS-3033', pointer: '/metadata/name', message: 'metadata.name is missing', help };
    }
    const namespace = (0,json/* getOwn */.Ng)(metadata, 'namespace') ?? null;
    const wanted = namespace === null || namespace === '' ? clean_object/* FABRIC_NAMESPACE */.K : namespace;
    const checkedName = nameText(name, '/metadata/name');
    const checkedNamespace = nameText(wanted, '/metadata/namespace');
    if (typeof checkedName !== 'string')
        return checkedName;
    if (typeof checkedNamespace !== 'string')
        return checkedNamespace;
    return { group: definition.group, kind: definition.kind, namespace: checkedNamespace, name: checkedName };
}
function nameText(value, pointer) {
    if (typeof value === 'string' && !value.includes('/'))
        return value;
    const field = (0,shared_pointer/* displayPath */.Gt)(pointer);
    if (typeof value === 'string') {
        const message = `${field} is ${(0,node_to_json/* shorten */.ml)(JSON.stringify(value))}; a name has no slash`;
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
    const offset = (0,document_context/* fieldOffset */.qU)(context, base, pointer, 'value');
    (0,document_context/* addFinding */.Xd)(context, identity, { code, offset, pointer, message, help });
}
/** A finding about a value, its pointer counted from the object that holds it. */
function addValueProblem(context, identity, base, problem) {
    const pointer = problem.pointer.slice((0,shared_pointer/* pointerOf */.rq)(base).length);
    const offset = context.range.start + problem.offset;
    (0,document_context/* addFinding */.Xd)(context, identity, { code: problem.code, offset, pointer, message: problem.message });
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
    const { range, options, cache } = base;
    if (base.isAscii === true || !FORBIDDEN.test((0,field_locator/* sliceOf */.Mz)(range))) {
        const quick = readQuickly(range.source.text, range.start, range.end, options.limits.maxDepth);
        if (quick !== null && !isList(quick.value, options.registry)) {
            const tree = { valueOffset: quick.offset - range.start, root: () => cache.root(range) };
            readObject({ ...base, tree }, quick.value, [], []);
            return;
        }
    }
    readThoroughly(base);
}
/** The way that reads all of YAML and can say what is wrong. `readDocument` ends every document as this does. */
function readThoroughly(base) {
    const { limits } = base.options;
    const text = (0,field_locator/* sliceOf */.Mz)(base.range);
    const forbidden = FORBIDDEN.exec(text);
    if (forbidden !== null) {
        const context = { ...base, tree: treeOf(null) };
        const offset = base.range.start + forbidden.index;
        const message = `the character U+${codePoint(forbidden[0])} must not stand in a manifest`;
        const legible = (0,compose_document/* composeDocument */.w)(text.replaceAll(ALL_FORBIDDEN, ' '), limits.maxDepth);
        const identity = (0,document_context/* identityOf */.cu)((0,node_to_json/* nodeToJson */.A4)(legible.root, limits).value);
        (0,document_context/* addFinding */.Xd)(context, identity, { code: 'HHS-3004', offset, pointer: '', message });
        (0,document_context/* addUnreadable */.D8)(context, identity, firstValue(context, text));
        return;
    }
    const { root, problems } = (0,compose_document/* composeDocument */.w)(text, limits.maxDepth);
    const context = { ...base, tree: treeOf(root) };
    if (problems.length > 0) {
        refuseSyntax(context, problems, (0,document_context/* identityOf */.cu)((0,node_to_json/* nodeToJson */.A4)(root, limits).value));
        return;
    }
    const conversion = (0,node_to_json/* nodeToJson */.A4)(root, limits);
    if (conversion.cutShort)
        refuseValues(context, conversion.problems, (0,document_context/* identityOf */.cu)(conversion.value));
    else if (conversion.value === null && !conversion.failed) {
        (0,document_context/* addSkipped */.CA)(context, firstValue(context, text), 'empty', 'the document holds no value');
    }
    else if (isList(conversion.value, base.options.registry))
        read_document_readList(context, conversion, conversion.value);
    else
        readObject(context, conversion.value, [], conversion.problems);
}
function treeOf(root) {
    return { valueOffset: root?.range?.[0] ?? 0, root: () => root };
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
        syntax: ({ message }) => `not valid YAML: ${(0,node_to_json/* shorten */.ml)(message.split('\n', 1)[0] ?? '')}`,
        tab: () => 'a tab stands where only spaces may indent',
        'too-deep': () => `more than ${maxDepth} levels of nesting`,
        'too-large': () => 'the document is too large to be read safely',
    };
    const lines = new Set();
    for (const problem of problems) {
        const offset = Math.min(context.range.start + problem.offset, context.range.end);
        const { line } = (0,source_text/* locationAt */.dz)(context.range.source, offset);
        if (lines.size >= TOLD_SYNTAX_PROBLEMS || lines.has(line))
            continue;
        lines.add(line);
        const code = SYNTAX_CODES[problem.reason];
        (0,document_context/* addFinding */.Xd)(context, identity, { code, offset, pointer: '', message: messages[problem.reason](problem) });
    }
    (0,document_context/* addUnreadable */.D8)(context, identity, firstValue(context, (0,field_locator/* sliceOf */.Mz)(context.range)));
}
function refuseValues(context, problems, identity) {
    for (const problem of problems)
        addValueProblem(context, identity, [], problem);
    (0,document_context/* addUnreadable */.D8)(context, identity, (0,document_context/* fieldOffset */.qU)(context, [], '', 'value'));
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
        return (0,classify_object/* splitApiVersion */.N)(apiVersion).group === '';
    return registry.kinds.some((definition) => `${definition.kind}List` === kind);
}
/** Every item ends as a document of its own. Items of a typed list may leave out what the list says. */
function read_document_readList(context, conversion, list) {
    const items = (0,json/* getOwn */.Ng)(list, 'items') ?? null;
    const start = (0,document_context/* fieldOffset */.qU)(context, [], '', 'value');
    if (!Array.isArray(items)) {
        const offset = (0,document_context/* fieldOffset */.qU)(context, [], '/items', 'value');
        const message = '`items` of a list is no list';
        (0,document_context/* addFinding */.Xd)(context, document_context/* NO_IDENTITY */.T5, { code: 'HHS-3035', offset, pointer: '/items', message });
        (0,document_context/* addUnreadable */.D8)(context, (0,document_context/* identityOf */.cu)(list), start);
        return;
    }
    if (items.length === 0)
        (0,document_context/* addSkipped */.CA)(context, start, 'empty', 'a list without items');
    const outside = conversion.problems.filter(({ pointer }) => !/^\/items\/\d/.test(pointer));
    if (outside.length > 0 && conversion.failed) {
        refuseValues(context, outside, (0,document_context/* identityOf */.cu)(list));
        return;
    }
    for (const [index, item] of items.entries()) {
        const base = ['items', String(index)];
        const problems = conversion.problems.filter(({ pointer }) => (0,shared_pointer/* isWithin */.UO)(pointer, (0,shared_pointer/* pointerOf */.rq)(base)));
        readObject(context, withListType(item, list), base, problems);
    }
}
/** An item with what the list says for all of them. */
function withListType(item, list) {
    const kind = (0,json/* getOwn */.Ng)(list, 'kind');
    const apiVersion = (0,json/* getOwn */.Ng)(list, 'apiVersion');
    if (!(0,json/* isJsonObject */.OW)(item) || typeof kind !== 'string' || typeof apiVersion !== 'string')
        return item;
    if ((0,classify_object/* splitApiVersion */.N)(apiVersion).group === '' || Object.hasOwn(item, 'kind'))
        return item;
    return { apiVersion, ...item, kind: kind.slice(0, -'List'.length) };
}


/***/ }),

/***/ 7708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KA: () => (/* binding */ isPlainText),
/* harmony export */   Rg: () => (/* binding */ resolvePlain),
/* harmony export */   lX: () => (/* binding */ surpriseOf)
/* harmony export */ });
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
const LONGEST_WORD = Math.max(...[...WORDS.keys()].map((word) => word.length));
/** What numbers of any notation are made of. */
const NUMBER_SIGNS = /^[-+.\w]*$/;
/** True for an unquoted scalar that is its own text to every reader, false also where a closer look is needed. */
function isPlainText(text) {
    const first = text.charCodeAt(0);
    if (isDigit(first) || first === 0x2b || first === 0x2d || first === 0x2e)
        return !NUMBER_SIGNS.test(text);
    return text.length > LONGEST_WORD || !WORDS.has(text);
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
            ? `${target.path === '' ? 'the directory' : `${target.path}/`} is read under its own name`
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

/***/ 9575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $y: () => (/* binding */ createSourceText),
/* harmony export */   dz: () => (/* binding */ locationAt)
/* harmony export */ });
/* unused harmony export lineAt */
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


/***/ }),

/***/ 7291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ splitDocuments)
/* harmony export */ });
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


/***/ }),

/***/ 9211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ createBody),
/* harmony export */   v: () => (/* binding */ updateWrite)
/* harmony export */ });
/* harmony import */ var _resource_live_object_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2107);
/* harmony import */ var _resource_ownership_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(372);
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3600);
/* harmony import */ var _shared_pointer_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(157);
/* harmony import */ var _default_refill_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5679);
/* harmony import */ var _emptied_structs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6421);
/* harmony import */ var _place_value_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2909);







/**
 * What a create sends: the manifest without nulls. The API server drops them from a plain create (no field of the fabric
 * is nullable), but refuses them in an apply.
 */
function createBody(desired) {
    const body = withoutNulls(desired);
    const metadata = { ...(0,_resource_live_object_js__WEBPACK_IMPORTED_MODULE_0__/* .metadataOf */ .N)(body) };
    // an empty map of labels says nothing, but moves the resourceVersion at every apply
    for (const map of ['labels', 'annotations']) {
        const entries = metadata[map];
        if ((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(entries) && Object.keys(entries).length === 0)
            delete metadata[map];
    }
    return { ...body, metadata };
}
function withoutNulls(value) {
    const result = {};
    for (const key of Object.keys(value)) {
        const child = value[key];
        if (child !== null)
            (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .setOwn */ .P5)(result, key, clean(child));
    }
    return result;
}
function clean(value) {
    if (Array.isArray(value))
        return value.map(clean);
    return (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value) ? withoutNulls(value) : value;
}
/**
 * What an update sends, tied to the live version that was compared, so that it leaves what a create of the same manifest
 * would give. Server-side apply turns a struct whose last owned field goes into null, which the schema refuses (422); a
 * required struct that is empty must not be dropped; and what admission filled in stays although it no longer follows:
 * - `spec: {}` over a filled spec: a merge patch clears the fields instead;
 * - `{}` in Git over a filled struct: left out, which removes what we own in it;
 * - `{}` of ours in live that Git leaves out: sent again, since absent and empty mean the same to the fabric;
 * - a default that no longer follows: null, which makes the fabric fill it in again;
 * - a required struct that loses its last field: a merge patch empties it.
 */
function updateWrite(desired, live, kind, context) {
    const wanted = createBody(desired);
    const liveSpec = specOf(live.object);
    const wantedSpec = specOf(wanted);
    const precondition = { resourceVersion: live.resourceVersion };
    if (Object.keys(wantedSpec).length === 0 && Object.keys(liveSpec).length > 0) {
        return { method: 'merge-patch', body: patchTo({}, wanted, live, precondition) };
    }
    const owned = (0,_resource_ownership_js__WEBPACK_IMPORTED_MODULE_2__/* .ownedPart */ .JZ)((0,_resource_live_object_js__WEBPACK_IMPORTED_MODULE_0__/* .managedFieldsOf */ .Y)(live.object), live.object, context.fieldManager);
    const dropped = (0,_emptied_structs_js__WEBPACK_IMPORTED_MODULE_3__/* .dropEmptied */ .kZ)(wantedSpec, liveSpec, kind.spec);
    const spec = (0,_emptied_structs_js__WEBPACK_IMPORTED_MODULE_3__/* .keepEmptyStructs */ .N)(dropped, specOf(owned), liveSpec, kind.spec);
    const refill = (0,_default_refill_js__WEBPACK_IMPORTED_MODULE_4__/* .refillOf */ .uK)(spec, wanted, live, kind, context);
    if (refill.by === 'patch') {
        const target = refill.empty.reduce((result, pointer) => (0,_place_value_js__WEBPACK_IMPORTED_MODULE_5__/* .withValueAt */ .h)(result, (0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_6__/* .pointerTokens */ .Mr)(pointer), {}), wantedSpec);
        return { method: 'merge-patch', body: patchTo(target, wanted, live, precondition) };
    }
    const metadata = { ...(0,_resource_live_object_js__WEBPACK_IMPORTED_MODULE_0__/* .metadataOf */ .N)(wanted), ...precondition };
    return { method: 'apply', body: { ...wanted, metadata, spec: (0,_default_refill_js__WEBPACK_IMPORTED_MODULE_4__/* .withCleared */ .Ty)(spec, refill.clear) } };
}
/** Makes the spec `target` and brings our labels and annotations along. */
function patchTo(target, wanted, live, precondition) {
    const metadata = { ...precondition };
    for (const map of ['labels', 'annotations']) {
        const entries = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .getOwn */ .Ng)((0,_resource_live_object_js__WEBPACK_IMPORTED_MODULE_0__/* .metadataOf */ .N)(wanted), map);
        if (entries !== undefined)
            metadata[map] = entries;
    }
    return { metadata, spec: mergePatch(specOf(live.object), target) };
}
/** RFC 7396: null where `target` has nothing. */
function mergePatch(live, target) {
    const patch = {};
    for (const key of Object.keys(live))
        if (!Object.hasOwn(target, key))
            (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .setOwn */ .P5)(patch, key, null);
    for (const key of Object.keys(target)) {
        const value = target[key];
        const there = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .getOwn */ .Ng)(live, key);
        (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .setOwn */ .P5)(patch, key, (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value) && (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(there) ? mergePatch(there, value) : value);
    }
    return patch;
}
function specOf(object) {
    return (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(object.spec) ? object.spec : {};
}


/***/ }),

/***/ 5679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W_: () => (/* binding */ leftoverDefaults),
  uK: () => (/* binding */ refillOf),
  Ty: () => (/* binding */ withCleared),
  VO: () => (/* binding */ withRefill)
});

// EXTERNAL MODULE: ./lib/domain/resource/live-object.js
var live_object = __webpack_require__(2107);
// EXTERNAL MODULE: ./lib/domain/resource/ownership.js
var ownership = __webpack_require__(372);
// EXTERNAL MODULE: ./lib/domain/shared/json.js
var json = __webpack_require__(3600);
// EXTERNAL MODULE: ./lib/domain/shared/pointer.js
var shared_pointer = __webpack_require__(157);
// EXTERNAL MODULE: ./lib/domain/plan/emptied-structs.js
var emptied_structs = __webpack_require__(6421);
// EXTERNAL MODULE: ./lib/domain/plan/place-value.js
var place_value = __webpack_require__(2909);
;// CONCATENATED MODULE: ./lib/domain/plan/predict-apply.js




/**
 * The spec that an apply of `body` gives before admission sees it: `body` over what is live, without what only our own
 * apply owns there and `body` no longer has.
 */
function predictSpec(body, live, fieldManager) {
    const spec = (0,json/* isJsonObject */.OW)(live.object.spec) ? live.object.spec : {};
    const scene = { live, entries: (0,live_object/* managedFieldsOf */.Y)(live.object), fieldManager };
    return laidOver(body, spec, '/spec', scene);
}
function laidOver(body, there, pointer, scene) {
    const result = {};
    for (const key of Object.keys(there)) {
        const child = (0,shared_pointer/* childPointer */.Y2)(pointer, key);
        const value = there[key];
        if (!Object.hasOwn(body, key)) {
            const left = whatStays(value, child, scene);
            if (left !== undefined)
                (0,json/* setOwn */.P5)(result, key, left);
            continue;
        }
        const sent = body[key];
        const merged = (0,json/* isJsonObject */.OW)(sent) && (0,json/* isJsonObject */.OW)(value) ? laidOver(sent, value, child, scene) : sent;
        (0,json/* setOwn */.P5)(result, key, merged);
    }
    for (const key of Object.keys(body)) {
        if (!Object.hasOwn(there, key))
            (0,json/* setOwn */.P5)(result, key, body[key]);
    }
    return result;
}
/** undefined: it goes. A struct in which nobody but us owns something goes whole, with what admission put into it. */
function whatStays(value, pointer, scene) {
    if (isOnlyOurs(pointer, scene))
        return undefined;
    if (!(0,json/* isJsonObject */.OW)(value))
        return value;
    const result = {};
    for (const key of Object.keys(value)) {
        const left = whatStays(value[key], (0,shared_pointer/* childPointer */.Y2)(pointer, key), scene);
        if (left !== undefined)
            (0,json/* setOwn */.P5)(result, key, left);
    }
    return result;
}
/** Of a struct: what is owned in it. */
function isOnlyOurs(pointer, { live, entries, fieldManager }) {
    const owners = (0,ownership/* ownersOf */.K2)(entries, live.object, pointer);
    return (owners.length > 0 &&
        owners.every((owner) => owner.manager === fieldManager && owner.operation === 'Apply'));
}

;// CONCATENATED MODULE: ./lib/domain/plan/default-refill.js







/**
 * What an apply of `spec` (the spec of its body) has to clear besides, so that it leaves what a create of `desired` would
 * give. What admission filled in belongs to nobody, and an apply lets it stand, also where it no longer follows from the
 * rest: an old gateway outside of a new subnet. A null in the apply makes the fabric fill it in again, with whatever
 * default the release in the cluster has. So does one below a struct that Git states as empty, which means its defaults
 * and not its absence, where an apply of the empty struct would remove it. The webhook adds empty structs only when it fills in something: where one would
 * be missing, a default near it is asked for again.
 */
function refillOf(spec, desired, live, kind, context) {
    const created = kind.defaulted(desired, context);
    const target = (0,json/* isJsonObject */.OW)(created.spec) ? created.spec : {};
    const predicted = predictSpec(spec, live, context.fieldManager);
    const filled = leavesOf(predicted, '').filter((pointer) => (0,shared_pointer/* valueAt */.fK)(spec, pointer) === undefined && isDefaultAt(pointer, target));
    const unowned = filled.filter((pointer) => isUnowned(`/spec${pointer}`, live));
    const stale = unowned.filter((pointer) => !(0,json/* jsonEquals */.A)((0,shared_pointer/* valueAt */.fK)(predicted, pointer), (0,shared_pointer/* valueAt */.fK)(target, pointer)));
    const absent = emptyStructs(desired.spec ?? {}, '').filter((pointer) => (0,shared_pointer/* valueAt */.fK)(predicted, pointer) === undefined && isFilled((0,shared_pointer/* valueAt */.fK)(target, pointer)));
    const inside = absent.flatMap((pointer) => leavesOf((0,shared_pointer/* valueAt */.fK)(target, pointer) ?? null, pointer));
    if (stale.length + inside.length > 0)
        return { by: 'apply', clear: [...stale, ...inside] };
    const lost = emptyStructs(target, '').filter((pointer) => (0,shared_pointer/* valueAt */.fK)(predicted, pointer) === undefined);
    if (lost.length === 0 || fillsInAnyway(created, predicted, live))
        return { by: 'apply', clear: [] };
    const near = [...new Set(lost.flatMap((pointer) => nearestOf(pointer, unowned)))];
    if (near.length > 0)
        return { by: 'apply', clear: near };
    if (!lost.some((pointer) => isRequired(pointer, kind.spec)))
        return { by: 'apply', clear: [] };
    const wanted = desired.spec ?? {};
    const empty = emptyStructs(target, '').filter((pointer) => (0,shared_pointer/* valueAt */.fK)(wanted, pointer) === undefined);
    return { by: 'patch', empty };
}
/** The body of a forced apply, which holds only what is ours and what was accepted: the same for what follows from it. */
function withRefill(body, live, kind, context) {
    const spec = (0,json/* isJsonObject */.OW)(body.spec) ? body.spec : {};
    const refill = refillOf(spec, (0,place_value/* laidOver */.J)(body, ownedByAnybody(live)), live, kind, context);
    return refill.by === 'apply' && refill.clear.length > 0
        ? { ...body, spec: withCleared(spec, refill.clear) }
        : body;
}
/** The spec with nulls where the fabric has to fill in anew. */
function withCleared(spec, pointers) {
    return pointers.reduce((result, pointer) => (0,place_value/* withValueAt */.h)(result, (0,shared_pointer/* pointerTokens */.Mr)(pointer), null), spec);
}
/**
 * Values in the written object that follow from what was there before and not from what Git says now, and that nobody
 * else owns: an apply lets them stand, a create would not have them. Pointers into the object.
 */
function leftoverDefaults(desired, before, written, kind, context) {
    const target = kind.defaulted(desired, context);
    const explained = kind.defaulted(ownedByAnybody(before), context);
    const left = ['/spec', '/metadata/labels', '/metadata/annotations'].flatMap((root) => {
        const there = (0,shared_pointer/* valueAt */.fK)(written.object, root);
        return (0,json/* isJsonObject */.OW)(there) ? leavesOf(there, root) : [];
    });
    return topmost(left.filter((pointer) => (0,shared_pointer/* valueAt */.fK)(target, pointer) === undefined &&
        (0,json/* jsonEquals */.A)((0,shared_pointer/* valueAt */.fK)(explained, pointer), (0,shared_pointer/* valueAt */.fK)(written.object, pointer)) &&
        (0,json/* jsonEquals */.A)((0,shared_pointer/* valueAt */.fK)(before.object, pointer), (0,shared_pointer/* valueAt */.fK)(written.object, pointer)) &&
        isUnowned(pointer, written)), target, written.object);
}
/** What somebody once wrote, as opposed to what admission made of it. */
function ownedByAnybody(live) {
    const { object } = live;
    let kept = {
        apiVersion: object.apiVersion ?? '',
        kind: object.kind ?? '',
        metadata: { name: (0,live_object/* metadataOf */.N)(object).name ?? '', namespace: (0,live_object/* metadataOf */.N)(object).namespace ?? '' },
        spec: {},
    };
    const roots = ['/spec', '/metadata/labels', '/metadata/annotations'];
    for (const pointer of roots.flatMap((root) => leavesOf((0,shared_pointer/* valueAt */.fK)(object, root) ?? null, root))) {
        if (isUnowned(pointer, live))
            continue;
        kept = (0,place_value/* withValueAt */.h)(kept, (0,shared_pointer/* pointerTokens */.Mr)(pointer), (0,shared_pointer/* valueAt */.fK)(object, pointer) ?? null);
    }
    return kept;
}
/** Where a struct holds nothing but leftovers and a create would not have it, it goes as a whole. */
function topmost(pointers, target, written) {
    const raised = pointers.map((pointer) => {
        let best = pointer;
        for (let up = parentOf(pointer); up.startsWith('/spec/'); up = parentOf(up)) {
            const leaves = leavesOf((0,shared_pointer/* valueAt */.fK)(written, up) ?? null, up);
            const whole = (0,shared_pointer/* valueAt */.fK)(target, up) === undefined && leaves.every((leaf) => pointers.includes(leaf));
            if (!whole)
                break;
            best = up;
        }
        return best;
    });
    return [...new Set(raised)];
}
function parentOf(pointer) {
    return pointer.slice(0, pointer.lastIndexOf('/'));
}
/** Pointers of what is no struct or map with something in it; a list is one unit. */
function leavesOf(value, pointer) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return pointer === '' ? [] : [pointer];
    return Object.keys(value).flatMap((key) => leavesOf(value[key], (0,shared_pointer/* childPointer */.Y2)(pointer, key)));
}
function emptyStructs(value, pointer) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return [];
    const keys = Object.keys(value);
    if (keys.length === 0)
        return pointer === '' ? [] : [pointer];
    return keys.flatMap((key) => emptyStructs(value[key], (0,shared_pointer/* childPointer */.Y2)(pointer, key)));
}
function isDefaultAt(pointer, target) {
    const value = (0,shared_pointer/* valueAt */.fK)(target, pointer);
    return value !== undefined && value !== null && !(0,json/* isJsonObject */.OW)(value);
}
function isFilled(value) {
    return (0,json/* isJsonObject */.OW)(value) && Object.keys(value).length > 0;
}
function isUnowned(pointer, live) {
    return (0,ownership/* ownersOf */.K2)((0,live_object/* managedFieldsOf */.Y)(live.object), live.object, pointer).length === 0;
}
/** Does the webhook change something of what it gets? Then it writes its empty structs, too. */
function fillsInAnyway(created, predicted, live) {
    const labels = (object) => {
        const map = (0,live_object/* metadataOf */.N)(object).labels;
        return (0,json/* isJsonObject */.OW)(map) ? map : {};
    };
    const there = labels(live.object);
    const wanted = labels(created);
    if (Object.keys(wanted).some((key) => !(0,json/* jsonEquals */.A)(wanted[key], there[key])))
        return true;
    const target = created.spec ?? {};
    return leavesOf(target, '').some((pointer) => !(0,json/* isJsonObject */.OW)((0,shared_pointer/* valueAt */.fK)(target, pointer)) &&
        !(0,json/* jsonEquals */.A)((0,shared_pointer/* valueAt */.fK)(target, pointer), (0,shared_pointer/* valueAt */.fK)(predicted, pointer)));
}
/** Those of `pointers` that share the longest way with `lost`. */
function nearestOf(lost, pointers) {
    for (let up = parentOf(lost);; up = parentOf(up)) {
        const near = pointers.filter((pointer) => up === '' || (0,shared_pointer/* isWithin */.UO)(pointer, up));
        if (near.length > 0 || up === '')
            return near;
    }
}
function isRequired(pointer, spec) {
    const tokens = (0,shared_pointer/* pointerTokens */.Mr)(pointer);
    const last = tokens.pop() ?? '';
    let schema = spec;
    for (const token of tokens)
        schema = (0,emptied_structs/* fieldSchema */.cz)(schema, token);
    return schema?.type === 'object' && schema.required.includes(last);
}


/***/ }),

/***/ 6421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ keepEmptyStructs),
/* harmony export */   cz: () => (/* binding */ fieldSchema),
/* harmony export */   kZ: () => (/* binding */ dropEmptied)
/* harmony export */ });
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3600);

/** `{}` in Git over a filled struct is left out, so that what we own in it goes; an entry of a map stays as it is live. */
function dropEmptied(wanted, live, schema) {
    const result = {};
    for (const key of Object.keys(wanted)) {
        const value = wanted[key];
        const there = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getOwn */ .Ng)(live, key);
        if (!(0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) || !(0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(there)) {
            (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .setOwn */ .P5)(result, key, value);
        }
        else if (Object.keys(value).length > 0 || Object.keys(there).length === 0) {
            (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .setOwn */ .P5)(result, key, dropEmptied(value, there, fieldSchema(schema, key)));
        }
        else if (schema?.type === 'map') {
            // the entry itself means something: it stays as it is, and what is in it is cleared by a patch afterwards
            (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .setOwn */ .P5)(result, key, there);
        }
    }
    return result;
}
/** `{}` of ours in live that Git leaves out is sent again, since absent and empty mean the same to the fabric. */
function keepEmptyStructs(body, owned, live, schema) {
    const result = { ...body };
    for (const key of Object.keys(owned)) {
        const there = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getOwn */ .Ng)(live, key);
        const mine = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getOwn */ .Ng)(body, key);
        const ownedValue = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getOwn */ .Ng)(owned, key);
        if (!(0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(there) || !(0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(ownedValue))
            continue;
        const isStruct = schema?.type === 'object' && fieldSchema(schema, key)?.type === 'object';
        if (mine === undefined && Object.keys(there).length === 0 && isStruct)
            (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .setOwn */ .P5)(result, key, {});
        else if ((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(mine))
            (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .setOwn */ .P5)(result, key, keepEmptyStructs(mine, ownedValue, there, fieldSchema(schema, key)));
    }
    return result;
}
function fieldSchema(schema, key) {
    if (schema?.type === 'object')
        return Object.hasOwn(schema.fields, key) ? schema.fields[key] : undefined;
    return schema?.type === 'map' ? schema.values : undefined;
}


/***/ }),

/***/ 2909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ laidOver),
/* harmony export */   h: () => (/* binding */ withValueAt)
/* harmony export */ });
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3600);

/** A copy of `object` with `value` at the path; structs on the way are made where they are missing. */
function withValueAt(object, tokens, value) {
    const [token, ...rest] = tokens;
    if (token === undefined)
        return object;
    const result = { ...object };
    const child = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getOwn */ .Ng)(object, token);
    (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .setOwn */ .P5)(result, token, rest.length === 0 ? value : withValueAt((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(child) ? child : {}, rest, value));
    return result;
}
/** `above` over `below`: struct by struct, field by field; a list is one value. */
function laidOver(above, below) {
    const result = { ...below };
    for (const key of Object.keys(above)) {
        const value = above[key];
        const there = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getOwn */ .Ng)(below, key);
        (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .setOwn */ .P5)(result, key, (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) && (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(there) ? laidOver(value, there) : value);
    }
    return result;
}


/***/ }),

/***/ 959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BG: () => (/* binding */ freezeText),
/* harmony export */   Ly: () => (/* binding */ policyStop),
/* harmony export */   t8: () => (/* binding */ freezePlan)
/* harmony export */ });
/* harmony import */ var _shared_count_by_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4273);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2259);


/** Why the configuration lets nothing be written to an object; null: it says nothing of it. */
function policyStop({ enabled, hold }, id) {
    if (!enabled)
        return 'the fabric is switched off in the configuration (enabled: false)';
    const own = hold.find(({ object }) => object?.kind === id.kind && object.name === id.name);
    const entry = own ?? hold.find(({ object }) => object === null);
    return entry === undefined ? null : holdText(entry);
}
function holdText({ object, by, atMs, reason }) {
    const what = object === null ? 'the whole fabric' : 'it';
    const since = atMs === null ? '' : ` since ${dayText(atMs)}`;
    return `${what} is on hold${since}${by === null ? '' : ` (${by})`}: ${reason}`;
}
function dayText(ms) {
    return new Date(ms).toISOString().slice(0, 10);
}
/** `nothing is written until 2027-01-04T00:00Z: end of the year`. */
function freezeText({ reasons, untilMs }) {
    const until = new Date(untilMs).toISOString().replace(/:\d{2}\.\d{3}Z$/, 'Z');
    return `a freeze is in force, nothing is written until ${until}: ${reasons.join('; ')}`;
}
/** The plan of an apply in a freeze: what was to be written, and what could be forced, waits. */
function freezePlan(plan, freeze) {
    const reason = freezeText(freeze);
    const changes = plan.changes.map((change) => isWaiting(change)
        ? { ...change, action: 'hold', hold: 'frozen', reason, wave: 0, refersTo: [] }
        : change);
    return { ...plan, changes, waves: 0, byAction: (0,_shared_count_by_js__WEBPACK_IMPORTED_MODULE_0__/* .countBy */ .T)(changes, _plan_js__WEBPACK_IMPORTED_MODULE_1__/* .PLAN_ACTIONS */ .I, ({ action }) => action) };
}
function isWaiting({ action }) {
    return action === 'create' || action === 'update' || action === 'delete';
}


/***/ }),

/***/ 918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ chainsBehind),
/* harmony export */   o: () => (/* binding */ buildReferenceGraph)
/* harmony export */ });
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
    return { targets, waves: layer(targets) };
}
/** Tarjan's components without recursion (a chain may be long), layered as they are completed: targets come first. */
function layer(targets) {
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
                close(visit.key, open, isOpen, targets, waves);
        }
    }
    return waves;
}
function lower(low, key, value) {
    low.set(key, Math.min(low.get(key), value));
}
function close(root, open, isOpen, targets, waves) {
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
/**
 * How long the chain of objects is that wait for each, one after the other; 0: nothing refers to it. Whoever writes the
 * long chains first never runs out of objects that may be written side by side.
 */
function chainsBehind({ targets, waves }) {
    const chains = new Map();
    const fromTheEnd = [...targets.keys()].sort((a, b) => (waves.get(b) ?? 0) - (waves.get(a) ?? 0));
    for (const key of fromTheEnd) {
        const own = chains.get(key) ?? 0;
        chains.set(key, own);
        for (const target of targets.get(key) ?? []) {
            // of a ring nobody waits for another
            if (waves.get(target) === waves.get(key))
                continue;
            chains.set(target, Math.max(chains.get(target) ?? 0, own + 1));
        }
    }
    return chains;
}


/***/ }),

/***/ 1350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ showValue)
/* harmony export */ });
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3600);
/* harmony import */ var _shared_plural_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2716);
/* harmony import */ var _escape_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1226);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8041);




/** Longest value in a report; what is longer is cut, and said how large it is. */
const VALUE_LIMIT = 60;
/** A value on one line as a person reads it: `1001`, `"10.0.1.0/24"`, `{vlan: 1001, subnet: "10.0.1.0/24"}`. */
function showValue(value, limit = VALUE_LIMIT) {
    if (value === undefined)
        return '(none)';
    const text = (0,_escape_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(flow(value, limit));
    return text.length <= limit ? text : `${(0,_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .ml)(text, limit)}${sizeOf(value)}`;
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
    return (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value) ? `{${parts.join(', ')}}` : `[${parts.join(', ')}]`;
}
function keyText(key) {
    return /^[A-Za-z0-9_./-]+$/.test(key) ? key : JSON.stringify(key);
}
function sizeOf(value) {
    if (typeof value === 'string')
        return ` (${value.length} characters)`;
    if (Array.isArray(value))
        return ` (${(0,_shared_plural_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .L)(value.length, 'item')})`;
    return (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value) ? ` (${(0,_shared_plural_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .L)(Object.keys(value).length, 'field')})` : '';
}


/***/ }),

/***/ 3491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ ASSUMED_FABRIC_CONFIG),
/* harmony export */   T: () => (/* binding */ DEFAULT_FABRIC_CONFIG)
/* harmony export */ });
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

/***/ 6168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ shapeFault),
/* harmony export */   G: () => (/* binding */ hasShape)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3600);
/* harmony import */ var _pointer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(157);


/** Does a value that was read have the form? Afterwards it has its type. */
function hasShape(shape, value) {
    return shapeFault(shape, value) === null;
}
/** The first place at which `value` is not of the form, as `<pointer>: what is wrong`; null: it is of the form. */
function shapeFault(shape, value) {
    return faultAt(shape.schema, value, '');
}
/** Reads exactly the words that `json-shape.ts` writes. */
function faultAt(schema, value, at) {
    if (value === undefined)
        return say(at, 'is missing');
    if (Array.isArray(schema.anyOf)) {
        const faults = schema.anyOf.filter(_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW).map((branch) => faultAt(branch, value, at));
        return faults.includes(null) ? null : (faults[0] ?? null);
    }
    if (schema.const !== undefined && schema.const !== value)
        return say(at, `is not ${String(schema.const)}`);
    if (Array.isArray(schema.enum) && !schema.enum.includes(value)) {
        return say(at, 'is none of the words that are allowed');
    }
    const types = schema.type === undefined ? null : [schema.type].flat();
    if (types !== null && !types.some((type) => isOfType(type, value))) {
        return say(at, `is not of type ${types.join(' or ')}`);
    }
    if (typeof schema.minimum === 'number' && typeof value === 'number' && value < schema.minimum) {
        return say(at, `is less than ${schema.minimum}`);
    }
    if (typeof schema.maximum === 'number' && typeof value === 'number' && value > schema.maximum) {
        return say(at, `is more than ${schema.maximum}`);
    }
    return childFault(schema, value, at);
}
function childFault(schema, value, at) {
    const { items, properties, required, additionalProperties } = schema;
    if (Array.isArray(value)) {
        if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(items))
            return null;
        return firstFault(value.map((item, index) => [items, item, (0,_pointer_js__WEBPACK_IMPORTED_MODULE_1__/* .childPointer */ .Y2)(at, index)]));
    }
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value))
        return null;
    const known = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(properties) ? properties : {};
    const needed = Array.isArray(required) ? required : [];
    const missing = needed.find((name) => typeof name === 'string' && !Object.hasOwn(value, name));
    if (missing !== undefined)
        return say((0,_pointer_js__WEBPACK_IMPORTED_MODULE_1__/* .childPointer */ .Y2)(at, String(missing)), 'is missing');
    for (const [name, child] of Object.entries(value)) {
        const own = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getOwn */ .Ng)(known, name) ?? additionalProperties;
        const place = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_1__/* .childPointer */ .Y2)(at, name);
        if (own === false)
            return say(place, 'is not known');
        const fault = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(own) ? faultAt(own, child, place) : null;
        if (fault !== null)
            return fault;
    }
    return null;
}
function firstFault(parts) {
    for (const [schema, value, at] of parts) {
        const fault = faultAt(schema, value, at);
        if (fault !== null)
            return fault;
    }
    return null;
}
function isOfType(type, value) {
    switch (type) {
        case 'null':
            return value === null;
        case 'array':
            return Array.isArray(value);
        case 'object':
            return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value);
        case 'integer':
            return Number.isInteger(value);
        default:
            return typeof value === type;
    }
}
function say(at, what) {
    return `${at === '' ? 'the document' : at} ${what}`;
}


/***/ }),

/***/ 3225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ errorFacts)
});

// UNUSED EXPORTS: ERROR_CODES

;// CONCATENATED MODULE: ./lib/domain/shared/error-code.js
function errorRow(category, title, cause, cure) {
    return { category, title, cause, cure };
}

;// CONCATENATED MODULE: ./lib/domain/shared/github-codes.js

/** Codes of what goes wrong between us and GitHub; a part of `ERROR_CODES`. */
const GITHUB_CODES = {
    'HHS-2030': errorRow('configuration', 'The branch of the status is protected', 'A branch protection or a ruleset keeps the token from writing to it, or from making it. A branch whose name is the first part of its name (`hedgehog-sync` for `hedgehog-sync/status`) is in the way, too.', 'Leave the branch out of the rule, or let the token bypass it, or choose another branch for the status.'),
    'HHS-2031': errorRow('configuration', 'The branch for the status does not exist', 'The status is to be kept on a branch of sources, and such a branch is never made here.', 'Look at the name of the branch, or leave it out: the status then gets a branch of its own.'),
    'HHS-2032': errorRow('configuration', 'The address of GitHub or of the repository cannot be used', 'The API address is no http(s) address without user and password, or the repository is not `owner/name`.', 'Leave GITHUB_API_URL, GITHUB_GRAPHQL_URL and GITHUB_REPOSITORY as the runner sets them.'),
    'HHS-2033': errorRow('configuration', 'The branch is protected', 'A branch protection or a ruleset keeps the token from writing to it, from making it or from deleting it.', 'Leave the branch out of the rule, or let the token bypass it.'),
    'HHS-2034': errorRow('configuration', 'Workflows may not open pull requests here', 'The token of a job opens pull requests only where the settings of the repository (or of its organisation) allow it.', 'Settings → Actions → General → allow GitHub Actions to create and approve pull requests; or use the token of a GitHub App.'),
    'HHS-2035': errorRow('configuration', 'What is on hold cannot be read', '`holds.json` beside the status was changed by hand, or is of another version. Somebody may have stopped just what a run would write next, so nothing is written.', 'Put the file back as it was in the history of the branch, or delete it and give the /hold commands again.'),
    'HHS-2039': errorRow('configuration', 'The proxy to GitHub cannot be used', 'HTTPS_PROXY or HTTP_PROXY is set to something that is no address.', 'Write it as http://HOST:PORT, or list the host of GitHub in NO_PROXY.'),
    'HHS-2120': errorRow('network', 'GitHub cannot be reached', 'Nothing answers at the address of the API: a firewall, a proxy or an outage.', 'Check the way from the runner to the API address; githubstatus.com tells of outages.'),
    'HHS-2121': errorRow('network', 'The host name of GitHub is not known', 'DNS has no address for it.', 'Check GITHUB_API_URL and the resolver of the runner.'),
    'HHS-2122': errorRow('network', 'The connection to GitHub broke', 'GitHub or something on the way cut it before the answer was complete.', 'Run again; if it stays, look at proxies between the runner and GitHub.'),
    'HHS-2123': errorRow('network', 'The certificate of GitHub is not trusted', 'It is signed by an authority that the runner does not know, is for another name, or is out of date.', 'Let Node know the authority: NODE_EXTRA_CA_CERTS names its certificate file.'),
    'HHS-2124': errorRow('network', 'The answer is not from a GitHub API', 'Something else answers at the address, such as a login page, or rewrites the answers.', 'Check GITHUB_API_URL, GITHUB_GRAPHQL_URL and proxies on the way.'),
    'HHS-2125': errorRow('network', 'GitHub is not available', 'It answered with an error of its own (5xx) on every try.', 'Look at githubstatus.com, and run again later.'),
    'HHS-2126': errorRow('network', 'The request budget of the token is used up', 'GitHub allows a token so many requests an hour, and all jobs of the repository share them.', 'Run again after the time that the message names, or use the token of a GitHub App, which has more.'),
    'HHS-2127': errorRow('network', 'GitHub asks to slow down', 'Too many requests came in a short time (a secondary rate limit), not only from this run.', 'Run again after some minutes, and let fewer runs start at once.'),
    'HHS-2128': errorRow('timeout', 'GitHub did not answer in time', 'No complete answer came within the time limit.', 'Look at githubstatus.com, and run again.'),
    'HHS-2129': errorRow('network', "GitHub's abuse detection stopped the request", 'Requests came in a pattern that GitHub takes for abuse.', 'Wait some minutes, and let fewer runs start at once.'),
    'HHS-2210': errorRow('authentication', 'No right to write checks', 'The token lacks the permission `checks: write`.', 'Put `checks: write` under `permissions:` of the job. A pull request from a fork or from Dependabot never gets it.'),
    'HHS-2211': errorRow('authentication', 'No right to write contents', 'The token lacks the permission `contents: write`.', 'Put `contents: write` under `permissions:` of the job. A pull request from a fork or from Dependabot never gets it.'),
    'HHS-2212': errorRow('authentication', 'GitHub does not accept the token', 'It is wrong, expired or revoked; the token of a job ends with the job.', 'Use the token of the job (`github.token`), or renew the secret that holds the token.'),
    'HHS-2213': errorRow('authentication', 'The repository does not exist for this token', 'The name is wrong, or the token has no right to it: GitHub answers 404 for a private repository then.', 'Look at the name, and put `contents: read` under `permissions:` of the job.'),
    'HHS-2214': errorRow('authentication', 'A right to the repository is missing', 'The token lacks the permission that the message names.', 'Put the permission under `permissions:` of the job.'),
    'HHS-2215': errorRow('authentication', 'A policy keeps the token out', 'Single sign-on, an IP allow list, a policy on tokens, or a suspended account.', 'Authorize the token for the organisation, or use a runner and a token that its policy allows.'),
    'HHS-2404': errorRow('conflict', 'The branch of the status moved', 'Another run wrote its status, or somebody deleted the branch, since it was read.', 'Nothing to do where it is written anew by itself; otherwise run again.'),
    'HHS-2405': errorRow('conflict', 'The branch moved', 'Somebody pushed to it, or deleted it, since it was read.', 'Run again: it is read anew.'),
    'HHS-2406': errorRow('conflict', 'The branch exists already', 'It was made by somebody else, or by another run.', 'Run again: the branch is then used as it is, or left alone where a person pushed to it.'),
    'HHS-2600': errorRow('github', 'GitHub refused the request', 'It answered with a reason of its own.', 'Read the reason in the message.'),
    'HHS-2601': errorRow('github', 'The check belongs to another App', 'Only the App that made a check may write to it.', 'Let one of them, the App or the action, write the checks.'),
    'HHS-2602': errorRow('github', 'GitHub does not find it', 'It was deleted, or the token may not see it.', 'Run again; if it stays, look at the permissions of the token.'),
    'HHS-2603': errorRow('github', 'GitHub does not accept the content of the request', 'Something in it breaks a rule of GitHub.', 'Report it, with the message: your files should not be able to cause it.'),
    'HHS-2604': errorRow('github', 'The repository is not ready for it', 'It is empty, or something else is under way in it.', 'Push a first commit, or run again.'),
    'HHS-2605': errorRow('github', 'GitHub does not know the commit', 'It was never pushed, or was removed by a force-push.', 'Run again on a commit that is in the repository.'),
    'HHS-2606': errorRow('github', 'The repository cannot be written to', 'It is archived, locked or blocked.', 'Unarchive it, or switch the workflow off.'),
    'HHS-2607': errorRow('github', 'An artifact of a run cannot be read', 'It is no zip archive, a broken or an encrypted one, or larger than what is read here.', 'Look at the run that made it, and run it again.'),
};

;// CONCATENATED MODULE: ./lib/domain/shared/error-codes.js


/** Codes of what goes wrong between us and a cluster or GitHub. `docs/reference/errors.md` is made from this table. */
const ERROR_CODES = {
    'HHS-2020': errorRow('configuration', 'No cluster is configured', 'Neither a kubeconfig nor a service account was given or found.', 'Give a kubeconfig (--kubeconfig, KUBECONFIG or ~/.kube/config), or run inside the cluster.'),
    'HHS-2021': errorRow('configuration', 'The kubeconfig cannot be read', 'The file is missing, or its permissions keep us out.', 'Check the path and the permissions of the file.'),
    'HHS-2022': errorRow('configuration', 'The kubeconfig is not valid', 'The text is no YAML or JSON, or is no kubeconfig.', 'Compare with `kubectl config view`; a secret that holds it must hold the whole text, line breaks included.'),
    'HHS-2023': errorRow('configuration', 'The context cannot be used', 'The kubeconfig has no such context, or the context names a cluster or user that is missing.', 'Choose one that `kubectl config get-contexts` lists, with --context or current-context.'),
    'HHS-2024': errorRow('configuration', 'A file that the kubeconfig names cannot be read', 'A certificate or key is missing or cannot be read.', 'Mend the path in the kubeconfig, or embed the file: `kubectl config view --raw --flatten`.'),
    'HHS-2025': errorRow('configuration', 'The server address is not valid', '`server` or `proxy-url` of the kubeconfig is no address that can be used.', 'Write `server` as https://HOST:PORT and `proxy-url` as http://, https:// or socks5://.'),
    'HHS-2026': errorRow('configuration', 'The fabric name cannot be used', 'It becomes part of names and labels in the cluster.', 'Use at most 63 lower-case letters, digits and `-`, beginning and ending with a letter or digit.'),
    'HHS-2027': errorRow('configuration', 'The inventory was written by a newer hedgehog-sync', 'Its format is not known here, and rewriting it would lose what it holds.', 'Use the newer hedgehog-sync for this fabric everywhere.'),
    'HHS-2028': errorRow('configuration', 'The inventory is damaged', 'Its ConfigMap was edited or cut, so what was applied cannot be told.', 'Restore the ConfigMap, or delete it: objects that equal Git are then adopted again, others are shown as changed.'),
    'HHS-2101': errorRow('network', 'The API server cannot be reached', 'Nothing answers at the address: server down, wrong port, firewall or VPN.', 'Check `server` in the kubeconfig and the way there: `kubectl version` from the same machine.'),
    'HHS-2102': errorRow('network', 'The host name of the API server is not known', 'DNS has no address for it.', 'Check the name in `server`, and the resolver of this machine.'),
    'HHS-2103': errorRow('network', 'The connection broke', 'The server or something on the way cut it before the answer was complete, several times.', 'Run again; if it stays, look at load balancers and proxies on the way.'),
    'HHS-2104': errorRow('network', 'The certificate of the API server is not trusted', 'It is signed by another authority, is for another name, or is out of date.', 'Put the right certificate-authority-data (and tls-server-name) into the kubeconfig.'),
    'HHS-2105': errorRow('network', 'The answer makes no sense', 'What answers is no Kubernetes API server, or something on the way rewrites its answers.', 'Check `server` and `proxy-url` in the kubeconfig.'),
    'HHS-2106': errorRow('network', 'The answer is too large', 'It is over the limit that protects the memory of this process.', 'Raise the response limit, if the objects are really that large.'),
    'HHS-2107': errorRow('network', 'The API server is not available', 'It answered 502, 503 or 504 on every try.', 'Look at the health of the control plane: `kubectl get --raw /readyz?verbose`.'),
    'HHS-2108': errorRow('network', 'The API server is overloaded', 'It answered 429 on every try.', 'Lower the concurrency, or run when the cluster is less busy.'),
    'HHS-2109': errorRow('network', 'It failed too often, and is left alone for a while', 'The API server, or GitHub, gave no usable answer several times in a row; no request is made until the time that the message names.', 'Look at the first failure of the run: it says what is wrong. Run again when that is mended.'),
    'HHS-2110': errorRow('timeout', 'A request took too long', 'No complete answer came within the time limit.', 'Check the load of the API server and its webhooks, or raise the time limit.'),
    'HHS-2111': errorRow('network', 'The remote of the clone cannot be asked', 'Git could not reach it, or has no credentials for it: a question of git is never answered here.', 'Let `git fetch` work in the same clone first.'),
    'HHS-2201': errorRow('authentication', 'The credentials are not accepted', 'The token or certificate is wrong, expired or for another cluster.', 'Renew the credentials in the kubeconfig: `kubectl auth whoami` with it shows who you are.'),
    'HHS-2202': errorRow('authentication', 'A right is missing', 'RBAC does not allow this user to do it.', 'Let a Role allow it, and bind it to the user; `doctor` lists all rights that are needed.'),
    'HHS-2203': errorRow('authentication', 'The credential plugin failed', 'The command under `exec` in the kubeconfig is missing, failed or gave no credential.', 'Run the command by hand in the same environment; log in first if it asks for that.'),
    'HHS-2204': errorRow('authentication', 'The token file cannot be read', '`tokenFile` of the kubeconfig is missing or empty.', 'Check the path, and that whatever renews the token still runs.'),
    'HHS-2205': errorRow('authentication', 'The credentials could not be renewed', 'The identity provider refused to renew the token, or could not be reached.', 'Log in again with the tool that made the kubeconfig.'),
    'HHS-2401': errorRow('conflict', 'The inventory was written by somebody else', 'Another run stored its record while this one was under way.', 'Run again: it reads the record anew.'),
    'HHS-2402': errorRow('conflict', 'Another run holds the fabric', 'Its Lease is renewed, or was renewed less than its duration ago.', 'Wait for the other run, or wait longer for the lock; a dead run is taken over after the duration of its Lease.'),
    'HHS-2403': errorRow('conflict', 'The lock on the fabric was lost', 'It could not be renewed in time (network, or the machine slept), or another run took it.', 'Run again; nothing was written after the loss.'),
    'HHS-2407': errorRow('conflict', 'The values are not those that were shown', 'Somebody changed the field, in Git or in the cluster, after the values that were accepted had been shown.', 'Look at the values as they are now, and give the command again.'),
    'HHS-2500': errorRow('kubernetes', 'The API server refused the request', 'It answered with a reason of its own.', 'Read the reason in the message.'),
    'HHS-2501': errorRow('kubernetes', 'The request was not understood', 'The object cannot be decoded.', 'Mend the field that the message names.'),
    'HHS-2502': errorRow('kubernetes', 'The cluster does not know a field', 'The field is misspelt, or the CRDs in the cluster are of another release.', 'Mend the field, or bring the fabric to the release that has it.'),
    'HHS-2503': errorRow('kubernetes', 'The object does not exist', 'It was deleted, or never made.', 'Run plan to see what is there now.'),
    'HHS-2504': errorRow('kubernetes', 'The cluster does not serve the kind', 'Its CRD is not installed, or serves another version.', 'Install the fabric (or its newer release) first; `doctor` lists the kinds that are served.'),
    'HHS-2505': errorRow('conflict', 'The object exists already', 'Somebody made it while this run was under way.', 'Run again: it is then compared with Git.'),
    'HHS-2506': errorRow('conflict', 'Another manager owns a field', 'Somebody else set it to another value, and it is not overwritten without being asked to.', "Take the change into Git, or keep Git's value with --accept-git."),
    'HHS-2507': errorRow('conflict', 'The object moved', 'It was written by somebody else since it was read.', 'Run again: it is compared anew.'),
    'HHS-2508': errorRow('conflict', 'The object is another one by now', 'It was deleted and made again under the same name.', 'Run again: it is compared anew.'),
    'HHS-2509': errorRow('kubernetes', 'The point to continue from has expired', 'The list or watch is older than what the API server remembers.', 'Nothing to do where it is listed again by itself; otherwise run again.'),
    'HHS-2510': errorRow('kubernetes', 'The object is not valid', 'It breaks a rule of its schema.', 'Mend the field that the message names; `validate` finds these without a cluster.'),
    'HHS-2511': errorRow('kubernetes', 'The fabric refused the object', 'A webhook of the fabric checked it and said no.', 'Mend what the message names.'),
    'HHS-2512': errorRow('kubernetes', 'The webhook of the fabric does not answer', 'Its controller is down, restarting or overloaded; every write of such kinds fails meanwhile.', "Look at the fabric's controller: `kubectl -n fab get pods`."),
    'HHS-2513': errorRow('kubernetes', 'The API server failed', 'It answered with an internal error.', 'Run again; if it stays, look at the log of the API server.'),
    'HHS-2514': errorRow('kubernetes', 'The request is not supported', 'The API server is too old, or is something else.', 'Use a supported Kubernetes release.'),
    'HHS-2515': errorRow('kubernetes', 'The object is too large', 'It is over the limit of the API server.', 'Split it.'),
    'HHS-2516': errorRow('kubernetes', 'The cluster does not take the object', 'A quota, a policy or a namespace that is being deleted stands in the way.', 'Clear what the message names.'),
    ...GITHUB_CODES,
};
/** `code` and `help` of an error, from the table, so that message and reference never drift apart. */
function errorFacts(code) {
    return { code, help: ERROR_CODES[code].cure };
}


/***/ }),

/***/ 2125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ FABRIC_NAMESPACE),
  s: () => (/* binding */ checkMetadata)
});

// EXTERNAL MODULE: ./lib/domain/shared/json.js
var json = __webpack_require__(3600);
// EXTERNAL MODULE: ./lib/domain/shared/pointer.js
var shared_pointer = __webpack_require__(157);
// EXTERNAL MODULE: ./lib/domain/validate/describe-value.js
var describe_value = __webpack_require__(5294);
// EXTERNAL MODULE: ./lib/domain/validate/finding.js
var finding = __webpack_require__(6630);
// EXTERNAL MODULE: ./lib/domain/validate/kubernetes-names.js
var kubernetes_names = __webpack_require__(906);
;// CONCATENATED MODULE: ./lib/domain/validate/check-metadata-maps.js





/** Kubernetes' limit for keys and values of all annotations of an object together. */
const ANNOTATION_BYTES = 262_144;
function checkLabels(labels, emit) {
    if (!isMap(labels, 'labels', emit))
        return;
    for (const key of Object.keys(labels)) {
        const pointer = (0,shared_pointer/* childPointer */.Y2)('/metadata/labels', key);
        const value = labels[key] ?? null;
        const keyProblem = (0,kubernetes_names/* labelKeyProblem */.NB)(key);
        if (keyProblem !== undefined) {
            const message = `the label key ${(0,describe_value/* quote */.h)(key)} is not allowed: ${keyProblem}`;
            const help = 'Write it as name or prefix/name, the name at most 63 letters, digits, -, _ or .';
            emit((0,finding/* finding */.gk)('HHS-4105', pointer, { message, help }, true));
        }
        if (typeof value !== 'string')
            emit(notText('HHS-4106', pointer, `the label ${(0,describe_value/* quote */.h)(key)}`, value));
        else {
            const problem = (0,kubernetes_names/* labelValueProblem */.zV)(value);
            if (problem !== undefined) {
                const message = `the value ${(0,describe_value/* quote */.h)(value)} of the label ${(0,describe_value/* quote */.h)(key)} ${problem}`;
                emit((0,finding/* finding */.gk)('HHS-4106', pointer, { message, help: 'Correct it, or make it an annotation.' }));
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
        const keyProblem = (0,kubernetes_names/* annotationKeyProblem */.U6)(key);
        if (keyProblem !== undefined) {
            const message = `the annotation key ${(0,describe_value/* quote */.h)(key)} is not allowed: ${keyProblem}`;
            const help = 'Write it as name or prefix/name, the name at most 63 letters, digits, -, _ or .';
            emit((0,finding/* finding */.gk)('HHS-4107', pointer, { message, help }, true));
        }
        if (typeof value === 'string')
            bytes += utf8Length(key) + utf8Length(value);
        else
            emit(notText('HHS-4108', pointer, `the annotation ${(0,describe_value/* quote */.h)(key)}`, value));
    }
    if (bytes > ANNOTATION_BYTES) {
        const message = `the annotations have ${bytes} bytes together, at most ${ANNOTATION_BYTES} are allowed`;
        emit((0,finding/* finding */.gk)('HHS-4109', '/metadata/annotations', { message, help: 'Shorten or remove some of them.' }, true));
    }
}
function isMap(value, field, emit) {
    if ((0,json/* isJsonObject */.OW)(value))
        return true;
    const message = `metadata.${field} must be a mapping, but it is ${(0,describe_value/* describeValue */.b)(value)}`;
    const help = 'Write "key: value" pairs below it, indented, without dashes.';
    emit((0,finding/* finding */.gk)('HHS-4110', `/metadata/${field}`, { message, help }));
    return false;
}
function notText(code, pointer, what, value) {
    const scalar = typeof value === 'number' || typeof value === 'boolean';
    return (0,finding/* finding */.gk)(code, pointer, {
        message: `the value of ${what} must be a text, but it is ${(0,describe_value/* describeValue */.b)(value)}`,
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

// EXTERNAL MODULE: ./lib/domain/validate/suggest-field.js
var suggest_field = __webpack_require__(8532);
;// CONCATENATED MODULE: ./lib/domain/validate/check-metadata.js







/** All fabric objects live here; every validator of the fabric refuses any other. */
const FABRIC_NAMESPACE = 'default';
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
    const metadata = (0,json/* getOwn */.Ng)(manifest.object, 'metadata');
    checkName(manifest.id.name, emit);
    if (definition.anyNamespace !== true)
        checkNamespace(manifest.id.namespace, emit);
    if (metadata === undefined || metadata === null)
        return;
    if (!(0,json/* isJsonObject */.OW)(metadata)) {
        emit((0,finding/* finding */.gk)('HHS-4110', '/metadata', {
            message: `metadata must be a mapping, but it is ${(0,describe_value/* describeValue */.b)(metadata)}`,
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
    const text = (0,finding/* droppedText */.KP)(`metadata.${key}`, { type: 'map', values: { type: 'string' } });
    emit((0,finding/* finding */.gk)('HHS-4017', `/metadata/${key}`, text, true));
}
function checkName(name, emit) {
    const problem = (0,kubernetes_names/* nameProblem */.rH)(name);
    if (problem === undefined)
        return;
    const legal = (0,kubernetes_names/* legalName */.x6)(name);
    emit((0,finding/* finding */.gk)('HHS-4101', '/metadata/name', {
        message: `the name ${(0,describe_value/* quote */.h)(name)} ${problem}`,
        help: `${legal === undefined ? 'Use lower-case letters, digits, - and .' : `Use for example "${legal}"`}, and change what refers to it.`,
    }));
}
function checkNamespace(namespace, emit) {
    if (namespace === FABRIC_NAMESPACE)
        return;
    emit((0,finding/* finding */.gk)('HHS-4102', '/metadata/namespace', {
        message: `the namespace is ${(0,describe_value/* quote */.h)(namespace)}, fabric objects live in ${FABRIC_NAMESPACE}`,
        help: `Set metadata.namespace to ${FABRIC_NAMESPACE}, or leave it out.`,
    }));
}
function checkText(key, value, emit) {
    if (typeof value === 'string')
        return;
    emit((0,finding/* finding */.gk)('HHS-4110', (0,shared_pointer/* childPointer */.Y2)('/metadata', key), {
        message: `metadata.${key} must be a text, but it is ${(0,describe_value/* describeValue */.b)(value)}`,
        help: 'Put it in quotes.',
    }));
}
function checkOtherField(key, spec, emit) {
    const pointer = (0,shared_pointer/* childPointer */.Y2)('/metadata', key);
    const reason = Object.hasOwn(UNWANTED, key) ? UNWANTED[key] : undefined;
    if (reason !== undefined) {
        const message = `metadata.${key} does not belong in Git: ${reason}`;
        emit((0,finding/* finding */.gk)('HHS-4104', pointer, { message, help: 'Remove it from the file.' }, true));
        return;
    }
    const help = (0,suggest_field/* suggestField */.n)({ key, siblings: FIELDS, place: 'metadata', root: spec });
    emit((0,finding/* finding */.gk)('HHS-4103', pointer, { message: `metadata has no field ${(0,describe_value/* quote */.h)(key)}`, help }, true));
}


/***/ }),

/***/ 5294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ describeValue),
/* harmony export */   h: () => (/* binding */ quote)
/* harmony export */ });
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


/***/ }),

/***/ 6630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fd: () => (/* binding */ toDiagnostic),
/* harmony export */   KP: () => (/* binding */ droppedText),
/* harmony export */   gk: () => (/* binding */ finding)
/* harmony export */ });
/* harmony import */ var _resource_object_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4258);
/* harmony import */ var _validate_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6538);


/** A finding under one of validate's own codes, with the severity of its row. */
function finding(code, pointer, text, onKey = false) {
    return { code, severity: _validate_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .VALIDATE_CODES */ .W[code].severity, pointer, onKey, ...text };
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
    return message.startsWith(`${id.kind} `) ? message : `${(0,_resource_object_id_js__WEBPACK_IMPORTED_MODULE_1__/* .displayId */ .kX)(id)}: ${message}`;
}


/***/ }),

/***/ 1827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ag: () => (/* binding */ checkAhead),
  Gb: () => (/* binding */ checkOnce),
  $k: () => (/* binding */ defaultAhead),
  Z9: () => (/* binding */ gitChecksOf)
});

// EXTERNAL MODULE: ./lib/domain/shared/compare-text.js
var compare_text = __webpack_require__(1155);
// EXTERNAL MODULE: ./lib/domain/shared/json.js
var json = __webpack_require__(3600);
// EXTERNAL MODULE: ./lib/domain/resource/live-object.js
var live_object = __webpack_require__(2107);
// EXTERNAL MODULE: ./lib/domain/shared/pointer.js
var shared_pointer = __webpack_require__(157);
// EXTERNAL MODULE: ./lib/domain/validate/describe-value.js
var describe_value = __webpack_require__(5294);
// EXTERNAL MODULE: ./lib/domain/validate/finding.js
var finding = __webpack_require__(6630);
// EXTERNAL MODULE: ./lib/domain/validate/kubernetes-names.js
var kubernetes_names = __webpack_require__(906);
;// CONCATENATED MODULE: ./lib/domain/validate/check-derived-labels.js






/**
 * Labels that the fabric's defaulting derives from names in the spec and that Kubernetes does not take: the write fails
 * before any rule is asked. Told on the field the name stands in.
 */
function checkDerivedLabels(object, emit) {
    const labels = labelsOf(object.defaulted);
    const written = labelsOf(object.object);
    for (const [key, value] of Object.entries(labels)) {
        if (typeof value !== 'string' || (0,json/* getOwn */.Ng)(written, key) === value)
            continue;
        const keyProblem = (0,kubernetes_names/* labelKeyProblem */.NB)(key);
        const valueProblem = (0,kubernetes_names/* labelValueProblem */.zV)(value);
        if (keyProblem === undefined && valueProblem === undefined)
            continue;
        const name = valueProblem === undefined ? key.slice(key.indexOf('/') + 1) : value;
        const problem = valueProblem ?? keyProblem ?? '';
        emit((0,finding/* finding */.gk)('HHS-4111', pointerTo((0,json/* getOwn */.Ng)(object.object, 'spec') ?? null, '/spec', name) ?? '/spec', {
            message: `the fabric makes the label ${(0,describe_value/* quote */.h)(key)} of ${(0,describe_value/* quote */.h)(name)}, which ${problem}`,
            help: 'Rename the object that is named here: letters, digits, -, _ and ., at most 63 of them.',
        }));
    }
}
function labelsOf(object) {
    const labels = (0,json/* getOwn */.Ng)((0,live_object/* metadataOf */.N)(object), 'labels');
    return (0,json/* isJsonObject */.OW)(labels) ? labels : {};
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
// EXTERNAL MODULE: ./lib/domain/validate/check-metadata.js + 1 modules
var check_metadata = __webpack_require__(2125);
// EXTERNAL MODULE: ./lib/domain/validate/suggest-field.js
var suggest_field = __webpack_require__(8532);
// EXTERNAL MODULE: ./lib/domain/resource/schema.js
var resource_schema = __webpack_require__(9686);
// EXTERNAL MODULE: ./lib/domain/shared/plural.js
var plural = __webpack_require__(2716);
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
        return `Put a dash in front of it: - ${(0,describe_value/* quote */.h)(value)}.`;
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
    walk.emit((0,finding/* finding */.gk)(code, (0,shared_pointer/* pointerOf */.rq)(['spec', ...walk.path]), text, onKey));
}
function emitMismatch(value, schema, walk) {
    emitAt(walk, 'HHS-4002', {
        message: `${here(walk)} must be ${nameOfType(schema)}, but it is ${(0,describe_value/* describeValue */.b)(value)}`,
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
            message: `${here(walk)} must be a date and time, but it is ${(0,describe_value/* describeValue */.b)(value)}`,
            help: 'Write it as RFC 3339 has it, with a zone: 2026-01-31T13:45:00Z.',
        });
    }
}
function emitEnum(value, allowed, walk) {
    const near = (0,suggest/* closest */.kp)(value, allowed);
    const values = allowed.map((word) => (word === '' ? '""' : word)).join(', ');
    emitAt(walk, 'HHS-4004', {
        message: `${here(walk)} is ${(0,describe_value/* quote */.h)(value)}, which is not allowed`,
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
            message: `${here(walk)} is ${(0,describe_value/* quote */.h)(value)}, which does not have the required form`,
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
        else if (value[key] === null && !isDemanded(schema, key))
            emitDropped(child, walk);
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
            emitDropped(schema.values, walk);
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
function emitDropped(schema, walk) {
    emitAt(walk, 'HHS-4017', (0,finding/* droppedText */.KP)(here(walk), schema), true);
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
        message: `${parentOf(walk)} has no field ${(0,describe_value/* quote */.h)(key)}`,
        help: (0,suggest_field/* suggestField */.n)({ key, siblings, place: (0,suggest_field/* genericPath */.T)(walk.root, parents), root: walk.root }),
    }, true);
}

;// CONCATENATED MODULE: ./lib/domain/validate/check-object.js








/** `status` is left out of manifests; where one is still there it is nobody's mistake. */
const DOCUMENT_FIELDS = new Set(['apiVersion', 'kind', 'metadata', 'spec', 'status']);
const SUGGESTED = ['metadata', 'spec'];
/** Everything that the object alone shows: fields of the document, metadata, the schema of its kind. */
function checkObject(manifest, definition, release, emit) {
    const { object } = manifest;
    let misspelt = false;
    for (const key of Object.keys(object)) {
        if (DOCUMENT_FIELDS.has(key))
            continue;
        misspelt ||= (0,suggest/* closest */.kp)(key, ['spec']) !== undefined;
        const unknown = { key, siblings: SUGGESTED, place: '', root: definition.spec };
        const text = { message: `the document has no field ${(0,describe_value/* quote */.h)(key)}`, help: (0,suggest_field/* suggestField */.n)(unknown) };
        emit((0,finding/* finding */.gk)('HHS-4001', (0,shared_pointer/* childPointer */.Y2)('', key), text, true));
    }
    (0,check_metadata/* checkMetadata */.s)(manifest, definition, emit);
    const spec = (0,json/* getOwn */.Ng)(object, 'spec');
    if (spec === undefined && (misspelt || !definition.webhooks) && !definition.required.includes('spec'))
        return;
    if ((spec === undefined || spec === null) && definition.required.includes('spec')) {
        const fields = Object.keys(definition.spec.fields).slice(0, 6).join(', ');
        const help = `Add spec with its fields (${fields}).`;
        emit((0,finding/* finding */.gk)('HHS-4003', '/spec', { message: 'spec is required', help }));
        return;
    }
    if (spec === null)
        emit((0,finding/* finding */.gk)('HHS-4017', '/spec', (0,finding/* droppedText */.KP)('spec', definition.spec), true));
    walkSpec(spec, definition.spec, { emit, release });
}

// EXTERNAL MODULE: ./lib/domain/resource/object-id.js
var object_id = __webpack_require__(4258);
// EXTERNAL MODULE: ./lib/domain/shared/exact.js
var exact = __webpack_require__(1131);
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
    return { targets: (0,exact/* exact */.e)(targets), settled };
}
function emitNowhere(reference, surroundings, emit) {
    const { kind, name, pointer, enforced, implied } = reference;
    const target = `${kind} ${check_metadata/* FABRIC_NAMESPACE */.K}/${name}`;
    const looked = surroundings.clusterConsulted ? 'neither in Git nor in the cluster' : 'not in Git';
    const meant = surroundings.suggestName(kind, name);
    const suspects = surroundings.suspectsOf(kind, name);
    const help = helpFor(reference, meant, surroundings);
    const how = implied === true ? 'needs, by default,' : 'names';
    const text = `${(0,shared_pointer/* displayPath */.Gt)(pointer)} ${how} ${target}, which is ${looked}`;
    const found = (0,finding/* finding */.gk)(enforced ? 'HHS-4201' : 'HHS-4202', pointer, {
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
        sentences.push(`Did you mean ${kind} ${(0,describe_value/* quote */.h)(meant)}?`);
    if (other !== undefined)
        sentences.push(`${(0,describe_value/* quote */.h)(name)} is the name of a ${other}, a ${kind} is needed here.`);
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

// EXTERNAL MODULE: ./lib/domain/validate/object-findings.js
var object_findings = __webpack_require__(9115);
// EXTERNAL MODULE: ./lib/domain/validate/rule-frame.js
var rule_frame = __webpack_require__(2477);
;// CONCATENATED MODULE: ./lib/domain/validate/check-manifest.js







/** All checks on one manifest but those of what moves; `definition` is undefined when its kind is in no table. */
function checkManifest(manifest, definition, { release, surroundings, objects, rules, strict, assumed }) {
    const findings = (0,object_findings/* objectFindings */.a)();
    const { emit } = findings;
    let targets = null;
    let settled = true;
    if (definition === undefined) {
        const message = `there is no schema for ${manifest.id.kind} in ${manifest.apiVersion}`;
        emit((0,finding/* finding */.gk)('HHS-4016', '/kind', { message, help: 'Check kind and apiVersion of the document.' }));
    }
    else {
        checkObject(manifest, definition, release, emit);
        const wrong = findings.wrong();
        (0,rule_frame/* guarded */.Nj)(whatReferences, emit, () => {
            const checked = checkReferences(manifest, definition, surroundings, emit);
            targets = checked.targets;
            settled = checked.settled;
        });
        const object = objects.of(manifest);
        (0,rule_frame/* runRules */.xG)(object, definition, { choice: 'standing', context: rules, wrong, release, strict, assumed }, emit);
        if (!findings.hasErrors()) {
            (0,rule_frame/* guarded */.Nj)(whatLabels, emit, () => checkDerivedLabels(object, emit));
        }
    }
    return { findings: findings.all(), hasErrors: findings.hasErrors(), targets, settled };
}
/** The check with what rules about changes and about the state of the cluster add to it. */
function withMovingRules(manifest, definition, { release, objects, rules, previous, strict, assumed }, check) {
    if (definition === undefined || (0,rule_frame/* rulesFor */.NP)(definition, 'moving').length === 0)
        return check;
    const added = (0,object_findings/* objectFindings */.a)();
    const wrong = check.findings.filter(({ severity }) => severity === 'error').map(({ pointer }) => pointer);
    const before = previous?.get(manifest.key);
    const unchanged = before !== undefined && (0,json/* jsonEquals */.A)((0,json/* getOwn */.Ng)(manifest.object, 'spec'), (0,json/* getOwn */.Ng)(before, 'spec'));
    const run = { choice: 'moving', context: rules, wrong, unchanged, release, strict, assumed };
    (0,rule_frame/* runRules */.xG)(objects.of(manifest), definition, run, added.emit);
    const findings = added.all();
    if (findings.length === 0)
        return check;
    const hasErrors = check.hasErrors || added.hasErrors();
    return { ...check, findings: [...check.findings, ...findings], hasErrors };
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

// EXTERNAL MODULE: ./lib/domain/validate/rule-world.js
var rule_world = __webpack_require__(6116);
// EXTERNAL MODULE: ./lib/domain/validate/surroundings.js
var surroundings = __webpack_require__(7700);
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
                probable.add((0,object_id/* keyOf */.TN)({ group: definition.group, kind: definition.kind, namespace: check_metadata/* FABRIC_NAMESPACE */.K, name }));
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
    const index = indexManifests(parsed.manifests);
    const objects = (0,rule_world/* ruleObjects */.R0)(registry, release);
    const unreadable = (0,surroundings/* keysOfUnreadable */.b)(parsed.unreadable, registry);
    const suspects = suspectsIn(parsed, sourceDiagnostics, registry);
    const { ignored } = parsed;
    const made = {
        release,
        config,
        sourceDiagnostics,
        index,
        unreadable,
        suspects,
        settled: new Map(),
        objects,
        alone: {
            release,
            surroundings: (0,surroundings/* surveySurroundings */.E)({ registry, index, unreadable, suspects, ignored, config }),
            objects,
            rules: (0,rule_world/* ruleContext */.wm)({ registry, index, objects, config }),
            widened: false,
            assumed: config === undefined,
            strict: false,
        },
        documents: documentsOf(parsed),
    };
    remembered.set(parsed, made);
    return made;
}
/** Checks one manifest, or says again what was found when nothing can have changed since. */
function checkOnce(manifest, registry, checks, context) {
    const known = context.widened ? undefined : checks.settled.get(manifest);
    const check = known ?? settle(manifest, registry, checks, context);
    return withMovingRules(manifest, registry.find(manifest.id.group, manifest.id.kind), context, check);
}
function settle(manifest, registry, { settled }, context) {
    const check = checkManifest(manifest, registry.find(manifest.id.group, manifest.id.kind), context);
    if (check.settled && !context.widened)
        settled.set(manifest, check);
    return check;
}
/** Fills in the defaults of the manifests at `from` to `to` (not included), which checks and comparison will ask for. */
function defaultAhead(git, from, to) {
    const { objects, settled } = gitChecksOf(git);
    for (const manifest of git.parsed.manifests.slice(from, to)) {
        if (settled.has(manifest))
            continue;
        try {
            void objects.of(manifest).defaulted;
        }
        catch {
            // the check that asks for them tells of it
        }
    }
}
/**
 * Makes the checks of the manifests at `from` to `to` (not included) ahead of time, for instance while a LIST is under
 * way.
 */
function checkAhead(git, from, to) {
    const checks = gitChecksOf(git);
    const { parsed, registry } = git;
    for (const manifest of parsed.manifests.slice(from, to)) {
        if (!checks.settled.has(manifest))
            settle(manifest, registry, checks, checks.alone);
    }
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


/***/ }),

/***/ 906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NB: () => (/* binding */ labelKeyProblem),
/* harmony export */   U6: () => (/* binding */ annotationKeyProblem),
/* harmony export */   rH: () => (/* binding */ nameProblem),
/* harmony export */   x6: () => (/* binding */ legalName),
/* harmony export */   zV: () => (/* binding */ labelValueProblem)
/* harmony export */ });
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


/***/ }),

/***/ 3803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ groupsToAsk),
/* harmony export */   u: () => (/* binding */ checkLaterFields)
/* harmony export */ });
/* harmony import */ var _resource_schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9686);
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3600);
/* harmony import */ var _shared_pointer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(157);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6630);




const known = new WeakMap();
function laterPathsOf(schema) {
    const remembered = known.get(schema);
    if (remembered !== undefined)
        return remembered;
    const paths = [];
    collect(schema, [], paths);
    known.set(schema, paths);
    return paths;
}
function collect(schema, tokens, paths) {
    if (schema.since !== undefined)
        paths.push({ tokens, since: schema.since });
    else if (schema.type === 'map')
        collect(schema.values, [...tokens, '*'], paths);
    else if (schema.type === 'list')
        collect(schema.items, [...tokens, '*'], paths);
    else if (schema.type === 'object') {
        for (const [name, field] of Object.entries(schema.fields))
            collect(field, [...tokens, name], paths);
    }
}
/** Where `value` has the path. */
function placesOf(value, tokens, pointer) {
    const [token, ...rest] = tokens;
    if (value === undefined || value === null)
        return [];
    if (token === undefined)
        return [pointer];
    if (token !== '*') {
        const member = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value) ? (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .getOwn */ .Ng)(value, token) : undefined;
        return placesOf(member, rest, (0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .childPointer */ .Y2)(pointer, token));
    }
    const members = typeof value === 'object' ? Object.entries(value) : [];
    return members.flatMap(([key, member]) => placesOf(member, rest, (0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .childPointer */ .Y2)(pointer, key)));
}
/** `group/version` of kinds of which a manifest has a field that not every release has: whose schemas are worth a look. */
function groupsToAsk(manifests, registry) {
    const groups = new Set();
    for (const { id, object } of manifests) {
        const definition = registry.find(id.group, id.kind);
        if (definition === undefined || groups.has(`${id.group}/${definition.version}`))
            continue;
        const spec = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .getOwn */ .Ng)(object, 'spec');
        if (laterPathsOf(definition.spec).some(({ tokens }) => placesOf(spec, tokens, '').length > 0)) {
            groups.add(`${id.group}/${definition.version}`);
        }
    }
    return groups;
}
/** Fields of later releases that the schemas of the cluster do not have: it refuses the object, or drops the field. */
function checkLaterFields(manifests, registry, served, release) {
    const diagnostics = [];
    const keys = new Set();
    for (const manifest of manifests) {
        const { id, object, key } = manifest;
        const definition = registry.find(id.group, id.kind);
        const schema = definition && served(id.group, id.kind);
        if (definition === undefined || schema === undefined)
            continue;
        for (const { tokens, since } of laterPathsOf(definition.spec)) {
            const places = placesOf((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .getOwn */ .Ng)(object, 'spec'), tokens, '/spec');
            // of a field that is later than the release of the fabric there is a finding already
            if (isLater(since, release) || places.length === 0 || !lacks(schema, ['spec', ...tokens]))
                continue;
            keys.add(key);
            diagnostics.push(...places.map((pointer) => (0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .toDiagnostic */ .Fd)(manifest, unknownField(pointer, since))));
        }
    }
    return { diagnostics, keys: [...keys] };
}
function isLater(since, release) {
    return release !== undefined && _resource_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .FABRIC_RELEASES */ .D.indexOf(since) > _resource_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .FABRIC_RELEASES */ .D.indexOf(release);
}
function unknownField(pointer, since) {
    const message = `the cluster does not know ${(0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .displayPath */ .Gt)(pointer)}, which came with fabric release ${since}`;
    return (0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('HHS-4013', pointer, { message, help: 'Remove the field, or upgrade the fabric.' }, true);
}
/** Certainly: where a schema says nothing of what is below it, nobody can tell. */
function lacks(schema, tokens) {
    const [token, ...rest] = tokens;
    if (token === undefined)
        return false;
    if (token === '*') {
        const below = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .getOwn */ .Ng)(schema, 'additionalProperties') ?? (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .getOwn */ .Ng)(schema, 'items');
        return (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(below) && lacks(below, rest);
    }
    const properties = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .getOwn */ .Ng)(schema, 'properties');
    if (!(0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(properties))
        return false;
    const below = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .getOwn */ .Ng)(properties, token);
    return below === undefined || ((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(below) && lacks(below, rest));
}


/***/ }),

/***/ 9115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ objectFindings)
/* harmony export */ });
/* harmony import */ var _shared_plural_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2716);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6630);


/** A file may be nothing but mistakes: beyond this many findings on one object the rest is counted, not listed. */
const LISTED = 100;
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
            if (listed.length < LISTED)
                listed.push(found);
            else {
                unlisted += 1;
                if (found.severity === 'error')
                    worst = 'error';
            }
        },
        wrong: () => listed.filter(({ severity }) => severity === 'error').map(({ pointer }) => pointer),
        hasErrors: () => errors > 0,
        all: () => (unlisted === 0 ? listed : [...listed, summary(unlisted, worst)]),
    };
}
function summary(unlisted, severity) {
    const text = {
        message: `${(0,_shared_plural_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .L)(unlisted, 'more finding')} on this object ${unlisted === 1 ? 'is' : 'are'} not listed`,
        help: 'Correct those that are listed, then run again.',
    };
    return { ...(0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('HHS-4099', '', text), severity };
}


/***/ }),

/***/ 2477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NP: () => (/* binding */ rulesFor),
/* harmony export */   Nj: () => (/* binding */ guarded),
/* harmony export */   xG: () => (/* binding */ runRules)
/* harmony export */ });
/* harmony import */ var _resource_object_id_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4258);
/* harmony import */ var _resource_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9686);
/* harmony import */ var _shared_pointer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(157);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6630);




const chosen = new WeakMap();
/** The rules of a kind by choice. Made once a kind: a run asks for every object. */
function rulesFor({ rules }, choice) {
    const known = chosen.get(rules);
    if (known !== undefined)
        return known[choice];
    const made = {
        standing: rules.filter((rule) => choiceOf(rule) === 'standing'),
        moving: rules.filter((rule) => choiceOf(rule) === 'moving'),
        delete: rules.filter((rule) => choiceOf(rule) === 'delete'),
    };
    chosen.set(rules, made);
    return made[choice];
}
/**
 * Rules about an object that stands in Git depend on Git (and on others like it); those that move depend on what was
 * there before or on what the cluster is doing at the moment.
 */
function choiceOf({ needs }) {
    if (needs === 'delete')
        return 'delete';
    return needs === 'previous' || needs === 'cluster' ? 'moving' : 'standing';
}
/**
 * Runs semantic rules of a kind on one object. They run also where the schema found errors, so that one run tells
 * everything; what a rule says at or below a field that is already wrong by schema is left out, because it follows
 * from it. Rules about updates run only where there is a previous version.
 */
function runRules(object, definition, run, emit) {
    const { choice, context } = run;
    for (const rule of rulesFor(definition, choice)) {
        if (isLater(rule, run))
            continue;
        if (rule.onlyOnChange === true && run.unchanged === true)
            continue;
        if (rule.needs === 'previous' && context.previous(object.key) === undefined)
            continue;
        runRule(rule, object, run, emit);
    }
}
function isLater({ since }, { release }) {
    if (since === undefined || release === undefined)
        return false;
    return _resource_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .FABRIC_RELEASES */ .D.indexOf(since) > _resource_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .FABRIC_RELEASES */ .D.indexOf(release);
}
const ASSUMED = "The fabric's default configuration was assumed, so this is only a warning: give fabric-config to be certain.";
function notBefore(since) {
    return `Fabrics before release ${since} accept it, so this is only a warning: give fabric-release to be certain.`;
}
/** Thousands of objects with dozens of rules each: nothing is made before there is a finding. */
function runRule(rule, object, run, emit) {
    try {
        const found = rule.check(object, run.context);
        if (found.length > 0)
            report(rule, found, run, emit);
    }
    catch (error) {
        emit(incomplete(`the rule ${rule.code} (${rule.title})`, error));
    }
}
function report(rule, findings, { wrong, strict, assumed, release }, emit) {
    const { code, since } = rule;
    const guessed = assumed === true && rule.needs === 'config';
    const passes = rule.passes === true && strict !== true;
    const notes = [
        ...(guessed ? [ASSUMED] : []),
        ...(since !== undefined && release === undefined ? [notBefore(since)] : []),
    ];
    const severity = passes || notes.length > 0 ? 'warning' : rule.severity;
    for (const found of findings) {
        if (wrong.some((pointer) => (0,_shared_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .isWithin */ .UO)(found.pointer, pointer)))
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
            help: [help, ...new Set(onlyThere), ...notes].join(' '),
            onKey,
            related: related.flatMap(placeOf),
        });
    }
}
function placeOf({ object, pointer, message }) {
    return object.manifest === undefined ? [] : [{ ...object.manifest.fields.at(pointer), message }];
}
function namedOnly({ object }) {
    return `${(0,_resource_object_id_js__WEBPACK_IMPORTED_MODULE_3__/* .displayId */ .kX)(object.id)} is not in Git.`;
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
        emit(incomplete(what(), error));
    }
}
function incomplete(what, error) {
    const reason = error instanceof Error ? error.message : String(error);
    return (0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('HHS-4402', '', {
        message: `${what} could not be completed: ${reason}`,
        help: 'Correct the other findings of this object first; if this one stays, report it with the manifest.',
    });
}


/***/ }),

/***/ 6116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ withCluster),
/* harmony export */   R0: () => (/* binding */ ruleObjects),
/* harmony export */   wm: () => (/* binding */ ruleContext)
/* harmony export */ });
/* harmony import */ var _resource_fabric_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3491);
/* harmony import */ var _resource_object_id_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4258);
/* harmony import */ var _check_metadata_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2125);



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
/**
 * What an index is made of is the same whatever was there before and whatever controllers keep, so a context that knows
 * them may share the lists and indexes of one that does not.
 */
function withCluster(context, { previous, observed }, objects) {
    return { ...context, previous: previousIn(previous, objects), observed: observedIn(observed) };
}
function ruleContext(world) {
    const { registry, index, objects, previous, observed } = world;
    const config = world.config ?? _resource_fabric_config_js__WEBPACK_IMPORTED_MODULE_0__/* .ASSUMED_FABRIC_CONFIG */ .E;
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
        previous: previousIn(previous, objects),
        observed: observedIn(observed),
    };
    return context;
}
function observedIn(observed) {
    const byKind = new Map();
    return (kind) => {
        if (observed === undefined)
            return undefined;
        const known = byKind.get(kind) ?? observed.filter(({ id }) => id.kind === kind).map(({ object }) => object);
        byKind.set(kind, known);
        return known;
    };
}
/** Each is made once: every rule about changes asks for it. */
function previousIn(previous, objects) {
    const known = new Map();
    return (key) => {
        const remembered = known.get(key);
        const object = previous?.get(key);
        if (remembered !== undefined || object === undefined)
            return remembered;
        const id = (0,_resource_object_id_js__WEBPACK_IMPORTED_MODULE_2__/* .parseKey */ .Do)(key);
        if (id === undefined)
            return undefined;
        const made = objects.ofOther({ id, key, object });
        known.set(key, made);
        return made;
    };
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
        const id = { group: definition?.group ?? '', kind, namespace: _check_metadata_js__WEBPACK_IMPORTED_MODULE_1__/* .FABRIC_NAMESPACE */ .K, name };
        named.set(name, objects.ofOther({ id, key: (0,_resource_object_id_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(id), object }));
    }
    return named;
}


/***/ }),

/***/ 8532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ genericPath),
/* harmony export */   n: () => (/* binding */ suggestField)
/* harmony export */ });
/* harmony import */ var _shared_suggest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1886);

/** How many field names or places a help text may list. */
const LISTED = 12;
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
                const letters = (0,_shared_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .lettersOf */ .bi)(name);
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
    const near = (0,_shared_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(unknown.key, unknown.siblings);
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
    const letters = (0,_shared_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .lettersOf */ .bi)(unknown.key);
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
    const listed = names.slice(0, LISTED).join(', ');
    const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : '';
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


/***/ }),

/***/ 7700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ surveySurroundings),
/* harmony export */   b: () => (/* binding */ keysOfUnreadable)
/* harmony export */ });
/* harmony import */ var _resource_fabric_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3491);
/* harmony import */ var _resource_object_id_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4258);
/* harmony import */ var _shared_suggest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1886);
/* harmony import */ var _check_metadata_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2125);




/** Comparisons of names a run may spend on "did you mean": the cost stays linear however many references are broken. */
const SUGGESTION_BUDGET = 100_000;
function surveySurroundings(input) {
    const { index, liveKeys } = input;
    const kinds = new Map(input.registry.kinds.map((definition) => [definition.kind, definition]));
    const ignored = new Set(input.ignored);
    const config = input.config ?? _resource_fabric_config_js__WEBPACK_IMPORTED_MODULE_0__/* .ASSUMED_FABRIC_CONFIG */ .E;
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
            if (manifest?.id.namespace === _check_metadata_js__WEBPACK_IMPORTED_MODULE_2__/* .FABRIC_NAMESPACE */ .K)
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
    return (0,_resource_object_id_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOf */ .TN)({ group, kind, namespace: _check_metadata_js__WEBPACK_IMPORTED_MODULE_2__/* .FABRIC_NAMESPACE */ .K, name });
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
        const answer = (0,_shared_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .closest */ .kp)(name, index.names(kind))?.word;
        answers.set(question, answer);
        return answer;
    };
}


/***/ }),

/***/ 6538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ VALIDATE_CODES)
/* harmony export */ });
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
    'HHS-4203': {
        severity: 'error',
        title: 'Objects that swap a value',
        cause: 'Each of them takes what another one has until now: a VLAN, a prefix, an address, a port, an ASN. The fabric compares every write with what is stored, so it refuses whichever comes first, in any order.',
        cure: 'Go in two steps: give one of them a value that nobody has and apply that; then write what is meant.',
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


/***/ }),

/***/ 11:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  executeCommand: () => (/* binding */ executeCommand)
});

// EXTERNAL MODULE: ./lib/adapters/system/system-clock.js
var system_clock = __webpack_require__(1484);
// EXTERNAL MODULE: ./lib/domain/config/object-argument.js
var object_argument = __webpack_require__(414);
// EXTERNAL MODULE: ./lib/domain/fabric/registry.js + 159 modules
var registry = __webpack_require__(1362);
// EXTERNAL MODULE: ./lib/domain/resource/object-id.js
var object_id = __webpack_require__(4258);
// EXTERNAL MODULE: ./lib/domain/shared/pointer.js
var shared_pointer = __webpack_require__(157);
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

// EXTERNAL MODULE: ./lib/domain/report/show-value.js
var show_value = __webpack_require__(1350);
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
    const before = (0,show_value/* showValue */.v)(side === 'cluster' ? field.live : field.base);
    const after = (0,show_value/* showValue */.v)(field.desired);
    const text = `${pathText(field)}: ${style.red(before)} → ${style.green(after)}  ${style.dim(placeText(field.location))}`;
    return (0,layout/* wrap */.LV)(text.trimEnd(), screen.columns, '      ', '          ');
}
/** The three values below each other, each with where it comes from. */
function threeValues(field, screen) {
    const { style, columns } = screen;
    const base = field.baseKnown ? (0,show_value/* showValue */.v)(field.base) : style.dim('not known');
    const head = `${pathText(field)}${field.conflict ? style.red('  conflict') : ''}`;
    const rows = [
        ['Git', `${style.green((0,show_value/* showValue */.v)(field.desired))}  ${style.dim(placeText(field.location))}`.trimEnd()],
        ['last applied', base],
        ['cluster', `${style.red((0,show_value/* showValue */.v)(field.live))}  ${style.dim(writerText(field))}`.trimEnd()],
    ];
    return [...(0,layout/* wrap */.LV)(head, columns, '      '), ...(0,layout/* table */.tp)(rows, columns, '        ')];
}
/** Nobody has to be found who left out what was never there. */
function writerText({ base, baseKnown, live, blame }) {
    return blame === null && baseKnown && base === undefined && live === undefined ? '' : blameText(blame);
}
/** Who wrote the live value, and no more than is known. */
function blameText(blame) {
    if (blame === null)
        return 'by whom is not recorded';
    const when = blame.time === null ? 'at an unknown time' : `last write ${(0,escape_text/* plainText */.w)(blame.time)}`;
    return `by ${(0,escape_text/* plainText */.w)(blame.manager)} (${blame.operation}), ${when}`;
}

// EXTERNAL MODULE: ./lib/domain/shared/plural.js
var plural = __webpack_require__(2716);
;// CONCATENATED MODULE: ./lib/domain/report/delete-block-text.js

/** Of one object: beyond them it is the same with another name, and the rule names how many. */
const BLOCKS_SHOWN = 5;
/**
 * Why the fabric would refuse to delete a candidate, a sentence a rule without a full stop, and where Git has what
 * holds on to it: `VPCAttachment default/a attaches it to a server (tenants.yaml:12)`.
 */
function deleteBlocksOf({ deleteBlocks = [] }) {
    return deleteBlocks.slice(0, BLOCKS_SHOWN).map((block) => ({ code: block.code, why: whyOf(block) }));
}
function whyOf({ message, related = [] }) {
    const places = [...new Set(related.map(({ file, line }) => `${file}:${line}`))];
    const at = places.length === 0 ? 'not in Git' : (0,layout/* sentenceList */.MT)(places.slice(0, BLOCKS_SHOWN));
    return `${message} (${at})`;
}

// EXTERNAL MODULE: ./lib/domain/report/next-steps.js
var next_steps = __webpack_require__(9828);
;// CONCATENATED MODULE: ./lib/domain/report/held-text.js








/** An object that is not written: why, the values of each side, and the commands that settle it. */
function heldBlock(change, context) {
    const { assessment, hold } = change;
    return [
        ...headOf(change, context),
        ...assessment.fields.flatMap((field) => threeValues(field, context)),
        // the errors themselves stand above
        ...(hold === 'invalid' || hold === 'refers-to-invalid' ? [] : stepLines(change, context)),
    ];
}
/** An object that Git dropped: what would still refer to it comes first, because it decides. What to do: `removalHint`. */
function candidateBlock(change, context) {
    const { dependents, fields } = change.assessment;
    const needed = dependents.flatMap((dependent) => (0,layout/* wrap */.LV)(`still needed by ${(0,escape_text/* plainText */.w)((0,object_id/* displayId */.kX)(dependent.id))} (${(0,escape_text/* plainText */.w)((0,shared_pointer/* displayPath */.Gt)(dependent.pointer))}, ${dependent.inGit ? 'in Git' : 'in the cluster only'})`, context.columns, '      ', '        '));
    const refused = deleteBlocksOf(change.assessment).flatMap(({ code, why }) => (0,layout/* wrap */.LV)(`the fabric refuses to delete it, ${code}: ${(0,escape_text/* plainText */.w)(why)}`, context.columns, '      ', '        '));
    return [
        ...headOf(change, context),
        ...needed,
        ...refused,
        ...fields.flatMap((field) => threeValues(field, context)),
    ];
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
        .map((change) => ({ change, needed: needed.has(change.key) || isRefused(change) }))
        .sort((a, b) => Number(a.needed) - Number(b.needed));
}
function isRefused({ assessment: { deleteBlocks = [] } }) {
    return deleteBlocks.length > 0;
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

;// CONCATENATED MODULE: ./lib/domain/report/unchecked.js
/** The switches as this run saw them at its end; null: nobody looked, or nothing came of it. */
function unchecked_seenSwitches({ convergence, switches, }) {
    // an apply looks last; without a single switch in it nothing is known of any
    if (convergence !== null && (convergence.switches.length > 0 || convergence.result === 'converged')) {
        return convergence.switches;
    }
    return switches;
}
/**
 * What this run's mode promises to check and did not, a sentence each. While there is one, nothing is green. What the
 * mode never checks (a `validate` asks no cluster) stands in the coverage instead.
 */
function uncheckedOf(facts) {
    return [...sourceGaps(facts), ...comparisonGaps(facts), ...switchGaps(facts), ...endpointGaps(facts)];
}
function sourceGaps({ validation, interrupted }) {
    if (validation === null)
        return ['the files of the fabric, which could not be read'];
    const gaps = [];
    const { validated, unreadable } = validation.coverage;
    if (validated === 0)
        gaps.push('any manifest: not a single one was found');
    if (unreadable > 0)
        gaps.push(`what ${unreadable === 1 ? 'the document hides' : `${unreadable} documents hide`} that could not be read`);
    if (interrupted !== null)
        gaps.push('what was left when the run stopped early');
    return gaps;
}
function comparisonGaps({ mode, plan, comparedWith, endpoints }) {
    if (mode === 'validate')
        return [];
    // said below, with the reason
    if (endpoints.some((end) => end.endpoint === 'cluster' && end.asked && !end.reached))
        return [];
    if (plan === null)
        return ['the cluster, with which nothing was compared'];
    return comparedWith === 'cluster'
        ? []
        : ['the cluster, because the files were compared with an earlier commit instead'];
}
/** "Applied" means in force; a drift report without the switches would speak of half the fabric. */
function switchGaps(facts) {
    const { mode, plan, outcomes, convergence } = facts;
    if (plan === null || (mode !== 'apply' && mode !== 'drift'))
        return [];
    if (unchecked_seenSwitches(facts) === null)
        return ['the switches, at which nobody looked'];
    const wrote = outcomes.some(({ outcome }) => outcome === 'created' || outcome === 'configured' || outcome === 'deleted');
    const waited = convergence !== null && convergence.result !== 'not-waited';
    return wrote && !waited ? ['whether the switches run what was written: the run did not wait for them'] : [];
}
const ENDS = { cluster: 'the cluster', github: 'GitHub', git: 'Git' };
/** An end of a connection as people call it. */
function endName(endpoint) {
    return ENDS[endpoint] ?? endpoint;
}
function endpointGaps({ endpoints }) {
    return endpoints.flatMap(({ endpoint, asked, reached, insecure }) => {
        const gaps = [];
        if (asked && !reached)
            gaps.push(`${endName(endpoint)}, which could not be reached`);
        if (insecure)
            gaps.push(`who answers for ${endName(endpoint)}: its certificate is not verified`);
        return gaps;
    });
}
/** Ends whose certificates nobody verifies. */
function insecureEnds({ endpoints }) {
    return endpoints.filter(({ insecure }) => insecure).map(({ endpoint }) => endName(endpoint));
}

;// CONCATENATED MODULE: ./lib/domain/report/run-counts.js


/** Order in which outcomes are told: what was done, what was not, what went wrong. */
const OUTCOMES = [
    'created',
    'configured',
    'deleted',
    'unchanged',
    'held',
    'skipped',
    'refused',
    'failed',
];
/** `3 created`, `44 unchanged`. */
function countedOutcomes(outcomes) {
    return outcomeCounts(countOutcomes(outcomes));
}
/** The same of outcomes that were counted before. */
function outcomeCounts(counts) {
    return countsText(OUTCOMES.map((result) => [counts[result], result]));
}
/** What an apply would do, by object; `written` is how many it would write. */
function planCounts({ changes }) {
    let created = 0;
    let updated = 0;
    let held = 0;
    let gone = 0;
    let kept = 0;
    for (const { action, hold, assessment } of changes) {
        // against a commit nothing is known of the cluster: an object that was there before is updated, not made
        if (action === 'create' && assessment.fields.length === 0)
            created += 1;
        else if (action === 'create' || action === 'update')
            updated += 1;
        // there would be nothing to write on it, whatever holds it
        else if (action === 'keep' || assessment.state === 'in_sync')
            kept += 1;
        else if (hold === 'delete-off')
            gone += 1;
        else if (hold !== 'unmanaged' && hold !== 'ignored')
            held += 1;
    }
    const counts = [
        [created, 'to create'],
        [updated, 'to update'],
        [held, 'held'],
        [gone, 'gone from Git'],
        [kept, 'unchanged'],
    ];
    return { written: created + updated, text: countsText(counts).join(', ') };
}
/** `3 created`, `44 unchanged`: what is not zero. */
function countsText(counts) {
    return counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
}
/** Objects that are not as Git has them because of somebody else, by how. */
function differenceCounts(groups) {
    const counts = [
        [groups.conflicts.length, 'in conflict'],
        [groups.merges.length, 'changed on both sides'],
        [groups.byHand.length, 'changed in the cluster'],
        [groups.missing.length, 'deleted there'],
    ];
    return countsText(counts);
}
/** `11 of 12 switches run it`; null where nothing is known of them or there are none. */
function switchCount(facts) {
    const switches = seenSwitches(facts);
    if (switches === null || switches.length === 0)
        return null;
    const done = switches.filter(({ state }) => state === 'converged').length;
    return `${done} of ${switches.length} switches run it`;
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
        return (0,layout/* wrap */.LV)(`skipped ${place} (${(0,escape_text/* plainText */.w)(one.reason)}): ${(0,escape_text/* plainText */.w)(one.detail)}`, columns, '  ', '    ');
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
    const counts = outcomeCounts(report.counts);
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
        ...leftAlone('Opted out by annotation or rule, left alone', changes, 'ignored', context),
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
    const against = side === 'cluster' ? `cluster ${(0,escape_text/* plainText */.w)(name)}` : `commit ${(0,escape_text/* plainText */.w)(name.slice(0, 12))}`;
    const { commit } = report.plan;
    const from = commit === null ? 'files that are in no commit' : `commit ${(0,escape_text/* plainText */.w)(commit.slice(0, 12))}`;
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
    const why = state === 'missing' ? `  (${(0,escape_text/* plainText */.w)(change.reason)})` : '';
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
    const gone = changes.filter(({ hold }) => hold === 'delete-off').length;
    const held = `${byAction.hold - left - gone} held${gone === 0 ? '' : `, ${gone} gone from Git`}`;
    const counts = `${created} to create, ${updated} to update, ${held}, ${byAction.keep} unchanged`;
    const { error } = countSeverities(report.validation.diagnostics);
    if (error > 0) {
        const text = `Plan: ${counts}. The source has ${(0,plural/* plural */.L)(error, 'error')}: apply writes nothing until ${error === 1 ? 'it is' : 'they are'} mended`;
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
        ...takeHint(groups.extra, context),
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
const NAMES_SHOWN = 3;
/** One command for all, or for the first of many. */
function takeHint(extra, context) {
    if (extra.length === 0)
        return [];
    const names = extra.slice(0, NAMES_SHOWN).map(({ id }) => (0,next_steps/* objectArgument */.H9)(id));
    const whom = extra.length === 1 ? 'it' : extra.length > names.length ? 'the first of them' : 'them';
    return [`To take ${whom} into Git:`, `  ${context.style.bold(context.commandLine('backport', names))}`, ''];
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

// EXTERNAL MODULE: ./lib/domain/shared/json.js
var json = __webpack_require__(3600);
;// CONCATENATED MODULE: ./lib/domain/report/json-pieces.js

/** Characters of a piece, about. */
const PIECE_LENGTH = 65_536;
/**
 * The text of `JSON.stringify(value, null, 2)` and an end of line, in pieces: of a large fabric the text, with all that is
 * made of it on its way out, takes more memory than the manifests. Pieces meet only between two objects of a list that
 * is a member of `value`: one ends with `},`, the next begins with blanks and `{`.
 */
function* jsonPieces(value) {
    let text = '{';
    let separator = '';
    for (const [name, member] of Object.entries(value)) {
        const head = `${separator}\n  ${JSON.stringify(name)}: `;
        if (Array.isArray(member) && member.length > 0) {
            text += `${head}[`;
            for (const [index, item] of member.entries()) {
                if (index > 0)
                    text += ',';
                if (text.length >= PIECE_LENGTH && text.endsWith('},') && (0,json/* isJsonObject */.OW)(item)) {
                    yield text;
                    text = '';
                }
                text += `\n    ${indented(item, '    ') ?? 'null'}`;
            }
            text += '\n  ]';
        }
        else {
            const told = indented(member, '  ');
            if (told === undefined)
                continue;
            text += head + told;
        }
        separator = ',';
    }
    yield separator === '' ? '{}\n' : `${text}\n}\n`;
}
/** undefined: it is nothing that JSON can say, and an object leaves it out. */
function indented(value, by) {
    // inside a string an end of line is always escaped
    return JSON.stringify(value, null, 2)?.replaceAll('\n', `\n${by}`);
}

;// CONCATENATED MODULE: ./lib/domain/report/mend-text.js



/** What was mended, file by file with its lines, what was left and why, and how to look at all of it. */
function renderMends(report, screen) {
    const { mends, left, notices } = report;
    const lines = [];
    let file = null;
    for (const mend of mends) {
        if (mend.file !== file) {
            file = mend.file;
            lines.push(screen.style.bold((0,escape_text/* plainText */.w)(file)));
        }
        lines.push(...renderMend(mend, screen), '');
    }
    for (const one of left)
        lines.push(...renderLeft(one, screen), '');
    for (const notice of notices)
        lines.push(...(0,layout/* wrap */.LV)(`Note: ${(0,escape_text/* plainText */.w)(notice)}.`, screen.columns, '', '  '));
    lines.push(...(0,layout/* wrap */.LV)(summaryOf(report), screen.columns, '', '  '), '');
    return `${lines.join('\n')}\n`;
}
function renderMend(mend, screen) {
    const { style, columns } = screen;
    const answers = mend.answers.length === 0 ? '' : ` (${(0,layout/* sentenceList */.MT)(mend.answers)})`;
    const head = `${placeOf(mend)} ${style.green('mended')} ${subjectOf(mend)}${(0,escape_text/* plainText */.w)(mend.message)}${answers}`;
    return [
        ...(0,layout/* wrap */.LV)(head, columns, '  ', '      '),
        ...mend.lines.flatMap((change) => renderLines(change, screen)),
    ];
}
function renderLeft(left, { style, columns }) {
    const head = `${placeOf(left)} ${style.yellow('left')} ${subjectOf(left)}${(0,escape_text/* plainText */.w)(left.message)}`;
    return [
        ...(0,layout/* wrap */.LV)(head, columns, '  ', '      '),
        ...(0,layout/* wrap */.LV)(`help: ${(0,escape_text/* plainText */.w)(left.help)}`, columns, '      ', '            '),
    ];
}
function placeOf({ file, line }) {
    return `${(0,escape_text/* plainText */.w)(file)}:${line}`;
}
function subjectOf({ kind, namespace, name }) {
    return kind === null || name === null ? '' : `${(0,escape_text/* plainText */.w)(`${kind} ${namespace ?? 'default'}/${name}`)}: `;
}
const SHOWN = 8;
function renderLines({ was, text }, { style }) {
    return [
        ...side('-', was).map((line) => style.red(line)),
        ...side('+', text).map((line) => style.green(line)),
    ];
}
function side(sign, text) {
    const lines = text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
    const shown = lines.slice(0, SHOWN).map((line) => `      ${sign} ${(0,escape_text/* plainText */.w)(line)}`.trimEnd());
    return lines.length > SHOWN
        ? [...shown, `      ${sign} and ${(0,plural/* plural */.L)(lines.length - SHOWN, 'more line')}`]
        : shown;
}
function summaryOf({ mends, left, files }) {
    const written = files.filter(({ refused }) => refused === null).length;
    const stayed = left.length === 0 ? '' : `, ${left.length} left as ${left.length === 1 ? 'it was' : 'they were'}`;
    if (mends.length === 0)
        return `Nothing was mended${stayed}.`;
    const done = `${(0,plural/* plural */.L)(mends.length, 'mend')} in ${(0,plural/* plural */.L)(written, 'file')}${stayed}.`;
    return `${done} Nothing was committed: in a clone, git diff shows every line, together with what had been changed before.`;
}

// EXTERNAL MODULE: ./lib/domain/report/result-json.js + 1 modules
var result_json = __webpack_require__(1139);
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

// EXTERNAL MODULE: ./lib/domain/drift/keep-ignored.js
var keep_ignored = __webpack_require__(7920);
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

;// CONCATENATED MODULE: ./lib/domain/plan/accept-by-policy.js
/**
 * Policy `git`: the fields that both sides changed, of every object that nothing else holds, with what Git alone changed
 * beside them. What only the cluster changed stays.
 */
function acceptedByPolicy(plan) {
    return plan.changes.flatMap((change) => {
        const differences = forcedFields(change);
        return differences.length === 0 ? [] : [{ change, differences }];
    });
}
function forcedFields({ hold, assessment }) {
    const { manifest, live, fields } = assessment;
    if (hold !== 'conflict' || manifest === null || live === null)
        return [];
    return fields.filter(({ conflict, changedBy }) => conflict || changedBy === 'git');
}

// EXTERNAL MODULE: ./lib/domain/plan/outcome.js
var outcome = __webpack_require__(8690);
// EXTERNAL MODULE: ./lib/domain/plan/policy-stop.js
var policy_stop = __webpack_require__(959);
// EXTERNAL MODULE: ./lib/domain/shared/config-file-codes.js
var config_file_codes = __webpack_require__(3156);
// EXTERNAL MODULE: ./lib/operations/kind-address.js
var kind_address = __webpack_require__(1331);
;// CONCATENATED MODULE: ./lib/operations/await-convergence.js



const TICK_MS = 200;
/** One look at the agents, for a run that wrote nothing. */
async function lookAtSwitches(ports, expected) {
    const { agents } = await ports.cluster.listAgents(kind_address/* FABRIC_NAMESPACE */.K);
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
                for await (const event of this.#ports.cluster.watchAgents(kind_address/* FABRIC_NAMESPACE */.K, from, signal)) {
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
        const listing = this.#ports.cluster.listAgents(kind_address/* FABRIC_NAMESPACE */.K);
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

// EXTERNAL MODULE: ./lib/operations/compare-fabric.js + 9 modules
var compare_fabric = __webpack_require__(3356);
// EXTERNAL MODULE: ./lib/domain/diff/diff-against-live.js + 1 modules
var diff_against_live = __webpack_require__(8616);
// EXTERNAL MODULE: ./lib/domain/plan/reference-graph.js
var reference_graph = __webpack_require__(918);
// EXTERNAL MODULE: ./lib/domain/resource/live-object.js
var live_object = __webpack_require__(2107);
// EXTERNAL MODULE: ./lib/domain/resource/ownership.js
var ownership = __webpack_require__(372);
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

// EXTERNAL MODULE: ./lib/domain/plan/default-refill.js + 1 modules
var default_refill = __webpack_require__(5679);
// EXTERNAL MODULE: ./lib/domain/shared/assert-never.js
var assert_never = __webpack_require__(4251);
// EXTERNAL MODULE: ./lib/domain/shared/error-codes.js + 2 modules
var error_codes = __webpack_require__(3225);
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
        if (!isAsShown(wish, differences))
            throw otherThanShown(wish);
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
/** What somebody agreed to is these values, not whatever the field holds by now. */
function isAsShown({ shown, pointer }, differences) {
    if (shown === undefined)
        return true;
    const [found, other] = differences;
    if (found === undefined || other !== undefined || found.pointer !== pointer)
        return false;
    return isSame(found.desired, shown.desired) && isSame(found.live, shown.live);
}
function isSame(one, other) {
    return one === undefined || other === undefined ? one === other : (0,json/* jsonEquals */.A)(one, other);
}
function otherThanShown({ kind, name, pointer }) {
    return new errors/* ConflictError */.fK({
        ...(0,error_codes/* errorFacts */.u)('HHS-2407'),
        message: `${kind}/${name}:${pointer ?? ''} has other values by now than those that were shown; nothing was written`,
        conflict: 'precondition',
    });
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
async function forceAccepted(accepted, { ports, settings, turn }) {
    const { manifest, live, id } = accepted.change.assessment;
    const kind = ports.registry.find(id.group, id.kind);
    if (manifest === null || live === null || kind === undefined)
        (0,assert_never/* impossible */.y)('nothing to force');
    const address = (0,kind_address/* addressOf */.c)(kind);
    const { fieldManager, release } = settings;
    const { cluster, registry } = ports;
    const writes = acceptWrites(manifest.object, live, accepted.differences, fieldManager);
    const { remove } = writes;
    const apply = writes.apply && (0,default_refill/* withRefill */.VO)(writes.apply, live, kind, { fieldManager, release });
    const isRemoval = (field) => field.desired === undefined && writes.accepted.includes(field.pointer);
    const isSettled = (now, removal) => {
        const left = (0,diff_against_live/* diffAgainstLive */.Jl)(manifest.object, now, { registry, kind, fieldManager }).pointers;
        const wanted = accepted.differences.filter((field) => isRemoval(field) === removal);
        return !wanted.some(({ pointer }) => left.some((one) => (0,shared_pointer/* isWithin */.UO)(one, pointer) || (0,shared_pointer/* isWithin */.UO)(pointer, one)));
    };
    let current = live;
    let requests = 0;
    if (apply !== null) {
        current = await sendTied(cluster, {
            address,
            before: live,
            send: () => cluster.apply(address, apply, { fieldManager, force: true, dryRun: false, turn }),
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
            send: () => cluster.mergePatch(address, id.name, patch, { fieldManager, dryRun: false, turn }),
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
        const targets = new Set();
        for (const key of after) {
            const target = places.get(key);
            if (target !== undefined && target !== index)
                targets.add(target);
        }
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

// EXTERNAL MODULE: ./lib/domain/plan/apply-body.js
var apply_body = __webpack_require__(9211);
// EXTERNAL MODULE: ./lib/domain/diff/comparable.js
var comparable = __webpack_require__(5668);
;// CONCATENATED MODULE: ./lib/operations/clear-leftovers.js









/**
 * A field dropped from Git stays after an apply when somebody else owns it, too (kubectl create does). It was applied
 * from here and nobody changed it since, or the object would be held: so it is taken out by a patch. So is what admission
 * once filled in for a field that Git no longer has.
 */
async function clearLeftovers(assessment, desired, written, kind, context) {
    const { cluster } = context.ports;
    const { fieldManager, release } = context.settings;
    const unfollowed = (before) => before === null ? [] : (0,default_refill/* leftoverDefaults */.W_)(desired, before, written, kind, { fieldManager, release });
    const pointers = remainder(desired, written, kind, context);
    const owned = pointers.filter((pointer) => (0,shared_pointer/* valueAt */.fK)(desired, pointer) === undefined && wasApplied(assessment, written, pointer, kind, context));
    const leftovers = [...new Set([...owned, ...unfollowed(assessment.live)])];
    if (leftovers.length === 0)
        return null;
    const patch = removalPatch(leftovers, written.resourceVersion);
    const address = (0,kind_address/* addressOf */.c)(kind);
    const options = { fieldManager, dryRun: false, turn: context.turn };
    return await sendTied(cluster, {
        address,
        before: written,
        send: () => cluster.mergePatch(address, written.id.name, patch, options),
        isIn: (now) => {
            const left = new Set(remainder(desired, now, kind, context));
            return !leftovers.some((pointer) => left.has(pointer) || areEqualAt(written.object, now.object, pointer));
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
    return value !== undefined && (0,json/* jsonEquals */.A)(value, (0,shared_pointer/* valueAt */.fK)(after, pointer));
}
/** Where the object still differs from Git after the write. */
function remainder(desired, written, kind, context) {
    const { registry } = context.ports;
    const compare = { registry, kind, fieldManager: context.settings.fieldManager };
    return (0,diff_against_live/* diffAgainstLive */.Jl)(desired, written, compare).pointers;
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











/** The apply went through, and the patch after it did not. */
const NOT_CLEARED = 'written, but what Git no longer has is still in it';
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
        return live === null
            ? await create(manifest.object, kind, context)
            : await update(manifest.object, live, kind, context);
    };
    let written = null;
    try {
        written = await retryAdmissionLag(send, change, context);
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
        const { outcome, reason } = nameResult(live, written);
        return { outcome, reason, attempts, live: written, complete: true, error: null };
    }
    catch (error) {
        const named = nameFailure(error);
        const reason = written === null ? named.reason : `${NOT_CLEARED}: ${named.reason}`;
        return { ...named, reason, attempts, live: written, complete: false, error };
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
    const { ports, settings, turn } = context;
    const options = { fieldManager: settings.fieldManager, force: false, dryRun: false, turn };
    return ports.cluster.apply((0,kind_address/* addressOf */.c)(kind), (0,apply_body/* createBody */.F)(desired), options);
}
function update(desired, live, kind, context) {
    const { fieldManager, release } = context.settings;
    const address = (0,kind_address/* addressOf */.c)(kind);
    const write = (0,apply_body/* updateWrite */.v)(desired, live, kind, { fieldManager, release });
    const { cluster } = context.ports;
    const options = { fieldManager, dryRun: false, turn: context.turn };
    return sendTied(cluster, {
        address,
        before: live,
        send: () => write.method === 'apply'
            ? applyOverOurselves(cluster, address, write.body, options)
            : cluster.mergePatch(address, live.id.name, write.body, options),
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
async function applyOverOurselves(cluster, address, body, options) {
    try {
        return await cluster.apply(address, body, { ...options, force: false });
    }
    catch (error) {
        const ours = error instanceof errors/* ConflictError */.fK &&
            error.owners.length > 0 &&
            error.owners.every((owner) => owner.manager === options.fieldManager);
        if (!ours)
            throw error;
        return await cluster.apply(address, body, { ...options, force: true });
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

;// CONCATENATED MODULE: ./lib/operations/write-turns.js
/**
 * Lets `limit` writes wait for the server at a time, in the order in which they ask. A turn ends when its answer is in, so that
 * the next one goes out before anything is made of the answer. `mayGo` is asked when it is one's turn; what it throws
 * keeps the write back.
 */
class WriteTurns {
    #waiting = [];
    #free;
    constructor(limit) {
        this.#free = Math.max(1, limit);
    }
    of(mayGo) {
        return {
            take: async () => {
                if (this.#free > 0)
                    this.#free -= 1;
                else
                    await new Promise((go) => this.#waiting.push(go));
                try {
                    mayGo();
                }
                catch (error) {
                    this.#next();
                    throw error;
                }
            },
            end: () => this.#next(),
        };
    }
    /** The place goes from hand to hand, so that nobody who comes later is faster. */
    #next() {
        const next = this.#waiting.shift();
        if (next === undefined)
            this.#free += 1;
        else
            next();
    }
}

;// CONCATENATED MODULE: ./lib/operations/execute-plan.js









const CANCELLED = 'the run was cancelled; objects not listed as written were not';
/** Writes each object after what it refers to, a bounded number at a time; one object's trouble never hides another's. */
async function executePlan(ports, settings, compared, accepted, guard) {
    const forced = new Set(accepted.map((object) => object.change.key));
    const changes = compared.plan.changes.filter((change) => (change.action === 'create' || change.action === 'update') && !forced.has(change.key));
    const graph = graphOf(changes);
    const running = { done: new Map(), written: new Map(), broken: new Set(), interrupted: null };
    const context = {
        ports,
        settings,
        ...guard,
        turns: new WriteTurns(settings.concurrency),
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
/** Of what is written without force: objects that are forced come after all others, so nobody waits for them. */
function graphOf(changes) {
    const written = new Set(changes.map(({ key }) => key));
    return {
        targets: new Map(changes.map(({ key, refersTo }) => [key, refersTo.filter((one) => written.has(one))])),
        waves: new Map(changes.map(({ key, wave }) => [key, wave])),
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
        await runOrdered(inOrder(left, graph), lanesFor(context.settings), async (change) => {
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
/**
 * More than may be at the server at a time: the next write stands ready while an answer is looked at. Not where writes are
 * asked for one at a time: there each answer is looked at before the next one goes out.
 */
function lanesFor({ concurrency }) {
    return concurrency + Math.floor(concurrency / 2);
}
function mayStillWork(done) {
    if (done === undefined || done.outcome === 'skipped')
        return true;
    return done.outcome === 'refused' && done.error?.code === ADMISSION_DENIED;
}
/** The code of a refusal by an admission webhook, see domain/shared/error-codes.ts. */
const ADMISSION_DENIED = 'HHS-2511';
/**
 * Each after what it refers to; of those that may be written at once, first the one with the longest chain behind it, so
 * that the lanes do not run empty while many wait for few. Objects of one ring share a wave and do not wait for each other.
 */
function inOrder(changes, graph) {
    const { targets, waves } = graph;
    const chains = (0,reference_graph/* chainsBehind */.d)(graph);
    const chainOf = ({ key }) => chains.get(key) ?? 0;
    return [...changes]
        .sort((a, b) => chainOf(b) - chainOf(a) || a.wave - b.wave)
        .map((change) => {
        const after = (targets.get(change.key) ?? []).filter((key) => (waves.get(key) ?? change.wave) < change.wave);
        return { key: change.key, item: change, after };
    });
}
async function writeOne(change, graph, running, context) {
    const parent = (graph.targets.get(change.key) ?? []).find((key) => running.broken.has(key));
    if (parent !== undefined)
        return skip(change, `it refers to ${parent}, which could not be written`, running);
    const { ports, settings, signal, parentWritten } = context;
    if (signal.aborted)
        running.interrupted ??= CANCELLED;
    if (running.interrupted !== null)
        return skip(change, running.interrupted, running);
    const turn = context.turns.of(mayGo(running, context));
    const result = await writeObject(change, { ports, settings, signal, parentWritten, turn });
    if (result.error instanceof NotBegun)
        return skip(change, result.error.message, running);
    const earlier = running.done.get(change.key)?.attempts ?? 0;
    running.done.set(change.key, execute_plan_outcome(change, result, { attempts: earlier + result.attempts }));
    if (result.live !== null && result.complete)
        running.written.set(change.key, recordedOf(result.live));
    else if (change.action === 'create')
        running.broken.add(change.key);
    noteLostLease(result.error, running);
}
/** The run was interrupted before a write went out. */
class NotBegun extends Error {
}
/** Asked before each request for one object. What has begun is brought to its end, as long as the lock is ours. */
function mayGo(running, { signal, lease }) {
    let hasBegun = false;
    return () => {
        if (signal.aborted)
            running.interrupted ??= CANCELLED;
        if (!hasBegun && running.interrupted !== null)
            throw new NotBegun(running.interrupted);
        try {
            lease.assertHeld();
        }
        catch (error) {
            // also where the write is told as what an earlier try of it came to
            noteLostLease(error, running);
            throw hasBegun || running.interrupted === null ? error : new NotBegun(running.interrupted);
        }
        hasBegun = true;
    };
}
function skip(change, why, running) {
    running.broken.add(change.key);
    // what was refused in an earlier pass stays refused: "not tried" would not be true
    if ((running.done.get(change.key)?.attempts ?? 0) > 0)
        return;
    const reason = `not tried: ${why}`;
    running.done.set(change.key, execute_plan_outcome(change, { outcome: 'skipped', reason, attempts: 0, live: null, complete: false, error: null }));
}
function recordedOf({ uid, generation }) {
    return { uid, generation };
}
function noteLostLease(error, running) {
    if (error instanceof errors/* ConflictError */.fK && error.conflict === 'lease') {
        running.interrupted ??= 'the lock was lost to another run, so writing stopped';
    }
}
function execute_plan_outcome(change, result, told = {}) {
    return {
        id: change.id,
        key: change.key,
        outcome: result.outcome,
        reason: result.reason,
        attempts: told.attempts ?? result.attempts,
        error: outcomeError(result.error),
        accepted: told.accepted ?? [],
        complete: result.complete,
    };
}
/** Forces the accepted fields; the object counts as applied only if nothing foreign is left on it. */
async function acceptOne(object, running, context) {
    const { change } = object;
    if (running.interrupted !== null || context.signal.aborted)
        return;
    try {
        const { ports, settings, turns } = context;
        const turn = turns.of(mayGo(running, context));
        const { live, pointers, requests } = await forceAccepted(object, { ports, settings, turn });
        const rest = remaining(change, live, context);
        const forced = `Git's value was forced on ${(0,plural/* plural */.L)(pointers.length, 'field')}`;
        const held = `${(0,plural/* plural */.L)(rest, 'other difference')} ${rest === 1 ? 'stays' : 'stay'} held`;
        const reason = rest === 0 ? forced : `${forced}; ${held}`;
        if (rest === 0)
            running.written.set(change.key, recordedOf(live));
        const result = {
            outcome: 'configured',
            reason,
            attempts: requests,
            live,
            complete: rest === 0,
            error: null,
        };
        running.done.set(change.key, execute_plan_outcome(change, result, { accepted: pointers }));
    }
    catch (error) {
        if (error instanceof NotBegun)
            return;
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
        running.done.set(change.key, execute_plan_outcome(change, failed));
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
    return (0,diff_against_live/* diffAgainstLive */.Jl)(manifest.object, live, compare).pointers.length;
}

// EXTERNAL MODULE: ./lib/operations/load-fabric.js + 8 modules
var load_fabric = __webpack_require__(5683);
// EXTERNAL MODULE: ./lib/operations/read-cluster.js
var read_cluster = __webpack_require__(1967);
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
 * Brings the cluster to what Git says, without overwriting anybody: compare, lock, write in the order of references, record,
 * wait until the switches run it. An invalid source writes nothing (unless `partial`); an empty plan takes no lock.
 */
async function applyFabric(ports, settings, signal) {
    const loaded = await (0,load_fabric/* loadFabric */.UN)(ports, settings);
    const early = (0,load_fabric/* validateLoaded */.sQ)(loaded, ports, settings);
    if (!settings.partial && hasErrors(early, 'source'))
        return refusal(ports, settings, early, null);
    // read before the comparison: a run that takes the lock after this makes the comparison out of date
    const seenVersion = await ports.lease.version(settings.fabric);
    let compared = await (0,compare_fabric/* compareWithCluster */.A)(ports, settings, loaded);
    if (!settings.partial && hasErrors(compared.validation, 'all')) {
        return refusal(ports, settings, compared.validation, compared.plan);
    }
    if (compared.freeze !== null)
        return await frozen(ports, settings, compared, compared.freeze, signal);
    let accepted = acceptedOf(compared.plan, settings, ports);
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
            compared = await (0,compare_fabric/* compareWithCluster */.A)(ports, settings, loaded);
            if (!settings.partial && hasErrors(compared.validation, 'all')) {
                return refusal(ports, settings, compared.validation, compared.plan);
            }
            if (compared.freeze !== null)
                return await frozen(ports, settings, compared, compared.freeze, signal);
            accepted = acceptedOf(compared.plan, settings, ports);
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
/** What was named by `--accept-git`, and what the conflict policy of the fabric forces besides. */
function acceptedOf(plan, settings, ports) {
    const named = matchAccepted(plan, settings.accept, ports);
    if (settings.policy?.conflictPolicy !== 'git')
        return named;
    const keys = new Set(named.map(({ change }) => change.key));
    return [...named, ...acceptedByPolicy(plan).filter(({ change }) => !keys.has(change.key))];
}
/** In a freeze nothing is written, not even the record; what waits is told as changes. */
async function frozen(ports, settings, compared, freeze, signal) {
    if (settings.accept.length > 0) {
        throw new errors/* ConfigurationError */.j1({
            code: 'HHS-1242',
            message: `--accept-git is refused: ${(0,policy_stop/* freezeText */.BG)(freeze)}`,
            help: config_file_codes/* CONFIG_FILE_CODES */.j['HHS-1242'].cure,
        });
    }
    const waiting = { ...compared, plan: (0,policy_stop/* freezePlan */.t8)(compared.plan, freeze) };
    return await finish(ports, settings, waiting, idle(waiting), signal);
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
        counts: (0,outcome/* countOutcomes */.X)(outcomes),
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
            set.set(change.key, entryOf(manifest, recordable(change, written), commit));
        else if (change.action === 'keep' && refreshInventory && live !== null) {
            set.set(change.key, entryOf(manifest, recordable(change, live), commit));
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
function recordable({ assessment }, live) {
    return { uid: live.uid, generation: (0,keep_ignored/* recordedGeneration */.D)(assessment, live) };
}
async function finish(ports, settings, compared, execution, signal) {
    return {
        command: 'apply',
        fabric: settings.fabric,
        comparedWith: { side: 'cluster', name: ports.cluster.server },
        validation: compared.validation,
        plan: compared.plan,
        outcomes: execution.outcomes,
        counts: (0,outcome/* countOutcomes */.X)(execution.outcomes),
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
    if (!served.has((0,read_cluster/* servedKey */.B)(agents.group, agents.kind))) {
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

// EXTERNAL MODULE: ./lib/operations/cancellation.js
var cancellation = __webpack_require__(2791);
;// CONCATENATED MODULE: ./lib/operations/diagnose-setup.js




const CLOCK_SKEW_LIMIT_MS = 10_000;
const READ_VERBS = ['get', 'list', 'watch'];
const WRITE_VERBS = ['create', 'patch'];
/** Checks that an API server has to answer. */
const CLUSTER_CHECKS = ['clock', 'kinds', 'rights to read', 'rights to write', 'inventory'];
/** Checks everything a run needs and says what is missing; a check that fails does not hide the others. Writes nothing. */
async function diagnoseSetup(ports, settings, { recordNamespace, validateLine }) {
    const checks = [];
    checks.push(await guarded('source', () => checkSource(ports, settings, validateLine)));
    const reached = await guarded('API server', () => checkServer(ports));
    checks.push(reached);
    if (reached.result === 'failed') {
        checks.push(...notDone(CLUSTER_CHECKS, 'the API server could not be asked'));
        return { command: 'doctor', fabric: settings.fabric, checks };
    }
    checks.push(await guarded('clock', () => checkClock(ports)));
    checks.push(await guarded('kinds', () => checkKinds(ports)));
    checks.push(...(await checkRights(ports, recordNamespace)));
    checks.push(await guarded('inventory', () => checkInventory(ports, settings)));
    return { command: 'doctor', fabric: settings.fabric, checks };
}
/** The same where no cluster could be found to ask: `failure` says why. */
async function diagnoseWithoutCluster(ports, settings, failure, { validateLine }) {
    const checks = [
        await guarded('source', () => checkSource(ports, settings, validateLine)),
        { name: 'cluster access', result: 'failed', detail: failure.message, cure: failure.help },
        ...notDone(['API server', ...CLUSTER_CHECKS], 'no cluster to ask'),
    ];
    return { command: 'doctor', fabric: settings.fabric, checks };
}
function notDone(names, why) {
    return names.map((name) => ({ name, result: 'skipped', detail: `not done: ${why}`, cure: '' }));
}
async function guarded(name, check) {
    try {
        return await check();
    }
    catch (error) {
        if (!(0,errors/* isSyncError */.qw)(error))
            throw error;
        return { name, result: 'failed', detail: error.message, cure: error.help };
    }
}
async function checkSource(ports, settings, validateLine) {
    const loaded = await (0,load_fabric/* loadFabric */.UN)(ports, settings);
    const { coverage, diagnostics } = (0,load_fabric/* validateLoaded */.sQ)(loaded, ports, settings);
    const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
    const detail = `${(0,plural/* plural */.L)(coverage.documents, 'document')} in ${(0,plural/* plural */.L)(coverage.files, 'file')}, ${(0,plural/* plural */.L)(errors, 'error')}`;
    const commit = loaded.snapshot.commit;
    if (errors > 0)
        return { name: 'source', result: 'warning', detail, cure: `They are listed by: ${validateLine}` };
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
    const skewMs = Math.abs(ports.clock.epochMs() - Date.parse(serverTime));
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
    const kinds = ports.registry.kinds.map((kind) => ({
        isUsers: kind.owner === 'user',
        isAgent: ports.registry.byName('agent')?.plural === kind.plural,
        resource: { group: kind.group, resource: kind.plural, namespace: kind_address/* FABRIC_NAMESPACE */.K },
    }));
    const record = { group: '', resource: 'configmaps', namespace: recordNamespace };
    const lock = { group: 'coordination.k8s.io', resource: 'leases', namespace: recordNamespace };
    const reads = [
        ...kinds
            .filter(({ isUsers, isAgent }) => isUsers || isAgent)
            .flatMap(({ resource }) => asked(READ_VERBS, resource)),
        ...asked(['list'], record),
    ];
    // only an apply looks at the lock
    const writes = [
        ...kinds.filter(({ isUsers }) => isUsers).flatMap(({ resource }) => asked(WRITE_VERBS, resource)),
        ...asked(['create', 'update', 'delete'], record),
        ...asked(['get', 'create', 'update'], lock),
    ];
    try {
        const answers = await ports.cluster.reviewAccess([...reads, ...writes]);
        const denied = (from, to) => answers.slice(from, to).filter(({ allowed }) => !allowed);
        return [
            rightsCheck('rights to read', denied(0, reads.length), 'plan, drift and doctor need them'),
            rightsCheck('rights to write', denied(reads.length, answers.length), 'apply needs them; plan and drift do not'),
        ];
    }
    catch (error) {
        if (!(0,errors/* isSyncError */.qw)(error))
            throw error;
        return [{ name: 'rights to read', result: 'failed', detail: error.message, cure: error.help }];
    }
}
function asked(verbs, resource) {
    return verbs.map((verb) => ({ verb, ...resource }));
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

// EXTERNAL MODULE: ./lib/domain/shared/suggest.js
var suggest = __webpack_require__(1886);
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
    const compared = await (0,compare_fabric/* compareWithCluster */.A)(ports, settings, await (0,load_fabric/* loadFabric */.UN)(ports, settings));
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
function dependentStep({ deleteCandidate, dependents, deleteBlocks = [], }) {
    if (!deleteCandidate)
        return [];
    const names = dependents.map(({ id, inGit }) => `${(0,object_id/* displayId */.kX)(id)} (${inGit ? 'in Git' : 'in the cluster only'})`);
    const answer = names.length === 0 ? 'no' : names.join(', ');
    const blocks = deleteBlocks.map(({ code, message }) => `no, ${code}: ${message}`);
    return [
        { question: 'Does anything still refer to it?', answer },
        ...(blocks.length === 0 ? [] : [{ question: 'Would the fabric delete it?', answer: blocks.join('; ') }]),
    ];
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
function decisionOf({ action, hold, reason, assessment }) {
    const why = `${assessment.state}: ${assessment.reason}`;
    if (action === 'keep')
        return `${why}. An apply would leave it as it is.`;
    if (action !== 'hold')
        return `${why}. An apply would ${action} it.`;
    const more = reason.startsWith(assessment.reason) ? reason.slice(assessment.reason.length + 2) : reason;
    if (hold === 'unmanaged')
        return `${why}. An apply would leave it alone.`;
    return `${why}. An apply would hold it${more === '' ? '' : `: ${more}`}.`;
}

// EXTERNAL MODULE: ./lib/operations/plan-fabric.js
var plan_fabric = __webpack_require__(317);
// EXTERNAL MODULE: ./lib/operations/run-limit.js
var run_limit = __webpack_require__(1945);
;// CONCATENATED MODULE: ./lib/entry/check-configuration.js

/** The configuration as doctor sees it; nothing where there is none, because nobody needs one. */
function checkConfiguration({ file, config, entry, diagnostics }, validateLine) {
    if (file === null)
        return [];
    const name = 'configuration';
    const [first] = diagnostics;
    if (config === null && first !== undefined) {
        const detail = `${(0,plural/* plural */.L)(diagnostics.length, 'error')}; the first at ${first.file}:${first.line}: ${first.message} (${first.code})`;
        return [{ name, result: 'failed', detail, cure: `${first.help} All are listed by: ${validateLine}` }];
    }
    const count = (0,plural/* plural */.L)(config?.fabrics.length ?? 0, 'fabric');
    if (entry === null) {
        const cure = 'Give --fabric, or add the path to the configuration.';
        return [{ name, result: 'warning', detail: `${count}, but none at this path`, cure }];
    }
    const { ignore, freeze, hold, conflictPolicy, enabled } = entry;
    const parts = [
        (0,plural/* plural */.L)(ignore.length, 'ignore rule'),
        (0,plural/* plural */.L)(freeze.length, 'freeze window'),
        (0,plural/* plural */.L)(hold.length, 'hold'),
        `conflict policy ${conflictPolicy}`,
    ];
    const detail = `${count}; ${entry.name}: ${parts.join(', ')}`;
    if (enabled)
        return [{ name, result: 'ok', detail, cure: '' }];
    return [
        {
            name,
            result: 'warning',
            detail: `${detail}; switched off`,
            cure: 'Set enabled: true to let it be written.',
        },
    ];
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(4379);
// EXTERNAL MODULE: ./lib/domain/config/option-types.js
var option_types = __webpack_require__(3234);
// EXTERNAL MODULE: ./lib/domain/config/options.js + 5 modules
var options = __webpack_require__(1771);
;// CONCATENATED MODULE: ./lib/entry/command-line.js




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
/** A command to copy: the verb, what it is about, and the place this run was given, as flags. */
function commandLineOf(verb, more, flags) {
    const words = ['hedgehog-sync', verb, ...more.map(quote)];
    const known = (0,options/* optionsOf */.cz)(verb === 'explain' ? 'explain' : verb === 'apply' ? 'apply' : verb === 'validate' ? 'validate' : 'drift');
    for (const name of PLACE) {
        const given = flags[name];
        if (given === undefined || !known.includes(name) || (0,options/* definitionOf */.Fg)(name).secret === true)
            continue;
        const texts = typeof given === 'string' ? [given] : given === true ? [] : given;
        for (const text of texts)
            words.push((0,option_types/* flagOf */.iP)(name), quote(text));
    }
    return (0,escape_text/* plainText */.w)(words.join(' '));
}
/** A kubectl command to copy about one object; without a kubeconfig of its own it goes where kubectl goes anyway. */
function kubectlLineOf(verb, id, more, registry, { kubeconfig, context }) {
    const plural = registry.find(id.group, id.kind)?.plural ?? id.kind.toLowerCase();
    const words = ['kubectl', verb, quote(`${plural}.${id.group}/${id.name}`), '-n', quote(id.namespace)];
    words.push(...more.map(quote));
    const isList = kubeconfig?.includes(external_node_path_.delimiter) === true;
    if (kubeconfig !== null && !isList)
        words.push('--kubeconfig', quote(kubeconfig));
    if (context !== null)
        words.push('--context', quote(context));
    const prefix = kubeconfig !== null && isList ? `KUBECONFIG=${quote(kubeconfig)} ` : '';
    return (0,escape_text/* plainText */.w)(`${prefix}${words.join(' ')}`);
}
function quote(word) {
    return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

// EXTERNAL MODULE: ./lib/entry/compose.js + 4 modules
var compose = __webpack_require__(1326);
// EXTERNAL MODULE: ./lib/entry/exit-policy.js + 1 modules
var exit_policy = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/entry/cli/accepted-field.js



/** A field of `--accept-git`. Throws ConfigurationError. */
function acceptedField(text) {
    const argument = (0,object_argument/* readObjectArgument */.D)('--accept-git', text, true);
    if (!argument.ok)
        throw new errors/* ConfigurationError */.j1(argument.facts);
    const { namespace } = argument.value;
    if (namespace !== null && namespace !== kind_address/* FABRIC_NAMESPACE */.K) {
        throw new errors/* ConfigurationError */.j1({
            code: 'HHS-2001',
            message: `--accept-git ${text}: no object of a fabric is in namespace ${namespace}`,
            help: `Leave the namespace out: they are all in ${kind_address/* FABRIC_NAMESPACE */.K}.`,
        });
    }
    return argument.value;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/adapters/git/clone-status-source.js
var clone_status_source = __webpack_require__(6423);
// EXTERNAL MODULE: ./lib/domain/shared/check-shape.js
var check_shape = __webpack_require__(6168);
// EXTERNAL MODULE: ./lib/domain/shared/json-shape.js
var json_shape = __webpack_require__(8044);
;// CONCATENATED MODULE: ./lib/domain/status/holds.js



/** Version of the form of `<fabric>/holds.json`. */
const HOLDS_VERSION = 1;
/** Holds of one fabric; more are refused. */
const HOLDS_LIMIT = 500;
const holdShape = (0,json_shape/* object */.Ik)('what nothing is written to', {
    object: (0,json_shape/* nullable */.me)((0,json_shape/* object */.Ik)('an object; null: the whole fabric', { kind: (0,json_shape/* text */.Qq)('kind'), name: (0,json_shape/* text */.Qq)('name') })),
    by: (0,json_shape/* text */.Qq)('account that gave the command'),
    at: (0,json_shape/* text */.Qq)('ISO 8601, UTC'),
    until: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('first instant at which it is over, ISO 8601, UTC; null: until it is released')),
    reason: (0,json_shape/* text */.Qq)('why'),
    comment: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('page of the comment')),
});
const holdsShape = (0,json_shape/* object */.Ik)('what `/hold` stopped in one fabric', {
    version: (0,json_shape/* constant */.dY)('version of this form', HOLDS_VERSION),
    fabric: (0,json_shape/* text */.Qq)('name of the fabric'),
    holds: (0,json_shape/* list */.p_)('in the order in which they were given', holdShape),
});
function holdsPath(fabric) {
    return `${fabric}/holds.json`;
}
/** Reads the text of a stored `holds.json`; null is a fabric that nobody ever held. Never throws. */
function readHolds(text, fabric) {
    if (text === null || text.trim() === '') {
        return { result: 'ok', document: { version: HOLDS_VERSION, fabric, holds: [] } };
    }
    const value = (0,json/* parseJson */.qF)(text);
    if (value === undefined)
        return { result: 'damaged', why: 'it is no JSON' };
    return (0,check_shape/* hasShape */.G)(holdsShape, value)
        ? { result: 'ok', document: value }
        : { result: 'damaged', why: 'its form is not known' };
}
function renderHolds(document) {
    return `${JSON.stringify(document, null, 2)}\n`;
}
/** With the holds put in; one on the same object gives way. Those that are over go. */
function withHolds(document, added, nowMs) {
    const keys = new Set(added.map(keyOf));
    const kept = document.holds.filter((hold) => isInForce(hold, nowMs) && !keys.has(keyOf(hold)));
    return { ...document, holds: [...kept, ...added] };
}
/** Without the holds on these objects; null is that of the whole fabric. Those that are over go, too. */
function withoutHolds(document, objects, nowMs) {
    const keys = new Set(objects.map((one) => keyOf({ object: one })));
    const inForce = document.holds.filter((hold) => isInForce(hold, nowMs));
    const released = inForce.filter((hold) => keys.has(keyOf(hold)));
    const holds = inForce.filter((hold) => !keys.has(keyOf(hold)));
    return { document: { ...document, holds }, released };
}
/** As the planner takes them, those that are in force. */
function holdEntriesIn(document, nowMs) {
    const location = { file: holdsPath(document.fabric), line: 1, column: 1 };
    return document.holds
        .filter((hold) => isInForce(hold, nowMs))
        .map(({ object: held, by, at, until, reason }) => {
        const atMs = Date.parse(at);
        const why = until === null ? reason : `${reason} (until ${until})`;
        return { object: held, by, atMs: Number.isFinite(atMs) ? atMs : null, reason: why, location };
    });
}
function isInForce({ until }, nowMs) {
    const untilMs = until === null ? Number.NaN : Date.parse(until);
    // a time that cannot be read ends nothing
    return !(untilMs <= nowMs);
}
function keyOf({ object: held }) {
    return held === null ? '' : `${held.kind}/${held.name}`;
}

// EXTERNAL MODULE: ./lib/domain/shared/configuration-codes.js
var configuration_codes = __webpack_require__(8313);
;// CONCATENATED MODULE: ./lib/operations/failure-fact.js



const UNEXPECTED = 'HHS-1300';
const LONGEST_MESSAGE = 300;
/** Any error as a fact of the run. One that nobody expected keeps its first line only: no stack, no quoted body. */
function failureOf(error) {
    if ((0,errors/* isSyncError */.qw)(error) || error instanceof cancellation/* Cancelled */.cJ) {
        const { category, code, message, help } = error;
        return { category, code, message, help };
    }
    const text = error instanceof Error ? error.message : String(error);
    const firstLine = text.split('\n')[0] ?? '';
    const { category, cure } = configuration_codes/* CONFIGURATION_CODES */.I[UNEXPECTED];
    return {
        category,
        code: UNEXPECTED,
        message: `the run ended in a fault of hedgehog-sync: ${firstLine.slice(0, LONGEST_MESSAGE)}`,
        help: cure,
    };
}

;// CONCATENATED MODULE: ./lib/operations/read-holds.js



/** What `/hold` stopped in a fabric. Throws nothing. */
async function readHoldEntries({ store, clock }, fabric) {
    const path = holdsPath(fabric);
    try {
        const { files } = await store.read([path]);
        const read = readHolds(files.get(path) ?? null, fabric);
        if (read.result === 'ok') {
            return { entries: holdEntriesIn(read.document, clock.epochMs()), unknown: null };
        }
        const message = `${path} on ${store.place} cannot be used: ${read.why}`;
        return unknownHolds(path, { ...(0,error_codes/* errorFacts */.u)('HHS-2035'), category: 'configuration', message });
    }
    catch (error) {
        const failure = failureOf(error);
        const message = `whether somebody stopped it by /hold could not be read: ${failure.message}`;
        return unknownHolds(path, { ...failure, message });
    }
}
function unknownHolds(file, failure) {
    const location = { file, line: 1, column: 1 };
    const reason = `${failure.message} (${failure.code})`;
    return {
        entries: [],
        unknown: { entry: { object: null, by: null, atMs: null, reason, location }, failure },
    };
}
const NOTHING_SAID = {
    conflictPolicy: 'hold',
    ignore: [],
    freeze: [],
    hold: [],
    enabled: true,
    diagnostics: [],
};
/**
 * The policy with what is on hold by command. A run that writes (`writes`) holds everything where nobody knows what is:
 * somebody may have stopped just what it would write next. undefined: nobody says anything.
 */
function policyWithHolds(policy, { entries, unknown }, writes) {
    const holds = writes && unknown !== null ? [...entries, unknown.entry] : entries;
    if (holds.length === 0)
        return policy;
    const own = policy ?? NOTHING_SAID;
    return { ...own, hold: [...own.hold, ...holds] };
}

;// CONCATENATED MODULE: ./lib/entry/cli/clone-holds.js






const GIT_LIMIT_MS = 60_000;
/** Five hundred holds with long reasons are a tenth of it. */
const MAX_HOLDS_BYTES = 4 * 1024 * 1024;
/**
 * The surroundings with what `/hold` stopped in the fabric, as the clone knows it: nothing leaves this machine, so it is as
 * fresh as the last fetch. A clone without the branch of the status knows of none. A run that writes holds everything where
 * there are holds that cannot be read.
 */
async function withCloneHolds(around, values, writes) {
    const path = (0,external_node_path_.resolve)(around.cwd, values.path);
    const isFile = await (0,promises_.stat)(path).then((facts) => facts.isFile(), () => null);
    // that it is not there is told by whoever reads it
    if (isFile === null)
        return around;
    const branch = values['status-branch'];
    const source = new clone_status_source/* CloneStatusSource */.p({
        ...{ path, isFile, branch, remote: values.remote, fetch: false, maxBytes: MAX_HOLDS_BYTES },
        ...{ env: around.environment, timeoutMs: GIT_LIMIT_MS },
    });
    const store = {
        place: `branch ${branch} of this clone`,
        read: (paths) => source.stored(paths),
    };
    const { fabric } = (0,compose/* settingsOf */.f5)(values, [], around);
    const known = await readHoldEntries({ store, clock: (0,system_clock/* systemClock */.m)() }, fabric);
    const policy = policyWithHolds(around.policy, known, writes);
    return policy === undefined ? around : { ...around, policy };
}

;// CONCATENATED MODULE: ./lib/entry/cli/unused-connection.js



/** A connection that was given and not used: the user may take the result for one of the cluster. */
function unusedConnection({ flags }, values) {
    const given = options/* OPTION_NAMES */.TM.filter((name) => (0,options/* definitionOf */.Fg)(name).group === 'Cluster' && flags[name] !== undefined);
    if (given.length === 0)
        return [];
    const why = values.base === null ? '--offline' : '--base';
    const unused = (0,layout/* sentenceList */.MT)(given.map(option_types/* flagOf */.iP));
    return [
        `the cluster was not asked: with ${why} two states of Git are compared, and ${unused} ${given.length === 1 ? 'has' : 'have'} no effect`,
    ];
}

// EXTERNAL MODULE: ./lib/domain/parse/classify-object.js
var classify_object = __webpack_require__(1838);
// EXTERNAL MODULE: ./lib/domain/parse/clean-object.js
var clean_object = __webpack_require__(5305);
// EXTERNAL MODULE: ./lib/domain/parse/compose-document.js
var compose_document = __webpack_require__(9300);
// EXTERNAL MODULE: ./lib/domain/parse/document-context.js
var document_context = __webpack_require__(1165);
// EXTERNAL MODULE: ./lib/domain/parse/node-to-json.js + 1 modules
var node_to_json = __webpack_require__(775);
// EXTERNAL MODULE: ./lib/domain/parse/read-document.js + 5 modules
var read_document = __webpack_require__(8018);
// EXTERNAL MODULE: ./lib/domain/edit/object-order.js
var object_order = __webpack_require__(1911);
// EXTERNAL MODULE: ./lib/domain/edit/prove.js
var prove = __webpack_require__(6403);
;// CONCATENATED MODULE: ./lib/domain/edit/find-mends.js










/**
 * Every object of a kind of the fabric that can be read with certainty, also in versions that are refused. Those that ask
 * to be left alone, and those of other programs, are not among them.
 */
function writtenObjects({ path, text }, registry, limits) {
    return (0,prove/* valueSlices */.jJ)(text).flatMap(({ start, end }, document) => {
        const { root, problems } = (0,compose_document/* composeDocument */.w)(text.slice(start, end), limits.maxDepth);
        if (problems.length > 0)
            return [];
        const conversion = (0,node_to_json/* nodeToJson */.A4)(root, limits);
        if (!(0,prove/* isCertain */.te)(conversion))
            return [];
        return objectsIn(conversion.value, registry).flatMap(({ value, base }) => {
            const verdict = (0,classify_object/* classifyObject */.q)(value, registry);
            const definition = verdict.is === 'skipped' ? undefined : verdict.definition;
            if (definition === undefined || !(0,json/* isJsonObject */.OW)(value) || (0,clean_object/* optsOut */.Ny)(value))
                return [];
            return [{ ...(0,document_context/* identityOf */.cu)(value), file: path, document, base, value, definition, verdict }];
        });
    });
}
function objectsIn(value, registry) {
    if (!(0,read_document/* isList */.Lv)(value, registry))
        return [{ value, base: '' }];
    const items = (0,json/* getOwn */.Ng)(value, 'items');
    if (!Array.isArray(items))
        return [];
    return items.map((item, index) => ({ value: (0,read_document/* withListType */.d_)(item, value), base: `/items/${index}` }));
}
/** Everything in the files that has exactly one right answer. */
function findMends(files, registry, limits) {
    return files.flatMap((file) => writtenObjects(file, registry, limits).flatMap((object) => [
        ...formerVersion(object),
        ...serverOwned(object, registry),
        ...normalForms(object),
    ]));
}
/** A wish about an object, with the fields that all of them share. */
function wishFor(object, wish) {
    const { file, document, base, kind, namespace, name, definition } = object;
    return {
        ...wish,
        file,
        document,
        base,
        kind,
        namespace,
        name,
        schema: (0,object_order/* documentSchema */.L8)(definition),
    };
}
const FORMER_VERSION = 'HHS-3030';
function formerVersion(object) {
    const { value, verdict, definition } = object;
    if (verdict.is !== 'refused' || verdict.objection.code !== FORMER_VERSION)
        return [];
    const written = (0,json/* getOwn */.Ng)(value, 'apiVersion');
    if (typeof written !== 'string')
        return [];
    const { group, version } = (0,classify_object/* splitApiVersion */.N)(written);
    if (group !== definition.group || definition.formerVersions?.includes(version) !== true)
        return [];
    const right = `${group}/${definition.version}`;
    return [
        wishFor(object, {
            reason: 'former-version',
            says: () => `apiVersion: ${right} instead of ${written}`,
            edits: [{ op: 'set', pointer: '/apiVersion', value: right }],
        }),
    ];
}
function serverOwned(object, registry) {
    const { value, definition } = object;
    const { leftOut } = (0,clean_object/* cleanObject */.jv)(value, clean_object/* FABRIC_NAMESPACE */.K, definition, registry);
    if (leftOut.length === 0)
        return [];
    return [
        wishFor(object, {
            reason: 'server-owned',
            says: removed,
            edits: leftOut.map((pointer) => ({ op: 'remove', pointer })),
        }),
    ];
}
const find_mends_SHOWN = 8;
function removed(edits) {
    const names = edits.slice(0, find_mends_SHOWN).map(({ pointer }) => (0,shared_pointer/* displayPath */.Gt)(pointer));
    const more = edits.length > find_mends_SHOWN ? ` and ${edits.length - find_mends_SHOWN} more` : '';
    return `without ${names.join(', ')}${more}`;
}
function normalForms(object) {
    const forms = object.definition.normalForms?.(object.value) ?? [];
    return forms.map((form) => wishFor(object, {
        reason: 'normal-form',
        says: () => `${(0,shared_pointer/* displayPath */.Gt)(form.pointer)}: ${'key' in form ? form.key : form.value}`,
        edits: [editOf(form)],
    }));
}
function editOf(form) {
    const { pointer } = form;
    return 'key' in form ? { op: 'rename', pointer, key: form.key } : { op: 'set', pointer, value: form.value };
}

;// CONCATENATED MODULE: ./lib/domain/edit/find-misspelt.js




/**
 * Fields of a spec that their kind does not have, each under the name that was most probably meant. Nobody can be sure of
 * it, so it is for people to take or leave, and never made by itself.
 */
function findMisspelt(files, registry, limits) {
    return files.flatMap((file) => writtenObjects(file, registry, limits).flatMap((object) => renames(object.definition.spec, (0,json/* getOwn */.Ng)(object.value, 'spec'), '/spec').map(({ pointer, key }) => wishFor(object, {
        reason: 'misspelt',
        says: () => `${(0,shared_pointer/* displayPath */.Gt)(pointer)}: did you mean ${key}?`,
        edits: [{ op: 'rename', pointer, key }],
    }))));
}
function renames(schema, value, pointer) {
    if (schema.type === 'list') {
        const items = Array.isArray(value) ? value : [];
        return items.flatMap((item, index) => renames(schema.items, item, (0,shared_pointer/* childPointer */.Y2)(pointer, index)));
    }
    if (!(0,json/* isJsonObject */.OW)(value))
        return [];
    const entries = Object.entries(value);
    if (schema.type === 'map') {
        return entries.flatMap(([key, child]) => renames(schema.values, child, (0,shared_pointer/* childPointer */.Y2)(pointer, key)));
    }
    if (schema.type !== 'object')
        return [];
    const { fields } = schema;
    const free = Object.keys(fields).filter((name) => !Object.hasOwn(value, name));
    const found = entries.flatMap(([key, child]) => {
        const at = (0,shared_pointer/* childPointer */.Y2)(pointer, key);
        const known = Object.hasOwn(fields, key) ? fields[key] : undefined;
        if (known !== undefined)
            return renames(known, child, at);
        const meant = (0,suggest/* closest */.kp)(key, free)?.word;
        return meant === undefined ? [] : [{ pointer: at, key: meant }];
    });
    return withoutRivals(found);
}
/** Two fields of one struct cannot both become the same one. */
function withoutRivals(found) {
    const placeOf = ({ pointer, key }) => JSON.stringify([...(0,shared_pointer/* pointerTokens */.Mr)(pointer).slice(0, -1), key]);
    const places = found.map(placeOf);
    return found.filter((one) => places.filter((place) => place === placeOf(one)).length === 1);
}

// EXTERNAL MODULE: ./lib/domain/edit/edit-document.js + 9 modules
var edit_document = __webpack_require__(1176);
// EXTERNAL MODULE: ./lib/domain/edit/edit-result.js
var edit_result = __webpack_require__(2531);
// EXTERNAL MODULE: ./lib/domain/edit/line-changes.js
var line_changes = __webpack_require__(1051);
// EXTERNAL MODULE: ./lib/domain/parse/parse-limits.js
var parse_limits = __webpack_require__(748);
// EXTERNAL MODULE: ./lib/domain/edit/locate.js
var locate = __webpack_require__(6863);
// EXTERNAL MODULE: ./lib/domain/edit/scalar-text.js
var scalar_text = __webpack_require__(5949);
// EXTERNAL MODULE: ./lib/domain/edit/source-tree.js
var source_tree = __webpack_require__(4569);
// EXTERNAL MODULE: ./lib/domain/edit/wanted-value.js
var wanted_value = __webpack_require__(482);
;// CONCATENATED MODULE: ./lib/domain/edit/rename-key.js








/** Writes another key in the place of one, and nothing else; not yet proven. */
function renameKey(before, { pointer, key }, options = {}) {
    const limits = options.limits ?? parse_limits/* DEFAULT_PARSE_LIMITS */.tN;
    const tree = (0,source_tree/* readTree */.Zc)(before, limits);
    if (tree === undefined)
        return { reason: 'unreadable', offset: 0, message: 'the document cannot be read' };
    const path = [...(0,shared_pointer/* pointerTokens */.Mr)(options.base ?? ''), ...(0,shared_pointer/* pointerTokens */.Mr)(pointer)];
    const token = path.at(-1) ?? '';
    const parent = (0,wanted_value/* valueByTokens */.X3)(tree.value, path.slice(0, -1));
    if (token === key)
        return { unchanged: true };
    const where = (0,shared_pointer/* displayPath */.Gt)(pointer);
    if (!(0,json/* isJsonObject */.OW)(parent) || !Object.hasOwn(parent, token) || Object.hasOwn(parent, key)) {
        const message = `${where} cannot be called ${key}: another entry has this key`;
        return { reason: 'no-parent', offset: 0, message };
    }
    const location = (0,locate/* locate */.x)(tree, path);
    if (location.found === 'objection')
        return location.objection;
    const keyNode = location.found === 'site' ? (location.site.entry?.keyNode ?? null) : null;
    if (location.found !== 'site' || keyNode === null) {
        return { reason: 'merge-key', offset: 0, message: `the key of ${where} is not written there` };
    }
    const [from = 0] = keyNode.range ?? [];
    const to = (0,source_tree/* contentEnd */.XA)(keyNode);
    const mark = before[from] === "'" ? 'single' : 'double';
    const always = /["']/.test(before[from] ?? '');
    const text = (0,scalar_text/* keyText */.Pu)(key, { mark, always, inFlow: location.site.inFlow });
    const tracked = (0,line_changes/* splice */.V4)((0,line_changes/* trackText */.Vd)(before), [{ from, to, text }]);
    return { tracked, value: replaced(tree.value, path, 0, key) };
}
function replaced(value, path, depth, key) {
    const token = path[depth] ?? '';
    if (Array.isArray(value)) {
        return value.map((item, at) => at === Number(token) ? replaced(item, path, depth + 1, key) : item);
    }
    if (!(0,json/* isJsonObject */.OW)(value))
        return value;
    if (depth < path.length - 1)
        return (0,wanted_value/* withField */.ZH)(value, token, replaced(value[token] ?? null, path, depth + 1, key));
    return renamed(value, token, key);
}
function renamed(map, token, key) {
    const copy = {};
    for (const [name, field] of Object.entries(map))
        (0,json/* setOwn */.P5)(copy, name === token ? key : name, field);
    return copy;
}

;// CONCATENATED MODULE: ./lib/domain/edit/mend-files.js





/**
 * Makes all mends that can be made, each proven on the file as it is and once more on what the ones before it left. A mend
 * of several fields that cannot be made as a whole is made field by field. Outside of the lines told every byte stays.
 */
function mendFiles(files, wishes, limits) {
    const byFile = groupBy(wishes, ({ file }) => file);
    const texts = new Map();
    const mends = [];
    const left = [];
    for (const file of files) {
        const own = byFile.get(file.path);
        if (own === undefined)
            continue;
        const made = mendFile(file, own, limits);
        if (made.text !== file.text)
            texts.set(file.path, made.text);
        mends.push(...made.mends);
        left.push(...made.left);
    }
    return { mends, left, texts };
}
function mendFile(file, wishes, limits) {
    const slices = (0,prove/* valueSlices */.jJ)(file.text);
    const byDocument = groupBy(wishes, ({ document }) => document);
    const edited = [];
    let text = '';
    let at = 0;
    let [line, counted] = [1, 0];
    const wanted = [];
    for (const [index, slice] of slices.entries()) {
        const own = byDocument.get(index);
        line += (0,line_changes/* newlinesIn */.td)(file.text, counted, slice.start);
        counted = slice.start;
        const was = file.text.slice(slice.start, slice.end);
        const document = own === undefined ? undefined : mendDocument({ file, slice, line, limits }, own);
        if (document !== undefined)
            edited.push(document);
        wanted.push(document?.text ?? was);
        text += file.text.slice(at, slice.start) + (document?.text ?? was);
        at = slice.end;
    }
    text += file.text.slice(at);
    const mends = edited.flatMap((one) => one.mends);
    const left = edited.flatMap((one) => one.left);
    if (holds(text, wanted))
        return { text, mends, left };
    const message = 'the file would not fall into the same documents';
    return { text: file.text, mends: [], left: [...left, ...mends.map((mend) => unmade(mend, message))] };
}
function groupBy(wishes, keyOf) {
    const groups = new Map();
    for (const wish of wishes) {
        const group = groups.get(keyOf(wish));
        if (group === undefined)
            groups.set(keyOf(wish), [wish]);
        else
            group.push(wish);
    }
    return groups;
}
function holds(text, wanted) {
    const now = (0,prove/* valueSlices */.jJ)(text);
    return (now.length === wanted.length && now.every(({ start, end }, at) => text.slice(start, end) === wanted[at]));
}
function unmade({ lines: _lines, answers: _answers, ...mend }, why) {
    const { help } = (0,edit_result/* refuse */.T)('unproven', mend.line, why);
    return { ...mend, message: `${mend.message}: ${why}`, help };
}
function mendDocument(place, wishes) {
    const { file, slice } = place;
    const before = file.text.slice(slice.start, slice.end);
    const mends = [];
    const left = [];
    let text = before;
    const make = (wish, edits) => {
        const made = attempt(place, { before, text }, wish, edits);
        if (!('lines' in made))
            return made;
        text = made.text;
        mends.push(mendOf(place, wish, edits, made.lines));
        return null;
    };
    for (const wish of wishes) {
        const failed = make(wish, wish.edits);
        if (failed === null || 'unchanged' in failed)
            continue;
        const single = wish.edits.length === 1;
        for (const edit of wish.edits) {
            const why = single ? failed : make(wish, [edit]);
            if (why !== null && 'reason' in why)
                left.push(leftOf(place, wish, [edit], why));
        }
    }
    return { text, mends, left };
}
function attempt({ file, slice, line, limits }, { before, text }, wish, edits) {
    const alone = performTracked(file, before, wish, edits, limits);
    if (!('text' in alone))
        return alone;
    const start = (0,line_changes/* lineStart */.PT)(file.text, slice.start);
    const lead = file.text.slice(start, slice.start);
    const tracked = {
        before: lead + before,
        text: lead + alone.text,
        pieces: [
            { from: 0, to: lead.length },
            ...alone.pieces.map((piece) => 'text' in piece ? piece : { from: piece.from + lead.length, to: piece.to + lead.length }),
        ],
    };
    const lines = (0,line_changes/* lineChanges */.Yf)(tracked, line);
    const next = text === before ? alone : performTracked(file, text, wish, edits, limits);
    return 'text' in next ? { text: next.text, lines } : next;
}
/** The edits on the text of one document, read again and found to be what was wanted and nothing else. */
function performTracked(file, before, { base, schema }, edits, limits) {
    const options = { base, schema, limits };
    const made = madeBy(before, file.text, edits, options);
    if (!('tracked' in made))
        return made;
    const { tracked, value } = made;
    const lines = (0,line_changes/* lineChanges */.Yf)(tracked, 1);
    const fault = (0,prove/* faultOf */.Kl)({ before, after: tracked.text, document: 0, value, lines, limits });
    return fault === null
        ? tracked
        : { reason: 'unproven', offset: 0, message: `the edit was not made: ${fault}` };
}
function madeBy(before, file, edits, options) {
    const [first] = edits;
    if (first?.op === 'rename')
        return renameKey(before, first, options);
    return (0,edit_document/* editText */.i)(before, file, edits.filter((edit) => edit.op !== 'rename'), options);
}
function mend_files_placeOf(wish, edits) {
    const { file, kind, namespace, name, reason } = wish;
    return { reason, file, kind, namespace, name, pointers: edits.map(({ pointer }) => pointer) };
}
function mendOf({ line, file }, wish, edits, changes) {
    const was = linesOf(file.text, changes);
    const lines = changes.map((change, at) => ({ ...change, was: was[at] ?? '' }));
    return {
        ...mend_files_placeOf(wish, edits),
        line: changes[0]?.from ?? line,
        message: wish.says(edits),
        lines,
        answers: [],
    };
}
/** What stands on the lines of each change. */
function linesOf(text, changes) {
    let [at, line] = [0, 1];
    const upTo = (wanted) => {
        for (; line < wanted && at < text.length; line += 1)
            at = (0,line_changes/* lineEnd */.kd)(text, at);
        return at;
    };
    return changes.map(({ from, to }) => {
        const start = upTo(from);
        return text.slice(start, upTo(to + 1));
    });
}
function leftOf({ file, slice }, wish, edits, { reason, offset, message }) {
    const line = (0,line_changes/* newlinesIn */.td)(file.text, 0, slice.start + offset) + 1;
    const { help } = (0,edit_result/* refuse */.T)(reason, line, message);
    return { ...mend_files_placeOf(wish, edits), line, message: `${wish.says(edits)}: ${message}`, help };
}

// EXTERNAL MODULE: ./lib/domain/fabric/ip.js
var fabric_ip = __webpack_require__(5571);
;// CONCATENATED MODULE: ./lib/domain/fabric/hydrate/fills.js


/** What is filled in, gathered object by object. Values that stand there already are never touched. */
class Fills {
    filled = [];
    unfilled = [];
    #values = new Map();
    set(manifest, pointer, value) {
        this.filled.push({ manifest, pointer, value });
        const known = this.#values.get(manifest) ?? new Map();
        this.#values.set(manifest, known.set(pointer, value));
    }
    leave(manifest, pointer, message, help) {
        this.unfilled.push({ manifest, pointer, message, help });
    }
    /** What was filled in there, or undefined. */
    valueOf(manifest, pointer) {
        return this.#values.get(manifest)?.get(pointer);
    }
}
/** As Go sees it: absent, null, empty and zero are the same. Anything else was meant, right or wrong. */
function isLeftOut(object, key) {
    const value = (0,json/* getOwn */.Ng)(object, key) ?? null;
    return value === null || value === '' || value === 0 || (Array.isArray(value) && value.length === 0);
}
/** The number of an IPv4 address in front of its length; undefined when there is none. */
function addressNumber(text) {
    const prefix = (0,fabric_ip/* parsePrefix */.A1)(text);
    return prefix?.family === 4 ? prefix.address : undefined;
}
function addressWith(value, length) {
    return `${(0,fabric_ip/* formatAddress */.M0)({ family: 4, value })}/${length}`;
}

// EXTERNAL MODULE: ./lib/domain/fabric/connection-links.js
var connection_links = __webpack_require__(3454);
// EXTERNAL MODULE: ./lib/domain/fabric/go-text.js
var go_text = __webpack_require__(3818);
// EXTERNAL MODULE: ./lib/domain/fabric/read.js
var read = __webpack_require__(6998);
;// CONCATENATED MODULE: ./lib/domain/fabric/hydrate/pool.js
/** Numbers that are given out one after the other, without those in use. */
class Pool {
    #used = new Set();
    #last;
    #step;
    #next;
    /** From `first` to `last`, both included; every `step`th begins a piece of that size. */
    constructor(first, last, step = 1n) {
        this.#next = first;
        this.#last = last;
        this.#step = step;
    }
    take(value) {
        if (value !== undefined)
            this.#used.add(value);
    }
    isFree(value) {
        return !this.#used.has(value);
    }
    /** The first number of the next piece that is free as a whole; undefined when there is none. */
    give() {
        for (; this.#next + this.#step - 1n <= this.#last; this.#next += this.#step) {
            const piece = Array.from({ length: Number(this.#step) }, (_none, at) => this.#next + BigInt(at));
            if (!piece.every((value) => this.isFree(value)))
                continue;
            for (const value of piece)
                this.take(value);
            return piece[0];
        }
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/domain/fabric/rules/switch-parts.js
var switch_parts = __webpack_require__(4985);
;// CONCATENATED MODULE: ./lib/domain/fabric/hydrate/switches.js






const FREE_HELP = 'Widen it in the configuration of the fabric, or write the value by hand.';
/** Spines first, then by role and name: the order in which the installer gives out values. */
function inSwitchOrder(switches) {
    const rank = (one) => ((0,switch_parts/* isSpine */.G6)((0,read/* specOf */.rI)(one.object)) ? 0 : 1);
    return [...switches].sort((a, b) => rank(a) - rank(b) ||
        (0,compare_text/* compareText */.n)((0,read/* textOf */.b6)((0,read/* specOf */.rI)(a.object), 'role'), (0,read/* textOf */.b6)((0,read/* specOf */.rI)(b.object), 'role')) ||
        (0,compare_text/* compareText */.n)(a.id.name, b.id.name));
}
/** The control node has the first address, three after that of the control plane. */
const FIRST_AFTER_VIP = 4n;
const CONTROL_NODES = 1;
function sharedPools(switches, gateways, config) {
    const vip = addressNumber(config.controlVIP) ?? 0n;
    const nodes = BigInt(CONTROL_NODES + gateways.length);
    const dhcp = (0,fabric_ip/* parseAddress */.or)(config.managementDHCPStart)?.value ?? 0n;
    const pools = {
        management: new Pool(vip + FIRST_AFTER_VIP + nodes, dhcp - 1n),
        protocol: poolOf(config.protocolSubnet),
        vtep: poolOf(config.vtepSubnet),
    };
    for (const { object } of [...switches, ...gateways]) {
        const spec = (0,read/* specOf */.rI)(object);
        pools.management.take(addressNumber((0,read/* textOf */.b6)(spec, 'ip')));
        pools.protocol.take(addressNumber((0,read/* textOf */.b6)(spec, 'protocolIP')));
        pools.vtep.take(addressNumber((0,read/* textOf */.b6)(spec, 'vtepIP')));
    }
    return pools;
}
function poolOf(subnet) {
    const prefix = (0,fabric_ip/* parsePrefix */.A1)(subnet);
    return new Pool(prefix?.network ?? 1n, prefix?.last ?? 0n);
}
const HOST = 32;
function fillHost(fills, manifest, field, pool, { length, subnet }) {
    const pointer = `/spec/${field}`;
    const value = pool.give();
    if (value !== undefined)
        fills.set(manifest, pointer, addressWith(value, length));
    else
        fills.leave(manifest, pointer, `no address of ${subnet} is free for ${field}`, FREE_HELP);
    return value;
}
/** Management, protocol and VTEP address and the ASN of each switch that lacks them. */
function fillSwitches(fills, switches, pools, config) {
    const ordered = inSwitchOrder(switches);
    const asns = asnPool(ordered, config);
    const shared = new SharedByGroup(ordered);
    const length = (0,fabric_ip/* parsePrefix */.A1)(config.managementSubnet)?.length ?? HOST;
    for (const manifest of ordered) {
        const spec = (0,read/* specOf */.rI)(manifest.object);
        if (!(0,switch_parts/* isLeaf */.xe)(spec) && !(0,switch_parts/* isSpine */.G6)(spec)) {
            const message = `the role "${(0,read/* textOf */.b6)(spec, 'role')}" is neither that of a leaf nor of a spine, so no values are chosen`;
            fills.leave(manifest, '/spec/role', message, 'Write spine, server-leaf, border-leaf or mixed-leaf.');
            continue;
        }
        const { managementSubnet, protocolSubnet, vtepSubnet } = config;
        if (isLeftOut(spec, 'ip'))
            fillHost(fills, manifest, 'ip', pools.management, { length, subnet: managementSubnet });
        if (isLeftOut(spec, 'protocolIP'))
            fillHost(fills, manifest, 'protocolIP', pools.protocol, { length: HOST, subnet: protocolSubnet });
        if (isLeftOut(spec, 'asn'))
            fillAsn(fills, manifest, asns, shared, config);
        if (!(0,switch_parts/* isLeaf */.xe)(spec) || !isLeftOut(spec, 'vtepIP'))
            continue;
        const known = shared.known(manifest, 'vtepIP');
        if (known !== undefined)
            fills.set(manifest, '/spec/vtepIP', known);
        else {
            const given = fillHost(fills, manifest, 'vtepIP', pools.vtep, { length: HOST, subnet: vtepSubnet });
            if (given !== undefined)
                shared.learn(manifest, 'vtepIP', addressWith(given, HOST));
        }
    }
}
function asnPool(switches, { leafASNStart, leafASNEnd }) {
    const pool = new Pool(BigInt(leafASNStart), BigInt(leafASNEnd));
    for (const { object } of switches) {
        const asn = (0,read/* numberOf */.rl)((0,read/* specOf */.rI)(object), 'asn');
        if (Number.isInteger(asn))
            pool.take(BigInt(asn));
    }
    return pool;
}
function fillAsn(fills, manifest, pool, shared, { spineASN, leafASNStart, leafASNEnd }) {
    const pointer = '/spec/asn';
    if ((0,switch_parts/* isSpine */.G6)((0,read/* specOf */.rI)(manifest.object))) {
        fills.set(manifest, pointer, spineASN);
        return;
    }
    const known = shared.known(manifest, 'asn');
    const given = known ?? pool.give()?.toString();
    if (given === undefined) {
        fills.leave(manifest, pointer, `no ASN from ${leafASNStart} to ${leafASNEnd} is free`, FREE_HELP);
        return;
    }
    shared.learn(manifest, 'asn', given);
    fills.set(manifest, pointer, Number(given));
}
/** The two switches of an MCLAG group share ASN and VTEP address. */
class SharedByGroup {
    #values = new Map();
    constructor(switches) {
        for (const manifest of switches) {
            const spec = (0,read/* specOf */.rI)(manifest.object);
            const asn = (0,read/* numberOf */.rl)(spec, 'asn');
            if (asn !== 0)
                this.learn(manifest, 'asn', String(asn));
            const vtep = (0,read/* textOf */.b6)(spec, 'vtepIP');
            if (vtep !== '')
                this.learn(manifest, 'vtepIP', vtep);
        }
    }
    known(manifest, field) {
        const group = groupOf(manifest);
        return group === undefined ? undefined : this.#values.get(`${group} ${field}`);
    }
    learn(manifest, field, value) {
        const group = groupOf(manifest);
        if (group !== undefined && !this.#values.has(`${group} ${field}`))
            this.#values.set(`${group} ${field}`, value);
    }
}
function groupOf({ object }) {
    const redundancy = (0,read/* structOf */.Tb)((0,read/* specOf */.rI)(object), 'redundancy');
    const group = (0,read/* textOf */.b6)(redundancy, 'group');
    return (0,read/* textOf */.b6)(redundancy, 'type') === 'mclag' && group !== '' ? group : undefined;
}

;// CONCATENATED MODULE: ./lib/domain/fabric/hydrate/gateways.js










const MAC_START = 'CA:FE:BA:BE:01:';
const MOST_MACS = 0xfen;
const VTEP_MTU = 9036;
const INTERFACE_MTU = 9100;
const gateways_HOST = 32;
/** ASN, addresses, MAC, interfaces and neighbors of each gateway that lacks them. Links have their addresses by now. */
function fillGateways(fills, gateways, links, switches, pools, config) {
    const ordered = [...gateways].sort((a, b) => (0,compare_text/* compareText */.n)(a.id.name, b.id.name));
    const macs = macPool(ordered);
    const asns = asnsOf(fills, switches);
    for (const manifest of ordered) {
        const spec = (0,read/* specOf */.rI)(manifest.object);
        const { protocolSubnet, vtepSubnet } = config;
        if (isLeftOut(spec, 'asn'))
            fills.set(manifest, '/spec/asn', config.gatewayASN);
        if (isLeftOut(spec, 'protocolIP'))
            fillHost(fills, manifest, 'protocolIP', pools.protocol, { length: gateways_HOST, subnet: protocolSubnet });
        if (isLeftOut(spec, 'vtepIP')) {
            fillHost(fills, manifest, 'vtepIP', pools.vtep, { length: gateways_HOST, subnet: vtepSubnet });
            if (isLeftOut(spec, 'vtepMTU'))
                fills.set(manifest, '/spec/vtepMTU', VTEP_MTU);
        }
        if (isLeftOut(spec, 'vtepMAC'))
            fillMac(fills, manifest, macs);
        fillInterfaces(fills, manifest, links, asns);
    }
}
function macPool(gateways) {
    const pool = new Pool(1n, MOST_MACS);
    for (const { object } of gateways) {
        const mac = (0,go_text/* canonicalMac */.EF)((0,read/* textOf */.b6)((0,read/* specOf */.rI)(object), 'vtepMAC')) ?? '';
        if (mac.startsWith(MAC_START.toLowerCase()))
            pool.take(BigInt(`0x${mac.slice(MAC_START.length)}`));
    }
    return pool;
}
function fillMac(fills, manifest, macs) {
    const given = macs.give();
    if (given !== undefined) {
        const last = given.toString(16).toUpperCase().padStart(2, '0');
        fills.set(manifest, '/spec/vtepMAC', MAC_START + last);
        return;
    }
    const message = `no MAC from ${MAC_START}01 to ${MAC_START}FE is free`;
    fills.leave(manifest, '/spec/vtepMAC', message, 'Write a vtepMAC by hand.');
}
/** ASNs by the name of the switch, those that were filled in among them. */
function asnsOf(fills, switches) {
    return new Map(switches.map((manifest) => {
        const filled = fills.valueOf(manifest, '/spec/asn');
        return [
            manifest.id.name,
            typeof filled === 'number' ? filled : (0,read/* numberOf */.rl)((0,read/* specOf */.rI)(manifest.object), 'asn'),
        ];
    }));
}
/** An interface without addresses gets that of its link, and the switch at the other end becomes a neighbor. */
function fillInterfaces(fills, manifest, links, asns) {
    const spec = (0,read/* specOf */.rI)(manifest.object);
    const interfaces = (0,read/* structOf */.Tb)(spec, 'interfaces');
    const neighbors = (0,read/* listOf */.c3)(spec, 'neighbors');
    const known = new Set((0,read/* structsOf */.SK)(spec, 'neighbors').map(({ value }) => (0,read/* textOf */.b6)(value, 'ip')));
    const added = [];
    for (const link of links) {
        const [at, own] = link.ends;
        const place = link.type === 'gateway' ? (0,connection_links/* splitPort */.yY)(own.port) : undefined;
        if (place?.device !== manifest.id.name || (0,json/* getOwn */.Ng)(interfaces, place.port) === undefined)
            continue;
        const value = (0,read/* structOf */.Tb)(interfaces, place.port);
        const pointer = (0,shared_pointer/* childPointer */.Y2)('/spec/interfaces', place.port);
        const address = ipOf(fills, link, own);
        const lacks = isLeftOut(value, 'ips');
        if (address !== '' && lacks) {
            fills.set(manifest, `${pointer}/ips`, [address]);
            if (isLeftOut(value, 'mtu'))
                fills.set(manifest, `${pointer}/mtu`, INTERFACE_MTU);
        }
        const far = addressNumber(ipOf(fills, link, at));
        const asn = asns.get((0,connection_links/* splitPort */.yY)(at.port)?.device ?? '') ?? 0;
        const ip = far === undefined ? '' : (0,fabric_ip/* formatAddress */.M0)({ family: 4, value: far });
        if (ip === '' || asn === 0 || known.has(ip) || (!lacks && neighbors.length > 0))
            continue;
        known.add(ip);
        added.push({ asn, ip, source: place.port });
    }
    if (added.length > 0)
        fills.set(manifest, '/spec/neighbors', [...neighbors, ...added]);
}
function ipOf(fills, { manifest }, { ip, pointer }) {
    const filled = fills.valueOf(manifest, `${pointer}/ip`);
    return typeof filled === 'string' ? filled : ip;
}

;// CONCATENATED MODULE: ./lib/domain/fabric/hydrate/links.js






const ADDRESSED = ['fabric', 'mesh', 'gateway'];
const LENGTH = 31;
/** Links that have addresses at both ends, over the Connections by name. */
function addressedLinks(connections) {
    const ordered = [...connections].sort((a, b) => (0,compare_text/* compareText */.n)(a.id.name, b.id.name));
    return ordered.flatMap((manifest) => {
        const spec = (0,read/* specOf */.rI)(manifest.object);
        return ADDRESSED.filter((type) => (0,read/* pointerOf */.rq)(spec, type) !== undefined).flatMap((type) => (0,connection_links/* linksOf */.hP)(spec, type).flatMap(({ ends: [first, second] }) => first === undefined || second === undefined ? [] : [{ manifest, type, ends: [first, second] }]));
    });
}
/** A /31 for each link without addresses; where one end has its own, the other one of the same /31. */
function fillLinks(fills, links, { fabricSubnet }) {
    const subnet = (0,fabric_ip/* parsePrefix */.A1)(fabricSubnet);
    const pool = new Pool(subnet?.network ?? 1n, subnet?.last ?? 0n, 2n);
    for (const { ends } of links)
        for (const { ip } of ends)
            pool.take(addressNumber(ip));
    for (const { manifest, ends } of links) {
        const lacking = ends.filter(({ ip }) => ip === '');
        const [one] = lacking;
        if (one === undefined)
            continue;
        if (lacking.length === 1)
            fillMate(fills, manifest, ends, pool);
        else {
            const first = pool.give();
            if (first === undefined) {
                const help = 'Widen fabricSubnet of the fabric, or write the addresses by hand.';
                fills.leave(manifest, `${one.pointer}/ip`, `no /31 of ${fabricSubnet} is free for the link`, help);
                continue;
            }
            for (const [at, { pointer }] of ends.entries())
                fills.set(manifest, `${pointer}/ip`, addressWith(first + BigInt(at), LENGTH));
        }
    }
}
function fillMate(fills, manifest, ends, pool) {
    const lacking = ends.find(({ ip }) => ip === '');
    const given = ends.find(({ ip }) => ip !== '');
    if (lacking === undefined || given === undefined)
        return;
    const prefix = (0,fabric_ip/* parsePrefix */.A1)(given.ip);
    const mate = prefix === undefined ? undefined : prefix.network + prefix.last - prefix.address;
    if (prefix?.family === 4 && prefix.length === LENGTH && mate !== undefined && pool.isFree(mate)) {
        pool.take(mate);
        fills.set(manifest, `${lacking.pointer}/ip`, addressWith(mate, LENGTH));
        return;
    }
    const message = `the other end has ${given.ip}, and no address of the same /31 is free`;
    fills.leave(manifest, `${lacking.pointer}/ip`, message, 'Give both ends the two addresses of one /31.');
}

;// CONCATENATED MODULE: ./lib/domain/fabric/hydrate/hydrate-fabric.js




/**
 * Addresses, ASNs and what goes with them for everything that lacks them (hedgehog-api.md 10.2). In a fabric without any
 * the values are those of `hhfab`; in one that has some, the next free ones in the same order, and what is there stays.
 * The same fabric gives the same values, in whatever order its files are, and a filled one nothing more.
 */
function hydrateFabric(manifests, config) {
    const fills = new Fills();
    const switches = manifests.filter(({ id }) => id.kind === 'Switch');
    const gateways = manifests.filter(({ id }) => id.kind === 'Gateway');
    const links = addressedLinks(manifests.filter(({ id }) => id.kind === 'Connection'));
    const pools = sharedPools(switches, gateways, config);
    fillSwitches(fills, switches, pools, config);
    fillLinks(fills, links, config);
    fillGateways(fills, gateways, links, switches, pools, config);
    return { filled: fills.filled, unfilled: fills.unfilled };
}

// EXTERNAL MODULE: ./lib/domain/resource/fabric-config.js
var fabric_config = __webpack_require__(3491);
;// CONCATENATED MODULE: ./lib/operations/plan-mends.js








/**
 * Everything that can be mended in the files of a fabric, with the files and findings as they are then. Writes nothing, so
 * that a pull request can be offered the same. The mended files, planned again, give nothing more.
 */
function planMends(loaded, ports, settings, choice, help = {}) {
    const { files } = loaded.snapshot;
    const { limits } = settings;
    const validate = (plan) => (0,load_fabric/* validateLoaded */.sQ)(withTexts(loaded, plan.texts, ports, settings), ports, settings, help);
    const before = (0,load_fabric/* validateLoaded */.sQ)(loaded, ports, settings, help);
    const fixes = choice.fix ? fixesThatHold(loaded, ports, settings) : { wishes: [], left: [] };
    const renames = choice.spelling === true ? findMisspelt(files, ports.registry, limits) : [];
    const wishes = [...fixes.wishes, ...renames];
    const fixed = mendFiles(files, wishes, limits);
    const fills = choice.hydrate
        ? hydrationOf(withTexts(loaded, fixed.texts, ports, settings), ports, settings)
        : { wishes: [], left: [] };
    const plan = fills.wishes.length === 0 ? fixed : mendFiles(files, [...wishes, ...fills.wishes], limits);
    const validation = plan.texts.size === 0 ? before : validate(plan);
    return {
        mends: plan_mends_inOrder(plan.mends.map((mend) => ({ ...mend, answers: answersOf(mend, before, validation) }))),
        left: plan_mends_inOrder([...plan.left, ...fixes.left, ...fills.left]),
        texts: plan.texts,
        validation,
    };
}
/** The fabric as it is with other texts in some of its files. */
function withTexts(loaded, texts, ports, settings) {
    if (texts.size === 0)
        return loaded;
    const files = loaded.snapshot.files.map(({ path, text }) => ({ path, text: texts.get(path) ?? text }));
    const snapshot = { ...loaded.snapshot, files };
    return { snapshot, parsed: (0,load_fabric/* parseSnapshot */.E$)(snapshot, ports, settings) };
}
/** Findings about fields: those of an apiVersion that is not the object's own. */
const OF_SCHEMA = /^HHS-40/;
/** A former apiVersion is mended only where the object, but for it, is as the present version wants it. */
function fixesThatHold(loaded, ports, settings) {
    const { files } = loaded.snapshot;
    const wishes = findMends(files, ports.registry, settings.limits);
    const versions = wishes.filter(({ reason }) => reason === 'former-version');
    if (versions.length === 0)
        return { wishes, left: [] };
    const { texts } = mendFiles(files, wishes, settings.limits);
    const { diagnostics } = (0,load_fabric/* validateLoaded */.sQ)(withTexts(loaded, texts, ports, settings), ports, settings);
    const objections = diagnostics.filter(({ code, severity }) => severity === 'error' && OF_SCHEMA.test(code));
    const left = new Map();
    for (const wish of versions) {
        const objection = objections.find((one) => isOf(wish, one));
        if (objection === undefined)
            continue;
        const { file, kind, namespace, name, edits, reason } = wish;
        const pointers = edits.map(({ pointer }) => pointer);
        const line = loaded.parsed.diagnostics.find((one) => isOf(wish, one))?.line ?? objection.line;
        const place = { reason, file, line, kind, namespace, name, pointers };
        const message = `${wish.says(edits)}: more than the version would have to change: ${objection.message}`;
        left.set(wish, { ...place, message, help: objection.help });
    }
    return { wishes: wishes.filter((wish) => !left.has(wish)), left: [...left.values()] };
}
function isOf(wish, { file, kind, name }) {
    return wish.file === file && wish.kind === kind && wish.name === name;
}
function hydrationOf({ snapshot, parsed }, ports, { limits }) {
    const { filled, unfilled } = hydrateFabric(parsed.manifests, ports.fabricConfig ?? fabric_config/* DEFAULT_FABRIC_CONFIG */.T);
    const byManifest = new Map();
    for (const fill of filled)
        byManifest.set(fill.manifest, [...(byManifest.get(fill.manifest) ?? []), fill]);
    const touched = new Set([...byManifest.keys()].map(({ file }) => file));
    const written = new Map();
    for (const file of snapshot.files) {
        for (const object of touched.has(file.path) ? writtenObjects(file, ports.registry, limits) : [])
            written.set(nameOf(object.file, object.document, object.kind, object.name), object);
    }
    const wishes = [...byManifest].flatMap(([{ file, document, id }, fills]) => {
        const object = written.get(nameOf(file, document, id.kind, id.name));
        const edits = fills.map(({ pointer, value }) => ({ op: 'set', pointer, value }));
        return object === undefined ? [] : [wishFor(object, { reason: 'hydrated', says: filledIn, edits })];
    });
    const left = unfilled.map(({ manifest, pointer, message, help }) => {
        const { kind, namespace, name } = manifest.id;
        const { file, line } = manifest.fields.at(pointer);
        return { reason: 'hydrated', file, line, kind, namespace, name, pointers: [pointer], message, help };
    });
    return { wishes, left };
}
function nameOf(file, document, kind, name) {
    return [file, document, kind, name].join('\n');
}
function filledIn(edits) {
    return edits
        .map((edit) => `${(0,shared_pointer/* displayPath */.Gt)(edit.pointer)}: ${'value' in edit ? shown(edit.value) : ''}`)
        .join(', ');
}
function shown(value) {
    if (!Array.isArray(value))
        return String(value);
    const plain = value.every((item) => typeof item !== 'object');
    return plain ? value.join(', ') : (0,plural/* plural */.L)(value.length, 'entry', 'entries');
}
/** Codes of findings on the fields of a mend that are gone with it. */
function answersOf(mend, before, after) {
    const then = before.diagnostics.filter((one) => isOf(mend, one) && isAbout(mend, one));
    if (then.length === 0)
        return [];
    const now = new Set(after.diagnostics.filter((one) => isOf(mend, one)).map(plan_mends_placeOf));
    return [...new Set(then.filter((one) => !now.has(plan_mends_placeOf(one))).map(({ code }) => code))];
}
function plan_mends_placeOf({ code, pointer }) {
    return `${code} ${pointer}`;
}
const WIDE = new Set(['', '/metadata', '/spec']);
function isAbout({ pointers }, { pointer }) {
    return pointers.some((own) => (0,shared_pointer/* isWithin */.UO)(pointer, own) || (!WIDE.has(pointer) && (0,shared_pointer/* isWithin */.UO)(own, pointer)));
}
function plan_mends_inOrder(items) {
    return [...items].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

// EXTERNAL MODULE: ./lib/operations/base-commit.js
var base_commit = __webpack_require__(1335);
;// CONCATENATED MODULE: ./lib/operations/validate-source.js


/** Reads, parses and validates a fabric without any cluster. With `base`, a ref, what changed since is judged as well. */
async function validateSource(ports, settings, base = null) {
    const help = await changesSince(ports, settings, base);
    const loaded = await (0,load_fabric/* loadFabric */.UN)(ports, settings);
    return {
        command: 'validate',
        fabric: settings.fabric,
        validation: (0,load_fabric/* validateLoaded */.sQ)(loaded, ports, settings, help),
        mends: null,
    };
}
/** What rules about changes compare with. Throws ConfigurationError for a ref that names no commit here. */
async function changesSince(ports, settings, base) {
    return base === null ? {} : { previous: (await (0,base_commit/* readBaseCommit */.F)(ports, settings, base)).previous };
}

;// CONCATENATED MODULE: ./lib/operations/mend-source.js



/** Validates a fabric and mends its files where they lie. What could not be written is told, and judged as it is. */
async function mendSource(ports, settings, choice, base = null) {
    const help = await changesSince(ports, settings, base);
    const loaded = await (0,load_fabric/* loadFabric */.UN)(ports, settings);
    const planned = planMends(loaded, ports, settings, choice, help);
    const before = new Map(loaded.snapshot.files.map(({ path, text }) => [path, text]));
    const replacements = [...planned.texts].map(([path, after]) => ({
        path,
        before: before.get(path) ?? '',
        after,
    }));
    const files = (await ports.writer.replace(replacements)).map(({ path, refused }) => ({ file: path, refused }));
    const refused = new Set(files.filter((one) => one.refused !== null).map(({ file }) => file));
    const texts = new Map([...planned.texts].filter(([path]) => !refused.has(path)));
    const validation = refused.size === 0
        ? planned.validation
        : (0,load_fabric/* validateLoaded */.sQ)(withTexts(loaded, texts, ports, settings), ports, settings, help);
    const mends = {
        mends: planned.mends.filter(({ file }) => !refused.has(file)),
        left: [...planned.left, ...unwritten(planned, files)],
        files,
        notices: noticesOf(ports, choice, planned),
    };
    return { result: { command: 'validate', fabric: settings.fabric, validation, mends }, texts };
}
function unwritten({ mends }, files) {
    const reasons = new Map(files.map(({ file, refused }) => [file, refused]));
    return mends.flatMap(({ lines: _lines, answers: _answers, message, ...place }) => {
        const refused = reasons.get(place.file) ?? null;
        if (refused === null)
            return [];
        const help = 'Let the file be an ordinary one that may be written, and run again.';
        return [{ ...place, message: `${message}: the file was not written, ${refused}`, help }];
    });
}
function noticesOf(ports, { hydrate }, { mends }) {
    const hydrated = hydrate && mends.some(({ reason }) => reason === 'hydrated');
    return [
        ...(hydrated && ports.fabricConfig === undefined
            ? ["the values come from the fabric's default configuration; give fabric-config if it has another"]
            : []),
        ...(hydrated
            ? [
                'management addresses leave room for one control node and for one node a gateway, as the installer does',
            ]
            : []),
    ];
}

;// CONCATENATED MODULE: ./lib/entry/cli/validate-files.js




/** The command `validate`: looks at the files of a fabric, and mends them where that was asked for. */
async function validateFiles({ values, around, host, seen, }) {
    const settings = (0,compose/* settingsOf */.f5)(values, [], around);
    const { fix, hydrate, base } = values;
    if (!fix && !hydrate) {
        const local = await (0,compose/* composeLocal */.qj)(values, around);
        const ports = { ...local, source: seen.watch(local.source) };
        return await (0,cancellation/* unlessCancelled */.MS)(validateSource(ports, settings, base), host.signal);
    }
    const mending = await (0,compose/* composeMending */.Lf)(values, around);
    // not left half way: what was written is told
    const { result, texts } = await mendSource({ ...mending, source: seen.watch(mending.source) }, settings, { fix, hydrate }, base);
    // findings are shown with the lines as they are now
    for (const [path, text] of texts)
        seen.add(path, text);
    return result;
}

;// CONCATENATED MODULE: ./lib/entry/cli/execute-command.js




























/** Runs one command and prints its answer. Throws SyncError where the world failed. */
async function executeCommand(context) {
    const alone = await runAlone(context);
    if (alone !== null)
        return alone;
    const limit = new run_limit/* RunLimit */.b((0,system_clock/* systemClock */.m)(), context.values['run-timeout'] || null, context.host.signal);
    try {
        const answer = await answerOf({ ...context, limit, host: { ...context.host, signal: limit.signal } });
        if (context.values.output === 'json')
            context.printPieces(jsonPieces(answer.json()));
        else
            context.print(answer.text(textContext(context)));
        return (0,exit_policy/* exitCodeOf */.FO)(answer.meanings);
    }
    catch (error) {
        throw limit.causeOf(error);
    }
    finally {
        limit.end();
    }
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
    const { values } = context;
    const { validation, mends, fabric } = await validateFiles(context);
    const refused = mends?.files.some((file) => file.refused !== null) === true;
    const meanings = validateMeanings({ validation }, values['fail-on-warning']);
    return {
        text: (screen) => {
            const findings = renderValidation(validation, screen);
            return mends === null ? findings : renderMends(mends, screen) + findings;
        },
        json: () => (0,result_json/* validateJson */.TL)(fabric, validation, mends),
        meanings: refused ? [...meanings, 'error'] : meanings,
    };
}
async function plan(context) {
    const { values } = context;
    const offline = values.offline || values.base !== null;
    const around = offline ? context.around : await withCloneHolds(context.around, values, false);
    const settings = (0,compose/* settingsOf */.f5)(values, [], around);
    const planning = offline
        ? (0,plan_fabric/* planAgainstCommit */.w1)(await localPorts(context), settings, values.base ?? 'HEAD')
        : lookAtCluster(context, (ports) => (0,plan_fabric/* planFabric */.Do)(ports, settings));
    const planned = await readOnly(context, planning);
    const notices = [...planned.plan.notices, ...(offline ? unusedConnection(context.invocation, values) : [])];
    const result = { ...planned, plan: { ...planned.plan, notices } };
    return {
        text: (screen) => renderPlan(result, screen),
        json: () => (0,result_json/* planJson */.iY)(result),
        meanings: planMeanings(result),
    };
}
async function apply(context) {
    const { values, host, limit } = context;
    const around = await withCloneHolds(context.around, values, true);
    const settings = (0,compose/* settingsOf */.f5)(values, values['accept-git'].map(acceptedField), around);
    const tell = () => {
        around.progress.report('ending the writes under way; once more to stop at once', 0, 0);
    };
    host.signal.addEventListener('abort', tell, { once: true });
    try {
        const applied = await withCluster(context, (ports) => {
            const { lease, untilLock } = (0,cancellation/* watchLock */.Dq)((0,cancellation/* cancellableLease */.$X)(ports.lease, host.signal), host.signal);
            return (0,cancellation/* unlessCancelled */.MS)(applyFabric({ ...ports, lease }, settings, host.signal), untilLock);
        });
        const cut = limit.cutShort(applied.interrupted);
        const isLate = cut instanceof errors/* TimeoutError */.MU && applied.interrupted !== null;
        const result = isLate ? { ...applied, interrupted: `${cut.message}; ${NOT_WRITTEN}` } : applied;
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
const NOT_WRITTEN = 'objects not listed as written were not';
async function drift(context) {
    const settings = (0,compose/* settingsOf */.f5)(context.values, [], context.around);
    const detecting = lookAtCluster(context, (ports) => (0,plan_fabric/* detectDrift */.D9)(ports, settings));
    const result = await detecting;
    return {
        text: (screen) => renderDrift(result, screen),
        json: () => (0,result_json/* driftJson */.GR)(result),
        meanings: driftMeanings(result),
    };
}
async function explain(context) {
    const argument = (0,object_argument/* readObjectArgument */.D)('explain', context.invocation.object ?? '', false);
    if (!argument.ok)
        throw new errors/* ConfigurationError */.j1(argument.facts);
    const settings = (0,compose/* settingsOf */.f5)(context.values, [], context.around);
    const explaining = lookAtCluster(context, (ports) => explainObject(ports, settings, argument.value));
    const result = await explaining;
    return {
        text: (screen) => renderExplanation(result, screen),
        json: () => (0,result_json/* explainJson */.eP)(result, commandLines(context)),
        meanings: objectMeanings(result.change),
    };
}
async function doctor(context) {
    const { values, around } = context;
    const settings = (0,compose/* settingsOf */.f5)(values, [], around);
    const place = diagnosisPlace(context);
    const diagnosing = lookAtCluster(context, (ports) => diagnoseSetup(ports, settings, place));
    const found = await diagnosing.catch((error) => withoutAccess(context, error));
    const ofFile = checkConfiguration(context.configured, place.validateLine);
    const result = { ...found, checks: [...ofFile, ...found.checks] };
    return {
        text: (screen) => renderSetup(result, screen),
        json: () => (0,result_json/* doctorJson */.Go)(result),
        meanings: (0,exit_policy/* doctorMeanings */.mL)(result),
    };
}
function diagnosisPlace(context) {
    const validateLine = commandLines(context).commandLine('validate');
    return { recordNamespace: context.values.namespace, validateLine };
}
/** No cluster to be found is what doctor is asked about, so it is a finding there and no error. */
async function withoutAccess(context, error) {
    if (!(0,errors/* isSyncError */.qw)(error) || error.category !== 'configuration')
        throw error;
    const settings = (0,compose/* settingsOf */.f5)(context.values, [], context.around);
    return await diagnoseWithoutCluster(await localPorts(context), settings, error, diagnosisPlace(context));
}
/** Work that writes nothing ends at once when the run is cancelled. */
async function readOnly({ host }, work) {
    return await (0,cancellation/* unlessCancelled */.MS)(work, host.signal);
}
async function localPorts({ values, around, seen }) {
    const ports = await (0,compose/* composeLocal */.qj)(values, around);
    return { ...ports, source: seen.watch(ports.source) };
}
/** Reads in a cluster. What hangs when the run ends is dropped with its connection. */
async function lookAtCluster(context, work) {
    return await readOnly(context, withCluster(context, (ports) => readOnly(context, work(ports))));
}
async function withCluster({ values, around, seen }, work) {
    const ports = await (0,compose/* composeCluster */.hx)(values, around);
    try {
        return await work({ ...ports, source: seen.watch(ports.source) });
    }
    finally {
        ports.cluster.close();
    }
}
/** Commands that print by themselves; each is loaded only when it is asked for. null: it is none of them. */
async function runAlone(context) {
    switch (context.invocation.command) {
        case 'status':
            return await (await __webpack_require__.e(/* import() */ 258).then(__webpack_require__.bind(__webpack_require__, 8258))).runStatus(context);
        case 'init':
            return await (await Promise.all(/* import() */[__webpack_require__.e(585), __webpack_require__.e(354)]).then(__webpack_require__.bind(__webpack_require__, 6354))).runInit(context);
        case 'demo':
            return await (await __webpack_require__.e(/* import() */ 60).then(__webpack_require__.bind(__webpack_require__, 4060))).startDemo(context);
        case 'backport':
            return await (await __webpack_require__.e(/* import() */ 961).then(__webpack_require__.bind(__webpack_require__, 961))).runBackPort(context);
        default:
            return null;
    }
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
        commandLine: (verb, more = []) => commandLineOf(verb, more, invocation.flags),
        kubectlLine: (verb, id, more = []) => kubectlLineOf(verb, id, more, registry/* fabricRegistry */.J, place),
    };
}


/***/ }),

/***/ 1326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hx: () => (/* binding */ composeCluster),
  qj: () => (/* binding */ composeLocal),
  Lf: () => (/* binding */ composeMending),
  f5: () => (/* binding */ settingsOf)
});

// UNUSED EXPORTS: defaultKubeconfig

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
// EXTERNAL MODULE: ./lib/domain/shared/errors.js
var errors = __webpack_require__(7593);
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

// EXTERNAL MODULE: ./lib/adapters/files/working-tree-writer.js
var working_tree_writer = __webpack_require__(7530);
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
        const commit = answer.ok ? textOf(answer.output).trim() : '';
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
        return answer.ok ? textOf(answer.output).replace(/\n$/, '') : null;
    }
    async #linkTexts(objects) {
        const links = objects.filter(({ type }) => type === 'symlink');
        const ids = links.map(({ id }) => id);
        const blobs = await (0,run_git/* readBlobs */.b4)(this.#git, ids, MAX_LINK_BYTES);
        return new Map(links.map(({ path, id }) => [path, textOf(blobs?.get(id) ?? new Uint8Array())]));
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
function textOf(bytes) {
    return Buffer.from(bytes).toString('utf8');
}

;// CONCATENATED MODULE: ./lib/adapters/git/head-commit.js




/**
 * The commit that the files at `path` (absolute; a directory or one file) are at. null outside Git, before the first
 * commit, and when anything there is changed, staged or not tracked, ignored manifests included: then the files are
 * those of no commit.
 */
async function headCommit(program, path) {
    const place = await placeOf(path);
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
async function placeOf(path) {
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
// EXTERNAL MODULE: ./lib/domain/fabric/registry.js + 159 modules
var registry = __webpack_require__(1362);
// EXTERNAL MODULE: ./lib/entry/read-fabric-config.js + 1 modules
var read_fabric_config = __webpack_require__(2815);
;// CONCATENATED MODULE: ./lib/entry/compose.js













const GIT_TIMEOUT_MS = 30_000;
/** The only place where adapters meet ports. */
async function composeLocal(values, around) {
    const path = (0,external_node_path_.resolve)(around.cwd, values.path);
    const git = { env: around.environment, timeoutMs: GIT_TIMEOUT_MS };
    const fabricConfig = (0,read_fabric_config/* readFabricConfigFile */.W2)(values['fabric-config'], around.cwd);
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
/** The same with a way to write the files. */
async function composeMending(values, around) {
    const local = await composeLocal(values, around);
    return { ...local, writer: new working_tree_writer/* WorkingTreeWriter */.Z((0,external_node_path_.resolve)(around.cwd, values.path)) };
}
/** The same with a cluster. Loaded only when asked for: the client is the largest part of the program. */
async function composeCluster(values, around) {
    const local = await composeLocal(values, around);
    const { connectCluster } = await __webpack_require__.e(/* import() */ 505).then(__webpack_require__.bind(__webpack_require__, 8505));
    const { ports } = await connectCluster(values, around, local.clock, defaultKubeconfig());
    return { ...local, ...ports };
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
        ...(around.policy === undefined ? {} : { policy: around.policy }),
    };
}


/***/ }),

/***/ 2815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W2: () => (/* binding */ readFabricConfigFile),
  pt: () => (/* binding */ readFabricConfigOf)
});

// UNUSED EXPORTS: FROM_CLUSTER

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(4379);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/domain/resource/fabric-config.js
var fabric_config = __webpack_require__(3491);
// EXTERNAL MODULE: ./lib/domain/shared/json.js
var shared_json = __webpack_require__(3600);
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
    const base = fabric_config/* DEFAULT_FABRIC_CONFIG */.T;
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
    problems.push(...managementProblems(config));
    return problems.length === 0 ? { result: 'ok', config } : { result: 'invalid', problems };
}
/** The range that DHCP gives away lies in the management subnet, its start before its end. */
function managementProblems({ managementSubnet, managementDHCPStart, managementDHCPEnd, }) {
    const subnet = (0,ip/* parsePrefix */.A1)(managementSubnet);
    const [start, end] = [(0,ip/* parseAddress */.or)(managementDHCPStart), (0,ip/* parseAddress */.or)(managementDHCPEnd)];
    if (subnet === undefined || start === undefined || end === undefined)
        return [];
    if (!(0,ip/* contains */.gR)(subnet, start) || !(0,ip/* contains */.gR)(subnet, end)) {
        return ['managementDHCPStart and managementDHCPEnd must be addresses of managementSubnet'];
    }
    return start.value < end.value ? [] : ['managementDHCPStart must come before managementDHCPEnd'];
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
    return merged(ranges.sort((a, b) => a.from - b.from || a.to - b.to));
}
/** Sorted ranges with those that touch or overlap made one, the way the controller does it: the later end counts. */
function merged(ranges) {
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

// EXTERNAL MODULE: ./lib/domain/shared/errors.js
var errors = __webpack_require__(7593);
;// CONCATENATED MODULE: ./lib/entry/read-fabric-config.js




const MOST_BYTES = 1024 * 1024;
/** In the place of a file: the ConfigMap of the cluster. A file of this name is `./cluster`. */
const FROM_CLUSTER = 'cluster';
const CONFIG_MAP = 'ConfigMap fab/fabric-ctrl-config';
/**
 * The configuration in a file; undefined: none was named, or it is in the cluster. Throws ConfigurationError HHS-2014,
 * never with a value in it.
 */
function readFabricConfigFile(file, cwd) {
    if (file === null || file === FROM_CLUSTER)
        return undefined;
    return used(file, textOf((0,external_node_path_.resolve)(cwd, file), file));
}
/** The configuration that the fabric itself runs with, when `option` asks for it. Throws as above, and what the cluster says. */
async function readFabricConfigOf(option, cluster) {
    if (option !== FROM_CLUSTER)
        return undefined;
    const text = await cluster.fabricConfigText();
    if (text === null)
        throw cannotBeUsed(CONFIG_MAP, 'it is not there, or has no key config.yaml');
    return used(CONFIG_MAP, text);
}
function used(place, text) {
    const read = parseFabricConfig(text);
    if (read.result === 'ok')
        return read.config;
    throw cannotBeUsed(place, read.problems.join('; '));
}
function textOf(path, file) {
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
function cannotBeUsed(place, why) {
    return new errors/* ConfigurationError */.j1({
        code: 'HHS-2014',
        message: `the fabric's configuration in ${place} cannot be used: ${why}`,
        help: "Give the text under config.yaml of the fabric's ConfigMap fabric-ctrl-config, or leave fabric-config out.",
    });
}


/***/ }),

/***/ 1335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ readBaseCommit)
/* harmony export */ });
/* harmony import */ var _domain_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7593);
/* harmony import */ var _load_fabric_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5683);


/** Throws ConfigurationError HHS-2003 for a ref that names no commit here. */
async function readBaseCommit(ports, settings, ref) {
    const commit = await ports.history.resolve(ref);
    if (commit === null) {
        throw new _domain_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1({
            code: 'HHS-2003',
            message: `the base ${ref} is no commit of this repository`,
            help: 'Name a branch, tag or commit with --base, and fetch it first (a shallow clone holds only the newest).',
        });
    }
    const parsed = (0,_load_fabric_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSnapshot */ .E$)(await ports.history.readRef(commit, settings.selection), ports, settings);
    return { commit, parsed, previous: new Map(parsed.manifests.map(({ key, object }) => [key, object])) };
}


/***/ }),

/***/ 3356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ compareWithCluster),
  T: () => (/* binding */ compareWithCommit)
});

// EXTERNAL MODULE: ./lib/domain/diff/comparable.js
var comparable = __webpack_require__(5668);
// EXTERNAL MODULE: ./lib/domain/diff/consequences.js
var consequences = __webpack_require__(3366);
// EXTERNAL MODULE: ./lib/domain/diff/diff-against-live.js + 1 modules
var diff_against_live = __webpack_require__(8616);
// EXTERNAL MODULE: ./lib/domain/diff/diff-pointers.js
var diff_pointers = __webpack_require__(8758);
// EXTERNAL MODULE: ./lib/domain/resource/object-id.js
var object_id = __webpack_require__(4258);
// EXTERNAL MODULE: ./lib/domain/shared/pointer.js
var shared_pointer = __webpack_require__(157);
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
    const [left, right] = [
        (0,comparable/* writtenForm */.eT)(previous.object, kind, registry),
        (0,comparable/* writtenForm */.eT)(manifest.object, kind, registry),
    ];
    const fill = (form) => (0,diff_against_live/* filledForm */.B9)(form, manifest.object, { kind, registry });
    const pointers = (0,consequences/* withoutConsequences */.R)((0,diff_pointers/* diffPointers */.A)(base, wanted), { left, right, filledRight: wanted, fill }, (pointer) => (0,shared_pointer/* valueAt */.fK)(right, pointer) === undefined);
    return pointers.map((pointer) => {
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

// EXTERNAL MODULE: ./lib/domain/diff/derived-metadata.js
var derived_metadata = __webpack_require__(5573);
// EXTERNAL MODULE: ./lib/domain/drift/assess-object.js + 2 modules
var assess_object = __webpack_require__(9063);
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
    const admitted = hasWebhooks(sides);
    const contextOf = (kind) => {
        const known = contexts.get(kind);
        if (known !== undefined)
            return known;
        const served = sides.isServed(kind.group, kind.kind);
        const made = { registry: sides.registry, kind, fieldManager: sides.fieldManager, served, admitted };
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
        const stored = storedOf(manifest, sides);
        const verdict = (0,assess_object/* assessObject */.O8)({ manifest, live, entry, base: () => sides.base(key), stored }, context);
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
function storedOf(manifest, { stored }) {
    return manifest === null || stored === undefined ? undefined : () => stored(manifest);
}
/** One label that the fabric wrote is proof enough: it writes them with every object of its kinds. */
function hasWebhooks({ live, registry }) {
    return live.some((object) => {
        const kind = registry.find(object.id.group, object.id.kind);
        return kind?.owner === 'user' && kind.webhooks && (0,derived_metadata/* bearsDerived */.Tb)(object, kind, registry);
    });
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

// EXTERNAL MODULE: ./lib/domain/drift/assessment.js
var assessment = __webpack_require__(8316);
// EXTERNAL MODULE: ./lib/domain/shared/assert-never.js
var assert_never = __webpack_require__(4251);
// EXTERNAL MODULE: ./lib/domain/shared/count-by.js
var count_by = __webpack_require__(4273);
// EXTERNAL MODULE: ./lib/domain/plan/plan.js
var plan = __webpack_require__(2259);
// EXTERNAL MODULE: ./lib/domain/plan/policy-stop.js
var policy_stop = __webpack_require__(959);
// EXTERNAL MODULE: ./lib/domain/plan/reference-graph.js
var reference_graph = __webpack_require__(918);
;// CONCATENATED MODULE: ./lib/domain/plan/plan-changes.js







/** An ordered list of changes, as a value. Depends on its input's content only, not on its order. */
function planChanges(assessments, constraints, registry, commit, digest) {
    const decisions = assessments.map((assessment) => underPolicy(decide(assessment, constraints), assessment, constraints));
    const written = [];
    for (const [index, { id, key, manifest }] of assessments.entries()) {
        const action = decisions[index]?.action;
        if (action === 'create' || action === 'update')
            written.push({ key, id, object: manifest?.object ?? {} });
    }
    const graph = (0,reference_graph/* buildReferenceGraph */.o)(written, registry);
    const changes = decisions.map(({ action, reason, hold }, index) => {
        const assessment = assessments[index];
        const { id, key } = assessment;
        const refersTo = graph.targets.get(key) ?? [];
        return { id, key, action, reason, hold, wave: graph.waves.get(key) ?? 0, refersTo, assessment };
    });
    changes.sort((a, b) => a.wave - b.wave || (0,object_id/* compareIds */.q3)(a.id, b.id));
    return {
        changes,
        waves: Math.max(0, ...graph.waves.values()),
        byAction: (0,count_by/* countBy */.T)(changes, plan/* PLAN_ACTIONS */.I, ({ action }) => action),
        byState: (0,count_by/* countBy */.T)(changes, assessment/* OBJECT_STATES */.p, ({ assessment }) => assessment.state),
        commit,
        notices: [],
        id: digest(identity(changes, commit)),
    };
}
/** What would be written, or could be forced, may be stopped by the configuration. */
function underPolicy(decision, { id }, { policy }) {
    const { action, hold: cause, reason } = decision;
    const isWritten = action !== 'keep' && action !== 'hold';
    if (policy === undefined || !(isWritten || cause === 'foreign-change' || cause === 'conflict'))
        return decision;
    const stopped = (0,policy_stop/* policyStop */.Ly)(policy, id);
    if (stopped !== null)
        return hold('on-hold', isWritten ? stopped : `${stopped} (${reason})`);
    if (cause !== 'conflict' || policy.conflictPolicy !== 'git')
        return decision;
    return hold(cause, `${reason}; the conflict policy is git, so the next apply forces Git's value`);
}
function decide(assessment, constraints) {
    if (assessment.ignored) {
        const { ignoredBecause: why } = assessment;
        return hold('ignored', why === undefined ? 'opted out by annotation' : `ignored by rule: ${why}`);
    }
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
/** Canonical as it stands: lists keep their order, and the two keys are in theirs. */
function identity(changes, commit) {
    const written = changes
        .filter((change) => change.action !== 'keep')
        .map(({ key, action, assessment }) => [
        key,
        action,
        assessment.manifest?.digest ?? null,
        assessment.live?.uid ?? null,
        assessment.live?.resourceVersion ?? null,
    ]);
    return JSON.stringify({ changes: written, commit });
}

// EXTERNAL MODULE: ./lib/domain/validate/git-checks.js + 11 modules
var git_checks = __webpack_require__(1827);
// EXTERNAL MODULE: ./lib/operations/base-commit.js
var base_commit = __webpack_require__(1335);
// EXTERNAL MODULE: ./lib/domain/validate/object-findings.js
var object_findings = __webpack_require__(9115);
// EXTERNAL MODULE: ./lib/domain/validate/rule-frame.js
var rule_frame = __webpack_require__(2477);
// EXTERNAL MODULE: ./lib/domain/validate/rule-world.js
var rule_world = __webpack_require__(6116);
;// CONCATENATED MODULE: ./lib/domain/validate/check-deletes.js



/**
 * What blocks each of the objects that are to go, by key; objects that may go are not in the answer. `world` holds what
 * is there at that moment: what Git keeps, what only the cluster has, and what has not been deleted yet.
 */
function checkDeletes(deleted, world) {
    const context = (0,rule_world/* ruleContext */.wm)(world);
    const blocked = new Map();
    for (const one of deleted) {
        const definition = world.registry.find(one.id.group, one.id.kind);
        if (definition === undefined)
            continue;
        const object = context.find(one.id.kind, one.id.name) ?? world.objects.ofOther(one);
        const findings = (0,object_findings/* objectFindings */.a)();
        (0,rule_frame/* runRules */.xG)(object, definition, { choice: 'delete', context, wrong: [], strict: true }, findings.emit);
        if (findings.hasErrors())
            blocked.set(one.key, findings.all());
    }
    return blocked;
}
/**
 * What would refuse each of the objects that are to go, all of them, in the order that the fabric demands: who is free
 * to go blocks nobody, who has to stay may block others. `others` of the world: what only the cluster has and nobody
 * wants to delete.
 */
function refusedDeletes(deleted, world) {
    let refused = new Map();
    for (;;) {
        const staying = deleted.filter(({ key }) => refused.has(key));
        const next = checkDeletes(deleted, { ...world, others: [...(world.others ?? []), ...staying] });
        // what stays can only refuse more
        if (next.size === refused.size)
            return next;
        refused = next;
    }
}

;// CONCATENATED MODULE: ./lib/operations/block-deletes.js


/** `known`: what is or was there besides Git, candidates included: the live objects, or those of the base commit. */
function withDeleteBlocks(assessments, git, known) {
    const candidates = new Set(assessments.filter((one) => one.deleteCandidate && !one.ignored).map(({ key }) => key));
    if (candidates.size === 0)
        return assessments;
    const { index, objects } = (0,git_checks/* gitChecksOf */.Z9)(git);
    const world = { ...worldWithout(candidates, git, known), index, objects };
    const blocked = refusedDeletes(known.filter(({ key }) => candidates.has(key)), world);
    return assessments.map((one) => {
        const deleteBlocks = blocked.get(one.key);
        return deleteBlocks === undefined ? one : { ...one, deleteBlocks };
    });
}
function worldWithout(candidates, git, known) {
    const { registry, config, parsed } = git;
    const inGit = new Set(parsed.manifests.map(({ key }) => key));
    const stays = (one) => !inGit.has(one.key) && !candidates.has(one.key) && !isGenerated(one, registry);
    return { registry, config, others: known.filter(stays) };
}
/** What the fabric makes itself is no neighbour that rules compare with. */
function isGenerated({ id, object }, registry) {
    return registry.find(id.group, id.kind)?.isGenerated(object) !== false;
}

;// CONCATENATED MODULE: ./lib/operations/check-meanwhile.js

/** Objects between two looks at the clock. */
const STEP = 16;
const SLICE_MS = 3;
/**
 * The server needs its time to list: what can be checked without it is checked in the meantime. In slices, because as
 * long as one lasts no answer is read and no next page is asked for. Defaults come first: whichever object is checked
 * first makes indexes of all others, which is a long slice anyway, and they would have to be filled in within it.
 */
async function checkMeanwhile(git, clock) {
    const count = git.parsed.manifests.length;
    await inSlices(count, clock, (from, to) => (0,git_checks/* defaultAhead */.$k)(git, from, to));
    await inSlices(count, clock, (from, to) => (0,git_checks/* checkAhead */.ag)(git, from, to));
}
async function inSlices(count, clock, work) {
    let from = 0;
    while (from < count) {
        await clock.sleep(0);
        const untilMs = clock.monotonicMs() + SLICE_MS;
        do {
            work(from, from + STEP);
            from += STEP;
        } while (from < count && clock.monotonicMs() < untilMs);
    }
}

// EXTERNAL MODULE: ./lib/operations/fabric-policy.js + 4 modules
var fabric_policy = __webpack_require__(552);
// EXTERNAL MODULE: ./lib/operations/load-fabric.js + 8 modules
var load_fabric = __webpack_require__(5683);
// EXTERNAL MODULE: ./lib/domain/shared/compare-text.js
var compare_text = __webpack_require__(1155);
// EXTERNAL MODULE: ./lib/domain/shared/errors.js
var errors = __webpack_require__(7593);
// EXTERNAL MODULE: ./lib/domain/shared/plural.js
var plural = __webpack_require__(2716);
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

// EXTERNAL MODULE: ./lib/operations/read-cluster.js
var read_cluster = __webpack_require__(1967);
// EXTERNAL MODULE: ./lib/domain/parse/parse-files.js + 1 modules
var parse_files = __webpack_require__(1096);
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
    const parsed = (0,parse_files/* parseFiles */.B)(files, { registry, digest, limits: settings.limits });
    const found = new Map(parsed.manifests.map((manifest) => [manifest.key, manifest]));
    for (const entry of entries) {
        const manifest = found.get(entry.key);
        known.set(entry.key, manifest?.digest === entry.digest
            ? { known: true, object: manifest.object }
            : { known: false, reason: `${entry.file} at commit ${short} does not hold what the record says` });
    }
}

// EXTERNAL MODULE: ./lib/domain/plan/apply-body.js
var apply_body = __webpack_require__(9211);
// EXTERNAL MODULE: ./lib/operations/kind-address.js
var kind_address = __webpack_require__(1331);
// EXTERNAL MODULE: ./lib/operations/run-bounded.js
var run_bounded = __webpack_require__(9623);
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
    const answers = await (0,run_bounded/* runBounded */.B)(sample, settings.concurrency, async (assessment) => {
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
    const predicted = await ports.cluster.apply((0,kind_address/* addressOf */.c)(kind), (0,apply_body/* createBody */.F)(manifest.object), {
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
        (0,read_cluster/* readCluster */.D)(ports, settings, loaded.parsed.manifests),
        checkMeanwhile((0,load_fabric/* gitSideOf */.n5)(loaded, ports, settings), ports.clock),
    ]);
    const isServed = (group, kind) => cluster.served.has((0,read_cluster/* servedKey */.B)(group, kind));
    const validation = (0,load_fabric/* validateLoaded */.sQ)(loaded, ports, settings, {
        ...whatIsLive(cluster.live, loaded.parsed.manifests, ports.registry),
        ...(cluster.observed === undefined ? {} : { observed: cluster.observed }),
        isServed,
        schemaOf: cluster.schemaOf,
    });
    const { manifests } = loaded.parsed;
    const checks = (0,git_checks/* gitChecksOf */.Z9)((0,load_fabric/* gitSideOf */.n5)(loaded, ports, settings));
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
        stored: (manifest) => checks.objects.of(manifest).defaulted,
    });
    const { invalid, dragged } = validation;
    const { policy } = settings;
    const constraints = { invalid, dragged, isServed, ...(policy === undefined ? {} : { policy }) };
    const corrected = await sampleByDryRun(assessments, ports, settings);
    const checked = corrected.size === 0 ? assessments : assessments.map((one) => corrected.get(one) ?? one);
    const policed = (0,fabric_policy/* policeComparison */.S)(checked, policy, ports.clock, 'cluster');
    const told = withDeleteBlocks(policed.assessments, (0,load_fabric/* gitSideOf */.n5)(loaded, ports, settings), cluster.live);
    const { commit } = loaded.snapshot;
    const plan = planChanges(told, constraints, ports.registry, commit, ports.digest);
    const other = await noticeOtherRecord(ports, settings, manifests, cluster);
    return {
        loaded,
        validation: (0,fabric_policy/* withFindings */.$)(validation, policed.findings),
        plan: { ...plan, notices: [...policed.notices, ...other] },
        cluster,
        stale,
        freeze: policed.freeze,
    };
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
/**
 * Objects that a broken document or file may hide. They must not look as if Git had dropped them. A broken file in which
 * nothing stood before may be another one under a new name: it may hide anything.
 */
function hiddenKeys(loaded, known, ports) {
    const keys = (0,load_fabric/* unreadableKeys */.yP)(loaded.parsed, ports);
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
    const loaded = await (0,load_fabric/* loadFabric */.UN)(ports, settings);
    const { commit, parsed: base, previous } = await (0,base_commit/* readBaseCommit */.F)(ports, settings, ref);
    const validation = (0,load_fabric/* validateLoaded */.sQ)(loaded, ports, settings, { previous });
    const ignored = new Set(loaded.parsed.ignored);
    const unreadable = hiddenKeys(loaded, () => base.manifests, ports);
    const assessments = assessCommits(base.manifests, loaded.parsed.manifests, unreadable, ignored, ports.registry);
    const { invalid, dragged } = validation;
    const { policy } = settings;
    const constraints = { invalid, dragged, isServed: null, ...(policy === undefined ? {} : { policy }) };
    const policed = (0,fabric_policy/* policeComparison */.S)(assessments, policy, ports.clock, 'commit');
    const { commit: head } = loaded.snapshot;
    const dropped = base.manifests.filter(({ key }) => !ignored.has(key));
    const told = withDeleteBlocks(policed.assessments, (0,load_fabric/* gitSideOf */.n5)(loaded, ports, settings), dropped);
    const plan = planChanges(told, constraints, ports.registry, head, ports.digest);
    return {
        plan: { ...plan, notices: policed.notices },
        validation: (0,fabric_policy/* withFindings */.$)(validation, policed.findings),
        commit,
    };
}


/***/ }),

/***/ 552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ policeComparison),
  $: () => (/* binding */ withFindings)
});

// EXTERNAL MODULE: ./lib/domain/shared/pointer.js
var pointer = __webpack_require__(157);
;// CONCATENATED MODULE: ./lib/domain/shared/wildcard.js
/**
 * Does the whole `text` fit `pattern`, in which `*` stands for any characters and `?` for one? Case counts. Takes at most
 * the product of both lengths, whatever the pattern is.
 */
function matchesWildcard(pattern, text) {
    let at = 0;
    let from = 0;
    let star = -1;
    let resume = 0;
    while (from < text.length) {
        const wanted = pattern[at];
        if (wanted === '*') {
            star = at;
            resume = from;
            at += 1;
        }
        else if (wanted !== undefined && (wanted === '?' || wanted === text[from])) {
            at += 1;
            from += 1;
        }
        else if (star >= 0) {
            at = star + 1;
            resume += 1;
            from = resume;
        }
        else
            return false;
    }
    while (pattern[at] === '*')
        at += 1;
    return at === pattern.length;
}
/**
 * Do the first of `tokens` fit `pattern`? `**` stands for any number of them, `*` and `?` as above inside one. True also
 * where more tokens follow: what lies below a path belongs to it.
 */
function matchesPath(pattern, tokens) {
    // positions in the pattern that what was read so far may have led to
    let open = closure(new Set([0]), pattern);
    if (open.has(pattern.length))
        return true;
    for (const token of tokens) {
        const next = new Set();
        for (const at of open) {
            const wanted = pattern[at];
            if (wanted === '**')
                next.add(at);
            else if (wanted !== undefined && matchesWildcard(wanted, token))
                next.add(at + 1);
        }
        open = closure(next, pattern);
        if (open.has(pattern.length))
            return true;
    }
    return false;
}
function closure(positions, pattern) {
    for (const at of positions)
        if (pattern[at] === '**')
            positions.add(at + 1);
    return positions;
}

// EXTERNAL MODULE: ./lib/domain/drift/keep-ignored.js
var keep_ignored = __webpack_require__(7920);
;// CONCATENATED MODULE: ./lib/domain/drift/ignore-rules.js



/**
 * Takes what the rules name out of the differences, and keeps it beside them with the reason: an ignored difference is
 * neither drift nor written. A rule without path and manager covers whole objects that only the cluster has, too. With
 * policy `cluster` fields that both sides changed are left as the cluster has them in the same way. `nowMs`: since 1970.
 */
function applyIgnoreRules(assessments, rules, policy, nowMs) {
    const expired = rules.filter(({ expiresMs }) => expiresMs !== null && expiresMs <= nowMs);
    const inForce = expired.length === 0 ? rules : rules.filter((rule) => !expired.includes(rule));
    const used = new Set();
    const isIdle = inForce.length === 0 && policy !== 'cluster';
    const left = isIdle ? assessments : assessments.map((one) => settle(one, inForce, policy, used));
    return { assessments: left, expired, unused: inForce.filter((rule) => !used.has(rule)) };
}
function settle(assessment, rules, policy, used) {
    const { state, fields, ignored, id } = assessment;
    if (ignored || state === 'in_sync')
        return assessment;
    if (state === 'extra')
        return leaveExtra(assessment, rules, used);
    if (fields.length === 0)
        return assessment;
    const own = rules.filter((rule) => fitsObject(rule, id));
    if (own.length === 0 && policy !== 'cluster')
        return assessment;
    const kept = [];
    const left = [];
    for (const field of fields) {
        const fitting = own.filter((rule) => fitsField(rule, field));
        for (const rule of fitting)
            used.add(rule);
        const [rule] = fitting;
        if (rule !== undefined)
            left.push({ field, reason: rule.reason, expiresMs: rule.expiresMs, by: 'rule' });
        else if (policy === 'cluster' && field.conflict && assessment.manifest !== null) {
            left.push({
                field,
                reason: 'the conflict policy of the fabric is cluster',
                expiresMs: null,
                by: 'policy',
            });
        }
        else
            kept.push(field);
    }
    if (left.length === 0)
        return assessment;
    const judged = { ...assessment, ...judge(assessment, kept, left), ignoredFields: left };
    return { ...judged, manifest: (0,keep_ignored/* manifestToWrite */.G)(judged) };
}
function leaveExtra(assessment, rules, used) {
    const { id } = assessment;
    const fitting = rules.filter((rule) => rule.path === null && rule.manager === null && fitsObject(rule, id));
    for (const rule of fitting)
        used.add(rule);
    const [rule] = fitting;
    return rule === undefined ? assessment : { ...assessment, ignored: true, ignoredBecause: rule.reason };
}
function fitsObject({ kind, name }, id) {
    return (kind === null || kind === id.kind) && (name === null || matchesWildcard(name, id.name));
}
function fitsField({ path, manager }, field) {
    if (manager !== null && (field.blame === null || !matchesWildcard(manager, field.blame.manager)))
        return false;
    return path === null || matchesPath(path, (0,pointer/* pointerTokens */.Mr)(field.pointer));
}
/** The row of the state table for what is left. */
function judge(assessment, fields, left) {
    const { manifest, entry, deleteCandidate } = assessment;
    const but = left.length === 1 ? 'one difference that is ignored' : `${left.length} differences that are ignored`;
    if (fields.length > 0) {
        const state = deleteCandidate ? 'both_changed' : stateOf(fields);
        const reason = state === assessment.state ? assessment.reason : REASONS[state];
        return { state, reason, fields, refreshInventory: assessment.refreshInventory };
    }
    if (deleteCandidate) {
        const reason = `removed from Git and untouched in the cluster since, but for ${but}`;
        return { state: 'git_ahead', reason, fields, refreshInventory: false };
    }
    // recorded without a generation, see `recordedGeneration`: the next comparison looks at the fields again
    const refreshInventory = entry === null || (manifest !== null && manifest.digest !== entry.digest);
    return { state: 'in_sync', reason: `equal in Git and cluster but for ${but}`, fields, refreshInventory };
}
function stateOf(fields) {
    if (fields.every(({ changedBy }) => changedBy === 'git'))
        return 'git_ahead';
    return fields.every(({ changedBy }) => changedBy === 'cluster') ? 'cluster_ahead' : 'both_changed';
}
const REASONS = {
    git_ahead: 'Git moved; what the cluster changed is ignored',
    cluster_ahead: 'the cluster was changed since the last apply; what Git changed besides is ignored',
    both_changed: 'Git and cluster both moved since the last apply',
};

// EXTERNAL MODULE: ./lib/domain/resource/object-id.js
var object_id = __webpack_require__(4258);
// EXTERNAL MODULE: ./lib/domain/shared/config-file-codes.js
var config_file_codes = __webpack_require__(3156);
// EXTERNAL MODULE: ./lib/domain/shared/plural.js
var plural = __webpack_require__(2716);
;// CONCATENATED MODULE: ./lib/domain/drift/rule-findings.js




/** Rules of the configuration that have no effect, as warnings on their lines. */
function ruleFindings(expired, unused) {
    return [
        ...expired.map((rule) => {
            const since = new Date(rule.expiresMs ?? 0).toISOString().slice(0, 16);
            return finding('HHS-1240', rule, `the ignore rule for ${ruleText(rule)} ended at ${since}Z`);
        }),
        ...unused.map((rule) => finding('HHS-1241', rule, `the ignore rule for ${ruleText(rule)} fits no difference`)),
    ];
}
function finding(code, rule, message) {
    const { severity, cure } = config_file_codes/* CONFIG_FILE_CODES */.j[code];
    const { file, line, column } = rule.location;
    return {
        ...{ code, severity, message, help: cure, pointer: rule.pointer, file, line, column },
        ...{ kind: null, namespace: null, name: null },
    };
}
/** `Switch leaf-*, field spec.description, written by netbox`. */
function ruleText({ kind, name, path, manager }) {
    const object = [kind ?? (name === null ? '' : 'every'), name ?? ''].filter((part) => part !== '').join(' ');
    const field = path === null ? '' : `field ${(0,pointer/* displayPath */.Gt)((0,pointer/* pointerOf */.rq)(path))}`;
    const writer = manager === null ? '' : `written by ${manager}`;
    return [object, field, writer].filter((part) => part !== '').join(', ');
}
const SHOWN_FOR_EACH_REASON = 5;
/** What was ignored, a sentence for each reason. */
function ignoredNotices(assessments) {
    const byReason = new Map();
    const add = (reason, what) => byReason.set(reason, [...(byReason.get(reason) ?? []), what]);
    for (const { id, ignoredFields = [], ignoredBecause } of assessments) {
        if (ignoredBecause !== undefined)
            add(ignoredBecause, (0,object_id/* displayId */.kX)(id));
        for (const { field, reason } of ignoredFields)
            add(reason, `${(0,object_id/* displayId */.kX)(id)} ${(0,pointer/* displayPath */.Gt)(field.pointer)}`);
    }
    return [...byReason].map(([reason, list]) => {
        const shown = list.slice(0, SHOWN_FOR_EACH_REASON).join(', ');
        const more = list.length > SHOWN_FOR_EACH_REASON ? ` and ${list.length - SHOWN_FOR_EACH_REASON} more` : '';
        return `${(0,plural/* plural */.L)(list.length, 'difference')} ignored (${reason}): ${shown}${more}`;
    });
}

// EXTERNAL MODULE: ./lib/domain/plan/policy-stop.js
var policy_stop = __webpack_require__(959);
// EXTERNAL MODULE: ./lib/domain/shared/cron.js
var cron = __webpack_require__(522);
;// CONCATENATED MODULE: ./lib/domain/resource/freeze.js

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Nobody waits longer; windows that never end are told as ending here. */
const HORIZON = 400 * DAY;
/** The freeze at `nowMs`; windows that follow upon each other without a gap are one. null: none is in force. */
function freezeAt(windows, nowMs) {
    const reasons = new Set();
    let at = nowMs;
    for (;;) {
        let end = at;
        for (const window of windows) {
            const until = endOf(window, at);
            if (until === null)
                continue;
            reasons.add(window.reason);
            end = Math.max(end, until);
        }
        if (end === at)
            break;
        at = end;
        if (at - nowMs >= HORIZON)
            break;
    }
    return at === nowMs ? null : { reasons: [...reasons], untilMs: at };
}
/** When a window that is in force at `ms` ends; null: it is not. */
function endOf(window, ms) {
    if (window.kind === 'dates') {
        return window.fromMs <= ms && ms < window.untilMs ? window.untilMs : null;
    }
    const thisMinute = Math.floor(ms / MINUTE) * MINUTE;
    for (let start = thisMinute; start + window.durationMs > ms; start -= MINUTE) {
        if ((0,cron/* cronMatches */.C)(window.cron, start))
            return start + window.durationMs;
    }
    return null;
}

;// CONCATENATED MODULE: ./lib/operations/fabric-policy.js




/** `side`: only a cluster can show that a rule fits nothing. Without a policy nothing changes. */
function policeComparison(assessments, policy, clock, side) {
    if (policy === undefined)
        return { assessments, findings: [], notices: [], freeze: null };
    const nowMs = clock.epochMs();
    const { ignore, conflictPolicy } = policy;
    const result = applyIgnoreRules(assessments, ignore, conflictPolicy, nowMs);
    const freeze = freezeAt(policy.freeze, nowMs);
    return {
        assessments: result.assessments,
        findings: ruleFindings(result.expired, side === 'cluster' ? result.unused : []),
        notices: [...ignoredNotices(result.assessments), ...(freeze === null ? [] : [(0,policy_stop/* freezeText */.BG)(freeze)])],
        freeze,
    };
}
/** Findings about the configuration come first: they may be why others are missing. */
function withFindings(validation, findings) {
    return findings.length === 0
        ? validation
        : { ...validation, diagnostics: [...findings, ...validation.diagnostics] };
}


/***/ }),

/***/ 1331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ FABRIC_NAMESPACE),
/* harmony export */   c: () => (/* binding */ addressOf)
/* harmony export */ });
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


/***/ }),

/***/ 5683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n5: () => (/* binding */ gitSideOf),
  UN: () => (/* binding */ loadFabric),
  E$: () => (/* binding */ parseSnapshot),
  yP: () => (/* binding */ unreadableKeys),
  sQ: () => (/* binding */ validateLoaded)
});

// EXTERNAL MODULE: ./lib/domain/parse/parse-files.js + 1 modules
var parse_files = __webpack_require__(1096);
// EXTERNAL MODULE: ./lib/domain/shared/compare-text.js
var compare_text = __webpack_require__(1155);
;// CONCATENATED MODULE: ./lib/domain/validate/causes-first.js
/** A misspelt name, from which it often follows that something else is missing. */
const CAUSE = 'HHS-4001';
/** Of the findings on one object that stand beside each other the misspelt names go first; nothing else moves. */
function causesFirst(sorted) {
    const groups = [];
    for (const one of sorted) {
        const last = groups.at(-1);
        const before = last?.[0];
        if (last !== undefined && before !== undefined && isOfSame(before, one))
            last.push(one);
        else
            groups.push([one]);
    }
    return groups.flatMap((group) => [
        ...group.filter(({ code }) => code === CAUSE),
        ...group.filter(({ code }) => code !== CAUSE),
    ]);
}
function isOfSame(a, b) {
    return a.kind !== null && a.file === b.file && a.kind === b.kind && a.name === b.name;
}

// EXTERNAL MODULE: ./lib/domain/resource/object-id.js
var object_id = __webpack_require__(4258);
// EXTERNAL MODULE: ./lib/domain/shared/plural.js
var plural = __webpack_require__(2716);
// EXTERNAL MODULE: ./lib/domain/validate/finding.js
var finding = __webpack_require__(6630);
;// CONCATENATED MODULE: ./lib/domain/validate/check-served.js



/** How many of the other objects of a kind a finding lists. */
const LISTED = 50;
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
    const found = (0,finding/* finding */.gk)('HHS-4301', '/kind', {
        message: `the cluster does not serve ${first.id.kind} in ${first.apiVersion}; ${(0,plural/* plural */.L)(manifests.length, 'object')} of it cannot be applied`,
        help: 'Install or upgrade the fabric on the cluster (its CRD is missing), or leave these objects out.',
    });
    const related = others.slice(0, LISTED).map(({ id, file, line }) => ({
        file,
        line,
        column: 1,
        message: `${(0,object_id/* displayId */.kX)(id)} is of the same kind`,
    }));
    return [(0,finding/* toDiagnostic */.Fd)(first, { ...found, related })];
}

;// CONCATENATED MODULE: ./lib/domain/resource/claim.js
/**
 * Who has to wait for whom, in the order of the changes, for each claim that is held against another one's. What both want
 * in the end is no matter of order and is left out. Linear but for ranges, which are sorted.
 */
function waitsOf(changes) {
    const held = new HeldClaims(changes);
    return changes.flatMap((change) => change.desired.flatMap((wants) => {
        if (wants.unchecked === true)
            return [];
        const found = new Map();
        for (const { change: other, claim } of held.against(wants)) {
            const { owner: holder } = other;
            if (other === change || found.has(holder))
                continue;
            if (other.desired.some((kept) => excludes(wants, kept)))
                continue;
            found.set(holder, { owner: change.owner, wants, holder, held: claim });
        }
        return [...found.values()];
    }));
}
function excludes(a, b) {
    if (a.space !== b.space)
        return false;
    if (typeof a.taken === 'string' || typeof b.taken === 'string')
        return a.taken === b.taken;
    return a.taken.family === b.taken.family && a.taken.first <= b.taken.last && b.taken.first <= a.taken.last;
}
const NO_RANGES = { ranges: [], reach: [] };
/** What is held before the changes. */
class HeldClaims {
    #values = new Map();
    #ranges;
    constructor(changes) {
        const ranges = new Map();
        for (const change of changes) {
            for (const claim of change.base) {
                const { space, taken } = claim;
                if (typeof taken === 'string')
                    push(this.#values, `${space}\n${taken}`, { change, claim });
                else
                    push(ranges, `${space}\n${taken.family}`, { change, claim, range: taken });
            }
        }
        this.#ranges = new Map([...ranges].map(([space, unsorted]) => [space, sorted(unsorted)]));
    }
    against({ space, taken }) {
        if (typeof taken === 'string')
            return this.#values.get(`${space}\n${taken}`) ?? [];
        const { ranges, reach } = this.#ranges.get(`${space}\n${taken.family}`) ?? NO_RANGES;
        const found = [];
        for (let at = countUpTo(ranges, taken.last) - 1; at >= 0 && (reach[at] ?? 0n) >= taken.first; at -= 1) {
            const held = ranges[at];
            if (held !== undefined && held.range.last >= taken.first)
                found.push(held);
        }
        return found.reverse();
    }
}
function sorted(unsorted) {
    const ranges = [...unsorted].sort((a, b) => compare(a.range.first, b.range.first));
    let furthest = 0n;
    const reach = ranges.map(({ range }) => {
        if (range.last > furthest)
            furthest = range.last;
        return furthest;
    });
    return { ranges, reach };
}
function compare(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}
/** How many ranges begin at `address` or before it. */
function countUpTo(ranges, address) {
    let [low, high] = [0, ranges.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((ranges[middle]?.range.first ?? 0n) <= address)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
function push(map, key, item) {
    const known = map.get(key);
    if (known === undefined)
        map.set(key, [item]);
    else
        known.push(item);
}

// EXTERNAL MODULE: ./lib/domain/shared/json.js
var json = __webpack_require__(3600);
;// CONCATENATED MODULE: ./lib/domain/shared/strong-components.js
/**
 * Nodes that can reach each other, by node: nodes of one ring have the same number. Every node that is in no ring has a
 * number of its own. Without recursion, as a ring may be long; linear in nodes and edges.
 */
function strongComponents(nodes, targets) {
    const sources = new Map();
    for (const node of nodes) {
        for (const target of targets(node)) {
            const known = sources.get(target);
            if (known === undefined)
                sources.set(target, [node]);
            else
                known.push(node);
        }
    }
    const finished = [];
    const seen = new Set();
    for (const node of nodes)
        visitFrom(node, targets, seen, (one) => finished.push(one));
    const numbers = new Map();
    const counted = new Set();
    let number = 0;
    for (const node of finished.reverse()) {
        if (counted.has(node))
            continue;
        visitFrom(node, (one) => sources.get(one) ?? [], counted, (one) => numbers.set(one, number));
        number += 1;
    }
    return numbers;
}
/** Every node that can be reached and was not seen, once all that it leads to is done. */
function visitFrom(start, next, seen, done) {
    if (seen.has(start))
        return;
    seen.add(start);
    const path = [{ node: start, targets: next(start), at: 0 }];
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
        const target = step.targets[step.at];
        step.at += 1;
        if (step.at > step.targets.length) {
            done(step.node);
            path.pop();
        }
        else if (target !== undefined && !seen.has(target)) {
            seen.add(target);
            path.push({ node: target, targets: next(target), at: 0 });
        }
    }
}

;// CONCATENATED MODULE: ./lib/domain/validate/check-swaps.js





/**
 * Objects of which each takes what another one of them has until now (two VPCs that swap VLANs, three leaves that pass
 * their ASNs round): the fabric compares with what is stored, so whichever is written first is refused. What can be
 * written in some order is no finding. Only with a previous state; what is as it was costs one comparison.
 */
function checkSwaps(input) {
    const moved = input.manifests.flatMap((manifest) => movedBy(manifest, input));
    // nobody holds anything yet: a first apply
    if (moved.every(({ previous }) => previous === undefined))
        return [];
    const changes = moved.flatMap(claimChange);
    if (changes.length === 0)
        return [];
    const waits = waitsOf(changes);
    if (waits.length === 0)
        return [];
    const targets = edgesOf(moved, waits);
    const rings = strongComponents(moved, (node) => targets.get(node) ?? []);
    const mutual = new Set(waits.map(({ owner, holder }) => pairOf(owner, holder)));
    return waits
        .filter(({ owner, holder }) => rings.get(owner) === rings.get(holder))
        .map((wait) => ({
        manifest: wait.owner.manifest,
        finding: swapFinding(wait, mutual.has(pairOf(wait.holder, wait.owner))),
    }));
}
function pairOf(owner, holder) {
    return `${owner.manifest.key}\n${holder.manifest.key}`;
}
function movedBy(manifest, { registry, objects, context, stored }) {
    const definition = registry.find(manifest.id.group, manifest.id.kind);
    if (definition === undefined)
        return [];
    const before = stored.get(manifest.key);
    if (before === undefined) {
        return [{ manifest, definition, object: objects.of(manifest), previous: undefined }];
    }
    const spec = (0,json/* getOwn */.Ng)(before, 'spec');
    if (definition.claims === undefined || (0,json/* jsonEquals */.A)((0,json/* getOwn */.Ng)(manifest.object, 'spec'), spec))
        return [];
    const object = objects.of(manifest);
    if ((0,json/* jsonEquals */.A)((0,json/* getOwn */.Ng)(object.defaulted, 'spec'), spec))
        return [];
    return [{ manifest, definition, object, previous: context.previous(manifest.key) }];
}
/** None where what the object claims stays. A new one holds nothing, and waits for whoever has what it wants. */
function claimChange(moved) {
    const { definition, object, previous } = moved;
    const desired = definition.claims?.(object) ?? [];
    const base = previous === undefined ? [] : (definition.claims?.(previous) ?? []);
    const stays = desired.length === base.length && desired.every((claim, at) => isSame(claim, base[at]));
    return stays ? [] : [{ owner: moved, base, desired }];
}
function isSame(a, b) {
    if (b === undefined || a.space !== b.space || a.unchecked !== b.unchecked)
        return false;
    if (typeof a.taken === 'string' || typeof b.taken === 'string')
        return a.taken === b.taken;
    return (a.taken.family === b.taken.family && a.taken.first === b.taken.first && a.taken.last === b.taken.last);
}
/** Who must be written before whom: holders of what is wanted, and new objects before those that name them. */
function edgesOf(moved, waits) {
    const targets = new Map(moved.map((one) => [one, []]));
    for (const { owner, holder } of waits)
        targets.get(owner)?.push(holder);
    const created = new Map();
    for (const one of moved) {
        if (one.previous === undefined)
            created.set(nameOf(one.manifest.id.kind, one.manifest.id.name), one);
    }
    for (const one of created.size === 0 ? [] : moved) {
        for (const { kind, name, enforced } of one.definition.references(one.manifest.object)) {
            const target = enforced ? created.get(nameOf(kind, name)) : undefined;
            if (target !== undefined && target !== one)
                targets.get(one)?.push(target);
        }
    }
    return targets;
}
function nameOf(kind, name) {
    return `${kind}/${name}`;
}
function swapFinding({ owner, wants, holder, held }, isMutual) {
    const other = (0,object_id/* displayId */.kX)(holder.manifest.id);
    const why = isMutual
        ? `and ${other} takes in turn what this one has`
        : 'and that one has to wait, too, in a ring of objects that ends here';
    const text = {
        message: `${wants.what} is that of ${other} until it changes, ${why}: the cluster refuses whichever is written first`,
        help: `Go in two steps: give ${(0,object_id/* displayId */.kX)(owner.manifest.id)} or ${other} a value that nobody has and apply that; then write what is meant.`,
    };
    const place = holder.manifest.fields[held.onKey === true ? 'keyAt' : 'at'](held.pointer);
    return {
        ...(0,finding/* finding */.gk)('HHS-4203', wants.pointer, text, wants.onKey === true),
        related: [{ ...place, message: `${other} has ${held.what} until now, and changes here` }],
    };
}

// EXTERNAL MODULE: ./lib/domain/validate/validate-codes.js
var validate_codes = __webpack_require__(6538);
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
    const unreadable = input.unreadable + input.unreadFiles;
    return {
        files: input.files + input.unreadFiles,
        documents: input.validated + unreadable + skippedDocuments,
        validated: input.validated,
        unreadable,
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
    const unseen = help.liveKeys && !help.observed ? observedBy(registry, kinds) : [];
    if (unseen.length > 0) {
        missing.push(`whether every ${unseen.join(' and ')} is ready (the credential may not list them)`);
    }
    if (!help.served)
        missing.push('whether the cluster serves the kinds (the cluster was not asked)');
    const needPrevious = registry.kinds.some(({ rules }) => rules.some(({ needs }) => needs === 'previous'));
    if (!help.previous && needPrevious) {
        missing.push('rules about changes (neither a cluster nor a base commit to compare with)');
    }
    return missing;
}
/** Kinds of controllers' objects that rules of the kinds read. */
function observedBy(registry, kinds) {
    const rules = registry.kinds
        .filter(({ kind }) => kinds.has(kind))
        .flatMap((definition) => definition.rules);
    return [...new Set(rules.flatMap(({ observes }) => observes ?? []))].sort();
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
function nothingValidated(coverage, file) {
    const reasons = Object.entries(coverage.skippedByReason).map(([reason, count]) => `${count} ${reason}`);
    const skipped = reasons.length === 0 ? 'nothing skipped' : `skipped: ${reasons.join(', ')}`;
    const { severity, cure } = validate_codes/* VALIDATE_CODES */.W['HHS-4401'];
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
        message: `no manifest was validated (${(0,plural/* plural */.L)(coverage.files, 'file')} seen, ${(0,plural/* plural */.L)(coverage.unreadable, 'document')} unreadable, ${skipped})`,
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

// EXTERNAL MODULE: ./lib/domain/validate/git-checks.js + 11 modules
var git_checks = __webpack_require__(1827);
// EXTERNAL MODULE: ./lib/domain/validate/later-fields.js
var later_fields = __webpack_require__(3803);
// EXTERNAL MODULE: ./lib/domain/validate/rule-world.js
var rule_world = __webpack_require__(6116);
// EXTERNAL MODULE: ./lib/domain/validate/surroundings.js
var surroundings = __webpack_require__(7700);
;// CONCATENATED MODULE: ./lib/domain/validate/validate-fabric.js











/** Every check on everything that parsing gave, in one run: all findings, never only the first. */
function validateFabric(input) {
    const { parsed, registry } = input;
    const checks = (0,git_checks/* gitChecksOf */.Z9)(input);
    const checked = checkManifests(input, checks);
    if (input.isServed !== undefined) {
        const unserved = checkServed(parsed.manifests, input.isServed);
        checked.diagnostics.push(...unserved.diagnostics);
        for (const key of unserved.keys)
            checked.invalid.add(key);
    }
    if (input.schemaOf !== undefined) {
        const later = (0,later_fields/* checkLaterFields */.u)(parsed.manifests, registry, input.schemaOf, input.release);
        checked.diagnostics.push(...later.diagnostics);
        for (const key of later.keys)
            checked.invalid.add(key);
    }
    for (const key of invalidSinceParsing(parsed, checks.unreadable))
        checked.invalid.add(key);
    const skipped = [...input.sourceSkipped, ...parsed.skipped];
    const unread = unreadFiles(input);
    const coverage = coverageOf({
        files: input.files,
        unreadFiles: unread.length,
        validated: parsed.manifests.length,
        unreadable: parsed.unreadable.length,
        invalid: parsed.manifests.filter(({ key }) => checked.invalid.has(key)).length,
        skipped,
        notChecked: notCheckedWithout(helpOf(input), registry, new Set(parsed.manifests.map(({ id }) => id.kind))),
    });
    const diagnostics = [...input.sourceDiagnostics, ...parsed.diagnostics, ...checked.diagnostics];
    if (parsed.manifests.length === 0) {
        const file = parsed.unreadable[0]?.file ?? unread[0] ?? skipped[0]?.file;
        diagnostics.push(nothingValidated(coverage, file));
    }
    return {
        documents: checks.documents,
        manifests: parsed.manifests,
        skipped,
        // the cause comes before what follows from it
        diagnostics: [
            ...causesFirst(diagnostics.sort(compareDiagnostics)),
            ...checked.followUps.sort(compareDiagnostics),
        ],
        invalid: checked.invalid,
        dragged: draggedBy(checked, checks, parsed),
        coverage,
    };
}
/** What was to be read and could not be; links that are not followed are among what was skipped. */
function unreadFiles({ sourceDiagnostics, sourceSkipped }) {
    const skipped = new Set(sourceSkipped.map(({ file }) => file));
    const unread = sourceDiagnostics.filter(({ severity, file }) => severity === 'error' && !skipped.has(file));
    return [...new Set(unread.map(({ file }) => file))];
}
function checkManifests(input, checks) {
    const { parsed, registry, release, liveKeys, config, others } = input;
    const { index, unreadable, suspects, objects } = checks;
    const { ignored } = parsed;
    const context = {
        release,
        surroundings: (0,surroundings/* surveySurroundings */.E)({ registry, index, unreadable, suspects, ignored, liveKeys, config }),
        objects,
        rules: rulesOf(input, checks),
        previous: input.previous,
        widened: others !== undefined && others.length > 0,
        assumed: config === undefined,
        strict: input.strict === true,
    };
    const checked = { diagnostics: [], followUps: [], invalid: new Set(), targets: [] };
    for (const manifest of parsed.manifests) {
        const check = (0,git_checks/* checkOnce */.Gb)(manifest, registry, checks, context);
        checked.targets.push(check.targets);
        if (check.hasErrors)
            checked.invalid.add(manifest.key);
        for (const found of check.findings) {
            const list = found.mayFollow === true ? checked.followUps : checked.diagnostics;
            list.push((0,finding/* toDiagnostic */.Fd)(manifest, found));
        }
    }
    if (input.previous === undefined)
        return checked;
    const { manifests } = parsed;
    for (const swap of checkSwaps({
        manifests,
        registry,
        objects,
        context: context.rules,
        stored: input.previous,
    })) {
        checked.invalid.add(swap.manifest.key);
        checked.diagnostics.push((0,finding/* toDiagnostic */.Fd)(swap.manifest, swap.finding));
    }
    return checked;
}
/** What the cluster adds; where it adds nothing that an index may hold, those of Git alone are good. */
function rulesOf(input, { index, objects, alone }) {
    const { registry, config, previous, others = [], observed } = input;
    if (others.length > 0)
        return (0,rule_world/* ruleContext */.wm)({ registry, index, objects, config, previous, others, observed });
    const isAlone = previous === undefined && observed === undefined;
    return isAlone ? alone.rules : (0,rule_world/* withCluster */.Bq)(alone.rules, { previous, observed }, objects);
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
function helpOf({ liveKeys, previous, isServed, config, observed }) {
    return {
        config: config !== undefined,
        observed: observed !== undefined,
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

// EXTERNAL MODULE: ./lib/operations/fabric-policy.js + 4 modules
var fabric_policy = __webpack_require__(552);
;// CONCATENATED MODULE: ./lib/operations/load-fabric.js



async function loadFabric(ports, settings) {
    const snapshot = await ports.source.read(settings.selection);
    return { snapshot, parsed: parseSnapshot(snapshot, ports, settings) };
}
function parseSnapshot(snapshot, ports, settings) {
    return (0,parse_files/* parseFiles */.B)(snapshot.files, {
        registry: ports.registry,
        limits: settings.limits,
        digest: ports.digest,
    });
}
function validateLoaded(loaded, ports, settings, help = {}) {
    const validation = validateFabric({
        ...gitSideOf(loaded, ports, settings),
        files: loaded.snapshot.files.length,
        sourceSkipped: loaded.snapshot.skipped,
        ...help,
    });
    return (0,fabric_policy/* withFindings */.$)(validation, settings.policy?.diagnostics ?? []);
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


/***/ }),

/***/ 317:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D9: () => (/* binding */ detectDrift),
/* harmony export */   Do: () => (/* binding */ planFabric),
/* harmony export */   w1: () => (/* binding */ planAgainstCommit)
/* harmony export */ });
/* harmony import */ var _compare_fabric_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3356);
/* harmony import */ var _load_fabric_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5683);


/** What an apply would do now. Reads only: get, list and watch are enough. */
async function planFabric(ports, settings) {
    const loaded = await (0,_load_fabric_js__WEBPACK_IMPORTED_MODULE_1__/* .loadFabric */ .UN)(ports, settings);
    const { plan, validation } = await (0,_compare_fabric_js__WEBPACK_IMPORTED_MODULE_0__/* .compareWithCluster */ .A)(ports, settings, loaded);
    const comparedWith = { side: 'cluster', name: ports.cluster.server };
    return { command: 'plan', fabric: settings.fabric, comparedWith, validation, plan };
}
/** What changed since a base commit, without any cluster. */
async function planAgainstCommit(ports, settings, ref) {
    const { plan, validation, commit } = await (0,_compare_fabric_js__WEBPACK_IMPORTED_MODULE_0__/* .compareWithCommit */ .T)(ports, settings, ref);
    const comparedWith = { side: 'commit', name: commit };
    return { command: 'plan', fabric: settings.fabric, comparedWith, validation, plan };
}
/** Where Git and cluster differ, and who moved. Reads only. */
async function detectDrift(ports, settings) {
    const { comparedWith, validation, plan } = await planFabric(ports, settings);
    return { command: 'drift', fabric: settings.fabric, comparedWith, validation, plan };
}


/***/ }),

/***/ 1967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ servedKey),
/* harmony export */   D: () => (/* binding */ readCluster)
/* harmony export */ });
/* harmony import */ var _domain_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7593);
/* harmony import */ var _domain_validate_later_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3803);
/* harmony import */ var _kind_address_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1331);
/* harmony import */ var _run_bounded_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9623);




const LIST_CONCURRENCY = 8;
/**
 * Discovery, inventory and lists at once: nobody waits for a list of kinds to ask for what is known anyway. A kind that
 * is not served answers 404 and holds nothing.
 */
async function readCluster(ports, settings, manifests) {
    const groups = [...new Set(ports.registry.kinds.map((kind) => kind.group))];
    const kinds = largestFirst(ports, manifests);
    const [discovered, inventory, live, observed, schemas] = await Promise.all([
        ports.cluster.discover(groups),
        ports.inventory.read(settings.fabric),
        listKinds(ports, kinds),
        listObserved(ports, observedKinds(ports, manifests)),
        readSchemas(ports, (0,_domain_validate_later_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .groupsToAsk */ .T)(manifests, ports.registry)),
    ]);
    const served = new Set();
    for (const { group, version, kind } of ports.registry.kinds) {
        const offered = discovered.some((one) => one.group === group && one.kind === kind && one.version === version);
        if (offered)
            served.add(servedKey(group, kind));
    }
    const schemaOf = (group, kind) => schemas.get(servedKey(group, kind));
    return { live, inventory, served, schemaOf, ...(observed === null ? {} : { observed }) };
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
    const lists = await (0,_run_bounded_js__WEBPACK_IMPORTED_MODULE_2__/* .runBounded */ .B)(kinds, LIST_CONCURRENCY, async (kind) => {
        const items = await listKind(ports, kind);
        done += 1;
        ports.progress.report('list kinds', done, kinds.length, kind.kind);
        return items;
    });
    return lists.flat();
}
/** Kinds of controllers' objects that a rule of a kind in Git reads. */
function observedKinds(ports, manifests) {
    const present = new Set(manifests.map(({ id }) => servedKey(id.group, id.kind)));
    const wanted = new Set();
    for (const { group, kind, rules } of ports.registry.kinds) {
        if (!present.has(servedKey(group, kind)))
            continue;
        for (const { observes } of rules)
            if (observes !== undefined)
                wanted.add(observes);
    }
    return ports.registry.kinds.filter(({ kind, owner }) => owner === 'controller' && wanted.has(kind));
}
/** The credential lacks a right, see domain/shared/error-codes.ts. */
const RIGHT_MISSING = 'HHS-2202';
/** A plan must not need more rights than it did: what may not be listed is not known. null: nothing is known. */
async function listObserved(ports, kinds) {
    if (kinds.length === 0)
        return null;
    try {
        const lists = await Promise.all(kinds.map((kind) => listKind(ports, kind)));
        return lists.flat();
    }
    catch (error) {
        if (error instanceof _domain_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SyncError */ .S0 && error.code === RIGHT_MISSING)
            return null;
        throw error;
    }
}
async function readSchemas(ports, groups) {
    const found = new Map();
    await Promise.all([...groups].map((folder) => readGroup(ports, folder, found)));
    return found;
}
/** A server that does not describe itself leaves it to the apply. */
async function readGroup(ports, folder, found) {
    const [group = '', version = ''] = folder.split('/');
    try {
        const schemas = await ports.cluster.servedSchemas(group, version);
        for (const [kind, schema] of schemas)
            found.set(servedKey(group, kind), schema);
    }
    catch (error) {
        const isRefused = error instanceof _domain_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SyncError */ .S0 && error.code === RIGHT_MISSING;
        if (!isRefused && !(error instanceof _domain_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KubernetesError */ .dK))
            throw error;
    }
}
async function listKind(ports, kind) {
    try {
        return (await ports.cluster.list((0,_kind_address_js__WEBPACK_IMPORTED_MODULE_3__/* .addressOf */ .c)(kind))).items;
    }
    catch (error) {
        if (error instanceof _domain_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KubernetesError */ .dK && error.status === 404)
            return [];
        throw error;
    }
}


/***/ }),

/***/ 9623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ runBounded)
/* harmony export */ });
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


/***/ }),

/***/ 1945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ RunLimit)
/* harmony export */ });
/* harmony import */ var _domain_shared_configuration_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8313);
/* harmony import */ var _domain_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7593);
/* harmony import */ var _cancellation_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2791);



/** Ends a run when it is asked to, or when its time is over. */
class RunLimit {
    /** Aborts for either reason. */
    signal;
    #limitMs;
    #cancel;
    #over = new AbortController();
    #isLate = false;
    constructor(clock, limitMs, cancel) {
        const stop = new AbortController();
        this.signal = stop.signal;
        this.#limitMs = limitMs;
        this.#cancel = cancel;
        const abort = () => stop.abort();
        if (cancel.aborted)
            abort();
        else
            cancel.addEventListener('abort', abort, { once: true, signal: this.#over.signal });
        if (limitMs === null)
            return;
        clock.sleep(limitMs, this.#over.signal).then(() => {
            this.#isLate = !stop.signal.aborted;
            abort();
        }, () => undefined);
    }
    /** What ended a run that ended early: the time limit where it was that, else `error` itself. */
    causeOf(error) {
        return error instanceof _cancellation_js__WEBPACK_IMPORTED_MODULE_2__/* .Cancelled */ .cJ && this.#isLate ? this.#timeout() : error;
    }
    /**
     * The error of an apply that was cut short, by the time limit or because it was asked to end (`interrupted`: how it tells
     * that itself, null where only its wait was cut); null where it was neither.
     */
    cutShort(interrupted) {
        if (this.#isLate)
            return this.#timeout();
        return this.#cancel.aborted && interrupted !== null ? new _cancellation_js__WEBPACK_IMPORTED_MODULE_2__/* .Cancelled */ .cJ(interrupted) : null;
    }
    #timeout() {
        const seconds = Math.round((this.#limitMs ?? 0) / 1000);
        return new _domain_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TimeoutError */ .MU({
            code: 'HHS-1401',
            message: `the run reached its time limit of ${seconds} s`,
            help: _domain_shared_configuration_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .CONFIGURATION_CODES */ .I['HHS-1401'].cure,
        });
    }
    /** The run is over: nothing is timed or listened to any more. */
    end() {
        this.#over.abort();
    }
}


/***/ })

};
