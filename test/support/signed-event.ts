import { createHmac, randomUUID } from 'node:crypto';
import type { Delivery } from '../../src/simulator/github/webhooks/delivery.ts';
import { type AppStage, SECRET } from './app-stage.ts';

/** Sends an event to the App with the signature that GitHub would give it. The status of its answer. */
export async function sendSigned(
  { app }: Pick<AppStage, 'app'>,
  event: string,
  body: string,
  id: string = randomUUID(),
): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${app?.port}/api/github/webhooks`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-github-delivery': id,
      'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
    },
    body,
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** What was delivered comes once more, late. `id`: a new one makes it look like another event. */
export function sendAgain(stage: AppStage, { event, body, guid }: Delivery, id = guid): Promise<number> {
  return sendSigned(stage, event, body, id);
}

/** The last event that was delivered of this kind; throws where there was none. */
export function lastDelivery(
  { fake }: Pick<AppStage, 'fake'>,
  event: string,
  action: string | null = null,
): Delivery {
  const found = fake.webhooks.deliveries.findLast(
    (each) => each.event === event && (action === null || each.action === action),
  );
  if (found === undefined) throw new Error(`no event ${event} ${action ?? ''} was delivered`);
  return found;
}
