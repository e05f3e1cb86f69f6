import type { RelatedField, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { labelsOf } from '../read.ts';

/** An index of the objects of a kind by the value of a label. Make it once, as a constant of a module. */
export function labelIndex(
  kind: string,
  label: string,
): (context: RuleContext) => ReadonlyMap<string, readonly RuleObject[]> {
  return (context) => {
    const holders = new Map<string, RuleObject[]>();
    for (const object of context.all(kind)) {
      const value = labelsOf(object.defaulted)[label];
      if (typeof value === 'string') push(holders, value, object);
    }
    return holders;
  };
}

/** An index of the objects of a kind by the names behind a label's prefix, where the label says `true`. */
export function markIndex(
  kind: string,
  prefix: string,
): (context: RuleContext) => ReadonlyMap<string, readonly RuleObject[]> {
  return (context) => {
    const holders = new Map<string, RuleObject[]>();
    for (const object of context.all(kind)) {
      for (const [label, value] of Object.entries(labelsOf(object.defaulted))) {
        if (value === 'true' && label.startsWith(`${prefix}/`)) {
          push(holders, label.slice(prefix.length + 1), object);
        }
      }
    }
    return holders;
  };
}

function push(holders: Map<string, RuleObject[]>, key: string, object: RuleObject): void {
  const list = holders.get(key);
  if (list === undefined) holders.set(key, [object]);
  else list.push(object);
}

/** Referrers that are named in one finding; the others are counted. */
const NAMED = 5;

/** Why an object must stay: whoever still refers to it. */
export function stillUsed(
  kind: string,
  users: readonly RuleObject[] | undefined,
  how: string,
): RuleFinding[] {
  if (users === undefined || users.length === 0) return [];
  return [
    {
      pointer: '/metadata/name',
      message: `${nameSome(users)} ${how}`,
      help: `Delete every such ${kind} first, or move it to another object.`,
      related: relatedTo(users, 'it is used here'),
    },
  ];
}

/** `VPCAttachment default/a, VPCAttachment default/b and 3 more`. */
export function nameSome(objects: readonly RuleObject[]): string {
  const names = objects.slice(0, NAMED).map(({ id }) => displayId(id));
  const more = objects.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

function relatedTo(objects: readonly RuleObject[], message: string): RelatedField[] {
  return objects.slice(0, NAMED).map((object) => ({ object, pointer: '/metadata/name', message }));
}
