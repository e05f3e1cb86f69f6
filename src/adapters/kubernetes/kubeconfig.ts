import { join } from 'node:path';
import { errorFacts } from '../../domain/shared/error-codes.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';
import { getOwn, isJsonObject, type JsonObject } from '../../domain/shared/json.ts';
import { readKubeconfigFile, readKubeconfigFiles } from './kubeconfig-files.ts';
import { type KubeconfigText, type ParseYaml, parseKubeconfig } from './kubeconfig-shape.ts';

/** Where the pod's service account is, when running inside the cluster. */
export interface InClusterSource {
  /** KUBERNETES_SERVICE_HOST. */
  readonly host: string;
  /** KUBERNETES_SERVICE_PORT. */
  readonly port: string;
  /** Folder with `token` and `ca.crt`. */
  readonly folder?: string;
}

/** All given by the caller; the first that is set is used, in this order: text, file, paths, in-cluster. */
export interface KubeconfigSources {
  readonly text?: string;
  /** A file that must exist. */
  readonly file?: string;
  /** As in KUBECONFIG, or the default file: missing ones are passed over. */
  readonly paths?: readonly string[];
  readonly inCluster?: InClusterSource;
  /** Instead of the kubeconfig's `current-context`. */
  readonly context?: string;
}

/** One cluster and one user, as the kubeconfig has them. Holds credentials: never log it. */
export interface ClusterAccess {
  /** For messages: `the kubeconfig /home/…`. */
  readonly source: string;
  readonly context: string;
  readonly server: URL;
  readonly cluster: JsonObject;
  readonly user: JsonObject;
  readonly userName: string;
}

const serviceAccountFolder = '/var/run/secrets/kubernetes.io/serviceaccount';

/** Finds cluster and user. Throws ConfigurationError; with nothing to load there is no silent default address. */
export function resolveAccess(sources: KubeconfigSources, parseYaml: ParseYaml): ClusterAccess {
  if (sources.text !== undefined && sources.text.trim() !== '') {
    const source = 'the kubeconfig given as text';
    return choose(parseKubeconfig(sources.text, source, parseYaml), source, sources.context);
  }
  if (sources.file !== undefined) {
    const config = readKubeconfigFile(sources.file, parseYaml);
    return choose(config, `the kubeconfig ${sources.file}`, sources.context);
  }
  const paths = sources.paths ?? [];
  const config = readKubeconfigFiles(paths, parseYaml);
  if (config !== null) return choose(config, `the kubeconfig ${paths.join(', ')}`, sources.context);
  if (sources.inCluster !== undefined) return inCluster(sources.inCluster);
  const looked = paths.length === 0 ? '' : ` (looked for ${paths.join(', ')})`;
  throw new ConfigurationError({ ...errorFacts('HHS-2020'), message: `no cluster is configured${looked}` });
}

function choose(config: KubeconfigText, source: string, wanted: string | undefined): ClusterAccess {
  const name = wanted ?? config.currentContext;
  if (name === null) {
    throw unusable(`${source} has no current-context, and no context was asked for`, config);
  }
  const context = config.contexts.get(name);
  if (context === undefined) throw unusable(`${source} has no context ${name}`, config);
  const clusterName = textOf(context, 'cluster') ?? '';
  const cluster = config.clusters.get(clusterName);
  if (cluster === undefined) {
    throw unusable(
      `context ${name} of ${source} names the cluster "${clusterName}", which is not there`,
      config,
    );
  }
  const userName = textOf(context, 'user') ?? '';
  const user = userName === '' ? {} : config.users.get(userName);
  if (user === undefined) {
    throw unusable(`context ${name} of ${source} names the user "${userName}", which is not there`, config);
  }
  return { source, context: name, server: serverOf(cluster, source), cluster, user, userName };
}

function inCluster(place: InClusterSource): ClusterAccess {
  const folder = place.folder ?? serviceAccountFolder;
  const host = place.host.includes(':') ? `[${place.host}]` : place.host;
  const source = 'the service account of this pod';
  const cluster = {
    server: `https://${host}:${place.port}`,
    'certificate-authority': join(folder, 'ca.crt'),
  };
  const user = { tokenFile: join(folder, 'token') };
  return {
    source,
    context: 'in-cluster',
    server: serverOf(cluster, source),
    cluster,
    user,
    userName: 'service account',
  };
}

function serverOf(cluster: JsonObject, source: string): URL {
  const text = textOf(cluster, 'server') ?? '';
  const server = URL.canParse(text) ? new URL(text) : null;
  if (server === null || !/^https?:$/.test(server.protocol)) {
    const message = `${source} has no usable server address`;
    throw new ConfigurationError({ ...errorFacts('HHS-2025'), message });
  }
  if (server.username !== '' || server.password !== '') {
    const message = `the server address in ${source} holds a user name or password`;
    throw new ConfigurationError({ ...errorFacts('HHS-2025'), message });
  }
  return server;
}

function unusable(message: string, config: KubeconfigText): ConfigurationError {
  const names = [...config.contexts.keys()];
  const known = names.length === 0 ? 'it has no contexts' : `contexts: ${names.slice(0, 20).join(', ')}`;
  return new ConfigurationError({ ...errorFacts('HHS-2023'), message: `${message} (${known})` });
}

export function textOf(object: JsonObject, key: string): string | null {
  const value = getOwn(object, key);
  return typeof value === 'string' && value !== '' ? value : null;
}

export function objectOf(object: JsonObject, key: string): JsonObject | null {
  const value = getOwn(object, key);
  return isJsonObject(value) ? value : null;
}
