import { describe, expect, test } from '@jest/globals';
import { editDocument } from '../../../src/domain/edit/edit-document.ts';
import type { EditOptions, FieldEdit } from '../../../src/domain/edit/edit-result.ts';
import { findItem } from '../../../src/domain/edit/list-item.ts';
import { documentSchema } from '../../../src/domain/edit/object-order.ts';
import type { ObjectSchema } from '../../../src/domain/resource/schema.ts';
import type { Json } from '../../../src/domain/shared/json.ts';
import { miniKinds } from '../../support/mini-registry.ts';

function edited(text: string, edits: FieldEdit | readonly FieldEdit[], options: EditOptions = {}): string {
  const result = editDocument(text, 0, [edits].flat(), options);
  if (result.result !== 'edited') throw new Error(JSON.stringify(result));
  return result.text;
}

const set = (pointer: string, value: Json): FieldEdit => ({ op: 'set', pointer, value });
const remove = (pointer: string): FieldEdit => ({ op: 'remove', pointer });

describe('a value is replaced where it stands', () => {
  test.each([
    ['a:   1   # c\n', set('/a', 22), 'a:   22   # c\n'],
    ["a: 'x'\n", set('/a', 'it'), "a: 'it'\n"],
    ['a: "x"\n', set('/a', 5), 'a: 5\n'],
    ['a: 5\n', set('/a', '5'), 'a: "5"\n'],
    ['a: # c\n', set('/a', 'x'), 'a: x # c\n'],
    ['a: x # c\n', set('/a', null), 'a: null # c\n'],
    ['a: {x: 1,zz: 2}\n', set('/a/x', 9), 'a: {x: 9,zz: 2}\n'],
    ['a: |  # c\n  one\n\nb: 1\n', set('/a', 'two\n'), 'a: |  # c\n  two\n\nb: 1\n'],
    ['a: |\n  one\n  two\nb: 1\n', set('/a', 5), 'a: 5\nb: 1\n'],
    ['a: >-\n  one\n  two\n', set('/a', 'one three'), 'a: >-\n  one three\n'],
    ['a: # c\n  x: 1\n  # in\nb: 2\n', set('/a', 'v'), 'a: v # c\nb: 2\n'],
    ['a: v # c\nb: 2\n', set('/a', { x: [1] }), 'a: # c\n  x:\n    - 1\nb: 2\n'],
    ['a: !!str 5\n', set('/a', 6), 'a: 6\n'],
    ['a: &x 1\nb: 2\n', set('/a', 3), 'a: &x 3\nb: 2\n'],
    ['l:\n- x # c\n- v\n', set('/l/0', 'w'), 'l:\n- w # c\n- v\n'],
    ['l:\n-   x\n', set('/l/0', { a: 1, b: 2 }), 'l:\n-   a: 1\n    b: 2\n'],
    ['a: one\n  two\nb: 1\n', set('/a', 'x'), 'a: x\nb: 1\n'],
    ['a: 1', set('/a', 2), 'a: 2'],
    ['\ufeffa: 1\r\nb: 2\r\n', set('/b', 3), '\ufeffa: 1\r\nb: 3\r\n'],
    ['? a\n: 1\n', set('/a', 2), '? a\n: 2\n'],
    ['{"a":1,"b":[1,2]}', set('/b/1', 'x'), '{"a":1,"b":[1,"x"]}'],
  ] as const)('%j, %j', (text, edit, wanted) => {
    expect(edited(text, edit)).toBe(wanted);
  });
});

