import * as core from '@actions/core';
import type { Annotation } from '../../domain/report/check-report.ts';
import { plainLogLine } from '../../domain/report/workflow-command.ts';
import type { Runner } from './runner.ts';

/** The runner of GitHub Actions. `redact` takes the secrets out of everything that is written. */
export function actionsRunner(redact: (text: string) => string): Runner {
  const logLines = (text: string) => {
    for (const line of redact(text).replace(/\n$/, '').split('\n')) core.info(plainLogLine(line));
  };
  return {
    input: (name) => core.getInput(name),
    mask: (text) => core.setSecret(text),
    output: (name, value) => core.setOutput(name, redact(value)),
    log: logLines,
    debug: (text) => core.debug(redact(text)),
    annotate: (annotation) => annotate(annotation, redact),
    remark: (level, title, message) => REMARKS[level](redact(message), { title: redact(title) }),
    summary: (markdown) => writeSummary(redact(markdown)),
  };
}

const REMARKS = { error: core.error, warning: core.warning, notice: core.notice };

function annotate(
  { file, startLine, endLine, level, title, message }: Annotation,
  redact: (text: string) => string,
): void {
  const remark = REMARKS[level === 'failure' ? 'error' : level];
  remark(redact(message), { title: redact(title), file: redact(file), startLine, endLine });
}

async function writeSummary(markdown: string): Promise<boolean> {
  try {
    await core.summary.addRaw(markdown, true).write();
    return true;
  } catch {
    // no file for it: an old runner, or none
    core.summary.emptyBuffer();
    return false;
  }
}
