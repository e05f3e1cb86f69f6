import { actionPage, actionYaml } from './action-files.ts';
import { cliPage, exitCodesPage } from './cli-page.ts';
import { diagnosticsPage, errorsPage } from './code-pages.ts';
import { kindsPage } from './kinds-page.ts';
import { optionsPage } from './options-page.ts';
import type { GeneratedFile } from './page.ts';
import { rulesPage } from './rules-page.ts';
import { schemaFiles } from './schemas.ts';
import { statusPage } from './status-page.ts';

/** Folders that hold generated files only: what is there and was not made is stale. */
export const GENERATED_FOLDERS = ['docs/reference'];

/** Every generated file, from the tables in src alone: same sources, same bytes. */
export function generateAll(): readonly GeneratedFile[] {
  return [
    optionsPage(),
    cliPage(),
    actionPage(),
    actionYaml(),
    exitCodesPage(),
    diagnosticsPage(),
    errorsPage(),
    kindsPage(),
    rulesPage(),
    statusPage(),
    ...schemaFiles(),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
}
