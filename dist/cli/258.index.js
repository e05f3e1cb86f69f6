export const id = 258;
export const ids = [258];
export const modules = {

/***/ 7976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ durationText),
/* harmony export */   T: () => (/* binding */ timeText)
/* harmony export */ });
/* harmony import */ var _status_observed_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4605);
/* harmony import */ var _escape_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1226);


/** `2026-03-01 12:03 UTC`; what is no time of ours is shown as it is. */
function timeText(iso) {
    return (0,_escape_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)((0,_status_observed_time_js__WEBPACK_IMPORTED_MODULE_1__/* .minuteText */ .Wn)(iso));
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

/***/ 4949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $W: () => (/* binding */ isLeftAlone),
/* harmony export */   lX: () => (/* binding */ namingWhat)
/* harmony export */ });
/* unused harmony export LEFT_ALONE */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7593);

/** The breaker was open: nothing was sent. */
const LEFT_ALONE = 'HHS-2109';
function isLeftAlone(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .NetworkError */ .Dr && error.code === LEFT_ALONE;
}
/** The same with what was to be done; other errors as they are. */
function namingWhat(error, what) {
    if (!isLeftAlone(error))
        return error;
    const { code, help, details, retryable } = error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .NetworkError */ .Dr({ code, help, details, retryable, message: `${what()}: ${error.message}` });
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

/***/ 4605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S5: () => (/* binding */ durationText),
/* harmony export */   Wn: () => (/* binding */ minuteText),
/* harmony export */   nB: () => (/* binding */ observedMs)
/* harmony export */ });
/* unused harmony export laterOf */
/**
 * When it was observed, ms since the epoch; null: not at all, or at a time that lies further ahead of `now` than clocks
 * may differ. One wrong clock must not outshine every later look.
 */
