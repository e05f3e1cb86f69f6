import { isJsonObject } from '../../../../src/domain/shared/json.ts';
import { answers, assumes, ignores, lists, nothing, refuses, to, trusts } from './faults.ts';
import { at, type Call, type Mutant, mishears, misspeaks, mistells, watches, withBody } from './wire.ts';

const withQuery = (call: Call, changes: Readonly<Record<string, string | null>>): Call => {
  const query = new URLSearchParams(call.query);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) query.delete(key);
    else query.set(key, value);
  }
  return { ...call, query };
};

const continues = (call: Call) => (call.query.get('continue') ?? '') !== '';

/** What the selector must not do: this one is wrong in the way told. */
function selects(fault: string, from: string, selector: string): Mutant {
  return mishears(
    fault,
    ({ query }) => query.get('labelSelector') === from,
    (call) => withQuery(call, { labelSelector: selector }),
  );
}

export const listMutants: Readonly<Record<string, Mutant>> = {
  'get/not-found': refuses('names the kind, not the plural', ['details', 'kind'], to('Server')),
  'list/empty': lists('lists nothing as null', ['items'], (items) =>
    Array.isArray(items) && items.length === 0 ? null : items,
  ),
  'list/items': lists('leaves the kind out of items', ['items', '*', 'kind'], nothing),
  'list/built-in-items': lists('puts a kind into every item', ['items', '*', 'kind'], to('ConfigMap')),
  'list/order': lists('lists the last first', ['items'], (items) =>
    Array.isArray(items) ? [...items].reverse() : items,
  ),
  'list/all-namespaces': mishears('lists one namespace only', at('/v1beta1/servers'), ({ path }) => ({
    path: path.replace('/v1beta1/', '/v1beta1/namespaces/kube-system/'),
  })),
  'list/limit': ignores('limit'),
  'list/limit-reaches': lists('always has a next page', ['metadata', 'continue'], to('more')),
  'list/continue': ignores('continue'),
  'list/continue-is-a-snapshot': misspeaks(
    'goes on with the state of now',
    continues,
    async (response, call, again) => {
      const fresh = await again(withQuery(call, { continue: null }));
      if (!isJsonObject(fresh.body) || !Array.isArray(fresh.body.items)) return response;
      return withBody(fresh, { ...fresh.body, items: fresh.body.items.slice(1) });
    },
  ),
  'list/continue-expired': answers(500, 410),
  'list/continue-garbage': mishears('takes a bad token for none', continues, (call) =>
    withQuery(call, { continue: null }),
  ),
  'list/resource-version-moves': lists('stands still', ['metadata', 'resourceVersion'], to('1')),
  'list/label-equal': selects('takes = for !=', 'rack=one', 'rack!=one'),
  'list/label-set': selects('takes notin for in', 'rack notin (one)', 'rack in (one)'),
  'list/label-garbage': ignores('labelSelector'),
  'list/field-name': ignores('fieldSelector'),
  'list/other-user': misspeaks(
    'shows a reader nothing',
    ({ options }) => options.token === 'reader-token',
    (response) =>
      isJsonObject(response.body) ? withBody(response, { ...response.body, items: [] }) : response,
  ),
};

const typed = (fault: string, from: string, type: string) =>
  mistells(fault, (event) => (event.type === from ? { ...event, type } : event));

export const watchMutants: Readonly<Record<string, Mutant>> = {
  'watch/order': typed('takes changes for additions', 'MODIFIED', 'ADDED'),
  'watch/live': mistells('tells additions only', (event) => (event.type === 'ADDED' ? event : null)),
  'watch/from-the-middle': ignores('resourceVersion', watches),
  'watch/without-version': mistells('forgets what is there', (event) =>
    event.type === 'ADDED' ? null : event,
  ),
  'watch/whole-objects': mistells('tells names only', (event) => {
    const { spec: _spec, ...object } = isJsonObject(event.object) ? event.object : {};
    return { ...event, object };
  }),
  'watch/deleted-object': mistells('forgets what it deleted', (event) => {
    if (event.type !== 'DELETED' || !isJsonObject(event.object)) return event;
    const { spec: _spec, ...object } = event.object;
    return { ...event, object };
  }),
  'watch/no-event-without-change': ignores('dryRun'),
  'watch/bookmarks': ignores('allowWatchBookmarks'),
  'watch/no-bookmarks': assumes('allowWatchBookmarks', 'true', watches),
  'watch/timeout': assumes('timeoutSeconds', '60', watches),
  'watch/label': mistells('keeps to itself what left the selection', (event) =>
    event.type === 'DELETED' ? null : event,
  ),
  'watch/one-object': ignores('fieldSelector', watches),
  'watch/too-old': mishears('starts at now instead of a forgotten past', watches, (call) =>
    withQuery(call, { resourceVersion: null }),
  ),
  'watch/forbidden': trusts('reader', watches),
};
