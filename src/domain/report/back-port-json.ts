import type { ObjectId } from '../resource/object-id.ts';
import {
  anyValue,
  constant,
  flag,
  integer,
  list,
  nullable,
  object,
  oneOf,
  type TypeOf,
  text,
} from '../shared/json-shape.ts';
import type { BackPortSummary } from './back-port-model.ts';
import { fabric, pointer, SCHEMA_VERSION, version } from './json-parts.ts';
import { unifiedDiff } from './unified-diff.ts';

const identity = {
  group: text('API group'),
  kind: text('kind'),
  namespace: text('namespace'),
  name: text('name'),
  pointer,
};

export const backPortShape = object('result of `backport`', {
  schemaVersion: version,
  command: constant('command', 'backport'),
  fabric,
  from: object("where the cluster's values are from", {
    side: oneOf('what was read', 'cluster', 'file'),
    name: text('host of the API server, or the file'),
  }),
  observedAt: text('when the cluster was looked at, ISO 8601'),
  dryRun: flag('nothing was written'),
  taken: list(
    'fields whose live value the files have now (after a dry run: would have)',
    object('a field; the pointer is empty for a whole object', {
      ...identity,
      file: text('path relative to the fabric directory'),
      desired: anyValue('value in Git; null where it has none'),
      live: anyValue('value in the cluster; null where it has none'),
      manager: nullable(text('field manager that wrote the live value; a manager is not a person')),
      operation: nullable(text('how it wrote')),
      time: nullable(text('last write of this manager to the object, ISO 8601')),
    }),
  ),
  refused: list(
    'what was asked for and could not be taken',
    object('a field; the pointer is empty for a whole object', {
      ...identity,
      file: nullable(text('path relative to the fabric directory')),
      line: nullable(integer('1-based', 1)),
      reason: text('one word for the reason'),
      message: text('why'),
      help: text('what to do'),
    }),
  ),
  files: list(
    'files that were to be written',
    object('a file', {
      file: text('path relative to the fabric directory'),
      isNew: flag('there was none before'),
      refused: nullable(text('why it could not be written; null: it was, or this is a dry run')),
      diff: text('the change as `git diff` shows it'),
    }),
  ),
  notices: list('what to know besides', text('one sentence')),
});

export type BackPortJson = TypeOf<typeof backPortShape>;

export function backPortJson(summary: BackPortSummary): BackPortJson {
  const { taken, refused, files, observedAt, dryRun, from, notices } = summary;
  return {
    schemaVersion: SCHEMA_VERSION,
    command: 'backport',
    fabric: summary.fabric,
    from: { side: from.side, name: from.name },
    ...{ observedAt, dryRun },
    taken: taken.map(({ id, pointer: at, file, desired, live, manager, operation, time }) => ({
      ...identityOf(id),
      pointer: at,
      ...{ file, desired: desired ?? null, live: live ?? null, manager, operation, time },
    })),
    refused: refused.map(({ id, pointer: at, file, line, reason, message, help }) => ({
      ...identityOf(id),
      pointer: at,
      ...{ file, line, reason, message, help },
    })),
    files: files.map(({ path, before, after, refused: why }) => ({
      file: path,
      isNew: before === null,
      refused: why,
      diff: unifiedDiff(path, before, after),
    })),
    notices: [...notices],
  };
}

function identityOf({ group, kind, namespace, name }: ObjectId) {
  return { group, kind, namespace, name };
}
