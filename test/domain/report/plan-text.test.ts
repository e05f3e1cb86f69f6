import { describe, expect, test } from '@jest/globals';
import { renderDrift } from '../../../src/domain/report/drift-text.ts';
import { renderPlan } from '../../../src/domain/report/plan-text.ts';
import { context, finding, planReport } from './sample-reports.ts';

describe('a plan as text', () => {
  test('reads as reviewed', () => {
    expect(renderPlan(planReport(), context)).toMatchInlineSnapshot(`
"Plan of fabric lab against cluster api.example:6443, from commit c0ffee00c0ff

Gone from Git (deleting is off, so they stay):
  ! Box default/dropped  was in boxes.yaml
      git_ahead: removed from Git and untouched in the cluster since; deleting is off, so it stays
      still needed by Box default/child (spec.parent, in Git)

To remove what is still needed, once nothing needs it any more:
  kubectl delete Box/dropped
To keep one, put its manifest back into Git, or leave it to the cluster:
  kubectl annotate Box/dropped hedgehog-sync.githedgehog.com/ignore=true

Changes:
  + create Box default/created  boxes.yaml:1
  + create Box default/gone  boxes.yaml:1  (applied before and gone from the cluster: somebody deleted it; it
      is made again)
  ~ update Box default/updated  boxes.yaml:1
      spec.size: 1 → 2  boxes.yaml:7

Held:
  ! Box default/conflict  boxes.yaml:1
      both_changed: Git and cluster changed the same field to different values
      spec.size  conflict
        Git           2  boxes.yaml:7
        last applied  1
        cluster       9  by kubectl-edit (Update), last write 2026-03-01T12:03:11Z
      take Git's value:    hedgehog-sync apply lab --accept-git Box/conflict:/spec/size
      take the cluster's:  hedgehog-sync backport lab Box/conflict
  ! Box default/foreign  boxes.yaml:1
      cluster_ahead: the cluster was changed since the last apply
      spec.size
        Git           1  boxes.yaml:7
        last applied  1
        cluster       9  by kubectl-edit (Update), last write 2026-03-01T12:03:11Z
      take Git's value:    hedgehog-sync apply lab --accept-git Box/foreign:/spec/size
      take the cluster's:  hedgehog-sync backport lab Box/foreign
  ! Box default/unknown  boxes.yaml:1
      both_changed: in Git and in the cluster with different values
      spec.size  conflict
        Git           1  boxes.yaml:7
        last applied  not known
        cluster       5  by kubectl-edit (Update), last write 2026-03-01T12:03:11Z
      take Git's value:    hedgehog-sync apply lab --accept-git Box/unknown:/spec/size
      take the cluster's:  hedgehog-sync backport lab Box/unknown

In the cluster only, left alone: Box default/stranger.

Coverage: 9 documents in 2 files: 8 validated, 0 with errors, 1 skipped (1 empty).
Compared two-way only: 1 object, because it was never applied from here, so nobody can say which side moved.

Plan: 2 to create, 1 to update, 3 held, 1 gone from Git, 2 unchanged. Next: hedgehog-sync apply lab
"
`);
  });

  test('says first of all that an invalid source is not applied', () => {
    const text = renderPlan(planReport([finding]), { ...context, columns: 500 });
    expect(text).toContain('boxes.yaml:7:3 error HHS-4001');
    expect(text).toContain('The source has 1 error: apply writes nothing until it is mended');
  });
});

describe('drift as text', () => {
  test('reads as reviewed', () => {
    expect(renderDrift(planReport(), context)).toMatchInlineSnapshot(`
"Drift of fabric lab against cluster api.example:6443, from commit c0ffee00c0ff

Conflicts (Git and cluster changed the same):
  ! Box default/conflict  boxes.yaml:1
      both_changed: Git and cluster changed the same field to different values
      spec.size  conflict
        Git           2  boxes.yaml:7
        last applied  1
        cluster       9  by kubectl-edit (Update), last write 2026-03-01T12:03:11Z
      take Git's value:    hedgehog-sync apply lab --accept-git Box/conflict:/spec/size
      take the cluster's:  hedgehog-sync backport lab Box/conflict
  ! Box default/unknown  boxes.yaml:1
      both_changed: in Git and in the cluster with different values
      spec.size  conflict
        Git           1  boxes.yaml:7
        last applied  not known
        cluster       5  by kubectl-edit (Update), last write 2026-03-01T12:03:11Z
      take Git's value:    hedgehog-sync apply lab --accept-git Box/unknown:/spec/size
      take the cluster's:  hedgehog-sync backport lab Box/unknown

Changed in the cluster:
  ! Box default/foreign  boxes.yaml:1
      cluster_ahead: the cluster was changed since the last apply
      spec.size
        Git           1  boxes.yaml:7
        last applied  1
        cluster       9  by kubectl-edit (Update), last write 2026-03-01T12:03:11Z
      take Git's value:    hedgehog-sync apply lab --accept-git Box/foreign:/spec/size
      take the cluster's:  hedgehog-sync backport lab Box/foreign

Deleted in the cluster (an apply makes them again):
  ! Box default/gone  boxes.yaml:1

In the cluster only:
  ! Box default/stranger

To take it into Git:
  hedgehog-sync backport lab Box/stranger

Changed in Git, not applied yet:
  ! Box default/dropped  was in boxes.yaml
      git_ahead: removed from Git and untouched in the cluster since; deleting is off, so it stays
      still needed by Box default/child (spec.parent, in Git)
  + Box default/created  boxes.yaml:1  in Git and not in the cluster: new
  + Box default/updated  boxes.yaml:1  Git moved, the cluster is as applied
      spec.size: 1 → 2  boxes.yaml:7

To remove what is still needed, once nothing needs it any more:
  kubectl delete Box/dropped
To keep one, put its manifest back into Git, or leave it to the cluster:
  kubectl annotate Box/dropped hedgehog-sync.githedgehog.com/ignore=true

Coverage: 9 documents in 2 files: 8 validated, 0 with errors, 1 skipped (1 empty).
Compared two-way only: 1 object, because it was never applied from here, so nobody can say which side moved.

Drift: 2 objects in conflict, 1 object changed in the cluster, 1 object deleted there and 1 object in the
  cluster only; 2 objects in sync; 2 objects changed in Git, to be applied; 1 object gone from Git, left in
  the cluster.
"
`);
  });
});
