export const id = 585;
export const ids = [585];
export const modules = {

/***/ 1117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XF: () => (/* binding */ COMMENT_COMMANDS),
/* harmony export */   ki: () => (/* binding */ COMMAND_FIELDS),
/* harmony export */   q2: () => (/* binding */ DEFAULT_ROLES)
/* harmony export */ });
/* unused harmony export ROLES */
/** Roles of a repository, from the least on. */
const ROLES = ['read', 'triage', 'write', 'maintain', 'admin'];
/** Commands of comments that somebody may be kept from; `/help` is free to all. */
const COMMENT_COMMANDS = [
    'status',
    'explain',
    'plan',
    'resync',
    'ignore',
    'hold',
    'release',
    'accept-cluster',
    'accept-git',
    'apply',
    'unlock',
];
/** The role that is asked for where the configuration says nothing. */
const DEFAULT_ROLES = {
    status: 'read',
    explain: 'read',
    plan: 'triage',
    resync: 'write',
    ignore: 'write',
    hold: 'write',
    release: 'write',
    'accept-cluster': 'write',
    'accept-git': 'maintain',
    apply: 'maintain',
    unlock: 'maintain',
};
const ROLE = {
    kind: 'choice',
    choices: ROLES,
    summary: 'least role in the repository',
};
const TEAMS = {
    kind: 'list',
    most: 50,
    of: {
        kind: 'text',
        summary: 'a team',
        form: {
            pattern: /^[A-Za-z0-9][-A-Za-z0-9]{0,38}\/[a-z0-9][-a-z0-9_]{0,99}$/,
            words: 'ORGANISATION/TEAM',
        },
    },
    summary: 'only members of one of these teams, besides the role',
    example: '[acme/network]',
};
const permission = (command) => ({
    kind: 'section',
    summary: `who may use /${command}`,
    fields: { role: { ...ROLE, absent: DEFAULT_ROLES[command] }, teams: TEAMS },
});
const PERMISSIONS = {
    status: permission('status'),
    explain: permission('explain'),
    plan: permission('plan'),
    resync: permission('resync'),
    ignore: permission('ignore'),
    hold: permission('hold'),
    release: permission('release'),
    'accept-cluster': permission('accept-cluster'),
    'accept-git': permission('accept-git'),
    apply: permission('apply'),
    unlock: permission('unlock'),
};
const COMMAND_FIELDS = {
    enabled: { kind: 'boolean', summary: 'false: no command of a comment is obeyed', absent: 'true' },
    codeowners: {
        kind: 'boolean',
        summary: 'whoever changes something by a command must own the files of the fabric by CODEOWNERS, too',
        absent: 'false',
    },
    permissions: { kind: 'section', fields: PERMISSIONS, summary: 'who may use which command' },
    approvals: {
        kind: 'section',
        summary: 'how many others must agree before `/apply` is obeyed',
        fields: {
            required: { kind: 'integer', minimum: 0, maximum: 6, summary: 'number of approvals', absent: '0' },
            role: { ...ROLE, summary: 'least role of those whose approval counts', absent: 'write' },
            teams: { ...TEAMS, summary: 'only approvals by members of one of these teams count' },
        },
    },
};


/***/ }),

/***/ 837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g2: () => (/* binding */ CONFIG_FILE),
  L9: () => (/* binding */ FILE_FIELDS)
});

// UNUSED EXPORTS: APP_WAYS, FABRIC_FIELDS, FILE_VERSION, PRIORITIES

;// CONCATENATED MODULE: ./lib/domain/resource/fabric-policy.js
/** What becomes of a field that Git and the cluster both changed: held for a person, Git's value, the cluster's value. */
const CONFLICT_POLICIES = ['hold', 'git', 'cluster'];

