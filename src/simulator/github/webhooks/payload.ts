import type { JsonObject } from '../../../domain/shared/json.ts';
import type { Permission } from '../access/permissions.ts';
import { renderUser } from '../rest/render-people.ts';
import { repositoryPart } from '../rest/render-repository.ts';
import type { EventSource, WebhookEvent } from './event.ts';

/** An event of a repository with what all of them carry. */
export function repositoryEvent(
  { call, actor }: EventSource,
  name: string,
  action: string | null,
  fields: JsonObject,
  scope: { readonly needs: Permission; readonly onlyApp?: string },
): WebhookEvent {
  const { links, repository } = call;
  return {
    name,
    action,
    repository,
    payload: {
      ...(action !== null && { action }),
      ...fields,
      repository: { ...repositoryPart(links, repository), custom_properties: {} },
      sender: renderUser(links, actor.login, actor.app),
    },
    onlyApp: scope.onlyApp ?? null,
    needs: scope.needs,
  };
}
