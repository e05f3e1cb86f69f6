import type { Json } from '../../shared/json.ts';
import { vpcAttachmentClaims } from '../claims/attachments.ts';
import { vpcAttachmentDefaulting } from '../defaulting/vpc-attachment.ts';
import { isFabricKey } from '../fabric-key.ts';
import { defineKind } from '../fabric-kind.ts';
import { referTo } from '../references.ts';
import { vpcAttachmentRules } from '../rules/vpc-attachment.ts';
import { boolean, object, string } from '../schema-builders.ts';
import { vpcAttachmentWords } from '../words/attachments.ts';

export const vpcAttachmentSpec = object({ connection: string(), nativeVLAN: boolean(), subnet: string() });

/** `vpc-1/default` and `vpc-1` → `vpc-1`. */
function vpcOfSubnet(subnet: string): string | undefined {
  const [vpc] = subnet.split('/', 1);
  return vpc;
}

/** A bare VPC name means its subnet `default`, and is stored so. */
function withDefaultSubnet(value: Json): Json {
  return typeof value === 'string' && value !== '' && !value.includes('/') ? `${value}/default` : value;
}

/** The annotation `fabric.githedgehog.com/p2p-link` is the user's; the labels are not. */
export const vpcAttachmentKind = defineKind({
  kind: 'VPCAttachment',
  group: 'vpc',
  version: 'v1beta1',
  formerVersions: ['v1alpha2'],
  plural: 'vpcattachments',
  shortNames: ['vpcattach'],
  categories: ['hedgehog', 'fabric'],
  spec: vpcAttachmentSpec,
  words: vpcAttachmentWords,
  rules: vpcAttachmentRules,
  claims: vpcAttachmentClaims,
  defaulting: vpcAttachmentDefaulting,
  ownsLabel: isFabricKey,
  references: referTo(
    { kind: 'VPC', at: 'subnet', name: vpcOfSubnet, rule: 'VA-5' },
    { kind: 'Connection', at: 'connection', rule: 'VA-7' },
  ),
  canonical: { rewrite: { subnet: withDefaultSubnet } },
});
