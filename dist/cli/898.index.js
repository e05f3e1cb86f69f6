export const id = 898;
export const ids = [898];
export const modules = {

/***/ 7976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ durationText),
/* harmony export */   T: () => (/* binding */ timeText)
/* harmony export */ });
/* harmony import */ var _escape_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1226);

/** `2026-03-01 12:03 UTC`; what is no time of ours is shown as it is. */
function timeText(iso) {
    const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z$/.exec(iso);
    return match === null ? (0,_escape_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(iso) : `${match[1]} ${match[2]} UTC`;
}
/** `850 ms`, `42 s`, `3 min`, `24 h`, rounded down. */
function durationText(ms) {
    if (ms < 1000)
        return `${Math.max(0, Math.floor(ms))} ms`;
    if (ms < 120_000)
        return `${Math.floor(ms / 1000)} s`;
    if (ms < 7_200_000)
        return `${Math.floor(ms / 60_000)} min`;
    return `${Math.floor(ms / 3_600_000)} h`;
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

/***/ 9668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LD: () => (/* binding */ boundedText)
/* harmony export */ });
/* unused harmony exports TEXT_LIMIT, namesText */
/** Longest text that goes into a stored document. */
const TEXT_LIMIT = 400;
/** On one line and bounded: what comes from outside may be neither. Never cuts a character in two. */
function boundedText(text, limit = TEXT_LIMIT) {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    if (line.length <= limit)
        return line;
    const cut = line.slice(0, limit - 1);
    const last = cut.charCodeAt(cut.length - 1);
    return `${last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut}…`;
}
/** The first names, and how many more there are: bounded whatever the fabric's size. */
function namesText(names, shown = 10) {
    const head = names.slice(0, shown).join(', ');
    return names.length > shown ? `${head} and ${names.length - shown} more` : head;
}


/***/ }),

/***/ 8034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ snapshotFor)
/* harmony export */ });
/* unused harmony export snapshotByRule */
/* harmony import */ var _bounded_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9668);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2354);


/** The state follows from the reason, so the two can never disagree. */
function snapshotFor(component, code, facts) {
    return {
        component,
        state: _reasons_js__WEBPACK_IMPORTED_MODULE_0__/* .REASONS */ .ez[code].state,
        reasonCode: code,
        reason: (0,_bounded_text_js__WEBPACK_IMPORTED_MODULE_1__/* .boundedText */ .LD)(facts.reason ?? _reasons_js__WEBPACK_IMPORTED_MODULE_0__/* .REASONS */ .ez[code].meaning),
        observedAt: facts.observedAt,
        source: facts.source ?? 'run',
        evidence: facts.evidence ?? {},
    };
}
/** A state that a rule of the user's sets, with what was observed kept as evidence. */
function snapshotByRule(observed, state, rule) {
    return {
        ...observed,
        state,
        reasonCode: 'set-by-rule',
        reason: boundedText(`rule ${rule} sets ${state}; observed: ${observed.state} (${observed.reason})`),
    };
}


/***/ }),

/***/ 7092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* unused harmony exports clusterSeenAt, missedTheCluster, isCompared, observeCluster */
/* harmony import */ var _make_snapshot_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8034);
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9912);





/** When the cluster was as the facts say: at the start of a run that only looks, after the writes of an apply. */
function clusterSeenAt(facts) {
    if (facts.mode !== 'apply' || facts.outcomes.length === 0)
        return facts.startedAt;
    const waited = facts.convergence?.waitedMs ?? 0;
    const written = Date.parse(facts.endedAt) - waited;
    return new Date(Math.max(Date.parse(facts.startedAt), written)).toISOString();
}
/** Was this run to compare with the cluster, and could not? */
function missedTheCluster(facts) {
    if (facts.mode === 'validate' || facts.plan !== null)
        return false;
    const cluster = facts.endpoints.find(({ endpoint }) => endpoint === 'cluster');
    const { failure, validation } = facts;
    if (cluster !== undefined && cluster.failure !== null)
        return true;
    if (failure?.category === 'cancelled')
        return false;
    const troubled = cluster?.asked === true && !cluster.reached;
    // the end may be well and the comparison fail all the same: a right, a refusal, a time limit
    return troubled || (failure !== null && cluster?.asked === true && validation !== null);
}
function isCompared(facts) {
    return facts.plan !== null && facts.comparedWith === 'cluster';
}
/**
 * The objects as this run saw them; null: the run did not look. `differences` identifies what differs with its values, so
 * that a status tells one drift from another.
 */
