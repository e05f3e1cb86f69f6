import { expect, test } from '@jest/globals';
import { describeWithKubeApiserver } from './kube-apiserver-suite.ts';

const servers = '/apis/wiring.githedgehog.com/v1beta1/namespaces/default/servers';

describeWithKubeApiserver('the real kube-apiserver of the tests', (apiserver) => {
  test('serves the fabric kinds and its version', async () => {
    expect((await apiserver().kubeRequest('GET', servers)).body).toMatchObject({ items: [] });
    expect((await apiserver().kubeRequest('GET', '/version')).body).toMatchObject({ minor: '36' });
  });

  test('lets the reader read, not write, and nobody nothing', async () => {
    const server = { metadata: { name: 'server-1' }, spec: {} };
    expect((await apiserver().kubeRequest('GET', servers, undefined, { user: 'reader' })).status).toBe(200);
    expect((await apiserver().kubeRequest('POST', servers, server, { user: 'reader' })).status).toBe(403);
    expect((await apiserver().kubeRequest('GET', servers, undefined, { user: 'nobody' })).status).toBe(403);
  });

  test('tells from its audit log who asked for what since a mark', async () => {
    const mark = await apiserver().auditMark();
    await apiserver().kubeRequest('GET', `${servers}?limit=500`, undefined, { user: 'reader' });
    await apiserver().kubeRequest('DELETE', `${servers}/none`, undefined, { user: 'other' });
    expect(await apiserver().auditSince(mark)).toEqual([
      { verb: 'list', uri: `${servers}?limit=500`, code: 200, user: 'reader', stage: 'ResponseComplete' },
      { verb: 'delete', uri: `${servers}/none`, code: 404, user: 'other', stage: 'ResponseComplete' },
    ]);
  });

  test('forgets everything when wiped', async () => {
    await apiserver().kubeRequest('POST', '/api/v1/namespaces/default/configmaps', {
      metadata: { name: 'hedgehog-sync-test' },
    });
    await apiserver().kubeRequest('POST', servers, {
      apiVersion: 'wiring.githedgehog.com/v1beta1',
      kind: 'Server',
      metadata: { name: 'server-1' },
      spec: {},
    });
    await apiserver().wipe();
    expect((await apiserver().kubeRequest('GET', servers)).body).toMatchObject({ items: [] });
    const map = '/api/v1/namespaces/default/configmaps/hedgehog-sync-test';
    expect((await apiserver().kubeRequest('GET', map)).status).toBe(404);
  });
});
