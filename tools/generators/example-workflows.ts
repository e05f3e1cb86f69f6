import { workflowText } from '../../src/domain/config/init/workflow-text.ts';
import type { GeneratedFile } from './page.ts';

/** The examples that `init` can write, too. */
export function exampleWorkflows(): GeneratedFile[] {
  return [
    {
      path: 'examples/workflows/hedgehog-sync.yml',
      text: workflowText({ fabrics: [{ name: 'lab', path: 'fabric' }], branch: 'main' }),
    },
    {
      path: 'examples/workflows/many-fabrics.yml',
      text: workflowText({
        fabrics: [
          { name: 'lab', path: 'fabrics/lab' },
          { name: 'production', path: 'fabrics/production' },
        ],
        branch: 'main',
      }),
    },
  ];
}
