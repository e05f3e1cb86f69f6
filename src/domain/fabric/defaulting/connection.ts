import type { JsonObject } from '../../shared/json.ts';
import { type Endpoints, endpointsOf } from '../connection-endpoints.ts';
import { DEPRECATED_TYPES, TYPE_FACTS } from '../connection-links.ts';
import { pointerOf, specOf, structOf, textOf } from '../read.ts';
import type { Defaulting } from './defaulting.ts';
import { marks, withOwnAnnotations, withOwnLabels } from './metadata.ts';

/** What stands in the label of a Connection without a type; no label may hold it, so the API server refuses it. */
export const INVALID_TYPE_LABEL = '<invalid>';

/** No field of the spec changes. From 26.03 on the ends stand in annotations, too, and MCLAG gets no type any more. */
export const connectionDefaulting: Defaulting = {
  go: { structs: linkStructs() },
  webhook(object, { release }) {
    const spec = specOf(object);
    const endpoints = endpointsOf(spec);
    const newest = release === '26.03';
    const deprecated = DEPRECATED_TYPES.some((type) => pointerOf(spec, type) !== undefined);
    const labelled = withOwnLabels(
      object,
      deprecated && !newest ? {} : labelsOf(spec, endpoints, deprecated),
    );
    if (!newest) return labelled;
    const ends =
      endpoints === undefined || deprecated || endpoints.problems.length > 0 ? undefined : endpoints;
    return withOwnAnnotations(labelled, {
      'fabric.githedgehog.com/switches': (ends?.switches ?? []).join(','),
      'fabric.githedgehog.com/servers': (ends?.servers ?? []).join(','),
    });
  },
};

function labelsOf(spec: JsonObject, endpoints: Endpoints | undefined, deprecated: boolean): JsonObject {
  if (endpoints === undefined || deprecated) {
    return { 'fabric.githedgehog.com/connection-type': INVALID_TYPE_LABEL };
  }
  const vpc = textOf(structOf(spec, 'staticExternal'), 'withinVPC');
  const known = endpoints.problems.length === 0;
  return {
    'fabric.githedgehog.com/connection-type': TYPE_FACTS[endpoints.type].label,
    ...(vpc === '' ? {} : { 'fabric.githedgehog.com/vpc': vpc }),
    ...(known ? marks('switch.fabric.githedgehog.com', endpoints.switches) : {}),
    ...(known ? marks('server.fabric.githedgehog.com', endpoints.servers) : {}),
  };
}

/** Links and their ends are held by value. */
function linkStructs(): string[] {
  return Object.entries(TYPE_FACTS).flatMap(([type, { links, sides }]) =>
    links.flatMap((field) => {
      const link = field === 'link' ? `${type}.link` : `${type}.${field}.*`;
      const ends = Object.keys(sides).map((side) => `${link}.${side}`);
      return field === 'link' ? [link, ...ends] : ends;
    }),
  );
}
