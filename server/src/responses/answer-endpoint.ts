import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from '@voldaan/domain/refusal';
import { QueueFullError } from '../database/group-commit.ts';
import { showId } from '../database/public-id.ts';
import { uuid } from '../database/uuid.ts';
import { bodyMsMax } from '../http/body-time.ts';
import { addressPrefix, clientAddress } from '../http/client-address.ts';
import { databaseIsAway } from '../http/database-outage.ts';
import { discardRest } from '../http/discard-rest.ts';
import type { Door } from '../http/make-server.ts';
import { languageOfHeader, type Problem, problemContentType, problemOf, problemOfCode } from '../http/problem.ts';
import { commonHeaders, dataHeaders, type Headers } from '../http/security-header.ts';
import type { LinkKind } from './answer-link.ts';
import type { AnswerPath } from './open-answers.ts';
import { readAnswerBody } from './read-answer-body.ts';
import { readSubmission } from './read-submission.ts';
import { takeAnswers } from './take-answers.ts';

const bodyBytesMost = 256 * 1024;
const urlLengthMost = 4096;
const address = /^\/([as])\/([^/?]{1,100})\/answers(?:\?|$)/;
const jsonType = /^application\/json(?:; ?charset=utf-8)?$/i;

/**
 * The entrance for answers in JSON, before the router: what thousands send at once should cost little more than reading
 * it. Takes POST /a/:token/answers and /s/:token/answers, and leaves everything else to the router.
 */
export function createAnswerEndpoint(path: AnswerPath): Door {
  const headers = { ...commonHeaders(path.config), ...dataHeaders };
  const stored: Headers = { ...headers, 'content-type': 'application/json; charset=utf-8' };
  return (request, response) => {
    if (request.method !== 'POST') return false;
    const [, letter, token = ''] = address.exec(request.url ?? '') ?? [];
    if (letter === undefined) return false;
    const kind: LinkKind = letter === 'a' ? 'personal' : 'public';
    readBody(request)
      .then(async (bytes) => {
        const prefix = path.limiter === undefined ? '' : addressPrefix(clientAddress(request, path.config.proxyHops));
        const { 'accept-language': acceptLanguage, cookie: sent } = request.headers;
        const source = { kind, token, prefix, acceptLanguage, cookie: sent };
        const { responseId, state, cookie } = await takeAnswers(path, source, () =>
          readSubmission(readAnswerBody(bytes)),
        );
        const body = `{"id":"${showId('rsp', responseId)}","state":"${state}"}`;
        response.writeHead(201, cookie === undefined ? stored : { ...stored, 'set-cookie': cookie }).end(body);
      })
      .catch((error: unknown) => answerFault(path, { request, response, headers }, error));
    return true;
  };
}

/** The whole body, or a refusal before it is read when it is too large, compressed or not JSON. */
function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    refuseOther(request);
    const chunks: Buffer[] = [];
    let bytes = 0;
    process.nextTick(() => limitTime(request, reject));
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > bodyBytesMost) reject(new Refusal('body_too_large'));
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

/** What arrived whole together with its head, as nearly everything does, needs no clock. */
function limitTime(request: IncomingMessage, reject: (reason: Refusal) => void): void {
  if (request.complete || request.destroyed) return;
  const timer = setTimeout(() => reject(new Refusal('request_timeout')), bodyMsMax);
  request.once('close', () => clearTimeout(timer));
}

function refuseOther(request: IncomingMessage): void {
  const { headers } = request;
  if ((request.url ?? '').length > urlLengthMost) throw new Refusal('url_too_long');
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw new Refusal('body_type_refused');
  if (!jsonType.test(headers['content-type'] ?? '')) throw new Refusal('body_type_refused');
  if (Number(headers['content-length'] ?? 0) > bodyBytesMost) throw new Refusal('body_too_large');
}

type Exchange = Readonly<{ request: IncomingMessage; response: ServerResponse; headers: Headers }>;

/** Words what went wrong. Only what is neither a refusal nor a passing outage is a fault of ours, and logged. */
function answerFault(path: AnswerPath, { request, response, headers }: Exchange, error: unknown): void {
  if (request.socket.destroyed || response.headersSent) return;
  const problem = problemOfFault(path, request, error);
  const body = JSON.stringify(problem);
  if (!request.complete) discardRest(request, response);
  response.writeHead(problem.status, {
    ...headers,
    'content-type': problemContentType,
    'content-length': Buffer.byteLength(body),
    'x-request-id': problem.request_id,
    ...retryHeader(problem, error),
  });
  response.end(body);
}

function problemOfFault(path: AnswerPath, request: IncomingMessage, error: unknown): Problem {
  const reader = { language: languageOfHeader(request.headers['accept-language']), requestId: uuid() };
  if (error instanceof Refusal) return problemOf(error, reader);
  if (error instanceof QueueFullError || databaseIsAway(error)) return problemOfCode('busy', reader);
  path.log.error({ err: error, requestId: reader.requestId }, 'answers could not be taken in');
  return problemOfCode('internal', reader);
}

function retryHeader(problem: Problem, error: unknown): Headers {
  if (problem.status === 503) return { 'retry-after': '2' };
  const seconds = error instanceof Refusal ? error.detail.values?.['seconds'] : undefined;
  return problem.status === 429 && seconds !== undefined ? { 'retry-after': String(seconds) } : {};
}
