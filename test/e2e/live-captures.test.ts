import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import type { Json, JsonObject } from '../../src/domain/shared/json.ts';
import { captureNames, readCapture } from '../support/captures.ts';
import { FabricWorkspace, rowsNotIn } from '../support/fabric-workspace.ts';
import type { RunningApiserver } from '../support/kube-apiserver.ts';
import { describeWithKubeApiserver } from '../support/kube-apiserver-suite.ts';
import { describeWithShared, hasShared } from '../support/shared.ts';

const LIMIT = 180_000;

/** Creates the object as captured, then PUTs the captured managed fields, which the server keeps as they are sent. */
async function load(server: RunningApiserver, object: JsonObject): Promise<void> {
  const [group = '', version = ''] = String(object.apiVersion).split('/');
  const kind = fabricRegistry.find(group, String(object.kind));
  if (kind === undefined) throw new Error(`no kind for ${String(object.kind)}`);
  const { metadata, status: _status, ...rest } = object as { metadata: JsonObject } & JsonObject;
  const {
    uid: _uid,
    resourceVersion: _rv,
    generation: _gen,
    creationTimestamp: _time,
    managedFields,
    ...kept
  } = metadata;
  const path = `/apis/${group}/${version}/namespaces/default/${kind.plural}`;
  const created = await server.kubeRequest('POST', path, { ...rest, metadata: kept } as Json);
  if (created.status !== 201) throw new Error(`create ${String(kept.name)}: ${created.text}`);
  const live = created.body as { metadata: JsonObject };
  const replaced = await server.kubeRequest('PUT', `${path}/${String(kept.name)}`, {
    ...(created.body as JsonObject),
    metadata: { ...live.metadata, managedFields: managedFields as Json },
  });
  if (replaced.status !== 200) throw new Error(`replace ${String(kept.name)}: ${replaced.text}`);
}

describeWithKubeApiserver('captures of real fabrics, loaded with their managed fields', (apiserver) => {
  let workspace: FabricWorkspace;
  beforeEach(async () => {
    await apiserver().wipe();
    workspace = new FabricWorkspace();
    workspace.useKubeconfig(apiserver().kubeconfigFor('admin'));
  });
  afterEach(() => workspace.remove());

  describeWithShared('each capture', () => {
    test.each(hasShared() ? captureNames() : [])(
      '%s: no drift, and an apply writes inventory and Lease only',
      async (name) => {
        const capture = readCapture(name);
        for (const object of capture.objects) await load(apiserver(), object);
        for (const file of capture.files) workspace.write(file.path, file.text);
        workspace.commit();
        const drift = await workspace.json('drift');
        expect(rowsNotIn(drift.rows, 'in_sync')).toEqual([]);
        expect(drift.code).toBe(0);
        expect(drift.rows.length).toBe(capture.manifests.length);
        const mark = await apiserver().auditMark();
        const apply = await workspace.json('apply');
        expect(apply).toMatchObject({ code: 0, counts: { unchanged: capture.manifests.length } });
        const writes = (await apiserver().auditSince(mark)).filter(
          (entry) => !['get', 'list', 'watch'].includes(entry.verb),
        );
        expect(writes.filter((entry) => !/configmaps|leases/.test(entry.uri))).toEqual([]);
        expect(writes.length).toBeGreaterThan(0);
      },
      LIMIT,
    );
  });
});
