import { delimiter } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import { type Invocation, readInvocation } from '../../src/entry/cli/program.ts';
import { terminalProgress } from '../../src/entry/cli/terminal-progress.ts';
import { commandLineOf, kubectlLineOf } from '../../src/entry/command-line.ts';
import { SeenFiles } from '../../src/entry/seen-files.ts';
import { capturedHost } from './cli/captured-host.ts';

function read(...args: string[]): Invocation {
  const invocation = readInvocation(args, '0.0.0', capturedHost().host);
  if (invocation === null) throw new Error('nothing was asked for');
  return invocation;
}

describe('reading the command line', () => {
  test('keeps only what was given, lists in order, and flags that begin with no', () => {
    const given = read(
      'apply',
      'lab',
      '--no-color',
      '--accept-git',
      'a/b',
      '--accept-git',
      'c/d',
      '--wait',
      '3s',
    );
    expect(given).toEqual({
      command: 'apply',
      object: null,
      objects: [],
      flags: { path: 'lab', 'no-color': true, 'accept-git': ['a/b', 'c/d'], wait: '3s' },
    });
    expect(read('plan').flags).toEqual({});
  });

  test('takes the object of explain first, the path after it', () => {
    expect(read('explain', 'vpc/a', 'lab')).toMatchObject({ object: 'vpc/a', flags: { path: 'lab' } });
  });
});

describe('a command to copy', () => {
  test('carries on the fabric and the connection of this run, and nothing else', () => {
    const invocation = read('drift', 'lab', '--context', 'prod', '--output', 'json', '--include', 'a*');
    expect(commandLineOf('apply', ['--accept-git', 'VPC/a:/spec/x'], invocation.flags)).toBe(
      "hedgehog-sync apply --accept-git VPC/a:/spec/x --path lab --context prod --include 'a*'",
    );
    expect(commandLineOf('validate', [], invocation.flags)).toBe(
      "hedgehog-sync validate --path lab --include 'a*'",
    );
  });

  test('is safe to paste, whatever the path is called', () => {
    expect(commandLineOf('apply', [], read('drift', "it's; rm -rf $HOME").flags)).toBe(
      "hedgehog-sync apply --path 'it'\\''s; rm -rf $HOME'",
    );
  });
});

describe('a kubectl command to copy', () => {
  const id = { group: 'vpc.githedgehog.com', kind: 'VPC', namespace: 'default', name: 'web' };
  const line = (place: { kubeconfig?: string; context?: string }, verb = 'delete', more: string[] = []) =>
    kubectlLineOf(verb, id, more, fabricRegistry, { kubeconfig: null, context: null, ...place });

  test('names the object in full, and the cluster only where this run was given one', () => {
    expect(line({})).toBe('kubectl delete vpcs.vpc.githedgehog.com/web -n default');
    expect(line({ kubeconfig: '/tmp/a b', context: 'prod' }, 'annotate', ['x/y=true'])).toBe(
      "kubectl annotate vpcs.vpc.githedgehog.com/web -n default x/y=true --kubeconfig '/tmp/a b' --context prod",
    );
  });

  test('takes a list of kubeconfigs as kubectl does, from the environment', () => {
    expect(line({ kubeconfig: ['a', 'b'].join(delimiter) })).toBe(
      `KUBECONFIG=a${delimiter}b kubectl delete vpcs.vpc.githedgehog.com/web -n default`,
    );
  });
});

describe('files that were seen', () => {
  test('can be quoted by line, others cannot', async () => {
    const seen = new SeenFiles();
    const snapshot = {
      files: [{ path: 'a.yaml', text: 'one\r\ntwo\n' }],
      skipped: [],
      diagnostics: [],
      commit: null,
    };
    const selection = { include: [], exclude: [], maxFileBytes: 1, maxFiles: 1, maxTotalBytes: 1 };
    expect(await seen.watch({ read: async () => snapshot }).read(selection)).toBe(snapshot);
    expect([seen.line('a.yaml', 2), seen.line('a.yaml', 9), seen.line('b.yaml', 1)]).toEqual([
      'two',
      undefined,
      undefined,
    ]);
  });
});

describe('progress', () => {
  test('is one line that is taken away again, on a terminal only', () => {
    const terminal = capturedHost({ showsProgress: true, columns: 40 });
    const progress = terminalProgress(terminal.host);
    progress.report('apply objects', 3, 3, `x\u001b[31m${'y'.repeat(100)}`);
    progress.clear();
    progress.clear();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the sequence that erases a line
    expect(terminal.stderr()).toMatch(/^\r\u001b\[2Kapply objects 3\/3 x\\x1b\[31my+\r\u001b\[2K$/);
    const pipe = capturedHost();
    terminalProgress(pipe.host).report('apply objects', 3, 3);
    expect(pipe.stderr()).toBe('');
  });
});
