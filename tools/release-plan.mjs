// Decides whether a tag may be released and what the release moves. Writes nothing but the notes.
//   node tools/release-plan.mjs --tag v1.2.3 [--root DIR] [--main origin/main] [--notes FILE]
// Prints `version=`, `commit=`, `major-tag=` (empty: a newer release holds it) and `newest=`, also into GITHUB_OUTPUT.
// Exit code 1, one line a problem, when tag, package.json, package-lock.json, CHANGELOG.md and commit do not agree.
import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { notesOf, parseTag, placeAmong, releaseProblems } from './release-rules.mjs';

const { values } = parseArgs({
  options: {
    tag: { type: 'string', default: '' },
    root: { type: 'string', default: fileURLToPath(new URL('..', import.meta.url)) },
    main: { type: 'string', default: 'origin/main' },
    notes: { type: 'string' },
  },
});
const { tag, main } = values;
const root = resolve(values.root);
const text = (name) => readFileSync(join(root, name), 'utf8');
const changelog = text('CHANGELOG.md');

const problems = releaseProblems({
  tag,
  packageVersion: JSON.parse(text('package.json')).version,
  lockVersion: JSON.parse(text('package-lock.json')).version,
  changelog,
});
if (parseTag(tag) !== null) problems.push(...commitProblems());
if (problems.length > 0) {
  for (const problem of problems) console.error(`release ${tag}: ${problem}`);
  process.exitCode = 1;
} else {
  const { version } = parseTag(tag);
  const { majorTag, newest } = placeAmong(tag, git('tag', '--list', 'v*').stdout.split('\n'));
  const commit = git('rev-parse', 'HEAD').stdout.trim();
  const output = `version=${version}\ncommit=${commit}\nmajor-tag=${majorTag ?? ''}\nnewest=${newest}\n`;
  process.stdout.write(output);
  if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, output);
  if (values.notes !== undefined) writeFileSync(values.notes, `${notesOf(changelog, version)}\n`);
}

/** What is checked out must be the tag's commit, and a commit that went through the main branch. */
function commitProblems() {
  const commit = git('rev-parse', '--verify', '--quiet', `refs/tags/${tag}^{commit}`);
  if (commit.status !== 0) return ['there is no such tag in this clone'];
  const found = [];
  if (commit.stdout !== git('rev-parse', 'HEAD').stdout) found.push('HEAD is not the commit of the tag');
  const onMain = git('merge-base', '--is-ancestor', `refs/tags/${tag}`, main);
  if (onMain.status !== 0) found.push(`its commit is not on ${main}`);
  return found;
}

function git(...args) {
  return spawnSync('git', ['-C', root, ...args], { encoding: 'utf8' });
}
