import { stopKey } from './global-setup.ts';

/** Ends the API server of the run, if a suite had it started. */
export default async function globalTeardown(): Promise<void> {
  const stop: unknown = Reflect.get(globalThis, stopKey);
  if (typeof stop === 'function') await stop();
}
