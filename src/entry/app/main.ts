import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Redaction } from '../../adapters/logging/redaction.ts';
import { streamLog } from '../../adapters/logging/stream-log.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { isSyncError } from '../../domain/shared/errors.ts';
import { secretsOfSettings, withoutSecrets } from './app-secrets.ts';
import { type AppSettings, readAppSettings } from './app-settings.ts';
import { startApp } from './run-app.ts';

/** Starts the App: the only place that touches the process itself. */
const environment = { ...process.env };
const inherited = withoutSecrets(environment);
for (const name of Object.keys(process.env)) if (!Object.hasOwn(inherited, name)) delete process.env[name];
const clock = systemClock();
const redaction = new Redaction();
const kept = new Set<string>();
const keepSecret = (secret: string, as?: 'lines' | 'whole') => {
  if (kept.has(secret)) return;
  kept.add(secret);
  redaction.add(secret, as);
};
const redact = (text: string) => redaction.apply(text);

let settings: AppSettings;
try {
  settings = readAppSettings(environment, (path) => readFileSync(path, 'utf8'));
} catch (error) {
  if (!isSyncError(error)) throw error;
  process.stderr.write(`error: ${error.message} (${error.code})\n${error.help}\n`);
  process.exit(1);
}
// a kubeconfig that lies about is for nobody: a run gets the one that is meant for its fabric, or none
process.env.HOME = settings.cacheFolder;
for (const secret of secretsOfSettings(settings)) keepSecret(secret);
const log = streamLog({
  write: (line) => process.stdout.write(redact(line)),
  now: () => clock.now(),
  format: 'json',
  level: settings.logLevel,
});

const app = await startApp({
  ...{ settings, clock, log, redact, keepSecret },
  environment: inherited,
  temp: tmpdir(),
});
let stopping = false;
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    // the second says that its patience is over
    if (stopping) process.exit(1);
    stopping = true;
    void app.stop().finally(() => process.exit(0));
  });
}
app.ready.catch(() => {
  if (!stopping) process.exit(1);
});
