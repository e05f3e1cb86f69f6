import { schemaLine } from './file-schema.ts';

/** A fabric as `init` and the reference page write it. */
export interface SampleFabric {
  readonly name: string;
  readonly path: string;
}

/** A new `.github/hedgehog-sync.yml`: the fabrics that were found, and what else may be said, as comments. */
export function configText(fabrics: readonly SampleFabric[]): string {
  const entries = fabrics.flatMap(({ name, path }) => [`  - name: ${name}`, `    path: ${yamlText(path)}`]);
  return [
    schemaLine(),
    '# Which fabrics this repository holds, and what is left alone in them (configuration.md of hedgehog-sync has all).',
    '# Runs of a pull request read this file at its base: a change counts once it is merged.',
    'version: 1',
    'fabrics:',
    ...entries,
    '    # what somebody else writes in the cluster, with a reason and a last day',
    '    # ignore:',
    '    #   - { kind: Switch, path: /spec/description, manager: netbox, reason: NetBox writes it, expires: 2027-03-31 }',
    '    # times in which nothing is written; cron times are in UTC',
    '    # freeze:',
    "    #   - { cron: '0 16 * * fri', duration: 62h, reason: no changes at the weekend }",
    '',
  ].join('\n');
}

/** Quoted where YAML would read it in another way. */
function yamlText(text: string): string {
  return /^[A-Za-z_][\w./-]*$/.test(text) && !/^(y|yes|n|no|on|off|true|false|null)$/i.test(text)
    ? text
    : `'${text.replaceAll("'", "''")}'`;
}
