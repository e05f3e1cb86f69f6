import { describe, expect, test } from '@jest/globals';
import { ownersOf, readCodeOwners } from '../../../src/domain/commands/code-owners.ts';

const owners = (text: string, path: string) => ownersOf(readCodeOwners(text), path);

describe('who owns a file', () => {
  test.each([
    ['*', 'a/b.yaml', true],
    ['*.yaml', 'a/b.yaml', true],
    ['*.yaml', 'a/b.yml', false],
    ['/fabric/', 'fabric/lab/a.yaml', true],
    ['/fabric/', 'other/fabric/a.yaml', false],
    ['fabric/', 'other/fabric/a.yaml', true],
    ['fabric/', 'fabric', false],
    ['fabric', 'x/fabric/a.yaml', true],
    ['fabric/*', 'fabric/a.yaml', true],
    ['fabric/*', 'fabric/lab/a.yaml', false],
    ['fabric/**', 'fabric/lab/a.yaml', true],
    ['**/lab', 'a/b/lab/c.yaml', true],
    ['/fabric/lab', 'fabric/lab/a.yaml', true],
    ['/fabric/lab', 'fabric/lab2/a.yaml', false],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(owners(`${pattern} @red`, path)).toEqual(expected ? ['@red'] : null);
  });

  test('the last rule that fits counts, even when it names nobody', () => {
    const text = '# owners\n* @all\n/lab/ @Red @acme/Net a@b.example # the lab\n/lab/free/\n!/x @no\n';
    expect(owners(text, 'readme.md')).toEqual(['@all']);
    expect(owners(text, 'lab/a.yaml')).toEqual(['@red', '@acme/net']);
    expect(owners(text, 'lab/free/a.yaml')).toEqual([]);
    expect(owners(text, 'x')).toEqual(['@all']);
  });

  test('blanks in a path are escaped', () => {
    expect(owners('/my\\ lab/ @red', 'my lab/a.yaml')).toEqual(['@red']);
  });

  test('a pattern full of stars costs no time', () => {
    const pattern = '**/'.repeat(160);
    expect(owners(`${pattern}x @red`, 'a/'.repeat(200))).toBeNull();
  });
});
