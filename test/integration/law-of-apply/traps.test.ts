import { beforeEach, expect, test } from '@jest/globals';
import { DEFAULT_FABRIC_CONFIG } from '../../../src/domain/resource/fabric-config.ts';
import type { LiveObject } from '../../../src/domain/resource/live-object.ts';
import type { Json, JsonObject } from '../../../src/domain/shared/json.ts';
import { valueAt } from '../../../src/domain/shared/pointer.ts';
import { gateway, surroundings, tenant, vpc, wiring, withLabels } from '../../support/law-objects.ts';
import { describeLaw, type LawStage } from '../../support/law-suite.ts';
import { heldBy, type Step } from '../../support/law-world.ts';

const DHCP = { dhcp: { enable: true } };
const first = vpc('red', { subnet: '10.0.1.0/24', vlan: 1001, ...DHCP });

/** `before` by our apply, then `after` over it; and `after` alone. */
async function update(before: JsonObject, after: JsonObject, { world }: LawStage) {
  const start = await world.apply(before, null, null);
  expect(start.result).toMatchObject({ outcome: 'created', complete: true });
  const step = await world.apply(after, there(start), before);
  const live = there(step);
  const next = await world.apply(after, live, after);
  await world.remove(live);
  const fresh = there(await world.apply(after, null, null));
  return { step, live, next, left: heldBy(live), created: heldBy(fresh) };
}

function there({ live, result }: Step): LiveObject {
  if (live === null) throw new Error(`it was not written: ${result?.reason} ${String(result?.error)}`);
  return live;
}

/** The law, in so many writes, and nothing left to write. */
async function expectLaw(before: JsonObject, after: JsonObject, stage: LawStage, writes = 1) {
  const seen = await update(before, after, stage);
  expect(seen.step.result).toMatchObject({ outcome: 'configured', complete: true, attempts: writes });
  expect(seen.left).toEqual(seen.created);
  expect(seen.next.change.action).toBe('keep');
  return seen;
}

/** Ends of a peering. */
const PEERS: Readonly<Record<string, JsonObject>> = {
  red: vpc('red', { subnet: '10.0.1.0/24', vlan: 1001 }),
  green: vpc('green', { subnet: '10.0.2.0/24', vlan: 1002 }),
  blue: vpc('blue', { subnet: '10.0.3.0/24', vlan: 1003 }),
};

function spec(live: LiveObject, pointer: string): Json | undefined {
  return valueAt(live.object, `/spec${pointer}`);
}

