import { describe, expect, test } from '@jest/globals';
import { OPTION_NAMES, OPTIONS, type OptionValues } from '../../src/domain/config/options.ts';
import { kubeconfigSources } from '../../src/entry/connect-cluster.ts';

function sources(set: Partial<OptionValues>, environment: Record<string, string> = {}) {
  const defaults = Object.fromEntries(OPTION_NAMES.map((name) => [name, OPTIONS[name].default]));
  const values = { ...defaults, ...set } as OptionValues;
  const around = { environment } as Parameters<typeof kubeconfigSources>[1];
  return kubeconfigSources(values, around, '/home/somebody/.kube/config');
}

describe('where the kubeconfig is looked for', () => {
  test('a file that was named goes before a text', () => {
    expect(sources({ kubeconfig: 'named.yaml', 'kubeconfig-text': 'kind: Config' })).toEqual({
      file: 'named.yaml',
      paths: ['/home/somebody/.kube/config'],
    });
  });

  test('a text goes before the KUBECONFIG of kubectl', () => {
    const found = sources(
      { kubeconfig: 'ambient.yaml', 'kubeconfig-text': 'kind: Config' },
      { KUBECONFIG: 'ambient.yaml' },
    );
    expect(found.text).toBe('kind: Config');
  });

  test('KUBECONFIG may be a list', () => {
    const found = sources({ kubeconfig: 'a.yaml:b.yaml' }, { KUBECONFIG: 'a.yaml:b.yaml' });
    expect(found).toEqual({ paths: ['a.yaml', 'b.yaml'] });
  });
});
