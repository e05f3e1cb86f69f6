import {
  boolean,
  dateTime,
  each,
  int32,
  int64,
  integer,
  list,
  map,
  number,
  object,
  oneOf,
  string,
} from '../schema-builders.ts';

const messages = object(each(int64(), 'cap', 'keepal', 'notif', 'open', 'rrefresh', 'update'));

const bgpNeighbor = object({
  connDropped: int64(),
  enabled: boolean(),
  estabTrans: int64(),
  lastEstab: dateTime(),
  lastRead: dateTime(),
  lastReset: dateTime(),
  lastResetReason: string(),
  lastWrite: dateTime(),
  localAS: int32(),
  msgs: object({ rec: messages, sent: messages }),
  peerAS: int32(),
  peerGroup: string(),
  peerPort: integer(),
  peerType: string(),
  prefixes: map(object({ rec: int32(), recPre: int32(), sent: int32() })),
  remoteRouterID: string(),
  shutdownMsg: string(),
  state: string(),
});

const aclUsage = object({
  groupsAvailable: int32(),
  groupsUsed: int32(),
  tablesAvailable: int32(),
  tablesUsed: int32(),
});

const aclStage = object(each(aclUsage, 'lag', 'port', 'rif', 'switch', 'vlan'));

const tableUsage = object(
  each(
    int32(),
    'dnatEntriesAvailable',
    'dnatEntriesUsed',
    'fdbEntriesAvailable',
    'fdbEntriesUsed',
    'ipmcEntriesAvailable',
    'ipmcEntriesUsed',
    'ipv4NeighborsAvailable',
    'ipv4NeighborsUsed',
    'ipv4NexthopsAvailable',
    'ipv4NexthopsUsed',
    'ipv4RoutesAvailable',
    'ipv4RoutesUsed',
    'ipv6NeighborsAvailable',
    'ipv6NeighborsUsed',
    'ipv6NexthopsAvailable',
    'ipv6NexthopsUsed',
    'ipv6RoutesAvailable',
    'ipv6RoutesUsed',
    'nexthopGroupMembersAvailable',
    'nexthopGroupMembersUsed',
    'nexthopGroupsAvailable',
    'nexthopGroupsUsed',
    'snatEntriesAvailable',
    'snatEntriesUsed',
  ),
);

const counters = object({
  clear: dateTime(),
  inb: int64(),
  inbps: number(),
  ind: int64(),
  ine: int64(),
  inpbs: number(),
  inu: integer(),
  outb: int64(),
  outbps: number(),
  outd: int64(),
  oute: int64(),
  outpps: number(),
  outu: integer(),
  queues: map(object(each(int64(), 'b', 'bps', 'db', 'dp', 'ecnb', 'ecnp', 'p', 'pps', 'wreddp'))),
});

const networkInterface = object({
  admin: string(),
  auto: boolean(),
  change: dateTime(),
  counters,
  enabled: boolean(),
  errDisabled: boolean(),
  fec: string(),
  linkFlapCount: int32(),
  lldpNeighbors: list(
    object(
      each(
        string(),
        'chassis',
        'manuf',
        'model',
        'name',
        'portDescr',
        'portID',
        'serial',
        'sysDescr',
        'sysName',
      ),
    ),
  ),
  mac: string(),
  oper: string(),
  speed: string(),
});

const nos = object(
  each(
    string(),
    'asicVersion',
    'buildCommit',
    'buildDate',
    'builtBy',
    'configDBVersion',
    'distributionVersion',
    'hardwareVersion',
    'hwskuVersion',
    'kernelVersion',
    'mfgName',
    'platformName',
    'productDescription',
    'productVersion',
    'serialNumber',
    'softwareVersion',
    'uptime',
  ),
);

const platform = object({
  fans: map(object({ dir: string(), presence: boolean(), speed: number(), status: boolean() })),
  psus: map(
    object({
      inCurrent: number(),
      inPower: number(),
      inVoltage: number(),
      outCurrent: number(),
      outPower: number(),
      outVoltage: number(),
      presence: boolean(),
      status: boolean(),
    }),
  ),
  temps: map(
    object({
      alarms: string(),
      critHighThreshold: number(),
      critLowThreshold: number(),
      highThreshold: number(),
      lowThreshold: number(),
      temp: number(),
    }),
  ),
});

const transceiver = object({
  cable: string(),
  channels: map(object({ bias: number(), in: number(), out: number() })),
  cmis: string(),
  cmisApp: integer(),
  cmisRev: string(),
  connType: string(),
  descr: string(),
  firmware: string(),
  formFactor: string(),
  length: number(),
  oper: string(),
  present: string(),
  serial: string(),
  temp: number(),
  vendor: string(),
  vendorOUI: string(),
  vendorPart: string(),
  vendorRev: string(),
  voltage: number(),
});

const agentState = object({
  bfdPeers: map(map(object({ fails: int64(), lastUpTime: dateTime(), profile: string(), state: string() }))),
  bgpNeighbors: map(map(bgpNeighbor)),
  breakouts: map(object({ mode: string(), status: string() })),
  criticalResources: object({ aclStats: object({ egress: aclStage, ingress: aclStage }), stats: tableUsage }),
  firmware: map(string()),
  interfaces: map(networkInterface),
  nos,
  platform,
  roce: boolean(),
  transceivers: map(transceiver),
});

/** The API's `metav1.Condition`. */
const condition = object(
  {
    lastTransitionTime: dateTime(),
    message: string({ maxLength: 32768 }),
    observedGeneration: int64({ minimum: 0 }),
    reason: string({ minLength: 1, maxLength: 1024, pattern: '^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$' }),
    status: oneOf('True', 'False', 'Unknown'),
    type: string({
      maxLength: 316,
      pattern:
        '^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$',
    }),
  },
  { required: ['lastTransitionTime', 'message', 'reason', 'status', 'type'] },
);

/** Objects whose status the agent is asked to update. */
export const statusUpdates = list(
  object({ apiVersion: string(), generation: int64(), kind: string(), name: string(), namespace: string() }),
);

export const agentStatus = object(
  {
    bootID: string(),
    conditions: list(condition),
    installID: string(),
    lastAppliedGen: int64(),
    lastAppliedTime: dateTime(),
    lastAttemptGen: int64(),
    lastAttemptTime: dateTime(),
    lastHeartbeat: dateTime(),
    rebootRequired: boolean(),
    runID: string(),
    state: agentState,
    statusUpdates,
    version: string(),
  },
  { atomic: true, required: ['conditions'] },
);
