import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { fileSchema } from '../../src/domain/config/file/file-schema.ts';
import { readSyncConfig } from '../../src/domain/config/file/read-sync-config.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { projectRoot } from '../support/shared.ts';

const SAMPLE = `version: 1
defaults: { interval: 10m, priority: low, ignore: [&r { kind: VPC, path: /spec/x, reason: because }] }
fabrics:
  - name: lab
    path: fabrics/lab
    cluster: { context: lab, environment: prod }
    ignore:
      - { name: 'leaf-*', manager: netbox, reason: "it is theirs", expires: 2027-03-31 }
    freeze:
      - { cron: '0 16 * * fri', duration: 62h, reason: weekend }
      - { from: 2026-12-20, until: 2027-01-03T12:00:00Z, reason: holidays }
    hold: [{ what: VPC/vpc-1, reason: moving, by: octocat, at: 2026-11-02 }]
  - { name: prod, path: fabrics/prod, enabled: false, include: ['**/*.yaml'] }
commands: { permissions: { apply: { role: admin, teams: [acme/net] } }, approvals: { required: 1 } }
`;
const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ':',
  '- ',
  '\n',
  '  ',
  '\t',
  '"',
  "'",
  '&a ',
  '*a',
  '<<: ',
  '!!str ',
  '|',
  '>',
  '#',
  '---\n',
  '\u0000',
  '\ufeff',
  '__proto__: ',
  'null',
  '1e999',
  '~',
  '%YAML 1.1\n',
  '? ',
  '\r',
  '𝒳',
];

describe('readSyncConfig', () => {
  test('never throws, and points into the file, whatever is done to the text', () => {
    const random = seededRandom(20_261_121);
    for (let round = 0; round < 1_000; round++) {
      let text = SAMPLE;
      for (let change = random.below(6); change >= 0; change--) {
        const at = random.below(text.length + 1);
        const kind = random.below(3);
        if (kind === 0) text = text.slice(0, at) + random.pick(PIECES) + text.slice(at);
        else if (kind === 1) text = text.slice(0, at) + text.slice(at + random.below(12));
        else text = text.slice(0, at) + text.slice(random.below(text.length + 1));
      }
      const { config, diagnostics } = readSyncConfig(text, 'c.yml');
      const lines = text.split('\n').length;
      for (const { line, column, code, message, help } of diagnostics) {
        expect({ round, line: line >= 1 && line <= lines, column: column >= 1 }).toEqual({
          round,
          line: true,
          column: true,
        });
        expect(code).toMatch(/^HHS-12\d\d$/);
        expect(message.length * help.length).toBeGreaterThan(0);
      }
      // half a configuration is none, and what is refused says why
      expect({ round, refused: config === null }).toEqual({
        round,
        refused: diagnostics.some(({ severity }) => severity === 'error'),
      });
    }
  });
});

describe('the published schema', () => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(fileSchema());

  test('is the one of the table', () => {
    const published = readFileSync(join(projectRoot, 'docs/reference/schemas/sync-config.json'), 'utf8');
    expect(JSON.parse(published)).toEqual(fileSchema());
  });

  test('accepts what is read', () => {
    expect(readSyncConfig(SAMPLE, 'c.yml').diagnostics).toEqual([]);
    expect([validate(parse(SAMPLE)), validate.errors]).toEqual([true, null]);
  });

  test.each([
    'fabrics: []',
    'fabrics: [{ name: a }]',
    'fabrics: [{ name: A, path: a }]',
    'fabrics: [{ name: a, path: a, intervall: 5m }]',
    'fabrics: [{ name: a, path: a, mode: aply }]',
    'fabrics: [{ name: a, path: /a }]',
  ])('and refuses what is refused: %s', (text) => {
    expect(validate(parse(text))).toBe(false);
    expect(readSyncConfig(text, 'c.yml').config).toBeNull();
  });
});