// EXTERNAL MODULE: ./lib/domain/resource/schema.js
var schema = __webpack_require__(9686);
// EXTERNAL MODULE: ./lib/domain/config/action-options.js
var action_options = __webpack_require__(5346);
// EXTERNAL MODULE: ./lib/domain/config/file/command-fields.js
var command_fields = __webpack_require__(1117);
;// CONCATENATED MODULE: ./lib/domain/config/file/policy-fields.js
const SECOND = 1_000;
const DAY = 24 * 3_600 * SECOND;
const REASON = { pattern: /^[^\r\n]{3,300}$/u, words: 'one line of 3 to 300 characters' };
const NAME_PATTERN = {
    pattern: /^[a-z0-9*?]([-.a-z0-9*?]{0,252})$/,
    words: 'a name, with `*` and `?` for what varies',
};
/** A difference that is left alone. */
const IGNORE_RULE = {
    kind: {
        kind: 'text',
        summary: 'kind of the objects, also by its plural or short name',
        form: { pattern: /^[A-Za-z]{1,63}$/, words: 'a kind' },
    },
    name: { kind: 'text', summary: 'their name, with `*` and `?`', example: 'leaf-*', form: NAME_PATTERN },
    path: {
        kind: 'text',
        summary: 'the field, and what lies below it, with `*` for one name and `**` for any number of them',
        example: '/spec/description',
        detail: 'As a JSON pointer (`/spec/subnets/*/dhcp`) or as reports show it (`spec.subnets.*.dhcp`).',
        form: {
            pattern: /^[^\r\n]{1,500}$/u,
            words: 'a JSON pointer such as /spec/description, or a path such as spec.description',
        },
    },
    manager: {
        kind: 'text',
        summary: 'field manager that wrote the value in the cluster, with `*` and `?`',
        example: 'netbox-*',
        form: { pattern: /^[\x21-\x7e]{1,128}$/, words: 'a field manager: 1 to 128 characters without blanks' },
    },
    reason: {
        kind: 'text',
        required: true,
        summary: 'why; it is told wherever the rule had an effect',
        example: 'NetBox writes the description',
        form: REASON,
    },
    expires: {
        kind: 'instant',
        endOfDay: true,
        summary: 'last day (or instant) of the rule; afterwards it hides nothing and is a warning',
        absent: 'for good',
        example: '2027-03-31',
    },
};
/** A time in which nothing is written. */
const FREEZE_WINDOW = {
    from: {
        kind: 'instant',
        endOfDay: false,
        summary: 'first day or instant of the window',
        example: '2026-12-20',
    },
    until: {
        kind: 'instant',
        endOfDay: true,
        summary: 'last day of the window, or the instant at which it ends',
        example: '2027-01-03',
    },
    cron: {
        kind: 'text',
        summary: 'the window begins at each of these times (five fields, in UTC); needs `duration`',
        example: '0 16 * * fri',
        form: { pattern: /^[^\r\n]{1,200}$/, words: 'a cron expression of five fields' },
    },
    duration: {
        kind: 'duration',
        minimum: 60 * SECOND,
        maximum: 31 * DAY,
        summary: 'how long such a window lasts',
        example: '62h',
    },
    reason: {
        kind: 'text',
        required: true,
        summary: 'why nothing is written',
        example: 'change freeze at the end of the year',
        form: REASON,
    },
};
/** What is left alone until somebody takes it out. */
const HOLD = {
    what: {
        kind: 'text',
        required: true,
        summary: 'the object that is left alone, or the word `fabric` for all of them',
        example: 'VPC/vpc-1',
        form: {
            pattern: /^(fabric|[A-Za-z]{1,63}\/[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?)$/,
            words: '`fabric`, or KIND/NAME such as VPC/vpc-1',
        },
    },
    reason: { kind: 'text', required: true, summary: 'why', example: 'the customer moves racks', form: REASON },
    by: {
        kind: 'text',
        summary: 'who asked for it',
        example: 'octocat',
        form: { pattern: /^[A-Za-z0-9][-A-Za-z0-9[\]]{0,99}$/, words: 'the name of an account' },
    },
    at: { kind: 'instant', endOfDay: false, summary: 'since when', example: '2026-11-02T09:30:00Z' },
};

;// CONCATENATED MODULE: ./lib/domain/config/file/fields.js





const fields_SECOND = 1_000;
const HOUR = 3_600 * fields_SECOND;
const fields_DAY = 24 * HOUR;
/** Of the scheduler, the most urgent first. */
const PRIORITIES = ['critical', 'high', 'medium', 'low', 'maintenance'];
/** Where the file is looked for, from the root of the repository. */
const CONFIG_FILE = '.github/hedgehog-sync.yml';
/** The version of the file's form. */
const FILE_VERSION = '1';
const FABRIC_NAME = {
    pattern: /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    words: 'lower-case letters, digits and -, at most 63 characters, starting and ending with a letter or digit',
};
const REPOSITORY_PATH = {
    pattern: /^(?![/~])(?!.*(^|\/)\.\.(\/|$))[^\\\p{Cc}]{1,500}$/u,
    words: 'a path relative to the root of the repository, with `/` and without `..`',
};
/** How the App works for a fabric; `off`: the action alone does. */
const APP_WAYS = ['off', 'dispatch', 'direct'];
/** What one fabric may say, and `defaults` for all of them. */
const SHARED = {
    app: {
        kind: 'choice',
        choices: APP_WAYS,
        summary: 'how the App works for it: by starting the workflow, or by itself',
        detail: 'Where it does, checks, comments, issues and commands are its own, and the action is silent there.',
        absent: 'off',
    },
    mode: {
        kind: 'choice',
        choices: action_options/* REQUESTED_MODES */.mS,
        option: 'mode',
        summary: 'what a run of the action does; auto decides by the event',
        absent: 'auto',
    },
    interval: {
        kind: 'duration',
        minimum: 60 * fields_SECOND,
        maximum: 7 * fields_DAY,
        summary: 'time between two looks of the app at the fabric',
        detail: 'Not under one minute, because the app looks for what is due once a minute. Workflows run by their own `schedule`, which GitHub does not keep under five minutes.',
        absent: '5m',
        example: '10m',
    },
    priority: {
        kind: 'choice',
        choices: PRIORITIES,
        summary: 'which fabric comes first when several are due',
        absent: 'by its health: an error is high, stale medium, healthy low',
    },
    enabled: {
        kind: 'boolean',
        summary: 'false: the fabric is not looked at by the action and the app, and never written to',
        absent: 'true',
    },
    'conflict-policy': {
        kind: 'choice',
        choices: CONFLICT_POLICIES,
        summary: 'what becomes of a field that Git and the cluster both changed',
        detail: '`hold` leaves the object to a person. `git` forces Git’s value on such fields. `cluster` leaves them as they are in the cluster, and says so.',
        absent: 'hold',
    },
    'fabric-release': {
        kind: 'choice',
        choices: schema/* FABRIC_RELEASES */.D,
        option: 'fabric-release',
        summary: 'release of the fabric whose schemas are used',
        absent: 'the newest known',
    },
    ignore: {
        kind: 'list',
        most: 500,
        of: { kind: 'section', summary: 'a rule', fields: IGNORE_RULE },
        summary: 'differences that are left alone: not told as drift, not written, but counted and listed with the reason',
    },
    freeze: {
        kind: 'list',
        most: 50,
        of: { kind: 'section', summary: 'a window', fields: FREEZE_WINDOW },
        summary: 'times in which nothing is written',
    },
};
const CLUSTER = {
    context: {
        kind: 'text',
        option: 'context',
        summary: 'context of the kubeconfig',
        absent: 'the current context of the kubeconfig',
        example: 'lab',
        form: {
            pattern: /^[\x21-\x7e]{1,253}$/,
            words: 'the name of a context: 1 to 253 characters without blanks',
        },
    },
    environment: {
        kind: 'text',
        summary: 'environment of GitHub whose secret holds the kubeconfig; never the secret itself',
        example: 'fabric-apply',
        form: { pattern: /^[^\r\n'"`,;\\]{1,255}$/u, words: 'the name of an environment' },
    },
    namespace: {
        kind: 'text',
        option: 'namespace',
        summary: 'namespace of the record and the lock',
        absent: 'default',
        example: 'default',
        form: FABRIC_NAME,
    },
    'field-manager': {
        kind: 'text',
        option: 'field-manager',
        summary: 'name under which fields are owned in the cluster',
        detail: 'Keep it: under another name what was applied before counts as foreign.',
        absent: 'hedgehog-sync',
        example: 'hedgehog-sync.lab',
        form: { pattern: /^[\x21-\x7e]{1,128}$/, words: '1 to 128 printable characters without blanks' },
    },
};
const GLOB = {
    kind: 'text',
    summary: 'a glob',
    form: { pattern: /^[^\r\n]{1,500}$/u, words: 'a glob' },
};
const FABRIC_FIELDS = {
    name: {
        kind: 'text',
        required: true,
        option: 'fabric',
        summary: 'name of the fabric; record, lock, check and status are named after it',
        example: 'lab',
        form: FABRIC_NAME,
    },
    path: {
        kind: 'text',
        required: true,
        option: 'path',
        summary: 'its directory or file, from the root of the repository',
        example: 'fabrics/lab',
        form: REPOSITORY_PATH,
    },
    cluster: { kind: 'section', fields: CLUSTER, summary: 'where its cluster is found' },
    include: { kind: 'list', most: 100, of: GLOB, option: 'include', summary: 'read only files that match' },
    exclude: { kind: 'list', most: 100, of: GLOB, option: 'exclude', summary: 'leave out files that match' },
    ...SHARED,
    hold: {
        kind: 'list',
        most: 1_000,
        of: { kind: 'section', summary: 'a hold', fields: HOLD },
        summary: 'what `/hold` stopped: nothing is written to it until it is taken out again',
    },
};
/**
 * The one table of `.github/hedgehog-sync.yml`. The reader, the JSON schema for editors and the reference page are made
 * from it.
 */
const FILE_FIELDS = {
    version: { kind: 'choice', choices: [FILE_VERSION], summary: 'version of this form', absent: FILE_VERSION },
    defaults: {
        kind: 'section',
        fields: SHARED,
        summary: 'what counts for every fabric that does not say otherwise; `ignore` and `freeze` count besides those of the fabric',
    },
    fabrics: {
        kind: 'list',
        required: true,
        atLeastOne: true,
        most: 200,
        of: { kind: 'section', summary: 'a fabric', fields: FABRIC_FIELDS },
        summary: 'the fabrics of the repository',
    },
    commands: { kind: 'section', fields: command_fields/* COMMAND_FIELDS */.ki, summary: 'who may do what by a comment' },
    dashboard: {
        kind: 'boolean',
        option: 'dashboard',
        summary: 'true: one issue lists the fabrics of the repository with state, since when, and open issues',
        detail: 'Kept by the App for all fabrics, and by the action, whose input of this name goes before it.',
        absent: 'false',
    },
};


/***/ }),

/***/ 3904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ readSyncConfig)
});

