import type { Runner } from '../../adapters/runner/runner.ts';
import { environmentNameOf } from '../../domain/config/option-types.ts';
import {
  actionOptions,
  isActionInput,
  OPTION_NAMES,
  type OptionName,
  type OptionValues,
} from '../../domain/config/options.ts';
import { type OptionInput, resolveOptions } from '../../domain/config/resolve-options.ts';
import type { FabricPolicy } from '../../domain/resource/fabric-policy.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';
import type { FailureFact } from '../../domain/status/run-facts.ts';
import type { ConfiguredOptions } from '../sync-config.ts';
import { kubeconfigSecrets, readKubeconfigInput } from './kubeconfig-input.ts';

export interface ActionInputs {
  readonly values: OptionValues;
  /** Texts of the inputs that were given; none of them secret. */
  readonly given: Readonly<Partial<Record<OptionName, string>>>;
  /** The kubeconfig was given to this action, not to the machine: what it starts must be allowed. */
  readonly kubeconfigGiven: boolean;
  /** What `values` were made from, so that the configuration of the repository can be laid under it. */
  readonly resolution: OptionInput;
  /** What the configuration of the repository says of the fabric; absent: there is none. */
  readonly policy?: FabricPolicy;
  /** That configuration, and its entry about the fabric; absent: it was not looked for yet. */
  readonly configured?: Pick<ConfiguredOptions, 'config' | 'entry'> & {
    /** They are a pull request's own words, because its base has none. */
    readonly isProposed?: boolean;
  };
  /** Why nobody knows what `/hold` stopped in the fabric, so that nothing is written; absent: it is known. */
  readonly unknownHolds?: FailureFact;
}

export interface InputPlace {
  readonly runner: Runner;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  keepSecret(secret: string, as?: 'lines' | 'whole'): void;
}

/** Environment of what this process starts (git, a credential plugin), without what only this process needs. */
export function inheritedEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const secret = environmentNameOf('kubeconfig-text');
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.startsWith('INPUT_') && name !== secret),
  );
}

/** Reads the inputs; secrets are kept before anything else is looked at. Throws ConfigurationError with all problems. */
export function readInputs(place: InputPlace): ActionInputs {
  const { runner, environment, keepSecret } = place;
  const token = runner.input('token');
  if (token !== '') keepSecret(token);
  const fromEnvironment = environment[environmentNameOf('kubeconfig-text')] ?? '';
  if (fromEnvironment !== '') keepKubeconfig(fromEnvironment, place);
  const kubeconfig = readKubeconfig(runner.input('kubeconfig'), place);
  const inputs: Partial<Record<OptionName, string>> = {};
  for (const name of OPTION_NAMES.filter(isActionInput)) inputs[name] = runner.input(name);
  const resolution = { flags: {}, inputs, environment };
  const resolved = resolveOptions(resolution, actionOptions());
  if (!resolved.ok) {
    throw new ConfigurationError({
      code: 'HHS-2001',
      message: resolved.problems.map(({ message }) => message).join('; '),
      help: resolved.problems.map(({ help }) => help).join(' '),
    });
  }
  const { values, sources } = resolved.options;
  const given = Object.entries(inputs).filter(([name, text]) => text !== '' && !SECRET.has(name));
  return {
    values: { ...values, ...kubeconfig },
    given: Object.fromEntries(given),
    resolution,
    kubeconfigGiven:
      kubeconfig !== null || OWN_VARIABLES.has(sources.kubeconfig.name) || fromEnvironment !== '',
  };
}

const SECRET: ReadonlySet<string> = new Set(['token', 'kubeconfig']);

/** `KUBECONFIG` belongs to the machine, these to us. */
const OWN_VARIABLES: ReadonlySet<string> = new Set([environmentNameOf('kubeconfig')]);

type KubeconfigValues = Pick<OptionValues, 'kubeconfig' | 'kubeconfig-text'>;

/** The input goes before every other place, whatever its form. null: it was not given. */
function readKubeconfig(given: string, place: InputPlace): KubeconfigValues | null {
  if (given === '') return null;
  const input = readKubeconfigInput(given, place.cwd);
  if (input.form === 'file') {
    keepKubeconfig(input.text, place);
    return { kubeconfig: input.path, 'kubeconfig-text': null };
  }
  if (input.form === 'text') {
    if (input.text !== given) place.keepSecret(given);
    keepKubeconfig(input.text, place);
    return { kubeconfig: null, 'kubeconfig-text': input.text };
  }
  // perhaps another secret in the wrong place
  place.keepSecret(given);
  throw new ConfigurationError({
    code: 'HHS-2001',
    message:
      'kubeconfig among the inputs of the action: the value is neither a kubeconfig nor a file that exists',
    help: 'Give the whole text of a kubeconfig (plain or in base64), or the path of a file.',
  });
}

function keepKubeconfig(text: string, { keepSecret }: InputPlace): void {
  for (const secret of kubeconfigSecrets(text)) keepSecret(secret);
  keepSecret(text, 'whole');
}
