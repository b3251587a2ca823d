import type { Socket } from 'node:net';
import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { databaseIsAway } from './database-outage.ts';
import { discardRest } from './discard-rest.ts';
import {
  languageOfHeader,
  type Problem,
  type ProblemReader,
  problemContentType,
  problemOf,
  problemOfCode,
  problemOfFields,
} from './problem.ts';
import { InputError } from './read-input.ts';

const retryAfterSeconds = 2;

/** Every error of every route ends here: a refusal becomes its problem, anything else is a fault of ours and logged. */
export async function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const problem = problemOfError(error, request);
  if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
  if (problem.status === 503) reply.header('retry-after', String(retryAfterSeconds));
  const seconds = error instanceof Refusal ? error.detail.values?.['seconds'] : undefined;
  if (problem.status === 429 && seconds !== undefined) reply.header('retry-after', String(seconds));
  await sendProblem(reply, problem);
}

export async function sendProblem(reply: FastifyReply, problem: Problem): Promise<void> {
  if (!reply.request.raw.complete) {
    // Fastify would close the connection over it.
    reply.removeHeader('connection');
    discardRest(reply.request.raw, reply.raw);
  }
  await reply.code(problem.status).type(problemContentType).send(JSON.stringify(problem));
}

/** A page of the staff's app, a path that has other methods, or nothing at all. */
export async function answerNotFound(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.server.adminPage.send(request, reply)) return;
  const allowed = methodsOf(request);
  if (allowed.length === 0) return sendProblem(reply, problemOfCode('not_found', readerOf(request)));
  reply.header('allow', allowed.join(', '));
  return sendProblem(reply, problemOfCode('method_not_allowed', readerOf(request)));
}

export function readerOf(request: FastifyRequest): ProblemReader {
  const language = request.caller?.language ?? languageOfHeader(request.headers['accept-language']);
  return { language, requestId: request.id };
}

/** What came was not HTTP, too big or too slow: there is no request to answer to, only a connection. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const code = clientErrorCodes.get(error.code ?? '') ?? 'header_malformed';
  const problem = problemOfCode(code, { language: 'en', requestId: '' });
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.title}\r\nContent-Type: ${problemContentType}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

const clientErrorCodes = new Map([
  ['HPE_HEADER_OVERFLOW', 'headers_too_large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', 'request_timeout'],
]);

/** Fastify's own errors, by what they mean to the sender. */
const frameworkCodes = new Map([
  ['FST_ERR_CTP_BODY_TOO_LARGE', 'body_too_large'],
  ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 'body_type_refused'],
  ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', 'body_malformed'],
  ['FST_ERR_BAD_URL', 'not_found'],
  ['FST_ERR_MAX_PARAM_LENGTH', 'not_found'],
]);

function problemOfError(error: unknown, request: FastifyRequest): Problem {
  const reader = readerOf(request);
  if (error instanceof Refusal) return problemOf(error, reader);
  if (error instanceof InputError) return problemOfFields(error.fields, reader);
  if (databaseIsAway(error)) return problemOfCode('busy', reader);
  const code = error instanceof Error && 'code' in error ? frameworkCodes.get(String(error.code)) : undefined;
  return problemOfCode(code ?? 'internal', reader);
}

function methodsOf(request: FastifyRequest): readonly string[] {
  const path = (request.raw.url ?? '').split('?', 1)[0] ?? '';
  const found = request.server.routeTable.filter((entry) => pathFits(entry.url, path)).map((entry) => entry.method);
  return [...new Set(found)].sort();
}

function pathFits(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return false;
  return wanted.every((part, at) => (part.startsWith(':') ? given[at] !== '' : part === given[at]));
}
