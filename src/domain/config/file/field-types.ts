import type { OptionName } from '../options.ts';
import type { SectionPlace } from './section-place.ts';

interface FieldBase {
  /** One line: what it says, without a full stop. */
  readonly summary: string;
  /** The reference page's longer word on it. */
  readonly detail?: string;
  readonly required?: true;
  /** What counts where it is left out, in words for people. */
  readonly absent?: string;
  /** For the reference page and the schema: a value as one writes it. */
  readonly example?: string;
  /** The option that this is the value of, where neither flag, input nor environment sets it. */
  readonly option?: OptionName;
}

export interface TextField extends FieldBase {
  readonly kind: 'text';
  readonly form: { readonly pattern: RegExp; readonly words: string };
}
export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly choices: readonly string[];
}
export interface BooleanField extends FieldBase {
  readonly kind: 'boolean';
}
export interface IntegerField extends FieldBase {
  readonly kind: 'integer';
  readonly minimum: number;
  readonly maximum: number;
}
/** Milliseconds inside. */
export interface DurationField extends FieldBase {
  readonly kind: 'duration';
  readonly minimum: number;
  readonly maximum: number;
}
/** ms since 1970 inside; a day alone is its begin, or the begin of the next one with `endOfDay`. */
export interface InstantField extends FieldBase {
  readonly kind: 'instant';
  readonly endOfDay: boolean;
}
export interface ListField extends FieldBase {
  readonly kind: 'list';
  readonly of: TextField | SectionField;
  readonly most: number;
  readonly atLeastOne?: true;
}
/** A mapping with keys of its own. */
export interface SectionField extends FieldBase {
  readonly kind: 'section';
  readonly fields: FieldTable;
}

export type FieldDefinition =
  | TextField
  | ChoiceField
  | BooleanField
  | IntegerField
  | DurationField
  | InstantField
  | ListField
  | SectionField;

export type FieldTable = Readonly<Record<string, FieldDefinition>>;

/** The value of a field as it was read; null: it was left out, or cannot be used. */
export type FieldValue<F> = F extends { readonly kind: 'text' }
  ? string
  : F extends { readonly kind: 'choice'; readonly choices: readonly (infer C)[] }
    ? C
    : F extends { readonly kind: 'boolean' }
      ? boolean
      : F extends { readonly kind: 'integer' | 'duration' | 'instant' }
        ? number
        : F extends { readonly kind: 'list'; readonly of: infer I }
          ? readonly FieldValue<I>[]
          : F extends { readonly kind: 'section'; readonly fields: infer T }
            ? SectionValue<T>
            : never;

/** A section as it was read, with what is needed to point at it. */
export interface SectionValue<T> {
  readonly values: { readonly [K in keyof T]: FieldValue<T[K]> | null };
  readonly place: SectionPlace;
}