// EXTERNAL MODULE: ./lib/domain/shared/compare-text.js
var compare_text = __webpack_require__(1155);
// EXTERNAL MODULE: ./lib/domain/shared/pointer.js
var shared_pointer = __webpack_require__(157);
// EXTERNAL MODULE: ./lib/domain/shared/config-file-codes.js
var config_file_codes = __webpack_require__(3156);
;// CONCATENATED MODULE: ./lib/domain/config/file/file-problem.js

/** A finding in the configuration. `help`: what to do here; the code's own cure when left out. */
function fileProblem(code, at, pointer, message, help) {
    const { severity, cure } = config_file_codes/* CONFIG_FILE_CODES */.j[code];
    const { file, line, column } = at;
    return {
        ...{ code, severity, message, help: help ?? cure, pointer, file, line, column },
        ...{ kind: null, namespace: null, name: null },
    };
}
/** A piece of the file in a message: short, on one line, in quotes. */
function quoted(text) {
    return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
/** Looks like a credential; such a text is never repeated. */
function looksSecret(text) {
    return SECRET_FORMS.some((form) => form.test(text));
}
const SECRET_FORMS = [
    /-----BEGIN [A-Z ]*(PRIVATE KEY|CERTIFICATE)/,
    /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/,
    /\bgh[pousr]_[A-Za-z0-9]{16,}/,
    /\bgithub_pat_[A-Za-z0-9_]{20,}/,
    /\bclient-(key|certificate)-data\b/,
    /\bapiVersion:\s*v1\b[\s\S]*\bkind:\s*Config\b/,
    /^[A-Za-z0-9+/_-]{80,}={0,2}$/,
];
/** Keys that people write where they look for a place for a secret. */
const SECRET_KEYS = new Set([
    'token',
    'password',
    'secret',
    'kubeconfig',
    'kubeconfig-text',
    'credentials',
    'key',
    'private-key',
]);

;// CONCATENATED MODULE: ./lib/domain/config/file/section-place.js
/** Where the value of `key` stands; where it was left out, the section. */
function placeOf(place, key) {
    return place.values.get(key) ?? place.at;
}

;// CONCATENATED MODULE: ./lib/domain/config/file/check-fabrics.js




/** What can only be seen of the fabrics together. */
function checkFabrics(fabrics, tell) {
    checkNames(fabrics, tell);
    checkPaths(fabrics, tell);
    checkClusters(fabrics, tell);
}
function checkNames(fabrics, tell) {
    const seen = new Map();
    for (const fabric of fabrics) {
        const other = seen.get(fabric.name);
        if (other === undefined)
            seen.set(fabric.name, fabric);
        else
            tell(about('HHS-1230', fabric, 'name', `a fabric named ${fabric.name} stands at ${line(other, 'name')} already`));
    }
}
function checkPaths(fabrics, tell) {
    // as directories: sorted, what lies in another follows right behind it or behind its neighbours in it
    const sorted = [...fabrics].sort((a, b) => (0,compare_text/* compareText */.n)(asFolder(a.path), asFolder(b.path)));
    const around = [];
    for (const fabric of sorted) {
        while (around.length > 0 && !asFolder(fabric.path).startsWith(asFolder(around.at(-1)?.path ?? '')))
            around.pop();
        const outer = around.at(-1);
        if (outer !== undefined) {
            const same = outer.path === fabric.path;
            const what = same
                ? `is the path of fabric ${outer.name}, too`
                : `lies in the path of fabric ${outer.name}`;
            tell(about('HHS-1231', fabric, 'path', `${fabric.path} ${what} (${line(outer, 'path')})`));
        }
        around.push(fabric);
    }
}
function asFolder(path) {
    return path === '.' ? '' : `${path}/`;
}
function checkClusters(fabrics, tell) {
    const seen = new Map();
    for (const fabric of fabrics) {
        const { context, environment, fieldManager } = fabric.cluster;
        if (context === null && environment === null)
            continue;
        const key = JSON.stringify([context, environment, fieldManager]);
        const other = seen.get(key);
        if (other === undefined)
            seen.set(key, fabric);
        else {
            const message = `fabric ${fabric.name} has the cluster and the field manager of fabric ${other.name} (${line(other, 'cluster')})`;
            tell(about('HHS-1232', fabric, 'cluster', message));
        }
    }
}
function line(fabric, key) {
    return `line ${placeOf(fabric.place, key).line}`;
}
function about(code, fabric, key, message) {
    return fileProblem(code, placeOf(fabric.place, key), (0,shared_pointer/* childPointer */.Y2)(fabric.place.pointer, key), message);
}

// EXTERNAL MODULE: ./lib/domain/config/file/command-fields.js
var command_fields = __webpack_require__(1117);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/domain/config/file/compose-file.js



/** UTF-16 units of the whole file. */
const MAX_FILE_CHARACTERS = 256 * 1024;
const MAX_DEPTH = 16;
/** Values, with aliases written out. */
const MAX_VALUES = 20_000;
const MAX_SYNTAX_PROBLEMS = 20;
/** The text as values with places. Bounded in size, depth and aliases; never throws. */
function composeFile(text, file) {
    const lines = new dist/* LineCounter */.HN();
    const locate = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { file, line: Math.max(1, line), column: Math.max(1, col) };
    };
    const tooLarge = (what) => ({
        root: null,
        diagnostics: [fileProblem('HHS-1212', { file, line: 1, column: 1 }, '', `the configuration ${what}`)],
    });
    if (text.length > MAX_FILE_CHARACTERS)
        return tooLarge('is larger than 256 KiB');
    const documents = [];
    const composer = new dist/* Composer */.Dk(OPTIONS);
    const parser = new dist/* Parser */.iX(lines.addNewLine);
    lines.addNewLine(0);
    try {
        for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
            for (const token of parser.next(lexeme))
                documents.push(...composer.next(token));
            if (parser.stack.length > 2 * MAX_DEPTH)
                return tooLarge('is nested deeper than 16 levels');
        }
        for (const token of parser.end())
            documents.push(...composer.next(token));
        documents.push(...composer.end());
    }
    catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return { root: null, diagnostics: [fileProblem('HHS-1211', locate(parser.offset), '', message)] };
    }
    const problems = documents.flatMap(({ errors }) => errors).slice(0, MAX_SYNTAX_PROBLEMS);
    const syntax = problems.map(({ pos, message }) => fileProblem('HHS-1211', locate(pos[0]), '', message));
    const [first, second] = documents;
    if (second !== undefined) {
        const message = 'a second document begins here; the configuration is one';
        syntax.push(fileProblem('HHS-1211', locate(second.range[0]), '', message, 'Delete one of the two.'));
    }
    const contents = first?.contents ?? null;
    if (syntax.length > 0 || first === undefined || contents === null)
        return { root: null, diagnostics: syntax };
    return new Placing(first, locate).place(contents);
}
const OPTIONS = {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
    logLevel: 'silent',
};
class Placing {
    #document;
    #locate;
    #diagnostics = [];
    /** Anchors that an alias now being written out leads through. */
    #open = new Set();
    #values = 0;
    constructor(document, locate) {
        this.#document = document;
        this.#locate = locate;
    }
    place(root) {
        const placed = this.#value(root, '', 0);
        return { root: this.#values > MAX_VALUES ? null : placed, diagnostics: this.#diagnostics };
    }
    #value(node, pointer, depth, alias) {
        this.#values += 1;
        const at = alias ?? this.#locate(node?.range?.[0] ?? 0);
        if (this.#values > MAX_VALUES || depth > MAX_DEPTH) {
            const much = this.#values > MAX_VALUES;
            if (!much || this.#values === MAX_VALUES + 1) {
                const message = much
                    ? 'the configuration grows too much: aliases repeat too much of it'
                    : 'the configuration is nested deeper than 16 levels';
                this.#diagnostics.push(fileProblem('HHS-1212', at, pointer, message));
            }
            return null;
        }
        if ((0,dist/* isAlias */.Vj)(node))
            return this.#alias(node.source, node.resolve(this.#document), at, pointer, depth);
        if (node?.tag !== undefined && !(node.tag.startsWith('tag:yaml.org,2002:') && isPlainTag(node.tag))) {
            this.#diagnostics.push(fileProblem('HHS-1214', at, pointer, `the tag ${quoted(node.tag)} is not read`));
        }
        if ((0,dist/* isMap */.jh)(node))
            return this.#map(node, at, pointer, depth, alias);
        if ((0,dist/* isSeq */.oP)(node)) {
            const items = node.items.map((item, index) => this.#value(item, (0,shared_pointer/* childPointer */.Y2)(pointer, index), depth + 1, alias));
            return { kind: 'list', items: items.filter((item) => item !== null), at };
        }
        return scalarOf(node, at);
    }
    #alias(name, target, at, pointer, depth) {
        if (target === undefined || this.#open.has(target)) {
            const why = target === undefined ? 'names no anchor before it' : 'leads to itself';
            this.#diagnostics.push(fileProblem('HHS-1214', at, pointer, `the alias ${quoted(`*${name}`)} ${why}`));
            return null;
        }
        this.#open.add(target);
        const value = this.#value(target, pointer, depth, at);
        this.#open.delete(target);
        return value;
    }
    #map(node, at, pointer, depth, alias) {
        const entries = new Map();
        for (const pair of node.items) {
            const keyNode = pair.key;
            const keyAt = alias ?? this.#locate(keyNode?.range?.[0] ?? node.range?.[0] ?? 0);
            const key = (0,dist/* isScalar */.jn)(keyNode) && keyNode.value !== null ? (keyNode.source ?? String(keyNode.value)) : null;
            if (key === null || key === '<<') {
                const message = key === null ? 'a key is no simple text' : 'keys are not merged by `<<`';
                this.#diagnostics.push(fileProblem('HHS-1214', keyAt, pointer, message));
                continue;
            }
            const inside = (0,shared_pointer/* childPointer */.Y2)(pointer, key);
            if (entries.has(key)) {
                this.#diagnostics.push(fileProblem('HHS-1213', keyAt, inside, `the key ${quoted(key)} is written twice`));
                continue;
            }
            const value = this.#value(pair.value, inside, depth + 1, alias);
            // an empty value stands where its key does
            if (value !== null)
                entries.set(key, { key, keyAt, value: pair.value === null ? { ...value, at: keyAt } : value });
        }
        return { kind: 'map', entries: [...entries.values()], at };
    }
}
function isPlainTag(tag) {
    return ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].includes(tag.slice('tag:yaml.org,2002:'.length));
}
function scalarOf(node, at) {
    if (!(0,dist/* isScalar */.jn)(node))
        return { kind: 'scalar', value: null, text: '', at };
    const { value } = node;
    const isText = typeof value === 'string';
    const simple = isText || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    return { kind: 'scalar', value: simple, text: isText ? value : (node.source ?? String(value ?? '')), at };
}

