import { describe, expect, test } from '@jest/globals';
import { findMends } from '../../../src/domain/edit/find-mends.ts';
import { applyLineChanges } from '../../../src/domain/edit/line-changes.ts';
import { mendFiles } from '../../../src/domain/edit/mend-files.ts';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import { DEFAULT_PARSE_LIMITS } from '../../../src/domain/parse/parse-limits.ts';
import { parseText } from '../../support/parse-text.ts';
import { seededRandom } from '../../support/seeded-random.ts';

function mend(text: string, path = 'fabric.yaml') {
  const file = { path, text };
  const wishes = findMends([file], fabricRegistry, DEFAULT_PARSE_LIMITS);
  const plan = mendFiles([file], wishes, DEFAULT_PARSE_LIMITS);
  return { ...plan, text: plan.texts.get(path) ?? text };
}

function messages(text: string): string[] {
  return mend(text).mends.map(({ reason, message }) => `${reason} ${message}`);
}

const HEAD = 'apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\n';

describe('what the server owns', () => {
  test('goes, and every other byte stays', () => {
    const { text, mends, left } = mend(
      `# top\n${HEAD}metadata:\n  name: a   # the name\n  uid: 7\n  labels:\n    fabric.githedgehog.com/ipv4ns: x\n    own: "1"\nspec:\n  subnets: {}  # none\nstatus: {}\n---\n# tail\n`,
    );
    expect(text).toBe(
      `# top\n${HEAD}metadata:\n  name: a   # the name\n  labels:\n    own: "1"\nspec:\n  subnets: {}  # none\n---\n# tail\n`,
    );
    expect(left).toEqual([]);
    expect(mends).toHaveLength(1);
    expect(mends[0]).toMatchObject({
      kind: 'VPC',
      name: 'a',
      line: 6,
      pointers: ['/metadata/uid', '/metadata/labels/fabric.githedgehog.com~1ipv4ns', '/status'],
      lines: [
        { from: 6, to: 6, was: '  uid: 7\n', text: '' },
        { from: 8, to: 8, was: '    fabric.githedgehog.com/ipv4ns: x\n', text: '' },
        { from: 12, to: 12, was: 'status: {}\n', text: '' },
      ],
    });
  });

  test('goes from an item of a list, from JSON and from a file with other line ends', () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n- apiVersion: vpc.githedgehog.com/v1beta1\n  kind: VPC\n  metadata: {name: a, uid: x}\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: b, uid: y}\n`;
    expect(mend(list).text).toBe(list.replace(', uid: x', ''));
    const json =
      '{"apiVersion":"vpc.githedgehog.com/v1beta1","kind":"VPC","metadata":{"name":"a","generation":4}}\n';
    expect(mend(json).text).toBe(json.replace(',"generation":4', ''));
    const windows = `${HEAD}metadata:\n  name: a\n  generation: 4\n`.replaceAll('\n', '\r\n');
    expect(mend(windows).text).toBe(windows.replace('  generation: 4\r\n', ''));
  });

  test('is left with the reason where another document place would change, and the rest goes', () => {
    const text = `${HEAD}metadata:\n  name: a\n  uid: &u x\n  generation: 3\n  annotations:\n    same: *u\n`;
    const { text: after, left, mends } = mend(text);
    expect(after).toBe(text.replace('  generation: 3\n', ''));
    expect(mends.map(({ pointers }) => pointers)).toEqual([['/metadata/generation']]);
    expect(left).toHaveLength(1);
    expect(left[0]).toMatchObject({ pointers: ['/metadata/uid'], line: 5, reason: 'server-owned' });
    expect(left[0]?.message).toContain('&u');
    expect(left[0]?.help).not.toBe('');
  });

  test('is no matter in objects of others, in those that opt out and in what cannot be read', () => {
    for (const text of [
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, uid: x}\n',
      `${HEAD}metadata:\n  name: a\n  uid: x\n  annotations: {hedgehog-sync.githedgehog.com/ignore: "true"}\n`,
      `${HEAD}metadata: {name: a, uid: x\n`,
      `${HEAD}metadata: {name: a, uid: x, uid: y}\n`,
    ]) {
      expect(mend(text)).toMatchObject({ text, mends: [], left: [] });
    }
  });
});

describe('a former apiVersion', () => {
  test('becomes the one of today, where the fabric once had it', () => {
    const text = 'apiVersion: "wiring.githedgehog.com/v1alpha2" # old\nkind: Server\nmetadata: {name: s}\n';
    expect(mend(text).text).toBe(text.replace('v1alpha2', 'v1beta1'));
    for (const other of [
      'wiring.githedgehog.com/v1',
      'wiring.example.com/v1alpha2',
      'gateway.githedgehog.com/v1alpha2',
    ]) {
      const kind = other.startsWith('gateway') ? 'Gateway' : 'Server';
      expect(messages(`apiVersion: ${other}\nkind: ${kind}\nmetadata: {name: s}\n`)).toEqual([]);
    }
  });
});

describe('the normal form', () => {
  const vpc = (subnet: string) => `${HEAD}metadata: {name: a}\nspec:\n  subnets:\n    x:\n${subnet}`;

  test('of a prefix has no host bits', () => {
    const text = vpc('      subnet: "10.0.1.5/24" # odd\n      vlan: 1001\n');
    expect(mend(text).text).toBe(text.replace('10.0.1.5', '10.0.1.0'));
    expect(messages(vpc('      subnet: 10.0.1.0/24\n'))).toEqual([]);
    expect(messages(vpc('      subnet: 10.0.1/24\n'))).toEqual([]);
  });

  test('of a MAC as key is written in its place, with comment and quotes', () => {
    const text = vpc(
      "      dhcp:\n        static:\n          'AA-BB-CC-DD-EE-01': {ip: 10.0.1.9} # printer\n          aa:bb:cc:dd:ee:02: {ip: 10.0.1.8}\n",
    );
    expect(mend(text).text).toBe(text.replace('AA-BB-CC-DD-EE-01', 'aa:bb:cc:dd:ee:01'));
  });

  test('is not given to two keys that mean the same', () => {
    expect(
      messages(
        vpc(
          '      dhcp: {static: {AA-BB-CC-DD-EE-01: {ip: 10.0.1.9}, "aa:bb:cc:dd:ee:01": {ip: 10.0.1.8}}}\n',
        ),
      ),
    ).toEqual([]);
  });

  test('of the MAC of a gateway may have capital letters', () => {
    const gateway = (mac: string) =>
      `apiVersion: gateway.githedgehog.com/v1alpha1\nkind: Gateway\nmetadata: {name: g}\nspec: {vtepMAC: "${mac}"}\n`;
    expect(messages(gateway('CA:FE:BA:BE:01:01'))).toEqual([]);
    expect(messages(gateway('CA-FE-BA-BE-01-01'))).toEqual(['normal-form spec.vtepMAC: ca:fe:ba:be:01:01']);
  });
});

describe('whatever the file', () => {
  /** A file of random documents, many of which have something to mend. */
  function randomFile(seed: number): string {
    const random = seededRandom(seed);
    const eol = random.pick(['\n', '\n', '\r\n']);
    const documents = Array.from({ length: 1 + random.below(5) }, (_none, at) => {
      const version = random.pick(['v1beta1', 'v1beta1', 'v1alpha2']);
      const lines = [
        `apiVersion: vpc.githedgehog.com/${version}`,
        `kind: VPC${random.pick(['', ' # kind'])}`,
        'metadata:',
        `  name: vpc-${at}`,
      ];
      if (random.below(2) === 0) lines.push('  uid: abc');
      if (random.below(2) === 0)
        lines.push('  # about labels', '  labels:', '    fabric.githedgehog.com/x: y');
      if (random.below(3) === 0)
        lines.push('  managedFields:', '  - manager: kubectl', '    fieldsV1:', '      f:spec: {}');
      lines.push('spec:', '  subnets:');
      for (let subnet = 0; subnet <= random.below(3); subnet += 1) {
        const bits = random.below(2);
        lines.push(
          random.pick([
            `    s${subnet}: {subnet: 10.${at}.${subnet}.${bits}/24, vlan: ${1000 + subnet}} # flow`,
            `    s${subnet}:${eol}      subnet: '10.${at}.${subnet}.${bits}/24'${eol}      # the VLAN${eol}      vlan: ${1000 + subnet}`,
          ]),
        );
      }
      if (random.below(3) === 0) lines.push('status:', '  x: 1');
      return lines.join(eol);
    });
    return `${random.pick(['', '# head', '---'])}${eol}${documents.join(`${eol}---${random.pick(['', ' # next'])}${eol}`)}${random.pick(['', eol])}`;
  }

  const seeds = Array.from({ length: 120 }, (_none, at) => at + 1);

  test('a second time there is nothing to mend', () => {
    for (const seed of seeds) {
      const { text, left } = mend(randomFile(seed));
      expect({ seed, left }).toEqual({ seed, left: [] });
      expect({ seed, again: mend(text) }).toMatchObject({ seed, again: { text, mends: [] } });
    }
  });

  test('lines that no mend tells of are the same, and each mend alone can be made on the file', () => {
    for (const seed of seeds) {
      const before = randomFile(seed);
      const { text, mends } = mend(before);
      const touched = new Set(mends.flatMap(({ lines }) => lines.flatMap(({ from, to }) => range(from, to))));
      const kept = before.split('\n').filter((_line, at) => !touched.has(at + 1));
      const after = text.split('\n');
      expect({ seed, lost: notInOrder(kept, after) }).toEqual({ seed, lost: [] });
      for (const { lines, message } of mends) {
        const alone = applyLineChanges(before, lines);
        expect({ seed, message, same: alone === before }).toEqual({ seed, message, same: false });
        for (const { from, to, was } of lines) expect(linesOf(before, from, to)).toBe(was);
        expect(parseText(alone, {}, fabricRegistry).diagnostics.map(({ code }) => code)).not.toContain(
          'HHS-3001',
        );
      }
    }
  });

  test('what is applied of an object that can be read stays what it was but for its normal forms', () => {
    for (const seed of seeds) {
      const before = randomFile(seed).replaceAll('v1alpha2', 'v1beta1').replaceAll('.1/24', '.0/24');
      const digests = (text: string) =>
        parseText(text, {}, fabricRegistry).manifests.map(({ digest }) => digest);
      const { text, mends } = mend(before);
      expect({ seed, digests: digests(text) }).toEqual({ seed, digests: digests(before) });
      expect(mends.every(({ reason }) => reason === 'server-owned')).toBe(true);
    }
  });

  function range(from: number, to: number): number[] {
    return Array.from({ length: Math.max(0, to - from + 1) }, (_none, at) => from + at);
  }

  function linesOf(text: string, from: number, to: number): string {
    return (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).slice(from - 1, to).join('');
  }

  /** Lines that do not come up among the others, in their order. */
  function notInOrder(lines: readonly string[], others: readonly string[]): string[] {
    let at = 0;
    return lines.filter((line) => {
      const found = others.indexOf(line, at);
      if (found !== -1) at = found + 1;
      return found === -1;
    });
  }
});
