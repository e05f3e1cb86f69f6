import type { LeftMend, MendPlace, MendReport } from '../resource/mend.ts';
import { integer, list, nullable, object, oneOf, type TypeOf, text } from '../shared/json-shape.ts';
import { pointer } from './json-parts.ts';

const place = {
  reason: oneOf(
    'what sort of mend it is',
    'server-owned',
    'former-version',
    'normal-form',
    'misspelt',
    'hydrated',
  ),
  file: text('path relative to the fabric directory'),
  line: integer('1-based, in the file as it was read', 1),
  kind: nullable(text('kind of the object')),
  namespace: nullable(text('namespace of the object')),
  name: nullable(text('name of the object')),
  pointers: list('the fields', pointer),
};

const lines = object('lines that changed; where `to` is `from` - 1, lines were put in front of line `from`', {
  from: integer('first line, 1-based, in the file as it was read', 1),
  to: integer('last line'),
  was: text('what stood there, line ends included'),
  text: text('what stands there now, line ends included'),
});

const mend = object('a change that was made; `lines` alone make it on the file as it was read', {
  ...place,
  message: text('what was done'),
  lines: list('what changed, in the order of the file', lines),
  answers: list('findings that are gone with it', text('code')),
});

const left = object('what was to be mended and was not', {
  ...place,
  message: text('why'),
  help: text('what to do'),
});

export const mendsShape = object(
  'what `--fix` and `--hydrate` did; `diagnostics` are of the files as they are then',
  {
    mended: list('changes, by file and line', mend),
    left: list('what stayed as it was', left),
    files: list(
      'files that were to be written',
      object('a file', {
        file: text('path relative to the fabric directory'),
        refused: nullable(text('why it is as it was; null: it was written')),
      }),
    ),
    notices: list('what to know besides', text('one sentence')),
  },
);

export type MendsJson = TypeOf<typeof mendsShape>;

export function mendsJson({ mends, left: stayed, files, notices }: MendReport): MendsJson {
  return {
    mended: mends.map((one) => ({
      ...placeJson(one),
      message: one.message,
      lines: one.lines.map(({ from, to, was, text: now }) => ({ from, to, was, text: now })),
      answers: one.answers,
    })),
    left: stayed.map(leftJson),
    files: files.map(({ file, refused }) => ({ file, refused })),
    notices,
  };
}

function leftJson(one: LeftMend): MendsJson['left'][number] {
  return { ...placeJson(one), message: one.message, help: one.help };
}

function placeJson({ reason, file, line, kind, namespace, name, pointers }: MendPlace) {
  return { reason, file, line, kind, namespace, name, pointers };
}