function observedMs(snapshot, now, skewAllowanceMs) {
    if (snapshot.observedAt === null)
        return null;
    const at = Date.parse(snapshot.observedAt);
    return Number.isNaN(at) || at > Date.parse(now) + skewAllowanceMs ? null : at;
}
/** The later of two times, ISO 8601; null counts as never. */
function laterOf(a, b) {
    if (a === null || b === null)
        return a ?? b;
    return Date.parse(b) > Date.parse(a) ? b : a;
}
/** `24 h`, `90 min`, `45 s`. */
function durationText(ms) {
    if (ms >= 7_200_000)
        return `${Math.round(ms / 3_600_000)} h`;
    return ms >= 120_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 1000)} s`;
}
/** `2026-03-01 12:03 UTC`; what is no time of ours stays as it is. */
function minuteText(iso) {
    const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z$/.exec(iso);
    return match === null ? iso : `${match[1]} ${match[2]} UTC`;
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


/***/ }),

/***/ 8258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runStatus: () => (/* binding */ runStatus)
});

// EXTERNAL MODULE: ./lib/domain/config/read-value.js
var read_value = __webpack_require__(9923);
// EXTERNAL MODULE: ./lib/domain/shared/json-shape.js
var json_shape = __webpack_require__(8044);
;// CONCATENATED MODULE: ./lib/domain/status/conflict.js
/** The four founding kinds of contradiction in a status. */
const CONFLICT_KINDS = ['state_mismatch', 'timestamp', 'missing', 'inconsistent'];

;// CONCATENATED MODULE: ./lib/domain/status/finding-classes.js
function row(component, sentence, next) {
    return { component, sentence, next };
}
/** Closed list, the worst first; a finding's `state` is one of these words. */
const FINDING_CLASSES = {
    failed: row('kubernetes', 'It could not be written.', 'Look at the error, then apply again.'),
    refused: row('kubernetes', 'The cluster refused it.', 'Mend what the refusal names, then apply again.'),
    invalid: row('git_sync', 'The manifest has an error.', 'Mend the line; `validate` shows all errors.'),
    conflict: row('kubernetes', 'Git and cluster changed the same field to different values.', "Decide: write the cluster's value into Git, or apply with --accept-git."),
    missing: row('kubernetes', 'It was applied and is gone from the cluster.', 'Apply makes it again; remove it from Git if it is meant to be gone.'),
    both_changed: row('kubernetes', 'Git and cluster both changed it, in different fields or without a known base.', "Compare the fields; write the cluster's values into Git, or apply with --accept-git."),
    cluster_ahead: row('kubernetes', 'Somebody changed it in the cluster.', "Take the change into Git, or take Git's value with apply --accept-git."),
    no_agent: row('fabric', 'The switch has no agent in the cluster.', 'Check that the switch is registered and its agent installed.'),
    silent: row('fabric', 'The agent of the switch gives no sign of life.', 'Check the switch, its management port and its agent.'),
    lagging: row('fabric', 'The switch does not run the newest generation yet.', 'Wait; if it stays, look at the log of its agent.'),
    git_ahead: row('kubernetes', 'Git changed it, and it is not applied.', 'Run apply.'),
    warning: row('git_sync', 'The manifest has a warning.', 'Read it; nothing is held because of it.'),
    extra: row('kubernetes', 'It is in the cluster and not in Git.', 'Take it into Git, or opt it out by annotation.'),
    in_sync: row('kubernetes', 'Git and cluster agree.', 'Nothing to do.'),
};
const FINDING_STATES = Object.keys(FINDING_CLASSES);
function isFindingState(word) {
    return Object.hasOwn(FINDING_CLASSES, word);
}

;// CONCATENATED MODULE: ./lib/domain/status/health.js
const TERM_NAMES = [
    'freshness',
    'success',
    'validity',
    'drift',
    'convergence',
    'connection',
];
/** They sum to 1. */
const HEALTH_WEIGHTS = {
    freshness: 0.15,
    success: 0.2,
    validity: 0.15,
    drift: 0.25,
    convergence: 0.15,
    connection: 0.1,
};
const HEALTH_FORMULA = 'health = 0.5 × the worst term + 0.5 × Σ (weight × term) / Σ weight, over the terms that are known; rounded down to two digits';
/**
 * Worst-weighted mean of what is known: 0 to 1, never above the mean, never below half the worst. Each term alone moves
 * it, always the same way. null: nothing is known.
 */
function combineTerms(terms) {
    let worst = 1;
    let weighted = 0;
    let weights = 0;
    for (const { value, weight } of terms) {
        if (value === null)
            continue;
        worst = Math.min(worst, value);
        weighted += weight * value;
        weights += weight;
    }
    return weights === 0 ? null : 0.5 * worst + 0.5 * (weighted / weights);
}
/** Two digits, rounded down: 1 means that all is well. */
function roundHealth(value) {
    return value === null ? null : Math.floor(value * 100 + 1e-6) / 100;
}
/** The formula with its numbers put in. */
function formulaText(terms) {
    const known = terms.filter(({ value }) => value !== null);
    const [first] = known;
    if (first === undefined)
        return 'not known: no term has a value yet';
    const worst = known.reduce((a, b) => ((b.value ?? 1) < (a.value ?? 1) ? b : a), first);
    const weights = known.reduce((total, { weight }) => total + weight, 0);
    const sum = known.map(({ name, value, weight }) => `${weight} × ${digits(value)} ${name}`).join(' + ');
    const result = digits(roundHealth(combineTerms(terms)));
    return `0.5 × ${digits(worst.value)} (worst: ${worst.name}) + 0.5 × (${sum}) / ${digits(weights)} = ${result}`;
}
/** At most three digits after the point, and no more than it has. */
function digits(value) {
    return value === null ? 'not known' : String(Math.round(value * 1000) / 1000);
}
/** Below this an alert is raised, above the other it is cleared; between them nothing moves, so that it does not flap. */
const ALERT_RAISED_BELOW = 0.5;
const ALERT_CLEARED_ABOVE = 0.6;
/** Is the alert on after a look at the health? `wasRaised`: before it. A health that is not known moves nothing. */
function isAlertRaised(wasRaised, health) {
    if (health === null)
        return wasRaised;
    return wasRaised ? health <= ALERT_CLEARED_ABOVE : health < ALERT_RAISED_BELOW;
}

// EXTERNAL MODULE: ./lib/domain/status/reasons.js
var reasons = __webpack_require__(2354);
;// CONCATENATED MODULE: ./lib/domain/status/status-document.js
/** Version of the document's form. A reader refuses a newer one, and never overwrites it; one version back is readable. */
const STATUS_VERSION = 1;
/** Runs that the history holds. */
const status_document_HISTORY_LIMIT = 50;

;// CONCATENATED MODULE: ./lib/domain/status/status-state.js
/** What the unified status is made of. Order is that of reports. */
const COMPONENT_NAMES = ['git_sync', 'kubernetes', 'fabric', 'watch', 'connection'];
/**
 * State of a component and of the whole.
 * `unknown`: could not be read, always with a reason code. `warning`: works, with findings. `error`: failed or unsafe.
 * `syncing`: an operation is under way. `stale`: was good, but the last good observation is older than the limit.
 * `never_synced`: no run has succeeded yet.
 */
const STATUS_STATES = [
    'unknown',
    'healthy',
    'warning',
    'error',
    'syncing',
    'stale',
    'never_synced',
];
/** What a run may do. `plan` and `drift` look at the cluster and write nothing to it; `validate` asks no cluster. */
const RUN_MODES = ['validate', 'plan', 'apply', 'drift'];

;// CONCATENATED MODULE: ./lib/domain/status/document-shape.js







const state = (0,json_shape/* oneOf */.yL)('state', ...STATUS_STATES);
const component = (0,json_shape/* oneOf */.yL)('component', ...COMPONENT_NAMES);
const mode = (0,json_shape/* oneOf */.yL)('what the run was to do', ...RUN_MODES);
const time = (0,json_shape/* text */.Qq)('ISO 8601, UTC');
const breaker = (0,json_shape/* oneOf */.yL)('circuit breaker', 'closed', 'open', 'half-open');
const grade = (0,json_shape/* nullable */.me)((0,json_shape/* fraction */.zO)('0 to 1, 1 is good; null: not known'));
const severity = (0,json_shape/* nullable */.me)((0,json_shape/* fraction */.zO)('of the drift, 1 is worst; null: the cluster was never compared'));
function byComponent(description, shape) {
    const [git_sync, kubernetes, fabric, watch, connection] = [shape, shape, shape, shape, shape];
    return (0,json_shape/* object */.Ik)(description, { git_sync, kubernetes, fabric, watch, connection });
}
const snapshot = (0,json_shape/* object */.Ik)('a component as it was seen at one moment', {
    component,
    state,
    reasonCode: (0,json_shape/* oneOf */.yL)('why, a word of a closed list: docs/reference/status.md', ...reasons/* REASON_CODES */.OE),
    reason: (0,json_shape/* text */.Qq)('one sentence'),
    observedAt: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('ISO 8601, UTC, of the observation; null: never observed')),
    source: (0,json_shape/* oneOf */.yL)('where it comes from', 'run', 'previous', 'watch', 'default'),
    evidence: (0,json_shape/* map */.Tj)('flat facts it rests on', (0,json_shape/* scalar */.d_)('fact')),
});
const health = (0,json_shape/* object */.Ik)('health of the fabric', {
    value: (0,json_shape/* nullable */.me)((0,json_shape/* fraction */.zO)('0 to 1, 1 is good; null before the first run that succeeded')),
    terms: (0,json_shape/* list */.p_)('what it is computed from', (0,json_shape/* object */.Ik)('one term', {
        name: (0,json_shape/* oneOf */.yL)('term', ...TERM_NAMES),
        value: grade,
        because: (0,json_shape/* text */.Qq)('how the value came about'),
        weight: (0,json_shape/* fraction */.zO)('weight'),
    })),
    formula: (0,json_shape/* text */.Qq)('the formula with its numbers put in'),
    components: byComponent('health by component', grade),
});
const counts = (0,json_shape/* object */.Ik)('what was counted; each group sums to what was seen', {
    documents: (0,json_shape/* integer */.nd)('documents: valid, invalid and skipped'),
    invalid: (0,json_shape/* integer */.nd)('documents with an error, or that could not be read'),
    skipped: (0,json_shape/* integer */.nd)('documents that are no manifests of the fabric'),
    errors: (0,json_shape/* integer */.nd)('errors in files'),
    warnings: (0,json_shape/* integer */.nd)('warnings in files'),
    states: (0,json_shape/* nullable */.me)((0,json_shape/* map */.Tj)('objects by state; null: never compared', (0,json_shape/* integer */.nd)('count'))),
    outcomes: (0,json_shape/* nullable */.me)((0,json_shape/* map */.Tj)('objects by outcome of the last apply that had something to do', (0,json_shape/* integer */.nd)('count'))),
    switches: (0,json_shape/* nullable */.me)((0,json_shape/* object */.Ik)('switches', { expected: (0,json_shape/* integer */.nd)('that there are'), converged: (0,json_shape/* integer */.nd)('that follow') })),
});
const finding = (0,json_shape/* object */.Ik)("something worth a person's look", {
    object: (0,json_shape/* text */.Qq)('object, switch or file'),
    state: (0,json_shape/* oneOf */.yL)('class: docs/reference/status.md', ...FINDING_STATES),
    message: (0,json_shape/* text */.Qq)('what was found'),
    file: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('file in Git')),
    line: (0,json_shape/* nullable */.me)((0,json_shape/* integer */.nd)('1-based', 1)),
    next: (0,json_shape/* text */.Qq)('what to do next'),
});
const decision = (0,json_shape/* object */.Ik)('a contradiction and how it was decided', {
    kind: (0,json_shape/* oneOf */.yL)('kind of contradiction', ...CONFLICT_KINDS),
    rule: (0,json_shape/* text */.Qq)('rule that decided'),
    components: (0,json_shape/* list */.p_)('components it is about', component),
    message: (0,json_shape/* text */.Qq)('what contradicts what'),
    inputs: (0,json_shape/* list */.p_)('what was decided between', (0,json_shape/* text */.Qq)('component, state, time, source')),
    result: (0,json_shape/* text */.Qq)('what stands'),
    recommendation: (0,json_shape/* text */.Qq)('what to do'),
});
const historyEntryShape = (0,json_shape/* object */.Ik)('a run', {
    requestId: (0,json_shape/* text */.Qq)('names the run across log, check and outputs'),
    mode,
    endedAt: time,
    durationMs: (0,json_shape/* integer */.nd)('duration, ms'),
    commit: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('commit')),
    state,
    health: grade,
    severity,
    succeeded: (0,json_shape/* flag */.Jt)('it did what it was to do'),
    changed: (0,json_shape/* integer */.nd)('objects that it wrote'),
    failure: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('code and message')),
});
const timesShape = (0,json_shape/* object */.Ik)('times', {
    attemptedAt: (0,json_shape/* text */.Qq)('begin of the last run that was written here'),
    succeededAt: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('end of the last run that compared with the cluster and succeeded')),
    appliedAt: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('end of the last apply that succeeded')),
    heartbeatAt: (0,json_shape/* text */.Qq)('when this was written last'),
    staleAfterMs: (0,json_shape/* integer */.nd)('after this long without a good look it is stale, ms', 1),
});
/** The form of `<fabric>/status.json`; the schema is published from it, and what is read back is held to it. */
const statusShape = (0,json_shape/* object */.Ik)('the unified status of one fabric', {
    version: (0,json_shape/* constant */.dY)('version of this form; a newer one is never overwritten', STATUS_VERSION),
    fabric: (0,json_shape/* text */.Qq)('name of the fabric'),
    state,
    reason: (0,json_shape/* text */.Qq)('why, in one sentence'),
    next: (0,json_shape/* text */.Qq)('what to do next; empty when nothing'),
    health,
    severity,
    components: byComponent('the five components', snapshot),
    decisions: (0,json_shape/* list */.p_)('contradictions and how they were decided', decision),
    inconsistencies: (0,json_shape/* list */.p_)('where the document does not agree with itself; empty when it does', (0,json_shape/* text */.Qq)('one sentence')),
    counts,
    findings: (0,json_shape/* list */.p_)('at most 50, the worst first', finding),
    commit: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('commit of the files that were read last')),
    branch: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('branch of that commit')),
    times: timesShape,
    breakers: (0,json_shape/* map */.Tj)('circuit breakers by end of the connection', breaker),
    failure: (0,json_shape/* nullable */.me)((0,json_shape/* object */.Ik)('what ended the last run', {
        category: (0,json_shape/* oneOf */.yL)('category', 'configuration', 'parsing', 'authentication', 'network', 'kubernetes', 'github', 'conflict', 'timeout', 'cancelled', 'unexpected'),
        code: (0,json_shape/* text */.Qq)('HHS-nnnn'),
        message: (0,json_shape/* text */.Qq)('what happened'),
        help: (0,json_shape/* text */.Qq)('what to do'),
    })),
    lastRun: (0,json_shape/* object */.Ik)('the last run that was written here', {
        requestId: (0,json_shape/* text */.Qq)('names the run'),
        mode,
        url: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('page of the run')),
    }),
    history: (0,json_shape/* list */.p_)('runs that changed something or came to another result, newest first', historyEntryShape),
    digest: (0,json_shape/* text */.Qq)('over everything above, so that an edit by hand is noticed'),
});

;// CONCATENATED MODULE: ./lib/domain/status/status-stats.js
/** `history` as the document holds it: newest first. */
function statusStats(history) {
    return {
        total: runStats(history),
        byMode: {
            validate: statsOfMode(history, 'validate'),
            plan: statsOfMode(history, 'plan'),
            apply: statsOfMode(history, 'apply'),
            drift: statsOfMode(history, 'drift'),
        },
        weeks: weeksOf(history),
        lastFailure: history.find(({ succeeded }) => !succeeded) ?? null,
        from: history.at(-1)?.endedAt ?? null,
        to: history[0]?.endedAt ?? null,
    };
}
function statsOfMode(history, mode) {
    return runStats(history.filter((entry) => entry.mode === mode));
}
function runStats(entries) {
    const runs = entries.length;
    const succeeded = entries.filter((entry) => entry.succeeded).length;
    if (runs === 0)
        return { runs, succeeded, successRatio: null, meanMs: null, p95Ms: null };
    const durations = entries.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
    const sum = durations.reduce((total, ms) => total + ms, 0);
    return {
        runs,
        succeeded,
        successRatio: succeeded / runs,
        meanMs: Math.round(sum / runs),
        p95Ms: durations[Math.ceil(0.95 * runs) - 1] ?? null,
    };
}
function weeksOf(history) {
    const weeks = new Map();
    for (const { endedAt, severity } of history) {
        if (severity === null)
            continue;
        const week = isoWeek(endedAt);
        const before = weeks.get(week) ?? { week, compared: 0, drifted: 0, worst: 0 };
        weeks.set(week, {
            week,
            compared: before.compared + 1,
            drifted: before.drifted + (severity > 0 ? 1 : 0),
            worst: Math.max(before.worst, severity),
        });
    }
    return [...weeks.values()].sort((a, b) => (a.week < b.week ? 1 : -1));
}
const DAY_MS = 86_400_000;
/** The week belongs to the year that its Thursday is in. */
function isoWeek(iso) {
    const day = Math.floor(Date.parse(iso) / DAY_MS);
    // day 0 (1970-01-01) was a Thursday
    const thursday = day - ((day + 3) % 7) + 3;
    const year = new Date(thursday * DAY_MS).getUTCFullYear();
    const week = Math.floor((thursday - Date.UTC(year, 0, 1) / DAY_MS) / 7) + 1;
    return `${year}-W${String(week).padStart(2, '0')}`;
}

// EXTERNAL MODULE: ./lib/domain/report/json-parts.js
var json_parts = __webpack_require__(6790);
;// CONCATENATED MODULE: ./lib/domain/report/status-json.js




/** The document as it is stored; `status.json` has the same schema. */
const status_json_document = { schema: statusShape.schema };
const status_json_runStats = (0,json_shape/* object */.Ik)('runs counted together', {
    runs: (0,json_shape/* integer */.nd)('runs in the history'),
    succeeded: (0,json_shape/* integer */.nd)('of these, runs that did what they were to do'),
    successRatio: (0,json_shape/* nullable */.me)((0,json_shape/* fraction */.zO)('succeeded / runs; null: no run')),
    meanMs: (0,json_shape/* nullable */.me)((0,json_shape/* integer */.nd)('mean duration, ms; null: no run')),
    p95Ms: (0,json_shape/* nullable */.me)((0,json_shape/* integer */.nd)('95 of 100 runs took at most this long, ms; null: no run')),
});
const stats = (0,json_shape/* object */.Ik)('what the history tells; it holds runs that changed something or came to another result', {
    total: status_json_runStats,
    byMode: (0,json_shape/* object */.Ik)('by mode', { validate: status_json_runStats, plan: status_json_runStats, apply: status_json_runStats, drift: status_json_runStats }),
    weeks: (0,json_shape/* list */.p_)('drift by week, newest first; weeks without a comparison are left out', (0,json_shape/* object */.Ik)('a week, Monday to Sunday, UTC', {
        week: (0,json_shape/* text */.Qq)('ISO 8601, as 2026-W47'),
        compared: (0,json_shape/* integer */.nd)('runs that compared with the cluster'),
        drifted: (0,json_shape/* integer */.nd)('of these, runs that found drift'),
        worst: (0,json_shape/* fraction */.zO)('severity of the worst of them, 1 is worst'),
    })),
    lastFailure: (0,json_shape/* nullable */.me)((0,json_shape/* object */.Ik)('the last run that failed', {
        requestId: (0,json_shape/* text */.Qq)('names the run'),
        mode: (0,json_shape/* text */.Qq)('what the run was to do'),
        endedAt: (0,json_shape/* text */.Qq)('ISO 8601, UTC'),
        failure: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('code and message; null: it ended with errors in what it found')),
    })),
    from: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('end of the oldest run, ISO 8601, UTC')),
    to: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('end of the newest run, ISO 8601, UTC')),
});
const statusResultShape = (0,json_shape/* object */.Ik)('result of `status`', {
    schemaVersion: json_parts/* version */.rE,
    command: (0,json_shape/* constant */.dY)('command', 'status'),
    place: (0,json_shape/* text */.Qq)('where it was read'),
    commit: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('commit it was read at; null: a file, or there is no such branch')),
    readAt: (0,json_shape/* text */.Qq)('time that the statuses are aged to, ISO 8601, UTC'),
    fabrics: (0,json_shape/* list */.p_)('those that were asked for', (0,json_shape/* object */.Ik)('one fabric', {
        fabric: (0,json_shape/* text */.Qq)('name of the fabric'),
        result: (0,json_shape/* oneOf */.yL)('what the stored text turned out to be', 'ok', 'edited', 'absent', 'newer', 'damaged'),
        why: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('why it cannot be relied on; null for `ok` and `absent`')),
        status: (0,json_shape/* nullable */.me)(status_json_document),
        stats: (0,json_shape/* nullable */.me)(stats),
    })),
    known: (0,json_shape/* list */.p_)('every fabric that has a status there', (0,json_shape/* text */.Qq)('name')),
});
/** `withStats`: the statistics, too; otherwise they are null. */
function statusResultJson(overview, withStats) {
    const { place, commit, readAt, fabrics, known } = overview;
    return {
        schemaVersion: json_parts/* SCHEMA_VERSION */.f$,
        command: 'status',
        place,
        commit,
        readAt,
        fabrics: fabrics.map((stored) => fabricJson(stored, withStats)),
        known,
    };
}
function fabricJson({ fabric, read }, withStats) {
    const status = 'document' in read ? read.document : null;
    return {
        fabric,
        result: read.result,
        why: whyOf(read),
        status,
        stats: withStats && status !== null ? statsJson(statusStats(status.history)) : null,
    };
}
function whyOf(read) {
    if (read.result === 'newer')
        return `its form ${read.version} is newer than this hedgehog-sync knows`;
    return 'why' in read ? read.why : null;
}
function statsJson({ total, byMode, weeks, lastFailure, from, to }) {
    return {
        total,
        byMode,
        weeks,
        lastFailure: lastFailure === null
            ? null
            : {
                requestId: lastFailure.requestId,
                mode: lastFailure.mode,
                endedAt: lastFailure.endedAt,
                failure: lastFailure.failure,
            },
        from,
        to,
    };
}

// EXTERNAL MODULE: ./lib/domain/report/escape-text.js
var escape_text = __webpack_require__(1226);
;// CONCATENATED MODULE: ./lib/domain/report/status-line.js

/** One fabric on one line: `lab warning 0.82 One object was changed in the cluster.` */
function statusLine({ fabric, read }) {
    const name = fabric === '' ? '-' : (0,escape_text/* plainText */.w)(fabric);
    switch (read.result) {
        case 'absent':
            return `${name} never_synced - no status yet`;
        case 'newer':
            return `${name} unknown - written by a newer hedgehog-sync (form ${read.version})`;
        case 'damaged':
            return `${name} unknown - damaged: ${(0,escape_text/* plainText */.w)(read.why)}`;
        default: {
            const { state, health, reason } = read.document;
            const edited = read.result === 'edited' ? ' (edited by hand)' : '';
            return `${name} ${state}${edited} ${health.value?.toFixed(2) ?? '-'} ${(0,escape_text/* plainText */.w)(reason)}`;
        }
    }
}

// EXTERNAL MODULE: ./lib/domain/shared/plural.js
var plural = __webpack_require__(2716);
// EXTERNAL MODULE: ./lib/domain/report/layout.js
var layout = __webpack_require__(8041);
// EXTERNAL MODULE: ./lib/domain/report/time-text.js
var time_text = __webpack_require__(7976);
;// CONCATENATED MODULE: ./lib/domain/report/status-stats-text.js






/** What the histories tell: runs, success, durations, drift by week, the last failure. */
function renderStatusStats(overview, screen) {
    const blocks = overview.fabrics.map((stored) => fabricStats(stored, screen).join('\n'));
    if (blocks.length === 0)
        blocks.push(`No status on ${(0,escape_text/* plainText */.w)(overview.place)}, so there is nothing to count.`);
    return `${blocks.join('\n\n')}\n`;
}
function fabricStats({ fabric, read }, screen) {
    const name = `Fabric ${(0,escape_text/* plainText */.w)(fabric)}`;
    if (!('document' in read))
        return [`${name}: no history to count (the status is ${read.result})`];
    const stats = statusStats(read.document.history);
    const { from, to } = stats;
    if (from === null || to === null)
        return [`${name}: no run in the history`];
    const note = 'Counted are the runs in the history: those that changed something or came to another result than the one before.';
    return [
        `${name}: ${(0,plural/* plural */.L)(stats.total.runs, 'run')} from ${(0,time_text/* timeText */.T)(from)} to ${(0,time_text/* timeText */.T)(to)}`,
        '',
        ...modeTable(stats, screen),
        ...weekTable(stats, screen),
        ...failureText(stats.lastFailure, screen),
        '',
        ...(0,layout/* wrap */.LV)(screen.style.dim(note), screen.columns),
    ];
}
function modeTable({ total, byMode }, { style, columns }) {
    const head = ['mode', 'runs', 'succeeded', 'mean', '95 % within'].map(style.dim);
    const rows = RUN_MODES.flatMap((mode) => (byMode[mode].runs === 0 ? [] : [runRow(mode, byMode[mode])]));
    return (0,layout/* table */.tp)([head, ...rows, runRow('all', total)], columns);
}
function runRow(name, { runs, succeeded, successRatio, meanMs, p95Ms }) {
    const ratio = successRatio === null ? '' : ` (${Math.floor(successRatio * 100)} %)`;
    const time = (ms) => (ms === null ? '-' : (0,time_text/* durationText */.S)(ms));
    return [name, String(runs), `${succeeded}${ratio}`, time(meanMs), time(p95Ms)];
}
function weekTable({ weeks }, { style, columns }) {
    if (weeks.length === 0)
        return ['', 'Drift: no run has compared with the cluster.'];
    const head = ['week', 'compared', 'with drift', 'worst severity'].map(style.dim);
    const rows = weeks.map(({ week, compared, drifted, worst }) => [
        week,
        String(compared),
        String(drifted),
        worst.toFixed(2),
    ]);
    return ['', ...(0,layout/* table */.tp)([head, ...rows], columns)];
}
function failureText(last, { columns }) {
    if (last === null)
        return ['', 'No run in the history has failed.'];
    const why = last.failure ?? 'it ended with errors in what it found';
    const text = `Last failure: ${last.mode} ${(0,escape_text/* plainText */.w)(last.requestId)} at ${(0,time_text/* timeText */.T)(last.endedAt)}: ${(0,escape_text/* plainText */.w)(why)}`;
    return ['', ...(0,layout/* wrap */.LV)(text, columns, '', '  ')];
}

// EXTERNAL MODULE: ./lib/domain/shared/assert-never.js
var assert_never = __webpack_require__(4251);
;// CONCATENATED MODULE: ./lib/domain/status/component-titles.js
/** The components as people know them. */
const COMPONENT_TITLES = {
    git_sync: 'Git',
    kubernetes: 'Kubernetes',
    fabric: 'Fabric',
    watch: 'Watch',
    connection: 'Connections',
};

// EXTERNAL MODULE: ./lib/domain/status/make-snapshot.js
var make_snapshot = __webpack_require__(8034);
;// CONCATENATED MODULE: ./lib/domain/status/founding-rules.js


const FOUNDING_RULES = {
    state_mismatch: {
        name: 'cluster-over-git',
        when: 'Git says that all is well, and the cluster is in error.',
        result: 'The cluster speaks for both: what was applied counts, not what was read.',
        recommendation: 'Settle what the cluster says; reading Git again changes nothing.',
    },
    timestamp: {
        name: 'latest-wins',
        when: 'Two looks at the same component say different things, and neither is clearly earlier.',
        result: 'The latest observation stands. Closer than the skew allowance the decision is marked as skewed; a time that lies in the future by more than that counts as none.',
        recommendation: 'Two runs looked at once: nothing to do where they agree from the next run on.',
    },
    missing: {
        name: 'default-for-missing',
        when: 'Nobody ever looked at a component, or its record is gone.',
        result: 'It is never_synced until a run has succeeded and unknown after that; never healthy.',
        recommendation: 'Run drift: it looks at every component and changes nothing.',
    },
    inconsistent: {
        name: 'refresh-once',
        when: 'What a run found contradicts itself: counts that do not add up, a result that its parts deny.',
        result: 'It is read once more, at most once a run. If it still contradicts itself, the component is unknown (or stays in error).',
        recommendation: 'Run again when the cluster is quieter; report it if it stays.',
    },
};
/** Decides by the founding rule of the conflict's kind; there is one for each kind, so it always decides. */
function foundingDecision(conflict, context) {
    const { name, recommendation } = FOUNDING_RULES[conflict.kind];
    const decided = { conflict, rule: name, recommendation, skewed: false };
    switch (conflict.kind) {
        case 'state_mismatch': {
            const chosen = conflict.candidates.find(({ component }) => component === 'kubernetes') ?? null;
            return { ...decided, action: 'choose', chosen };
        }
        case 'timestamp': {
            const skewed = isSkewed(conflict.candidates, context);
            return { ...decided, action: 'choose', chosen: latestOf(conflict.candidates, context), skewed };
        }
        case 'missing': {
            const component = conflict.components[0] ?? 'connection';
            return { ...decided, action: 'default', chosen: defaultSnapshot(component, context.hasSucceeded) };
        }
        case 'inconsistent':
            return context.refreshed
                ? { ...decided, action: 'keep', chosen: contradictory(conflict, context) }
                : { ...decided, action: 'refresh', chosen: null };
    }
}
/** Stands in for a component that nobody looked at. */
function defaultSnapshot(component, hasSucceeded) {
    const code = hasSucceeded ? 'never-observed' : 'never-synced';
    return snapshotFor(component, code, { observedAt: null, source: 'default' });
}
/** What contradicts itself is not known; only an error stays what it is. */
function contradictory({ candidates, components, message }, context) {
    const seen = latestOf(candidates, context);
    if (seen?.state === 'error')
        return seen;
    return snapshotFor(seen?.component ?? components[0] ?? 'connection', 'facts-contradict', {
        observedAt: seen?.observedAt ?? context.now,
        reason: message,
        evidence: { ...seen?.evidence, was: seen?.state ?? null },
    });
}

;// CONCATENATED MODULE: ./lib/domain/report/decision-words.js



/** Decisions in a few words each; those that say the same of several components are one. */
function decisionWords(decisions) {
    const groups = new Map();
    for (const decision of decisions) {
        const { kind, rule, result, recommendation, components } = decision;
        // the result begins with the component
        const words = [kind, rule, withoutName(result, components), recommendation];
        const key = kind === 'missing' ? JSON.stringify(words) : JSON.stringify([...words, components]);
        groups.set(key, [...(groups.get(key) ?? []), decision]);
    }
    return [...groups.values()].map(wordsOf);
}
function wordsOf(group) {
    const [first] = group;
    if (first === undefined)
        return { text: '', advice: '' };
    const components = [...new Set(group.flatMap((one) => one.components))];
    return {
        text: `${whatOf(first.kind, components)}: ${howOf(first)}.`,
        advice: first.recommendation,
    };
}
function whatOf(kind, components) {
    const titles = components.length === 0 ? 'the run' : (0,layout/* sentenceList */.MT)(components.map((one) => COMPONENT_TITLES[one]));
    switch (kind) {
        case 'state_mismatch':
            return `${titles} disagree`;
        case 'timestamp':
            return `Two looks at ${titles} differ`;
        case 'missing':
            return `Nobody has looked at ${titles} yet`;
        case 'inconsistent':
            return `What was seen of ${titles} contradicted itself`;
    }
}
/** `kubernetes error stands; the clocks may differ`. */
const RESULT = /^\w+ (\w+)(?: stands| is put in| is kept)?(;.*)?$/;
function howOf({ kind, rule, result }) {
    const [, state, rest = ''] = RESULT.exec(result) ?? [];
    if (state === undefined)
        return `it is ${result}`.replace('it is read', 'it was read');
    const counts = `${state.replaceAll('_', ' ')}${rest}`;
    if (rule !== FOUNDING_RULES[kind].name)
        return `your rule ${rule} decided for ${counts}`;
    const words = {
        state_mismatch: 'the cluster counts',
        timestamp: 'the later one counts',
        missing: 'it counts as',
        inconsistent: 'it stays',
    }[kind];
    return kind === 'missing' || kind === 'inconsistent' ? `${words} ${counts}` : `${words}, ${counts}`;
}
function withoutName(result, [component = '']) {
    return result.startsWith(`${component} `) ? result.slice(component.length + 1) : result;
}

;// CONCATENATED MODULE: ./lib/domain/report/status-text.js







/** Objects shown at most; the rest is counted. */
const SHOWN_FINDINGS = 10;
/** Every status, each with: is it well, why, what to do next; then what that rests on. */
function renderStatus(overview, screen) {
    const blocks = overview.fabrics.map((stored) => storedText(stored, overview, screen));
    const commit = overview.commit === null ? '' : ` at commit ${overview.commit.slice(0, 12)}`;
    const isThere = overview.known.length > 0;
    const source = screen.style.dim(`Read from ${(0,escape_text/* plainText */.w)(overview.place)}${commit}.`);
    const none = overview.fabrics.length === 0 ? [noStatus(overview, screen)] : [];
    return `${[...none, ...blocks].map((lines) => lines.join('\n')).join('\n\n')}\n${isThere ? `\n${source}\n` : ''}`;
}
function noStatus({ commit, place }, { columns }) {
    const why = commit === null ? `There is no ${(0,escape_text/* plainText */.w)(place)} here.` : `There is no status on ${(0,escape_text/* plainText */.w)(place)}.`;
    return (0,layout/* wrap */.LV)(`${why} ${FIRST_RUN}`, columns);
}
const FIRST_RUN = 'The first run of the action on the default branch makes it; --fetch gets it from the remote of this clone.';
function storedText({ fabric, read }, overview, screen) {
    const { style, columns } = screen;
    const { readAt, known } = overview;
    // a file that could not be read does not tell of which fabric it is
    const name = fabric === '' ? 'The status: ' : `Fabric ${(0,escape_text/* plainText */.w)(fabric)}: `;
    switch (read.result) {
        case 'ok':
            return documentText(read.document, readAt, screen);
        case 'edited':
            return [
                ...(0,layout/* wrap */.LV)(style.red(`Not to be trusted: ${(0,escape_text/* plainText */.w)(read.why)}`), columns, '', '  '),
                ...documentText(read.document, readAt, screen),
            ];
        case 'absent':
            return [
                `${name}${paintState('never_synced', screen)}`,
                ...(0,layout/* wrap */.LV)(`${knownText(known)}${FIRST_RUN}`, columns, '  '),
            ];
        case 'newer': {
            const why = `Its form ${read.version} is newer than this hedgehog-sync knows. Use the newer one.`;
            return [`${name}${style.red('not readable')}`, ...(0,layout/* wrap */.LV)(why, columns, '  ')];
        }
        case 'damaged':
            return [
                `${name}${style.red('not readable')}`,
                ...(0,layout/* wrap */.LV)(`Damaged: ${(0,escape_text/* plainText */.w)(read.why)}. The next run of the action writes it anew.`, columns, '  '),
            ];
        default:
            return (0,assert_never/* impossible */.y)('a status that was read in no way there is');
    }
}
function knownText(known) {
    const named = known.filter((fabric) => fabric !== '');
    if (named.length === 0)
        return '';
    return `There is a status of ${(0,layout/* sentenceList */.MT)(named.map(escape_text/* plainText */.w))}: --fabric names one. `;
}
function documentText(document, readAt, screen) {
    const { style, columns } = screen;
    const { health, reason, next } = document;
    const worth = health.value === null ? 'health not known yet' : `health ${health.value.toFixed(2)}`;
    return [
        `Fabric ${(0,escape_text/* plainText */.w)(document.fabric)}: ${paintState(document.state, screen)}, ${worth}`,
        ...(0,layout/* wrap */.LV)((0,escape_text/* plainText */.w)(reason), columns, '  '),
        ...(next === '' ? [] : (0,layout/* wrap */.LV)(style.bold(`→ ${(0,escape_text/* plainText */.w)(next)}`), columns, '  ', '    ')),
        ...insecureText(document, screen),
        '',
        ...componentTable(document, readAt, screen),
        ...findingsText(document.findings, screen),
        ...doubtsText(document, screen),
        '',
        ...(0,layout/* table */.tp)(factRows(document, readAt, screen), columns),
    ];
}
function insecureText({ components }, { style, columns }) {
    const ends = Object.entries(components.connection.evidence).flatMap(([key, value]) => key.endsWith('.insecure') && value === true ? [key.slice(0, -'.insecure'.length)] : []);
    if (ends.length === 0)
        return [];
    const text = `INSECURE: certificates are not verified (${(0,escape_text/* plainText */.w)(ends.join(', '))}). Anybody on the way can answer instead.`;
    return (0,layout/* wrap */.LV)(style.red(text), columns, '  ', '    ');
}
function componentTable({ components }, readAt, screen) {
    const head = ['part', 'state', 'seen', 'why'].map(screen.style.dim);
    const rows = COMPONENT_NAMES.map((name) => componentRow(name, components[name], readAt, screen));
    return (0,layout/* table */.tp)([head, ...rows], screen.columns);
}
function componentRow(name, snapshot, readAt, screen) {
    const seen = snapshot.observedAt === null ? 'never' : agoText(snapshot.observedAt, readAt);
    return [name.replaceAll('_', ' '), paintState(snapshot.state, screen), seen, (0,escape_text/* plainText */.w)(snapshot.reason)];
}
function findingsText(findings, { style, columns }) {
    if (findings.length === 0)
        return [];
    const lines = findings.slice(0, SHOWN_FINDINGS).flatMap(({ object, state, message, file, line, next }) => {
        const place = file === null ? '' : `  ${(0,escape_text/* plainText */.w)(file)}${line === null ? '' : `:${line}`}`;
        return [
            `  ! ${style.bold((0,escape_text/* plainText */.w)(object))}${place}`,
            ...(0,layout/* wrap */.LV)(`${(0,escape_text/* plainText */.w)(state)}: ${(0,escape_text/* plainText */.w)(message)}`, columns, '      '),
            ...(next === '' ? [] : (0,layout/* wrap */.LV)(`→ ${(0,escape_text/* plainText */.w)(next)}`, columns, '      ', '        ')),
        ];
    });
    const more = findings.length - SHOWN_FINDINGS;
    return ['', 'Objects to look at:', ...lines, ...(more > 0 ? [`  and ${more} more (--output json)`] : [])];
}
function doubtsText({ inconsistencies, decisions }, { style, columns }) {
    const doubts = inconsistencies.map((text) => style.red((0,escape_text/* plainText */.w)(text)));
    const decided = decisionWords(decisions).map(({ text }) => (0,escape_text/* plainText */.w)(text));
    const lines = [...doubts, ...decided].flatMap((text) => (0,layout/* wrap */.LV)(text, columns, '  - ', '    '));
    return lines.length === 0 ? [] : ['', 'Contradictions, and how they were decided:', ...lines];
}
function factRows(document, readAt, { style }) {
    const { counts, times, commit, branch, lastRun, failure, severity, health } = document;
    const at = (time) => time === null ? 'never' : `${agoText(time, readAt)}, ${(0,time_text/* timeText */.T)(time)}`;
    const where = `${commit === null ? 'not known' : commit.slice(0, 12)}${branch === null ? '' : ` on ${(0,escape_text/* plainText */.w)(branch)}`}`;
    const rows = [
        ['commit', where],
        ['files', filesText(counts)],
        ['objects', counts.states === null ? 'never compared with the cluster' : countsText(counts.states)],
        ...(counts.outcomes === null ? [] : [['last apply', countsText(counts.outcomes)]]),
        ['switches', switchesText(counts.switches)],
        ['drift', severity === null ? 'not known' : `severity ${severity.toFixed(2)} (1 is worst)`],
        ['tried', at(times.attemptedAt)],
        ['succeeded', at(times.succeededAt)],
        ['applied', at(times.appliedAt)],
        [
            'last run',
            `${lastRun.mode} ${(0,escape_text/* plainText */.w)(lastRun.requestId)}${lastRun.url === null ? '' : `  ${(0,escape_text/* plainText */.w)(lastRun.url)}`}`,
        ],
        ...(failure === null
            ? []
            : [['failure', style.red(`${(0,escape_text/* plainText */.w)(failure.code)}: ${(0,escape_text/* plainText */.w)(failure.message)}`)]]),
        ['health', (0,escape_text/* plainText */.w)(health.formula)],
    ];
    return rows.map(([name = '', text = '']) => [style.dim(name), text]);
}
function filesText({ documents, invalid, skipped, errors, warnings }) {
    const parts = [(0,plural/* plural */.L)(documents, 'document')];
    if (invalid > 0)
        parts.push(`${invalid} invalid`);
    if (skipped > 0)
        parts.push(`${skipped} skipped`);
    if (errors > 0)
        parts.push((0,plural/* plural */.L)(errors, 'error'));
    if (warnings > 0)
        parts.push((0,plural/* plural */.L)(warnings, 'warning'));
    return (0,layout/* sentenceList */.MT)(parts);
}
function countsText(counts) {
    const parts = Object.entries(counts).flatMap(([name, count]) => count === 0 ? [] : [`${count} ${(0,escape_text/* plainText */.w)(name.replaceAll('_', ' '))}`]);
    return parts.length === 0 ? 'none' : (0,layout/* sentenceList */.MT)(parts);
}
function switchesText(switches) {
    if (switches === null)
        return 'not looked at';
    return `${switches.converged} of ${switches.expected} run what the fabric asks of them`;
}
/** `3 min ago`; a time that lies ahead is shown as it is, because then a clock is wrong. */
function agoText(time, now) {
    const ms = Date.parse(now) - Date.parse(time);
    return ms >= 0 ? `${(0,time_text/* durationText */.S)(ms)} ago` : (0,time_text/* timeText */.T)(time);
}
/** `HEALTHY`, in its colour; the word alone is enough to tell. */
function paintState(state, { style }) {
    const word = (0,escape_text/* plainText */.w)(state.replaceAll('_', ' '));
    switch (state) {
        case 'healthy':
            return style.green(word);
        case 'error':
            return style.red(word);
        case 'syncing':
            return style.blue(word);
        default:
            return style.yellow(word);
    }
}

;// CONCATENATED MODULE: ./lib/domain/status/stored-status.js


/** What a warning about the objects means; the others (a switch that lags, a warning in a file) are no difference. */
const DIFFERENCES = {
    'objects-git-ahead': 'changes',
    'objects-unmanaged': 'drift',
    'objects-drifted': 'drift',
    'objects-conflict': 'conflict',
};
/**
 * What a stored status means, in the words of the exit codes; empty: healthy, or a run is under way. Whatever nobody can
 * vouch for (unknown, stale, never synced, edited by hand, damaged, newer) is an error: a script must not take it for good.
 */
function storedMeanings({ read }) {
    switch (read.result) {
        case 'absent':
        case 'edited':
        case 'newer':
        case 'damaged':
            return ['error'];
        case 'ok':
            return documentMeanings(read.document);
        default:
            return (0,assert_never/* assertNever */.x)(read);
    }
}
function documentMeanings({ state, components }) {
    switch (state) {
        case 'healthy':
        case 'syncing':
            return [];
        case 'warning': {
            const { reasonCode } = components.kubernetes;
            const meaning = (0,reasons/* isReasonCode */.O8)(reasonCode) ? DIFFERENCES[reasonCode] : undefined;
            return meaning === undefined ? [] : [meaning];
        }
        case 'error':
        case 'unknown':
        case 'stale':
        case 'never_synced':
            return ['error'];
        default:
            return (0,assert_never/* assertNever */.x)(state);
    }
}

// EXTERNAL MODULE: ./lib/operations/cancellation.js
var cancellation = __webpack_require__(2791);
// EXTERNAL MODULE: ./lib/domain/status/observed-time.js
var observed_time = __webpack_require__(4605);
;// CONCATENATED MODULE: ./lib/domain/status/age-snapshot.js


/** Age in ms, 0 at least; null: never observed, or by a clock that cannot be right. */
function ageOf(snapshot, { now, skewAllowanceMs }) {
    const at = (0,observed_time/* observedMs */.nB)(snapshot, now, skewAllowanceMs);
    return at === null ? null : Math.max(0, Date.parse(now) - at);
}
/** What was good goes stale past the limit; what was bad or not known stays what it was. */
function ageSnapshot(snapshot, limit) {
    if (snapshot.state !== 'healthy' && snapshot.state !== 'warning')
        return snapshot;
    if (snapshot.observedAt === null)
        return snapshot;
    const age = ageOf(snapshot, limit);
    if (age !== null && age <= limit.staleAfterMs)
        return snapshot;
    const { component, observedAt, source, evidence, state, reason } = snapshot;
    const allowed = (0,observed_time/* durationText */.S5)(limit.staleAfterMs);
    const when = (0,observed_time/* minuteText */.Wn)(observedAt);
    const text = component === 'watch'
        ? `the last look at the cluster was at ${when}; the limit is ${allowed}`
        : `last looked at ${when}, longer ago than ${allowed}; it was ${state} then: ${reason}`;
    return (0,make_snapshot/* snapshotFor */.Y)(component, component === 'watch' ? 'scan-late' : 'observation-old', {
        observedAt,
        source,
        reason: text,
        evidence: { ...evidence, was: state },
    });
}

;// CONCATENATED MODULE: ./lib/domain/status/build-input.js
const DEFAULT_STALE_AFTER_MS = 24 * 60 * 60 * 1000;
const DEFAULT_SKEW_ALLOWANCE_MS = 5000;
const DEFAULT_LIMITS = {
    staleAfterMs: DEFAULT_STALE_AFTER_MS,
    skewAllowanceMs: DEFAULT_SKEW_ALLOWANCE_MS,
};

// EXTERNAL MODULE: ./lib/domain/status/observe-cluster.js
var observe_cluster = __webpack_require__(7092);
;// CONCATENATED MODULE: ./lib/domain/status/count-run.js






const NO_FILES = { documents: 0, invalid: 0, skipped: 0, errors: 0, warnings: 0 };
/** Counts travel with the snapshot they belong to: what this run did not see keeps the numbers of the look that stands. */
function countRun(facts, components, previous) {
    const { git_sync, kubernetes, fabric } = components;
    const before = previous?.counts ?? null;
    const files = git_sync.source === 'run' && facts.validation !== null ? countFiles(facts.validation) : null;
    const states = isCompared(facts) && isNewestLook(kubernetes, clusterSeenAt(facts)) ? countStates(facts) : null;
    const switches = isNewestLook(fabric, facts.endedAt) ? countSwitches(facts) : null;
    return {
        ...(files ?? (before === null ? NO_FILES : fileCountsOf(before))),
        states: states ?? before?.states ?? null,
        outcomes: lastOutcomes(facts, previous),
        switches: switches ?? before?.switches ?? null,
    };
}
function fileCountsOf({ documents, invalid, skipped, errors, warnings }) {
    return { documents, invalid, skipped, errors, warnings };
}
/** `documents` = valid + `invalid` + `skipped`: files that were left out whole are no documents and not counted here. */
function countFiles({ coverage, diagnostics }) {
    const of = (severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return {
        documents: coverage.documents,
        invalid: coverage.invalid + coverage.unreadable,
        skipped: Math.max(0, coverage.documents - coverage.validated - coverage.unreadable),
        errors: of('error'),
        warnings: of('warning'),
    };
}
/** By state as the run left them, with those that opted out and those it deleted apart: the sum is what was seen. */
function countStates(facts) {
    const results = objectResults(facts);
    return {
        ...countBy(results, OBJECT_STATES, ({ state }) => state),
        ignored: (facts.plan?.changes.length ?? 0) - results.length,
    };
}
const WRITTEN = new Set(['created', 'configured', 'deleted']);
const FAILED = new Set(['refused', 'failed']);
/** Objects that this run wrote to the cluster. */
function count_run_writtenBy(outcomes) {
    return outcomes.filter(({ outcome }) => WRITTEN.has(outcome));
}
/**
 * Of the last apply that had something to do: one that found everything in place says nothing new, unless it shows that
 * earlier failures are over. An apply that another one overtook keeps silent.
 */
function lastOutcomes({ outcomes, endedAt }, previous) {
    const known = previous?.counts.outcomes ?? null;
    if (outcomes.length === 0)
        return known;
    const hasWritten = outcomes.some(({ outcome }) => WRITTEN.has(outcome));
    const hasFailed = outcomes.some(({ outcome }) => FAILED.has(outcome));
    if (known !== null && previous !== null) {
        if (wasOvertaken(endedAt, hasFailed, previous))
            return known;
        const failedBefore = [...FAILED].some((outcome) => (known[outcome] ?? 0) > 0);
        if (!hasWritten && !hasFailed && !failedBefore)
            return known;
    }
    return countOutcomes(outcomes);
}
/** A later apply has something to tell; of what failed also one that merely found everything in place. */
function wasOvertaken(endedAt, hasFailed, { history, times }) {
    const isLater = (time) => time !== null && Date.parse(time) > Date.parse(endedAt);
    const telling = history.find(({ mode, changed, succeeded }) => mode === 'apply' && (changed > 0 || !succeeded));
    return isLater(telling?.endedAt ?? null) || (hasFailed && isLater(times.appliedAt));
}
function countSwitches({ switches }) {
    if (switches === null)
        return null;
    const converged = switches.filter(({ state }) => state === 'converged').length;
    return { expected: switches.length, converged };
}

;// CONCATENATED MODULE: ./lib/domain/status/history.js



/** Runs that the success term of the health looks at, at most. */
const SUCCESS_RUNS = 10;
/** An older run does not count any more, in multiples of the stale limit: an old failure does not stick for ever. */
const SUCCESS_WINDOW_LIMITS = 7;
/** The run did what it was to do; findings such as drift are no failure of the run. */
function hasRunSucceeded({ failure, interrupted, meanings }) {
    return failure === null && interrupted === null && !meanings.includes('error');
}
/** What a run adds to the history before the health is known. `severity` is what it found itself; null: it compared nothing. */
function entryOf(facts, state, severity) {
    const { failure } = facts;
    return {
        requestId: facts.requestId,
        mode: facts.mode,
        endedAt: facts.endedAt,
        durationMs: Math.max(0, Date.parse(facts.endedAt) - Date.parse(facts.startedAt)),
        commit: facts.commit,
        state,
        health: null,
        severity,
        succeeded: hasRunSucceeded(facts),
        changed: writtenBy(facts.outcomes).length,
        failure: failure === null ? null : boundedText(`${failure.code}: ${failure.message}`, 200),
    };
}
/**
 * History with the run in its place: newest first, each run once. A run that changed nothing and came to the same result
 * as the one before it is not added, so an idle fabric's history stands still.
 */
function withEntry(history, entry) {
    const others = history.filter((one) => !isSameRun(one, entry));
    const isKnown = others.length < history.length;
    const at = others.findIndex(({ endedAt }) => Date.parse(endedAt) <= Date.parse(entry.endedAt));
    const place = at === -1 ? others.length : at;
    const before = others[place];
    if (!isKnown && entry.changed === 0 && before !== undefined && isSameResult(before, entry))
        return history;
    return [...others.slice(0, place), entry, ...others.slice(place)].slice(0, HISTORY_LIMIT);
}
/**
 * The request id alone does not tell runs apart: several jobs of one workflow have the same, and so has every run where
 * somebody sets it.
 */
function isSameRun({ requestId, mode, endedAt }, other) {
    return requestId === other.requestId && mode === other.mode && endedAt === other.endedAt;
}
function isSameResult(a, b) {
    return (a.state === b.state &&
        a.succeeded === b.succeeded &&
        codeOf(a) === codeOf(b) &&
        a.commit === b.commit &&
        // a run that compared nothing says nothing else of the drift
        (a.severity === b.severity || a.severity === null || b.severity === null));
}
/** The words of a failure may carry numbers that differ each time. */
function codeOf({ failure }) {
    return failure?.split(':')[0] ?? null;
}
/** Runs that count for the success term at `now`: the newest always, others while they are not too old. */
function recentRuns(history, now, staleAfterMs) {
    const from = Date.parse(now) - SUCCESS_WINDOW_LIMITS * staleAfterMs;
    return history
        .slice(0, SUCCESS_RUNS)
        .filter(({ endedAt }, index) => index === 0 || Date.parse(endedAt) >= from);
}

// EXTERNAL MODULE: ./lib/domain/shared/left-alone.js
var left_alone = __webpack_require__(4949);
;// CONCATENATED MODULE: ./lib/domain/status/observe-connection.js




/** Ends of a connection, in the order of reports. */
const ENDPOINTS = ['cluster', 'github', 'git'];
/** Fewer requests left than this is worth a warning: one run needs about half of it. */
const LOW_BUDGET = 100;
/** How an end may be, the worst first, each with what it is worth for the health. */
const END_HEALTH = {
    'end-unreachable': 0,
    'access-refused': 0,
    'end-unusable': 0,
    'breaker-open': 0,
    'breaker-probing': 0.5,
    'connection-insecure': 0.7,
    'budget-low': 0.8,
    connected: 1,
};
const WORST_FIRST = Object.keys(END_HEALTH);
/**
 * The connection as it is known after this run: of each end the latest word, this run's or the one on record (an end that
 * the run did not ask, or that another run asked later). null: nothing is known of any.
 */
function observeConnection(facts, before, trust) {
    const asked = facts.endpoints.filter((fact) => fact.asked || fact.failure !== null);
    if (asked.length === 0)
        return null;
    const evidence = {};
    for (const endpoint of ENDPOINTS) {
        const fact = asked.find((one) => one.endpoint === endpoint);
        const known = knownOf(before, endpoint);
        const own = fact === undefined ? null : evidenceOf(fact, facts.endedAt);
        Object.assign(evidence, own !== null && !isLater(known, facts.endedAt, endpoint, trust) ? own : known);
    }
    const code = worstEnd(evidence);
    return snapshotFor('connection', code, {
        observedAt: ENDPOINTS.map((endpoint) => timeOf(evidence, endpoint)).reduce(laterOf, null),
        reason: reasonText(evidence, code),
        evidence,
    });
}
function timeOf(evidence, endpoint) {
    const time = evidence[`${endpoint}.observedAt`];
    return typeof time === 'string' ? time : null;
}
/** A time that lies further ahead than clocks may differ counts as none. */
function isLater(known, endedAt, endpoint, { now, skewAllowanceMs }) {
    const time = Date.parse(timeOf(known, endpoint) ?? '');
    return time > Date.parse(endedAt) && time <= Date.parse(now) + skewAllowanceMs;
}
function evidenceOf(fact, observedAt) {
    const { endpoint, failure } = fact;
    return {
        [endpoint]: reasonOfEnd(fact),
        [`${endpoint}.type`]: failure?.category ?? null,
        [`${endpoint}.code`]: failure?.code ?? null,
        [`${endpoint}.message`]: failure === null ? null : boundedText(failure.message),
        [`${endpoint}.breaker`]: fact.breaker,
        [`${endpoint}.insecure`]: fact.insecure,
        [`${endpoint}.latencyMs`]: fact.latencyMs,
        [`${endpoint}.budgetLeft`]: fact.budgetLeft,
        [`${endpoint}.observedAt`]: observedAt,
    };
}
function knownOf(before, endpoint) {
    if (before === null || before.source === 'default')
        return {};
    const entries = Object.entries(before.evidence);
    return Object.fromEntries(entries.filter(([key]) => key === endpoint || key.startsWith(`${endpoint}.`)));
}
function reasonOfEnd(fact) {
    const { failure, breaker, budgetLeft } = fact;
    // what the run met itself says more than that nothing is sent any more; which comes first is chance
    if (breaker === 'open' && (failure === null || failure.code === LEFT_ALONE))
        return 'breaker-open';
    if (failure?.category === 'authentication')
        return 'access-refused';
    if (failure?.category === 'configuration')
        return 'end-unusable';
    if (failure !== null || !fact.reached)
        return 'end-unreachable';
    if (breaker === 'half-open')
        return 'breaker-probing';
    if (fact.insecure)
        return 'connection-insecure';
    return budgetLeft !== null && budgetLeft < LOW_BUDGET ? 'budget-low' : 'connected';
}
/** The state of each end that is on record; a word of another release counts as not known. */
function recordedEnds(evidence) {
    return ENDPOINTS.flatMap((endpoint) => {
        const is = WORST_FIRST.find((reason) => reason === evidence[endpoint]);
        return is === undefined ? [] : [{ endpoint, is }];
    });
}
function worstEnd(evidence) {
    const ends = recordedEnds(evidence);
    return WORST_FIRST.find((reason) => ends.some(({ is }) => is === reason)) ?? 'connected';
}
function reasonText(evidence, code) {
    const names = recordedEnds(evidence)
        .filter(({ is }) => is === code)
        .map(({ endpoint }) => endpoint);
    const [first] = names;
    const message = first === undefined ? null : evidence[`${first}.message`];
    return typeof message === 'string' ? `${first}: ${message}` : `${names.join(', ')}: ${END_WORDS[code]}`;
}
/** In a word or two. */
const END_WORDS = {
    'end-unreachable': 'no answer',
    'access-refused': 'access refused',
    'end-unusable': 'cannot be used as configured',
    'breaker-open': 'left alone after repeated failures',
    'breaker-probing': 'being tried again after repeated failures',
    'connection-insecure': 'certificates are not verified',
    'budget-low': `fewer than ${LOW_BUDGET} requests left`,
    connected: 'answers',
};
const BREAKERS = (/* unused pure expression or super */ null && (['closed', 'open', 'half-open']));
/** Circuit breakers by end, as the connection has them on record. */
function breakersOf({ evidence }) {
    const entries = ENDPOINTS.flatMap((endpoint) => {
        const state = BREAKERS.find((one) => one === evidence[`${endpoint}.breaker`]);
        return state === undefined ? [] : [[endpoint, state]];
    });
    return Object.fromEntries(entries);
}

;// CONCATENATED MODULE: ./lib/domain/status/health-terms.js






/** null before the first run that succeeded: a new fabric is not shown as perfect. */
function healthOf(input) {
    const readings = {
        freshness: freshness(input),
        success: success(input),
        validity: validity(input),
        drift: drift(input.severity),
        convergence: convergence(input.counts),
        connection: connection(input.components),
    };
    const terms = TERM_NAMES.map((name) => ({ name, ...readings[name], weight: HEALTH_WEIGHTS[name] }));
    const value = input.succeededAt === null ? null : roundHealth(combineTerms(terms));
    const of = (...names) => roundHealth(combineTerms(terms.filter(({ name }) => names.includes(name))));
    return {
        value,
        terms,
        formula: value === null ? 'not known: no run has succeeded yet' : formulaText(terms),
        components: {
            git_sync: of('validity'),
            kubernetes: of('drift', 'success'),
            fabric: of('convergence'),
            watch: of('freshness'),
            connection: of('connection'),
        },
    };
}
/** 1 up to half the stale limit, 0.5 at the limit, 0 from one and a half limits on. */
function freshnessAt(ageMs, staleAfterMs) {
    return Math.min(1, Math.max(0, 1.5 - ageMs / staleAfterMs));
}
function freshness(input) {
    const { watch } = input.components;
    if (watch.observedAt === null)
        return { value: null, because: 'the cluster was never looked at' };
    const age = ageOf(watch, input);
    if (age === null)
        return { value: 0, because: `the last look is dated ${watch.observedAt}, in the future` };
    const value = freshnessAt(age, input.staleAfterMs);
    const because = `the cluster was looked at ${(0,observed_time/* durationText */.S5)(age)} ago, the limit is ${(0,observed_time/* durationText */.S5)(input.staleAfterMs)}`;
    return { value, because };
}
function success({ history, now, staleAfterMs }) {
    const runs = recentRuns(history, now, staleAfterMs);
    const [newest] = runs;
    if (newest === undefined)
        return { value: null, because: 'no run is on record' };
    const good = runs.filter(({ succeeded }) => succeeded).length;
    const value = 0.5 * Number(newest.succeeded) + 0.5 * (good / runs.length);
    const last = newest.succeeded ? 'the last run on record succeeded' : 'the last run on record failed';
    return { value, because: `${last}, ${good} of the ${runs.length} latest did` };
}
function validity({ components, counts }) {
    const { documents, invalid, skipped, errors, warnings } = counts;
    if (components.git_sync.source === 'default')
        return { value: null, because: 'the files were never read' };
    const relevant = documents - skipped;
    if (relevant <= 0)
        return { value: 0, because: 'no manifest was read' };
    const because = `${relevant - Math.min(relevant, invalid)} of ${(0,plural/* plural */.L)(relevant, 'manifest')} valid, ${(0,plural/* plural */.L)(warnings, 'warning')}`;
    if (errors > 0 || invalid > 0) {
        return { value: 0.5 * (1 - Math.min(1, invalid / relevant)), because };
    }
    return { value: 1 - 0.1 * Math.min(1, warnings / relevant), because };
}
function drift(severity) {
    if (severity === null)
        return { value: null, because: 'never compared with the cluster' };
    return { value: 1 - severity, because: `1 less the severity of the drift, ${severity}` };
}
function convergence({ switches }) {
    if (switches === null)
        return { value: null, because: 'the switches were never looked at' };
    const { expected, converged } = switches;
    const value = expected === 0 ? 1 : converged / expected;
    return { value, because: `${converged} of ${(0,plural/* plural */.L)(expected, 'switch', 'switches')}` };
}
function connection({ connection: snapshot }) {
    const ends = recordedEnds(snapshot.evidence);
    if (ends.length === 0)
        return { value: null, because: 'no end was ever asked' };
    const value = Math.min(...ends.map(({ is }) => END_HEALTH[is]));
    return { value, because: ends.map(({ endpoint, is }) => `${endpoint}: ${END_WORDS[is]}`).join(', ') };
}

// EXTERNAL MODULE: ./lib/domain/status/bounded-text.js
var bounded_text = __webpack_require__(9668);
;// CONCATENATED MODULE: ./lib/domain/status/overall-text.js



/** Why the whole is in its state and what a person does next, a sentence each. */
function overallText({ state, speaker }, failure) {
    if (state === 'healthy')
        return { reason: 'Git, cluster and switches agree.', next: '' };
    const what = `${COMPONENT_TITLES[speaker.component]}: ${speaker.reason}`;
    const next = (0,reasons/* nextOf */.Xh)(speaker.reasonCode);
    if (state === 'never_synced') {
        const why = failure === null ? what : `${failure.code}: ${failure.message}`;
        const reason = (0,bounded_text/* boundedText */.LD)(`No run has succeeded yet; ${why}`);
        return {
            reason,
            next: failure?.help ?? (speaker.state === 'healthy' ? reasons/* REASONS */.ez['never-synced'].next : next),
        };
    }
    if (speaker.state === 'healthy' && failure !== null) {
        const reason = (0,bounded_text/* boundedText */.LD)(`The last run failed; ${failure.code}: ${failure.message}`);
        return { reason, next: failure.help };
    }
    return { reason: (0,bounded_text/* boundedText */.LD)(what), next };
}

;// CONCATENATED MODULE: ./lib/domain/status/roll-up.js

/** The one roll-up: the first of these that a component is in is the state of the whole. */
const roll_up_WORST_FIRST = [
    'error',
    'syncing',
    'unknown',
    'never_synced',
    'stale',
    'warning',
    'healthy',
];
/** Among components in the same state the one that is likely the cause of the others speaks. */
const CAUSE_FIRST = ['connection', 'git_sync', 'kubernetes', 'fabric', 'watch'];
function rankOf(state) {
    return roll_up_WORST_FIRST.indexOf(state);
}
/** Worst of the states; of none: unknown. */
function worstState(states) {
    return roll_up_WORST_FIRST.find((state) => states.includes(state)) ?? 'unknown';
}
/**
 * State of the whole. `mismatch`: the decision between Git and cluster, whose choice speaks for both.
 */
function rollUp(components, mismatch, record) {
    const voices = voicesOf(components, mismatch);
    const worst = worstState(voices.map(({ state }) => state));
    const speaker = voices.find(({ state }) => state === worst) ?? components.connection;
    return { state: stateOfWhole(worst, record), speaker };
}
/**
 * The worst of the parts. Until a run has succeeded it is `never_synced`, unless one is under way; after a run that failed
 * it is `warning` at best.
 */
function stateOfWhole(worst, { hasSucceeded, hasFailed }) {
    if (worst === 'syncing')
        return worst;
    if (!hasSucceeded)
        return 'never_synced';
    return hasFailed && worst === 'healthy' ? 'warning' : worst;
}
function voicesOf(components, mismatch) {
    const chosen = mismatch?.chosen ?? null;
    const settled = mismatch === null || chosen === null ? [] : mismatch.conflict.components;
    const voices = CAUSE_FIRST.filter((name) => !settled.includes(name)).map((name) => components[name]);
    return chosen === null ? voices : [chosen, ...voices];
}
/** For property tests and readers of the table: every component in its place. */
function componentsFrom(snapshotOf) {
    return Object.fromEntries(COMPONENT_NAMES.map((name) => [name, snapshotOf(name)]));
}

;// CONCATENATED MODULE: ./lib/domain/status/age-status.js






/**
 * The document as a reader at `now` (ISO 8601) is to take it: what was good goes stale past the limit it carries, and the
 * freshness falls. For showing, not for storing: the digest stays that of the stored text. A status without anything old
 * keeps its state and its words.
 */
function ageStatus(document, now) {
    const { times, counts, severity, history } = document;
    const limit = { now, staleAfterMs: times.staleAfterMs, skewAllowanceMs: DEFAULT_SKEW_ALLOWANCE_MS };
    const components = componentsFrom((name) => ageSnapshot(document.components[name], limit));
    const health = healthOf({
        components,
        counts,
        severity,
        history,
        succeededAt: times.succeededAt,
        ...limit,
    });
    const isOlder = COMPONENT_NAMES.some((name) => components[name] !== document.components[name]);
    if (!isOlder)
        return { ...document, health };
    const aged = ageWhole(document, components);
    return { ...document, ...aged, components, health };
}
/** Only what was good before may become stale; a state that is worse, or that a rule decided, stays. */
function ageWhole(document, components) {
    const { state, reason, next, failure } = document;
    if (state !== 'healthy' && state !== 'warning')
        return { state, reason, next };
    const rolled = staleVoice(components);
    return rolled === null ? { state, reason, next } : { state: rolled.state, ...overallText(rolled, failure) };
}
function staleVoice(components) {
    const order = ['kubernetes', 'fabric', 'git_sync', 'connection', 'watch'];
    const stale = order.map((name) => components[name]).filter(({ state }) => state === 'stale');
    const [speaker] = stale;
    return speaker === undefined ? null : { state: worstState(stale.map(({ state }) => state)), speaker };
}

// EXTERNAL MODULE: ./lib/domain/shared/check-shape.js
var check_shape = __webpack_require__(6168);
// EXTERNAL MODULE: ./lib/domain/shared/json.js
var json = __webpack_require__(3600);
;// CONCATENATED MODULE: ./lib/domain/status/empty-status.js




const NOTHING_COUNTED = {
    documents: 0,
    invalid: 0,
    skipped: 0,
    errors: 0,
    warnings: 0,
    states: null,
    outcomes: null,
    switches: null,
};
/** A document that says nothing of the fabric besides its components; not sealed, so it can never pass for a stored one. */
function emptyStatus({ fabric, components, times, history, lastRun }) {
    const { succeededAt, attemptedAt, staleAfterMs } = times;
    const rolled = rollUp(components, null, { hasSucceeded: succeededAt !== null, hasFailed: false });
    const counts = NOTHING_COUNTED;
    const graded = { components, counts, severity: null, history, succeededAt };
    return {
        version: STATUS_VERSION,
        fabric,
        state: rolled.state,
        ...overallText(rolled, null),
        health: healthOf({ ...graded, now: attemptedAt, staleAfterMs, skewAllowanceMs: 0 }),
        severity: null,
        components,
        decisions: [],
        inconsistencies: [],
        counts,
        findings: [],
        commit: history[0]?.commit ?? null,
        branch: null,
        times,
        breakers: {},
        failure: null,
        lastRun,
        history,
        digest: '',
    };
}

;// CONCATENATED MODULE: ./lib/domain/status/salvage-status.js







/**
 * A document that somebody changed: what runs did and when is kept; what it says of the fabric is not, because nobody
 * observed it. The wrong digest stays, so that the next build writes anew.
 */
function distrust(document) {
    const { fabric, times, history, lastRun, commit, branch, digest } = document;
    return { ...skeleton(fabric, times, history), lastRun, commit, branch, digest };
}
/** As much of a document of broken form as can be trusted to be what a run wrote; null: not even the fabric's name. */
function salvage(value) {
    if (typeof value.fabric !== 'string' || value.fabric === '')
        return null;
    const runs = Array.isArray(value.history) ? value.history : [];
    const history = runs
        .filter((run) => (0,check_shape/* hasShape */.G)(historyEntryShape, run) && !Number.isNaN(Date.parse(run.endedAt)))
        .slice(0, status_document_HISTORY_LIMIT);
    const times = (0,check_shape/* hasShape */.G)(timesShape, value.times) ? value.times : timesFrom(history);
    return skeleton(value.fabric, times, history);
}
const NEVER = '1970-01-01T00:00:00.000Z';
/** The times that the runs on record bear out. */
function timesFrom(history) {
    const compared = history.filter(({ succeeded, mode }) => succeeded && mode !== 'validate');
    const latest = (runs) => runs[0]?.endedAt ?? null;
    return {
        attemptedAt: latest(history) ?? NEVER,
        succeededAt: latest(compared),
        appliedAt: latest(compared.filter(({ mode }) => mode === 'apply')),
        heartbeatAt: latest(history) ?? NEVER,
        staleAfterMs: DEFAULT_STALE_AFTER_MS,
    };
}
function skeleton(fabric, times, history) {
    const components = componentsFrom((name) => (0,make_snapshot/* snapshotFor */.Y)(name, 'record-not-trusted', { observedAt: null, source: 'default' }));
    const [newest] = history;
    const lastRun = { requestId: newest?.requestId ?? '', mode: newest?.mode ?? 'drift', url: null };
    return emptyStatus({ fabric, components, times, history, lastRun });
}

;// CONCATENATED MODULE: ./lib/domain/status/seal.js

/** A value as it is read back from its text. */
function asJson(value) {
    return JSON.parse(JSON.stringify(value));
}
/** Digest over everything else in the document, whatever the order of its keys. */
function digestOf(document, digest) {
    const content = Object.fromEntries(Object.entries(document).filter(([key]) => key !== 'digest'));
    return `sha256:${digest((0,json/* canonicalJson */.dj)(asJson(content)))}`;
}
function seal(document, digest) {
    return { ...document, digest: digestOf(document, digest) };
}
/** Nobody changed it since it was written. */
function isSealed(document, digest) {
    return document.digest === digestOf(document, digest);
}

;// CONCATENATED MODULE: ./lib/domain/status/read-status.js






/** Reads a stored status. Never throws: whatever the text is, the answer says what may be done with it. */
function readStatus(text, digest) {
    if (text === null || text.trim() === '')
        return { result: 'absent' };
    const value = (0,json/* parseJson */.qF)(text);
    if (value === undefined)
        return { result: 'damaged', why: 'it is no JSON' };
    if (!(0,json/* isJsonObject */.OW)(value))
        return { result: 'damaged', why: 'it is no JSON object' };
    const { version } = value;
    if (typeof version === 'number' && version > STATUS_VERSION)
        return { result: 'newer', version };
    if (version !== STATUS_VERSION) {
        return { result: 'damaged', why: `its version is ${JSON.stringify(version ?? null)}` };
    }
    if ((0,check_shape/* hasShape */.G)(statusShape, value)) {
        if (isSealed(value, digest))
            return { result: 'ok', document: value };
        return { result: 'edited', document: distrust(value), why: 'its digest does not fit its content' };
    }
    const document = salvage(value);
    const why = (0,check_shape/* shapeFault */.E)(statusShape, value) ?? 'its form is not known';
    return document === null ? { result: 'damaged', why } : { result: 'edited', document, why };
}

;// CONCATENATED MODULE: ./lib/operations/read-stored-status.js


/**
 * The stored statuses as they are worth now: what was good too long ago is stale. A fabric that was asked for and has no
 * status is `absent`. Throws SyncError when the place could not be read.
 */
async function readStoredStatus({ source, clock, digest }, { fabric, named }) {
    const reading = await source.read();
    const readAt = clock.now();
    const known = [...reading.texts.keys()].sort();
    const meant = reading.isWhole ? known : [named];
    const fabrics = (fabric === null ? meant : [fabric]).map((name) => storedStatus(name, reading, digest, readAt));
    return { place: reading.place, commit: reading.commit, readAt, fabrics, known };
}
function storedStatus(name, { texts }, digest, now) {
    const read = aged(readStatus(texts.get(name) ?? null, digest), now);
    const fabric = name !== '' ? name : 'document' in read ? read.document.fabric : '';
    return { fabric, read };
}
function aged(read, now) {
    return 'document' in read ? { ...read, document: ageStatus(read.document, now) } : read;
}

// EXTERNAL MODULE: ./lib/entry/exit-policy.js + 1 modules
var exit_policy = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(4379);
// EXTERNAL MODULE: ./lib/domain/shared/errors.js
var errors = __webpack_require__(7593);
// EXTERNAL MODULE: ./lib/adapters/files/read-text-file.js
var read_text_file = __webpack_require__(1283);
;// CONCATENATED MODULE: ./lib/adapters/files/file-status-source.js



/** The status in one file, such as the output `status-file` of the action. */
class FileStatusSource {
    #path;
    #maxBytes;
    /** `path` is absolute; a larger file than `maxBytes` is refused. */
    constructor(path, maxBytes) {
        this.#path = path;
        this.#maxBytes = maxBytes;
    }
    async read() {
        const name = (0,external_node_path_.basename)(this.#path);
        const read = await (0,read_text_file/* readTextFile */.G)(this.#path, name, this.#maxBytes);
        if ('diagnostic' in read) {
            throw new errors/* ConfigurationError */.j1({
                code: 'HHS-1101',
                message: `the status file ${this.#path} cannot be used: ${read.diagnostic.message}`,
                help: 'Give a status.json of the status branch, or the file that the action names in its output status-file.',
            });
        }
        return { place: `file ${name}`, commit: null, texts: new Map([['', read.file.text]]), isWhole: true };
    }
}

