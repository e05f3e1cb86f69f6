import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { generateCrd } from '../src/domain/fabric/crd.ts';
import { fabricRegistry } from '../src/domain/fabric/registry.ts';
import { FABRIC_RELEASES, type FabricRelease } from '../src/domain/resource/schema.ts';

/**
 * Writes one CRD a kind into DIRECTORY, as `<group>_<plural>.yaml`, for a real API server in tests.
 * Arguments: DIRECTORY [RELEASE]; the release defaults to the newest.
 */
function main(directory: string | undefined, release: string | undefined): number {
  const chosen = releaseOf(release ?? FABRIC_RELEASES[FABRIC_RELEASES.length - 1]);
  if (directory === undefined || chosen === undefined) {
    console.error(`usage: generate-crds DIRECTORY [${FABRIC_RELEASES.join('|')}]`);
    return 1;
  }
  mkdirSync(directory, { recursive: true });
  for (const kind of fabricRegistry.kinds) {
    const file = join(directory, `${kind.group}_${kind.plural}.yaml`);
    writeFileSync(file, `---\n${stringify(generateCrd(kind, chosen), { aliasDuplicateObjects: false })}`);
  }
  console.log(`${fabricRegistry.kinds.length} CRDs of release ${chosen} in ${directory}`);
  return 0;
}

function releaseOf(text: string | undefined): FabricRelease | undefined {
  return FABRIC_RELEASES.find((release) => release === text);
}

process.exitCode = main(process.argv[2], process.argv[3]);
