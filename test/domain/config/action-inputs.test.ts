import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { ACTION_OUTPUTS } from '../../../src/domain/config/action-outputs.ts';
import { environmentNameOf, flagOf, mayComeFrom } from '../../../src/domain/config/option-types.ts';
import {
  actionOptions,
  definitionOf,
  isActionInput,
  OPTION_NAMES,
} from '../../../src/domain/config/options.ts';
import { type OptionInput, resolveOptions } from '../../../src/domain/config/resolve-options.ts';
import { generateAll } from '../../../tools/generators/all-files.ts';
import { projectRoot } from '../../support/shared.ts';

interface ActionFile {
  readonly inputs: Readonly<Record<string, { description: string; required: boolean; default?: string }>>;
  readonly outputs: Readonly<Record<string, { description: string }>>;
  readonly runs: Readonly<Record<string, string>>;
  readonly branding: Readonly<Record<string, string>>;
}

const files = new Map(generateAll().map(({ path, text }) => [path, text]));
const text = (path: string) => files.get(path) ?? '';
const action = parse(text('action.yml')) as ActionFile;
const inputs = OPTION_NAMES.filter(isActionInput);

describe('action.yml', () => {
  test('is what the tables give', () => {
    expect(readFileSync(join(projectRoot, 'action.yml'), 'utf8')).toBe(text('action.yml'));
  });

  test('has an input for every option of its modes, and no other', () => {
    expect(Object.keys(action.inputs).sort()).toEqual([...inputs].sort());
    expect(inputs).toEqual(expect.arrayContaining(['path', 'fabric', 'kubeconfig', 'wait', 'mode', 'token']));
    for (const name of ['output', 'quiet', 'no-color', 'accept-git', 'offline', 'keep', 'kubeconfig-text']) {
      expect(action.inputs).not.toHaveProperty(name);
    }
  });

  test('requires nothing and gives a default to the token only, so that the environment counts', () => {
    for (const [name, input] of Object.entries(action.inputs)) {
      expect([name, input.required]).toEqual([name, false]);
      expect([name, input.default]).toEqual([
        name,
        name === 'token' ? `$${'{{ github.token }}'}` : undefined,
      ]);
    }
  });

  test('has the outputs of the table, and runs on Node 24', () => {
    expect(Object.keys(action.outputs)).toEqual(Object.keys(ACTION_OUTPUTS));
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/action/index.js' });
    expect(action.branding).toEqual({ icon: 'git-merge', color: 'orange' });
  });
});

describe('one table', () => {
  test.each(OPTION_NAMES)('documents every place of %s where it may be set, and no other', (name) => {
    const option = definitionOf(name);
    const block = text('docs/reference/options.md').split(`### ${name}\n`)[1]?.split('\n#')[0] ?? '';
    expect(block.includes(`Flag: \`${flagOf(name)}`)).toBe(mayComeFrom(option, 'flag'));
    expect(block.includes(`\`${environmentNameOf(name)}\``)).toBe(mayComeFrom(option, 'environment'));
    expect(block.includes(`Action input: \`${name}\``)).toBe(isActionInput(name));
    expect(text('docs/reference/action.md').includes(`- \`${name}\`: `)).toBe(isActionInput(name));
  });

  test('gives an input the meaning of the flag of the same name', () => {
    const both = inputs.filter((name) => mayComeFrom(definitionOf(name), 'flag'));
    expect(both.length).toBeGreaterThan(20);
    for (const name of both) {
      const given = validText(name);
      const byFlag = resolve({ flags: { [name]: given } });
      const byInput = resolve({ inputs: { [name]: given } });
      expect(byInput).toEqual(byFlag);
    }
  });
});

function validText(name: (typeof inputs)[number]): string {
  const option = definitionOf(name);
  switch (option.kind) {
    case 'boolean':
      return 'true';
    case 'choice':
      return option.choices[option.choices.length - 1] ?? '';
    case 'integer':
      return String(option.maximum);
    case 'duration':
      return `${option.maximum / 1000}s`;
    default:
      return 'some-text';
  }
}

function resolve(input: Partial<OptionInput>) {
  const result = resolveOptions({ flags: {}, environment: {}, ...input }, actionOptions());
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join());
  return result.options.values;
}

describe('values of inputs', () => {
  test('go before the environment; an empty one counts as not given', () => {
    const environment = { HEDGEHOG_SYNC_WAIT: '5m', HEDGEHOG_SYNC_SETTLE: '9s' };
    const values = resolve({ inputs: { wait: '10s', settle: '' }, environment });
    expect([values.wait, values.settle, values.mode]).toEqual([10_000, 9_000, 'auto']);
  });

  test('are named as inputs in errors, and a secret is not shown', () => {
    const given = { mode: 'aply', 'status-branch': '-x', 'request-id': 'a b' };
    const result = resolveOptions({ flags: {}, inputs: given, environment: {} }, actionOptions());
    if (result.ok) throw new Error('accepted');
    expect(result.problems.map(({ message }) => message)).toEqual([
      'mode among the inputs of the action: "aply" is not one of the choices',
      'status-branch among the inputs of the action: "-x" does not have the right form',
      'request-id among the inputs of the action: "a b" does not have the right form',
    ]);
    expect(result.problems[0]?.help).toContain('did you mean apply?');
  });

  test.each(['..', 'a..b', '/a', 'a/', 'a//b', 'a.lock', 'a@{0}', 'a b', '-a', '.a', 'a~1', 'a:b', 'a\nb'])(
    'the branch name %j is refused',
    (name) => {
      const input = { flags: {}, inputs: { 'status-branch': name }, environment: {} };
      expect(resolveOptions(input, actionOptions()).ok).toBe(false);
    },
  );
});
