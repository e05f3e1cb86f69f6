/** What a code looks like where it is met: a whole file that is found wrong, or what the people at the place see. */
export type CodeExample = { readonly yaml: string } | { readonly words: string };

/** A VPC with one subnet; `lines` are added to it, each at the indentation it has. */
export function vpcWith(...lines: readonly string[]): CodeExample {
  return yaml('apiVersion: vpc.githedgehog.com/v1beta1', 'kind: VPC', ...lines);
}

export function yaml(...lines: readonly string[]): CodeExample {
  return { yaml: `${lines.join('\n')}\n` };
}

export function words(text: string): CodeExample {
  return { words: text };
}
