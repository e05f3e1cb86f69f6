import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Runner } from '../../../src/adapters/runner/runner.ts';
import { inheritedEnvironment, readInputs } from '../../../src/entry/action/action-inputs.ts';

const KEY =
  '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\nQYIKoZIzj0DAQcEbTBr\n-----END PRIVATE KEY-----\n';
const kubeconfig = [
  'apiVersion: v1',
  'kind: Config',
  'clusters:',
  '- name: lab',
  '  cluster:',
  '    server: https://lab.example.com:6443',
  '    proxy-url: http://someone:proxy-secret-123@proxy.example.com:3128',
  'users:',
  '- name: someone',
  '  user:',
  '    token: tok-secret-123',
  `    client-key-data: ${Buffer.from(KEY).toString('base64')}`,
  '    auth-provider:',
  '      config:',
  '        refresh-token: refresh-secret-123',
  '    exec:',
  '      command: aws',
  '      args: [login, --region=north, --client-secret=flag-secret-123, --password, next-secret-123]',
  '      env:',
  '      - name: AWS_SECRET',
  '        value: exec-secret-123',
  'contexts: []',
  '',
].join('\n');

describe('inputs', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hedgehog-sync-inputs-'));
    writeFileSync(join(folder, 'config'), kubeconfig);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function read(
    inputs: Readonly<Record<string, string>>,
    environment: Readonly<Record<string, string>> = {},
  ) {
    const kept: string[] = [];
    const order: string[] = [];
    const fail = () => {
      throw new Error('nothing is written while inputs are read');
    };
    const runner: Runner = {
      input: (name) => {
        order.push(name);
        return inputs[name] ?? '';
      },
      mask: fail,
      output: fail,
      log: fail,
      debug: fail,
      annotate: fail,
      remark: fail,
      summary: fail,
    };
    const keepSecret = (secret: string, as?: string) => kept.push(`${as ?? 'lines'} ${secret}`);
    const place = { runner, environment, cwd: folder, keepSecret };
    const result = () => readInputs(place);
    return { result, kept, order };
  }

  test('secrets are kept before any other input is read', () => {
    const { result, order, kept } = read({ token: 'ghs_token', kubeconfig });
    result();
    expect(order.slice(0, 2)).toEqual(['token', 'kubeconfig']);
    expect(kept[0]).toBe('lines ghs_token');
  });

  test.each([
    ['as text', kubeconfig],
    ['in base64', Buffer.from(kubeconfig).toString('base64')],
    [
      'in base64 on several lines',
      Buffer.from(kubeconfig)
        .toString('base64')
        .replaceAll(/(.{76})/g, '$1\n'),
    ],
    ['as a file', 'config'],
  ])('every credential of a kubeconfig given %s is kept, and none of its harmless lines', (_how, given) => {
    const { result, kept } = read({ kubeconfig: given });
    const { values, kubeconfigGiven, given: shown } = result();
    const words = ['tok', 'refresh', 'exec', 'proxy', 'flag', 'next'].map((word) => `${word}-secret-123`);
    const secrets = [...words, KEY];
    expect(kept).toEqual(expect.arrayContaining(secrets.map((secret) => `lines ${secret}`)));
    expect(kept).toContain(`whole ${kubeconfig.trim() === given ? given : kubeconfig}`);
    for (const line of ['kind: Config', '- name: lab', 'command: aws', 'login', '--region=north', 'north'])
      expect(kept).not.toContain(`lines ${line}`);
    expect(kubeconfigGiven).toBe(true);
    expect(shown).toEqual({});
    if (given === 'config') expect(values.kubeconfig).toBe(join(folder, 'config'));
    else expect(values['kubeconfig-text']).toBe(kubeconfig);
  });

  test('a kubeconfig that cannot be read is kept line by line', () => {
    const { result, kept } = read({ kubeconfig: 'users: [\n  kind: x\n  token: abc-secret' });
    result();
    expect(kept).toEqual(expect.arrayContaining(['lines token: abc-secret', 'lines kind: x']));
  });

  test('what is neither kubeconfig nor file is kept, and not shown', () => {
    const { result, kept } = read({ kubeconfig: 'hunter2-hunter2' });
    expect(result).toThrow(/neither a kubeconfig nor a file/);
    expect(result).not.toThrow(/hunter2/);
    expect(kept).toEqual(expect.arrayContaining(['lines hunter2-hunter2']));
  });

  test('the input goes before the environment; that of the machine needs no leave to start a program', () => {
    const own = { HEDGEHOG_SYNC_KUBECONFIG_TEXT: kubeconfig };
    const { values } = read({ kubeconfig: 'config' }, own).result();
    expect([values.kubeconfig, values['kubeconfig-text']]).toEqual([join(folder, 'config'), null]);
    expect(read({}, own).result().kubeconfigGiven).toBe(true);
    expect(read({}, { HEDGEHOG_SYNC_KUBECONFIG: 'config' }).result().kubeconfigGiven).toBe(true);
    expect(read({}, { KUBECONFIG: '/home/runner/.kube/config' }).result().kubeconfigGiven).toBe(false);
  });

  test('all problems are told at once', () => {
    expect(read({ mode: 'aply', wait: 'soon' }).result).toThrow(/wait among .*; mode among /s);
  });

  test('what this process starts inherits no input', () => {
    const environment = {
      PATH: '/bin',
      INPUT_TOKEN: 'x',
      'INPUT_FAIL-ON': 'y',
      HEDGEHOG_SYNC_KUBECONFIG_TEXT: 'z',
    };
    expect(inheritedEnvironment(environment)).toEqual({ PATH: '/bin' });
  });
});
