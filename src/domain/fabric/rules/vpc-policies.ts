import type { Rule, RuleFinding } from '../../resource/kind.ts';
import type { Json, JsonObject } from '../../shared/json.ts';
import { hasHostBits, parsePrefix } from '../ip.ts';
import { listOf, pointerOf, specOf, structOf, structsOf, textOf } from '../read.ts';

const permitRule: Rule = {
  code: 'HHS-VPC-20',
  severity: 'error',
  needs: 'self',
  title: 'every permit names two or more different subnets of the VPC',
  example: 'permit: [[a]]',
  cure: 'Name at least two subnets of this VPC in each item of permit, each once.',
  check({ defaulted }) {
    const spec = specOf(defaulted);
    const subnets = structOf(spec, 'subnets');
    return listOf(spec, 'permit').flatMap((permit, at) =>
      Array.isArray(permit) || permit === null ? permitFindings(permit ?? [], at, subnets) : [],
    );
  },
};

function permitFindings(permit: readonly Json[], at: number, subnets: JsonObject): RuleFinding[] {
  const pointer = `/spec/permit/${at}`;
  const help = 'Name at least two subnets of this VPC in each item of permit, each once.';
  if (permit.length < 2) {
    const message = `a permit joins two or more subnets, this one names ${permit.length}`;
    return [{ pointer, message, help }];
  }
  const seen = new Set<string>();
  return permit.flatMap((name, position) => {
    if (typeof name !== 'string') return [];
    const place = { pointer: `${pointer}/${position}`, help };
    if (pointerOf(subnets, name) === undefined) {
      return [{ ...place, message: `the VPC has no subnet "${name}"` }];
    }
    if (seen.has(name)) return [{ ...place, message: `the permit names the subnet ${name} twice` }];
    seen.add(name);
    return [];
  });
}

const staticRoutesRule: Rule = {
  code: 'HHS-VPC-21',
  severity: 'error',
  needs: 'self',
  title: 'every static route has a network and a next hop',
  example: 'staticRoutes: [{prefix: 10.42.0.5/24, nextHops: [10.0.1.9]}]',
  cure: 'Write the prefix without bits behind its length, and at least one next hop.',
  check({ defaulted }) {
    return structsOf(specOf(defaulted), 'staticRoutes').flatMap(({ at, value }) => {
      const pointer = `/spec/staticRoutes/${at}`;
      const findings: RuleFinding[] = [];
      const wrong = prefixProblem(textOf(value, 'prefix'));
      if (wrong !== undefined) {
        const help = 'Write a network as address/length, such as 10.42.0.0/24.';
        findings.push({ pointer: `${pointer}/prefix`, message: `the static route ${at + 1} ${wrong}`, help });
      }
      if (listOf(value, 'nextHops').length > 0) return findings;
      const message = `the static route ${at + 1} has no next hop`;
      return [
        ...findings,
        { pointer: `${pointer}/nextHops`, message, help: 'Name at least one address in nextHops.' },
      ];
    });
  },
};

function prefixProblem(text: string): string | undefined {
  if (text === '') return 'has no prefix';
  const prefix = parsePrefix(text);
  if (prefix === undefined) return `goes to "${text}", which is no prefix (address/length)`;
  return hasHostBits(prefix) ? `goes to ${text}, which has bits set behind its length` : undefined;
}

export const vpcPolicyRules: readonly Rule[] = [permitRule, staticRoutesRule];