describe('a field is inserted in the style of the file', () => {
  test.each([
    [
      'indentation of four',
      's:\n    a:\n        b: 1\n',
      set('/s/c', { d: { e: 1 } }),
      's:\n    a:\n        b: 1\n    c:\n        d:\n            e: 1\n',
    ],
    ['lists without indentation', 's:\n  l:\n  - 1\n', set('/s/m', [1]), 's:\n  l:\n  - 1\n  m:\n  - 1\n'],
    ['quotes of the siblings', "s:\n  a: 'x'\n", set('/s/b', 'v'), "s:\n  a: 'x'\n  b: 'v'\n"],
    ['quoted keys', 's:\n  "a": 1\n', set('/s/b', 2), 's:\n  "a": 1\n  "b": 2\n'],
    [
      'brackets like the siblings',
      's:\n  a: { x: 1 }\n',
      set('/s/b', { x: 2, l: [1] }),
      's:\n  a: { x: 1 }\n  b: { x: 2, l: [1] }\n',
    ],
    ['CRLF', 's:\r\n  a: 1\r\n', set('/s/b', { c: 1 }), 's:\r\n  a: 1\r\n  b:\r\n    c: 1\r\n'],
    ['no final newline', 's:\n  a: 1', set('/s/b', 2), 's:\n  a: 1\n  b: 2'],
    ['between the documents', 's:\n  a: 1\n---\nt: 1\n', set('/s/b', 2), 's:\n  a: 1\n  b: 2\n---\nt: 1\n'],
    [
      'behind comments that are indented deeper',
      's:\n  a:\n    x: 1\n    # of a\n  # of s\n',
      set('/s/b', 2),
      's:\n  a:\n    x: 1\n    # of a\n  b: 2\n  # of s\n',
    ],
    ['behind a kept block', 's:\n  a: |+\n    x\n\n', set('/s/b', 2), 's:\n  a: |+\n    x\n\n  b: 2\n'],
    ['an empty mapping opens', 's:\n  a: {} # c\n', set('/s/a/b', 1), 's:\n  a: # c\n    b: 1\n'],
    [
      'mappings on the way are made',
      's:\n  a: 1\n',
      set('/s/b/c/d', 1),
      's:\n  a: 1\n  b:\n    c:\n      d: 1\n',
    ],
    ['in brackets', 's: {a: 1}\n', set('/s/b', [1, { c: 'x,y' }]), 's: {a: 1, b: [1, {c: "x,y"}]}\n'],
    ['in brackets over lines', 's: {\n  a: 1 # c\n}\n', set('/s/b', 2), 's: {\n  a: 1, # c\n  b: 2\n}\n'],
    ['with a comma at the end', 's: [\n  1,\n]\n', set('/s/-', 2), 's: [\n  1,\n  2,\n]\n'],
    ['a text of lines', 's:\n  a: 1\n', set('/s/b', 'x\n\nzz\n'), 's:\n  a: 1\n  b: |\n    x\n\n    zz\n'],
    ['an item like its siblings', 's:\n- {a: 1}\n', set('/s/-', { a: 2 }), 's:\n- {a: 1}\n- {a: 2}\n'],
    [
      'an item of fields',
      's:\n  -  a: 1\n     b: 2\n',
      set('/s/-', { a: 2, b: 3 }),
      's:\n  -  a: 1\n     b: 2\n  -  a: 2\n     b: 3\n',
    ],
  ] as const)('%s', (_name, text, edit, wanted) => {
    expect(edited(text, edit)).toBe(wanted);
  });

  const schema: ObjectSchema = {
    type: 'object',
    required: ['kept'],
    fields: {
      first: { type: 'string' },
      second: { type: 'string' },
      third: { type: 'string' },
      kept: { type: 'map', values: { type: 'object', fields: { x: { type: 'integer' } }, required: [] } },
    },
  };

  test.each([
    [
      'behind the field that comes before it in the schema',
      'first: a\nthird: c\n',
      'second',
      'first: a\nsecond: v\nthird: c\n',
    ],
    ['at the front', 'second: b\nthird: c\n', 'first', 'first: v\nsecond: b\nthird: c\n'],
    [
      'at the end where the file has another order',
      'third: c\nfirst: a\n',
      'second',
      'third: c\nfirst: a\nsecond: v\n',
    ],
    ['in a run of the alphabet', 'aa: 1\ncc: 3\ndd: 4\n', 'bb', 'aa: 1\nbb: v\ncc: 3\ndd: 4\n'],
    ['in a run of numbered names', 'e1: 1\ne2: 2\ne10: 3\n', 'e3', 'e1: 1\ne2: 2\ne3: v\ne10: 3\n'],
    ['at the end of anything else', 'bb: 1\naa: 3\ncc: 4\n', 'ab', 'bb: 1\naa: 3\ncc: 4\nab: v\n'],
  ])('a key goes %s', (_name, text, key, wanted) => {
    expect(edited(text, set(`/${key}`, 'v'), { schema })).toBe(wanted);
  });

  test('a map that runs empty goes, unless the schema demands it, names it, or the caller keeps it', () => {
    expect(edited('a: 1\nb:\n  c:\n    d: 1\n', remove('/b/c/d'))).toBe('a: 1\n');
    expect(edited('a: 1\nkept:\n  net: {x: 1}\n', remove('/kept/net'), { schema })).toBe('a: 1\nkept: {}\n');
    expect(edited('a: 1\nkept:\n  net:\n    x: 1\n', remove('/kept/net/x'), { schema })).toBe(
      'a: 1\nkept:\n  net: {}\n',
    );
    expect(edited('a: 1\nb:\n  c: 1\n', remove('/b/c'), { emptied: 'keep' })).toBe('a: 1\nb: {}\n');
    expect(edited('l:\n- a: 1\n- b: 1\n', remove('/l/0/a'))).toBe('l:\n- {}\n- b: 1\n');
  });

  test('the schema of a document knows its head and the spec of its kind', () => {
    const [kind] = miniKinds;
    if (kind === undefined) throw new Error('no kind');
    const text = 'kind: Box\nspec:\n  boot: {a: 1}\n';
    expect(edited(text, set('/metadata/name', 'x'), { schema: documentSchema(kind) })).toBe(
      'kind: Box\nmetadata:\n  name: x\nspec:\n  boot: {a: 1}\n',
    );
  });
});

