// Makes the GitHub release and moves the major tag, through the GitHub CLI. Safe to run again: what is there already is
// brought up to date, and a tag that stands right is left alone.
//   node tools/release-publish.mjs --tag v1.2.3 --commit SHA --notes FILE --newest true [--major-tag v1] ARCHIVE...
// GITHUB_REPOSITORY names the repository; gh takes its token from GH_TOKEN.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values, positionals: archives } = parseArgs({
  allowPositionals: true,
  options: {
    tag: { type: 'string' },
    commit: { type: 'string' },
    notes: { type: 'string' },
    newest: { type: 'string' },
    'major-tag': { type: 'string', default: '' },
  },
});
const { tag, commit, notes, newest } = values;
const repository = process.env.GITHUB_REPOSITORY;
for (const [name, value] of Object.entries({ tag, commit, notes, newest, GITHUB_REPOSITORY: repository })) {
  if (!value) throw new Error(`release-publish: ${name} is missing`);
}

ensureRelease();
// last: whoever follows the major tag gets a release that is complete
if (values['major-tag'] !== '') ensureMajorTag(values['major-tag']);

function ensureRelease() {
  const place = ['--repo', repository];
  const about = ['--title', tag, '--notes-file', notes, `--latest=${newest}`];
  if (gh(['release', 'view', tag, ...place, '--json', 'tagName']).status !== 0) {
    must(['release', 'create', tag, ...archives, ...place, ...about, '--verify-tag']);
    console.log(`release ${tag} made`);
    return;
  }
  must(['release', 'edit', tag, ...place, ...about]);
  must(['release', 'upload', tag, ...archives, ...place, '--clobber']);
  console.log(`release ${tag} was there: notes and archive brought up to date`);
}

function ensureMajorTag(name) {
  const refs = `repos/${repository}/git/refs`;
  const ref = `refs/tags/${name}`;
  const near = JSON.parse(must(['api', `repos/${repository}/git/matching-refs/tags/${name}`]));
  const stands = near.find((one) => one.ref === ref)?.object.sha;
  if (stands === undefined) must(['api', '-X', 'POST', refs, '-f', `ref=${ref}`, '-f', `sha=${commit}`]);
  else if (stands !== commit) {
    must(['api', '-X', 'PATCH', `${refs}/tags/${name}`, '-f', `sha=${commit}`, '-F', 'force=true']);
  }
  console.log(`${name} ${stands === commit ? 'stands' : 'moved'} at ${commit}`);
}

function must(args) {
  const { status, stdout, stderr } = gh(args);
  if (status === 0) return stdout;
  throw new Error(`gh ${args.slice(0, 2).join(' ')} failed: ${stderr.trim()}`);
}

function gh(args) {
  const ran = spawnSync('gh', args, { encoding: 'utf8' });
  if (ran.error !== undefined) throw ran.error;
  return ran;
}
