export const id = 909;
export const ids = [909];
export const modules = {

/***/ 909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   connectCluster: () => (/* binding */ connectCluster),
/* harmony export */   kubeconfigSources: () => (/* binding */ kubeconfigSources)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8815);
/* harmony import */ var _adapters_kubernetes_connect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4221);
/* harmony import */ var _read_fabric_config_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2815);




/**
 * Doors to the cluster that the options and the environment name. No request is made yet, unless the fabric's
 * configuration is to be read there.
 */
async function connectCluster(values, around, clock, defaultKubeconfig, guard) {
    const connection = (0,_adapters_kubernetes_connect_js__WEBPACK_IMPORTED_MODULE_2__/* .connectKubernetes */ .Z)({
        sources: kubeconfigSources(values, around, defaultKubeconfig),
        parseYaml: yaml__WEBPACK_IMPORTED_MODULE_1__.parse,
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
    const fabricConfig = await (0,_read_fabric_config_js__WEBPACK_IMPORTED_MODULE_3__/* .readFabricConfigOf */ .pt)(values['fabric-config'], connection).catch((error) => {
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
    const isList = kubeconfig?.includes(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter) === true;
    const host = environment.KUBERNETES_SERVICE_HOST;
    const port = environment.KUBERNETES_SERVICE_PORT;
    return {
        ...(text === null || isNamed ? {} : { text }),
        ...(kubeconfig === null || isList ? {} : { file: kubeconfig }),
        paths: isList ? kubeconfig.split(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter).filter((path) => path !== '') : [defaultFile],
        ...(values.context === null ? {} : { context: values.context }),
        ...(host === undefined || port === undefined ? {} : { inCluster: { host, port } }),
    };
}
function isThisMachine(server) {
    return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(server);
}


/***/ })

};