// EXTERNAL MODULE: ./lib/adapters/git/clone-status-source.js
var clone_status_source = __webpack_require__(6423);
// EXTERNAL MODULE: ./lib/adapters/system/sha256-digest.js
var sha256_digest = __webpack_require__(4070);
// EXTERNAL MODULE: ./lib/adapters/system/system-clock.js
var system_clock = __webpack_require__(1484);
// EXTERNAL MODULE: ./lib/domain/config/fabric-name.js
var fabric_name = __webpack_require__(1171);
// EXTERNAL MODULE: ./lib/domain/config/option-types.js
var option_types = __webpack_require__(3234);
;// CONCATENATED MODULE: ./lib/entry/cli/status/status-source.js









const REMOTE_LIMIT_MS = 60_000;
const MAX_STATUS_BYTES = 16 * 1024 * 1024;
/** Where the options say that the status is. Throws ConfigurationError where they contradict each other. */
async function statusDoors(values, around) {
    const own = { clock: (0,system_clock/* systemClock */.m)(), digest: sha256_digest/* sha256Digest */.s };
    const { file } = values;
    if (file !== null) {
        mustNotMeet(values, 'fetch', values.fetch);
        mustNotMeet(values, 'fabric', values.fabric !== null);
        return { ...own, source: new FileStatusSource((0,external_node_path_.resolve)(around.cwd, file), MAX_STATUS_BYTES) };
    }
    const path = (0,external_node_path_.resolve)(around.cwd, values.path);
    const source = new clone_status_source/* CloneStatusSource */.p({
        path,
        isFile: await isFile(path, values.path),
        branch: values['status-branch'],
        remote: values.remote,
        fetch: values.fetch,
        maxBytes: MAX_STATUS_BYTES,
        env: around.environment,
        timeoutMs: REMOTE_LIMIT_MS,
    });
    return { ...own, source };
}
/** Which fabrics are meant: the one that was named, else by the directory. */
function statusQuestion({ fabric, path }, { cwd }) {
    return { fabric, named: (0,fabric_name/* fabricNameOf */.m)((0,external_node_path_.basename)((0,external_node_path_.resolve)(cwd, path))) };
}
function mustNotMeet({ file }, name, given) {
    if (!given)
        return;
    throw new errors/* ConfigurationError */.j1({
        code: 'HHS-2008',
        message: `--file ${file} and ${(0,option_types/* flagOf */.iP)(name)} do not go together: a file holds one status, as it is`,
        help: 'Leave one of them out.',
    });
}
async function isFile(path, shown) {
    try {
        return (await (0,promises_.stat)(path)).isFile();
    }
    catch {
        throw new errors/* ConfigurationError */.j1({
            code: 'HHS-1101',
            message: `${shown}: there is no such directory or file, or it cannot be read`,
            help: 'Give a directory of the clone, or the status with --file.',
        });
    }
}

