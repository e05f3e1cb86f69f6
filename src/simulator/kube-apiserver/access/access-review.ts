import { isJsonObject, type JsonObject } from '../../../domain/shared/json.ts';
import { invalid } from '../api-error.ts';
import { invalidValue } from '../causes.ts';
import type { AccessControl, TokenGrant } from './access.ts';

/** Answers a SelfSubjectAccessReview. Throws 422 where it asks nothing, or two things. */
export function reviewAccess(control: AccessControl, grant: TokenGrant, review: JsonObject): JsonObject {
  const spec = isJsonObject(review.spec) ? review.spec : {};
  const resource = isJsonObject(spec.resourceAttributes) ? spec.resourceAttributes : undefined;
  const path = isJsonObject(spec.nonResourceAttributes) ? spec.nonResourceAttributes : undefined;
  if ((resource === undefined) === (path === undefined)) {
    const detail = 'exactly one of nonResourceAttributes or resourceAttributes must be specified';
    throw invalid({ group: 'authorization.k8s.io', resource: '', name: '' }, [
      invalidValue('spec.resourceAttributes', 'null', detail),
    ]);
  }
  const allowed =
    resource === undefined
      ? control.mayVisit(grant, textOf(path?.path))
      : control.mayAccess(grant, {
          verb: textOf(resource.verb),
          group: textOf(resource.group),
          resource: resourceName(resource),
          namespace: textOf(resource.namespace),
        });
  return {
    kind: 'SelfSubjectAccessReview',
    apiVersion: 'authorization.k8s.io/v1',
    metadata: {},
    spec,
    status: { allowed },
  };
}

function resourceName(attributes: JsonObject): string {
  const subresource = textOf(attributes.subresource);
  return subresource === '' ? textOf(attributes.resource) : `${textOf(attributes.resource)}/${subresource}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
