import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { publishedSchema } from '../../../src/domain/report/json-schemas.ts';
import { describeWithShared, hasShared, sharedRoot } from '../../support/shared.ts';
import { cli } from './captured-host.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mend-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function put(name: string, text: string): void {
  writeFileSync(join(root, name), text);
}

function read(name: string): string {
  return readFileSync(join(root, name), 'utf8');
}

async function validate(...options: string[]) {
  return await cli(['validate', '.', ...options], { cwd: root, columns: 120 });
}

async function validateJson(...options: string[]) {
  const { code, stdout } = await validate(...options, '--output', 'json');
  const document = JSON.parse(stdout);
  const check = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(publishedSchema('validate'));
  check(document);
  expect(check.errors ?? []).toEqual([]);
  return { code, document };
}

const SERVER = `# the rack
apiVersion: wiring.githedgehog.com/v1alpha2 # of old
kind: Server
metadata:
  name: s-1
  uid: 1f2e
spec:
  description: "x"   # kept
`;
const MENDED = SERVER.replace('v1alpha2', 'v1beta1').replace('  uid: 1f2e\n', '');
const REMOVED_FIELD =
  'apiVersion: wiring.githedgehog.com/v1alpha2\nkind: Server\nmetadata: {name: s-2}\nspec: {type: control}\n';

describe('validate --fix', () => {
  test('writes what has one right answer, says so, and judges what is then there', async () => {
    put('a.yaml', SERVER);
    expect(await validate()).toMatchObject({ code: 1 });
    const { code, stdout } = await validate('--fix');
    expect(read('a.yaml')).toBe(MENDED);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'a.yaml:2 mended Server default/s-1: apiVersion: wiring.githedgehog.com/v1beta1',
    );
    expect(stdout).toContain('      - apiVersion: wiring.githedgehog.com/v1alpha2 # of old\n');
    expect(stdout).toContain('      + apiVersion: wiring.githedgehog.com/v1beta1 # of old\n');
    expect(stdout).toContain('git diff');
    expect(stdout).toContain('Valid: 1 manifest checked.');
  });

  test('a second time changes nothing, and without it nothing is written', async () => {
    put('a.yaml', SERVER);
    await validate();
    expect(read('a.yaml')).toBe(SERVER);
    await validate('--fix');
    const { code, stdout } = await validate('--fix');
    expect([code, read('a.yaml')]).toEqual([0, MENDED]);
    expect(stdout).toContain('Nothing was mended.');
  });

  test('leaves a version where more would have to change, with the reason and the line', async () => {
    put('a.yaml', REMOVED_FIELD);
    const { code, document } = await validateJson('--fix');
    expect([code, read('a.yaml')]).toEqual([1, REMOVED_FIELD]);
    expect(document.mends).toMatchObject({
      mended: [],
      left: [{ reason: 'former-version', file: 'a.yaml', line: 1, name: 's-2', pointers: ['/apiVersion'] }],
      files: [],
    });
    expect(document.mends.left[0].message).toContain('"type"');
  });

  test('tells a program each line, with the findings that are gone', async () => {
    put('a.yaml', SERVER.replace('v1alpha2', 'v1beta1'));
    const { code, document } = await validateJson('--fix');
    expect(code).toBe(0);
    expect(document.mends).toEqual({
      mended: [
        {
          ...{
            reason: 'server-owned',
            file: 'a.yaml',
            line: 6,
            kind: 'Server',
            namespace: 'default',
            name: 's-1',
          },
          pointers: ['/metadata/uid'],
          message: 'without metadata.uid',
          lines: [{ from: 6, to: 6, was: '  uid: 1f2e\n', text: '' }],
          answers: ['HHS-3042'],
        },
      ],
      left: [],
      files: [{ file: 'a.yaml', refused: null }],
      notices: [],
    });
    expect((await validateJson()).document.mends).toBeNull();
  });

  test('writes nothing through a link out of the directory, and keeps the mode of a file', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'mend-outside-'));
    try {
      writeFileSync(join(outside, 'b.yaml'), SERVER);
      symlinkSync(join(outside, 'b.yaml'), join(root, 'b.yaml'));
      put('a.yaml', SERVER);
      chmodSync(join(root, 'a.yaml'), 0o640);
      await validate('--fix');
      expect(readFileSync(join(outside, 'b.yaml'), 'utf8')).toBe(SERVER);
      expect(read('a.yaml')).toBe(MENDED);
      expect(readdirSync(root).sort()).toEqual(['a.yaml', 'b.yaml']);
    } finally {
      rmSync(outside, { recursive: true, force: true });
    }
  });

  test('mends a single file that was named', async () => {
    put('a.yaml', SERVER);
    put('b.yaml', SERVER.replace('s-1', 's-2'));
    const { code } = await cli(['validate', 'a.yaml', '--fix'], { cwd: root });
    expect([code, read('a.yaml')]).toEqual([0, MENDED]);
    expect(read('b.yaml')).toContain('v1alpha2');
  });
});

