export const id = 961;
export const ids = [961];
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

/***/ 961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBackPort: () => (/* binding */ runBackPort)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(4379);
// EXTERNAL MODULE: ./lib/adapters/files/working-tree-writer.js
var working_tree_writer = __webpack_require__(7530);
// EXTERNAL MODULE: ./lib/adapters/system/system-clock.js
var system_clock = __webpack_require__(1484);
// EXTERNAL MODULE: ./lib/domain/config/object-argument.js
var object_argument = __webpack_require__(414);
// EXTERNAL MODULE: ./lib/domain/fabric/registry.js + 159 modules
var registry = __webpack_require__(1362);
// EXTERNAL MODULE: ./lib/domain/shared/json-shape.js
var json_shape = __webpack_require__(8044);
// EXTERNAL MODULE: ./lib/domain/report/json-parts.js
var json_parts = __webpack_require__(6790);
;// CONCATENATED MODULE: ./lib/domain/report/unified-diff.js
/** Lines around a change. */
const CONTEXT = 3;
/** Steps of the search for a shortest script; what is further apart is told as one replacement. */
const MOST_STEPS = 1_500;
/**
 * The difference of two texts as `git diff` shows it, that `git apply` takes. `before` null: the file is new. '' where
 * they are equal.
 */
function unifiedDiff(path, before, after) {
    const [from, to] = [linesOf(before ?? ''), linesOf(after)];
    const hunks = hunksOf(scriptOf(from, to));
    if (hunks.length === 0)
        return '';
    const heads = before === null ? ['--- /dev/null', `+++ b/${path}`] : [`--- a/${path}`, `+++ b/${path}`];
    return [...heads.map((line) => `${line}\n`), ...hunks.map(hunkText)].join('');
}
/** With their line ends; the last may have none. */
function linesOf(text) {
    return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
function scriptOf(from, to) {
    let start = 0;
    while (start < from.length && start < to.length && from[start] === to[start])
        start += 1;
    let end = 0;
    while (end < from.length - start && end < to.length - start && from.at(-1 - end) === to.at(-1 - end))
        end += 1;
    const signs = shortest(from.slice(start, from.length - end), to.slice(start, to.length - end));
    const all = [
        ...Array.from({ length: start }, () => ' '),
        ...signs,
        ...Array.from({ length: end }, () => ' '),
    ];
    let [at, there] = [0, 0];
    return all.map((sign) => {
        const step = { from: at + 1, to: there + 1 };
        if (sign === '+') {
            there += 1;
            return { sign, line: to[there - 1] ?? '', ...step };
        }
        at += 1;
        if (sign === '-')
            return { sign, line: from[at - 1] ?? '', ...step };
        there += 1;
        return { sign: ' ', line: from[at - 1] ?? '', ...step };
    });
}
/** Myers' greedy search. Signs of the lines in order. */
function shortest(from, to) {
    const trace = [];
    let reach = new Map([[1, 0]]);
    for (let steps = 0; steps <= Math.min(from.length + to.length, MOST_STEPS); steps += 1) {
        trace.push(new Map(reach));
        const next = new Map(reach);
        for (let k = -steps; k <= steps; k += 2) {
            const [below, above] = [next.get(k - 1) ?? -1, next.get(k + 1) ?? -1];
            let x = k === -steps || (k !== steps && below < above) ? above : below + 1;
            while (x < from.length && x - k < to.length && from[x] === to[x - k])
                x += 1;
            next.set(k, x);
            if (x >= from.length && x - k >= to.length)
                return walkBack(trace, from.length, to.length);
        }
        reach = next;
    }
    return [...from.map(() => '-'), ...to.map(() => '+')];
}
function walkBack(trace, width, height) {
    const signs = [];
    let [x, y] = [width, height];
    for (let steps = trace.length - 1; steps >= 0; steps -= 1) {
        const reach = trace[steps] ?? new Map();
        const k = x - y;
        const [below, above] = [reach.get(k - 1) ?? -1, reach.get(k + 1) ?? -1];
        const isDown = k === -steps || (k !== steps && below < above);
        const beforeK = isDown ? k + 1 : k - 1;
        const beforeX = steps === 0 ? 0 : (reach.get(beforeK) ?? 0);
        const beforeY = steps === 0 ? 0 : beforeX - beforeK;
        while (x > beforeX && y > beforeY && x > 0 && y > 0) {
            signs.push(' ');
            x -= 1;
            y -= 1;
        }
        if (steps === 0)
            break;
        signs.push(isDown ? '+' : '-');
        [x, y] = [beforeX, beforeY];
    }
    return signs.reverse();
}
function hunksOf(steps) {
    const hunks = [];
    let end = 0;
    for (const [index, { sign }] of steps.entries()) {
        if (sign === ' ')
            continue;
        const from = Math.max(index - CONTEXT, 0);
        const to = Math.min(index + CONTEXT + 1, steps.length);
        const last = hunks.at(-1);
        if (last === undefined || from > end)
            hunks.push(steps.slice(from, to));
        else
            last.push(...steps.slice(end, to));
        end = Math.max(end, to);
    }
    return hunks;
}
function hunkText(steps) {
    const count = (sign) => steps.filter((step) => step.sign === ' ' || step.sign === sign).length;
    const [first] = steps;
    const range = (start, lines) => `${lines === 0 ? start - 1 : start},${lines}`;
    const head = `@@ -${range(first?.from ?? 1, count('-'))} +${range(first?.to ?? 1, count('+'))} @@\n`;
    const body = steps.map(({ sign, line }) => line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n\\ No newline at end of file\n`);
    return head + body.join('');
}

;// CONCATENATED MODULE: ./lib/domain/report/back-port-json.js



const identity = {
    group: (0,json_shape/* text */.Qq)('API group'),
    kind: (0,json_shape/* text */.Qq)('kind'),
    namespace: (0,json_shape/* text */.Qq)('namespace'),
    name: (0,json_shape/* text */.Qq)('name'),
    pointer: json_parts/* pointer */.Wn,
};
const backPortShape = (0,json_shape/* object */.Ik)('result of `backport`', {
    schemaVersion: json_parts/* version */.rE,
    command: (0,json_shape/* constant */.dY)('command', 'backport'),
    fabric: json_parts/* fabric */.CS,
    from: (0,json_shape/* object */.Ik)("where the cluster's values are from", {
        side: (0,json_shape/* oneOf */.yL)('what was read', 'cluster', 'file'),
        name: (0,json_shape/* text */.Qq)('host of the API server, or the file'),
    }),
    observedAt: (0,json_shape/* text */.Qq)('when the cluster was looked at, ISO 8601'),
    dryRun: (0,json_shape/* flag */.Jt)('nothing was written'),
    taken: (0,json_shape/* list */.p_)('fields whose live value the files have now (after a dry run: would have)', (0,json_shape/* object */.Ik)('a field; the pointer is empty for a whole object', {
        ...identity,
        file: (0,json_shape/* text */.Qq)('path relative to the fabric directory'),
        desired: (0,json_shape/* anyValue */.mh)('value in Git; null where it has none'),
        live: (0,json_shape/* anyValue */.mh)('value in the cluster; null where it has none'),
        manager: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('field manager that wrote the live value; a manager is not a person')),
        operation: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('how it wrote')),
        time: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('last write of this manager to the object, ISO 8601')),
    })),
    refused: (0,json_shape/* list */.p_)('what was asked for and could not be taken', (0,json_shape/* object */.Ik)('a field; the pointer is empty for a whole object', {
        ...identity,
        file: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('path relative to the fabric directory')),
        line: (0,json_shape/* nullable */.me)((0,json_shape/* integer */.nd)('1-based', 1)),
        reason: (0,json_shape/* text */.Qq)('one word for the reason'),
        message: (0,json_shape/* text */.Qq)('why'),
        help: (0,json_shape/* text */.Qq)('what to do'),
    })),
    files: (0,json_shape/* list */.p_)('files that were to be written', (0,json_shape/* object */.Ik)('a file', {
        file: (0,json_shape/* text */.Qq)('path relative to the fabric directory'),
        isNew: (0,json_shape/* flag */.Jt)('there was none before'),
        refused: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('why it could not be written; null: it was, or this is a dry run')),
        diff: (0,json_shape/* text */.Qq)('the change as `git diff` shows it'),
    })),
    notices: (0,json_shape/* list */.p_)('what to know besides', (0,json_shape/* text */.Qq)('one sentence')),
});
function backPortJson(summary) {
    const { taken, refused, files, observedAt, dryRun, from, notices } = summary;
    return {
        schemaVersion: json_parts/* SCHEMA_VERSION */.f$,
        command: 'backport',
        fabric: summary.fabric,
        from: { side: from.side, name: from.name },
        ...{ observedAt, dryRun },
        taken: taken.map(({ id, pointer: at, file, desired, live, manager, operation, time }) => ({
            ...identityOf(id),
            pointer: at,
            ...{ file, desired: desired ?? null, live: live ?? null, manager, operation, time },
        })),
        refused: refused.map(({ id, pointer: at, file, line, reason, message, help }) => ({
            ...identityOf(id),
            pointer: at,
            ...{ file, line, reason, message, help },
        })),
        files: files.map(({ path, before, after, refused: why }) => ({
            file: path,
            isNew: before === null,
            refused: why,
            diff: unifiedDiff(path, before, after),
        })),
        notices: [...notices],
    };
}
function identityOf({ group, kind, namespace, name }) {
    return { group, kind, namespace, name };
}

// EXTERNAL MODULE: ./lib/domain/resource/object-id.js
var object_id = __webpack_require__(4258);
// EXTERNAL MODULE: ./lib/domain/shared/plural.js
var plural = __webpack_require__(2716);
// EXTERNAL MODULE: ./lib/domain/shared/pointer.js
var shared_pointer = __webpack_require__(157);
// EXTERNAL MODULE: ./lib/domain/report/escape-text.js
var escape_text = __webpack_require__(1226);
// EXTERNAL MODULE: ./lib/domain/report/layout.js
var layout = __webpack_require__(8041);
// EXTERNAL MODULE: ./lib/domain/report/show-value.js
var show_value = __webpack_require__(1350);
// EXTERNAL MODULE: ./lib/domain/report/time-text.js
var time_text = __webpack_require__(7976);
;// CONCATENATED MODULE: ./lib/domain/report/back-port-screen.js








/** What was taken file by file, what was not and why; of a dry run the diff instead of the list. */
function renderBackPort(summary, screen) {
    const { files, refused, notices, dryRun } = summary;
    const lines = [
        ...files.flatMap((file) => (dryRun ? diffLines(file, screen) : fileLines(file, summary, screen))),
        ...refused.flatMap((one) => [...refusedLines(one, screen), '']),
        ...notices.flatMap((notice) => (0,layout/* wrap */.LV)(`Note: ${(0,escape_text/* plainText */.w)(notice)}.`, screen.columns, '', '  ')),
        ...(0,layout/* wrap */.LV)(closing(summary), screen.columns, '', '  '),
        '',
    ];
    return `${lines.join('\n')}\n`;
}
function diffLines({ path, before, after }, { style }) {
    const diff = unifiedDiff((0,escape_text/* plainText */.w)(path), before, after).replace(/\n$/, '');
    const shown = diff.split('\n').map((line) => {
        const text = (0,escape_text/* plainText */.w)(line);
        if (line.startsWith('+++') || line.startsWith('---'))
            return style.bold(text);
        if (line.startsWith('@@'))
            return style.blue(text);
        if (line.startsWith('+'))
            return style.green(text);
        return line.startsWith('-') ? style.red(text) : text;
    });
    return [...shown, ''];
}
function fileLines(file, { taken }, screen) {
    const { path, before, refused } = file;
    const { style, columns } = screen;
    const head = style.bold((0,escape_text/* plainText */.w)(path)) + (before === null ? ' (new)' : '');
    const why = refused === null
        ? []
        : (0,layout/* wrap */.LV)(`${style.red('not written')}: ${(0,escape_text/* plainText */.w)(refused)}`, columns, '  ', '      ');
    const own = taken.filter((one) => one.file === path);
    return [head, ...why, ...own.flatMap((one) => takenLines(one, screen)), ''];
}
function takenLines({ id, pointer, desired, live, ...writer }, { columns }) {
    const what = pointer === '' ? 'the whole object' : (0,shared_pointer/* displayPath */.Gt)(pointer);
    const values = pointer === '' ? '' : `: ${(0,show_value/* showValue */.v)(desired)} -> ${(0,show_value/* showValue */.v)(live)}`;
    const text = `${(0,escape_text/* plainText */.w)((0,object_id/* displayId */.kX)(id))} ${(0,escape_text/* plainText */.w)(what)}${values}${writerText(writer)}`;
    return (0,layout/* wrap */.LV)(text, columns, '  ', '      ');
}
function writerText({ manager, time }) {
    if (manager === null)
        return '';
    return ` (${(0,escape_text/* plainText */.w)(manager)}${time === null ? '' : `, last write ${(0,time_text/* timeText */.T)(time)}`})`;
}
function refusedLines({ file, line, message, help }, { style, columns }) {
    const where = file === null || line === null ? '' : `${(0,escape_text/* plainText */.w)(file)}:${line} `;
    const head = `${where}${style.yellow('not taken')} ${(0,escape_text/* plainText */.w)(message)}`;
    return [
        ...(0,layout/* wrap */.LV)(head, columns, '', '    '),
        ...(0,layout/* wrap */.LV)(`help: ${(0,escape_text/* plainText */.w)(help)}`, columns, '    ', '          '),
    ];
}
function closing({ taken, files, refused, dryRun, from }) {
    const left = refused.length === 0 ? '' : ` ${(0,plural/* plural */.L)(refused.length, 'difference')} could not be taken.`;
    const done = files.filter((file) => file.refused === null);
    const where = from.side === 'cluster' ? 'the cluster' : (0,escape_text/* plainText */.w)(from.name);
    if (taken.length === 0) {
        return left === '' ? `Nothing to take: the files have what ${where} has.` : `Nothing was taken.${left}`;
    }
    const what = `${(0,plural/* plural */.L)(taken.length, 'change')} of the cluster`;
    if (dryRun) {
        return `${what} would be written into ${(0,plural/* plural */.L)(files.length, 'file')} without --dry-run; nothing was written.${left}`;
    }
    const failed = files.length - done.length;
    const unwritten = failed === 0 ? '' : ` ${(0,plural/* plural */.L)(failed, 'file')} could not be written.`;
    return `${what} in ${(0,plural/* plural */.L)(done.length, 'file')}.${unwritten}${left} Nothing was committed: git diff shows every line; commit it when it is right.`;
}

// EXTERNAL MODULE: ./lib/domain/shared/errors.js
var errors = __webpack_require__(7593);
// EXTERNAL MODULE: ./lib/domain/shared/suggest.js
var suggest = __webpack_require__(1886);
// EXTERNAL MODULE: ./lib/domain/drift/flat-field.js
var flat_field = __webpack_require__(9148);
// EXTERNAL MODULE: ./lib/domain/resource/live-object.js
var live_object = __webpack_require__(2107);
// EXTERNAL MODULE: ./lib/domain/shared/json.js
var json = __webpack_require__(3600);
;// CONCATENATED MODULE: ./lib/domain/status/object-results.js
/**
 * One object by itself. `applied`: of Git and in the cluster. `live`: in the cluster and not of Git. `pending`: of Git
 * and not in the cluster yet. `error`: refused or failed. `gone`: was in the cluster and is not any more.
 */
const OBJECT_STATUSES = ['applied', 'live', 'pending', 'error', 'gone'];
/** Objects of a comparison with the cluster, in the plan's order, without those that opted out. Empty: not compared. */
function objectResults({ plan, comparedWith, outcomes }) {
    if (plan === null || comparedWith !== 'cluster')
        return [];
    const byKey = new Map(outcomes.map((outcome) => [outcome.key, outcome]));
    return plan.changes
        .filter(({ assessment }) => !assessment.ignored)
        .map((change) => resultOf(change, byKey.get(change.key) ?? null));
}
function resultOf(change, outcome) {
    const state = stateAfter(change, outcome);
    const conflict = state === 'both_changed' && change.assessment.fields.some((field) => field.conflict);
    return { change, outcome, state, status: statusOf(change, outcome, state), conflict };
}
function stateAfter(change, outcome) {
    const { state } = change.assessment;
    if (outcome === null)
        return state;
    switch (outcome.outcome) {
        case 'deleted':
            return null;
        case 'created':
        case 'configured':
        case 'unchanged':
            return outcome.complete && isOlder(change, outcome) ? 'in_sync' : state;
        case 'held': {
            // it was to be written, and somebody moved it or owned a field by then
            const planned = change.action === 'create' || change.action === 'update';
            return planned && state === 'git_ahead' ? 'both_changed' : state;
        }
        case 'skipped':
        case 'refused':
        case 'failed':
            return state;
    }
}
/** The comparison is that before the write. A plan that asks nothing of what was written is of a second look. */
function isOlder({ action }, { accepted }) {
    return action === 'create' || action === 'update' || accepted.length > 0;
}
function statusOf({ assessment }, outcome, state) {
    if (outcome?.outcome === 'refused' || outcome?.outcome === 'failed')
        return 'error';
    if (state === null)
        return 'gone';
    if (state === 'extra')
        return 'live';
    const written = outcome?.outcome === 'created' || outcome?.outcome === 'configured';
    if (assessment.live !== null || written)
        return assessment.manifest === null ? 'live' : 'applied';
    return state === 'missing' ? 'gone' : 'pending';
}
/** The fabric as a whole. A name that is not one of these is refused by the schema. */
const DRIFT_STATUSES = ['in_sync', 'git_ahead', 'drift_detected'];
/** Somebody moved the cluster, only Git moved, or neither. */
function driftStatusOf(results) {
    const states = new Set(results.map(({ state }) => state));
    states.delete(null);
    states.delete('in_sync');
    if (states.size === 0)
        return 'in_sync';
    states.delete('git_ahead');
    return states.size === 0 ? 'git_ahead' : 'drift_detected';
}

;// CONCATENATED MODULE: ./lib/domain/status/drift-content.js





/** Every object on which Git and cluster do not agree after the run, in a stable order. */
function driftObjects(facts) {
    return objectResults(facts)
        .flatMap((result) => {
        const { state } = result;
        return state === null || state === 'in_sync' ? [] : [{ result, state }];
    })
        .sort((a, b) => (0,object_id/* compareIds */.q3)(a.result.change.id, b.result.change.id))
        .map(({ result, state }) => driftObject(result, state));
}
/**
 * Identifies what differs, with its values: equal where a second look found the same. Versions and times of writes are left
 * out, because they move without a value moving.
 */
function differencesDigest(objects, digest) {
    if (objects.length === 0)
        return null;
    const values = objects.map(({ resourceVersion: _, fields, ...object }) => ({
        ...object,
        fields: fields.map(({ time: _time, ...field }) => field),
    }));
    return digest(canonicalJson(values)).slice(0, 16);
}
function driftObject(result, state) {
    const { change, conflict, status } = result;
    const { assessment, id } = change;
    const { manifest, live, entry } = assessment;
    const { group, kind, namespace, name } = id;
    return {
        group,
        version: versionOf(manifest?.apiVersion ?? live?.object.apiVersion),
        kind,
        namespace,
        name,
        file: manifest?.file ?? entry?.file ?? null,
        document: manifest?.document ?? entry?.document ?? null,
        line: manifest?.line ?? null,
        state,
        status,
        reason: assessment.reason,
        conflict,
        deleteCandidate: assessment.deleteCandidate,
        comparison: assessment.comparison,
        twoWayReason: assessment.twoWayReason,
        resourceVersion: live?.resourceVersion ?? null,
        fields: assessment.fields.map(driftField),
        live: manifest === null && live !== null ? asManifest(live.object) : null,
    };
}
function versionOf(apiVersion) {
    if (typeof apiVersion !== 'string')
        return null;
    return apiVersion.slice(apiVersion.indexOf('/') + 1);
}
const SIDES = ['desired', 'base', 'live'];
function driftField(field) {
    const { pointer, ...facts } = (0,flat_field/* flatField */.I)(field);
    return { pointer, sides: SIDES.filter((side) => field[side] !== undefined), ...facts };
}
const METADATA_OF_GIT = ['name', 'namespace', 'labels', 'annotations'];
/** Written by kubectl apply: a second copy of the whole object. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** A live object without what belongs to the server. */
function asManifest(object) {
    const manifest = {};
    for (const [key, value] of Object.entries(object)) {
        if (key === 'status')
            continue;
        (0,json/* setOwn */.P5)(manifest, key, key === 'metadata' ? ownMetadata((0,live_object/* metadataOf */.N)(object)) : value);
    }
    return manifest;
}
function ownMetadata(metadata) {
    const own = {};
    for (const key of METADATA_OF_GIT) {
        const value = metadata[key];
        if (value === undefined || value === null)
            continue;
        own[key] = key === 'annotations' && (0,json/* isJsonObject */.OW)(value) ? withoutCopy(value) : value;
    }
    return own;
}
function withoutCopy(annotations) {
    const { [LAST_APPLIED]: _, ...others } = annotations;
    return others;
}

;// CONCATENATED MODULE: ./lib/domain/status/drift-shape.js


/** Version of the form of `<fabric>/drift.json`. */
const drift_shape_DRIFT_VERSION = 1;
const drift_shape_SIDES = ['desired', 'base', 'live'];
const field = (0,json_shape/* object */.Ik)('a field on which the sides do not agree', {
    pointer: (0,json_shape/* text */.Qq)("JSON pointer (RFC 6901) into the object; '' is the whole of it"),
    sides: (0,json_shape/* list */.p_)('the sides that have a value; on others the value below is null', (0,json_shape/* oneOf */.yL)('side', ...drift_shape_SIDES)),
    desired: (0,json_shape/* anyValue */.mh)('value in Git'),
    base: (0,json_shape/* anyValue */.mh)('value that was applied last'),
    live: (0,json_shape/* anyValue */.mh)('value in the cluster'),
    baseKnown: (0,json_shape/* flag */.Jt)('false: what was applied last could not be had'),
    changedBy: (0,json_shape/* oneOf */.yL)('which side moved', 'git', 'cluster', 'both', 'unknown'),
    conflict: (0,json_shape/* flag */.Jt)('both moved it to different values, or nobody can say which moved'),
    manager: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('field manager that wrote the live value; a manager is not a person')),
    operation: (0,json_shape/* nullable */.me)((0,json_shape/* oneOf */.yL)('how it wrote', 'Apply', 'Update')),
    time: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('last write of this manager to the object, ISO 8601')),
    file: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('file in Git')),
    line: (0,json_shape/* nullable */.me)((0,json_shape/* integer */.nd)('1-based', 1)),
    column: (0,json_shape/* nullable */.me)((0,json_shape/* integer */.nd)('1-based', 1)),
});
const drift_shape_driftObject = (0,json_shape/* object */.Ik)('an object on which Git and cluster do not agree', {
    group: (0,json_shape/* text */.Qq)('API group'),
    version: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('API version')),
    kind: (0,json_shape/* text */.Qq)('kind'),
    namespace: (0,json_shape/* text */.Qq)('namespace'),
    name: (0,json_shape/* text */.Qq)('name'),
    file: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('file in Git; of an object that left Git, the last one')),
    document: (0,json_shape/* nullable */.me)((0,json_shape/* integer */.nd)('0-based position in the file')),
    line: (0,json_shape/* nullable */.me)((0,json_shape/* integer */.nd)('1-based', 1)),
    state: (0,json_shape/* oneOf */.yL)('state', 'git_ahead', 'cluster_ahead', 'both_changed', 'missing', 'extra'),
    status: (0,json_shape/* oneOf */.yL)('the object by itself', ...OBJECT_STATUSES),
    reason: (0,json_shape/* text */.Qq)('why it is in this state'),
    conflict: (0,json_shape/* flag */.Jt)('both sides changed the same field'),
    deleteCandidate: (0,json_shape/* flag */.Jt)('it was applied and is gone from Git'),
    comparison: (0,json_shape/* oneOf */.yL)('two-way: what was applied last could not be had', 'three-way', 'two-way'),
    twoWayReason: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('why the comparison is two-way')),
    resourceVersion: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('version of the live object that was compared')),
    fields: (0,json_shape/* list */.p_)('fields on which the sides do not agree', field),
    live: (0,json_shape/* nullable */.me)((0,json_shape/* anyValue */.mh)('the whole object as Git would write it, where Git has none; null where Git has it')),
});
/** The form of `<fabric>/drift.json`: enough to take a change of the cluster into Git without asking the cluster. */
const drift_shape_driftDocumentShape = (0,json_shape/* object */.Ik)('what differs between Git and the cluster of one fabric', {
    version: (0,json_shape/* constant */.dY)('version of this form', drift_shape_DRIFT_VERSION),
    fabric: (0,json_shape/* text */.Qq)('name of the fabric'),
    observedAt: (0,json_shape/* text */.Qq)('ISO 8601, UTC'),
    requestId: (0,json_shape/* text */.Qq)('run that looked'),
    commit: (0,json_shape/* nullable */.me)((0,json_shape/* text */.Qq)('commit of the files that were compared')),
    status: (0,json_shape/* oneOf */.yL)('the fabric as a whole', ...DRIFT_STATUSES),
    severity: (0,json_shape/* fraction */.zO)('of the drift, 1 is worst'),
    formula: (0,json_shape/* text */.Qq)('how the severity is computed'),
    counts: (0,json_shape/* map */.Tj)('objects by state', (0,json_shape/* integer */.nd)('count')),
    total: (0,json_shape/* integer */.nd)('objects that were compared'),
    omitted: (0,json_shape/* map */.Tj)('objects that are not listed, because the file would grow too large, by state; unmanaged ones go first', (0,json_shape/* integer */.nd)('count')),
    objects: (0,json_shape/* list */.p_)('objects on which the sides do not agree, by kind, namespace and name', drift_shape_driftObject),
});

// EXTERNAL MODULE: ./lib/domain/status/observe-cluster.js
var observe_cluster = __webpack_require__(7092);
// EXTERNAL MODULE: ./lib/domain/status/severity.js
var severity = __webpack_require__(9912);
;// CONCATENATED MODULE: ./lib/domain/status/drift-document.js









/** Everything on which Git and the cluster do not agree, however large. `observedAt`: when the cluster was looked at. */
function driftOf(facts, observedAt) {
    const results = objectResults(facts);
    const states = results.flatMap(({ state }) => (state === null ? [] : [state]));
    const counts = {};
    for (const state of states.sort())
        counts[state] = (counts[state] ?? 0) + 1;
    return {
        version: drift_shape_DRIFT_VERSION,
        fabric: facts.fabric,
        observedAt,
        requestId: facts.requestId,
        commit: facts.plan?.commit ?? facts.commit,
        status: driftStatusOf(results),
        severity: (0,severity/* severityOfResults */.vI)(results),
        formula: severity/* SEVERITY_FORMULA */.f4,
        counts,
        total: results.length,
        omitted: {},
        objects: [...driftObjects(facts)],
    };
}
/**
 * The text of `drift.json` after a run, two spaces, newline at the end, within bounds. null: the cluster was not compared, so the stored
 * one stays. Where the stored one says the same, has a newer form, or is of the look that stands, it comes back as it is.
 * `status`: the status built from the same facts, which decided whose look stands; without it the later one does.
 */
function driftDocument(facts, previousText, status = null) {
    if (!isCompared(facts))
        return null;
    if (status !== null && !isNewestLook(status.components.kubernetes, clusterSeenAt(facts))) {
        return previousText === null ? null : { text: previousText, omitted: 0 };
    }
    const document = fitDrift(driftOf(facts, clusterSeenAt(facts)));
    const omitted = omittedOf(document);
    if (previousText !== null && isToStay(previousText, document, status !== null)) {
        return { text: previousText, omitted };
    }
    return { text: driftText(document), omitted };
}
function isToStay(previousText, document, isDecided) {
    const stored = parseJson(previousText);
    if (!isJsonObject(stored))
        return false;
    if (typeof stored.version === 'number' && stored.version > DRIFT_VERSION)
        return true;
    if (shapeFault(driftDocumentShape, stored) !== null)
        return false;
    const at = Date.parse(String(stored.observedAt));
    if (!isDecided && at > Date.parse(document.observedAt))
        return true;
    return canonicalJson(timeless({ ...stored })) === canonicalJson(timeless({ ...document }));
}
function timeless(document) {
    const { observedAt: _at, requestId: _id, ...rest } = document;
    return rest;
}

;// CONCATENATED MODULE: ./lib/domain/backport/asked-objects.js



const OPEN = '<!-- hedgehog-sync-asked:1 ';
const CLOSE = ' -->';
const LIMIT = 200;
/** A hidden line of the pull request, so that a renewed one takes what was asked for before, too. */
function writeAsked(asked) {
    return `${OPEN}${asciiJson(asked === 'all' ? [] : asked.slice(0, LIMIT).map(argumentOf))}${CLOSE}`;
}
/** null: the text has no such line. */
function readAsked(text) {
    const line = text
        .split('\n')
        .map((one) => one.trim())
        .findLast((one) => one.startsWith(OPEN) && one.endsWith(CLOSE));
    if (line === undefined)
        return null;
    const words = parseJson(line.slice(OPEN.length, line.length - CLOSE.length));
    if (!Array.isArray(words))
        return null;
    if (words.length === 0)
        return 'all';
    const objects = words.slice(0, LIMIT).flatMap((word) => {
        const read = readObjectArgument('back-port', String(word), true);
        return read.ok ? [{ kind: read.value.kind, name: read.value.name, pointer: read.value.pointer }] : [];
    });
    return objects.length === 0 ? null : objects;
}
/** What either of both asks for. */
function joinAsked(one, other) {
    if (other === null || one === 'all')
        return one;
    if (other === 'all')
        return other;
    const known = new Set(one.map(argumentOf));
    return [...one, ...other.filter((object) => !known.has(argumentOf(object)))];
}
function argumentOf({ kind, name, pointer }) {
    return `${kind}/${name}${pointer === null ? '' : `:${pointer}`}`;
}
/**
 * The part of the drift that is asked for. Without names only what somebody changed is meant: an object that nobody
 * manages is taken when it is named.
 */
function askedPart(objects, asked) {
    if (asked === 'all')
        return objects.filter(({ state }) => state !== 'extra' && state !== 'git_ahead');
    return objects.flatMap((object) => {
        const wishes = asked.filter(({ kind, name }) => kind === object.kind && name === object.name);
        if (wishes.length === 0)
            return [];
        if (wishes.some(({ pointer }) => pointer === null))
            return [object];
        const fields = object.fields.filter(({ pointer }) => wishes.some((wish) => covers(wish.pointer, pointer)));
        return fields.length === 0 ? [] : [{ ...object, fields }];
    });
}
function covers(wish, pointer) {
    return wish === null || pointer === wish || pointer.startsWith(`${wish}/`);
}

// EXTERNAL MODULE: ./lib/domain/parse/parse-files.js + 1 modules
var parse_files = __webpack_require__(1096);
// EXTERNAL MODULE: ./lib/domain/parse/parse-limits.js
var parse_limits = __webpack_require__(748);
// EXTERNAL MODULE: ./lib/domain/shared/compare-text.js
var compare_text = __webpack_require__(1155);
;// CONCATENATED MODULE: ./lib/domain/edit/back-port-refusal.js

const MEANINGS = {
    'git-moved': {
        what: 'has moved in Git since it was compared',
        help: 'Run again: the comparison with the present head decides anew.',
    },
    'not-in-git': {
        what: 'cannot be found in the files of Git',
        help: 'Restore the file, or delete the object from the cluster.',
    },
    conflict: {
        what: 'differs on both sides, and nobody can say whose value is meant',
        help: "Name the object to take the cluster's value (`/accept-cluster KIND/NAME`, or backport KIND/NAME), or take Git's (`/accept-git`, or apply --accept-git).",
    },
    'deleted-in-cluster': {
        what: 'was deleted in the cluster',
        help: 'Delete it from its file if that was meant; otherwise the next apply brings it back.',
    },
    'no-place': {
        what: 'has no place in the layout of the files',
        help: 'Add it to a file by hand, or say in the configuration where such objects go.',
    },
    derived: {
        what: 'follows from the rest of the object by the fabric’s own defaulting, so no file can say what the cluster has',
        help: 'Give the cluster the fabric’s value with `/accept-git`; change what it follows from if another one is meant.',
    },
};
/** `told`: what the edit itself says; needed for its reasons. */
function refuseObject(object, reason, told) {
    return refusal(object, '', reason, { file: object.file, line: object.line }, told);
}
function refuseField(object, field, reason, place, told) {
    return refusal(object, field.pointer, reason, place, told);
}
function refusal({ group, kind, namespace, name }, pointer, reason, place, told) {
    const where = `${kind} ${namespace}/${name}`;
    const subject = pointer === '' ? where : `${(0,shared_pointer/* displayPath */.Gt)(pointer)} of ${where}`;
    const { what, help } = isOwn(reason)
        ? MEANINGS[reason]
        : { what: `: ${told?.message ?? reason}`, help: told?.help ?? '' };
    const message = `${subject}${what.startsWith(':') ? '' : ' '}${what}`;
    return { group, kind, namespace, name, pointer, ...place, reason, message, help };
}
function isOwn(reason) {
    return Object.hasOwn(MEANINGS, reason);
}

// EXTERNAL MODULE: ./lib/domain/edit/edit-document.js + 9 modules
var edit_document = __webpack_require__(1176);
// EXTERNAL MODULE: ./lib/domain/edit/wanted-value.js
var wanted_value = __webpack_require__(482);
;// CONCATENATED MODULE: ./lib/domain/edit/list-order.js



/**
 * A live list in the order in which `object` has it written, where the kind does not care for the order: what stayed keeps
 * its place, new items take the places of gone ones, the rest goes to the end. Any other value as it is.
 */
function inOrderOf(object, pointer, live, kind) {
    const written = (0,shared_pointer/* valueAt */.fK)(object, pointer);
    if (!Array.isArray(live) || !Array.isArray(written))
        return live;
    const fresh = without(live, written);
    const gone = without(written, live);
    const kept = written.flatMap((item) => {
        const at = gone.indexOf(item);
        if (at === -1)
            return [item];
        gone.splice(at, 1);
        const next = fresh.shift();
        return next === undefined ? [] : [next];
    });
    const candidate = [...kept, ...fresh];
    const [one, other] = [candidate, live].map((list) => canonical(object, pointer, list, kind));
    return one !== undefined && (0,json/* jsonEquals */.A)(one, other) ? candidate : live;
}
/** Items of `list` that `other` does not have, each counted as often as it stands there. */
function without(list, other) {
    const left = [...other];
    return list.filter((item) => {
        const at = left.findIndex((one) => (0,json/* jsonEquals */.A)(one, item));
        if (at !== -1)
            left.splice(at, 1);
        return at === -1;
    });
}
function canonical(object, pointer, value, kind) {
    const wanted = (0,wanted_value/* wantedValue */.rA)(object, [{ op: 'set', pointer, value }], {});
    const spec = 'value' in wanted && (0,json/* isJsonObject */.OW)(wanted.value) ? (0,json/* getOwn */.Ng)(wanted.value, 'spec') : undefined;
    return (0,json/* isJsonObject */.OW)(spec) ? kind.canonicalSpec(spec) : undefined;
}

// EXTERNAL MODULE: ./lib/domain/parse/clean-object.js
var clean_object = __webpack_require__(5305);
// EXTERNAL MODULE: ./lib/domain/parse/split-documents.js
var split_documents = __webpack_require__(7291);
// EXTERNAL MODULE: ./lib/domain/edit/edit-result.js
var edit_result = __webpack_require__(2531);
// EXTERNAL MODULE: ./lib/domain/edit/line-changes.js
var line_changes = __webpack_require__(1051);
// EXTERNAL MODULE: ./lib/domain/edit/prove.js
var prove = __webpack_require__(6403);
// EXTERNAL MODULE: ./lib/domain/edit/scalar-text.js
var scalar_text = __webpack_require__(5949);
// EXTERNAL MODULE: ./lib/domain/edit/text-style.js
var text_style = __webpack_require__(1334);
// EXTERNAL MODULE: ./lib/domain/edit/value-text.js
var value_text = __webpack_require__(5838);
;// CONCATENATED MODULE: ./lib/domain/edit/new-document.js










const TOP = ['apiVersion', 'kind', 'metadata', 'spec'];
const METADATA = ['name', 'namespace', 'labels', 'annotations'];
/**
 * A live object as a person would put it into Git: without what server, fabric and clients write for themselves, its keys
 * in the usual order. Fields of the spec keep their order.
 */
function manifestObject(object, registry) {
    const metadata = (0,json/* getOwn */.Ng)(object, 'metadata');
    const namespace = (0,json/* isJsonObject */.OW)(metadata) ? (0,json/* getOwn */.Ng)(metadata, 'namespace') : undefined;
    const definition = definitionOf(object, registry);
    const clean = definition === undefined
        ? { ...object }
        : (0,clean_object/* cleanObject */.jv)(object, typeof namespace === 'string' ? namespace : clean_object/* FABRIC_NAMESPACE */.K, definition, registry).object;
    const own = (0,json/* getOwn */.Ng)(clean, 'metadata');
    return ordered((0,json/* isJsonObject */.OW)(own) ? { ...clean, metadata: ordered(withoutEmpty(own), METADATA) } : clean, TOP);
}
function definitionOf(object, registry) {
    const apiVersion = (0,json/* getOwn */.Ng)(object, 'apiVersion');
    const kind = (0,json/* getOwn */.Ng)(object, 'kind');
    const group = typeof apiVersion === 'string' && apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
    return typeof kind === 'string' ? registry.find(group, kind) : undefined;
}
function withoutEmpty(metadata) {
    const kept = {};
    for (const [key, value] of Object.entries(metadata)) {
        if (value === null || ((0,json/* isJsonObject */.OW)(value) && Object.keys(value).length === 0))
            continue;
        (0,json/* setOwn */.P5)(kept, key, value);
    }
    return kept;
}
function ordered(object, first) {
    const result = {};
    const keys = Object.keys(object);
    for (const key of [
        ...first.filter((name) => keys.includes(name)),
        ...keys.filter((name) => !first.includes(name)),
    ]) {
        (0,json/* setOwn */.P5)(result, key, object[key] ?? null);
    }
    return result;
}
/** The text of a whole manifest, cleaned, without a marker before it. It has been read again and gives the object. */
function newDocument(object, style, registry) {
    const manifest = manifestObject(object, registry);
    const unwritable = (0,scalar_text/* unwritablePart */.Rt)(manifest);
    if (unwritable !== null)
        return (0,edit_result/* refuse */.T)('value-not-writable', 1, `${unwritable} cannot be written exactly`);
    for (const blockTexts of [style.blockTexts, false]) {
        const lines = (0,value_text/* blockLines */.B4)(manifest, 0, { ...style, blockTexts });
        const text = lines.map((line) => line + style.newline).join('');
        const read = (0,prove/* readValue */.wK)(text, parse_limits/* DEFAULT_PARSE_LIMITS */.tN);
        if ('value' in read && read.errors === 0 && (0,json/* jsonEquals */.A)(read.value, manifest))
            return { result: 'written', text };
    }
    return (0,edit_result/* refuse */.T)('unproven', 1, 'the object would not read as it is in the cluster');
}
/** The text with one more document at its end, in its own style. The documents before it are as they were. */
function appendDocument(text, object, registry) {
    const style = text.trim() === '' ? text_style/* DEFAULT_STYLE */.eK : blockStyle((0,text_style/* detectStyle */.bg)(text, text));
    const added = newDocument(object, style, registry);
    if (added.result === 'refused')
        return added;
    const { newline } = style;
    const finished = text === '' || text.endsWith('\n') || text === '\ufeff' ? '' : newline;
    const last = [...(0,split_documents/* splitDocuments */.Z)(text)].at(-1);
    const isOpen = last !== undefined && last.content === 'nothing' && text.startsWith('---', last.start);
    const marker = isOpen || (last === undefined && !/^%/m.test(text)) ? '' : `---${newline}`;
    const behind = finished + marker + added.text;
    const after = text + behind;
    const line = (0,line_changes/* newlinesIn */.td)(text, 0, text.length) + 1;
    if (!isAppended(text, after, manifestObject(object, registry))) {
        return (0,edit_result/* refuse */.T)('unproven', line, 'with the new document the file would read otherwise');
    }
    if (finished === '')
        return { result: 'edited', text: after, lines: [{ from: line, to: line - 1, text: behind }] };
    const unfinished = text.slice(text.lastIndexOf('\n') + 1);
    return { result: 'edited', text: after, lines: [{ from: line, to: line, text: unfinished + behind }] };
}
/** A new manifest is written out even where the file is JSON. */
function blockStyle(style) {
    return { ...style, quoteKeys: false };
}
function isAppended(before, after, object) {
    const [then, now] = [(0,prove/* valueSlices */.jJ)(before), (0,prove/* valueSlices */.jJ)(after)];
    if (now.length !== then.length + 1)
        return false;
    return now.every(({ start, end }, index) => {
        const text = after.slice(start, end);
        const was = then[index];
        if (was !== undefined && before.slice(was.start, was.end) === text)
            return true;
        const read = (0,prove/* readValue */.wK)(text, parse_limits/* DEFAULT_PARSE_LIMITS */.tN);
        if (!('value' in read))
            return false;
        if (was === undefined)
            return (0,json/* jsonEquals */.A)(read.value, object);
        const earlier = (0,prove/* readValue */.wK)(before.slice(was.start, was.end), parse_limits/* DEFAULT_PARSE_LIMITS */.tN);
        return 'value' in earlier && (0,json/* jsonEquals */.A)(read.value, earlier.value);
    });
}

// EXTERNAL MODULE: ./lib/domain/edit/object-order.js
var object_order = __webpack_require__(1911);
;// CONCATENATED MODULE: ./lib/domain/edit/back-port.js












/**
 * Takes what the cluster changed into the files of Git's head. Three-way: a field is written only where head still has the
 * value that was compared; where Git moved it since, it is refused, and where head has the live value already, nothing is
 * to do. The same input gives the same result, whatever the order of `files`.
 */
function backPort(drift, files, options) {
    const limits = options.limits ?? parse_limits/* DEFAULT_PARSE_LIMITS */.tN;
    const sorted = [...files].sort(([a], [b]) => (0,compare_text/* compareText */.n)(a, b));
    const parsed = (0,parse_files/* parseFiles */.B)(sorted.map(([path, text]) => ({ path, text })), { registry: options.registry, limits, digest: options.digest });
    const manifests = new Map(parsed.manifests.map((manifest) => [manifest.key, manifest]));
    const work = { options, limits, manifests, texts: new Map(sorted), taken: [], refused: [] };
    for (const object of drift.objects) {
        if (options.accepts === undefined || options.accepts(object))
            takeObject(work, object);
    }
    const changed = [...work.texts].filter(([path, text]) => files.get(path) !== text);
    changed.sort(([a], [b]) => (0,compare_text/* compareText */.n)(a, b));
    return { files: new Map(changed), taken: work.taken, refused: work.refused };
}
function takeObject(work, object) {
    switch (object.state) {
        case 'git_ahead':
            return;
        case 'missing':
            work.refused.push(refuseObject(object, 'deleted-in-cluster'));
            return;
        case 'extra':
            takeNew(work, object);
            return;
        default: {
            const manifest = work.manifests.get((0,object_id/* keyOf */.TN)(object));
            if (manifest === undefined)
                work.refused.push(refuseObject(object, 'not-in-git'));
            else
                takeFields(work, object, manifest);
        }
    }
}
function takeNew(work, object) {
    const key = (0,object_id/* keyOf */.TN)(object);
    if (!(0,json/* isJsonObject */.OW)(object.live))
        return;
    if (work.manifests.has(key)) {
        work.refused.push(refuseObject(object, 'git-moved'));
        return;
    }
    const path = work.options.placeOf(object);
    if (path === null) {
        work.refused.push(refuseObject(object, 'no-place'));
        return;
    }
    const result = appendDocument(work.texts.get(path) ?? '', object.live, work.options.registry);
    if (result.result === 'edited') {
        work.texts.set(path, result.text);
        work.taken.push({ key, pointer: '', file: path });
    }
    else if (result.result === 'refused')
        work.refused.push(refuseObject(object, result.reason, result));
}
function takeFields(work, object, manifest) {
    const wishes = object.fields.flatMap((field) => wishOf(work, object, field, manifest));
    if (wishes.length === 0)
        return;
    if (edit(work, object, manifest, wishes) === null)
        return;
    for (const wish of wishes) {
        const refusal = edit(work, object, manifest, [wish]);
        if (refusal !== null)
            work.refused.push(refusal);
    }
}
/** The edit that gives the field its live value; none where there is nothing to do or it is refused. */
function wishOf(work, object, field, manifest) {
    if (field.changedBy === 'git')
        return [];
    const live = field.sides.includes('live') ? field.live : undefined;
    const desired = field.sides.includes('desired') ? field.desired : undefined;
    const head = (0,shared_pointer/* valueAt */.fK)(manifest.object, field.pointer);
    const definition = work.options.registry.find(object.group, object.kind);
    const isDefault = isLeftToDefault(head, desired, field.pointer, manifest, definition);
    if (isSame(head, live) && !isDefault)
        return [];
    const { line } = manifest.fields.at(field.pointer);
    const place = { file: manifest.file, line };
    if (field.conflict && work.options.conflicts === 'refuse') {
        work.refused.push(refuseField(object, field, 'conflict', place));
        return [];
    }
    if (!isSame(head, desired) && !isDefault) {
        work.refused.push(refuseField(object, field, 'git-moved', place));
        return [];
    }
    const { pointer } = field;
    if (isDerived(pointer, object, work.options.registry) || (live === undefined && head === undefined)) {
        work.refused.push(refuseField(object, field, 'derived', place));
        return [];
    }
    if (live === undefined)
        return [{ field, edit: { op: 'remove', pointer } }];
    const value = definition === undefined ? live : inOrderOf(manifest.object, pointer, live, definition);
    return [{ field, edit: { op: 'set', pointer, value } }];
}
function isDerived(pointer, { kind }, registry) {
    const [root, map, key] = (0,shared_pointer/* pointerTokens */.Mr)(pointer);
    if (root !== 'metadata' || key === undefined)
        return false;
    return (map === 'labels' || map === 'annotations') && registry.isFabricMetadataKey(map, key, kind);
}
/** Git writes nothing there: what was compared is the default of the fabric. */
function isLeftToDefault(head, desired, pointer, manifest, definition) {
    if (head !== undefined || desired === undefined || definition === undefined)
        return false;
    return isSame((0,shared_pointer/* valueAt */.fK)(definition.defaulted(manifest.object, {}), pointer), desired);
}
function isSame(a, b) {
    return a === undefined || b === undefined ? a === b : (0,json/* jsonEquals */.A)(a, b);
}
/** null: done. The edits stand on the text that the edits before them left; its documents keep their numbers. */
function edit(work, object, manifest, wishes) {
    const { file, document } = manifest;
    const text = work.texts.get(file) ?? '';
    const definition = work.options.registry.find(object.group, object.kind);
    const result = (0,edit_document/* editDocument */.y)(text, document, wishes.map((wish) => wish.edit), {
        limits: work.limits,
        base: baseOf(text, document, object, work.limits),
        schema: definition === undefined ? undefined : (0,object_order/* documentSchema */.L8)(definition),
    });
    if (result.result === 'refused') {
        const [first] = wishes;
        const pointer = first?.field.pointer ?? '';
        const { line } = manifest.fields.at(pointer);
        return first === undefined
            ? refuseObject(object, result.reason, result)
            : refuseField(object, first.field, result.reason, { file, line }, result);
    }
    if (result.result === 'edited')
        work.texts.set(file, result.text);
    for (const { field } of wishes)
        work.taken.push({ key: manifest.key, pointer: field.pointer, file });
    return null;
}
/** Where the object stands in its document: the whole of it, or an item of a list. */
function baseOf(text, document, object, limits) {
    const slice = (0,prove/* valueSlices */.jJ)(text)[document];
    const read = slice === undefined ? undefined : (0,prove/* readValue */.wK)(text.slice(slice.start, slice.end), limits);
    if (read === undefined || !('value' in read) || !(0,json/* isJsonObject */.OW)(read.value))
        return '';
    const kind = (0,json/* getOwn */.Ng)(read.value, 'kind');
    const items = (0,json/* getOwn */.Ng)(read.value, 'items');
    if (kind === object.kind || !Array.isArray(items))
        return '';
    const at = items.findIndex((item) => {
        const own = (0,json/* isJsonObject */.OW)(item) ? ((0,json/* getOwn */.Ng)(item, 'kind') ?? object.kind) : null;
        return own === object.kind && (0,shared_pointer/* valueAt */.fK)(item, '/metadata/name') === object.name;
    });
    return at === -1 ? '' : `/items/${at}`;
}

;// CONCATENATED MODULE: ./lib/domain/backport/place-object.js

/** As the API server takes it: nothing that leads out of a directory. */
const NAME = /^[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$/;
/**
 * File for an object that Git does not have, relative to the fabric, by the layout that is there:
 * - beside its kind: a file of its own where each object of the kind has one, else the file that has most of them;
 * - a kind that Git has none of: as the other kinds are kept, a directory each or a file each;
 * - everything in one file: that file. Nothing at all: a file named after the kind.
 * Of the managed layout (`raw/`, `managed/`, `unmanaged/`) only what is managed counts. null: the kind is not known, or
 * the name is none.
 */
function placeObject(object, manifests, registry) {
    const definition = registry.find(object.group, object.kind);
    if (definition === undefined || definition.owner !== 'user' || !NAME.test(object.name))
        return null;
    const layout = layoutOf(manifests, registry);
    const own = layout.files.filter(({ kinds }) => kinds.has(definition));
    if (own.length > 0)
        return besideItsKind(object.name, definition, own);
    const [only, second] = layout.files;
    if (only !== undefined && second === undefined && only.kinds.size > 1)
        return only.path;
    return amongOthers(object.name, definition, layout);
}
function layoutOf(manifests, registry) {
    const managed = managedRoot(manifests);
    const byPath = new Map();
    for (const { file, id } of manifests) {
        const definition = registry.find(id.group, id.kind);
        if (definition === undefined || (managed !== null && isUnmanaged(file, managed)))
            continue;
        const kinds = byPath.get(file) ?? new Map();
        kinds.set(definition, [...(kinds.get(definition) ?? []), id.name]);
        byPath.set(file, kinds);
    }
    const files = [...byPath].sort(([a], [b]) => (0,compare_text/* compareText */.n)(a, b)).map(([path, kinds]) => fileOf(path, kinds));
    return { files, root: managed === null ? commonRoot(files) : `${managed}managed/` };
}
function fileOf(path, kinds) {
    const directory = path.slice(0, path.lastIndexOf('/') + 1);
    const [, stem = '', ending = '.yaml'] = /^(.*?)(\.ya?ml)?$/i.exec(path.slice(directory.length)) ?? [];
    const objects = [...kinds.values()].reduce((sum, names) => sum + names.length, 0);
    return { path, directory, stem, ending, kinds, objects };
}
/** Directory that holds `managed/` beside `raw/` or `unmanaged/`, or `managed/` alone of all; null: no managed layout. */
function managedRoot(manifests) {
    for (const { file } of manifests) {
        const at = `/${file}`.indexOf('/managed/');
        if (at !== -1)
            return file.slice(0, at);
    }
    return null;
}
function isUnmanaged(file, root) {
    const part = file.startsWith(root) ? file.slice(root.length).split('/', 1)[0] : null;
    return part === 'raw' || part === 'unmanaged';
}
/** The directory with most files. */
function commonRoot(files) {
    return mostOf(files.map(({ directory }) => directory)) ?? '';
}
function besideItsKind(name, definition, own) {
    const single = own.filter((file) => file.objects === 1 && nameIn(file, definition) !== null);
    if (single.length * 2 > own.length) {
        const directory = mostOf(single.map((file) => file.directory)) ?? '';
        const [model] = single.filter((file) => file.directory === directory);
        const [before, after] = (model === undefined ? null : nameIn(model, definition)) ?? ['', ''];
        return `${directory}${before}${name}${after}${model?.ending ?? '.yaml'}`;
    }
    const count = (file) => file.kinds.get(definition)?.length ?? 0;
    const [fullest] = [...own].sort((a, b) => count(b) - count(a) || (0,compare_text/* compareText */.n)(a.path, b.path));
    return fullest?.path ?? `${definition.plural}.yaml`;
}
/** What stands before and after the object's name in the name of its file. */
function nameIn({ stem, kinds }, definition) {
    const [name] = kinds.get(definition) ?? [];
    const at = name === undefined ? -1 : stem.lastIndexOf(name);
    return name === undefined || at === -1 ? null : [stem.slice(0, at), stem.slice(at + name.length)];
}
function amongOthers(name, definition, { files, root }) {
    const ending = mostOf(files.map((file) => file.ending)) ?? '.yaml';
    const habits = files.flatMap((file) => habitOf(file) ?? []);
    const usual = mostOf(habits.map(habitKey));
    const habit = habits.find((one) => habitKey(one) === usual);
    const { as, parent, spelling } = habit ?? { as: 'file', parent: root, spelling: 'plural' };
    const word = definition[spelling];
    return as === 'folder' ? `${parent}${word}/${name}${ending}` : `${parent}${word}${ending}`;
}
/** null: the file holds several kinds, or is named after none. */
function habitOf({ kinds, directory, stem }) {
    const [kind, second] = kinds.keys();
    if (kind === undefined || second !== undefined)
        return null;
    const folder = /([^/]+)\/$/.exec(directory)?.[1] ?? '';
    const parent = directory.slice(0, directory.length - folder.length - 1);
    const asFolder = spellingOf(folder, kind);
    if (asFolder !== null)
        return { as: 'folder', parent, spelling: asFolder };
    const asFile = spellingOf(stem, kind);
    return asFile === null ? null : { as: 'file', parent: directory, spelling: asFile };
}
function habitKey({ as, parent, spelling }) {
    return JSON.stringify([as, spelling, parent]);
}
/** How the kind is written there; null: it is not. */
function spellingOf(text, { kind, plural, singular }) {
    if (text === plural)
        return 'plural';
    if (text === singular)
        return 'singular';
    return text === kind ? 'kind' : null;
}
/** The most frequent; of equals the first in order of the alphabet. null: there is none. */
function mostOf(texts) {
    const counts = new Map();
    for (const text of texts)
        counts.set(text, (counts.get(text) ?? 0) + 1);
    const [first] = [...counts].sort(([a, one], [b, other]) => other - one || (0,compare_text/* compareText */.n)(a, b));
    return first?.[0] ?? null;
}

;// CONCATENATED MODULE: ./lib/operations/place-by-layout.js


/** Where objects that Git does not have belong among these files. They are read when first asked for. */
function placeByLayout(files, { registry, digest, limits }) {
    let manifests = null;
    return (object) => {
        manifests ??= (0,parse_files/* parseFiles */.B)([...files].map(([path, text]) => ({ path, text })), { registry, digest, limits }).manifests;
        return placeObject(object, manifests, registry);
    };
}

;// CONCATENATED MODULE: ./lib/operations/back-port-source.js





/** Takes what the cluster has into the files of the working tree. Throws SyncError where they cannot be read. */
async function backPortSource(ports, settings, { drift, from, asked, dryRun, isOneFile }) {
    const { files } = await ports.source.read(settings.selection);
    const texts = new Map(files.map(({ path, text }) => [path, text]));
    const objects = askedPart(drift.objects, asked);
    const { registry, digest } = ports;
    const { limits } = settings;
    const byLayout = placeByLayout(texts, { registry, digest, limits });
    const [only] = files;
    const result = backPort({ ...drift, objects: [...objects] }, texts, {
        ...{ registry, digest, limits },
        conflicts: asked === 'all' ? 'refuse' : 'take-cluster',
        placeOf: (object) => (isOneFile && only !== undefined ? only.path : byLayout(object)),
    });
    const planned = [...result.files].map(([path, after]) => ({
        path,
        before: texts.get(path) ?? null,
        after,
    }));
    const written = dryRun ? [] : await ports.writer.replace(planned);
    const reasons = new Map(written.map(({ path, refused }) => [path, refused]));
    return {
        fabric: settings.fabric,
        ...{ from, dryRun, observedAt: drift.observedAt },
        taken: result.taken.flatMap(({ key, pointer, file }) => {
            const object = objects.find((one) => (0,object_id/* keyOf */.TN)(one) === key);
            return object === undefined ? [] : [takenChange(object, pointer, file)];
        }),
        refused: result.refused.map(refusedChange),
        files: planned.map((file) => ({ ...file, refused: reasons.get(file.path) ?? null })),
        notices: noticesOf(drift, asked),
    };
}
function idOf({ group, kind, namespace, name }) {
    return { group, kind, namespace, name };
}
function takenChange(object, pointer, file) {
    const id = idOf(object);
    const field = object.fields.find((one) => one.pointer === pointer);
    if (field === undefined) {
        const nobody = { manager: null, operation: null, time: null };
        return { id, pointer, file, desired: undefined, live: object.live ?? undefined, ...nobody };
    }
    const { sides, desired, live, manager, operation, time } = field;
    return {
        ...{ id, pointer, file, manager, operation, time },
        desired: sides.includes('desired') ? desired : undefined,
        live: sides.includes('live') ? live : undefined,
    };
}
function refusedChange(refusal) {
    const { pointer, file, line, reason, message, help } = refusal;
    return { id: idOf(refusal), pointer, file, line, reason, message, help };
}
function noticesOf({ objects, omitted }, asked) {
    const left = Object.values(omitted).reduce((sum, count) => sum + count, 0);
    const cut = left === 0
        ? []
        : [
            `${(0,plural/* plural */.L)(left, 'object')} that differ are not in the stored drift, because it would have grown too large`,
        ];
    if (asked === 'all') {
        const extra = objects.filter(({ state }) => state === 'extra').length;
        const named = `${(0,plural/* plural */.L)(extra, 'object')} that only the cluster has ${extra === 1 ? 'is' : 'are'} taken when named`;
        return extra === 0 ? cut : [...cut, named];
    }
    const absent = asked.filter((wish) => !objects.some(({ kind, name }) => kind === wish.kind && name === wish.name));
    return [
        ...cut,
        ...absent.map(({ kind, name }) => `${kind} ${name} does not differ, or is neither in Git nor in the cluster`),
    ];
}

// EXTERNAL MODULE: ./lib/operations/cancellation.js
var cancellation = __webpack_require__(2791);
// EXTERNAL MODULE: ./lib/operations/plan-fabric.js
var plan_fabric = __webpack_require__(317);
// EXTERNAL MODULE: ./lib/operations/run-limit.js
var run_limit = __webpack_require__(1945);
// EXTERNAL MODULE: ./lib/entry/compose.js + 4 modules
var compose = __webpack_require__(1326);
// EXTERNAL MODULE: ./lib/entry/exit-policy.js + 1 modules
var exit_policy = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/domain/shared/check-shape.js
var check_shape = __webpack_require__(6168);
// EXTERNAL MODULE: ./lib/domain/shared/configuration-codes.js
var configuration_codes = __webpack_require__(8313);
;// CONCATENATED MODULE: ./lib/entry/cli/backport/read-drift-file.js






/** The action writes up to a megabyte. */
const MOST_BYTES = 16 * 1024 * 1024;
/** A stored drift. `shown`: the file as the user wrote it. Throws ConfigurationError HHS-1105. */
function readDriftFile(path, shown) {
    const value = parsed(textOf(path, shown), shown);
    if ((0,json/* isJsonObject */.OW)(value) && typeof value.version === 'number' && value.version > drift_shape_DRIFT_VERSION) {
        throw unusable(`${shown} has version ${value.version} of the form, and this release reads up to ${drift_shape_DRIFT_VERSION}`);
    }
    if ((0,check_shape/* hasShape */.G)(drift_shape_driftDocumentShape, value))
        return value;
    throw unusable(`${shown} is no stored drift: ${(0,check_shape/* shapeFault */.E)(drift_shape_driftDocumentShape, value) ?? ''}`);
}
function textOf(path, shown) {
    try {
        if ((0,external_node_fs_.statSync)(path).size > MOST_BYTES)
            throw unusable(`${shown} is larger than 16 MiB`);
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch (error) {
        if (error instanceof errors/* ConfigurationError */.j1)
            throw error;
        const why = typeof error === 'object' && error !== null && 'code' in error ? ` (${String(error.code)})` : '';
        throw unusable(`${shown} cannot be read${why}`);
    }
}
function parsed(text, shown) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw unusable(`${shown} is no JSON`);
    }
}
function unusable(message) {
    return new errors/* ConfigurationError */.j1({ code: 'HHS-1105', message, help: configuration_codes/* CONFIGURATION_CODES */.I['HHS-1105'].cure });
}

;// CONCATENATED MODULE: ./lib/entry/cli/backport/run-back-port.js



















/** The command `backport`: what the cluster has, into the files of the working tree. */
async function runBackPort(command) {
    const { invocation, values, around, screen, print } = command;
    const asked = askedOf(invocation.objects);
    const settings = (0,compose/* settingsOf */.f5)(values, [], around);
    const found = values.from === null ? await compared(command) : stored(values.from, command);
    const path = (0,external_node_path_.resolve)(around.cwd, values.path);
    const ports = await (0,compose/* composeMending */.Lf)(values, around);
    // not left half way: what was written is told
    const summary = await backPortSource({ ...ports, writer: new working_tree_writer/* WorkingTreeWriter */.Z(path) }, settings, {
        ...{ asked, drift: found.drift, from: found.from, dryRun: values['dry-run'] },
        isOneFile: (await (0,promises_.stat)(path)).isFile(),
    });
    const told = { ...summary, notices: [...found.notices, ...summary.notices] };
    if (values.output === 'json')
        print(`${JSON.stringify(backPortJson(told), null, 2)}\n`);
    else
        print(renderBackPort(told, screen));
    return (0,exit_policy/* exitCodeOf */.FO)(meaningsOf(told));
}
function stored(file, { around, values }) {
    const drift = readDriftFile((0,external_node_path_.resolve)(around.cwd, file), file);
    if (values.fabric !== null && values.fabric !== drift.fabric) {
        throw new errors/* ConfigurationError */.j1({
            code: 'HHS-1105',
            message: `${file} is of fabric ${drift.fabric}, not of ${values.fabric}`,
            help: `Give the drift.json of ${values.fabric}, or the directory of ${drift.fabric}.`,
        });
    }
    return { drift, from: { side: 'file', name: file }, notices: [] };
}
async function compared({ values, around, host }) {
    const limit = new run_limit/* RunLimit */.b((0,system_clock/* systemClock */.m)(), values['run-timeout'] || null, host.signal);
    const settings = (0,compose/* settingsOf */.f5)(values, [], around);
    try {
        const ports = await (0,compose/* composeCluster */.hx)(values, around);
        try {
            const observedAt = ports.clock.now();
            const found = await (0,cancellation/* unlessCancelled */.MS)((0,plan_fabric/* detectDrift */.D9)(ports, settings), limit.signal);
            const { plan, validation, comparedWith } = found;
            const { fabric } = settings;
            const facts = {
                fabric,
                requestId: '',
                commit: plan.commit,
                plan,
                comparedWith: comparedWith.side,
                outcomes: [],
            };
            const errors = validation.diagnostics.filter(({ severity }) => severity === 'error').length;
            const invalid = `the manifests have ${(0,plural/* plural */.L)(errors, 'error')}, so not all of them could be compared; validate lists them`;
            return {
                drift: driftOf(facts, observedAt),
                from: { side: 'cluster', name: comparedWith.name },
                notices: errors === 0 ? [] : [invalid],
            };
        }
        finally {
            ports.cluster.close();
        }
    }
    catch (error) {
        throw limit.causeOf(error);
    }
    finally {
        limit.end();
    }
}
/** Throws ConfigurationError HHS-2001 for what is no object of the fabric. */
function askedOf(objects) {
    if (objects.length === 0)
        return 'all';
    return objects.map((text) => {
        const read = (0,object_argument/* readObjectArgument */.D)('backport', text, true);
        if (!read.ok)
            throw new errors/* ConfigurationError */.j1(read.facts);
        const { kind: written, name, pointer } = read.value;
        const definition = registry/* fabricRegistry */.J.byName(written);
        if (definition !== undefined)
            return { kind: definition.kind, name, pointer };
        const known = registry/* fabricRegistry */.J.kinds.map(({ kind }) => kind);
        const near = (0,suggest/* closest */.kp)(written, known)?.word;
        const message = `backport: ${JSON.stringify(text.slice(0, 120))} names no kind of the fabric`;
        const help = near === undefined ? 'Write it like VPC/vpc-1; the directory comes first.' : `Did you mean ${near}?`;
        throw new errors/* ConfigurationError */.j1({ code: 'HHS-2001', message, help });
    });
}
const CONFLICTS = new Set(['conflict', 'git-moved']);
function meaningsOf({ files, refused, dryRun }) {
    return [
        ...files.flatMap((file) => (file.refused === null ? [] : ['error'])),
        ...refused.map(({ reason }) => (CONFLICTS.has(reason) ? 'conflict' : 'drift')),
        ...(dryRun && files.length > 0 ? ['changes'] : []),
    ];
}


/***/ })

};
