import { describe, expect, test } from '@jest/globals';
import type { Command } from '../../../src/domain/commands/command.ts';
import {
  type CommandNeed,
  decideCommand,
  type Standing,
} from '../../../src/domain/commands/decide-command.ts';

const apply: Command = {
  name: 'apply',
  fabric: null,
  objects: [],
  until: null,
  because: null,
  text: '/apply',
};
const need: CommandNeed = { role: 'maintain', teams: [], owners: false };
const person: Standing = { login: 'red', isBot: false, role: 'maintain', teams: new Map(), owners: [] };
const allowed = (needs: Partial<CommandNeed>, standing: Partial<Standing>) =>
  decideCommand(apply, { ...need, ...needs }, { ...person, ...standing }).allowed;

describe('may somebody give a command', () => {
  test('each role is enough for itself and for what is below it', () => {
    const roles = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
    for (const [at, role] of roles.entries())
      for (const [has, own] of roles.entries())
        expect([role, own, allowed({ role }, { role: own })]).toEqual([role, own, has >= at]);
  });

  test('a bot may not, whatever its role', () => {
    expect(allowed({ role: 'none' }, { isBot: true, role: 'admin' })).toBe(false);
  });

  test('one team is enough, none is not, and what cannot be known is a no that says why', () => {
    const teams = ['acme/net', 'acme/noc'];
    const standing = (net: boolean | null, noc: boolean | null) => ({
      teams: new Map([
        ['acme/net', net],
        ['acme/noc', noc],
      ]),
    });
    expect(allowed({ teams }, standing(false, true))).toBe(true);
    expect(allowed({ teams }, standing(null, true))).toBe(true);
    expect(allowed({ teams }, standing(false, false))).toBe(false);
    const unknown = decideCommand(apply, { ...need, teams }, { ...person, ...standing(false, null) });
    expect(unknown).toMatchObject({ allowed: false, help: expect.stringContaining('members: read') });
  });

  test('with owners asked for, every file that has owners must have this one', () => {
    const teams = new Map([['acme/net', true]]);
    expect(allowed({ owners: true }, { owners: [] })).toBe(true);
    expect(allowed({ owners: true }, { owners: [['@RED'.toLowerCase()]] })).toBe(true);
    expect(allowed({ owners: true }, { teams, owners: [['@acme/net', '@blue']] })).toBe(true);
    expect(allowed({ owners: true }, { owners: [['@red'], ['@blue']] })).toBe(false);
    expect(allowed({ owners: true }, { owners: [[]] })).toBe(false);
    expect(allowed({ owners: false }, { owners: [['@blue']] })).toBe(true);
  });
});
