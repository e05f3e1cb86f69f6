import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import type { KindDefinition, Rule } from '../../src/domain/resource/kind.ts';
import { fenced } from './code-pages.ts';
import { code, type GeneratedFile, markdownPage, sentence } from './page.ts';
import { NEEDS } from './rules-page.ts';

interface Demand {
  readonly kind: KindDefinition;
  readonly title: string;
  /** null: a reference that the table of references checks. */
  readonly rule: Rule | null;
}

/** One page for each rule of the fabric; a number that stands for several demands has them all on its page. */
export function rulePages(): readonly GeneratedFile[] {
  const demands = new Map<string, Demand[]>();
  const add = (value: string, demand: Demand): void => {
    demands.set(value, [...(demands.get(value) ?? []), demand]);
  };
  for (const kind of fabricRegistry.kinds) {
    for (const rule of kind.rules) add(rule.code, { kind, title: rule.title, rule });
    for (const { code: value, title } of kind.referenceRules) add(value, { kind, title, rule: null });
  }
  return [...demands].map(([value, list]) => rulePage(value, list));
}

function rulePage(value: string, demands: readonly Demand[]): GeneratedFile {
  const kinds = [...new Set(demands.map(({ kind }) => kind.kind))].join(', ');
  return markdownPage(`codes/${value}`, `${value}: a rule of the fabric for ${kinds}`, [
    '[All rules of the fabric](../rules.md)',
    ...demands.flatMap((demand) => demandBlocks(demand, demands.length > 1)),
  ]);
}

function demandBlocks({ kind, title, rule }: Demand, isOneOfSeveral: boolean): string[] {
  const depth = isOneOfSeveral ? '###' : '##';
  return [
    ...(isOneOfSeveral ? [`## ${kind.kind}: ${title}`] : []),
    `${depth} Cause`,
    causeText(kind, title, rule),
    `${depth} Example`,
    exampleText(kind, rule),
    `${depth} What to do`,
    sentence(rule === null ? 'correct the name, or add the object that it names' : cureOf(rule)),
  ];
}

function causeText({ kind }: KindDefinition, title: string, rule: Rule | null): string {
  const demand = `What must be so for ${code(kind)}: ${title}.`;
  const needs = `It is judged by ${NEEDS[rule?.needs ?? 'references']}.`;
  if (rule?.severity === 'warning') {
    return `${demand} Here it is not. The cluster takes the object all the same, and it breaks later. ${needs}`;
  }
  const passes = rule?.passes === true ? ' It does so only for a while: a later run goes through.' : '';
  return `${demand} Here it is not, and the cluster refuses the object.${passes} ${needs}`;
}

function exampleText({ kind }: KindDefinition, rule: Rule | null): string {
  if (rule === null) {
    return `A ${code(kind)} that names an object which stands neither in Git nor in the cluster, most often because it is misspelt or was deleted.`;
  }
  if (rule.example !== undefined) return `Wrong:\n\n${fenced('yaml', rule.example)}`;
  const words = PLAIN_EXAMPLES[rule.code];
  if (words !== undefined) return sentence(words);
  if (rule.needs === 'delete') return `A ${code(kind)} leaves Git while other objects still name it.`;
  throw new Error(`${rule.code} has no example`);
}

function cureOf(rule: Rule): string {
  const cure = rule.cure ?? PLAIN_CURES[rule.code];
  if (cure === undefined) throw new Error(`${rule.code} has no cure`);
  return cure;
}

/** Rules that bring no example along, most of them about a name. */
const PLAIN_EXAMPLES: Readonly<Record<string, string>> = {
  'HHS-IPNS-2': '`name: datacenter-east` has 15 characters',
  'HHS-VPC-2': '`name: web-frontend` has 12 characters',
  'HHS-VPC-4': '`subnets: {}`, or 21 of them',
  'HHS-VP-4': '`permit: [{web: {}, data: {}}, {web: {}, batch: {}}]`',
  'HHS-EXT-1': '`name: internet-east` has 13 characters',
  'HHS-L22':
    'one commit takes VPC `old` away and adds VPC `new` while the fabric still cleans up after `old`',
};

const PLAIN_CURES: Readonly<Record<string, string>> = {
  'HHS-IPNS-2': 'choose a name of at most 11 characters, and change the objects that name it',
  'HHS-VPC-2': 'choose a name of at most 11 characters, and change the objects that name it',
  'HHS-VPC-4': 'give it between 1 and 20 subnets; more belong into a second VPC that is peered with it',
  'HHS-VP-4': 'make one VPCPeering for each pair of VPCs',
  'HHS-EXT-1': 'choose a name of at most 11 characters, and change the objects that name it',
};
