import { describe, expect, test } from '@jest/globals';
import { namedFabrics } from '../../../../src/domain/config/file/named-fabrics.ts';

const names = (text: string) => namedFabrics(text).map(({ name }) => name);

describe('fabrics of a configuration with errors', () => {
  test('are read with mode and way where the text is YAML, whatever else is wrong in it', () => {
    const text = `version: 9
nonsense: true
defaults: { app: direct, mode: sometimes }
fabrics:
  - name: lab
    pth: fabric
    ignore: [{ kind: Switch, name: leaf-1 }]
  - { name: prod, path: prod, app: off, mode: drift }
  - path: nameless
  - name: Not a name
  - name: lab
`;
    expect(namedFabrics(text)).toEqual([
      { name: 'lab', mode: 'auto', app: 'direct' },
      { name: 'prod', mode: 'drift', app: 'off' },
    ]);
  });

  test.each<[string, string]>([
    [
      'a quote that does not end',
      'fabrics:\n  - name: lab\n    path: "fabric\n  - name: prod\n    path: prod\n',
    ],
    ['a tab in the indentation', 'fabrics:\n\t- name: lab\n\t  path: fabric\n\t- name: prod\n'],
    [
      'a line that says nothing',
      'fabrics:\n  - name: lab\n    what is this\n  - name: prod\n    path: prod\n',
    ],
    ['a conflict of Git', 'fabrics:\n<<<<<<< HEAD\n  - name: lab\n=======\n  - name: prod\n>>>>>>> other\n'],
    ['a list at the margin', 'fabrics:\n- name: lab\n  path: [a\n- name: "prod\n'],
    [
      'carriage returns and a BOM',
      "\uFEFFfabrics:\r\n  - name: lab # ours\r\n    path: [\r\n  - name: 'prod'\r\n",
    ],
    [
      'entries on one line',
      "fabrics:\n  - {name: lab, ignore: [{name: leaf-1}], path: x\n  - { path: y, name: 'prod' }\n",
    ],
    ['a list on one line', 'fabrics: [{name: lab, path: "x}, {path: y, name: prod}\n'],
    ['a key that is misspelt', 'fabric:\n  - name: lab\n    path: [\n  - name: prod\n'],
  ])('are read by lines where it is no YAML: %s', (_, text) => {
    expect(names(text)).toEqual(['lab', 'prod']);
  });

  test('are never a name that stands further in, in another section, or in a comment', () => {
    const text = `fabrics:
  # - name: old
  - name: lab
    path: "broken
    ignore:
      - kind: Switch
        name: leaf-1
      - name: leaf-2
    cluster:
      name: inner
commands:
  - name: other
`;
    expect(names(text)).toEqual(['lab']);
  });

  test('have mode and way by lines, too, with those of the defaults', () => {
    const text =
      'defaults:\n  app: direct\n  freeze:\n    - mode: x\nfabrics:\n  - name: lab\n    mode: drift\n  - name: b\n    app: off\n    x: "\n';
    expect(namedFabrics(text)).toEqual([
      { name: 'lab', mode: 'drift', app: 'direct' },
      { name: 'b', mode: 'auto', app: 'off' },
    ]);
  });

  test.each([
    '',
    'no configuration at all',
    '{',
    'fabrics: 5',
    'fabrics:\n  - path: x\n    y: "',
    '\0\0',
    '- name: lab',
  ])('are none in %j', (text) => {
    expect(namedFabrics(text)).toEqual([]);
  });

  test('are bounded in number, and a hostile text of the greatest size is read', () => {
    const many = Array.from({ length: 1_000 }, (_, at) => `  - name: f-${at}\n`).join('');
    expect(names(`fabrics:\n${many}`)).toHaveLength(200);
    expect(names(`fabrics:\n${'  - {name: '.repeat(24_000)}`)).toEqual([]);
    expect(names(`fabrics: [${'{'.repeat(250_000)}`)).toEqual([]);
    expect(names(`fabrics:\n  - name: lab\n${' '.repeat(400_000)}`)).toEqual(['lab']);
  });
});