describe('validate --base', () => {
  const vpc = (name: string, vlan: number, third: number) =>
    `---\napiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\nmetadata: {name: ${name}}\nspec:\n  subnets:\n    default: {subnet: 10.0.${third}.0/24, vlan: ${vlan}}\n`;
  const NAMESPACES =
    'apiVersion: vpc.githedgehog.com/v1beta1\nkind: IPv4Namespace\nmetadata: {name: default}\nspec: {subnets: [10.0.0.0/16]}\n---\napiVersion: wiring.githedgehog.com/v1beta1\nkind: VLANNamespace\nmetadata: {name: default}\nspec: {ranges: [{from: 1000, to: 1999}]}\n';

  function git(...args: string[]): void {
    const identity = ['-c', 'user.email=a@example.com', '-c', 'user.name=a', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...identity, ...args], { cwd: root, stdio: 'ignore' });
  }

  test('finds objects that swap a value, which a look at the files alone cannot', async () => {
    put('vpcs.yaml', NAMESPACES + vpc('a', 1001, 1) + vpc('b', 1002, 2));
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'base');
    put('vpcs.yaml', NAMESPACES + vpc('a', 1002, 1) + vpc('b', 1001, 2));
    expect(await validate()).toMatchObject({ code: 0 });
    const { code, stdout } = await validate('--base', 'HEAD');
    expect(code).toBe(1);
    expect(stdout).toMatch(/vpcs\.yaml:\d+:\d+ error HHS-4203 VPC default\/a: the VLAN 1002/);
    expect(stdout).toMatch(/see: {2}vpcs\.yaml:\d+:\d+ VPC default\/b has the VLAN 1002/);
    const planned = await cli(['plan', '.', '--base', 'HEAD'], { cwd: root });
    expect(planned).toMatchObject({ code: 1, stdout: expect.stringContaining('HHS-4203') });
  });
});

describeWithShared('validate --hydrate on the virtual labs of the installer', () => {
  const folder = join(sharedRoot, 'fabrics', 'vlab');
  const addresses = /^ +(?:- )?(?:ip|asn|protocolIP|vtepIP|vtepMAC|vtepMTU): .*\n/gm;

  /** The text without what hydration gives; what stands in a gateway for its links goes with it. */
  function stripped(text: string): string {
    const documents = text.split(/^(?=---$)/m).map((document) =>
      /^kind: (?:Switch|Connection|Gateway)$/m.test(document)
        ? document
            .replace(/^ {2}neighbors:\n(?: {2}- .*\n(?: {4}.*\n)*)*/gm, '')
            .replace(/:\n {6}ips:\n(?: {6}- .*\n)+ {6}mtu: 9100\n/g, ': {}\n')
            .replace(addresses, '')
        : document,
    );
    return documents.join('');
  }

  for (const name of hasShared() ? readdirSync(folder) : []) {
    test(`gives ${name} its own text back, valid, and then nothing more`, async () => {
      const original = readFileSync(join(folder, name), 'utf8');
      const without = stripped(original);
      expect(without.split('\n').length).toBeLessThan(original.split('\n').length - 20);
      put(name, without);
      expect(await validate()).toMatchObject({ code: 1 });
      const { code, document } = await validateJson('--hydrate');
      expect(code).toBe(0);
      expect(document.mends.left).toEqual([]);
      expect(read(name)).toBe(original);
      const again = await validateJson('--hydrate', '--fix');
      expect([again.code, again.document.mends.mended, read(name)]).toEqual([0, [], original]);
    });
  }
});
