import { describe, expect, test } from '@jest/globals';
import { readSyncConfig } from '../../../../src/domain/config/file/read-sync-config.ts';
import { fabricRegistry } from '../../../../src/domain/fabric/registry.ts';

const FILE = '.github/hedgehog-sync.yml';

function read(text: string) {
  return readSyncConfig(text, FILE, fabricRegistry);
}

/** `line:column code message` of each finding. */
function findings(text: string): string[] {
  return read(text).diagnostics.map(
    ({ line, column, code, message }) => `${line}:${column} ${code} ${message}`,
  );
}

const FULL = `# yaml-language-server: $schema=https://example.com/sync-config.json
version: 1
defaults:
  interval: 10m
  priority: low
  fabric-release: 26.03
  ignore:
    - { kind: switch, path: /spec/description, reason: NetBox writes it, expires: 2027-03-31 }
  freeze:
    - { from: 2026-12-20, until: 2027-01-03, reason: end of the year }
fabrics:
  - name: lab
    path: ./fabrics/lab/
    cluster: { context: lab, environment: fabric-apply, field-manager: hedgehog-sync.lab }
    priority: high
    conflict-policy: git
    include: ['**/*.yaml']
    ignore:
      - manager: 'netbox-*'
        path: spec.subnets.*.dhcp
        reason: the address plan is in NetBox
    freeze:
      - { cron: '0 16 * * fri', duration: 62h, reason: weekend }
    hold:
      - { what: vpc/vpc-1, reason: the customer moves racks, by: octocat, at: 2026-11-02T09:30:00Z }
      - { what: fabric, reason: maintenance }
  - name: prod
    path: fabrics/prod
    enabled: false
    mode: drift
commands:
  codeowners: true
  permissions:
    apply: { role: admin, teams: [acme/network] }
  approvals: { required: 2 }
`;

