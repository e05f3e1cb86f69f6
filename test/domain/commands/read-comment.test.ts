import { describe, expect, test } from '@jest/globals';
import { COMMAND_NAMES } from '../../../src/domain/commands/command.ts';
import { COMMAND_TABLE } from '../../../src/domain/commands/command-table.ts';
import { readComment } from '../../../src/domain/commands/read-comment.ts';

const names = (text: string) => readComment(text).commands.map(({ name }) => name);
const errors = (text: string) => readComment(text).errors.map(({ message }) => message);

describe('the commands of a comment', () => {
  test('every command is read in the form that the help shows', () => {
    for (const name of COMMAND_NAMES) {
      const form = COMMAND_TABLE[name].form
        .replaceAll(/[[\]…]/g, '')
        .replaceAll('KIND/NAME:PATH', 'VPC/a:/spec/vlan')
        .replaceAll('KIND/NAME', 'VPC/a')
        .replace('YYYY-MM-DD', '2030-01-31')
        .replace('REASON', 'the lab is rebuilt');
      expect([name, errors(form), names(form)]).toEqual([name, [], [name]]);
    }
  });

  test('objects, fields, date, fabric and reason are taken apart', () => {
    const text = '/ignore VPC/a:/spec/subnets Switch/leaf-1 until 2030-02-28 --fabric lab because Märkte  zu';
    expect(readComment(text)).toEqual({
      commands: [
        {
          name: 'ignore',
          fabric: 'lab',
          objects: [
            { kind: 'VPC', name: 'a', pointer: '/spec/subnets' },
            { kind: 'Switch', name: 'leaf-1', pointer: null },
          ],
          until: '2030-02-28',
          because: 'Märkte  zu',
          text,
        },
      ],
      errors: [],
    });
  });

  test('text before and after a command and other line ends do not matter', () => {
    expect(names('Looks good.\r\n/plan\r\n\r\n/status\r\nthanks')).toEqual(['plan', 'status']);
  });

  test.each([
    ['a quotation', '> /apply'],
    ['the line after a quotation', '> somebody said\n/apply'],
    ['a fence', '```\n/apply\n```'],
    ['a fence with tildes', '~~~ text\n/apply\n~~~'],
    ['a fence that is never closed', '```\n/apply'],
    ['a fence closed by a shorter one', '````\n```\n/apply\n````'],
    ['a fence in a list', '- ```\n/apply\n  ```'],
    ['an indented block', '    /apply'],
    ['a line with a blank before', ' /apply'],
    ['a code span over lines', 'see `\n/apply\n`'],
    ['an HTML comment', '<!--\n/apply\n-->'],
    ['an HTML comment that is never closed', '<!-- \n/apply'],
    ['preformatted HTML', '<pre>\n\n/apply\n</pre>'],
    ['an HTML block', '<details>\n/apply\n</details>'],
    ['the middle of a line', 'please /apply'],
    ['a path', '/applying/for'],
    ['a longer word', '/apply-all'],
    ['capitals of another bot', '/LGTM'],
  ])('%s holds no command', (_, text) => {
    expect(names(text)).toEqual([]);
  });

  test('a command after the end of a quotation, fence or block is obeyed', () => {
    expect(names('> quoted\n\n/plan')).toEqual(['plan']);
    expect(names('```\n/apply\n```\n/plan')).toEqual(['plan']);
    expect(names('<details>\n/apply\n</details>\n\n/plan')).toEqual(['plan']);
    expect(names('use `x` and\n/plan')).toEqual(['plan']);
  });

  test.each([
    [
      'Cyrillic letters',
      '/\u0430pply',
      ['the name of the command holds characters that are no plain letters'],
    ],
    [
      'full-width letters',
      '/\uff41pply',
      ['the name of the command holds characters that are no plain letters'],
    ],
    ['a joiner', '/ap\u200bply', ['the name of the command holds characters that are no plain letters']],
    ['capitals', '/Apply', ['`/Apply` is no command']],
    ['a misspelling', '/aply', ['`/aply` is no command']],
    ['the slash of another script', '\u2215apply', []],
  ])('%s in the name act on nothing', (_, text, expected) => {
    expect(names(text)).toEqual([]);
    expect(errors(text)).toEqual(expected);
  });

  test.each([
    ['an object to /apply', '/apply VPC/a', 'it takes no objects'],
    ['no object', '/accept-git', 'it needs the objects it is about'],
    ['two objects to explain', '/explain VPC/a VPC/b', 'it takes exactly one object'],
    ['a field to hold', '/hold VPC/a:/spec because x', '`VPC/a:/spec` is no object of the form KIND/NAME'],
    [
      'another namespace',
      '/explain VPC/kube-system/a',
      '`VPC/kube-system/a`: objects of a fabric live in namespace default',
    ],
    ['no reason', '/hold VPC/a', 'it needs `because` and a reason'],
    ['an empty reason', '/hold VPC/a because  ', 'it needs `because` and a reason'],
    ['no date', '/ignore VPC/a because x', 'it needs `until` and a date'],
    [
      'a day that does not exist',
      '/ignore VPC/a until 2030-02-30 because x',
      '`until` needs a date such as 2030-01-31',
    ],
    ['a date where none belongs', '/plan until 2030-01-01', 'it takes no `until`'],
    ['an unknown option', '/apply --force', 'there is no option `--force`'],
    ['the fabric twice', '/plan --fabric a --fabric b', '`--fabric` is given twice'],
    [
      'a look-alike in an object',
      '/explain VPC/\u0430',
      'it holds characters that are no plain text or that nobody can see',
    ],
    [
      'hidden text in the reason',
      '/hold because a\u202eb',
      'it holds characters that are no plain text or that nobody can see',
    ],
  ])('%s is an error that shows the right form', (_, text, message) => {
    const read = readComment(text);
    expect(read.commands).toEqual([]);
    expect(read.errors.map((error) => error.message)).toEqual([message]);
    expect(read.errors[0]?.help).toMatch(/^Write `\/[a-z-]+.*`\.$/);
  });

  test('more than ten commands are refused as a whole', () => {
    expect(names('/plan\n'.repeat(10))).toHaveLength(10);
    expect(names('/plan\n'.repeat(11))).toEqual([]);
    expect(errors('/plan\n'.repeat(11))).toEqual(['11 commands in one comment; at most 10 are taken']);
  });

  test('any text is read without a throw, and soon', () => {
    let seed = 7;
    const next = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    const parts = [
      '/',
      'apply',
      ' ',
      '\n',
      '`',
      '```',
      '>',
      '<!--',
      '-->',
      '<pre>',
      'because',
      'until',
      '\u0000',
      '\ud800',
      '~~~',
      'VPC/a',
    ];
    for (let round = 0; round < 2_000; round++) {
      const text = Array.from({ length: 40 }, () => parts[Math.floor(next() * parts.length)]).join('');
      const { commands } = readComment(text);
      for (const command of commands) expect(COMMAND_NAMES).toContain(command.name);
    }
    expect(names(`${'`'.repeat(60_000)}\n/apply`)).toEqual([]);
  });
});