describe('a field is removed with what is its own', () => {
  test.each([
    ['its line', 'a: 1 # c\nb: 2\n', '/a', 'b: 2\n'],
    ['all its lines', 's:\n  a:\n    x: 1\n    # in\n  b: 2\n', '/s/a', 's:\n  b: 2\n'],
    [
      'comments right above that speak of nothing else',
      's:\n  b: 2\n  # of a\n  # more\n  a: 1\n',
      '/s/a',
      's:\n  b: 2\n',
    ],
    [
      'not a comment that the next field may share',
      's:\n  # both\n  a: 1\n  b: 2\n',
      '/s/a',
      's:\n  # both\n  b: 2\n',
    ],
    [
      'not a comment behind a blank line',
      's:\n  b: 2\n  # section\n\n  a: 1\n',
      '/s/a',
      's:\n  b: 2\n  # section\n\n',
    ],
    ['not the head of the file', '# head\na: 1\n\nb: 2\n', '/a', '# head\n\nb: 2\n'],
    ['the first field of an item', 's:\n- a: 1\n  # of b\n  b: 2\n', '/s/0/a', 's:\n- # of b\n  b: 2\n'],
    ['the last line without a line end', 'a: 1\nb: 2', '/b', 'a: 1\n'],
    ['in brackets, the first', 's: {a: 1, b: 2}\n', '/s/a', 's: {b: 2}\n'],
    ['in brackets, the last', 's: {a: 1, b: 2}\n', '/s/b', 's: {a: 1}\n'],
    [
      'in brackets over lines, with the comma before',
      's: {\n  "a": 1,\n  "b": 2\n}\n',
      '/s/b',
      's: {\n  "a": 1\n}\n',
    ],
    ['an item', 's:\n  # one\n  - a\n  # two\n  - b\n', '/s/0', 's:\n  # two\n  - b\n'],
  ])('%s', (_name, text, pointer, wanted) => {
    expect(edited(text, remove(pointer))).toBe(wanted);
  });

  test('what is not there needs no removing', () => {
    expect(editDocument('a: 1\n', 0, [remove('/b/c')])).toEqual({ result: 'unchanged' });
  });
});

describe('a list changes by the least', () => {
  const text =
    'l:\n  # one\n  - name: one # 1\n    port: 1\n  # two\n  - name: two\n    port: 2\n\n  - name: three\n    port: 3\n';
  const [one, two, three] = [1, 2, 3].map((port) => ({
    name: ['', 'one', 'two', 'three'][port] ?? '',
    port,
  }));

  test('an item that moves takes its comments along', () => {
    expect(edited(text, set('/l', [two ?? null, one ?? null, three ?? null]))).toBe(
      'l:\n  # two\n  - name: two\n    port: 2\n  # one\n  - name: one # 1\n    port: 1\n\n  - name: three\n    port: 3\n',
    );
  });

  test('an item that changed in part is changed where it stands', () => {
    expect(edited(text, set('/l', [one ?? null, { name: 'two', port: 22 }, three ?? null]))).toBe(
      text.replace('port: 2\n', 'port: 22\n'),
    );
  });

  test('one item goes and another comes: the rest stays', () => {
    expect(edited(text, set('/l', [one ?? null, { name: 'new', port: 9 }, three ?? null]))).toBe(
      text.replace('  # two\n  - name: two\n    port: 2\n', '  - name: new\n    port: 9\n'),
    );
  });

  test('in brackets, items move between the commas', () => {
    expect(edited('l: [a, "b" , c] # c\n', set('/l', ['c', 'a', 'b']))).toBe('l: [c, a , "b"] # c\n');
  });

  test('an item is found by its fields', () => {
    const value = { l: [one ?? null, two ?? null, two ?? null, 'x'] };
    expect(findItem(value, '/l', { name: 'one' })).toEqual({ found: 'one', index: 0, pointer: '/l/0' });
    expect(findItem(value, '/l', 'x')).toMatchObject({ index: 3 });
    expect(findItem(value, '/l', { name: 'two' })).toEqual({ found: 'several' });
    expect(findItem(value, '/l', { name: 'four' })).toEqual({ found: 'none' });
    expect(findItem(value, '/m', {})).toEqual({ found: 'no-list' });
  });
});

