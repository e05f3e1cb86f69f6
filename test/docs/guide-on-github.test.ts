import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { openPullRequest } from '../e2e/action-fabric.ts';
import { ActionStage } from '../support/action-stage.ts';
import { projectRoot } from '../support/shared.ts';

const LIMIT = 90_000;
const guide = readFileSync(join(projectRoot, 'docs', 'guides', 'first-pull-request.md'), 'utf8');

/** The texts that the guide has people write into `fabric/vpcs.yaml`, in order. */
const [first = '', added = ''] = [
  ...guide.matchAll(/^cat >>? fabric\/vpcs\.yaml <<'END'\n([\s\S]*?)^END$/gm),
].map(([, text]) => text ?? '');

/** The rights that the workflow of the guide gives to its job, as a token has them. */
const workflow = parse(
  readFileSync(join(projectRoot, 'examples', 'workflows', 'pull-request-only.yml'), 'utf8'),
);
const { checks, 'pull-requests': pulls } = workflow.jobs.plan.permissions;

/** What the first guide promises about the pull request, on the stand-in for GitHub. */
describe('the pull request of the first guide', () => {
  let stage: ActionStage;
  beforeEach(async () => {
    stage = await ActionStage.start({ contents: 'read', checks, pull_requests: pulls });
    stage.workspace.write('vpcs.yaml', first);
    stage.workspace.commit();
    stage.push();
  }, LIMIT);
  afterEach(async () => await stage.stop());

  async function planOf(text: string) {
    const { payload, merge: sha } = openPullRequest(stage, ({ workspace }) =>
      workspace.write('vpcs.yaml', text),
    );
    const inputs = { fabric: 'fabric', path: 'fabric' };
    // where the runner took the action from
    const environment = { GITHUB_ACTION_REPOSITORY: 'publisher/hedgehog-sync', GITHUB_ACTION_REF: 'v0' };
    const ran = await stage.run({
      event: 'pull_request',
      payload,
      sha,
      ref: 'refs/pull/7/merge',
      inputs,
      environment,
    });
    return { ran, check: stage.check('hedgehog-sync / fabric / plan') };
  }

  test(
    'is red, and the remark stands on the line with the mistake',
    async () => {
      const { ran, check } = await planOf(first + added);
      expect(ran.code).toBe(1);
      expect(check?.conclusion).toBe('failure');
      const line = (first + added).split('\n').indexOf('  subnet:') + 1;
      const remark = check?.annotations.find(({ title }) => title?.includes('has no field "subnet"'));
      expect(remark).toMatchObject({ path: 'fabric/vpcs.yaml', startLine: line, level: 'failure' });
      expect(remark?.title).toContain('HHS-4001');
      expect(remark?.message).toContain('Did you mean "subnets"?');
      expect(`${check?.summary} ${check?.text}`).toContain(
        'publisher/hedgehog-sync/blob/v0/docs/reference/codes/HHS-4001.md',
      );
    },
    LIMIT,
  );

  test(
    'is grey when the mistake is mended: one VPC to create, and no cluster was asked',
    async () => {
      const { ran, check } = await planOf((first + added).replace(/^ {2}subnet:$/m, '  subnets:'));
      expect(ran.code).toBe(0);
      expect(check?.conclusion).toBe('neutral');
      expect(`${check?.title} ${check?.summary} ${check?.text}`).toContain('data');
    },
    LIMIT,
  );
});
