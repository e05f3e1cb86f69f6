import type { ActionInputs } from './action-inputs.ts';

/** The inputs of a run of the App: what the action leaves to the App is done here, by the same code. */
export function withoutApp(inputs: ActionInputs): ActionInputs {
  const { configured } = inputs;
  if (configured?.entry === undefined || configured.entry === null) return inputs;
  return { ...inputs, configured: { ...configured, entry: { ...configured.entry, app: 'off' } } };
}

/** The App works for the fabric: checks, comments, issues and back-ports are its own, and the action publishes none. */
export function isOfApp({ configured }: Pick<ActionInputs, 'configured'>): boolean {
  return (configured?.entry?.app ?? 'off') !== 'off';
}
