/** Names of flags whose value is a credential: `--oidc-client-secret`, `--password`, `-token`. */
const TELLING = /(secret|token|passw(or)?d|passphrase|credential|api-?key)s?$/i;

/**
 * What among the arguments of a credential plugin is a credential itself: `--client-secret=VALUE` and
 * `--client-secret VALUE`. Other arguments are names and places, and may be shown.
 */
export function secretArguments(args: readonly unknown[]): string[] {
  const texts = args.map((one) => (typeof one === 'string' ? one : ''));
  return texts.flatMap((text, index) => {
    const [, flag = '', value] = /^--?([^=\s]+)(?:=(.*))?$/s.exec(text) ?? [];
    if (!TELLING.test(flag)) return [];
    const secret = value ?? texts[index + 1] ?? '';
    return secret === '' || (value === undefined && secret.startsWith('-')) ? [] : [secret];
  });
}
