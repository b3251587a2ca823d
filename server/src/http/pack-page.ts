import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** A page as it travels, with the headers that say how. */
export type PackedPage = Readonly<{ body: Buffer; headers: Readonly<Record<string, string>> }>;

/** Of the fast efforts the one behind which nothing is gained: 6 to 9 cost more, and a page is made for one reader. */
const effort = 5;

/**
 * Makes a page a third as long for whoever can unpack it, off the main thread. What could be guessed by the length of a
 * packed page is made anew for every page (its nonces), or is the reader's own (what they typed).
 */
export async function packPage(html: string, accepted: string | undefined): Promise<PackedPage> {
  const plain = Buffer.from(html, 'utf8');
  const vary = { vary: 'accept-encoding, accept-language' };
  if (/\bbr\b/.test(accepted ?? '')) {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: effort,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    };
    return { body: await brotli(plain, { params }), headers: { ...vary, 'content-encoding': 'br' } };
  }
  if (/\bgzip\b/.test(accepted ?? ''))
    return { body: await zip(plain), headers: { ...vary, 'content-encoding': 'gzip' } };
  return { body: plain, headers: vary };
}
