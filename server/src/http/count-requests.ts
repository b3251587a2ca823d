import type { FastifyInstance } from 'fastify';
import type { ProductMetrics } from '../product-metrics.ts';

/** Counts every request and writes its one line: the route's pattern, never the path, which may hold a token. */
export function countRequests(app: FastifyInstance, metrics: ProductMetrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    metrics.requests.inc({ route, method: request.method, status: String(reply.statusCode) });
    metrics.requestSeconds.observe({ route }, reply.elapsedTime / 1000);
    const caller = request.caller;
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ...(caller ? { staffId: caller.staffId, workspaceId: caller.workspaceId } : {}),
      },
      'request',
    );
  });
}
