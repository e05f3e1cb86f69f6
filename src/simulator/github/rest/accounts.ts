import type { JsonObject } from '../../../domain/shared/json.ts';
import type { Budget, Budgets } from '../access/budgets.ts';
import { ok } from '../http/answer.ts';
import type { GlobalOperation } from '../http/call.ts';

/** `GET /rate_limit`: costs nothing. */
export function rateLimitOperation(budgets: Budgets): GlobalOperation {
  return {
    id: 'rate-limit/get',
    method: 'GET',
    path: '/rate_limit',
    docs: 'rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user',
    handle: ({ caller }) => {
      const core = renderBudget(budgets.get(caller, 'core'), 'core');
      const graphql = renderBudget(budgets.get(caller, 'graphql'), 'graphql');
      const search = {
        limit: 30,
        used: 0,
        remaining: 30,
        reset: budgets.get(caller, 'core').reset,
        resource: 'search',
      };
      return ok({ resources: { core, search, graphql }, rate: core });
    },
  };
}

function renderBudget({ limit, used, reset }: Budget, resource: string): JsonObject {
  return { limit, used, remaining: limit - used, reset, resource };
}