// EXTERNAL MODULE: ./lib/domain/config/file/fields.js + 2 modules
var fields = __webpack_require__(837);
// EXTERNAL MODULE: ./lib/domain/shared/suggest.js
var suggest = __webpack_require__(1886);
// EXTERNAL MODULE: ./lib/domain/config/read-value.js
var read_value = __webpack_require__(9923);
;// CONCATENATED MODULE: ./lib/domain/config/file/placed-value.js
/** The value of a key; undefined: there is none. */
function entryOf(map, key) {
    return map.entries.find((entry) => entry.key === key);
}

;// CONCATENATED MODULE: ./lib/domain/config/file/read-instant.js
const DAY = 86_400_000;
/** `2026-12-31`, or an instant of RFC 3339 with its zone, in ms since 1970; null: neither, or no day of the calendar. */
function readInstant(text, endOfDay) {
    const match = /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?(Z|z|[+-]\d{2}:\d{2}))?$/.exec(text);
    if (match === null)
        return null;
    const [, day = '', time, seconds = ':00', zone = 'Z'] = match;
    const midnight = Date.parse(`${day}T00:00:00Z`);
    if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day)
        return null;
    if (time === undefined)
        return endOfDay ? midnight + DAY : midnight;
    const ms = Date.parse(`${day}T${time}${seconds.slice(0, 7)}${zone.toUpperCase()}`);
    return Number.isNaN(ms) ? null : ms;
}
/** `2026-12-31T16:00:00Z`: the instant as people and configuration write it. */
function instantText(ms) {
    return new Date(ms)
        .toISOString()
        .replace(/(:00)?\.000Z$/, (_, seconds) => `${seconds ?? ''}Z`);
}

;// CONCATENATED MODULE: ./lib/domain/config/file/read-fields.js






/**
 * Reads a mapping by its table: every key that is known, of the sort it should be. What is wrong is told and comes out as
 * null, so that all is told at once.
 */
