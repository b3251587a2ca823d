import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { withinReach } from '../database/reach.ts';
import { uuid } from '../database/uuid.ts';
import type { Product } from '../product.ts';
import { readBodies } from './body-parser.ts';
import type { Caller } from './caller.ts';
import { countRequests } from './count-requests.ts';
import { drainOnClose } from './drain.ts';
import { answerClientError, answerError, answerNotFound } from './error-reply.ts';
import { watchEventLoop } from './event-loop.ts';
import { type Door, makeServer } from './make-server.ts';
import { makeRateLimiter, type RateLimit } from './rate-limit.ts';
import { refuseOddRequest } from './request-check.ts';
import type { FindCaller } from './route.ts';
import { commonHeaders, dataHeaders } from './security-header.ts';
import { isSecureContext } from './session-cookie.ts';
import { rateTaker } from './take-rate.ts';

export type HttpOptions = Readonly<{
  /** Handlers that see a request before the router does: the answer path. */
  doors?: readonly Door[];
  /** Requests by address prefix and minute, over all routes. */
  requestsPerMinute?: number;
  /** How long a body other than an upload may take. */
  bodyMs?: number;
}>;

/** Ten clicks a second from one office; a person's browser makes far fewer. */
const requestsPerMinute = 600;

/** The HTTP side without a single route: limits, headers, errors and the words for them. */
export function openHttp(product: Product, findCaller: FindCaller, options: HttpOptions): FastifyInstance {
  const log: FastifyBaseLogger = product.log;
  const headers = { ...commonHeaders(product.config), ...dataHeaders };
  const app = fastify({
    loggerInstance: log,
    // The one line per request is ours (http-metrics.ts), without the address and the token in it.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
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
    // An address that cannot be decoded is answered before any hook.
    frameworkErrors: (error, request, reply) => {
      reply.headers({ ...headers, 'x-request-id': request.id });
      return answerError(error, request, reply);
    },
  });
  if (!isSecureContext(product.config.baseUrl)) {
    product.log.warn({ setting: 'VOLDAAN_BASE_URL' }, 'plain http: anybody on the way can read passwords and sessions');
  }
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
  app.decorate('takeRate', rateTaker(app.rateLimiter, product.config.proxyHops));
  app.decorate('baseUrl', product.config.baseUrl);
  app.decorateRequest('caller', undefined);
  readBodies(app, options.bodyMs);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...headers, 'x-request-id': request.id });
    refuseOddRequest(request);
  });
  bindReach(app);
  countRequests(app, product.metrics);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNotFound);
  drainOnClose(app);
  app.addHook('onClose', async () => loop.stop());
  return app;
}

/** All that comes of a request is within its caller's reach. After the body: its events know nothing of the request they are of. */
function bindReach(app: FastifyInstance): void {
  app.addHook('preValidation', (request, _reply, done) => withinReach(reachOf(request.caller), done));
}

/** A program's scopes say what it may do, and it does that for the whole company. */
function reachOf(caller: Caller | undefined): string | undefined {
  return caller?.isLimitedToUnits === true && caller.key === undefined ? caller.staffId : undefined;
}
