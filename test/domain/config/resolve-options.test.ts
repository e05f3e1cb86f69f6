import { describe, expect, test } from '@jest/globals';
import { environmentNameOf, mayComeFrom } from '../../../src/domain/config/option-types.ts';
import { definitionOf, OPTION_NAMES, OPTIONS, optionsOf } from '../../../src/domain/config/options.ts';
import { type OptionInput, resolveOptions } from '../../../src/domain/config/resolve-options.ts';
import { DEFAULT_PARSE_LIMITS } from '../../../src/domain/parse/parse-limits.ts';
import { FABRIC_RELEASES } from '../../../src/domain/resource/schema.ts';

function resolve(input: Partial<OptionInput>, command: Parameters<typeof optionsOf>[0] = 'apply') {
  return resolveOptions({ flags: {}, environment: {}, ...input }, optionsOf(command));
}

function resolved(input: Partial<OptionInput>, command: Parameters<typeof optionsOf>[0] = 'apply') {
  const result = resolve(input, command);
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join());
  return result.options;
}

describe('where a value comes from', () => {
  test('a flag wins over the environment, that over the default, and the source is remembered', () => {
    const environment = { HEDGEHOG_SYNC_WAIT: '5m', HEDGEHOG_SYNC_SETTLE: '9s' };
    const { values, sources } = resolved({ flags: { wait: '10s' }, environment });
    expect([values.wait, values.settle, values.concurrency]).toEqual([10_000, 9_000, 8]);
    expect([sources.wait, sources.settle, sources.concurrency]).toEqual([
      { kind: 'flag', name: '--wait' },
      { kind: 'environment', name: 'HEDGEHOG_SYNC_SETTLE' },
      { kind: 'default', name: 'concurrency' },
    ]);
  });

  test('an empty variable counts as not set', () => {
    expect(resolved({ environment: { HEDGEHOG_SYNC_WAIT: '' } }).values.wait).toBe(120_000);
  });

  test('KUBECONFIG is looked at after our own variable', () => {
    const environment = { KUBECONFIG: '/a' };
    expect(resolved({ environment })).toMatchObject({
      values: { kubeconfig: '/a' },
      sources: { kubeconfig: { name: 'KUBECONFIG' } },
    });
    const both = { ...environment, HEDGEHOG_SYNC_KUBECONFIG: '/b' };
    expect(resolved({ environment: both }).values.kubeconfig).toBe('/b');
  });

  test('--accept-git is never taken from the environment: it would force on every later run', () => {
    const environment = { HEDGEHOG_SYNC_ACCEPT_GIT: 'VPC/a' };
    expect(resolved({ environment }).values['accept-git']).toEqual([]);
  });

  test('options of other commands are left at their defaults, even if their variable is wrong', () => {
    expect(resolved({ environment: { HEDGEHOG_SYNC_WAIT: 'long' } }, 'validate').values.wait).toBe(120_000);
  });
});

describe('values that cannot be used', () => {
  test('name the flag or variable, the value and what is allowed; all are told at once', () => {
    const result = resolve({
      flags: { wait: 'soon', output: 'jsn' },
      environment: { HEDGEHOG_SYNC_CONCURRENCY: '0' },
    });
    expect(result).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([
        expect.objectContaining({
          code: 'HHS-2001',
          message: '--wait on the command line: "soon" is no duration',
          help: expect.stringContaining('from 0s to 24h'),
        }),
        expect.objectContaining({
          message: expect.stringContaining('--output'),
          help: 'Give text, json (did you mean json?).',
        }),
        expect.objectContaining({
          message: expect.stringContaining('HEDGEHOG_SYNC_CONCURRENCY in the environment'),
        }),
      ]),
    });
    expect(result.ok ? 0 : result.problems.length).toBe(3);
  });

  test('an empty flag is refused instead of silently meaning the default', () => {
    expect(resolve({ flags: { context: '' } })).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('is empty') }],
    });
  });

  test('a fabric name that Kubernetes would refuse is refused here', () => {
    for (const fabric of ['Lab', 'a_b', '-a', 'a-', 'x'.repeat(64)]) {
      expect(resolve({ flags: { fabric } }).ok).toBe(false);
    }
    expect(resolved({ flags: { fabric: 'x'.repeat(63) } }).values.fabric).toHaveLength(63);
  });
});

describe('the table', () => {
  test('its defaults are values that the option itself would take', () => {
    for (const name of OPTION_NAMES) {
      const option = definitionOf(name);
      if (option.kind === 'choice') expect(option.choices).toContain(option.default);
      if (option.kind === 'integer' || option.kind === 'duration') {
        expect(option.default).toBeGreaterThanOrEqual(option.minimum);
        expect(option.default).toBeLessThanOrEqual(option.maximum);
      }
      if (option.kind === 'string' && option.default !== null && option.form !== undefined) {
        expect(option.default).toMatch(option.form.pattern);
      }
      expect(option.kind === 'boolean' || option.placeholder !== undefined).toBe(true);
    }
  });

  test('its limits are those of the parser, and its release is the newest', () => {
    expect({
      maxDepth: OPTIONS['max-depth'].default,
      maxAliases: OPTIONS['max-aliases'].default,
      maxDocumentsPerFile: OPTIONS['max-documents'].default,
      maxFileBytes: OPTIONS['max-file-bytes'].default,
    }).toEqual(DEFAULT_PARSE_LIMITS);
    expect(OPTIONS['fabric-release'].default).toBe(FABRIC_RELEASES[FABRIC_RELEASES.length - 1]);
  });

  test('every name is a flag in kebab case, and no two share a variable', () => {
    for (const name of OPTION_NAMES) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(new Set(OPTION_NAMES.map(environmentNameOf)).size).toBe(OPTION_NAMES.length);
  });

  test('a secret has no flag', () => {
    const secrets = OPTION_NAMES.map(definitionOf).filter((option) => option.secret === true);
    expect(secrets.length).toBeGreaterThan(0);
    for (const option of secrets) expect(mayComeFrom(option, 'flag')).toBe(false);
  });
});
