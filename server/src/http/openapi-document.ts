import { z } from 'zod';
import { productVersion } from '../product-version.ts';
import type { RouteEntry } from './route.ts';
import { sessionCookie } from './session-cookie.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const problemReply = { $ref: '#/components/responses/Problem' } as const;

/** Describes every route under /v1 by the schemas that the server itself reads and writes with. */
export function openapiDocument(routes: readonly RouteEntry[], baseUrl: string): JsonObject {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const entry of routes.filter((candidate) => candidate.url.startsWith('/v1/'))) {
    const path = entry.url.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [entry.method.toLowerCase()]: operationOf(entry) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Voldaan', version: productVersion, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: baseUrl }],
    paths,
    components: {
      schemas: { Problem: problemSchema },
      responses: {
        Problem: {
          description: 'What could not be done, and why (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie(baseUrl).name },
        key: { type: 'http', scheme: 'bearer', description: 'Bearer vk_…' },
      },
    },
  };
}

function operationOf(entry: RouteEntry): JsonObject {
  const isOpen = entry.access === 'anyone' || entry.access === 'invited';
  return {
    operationId: entry.name,
    summary: entry.summary,
    tags: [entry.name.split('.', 1)[0]],
    security: isOpen ? [] : [{ session: [] }, ...(entry.scope === undefined ? [] : [{ key: [entry.scope] }])],
    ...(isOpen ? {} : { 'x-roles': entry.access }),
    parameters: [...parametersOf(entry.schemas.params, 'path'), ...parametersOf(entry.schemas.query, 'query')],
    ...bodyOf(entry),
    responses: { [entry.status]: replyOf(entry), '4XX': problemReply, '5XX': problemReply },
  };
}

function bodyOf(entry: RouteEntry): JsonObject {
  if (entry.accepts === 'octets') {
    return {
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    };
  }
  const { body } = entry.schemas;
  // A form of a mail program's own, or of a page with files, is no part of our interface.
  if (body === undefined || entry.accepts === 'text' || entry.accepts === 'multipart') return {};
  if (entry.accepts === 'form') {
    return {
      requestBody: {
        required: true,
        content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } },
      },
    };
  }
  const json = { 'application/json': { schema: wireSchema(body) } };
  const lines = { schema: { type: 'string' } };
  const content = entry.accepts === 'records' ? { ...json, 'application/x-ndjson': lines, 'text/csv': lines } : json;
  return { requestBody: { required: true, content } };
}

function replyOf(entry: RouteEntry): JsonObject {
  const { reply } = entry.schemas;
  if (reply === undefined) return { description: entry.status === 204 ? 'Done' : 'Not JSON' };
  return { description: 'Done', content: { 'application/json': { schema: wireSchema(reply) } } };
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): readonly JsonObject[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).map(([name, part]) => ({
    name,
    in: place,
    required: place === 'path' || !isOptional(part),
    schema: wireSchema(part),
  }));
}

function isOptional(schema: unknown): boolean {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
}

/** The shape on the wire is what goes into a schema, for requests and, since replies are encoded, for replies too. */
function wireSchema(schema: unknown): JsonObject {
  if (!(schema instanceof z.ZodType)) return {};
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return described;
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'request_id'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    request_id: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
} as const;
