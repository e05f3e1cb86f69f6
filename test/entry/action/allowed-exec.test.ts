import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/domain/shared/json.ts';
import { assertExecAllowed } from '../../../src/entry/action/allowed-exec.ts';

function accessOf(user: JsonObject) {
  return {
    source: 'the kubeconfig given as text',
    context: 'lab',
    server: new URL('https://lab.example.com'),
    cluster: {},
    user,
    userName: 'someone',
  };
}

const refused = (user: JsonObject, allowed: readonly string[]) => () =>
  assertExecAllowed(accessOf(user), allowed);

describe('a program that a kubeconfig starts', () => {
  test('is refused unless it is named, with the cure', () => {
    const work = refused({ exec: { command: 'kubelogin' } }, ['aws']);
    expect(work).toThrow(/starts the program "kubelogin"/);
    expect(work).toThrow(
      expect.objectContaining({ code: 'HHS-2013', help: expect.stringContaining('allow-exec') }),
    );
    expect(refused({ exec: { command: 'kubelogin' } }, ['aws', 'kubelogin'])).not.toThrow();
  });

  test.each([
    ['/tmp/aws', 'aws'],
    ['aws', '/usr/bin/aws'],
    ['aws ', 'aws'],
    ['', 'aws'],
  ])('%j is not %j', (command, allowed) => {
    expect(refused({ exec: { command } }, [allowed])).toThrow();
  });

  test('may not come by the older way either', () => {
    const provider = { 'auth-provider': { name: 'gcp', config: { 'cmd-path': '/tmp/evil' } } };
    expect(refused(provider, [])).toThrow(/evil/);
    expect(refused(provider, ['/tmp/evil'])).not.toThrow();
  });

  test('is no matter where there is none', () => {
    expect(refused({ token: 'x' }, [])).not.toThrow();
    expect(refused({ 'auth-provider': { name: 'oidc', config: { 'id-token': 'x' } } }, [])).not.toThrow();
  });
});
