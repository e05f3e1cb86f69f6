import type { RequestRecord } from '../../src/simulator/github/http/request-record.ts';
import type { Delivery } from '../../src/simulator/github/webhooks/delivery.ts';
import { judgeGraphql } from './github-judge-graphql.ts';
import { judgePayload, judgeRest } from './github-judge-rest.ts';

/**
 * Holds exchanges to GitHub's published descriptions: REST to a cut of its OpenAPI description, GraphQL to its schema.
 * What an injected fault answered is not judged, only what was asked.
 */
export function judgeExchange(record: RequestRecord): readonly string[] {
  const problems = record.route === '/graphql' ? judgeGraphql(record) : judgeRest(record);
  return problems.map((problem) => `${record.method} ${record.path} → ${record.status}: ${problem}`);
}

/** Throws one error with every problem. */
export function assertJudged(records: readonly RequestRecord[]): void {
  const problems = records.flatMap(judgeExchange);
  if (problems.length > 0) throw new Error(`not as GitHub describes itself:\n${problems.join('\n')}`);
}

/** The same for what was sent to webhooks. */
export function assertDeliveriesJudged(deliveries: readonly Delivery[]): void {
  const problems = deliveries.flatMap(({ event, action, body }) =>
    judgePayload(event, action, JSON.parse(body)),
  );
  if (problems.length > 0) throw new Error(`not as GitHub describes itself:\n${problems.join('\n')}`);
}
