import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../support/shared.ts';
import { withTree } from './planted-tree.ts';

const commit = '1'.repeat(40);
const other = '2'.repeat(40);

interface Forge {
  readonly releases: Readonly<Record<string, { readonly files: readonly string[]; readonly about: string }>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** Stands in for the GitHub CLI: keeps releases and tags in a file, and refuses what GitHub would. */
const gh = `#!${process.execPath}
const { appendFileSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const state = join(dirname(process.argv[1]), 'state.json');
const forge = JSON.parse(readFileSync(state, 'utf8'));
const args = process.argv.slice(2);
appendFileSync(join(dirname(state), 'calls'), args.join(' ') + '\\n');
const refuse = (why) => { process.stderr.write(why + '\\n'); process.exit(1); };
const value = (flag) => args[args.indexOf(flag) + 1];
const field = (name) => args.find((arg) => arg.startsWith(name + '='))?.slice(name.length + 1);
const [area, verb, tag] = args;
const files = args.filter((arg) => arg.endsWith('.tar.gz'));
if (process.env.GH_TOKEN !== 'token-of-the-test') refuse('HTTP 401: Bad credentials');
if (area === 'release') {
  if (value('--repo') !== 'owner/name') refuse('no repository');
  const release = forge.releases[tag];
  const about = args.filter((arg) => arg.startsWith('--latest')).join() + ' ' + (args.includes('--notes-file') ? readFileSync(value('--notes-file'), 'utf8') : '');
  if (verb === 'create' && release) refuse('a release with the same tag name already exists');
  if (verb !== 'create' && !release) refuse('release not found');
  if (verb === 'create') forge.releases[tag] = { files, about };
  if (verb === 'edit') release.about = about;
  if (verb === 'upload') release.files = files;
} else {
  const path = args.find((arg) => arg.startsWith('repos/owner/name/git/'))?.slice('repos/owner/name/git/'.length) ?? refuse('HTTP 404');
  const method = args.includes('-X') ? value('-X') : 'GET';
  const name = path.split('/').at(-1);
  if (method === 'GET') {
    const near = Object.entries(forge.tags).filter(([one]) => one.startsWith(name));
    process.stdout.write(JSON.stringify(near.map(([one, sha]) => ({ ref: 'refs/tags/' + one, object: { sha } }))));
  } else if (method === 'POST') {
    const made = field('ref').replace('refs/tags/', '');
    if (forge.tags[made]) refuse('HTTP 422: Reference already exists');
    forge.tags[made] = field('sha');
  } else {
    if (!forge.tags[name]) refuse('HTTP 422: Reference does not exist');
    if (field('force') !== 'true') refuse('HTTP 422: Update is not a fast forward');
    forge.tags[name] = field('sha');
  }
}
writeFileSync(state, JSON.stringify(forge));
`;

interface Published {
  readonly status: number | null;
  readonly forge: Forge;
  readonly calls: readonly string[];
  readonly stderr: string;
}

function publish(before: Forge, majorTag = 'v1', token = 'token-of-the-test'): Published {
  const tree = { 'bin/gh': gh, 'bin/state.json': JSON.stringify(before), 'notes.md': 'what is new\n' };
  return withTree(tree, (root) => {
    chmodSync(join(root, 'bin/gh'), 0o755);
    const script = join(projectRoot, 'tools', 'release-publish.mjs');
    const args = ['--tag', 'v1.2.0', '--commit', commit, '--notes', 'notes.md', '--newest', 'true'];
    const { status, stderr } = spawnSync(
      process.execPath,
      [script, ...args, '--major-tag', majorTag, 'all.tar.gz'],
      {
        cwd: root,
        encoding: 'utf8',
        env: { PATH: join(root, 'bin'), GITHUB_REPOSITORY: 'owner/name', GH_TOKEN: token },
      },
    );
    const text = (name: string): string => readFileSync(join(root, 'bin', name), 'utf8');
    return { status, stderr, forge: JSON.parse(text('state.json')), calls: text('calls').trim().split('\n') };
  });
}

const made = { 'v1.2.0': { files: ['all.tar.gz'], about: '--latest=true what is new\n' } };

describe('publishing a release', () => {
  test('makes the release with notes and archive, and the major tag that is not there yet', () => {
    const { status, forge } = publish({ releases: {}, tags: { 'v1.2.0': commit } });
    expect(status).toBe(0);
    expect(forge).toEqual({ releases: made, tags: { 'v1.2.0': commit, v1: commit } });
  });

  test('never makes the tag of a release itself', () => {
    expect(publish({ releases: {}, tags: {} }).calls.join('\n')).toMatch(
      /^release create v1\.2\.0 .*--verify-tag$/m,
    );
  });

  test('moves a major tag that stands elsewhere, and no tag whose name only begins so', () => {
    const tags = { v1: other, 'v1.1.0': other, v10: other };
    expect(publish({ releases: {}, tags }).forge.tags).toEqual({ ...tags, v1: commit });
  });

  test('leaves the major tags alone when a newer release holds it', () => {
    expect(publish({ releases: {}, tags: { v1: other } }, '').forge.tags).toEqual({ v1: other });
  });

  test('brings a release up to date that a run before has made', () => {
    const before = { releases: { 'v1.2.0': { files: [], about: 'half' } }, tags: { v1: other } };
    expect(publish(before).forge).toEqual({ releases: made, tags: { v1: commit } });
  });

  test('writes no tag when it stands right', () => {
    const { status, calls } = publish({ releases: made, tags: { v1: commit } });
    expect(status).toBe(0);
    expect(calls.filter((call) => /-X (POST|PATCH)/.test(call))).toEqual([]);
  });

  test("ends with GitHub's own words when it refuses, before the major tag moves", () => {
    const { status, stderr, forge } = publish({ releases: {}, tags: { v1: other } }, 'v1', 'wrong');
    expect(status).toBe(1);
    expect(stderr).toContain('gh release create failed: HTTP 401: Bad credentials');
    expect(stderr).not.toContain('wrong');
    expect(forge.tags).toEqual({ v1: other });
  });
});
