import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunResult } from '../../domain/report/result/run-result.ts';
import { planJson } from '../../domain/report/result-json.ts';
import type { RunReport } from '../../domain/report/run-report.ts';
import { renderStatusJson } from '../../domain/status/render-status.ts';
import type { OutputFiles } from './run-outputs.ts';

export interface RunFilesOptions {
  /** Folder for files that only this job needs. */
  readonly tempFolder: string;
  /** What was compared with: host of the API server, or a commit. */
  readonly comparedName: string;
  /** For whoever tells of the run where it does not do so itself; null: there is nobody. */
  readonly result: RunResult | null;
  redact(text: string): string;
}

/** Writes plan and status as files that later steps of the job can use. Throws what the file system throws. */
export function writeRunFiles(
  { facts, document }: Pick<RunReport, 'facts' | 'document'>,
  { tempFolder, comparedName, result, redact }: RunFilesOptions,
): OutputFiles {
  const { fabric, mode, requestId, plan, validation, comparedWith } = facts;
  const folder = join(tempFolder, folderOf({ requestId, fabric, mode }));
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
    result: result === null ? null : write('result.json', jsonText(result)),
  };
}

/** A result without the run that would have made it. Path of the file. Throws what the file system throws. */
export function writeResultFile(
  result: RunResult,
  { tempFolder, redact }: Pick<RunFilesOptions, 'tempFolder' | 'redact'>,
): string {
  const folder = join(tempFolder, folderOf(result));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'result.json');
  writeFileSync(path, redact(jsonText(result)));
  return path;
}

function folderOf({ requestId, fabric, mode }: Pick<RunResult, 'requestId' | 'fabric' | 'mode'>): string {
  return `hedgehog-sync-${requestId.replaceAll(/[^\w.-]/g, '-')}-${fabric}-${mode}`;
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
