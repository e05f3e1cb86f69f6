import { tmpdir } from 'node:os';
import { Redaction } from '../../adapters/logging/redaction.ts';
import { maskedForms, type SecretParts } from '../../adapters/logging/secret-forms.ts';
import { actionsRunner } from '../../adapters/runner/actions-runner.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { inheritedEnvironment } from './action-inputs.ts';
import { runAction } from './run-action.ts';

/** Starts the action: the only place that touches the process itself. */
const cancel = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    // the runner sends the second when its patience is over
    if (cancel.signal.aborted) process.exit(1);
    cancel.abort(new Error(`cancelled by ${name}`));
  });
}

const redaction = new Redaction();
const redact = (text: string) => redaction.apply(text);
const runner = actionsRunner(redact);
const masked = new Set<string>();

process.exitCode = await runAction({
  cwd: process.cwd(),
  environment: { ...process.env },
  runner,
  clock: systemClock(),
  redact,
  keepSecret: (secret: string, as?: SecretParts) => {
    redaction.add(secret, as);
    for (const form of maskedForms(secret, as)) {
      if (!masked.has(form)) runner.mask(form);
      masked.add(form);
    }
  },
  forgetInputs: () => {
    const kept = new Set(Object.keys(inheritedEnvironment(process.env)));
    for (const name of Object.keys(process.env)) if (!kept.has(name)) delete process.env[name];
  },
  signal: cancel.signal,
  temp: tmpdir(),
});
// what a cancelled run left under way, and connections that are kept alive, may not keep the process alive
for (const stream of [process.stdout, process.stderr]) {
  await new Promise<void>((resolve) => stream.write('', () => resolve()));
}
process.exit();
