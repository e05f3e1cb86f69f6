import { getOwn, isJsonObject, type JsonObject } from '../../../domain/shared/json.ts';
import type { Budgets } from '../access/budgets.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { canSee } from './access.ts';
import { checkSelections } from './check-selections.ts';
import { createCommitOnBranch } from './create-commit.ts';
import {
  type Execution,
  GraphqlFieldError,
  type GraphqlObject,
  GraphqlRequestError,
  select,
} from './execute.ts';
import { repositoryObject } from './git-objects.ts';
import { parseDocument } from './parse-document.ts';
import { GraphqlSyntaxError } from './tokens.ts';

/** GitHub answers 200 to everything that got this far; what went wrong is in `errors`. */
export function answerGraphql(call: Call, budgets: Budgets): Answer {
  const { body } = call;
  const query = getOwn(body, 'query');
  if (typeof query !== 'string')
    return ok({ errors: [{ message: 'A query attribute must be specified and must be a string.' }] });
  try {
    const document = parseDocument(query);
    const name = getOwn(body, 'operationName') ?? null;
    const operation = document.operations.find((each) => name === null || each.name === name);
    if (operation === undefined) throw new GraphqlSyntaxError('No operation to carry out was found');
    const variables = getOwn(body, 'variables');
    const execution: Execution = {
      variables: isJsonObject(variables) ? variables : {},
      fragments: document.fragments,
      errors: [],
    };
    const root = operation.type === 'mutation' ? mutationRoot(call) : queryRoot(call, budgets);
    checkSelections(document, operation.selections, root.typename);
    const data = select(root, operation.selections, execution);
    return ok(execution.errors.length === 0 ? { data } : { data, errors: execution.errors });
  } catch (error) {
    if (error instanceof GraphqlSyntaxError) return ok({ errors: [{ message: error.message }] });
    if (error instanceof GraphqlRequestError) return ok({ errors: error.errors });
    throw error;
  }
}

/** Whether the text asks to change something. */
export function isMutation(body: JsonObject): boolean {
  const query = getOwn(body, 'query');
  return typeof query === 'string' && /(^|[\s}#])mutation\b/.test(query);
}

function mutationRoot(call: Call): GraphqlObject {
  return {
    typename: 'Mutation',
    fields: { createCommitOnBranch: (args) => createCommitOnBranch(call, args) },
  };
}

function queryRoot(call: Call, budgets: Budgets): GraphqlObject {
  return {
    typename: 'Query',
    fields: {
      viewer: () => ({ typename: 'User', fields: { login: () => call.caller?.login ?? '' } }),
      rateLimit: () => rateLimitObject(call, budgets),
      repository: ({ owner, name }) => {
        const fullName = `${String(owner)}/${String(name)}`;
        const repository = call.state.find(fullName);
        if (repository !== undefined && canSee(call.caller, repository))
          return repositoryObject(call, repository);
        throw new GraphqlFieldError(
          'NOT_FOUND',
          `Could not resolve to a Repository with the name '${fullName}'.`,
        );
      },
    },
  };
}

function rateLimitObject({ caller }: Call, budgets: Budgets): GraphqlObject {
  const { limit, used, reset } = budgets.get(caller, 'graphql');
  return {
    typename: 'RateLimit',
    fields: {
      limit: () => limit,
      used: () => used,
      remaining: () => limit - used,
      cost: () => 1,
      resetAt: () => new Date(reset * 1000).toISOString().replace('.000Z', 'Z'),
    },
  };
}
