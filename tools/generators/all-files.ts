import { actionPage, actionYaml } from './action-files.ts';
import { cliPage, exitCodesPage } from './cli-page.ts';
import { clusterAccess } from './cluster-access.ts';
import { codePages, diagnosticsPage, errorsPage } from './code-pages.ts';
import { configurationPage, configurationSchema } from './configuration-page.ts';
import { exampleWorkflows } from './example-workflows.ts';
import { kindsPage } from './kinds-page.ts';
import { optionsPage } from './options-page.ts';
import type { GeneratedFile } from './page.ts';
import { permissionsPage } from './permissions-page.ts';
import { rulePages } from './rule-pages.ts';
import { rulesPage } from './rules-page.ts';
import { schemaFiles } from './schemas.ts';
import { statusPage } from './status-page.ts';

/** Folders that hold generated files only: what is there and was not made is stale. */
export const GENERATED_FOLDERS = ['docs/reference'];

/** Every generated file, from the tables in src alone: same sources, same bytes. */
export function generateAll(): readonly GeneratedFile[] {
  return [
    optionsPage(),
    configurationPage(),
    configurationSchema(),
    cliPage(),
    actionPage(),
    actionYaml(),
    exitCodesPage(),
    diagnosticsPage(),
    errorsPage(),
    kindsPage(),
    clusterAccess(),
    permissionsPage(),
    rulesPage(),
    ...codePages(),
    ...rulePages(),
    statusPage(),
    ...schemaFiles(),
    ...exampleWorkflows(),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
}
