import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import { renderCheck } from '../../src/domain/report/check-markdown.ts';
import type { CheckReport } from '../../src/domain/report/check-report.ts';
import { renderJobSummary } from '../../src/domain/report/job-summary.ts';
import type { MarkdownContext } from '../../src/domain/report/markdown-context.ts';
import { renderStatusPage } from '../../src/domain/report/status-page.ts';
import { sampleReports } from './sample-reports.ts';

export interface RenderedSample {
  readonly name: string;
  readonly title: string;
  readonly check: CheckReport;
  readonly jobSummary: string;
  /** null: a run that looks at no status. */
  readonly statusPage: string | null;
}

const context: MarkdownContext = {
  sourceUrl: (file, line) =>
    `https://github.com/example/network/blob/main/fabric/${encodeURI(file)}#L${line}`,
  annotationPath: (file) => `fabric/${file}`,
  failOn: 'drift',
  docsUrl: 'https://github.com/example/hedgehog-sync/blob/v1/docs',
  commandLine: (verb, more = []) => ['npx hedgehog-sync', verb, ...more, 'fabric'].join(' '),
  kubectlLine: (verb, id, more = []) => {
    const plural = fabricRegistry.find(id.group, id.kind)?.plural ?? id.kind.toLowerCase();
    return ['kubectl', verb, `${plural}.${id.group}/${id.name}`, '-n', id.namespace, ...more].join(' ');
  },
};

/** Every surface of every sample, for people to look at. */
export function renderSamples(folder: string): readonly RenderedSample[] {
  return sampleReports(folder).map(({ name, title, report }) => ({
    name,
    title,
    check: renderCheck(report, context),
    jobSummary: renderJobSummary(report, context),
    statusPage: report.document === null ? null : renderStatusPage(report.document, context),
  }));
}
