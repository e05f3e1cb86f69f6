import type { Rule, RuleFinding } from '../../resource/kind.ts';
import type { JsonObject } from '../../shared/json.ts';
import { childPointer, type FieldPointer } from '../../shared/pointer.ts';
import { parseAddress, parsePrefix } from '../ip.ts';
import { listOf, numberOf, specOf, structEntriesOf, structOf, structsOf, textOf, textsOf } from '../read.ts';

/** As the fabric asks for it: 2 to 10 characters of a Linux interface name. */
const INTERFACE_NAME = /^[a-zA-Z][a-zA-Z0-9_.-]{0,8}[a-zA-Z0-9]$/;

interface Interface {
  readonly name: string;
  readonly value: JsonObject;
  readonly pointer: FieldPointer;
}

function interfacesOf(object: JsonObject): Interface[] {
  return structEntriesOf(specOf(object), 'interfaces').map(([name, value]) => ({
    name,
    value,
    pointer: childPointer('/spec/interfaces', name),
  }));
}

const named: Rule = {
  code: 'HHS-GW-9',
  severity: 'error',
  needs: 'self',
  title: 'a gateway has an interface, and names them as Linux can',
  example: 'interfaces: {9eth: {ips: [172.30.128.1/31]}}',
  cure: 'Name an interface with 2 to 10 characters: a letter first, a letter or digit last.',
  check({ defaulted }) {
    if (Object.keys(structOf(specOf(defaulted), 'interfaces')).length === 0) {
      const help = 'Describe each port that leads to a switch below spec.interfaces.';
      return [{ pointer: '/spec/interfaces', message: 'the gateway has no interface', help }];
    }
    return interfacesOf(defaulted)
      .filter(({ name }) => !INTERFACE_NAME.test(name))
      .map(({ name, pointer }) => ({
        pointer,
        message: `"${name}" is no name of an interface (2 to 10 characters, a letter first)`,
        help: 'Use the name that the interface has on the gateway node.',
        onKey: true,
      }));
  },
};

const addressed: Rule = {
  code: 'HHS-GW-10',
  severity: 'error',
  needs: 'self',
  title: 'each interface of a gateway has IPv4 addresses',
  example: 'interfaces: {enp2s1: {ips: []}}',
  cure: 'Give the interface its address on the link, with its length.',
  check({ defaulted }) {
    const help = 'Give the interface its address on the link to the switch, with its length.';
    return interfacesOf(defaulted).flatMap(({ name, value, pointer }): RuleFinding[] => {
      if (listOf(value, 'ips').length === 0) {
        return [{ pointer: `${pointer}/ips`, message: `the interface ${name} has no address`, help }];
      }
      return textsOf(value, 'ips').flatMap(({ at, value: text }) => {
        const prefix = parsePrefix(text);
        if (prefix?.family === 4) return [];
        const what = prefix === undefined ? 'no address with a length' : 'no IPv4 address';
        return [
          { pointer: `${pointer}/ips/${at}`, message: `${name} has "${text}", which is ${what}`, help },
        ];
      });
    });
  },
};

const located: Rule = {
  code: 'HHS-GW-11',
  severity: 'error',
  needs: 'self',
  title: 'an interface is found by its PCI address or its kernel name, not by both',
  example: 'interfaces: {enp2s1: {pci: "0000:02:01.9"}}',
  cure: 'Write pci as 0000:02:01.0, or the name of the interface in the kernel.',
  check({ defaulted }) {
    return interfacesOf(defaulted).flatMap(({ name, value, pointer }): RuleFinding[] => {
      const pci = textOf(value, 'pci');
      const kernel = textOf(value, 'kernel');
      if (pci !== '' && kernel !== '') {
        const help = 'Keep one of pci and kernel.';
        return [{ pointer: `${pointer}/kernel`, message: `the interface ${name} has pci and kernel`, help }];
      }
      if (pci !== '' && !isPciAddress(pci)) {
        const help = 'Write it as 0000:02:01.0: four digits, two, two (up to 1f) and one (up to 7).';
        return [{ pointer: `${pointer}/pci`, message: `pci "${pci}" of ${name} is no PCI address`, help }];
      }
      return kernel === '' ? [] : kernelProblem(name, kernel, `${pointer}/kernel`);
    });
  },
};

