import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DEFAULT_FABRIC_CONFIG } from '../../../src/domain/resource/fabric-config.ts';
import type { JsonObject } from '../../../src/domain/shared/json.ts';
import { fabricAdmission } from '../../../src/simulator/fabric-admission/fabric-admission.ts';
import {
  type EmbeddedApiServer,
  startEmbeddedApiServer,
} from '../../../src/simulator/kube-apiserver/embedded-api-server.ts';
import { APPLY, CONNECTIONS, fabricObject, part, SERVERS, SWITCHES, VPCS } from '../kube-client.ts';

const WIRING = '/apis/wiring.githedgehog.com/v1beta1/namespaces/default';
const VPC = '/apis/vpc.githedgehog.com/v1beta1/namespaces/default';
const PATHS: Readonly<Record<string, string>> = {
  Switch: SWITCHES,
  Server: SERVERS,
  Connection: CONNECTIONS,
  VPC: VPCS,
  VLANNamespace: `${WIRING}/vlannamespaces`,
  SwitchGroup: `${WIRING}/switchgroups`,
  IPv4Namespace: `${VPC}/ipv4namespaces`,
  VPCAttachment: `${VPC}/vpcattachments`,
  ExternalAttachment: `${VPC}/externalattachments`,
};

const vlans = fabricObject('wiring', 'VLANNamespace', 'default', { ranges: [{ from: 1000, to: 2999 }] });
const addresses = fabricObject('vpc', 'IPv4Namespace', 'default', { subnets: ['10.0.0.0/16'] });
const leaf = fabricObject('wiring', 'Switch', 'leaf-01', { role: 'server-leaf', profile: 'vs' });
const host = fabricObject('wiring', 'Server', 's1', { description: 'x' });
const link = fabricObject('wiring', 'Connection', 's1--unbundled--leaf-01', {
  unbundled: { link: { server: { port: 's1/e1' }, switch: { port: 'leaf-01/E1/1' } } },
});
const vpc = fabricObject('vpc', 'VPC', 'vpc-1', {
  subnets: { default: { subnet: '10.0.1.0/24', vlan: 1001 } },
});
const attachment = fabricObject('vpc', 'VPCAttachment', 'a1', {
  subnet: 'vpc-1/default',
  connection: 's1--unbundled--leaf-01',
});
const inOrder = [vlans, addresses, leaf, host, link, vpc, attachment];