describe('readSyncConfig', () => {
  test('reads every part, with the defaults in force', () => {
    const { config, diagnostics } = read(FULL);
    expect(diagnostics).toEqual([]);
    const [lab, prod] = config?.fabrics ?? [];
    expect(lab).toMatchObject({
      name: 'lab',
      path: 'fabrics/lab',
      cluster: {
        context: 'lab',
        environment: 'fabric-apply',
        namespace: null,
        fieldManager: 'hedgehog-sync.lab',
      },
      include: ['**/*.yaml'],
      exclude: null,
      mode: 'auto',
      interval: 600_000,
      priority: 'high',
      enabled: true,
      conflictPolicy: 'git',
      fabricRelease: '26.03',
    });
    expect(lab?.ignore).toMatchObject([
      { kind: 'Switch', name: null, path: ['spec', 'description'], expiresMs: Date.parse('2027-04-01') },
      {
        kind: null,
        manager: 'netbox-*',
        path: ['spec', 'subnets', '*', 'dhcp'],
        location: { file: FILE, line: 19 },
      },
    ]);
    expect(lab?.freeze).toMatchObject([
      { kind: 'dates', fromMs: Date.parse('2026-12-20'), untilMs: Date.parse('2027-01-04') },
      { kind: 'cron', durationMs: 62 * 3_600_000 },
    ]);
    expect(lab?.hold).toMatchObject([
      { object: { kind: 'VPC', name: 'vpc-1' }, by: 'octocat', atMs: Date.parse('2026-11-02T09:30:00Z') },
      { object: null, reason: 'maintenance', by: null },
    ]);
    expect(prod).toMatchObject({
      name: 'prod',
      enabled: false,
      mode: 'drift',
      priority: 'low',
      conflictPolicy: 'hold',
    });
    expect(prod?.ignore).toHaveLength(1);
    expect(config?.commands).toMatchObject({
      enabled: true,
      codeowners: true,
      permissions: { apply: { role: 'admin', teams: ['acme/network'] }, plan: { role: 'triage', teams: [] } },
      approvals: { required: 2, role: 'write' },
    });
  });

  test('tells all errors at once, each with its place and a cure', () => {
    const text = `fabrics:
  - name: Lab_1
    path: ../lab
    intervall: 5m
    interval: 10s
    mode: aply
    enabled: yes please
    ignore:
      - kind: Swich
        reason: x
`;
    expect(findings(text)).toEqual([
      '2:11 HHS-1222 "Lab_1" does not have the right form',
      '3:11 HHS-1222 "../lab" does not have the right form',
      '4:5 HHS-1220 there is no key "intervall" here',
      '5:15 HHS-1222 "10s" is too small',
      '6:11 HHS-1222 "aply" is not one of the choices',
      '7:14 HHS-1222 "yes please" is neither true nor false',
      '9:15 HHS-1222 the fabric has no kind "Swich"',
      '10:17 HHS-1222 "x" does not have the right form',
    ]);
    const { config, diagnostics } = read(text);
    expect(config).toBeNull();
    expect(diagnostics.map(({ help }) => help)).toEqual(
      expect.arrayContaining(['Did you mean `interval`?', 'Did you mean `Switch`?']),
    );
    expect(diagnostics[3]?.pointer).toBe('/fabrics/0/interval');
    expect(diagnostics[4]?.help).toContain('did you mean apply?');
  });

  const wrong: readonly (readonly [string, string, readonly string[]])[] = [
    ['an empty file', '', ['1:1 HHS-1223 the configuration is empty']],
    ['nothing but a comment', '# later\n', ['1:1 HHS-1223 the configuration is empty']],
    ['a list', '- a\n', ['1:1 HHS-1221 the configuration is no mapping']],
    ['no fabrics', 'version: 1\n', ['1:1 HHS-1223 the key `fabrics` is missing']],
    ['an empty list of fabrics', 'fabrics: []\n', ['1:10 HHS-1223 the list is empty']],
    [
      'a newer version',
      'version: 2\nfabrics: [{ name: a, path: a }]\n',
      ['1:10 HHS-1222 "2" is not one of the choices'],
    ],
    ['a key without a value', 'fabrics:\n', ['1:9 HHS-1221 nothing stands where a list is expected']],
    [
      'a mapping instead of a list',
      'fabrics: { lab: fabrics/lab }\n',
      ['1:10 HHS-1221 a mapping stands where a list is expected'],
    ],
    [
      'a list instead of a value',
      'fabrics: [{ name: [a], path: a }]\n',
      ['1:19 HHS-1221 a list stands where a single value is expected'],
    ],
    [
      'a key that is written twice',
      'fabrics: [{ name: a, path: a }]\nfabrics: []\n',
      ['2:1 HHS-1213 the key "fabrics" is written twice'],
    ],
    [
      'a merge',
      'defaults: &d { interval: 5m }\nfabrics: [{ <<: *d, name: a, path: a }]\n',
      ['2:13 HHS-1214 keys are not merged by `<<`'],
    ],
    [
      'an alias of nothing',
      'fabrics: [{ name: a, path: *nowhere }]\n',
      [
        '1:28 HHS-1214 the alias "*nowhere" names no anchor before it',
        '1:11 HHS-1223 the key `path` is missing',
      ],
    ],
    ['a tag', 'fabrics: [{ name: !secret a, path: a }]\n', ['1:27 HHS-1214 the tag "!secret" is not read']],
    [
      'a second document',
      'fabrics: [{ name: a, path: a }]\n---\na: 1\n',
      ['2:1 HHS-1211 a second document begins here; the configuration is one'],
    ],
    [
      'two fabrics of one name',
      'fabrics:\n  - { name: a, path: a }\n  - { name: a, path: b }\n',
      ['3:13 HHS-1230 a fabric named a stands at line 2 already'],
    ],
    [
      'the same path twice',
      'fabrics:\n  - { name: a, path: x }\n  - { name: b, path: ./x/ }\n',
      ['3:22 HHS-1231 x is the path of fabric a, too (line 2)'],
    ],
    [
      'a path in a path',
      'fabrics:\n  - { name: a, path: x }\n  - { name: c, path: x-y }\n  - { name: b, path: x/y }\n',
      ['4:22 HHS-1231 x/y lies in the path of fabric a (line 2)'],
    ],
    [
      'a path in the root',
      'fabrics:\n  - { name: a, path: . }\n  - { name: b, path: b }\n',
      ['3:22 HHS-1231 b lies in the path of fabric a (line 2)'],
    ],
    [
      'one cluster under one name',
      'fabrics:\n  - { name: a, path: a, cluster: { context: c } }\n  - { name: b, path: b, cluster: { context: c } }\n',
      ['3:34 HHS-1232 fabric b has the cluster and the field manager of fabric a (line 2)'],
    ],
    [
      'a rule for everything',
      "fabrics: [{ name: a, path: a, ignore: [{ name: '*', reason: because }] }]\n",
      ['1:40 HHS-1233 the rule would ignore every difference'],
    ],
    [
      'a rule without a reason',
      'fabrics: [{ name: a, path: a, ignore: [{ kind: VPC }] }]\n',
      ['1:40 HHS-1223 the key `reason` is missing'],
    ],
    [
      'the same rule twice',
      'fabrics: [{ name: a, path: a, ignore: [{ kind: VPC, reason: because }, { kind: vpc, reason: why not }] }]\n',
      ['1:72 HHS-1235 an earlier rule ignores the same'],
    ],
    [
      'a path that is none',
      "fabrics: [{ name: a, path: a, ignore: [{ path: 'spec[', reason: because }] }]\n",
      ['1:48 HHS-1222 "spec[" is no path of a field'],
    ],
    [
      'a day that does not exist',
      'fabrics: [{ name: a, path: a, ignore: [{ kind: VPC, reason: because, expires: 2027-02-30 }] }]\n',
      ['1:79 HHS-1222 "2027-02-30" is no day and no instant'],
    ],
    [
      'a freeze of neither sort',
      'fabrics: [{ name: a, path: a, freeze: [{ reason: because }] }]\n',
      ['1:40 HHS-1234 the window says nothing of when it is'],
    ],
    [
      'a freeze of both sorts',
      "fabrics: [{ name: a, path: a, freeze: [{ from: 2027-01-01, until: 2027-01-02, cron: '* * * * *', reason: because }] }]\n",
      ['1:40 HHS-1234 the window has both dates and a cron expression'],
    ],
    [
      'a freeze without an end',
      'fabrics: [{ name: a, path: a, freeze: [{ from: 2027-01-01, reason: because }] }]\n',
      ['1:40 HHS-1234 the window has no `until`'],
    ],
    [
      'a freeze that ends first',
      'fabrics: [{ name: a, path: a, freeze: [{ from: 2027-01-03, until: 2027-01-01, reason: because }] }]\n',
      ['1:40 HHS-1234 the window ends before it begins'],
    ],
    [
      'a cron that is none',
      "fabrics: [{ name: a, path: a, freeze: [{ cron: '61 * * * *', duration: 1h, reason: because }] }]\n",
      ['1:48 HHS-1222 "61 * * * *" has a minute that is no number, list, range or step from 0 to 59'],
    ],
    [
      'a hold of nothing',
      'fabrics: [{ name: a, path: a, hold: [{ what: everything, reason: because }] }]\n',
      ['1:46 HHS-1222 "everything" does not have the right form'],
    ],
    [
      'an unknown role',
      'fabrics: [{ name: a, path: a }]\ncommands: { permissions: { apply: { role: owner } } }\n',
      ['2:43 HHS-1222 "owner" is not one of the choices'],
    ],
    [
      'an unknown command',
      'fabrics: [{ name: a, path: a }]\ncommands: { permissions: { aply: { role: write } } }\n',
      ['2:28 HHS-1220 there is no key "aply" here'],
    ],
    [
      'a team without an organisation',
      'fabrics: [{ name: a, path: a }]\ncommands: { permissions: { apply: { teams: [network] } } }\n',
      ['2:45 HHS-1222 "network" does not have the right form'],
    ],
    [
      'too many approvals',
      'fabrics: [{ name: a, path: a }]\ncommands: { approvals: { required: 9 } }\n',
      ['2:36 HHS-1222 "9" is too large'],
    ],
  ];
  test.each(wrong)('refuses %s', (_, text, expected) => {
    expect(findings(text).sort()).toEqual([...expected].sort());
    expect(read(text).config).toBeNull();
  });

  test('names the line of broken YAML', () => {
    expect(findings('fabrics:\n  - name: a\n\tpath: b\n')[0]).toMatch(/^[23]:\d+ HHS-1211 /);
  });

  test.each([
    ['a token', 'cluster: { context: ghp_abcdefghijklmnopqrstuvwxyz0123456789 }', 'ghp_'],
    ['a kubeconfig', 'cluster: { context: "apiVersion: v1\\nkind: Config\\nclusters: []" }', 'clusters'],
    ['a key for a secret', 'kubeconfig: hunter2', 'hunter2'],
  ])('refuses %s without repeating it', (_, line, secret) => {
    const { diagnostics, config } = read(`fabrics:\n  - name: a\n    path: a\n    ${line}\n`);
    expect(config).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toEqual(['HHS-1224']);
    expect(JSON.stringify(diagnostics)).not.toContain(secret);
  });

  test('is bounded in size, depth and aliases', () => {
    expect(findings(`# ${'x'.repeat(300_000)}`)).toEqual([
      '1:1 HHS-1212 the configuration is larger than 256 KiB',
    ]);
    expect(findings(`fabrics: ${'['.repeat(5_000)}`)).toEqual([
      '1:1 HHS-1212 the configuration is nested deeper than 16 levels',
    ]);
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 10; level++) {
      bomb.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`);
    }
    expect(read(bomb.join('\n')).diagnostics.map(({ code }) => code)).toContain('HHS-1212');
    expect(findings('a: &a [*a]\n').join()).toContain('leads to itself');
  });

  test('takes keys such as __proto__ for data', () => {
    const { diagnostics, config } = read(
      '__proto__: { polluted: true }\nconstructor: 1\nfabrics: [{ name: a, path: a }]\n',
    );
    expect(config).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toEqual(['HHS-1220', 'HHS-1220']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('reads aliases where they are small', () => {
    const text =
      'defaults: { ignore: [&rule { kind: VPC, reason: because }] }\nfabrics:\n  - { name: &n a, path: *n }\n';
    expect(read(text).config?.fabrics[0]).toMatchObject({ name: 'a', path: 'a' });
  });

  test('reads CRLF and a byte order mark with right places', () => {
    expect(findings('\ufefffabrics:\r\n  - name: a\r\n    pth: a\r\n')).toEqual([
      '2:5 HHS-1223 the key `path` is missing',
      '3:5 HHS-1220 there is no key "pth" here',
    ]);
  });
});

test.each([
  ['', null],
  ['dashboard: true\n', true],
  ['dashboard: false\n', false],
])('says whether there is a dashboard: %j is %j', (line, expected) => {
  const { config, diagnostics } = read(`${line}fabrics:\n  - name: lab\n    path: lab\n`);
  expect([config?.dashboard, diagnostics]).toEqual([expected, []]);
});