function readSection(map, table, pointer, tell) {
    const values = {};
    const places = new Map();
    for (const { key, keyAt } of map.entries)
        if (!Object.hasOwn(table, key))
            tell(unknownKey(key, keyAt, pointer, table));
    for (const [key, field] of Object.entries(table)) {
        const entry = entryOf(map, key);
        const inside = (0,shared_pointer/* childPointer */.Y2)(pointer, key);
        values[key] = null;
        if (entry === undefined) {
            if (field.required === true)
                tell(fileProblem('HHS-1223', map.at, pointer, `the key \`${key}\` is missing`, cureOf(field, key)));
            continue;
        }
        places.set(key, entry.value.at);
        values[key] = readField(entry.value, field, inside, tell);
    }
    // every key of the table was set above, to a value of the type its row says, or to null
    return { values: values, place: { at: map.at, pointer, values: places } };
}
function unknownKey(key, at, pointer, table) {
    const inside = (0,shared_pointer/* childPointer */.Y2)(pointer, key);
    if (SECRET_KEYS.has(key.toLowerCase())) {
        return fileProblem('HHS-1224', at, inside, `the key ${quoted(key)} asks for a secret, which must not stand here`);
    }
    const near = (0,suggest/* closest */.kp)(key, Object.keys(table))?.word;
    const help = near === undefined ? `Known here: ${Object.keys(table).join(', ')}.` : `Did you mean \`${near}\`?`;
    return fileProblem('HHS-1220', at, inside, `there is no key ${quoted(key)} here`, help);
}
function cureOf(field, key) {
    const example = field.example === undefined ? '' : `, such as \`${key}: ${field.example}\``;
    return `Add it: ${field.summary}${example}.`;
}
function readField(value, field, pointer, tell) {
    if (field.kind === 'section') {
        if (value.kind === 'map')
            return readSection(value, field.fields, pointer, tell);
        return wrongSort(value, 'a mapping with keys of its own', pointer, tell);
    }
    if (field.kind === 'list') {
        return value.kind === 'list'
            ? readList(value.items, field, value.at, pointer, tell)
            : wrongSort(value, 'a list', pointer, tell);
    }
    if (value.kind !== 'scalar' || value.value === null)
        return wrongSort(value, 'a single value', pointer, tell);
    const read = readScalar(value, field);
    if ('value' in read)
        return read.value;
    const secret = looksSecret(value.text);
    if (secret)
        tell(fileProblem('HHS-1224', value.at, pointer, 'the value looks like a secret, which must not stand here'));
    else
        tell(fileProblem('HHS-1222', value.at, pointer, `${quoted(value.text)} ${read.problem}`, `Give ${read.allowed}.`));
    return null;
}
function readList(items, field, at, pointer, tell) {
    if (items.length > field.most) {
        tell(fileProblem('HHS-1222', at, pointer, `${items.length} entries are more than ${field.most}`, `Give at most ${field.most}.`));
        return null;
    }
    if (items.length === 0 && field.atLeastOne === true) {
        tell(fileProblem('HHS-1223', at, pointer, 'the list is empty', 'Add an entry, or delete the file.'));
    }
    const of = field.of;
    return items.flatMap((item, index) => {
        const read = readField(item, of, (0,shared_pointer/* childPointer */.Y2)(pointer, index), tell);
        return read === null ? [] : [read];
    });
}
function wrongSort(value, wanted, pointer, tell) {
    const empty = value.kind === 'scalar' && value.value === null;
    const found = empty
        ? 'nothing'
        : value.kind === 'map'
            ? 'a mapping'
            : value.kind === 'list'
                ? 'a list'
                : 'a single value';
    const help = empty ? 'Give it a value, or delete the key.' : `Write ${wanted}.`;
    tell(fileProblem('HHS-1221', value.at, pointer, `${found} stands where ${wanted} is expected`, help));
    return null;
}
function readScalar(scalar, field) {
    const { text } = scalar;
    switch (field.kind) {
        case 'text':
            if (looksSecret(text) || !field.form.pattern.test(text)) {
                return { problem: 'does not have the right form', allowed: field.form.words };
            }
            return { value: text };
        case 'choice': {
            if (field.choices.includes(text))
                return { value: text };
            const near = (0,suggest/* closest */.kp)(text, field.choices)?.word;
            const meant = near === undefined ? '' : ` (did you mean ${near}?)`;
            return { problem: 'is not one of the choices', allowed: `one of ${field.choices.join(', ')}${meant}` };
        }
        case 'boolean':
            return typeof scalar.value === 'boolean'
                ? { value: scalar.value }
                : { problem: 'is neither true nor false', allowed: 'true or false' };
        case 'integer':
            return bounded(/^\d{1,9}$/.test(text) ? Number(text) : null, field, 'whole number', String);
        case 'duration':
            return bounded((0,read_value/* parseDuration */.E9)(text), field, 'duration such as 90s, 5m or 12h', read_value/* formatDuration */.a3);
        case 'instant': {
            const value = readInstant(text, field.endOfDay);
            if (value !== null)
                return { value };
            return {
                problem: 'is no day and no instant',
                allowed: 'a day such as 2027-03-31, or an instant with its zone such as 2027-03-31T16:00:00Z',
            };
        }
    }
}
function bounded(value, range, form, show) {
    const allowed = `a ${form}, from ${show(range.minimum)} to ${show(range.maximum)}`;
    if (value === null)
        return { problem: `is no ${form.split(' such')[0]}`, allowed };
    if (value < range.minimum)
        return { problem: 'is too small', allowed };
    return value > range.maximum ? { problem: 'is too large', allowed } : { value };
}

// EXTERNAL MODULE: ./lib/domain/shared/cron.js
var shared_cron = __webpack_require__(522);
// EXTERNAL MODULE: ./lib/domain/config/object-argument.js
var object_argument = __webpack_require__(414);
;// CONCATENATED MODULE: ./lib/domain/config/file/read-policy.js






/** `registry`: without it the kinds are taken as they are written. */
function ignoreRules(sections, registry, tell) {
    const seen = new Set();
    return (sections ?? []).flatMap(({ values, place }) => {
        const { reason, expires, name, manager } = values;
        const kind = values.kind === null ? null : kindOf(values.kind, placeOf(place, 'kind'), place, registry, tell);
        const path = values.path === null ? null : pathOf(values.path, place, tell);
        const wanted = ['kind', 'name', 'path', 'manager'];
        const narrow = [values.kind, name, values.path, manager].some((part) => part !== null && !/^[*/]+$/.test(part));
        if (!narrow && !wanted.some((key) => place.values.has(key) && values[key] === null)) {
            tell(fileProblem('HHS-1233', place.at, place.pointer, 'the rule would ignore every difference'));
            return [];
        }
        const same = JSON.stringify([kind, name, path, manager]);
        if (seen.has(same))
            tell(fileProblem('HHS-1235', place.at, place.pointer, 'an earlier rule ignores the same'));
        seen.add(same);
        if (reason === null)
            return [];
        return [
            { kind, name, path, manager, reason, expiresMs: expires, location: place.at, pointer: place.pointer },
        ];
    });
}
function pathOf(text, place, tell) {
    const pointer = (0,object_argument/* readField */.d)(text);
    if (pointer !== null)
        return (0,shared_pointer/* pointerTokens */.Mr)(pointer);
    tell(fileProblem('HHS-1222', placeOf(place, 'path'), `${place.pointer}/path`, `${quoted(text)} is no path of a field`, 'Write a JSON pointer such as /spec/description, or a path such as spec.description.'));
    return null;
}
function kindOf(text, at, place, registry, tell) {
    if (registry === null)
        return text;
    const kind = registry.byName(text);
    if (kind !== undefined)
        return kind.kind;
    const near = (0,suggest/* closest */.kp)(text, registry.kinds.map((one) => one.kind))?.word;
    const help = near === undefined ? 'Name a kind; kinds.md lists them.' : `Did you mean \`${near}\`?`;
    tell(fileProblem('HHS-1222', at, place.pointer, `the fabric has no kind ${quoted(text)}`, help));
    return text;
}
function freezeWindows(sections, tell) {
    return (sections ?? []).flatMap(({ values, place }) => {
        const { from, until, cron, duration, reason } = values;
        const refuse = (message) => {
            tell(fileProblem('HHS-1234', place.at, place.pointer, message));
            return [];
        };
        const has = (key) => place.values.has(key);
        const dated = has('from') || has('until');
        const repeated = has('cron') || has('duration');
        if (dated === repeated) {
            return refuse(dated ? 'the window has both dates and a cron expression' : 'the window says nothing of when it is');
        }
        if (dated) {
            if (!has('from') || !has('until'))
                return refuse(`the window has no \`${has('from') ? 'until' : 'from'}\``);
            if (from === null || until === null || reason === null)
                return [];
            if (until <= from)
                return refuse('the window ends before it begins');
            return [{ kind: 'dates', fromMs: from, untilMs: until, reason, location: place.at }];
        }
        if (!has('cron') || !has('duration'))
            return refuse(`the window has no \`${has('cron') ? 'duration' : 'cron'}\``);
        const read = cron === null ? null : (0,shared_cron/* readCron */.v)(cron);
        if (cron !== null && read?.ok === false) {
            const help = 'Write minute, hour, day of the month, month and weekday, such as `0 16 * * fri`; times are in UTC.';
            tell(fileProblem('HHS-1222', placeOf(place, 'cron'), `${place.pointer}/cron`, `${quoted(cron)} ${read.problem}`, help));
        }
        if (read?.ok !== true || duration === null || reason === null)
            return [];
        return [{ kind: 'cron', cron: read.cron, durationMs: duration, reason, location: place.at }];
    });
}
function holdEntries(sections, registry, tell) {
    const seen = new Set();
    return (sections ?? []).flatMap(({ values, place }) => {
        const { what, by, at, reason } = values;
        if (what === null || reason === null)
            return [];
        const [written = '', name = ''] = what === 'fabric' ? [] : what.split('/');
        const kind = what === 'fabric' ? '' : kindOf(written, placeOf(place, 'what'), place, registry, tell);
        const object = what === 'fabric' ? null : { kind, name };
        const same = `${kind}/${name}`;
        if (seen.has(same))
            tell(fileProblem('HHS-1235', place.at, place.pointer, `${quoted(what)} is on hold already`));
        seen.add(same);
        return [{ object, by, atMs: at, reason, location: place.at }];
    });
}

