/** What a service worker's own scope has beside what every scope has; the room's types are those of a page. */
declare function skipWaiting(): Promise<void>;
declare const clients: Readonly<{ claim: () => Promise<void> }>;

type FetchEvent = Event & Readonly<{ request: Request; respondWith: (reply: Promise<Response>) => void }>;
type LifeEvent = Event & Readonly<{ waitUntil: (work: Promise<unknown>) => void }>;

const cacheName = 'voldaan-kiosk';
const patienceMs = 4_000;

addEventListener('install', () => void skipWaiting());
addEventListener('activate', (event) => {
  if (isLife(event)) event.waitUntil(clients.claim());
});

/** The newest when there is a line, what is kept when there is none. Answers are no business of this. */
addEventListener('fetch', (event) => {
  if (!isFetch(event)) return;
  const { request } = event;
  const isOurs = request.method === 'GET' && new URL(request.url).pathname.startsWith('/k/');
  if (isOurs) event.respondWith(newestOrKept(request.url));
});

async function newestOrKept(address: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  try {
    const reply = await fetch(address, { signal: AbortSignal.timeout(patienceMs) });
    if (reply.ok) await cache.put(address, reply.clone());
    // A server that stumbles for a moment is no reason to stop asking; a clear no is passed on.
    if (reply.status < 500) return reply;
    return (await cache.match(address)) ?? reply;
  } catch (error) {
    const kept = await cache.match(address);
    if (kept === undefined) throw error;
    return kept;
  }
}

function isFetch(event: Event): event is FetchEvent {
  return 'respondWith' in event;
}

function isLife(event: Event): event is LifeEvent {
  return 'waitUntil' in event;
}
