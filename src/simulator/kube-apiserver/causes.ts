import type { Json } from '../../domain/shared/json.ts';

/** One entry of `details.causes` in a 422. */
export interface FieldCauseBody {
  readonly reason: string;
  readonly message: string;
  readonly field: string;
}

/** `shown` is the value as the server prints it: strings quoted. */
export function invalidValue(field: string, shown: string, detail: string): FieldCauseBody {
  return { reason: 'FieldValueInvalid', message: `Invalid value: ${shown}: ${detail}`, field };
}

export function required(field: string, detail = ''): FieldCauseBody {
  const message = detail === '' ? 'Required value' : `Required value: ${detail}`;
  return { reason: 'FieldValueRequired', message, field };
}

export function unsupported(field: string, value: Json, supported: readonly Json[]): FieldCauseBody {
  const list = supported.map((item) => JSON.stringify(item)).join(', ');
  return {
    reason: 'FieldValueNotSupported',
    message: `Unsupported value: ${JSON.stringify(value)}: supported values: ${list}`,
    field,
  };
}

export function forbidden(field: string, detail: string): FieldCauseBody {
  return { reason: 'FieldValueForbidden', message: `Forbidden: ${detail}`, field };
}

export function tooLong(field: string, bytes: number): FieldCauseBody {
  return { reason: 'FieldValueTooLong', message: `Too long: may not be more than ${bytes} bytes`, field };
}

export function tooMany(field: string, count: number, most: number): FieldCauseBody {
  return {
    reason: 'FieldValueTooMany',
    message: `Too many: ${count}: must have at most ${most} items`,
    field,
  };
}
