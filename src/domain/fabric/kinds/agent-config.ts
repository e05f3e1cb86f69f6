import { boolean, int32, integer, list, map, object, string } from '../schema-builders.ts';

/** Where the observability agent of a switch sends to. */
const target = {
  basicAuth: object({ password: string(), username: string() }),
  bearerToken: string(),
  caPEM: string(),
  certPEM: string(),
  insecureSkipVerify: boolean(),
  labels: map(string()),
  url: string(),
};

/** The settings of older agents, which newer ones ignore. */
export const agentAlloy = object({
  agentScrapeIntervalSeconds: integer(),
  collectSyslogEnabled: boolean(),
  controlProxyURL: string(),
  lokiTargets: map(object({ ...target, useControlProxy: boolean() })),
  prometheusTargets: map(object({ ...target, sendIntervalSeconds: integer(), useControlProxy: boolean() })),
  unixExporterCollectors: list(string()),
  unixExporterEnabled: boolean(),
  unixScrapeIntervalSeconds: integer(),
});

const configAlloy = object({
  autoHostname: boolean(),
  hostname: string(),
  kube: object({ events: boolean(), podLogs: boolean() }),
  logFiles: map(object({ pathTargets: list(object({ path: string(), pathExclude: string() })) })),
  proxyURL: string(),
  pyroscope: object({ address: string(), enable: boolean(), port: integer() }),
  scrapes: map(
    object({
      address: string(),
      intervalSeconds: integer(),
      relabel: list(
        object({
          action: string(),
          regex: string(),
          replacement: string(),
          separator: string(),
          sourceLabels: list(string()),
          targetLabel: string(),
        }),
      ),
      self: object({ enable: boolean() }),
      unix: object({ collectors: list(string()), enable: boolean() }),
    }),
  ),
  targets: object({
    loki: map(object({ ...target })),
    prometheus: map(object({ ...target, sendIntervalSeconds: integer() })),
    pyroscope: map(object({ ...target })),
  }),
});

/** What the switch agent is told of the fabric as a whole. */
export const agentConfig = object({
  alloy: configAlloy,
  baseVPCCommunity: string(),
  controlVIP: string(),
  defaultMaxPathsEBGP: int32(),
  deploymentID: string(),
  disableBFD: boolean(),
  eslagESIPrefix: string(),
  eslagMACBase: string(),
  fabricMTU: integer(),
  fabricSubnet: string(),
  gatewayASN: int32(),
  gatewayBFD: boolean(),
  gatewayCommunities: map(string()),
  loopbackWorkaround: boolean(),
  mclagSessionSubnet: string(),
  protocolSubnet: string(),
  proxyExternalSubnet: string(),
  serverFacingMTUOffset: integer(),
  spineASN: int32(),
  spineLeaf: object({}),
  vpcLoopbackSubnet: string(),
  vpcPeeringDisabled: boolean(),
  vtepSubnet: string(),
});
