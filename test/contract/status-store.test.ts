import { githubRig, STATUS_BRANCH, WORKFLOW_RIGHTS } from '../adapters/github/rig.ts';
import { MemoryStatusPlace, MemoryStatusStore } from '../support/memory-status-store.ts';
import { describeStatusStore } from './status-store.ts';

describeStatusStore('in memory', async (rights) => {
  const place = new MemoryStatusPlace(rights);
  return {
    open: () => new MemoryStatusStore(place),
    remove: async () => place.remove(),
    stop: async () => undefined,
  };
});

describeStatusStore('a branch on GitHub', async (rights) => {
  const rig = await githubRig(rights === 'read' ? { rights: { ...WORKFLOW_RIGHTS, contents: 'read' } } : {});
  const { repository } = rig;
  if (rights === 'protected') {
    repository.protect(STATUS_BRANCH, { by: 'ruleset', creationRestricted: true });
  }
  return {
    open: () => rig.connect().statusStore,
    remove: async () => repository.deleteBranch(STATUS_BRANCH),
    stop: rig.stop,
  };
});
