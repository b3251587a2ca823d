import type { Delivery, QueuedAct } from './answer-queue.ts';

/** Brings one act to the server. Whatever is not a clear no is tried again. */
export async function deliver(act: QueuedAct, unsent: number): Promise<Delivery> {
  try {
    const reply = await fetch(`${location.pathname}/answers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...act, unsent }),
      signal: AbortSignal.timeout(20_000),
    });
    // Complete already: it is there.
    if (reply.ok || reply.status === 409) return 'sent';
    if (reply.status === 403 || reply.status === 404) return 'revoked';
    return reply.status === 400 || reply.status === 422 ? 'refused' : 'later';
  } catch {
    return 'later';
  }
}
