import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { CollaboratorLevel } from '../../src/simulator/github/state/repository.ts';
import type { GitHubRig } from '../adapters/github/rig.ts';
import { BOT_RIGHTS, forgeRig } from './forge-rig.ts';

let rig: GitHubRig;
beforeEach(async () => {
  rig = await forgeRig();
});
afterEach(() => rig.stop());

test.each<CollaboratorLevel>(['read', 'triage', 'write', 'maintain', 'admin', 'none'])(
  'the role %s is told as GitHub has it',
  async (level) => {
    rig.repository.collaborators.set('mona', level);
    expect(await rig.hub.forge.people.roleOf('mona')).toBe(level);
  },
);

test('a bot, and somebody whom the repository does not know, have no role', async () => {
  expect(await rig.hub.forge.people.roleOf('dependabot[bot]')).toBe('none');
  expect(await rig.hub.forge.people.roleOf('stranger')).toBe('none');
});

test('a role that was taken away is gone at the next question', async () => {
  rig.repository.collaborators.set('mona', 'admin');
  expect(await rig.hub.forge.people.roleOf('mona')).toBe('admin');
  rig.repository.collaborators.delete('mona');
  expect(await rig.hub.forge.people.roleOf('mona')).toBe('none');
});

test('membership of a team is yes, no, or unknown without the permission', async () => {
  rig.fake.state.addTeam('acme', 'net-ops', ['Mona']);
  const { people } = rig.hub.forge;
  expect(await people.isMember('acme/net-ops', 'mona')).toBe(true);
  expect(await people.isMember('acme/net-ops', 'mallory')).toBe(false);
  expect(await people.isMember('acme/gone', 'mona')).toBe(false);
  const token = rig.fake.token({ kind: 'workflow', permissions: { ...BOT_RIGHTS, members: 'none' } });
  expect(await rig.connect({ token }).forge.people.isMember('acme/net-ops', 'mona')).toBeNull();
});
