import type { FieldDifference } from '../drift/assessment.ts';
import type { PlannedChange } from '../plan/plan.ts';
import { type FieldChange, plainFieldWords } from '../resource/change-words.ts';
import type { KindRegistry } from '../resource/kind.ts';
import type { ComparedSide } from './report-models.ts';

/** Sentences without a full stop, plain text from outside among them. */
export type DescribeChange = (change: PlannedChange) => readonly string[];

/**
 * What a planned change means: each field in the words that its kind has for it, and for what comes or goes as a whole
 * what is there with it (`peering VPC a with VPC b`). Empty: there is no more to say than its name.
 */
export function describeChanges(registry: KindRegistry, side: ComparedSide['side']): DescribeChange {
  return ({ id, assessment }) => {
    const words = registry.find(id.group, id.kind)?.words;
    const { fields, manifest, live } = assessment;
    if (fields.length === 0) {
      const object = (manifest ?? live)?.object;
      const said = object === undefined ? undefined : words?.presence?.(id.name, object);
      return said === undefined ? [] : [said];
    }
    return fields.flatMap((field) => {
      const change = changeOf(field, side);
      return words?.field(id.name, change) ?? [plainFieldWords(`${id.kind} ${id.name}`, change)];
    });
  };
}

function changeOf(field: FieldDifference, side: ComparedSide['side']): FieldChange {
  const before = side === 'cluster' ? field.live : field.base;
  const { pointer, desired } = field;
  return {
    pointer,
    ...(before === undefined ? {} : { before }),
    ...(desired === undefined ? {} : { after: desired }),
  };
}
