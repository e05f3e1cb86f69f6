import { isJsonObject } from '../../domain/shared/json.ts';
import type { AccessAnswer, AccessQuestion } from '../../ports/cluster.ts';
import { callApi } from './api-client.ts';
import type { HttpClient } from './http-client.ts';
import type { RequestSubject } from './request-subject.ts';

/** Reviews under way at once. */
const AT_ONCE = 8;

const group = 'authorization.k8s.io';
const path = `/apis/${group}/v1/selfsubjectaccessreviews`;
const subject: RequestSubject = {
  verb: 'create',
  group,
  resource: 'selfsubjectaccessreviews',
  kind: 'SelfSubjectAccessReview',
  namespace: '',
  name: null,
  preconditioned: false,
};

/** Answers in the order of the questions. */
export async function reviewAccess(
  http: HttpClient,
  questions: readonly AccessQuestion[],
): Promise<readonly AccessAnswer[]> {
  const answers: AccessAnswer[] = [];
  const waiting = questions.entries();
  const worker = async (): Promise<void> => {
    for (const [index, question] of waiting) answers[index] = await ask(http, question);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, questions.length) }, worker));
  return answers;
}

async function ask(http: HttpClient, question: AccessQuestion): Promise<AccessAnswer> {
  const { verb, group: asked, resource, namespace } = question;
  const body = {
    apiVersion: `${group}/v1`,
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: { verb, group: asked, resource, namespace } },
  };
  // A review stores nothing, so asking twice is harmless.
  const reply = await callApi(http, subject, { method: 'POST', path, body, repeatable: true });
  const status = isJsonObject(reply.body.status) ? reply.body.status : {};
  return {
    ...question,
    allowed: status.allowed === true,
    reason: typeof status.reason === 'string' ? status.reason : '',
  };
}
