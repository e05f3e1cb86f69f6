export const id = 512;
export const ids = [512];
export const modules = {

/***/ 512:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  AppWatches: () => (/* binding */ AppWatches)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/adapters/kubernetes/connect.js + 35 modules
var connect = __webpack_require__(4221);
// EXTERNAL MODULE: ./lib/domain/fabric/registry.js + 158 modules
var registry = __webpack_require__(6478);
// EXTERNAL MODULE: ./lib/operations/fabric-job.js
var fabric_job = __webpack_require__(5059);
// EXTERNAL MODULE: ./lib/operations/failure-fact.js
var failure_fact = __webpack_require__(8503);
// EXTERNAL MODULE: ./lib/domain/resource/live-object.js
var live_object = __webpack_require__(2107);
// EXTERNAL MODULE: ./lib/domain/shared/errors.js
var errors = __webpack_require__(7593);
// EXTERNAL MODULE: ./lib/operations/kind-address.js
var kind_address = __webpack_require__(1331);
;// CONCATENATED MODULE: ./lib/operations/watch-fabric.js



const WATCH_PAUSES = { settleMs: 2_000, mostMs: 10_000, retryMs: 30_000 };
/**
 * Calls `changed` when desired state in the cluster was changed, by whomever, once for a burst; until the signal aborts.
 * What agents and controllers report (status, managed fields) is no change.
 */
async function watchFabric(ports, changed, signal, pauses = WATCH_PAUSES) {
    const bell = new Bell(ports.clock, changed, pauses, signal);
    const kinds = ports.registry.kinds.filter(({ owner }) => owner === 'user');
    await Promise.all(kinds.map((kind) => watchKind(ports, (0,kind_address/* addressOf */.c)(kind), bell, pauses, signal)));
}
async function watchKind({ cluster, clock, log }, address, bell, { retryMs }, signal) {
    let known = null;
    while (!signal.aborted) {
        try {
            const { items, resourceVersion } = await cluster.list(address);
            const listed = new Map(items.map((item) => [item.key, meaningOf(item)]));
            if (known !== null && !isSame(known, listed))
                bell.ring();
            known = listed;
            for await (const event of cluster.watch(address, resourceVersion, signal)) {
                if (event.type === 'bookmark')
                    continue;
                const { object } = event;
                const meaning = event.type === 'deleted' ? null : meaningOf(object);
                if (meaning === (known.get(object.key) ?? null))
                    continue;
                if (meaning === null)
                    known.delete(object.key);
                else
                    known.set(object.key, meaning);
                bell.ring();
            }
        }
        catch (error) {
            if (signal.aborted)
                return;
            // too old: what happened meanwhile is seen by the list
            if (error instanceof errors/* KubernetesError */.dK && error.status === 410)
                continue;
            if (error instanceof errors/* KubernetesError */.dK && error.status === 404)
                return;
            const reason = error instanceof Error ? error.message : String(error);
            log.debug('a watch ended', { key: address.plural, reason });
            await clock.sleep(retryMs, signal).catch(() => undefined);
        }
    }
}
function isSame(before, after) {
    return before.size === after.size && [...after].every(([key, meaning]) => before.get(key) === meaning);
}
/** What a change of the status leaves as it is. */
function meaningOf({ uid, generation, object }) {
    const { labels, annotations } = (0,live_object/* metadataOf */.N)(object);
    return JSON.stringify([uid, generation, labels ?? null, annotations ?? null]);
}
/** Rings once for a burst. */
class Bell {
    #clock;
    #changed;
    #pauses;
    #signal;
    #lastMs = 0;
    #waits = false;
    constructor(clock, changed, pauses, signal) {
        this.#clock = clock;
        this.#changed = changed;
        this.#pauses = pauses;
        this.#signal = signal;
    }
    ring() {
        this.#lastMs = this.#clock.monotonicMs();
        if (this.#waits)
            return;
        this.#waits = true;
        this.#settle().catch(() => undefined);
    }
    async #settle() {
        const { settleMs, mostMs } = this.#pauses;
        const firstMs = this.#clock.monotonicMs();
        for (;;) {
            const nowMs = this.#clock.monotonicMs();
            const leftMs = Math.min(this.#lastMs + settleMs, firstMs + mostMs) - nowMs;
            if (leftMs <= 0)
                break;
            await this.#clock.sleep(leftMs, this.#signal);
        }
        this.#waits = false;
        await this.#changed();
    }
}

// EXTERNAL MODULE: ./lib/entry/app/app-settings.js
var app_settings = __webpack_require__(1649);
// EXTERNAL MODULE: ./lib/entry/app/fabric-ways.js
var fabric_ways = __webpack_require__(6904);
;// CONCATENATED MODULE: ./lib/entry/app/app-watches.js









/** Watches on the clusters of fabrics in direct mode: a change by hand is looked at in seconds. */
class AppWatches {
    #world;
    #running = new Map();
    constructor(world) {
        this.#world = world;
    }
    /** Makes the watches those of the fabrics that are known now. Never rejects. */
    async follow() {
        const { state } = this.#world;
        const wanted = new Map();
        const unread = new Set();
        for (const { name, enabled } of state.fabrics) {
            try {
                const access = enabled ? await this.#accessOf(name) : null;
                if (access !== null)
                    wanted.set(name, access);
            }
            catch {
                unread.add(name);
            }
        }
        for (const [name, { stop, of }] of this.#running) {
            // GitHub is away: what is changed by hand meanwhile must not be missed
            if (unread.has(name))
                continue;
            const access = wanted.get(name);
            if (access !== undefined && JSON.stringify(access) === of)
                continue;
            stop.abort();
            this.#running.delete(name);
        }
        for (const [name, access] of wanted)
            if (!this.#running.has(name))
                this.#start(name, access);
    }
    stop() {
        for (const { stop } of this.#running.values())
            stop.abort();
        this.#running.clear();
    }
    async #accessOf(key) {
        const place = (0,fabric_ways/* readFabricKey */.b)(key);
        const { repositories, settings } = this.#world;
        const repository = place === null ? null : await repositories.find(place.owner, place.name);
        if (place === null || repository === null)
            return null;
        const { config } = await repositories.read(repository);
        const entry = config?.fabrics.find(({ name }) => name === place.fabric);
        const file = (0,app_settings/* kubeconfigFor */.j)(settings, repository, place.fabric);
        if (entry === undefined || file === null || (0,fabric_ways/* wayOf */.VO)(entry) !== 'direct')
            return null;
        return { file, context: entry.cluster.context };
    }
    #start(fabric, access) {
        const { clock, queue, keepSecret } = this.#world;
        const log = this.#world.log.child({ fabric });
        const stop = new AbortController();
        this.#running.set(fabric, { stop, of: JSON.stringify(access) });
        try {
            const { cluster } = (0,connect/* connectKubernetes */.Z)({
                sources: {
                    text: (0,external_node_fs_.readFileSync)(access.file, 'utf8'),
                    paths: [],
                    ...(access.context === null ? {} : { context: access.context }),
                },
                parseYaml: dist.parse,
                ...{ clock, log, random: Math.random, recordNamespace: 'default' },
                onSecret: (secret) => keepSecret(secret),
            });
            stop.signal.addEventListener('abort', () => cluster.close(), { once: true });
            const changed = async () => {
                log.info('somebody changed the cluster');
                const job = { fabric, operation: 'drift', priority: 'high', cause: 'watch', delayMs: 0 };
                await queue.add((0,fabric_job/* fabricJob */.v0)(job));
            };
            void watchFabric({ cluster, registry: registry/* fabricRegistry */.J, clock, log }, changed, stop.signal);
        }
        catch (error) {
            log.warn('the cluster is not watched', {
                code: (0,failure_fact/* failureOf */.g)(error).code,
                reason: (0,failure_fact/* failureOf */.g)(error).message,
            });
        }
    }
}


/***/ })

};