function observeCluster(facts, differences) {
    if (isCompared(facts))
        return judgeObjects(facts, differences);
    if (!missedTheCluster(facts))
        return null;
    const { failure } = facts;
    const why = failure === null ? 'the cluster did not answer' : failure.message;
    return snapshotFor('kubernetes', 'cluster-not-read', {
        observedAt: facts.startedAt,
        reason: `not compared: ${why}`,
        evidence: { code: failure?.code ?? null },
    });
}
function judgeObjects(facts, differences) {
    const results = objectResults(facts);
    const { code, reason } = verdict(facts, results);
    const trouble = results.find(({ status }) => status === 'error');
    const evidence = {
        drift: driftStatusOf(results),
        differing: results.filter(({ state }) => state !== null && state !== 'in_sync').length,
        ...countStatuses(results),
        conflicts: results.filter(({ conflict }) => conflict).length,
        differences,
        object: trouble === undefined ? null : displayId(trouble.change.id),
        code: trouble?.outcome?.error?.code ?? (code === 'apply-ended-early' ? (facts.failure?.code ?? null) : null),
    };
    return snapshotFor('kubernetes', code, { observedAt: clusterSeenAt(facts), reason, evidence });
}
function countStatuses(results) {
    return Object.fromEntries(OBJECT_STATUSES.map((status) => [status, results.filter((result) => result.status === status).length]));
}
/** The gravest first. */
function verdict(facts, results) {
    return failedVerdict(facts, results) ?? driftVerdict(results) ?? calmVerdict(results);
}
function failedVerdict(facts, results) {
    if (facts.mode !== 'apply')
        return null;
    const failed = results.filter(({ outcome }) => outcome?.outcome === 'failed');
    const refused = results.filter(({ outcome }) => outcome?.outcome === 'refused');
    if (failed.length > 0)
        return { code: 'objects-failed', reason: troubleText(failed, 'could not be written') };
    if (refused.length > 0) {
        return { code: 'objects-refused', reason: troubleText(refused, 'refused by the cluster') };
    }
    // once the switches are waited for, everything is written
    const why = facts.interrupted ?? (facts.convergence === null ? (facts.failure?.message ?? null) : null);
    return why === null ? null : { code: 'apply-ended-early', reason: `the apply ended early: ${why}` };
}
function troubleText(results, what) {
    const [first] = results;
    const error = first?.outcome?.error;
    const detail = error === null || error === undefined ? '' : ` (${error.code}: ${error.message})`;
    const name = first === undefined ? '' : displayId(first.change.id);
    return `${plural(results.length, 'object')} ${what}, first ${name}${detail}`;
}
function driftVerdict(results) {
    const count = (matches) => results.filter(matches).length;
    const conflicts = count(({ conflict }) => conflict);
    const missing = count(({ state }) => state === 'missing');
    const changed = count(({ state, conflict }) => !conflict && (state === 'cluster_ahead' || state === 'both_changed'));
    const drifted = conflicts + missing + changed;
    if (drifted === 0)
        return null;
    const parts = [
        ...(conflicts === 0 ? [] : [`${conflicts} in conflict with Git`]),
        ...(missing === 0 ? [] : [`${missing} deleted in the cluster`]),
        ...(changed === 0 ? [] : [`${changed} changed in the cluster`]),
    ];
    const reason = `${drifted} of ${plural(results.length, 'object')}: ${parts.join(', ')}`;
    if (severityOfResults(results) >= SEVERE)
        return { code: 'objects-far-off', reason };
    return { code: conflicts > 0 ? 'objects-conflict' : 'objects-drifted', reason };
}
function calmVerdict(results) {
    const ahead = results.filter(({ state }) => state === 'git_ahead').length;
    const extra = results.filter(({ state }) => state === 'extra').length;
    const total = plural(results.length, 'object');
    if (results.length === 0)
        return { code: 'objects-none', reason: 'no object in Git or in the cluster' };
    if (ahead > 0)
        return { code: 'objects-git-ahead', reason: `${ahead} of ${total} changed in Git and not applied` };
    if (extra > 0) {
        return {
            code: 'objects-unmanaged',
            reason: `${extra} of ${total} only in the cluster; the rest agrees with Git`,
        };
    }
    return { code: 'objects-in-sync', reason: `${total}, Git and cluster agree on all` };
}


/***/ }),

