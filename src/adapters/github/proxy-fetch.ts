import { errorFacts } from '../../domain/shared/error-codes.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';

type Fetch = typeof globalThis.fetch;

/**
 * Requests of a runner behind a proxy: Node's own `fetch` does not look at `HTTPS_PROXY`. The toolkit of the runner does,
 * as the runner itself does, with `HTTP_PROXY` and `NO_PROXY`; it takes them, and the address of the API, from the process.
 * Loaded with the first request. Throws ConfigurationError HHS-2039 for a proxy that is no address.
 */
export function proxyFetch(proxies: readonly string[]): Fetch {
  if (!proxies.every((proxy) => addressOf(proxy) !== null)) {
    const message = 'the proxy that HTTPS_PROXY or HTTP_PROXY names has no address that can be used';
    throw new ConfigurationError({ ...errorFacts('HHS-2039'), message });
  }
  let loading: Promise<Fetch> | null = null;
  return async (...request) => {
    loading ??= loadFetch();
    const fetch = await loading;
    return await fetch(...request);
  };
}

async function loadFetch(): Promise<Fetch> {
  const { defaults } = await import('@actions/github/lib/utils');
  return defaults.request?.fetch as Fetch;
}

const NAMES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

/** Proxies that an environment names. */
export function proxiesOf(environment: Readonly<Record<string, string | undefined>>): string[] {
  return [...new Set(NAMES.map((name) => environment[name] ?? '').filter((text) => text !== ''))];
}

/** The password in the address of a proxy, as it is meant; null: it has none. */
export function passwordOf(proxy: string): string | null {
  const password = addressOf(proxy)?.password ?? '';
  return password === '' ? null : decoded(password);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function addressOf(proxy: string): URL | null {
  const text = /^https?:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
  return URL.canParse(text) ? new URL(text) : null;
}
