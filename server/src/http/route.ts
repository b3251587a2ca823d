import type { KeyScope } from '@voldaan/domain/accounts/key-scope';
import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Alongside } from '../database/alongside.ts';
import type { AskAlongside, Caller } from './caller.ts';
import { refuseForeignOrigin } from './origin-check.ts';
import type { Access } from './permission/access.ts';
import { accessOf, mayCall, type RouteName, type StaffRouteName, scopeOf } from './permission.ts';
import type { RateLimit, RateLimiter } from './rate-limit.ts';
import { readInput } from './read-input.ts';
import { everyPart } from './schema-parts.ts';
import type { TakeRate } from './take-rate.ts';
import { replyWriter } from './write-reply.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Sorts of body. `octets` and `multipart` (a form with files) arrive as a stream of at most bodyBytesMax bytes, `form` as
 * URLSearchParams, `report` (a browser's own) as JSON, `records` as JSON or, where they come as lines of JSON or of CSV, as
 * such a stream.
 */
export type BodySort = 'json' | 'form' | 'multipart' | 'octets' | 'report' | 'records' | 'text';

/** What a handler is given: everything is read by the schemas before, and who asks is known. */
export type Exchange<
  Name extends RouteName,
  Params extends Schema,
  Query extends Schema,
  Body extends Schema,
> = Readonly<{
  caller: Name extends StaffRouteName ? Caller : undefined;
  params: z.output<Params>;
  query: z.output<Query>;
  body: z.output<Body>;
  request: FastifyRequest;
  reply: FastifyReply;
}>;

type Schema = z.ZodType;

export type RouteDefinition<
  Name extends RouteName,
  Params extends Schema,
  Query extends Schema,
  Body extends Schema,
  Reply extends Schema,
> = Readonly<{
  name: Name;
  method: Method;
  url: `/${string}`;
  /** One line for the reference of the API. */
  summary: string;
  schema?: Readonly<{ params?: Params; query?: Query; body?: Body; reply?: Reply }>;
  /** Of a reply with a schema; 200 when not named. Without a reply schema the handler sends by itself, or it is 204. */
  status?: number;
  accepts?: BodySort;
  bodyBytesMax?: number;
  /** Most names in a JSON body, where it holds more than a form does. */
  bodyKeysMax?: number;
  /** A report may be put off while the process is behind; an answer never. */
  isReport?: boolean;
  /** A limit of its own, by address prefix, beside the general one. */
  limit?: RateLimit;
  /**
   * What the handler will ask of the database first, to be asked with who the caller is. The query is as it was sent: it has not been
   * read by the schema yet.
   */
  alongside?: (query: unknown, workspaceId: string) => Alongside | undefined;
  handler: (exchange: Exchange<Name, Params, Query, Body>) => Promise<z.output<Reply> | FastifyReply>;
}>;

/** A route as the table of all routes lists it: for the API's reference and for the grid test. */
export type RouteEntry = Readonly<{
  name: RouteName;
  method: Method;
  url: string;
  summary: string;
  access: Access;
  /** The scope that opens it to programs. */
  scope: KeyScope | undefined;
  accepts: BodySort;
  status: number;
  schemas: Readonly<{ params?: Schema; query?: Schema; body?: Schema; reply?: Schema }>;
}>;

export type FindCaller = (request: FastifyRequest, alongside?: AskAlongside) => Promise<Caller | undefined>;

declare module 'fastify' {
  interface FastifyInstance {
    routeTable: RouteEntry[];
    findCaller: FindCaller;
    rateLimiter: RateLimiter;
    /** The general limit by address prefix, and whether reports are being put off. */
    generalLimit: RateLimit;
    isShedding: () => boolean;
    /** Refuses with too_many_requests when the request's address prefix is over the limit. */
    takeRate: TakeRate;
    baseUrl: string;
  }
  interface FastifyRequest {
    caller: Caller | undefined;
  }
}

const jsonBytesMax = 1024 * 1024;

/** Declares a route. Throws when nobody has said who may use it, or when it would take fields that nobody named. */
export function route<
  const Name extends RouteName,
  Params extends Schema = z.ZodUndefined,
  Query extends Schema = z.ZodUndefined,
  Body extends Schema = z.ZodUndefined,
  Reply extends Schema = z.ZodUndefined,
>(app: FastifyInstance, definition: RouteDefinition<Name, Params, Query, Body, Reply>): void {
  const access = accessOf(definition.name);
  if (access === undefined) throw new Error(`the route ${definition.name} has no entry in the permission table`);
  const schemas = definition.schema ?? {};
  // To the address of a page others add words of theirs (page-word.ts); nothing of a query is stored.
  if (definition.url.startsWith('/v1/')) requireStrict(definition.name, schemas.query);
  requireStrict(definition.name, schemas.body);
  const accepts = definition.accepts ?? 'json';
  const status = definition.status ?? (schemas.reply ? 200 : 204);
  const { name, method, url, summary } = definition;
  const writeReply = schemas.reply && replyWriter(schemas.reply);
  app.routeTable.push({ name, method, url, summary, access, scope: scopeOf(name), accepts, status, schemas });
  app.route({
    method,
    url,
    bodyLimit: definition.bodyBytesMax ?? jsonBytesMax,
    config: {
      accepts,
      access,
      isReport: definition.isReport === true,
      ...(definition.bodyKeysMax === undefined ? {} : { bodyKeysMax: definition.bodyKeysMax }),
    },
    onRequest: (request, reply) => admit(app, request, reply, definition),
    handler: async (request, reply) => {
      const sent = await definition.handler(await readExchange(definition, request, reply));
      if (reply.sent || sent === reply) return reply;
      if (writeReply === undefined) return reply.code(204).send();
      const body = writeReply(sent);
      // A handler that has named another status meant it.
      if (reply.statusCode === 200) reply.code(status);
      return reply.type('application/json; charset=utf-8').send(body);
    },
  });
}

type Admission = Pick<
  RouteDefinition<RouteName, Schema, Schema, Schema, Schema>,
  'name' | 'method' | 'isReport' | 'limit' | 'alongside'
>;

/** Who asks, whether they may, and whether they ask too often: before a byte of the body is read. */
async function admit(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  definition: Admission,
): Promise<void> {
  const { name, method, isReport, limit, alongside } = definition;
  app.takeRate(request, reply, limit ?? app.generalLimit);
  if (isReport && app.isShedding()) throw new Refusal('busy');
  const access = accessOf(name);
  // Customers' pages are answered from mail and other people's sites; the token in the link is what admits them there.
  if (method !== 'GET' && access !== 'invited') refuseForeignOrigin(request, app.baseUrl);
  if (access === 'anyone' || access === 'invited') return;
  request.caller = await app.findCaller(request, alongside && ((workspaceId) => alongside(request.query, workspaceId)));
  if (request.caller === undefined) throw new Refusal('sign_in_needed');
  if (!mayCall(request.caller, name)) throw new Refusal('not_permitted');
}

async function readExchange<
  Name extends RouteName,
  Params extends Schema,
  Query extends Schema,
  Body extends Schema,
  Reply extends Schema,
>(
  definition: RouteDefinition<Name, Params, Query, Body, Reply>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Exchange<Name, Params, Query, Body>> {
  const schemas = definition.schema ?? {};
  const exchange = {
    caller: request.caller,
    params: schemas.params ? readInput(schemas.params, request.params) : undefined,
    query: schemas.query ? readInput(schemas.query, request.query) : undefined,
    body: schemas.body ? readInput(schemas.body, request.body) : request.body,
    request,
    reply,
  };
  // The one place where the table's word (staff routes have a caller) becomes the type's word; admit has checked it.
  return exchange as Exchange<Name, Params, Query, Body>;
}

/** A schema that lets unknown fields through would one day store one: `z.strictObject` refuses them by name. */
function requireStrict(name: string, schema: Schema | undefined): void {
  if (schema === undefined) return;
  for (const part of everyPart(schema)) {
    const isLoose = part instanceof z.ZodObject && !(part.def.catchall instanceof z.ZodNever);
    if (isLoose) throw new Error(`the route ${name} takes unknown fields; use z.strictObject in what it reads`);
  }
}