/***/ 2354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O8: () => (/* binding */ isReasonCode),
/* harmony export */   OE: () => (/* binding */ REASON_CODES),
/* harmony export */   Xh: () => (/* binding */ nextOf),
/* harmony export */   ez: () => (/* binding */ REASONS)
/* harmony export */ });
const RUN_AGAIN = 'Nothing by hand: the next run that looks at it settles it.';
const LOOK_AT_DRIFT = "Take one side for each object below: write the cluster's value into Git, or force Git's with apply --accept-git.";
function row(component, state, meaning, next = '') {
    return { component, state, meaning, next };
}
/** Why a component is in its state. */
const REASONS = {
    'git-valid': row('git_sync', 'healthy', 'All files were read, and every manifest is valid.'),
    'git-warnings': row('git_sync', 'warning', 'Every manifest is valid, with warnings.', 'Read the warnings; nothing is held because of them.'),
    'git-invalid': row('git_sync', 'error', 'Files have errors, so Git as it is cannot be applied as a whole.', 'Mend the files; `validate` shows every error with its line.'),
    'git-empty': row('git_sync', 'error', 'Not one manifest was validated.', 'Check the path of the fabric and its include and exclude patterns.'),
    'git-unreadable': row('git_sync', 'error', 'The files could not be read.', 'Do what the message says; nothing was compared or written.'),
    'objects-in-sync': row('kubernetes', 'healthy', 'Git and cluster agree on every object.'),
    'objects-git-ahead': row('kubernetes', 'warning', 'Git holds changes that are not applied, and nobody changed the cluster.', 'Apply: a push to the default branch does it, the workflow by hand with mode apply, or hedgehog-sync apply.'),
    'objects-unmanaged': row('kubernetes', 'warning', 'The cluster has objects that are not in Git.', 'Take them into Git, or opt them out by annotation.'),
    'objects-drifted': row('kubernetes', 'warning', 'Somebody changed or deleted objects in the cluster.', LOOK_AT_DRIFT),
    'objects-conflict': row('kubernetes', 'warning', 'Git and cluster changed the same field to different values; apply holds these objects.', LOOK_AT_DRIFT),
    'objects-far-off': row('kubernetes', 'error', 'The cluster is far from Git: the severity of the drift is 0.5 or more.', 'Find out who changes the cluster before anything is applied; then take one side object by object.'),
    'objects-refused': row('kubernetes', 'error', 'The cluster refused objects.', 'Mend what the refusal names, then apply again.'),
    'objects-failed': row('kubernetes', 'error', 'Objects could not be written.', 'Look at the error of each object, then apply again: what was written already stays.'),
    'apply-ended-early': row('kubernetes', 'error', 'The apply ended before everything was written.', 'Do what the message says, then apply again: it goes on where it ended.'),
    'objects-none': row('kubernetes', 'unknown', 'There was no object to compare, neither in Git nor in the cluster.', 'Check the path of the fabric and the cluster that is asked.'),
    'cluster-not-read': row('kubernetes', 'unknown', 'The run was to compare with the cluster and could not.', 'Mend what the connection says, then run again.'),
    'switches-converged': row('fabric', 'healthy', 'Every switch runs what the fabric asks of it.'),
    'no-switches': row('fabric', 'healthy', 'The fabric has no switch that could lag.'),
    'switches-behind': row('fabric', 'warning', 'Switches do not run what the fabric asks of them (yet), or are silent.', 'Look at the switches named; one that stays behind needs its agent looked at.'),
    'switches-not-in-force': row('fabric', 'error', 'What was applied is not in force: switches did not follow in time.', 'Look at the agents of the switches named; then run drift to see whether they caught up.'),
    'switches-all-silent': row('fabric', 'error', 'No switch gives a sign of life.', 'Check the management network and the agents.'),
    'switches-not-awaited': row('fabric', 'unknown', 'The wait for the switches was cancelled, so nobody knows whether they follow.', 'Run drift to see where they are.'),
    'switches-not-listed': row('fabric', 'unknown', 'The agents of the switches could not be listed.', 'Check that the cluster serves Agents and that the credentials may list them: `doctor` shows both.'),
    'scan-fresh': row('watch', 'healthy', 'The cluster was looked at within the limit.'),
    'scan-late': row('watch', 'stale', 'The last look at the cluster is older than the limit.', 'See why scheduled runs stopped: a forge switches schedules off in a quiet repository.'),
    connected: row('connection', 'healthy', 'Every end that was asked answered.'),
    'connection-insecure': row('connection', 'warning', 'Certificates are not verified.', 'Put the right certificate authority into the kubeconfig and remove insecure-skip-tls-verify.'),
    'budget-low': row('connection', 'warning', 'The rate budget of an end is nearly used up.', 'Wait for the next hour, or find out what else uses the same token.'),
    'breaker-probing': row('connection', 'warning', 'An end failed several times and is being tried with one request.', RUN_AGAIN),
    'breaker-open': row('connection', 'error', 'An end failed five times in a row and is left alone for five minutes.', 'Look at the end itself; it is tried again by itself.'),
    'access-refused': row('connection', 'error', 'An end answered and refused the credentials, or a right is missing.', 'Renew the credentials, or grant the right that the message names.'),
    'end-unusable': row('connection', 'error', 'An end could not be used as it is configured.', 'Do what the message says.'),
    'end-unreachable': row('connection', 'error', 'An end could not be reached.', 'Check the address and the way there from where the run takes place.'),
    'never-synced': row('any', 'never_synced', 'No run has looked at it yet, and none has succeeded.', 'Run drift or apply once; plan changes nothing.'),
    'never-observed': row('any', 'unknown', 'Runs have succeeded, but none of them looked at it, or their record is gone.', 'Run drift: it looks at everything and changes nothing.'),
    'record-not-trusted': row('any', 'unknown', 'The stored status was changed by hand, so it does not count as observed.', 'Run drift: it looks at everything and changes nothing.'),
    'observation-old': row('any', 'stale', 'It was good when it was last looked at, but that is longer ago than the limit.', 'Run drift once, and see why scheduled runs stopped: a forge switches schedules off in a quiet repository.'),
    'facts-contradict': row('any', 'unknown', 'What the run found contradicts itself, also after it was read once more.', 'Run again; if it stays, report it with the decisions shown below.'),
    'run-under-way': row('any', 'syncing', 'A run is looking at it right now.', 'Wait for the run.'),
    'set-by-rule': row('any', 'any', 'A rule of yours sets this state.', 'See the rule named.'),
};
const REASON_CODES = Object.keys(REASONS);
function isReasonCode(code) {
    return Object.hasOwn(REASONS, code);
}
/** What to do next about a reason; '' also for a code of another release. */
function nextOf(code) {
    return isReasonCode(code) ? REASONS[code].next : '';
}


