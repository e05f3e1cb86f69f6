// Checks the workflows of this repository and those of the examples with actionlint.
//   node tools/lint-workflows.mjs [FILE...]
// actionlint is built with Go from the module that tools/actionlint/go.mod pins, once, into the user's cache.
// Exit status: 0 nothing found, 1 findings or a failed build, 3 impossible here (no Go).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));
const moduleFolder = join(projectRoot, 'tools', 'actionlint');
const FOLDERS = ['.github/workflows', 'examples/workflows'];

function pinnedVersion() {
  const [, version] =
    /github\.com\/rhysd\/actionlint v(\S+)/.exec(readFileSync(join(moduleFolder, 'go.mod'), 'utf8')) ?? [];
  if (version === undefined) throw new Error('tools/actionlint/go.mod names no version of actionlint');
  return version;
}

/** Path of the program; null where it cannot be had, after saying why. */
function findOrBuild() {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folder = join(cache, 'hedgehog-sync', 'actionlint', pinnedVersion());
  const program = join(folder, process.platform === 'win32' ? 'actionlint.exe' : 'actionlint');
  if (existsSync(program)) return program;
  if (spawnSync('go', ['version']).status !== 0) {
    console.error('lint-workflows: actionlint is built with Go, and there is none; install Go 1.26 or newer');
    process.exitCode = 3;
    return null;
  }
  mkdirSync(folder, { recursive: true });
  // another run may build at the same time: a rename is all or nothing
  const made = `${program}.${process.pid}`;
  const { status } = spawnSync('go', ['build', '-o', made, 'github.com/rhysd/actionlint/cmd/actionlint'], {
    cwd: moduleFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    console.error('lint-workflows: actionlint could not be built');
    process.exitCode = 1;
    return null;
  }
  renameSync(made, program);
  return program;
}

function workflows() {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(projectRoot, folder))
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name) => `${folder}/${name}`),
  );
}

const given = process.argv.slice(2);
const files = given.length > 0 ? given : workflows();
const program = findOrBuild();
if (program !== null) {
  // what else is installed on a machine must not decide what is found
  const { status } = spawnSync(program, ['-no-color', '-shellcheck=', '-pyflakes=', ...files], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
  if (status === 0) console.log(`${files.length} workflows are as actionlint wants them`);
  else process.exitCode = 1;
}
