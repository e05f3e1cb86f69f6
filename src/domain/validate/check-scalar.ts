import type { IntegerSchema, Schema, StringSchema } from '../resource/schema.ts';
import type { Json } from '../shared/json.ts';
import { closest } from '../shared/suggest.ts';
import { describeValue, quote } from './describe-value.ts';
import { compilePattern } from './re2-pattern.ts';
import { emitAt, emitMismatch, here, type Walk } from './walk.ts';

type ScalarSchema = Exclude<Schema, { type: 'object' | 'map' | 'list' }>;

/** Type and constraints of a value that holds no others. */
export function checkScalar(value: Json, schema: ScalarSchema, walk: Walk): void {
  switch (schema.type) {
    case 'string':
      if (typeof value === 'string') checkString(value, schema, walk);
      else emitMismatch(value, schema, walk);
      return;
    case 'integer':
      if (typeof value === 'number' && Number.isInteger(value)) checkInteger(value, schema, walk);
      else emitMismatch(value, schema, walk);
      return;
    case 'number':
      if (typeof value !== 'number') emitMismatch(value, schema, walk);
      return;
    case 'boolean':
      if (typeof value !== 'boolean') emitMismatch(value, schema, walk);
      return;
  }
}

function checkString(value: string, schema: StringSchema, walk: Walk): void {
  if (schema.enum !== undefined && !schema.enum.includes(value)) emitEnum(value, schema.enum, walk);
  if (schema.pattern !== undefined) checkPattern(value, schema.pattern, walk);
  if (schema.minLength !== undefined || schema.maxLength !== undefined) checkLength(value, schema, walk);
  if (schema.format === 'date-time' && !isDateTime(value)) {
    emitAt(walk, 'HHS-4011', {
      message: `${here(walk)} must be a date and time, but it is ${describeValue(value)}`,
      help: 'Write it as RFC 3339 has it, with a zone: 2026-01-31T13:45:00Z.',
    });
  }
}

function emitEnum(value: string, allowed: readonly string[], walk: Walk): void {
  const near = closest(value, allowed);
  const values = allowed.map((word) => (word === '' ? '""' : word)).join(', ');
  emitAt(walk, 'HHS-4004', {
    message: `${here(walk)} is ${quote(value)}, which is not allowed`,
    help: `${near === undefined ? '' : `Did you mean "${near.word}"? `}Allowed: ${values}.`,
  });
}

function checkPattern(value: string, pattern: string, walk: Walk): void {
  const expression = compilePattern(pattern);
  if (expression === null) {
    emitAt(walk, 'HHS-4015', {
      message: `${here(walk)} was not checked: its pattern cannot be evaluated offline`,
      help: `The API server checks it against ${pattern}.`,
    });
  } else if (!expression.test(value)) {
    emitAt(walk, 'HHS-4005', {
      message: `${here(walk)} is ${quote(value)}, which does not have the required form`,
      help: `It must match ${pattern}${value === '' ? '; remove the field to leave it unset' : ''}.`,
    });
  }
}

function checkLength(value: string, schema: StringSchema, walk: Walk): void {
  const { minLength, maxLength } = schema;
  const length = countCodePoints(value);
  if (minLength !== undefined && length < minLength) {
    emitAt(walk, 'HHS-4010', {
      message: `${here(walk)} has ${length} characters, at least ${minLength} are required`,
      help: length === 0 ? 'Give it a value, or remove the field if it is optional.' : 'Write a longer text.',
    });
  }
  if (maxLength !== undefined && length > maxLength) {
    emitAt(walk, 'HHS-4010', {
      message: `${here(walk)} has ${length} characters, at most ${maxLength} are allowed`,
      help: `Shorten it by ${length - maxLength}.`,
    });
  }
}

/** As Kubernetes counts: code points, not UTF-16 units and not bytes. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

const DATE_TIME =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

export function isDateTime(text: string): boolean {
  const match = DATE_TIME.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const WIDTHS = { uint8: 255, uint16: 65_535, uint32: 4_294_967_295 } as const;
const INT32_MAX = 2_147_483_647;
/** The first number beyond int64, and the last one's negative: both are exact in binary. */
const INT64_LIMIT = 2 ** 63;

function checkInteger(value: number, schema: IntegerSchema, walk: Walk): void {
  if (!checkWidth(value, schema, walk)) return;
  const { minimum, maximum } = schema;
  if (minimum !== undefined && value < minimum) {
    emitBound(value, `at least ${minimum}`, walk);
  }
  if (maximum !== undefined && value > maximum) {
    emitBound(value, `at most ${maximum}`, walk);
  }
}

function emitBound(value: number, bound: string, walk: Walk): void {
  emitAt(walk, 'HHS-4006', {
    message: `${here(walk)} is ${value}, it must be ${bound}`,
    help: `Use a value of ${bound}.`,
  });
}

/** False when the value does not fit at all; its bounds need no word then. */
function checkWidth(value: number, schema: IntegerSchema, walk: Walk): boolean {
  const { width, format } = schema;
  if (width !== undefined) {
    if (value < 0 || value > WIDTHS[width]) return emitUnfit(value, 0, WIDTHS[width], walk);
    if (format === 'int32' && value > INT32_MAX) {
      emitAt(walk, 'HHS-4008', {
        message: `${here(walk)} is ${value}, which API servers from 1.36 on refuse (int32 in the schema)`,
        help: `Use a value up to ${INT32_MAX}; the fabric itself takes up to ${WIDTHS[width]}, older API servers let it pass.`,
      });
    }
    return true;
  }
  if (format === 'int32' && (value < -INT32_MAX - 1 || value > INT32_MAX)) {
    return emitUnfit(value, -INT32_MAX - 1, INT32_MAX, walk);
  }
  if (value < -INT64_LIMIT || value >= INT64_LIMIT) {
    return emitUnfit(value, '-9223372036854775808', '9223372036854775807', walk);
  }
  if (!Number.isSafeInteger(value)) {
    emitAt(walk, 'HHS-4014', {
      message: `${here(walk)} is too large to be kept exactly; it would be sent as ${value}`,
      help: `Use a value between -${Number.MAX_SAFE_INTEGER} and ${Number.MAX_SAFE_INTEGER}.`,
    });
  }
  return true;
}

function emitUnfit(value: number, least: number | string, most: number | string, walk: Walk): false {
  emitAt(walk, 'HHS-4007', {
    message: `${here(walk)} is ${value}, which does not fit: it must be from ${least} to ${most}`,
    help: `Use a whole number from ${least} to ${most}.`,
  });
  return false;
}
