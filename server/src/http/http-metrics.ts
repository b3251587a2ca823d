import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export type HttpMetrics = Readonly<{
  registry: Registry;
  requests: Counter;
  duration: Histogram;
  cspReports: Counter;
}>;

declare module 'fastify' {
  interface FastifyInstance {
    metrics: HttpMetrics;
  }
}

const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function makeHttpMetrics(): HttpMetrics {
  const registry = new Registry();
  // Memory, CPU, garbage collection and the event loop's lag.
  collectDefaultMetrics({ register: registry, prefix: 'voldaan_' });
  return {
    registry,
    requests: new Counter({
      name: 'voldaan_http_requests_total',
      help: 'Requests answered, by route and status',
      labelNames: ['route', 'method', 'status'],
      registers: [registry],
    }),
    duration: new Histogram({
      name: 'voldaan_http_request_seconds',
      help: 'Time from the first header to the end of the reply',
      labelNames: ['route'],
      buckets: secondsBuckets,
      registers: [registry],
    }),
    cspReports: new Counter({
      name: 'voldaan_csp_reports_total',
      help: 'Reports of browsers that the content security policy of the staff pages stopped something',
      registers: [registry],
    }),
  };
}

/** Counts every request and writes its one line: the route's pattern, never the path, which may hold a token. */
export function countRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const status = String(reply.statusCode);
    app.metrics.requests.inc({ route, method: request.method, status });
    app.metrics.duration.observe({ route }, reply.elapsedTime / 1000);
    const caller = request.caller;
    request.log.info(
      {
        requestId: request.id,
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
