/** The house rules of ARCHITECTURE.md and STYLE.md as data. What each means in code stands in the file that reads it. */

/** The rooms whose code is ours; e2e and scripts stand outside and may look into all of them. */
export const rooms = ['domain', 'server', 'admin', 'respond'] as const;

export type Room = (typeof rooms)[number];

/** What a room may import of another room: a path and all below it. `typesOnly` allows `import type` alone. */
export const doors: Readonly<Record<Room, readonly { readonly path: string; readonly typesOnly?: boolean }[]>> = {
  domain: [],
  server: [{ path: 'domain/src/' }, { path: 'respond/src/page.' }, { path: 'respond/src/entrance.' }],
  admin: [{ path: 'domain/src/' }, { path: 'server/src/**/schema.ts', typesOnly: true }],
  respond: [{ path: 'domain/src/surveys/' }, { path: 'domain/src/language' }],
};

/** Lower to higher. A feature knows only those before it; news travels upward through the queue. */
export const features = [
  'accounts',
  'contacts',
  // Whatever is sent, to staff and to customers, goes by it.
  'mail',
  'touchpoints',
  'surveys',
  'studies',
  'invitations',
  'responses',
  // Other places than our own pages where customers answer: widget, embed, kiosk, printed code.
  'entrances',
  'metrics',
  'interviews',
  'complaints',
  'improvements',
  'ideas',
  'rewards',
  'relations',
  'alerts',
  'reports',
  'privacy',
  'exchange',
] as const;

/** The files and folders of src that know every feature, and so may be imported by none. */
export const above = ['app', 'worker', 'main', 'command', 'demo'];

/** What product.ts makes of a feature once for the process and passes down; it knows no more of it. */
export const passedDown = ['server/src/metrics/columns/columns.ts'];

/** Of another feature, these files are nobody's business: it is asked by its verbs and read by its views. */
export const privateFiles = ['store', 'routes', 'jobs', 'mail'];

/** Which files of a server feature may not import which: the arrows of ARCHITECTURE.md section 1, turned round. */
export const layers: Readonly<Record<string, readonly string[]>> = {
  store: ['routes', 'jobs', 'mail', 'http', 'fastify'],
  views: ['routes', 'jobs', 'mail', 'http', 'fastify'],
  mail: ['routes', 'jobs', 'http', 'fastify'],
  routes: ['store', 'jobs'],
  jobs: ['store', 'routes', 'fastify'],
};

/** SQL lives in store.ts and views.ts of a feature: only they may import these packages or call these verbs. */
export const sqlPackages = ['kysely', 'pg', 'pg-copy-streams'];
export const sqlVerbs = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto'];
export const sqlFiles = /(^|-)(store|views)$/;

/** Names that do not say what is inside. */
export const emptyNames = /^(utils?|helpers?|common|misc|lib|types?|index|base|manager)$/;

/** The environment is read in one place. Programs that stand outside of the product have an environment of their own. */
export const environmentReaders = [
  /^server\/src\/config\.ts$/,
  /^(scripts|e2e|server\/(bench|storm))\//,
  /(^|\/)vite(st)?\.config\.ts$/,
  /(\.test\.tsx?|\/test-[a-z-]+\.ts)$/,
];

/** The domain knows neither clock nor chance: `now` and `random` are arguments. */
export const impureCalls = [
  'Date.now',
  'Math.random',
  'performance.now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
];

/** The only classes are errors, and what the browser and vitest want to be one. */
export const classParents = /(Error|Refusal|HTMLElement|BaseSequencer)$/;

export const fileLinesMax = 300;
export const functionLinesMax = 60;

/** What a person reads, in each of these rooms and languages. In the staff's app a message may hold tags. */
export const catalogueRooms = [
  { room: 'server', hasTags: false },
  { room: 'respond', hasTags: false },
  { room: 'admin', hasTags: true },
] as const;
export const catalogueLanguages = ['nl', 'nb', 'en'];

/**
 * Calls in server and domain whose argument (by its place) is a key of the server's catalogue, with what is put before
 * it. The other rooms' keys are typed, so that a wrong one does not compile.
 */
export const messageCalls: Readonly<Record<string, { readonly argument: number; readonly prefix: string }>> = {
  message: { argument: 1, prefix: '' },
  hasMessage: { argument: 1, prefix: '' },
  Refusal: { argument: 0, prefix: 'problem.' },
  problemOfCode: { argument: 0, prefix: 'problem.' },
};
