import type { JsonObject } from '../../../domain/shared/json.ts';
import { invalidRequest } from '../http/github-error.ts';
import { optionalObjects, requiredText } from '../http/read-fields.ts';
import type { CheckAction } from '../state/check-run.ts';

const MAX_ACTIONS = 3;
const MAX_LENGTH: Readonly<Record<keyof CheckAction, number>> = {
  label: 20,
  description: 40,
  identifier: 20,
};

/** The buttons in the body of a check run; undefined: it has no word of them. Throws GitHub's 422. */
export function readActions(body: JsonObject): readonly CheckAction[] | undefined {
  const given = optionalObjects(body, 'actions');
  if (given === undefined) return undefined;
  if (given.length > MAX_ACTIONS) {
    throw invalidRequest(`No more than ${MAX_ACTIONS} items are allowed; ${given.length} were supplied.`);
  }
  return given.map((action) => ({
    label: shortText(action, 'label'),
    description: shortText(action, 'description'),
    identifier: shortText(action, 'identifier'),
  }));
}

function shortText(action: JsonObject, field: keyof CheckAction): string {
  const text = requiredText(action, field);
  const limit = MAX_LENGTH[field];
  if ([...text].length > limit) {
    throw invalidRequest(`Only ${limit} characters are allowed; ${[...text].length} were supplied.`);
  }
  return text;
}
