import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import { renderCheck } from '../../src/domain/report/check-markdown.ts';
import type { CheckReport } from '../../src/domain/report/check-report.ts';
import { renderJobSummary } from '../../src/domain/report/job-summary.ts';
import type { MarkdownContext } from '../../src/domain/report/markdown-context.ts';
import { renderStatusPage } from '../../src/domain/report/status-page.ts';
import { commandLineOf, kubectlLineOf } from '../../src/entry/command-line.ts';
import { type DiscussionSample, sampleDiscussions } from './sample-discussions.ts';
import { sampleReports } from './sample-reports.ts';
import { COMMIT } from './sample-world.ts';

export interface RenderedSample {
  readonly name: string;
  readonly title: string;
  readonly check: CheckReport;
  readonly jobSummary: string;
  /** null: a run that looks at no status. */
  readonly statusPage: string | null;
}

const invocation = {
  command: 'drift',
  flags: { path: 'fabric', fabric: 'lab-1' },
  object: null,
} as const;

/** As the action makes it for the repository `example/network`. */
const context: MarkdownContext = {
  sourceUrl: (file, line) =>
    `https://github.com/example/network/blob/${COMMIT}/fabric/${encodeURI(file)}#L${line}`,
  annotationPath: (file) => `fabric/${file}`,
  failOn: 'drift',
  docsUrl: 'https://github.com/example/hedgehog-sync/blob/v1/docs',
  commandLine: (verb, more = []) => commandLineOf(verb, more, invocation.flags),
  kubectlLine: (verb, id, more = []) =>
    kubectlLineOf(verb, id, more, fabricRegistry, { kubeconfig: null, context: null }),
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

/** Texts of ours in discussions, for people to look at. */
export function renderDiscussions(folder: string): readonly DiscussionSample[] {
  return sampleDiscussions(folder, context);
}
