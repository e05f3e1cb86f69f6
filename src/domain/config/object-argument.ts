import type { SyncErrorFacts } from '../shared/errors.ts';
import { type FieldPointer, pointerOf } from '../shared/pointer.ts';

/** `KIND/NAME` or `KIND/NAMESPACE/NAME`, with a field where one was given. */
export interface ObjectArgument {
  readonly kind: string;
  /** null: not given. */
  readonly namespace: string | null;
  readonly name: string;
  readonly pointer: FieldPointer | null;
}

export type ObjectArgumentResult =
  | { readonly ok: true; readonly value: ObjectArgument }
  | { readonly ok: false; readonly facts: SyncErrorFacts };

/**
 * Reads `VPC/vpc-1`, `VPC/default/vpc-1`, `VPC/vpc-1:/spec/subnets/default/vlan` or `VPC/vpc-1:spec.subnets.default.vlan`.
 * `where` is what the user wrote it for (`--accept-git`, `explain`). A field is refused unless `mayHaveField`.
 */
export function readObjectArgument(where: string, text: string, mayHaveField: boolean): ObjectArgumentResult {
  const match = /^([^/:\s]+)\/(?:([^/:\s]+)\/)?([^/:\s]+)(?::(.*))?$/s.exec(text);
  const [, kind, namespace = null, name, field] = match ?? [];
  if (kind === undefined || name === undefined)
    return refused(where, text, 'is not of the form KIND/NAME or KIND/NAMESPACE/NAME', mayHaveField);
  if (field === undefined) return { ok: true, value: { kind, namespace, name, pointer: null } };
  if (!mayHaveField)
    return refused(where, text, 'names a field, but a whole object is explained', mayHaveField);
  const pointer = readField(field);
  if (pointer === null) return refused(where, text, 'has no field path after the colon', mayHaveField);
  return { ok: true, value: { kind, namespace, name, pointer } };
}

function refused(where: string, text: string, problem: string, mayHaveField: boolean): ObjectArgumentResult {
  const example = mayHaveField
    ? 'VPC/vpc-1 or VPC/vpc-1:/spec/subnets/default/vlan; drift shows the commands to copy'
    : 'VPC/vpc-1; plan --output json lists every object';
  const message = `${where}: ${JSON.stringify(text.slice(0, 120))} ${problem}`;
  return { ok: false, facts: { code: 'HHS-2001', message, help: `Write it like ${example}.` } };
}

/** A JSON pointer, or a path as reports show it: `spec.links[0].port`, `metadata.annotations["a/b"]`. */
export function readField(text: string): FieldPointer | null {
  if (text.startsWith('/')) return /^(\/([^~]|~[01])*)$/s.test(text) && text !== '/' ? text : null;
  const tokens: string[] = [];
  const pattern = /\.?([^.[\]"]+)|\[(\d+)\]|\["([^"]*)"\]/gy;
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    tokens.push(match[1] ?? match[2] ?? match[3] ?? '');
    end = match.index + match[0].length;
  }
  return tokens.length > 0 && end === text.length ? pointerOf(tokens) : null;
}
