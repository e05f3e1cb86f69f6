import { type ErrorCode, errorRow as row } from './error-code.ts';
import { GITHUB_CODES } from './github-codes.ts';

/** Codes of what goes wrong between us and a cluster or GitHub. `docs/reference/errors.md` is made from this table. */
export const ERROR_CODES = {
  'HHS-2020': row(
    'configuration',
    'No cluster is configured',
    'Neither a kubeconfig nor a service account was given or found.',
    'Give a kubeconfig (--kubeconfig, KUBECONFIG or ~/.kube/config), or run inside the cluster.',
  ),
  'HHS-2021': row(
    'configuration',
    'The kubeconfig cannot be read',
    'The file is missing, or its permissions keep us out.',
    'Check the path and the permissions of the file.',
  ),
  'HHS-2022': row(
    'configuration',
    'The kubeconfig is not valid',
    'The text is no YAML or JSON, or is no kubeconfig.',
    'Compare with `kubectl config view`; a secret that holds it must hold the whole text, line breaks included.',
  ),
  'HHS-2023': row(
    'configuration',
    'The context cannot be used',
    'The kubeconfig has no such context, or the context names a cluster or user that is missing.',
    'Choose one that `kubectl config get-contexts` lists, with --context or current-context.',
  ),
  'HHS-2024': row(
    'configuration',
    'A file that the kubeconfig names cannot be read',
    'A certificate or key is missing or cannot be read.',
    'Mend the path in the kubeconfig, or embed the file: `kubectl config view --raw --flatten`.',
  ),
  'HHS-2025': row(
    'configuration',
    'The server address is not valid',
    '`server` or `proxy-url` of the kubeconfig is no address that can be used.',
    'Write `server` as https://HOST:PORT and `proxy-url` as http://, https:// or socks5://.',
  ),
  'HHS-2026': row(
    'configuration',
    'The fabric name cannot be used',
    'It becomes part of names and labels in the cluster.',
    'Use at most 63 lower-case letters, digits and `-`, beginning and ending with a letter or digit.',
  ),
  'HHS-2027': row(
    'configuration',
    'The inventory was written by a newer hedgehog-sync',
    'Its format is not known here, and rewriting it would lose what it holds.',
    'Use the newer hedgehog-sync for this fabric everywhere.',
  ),
  'HHS-2028': row(
    'configuration',
    'The inventory is damaged',
    'Its ConfigMap was edited or cut, so what was applied cannot be told.',
    'Restore the ConfigMap, or delete it: objects that equal Git are then adopted again, others are shown as changed.',
  ),
  'HHS-2101': row(
    'network',
    'The API server cannot be reached',
    'Nothing answers at the address: server down, wrong port, firewall or VPN.',
    'Check `server` in the kubeconfig and the way there: `kubectl version` from the same machine.',
  ),
  'HHS-2102': row(
    'network',
    'The host name of the API server is not known',
    'DNS has no address for it.',
    'Check the name in `server`, and the resolver of this machine.',
  ),
  'HHS-2103': row(
    'network',
    'The connection broke',
    'The server or something on the way cut it before the answer was complete, several times.',
    'Run again; if it stays, look at load balancers and proxies on the way.',
  ),
  'HHS-2104': row(
    'network',
    'The certificate of the API server is not trusted',
    'It is signed by another authority, is for another name, or is out of date.',
    'Put the right certificate-authority-data (and tls-server-name) into the kubeconfig.',
  ),
  'HHS-2105': row(
    'network',
    'The answer makes no sense',
    'What answers is no Kubernetes API server, or something on the way rewrites its answers.',
    'Check `server` and `proxy-url` in the kubeconfig.',
  ),
  'HHS-2106': row(
    'network',
    'The answer is too large',
    'It is over the limit that protects the memory of this process.',
    'Raise the response limit, if the objects are really that large.',
  ),
  'HHS-2107': row(
    'network',
    'The API server is not available',
    'It answered 502, 503 or 504 on every try.',
    'Look at the health of the control plane: `kubectl get --raw /readyz?verbose`.',
  ),
  'HHS-2108': row(
    'network',
    'The API server is overloaded',
    'It answered 429 on every try.',
    'Lower the concurrency, or run when the cluster is less busy.',
  ),
  'HHS-2109': row(
    'network',
    'It failed too often, and is left alone for a while',
    'The API server, or GitHub, gave no usable answer several times in a row; no request is made until the time that the message names.',
    'Look at the first failure of the run: it says what is wrong. Run again when that is mended.',
  ),
  'HHS-2110': row(
    'timeout',
    'A request took too long',
    'No complete answer came within the time limit.',
    'Check the load of the API server and its webhooks, or raise the time limit.',
  ),
  'HHS-2111': row(
    'network',
    'The remote of the clone cannot be asked',
    'Git could not reach it, or has no credentials for it: a question of git is never answered here.',
    'Let `git fetch` work in the same clone first.',
  ),
  'HHS-2201': row(
    'authentication',
    'The credentials are not accepted',
    'The token or certificate is wrong, expired or for another cluster.',
    'Renew the credentials in the kubeconfig: `kubectl auth whoami` with it shows who you are.',
  ),
  'HHS-2202': row(
    'authentication',
    'A right is missing',
    'RBAC does not allow this user to do it.',
    'Let a Role allow it, and bind it to the user; `doctor` lists all rights that are needed.',
  ),
  'HHS-2203': row(
    'authentication',
    'The credential plugin failed',
    'The command under `exec` in the kubeconfig is missing, failed or gave no credential.',
    'Run the command by hand in the same environment; log in first if it asks for that.',
  ),
  'HHS-2204': row(
    'authentication',
    'The token file cannot be read',
    '`tokenFile` of the kubeconfig is missing or empty.',
    'Check the path, and that whatever renews the token still runs.',
  ),
  'HHS-2205': row(
    'authentication',
    'The credentials could not be renewed',
    'The identity provider refused to renew the token, or could not be reached.',
    'Log in again with the tool that made the kubeconfig.',
  ),
  'HHS-2401': row(
    'conflict',
    'The inventory was written by somebody else',
    'Another run stored its record while this one was under way.',
    'Run again: it reads the record anew.',
  ),
  'HHS-2402': row(
    'conflict',
    'Another run holds the fabric',
    'Its Lease is renewed, or was renewed less than its duration ago.',
    'Wait for the other run, or wait longer for the lock; a dead run is taken over after the duration of its Lease.',
  ),
  'HHS-2403': row(
    'conflict',
    'The lock on the fabric was lost',
    'It could not be renewed in time (network, or the machine slept), or another run took it.',
    'Run again; nothing was written after the loss.',
  ),
  'HHS-2407': row(
    'conflict',
    'The values are not those that were shown',
    'Somebody changed the field, in Git or in the cluster, after the values that were accepted had been shown.',
    'Look at the values as they are now, and give the command again.',
  ),
  'HHS-2500': row(
    'kubernetes',
    'The API server refused the request',
    'It answered with a reason of its own.',
    'Read the reason in the message.',
  ),
  'HHS-2501': row(
    'kubernetes',
    'The request was not understood',
    'The object cannot be decoded.',
    'Mend the field that the message names.',
  ),
  'HHS-2502': row(
    'kubernetes',
    'The cluster does not know a field',
    'The field is misspelt, or the CRDs in the cluster are of another release.',
    'Mend the field, or bring the fabric to the release that has it.',
  ),
  'HHS-2503': row(
    'kubernetes',
    'The object does not exist',
    'It was deleted, or never made.',
    'Run plan to see what is there now.',
  ),
  'HHS-2504': row(
    'kubernetes',
    'The cluster does not serve the kind',
    'Its CRD is not installed, or serves another version.',
    'Install the fabric (or its newer release) first; `doctor` lists the kinds that are served.',
  ),
  'HHS-2505': row(
    'conflict',
    'The object exists already',
    'Somebody made it while this run was under way.',
    'Run again: it is then compared with Git.',
  ),
  'HHS-2506': row(
    'conflict',
    'Another manager owns a field',
    'Somebody else set it to another value, and it is not overwritten without being asked to.',
    "Take the change into Git, or keep Git's value with --accept-git.",
  ),
  'HHS-2507': row(
    'conflict',
    'The object moved',
    'It was written by somebody else since it was read.',
    'Run again: it is compared anew.',
  ),
  'HHS-2508': row(
    'conflict',
    'The object is another one by now',
    'It was deleted and made again under the same name.',
    'Run again: it is compared anew.',
  ),
  'HHS-2509': row(
    'kubernetes',
    'The point to continue from has expired',
    'The list or watch is older than what the API server remembers.',
    'Nothing to do where it is listed again by itself; otherwise run again.',
  ),
  'HHS-2510': row(
    'kubernetes',
    'The object is not valid',
    'It breaks a rule of its schema.',
    'Mend the field that the message names; `validate` finds these without a cluster.',
  ),
  'HHS-2511': row(
    'kubernetes',
    'The fabric refused the object',
    'A webhook of the fabric checked it and said no.',
    'Mend what the message names.',
  ),
  'HHS-2512': row(
    'kubernetes',
    'The webhook of the fabric does not answer',
    'Its controller is down, restarting or overloaded; every write of such kinds fails meanwhile.',
    "Look at the fabric's controller: `kubectl -n fab get pods`.",
  ),
  'HHS-2513': row(
    'kubernetes',
    'The API server failed',
    'It answered with an internal error.',
    'Run again; if it stays, look at the log of the API server.',
  ),
  'HHS-2514': row(
    'kubernetes',
    'The request is not supported',
    'The API server is too old, or is something else.',
    'Use a supported Kubernetes release.',
  ),
  'HHS-2515': row(
    'kubernetes',
    'The object is too large',
    'It is over the limit of the API server.',
    'Split it.',
  ),
  'HHS-2516': row(
    'kubernetes',
    'The cluster does not take the object',
    'A quota, a policy or a namespace that is being deleted stands in the way.',
    'Clear what the message names.',
  ),
  ...GITHUB_CODES,
} as const satisfies Record<string, ErrorCode>;

export type ErrorCodeId = keyof typeof ERROR_CODES;

/** `code` and `help` of an error, from the table, so that message and reference never drift apart. */
export function errorFacts(code: ErrorCodeId): { readonly code: ErrorCodeId; readonly help: string } {
  return { code, help: ERROR_CODES[code].cure };
}
