import { externalAttachmentClaims } from '../claims/attachments.ts';
import { externalAttachmentDefaulting } from '../defaulting/external-attachment.ts';
import { isFabricKey } from '../fabric-key.ts';
import { defineKind } from '../fabric-kind.ts';
import { referTo } from '../references.ts';
import { externalAttachmentRules } from '../rules/external-attachment.ts';
import { boolean, list, object, since, string, uint8, uint16, uint32 } from '../schema-builders.ts';
import { externalAttachmentWords } from '../words/attachments.ts';

export const externalAttachmentSpec = object(
  {
    connection: string(),
    external: string(),
    inboundACL: since(
      '26.02',
      object({
        statements: list(
          object(
            {
              action: string(),
              dstPrefix: string(),
              icmpCode: uint8(),
              icmpType: uint8(),
              portRangeBegin: uint16(),
              portRangeEnd: uint16(),
              protocol: string(),
              seq: uint16(),
              srcPrefix: string(),
              tcpFilters: object({
                ack: boolean(),
                established: boolean(),
                fin: boolean(),
                notAck: boolean(),
                notFin: boolean(),
                notPsh: boolean(),
                notRst: boolean(),
                notSyn: boolean(),
                notUrg: boolean(),
                psh: boolean(),
                rst: boolean(),
                syn: boolean(),
                urg: boolean(),
              }),
            },
            { required: ['action', 'dstPrefix', 'protocol', 'seq', 'srcPrefix'] },
          ),
        ),
      }),
    ),
    neighbor: object({ asn: uint32(), ip: string() }),
    static: object(
      { ip: string(), proxy: boolean(), remoteIP: string(), vlan: uint16() },
      { required: ['remoteIP'] },
    ),
    switch: object({ ip: string(), vlan: uint16() }),
  },
  { required: ['neighbor', 'switch'], filled: ['neighbor', 'switch'] },
);

/** The webhook adds the schema-required `switch: {}` and `neighbor: {}` when they are left out at creation. */
export const externalAttachmentKind = defineKind({
  kind: 'ExternalAttachment',
  group: 'vpc',
  version: 'v1beta1',
  formerVersions: ['v1alpha2'],
  plural: 'externalattachments',
  shortNames: ['extattach'],
  categories: ['hedgehog', 'fabric', 'external'],
  spec: externalAttachmentSpec,
  words: externalAttachmentWords,
  rules: externalAttachmentRules,
  claims: externalAttachmentClaims,
  defaulting: externalAttachmentDefaulting,
  required: ['spec'],
  ownsLabel: isFabricKey,
  references: referTo(
    { kind: 'External', at: 'external', rule: 'EA-9' },
    { kind: 'Connection', at: 'connection', rule: 'EA-10' },
  ),
  canonical: { keep: ['static', 'inboundACL.statements.*.icmpType', 'inboundACL.statements.*.icmpCode'] },
});