describe('several edits of a call', () => {
  test('each sees what the ones before it left', () => {
    const edits = [remove('/l/0'), set('/l/0/a', 9), set('/l/-', { a: 3 }), set('/m', 1)];
    expect(edited('l:\n- a: 1\n- a: 2\n', edits)).toBe('l:\n- a: 9\n- a: 3\nm: 1\n');
  });

  test('an anchor may change when all its users are meant to', () => {
    expect(edited('a: &x 1\nb: *x\n', [set('/a', 2), set('/b', 2)])).toBe('a: &x 2\nb: *x\n');
  });

  test('pointers count from the object in a list', () => {
    const text = 'kind: List\nitems:\n- kind: A\n  spec: {a: 1}\n- kind: B\n  spec: {a: 1}\n';
    expect(edited(text, set('/spec/a', 2), { base: '/items/1' })).toBe(
      text.replace('B\n  spec: {a: 1}', 'B\n  spec: {a: 2}'),
    );
  });
});

describe('what is refused, and why', () => {
  test.each([
    ['no-document', 'a: 1\n', set('/a', 2), 1, 7],
    ['unreadable', 'x: 1\na: [1\n', set('/a', 2), 2, 0],
    ['unreadable', 'a: *x\n', set('/a', 2), 1, 0],
    ['duplicate-key', 'b: 1\na: 1\na: 2\n', set('/b', 2), 3, 0],
    ['no-parent', 'b: 1\na:\n  x: 1\n', set('/a/x/c', 2), 3, 0],
    ['no-parent', 'a: [1]\n', set('/a/2', 2), 1, 0],
    ['shared-by-anchor', 'z: 1\na: &x 1\nb: *x\n', set('/a', 2), 2, 0],
    ['shared-by-anchor', 'a: &x {v: 1}\nb: *x\n', set('/a/v', 2), 1, 0],
    ['shared-by-anchor', 'a: &x 1\nb: *x\n', remove('/a'), 1, 0],
    ['shared-by-anchor', 'a: &x {v: 1}\nb: {<<: *x}\n', set('/a/w', 2), 1, 0],
    ['merge-key', 'a: &x {v: 1}\nb: {<<: *x}\n', set('/b/v', 2), 2, 0],
    ['merge-key', 'a: &x {v: 1}\nb: {<<: *x, w: 2}\n', remove('/b/v'), 2, 0],
    ['unsupported-syntax', 'a: {k: 1}\n', set('', [1]), 1, 0],
  ] as const)('%s: %j, %j', (reason, text, edit, line, document) => {
    expect(editDocument(text, document, [edit])).toMatchObject({
      result: 'refused',
      reason,
      line,
      message: expect.stringMatching(/./),
      help: expect.stringMatching(/\.$/),
    });
  });

  test('a field next to a merge may come and go', () => {
    const text = 'a: &x {v: 1}\nb:\n  <<: *x\n  own: 1\n';
    expect(edited(text, set('/b/more', 2))).toBe(`${text}  more: 2\n`);
    expect(edited(text, remove('/b/own'))).toBe('a: &x {v: 1}\nb:\n  <<: *x\n');
  });

  test('an alias gives way to its own value, and only there', () => {
    const text = 'a: &x {v: 1, w: 2}\nb: *x # c\nc: *x\n';
    expect(edited(text, set('/b/v', 9))).toBe(
      'a: &x {v: 1, w: 2}\nb: {v: 9, w: 2} # c\nc: *x\n'.replace(
        'b: {v: 9, w: 2} # c',
        'b: # c\n  v: 9\n  w: 2',
      ),
    );
  });

  test('a line counts in the whole file', () => {
    expect(editDocument('a: 1\n---\nb: 1\nc: &x 1\nd: *x\n', 1, [set('/c', 2)])).toMatchObject({ line: 4 });
  });
});

describe('the lines that are told', () => {
  test('an insertion touches none', () => {
    expect(editDocument('a: 1\nc: 3\n', 0, [set('/b', 2)])).toMatchObject({
      lines: [{ from: 3, to: 2, text: 'b: 2\n' }],
    });
  });

  test('changes far apart are told apart', () => {
    expect(editDocument('a: 1\nb: 2\nc: 3\nd: 4\n', 0, [set('/a', 9), remove('/c')])).toMatchObject({
      lines: [
        { from: 1, to: 1, text: 'a: 9\n' },
        { from: 3, to: 3, text: '' },
      ],
    });
  });
});

describe('an empty value in brackets', () => {
  test.each([
    ['a: {x: , v: 1}\n', remove('/a/v'), 'a: {x: }\n'],
    ['a: {x: }\n', set('/a/v', 1), 'a: {x: , v: 1 }\n'],
    ['a: {x: }\n', set('/a/x', 1), 'a: {x: 1 }\n'],
  ] as const)('%j, %j keeps a blank behind its colon', (text, edit, wanted) => {
    expect(edited(text, edit)).toBe(wanted);
  });
});
