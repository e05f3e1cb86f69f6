import type { ActionInputs } from './action-inputs.ts';

/**
 * The inputs of a run of the App: what the action leaves to the App is done here, by the same code. But for the dashboard,
 * which is of all fabrics together: the App keeps it after its runs.
 */
export function withoutApp(inputs: ActionInputs): ActionInputs {
  const { configured, values } = inputs;
  if (configured?.entry === undefined || configured.entry === null) return inputs;
  const entry = { ...configured.entry, app: 'off' } as const;
  return { ...inputs, values: { ...values, dashboard: false }, configured: { ...configured, entry } };
}

/** The App works for the fabric: checks, comments, issues and back-ports are its own, and the action publishes none. */
export function isOfApp({ configured }: Pick<ActionInputs, 'configured'>): boolean {
  return (configured?.entry?.app ?? 'off') !== 'off';
}
