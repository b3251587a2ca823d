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
    if (reply.ok) return 'sent';
    if (reply.status >= 500 || reply.status === 408 || reply.status === 429) return 'later';
    // A no that is not in our words comes from something on the way to us.
    const { code }: { code: string } = await reply.json();
    // Complete already: it is there.
    if (code === 'response_complete') return 'sent';
    return code === 'device_revoked' || code === 'not_found' ? 'revoked' : 'refused';
  } catch {
    return 'later';
  }
}
