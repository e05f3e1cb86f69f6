import type { Assessment } from '../domain/drift/assessment.ts';
import type { KindRegistry } from '../domain/resource/kind.ts';
import type { ResourceKey } from '../domain/resource/object-id.ts';
import { refusedDeletes } from '../domain/validate/check-deletes.ts';
import { type GitSide, gitChecksOf } from '../domain/validate/git-checks.ts';
import type { KnownObject } from '../domain/validate/rule-world.ts';

/** `known`: what is or was there besides Git, candidates included: the live objects, or those of the base commit. */
export function withDeleteBlocks(
  assessments: readonly Assessment[],
  git: GitSide,
  known: readonly KnownObject[],
): readonly Assessment[] {
  const candidates = new Set(
    assessments.filter((one) => one.deleteCandidate && !one.ignored).map(({ key }) => key),
  );
  if (candidates.size === 0) return assessments;
  const { index, objects } = gitChecksOf(git);
  const world = { ...worldWithout(candidates, git, known), index, objects };
  const blocked = refusedDeletes(
    known.filter(({ key }) => candidates.has(key)),
    world,
  );
  return assessments.map((one) => {
    const deleteBlocks = blocked.get(one.key);
    return deleteBlocks === undefined ? one : { ...one, deleteBlocks };
  });
}

function worldWithout(candidates: ReadonlySet<ResourceKey>, git: GitSide, known: readonly KnownObject[]) {
  const { registry, config, parsed } = git;
  const inGit = new Set(parsed.manifests.map(({ key }) => key));
  const stays = (one: KnownObject) =>
    !inGit.has(one.key) && !candidates.has(one.key) && !isGenerated(one, registry);
  return { registry, config, others: known.filter(stays) };
}

/** What the fabric makes itself is no neighbour that rules compare with. */
function isGenerated({ id, object }: KnownObject, registry: KindRegistry): boolean {
  return registry.find(id.group, id.kind)?.isGenerated(object) !== false;
}
