import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PullReport } from '../../domain/report/pull/pull-report.ts';
import { planJson } from '../../domain/report/result-json.ts';
import type { RunReport } from '../../domain/report/run-report.ts';
import { renderStatusJson } from '../../domain/status/render-status.ts';
import type { OutputFiles } from './run-outputs.ts';

export interface RunFilesOptions {
  /** Folder for files that only this job needs. */
  readonly tempFolder: string;
  /** What was compared with: host of the API server, or a commit. */
  readonly comparedName: string;
  /** What is to be said on a pull request; null: the run is of none. */
  readonly pullReport: PullReport | null;
  redact(text: string): string;
}

/** Writes plan and status as files that later steps of the job can use. Throws what the file system throws. */
export function writeRunFiles(
  { facts, document }: Pick<RunReport, 'facts' | 'document'>,
  { tempFolder, comparedName, pullReport, redact }: RunFilesOptions,
): OutputFiles {
  const { fabric, mode, requestId, plan, validation, comparedWith } = facts;
  const folder = join(tempFolder, `hedgehog-sync-${requestId.replaceAll(/[^\w.-]/g, '-')}-${fabric}-${mode}`);
  const write = (name: string, text: string): string => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), redact(text));
    return join(folder, name);
  };
  const isCompared = plan !== null && validation !== null && comparedWith !== null;
  return {
    plan: isCompared
      ? write(
          'plan.json',
          jsonText(
            planJson({ fabric, plan, validation, comparedWith: { side: comparedWith, name: comparedName } }),
          ),
        )
      : null,
    status: document === null ? null : write('status.json', renderStatusJson(document)),
    result: pullReport === null ? null : write('result.json', jsonText(pullReport)),
  };
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