;// CONCATENATED MODULE: ./lib/domain/config/file/read-sync-config.js








/** Time between two looks where nobody says otherwise, ms. */
const DEFAULT_INTERVAL = 5 * 60_000;
const MAX_FINDINGS = 200;
/**
 * Reads the text of `.github/hedgehog-sync.yml`. The text must be that of the *base* branch: what a pull request proposes
 * must not decide about the pull request. `fileName` is how findings name the file. With `registry`, kinds are looked
 * up in it. Bounded, and throws nothing, whatever the text is.
 */
function readSyncConfig(text, fileName, registry = null) {
    const { root, diagnostics: composed } = composeFile(text, fileName);
    const found = [...composed];
    const tell = (problem) => {
        if (found.length < MAX_FINDINGS)
            found.push(problem);
    };
    const read = root === null ? null : fileOf(root, tell);
    if (root === null && found.length === 0) {
        const at = { file: fileName, line: 1, column: 1 };
        tell(fileProblem('HHS-1223', at, '', 'the configuration is empty', 'Name the fabrics of the repository, or delete the file.'));
    }
    const fabrics = read === null ? [] : fabricsOf(read, registry, tell);
    checkFabrics(fabrics, tell);
    const config = read === null ? null : configOf(read, fileName, fabrics);
    const hasErrors = found.some(({ severity }) => severity === 'error');
    return { config: hasErrors ? null : config, diagnostics: found.sort(compareFindings) };
}
function configOf({ values }, file, fabrics) {
    return { file, fabrics, commands: commandsOf(values.commands), dashboard: values.dashboard };
}
function fileOf(root, tell) {
    if (root.kind === 'map')
        return readSection(root, fields/* FILE_FIELDS */.L9, '', tell);
    tell(fileProblem('HHS-1221', root.at, '', 'the configuration is no mapping', 'Begin with `fabrics:` and a list of fabrics.'));
    return null;
}
function fabricsOf({ values }, registry, tell) {
    const defaults = values.defaults?.values;
    // read once: an error in the defaults is one error, however many fabrics there are
    const ignore = ignoreRules(defaults?.ignore ?? null, registry, tell);
    const freeze = freezeWindows(defaults?.freeze ?? null, tell);
    return (values.fabrics ?? []).flatMap(({ values: own, place }) => {
        const cluster = own.cluster?.values;
        const entry = {
            cluster: {
                context: cluster?.context ?? null,
                environment: cluster?.environment ?? null,
                namespace: cluster?.namespace ?? null,
                fieldManager: cluster?.['field-manager'] ?? null,
            },
            include: own.include,
            exclude: own.exclude,
            app: own.app ?? defaults?.app ?? 'off',
            mode: own.mode ?? defaults?.mode ?? 'auto',
            interval: own.interval ?? defaults?.interval ?? DEFAULT_INTERVAL,
            priority: own.priority ?? defaults?.priority ?? null,
            enabled: own.enabled ?? defaults?.enabled ?? true,
            conflictPolicy: own['conflict-policy'] ?? defaults?.['conflict-policy'] ?? 'hold',
            fabricRelease: own['fabric-release'] ?? defaults?.['fabric-release'] ?? null,
            ignore: [...ignore, ...ignoreRules(own.ignore, registry, tell)],
            freeze: [...freeze, ...freezeWindows(own.freeze, tell)],
            hold: holdEntries(own.hold, registry, tell),
            place,
        };
        if (own.name === null || own.path === null)
            return [];
        return [{ ...entry, name: own.name, path: tidyPath(own.path) }];
    });
}
/** `./fabrics//lab/` is `fabrics/lab`. */
function tidyPath(path) {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    return parts.length === 0 ? '.' : parts.join('/');
}
function commandsOf(section) {
    const values = section?.values;
    const given = values?.permissions?.values;
    const approvals = values?.approvals?.values;
    const permission = (command) => ({
        role: given?.[command]?.values.role ?? command_fields/* DEFAULT_ROLES */.q2[command],
        teams: given?.[command]?.values.teams ?? [],
    });
    const permissions = Object.fromEntries(command_fields/* COMMENT_COMMANDS */.XF.map((command) => [command, permission(command)]));
    return {
        enabled: values?.enabled ?? true,
        codeowners: values?.codeowners ?? false,
        // every command was set above
        permissions: permissions,
        approvals: {
            required: approvals?.required ?? 0,
            role: approvals?.role ?? 'write',
            teams: approvals?.teams ?? [],
        },
    };
}
function compareFindings(a, b) {
    return a.line - b.line || a.column - b.column || (0,compare_text/* compareText */.n)(a.code, b.code);
}


/***/ }),

/***/ 6585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  configuredOptions: () => (/* binding */ configuredOptions),
  Hn: () => (/* binding */ repositoryRoot)
});

// UNUSED EXPORTS: NO_POLICY, findConfigText, nameFromFabric

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(4379);
;// CONCATENATED MODULE: ./lib/domain/config/file/entry-options.js
/** What an entry and its file say of options, for the resolver. `path` is that of the fabric as the run has to be given it. */
function optionsOfEntry(entry, path, { dashboard }) {
    const { name, cluster, include, exclude, mode, fabricRelease } = entry;
    return {
        path,
        fabric: name,
        mode,
        ...(dashboard === null ? {} : { dashboard: String(dashboard) }),
        ...(include === null ? {} : { include }),
        ...(exclude === null ? {} : { exclude }),
        ...(fabricRelease === null ? {} : { 'fabric-release': fabricRelease }),
        ...(cluster.context === null ? {} : { context: cluster.context }),
        ...(cluster.namespace === null ? {} : { namespace: cluster.namespace }),
        ...(cluster.fieldManager === null ? {} : { 'field-manager': cluster.fieldManager }),
    };
}
/** What an entry says about comparing and writing; `diagnostics`: warnings about the file. */
function policyOfEntry(entry, diagnostics) {
    const { conflictPolicy, ignore, freeze, hold, enabled } = entry;
    return { conflictPolicy, ignore, freeze, hold, enabled, diagnostics };
}

