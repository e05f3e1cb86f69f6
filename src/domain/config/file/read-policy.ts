import type { FreezeWindow, HoldEntry, IgnoreRule } from '../../resource/fabric-policy.ts';
import type { KindRegistry } from '../../resource/kind.ts';
import { readCron } from '../../shared/cron.ts';
import { pointerTokens } from '../../shared/pointer.ts';
import { closest } from '../../shared/suggest.ts';
import { readField } from '../object-argument.ts';
import type { FieldValue } from './field-types.ts';
import type { FABRIC_FIELDS } from './fields.ts';
import { fileProblem, quoted } from './file-problem.ts';
import type { Tell } from './read-fields.ts';
import { placeOf, type SectionPlace } from './section-place.ts';

type Sections<K extends 'ignore' | 'freeze' | 'hold'> = FieldValue<(typeof FABRIC_FIELDS)[K]> | null;

/** `registry`: without it the kinds are taken as they are written. */
export function ignoreRules(
  sections: Sections<'ignore'>,
  registry: KindRegistry | null,
  tell: Tell,
): IgnoreRule[] {
  const seen = new Set<string>();
  return (sections ?? []).flatMap(({ values, place }) => {
    const { reason, expires, name, manager } = values;
    const kind =
      values.kind === null ? null : kindOf(values.kind, placeOf(place, 'kind'), place, registry, tell);
    const path = values.path === null ? null : pathOf(values.path, place, tell);
    const wanted = ['kind', 'name', 'path', 'manager'];
    const narrow = [values.kind, name, values.path, manager].some(
      (part) => part !== null && !/^[*/]+$/.test(part),
    );
    if (!narrow && !wanted.some((key) => place.values.has(key) && values[key as 'kind'] === null)) {
      tell(fileProblem('HHS-1233', place.at, place.pointer, 'the rule would ignore every difference'));
      return [];
    }
    const same = JSON.stringify([kind, name, path, manager]);
    if (seen.has(same))
      tell(fileProblem('HHS-1235', place.at, place.pointer, 'an earlier rule ignores the same'));
    seen.add(same);
    if (reason === null) return [];
    return [
      { kind, name, path, manager, reason, expiresMs: expires, location: place.at, pointer: place.pointer },
    ];
  });
}

function pathOf(text: string, place: SectionPlace, tell: Tell): readonly string[] | null {
  const pointer = readField(text);
  if (pointer !== null) return pointerTokens(pointer);
  tell(
    fileProblem(
      'HHS-1222',
      placeOf(place, 'path'),
      `${place.pointer}/path`,
      `${quoted(text)} is no path of a field`,
      'Write a JSON pointer such as /spec/description, or a path such as spec.description.',
    ),
  );
  return null;
}

function kindOf(
  text: string,
  at: SectionPlace['at'],
  place: SectionPlace,
  registry: KindRegistry | null,
  tell: Tell,
): string {
  if (registry === null) return text;
  const kind = registry.byName(text);
  if (kind !== undefined) return kind.kind;
  const near = closest(
    text,
    registry.kinds.map((one) => one.kind),
  )?.word;
  const help = near === undefined ? 'Name a kind; kinds.md lists them.' : `Did you mean \`${near}\`?`;
  tell(fileProblem('HHS-1222', at, place.pointer, `the fabric has no kind ${quoted(text)}`, help));
  return text;
}

export function freezeWindows(sections: Sections<'freeze'>, tell: Tell): FreezeWindow[] {
  return (sections ?? []).flatMap(({ values, place }): FreezeWindow[] => {
    const { from, until, cron, duration, reason } = values;
    const refuse = (message: string): [] => {
      tell(fileProblem('HHS-1234', place.at, place.pointer, message));
      return [];
    };
    const has = (key: string) => place.values.has(key);
    const dated = has('from') || has('until');
    const repeated = has('cron') || has('duration');
    if (dated === repeated) {
      return refuse(
        dated ? 'the window has both dates and a cron expression' : 'the window says nothing of when it is',
      );
    }
    if (dated) {
      if (!has('from') || !has('until'))
        return refuse(`the window has no \`${has('from') ? 'until' : 'from'}\``);
      if (from === null || until === null || reason === null) return [];
      if (until <= from) return refuse('the window ends before it begins');
      return [{ kind: 'dates', fromMs: from, untilMs: until, reason, location: place.at }];
    }
    if (!has('cron') || !has('duration'))
      return refuse(`the window has no \`${has('cron') ? 'duration' : 'cron'}\``);
    const read = cron === null ? null : readCron(cron);
    if (cron !== null && read?.ok === false) {
      const help =
        'Write minute, hour, day of the month, month and weekday, such as `0 16 * * fri`; times are in UTC.';
      tell(
        fileProblem(
          'HHS-1222',
          placeOf(place, 'cron'),
          `${place.pointer}/cron`,
          `${quoted(cron)} ${read.problem}`,
          help,
        ),
      );
    }
    if (read?.ok !== true || duration === null || reason === null) return [];
    return [{ kind: 'cron', cron: read.cron, durationMs: duration, reason, location: place.at }];
  });
}

export function holdEntries(
  sections: Sections<'hold'>,
  registry: KindRegistry | null,
  tell: Tell,
): HoldEntry[] {
  const seen = new Set<string>();
  return (sections ?? []).flatMap(({ values, place }) => {
    const { what, by, at, reason } = values;
    if (what === null || reason === null) return [];
    const [written = '', name = ''] = what === 'fabric' ? [] : what.split('/');
    const kind = what === 'fabric' ? '' : kindOf(written, placeOf(place, 'what'), place, registry, tell);
    const object = what === 'fabric' ? null : { kind, name };
    const same = `${kind}/${name}`;
    if (seen.has(same))
      tell(fileProblem('HHS-1235', place.at, place.pointer, `${quoted(what)} is on hold already`));
    seen.add(same);
    return [{ object, by, atMs: at, reason, location: place.at }];
  });
}
