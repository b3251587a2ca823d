import { Transform } from 'node:stream';
import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from 'fastify';
import { bodyMsMax, uploadMsMax } from './body-time.ts';
import { jsonLimits, readJsonBody } from './json-body.ts';
import type { Access } from './permission/access.ts';
import type { BodySort } from './route.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    accepts?: BodySort;
    access?: Access;
    isReport?: boolean;
    bodyKeysMax?: number;
  }
}

/** The exact words for each sort of body. Anything else, however similar, is not it. */
const contentTypes: Readonly<Record<BodySort, RegExp>> = {
  json: /^application\/json(?:; ?charset=utf-8)?$/i,
  form: /^application\/x-www-form-urlencoded(?:; ?charset=utf-8)?$/i,
  multipart: /^multipart\/form-data; ?boundary=/i,
  octets: /^application\/octet-stream$/i,
  report: /^application\/reports\+json$/i,
  records: /^(?:application\/json|application\/x-ndjson|text\/csv)(?:; ?charset=utf-8)?$/i,
  // Mail programs unsubscribe with a form of either type (RFC 8058); whoever takes it reads the few words themselves.
  text: /^/,
};

const formBytesMax = 256 * 1024;
/** Of JSON that may also come as a stream: all of it is held at once. */
const recordsJsonBytesMax = 8 * 1024 * 1024;

/** One parser decides by the route what a body is, so that no content type can choose its own reading. */
export function readBodies(app: FastifyInstance, bodyMs: number = bodyMsMax): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', async (request: FastifyRequest, payload: NodeJS.ReadableStream) => {
    const { accepts = 'json', bodyKeysMax: keys = jsonLimits.keys }: FastifyContextConfig = request.routeOptions.config;
    refuseOtherType(request, accepts);
    const isStream = accepts === 'octets' || accepts === 'multipart' || (accepts === 'records' && !isJson(request));
    const most = request.routeOptions.bodyLimit ?? formBytesMax;
    const bytesMax = accepts === 'records' && !isStream ? Math.min(most, recordsJsonBytesMax) : most;
    if (Number(request.headers['content-length'] ?? 0) > bytesMax) throw new Refusal('body_too_large');
    const limited = limitBytes(payload, { bytesMax, ms: isStream ? uploadMsMax : bodyMs });
    if (isStream) return limited;
    const bytes = await collect(limited);
    if (accepts === 'text') return bytes.toString('utf8');
    return accepts === 'form'
      ? new URLSearchParams(bytes.toString('utf8'))
      : readJsonBody(bytes, { ...jsonLimits, keys });
  });
}

function isJson(request: FastifyRequest): boolean {
  return contentTypes.json.test(request.headers['content-type'] ?? '');
}

function refuseOtherType(request: FastifyRequest, accepts: BodySort): void {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw new Refusal('body_type_refused');
  if (!contentTypes[accepts].test(request.headers['content-type'] ?? '')) throw new Refusal('body_type_refused');
}

/** Counts what passes, whatever Content-Length said, and waits for it no longer than it may take. */
function limitBytes(
  payload: NodeJS.ReadableStream,
  { bytesMax, ms }: Readonly<{ bytesMax: number; ms: number }>,
): Transform {
  let bytes = 0;
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > bytesMax) done(new Refusal('body_too_large'));
      else done(null, chunk);
    },
  });
  const timer = setTimeout(() => limited.destroy(new Refusal('request_timeout')), ms);
  limited.once('close', () => clearTimeout(timer));
  // Not a pipeline: that would cut the connection with the body, before the refusal is sent.
  const cut = () => {
    if (!limited.writableEnded) limited.destroy(new Refusal('body_malformed'));
  };
  payload.on('error', cut).on('close', cut);
  return payload.pipe(limited);
}

async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
