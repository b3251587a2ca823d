import type { FastifyInstance } from 'fastify';

const drainMs = 25_000;

declare module 'fastify' {
  interface FastifyInstance {
    /** Aborted when the server begins to stop: streams that would never end by themselves end then. */
    closing: AbortSignal;
  }
}

/** At a stop no new connection is taken, requests under way are finished, and what still hangs after 25 s is cut. */
export function drainOnClose(app: FastifyInstance): void {
  const controller = new AbortController();
  app.decorate('closing', controller.signal);
  app.addHook('preClose', async () => {
    controller.abort();
    const cut = setTimeout(() => app.server.closeAllConnections(), drainMs);
    cut.unref();
    app.server.once('close', () => clearTimeout(cut));
  });
}