describe('the webhooks of the fabric', () => {
  let embedded: EmbeddedApiServer;
  let milliseconds: number;
  beforeEach(async () => {
    milliseconds = 0;
    embedded = await startEmbeddedApiServer({
      tokens: [],
      cacheLagMs: 30,
      admission: [fabricAdmission()],
      clock: { now: () => new Date().toISOString(), monotonicMs: () => milliseconds },
    });
  });
  afterEach(() => embedded.stop());

  function apply(object: JsonObject, query = ''): { code: number; message: string; object: JsonObject } {
    const name = String(part(object, 'metadata').name);
    const path = `${PATHS[String(object.kind)]}/${name}?fieldManager=git${query}`;
    const { code, body } = embedded.store.request('PATCH', path, object, APPLY);
    return { code, message: String(part(body).message ?? ''), object: part(body) };
  }
  function remove(object: JsonObject): { code: number; message: string } {
    const path = `${PATHS[String(object.kind)]}/${String(part(object, 'metadata').name)}`;
    const { code, body } = embedded.store.request('DELETE', path);
    return { code, message: String(part(body).message ?? '') };
  }
  function applySlowly(objects: readonly JsonObject[]): void {
    for (const object of objects) {
      expect(apply(object).code).toBe(201);
      milliseconds += 100;
    }
  }

  test('admit a fabric in the order of its references', () => {
    applySlowly(inOrder);
    const labels = part(embedded.store.get('VPCAttachment', 'a1'), 'metadata', 'labels');
    expect(labels).toEqual({
      'fabric.githedgehog.com/vpc': 'vpc-1',
      'fabric.githedgehog.com/subnet': 'default',
      'fabric.githedgehog.com/connection': 's1--unbundled--leaf-01',
    });
  });

  test('refuse what comes before the cache has seen its parent, and take it a little later', () => {
    applySlowly([vlans, addresses]);
    apply(vpc);
    const early = apply(attachment);
    expect([early.code, early.message]).toEqual([
      403,
      'admission webhook "vvpcattachment.kb.io" denied the request: failed to validate vpc attachment: vpc vpc-1 not found',
    ]);
    milliseconds += 31;
    expect(apply(attachment).message).toMatch(/: connection s1--unbundled--leaf-01 not found$/);
  });

  test.each([
    [leaf, 'error validating switch: specified VLANNamespace default does not exist'],
    [link, 'error validating connection: switch leaf-01 not found'],
    [vpc, 'failed to validate vpc: IPv4Namespace default not found'],
  ])('name what is missing', (object, message) => {
    const webhook = `v${String(object.kind).toLowerCase()}.kb.io`;
    const refusal = { code: 403, message: `admission webhook "${webhook}" denied the request: ${message}` };
    expect(apply(object)).toMatchObject(refusal);
    expect(apply(object, '&dryRun=All')).toMatchObject(refusal);
  });

  test('know the built-in switch profiles without being told', () => {
    applySlowly([vlans]);
    const unknown = { ...leaf, spec: { role: 'server-leaf', profile: 'nope' } };
    expect(apply(unknown).message).toMatch(/switch profile nope does not exist$/);
    expect(apply(leaf).code).toBe(201);
  });

  test('refuse another namespace', () => {
    embedded.store.request('POST', '/api/v1/namespaces', { metadata: { name: 'lab' } });
    const path = SERVERS.replace('default', 'lab');
    const object = { ...host, metadata: { name: 's1', namespace: 'lab' } };
    const { body } = embedded.store.request('POST', path, object);
    expect(part(body).message).toMatch(/only default namespace is currently supported$/);
  });

  test('do not let go of what others still use, as far as the cache knows', () => {
    applySlowly(inOrder);
    expect(remove(leaf).message).toBe(
      'admission webhook "vswitch.kb.io" denied the request: switch has connections',
    );
    expect(remove(vpc).message).toMatch(/VPC has attachments$/);
    expect(remove(attachment).code).toBe(200);
    expect(remove(vpc).code).toBe(403);
    milliseconds += 100;
    expect(remove(vpc).code).toBe(200);
    expect(remove(link).code).toBe(200);
  });

  test('refuse an apply that leaves an old default which no longer fits', () => {
    applySlowly([vlans, addresses, vpc]);
    const moved = { ...vpc, spec: { subnets: { default: { subnet: '10.0.9.0/24', vlan: 1001 } } } };
    expect(apply(moved).message).toMatch(/subnet default: gateway 10\.0\.1\.1 is not in the subnet$/);
    const stated = { subnet: '10.0.9.0/24', vlan: 1001, gateway: '10.0.9.1' };
    expect(apply({ ...vpc, spec: { subnets: { default: stated } } }).code).toBe(200);
  });

  test('add empty structs on creation, and not when they are taken away again later', () => {
    const spec = { external: 'e', connection: 'c', static: { remoteIP: '100.1.10.1', proxy: true } };
    const external = fabricObject('vpc', 'External', 'e', { static: { prefixes: ['0.0.0.0/0'] } });
    const uplink = fabricObject('wiring', 'Connection', 'c', {
      external: { link: { switch: { port: 'leaf-01/E1/5' } } },
    });
    applySlowly([vlans, addresses, leaf, uplink]);
    embedded.store.request('POST', `${VPC}/externals`, external);
    milliseconds += 100;
    const object = fabricObject('vpc', 'ExternalAttachment', 'e--c', spec);
    const whole = fabricObject('vpc', 'ExternalAttachment', 'e--c', { ...spec, switch: {}, neighbor: {} });
    expect(part(apply(object).object, 'spec')).toMatchObject({ switch: {}, neighbor: {} });
    expect(apply(whole).code).toBe(200);
    const again = apply(object);
    expect([again.code, again.message]).toEqual([
      422,
      expect.stringContaining('spec.switch: Required value'),
    ]);
  });

  test('keep the type of a connection', () => {
    applySlowly([vlans, addresses, leaf, host, link]);
    const other = { bundled: { links: [{ server: { port: 's1/e1' }, switch: { port: 'leaf-01/E1/1' } }] } };
    const { code, body } = embedded.store.request('PUT', `${CONNECTIONS}/s1--unbundled--leaf-01`, {
      ...part(embedded.store.get('Connection', 's1--unbundled--leaf-01')),
      spec: other,
    });
    expect([code, part(body).message]).toEqual([
      403,
      'admission webhook "vconnection.kb.io" denied the request: connection type is immutable',
    ]);
  });

  test('leave kinds without a webhook alone', () => {
    expect(apply(fabricObject('wiring', 'SwitchGroup', 'g', {})).code).toBe(201);
  });
});

describe('with a configuration, every rule of the fabric', () => {
  test('is played, over what is there and for what was there before', async () => {
    const embedded = await startEmbeddedApiServer({
      tokens: [],
      cacheLagMs: 0,
      admission: [fabricAdmission({ config: DEFAULT_FABRIC_CONFIG })],
    });
    const send = (object: JsonObject, method = 'POST'): string => {
      const base = PATHS[String(object.kind)] ?? '';
      const path = method === 'POST' ? base : `${base}/${String(part(object, 'metadata').name)}`;
      const { code, body } = embedded.store.request(method, path, object);
      return code < 300 ? 'taken' : String(part(body).message);
    };
    const other = fabricObject('vpc', 'VPC', 'vpc-2', {
      subnets: { default: { subnet: '10.0.1.0/25', vlan: 1002 } },
    });
    expect([vlans, addresses, vpc].map((object) => send(object))).toEqual(['taken', 'taken', 'taken']);
    expect(send(other)).toMatch(/^admission webhook "vvpc\.kb\.io" denied the request: .*HHS-VPC-\d+/);
    const narrow = fabricObject('vpc', 'IPv4Namespace', 'default', { subnets: ['10.9.0.0/16'] });
    const { resourceVersion } = part(embedded.store.get('IPv4Namespace', 'default'), 'metadata');
    const metadata = { ...part(narrow, 'metadata'), resourceVersion: String(resourceVersion) };
    expect(send({ ...narrow, metadata }, 'PUT')).toMatch(/HHS-IPNS-\d+/);
    await embedded.stop();
  });
});