function isPciAddress(text: string): boolean {
  if (text.length !== 12) return false;
  const match = /^([0-9a-f]+):([0-9a-f]+):([0-9a-f]+)\.([0-9a-f]+)$/i.exec(text);
  if (match === null) return false;
  const [domain = 0, bus = 0, device = 0, part = 0] = match
    .slice(1)
    .map((digits) => Number.parseInt(digits, 16));
  return domain <= 0xffff && bus <= 0xff && device <= 0x1f && part <= 7;
}

function kernelProblem(name: string, kernel: string, pointer: FieldPointer): RuleFinding[] {
  if (!INTERFACE_NAME.test(kernel)) {
    const message = `kernel "${kernel}" of ${name} is no name of an interface (2 to 10 characters, a letter first)`;
    return [{ pointer, message, help: 'Use the name that the interface has on the gateway node.' }];
  }
  if (kernel !== name) return [];
  const help = 'Leave kernel out, or give the interface another name in the map.';
  return [{ pointer, message: `the interface ${name} has the same name in the kernel`, help }];
}

const neighbours: Rule = {
  code: 'HHS-GW-12',
  severity: 'error',
  needs: 'self',
  title: 'a gateway has BGP neighbors, each with a unicast IPv4 address and an ASN',
  example: 'neighbors: [{source: enp2s1, ip: 172.30.128.0}]',
  cure: 'Give each neighbor the address of the switch on the link and its ASN.',
  check({ defaulted }) {
    const spec = specOf(defaulted);
    const items = listOf(spec, 'neighbors');
    if (items.length === 0) {
      const help = 'Describe the switch at the other end of each link below spec.neighbors.';
      return [{ pointer: '/spec/neighbors', message: 'the gateway has no BGP neighbor', help }];
    }
    return structsOf(spec, 'neighbors').flatMap(({ at, value }): RuleFinding[] => {
      const message = neighbourProblem(textOf(value, 'ip'));
      if (message !== undefined) {
        const help = 'Write the address of the switch on the link, without a length.';
        return [{ pointer: `/spec/neighbors/${at}/ip`, message, help }];
      }
      if (numberOf(value, 'asn') !== 0) return [];
      const lack = `the neighbor ${textOf(value, 'ip')} has no ASN`;
      return [{ pointer: `/spec/neighbors/${at}/asn`, message: lack, help: 'Write the ASN of the switch.' }];
    });
  },
};

function neighbourProblem(text: string): string | undefined {
  if (text === '') return 'the neighbor has no address';
  const address = parseAddress(text);
  if (address === undefined) return `the address "${text}" of the neighbor is none`;
  if (address.family !== 4) return `the address ${text} of the neighbor is no IPv4 address`;
  const isGood = address.value !== 0n && address.value >> 28n !== 14n;
  return isGood ? undefined : `the address ${text} of the neighbor is no unicast address`;
}

const oneSort: Rule = {
  code: 'HHS-L7',
  severity: 'warning',
  needs: 'self',
  title: 'all interfaces of a gateway are found the same way',
  example: 'interfaces: {enp2s1: {pci: "0000:02:01.0"}, enp2s2: {kernel: eth2}}',
  cure: 'Use pci for all interfaces, or for none.',
  check({ defaulted }) {
    const all = interfacesOf(defaulted).filter(
      ({ value }) => (textOf(value, 'pci') === '') !== (textOf(value, 'kernel') === ''),
    );
    const byPci = all.filter(({ value }) => textOf(value, 'pci') !== '');
    const [odd] = all.filter(({ value }) => textOf(value, 'kernel') !== '');
    if (byPci.length === 0 || odd === undefined) return [];
    const message = `the interface ${odd.name} is found by kernel and others by pci; the cluster accepts it and the gateway does not start`;
    return [{ pointer: `${odd.pointer}/kernel`, message, help: 'Use pci for all interfaces, or for none.' }];
  },
};

export const gatewayInterfaceRules: readonly Rule[] = [named, addressed, located, neighbours, oneSort];
