import type { RuleContext, RuleObject } from '../../resource/kind.ts';
import { endpointsOf } from '../connection-endpoints.ts';
import { specOf, textOf } from '../read.ts';

/** Switches by the name of the External that an ExternalAttachment puts on them. */
function indexSwitches(context: RuleContext): ReadonlyMap<string, ReadonlySet<RuleObject>> {
  const map = new Map<string, Set<RuleObject>>();
  for (const attachment of context.all('ExternalAttachment')) {
    const switches = switchesOfAttachment(attachment, context);
    const external = textOf(specOf(attachment.defaulted), 'external');
    const known = map.get(external) ?? new Set();
    for (const one of switches) known.add(one);
    map.set(external, known);
  }
  return map;
}

/** Switches to which an External is attached, as far as they are known. */
export function switchesOfExternal(name: string, context: RuleContext): readonly RuleObject[] {
  return [...(context.index(indexSwitches).get(name) ?? [])];
}

/** Switches at the connection of an ExternalAttachment, as far as they are known. */
export function switchesOfAttachment({ defaulted }: RuleObject, context: RuleContext): readonly RuleObject[] {
  const connection = context.find('Connection', textOf(specOf(defaulted), 'connection'));
  if (connection === undefined) return [];
  const names = endpointsOf(specOf(connection.defaulted))?.switches ?? [];
  return names.flatMap((name) => context.find('Switch', name) ?? []);
}