;// CONCATENATED MODULE: ./lib/entry/cli/status/watch-status.js


/**
 * Looks until the signal aborts; gives the last thing seen. Throws where the first look fails; a later one that fails is
 * told once, and looking goes on.
 */
async function watchStatus(look, view, { intervalMs, clock, log, signal }) {
    let last = await look();
    let trouble = '';
    view.show(last, last.fabrics);
    while (await pause(clock, intervalMs, signal)) {
        try {
            const seen = await look();
            view.show(seen, changedIn(last, seen));
            last = seen;
            trouble = '';
        }
        catch (error) {
            if (!(0,errors/* isSyncError */.qw)(error))
                throw error;
            if (error.message !== trouble)
                log.error('the status could not be read', { code: error.code, why: error.message });
            trouble = error.message;
        }
    }
    return last;
}
/** Fabrics whose stored text or state is another one; a fabric that is gone counts by the line that says so. */
function changedIn(before, now) {
    const known = new Map(before.fabrics.map((stored) => [stored.fabric, keyOf(stored)]));
    const there = new Set(now.fabrics.map(({ fabric }) => fabric));
    const gone = before.fabrics
        .filter(({ fabric }) => !there.has(fabric))
        .map(({ fabric }) => ({ fabric, read: { result: 'absent' } }));
    return [...now.fabrics.filter((stored) => known.get(stored.fabric) !== keyOf(stored)), ...gone];
}
/** Moves with the text and with what its age makes of it, but not with every second of age. */
function keyOf(stored) {
    const { read } = stored;
    return 'document' in read
        ? `${read.result} ${read.document.state} ${read.document.digest}`
        : statusLine(stored);
}
/** false: the watch is to end. */
async function pause(clock, ms, signal) {
    if (signal.aborted)
        return false;
    try {
        await clock.sleep(ms, signal);
    }
    catch (error) {
        if (!signal.aborted)
            throw error;
    }
    return !signal.aborted;
}

