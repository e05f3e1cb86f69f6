import type { JsonObject } from '../../../domain/shared/json.ts';
import type { RepositoryCall } from '../http/call.ts';
import type { CheckAnnotation, CheckRun } from '../state/check-run.ts';
import { suiteIdOf } from '../state/check-suite.ts';
import { nodeId, renderApp } from './render-people.ts';

export function renderCheckRun({ links, repository }: RepositoryCall, run: CheckRun): JsonObject {
  const url = links.repo(repository, `/check-runs/${run.id}`);
  const page = links.page(repository, `/runs/${run.id}`);
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CR', run.id),
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: page,
    details_url: run.detailsUrl ?? page,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: suiteIdOf(run.app, run.headSha) },
    app: renderApp(links, run.app),
    pull_requests: [],
  };
}

export function renderAnnotation(
  { links, repository }: RepositoryCall,
  run: CheckRun,
  annotation: CheckAnnotation,
): JsonObject {
  return {
    path: annotation.path,
    start_line: annotation.startLine,
    end_line: annotation.endLine,
    start_column: annotation.startColumn,
    end_column: annotation.endColumn,
    annotation_level: annotation.level,
    title: annotation.title,
    message: annotation.message,
    raw_details: annotation.rawDetails,
    blob_href: links.page(repository, `/blob/${run.headSha}/${annotation.path}`),
  };
}