// EXTERNAL MODULE: ./lib/domain/config/file/fields.js + 2 modules
var fields = __webpack_require__(837);
// EXTERNAL MODULE: ./lib/domain/config/file/read-sync-config.js + 8 modules
var read_sync_config = __webpack_require__(3904);
// EXTERNAL MODULE: ./lib/domain/shared/suggest.js
var suggest = __webpack_require__(1886);
;// CONCATENATED MODULE: ./lib/domain/config/file/select-fabric.js

/** The entry that a run is about: by name, else by path, else the only one there is. */
function selectFabric(config, wish) {
    const byPath = wish.path === null ? undefined : config.fabrics.find(({ path }) => lies(wish.path ?? '', path));
    if (wish.fabric !== null)
        return byName(config, wish, wish.fabric, byPath);
    if (byPath !== undefined)
        return { ok: true, entry: byPath, part: isPart(wish, byPath) };
    if (wish.pathGiven)
        return { ok: true, entry: null, part: false };
    const [only, second] = config.fabrics;
    if (only !== undefined && second === undefined)
        return { ok: true, entry: only, part: false };
    return {
        ok: false,
        facts: {
            code: 'HHS-1237',
            message: `${config.file} has ${config.fabrics.length} fabrics, and nothing says which one is meant`,
            help: `Name one with --fabric: ${names(config)}.`,
        },
    };
}
function byName(config, wish, name, byPath) {
    const entry = config.fabrics.find((one) => one.name === name);
    if (entry === undefined) {
        const near = (0,suggest/* closest */.kp)(name, config.fabrics.map((one) => one.name))?.word;
        return {
            ok: false,
            facts: {
                code: 'HHS-1236',
                message: `${config.file} has no fabric ${name}`,
                help: near === undefined ? `It has ${names(config)}.` : `Did you mean ${near}? It has ${names(config)}.`,
            },
        };
    }
    if (wish.pathGiven && byPath !== undefined && byPath !== entry) {
        return {
            ok: false,
            facts: {
                code: 'HHS-1236',
                message: `the path ${wish.path} belongs to fabric ${byPath.name} of ${config.file}, not to ${name}`,
                help: 'Leave the path or the name out.',
            },
        };
    }
    return { ok: true, entry, part: isPart(wish, byPath) };
}
function isPart({ path, pathGiven }, byPath) {
    return pathGiven && byPath !== undefined && path !== byPath.path;
}
/** Is `path` the fabric's own, or a place in it? */
function lies(path, fabric) {
    return fabric === '.' || path === fabric || path.startsWith(`${fabric}/`);
}
const NAMES_SHOWN = 20;
function names({ fabrics }) {
    const shown = fabrics.slice(0, NAMES_SHOWN).map(({ name }) => name);
    const more = fabrics.length - shown.length;
    return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

// EXTERNAL MODULE: ./lib/domain/config/option-types.js
var option_types = __webpack_require__(3234);
// EXTERNAL MODULE: ./lib/domain/config/options.js + 5 modules
var options = __webpack_require__(1771);
// EXTERNAL MODULE: ./lib/domain/config/read-value.js
var read_value = __webpack_require__(9923);
;// CONCATENATED MODULE: ./lib/domain/config/resolve-options.js




/** Flags and inputs before environment before the configuration file before defaults. All problems are told at once; a value that is empty counts as not set. */
function resolveOptions(input, relevant) {
    const values = {};
    const sources = {};
    const problems = [];
    for (const name of options/* OPTION_NAMES */.TM) {
        const option = (0,options/* definitionOf */.Fg)(name);
        const found = relevant.includes(name) ? find(name, option, input) : null;
        values[name] = found?.read.ok ? found.read.value : options/* OPTIONS */.lw[name].default;
        sources[name] = found?.source ?? { kind: 'default', name };
        if (found !== null && !found.read.ok)
            problems.push(problemOf(option, found, found.read));
    }
    if (problems.length > 0)
        return { ok: false, problems };
    // every name of the table was set above, to a value of the type its row says
    return {
        ok: true,
        options: { values: values, sources: sources },
    };
}
function find(name, option, input) {
    const flag = input.flags[name];
    if (flag !== undefined && (0,option_types/* mayComeFrom */.eB)(option, 'flag')) {
        return fromFlag(option, flag, { kind: 'flag', name: (0,option_types/* flagOf */.iP)(name) });
    }
    const given = input.inputs?.[name] ?? '';
    if (given !== '' && (0,option_types/* mayComeFrom */.eB)(option, 'input')) {
        return { read: (0,read_value/* readValue */.wK)(option, given), source: { kind: 'input', name }, text: given };
    }
    return fromEnvironment(name, option, input.environment) ?? fromFile(name, option, input.file?.[name]);
}
function fromEnvironment(name, option, environment) {
    if (!(0,option_types/* mayComeFrom */.eB)(option, 'environment'))
        return null;
    const candidates = [(0,option_types/* environmentNameOf */.CW)(name), option.fallbackEnvironment];
    for (const variable of candidates) {
        const text = variable === undefined ? undefined : environment[variable];
        if (variable === undefined || text === undefined || text === '')
            continue;
        return { read: (0,read_value/* readValue */.wK)(option, text), source: { kind: 'environment', name: variable }, text };
    }
    return null;
}
function fromFile(name, option, given) {
    if (given === undefined)
        return null;
    const source = { kind: 'file', name };
    if (typeof given !== 'string')
        return { read: { ok: true, value: given }, source, text: given.join(' ') };
    return { read: (0,read_value/* readValue */.wK)(option, given), source, text: given };
}
function fromFlag(option, flag, source) {
    if (flag === true)
        return { read: { ok: true, value: true }, source, text: 'true' };
    if (typeof flag !== 'string')
        return { read: { ok: true, value: flag }, source, text: flag.join(' ') };
    const empty = { ok: false, problem: 'is empty', allowed: option.placeholder ?? 'a value' };
    return { read: flag === '' ? empty : (0,read_value/* readValue */.wK)(option, flag), source, text: flag };
}
const PLACE_WORDS = {
    flag: 'on the command line',
    environment: 'in the environment',
    input: 'among the inputs of the action',
    file: 'in the configuration of the repository',
    default: 'by default',
};
function problemOf(option, found, read) {
    const { kind } = found.source;
    const secret = option.secret === true || (kind === 'input' && option.secretInput === true);
    const shown = secret ? 'the value' : JSON.stringify(found.text.slice(0, 80));
    return {
        code: 'HHS-2001',
        message: `${found.source.name} ${PLACE_WORDS[kind]}: ${shown} ${read.problem}`,
        help: `Give ${read.allowed}${suggestion(option, found.text)}.`,
        details: { option: found.source.name, source: found.source.kind },
    };
}
function suggestion(option, text) {
    const near = option.kind === 'choice' ? (0,suggest/* closest */.kp)(text, option.choices) : undefined;
    return near === undefined ? '' : ` (did you mean ${near.word}?)`;
}

// EXTERNAL MODULE: ./lib/domain/fabric/registry.js + 159 modules
var registry = __webpack_require__(1362);
// EXTERNAL MODULE: ./lib/domain/shared/errors.js
var errors = __webpack_require__(7593);
;// CONCATENATED MODULE: ./lib/entry/sync-config.js









const MOST_BYTES = 1024 * 1024;
/** The root of the repository around a folder; the folder itself where there is none. */
function repositoryRoot(folder) {
    for (let at = (0,external_node_path_.resolve)(folder);; at = (0,external_node_path_.dirname)(at)) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(at, '.git')))
            return at;
        if ((0,external_node_path_.dirname)(at) === at)
            return (0,external_node_path_.resolve)(folder);
    }
}
/**
 * The file that `config` names (from `cwd`), or the one of the repository around `start`; null: there is none. Throws
 * ConfigurationError HHS-1210.
 */
