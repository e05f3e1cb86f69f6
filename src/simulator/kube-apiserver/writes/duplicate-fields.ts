/**
 * Paths of keys that stand twice in one object of a JSON text (`spec.description`), which JSON.parse hides.
 * `text` must be valid JSON.
 */
export function duplicateFields(text: string): string[] {
  const found: string[] = [];
  const scopes: Scope[] = [];
  let position = 0;
  while (position < text.length) {
    const character = text.charAt(position);
    const scope = scopes.at(-1);
    if (character === '"') {
      const end = endOfString(text, position);
      if (scope?.keys !== undefined && scope.expectsKey) {
        const key: unknown = JSON.parse(text.slice(position, end));
        readKey(scope, String(key), found);
      }
      position = end;
      continue;
    }
    if (character === '{' || character === '[') scopes.push(open(character, scope));
    else if (character === '}' || character === ']') scopes.pop();
    else if (character === ',' && scope !== undefined) {
      if (scope.keys === undefined) scope.index += 1;
      else scope.expectsKey = true;
    }
    position += 1;
  }
  return found;
}

interface Scope {
  readonly path: string;
  /** undefined: a list. */
  readonly keys: Set<string> | undefined;
  key: string;
  index: number;
  expectsKey: boolean;
}

function open(character: string, parent: Scope | undefined): Scope {
  const isObject = character === '{';
  const path = parent === undefined ? '' : childPath(parent);
  return { path, keys: isObject ? new Set() : undefined, key: '', index: 0, expectsKey: isObject };
}

function childPath(scope: Scope): string {
  if (scope.keys === undefined) return `${scope.path}[${scope.index}]`;
  return scope.path === '' ? scope.key : `${scope.path}.${scope.key}`;
}

function readKey(scope: Scope, key: string, found: string[]): void {
  scope.key = key;
  scope.expectsKey = false;
  if (scope.keys?.has(key)) found.push(childPath(scope));
  scope.keys?.add(key);
}

function endOfString(text: string, start: number): number {
  let position = start + 1;
  while (position < text.length && text.charAt(position) !== '"') {
    position += text.charAt(position) === '\\' ? 2 : 1;
  }
  return position + 1;
}
