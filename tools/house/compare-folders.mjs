import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Where `present` is not `expected`, byte by byte and executable bit by executable bit; one sentence a file. */
export function compareFolders(expected, present) {
  const wanted = filesOf(expected);
  const found = filesOf(present);
  const differing = [...wanted].filter(([path, content]) => found.has(path) && found.get(path) !== content);
  const missing = [...wanted.keys()].filter((path) => !found.has(path));
  const left = [...found.keys()].filter((path) => !wanted.has(path));
  return {
    files: wanted.size,
    faults: [
      ...differing.map(([path]) => `${path} differs`),
      ...missing.map((path) => `${path} is missing`),
      ...left.map((path) => `${path} is left over`),
    ].sort(),
  };
}

/** Path to executable bit and content. */
function filesOf(folder) {
  if (!statSync(folder, { throwIfNoEntry: false })) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const executable = (statSync(path).mode & 0o100) !== 0;
      return [relative(folder, path), `${executable} ${readFileSync(path, 'latin1')}`];
    }),
  );
}
