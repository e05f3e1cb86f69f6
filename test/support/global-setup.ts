import { startApiserverBroker } from './kube-apiserver-broker.ts';

/**
 * Runs once in jest's own process, before the test files. No server starts here: the broker starts it when the
 * first suite asks. What this returns is of no use to jest; `global-teardown.ts` ends what was started.
 */
export default async function globalSetup(): Promise<void> {
  const stop = await startApiserverBroker();
  Object.assign(globalThis, { [stopKey]: stop });
}

export const stopKey = 'hedgehogSyncStopApiserver';
