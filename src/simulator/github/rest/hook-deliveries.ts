import type { JsonObject } from '../../../domain/shared/json.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call, GlobalOperation } from '../http/call.ts';
import { notFound } from '../http/github-error.ts';
import { type Delivery, isFailed } from '../webhooks/delivery.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';

const DELIVERIES = '/app/hook/deliveries';

/** What an App asks about the events that were sent to it. */
export function deliveryOperations(webhooks: Webhooks): readonly GlobalOperation[] {
  return [
    {
      id: 'apps/list-webhook-deliveries',
      method: 'GET',
      path: DELIVERIES,
      docs: 'apps/webhooks#list-deliveries-for-an-app-webhook',
      forApps: true,
      handle: (call) => listDeliveries(call, webhooks),
    },
    {
      id: 'apps/get-webhook-delivery',
      method: 'GET',
      path: `${DELIVERIES}/{delivery_id}`,
      docs: 'apps/webhooks#get-a-delivery-for-an-app-webhook',
      forApps: true,
      handle: (call) => ok(renderWhole(deliveryIn(call, webhooks))),
    },
    {
      id: 'apps/redeliver-webhook-delivery',
      method: 'POST',
      path: `${DELIVERIES}/{delivery_id}/attempts`,
      docs: 'apps/webhooks#redeliver-a-delivery-for-an-app-webhook',
      forApps: true,
      handle: (call) => {
        webhooks.redeliver(deliveryIn(call, webhooks).id);
        return { status: 202, body: {} };
      },
    },
  ];
}

function ownDeliveries({ caller }: Call, webhooks: Webhooks): readonly Delivery[] {
  return webhooks.deliveries.filter(({ hook }) => hook.app?.app.id === caller?.app?.id);
}

function deliveryIn(call: Call, webhooks: Webhooks): Delivery {
  const id = Number(call.params.delivery_id);
  const found = ownDeliveries(call, webhooks).find((delivery) => delivery.id === id);
  if (found === undefined) throw notFound();
  return found;
}

/** Newest first. A page goes on after the delivery that `cursor` names. */
function listDeliveries(call: Call, webhooks: Webhooks): Answer {
  const { query, links } = call;
  const size = Math.min(Math.max(Number(query.get('per_page') ?? 30) || 30, 1), 100);
  const cursor = Number((query.get('cursor') ?? '').replace(/^v1_/, ''));
  const status = query.get('status');
  const all = [...ownDeliveries(call, webhooks)]
    .filter((delivery) => status === null || (status === 'failure') === isFailed(delivery))
    .reverse();
  const rest = cursor > 0 ? all.filter(({ id }) => id < cursor) : all;
  const page = rest.slice(0, size);
  const last = page.at(-1);
  const next = new URLSearchParams(query);
  next.set('cursor', `v1_${last?.id ?? 0}`);
  const headers: Record<string, string> =
    rest.length > page.length ? { link: `<${links.api}${DELIVERIES}?${next}>; rel="next"` } : {};
  return { status: 200, body: page.map(renderDelivery), headers };
}

function renderDelivery(delivery: Delivery): JsonObject {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.at,
    redelivery: delivery.redelivery,
    duration: delivery.durationMs / 1_000,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  };
}

function renderWhole(delivery: Delivery): JsonObject {
  return {
    ...renderDelivery(delivery),
    url: delivery.hook.url,
    request: { headers: { ...delivery.headers }, payload: JSON.parse(delivery.body) as JsonObject },
    response: { headers: {}, payload: delivery.answer },
  };
}
