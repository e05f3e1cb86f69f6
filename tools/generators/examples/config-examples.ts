import { type CodeExample, words, yaml } from './code-example.ts';

const LAB = ['fabrics:', '  - name: lab', '    path: fabric'];

/** The configuration file. A test reads every example that is a file and finds the code in it. */
export const CONFIG_EXAMPLES: Readonly<Record<string, CodeExample>> = {
  'HHS-1210': words(
    '`apply` while `.github/hedgehog-sync.yml` has an unknown key: it stops before it asks the cluster.',
  ),
  'HHS-1211': yaml('version: 1', 'fabrics: [lab'),
  'HHS-1212': words('A file of 300 KiB, or a list in a list in a list, seventeen times.'),
  'HHS-1213': yaml('version: 1', ...LAB, '    path: other'),
  'HHS-1214': yaml('version: 1', 'fabrics: *all'),
  'HHS-1220': yaml('version: 1', ...LAB, '    intervall: 4h'),
  'HHS-1221': yaml('version: 1', 'fabrics: lab'),
  'HHS-1222': yaml('version: 1', ...LAB, '    interval: often'),
  'HHS-1223': yaml('version: 1', 'fabrics:', '  - name: lab'),
  'HHS-1224': words('`context: ghp_…`, a token in the place of a name.'),
  'HHS-1230': yaml('version: 1', ...LAB, '  - name: lab', '    path: other'),
  'HHS-1231': yaml('version: 1', ...LAB, '  - name: branch', '    path: fabric/branch'),
  'HHS-1232': words('`lab` and `branch` both name `context: production`, and neither has a `field-manager`.'),
  'HHS-1233': yaml('version: 1', ...LAB, '    ignore:', '      - reason: we shall see'),
  'HHS-1234': yaml(
    'version: 1',
    ...LAB,
    '    freeze:',
    '      - reason: end of the year',
    "        from: '2026-12-31T00:00:00Z'",
    "        until: '2026-12-24T00:00:00Z'",
  ),
  'HHS-1235': words('The same kind, name and path in two entries of `ignore`.'),
  'HHS-1236': words('`--fabric lap` where the file has `lab` and `branch`.'),
  'HHS-1237': words('`hedgehog-sync plan` at the root of a repository with two fabrics.'),
  'HHS-1240': words('`expires: 2026-01-31` in February.'),
  'HHS-1241': words('A rule for `VPC/web` that was written for a test of last month.'),
  'HHS-1242': words('`apply --accept-git …` between `from` and `until` of a freeze window.'),
};