function findConfigText(config, cwd, start) {
    const root = repositoryRoot(start);
    const path = config === null ? (0,external_node_path_.join)(root, fields/* CONFIG_FILE */.g2) : (0,external_node_path_.resolve)(cwd, config);
    if (config === null && !(0,external_node_fs_.existsSync)(path))
        return null;
    try {
        if ((0,external_node_fs_.statSync)(path).size > MOST_BYTES)
            throw unreadable(shownName(path, root), 'it is larger than 1 MiB');
        return { root, path, text: (0,external_node_fs_.readFileSync)(path, 'utf8') };
    }
    catch (error) {
        if (error instanceof errors/* ConfigurationError */.j1)
            throw error;
        const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
        throw unreadable(shownName(path, root), `it cannot be read${why}`);
    }
}
/**
 * Options with what the configuration says of the fabric: flag and input before environment before file before default.
 * Throws ConfigurationError, for a file with errors only where they are not to be reported.
 */
function configuredOptions(input, relevant, cwd, tolerance, find = (config, path) => findConfigText(config, cwd, (0,external_node_path_.resolve)(cwd, path))) {
    const first = resolved(input, relevant);
    const plain = { ...first, file: null, config: null, entry: null, diagnostics: [] };
    const file = relevant.includes('config') ? find(first.values.config, first.values.path) : null;
    if (file === null)
        return plain;
    const name = shownName(file.path, file.root);
    const { config, diagnostics } = (0,read_sync_config/* readSyncConfig */.Y)(file.text, name, registry/* fabricRegistry */.J);
    if (config === null)
        return broken({ ...plain, file, diagnostics }, cwd, tolerance);
    const selected = selectFabric(config, {
        fabric: first.sources.fabric.kind === 'default' ? null : first.values.fabric,
        path: pathInRepository((0,external_node_path_.resolve)(cwd, first.values.path), file.root),
        pathGiven: first.sources.path.kind !== 'default',
    });
    if (!selected.ok && tolerance === 'look-away')
        return { ...plain, file, config };
    if (!selected.ok)
        throw new errors/* ConfigurationError */.j1(selected.facts);
    const { entry, part } = selected;
    if (entry === null)
        return { ...plain, file, config };
    if (part && tolerance === 'refuse')
        throw onlyPart(first.values.path, entry);
    const path = (0,external_node_path_.relative)(cwd, (0,external_node_path_.join)(file.root, entry.path)) || '.';
    const second = resolved({ ...input, file: optionsOfEntry(entry, path, config) }, relevant);
    // read once more under the name that findings of the fabric have: relative to it
    const own = (0,read_sync_config/* readSyncConfig */.Y)(file.text, nameFromFabric(file, second.values.path, cwd), registry/* fabricRegistry */.J);
    const ownEntry = own.config?.fabrics.find((one) => one.name === entry.name) ?? entry;
    const policy = policyOfEntry(ownEntry, own.diagnostics);
    return { ...second, file, config, entry: ownEntry, policy, diagnostics: own.diagnostics };
}
function resolved(input, relevant) {
    const result = resolveOptions(input, relevant);
    if (result.ok)
        return result.options;
    const [first, ...rest] = result.problems;
    throw new errors/* ConfigurationError */.j1({
        ...first,
        message: [first, ...rest].map(({ message }) => message).join('; '),
        help: [first, ...rest].map(({ help }) => help).join(' '),
    });
}
/** For commands that write nothing, and only tell what is wrong. */
const NO_POLICY = {
    conflictPolicy: 'hold',
    ignore: [],
    freeze: [],
    hold: [],
    enabled: true,
    diagnostics: [],
};
const ERRORS_SHOWN = 5;
function broken(found, cwd, tolerance) {
    const { file, values, diagnostics } = found;
    if (tolerance === 'look-away')
        return found;
    if (tolerance === 'report') {
        const own = (0,read_sync_config/* readSyncConfig */.Y)(file.text, nameFromFabric(file, values.path, cwd), registry/* fabricRegistry */.J);
        return { ...found, diagnostics: own.diagnostics, policy: { ...NO_POLICY, diagnostics: own.diagnostics } };
    }
    const shown = diagnostics
        .slice(0, ERRORS_SHOWN)
        .map(({ line, column, code, message }) => `${line}:${column} ${message} (${code})`);
    const more = diagnostics.length > ERRORS_SHOWN ? `; and ${diagnostics.length - ERRORS_SHOWN} more` : '';
    const [first] = diagnostics;
    throw new errors/* ConfigurationError */.j1({
        code: 'HHS-1210',
        message: `${shownName(file.path, file.root)} has errors: ${shown.join('; ')}${more}`,
        help: `${first?.help ?? ''} validate lists all errors with their lines.`.trim(),
    });
}
function onlyPart(path, entry) {
    return new errors/* ConfigurationError */.j1({
        code: 'HHS-1236',
        message: `${path} is only a part of fabric ${entry.name}: what lies beside it would look as if it had been removed`,
        help: `Leave the path out and give --fabric ${entry.name}; a part can only be validated.`,
    });
}
/** Path from the root, with `/`; null: it lies outside. */
function pathInRepository(path, root) {
    const inside = (0,external_node_path_.relative)(root, path).split(external_node_path_.sep).join('/');
    if (inside === '')
        return '.';
    return inside === '..' || inside.startsWith('../') || (0,external_node_path_.resolve)(root, inside) !== path ? null : inside;
}
function shownName(path, root) {
    return pathInRepository(path, root) ?? path;
}
/** Name of the file as findings of a fabric have it: relative to the fabric's folder. */
function nameFromFabric({ path }, fabric, cwd) {
    const absolute = (0,external_node_path_.resolve)(cwd, fabric);
    const folder = (0,external_node_fs_.statSync)(absolute, { throwIfNoEntry: false })?.isFile() === true ? (0,external_node_path_.dirname)(absolute) : absolute;
    return (0,external_node_path_.relative)(folder, path).split(external_node_path_.sep).join('/');
}
function unreadable(name, why) {
    return new errors/* ConfigurationError */.j1({
        code: 'HHS-1210',
        message: `the configuration ${name} cannot be used: ${why}`,
        help: 'Name another file with --config, or make this one readable.',
    });
}


/***/ })

};
