import type { MendedFile, MendReport } from '../domain/resource/mend.ts';
import type { ManifestWriter } from '../ports/manifest-writer.ts';
import type { FabricSettings, LocalPorts } from './fabric-ports.ts';
import { loadFabric, validateLoaded } from './load-fabric.ts';
import { type MendChoice, type PlannedMends, planMends, withTexts } from './plan-mends.ts';
import type { ValidateResult } from './results.ts';
import { changesSince } from './validate-source.ts';

export interface MendPorts extends LocalPorts {
  readonly writer: ManifestWriter;
}

/** The result, and the text of each file that was written. */
export interface MendedSource {
  readonly result: ValidateResult & { readonly mends: MendReport };
  readonly texts: ReadonlyMap<string, string>;
}

/** Validates a fabric and mends its files where they lie. What could not be written is told, and judged as it is. */
export async function mendSource(
  ports: MendPorts,
  settings: FabricSettings,
  choice: MendChoice,
  base: string | null = null,
): Promise<MendedSource> {
  const help = await changesSince(ports, settings, base);
  const loaded = await loadFabric(ports, settings);
  const planned = planMends(loaded, ports, settings, choice, help);
  const before = new Map(loaded.snapshot.files.map(({ path, text }) => [path, text]));
  const replacements = [...planned.texts].map(([path, after]) => ({
    path,
    before: before.get(path) ?? '',
    after,
  }));
  const files = (await ports.writer.replace(replacements)).map(
    ({ path, refused }): MendedFile => ({ file: path, refused }),
  );
  const refused = new Set(files.filter((one) => one.refused !== null).map(({ file }) => file));
  const texts = new Map([...planned.texts].filter(([path]) => !refused.has(path)));
  const validation =
    refused.size === 0
      ? planned.validation
      : validateLoaded(withTexts(loaded, texts, ports, settings), ports, settings, help);
  const mends: MendReport = {
    mends: planned.mends.filter(({ file }) => !refused.has(file)),
    left: [...planned.left, ...unwritten(planned, files)],
    files,
    notices: noticesOf(ports, choice, planned),
  };
  return { result: { command: 'validate', fabric: settings.fabric, validation, mends }, texts };
}

function unwritten({ mends }: PlannedMends, files: readonly MendedFile[]): MendReport['left'] {
  const reasons = new Map(files.map(({ file, refused }) => [file, refused]));
  return mends.flatMap(({ lines: _lines, answers: _answers, message, ...place }) => {
    const refused = reasons.get(place.file) ?? null;
    if (refused === null) return [];
    const help = 'Let the file be an ordinary one that may be written, and run again.';
    return [{ ...place, message: `${message}: the file was not written, ${refused}`, help }];
  });
}

function noticesOf(ports: LocalPorts, { hydrate }: MendChoice, { mends }: PlannedMends): string[] {
  const hydrated = hydrate && mends.some(({ reason }) => reason === 'hydrated');
  return [
    ...(hydrated && ports.fabricConfig === undefined
      ? ["the values come from the fabric's default configuration; give fabric-config if it has another"]
      : []),
    ...(hydrated
      ? [
          'management addresses leave room for one control node and for one node a gateway, as the installer does',
        ]
      : []),
  ];
}
