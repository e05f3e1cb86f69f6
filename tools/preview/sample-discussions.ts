import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { backPortPull } from '../../src/domain/backport/back-port-text.ts';
import { backPort } from '../../src/domain/edit/back-port.ts';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import { concernsOf } from '../../src/domain/issues/concerns.ts';
import { concludeRun } from '../../src/domain/report/conclusion.ts';
import type { MarkdownContext } from '../../src/domain/report/markdown-context.ts';
import { pullFile } from '../../src/domain/report/pull/changed-lines.ts';
import { makePullReport } from '../../src/domain/report/pull/make-pull-report.ts';
import { renderPullComment } from '../../src/domain/report/pull/pull-comment.ts';
import { driftDocument } from '../../src/domain/status/drift-document.ts';
import type { DriftDocument } from '../../src/domain/status/drift-shape.ts';
import type { RunFacts } from '../../src/domain/status/run-facts.ts';
import { factsOf } from './sample-reports.ts';
import { COMMIT, sampleWorld } from './sample-world.ts';

/** A text of ours in a discussion of the forge. */
export interface DiscussionSample {
  readonly name: string;
  /** Of the issue or pull request. */
  readonly title: string;
  /** What stands above the text, as in `commented`. */
  readonly act: string;
  readonly markdown: string;
}

const HEAD = '9f1d1c6b7a3e5d20486fc0a1b2c3d4e5f6071829';
const BACKUP = ['spec', 'subnets', 'backup', 'gateway'];

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Comment of a pull request, issue about drift, pull request that carries it back. */
export function sampleDiscussions(folder: string, context: MarkdownContext): readonly DiscussionSample[] {
  return [
    pullComment(folder, context, 'cluster'),
    pullComment(folder, context, 'commit'),
    ...issue(folder, context),
    ...backPortSamples(folder, context),
  ];
}

function pullComment(
  folder: string,
  context: MarkdownContext,
  comparedWith: 'cluster' | 'commit',
): DiscussionSample {
  const isOffline = comparedWith === 'commit';
  const world = sampleWorld(
    folder,
    [
      { file: 'vpcs.yaml', from: 'vlan: 1003', to: 'vlan: 1003\n      dhcp:\n        enable: true' },
      { file: 'vpcs.yaml', from: 'vlan: 1004', to: 'vlan: 1014' },
      {
        file: 'attachments.yaml',
        from: '  name: batch--default--server-06--unbundled--leaf-05',
        to: '  name: batch--default--server-06',
      },
      ...(isOffline ? [{ file: 'vpcs.yaml', from: 'gateway: 10.20.3.254', to: 'getaway: 10.20.3.254' }] : []),
    ],
    isOffline
      ? []
      : [{ kind: 'VPC', name: 'web', set: { path: ['spec', 'subnets', 'default', 'vlan'], value: 1051 } }],
  );
  const facts: RunFacts = factsOf(world, {
    mode: 'plan',
    branch: 'new-vlan',
    comparedWith,
    ...(isOffline ? { switches: null } : {}),
    meanings: isOffline ? ['error', 'changes'] : ['drift', 'changes'],
  });
  const patch = (lines: number) => `@@ -0,0 +1,${lines} @@\n${'+x\n'.repeat(lines)}`;
  const report = makePullReport({
    facts,
    conclusion: concludeRun(facts, null, 'error'),
    notes: isOffline
      ? ['The pull request comes from a fork, so it was looked at without any credentials.']
      : [],
    mends: [],
    pull: {
      number: 42,
      head: HEAD,
      base: COMMIT,
      files: [
        pullFile({ path: 'fabric/attachments.yaml', status: 'modified', patch: patch(900) }),
        pullFile({
          path: 'fabric/vpcs.yaml',
          status: 'modified',
          patch: `@@ -1 +33,30 @@\n${'+x\n'.repeat(30)}`,
        }),
      ],
      repositoryPath: (file) => `fabric/${file}`,
      isOfFabric: (path) => path.startsWith('fabric/'),
    },
    registry: fabricRegistry,
    digest,
  });
  const markdown = renderPullComment(report, {
    sourceUrl: (path, line) => `https://github.com/example/network/blob/${HEAD}/${path}#L${line}`,
    runUrl: 'https://github.com/example/network/actions/runs/4711',
    docsUrl: context.docsUrl,
    digest,
    isKnown: false,
    secondHand: isOffline,
  });
  return {
    name: isOffline ? 'pull-request-fork-comment' : 'pull-request-comment',
    title: isOffline ? 'Fix the gateway #43' : 'DHCP for the backups, another VLAN for batch #42',
    act: 'commented',
    markdown: markdown ?? '',
  };
}

function drifted(folder: string) {
  const world = sampleWorld(
    folder,
    [],
    [
      {
        kind: 'VPC',
        name: 'data',
        set: { path: BACKUP, value: '10.20.3.253' },
        by: 'kubectl-edit',
        at: '2026-03-02T06:12:55Z',
      },
    ],
  );
  return factsOf(world, { mode: 'drift', meanings: ['drift'] });
}

function issue(folder: string, context: MarkdownContext): DiscussionSample[] {
  const { concerns } = concernsOf(drifted(folder), null, { ...context, digest, hasCommands: true });
  return concerns.slice(0, 1).map(({ title, body }) => ({
    name: 'drift-issue',
    title: `${title} #57`,
    act: 'opened this issue',
    markdown: body,
  }));
}

function backPortSamples(folder: string, context: MarkdownContext): DiscussionSample[] {
  const stored = driftDocument(drifted(folder), null);
  if (stored === null) return [];
  const drift = JSON.parse(stored.text) as DriftDocument;
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const files = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const result = backPort(drift, files, {
    registry: fabricRegistry,
    digest,
    conflicts: 'refuse',
    placeOf: () => null,
  });
  const marks = { liveDigest: digest('live').slice(0, 16), filesDigest: digest('files').slice(0, 16) };
  const { title, body } = backPortPull(
    { fabric: 'lab-1', objects: drift.objects, result, asked: 'all', ...marks },
    context,
  );
  return [
    { name: 'back-port-pull-request', title: `${title} #58`, act: 'wants to merge 1 commit', markdown: body },
  ];
}