/***/ }),

/***/ 9912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f4: () => (/* binding */ SEVERITY_FORMULA),
/* harmony export */   vI: () => (/* binding */ severityOfResults)
/* harmony export */ });
/* unused harmony exports SEVERITY_WEIGHTS, SEVERE, severityOf */

/**
 * How much one difference weighs, between 0 and 1. Git's own changes are no drift. Printed on the reference page.
 * `cluster_ahead` and `both_changed` weigh by the field; without known fields the object counts as one.
 */
const SEVERITY_WEIGHTS = {
    missing: 0.2,
    /** The most that the fields of one object weigh: it cannot be further off than missing. */
    objectCap: 0.2,
    conflictField: 0.1,
    changedField: 0.05,
    /** An object that only the cluster has; all of them together never weigh more than `unmanagedCap`. */
    unmanaged: 0.02,
    unmanagedCap: 0.1,
};
/** From here on a drift is an error instead of a warning. */
const SEVERE = 0.5;
const SEVERITY_FORMULA = 'severity = 1 − Π (1 − weight) over all differences; objects that only the cluster has count together as one of weight 0.1 × (1 − 0.98^n)';
/**
 * Severity of the drift of a plan: 0 to 1, three digits, 1 is worst. One more difference never lowers it, however large the
 * fabric is.
 */
function severityOf(plan) {
    const compared = plan.changes.filter(({ assessment }) => !assessment.ignored);
    return severityOfResults(compared.map((change) => resultOf(change, null)));
}
/** The same of objects as a run left them. */
function severityOfResults(results) {
    let intact = 1;
    let unmanaged = 0;
    for (const result of results) {
        if (result.state === 'extra')
            unmanaged += 1;
        else
            intact *= 1 - objectSeverity(result);
    }
    const { unmanagedCap } = SEVERITY_WEIGHTS;
    intact *= 1 - unmanagedCap * (1 - (1 - SEVERITY_WEIGHTS.unmanaged) ** unmanaged);
    return roundUp(1 - intact);
}
const DRIFTED = new Set(['cluster_ahead', 'both_changed']);
function objectSeverity({ state, change }) {
    if (state === 'missing')
        return SEVERITY_WEIGHTS.missing;
    if (!DRIFTED.has(state))
        return 0;
    const { conflictField, changedField, objectCap } = SEVERITY_WEIGHTS;
    const moved = change.assessment.fields.filter((field) => field.changedBy !== 'git');
    if (moved.length === 0)
        return changedField;
    const intact = moved.reduce((left, field) => left * (1 - (field.conflict ? conflictField : changedField)), 1);
    return Math.min(objectCap, 1 - intact);
}
/** Three digits, rounded up: a difference that is there is never shown as none. */
function roundUp(value) {
    return Math.min(1, Math.max(0, Math.ceil(value * 1000 - 1e-6) / 1000));
}


/***/ })

};
