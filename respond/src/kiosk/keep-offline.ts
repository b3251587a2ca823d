/** Keeps page, program and survey on the device, so that it starts again without a line. */
export async function keepOffline(addresses: readonly string[]): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/k/worker.js', { scope: '/k/' });
  // Asked once: a browser that may throw away what waits here loses answers.
  await navigator.storage?.persist?.();
  const cache = await caches.open('voldaan-kiosk');
  await cache.addAll([...addresses, '/k/kiosk.js']);
}
