import type { JsonObject } from '../../../domain/shared/json.ts';
import type { Permission } from '../access/permissions.ts';
import type { RepositoryCall } from '../http/call.ts';
import type { Author } from '../state/discussion.ts';
import type { Repository } from '../state/repository.ts';

/** What the events are made from. */
export interface EventSource {
  readonly call: RepositoryCall;
  readonly actor: Author;
}

/** What a webhook tells, without what differs from hook to hook (the installation). */
export interface WebhookEvent {
  /** `pull_request`. */
  readonly name: string;
  /** `opened`; null: the event knows no actions. */
  readonly action: string | null;
  /** null: it is about an installation. */
  readonly repository: Repository | null;
  readonly payload: JsonObject;
  /** Slug of the only App that hears of it; null: everybody. */
  readonly onlyApp: string | null;
  /** An App hears of it only with the right to read this; null: always. */
  readonly needs: Permission | null;
}
