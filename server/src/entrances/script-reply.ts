import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** A script in the sizes in which it travels. */
export type PackedScript = Readonly<{ plain: Buffer; br: Buffer; gzip: Buffer }>;

/** `whole` for what is sent often and packed once; `quick` for what is made for one reader. */
export async function packScript(code: string, effort: 'whole' | 'quick'): Promise<PackedScript> {
  const plain = Buffer.from(code, 'utf8');
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: effort === 'whole' ? constants.BROTLI_MAX_QUALITY : 5,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  const [br, packed] = await Promise.all([brotli(plain, { params }), zip(plain)]);
  return { plain, br, gzip: packed };
}

/** Sends a script that pages of other sites may run: by its address alone, with nobody's cookie. */
export function sendScript(
  request: FastifyRequest,
  reply: FastifyReply,
  script: PackedScript,
  cacheControl: string,
): FastifyReply {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'plain';
  if (encoding !== 'plain') reply.header('content-encoding', encoding);
  return reply
    .headers({
      ...foreignHeaders,
      vary: 'accept-encoding, accept-language',
      'cache-control': cacheControl,
    })
    .type('text/javascript; charset=utf-8')
    .send(script[encoding]);
}

/** What pages of other sites need to be let in; never on anything that knows a signed-in person. */
export const foreignHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};