;// CONCATENATED MODULE: ./lib/entry/cli/status/run-status.js











/** Shows the stored status once, or until Ctrl-C. The exit code is that of the worst fabric in what was seen last. */
async function runStatus(command) {
    const { values, around, host } = command;
    const doors = await statusDoors(values, around);
    const question = statusQuestion(values, around);
    const look = () => (0,cancellation/* unlessCancelled */.MS)(readStoredStatus(doors, question), host.signal);
    if (!values.watch) {
        const overview = await look();
        command.print(textOf(overview, command));
        return exitCodeOfAll(overview);
    }
    const last = await watchStatus(look, viewOf(command), {
        intervalMs: values.interval,
        clock: doors.clock,
        log: around.log,
        signal: host.signal,
    });
    return exitCodeOfAll(last);
}
/** No status at all is an error, too: nobody can say that the fabric is well. */
function exitCodeOfAll({ fabrics }) {
    return (0,exit_policy/* exitCodeOf */.FO)(fabrics.length === 0 ? ['error'] : fabrics.flatMap(storedMeanings));
}
function textOf(overview, { values, screen }) {
    if (values.output === 'json')
        return `${JSON.stringify(statusResultJson(overview, values.stats), null, 2)}\n`;
    return values.stats ? renderStatusStats(overview, screen) : renderStatus(overview, screen);
}
function viewOf(command) {
    if (command.values.output === 'json')
        return jsonView(command);
    return command.host.isTerminal ? screenView(command) : lineView(command);
}
const CLEAR = '\u001b[H\u001b[2J';
function screenView(command) {
    const { screen, values } = command;
    const footer = screen.style.dim(`Looked at every ${(0,read_value/* formatDuration */.a3)(values.interval)}; Ctrl-C ends.`);
    return { show: (overview) => command.print(`${CLEAR}${textOf(overview, command)}${footer}\n`) };
}
function lineView({ print }) {
    let isFirst = true;
    return {
        show({ readAt, fabrics, place }, changed) {
            const lines = changed.map((stored) => `${readAt} ${statusLine(stored)}\n`);
            if (isFirst && fabrics.length === 0)
                lines.push(`${readAt} - never_synced - no status on ${place}\n`);
            isFirst = false;
            if (lines.length > 0)
                print(lines.join(''));
        },
    };
}
function jsonView({ print, values }) {
    let isFirst = true;
    return {
        show(overview, changed) {
            if (isFirst || changed.length > 0)
                print(`${JSON.stringify(statusResultJson(overview, values.stats))}\n`);
            isFirst = false;
        },
    };
}


/***/ })

};
