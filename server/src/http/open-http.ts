import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import { uuid } from '../database/uuid.ts';
import type { Product } from '../product.ts';
import type { Caller } from './caller.ts';
import { readBodies } from './body-parser.ts';
import { answerClientError, answerError, answerNotFound } from './error-reply.ts';
import { watchEventLoop } from './event-loop.ts';
import { countRequests, makeHttpMetrics } from './http-metrics.ts';
import { type Door, makeServer } from './make-server.ts';
import { makeRateLimiter, type RateLimit } from './rate-limit.ts';
import { takeRate } from './take-rate.ts';
import { refuseOddRequest } from './request-check.ts';
import { commonHeaders, dataHeaders } from './security-header.ts';

export type HttpOptions = Readonly<{
  /** Handlers that see a request before the router does: the answer path. */
  doors?: readonly Door[];
  /** Requests by address prefix and minute, over all routes. */
  requestsPerMinute?: number;
}>;

/** Ten clicks a second from one office; a person's browser makes far fewer. */
const requestsPerMinute = 600;

/** The HTTP side without a single route: limits, headers, errors and the words for them. */
export function openHttp(
  product: Product,
  findCaller: (request: FastifyRequest) => Promise<Caller | undefined>,
  options: HttpOptions,
): FastifyInstance {
  const log: FastifyBaseLogger = product.log;
  const app = fastify({
    loggerInstance: log,
    // The one line per request is ours (http-metrics.ts), without the address and the token in it.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => uuid(),
    requestIdHeader: false,
    routerOptions: {
      maxParamLength: 200,
      caseSensitive: true,
      ignoreTrailingSlash: false,
      ignoreDuplicateSlashes: false,
    },
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    serverFactory: (handler) => makeServer(product.config, handler, options.doors ?? []),
    clientErrorHandler: answerClientError,
    onProtoPoisoning: 'error',
    frameworkErrors: (error, request, reply) => answerError(error, request, reply),
  });
  const loop = watchEventLoop();
  const generalLimit: RateLimit = {
    name: 'general',
    amount: options.requestsPerMinute ?? requestsPerMinute,
    seconds: 60,
  };
  app.decorate('routeTable', []);
  app.decorate('findCaller', findCaller);
  app.decorate('rateLimiter', makeRateLimiter(product.clock));
  app.decorate('generalLimit', generalLimit);
  app.decorate('isShedding', loop.isBehind);
  app.decorate('takeRate', (request, reply, limit) =>
    takeRate(app.rateLimiter, product.config.proxyHops, request, reply, limit),
  );
  app.decorate('baseUrl', product.config.baseUrl);
  app.decorate('metrics', makeHttpMetrics());
  app.decorateRequest('caller', undefined);
  readBodies(app);
  const headers = { ...commonHeaders(product.config), ...dataHeaders };
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...headers, 'x-request-id': request.id });
    refuseOddRequest(request);
  });
  countRequests(app);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNotFound);
  app.addHook('onClose', async () => loop.stop());
  return app;
}
