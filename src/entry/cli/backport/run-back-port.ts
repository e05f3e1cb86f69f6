import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { WorkingTreeWriter } from '../../../adapters/files/working-tree-writer.ts';
import { systemClock } from '../../../adapters/system/system-clock.ts';
import type { Asked } from '../../../domain/backport/asked-objects.ts';
import { readObjectArgument } from '../../../domain/config/object-argument.ts';
import type { OptionValues } from '../../../domain/config/options.ts';
import { fabricRegistry } from '../../../domain/fabric/registry.ts';
import { backPortJson } from '../../../domain/report/back-port-json.ts';
import type { BackPortSummary } from '../../../domain/report/back-port-model.ts';
import { renderBackPort } from '../../../domain/report/back-port-screen.ts';
import type { Screen } from '../../../domain/report/text-style.ts';
import { ConfigurationError } from '../../../domain/shared/errors.ts';
import { plural } from '../../../domain/shared/plural.ts';
import { closest } from '../../../domain/shared/suggest.ts';
import { driftOf } from '../../../domain/status/drift-document.ts';
import type { DriftDocument } from '../../../domain/status/drift-shape.ts';
import { backPortSource } from '../../../operations/back-port-source.ts';
import { unlessCancelled } from '../../../operations/cancellation.ts';
import { detectDrift } from '../../../operations/plan-fabric.ts';
import { RunLimit } from '../../../operations/run-limit.ts';
import { composeCluster, composeMending, settingsOf } from '../../compose.ts';
import { type ExitMeaning, exitCodeOf } from '../../exit-policy.ts';
import type { Surroundings } from '../../surroundings.ts';
import type { CliHost } from '../cli-host.ts';
import type { Invocation } from '../program.ts';
import { readDriftFile } from './read-drift-file.ts';

export interface BackPortCommand {
  readonly invocation: Pick<Invocation, 'objects'>;
  readonly values: OptionValues;
  readonly around: Surroundings;
  readonly host: Pick<CliHost, 'signal'>;
  readonly screen: Screen;
  print(text: string): void;
}

/** The command `backport`: what the cluster has, into the files of the working tree. */
export async function runBackPort(command: BackPortCommand): Promise<number> {
  const { invocation, values, around, screen, print } = command;
  const asked = askedOf(invocation.objects);
  const settings = settingsOf(values, [], around);
  const found = values.from === null ? await compared(command) : stored(values.from, command);
  const path = resolve(around.cwd, values.path);
  const ports = await composeMending(values, around);
  // not left half way: what was written is told
  const summary = await backPortSource({ ...ports, writer: new WorkingTreeWriter(path) }, settings, {
    ...{ asked, drift: found.drift, from: found.from, dryRun: values['dry-run'] },
    isOneFile: (await stat(path)).isFile(),
  });
  const told = { ...summary, notices: [...found.notices, ...summary.notices] };
  if (values.output === 'json') print(`${JSON.stringify(backPortJson(told), null, 2)}\n`);
  else print(renderBackPort(told, screen));
  return exitCodeOf(meaningsOf(told));
}

interface FoundDrift {
  readonly drift: DriftDocument;
  readonly from: BackPortSummary['from'];
  readonly notices: readonly string[];
}

function stored(file: string, { around, values }: BackPortCommand): FoundDrift {
  const drift = readDriftFile(resolve(around.cwd, file), file);
  if (values.fabric !== null && values.fabric !== drift.fabric) {
    throw new ConfigurationError({
      code: 'HHS-1105',
      message: `${file} is of fabric ${drift.fabric}, not of ${values.fabric}`,
      help: `Give the drift.json of ${values.fabric}, or the directory of ${drift.fabric}.`,
    });
  }
  return { drift, from: { side: 'file', name: file }, notices: [] };
}

async function compared({ values, around, host }: BackPortCommand): Promise<FoundDrift> {
  const limit = new RunLimit(systemClock(), values['run-timeout'] || null, host.signal);
  const settings = settingsOf(values, [], around);
  try {
    const ports = await composeCluster(values, around);
    try {
      const observedAt = ports.clock.now();
      const found = await unlessCancelled(detectDrift(ports, settings), limit.signal);
      const { plan, validation, comparedWith } = found;
      const { fabric } = settings;
      const facts = {
        fabric,
        requestId: '',
        commit: plan.commit,
        plan,
        comparedWith: comparedWith.side,
        outcomes: [],
      };
      const errors = validation.diagnostics.filter(({ severity }) => severity === 'error').length;
      const invalid = `the manifests have ${plural(errors, 'error')}, so not all of them could be compared; validate lists them`;
      return {
        drift: driftOf(facts, observedAt),
        from: { side: 'cluster', name: comparedWith.name },
        notices: errors === 0 ? [] : [invalid],
      };
    } finally {
      ports.cluster.close();
    }
  } catch (error) {
    throw limit.causeOf(error);
  } finally {
    limit.end();
  }
}

/** Throws ConfigurationError HHS-2001 for what is no object of the fabric. */
function askedOf(objects: readonly string[]): Asked {
  if (objects.length === 0) return 'all';
  return objects.map((text) => {
    const read = readObjectArgument('backport', text, true);
    if (!read.ok) throw new ConfigurationError(read.facts);
    const { kind: written, name, pointer } = read.value;
    const definition = fabricRegistry.byName(written);
    if (definition !== undefined) return { kind: definition.kind, name, pointer };
    const known = fabricRegistry.kinds.map(({ kind }) => kind);
    const near = closest(written, known)?.word;
    const message = `backport: ${JSON.stringify(text.slice(0, 120))} names no kind of the fabric`;
    const help =
      near === undefined ? 'Write it like VPC/vpc-1; the directory comes first.' : `Did you mean ${near}?`;
    throw new ConfigurationError({ code: 'HHS-2001', message, help });
  });
}

const CONFLICTS: ReadonlySet<string> = new Set(['conflict', 'git-moved']);

function meaningsOf({ files, refused, dryRun }: BackPortSummary): ExitMeaning[] {
  return [
    ...files.flatMap((file): ExitMeaning[] => (file.refused === null ? [] : ['error'])),
    ...refused.map(({ reason }): ExitMeaning => (CONFLICTS.has(reason) ? 'conflict' : 'drift')),
    ...(dryRun && files.length > 0 ? (['changes'] as const) : []),
  ];
}
