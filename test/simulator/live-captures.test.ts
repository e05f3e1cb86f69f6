import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import { type Json, type JsonObject, jsonEquals } from '../../src/domain/shared/json.ts';
import { fillDefaults } from '../../src/simulator/fabric-admission/fabric-admission.ts';
import { startEmbeddedApiServer } from '../../src/simulator/kube-apiserver/embedded-api-server.ts';
import { describeWithShared, sharedRoot } from '../support/shared.ts';
import { list, part } from './kube-client.ts';

describeWithShared('captures of live fabrics', () => {
  const folder = join(sharedRoot, 'live');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const objectsOf = (name: string): JsonObject[] => {
    const capture: Json = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    return [...list(part(capture).objects), ...list(part(capture).generated)].map((object) => part(object));
  };

  test.each(names)('%s is stored as it was, managed fields included, by a create and a PUT', async (name) => {
    const embedded = await startEmbeddedApiServer({ tokens: [] });
    const differing: string[] = [];
    for (const object of objectsOf(name)) {
      const kind = fabricRegistry.byName(String(object.kind));
      if (kind === undefined) continue;
      const { name: objectName, namespace, labels, annotations, managedFields } = part(object, 'metadata');
      const metadata = {
        name: objectName ?? '',
        namespace: namespace ?? '',
        ...(labels === undefined ? {} : { labels }),
        ...(annotations === undefined ? {} : { annotations }),
      };
      const path = `/apis/${kind.group}/${kind.version}/namespaces/default/${kind.plural}`;
      const { status: _status, ...desired } = object;
      const created = embedded.store.request('POST', path, { ...desired, metadata });
      expect(created.code).toBe(201);
      const { resourceVersion } = part(created.body, 'metadata');
      const put = embedded.store.request('PUT', `${path}/${String(objectName)}`, {
        ...desired,
        metadata: {
          ...metadata,
          ...(resourceVersion === undefined ? {} : { resourceVersion }),
          ...(managedFields === undefined ? {} : { managedFields }),
        },
      });
      expect(put.code).toBe(200);
      const stored = part(put.body);
      const ownEntries = (entries: Json | undefined): Json[] =>
        list(entries).filter((entry) => part(entry).subresource !== 'status');
      const same =
        jsonEquals(stored.spec, object.spec) &&
        jsonEquals(ownEntries(part(stored, 'metadata').managedFields), ownEntries(managedFields));
      if (!same) differing.push(`${String(object.kind)}/${String(objectName)}`);
    }
    await embedded.stop();
    expect(differing).toEqual([]);
  });

  test.each(names)('%s: the simulated webhooks have nothing to add', (name) => {
    const changed = objectsOf(name).filter(
      (object) => object.kind !== 'SwitchProfile' && fillDefaults(String(object.kind), object) !== object,
    );
    expect(
      changed.map((object) => `${String(object.kind)}/${String(part(object, 'metadata').name)}`),
    ).toEqual([]);
  });
});
