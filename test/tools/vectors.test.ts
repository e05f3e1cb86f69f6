import { expect, test } from '@jest/globals';
import { runVectors } from '../../tools/vectors/run-vectors.ts';

const server = [
  'apiVersion: wiring.githedgehog.com/v1beta1',
  'kind: Server',
  'metadata: {name: s-1, namespace: default}',
  'spec: {}',
].join('\n');

const good = {
  ...{ id: 'one', family: 'Server.test', kind: 'Server', phase: 'create', config: 'default' },
  ...{ manifests: [server], target: 0, valid: true, localOnly: false, stage: '', error: '' },
  ...{ docs: [{ valid: true }], defaulted: null },
};

function run(line: unknown, configs: unknown = { default: {} }) {
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return runVectors({ cases: `\n${text(line)}\n`, configs: text(configs) });
}

test('a case is judged, and empty lines are none', () => {
  expect(run(good)).toMatchObject({ cases: 1, agree: 1, disagree: [], defaultedAgree: 1 });
  expect(run({ ...good, valid: false }).disagree).toMatchObject([{ id: 'one', got: { valid: true } }]);
});

test.each([
  ['{"id": "a"', /^line 2 is not JSON: /],
  ['[]', /^line 2 is no case: it is not an object$/],
  [{ ...good, kind: 5, phase: null }, /^line 2 is no case: kind, phase must be text$/],
  [{ ...good, manifests: [1] }, /manifests must be a list of texts$/],
  [{ ...good, target: 1 }, /target must be a position among the manifests$/],
  [{ ...good, valid: 'yes' }, /valid must be true or false$/],
  [{ ...good, docs: undefined }, /docs must be a list$/],
  [{ ...good, old: 5 }, /old must be text$/],
  [{ ...good, config: 'nope' }, /^case one asks for the configuration "nope", and there are only: default$/],
])('%j is refused with its line and what is wrong', (line, message) => {
  expect(() => run(line)).toThrow(message);
});

test.each([
  ['{', /^the file of configurations is not JSON: /],
  ['[]', /^the file of configurations is no object$/],
  [{ default: { fabricMTU: 'much' } }, /^configuration default: fabricMTU /],
])('configurations that read %j are refused', (configs, message) => {
  expect(() => run(good, configs)).toThrow(message);
});
