import { startApiserverBroker } from './kube-apiserver-broker.ts';

/**
 * Runs once in jest's own process, before the test files. Nothing starts here: the broker starts the API server
 * when the first suite asks for it.
 */
export default async function globalSetup(): Promise<void> {
  await startApiserverBroker();
}
