/**
 * Waits for everything that was sent at once, also when one of it fails: on a connection in pipeline mode nothing may be
 * left to be read when the next statement is sent.
 */
export async function allOf<const Sent extends readonly Promise<unknown>[]>(
  sent: Sent,
): Promise<{ -readonly [Place in keyof Sent]: Awaited<Sent[Place]> }> {
  const results = await Promise.allSettled(sent);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return Promise.all(sent);
}