describeLaw('traps of server-side apply', (law) => {
  beforeEach(async () => {
    law().server.useConfig({ ...DEFAULT_FABRIC_CONFIG, enableGateway: true });
    await law().world.clear();
    for (const object of surroundings) await law().world.load(object);
  }, 60_000);

  test('what a webhook fills in belongs to nobody, and is no difference', async () => {
    const { world } = law();
    const live = there(await world.apply(first, null, null));
    expect(spec(live, '/subnets/default/gateway')).toBe('10.0.1.1');
    expect(JSON.stringify(valueAt(live.object, '/metadata/managedFields'))).not.toContain('f:gateway');
    expect((await world.apply(first, live, first)).change.action).toBe('keep');
  });

  test('a label of the fabric that somebody removes is there again in the same write', async () => {
    const { world } = law();
    const live = there(await world.apply(first, null, null));
    const after = await world.edit(live, { metadata: { labels: { 'fabric.githedgehog.com/ipv4ns': null } } });
    expect(after.resourceVersion).toBe(live.resourceVersion);
    expect((await world.apply(first, after, first)).change.action).toBe('keep');
  });

  test('a changed subnet takes its default gateway and DHCP range along', async () => {
    const { live } = await expectLaw(
      first,
      vpc('red', { subnet: '10.0.9.0/24', vlan: 1001, ...DHCP }),
      law(),
    );
    expect(spec(live, '/subnets/default')).toEqual({
      subnet: '10.0.9.0/24',
      vlan: 1001,
      gateway: '10.0.9.1',
      dhcp: { enable: true, range: { start: '10.0.9.2', end: '10.0.9.255' } },
    });
  });

  test('so it does the next time, and the time after, when the default is ours already', async () => {
    const { world } = law();
    let live = there(await world.apply(first, null, null));
    let before = first;
    for (const third of [9, 8, 7]) {
      const after = vpc('red', { subnet: `10.0.${third}.0/24`, vlan: 1001, ...DHCP });
      const step = await world.apply(after, live, before);
      expect(step.result).toMatchObject({ outcome: 'configured', attempts: 1 });
      live = there(step);
      expect(spec(live, '/subnets/default/gateway')).toBe(`10.0.${third}.1`);
      before = after;
    }
    expect((await world.apply(before, live, before)).change.action).toBe('keep');
  });

  test('a stated gateway that Git drops gives way to the default', async () => {
    const stated = vpc('red', { subnet: '10.0.1.0/24', vlan: 1001, gateway: '10.0.1.254' });
    const { live } = await expectLaw(stated, vpc('red', { subnet: '10.0.1.0/24', vlan: 1001 }), law());
    expect(spec(live, '/subnets/default/gateway')).toBe('10.0.1.1');
  });

  test('a default that does not exist any more goes, in a second write', async () => {
    const routed = vpc('red', { subnet: '10.0.1.0/24', hostBGP: true });
    const { live } = await expectLaw(vpc('red', { subnet: '10.0.1.0/24', vlan: 1001 }), routed, law(), 2);
    expect(spec(live, '/subnets/default/gateway')).toBeUndefined();
  });

  test('a redundancy group that was exchanged is exchanged in the groups, too', async () => {
    const leaf = (group: string): JsonObject =>
      wiring('Switch', 'leaf-02', {
        role: 'server-leaf',
        profile: 'vs',
        asn: 65102,
        ip: '172.30.0.9/21',
        protocolIP: '172.30.8.3/32',
        vtepIP: '172.30.12.1/32',
        boot: { mac: '0c:20:12:ff:01:00' },
        redundancy: { type: 'eslag', group },
      });
    const { live } = await expectLaw(leaf('first'), leaf('second'), law());
    expect(spec(live, '/groups')).toEqual(['second']);
  });

  test('thresholds that the schema filled in go with their struct', async () => {
    const leaf = (more: JsonObject): JsonObject =>
      wiring('Switch', 'leaf-02', {
        role: 'server-leaf',
        profile: 'vs',
        asn: 65102,
        ip: '172.30.0.9/21',
        protocolIP: '172.30.8.3/32',
        vtepIP: '172.30.12.1/32',
        boot: { mac: '0c:20:12:ff:01:00' },
        ...more,
      });
    await expectLaw(leaf({ linkFlapErrDisable: { flapThreshold: 5 } }), leaf({}), law(), 1);
  });

  test('a hand edit of an unowned default is drift that names who did it, and an apply holds it', async () => {
    const { world } = law();
    const live = there(await world.apply(first, null, null));
    const edited = await world.edit(live, { spec: { subnets: { default: { gateway: '10.0.1.77' } } } });
    const { change, result } = await world.apply(first, edited, first, live);
    expect(result).toBeUndefined();
    expect(change.action).toBe('hold');
    expect(change.assessment.fields).toMatchObject([
      { pointer: '/spec/subnets/default/gateway', live: '10.0.1.77', blame: { manager: 'kubectl-edit' } },
    ]);
  });

  test('a changed subnet does not run over a default that somebody set by hand', async () => {
    const { world } = law();
    const live = there(await world.apply(first, null, null));
    const edited = await world.edit(live, { spec: { subnets: { default: { gateway: '10.0.1.77' } } } });
    const moved = vpc('red', { subnet: '10.0.9.0/24', vlan: 1001, ...DHCP });
    const { change, result } = await world.apply(moved, edited, first, live);
    expect([change.action, result]).toEqual(['hold', undefined]);
  });

  test('what the webhook deletes of Git again is no difference for ever', async () => {
    const { world } = law();
    const off = {
      subnet: '10.0.1.0/24',
      vlan: 1001,
      dhcp: { range: { start: '10.0.1.10', end: '10.0.1.20' } },
    };
    const manifest = withLabels(vpc('red', off), { 'fabric.githedgehog.com/mine': 'x', team: 'a' });
    const live = there(await world.apply(manifest, null, null));
    expect(spec(live, '/subnets/default/dhcp')).toEqual({});
    expect((await world.apply(manifest, live, manifest)).change.action).toBe('keep');
  });

  test('another manager that changes our value is not overwritten, and an equal value takes nothing', async () => {
    const { world } = law();
    const live = there(await world.apply(first, null, null));
    const same = await world.edit(live, { spec: { subnets: { default: { vlan: 1001 } } } });
    expect((await world.apply(first, same, first, live)).change.action).toBe('keep');
    const moved = await world.edit(live, { spec: { subnets: { default: { vlan: 1002 } } } });
    expect((await world.apply(first, moved, first, live)).change.action).toBe('hold');
    const raced = await world.apply(vpc('red', { subnet: '10.0.1.0/24', vlan: 1003, ...DHCP }), live, first);
    expect(raced.result).toMatchObject({ outcome: 'held', live: null });
  });

  test('entries of others are a finding, not a victim', async () => {
    const { world } = law();
    const live = there(await world.apply(first, null, null));
    const other = { subnet: '10.0.7.0/24', vlan: 1007 };
    const edited = await world.edit(live, {
      metadata: { labels: { owner: 'them' } },
      spec: { subnets: { theirs: other } },
    });
    const moved = vpc('red', { subnet: '10.0.9.0/24', vlan: 1001, ...DHCP });
    const { change, result } = await world.apply(moved, edited, first, live);
    expect([change.action, result]).toEqual(['hold', undefined]);
    const found = change.assessment.fields.map(({ pointer }) => pointer);
    expect(found.some((pointer) => pointer.startsWith('/spec/subnets/theirs'))).toBe(true);
    expect(found).toContain('/metadata/labels/owner');
  });

  test('a field that Git drops goes although kubectl create owns it, too', async () => {
    const { world } = law();
    const before = wiring('Server', 'server-01', { description: 'a', profile: 'p' });
    const made = await world.createAs(before, 'kubectl-create');
    expect((await world.apply(before, made, null)).change.action).toBe('keep');
    const after = wiring('Server', 'server-01', { description: 'a' });
    const step = await world.apply(after, made, before);
    expect(step.result).toMatchObject({ outcome: 'configured', complete: true });
    expect(there(step).object.spec).toEqual({ description: 'a' });
  });

  test('a lone description that Git drops leaves an empty spec', async () => {
    await expectLaw(
      wiring('Server', 'server-01', { description: 'a' }),
      wiring('Server', 'server-01', {}),
      law(),
    );
  });

  const attachment = (more: JsonObject): JsonObject =>
    tenant('ExternalAttachment', 'upstream--leaf-01', { connection: 'leaf-01--external', ...more });
  const bgp = { switch: { ip: '100.1.10.1/24', vlan: 10 }, neighbor: { asn: 65102, ip: '100.1.10.6' } };
  const fixed = { external: 'fixed', static: { remoteIP: '100.1.10.6', proxy: true, vlan: 10 } };

  test('empty structs of an attachment may be left out, at first and later', async () => {
    const { world } = law();
    const whole = attachment({ ...fixed, switch: {}, neighbor: {} });
    const live = there(await world.apply(whole, null, null));
    const bare = await world.apply(attachment(fixed), live, whole);
    expect(bare.change.action).toBe('keep');
    const other = attachment({ ...fixed, static: { ...fixed.static, vlan: 20 } });
    const step = await world.apply(other, live, whole);
    expect(step.result).toMatchObject({ outcome: 'configured', complete: true, attempts: 1 });
    expect(spec(there(step), '')).toMatchObject({ static: { vlan: 20 }, switch: {}, neighbor: {} });
  });

  test('an attachment that turns from BGP to static keeps the structs that must be there', async () => {
    await expectLaw(attachment({ external: 'upstream', ...bgp }), attachment(fixed), law());
  });

  test('an attachment of the same External that drops a field of a struct keeps the struct', async () => {
    const tagged = attachment({ external: 'upstream', ...bgp });
    const untagged = attachment({ external: 'upstream', ...bgp, switch: { ip: '100.1.10.1/24' } });
    await expectLaw(tagged, untagged, law());
  });

  test('a DHCP that Git drops leaves what a create without DHCP leaves', async () => {
    const options = { dnsServers: ['1.1.1.1'], interfaceMTU: 1500, leaseTimeSeconds: 7200 };
    const on = { enable: true, range: { start: '10.0.1.10', end: '10.0.1.20' }, options };
    const { live } = await expectLaw(
      vpc('red', { subnet: '10.0.1.0/24', vlan: 1001, dhcp: on }),
      vpc('red', { subnet: '10.0.1.0/24', vlan: 1001 }),
      law(),
    );
    expect(spec(live, '/subnets/default/dhcp')).toEqual({});
  });

  test('a subnet that is added with everything stated gets the struct that a create adds', async () => {
    const stated = { subnet: '10.0.2.0/24', vlan: 1002, gateway: '10.0.2.1' };
    const one = { subnet: '10.0.1.0/24', vlan: 1001 };
    const { live } = await expectLaw(
      tenant('VPC', 'red', { subnets: { one } }),
      tenant('VPC', 'red', { subnets: { one, two: stated } }),
      law(),
    );
    expect(spec(live, '/subnets/two/dhcp')).toEqual({});
  });

  test('DHCP options that Git drops in part are filled in again', async () => {
    const dhcp = (options: JsonObject): JsonObject => ({
      subnet: '10.0.1.0/24',
      vlan: 1001,
      dhcp: { enable: true, options: { interfaceMTU: 1500, leaseTimeSeconds: 7200, ...options } },
    });
    const before = vpc('red', dhcp({ dnsServers: ['1.1.1.1'] }));
    await expectLaw(before, vpc('red', dhcp({ timeServers: ['2.2.2.2'] })), law());
  });

  const gw = (more: JsonObject): JsonObject =>
    gateway('Gateway', 'gw', {
      protocolIP: '172.30.8.200/32',
      vtepIP: '172.30.12.200/32',
      vtepMAC: 'ca:fe:ba:be:01:01',
      asn: 65534,
      interfaces: { enp2s1: { ips: ['172.30.128.1/31'] } },
      neighbors: [{ source: 'enp2s1', ip: '172.30.128.0', asn: 65100 }],
      ...more,
    });

  test('log tags of a gateway take the place of the default tags, and give it back', async () => {
    const tagged = gw({ logs: { tags: { routing: 'debug' } } });
    const { live } = await expectLaw(gw({}), tagged, law(), 2);
    expect(spec(live, '/logs/tags')).toEqual({ routing: 'debug' });
    await law().world.clear();
    for (const object of surroundings) await law().world.load(object);
    const back = await expectLaw(tagged, gw({}), law());
    expect(spec(back.live, '/logs/tags')).toEqual({ all: 'info' });
  });

  const peering = (one: string, timeout: string): JsonObject => {
    const nat = { masquerade: { idleTimeout: timeout } };
    const masked = {
      ips: [{ cidr: valueAt(PEERS[one] ?? {}, '/spec/subnets/default/subnet') ?? '' }],
      as: [{ cidr: '192.168.1.0/24' }],
      nat,
    };
    return gateway('GatewayPeering', 'gp', {
      peering: { [one]: { expose: [masked] }, blue: { expose: [{ ips: [{ cidr: '10.0.3.0/24' }] }] } },
    });
  };

  test('a time of 300s stays 300s, and is no difference', async () => {
    const { world } = law();
    await world.load(gw({}));
    for (const object of Object.values(PEERS)) await world.load(object);
    const manifest = peering('red', '300s');
    const live = there(await world.apply(manifest, null, null));
    expect(JSON.stringify(spec(live, ''))).toContain('"300s"');
    expect((await world.apply(manifest, live, manifest)).change.action).toBe('keep');
  });

  test('a side of a peering that is gone takes its label along', async () => {
    const { world } = law();
    await world.load(gw({}));
    for (const object of Object.values(PEERS)) await world.load(object);
    const { live } = await expectLaw(peering('red', '300s'), peering('green', '300s'), law(), 2);
    expect(valueAt(live.object, '/metadata/labels')).toEqual({
      'vpc.gateway.githedgehog.com/blue': 'true',
      'vpc.gateway.githedgehog.com/green': 'true',
    });
  });

  test('a subnet that is forced over a hand edit takes its defaults along, too', async () => {
    const { world } = law();
    const live = there(await world.apply(first, null, null));
    const edited = await world.edit(live, {
      spec: { subnets: { default: { subnet: '10.0.5.0/24', gateway: '10.0.5.1' } } },
    });
    const moved = vpc('red', { subnet: '10.0.9.0/24', vlan: 1001, ...DHCP });
    const forced = await world.accept(moved, edited, first, live);
    await world.remove(forced);
    const fresh = there(await world.apply(moved, null, null));
    expect(heldBy(forced).spec).toEqual(heldBy(fresh).spec);
  });
});
