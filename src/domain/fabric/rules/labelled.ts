import type { Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { plural } from '../../shared/plural.ts';
import { labelsOf } from '../read.ts';

/** Related places that one finding lists at most. */
const LISTED = 5;

/** Objects by `key=value` of a label. */
export type Labelled = ReadonlyMap<string, readonly RuleObject[]>;

/**
 * Makes the index of a kind by the labels whose keys start with `prefix`: the way in which the fabric finds what holds
 * on to an object. Call it once a module, so that a run makes the index once.
 */
export function labelIndex(kind: string, prefix: string): (context: RuleContext) => Labelled {
  return (context) => {
    const map = new Map<string, RuleObject[]>();
    for (const object of context.all(kind)) {
      for (const [key, value] of Object.entries(labelsOf(object.defaulted))) {
        if (!key.startsWith(prefix)) continue;
        const entry = `${key}=${String(value)}`;
        const known = map.get(entry);
        if (known === undefined) map.set(entry, [object]);
        else known.push(object);
      }
    }
    return map;
  };
}

interface Hold {
  readonly code: string;
  readonly title: string;
  readonly cure: string;
  /** Kind of what holds on to the object. */
  readonly kind: string;
  /** Label of the holder, as `key=value`. */
  readonly label: (name: string) => string;
  readonly index: (context: RuleContext) => Labelled;
}

/** The rule that an object stays as long as others are labelled with its name. */
export function heldRule({ code, title, cure, kind, label, index }: Hold): Rule {
  return {
    code,
    severity: 'error',
    needs: 'delete',
    title,
    cure,
    check({ id }, context): readonly RuleFinding[] {
      const holders = context.index(index).get(label(id.name)) ?? [];
      const [first] = holders;
      if (first === undefined) return [];
      const more = holders.length - 1;
      const others = more === 0 ? '' : ` and ${plural(more, `more ${kind}`)}`;
      return [
        {
          pointer: '/metadata/name',
          message: `it cannot be deleted while ${displayId(first.id)}${others} ${more === 0 ? 'uses' : 'use'} it`,
          help: cure,
          related: holders.slice(0, LISTED).map((object) => ({
            object,
            pointer: '/metadata/name',
            message: `${displayId(object.id)} uses it`,
          })),
        },
      ];
    },
  };
}
