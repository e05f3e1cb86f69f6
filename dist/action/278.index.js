export const id = 278;
export const ids = [278];
export const modules = {

/***/ 6278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectCluster: () => (/* binding */ connectCluster),
  kubeconfigSources: () => (/* binding */ kubeconfigSources)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/domain/shared/json.js
var json = __webpack_require__(3600);
;// CONCATENATED MODULE: ./lib/adapters/kubernetes/agent-status.js

/** Where the fabric keeps the agents of its switches. */
function agentAddress(namespace) {
    return { group: 'agent.githedgehog.com', version: 'v1beta1', plural: 'agents', kind: 'Agent', namespace };
}
function isAgentAddress(address) {
    return address.plural === 'agents' && address.group === 'agent.githedgehog.com';
}
/** kubectl apply keeps a copy of all that it was given here, the spec included. */
const copyOfSpec = 'kubectl.kubernetes.io/last-applied-configuration';
/** The spec holds registry credentials and password hashes: it ends here. */
function withoutSpec(object) {
    const { spec: _spec, ...rest } = object;
    const metadata = (0,json/* isJsonObject */.OW)(object.metadata) ? object.metadata : {};
    if (!(0,json/* isJsonObject */.OW)(metadata.annotations) || !(copyOfSpec in metadata.annotations))
        return rest;
    const { [copyOfSpec]: _copy, ...annotations } = metadata.annotations;
    return { ...rest, metadata: { ...metadata, annotations } };
}
function agentStatusOf(object) {
    const metadata = (0,json/* isJsonObject */.OW)(object.metadata) ? object.metadata : {};
    const status = (0,json/* isJsonObject */.OW)(object.status) ? object.status : {};
    return {
        name: textOr(metadata.name, ''),
        uid: textOr(metadata.uid, ''),
        resourceVersion: textOr(metadata.resourceVersion, ''),
        generation: numberOr(metadata.generation, 0),
        lastAppliedGen: numberOr(status.lastAppliedGen, null),
        lastAttemptGen: numberOr(status.lastAttemptGen, null),
        lastHeartbeat: textOr(status.lastHeartbeat, null),
        rebootRequired: status.rebootRequired === true,
    };
}
function textOr(value, otherwise) {
    return typeof value === 'string' ? value : otherwise;
}
function numberOr(value, otherwise) {
    return typeof value === 'number' ? value : otherwise;
}

// EXTERNAL MODULE: ./lib/domain/shared/error-codes.js + 2 modules
var error_codes = __webpack_require__(3225);
// EXTERNAL MODULE: ./lib/domain/shared/errors.js
var errors = __webpack_require__(7593);
;// CONCATENATED MODULE: ./lib/adapters/kubernetes/request-subject.js
const deeds = {
    get: 'reading',
    list: 'listing',
    watch: 'watching',
    create: 'creating',
    update: 'updating',
    patch: 'applying',
    delete: 'deleting',
};
/** `applying VPC default/vpc-1`, `listing vpcs.vpc.githedgehog.com`. */
function attemptOf(subject) {
    const { namespace, name, kind } = subject;
    if (name === null)
        return `${deeds[subject.verb]} ${resourceOf(subject)}`;
    return `${deeds[subject.verb]} ${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}
function resourceOf({ resource, group }) {
    return group === '' ? resource : `${resource}.${group}`;
}
/** The right as one would write it into a Role. */
function rightOf(subject, verb) {
    const group = subject.group === '' ? 'the core group' : `API group ${subject.group}`;
    const where = subject.namespace === '' ? 'in the whole cluster' : `in namespace ${subject.namespace}`;
    return `verb ${verb} on ${subject.resource} of ${group} ${where}`;
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/kubernetes-errors.js



/**
 * The one place where an answer of the API server becomes an error. `body` is null where the answer was no `Status`.
 * Messages carry what the server said, never what was sent. `tries`: how often it was sent.
 */
function errorOfStatus(subject, status, body, tries = 1) {
    if (status === 401)
        return notAuthenticated(subject);
    if (status === 403)
        return forbidden(subject, body);
    if (status === 409)
        return conflict(subject, body, tries > 1);
    if (status === 429)
        return overloaded(subject);
    if (status === 502 || status === 503 || status === 504)
        return unavailable(subject, status, body);
    return refusal(subject, status, body, codeOf(subject, status, body));
}
function notAuthenticated(subject) {
    return new errors/* AuthenticationError */.v3({
        ...(0,error_codes/* errorFacts */.u)('HHS-2201'),
        message: `${attemptOf(subject)}: the API server does not accept the credentials (401)`,
        details: { status: 401, reason: 'Unauthorized' },
    });
}
/** 403 is RBAC's word, but webhooks, quotas and dying namespaces use it, too. */
function forbidden(subject, body) {
    const text = body?.message ?? '';
    if (isDenial(text))
        return refusal(subject, 403, body, 'HHS-2511');
    const missing = /\bcannot (\S+) (?:resource|path)/.exec(text);
    if (missing === null && / is forbidden: (?!User )/.test(text))
        return refusal(subject, 403, body, 'HHS-2516');
    const right = rightOf(subject, missing?.[1] ?? subject.verb);
    const user = /\bUser "([^"]*)"/.exec(text)?.[1];
    const who = user === undefined ? 'the user' : `user ${user}`;
    return new errors/* AuthenticationError */.v3({
        ...(0,error_codes/* errorFacts */.u)('HHS-2202'),
        message: `${attemptOf(subject)}: ${who} lacks the right: ${right}`,
        help: `Let a Role allow ${right}, and bind it to ${who}; doctor lists all rights that are needed.`,
        details: { status: 403, reason: 'Forbidden' },
    });
}
function conflict(subject, body, repeated) {
    const text = body?.message ?? '';
    if (isDenial(text))
        return refusal(subject, 409, body, 'HHS-2511');
    const owners = ownersOf(body);
    if (owners.length > 0) {
        const list = owners.map(({ manager, field }) => `${field} (${manager})`).join(', ');
        return conflictError(subject, 'HHS-2506', 'field-manager', `fields are owned by others: ${list}`, owners);
    }
    if (body?.reason === 'AlreadyExists') {
        return conflictError(subject, 'HHS-2505', 'already-exists', 'it exists already');
    }
    if (/UID in (?:the )?precondition/.test(text)) {
        return conflictError(subject, 'HHS-2508', 'precondition', 'there is another object of this name by now');
    }
    const why = text || 'it was written since it was read';
    return conflictError(subject, 'HHS-2507', 'resource-version', why, [], repeated);
}
function conflictError(subject, code, kind, why, owners = [], repeated = false) {
    return new errors/* ConflictError */.fK({
        ...(0,error_codes/* errorFacts */.u)(code),
        message: `${attemptOf(subject)}: ${why}`,
        conflict: kind,
        owners,
        repeated,
        // Without a precondition of ours two writes met inside the server, and the same request can simply be sent again.
        retryable: kind === 'resource-version' && !subject.preconditioned,
        details: { status: 409 },
    });
}
/** Server-side apply lists who owns what: `conflict with "kubectl-edit" using v1` at `.spec.x`. */
function ownersOf(body) {
    const owners = [];
    for (const { reason, message, field } of body?.causes ?? []) {
        if (reason !== 'FieldManagerConflict')
            continue;
        const quoted = /conflict with ("(?:[^"\\]|\\.)*")/.exec(message)?.[1];
        owners.push({ manager: quoted === undefined ? 'another manager' : unquoted(quoted), field });
    }
    return owners;
}
function unquoted(text) {
    try {
        return String(JSON.parse(text));
    }
    catch {
        return text.slice(1, -1);
    }
}
function overloaded(subject) {
    const message = `${attemptOf(subject)}: the API server is overloaded (429)`;
    return new errors/* NetworkError */.Dr({
        ...(0,error_codes/* errorFacts */.u)('HHS-2108'),
        message,
        retryable: true,
        details: { status: 429, reason: 'TooManyRequests' },
    });
}
function unavailable(subject, status, body) {
    if (body !== null && isWebhookFailure(body.message))
        return refusal(subject, status, body, 'HHS-2512');
    const said = body === null || body.message === '' ? '' : `: ${body.message}`;
    return new errors/* NetworkError */.Dr({
        ...(0,error_codes/* errorFacts */.u)('HHS-2107'),
        message: `${attemptOf(subject)}: the API server is not available (${status})${said}`,
        retryable: true,
        details: { status, reason: body?.reason ?? '' },
    });
}
function codeOf(subject, status, body) {
    const text = body?.message ?? '';
    if (isDenial(text))
        return 'HHS-2511';
    if (isWebhookFailure(text))
        return 'HHS-2512';
    if (isUnknownField(text))
        return 'HHS-2502';
    if (status === 404)
        return isUnserved(subject, body) ? 'HHS-2504' : 'HHS-2503';
    return byStatus[status] ?? (status >= 500 ? 'HHS-2513' : 'HHS-2500');
}
const byStatus = {
    400: 'HHS-2501',
    405: 'HHS-2514',
    406: 'HHS-2514',
    410: 'HHS-2509',
    413: 'HHS-2515',
    415: 'HHS-2514',
    422: 'HHS-2510',
};
function refusal(subject, status, body, code) {
    const said = body?.message || `the API server answered ${status}`;
    const unknown = unknownFields(body?.message ?? '');
    return new errors/* KubernetesError */.dK({
        ...(0,error_codes/* errorFacts */.u)(code),
        message: `${attemptOf(subject)}: ${said}`,
        status,
        reason: body?.reason ?? '',
        // Of a patch with unknown fields the server only says that "patch" is wrong, and quotes the object.
        causes: unknown.length > 0 ? unknown : (body?.causes ?? []),
        retryable: code === 'HHS-2512' || code === 'HHS-2513' || code === 'HHS-2509',
        details: { status, reason: body?.reason ?? '' },
    });
}
function isDenial(text) {
    return /^admission webhook "[^"]*" denied the request/.test(text);
}
function isWebhookFailure(text) {
    return /failed calling webhook/.test(text);
}
function isUnknownField(text) {
    return /strict decoding error|field not declared in schema/.test(text);
}
/** `unknown field "spec.vlann"` and `.spec.vlann: field not declared in schema`. */
function unknownFields(text) {
    const found = [];
    for (const match of text.matchAll(/(unknown|duplicate) field "([^"]+)"/g)) {
        const [, word, field = ''] = match;
        found.push({ field, message: `${word} field`, reason: 'FieldValueInvalid' });
    }
    for (const match of text.matchAll(/(\.[^\s:]+): field not declared in schema/g)) {
        found.push({ field: (match[1] ?? '').slice(1), message: 'unknown field', reason: 'FieldValueInvalid' });
    }
    return found;
}
/** A 404 of an object names it; that of a path nobody serves does not. */
function isUnserved(subject, body) {
    if (body === null)
        return true;
    if (/could not find the requested resource/.test(body.message))
        return true;
    return subject.name === null && body.detailsKind === '';
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/resource-paths.js
function collectionPath({ group, version, plural, namespace }) {
    const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
    return namespace === ''
        ? `${root}/${plural}`
        : `${root}/namespaces/${encodeURIComponent(namespace)}/${plural}`;
}
function objectPath(place, name) {
    return `${collectionPath(place)}/${encodeURIComponent(name)}`;
}
/** `?a=1&b=2` of the parameters that are set; `''` when there is none. */
function queryOf(parameters) {
    let query = '';
    for (const name of Object.keys(parameters)) {
        const value = parameters[name] ?? null;
        if (value !== null)
            query += `${query === '' ? '?' : '&'}${name}=${encodeURIComponent(value)}`;
    }
    return query;
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/status-body.js

/** Long enough for a rule with its values, short enough for a line of a log. */
const MESSAGE_CHARS = 1_000;
function statusBodyOf(body) {
    if (body === null || (0,json/* getOwn */.Ng)(body, 'kind') !== 'Status')
        return null;
    const details = (0,json/* getOwn */.Ng)(body, 'details');
    const facts = (0,json/* isJsonObject */.OW)(details) ? details : {};
    const causes = (0,json/* getOwn */.Ng)(facts, 'causes');
    return {
        reason: textIn(body, 'reason'),
        message: oneLine(textIn(body, 'message')),
        detailsKind: textIn(facts, 'kind'),
        causes: Array.isArray(causes) ? causes.filter(json/* isJsonObject */.OW).map(causeOf) : [],
    };
}
function causeOf(cause) {
    return {
        field: textIn(cause, 'field'),
        message: oneLine(textIn(cause, 'message')),
        reason: textIn(cause, 'reason'),
    };
}
function textIn(object, key) {
    const value = (0,json/* getOwn */.Ng)(object, key);
    return typeof value === 'string' ? value : '';
}
/** Whole objects are left out: the server quotes what was sent, or what is stored. Control characters could forge lines. */
function oneLine(text) {
    const line = text
        .replaceAll(quotedObject, 'Invalid value: (left out)')
        .replaceAll(/\p{Cc}+/gu, ' ')
        .trim();
    return line.length <= MESSAGE_CHARS ? line : `${line.slice(0, MESSAGE_CHARS)} …`;
}
/** As a Go string of JSON, as JSON, or as Go prints a map. */
const quotedObject = /Invalid value: (?:"[{[](?:[^"\\]|\\.)*"|(?:\{|\[|map\[)[\s\S]*?[}\]](?=: |$))/g;

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/api-client.js






/** Sends and expects success: everything else is thrown as a SyncError. */
async function callApi(http, subject, request) {
    const reply = await http.send(request, () => attemptOf(subject));
    if (reply.status >= 200 && reply.status < 300 && reply.body !== null) {
        return { body: reply.body, headers: reply.headers, tries: reply.tries };
    }
    throw replyError(subject, reply);
}
function replyError(subject, reply) {
    if (reply.status >= 200 && reply.status < 300) {
        const message = `${attemptOf(subject)}: the answer holds no JSON object`;
        return new errors/* NetworkError */.Dr({ ...(0,error_codes/* errorFacts */.u)('HHS-2105'), message });
    }
    return errorOfStatus(subject, reply.status, statusBodyOf(reply.body), reply.tries);
}
function subjectOf(kind, verb, name) {
    const { group, plural, namespace } = kind;
    const preconditioned = verb === 'update';
    return { verb, group, resource: plural, kind: kind.kind, namespace, name, preconditioned };
}
/** One LIST without pages, for a handful of objects. */
function listPlain(http, kind, labelSelector) {
    const path = collectionPath(kind) + queryOf({ labelSelector });
    return callApi(http, subjectOf(kind, 'list', null), { method: 'GET', path, repeatable: true });
}
function getPlain(http, kind, name) {
    return callApi(http, subjectOf(kind, 'get', name), {
        method: 'GET',
        path: objectPath(kind, name),
        repeatable: true,
    });
}
/** Throws ConflictError `already-exists`, also when an earlier try of the same call made it: the caller compares. */
function createPlain(http, kind, name, body) {
    const path = collectionPath(kind) + queryOf({ fieldManager });
    return callApi(http, subjectOf(kind, 'create', name), { method: 'POST', path, body, repeatable: true });
}
/** `body` holds the resourceVersion that it replaces, so it may be sent again: the second one is refused. */
function replacePlain(http, kind, name, body, limitMs) {
    return callApi(http, subjectOf(kind, 'update', name), {
        method: 'PUT',
        path: objectPath(kind, name) + queryOf({ fieldManager }),
        body,
        repeatable: true,
        ...(limitMs === undefined ? {} : { limitMs }),
    });
}
const fieldManager = 'hedgehog-sync';

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/discover-kinds.js



/** Everything in one answer, in the newest form the server knows; an old server gives the list of its groups instead. */
const accept = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,' +
    'application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json';
/** Kinds served in the groups; one request where the server can aggregate, else one a group and version. */
async function discoverKinds(http, groups) {
    const found = [];
    if (groups.includes(''))
        found.push(...(await discoverRoot(http, '/api', [''])));
    const named = groups.filter((group) => group !== '');
    if (named.length > 0)
        found.push(...(await discoverRoot(http, '/apis', named)));
    return found;
}
async function discoverRoot(http, root, groups) {
    const { body } = await callApi(http, subject, { method: 'GET', path: root, accept, repeatable: true });
    if (body.kind === 'APIGroupDiscoveryList')
        return aggregated(body, groups);
    const found = [];
    for (const [group, version] of root === '/api' ? coreVersions(body) : groupVersions(body, groups)) {
        found.push(...(await discoverVersion(http, group, version)));
    }
    return found;
}
const subject = {
    verb: 'get',
    group: '',
    resource: 'the list of API groups',
    kind: 'discovery',
    namespace: '',
    name: null,
    preconditioned: false,
};
function aggregated(body, groups) {
    const found = [];
    for (const item of objectsIn(body.items)) {
        const metadata = (0,json/* isJsonObject */.OW)(item.metadata) ? item.metadata : {};
        const group = typeof metadata.name === 'string' ? metadata.name : '';
        if (!groups.includes(group))
            continue;
        for (const version of objectsIn(item.versions)) {
            for (const resource of objectsIn(version.resources)) {
                const kind = (0,json/* isJsonObject */.OW)(resource.responseKind) ? resource.responseKind.kind : undefined;
                push(found, group, version.version, kind, resource.resource, resource.scope === 'Namespaced');
            }
        }
    }
    return found;
}
function groupVersions(body, groups) {
    const found = [];
    for (const group of objectsIn(body.groups)) {
        if (typeof group.name !== 'string' || !groups.includes(group.name))
            continue;
        for (const { version } of objectsIn(group.versions)) {
            if (typeof version === 'string')
                found.push([group.name, version]);
        }
    }
    return found;
}
function coreVersions(body) {
    const versions = Array.isArray(body.versions) ? body.versions : [];
    return versions.filter((version) => typeof version === 'string').map((version) => ['', version]);
}
async function discoverVersion(http, group, version) {
    const path = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
    const found = [];
    try {
        const { body } = await callApi(http, subject, { method: 'GET', path, repeatable: true });
        for (const { name, kind, namespaced } of objectsIn(body.resources)) {
            // `vpcs/status` is a part of a kind, not a kind.
            if (typeof name === 'string' && !name.includes('/')) {
                push(found, group, version, kind, name, namespaced === true);
            }
        }
    }
    catch (error) {
        // Taken away between the two requests.
        if (!(error instanceof errors/* KubernetesError */.dK && error.status === 404))
            throw error;
    }
    return found;
}
function push(found, group, version, kind, plural, namespaced) {
    if (typeof version !== 'string' || typeof kind !== 'string' || typeof plural !== 'string')
        return;
    found.push({ group, version, kind, plural, namespaced });
}
function objectsIn(value) {
    return Array.isArray(value) ? value.filter(json/* isJsonObject */.OW) : [];
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/list-objects.js




/** How often a list is begun again because its pages expired. */
const RESTARTS = 4;
/**
 * All pages of a list of `limit` objects each; each object goes through `take` as its page arrives. Begins again on 410.
 * A page that takes too long is asked for again with half as many objects, down to one.
 */
async function listAll(http, address, limit, take) {
    for (let restarts = 0;; restarts += 1) {
        try {
            return await listOnce(http, address, limit, take);
        }
        catch (error) {
            const isExpired = error instanceof errors/* KubernetesError */.dK && error.status === 410;
            if (!isExpired || restarts >= RESTARTS)
                throw error;
        }
    }
}
async function listOnce(http, address, limit, take) {
    const items = [];
    const list = { http, address, size: limit, ended: false };
    try {
        let page = askPage(list, null);
        for (;;) {
            const { body, following } = await page;
            for (const item of Array.isArray(body.items) ? body.items : []) {
                if ((0,json/* isJsonObject */.OW)(item))
                    items.push(take(item));
            }
            const metadata = (0,json/* isJsonObject */.OW)(body.metadata) ? body.metadata : {};
            const next = typeof metadata.continue === 'string' ? metadata.continue : '';
            if (next === '') {
                const { resourceVersion } = metadata;
                return { items, resourceVersion: typeof resourceVersion === 'string' ? resourceVersion : '' };
            }
            page = following?.token === next ? following.page : askPage(list, next);
        }
    }
    finally {
        list.ended = true;
    }
}
/** The server begins with the next page before this one is parsed, so that both sides work at the same time. */
async function askPage(list, token) {
    const { http, address } = list;
    let following = null;
    const onText = (text) => {
        const next = tokenAtEnd(text);
        if (next === null || following !== null || list.ended)
            return false;
        const page = askPage(list, next);
        // whoever takes the page sees its error; where this one fails nobody does
        page.catch(() => undefined);
        following = { token: next, page };
        return true;
    };
    for (;;) {
        const { size } = list;
        const path = collectionPath(address) + queryOf({ limit: size, continue: token });
        try {
            const request = { method: 'GET', path, repeatable: true, canAskForLess: size > 1, onText };
            const { body } = await callApi(http, listSubject(address, 'list'), request);
            return { body, following };
        }
        catch (error) {
            if (size === 1 || !tookTooLong(error))
                throw error;
            list.size = Math.min(list.size, Math.floor(size / 2));
        }
    }
}
/**
 * The token of the next page, read off the end of the text, where API servers write the metadata of a list of custom
 * resources. It is a guess, and counts only once the parsed answer says the same.
 */
function tokenAtEnd(text) {
    const end = text.slice(-LONGEST_METADATA);
    return /"metadata":\{"continue":"([\w.=+/-]+)"[^{}[\]]*\}\}\s*$/.exec(end)?.[1] ?? null;
}
/** Characters. */
const LONGEST_METADATA = 2_000;
/** Our time limit, or the server's own. */
function tookTooLong(error) {
    if (error instanceof errors/* TimeoutError */.MU)
        return true;
    return error instanceof errors/* NetworkError */.Dr && error.details.status === 504 && error.details.reason === 'Timeout';
}
function listSubject(address, verb) {
    const { group, plural, kind, namespace } = address;
    return { verb, group, resource: plural, kind, namespace, name: null, preconditioned: false };
}

// EXTERNAL MODULE: ./lib/domain/resource/object-id.js
var object_id = __webpack_require__(4258);
;// CONCATENATED MODULE: ./lib/adapters/kubernetes/live-objects.js



/** An object of an answer as the rest of the house knows it. */
function liveObjectOf(address, object) {
    const metadata = (0,json/* isJsonObject */.OW)(object.metadata) ? object.metadata : {};
    const { namespace, name, uid, resourceVersion, generation } = metadata;
    const id = {
        group: address.group,
        kind: address.kind,
        namespace: typeof namespace === 'string' ? namespace : '',
        name: typeof name === 'string' ? name : '',
    };
    return {
        id,
        key: (0,object_id/* keyOf */.TN)(id),
        uid: typeof uid === 'string' ? uid : '',
        resourceVersion: typeof resourceVersion === 'string' ? resourceVersion : '',
        generation: typeof generation === 'number' ? generation : 0,
        object: isAgentAddress(address) ? withoutSpec(object) : object,
    };
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/review-access.js


/** Reviews under way at once. */
const AT_ONCE = 8;
const group = 'authorization.k8s.io';
const path = `/apis/${group}/v1/selfsubjectaccessreviews`;
const review_access_subject = {
    verb: 'create',
    group,
    resource: 'selfsubjectaccessreviews',
    kind: 'SelfSubjectAccessReview',
    namespace: '',
    name: null,
    preconditioned: false,
};
/** Answers in the order of the questions. */
async function reviewAccess(http, questions) {
    const answers = [];
    const waiting = questions.entries();
    const worker = async () => {
        for (const [index, question] of waiting)
            answers[index] = await ask(http, question);
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, questions.length) }, worker));
    return answers;
}
async function ask(http, question) {
    const { verb, group: asked, resource, namespace } = question;
    const body = {
        apiVersion: `${group}/v1`,
        kind: 'SelfSubjectAccessReview',
        spec: { resourceAttributes: { verb, group: asked, resource, namespace } },
    };
    // A review stores nothing, so asking twice is harmless.
    const reply = await callApi(http, review_access_subject, { method: 'POST', path, body, repeatable: true });
    const status = (0,json/* isJsonObject */.OW)(reply.body.status) ? reply.body.status : {};
    return {
        ...question,
        allowed: status.allowed === true,
        reason: typeof status.reason === 'string' ? status.reason : '',
    };
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/served-schemas.js


const served_schemas_subject = {
    verb: 'get',
    group: '',
    resource: 'the description of an API group',
    kind: 'OpenAPI',
    namespace: '',
    name: null,
    preconditioned: false,
};
/** Schemas of a group's version by kind, from its OpenAPI document, which every user may read. One GET. */
async function readServedSchemas(http, group, version) {
    const path = `/openapi/v3/apis/${group}/${version}`;
    const { body } = await callApi(http, served_schemas_subject, { method: 'GET', path, repeatable: true });
    const components = (0,json/* getOwn */.Ng)(body, 'components');
    const schemas = (0,json/* isJsonObject */.OW)(components) ? (0,json/* getOwn */.Ng)(components, 'schemas') : undefined;
    const byKind = new Map();
    for (const schema of Object.values((0,json/* isJsonObject */.OW)(schemas) ? schemas : {})) {
        if (!(0,json/* isJsonObject */.OW)(schema))
            continue;
        for (const kind of kindsOf(schema, group, version))
            byKind.set(kind, schema);
    }
    return byKind;
}
function kindsOf(schema, group, version) {
    const named = (0,json/* getOwn */.Ng)(schema, 'x-kubernetes-group-version-kind');
    const entries = Array.isArray(named) ? named : [];
    return entries.flatMap((entry) => (0,json/* isJsonObject */.OW)(entry) &&
        entry.group === group &&
        entry.version === version &&
        typeof entry.kind === 'string'
        ? [entry.kind]
        : []);
}

// EXTERNAL MODULE: ./lib/adapters/kubernetes/thrown.js
var thrown = __webpack_require__(5075);
;// CONCATENATED MODULE: ./lib/adapters/kubernetes/transport-failure.js



class TransportFailure extends Error {
    kind;
    /** The server had closed a kept connection before it saw the request: worth trying again at once. */
    reusedConnection;
    /** Short fact for the message: an error name, a time. */
    fact;
    constructor(kind, fact, reusedConnection = false) {
        super(`${kind}: ${fact}`);
        this.kind = kind;
        this.fact = fact;
        this.reusedConnection = reusedConnection;
    }
}
const notConnected = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EAI_AGAIN']);
const broken = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED', 'ERR_STREAM_PREMATURE_CLOSE']);
const certificate = /CERT|SELF_SIGNED|VERIFY|ISSUER|ALTNAME/;
/** From what Node reports. `connected`: the request had a connection, so it may have been sent. */
function failureOf(error, connected, reused) {
    if (error instanceof TransportFailure)
        return error;
    const name = (0,thrown/* errorName */.I)(error);
    if (name === 'ENOTFOUND')
        return new TransportFailure('unknown-host', name);
    if (certificate.test(name))
        return new TransportFailure('not-trusted', name);
    if (name === 'EPROTO' || /^ERR_(SSL|OSSL)/.test(name))
        return new TransportFailure('not-trusted', name);
    if (notConnected.has(name))
        return new TransportFailure('not-connected', name);
    // hpagent's words when a proxy refuses the tunnel: nothing has reached the server.
    const proxy = /^Bad response: (\d+)$/.exec((0,thrown/* thrownFacts */.S)(error).message);
    if (proxy !== null)
        return new TransportFailure('not-connected', `the proxy answered ${proxy[1]}`);
    if (broken.has(name))
        return new TransportFailure(connected ? 'broken' : 'not-connected', name, reused);
    return new TransportFailure(connected ? 'broken' : 'not-connected', name);
}
const codes = {
    'not-connected': 'HHS-2101',
    'unknown-host': 'HHS-2102',
    'not-trusted': 'HHS-2104',
    broken: 'HHS-2103',
    'time-limit': 'HHS-2110',
    'too-large': 'HHS-2106',
    unreadable: 'HHS-2105',
    closed: 'HHS-2103',
};
const words = {
    'not-connected': 'cannot be reached',
    'unknown-host': 'has a host name that is not known',
    'not-trusted': 'cannot be trusted, or does not speak TLS',
    broken: 'cut the connection',
    'time-limit': 'gave no complete answer in time',
    'too-large': 'sent more than the limit',
    unreadable: 'gave an answer that is not from a Kubernetes API',
    closed: 'was left, because this client was closed',
};
/** `what`: the attempt in words, `server`: its host. */
function failureError(failure, what, server, tries) {
    const after = tries > 1 ? ` after ${tries} tries` : '';
    const facts = {
        ...(0,error_codes/* errorFacts */.u)(codes[failure.kind]),
        message: `${what}: ${server} ${words[failure.kind]} (${failure.fact})${after}`,
        retryable: isPassing(failure),
        details: { server, tries, reason: failure.fact },
    };
    return failure.kind === 'time-limit' ? new errors/* TimeoutError */.MU(facts) : new errors/* NetworkError */.Dr(facts);
}
/** Could be better a moment later. */
function isPassing({ kind }) {
    return kind === 'not-connected' || kind === 'broken' || kind === 'time-limit';
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/retry-policy.js

/** As towards GitHub (adapters/resilience): the two ends of a run are tried alike. */
const defaultRetryLimits = {
    tries: 3,
    firstDelayMs: 1_000,
    longestDelayMs: 60_000,
    longestRetryAfterMs: 60_000,
};
/** A hung server costs a whole time limit each try, so it gets two. */
const TIME_LIMIT_TRIES = 2;
/** Pause in ms before the next try of a request that got no answer; null: give up. `tried`: tries so far, from 1. */
function pauseAfterFailure(failure, { repeatable, canAskForLess = false }, tried, limits, random) {
    if (tried >= limits.tries || !isPassing(failure))
        return null;
    if (failure.kind === 'time-limit' && (canAskForLess || tried >= TIME_LIMIT_TRIES))
        return null;
    if (!repeatable && failure.kind !== 'not-connected')
        return null;
    return failure.reusedConnection ? 0 : backoffMs(tried, limits, random);
}
/** As above, for an answer that asks to come again. 429 was not processed, so it may always be repeated. */
function pauseAfterStatus(answer, request, tried, limits, random) {
    if (request.canAskForLess === true && isServerTimeout(answer))
        return null;
    if (tried >= limits.tries || !asksAgain(answer.status, answer.text, request))
        return null;
    const asked = retryAfterMs(answer.headers);
    if (asked === null)
        return backoffMs(tried, limits, random);
    if (asked > limits.longestRetryAfterMs)
        return null;
    // Not all at the same moment: some jitter on top of what was asked for.
    return asked + random() * limits.firstDelayMs;
}
function asksAgain(status, text, { method, repeatable }) {
    if (status === 429)
        return true;
    if (!repeatable)
        return false;
    if (status === 502 || status === 503 || status === 504)
        return !webhookFailure.test(text);
    // The server also answers 500 to a write that it will never take (an apply with an unknown field).
    return status === 500 && (method === 'GET' || passingTrouble.test(text)) && !webhookFailure.test(text);
}
/** The API server itself ran out of time, as opposed to a gateway in front of it. */
function isServerTimeout({ status, text, }) {
    return status === 504 && /"reason":\s*"Timeout"/.test(text);
}
/** The answer shows that the server is in trouble, and not what it thinks of the request. */
function isServerFailure(answer, method) {
    return asksAgain(answer.status, answer.text, { method, repeatable: true });
}
/** Webhooks that cannot be called are waited for by whoever knows what was just written. */
const webhookFailure = /failed calling webhook|denied the request/;
const passingTrouble = /etcdserver|ServerTimeout|leader changed|deadline exceeded|timed out|try again later/i;
/** Full jitter: anything up to the bound, so that many clients do not come back together. */
function backoffMs(tried, limits, random) {
    return random() * Math.min(limits.longestDelayMs, limits.firstDelayMs * 2 ** (tried - 1));
}
/** Seconds, or a date against the answer's own Date header, so that our clock does not matter. */
function retryAfterMs(headers) {
    const value = headers['retry-after'];
    if (value === undefined)
        return null;
    if (/^\d+$/.test(value.trim()))
        return Number(value) * 1000;
    const until = Date.parse(value);
    const from = Date.parse(headers.date ?? '');
    return Number.isNaN(until) || Number.isNaN(from) ? null : Math.max(0, until - from);
}

// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(6193);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./lib/adapters/kubernetes/exchange.js




function endpointOf(server, gzip, maxAnswerBytes) {
    return {
        protocol: server.protocol,
        hostname: server.hostname.replace(/^\[|\]$/g, ''),
        port: server.port,
        prefix: server.pathname.replace(/\/$/, ''),
        gzip,
        maxAnswerBytes,
    };
}
/** The headers that do not depend on what is sent. */
function headersFor(endpoint, credential) {
    const headers = { 'User-Agent': 'hedgehog-sync' };
    for (const [name, value] of Object.entries(credential.headers)) {
        headers[name] = typeof value === 'string' ? value : [...value];
    }
    if (endpoint.gzip)
        headers['Accept-Encoding'] = 'gzip';
    return headers;
}
/** The bytes of an answer as they come, up to a limit. */
class AnswerBytes {
    #limit;
    #chunks = [];
    #size = 0;
    constructor(limit) {
        this.#limit = limit;
    }
    /** What is wrong when these are more than the limit. */
    add(chunk) {
        this.#size += chunk.length;
        this.#chunks.push(chunk);
        return this.#size > this.#limit ? tooLarge(this.#limit) : null;
    }
    whole() {
        const [first] = this.#chunks;
        return this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks, this.#size);
    }
}
/** Unpacks where the headers say so. Throws TransportFailure. */
function answerOf(status, headers, body, limit) {
    if (headers['content-encoding'] !== 'gzip')
        return { status, headers, text: body.toString('utf8') };
    return unpacked(body, limit).then((text) => ({ status, headers, text }));
}
async function unpacked(body, limit) {
    try {
        return (await (0,external_node_util_.promisify)(external_node_zlib_.gunzip)(body, { maxOutputLength: limit })).toString('utf8');
    }
    catch (error) {
        if ((0,thrown/* errorName */.I)(error) === 'ERR_BUFFER_TOO_LARGE')
            throw tooLarge(limit);
        throw new TransportFailure('broken', 'damaged gzip');
    }
}
function tooLarge(limit) {
    return new TransportFailure('too-large', `limit ${limit} bytes`);
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/node-exchange.js




/** A request handed to Node, with headers: for watches, and for whatever goes through a proxy. */
function openRequest(endpoint, credential, agent, exchange) {
    const headers = headersFor(endpoint, credential);
    headers.Accept = exchange.accept;
    if (exchange.body !== null) {
        headers['Content-Type'] = exchange.contentType;
        headers['Content-Length'] = Buffer.byteLength(exchange.body);
    }
    const client = endpoint.protocol === 'http:' ? external_node_http_ : external_node_https_;
    return client.request({
        protocol: endpoint.protocol,
        hostname: endpoint.hostname,
        port: endpoint.port,
        method: exchange.method,
        path: endpoint.prefix + exchange.path,
        headers,
        agent,
        // Node takes the name for TLS from the Host header, which would undo `tls-server-name`.
        ...(credential.tls.servername === undefined ? {} : { servername: credential.tls.servername }),
    });
}
/** Requests through an agent of Node's kind, which is what client-node makes of a proxy. */
function agentRequests(endpoint, agent) {
    return {
        exchange: (credential, exchange, onEnd) => exchangeOnce(endpoint, credential, agent, exchange, onEnd),
        retire: () => closeIdle(agent),
        destroy: () => agent.destroy(),
    };
}
/** Requests under way keep their connections; `destroy` would cut them, so idle ones are closed, and the others when done. */
function closeIdle(agent) {
    agent.maxFreeSockets = 0;
    for (const sockets of Object.values(agent.freeSockets)) {
        for (const socket of sockets ?? [])
            socket.destroy();
    }
}
function exchangeOnce(endpoint, credential, agent, exchange, onEnd) {
    return new Promise((resolve, reject) => {
        const request = openRequest(endpoint, credential, agent, exchange);
        const fail = (error) => {
            clearTimeout(timer);
            reject(failureOf(error, isConnected(request), request.reusedSocket));
        };
        const timer = setTimeout(() => {
            const where = isConnected(request) ? 'no complete answer' : 'no connection';
            request.destroy(new TransportFailure('time-limit', `${where} within ${exchange.limitMs} ms`));
        }, exchange.limitMs);
        request.on('error', fail);
        request.on('response', (response) => {
            collectBytes(response, endpoint.maxAnswerBytes, fail, (body) => {
                onEnd();
                // Before unpacking: the limit is for the server, and the connection is back in the pool.
                clearTimeout(timer);
                resolve(answerOf(response.statusCode ?? 0, response.headers, body, endpoint.maxAnswerBytes));
            });
        });
        request.end(exchange.body ?? undefined);
    });
}
function isConnected(request) {
    return request.socket?.connecting === false;
}
/** Calls one of the two, once. */
function collectBytes(response, limit, onError, onWhole) {
    const bytes = new AnswerBytes(limit);
    response.on('data', (chunk) => {
        const failure = bytes.add(chunk);
        if (failure !== null)
            response.destroy(failure);
    });
    response.on('end', () => onWhole(bytes.whole()));
    response.on('error', onError);
    response.on('close', () => {
        if (!response.complete)
            onError(new TransportFailure('broken', 'the answer ended too early'));
    });
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/watch-connection.js



/** Opens a stream. Throws TransportFailure; any status is an answer. */
async function openWatch(http, path, limits, signal) {
    const { credential, connections } = await http.authorize();
    if (signal.aborted)
        throw new TransportFailure('closed', 'aborted');
    const request = openRequest({ ...http.endpoint, gzip: false }, credential, connections.streams, {
        method: 'GET',
        path,
        body: null,
        contentType: '',
        accept: 'application/json',
    });
    let answered = null;
    // When the answer is there whole, its connection is on the way back to the pool: an error on it would find no listener.
    const cut = (reason) => {
        if (answered?.complete)
            answered.resume();
        else
            request.destroy(reason);
    };
    const abort = () => cut(new TransportFailure('closed', 'aborted'));
    signal.addEventListener('abort', abort, { once: true });
    const close = () => {
        signal.removeEventListener('abort', abort);
        cut();
    };
    try {
        const response = await answerTo(request, limits.limitMs);
        answered = response;
        const { maxAnswerBytes } = http.endpoint;
        return {
            credential,
            status: response.statusCode ?? 0,
            headers: response.headers,
            lines: () => linesOf(response, limits.idleMs, maxAnswerBytes),
            text: async () => {
                const lines = [];
                for await (const line of linesOf(response, limits.limitMs, maxAnswerBytes))
                    lines.push(line);
                return lines.join('\n');
            },
            close,
        };
    }
    catch (error) {
        close();
        throw error;
    }
}
function answerTo(request, limitMs) {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
            request.destroy(new TransportFailure('time-limit', `no answer within ${limitMs} ms`));
        }, limitMs);
        // These two stay: an error that nobody listens to, because the reader is busy, would end the process.
        request.on('error', (error) => {
            clearTimeout(timer);
            reject(failureOf(error, request.socket?.connecting === false, request.reusedSocket));
        });
        request.on('response', (response) => {
            clearTimeout(timer);
            response.on('error', () => undefined);
            resolve(response);
        });
        request.end();
    });
}
async function* linesOf(response, idleMs, maxLine) {
    const silent = new TransportFailure('time-limit', `nothing came for ${idleMs} ms`);
    const timer = setTimeout(() => response.destroy(silent), idleMs);
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let parts = [];
    let size = 0;
    try {
        for await (const chunk of response) {
            timer.refresh();
            const pieces = decoder.write(Buffer.from(chunk)).split('\n');
            const last = pieces.pop() ?? '';
            for (const piece of pieces) {
                parts.push(piece);
                const line = parts.join('');
                parts = [];
                size = 0;
                if (line.trim() !== '')
                    yield line;
            }
            parts.push(last);
            size += last.length;
            if (size > maxLine)
                throw new TransportFailure('too-large', `limit ${maxLine} bytes`);
        }
        const rest = parts.join('');
        if (rest.trim() !== '')
            yield rest;
    }
    catch (error) {
        throw failureOf(error, true, false);
    }
    finally {
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/watch-objects.js









const defaultWatchOptions = { limitMs: 30_000, idleMs: 120_000, renewSeconds: 300 };
const eventTypes = { ADDED: 'added', MODIFIED: 'modified', DELETED: 'deleted' };
/** A stream that ended sooner than this without a word is a setback, or a broken server would be asked without pause. */
const SHORT_LIFE_MS = 1_000;
/**
 * Follows a kind over many connections, each from where the one before was. Ends when the signal aborts.
 * Throws KubernetesError 410 when the point is too old, and whatever stays wrong over several tries in a row.
 */
async function* watchObjects(http, address, resourceVersion, options, signal) {
    const stop = AbortSignal.any([signal, http.closed]);
    const what = attemptOf(listSubject(address, 'watch'));
    let version = resourceVersion;
    let setbacks = 0;
    while (!stop.aborted) {
        const since = http.clock.monotonicMs();
        let heard = false;
        let setback = null;
        try {
            for await (const event of oneConnection(http, address, version, options, stop)) {
                heard = true;
                setbacks = 0;
                version = versionOf(event) ?? version;
                yield event;
            }
        }
        catch (error) {
            setback = setbackOf(error);
        }
        if (stop.aborted)
            return;
        if (setback === null) {
            if (heard || http.clock.monotonicMs() - since >= SHORT_LIFE_MS)
                continue;
            setback = { failure: new TransportFailure('broken', 'the stream ended at once'), pauseMs: null };
        }
        setbacks += 1;
        if (!isPassing(setback.failure) || setbacks >= http.retry.tries) {
            throw failureError(setback.failure, what, http.server, setbacks);
        }
        const pause = setback.pauseMs ?? backoffMs(setbacks, http.retry, http.random);
        await http.clock.sleep(pause, stop).catch(() => undefined);
    }
}
class AskedToWait extends Error {
    setback;
    constructor(status, pauseMs) {
        super(`status ${status}`);
        this.setback = { failure: new TransportFailure('broken', `status ${status}`), pauseMs };
    }
}
/** Anything else is final, and thrown on. */
function setbackOf(error) {
    if (error instanceof AskedToWait)
        return error.setback;
    if (error instanceof TransportFailure)
        return { failure: error, pauseMs: null };
    throw error;
}
async function* oneConnection(http, address, resourceVersion, options, stop) {
    const query = {
        watch: true,
        allowWatchBookmarks: true,
        resourceVersion,
        timeoutSeconds: options.renewSeconds,
    };
    const path = collectionPath(address) + queryOf(query);
    let connection = await openWatch(http, path, options, stop);
    try {
        if (connection.status === 401) {
            connection.close();
            await http.renew(connection.credential);
            connection = await openWatch(http, path, options, stop);
        }
        if (connection.status !== 200)
            await refuse(connection, address, http.retry.longestRetryAfterMs);
        for await (const line of connection.lines())
            yield eventOf(line, address);
    }
    finally {
        connection.close();
    }
}
async function refuse(connection, address, longestMs) {
    const { status, headers } = connection;
    if (status === 429 || status >= 500) {
        const asked = retryAfterMs(headers);
        throw new AskedToWait(status, asked === null ? null : Math.min(asked, longestMs));
    }
    let body = null;
    try {
        body = JSON.parse(await connection.text());
    }
    catch (error) {
        if (!(error instanceof SyntaxError))
            throw error;
    }
    throw errorOfStatus(listSubject(address, 'watch'), status, statusBodyOf((0,json/* isJsonObject */.OW)(body) ? body : null));
}
function eventOf(line, address) {
    let event;
    try {
        event = JSON.parse(line);
    }
    catch {
        throw new TransportFailure('broken', 'a line is not whole');
    }
    if (!(0,json/* isJsonObject */.OW)(event) || !(0,json/* isJsonObject */.OW)(event.object)) {
        throw new TransportFailure('broken', 'a line is no event');
    }
    const { type, object } = event;
    if (type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED')
        return { type: eventTypes[type], object };
    if (type === 'BOOKMARK')
        return { type: 'bookmark', resourceVersion: versionIn(object) ?? '' };
    if (type !== 'ERROR')
        throw new TransportFailure('broken', 'an event of an unknown type');
    const code = typeof object.code === 'number' ? object.code : 500;
    if (code === 429 || code >= 500)
        throw new AskedToWait(code, null);
    throw errorOfStatus(listSubject(address, 'watch'), code, statusBodyOf({ kind: 'Status', ...object }) ?? none);
}
const none = { reason: '', message: '', detailsKind: '', causes: [] };
function versionOf(event) {
    return event.type === 'bookmark' ? event.resourceVersion || null : versionIn(event.object);
}
function versionIn(object) {
    const { metadata } = object;
    const version = (0,json/* isJsonObject */.OW)(metadata) ? metadata.resourceVersion : undefined;
    return typeof version === 'string' && version !== '' ? version : null;
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/api-cluster.js













/** An Agent is a hundred times as large as other objects. */
const AGENT_PAGE_SHARE = 5;
/** The API server, over one `HttpClient`. See `Cluster` for what each method promises. */
class ApiCluster {
    server;
    #http;
    #pageSize;
    #watch;
    constructor(http, options = {}) {
        this.server = http.server;
        this.#http = http;
        this.#pageSize = options.pageSize ?? 500;
        this.#watch = { ...defaultWatchOptions, ...options.watch };
    }
    async version() {
        const request = { method: 'GET', path: '/version', repeatable: true };
        const { body, headers } = await callApi(this.#http, versionSubject, request);
        const date = Date.parse(headers.date ?? '');
        return {
            gitVersion: typeof body.gitVersion === 'string' ? body.gitVersion : '',
            serverTime: Number.isNaN(date) ? null : new Date(date).toISOString(),
        };
    }
    discover(groups) {
        return discoverKinds(this.#http, groups);
    }
    servedSchemas(group, version) {
        return readServedSchemas(this.#http, group, version);
    }
    async list(address) {
        return await listAll(this.#http, address, this.#pageSize, (object) => liveObjectOf(address, object));
    }
    async *watch(address, resourceVersion, signal) {
        for await (const event of watchObjects(this.#http, address, resourceVersion, this.#watch, signal)) {
            yield event.type === 'bookmark'
                ? event
                : { type: event.type, object: liveObjectOf(address, event.object) };
        }
    }
    async apply(address, object, options) {
        const metadata = (0,json/* isJsonObject */.OW)(object.metadata) ? object.metadata : {};
        const name = typeof metadata.name === 'string' ? metadata.name : '';
        const preconditioned = metadata.resourceVersion !== undefined;
        const { fieldManager, force } = options;
        const query = {
            fieldManager,
            force,
            // refuses unknown fields all the same; for what else it would find, a key given twice, the server parses all twice (D63)
            fieldValidation: 'Ignore',
            dryRun: options.dryRun ? 'All' : null,
        };
        const { body } = await callApi(this.#http, api_cluster_subjectOf(address, 'patch', name, preconditioned), {
            method: 'PATCH',
            path: objectPath(address, name) + queryOf(query),
            body: object,
            contentType: 'application/apply-patch+yaml',
            repeatable: true,
            turn: options.turn,
        });
        return liveObjectOf(address, body);
    }
    async mergePatch(address, name, patch, options) {
        const { fieldManager } = options;
        const query = { fieldManager, fieldValidation: 'Strict', dryRun: options.dryRun ? 'All' : null };
        const preconditioned = (0,json/* isJsonObject */.OW)(patch.metadata) && patch.metadata.resourceVersion !== undefined;
        const { body } = await callApi(this.#http, api_cluster_subjectOf(address, 'patch', name, preconditioned), {
            method: 'PATCH',
            path: objectPath(address, name) + queryOf(query),
            body: patch,
            contentType: 'application/merge-patch+json',
            repeatable: preconditioned || options.dryRun,
            turn: options.turn,
        });
        return liveObjectOf(address, body);
    }
    async delete(address, name, uid) {
        const subject = api_cluster_subjectOf(address, 'delete', name, true);
        const request = {
            method: 'DELETE',
            path: objectPath(address, name),
            body: { apiVersion: 'v1', kind: 'DeleteOptions', preconditions: { uid } },
            repeatable: true,
        };
        const reply = await this.#http.send(request, () => attemptOf(subject));
        if (reply.status < 300)
            return true;
        const error = errorOfStatus(subject, reply.status, statusBodyOf(reply.body));
        // Gone at the second try: the first one did it, and only its answer was lost.
        if (error.code === 'HHS-2503')
            return reply.tries > 1;
        throw error;
    }
    reviewAccess(questions) {
        return reviewAccess(this.#http, questions);
    }
    async listAgents(namespace) {
        const pageSize = Math.max(1, Math.floor(this.#pageSize / AGENT_PAGE_SHARE));
        const list = await listAll(this.#http, agentAddress(namespace), pageSize, agentStatusOf);
        return { agents: list.items, resourceVersion: list.resourceVersion };
    }
    async *watchAgents(namespace, resourceVersion, signal) {
        const address = agentAddress(namespace);
        for await (const event of watchObjects(this.#http, address, resourceVersion, this.#watch, signal)) {
            if (event.type === 'bookmark')
                yield event;
            else if (event.type === 'deleted')
                yield { type: 'deleted', name: agentStatusOf(event.object).name };
            else
                yield { type: 'changed', agent: agentStatusOf(event.object) };
        }
    }
    close() {
        this.#http.close();
    }
}
function api_cluster_subjectOf(address, verb, name, preconditioned) {
    const { group, plural, kind, namespace } = address;
    return { verb, group, resource: plural, kind, namespace, name, preconditioned };
}
const versionSubject = {
    verb: 'get',
    group: '',
    resource: 'the version of the server',
    kind: 'version',
    namespace: '',
    name: null,
    preconditioned: false,
};

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/fabric-name.js


/** Name of a fabric's main ConfigMap and of its Lease. Throws ConfigurationError if the name cannot be part of it. */
function recordName(fabric) {
    if (fabric.length > 63 || !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(fabric)) {
        const message = `the fabric name ${JSON.stringify(fabric.slice(0, 80))} cannot be used in the cluster`;
        throw new errors/* ConfigurationError */.j1({ ...(0,error_codes/* errorFacts */.u)('HHS-2026'), message });
    }
    return `hedgehog-sync-${fabric}`;
}
/** Label of everything that is kept in the cluster for a fabric. */
const fabricLabel = 'hedgehog-sync.githedgehog.com/fabric';
const managedByLabels = { 'app.kubernetes.io/managed-by': 'hedgehog-sync' };

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/inventory-format.js


/** Format of what stands in the ConfigMaps. Raise it only for what an older reader would get wrong. */
const inventoryFormat = 1;
/**
 * `data` of a ConfigMap. `inventory.json` is one JSON document with a line for each entry; commits and files stand once:
 * `"VPC.vpc.githedgehog.com/default/vpc-1": [file, document, commit, generation, uid, digest]`.
 */
function encodeChunk({ revision, entries }) {
    const files = new TextTable();
    const commits = new TextTable();
    const lines = [...entries]
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map((entry) => `${JSON.stringify(entry.key)}: ${JSON.stringify(rowOf(entry, files, commits))}`);
    const text = `{\n"commits": ${JSON.stringify(commits.texts)},\n"files": ${JSON.stringify(files.texts)},\n` +
        `"entries": {\n${lines.join(',\n')}\n}}\n`;
    return { format: String(inventoryFormat), revision: String(revision), 'inventory.json': text };
}
/** Bytes that an entry takes, about: its line and a share of the tables. */
function entryBytes(entry) {
    return Buffer.byteLength(entry.key) + entry.uid.length + entry.digest.length + entry.file.length / 4 + 40;
}
function rowOf(entry, files, commits) {
    const commit = entry.commit === null ? null : commits.indexOf(entry.commit);
    return [files.indexOf(entry.file), entry.document, commit, entry.generation, entry.uid, entry.digest];
}
class TextTable {
    texts = [];
    #known = new Map();
    indexOf(text) {
        const known = this.#known.get(text);
        if (known !== undefined)
            return known;
        this.#known.set(text, this.texts.length);
        return this.texts.push(text) - 1;
    }
}
function decodeChunk(data) {
    const format = numberIn(data.format);
    if (format === null)
        return damaged('format is no number');
    if (format > inventoryFormat)
        return { result: 'newer', format };
    const revision = numberIn(data.revision);
    if (format < 1 || revision === null)
        return damaged('format or revision is no number that is ever written');
    const text = data['inventory.json'];
    if (typeof text !== 'string')
        return damaged('inventory.json is missing');
    let root;
    try {
        root = JSON.parse(text);
    }
    catch {
        return damaged('inventory.json is no JSON');
    }
    if (!(0,json/* isJsonObject */.OW)(root) || !(0,json/* isJsonObject */.OW)(root.entries))
        return damaged('inventory.json has no entries');
    const { commits, files } = root;
    if (!isTextList(commits) || !isTextList(files))
        return damaged('commits or files is no list of texts');
    const entries = [];
    const rows = root.entries;
    for (const key of Object.keys(rows)) {
        const entry = entryOf(key, rows[key], files, commits);
        if (entry === null)
            return damaged(`the entry ${JSON.stringify(key.slice(0, 120))} is not as it is written`);
        entries.push(entry);
    }
    return { result: 'ok', content: { revision, entries } };
}
function entryOf(key, row, files, commits) {
    if (!Array.isArray(row) || row.length !== 6 || !(0,object_id/* isKey */.m0)(key))
        return null;
    const { 0: fileIndex, 1: document, 2: commitIndex, 3: generation, 4: uid, 5: digest } = row;
    const file = typeof fileIndex === 'number' ? files[fileIndex] : undefined;
    const commit = commitIndex === null ? null : typeof commitIndex === 'number' ? commits[commitIndex] : undefined;
    if (file === undefined || commit === undefined)
        return null;
    if (!isCount(document) || !isCount(generation))
        return null;
    if (typeof uid !== 'string' || typeof digest !== 'string')
        return null;
    return { key, file, document, digest, uid, generation, commit };
}
function damaged(why) {
    return { result: 'damaged', why };
}
function numberIn(value) {
    return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null;
}
function isCount(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
function isTextList(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/inventory-chunks.js

/** A ConfigMap holds 1 MiB; this leaves room for the tables, metadata and a wrong guess. */
const defaultChunkBytes = 700_000;
/** One entry a key: of two chunks that hold it, the one written later has it; at equal revisions the lower number. */
function mergeChunks(chunks) {
    const entries = new Map();
    const order = [...chunks].sort(([a, left], [b, right]) => left.revision - right.revision || b - a);
    for (const [, chunk] of order)
        for (const entry of chunk.entries)
            entries.set(entry.key, entry);
    return entries;
}
/**
 * Which chunk holds which entry from now on. An entry stays where it is as long as its chunk has room, so that a change of
 * one object rewrites one chunk. Every chunk that exists is in the result, empty ones, too.
 */
function assignChunks(chunks, wanted, chunkBytes) {
    const home = new Map();
    const order = [...chunks].sort(([a, left], [b, right]) => left.revision - right.revision || b - a);
    for (const [number, chunk] of order)
        for (const entry of chunk.entries)
            home.set(entry.key, number);
    const assigned = new Map([...chunks.keys()].map((number) => [number, []]));
    const sizes = new Map();
    const put = (number, entry) => {
        const size = (sizes.get(number) ?? 0) + entryBytes(entry);
        const list = assigned.get(number) ?? [];
        if (size > chunkBytes && list.length > 0)
            return false;
        sizes.set(number, size);
        list.push(entry);
        assigned.set(number, list);
        return true;
    };
    const homeless = [];
    for (const entry of wanted) {
        const number = home.get(entry.key);
        if (number === undefined || !put(number, entry))
            homeless.push(entry);
    }
    let number = 0;
    for (const entry of homeless)
        while (!put(number, entry))
            number += 1;
    return assigned;
}
/** Same entries, whatever their order. */
function sameEntries(a, b) {
    if (a.length !== b.length)
        return false;
    const known = new Map(a.map((entry) => [entry.key, entry]));
    return b.every((entry) => {
        const other = known.get(entry.key);
        return other !== undefined && sameEntry(entry, other);
    });
}
function sameEntry(a, b) {
    return (a.file === b.file &&
        a.document === b.document &&
        a.digest === b.digest &&
        a.uid === b.uid &&
        a.generation === b.generation &&
        a.commit === b.commit);
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/config-map-inventory.js







/** The inventory in ConfigMaps `hedgehog-sync-<fabric>`, `hedgehog-sync-<fabric>.1` and so on, found by their label. */
class ConfigMapInventory {
    #http;
    #place;
    #chunkBytes;
    /** What stood in the cluster when an inventory was read: the preconditions of writing it. */
    #stored = new WeakMap();
    constructor(http, options = {}) {
        this.#http = http;
        const namespace = options.namespace ?? 'default';
        this.#place = { group: '', version: 'v1', plural: 'configmaps', kind: 'ConfigMap', namespace };
        this.#chunkBytes = options.chunkBytes ?? defaultChunkBytes;
    }
    async read(fabric) {
        recordName(fabric);
        return this.#inventoryIn(await this.#list(`${fabricLabel}=${fabric}`), fabric);
    }
    async readAll() {
        const items = await this.#list(fabricLabel);
        const inventories = [];
        for (const fabric of new Set(items.map(fabricOf))) {
            try {
                if (fabric !== null)
                    inventories.push(this.#inventoryIn(items.filter((item) => fabricOf(item) === fabric), fabric));
            }
            catch (error) {
                // somebody else's record of another release, or damaged: its own runs tell of it
                if (!(error instanceof errors/* ConfigurationError */.j1))
                    throw error;
            }
        }
        return inventories;
    }
    async #list(selector) {
        const { body } = await listPlain(this.#http, this.#place, selector);
        return Array.isArray(body.items) ? body.items.filter(json/* isJsonObject */.OW) : [];
    }
    #inventoryIn(items, fabric) {
        const main = recordName(fabric);
        const chunks = new Map();
        for (const item of items) {
            const name = (0,json/* isJsonObject */.OW)(item.metadata) ? item.metadata.name : undefined;
            const number = typeof name === 'string' ? chunkNumber(main, name) : null;
            if (number !== null)
                chunks.set(number, this.#decode(item, chunkName(main, number)));
        }
        return this.#remember(fabric, chunks);
    }
    async write(previous, entries) {
        const main = recordName(previous.fabric);
        const before = this.#stored.get(previous) ?? (await this.#rediscover(previous));
        const assigned = assignChunks(before, entries, this.#chunkBytes);
        const revision = 1 + Math.max(0, ...[...before.values()].map((chunk) => chunk.revision));
        const after = new Map(before);
        const changed = [...assigned].filter(([number, wanted]) => !sameEntries(before.get(number)?.entries ?? [], wanted));
        // An entry that moves is written to where it goes before it leaves where it was.
        changed.sort(([a, left], [b, right]) => growth(right, before.get(b)) - growth(left, before.get(a)) || a - b);
        for (const [number, wanted] of changed) {
            const content = { revision, entries: wanted };
            after.set(number, await this.#store(chunkName(main, number), content, before.get(number) ?? null, previous));
        }
        return this.#remember(previous.fabric, after);
    }
    #remember(fabric, chunks) {
        const inventory = { fabric, entries: mergeChunks(chunks) };
        this.#stored.set(inventory, chunks);
        return inventory;
    }
    /** For an inventory that was not read here: it must be what stands in the cluster now. */
    async #rediscover(previous) {
        const now = await this.read(previous.fabric);
        const chunks = this.#stored.get(now);
        if (chunks === undefined || !sameEntries([...now.entries.values()], [...previous.entries.values()])) {
            throw config_map_inventory_conflict(recordName(previous.fabric), this.#place.namespace);
        }
        return chunks;
    }
    async #store(name, content, before, { fabric }) {
        const { namespace } = this.#place;
        const body = {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: {
                name,
                namespace,
                labels: { [fabricLabel]: fabric, ...managedByLabels },
                ...(before === null ? {} : { resourceVersion: before.resourceVersion }),
            },
            data: encodeChunk(content),
        };
        try {
            const reply = before === null
                ? await createPlain(this.#http, this.#place, name, body)
                : await replacePlain(this.#http, this.#place, name, body);
            return { ...content, resourceVersion: config_map_inventory_versionOf(reply.body) };
        }
        catch (error) {
            if (before !== null && isGone(error))
                throw config_map_inventory_conflict(name, namespace, error);
            if (!(error instanceof errors/* ConflictError */.fK))
                throw error;
            return await this.#ownWrite(name, content, body.data, error);
        }
    }
    /** A conflict may be with ourselves: an earlier try got through and only its answer was lost. */
    async #ownWrite(name, content, data, cause) {
        const { body } = await getPlain(this.#http, this.#place, name);
        const there = (0,json/* isJsonObject */.OW)(body.data) ? body.data : {};
        const isOurs = Object.keys(data).every((key) => there[key] === data[key]);
        if (!isOurs)
            throw config_map_inventory_conflict(name, this.#place.namespace, cause);
        return { ...content, resourceVersion: config_map_inventory_versionOf(body) };
    }
    #decode(item, name) {
        const where = `ConfigMap ${this.#place.namespace}/${name}`;
        const decoded = decodeChunk((0,json/* isJsonObject */.OW)(item.data) ? item.data : {});
        if (decoded.result === 'ok')
            return { ...decoded.content, resourceVersion: config_map_inventory_versionOf(item) };
        if (decoded.result === 'newer') {
            const message = `${where} holds an inventory of format ${decoded.format}, which this release does not know`;
            throw new errors/* ConfigurationError */.j1({ ...(0,error_codes/* errorFacts */.u)('HHS-2027'), message });
        }
        const message = `${where} holds an inventory that cannot be read: ${decoded.why}`;
        throw new errors/* ConfigurationError */.j1({ ...(0,error_codes/* errorFacts */.u)('HHS-2028'), message });
    }
}
function fabricOf({ metadata }) {
    const labels = (0,json/* isJsonObject */.OW)(metadata) ? metadata.labels : undefined;
    const fabric = (0,json/* isJsonObject */.OW)(labels) ? labels[fabricLabel] : undefined;
    return typeof fabric === 'string' ? fabric : null;
}
/** Somebody deleted the ConfigMap that was to be replaced. */
function isGone(error) {
    return error instanceof errors/* KubernetesError */.dK && error.code === 'HHS-2503';
}
function growth(wanted, before) {
    return wanted.length - (before?.entries.length ?? 0);
}
/** A fabric's name has no dot, so `hedgehog-sync-lab.1` can never be the main ConfigMap of another fabric. */
function chunkName(main, number) {
    return number === 0 ? main : `${main}.${number}`;
}
/** null: something else that carries the label. */
function chunkNumber(main, name) {
    if (name === main)
        return 0;
    const digits = name.startsWith(`${main}.`) ? name.slice(main.length + 1) : '';
    return /^[1-9]\d{0,3}$/.test(digits) ? Number(digits) : null;
}
function config_map_inventory_versionOf(object) {
    const { metadata } = object;
    const version = (0,json/* isJsonObject */.OW)(metadata) ? metadata.resourceVersion : undefined;
    return typeof version === 'string' ? version : '';
}
function config_map_inventory_conflict(name, namespace, cause) {
    const message = `the inventory in ConfigMap ${namespace}/${name} was written by somebody else meanwhile`;
    return new errors/* ConflictError */.fK({ ...(0,error_codes/* errorFacts */.u)('HHS-2401'), message, conflict: 'resource-version' }, cause === undefined ? {} : { cause });
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/adapters/kubernetes/describe-access.js
var describe_access = __webpack_require__(4683);
// EXTERNAL MODULE: ./lib/adapters/kubernetes/kubeconfig.js + 2 modules
var kubeconfig = __webpack_require__(4264);
;// CONCATENATED MODULE: ./lib/adapters/kubernetes/exec-info.js



/** KUBERNETES_EXEC_INFO as client-go gives it to a credential plugin; client-node leaves it out, and some plugins need it. */
function execInfo(access) {
    const exec = (0,kubeconfig/* objectOf */.Xy)(access.user, 'exec') ?? {};
    const spec = { interactive: false };
    if (exec.provideClusterInfo === true)
        spec.cluster = clusterInfo(access);
    return JSON.stringify({
        apiVersion: (0,kubeconfig/* textOf */.b6)(exec, 'apiVersion') ?? 'client.authentication.k8s.io/v1',
        kind: 'ExecCredential',
        spec,
    });
}
/** The user's `exec` with the variable added, unless the kubeconfig sets it itself. */
function execWithInfo(access) {
    const exec = (0,kubeconfig/* objectOf */.Xy)(access.user, 'exec');
    if (exec === null)
        return null;
    const env = Array.isArray(exec.env) ? exec.env : [];
    const isSet = env.some((variable) => (0,json/* isJsonObject */.OW)(variable) && variable.name === 'KUBERNETES_EXEC_INFO');
    if (isSet)
        return exec;
    return { ...exec, env: [...env, { name: 'KUBERNETES_EXEC_INFO', value: execInfo(access) }] };
}
function clusterInfo({ cluster }) {
    const info = {};
    for (const key of ['server', 'tls-server-name', 'insecure-skip-tls-verify', 'proxy-url']) {
        const value = cluster[key];
        if (value !== undefined)
            info[key] = value;
    }
    const file = (0,kubeconfig/* textOf */.b6)(cluster, 'certificate-authority');
    const ca = (0,kubeconfig/* textOf */.b6)(cluster, 'certificate-authority-data') ?? (file === null ? null : (0,external_node_fs_.readFileSync)(file, 'base64'));
    if (ca !== null)
        info['certificate-authority-data'] = ca;
    return info;
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/load-vendor.js
/** client-node and undici, loaded only when a cluster is needed: they are most of the start-up time. */
async function loadVendor() {
    // @ts-expect-error: vendor.cjs is bundled from vendor.ts by the build
    return await __webpack_require__.e(/* import() */ 933).then(__webpack_require__.t.bind(__webpack_require__, 3933, 19));
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/credentials.js








/** How long credentials that can change by themselves are used before they are looked at again. */
const CHANGING_TTL_MS = 10_000;
const changing = new Set(['exec', 'oidc', 'auth-provider', 'token-file']);
/** Credentials by client-node's KubeConfig, kept until they may have changed: asking costs nothing on most requests. */
class Credentials {
    #access;
    #options;
    #kind;
    #config = null;
    #current = null;
    #checkedMs = 0;
    #pending = null;
    constructor(access, options) {
        this.#access = access;
        this.#options = options;
        this.#kind = (0,describe_access/* authKindOf */.sb)(access);
    }
    /** Throws AuthenticationError (plugin, token file), ConfigurationError (a file is missing). */
    current() {
        if (this.#current !== null && !this.#mayHaveChanged())
            return this.#current;
        return this.#once(false);
    }
    /** After a 401: builds everything anew, once for all requests that were refused with `refused`. */
    renew(refused) {
        if (this.#current !== null && this.#current !== refused)
            return this.#current;
        return this.#once(true);
    }
    #mayHaveChanged() {
        if (!changing.has(this.#kind))
            return false;
        return this.#options.clock.monotonicMs() - this.#checkedMs > CHANGING_TTL_MS;
    }
    #once(anew) {
        this.#pending ??= this.#fetch(anew).finally(() => {
            this.#pending = null;
        });
        return this.#pending;
    }
    async #fetch(anew) {
        try {
            // A token in a file is part of the configuration that is built, so it is read by building anew.
            if (anew || this.#config === null || this.#kind === 'token-file')
                this.#config = await this.#build();
            const options = { headers: {} };
            await withLimit(this.#config.applyToHTTPSOptions(options), this.#options.fetchLimitMs ?? 60_000, this.#kind);
            const next = credentialOf(options, this.#access);
            this.#checkedMs = this.#options.clock.monotonicMs();
            if (this.#current !== null && !anew && isSame(this.#current, next))
                return this.#current;
            this.#current = next;
            this.#announce(next);
            return next;
        }
        catch (error) {
            throw (0,errors/* isSyncError */.qw)(error) ? error : fetchFailure(error, this.#kind, this.#access);
        }
    }
    async #build() {
        const { KubeConfig } = await loadVendor();
        const config = new KubeConfig();
        config.loadFromString(JSON.stringify(standaloneConfig(this.#access)));
        return config;
    }
    #announce({ headers }) {
        const value = headers.Authorization;
        if (typeof value === 'string')
            this.#options.onSecret?.(value.replace(/^(Bearer|Basic) /, ''));
    }
}
/** A kubeconfig of just this access, with what client-node would overlook put where it does look. */
function standaloneConfig(access) {
    const user = { ...access.user };
    const tokenFile = (0,kubeconfig/* textOf */.b6)(access.user, 'tokenFile');
    if (tokenFile !== null)
        user.token = readToken(tokenFile);
    const exec = execWithInfo(access);
    if (exec !== null)
        user.exec = exec;
    const cluster = { ...access.cluster };
    // It refuses plain http unless told to skip a verification that does not exist there.
    if (access.server.protocol === 'http:')
        cluster['insecure-skip-tls-verify'] = true;
    const name = 'hedgehog-sync';
    return {
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [{ name, cluster }],
        users: [{ name, user }],
        contexts: [{ name, context: { cluster: name, user: name } }],
        'current-context': name,
    };
}
function readToken(path) {
    let token;
    try {
        token = (0,external_node_fs_.readFileSync)(path, 'utf8').trim();
    }
    catch (cause) {
        const message = `the token file ${path} cannot be read (${(0,thrown/* errorName */.I)(cause)})`;
        throw new errors/* AuthenticationError */.v3({ ...(0,error_codes/* errorFacts */.u)('HHS-2204'), message }, { cause });
    }
    if (token !== '')
        return token;
    throw new errors/* AuthenticationError */.v3({ ...(0,error_codes/* errorFacts */.u)('HHS-2204'), message: `the token file ${path} is empty` });
}
function credentialOf(options, access) {
    const headers = {};
    for (const [name, value] of Object.entries(options.headers ?? {})) {
        if (typeof value === 'string')
            headers[name] = sendable(value.trim(), access);
    }
    if (typeof options.auth === 'string') {
        headers.Authorization = `Basic ${Buffer.from(options.auth, 'utf8').toString('base64')}`;
    }
    Object.assign(headers, impersonation(access));
    const { ca, cert, key, pfx, passphrase, servername, rejectUnauthorized } = options;
    const tls = definedOf({ ca, cert, key, pfx, passphrase, servername, rejectUnauthorized });
    const proxied = (0,kubeconfig/* textOf */.b6)(access.cluster, 'proxy-url') !== null;
    const proxyAgent = proxied && typeof options.agent === 'object' ? options.agent : null;
    return { headers, tls, proxyAgent };
}
function sendable(value, access) {
    if (!/[^\t\x20-\x7e]/.test(value))
        return value;
    const message = `the credentials of user ${access.userName} hold characters that no header can carry`;
    throw new errors/* AuthenticationError */.v3({ ...(0,error_codes/* errorFacts */.u)('HHS-2201'), message });
}
/** client-node knows `as` only. */
function impersonation(access) {
    const { user } = access;
    const headers = {};
    const all = (values) => values.map((value) => sendable(String(value), access));
    const groups = user['as-groups'];
    if (Array.isArray(groups) && groups.length > 0)
        headers['Impersonate-Group'] = all(groups);
    const uid = (0,kubeconfig/* textOf */.b6)(user, 'as-uid');
    if (uid !== null)
        headers['Impersonate-Uid'] = sendable(uid, access);
    for (const [key, values] of Object.entries((0,kubeconfig/* objectOf */.Xy)(user, 'as-user-extra') ?? {})) {
        if (Array.isArray(values))
            headers[`Impersonate-Extra-${encodeURIComponent(key)}`] = all(values);
    }
    return headers;
}
function definedOf(tls) {
    return Object.fromEntries(Object.entries(tls).filter(([, value]) => value !== undefined));
}
function isSame(a, b) {
    return (JSON.stringify(a.headers) === JSON.stringify(b.headers) &&
        JSON.stringify(a.tls) === JSON.stringify(b.tls) &&
        a.proxyAgent === b.proxyAgent);
}
async function withLimit(work, limitMs, kind) {
    let timer;
    const limit = new Promise((_, reject) => {
        timer = setTimeout(() => {
            const what = kind === 'exec' ? 'the credential plugin' : 'the identity provider';
            const message = `${what} gave no credential within ${Math.round(limitMs / 1000)} s`;
            reject(new errors/* AuthenticationError */.v3({ ...(0,error_codes/* errorFacts */.u)(kind === 'exec' ? 'HHS-2203' : 'HHS-2205'), message }));
        }, limitMs);
    });
    try {
        await Promise.race([work, limit]);
    }
    finally {
        clearTimeout(timer);
    }
}
function fetchFailure(error, kind, access) {
    if (kind === 'exec') {
        const command = (0,kubeconfig/* textOf */.b6)((0,kubeconfig/* objectOf */.Xy)(access.user, 'exec') ?? {}, 'command') ?? '';
        const message = `the credential plugin ${command} of user ${access.userName} failed: ${pluginWords(error)}`;
        return new errors/* AuthenticationError */.v3({ ...(0,error_codes/* errorFacts */.u)('HHS-2203'), message });
    }
    if (kind === 'oidc' || kind === 'auth-provider') {
        const message = `the credentials of user ${access.userName} could not be renewed (${(0,thrown/* errorName */.I)(error)})`;
        return new errors/* AuthenticationError */.v3({ ...(0,error_codes/* errorFacts */.u)('HHS-2205'), message });
    }
    const message = `a file named in ${access.source} cannot be used (${(0,thrown/* errorName */.I)(error)})`;
    return new errors/* ConfigurationError */.j1({ ...(0,error_codes/* errorFacts */.u)('HHS-2024'), message });
}
/** The first line of what a plugin printed, with everything masked that could be a credential. */
function pluginWords(error) {
    const { code, name, message } = (0,thrown/* thrownFacts */.S)(error);
    if (name === 'SyntaxError')
        return 'it printed no JSON';
    if (name === 'TypeError')
        return 'it printed no ExecCredential';
    if (code !== '')
        return `it cannot be started (${code})`;
    const line = message.split('\n').find((part) => part.trim() !== '') ?? 'without a word';
    return line
        .trim()
        .slice(0, 200)
        .replaceAll(/[A-Za-z0-9+/=_.-]{24,}/g, '***');
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/fabric-config-text.js



/** Where the fabric's controller reads its configuration (hedgehog-api.md 1.8). */
const PLACE = {
    group: '',
    version: 'v1',
    plural: 'configmaps',
    kind: 'ConfigMap',
    namespace: 'fab',
};
const NAME = 'fabric-ctrl-config';
const KEY = 'config.yaml';
/** Text of the fabric's own configuration; null: there is no such ConfigMap, or it has no such key. One GET. */
async function readFabricConfigText(http) {
    try {
        const { body } = await getPlain(http, PLACE, NAME);
        const data = (0,json/* getOwn */.Ng)(body, 'data');
        const text = (0,json/* isJsonObject */.OW)(data) ? (0,json/* getOwn */.Ng)(data, KEY) : undefined;
        return typeof text === 'string' ? text : null;
    }
    catch (error) {
        if (error instanceof errors/* KubernetesError */.dK && error.status === 404)
            return null;
        throw error;
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/domain/shared/left-alone.js
var left_alone = __webpack_require__(4949);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./lib/adapters/kubernetes/sent-request.js


/** One request on its way: first without a connection, then over one; what undici tells of it. */
class SentRequest {
    #limitMs;
    #maxBytes;
    #ends;
    #timer;
    #bytes;
    #connection = null;
    /** null until it is written. */
    #controller = null;
    #status = 0;
    #headers = {};
    #isOver = false;
    constructor(limitMs, maxBytes, ends) {
        this.#limitMs = limitMs;
        this.#maxBytes = maxBytes;
        this.#ends = ends;
        this.#bytes = new AnswerBytes(maxBytes);
        this.#timer = setTimeout(() => this.#outOfTime(), limitMs);
    }
    /** Answered, or given up. */
    get isOver() {
        return this.#isOver;
    }
    sendOver(connection) {
        this.#connection = connection;
        this.#ends.carry(connection, this);
    }
    /** Ends it before it was sent. */
    leave() {
        this.#fail(new TransportFailure('closed', 'closed'));
    }
    onRequestStart(controller) {
        this.#controller = controller;
    }
    onResponseStart(_controller, status, headers) {
        this.#status = status;
        this.#headers = withFirstValues(headers);
    }
    onResponseData(controller, chunk) {
        const failure = this.#bytes.add(chunk);
        if (failure !== null)
            controller.abort(failure);
    }
    onResponseEnd() {
        this.#isOver = true;
        clearTimeout(this.#timer);
        const connection = this.#connection;
        if (connection !== null) {
            connection.answers += 1;
            this.#ends.release(connection);
        }
        this.#ends.onEnd();
        this.#ends.resolve(answerOf(this.#status, this.#headers, this.#bytes.whole(), this.#maxBytes));
    }
    onResponseError(_controller, error) {
        this.#fail(this.#failureOf(error));
        // undici tells this in the middle of its work on that client, which cannot be given another request then
        if (this.#connection !== null)
            this.#ends.discard(this.#connection);
    }
    #outOfTime() {
        if (this.#controller !== null) {
            this.#controller.abort(new TransportFailure('time-limit', `no complete answer within ${this.#limitMs} ms`));
            return;
        }
        this.#fail(this.#noConnection());
        if (this.#connection !== null)
            this.#ends.discard(this.#connection);
    }
    #fail(failure) {
        if (this.#isOver)
            return;
        this.#isOver = true;
        clearTimeout(this.#timer);
        this.#ends.reject(failure);
    }
    #failureOf(error) {
        if (error.code === 'UND_ERR_CONNECT_TIMEOUT')
            return this.#noConnection();
        const isSent = this.#controller !== null;
        const isReused = this.#status === 0 && this.#connection !== null && this.#connection.answers > 0;
        if (error.code === 'UND_ERR_SOCKET' || error.code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') {
            const fact = this.#status > 0 ? 'the answer ended too early' : 'closed without an answer';
            return new TransportFailure(isSent ? 'broken' : 'not-connected', fact, isReused);
        }
        const failure = failureOf(error, isSent, isReused);
        // a network that is gone only now has perhaps carried the request
        return isSent && failure.kind === 'not-connected'
            ? new TransportFailure('broken', failure.fact, isReused)
            : failure;
    }
    #noConnection() {
        return new TransportFailure('time-limit', `no connection within ${this.#limitMs} ms`);
    }
}
/** As Node has it for what may stand once only; undici gives a list where a header comes twice. */
function withFirstValues(headers) {
    if (!Object.values(headers).some((value) => Array.isArray(value)))
        return headers;
    const entries = Object.entries(headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value[0] : value,
    ]);
    return Object.fromEntries(entries);
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/direct-requests.js



/** Less than API servers, and what stands before them, wait before they close one. */
const IDLE_MS = 30_000;
/**
 * Requests without a proxy, over one client of undici for each connection (design decision D62). What came back last is used
 * first; its own pool counts a connection as busy for a turn of the event loop after its answer, and opens another one.
 */
class DirectRequests {
    #undici;
    #options;
    #origin;
    #all = new Set();
    #free = [];
    #waiting = [];
    #headers = null;
    #isRetired = false;
    constructor(undici, options) {
        this.#undici = undici;
        this.#options = options;
        const { protocol, hostname, port } = options.endpoint;
        const host = hostname.includes(':') ? `[${hostname}]` : hostname;
        this.#origin = `${protocol}//${host}${port === '' ? '' : `:${port}`}`;
    }
    exchange(credential, exchange, onEnd) {
        return new Promise((resolve, reject) => {
            const { maxAnswerBytes } = this.#options.endpoint;
            const request = new SentRequest(exchange.limitMs, maxAnswerBytes, {
                carry: (connection, handler) => connection.client.dispatch(this.#dispatchOf(credential, exchange), handler),
                release: (connection) => this.#release(connection),
                discard: (connection) => this.#discard(connection),
                onEnd,
                resolve,
                reject,
            });
            const connection = this.#free.pop() ?? this.#opened();
            if (connection === null)
                this.#waiting.push(request);
            else
                request.sendOver(connection);
        });
    }
    retire() {
        this.#isRetired = true;
        for (const connection of this.#free.splice(0))
            this.#discard(connection);
    }
    destroy() {
        for (const request of this.#waiting.splice(0))
            request.leave();
        for (const connection of this.#all)
            this.#discard(connection);
    }
    #dispatchOf(credential, exchange) {
        const { method, body, accept, contentType } = exchange;
        if (this.#headers?.of !== credential) {
            this.#headers = { of: credential, headers: headersFor(this.#options.endpoint, credential) };
        }
        const headers = { ...this.#headers.headers, Accept: accept };
        return {
            method,
            path: this.#options.endpoint.prefix + exchange.path,
            headers: body === null ? headers : { ...headers, 'Content-Type': contentType },
            body,
            // it would close the connection after a DELETE that has a body
            reset: false,
        };
    }
    #opened() {
        const { maxSockets, limitMs, tls } = this.#options;
        if (this.#all.size >= maxSockets)
            return null;
        const connect = this.#undici.buildConnector({ ...tls, timeout: limitMs });
        const connection = {
            client: new this.#undici.Client(this.#origin, {
                headersTimeout: 0,
                bodyTimeout: 0,
                keepAliveTimeout: IDLE_MS,
                keepAliveMaxTimeout: IDLE_MS,
                connect: (options, callback) => {
                    const socket = connect(options, (...result) => {
                        connection.connecting = null;
                        connection.answers = 0;
                        callback(...result);
                    });
                    connection.connecting = socket instanceof external_node_net_.Socket ? socket : null;
                },
            }),
            answers: 0,
            connecting: null,
        };
        this.#all.add(connection);
        return connection;
    }
    /** Gives it to who waits longest. */
    #release(connection) {
        const next = this.#nextWaiting();
        if (next !== null)
            next.sendOver(connection);
        else if (this.#isRetired)
            this.#discard(connection);
        else
            this.#free.push(connection);
    }
    #nextWaiting() {
        for (;;) {
            const next = this.#waiting.shift();
            if (next === undefined)
                return null;
            if (!next.isOver)
                return next;
        }
    }
    #discard(connection) {
        if (!this.#all.delete(connection))
            return;
        connection.connecting?.destroy();
        // what was under way is told by its own error
        void connection.client.destroy();
        const next = this.#nextWaiting();
        if (next === null)
            return;
        const another = this.#opened();
        if (another === null)
            this.#waiting.unshift(next);
        else
            next.sendOver(another);
    }
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/connection-pool.js





async function openConnectionPool(options) {
    const undici = await loadVendor();
    let made = null;
    return {
        connectionsFor(credential) {
            if (made?.credential === credential)
                return made.connections;
            if (made !== null && sameConnection(made.credential, credential)) {
                made = { credential, connections: made.connections };
                return made.connections;
            }
            if (made !== null) {
                made.connections.requests.retire();
                closeIdle(made.connections.streams);
            }
            made = { credential, connections: makeConnections(undici, options, credential) };
            return made.connections;
        },
        close() {
            made?.connections.requests.destroy();
            made?.connections.streams.destroy();
        },
    };
}
function makeConnections(undici, { endpoint, maxSockets, limitMs }, { tls, proxyAgent }) {
    if (proxyAgent !== null) {
        // client-node makes it without keep-alive, which would mean one tunnel a request.
        Object.assign(proxyAgent, { keepAlive: true, maxSockets, maxFreeSockets: maxSockets });
        return { requests: agentRequests(endpoint, proxyAgent), streams: proxyAgent };
    }
    const kept = { keepAlive: true, maxFreeSockets: maxSockets, scheduling: 'lifo' };
    return {
        requests: new DirectRequests(undici, { endpoint, tls, maxSockets, limitMs }),
        streams: endpoint.protocol === 'http:' ? new external_node_http_.Agent(kept) : new external_node_https_.Agent({ ...kept, ...tls }),
    };
}
function sameConnection(a, b) {
    return a.proxyAgent === b.proxyAgent && JSON.stringify(a.tls) === JSON.stringify(b.tls);
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/guarded-attempt.js



/**
 * One try through the guard, which sees a failure of the server as a thrown NetworkError; the caller gets the result as it
 * was. Throws HHS-2109 when the guard lets nobody through.
 */
async function guardedAttempt(guard, request, what, work) {
    if (guard === null)
        return work();
    const results = [];
    try {
        return await guard.attempt(async () => {
            const result = await work();
            results.push(result);
            if (isFailureOfServer(result, request))
                throw shownToGuard(what, result);
            return result;
        });
    }
    catch (error) {
        const [result] = results;
        if (result !== undefined)
            return result;
        throw (0,left_alone/* namingWhat */.lX)(error, what);
    }
}
function isFailureOfServer(result, request) {
    if (!(result instanceof TransportFailure)) {
        if (request.canAskForLess === true && isServerTimeout(result))
            return false;
        return isServerFailure(result, request.method);
    }
    if (result.kind === 'closed' || result.kind === 'too-large')
        return false;
    // a connection that idled too long says nothing of the server, and many of them go at once
    if (result.reusedConnection)
        return false;
    return !(result.kind === 'time-limit' && request.canAskForLess === true);
}
function shownToGuard(what, result) {
    const failure = result instanceof TransportFailure ? result : new TransportFailure('broken', `status ${result.status}`);
    return failureError(failure, what(), 'the API server', 1);
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/http-client.js










const defaults = { maxSockets: 32, limitMs: 30_000, maxAnswerBytes: 256 * 1024 * 1024 };
/** Requests to one API server: pooled connections, a time limit on each, repeated where that is safe. */
class HttpClient {
    server;
    endpoint;
    retry;
    clock;
    random;
    #credentials;
    #log;
    #maxSockets;
    #limitMs;
    #guard;
    #closing = new AbortController();
    #pool = null;
    #opening = null;
    constructor(options) {
        const { server } = options;
        this.server = server.host;
        const gzip = options.gzip ?? !/^(localhost|127\.|\[::1\])/.test(server.hostname);
        this.endpoint = endpointOf(server, gzip, options.maxAnswerBytes ?? defaults.maxAnswerBytes);
        this.retry = { ...defaultRetryLimits, ...options.retry };
        this.clock = options.clock;
        this.random = options.random;
        this.#credentials = options.credentials;
        this.#log = options.log;
        this.#maxSockets = options.maxSockets ?? defaults.maxSockets;
        this.#limitMs = options.limitMs ?? defaults.limitMs;
        this.#guard = options.guard ?? null;
    }
    get closed() {
        return this.#closing.signal;
    }
    /**
     * The answer, whatever its status. `what`: the attempt in words, for messages (`apply of VPC default/vpc-1`). Throws
     * NetworkError, TimeoutError, AuthenticationError, ConfigurationError.
     */
    async send(request, what) {
        const exchange = {
            method: request.method,
            path: request.path,
            body: request.body === undefined ? null : JSON.stringify(request.body),
            contentType: request.contentType ?? 'application/json',
            accept: request.accept ?? 'application/json',
            limitMs: request.limitMs ?? this.#limitMs,
        };
        let renewed = false;
        let before = null;
        for (let tried = 1;; tried += 1) {
            let attempt;
            try {
                attempt = await this.#inTurn(request, exchange, what);
            }
            catch (error) {
                // what it failed of itself says more than that it may not try again
                if (before !== null && (error instanceof KeptBack || (0,left_alone/* isLeftAlone */.$W)(error)))
                    return this.#givenUp(before, what, tried - 1);
                throw error instanceof KeptBack ? error.why : error;
            }
            const { credential, result } = attempt;
            if (!(result instanceof TransportFailure) && result.status === 401 && !renewed) {
                renewed = true;
                await this.#credentials.renew(credential);
                continue;
            }
            const pause = this.#pauseAfter(result, request, tried);
            if (pause === null)
                return this.#givenUp(result, what, tried);
            before = result;
            const why = result instanceof TransportFailure ? { reason: result.kind } : { status: result.status };
            await this.#pause(pause, { op: what(), attempt: tried, ...why });
        }
    }
    #pauseAfter(result, request, tried) {
        return result instanceof TransportFailure
            ? pauseAfterFailure(result, request, tried, this.retry, this.random)
            : pauseAfterStatus(result, request, tried, this.retry, this.random);
    }
    /** What the caller gets of the last try. */
    #givenUp(result, what, tries) {
        if (result instanceof TransportFailure)
            throw failureError(result, what(), this.server, tries);
        const { status, headers, body } = result;
        return { status, headers, body, tries };
    }
    /** Credential and connections for a request; also for watches, which keep theirs. */
    async authorize() {
        const known = this.#credentials.current();
        const credential = known instanceof Promise ? await known : known;
        const pool = this.#pool ?? (await this.#opened());
        return { credential, connections: pool.connectionsFor(credential) };
    }
    async #opened() {
        const { endpoint } = this;
        this.#opening ??= openConnectionPool({ endpoint, maxSockets: this.#maxSockets, limitMs: this.#limitMs });
        this.#pool = await this.#opening;
        return this.#pool;
    }
    async renew(refused) {
        await this.#credentials.renew(refused);
    }
    close() {
        const message = `${this.server}: this client was closed`;
        this.#closing.abort(new errors/* NetworkError */.Dr({ ...(0,error_codes/* errorFacts */.u)('HHS-2103'), message }));
        this.#pool?.close();
    }
    /** One try. Guard and credential are asked when its turn has come, so that they are those of the moment in which it goes out. */
    async #inTurn(request, exchange, what) {
        const end = request.turn === undefined ? () => undefined : await taken(request.turn);
        try {
            const { credential, connections } = await this.authorize();
            const result = await guardedAttempt(this.#guard, request, what, () => this.#try(credential, connections.requests, exchange, { onText: request.onText, end }));
            return { credential, result };
        }
        finally {
            end();
        }
    }
    async #try(credential, requests, exchange, { onText, end }) {
        if (this.#closing.signal.aborted)
            return new TransportFailure('closed', 'closed');
        try {
            const answer = await requests.exchange(credential, exchange, end);
            if (isSuccess(answer) && onText?.(answer.text) === true)
                await (0,promises_.setImmediate)();
            const body = parseBody(answer);
            if (body instanceof TransportFailure)
                return body;
            const { status, headers, text } = answer;
            return { status, headers, text, body };
        }
        catch (error) {
            if (this.#closing.signal.aborted)
                return new TransportFailure('closed', 'closed');
            if (error instanceof TransportFailure)
                return error;
            throw error;
        }
    }
    async #pause(ms, fields) {
        this.#log.debug('request is tried again', { ...fields, durationMs: Math.round(ms) });
        if (ms === 0)
            return;
        try {
            await this.clock.sleep(ms, this.#closing.signal);
        }
        catch (error) {
            throw (0,errors/* isSyncError */.qw)(error) ? error : this.#closing.signal.reason;
        }
    }
}
/** A turn was not given. */
class KeptBack extends Error {
    why;
    constructor(why) {
        super('kept back');
        this.why = why;
    }
}
/** Ends the turn that it took, once. */
async function taken(turn) {
    try {
        await turn.take();
    }
    catch (error) {
        throw new KeptBack(error);
    }
    let isOver = false;
    return () => {
        if (!isOver)
            turn.end();
        isOver = true;
    };
}
/** A success must be a JSON object: half a one is a broken connection, something else is not the API server. */
function parseBody(answer) {
    const { status, text } = answer;
    const success = isSuccess(answer);
    if (status >= 300 && status < 400)
        return new TransportFailure('unreadable', `redirect, status ${status}`);
    const type = answer.headers['content-type'] ?? '';
    if (!type.startsWith('application/json')) {
        return success ? new TransportFailure('unreadable', type === '' ? 'no content type' : 'no JSON') : null;
    }
    try {
        const body = JSON.parse(text);
        if ((0,json/* isJsonObject */.OW)(body))
            return body;
    }
    catch {
        if (success)
            return new TransportFailure('broken', 'the answer is not whole');
    }
    return success ? new TransportFailure('unreadable', 'no JSON object') : null;
}
function isSuccess({ status }) {
    return status >= 200 && status < 300;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/adapters/kubernetes/lease-record.js


const attemptAnnotation = 'hedgehog-sync.githedgehog.com/lease-attempt';
function leaseRecordOf(object) {
    const metadata = objectIn(object.metadata);
    const spec = objectIn(object.spec);
    const seconds = spec.leaseDurationSeconds;
    const { leaseTransitions } = spec;
    return {
        holder: lease_record_textIn(spec.holderIdentity),
        attempt: lease_record_textIn(objectIn(metadata.annotations)[attemptAnnotation]),
        durationMs: typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : null,
        transitions: typeof leaseTransitions === 'number' ? leaseTransitions : 0,
        acquireTime: lease_record_textIn(spec.acquireTime),
        resourceVersion: lease_record_textIn(metadata.resourceVersion) ?? '',
        uid: lease_record_textIn(metadata.uid) ?? '',
        object,
    };
}
/** The Lease as it is written for a hold that begins now. */
function acquiredLease(name, namespace, hold, before) {
    const time = microTime(hold.now);
    const spec = {
        ...heldSpec(hold, time),
        acquireTime: time,
        leaseTransitions: before === null ? 0 : before.transitions + 1,
    };
    return lease(name, namespace, hold.fabric, spec, hold.attempt, before);
}
function renewedLease(name, namespace, hold, before) {
    const spec = { ...objectIn(before.object.spec), ...heldSpec(hold, microTime(hold.now)) };
    return lease(name, namespace, hold.fabric, spec, hold.attempt, before);
}
/** Free, with the time of the last run left to be seen. */
function releasedLease(name, namespace, hold, before) {
    const spec = { ...objectIn(before.object.spec), holderIdentity: '', renewTime: microTime(hold.now) };
    return lease(name, namespace, hold.fabric, spec, null, before);
}
function heldSpec(hold, time) {
    return {
        holderIdentity: hold.holder,
        leaseDurationSeconds: Math.max(1, Math.ceil(hold.durationMs / 1000)),
        renewTime: time,
    };
}
function lease(name, namespace, fabric, spec, attempt, before) {
    const metadata = before === null ? {} : objectIn(before.object.metadata);
    const { [attemptAnnotation]: _attempt, ...annotations } = objectIn(metadata.annotations);
    const { managedFields: _managedFields, ...kept } = metadata;
    return {
        apiVersion: 'coordination.k8s.io/v1',
        kind: 'Lease',
        metadata: {
            ...kept,
            name,
            namespace,
            labels: { ...objectIn(metadata.labels), [fabricLabel]: fabric, ...managedByLabels },
            annotations: attempt === null ? annotations : { ...annotations, [attemptAnnotation]: attempt },
        },
        spec,
    };
}
/** Kubernetes' MicroTime wants six digits. */
function microTime(iso) {
    return iso.replace(/\.(\d{3})Z$/, '.$1000Z');
}
function objectIn(value) {
    return (0,json/* isJsonObject */.OW)(value) ? value : {};
}
function lease_record_textIn(value) {
    return typeof value === 'string' && value !== '' ? value : null;
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/held-lease.js




function renewalTime(clock) {
    return { monotonicMs: clock.monotonicMs(), wallMs: clock.epochMs() };
}
/** Others wait for the whole duration; we stop trusting it a little before, as clocks do not run at the same speed. */
const TRUSTED_SHARE = 0.9;
const TOO_LATE = 'it was not renewed in time (the machine may have slept)';
const RELEASE_LIMIT_MS = 5_000;
/** A lock that renews itself until released or lost. */
class RenewingLease {
    holder;
    #facts;
    #client;
    #clock;
    #log;
    #lost = new AbortController();
    #stopped = new AbortController();
    #renewing;
    #record;
    #renewed;
    #released = null;
    constructor(client, facts, held, clock, log) {
        this.holder = facts.holder;
        this.#client = client;
        this.#facts = facts;
        this.#record = held.record;
        this.#renewed = held.at;
        this.#clock = clock;
        this.#log = log;
        this.#renewing = Promise.all([this.#renewUntilStopped(), this.#loseWhenDue()]).then(() => undefined);
    }
    get lost() {
        return this.#lost.signal;
    }
    assertHeld() {
        if (this.#released !== null)
            throw this.#lossError('it was released');
        if (!this.#lost.signal.aborted && this.#trustedForMs() <= 0)
            this.#lose(TOO_LATE);
        if (this.#lost.signal.aborted)
            throw this.#lost.signal.reason;
    }
    release() {
        this.#released ??= this.#free();
        return this.#released;
    }
    #trustedForMs() {
        const now = renewalTime(this.#clock);
        const monotonic = now.monotonicMs - this.#renewed.monotonicMs;
        const wall = now.wallMs - this.#renewed.wallMs;
        return this.#facts.durationMs * TRUSTED_SHARE - Math.max(monotonic, wall);
    }
    async #renewUntilStopped() {
        const { durationMs } = this.#facts;
        let pauseMs = durationMs / 3;
        while (!this.#isOver()) {
            try {
                await this.#clock.sleep(pauseMs, this.#stopped.signal);
                const renewed = await this.#renew();
                pauseMs = renewed ? durationMs / 3 : this.#soonMs();
            }
            catch (error) {
                if (this.#isOver())
                    return;
                this.#log.warn('the lock could not be renewed; trying again', {
                    op: 'lease',
                    fabric: this.#facts.fabric,
                    reason: (0,thrown/* thrownFacts */.S)(error).message,
                });
                pauseMs = this.#soonMs();
            }
        }
    }
    #soonMs() {
        return Math.min(1_000, this.#facts.durationMs / 10);
    }
    /** Tells of the loss on time, also while a renewal hangs. */
    async #loseWhenDue() {
        while (!this.#isOver()) {
            const leftMs = this.#trustedForMs();
            if (leftMs <= 0)
                this.#lose(TOO_LATE);
            else
                await this.#clock.sleep(leftMs, this.#stopped.signal).catch(() => undefined);
        }
    }
    #isOver() {
        return this.#stopped.signal.aborted || this.#lost.signal.aborted;
    }
    /** false: look again soon. */
    async #renew() {
        const at = renewalTime(this.#clock);
        const { name, namespace } = this.#client;
        const body = renewedLease(name, namespace, this.#hold(), this.#record);
        const written = await this.#client.put(body, this.#record, this.#facts.durationMs / 3);
        if (written !== null) {
            this.#record = written;
            this.#renewed = at;
            return true;
        }
        // Somebody wrote it: a takeover, or a harmless hand, or our own earlier try whose answer was lost.
        const there = await this.#client.get();
        if (there?.attempt === this.#facts.attempt)
            this.#record = there;
        else
            this.#lose(there?.holder ? `it was taken over by ${there.holder}` : 'somebody deleted or freed it');
        return false;
    }
    async #free() {
        this.#stopped.abort();
        await this.#renewing;
        try {
            let record = this.#record;
            for (let attempt = 0; attempt < 3 && record !== null; attempt += 1) {
                if (record.attempt !== this.#facts.attempt)
                    return;
                const { name, namespace } = this.#client;
                const body = releasedLease(name, namespace, this.#hold(), record);
                if ((await this.#client.put(body, record, RELEASE_LIMIT_MS)) !== null)
                    return;
                record = await this.#client.get();
            }
        }
        catch (error) {
            this.#log.warn('the lock could not be released; others wait until it runs out', {
                op: 'lease',
                fabric: this.#facts.fabric,
                reason: (0,thrown/* thrownFacts */.S)(error).message,
            });
        }
    }
    #hold() {
        return { ...this.#facts, now: this.#clock.now() };
    }
    #lose(why) {
        this.#lost.abort(this.#lossError(why));
        this.#stopped.abort();
    }
    #lossError(why) {
        const { fabric } = this.#facts;
        return new errors/* ConflictError */.fK({
            ...(0,error_codes/* errorFacts */.u)('HHS-2403'),
            message: `the lock on fabric ${fabric} is not held any more: ${why}`,
            conflict: 'lease',
        });
    }
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/lease-client.js



/** The Lease of one fabric. */
class LeaseClient {
    name;
    namespace;
    #http;
    #place;
    constructor(http, name, namespace) {
        this.#http = http;
        this.name = name;
        this.namespace = namespace;
        this.#place = { group: 'coordination.k8s.io', version: 'v1', plural: 'leases', kind: 'Lease', namespace };
    }
    /** null: there is none yet. */
    async get() {
        try {
            return leaseRecordOf((await getPlain(this.#http, this.#place, this.name)).body);
        }
        catch (error) {
            if (error instanceof errors/* KubernetesError */.dK && error.code === 'HHS-2503')
                return null;
            throw error;
        }
    }
    /** Creates, or replaces what `before` was. null: somebody else was faster; look again. */
    async put(body, before, limitMs) {
        try {
            const reply = before === null
                ? await createPlain(this.#http, this.#place, this.name, body)
                : await replacePlain(this.#http, this.#place, this.name, body, limitMs);
            return leaseRecordOf(reply.body);
        }
        catch (error) {
            if (error instanceof errors/* ConflictError */.fK)
                return null;
            if (before !== null && error instanceof errors/* KubernetesError */.dK && error.code === 'HHS-2503')
                return null;
            throw error;
        }
    }
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/lease-lock.js







/** After so many lost races something rewrites the Lease all the time. */
const MOST_RACES = 20;
/** Locks on Lease objects `hedgehog-sync-<fabric>`. Times that others wrote are never trusted. */
class KubernetesLeaseLock {
    #http;
    #clock;
    #log;
    #namespace;
    #pollMs;
    constructor(http, options) {
        this.#http = http;
        this.#clock = options.clock;
        this.#log = options.log;
        this.#namespace = options.namespace ?? 'default';
        this.#pollMs = options.pollMs ?? 1_000;
    }
    async version(fabric) {
        return lease_lock_versionOf(await new LeaseClient(this.#http, recordName(fabric), this.#namespace).get());
    }
    async acquire(request) {
        const { fabric, holder, durationMs } = request;
        const client = new LeaseClient(this.#http, recordName(fabric), this.#namespace);
        const facts = { fabric, holder, durationMs, attempt: (0,external_node_crypto_.randomUUID)() };
        const giveUpMs = this.#clock.monotonicMs() + request.waitMs;
        let seen = null;
        let told = null;
        let races = 0;
        let toldMoved = false;
        // it was not there a moment ago: made at once; where somebody was faster, that is told and looked at
        let isNew = request.seenVersion === null;
        for (;;) {
            const there = isNew ? null : await client.get();
            isNew = false;
            const mine = there?.attempt === facts.attempt;
            // asked at each look: a race may be lost to a run that has ended by the next one
            const moved = request.seenVersion !== undefined && lease_lock_versionOf(there) !== request.seenVersion && !mine;
            if (moved && !toldMoved)
                request.onMoved?.();
            toldMoved ||= moved;
            seen = sighting(there, seen, this.#clock.monotonicMs());
            const leftMs = mine || there === null ? 0 : this.#leftOf(there, seen, durationMs);
            if (leftMs <= 0) {
                const held = await this.#take(client, facts, there);
                if (held !== null)
                    return held;
                races += 1;
                if (races >= MOST_RACES)
                    throw heldByOther(fabric, 'others who are faster', client, durationMs);
                continue;
            }
            const waitMs = giveUpMs - this.#clock.monotonicMs();
            const other = there?.holder ?? 'somebody';
            if (waitMs <= 0)
                throw heldByOther(fabric, other, client, leftMs);
            if (told !== other)
                request.onWait?.(other);
            told = other;
            await this.#clock.sleep(Math.max(1, Math.min(this.#pollMs, waitMs, leftMs)), this.#http.closed);
        }
    }
    /** How long the Lease must still stay unchanged before it counts as dead; 0: it is free. */
    #leftOf(there, seen, durationMs) {
        if (there.holder === null)
            return 0;
        const unchangedMs = this.#clock.monotonicMs() - seen.sinceMs;
        return (there.durationMs ?? durationMs) - unchangedMs;
    }
    async #take(client, facts, there) {
        const at = renewalTime(this.#clock);
        const hold = { ...facts, now: this.#clock.now() };
        const body = acquiredLease(client.name, client.namespace, hold, there);
        const record = await client.put(body, there);
        if (record === null)
            return null;
        if (there !== null && there.holder !== null && there.attempt !== facts.attempt) {
            this.#log.warn('the lock of a run that did not renew it was taken over', {
                op: 'lease',
                fabric: facts.fabric,
                holder: there.holder,
            });
        }
        return new RenewingLease(client, facts, { record, at }, this.#clock, this.#log);
    }
}
function lease_lock_versionOf(there) {
    return there === null ? null : `${there.uid}/${there.resourceVersion}`;
}
function sighting(there, before, nowMs) {
    const version = lease_lock_versionOf(there) ?? '';
    return before !== null && before.version === version ? before : { version, sinceMs: nowMs };
}
function heldByOther(fabric, holder, client, leftMs) {
    return new errors/* ConflictError */.fK({
        ...(0,error_codes/* errorFacts */.u)('HHS-2402'),
        message: `fabric ${fabric} is locked by ${holder} (Lease ${client.namespace}/${client.name}); ` +
            `a dead run is taken over after ${Math.ceil(leftMs / 1000)} s more without a sign of life`,
        conflict: 'lease',
        details: { holder },
    });
}

;// CONCATENATED MODULE: ./lib/adapters/kubernetes/connect.js








/** Everything that an operation needs of a cluster, over one pool of connections. No request is made yet. */
function connectKubernetes(options) {
    const { clock, log, random, onSecret, requestLimitMs, maxSockets, retry, guard } = options;
    const access = (0,kubeconfig/* resolveAccess */.pQ)(options.sources, options.parseYaml);
    for (const secret of (0,describe_access/* secretsOf */.Fj)(access))
        onSecret(secret);
    const http = new HttpClient({
        server: access.server,
        credentials: new Credentials(access, { clock, onSecret }),
        clock,
        log,
        random,
        ...(requestLimitMs === undefined ? {} : { limitMs: requestLimitMs }),
        ...(maxSockets === undefined ? {} : { maxSockets }),
        ...(retry === undefined ? {} : { retry }),
        ...(guard === undefined ? {} : { guard }),
    });
    const namespace = options.recordNamespace;
    return {
        cluster: new ApiCluster(http),
        inventory: new ConfigMapInventory(http, { namespace }),
        lease: new KubernetesLeaseLock(http, { clock, log, namespace }),
        fabricConfigText: () => readFabricConfigText(http),
        access: (0,describe_access/* describeAccess */.Ag)(access),
    };
}

// EXTERNAL MODULE: ./lib/entry/read-fabric-config.js + 1 modules
var read_fabric_config = __webpack_require__(2815);
;// CONCATENATED MODULE: ./lib/entry/connect-cluster.js




/**
 * Doors to the cluster that the options and the environment name. No request is made yet, unless the fabric's
 * configuration is to be read there.
 */
async function connectCluster(values, around, clock, defaultKubeconfig, guard) {
    const connection = connectKubernetes({
        sources: kubeconfigSources(values, around, defaultKubeconfig),
        parseYaml: dist/* parse */.qg,
        clock,
        log: around.log,
        random: Math.random,
        onSecret: around.onSecret,
        recordNamespace: values.namespace,
        requestLimitMs: values['request-timeout'],
        retry: { tries: values.retries + 1 },
        ...(guard === undefined ? {} : { guard }),
    });
    const insecure = !connection.access.tlsVerified && !isThisMachine(connection.access.server);
    if (insecure) {
        around.log.warn('the connection to the API server is not verified (plain HTTP, or insecure-skip-tls-verify): anybody on the way can read and change what is sent');
    }
    const { cluster, inventory, lease } = connection;
    const fabricConfig = await (0,read_fabric_config/* readFabricConfigOf */.pt)(values['fabric-config'], connection).catch((error) => {
        cluster.close();
        throw error;
    });
    return {
        ports: { cluster, inventory, lease, ...(fabricConfig === undefined ? {} : { fabricConfig }) },
        insecure,
    };
}
/**
 * A file that was named for us, a text, then as kubectl looks for it: KUBECONFIG with its list, the default file, inside
 * a pod.
 */
function kubeconfigSources(values, around, defaultFile) {
    const { environment } = around;
    const text = values['kubeconfig-text'];
    const { kubeconfig } = values;
    const isNamed = kubeconfig !== null && kubeconfig !== environment.KUBECONFIG;
    const isList = kubeconfig?.includes(external_node_path_.delimiter) === true;
    const host = environment.KUBERNETES_SERVICE_HOST;
    const port = environment.KUBERNETES_SERVICE_PORT;
    return {
        ...(text === null || isNamed ? {} : { text }),
        ...(kubeconfig === null || isList ? {} : { file: kubeconfig }),
        paths: isList ? kubeconfig.split(external_node_path_.delimiter).filter((path) => path !== '') : [defaultFile],
        ...(values.context === null ? {} : { context: values.context }),
        ...(host === undefined || port === undefined ? {} : { inCluster: { host, port } }),
    };
}
function isThisMachine(server) {
    return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(server);
}


/***/ })

};
